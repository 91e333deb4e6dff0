"""Tie a transcript to the recording that lies beside it under the same name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from chatham.core.evidence import Interview

SOUNDS = frozenset(".mp3 .m4a .wav .ogg .oga .opus .flac .aac .wma .amr .aif .aiff .caf .mp4 .m4v .mov .avi .mkv .webm .mpg .mpeg .3gp".split())
_FOLDERS = ("recordings", "recording", "audio", "video", "tapes", "media")


def with_recordings(interviews: Sequence[Interview], files: Sequence[tuple[str, Path]]) -> list[Interview]:
    """The interviews, each with the name of its recording where one is found and the file tells of none.

    Looked at are the names of files in the transcript's own folder and in folders for recordings in it or beside it;
    nothing of them is opened.
    """
    paths = dict(files)
    listed = cache(_recordings)

    def linked(interview: Interview) -> Interview:
        path = paths.get(interview.file)
        if path is None or interview.head.recording:
            return interview
        near = (path.parent, *(base / name for base in (path.parent, path.parent.parent) for name in _FOLDERS))
        for folder in near:
            found = listed(folder).get(path.stem.casefold())
            if found:
                return replace(interview, head=replace(interview.head, recording=found))
        return interview

    return [linked(interview) for interview in interviews]


def _recordings(folder: Path) -> dict[str, str]:
    """Names of sounds and films by what a transcript of them would be called: ``s07`` or ``s07.m4a``."""
    try:
        paths = sorted(folder.iterdir())
    except OSError:
        return {}
    found: dict[str, str] = {}
    for path in paths:
        if path.suffix.lower() in SOUNDS and not path.name.startswith("."):
            found.setdefault(path.stem.casefold(), path.name)
            found.setdefault(path.name.casefold(), path.name)
    return found

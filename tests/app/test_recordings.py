"""A recording beside a transcript is linked by its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from chatham.app.recordings import with_recordings
from chatham.core.evidence import Head, Interview
from chatham.core.text import Text
from tests.conftest import Desk


@pytest.mark.parametrize(
    ("transcript", "recording", "found"),
    [
        ("interviews/s07.md", "interviews/s07.m4a", "s07.m4a"),
        ("interviews/S07.docx", "interviews/s07.MP3", "s07.MP3"),
        ("interviews/s07.m4a.txt", "interviews/s07.m4a", "s07.m4a"),
        ("interviews/s07.vtt", "recordings/s07.wav", "s07.wav"),
        ("interviews/s07.vtt", "interviews/audio/s07.wav", "s07.wav"),
        ("interviews/s07.md", "interviews/s08.m4a", None),
        ("interviews/s07.md", "interviews/s07.jpg", None),
        ("interviews/s07.md", "elsewhere/s07.m4a", None),
    ],
)
def test_by_name(tmp_path: Path, transcript: str, recording: str, found: str | None) -> None:
    for name in (transcript, recording):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    told = with_recordings([Interview(transcript, Text(""), (), ())], [(transcript, tmp_path / transcript)])
    assert told[0].head.recording == found and told[0].head.record is None


def test_what_the_file_says_itself_counts(tmp_path: Path) -> None:
    (tmp_path / "s07.m4a").write_bytes(b"")
    own = Interview("s07.md", Text(""), (), (), head=Head(recording="tape 3.wav"))
    assert with_recordings([own], [("s07.md", tmp_path / "s07.md")])[0].head.recording == "tape 3.wav"


def test_where_to_listen_names_the_recording(desk: Desk) -> None:
    desk.put(
        "interviews/s01.srt",
        "1\n00:00:05,000 --> 00:00:09,000\nWe were told in a car park that the pools would go first\n\n2\n00:00:09,500 --> 00:00:11,000\nand the laundry a weak after.\n",
    )
    (desk.folder / "interviews/s01.md").unlink()
    desk.put("interviews/s01.m4a", b"\x00\x00\x00\x20ftypM4A ")
    ran = desk.check()
    assert ran.json["skipped"] == ["interviews/s01.m4a"]
    assert any("Listen to s01.m4a at 00:00:05." in f["message"] for f in ran.json["findings"]), ran.json["findings"]
    page = desk.chatham("check", desk.folder / "draft.md", "--against", desk.folder / "interviews", "--format", "html", "-o", desk.folder / "a.html")
    assert page.code == ran.code and "s01.m4a at 00:00:05" in (desk.folder / "a.html").read_text(encoding="utf-8")


def test_the_column_of_the_table(desk: Desk) -> None:
    desk.put("interviews.csv", "file,source,recording\ninterviews/s01.md,S01,tape-3.wav\n")
    ran = desk.chatham("check", desk.folder / "draft.md", "--investigation", desk.folder, "--format", "json")
    assert ran.code == 0 and ran.json["problems"] == []


def test_codes_stand_for_names_in_the_name_of_a_recording(desk: Desk) -> None:
    talk = "Q: When?\nOrla Quinn: We were told in a car park that the pools would go first and the laundry a weak after.\nQ: And?\nOrla Quinn: No."
    (desk.folder / "interviews/s01.md").unlink()
    desk.put("interviews/Orla Quinn.md", talk)
    desk.put("interviews/Orla Quinn.m4a", b"\x00\x00\x00\x20ftypM4A ")
    for form in ("json", "html"):
        out = desk.folder / f"out.{form}"
        desk.chatham("check", desk.folder / "draft.md", "--against", desk.folder / "interviews", "--codes", "--format", form, "-o", out)
        assert "quinn" not in out.read_text(encoding="utf-8").lower()

"""Evidence that has been read, kept on disk for the next check: only where the person asks for it with ``--cache``.

What is kept is the text itself, its turns and the labels of its speakers, as plain as they stand in the files; nothing is
sealed in it. It is no better hidden than the transcripts are, and belongs where they are.
"""

from __future__ import annotations

import json
import os
import struct
from array import array
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path

import numpy as np

import chatham.office
import chatham.readers
from chatham import __version__
from chatham.app.files import write_bytes
from chatham.core.errors import ChathamError
from chatham.core.evidence import Head, Interview, Piece, Role, Speaker, Turn
from chatham.core.report import Problem
from chatham.core.rows import Rows, compact_pieces, compact_turns
from chatham.core.secret import Secret
from chatham.core.text import Text
from chatham.language.stream import Stream, stream_of

SUFFIX = ".chatham-kept"
_MAGIC = b"chatham-kept/1\n"
_LENGTH = struct.Struct("<Q")
_PIECES, _TURNS = "iiidb", "iiiidb"

Person = tuple[str, str | None, str | None, Role | None, bool]


@dataclass(frozen=True, slots=True)
class Reading:
    """One file of evidence as it was read. The speakers stand beside the interview and not in it, because a sealed name
    goes nowhere of itself; turns and pieces are columns."""

    interview: Interview
    people: tuple[Person, ...]
    stream: Stream


class Kept:
    """A folder of readings, each under a name made from the file's bytes, its label and the readers themselves."""

    def __init__(self, folder: Path) -> None:
        """Makes the folder, for this person's eyes only. Raises ChathamError where it cannot be made."""
        self._folder = folder
        self._readers = _readers()
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise ChathamError("no-cache", f"{folder.name} cannot be made ({error.strerror}).", "Choose another folder after --cache.") from None
        if not os.access(folder, os.W_OK):
            raise ChathamError("no-cache", f"Nothing can be written into {folder.name}.", "Choose another folder after --cache.")

    def path(self, label: str, data: bytes) -> Path:
        """Where the reading of these bytes under this label is kept."""
        name = sha256(b"\0".join((self._readers, label.encode("utf-8", "surrogatepass"), sha256(data).digest())))
        return self._folder / f"{name.hexdigest()[:40]}{SUFFIX}"

    def read(self, label: str, data: bytes) -> Reading | None:
        """What was kept of these bytes; None where nothing was, or where it cannot be trusted."""
        try:
            return _unpacked(self.path(label, data).read_bytes(), label)
        except (OSError, ValueError, TypeError, KeyError, IndexError, struct.error):
            return None

    def write(self, label: str, data: bytes, reading: Reading) -> None:
        """Keeps a reading; where that cannot be done, the next check reads the file again."""
        path = self.path(label, data)
        try:
            write_bytes(path, _packed(reading))
            path.chmod(0o600)
        except (ChathamError, OSError):
            return


def _readers() -> bytes:
    """Something that changes whenever the readers do, so that nothing is kept longer than it is true."""
    told = [__version__]
    for package in (chatham.readers, chatham.office):
        for folder in package.__path__:
            told += [f"{p.name} {p.stat().st_size} {p.stat().st_mtime_ns}" for p in sorted(Path(folder).glob("*.py"))]
    return sha256("\n".join(told).encode()).digest()


def _packed(reading: Reading) -> bytes:
    i = reading.interview
    turns, pieces = compact_turns(i.turns), compact_pieces(i.pieces)
    facts = {
        "head": asdict(i.head),
        "kind": i.kind,
        "form": i.form,
        "doubtful_words": i.doubtful_words,
        "pages": i.pages,
        "problems": [asdict(p) for p in i.problems],
        "people": reading.people,
        "terms": turns.names,
    }
    columns = [pieces.column(k) for k in range(len(_PIECES))] + [turns.column(k) for k in range(len(_TURNS))]
    parts = [json.dumps(facts).encode(), i.text.string.encode("utf-8", "surrogatepass"), *(c.tobytes() for c in columns)]
    parts += [reading.stream.starts.tobytes(), reading.stream.hashes.tobytes()]
    body = b"".join(_LENGTH.pack(len(p)) + p for p in parts)
    return _MAGIC + sha256(body).digest() + body


def _unpacked(data: bytes, label: str) -> Reading:
    """The reading; ValueError and its like for anything that is not exactly what was written."""
    begin = len(_MAGIC) + 32
    if not data.startswith(_MAGIC) or sha256(data[begin:]).digest() != data[len(_MAGIC) : begin]:
        raise ValueError("not what was written")
    parts: list[bytes] = []
    while begin < len(data):
        (size,) = _LENGTH.unpack_from(data, begin)
        parts.append(data[begin + 8 : begin + 8 + size])
        begin += 8 + size
    facts = json.loads(parts[0])
    columns = [_column(form, part) for form, part in zip(_PIECES + _TURNS, parts[2:], strict=False)]
    interview = Interview(
        label,
        Text(parts[1].decode("utf-8", "surrogatepass")),
        Rows(Turn, columns[len(_PIECES) :], facts["terms"]),
        Rows(Piece, columns[: len(_PIECES)]),
        (),
        Head(**facts["head"]),
        facts["kind"],
        facts["form"],
        None,
        facts["doubtful_words"],
        tuple(facts["pages"]),
        tuple(Problem(**p) for p in facts["problems"]),
    )
    stream = Stream(np.frombuffer(parts[-2], np.int32), np.frombuffer(parts[-1], np.uint32))
    return Reading(interview, tuple(_person(p) for p in facts["people"]), stream)


def _column(form: str, part: bytes) -> array[int] | array[float]:
    column: array[int] | array[float] = array(form)
    column.frombytes(part)
    return column


def _person(facts: Sequence[object]) -> Person:
    name, shown, code, role, generic = facts
    return (str(name), shown, code, role, bool(generic))  # type: ignore[return-value]


def with_people(reading: Reading) -> Interview:
    """The interview with its speakers, their names sealed."""
    return replace(reading.interview, speakers=tuple(Speaker(Secret(name), *facts) for name, *facts in reading.people))  # type: ignore[arg-type]


def without_people(interview: Interview) -> Reading:
    """A reading of an interview whose speakers are told beside it."""
    people = tuple((s.label.reveal(), s.shown, s.code, s.role, s.generic) for s in interview.speakers)
    bare = replace(interview, speakers=(), turns=compact_turns(interview.turns), pieces=compact_pieces(interview.pieces))
    return Reading(bare, people, stream_of(bare))

"""Read all the evidence: every file is an interview, skipped, or a problem; many files are read side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from chatham.app.blocks import lent
from chatham.app.files import GUESSED, guessed_encoding, is_ours, read_bytes
from chatham.app.kept import Kept, Reading, with_people, without_people
from chatham.app.recordings import SOUNDS
from chatham.app.workers import spread
from chatham.core.errors import ChathamError, ReadError
from chatham.core.evidence import Interview
from chatham.core.report import Problem
from chatham.core.rows import Packed, compact_pieces, compact_turns
from chatham.language.stream import LentStream, Stream
from chatham.readers.pick import is_system_file, nature, read_evidence

Step = Callable[[str, int, int], None]

_SIDE_BY_SIDE = 3_000_000  # bytes from which on other processors are worth calling
_IN_A_COPY = frozenset([".pdf"])  # read by a library whose faults end a process; then it is a copy that ends
_LONG = 1_000_000  # bytes from which on the beginning of a file is looked at before the whole is read
LENT_FROM = 300_000_000  # bytes from which on the evidence is not held in memory


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the files came to. ``streams``: the words of interviews that were cut into words while being read."""

    interviews: tuple[Interview, ...] = ()
    skipped: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    streams: tuple[tuple[str, Stream | LentStream], ...] = ()


@dataclass(frozen=True, slots=True)
class _Sent:
    """What one file came to, as it comes back from the process that read it. ``words`` is the size of the stream of a
    lent text, of which ``stream`` then has only every so manieth place."""

    reading: Reading | None = None
    problems: tuple[Problem, ...] = ()
    words: int = 0


def gather(files: Sequence[tuple[str, Path]], step: Step = lambda *_: None, kept: Kept | None = None, meanwhile: Callable[[], None] = lambda: None) -> Gathered:
    """Interviews, labels of what is no evidence, and one problem for each file that could not be read. What has been
    ``kept`` of a file by an earlier check is not read again. ``meanwhile``: what there is to do while other processors read."""
    sizes = [_size(path) for _, path in files]
    total = sum(sizes)
    risky = any(path.suffix.lower() in _IN_A_COPY for _, path in files)
    if (total < _SIDE_BY_SIDE and not risky or len(files) < 2) and kept is None:
        return _one_by_one(files, step)
    interviews: list[Interview] = []
    skipped: list[str] = []
    problems: list[Problem] = []
    streams: list[tuple[str, Stream | LentStream]] = []
    read = 0
    lend = total >= LENT_FROM
    for (label, _), size, sent in zip(
        files, sizes, spread(lambda k: _sent(*files[k], lend, kept), len(files), lambda k: _lost(files[k][0]), meanwhile), strict=True
    ):
        read += size
        step(f"Reading {len(files)} files", read, total)
        problems += sent.problems
        if sent.reading is not None:
            interview = with_people(sent.reading)
            interviews.append(interview)
            streams.append((label, LentStream(interview, sent.words, sent.reading.stream.starts) if sent.words else sent.reading.stream))
        elif not sent.problems:
            skipped.append(label)
    return Gathered(tuple(interviews), tuple(skipped), tuple(problems), tuple(streams))


def _lost(label: str) -> _Sent:
    """Said of a file at which the process that read it ended, twice."""
    message = f"{label} broke the program that reads its form and was not read."
    return _Sent(problems=(Problem("reader-broke", message, label, "Open it in the program that made it, save it anew, and run again."),))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size if path.is_file() and path.suffix.lower() not in SOUNDS else 0
    except OSError:
        return 0


def _one_by_one(files: Sequence[tuple[str, Path]], step: Step) -> Gathered:
    interviews: list[Interview] = []
    skipped: list[str] = []
    problems: list[Problem] = []
    for number, (label, path) in enumerate(files):
        step(f"Reading {len(files)} files", number, len(files))
        interview, faults, _ = _read(label, path)
        problems += faults
        if interview is not None:
            interviews.append(interview)
        elif not faults:
            skipped.append(label)
    return Gathered(tuple(interviews), tuple(skipped), tuple(problems))


def _read(label: str, path: Path) -> tuple[Interview | None, tuple[Problem, ...], bytes]:
    """One file: its interview if it is one, what of it could not be read, and its bytes."""
    try:
        data = _data(label, path)
        interview = read_evidence(data, label) if data is not None else None
    except ChathamError as error:
        return None, (Problem(error.code, error.message, label, error.next_step),), b""
    if interview is None:
        return None, (), b""
    guessed = (guessed_encoding(label),) if interview.form.endswith(GUESSED) else ()
    interview = replace(interview, digest=sha256(data or b"").hexdigest())
    return interview, (*interview.problems, *guessed), data or b""


def _sent(label: str, path: Path, lend: bool, kept: Kept | None) -> _Sent:
    """One file, read and cut into words. ``lend``: only what leads back to the words is kept, not the words."""
    data = (_bytes(label, path) or b"") if kept is not None else b""
    found = kept.read(label, data) if kept is not None and data else None
    problems: tuple[Problem, ...] = found.interview.problems if found else ()
    if found is not None:
        found = replace(found, interview=replace(found.interview, digest=sha256(data).hexdigest()))
    else:
        interview, problems, data = _read(label, path)
        if interview is None:
            return _Sent(problems=problems)
        found = without_people(interview)
        if kept is not None:
            kept.write(label, data, replace(found, interview=replace(found.interview, problems=problems)))
    if not lend:
        return _Sent(found, problems)
    interview, stream = found.interview, found.stream
    pieces, turns = compact_pieces(interview.pieces), compact_turns(interview.turns)
    interview = replace(interview, text=lent(interview.text.string, path, label, data), pieces=Packed(pieces), turns=Packed(turns))
    if any(pieces.column(4)):  # with translations under them, words stand in another order than in the file
        return _Sent(replace(found, interview=interview), problems)
    marks = Stream(stream.starts[:: LentStream.EVERY].copy(), stream.hashes[:0])
    return _Sent(replace(found, interview=interview, stream=marks), problems, len(stream))


def _bytes(label: str, path: Path) -> bytes | None:
    """The bytes of a file, or None for whatever must be told or skipped by reading it in the usual way."""
    try:
        return _data(label, path)
    except ChathamError:
        return None


def _data(label: str, path: Path) -> bytes | None:
    """The bytes of a file that may be evidence; None for one that cannot be. Raises ReadError."""
    if is_ours(label) or is_system_file(label):
        return None
    try:
        if path.is_dir():
            raise _unopened(label, path)
        if not path.is_file() or (path.stat().st_size > _LONG and _no_words(label, path)):
            return None
    except PermissionError:
        raise ReadError("not-allowed", f"{label} may not be read.", "Change its permissions or copy it.") from None
    return read_bytes(path, label)


def _unopened(label: str, path: Path) -> ReadError:
    if path.is_symlink():
        return ReadError("linked-folder", f"{label} is a link to another folder and was not followed.", "Name that folder after --against as well.")
    return ReadError("not-allowed", f"The folder {label} may not be opened.", "Change its permissions or copy it.")


def _no_words(label: str, path: Path) -> bool:
    """Whether a large file is a film, a picture or a sound."""
    with path.open("rb") as file:
        return nature(file.read(65536), label) == "none"

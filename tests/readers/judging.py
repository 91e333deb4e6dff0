"""What must hold of any bytes that a reader is given, for each kind of input; ``tools/fuzz.py`` and the kept inputs go by it."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from functools import cache

from chatham.app.houses import _known, house_for
from chatham.app.let_stand import _parse
from chatham.app.read_file import text_without_names
from chatham.core.errors import ChathamError, ReadError
from chatham.core.evidence import Evidence, Interview
from chatham.core.rows import compact_pieces, compact_turns
from chatham.core.story import Story
from chatham.engine.identify import identify
from chatham.engine.pipeline import run
from chatham.language.stream import stream_of
from chatham.readers.house import Layer, profile_of
from chatham.readers.pick import read_draft, read_evidence
from chatham.readers.tables import promises_of, read_rows, read_settings, sources_of, with_row

TALK = (
    "Q: When were you told?\nS01: We were told in a car park that the pools would go first and the laundry a week after.\n"
    "Q: Who told you?\nS01: [off the record] A man from the water board. He would not give his name, and nobody has seen him since.\n"
)
NAMES: list[str] = []
"""Real names that no message may hold: the speakers' labels of the files that the inputs were made from."""


@cache
def talk() -> Interview:
    """The interview that drafts are checked against."""
    found = read_evidence(TALK.encode(), "s01.md")
    assert found is not None
    return found


def told(error: ChathamError, label: str) -> None:
    """An error is two sentences that name the file and nobody."""
    assert error.message.endswith(".") and error.next_step.endswith("."), "an error is two sentences"
    assert label in error.message, "an error names the file"
    clean(f"{error.message} {error.next_step}".replace(label, ""))


def clean(words: str) -> None:
    """No real name stands in the words."""
    assert not any(name in words for name in NAMES), "a real name stands in a message"


def whole_story(story: Story) -> None:
    """Blocks are in order and within the text, notes within the text."""
    size, last = len(story.text), 0
    assert not any("\ud800" <= c <= "\udfff" for c in story.text.string), "half a character stands in a draft"
    for block in story.blocks:
        assert last <= block.span.start < block.span.end <= size, "blocks lie in order within the text"
        last = block.span.end
    for note in story.notes:
        assert 0 <= note.span.start <= note.span.end <= size, "notes lie within the text"


def whole_interview(found: Interview) -> None:
    """Turns, pieces and pages lie within the text and in order, and the packed rows are the same."""
    size, string = len(found.text), found.text.string
    assert "\r" not in string
    assert not any("\ud800" <= c <= "\udfff" for c in string), "half a character stands in the evidence"
    for turn in found.turns:
        assert 0 <= turn.start <= turn.end <= size, "turns lie within the text"
        assert -1 <= turn.speaker < len(found.speakers), "a turn's speaker is there"
    last: dict[int, int] = {}
    begin = 0
    for piece in found.pieces:
        assert last.get(piece.layer, 0) <= piece.start < piece.end <= size, "pieces of one layer do not overlap"
        assert begin <= piece.start, "pieces are in order"
        last[piece.layer], begin = piece.end, piece.start
        turn = found.turns[piece.turn]
        assert turn.start <= piece.start and piece.end <= turn.end, "a piece lies within its turn"
    assert list(found.pages) == sorted(found.pages) and all(0 <= at <= size for at in found.pages), "pages are in order"
    assert list(compact_pieces(found.pieces)) == list(found.pieces), "packed pieces are the same pieces"
    assert list(compact_turns(found.turns)) == list(found.turns), "packed turns are the same turns"
    stream = stream_of(found)
    assert all(0 <= at <= size for at in stream.starts), "words lie within the text"
    for problem in found.problems:
        clean(problem.message + problem.next_step)


def read(data: bytes, label: str) -> None:
    """A file as a draft and as evidence; of some, also what a check makes of it."""
    further = zlib.crc32(data) % 16 == 0
    try:
        story = read_draft(data, label)
        whole_story(story)
        if further:
            checked(story, talk())
    except ReadError as error:
        told(error, label)
    try:
        found = read_evidence(data, label)
    except ReadError as error:
        told(error, label)
        return
    if found is not None:
        whole_interview(found)
        known = identify(Evidence((found,))).interviews[0]
        assert len(text_without_names(known)) == len(found.text), "a text without names keeps its places"


def checked(story: Story, interview: Interview) -> None:
    """The pipeline takes any draft, and the words of a finding are the words at its span."""
    from chatham.writers.json import to_json

    report = run(story, Evidence((interview,)))
    size = len(story.text)
    assert all(0 <= f.span.start <= f.span.end <= size for f in report.findings), "findings lie within the draft"
    assert not [p for p in report.problems if p.code.startswith("rule-broke")], "no rule breaks down"
    to_json(report).encode("utf-8")


def head(data: bytes, label: str) -> None:
    """A YAML head above a talk."""
    read(b"---\n" + data + b"\n---\n" + TALK.encode(), label)


def table(data: bytes, label: str) -> None:
    """A table of the investigation folder, read as each of them."""
    try:
        rows = read_rows(data, label)
    except ReadError as error:
        told(error, label)
        return
    sources, problems = sources_of(rows, label)
    assert len({s.code for s in sources}) == len(sources), "a code is one person's"
    problems += promises_of(rows, label)[1]
    for row in rows[:50]:
        merged, faults = with_row(talk(), row, label)
        whole_interview(merged)
        problems += faults
    assert all(label in p.message for p in problems)
    for problem in problems:
        clean(problem.message + problem.next_step)


def settings(data: bytes, label: str) -> None:
    """chatham.toml with its thresholds, and a house's own profile."""
    try:
        raw = read_settings(data, label)
        house_for(None, None, raw)
        profile_of("own", [Layer(label, raw)], _known())
    except ChathamError as error:
        assert error.message.endswith(".") and error.next_step.endswith(".")
        clean(error.message)


def kept(data: bytes, label: str) -> None:
    """let-stand.toml."""
    try:
        _parse(data)
    except ChathamError as error:
        assert "let-stand.toml" in error.message
        clean(error.message)


KINDS: dict[str, tuple[str, Callable[[bytes, str], None]]] = {
    **{form: (f"fuzz.{form}", read) for form in ("docx", "odt", "rtf", "pdf", "html", "epub", "eml", "otr", "json", "srt", "vtt", "txt", "md")},
    "head": ("fuzz.md", head),
    "table": ("fuzz.csv", table),
    "settings": ("fuzz.toml", settings),
    "kept": ("fuzz.toml", kept),
}


def judge(kind: str, data: bytes) -> None:
    """Raises AssertionError, or whatever a reader raises beside its own errors, where something does not hold."""
    label, what = KINDS[kind]
    what(data, label)


def names_in(kinds: Sequence[tuple[str, bytes]]) -> list[str]:
    """The real names of the speakers in some whole files."""
    names: set[str] = set()
    for kind, data in kinds:
        label, _ = KINDS[kind]
        try:
            found = read_evidence(data, label)
        except ChathamError:
            continue
        names |= {s.label.reveal() for s in found.speakers if not s.generic and s.code is None and s.role is None} if found else set()
    return sorted(name for name in names if len(name) > 4)

"""No reader raises anything but ReadError, whatever the bytes; every span lies in the text."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from chatham.core.errors import ChathamError, ReadError
from chatham.core.evidence import Interview
from chatham.core.story import Story
from chatham.readers.pick import read_draft, read_evidence
from chatham.readers.tables import read_rows, read_settings, sources_of, with_row
from tests.conftest import interview
from tests.language.alphabet import DRAFT, TALK, TEXT

SAMPLE = Path(__file__).parents[2] / "src/chatham/samples/order-of-the-taps"
EVERYDAY = Path(__file__).parents[1] / "everyday"
LABELS = st.sampled_from(
    ["a.txt", "a.md", "a.srt", "a.vtt", "a.json", "a.docx", "a.html", "a.pdf", "a.odt", "a.rtf", "a.epub", "a.eml", "a", ".a", "a.otr", "b/😀.csv"]
)
HEADS = st.sampled_from(
    [
        b"",
        b"WEBVTT\n\n",
        b"PK\x03\x04",
        b'{"segments": [',
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"---\n",
        b"%PDF-",
        b"<html>",
        b"1\n00:00:01,000 --> 00:00:02,000\n",
        b"\xd0\xcf\x11\xe0",
        b"[{",
        b"{\\rtf1\\ansi ",
        b"{\\rtf1{\\footnote \\u8220",
        b'{"media": "x", "text": "<p>',
        b"From: a\nDate: b\nMIME-Version: 1.0\n\n",
        b"<?xml?><office:document",
        b"<html><nav>a</nav>",
        b'<html><a name="ts_1_2_S00">',
    ]
)
RELAXED = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def encoded(words: str) -> bytes:
    return words.encode("utf-8", "surrogatepass")


def assert_story(story: Story) -> None:
    size, last = len(story.text), 0
    for block in story.blocks:
        assert last <= block.span.start < block.span.end <= size
        last = block.span.end
    for note in story.notes:
        assert 0 <= note.span.start <= note.span.end <= size


def assert_interview(found: Interview) -> None:
    size = len(found.text)
    for turn in found.turns:
        assert 0 <= turn.start <= turn.end <= size
        assert -1 <= turn.speaker < len(found.speakers)
    last: dict[int, int] = {}
    for piece in found.pieces:
        assert last.get(piece.layer, 0) <= piece.start < piece.end <= size, "pieces of one layer do not overlap"
        last[piece.layer] = piece.end
        turn = found.turns[piece.turn]
        assert turn.start <= piece.start and piece.end <= turn.end
    assert "\r" not in found.text.string


def read_both(data: bytes, label: str) -> None:
    try:
        assert_story(read_draft(data, label))
    except ReadError as error:
        assert error.message.endswith(".") and error.next_step.endswith(".") and label in error.message
    try:
        found = read_evidence(data, label)
        if found is not None:
            assert_interview(found)
    except ReadError as error:
        assert error.message.endswith(".") and error.next_step.endswith(".") and label in error.message


@RELAXED
@given(st.tuples(HEADS, st.binary(max_size=300)).map(b"".join), LABELS)
@example(b"\xff\xfe\x00", "a.txt")
@example(b"[1:2:3]", "a.json")
@example(b"9:99:99\n", "a.txt")
def test_any_bytes(data: bytes, label: str) -> None:
    read_both(data, label)


@RELAXED
@given(st.one_of(TEXT, TALK, DRAFT), HEADS, LABELS)
def test_any_text(words: str, head: bytes, label: str) -> None:
    read_both(head + encoded(words), label)


_CUE = st.tuples(st.integers(0, 5000), st.integers(0, 9), st.one_of(TEXT, st.sampled_from(["<v Orla>yes", "Orla: yes", "- no", ">> and"]))).map(
    lambda c: f"00:{c[0] // 60:02d}:{c[0] % 60:02d},000 --> 00:{(c[0] + c[1]) // 60:02d}:{(c[0] + c[1]) % 60:02d},500\n{c[2]}\n\n"
)


@RELAXED
@given(st.lists(_CUE, min_size=1, max_size=6).map("".join), st.booleans())
def test_any_subtitles(words: str, web: bool) -> None:
    read_both(encoded(("WEBVTT\n\n" + words.replace(",", ".")) if web else "1\n" + words), "a.vtt" if web else "a.srt")


_JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=True), st.sampled_from(["words", "S01", "", "\ud83d", "[terms: off the record] x"])),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(
            st.sampled_from(
                "segments text start speaker words word language terms results source channels alternatives paragraphs sentences utterances items type "
                "content monologues elements value ts name time para speakers id media audio_duration transcript start_time".split()
            ),
            inner,
            max_size=5,
        ),
    ),
    max_leaves=20,
)


@RELAXED
@given(_JSON)
@example({"results": {"channels": [{"alternatives": [{"words": [{"word": "a", "start": float("inf")}]}]}]}})
@example({"words": [{"name": 1, "time": None, "speaker": -1, "para": []}], "speakers": [None]})
@example({"monologues": [{"elements": [None, {"value": None, "ts": "x"}], "speaker": []}]})
@example({"text": "a", "media": 7, "start": {}})
@example({"segments": [{"text": "a", "start": float("nan")}]})
@example({"segments": [{"text": "a", "start": 1, "speaker": "   "}]})
@example({"results": [{"words": [{"word": None}]}]})
def test_any_json(value: object) -> None:
    import json

    read_both(json.dumps(value).encode(), "a.json")


FILES = sorted(
    p
    for folder in (SAMPLE, EVERYDAY, Path(__file__).parent / "files")
    for p in folder.rglob("*")
    if p.suffix in (".docx", ".srt", ".vtt", ".json", ".md", ".txt", ".otr", ".odt", ".fodt", ".rtf", ".pdf", ".html") and 0 < p.stat().st_size < 100_000
)


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_mutated_files(path: Path) -> None:
    """A valid file with some bytes changed, cut out or doubled."""
    whole, luck = path.read_bytes(), random.Random(path.name)
    read_both(whole, path.name)
    for _ in range(12):
        data = bytearray(whole)
        for _ in range(luck.randrange(1, 12)):
            at = luck.randrange(len(data))
            kind = luck.randrange(3)
            if kind == 0:
                data[at] = luck.randrange(256)
            elif kind == 1:
                del data[at : at + luck.randrange(1, 40)]
            else:
                data[at:at] = data[at : at + luck.randrange(1, 40)]
            data = data or bytearray(b" ")
        read_both(bytes(data), path.name)


@RELAXED
@given(st.one_of(st.binary(max_size=200), TEXT.map(encoded)), LABELS)
def test_any_table(data: bytes, label: str) -> None:
    try:
        rows = read_rows(data, label)
        sources, problems = sources_of(rows, label)
        assert len({s.code for s in sources}) == len(sources)
        assert all(p.message.startswith(label) for p in problems)
        for row in rows:
            with_row(interview("Q: And?\nS01: Yes.\n"), row, label)
    except ReadError as error:
        assert label in error.message


@RELAXED
@given(st.one_of(st.binary(max_size=200), TEXT.map(encoded)))
def test_any_settings(data: bytes) -> None:
    try:
        assert isinstance(read_settings(data, "chatham.toml"), dict)
    except ChathamError as error:
        assert "chatham.toml" in error.message


def test_what_the_readers_make_of_each_form() -> None:
    """One obvious file of each kind, with its turns."""
    files = {
        "a.md": "---\nsource: S01\nlanguage: pt-BR\nterms: not for attribution\n---\nQ: And?\nS01: Sim.\n= Yes.\n",
        "b.txt": "Orla Venn 00:01\nDid you?\n\nTam Quill 00:05\nI did.\n",
        "c.srt": "1\n00:00:01,000 --> 00:00:02,000\nOrla: Did you?\n\n2\n00:00:02,500 --> 00:00:04,000\nTam: I did.\n\n"
        "3\n00:00:04,100 --> 00:00:05,000\nOrla: And?\n\n4\n00:00:05,100 --> 00:00:06,000\nTam: No.\n",
        "d.vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Orla>Did you?\n\n00:02.500 --> 00:04.000\n<v Tam>I <i>did</i>.\n",
        "e.json": '{"segments": [{"start": 0, "text": " Did you?", "speaker": "A"}, {"start": 2.5, "text": " I did.", "speaker": "B"}]}',
    }
    read = {name: interview(words, name) for name, words in files.items()}
    told = {name: [(t.number, t.speaker, t.at) for t in i.turns] for name, i in read.items()}
    assert told["a.md"] == [(1, 0, None), (2, 1, None)]
    assert (read["a.md"].head.language, read["a.md"].head.terms, [p.layer for p in read["a.md"].pieces]) == ("pt", "background", [0, 0, 1])
    assert told["b.txt"] == [(1, 0, 1.0), (2, 1, 5.0)]
    assert told["c.srt"] == [(1, 0, 1.0), (2, 1, 2.5), (3, 0, 4.1), (4, 1, 5.1)]
    assert told["d.vtt"] == [(1, 0, 1.0), (2, 1, 2.5)]
    assert told["e.json"] == [(1, 0, 0.0), (2, 1, 2.5)]
    assert read["e.json"].doubtful_words


PACKED = [p for p in FILES if p.parent.name == "files"]


@pytest.mark.parametrize("path", PACKED, ids=lambda p: p.name)
def test_files_cut_off_at_any_place(path: Path) -> None:
    """Half a packed or bracketed file is never half read: it is refused, or all that is missing is its very end."""
    whole, luck = path.read_bytes(), random.Random(path.name)
    for at in sorted({*range(0, 40, 7), *(luck.randrange(len(whole)) for _ in range(12)), len(whole) - 1, len(whole) - 2}):
        read_both(whole[:at], path.name)
        if path.suffix in (".odt", ".rtf", ".docx", ".fodt", ".otr") and 100 < at < len(whole) - 30:
            with pytest.raises(ReadError):
                read_evidence(whole[:at], path.name)


@pytest.mark.parametrize("path", [p for p in PACKED if "talk" in p.name], ids=lambda p: p.name)
def test_a_wrong_name_changes_nothing(path: Path) -> None:
    right = read_evidence(path.read_bytes(), f"s01{path.suffix}")
    for suffix in (".txt", ".pdf", ".docx", ".json", ""):
        wrong = read_evidence(path.read_bytes(), f"s01{suffix}")
        assert right is not None and wrong is not None and (wrong.text, wrong.pieces, wrong.form) == (right.text, right.pieces, right.form)

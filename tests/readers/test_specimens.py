"""Files that real programs made, and what each must come to."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from chatham.core.errors import ReadError
from chatham.readers.pick import read_draft, read_evidence
from tests.readers.office_files import DRAFT, FILES, FORMS, HIDDEN, RICH, SOFFICE, TALK, columns, flat, saved
from tests.readers.specimens import SPECIMENS

RICH_TEXT = (
    "The order of the taps\nThe council said on Monday it had no plan. Next   words\tafter\nbreak.\n“We were told in a car park,” a manager said.\n"
    "Nobody asked us, and nobody will.\nSeen words, Łódź 東京 😀.\nAround it.\nIn a box.\ncell one\ncell “two”\nA point\nLast."
)
KINDS = ["headline", "paragraph", "paragraph", "quotation", "paragraph", "paragraph", "paragraph", "cell", "cell", "list", "paragraph"]
NOTES = [("footnote", "", "s02, turn 4"), ("comment", "“We were told in a car park,”", "s01, turn 2"), ("footnote", "", "a letter")]


def bytes_of(name: str) -> bytes:
    return (FILES / name).read_bytes()


def test_every_kept_file_is_told_of() -> None:
    assert sorted(SPECIMENS) == sorted(path.name for path in FILES.iterdir())


@pytest.mark.parametrize("name", SPECIMENS)
def test_what_a_kept_file_comes_to(name: str) -> None:
    told = SPECIMENS[name]
    if not told.words:
        for read in (read_draft, read_evidence):
            with pytest.raises(ReadError) as caught:
                read(bytes_of(name), name)
            assert caught.value.code == told.form
        return
    found = read_evidence(bytes_of(name), name)
    assert found is not None and found.form == told.form
    assert told.words in found.text.string
    assert any(told.words in found.text.string[p.start : p.end].replace("\n", " ") for p in found.pieces)


@pytest.mark.parametrize("name", ["rich.odt", "rich.rtf", "rich.fodt", "rich.docx"])
def test_every_word_processor_gives_the_same_text(name: str) -> None:
    """Insertions in, deletions and hidden words out, boxes after their paragraph, notes and comments apart."""
    story = read_draft(bytes_of(name), name)
    assert story.text.string == RICH_TEXT
    assert [b.kind for b in story.blocks] == KINDS
    assert [(n.kind, story.text[n.span], n.words) for n in story.notes] == NOTES


def test_a_page_of_html_has_the_words_and_the_footnotes() -> None:
    story = read_draft(bytes_of("rich.html"), "rich.html")
    assert [n.words for n in story.notes] == ["s02, turn 4", "a letter"]
    assert "“We were told in a car park,” a manager said." in [story.text[b.span] for b in story.blocks]


@pytest.mark.parametrize("form", FORMS)
def test_turns_of_an_interview(form: str) -> None:
    found = read_evidence(bytes_of(f"talk.{form}"), f"talk.{form}")
    assert found is not None
    assert [" ".join(found.turn_words(t).split()) for t in found.turns] == [line.split(": ", 1)[1] for line in TALK]
    assert [s.shown or s.role for s in found.speakers] == ["interviewer", "S01"]


@pytest.mark.parametrize("form", FORMS)
def test_paragraphs_of_a_draft(form: str) -> None:
    story = read_draft(bytes_of(f"draft.{form}"), f"draft.{form}")
    assert [" ".join(story.text[b.span].split()) for b in story.blocks] == [line.removeprefix("# ") for line in DRAFT]
    assert [b.kind for b in story.blocks] == ["headline", "paragraph", "paragraph", "paragraph"]
    assert story.form == form


def test_a_locked_opendocument_file_is_said() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        target.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        target.writestr("content.xml", b"\x00\x01garbage")
        target.writestr("META-INF/manifest.xml", "<m:manifest xmlns:m='urn:x'><m:encryption-data/></m:manifest>")
    with pytest.raises(ReadError) as caught:
        read_evidence(out.getvalue(), "a.odt")
    assert caught.value.code == "odt-encrypted"


needs_soffice = pytest.mark.skipif(SOFFICE is None, reason="needs soffice (Debian package libreoffice-writer)")


@needs_soffice
def test_the_program_that_is_here_writes_what_is_read(tmp_path: Path) -> None:
    source = tmp_path / "rich.fodt"
    source.write_bytes(flat(["Last."], HIDDEN, RICH))
    for form in ("odt", "rtf"):
        saved(tmp_path, [source], form)
        assert read_draft((tmp_path / f"rich.{form}").read_bytes(), "x").text.string == RICH_TEXT


@needs_soffice
def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    paragraphs = [f"Paragraph {n} " + "of the long report on the taps and on whoever turned them " * (3 + n % 4) + "." for n in range(90)]
    (tmp_path / "two.fodt").write_bytes(flat(paragraphs, columns(2, "Report of the Inquiry", "Volume two, page")))
    saved(tmp_path, [tmp_path / "two.fodt"], "pdf")
    story = read_draft((tmp_path / "two.pdf").read_bytes(), "two.pdf")
    assert " ".join(story.text.string.split()) == " ".join(" ".join(paragraphs).split()), "every word in order, no running head, no page number"
    found = read_evidence((tmp_path / "two.pdf").read_bytes(), "two.pdf")
    assert found is not None and len(found.pages) > 3
    assert found.page_at(0) == 1 and found.page_at(len(found.text) - 1) == len(found.pages)

"""PDF: paragraphs from printed lines, pages, and everything that cannot be read said."""

from __future__ import annotations

import zlib

import pytest

from chatham.core.errors import ReadError
from chatham.readers.pdf import read_paper
from chatham.readers.pick import read_draft, read_evidence
from tests.readers.office_files import FILES
from tests.readers.pdf_files import lines, pdf

PROSE = "The council met on a Monday and said it had no plan to clo-\nse the pools before the spring of the year that comes after this\none, and nobody asked.\n\nA second paragraph stands below it and is as wide as the first was,\nand ends."


def refused(data: bytes) -> ReadError:
    with pytest.raises(ReadError) as caught:
        read_paper(data, "a.pdf")
    assert "a.pdf" in caught.value.message
    return caught.value


def test_lines_stay_and_a_hyphen_at_the_end_of_one() -> None:
    paper = read_paper(pdf([lines(PROSE)]), "a.pdf")
    assert paper.string == PROSE
    assert [b.kind for b in paper.blocks] == ["paragraph", "paragraph"]


def test_large_type_is_a_headline() -> None:
    paper = read_paper(pdf([[*lines("Pools to close", top=810, size=20), *lines(PROSE)]]), "a.pdf")
    assert [b.kind for b in paper.blocks] == ["headline", "paragraph", "paragraph"]


def test_running_heads_and_page_numbers_do_not_split_a_sentence() -> None:
    body = "and so the sentence of this page goes on to the very last word of\nthe page without a full stop anywhere, and then it goes on and on"
    pages = [[(60.0, 815.0, 9.0, "Report on the taps"), *lines(body), (290.0, 30.0, 9.0, f"- {n} -")] for n in range(1, 6)]
    paper = read_paper(pdf(pages), "a.pdf")
    assert "Report" not in paper.string and " - " not in paper.string
    assert len(paper.blocks) == 1 and len(paper.pages) == 5
    assert all(paper.string[at:].startswith("and so the sentence") for at in paper.pages)


def test_what_stands_only_once_at_the_edge_stays() -> None:
    pages = [lines(f"Line {word} at the top of its page and nowhere else in the file") for word in ("one", "two", "three", "four")]
    assert all(word in read_paper(pdf(pages), "a.pdf").string for word in ("one", "two", "three", "four"))


def test_a_scan_is_said_with_the_way_to_make_it_readable() -> None:
    error = refused(pdf([[], []], pictures=[0, 1]))
    assert error.code == "pdf-scan" and "ocrmypdf" in error.next_step


def test_some_scanned_pages_are_named_and_the_rest_is_read() -> None:
    paper = read_paper(pdf([lines(PROSE), [], [], lines(PROSE), []], pictures=[1, 2, 4]), "a.pdf")
    assert [p.code for p in paper.problems] == ["pdf-pages"] and paper.problems[0].stops
    assert paper.problems[0].message.startswith("Pages 2 to 3, 5 of a.pdf")
    assert paper.string.count("nobody asked") == 2
    assert read_draft(pdf([lines(PROSE), []], pictures=[1]), "a.pdf").problems[0].message.startswith("Page 2 of a.pdf")


def test_a_scan_with_recognised_words_is_read() -> None:
    assert "nobody asked" in read_paper(pdf([lines(PROSE)], pictures=[0]), "a.pdf").string


def test_an_empty_page_is_no_scan() -> None:
    assert read_paper(pdf([lines(PROSE), []]), "a.pdf").problems == ()


def test_locked_and_restricted() -> None:
    assert refused((FILES / "locked.pdf").read_bytes()).code == "pdf-encrypted"
    assert "car park" in read_paper((FILES / "owned.pdf").read_bytes(), "a.pdf").string


@pytest.mark.parametrize("share", [0.02, 0.3, 0.5, 0.9, 0.99])
def test_half_a_file_is_never_half_read(share: float) -> None:
    for name in ("talk.pdf", "chromium.pdf"):
        whole = (FILES / name).read_bytes()
        assert refused(whole[: int(len(whole) * share)]).code == "pdf-broken"


def test_streams_that_unfold_without_end() -> None:
    packed = zlib.compress(b" " * (300 * 2**20), 1)
    bomb = pdf([lines(PROSE)]).replace(
        b"endstream", b"endstream\nendobj\n90 0 obj\n<< /Length 1 /Filter /FlateDecode >>\nstream\n" + packed + b"\nendstream", 1
    )
    assert refused(bomb).code == "pdf-too-big"
    assert refused(pdf([lines(PROSE)]) + b"% /Filter [/FlateDecode /FlateDecode]").code == "pdf-too-big"


def test_drawings_that_draw_each_other_without_end() -> None:
    forms = "".join(
        f"\nendstream\nendobj\n{n} 0 obj\n<< /Subtype /Form /Resources << /XObject << /X {n + 1} 0 R >> >> >>\nstream\n{'/X Do ' * 10}" for n in range(50, 60)
    )
    assert refused(pdf([lines(PROSE)], extra=forms)).code == "pdf-too-big"


def test_turns_and_pages_of_an_interview() -> None:
    talk = "Q: When were you told?\n\nS01: We were told in a car park that the pools\nwould go first.\n\nQ: Really?\n\nS01: Yes."
    found = read_evidence(pdf([lines(talk), lines(talk)]), "s01.pdf")
    assert found is not None and found.form == "pdf" and len(found.turns) == 8
    assert [found.page_at(t.start) for t in found.turns] == [1, 1, 1, 1, 2, 2, 2, 2]


def test_the_numbered_lines_of_a_court() -> None:
    asked = [
        "Q. When were you told about the pools?",
        "A. We were told in a car park that the pools",
        "would go first and the laundry a week after.",
        "Q. Who told you?",
    ] * 6
    page = [word for n, line in enumerate(asked) for word in ((60.0, 760.0 - 24 * n, 10.0, str(n + 1)), (100.0, 760.0 - 24 * n, 10.0, line))]
    found = read_evidence(pdf([[(60.0, 800.0, 9.0, "Hearing of a witness"), *page, (280.0, 30.0, 9.0, str(n))] for n in range(12, 16)]), "a.pdf")
    assert found is not None and len(found.turns) == 4 * 18 and len(found.speakers) == 2
    assert " ".join(found.turn_words(found.turns[1]).split()) == "We were told in a car park that the pools would go first and the laundry a week after."

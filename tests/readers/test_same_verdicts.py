"""The same interview and the same draft come to the same verdicts, whatever they are saved as."""

from __future__ import annotations

from textwrap import fill
from typing import Any

import pytest

from tests.conftest import Desk
from tests.office.word_files import docx, p, r
from tests.readers.office_files import DRAFT, FILES, FORMS, TALK, flat
from tests.readers.pdf_files import lines, pdf


def verdicts(report: dict[str, Any]) -> list[Any]:
    """What a reader of the report is told of each quotation; what the draft's file holds beside it differs by its form."""
    return [
        [p["verdict"], [[m["speaker"], m["turn"], m["role"], [[e["op"], e["draft"], e["evidence"], e["critical"]] for e in m["edits"]]] for m in p["matches"]]]
        for p in report["passages"]
    ] + [[f["rule"], f["severity"], " ".join(f["words"].split())] for f in report["findings"] if f["rule"] != "P08"]


@pytest.mark.parametrize("form", FORMS)
def test_draft_and_interview_in_another_format(desk: Desk, form: str) -> None:
    desk.put("draft.md", "\n\n".join(DRAFT))
    desk.put("interviews/s01.md", "\n\n".join(TALK))
    usual = desk.check().json
    assert [v[0] for v in verdicts(usual)][:4] == ["altered", "verbatim", "verbatim", "absent"]
    (desk.folder / "interviews/s01.md").unlink()
    desk.put(f"interviews/s01.{form}", (FILES / f"talk.{form}").read_bytes())
    desk.put(f"draft.{form}", (FILES / f"draft.{form}").read_bytes())
    ran = desk.check(draft=f"draft.{form}")
    assert ran.code == 1 and ran.json["complete"]
    assert verdicts(ran.json) == verdicts(usual)
    assert {m.get("page") for p in ran.json["passages"] for m in p["matches"]} == ({1} if form == "pdf" else {None})
    for output in ("docx", "html"):
        told = desk.chatham(
            "check", desk.folder / f"draft.{form}", "--against", desk.folder / "interviews", "--format", output, "-o", desk.folder / f"out.{output}"
        )
        assert told.code == 1 and (desk.folder / f"out.{output}").stat().st_size > 1000


REPORT = (
    "The inquiry met in the spring and heard from the board, the town and the people who lived below the weir that year.",
    "It found that the pools had been closed before anybody was told, and that the order for it was never written down.",
    "Of the eleven officials who were asked to come, four came, and none of the four had kept a note of what was said.",
    "The board replied that notes were kept where there was a meeting, that a telephone call was no meeting, that nobody had asked for notes at "
    "the time, and that the rules of the house on the keeping of notes had been written with other things in mind than the closing of a pool or a "
    "laundry in the middle of a dry year.",
    "The inquiry recommends that every order which takes water from a household be written down and signed by the person who gives it.",
)
OF_REPORT = (
    "“It found that the pools had been closed before anybody was told,” the report says.",
    "“The order for it was never written down. Of the eleven officials who were asked to come, nine came,” it says.",
    "“None of the four had kept a note of what was said. The inquiry recommends that every order which takes water from a household be written down,” it says.",
)
IN_FORMS = {
    "docx": docx("".join(p(r(words)) for words in REPORT)),
    "fodt": flat(REPORT),
    "rtf": ("{\\rtf1 " + "\\par ".join(REPORT) + "}").encode(),
    "html": ("<html>" + "".join(f"<p>{words}</p>" for words in REPORT) + "</html>").encode(),
    "pdf": pdf([lines("\n\n".join(fill(words, 90) for words in REPORT))]),
}


@pytest.mark.parametrize("form", IN_FORMS)
def test_each_paragraph_of_a_report_is_a_place_of_its_own(desk: Desk, form: str) -> None:
    """Where nobody is named as speaking, one more paragraph is no other answer, and a finding names the paragraph."""
    desk.put("draft.md", "\n\n".join(OF_REPORT))
    desk.put("interviews/report.md", "\n\n".join(REPORT))
    usual = verdicts(desk.check().json)
    assert [v[0] for v in usual][:3] == ["verbatim", "altered", "spliced"]
    assert [[m[1] for m in v[1]] for v in usual[:3]] == [[2], [3], [3, 5]]
    (desk.folder / "interviews/report.md").unlink()
    desk.put(f"interviews/report.{form}", IN_FORMS[form])
    assert verdicts(desk.check().json) == usual


def test_a_page_of_a_pdf_is_named(desk: Desk) -> None:
    desk.put("draft.md", "\n\n".join(DRAFT))
    (desk.folder / "interviews/s01.md").unlink()
    desk.put("interviews/s01.pdf", (FILES / "talk.pdf").read_bytes())
    assert "s01.pdf, page 1" in desk.check().json["findings"][0]["message"]
    assert desk.chatham("read", desk.folder / "interviews/s01.pdf").code == 0


def test_a_word_file_with_macros_is_read_and_the_copy_has_none(desk: Desk) -> None:
    from tests.office.word_files import unzipped, zipped

    parts = unzipped((FILES / "draft.docx").read_bytes())
    plain = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(plain.encode(), b"application/vnd.ms-word.document.macroEnabled.main+xml")
    desk.put("draft.docm", zipped({**parts, "word/vbaProject.bin": b"\xd0\xcf\x11\xe0 Shell"}))
    desk.put("interviews/s01.md", "\n\n".join(TALK))
    ran = desk.check(draft="draft.docm")
    assert ran.code == 1 and ran.json["problems"] == [] and "macro" not in ran.err
    told = desk.chatham("check", desk.folder / "draft.docm", "--against", desk.folder / "interviews", "--format", "docx", "-o", desk.folder / "out.docx")
    assert told.code == 1
    copy = unzipped((desk.folder / "out.docx").read_bytes())
    assert "word/vbaProject.bin" not in copy and b"macroEnabled" not in copy["[Content_Types].xml"]


def test_pages_that_were_not_read_leave_the_check_incomplete(desk: Desk) -> None:
    from tests.readers.pdf_files import lines, pdf

    desk.put("interviews/report.pdf", pdf([lines("Some words of a report that was printed and then scanned."), []], pictures=[1]))
    ran = desk.check()
    assert ran.code == 2 and not ran.json["complete"]
    assert [(p["code"], p["file"]) for p in ran.json["problems"]] == [("pdf-pages", "interviews/report.pdf")]
    desk.put("half.pdf", pdf([lines("“We were told in a car park that the pools would go first and the laundry a week after,” she said."), []], pictures=[1]))
    (desk.folder / "interviews/report.pdf").unlink()
    assert [(p["code"], p["file"]) for p in desk.check(draft="half.pdf").json["problems"]] == [("pdf-pages", "half.pdf")]

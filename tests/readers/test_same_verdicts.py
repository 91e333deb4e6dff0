"""The same interview and the same draft come to the same verdicts, whatever they are saved as."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import Desk
from tests.readers.office_files import DRAFT, FILES, FORMS, TALK


def verdicts(report: dict[str, Any]) -> list[Any]:
    """What a reader of the report is told of each quotation."""
    return [
        [p["verdict"], [[m["speaker"], m["turn"], m["role"], [[e["op"], e["draft"], e["evidence"], e["critical"]] for e in m["edits"]]] for m in p["matches"]]]
        for p in report["passages"]
    ] + [[f["rule"], f["severity"], " ".join(f["words"].split())] for f in report["findings"]]


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

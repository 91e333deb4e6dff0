"""What an investigation folder tells beside its interviews: promises, the day of print, summaries, the draft's own file."""

from __future__ import annotations

import json

import pytest

from tests.conftest import Desk
from tests.office.word_files import docx, p, r
from tests.readers.pdf_files import lines, pdf
from tests.writers.test_odt import odt

TALK = "---\nsource: S02\n---\nQ: What did he want?\nS02: The drafts are in the safe and the safe is on the third floor, and there they stay.\n"
DRAFT = "“The drafts are in the safe and the safe is on the third floor, and there they stay,” an adviser said.\n"
HEAD = "source,promise,made_on,due,kept_on\n"


def folder(desk: Desk, **tables: str) -> dict[str, object]:
    """An investigation of one talk with these tables, checked."""
    desk.put("case/draft.md", DRAFT)
    desk.put("case/interviews/s02.md", TALK)
    for name, words in tables.items():
        desk.put(f"case/{name.replace('_', '.')}", words)
    ran = desk.chatham("check", desk.folder / "case/draft.md", "--investigation", desk.folder / "case", "--format", "json")
    return {**ran.json, "code": ran.code}


def rules(told: dict[str, object]) -> list[tuple[str, str]]:
    """Rule and severity of every finding."""
    findings = told["findings"]
    assert isinstance(findings, list)
    return [(f["rule"], f["severity"]) for f in findings]


def problems(told: dict[str, object]) -> list[str]:
    """What is said of the folder itself."""
    found = told["problems"]
    assert isinstance(found, list)
    return [f"{x['code']}: {x['message']}" for x in found]


@pytest.mark.parametrize("day", ["2026-11-13", '"2026-11-13"', "2026-11-13T08:00:00"])
def test_a_promise_is_held_against_the_day_of_print(desk: Desk, day: str) -> None:
    told = folder(desk, chatham_toml=f"publication_date = {day}\n", promises_csv=HEAD + "S02,embargo,,2026-11-20,\n")
    assert rules(told) == [("G07", "error")] and told["code"] == 1
    assert problems(told) == []


def test_an_embargo_without_a_day_of_print_is_told_and_not_judged(desk: Desk) -> None:
    told = folder(desk, promises_csv=HEAD + "S02,embargo,,2026-11-20,\nS02,read-back,,,2026-11-01\n")
    assert rules(told) == [] and told["complete"] and told["code"] == 0
    assert problems(told) == ["no-publication-date: chatham.toml names no day of publication, so no promise about when to print was judged."]


def test_faulty_rows_make_a_check_incomplete(desk: Desk) -> None:
    told = folder(desk, promises_csv=HEAD + "Orla Haddle,read-back,,,\nS02,read-back,soon,,\nS77,review,,,\n")
    assert told["code"] == 2 and not told["complete"]
    assert [x.split(": ", 1)[1] for x in problems(told)] == [
        "promises.csv, row 2: the column 'source' holds no code.",
        "promises.csv, row 3: the column 'made_on' is no date.",
        "promises.csv, row 4: S77 is no source here.",
    ]
    assert "Haddle" not in json.dumps(told)


def test_a_day_that_is_none_is_refused(desk: Desk) -> None:
    desk.put("case/draft.md", DRAFT)
    desk.put("case/chatham.toml", 'publication_date = "next week"\n')
    ran = desk.chatham("check", desk.folder / "case/draft.md", "--investigation", desk.folder / "case", "--format", "json")
    assert ran.code == 2 and "publication_date" in ran.err


@pytest.mark.parametrize("cells", ["kind\nD1,documents/answer.md,machine-summary", "made_by\nD1,documents/answer.md,Machine summary"])
def test_a_document_that_a_machine_made_up_is_no_record(desk: Desk, cells: str) -> None:
    desk.put("case/documents/answer.md", "The safe is on the third floor because nobody ever climbs that far, the adviser explained at length.\n")
    desk.put("case/draft.md", "x")
    tables = {"documents_csv": "id,file," + cells + "\n"}
    desk.put("case/interviews/s02.md", TALK)
    for name, words in tables.items():
        desk.put(f"case/{name.replace('_', '.')}", words)
    desk.put("case/draft.md", "“The safe is on the third floor because nobody ever climbs that far,” the adviser said.\n")
    told = desk.chatham("check", desk.folder / "case/draft.md", "--investigation", desk.folder / "case", "--format", "json").json
    assert rules(told) == [("Q13", "error")]
    assert told["findings"][0]["also"] == ["Q01"]


CANARY = "Canary Underhill told us"
LINE = DRAFT.strip()
HOLDING = {
    "draft.docx": docx(p(r(LINE) + f"<w:del><w:r><w:delText>{CANARY}</w:delText></w:r></w:del>")),
    "draft.odt": odt(
        f"<text:tracked-changes><text:changed-region><text:deletion><text:p>{CANARY}</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>{LINE}</text:p>"
    ),
    "draft.rtf": ("{\\rtf1 \\ansicpg65001 " + LINE + "{\\deleted " + CANARY + "}}").encode(),
    "draft.html": f"<html><p>{LINE}</p><p hidden>{CANARY}</p></html>".encode(),
    "draft.pdf": pdf([lines(LINE.replace(" is on", "\nis on"))], trailer="/Info 7 0 R", more=[f"<< /Author ({CANARY}) >>".encode()]),
}


@pytest.mark.parametrize("name", HOLDING)
def test_a_deleted_name_is_told_by_code_and_never_shown(desk: Desk, name: str) -> None:
    desk.put(name, HOLDING[name])
    desk.put("interviews/s01.md", TALK.replace("S02:", "Canary Underhill:").replace("source: S02\n", "agreed_label: an adviser\n"))
    ran = desk.chatham("check", desk.folder / name, "--against", desk.folder / "interviews", "--format", "json")
    assert [(f["rule"], f["severity"], "S01" in f["message"]) for f in ran.json["findings"]] == [("P08", "warning", True)]
    assert "Underhill" not in ran.out + ran.err
    for form in ("text", "html"):
        told = desk.chatham("check", desk.folder / name, "--against", desk.folder / "interviews", "--format", form, "--no-files")
        assert "Underhill" not in told.out + told.err
    assert ran.json["sentences"][0]["verdict"] == "open"


def test_a_name_in_the_head_of_a_markdown_draft(desk: Desk) -> None:
    """The text of a Markdown draft is the file itself, so the report's own words are looked at alone."""
    desk.put("draft.md", f"---\nby: {CANARY}\n---\n{DRAFT}")
    desk.put("interviews/s01.md", TALK.replace("S02:", "Canary Underhill:").replace("source: S02\n", "agreed_label: an adviser\n"))
    found = desk.chatham("check", desk.folder / "draft.md", "--against", desk.folder / "interviews", "--format", "json").json["findings"]
    assert [(f["rule"], f["severity"], f["message"]) for f in found] == [
        ("P08", "warning", "The file holds a name that its text does not print: S01; look in its author.")
    ]

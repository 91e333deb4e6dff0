"""The checked copy as the command line gives it: there and back through the check itself."""

from __future__ import annotations

import shutil

import pytest

from chatham.readers.docx import read_draft
from tests.conftest import Desk
from tests.house.tree import SAMPLE
from tests.writers.test_changes import rejected, words_of

SAID = "“We were told in a cellar that the pools would go first and the laundry a week after,” a manager said.\n"
WORDS = {"Q01", "Q02", "Q03", "Q08"}


@pytest.mark.parametrize("against", [("--against", "interviews"), ("--investigation", ".")])
def test_there_and_back(desk: Desk, against: tuple[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Accepted, what was mended is found no more; rejected, it is the draft."""
    shutil.copytree(SAMPLE, desk.folder / "sample")
    monkeypatch.chdir(desk.folder / "sample")
    before = desk.chatham("check", "draft.docx", *against, "--format", "json").json
    assert desk.chatham("check", "draft.docx", *against, "--format", "changes", "-o", "../c.docx").code == 1
    copy = (desk.folder / "c.docx").read_bytes()
    after = desk.chatham("check", "../c.docx", *against, "--format", "json").json
    assert {f["rule"] for f in before["findings"]} & WORDS == WORDS
    assert {p["verdict"] for p in after["passages"]} & {"altered", "cut", "inserted"} == set()
    assert [f["rule"] for f in before["findings"] if f["rule"] not in WORDS] == [f["rule"] for f in after["findings"] if f["rule"] not in WORDS]
    assert words_of(rejected(copy)) == before["text"]
    notes = [n.words for n in read_draft((SAMPLE / "draft.docx").read_bytes(), "x").notes]
    assert [n.words for n in read_draft(copy, "x").notes] == notes, "no comment but hers"
    mended = [p for p, q in zip(before["passages"], after["passages"], strict=True) if p["verdict"] != q["verdict"]]
    assert mended and {p["verdict"] for p in mended} <= {"altered", "cut", "inserted"}


def test_beside_the_draft_and_never_as_evidence(desk: Desk) -> None:
    desk.put("draft.md", SAID)
    given = ("check", desk.folder / "draft.md", "--against", desk.folder)
    for _ in range(2):
        ran = desk.chatham(*given, "--checked-copy")
        assert ran.code == 1 and "draft.changes.docx" in ran.out.replace("\n", "")
    copy = (desk.folder / "draft.changes.docx").read_bytes()
    assert words_of(copy) == SAID.replace("cellar", "car park").strip() and words_of(rejected(copy)) == SAID.strip()
    ran = desk.chatham(*given, "--format", "json")
    assert len(ran.json["passages"][0]["matches"]) == 1 and [s for s in ran.json["skipped"] if s.endswith("draft.changes.docx")]
    (desk.folder / "draft.changes.docx").write_bytes(copy + b" ")
    (desk.folder / "draft.changes.docx").write_bytes(b"mine")
    ran = desk.chatham(*given, "--checked-copy")
    assert ran.code == 2 and "was not written by Chatham" in ran.err


def test_with_codes(desk: Desk) -> None:
    desk.put("interviews/s01.md", "Orla Venn: When?\nTam Quill: We were told in a car park that Tam would go first and the laundry a week after.\n" * 2)
    desk.put("draft.md", "“We were told in a cellar that Tam would go first and the laundry a week after,” a manager said.\n")
    ran = desk.chatham("check", desk.folder / "draft.md", "--against", desk.folder / "interviews", "--checked-copy", "--codes")
    copy = (desk.folder / "draft.changes.coded.docx").read_bytes()
    assert ran.code == 1 and "Tam" not in words_of(copy) + words_of(rejected(copy))


@pytest.mark.parametrize("more", [("--no-files",), ("--format", "json")])
def test_where_it_goes_must_be_clear(desk: Desk, more: tuple[str, ...]) -> None:
    ran = desk.chatham("check", desk.folder / "draft.md", "--against", desk.folder / "interviews", "--checked-copy", *more)
    assert (ran.code, ran.out) == (2, "") and "--format changes -o draft.changes.docx" in ran.err

"""``chatham check --since``: what it prints and writes, and what it makes of a file that is none."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from chatham.writers.json import schema
from tests.conftest import DRAFT, TALK, Desk
from tests.house.tree import SAMPLE

WRONG = DRAFT.replace("car park", "cellar")


@pytest.fixture
def checked(desk: Desk) -> Desk:
    """The draft that stands, and its check as last.json."""
    assert desk.check("-o", desk.folder / "last.json").code == 0
    return desk


def since(desk: Desk, *more: str | Path) -> list[str | Path]:
    return ["check", desk.folder / "draft.md", "--against", desk.folder / "interviews", "--since", desk.folder / "last.json", *more]


def test_the_json_tells_it(checked: Desk) -> None:
    checked.put("draft.md", WRONG)
    ran = checked.chatham(*since(checked, "--format", "json"))
    assert (ran.code, ran.err) == (1, "")
    Draft202012Validator(schema()).validate(ran.json)
    told = ran.json["since"]
    assert [ran.json["findings"][k]["rule"] for k in told["new"]] == ["Q01"]
    assert (told["settled"], told["unchanged"]) == ([], 0)
    assert told["lapsed"] == [{"span": [0, len(WRONG) - 1], "was": DRAFT.strip()}]
    assert ran.json["evidence"] == json.loads((checked.folder / "last.json").read_text())["evidence"]


def test_exit_codes_are_those_of_any_check(checked: Desk) -> None:
    assert checked.chatham(*since(checked, "--format", "json")).code == 0
    checked.put("draft.md", DRAFT.replace("a manager", "a tall manager"))
    ran = checked.chatham(*since(checked, "--format", "json"))
    assert (ran.code, [f["rule"] for f in ran.json["findings"]]) == (0, ["H03"])
    assert checked.chatham(*since(checked, "--format", "json", "--strict")).code == 2


def test_the_summary_begins_with_it(checked: Desk) -> None:
    checked.put("draft.md", WRONG)
    ran = checked.chatham(*since(checked))
    assert ran.out.startswith("Since the last check: 1 new, 0 settled, 1 lapsed.\n")
    assert "Q01 altered-quotation · new" in ran.out
    assert "Since" not in checked.chatham("check", checked.folder / "draft.md", "--against", checked.folder / "interviews").out


def test_nothing_new(checked: Desk) -> None:
    ran = checked.chatham(*since(checked, "--no-files"))
    assert ran.out.startswith("Since the last check: nothing new, nothing settled, nothing lapsed.\n")


def test_the_page_and_the_comments_tell_it(checked: Desk) -> None:
    checked.put("draft.md", WRONG)
    checked.chatham(*since(checked))
    page = (checked.folder / "draft.checked.html").read_text(encoding="utf-8")
    assert "Since the last check: 1 new, 0 settled, 1 lapsed" in page and '<span class="fresh">new</span>' in page
    assert "<del>car park</del> <ins>cellar</ins>" in page
    with zipfile.ZipFile(io.BytesIO((checked.folder / "draft.checked.docx").read_bytes())) as parts:
        comments = parts.read("word/comments.xml").decode()
    assert comments.count("New · Error · Q01") == 1 and "New · Advice" not in comments


def test_other_formats_tell_what_is_new(checked: Desk) -> None:
    checked.put("draft.md", WRONG)
    sarif = checked.chatham(*since(checked, "--format", "sarif")).json
    assert {r["ruleId"]: r["baselineState"] for r in sarif["runs"][0]["results"]} == {"Q01": "new", "H03": "unchanged"}
    annotations = checked.chatham(*since(checked, "--format", "annotations")).out
    assert annotations.count('"new"') == 1
    assert "baselineState" not in checked.check().out


def test_a_rule_about_the_last_check_says_nothing_without_one(desk: Desk) -> None:
    assert "H03" not in desk.check().out


def test_the_last_check_may_be_written_over(checked: Desk) -> None:
    checked.put("draft.md", WRONG)
    last = checked.folder / "last.json"
    assert checked.chatham(*since(checked, "--format", "json", "-o", last)).code == 1
    assert "since" in json.loads(last.read_text())
    again = checked.chatham(*since(checked, "--format", "json")).json["since"]
    assert (again["new"], again["settled"], again["lapsed"]) == ([], [], [])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (None, "There is no file last.json."),
        ("", "last.json is not a whole JSON document."),
        ('{"schema": "chatham-check/1", "text": "', "last.json is not a whole JSON document."),
        ("[]", "last.json is no earlier check of Chatham's."),
        ('{"schema": "chatham-check/9"}', "last.json was written by another version of Chatham"),
        ('{"schema": "chatham-check/1", "text": 4}', "last.json is not as Chatham wrote it: “text” holds something else"),
    ],
)
@pytest.mark.parametrize("form", ["text", "json"])
def test_what_is_no_last_check(desk: Desk, words: str | None, told: str, form: str) -> None:
    if words is not None:
        desk.put("last.json", words)
    ran = desk.chatham(*since(desk, "--format", form))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"chatham: {told}") and ran.err.count("\n") == 1


def test_a_folder_is_no_last_check(desk: Desk) -> None:
    (desk.folder / "last.json").mkdir()
    ran = desk.chatham(*since(desk))
    assert (ran.code, ran.err.startswith("chatham: last.json is a folder.")) == (2, True)


def test_the_check_of_another_draft(checked: Desk) -> None:
    checked.put("draft.md", "A ferry left the harbour at nine, and nobody was on it.\n")
    ran = checked.chatham(*since(checked))
    assert (ran.code, ran.err.startswith("chatham: The last check was of another draft than draft.md.")) == (2, True)
    assert not (checked.folder / "draft.checked.html").exists()


def test_no_copy_with_codes(checked: Desk) -> None:
    ran = checked.chatham(*since(checked, "--codes"))
    assert (ran.code, "do not go together" in ran.err) == (2, True)
    coded = checked.check("--codes").json
    assert coded["evidence"] == [] and "fingerprint" not in coded["passages"][0]


def test_every_change_of_an_investigation_is_noticed(desk: Desk) -> None:
    folder = desk.folder / "sample"
    shutil.copytree(SAMPLE, folder)
    call: list[str | Path] = ["check", folder / "draft.docx", "--investigation", folder, "--format", "json"]
    last = desk.folder / "last.json"
    desk.chatham(*call, "-o", last)

    def unchanged() -> int:
        found = desk.chatham(*call, "--since", last).json["since"]["unchanged"]
        assert isinstance(found, int)
        return found

    def with_more(name: str, more: str) -> int:
        path = folder / name
        before = path.read_bytes() if path.exists() else None
        path.write_bytes((before or b"") + more.encode())
        found = unchanged()
        if before is None:
            path.unlink()
        else:
            path.write_bytes(before)
        return found

    assert unchanged() > 20
    for name in ("interviews/s01.md", "interviews/s99.md", "interviews.csv", "sources.csv", "documents.csv", "promises.csv", "chatham.toml"):
        assert with_more(name, "\nQ: And then?\nS99: Nothing, I think.\n" if name.endswith(".md") else "\n") == 0, name
    for name in ("let-stand.toml", "stances.csv", "interviews/picture.png"):
        assert with_more(name, "") > 20, name
    (folder / "interviews" / "s01.md").unlink()
    assert unchanged() == 0


def test_many_files_read_side_by_side_have_their_digests(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.put("interviews/s02.md", TALK.replace("S01", "S02"))
    alone = desk.check().json["evidence"]
    monkeypatch.setattr("chatham.app.gather._SIDE_BY_SIDE", 0)
    assert desk.check().json["evidence"] == alone and len(alone) == 2

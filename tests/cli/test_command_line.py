"""The commands as people and scripts call them: options, outputs, exit codes."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from chatham import __version__
from chatham.cli.main import spread
from chatham.engine.catalogue import catalogue
from chatham.writers.json import schema
from tests.conftest import DRAFT, TALK, Desk

FAULTY = DRAFT.replace("car park", "cellar")
OFF = "Q: And?\nS01: [terms: off the record] The party has already picked the three of us who will be blamed.\n"


def test_json_is_the_published_document(desk: Desk) -> None:
    desk.put("draft.md", FAULTY)
    ran = desk.check()
    assert (ran.code, ran.err) == (1, "")
    Draft202012Validator(schema()).validate(ran.json)
    assert ran.json["text"] == FAULTY
    [finding] = ran.json["findings"]
    begin, end = finding["span"]
    assert (finding["rule"], finding["words"], FAULTY[begin:end]) == ("Q01", "cellar", "cellar")
    match = ran.json["passages"][0]["matches"][0]
    assert (match["file"], match["words"]) == ("interviews/s01.md", TALK[slice(*match["span"])])
    assert desk.check().out == ran.out, "twice the same"


def test_to_a_file(desk: Desk) -> None:
    for form, head in (("json", b'{"schema"'), ("html", b"<!"), ("docx", b"PK"), ("text", b"draft.md: ")):
        out = desk.folder / f"out.{form}"
        ran = desk.chatham("check", desk.folder / "draft.md", "--against", desk.folder / "interviews", "--format", form, "--no-files", "-o", out)
        assert (ran.code, ran.out, ran.err) == (0, "", "")
        assert out.read_bytes().startswith(head)
    assert zipfile.ZipFile(io.BytesIO((desk.folder / "out.docx").read_bytes())).testzip() is None
    assert not list(desk.folder.glob("*.checked.*"))


def test_files_beside_the_draft(desk: Desk) -> None:
    ran = desk.chatham("check", desk.folder / "draft.md", "--against", desk.folder / "interviews")
    assert ran.code == 0 and "1 quotation found word for word" in ran.told
    names = sorted(p.name for p in desk.folder.iterdir())
    assert names == ["draft.checked.docx", "draft.checked.html", "draft.md", "interviews"]
    assert desk.chatham("check", desk.folder / "draft.md", "--against", desk.folder / "interviews").code == 0


def test_no_files(desk: Desk) -> None:
    ran = desk.chatham("check", desk.folder / "draft.md", "--against", desk.folder / "interviews", "--no-files")
    assert ran.code == 0 and "Written" not in ran.out
    assert sorted(p.name for p in desk.folder.iterdir()) == ["draft.md", "interviews"]


def test_strict_asks_for_every_rule(desk: Desk) -> None:
    assert desk.check().json["not_run"]
    assert desk.check("--strict").code == 2


@pytest.mark.parametrize(
    ("given", "spread_out"),
    [
        (["check", "d", "--against", "a", "b"], ["check", "d", "--against", "a", "--against", "b"]),
        (["check", "--against", "a", "d"], ["check", "--against", "a", "d"]),
        (["check", "d", "--against", "a", "--against", "b", "c"], ["check", "d", "--against", "a", "--against", "b", "--against", "c"]),
        (["check", "d", "--against", "a", "b", "-o", "x", "--strict"], ["check", "d", "--against", "a", "--against", "b", "-o", "x", "--strict"]),
        (["check", "--format", "json", "d", "--against", "a", "b"], ["check", "--format", "json", "d", "--against", "a", "--against", "b"]),
        (["check", "--against=a", "d"], ["check", "--against=a", "d"]),
    ],
)
def test_several_files_behind_against(given: list[str], spread_out: list[str]) -> None:
    assert spread(given) == spread_out


def test_against_files_and_folders(desk: Desk) -> None:
    other = desk.put("more/s02.md", TALK.replace("S01", "S02").replace("car park", "cellar"))
    draft, first = desk.folder / "draft.md", desk.folder / "interviews"
    given: tuple[list[str | Path], ...] = (
        ["--against", first, other],
        ["--against", first, "--against", other.parent],
        [f"--against={first}", "--against", other],
    )
    for arguments in given:
        ran = desk.chatham("check", draft, *arguments, "--format", "json")
        assert ran.code == 0 and ran.json["passages"][0]["matches"][0]["file"] == "interviews/s01.md"
    ran = desk.chatham("check", "--against", first, draft, "--format", "json")
    assert ran.code == 0
    assert desk.chatham("check", draft, "--against", first / "s01.md", "--format", "json").json["passages"][0]["matches"][0]["file"] == "s01.md"


def test_an_investigation_folder(desk: Desk) -> None:
    desk.put("sources.csv", "code,agreed_label\nS01,a hotel executive\n")
    desk.put("documents/order.md", "The order of closures is settled by the board on the second Monday of each month.\n")
    ran = desk.chatham("check", desk.folder / "draft.md", "--investigation", desk.folder, "--format", "json")
    assert (ran.code, [f["rule"] for f in ran.json["findings"]]) == (1, ["G03"])
    assert "Q01" not in [n["rule"] for n in ran.json["not_run"]]
    desk.put("draft.md", "“The order of closures is settled by the board on the second Monday of each month,” the order says.\n")
    ran = desk.chatham("check", desk.folder / "draft.md", "--investigation", desk.folder, "--format", "json")
    assert ran.json["passages"][0]["matches"][0]["file"] == "documents/order.md"


def let(desk: Desk, rule: str = "Q01", at: str = "cellar", because: str = "heard again") -> int:
    return desk.chatham("let-stand", desk.folder / "draft.md", rule, "--at", at, "--because", because).code


def test_let_stand_keeps_and_lapses(desk: Desk) -> None:
    desk.put("draft.md", "It was a Monday. " + FAULTY)
    assert desk.check().code == 1
    assert let(desk) == 0
    ran = desk.check()
    assert (ran.code, ran.json["findings"], [f["rule"] for f in ran.json["let_stand"]]) == (0, [], ["Q01"])
    desk.put("draft.md", "It was a Tuesday, and it rained. " + FAULTY)
    assert desk.check().code == 0, "another sentence may change"
    desk.put("draft.md", FAULTY.replace("manager", "director"))
    ran = desk.check()
    assert (ran.code, [f["rule"] for f in ran.json["findings"]]) == (1, ["Q01"])
    assert [p["code"] for p in ran.json["problems"]] == ["let-stand"] and ran.json["complete"]
    assert "lapsed" in ran.json["problems"][0]["message"]


def test_let_stand_that_matches_nothing_is_reported(desk: Desk) -> None:
    desk.put("draft.md", FAULTY)
    assert let(desk) == 0
    desk.put("draft.md", DRAFT)
    ran = desk.check()
    assert ran.code == 0 and "no longer in the draft" in ran.json["problems"][0]["message"]


def test_let_stand_by_name_and_in_an_investigation(desk: Desk) -> None:
    desk.put("draft.md", FAULTY)
    folder = desk.folder / "kept"
    folder.mkdir()
    ran = desk.chatham(
        "let-stand", desk.folder / "draft.md", "altered-quotation", "--at", "a cellar that", "--because", 'heard “again” \\ "twice"', "--investigation", folder
    )
    assert ran.code == 0 and (folder / "let-stand.toml").exists()
    assert desk.check().code == 1, "kept elsewhere"
    (folder / "let-stand.toml").rename(desk.folder / "let-stand.toml")
    assert desk.check().code == 0


def test_what_may_not_be_let_stand(desk: Desk) -> None:
    desk.put("interviews/s01.md", OFF)
    desk.put("draft.md", "“The party has already picked the three of us who will be blamed,” a member said.\n")
    assert let(desk, "G02", "the three of us") == 2
    assert not (desk.folder / "let-stand.toml").exists()
    desk.put(
        "let-stand.toml",
        '[[let_stand]]\nrule = "G02"\nwords = "the three of us"\nbecause = "x"\n'
        'sentence = "“The party has already picked the three of us who will be blamed,” a member said."\n',
    )
    ran = desk.check()
    assert (ran.code, [f["rule"] for f in ran.json["findings"]]) == (1, ["G02"])
    assert "cannot be let stand" in ran.json["problems"][0]["message"]


@pytest.mark.parametrize(("rule", "at", "because"), [("Q99", "cellar", "x"), ("Q01", "nowhere in it", "x"), ("Q01", "cellar", "  "), ("Q01", " ", "x")])
def test_let_stand_refuses(desk: Desk, rule: str, at: str, because: str) -> None:
    desk.put("draft.md", FAULTY)
    assert let(desk, rule, at, because) == 2
    assert not (desk.folder / "let-stand.toml").exists()


def test_words_off_the_record_are_in_no_output(desk: Desk) -> None:
    desk.put("interviews/s01.md", OFF.replace("three of us", "three zebras of us"))
    desk.put("draft.md", "“The party has already picked the three of us who will be blamed,” a member said.\n")
    outputs = [desk.check().out, desk.chatham("check", desk.folder / "draft.md", "--against", desk.folder / "interviews").told]
    outputs.append((desk.folder / "draft.checked.html").read_text())
    with zipfile.ZipFile(desk.folder / "draft.checked.docx") as copy:
        outputs += [copy.read(n).decode("utf-8", "replace") for n in copy.namelist()]
    assert "stop" in outputs[0]
    assert not [o for o in outputs if "zebra" in o]


def test_explain_every_rule_by_code_and_name(desk: Desk) -> None:
    for e in catalogue():
        ran = desk.chatham("explain", e.rule.code.lower())
        assert ran.code == 0 and e.page in ran.out
        assert desk.chatham("explain", e.rule.name).out == ran.out


def test_rules_are_listed(desk: Desk) -> None:
    ran = desk.chatham("rules")
    assert ran.code == 0 and all(e.rule.code in ran.out and e.rule.name in ran.out for e in catalogue())


def test_read_shows_a_file_as_understood(desk: Desk) -> None:
    desk.put("talk.md", "[00:01:05] Orla Venn: Did you see it?\n[00:01:09] Tam Quill: I saw [terms: off the record] all of it.\nOrla Venn: And?\n")
    ran = desk.chatham("read", desk.folder / "talk.md")
    assert ran.code == 0 and "talk.md: md, 4 turns" in ran.out
    assert "00:01:05" in ran.out and "[off the record]" in ran.out
    assert "Orla" not in ran.out and "Quill" not in ran.out, "no name of a speaker"


@pytest.mark.parametrize("name", ["photo.jpg", "gone.md", "paper.pdf", "."])
def test_read_refuses(desk: Desk, name: str) -> None:
    desk.put("photo.jpg", b"\xff\xd8\xff\xe0")
    desk.put("paper.pdf", b"%PDF-1.4")
    ran = desk.chatham("read", desk.folder / name)
    assert (ran.code, ran.out) == (2, "") and ran.err.startswith("chatham: ")


def test_demo_twice(desk: Desk) -> None:
    folder = desk.folder / "trial"
    for _ in range(2):
        ran = desk.chatham("demo", folder)
        assert ran.code == 0
        results = [folder / "report" / n for n in ("checking-copy.docx", "report.html", "report.json")]
        assert all(str(r) in ran.out and r.stat().st_size > 1000 for r in results)
        Draft202012Validator(schema()).validate(json.loads(results[2].read_text()))


def test_demo_leaves_other_folders_alone(desk: Desk) -> None:
    assert desk.chatham("demo", desk.folder).code == 2
    assert desk.chatham("demo", desk.folder / "draft.md").code == 2
    assert sorted(p.name for p in desk.folder.iterdir()) == ["draft.md", "interviews"]


def test_demo_without_a_folder(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk.folder)
    assert desk.chatham("demo").code == 0
    assert Path("chatham-demo/report/report.json").exists()


def test_version(desk: Desk) -> None:
    ran = desk.chatham("--version")
    assert (ran.code, ran.out) == (0, f"chatham {__version__}\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["chekc"],
        ["check", "x", "--formt", "json"],
        ["check", "draft.md"],
        ["check", "draft.md", "--against", "interviews", "--format", "pdf"],
        ["explain", "Q99"],
        ["explain"],
        ["--nothing"],
        ["let-stand", "x"],
        ["check", "a", "b"],
        ["check", "x", "--against"],
    ],
)
def test_wrong_calls(desk: Desk, arguments: list[str]) -> None:
    ran = desk.chatham(*(desk.folder / a if a in ("draft.md", "interviews") else a for a in arguments))
    assert (ran.code, ran.out) == (2, ""), ran
    assert re.fullmatch(r"chatham: .+\. .+\n", ran.err), ran.err


@pytest.mark.parametrize("arguments", [[], ["--help"], ["check", "--help"], ["demo", "--help"]])
def test_help(desk: Desk, arguments: list[str]) -> None:
    ran = desk.chatham(*arguments)
    assert ran.code == (0 if arguments else 2) or ran.code == 0
    assert "Usage" in ran.out + ran.err

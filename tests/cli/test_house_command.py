"""House profiles from the command line, and their definitions beside every use of a term."""

from __future__ import annotations

import io
import json
import tomllib
import zipfile

import pytest

from chatham.app.houses import shipped
from tests.conftest import Desk

OFF = "Q: And?\nS01: [terms: off the record] The party has already picked the three of us who will be blamed.\n"
DEEP = "Q: And?\nS01: [terms: deep background] The party has already picked the three of us who will be blamed.\n"
SAID = "“The party has already picked the three of us who will be blamed,” a member said.\n"
NOT_FOR = "Not for publication; it may be pursued with other sources."


def parts(data: bytes) -> str:
    """All words of a Word file."""
    with zipfile.ZipFile(io.BytesIO(data)) as copy:
        return " ".join(copy.read(n).decode("utf-8", "replace") for n in copy.namelist())


def test_profiles_are_listed_and_shown(desk: Desk) -> None:
    ran = desk.chatham("house")
    assert ran.code == 0 and [line.split()[0] for line in ran.out.splitlines()] == list(shipped())
    assert [h["name"] for h in desk.chatham("house", "--format", "json").json["houses"]] == list(shipped())
    ran = desk.chatham("house", "nyt")
    assert "Q08 tidied-grammar: error\n      No grammar is repaired inside quotation marks" in ran.out
    assert desk.chatham("house", "nyt", "--format", "json").json["severities"]["Q08"] == "error"


def test_two_profiles_side_by_side(desk: Desk) -> None:
    desk.put("own.toml", '[rules]\nQ07 = "off"\n')
    ran = desk.chatham("house", "--diff", "chatham", desk.folder / "own.toml")
    assert ran.out.endswith("Rules\n  Q07 dropped-qualifier\n    - as usual\n    + off\n")
    found = desk.chatham("house", "--diff", "chatham", desk.folder / "own.toml", "--format", "json").json["differences"]
    assert found == [{"kind": "rule", "name": "Q07", "a": None, "b": "off"}]
    assert "They set the same." in desk.chatham("house", "--diff", "ap", "AP").out


def test_a_profile_to_begin_one_s_own_with(desk: Desk) -> None:
    own = desk.folder / "own.toml"
    assert desk.chatham("house", "ap", "--format", "toml", "-o", own).code == 0
    assert tomllib.loads(own.read_text(encoding="utf-8"))["title"] == "The Associated Press"
    assert desk.chatham("house", "ap", "--format", "toml", "-o", own).code == 2, "nothing is written over"


@pytest.mark.parametrize("arguments", [("zz",), ("--diff", "ap"), ("ap", "--format", "pdf"), ("--format", "toml"), ("gone.toml",)])
def test_wrong_calls(desk: Desk, arguments: tuple[str, ...]) -> None:
    ran = desk.chatham("house", *arguments)
    assert (ran.code, ran.out) == (2, "") and ran.err.startswith("chatham: ")


def test_a_check_without_the_house_it_names_is_refused(desk: Desk) -> None:
    ran = desk.check("--house", "zz")
    assert ran.code == 2 and "There are chatham, ap," in ran.err
    desk.put("bad.toml", '[rules]\nG02 = "off"\n')
    ran = desk.check("--house", desk.folder / "bad.toml")
    assert ran.code == 2 and "G02 is the one stop" in ran.err


def test_a_definition_stands_beside_every_use_of_the_term(desk: Desk) -> None:
    desk.put("interviews/s01.md", OFF)
    desk.put("draft.md", SAID)
    ran = desk.chatham("check", desk.folder / "draft.md", "--against", desk.folder / "interviews", "--house", "ap")
    line = f"Off the record (The Associated Press): {NOT_FOR}"
    assert ran.told.count(line) == 1 and "House profile: The Associated Press" in ran.told
    assert line in parts((desk.folder / "draft.checked.docx").read_bytes())
    page = (desk.folder / "draft.checked.html").read_text(encoding="utf-8")
    assert page.count(NOT_FOR) == 3, "in the card, at the evidence, at the end"
    house = desk.check("--house", "ap").json["house"]
    assert (house["name"], house["title"], house["definitions"]["off the record"]) == ("ap", "The Associated Press", NOT_FOR)
    assert set(house["by"].values()) == {"publisher"}


def test_a_definition_of_chatham_s_wording_is_not_the_publisher_s(desk: Desk) -> None:
    desk.put("interviews/s01.md", DEEP)
    desk.put("draft.md", SAID)
    ran = desk.chatham("check", desk.folder / "draft.md", "--against", desk.folder / "interviews", "--house", "nyt", "--no-files")
    assert "Deep background (Chatham's wording): May be used without saying" in ran.told
    assert "Background (" not in ran.told
    assert set(desk.check("--house", "nyt").json["house"]["by"].values()) == {"chatham"}


def test_without_a_house_nothing_is_defined(desk: Desk) -> None:
    assert desk.check().json["house"] == {"name": "chatham", "title": "Chatham's own", "definitions": {}, "by": {}}
    ran = desk.chatham("check", desk.folder / "draft.md", "--against", desk.folder / "interviews", "--no-files")
    assert "House" not in ran.out


def test_the_house_of_an_investigation_folder(desk: Desk) -> None:
    desk.put("chatham.toml", 'house = "own"\n')
    desk.put("own.toml", 'title = "The Ferry"\n[definitions]\nbackground = "No name."\n')
    ran = desk.chatham("check", desk.folder / "draft.md", "--investigation", desk.folder, "--format", "json")
    assert (ran.json["house"]["title"], ran.json["house"]["definitions"]) == ("The Ferry", {"background": "No name."})
    ran = desk.chatham("check", desk.folder / "draft.md", "--investigation", desk.folder, "--format", "json", "--house", "ap")
    assert ran.json["house"]["name"] == "ap"
    ran = desk.chatham("check", desk.folder / "draft.md", "--against", desk.folder, "--format", "json")
    assert "own.toml" in json.dumps(ran.json["skipped"]), "a profile is no evidence"

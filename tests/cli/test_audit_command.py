"""``chatham audit`` as people call it: one story, several, a folder, and what cannot be read."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from chatham.app import workers
from chatham.writers.audit_json import schema
from tests.conftest import Desk

NAMED = "Otto Brill said the pumps were new and that nobody had ever counted them in the years before.\n"
UNNAMED = "“They counted the pumps twice and wrote the smaller number down,” a water official said.\n"
FRENCH = "Le ministère savait depuis le printemps que les pompes de la basse ville ne marchaient plus, et il ne l’avait dit à personne dans la rue.\n"


def lines(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_one_story_as_json(desk: Desk) -> None:
    ran = desk.chatham("audit", desk.put("a.txt", UNNAMED), "--format", "json")
    jsonschema.validate(ran.json, schema())
    assert (ran.code, ran.json["file"], ran.json["text"]) == (1, "a.txt", UNNAMED)
    assert ran.json["summary"]["unnamed_share"] == 1.0


def test_nothing_open_ends_with_0_and_another_language_with_2(desk: Desk) -> None:
    assert desk.chatham("audit", desk.put("a.txt", NAMED), "--format", "json").code == 0
    ran = desk.chatham("audit", desk.put("b.txt", FRENCH * 3), "--format", "json")
    assert (ran.code, ran.json["complete"], ran.json["attributions"]) == (2, False, [])
    assert "French" in desk.chatham("audit", desk.folder / "b.txt").told


def test_nothing_is_written_but_where_it_was_told(desk: Desk) -> None:
    story = desk.put("a.txt", UNNAMED)
    before = sorted(p.name for p in desk.folder.iterdir())
    assert "1 voice, unnamed" in desk.chatham("audit", story).told
    assert sorted(p.name for p in desk.folder.iterdir()) == before
    for form in ("text", "json", "html", "jsonl"):
        ran = desk.chatham("audit", story, "--format", form, "-o", desk.folder / f"out.{form}")
        assert (ran.code, ran.out) == (1, "")
        assert (desk.folder / f"out.{form}").stat().st_size > 100


def test_a_story_is_never_written_over(desk: Desk) -> None:
    story = desk.put("a.txt", UNNAMED)
    assert desk.chatham("audit", story, "--format", "json", "-o", story).code == 2
    desk.put("all/b.txt", NAMED)
    ran = desk.chatham("audit", desk.folder / "all", "--format", "jsonl", "-o", desk.folder / "all/b.txt")
    assert ran.code == 2
    assert (desk.folder / "all/b.txt").read_text() == NAMED


@pytest.mark.parametrize("cores", [1, 2])
def test_a_folder_is_told_line_by_line_in_the_order_of_its_files(desk: Desk, cores: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "cores", lambda: cores)
    for n in range(12):
        desk.put(f"all/{n:02}.txt", f"{NAMED}\n\nThis is story number {n}.\n")
    desk.put("all/03.docx", b"PK\x03\x04 broken")
    desk.put("all/sub/04.md", UNNAMED)
    desk.put("all/picture.jpg", b"\xff\xd8\xff")
    desk.put("all/empty.txt", "")
    ran = desk.chatham("audit", desk.folder / "all", "--format", "jsonl")
    told = lines(ran.out)
    assert [t["file"] for t in told] == sorted(t["file"] for t in told)
    assert len(told) == 15
    for one in told:
        jsonschema.validate(one, schema())
    broken = {t["file"]: t for t in told if not t["complete"]}
    assert set(broken) == {"03.docx", "empty.txt"}
    assert all(t["problems"][0]["file"] == name and t["problems"][0]["next_step"] for name, t in broken.items())
    assert ran.code == 2
    assert "1 file (picture.jpg)" in ran.err


def test_several_stories_and_a_table(desk: Desk) -> None:
    a, b = desk.put("a.txt", UNNAMED), desk.put("b.txt", NAMED)
    ran = desk.chatham("audit", b, a, "--format", "jsonl")
    assert [t["file"] for t in lines(ran.out)] == ["a.txt", "b.txt"]
    assert ran.code == 1
    ran = desk.chatham("audit", a, b)
    assert "2 stories: 2 voices, 1 of them unnamed" in ran.told
    assert [line.split()[-1] for line in ran.out.splitlines()[1:3]] == ["a.txt", "b.txt"]


def test_what_a_folder_says_is_what_each_story_says(desk: Desk) -> None:
    for n in range(6):
        desk.put(f"all/{n}.txt", f"{UNNAMED}\n\n{NAMED}\n\nStory {n}.\n")
    told = lines(desk.chatham("audit", desk.folder / "all", "--format", "jsonl").out)
    alone = [desk.chatham("audit", desk.folder / f"all/{n}.txt", "--format", "json").json for n in range(6)]
    assert told == alone


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["missing.txt"], "There is no file missing.txt."),
        (["missing.txt", "a.txt", "--format", "jsonl"], "There is no file or folder missing.txt."),
        (["empty.txt"], "empty.txt is empty."),
        (["picture.jpg"], "picture.jpg is no text of a draft."),
        (["a.txt", "--format", "docx"], "There is no format docx."),
        (["all", "--format", "html"], "The format html holds one story."),
        (["none"], "No story was found there."),
        (["a.txt", "--house", "nobody"], "There is no house profile nobody."),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(desk: Desk, arguments: list[str], told: str) -> None:
    desk.put("a.txt", NAMED)
    desk.put("empty.txt", "")
    desk.put("picture.jpg", b"\xff\xd8\xff\xe0")
    desk.put("all/a.txt", NAMED)
    (desk.folder / "none").mkdir()
    names = {"missing.txt", "a.txt", "empty.txt", "picture.jpg", "all", "none"}
    ran = desk.chatham("audit", *(desk.folder / a if a in names else a for a in arguments))
    assert ran.code == 2
    assert told in ran.err
    assert ran.out == ""


def test_a_finding_is_let_stand(desk: Desk) -> None:
    story = desk.put("a.txt", UNNAMED)
    assert desk.chatham("audit", story).code == 1
    desk.chatham("let-stand", story, "Q12", "--at", "They counted the pumps twice", "--because", "The editor knows who it is.")
    ran = desk.chatham("audit", story, "--format", "json")
    assert [f["rule"] for f in ran.json["let_stand"]] == ["Q12"]
    assert not [f for f in ran.json["findings"] if f["rule"] == "Q12"]


def test_a_house_speaks_in_an_audit_too(desk: Desk) -> None:
    story = desk.put("a.txt", UNNAMED)
    desk.put("mine.toml", '[rules.Q12]\nuse = "off"\nwhy = "We name nobody."\n')
    ran = desk.chatham("audit", story, "--house", desk.folder / "mine.toml", "--format", "json")
    assert "Q12" not in {f["rule"] for f in ran.json["findings"]}, ran.err


def test_versions_of_a_story_are_compared(desk: Desk) -> None:
    first = "Almost all of the managers expected the order in May. One of the managers said it would come in writing.\n"
    a, b = desk.put("a.md", first.replace("Almost all", "Most")), desk.put("b.md", first)
    ran = desk.chatham("audit", a, b, "--compare", "--format", "json")
    assert [(f["rule"], f["words"]) for f in ran.json["findings"] if f["rule"] == "L05"] == [("L05", "Most")]
    assert ran.json["file"] == "a.md"
    assert desk.chatham("audit", a, "--compare").code == 2
    assert desk.chatham("audit", a, b, "--compare", "--format", "jsonl").code == 2


def test_a_day_of_publication(desk: Desk) -> None:
    story = desk.put("a.md", NAMED)
    assert desk.chatham("audit", story, "--published", "2026-11-22").code == 0
    assert "is none" in desk.chatham("audit", story, "--published", "yesterday").err

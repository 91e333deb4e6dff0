"""One bad file among the evidence: it is said or skipped, and everything else is checked all the same."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from chatham.app.files import MOST_BYTES
from tests.conftest import DRAFT, TALK, Desk
from tests.hostile.nasty import FILES, data


def assert_said(problem: dict[str, Any], file: str | None = None) -> None:
    """A whole sentence that says what and where, and another that says what to do."""
    for sentence in (problem["message"], problem["next_step"]):
        assert sentence.endswith(".") and "\n" not in sentence, sentence
        assert not re.search(r"Error\b|Exception|0x[0-9a-f]{6}|\bplease\b", sentence), sentence
    assert file is None or (file in problem["message"] and problem["file"] is not None)


@pytest.mark.parametrize("name", FILES)
def test_one_bad_file(desk: Desk, name: str) -> None:
    expected = FILES[name][1]
    desk.put(f"interviews/{name}", data(name))
    ran = desk.check()
    report = ran.json
    passage = report["passages"][0]
    assert passage["verdict"] == "verbatim", "the rest is still checked"
    assert [f for f in report["findings"] if f["severity"] != "advice"] == []
    codes = [p["code"] for p in report["problems"]]
    if expected in ("read", "skipped"):
        told = ["guessed-encoding"] if name in ("latin.txt", "surrogates.txt", "wide-unmarked.txt") else []
        assert (ran.code, codes) == (0, told), report["problems"]
        assert report["skipped"] == ([f"interviews/{name}"] if expected == "skipped" else [])
    elif expected != "*":
        assert (ran.code, codes, report["complete"]) == (2, [expected], False)
    assert ran.code == (0 if report["complete"] else 2)
    assert report["complete"] == (set(codes) <= {"guessed-encoding"})
    for problem in report["problems"]:
        assert_said(problem, f"interviews/{name}")
    assert not (desk.folder / "pwned").exists() and not Path("pwned").exists()


def test_all_of_them_at_once_in_every_format(desk: Desk) -> None:
    for name in FILES:
        desk.put(f"interviews/{name}", data(name))
    ran = desk.check()
    assert ran.code == 2
    report = ran.json
    assert len(report["problems"]) >= sum(e not in ("read", "skipped", "*") for _, e in FILES.values())
    assert report["passages"][0]["verdict"] == "verbatim"
    for form, name in (("html", "page.html"), ("docx", "copy.docx")):
        told = desk.chatham("check", desk.folder / "draft.md", "--against", desk.folder / "interviews", "--format", form, "-o", desk.folder / name)
        assert told.code == 2 and (desk.folder / name).stat().st_size > 1000
        assert len(told.err.splitlines()) == len(report["problems"])
    assert desk.chatham("check", desk.folder / "draft.md", "--against", desk.folder / "interviews").code == 2


@pytest.mark.parametrize("name", [n for n in FILES if FILES[n][1] not in ("read", "skipped")])
def test_the_same_as_a_draft(desk: Desk, name: str) -> None:
    desk.put(name, data(name))
    ran = desk.check(draft=name)
    if FILES[name][1] in ("broken-json", "no-transcript", "no-cues", "*") and ran.code != 2:
        return  # a draft may be any text
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("chatham: ") and name in ran.err and len(re.findall(r"\.(?=\s)", ran.err)) >= 2


def test_a_transcript_larger_than_is_read(desk: Desk) -> None:
    path = desk.put("interviews/huge.txt", "Q: And?\n")
    os.truncate(path, MOST_BYTES + 1)
    with path.open("r+b") as file:
        file.write(b"Q: And then, and then, and then?\n" * 3000)
    ran = desk.check()
    assert ran.code == 2
    assert [p["code"] for p in ran.json["problems"]] == ["too-big"]
    assert_said(ran.json["problems"][0], "interviews/huge.txt")
    assert ran.json["passages"][0]["verdict"] == "verbatim"


def test_a_film_larger_than_is_read_is_no_problem(desk: Desk) -> None:
    path = desk.put("interviews/film.mp4", b"\x00\x00\x00\x18ftypmp42" + b"\x00" * 100)
    os.truncate(path, MOST_BYTES + 1)
    ran = desk.check()
    assert (ran.code, ran.json["skipped"]) == (0, ["interviews/film.mp4"])


def test_a_draft_larger_than_is_read(desk: Desk) -> None:
    path = desk.put("novel.md", DRAFT)
    os.truncate(path, MOST_BYTES + 1)
    ran = desk.check(draft="novel.md")
    assert (ran.code, ran.out) == (2, "")
    assert "novel.md" in ran.err


def test_five_thousand_small_files(desk: Desk) -> None:
    for number in range(5000):
        (desk.folder / "interviews" / f"n{number:04d}.txt").write_text(f"Q: And?\nS{number}: Box {number} was empty.\n")
    ran = desk.check()
    assert (ran.code, ran.json["problems"]) == (0, [])


@pytest.mark.parametrize("name", ["a [bold]b[red].md", "😀.md", "two\nlines.md", "-o.md", "tab\t.md", "\x1b[31mred.md", "\u202etxt.md", "a“b”c.md", " .md"])
def test_odd_file_names(desk: Desk, name: str) -> None:
    (desk.folder / "interviews" / "s01.md").rename(desk.folder / "interviews" / name)
    desk.put("draft.md", DRAFT.replace("laundry", "kitchens"))
    ran = desk.check()
    assert ran.code == 1
    assert ran.json["findings"][0]["because"][0]["file"] == f"interviews/{name}"
    told = desk.chatham("check", desk.folder / "draft.md", "--against", desk.folder / "interviews")
    assert told.code == 1
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", told.out + told.err)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_file_name_that_is_no_text(desk: Desk) -> None:
    path = os.fsencode(desk.folder / "interviews") + b"/\xff\xfe.md"
    Path(os.fsdecode(path)).write_text(TALK.replace("laundry", "canteen"))
    desk.put("draft.md", DRAFT.replace("laundry", "canteen"))
    assert desk.check().json["passages"][0]["verdict"] == "verbatim"
    desk.put("draft.md", DRAFT.replace("laundry", "chickens"))
    for form in ("html", "docx"):
        assert desk.chatham("check", desk.folder / "draft.md", "--against", desk.folder / "interviews", "--format", form, "-o", desk.folder / "out").code == 1
    assert desk.chatham("check", desk.folder / "draft.md", "--against", desk.folder / "interviews").code == 1


def test_a_loop_of_links(desk: Desk) -> None:
    (desk.folder / "interviews" / "again").symlink_to(desk.folder / "interviews", target_is_directory=True)
    (desk.folder / "interviews" / "round").symlink_to(desk.folder / "interviews" / "round", target_is_directory=True)
    (desk.folder / "interviews" / "self.md").symlink_to(desk.folder / "interviews" / "self.md")
    (desk.folder / "interviews" / "gone.md").symlink_to(desk.folder / "nowhere.md")
    ran = desk.check()
    assert (ran.code, ran.json["problems"]) == (0, [])
    assert ran.json["passages"][0]["verdict"] == "verbatim"
    assert ran.json["skipped"] == ["interviews/gone.md", "interviews/round", "interviews/self.md"]


def test_a_link_to_another_folder_is_said_and_not_followed(desk: Desk) -> None:
    desk.put("elsewhere/s02.md", TALK)
    (desk.folder / "interviews" / "more").symlink_to(desk.folder / "elsewhere", target_is_directory=True)
    ran = desk.check()
    assert (ran.code, [p["code"] for p in ran.json["problems"]]) == (2, ["linked-folder"])
    assert_said(ran.json["problems"][0], "interviews/more")
    assert desk.check("--against", desk.folder / "elsewhere").code == 0, "the step it names is enough"


def test_a_named_pipe_is_not_waited_for(desk: Desk) -> None:
    os.mkfifo(desk.folder / "interviews" / "pipe.txt")
    ran = desk.check()
    assert (ran.code, ran.json["skipped"]) == (0, ["interviews/pipe.txt"])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(desk: Desk) -> None:
    desk.put("interviews/locked.md", TALK).chmod(0)
    ran = desk.check()
    assert (ran.code, [p["code"] for p in ran.json["problems"]]) == (2, ["not-allowed"])
    assert_said(ran.json["problems"][0], "interviews/locked.md")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read(desk: Desk) -> None:
    desk.put("interviews/locked/s02.md", TALK)
    (desk.folder / "interviews/locked").chmod(0)
    try:
        ran = desk.check()
    finally:
        (desk.folder / "interviews/locked").chmod(0o700)
    assert ran.code == 2, "what could not be listed is not silently passed over"
    assert "locked" in ran.json["problems"][0]["message"]


def test_the_draft_lies_among_the_evidence(desk: Desk) -> None:
    desk.put("interviews/draft.md", "“Nobody in this room has ever said a single one of these words,” a clerk said.\n")
    ran = desk.check(draft="interviews/draft.md")
    assert ran.json["passages"][0]["verdict"] == "absent", "a draft is no evidence for itself"
    assert desk.check("--against", desk.folder / "interviews" / "draft.md", draft="interviews/draft.md").json["passages"][0]["verdict"] == "absent"


def test_what_chatham_wrote_is_no_evidence(desk: Desk) -> None:
    draft = desk.put("interviews/story.md", "“Nobody in this room has ever said a single one of these words,” a clerk said.\n")
    assert desk.chatham("check", draft, "--against", desk.folder / "interviews").code == 1
    ran = desk.check(draft="interviews/story.md")
    assert ran.json["passages"][0]["verdict"] == "absent"
    assert sorted(ran.json["skipped"]) == ["interviews/story.checked.docx", "interviews/story.checked.html"]

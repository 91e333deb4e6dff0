"""Odd drafts, wrong settings and places that cannot be written: an exit code, a sentence, nothing half done."""

from __future__ import annotations

import os
import re

import pytest

from tests.conftest import DRAFT, TALK, Desk, Ran

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def assert_refused(ran: Ran, *words: str) -> None:
    """Exit 2, nothing on standard output, one line of two sentences on standard error."""
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("chatham: ") and ran.err.count("\n") == 1, ran.err
    assert len(re.findall(r"[.)\]]\s", ran.err)) >= 2, ran.err
    for word in words:
        assert word in ran.err, ran.err


READABLE = {
    "cp1252.txt": ("“We were told in a café – near the gare – that the pools would go first,” she said.").encode("cp1252"),
    "utf-16.txt": ("\ufeff" + DRAFT).encode("utf-16-le"),
    "ends.txt": DRAFT.replace(" said", "\r\nsaid").replace(".\n", ".\r\r\n").encode(),
    "surrogates.md": b"\xe2\x80\x9cWe were told \xed\xa0\xbd in a car park,\xe2\x80\x9d she said.",
    "bidi.md": ("\u202e" + DRAFT + "\u2066\u200fقال: «نعم».").encode(),
    "bell.md": (DRAFT + "\x1b[31m“\x07\x1b]0;owned\x07 We were told in a cave,” she said. \x9b2J").encode(),
    "marks.md": ("“" * 500 + "we were told" + "”" * 300 + "'\"«").encode(),
    "page.html": f"<!doctype html><title>x</title><p>{DRAFT}<script>“alert”</script>".encode(),
    "fence.md": b"```\nnever closed\n" + DRAFT.encode(),
    "head.md": b"---\nnever: closed\n" + DRAFT.encode(),
}


@pytest.mark.parametrize("name", READABLE)
def test_odd_text_is_read(desk: Desk, name: str) -> None:
    desk.put(name, READABLE[name])
    ran = desk.check(draft=name)
    assert ran.code in (0, 1) and ran.err == ""
    report = ran.json
    for place in (*report["passages"], *report["findings"]):
        begin, end = place["span"]
        assert 0 <= begin <= end <= len(report["text"])
    told = desk.chatham("check", desk.folder / name, "--against", desk.folder / "interviews")
    assert told.code == ran.code
    assert not _CONTROL.search(told.out.replace("\n", " ")), "nothing that a terminal obeys"
    assert desk.chatham("check", desk.folder / name, "--against", desk.folder / "interviews").code == ran.code, "written over its own"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.md", b""),
        ("blank.txt", b"\n \t\r\n"),
        ("photo.md", b"\xff\xd8\xff\xe0"),
        ("nul.bin", b"a\x00b\x01\x02"),
        ("comment.html", b"<!doctype html><!-- unclosed <p>words"),
    ],
)
def test_what_is_no_draft(desk: Desk, name: str, data: bytes) -> None:
    desk.put(name, data)
    assert_refused(desk.check(draft=name), name)


def test_a_draft_without_a_quotation(desk: Desk) -> None:
    desk.put("draft.md", "Nothing was said. It rained.\n")
    ran = desk.check()
    assert (ran.code, ran.json["passages"], ran.json["findings"], ran.err) == (0, [], [], "")
    told = desk.chatham("check", desk.folder / "draft.md", "--against", desk.folder / "interviews")
    assert told.code == 0 and "no quotation" in told.told


def test_an_empty_folder_of_evidence(desk: Desk) -> None:
    (desk.folder / "nothing").mkdir()
    ran = desk.check(against="nothing")
    assert ran.code == 2 and ran.json["passages"][0]["verdict"] == "unchecked"
    assert [p["code"] for p in ran.json["problems"]] == ["no-evidence"] and ran.json["findings"] == []


@pytest.mark.parametrize(
    ("draft", "against", "said"),
    [
        ("gone.md", "interviews", "gone.md"),
        ("draft.md", "gone", "gone"),
        ("interviews", "interviews", "interviews"),
        ("draft.md", "interviews/gone.md", "gone.md"),
    ],
)
def test_what_is_not_there(desk: Desk, draft: str, against: str, said: str) -> None:
    assert_refused(desk.check(draft=draft, against=against), said)


def test_no_investigation_folder(desk: Desk) -> None:
    assert_refused(desk.chatham("check", desk.folder / "draft.md", "--investigation", desk.folder / "gone", "--format", "json"), "gone")


@pytest.mark.parametrize(
    "words",
    [
        "[[let_stand]",
        "let_stand = 3",
        "let_stand = [1]",
        "[[let_stand]]\nrule = 4\nwords = 'x'\n",
        "\xff",
        "let_stand = {a = 1}",
        "[let_stand]\nrule='Q01'\nwords='x'",
    ],
)
def test_a_broken_let_stand_file(desk: Desk, words: str) -> None:
    desk.put("let-stand.toml", words.encode("latin-1"))
    assert_refused(desk.check(), "let-stand.toml")


@pytest.mark.parametrize("words", ["language = [", "language = 3", "= 4", "\x00", "a = " + "[" * 3000])
def test_broken_settings(desk: Desk, words: str) -> None:
    desk.put("chatham.toml", words)
    assert_refused(desk.chatham("check", desk.folder / "draft.md", "--investigation", desk.folder, "--format", "json"), "chatham.toml")


TABLES = {
    "no head": ("sources.csv", "S01,a clerk\nS02,a cook\n", 2),
    "wrong columns": ("sources.csv", "who;what\nS01;a clerk\n", 2),
    "twice": ("sources.csv", "code,agreed_label\nS01,a clerk\nS01,a cook\n", 2),
    "more cells than columns": ("sources.csv", "code\nS01,a,b,c,d\n", 0),
    "a quote left open": ("sources.csv", 'code,agreed_label\nS01,"a manager\n', 0),
    "a field without end": ("sources.csv", "code,agreed_label\nS01," + "a" * 200_000 + "\n", 2),
    "bytes": ("sources.csv", "\x00\x01\x02", 2),
    "empty": ("sources.csv", "", 0),
    "semicolons": ("sources.csv", "code;agreed_label\nS01;a manager\n", 0),
    "a file that is not there": ("interviews.csv", "file,source\ns77.md,S01\n", 2),
    "nothing but a head": ("interviews.csv", "file,source\n", 0),
}


@pytest.mark.parametrize("name", TABLES)
def test_tables(desk: Desk, name: str) -> None:
    file, words, code = TABLES[name]
    desk.put(file, words)
    ran = desk.chatham("check", desk.folder / "draft.md", "--investigation", desk.folder, "--format", "json")
    report = ran.json
    assert report["passages"][0]["verdict"] == "verbatim"
    assert (ran.code, bool(report["problems"])) == (code, code == 2), report["problems"]
    assert all(file in p["message"] and p["next_step"].endswith(".") for p in report["problems"])


def test_not_over_somebody_elses_files(desk: Desk) -> None:
    for suffix, data in (("docx", b"my own notes"), ("html", b"<p>mine")):
        path = desk.put(f"draft.checked.{suffix}", data)
        ran = desk.chatham("check", desk.folder / "draft.md", "--against", desk.folder / "interviews")
        assert ran.code == 2 and path.read_bytes() == data
        assert path.name in ran.err and "left as it is" in ran.err
        path.unlink()
    assert desk.chatham("check", desk.folder / "draft.md", "--against", desk.folder / "interviews").code == 0


@pytest.mark.parametrize("form", ["json", "html", "docx", "text"])
def test_places_that_cannot_be_written(desk: Desk, form: str) -> None:
    (desk.folder / "folder").mkdir()
    for place in ("gone/out.x", "folder", "draft.md/out.x"):
        ran = desk.chatham(
            "check", desk.folder / "draft.md", "--against", desk.folder / "interviews", "--format", form, "--no-files", "-o", desk.folder / place
        )
        assert ran.code == 2
        assert place.rsplit("/", 1)[-1] in ran.err and "cannot be written" in ran.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_beside_a_draft_that_may_not_be_written_to(desk: Desk) -> None:
    desk.folder.chmod(0o500)
    try:
        ran = desk.chatham("check", desk.folder / "draft.md", "--against", desk.folder / "interviews")
    finally:
        desk.folder.chmod(0o700)
    assert ran.code == 2 and "cannot be written" in ran.err


def test_the_draft_is_never_written_over(desk: Desk) -> None:
    draft = desk.folder / "draft.md"
    ran = desk.chatham("check", draft, "--against", desk.folder / "interviews", "--format", "html", "-o", draft)
    assert ran.code == 2 and draft.read_text() == DRAFT
    talk = desk.folder / "interviews" / "s01.md"
    ran = desk.chatham("check", draft, "--against", desk.folder / "interviews", "--format", "json", "-o", talk)
    assert ran.code == 2 and talk.read_text() == TALK


def test_markup_of_the_draft_is_not_obeyed(desk: Desk) -> None:
    desk.put(
        "draft.md", "“[red]We were told in [link=http://x.y]a cellar[/] that the pools would go first and the laundry a week after,” a <b>manager</b> said.\n"
    )
    told = desk.chatham("check", desk.folder / "draft.md", "--against", desk.folder / "interviews")
    assert told.code == 1 and "\x1b" not in told.out
    page = (desk.folder / "draft.checked.html").read_text()
    assert "<b>manager" not in page and 'href="http' not in page

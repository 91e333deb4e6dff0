"""Names planted where the newer readers and files meet them come out of none of the outputs; see ``test_no_leak.py``.

A source's real name is a speaker's label in every format of evidence, the author of a Word file, the sender of an e-mail, a cell of
promises.csv, a remark in a house's profile; the evidence is read here, or by other processes, or held on the disk.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.house.test_no_leak import CANARY, DRAFT, OFF, RUN, SAID, put, run
from tests.house.tree import python
from tests.office.test_facts import CORE, CORE_TIE, with_part
from tests.office.word_files import docx, p, r
from tests.readers.office_files import flat
from tests.readers.pdf_files import lines, pdf
from tests.readers.test_books_and_mail import book

LINES = (
    "Hannahmira Inkwhistle: How was it done?",
    f"Zebulon Quillfeather: {SAID}",
    "Hannahmira Inkwhistle: Who ordered it?",
    f"Zebulon Quillfeather: [off the record] {OFF} It was Oxbloodcanary who rang.",
    "Zebulon Quillfeather: [background] They counted the pumps twice and wrote the smaller number down.",
)
MAIL = (
    "From: Zebulon Quillfeather <zebulon@quillfeather.example>\nTo: Hannahmira Inkwhistle <h@example.org>\nDate: Mon, 2 Mar 2026 10:00:00 +0000\n"
    f"Subject: Subjectcanary\nMessage-ID: <Idcanary@x>\nMIME-Version: 1.0\n\n{SAID}\n\nOn Sunday Hannahmira Inkwhistle wrote:\n> Repeatedcanary?\n"
)
NOSCRIBE = "<html><head><meta name='audio_source' content='/home/Foldercanary/talk.m4a'></head><body>" + "".join(
    f'<p><a name="ts_{k}000_{k}900_S0{k % 2}">{line}</a></p>' for k, line in enumerate(LINES)
)
RICH = ("{\\rtf1\\ansi " + "\\par ".join(LINES) + "}").encode()
WORD = docx("".join(p(r(line)) for line in LINES))
EVIDENCE: dict[str, bytes] = {
    "a.otr": json.dumps({"text": "".join(f"<p>{line}</p>" for line in LINES), "media": "/home/Mediacanary/talk.mp3", "media-time": 1}).encode(),
    "b.odt": flat(LINES),
    "c.pdf": pdf([lines("\n".join(LINES), size=6)]),
    "d.rtf": RICH,
    "e.html": NOSCRIBE.encode(),
    "f.eml": MAIL.encode(),
    "g.docx": with_part(
        WORD, "docProps/core.xml", CORE.format("<dc:creator>Mordecai Brasspebble</dc:creator><dc:title>Titlecanary</dc:title>").encode(), CORE_TIE
    ),
    "h.epub": book(),
    "torn.odt": flat(LINES)[:-60],
    "torn.rtf": RICH[:-9],
    "torn.pdf": pdf([lines("\n".join(LINES), size=6)])[:-400],
    "torn.otr": json.dumps({"text": "<script>Zebulon Quillfeather</script>", "media": "Mediacanary"}).encode(),
    "torn.eml": MAIL.replace("Sub", "Content-Type: text/html; charset=Charsetcanary\nSub").encode(),
    "torn.epub": book(**{"OEBPS/one.xhtml": ""}),
}
FORMS = [
    "json",
    "html",
    "docx -o given.docx",
    "changes -o changes.docx",
    "sarif",
    "annotations",
    "text",
    "json --codes",
    "html --codes",
    "docx --codes -o c.docx",
]
TABLES = {
    "sources.csv": "code,name,agreed_label,terms\nS01,Zebulon Quillfeather,a senior water official,background\nS02,Mordecai Brasspebble,another,background\n",
    "promises.csv": (
        "source,promise,made_on,due,kept_on,interview,turn,note\nZebulon Quillfeather,read-back,2026-01-01,,,,,Notecanary\nS01,Kindcanary,,,,,,\n"
        "S01,embargo,Datecanary,2026-09-01,Keptcanary,,Turncanary,\nS01,read-back,2026-01-01,,,Zebulon Quillfeather.txt,3,Notecanary\nS09,review,,,,,,\n"
    ),
    "own.toml": (
        'title = "Own"\nabout = "After a talk with Perpetua Slatecanary."\n[rules.Q08]\nuse = "on"\nwhy = "Zebulon Quillfeather asked for it."\n'
        '[rules.Q12]\nseverity = "advice"\nwhy = "Whycanary"\n'
    ),
    "chatham.toml": 'house = "own"\npublication_date = 2026-08-01\nowner = "Ownercanary"\n[team]\nlead = "Perpetua Slatecanary"\n',
}


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """An investigation in all the newer formats."""
    put(tmp_path, {**TABLES, "draft.md": DRAFT})
    (tmp_path / "interviews").mkdir()
    for name, data in EVIDENCE.items():
        (tmp_path / "interviews" / name).write_bytes(data)
    return tmp_path


def commands(draft: str, against: str) -> list[str]:
    return [f"check {draft} {against} --format {form}" for form in FORMS]


@pytest.mark.parametrize("against", ["--against interviews", "--investigation ."])
def test_nothing_gets_out_of_the_newer_formats(desk: Path, against: str) -> None:
    code, found, told = run(desk, *commands("draft.md", against))
    assert code == 2, told
    assert found == []
    assert "“Monday” for “Tuesday”" in told, "the check does look"


def test_speakers_of_every_format_are_codes(desk: Path) -> None:
    """``chatham read`` shows words and no label; nothing that stands outside the talk."""
    whole = [name for name in EVIDENCE if not name.startswith(("torn", "h."))]
    for name in whole:
        done = python(RUN, desk, [f"read interviews/{name}"])
        assert done.returncode == 0, name
        assert "The gates were shut" in done.stdout, name
        assert [m for m in ("Zebulon", "Quillfeather", "Mediacanary", "Foldercanary", "Titlecanary", "Brasspebble") if m in done.stdout + done.stderr] == [], (
            name
        )


MANY = """
import sys
import chatham.app.gather as gather
import chatham.app.workers as workers
from chatham.cli.main import main
workers.cores = lambda: 2
gather._SIDE_BY_SIDE, gather.LENT_FROM = 1, {lent}
{more}
sys.exit(max([main(told.split()) for told in sys.argv[1:]]))
"""
READER_BREAKS = """
real = gather.read_evidence
def broken(data, label):
    found = real(data, label)
    raise {error}(repr(data) + "Zebulon Quillfeather", found)
gather.read_evidence = broken
"""


@pytest.mark.parametrize("lent", ["1", "10**9"])
def test_nothing_gets_out_of_other_processes(desk: Path, lent: str) -> None:
    code, found, told = run(desk, *commands("draft.md", "--investigation ."), code=MANY.format(lent=lent, more=""))
    assert code == 2, told
    assert found == []
    assert "“Monday” for “Tuesday”" in told


@pytest.mark.parametrize("error", ["ValueError", "MemoryError", "UnicodeDecodeError", "SystemError"])
def test_nothing_gets_out_of_a_reader_that_breaks_down_elsewhere(desk: Path, error: str) -> None:
    more = READER_BREAKS.format(error=error)
    code, found, told = run(
        desk, "check draft.md --investigation . --format json", "check draft.md --against interviews", code=MANY.format(lent="1", more=more)
    )
    assert code == 2, told
    assert found == []


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("own.toml", '[rules]\nQ08 = "Zebulon Quillfeather"\n'),
        ("own.toml", 'title = 3\nabout = ["Zebulon Quillfeather"]\n'),
        ("own.toml", '[rules.Q08]\nuse = "off"\nwhy = ["Zebulon Quillfeather"]\n'),
        ("own.toml", '[thresholds]\nfragment = "Zebulon Quillfeather"\n'),
        ("own.toml", '[quantifiers]\nmost = { least = "Zebulon Quillfeather" }\n'),
        ("own.toml", 'why = "Zebulon Quillfeather\n'),
        ("own.toml", "Zebulon = 1\nZebulon = 2\n"),
        ("chatham.toml", 'house = "Zebulon Quillfeather"\n'),
        ("chatham.toml", 'publication_date = "Zebulon Quillfeather"\n'),
        ("chatham.toml", '[a]\nZebulon = 1\n[a.Zebulon.b]\n'),
        ("chatham.toml", 'language = "Zebulon Quillfeather"\n'),
        ("let-stand.toml", '[[let_stand]]\nrule = "Q01"\n[let_stand.Zebulon]\n[let_stand.Zebulon]\n'),
        ("sources.csv", "code,name\nZebulon Quillfeather,S01\nZebulon Quillfeather,S02\n"),
        ("promises.csv", "Zebulon Quillfeather;x\n"),
        ("interviews.csv", "file,source\nZebulon Quillfeather,S01\n"),
        ("documents.csv", "file,kind\n*,Zebulon Quillfeather\n"),
    ],
)  # fmt: skip
def test_nothing_gets_out_of_wrong_settings_and_tables(desk: Path, file: str, words: str) -> None:
    put(desk, {file: words})
    code, found, told = run(desk, "check draft.md --investigation . --format json", "check draft.md --investigation .")
    assert code in (1, 2), told
    assert found == []


def test_the_author_of_the_draft_comes_out_in_its_own_copy_only(desk: Path) -> None:
    """A checking copy of a Word draft is that Word file, with all that it holds; every other output is free of it."""
    body = "".join(p(r(words)) for words in DRAFT.split("\n\n"))
    told = CORE.format("<dc:creator>Mordecai Brasspebble</dc:creator>")
    (desk / "draft.docx").write_bytes(with_part(docx(body), "docProps/core.xml", told.encode(), CORE_TIE))
    forms = [form for form in FORMS if form.split()[0] not in ("docx", "changes", "text") or "--codes" in form]
    code, found, _ = run(
        desk, *[f"check draft.docx --investigation . --format {form}" for form in forms], "check draft.docx --against interviews --format text --no-files"
    )
    assert (code, found) == (2, [])


def test_every_name_is_looked_for() -> None:
    for word in ("Zebulon", "quillfeather", "Brasspebble", "Subjectcanary", "Slatecanary", "Mediacanary"):
        assert CANARY.search(word)

"""A name in the evidence, and words that nothing in the draft leads to, get into no output at all.

Each canary is a made-up word that stands in one place where a name or a confidence can stand. Whatever is done with
the folder, no canary is on standard output or error, in a report, in a part of a Word file, or in any file that was
not there before. Strict: there is nothing here that is expected to fail.
"""

from __future__ import annotations

import html
import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from chatham.office.blank import blank
from tests.house.tree import python

RUN = "import sys; from chatham.cli.main import main; sys.exit(max([main(told.split()) for told in sys.argv[1:]]))"
SAID = "The gates were shut on the Tuesday and nobody told the villages below the weir."
OFF = "The order for it came by telephone from the second floor that same night."
DRAFT = (
    "“The gates were shut on the Monday and nobody told the villages below the weir,” said a senior water official.\n\n"
    "“They counted the pumps twice and wrote the smaller number down,” said another.\n\n"
    "“The order for it came by telephone from the second floor,” the official said.\n\n"
    "“This was said by nobody anywhere at all in the course of the year,” a clerk added.\n"
)
FILLER = "".join(f"Reporter: What about district {n}?\nZebulon Quillfeather: District {n} was as dry as the one before it.\n" for n in range(12))
TALK = (
    f"Hannahmira Inkwhistle: How was it done?\nZebulon Quillfeather: {SAID}\n"
    f"Hannahmira Inkwhistle: Who ordered it?\nZebulon Quillfeather: [off the record] {OFF} It was Oxbloodcanary who rang.\n"
    "Zebulon Quillfeather: [background] We wrote it all down in the book of that week.\n"
    f"{FILLER.replace('Reporter', 'Hannahmira Inkwhistle')}Zebulon Quillfeather: The key is kept by Farawaycanary under the stair.\n"
)
SUBTITLES = (
    "WEBVTT\n\n1\n00:00:01.000 --> 00:00:04.000\n<v Mordecai Brasspebble>They counted the pumps twice\n\n"
    "2\n00:00:04.000 --> 00:00:08.000\n<v Mordecai Brasspebble>and wrote the smaller number down.\n"
)
INVESTIGATION = {
    "sources.csv": "code,name,printed_name,agreed_label,terms\n"
    "S01,Zebulon Quillfeather,,a senior water official,background\nS02,Mordecai Brasspebble,Mordecai Brasspebble,another,background\n"
    "S03,Perpetua Slatecanary,Perpetua Slatecanary,a clerk,background\n",
    "interviews.csv": "file,source,date\ninterviews/talk.txt,S01,2026-03-01\ninterviews/call.vtt,S02,2026-03-02\n",
    "interviews/talk.txt": TALK,
    "interviews/call.vtt": SUBTITLES,
    "interviews/elsewhere.md": "Q: Anything else?\nPerpetua Slatecanary: Nobody may learn of Unmatchedcanary, who keeps the ledger in Larkspurcanary Street.\n",
    "documents/minutes.md": "The committee met under Chairmancanary and rose at noon.\n",
}
BROKEN = {
    "chatham.toml": 'language = "en\nowner = Tomlcanary\n',
    "let-stand.toml": "[[let_stand]]\nrule = Keepcanary\n",
    "sources.csv": 'code,name\n,Rowcanary Nocode\nS01,"Opencanary Unclosed\nS01,Twicecanary\n',
    "interviews.csv": "file,source,terms\ntalk.txt,Sourcecanary Headname,whatever\ninterviews/talk.txt,S01,\n",
    "interviews/head.md": "---\nsource: Headcanary: [unclosed\nterms: {Yamlcanary\n---\nQ: And?\nHeadcanary: Well.\n",
    "interviews/named.md": "---\nsource: Personcanary Inhead\ntranslator: Dragomancanary\n---\nQ: And?\nPersoncanary Inhead: We never spoke.\n",
    "interviews/speech.json": '{"segments": [{"speaker": "Jsoncanary", "text": "Cutcanary',
    "interviews/strange.json": '{"segments": [{"speaker": "Jsoncanary", "text": ["Listcanary"], "start": "Timecanary"}]}',
    "interviews/broken.docx": "PK\x03\x04 Wordcanary",
    "interviews/torn.srt": "1\n00:00:01,000 --> Srtcanary\nPerpetua Slatecanary: Wordless\n",
    "interviews/letter.rtf": "{\\rtf1 Q: And?\\par Rtfcanary Inhead: Well.\\par Q: So?\\par Rtfcanary Inhead: Yes.}",
    "interviews/torn.rtf": "{\\rtf1 Q: And?\\par Tornrtfcanary: Well",
    "interviews/torn.pdf": "%PDF-1.4 (Pdfcanary) Tj",
    "interviews/flat.fodt": "<?xml version='1.0'?><office:document>Odtcanary",
    "interviews/tape.otr": '{"text": "<p>Otrcanary Inhead: Well.</p><p>Q: And?</p><p>Otrcanary Inhead: So.</p>", "media": "Mediacanary.m4a"}',
    "interviews/stretch.html": '<html><p><a name="ts_0_1_Stampcanary">Stampcanary: Well.</a></p><p><a name="ts_2_3_S00">S00: Yes.</a></p></html>',
    "interviews/page.html": "<html><nav>Navcanary</nav><p>By Linecanary</p><p>Perpetua Slatecanary: Nothing of it was ever printed.</p></html>",
    "interviews/mail.eml": "From: Mailcanary Inhead <a@b>\nMessage-ID: Idcanary\nMIME-Version: 1.0\nSubject: Subjectcanary\n\nWell.\n> Repeatcanary",
    "interviews/torn.eml": "From: Tornmailcanary\nMessage-ID: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed\n\n\n--",
    "interviews/stacked.txt": "00:00:01\nStackcanary Inhead\nWell.\n00:00:05\nPerpetua Slatecanary\nYes.\n00:00:09\nStackcanary Inhead\nNo.\n",
    "interviews/service.json": '{"results": {"channels": [{"alternatives": [{"words": [{"word": "Wordscanary", "start": "Startcanary", "speaker": "Speakcanary"}]}]}]}}',
    "interviews/old.doc": "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1 Oldcanary",
}
FORMS = [
    "--format text --no-files",
    "--format json",
    "--format html",
    "--format docx -o given.docx",
    "--format changes -o changes.docx",
    "--checked-copy",
    "--format sarif",
    "--format annotations",
    "--format json --strict",
    "--format text",
    "--format json -o last.json",
    "--since last.json",
    "--format html --since last.json",
]
NAMES = ["Zebulon", "Quillfeather", "Hannahmira", "Inkwhistle", "Mordecai", "Brasspebble", "Perpetua", "Nocode", "Unclosed", "Headname", "Inhead"]
CANARY = re.compile("|".join([*NAMES, r"\w*canary"]), re.IGNORECASE)


def put(folder: Path, files: dict[str, str]) -> None:
    """Lays files down."""
    for name, words in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(words.encode("latin-1" if name.endswith((".doc", ".docx")) else "utf-8"))


def texts(data: bytes) -> Iterator[str]:
    """A file's words, those of its parts if it is a Word file, and both with references resolved."""
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            for name in parts.namelist():
                yield name
                # Tags are dropped, since runs may cut a word in two.
                yield from texts(re.sub(rb"<[^>]*>", b"", parts.read(name)) + b" " + parts.read(name))
        return
    words = data.decode("utf-8", "replace")
    yield words
    yield html.unescape(words)
    yield re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), words)


def leaks(folder: Path, before: set[Path], *told: str) -> list[str]:
    """Where canaries are, in what was printed and in every file that was not there before."""
    found = [f"printed: {m[0]}" for words in told for m in CANARY.finditer(words)]
    for path in sorted(set(folder.rglob("*")) - before):
        if path.is_file():
            found += [f"{path.relative_to(folder)}: {m[0]}" for words in texts(path.read_bytes()) for m in CANARY.finditer(words)]
        found += [f"called: {m[0]}" for m in CANARY.finditer(path.name)]
    return sorted(set(found))


def run(folder: Path, *commands: str, code: str = RUN) -> tuple[int, list[str], str]:
    """The highest exit code, the leaks and the words of some commands in one process."""
    before = set(folder.rglob("*"))
    done = python(code, folder, commands)
    assert "Traceback" not in done.stderr, done.stderr
    told = done.stdout + done.stderr
    return done.returncode, leaks(folder, before, *texts(told.encode("utf-8", "replace"))), told


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """An investigation full of canaries, with the draft as Markdown and as a Word file."""
    put(tmp_path, {**INVESTIGATION, "draft.md": DRAFT})
    (tmp_path / "draft.docx").write_bytes(blank([("Normal", p) for p in DRAFT.split("\n\n")], "Draft"))
    return tmp_path


@pytest.mark.parametrize("draft", ["draft.md", "draft.docx"])
@pytest.mark.parametrize("against", ["--against interviews --against documents", "--investigation ."])
def test_nothing_gets_out_of_a_check(desk: Path, against: str, draft: str) -> None:
    code, found, told = run(desk, *(f"check {draft} {against} {form}" for form in FORMS))
    assert code in (1, 2), told
    assert found == []
    assert {"given.docx", "changes.docx", "draft.changes.docx", "draft.checked.docx", "draft.checked.html"} <= {p.name for p in desk.iterdir()}


def test_the_check_does_look(desk: Path) -> None:
    """Else the tests above would pass over a check that finds nothing."""
    _, _, told = run(desk, "check draft.md --investigation . --format json")
    assert "“Monday” for “Tuesday”" in told
    assert '"rule": "G02"' in told
    assert "telephone from the second floor that" not in told


@pytest.mark.parametrize("file", ["interviews/talk.txt", "interviews/call.vtt"])
def test_speakers_of_a_file_are_codes(desk: Path, file: str) -> None:
    """``chatham read`` shows the words of a file, and nobody's name beside them."""
    done = python(RUN, desk, [f"read {file}"])
    assert done.returncode == 0
    assert [n for n in NAMES if n in done.stdout + done.stderr] == []


@pytest.mark.parametrize("file", sorted(BROKEN))
def test_nothing_gets_out_of_broken_files(desk: Path, file: str) -> None:
    put(desk, {file: BROKEN[file]})
    code, found, told = run(desk, "check draft.md --investigation .", "check draft.md --investigation . --format json")
    assert code in (1, 2), told
    assert found == []


@pytest.mark.parametrize("file", ["interviews/talk.txt", "interviews.csv"])
def test_a_name_in_the_place_of_a_code_is_no_code(desk: Path, file: str) -> None:
    """Who writes ``source: Zebulon Quillfeather`` gets a code in every output all the same."""
    named = {
        "interviews/talk.txt": "---\nsource: Zebulon Quillfeather\ntranslator: Dragomancanary\n---\n" + TALK,
        "interviews.csv": "file,source,date\ninterviews/talk.txt,Zebulon Quillfeather,2026-03-01\n",
    }
    put(desk, {"interviews.csv": "file,source\n", file: named[file]})
    code, found, told = run(desk, "check draft.md --investigation .", "check draft.md --against interviews --format json")
    assert code in (1, 2), told
    assert found == []


RULE_BREAKS = """
import sys
from dataclasses import replace
import chatham.engine.pipeline as pipeline
from chatham.cli.main import main
real = pipeline.catalogue()
def broken(case):
    names = [s.label._Secret__words for i in case.evidence.interviews for s in i.speakers]
    raise ValueError(f"{names} {case.evidence.interviews[0].text.string}")
    yield
pipeline.catalogue = lambda: tuple(replace(e, check=broken) if e.rule.code in ("Q01", "G03") else e for e in real)
sys.exit(max([main(told.split()) for told in sys.argv[1:]]))
"""
ALL_BREAKS = """
import sys
import chatham.app.check_story as check_story
from chatham.cli.main import main
def broken(story, evidence, *_):
    raise KeyError(evidence.interviews[0].text.string)
check_story.run = broken
sys.exit(max([main(told.split()) for told in sys.argv[1:]]))
"""
WRITER_BREAKS = """
import sys
import chatham.writers.json as writer
from chatham.cli.main import main
def broken(report):
    raise RuntimeError(repr(report.evidence) + report.evidence.interviews[0].text.string)
writer.to_json = broken
sys.exit(max([main(told.split()) for told in sys.argv[1:]]))
"""


@pytest.mark.parametrize("code", [RULE_BREAKS, ALL_BREAKS, WRITER_BREAKS], ids=["rule", "pipeline", "writer"])
def test_nothing_gets_out_of_a_crash(desk: Path, code: str) -> None:
    check = "check draft.docx --investigation ."
    ended, found, told = run(desk, f"{check} --format json -o report.json", f"{check} --format json", check, code=code)
    assert ended == 2, told
    assert "broke" in told
    assert found == []


def test_a_checking_copy_holds_nothing_after_a_second_check(desk: Path) -> None:
    """Nor does one that is checked again as the draft."""
    run(desk, "check draft.docx --investigation .")
    shutil.copy(desk / "draft.checked.docx", desk / "again.docx")
    code, found, _ = run(desk, "check again.docx --investigation .")
    assert (code, found) == (1, [])


def test_the_test_sees_a_canary(tmp_path: Path) -> None:
    run_cut_in_two = "<w:t>Zebu</w:t></w:r><w:r><w:t>lon</w:t>"
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as parts:
        parts.writestr("word/comments.xml", run_cut_in_two)
    (tmp_path / "b.html").write_text("Quill&#102;eather", encoding="utf-8")
    (tmp_path / "c.json").write_text('"Ox\\u0062loodcanary"', encoding="utf-8")
    assert {f.split(":")[0] for f in leaks(tmp_path, set(), "unmatchedCANARY")} == {"a.docx", "b.html", "c.json", "printed"}

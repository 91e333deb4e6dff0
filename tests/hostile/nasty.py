"""Files that mean harm or have come to harm, made when a test asks for them."""

from __future__ import annotations

import io
import json
import zipfile

from tests.conftest import TALK
from tests.office.word_files import docx, p, part, r, unzipped, zipped
from tests.readers.office_files import FILES as KEPT
from tests.readers.pdf_files import lines, pdf

LOCKED = KEPT / "locked.pdf"
WORDS = docx(p(r("Q: When were you told?")) + p(r(TALK.splitlines()[1])))


def bomb(whole: bytes) -> bytes:
    """The file with a part more: 300 MB of spaces, 300 KB when packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in unzipped(whole).items():
            target.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
        with target.open("media.xml", "w") as part_file:
            for _ in range(300):
                part_file.write(b" " * 2**20)
    return out.getvalue()


def with_document(xml: str) -> bytes:
    """A Word file whose main part is ``xml``."""
    return zipped({**unzipped(WORDS), "word/document.xml": xml.encode()})


def external() -> bytes:
    """An entity that fetches a file of the reader's."""
    inside = part("document", f"<w:body>{p(r('&leak;'))}</w:body>").decode().split("?>\n", 1)[1]
    return with_document(f'<?xml version="1.0"?>\n<!DOCTYPE d [<!ENTITY leak SYSTEM "file:///etc/passwd">]>\n{inside}')


def laughs() -> bytes:
    """Entities that unfold into gigabytes."""
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    inside = part("document", f"<w:body>{p(r('&l11;'))}</w:body>").decode().split("?>\n", 1)[1]
    return with_document(f'<?xml version="1.0"?>\n<!DOCTYPE d [<!ENTITY l0 "lol">{entities}]>\n{inside}')


def compound(inside: str) -> bytes:
    """The first bytes of an old Office container with a directory entry of that name."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504 + inside.encode("utf-16-le") + b"\x00" * 600


def office(kind: str) -> bytes:
    """An OpenDocument file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as target:
        target.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        target.writestr("content.xml", "<office:document-content/>")
    return out.getvalue()


def opened(content: str, **more: str) -> bytes:
    """An OpenDocument text with this content."""
    parts = {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": content.encode()}
    return packed({**parts, **{name: told.encode() for name, told in more.items()}})


def packed(parts: dict[str, bytes]) -> bytes:
    """A zip file whose first part is not packed, as OpenDocument and books want it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for number, (name, content) in enumerate(parts.items()):
            target.writestr(name, content, zipfile.ZIP_DEFLATED if number else zipfile.ZIP_STORED)
    return out.getvalue()


ODT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
    "<office:body><office:text><text:p>{}</text:p></office:text></office:body></office:document-content>"
)
LOLS = '<!DOCTYPE d [<!ENTITY l0 "lol">' + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12)) + "]>"
TAPE = '<p>Q: And?</p><p>S07: Yes.</p><script>fetch("https://example.org")</script><p onclick="x()">S07: <img src="x" onerror="alert(1)">No.</p>'

YAML_LAUGHS = (
    "---\na: &a [lol, lol]\n"
    + "".join(f"k{n}: &k{n} [*{'a' if n == 0 else f'k{n - 1}'}, *{'a' if n == 0 else f'k{n - 1}'}]\n" for n in range(40))
    + "---\n"
    + TALK
)
YAML_DEEP = "---\nsource: " + "[" * 9000 + "\n---\n" + TALK
YAML_CODE = "---\nsource: !!python/object/apply:os.system ['touch pwned']\n---\n" + TALK
JSON_DEEP = '{"segments": ' + "[" * 200_000
JSON_OTHER = json.dumps({"name": "a list of ships", "ships": [{"tons": 4}]})
JSON_HUGE_NUMBER = '{"segments": [{"start": ' + "9" * 6000 + ', "text": "We were told."}]}'
LONE = (
    '{"segments": [{"start": 1, "speaker": "S01", "text": "We were told \\ud83d in a car park that the pools would go first and the laundry a week after."}]}'
)

# What a file of the evidence folder comes to: the code of a problem, "skipped", or "read".
FILES: dict[str, tuple[bytes, str]] = {
    "bomb.docx": (b"", "docx-too-big"),
    "external.docx": (external(), "docx-doctype"),
    "laughs.docx": (laughs(), "docx-doctype"),
    "half.docx": (WORDS[: len(WORDS) // 2], "docx-broken"),
    "head.docx": (WORDS[:40], "*"),
    "notxml.docx": (with_document("<w:document"), "*"),
    "paper.pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n", "pdf-broken"),
    "letter.rtf": (b"{\\rtf1\\ansi We were told.}", "read"),
    "open.odt": (office("text"), "odt-broken"),
    "laughs.odt": (opened(LOLS + ODT.format("&l11;")), "odt-doctype"),
    "bomb.odt": (b"", "odt-too-big"),
    "deep.odt": (opened(ODT.format("<text:span>" * 4000 + "x" + "</text:span>" * 4000)), "odt-broken"),
    "boxes.odt": (opened(ODT.format("<text:p>" * 100 + "x" + "</text:p>" * 100)), "read"),
    "locked.odt": (opened("\x00", **{"META-INF/manifest.xml": "<m:manifest xmlns:m='x'><m:encryption-data/></m:manifest>"}), "odt-encrypted"),
    "half.odt": (opened(ODT.format("Words " * 400))[:300], "odt-broken"),
    "deep.rtf": (b"{\\rtf1 " + b"{" * 5000 + b"x" + b"}" * 5001, "rtf-too-deep"),
    "half.rtf": (b"{\\rtf1\\ansi We were told in a {\\b car", "rtf-broken"),
    "odd.rtf": (b"{\\rtf1\\ansi\\bin99999999999 \\u99999999999 \\uc-4 \\'zz \\ansicpg9 x}", "rtf-broken"),
    "scan.pdf": (pdf([[], []], pictures=[0, 1]), "pdf-scan"),
    "locked.pdf": (LOCKED.read_bytes(), "pdf-encrypted"),
    "half.pdf": (pdf([lines("Words of a report.")])[:500], "pdf-broken"),
    "script.otr": (json.dumps({"text": TAPE, "media": "a.m4a"}).encode(), "read"),
    "deep.otr": (json.dumps({"text": "<b>" * 20_000 + "Q: And?", "media": ""}).encode(), "*"),
    "laughs.html": ((LOLS.replace("DOCTYPE d", "DOCTYPE html") + "<html><body><p>We were told &l11; otherwise.</p></body></html>").encode(), "read"),
    "deep.html": (b"<html><nav>x</nav><body>" + b"<div>" * 50_000 + b"We were asked.", "*"),
    "laughs.epub": (packed({"mimetype": b"application/epub+zip", "META-INF/container.xml": (LOLS + "<a>&l11;</a>").encode()}), "epub-doctype"),
    "slides.pptx": (zipped({"[Content_Types].xml": b"<a/>", "ppt/presentation.xml": b"<a/>"}), "not-read-slides"),
    "sheet.xlsx": (zipped({"[Content_Types].xml": b"<a/>", "xl/workbook.xml": b"<a/>"}), "not-read-sheet"),
    "mail.eml": (
        b"From: a\nMIME-Version: 1.0\nMessage-ID: x\nContent-Type: multipart/mixed; boundary=b\n\n"
        + b"--b\nContent-Type: multipart/mixed; boundary=b\n\n" * 200,
        "*",
    ),
    "sheet.ods": (office("spreadsheet"), "not-read-sheet"),
    "old.doc": (compound("WordDocument"), "not-read-old-word"),
    "locked.docx": (compound("EncryptedPackage"), "not-read-locked"),
    "all.zip": (zipped({"a.txt": b"words"}), "not-read-archive"),
    "all.tar.gz": (b"\x1f\x8b\x08\x00" + bytes(range(60)), "not-read-archive"),
    "broken.json": (b'{"segments": [{"text": "We', "broken-json"),
    "deep.json": (JSON_DEEP.encode(), "broken-json"),
    "ships.json": (JSON_OTHER.encode(), "no-transcript"),
    "number.json": (JSON_HUGE_NUMBER.encode(), "*"),
    "lone.json": (LONE.encode(), "read"),
    "laughs.md": (YAML_LAUGHS.encode(), "read"),
    "deep.md": (YAML_DEEP.encode(), "read"),
    "code.md": (YAML_CODE.encode(), "read"),
    "latin.txt": ("Q: Où ?\nS02: Au café, près de la gare, où l’on m’attendait — enfin.".encode("cp1252"), "read"),
    "wide.txt": (("\ufeff" + TALK.replace("S01", "S03")).encode("utf-16-le"), "read"),
    "wide-be.txt": (("\ufeff" + TALK.replace("S01", "S04")).encode("utf-16-be"), "read"),
    "ends.txt": (b"Q: And?\r\nS05: One.\rQ: And?\nS05: Two.\r\r\n", "read"),
    "half-letter.txt": (b"\xff\xfeQ\x00:\x00 \x00\xd8", "read"),
    "surrogates.txt": (b"Q: And?\nS06: \xed\xa0\xbd\xed\xb8\x80 yes.\n", "read"),
    "bidi.txt": ("Q: \u202eAnd?\nS07: \u2066\u200fنعم\u2069 \u202dyes.\n".encode(), "read"),
    "nuls.txt": (b"Q: And?\x00\x00\nS08: Yes.\n", "not-read-text"),
    "wide-unmarked.txt": (TALK.replace("S01", "S10").encode("utf-16-le"), "read"),
    "program": (b"\x7fELF\x02\x01\x01\x00\x00\x00", "skipped"),
    "control.txt": (b"Q: \x1b]0;owned\x07And?\nS09: \x1b[2JYes.\n", "read"),
    "empty.txt": (b"", "skipped"),
    "blank.txt": (b" \n\t\r\n ", "skipped"),
    "photo.jpg": (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", "skipped"),
    "sound.wav": (b"RIFF\x24\x00\x00\x00WAVEfmt ", "skipped"),
    ".DS_Store": (b"\x00\x00\x00\x01Bud1", "skipped"),
    "~$s01.docx": (b"\x05Orla", "skipped"),
    "cues.srt": (b"1\n00:00:01,000 --> 00:00:02,000\n\n2\n00:00:03,000 --> 00:00:04,000\n", "no-cues"),
    "cues.vtt": (b"WEBVTT\n\n00:00.000 --> \x00\n", "*"),
}


def data(name: str) -> bytes:
    """The bytes of one of ``FILES``; the bombs are made on demand."""
    made = {"bomb.docx": WORDS, "bomb.odt": opened(ODT.format("words"))}
    return bomb(made[name]) if name in made else FILES[name][0]

"""Make the two Word files of the sample investigation from their texts.

The draft is written in ``sample/draft.txt`` and one interview in ``sample/s05.txt``; this script turns
them into ``draft.docx`` and ``interviews/s05.docx``. The same texts always give the same bytes. Run it
as ``python tools/make_sample.py``, or with ``--check`` to compare with the files that are there.

Each line of ``draft.txt`` is ``kind| text``. Within a text, ``{+words+}`` is a tracked insertion,
``{-words-}`` a tracked deletion, and ``{~words~remark~}`` hangs a comment on the words.

Written by the Chatham authors.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import re
import struct
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

HERE = Path(__file__).resolve().parent
TEXTS = HERE / "sample"
SAMPLE = HERE.parent / "src" / "chatham" / "samples" / "order-of-the-taps"
AUTHORS = "The Chatham authors"
MADE = dt.datetime(2026, 11, 11, 9, 0, 0)
EDITED = "2026-11-12T16:40:00Z"
REPORTER, EDITOR = "Reporter", "Editor"
INK = RGBColor(0x22, 0x22, 0x22)
GREY = RGBColor(0x66, 0x66, 0x66)
MARKUP = re.compile(r"\{\+(?P<ins>.+?)\+\}|\{-(?P<del>.+?)-\}|\{~(?P<at>.+?)~(?P<note>.+?)~\}")

Pixel = Callable[[int, int], int]


# --- pictures ---------------------------------------------------------------------------------------


def png(width: int, height: int, palette: list[tuple[int, int, int]], pixel: Pixel) -> bytes:
    """A palette PNG whose colour at (x, y) is ``palette[pixel(x, y)]``."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    rows = b"".join(b"\0" + bytes(pixel(x, y) for x in range(width)) for y in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    colours = b"".join(bytes(colour) for colour in palette)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"PLTE", colours) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")


def picture_of_cinza() -> bytes:
    """Sky, hills, a dam wall with pale bands, and low water."""
    palette = [(222, 226, 224), (150, 158, 140), (176, 168, 152), (206, 199, 184), (92, 116, 124)]

    def pixel(x: int, y: int) -> int:
        ridge = 62 + abs((x * 7) % 400 - 200) // 7 + abs((x * 3) % 260 - 130) // 9
        if y > 250:
            return 4
        if y > 128:
            return 3 if (y - 128) % 31 < 6 else 2
        return 1 if y > ridge else 0

    return png(640, 300, palette, pixel)


def picture_of_gauge() -> bytes:
    """A white board with ticks and two red marks on a grey wall."""
    palette = [(158, 156, 150), (240, 238, 230), (40, 40, 40), (170, 44, 36)]

    def pixel(x: int, y: int) -> int:
        if not 250 <= x < 390:
            return 0
        if 92 <= y < 102 or 178 <= y < 188:
            return 3
        tick = 60 if y % 50 < 3 else 30 if y % 10 < 2 else 0
        return 2 if x - 250 < tick else 1

    return png(640, 260, palette, pixel)


PICTURES: dict[str, Callable[[], bytes]] = {"cinza": picture_of_cinza, "gauge": picture_of_gauge}


# --- one paragraph with tracked changes and comments ------------------------------------------------


def tracked(paragraph: Paragraph, kind: str, words: str, number: int) -> None:
    """Add a tracked insertion (``ins``) or deletion (``del``) by the editor."""
    change = OxmlElement(f"w:{kind}")
    for name, value in (("id", str(number)), ("author", EDITOR), ("date", EDITED)):
        change.set(qn(f"w:{name}"), value)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t" if kind == "ins" else "w:delText")
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    text.text = words
    run.append(text)
    change.append(run)
    paragraph._p.append(change)


def fill(document: DocumentType, paragraph: Paragraph, text: str) -> None:
    """Write ``text`` into ``paragraph``, obeying the mark-up described at the top."""
    done = 0
    for number, found in enumerate(MARKUP.finditer(text)):
        if found.start() > done:
            paragraph.add_run(text[done : found.start()])
        if found["at"]:
            run = paragraph.add_run(found["at"])
            comment = document.add_comment(run, text=found["note"], author=REPORTER, initials="R")
            comment._comment_elm.set(qn("w:date"), EDITED)
        else:
            kind = "ins" if found["ins"] else "del"
            tracked(paragraph, kind, found[kind], 900 + number)
        done = found.end()
    if text[done:]:
        paragraph.add_run(text[done:])


# --- the draft --------------------------------------------------------------------------------------


def lines(path: Path) -> Iterator[tuple[str, str]]:
    """The (kind, text) pairs of a ``kind| text`` file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            kind, _, text = line.partition("|")
            yield kind.strip(), text.strip()


def blank() -> DocumentType:
    """An empty document in plain magazine type, without the template's leftovers."""
    document = Document()
    for rel_id, rel in list(document.part.package.rels.items()):
        if rel.reltype.endswith("/thumbnail"):
            document.part.package.rels.pop(rel_id)
    for name, size in (("Normal", 11), ("Title", 26), ("Subtitle", 13), ("Heading 2", 13), ("Quote", 11)):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = "Georgia", Pt(size), INK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    document.styles["Quote"].paragraph_format.left_indent = Cm(1)
    document.styles["Caption"].font.color.rgb = GREY
    document.styles["Normal"].paragraph_format.space_after = Pt(8)
    core = document.core_properties
    core.author = core.last_modified_by = AUTHORS
    core.created = core.modified = MADE
    core.comments, core.revision, core.language = "", 1, "en-GB"
    return document


STYLES = {"title": "Title", "standfirst": "Subtitle", "h": "Heading 2", "caption": "Caption", "quote": "Quote"}
SMALL = {"byline", "dateline", "credit", "about", "syndication"}


def add_text(document: DocumentType, kind: str, text: str) -> None:
    """One paragraph of the draft, in the manner of its kind."""
    paragraph = document.add_paragraph(style=STYLES.get(kind))
    fill(document, paragraph, text)
    for run in paragraph.runs:
        if kind in SMALL:
            run.font.size, run.font.color.rgb = Pt(9.5), GREY
            run.italic = kind in {"about", "syndication"}
        if kind == "ad":
            run.bold, run.font.name, run.font.size = text.isupper(), "Arial", Pt(9.5)
    if kind == "ad":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def add_picture(document: DocumentType, text: str) -> None:
    """A drawn picture: ``name | words for those who cannot see it``."""
    name, words = (part.strip() for part in text.split("|"))
    shape = document.add_picture(io.BytesIO(PICTURES[name]()), width=Cm(14.5))
    shape._inline.docPr.set("name", name)
    shape._inline.docPr.set("descr", words)
    document.paragraphs[-1].paragraph_format.keep_with_next = True


def add_table(document: DocumentType, rows: list[list[str]]) -> None:
    """A small table; the first row is its head."""
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    table.autofit = False
    widths = [Cm(width) for width in (2, 7, 6)]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for number, row in enumerate(rows):
        for cell, words, width in zip(table.rows[number].cells, row, widths, strict=True):
            cell.width = width
            cell.paragraphs[0].paragraph_format.space_after = Pt(2)
            cell.paragraphs[0].add_run(words).bold = number == 0
    document.add_paragraph().paragraph_format.space_after = Pt(2)


def draft() -> bytes:
    """The draft as a Word file."""
    document = blank()
    rows: list[list[str]] = []
    for kind, text in lines(TEXTS / "draft.txt"):
        if kind == "table":
            rows.append([part.strip() for part in text.split("|")])
            continue
        if rows:
            add_table(document, rows)
            rows = []
        if kind == "title":
            document.core_properties.title = text
        if kind == "picture":
            add_picture(document, text)
        else:
            add_text(document, kind, text)
    return packed(document)


def interview() -> bytes:
    """One interview as its typist left it: a paragraph for each turn."""
    document = blank()
    document.core_properties.title = "Interview"
    for line in (TEXTS / "s05.txt").read_text(encoding="utf-8").splitlines():
        if line.strip():
            document.add_paragraph(line.strip())
    return packed(document)


# --- bytes ------------------------------------------------------------------------------------------


def packed(document: DocumentType) -> bytes:
    """The document's bytes, with one fixed time on every member."""
    raw, out = io.BytesIO(), io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, date_time=(2026, 11, 11, 9, 0, 0))
            member.compress_type, member.create_system, member.external_attr = zipfile.ZIP_DEFLATED, 3, 0
            target.writestr(member, source.read(name), compresslevel=9)
    return out.getvalue()


def main(arguments: list[str] | None = None) -> int:
    """Write the files, or with ``--check`` say whether they are up to date."""
    parser = argparse.ArgumentParser(description="Make the Word files of the sample investigation.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a file differs")
    check = parser.parse_args(arguments).check
    stale = 0
    for path, made in ((SAMPLE / "draft.docx", draft()), (SAMPLE / "interviews" / "s05.docx", interview())):
        if check:
            same = path.exists() and path.read_bytes() == made
            stale += not same
            print(f"{path.name}: {'as it should be' if same else 'differs'}", file=sys.stderr)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(made)
    return 1 if stale else 0


if __name__ == "__main__":
    raise SystemExit(main())

"""Read the text of a PDF, as a draft or as evidence, and say which of its pages hold none."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from chatham.core.errors import ReadError
from chatham.core.report import Problem
from chatham.core.story import Block, Story
from chatham.core.text import Span, Text
from chatham.readers.pdf_bombs import swollen
from chatham.readers.pdf_layout import Line, passages, without_furniture, without_numbers

if TYPE_CHECKING:
    import pypdfium2

_FEW: Final = 25
_LINE_END: Final = re.compile("\r\n?|\n|\ufffe")
_ODD: Final = re.compile("[\ue000-\uf8ff\ufffd\x00-\x08\x0e-\x1f]")
_BULLETS: Final = str.maketrans({"\uf0b7": "•", "\uf095": "•", "\uf0a7": "•", "\uf0d8": "•", "\uf02d": "–", "\x00": "", "\x02": "-"})
_OCR: Final = "Let a program recognise the words, for example ocrmypdf scan.pdf readable.pdf, and run again."
_SAVE_AGAIN: Final = "Get the file again, or print it to a new PDF, and try again."


@dataclass(frozen=True, slots=True)
class Paper:
    """What a PDF came to: its text, its paragraphs, where each page begins, and what could not be read."""

    string: str
    blocks: tuple[Block, ...]
    pages: tuple[int, ...]
    problems: tuple[Problem, ...]


def read_draft(data: bytes, label: str) -> Story:
    """The draft in a PDF. Raises ``ReadError``."""
    paper = read_paper(data, label)
    return Story(label, "pdf", Text(paper.string), paper.blocks, (), paper.problems)


def read_paper(data: bytes, label: str) -> Paper:
    """The words of a PDF in reading order, lines as printed, an empty line between paragraphs. Raises ``ReadError``."""
    if swollen(data):
        raise ReadError("pdf-too-big", f"{label} would unfold into far more than a text holds, so it was not opened.", _SAVE_AGAIN)
    pages, unread = _pages(data, label)
    if unread and len(unread) == sum(bool(page) for page in pages) + len(unread):
        raise ReadError("pdf-scan", f"{label} holds pictures of pages and no words that can be read.", _OCR)
    problems = (Problem("pdf-pages", _unread_pages(unread, label), label, _OCR),) if unread else ()
    return _laid_out(without_numbers(without_furniture(pages)), problems)


def _laid_out(pages: Sequence[Sequence[Line]], problems: tuple[Problem, ...]) -> Paper:
    parts: list[str] = []
    blocks: list[Block] = []
    starts = [-1] * len(pages)
    at = 0
    for passage in passages(pages):
        if parts:
            parts.append("\n\n")
            at += 2
        begin = at
        for number, line in enumerate(passage.lines):
            if number:
                parts.append("\n")
                at += 1
            starts[line.page] = at if starts[line.page] < 0 else starts[line.page]
            parts.append(line.words)
            at += len(line.words)
        blocks.append(Block("headline" if passage.large else "paragraph", Span(begin, at)))
    for number in range(len(pages) - 1, -1, -1):  # a page without words begins where the next one does
        if starts[number] < 0:
            starts[number] = starts[number + 1] if number + 1 < len(pages) else at
    return Paper("".join(parts), tuple(blocks), (0, *starts[1:]), problems)


def _unread_pages(numbers: Sequence[int], label: str) -> str:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    told = [str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs]
    shown = ", ".join(told[:6]) + (f" and {len(told) - 6} more stretches" if len(told) > 6 else "")
    if len(numbers) == 1:
        return f"Page {shown} of {label} is a picture or holds no words that can be read, and was left out."
    return f"Pages {shown} of {label} are pictures or hold no words that can be read, and were left out."


def _pages(data: bytes, label: str) -> tuple[list[list[Line]], list[int]]:
    """The lines of every page, and the numbers of pages that hold a picture and no words."""
    import pypdfium2

    broken = ReadError("pdf-broken", f"{label} is damaged and cannot be opened as a PDF.", _SAVE_AGAIN)
    if b"%%EOF" not in data[-2048:] and b"startxref" not in data[-2048:]:
        raise ReadError("pdf-broken", f"{label} is damaged: it ends in the middle.", _SAVE_AGAIN)
    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD:
            raise ReadError("pdf-encrypted", f"{label} is locked with a password.", "Save a copy without the password and try again.") from None
        raise broken from None
    if not count:
        raise broken
    pages: list[list[Line]] = []
    unread: list[int] = []
    for number in range(count):
        try:
            page = document[number]
            lines = _lines(page, number)
            pictured = _sparse(lines) and _pictured(page)
            page.close()
        except pypdfium2.PdfiumError:
            lines, pictured = [], True
        if pictured or _garbled(lines):
            lines = []
            unread.append(number + 1)
        pages.append(lines)
    document.close()
    return pages, unread


def _sparse(lines: Sequence[Line]) -> bool:
    return len(lines) < _FEW and sum(c.isalnum() for line in lines for c in line.words) < _FEW


def _garbled(lines: Sequence[Line]) -> bool:
    """Whether most letters of a page are signs of a font that does not say what they are."""
    words = "".join(line.words for line in lines)
    return len(words) > 20 and len(_ODD.findall(words)) > 0.3 * len(words)


def _pictured(page: pypdfium2.PdfPage) -> bool:
    """Whether pictures, or letters drawn as outlines, cover a good part of a page."""
    import pypdfium2.raw as raw

    width, height = page.get_size()
    covered, drawn = 0.0, 0
    for number, thing in enumerate(page.get_objects(max_depth=4)):
        if thing.type == raw.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = thing.get_bounds()
            covered += abs(right - left) * abs(top - bottom)
        drawn += thing.type == raw.FPDF_PAGEOBJ_PATH
        if number > 5000:
            break
    return covered > 0.25 * width * height or drawn > 400


def _lines(page: pypdfium2.PdfPage, number: int) -> list[Line]:
    """The lines of one page in the order of the file, which is the order of reading in nearly all of them."""
    text = page.get_textpage()
    string = text.get_text_range()
    wide = not string.isascii()
    lines: list[Line] = []
    at = unit = 0
    for m in [*_LINE_END.finditer(string), None]:
        end = m.start() if m else len(string)
        words = string[at:end]
        plain = " ".join(words.translate(_BULLETS).split(" ")).strip()
        if plain:
            lead = len(words) - len(words.lstrip())
            left, right, base, size = _place(text, unit + lead, unit + max(len(words.rstrip()) - 1, lead))
            lines.append(Line(plain + ("-" if m and m.group() == "\ufffe" else ""), left, right, base, size, number))
        at = m.end() if m else end
        unit += len(words) + (len(m.group()) if m else 0) + (sum(c > "\uffff" for c in words) if wide else 0)
    text.close()
    return lines


def _place(text: pypdfium2.PdfTextPage, first: int, last: int) -> tuple[float, float, float, float]:
    """Left, right, base line and size of a line, by the numbers of its first and last letter."""
    import ctypes

    import pypdfium2.raw as raw

    most = text.count_chars() - 1
    begin = min(max(raw.FPDFText_GetCharIndexFromTextIndex(text.raw, first), 0), most)
    end = min(max(raw.FPDFText_GetCharIndexFromTextIndex(text.raw, last), begin), most)
    x, y, matrix = ctypes.c_double(), ctypes.c_double(), raw.FS_MATRIX()
    raw.FPDFText_GetCharOrigin(text.raw, begin, x, y)
    raw.FPDFText_GetMatrix(text.raw, begin, matrix)
    size = raw.FPDFText_GetFontSize(text.raw, begin) * (math.hypot(matrix.b, matrix.d) or 1.0)
    return x.value, text.get_charbox(end)[2], y.value, max(size, 1.0)

"""Read a Rich Text Format file, as a draft or as evidence.

No library keeps what is needed here: words that were deleted with changes tracked must go, notes and comments must
keep their places, and nothing may be executed or unpacked.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from chatham.core.errors import ReadError
from chatham.core.story import BlockKind, Story
from chatham.core.text import Text
from chatham.office.comments import AUTHOR
from chatham.office.styles import kind_named
from chatham.readers.rtf_facts import Beside
from chatham.readers.rtf_state import Kind, Sheet, State
from chatham.readers.rtf_words import ENCODINGS, PASSED, SIGNS, SKIPPED

_TOKEN: Final = re.compile(
    r"\\(?:(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|'(?P<hex>[0-9a-fA-F]{2})|(?P<sign>[^a-zA-Z]))|(?P<brace>[{}])|[\r\n]+|(?P<words>[^\\{}\r\n]+)"
)
_DEEPEST: Final = 2000
_WIDE: Final = frozenset(["cp932", "cp936", "cp949", "cp950", "cp1361"])


def read_rtf(data: bytes, label: str) -> Story:
    """An RTF file: insertions accepted, deletions and hidden words dropped, notes and comments apart. Raises ``ReadError``."""
    walk = _Walk(label)
    walk.run(data.decode("latin-1"))
    sheet = walk.sheets[0]
    walk.end_paragraph()
    string, blocks, notes = sheet.paper.settled()
    if not string.strip() and len(data) > 4000:
        raise ReadError("rtf-no-text", f"{label} is an RTF file without words in it.", "Save its text as .docx and try again.")
    return Story(label, "rtf", Text(string), blocks, notes, file=walk.beside.facts(notes))


class _Walk:
    """The state of one pass through the signs of the file."""

    def __init__(self, label: str) -> None:
        self.label = label
        self.states: list[State] = []
        self.state = State()
        self.sheets = [Sheet()]
        self.encoding = "cp1252"
        self.fonts: dict[str, str] = {}
        self.styles: dict[str, BlockKind] = {}
        self.style_name: list[str] = []
        self.font_now = ""
        self.default_font = ""
        self.buffer = bytearray()
        self.high = 0
        self.skip = 0
        self.starred = False
        self.ranges: dict[str, list[int]] = {}
        self.boxes: list[Sheet] = []
        self.beside = Beside()
        self.groups = 0

    def broken(self) -> ReadError:
        """The error for a file that ends too early."""
        return ReadError(
            "rtf-broken",
            f"{self.label} is damaged: it ends in the middle.",
            "Open it in the program that it comes from, save it again as .docx, and try again.",
        )

    def run(self, string: str) -> None:
        """Pass the whole file."""
        at, size = 0, len(string)
        while at < size:
            m = _TOKEN.match(string, at)
            if m is None:  # a lone backslash at the end
                raise self.broken()
            at = m.end()
            if m["words"] is not None:
                self.words(m["words"])
            elif m["hex"] is not None:
                self.byte(int(m["hex"], 16))
            elif m["brace"] == "{":
                self.open()
            elif m["brace"] == "}":
                self.close()
                if not self.states:
                    break
            elif m["word"] is not None:
                if m["word"] == "bin":
                    at += max(0, int(m["number"] or 0))
                else:
                    self.word(m["word"], m["number"])
            elif m["sign"] is not None:
                self.sign(m["sign"])
        self.flush()
        if self.states or at > size:
            raise self.broken()

    # Groups

    def open(self) -> None:
        """Begin a group."""
        self.flush()
        self.skip = 0
        if len(self.states) >= _DEEPEST:
            raise ReadError("rtf-too-deep", f"{self.label} has groups inside groups without end.", "Save only its text as a new .docx and try again.")
        self.states.append(self.state)
        self.groups += 1
        if self.state.kind == "upr":
            self.state = replace(self.state, kind="skip")
        self.starred = False

    def close(self) -> None:
        """End a group, and whatever began with it."""
        self.flush()
        self.skip = 0
        if self.state.kind == "styles" and self.style_name:
            self.style_end()
        if not self.states:
            return
        depth = len(self.states)
        self.state = self.states.pop()
        while len(self.sheets) > 1 and self.sheets[-1].depth == depth:
            self.sheet_end()

    def begin(self, kind: Kind) -> None:
        """From here to the end of the group, words go elsewhere."""
        self.state = replace(self.state, kind=kind, outer=self.state.kind)
        if kind in ("note", "comment", "box"):
            main = self.sheets[-1]
            self.sheets.append(Sheet(kind=kind, at=main.paper.at, depth=len(self.states), author=main.author if kind == "comment" else ""))

    def sheet_end(self) -> None:
        """A note, a comment or a box is complete."""
        self.end_paragraph()
        sheet = self.sheets.pop()
        main = self.sheets[-1]
        words = sheet.paper.string()
        if sheet.kind == "box":
            self.boxes.append(sheet)
        elif sheet.kind == "note":
            main.paper.note("footnote", sheet.at, sheet.at, words)
        elif sheet.author != AUTHOR:
            begin, end = self.ranges.get(sheet.of, [sheet.at, sheet.at])
            main.paper.note("comment", begin, max(begin, end), words)

    # Words

    def put(self, words: str) -> None:
        """Words that are seen go to the text at hand, others to the name, font or number that they tell."""
        kind, state, sheet = self.state.kind, self.state, self.sheets[-1]
        if kind in ("text", "note", "comment", "box"):
            if not state.hidden and not state.deleted:
                sheet.paper.put(words)
            else:
                self.beside.words("deleted words" if state.deleted else "hidden words", words, self.groups)
        elif kind == "styles":
            self.style_name.append(words)
        elif kind in ("begin", "end"):
            place = self.ranges.setdefault(words.strip(), [sheet.paper.at, sheet.paper.at])
            place[kind == "end"] = sheet.paper.at
        elif kind == "of":
            sheet.of += words.strip()
        elif kind == "author":
            sheet.author = words
            self.beside.words("atnauthor", words, self.groups)
        elif kind == "skip":
            self.beside.words(state.what, words, state.group)

    def words(self, words: str) -> None:
        """Ordinary signs; those that stand in for a Unicode one are passed over."""
        if self.skip:
            gone = min(self.skip, len(words))
            self.skip -= gone
            words = words[gone:]
        if not words:
            return
        if self.buffer and self.coding() in _WIDE:
            self.buffer.extend(words[:1].encode("latin-1"))
            words = words[1:]
        self.flush()
        if words.isascii():
            self.put(words)
        else:
            self.buffer.extend(words.encode("latin-1"))
            self.flush()

    def byte(self, byte: int) -> None:
        """One byte of the font's own encoding."""
        if self.skip:
            self.skip -= 1
        else:
            self.buffer.append(byte)

    def coding(self) -> str:
        """The encoding of the font at hand."""
        return self.fonts.get(self.state.font or self.default_font) or self.encoding

    def flush(self) -> None:
        """Turn the bytes that wait into words."""
        if self.buffer:
            words = bytes(self.buffer).decode(self.coding(), "replace")
            self.buffer.clear()
            self.put(words.replace("\r", "\n").replace("\x00", ""))

    def letter(self, number: int) -> None:
        """A Unicode sign, or half of one."""
        self.flush()
        code = number % 0x10000
        if 0xD800 <= code < 0xDC00:
            self.high = code
        elif 0xDC00 <= code < 0xE000:
            self.put(chr(0x10000 + ((self.high - 0xD800) << 10) + (code - 0xDC00)) if self.high else "\ufffd")
            self.high = 0
        elif code:
            self.put(chr(code).replace("\r", "\n"))
        self.skip = self.state.after

    # Control words

    def sign(self, sign: str) -> None:
        """A backslash before a sign."""
        if sign == "*":
            self.starred = True
        elif self.skip:
            self.skip -= 1
        elif sign in "\r\n":
            self.end_line()
        else:
            self.flush()
            self.put({"~": "\u00a0", "_": "-", "-": "", ":": "", "|": ""}.get(sign, sign))

    def word(self, word: str, number: str | None) -> None:
        """A control word."""
        starred, self.starred = self.starred, False
        if word == "u":
            self.letter(int(number or 0))
            return
        if self.skip:
            self.skip -= 1
            return
        self.flush()
        self.beside.word(word, number)
        value = int(number) if number is not None else None
        if word in _DOERS:
            _DOERS[word](self, value)
        elif word in SIGNS:
            self.put(SIGNS[word])
        elif word in _KINDS:
            if self.state.kind != "skip" or word == "ud":
                self.begin(_KINDS[word])
        elif word in SKIPPED or (starred and word not in PASSED):
            self.state = replace(self.state, kind="skip", what=word, group=self.groups)

    def end_line(self, _: int | None = None) -> None:
        """The end of a paragraph, unless its mark is deleted or hidden."""
        if self.state.kind in ("text", "note", "comment", "box") and not self.state.deleted and not self.state.hidden:
            if self.sheets[-1].paper.empty:
                self.sheets[-1].paper.start()
            self.end_paragraph()

    def end_paragraph(self) -> None:
        """The paragraph is complete; text boxes on it follow."""
        self.flush()
        sheet = self.sheets[-1]
        by_style = self.styles.get(sheet.style)
        kind: BlockKind = "headline" if sheet.outline else by_style or ("list" if sheet.listed else "cell" if sheet.cell else "paragraph")
        sheet.paper.end(kind)
        if len(self.sheets) == 1:
            boxes, self.boxes = self.boxes, []
            for box in boxes:
                string = box.paper.string()
                for block in box.paper.blocks:
                    sheet.paper.start()
                    sheet.paper.put(string[block.span.start : block.span.end])
                    sheet.paper.end(block.kind)

    def end_cell(self, _: int | None) -> None:
        """The end of a cell."""
        self.sheets[-1].cell = True
        self.end_line()

    def end_break(self, _: int | None) -> None:
        """The end of a row, a page or a section ends what is there, and makes no empty paragraph."""
        if self.state.kind in ("text", "note", "comment", "box") and not self.sheets[-1].paper.empty:
            self.end_paragraph()

    def plain_paragraph(self, _: int | None) -> None:
        """A paragraph with no properties yet."""
        if self.state.kind in ("text", "note", "comment", "box"):
            sheet = self.sheets[-1]
            sheet.style, sheet.outline, sheet.listed, sheet.cell = "", False, False, False

    def plain_words(self, _: int | None) -> None:
        """Words with no properties yet."""
        self.state = replace(self.state, hidden=False, deleted=False, font="")

    def in_cell(self, _: int | None) -> None:
        """The paragraph stands in a table."""
        self.sheets[-1].cell = True

    def hide(self, value: int | None) -> None:
        """Hidden words begin or end."""
        self.state = replace(self.state, hidden=value != 0)

    def delete(self, value: int | None) -> None:
        """Words deleted with changes tracked begin or end."""
        self.state = replace(self.state, deleted=value != 0)

    def after(self, value: int | None) -> None:
        """How many signs stand in for a Unicode one."""
        self.state = replace(self.state, after=max(0, min(value if value is not None else 1, 100)))

    def set_font(self, value: int | None) -> None:
        """The font from here on; inside the table of fonts, the one that is being told."""
        self.font_now = str(value)
        self.state = replace(self.state, font=str(value))

    def set_default_font(self, value: int | None) -> None:
        """The font of words that name none."""
        self.default_font = str(value)

    def set_charset(self, value: int | None) -> None:
        """The encoding of the font that is being told."""
        if self.state.kind == "fonts" and value in ENCODINGS:
            self.fonts[self.font_now] = ENCODINGS[value]

    def set_page(self, value: int | None) -> None:
        """The encoding of the file."""
        name = {65001: "utf-8", 10000: "mac-roman"}.get(value or 0, f"cp{value}")
        try:
            codecs.lookup(name)
        except LookupError:
            return
        self.encoding = name

    def set_style(self, value: int | None) -> None:
        """The style of the paragraph; inside the style sheet, the one that is being told."""
        if self.state.kind == "styles":
            self.style_name = [str(value)]
        elif self.state.kind != "skip":
            self.sheets[-1].style = str(value)

    def style_end(self) -> None:
        """The name of a style is complete."""
        number, *name = self.style_name
        self.style_name = []
        kind = kind_named("".join(name).strip().rstrip(";").split(",")[0])
        if number.isdigit() and kind is not None:
            self.styles[number] = kind

    def set_outline(self, value: int | None) -> None:
        """A heading by its level."""
        if self.state.kind not in ("skip", "styles"):
            self.sheets[-1].outline = value is not None and 0 <= value < 9

    def set_list(self, value: int | None) -> None:
        """A paragraph of a list."""
        if self.state.kind not in ("skip", "styles"):
            self.sheets[-1].listed = value != 0

    def list_words(self, _: int | None) -> None:
        """A bullet or a number, which is no part of the words."""
        self.sheets[-1].listed = True
        self.state = replace(self.state, kind="skip")

    def mac(self, _: int | None) -> None:
        """An old Macintosh file."""
        self.encoding = "mac-roman"

    def dos(self, _: int | None) -> None:
        """An old DOS file."""
        self.encoding = "cp437"


_KINDS: Final[dict[str, Kind]] = {
    "fonttbl": "fonts", "stylesheet": "styles", "footnote": "note", "annotation": "comment", "shptxt": "box", "atrfstart": "begin",
    "atrfend": "end", "atnref": "of", "atnauthor": "author", "upr": "upr", "ud": "text",
}  # fmt: skip
_Doer = Callable[[_Walk, int | None], None]
_DOERS: Final[dict[str, _Doer]] = {
    "par": _Walk.end_line, "cell": _Walk.end_cell, "nestcell": _Walk.end_cell, "row": _Walk.end_break, "nestrow": _Walk.end_break,
    "page": _Walk.end_break, "sect": _Walk.end_break, "column": _Walk.end_break, "pard": _Walk.plain_paragraph, "plain": _Walk.plain_words,
    "intbl": _Walk.in_cell, "v": _Walk.hide, "deleted": _Walk.delete, "uc": _Walk.after, "f": _Walk.set_font, "deff": _Walk.set_default_font,
    "fcharset": _Walk.set_charset, "ansicpg": _Walk.set_page, "s": _Walk.set_style, "outlinelevel": _Walk.set_outline, "ls": _Walk.set_list,
    "listtext": _Walk.list_words, "pntext": _Walk.list_words, "mac": _Walk.mac, "pc": _Walk.dos, "pca": _Walk.dos,
}  # fmt: skip

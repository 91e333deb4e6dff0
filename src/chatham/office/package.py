"""Open the parts of a Word file, or of another file packed like one, without trusting it, and write a Word file again
with some parts changed.

A .docx comes from anybody. Nothing outside it is ever fetched, no document type is obeyed, and a file that
would unfold into far more than it seems to hold is refused before it is unfolded.
"""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Mapping
from typing import Final

from lxml import etree

from chatham.core.errors import ReadError

MOST_BYTES: Final = 200 * 1024 * 1024
MOST_PARTS: Final = 5_000
MOST_RATIO: Final = 200
RATIO_FROM: Final = 1024 * 1024
TYPES_PART: Final = "[Content_Types].xml"
RELATION: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
CONTENT_TYPES: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"

_FIXED_DATE: Final = (1980, 1, 1, 0, 0, 0)
_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_STAMP: Final = struct.pack("<HH7s", 0x6843, 7, b"chatham")
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BAD_ZIP: Final = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError,
    OverflowError, LookupError, NotImplementedError,
)  # fmt: skip


class Package:
    """The parts of one Word file. ``label`` is what messages call it, ``main`` the part with its text.

    A class for another kind of packed file says in ``form`` what messages and codes call that kind.
    """

    form = "docx"

    def __init__(self, data: bytes, label: str) -> None:
        """Look at the list of parts only. Raises ``ReadError`` for no .docx, or one dangerous to unfold."""
        self.label = label
        if data.startswith(_OLE[:4]):
            raise self._container_error(data)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._infos = self._zip.infolist()
        except _BAD_ZIP as error:
            raise self.broken(f"it is not a complete .{self.form}") from error
        self._refuse_bombs()
        self._names = {info.filename.lower(): info for info in self._infos}
        if len(self._names) != len(self._infos):
            raise self.broken("it holds two parts of the same name")
        self.main = self._main()

    def broken(self, why: str) -> ReadError:
        """The error for a damaged file."""
        return ReadError(f"{self.form}-broken", f"{self.label} is damaged: {why}.", self._save_again())

    def _save_again(self) -> str:
        return f"Open it in the program that it comes from, save it again as .{self.form}, and try again."

    def _container_error(self, data: bytes) -> ReadError:
        if "EncryptedPackage".encode("utf-16-le") in data:
            return self.locked()
        return ReadError("docx-old-word", f"{self.label} is in the old Word format.", "Save it as .docx and try again.")

    def locked(self) -> ReadError:
        """The error for a file that asks for a password."""
        return ReadError(f"{self.form}-encrypted", f"{self.label} is locked with a password.", "Save a copy without the password and try again.")

    def _refuse_bombs(self) -> None:
        declared = sum(info.file_size for info in self._infos)
        swollen = any(info.file_size > RATIO_FROM and info.file_size > MOST_RATIO * max(info.compress_size, 1) for info in self._infos)
        if declared > MOST_BYTES or len(self._infos) > MOST_PARTS or swollen:
            raise self._too_big()

    def _too_big(self) -> ReadError:
        return ReadError(
            f"{self.form}-too-big",
            f"{self.label} would unfold into far more than a story holds, so it was not opened.",
            f"Save only its text as a new .{self.form} and try again.",
        )

    def part(self, name: str) -> bytes | None:
        """The bytes of a part, or None if there is none of that name."""
        info = self._names.get(name.lower())
        return None if info is None else self._bytes(info)

    def _bytes(self, info: zipfile.ZipInfo) -> bytes:
        if info.flag_bits & 0x1:
            raise self.locked()
        if info.compress_type not in _METHODS:
            raise self.broken(f"a part is packed in a way that .{self.form} does not allow")
        try:
            with self._zip.open(info) as stream:
                found = stream.read(MOST_BYTES + 1)
        except _BAD_ZIP as error:
            raise self.broken("a part of it cannot be unpacked") from error
        if len(found) > MOST_BYTES:
            raise self._too_big()
        return found

    def xml(self, name: str) -> etree._Element | None:
        """The root element of an XML part, or None if there is no such part."""
        found = self.part(name)
        return None if found is None else self.parsed(found)

    def parsed(self, part: bytes) -> etree._Element:
        """The root element of XML bytes. Comments and instructions to programs in them are dropped."""
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, dtd_validation=False,
            remove_comments=True, remove_pis=True,
        )  # fmt: skip
        if any("<!DOCTYPE".encode(coding) in part for coding in ("utf-8", "utf-16-le", "utf-16-be")):
            raise self._document_type()
        try:
            root = etree.fromstring(part, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self.broken("a part of it cannot be read as XML") from error
        info = root.getroottree().docinfo
        if info.internalDTD is not None or info.externalDTD is not None:
            raise self._document_type()
        return root

    def _document_type(self) -> ReadError:
        return ReadError(
            f"{self.form}-doctype",
            f"{self.label} holds a document type declaration, which no such file has, so it was not read.",
            self._save_again(),
        )

    def document(self) -> etree._Element:
        """The root of the part with the text. Raises ``ReadError`` where there is none."""
        root = self.xml(self.main)
        if root is None or not isinstance(root.tag, str) or etree.QName(root).localname != "document":
            raise ReadError("docx-no-text", f"{self.label} is a zip file without a Word text in it.", self._save_again())
        return root

    def relations(self, source: str) -> str:
        """The name of the part that lists what ``source`` ("" for the whole file) is tied to."""
        folder, name = posixpath.split(source)
        return posixpath.join(folder, "_rels", f"{name}.rels")

    def related(self, source: str, kind: str) -> str | None:
        """The part that ``source`` is tied to as ``kind`` ("comments", "styles" ...), or None."""
        root = self.xml(self.relations(source))
        if root is None:
            return None
        for relation in root.iter(RELATION):
            target, external = relation.get("Target", ""), relation.get("TargetMode") == "External"
            if relation.get("Type", "").rpartition("/")[2] == kind and target and not external:
                found = posixpath.normpath(posixpath.join("/", posixpath.dirname(source), target)).lstrip("/")
                return found if found.lower() in self._names else None
        return None

    def _main(self) -> str:
        if not self._names:
            raise self.broken("it is empty")
        return self.main_part()

    def main_part(self) -> str:
        """The name of the part with the text."""
        return self.related("", "officeDocument") or "word/document.xml"

    def macros(self) -> bool:
        """True for a Word file that may hold programs (.docm, .dotm); they are never run."""
        return b"macroEnabled" in (self.part(TYPES_PART) or b"")

    def names(self) -> tuple[str, ...]:
        """The names of all parts, in the order of the file."""
        return tuple(info.filename for info in self._infos)

    def holds(self, name: str) -> bool:
        """True if there is a part of that name."""
        return name.lower() in self._names

    def written(self, changed: Mapping[str, bytes]) -> bytes:
        """The whole file again, stamped as Chatham's, with the parts in ``changed`` in place of the old ones.

        All other parts keep their bytes, their place and their date. New parts come last. The same input
        gives the same bytes.
        """
        out = io.BytesIO()
        fresh = {name.lower(): (name, part) for name, part in changed.items()}
        place = 1 if self.holds("mimetype") and len(self._infos) > 1 else 0  # a mimetype may have no private field
        with zipfile.ZipFile(out, "w") as target:
            for number, info in enumerate(self._infos):
                _, part = fresh.pop(info.filename.lower(), ("", None))
                copy = _entry(info.filename, info.date_time if part is None else _FIXED_DATE, number == place)
                copy.compress_type = info.compress_type
                copy.external_attr = info.external_attr
                target.writestr(copy, self._bytes(info) if part is None else part)
            for name, part in fresh.values():
                target.writestr(_entry(name, _FIXED_DATE, False), part)
        return out.getvalue()


def _entry(name: str, date: tuple[int, int, int, int, int, int], stamped: bool) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, date)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 0
    entry.extra = _STAMP if stamped else b""
    return entry


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A new Word file with these parts in this order, not stamped."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, part in parts.items():
            target.writestr(_entry(name, _FIXED_DATE, False), part)
    return out.getvalue()


def stamped(data: bytes) -> bool:
    """True if ``data`` came out of ``Package.written`` and nothing has saved it since.

    The stamp is a private extra field of the first zip entry (of the second, where the first is a mimetype): no part of the document knows of it, and any
    other program that saves the file drops it.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as source:
            return any(_STAMP in info.extra for info in source.infolist()[:2])
    except _BAD_ZIP:
        return False


def serial(root: etree._Element) -> bytes:
    """XML bytes of a part, with the head that Word writes."""
    body = etree.tostring(root, encoding="UTF-8", xml_declaration=False)
    return b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + body

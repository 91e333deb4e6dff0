"""What a PDF holds beside the words on its pages."""

from __future__ import annotations

import ctypes
import re
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from chatham.core.story import FileFacts
from chatham.office.told import Told

if TYPE_CHECKING:
    import pypdfium2

_PROPERTIES: Final = {
    "Author": "author", "Creator": "program", "Producer": "program", "Subject": "description", "Keywords": "description", "Title": None,
    "Company": "company", "Manager": "manager", "Template": "template",
}  # fmt: skip
_OF_NO_USE: Final = frozenset(["CreationDate", "ModDate", "Trapped"])
_INFO: Final = re.compile(rb"/Info[ \t\r\n]+(\d{1,9})[ \t\r\n]+(\d{1,5})[ \t\r\n]+R\b")
_KEY: Final = re.compile(rb"/([A-Za-z][\w.:-]{0,60})[ \t\r\n]*[(<]")
_PACKET, _PACKET_END = b"<x:xmpmeta", b"</x:xmpmeta>"
_XMP: Final = {
    "creator": "author", "CreatorTool": "program", "Producer": "program", "description": "description", "subject": "description", "Keywords": "description",
    "DocumentID": "revision ids", "InstanceID": "revision ids", "Company": "company", "Manager": "manager", "AuthorsPosition": "author",
}  # fmt: skip
_OWN: Final = "http://ns.adobe.com/pdfx/"
_MOST_PAGES, _MOST_THINGS, _MOST_LETTERS = 500, 20_000, 2**20
_SMALLEST_PICTURE: Final = 0.005  # of the page


def facts_of(data: bytes) -> FileFacts:
    """The kinds of things that go with the file, the words that its pages do not show, and how many pictures it has.

    Nothing that is damaged keeps the draft from being read. Words that are hidden on a page are told, and are in its text too.
    """
    import pypdfium2

    told = Told()
    _packets(told, data)
    linear = b"/Linearized" in data[:1024]
    if data.count(b"%%EOF") - linear > 1:
        told.kinds.add("earlier versions")
    with suppress(pypdfium2.PdfiumError):
        document = pypdfium2.PdfDocument(data)
        _properties(told, document, data)
        _attachments(told, document)
        _Pages(told, document).look()
        document.close()
    return told.facts()


def _words(call: Callable[[Any, int], int], wide: bool = True) -> str:
    """What a function of PDFium writes into a buffer: asked for its size first."""
    size = call(None, 0)
    if not 0 < size <= _MOST_LETTERS:
        return ""
    buffer = (ctypes.c_ushort * (size // 2 + 1))() if wide else (ctypes.c_char * size)()
    call(buffer, size)
    return bytes(buffer).decode("utf-16-le" if wide else "utf-8", "replace").split("\0")[0]


def _properties(told: Told, document: pypdfium2.PdfDocument, data: bytes) -> None:
    """The dictionary of the document's properties, with the keys that somebody added."""
    import pypdfium2.raw as raw

    keys = dict.fromkeys(_PROPERTIES)
    for m in deque(_INFO.finditer(data), maxlen=3):
        begin = re.search(rb"(?<!\d)%b[ \t\r\n]+%b[ \t\r\n]+obj\b" % m.groups(), data)
        told_keys = data[begin.end() : begin.end() + 4000].split(b"endobj")[0] if begin else b""
        keys.update((key.decode("ascii", "replace"), None) for key in _KEY.findall(told_keys))
    for key in keys.keys() - _OF_NO_USE:
        value = _words(lambda buffer, size, key=key: raw.FPDF_GetMetaText(document.raw, key.encode(), buffer, size))  # type: ignore[misc]
        told.property(_PROPERTIES.get(key, "own properties"), value)


def _packets(told: Told, data: bytes) -> None:
    """Properties in XML, of the document and of what was put into it, where they are not packed."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    at = 0
    for _ in range(20):
        begin = data.find(_PACKET, at)
        at = data.find(_PACKET_END, begin) + len(_PACKET_END)
        if begin < 0 or at < len(_PACKET_END):
            return
        with suppress(etree.XMLSyntaxError, ValueError):
            root = etree.fromstring(data[begin:at], parser)
            for element in root.iter() if root is not None else ():
                for tag, words in [(element.tag, element.text), *element.attrib.items()]:
                    _property(told, element, tag, words)


def _property(told: Told, element: etree._Element, tag: object, words: str | bytes | None) -> None:
    if not isinstance(tag, str) or not words or not str(words).strip():
        return
    names = [tag, *(str(above.tag) for above in element.iterancestors())] if tag == element.tag else [tag]
    kind = next((found for name in names if (found := _XMP.get(name.rpartition("}")[2]))), None)
    told.property("own properties" if _OWN in tag else kind, str(words))


def _attachments(told: Told, document: pypdfium2.PdfDocument) -> None:
    import pypdfium2.raw as raw

    if raw.FPDFDoc_GetJavaScriptActionCount(document.raw) > 0:
        told.kinds.add("macros")
    for number in range(min(raw.FPDFDoc_GetAttachmentCount(document.raw), 200)):
        told.kinds.add("embedded files")
        attached = raw.FPDFDoc_GetAttachment(document.raw, number)
        if attached:
            told.property(None, _words(lambda buffer, size, a=attached: raw.FPDFAttachment_GetName(a, buffer, size)))  # type: ignore[misc]


class _Pages:
    """Looks at what lies on the pages."""

    def __init__(self, told: Told, document: pypdfium2.PdfDocument) -> None:
        self.told, self.document = told, document
        self.pictures: set[tuple[int, int, int]] = set()
        self.hidden: list[str] = []
        self.left = _MOST_THINGS

    def look(self) -> None:
        """All pages, or the first few hundred."""
        import pypdfium2

        for number in range(min(len(self.document), _MOST_PAGES)):
            with suppress(pypdfium2.PdfiumError):
                page = self.document[number]
                self.remarks(page)
                self.things(page)
                page.close()
        self.told.unseen("hidden words", self.hidden)
        self.told.pictures += len(self.pictures)

    def remarks(self, page: pypdfium2.PdfPage) -> None:
        """Comments, attachments and links."""
        import pypdfium2.raw as raw

        silent = (raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP, raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_XFAWIDGET, raw.FPDF_ANNOT_UNKNOWN)
        if raw.FPDFPage_GetRawThumbnailData(page.raw, None, 0):
            self.told.kinds.add("preview picture")
        for number in range(min(raw.FPDFPage_GetAnnotCount(page.raw), 2000)):
            remark = raw.FPDFPage_GetAnnot(page.raw, number)
            if not remark:
                continue
            kind = raw.FPDFAnnot_GetSubtype(remark)
            if kind == raw.FPDF_ANNOT_FILEATTACHMENT:
                self.told.kinds.add("embedded files")
            elif kind == raw.FPDF_ANNOT_LINK:
                self.link(raw.FPDFAnnot_GetLink(remark))
            elif kind not in silent:
                self.told.unseen("comments", [*(self.value(remark, key) for key in (b"T", b"Contents", b"Subj")), "."])
            raw.FPDFPage_CloseAnnot(remark)

    def value(self, remark: object, key: bytes) -> str:
        """One entry of a comment."""
        import pypdfium2.raw as raw

        return _words(lambda buffer, size: raw.FPDFAnnot_GetStringValue(remark, key, buffer, size))

    def link(self, link: object) -> None:
        """Where a link leads."""
        import pypdfium2.raw as raw

        action = raw.FPDFLink_GetAction(link) if link else None
        if action:
            self.told.link(_words(lambda buffer, size: raw.FPDFAction_GetFilePath(action, buffer, size), wide=False))
            self.told.link(_words(lambda buffer, size: raw.FPDFAction_GetURIPath(self.document.raw, action, buffer, size), wide=False))
            if raw.FPDFAction_GetType(action) == raw.PDFACTION_LAUNCH:
                self.told.kinds.add("linked files")

    def things(self, page: pypdfium2.PdfPage) -> None:
        """Pictures, and words that are drawn so that nobody sees them."""
        import pypdfium2.raw as raw

        width, height = page.get_size()
        unseen = []
        for thing in self.few(page.get_objects(max_depth=4)):
            if thing.type == raw.FPDF_PAGEOBJ_IMAGE:
                left, bottom, right, top = thing.get_bounds()
                if (right - left) * (top - bottom) >= _SMALLEST_PICTURE * width * height:
                    self.picture(thing.raw)
            elif thing.type == raw.FPDF_PAGEOBJ_TEXT and _invisible(thing.raw):
                unseen.append(thing.raw)
        if unseen:
            words = page.get_textpage()
            self.hidden += [_words(lambda buffer, size, t=thing: raw.FPDFTextObj_GetText(t, words.raw, buffer, size)) for thing in unseen]  # type: ignore[misc]
            words.close()

    def few(self, things: Iterator[pypdfium2.PdfObject]) -> Iterator[pypdfium2.PdfObject]:
        """As many as there is patience for."""
        for thing in things:
            self.left -= 1
            if self.left < 0:
                return
            yield thing

    def picture(self, picture: object) -> None:
        """A picture, which counts once wherever it comes back."""
        import pypdfium2.raw as raw

        wide, high = ctypes.c_uint(), ctypes.c_uint()
        raw.FPDFImageObj_GetImagePixelSize(picture, wide, high)
        size = raw.FPDFImageObj_GetImageDataRaw(picture, None, 0)
        if (wide.value, high.value, size) not in self.pictures and len(self.pictures) < 200:
            self.pictures.add((wide.value, high.value, size))
            buffer = (ctypes.c_char * min(size, 2**25))()
            if 0 < size <= 2**25 and raw.FPDFImageObj_GetImageDataRaw(picture, buffer, size):
                self.told.picture(bytes(buffer[: 2**20]))


def _invisible(words: object) -> bool:
    """Whether a stretch of words is drawn without ink."""
    import pypdfium2.raw as raw

    if raw.FPDFTextObj_GetTextRenderMode(words) in (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP):
        return True
    red, green, blue, ink = (ctypes.c_uint() for _ in range(4))
    return bool(raw.FPDFPageObj_GetFillColor(words, red, green, blue, ink)) and ink.value == 0

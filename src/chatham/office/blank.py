"""A new Word file with styles of our own, for drafts that are no Word file themselves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from lxml import etree

from chatham.core.story import BlockKind
from chatham.office.comments import run_of
from chatham.office.names import TRANSITIONAL, make
from chatham.office.package import TYPES_PART, packed, serial

_W: Final = f'xmlns:w="{TRANSITIONAL}"'
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"

# Kind of block -> style id.
STYLE_OF: Final[dict[BlockKind, str]] = {
    "headline": "Heading1", "paragraph": "Normal", "quotation": "Quote", "caption": "Caption",
    "cell": "Normal", "list": "ListParagraph", "code": "SourceCode", "furniture": "Normal",
}  # fmt: skip

_TYPES: Final = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD_TYPE}.styles+xml"/>'
    '<Override PartName="/docProps/core.xml" '
    'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)
_ROOT_RELATIONS: Final = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" '
    'Target="docProps/core.xml"/></Relationships>'
)
_RELATIONS: Final = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
)
_DEFAULTS: Final = (
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" w:cs="Georgia" w:eastAsia="Georgia"/>'
    '<w:sz w:val="23"/><w:szCs w:val="23"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="312" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
    "</w:docDefaults>"
)


def _style(key: str, printed: str, paragraph: str, run: str, kind: str = "paragraph") -> str:
    default = ' w:default="1"' if key == "Normal" else ""
    based = "" if key == "Normal" or kind == "character" else '<w:basedOn w:val="Normal"/>'
    inside = f"<w:pPr>{paragraph}</w:pPr>" if paragraph else ""
    return f'<w:style w:type="{kind}"{default} w:styleId="{key}"><w:name w:val="{printed}"/>{based}<w:qFormat/>{inside}<w:rPr>{run}</w:rPr></w:style>'


_SANS: Final = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri" w:eastAsia="Calibri"/>'
_TIGHT: Final = 'w:line="264" w:lineRule="auto"'
_GREY: Final = '<w:color w:val="555555"/>'
_STYLES: Final = "".join(
    (
        f"{_HEAD}<w:styles {_W}>{_DEFAULTS}",
        _style("Normal", "Normal", "", ""),
        _style("Title", "Title", f'<w:spacing w:after="240" {_TIGHT}/>', '<w:b/><w:sz w:val="38"/>'),
        _style(
            "Heading1",
            "heading 1",
            '<w:keepNext/><w:spacing w:before="320" w:after="100"/><w:outlineLvl w:val="0"/>',
            '<w:b/><w:sz w:val="27"/>',
        ),
        _style("Quote", "Quote", '<w:ind w:left="567" w:right="567"/>', "<w:i/>"),
        _style("Caption", "caption", '<w:spacing w:before="60"/>', f'{_SANS}{_GREY}<w:sz w:val="19"/>'),
        _style("ListParagraph", "List Paragraph", '<w:spacing w:after="80"/><w:ind w:left="425"/>', ""),
        _style(
            "SourceCode",
            "Source Code",
            '<w:spacing w:line="264" w:lineRule="auto"/>',
            '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/><w:sz w:val="19"/>',
        ),
        _style(
            "CommentText", "annotation text", '<w:spacing w:after="60" w:line="240" w:lineRule="auto"/>',
            f'{_SANS}<w:sz w:val="20"/><w:szCs w:val="20"/>',
        ),
        _style("CommentReference", "annotation reference", "", '<w:sz w:val="16"/>', kind="character"),
        "</w:styles>",
    )
)  # fmt: skip


def blank(paragraphs: Sequence[tuple[str, str]], title: str) -> bytes:
    """A Word file with these paragraphs, each a style id and its words (line ends become line breaks).

    The walk over it gives the words of the paragraphs with one line end between them, character for
    character. ``title`` is the file's title property, which is not in the text. Nothing in it names a
    person or a time.
    """
    root = etree.Element(f"{{{TRANSITIONAL}}}document", nsmap={"w": TRANSITIONAL})
    body = etree.SubElement(root, f"{{{TRANSITIONAL}}}body")
    for style, words in paragraphs:
        paragraph = etree.SubElement(body, f"{{{TRANSITIONAL}}}p")
        properties = etree.SubElement(paragraph, f"{{{TRANSITIONAL}}}pPr")
        properties.append(make(TRANSITIONAL, "pStyle", val=style))
        if words:
            paragraph.append(run_of(TRANSITIONAL, words))
    section = etree.SubElement(body, f"{{{TRANSITIONAL}}}sectPr")
    section.append(make(TRANSITIONAL, "pgSz", w="11906", h="16838"))
    section.append(
        make(
            TRANSITIONAL,
            "pgMar",
            top="1417",
            right="1417",
            bottom="1417",
            left="1417",
            header="708",
            footer="708",
            gutter="0",
        )
    )
    return packed(
        {
            TYPES_PART: _TYPES.encode(),
            "_rels/.rels": _ROOT_RELATIONS.encode(),
            "word/document.xml": serial(root),
            "word/_rels/document.xml.rels": _RELATIONS.encode(),
            "word/styles.xml": _STYLES.encode(),
            "docProps/core.xml": _properties(title),
        }
    )


def _properties(title: str) -> bytes:
    core, plain = f"{_PACKAGE}/metadata/core-properties", "http://purl.org/dc/elements/1.1/"
    root = etree.Element(f"{{{core}}}coreProperties", nsmap={"cp": core, "dc": plain})
    words = run_of(TRANSITIONAL, title)
    etree.SubElement(root, f"{{{plain}}}title").text = " ".join(text.text or "" for text in words)
    return serial(root)

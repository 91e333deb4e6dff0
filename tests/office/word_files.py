"""Small Word files made from raw XML, and a second, plain way to read what a comment is anchored on."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:w16se="http://schemas.microsoft.com/office/word/2015/wordml/symex"'
)
KINDS = ("styles", "comments", "footnotes", "endnotes", "commentsExtended", "commentsIds")


def part(root: str, inside: str) -> bytes:
    """An XML part with all the namespaces that the specimens use."""
    return f"{_HEAD}<w:{root} {NAMESPACES}>{inside}</w:{root}>".encode()


def p(inside: str, properties: str = "") -> str:
    """A paragraph."""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inside}</w:p>"


def r(words: str, properties: str = "") -> str:
    """A run of words."""
    inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inside}<w:t xml:space="preserve">{words}</w:t></w:r>'


def docx(body: str, **parts: bytes) -> bytes:
    """A Word file with this body; further parts by their kind (``styles=...``), tied to the text."""
    types = "".join(
        f'<Override PartName="/word/{kind}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/>' for kind in parts
    )
    ties = "".join(f'<Relationship Id="r{kind}" Type="{_OFFICE}/{kind}" Target="{kind}.xml"/>' for kind in parts)
    return zipped(
        {
            "[Content_Types].xml": (
                f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
                '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
                'ContentType="application/xml"/><Override PartName="/word/document.xml" '
                'ContentType="application/'
                f'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>{types}</Types>'
            ).encode(),
            "_rels/.rels": (
                f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
                f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
            ).encode(),
            "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
            "word/_rels/document.xml.rels": (f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{ties}</Relationships>').encode(),
            **{f"word/{kind}.xml": content for kind, content in parts.items()},
        }
    )


def zipped(parts: dict[str, bytes]) -> bytes:
    """A zip file with these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return out.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """The parts of a zip file, in their order."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        return {name: source.read(name) for name in source.namelist()}


def anchored(data: bytes) -> dict[str, str]:
    """The words between the range marks of every comment, by its id.

    Knows nothing of the product's own walk: words in w:t, tabs and breaks in order of the file, one line
    end for each new paragraph inside the range, nothing from deletions, instructions of fields and
    fallbacks.
    """
    root = ElementTree.fromstring(unzipped(data)["word/document.xml"])
    open_ranges: dict[str, str] = {}
    done: dict[str, str] = {}
    skipped = {"del", "moveFrom", "Fallback", "instrText", "delText"}

    def add(words: str) -> None:
        for key in open_ranges:
            open_ranges[key] += words

    def visit(element: ElementTree.Element) -> None:
        local, key = element.tag.rpartition("}")[2], element.get(f"{{{W}}}id", "")
        if local in skipped:
            return
        if local == "commentRangeStart":
            open_ranges[key] = ""
        elif local == "commentRangeEnd":
            done[key] = open_ranges.pop(key)
        elif local == "p":
            add("\n")
        elif local == "t":
            add(element.text or "")
        elif local in ("tab", "br", "cr"):
            add("\t" if local == "tab" else "\n")
        for inner in element:
            if local not in ("pPr", "rPr"):
                visit(inner)

    visit(root)
    assert not open_ranges
    return done


def comment_words(data: bytes) -> dict[str, tuple[str, list[str]]]:
    """The author and the paragraphs of every comment, by its id."""
    found = {}
    for comment in ElementTree.fromstring(unzipped(data)["word/comments.xml"]):
        words = ["".join(text.text or "" for text in paragraph.iter(f"{{{W}}}t")) for paragraph in comment.iter(f"{{{W}}}p")]
        found[comment.get(f"{{{W}}}id", "")] = (comment.get(f"{{{W}}}author", ""), words)
    return found


def ours(data: bytes) -> list[str]:
    """The words that Chatham's comments are anchored on, in order of their numbers."""
    ranges = anchored(data)
    rows = sorted(comment_words(data).items(), key=lambda row: int(row[0], 36))
    return [ranges[key] for key, (author, _) in rows if author == "Chatham"]

"""Build the Word, picture and old-encoding files of the everyday cases from the texts in each case's `from/`.

`python -m tests.everyday.make` writes them, always with the same bytes. A text for Word has one paragraph on
every line; `# ` and `## ` begin a heading, `> ` a block quotation, `| a | b |` is a row of a table, `**words**` are
bold, `{/words/}` italic, `{^words^}` a footnote, `{+words+}` were inserted and `{-words-}` deleted while changes were
tracked.
"""

from __future__ import annotations

import base64
import io
import re
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

HERE = Path(__file__).parent
BUILT = {
    "last-bus/draft.docx": "last-bus/from/draft.txt",
    "last-bus/evidence/depot (workshop).docx": "last-bus/from/depot_workshop.txt",
    "last-bus/evidence/ship inn thrupp.docx": "last-bus/from/ship_inn.txt",
    "last-bus/evidence/IMG_2231.jpg": "last-bus/from/IMG_2231.jpg.base64",
    "last-bus/evidence/.DS_Store": "last-bus/from/DS_Store.base64",
    "curtain/evidence/varadin_transcript.docx": "curtain/from/varadin_transcript.txt",
    "curtain/evidence/reader_minidisc.txt": "curtain/from/reader.txt",
    "federation/draft.docx": "federation/from/draft.txt",
    "federation/evidence/tench_garden.docx": "federation/from/tench_garden.txt",
    "federation/evidence/van driver.docx": "federation/from/van_driver.txt",
    "lunch-locker/draft.docx": "lunch-locker/from/draft.txt",
    "brickfield/draft.docx": "brickfield/from/draft.txt",
    "brickfield/evidence/thirkettle lock house.docx": "brickfield/from/thirkettle.txt",
    "rewetting/evidence/ferrier_hall.docx": "rewetting/from/ferrier.txt",
    "rewetting/evidence/moor_map.png": "rewetting/from/moor_map.png.base64",
    "north-channel/draft.docx": "north-channel/from/draft.txt",
    "thin-assent/draft.docx": "thin-assent/from/draft.txt",
    "thin-assent/evidence/Interview 1 former minister.docx": "thin-assent/from/interview_1.txt",
    "thin-assent/evidence/interview 8 signed.pdf": "thin-assent/from/interview_8.pdf.base64",
    "hissan/draft.docx": "hissan/from/draft.txt",
    "ferry-lane/draft.docx": "ferry-lane/from/draft.txt",
    "ferry-lane/evidence/bloor shed.docx": "ferry-lane/from/bloor_shed.txt",
}

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MARKED = re.compile(r"(\{\+.*?\+\}|\{-.*?-\}|\{/.*?/\}|\{\^.*?\^\}|\*\*.*?\*\*)")
_FOOTNOTE = re.compile(r"\{\^(.*?)\^\}")
_RUN_LENGTH = 61  # Word breaks its runs anywhere, so words and quotations are broken here too

_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD_TYPE}.styles+xml"/>'
    '<Override PartName="/docProps/core.xml" '
    'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>",
    "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
    "word/styles.xml": f'<w:styles xmlns:w="{_W}">'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/></w:style></w:styles>',
    "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
    'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    '<dcterms:created xsi:type="dcterms:W3CDTF">2020-01-01T00:00:00Z</dcterms:created></cp:coreProperties>',
}


def runs(words: str, properties: str = "", tag: str = "t") -> str:
    """The words as Word's runs."""
    pieces = [words[at : at + _RUN_LENGTH] for at in range(0, len(words), _RUN_LENGTH)]
    made = (f'<w:r>{properties}<w:{tag} xml:space="preserve">{escape(piece)}</w:{tag}></w:r>' for piece in pieces)
    return "".join(made)


def marked(piece: str, number: int) -> str:
    """A piece of a line, with its mark turned into Word's own."""
    by = f'w:id="{number}" w:author="Desk" w:date="2020-01-01T00:00:00Z"'
    if piece.startswith("{+"):
        return f"<w:ins {by}>{runs(piece[2:-2])}</w:ins>"
    if piece.startswith("{-"):
        return f"<w:del {by}>{runs(piece[2:-2], tag='delText')}</w:del>"
    if piece.startswith("{/"):
        return runs(piece[2:-2], "<w:rPr><w:i/></w:rPr>")
    if piece.startswith("{^"):
        return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'
    if piece.startswith("**"):
        return runs(piece[2:-2], "<w:rPr><w:b/></w:rPr>")
    return runs(piece)


def paragraph(line: str, number: int) -> str:
    """One line as a paragraph; `number` keeps the ids of its changes apart from others."""
    begun = re.match(r"(#+|>) ", line)
    named = ("Quote" if begun[1] == ">" else f"Heading{len(begun[1])}") if begun else ""
    style = f'<w:pPr><w:pStyle w:val="{named}"/></w:pPr>' if named else ""
    pieces = _MARKED.split(line[begun.end() :] if begun else line)
    return f"<w:p>{style}{''.join(marked(piece, number * 100 + at) for at, piece in enumerate(pieces) if piece)}</w:p>"


def body(text: str) -> str:
    """All lines of a text as Word's paragraphs and tables."""
    made: list[str] = []
    in_table = False
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        row = line.startswith("|")
        if row != in_table:
            made.append("<w:tbl><w:tblPr/><w:tblGrid/>" if row else "</w:tbl>")
            in_table = row
        cells = line.strip("|").split("|")
        made.append(f"<w:tr>{''.join(f'<w:tc>{paragraph(cell.strip(), number)}</w:tc>' for cell in cells)}</w:tr>" if row else paragraph(line, number))
    return "".join(made) + ("</w:tbl>" if in_table else "")


def footnotes(text: str) -> dict[str, str]:
    """The parts that a Word file of a text with footnotes has more, or has otherwise."""
    notes = [
        f'<w:footnote w:id="{number * 100 + at}"><w:p>{runs(piece[2:-2])}</w:p></w:footnote>'
        for number, line in enumerate(text.splitlines(), 1)
        for at, piece in enumerate(_MARKED.split(line))
        if _FOOTNOTE.fullmatch(piece)
    ]
    if not notes:
        return {}
    kind = f'<Override PartName="/word/footnotes.xml" ContentType="{_WORD_TYPE}.footnotes+xml"/></Types>'
    link = f'<Relationship Id="rId2" Type="{_OFFICE}/footnotes" Target="footnotes.xml"/></Relationships>'
    types, links = "[Content_Types].xml", "word/_rels/document.xml.rels"
    return {
        types: _PARTS[types].replace("</Types>", kind),
        links: _PARTS[links].replace("</Relationships>", link),
        "word/footnotes.xml": f'<w:footnotes xmlns:w="{_W}">{"".join(notes)}</w:footnotes>',
    }


def styles(text: str) -> dict[str, str]:
    """The part for styles, where a text has block quotations."""
    quote = '<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/></w:style></w:styles>'
    name = "word/styles.xml"
    return {name: _PARTS[name].replace("</w:styles>", quote)} if re.search(r"^> ", text, re.MULTILINE) else {}


def docx(text: str) -> bytes:
    """A Word file of the text; nothing is compressed, so that every machine writes the same bytes."""
    document = f'<w:document xmlns:w="{_W}"><w:body>{body(text)}</w:body></w:document>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, part in (_PARTS | {"word/document.xml": document} | styles(text) | footnotes(text)).items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 3
            package.writestr(entry, _HEAD + part)
    return out.getvalue()


def built(target: str) -> bytes:
    """The bytes of one built file."""
    text = (HERE / BUILT[target]).read_text("utf-8")
    if target.endswith(".docx"):
        return docx(text)
    if target.endswith(".txt"):
        return text.replace("\n", "\r\n").encode("cp1252")
    return base64.b64decode(text)


def main() -> None:
    """Write every built file."""
    for target in BUILT:
        (HERE / target).write_bytes(built(target))


if __name__ == "__main__":
    main()

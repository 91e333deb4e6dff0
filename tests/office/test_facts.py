"""What a Word file holds beside its words: every kind is told, no word of it is shown, and nothing damaged stops the reading."""

from __future__ import annotations

import struct

import pytest

from chatham.core.secret import Secret
from chatham.core.story import FileFacts
from chatham.office.pictures import tells_of_its_making
from chatham.office.told import KINDS
from chatham.readers.docx import read_draft
from tests.office.word_files import docx, p, part, r, unzipped, zipped

NAME = Secret("Mara Tellin")
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/">{}</cp:coreProperties>'
)
APP = '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">{}</Properties>'
TIE = '<Relationship Id="{id}" Type="{kind}" Target="{target}"{mode}/>'
CORE_TIE = TIE.format(id="c", kind="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", target="docProps/core.xml", mode="")
APP_TIE = TIE.format(id="a", kind="http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties", target="docProps/app.xml", mode="")


def facts(data: bytes) -> FileFacts:
    """What is told of a file."""
    return read_draft(data, "draft.docx").file


def with_part(data: bytes, name: str, content: bytes, tie: str = "", rels: str = "_rels/.rels") -> bytes:
    """The file with one more part, tied in."""
    parts = unzipped(data)
    parts[name] = content
    if tie:
        parts[rels] = parts[rels].replace(b"</Relationships>", tie.encode() + b"</Relationships>")
    return zipped(parts)


def holds_name(found: FileFacts) -> bool:
    """Whether the name stands in what the page does not show."""
    return any(words.holds(NAME) for words in found.hidden)


PLAIN = docx(p(r("The river belongs to nobody.")))


def test_a_plain_file_holds_its_words_and_nothing_else() -> None:
    assert facts(PLAIN) == FileFacts()


@pytest.mark.parametrize(
    ("data", "kinds"),
    [
        (docx(p(r("A ") + "<w:del><w:r><w:delText>Mara </w:delText></w:r><w:r><w:delText>Tellin</w:delText></w:r></w:del>")), ("deleted words", "tracked changes")),
        (docx(p(r("A ") + "<w:moveFrom>" + r("Mara Tellin") + "</w:moveFrom>")), ("deleted words", "tracked changes")),
        (docx(p(r("A ") + '<w:ins w:author="Mara Tellin">' + r("b") + "</w:ins>")), ("tracked changes",)),
        (docx(p(r("A ") + r("Mara Tellin", "<w:vanish/>"))), ("hidden words",)),
        (docx(p(r("A ")), comments=part("comments", f'<w:comment w:id="1" w:author="x">{p(r("Ask Mara Tellin"))}</w:comment>')), ("comments",)),
        (docx(p(r("A ")), comments=part("comments", f'<w:comment w:id="1" w:author="Mara Tellin">{p(r("x"))}</w:comment>')), ("comments",)),
        (docx(p(r("A ")), settings=part("settings", '<w:docVars><w:docVar w:name="a" w:val="Mara Tellin"/></w:docVars>')), ("own properties",)),
        (docx(p(r("A ") + '<w:r><w:drawing><wp:docPr id="1" name="x" descr="Mara Tellin at home"/></w:drawing></w:r>')), ()),
        (with_part(PLAIN, "docProps/core.xml", CORE.format("<dc:creator>Mara Tellin</dc:creator>").encode(), CORE_TIE), ("author",)),
        (with_part(PLAIN, "docProps/app.xml", APP.format("<Company>Tellin, Mara Tellin &amp; Sons</Company>").encode(), APP_TIE), ("company",)),
        (
            with_part(PLAIN, "word/_rels/footnotes.xml.rels", b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                      + TIE.format(id="x", kind="y/image", target="file:///C:/Mara%20Tellin/Mara Tellin/x.png", mode=' TargetMode="External"').encode() + b"</Relationships>"),
            ("linked files",),
        ),
    ],
)  # fmt: skip
def test_what_the_page_does_not_show(data: bytes, kinds: tuple[str, ...]) -> None:
    found = facts(data)
    assert found.kinds == kinds
    assert holds_name(found)
    assert "Mara" not in repr(found)


def test_kinds_that_hold_no_words() -> None:
    told = with_part(PLAIN, "word/embeddings/sheet1.xlsx", b"x")
    told = with_part(told, "word/vbaProject.bin", b"x")
    told = with_part(told, "docProps/thumbnail.jpeg", b"x")
    told = with_part(told, "word/media/image1.png", b"x")
    assert facts(told) == FileFacts(("embedded files", "macros", "preview picture"), (), 1)
    assert facts(docx(p(r("A")), settings=part("settings", '<w:rsids><w:rsid w:val="1"/></w:rsids>'))).kinds == ("revision ids",)


def test_the_usual_template_and_our_own_comments_say_nothing() -> None:
    assert facts(with_part(PLAIN, "docProps/app.xml", APP.format("<Template>Normal.dotm</Template>").encode(), APP_TIE)).kinds == ()
    ours = part("comments", f'<w:comment w:id="1" w:author="Chatham">{p(r("x"))}</w:comment>')
    assert facts(docx(p(r("A")), comments=ours)).kinds == ()


def test_a_damaged_part_does_not_keep_the_draft_from_being_read() -> None:
    story = read_draft(with_part(PLAIN, "docProps/core.xml", b"<broken", CORE_TIE), "draft.docx")
    assert story.text.string == "The river belongs to nobody." and story.file == FileFacts()
    assert facts(with_part(PLAIN, "word/header1.xml", b"\xff\xfe")) == FileFacts()


def test_the_most_telling_comes_first() -> None:
    body = p(r("A ") + "<w:del><w:r><w:delText>b</w:delText></w:r></w:del>" + r("c", "<w:vanish/>"))
    found = facts(with_part(docx(body), "docProps/core.xml", CORE.format("<dc:creator>x</dc:creator>").encode(), CORE_TIE))
    assert found.kinds == ("hidden words", "deleted words", "tracked changes", "author")
    assert list(found.kinds) == [k for k in KINDS if k in found.kinds]


def jpeg(tag: int, order: str = "<") -> bytes:
    """The beginning of a picture with one tag."""
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "IHHHII", 8, 1, tag, 2, 4, 0)
    body = b"Exif\0\0" + head
    return b"\xff\xd8\xff\xe0\x00\x04ab\xff\xe1" + struct.pack(">H", len(body) + 2) + body + b"\xff\xda\x00\x02"


def png(kind: bytes, body: bytes) -> bytes:
    """A PNG with one chunk."""
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", len(body)) + kind + body + b"\0\0\0\0"


XMP = b"\xff\xd8\xff\xe1" + struct.pack(">H", 64) + b"http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude='1'/>".ljust(62)


@pytest.mark.parametrize("data", [jpeg(0x8825), jpeg(0x0110), jpeg(0x010F, ">"), png(b"eXIf", jpeg(0x8825)[18:]), png(b"iTXt", b"tiff:Model"), XMP])
def test_a_picture_that_tells_of_its_making(data: bytes) -> None:
    assert tells_of_its_making(data)
    assert facts(with_part(PLAIN, "word/media/image1.jpeg", data)).kinds == ("picture with place or camera data",)


@pytest.mark.parametrize("data", [b"", b"\xff\xd8", jpeg(0x0112), png(b"IHDR", b"x" * 13), b"GIF89a", jpeg(0x8825)[:20], b"\xff\xd8" + b"\xff\xe1\x00\x00" * 9])
def test_a_picture_that_does_not(data: bytes) -> None:
    assert not tells_of_its_making(data)

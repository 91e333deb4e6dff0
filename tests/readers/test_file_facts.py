"""What drafts in other forms hold beside their words: every kind is told, and no word of it is shown."""

from __future__ import annotations

import base64

import pytest

from chatham.core.story import FileFacts, Story
from chatham.readers.pick import read_draft
from tests.office.test_facts import holds_name, jpeg
from tests.readers.pdf_files import _stream, lines, pdf

CAMERA = "picture with place or camera data"


def rtf(inside: str) -> Story:
    """A draft in RTF."""
    return read_draft(("{\\rtf1 " + inside + "}").encode("cp1252"), "a.rtf")


@pytest.mark.parametrize(
    ("inside", "kinds"),
    [
        (r"{\info{\author Mara Tell\'edn}}A", ("author",)),
        (r"{\info{\operator Mara Tellin}}A", ("last editor",)),
        (r"{\info{\*\company Mara Tellin}{\*\manager x}}A", ("company", "manager")),
        (r"{\info{\title Mara Tellin}}A", ()),
        (r"{\info{\doccomm Mara Tellin}}A", ("description",)),
        (r"{\*\template Mara Tellin.dotm}A", ("template",)),
        (r"{\*\userprops{\propname P}\proptype30{\staticval Mara Tellin}}A", ("own properties",)),
        (r"A {\deleted Mara Tel}{\deleted lin}", ("deleted words", "tracked changes")),
        (r"A {\deleted Mara}{\deleted Tellin}", ("deleted words", "tracked changes")),
        (r"A {\v Mara {\b Tellin}}", ("hidden words",)),
        (r"{\*\revtbl{Unknown;}{Mara Tellin;}}A", ("names of editors",)),
        (r"A{\*\atnid MT}{\*\atnauthor x}{\*\annotation Ask Mara Tellin}", ("comments",)),
        (r"A{\*\atnid MT}{\*\atnauthor Mara Tellin}{\*\annotation x}", ("comments",)),
        (r'A{\field{\*\fldinst HYPERLINK "file:///c:\\\\Mara Tellin\\\\x"}{\fldrslt b}}', ("linked files",)),
        (r"A{\shp{\*\shpinst{\sp{\sn pibName}{\sv C:\\Mara Tellin\\x.jpg}}}}", ("file paths",)),
        (r"{\*\generator C:\\Mara Tellin\\word;}A", ("file paths",)),
    ],
)
def test_what_an_rtf_does_not_show(inside: str, kinds: tuple[str, ...]) -> None:
    story = rtf(inside)
    assert story.file.kinds == kinds and holds_name(story.file)
    assert "Mara" not in repr(story.file) + story.text.string


def test_kinds_of_an_rtf_that_hold_no_words() -> None:
    assert rtf(r"A{\header Mara Tellin}{\*\bkmkstart b}").file.kinds == ()
    assert rtf(r"A{\*\rsidtbl \rsid1}{\object\objemb{\*\objdata 00}{\result b}}").file.kinds == ("embedded files", "revision ids")
    assert rtf(r"A{\*\atnid C}{\*\atnauthor Chatham}{\*\annotation x}").file.kinds == ()
    told = jpeg(0x8825).hex()
    assert rtf(r"A{\*\shppict{\pict\jpegblip " + told + r"}}{\nonshppict{\pict\wmetafile8 00}}{\pict\pngblip 0}").file == FileFacts((CAMERA,), (), 2)


WORDS = "The river belongs to nobody, and that is what the law says of it."


def in_pdf(*more: bytes, catalog: str = "", page: str = "", trailer: str = "", extra: str = "") -> Story:
    """A draft of one page in PDF; ``more`` are objects from 7 on."""
    return read_draft(pdf([lines(WORDS)], extra=extra, catalog=catalog, page=page, trailer=trailer, more=more), "a.pdf")


def info(inside: str) -> Story:
    """A PDF that says this of itself."""
    return in_pdf(f"<< {inside} >>".encode(), trailer="/Info 7 0 R")


def remark(inside: str) -> Story:
    """A PDF with one annotation."""
    return in_pdf(f"<< /Type /Annot /Rect [0 0 9 9] {inside} >>".encode(), page="/Annots [7 0 R]")


def packet(inside: str) -> Story:
    """A PDF with properties in XML."""
    words = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfx="http://ns.adobe.com/pdfx/1.3/">'
        f"{inside}</rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    return in_pdf(_stream(words.encode(), "/Type /Metadata /Subtype /XML"), catalog="/Metadata 7 0 R")


PDFS = [
    (info("/Author (Mara Tellin)"), ("author",)),
    (info("/Title (C:\\\\Mara Tellin\\\\draft.docx)"), ("file paths",)),
    (info("/Creator (Mara Tellin's press)"), ("program",)),
    (info("/Keywords (Mara Tellin)"), ("description",)),
    (info("/Company (Mara Tellin) /SourceModified (D:20260101)"), ("company", "own properties")),
    (info("/Checked#20by () /Checked (Mara Tellin)"), ("own properties",)),
    (packet("<dc:creator><rdf:Seq><rdf:li>Mara Tellin</rdf:li></rdf:Seq></dc:creator>"), ("author",)),
    (packet("<xmp:CreatorTool>Mara Tellin</xmp:CreatorTool>"), ("program",)),
    (packet("<pdfx:Checked>Mara Tellin</pdfx:Checked>"), ("own properties",)),
    (remark("/Subtype /Text /T (x) /Contents (Ask Mara Tellin)"), ("comments",)),
    (remark("/Subtype /Highlight /T (Mara Tellin)"), ("comments",)),
    (remark("/Subtype /Link /A << /S /URI /URI (file:///Mara Tellin/x) >>"), ("linked files",)),
    (in_pdf(b"<< /Type /Filespec /F (Mara Tellin.xls) /UF (Mara Tellin.xls) /EF << /F 8 0 R >> >>", _stream(b"x", "/Type /EmbeddedFile"),
            catalog="/Names << /EmbeddedFiles << /Names [(a) 7 0 R] >> >>"), ("embedded files",)),
    (in_pdf(extra="BT 3 Tr /F1 9 Tf 60 300 Td (Mara Tellin) Tj ET"), ("hidden words",)),
]  # fmt: skip


@pytest.mark.parametrize(("story", "kinds"), PDFS)
def test_what_a_pdf_does_not_show(story: Story, kinds: tuple[str, ...]) -> None:
    assert story.file.kinds == kinds and holds_name(story.file)
    assert "Mara" not in repr(story.file)


def test_kinds_of_a_pdf_that_hold_no_words() -> None:
    assert in_pdf().file == FileFacts()
    assert remark("/Subtype /Link /A << /S /URI /URI (https://example.org/home/x) >>").file == FileFacts()
    again = pdf([lines(WORDS)])
    at = again.rindex(b"startxref")
    assert read_draft(again + b"7 0 obj\nnull\nendobj\n" + again[at:], "a.pdf").file.kinds == ("earlier versions",)
    script = b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>"
    assert in_pdf(script, catalog="/Names << /JavaScript << /Names [(a) 7 0 R] >> >>").file.kinds == ("macros",)


def test_pictures_of_a_pdf_count_once() -> None:
    photo = _stream(jpeg(0x8825), "/Type /XObject /Subtype /Image /Width 9 /Height 9 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode")
    drawn = "q 300 0 0 300 0 0 cm /I2 Do Q q 1 0 0 1 0 0 cm /I1 Do Q"
    data = pdf([lines(WORDS), lines(WORDS)], extra=drawn, more=[photo]).replace(b"/I1 4 0 R", b"/I1 4 0 R /I2 9 0 R")
    assert read_draft(data, "a.pdf").file == FileFacts((CAMERA,), (), 1)


def test_a_pdf_whose_properties_are_broken_is_read() -> None:
    assert in_pdf(_stream(b"<x:xmpmeta <a </x:xmpmeta>", ""), trailer="/Info 70 0 R").text.string == WORDS


def page(inside: str, head: str = "") -> Story:
    """A page as a draft."""
    return read_draft(f"<!DOCTYPE html><html><head>{head}</head><body><p>{WORDS}</p>{inside}</body></html>".encode(), "a.html")


@pytest.mark.parametrize(
    ("story", "kinds"),
    [
        (page("", '<meta name="author" content="Mara Tellin">'), ("author",)),
        (page("", '<meta name="changedby" content="Mara Tellin">'), ("last editor",)),
        (page("", '<meta name="Generator" content="Mara Tellin\'s press">'), ("program",)),
        (page("", "<!--[if gte mso 9]><xml><o:Author>Mara Tellin</o:Author><o:Company>x</o:Company></xml><![endif]-->"), ("author", "company")),
        (page("", "<title>Mara Tellin</title>"), ()),
        (page("<!-- ask Mara Tellin -->"), ("comments",)),
        (page('<p style="display: none">Mara <b>Tellin</b></p>'), ("hidden words",)),
        (page("<p hidden>Mara Tellin</p>"), ("hidden words",)),
        (page("<p>So <del>said Mara Tellin</del></p>"), ("deleted words",)),
        (page("<script>{'by': 'Mara Tellin'}</script>"), ("scripts",)),
        (page('<a href="file:///C:/Mara Tellin/x">x</a>'), ("linked files",)),
        (page('<img src="x.png" alt="Mara Tellin at home">'), ()),
        (read_draft(f"<!-- saved from url=(0029)https://a.example/Mara Tellin --><html><p>{WORDS}</p></html>".encode(), "a.html"), ("address it was saved from",)),
        (read_draft(f"---\nauthor: Mara Tellin\n---\n# A\n\n{WORDS}\n".encode(), "a.md"), ("author",)),
        (read_draft(f"---\ntitle: A\ndesk:\n  - Mara Tellin\n---\n# A\n\n{WORDS}\n".encode(), "a.md"), ("own properties",)),
        (read_draft(f"# A\n\n{WORDS} <!-- Mara Tellin -->\n".encode(), "a.md"), ("comments",)),
        (read_draft(f"# A\n\n{WORDS} [x](file:///C:/Mara Tellin/x)\n".encode(), "a.md"), ("linked files",)),
    ],
)  # fmt: skip
def test_what_a_page_or_a_markdown_text_does_not_show(story: Story, kinds: tuple[str, ...]) -> None:
    assert story.file.kinds == kinds and holds_name(story.file)
    assert "Mara" not in repr(story.file)


def test_pictures_of_pages_and_markdown() -> None:
    inside = base64.b64encode(jpeg(0x8825)).decode()
    assert page(f'<img src="data:image/jpeg;base64,{inside}"><nav><img src="x.png"></nav>').file == FileFacts((CAMERA,), (), 1)
    assert read_draft(f"# A\n\n![a](x.png) ![b][c] ![[d.png]] <img src='e'>\n\n{WORDS}\n\n[c]: https://a.example/c.png\n".encode(), "a.md").file.pictures == 4


def test_plain_text_and_a_plain_page_hold_nothing() -> None:
    assert read_draft(WORDS.encode(), "a.txt").file == page("").file == read_draft(f"# A\n\n{WORDS}\n".encode(), "a.md").file == FileFacts()

"""The text of a Word file is what its reader sees, and every word of it is tied to its element."""

from __future__ import annotations

import pytest

from chatham.core.errors import ReadError
from chatham.office.package import Package
from chatham.office.wordml import text_of, visible
from chatham.office.wordtext import WordText
from tests.office.word_files import W, docx, p, part, r, unzipped, zipped


def read(body: str, **parts: bytes) -> WordText:
    """The text of a specimen; checks that words and elements agree."""
    text = text_of(Package(docx(body, **parts), "draft.docx"))[1]
    at = 0
    for atom in text.atoms:
        assert set(text.string[at : atom.start]) <= {"\n"} and atom.start < atom.end
        words = text.string[atom.start : atom.end]
        assert words == visible(atom.element) or len(words) == 1
        at = atom.end
    assert "\n".join(text.string[q.span.start : q.span.end] for q in text.paragraphs) == text.string
    return text


def kinds(text: WordText) -> list[str]:
    """The kinds of the paragraphs."""
    return [paragraph.kind for paragraph in text.paragraphs]


def styles(*rows: str) -> bytes:
    """A styles part."""
    return part("styles", "".join(rows))


def style(key: str, name: str, more: str = "") -> str:
    """One paragraph style."""
    return f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>{more}</w:style>'


def box(inside: str) -> str:
    """A text box as Word writes it: a modern copy and an old one."""
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><wps:txbx>'
        f"<w:txbxContent>{inside}</w:txbxContent></wps:txbx></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


def mark(kind: str) -> str:
    """A field mark in a run of its own."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def test_tracked_changes_are_read_as_accepted() -> None:
    """Insertions and moves to are in, deletions and moves from are out."""
    body = p(
        r("She ")
        + f'<w:ins w:id="1" w:author="a">{r("really ")}</w:ins>'
        + '<w:del w:id="2" w:author="a"><w:r><w:delText>never </w:delText></w:r></w:del>'
        + f'<w:moveFrom w:id="3" w:author="a">{r("left ")}</w:moveFrom>'
        + f'<w:moveTo w:id="4" w:author="a">{r("said ")}</w:moveTo>'
        + f'<w:ins w:id="5" w:author="a"><w:del w:id="6" w:author="b">{r("gone")}</w:del></w:ins>'
        + r("so.")
    )
    assert read(body).string == "She really said so."


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    """The joined paragraph has the style of the second; a deleted paragraph leaves nothing."""
    gone = '<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>'
    body = (
        p(r("One"), gone)
        + p(r(" and two."), '<w:pStyle w:val="Q"/>')
        + p('<w:del w:id="2" w:author="a"><w:r><w:delText>away</w:delText></w:r></w:del>', gone)
        + p(r("Three."))
    )
    text = read(body, styles=styles(style("Q", "Quote")))
    assert text.string == "One and two.\nThree."
    assert kinds(text) == ["quotation", "paragraph"]


def test_a_deleted_paragraph_mark_joins_nothing_into_a_table() -> None:
    """Before a table, at the end of a cell or of the text, the paragraph stays, or goes if empty."""
    gone = '<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>'
    table = f"<w:tbl><w:tr><w:tc>{p(r('a'), gone)}</w:tc><w:tc>{p(r('b'))}</w:tc></w:tr></w:tbl>"
    assert read(p(r("One"), gone) + table + p("", gone)).string == "One\na\nb"
    assert read(p("", gone) + table).string == "a\nb"


def test_deleted_rows_and_cells_are_out() -> None:
    """A table row or cell whose deletion is tracked."""
    row = f'<w:tr><w:trPr><w:del w:id="1" w:author="a"/></w:trPr><w:tc>{p(r("x"))}</w:tc></w:tr>'
    cell = f'<w:tc><w:tcPr><w:cellDel w:id="1" w:author="a"/></w:tcPr>{p(r("y"))}</w:tc>'
    text = read(f"<w:tbl>{row}<w:tr>{cell}<w:tc>{p(r('z'))}</w:tc></w:tr></w:tbl>")
    assert text.string == "z" and kinds(text) == ["cell"]


def test_wrappers_are_looked_through() -> None:
    """Hyperlinks, smart tags, simple fields, and content controls round words, paragraphs and cells."""
    inline = (
        f"<w:hyperlink>{r('link ')}</w:hyperlink><w:smartTag>{r('tag ')}</w:smartTag>"
        f'<w:fldSimple w:instr="DATE">{r("field ")}</w:fldSimple>'
        f"<w:sdt><w:sdtPr><w:rPr/></w:sdtPr><w:sdtContent>{r('control')}</w:sdtContent></w:sdt>"
    )
    block = f"<w:sdt><w:sdtContent>{p(r('block'))}</w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtContent><w:tr><w:tc>{p(r('row'))}</w:tc></w:tr></w:sdtContent></w:sdt>"
    assert read(p(inline) + block + f"<w:tbl>{row}</w:tbl>").string == "link tag field control\nblock\nrow"


def test_of_a_field_only_the_result_is_read() -> None:
    """Instructions are out, also those made of other fields; fields may run over paragraphs."""
    nested = (
        mark("begin") + "<w:r><w:instrText>IF </w:instrText></w:r>" + mark("begin") + r("hidden")
        + mark("separate")
        + r("inner") + mark("end") + mark("separate") + r("shown") + mark("end")
    )  # fmt: skip
    long = p(mark("begin") + "<w:r><w:instrText>TOC</w:instrText></w:r>" + mark("separate") + r("one"))
    assert read(p(r("a ") + nested + r(" b")) + long + p(r("two") + mark("end"))).string == "a shown b\none\ntwo"


def test_a_field_without_its_end_hides_nothing() -> None:
    """A broken field must not swallow the rest of the story; a deleted one counts for nothing."""
    deleted = f'<w:del w:id="1" w:author="a">{mark("begin")}</w:del>'
    assert read(p(r("a ") + mark("begin") + r("b ")) + p(deleted + r("c"))).string == "a b \nc"


def test_signs_that_are_no_letters() -> None:
    """Tabs, breaks, hyphens and symbols."""
    body = p(
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t><w:noBreakHyphen/>"
        '<w:t>e</w:t><w:softHyphen/><w:t>f</w:t><w:br w:type="page"/>'
        '<w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Wingdings" w:char="F0E0"/>'
        '<w:sym w:font="Odd" w:char="F0E0"/><w:sym w:font="Arial" w:char="00E9"/><w:sym/></w:r>'
    )
    assert read(body).string == "a\tb\nc\nd-ef\nα→\ufffdé\ufffd"


def test_an_emoji_is_read_once() -> None:
    """Word writes it twice: as a symbol and, for old programs, as a letter."""
    body = p(
        '<w:r><mc:AlternateContent><mc:Choice Requires="w16se"><w16se:symEx w16se:font="Segoe UI Emoji" '
        'w16se:char="1F600"/></mc:Choice><mc:Fallback><w:t>\U0001f600</w:t></mc:Fallback>'
        "</mc:AlternateContent></w:r>" + r("!")
    )
    assert read(body).string == "\U0001f600!"


def test_blanks_at_the_ends_count_only_where_they_are_kept() -> None:
    """As Word does: without xml:space a pretty-printed file has no blanks of its own."""
    assert read(p("<w:r><w:t>\n  a b\n </w:t></w:r><w:r><w:t xml:space='preserve'> c </w:t></w:r>")).string == "a b c "


def test_hidden_words_are_out() -> None:
    """Hidden by the run, its style, or the paragraph's style; a run may switch it off again."""
    rows = styles(
        style("H", "Hidden", "<w:rPr><w:vanish/></w:rPr>"),
        '<w:style w:type="character" w:styleId="C"><w:name w:val="c"/><w:rPr><w:vanish/></w:rPr></w:style>',
    )
    body = (
        p(r("a") + r("b", "<w:vanish/>") + r("c", '<w:vanish w:val="0"/>') + r("d", '<w:rStyle w:val="C"/>'))
        + p(r("e") + r("f", '<w:vanish w:val="false"/>'), '<w:pStyle w:val="H"/>')
        + p(r("note", "<w:vanish/>"), "<w:rPr><w:vanish/></w:rPr>")
        + p(r("g"))
    )
    assert read(body, styles=rows).string == "ac\nf\ng"


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    """Also one inside another, and one in a table cell, whose words are no cell."""
    text = read(p(r("before ") + box(p(r("in") + box(p(r("deep")))) + p(r("side"))) + r("after")) + p(r("next")))
    assert text.string == "before after\nin\ndeep\nside\nnext"
    assert [paragraph.boxed for paragraph in text.paragraphs] == [False, True, True, True, False]
    cells = read(f"<w:tbl><w:tr><w:tc>{p(r('cell') + box(p(r('box'))))}</w:tc></w:tr></w:tbl>")
    assert kinds(cells) == ["cell", "paragraph"]


def test_boxes_without_end_are_refused() -> None:
    """Nobody nests them so deep but to break a reader."""
    inside = p(r("x"))
    for _ in range(60):
        inside = p(f"<w:r><w:pict><w:txbxContent>{inside}</w:txbxContent></w:pict></w:r>")
    with pytest.raises(ReadError) as caught:
        read(inside)
    assert caught.value.code in ("docx-too-deep", "docx-broken")


def test_formulas_and_ruby_are_read() -> None:
    """The words of a formula; of ruby the words, not how they are spoken."""
    body = p(
        r("so ")
        + "<m:oMathPara><m:oMath><m:r><m:t>x=5</m:t></m:r></m:oMath></m:oMathPara>"
        + f"<w:r><w:ruby><w:rubyPr/><w:rt>{r('kan')}</w:rt><w:rubyBase>{r('漢')}</w:rubyBase></w:ruby></w:r>"
    )
    assert read(body).string == "so x=5漢"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Title", "headline"), ("heading 1", "headline"), ("Heading 3", "headline"), ("Quote", "quotation"),
        ("Intense Quote", "quotation"), ("Block Text", "quotation"), ("Quotations", "quotation"),
        ("Block Quotation", "quotation"), ("caption", "caption"), ("Image Caption", "caption"),
        ("List Paragraph", "list"), ("List Bullet 2", "list"), ("Body Text", "paragraph"),
        ("Zitat", "quotation"), ("Citation intense", "quotation"), ("Listing agent", "paragraph"),
        ("Quotation marks", "paragraph"),
    ],
)  # fmt: skip
def test_kinds_by_style_name(name: str, kind: str) -> None:
    """The printed name of the style decides, its id where there is no such style, and its base style."""
    named = p(r("a"), '<w:pStyle w:val="s1"/>')
    based = p(r("b"), '<w:pStyle w:val="s2"/>')
    bare = p(r("c"), f'<w:pStyle w:val="{name.title().replace(" ", "")}"/>')
    rows = styles(style("s1", name), style("s2", "Our own", '<w:basedOn w:val="s1"/>'))
    assert kinds(read(named + based + bare, styles=rows)) == [kind] * 3


def test_kinds_by_properties() -> None:
    """Places in the outline, lists, cells; a style wins over a cell, and a style chain in a ring ends."""
    ring = styles(
        style("a", "A", '<w:basedOn w:val="b"/>'), style("b", "B", '<w:basedOn w:val="a"/>'),
        style("n", "Steps", '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>'),
        style("h", "heading 1"),
    )  # fmt: skip
    numbers = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr>'
    body = (
        p(r("1"), '<w:pStyle w:val="a"/>')
        + p(r("2"), '<w:outlineLvl w:val="1"/>')
        + p(r("3"), '<w:outlineLvl w:val="9"/>')
        + p(r("4"), numbers.format(2))
        + p(r("5"), '<w:pStyle w:val="n"/>')
        + p(r("6"), '<w:pStyle w:val="n"/>' + numbers.format(0))
        + "<w:tbl><w:tr><w:tc>"
        + p(r("7"))
        + p(r("8"), '<w:pStyle w:val="h"/>')
        + "</w:tc></w:tr></w:tbl>"
    )
    expected = ["paragraph", "headline", "paragraph", "list", "list", "paragraph", "cell", "headline"]
    assert kinds(read(body, styles=ring)) == expected


def test_places_of_notes_and_comments() -> None:
    """Points for notes; for comments the words, over paragraphs, without the line ends at the edges."""
    body = (
        '<w:commentRangeStart w:id="0"/>'
        + p(r("One") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + r(" two"))
        + '<w:commentRangeStart w:id="7"/>'
        + p(r("three") + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>')
        + '<w:commentRangeEnd w:id="7"/>'
        + p('<w:r><w:commentReference w:id="7"/></w:r><w:r><w:commentReference w:id="9"/></w:r>' + r("four"))
    )
    text = read(body)
    assert text.string == "One two\nthree\nfour"
    assert [(x.kind, x.id, tuple(x.span)) for x in text.references] == [
        ("comment", "0", (0, 13)), ("footnote", "2", (3, 3)), ("comment", "7", (8, 13)),
        ("comment", "9", (14, 14)),
    ]  # fmt: skip


def test_the_strict_form_is_read_too() -> None:
    """Word can save with other namespaces."""
    data = docx(p(r("words")) + f"<w:tbl><w:tr><w:tc>{p(r('cell'))}</w:tc></w:tr></w:tbl>")
    strict = {
        name: content.replace(W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main").replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, content in unzipped(data).items()
    }
    assert text_of(Package(zipped(strict), "x"))[1].string == "words\ncell"

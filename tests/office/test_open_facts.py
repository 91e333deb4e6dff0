"""What an OpenDocument text holds beside its words: every kind is told, no word of it is shown, and nothing damaged stops the reading."""

from __future__ import annotations

import base64

import pytest

from chatham.core.story import FileFacts
from chatham.readers.pick import read_draft
from tests.office.test_facts import holds_name, jpeg
from tests.office.word_files import unzipped, zipped
from tests.writers.test_odt import MIMETYPE, NAMES, odt, p

SPACES = f'{NAMES} xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:config="urn:oasis:names:tc:opendocument:xmlns:config:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
GONE = (
    '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info><dc:creator>R</dc:creator></office:change-info>'
    "<text:p>Mara <text:span>Tel</text:span>lin</text:p></text:deletion></text:changed-region></text:tracked-changes>"
)
ADDED = (
    '<text:tracked-changes><text:changed-region text:id="c1"><text:insertion><office:change-info><dc:creator>Mara Tellin</dc:creator></office:change-info>'
    "</text:insertion></text:changed-region></text:tracked-changes>"
)


def flat(body: str, before: str = "") -> bytes:
    """A flat OpenDocument text."""
    return (
        f"<?xml version='1.0'?><office:document {SPACES} office:mimetype=\"{MIMETYPE}\">{before}<office:body><office:text>{body}</office:text></office:body>"
        "</office:document>"
    ).encode()


def meta(inside: str) -> str:
    """What a file says of itself."""
    return f"<office:meta>{inside}</office:meta>"


def settings(name: str, words: str) -> str:
    """One setting of the program that saved the file."""
    return f'<office:settings><config:config-item config:name="{name}">{words}</config:config-item></office:settings>'


def parts(more: dict[str, bytes]) -> bytes:
    """A zipped file with more parts."""
    return zipped({**unzipped(odt(p("The river."))), "Pictures/a.png": b"", **more})


def facts(data: bytes) -> FileFacts:
    """What is told of a file."""
    return read_draft(data, "draft.odt").file


@pytest.mark.parametrize(
    ("data", "kinds"),
    [
        (flat(GONE + p("A")), ("deleted words", "tracked changes")),
        (flat(ADDED + p("A")), ("tracked changes",)),
        (flat(p("A <office:annotation><dc:creator>x</dc:creator><text:p>Ask Mara Tellin</text:p></office:annotation>")), ("comments",)),
        (flat(p("A <office:annotation><dc:creator>Mara Tellin</dc:creator><text:p>x</text:p></office:annotation>")), ("comments",)),
        (odt(p('A <text:span text:style-name="H">Mara Tel<text:span>lin</text:span></text:span>')), ("hidden words",)),
        (flat(p('A <text:hidden-text text:is-hidden="true" text:string-value="Mara Tellin"/>')), ("hidden words",)),
        (flat(p('Mara Tellin<text:hidden-paragraph text:is-hidden="true"/>') + p("A")), ("hidden words",)),
        (flat(f'<text:section text:display="none">{p("Mara Tellin")}</text:section>' + p("A")), ("hidden words",)),
        (flat(p("A"), meta("<meta:initial-creator>Mara Tellin</meta:initial-creator>")), ("author",)),
        (flat(p("A"), meta("<dc:creator>Mara Tellin</dc:creator>")), ("last editor",)),
        (flat(p("A"), meta("<meta:printed-by>Mara Tellin</meta:printed-by>")), ("names of editors",)),
        (flat(p("A"), meta('<meta:user-defined meta:name="x">Mara Tellin</meta:user-defined>')), ("own properties",)),
        (flat(p("A"), meta("<meta:keyword>Mara Tellin</meta:keyword>")), ("description",)),
        (flat(p("A"), meta('<meta:template xlink:href="file:///C:/Mara%20Tellin/x.ott and Mara Tellin"/>')), ("template", "file paths")),
        (flat(p("A"), meta("<meta:generator>C:\\Mara Tellin\\office</meta:generator>")), ("file paths",)),
        (flat(p("A"), settings("PrinterName", "Mara Tellin's printer")), ("printer",)),
        (flat(p("A") + '<text:a xlink:href="file:///Mara Tellin/x">x</text:a>'), ("linked files",)),
        (flat(p("A <draw:frame><svg:desc>Mara Tellin at home</svg:desc></draw:frame>")), ()),
        (parts({"VersionList.xml": b'<v:list xmlns:v="v"><v:entry v:by="Mara Tellin"/></v:list>'}), ("earlier versions",)),
    ],
)  # fmt: skip
def test_what_the_page_does_not_show(data: bytes, kinds: tuple[str, ...]) -> None:
    story = read_draft(data, "draft.odt")
    assert story.file.kinds == kinds
    assert holds_name(story.file)
    assert "Mara" not in repr(story.file) + story.text.string


def test_kinds_that_hold_no_words() -> None:
    assert facts(odt(p("The river."))) == FileFacts((), (), 1)
    assert facts(flat(p("A"), settings("RsidRoot", "12"))).kinds == ("revision ids",)
    assert facts(flat(p("A <draw:frame><draw:object/></draw:frame>"))).kinds == ("embedded files",)
    assert facts(parts({"Thumbnails/thumbnail.png": b"x", "Basic/Standard/Module1.xml": b"x"})).kinds == ("macros", "preview picture")
    assert facts(parts({"Basic/script-lc.xml": b"x", "Basic/Standard/": b""})).kinds == ()
    ours = "<office:annotation><dc:creator>Chatham</dc:creator><text:p>x</text:p></office:annotation>"
    assert facts(flat(p(f"A {ours}"))) == FileFacts()


def test_pictures_zipped_and_flat() -> None:
    inside = base64.b64encode(jpeg(0x8825)).decode()
    told = ("picture with place or camera data",)
    assert facts(flat(p(f"A <draw:frame><draw:image><office:binary-data>{inside}</office:binary-data></draw:image></draw:frame>"))) == FileFacts(told, (), 1)
    assert facts(parts({"Pictures/b.jpg": jpeg(0x8825)})) == FileFacts(told, (), 2)


def test_what_a_condition_shows_is_read() -> None:
    shown = flat(p('A <text:hidden-text text:condition="c" text:string-value="word">word</text:hidden-text> here<text:hidden-paragraph text:condition="c"/>.'))
    assert read_draft(shown, "a.odt").text.string == "A word here."


@pytest.mark.parametrize("part", ["meta.xml", "settings.xml", "VersionList.xml"])
def test_a_damaged_part_does_not_keep_the_draft_from_being_read(part: str) -> None:
    assert read_draft(parts({part: b"<broken"}), "a.odt").text.string == "The river."

"""What drafts in other forms hold beside their words: every kind is told, and no word of it is shown."""

from __future__ import annotations

import pytest

from chatham.core.story import FileFacts, Story
from chatham.readers.pick import read_draft
from tests.office.test_facts import holds_name, jpeg

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

"""Flat OpenDocument files made from paragraphs, and LibreOffice, which saves them in every other format.

``python -m tests.readers.office_files`` makes the kept files anew that LibreOffice wrote.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

FILES = Path(__file__).parent / "files"
SOFFICE = shutil.which("soffice")
FORMS = ("odt", "rtf", "docx", "pdf", "html")

TALK = (
    "Q: When were you told?",
    "S01: We were told in a car park that the pools would go first and the laundry a week after.",
    "Q: Who told you?",
    "S01: A man from the water board. He would not give his name, and nobody has seen him since the meeting in the town hall.",
)
DRAFT = (
    "# Pools to close first",
    "“We were told in a car park that the pools would go last and the laundry a week after,” a manager said.",
    "The council says that no decision has been taken. “He would not give his name,” the manager said of the messenger — “and nobody has seen him since.”",
    "“We were asked about it twice, and twice we said no,” another manager said.",
)
NAMESPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for short, space in (
        ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("draw", "drawing"), ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
    )
)  # fmt: skip
HEAD = (
    f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {NAMESPACES} xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.2" '
    'office:mimetype="application/vnd.oasis.opendocument.text">'
)
STYLES = (
    '<office:styles><style:style style:name="Standard" style:family="paragraph"/>'
    '<style:style style:name="Text" style:family="paragraph" style:parent-style-name="Standard">'
    '<style:paragraph-properties fo:margin-bottom="0.1in"/></style:style>'
    '<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:default-outline-level="1">'
    '<style:text-properties fo:font-size="20pt"/></style:style>'
    '<style:style style:name="Quotations" style:family="paragraph" style:parent-style-name="Standard"/></office:styles>'
)


def flat(paragraphs: Sequence[str], layout: str = "", inside: str = "") -> bytes:
    """A flat OpenDocument text; a paragraph beginning with # is a heading, ``inside`` is more of the body as XML."""
    body = "".join(
        f'<text:h text:style-name="Heading_20_1" text:outline-level="1">{escape(p[2:])}</text:h>'
        if p.startswith("# ")
        else f'<text:p text:style-name="Text">{escape(p)}</text:p>'
        for p in paragraphs
    )
    return f"{HEAD}{STYLES}{layout}<office:body><office:text>{inside}{body}</office:text></office:body></office:document>".encode()


def columns(count: int, head: str, foot: str) -> str:
    """A page layout with so many columns, a running head and a foot with the number of the page."""
    return (
        '<office:automatic-styles><style:page-layout style:name="pm1"><style:page-layout-properties fo:page-width="8.27in" fo:page-height="11.69in" '
        f'fo:margin="0.8in"><style:columns fo:column-count="{count}" fo:column-gap="0.25in"/></style:page-layout-properties>'
        '<style:header-style><style:header-footer-properties fo:min-height="0.4in"/></style:header-style>'
        '<style:footer-style><style:header-footer-properties fo:min-height="0.4in"/></style:footer-style></style:page-layout></office:automatic-styles>'
        '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pm1">'
        f"<style:header><text:p>{head}</text:p></style:header><style:footer><text:p>{foot} <text:page-number>1</text:page-number></text:p></style:footer>"
        "</style:master-page></office:master-styles>"
    )


RICH = """<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info><dc:creator>R</dc:creator>
<dc:date>2026-01-01T00:00:00</dc:date></office:change-info><text:p> deleted words</text:p></text:deletion></text:changed-region>
<text:changed-region text:id="c2"><text:insertion><office:change-info><dc:creator>R</dc:creator><dc:date>2026-01-01T00:00:00</dc:date>
</office:change-info></text:insertion></text:changed-region></text:tracked-changes>
<text:h text:style-name="Heading_20_1" text:outline-level="1">The order of the taps</text:h>
<text:p>The council<text:change text:change-id="c1"/> said<text:change-start text:change-id="c2"/> on Monday<text:change-end text:change-id="c2"/> it had no
   plan.<text:note text:id="ftn1" text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>s02, turn 4</text:p>
</text:note-body></text:note> Next<text:s text:c="3"/>words<text:tab/>after<text:line-break/>break.</text:p>
<text:p><office:annotation office:name="a1"><dc:creator>Reporter</dc:creator><dc:date>2026-01-01T00:00:00</dc:date><text:p>s01, turn 2</text:p></office:annotation>“We were told in a car park,”<office:annotation-end office:name="a1"/> a manager said.<text:note text:id="ftn2" text:note-class="endnote">
<text:note-citation>i</text:note-citation><text:note-body><text:p>a letter</text:p></text:note-body></text:note></text:p>
<text:p text:style-name="Quotations">Nobody asked us, and nobody will.</text:p>
<text:p>Seen <text:span text:style-name="HID">never seen </text:span>words, Łódź 東京 😀.</text:p>
<text:p><draw:frame text:anchor-type="paragraph" svg:width="4cm" svg:height="2cm"><draw:text-box><text:p>In a box.</text:p></draw:text-box></draw:frame>Around it.</text:p>
<table:table table:name="T"><table:table-column table:number-columns-repeated="2"/><table:table-row><table:table-cell office:value-type="string"><text:p>cell one</text:p>
</table:table-cell><table:table-cell office:value-type="string"><text:p>cell “two”</text:p></table:table-cell></table:table-row></table:table>
<text:list><text:list-item><text:p>A point</text:p></text:list-item></text:list>"""
HIDDEN = '<office:automatic-styles><style:style style:name="HID" style:family="text"><style:text-properties text:display="none"/></style:style></office:automatic-styles>'


def saved(folder: Path, sources: Sequence[Path], form: str, out: Path | None = None) -> None:
    """Has LibreOffice save these files in another format."""
    done = subprocess.run(
        [str(SOFFICE), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", form, "--outdir", str(out or folder)]
        + [str(s) for s in sources],
        capture_output=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


LOCKED = 'pdf:writer_pdf_Export:{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"secret"}}'
OWNED = (
    'pdf:writer_pdf_Export:{"RestrictPermissions":{"type":"boolean","value":"true"},"PermissionPassword":{"type":"string","value":"owner"},'
    '"EnableCopyingOfContent":{"type":"boolean","value":"false"}}'
)


def make(folder: Path) -> None:
    """All kept files that LibreOffice writes."""
    made = {"talk": flat(TALK), "draft": flat(DRAFT), "rich": flat(["Last."], HIDDEN, RICH)}
    for name, data in made.items():
        (folder / f"{name}.fodt").write_bytes(data)
    for form in FORMS:
        saved(folder, [folder / f"{name}.fodt" for name in made], form, FILES)
    for name, form in (("locked", LOCKED), ("owned", OWNED)):
        (folder / f"{name}.fodt").write_bytes(flat(TALK))
        saved(folder, [folder / f"{name}.fodt"], form, FILES)
    (FILES / "rich.fodt").write_bytes(made["rich"])


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        make(Path(name))
    print(f"made in {FILES}", file=sys.stderr)

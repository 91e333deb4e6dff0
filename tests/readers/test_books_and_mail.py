"""Books and e-mails as documents."""

from __future__ import annotations

import io
import zipfile

import pytest

from chatham.core.errors import ReadError
from chatham.readers.pick import read_draft, read_evidence

CONTAINER = '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/content.opf"/></rootfiles></container>'
OPF = (
    '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="b" href="two%20b.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="a" href="one.xhtml" media-type="application/xhtml+xml"/><item id="c" href="c.css" media-type="text/css"/></manifest>'
    '<spine><itemref idref="a"/><itemref idref="b"/></spine></package>'
)
PAGE = '<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "x"><html xmlns="http://www.w3.org/1999/xhtml"><body><h1>{}</h1><p>{}</p></body></html>'


def book(**parts: str) -> bytes:
    out = io.BytesIO()
    held = {
        "mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER, "OEBPS/content.opf": OPF,
        "OEBPS/two b.xhtml": PAGE.format("Two", "The taps were turned."), "OEBPS/one.xhtml": PAGE.format("One", "Nobody was asked&mdash;ever."), **parts,
    }  # fmt: skip
    with zipfile.ZipFile(out, "w") as target:
        for name, content in held.items():
            if content:
                target.writestr(name, content)
    return out.getvalue()


def test_chapters_in_the_order_of_reading() -> None:
    found = read_evidence(book(), "a.epub")
    assert found is not None and (found.kind, found.form) == ("document", "epub")
    assert found.text.string == "One\n\nNobody was asked—ever.\n\nTwo\n\nThe taps were turned."
    assert len(found.turns) == 4 and not found.speakers


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        ("epub-encrypted", {"META-INF/encryption.xml": '<e><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></e>'}),
        ("epub-broken", {"OEBPS/one.xhtml": ""}),
        ("epub-broken", {"OEBPS/content.opf": ""}),
        ("epub-broken", {"OEBPS/content.opf": "<package"}),
        ("epub-doctype", {"OEBPS/content.opf": '<!DOCTYPE p [<!ENTITY a "b">]><p>&a;</p>'}),
    ],
)
def test_books_that_cannot_be_read(code: str, parts: dict[str, str]) -> None:
    with pytest.raises(ReadError) as caught:
        read_evidence(book(**parts), "a.epub")
    assert caught.value.code == code


def test_a_book_is_no_draft() -> None:
    with pytest.raises(ReadError, match="no text"):
        read_draft(book(), "a.epub")


MAIL = (
    "From: Orla Quinn <orla@example.org>\r\nTo: r@example.org\r\nDate: Mon, 2 Mar 2026 10:00:00 +0000\r\nSubject: =?utf-8?q?The_t=C3=A4ps?=\r\n"
    "Message-ID: <1@x>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
    "We were told in a car park.\r\n\r\nMore soon.\r\n\r\nOn Sunday R wrote:\r\n> When were you told?\r\n"
)


def test_what_the_sender_wrote_and_what_is_repeated() -> None:
    found = read_evidence(MAIL.encode(), "a.eml")
    assert found is not None and (found.kind, found.form) == ("document", "eml")
    assert "Subject: The täps" in found.text.string
    assert [(t.speaker, found.turn_words(t)) for t in found.turns] == [
        (0, "We were told in a car park."), (0, "More soon."), (-1, "On Sunday R wrote:"), (-1, "> When were you told?"),
    ]  # fmt: skip
    assert found.problems == () and found.speakers[0].shown is None


def test_attachments_are_said() -> None:
    body = "--b\r\nContent-Type: text/html\r\n\r\n<p>We were told.</p>\r\n--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=a.pdf\r\n\r\nx\r\n--b--\r\n"
    data = MAIL.split("Content-Type")[0] + "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + body
    found = read_evidence(data.encode(), "a.eml")
    assert found is not None and [p.code for p in found.problems] == ["attachments"]
    assert [found.turn_words(t) for t in found.turns] == ["We were told."]

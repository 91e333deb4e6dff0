"""Small PDF files made by hand: words at places, and pictures that cover a page."""

from __future__ import annotations

from collections.abc import Sequence

Word = tuple[float, float, float, str]
"""From the left, from the bottom, size, words."""


def pdf(
    pages: Sequence[Sequence[Word]],
    pictures: Sequence[int] = (),
    extra: str = "",
    catalog: str = "",
    page: str = "",
    trailer: str = "",
    more: Sequence[bytes] = (),
) -> bytes:
    """A PDF with these words on each page; the pages numbered in ``pictures`` are covered by one. ``extra`` is drawn on each page; then what
    else stands in the catalogue, in each page, in the trailer, and more objects, numbered from 5 + 2 * pages."""
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog.encode(),
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(pages), b" ".join(b"%d 0 R" % (5 + 2 * n) for n in range(len(pages)))),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        _stream(b"\xff\x80\x00\x40", "/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8"),
    ]
    for number, words in enumerate(pages):
        content = b"".join(b"BT /F1 %g Tf %g %g Td (%s) Tj ET\n" % (size, x, y, _escaped(told)) for x, y, size, told in words)
        if number in pictures:
            content += b"q 595 0 0 842 0 0 cm /I1 Do Q\n"
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> /XObject << /I1 4 0 R >> >> %s >>"
            % (6 + 2 * number, page.encode())
        )
        objects.append(_stream(content + extra.encode(), ""))
    objects += more
    out, places = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer.encode(), start)
    return bytes(out)


def lines(words: str, x: float = 60, top: float = 780, size: float = 10, pitch: float = 12) -> list[Word]:
    """Lines of a column, one under another; an empty one leaves a gap."""
    return [(x, top - pitch * number, size, line) for number, line in enumerate(words.split("\n")) if line]


def _stream(content: bytes, facts: str) -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (facts.encode(), len(content), content)


def _escaped(words: str) -> bytes:
    return words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")

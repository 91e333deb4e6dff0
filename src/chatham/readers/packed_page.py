"""A page with its pictures in one file: the zip of Google Docs, the .mhtml of Chromium, the .webarchive of Safari."""

from __future__ import annotations

from chatham.core.errors import ReadError
from chatham.office.package import Package


class _Archive(Package):
    """A zip file of any kind."""

    form = "zip"

    def main_part(self) -> str:
        """The one page at its top; "" where there is none, or more than one."""
        names = self.names()
        pages = [n for n in names if "/" not in n and n.lower().endswith((".html", ".htm"))]
        others = [n for n in names if "/" not in n and not n.lower().endswith((".html", ".htm", ".css"))]
        return pages[0] if len(pages) == 1 and not others else ""


def saved_page(data: bytes) -> bytes:
    """The page of a file that holds one page and its pictures; any other bytes as they are."""
    page: bytes | None = None
    if data.startswith(b"PK\x03\x04") and b".htm" in data[-66_000:].lower():
        page = _from_zip(data)
    elif data.startswith(b"From: <Saved by") or b"multipart/related" in data[:2000] and b"Snapshot-Content-Location:" in data[:2000]:
        page = _from_mhtml(data)
    elif data.startswith(b"bplist00") and b"WebMainResource" in data:
        page = _from_webarchive(data)
    return page or data


def _from_zip(data: bytes) -> bytes | None:
    try:
        archive = _Archive(data, "")
        return archive.part(archive.main) if archive.main else None
    except ReadError:  # whatever else it is, its own reader says what is wrong with it
        return None


def _from_mhtml(data: bytes) -> bytes | None:
    from email.parser import BytesParser

    try:
        for part in BytesParser().parsebytes(data).walk():
            if part.get_content_type() == "text/html":
                found = part.get_payload(decode=True)
                return found.decode(part.get_content_charset() or "utf-8", "replace").encode() if isinstance(found, bytes) else None
    except Exception:  # the parser of the standard library stumbles over hostile headers in many ways
        return None
    return None


def _from_webarchive(data: bytes) -> bytes | None:
    import plistlib

    try:
        found = plistlib.loads(data)["WebMainResource"]
        return bytes(found["WebResourceData"]) if "html" in found["WebResourceMIMEType"] else None
    except Exception:  # likewise
        return None

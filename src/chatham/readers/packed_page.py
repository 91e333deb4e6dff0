"""A page and its pictures in one zip file, as Google Docs exports it."""

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
    """The page of a zip file that holds one page and its pictures; any other bytes as they are."""
    if not data.startswith(b"PK\x03\x04") or b".htm" not in data[-66_000:].lower():
        return data
    try:
        archive = _Archive(data, "")
        return (archive.part(archive.main) if archive.main else None) or data
    except ReadError:  # whatever else it is, its own reader says what is wrong with it
        return data

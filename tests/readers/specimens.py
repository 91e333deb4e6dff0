"""The kept files and what must happen to each; ``made`` is the program that wrote it, or "hand" after its documentation."""

from __future__ import annotations

from typing import NamedTuple


class Specimen(NamedTuple):
    """Who made a file, the form it proves to be, and a stretch of words that must be in its text."""

    made: str
    form: str
    words: str


SPECIMENS = {
    **{f"talk.{form}": Specimen("LibreOffice 7.4", form, "told in a car park") for form in ("odt", "rtf", "docx", "pdf", "html")},
    **{f"draft.{form}": Specimen("LibreOffice 7.4", form, "told in a car park") for form in ("odt", "rtf", "docx", "pdf", "html")},
    **{f"rich.{form}": Specimen("LibreOffice 7.4", form, "told in a car park") for form in ("odt", "rtf", "docx", "pdf", "html")},
    "rich.fodt": Specimen("hand", "odt", "told in a car park"),
    "owned.pdf": Specimen("LibreOffice 7.4; restricted, not locked", "pdf", "told in a car park"),
    "locked.pdf": Specimen("LibreOffice 7.4; password 'secret'", "pdf-encrypted", ""),
    "chromium.pdf": Specimen("Chromium, printed from page.html", "pdf", "told in a car park"),
    "page.html": Specimen("hand, as newspapers' pages are", "html", "told in a car park"),
    "google-docs.html": Specimen("hand, as Google Docs exports", "html", "told in a car park"),
    "noscribe.html": Specimen("hand, as noScribe 0.7 writes", "html", "told in a car park"),
    "talk.otr": Specimen("hand, as oTranscribe writes", "otr", "told in a car park"),
}

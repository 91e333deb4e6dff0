"""What is no Word file, or a dangerous one, is refused with a clear sentence."""

from __future__ import annotations

import io
import zipfile

import pytest

from chatham.core.errors import ReadError
from chatham.office.package import Package, stamped
from chatham.office.wordml import text_of
from tests.office.word_files import docx, p, part, r, unzipped, zipped


def refused(data: bytes) -> ReadError:
    """The error that reading ``data`` gives."""
    with pytest.raises(ReadError) as caught:
        text_of(Package(data, "draft.docx"))
    assert "draft.docx" in caught.value.message
    assert caught.value.message.endswith(".") and caught.value.next_step.endswith(".")
    return caught.value


@pytest.mark.parametrize("data", [b"", b"PK", b"not a zip at all", docx(p(r("words")))[:-40], docx(p(r("x")))[:60]])
def test_what_is_no_complete_zip_is_damaged(data: bytes) -> None:
    """Nothing, text, and a file that ends too early."""
    assert refused(data).code == "docx-broken"


def test_a_password_and_the_old_format_are_told_apart() -> None:
    """Both come in the same container; only one of them has an encrypted package in it."""
    container = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(500)
    assert refused(container + "EncryptedPackage".encode("utf-16-le")).code == "docx-encrypted"
    assert refused(container + "WordDocument".encode("utf-16-le")).code == "docx-old-word"


def test_a_locked_zip_entry_is_a_password() -> None:
    """A zip with its own password is said to be locked."""
    data = bytearray(docx(p(r("words"))))
    for signature, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = data.find(signature)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(signature, at + 4)
    assert refused(bytes(data)).code == "docx-encrypted"


def test_a_zip_without_a_text_is_said_to_be_none() -> None:
    """Any other zip file."""
    assert refused(zipped({"a.txt": b"a"})).code == "docx-no-text"
    assert refused(zipped({"word/document.xml": b"<a/>"})).code == "docx-no-text"
    assert refused(zipped({})).code == "docx-broken"


def test_xml_that_is_none_is_damage() -> None:
    """A main part, or a list of relations, that does not parse."""
    assert refused(zipped({"word/document.xml": b"<w:document"})).code == "docx-broken"
    assert refused(zipped({"_rels/.rels": b"\x00\x01", "word/document.xml": b"<a/>"})).code == "docx-broken"


@pytest.mark.parametrize("coding", ["utf-8", "utf-16-le", "utf-16-be", "utf-16", "utf-32"])
def test_a_document_type_is_refused(tmp_path_factory: pytest.TempPathFactory, coding: str) -> None:
    """No entity is ever looked up, whatever the coding it hides in."""
    secret = tmp_path_factory.mktemp("outside") / "secret.txt"
    secret.write_text("canary")
    declared = f'<!DOCTYPE w [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    text = f'<?xml version="1.0" encoding="{coding}"?>{declared}<document><p>&e;</p></document>'
    error = refused(zipped({"word/document.xml": text.encode(coding)}))
    assert error.code in ("docx-doctype", "docx-broken")
    assert "canary" not in str(error)


def test_swelling_files_are_refused_before_they_are_unfolded() -> None:
    """A part that packs too well, too much in all, too many parts."""
    packed = zipped({"word/document.xml": b" " * 3_000_000})
    assert refused(packed).code == "docx-too-big"
    assert refused(zipped({f"{number}": b"" for number in range(5_001)})).code == "docx-too-big"
    data = bytearray(docx(p(r("words"))))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = (210 * 1024 * 1024).to_bytes(4, "little")
    assert refused(bytes(data)).code == "docx-too-big"


def test_two_parts_of_one_name_are_refused() -> None:
    """Which of the two Word shows, nobody can say."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target, pytest.warns(UserWarning):
        target.writestr("word/document.xml", part("document", ""))
        target.writestr("word/document.xml", part("document", ""))
    assert refused(out.getvalue()).code == "docx-broken"


def test_the_main_part_is_found_by_its_relation() -> None:
    """Some programs give it another name."""
    parts = unzipped(docx(p(r("words"))))
    parts["story/main.xml"] = parts.pop("word/document.xml")
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"word/document.xml", b"/story/main.xml")
    assert text_of(Package(zipped(parts), "x"))[1].string == "words"


def test_writing_nothing_new_keeps_every_part_and_its_place() -> None:
    """Names, order, bytes; only the stamp is new, and another program's save would drop it."""
    data = docx(p(r("words")))
    again = Package(data, "x").written({})
    assert list(unzipped(again).items()) == list(unzipped(data).items())
    assert stamped(again) and not stamped(data) and not stamped(zipped(unzipped(again)))
    assert Package(again, "x").written({}) == again

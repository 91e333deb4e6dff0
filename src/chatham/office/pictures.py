"""Whether a picture tells where, with what or by whom it was taken: the tags of a JPEG or a PNG, and nothing else of it."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

# place, maker of the camera, model, owner, serial number of the body, number of the picture
_TELLING = frozenset({0x8825, 0x010F, 0x0110, 0x013B, 0xA430, 0xA431})
_XMP = re.compile(rb"exif:GPS|tiff:Model|tiff:Make|photoshop:City|aux:SerialNumber|Iptc4xmpCore:Location", re.I)
_MOST = 200  # no camera writes as many tags or segments


def tells_of_its_making(data: bytes) -> bool:
    """True if the tags name a place, a camera or a person."""
    return any(_has_tags(tiff) for tiff in _exif(data)) or any(_XMP.search(part) for part in _xmp(data))


def _segments(data: bytes) -> Iterator[bytes]:
    """The bodies of the APP1 segments of a JPEG."""
    at = 2
    for _ in range(_MOST):
        if at + 4 > len(data) or data[at] != 0xFF or data[at + 1] in (0xDA, 0xD9):
            return
        size = int.from_bytes(data[at + 2 : at + 4], "big")
        if data[at + 1] == 0xE1:
            yield data[at + 4 : at + 2 + size]
        at += 2 + max(size, 2)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and body of the chunks of a PNG."""
    at = 8
    for _ in range(_MOST):
        if at + 8 > len(data):
            return
        size = int.from_bytes(data[at : at + 4], "big")
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        at += 12 + size


def _exif(data: bytes) -> Iterator[bytes]:
    if data.startswith(b"\xff\xd8"):
        yield from (body[6:] for body in _segments(data) if body.startswith(b"Exif\0"))
    elif data.startswith(b"\x89PNG"):
        yield from (body for kind, body in _chunks(data) if kind == b"eXIf")


def _xmp(data: bytes) -> Iterator[bytes]:
    if data.startswith(b"\xff\xd8"):
        yield from (body for body in _segments(data) if body.startswith(b"http://ns.adobe.com/"))
    elif data.startswith(b"\x89PNG"):
        yield from (body for kind, body in _chunks(data) if kind == b"iTXt")


def _has_tags(tiff: bytes) -> bool:
    """Whether the first list of tags has one that tells something."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None or len(tiff) < 8:
        return False
    (at,) = struct.unpack(order + "I", tiff[4:8])
    if at + 2 > len(tiff):
        return False
    (count,) = struct.unpack(order + "H", tiff[at : at + 2])
    tags = (tiff[at + 2 + 12 * k : at + 4 + 12 * k] for k in range(min(count, _MOST)))
    return any(len(tag) == 2 and struct.unpack(order + "H", tag)[0] in _TELLING for tag in tags)

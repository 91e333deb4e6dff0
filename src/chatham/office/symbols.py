"""Characters that Word writes as a place in a symbol font instead of as themselves."""

from __future__ import annotations

import unicodedata
from typing import Final

UNKNOWN: Final = "\ufffd"

_GREEK: Final = dict(
    zip(
        "ABGDEZHQIKLMNXOPRSTUFCYWabgdezhqiklmnxoprstufcywVJj",
        "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρστυφχψωςϑϕ",
        strict=True,
    )
)
_SYMBOL: Final = {
    **{ord(latin): greek for latin, greek in _GREEK.items()},
    0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°",
    0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈",
    0xBC: "…", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xD7: "⋅", 0xE2: "®", 0xE3: "©", 0xE4: "™",
}  # fmt: skip
_WINGDINGS: Final = {
    0x4A: "☺", 0x4C: "☹", 0x6C: "●", 0x6E: "■", 0x71: "❑", 0x76: "❖", 0xA7: "▪", 0xA8: "◻", 0xD8: "➢",
    0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_FONTS: Final = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}


def symbol(font: str | None, code: str | None) -> str:
    """The one character that ``code`` (hexadecimal) stands for in ``font``; U+FFFD where nobody can know."""
    try:
        number = int(code or "", 16)
    except ValueError:
        return UNKNOWN
    if font is not None and font.lower() in _FONTS:
        place = number - 0xF000 if 0xF020 <= number <= 0xF0FF else number
        return _FONTS[font.lower()].get(place, UNKNOWN)
    if not 0x20 <= number <= 0x10FFFF or unicodedata.category(chr(number)) in ("Cc", "Cs", "Co", "Cn"):
        return UNKNOWN
    return chr(number)

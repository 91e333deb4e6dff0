"""What a paragraph style says about the kind of a block, and whether a style hides its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from lxml import etree

from chatham.core.story import BlockKind
from chatham.office.names import child, name, on, value

_LONGEST_CHAIN: Final = 20

# Word keeps English names inside whatever its language; LibreOffice and converters write their own.
_KINDS: Final[tuple[tuple[re.Pattern[str], BlockKind], ...]] = (
    (re.compile(r"(title|subtitle|headline|heading( \d+)?|titel|titre|(überschrift|titre) \d+)"), "headline"),
    (
        re.compile(
            r"((intense )?quote|block ?text|block ?quotes?|(block )?quotations?"
            r"|(intensives )?zitate?|blockzitate?|citations?( intense)?)"
        ),
        "quotation",
    ),
    (re.compile(r"(\w+ )?caption|beschriftung|légende"), "caption"),
    (re.compile(r"list( .*)?|(un)?ordered list|listenabsatz|paragraphe de liste"), "list"),
    (re.compile(r"source ?code|code( block)?|preformatted text|html preformatted"), "code"),
)


@dataclass(frozen=True, slots=True)
class Style:
    """One style: its printed name, the style it is based on, and what it sets itself (None: nothing)."""

    name: str
    based_on: str | None
    headline: bool
    numbered: bool | None
    hidden: bool | None


class Styles:
    """The styles of one document, by their ids."""

    def __init__(self, root: etree._Element | None) -> None:
        """``root`` is the root of the styles part; None where the document has none."""
        self._styles: dict[str, Style] = {}
        self._default: str | None = None
        for element in root if root is not None else ():
            key = value(element, "styleId") if name(element) == "style" else None
            if key is not None:
                self._styles[key] = _style(element, key)
                if value(element, "type") == "paragraph" and value(element, "default") in ("1", "true", "on"):
                    self._default = key

    def _chain(self, key: str | None) -> list[Style]:
        found: list[Style] = []
        while key is not None and key in self._styles and len(found) < _LONGEST_CHAIN:
            found.append(self._styles[key])
            key = found[-1].based_on
        return found

    def name(self, key: str | None) -> str | None:
        """The printed name of a paragraph's style; the id itself where no style has it."""
        key = self._default if key is None else key
        return self._styles[key].name if key in self._styles else key

    def key(self, wanted: str) -> str | None:
        """The id of the style with this printed name, or None."""
        return next((key for key, style in self._styles.items() if style.name.lower() == wanted), None)

    def kind(self, key: str | None) -> BlockKind | None:
        """What the style, or one that it is based on, makes of a paragraph; None for a plain one."""
        if key is not None and key not in self._styles:
            return kind_named(key)
        chain = self._chain(self._default if key is None else key)
        for style in chain:
            found: BlockKind | None = "headline" if style.headline else kind_named(style.name)
            if found is not None:
                return found
        says = next((style.numbered for style in chain if style.numbered is not None), False)
        return "list" if says else None

    def hidden(self, key: str | None) -> bool:
        """True if the style hides its words."""
        chain = self._chain(self._default if key is None else key)
        return next((style.hidden for style in chain if style.hidden is not None), False)


def kind_named(printed: str) -> BlockKind | None:
    """What a style of this printed name makes of a paragraph; None for a plain one."""
    folded = re.sub(r"(?<=[a-zäöü])(?=[A-Z0-9])", " ", printed).lower().strip()
    return next((kind for pattern, kind in _KINDS if pattern.fullmatch(folded)), None)


def _style(element: etree._Element, key: str) -> Style:
    printed, base = child(element, "name"), child(element, "basedOn")
    return Style(
        name=(value(printed) if printed is not None else None) or key,
        based_on=value(base) if base is not None else None,
        headline=outlined(child(element, "pPr")),
        numbered=numbered(child(element, "pPr")),
        hidden=on(child(element, "rPr", "vanish")),
    )


def outlined(properties: etree._Element | None) -> bool:
    """True if paragraph properties give a place in the outline."""
    level = child(properties, "outlineLvl")
    return level is not None and value(level) in tuple("012345678")


def numbered(properties: etree._Element | None) -> bool | None:
    """Whether paragraph properties put the paragraph in a list; None where they do not say."""
    numbering = child(properties, "numPr")
    if numbering is None:
        return None
    number = child(numbering, "numId")
    return number is None or value(number) != "0"

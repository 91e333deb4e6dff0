"""The fields of a text: which marks belong together, and which fields keep what is put into their result.

A field is begin, instruction, separate, result, end, over any number of runs and paragraphs. A begin
without its end would hide all that follows, so only complete fields count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from chatham.office.names import name, value

_GONE: Final = frozenset({"del", "moveFrom", "mc:Fallback"})
_BOXES: Final = "txbxContent"


@dataclass(slots=True)
class Field:
    """The marks of one field in order, and its instruction."""

    marks: list[etree._Element]
    instruction: str = ""
    in_result: bool = field(default=False)

    def remade(self) -> bool:
        """True if a program may make the result anew, so that a comment in it would be lost.

        A link keeps its words. A field over several paragraphs is too long to go round.
        """
        first, last = (_paragraph(mark) for mark in (self.marks[0], self.marks[-1]))
        return first is last and not is_link(self.instruction)


def is_link(instruction: str) -> bool:
    """True for the instruction of a hyperlink."""
    return re.match(r"\s*HYPERLINK\b", instruction, re.IGNORECASE) is not None


def _paragraph(mark: etree._Element) -> etree._Element | None:
    return next((element for element in mark.iterancestors() if name(element) == "p"), None)


def complete_fields(root: etree._Element) -> dict[etree._Element, Field]:
    """Every mark (w:fldChar) under ``root`` that is part of a complete field, with its field.

    Deleted marks count for nothing, and a text box has fields of its own.
    """
    stacks: dict[etree._Element | None, list[Field]] = {}
    complete: dict[etree._Element, Field] = {}
    for element in root.iter("{*}fldChar", "{*}instrText"):
        above = list(element.iterancestors())
        if any(name(found) in _GONE for found in above):
            continue
        stack = stacks.setdefault(next((found for found in above if name(found) == _BOXES), None), [])
        if name(element) == "instrText":
            if stack and not stack[-1].in_result:
                stack[-1].instruction += element.text or ""
            continue
        kind = value(element, "fldCharType")
        if kind == "begin":
            stack.append(Field([element]))
        elif stack:
            stack[-1].marks.append(element)
            stack[-1].in_result = True
            if kind == "end":
                found = stack.pop()
                complete.update(dict.fromkeys(found.marks, found))
    return complete

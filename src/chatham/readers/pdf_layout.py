"""From the lines of printed pages to paragraphs: running heads and feet out, and where a paragraph ends."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line and where its base line stands on its page, in points from the left and from the bottom."""

    words: str
    left: float
    right: float
    base: float
    size: float
    page: int


@dataclass(frozen=True, slots=True)
class Passage:
    """The lines of one paragraph; ``large``: set larger than the rest, as a headline is."""

    lines: tuple[Line, ...]
    large: bool


_AT_THE_EDGE = 2
_NUMBERED = re.compile(r"\d+|\b[ivxlc]+\b")
_ENDED = re.compile(r"[.?!:…][\"”’»)\]]*$")


def without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without the lines that come back at the head or the foot of most of them, and without page numbers."""
    seen: dict[tuple[str, str], list[Line]] = defaultdict(list)
    edges = [_edges(page) for page in pages]
    for found in edges:
        for side, line in found:
            seen[side, _NUMBERED.sub("#", line.words.casefold())].append(line)
    filled = sum(bool(page) for page in pages)
    gone: set[int] = set()
    for (_, words), lines in seen.items():
        usual = median(line.base for line in lines)
        level = [line for line in lines if abs(line.base - usual) < 4]
        often = {line.page for line in level}
        if len(often) >= max(3, 0.4 * filled) or (filled == 2 == len(often) and "#" in words):
            gone.update(id(line) for line in level)
    return [[line for line in page if id(line) not in gone] for page in pages]


def _edges(page: Sequence[Line]) -> list[tuple[str, Line]]:
    by_height = sorted(page, key=lambda line: -line.base)
    return [("head", line) for line in by_height[:_AT_THE_EDGE]] + [("foot", line) for line in by_height[_AT_THE_EDGE:][-_AT_THE_EDGE:]]


def passages(pages: Sequence[Sequence[Line]]) -> list[Passage]:
    """The lines in reading order, put together to paragraphs; one may go on over a column or a page."""
    lines = [line for page in pages for line in page]
    if not lines:
        return []
    pitch, size = _pitch(lines), _usual_size(lines)
    edges = _right_edges(lines)
    found: list[list[Line]] = [[lines[0]]]
    for number in range(1, len(lines)):
        before, line = lines[number - 1], lines[number]
        behind = lines[number + 1] if number + 1 < len(lines) else None
        if _breaks(before, line, behind, pitch, edges):
            found.append([])
        found[-1].append(line)
    return [Passage(tuple(p), max(line.size for line in p) > 1.2 * size and len(p) < 4) for p in found]


def _pitch(lines: Sequence[Line]) -> float:
    steps = [round(a.base - b.base, 1) for a, b in zip(lines, lines[1:], strict=False) if a.page == b.page and 0 < a.base - b.base < 4 * a.size]
    return Counter(steps).most_common(1)[0][0] if steps else 12.0


def _usual_size(lines: Iterable[Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 0)] += len(line.words)
    return sizes.most_common(1)[0][0]


def _right_edges(lines: Sequence[Line]) -> dict[tuple[int, int], float]:
    """How far the lines of a column reach, by page and by where they begin."""
    edges: dict[tuple[int, int], float] = {}
    for line in lines:
        for column in (round(line.left / 40) - 1, round(line.left / 40), round(line.left / 40) + 1):
            edges[line.page, column] = max(edges.get((line.page, column), 0.0), line.right)
    return edges


def _breaks(before: Line, line: Line, behind: Line | None, pitch: float, edges: dict[tuple[int, int], float]) -> bool:
    """Whether a paragraph ends between these two lines."""
    if abs(before.size - line.size) > 0.2 * max(before.size, line.size):
        return True
    step = before.base - line.base
    below = before.page == line.page and step > 0
    if below and step > 1.35 * max(pitch, 0.9 * line.size):
        return True
    if below and _indented(before, line, behind):
        return True
    edge = edges[before.page, round(before.left / 40)]
    first = line.words.split(" ", 1)[0]
    room = edge - before.right - (len(first) + 1) * (line.right - line.left) / max(len(line.words), 1)
    width = max(edge - before.left, 1.0)
    ended = _ENDED.search(before.words) is not None
    return room > 0.3 * width or (ended and room > 0.02 * width)


def _indented(before: Line, line: Line, behind: Line | None) -> bool:
    """Whether the line stands further in than the one before, and not only because all the rest of its paragraph does."""
    step = line.left - before.left
    if not 0.6 * line.size < step < 8 * line.size:
        return False
    hanging = behind is not None and behind.page == line.page and abs(behind.left - line.left) < 0.3 * line.size
    return not hanging

"""From the lines of printed pages to paragraphs: running heads and feet out, and where a paragraph ends."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
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
_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:page|p\.|seite|s\.|p[áa]g(?:ina)?\.?|стр\.?)\W*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\W*(?:of|/|von|de|sur|из)?\W*\d{1,4})?\W*$", re.I
)
_LINE_NUMBER = re.compile(r"(?P<n>\d{1,3})(?:[.:|]?[ \t]+|$)")
_APART = 1.25
_ENDED = re.compile(r"[.?!:…][\"”’»)\]]*$")


def without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without the lines that come back at the head or the foot of most of them, and without page numbers.

    Such a line stands apart from the text by more than a line's height, holds nothing but a number, or is on nearly all.
    """
    pitch = _pitch([line for page in pages for line in page])
    sides = [(rows, rows[::-1]) for rows in map(_rows, pages) if rows]
    gone: set[int] = set()
    for side in (0, 1):
        edges = [rows[side][:_AT_THE_EDGE] for rows in sides]
        again, always = _coming_back(edges, max(3, 0.4 * len(edges))), _coming_back(edges, max(5, 0.8 * len(edges)))
        for rows in sides:
            outer, inner, rest = [*rows[side][:3], None, None, None][:3]
            both = outer and inner and _all(again, inner) and (rest is None or abs(inner[0].base - rest[0].base) > _APART * pitch)
            apart = outer and (inner is None or both or abs(outer[0].base - inner[0].base) > _APART * pitch or _all_numbers(outer))
            if outer and (apart or _all(always, outer)) and _all(again, outer):
                gone.update(id(line) for line in (*outer, *(inner if both and inner else ())))
    return [[line for line in page if id(line) not in gone] for page in pages]


def without_numbers(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without the numbers of their lines in the margin, as records of courts and parliaments have them."""
    numbered = 0
    plain: list[list[Line]] = []
    for page in pages:
        found = [(line, _LINE_NUMBER.match(line.words)) for line in page]
        counted = [int(m["n"]) for _, m in found if m]
        rising = sum(b - a == 1 for a, b in zip(counted, counted[1:], strict=False))
        if len(counted) < 8 or len(counted) < 0.8 * len(page) or rising < 0.9 * (len(counted) - 1):
            plain.append(list(page))
            continue
        numbered += 1
        rest = [replace(line, words=line.words[m.end() :]) if m else line for line, m in found]
        plain.append([line for line in rest if line.words])
    return plain if numbered >= max(1, 0.6 * sum(len(page) > 8 for page in pages)) else [list(page) for page in pages]


def _rows(page: Sequence[Line]) -> list[list[Line]]:
    """The lines from the top down, those of one height together."""
    rows: list[list[Line]] = []
    for line in sorted(page, key=lambda line: -line.base):
        if rows and abs(rows[-1][0].base - line.base) < 2:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _coming_back(edges: Sequence[Sequence[Sequence[Line]]], most: float) -> set[int]:
    """Which of the lines at the edges stand at one height of so many pages with the same words, numbers aside."""
    seen: dict[str, list[Line]] = defaultdict(list)
    for page in edges:
        for line in (line for row in page for line in row):
            seen[_NUMBERED.sub("#", line.words.casefold())].append(line)
    found: set[int] = set()
    for lines in seen.values():
        usual = median(line.base for line in lines)
        level = [line for line in lines if abs(line.base - usual) < 4]
        often = len({line.page for line in level})
        if often >= most or (often == 2 == len(edges) and _all_numbers(level)):
            found.update(id(line) for line in level)
    return found


def _all(numbers: set[int], row: Iterable[Line]) -> bool:
    return all(id(line) in numbers for line in row)


def _all_numbers(row: Iterable[Line]) -> bool:
    return all(_PAGE_NUMBER.match(line.words) for line in row)


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
    counted = Counter(steps)
    return min((step for step, times in counted.items() if times >= 0.5 * max(counted.values())), default=12.0)


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

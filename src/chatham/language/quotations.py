"""Find the quotations of a story, whatever its marks.

Marks are paired paragraph by paragraph with a stack, so nested marks stay inside their quotation. A quotation that is
not closed goes on when the next paragraph opens with the same mark; otherwise it ends where its paragraph, or the
words of saying after it, end. Time is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from chatham.core.story import Block, Story
from chatham.core.text import Span, Text

_CLOSERS = {"“": '”“"', "„": '“”"', "«": "»", "»": "«»", "‹": "›", "›": "‹", "「": "」", "『": "』", "”": "”", '"': '"', "‘": "’", "‚": "‘’", "'": "'"}
_STAND_IN = "\u2060"
_DEEPEST = 12  # no writer nests deeper; a text of opening marks alone must not take the square of its length
_SAID_WITHIN = 80
_DOUBLE = '“„«»”"「『'
_FAR_ON = 400
_LATER = re.compile(r"(?:[^‘’“”\n]|’(?=\w))*[.,!?…]’(?!\w)")
_REOPENED = re.compile(r"(?:[^‘’\n]|’(?=\w))*‘")
_ELISION = re.compile(r"(?:em|cause|til|tis|twas|n|bout|round|cos|kay|\d\d?s?|\d{4})\b", re.I)
_OUTER = re.compile(r"\s*[“„«\"‘']")
_SPEAKER_LINE = re.compile(r"\s*(?:[—–]|--)\s*\S.{0,120}$")
_TAG = re.compile(r"(?:(?:[—–]|--)\s*\S.{0,120}|\([^()]{2,100}\)\.?)", re.S)
_REFERENCE = re.compile(r"(?<=[.!?…”’\"])\s*\((?=[^()]*[A-Za-z])[^()]{2,100}\)\.?\s*$")
_MD_LINE = re.compile(r"[ \t]*(?:>[ \t]?)*")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation as the marks show it: ``span`` with its marks, ``parts`` the words inside, ``block`` its index."""

    span: Span
    parts: tuple[Span, ...]
    block: int
    marked: bool = True
    last_block: int = -1
    closed: bool = True
    mark: str = "“"


def quotations(story: Story, saying: re.Pattern[str]) -> list[Quoted]:
    """All quotations in the order of the draft, those in block quotations without marks included. ``saying``: words of
    saying, which show that a quotation has ended."""
    doubled = _doubled(story.text.string)
    story = replace(story, text=Text(doubled)) if doubled else story
    found: list[Quoted] = []
    for number, block in enumerate(story.blocks):
        if block.kind == "quotation":
            _add_set_off(story, number, block, found)
        elif block.kind != "code":
            _add_marked(story, number, block, found, saying)
    return [_widened(q, doubled) for q in found] if doubled else found


_TWO = re.compile(r"(?<![\w'])(?:''|``)(?=[^\s'])|(?<=[^\s'])'?''(?!\w)")


def _doubled(string: str) -> str:
    """The text with two apostrophes for a mark (''so'', ``so'') as one straight mark and, outside it, a stand-in; empty if there are none."""
    if "''" not in string:
        return ""
    return _TWO.sub(lambda m: _STAND_IN + '"' if not m.start() or string[m.start() - 1] in " \t\n\u00a0([{—–-/" else m[0][:-2] + '"' + _STAND_IN, string)


def _widened(q: Quoted, doubled: str) -> Quoted:
    """With the whole of a mark that is two characters long."""
    start = q.span.start - (doubled[q.span.start - 1 : q.span.start] == _STAND_IN)
    return replace(q, span=Span(start, q.span.end + (doubled[q.span.end : q.span.end + 1] == _STAND_IN)))


def _add_set_off(story: Story, number: int, block: Block, found: list[Quoted]) -> None:
    parts = _set_off_parts(story.text.string, block.span)
    if not parts:
        return
    if len(parts) == 1 and found and not found[-1].marked and found[-1].last_block == number - 1 and _TAG.fullmatch(story.text[parts[0]].strip()):
        return  # a line of its own that only says who spoke, or where
    span = Span(parts[0].start, parts[-1].end)
    inner = tuple(_unmarked(story.text.string, p) for p in parts)
    last = found[-1] if found else None
    if last and not last.marked and last.last_block == number - 1:
        found[-1] = replace(last, span=Span(last.span.start, span.end), parts=last.parts + inner, last_block=number)
        return
    found.append(Quoted(span, inner, number, marked=False, last_block=number, mark=""))


def _set_off_parts(string: str, span: Span) -> list[Span]:
    """The lines of a block quotation without '> ' and without a last line that only names the speaker."""
    parts: list[Span] = []
    at = span.start
    for line in string[span.start : span.end].splitlines(keepends=True):
        lead = _MD_LINE.match(line)
        begin = at + (lead.end() if lead else 0)
        end = at + len(line.rstrip())
        if begin < end:
            parts.append(Span(begin, end))
        at += len(line)
    if len(parts) > 1 and _SPEAKER_LINE.match(string[parts[-1].start : parts[-1].end]):
        parts.pop()
    return [*parts[:-1], _untagged(string, parts[-1])] if parts else parts


def _untagged(string: str, part: Span) -> Span:
    """Without a reference in parentheses behind the last sentence: "(Interview 7, minister; emphasis added)"."""
    m = _REFERENCE.search(string, part.start, part.end)
    return Span(part.start, m.start()) if m and m.start() > part.start else part


def _unmarked(string: str, part: Span) -> Span:
    start, end = part
    if end - start > 2 and string[start] in _DOUBLE + "‘":
        start += 1
    if end - start > 2 and string[end - 1] in '”»"’“':
        end -= 1
    return Span(start, end)


def _add_marked(story: Story, number: int, block: Block, found: list[Quoted], saying: re.Pattern[str]) -> None:
    paragraph = _Paragraph(story.text.string, block.span, saying)
    spans = paragraph.pairs()
    open_before = found[-1] if found and not found[-1].closed and found[-1].last_block == number - 1 else None
    if open_before and spans:
        first = spans[0]
        if first.mark == open_before.mark and not story.text.string[block.span.start : first.span.start].strip():
            found[-1] = replace(
                open_before,
                span=Span(open_before.span.start, first.span.end),
                parts=open_before.parts + first.parts,
                last_block=number,
                closed=first.closed,
            )
            spans = spans[1:]
    found.extend(replace(s, block=number, last_block=number) for s in spans)


class _Paragraph:
    """Pairs the marks of one paragraph."""

    def __init__(self, string: str, span: Span, saying: re.Pattern[str]) -> None:
        """``span`` is the paragraph in ``string``."""
        self.string, self.span, self.saying = string, span, saying
        self.stack: list[tuple[str, int]] = []
        self.found: list[Quoted] = []
        self.ends = self._possible_ends()

    def _possible_ends(self) -> dict[str, int]:
        """For each closing mark the last place where it may close something."""
        last: dict[str, int] = {}
        for at in range(self.span.start, self.span.end):
            char = self.string[at]
            if char in "’'" and not self._next(at).isalnum() and not self._before(at).isspace() or char in '”»«“"›」』':
                last[char] = at
        return last

    def _next(self, at: int) -> str:
        return self.string[at + 1] if at + 1 < self.span.end else " "

    def _before(self, at: int) -> str:
        return self.string[at - 1] if at > self.span.start else " "

    def pairs(self) -> list[Quoted]:
        """The outermost quotations of the paragraph; one left open reaches to its end."""
        for m in re.compile("[“”„«»‹›「」『』\"‘’‚']").finditer(self.string, self.span.start, self.span.end):
            self._meet(m.group(), m.start())
        if self.stack:
            self._left_open()
        return self.found

    def _meet(self, char: str, at: int) -> None:
        if self._closes(char, at):
            return
        if len(self.stack) < _DEEPEST and self._opens(char, at):
            self.stack.append((char, at))
        elif not self.stack and self.found:
            self._goes_on(char, at)

    def _goes_on(self, char: str, at: int) -> None:
        """A second closing mark with nothing opened in between: the first one was part of what is quoted.

        So are inches ('a 6" pipe') and a mark that a transcript left alone; words of saying in between tell otherwise.
        """
        last = self.found[-1]
        if char not in '”»"' or char not in _CLOSERS[last.mark] or not last.closed or self._before(at).isdigit() or not self._closing_side(at):
            return
        if not self.saying.search(self.string, last.span.end, min(at, last.span.end + _SAID_WITHIN)):
            self.found[-1] = replace(last, span=Span(last.span.start, at + 1), parts=(Span(last.parts[0].start, at),))

    def _closes(self, char: str, at: int) -> bool:
        for depth in range(len(self.stack) - 1, -1, -1):
            opener, begin = self.stack[depth]
            if char not in _CLOSERS[opener]:
                continue
            if char in "’'" and not self._ends_here(at):
                return True
            if char == opener and char != "'" and not self._closing_side(at):
                continue
            if char == '"' and self.ends[char] == at and any(o == char for o, _ in self.stack[:depth]):
                continue  # the paragraph's last straight mark closes the first straight one
            if opener == "“" and char in '“"' and (char == "“" or not self._closing_side(at) or "”" in self.ends and self.ends["”"] > at):
                continue
            del self.stack[depth:]
            if not self.stack:
                self._take(opener, begin, at + 1)
            return True
        return char in "’" and bool(self.stack) and self._next(at).isalnum()

    def _closing_side(self, at: int) -> bool:
        before, after = self._before(at), self._next(at)
        return not before.isspace() and before not in "([—–" and not (after.isalnum() and not before.isalnum() and before not in ".,!?…;:)")

    def _ends_here(self, at: int) -> bool:
        """Whether this single mark ends a quotation and is no apostrophe ("the workers’ house")."""
        before, after = self._before(at), self._next(at)
        if after.isalnum() or before.isspace():
            return False
        if before in ',.!?…;:)”"' or not after.isspace():
            return True
        if self.string[at] == "’" and (m := _LATER.match(self.string, at + 1, min(self.span.end, at + _FAR_ON))) and not self.saying.search(m[0]):
            return False  # "th’ washer?’": a word cut short, for the mark behind the full stop has nothing else to close
        further = self.string[at + 1 : at + 3].strip()[:1]
        possessive = before == "s" and further.islower() and self.ends.get(self.string[at], at) > at
        if possessive and self.string[at] == "’" and _REOPENED.match(self.string, at + 1, min(self.span.end, at + _FAR_ON)):
            return True  # the next single mark opens, so this one has closed
        return not possessive

    def _opens(self, char: str, at: int) -> bool:
        before, after = self._before(at), self._next(at)
        free = before.isspace() or before in "([{—–-/“„«‘\"'…:>*_|" or not before.isalnum() and before not in ".,!?;’”"
        if char in "“„‚「『":
            return True
        if char in "«»‹›":
            return free and not after.isspace() or (char in "«‹" and not before.isalnum())
        if char in '”"':
            return free and not after.isspace() and (bool(self.stack) or self.ends.get(char, -1) > at or char == '"')
        if char == "‘":
            return not (_ELISION.match(self.string, at + 1) and self.ends.get("’", -1) <= at + 6) and self.ends.get("’", -1) > at
        if char == "'":
            return free and after.isalnum() and not _ELISION.match(self.string, at + 1) and self.ends.get("'", -1) > at + 1
        return False

    def _left_open(self) -> None:
        opener, begin = self.stack[0]
        ends = self.string[begin : self.span.end].rstrip()[-2:]
        if len(self.stack) == 1 and ends[:1] == "," and ends[1:] in _CLOSERS[opener] and ends[1:] not in ("’", "'"):
            self._take(opener, begin, begin + len(self.string[begin : self.span.end].rstrip()))  # a paragraph that goes on has no comma there
            return
        if opener in "‘'‚" or (opener == '"' and self._before(begin).isdigit()):
            rest = self.stack[1:]
            self.stack = []
            for char, at in rest:
                if char in _DOUBLE:
                    self._take(char, at, self.span.end, closed=False)
                    return
            return
        self._take(opener, begin, self.span.end, closed=False)

    def _take(self, opener: str, begin: int, end: int, closed: bool = True) -> None:
        inner = Span(begin + 1, end - 1 if closed else end)
        if self.string[inner.start : inner.end].strip():
            self.found.append(Quoted(Span(begin, end), (inner,), 0, closed=closed, mark=opener))


def trimmed(quoted: Sequence[Quoted], string: str, saying: re.Pattern[str]) -> list[Quoted]:
    """Unclosed quotations cut off before the words of saying that follow them; re-opened ones left alone."""
    result: list[Quoted] = []
    for q in quoted:
        m = saying.search(string, q.span.start, q.span.end) if not q.closed else None
        if m and m.start() > q.parts[-1].start:
            last = Span(q.parts[-1].start, m.start() + 1)
            q = replace(q, span=Span(q.span.start, last.end), parts=(*q.parts[:-1], last))
        result.append(q)
    return result

"""Fingerprints: of all that the place of a quotation in the evidence depends on.

Two checks in which a quotation has the same fingerprint find it in the same place. It covers the quoted words and their
paragraph, the codes that the draft points at, every byte read as evidence, what the tables tell of it, the draft's
language and the version of Chatham, down to the code that reads and compares. The house is not in it: rules run anew in every check.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files

from chatham import __version__
from chatham.core.evidence import Evidence, Interview
from chatham.core.passage import Passage
from chatham.core.story import Story


def evidence_print(evidence: Evidence, language: str) -> str | None:
    """One of all the evidence, as it is compared with; None where the bytes of some file are not known."""
    if not evidence.interviews or not all(i.digest for i in evidence.interviews):
        return None
    return _hashed([_program(), language, *map(_of_interview, evidence.interviews), *evidence.digests])


@cache
def _program() -> str:
    """Version and code of all that reads and compares; the same wherever it is installed."""
    whole = sha256(__version__.encode())
    for package in ("core", "language", "office", "readers", "engine"):
        for part in sorted(files(f"chatham.{package}").iterdir(), key=lambda p: p.name):
            if part.name.endswith((".py", ".toml")):
                whole.update(part.read_bytes())
    return whole.hexdigest()


def _of_interview(i: Interview) -> tuple[object, ...]:
    """The same bytes may be read otherwise by another version of a library, or told of otherwise by a table."""
    people = tuple((s.shown, s.code, s.role, s.generic) for s in i.speakers)
    terms = tuple(sorted(i.terms_told()))
    return i.file, i.digest, i.form, i.kind, i.language, i.head.source, len(i.text), len(i.turns), len(i.pieces), people, terms


def passage_prints(evidence: str | None, story: Story, passages: Sequence[Passage], codes: Iterable[str]) -> list[str] | None:
    """One for each half of a quotation that is looked for as one, given the print of the evidence."""
    if evidence is None:
        return None
    string = story.text.string
    begin, end = passages[0].span.start, max(p.span.end for p in passages)
    first, last = string.rfind("\n", 0, begin) + 1, string.find("\n", end)
    paragraph = string[first : last if last >= 0 else len(string)]
    layout = [(p.span.start - first, p.span.end - first, [(s.start - first, s.end - first) for s in p.parts]) for p in passages]
    return [_hashed([evidence, paragraph, layout, sorted(codes), k]) for k in range(len(passages))]


def _hashed(facts: Sequence[object]) -> str:
    return sha256(repr(list(facts)).encode("utf-8", "surrogatepass")).hexdigest()[:32]

"""The tables of an investigation: their columns, what each may hold, and a line of help for whoever fills them in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["code", "text", "day", "choice", "number"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``needed``: a row without it cannot be used; ``help`` says what to write there."""

    name: str
    kind: Kind
    help: str
    needed: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One table by the name of its file without ending, what one row of it is, and its columns."""

    name: str
    row: str
    columns: tuple[Column, ...]

    def column(self, name: str) -> Column | None:
        """The column of that name."""
        return next((c for c in self.columns if c.name == name), None)


def _code(name: str, help: str, needed: bool = True) -> Column:
    return Column(name, "code", help, needed)


def _text(name: str, help: str, needed: bool = False) -> Column:
    return Column(name, "text", help, needed)


def _day(name: str, help: str) -> Column:
    return Column(name, "day", help)


def _choice(name: str, help: str, *choices: str, needed: bool = False) -> Column:
    return Column(name, "choice", help, needed, choices)


_WHO = "code of the person, such as S07"

TABLES: tuple[Table, ...] = (
    Table(
        "sources",
        "a person",
        (
            _code("code", _WHO),
            _text("printed_name", "the name as printed, only for people on the record"),
            _text("agreed_label", "the description agreed with the person"),
            _text("alias", "another name that the draft uses for the person"),
            _text("interest", "the person's side or motive"),
            _text("attempts", "what was tried to get it on the record, or elsewhere"),
            _text("terms", "on the record, background, deep background, off the record, or a term of the house"),
            _text("language", "the language spoken"),
            _text("reason_unnamed", "why the person is not named"),
            _text("hidden_from", "from whom the person must be hidden: public, colleagues, state"),
            _text("may_reveal", "what may be said about the person"),
        ),
    ),
    Table(
        "interviews",
        "a talk",
        (
            _text("file", "its file in the folder interviews", True),
            _code("source", _WHO, False),
            _day("date", "the day of the talk, as 2026-11-22"),
            _text("medium", "in person, phone, e-mail ..."),
            _text("language", "the language spoken"),
            _text("translator", "code or initials of the translator"),
            _text("terms", "ground rules of the whole talk"),
            _choice("record", "what is kept of it", "recording", "notes", "memory"),
            _choice("made_by", "who made the transcript", "person", "machine", "machine-summary"),
            _text("recording", "file of the recording"),
        ),
    ),
    Table(
        "documents",
        "a paper",
        (
            _text("id", "such as D3", True),
            _text("file", "its file in the folder documents; empty where there is none"),
            _text("what", "what it is"),
            _day("date", "the day on it"),
            _text("kind", "decree, letter, minutes, article, machine-summary ..."),
            _choice("seen", "whether the paper itself was seen", "yes", "no"),
        ),
    ),
    Table(
        "roles",
        "an office that somebody held",
        (
            _code("source", _WHO),
            _text("role", "the office"),
            _text("rank", "a word of the house's ladder: senior, middle, junior, other or finer"),
            _text("body", "ministry, company, party ..."),
            _day("from", "first day, empty for the beginning"),
            _day("to", "last day, empty for to this day"),
        ),
    ),
    Table(
        "propositions",
        "a statement that people are asked about",
        (
            _text("id", "such as P05", True),
            _text("text", "the statement in full", True),
            _day("due", "for a prediction: the day by which it comes true or does not"),
            _text("settled", "for a prediction: yes or no, once it is known"),
        ),
    ),
    Table(
        "stances",
        "what one person answered to one statement",
        (
            _code("source", _WHO),
            _text("proposition", "id of the statement", True),
            _choice("stance", "yes, no, mixed; not-asked is its own answer and never a no", "yes", "no", "mixed", "not-asked", needed=True),
            _text("interview", "file of the talk"),
            _text("at", "time or turn in it"),
            _choice("basis", "how the person knows", "first-hand", "told-by", "document", "inference"),
            _text("origin", "where the knowledge comes from: a code, a document's id, any word for an outsider; several joined by ;"),
            _choice("strength", "how it was said", "says", "did-not-dispute", "declined", "contradicts"),
            Column("known_to", "number", "how many people know it"),
        ),
    ),
    Table(
        "links",
        "words of the draft and what they rest on",
        (
            _text("words", "words of the draft, exactly", True),
            _text("to", "id of a statement, code of a person, or id of a document", True),
            _choice("how", "what it does for the words", "supports", "contradicts", "background"),
            _text("accepted_by", "who says so"),
        ),
    ),
    Table(
        "flows",
        "a step: who passes what to whom",
        (
            _text("id", "such as F1", True),
            _text("from", "who", True),
            _text("passes", "what", True),
            _text("to", "to whom", True),
            _text("proposition", "the statement that says so"),
        ),
    ),
    Table(
        "events",
        "something that happened",
        (
            _text("id", "such as E1", True),
            _day("date", "the day, as 2026-11-22"),
            _text("what", "what happened", True),
            _text("document", "id of the document that says so"),
            _text("terms", "Chatham House Rule, where it was held under it"),
        ),
    ),
    Table(
        "promises",
        "a promise to somebody",
        (
            _code("source", _WHO),
            _choice("promise", "what was promised", "read-back", "embargo", "not-before", "review", "upgrade", needed=True),
            _day("made_on", "the day of the promise"),
            _day("due", "the day by which, or before which not"),
            _day("kept_on", "the day on which it was kept"),
        ),
    ),
    Table(
        "replies",
        "somebody whom the story criticises",
        (
            _text("target", "who is criticised", True),
            _day("asked_on", "the day on which they were asked"),
            _text("put_to_them", "what was put to them: ids of statements, joined by ;"),
            _day("deadline", "until when they could answer"),
            _text("answer", "what they answered"),
            _day("answered_on", "the day of the answer"),
        ),
    ),
    Table(
        "signoffs",
        "an approval in the house",
        (
            _text("who", "initials or code of the editor", True),
            _text("rank", "editor, chief editor, lawyer ..."),
            _text("what", "what was approved: a code, a statement, the whole", True),
            _day("on", "the day"),
        ),
    ),
)

BY_NAME: dict[str, Table] = {t.name: t for t in TABLES}

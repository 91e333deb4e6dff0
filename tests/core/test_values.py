"""The values: a sealed name stays sealed, errors are sentences, spans are half-open."""

from __future__ import annotations

import pickle

import pytest

from chatham.core.errors import ChathamError, ReadError
from chatham.core.languages import language_code, language_name, languages_named
from chatham.core.secret import Secret
from chatham.core.text import Span, Text


def test_a_sealed_name_stays_sealed() -> None:
    name = Secret("Orla Venn", "S07")
    shown = f"{name} {name!r} {name!s} {name:>9} {[name]} { ({'a': name}) } " + "%s %r" % (name, name) + str(vars) + repr((name,))  # noqa: UP031
    assert "Venn" not in shown and "Orla" not in shown
    with pytest.raises(TypeError):
        pickle.dumps(name)
    assert not hasattr(name, "__dict__")
    assert name.reveal() == "Orla Venn"


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Orla Venn", True),
        ("orla  VENN", True),
        ("Órla Venn", True),
        ("Venn", True),
        ("Orla", True),
        ("O. Venn", True),
        ("Tam Venn", False),
        ("Tam", False),
        ("", False),
        ("Ve", False),
    ],
)
def test_who_is_named(words: str, meant: bool) -> None:
    assert Secret("Orla Venn").named_by(words) == meant


def test_names_compare_sealed() -> None:
    assert Secret("Orla Venn") == Secret("orla venn") and hash(Secret("Órla")) == hash(Secret("orla"))
    assert Secret("Orla") != "Orla" and len({Secret("a"), Secret("A"), Secret("b")}) == 2
    assert Secret("Orla Venn").occurs_in("then orla venn said") and not Secret("Orla Venn").occurs_in("orla vennor")
    assert Secret("Orla Venn").may_be("a Venn") and not Secret("Orla Venn").may_be("Tam Quill")
    assert Secret("Orla van Venn").parts() == 3 and not Secret("…").occurs_in("…")


def test_errors_are_two_sentences() -> None:
    error = ReadError("x", "It is broken.", "Save it again.")
    assert isinstance(error, ChathamError) and str(error) == "It is broken. Save it again."


def test_spans() -> None:
    assert Text("naïve 😀 man")[Span(6, 7)] == "😀" and len(Span(3, 9)) == 6 and len(Text("😀")) == 1
    assert Span(2, 5).overlaps(Span(4, 9)) and not Span(2, 5).overlaps(Span(5, 9)) and Span(2, 5).covers(Span(3, 5))


@pytest.mark.parametrize(("words", "code"), [("Portuguese", "pt"), ("pt-BR", "pt"), ("pt", "pt"), ("English, Dutch", "en"), ("Klingon", "und"), ("", "")])
def test_languages(words: str, code: str) -> None:
    assert language_code(words) == code
    assert language_name("pt") == "Portuguese" and language_name("xx") == "xx"
    assert languages_named("Interviews in French and Portuguese") == {"fr", "pt"}

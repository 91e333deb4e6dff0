"""House profiles: what a file comes to, and every fault in it told at once."""

from __future__ import annotations

import tomllib

import pytest

from chatham.app.houses import house_for, profile, shipped
from chatham.core.errors import ChathamError, SettingsError
from chatham.core.house import House, Quantifier
from chatham.engine.catalogue import catalogue
from chatham.readers.house import Known, Layer, profile_of
from tests.conftest import Desk

KNOWN = Known(("G02", "Q01", "Q08"), frozenset({"G02"}))


def told(toml: str) -> House:
    """The house of one file."""
    return profile_of("own", [Layer("own.toml", tomllib.loads(toml))], KNOWN).house


def faults(toml: str) -> str:
    """What is said of a file with faults."""
    with pytest.raises(SettingsError) as raised:
        told(toml)
    return raised.value.message


def test_short_and_whole_entries_say_the_same() -> None:
    short = '[rules]\nQ01 = "off"\nq08 = "advice"\n[thresholds]\nlong_quotation = 25\n[definitions]\nBackground = "Not by name."\n'
    whole = (
        '[rules.Q01]\nuse = "off"\nwhy = "x"\n[rules.Q08]\nseverity = "advice"\nby = "chatham"\n[thresholds.long_quotation]\nvalue = 25\n'
        '[definitions.background]\nmeans = """Not\n  by name."""\n'
    )
    assert told(short) == told(whole)
    house = told(short)
    assert (set(house.off), set(house.on)) == ({"Q01"}, {"Q08"})
    assert dict(house.severities) == {"Q08": "advice"}
    assert (house.thresholds.long_quotation, house.thresholds.fragment) == (25, House().thresholds.fragment)
    assert dict(house.definitions) == {"background": "Not by name."}


def test_a_later_file_goes_before_an_earlier_one() -> None:
    first, second = '[rules]\nQ01 = "off"\nQ08 = "off"\n[definitions]\nbackground = "a"\n', '[rules]\nQ01 = "error"\n[definitions]\n"off the record" = "b"\n'
    house = profile_of("own", [Layer("a", tomllib.loads(first)), Layer("b", tomllib.loads(second))], KNOWN).house
    assert set(house.off) == {"Q08"} and dict(house.severities) == {"Q01": "error"}
    assert dict(house.definitions) == {"background": "a", "off the record": "b"}


def test_quantifiers() -> None:
    assert dict(told("[quantifiers]\nalmost_all = { exceptions = 1, least_share = 0.9 }\n").quantifiers) == {
        "almost all": Quantifier(exceptions=1, least_share=0.9)
    }


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ("title = 3", 'own.toml, title: this is no text; write title = "...".'),
        ("rulez = 1", "own.toml, rulez: there is no key rulez; there are title,"),
        ("rules = 1", "own.toml, rules: this is no table; begin it with a line [rules]."),
        ('[rules]\nQ99 = "off"', "own.toml, rules.Q99: there is no rule Q99; there are G02, Q01, Q08."),
        ('[rules]\nQ01 = "loud"', 'own.toml, rules.Q01: "loud" is no severity; there are error, warning, advice'),
        ("[rules]\nQ01 = false", "own.toml, rules.Q01: false is no severity"),
        ("[rules.Q01]\nwhy = 'x'", "own.toml, rules.Q01: this says nothing"),
        ("[rules.Q01]\nuse = 'off'\nseverity = 'error'", "a rule that is off has no severity"),
        ("[rules.Q01]\nuse = 'off'\nbecause = 'error'", "own.toml, rules.Q01.because: there is no key because; there are use, severity, why, by."),
        ("[rules.Q01]\nuse = 'off'\nby = 'me'", 'own.toml, rules.Q01.by: write "publisher"'),
        ('[rules]\nQ01 = "stop"', "only G02 is a stop"),
        ('[rules]\nG02 = "off"', "G02 is the one stop; it can be neither turned off nor made lighter."),
        ('[rules]\nG02 = "advice"', "G02 is the one stop; it can be neither turned off nor made lighter."),
        ("[thresholds]\nlong = 4", "there is no threshold long; there are long_quotation, fragment"),
        ('[thresholds]\nfragment = "three"', '"three" is no whole number above 0; write it like fragment = 3.'),
        ("[thresholds]\nfragment = true", "true is no whole number"),
        ("[thresholds]\nfragment = 0", "0 is no whole number above 0"),
        ("[quantifiers]\nlots = { least = 2 }", "there is no quantifier lots"),
        ("[quantifiers]\nmost = { over = 1.5 }", "1.5 is no share from 0 to 1"),
        ("[quantifiers]\nmost = {}", "this sets no bound"),
        ("[definitions]\nbackground = 4", "write what the term means"),
        ("[definitions]\nbackground = ''", "write what the term means"),
    ],
)
def test_a_fault_says_where_and_what_would_be_right(toml: str, words: str) -> None:
    assert words in faults(toml)


def test_all_faults_are_told_together() -> None:
    said = faults('title = 3\n[rules]\nQ99 = "off"\nG02 = "off"\n[thresholds]\nlong = 4\n[definitions]\nbackground = 4\n')
    assert said.count("own.toml, ") == 5


def test_the_stop_may_be_named_as_it_is() -> None:
    assert told('[rules.G02]\nuse = "on"\nseverity = "stop"\nwhy = "Always."') == told("")


@pytest.mark.parametrize("name", shipped())
def test_a_shipped_profile_gives_a_reason_for_everything(name: str) -> None:
    found = profile(name)
    assert found.house.name == name and found.about
    assert [s.name for s in found.settings if not s.why] == []
    assert found.house.worded == {s.name for s in found.settings if s.kind == "definition" and s.by == "chatham"}
    grades = {e.rule.code: e.rule for e in catalogue()}
    assert [code for code in found.house.off if code in grades and not grades[code].waivable] == []


def test_a_shipped_profile_names_rules_that_are_there() -> None:
    named = {s.name for n in shipped() for s in profile(n).settings if s.kind == "rule"}
    assert named <= {e.rule.code for e in catalogue()}


def test_chatham_s_own_profile_is_what_runs_without_one() -> None:
    assert profile("Chatham").house == House()


def test_only_what_was_read_is_said_in_a_publisher_s_name() -> None:
    """The definitions of the four terms were read at one publisher only."""
    assert profile("ap").house.worded == frozenset()
    others = [profile(n).house for n in shipped() if n not in ("ap", "chatham")]
    assert [h.name for h in others if h.worded != set(h.definitions)] == []


def test_the_house_of_an_investigation(desk: Desk) -> None:
    folder = desk.folder
    assert house_for(None, folder, {}) == House()
    assert house_for(None, folder, {"house": "own"}) == House(), "nothing of its own yet"
    assert house_for(None, folder, {"house": "own", "thresholds": {"fragment": 5}}).thresholds.fragment == 5
    assert house_for(None, folder, {"house": "AP", "thresholds": {"fragment": 5}}).name == "ap"
    desk.put("house.toml", 'title = "The Ferry"\nbase = "ap"\n[thresholds]\nfragment = 2\n[definitions]\nbackground = "No name."\n')
    own = house_for(None, folder, {"house": "own", "thresholds": {"long_quotation": 9}})
    assert (own.name, own.title, own.thresholds.fragment, own.thresholds.long_quotation) == ("house", "The Ferry", 2, 9)
    assert (own.definitions["background"], own.definitions["off the record"]) == ("No name.", profile("ap").house.definitions["off the record"])
    assert house_for("nyt", folder, {"house": "own", "thresholds": {"fragment": 9}}) == profile("nyt").house, "the command line wins"
    assert house_for("own", folder, {}).title == "The Ferry"
    for settings in ({"house": 4}, {"house": "zz"}, {"thresholds": {"x": 1}}, {"quantifiers": {"most": 4}}):
        with pytest.raises(ChathamError):
            house_for(None, folder, settings)

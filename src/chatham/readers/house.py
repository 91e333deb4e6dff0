"""House profiles: TOML to values. All faults of the files are told together, each with what would be right."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from types import MappingProxyType
from typing import Literal, get_args

from chatham.core.errors import SettingsError
from chatham.core.finding import Severity
from chatham.core.house import House, Quantifier, Thresholds
from chatham.core.profile import By, Kind, Profile, Setting

QUANTIFIERS = ("all", "almost all", "most", "majority", "more than half", "many", "several", "some", "few", "none")
TABLES: dict[str, Kind] = {"rules": "rule", "thresholds": "threshold", "quantifiers": "quantifier", "definitions": "definition"}
_THRESHOLDS = asdict(Thresholds())
_BOUNDS = tuple(f.name for f in fields(Quantifier))
_SHARES = ("over", "least_share", "most_share")
_WEIGHTS: dict[object, Severity] = {"error": "error", "warning": "warning", "advice": "advice"}
_TOP = ("title", "about", "base", *TABLES)
_KEYS: dict[Kind, tuple[str, ...]] = {"rule": ("use", "severity"), "threshold": ("value",), "quantifier": _BOUNDS, "definition": ("means",)}


@dataclass(frozen=True, slots=True)
class Known:
    """The codes of the rules that there are, and of those that no house may turn off or make lighter."""

    codes: tuple[str, ...]
    fixed: frozenset[str]


@dataclass(frozen=True, slots=True)
class Layer:
    """One file that tells of a house; a later layer's settings go before an earlier one's.

    ``part``: "profile" for a file of rules, terms and numbers, "settings" for chatham.toml, of which only the thresholds and quantifiers are looked at.
    """

    label: str
    raw: Mapping[str, object]
    part: Literal["profile", "settings"] = "profile"


def profile_of(name: str, layers: Sequence[Layer], known: Known) -> Profile:
    """The profile that some files come to. Raises SettingsError with every fault in them."""
    reading = _Reading(known)
    title, about = name, ""
    for layer in layers:
        if layer.part != "settings":
            title, about = reading.words(layer, "title") or title, reading.words(layer, "about") or about
            reading.faults += [_no_such(f"{layer.label}, {key}", "key", key, _TOP) for key in layer.raw if key not in _TOP]
        for table, kind in TABLES.items():
            if layer.part != "settings" or kind in ("threshold", "quantifier"):
                reading.table(layer, table, kind)
    if reading.faults:
        raise SettingsError("house", " ".join(reading.faults), "Mend that and run again; 'chatham house ap' shows a whole profile.")
    order = list(TABLES.values())
    settings = sorted(reading.settings.values(), key=lambda s: (order.index(s.kind), s.name))
    worded = frozenset(s.name for s in settings if s.kind == "definition" and s.by == "chatham")
    return Profile(replace(reading.house(), name=name, title=title, worded=worded), about, tuple(settings))


class _Reading:
    """What the layers came to so far, and all that is wrong with them."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.faults: list[str] = []
        self.settings: dict[tuple[Kind, str], Setting] = {}
        self.rules: dict[str, tuple[str, Severity | None]] = {}
        self.thresholds: dict[str, int] = {}
        self.quantifiers: dict[str, Quantifier] = {}
        self.definitions: dict[str, str] = {}

    def words(self, layer: Layer, key: str) -> str:
        """A text at the top of a file, empty where there is none."""
        value = layer.raw.get(key, "")
        if isinstance(value, str):
            return " ".join(value.split())
        self.faults.append(f'{layer.label}, {key}: this is no text; write {key} = "...".')
        return ""

    def table(self, layer: Layer, table: str, kind: Kind) -> None:
        """One table of a layer, every entry short (``Q08 = "off"``) or whole (``[rules.Q08]``)."""
        entries = layer.raw.get(table, {})
        if not isinstance(entries, Mapping):
            self.faults.append(f"{layer.label}, {table}: this is no table; begin it with a line [{table}].")
            return
        for told, entry in entries.items():
            name, where = _named(kind, str(told)), f"{layer.label}, {table}.{told}"
            whole = dict(entry) if isinstance(entry, Mapping) else _short(kind, entry)
            if there := self._missing(kind, name):
                self.faults.append(_no_such(where, kind, str(told), there))
            else:
                self._entry(where, kind, name, whole)

    def _missing(self, kind: Kind, name: str) -> Sequence[str]:
        """The names that there are, if this is none of them."""
        if kind == "definition":
            return ()
        there = {"rule": self.known.codes, "threshold": tuple(_THRESHOLDS), "quantifier": QUANTIFIERS}[kind]
        return () if name in there else there

    def _entry(self, where: str, kind: Kind, name: str, entry: dict[str, object]) -> None:
        faults = [_no_such(f"{where}.{key}", "key", key, (*_KEYS[kind], "why", "by")) for key in entry if key not in (*_KEYS[kind], "why", "by")]
        why, by = entry.get("why", ""), entry.get("by", "publisher")
        if not isinstance(why, str):
            faults.append(f'{where}.why: this is no text; write why = "...".')
        if by not in get_args(By):
            faults.append(f'{where}.by: write "publisher" where the house itself says so, "chatham" where it is a default.')
        readers: dict[Kind, Callable[[str, str, dict[str, object], list[str]], str]] = {
            "rule": self._rule, "threshold": self._threshold, "quantifier": self._quantifier, "definition": self._definition,
        }  # fmt: skip
        value = readers[kind](where, name, entry, faults)
        self.faults += faults
        self.settings[kind, name] = Setting(kind, name, value, " ".join(str(why).split()), "chatham" if by == "chatham" else "publisher")

    def _rule(self, where: str, name: str, entry: dict[str, object], faults: list[str]) -> str:
        use, severity = entry.get("use"), entry.get("severity")
        if name in self.known.fixed:
            if use not in (None, "on") or severity not in (None, "stop"):
                faults.append(f"{where}: {name} is the one stop; it can be neither turned off nor made lighter. Leave it out.")
            return "stop"
        if use is None and severity is None:
            faults.append(f'{where}: this says nothing; write "on", "off" or a severity ({", ".join(map(str, _WEIGHTS))}).')
        if use not in (None, "on", "off"):
            faults.append(f'{where}.use: {_shown(use)} is neither "on" nor "off".')
        if severity == "stop":
            faults.append(f"{where}: only {', '.join(sorted(self.known.fixed))} is a stop; a house chooses from {', '.join(map(str, _WEIGHTS))}.")
        elif severity is not None and (not isinstance(severity, str) or severity not in _WEIGHTS):
            faults.append(f'{where}: {_shown(severity)} is no severity; there are {", ".join(map(str, _WEIGHTS))}, or write "on" or "off".')
        if use == "off" and severity is not None:
            faults.append(f"{where}: a rule that is off has no severity. Leave one of the two out.")
        self.rules[name] = str(use or "on"), _WEIGHTS.get(severity) if isinstance(severity, str) else None
        return str(severity or use)

    def _threshold(self, where: str, name: str, entry: dict[str, object], faults: list[str]) -> str:
        number = entry.get("value")
        if isinstance(number, int) and not isinstance(number, bool) and number > 0:
            self.thresholds[name] = number
        else:
            faults.append(f"{where}: {_shown(number)} is no whole number above 0; write it like {name} = {_THRESHOLDS[name]}.")
        return str(number)

    def _quantifier(self, where: str, name: str, entry: dict[str, object], faults: list[str]) -> str:
        numbers, shares = {}, {}
        for key in [k for k in _BOUNDS if k in entry]:
            number = entry[key]
            if key in _SHARES and isinstance(number, int | float) and not isinstance(number, bool) and 0 <= number <= 1:
                shares[key] = float(number)
            elif key not in _SHARES and isinstance(number, int) and not isinstance(number, bool) and number >= 0:
                numbers[key] = number
            else:
                faults.append(f"{where}.{key}: {_shown(number)} is no {'share from 0 to 1' if key in _SHARES else 'whole number'}.")
        if not any(key in entry for key in _BOUNDS):
            faults.append(f"{where}: this sets no bound; write it like {{ least = 3 }}, with any of {', '.join(_BOUNDS)}.")
        bounds = Quantifier(
            numbers.get("least"), numbers.get("most"), numbers.get("exceptions"), shares.get("over"), shares.get("least_share"), shares.get("most_share")
        )
        self.quantifiers[name] = bounds
        return ", ".join(f"{key.replace('_', ' ')} {number:g}" for key, number in asdict(bounds).items() if number is not None)

    def _definition(self, where: str, name: str, entry: dict[str, object], faults: list[str]) -> str:
        means = entry.get("means")
        if not isinstance(means, str) or not means.strip():
            faults.append(f'{where}: this is no text; write what the term means, in marks: "...".')
        self.definitions[name] = " ".join(str(means).split())
        return self.definitions[name]

    def house(self) -> House:
        """The house, where nothing is wrong."""
        return House(
            off=frozenset(code for code, (use, _) in self.rules.items() if use == "off"),
            on=frozenset(code for code, (use, _) in self.rules.items() if use == "on"),
            severities=MappingProxyType({code: severity for code, (_, severity) in sorted(self.rules.items()) if severity is not None}),
            thresholds=Thresholds(**(_THRESHOLDS | self.thresholds)),
            definitions=MappingProxyType(dict(sorted(self.definitions.items()))),
            quantifiers=MappingProxyType(dict(sorted(self.quantifiers.items()))),
        )


def _named(kind: Kind, name: str) -> str:
    if kind == "rule":
        return name.strip().upper()
    return name if kind == "threshold" else " ".join(name.replace("_", " ").lower().split())


def _short(kind: Kind, entry: object) -> dict[str, object]:
    if kind == "rule":
        return {"use": entry} if entry in ("on", "off") else {"severity": entry}
    return {"means" if kind == "definition" else "value": entry}


def _no_such(where: str, what: str, name: str, there: Sequence[str]) -> str:
    return f"{where}: there is no {what} {name}; there are {', '.join(there)}."


def _shown(value: object) -> str:
    """A value that is wrong; words that may be a person's name are not shown."""
    if isinstance(value, str):
        return f'"{value}"' if re.fullmatch(r"[a-z]{0,20}", value) else "this"
    return "nothing" if value is None else str(value).lower() if isinstance(value, (int, float)) else "this"

"""House profiles as people and programs read them: one, all of them in a line each, two side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from chatham.core.profile import Profile, Setting
from chatham.writers.places import document
from chatham.writers.wording import clean

_HEADS = {"rule": "Rules", "threshold": "Thresholds", "quantifier": "Quantifiers", "definition": "Terms"}
_USUAL = "as usual"


def profile_text(profile: Profile, names: Mapping[str, str]) -> str:
    """One profile: what is off and on, severities, thresholds, terms, each with its reason. ``names`` are the rules'."""
    lines = [f"{clean(profile.house.title)} ({clean(profile.house.name)})"]
    lines += [clean(profile.about)] if profile.about else []
    for kind, head in _HEADS.items():
        of_kind = [s for s in profile.settings if s.kind == kind]
        lines += ["", head] if of_kind else []
        for setting in of_kind:
            lines.append(f"  {_called(setting, names)}: {clean(setting.value)}")
            lines += [f"      {clean(setting.why)} {_behind(setting)}".rstrip()] if setting.why else []
    if not profile.settings:
        lines += ["", "Nothing is set: every rule runs as its own page says."]
    return "\n".join(lines) + "\n"


def _called(setting: Setting, names: Mapping[str, str]) -> str:
    name = clean(setting.name.replace("_", " "))
    return f"{name} {names[setting.name]}" if setting.name in names else name


def _behind(setting: Setting) -> str:
    return "[publisher]" if setting.by == "publisher" else "[chatham]"


def list_text(profiles: Sequence[Profile]) -> str:
    """A line for each profile."""
    width = max(len(p.house.name) for p in profiles)
    return "".join(f"{p.house.name:<{width}}  {p.house.title}: {counted_settings(p)}\n" for p in profiles)


def counted_settings(profile: Profile) -> str:
    """How much a profile sets: "4 rules, 4 terms"."""
    kinds = [s.kind for s in profile.settings]
    words = {"rule": "rule", "threshold": "threshold", "quantifier": "quantifier", "definition": "term"}
    parts = [f"{n} {one}{'s' if n != 1 else ''}" for kind, one in words.items() if (n := sum(k == kind for k in kinds))]
    return ", ".join(parts) or "nothing set"


def _pairs(one: Profile, other: Profile) -> list[tuple[str, str, str, str]]:
    """(kind, name, here, there) of every setting that differs."""
    mine, theirs = ({(s.kind, s.name): s.value for s in p.settings} for p in (one, other))
    keys = dict.fromkeys([*mine, *theirs])
    order = list(_HEADS)
    told = [(kind, name, mine.get((kind, name), _USUAL), theirs.get((kind, name), _USUAL)) for kind, name in keys]
    return sorted((t for t in told if t[2] != t[3]), key=lambda t: (order.index(t[0]), t[1]))


def diff_text(one: Profile, other: Profile, names: Mapping[str, str]) -> str:
    """What two profiles set otherwise, line by line: "-" is the first, "+" the second."""
    lines = [f"- {clean(one.house.title)} ({clean(one.house.name)})", f"+ {clean(other.house.title)} ({clean(other.house.name)})"]
    head = ""
    for kind, name, here, there in _pairs(one, other):
        lines += ["", _HEADS[kind]] if _HEADS[kind] != head else []
        head = _HEADS[kind]
        called = clean(name.replace("_", " ")) + (f" {names[name]}" if name in names else "")
        lines += [f"  {called}", f"    - {clean(here)}", f"    + {clean(there)}"]
    if not head:
        lines += ["", "They set the same."]
    return "\n".join(lines) + "\n"


def profile_json(profile: Profile) -> str:
    """One profile as JSON."""
    return document(_record(profile))


def list_json(profiles: Sequence[Profile]) -> str:
    """All profiles as JSON."""
    return document({"schema": "chatham-houses/1", "houses": [_record(p) for p in profiles]})


def diff_json(one: Profile, other: Profile) -> str:
    """What two profiles set otherwise, as JSON; null where a profile leaves a setting as it usually is."""
    rows = [
        {"kind": kind, "name": name, "a": None if here == _USUAL else here, "b": None if there == _USUAL else there}
        for kind, name, here, there in _pairs(one, other)
    ]
    return document({"schema": "chatham-house-diff/1", "a": one.house.name, "b": other.house.name, "differences": rows})


def _record(profile: Profile) -> dict[str, Any]:
    house = profile.house
    return {
        "schema": "chatham-house/1",
        "name": house.name,
        "title": house.title,
        "about": profile.about,
        "off": sorted(house.off),
        "on": sorted(house.on),
        "severities": dict(house.severities),
        "thresholds": {s: getattr(house.thresholds, s) for s in house.thresholds.__dataclass_fields__},
        "definitions": dict(house.definitions),
        "settings": [{"kind": s.kind, "name": s.name, "value": s.value, "why": s.why, "by": s.by} for s in profile.settings],
    }

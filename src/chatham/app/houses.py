"""House profiles: those that come with Chatham, a person's own, and the one that an investigation goes by."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib import resources
from pathlib import Path

from chatham.app.files import read_bytes
from chatham.core.errors import ChathamError, SettingsError
from chatham.core.house import House
from chatham.core.profile import Profile
from chatham.engine.catalogue import catalogue
from chatham.readers.house import Known, Layer, profile_of
from chatham.readers.tables import read_settings

OWN = ("own.toml", "house.toml")


def shipped() -> tuple[str, ...]:
    """The names of the profiles that come with Chatham, its own first."""
    names = sorted(f.name.removesuffix(".toml") for f in resources.files("chatham").joinpath("houses").iterdir() if f.name.endswith(".toml"))
    return ("chatham", *(n for n in names if n != "chatham"))


def profile(name: str, folder: Path | None = None) -> Profile:
    """The profile of this name, or in the file of this name; "own" is own.toml or house.toml in ``folder``.

    Raises ChathamError where there is none, SettingsError with all that is wrong in one.
    """
    return profile_of(*_named(name, folder), _known())


def house_for(name: str | None, folder: Path | None, settings: Mapping[str, object]) -> House:
    """The house of a check: ``name`` from the command line, or else what chatham.toml in ``folder`` says, with its own
    thresholds and quantifiers on top. Raises ChathamError."""
    if name is not None:
        return profile(name, folder).house
    chosen = settings.get("house")
    if chosen is not None and not isinstance(chosen, str):
        raise SettingsError("settings", "chatham.toml: 'house' is no word.", 'Write it as house = "own" or house = "ap".')
    own = folder is not None and any((folder / n).is_file() for n in OWN)
    if chosen == "own" and not own:
        chosen = None  # the thresholds of chatham.toml are then all that is the house's own
    called, layers = _named(chosen or House().name, folder)
    return profile_of(called, [*layers, Layer("chatham.toml", settings, "settings")], _known()).house


def text_of(name: str) -> bytes:
    """The file of a profile, to begin one's own with."""
    if name.lower() in shipped():
        return resources.files("chatham").joinpath("houses", f"{name.lower()}.toml").read_bytes()
    return read_bytes(Path(name), Path(name).name)


def _known() -> Known:
    entries = catalogue()
    return Known(tuple(e.rule.code for e in entries), frozenset(e.rule.code for e in entries if not e.rule.waivable))


def _layer(name: str) -> Layer:
    label = f"{name}.toml"
    return Layer(label, read_settings(text_of(name), label))


def _named(name: str, folder: Path | None) -> tuple[str, list[Layer]]:
    """What the profile is called, and its files: the one it begins with, if it names one, and its own."""
    if name.lower() in shipped():
        return name.lower(), [_layer(name.lower())]
    path = _file(name, folder)
    raw = read_settings(read_bytes(path, path.name), path.name)
    base = raw.get("base", "chatham")
    if not isinstance(base, str) or base.lower() not in shipped():
        raise SettingsError(
            "house", f"{path.name}, base: there is no such profile.", f'Write one of them: base = "{shipped()[1]}", {", ".join(shipped()[2:])}.'
        )
    return path.stem, [_layer(base.lower()), Layer(path.name, raw)]


def _file(name: str, folder: Path | None) -> Path:
    places = [folder / n for n in OWN] if folder is not None and name == "own" else []
    places += [Path(name)] if "/" in name or "\\" in name or name.endswith(".toml") else []
    places += [folder / name] if folder is not None and name.endswith(".toml") else []
    found = next((p for p in places if p.is_file()), None)
    if found is None:
        called = name if re.fullmatch(r"[\w./\\-]+", name) and name == name.lower() else "of that name"  # it may be a person's
        raise ChathamError("no-such-house", f"There is no house profile {called}.", f"There are {', '.join(shipped())}; or name a .toml file of your own.")
    return found

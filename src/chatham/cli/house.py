"""The command ``house``."""

from __future__ import annotations

import sys
from pathlib import Path

from chatham.app.files import write_bytes
from chatham.app.houses import profile, shipped, text_of
from chatham.core.errors import ChathamError
from chatham.engine.catalogue import catalogue
from chatham.writers.houses import diff_json, diff_text, list_json, list_text, profile_json, profile_text

_FORMATS = ("text", "json", "toml")


def run_house(name: str | None, diff: tuple[str, str] | None, form: str, out: Path | None) -> int:
    """Prints one profile, all of them, or what two set otherwise. Raises ChathamError."""
    if form not in _FORMATS:
        raise ChathamError("no-such-format", f"There is no format {form}.", f"The formats are {', '.join(_FORMATS)}.")
    words = _words(name, diff, form)
    if out is None:
        sys.stdout.write(words)
    elif out.exists():
        raise ChathamError("not-written", f"{out.name} is there already and is left as it is.", "Choose another name with -o.")
    else:
        write_bytes(out, words.encode("utf-8"))
    return 0


def _words(name: str | None, diff: tuple[str, str] | None, form: str) -> str:
    if form == "toml":
        if name is None or diff is not None:
            raise ChathamError("no-such-format", "Only one profile can be given as TOML.", "Name it: chatham house ap --format toml -o own.toml")
        return text_of(name).decode("utf-8", "replace")
    names = {e.rule.code: e.rule.name for e in catalogue()}
    folder = Path()
    if diff is not None:
        one, other = (profile(told, folder) for told in diff)
        return diff_json(one, other) if form == "json" else diff_text(one, other, names)
    if name is None:
        all_of_them = [profile(told) for told in shipped()]
        return list_json(all_of_them) if form == "json" else list_text(all_of_them)
    found = profile(name, folder)
    return profile_json(found) if form == "json" else profile_text(found, names)

"""Findings that a person lets stand, kept in let-stand.toml beside the draft or in the investigation folder."""

from __future__ import annotations

from pathlib import Path

from chatham.app.files import read_bytes, write_bytes
from chatham.core.errors import ChathamError, SettingsError
from chatham.core.report import LetStand
from chatham.engine.catalogue import catalogue, entry
from chatham.language.sentences import sentences
from chatham.readers.pick import read_draft
from chatham.readers.tables import read_toml, toml_fault

NAME = "let-stand.toml"


def keeps_for(draft: Path, investigation: Path | None) -> list[LetStand]:
    """Everything let stand for a draft. Raises SettingsError when the file cannot be read."""
    found: list[LetStand] = []
    for folder in {draft.resolve().parent: None, **({investigation.resolve(): None} if investigation else {})}:
        path = folder / NAME
        if path.exists():
            found += _parse(read_bytes(path, NAME))
    return found


def _parse(data: bytes) -> list[LetStand]:
    try:
        raw = read_toml(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise SettingsError("let-stand", f"{NAME} cannot be read: {toml_fault(error)}.", "Mend that line or remove the file.") from None
    rows = raw.get("let_stand", [])
    rows = rows if isinstance(rows, list) else [None]
    faults = [n for n, r in enumerate(rows, 1) if not isinstance(r, dict) or not all(isinstance(r.get(k), str) for k in ("rule", "words"))]
    if faults:
        raise SettingsError("let-stand", f"{NAME}: entry {faults[0]} lacks 'rule' or 'words'.", "Write both, or remove the entry.")
    return [LetStand(str(r["rule"]), str(r["words"]), str(r.get("because", "")), _sentences(r.get("sentence", "")), str(r.get("draft", ""))) for r in rows]


def _sentences(told: object) -> tuple[str, ...]:
    return tuple(str(s) for s in told) if isinstance(told, list) else (str(told),)


def let_stand(draft: Path, rule: str, words: str, because: str, investigation: Path | None = None) -> Path:
    """Adds an entry and returns its file. Raises ChathamError for an unknown rule, words not in the draft, no reason."""
    known = entry(rule)
    if known is None:
        raise ChathamError("no-such-rule", f"There is no rule {rule}.", f"The rules are {', '.join(e.rule.code for e in catalogue())}.")
    if not known.rule.waivable:
        raise ChathamError("never", f"{known.rule.code} cannot be let stand.", "Take the words out, or agree other terms with the source.")
    if not because.strip():
        raise ChathamError("no-reason", "A finding is let stand for a reason.", 'Give it with --because "...".')
    story = read_draft(read_bytes(draft, draft.name), draft.name)
    at = story.text.string.find(words)
    if at < 0 or not words.strip():
        raise ChathamError("no-such-words", f"These words are not in {draft.name}.", "Copy them from the draft exactly, quotation marks as they stand there.")
    split = sentences(story.text, [b.span for b in story.prose()])
    told: dict[str, None] = {}  # the words may stand in several sentences, and which one has the finding is not known here
    while at >= 0:
        told[" ".join(next((story.text[s] for s in split if s.start <= at < s.end), words).split())] = None
        at = story.text.string.find(words, at + 1)
    path = (investigation or draft.resolve().parent) / NAME
    before = (
        read_bytes(path, NAME).decode("utf-8") if path.exists() else "# Findings let stand, each with its reason. An entry lapses when its sentence changes.\n"
    )
    if path.exists():
        _parse(before.encode())
    block = f"\n[[let_stand]]\nrule = {_toml(known.rule.code)}\nwords = {_toml(words)}\nbecause = {_toml(because)}\n"
    same = [_toml(sentence) for sentence in told]
    block += f"sentence = {same[0] if len(same) == 1 else '[' + ', '.join(same) + ']'}\ndraft = {_toml(draft.name)}\n"
    if block not in before:  # said twice, kept once
        write_bytes(path, (before + block).encode("utf-8"))
    return path


def _toml(words: str) -> str:
    """A basic TOML string; every control character is escaped."""
    safe = words.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c >= " " and c != "\x7f" else f"\\u{ord(c):04x}" for c in safe) + '"'

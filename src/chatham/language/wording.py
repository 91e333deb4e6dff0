"""How findings show words: short, in marks, with where they stand. Used by every rule."""

from __future__ import annotations

from chatham.core.match import Edit, Match


def shown(words: str, most: int = 34) -> str:
    """Words in marks, shortened in the middle."""
    plain = " ".join(words.split())
    if len(plain) > most:
        half = (most - 1) // 2
        plain = f"{plain[:half].rstrip()}…{plain[-half:].lstrip()}"
    return f"“{plain}”"


def place(match: Match) -> str:
    """Where a match stands: file, page, turn, time."""
    name = match.file.rsplit("/", 1)[-1]
    parts = [name if len(name) <= 36 else name[:16] + "…" + name[-16:]]
    if match.page is not None:
        parts.append(f"page {match.page}")
    if match.turn is not None and match.page is None:
        parts.append(f"turn {match.turn}")
    if match.at:
        parts.append(match.at)
    return ", ".join(parts)


def difference(edit: Edit) -> str:
    """One difference in words."""
    if edit.op == "delete":
        return f"{shown(edit.evidence)} left out"
    if edit.op == "insert":
        return f"{shown(edit.draft)} added"
    return f"{shown(edit.draft)} for {shown(edit.evidence)}"


def differences(match: Match, most: int = 2) -> str:
    """The differences of a match, at most ``most`` spelled out; none of them where the words stand off the record."""
    if match.words is None:
        return "differs from words off the record"
    critical = [e for e in match.edits if e.critical]
    ordered = critical + [e for e in match.edits if not e.critical]
    told = "; ".join(difference(e) for e in ordered[:most])
    more = len(match.edits) - most
    return told + (f"; {more} more" if more > 0 else "")


def sentence(words: str, most: int = 160) -> str:
    """A message of at most ``most`` characters, whole sentences kept whole."""
    return words if len(words) <= most else words[: most - 2].rstrip() + "…."

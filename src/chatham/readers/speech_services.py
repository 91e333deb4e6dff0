"""The JSON of speech services that keep single words or paragraphs: Amazon, AssemblyAI, Deepgram, Google, Premiere, Rev,
Speechmatics, Trint. Each comes to rows of words, seconds and speaker."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

Row = tuple[str, float | None, str | None]
Record = Mapping[str, object]


def service_rows(raw: object) -> list[Row] | None:
    """The rows of a transcript in one of these forms; None for any other."""
    for told in _FORMS:
        rows = told(raw)
        if rows is not None:
            return [(" ".join(words.split()), at, who) for words, at, who in rows if words.strip()]
    return None


def _deepgram(raw: object) -> Iterable[Row] | None:
    results = _get(raw, "results")
    channel = _first(_get(results, "channels"))
    if channel is None:
        return None
    best = _first(_get(channel, "alternatives"))
    paragraphs = _records(_get(_get(best, "paragraphs"), "paragraphs"))
    if paragraphs:
        return [(_joined(_records(p.get("sentences")), "text"), _seconds(p.get("start")), _numbered(p.get("speaker"))) for p in paragraphs]
    spoken = _records(_get(results, "utterances"))
    if spoken:
        return [(_words(u.get("transcript")), _seconds(u.get("start")), _numbered(u.get("speaker"))) for u in spoken]
    words = _records(_get(best, "words"))
    return _grouped((_words(w.get("punctuated_word", w.get("word"))), _seconds(w.get("start")), _numbered(w.get("speaker"))) for w in words)


def _assembly(raw: object) -> Iterable[Row] | None:
    """AssemblyAI counts in thousandths of a second."""
    if not isinstance(raw, Mapping) or "audio_duration" not in raw:
        return None
    spoken = _records(raw.get("utterances"))
    if spoken:
        return [(_words(u.get("text")), _seconds(u.get("start"), 1000), _numbered(u.get("speaker"))) for u in spoken]
    words = _records(raw.get("words"))
    return _grouped((_words(w.get("text")), _seconds(w.get("start"), 1000), None) for w in words)


def _rev(raw: object) -> Iterable[Row] | None:
    spoken = _records(_get(raw, "monologues"))
    if not any("elements" in m for m in spoken):
        return None
    names = {str(s.get("id")): _words(s.get("name")) for s in _records(_get(raw, "speakers"))}
    rows = []
    for m in spoken:
        parts = _records(m.get("elements"))
        start = next((_seconds(p.get("ts")) for p in parts if "ts" in p), None)
        who = str(m.get("speaker"))
        rows.append(("".join(_words(p.get("value")) for p in parts), start, names.get(who) or _numbered(m.get("speaker"))))
    return rows


def _amazon(raw: object) -> Iterable[Row] | None:
    items = _records(_get(_get(raw, "results"), "items"))
    if not items:
        return None
    return _grouped(_recognised(items, "content", lambda i: i.get("speaker_label")))


def _speechmatics(raw: object) -> Iterable[Row] | None:
    items = _records(_get(raw, "results"))
    if not items or not all("alternatives" in i and "type" in i for i in items[:5]):
        return None
    return _grouped(_recognised(items, "content", lambda i: (_first(i.get("alternatives")) or {}).get("speaker")))


def _recognised(items: Iterable[Record], key: str, who: Callable[[Record], object]) -> Iterator[Row]:
    """Words with punctuation marks as items of their own."""
    waiting: Row | None = None
    for item in items:
        words = _words((_first(item.get("alternatives")) or {}).get(key))
        if item.get("type") == "punctuation" and waiting:
            waiting = waiting[0] + words, waiting[1], waiting[2]
            continue
        if waiting:
            yield waiting
        waiting = words, _seconds(item.get("start_time")), _numbered(who(item))
    if waiting:
        yield waiting


def _google(raw: object) -> Iterable[Row] | None:
    results = _records(_get(raw, "results"))
    if not results or not all(_first(r.get("alternatives")) is not None and "type" not in r for r in results[:5]):
        return None
    best = [_first(r.get("alternatives")) or {} for r in results]
    tagged = [w for w in _records(best[-1].get("words")) if w.get("speakerTag", w.get("speakerLabel"))]
    if tagged:  # the last result repeats all words with their speakers
        return _grouped(
            (_words(w.get("word")), _seconds(w.get("startTime", w.get("startOffset"))), _numbered(w.get("speakerTag", w.get("speakerLabel")))) for w in tagged
        )
    return [(_words(b.get("transcript")), _seconds((_first(b.get("words")) or {}).get("startTime")), None) for b in best]


def _trint(raw: object) -> Iterable[Row] | None:
    """Single words with their paragraph, in thousandths of a second; the speakers in a list beside them."""
    inner = _get(raw, "transcript") if isinstance(_get(raw, "transcript"), Mapping) else raw
    words = _records(_get(inner, "words"))
    if not words or not all("name" in w and "time" in w for w in words[:5]):
        return None
    names = [_words(s.get("name")) for s in _records(_get(inner, "speakers"))]
    rows: list[Row] = []
    last: object = None
    for w in words:
        number = w.get("speaker")
        who = names[number] if isinstance(number, int) and 0 <= number < len(names) else _numbered(number)
        if rows and w.get("para") == last:
            rows[-1] = f"{rows[-1][0]} {_words(w.get('name'))}", rows[-1][1], rows[-1][2]
        else:
            rows.append((_words(w.get("name")), _seconds(w.get("time"), 1000), who))
        last = w.get("para")
    return rows


def _premiere(raw: object) -> Iterable[Row] | None:
    """Segments whose speaker is an id; the names stand in a list beside them."""
    segments, names = _records(_get(raw, "segments")), {str(s.get("id")): _words(s.get("name")) for s in _records(_get(raw, "speakers"))}
    if not segments or not names or not all(isinstance(s.get("words"), list) and "text" not in s for s in segments[:5]):
        return None
    return [(_joined(_records(s.get("words")), "text"), _seconds(s.get("start")), names.get(str(s.get("speaker")))) for s in segments]


_FORMS: Final = (_deepgram, _assembly, _rev, _amazon, _speechmatics, _google, _trint, _premiere)


def _grouped(words: Iterable[Row]) -> list[Row]:
    """Single words put together until the speaker changes or a sentence ends."""
    rows: list[Row] = []
    fresh = True
    for told, at, who in words:
        if fresh or rows[-1][2] != who:
            rows.append((told, at, who))
        else:
            rows[-1] = f"{rows[-1][0]} {told}", rows[-1][1], who
        fresh = told.endswith((".", "?", "!"))
    return rows


def _get(raw: object, key: str) -> object:
    return raw.get(key) if isinstance(raw, Mapping) else None


def _records(raw: object) -> list[Record]:
    return [r for r in raw if isinstance(r, Mapping)] if isinstance(raw, list) else []


def _first(raw: object) -> Record | None:
    return next(iter(_records(raw)), None)


def _words(raw: object) -> str:
    return raw if isinstance(raw, str) else ""


def _joined(rows: Iterable[Record], key: str) -> str:
    return " ".join(_words(row.get(key)) for row in rows)


def _numbered(raw: object) -> str | None:
    """A speaker by number becomes "Speaker 0"; a name stays."""
    if isinstance(raw, bool) or not isinstance(raw, (int, str)) or raw == "":
        return None
    return f"Speaker {raw}" if isinstance(raw, int) or len(raw) <= 2 else raw


def _seconds(raw: object, parts: int = 1) -> float | None:
    if isinstance(raw, str):
        try:
            raw = float(raw.rstrip("s"))
        except ValueError:
            return None
    fine = isinstance(raw, (int, float)) and not isinstance(raw, bool) and 0 <= raw < 1e7 * parts
    return float(raw) / parts if fine and isinstance(raw, (int, float)) else None

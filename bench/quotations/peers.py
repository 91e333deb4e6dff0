"""The peers of ``compare.py``: they say where a quotation is most like the evidence.

python bench/quotations/peers.py rapidfuzz|fts5 FOLDER OUT FIRST
"""

from __future__ import annotations

import json
import re
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

from rapidfuzz import fuzz


def main() -> None:
    """Writes one prediction a line."""
    name, folder, out, first = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])
    quotations = [json.loads(line) for line in (folder / "quotes.jsonl").read_text("utf-8").splitlines()]
    files = {p.name: p.read_text("utf-8") for p in sorted((folder / "evidence").iterdir())}
    find = {"rapidfuzz": by_sliding, "fts5": by_index}[name]
    with out.open("w", encoding="utf-8") as sink:
        for row in find(quotations[:first] if first else quotations, files):
            sink.write(json.dumps(row) + "\n")


def by_sliding(quotations: list[dict], files: dict[str, str]) -> Iterator[dict]:
    """Each quotation over each whole file."""
    lower = {name: text.lower() for name, text in files.items()}
    for q in quotations:
        words, best = q["text"].lower(), None
        for name, text in lower.items():
            found = fuzz.partial_ratio_alignment(words, text, score_cutoff=best["score"] if best else 50)
            if found and (best is None or found.score > best["score"]):
                best = {"id": q["id"], "file": name, "start": found.dest_start, "end": found.dest_end, "score": found.score}
        yield claim(q, best)


def by_index(quotations: list[dict], files: dict[str, str]) -> Iterator[dict]:
    """SQLite's full-text index names paragraphs; rapidfuzz aligns in the best eight."""
    base = sqlite3.connect(":memory:")
    base.execute("create virtual table p using fts5(words, tokenize='unicode61')")
    places = []
    for name, text in files.items():
        for begin, end in windows(text):
            places.append((name, begin, end))
            base.execute("insert into p(rowid, words) values (?, ?)", (len(places), text[begin:end]))
    for q in quotations:
        words = {w for w in re.findall(r"\w+", q["text"].lower()) if len(w) > 2}
        asked = " OR ".join(f'"{w}"' for w in sorted(words))
        best = None
        for (rowid,) in base.execute("select rowid from p where p match ? order by rank limit 8", (asked,)) if asked else ():
            name, begin, end = places[rowid - 1]
            found = fuzz.partial_ratio_alignment(q["text"].lower(), files[name][begin:end].lower())
            if found and (best is None or found.score > best["score"]):
                best = {"id": q["id"], "file": name, "start": begin + found.dest_start, "end": begin + found.dest_end, "score": found.score}
        yield claim(q, best)


def windows(text: str, size: int = 1200, step: int = 600) -> Iterator[tuple[int, int]]:
    """Overlapping stretches, because captions and hard-wrapped lines have no paragraphs."""
    for begin in range(0, max(1, len(text) - step), step):
        yield begin, min(len(text), begin + size)


def claim(q: dict, best: dict | None) -> dict:
    """A prediction with its score; the threshold is chosen by the caller."""
    return best or {"id": q["id"], "score": 0.0}


if __name__ == "__main__":
    main()

"""Chatham's attributions beside its peers', on gold files given as arguments.

    python bench/attribution/compare.py GOLD.jsonl[.gz] ... --score SCRIPT [--out FOLDER] [--first N]

Each line of a gold file is a document with ``id``, ``text`` and ``attributions``. Predictions are written to FOLDER (a
temporary one if not given) and handed to SCRIPT, the corpus's own scorer, which prints one JSON line of figures. The peers'
figures are those that were measured once on PolNeAR's test part with the same scorer (README.md says how); on any other gold
file they are there for orientation only. Speed is articles for each CPU second of this process, models loaded, reading
and scoring apart.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from chatham.core.story import Block, Story
from chatham.core.text import Span, Text
from chatham.language.attribution import saying, words_of_saying
from chatham.language.quotations import quotations, trimmed
from chatham.language.reported import Reported, reported

COLUMNS = {
    "content exact": "content_exact_f",
    "content token": "content_tok_f",
    "attribution": "attr_f",
    "who-what": "who_what_f",
    "direct exact": "direct_content_exact_f",
    "direct who-what": "direct_who_what_f",
    "indirect exact": "indirect_content_exact_f",
    "indirect who-what": "indirect_who_what_f",
    "speech who-what": "speech_who_what_f",
}
# F1 x 100 on PolNeAR's test part: content exact, content token, attribution, who-what, direct exact, direct who-what,
# indirect exact, indirect who-what, speech cues only who-what, articles per CPU second
PEERS = {
    "regex floor": ["36.7", "69.2", "47.5", "37.0", "77.5", "57.4", "12.3", "23.1", "49.4", "140"],
    "textacy 0.13": ["29.8", "45.2", "30.2", "27.2", "73.3", "64.3", "0", "0", "-", "5.5"],
    "sayswho": ["30.5", "47.9", "31.4", "26.9", "75.7", "64.7", "0", "0", "-", "4.7"],
    "GenderGapTracker 7": ["45.7", "67.5", "53.3", "44.4", "73.8", "57.2", "28.2", "34.3", "-", "7.0"],
    "Citron, retrained": ["47.7", "70.0", "66.2", "59.4", "69.6", "74.9", "38.1", "51.2", "73.3", "2.4"],
    "CRF, tags only": ["51.6", "82.5", "70.3", "51.9", "78.7", "74.0", "39.3", "43.5", "-", "36"],
    "CRF, parse": ["54.8", "84.7", "73.0", "57.4", "78.8", "75.3", "45.1", "49.8", "-", "5.5"],
    "BERT, published": ["60.6", "88.4", "82.1", "67.8", "68.1", "72.9", "57.8", "65.1", "-", "-"],
    "human": ["71.9", "91.3", "82.1", "76.3", "96.6", "97.1", "61.3", "68.3", "-", "-"],
}


def main() -> None:
    """Predict, score, print."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("gold", type=Path, nargs="+")
    ask.add_argument("--score", type=Path, required=True)
    ask.add_argument("--out", type=Path)
    ask.add_argument("--first", type=int, default=0, help="only the first N documents of each file")
    given = ask.parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.out or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for path in given.gold:
            rows.append((f"Chatham: {path.name.split('.')[0]}", measured(documents(path, given.first), folder / path.name.split(".")[0], given.score)))
    table(rows)


def documents(path: Path, first: int) -> list[dict]:
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    found = [json.loads(line) for line in raw.decode("utf-8").splitlines() if line.strip()]
    return found[:first] if first else found


def measured(gold: list[dict], at: Path, score: Path) -> list[str]:
    """The figures of one gold file."""
    attributions("Warm, she said.")
    began = time.process_time()
    predicted = [{"id": d["id"], "attributions": [record(r) for r in attributions(d["text"])]} for d in gold]
    seconds = time.process_time() - began
    files = [at.with_suffix(f".{kind}.jsonl") for kind in ("gold", "predicted")]
    for file, rows in zip(files, (gold, predicted), strict=True):
        file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    done = subprocess.run([sys.executable, str(score), *map(str, files)], check=True, capture_output=True, text=True)
    figures = json.loads(done.stdout)
    return [*(f"{figures[key]:.1f}" for key in COLUMNS.values()), f"{len(gold) / seconds:.0f}"]


def attributions(text: str) -> tuple[Reported, ...]:
    """Every line is a paragraph."""
    paragraphs: list[Span] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append(Span(at, at + len(line)))
        at += len(line) + 1
    story = Story("bench", "txt", Text(text), tuple(Block("paragraph", p) for p in paragraphs))
    return reported(text, paragraphs, trimmed(quotations(story, words_of_saying()), text, saying()))


def record(r: Reported) -> dict:
    return {"source": pairs(r.source), "cue": pairs(r.cue), "content": pairs(r.content), "type": r.type, "speaker": None}


def pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[s.start, s.end] for s in spans]


def table(rows: list[tuple[str, list[str]]]) -> None:
    head = ["", *COLUMNS, "articles/CPU s"]
    lines = [head, *([name, *figures] for name, figures in rows), *([name, *figures] for name, figures in PEERS.items())]
    widths = [max(len(line[at]) for line in lines) for at in range(len(head))]
    for number, line in enumerate(lines):
        print("| " + " | ".join(cell.ljust(widths[at]) if not at else cell.rjust(widths[at]) for at, cell in enumerate(line)) + " |")
        if not number:
            print("|" + "|".join("-" * (w + 2) for w in widths) + "|")


if __name__ == "__main__":
    main()

"""Chatham beside its peers on a benchmark of quotations against transcripts, in one run.

    python bench/quotations/compare.py FOLDER [--score SCRIPT] [--peers chatham,rapidfuzz,fts5] [--first N] [--runs 3]

FOLDER holds ``evidence/``, ``draft.md``, ``quotes.jsonl`` and ``truth.jsonl`` as the benchmark's generator writes them;
SCRIPT is its scorer, called for the differences (diff F1, clean flagged, critical caught). Every method runs as a whole
process, from start to written predictions, so that reading the evidence counts for all of them. The peers only find
the place: rapidfuzz slides each quotation over each file; FTS5 asks SQLite's full-text index for stretches and lets
rapidfuzz align in them. A peer's threshold for "found" is chosen after the fact, from the truth, as the one that gives
it the best recall at no more than 5 % falsely found: no user of it could do better. Times are medians of ``--runs``;
memory is the largest of the runs, of a process and all it started together.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
FOUND = {"verbatim", "folded", "cut", "inserted", "altered", "spliced"}
OPS = {frozenset[str](): {"verbatim", "folded"}, frozenset(["del"]): {"cut"}, frozenset(["ins"]): {"inserted"}}


def main() -> None:
    """Runs the methods one after the other and prints a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--score", type=Path)
    parser.add_argument("--peers", default="chatham,fts5,rapidfuzz")
    parser.add_argument("--first", type=int, default=0, help="only the first N quotations for rapidfuzz, which is slow; its time is scaled up")
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    truth = [json.loads(line) for line in (given.folder / "truth.jsonl").read_text("utf-8").splitlines()]
    rows = []
    for name in given.peers.split(","):
        rows.append(measured(name, given, truth))
        print_row(rows[-1], rows[0]["seconds"])


def measured(name: str, given: argparse.Namespace, truth: list[dict]) -> dict:
    """One method: its figures, seconds and megabytes."""
    seconds, peaks, first = [], [], given.first if name == "rapidfuzz" else 0
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "out.json")
        for _ in range(1 if name == "rapidfuzz" else given.runs):
            began = time.perf_counter()
            process = subprocess.Popen(command(name, given.folder, out, first), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            peaks.append(largest(process))
            seconds.append(time.perf_counter() - began)
        predictions = from_chatham(out, truth) if name == "chatham" else [json.loads(line) for line in out.read_text("utf-8").splitlines()]
        asked = truth[:first] if first else truth
        if name != "chatham":
            best_threshold(predictions, asked)
        told = figures(predictions, asked)
        if given.score and name == "chatham":
            told |= differences(given.score, given.folder, predictions, Path(folder, "predictions.jsonl"))
    scale = len(truth) / first if first else 1.0
    return {
        "name": name + (f" ({first} quotations, time x {scale:.0f})" if first else ""),
        "seconds": statistics.median(seconds) * scale,
        "mb": max(peaks),
        **told,
    }


def largest(process: subprocess.Popen[bytes]) -> float:
    """The most memory, in MB, that a process and all it started held at once, looked at ten times a second until it
    ends. Pages that they share count once (the kernel's "proportional set size")."""
    peak = 0.0
    while process.poll() is None:
        peak = max(peak, sum(held(pid) for pid in family(process.pid)))
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0.1)
    return peak


def family(pid: int) -> list[int]:
    """A process and all that descend from it."""
    found = [pid]
    with contextlib.suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                found += family(int(child))
    return found


def held(pid: int) -> float:
    """Its proportional set size in MB; 0 once it has ended."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    return 0.0


def command(name: str, folder: Path, out: Path, first: int) -> list[str]:
    """The whole command of one method."""
    if name == "chatham":
        return [sys.executable, "-m", "chatham", "check", str(folder / "draft.md"), "--against", str(folder / "evidence"), "--format", "json", "-o", str(out)]
    return [sys.executable, str(HERE / "peers.py"), name, str(folder), str(out), str(first)]


def from_chatham(out: Path, truth: list[dict]) -> list[dict]:
    """The report's passages as predictions, told by their place in the draft."""
    report = json.loads(out.read_text("utf-8"))
    predictions = []
    for t in truth:
        place = (t["draft_start"], t["draft_end"])
        p = max(report["passages"], key=lambda p: min(p["span"][1], place[1]) - max(p["span"][0], place[0]))
        if min(p["span"][1], place[1]) - max(p["span"][0], place[0]) < 0.5 * (place[1] - place[0]):
            continue
        row = {"id": t["id"], "verdict": p["verdict"], "found": p["verdict"] in FOUND}
        if p["matches"]:
            m = p["matches"][0]
            row |= {"file": m["file"].rsplit("/", 1)[-1], "start": m["span"][0], "end": m["span"][1], "score": m["similarity"]}
            row["diffs"] = [{"q": e["draft"], "s": e["evidence"]} for m in p["matches"] for e in m["edits"]]
        predictions.append(row)
    return predictions


def figures(predictions: list[dict], truth: list[dict]) -> dict:
    """Recall at the first place, share of absent quotations claimed found, share of verdicts right."""
    by_id = {p["id"]: p for p in predictions}
    present = [t for t in truth if t["present"]]
    absent = [t for t in truth if not t["present"]]
    right = sum(in_place(by_id.get(t["id"], {}), t) for t in present)
    false = sum(bool(by_id.get(t["id"], {}).get("found")) for t in absent)
    told = {"recall": right / max(1, len(present)), "false": false / max(1, len(absent))}
    if any("verdict" in p for p in predictions):
        told["verdicts"] = sum(by_id.get(t["id"], {}).get("verdict") in expected(t) for t in truth) / len(truth)
    return told


def best_threshold(predictions: list[dict], truth: list[dict]) -> None:
    """Sets ``found`` of a peer's predictions by the threshold that serves it best."""
    best: tuple[float, float] = (-1.0, 0.0)
    for threshold in sorted({p.get("score", 0.0) for p in predictions}):
        for p in predictions:
            p["found"] = p.get("score", 0.0) >= threshold and "file" in p
        told = figures(predictions, truth)
        if told["false"] <= 0.05 and told["recall"] > best[0]:
            best = (told["recall"], threshold)
    for p in predictions:
        p["found"] = p.get("score", 0.0) >= best[1] and "file" in p


def in_place(p: dict, t: dict) -> bool:
    """Found in the right file with at least half of the place shared."""
    if not p.get("found") or p.get("file") != t["file"]:
        return False
    shared = min(p["end"], t["end"]) - max(p["start"], t["start"])
    return shared >= 0.5 * (max(p["end"], t["end"]) - min(p["start"], t["start"]))


def expected(t: dict) -> set[str]:
    """The verdicts that the generator's own edits call for."""
    if not t["present"]:
        return {"absent", "near"}
    return OPS.get(frozenset(e["op"] for e in t["edits"] if e["op"] in ("sub", "ins", "del")), {"altered"})


def differences(script: Path, folder: Path, predictions: list[dict], path: Path) -> dict:
    """What the benchmark's own scorer says of the differences."""
    path.write_text("".join(json.dumps(p) + "\n" for p in predictions), "utf-8")
    done = subprocess.run([sys.executable, str(script), str(folder), str(path), "--json"], capture_output=True, text=True, check=True)
    scored = json.loads(done.stdout)
    return {"diff F1": scored["diff_f1"], "clean flagged": scored["clean_flagged"], "critical": scored["critical_caught"]}


def print_row(row: dict, chatham: float) -> None:
    """One line of the table."""
    shown = [f"{k} {row[k]:.3f}" for k in ("recall", "false", "verdicts", "diff F1", "clean flagged", "critical") if k in row]
    print(f"{row['name']:<38} {row['seconds']:8.2f} s  x{row['seconds'] / chatham:<6.1f} {row['mb']:5.0f} MB  " + "  ".join(shown), flush=True)


if __name__ == "__main__":
    main()

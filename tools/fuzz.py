"""Spoil whole files of every kind and see that no reader does worse than to say why it cannot read them.

    python tools/fuzz.py --minutes 20 [--corpus DIR] [--keep DIR] [--seed N] [--only docx,pdf] [--limit 10] [--memory 3000]

Each kind of input has its turn in a process of its own, with a limit of memory, and of time for each input. Where atheris is
installed, inputs are chosen by which lines of Chatham they reach; without it they are chosen by lot. What must hold stands in
tests/readers/judging.py, and how files are spoilt in tests/readers/mutations.py. An input at fault is made as small as it
will go and laid into the folder of --keep, with a note of what went wrong beside it; mend the reader, and move the input to
tests/readers/found, where it is read again by every run of the tests. --corpus names a folder with a folder for each
kind, of further whole inputs; the inputs that reached new lines are gathered there too.

Written by the Chatham authors.
"""

from __future__ import annotations

import argparse
import faulthandler
import hashlib
import importlib
import importlib.util
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
GUIDED = importlib.util.find_spec("atheris") is not None
SLICE = 60
SHRINK = 20
GREW = 500_000  # kilobytes that one input may take
KINDS = "docx odt rtf pdf html epub eml otr json srt vtt txt md head table settings kept".split()


def main(arguments: Sequence[str] | None = None) -> int:
    """Every kind in turn until the time is up; 1 if anything was found."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--keep", type=Path, default=Path("fuzz-found"))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default=",".join(KINDS))
    parser.add_argument("--limit", type=int, default=10, help="seconds for one input")
    parser.add_argument("--memory", type=int, default=3000, help="megabytes for one process")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    told = parser.parse_args(arguments)
    told.keep.mkdir(parents=True, exist_ok=True)
    if told.child:
        return child(told.child, told)
    with tempfile.TemporaryDirectory() as folder:
        told.corpus = told.corpus or Path(folder)
        tried = turns(told)
    for kind, number in tried.items():
        print(f"{kind:9}{number:9} inputs")
    found = sorted(p.name for p in told.keep.iterdir() if p.suffix != ".note")
    print(f"{sum(tried.values())} inputs, {len(found)} kept in {told.keep}", *found, sep="\n  ")
    return 1 if found else 0


def turns(told: argparse.Namespace) -> dict[str, int]:
    """A process for each kind, one after the other, again and again; how many inputs each has tried."""
    end, number = time.monotonic() + 60 * told.minutes, 0
    kinds = told.only.split(",")
    tried = dict.fromkeys(kinds, 0)
    part = min(SLICE, max(2.0, 60 * told.minutes / len(kinds)))
    while time.monotonic() < end:
        kind = kinds[number % len(kinds)]
        number += 1
        with tempfile.TemporaryDirectory() as folder:
            now = Path(folder)
            command = [sys.executable, __file__, "--child", kind, "--minutes", str(min(part, end - time.monotonic()) / 60), "--corpus", str(told.corpus)]
            command += ["--keep", str(told.keep), "--seed", str(told.seed + number), "--limit", str(told.limit), "--memory", str(told.memory), "--only", folder]
            code, said = ended(command, part + 20 * told.limit)
            count = now / "count"
            tried[kind] += int(count.read_text()) if count.exists() else 0
            if code and not (now / "ended").exists():  # the process itself came to an end: a hang, a crash in a library, no memory
                last = (now / "now").read_bytes() if (now / "now").exists() else b""
                put(told.keep, kind, last, "ended", f"exit {code}\n{said[-3000:]}")
    return tried


def ended(command: list[str], seconds: float) -> tuple[int, str]:
    """The exit code of a process and what it said; one that does not end of itself is made to say where it is."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, errors="replace") as process:
        try:
            _, said = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGABRT)
            try:
                _, said = process.communicate(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                _, said = process.communicate()
        return process.returncode, "\n".join(line for line in said.splitlines() if not line.startswith(("INFO:", "WARNING:")))


def child(kind: str, told: argparse.Namespace) -> int:
    """One kind for a while."""
    resource.setrlimit(resource.RLIMIT_AS, (told.memory * 2**20,) * 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    faulthandler.enable()
    faulthandler.register(signal.SIGPROF, chain=True)  # says where it is, then ends the process
    if GUIDED:
        atheris = importlib.import_module("atheris")
        with atheris.instrument_imports(include=["chatham"]):
            from tests.readers import judging, mutations
    else:
        from tests.readers import judging, mutations
    whole = mutations.seeds()
    seeds = whole[kind] + [p.read_bytes() for p in sorted((told.corpus / kind).glob("*"))[-3000:] if p.is_file()]
    judging.NAMES[:] = judging.names_in([(k, d) for k, some in whole.items() if k in judging.KINDS for d in some])
    trial = Trial(kind, told, judging.judge)
    if GUIDED:
        guided(kind, told, seeds, trial, mutations.spoilt)
        return 0
    luck = random.Random(f"{told.seed} {kind}")
    end = time.monotonic() + 60 * told.minutes
    for data in whole[kind]:
        trial(data)
    while time.monotonic() < end:
        trial(mutations.spoilt(kind, luck.choice(seeds), seeds, luck))
    trial.end()
    return 0


def guided(kind: str, told: argparse.Namespace, seeds: list[bytes], trial: Trial, spoilt: Callable[[str, bytes, list[bytes], random.Random], bytes]) -> None:
    """Lets atheris choose; it ends the process itself."""
    atheris = importlib.import_module("atheris")
    gathered, given = told.corpus / kind, Path(told.only) / "given"
    gathered.mkdir(parents=True, exist_ok=True)
    given.mkdir()
    for number, data in enumerate(seeds):
        (given / str(number)).write_bytes(data)

    def other(data: bytes, size: int, seed: int) -> bytes:
        luck = random.Random(seed)
        return spoilt(kind, data, seeds, luck)[:size] if luck.random() < 0.85 else atheris.Mutate(data, size)

    last = time.monotonic() + 60 * told.minutes

    def one(data: bytes) -> None:
        trial(data)
        if time.monotonic() > last:
            trial.end()
            os._exit(0)

    options = [
        f"-max_total_time={int(60 * told.minutes) + 60}",
        "-max_len=250000",
        "-timeout=300",
        "-rss_limit_mb=0",
        "-handle_abrt=0",
        f"-seed={told.seed}",
        "-len_control=0",
    ]
    options += ["-reload=0", "-detect_leaks=0", "-verbosity=0", f"-artifact_prefix={told.only}/"]
    atheris.Setup([sys.argv[0], *options, str(gathered), str(given)], one, custom_mutator=other)
    atheris.Fuzz()


class Trial:
    """One input after the other; faults are made small and kept, each kind of fault once."""

    def __init__(self, kind: str, told: argparse.Namespace, judge: Callable[[str, bytes], None]) -> None:
        """Files in the folder ``told.only`` tell the first process where this one is."""
        self.kind, self.told, self.judge = kind, told, judge
        self.folder = Path(told.only)
        self.now = (self.folder / "now").open("wb", buffering=0)
        self.number = 0
        self.known: set[str] = set()

    def __call__(self, data: bytes) -> None:
        """Tries one input."""
        self.now.seek(0)
        self.now.truncate()
        self.now.write(data)
        if self.number % 20 == 0:
            (self.folder / "count").write_text(str(self.number))
        self.number += 1
        before, began = memory(), time.process_time()
        fault = self.fault(data)
        if not fault and memory() - before > GREW:
            fault = "memory"
        if not fault and time.process_time() - began > self.told.limit / 3:
            fault = "slow"
        if fault and fault not in self.known:
            self.known.add(fault)
            if fault not in ("memory", "slow"):
                data = small(data, lambda d: self.fault(d) == fault, SHRINK)
            put(self.told.keep, self.kind, data, fault, self.note(data))

    def fault(self, data: bytes) -> str:
        """What goes wrong, in a few words that are the same for the same fault; "" if nothing does."""
        signal.setitimer(signal.ITIMER_PROF, self.told.limit)  # of processor time, so that a busy machine makes no faults
        try:
            self.judge(self.kind, data)
        except Exception as error:
            frames = traceback.extract_tb(error.__traceback__)
            own = next((f for f in reversed(frames) if "/chatham/" in f.filename), frames[-1])
            words = str(error) if isinstance(error, AssertionError) else ""
            return f"{type(error).__name__} {Path(own.filename).stem} {own.name} {words}".strip()
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        return ""

    def note(self, data: bytes) -> str:
        """The whole trace."""
        try:
            self.judge(self.kind, data)
        except Exception:
            return traceback.format_exc()
        return "No trace; see its name."

    def end(self) -> None:
        """Says that the time was up and nothing ended this process."""
        (self.folder / "count").write_text(str(self.number))
        (self.folder / "ended").touch()


def memory() -> int:
    """The most kilobytes that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def put(keep: Path, kind: str, data: bytes, fault: str, note: str) -> None:
    """Lays an input at fault into the folder, once for each fault, or in place of a longer one."""
    words = "".join(c if c.isalnum() else "-" for c in fault)[:70]
    mark = hashlib.sha256(data).hexdigest()[:8] if fault in ("ended", "slow", "memory") else ""
    path = keep / f"{kind}-{words}{'-' if mark else ''}{mark}.bin"
    if not path.exists() or path.stat().st_size > len(data):
        path.write_bytes(data)
        path.with_suffix(".note").write_text(note, encoding="utf-8", errors="replace")


def small(data: bytes, same: Callable[[bytes], bool], seconds: float) -> bytes:
    """The input with everything left out that the fault does not need; of a package, part for part."""
    end = time.monotonic() + seconds
    if data[:2] == b"PK":
        from tests.office.word_files import unzipped
        from tests.readers.mutations import rezipped

        try:
            parts = unzipped(data)
        except Exception:
            return smaller(data, same, end)
        for name in list(parts):
            rest = {n: p for n, p in parts.items() if n != name}
            if same(rezipped(rest)):
                parts = rest
        for name in parts:
            held = dict(parts)
            parts[name] = smaller(parts[name], lambda d, held=held, name=name: same(rezipped({**held, name: d})), end)  # type: ignore[misc]
        return rezipped(parts) if same(rezipped(parts)) else data
    return smaller(data, same, end)


def smaller(data: bytes, same: Callable[[bytes], bool], end: float) -> bytes:
    """Halves, quarters and so on left out for as long as the fault stays and there is time."""
    size = max(1, len(data) // 2)
    while size and time.monotonic() < end:
        at, before = 0, len(data)
        while at < len(data) and time.monotonic() < end:
            less = data[:at] + data[at + size :]
            if same(less):
                data = less
            else:
                at += size
        if size == 1 and len(data) == before:
            break
        size = max(1, size // 2)
    return data


if __name__ == "__main__":
    sys.exit(main())

"""The same draft and evidence give the same bytes, whatever the process, hash seed, time zone, language, clock, processors, folder
and order of the files on the disk."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.house.tree import ROOT, SAMPLE, python

DEMO = "import sys; from chatham.cli.main import main; sys.exit(main(['demo', 'demo']))"
# Every format of two checks, as the makers of the command make them; ``told`` says how this process differs from others.
ALL = """
import io, json, os, sys, time
from pathlib import Path
told = json.loads(sys.argv[1])
if told.get("clock"):
    real, local = time.time, time.localtime
    time.time = lambda: real() + told["clock"]
    time.localtime = lambda at=None: local(time.time() if at is None else at)
if told.get("backwards"):
    class Folder(list):
        def __enter__(self): return self
        def __exit__(self, *_): pass
        def __iter__(self): return self
        def __next__(self):
            if self: return self.pop(0)
            raise StopIteration
        def close(self): pass
    scandir, listdir = os.scandir, os.listdir
    os.scandir = lambda path=".": Folder(sorted(scandir(path), key=lambda e: e.name, reverse=True))
    os.listdir = lambda path=".": sorted(listdir(path), reverse=True)
import chatham.app.gather as gather
import chatham.app.workers as workers
workers.cores = lambda: told["cores"]
gather._SIDE_BY_SIDE = told.get("side", gather._SIDE_BY_SIDE)
gather.LENT_FROM = told.get("lent", gather.LENT_FROM)
from rich.console import Console
from chatham.app.check_story import check_story
from chatham.cli.check import _MAKERS
from chatham.writers.terminal import summary
here, out = Path(told["here"]), Path(sys.argv[2])
for name, forms in (("draft.docx", "json html docx sarif annotations changes"), ("draft.odt", "odt json docx"), ("draft.md", "json changes")):
    for codes in (False, True):
        checked = check_story(here / name, [], here, codes=codes)
        for form in forms.split():
            if form != "odt" or not codes:
                (out / f"{name}.{codes}.{form}").write_bytes(_MAKERS[form](checked))
        page = io.StringIO()
        summary(checked.report, Console(file=page, width=100), [])
        (out / f"{name}.{codes}.text").write_text(page.getvalue(), encoding="utf-8")
"""
WAYS: dict[str, tuple[dict[str, object], dict[str, str]]] = {
    "one processor, another clock, zone and language": (
        {"cores": 1, "clock": 40_000_000}, {"PYTHONHASHSEED": "4711", "TZ": "America/Anchorage", "LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0"},
    ),
    "side by side": ({"cores": 2, "side": 1, "backwards": True}, {"PYTHONHASHSEED": "99"}),
    "lent evidence": ({"cores": 2, "side": 1, "lent": 1}, {"PYTHONHASHSEED": "3"}),
}  # fmt: skip


def outputs(folder: Path, told: dict[str, object], elsewhere: bool = False, **environment: str) -> dict[str, bytes]:
    """What every format comes to, in an investigation of its own; its files come onto the disk in reverse where ``elsewhere``."""
    inside, out = folder / "investigation", folder / "out"
    out.mkdir(parents=True)
    files = sorted(path for path in SAMPLE.rglob("*") if path.is_file())
    for path in reversed(files) if elsewhere else files:
        (inside / path.relative_to(SAMPLE)).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, inside / path.relative_to(SAMPLE))
    shutil.copy(ROOT / "tests/readers/files/draft.odt", inside)
    (inside / "draft.md").write_text("“We were told that the taps would close,” an official said.[^1]\n\n[^1]: s01.md, turn 4\n", encoding="utf-8")
    here = str(inside) if elsewhere else "."
    done = python(ALL, folder if elsewhere else inside, [json.dumps({**told, "here": here}), str(out)], **environment)
    assert done.returncode == 0, done.stderr
    assert done.stdout + done.stderr == ""
    return {path.name: path.read_bytes() for path in sorted(out.iterdir())}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """One run that all others are compared with."""
    return outputs(tmp_path_factory.mktemp("first"), {"cores": 2}, PYTHONHASHSEED="1", TZ="Pacific/Auckland", LC_ALL="C.UTF-8")


@pytest.mark.parametrize("way", WAYS)
def test_every_format_is_the_same(first: dict[str, bytes], tmp_path: Path, way: str) -> None:
    told, environment = WAYS[way]
    other = outputs(tmp_path, told, elsewhere=True, **environment)
    assert len(first) == 27 and sorted(first) == sorted(other)
    assert [name for name, data in first.items() if data != other[name]] == []


def results(folder: Path, **environment: str) -> tuple[str, dict[str, bytes]]:
    """What the demo prints and writes."""
    folder.mkdir()
    done = python(DEMO, folder, **environment)
    assert done.returncode == 0, done.stderr
    return done.stdout, {p.name: p.read_bytes() for p in sorted((folder / "demo" / "report").iterdir())}


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    one = results(tmp_path / "one", PYTHONHASHSEED="1", TZ="Pacific/Auckland", LC_ALL="C.UTF-8")
    other = results(tmp_path / "other", PYTHONHASHSEED="4711", TZ="America/Anchorage", LC_ALL="C")
    assert sorted(one[1]) == ["checking-copy.docx", "report.html", "report.json"]
    assert [name for name, data in one[1].items() if data != other[1][name]] == []
    assert one[0] == other[0]


AUDIT = """
import sys
from chatham.cli.main import main
codes = [main(["audit", "sample/draft.docx", "--format", form, "-o", f"out/{form}"]) for form in ("text", "json", "html")]
codes.append(main(["audit", "sample/draft.docx", *[f"sample/interviews/s0{n}.md" for n in (1, 2, 4, 6, 7)], "--format", "jsonl", "-o", "out/jsonl"]))
"""


def test_an_audit_is_the_same(tmp_path: Path) -> None:
    made: list[dict[str, bytes]] = []
    for name, environment in (("one", {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland"}), ("other", {"PYTHONHASHSEED": "4711", "LC_ALL": "C"})):
        shutil.copytree(SAMPLE, tmp_path / name / "sample")
        (tmp_path / name / "out").mkdir()
        done = python(AUDIT, tmp_path / name, **environment)
        assert done.returncode == 0, done.stderr
        made.append({path.name: path.read_bytes() for path in sorted((tmp_path / name / "out").iterdir())})
    assert sorted(made[0]) == ["html", "json", "jsonl", "text"]
    assert made[0] == made[1]

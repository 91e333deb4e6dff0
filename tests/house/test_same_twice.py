"""The same draft and evidence give the same bytes, whatever the process, hash seed, time zone, language and clock."""

from __future__ import annotations

from pathlib import Path

from tests.house.tree import python

DEMO = "import sys; from chatham.cli.main import main; sys.exit(main(['demo', 'demo']))"


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

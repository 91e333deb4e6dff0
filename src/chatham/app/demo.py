"""Lay down the sample investigation and check it."""

from __future__ import annotations

from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from chatham.app.check_story import Checked, as_json, as_page, as_word, check_story
from chatham.app.files import write_bytes
from chatham.core.errors import ChathamError

SAMPLE = "order-of-the-taps"


def demo(folder: Path) -> tuple[Checked, list[Path]]:
    """Writes the sample to ``folder``, checks it and returns the three results. An earlier demo is written over;
    a folder that holds anything else is left alone (ChathamError)."""
    sample = resources.files("chatham").joinpath("samples", SAMPLE)
    if folder.exists() and not folder.is_dir():
        raise ChathamError("exists", f"{folder.name} is a file.", "Name another folder.")
    if folder.exists() and any(folder.iterdir()) and not (folder / "key.json").exists():
        raise ChathamError("exists", f"{folder.name} is not empty.", "Name an empty or a new folder.")
    _copy(sample, folder)
    checked = check_story(folder / "draft.docx", investigation=folder)
    report = folder / "report"
    report.mkdir(exist_ok=True)
    results = [report / "checking-copy.docx", report / "report.html", report / "report.json"]
    for path, make in zip(results, (as_word, as_page, as_json), strict=True):
        write_bytes(path, make(checked))
    return checked, results


def _copy(source: Traversable, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for item in sorted(source.iterdir(), key=lambda i: i.name):
        if item.is_dir():
            _copy(item, target / item.name)
        elif not item.name.endswith(".pyc"):
            write_bytes(target / item.name, item.read_bytes())

"""``--cache``: asked for, it keeps what was read; not asked for, nothing is kept anywhere."""

from __future__ import annotations

import json

import pytest

from chatham.cli.main import main
from tests.conftest import Desk


def checked(desk: Desk, *options: str) -> dict[str, object]:
    out = desk.folder / "report.json"
    main(["check", str(desk.folder / "draft.md"), "--against", str(desk.folder / "interviews"), "--format", "json", "-o", str(out), *options])
    found: dict[str, object] = json.loads(out.read_text("utf-8"))
    return found


def test_the_report_is_the_same_with_what_was_kept(desk: Desk) -> None:
    plain = checked(desk)
    before = sorted(p.name for p in desk.folder.rglob("*"))
    kept = desk.folder.parent / "kept"
    assert checked(desk, "--cache", str(kept)) == plain
    assert any(kept.iterdir())
    assert checked(desk, "--cache", str(kept)) == plain
    assert sorted(p.name for p in desk.folder.rglob("*")) == before


def test_a_folder_that_cannot_be_made_is_told(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    file = desk.folder / "file"
    file.write_text("x")
    code = main(["check", str(desk.folder / "draft.md"), "--against", str(desk.folder / "interviews"), "--cache", str(file / "in")])
    assert code == 2
    told = capsys.readouterr().err
    assert "cannot be made" in told and "--cache" in told and "Traceback" not in told

"""Readings kept on disk: the same results, nothing trusted that was not written so, and only where it was asked for."""

from __future__ import annotations

import random
import stat
from pathlib import Path

import pytest

from chatham.app import gather as gather_module
from chatham.app import workers
from chatham.app.files import evidence_files
from chatham.app.gather import gather
from chatham.app.kept import SUFFIX, Kept
from chatham.core.errors import ChathamError

TALK = """---
source: S04
date: 2026-03-02
terms: background
---
[00:00:03] Q: Who signed the order — and when?
[00:00:09] Zosia Quillfeather: The minister’s deputy did, in May. [terms: off the record] He never read it.
= Der Stellvertreter, im Mai.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "interviews").mkdir()
    (tmp_path / "interviews" / "s04.md").write_text(TALK, "utf-8")
    (tmp_path / "interviews" / "old.txt").write_bytes("Q: Where?\nA: In the caf\u00e9 by the river, all of us.\n".encode("cp1252"))
    (tmp_path / "interviews" / "broken.docx").write_bytes(b"PK\x03\x04 broken, with word/ in it")
    (tmp_path / "interviews" / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    return tmp_path


def test_what_was_kept_is_what_was_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = evidence_files([folder / "interviews"], [])
    plain = gather(files)
    kept = Kept(folder / "kept")
    first, second = gather(files, kept=kept), gather(files, kept=kept)
    for again in (first, second):
        assert [(i.text, i.turns, i.pieces, i.speakers, i.head, i.form, i.digest) for i in again.interviews] == [
            (i.text, i.turns, i.pieces, i.speakers, i.head, i.form, i.digest) for i in plain.interviews
        ]
        assert (again.skipped, again.problems) == (plain.skipped, plain.problems)
    monkeypatch.setattr(gather_module, "read_evidence", lambda *_: pytest.fail("read again"))
    monkeypatch.setattr(workers, "cores", lambda: 1)
    readable = [f for f in files if f[0].endswith((".md", ".txt"))]
    assert len(gather(readable, kept=kept).interviews) == 2


def test_a_changed_file_is_read_again(folder: Path) -> None:
    files = evidence_files([folder / "interviews"], [])
    kept = Kept(folder / "kept")
    gather(files, kept=kept)
    (folder / "interviews" / "s04.md").write_text(TALK.replace("May", "June"), "utf-8")
    assert "June" in next(i for i in gather(files, kept=kept).interviews if i.file.endswith("s04.md")).text.string


def test_nothing_is_trusted_that_was_not_written_so(folder: Path) -> None:
    files = evidence_files([folder / "interviews"], [])
    plain = gather(files)
    kept = Kept(folder / "kept")
    gather(files, kept=kept)
    order = random.Random(3)
    for path in sorted((folder / "kept").iterdir()):
        data = bytearray(path.read_bytes())
        for _ in range(3):
            data[order.randrange(len(data))] ^= 1 << order.randrange(8)
        path.write_bytes(data[: order.randrange(len(data))] if order.random() < 0.4 else data)
    assert gather(files, kept=kept).interviews == plain.interviews


def test_it_is_for_one_person_s_eyes(folder: Path) -> None:
    kept = Kept(folder / "kept")
    gather(evidence_files([folder / "interviews"], []), kept=kept)
    assert stat.S_IMODE((folder / "kept").stat().st_mode) == 0o700
    paths = list((folder / "kept").iterdir())
    assert len(paths) == 2 and all(stat.S_IMODE(p.stat().st_mode) == 0o600 and p.suffix == SUFFIX for p in paths)
    assert not any("s04" in p.name or "Quillfeather" in p.name for p in paths)


def test_kept_readings_are_no_evidence(folder: Path) -> None:
    kept = Kept(folder / "interviews")
    gather(evidence_files([folder / "interviews"], []), kept=kept)
    assert len(gather(evidence_files([folder / "interviews"], [])).interviews) == 2


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(ChathamError, match="cannot be made"):
        Kept(tmp_path / "file" / "cache")

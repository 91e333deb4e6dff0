"""Which files are evidence, what they are called, and that a file is written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from chatham.app.check_story import check_story, exit_code
from chatham.app.files import evidence_files, is_ours, read_bytes, write_bytes
from chatham.app.gather import gather
from chatham.core.errors import ChathamError
from tests.conftest import TALK, Desk


def test_labels_never_show_where_the_folder_lies(desk: Desk) -> None:
    desk.put("interviews/deep/er/s02.md", TALK)
    desk.put("interviews/.hidden/s03.md", TALK)
    desk.put("interviews/__MACOSX/s04.md", TALK)
    labels = [label for label, _ in evidence_files([desk.folder / "interviews"], [])]
    assert labels == ["interviews/deep/er/s02.md", "interviews/s01.md"]
    inside = [label for label, _ in evidence_files([desk.folder / "interviews"], [], desk.folder)]
    assert inside == labels
    assert [label for label, _ in evidence_files([desk.folder / "interviews" / "s01.md"], [])] == ["s01.md"]


def test_a_file_named_twice_is_read_once(desk: Desk) -> None:
    folder = desk.folder / "interviews"
    (folder / "same.md").symlink_to(folder / "s01.md")
    assert len(evidence_files([folder, folder / "s01.md", folder / ".." / "interviews"], [])) == 1


def test_the_order_is_fixed(desk: Desk) -> None:
    for name in ("b.md", "a.md", "B.md", "ä.md", "10.md", "9.md"):
        desk.put(f"interviews/{name}", TALK)
    labels = [label for label, _ in evidence_files([desk.folder / "interviews"], [])]
    assert labels == sorted(labels)


def test_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "out"
    write_bytes(path, b"one")
    assert path.read_bytes() == b"one"

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(ChathamError, match="No space left"):
        write_bytes(path, b"two")
    assert path.read_bytes() == b"one" and [p.name for p in tmp_path.iterdir()] == ["out"]


def test_a_file_that_vanishes_is_a_problem(desk: Desk) -> None:
    files = evidence_files([desk.folder / "interviews"], [])
    (desk.folder / "interviews" / "s01.md").unlink()
    gathered = gather(files)
    assert (gathered.interviews, len(gathered.skipped) + len(gathered.problems)) == ((), 1)
    with pytest.raises(ChathamError, match="There is no file"):
        read_bytes(desk.folder / "gone", "gone")


@pytest.mark.parametrize(
    ("name", "ours"), [("a/draft.checked.docx", True), ("chatham.toml", True), ("x/sources.csv", True), ("draft.docx", False), ("checked.docx", False)]
)
def test_our_own_files(name: str, ours: bool) -> None:
    assert is_ours(name) == ours


def test_exit_codes(desk: Desk) -> None:
    report = check_story(desk.folder / "draft.md", [desk.folder / "interviews"]).report
    assert (exit_code(report), exit_code(report, strict=True)) == (0, 2)

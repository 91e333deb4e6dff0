"""Many processors, and evidence too large to hold, give the same bytes as one processor and everything in memory."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from chatham.app import gather as gather_module
from chatham.app import workers
from chatham.app.blocks import FileBlocks, HeldBlocks, lent
from chatham.app.check_story import as_json, as_page, check_story
from chatham.app.files import evidence_files
from chatham.app.gather import gather
from chatham.core.errors import ReadError
from chatham.core.evidence import Interview
from chatham.core.text import Span

WORDS = (
    "the council sold water to farms below cost and nobody on the board had asked who signed for meters that ran backwards in the spring while two "
    "inspectors wrote that returns were late again though we were told that every pump station kept its own ledger until the flood came over"
).split()


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Some sixty quotations from a dozen transcripts of several forms, one of them with off-the-record words."""
    order = random.Random(7)
    drafted = []
    (tmp_path / "interviews").mkdir()
    for number in range(12):
        turns = [" ".join(order.choices(WORDS, k=order.randint(8, 60))) for _ in range(90)]
        drafted += [order.choice(turns).split()[3:22] for _ in range(6)]
        path = tmp_path / "interviews" / f"s{number:02d}"
        if number % 3 == 0:
            cues = "\n\n".join(f"{k}\n00:{k // 60:02d}:{k % 60:02d},000 --> 00:{k // 60:02d}:{k % 60:02d},900\n{t}." for k, t in enumerate(turns))
            path.with_suffix(".srt").write_text(cues + "\n", "utf-8")
        elif number % 3 == 1:
            marks = ["[terms: off the record]\n\n" if k == 50 else "[terms: on the record]\n\n" if k == 60 else "" for k in range(90)]
            path.with_suffix(".md").write_text(
                "\n\n".join(f"{m}{'Q' if k % 5 == 0 else 'S09'}: {t}." for k, (m, t) in enumerate(zip(marks, turns, strict=True))), "utf-8"
            )
        else:
            path.with_suffix(".txt").write_bytes("\r\n\r\n".join(f"Speaker {k % 2 + 1}: {t} – é." for k, t in enumerate(turns)).encode("utf-8"))
    (tmp_path / "interviews" / "broken.docx").write_bytes(b"PK\x03\x04 broken, with word/ in it")
    (tmp_path / "interviews" / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    paragraphs = [f"An official said: “{' '.join(q[:5] + (['never'] if k % 4 == 0 else []) + q[5:])}.”" for k, q in enumerate(drafted)]
    (tmp_path / "draft.md").write_text("# Water\n\n" + "\n\n".join(paragraphs) + "\n", "utf-8")
    return tmp_path


def outputs(desk: Path) -> tuple[bytes, bytes]:
    checked = check_story(desk / "draft.md", [desk / "interviews"])
    return as_json(checked), as_page(checked)


def test_the_same_bytes_however_the_work_is_shared_out(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "cores", lambda: 1)
    alone = outputs(desk)
    assert b'"altered"' in alone[0] or b'"inserted"' in alone[0]
    monkeypatch.setattr(gather_module, "_SIDE_BY_SIDE", 1)
    monkeypatch.setattr(workers, "cores", lambda: 2)
    assert outputs(desk) == alone
    monkeypatch.setattr(gather_module, "LENT_FROM", 1)
    assert outputs(desk) == alone


def test_what_a_file_came_to_is_the_same(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = evidence_files([desk / "interviews"], [])
    plain = gather(files)
    monkeypatch.setattr(gather_module, "_SIDE_BY_SIDE", 1)
    monkeypatch.setattr(workers, "cores", lambda: 2)
    many = gather(files)
    assert many.interviews == plain.interviews
    assert (many.skipped, many.problems) == (plain.skipped, plain.problems)
    assert [p.code for p in many.problems] and many.skipped == ("interviews/photo.jpg",)


def test_a_copy_that_is_ended_takes_nothing_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "cores", lambda: 2)
    here = os.getpid()

    def work(number: int) -> int:
        if number == 5 and os.getpid() != here:
            os._exit(9)
        return number * number

    assert list(workers.spread(work, 9)) == [n * n for n in range(9)]
    assert not workers._work


def test_what_ends_its_copy_twice_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "cores", lambda: 2)

    def work(number: int) -> int:
        if number == 5:
            os._exit(9)
        return number

    assert list(workers.spread(work, 9, lambda n: -n)) == [0, 1, 2, 3, 4, -5, 6, 7, 8]


def test_a_file_that_breaks_its_reader_is_a_problem(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from chatham.readers.pick import read_evidence as read

    def broken(data: bytes, label: str) -> Interview | None:
        if label.endswith("s04.md"):
            os._exit(11)
        return read(data, label)

    monkeypatch.setattr(gather_module, "read_evidence", broken)
    monkeypatch.setattr(gather_module, "_SIDE_BY_SIDE", 1)
    monkeypatch.setattr(workers, "cores", lambda: 2)
    found = gather(evidence_files([desk / "interviews"], []))
    assert len(found.interviews) == 11
    assert "interviews/s04.md broke the program that reads its form and was not read." in [p.message for p in found.problems]


def test_a_fault_in_the_work_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "cores", lambda: 2)
    with pytest.raises(ZeroDivisionError):
        list(workers.spread(lambda n: 1 // (3 - n), 9))
    assert not workers._work


def test_blocks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chatham.app.blocks.SIZE", 5)
    path = tmp_path / "s01.txt"
    string = "Der Preis – fünf 🂡 Kronen – war nie bezahlt worden."
    path.write_text(string, "utf-8")
    from_file = lent(string, path, "s01.txt", path.read_bytes())
    assert isinstance(from_file._fetch, FileBlocks) and from_file.string == string and from_file[Span(7, 30)] == string[7:30]
    from_memory = lent(string, path, "s01.txt", b"other bytes that make the same words, as in a Word file" * 9)
    assert isinstance(from_memory._fetch, HeldBlocks) and from_memory.string == string
    again = lent(string, path, "s01.txt", path.read_bytes())
    path.write_text("X" * len(string.encode("utf-8")), "utf-8")
    os.utime(path, (1, 1))
    with pytest.raises(ReadError, match="was changed while it was being checked"):
        again[Span(0, 3)]

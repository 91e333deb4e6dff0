"""Inputs that once brought a reader down, each as small as it goes; they were found by ``tools/fuzz.py`` and are read again here.

What came before the first hyphen of a file's name is the kind of input (``KINDS``), the rest says what went wrong.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.readers.judging import KINDS, judge

FOUND = sorted((Path(__file__).parent / "found").iterdir())


@contextmanager
def in_time(seconds: int = 5) -> Iterator[None]:
    """A test that fails instead of going on for ever."""

    def late(*_: object) -> None:
        raise AssertionError(f"took more than {seconds} s")

    before = signal.signal(signal.SIGPROF, late)
    signal.setitimer(signal.ITIMER_PROF, seconds)  # of processor time
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@pytest.mark.parametrize("path", FOUND, ids=lambda p: p.name)
def test_what_was_found_once_stays_mended(path: Path) -> None:
    with in_time():
        judge(path.name.split("-")[0], path.read_bytes())


def test_every_kept_input_is_small_and_says_its_kind() -> None:
    assert [p.name for p in FOUND if p.name.split("-")[0] not in KINDS or p.stat().st_size > 20_000] == []

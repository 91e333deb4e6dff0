"""Where the text of a lent interview lies: in its own file, or, for a format that is no text, pressed together in memory."""

from __future__ import annotations

import zlib
from array import array
from functools import lru_cache
from pathlib import Path

from chatham.core.errors import ReadError
from chatham.core.text import LentText

SIZE = 1 << 16  # code points in one block


class FileBlocks:
    """Blocks of a UTF-8 file that is its own text, read again whenever they are wanted."""

    def __init__(self, path: Path, label: str, string: str) -> None:
        """``string`` is the text of the file; nothing of it is kept."""
        self._path, self._label = path, label
        self._offsets = array("q", [0])
        for at in range(0, len(string), SIZE):
            self._offsets.append(self._offsets[-1] + len(string[at : at + SIZE].encode("utf-8")))
        self._made = path.stat().st_mtime_ns

    def __call__(self, number: int) -> str:
        """Block ``number``. Raises ReadError where the file has been changed since."""
        return _lately(self, number)

    def fetch(self, number: int) -> str:
        """The block as it lies on disk."""
        begin, end = self._offsets[number], self._offsets[number + 1]
        try:
            with self._path.open("rb") as file:
                file.seek(begin)
                data = file.read(end - begin)
            if self._path.stat().st_mtime_ns == self._made and len(data) == end - begin:
                return data.decode("utf-8")
        except (OSError, UnicodeDecodeError):
            pass
        raise ReadError("changed", f"{self._label} was changed while it was being checked.", "Run again.")


class HeldBlocks:
    """Blocks held in memory, compressed."""

    def __init__(self, string: str) -> None:
        """Takes over ``string``."""
        self._blocks = [zlib.compress(string[at : at + SIZE].encode("utf-8", "surrogatepass"), 1) for at in range(0, len(string), SIZE)]

    def __call__(self, number: int) -> str:
        """Block ``number``."""
        return _lately(self, number)

    def fetch(self, number: int) -> str:
        """The block, opened."""
        return zlib.decompress(self._blocks[number]).decode("utf-8", "surrogatepass")


@lru_cache(maxsize=400)
def _lately(blocks: FileBlocks | HeldBlocks, number: int) -> str:
    return blocks.fetch(number)


def lent(string: str, path: Path, label: str, data: bytes) -> LentText:
    """The text as one that is fetched in blocks; from the file itself where its bytes are just these words."""
    same = len(data) >= len(string) and string.encode("utf-8", "surrogatepass") == data
    blocks = FileBlocks(path, label, string) if same else HeldBlocks(string)
    return LentText(blocks, range(0, len(string), SIZE), len(string))

"""Reading and writing files: everything found is either evidence, skipped, or a problem; nothing is half written."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from chatham.core.errors import ChathamError, ReadError
from chatham.core.report import Problem

GUESSED = "/cp1252"  # what a reader adds to the form of a file whose encoding it had to guess
MOST_BYTES = 256 * 1024 * 1024
_OURS = (".chatham-kept", ".checked.docx", ".checked.html", ".checked.odt", ".changes.docx", ".coded.docx", ".coded.html")
_TABLES = frozenset(
    "chatham.toml own.toml house.toml let-stand.toml facets.toml label_ladders.toml interviews.csv documents.csv sources.csv roles.csv promises.csv "
    "propositions.csv stances.csv links.csv flows.csv events.csv replies.csv signoffs.csv key.json".split()
)


def read_bytes(path: Path, label: str) -> bytes:
    """The bytes of a file, or a ChathamError that says why not."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise ReadError("too-big", f"{label} is larger than {MOST_BYTES // 2**20} MB and was not read.", "Split it into parts and run again.")
        return path.read_bytes()
    except FileNotFoundError:
        raise ChathamError("no-such-file", f"There is no file {label}.", "Check the name and the folder.") from None
    except IsADirectoryError:
        raise ChathamError("is-a-folder", f"{label or path} is a folder.", "Name a file.") from None
    except PermissionError:
        raise ChathamError("not-allowed", f"{label} may not be read.", "Change its permissions or copy it.") from None
    except OSError as error:
        raise ChathamError("not-readable", f"{label} cannot be read ({error.strerror}).", "Copy it to another place and run again.") from None


def write_bytes(path: Path, data: bytes) -> None:
    """Writes beside the target and renames, so that a file is there whole or not at all."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise ChathamError("not-written", f"{path.name} cannot be written ({error.strerror}).", "Choose another folder with -o.") from None


@contextmanager
def writing(path: Path) -> Iterator[Callable[[bytes], object]]:
    """As ``write_bytes``, for what comes piece by piece and is never held whole."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with beside.open("wb") as file:
            yield file.write
        beside.replace(path)
    except OSError as error:
        raise ChathamError("not-written", f"{path.name} cannot be written ({error.strerror}).", "Choose another folder with -o.") from None
    finally:
        with suppress(OSError):
            beside.unlink()


def refuse_to_write_over(out: Path, draft: Path, roots: Sequence[Path]) -> None:
    """Raises ChathamError where ``out`` is the draft itself, or a file that is there already under ``roots``."""
    target = _real(out)
    if target == _real(draft):
        raise ChathamError("not-written", f"{out.name} is the draft, which is never changed.", "Choose another name with -o.")
    if target.is_file() and any(target.is_relative_to(_real(root)) for root in roots):
        raise ChathamError("not-written", f"{out.name} is there already, among the evidence, and is left as it is.", "Choose another name with -o.")


def evidence_files(roots: Sequence[Path], leave_out: Sequence[Path], base: Path | None = None) -> list[tuple[str, Path]]:
    """(label, path) of every file under the roots in a fixed order; labels never show where the folder lies.

    A folder that cannot be opened, or is a link out of the roots, is in the list as itself. Raises ChathamError for a
    root that does not exist.
    """
    found: dict[Path, tuple[str, Path]] = {}
    barred = {_real(p) for p in leave_out}
    whole = {_real(r) for r in roots}
    for root in roots:
        if root.is_dir():
            name = _real(root).name
            for path in _walk(root, whole):
                inner = path.relative_to(base if base is not None and path.is_relative_to(base) else root).as_posix()
                label = inner if base is not None else f"{name}/{inner}" if path != root else name
                found.setdefault(_real(path), (label, path))
        elif root.exists():
            found.setdefault(_real(root), (root.name, root))
        else:
            raise ChathamError("no-such-file", f"There is no file or folder {root.name}.", "Check the name after --against.")
    return sorted((f for real, f in found.items() if real not in barred), key=lambda f: f[0])


def _real(path: Path) -> Path:
    """Where a path leads; a link that leads in a circle leads nowhere and is no error."""
    return Path(os.path.realpath(path))


def _walk(root: Path, whole: set[Path]) -> Iterator[Path]:
    """Every file under ``root``, folders that cannot be opened, and links to folders outside ``whole``."""
    shut: list[Path] = []
    for folder, folders, files in os.walk(root, onerror=lambda error: shut.append(Path(error.filename))):
        folders[:] = sorted(f for f in folders if not f.startswith(".") and f != "__MACOSX")
        yield from (Path(folder, f) for f in sorted(files))
        links = [p for p in (Path(folder, f) for f in folders) if p.is_symlink()]
        yield from (p for p in links if not any(_real(p).is_relative_to(r) for r in whole))
    yield from shut


def guessed_encoding(label: str) -> Problem:
    """Said of a text that is no UTF-8: nothing was left out, but its letters may be wrong."""
    message = f"{label} is no UTF-8, and its encoding was guessed."
    return Problem("guessed-encoding", message, label, "Look at its accented letters; save it as UTF-8 if they are wrong.", False)


def is_ours(label: str) -> bool:
    """True for the files that Chatham itself writes beside a draft, and for the tables of an investigation folder."""
    name = label.rsplit("/", 1)[-1]
    return name.endswith(_OURS) or name in _TABLES

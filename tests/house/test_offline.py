"""Nothing leaves the machine, no other program is started, and nothing is written but where the person asked.

Python tells an audit hook of every socket, name look-up, process and opened file before it happens, whatever
library asks; the hook here refuses. What the C code of libraries might do is left to the settings they are called
with (``no_network`` in office/package.py).
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.house.tree import SAMPLE, python

REFUSING = """
import os, sys
FOLDER = os.path.realpath(os.getcwd())
REFUSED = (
    "socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "urllib.", "http.", "ftplib.", "smtplib.",
    "webbrowser.", "pickle.", "tempfile.", "sqlite3.",
)
def refuse(event, given):
    if event.startswith(REFUSED):
        os.write(2, f"REFUSED {event}\\n".encode()); os._exit(99)
    if event == "open" and isinstance(given[0], (str, bytes)) and given[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        path = os.path.realpath(os.fsdecode(given[0]))
        if not path.startswith((FOLDER + os.sep, os.devnull)) or path.startswith((FOLDER + "/home", FOLDER + "/tmp")):
            os.write(2, f"REFUSED to write {path}\\n".encode()); os._exit(99)
sys.addaudithook(refuse)
from chatham.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample investigation in a folder of its own."""
    folder = tmp_path_factory.mktemp("offline")
    shutil.copytree(SAMPLE, folder / "sample")
    return folder


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("demo", 0),
        ("check sample/draft.docx --against sample/interviews", 1),
        ("check sample/draft.docx --investigation sample --format json", 1),
        ("check sample/draft.docx --investigation sample --format html -o page.html", 1),
        ("check sample/draft.docx --investigation sample --format docx -o copy.docx", 1),
        ("read sample/interviews/s05.docx", 0),
        ("explain Q01", 0),
        ("rules", 0),
        ("check sample/draft.docx --investigation sample --format changes -o changes.docx", 1),
        ("check sample/draft.docx --investigation sample --format sarif -o report.sarif", 1),
        ("check sample/draft.docx --investigation sample --format annotations", 1),
        ("house ap", 0),
        ("house --diff ap nyt --format json", 0),
        ("check sample/draft.docx --investigation sample --house ap --format json", 1),
        ("audit sample/draft.docx", 1),
        ("audit sample/draft.docx --format html -o audit.html", 1),
        ("audit sample/draft.docx sample/interviews/s01.md --format jsonl", 1),
        ("check nowhere.docx --against sample", 2),
    ],
)
def test_every_command_runs_without_a_network(desk: Path, command: str, code: int) -> None:
    done = python(REFUSING, desk, command.split())
    assert (done.returncode, "REFUSED" in done.stderr) == (code, False), done.stderr


@pytest.mark.parametrize("attempt", ["import socket; socket.socket()", "open('/tmp/elsewhere', 'w')", "import subprocess; subprocess.run(['true'])"])
def test_the_hook_does_refuse(tmp_path: Path, attempt: str) -> None:
    done = python(REFUSING.replace("from chatham.cli.main import main", f"{attempt}; main = len"), tmp_path)
    assert (done.returncode, "REFUSED" in done.stderr) == (99, True)

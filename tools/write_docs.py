"""Write the pages that the code itself tells, or check with --check that they are as it would write them.

python tools/write_docs.py           writes docs/rules/, docs/rules.md, docs/cli.md and two JSON schemas
python tools/write_docs.py --check   names every page that differs, and ends with 1 if there is any
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from chatham.cli.main import app
from chatham.engine.catalogue import Entry, catalogue
from chatham.writers import audit_json
from chatham.writers.json import schema

DOCS = Path(__file__).resolve().parent.parent / "docs"
WIDTH = 80
NOTE = "<!-- Written by tools/write_docs.py; change {} instead. -->\n\n"


def pages() -> dict[str, str]:
    """Every generated page by its path under docs/."""
    made = {f"rules/{page_name(e)}": _rule_page(e) for e in catalogue()}
    made["rules.md"] = _rules_table()
    made["cli.md"] = _commands()
    made["report.schema.json"] = json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"
    made["audit.schema.json"] = json.dumps(audit_json.schema(), indent=1, ensure_ascii=False) + "\n"
    return made


def page_name(entry: Entry) -> str:
    """The file of a rule's page."""
    return f"{entry.rule.code.lower()}-{entry.rule.name}.md"


def _rule_page(entry: Entry) -> str:
    r = entry.rule
    needs = f" Needs: {', '.join(r.needs)}." if r.needs else ""
    source = f"src/{entry.module.replace('.', '/')}.py"
    off = "" if r.default else " Off unless the house turns it on."
    off = " In an audit only." if r.where == "audit" else f"{off} In an audit too." if r.alone else off
    facts = f"*{r.family}, {r.severity}, since {r.since}.*{needs}{off}{'' if r.waivable else ' Cannot be let stand.'}"
    first, _, rest = entry.page.partition("\n")
    return NOTE.format(source) + f"# {r.code} {r.name}\n\n{first}\n\n{facts}\n{rest}"


def _rules_table() -> str:
    rows = ["| code | name | severity | needs | finds |", "|---|---|---|---|---|"]
    for e in catalogue():
        r = e.rule
        weight = f"{r.severity}, audit" if r.where == "audit" else r.severity if r.default else f"{r.severity}, off"
        rows.append(f"| [{r.code}](rules/{page_name(e)}) | {r.name} | {weight} | {', '.join(r.needs)} | {e.page.split(chr(10), 1)[0]} |")
    told = (
        "A rule that lacks what it needs is reported as not run, never as passed; one that needs a last check is "
        "silent unless `--since` names one; one that is off runs only where the house turns it on, and in an audit. "
        "`chatham explain Q01` prints a rule's page; "
        "`chatham rules` prints this table.\n\n"
    )
    return NOTE.format("the rules' docstrings") + "# The rules\n\n" + told + "\n".join(rows) + "\n"


def _commands() -> str:
    told = [NOTE.format("src/chatham/cli/main.py") + "# The commands\n"]
    for name, words in helps():
        told.append(f"## {name}\n\n```text\n{words}\n```\n")
    return "\n".join(told)


def helps() -> Iterator[tuple[str, str]]:
    """What --help says, for the whole and for each command."""
    names = [c.name or (c.callback.__name__ if c.callback else "") for c in app.registered_commands]
    for name in ("", *names):
        yield f"chatham {name}".strip(), _help(name)


def _help(name: str) -> str:
    """The help of one command, as a terminal of a fixed width shows it."""
    command = [sys.executable, "-m", "chatham", *name.split(), "--help"]
    environment = os.environ | {"COLUMNS": str(WIDTH), "TERMINAL_WIDTH": str(WIDTH), "NO_COLOR": "1", "TERM": "dumb", "PYTHONIOENCODING": "utf-8"}
    words = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=True).stdout
    words = re.sub(r"^Usage: (?:python -m chatham|__main__\.py)", "Usage: chatham", words.strip())
    return re.sub(r"[ \t]+$", "", words, flags=re.M)


def stale() -> list[str]:
    """Pages under docs/ that are missing, differ, or that no rule makes any more."""
    made = pages()
    wrong = [name for name, words in made.items() if not _is(DOCS / name, words)]
    return sorted(wrong + [f"rules/{p.name}" for p in (DOCS / "rules").glob("*.md") if f"rules/{p.name}" not in made])


def _is(path: Path, words: str) -> bool:
    return path.exists() and path.read_text(encoding="utf-8") == words


def write() -> None:
    """Writes all pages and removes those of rules that are gone."""
    made = pages()
    (DOCS / "rules").mkdir(parents=True, exist_ok=True)
    for path in (DOCS / "rules").glob("*.md"):
        if f"rules/{path.name}" not in made:
            path.unlink()
    for name, words in made.items():
        if not _is(DOCS / name, words):
            (DOCS / name).write_text(words, encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Returns the exit code."""
    if arguments not in ([], ["--check"]):
        print(__doc__)
        return 2
    if not arguments:
        write()
        return 0
    for name in (wrong := stale()):
        print(f"docs/{name} is not what the code says. Run python tools/write_docs.py.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

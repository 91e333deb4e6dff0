"""Argument parsing and exit codes, nothing else."""

from __future__ import annotations

import gc
import os
import sys
import traceback
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from chatham import __version__
from chatham.cli.show import print_interview, print_page, print_rules, progress
from chatham.core.errors import ChathamError

app = typer.Typer(
    name="chatham",
    help="Check a draft against the interviews behind it. Everything stays on this computer.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _version(asked: bool) -> None:
    if asked:
        print(f"chatham {__version__}")
        raise typer.Exit


@app.callback()
def _top(version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False) -> None:
    """Check a draft against the interviews behind it. Everything stays on this computer."""


@app.command()
def check(
    draft: Annotated[Path, typer.Argument(help="The draft: Word, OpenDocument, RTF, PDF, Markdown, text or HTML.")],
    against: Annotated[list[Path] | None, typer.Option(metavar="PATH", help="A folder or files of interviews and documents; several may follow.")] = None,
    investigation: Annotated[Path | None, typer.Option(metavar="DIR", help="An investigation folder with tables.")] = None,
    house: Annotated[str | None, typer.Option(metavar="NAME", help="A house profile: ap, bbc, bloomberg, nyt, reuters, or a .toml file of your own.")] = None,
    form: Annotated[
        str, typer.Option("--format", help="text, json, html, docx, odt (for an OpenDocument draft), changes (the checked copy), sarif or annotations (W3C).")
    ] = "text",
    since: Annotated[Path | None, typer.Option(metavar="LAST.json", help="An earlier check of this draft as JSON: say what has changed since.")] = None,
    out: Annotated[Path | None, typer.Option("-o", "--output", help="Write the result to this file.")] = None,
    no_files: Annotated[bool, typer.Option("--no-files", help="Write nothing beside the draft.")] = False,
    checked_copy: Annotated[
        bool, typer.Option("--checked-copy", help="Write NAME.changes.docx too: only the changes that need no judgement, tracked.")
    ] = False,
    cache: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Keep what was read of the evidence in this folder, as plain text, for the next check.")
    ] = None,
    codes: Annotated[bool, typer.Option("--codes", help="Replace names known from the evidence by codes everywhere: copies for other people.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 2 also when a rule lacked its evidence.")] = False,
) -> None:
    """Check every quotation of a draft against the evidence."""
    from chatham.cli.check import run_check

    gc.disable()  # one run makes many small values and drops none; looking for garbage among them costs a tenth of the time
    raise typer.Exit(run_check(draft, against or [], investigation, form, out, no_files, strict, codes, house, checked_copy, since, cache))


@app.command()
def audit(
    drafts: Annotated[list[Path], typer.Argument(metavar="DRAFT...", help="A story, several, or a folder of them.")],
    compare: Annotated[bool, typer.Option("--compare", help="The files are versions of one story: audit the first and say how the others differ.")] = False,
    published: Annotated[str | None, typer.Option(metavar="DATE", help="The day of publication, such as 2026-11-22, for what hangs on the calendar.")] = None,
    form: Annotated[str, typer.Option("--format", help="text, json, html (one story), or jsonl (one JSON object a line, for many).")] = "text",
    house: Annotated[str | None, typer.Option(metavar="NAME", help="A house profile: ap, bbc, bloomberg, nyt, reuters, or a .toml file of your own.")] = None,
    out: Annotated[Path | None, typer.Option("-o", "--output", help="Write the result to this file.")] = None,
) -> None:
    """Read a story by itself: who says what in it, who is named, and what it rests on."""
    from chatham.cli.audit import run_audit

    gc.disable()  # as for a check
    raise typer.Exit(run_audit(drafts, form, out, house, published, compare))


@app.command()
def demo(folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where to lay it down.")] = Path("chatham-demo")) -> None:
    """Lay down the sample investigation, check it, and say where the results are."""
    from chatham.app.demo import demo as lay_down
    from chatham.writers.terminal import summary

    with progress() as step:
        step("Laying down the sample", 0, 0)
        checked, results = lay_down(folder)
    summary(checked.report, Console(), [], 6)
    print(f"\nThe Word file with comments: {results[0]}\nThe page for the browser:    {results[1]}\nThe same as JSON:            {results[2]}")


@app.command()
def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The investigation folder to lay down.")],
    draft: Annotated[Path | None, typer.Option("--from", metavar="DRAFT", help="Fill in what this draft and its interviews tell.")] = None,
    against: Annotated[list[Path] | None, typer.Option(metavar="PATH", help="A folder or files of interviews and documents; several may follow.")] = None,
    form: Annotated[str, typer.Option("--form", help="csv: one file for each table; xlsx: one workbook.")] = "csv",
) -> None:
    """Lay down an investigation folder with tables to fill in."""
    from chatham.app.new_folder import new_folder

    if (draft is None) != (not against):
        raise ChathamError("half", "A draft and its interviews go together.", "Name both: chatham new DIR --from DRAFT --against FOLDER.")
    with progress() as step:
        written = new_folder(folder, draft, against or [], form, step)
    told = " with what the draft tells" if draft is not None else ""
    print(f"Laid down in {folder}{told}: {', '.join(written)}.")
    print(f"Put the interviews into {folder / 'interviews'} and the papers into {folder / 'documents'}, fill in what you know, and run:")
    print(f"  chatham check {draft or 'DRAFT'} --investigation {folder}{f' --against {chr(32).join(map(str, against))}' if against else ''}")


@app.command()
def read(file: Annotated[Path, typer.Argument(help="A transcript, notes or a document.")]) -> None:
    """Show a file of evidence as it is understood: its text, then its turns."""
    from chatham.app.read_file import read_file, text_without_names

    interview = read_file(file)
    print_interview(interview, text_without_names(interview))


@app.command()
def explain(rule: Annotated[str, typer.Argument(help="A rule's code or name, such as Q01.")]) -> None:
    """Print a rule's manual page."""
    from chatham.engine.catalogue import catalogue, entry

    found = entry(rule)
    if found is None:
        raise ChathamError("no-such-rule", f"There is no rule {rule}.", f"The rules are {', '.join(e.rule.code for e in catalogue())}.")
    print_page(found)


@app.command()
def rules() -> None:
    """List the rules."""
    from chatham.engine.catalogue import catalogue

    print_rules(catalogue())


@app.command()
def house(
    name: Annotated[str | None, typer.Argument(help="A profile's name, or a .toml file of your own. Without it, all are listed.")] = None,
    diff: Annotated[tuple[str, str] | None, typer.Option(metavar="A B", help="What two profiles set otherwise, line by line.")] = None,
    form: Annotated[str, typer.Option("--format", help="text or json; toml to begin a profile of your own with.")] = "text",
    out: Annotated[Path | None, typer.Option("-o", "--output", help="Write it to this file.")] = None,
) -> None:
    """Show the house profiles: which rules, which severities, what the terms mean."""
    from chatham.cli.house import run_house

    raise typer.Exit(run_house(name, diff, form, out))


@app.command("let-stand")
def let_stand(
    draft: Annotated[Path, typer.Argument(help="The draft.")],
    rule: Annotated[str, typer.Argument(help="A rule's code or name.")],
    at: Annotated[str, typer.Option(help="Words of the draft, exactly as they stand there.")],
    because: Annotated[str, typer.Option(help="The reason.")],
    investigation: Annotated[Path | None, typer.Option(help="Keep it in this investigation folder.")] = None,
) -> None:
    """Let a finding stand, with a reason; it comes back when the sentence changes."""
    from chatham.app.let_stand import let_stand as keep

    path = keep(draft, rule, at, because, investigation)
    print(f"Let stand, in {path.name}.")


def spread(arguments: list[str]) -> list[str]:
    """``--against a b c`` becomes ``--against a --against b --against c``, as people write it.

    The draft is the first word that belongs to no option, so words behind ``--against`` are its files only once
    the draft has been given.
    """
    spread_out: list[str] = []
    taking = draft_given = False
    expects = False
    for k, argument in enumerate(arguments):
        if argument.startswith("-") and argument != "-":
            taking, expects = argument == "--against", argument in _WITH_VALUE
        elif expects:
            expects = False
        elif taking and draft_given:
            spread_out.append("--against")
        elif k > 0:
            draft_given = True
        spread_out.append(argument)
    return spread_out


_WITH_VALUE = frozenset(
    ["--against", "--cache", "--investigation", "--format", "-o", "--output", "--house", "--since", "--at", "--because", "--from", "--form"]
)


def main(arguments: list[str] | None = None) -> int:
    """Runs the command line; returns the exit code. No traceback is ever shown to the person."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] in (["check"], ["new"]):
        given = spread(given)
    try:
        result = app(given, standalone_mode=False)
        return result if isinstance(result, int) else 0
    except ChathamError as error:
        return _say(error.message, error.next_step)
    except typer.Exit as done:
        return int(done.exit_code)
    except (typer.Abort, KeyboardInterrupt):
        return _say("Stopped.", "Nothing was left half written.")
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    except Exception as error:
        return _unusable(error)


def _say(message: str, next_step: str) -> int:
    from chatham.writers.terminal import clean

    print(f"chatham: {clean(message)} {clean(next_step)}", file=sys.stderr)
    return 2


def _unusable(error: Exception) -> int:
    """A wrong call gets the parser's own sentence; a bug gets its type and place, never its words."""
    shown = getattr(error, "format_message", None)
    if shown is not None:
        told = str(shown()).strip()
        return _say(told if told.endswith((".", "?", "!")) else f"{told}.", "See 'chatham --help'.")
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    return _say(f"Something broke ({type(error).__name__} at {where}).", "Report this line; it holds nothing of your story.")


def run() -> None:
    """The ``chatham`` command."""
    sys.exit(main())

"""Blind cases for the contract of `chatham check`: Markdown files beside this one, one test per case.

A theme file may begin (before its first case) with fences ```` ```shared NAME ````; a case draws on them
with a line `Evidence: NAME, NAME`. A case is `## title`, a line of prose, and fences: `draft md|txt`,
`evidence NAME [crlf|mixed|zip|jpeg]`, `table NAME` (then the case runs as an investigation) and `expect`.
The flags set the line ends, or put before the body the first bytes of a broken Word file or of a picture.
The lines of `expect`:

    quotation "first words..last words" VERDICT[|VERDICT] [KEY=VALUE[|VALUE] ...] [FLAG ...]
        keys: file role speaker source turn at matches (how many) original="words" edits=none
        flags: continues critical uncritical sealed (no words of the evidence are shown)
    scare "words"
    finding RULE[|RULE] SEVERITY[|SEVERITY] ["words it touches"]
    nofinding RULE[|RULE] [SEVERITY[|SEVERITY]] ["words it touches"]
    quiet | notrun RULE | problem CODE|* | problems N | noproblem | skipped NAME | passages N
    complete true|false | exit N
    hidden "words"

A rule counts whether it stands in a finding's `rule` or in its `also`. `quiet`: no finding but advice.
`hidden`: the words stand nowhere in the output. Words are compared as words: marks, case, punctuation and
line breaks do not count. Besides what a case expects, every case is held to what the contract says of
every output.
"""

from __future__ import annotations

import contextlib
import io
import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from chatham.cli.main import main

HERE = Path(__file__).parent
FIRST_BYTES = {"zip": b"PK\x03\x04\x14\x00\x06\x00", "jpeg": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00"}
VERDICTS = {
    "scare",
    "unchecked",
    "absent",
    "near",
    "spliced",
    "altered",
    "cut",
    "inserted",
    "folded",
    "verbatim",
}
SEVERITIES = {"stop", "error", "warning", "advice"}
OPEN = {"stop", "error", "warning"}
TABLES = {"chatham.toml", "interviews.csv", "documents.csv", "sources.csv", "roles.csv", "promises.csv"}
KEYED = {"file", "role", "speaker", "source", "turn", "at", "matches", "edits", "original"}
BARE = {"continues", "critical", "uncritical", "sealed"}
TOKEN = re.compile(r'"[^"]*"|[^\s"]+="[^"]*"|[^\s"]+')
APOSTROPHE = re.compile(r"(?<=\w)['’ʼ](?=\w)")


class BadCase(Exception):
    """A case file that does not keep to the form."""


@dataclass(frozen=True)
class Expectation:
    """One line of `expect`, parsed."""

    line: str
    kind: str
    words: str | None = None
    choices: tuple[str, ...] = ()
    severities: tuple[str, ...] = ()
    keys: dict[str, tuple[str, ...]] = field(default_factory=dict)
    flags: frozenset[str] = frozenset()


@dataclass
class Sheet:
    """One case as its file gives it."""

    theme: str
    title: str
    why: str = ""
    draft: tuple[str, str] | None = None
    files: dict[str, str] = field(default_factory=dict)
    first_bytes: dict[str, bytes] = field(default_factory=dict)
    tables: dict[str, str] = field(default_factory=dict)
    expect: list[Expectation] = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"{self.theme}/{self.title}"


def words_of(text: str) -> list[str]:
    """The words of a text, folded: no marks, no case, no punctuation, no Markdown."""
    return re.findall(r"[^\W_]+", APOSTROPHE.sub("", text).casefold())


# --- reading the files ---


def parse_expectation(line: str, where: str) -> Expectation:
    """One line of `expect`; anything unknown is an error."""
    tokens = TOKEN.findall(line)
    if " ".join(tokens).split() != line.split():
        raise BadCase(f"{where}: cannot read {line!r}")
    kind, rest = tokens[0], tokens[1:]
    quoted = [t[1:-1] for t in rest if t.startswith('"')]
    plain = [t for t in rest if not t.startswith('"')]
    words = quoted[0] if quoted else None

    def need(test: bool) -> None:
        if not test:
            raise BadCase(f"{where}: cannot read {line!r}")

    need(len(quoted) <= 1)
    if kind == "quotation":
        need(words is not None and bool(plain))
        choices = tuple(plain[0].split("|"))
        need(set(choices) <= VERDICTS)
        keys: dict[str, tuple[str, ...]] = {}
        flags: set[str] = set()
        for token in plain[1:]:
            key, sep, value = token.partition("=")
            need(key in (KEYED if sep else BARE))
            if sep:
                need(key not in keys and bool(value))
                keys[key] = (value.strip('"'),) if value.startswith('"') else tuple(value.split("|"))
            else:
                flags.add(key)
        return Expectation(line, kind, words, choices, (), keys, frozenset(flags))
    if kind in ("finding", "nofinding"):
        need(bool(plain) and all(re.fullmatch(r"[A-Z]\d\d", r) for r in plain[0].split("|")))
        need(len(plain) == 2 if kind == "finding" else len(plain) <= 2)
        severities = tuple(plain[1].split("|")) if len(plain) == 2 else ()
        need(set(severities) <= SEVERITIES)
        return Expectation(line, kind, words, tuple(plain[0].split("|")), severities)
    if kind in ("scare", "hidden"):
        need(words is not None and not plain)
        return Expectation(line, kind, words)
    if kind in ("quiet", "noproblem"):
        need(not rest)
        return Expectation(line, kind)
    need(words is None and len(plain) == 1)
    if kind == "notrun":
        need(re.fullmatch(r"[A-Z]\d\d", plain[0]) is not None)
    elif kind == "complete":
        need(plain[0] in ("true", "false"))
    elif kind in ("exit", "passages", "problems"):
        need(plain[0].isdigit())
    else:
        need(kind in ("problem", "skipped"))
    return Expectation(line, kind, None, (plain[0],))


def line_ends(body: str, flag: str) -> str:
    """The body with the line ends that its flag asks for."""
    if flag == "crlf":
        return body.replace("\n", "\r\n")
    lines = body.split("\n")
    return "".join(x + ("\r\n" if i % 2 else "\n") for i, x in enumerate(lines[:-1])) + lines[-1]


def add_fence(sheet: Sheet, info: list[str], body: str, where: str) -> None:
    """Put one fenced block where it belongs."""
    match info:
        case ["draft", ("md" | "txt") as ext] if sheet.draft is None:
            sheet.draft = (ext, body)
        case ["evidence", name] if name not in sheet.files:
            sheet.files[name] = body
        case ["evidence", name, ("crlf" | "mixed") as flag] if name not in sheet.files:
            sheet.files[name] = line_ends(body, flag)
        case ["evidence", name, flag] if name not in sheet.files and flag in FIRST_BYTES:
            sheet.files[name], sheet.first_bytes[name] = body, FIRST_BYTES[flag]
        case ["table", name] if name in TABLES and name not in sheet.tables:
            sheet.tables[name] = body
        case ["expect"] if not sheet.expect:
            sheet.expect = [parse_expectation(x.strip(), where) for x in body.splitlines() if x.strip()]
        case _:
            raise BadCase(f"{where}: unknown or repeated block {' '.join(info)!r}")


def read_theme(path: Path) -> list[Sheet]:
    """The cases of one theme file."""
    shared: dict[str, str] = {}
    sheets: list[Sheet] = []
    info: list[str] | None = None
    body: list[str] = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        where = f"{path.name}:{number}"
        if info is not None:
            if line != "```":
                body.append(line)
                continue
            text = "\n".join(body) + "\n" if body else ""
            if info[0] == "shared":
                if sheets or len(info) != 2 or info[1] in shared:
                    raise BadCase(f"{where}: shared evidence stands once, before the first case")
                shared[info[1]] = text
            elif sheets:
                add_fence(sheets[-1], info, text, where)
            else:
                raise BadCase(f"{where}: a block before the first case")
            info = None
        elif line.startswith("```"):
            info, body = line[3:].split(), []
            if not info:
                raise BadCase(f"{where}: a fence without a name")
        elif line.startswith("## "):
            sheets.append(Sheet(path.stem, line[3:].strip()))
        elif line.startswith("Evidence: ") and sheets:
            for name in line.removeprefix("Evidence: ").split(", "):
                if name not in shared or name in sheets[-1].files:
                    raise BadCase(f"{where}: no shared evidence {name!r}")
                sheets[-1].files[name] = shared[name]
        elif line.strip() and sheets:
            sheets[-1].why += line
    if info is not None:
        raise BadCase(f"{path.name}: a fence is left open")
    for sheet in sheets:
        if sheet.draft is None or not sheet.files or not sheet.expect or not sheet.why:
            raise BadCase(f"{sheet.name}: draft, evidence, expect and a reason are needed")
        told = set(" ".join(words_of(sheet.draft[1])).split())
        for wanted in sheet.expect:
            if wanted.words and wanted.kind != "hidden" and not set(words_of(wanted.words)) <= told:
                raise BadCase(f"{sheet.name}: not in the draft: {wanted.line}")
    return sheets


def all_sheets() -> list[Sheet]:
    """Every case of the folder; two of one name are an error."""
    sheets = [s for path in sorted(HERE.glob("*.md")) for s in read_theme(path)]
    names = [s.name for s in sheets]
    if len(names) != len(set(names)):
        raise BadCase(f"two cases of one name: {sorted({n for n in names if names.count(n) > 1})}")
    return sheets


# --- running ---


@dataclass(frozen=True)
class Told:
    """What the command answered."""

    exit: int
    data: dict[str, Any]
    raw: str
    notes: str
    files: dict[str, str]

    @property
    def text(self) -> str:
        return str(self.data["text"])

    @property
    def passages(self) -> list[dict[str, Any]]:
        return [p for p in self.data["passages"] if p["kind"] == "quotation" or p["verdict"] == "scare"]

    @property
    def findings(self) -> list[dict[str, Any]]:
        return list(self.data["findings"])

    def words_at(self, span: list[int]) -> str:
        return self.text[span[0] : span[1]]

    def summary(self) -> str:
        """All that was told, short enough for a failure message."""
        lines = [f"exit {self.exit}, complete {self.data.get('complete')}"]
        for p in self.data["passages"]:
            lines.append(
                f"  {p['id']} {p['kind']} {p['verdict']} {self.words_at(p['span'])!r} voice={p.get('voice')}"
                f" label={p.get('label')!r} source={p.get('source')} continues={p.get('continues')}"
            )
            for m in p["matches"]:
                lines.append(
                    f"      {m['file']} turn={m['turn']} speaker={m['speaker']} role={m['role']} at={m['at']}"
                    f" terms={m['terms']} words={m['words']!r} edits={m['edits']}"
                )
        for f in self.findings:
            lines.append(f"  {f['rule']} {f['severity']} also={f['also']} {self.words_at(f['span'])!r}: {f['message']}")
        for key in ("not_run", "skipped", "problems"):
            lines.append(f"  {key}: {self.data.get(key)}")
        return "\n".join(lines)


def lay_out(sheet: Sheet, folder: Path) -> list[str]:
    """Write the case's files; the arguments of the command."""
    assert sheet.draft is not None
    draft = f"draft.{sheet.draft[0]}"
    root = folder / "inv" if sheet.tables else folder
    contents = {k: v.encode() for k, v in {draft: sheet.draft[1], **sheet.tables}.items()}
    for name, body in sheet.files.items():
        if name.startswith("documents/") and not sheet.tables:
            raise BadCase(f"{sheet.name}: documents need an investigation")
        place = name if name.startswith("documents/") else f"interviews/{name}"
        contents[place] = sheet.first_bytes.get(name, b"") + body.encode()
    for name, data in contents.items():
        target = root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    where = ["--investigation", "inv"] if sheet.tables else ["--against", "interviews"]
    return ["check", f"inv/{draft}" if sheet.tables else draft, *where, "--format", "json"]


def run(sheet: Sheet, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Told:
    """Run the case's check inside this process."""
    arguments = lay_out(sheet, folder)
    monkeypatch.chdir(folder)
    out, notes = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(notes):
        code = main(arguments)
    out.flush()
    raw = out.detach().getvalue().decode("utf-8")
    try:
        data = json.loads(raw)
    except json.JSONDecodeError:
        pytest.fail(f"{sheet.name}: no JSON, exit {code}: {raw[:200]!r} {notes.getvalue()[:500]!r}")
    return Told(int(code), data, json.dumps(data, ensure_ascii=False), notes.getvalue(), sheet.files)


# --- judging ---


def is_said(wanted: str, got: str) -> bool:
    """Whether a passage's text is the one an expectation names ("first..last", "first..", or all of it)."""
    have = words_of(got)
    first, dots, last = wanted.partition("..")
    head, tail = words_of(first), words_of(last)
    if not dots:
        return have == head
    return len(have) >= len(head) + len(tail) and have[: len(head)] == head and have[len(have) - len(tail) :] == tail


def touches(told: Told, span: list[int], wanted: str) -> bool:
    """Whether a span of the draft overlaps a place where the wanted words stand."""
    pattern = r"[\W_]+".join(re.escape(w) for w in words_of(wanted))
    plain = APOSTROPHE.sub("", told.text).casefold()
    # Apostrophes inside words are dropped for the search; this carries places back.
    kept = [i for i, _ in enumerate(told.text) if not APOSTROPHE.match(told.text, i)]
    if len(plain) != len(kept):
        plain, kept = told.text.lower(), list(range(len(told.text)))
    return any(kept[m.start()] < span[1] and span[0] <= kept[m.end() - 1] for m in re.finditer(rf"(?<!\w){pattern}(?!\w)", plain))


def lacks(passage: dict[str, Any], wanted: Expectation, ids: set[str]) -> list[str]:
    """What a passage of the right words fails to fulfil."""
    missing: list[str] = []
    matches = passage["matches"]
    edits = [e for m in matches for e in m["edits"]]
    if passage["verdict"] not in wanted.choices:
        missing.append(f"verdict {passage['verdict']}")
    for key, values in wanted.keys.items():
        if key == "edits":
            met = not edits
        elif key == "matches":
            met = str(len(matches)) in values
        elif key == "source":
            met = str(passage["source"]) in values
        elif key == "file":
            met = any(str(m["file"]).endswith(values) for m in matches)
        elif key == "original":
            met = any(words_of(values[0]) == words_of(m["original"] or "") for m in matches)
        else:
            met = any(("null" if m[key] is None else str(m[key])) in values for m in matches)
        if not met:
            missing.append(f"{key} is not {'|'.join(values)}")
    if "continues" in wanted.flags and passage.get("continues") not in ids:
        missing.append("continues nothing")
    if "critical" in wanted.flags and not any(e["critical"] for e in edits):
        missing.append("no critical edit")
    if "uncritical" in wanted.flags and any(e["critical"] for e in edits):
        missing.append("a critical edit")
    if "sealed" in wanted.flags:
        seen = [m["words"] for m in matches] + [m["original"] for m in matches] + [e["evidence"] for e in edits]
        if any(s is not None for s in seen):
            missing.append("the evidence's words are shown")
    return missing


def fault_of(wanted: Expectation, told: Told) -> str | None:
    """What is wrong with one expectation, or None."""
    data = told.data
    if wanted.kind in ("quotation", "scare"):
        found = [p for p in told.passages if is_said(wanted.words or "", told.words_at(p["span"]))]
        if not found:
            return "no such passage"
        if wanted.kind == "scare":
            return None if any(p["verdict"] == "scare" for p in found) else f"verdict {found[0]['verdict']}"
        ids = {p["id"] for p in data["passages"]}
        faults = [lacks(p, wanted, ids) for p in found]
        return None if [] in faults else "; ".join(faults[0])
    if wanted.kind in ("finding", "nofinding"):
        hits = [
            f
            for f in told.findings
            if {f["rule"], *f["also"]} & set(wanted.choices)
            and (not wanted.severities or f["severity"] in wanted.severities)
            and (wanted.words is None or touches(told, f["span"], wanted.words))
        ]
        if wanted.kind == "finding":
            return None if hits else "no such finding"
        return f"there is one: {hits[0]['message']}" if hits else None
    if wanted.kind == "quiet":
        loud = [f"{f['rule']} {f['severity']}: {f['message']}" for f in told.findings if f["severity"] in OPEN]
        return "; ".join(loud) or None
    if wanted.kind == "hidden":
        return f"shown: {wanted.words}" if (wanted.words or "").casefold() in told.raw.casefold() else None
    if wanted.kind == "noproblem":
        return str(data["problems"]) if data["problems"] else None
    value = wanted.choices[0]
    got: object
    match wanted.kind:
        case "notrun":
            got = sorted({n["rule"] for n in data["not_run"]})
            met = value in got
        case "problem":
            got = [p["code"] for p in data["problems"]]
            met = bool(got) if value == "*" else value in got
        case "skipped":
            got = data["skipped"]
            met = any(str(s).endswith(value) for s in data["skipped"])
        case "complete":
            got = data["complete"]
            met = got is (value == "true")
        case "exit":
            got = told.exit
            met = got == int(value)
        case "problems":
            got = len(data["problems"])
            met = got == int(value)
        case _:
            got = len(told.passages)
            met = got == int(value)
    return None if met else f"got {got}"


def faults_always(told: Told, draft: str) -> list[str]:
    """What the contract says of every output, whatever the case."""
    data, faults = told.data, []
    if data.get("schema") != "chatham-check/1":
        faults.append(f"schema is {data.get('schema')}")
    if told.text != draft.replace("\r", ""):
        faults.append("text is not the draft")
    loud = any(f["severity"] in OPEN for f in told.findings)
    due = 2 if not data["complete"] else 1 if loud else 0
    if told.exit != due:
        faults.append(f"exit {told.exit}, but complete is {data['complete']} and open findings: {loud}")
    for p in told.passages:
        said, matches = told.words_at(p["span"]), p["matches"]
        if p["verdict"] not in VERDICTS:
            faults.append(f"{said!r}: unknown verdict {p['verdict']}")
        if (not matches) != (p["verdict"] in {"absent", "unchecked", "scare"}):
            faults.append(f"{said!r}: {p['verdict']} with {len(matches)} matches")
        ops = {e["op"] for m in matches for e in m["edits"]}
        allowed = {"verbatim": set(), "folded": set(), "cut": {"delete"}, "inserted": {"insert"}}.get(p["verdict"])
        if allowed is not None and (not ops <= allowed or (allowed and not ops)):
            faults.append(f"{said!r}: {p['verdict']} with edits {sorted(ops)}")
        if p["verdict"] == "altered" and not ("replace" in ops or {"insert", "delete"} <= ops):
            faults.append(f"{said!r}: altered with edits {sorted(ops)}")
        faults += [f for m in matches for f in faults_of_match(m, told, said)]
    for f in told.findings:
        start, end = f["span"]
        if not 0 <= start < end <= len(told.text):
            faults.append(f"{f['rule']}: span {f['span']}")
        if f["severity"] not in SEVERITIES:
            faults.append(f"{f['rule']}: severity {f['severity']}")
    return faults


def faults_of_match(match: dict[str, Any], told: Told, said: str) -> list[str]:
    """A match's span runs from the first to the last matched word of the file's own text."""
    name = str(match["file"]).removeprefix("inv/").removeprefix("interviews/")
    if name not in told.files:
        return [f"{said!r}: unknown file {match['file']}"]
    if match["words"] is None or not name.endswith((".md", ".txt", ".srt", ".vtt")):
        return []
    text = told.files[name].replace("\r", "")
    start, end = match["span"]
    there, words = words_of(text[start:end]), words_of(match["words"])
    if not there or not words or there[0] != words[0] or there[-1] != words[-1]:
        return [f"{said!r}: {match['span']} of {name} is {text[start:end]!r}, words {match['words']!r}"]
    return []


@pytest.mark.parametrize("sheet", [pytest.param(s, id=s.name) for s in all_sheets()])
def test_contract(sheet: Sheet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One case: each expectation is met, and all that holds always."""
    told = run(sheet, tmp_path, monkeypatch)
    assert sheet.draft is not None
    faults = [f"expected {w.line}\n      got: {fault}" for w in sheet.expect if (fault := fault_of(w, told))]
    faults += [f"always: {fault}" for fault in faults_always(told, sheet.draft[1])]
    if faults:
        listed = "\n  * ".join(faults)
        pytest.fail(f"{sheet.name}\n  {sheet.why}\n  * {listed}\n--- told ---\n{told.summary()}", pytrace=False)

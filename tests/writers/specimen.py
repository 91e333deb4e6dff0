"""A wholly fictional report with every verdict in it, for tests and pictures.

Names that must never come out hold ``Canary``; words that stand off the record are ``HUSH``.
"""

from __future__ import annotations

from dataclasses import replace

from chatham.core.evidence import Evidence, Source
from chatham.core.finding import Finding, Place, Severity
from chatham.core.last import Lapsed, SettledFinding, Since
from chatham.core.match import Alignment, Match, Swallowed, Verdict
from chatham.core.passage import Passage, Voice
from chatham.core.report import NotRun, Problem, Report, Sentence
from chatham.core.secret import Secret
from chatham.core.story import Block, BlockKind, Story
from chatham.core.text import Span, Text
from tests.writers.specimen_tapes import CANARY, HUSH, Tape, edit, tapes

STORY: tuple[tuple[BlockKind, str], ...] = (
    ("headline", "The lists nobody asked for"),
    (
        "paragraph",
        "For three weeks in autumn, customs officers in the port of Vell were told to draw up lists. “We "
        "never "
        "expected the order to come before spring,” said a senior customs official on Pier Four. “We were "
        "always "
        "told to keep the lists short,” the official went on. Almost all of the officers who spoke for "
        "this story "
        "called it a “special regime” of its own kind.",
    ),
    (
        "paragraph",
        "Nobody at the ministry says who began it. “The ministry knew, and it did nothing,” said a clerk "
        "who filed "
        "the papers. “The deputy minister personally signed every page,” he added. “It began in the "
        "summer … and by "
        "October everybody had a list,” the clerk recalled.",
    ),
    ("headline", "From the pier to the ministry"),
    (
        "paragraph",
        "A director of a private shipping line put it more bluntly. “We handed over the names on a "
        "Friday, and on "
        "Monday the trucks were already standing at the gate of the old customs house,” the director "
        "said. “He tore "
        "up the sheet in front of us,” the director said of the harbour master.",
    ),
    (
        "paragraph",
        "“If they had asked us,” she said, “we would have said no.” Another colleague, speaking through an "
        "interpreter, remembered it otherwise: “The door was open and nobody closed it.”",
    ),
    ("quotation", "You do not sleep in such a week. You count."),
    (
        "paragraph",
        "At the ceremony in May the minister had promised: “No officer will be asked to inform on "
        "another.” A crane "
        "driver said it simply: “They took the whole night shift, every last one.”",
    ),
    ("paragraph", "قال موظف سابق: «كنا نعرف أن القائمة ناقصة» ولم يضف شيئًا."),
    ("list", "Pier Four: 41 names"),
    ("list", "Pier Six: 17 names, “give or take a few,” a foreman said"),
    ("cell", "October"),
    ("cell", "58 names"),
    ("caption", "The old customs house in Vell, seen from the water."),
)


def story() -> Story:
    """The draft: blocks with one line feed between them."""
    blocks, at = [], 0
    for kind, words in STORY:
        blocks.append(Block(kind, Span(at, at + len(words))))
        at += len(words) + 1
    return Story("the-lists.docx", "docx", Text("\n".join(words for _, words in STORY)), tuple(blocks))


class Maker:
    """Puts passages and findings together by the words of the draft."""

    def __init__(self, draft: Story) -> None:
        self.draft = draft
        self.passages: list[Passage] = []
        self.alignments: dict[str, Alignment] = {}
        self.findings: list[Finding] = []

    def span(self, words: str) -> Span:
        """Where ``words`` stand in the draft."""
        start = self.draft.text.string.index(words)
        return Span(start, start + len(words))

    def passage(
        self,
        words: str,
        verdict: Verdict,
        matches: tuple[Match, ...] = (),
        voice: str | None = None,
        label: str | None = None,
        continues: str | None = None,
    ) -> str:
        """A quotation with its verdict; its id."""
        name, span = f"P{len(self.passages) + 1}", self.span(words)
        block = next(n for n, b in enumerate(self.draft.blocks) if b.span.covers(span))
        said = self.span(label) if label else None
        marked = words[0] in "“«"
        inner = Span(span.start + 1, span.end - 1) if marked else span
        self.passages.append(Passage(name, "quotation", span, (inner,), block, marked, False, continues, None, said, voice))
        self.alignments[name] = Alignment(name, verdict, matches)
        return name

    def finding(
        self,
        rule: str,
        severity: Severity,
        words: str,
        message: str,
        because: tuple[Match, ...] = (),
        passage: str | None = None,
    ) -> None:
        """A finding; ``rule`` is code and name."""
        code, name = rule.split()
        places = tuple(Place(m.file, m.span, m.words, m.source, m.turn, m.at) for m in because)
        also = ("Q08",) if code == "Q01" else ()
        self.findings.append(Finding(code, name, severity, self.span(words), message, places, also, passage))


def _first_half(m: Maker, tape: dict[str, Tape]) -> None:
    s01, s02 = tape["s01"], tape["s02"]
    label = "a senior customs official on Pier Four"
    spring = s01.match("We never expected the order to come before spring")
    first = m.passage("“We never expected the order to come before spring,”", "verbatim", (spring,), "K1", label)
    agreed = "The printed label is more revealing than the one agreed with S01: “a customs official”."
    m.finding("G03 label-beyond-agreed", "error", label, agreed, (), first)
    short = "We were never told to keep the lists short"
    always = s01.match(short, (edit("replace", "always", "never", True, s01, short),))
    second = m.passage("“We were always told to keep the lists short,”", "altered", (always,), "K1")
    message = "The draft has “always” where S01 says “never”."
    m.finding("Q01 altered-quotation", "error", "always", message, (always,), second)
    m.passage("“special regime”", "scare")
    asked = "“Almost all” is printed; of the five who were asked, three say so."
    m.finding("N01 quantifier-unsupported", "warning", "Almost all of the officers", asked, (spring, always))

    knew = "The ministry probably knew, I think, and it did nothing"
    gaps = (
        edit("delete", "", "probably ", True, s02, knew),
        edit("delete", "", "I think, ", True, s02, knew),
    )
    cut = s02.match(knew, gaps)
    third = m.passage("“The ministry knew, and it did nothing,”", "cut", (cut,), "K2", "a clerk who filed the papers")
    message = "The draft lacks “probably” and “I think” without a mark."
    m.finding("Q02 unmarked-cut", "error", "knew", message, (cut,), third)
    page = "The deputy minister signed every page"
    added = s02.match(page, (edit("insert", "personally", "", False, s02, "The deputy minister"),))
    fourth = m.passage("“The deputy minister personally signed every page,”", "inserted", (added,), "K2")
    message = "The word “personally” is not in the transcript; a machine wrote it, listen at 00:15:02."
    m.finding("Q03 unmarked-insertion", "warning", "personally", message, (added,), fourth)
    swallowed = (Swallowed("when the first two directors had not yet left, ", Span(0, 0), Span(0, 0), "a number"),)
    said = f"It began in the summer, {swallowed[0].words}and by October everybody had a list"
    gone = replace(swallowed[0], evidence_span=s02.span(swallowed[0].words))
    m.passage(
        "“It began in the summer … and by October everybody had a list,”",
        "folded",
        (s02.match(said, (), (gone,)),),
        "K2",
    )


def _second_half(m: Maker, tape: dict[str, Tape]) -> None:
    s01, s03 = tape["s01"], tape["s03"]
    one = s03.match("We handed over the names on a Friday, and")
    two = s03.match("On Monday the trucks were already standing at the gate of the old customs house")
    words = "“We handed over the names on a Friday, and on Monday the trucks were already standing at the gate of the old customs house,”"
    spliced = m.passage(words, "spliced", (one, two), "K3", "A director of a private shipping line")
    message = "Two answers seventeen minutes apart are run together without a mark."
    m.finding("Q04 spliced-quotation", "error", words[1:-1], message, (one, two), spliced)
    hush = s03.match(HUSH, (edit("replace", "He", "the harbour master himself", True, s03, HUSH),))
    torn = m.passage("“He tore up the sheet in front of us,”", "altered", (hush,), "K3")
    message = "The words stand only in a turn that is off the record."
    m.finding("G02 off-record-words", "stop", "“He tore up the sheet in front of us,”", message, (hush,), torn)
    asked = m.passage("“If they had asked us,”", "verbatim", (s01.match("If they had asked us"),), "K1")
    m.passage("“we would have said no.”", "verbatim", (s01.match("we would have said no"),), "K1", None, asked)
    door = tape["s04"].match("The door was open and nobody closed it.", layer=1)
    m.passage("“The door was open and nobody closed it.”", "verbatim", (door,), "K4", "Another colleague")
    week = "in a week like that"
    sleep = s03.match(
        "You do not sleep in a week like that. You count.",
        (edit("replace", "in such a week", week, False, s03, week),),
    )
    m.passage("You do not sleep in such a week. You count.", "altered", (sleep,), "K3")
    speech = m.passage("“No officer will be asked to inform on another.”", "absent", (), "K5", "the minister")
    message = "Said to come from a speech; it is not in the 5 files read."
    m.finding("Q10 public-words-unseen", "advice", "“No officer will be asked", message, (), speech)
    lead = tape["s02"].match("I think they took most of the night shift")
    near = m.passage("“They took the whole night shift, every last one.”", "near", (lead,), None, "A crane driver")
    message = "Nothing in the 5 files is this quotation; one passage of S02 is worth a look."
    m.finding("Q05 quotation-not-found", "error", "the whole night shift, every last one", message, (lead,), near)
    m.passage("«كنا نعرف أن القائمة ناقصة»", "unchecked", (), None, "موظف سابق")
    foreman = m.passage("“give or take a few,”", "absent", (), None, "a foreman")
    message = "Not in the 5 files read."
    m.finding("Q05 quotation-not-found", "warning", "“give or take a few,”", message, (), foreman)


def report() -> Report:
    """The whole specimen."""
    tape, m = tapes(), Maker(story())
    _first_half(m, tape)
    _second_half(m, tape)
    say = Maker(m.draft)
    week = "You do not sleep in such a week."
    say.finding(
        "Q01 altered-quotation",
        "error",
        week,
        "The draft has “in such a week” where S03 says “in a week like that”.",
    )
    problems = (
        Problem(
            "no-translation",
            "One quotation is in Arabic, and no file carries its words in that language or a translation.",
            None,
            "Add the interview or its translation, and check again.",
        ),
        Problem(
            "scanned-pdf",
            "This PDF holds pictures of pages and no text.",
            "documents/minutes.pdf",
            "Run text recognition on it, and check again.",
        ),
    )
    labels = {
        "K1": "a senior customs official on Pier Four",
        "K2": "a clerk who filed the papers",
        "K3": "A director of a private shipping line",
        "K4": "Another colleague",
        "K5": "the minister",
    }
    return Report(
        story=m.draft,
        evidence=Evidence(
            tuple(t.interview() for t in tape.values()),
            tuple(Source(code, Secret(CANARY)) for code in ("S01", "S02", "S03", "S04")),
            ("interviews/pier.jpg", "interviews/.DS_Store", "notes/empty.txt", "notes/map.png"),
        ),
        passages=tuple(m.passages),
        alignments=m.alignments,
        voices={key: Voice(key, label, (m.span(label),), False) for key, label in labels.items()},
        sources={"K1": "S01", "K2": "S02", "K3": "S03", "K4": "S04"},
        sentences=(Sentence(m.draft.blocks[0].span, "bridge"), Sentence(m.draft.blocks[1].span, "falls")),
        findings=tuple(m.findings),
        let_stand=tuple(say.findings),
        not_run=(
            NotRun("G01", ("terms",)),
            NotRun("G04", ("terms",)),
            NotRun("L01", ("language",)),
            NotRun("Q06", ("speakers",), "documents/roster-october.txt"),
        ),
        problems=problems,
        rules_run=("Q01", "Q02", "Q03", "Q04", "Q05", "G02", "G03"),
    )


def again() -> Report:
    """The same after a change: some findings are new, others settled, sentences changed, gone and sealed."""
    full = report()
    first = Span(full.story.text.string.index("“We never expected"), full.story.text.string.index("official on Pier Four") + 21)
    settled = (
        SettledFinding("Q01", "sixty", "“sixty” for “sixteen”.", "“Of the sixty boats,” she said, “none left.”"),
        SettledFinding("G02", None, None, None),
    )
    lapsed = (Lapsed(first, "“We never expected the order to come before the spring,” said a customs official"), Lapsed(None, "A" * 200), Lapsed(None, None))
    return replace(full, since=Since((0, 3), settled, lapsed, 11))


def calm() -> Report:
    """The same draft with nothing open: only the quotations that stand."""
    full = report()
    standing = tuple(p for p in full.passages if full.alignments[p.id].verdict in ("verbatim", "folded"))
    return replace(
        full,
        passages=standing,
        findings=(),
        let_stand=(),
        not_run=(),
        problems=(),
        evidence=replace(full.evidence, skipped=()),
    )


EXPLANATIONS = {
    "Q01": (
        "Altered quotation\n\nWhat it finds\nWords inside quotation marks that differ from what was said.\n\n"
        "Why it matters\nA quotation is a promise that these are the words.\n\n"
        "What would settle it\nListen again, then restore the word or paraphrase without marks.\n\n"
        "When to let it stand\nThe transcript is wrong and the recording bears the draft out."
    ),
    "G02": "Off-record words\n\nWhat it finds\nWords that stand only in a span that is off the record.",
}

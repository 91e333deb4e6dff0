"""The page of an audit: one file, nothing fetched, no script; readable on paper and without colours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from chatham.core.audit import Audit, Summary
from chatham.core.house import House
from chatham.writers.audit_text import drawn, hues
from chatham.writers.audit_wording import Told, figures, groups, kind, paragraph_of, percent, resting, types, voices
from chatham.writers.html import environment, manual, policy, resource
from chatham.writers.wording import SEVERITIES, shortened

_LIT = 300  # so many voices can be lit by choosing them; each takes a line of style
_DOTS = 60
_WIDE = 600  # units that a bar is wide


@dataclass(frozen=True, slots=True)
class Bar:
    """A part of a bar: where it begins and how wide it is, in units."""

    manner: str
    x: float
    width: float


def page(audit: Audit, explanations: Mapping[str, str], version: str) -> str:
    """The audit as one self-contained HTML file. ``explanations`` maps a rule's code to the text of its manual page.

    The same input gives the same file, byte for byte.
    """
    told = voices(audit)
    style = resource("page.css") + resource("audit.css") + _lights(told)
    met = dict.fromkeys(f.rule for f in (*audit.findings, *audit.let_stand))
    text = drawn(audit)
    s = audit.summary
    whole = (
        environment()
        .get_template("audit")
        .render(
            version=version,
            policy=policy(style),
            style=Markup(style),
            audit=audit,
            s=s,
            figures=figures(s),
            resting=resting(s),
            percent=percent,
            bar=_bar(told, s),
            wide=_WIDE,
            dots=_dots(s),
            text=text,
            told=told,
            most=max((t.share.words for t in told), default=0) or 1,
            hues=hues(audit),
            groups=groups(audit),
            declared=[(paragraph_of(audit, d.span), d) for d in audit.reading.declared],
            findings=[(n, f, shortened(audit.story.text[f.span], 110)) for n, f in enumerate(audit.findings, 1)],
            let_stand=[(f, shortened(audit.story.text[f.span], 110)) for f in audit.let_stand],
            counts={severity: sum(f.severity == severity for f in audit.findings) for severity in SEVERITIES},
            kind=kind,
            types=types,
            house=audit.house if audit.house.name != House().name else None,
            rules={code: manual(explanations[code]) for code in sorted(met) if code in explanations},
        )
    )
    return whole.lstrip()


def _lights(told: Sequence[Told]) -> str:
    """A voice that is chosen in the table shows its words in the text; without a script that takes a line of style each."""
    ids = [t.voice.id for t in told[:_LIT]]
    chosen = ",\n".join(f':root:has(#{k}:target) #draft [data-k~="{k}"]' for k in ids)
    return f"{chosen} {{ box-shadow: 0 0 0 2px var(--paper), 0 0 0 3.5px var(--ink); }}\n" if ids else ""


def _bar(told: Sequence[Told], s: Summary) -> list[Bar]:
    """The reported words as one bar: those on unnamed voices, then the rest."""
    if not s.attributed_words:
        return []
    unnamed = round(_WIDE * s.unnamed_words / s.attributed_words, 1)
    parts = [Bar("unnamed", 0, unnamed), Bar("named", unnamed, round(_WIDE - unnamed, 1))]
    return [p for p in parts if p.width > 0]


def _dots(s: Summary) -> list[str]:
    """A dot for each unnamed voice that is no group: "own" as far as the declared people go, "over" beyond."""
    if s.declared_sources is None or max(s.unnamed_people, s.declared_sources) > _DOTS:
        return []
    number = max(s.unnamed_people, s.declared_sources)
    return ["over" if n >= s.declared_sources else "own" if n < s.unnamed_people else "free" for n in range(number)]

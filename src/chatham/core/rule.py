"""The record that each rule file declares."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from chatham.core.finding import Severity

Family = Literal["exposure", "housekeeping", "numbers", "quotations", "sources", "terms", "time", "translation"]
Need = Literal["speakers", "terms", "agreed labels", "language", "record", "promises", "last check", "roster", "stances"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule's identity. ``needs``: facts of the evidence without which it is reported as not run, never as passed; one
    that needs a last check is passed over in silence where none was named.

    ``name`` reads well after "let stand:". ``outranks`` lists rules whose finding on the same words folds into this
    one's ``also``, because this rule says the same thing more exactly. ``default``: False for a rule that runs only
    where a house turns it on. A rule that is not ``waivable`` runs in every house, with its own severity.

    ``alone``: the draft alone is enough, so that an audit runs it too, whatever ``default`` says; ``where`` is "audit" for
    a rule that runs there only.
    """

    code: str
    name: str
    family: Family
    severity: Severity
    since: str
    needs: tuple[Need, ...] = ()
    outranks: tuple[str, ...] = ()
    per_file: bool = False
    waivable: bool = True
    default: bool = True
    alone: bool = False
    where: Literal["both", "audit"] = "both"

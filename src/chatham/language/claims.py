"""Which sentences of a draft claim something that can be looked up, and which only lead from one to the next."""

from __future__ import annotations

import re

_CLAIM = re.compile(
    r"\d|(?<=[a-z,;] )[A-Z][a-z]|\b(?:said|says|told|according|admitted|denied|confirmed|one|two|three|four|five|six|seven|eight|nine|ten|dozen|"
    r"all|almost|most|many|several|some|few|none|nobody|everyone|half|majority|percent|yesterday|today|tomorrow|(?:last|next) \w+)\b"
)


def is_claim(words: str) -> bool:
    """True for a sentence that names somebody, counts, dates, or reports what was said; the rest is a bridge."""
    return _CLAIM.search(words) is not None

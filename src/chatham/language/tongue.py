"""Which language some words are in."""

from __future__ import annotations

import re
from functools import cache

_COMMON = {
    "en": "the of and to in that was it is for we they you on with not had but have he she at this be are were i as from by so what there all".split(),
}
_WORD = re.compile(r"[^\W\d_]+")


def language_of(words: str, expected: str | None = None) -> str | None:
    """An ISO 639-1 code, or None for too few words to tell. ``expected`` is believed when its commonest words are there.

    The quick look at common words spares loading the classifier's model for the usual case.
    """
    sample = _WORD.findall(words[:6000].lower())
    if len(sample) < 8:
        return None
    common = _COMMON.get(expected or "en")
    if common and sum(w in common for w in sample) / len(sample) >= 0.15:
        return expected or "en"
    if len(sample) < 20 and not any(ord(c) > 0x24F for c in words):
        return None
    code, certainty = _classifier()(words[:3000])
    return code if certainty else None


@cache
def _classifier():  # type: ignore[no-untyped-def]  # the library ships no types
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_pickled_model(MODEL_FILE, norm_probs=True)

    def classify(words: str) -> tuple[str, bool]:
        code, probability = identifier.classify(words)
        return str(code), float(probability) > 0.9

    return classify

"""Which language some words are in."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from chatham.core.evidence import Interview
from chatham.core.text import Span

_SAMPLE = 4000
_COMMON = {
    "en": "the of and to in that was it is for we they you on with not had but have he she at this be are were i as from by so what there all".split(),
}
_COMMON |= {
    "fr": "de la le et les des en un du une que est pour qui dans pas il ne sur se au plus par je avec ce nous on vous mais sont c".split(),
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an war wir ich sie er haben aber so".split(),
    "es": "de la que el en y a los se del las un por con no una su para es al lo como más pero sus le ya o fue nos me si".split(),
    "pt": "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu eu nós".split(),
    "it": "di e il la che in a per un è del non i le una con si da sono dei della al come ma ha più ci lo mi anche era".split(),
    "nl": "de van het een en in is dat op te zijn met voor niet aan er om ook als dan maar bij was we ik hij je die ze naar wij".split(),
}
_SETS = {code: frozenset(words) for code, words in _COMMON.items()}
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
        shares = _shares(sample)
        if shares[expected or "en"] >= 0.8 * max(shares.values()):
            return expected or "en"
    shares = _shares(sample)
    best, second = sorted(shares, key=lambda c: -shares[c])[:2]
    if shares[best] >= 0.3 and shares[best] >= 1.4 * shares[second] and len(sample) >= 20:
        return best
    if len(sample) < 20 and not any(ord(c) > 0x24F for c in words):
        return None
    code, certainty = _classifier()(words[:3000])
    return code if certainty else None


def layer_words(interview: Interview, layer: int) -> str:
    """The first words of one layer (0 as spoken, 1 translation), enough to tell the language."""
    words: list[str] = []
    size = 0
    for p in interview.pieces:
        if p.layer == layer:
            words.append(interview.text[Span(p.start, min(p.end, p.start + _SAMPLE))])
            size += len(words[-1])
            if size > _SAMPLE:
                break
    return " ".join(words)


def _shares(sample: list[str]) -> dict[str, float]:
    """For each language with a list, the share of its commonest words in the sample."""
    return {code: sum(w in common for w in sample) / len(sample) for code, common in _SETS.items()}


@cache
def _classifier() -> Callable[[str], tuple[str, bool]]:
    """The language classifier; its model takes most of a second to load, so it comes last."""
    import py3langid

    def classify(words: str) -> tuple[str, bool]:
        ranked = py3langid.rank(words)
        return str(ranked[0][0]), float(ranked[0][1] - ranked[1][1]) > 10

    return classify

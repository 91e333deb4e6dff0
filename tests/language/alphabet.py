"""Random text of the kind that breaks readers: marks, numbers, brackets, several scripts, controls."""

from __future__ import annotations

from hypothesis import strategies as st

PIECES = (
    "“ ” „ « » ‹ › ‘ ’ ‚ \" ' 「 」 … . , ; : ? ! - – — ( ) [ ] { } < > * _ # | ~ ` = / \\ $ € £ % & ^ @ "
    "we were told not never all the a of one two hundred thousand and 14 1,200 3.5 14th don't can’t cannot I'm colour color e-mail "
    "said says she he S01 S01: Q: A: Speaker [inaudible] [laughs] [terms: [off record] 00:01:02 [00:12] --> === --- ``` > [^1] [^1]: <!-- --> "
    "um uh well dozen half per cent Mr. Dr. U.S. naïve Straße ﬁve İ ǆ 漢字 สวัสดี שלום قال 😀 👩‍👩‍👧 \u0301 \u200b \u202e \ufeff \x00 \x07 \x1b \x85 \u2028 \ud83d"
).split(" ")
GAPS = ("", " ", " ", " ", "\n", "\n\n", "\t", "\u00a0", "\r\n")
TEXT = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(GAPS)), max_size=60).map(lambda found: "".join(a + b for a, b in found))
PLAIN = st.lists(
    st.sampled_from("we were told not never all the of one two men in a car park that pools would go first and laundry week after".split()),
    min_size=3,
    max_size=24,
).map(" ".join)
TALK = st.lists(st.tuples(st.sampled_from(("Q", "S01", "S02", "Orla Venn", "Speaker 1")), st.one_of(PLAIN, TEXT)), min_size=1, max_size=8).map(
    lambda turns: "\n".join(f"{who}: {said}" for who, said in turns)
)
DRAFT = st.lists(
    st.one_of(TEXT, PLAIN.map(lambda w: f"“{w},” a manager said."), PLAIN.map(lambda w: f"«{w}» she said, «{w}»"), PLAIN.map(lambda w: f"> {w}")),
    min_size=1,
    max_size=6,
).map("\n\n".join)

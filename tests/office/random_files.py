"""Random Word files with all that can be in a text, for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.office.word_files import docx, p, part, r

_WORDS = st.text(alphabet="abc dé“”’漢\U0001f600&<\t", min_size=1, max_size=8).map(
    lambda words: words.replace("&", "&amp;").replace("<", "&lt;").replace("\t", "")
)
_RUN = st.one_of(
    _WORDS.map(lambda words: r(words)),
    _WORDS.map(lambda words: r(words, "<w:b/>")),
    st.tuples(_WORDS, _WORDS).map(
        lambda pair: (
            f'<w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">{pair[0]}</w:t><w:tab/>'
            f'<w:footnoteReference w:id="2"/><w:t xml:space="preserve">{pair[1]}</w:t><w:br/></w:r>'
        )
    ),
    _WORDS.map(lambda words: f'<w:del w:id="1" w:author="a"><w:r><w:delText>{words}</w:delText></w:r></w:del>'),
    st.just('<w:bookmarkStart w:id="3" w:name="x"/><w:proofErr w:type="spellStart"/>'),
    st.just("<w:r><w:lastRenderedPageBreak/></w:r>"),
)
_WRAP = st.sampled_from(
    (
        "{}",
        '<w:ins w:id="1" w:author="a">{}</w:ins>',
        "<w:hyperlink>{}</w:hyperlink>",
        "<w:sdt><w:sdtPr><w:id/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        '<w:fldSimple w:instr="HYPERLINK a">{}</w:fldSimple>',
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK a</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    )
)
_INLINE = st.recursive(
    st.lists(_RUN, min_size=1, max_size=4).map("".join),
    lambda inner: st.tuples(_WRAP, inner, inner).map(lambda found: found[0].format(found[1]) + found[2]),
    max_leaves=4,
)
_OLD = '<w:commentRangeStart w:id="4"/>{}<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r>'
_PARAGRAPH = st.tuples(st.one_of(_INLINE, st.just("")), st.booleans()).map(
    lambda found: p(found[0], '<w:rPr><w:del w:id="8" w:author="a"/></w:rPr>' if found[1] else "")
)
_TABLE = st.lists(st.lists(_PARAGRAPH, min_size=1, max_size=2).map("".join), min_size=1, max_size=3).map(
    lambda cells: f"<w:tbl><w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr></w:tbl>"
)
_BODY = st.tuples(
    st.lists(st.one_of(_PARAGRAPH, _PARAGRAPH, _TABLE), min_size=1, max_size=5).map("".join),
    _INLINE,
    st.booleans(),
).map(lambda found: found[0] + p(_OLD.format(found[1]) if found[2] else found[1]))

_COMMENTS = part("comments", f'<w:comment w:id="4" w:author="Ada"><w:r/>{p(r("mine"))}</w:comment>')
_NOTES = part("footnotes", f'<w:footnote w:id="2">{p(r("a source"))}</w:footnote>')
_STYLES = part(
    "styles",
    '<w:style w:type="character" w:styleId="CR"><w:name w:val="annotation reference"/></w:style>',
)

FILES = _BODY.map(lambda body: docx(body, comments=_COMMENTS, footnotes=_NOTES, styles=_STYLES))

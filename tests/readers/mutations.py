"""Whole inputs of every kind, and ways to spoil them: bytes, words of the format, parts of a package, branches of a tree."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.office.word_files import docx, p, r, unzipped
from tests.readers.judging import KINDS
from tests.readers.office_files import FILES, flat
from tests.readers.pdf_files import lines, pdf
from tests.readers.test_books_and_mail import MAIL, book
from tests.readers.test_page import DOCS, PAGE
from tests.readers.test_transcripts import FORMS, SERVICES

ROOT = Path(__file__).parents[2]
MOST = 250_000
_SUFFIXES = {
    ".docx": "docx", ".odt": "odt", ".fodt": "odt", ".rtf": "rtf", ".pdf": "pdf", ".html": "html", ".otr": "otr", ".json": "json", ".srt": "srt",
    ".vtt": "vtt", ".txt": "txt", ".md": "md",
}  # fmt: skip
_MANIFOLD = (
    b"--b\r\nContent-Type: text/html; charset=latin-1\r\n\r\n<p>We were told.</p>\r\n--b\r\nContent-Type: application/pdf\r\n"
    b"Content-Disposition: attachment; filename=a.pdf\r\n\r\nx\r\n--b--\r\n"
)
_TABLES = (
    b"code,name,printed_name,alias,agreed_label,terms,language\nS01,Orla Quinn,Orla Quinn,,a clerk,background,en\nS02;x\n",
    b"file,source,date,terms,recording\ns01.md,S01,2026-03-01,off the record,a.m4a\n",
    b"source,promise,made_on,due,kept_on,interview,turn\nS01,read-back,2026-03-01,,2026-04-01,interviews/s01.md,4\nS02,embargo,2026-03-01,2026-03-05,,,\n",
)
_SETTINGS = (
    b'language = "en"\npublication_date = 2026-11-22\nhouse = "ap"\n[thresholds]\nlong_quotation = 40\nfragment = 3\n[quantifiers]\nmost = { least = 3, over = 0.5 }\n',
    b'title = "Own"\nabout = "x"\nbase = "ap"\n[rules]\nQ08 = "off"\n[rules.Q01]\nseverity = "warning"\nwhy = "so"\nby = "chatham"\n[definitions]\nbackground = "words"\n',
)
_KEPT = b'[[let_stand]]\nrule = "Q01"\nwords = "in a car park"\nbecause = "heard again"\nsentence = "We were told in a car park."\n'
_HEADS = (b"source: S01\ndate: 2026-03-01\nlanguage: pt-BR\nterms: [off, 'the record']\nkind: {a: b}\nrecording: yes", b"a: &a [b]\nc: *a\nd: !!binary aGk=")


def seeds() -> dict[str, list[bytes]]:
    """Whole inputs by kind."""
    found: dict[str, list[bytes]] = {kind: [] for kind in KINDS}
    folders = (FILES, ROOT / "src/chatham/samples", ROOT / "tests/everyday", ROOT / "tests/contract")
    for path in sorted(path for folder in folders for path in folder.rglob("*")):
        kind = _SUFFIXES.get(path.suffix)
        if kind and 0 < path.stat().st_size < 60_000:
            found[kind].append(path.read_bytes())
    found["epub"] = [book(), book(**{"META-INF/encryption.xml": "<e/>"})]
    found["eml"] = [MAIL.encode(), MAIL.split("Content-Type")[0].encode() + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + _MANIFOLD]
    found["pdf"] += [pdf([lines("Q: When?\nS01: We were told in a car park."), lines("2\nMore words", top=400)], pictures=[1])]
    found["json"] += [json.dumps(raw).encode() for raw in SERVICES.values()]
    found["txt"] += [words.encode() for words in FORMS.values()] + [words.encode("utf-16") for words in list(FORMS.values())[:2]]
    found["docx"] += [docx(p(r("Q: And?")) + p('<w:bookmarkStart w:id="3" w:name="ts_690_1590_S00"/>' + r("S00: Yes.")))]
    found["odt"] += [flat(["# Head", "Q: And?", "S01: Yes."])]
    found["html"] += [PAGE, DOCS]
    houses = (ROOT / "src/chatham/houses").glob("*.toml")
    found |= {"table": list(_TABLES), "settings": [*_SETTINGS, *(h.read_bytes() for h in sorted(houses))], "kept": [_KEPT], "head": list(_HEADS)}
    found["kept"].append(_KEPT * 3)
    return found


_XML = (
    b"<w:p>", b"</w:p>", b"<w:tbl>", b"<w:r><w:t>x</w:t></w:r>", b"<w:ins>", b"<w:del>", b'<w:fldChar w:fldCharType="begin"/>', b"<w:txbxContent>",
    b'<w:commentRangeStart w:id="1"/>', b"<text:p>", b"</text:p>", b"<text:span>", b"<text:note><text:note-body>", b'<text:s text:c="99999999999"/>',
    b"<office:annotation>", b"<table:table>", b"<draw:text-box>", b"<!DOCTYPE x>", b"<![CDATA[", b"]]>", b"&lt;", b"&#0;", b"&#x1F600;", b"&nbsp;", b"<?x?>",
    b' w:val="', b' xmlns:w="x"',
)  # fmt: skip
_HTML = (
    b"<div>", b"</div>", b"<p>", b"<b>", b"<table><tr><td>", b"<!--", b"-->", b"<script>", b"</script>", b"<nav>", b"<article>", b"<blockquote>", b"<pre>",
    b'<a href="#a" id="b">[1]</a>', b'<a name="ts_1_2_S01">', b"<svg>", b"<template>", b"<noscript>", b"&amp;", b"&#55357;", b"&bogus;", b"<br>", b"<li>",
    b'<span class="timestamp" data-timestamp="9">0:09</span>', b"<base href=//x>", b"<title>", b"<plaintext>", b"<select>", b"<frameset>",
    b"<chatham-note n=7>", b"<chatham-note>", b"<chatham-note n=x>",
)  # fmt: skip
_TEXT = (
    b"Q: ", b"A: ", b"S01: ", b"\n\n", b"\n", b"[00:01:02]", b"(00:01)", b"00:00:01,000 --> 00:00:02,000\n", b"1:2:3", b"99:99:99", b"[off the record]",
    b"(terms: background)", b"[inaudible 00:03]", b"= ", b"---\n", b"```\n", b"~~~", b"[^1]", b"[^1]: ", b"<!--", b"-->", b"> ", b"# ", b"| ", b"- ", b"**",
    b"WEBVTT\n\n", b"NOTE\n", b"<v Orla Quinn>", b"<00:00:01.000>", b">>", b"Speaker 1:", b"[a]", b"[b]x", b"[1] x", b"________\n", b"S01\n", b"1. ", b"Interviewer\n",
    b"On Monday x wrote:", b"-----Original Message-----",
)  # fmt: skip
_RTF = (
    b"{", b"}", b"\\", b"\\par ", b"{\\*\\", b"\\u8220?", b"\\u-10179?", b"\\uc0 ", b"\\uc99", b"\\'e9", b"\\bin9 ", b"{\\footnote ", b"{\\*\\annotation ", b"\\v ",
    b"\\deleted ", b"\\plain ", b"{\\stylesheet{\\s1 heading 1;}}", b"{\\*\\atrfstart 1}", b"{\\*\\atrfend 1}", b"{\\*\\atnref 1}", b"{\\shp{\\shptxt ", b"{\\upr{", b"{\\*\\ud ",
    b"\\cell ", b"\\row ", b"\\f99 ", b"\\fcharset128 ", b"\\ansicpg932 ", b"\\ansicpg65001 ", b"\\ansicpg37 ", b"\\ansicpg0 ", b"\\mac ", b"\\s1 ", b"{\\listtext x}",
)  # fmt: skip
_PDF = (
    b"obj", b"endobj", b"stream\n", b"endstream", b"/Length 9", b"/Filter /FlateDecode", b"/Kids [2 0 R]", b"/Count 99999999", b"/Parent 5 0 R", b"BT", b"ET",
    b"Tj", b"/F1 0 Tf", b"1e38 0 0 1e38 0 0 cm", b"(x) Tj", b"<< /Type /Page", b"q ", b"Q ", b"0 0 0 0 0 0 Tm", b"/Encrypt 9 0 R", b"%%EOF", b"xref",
)  # fmt: skip
_MAIL = (
    b"From: ", b"Content-Type: text/html\r\n", b"Content-Type: multipart/mixed; boundary=b\r\n", b"--b\r\n", b"Content-Transfer-Encoding: base64\r\n",
    b"Content-Transfer-Encoding: quoted-printable\r\n", b"=?utf-8?q?=00?=", b"=?x?b?!!!?=", b"\r\n\r\n", b"; charset=utf-7", b"; charset=idna", b"; charset=base64", b"; charset=undefined",
    b"Date: ", b"Subject: =?utf-8?b?w6k=?=", b'"', b"<", b">", b"From: <a@[", b"From: a:b;", b"From: =?a@b", b"=3D", b"Content-Disposition: attachment; filename*=utf-8''%E2",
)  # fmt: skip
_JSON = (
    b'{"segments": [', b'"text": ', b'"words": [', b'"speaker": ', b'"start": 1e999', b"NaN", b"-1", b"null", b"true", b"[[[", b"]]", b'{"a":', b'"\\ud800"', b'"\\u0000"',
    b'"results": {"channels": [{"alternatives": [', b'"monologues": [', b'"audio_duration": 1', b'"name"', b'"time": 9e99', b'"media": "x"', b"1" * 30,
)  # fmt: skip
_TOML = (
    b"[rules]", b"[rules.Q01]", b"[thresholds]", b"[quantifiers]", b"[definitions]", b"= 1e999", b"= nan", b"= inf", b"= []", b"= {}", b'= "x"', b"= 2026-01-01",
    b"= 1979-05-27T07:32:00Z", b"= 07:32:00", b"= -1", b"= 0x7fffffffffffffffff", b"= true", b"[[let_stand]]", b"rule", b"'''", b'"""', b"a.b.c", b"house", b"base",
    b"publication_date", b"= 9999999999999999999999", b'Q08 = ["off"]', b"use = []", b"by = {}", b"severity = []", b"over = nan",
)  # fmt: skip
_YAML = (
    b": ", b"- ", b"[", b"{", b"]", b"}", b"&a ", b"*a", b"!!python/object:x ", b"!!timestamp ", b"2026-13-99", b"2026-01-01 99:00:00", b"|\n", b"? ", b"<<: ", b"'", b'"', b"\t",
    b"!!int x", b"!!float .inf", b"1_0", b"0x_", b"1:99:99", b"!!set {a}", b"!!omap [a]", b"!!pairs [a]", b"!!binary x", b"%YAML 9.9\n", b"---\n", b"source: ", b"terms: ", b"language: ",
)  # fmt: skip
_ODD = tuple(
    c.encode("utf-8", "surrogatepass")
    for c in ("\u202e", "\u200b", "\ufeff", "\u2028", "\x85", "\x0b", "\x1c", "İ", "ß", "ﬁ", "\u0301", "٣", "²", "½", "Ⅷ", "𝟗", "😀", "漢", "\ud800", "\x00", "“", "”", "’", "…", "\u0e33", "ǅ", "\xa0", "ŉ", "\u1e9e")
)  # fmt: skip
_WORDS: dict[str, tuple[bytes, ...]] = {
    **dict.fromkeys(("docx", "odt"), _XML), **dict.fromkeys(("html", "epub"), _HTML + _XML[-10:]), "otr": _HTML + _JSON, "rtf": _RTF, "pdf": _PDF, "eml": _MAIL + _HTML,
    "json": _JSON, **dict.fromkeys(("srt", "vtt", "txt", "md"), _TEXT), "head": _YAML, "table": (b",", b'"', b";", b"\t", b"|", b"\n", b"S01", b"2026-01-01", b"embargo", b"due", b"\x00"),
    **dict.fromkeys(("settings", "kept"), _TOML),
}  # fmt: skip


def _at(data: bytes, luck: random.Random) -> int:
    return luck.randrange(len(data) + 1)


def _flip(data: bytes, luck: random.Random, words: tuple[bytes, ...]) -> bytes:
    spoilt = bytearray(data or b" ")
    for _ in range(luck.choice((1, 1, 2, 8))):
        spoilt[luck.randrange(len(spoilt))] = luck.choice((luck.randrange(256), 0, 255, 10, 32, 60, 34, 91, 123, 92))
    return bytes(spoilt)


def _gone(data: bytes, luck: random.Random, words: tuple[bytes, ...]) -> bytes:
    at = _at(data, luck)
    return data[:at] + data[at + luck.choice((1, 2, 5, 40, 400)) :]


def _put(data: bytes, luck: random.Random, words: tuple[bytes, ...]) -> bytes:
    at = _at(data, luck)
    return data[:at] + luck.choice(words if luck.random() < 0.7 else _ODD) + data[at:]


def _many(data: bytes, luck: random.Random, words: tuple[bytes, ...]) -> bytes:
    at, again = _at(data, luck), luck.choice(words if luck.random() < 0.8 else _ODD) + luck.choice((b"", b"", b"x", b" ", b"\n"))
    return data[:at] + again * luck.choice((2, 3, 9, 9, 40, 40, 300, 300, 2_000, 60_000 // max(len(again), 1))) + data[at:]


def _twice(data: bytes, luck: random.Random, words: tuple[bytes, ...]) -> bytes:
    at, to = _at(data, luck), _at(data, luck)
    return data[:to] + data[at : at + luck.choice((3, 20, 100, 1000))] * luck.choice((1, 1, 1, 2, 2, 30, 600)) + data[to:]


def _cut(data: bytes, luck: random.Random, words: tuple[bytes, ...]) -> bytes:
    return data[: _at(data, luck)] if luck.random() < 0.7 else data[_at(data, luck) :]


def _numbers(data: bytes, luck: random.Random, words: tuple[bytes, ...]) -> bytes:
    found = list(re.finditer(rb"\d+", data))
    if not found:
        return data
    m = luck.choice(found)
    return data[: m.start()] + luck.choice((b"0", b"-1", b"9" * 9, b"9" * 30, b"9" * 5000, b"1e308", b"0.5", b"4294967296", b"00")) + data[m.end() :]


def _lines(data: bytes, luck: random.Random, words: tuple[bytes, ...]) -> bytes:
    rows = data.split(b"\n")
    kind = luck.randrange(4)
    if kind == 0:
        return b" ".join(rows)
    if kind == 1:
        luck.shuffle(rows)
    elif kind == 2:
        rows.insert(luck.randrange(len(rows) + 1), luck.choice(rows))
    else:
        rows[luck.randrange(len(rows))] = luck.choice((b"x " * luck.choice((9, 20_000)), b"y" * luck.choice((99, 60_000)), b"", b"\t"))
    return b"\n".join(rows)


_WAYS: tuple[Callable[[bytes, random.Random, tuple[bytes, ...]], bytes], ...] = (_flip, _gone, _put, _put, _put, _many, _twice, _cut, _numbers, _lines)


def spoilt(kind: str, data: bytes, others: list[bytes], luck: random.Random) -> bytes:
    """The input with a few things changed, by its structure where it has one."""
    for _ in range(luck.choice((1, 1, 2, 3, 6))):
        if data[:2] == b"PK" and luck.random() < 0.9:
            data = _package(kind, data, luck)
        elif kind in ("json", "otr") and luck.random() < 0.6:
            data = _tree(data, luck)
        elif luck.random() < 0.12 and others and data[:2] != b"PK":
            other = luck.choice(others)
            data = data[: _at(data, luck)] + other[_at(other, luck) :]
        else:
            data = luck.choice(_WAYS)(data, luck, _WORDS[kind])
    return data[:MOST]


def _package(kind: str, data: bytes, luck: random.Random) -> bytes:
    try:
        parts = unzipped(data)
    except Exception:  # a package spoilt before
        return _flip(data, luck, ())
    name = luck.choice([n for n in parts if n.endswith(("xml", "html", "opf", "rels"))] or list(parts))
    main = {"docx": "word/document.xml", "odt": "content.xml"}.get(kind, name)
    name = main if luck.random() < 0.6 and main in parts else name
    how = luck.random()
    if how < 0.06:
        del parts[name]
    elif how < 0.12:
        parts[luck.choice(list(parts))] = parts[name]
    elif how < 0.6:
        parts[name] = _elements(parts[name], luck)
    else:
        parts[name] = luck.choice(_WAYS)(parts[name], luck, _WORDS[kind])
    return rezipped(parts)


def rezipped(parts: Mapping[str, bytes]) -> bytes:
    """A package of these parts, not packed, so that it is quick to make."""
    import io
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, part in parts.items():
            target.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), part)
    return out.getvalue()


def _elements(part: bytes, luck: random.Random) -> bytes:
    """An XML part with elements moved, doubled, dropped, put into each other, or with attributes changed."""
    from copy import deepcopy

    from lxml import etree

    try:
        root = etree.fromstring(part)
    except etree.XMLSyntaxError:
        return _flip(part, luck, ())
    for _ in range(luck.choice((1, 2, 5))):
        nodes = [n for n in root.iter() if isinstance(n.tag, str)][:4000]
        leaves = [deepcopy(n) for n in luck.sample(nodes, min(9, len(nodes))) if not len(n)] or [deepcopy(nodes[-1])]
        one, other = luck.choice(nodes), luck.choice(nodes)
        parent = one.getparent()
        how = luck.randrange(6)
        if how == 0 and parent is not None:
            parent.remove(one)
        elif how == 1 and sum(1 for _ in one.iter()) < 300:
            other.append(deepcopy(one))
        elif how == 2:
            one.tag = other.tag
        elif how == 3:
            one.text = luck.choice(("", " ", "“", "x" * 5000, "S01: ", "9" * 400, "\u202e", "😀", "\n", "Q:"))
        elif how == 4 and one.attrib:
            key = luck.choice(list(one.attrib))
            one.set(key, luck.choice(("", "-1", "9" * 40, "x", "none", "true", "../../x", other.get(key) or "0", "٣", "²")))
        elif how == 5:
            for _ in range(luck.choice((1, 30, 120))):
                one.append(deepcopy(luck.choice(leaves)))
                one = one[-1] if luck.random() < 0.5 else one
    return etree.tostring(root)


_ODD_VALUES: tuple[object, ...] = (
    None,
    True,
    -1,
    0,
    9e99,
    float("nan"),
    float("inf"),
    10**400,
    "",
    " ",
    "x",
    "\ud800",
    "S01",
    "[off the record] x",
    [],
    {},
    [[]],
    [{}],
    "9" * 400,
)


def _tree(data: bytes, luck: random.Random) -> bytes:
    """JSON with branches exchanged, emptied, doubled or wrapped up deep."""
    try:
        raw = json.loads(data)
        places: list[tuple[object, object]] = []
        stack = [raw]
        while stack:
            node = stack.pop()
            for key, value in list(node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()):
                places.append((node, key))
                stack.append(value)
        for _ in range(luck.choice((1, 2, 5))):
            holder, key = luck.choice(places)
            other, name = luck.choice(places)
            value = luck.choice((luck.choice(_ODD_VALUES), other[name]))  # type: ignore[index]
            if luck.random() < 0.1:
                for _ in range(luck.choice((2, 50, 400))):
                    value = [value]
            holder[key] = value  # type: ignore[index]
            if isinstance(holder, dict) and luck.random() < 0.2:
                holder[str(name)] = holder.pop(key)
        return json.dumps(raw).encode()[:MOST]
    except (ValueError, IndexError, KeyError, RecursionError, TypeError):
        return _flip(data, luck, ())

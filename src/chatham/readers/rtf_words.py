"""The words of Rich Text Format: signs, groups that hold no text, and the encodings of fonts."""

from __future__ import annotations

from typing import Final

SIGNS: Final[dict[str, str]] = {
    "line": "\n", "lbr": "\n", "softline": "", "tab": "\t", "emdash": "—", "endash": "–", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005",
    "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "ltrmark": "", "rtlmark": "", "zwj": "\u200d", "zwnj": "\u200c",
}  # fmt: skip

# Groups whose words are no part of the text, even without the star that says so.
SKIPPED: Final = frozenset(
    "colortbl info filetbl listtable listoverridetable revtbl rsidtbl generator xmlnstbl header headerl headerr headerf footer footerl footerr footerf "
    "pict nonshppict shppict objdata objclass objname objalias fldinst datafield themedata colorschememapping latentstyles datastore bkmkstart bkmkend "
    "sp sn sv shprslt ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn template nextfile atnid atndate atntime atnicn atnparent xe tc txe rxe "
    "private title subject author operator keywords comment doccomm company category manager hlinkbase userprops mmathPr wgrffmtfilter "
    "nonesttables stylesheetprops oldcprops oldpprops oldtprops oldsprops pgdsctbl panose falt fontemb fontfile blipuid picprop do".split()
)

# Groups marked with a star that hold words of the text all the same.
PASSED: Final = frozenset("shpinst shptxt nesttableprops ud atrfstart atrfend atnref atnauthor annotation footnote cs".split())

# What the charset of a font is called by Python.
ENCODINGS: Final[dict[int | None, str]] = {
    77: "mac-roman", 78: "cp932", 128: "cp932", 129: "cp949", 130: "johab", 134: "cp936", 136: "cp950", 161: "cp1253", 162: "cp1254", 163: "cp1258",
    177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850", 0: "cp1252",
}  # fmt: skip

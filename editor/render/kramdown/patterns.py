"""Regular expressions for what several kinds of block have in common.

White space and word characters are ASCII's for kramdown, letters are Unicode's. All are matched at
a line's start, so none has a ``^`` for it.
"""

from __future__ import annotations

import re

SPACES = " \t\n\v\f\r\0"
"""What kramdown strips."""
S = r"[ \t\r\n\f\v]"
W = r"[A-Za-z0-9_]"
INDENT = r"(?:\t| {4})"
UP_TO_3 = r" {0,3}"

ID_NAME = rf"{W}[A-Za-z0-9_-]*"
ANY = r"(?:\\\}|[^}])"
"""What may stand in the braces of an attribute list."""
LONGEST_LIST = 3000
"""Characters of an attribute list; kramdown has no limit, and looks to the end for each ``{:``."""
IAL = rf"\{{:(?!:|/)({ANY}{{1,{LONGEST_LIST}}})\}}{S}*?\n"
IAL_BLOCK = UP_TO_3 + IAL
BLANK = rf"{S}*\n"
END_OF_BLOCK = rf"\^{S}*?\n"

TAG_NAME = r"(?:[^\W\d][-\w.]*:)?[^\W\d][-\w.]*"

SPAN_ELEMENTS = frozenset(
    "a abbr acronym b big bdo br button cite code del dfn em i img input ins kbd label mark option "
    "q rb rbc rp rt rtc ruby samp select small span strong sub sup tt u var".split()
)
_NEVER = "|".join(sorted([*SPAN_ELEMENTS, "script"], key=len, reverse=True))
HTML_BEGINS = rf"{UP_TO_3}<(?!(?:{_NEVER})\b)[^\W\d]"
HTML_ENDS = rf"{UP_TO_3}</(?!(?:{_NEVER})\b){TAG_NAME}{S}*>"
NO_LONGER_LAZY = rf"{BLANK}|{IAL_BLOCK}|{END_OF_BLOCK}|{HTML_ENDS}|{HTML_BEGINS}|\Z"
"""What ends a paragraph or a quote, whose lines need no mark."""

TAIL = r"[\t| ].*\n"
BULLET = rf"({UP_TO_3}[+*-])({TAIL})"
NUMBER = rf"({UP_TO_3}[0-9]+\.)({TAIL})"
ITEM = rf"(?:{BULLET}|{NUMBER})"
DEFINITION = rf"({UP_TO_3}:)({TAIL})"
QUOTE = rf"{UP_TO_3}> ?"
FENCE = rf"{UP_TO_3}[~`]{{3,}}"
GFM_HEADING = r"#{1,6}[\t ]+.*\n"
RULE = rf"{UP_TO_3}(\*|-|_)[ \t]*\1[ \t]*\1(?:\1|[ \t])*\n"

COMMENT = re.compile(r"<!--(?:.*?)-->", re.DOTALL)
TAG = re.compile(
    rf"<(?P<name>(?>{TAG_NAME})){S}*"
    rf"(?P<attributes>(?>{S}+{TAG_NAME}(?:{S}*={S}*(?:\w+|([\"']).*?\3))?)*){S}*(?P<end>/)?>",
    re.DOTALL,
)
CLOSING_TAG = re.compile(rf"</({TAG_NAME}){S}*>")

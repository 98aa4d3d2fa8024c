"""Where blocks begin and end: marked's patterns, for ``match(text, position)`` at a line's start.

What marked finds with one large pattern over several lines (paragraphs, quotes, tables' rows,
headings underlined) is here a pattern for one line and a loop in `block`, which comes to the same.
"""

from __future__ import annotations

import re

_TAGS = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|"
    "dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|"
    "hr|html|iframe|legend|li|link|main|menu|menuitem|meta|nav|noframes|ol|optgroup|option|p|param|"
    "search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul"
)
_BULLET = r"(?:[*+-]|[0-9]{1,9}[.)])"
_RULE = r" {0,3}(?:(?:-[\t ]*){3,}|(?:_[\t ]*){3,}|(?:\*[\t ]*){3,})(?:\n+|\Z)"
_INDENT = r"(?: {4}| {0,3}\t)"
_DELIMITERS = r" {0,3}((?:\| *)?:?-+:? *(?:\| *:?-+:? *)*(?:\| *)?)(?=\n|\Z)"
_S = "[\\s\ufeff]"

BLANK = re.compile(r"(?:[ \t]*(?:\n|\Z))+")
INDENTED = re.compile(rf"(?:{_INDENT}[^\n]+(?:\n(?:[ \t]*(?:\n|\Z))*)?)+")
INDENT = re.compile(r"^(?: {1,4}| {0,3}\t)", re.MULTILINE)
FENCE = re.compile(
    r" {0,3}(`{3,}(?=[^`\n]*(?:\n|\Z))|~{3,})([^\n]*)(?:\n|\Z)"
    r"(?:|([\s\S]*?)(?:\n|\Z))(?: {0,3}\1[~`]* *(?=\n|\Z)|\Z)"
)
HEADING = re.compile(rf" {{0,3}}(#{{1,6}})(?={_S}|\Z)([^\n]*)(?:\n+|\Z)")
RULE = re.compile(_RULE)
QUOTE = re.compile(r" {0,3}> ?")
LIST = re.compile(rf"( {{0,3}}{_BULLET})([ \t][^\n]+?)?(?:\n|\Z)")
_ATTRIBUTE = (
    r" +[a-zA-Z:_][A-Za-z0-9_.:-]*(?: *= *\"[^\"\n]*\"| *= *'[^'\n]*'"
    r"| *= *[^\s\ufeff\"'=<>`]+)?"
)
_TO_BLANK = r"[\s\S]*?(?:(?:\n[ \t]*)+\n|\Z)"
HTML = re.compile(
    rf" {{0,3}}(?:<(script|pre|style|textarea)[\s\ufeff>][\s\S]*?(?:</\1>[^\n]*\n+|\Z)"
    r"|<!--(?:-?>|[\s\S]*?(?:-->|\Z))[^\n]*(?:\n+|\Z)"
    r"|<\?[\s\S]*?(?:\?>\n*|\Z)"
    r"|<![A-Z][\s\S]*?(?:>\n*|\Z)"
    r"|<!\[CDATA\[[\s\S]*?(?:\]\]>\n*|\Z)"
    rf"|</?(?:{_TAGS})(?: +|\n|/?>){_TO_BLANK}"
    rf"|<(?!script|pre|style|textarea)[a-z][A-Za-z0-9_-]*(?:{_ATTRIBUTE})*? */?>(?=[ \t]*(?:\n|\Z))"
    rf"{_TO_BLANK}"
    r"|</(?!script|pre|style|textarea)[a-z][A-Za-z0-9_-]*[\s\ufeff]*>(?=[ \t]*(?:\n|\Z))"
    rf"{_TO_BLANK})",
    re.IGNORECASE,
)
DEFINITION = re.compile(
    rf" {{0,3}}\[((?!{_S}*\])(?:\\.|[^\[\]\\])+)\]: *(?:\n[ \t]*)?([^<\s\ufeff][^\s\ufeff]*|<.*?>)"
    r"(?:(?: +(?:\n[ \t]*)?| *\n[ \t]*)"
    r"(\"(?:\\\"?|[^\"\\])*\"|'[^'\n]*(?:\n[^'\n]+)*\n?'|\([^()]*\)))? *(?:\n+|\Z)"
)

_FENCE_LINE = r" {0,3}(?:`{3,}(?=[^`\n]*\n)|~{3,})[^\n]*\n"
_STOPS = (
    _RULE,
    rf" {{0,3}}#{{1,6}}(?:{_S}|\Z)",
    " {0,3}>",
    _FENCE_LINE,
    r" {0,3}(?:[*+-]|1[.)]) ",
    rf"</?(?:{_TAGS})(?: +|\n|/?>)|<(?:script|pre|style|textarea|!--)",
)
TABLE = re.compile(rf" *([^\n ][^\n]*)\n{_DELIMITERS}")
PARAGRAPH_STOP = re.compile("|".join([*_STOPS, rf" *[^\n ][^\n]*\n{_DELIMITERS}", " +\n"]))
PLAIN_PARAGRAPH_STOP = re.compile("|".join([*_STOPS, " +\n"]))
ROW_STOP = re.compile("|".join([" *\n", *_STOPS, rf"{_INDENT}[^\n]"]))
"""What cannot be a paragraph's next line (the second: without tables), nor a table's next row."""

_SETEXT_STOPS = (
    rf"{_BULLET} ",
    _INDENT,
    " {0,3}(?:`{3,}|~{3,})",
    " {0,3}>",
    " {0,3}#{1,6}",
    r" {0,3}<[^\n>]+>\n",
)
_TABLE_LINE = r" {0,3}\|?(?:[:\- ]*\|)+[:\- ]*\n"
SETEXT_STOP = re.compile("|".join([*_SETEXT_STOPS, _TABLE_LINE]))
PLAIN_SETEXT_STOP = re.compile("|".join(_SETEXT_STOPS))
SETEXT = re.compile(r" {0,3}(=+|-+) *(?:\n+|\Z)")
BLANK_LINE = re.compile(rf"{_S}*?\n")

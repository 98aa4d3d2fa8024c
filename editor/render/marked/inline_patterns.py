"""What may stand in a line: marked's patterns, for ``match(text, position)``."""

from __future__ import annotations

import re

from editor.render.marked.characters import SPACE as S

_ADDRESSEE = r"[a-zA-Z0-9.!#$%&'*+\/=?_`{|}~-]"
_LABEL = r"(?:\[(?:\\.|[^\[\]\\])*\]|\\.|`[^`]*`|[^\[\]\\`])*?"
_REFERENCE = rf"(?![{S}]*\])(?:\\.|[^\[\]\\])+"

ESCAPE = re.compile(r"\\([!\"#$%&'()*+,\-./:;<=>?@\[\]\\^_`{|}~])")
TAG = re.compile(
    r"<!--(?:-?>|[\s\S]*?-->)"
    rf"|</[a-zA-Z][A-Za-z0-9_:-]*[{S}]*>"
    rf"|<[a-zA-Z][A-Za-z0-9_-]*(?:[{S}]+[a-zA-Z:_][A-Za-z0-9_.:-]*(?:[{S}]*=[{S}]*\"[^\"]*\""
    rf"|[{S}]*=[{S}]*'[^']*'|[{S}]*=[{S}]*[^{S}\"'=<>`]+)?)*?[{S}]*/?>"
    rf"|<\?[\s\S]*?\?>|<![a-zA-Z]+[{S}][\s\S]*?>|<!\[CDATA\[[\s\S]*?\]\]>"
)
LINK = re.compile(
    rf"!?\[({_LABEL})\]\([{S}]*(<(?:\\.|[^\n<>\\])+>|[^ \t\n\x00-\x1f]*)"
    r"(?:(?:[ \t]*(?:\n[ \t]*)?)"
    rf"(\"(?:\\\"?|[^\"\\])*\"|'(?:\\'?|[^'\\])*'|\((?:\\\)?|[^)\\])*\)))?[{S}]*\)"
)
REFERENCE = re.compile(rf"!?\[({_LABEL})\]\[({_REFERENCE})\]")
SHORT_REFERENCE = re.compile(rf"!?\[({_REFERENCE})\](?:\[\])?")
ANY_REFERENCE = re.compile(
    rf"!?\[(?:{_LABEL})\]\[(?:{_REFERENCE})\]|!?\[(?:{_REFERENCE})\](?:\[\])?(?!\()"
)
CODE = re.compile(r"(`+)([^`]|[^`][\s\S]*?[^`])\1(?!`)")
BREAK = re.compile(rf"(?: *|\\)\n(?![{S}]*\Z)")
LONG_BREAK = re.compile(rf"(?: {{2,}}|\\)\n(?![{S}]*\Z)")
DELETED = re.compile(rf"(~~?)(?=[^{S}~])((?:\\.|[^\\])*?(?:\\.|[^{S}~\\]))\1(?=[^~]|\Z)")
_MAIL = (
    r"(@)[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
    r"(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)+(?![-_])"
)
ADDRESS = re.compile(rf"<([a-zA-Z][a-zA-Z0-9+.-]{{1,31}}:[^{S}\x00-\x1f<>]*|{_ADDRESSEE}+{_MAIL})>")
URL = re.compile(
    rf"((?:ftp|https?)://|www\.)(?:[a-zA-Z0-9\-]+\.?)+[^{S}<]*"
    r"|[A-Za-z0-9._+-]+(@)[a-zA-Z0-9_-]+(?:\.[a-zA-Z0-9_-]*[a-zA-Z0-9])+(?![-_])",
    re.IGNORECASE | re.ASCII,
)
URL_END = re.compile(
    r"(?:[^?!.,:;*_'\"~()&]+|\([^)]*\)|&(?![a-zA-Z0-9]+;\Z)|[?!.,:;*_'\"~)]+(?!\Z))+"
)

_STOP = r"[\\<!\[`*~_]|https?://|ftp://|www\.|\Z"
_TO_MAIL = rf"|[^a-zA-Z0-9.!#$%&'*+\/=?_`{{|}}~-](?={_ADDRESSEE}+@)"


def _text(line_end: str, with_mail: bool) -> re.Pattern[str]:
    """A run of text: at least one character, then up to what may begin something else."""
    if not with_mail:
        # The same without trying every character.
        return re.compile(
            rf"(?:[`~]+|[^`~])(?:(?={line_end})|(?:[^\\<!\[`*~_ \nhfw]++"
            rf"|(?!{_STOP}|(?<! ){line_end})[\s\S])*+)"
        )
    stop = rf"{_STOP}|{line_end}" if line_end == r" *\n" else _STOP
    return re.compile(
        rf"(?:[`~]+|[^`~])(?:(?={line_end})|(?={_ADDRESSEE}+@)"
        rf"|[\s\S]*?(?:(?={stop})|[^ ](?={line_end}){_TO_MAIL}))"
    )


TEXT = {
    (breaks, with_mail): _text(r" *\n" if breaks else r" {2,}\n", with_mail)
    for breaks in (True, False)
    for with_mail in (True, False)
}
"""By whether each line break is one, and whether there is an ``@`` in the text."""
PLAIN_TEXT = re.compile(
    r"(?:`+|[^`])(?:(?= {2,}\n)|[\s\S]*?(?:(?=[\\<!\[`*_]|\Z)|[^ ](?= {2,}\n)))"
)

SKIPPED = re.compile(r"\[[^\[\]]*?\]\((?:\\.|[^\\()]|\((?:\\.|[^\\()])*+\))*+\)|`[^`]*`|<[^<>]*>")

# What follows is for `characters.kinds` of a text: the three marks, dots, blanks, and text.


def _left(dots: str) -> re.Pattern[str]:
    return re.compile(rf"\*+(?:([{dots}_])|[^ *])|_+(?:([{dots}*])|([^ _]))")


def _right(mark: str, dots: str, text: str) -> re.Pattern[str]:
    """Runs of emphasis marks, by what stands on their sides; group 6 is for ``*`` alone."""
    m, other = re.escape(mark), rf"[^{mark}]"
    runs = [
        rf"(?!{m}){dots}({m}+)(?= |\Z)",
        rf"{text}({m}+)(?!{m})(?={dots}| |\Z)",
        rf"(?!{m})(?:{dots}| )({m}+)(?={text})",
        rf" ({m}+)(?!{m})(?={dots})",
        rf"(?!{m}){dots}({m}+)(?!{m})(?={dots})",
        *([rf"{text}({m}+)(?={text})"] if mark == "*" else []),
    ]
    return re.compile("|".join([rf"{other}+(?={other})", *runs]))


LEFT = {True: _left("."), False: _left(".~")}
"""By whether it is GitHub's Markdown, where a tilde is no punctuation."""
RIGHT = {
    (True, "*"): _right("*", "[.*_]", "[a~]"),
    (False, "*"): _right("*", "[.*_~]", "a"),
    (True, "_"): _right("_", "[.*_~]", "a"),
    (False, "_"): _right("_", "[.*_~]", "a"),
}
"""By that and the mark."""
RIGHT_FIRST = {
    "*": re.compile(r"[^_*]*?__[^_*]*?\*[^_*]*?(?=__)"),
    "_": re.compile(r"[^_*]*?\*\*[^_*]*?_[^_*]*?(?=\*\*)"),
}

"""What may stand in a line: marked's patterns, for ``match(text, position)``."""

from __future__ import annotations

import re

from editor.render.marked.characters import PUNCTUATION as P
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
URL_START = re.compile(r"[A-Za-z0-9._+-]")
URL_END = re.compile(
    r"(?:[^?!.,:;*_'\"~()&]+|\([^)]*\)|&(?![a-zA-Z0-9]+;\Z)|[?!.,:;*_'\"~)]+(?!\Z))+"
)

_STOP = r"(?=[\\<!\[`*~_]{0}|https?://|ftp://|www\.|\Z)"
_TO_MAIL = rf"|[^a-zA-Z0-9.!#$%&'*+\/=?_`{{|}}~-](?={_ADDRESSEE}+@)"


def _text(line_end: str, with_mail: bool) -> re.Pattern[str]:
    """A run of text: at least one character, then up to what may begin something else."""
    stop = _STOP.replace("{0}", f"|{line_end}" if line_end == r" *\n" else "")
    mail, before = (_TO_MAIL, rf"|(?={_ADDRESSEE}+@)") if with_mail else ("", "")
    return re.compile(
        rf"(?:[`~]+|[^`~])(?:(?={line_end}){before}|[\s\S]*?(?:{stop}|[^ ](?={line_end}){mail}))"
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

PUNCTUATED = re.compile(rf"(?![*_])[{P}{S}]")
ALPHANUMERIC = re.compile(r"[^\W_]")
ESCAPED = re.compile(rf"\\([{P}])")
SKIPPED = re.compile(r"\[[^\[\]]*?\]\((?:\\.|[^\\()]|\((?:\\.|[^\\()])*+\))*+\)|`[^`]*`|<[^<>]*>")


def _left(p: str) -> re.Pattern[str]:
    return re.compile(rf"\*+(?:((?!\*){p})|[^{S}*])|_+(?:((?!_){p})|([^{S}_]))")


def _right(mark: str, p: str, p_or_space: str, neither: str) -> re.Pattern[str]:
    """Runs of emphasis marks, by what stands on their sides; group 6 is for ``*`` alone."""
    m, other = re.escape(mark), rf"[^{mark}]"
    runs = [
        rf"(?!{m}){p}({m}+)(?=[{S}]|\Z)",
        rf"{neither}({m}+)(?!{m})(?={p_or_space}|\Z)",
        rf"(?!{m}){p_or_space}({m}+)(?={neither})",
        rf"[{S}]({m}+)(?!{m})(?={p})",
        rf"(?!{m}){p}({m}+)(?!{m})(?={p})",
        *([rf"{neither}({m}+)(?={neither})"] if mark == "*" else ["()(?!)"]),
    ]
    return re.compile("|".join([rf"{other}+(?={other})", *runs]))


_P, _PS, _N = f"[{P}]", f"[{P}{S}]", f"[^{P}{S}]"
_GP, _GPS, _GN = f"(?!~){_P}", f"(?!~){_PS}", f"(?:{_N}|~)"
LEFT = {True: _left(_GP), False: _left(_P)}
RIGHT = {
    (True, "*"): _right("*", _GP, _GPS, _GN),
    (False, "*"): _right("*", _P, _PS, _N),
    (True, "_"): _right("_", _P, _PS, _N),
    (False, "_"): _right("_", _P, _PS, _N),
}
"""By whether it is GitHub's Markdown, and the mark."""
RIGHT_FIRST = {
    "*": re.compile(r"[^_*]*?__[^_*]*?\*[^_*]*?(?=__)"),
    "_": re.compile(r"[^_*]*?\*\*[^_*]*?_[^_*]*?(?=\*\*)"),
}

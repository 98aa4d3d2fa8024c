"""TeX to MathML. A formula that cannot be read becomes its source with the reason beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from html import escape

from math_core import LatexError, LatexToMathML

_LONGEST = 20_000
# The library goes down a level of its own stack for each; that must not run out of it (Windows
# gives a thread 1 MB, which is enough for several hundred).
_DEEPEST = 100
_MACROS = {
    "cases": r"\begin{cases}#1\end{cases}",
    "class": "#2",
    "colorbox": "#2",
    "cssId": "#2",
    "dotsb": r"\cdots",
    "dotsc": r"\ldots",
    "dotsi": r"\cdots",
    "dotsm": r"\cdots",
    "dotso": r"\ldots",
    "emph": r"\textit{#1}",
    "ensuremath": "#1",
    "hbox": r"\text{#1}",
    "href": "#2",
    "mathclap": "#1",
    "mathllap": "#1",
    "mathrlap": "#1",
    "matrix": r"\begin{matrix}#1\end{matrix}",
    "mbox": r"\text{#1}",
    "pmb": r"\boldsymbol{#1}",
    "pmatrix": r"\begin{pmatrix}#1\end{pmatrix}",
    "smash": "#1",
    "style": "#2",
    "substack": r"\begin{matrix}#1\end{matrix}",
    "textnormal": r"\text{#1}",
    "varliminf": r"\liminf",
    "varlimsup": r"\limsup",
}
"""Commands the library does not know, by those it does."""
_ENVIRONMENTS = {
    "align": "align*",
    "alignat": "align*",
    "alignedat": "aligned",
    "eqnarray": "eqnarray*",
    "equation": "equation*",
    "flalign": "align*",
    "gather": "gather*",
    "matrix*": "matrix",
    "multline": "multline*",
    "smallmatrix": "matrix",
    "split": "aligned",
}
"""Environments by what they are shown as: equations have no number but that of their ``\\tag``."""
_BEGIN_OR_END = re.compile(r"(\\(?:begin|end)\s*\{)\s*([a-zA-Z]+\*?)\s*\}")
_EQUATIONS: Mapping[str, str] = {"begin": r"\begin{array}{rcl}", "end": r"\end{array}"}
_REWRITTEN: Sequence[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]] = (
    (re.compile(r"\\(?:label\s*\{[^{}]*\}|nonumber\b|notag\b|tag\*?\s*\{\s*\})"), ""),
    # Where columns stand, or how many there are: they stand as in any other of its kind.
    (
        re.compile(r"(\\begin\{(?:align\*|aligned|gathered|matrix)\})\s*(?:\[[tbclr]\]|\{\d+\})"),
        r"\1",
    ),
    (re.compile(r"\\(begin|end)\{eqnarray\*\}"), lambda at: _EQUATIONS[at[1]]),
    (re.compile(r"\\tag\*?\s*\{([^{}]*[^\x00-\x7f{}][^{}]*)\}"), r"\\qquad\\text{(\1)}"),
    (re.compile(r"\\tag\*\s*\{"), r"\\tag{"),
    (re.compile(r"\\(?:text)?color\s*\{\s*#[0-9a-fA-F]*\s*\}"), ""),
    (re.compile(r"(\\operatorname\*?\{[^{}]*\}|\\mathop\{[^{}]*\})\s*\\(?:no)?limits\b"), r"\1"),
    (
        re.compile(r"\\DeclareMathOperator\*?\s*\{(\\[a-zA-Z]+)\}\s*\{([^{}]*)\}"),
        r"\\def\1{\\operatorname{\2}}",
    ),
    # As others have it, what the library knows may be named anew.
    (
        re.compile(r"\\(?:re|provide)?newcommand\*?\s*\{?\s*(\\[a-zA-Z]+)\s*\}?\s*(?:\[(\d)\])?"),
        lambda found: (
            "\\def" + found[1] + "".join(f"#{at + 1}" for at in range(int(found[2] or 0)))
        ),
    ),
    # Sizes: in all formulas they stand as large as the text around.
    (re.compile(r"\\(?:tiny|scriptsize|small|normalsize|large|Large|LARGE|huge|Huge)\b"), ""),
    # A formula within a text, and what others take there as it is.
    (re.compile(r"\\text\s*\{([^{}]*[$%_#][^{}]*)\}"), lambda found: _apart(found[1])),
)
_IN_TEXT = re.compile(r"\$([^$]*)\$")
_SIGN, _ESCAPED = re.compile(r"(?<!\\)[$%_#]"), r"\\\g<0>"
_CAN_HAVE_TAG = re.compile(r"\\begin\{(?:align|equation|gather|multline)\*\}")
_OPENS = re.compile(r"\\.|[{}]", re.DOTALL)
_NESTED = re.compile(r"\\(begin|left|end|right)(?![a-zA-Z])")
_IN_A_ROW = re.compile(r"(?:\\[a-zA-Z]+\s*|[\^_]\s*)+")
_REASONS = (
    (r'Unknown command "(.+)"', r"\1 is unknown"),
    (r'Unknown environment "(.+)"', r"\\begin{\1} is unknown"),
    (r'Found "&".*', r"an & stands outside of columns; write \\& for the sign"),
    (r"Duplicate subscript or superscript.*", "two subscripts or superscripts on one symbol"),
    (r'Expected closing token "\\end.*', r"\\begin without its \\end"),
    (r'Expected closing token "\\right.*', r"\\left without its \\right"),
    (
        r"Expected argument but .*|Expected .* reached end of input.*",
        "something is missing at the end",
    ),
)


def formula(tex: str, *, display: bool) -> str:
    """``tex`` as one ``<math>`` element, or as its source with the reason it cannot be read.

    Not sanitised. The source is kept in ``data-tex``.
    """
    source = tex.strip()
    try:
        mathml = _converter().convert_with_local_state(
            _known(source, display), displaystyle=display
        )
    except _Unreadable as error:
        return _problem(tex, str(error))
    except LatexError as error:
        return _problem(tex, _reason(str(error)))
    return mathml.replace("<math", f'<math data-tex="{escape(source)}"', 1)


class _Unreadable(Exception):
    """The reason a formula is not shown, in plain words."""


@cache
def _converter() -> LatexToMathML:
    return LatexToMathML(
        macros=_MACROS, fancy_error=False, allow_unreliable_rendering=True, max_expansions=_DEEPEST
    )


def _known(source: str, display: bool) -> str:
    """The formula as the library knows it. Raises _Unreadable."""
    if not source:
        raise _Unreadable("the formula is empty")
    if len(source) > _LONGEST:
        raise _Unreadable("it is too long")
    _check_depth(source)
    known = _BEGIN_OR_END.sub(_environment, source)
    for pattern, instead in _REWRITTEN:
        known = pattern.sub(instead, known)
    if display and "\\tag" in known and not _CAN_HAVE_TAG.search(known):
        return f"\\begin{{equation*}}{known}\\end{{equation*}}"
    return known


def _environment(found: re.Match[str]) -> str:
    name = found[2].removesuffix("*") if found[2] != "matrix*" else found[2]
    return f"{found[1]}{_ENVIRONMENTS.get(name, found[2])}}}"


def _apart(text: str) -> str:
    r"""``a $x$ b``, what was in a ``\text``, as ``\text{a }x\text{ b}``."""
    parts = _IN_TEXT.split(text)
    parts[::2] = [f"\\text{{{_SIGN.sub(_ESCAPED, part)}}}" for part in parts[::2]]
    return "".join(parts)


def _check_depth(source: str) -> None:
    depth = deepest = 0
    for brace in _OPENS.findall(source):
        depth += {"{": 1, "}": -1}.get(brace, 0)
        deepest = max(deepest, depth)
        if depth < 0:
            raise _Unreadable("a } has no {")
    if depth:
        raise _Unreadable("a { is not closed")
    nested = deepest_nested = 0
    for word in _NESTED.findall(source):
        nested += 1 if word in ("begin", "left") else -1
        deepest_nested = max(deepest_nested, nested)
    in_a_row = max((len(row[0].split("\\")) for row in _IN_A_ROW.finditer(source)), default=0)
    if deepest + deepest_nested + in_a_row > _DEEPEST:
        raise _Unreadable("it is nested too deep")


def _reason(error: str) -> str:
    words = error.partition(": ")[2] or error
    for pattern, plain in _REASONS:
        if re.fullmatch(pattern, words.rstrip(".")) or re.fullmatch(pattern, words):
            return re.sub(pattern, plain, words.rstrip("."))
    return words[:1].lower() + words[1:].rstrip(".")


def _problem(tex: str, reason: str) -> str:
    source = escape(tex)
    return (
        f'<span class="formula-error" data-tex="{source}">'
        f"<code>{source}</code> <small>{escape(reason)}</small></span>"
    )

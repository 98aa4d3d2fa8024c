"""TeX to MathML. A formula that cannot be read becomes its source with the reason beside it."""

from __future__ import annotations

import re
from html import escape, unescape
from xml.etree import ElementTree

from latex2mathml.converter import convert_to_element

_LONGEST = 20_000
_ENVIRONMENTS = {
    "aligned": "split",
    "eqnarray": "split",
    "flalign": "split",
    "gather": "matrix",
    "gathered": "matrix",
    "multline": "matrix",
    "equation": "matrix",
    "dcases": "cases",
}
"""Environments the library does not know: those it knows that look alike."""
_ENVIRONMENT = re.compile(r"(\\(?:begin|end)\s*\{)(" + "|".join(_ENVIRONMENTS) + r")\*?\}")
_COLUMN = re.compile(r"(?<!\\)&")
_INVISIBLE = re.compile(r"\\(?:label\s*\{[^{}]*\}|nonumber\b|notag\b)")
_COMMAND = re.compile(r"\\[a-zA-Z]+")
_REASONS = {
    "NoAvailableTokensError": "something is missing at the end",
    "DenominatorNotFoundError": "the denominator is missing",
    "NumeratorNotFoundError": "the numerator is missing",
    "DoubleSubscriptsError": "two subscripts on one symbol",
    "DoubleSuperscriptsError": "two superscripts on one symbol",
    "ExtraLeftOrMissingRightError": r"\left without its \right",
    "LimitsMustFollowMathOperatorError": r"\limits must follow an operator",
    "MissingEndError": r"\begin without its \end",
    "MissingSuperScriptOrSubscriptError": "nothing follows ^ or _",
    "InvalidAlignmentError": "this column alignment is unknown",
    "InvalidStyleForGenfracError": "this fraction style is unknown",
    "InvalidWidthError": "this width is unknown",
}


def formula(tex: str, *, display: bool) -> str:
    """``tex`` as one ``<math>`` element, or as its source with the reason it cannot be read.

    Not sanitised. The source is kept in ``data-tex``.
    """
    source = tex.strip()
    try:
        return _mathml(source, "block" if display else "inline")
    except RecursionError:
        return _problem(tex, "it is nested too deep")
    except _Unreadable as error:
        return _problem(tex, str(error))
    except Exception as error:  # noqa: BLE001 - the library raises KeyError, IndexError… too
        return _problem(tex, _REASONS.get(type(error).__name__, "it cannot be read"))


class _Unreadable(Exception):
    """The reason a formula is not shown, in plain words."""


def _mathml(source: str, display: str) -> str:
    if not source:
        raise _Unreadable("the formula is empty")
    if len(source) > _LONGEST:
        raise _Unreadable("it is too long")
    depth = 0
    for brace in re.findall(r"\\.|[{}]", source, re.DOTALL):
        depth += {"{": 1, "}": -1}.get(brace, 0)
        if depth < 0:
            raise _Unreadable("a } has no {")
    if depth:
        raise _Unreadable("a { is not closed")
    known = _ENVIRONMENT.sub(lambda found: found[1] + _ENVIRONMENTS[found[2]] + "}", source)
    element = convert_to_element(_INVISIBLE.sub("", known), display=display)
    for node in element.iter():
        if node.text:
            node.text = unescape(node.text)
            if node.tag == "mi" and _COMMAND.fullmatch(node.text):
                raise _Unreadable(f"{node.text} is unknown")
            if node.text == "&" and _COLUMN.search(source):
                raise _Unreadable("an & stands outside of columns; write \\& for the sign")
    element.set("data-tex", source)
    return ElementTree.tostring(element, encoding="unicode")


def _problem(tex: str, reason: str) -> str:
    source = escape(tex)
    return (
        f'<span class="formula-error" data-tex="{source}">'
        f"<code>{source}</code> <small>{escape(reason)}</small></span>"
    )

"""The inside of braces: where they stand in a text, and the attributes that they hold."""

from __future__ import annotations

import re

# `{b}` at least; a class or an id has a name besides its sign.
_SHORTEST = 3
_NOT_IN_NAME = frozenset("\t\n\f />\"'=")
_LAST = re.compile(r"[ \n]?\{[^{}]+\}$")


def begins(text: str) -> bool:
    """Whether ``text`` begins with braces that hold something."""
    if len(text) < _SHORTEST or text[0] != "{":
        return False
    end = text.find("}", 2)
    return end > 0 and text[end + 1 : end + 2] != "}" and _holds(text[: end + 1])


def ends(text: str) -> bool:
    """Whether ``text`` ends with braces that hold something."""
    start = text.rfind("{")
    if len(text) < _SHORTEST or start < 0:
        return False
    return text.find("}", start + 2) == len(text) - 1 and _holds(text[start:])


def is_only(text: str) -> bool:
    """Whether ``text`` is braces that hold something."""
    return text[:1] == "{" and text[-1:] == "}" and _holds(text)


def _holds(braces: str) -> bool:
    return len(braces) >= _SHORTEST + (braces[1:2] in (".", "#"))


def after_braces(text: str) -> str:
    """What follows the first closing brace."""
    return text[text.index("}") + 1 :]


def before_braces(text: str) -> str:
    """What stands before the last opening brace, without one space."""
    return text[: text.rindex("{")].removesuffix(" ")


def without_end(text: str) -> str:
    """``text`` without the braces at its end and what parts them from it."""
    return _LAST.sub("", text)


def attributes(text: str, start: int) -> list[tuple[str, str]]:
    """Names and values in the braces that open at ``start``.

    ``.name`` is a class, ``..name`` a CSS module, ``#name`` an id; a value may be quoted.
    """
    found = list[tuple[str, str]]()
    name, value = "", ""
    is_name, is_quoted = True, False
    at = start
    while (at := at + 1) < len(text):
        sign = text[at]
        if sign == "}":
            if name:
                found.append((name, value))
            break
        if sign == "=" and is_name:
            is_name = False
        elif sign in ".#" and not name:
            name, is_name = ("class" if sign == "." else "id"), False
            if text[at : at + 2] == "..":
                name, at = "css-module", at + 1
        elif sign == '"' and (is_quoted or not value):
            is_quoted = not is_quoted
        elif sign == " " and not is_quoted:
            if name:
                found.append((name, value))
                name, value, is_name = "", "", True
        elif not is_name:
            value += sign
        elif sign not in _NOT_IN_NAME:
            name += sign
    return found

"""Settings out of configuration files that are programs: their plain values, never by running them.

Python is parsed and its literal assignments are taken. JavaScript and TypeScript are looked
through for ``name: value`` with a plain value, which is how such settings stand there.
"""

from __future__ import annotations

import ast
import re
from contextlib import suppress
from typing import Any

from editor.site.javascript import javascript_objects

_COMMENT = re.compile(
    r"""("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|//[^\n]*|/\*.*?\*/""", re.S
)
_MEMBER = re.compile(
    r"""(?<![\w$.-])["']?([A-Za-z_$][\w$]*)["']?\s*[:=]\s*"""
    r"""(?:"((?:\\.|[^"\\\n])*)"|'((?:\\.|[^'\\\n])*)'|`([^`$\\]*)`|(true|false|-?\d+(?:\.\d+)?)\b)"""
)


def python_values(text: str) -> dict[str, Any]:
    """What the names at the top of a Python file are set to, as far as it is literal.

    Names and joined texts of what came before count, too. Raises SyntaxError.
    """
    found: dict[str, Any] = {}
    for statement in ast.parse(text).body:
        if isinstance(statement, ast.Assign):
            targets, value = statement.targets, statement.value
        elif isinstance(statement, ast.AnnAssign) and statement.value is not None:
            targets, value = [statement.target], statement.value
        else:
            continue
        with suppress(ValueError, TypeError, KeyError, MemoryError, RecursionError):
            literal = _literal(value, found)
            found.update({each.id: literal for each in targets if isinstance(each, ast.Name)})
    return found


def _literal(node: ast.expr, known: dict[str, Any]) -> Any:
    if isinstance(node, ast.Name):
        return known[node.id]
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = _literal(node.left, known), _literal(node.right, known)
        if isinstance(left, str) and isinstance(right, str):
            return left + right
    return ast.literal_eval(node)


def javascript_values(text: str) -> dict[str, Any]:
    """The members with a plain value, anywhere in the text, and those that are objects of such.

    The first of a name counts; a plain value before an object.
    """
    found: dict[str, Any] = {}
    plain_text = without_comments(text)
    for match in _MEMBER.finditer(plain_text):
        name, *texts, plain = match.groups()
        given = next((each for each in texts if each is not None), None)
        if name not in found:
            found[name] = _number(plain) if given is None else given.replace("\\", "")
    return {**javascript_objects(plain_text), **found}


def _number(plain: str) -> bool | float | int:
    if plain in ("true", "false"):
        return plain == "true"
    return float(plain) if "." in plain else int(plain)


def without_comments(text: str) -> str:
    """JavaScript without its comments; texts in it stay as they are."""
    return _COMMENT.sub(lambda match: match[1] or " ", text)

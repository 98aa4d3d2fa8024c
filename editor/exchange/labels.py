"""The labels that people and programs put before a title, a date, an author …, and their values.

``Title: x``, ``标题：x``, ``【标题】x``, ``**作者**：x``, ``文/x``, ``by x``. Knows what a line
says, not where in a text it may stand.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from editor.exchange.found import Role
from editor.exchange.phrases import table


class Labelled(NamedTuple):
    """A label with its value. Positions count from the start of the line."""

    key: str
    role: Role | None
    value: str
    start: int
    end: int
    label_start: int = 0


ROLES: dict[str, Role] = {
    word: Role(role) for role, words in table("labels").items() for word in words
}
_WEAK = frozenset(
    "文 subject from 主题 by time posted published text article created link original"
    " 发布 发表 全文 内容".split()
)
"""Words that are also common at the start of a sentence: these need their colon."""
_LINE = re.compile(
    r"(?P<lead>\s*(?:>\s*)?(?:[-*+•·▪◆●■]\s+|\d{1,2}[.)、．]\s*|#{1,6}\s+)?)"
    r"(?P<open>(?:\*\*|__|[【\[「『〔<*_]){0,2})\s*"
    r"(?P<key>[^\W\d_][^:：=|｜/／\]】」』〕>*_\n]{0,24}?)\s*"
    r"(?P<close>(?:\*\*|__|[】\]」』〕>*_]){0,2})\s*"
    r"(?P<sign>[:：=|｜/／]|(?<=[】\]」』〕])|$)"
    r"(?P<after>\*\*|__|[】\]]|[*_])?[ \t\u00a0\u3000]*"
    r"(?P<value>.*?)\s*"
)
_INSIDE = re.compile(
    r"(?:^|(?<=[\s|｜·•,，;；/\u3000\u00a0(（\[【]))"
    rf"(?P<key>{'|'.join(sorted(ROLES, key=len, reverse=True))})"
    r"[ \u3000]?[:：][ \t\u00a0\u3000]*"
    rf"|【\s*(?P<wide>{'|'.join(sorted(ROLES, key=len, reverse=True))})\s*】[:：]?[ \t\u3000]*",
    re.IGNORECASE,
)
_ANOTHER = re.compile(r"[\s|｜/／，,]+[^\W\d]{1,8}\s?[:：](?!//)")
"""Where a label begins that is none of a part of an article."""
_WRAPPED = re.compile(
    r"(?P<mark>\*\*\*|\*\*|__|[*_])(?=\S)(?P<a>[^*_]+)(?<=\S)(?P=mark)"
    r"|\"(?P<b>[^\"]+)\"|'(?P<c>[^']+)'|“(?P<d>[^“”]+)”|‘(?P<e>[^‘’]+)’|`(?P<f>[^`]+)`"
    r"|\[(?P<g>[^\[\]]+)\](?:\([^()\s]*\))?"
)


def label_of(line: str) -> Labelled | None:
    """The label and the value of a line that is ``label: value``, or a label alone."""
    match = _LINE.fullmatch(line)
    if not match or "\n" in line:
        return None
    key = match["key"].strip()
    role = role_of(key)
    if role is None or not _is_meant(match, role, key):
        return None
    start, end = match.span("value")
    if match["open"] and not match["close"] and not match["after"]:
        # "**Title: x**": the marks are around all of it.
        end -= len(match["open"]) if line[start:end].endswith(match["open"]) else 0
    return Labelled(key, role, line[start:end], start, end)


def pair_of(line: str) -> tuple[str, str, int] | None:
    """Key, value and the value's start of a line of sloppy front matter, whatever the key."""
    match = re.fullmatch(
        r"[ \t]*[\"'“”]?([A-Za-z_][\w .-]{0,40}?|[^\W\d_A-Za-z]{1,8})[\"'“”]?[ \t]*[:：=]"
        r"(?:[ \t\u3000]+|(?<=：)|(?=[\"'\[“]|$))(.*?)[ \t]*",
        line,
    )
    match = match or re.fullmatch(r"\s*【([^【】]{1,12})】()\s*[:：]?\s*(.*?)\s*", line)
    return (
        (match[1], match[match.lastindex or 2], match.start(match.lastindex or 2))
        if match
        else None
    )


def labels_inside(line: str) -> list[Labelled]:
    """The labels of a line with several: ``作者：x　来源：y　时间：z``."""
    starts = [
        (match.start(), match.end(), match["key"] or match["wide"])
        for match in _INSIDE.finditer(line)
        if match["wide"] or role_of(match["key"]) not in (None, Role.TITLE, Role.BODY)
    ]
    found = []
    for number, (label_start, start, key) in enumerate(starts):
        stop = starts[number + 1][0] if number + 1 < len(starts) else len(line)
        another = _ANOTHER.search(line, start, stop)
        if another and role_of(key) in (Role.AUTHOR, Role.SOURCE, Role.DATE):
            stop = another.start()
        value = line[start:stop].rstrip(" \t\u3000\u00a0|｜·•,，;；/（(【[)）】]")
        end = start + len(value)
        found.append(Labelled(key, role_of(key), value, start, end, label_start))
    return found


def role_of(key: str) -> Role | None:
    """What a label stands for."""
    plain = unicodedata.normalize("NFKC", key).casefold().strip()
    if not plain.isascii():
        plain = re.sub(r"\s", "", plain)
    plain = re.sub(r"[\s_-]+", " ", plain)
    return ROLES.get(plain)


def unwrapped(value: str) -> str:
    """``value`` without the quotes or marks around all of it."""
    value = value.strip().strip("\u3000\u00a0\u200b\ufeff")
    while match := _WRAPPED.fullmatch(value):
        inner = next(
            (each for name, each in match.groupdict().items() if each and name != "mark"), ""
        )
        value = inner.strip()
    return value


def names_in(value: str) -> Iterator[str]:
    """The single tags of a list of them: ``a, b``, ``a、b``, ``#a #b``, ``[a, "b"]``."""
    value = value.strip()
    if value.startswith("[") and value.endswith("]"):
        value = value[1:-1]
    if re.fullmatch(r"(?:[#＃][^\s#＃]+\s*)+", value):
        pieces = re.split(r"[#＃\s]+", value)
    else:
        apart = r"[,，、;；]" if re.search("[,，、;；]", value) else r"[|｜/]|\s{2,}|\u3000|[#＃]"
        pieces = re.split(apart, value)
    for piece in pieces:
        name = unwrapped(piece.strip().lstrip("#＃").strip())
        if name:
            yield name


def _is_meant(match: re.Match[str], role: Role, key: str) -> bool:
    sign, value = match["sign"], match["value"]
    bracketed = bool(match["open"]) and bool(match["close"])
    if sign in "|｜/／" and sign:
        return role in (Role.AUTHOR, Role.SOURCE) and not key.isascii() and bool(value)
    if sign == "=":
        return key.isascii() and key == key.lower()
    if sign:
        return True
    # No colon: brackets around it, or alone on its line as a heading of its own or in bold.
    if value:
        return bracketed and match["open"][0] in "【[「『〔" and value[0] not in "(（["
    marked = bracketed or "#" in match["lead"]
    return marked and key.casefold() not in _WEAK

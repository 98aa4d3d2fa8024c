"""The labels that people and programs put before a title, a date, an author …, and their values.

``Title: x``, ``标题：x``, ``【标题】x``, ``**作者**：x``, ``文/x``, ``by x``. Knows what a line says,
not where in a text it may stand.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from editor.exchange.found import Role


class Labelled(NamedTuple):
    """A label with its value. Positions count from the start of the line."""

    key: str
    role: Role | None
    value: str
    start: int
    end: int
    label_start: int = 0


_WORDS: dict[Role, str] = {
    Role.TITLE: "subject|title|headline|article title|post title|标题|文章标题|题目|题名|篇名|主标题|主题|中文标题|文章题目",
    Role.DATE: "date|published|published on|published at|publish date|publish time|publication date"
    "|date published|posted|posted on|release date|pubdate|pub date|created|created at|time"
    "|日期|时间|发布时间|发布日期|发表时间|发表日期|发布于|发表于|发布|发表|创建时间|创建日期|写作时间|写于|刊发时间",
    Role.AUTHOR: "from|author|authors|by|written by|writer|byline|posted by|author name"
    "|作者|文|撰文|撰稿|撰稿人|文章作者|原作者|原创作者|作者名|发布者|发布人|署名|记者|本报记者|本刊记者|作者署名",
    Role.TAGS: "tags|tag|keywords|keyword|key words|topics|标签|文章标签|关键词|关键字|话题",
    Role.CATEGORIES: "categories|category|section|分类|文章分类|分类专栏|栏目|类别|所属分类",
    Role.SOURCE: "source|sources|original|original link|original article|original url|original source"
    "|source url|link|url|via|来源|文章来源|信息来源|出处|转自|转载自|原文|原文链接|原文地址|原文出处|本文链接"
    "|链接|来自|稿源|来源网站",
    Role.SUMMARY: "summary|abstract|excerpt|description|dek|subtitle|standfirst|摘要|文章摘要|内容摘要"
    "|简介|导语|概要|内容提要|导读|描述|提要|引言摘要",
    Role.BODY: "body|content|contents|text|body text|article|article body|article content|main text"
    "|main body|正文|正文内容|内容|文章内容|文章正文|主体内容|主体|全文",
}
ROLES: dict[str, Role] = {word: role for role, words in _WORDS.items() for word in words.split("|")}
_WEAK = frozenset(
    "文 subject from 主题 by time posted published text article created link original 发布 发表 全文 内容".split()
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
    r"[ \u3000]?[:：][ \t\u00a0\u3000]*",
    re.IGNORECASE,
)
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
        (match.start(), match.end(), match["key"])
        for match in _INSIDE.finditer(line)
        if role_of(match["key"]) not in (None, Role.TITLE, Role.BODY)
    ]
    found = []
    for number, (label_start, start, key) in enumerate(starts):
        stop = starts[number + 1][0] if number + 1 < len(starts) else len(line)
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

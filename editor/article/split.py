"""Where the front matter ends and the body begins, for every text whatsoever.

Whatever is found, the parts join to the same text. Knows how front matter is fenced, and asks
the formats' readers whether what is between the fences is theirs; nothing of files or fields.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace

import yaml

from editor.article.article import Article, Format
from editor.article.json_front import read_json
from editor.article.meta_front import is_certain
from editor.article.toml_read import read_toml
from editor.article.yaml_read import read_mapping, read_yaml
from editor.errors import FrontMatterError

FENCES = {"-": Format.YAML, "+": Format.TOML, ";": Format.JSON}
_OPENING = re.compile(r"(-{3,}|\+{3,}|;{3,})[ \t]*(?:\n|\Z)")
_HEADLESS = re.compile(r"[\w\"'-]+[ \t]*:[ \t\n]")
_FENCE_BELOW = re.compile(r"^(-{3,}|;{3,})[ \t]*(?:\n|\Z)", re.MULTILINE)
_LABELLED = re.compile(r" {0,3}[A-Za-z0-9_-]+:")
_BLANK_LINE = re.compile(r"^[^\S\n]*(?:\n|\Z)", re.MULTILINE)
_LONGEST_HEADLESS = 64 * 1024
"""Characters; nobody writes more, and reading more would keep who opens a text waiting."""
_USUAL_KEYS = frozenset(("title", "date", "layout", "tags", "categories", "permalink", "updated"))
_YAML_KEY = re.compile(r"(?:[^\s#'\"\[\]{}&*!|>%@`-][^:\n]*|\"[^\"\n]*\"|'[^'\n]*')[:：](?:\s|$)?")
_TOML_KEY = re.compile(r"\s*(?:\[|[\w\"'.-]+[ \t]*=)")
_BROKEN_OBJECT = re.compile(r"\{\s*\"(?:[^\n]*\}|(?:[^\n]*\n)*?\})[ \t]*(?:\n|\Z)")


def split(text: str) -> Article:
    """Any text's parts; ``split(text).text == text`` always."""
    first = text[:1]
    if first in FENCES:
        return _fenced(text)
    if first == "{":
        return _object(text)
    headless = _headless(text)
    return headless if headless.head else _metadata(text)


def reread_head(article: Article, head: str) -> Article:
    """``article`` with another head, whose parts are found anew; the body stays the body.

    A head that is no longer just one front matter is kept as it is (reading its fields then
    says what is wrong).
    """
    found = split(head) if head else Article()
    if found.head != head:
        found = _as_it_is(head, article.format)
    return replace(found, body=article.body)


def closing_fence(mark: str) -> re.Pattern[str]:
    """What closes a front matter that ``mark`` (such as ``---``) opened."""
    fence = re.escape(mark)
    either = rf"(?:{fence}|\.\.\.)" if mark[0] == "-" else fence
    return re.compile(rf"^{either}[ \t]*(?:\n|\Z)", re.MULTILINE)


def _fenced(text: str) -> Article:
    opening = _OPENING.match(text)
    if not opening:
        return Article(body=text)
    closing = closing_fence(opening[1]).search(text, opening.end())
    if not closing:
        return Article(body=text)
    front = text[opening.end() : closing.start()]
    kind = FENCES[text[0]]
    if not _RECOGNISERS[kind](front):
        return Article(body=text)
    return Article(kind, opening[0], front, closing[0], text[closing.end() :])


def _object(text: str) -> Article:
    try:
        value, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        broken = _BROKEN_OBJECT.match(text)
        end, value = (broken.end(), {}) if broken else (0, None)
    rest = re.compile(r"[ \t]*(?:\n|\Z)").match(text, end)
    if not isinstance(value, dict):
        return Article(body=text)
    if end and text[end - 1] == "\n":
        stop = end
    elif rest:
        stop = rest.end()
    else:
        return Article(body=text)
    return Article(Format.JSON, "", text[:stop], "", text[stop:])


def _headless(text: str) -> Article:
    """Hexo's front matter without an opening fence: only if nothing else can be meant."""
    if not _HEADLESS.match(text):
        return Article(body=text)
    closing = _FENCE_BELOW.search(text, 0, _LONGEST_HEADLESS)
    if not closing:
        return Article(body=text)
    kind, front = FENCES[closing[1][0]], text[: closing.start()]
    if not _USUAL_KEYS.intersection(_simple_keys(kind, front)):
        return Article(body=text)
    return Article(kind, "", front, closing[0], text[closing.end() :])


def _metadata(text: str) -> Article:
    """Lines of ``Key: value`` down to the first blank line, if they are surely metadata."""
    if not _LABELLED.match(text):
        return Article(body=text)
    start = text[:_LONGEST_HEADLESS]
    closing = _BLANK_LINE.search(start)
    end = closing.start() if closing else len(start)
    front, after = text[:end], closing[0] if closing else ""
    if not after and (len(start) < len(text) or front.count("\n", 0, -1) == 0):
        return Article(body=text)  # it goes on and on, or is one line on its own
    if not is_certain(front):
        return Article(body=text)
    return Article(Format.META, "", front, after, text[end + len(after) :])


def _simple_keys(kind: Format, front: str) -> list[str]:
    """The keys of a mapping if all of them are single words; else none."""
    try:
        if kind is Format.JSON:
            keys = [member.key for member in read_json(front).members]
        else:
            reading, root = read_mapping(front)
            keys = [pair.key for pair in reading.pairs(root)] if root else []
    except FrontMatterError:
        return []
    return keys if all(re.fullmatch(r"[\w-]+", key) for key in keys) else []


def _is_yaml(front: str) -> bool:
    """Whether it is a mapping, nothing but comments, or a mapping with a mistake in it."""
    if not re.search(r"[:?{：]|\A(?:[ \t]*(?:#[^\n]*)?(?:\n|\Z))*\Z", front):
        return False
    try:
        root = read_yaml(front).root
    except FrontMatterError:
        return _looks_like_pairs(front)
    return root is None or isinstance(root, yaml.MappingNode)


def _looks_like_pairs(front: str) -> bool:
    lines = [line for line in front.split("\n") if line.strip() and line[0] not in " \t#-%"]
    pairs = [line for line in lines if _YAML_KEY.match(line)]
    return bool(pairs) and (lines[0] == pairs[0] or len(pairs) * 2 > len(lines))


def _is_toml(front: str) -> bool:
    try:
        read_toml(front)
    except FrontMatterError:
        return any(_TOML_KEY.match(line) for line in front.split("\n"))
    return True


def _is_members(front: str) -> bool:
    try:
        read_json(front)
    except FrontMatterError:
        return front.lstrip().startswith('"')
    return True


_RECOGNISERS: dict[Format, Callable[[str], bool]] = {
    Format.YAML: _is_yaml,
    Format.TOML: _is_toml,
    Format.JSON: _is_members,
}


def _as_it_is(head: str, was: Format) -> Article:
    """A head that is not a front matter, in parts as good as can be."""
    opening = _OPENING.match(head)
    kind = FENCES[head[0]] if opening else was
    if re.match(r'\{\s*(?:"|\Z)', head):
        kind = Format.JSON
    elif kind is Format.NONE:
        kind = Format.YAML
    if kind is Format.META and not opening:
        blank = re.compile(r"\n[^\S\n]*\n\Z").search(head)
        end = blank.start() + 1 if blank else len(head)
        return Article(kind, "", head[:end], head[end:])
    start = opening.end() if opening else 0
    last = head.rfind("\n", 0, len(head) - 1) + 1
    closing = _OPENING.match(head, last) if last >= start else None
    fits = closing and (not opening or closing[1] == opening[1])
    end = last if fits else len(head)
    return Article(kind, head[:start], head[start:end], head[end:])

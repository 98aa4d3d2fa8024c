"""The formats of front matter as one table: how each is read, edited and read back.

A new format is a new row. Knows nothing of fences in a file or of proving a write.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import frontmatter
from frontmatter.default_handlers import BaseHandler

from editor.article import json_front, meta_front, toml_edit, toml_write, yaml_edit, yaml_write
from editor.article.article import Format
from editor.article.json_front import read_json
from editor.article.toml_read import read_toml
from editor.article.value import Value
from editor.article.yaml_read import read_mapping


@dataclass(frozen=True)
class Field:
    """One field: ``text`` is its value as the author wrote it, ``line`` counts from 1."""

    key: str
    value: Value
    text: str
    line: int


def _as_it_is(keys: Iterable[str], key: str) -> str:
    """``key``: in most formats capitals make another key."""
    return key


@dataclass(frozen=True)
class Written:
    """How a format is read and edited; every function takes the text between the fences.

    ``read`` gives the fields in order, ``candidates`` texts with one field set (the finest edit
    first), ``without`` texts without one; ``holds`` makes a value one that the format has
    (ValueError: it has none such); ``read_back`` reads with python-frontmatter, or as the programs
    do that the format is for. ``own_name`` is what a key is called among those that are there.
    """

    read: Callable[[str], list[Field]]
    candidates: Callable[[str, str, Value], Iterator[str]]
    without: Callable[[str, str], Iterator[str]]
    holds: Callable[[Value], Value]
    read_back: Callable[[str], dict[str, Value]]
    own_name: Callable[[Iterable[str], str], str] = _as_it_is


def _yaml_fields(front: str) -> list[Field]:
    reading, root = read_mapping(front)
    if root is None:
        return []
    pairs = reading.pairs(root)
    own = {pair.key: pair for pair in pairs}  # of a key that is there twice the last one counts
    fields = []
    for key, pair in own.items():
        line = front.count("\n", 0, reading.start(pair.key_node)) + 1
        fields.append(Field(key, reading.value(pair.node), reading.raw(pair.node), line))
    line = front.count("\n", 0, reading.start(root)) + 1
    merged = reading.merged(root)
    return fields + [Field(k, v, "", line) for k, v in merged.items() if k not in own]


def _toml_fields(front: str) -> list[Field]:
    found = read_toml(front)
    fields = []
    for key, value in found.values.items():
        statements = found.of(key)
        first, last = statements[0], statements[-1]
        single = first.node if len(first.path) == 1 else None
        start, end = single.span if single else (first.span[0], last.span[1])
        line = front.count("\n", 0, first.span[0]) + 1
        fields.append(Field(key, value, front[start:end], line))
    return fields


def _json_fields(front: str) -> list[Field]:
    fields = {
        member.key: Field(
            member.key,
            member.value,
            front[slice(*member.at)],
            front.count("\n", 0, member.span[0]) + 1,
        )
        for member in read_json(front).members
    }
    return list(fields.values())


def _meta_fields(front: str) -> list[Field]:
    statements = meta_front.read_meta(front)
    own: dict[str, list[meta_front.Statement]] = {}
    for each in statements:
        own.setdefault(each.key.lower(), []).append(each)
    fields = []
    for key, text in meta_front.values_of(statements).items():
        found = own[key.lower()]
        raw = [front[each.pieces[0].span[0] : each.pieces[-1].span[1]] for each in found]
        line = front.count("\n", 0, found[0].key_span[0]) + 1
        fields.append(Field(key, meta_front.value_of(text), "\n".join(raw), line))
    return fields


class _Yaml(BaseHandler):
    """python-frontmatter's way to YAML, with dates as their text and own tags passed over."""

    FM_BOUNDARY = re.compile(r"^-{3}[ \t]*$", re.MULTILINE)
    START_DELIMITER = END_DELIMITER = "---"

    def load(self, fm: str) -> dict[str, Any]:
        reading, root = read_mapping(fm.lstrip("\n"))
        value = reading.value(root) if root is not None else {}
        return value if isinstance(value, dict) else {}


class _Toml(BaseHandler):
    """python-frontmatter's own TOML needs a package that is no longer kept; tomllib is."""

    FM_BOUNDARY = re.compile(r"^\+{3}[ \t]*$", re.MULTILINE)
    START_DELIMITER = END_DELIMITER = "+++"

    def load(self, fm: str) -> dict[str, Any]:
        return read_toml(fm).values


class _Json(BaseHandler):
    """python-frontmatter splits JSON at lines that are one brace; Hexo's has none such."""

    FM_BOUNDARY = re.compile(r"^;{3}[ \t]*$", re.MULTILINE)
    START_DELIMITER = END_DELIMITER = ";;;"

    def load(self, fm: str) -> dict[str, Any]:
        return {member.key: member.value for member in read_json(fm).members}


def _read_back(handler: BaseHandler, front: str) -> dict[str, Value]:
    end = "" if not front or front.endswith("\n") else "\n"
    text = f"{handler.START_DELIMITER}\n{front}{end}{handler.END_DELIMITER}\n"
    found: dict[str, Any] = frontmatter.parse(text, handler=handler)[0]
    return found


def _reader(handler: BaseHandler) -> Callable[[str], dict[str, Value]]:
    return lambda front: _read_back(handler, front)


FORMATS: Mapping[Format, Written] = MappingProxyType(
    {
        Format.YAML: Written(
            _yaml_fields,
            yaml_edit.candidates,
            yaml_edit.without,
            yaml_write.holds,
            _reader(_Yaml()),
        ),
        Format.TOML: Written(
            _toml_fields,
            toml_edit.candidates,
            toml_edit.without,
            toml_write.holds,
            _reader(_Toml()),
        ),
        Format.JSON: Written(
            _json_fields,
            json_front.candidates,
            json_front.without,
            json_front.holds,
            _reader(_Json()),
        ),
        Format.META: Written(
            _meta_fields,
            meta_front.candidates,
            meta_front.without,
            meta_front.holds,
            meta_front.read_back,
            meta_front.own_name,
        ),
    }
)

"""Astro's content collections: their fields, out of the schema in ``content.config.ts``.

A forgiving reader of the simple ways to write such a schema (``z.object({ title: z.string() })``).
What it does not understand is a field of any kind; nothing is ever run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from editor.article.fields import read_value
from editor.article.value import Value
from editor.errors import FrontMatterError
from editor.site.literals import without_comments
from editor.site.spec import FieldSpec

_OPENING, _CLOSING = "([{", ")]}"
_COLLECTION = re.compile(r"(?:const|let|var)\s+([\w$]+)\s*=\s*defineCollection\s*\(")
_COLLECTIONS = re.compile(r"export\s+const\s+collections\s*(?::[^=]+)?=\s*\{")
_OBJECT = re.compile(r"schema\s*:.*?\b(?:object|strictObject)\s*\(\s*\{", re.S)
_NAMED = re.compile(r"schema\s*(?::\s*([\w$]+)\s*)?(?=[,}]|$)")
_BASE = re.compile(r"base\s*:\s*['\"`](?:\./)?([^'\"`]+)['\"`]")
_MEMBER = re.compile(r"\s*(?:['\"]([^'\"]+)['\"]|([\w$]+))\s*:\s*(.*)", re.S)
_TEXT = re.compile(r"""'((?:\\.|[^'\\])*)'|"((?:\\.|[^"\\])*)"|`([^`]*)`""")

_KINDS: tuple[tuple[str, str], ...] = (
    (r"^\s*image\(", "image"),
    (r"^\s*reference\(", "reference"),
    (r"\.url\(|\burl\(", "url"),
    (r"\b(?:date|datetime|isodate)\(", "date"),
    (r"\.datetime\(", "datetime"),
    (r"\b(?:boolean|stringbool)\(", "switch"),
    (r"\b(?:number|int|bigint)\(", "number"),
    (r"\bstring\(", "text"),
)
"""What an expression has in it -> the field's kind; the first that fits counts."""


@dataclass(frozen=True)
class Collection:
    """One collection: its name, its folder ("": that of its name) and its fields."""

    name: str
    folder: str
    fields: tuple[FieldSpec, ...]


def read_collections(text: str) -> tuple[Collection, ...]:
    """The collections that a configuration defines, as far as they can be made out."""
    code = without_comments(text)
    names = _exported(code)
    found = []
    for match in _COLLECTION.finditer(code):
        body = _inside(code, match.end() - 1)
        fields = _fields(_schema(code, body))
        base = _BASE.search(body)
        name = names.get(match[1], match[1])
        found.append(Collection(name, base[1].rstrip("/") if base else "", fields))
    return tuple(found)


def _schema(code: str, body: str) -> str:
    """What stands in the object of a collection's schema, which may have a name of its own."""
    named = _NAMED.search(body)
    if named:
        variable = re.escape(named[1] or "schema")
        found = re.search(rf"\b{variable}\s*=.*?\bobject\s*\(\s*\{{", code, re.S)
        return _inside(code, found.end() - 1) if found else ""
    found = _OBJECT.search(body)
    return _inside(body, found.end() - 1) if found else ""


def _exported(code: str) -> dict[str, str]:
    """The collections' names by the variables that hold them."""
    match = _COLLECTIONS.search(code)
    names: dict[str, str] = {}
    for part in _parts(_inside(code, match.end() - 1)) if match else ():
        member = _MEMBER.fullmatch(part)
        if member:
            names[member[3].strip()] = member[1] or member[2]
    return names


def _fields(inside: str) -> tuple[FieldSpec, ...]:
    members = (_MEMBER.fullmatch(part) for part in _parts(inside))
    return tuple(_field(each[1] or each[2], each[3].strip()) for each in members if each)


def _field(key: str, written: str) -> FieldSpec:
    optional = bool(
        re.search(r"\.(?:optional|nullish|nullable)\(|\b(?:optional|nullish)\(", written)
    )
    default = re.search(r"\.default\(", written)
    value = _value(_inside(written, default.end() - 1)) if default else None
    spec = FieldSpec(key, required=not (optional or default), default=value, source="site")
    return replace(_typed(spec, written), shown=spec.required, new=spec.required)


def _typed(spec: FieldSpec, written: str) -> FieldSpec:
    if match := re.search(r"\barray\s*\(", written):
        item = _typed(FieldSpec("", source="site"), _inside(written, match.end() - 1))
        if item.kind == "mapping":
            return replace(spec, kind="mappings", fields=item.fields)
        return replace(spec, kind="list", choices=item.choices, open_choices=item.open_choices)
    if match := re.search(r"\b(?:object|strictObject)\s*\(\s*\{", written):
        return replace(spec, kind="mapping", fields=_fields(_inside(written, match.end() - 1)))
    if match := re.search(r"\b(?:enum|literal|union)\s*\(", written):
        texts = _TEXT.finditer(_inside(written, match.end() - 1))
        choices = tuple(each[1] or each[2] or each[3] or "" for each in texts)
        return replace(spec, kind="choice", choices=choices, open_choices=not choices)
    kind = next((kind for pattern, kind in _KINDS if re.search(pattern, written)), "")
    if kind not in ("number", "text"):
        return replace(spec, kind=kind)
    limits = {name: re.search(rf"\.{name}\(\s*(\d+)", written) for name in ("min", "max")}
    low, high = (float(each[1]) if each else None for each in limits.values())
    return replace(spec, kind=kind, minimum=low, maximum=high, wide=False)


def _value(written: str) -> Value:
    """A plain JavaScript value, which YAML reads alike; None for any other."""
    try:
        value = read_value(written.strip())
    except FrontMatterError:
        return None
    plain = re.match(r"\s*(?:['\"\[\d-]|true\b|false\b)", written)
    return value if plain else None


def _inside(text: str, at: int) -> str:
    """What stands between the bracket at ``at`` and the one that closes it."""
    return text[at + 1 : next((end for end, depth in _depths(text, at) if depth == 0), len(text))]


def _parts(inside: str) -> Iterator[str]:
    """What commas part that are not in brackets."""
    start = 0
    for at, depth in _depths(inside, 0):
        if depth == 0 and inside[at] == ",":
            yield inside[start:at]
            start = at + 1
    yield inside[start:]


def _depths(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Each bracket and comma outside of texts, with how deep it is in brackets (after it)."""
    depth, at = 0, start
    while at < len(text):
        char = text[at]
        if char in "'\"`":
            found = _TEXT.match(text, at)
            at = found.end() if found else at + 1
            continue
        depth += (char in _OPENING) - (char in _CLOSING)
        if char in ",()[]{}":
            yield at, depth
        at += 1

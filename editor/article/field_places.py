"""Where each field stands in the front matter: all its lines, and its key.

For what is done to a field as a whole (moved, renamed). Knows nothing of values.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

import yaml

from editor.article.article import Article, Format
from editor.article.json_front import read_json
from editor.article.meta_front import own_name, read_meta, values_of
from editor.article.patches import Span, line_end, line_start
from editor.article.toml_read import Statement, read_toml
from editor.article.yaml_read import Reading, read_mapping


@dataclass(frozen=True)
class Place:
    """One field: ``span`` of all of it (without the last line's end), ``keys`` of its name.

    A key has several spans where TOML names it in several lines; a field has several places
    where its parts stand apart, or where it is there twice.
    """

    key: str
    span: Span
    keys: tuple[Span, ...]


def places(article: Article) -> list[Place]:
    """All fields in the order of the text; positions count in ``article.front``.

    The comments right above a field go with it, and so do those that stand in below it.
    Raises FrontMatterError if the front matter cannot be read.
    """
    return list(_PLACES[article.format](article.front)) if article.format in _PLACES else []


def _yaml_places(front: str) -> list[Place]:
    reading, root = read_mapping(front)
    if root is None:
        return []
    found = [
        Place(reading.key_text(key), _yaml_span(reading, key, value), (_node_span(reading, key),))
        for key, value in root.value
    ]
    return found if root.flow_style else _with_comments(front, found)


def _node_span(reading: Reading, node: yaml.Node) -> Span:
    return reading.start(node), reading.end(node)


def _yaml_span(reading: Reading, key: yaml.Node, value: yaml.Node) -> Span:
    return reading.start(key), max(reading.end(key), reading.end(value))


def _json_places(front: str) -> list[Place]:
    found = []
    for member in read_json(front).members:
        start = member.span[0]
        end = re.compile(r'"(?:\\.|[^"\\])*"').match(front, start)
        key = (start, end.end() if end else start)
        found.append(Place(member.key, member.span, (key,)))
    return found


_KEY = re.compile(r'(?:\[\[?)?[ \t]*("(?:\\.|[^"\\])*"|\'[^\']*\'|[A-Za-z0-9_-]+)')


def _toml_places(front: str) -> list[Place]:
    found: list[Place] = []
    for statement in read_toml(front).statements:
        key = str(statement.path[0])
        if found and found[-1].key == key:
            last = found[-1]
            keys = last.keys + _toml_key(front, statement)
            found[-1] = replace(last, span=(last.span[0], statement.span[1]), keys=keys)
        else:
            found.append(Place(key, statement.span, _toml_key(front, statement)))
    return _with_comments(front, found)


def _toml_key(front: str, statement: Statement) -> tuple[Span, ...]:
    """Where the statement itself names the field; in a table's lines only the header does."""
    match = _KEY.match(front, statement.span[0])
    named = match is not None and (statement.node is None or not statement.table)
    return (match.span(1),) if match and named else ()


def _meta_places(front: str) -> list[Place]:
    statements = read_meta(front)
    names = list(values_of(statements))
    return [
        Place(
            own_name(names, each.key),
            (each.span[0], line_end(front, each.span[1] - 1)),
            (each.key_span,),
        )
        for each in statements
    ]


def _with_comments(front: str, found: list[Place]) -> list[Place]:
    """The places as whole lines, each with its comments."""
    result: list[Place] = []
    above = 0
    for place in found:
        start = line_start(front, place.span[0])
        deep = place.span[0] - start
        while start > above and _is_comment(front, line_start(front, start - 1), above):
            start = line_start(front, start - 1)
        end = _end_with_comments(front, line_end(front, place.span[1]), deep)
        result.append(replace(place, span=(start, end)))
        above = min(end + 1, len(front))
    return result


def _is_comment(front: str, at: int, above: int) -> bool:
    return at >= above and front[at : line_end(front, at)].lstrip(" \t").startswith("#")


def _end_with_comments(front: str, end: int, deep: int) -> int:
    """Where a field ends that ends at ``end``, with the comments that stand in further."""
    while end < len(front):
        line = front[end + 1 : line_end(front, end + 1)]
        bare = line.lstrip(" \t")
        if not bare.startswith("#") or len(line) - len(bare) <= deep:
            break
        end += 1 + len(line)
    return end


_PLACES: Mapping[Format, Callable[[str], list[Place]]] = MappingProxyType(
    {
        Format.YAML: _yaml_places,
        Format.TOML: _toml_places,
        Format.JSON: _json_places,
        Format.META: _meta_places,
    }
)

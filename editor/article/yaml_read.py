"""YAML front matter read with its places: each value, and where in the text it stands.

PyYAML parses and resolves (YAML 1.1, as its safe_load does); dates stay the author's text,
unknown tags are passed over, keys are their text. Knows nothing of fences or of writing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, cast

import yaml
from yaml.composer import Composer
from yaml.constructor import SafeConstructor

from editor.article.value import Moment, Value, looks_like_moment
from editor.article.yaml_errors import explained
from editor.errors import FrontMatterError

_Fast: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TAG = "tag:yaml.org,2002:"
_CONSTRUCTORS: dict[str, Callable[[Any, Any], Value]] = {
    _TAG + "null": lambda loader, node: None,
    _TAG + "bool": SafeConstructor.construct_yaml_bool,
    _TAG + "int": SafeConstructor.construct_yaml_int,
    _TAG + "float": SafeConstructor.construct_yaml_float,
}
MOST_VALUES = 200_000
"""More values than this (aliases counted as often as they stand) are an attack, not an article."""


class _Loader(Composer, _Fast):  # type: ignore[misc]
    """PyYAML's fast parser under its Python composer, which can be told where aliases stand."""

    def __init__(self, text: str) -> None:
        _Fast.__init__(self, text)
        Composer.__init__(self)

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        """A node; for an alias one of its own, at its own place, with the other's contents."""
        alias = self.peek_event() if self.check_event(yaml.AliasEvent) else None
        node = super().compose_node(parent, index)
        if alias is None or node is None:
            return node
        if isinstance(node, yaml.ScalarNode):
            return yaml.ScalarNode(
                node.tag, node.value, alias.start_mark, alias.end_mark, node.style
            )
        kind = yaml.SequenceNode if isinstance(node, yaml.SequenceNode) else yaml.MappingNode
        return kind(node.tag, node.value, alias.start_mark, alias.end_mark, flow_style=True)


@dataclass(frozen=True)
class Pair:
    """One ``key: value`` of a mapping."""

    key: str
    key_node: yaml.Node
    node: yaml.Node


@dataclass
class Reading:
    """A YAML text, its root node (None: nothing but comments) and what its nodes mean."""

    text: str
    root: yaml.Node | None
    _loader: _Loader
    _values: dict[int, Value] = field(default_factory=dict)
    _open: set[int] = field(default_factory=set)
    _budget: int = MOST_VALUES

    def start(self, node: yaml.Node) -> int:
        """Where a node begins in the text (with its anchor and tag)."""
        return cast(int, node.start_mark.index) + self._shift

    def end(self, node: yaml.Node) -> int:
        """Where a node ends: without the comments and blank lines that follow it."""
        end = cast(int, node.end_mark.index) + self._shift
        if isinstance(node, yaml.ScalarNode):
            return self._block_scalar_end(node, end) if node.style in ("|", ">") else end
        if not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value:
            return end
        last = node.value[-1]
        return max(map(self.end, last)) if isinstance(last, tuple) else self.end(last)

    def _block_scalar_end(self, node: yaml.Node, end: int) -> int:
        start = self.start(node)
        header, *lines = self.text[start:end].removesuffix("\n").split("\n")
        if "+" not in header.split("#")[0]:
            deep = self._block_indent(start, header, lines)
            while lines and not lines[-1].strip(" ") and len(lines[-1]) <= deep:
                lines.pop()
        return start + len("\n".join([header, *lines]))

    def _block_indent(self, start: int, header: str, lines: list[str]) -> int:
        """How far a block scalar's text stands in; blanks beyond that belong to it."""
        given = re.match(r".[-+]?([1-9])", header)
        if given:
            line = self.text[self.text.rfind("\n", 0, start) + 1 : start]
            return int(given[1]) + len(line) - len(line.lstrip(" "))
        filled = (line for line in lines if line.strip(" "))
        first = next(filled, " " * max(map(len, lines), default=0))
        return len(first) - len(first.lstrip(" "))

    @cached_property
    def _shift(self) -> int:
        # A byte order mark in front of the text is not counted by the parser.
        return 1 if self.text.startswith("\ufeff") else 0

    def raw(self, node: yaml.Node) -> str:
        """A node's text as the author wrote it."""
        return self.text[self.start(node) : self.end(node)]

    def is_alias(self, node: yaml.Node) -> bool:
        """Whether the node only points to another (``*name``)."""
        return self.text.startswith("*", self.start(node)) and not (
            isinstance(node, yaml.ScalarNode) and node.style in ("'", '"', "|", ">")
        )

    def pairs(self, node: yaml.MappingNode) -> list[Pair]:
        """A mapping's own pairs, in order; merged ones (``<<``) are not its own."""
        return [
            Pair(self.key_text(key), key, value) for key, value in node.value if not _merges(key)
        ]

    def key_text(self, node: yaml.Node) -> str:
        """A key as text: a scalar's text, or of a complex key all that is written."""
        return node.value if isinstance(node, yaml.ScalarNode) else self.raw(node)

    def merged(self, node: yaml.MappingNode) -> dict[str, Value]:
        """What a mapping takes over from others by ``<<``."""
        result: dict[str, Value] = {}
        for key, value in node.value:
            if not _merges(key):
                continue
            parts = value.value if isinstance(value, yaml.SequenceNode) else [value]
            for part in parts:
                found = self.value(part)
                if not isinstance(found, dict):
                    raise self._error(key, "“<<” can only take over a mapping")
                result = {**result, **{k: v for k, v in found.items() if k not in result}}
        return result

    def value(self, node: yaml.Node) -> Value:
        """What a node means. Raises FrontMatterError if it holds itself, or far too much."""
        self._budget -= 1
        if self._budget < 0:
            raise self._error(node, "it holds too many values")
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        contents = id(node.value)
        if contents in self._open:
            raise self._error(node, "a value refers to itself")
        if contents not in self._values:
            self._open.add(contents)
            before = self._budget
            self._values[contents] = self._collection(node)
            self._sizes[contents] = before - self._budget
            self._open.discard(contents)
        else:
            self._budget -= self._sizes[contents]
        return self._values[contents]

    @cached_property
    def _sizes(self) -> dict[int, int]:
        return {}

    def _collection(self, node: yaml.Node) -> Value:
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item) for item in node.value]
        if not isinstance(node, yaml.MappingNode):
            return None
        own = {pair.key: self.value(pair.node) for pair in self.pairs(node)}
        return {**self.merged(node), **own}

    def _scalar(self, node: yaml.ScalarNode) -> Value:
        text: str = node.value
        if node.tag in _CONSTRUCTORS:
            try:
                return _CONSTRUCTORS[node.tag](self._loader, node)
            except (ValueError, KeyError, IndexError, OverflowError):
                return text  # such as !!int x, 0b_ or 5,000 digits: shown as it is written
        if node.tag == _TAG + "timestamp" or (not node.style and node.tag == _TAG + "str"):
            return Moment(text) if looks_like_moment(text) else text
        return text

    def _error(self, node: yaml.Node, reason: str) -> FrontMatterError:
        return FrontMatterError(self.text.count("\n", 0, self.start(node)) + 1, reason)


def _merges(key: yaml.Node) -> bool:
    return bool(key.tag == _TAG + "merge")


_NESTING = re.compile(r"[\[{]|[-?][ \t]")
_UNREADABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def read_yaml(text: str) -> Reading:
    """Read a YAML text. Raises FrontMatterError with the line (from 1, in ``text``)."""
    bad = _UNREADABLE.search(text)
    if bad:
        line = text.count("\n", 0, bad.start()) + 1
        raise FrontMatterError(line, f"a control character (U+{ord(bad[0]):04X}) is in the text")
    loader = _Fast(text) if is_shallow(text) and "*" not in text else _Loader(text)
    try:
        return Reading(text, loader.get_single_node(), loader)
    except yaml.MarkedYAMLError as error:
        raise explained(error, text) from error
    except yaml.YAMLError as error:
        raise FrontMatterError(1, str(error)) from error
    except RecursionError as error:
        raise FrontMatterError(1, "it is nested too deeply") from error
    finally:
        loader.dispose()


def is_shallow(text: str) -> bool:
    """Whether PyYAML's fast composer may have it: it would crash where values are nested too
    deeply, as it does not watch the stack. Indented values alone cannot be so many here.
    """
    return len(text) < 100_000 and len(_NESTING.findall(text)) < 500


def read_mapping(text: str) -> tuple[Reading, yaml.MappingNode | None]:
    """Read a YAML text that is a mapping, or empty (None). Raises FrontMatterError."""
    reading = read_yaml(text)
    if reading.root is None or isinstance(reading.root, yaml.MappingNode):
        return reading, reading.root
    line = text.count("\n", 0, reading.start(reading.root)) + 1
    raise FrontMatterError(line, "it should be lines of “key: value”")

"""``.galley.yaml``: what an author decides about fields, whatever the site or the articles say.

    fields:
      cover: {kind: image, label: Cover picture, required: true}
      status: {kind: choice, choices: [draft, published], default: draft}
      description: {max: 160}

Every error names its line. Knows nothing of the form.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

import yaml

from editor.article.article import Article, Format
from editor.article.fields import read_fields, set_field
from editor.article.split import split
from editor.article.value import Value
from editor.article.yaml_read import Reading, read_yaml
from editor.errors import FrontMatterError, GalleyError
from editor.site.spec import FIELD_KINDS, FieldSpec, field_of

NAME = ".galley.yaml"
LARGEST = 1_000_000
_FENCE = "---\n"


class OverridesError(GalleyError):
    """``.galley.yaml`` cannot be read as one. ``line`` counts from 1; 0 is all of it."""

    text = "{path}, line {line}: {reason}"

    def __init__(self, path: Path, line: int, reason: str) -> None:
        super().__init__(path=path, line=line, reason=reason)
        self.path = path
        self.line = line
        self.reason = reason


@dataclass(frozen=True)
class FieldOverride:
    """What is decided about one field, by the names that FieldSpec has."""

    key: str
    decided: Mapping[str, object]
    fields: tuple[FieldOverride, ...] = ()


def find_overrides(start: Path, root: Path) -> Path | None:
    """The nearest ``.galley.yaml`` from ``start`` upwards to ``root``."""
    for folder in (start, *start.parents):
        if (folder / NAME).is_file():
            return folder / NAME
        if folder == root:
            break
    return None


def read_overrides(path: Path) -> tuple[FieldOverride, ...]:
    """What the file decides. Raises OverridesError."""
    try:
        with path.open(encoding="utf-8-sig") as file:
            text = file.read(LARGEST)
    except OSError:
        raise OverridesError(path, 0, "it cannot be opened") from None
    except UnicodeDecodeError:
        raise OverridesError(path, 0, "it is not in UTF-8") from None
    return check_overrides(text, path)


def check_overrides(text: str, path: Path = Path(NAME)) -> tuple[FieldOverride, ...]:
    """What a text decides; ``path`` is for the error. Raises OverridesError."""
    try:
        reading = read_yaml(text)
        check = _Check(path, text, reading)
        return tuple(check.file(reading.root)) if reading.root is not None else ()
    except FrontMatterError as error:
        raise OverridesError(path, error.line, error.reason) from error
    except RecursionError as error:
        raise OverridesError(path, 1, "it is nested too deeply") from error


def overridden(
    fields: tuple[FieldSpec, ...], overrides: tuple[FieldOverride, ...]
) -> tuple[FieldSpec, ...]:
    """``fields`` as an author's decisions make them; what is new is shown, at the end."""
    result = list(fields)
    for override in overrides:
        spec = field_of(tuple(result), override.key)
        known = spec or FieldSpec(override.key, shown=True)
        inner = overridden(known.fields, override.fields)
        given = {**override.decided, "fields": inner, "source": NAME}
        if override.decided.get("required"):
            given = {"shown": True, "new": True, **given}
        made = replace(known, **given)  # type: ignore[arg-type]
        if spec is None:
            result.append(made)
        else:
            result[result.index(spec)] = made
    return tuple(result)


def entry_of(text: str, key: str) -> dict[str, Value]:
    """What the file's text has for one field, as it is there; {} if nothing."""
    try:
        reading = read_yaml(text)
        held = reading.value(reading.root) if reading.root is not None else None
    except (FrontMatterError, RecursionError):
        return {}
    fields = held.get("fields") if isinstance(held, dict) else None
    entry = fields.get(key) if isinstance(fields, dict) else None
    return dict(entry) if isinstance(entry, dict) else {}


def with_override(text: str, key: str, settings: dict[str, Value]) -> str:
    """The file's text with the entry of one field set to ``settings`` ({}: no entry).

    The smallest change that does it; comments stay. Raises FieldError, OverridesError.
    """
    check_overrides(text)
    front = text if not text or text.endswith("\n") else text + "\n"
    article = split(f"{_FENCE}{front}{_FENCE}")
    if article.format is Format.NONE:
        article = Article(Format.YAML, _FENCE, front, _FENCE)
    held = next((each.value for each in read_fields(article) if each.key == "fields"), None)
    entries = dict(held) if isinstance(held, dict) else {}
    entries.pop(key, None) if not settings else entries.update({key: settings})
    result = set_field(article, "fields", entries).front
    check_overrides(result)
    return result


Decision = tuple[str, Callable[[Value], bool], str]
"""The name in FieldSpec, what values are fine, and how to say so."""


def _is_number(value: Value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_pattern(value: Value) -> bool:
    try:
        re.compile(value if isinstance(value, str) else "[")
    except re.error:
        return False
    return True


def _are_texts(value: Value) -> bool:
    return (
        isinstance(value, list)
        and bool(value)
        and not any(isinstance(each, list | dict | None) for each in value)
    )


DECISIONS: Mapping[str, Decision] = MappingProxyType(
    {
        "kind": ("kind", lambda value: value in FIELD_KINDS, f"one of {', '.join(FIELD_KINDS)}"),
        "label": ("label", lambda value: isinstance(value, str) and bool(value), "a text"),
        "required": ("required", lambda value: isinstance(value, bool), "true or false"),
        "shown": ("shown", lambda value: isinstance(value, bool), "true or false"),
        "new": ("new", lambda value: isinstance(value, bool), "true or false"),
        "choices": ("choices", _are_texts, "a list of texts"),
        "min": ("minimum", _is_number, "a number"),
        "max": ("maximum", _is_number, "a number"),
        "pattern": ("pattern", _is_pattern, "a regular expression"),
        "default": ("default", lambda value: True, "any value"),
    }
)
"""What may be decided about a field; "fields", the fields of a mapping, comes on top."""


@dataclass(frozen=True)
class _Check:
    """The way through the file's nodes; every error knows the line of its node."""

    path: Path
    text: str
    reading: Reading

    def file(self, root: yaml.Node) -> Iterator[FieldOverride]:
        for pair in self.reading.pairs(self._mapping(root, "this file")):
            if pair.key != "fields":
                raise self._error(pair.key_node, f"“{pair.key}” is not known here; “fields” is")
            yield from self._fields(pair.node)

    def _fields(self, node: yaml.Node) -> Iterator[FieldOverride]:
        seen: set[str] = set()
        for pair in self.reading.pairs(self._mapping(node, "“fields”")):
            if pair.key in seen:
                raise self._error(pair.key_node, f"“{pair.key}” is here twice")
            seen.add(pair.key)
            yield self._field(pair.key, pair.node)

    def _field(self, key: str, node: yaml.Node) -> FieldOverride:
        decided: dict[str, object] = {}
        inner: tuple[FieldOverride, ...] = ()
        for pair in self.reading.pairs(self._mapping(node, f"“{key}”")):
            if pair.key == "fields":
                inner = tuple(self._fields(pair.node))
            elif pair.key not in DECISIONS:
                known = ", ".join((*DECISIONS, "fields"))
                raise self._error(pair.key_node, f"“{pair.key}” is not known; there are: {known}")
            else:
                name, test, wanted = DECISIONS[pair.key]
                value = self.reading.value(pair.node)
                if not test(value):
                    raise self._error(pair.node, f"“{pair.key}” must be {wanted}")
                decided[name] = value
        self._check_whole(node, decided)
        return FieldOverride(key, MappingProxyType(decided), inner)

    def _check_whole(self, node: yaml.Node, decided: dict[str, object]) -> None:
        choices = decided.get("choices")
        if isinstance(choices, list):
            decided["choices"] = tuple(str(each) for each in choices)
            decided["open_choices"] = False
            decided.setdefault("kind", "choice")
            if "default" in decided and str(decided["default"]) not in decided["choices"]:  # type: ignore[operator]
                raise self._error(node, "the default is not one of the choices")
        low, high = decided.get("minimum"), decided.get("maximum")
        if isinstance(low, int | float) and isinstance(high, int | float) and low > high:
            raise self._error(node, "“min” is more than “max”")

    def _mapping(self, node: yaml.Node, what: str) -> yaml.MappingNode:
        if not isinstance(node, yaml.MappingNode):
            raise self._error(node, f"{what} must hold names and values")
        return node

    def _error(self, node: yaml.Node, reason: str) -> OverridesError:
        line = self.text.count("\n", 0, self.reading.start(node)) + 1
        return OverridesError(self.path, line, reason)

"""A site's own settings, out of its own configuration files, under the names Galley has for them.

Which setting stands where is data of the kind of site. What cannot be read is told as a problem,
and the site is taken to have the usual settings.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any

import yaml

from editor.article.yaml_read import is_shallow
from editor.site.kind import Kind, Setting
from editor.site.literals import javascript_values, python_values
from editor.site.spec import SiteProblem

LARGEST = 1_000_000
"""Bytes of a configuration file; a larger one is not one."""


class _Fast(yaml.CSafeLoader):
    """Safe, and at ease with the own tags that MkDocs' settings have (``!!python/name:…``)."""


class _Careful(yaml.SafeLoader):
    """The same, for what is nested so deeply that the fast one would crash."""


def _named(loader: Any, suffix: str, node: yaml.Node) -> dict[str, str]:
    """``!!python/name:module.name``: only the name, and never the thing itself."""
    return {"python": suffix}


def _called(loader: Any, suffix: str, node: yaml.Node) -> dict[str, Any]:
    """``!!python/object/apply:module.name``: the name, and what it is to be called with."""
    called: dict[str, Any] = {"python": suffix, "args": [], "kwds": {}}
    if isinstance(node, yaml.SequenceNode):
        called["args"] = loader.construct_sequence(node, deep=True)
    elif isinstance(node, yaml.MappingNode):
        given = loader.construct_mapping(node, deep=True)
        called.update({key: given[key] for key in ("args", "kwds") if key in given})
    return called


for _loader in (_Fast, _Careful):
    _loader.add_multi_constructor("tag:yaml.org,2002:python/name:", _named)
    _loader.add_multi_constructor("tag:yaml.org,2002:python/object/apply:", _called)
    # Asked in this order: any other tag.
    _loader.add_multi_constructor("", lambda loader, suffix, node: None)


def _yaml(text: str) -> Any:
    return yaml.load(text, Loader=_Fast if is_shallow(text) else _Careful)


READERS: Mapping[str, Callable[[str], Any]] = MappingProxyType(
    {
        ".yml": _yaml,
        ".yaml": _yaml,
        ".toml": tomllib.loads,
        ".json": json.loads,
        ".py": python_values,
        **dict.fromkeys((".js", ".mjs", ".cjs", ".ts", ".mts", ".cts"), javascript_values),
    }
)
"""How a configuration file is read, by its ending."""


@dataclass(frozen=True)
class Settings:
    """``values`` by Galley's names, only those of the type they should have; ``file`` is the
    first of the files they came from. ``markdown``: what they say of Markdown, as it is there.
    """

    values: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    file: Path | None = None
    problems: tuple[SiteProblem, ...] = ()
    markdown: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))

    def text(self, name: str) -> str:
        """A setting that is text, else ""."""
        value = self.values.get(name)
        return value if isinstance(value, str) else ""


def read_settings(root: Path, kind: Kind) -> Settings:
    """The settings of the site in ``root``. Never raises."""
    whole: dict[str, Any] = {}
    problems: list[SiteProblem] = []
    files = list(_files(root, kind.files))
    nested = [file for file in _files(root, (kind.tables,)) if file not in files]
    for file in [*files, *nested]:
        data = read_file(file, problems)
        if isinstance(data, dict):
            _merge(whole, {file.stem: data} if file in nested else data)
    read = ((name, _at(whole, setting.path), setting) for name, setting in kind.settings.items())
    values = {name: value for name, value, setting in read if _suits(value, setting)}
    found = {path: _at(whole, path) for path in kind.markdown}
    # A date there, say, has no meaning for Markdown; what is left can be sent to another process.
    given = {path: value for path, value in found.items() if value is not None}
    markdown = json.loads(json.dumps(given, default=str))
    return Settings(
        MappingProxyType(values),
        files[0] if files else None,
        tuple(problems),
        MappingProxyType(markdown),
    )


def read_file(file: Path, problems: list[SiteProblem]) -> Any:
    """What a configuration file holds; if it cannot be read None, and a problem is added."""
    try:
        if file.stat().st_size > LARGEST:
            problems.append(SiteProblem(file, 0, "it is too large for a configuration file"))
            return None
        return READERS[file.suffix](file.read_text(encoding="utf-8-sig"))
    except OSError:
        problems.append(SiteProblem(file, 0, "it cannot be opened"))
    except UnicodeDecodeError:
        problems.append(SiteProblem(file, 0, "it is not in UTF-8"))
    except (yaml.YAMLError, ValueError, SyntaxError, RecursionError, MemoryError) as error:
        problems.append(SiteProblem(file, _line(error), "it cannot be read: " + _reason(error)))
    return None


def _files(root: Path, patterns: tuple[str, ...]) -> Iterator[Path]:
    for pattern in patterns:
        with suppress(OSError):
            for file in sorted(root.glob(pattern)) if pattern else ():
                if file.suffix in READERS and file.is_file():
                    yield file


def _merge(whole: dict[str, Any], more: dict[Any, Any]) -> None:
    for key, value in more.items():
        name = str(key)
        if isinstance(value, dict) and isinstance(whole.get(name), dict):
            _merge(whole[name], value)
        else:
            whole[name] = value


def _at(data: Any, path: str) -> Any:
    """What a dotted path leads to; a list of names and one-key mappings is looked through, too.

    The last name may be ``{section}``: then the mapping, or text, of all sections.
    """
    for name in path.split("."):
        if name == "{section}":
            return data
        if isinstance(data, list):
            merged: dict[Any, Any] = {}
            for each in data:
                merged.update(each if isinstance(each, dict) else {})
            data = merged
        if not isinstance(data, dict):
            return None
        # Hugo's settings have no case.
        folded = {str(key).lower(): value for key, value in reversed(list(data.items()))}
        data = data.get(name, folded.get(name.lower()))
    return data


def _is_folder(value: Any) -> bool:
    if not isinstance(value, str) or not value.strip():
        return False
    absolute = PurePosixPath(value).is_absolute() or re.match(r"[A-Za-z]:|\\", value)
    return not absolute and ".." not in PurePosixPath(value).parts


_TESTS: Mapping[str, Callable[[Any], bool]] = MappingProxyType(
    {
        "folder": _is_folder,
        "text": lambda value: isinstance(value, str | dict) and bool(value),
        "switch": lambda value: isinstance(value, bool),
        "number": lambda value: isinstance(value, int),
        "list": lambda value: isinstance(value, list) and bool(value),
        "mapping": lambda value: isinstance(value, dict),
        "any": lambda value: value is not None,
    }
)


def _suits(value: Any, setting: Setting) -> bool:
    return _TESTS[setting.type or "any"](value)


def _line(error: Exception) -> int:
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        return int(error.problem_mark.line) + 1
    if isinstance(error, json.JSONDecodeError | SyntaxError):
        return error.lineno or 0
    found = re.search(r"at line (\d+)", str(error))
    return int(found[1]) if found else 0


def _reason(error: Exception) -> str:
    if isinstance(error, yaml.MarkedYAMLError):
        return error.problem or "it is not YAML"
    if isinstance(error, json.JSONDecodeError | SyntaxError):
        return error.msg
    return str(error).partition(" (at ")[0] or "it is nested too deeply"

"""The rules of the code that import-linter cannot check: sizes, state, names, what resources hold.

Each rule yields its offences as readable lines, so that a failure says where to look.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import FunctionType

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted((ROOT / "editor").rglob("*.py"))

LONGEST_FILE = 300
LONGEST_FUNCTION = 40
MOST_METHODS = 22
"""Qt's events and the handlers of signals included."""

IMPORTS_INSIDE_FUNCTIONS = {
    "editor/files/encoding.py": "guessing encodings costs 40 ms and few articles need it",
    "editor/ui/preview/preview_pane.py": "the window need not wait for Qt WebEngine",
}
"""File -> why it imports while it runs."""
LARGER: dict[str, str] = {}
"""File, or file:name -> why it may be larger than the rest."""

VAGUE_NAMES = re.compile(r"(Manager|Helpers?|Utils?|Abstract\w*|Base)$|^(Base|Abstract)[A-Z]")
MUTATING = {
    *("add", "append", "clear", "discard", "extend", "insert", "pop", "popitem", "remove"),
    *("setdefault", "sort", "update"),
}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def trees() -> Iterator[tuple[str, ast.Module]]:
    for path in SOURCES:
        name = path.relative_to(ROOT).as_posix()
        yield name, ast.parse(path.read_text(encoding="utf-8"), name)


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function without its docstring, which may be as long as it needs to be."""
    first = node.body[0]
    documented = ast.get_docstring(node) is not None
    docstring = (first.end_lineno or 0) - first.lineno + 1 if documented else 0
    return (node.end_lineno or 0) - node.lineno + 1 - docstring


def test_files_are_short() -> None:
    lines = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in SOURCES
    }
    long = [f"{name}: {count} lines" for name, count in lines.items() if count > LONGEST_FILE]
    assert [each for each in long if each.split(":")[0] not in LARGER] == []


def test_functions_are_short() -> None:
    long = [
        f"{name}:{node.name}: {length(node)} lines"
        for name, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, FUNCTIONS) and length(node) > LONGEST_FUNCTION
    ]
    assert [each for each in long if each.rpartition(":")[0] not in LARGER] == []


def test_classes_have_few_methods() -> None:
    large = []
    for name, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                methods = sum(isinstance(each, FUNCTIONS) for each in node.body)
                if methods > MOST_METHODS and f"{name}:{node.name}" not in LARGER:
                    large.append(f"{name}:{node.name}: {methods} methods")
    assert large == []


def test_imports_stand_at_the_top_of_their_file() -> None:
    inside = {
        f"{name}:{each.lineno}"
        for name, tree in trees()
        for function in ast.walk(tree)
        if isinstance(function, FUNCTIONS)
        for each in ast.walk(function)
        if isinstance(each, (ast.Import, ast.ImportFrom))
    }
    assert (
        sorted(each for each in inside if each.split(":")[0] not in IMPORTS_INSIDE_FUNCTIONS) == []
    )


def test_no_function_rebinds_a_global() -> None:
    found = [
        f"{name}:{node.lineno}"
        for name, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Global)
    ]
    assert found == []


def test_nothing_at_module_level_is_changed_after_it_is_made() -> None:
    assert [each for name, tree in trees() for each in changed_globals(name, tree)] == []


def changed_globals(name: str, tree: ast.Module) -> Iterator[str]:
    """Where a function changes, in place, what the module's top level named."""
    made = {
        target.id
        for statement in tree.body
        if isinstance(statement, (ast.Assign, ast.AnnAssign))
        for target in (
            statement.targets if isinstance(statement, ast.Assign) else [statement.target]
        )
        if isinstance(target, ast.Name)
    }
    for function in (each for each in ast.walk(tree) if isinstance(each, FUNCTIONS)):
        own = local_names(function)
        for node in ast.walk(function):
            changed = changed_name(node)
            if changed in made - own:
                yield f"{name}:{getattr(node, 'lineno', 0)}: {changed}"


def local_names(function: ast.FunctionDef | ast.AsyncFunctionDef) -> set[str]:
    arguments = {each.arg for each in ast.walk(function) if isinstance(each, ast.arg)}
    stored = {
        each.id
        for each in ast.walk(function)
        if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)
    }
    return arguments | stored


def changed_name(node: ast.AST) -> str | None:
    """The variable that ``node`` changes in place, as in ``x[1] = 2`` and ``x.append(2)``."""
    match node:
        case ast.Subscript(value=ast.Name(id=name), ctx=ast.Store() | ast.Del()):
            return name
        case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=method)):
            return name if method in MUTATING else None
    return None


def test_public_methods_say_what_the_caller_gets() -> None:
    """But not those that Qt or Markdown calls: their documentation is where they come from."""
    silent = []
    for path in SOURCES:
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        module = importlib.import_module(name)
        for _, each in inspect.getmembers(module, inspect.isclass):
            if each.__module__ == name and not each.__name__.startswith("_"):
                silent += [f"{name}.{each.__name__}.{method}" for method in undocumented(each)]
    assert silent == []


def undocumented(each: type) -> Iterator[str]:
    """The public methods and properties that a class adds to its bases without a docstring."""
    kinds = (FunctionType, property, classmethod, staticmethod)
    for name, member in vars(each).items():
        inherited = any(name in vars(base) for base in each.__mro__[1:])
        ours = isinstance(member, kinds) and not name.startswith("_") and not inherited
        if ours and not member.__doc__:
            yield name


def test_names_say_what_a_thing_is() -> None:
    vague = [
        f"{name}:{node.name}"
        for name, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and VAGUE_NAMES.search(node.name)
    ]
    vague += [
        path.relative_to(ROOT).as_posix()
        for path in SOURCES
        if VAGUE_NAMES.search(path.stem.capitalize())
    ]
    assert vague == []


def test_every_exception_from_a_rule_is_still_needed() -> None:
    known = {path.relative_to(ROOT).as_posix() for path in SOURCES}
    named = {each.split(":")[0] for each in (*IMPORTS_INSIDE_FUNCTIONS, *LARGER)}
    assert named <= known


def test_the_tests_mirror_the_code() -> None:
    parts = {path.name for path in (ROOT / "editor").iterdir() if (path / "__init__.py").exists()}
    assert sorted(part for part in parts if not list((ROOT / "tests" / part).glob("**/*.py"))) == []


@pytest.mark.parametrize("suffix", ["js", "css", "html"])
def test_the_preview_page_is_all_our_own(suffix: str) -> None:
    foreign = re.compile(r"@license|copyright|https?://(?!www\.w3\.org)|sourceMappingURL", re.I)
    for path in (ROOT / "resources").rglob(f"*.{suffix}"):
        text = path.read_text(encoding="utf-8")
        assert not path.name.endswith(f".min.{suffix}"), path
        assert not foreign.search(text), path
        assert max(map(len, text.splitlines()), default=0) <= 200, f"{path} is minified"


def test_the_lock_names_every_dependency_and_no_address() -> None:
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    locked = set(re.findall(r"^([a-z0-9-]+)==", text, re.M))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*project["project"]["dependencies"]]
    wanted += [each for group in project["dependency-groups"].values() for each in group]
    names = {re.split(r"[<>=~! ;\[]", each)[0].lower().replace("_", "-") for each in wanted}
    assert names - locked == set()
    assert "//" not in text
    assert "--hash=sha256:" in text


def test_every_locked_version_has_a_hash() -> None:
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.M)[1:]
    assert [each.split()[0] for each in entries if "--hash=" not in each] == []

"""Lines of metadata without fences (``Title: x``), as Pelican, MkDocs and MultiMarkdown have them.

The grammar is that of Python-Markdown's ``meta`` extension: ``Key: value``, further lines of a
value indented by four spaces or more, one key in several places as one value; all is text. Knows
nothing of where such lines end in a file but that they end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from editor.article.patches import Patch, Span, line_end, patched
from editor.article.value import Moment, Value, looks_like_moment
from editor.errors import FrontMatterError

_PAIR = re.compile(r" {0,3}([A-Za-z0-9_-]+):")
_KEY = re.compile(r"(?!---)[A-Za-z0-9_-]+")
_END = re.compile(r"-{3}|\.{3}")
_TAB = 4
"""Columns; Python-Markdown makes spaces of tabs before it looks."""
_NOT_KEPT = re.compile("[\r\x02\x03]")
"""What the reader of a file, or Python-Markdown, does not leave in a text."""
_KNOWN = frozenset(
    "date modified tags keywords category categories slug author authors summary lang translation "
    "status template save_as url description cover image thumbnail".split()
)
"""Keys that, beside a title, make lines of metadata certain."""


@dataclass(frozen=True)
class Piece:
    """What one line holds of a value, and where."""

    text: str
    span: Span


@dataclass(frozen=True)
class Statement:
    """``Key: value`` with its further lines; ``span`` is all of them with their line ends."""

    key: str
    key_span: Span
    span: Span
    pieces: tuple[Piece, ...]

    @property
    def texts(self) -> list[str]:
        """The lines of the value; the first may stand below its key."""
        return [piece.text for piece in self.pieces if piece.text]


def read_meta(front: str) -> list[Statement]:
    """The statements in order. Raises FrontMatterError with the line (from 1, in ``front``)."""
    found: list[Statement] = []
    at = 0
    for number, line in enumerate(_lines(front), 1):
        end = at + len(line)
        pair = _PAIR.match(line)
        if not line.strip() or _END.match(line):
            raise FrontMatterError(number, "only a blank line below it ends the metadata")
        if pair:
            piece = _piece(line, at, pair.end())
            key = (at + pair.start(1), at + pair.end(1))
            found.append(Statement(pair[1], key, (at, end), (piece,)))
        elif found and _indent(line) >= _TAB:
            last = found[-1]
            pieces = (*last.pieces, _piece(line, at, 0))
            found[-1] = Statement(last.key, last.key_span, (last.span[0], end), pieces)
        else:
            raise FrontMatterError(number, "it should be lines of “Key: value”")
        at = end
    return found


def is_certain(front: str) -> bool:
    """Whether ``front`` can only be meant as metadata: it has a title, and not just any others.

    A title alone is enough if it is written as people write labels (``Title:``).
    """
    try:
        names = [statement.key for statement in read_meta(front)]
    except FrontMatterError:
        return False
    small = {name.lower() for name in names}
    return "title" in small and (bool(small & _KNOWN) or names == ["Title"])


def values_of(statements: Iterable[Statement]) -> dict[str, str]:
    """The text of each key, as it is written first; all lines of a key are one value."""
    names: dict[str, str] = {}
    found: dict[str, list[str]] = {}
    for statement in statements:
        name = names.setdefault(statement.key.lower(), statement.key)
        found.setdefault(name, []).extend(statement.texts)
    return {name: "\n".join(texts) for name, texts in found.items()}


def value_of(text: str) -> Value:
    """A date where ``text`` is one to an author."""
    return Moment(text) if looks_like_moment(text) else text


def read_back(front: str) -> dict[str, Value]:
    """What Python-Markdown's ``meta`` extension makes of the text; keys as they are written.

    Line by line as it does it, on its own, so that a write is proved by another reader.
    """
    found: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    name = ""
    for line in front.expandtabs(_TAB).split("\n"):
        if not line.strip() or re.match(r"(-{3}|\.{3})(\s.*)?", line):
            break
        pair = re.match(r"[ ]{0,3}([A-Za-z0-9_-]+):\s*(.*)", line)
        more = re.match(r"[ ]{4,}(.*)", line)
        if pair:
            name = names.setdefault(pair[1].lower(), pair[1])
            found.setdefault(name, []).append(pair[2].strip())
        elif more and name:
            found[name].append(more[1].strip())
        else:
            break
    return {key: value_of("\n".join(filter(None, texts))) for key, texts in found.items()}


def own_name(keys: Iterable[str], key: str) -> str:
    """What the field ``key`` is called among ``keys``: capitals make no difference."""
    return next((each for each in keys if each.lower() == key.lower()), key)


# Editing.


def candidates(front: str, key: str, value: Value) -> Iterator[str]:
    """Texts in which ``key`` should hold ``value``; lines that hold what they held stay."""
    own = [each for each in read_meta(front) if each.key.lower() == key.lower()]
    texts = str(value).split("\n") if value else []
    if own:
        gone = [(*each.span, "") for each in own[1:]]
        yield patched(front, [*_changed(front, own[0], texts), *gone])
    else:
        broken = "\n" if front and not front.endswith("\n") else ""
        yield f"{front}{broken}{line_of(key, value)}"


def without(front: str, key: str) -> Iterator[str]:
    """The text without ``key``."""
    own = [each for each in read_meta(front) if each.key.lower() == key.lower()]
    yield patched(front, [(*each.span, "") for each in own])


def line_of(key: str, value: Value) -> str:
    """The lines of a new field; ``value`` is one that `holds` gave. Raises ValueError."""
    first, *more = str(value or "").split("\n")
    lines = [f"{key_text(key)}: {first}" if first else f"{key_text(key)}:"]
    return "\n".join([*lines, *(" " * _TAB + text for text in more)]) + "\n"


def key_text(key: str) -> str:
    """``key`` if it can be one here. Raises ValueError with the reason."""
    if not _KEY.fullmatch(key):
        raise ValueError("a key here has only the letters a to z, digits, “-” and “_”")
    return key


def holds(value: Value) -> Value:
    """``value`` as lines of metadata can hold it: a text or a date. Raises ValueError."""
    if isinstance(value, dict):
        raise ValueError("lines of metadata cannot hold a group of fields")
    if isinstance(value, list):
        return value_of(_listed(value))
    return value_of(_worded(value))


def _listed(values: Sequence[Value]) -> str:
    if any(isinstance(each, list | dict) for each in values):
        raise ValueError("lines of metadata cannot hold a list in a list")
    texts = [_worded(each) for each in values]
    if any(re.search("[,;\n]", text) for text in texts):
        raise ValueError("a comma in it would make two of it")
    return ", ".join(filter(None, texts))


def _worded(value: Value) -> str:
    """A text without the spaces at the ends of its lines, which nobody would read."""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = "" if value is None else str(value)
    if _NOT_KEPT.search(text):
        raise ValueError("there is a character in it that nobody would read")
    lines = [line.strip() for line in text.strip().split("\n")]
    if "\t" in "".join(lines):
        raise ValueError("a tab would be read as spaces")
    if len(lines) > 1 and "" in lines:
        raise ValueError("a blank line would end the metadata")
    return "\n".join(lines)


def _changed(front: str, statement: Statement, texts: Sequence[str]) -> list[Patch]:
    """The patches that make ``statement`` hold ``texts``."""
    first, *more = statement.pieces
    below = bool(texts and more and not first.text)  # the value begins in the line below its key
    new = ["", *texts] if below else [*texts] or [""]
    patches = [] if new[0] == first.text else [_beside_key(front, statement, new[0])]
    if new[1:] != [piece.text for piece in more]:
        patches.append(_below_key(front, statement, new[1:]))
    return patches


def _beside_key(front: str, statement: Statement, text: str) -> Patch:
    start, end = statement.pieces[0].span
    colon = statement.key_span[1] + 1
    if not text:
        return colon, end, ""
    return start, end, text if statement.pieces[0].text else f" {text}"


def _below_key(front: str, statement: Statement, texts: Sequence[str]) -> Patch:
    """The further lines, each as it was where it was there."""
    start = line_end(front, statement.pieces[0].span[1])
    lines = front[start : statement.span[1]].strip("\n").split("\n")
    raw = {line.strip(): line for line in lines}
    model = next(filter(None, lines), " " * _TAB)
    indent = model[: len(model) - len(model.lstrip())]
    new = "".join(f"\n{raw.get(text, indent + text)}" for text in texts)
    ends = "\n" * front[start : statement.span[1]].endswith("\n")
    return start, statement.span[1], new + ends


def _lines(front: str) -> list[str]:
    """The lines with their ends; only a line feed ends one."""
    return re.findall(r"[^\n]*\n|[^\n]+", front)


def _indent(line: str) -> int:
    wide = line.expandtabs(_TAB)
    return len(wide) - len(wide.lstrip(" "))


def _piece(line: str, at: int, start: int) -> Piece:
    """What stands in ``line``, which is at ``at``, from ``start`` on."""
    rest = line[start:].rstrip("\n")
    text = rest.strip()
    lead = len(rest) - len(rest.lstrip()) if text else 0
    begin = at + start + lead
    return Piece(text, (begin, begin + len(text)) if text else (begin, begin + len(rest)))

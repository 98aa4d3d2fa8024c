"""What is known of a field before an article has it: its kind, label, limits, how it is left empty.

Plain values that the form, the checks and a new article read. Knows nothing of where it is
known from.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from editor.article.value import Value

FIELD_KINDS = (
    *("text", "paragraph", "number", "switch", "date", "datetime", "choice", "tags", "categories"),
    *("list", "image", "file", "url", "slug", "colour", "reference", "mapping", "mappings", "yaml"),
)
"""``mappings`` is a list of mappings, ``yaml`` what fits nothing else."""
TERM_KINDS = ("tags", "categories", "list", "choice")
"""Those whose values come back in other articles."""


class Empty(StrEnum):
    """How an author leaves a field empty; KEPT is as the value's type says."""

    KEY = "key"
    TEXT = "text"
    LIST = "list"
    REMOVED = "removed"
    KEPT = "kept"


@dataclass(frozen=True)
class FieldSpec:
    """One field. ``kind`` is one of FIELD_KINDS, or "" where the value decides.

    ``shown``: a row even in an article that lacks it; ``new``: written into a new article, as
    ``default``. ``minimum`` and ``maximum`` are a number's value, a text's display width (Chinese
    counts double, unless it is not ``wide``) or how many values a list has; ``pattern`` is a
    regular expression for all of the text. ``open_choices``: other values are fine, too. ``also``
    are other keys that mean the same. ``nested``: a flat list of categories is one path, lists in
    it are several (Hexo). ``separator`` stands between several values in one text, ``as_text``:
    such a text is how the author has them. ``single``: never a list. ``quotes`` and ``like`` (a
    date) are as the author writes this field. ``used`` counts articles that have it, ``source``
    says how it is known: kind, site, learned or .galley.yaml.
    """

    key: str
    kind: str = ""
    label: str = ""
    shown: bool = False
    new: bool = False
    default: Value = None
    required: bool = False
    choices: tuple[str, ...] = ()
    open_choices: bool = True
    minimum: float | None = None
    maximum: float | None = None
    wide: bool = True
    pattern: str = ""
    also: tuple[str, ...] = ()
    empty: Empty = Empty.KEPT
    nested: bool = False
    separator: str = ""
    single: bool = False
    as_text: bool = False
    fields: tuple[FieldSpec, ...] = ()
    quotes: str = ""
    like: str = ""
    used: int = 0
    source: str = "kind"


@dataclass(frozen=True)
class SiteProblem:
    """Something in a site's own files that could not be read. ``line`` from 1; 0: the whole."""

    path: Path
    line: int
    reason: str


def field_of(fields: tuple[FieldSpec, ...], key: str) -> FieldSpec | None:
    """The spec of ``key``: its own first, else one that ``key`` is another name of."""
    own = next((spec for spec in fields if spec.key == key), None)
    return own or next((spec for spec in fields if key in spec.also), None)

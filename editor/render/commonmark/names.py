"""What markdown-it-py takes for its dicts of references and footnotes while one segment is read.

They answer from what the whole article defines, remember what was asked, and note down what the
segment itself defines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, MutableMapping
from typing import Any

from editor.render.engine import Context, Definition, Name

REFERENCE, NOTE = "reference", "note"
_LABEL = re.compile(r"^[ \t>*+\-\d.):]*\[", re.MULTILINE)


def may_define(source: str) -> bool:
    """Whether a segment may define anything: it has a label that begins a line, at least."""
    return "]:" in source and _LABEL.search(source) is not None


class Run:
    """One segment being read in ``context``."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.asked: set[Name] = set()
        self.defined: list[Definition] = []

    def environment(self) -> MutableMapping[str, Any]:
        """What markdown-it-py calls the env."""
        notes = {"refs": _Labels(self), "list": {}}
        return {"references": _References(self), "footnotes": notes}


class _Names(MutableMapping[str, Any]):
    """What is not looked up in one way or the other is not there."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def __getitem__(self, name: str) -> Any:
        raise KeyError(name)

    def __delitem__(self, name: str) -> None:
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 1


class _References(_Names):
    """A definition asks ``in`` and is told no, so that all of them are noted; a link asks get."""

    def __contains__(self, name: object) -> bool:
        return False

    def __setitem__(self, name: str, value: Any) -> None:
        known = {"title": value["title"], "href": value["href"]}
        self._run.defined.append(Definition(Name(REFERENCE, name), known))

    def get(self, name: str, default: Any = None) -> Any:
        """What the article defines as ``name``."""
        self._run.asked.add(Name(REFERENCE, name))
        return self._run.context.get(REFERENCE, {}).get(name, default)


class _Labels(_Names):
    """Labels come with a colon before them; a number is given at a label's first use."""

    def __init__(self, run: Run) -> None:
        super().__init__(run)
        self._numbers: dict[str, int] = {}

    def __contains__(self, name: object) -> bool:
        label = str(name)[1:]
        self._run.asked.add(Name(NOTE, label))
        return label in self._run.context.get(NOTE, ())

    def __setitem__(self, name: str, value: Any) -> None:
        if value < 0:
            self._run.defined.append(Definition(Name(NOTE, name[1:]), True))
        else:
            self._numbers[name] = value

    def __getitem__(self, name: str) -> Any:
        return self._numbers[name]

    def define(self, name: str, label: str) -> None:
        """Note down a footnote that is known by ``name`` and spelled ``label``."""
        self._run.defined.append(Definition(Name(NOTE, name[1:]), label))

    def spelled(self, name: str) -> str | None:
        """How the label is spelled where it is defined; None if it is not."""
        self._run.asked.add(Name(NOTE, name[1:]))
        label: str | None = self._run.context.get(NOTE, {}).get(name[1:])
        return label

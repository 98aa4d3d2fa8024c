"""Which of Python-Markdown's many steps a text may concern.

Python-Markdown takes every step on every text: it tries some 30 patterns on each paragraph and
asks some 20 block processors about it. Nearly all of them need a mark that most texts do not have.
A step that is not listed here is always taken.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Generic, TypeVar

from markdown.util import Registry

Marks = Mapping[str, Collection[str]]
"""By a step's name the marks of which any text that it concerns has at least one."""

_INDENTED = "    "
# Control characters are taken out of a text, also from between others.
_TAKEN_OUT = ("\x01", "\x02", "\x03", "\x04")
_FENCES = ("```", "~~~", *_TAKEN_OUT)
_ORDINALS = ("1st", "2nd", "3rd", *(f"{digit}th" for digit in range(10)))

PREPROCESSORS: Marks = MappingProxyType(
    {
        "pymdownx-pre-norm-ws": "\x01\x04{",
        "critic": "{",
        "pymdownx-post-norm-ws": ("{", *_FENCES),
        "fenced_code_block": _FENCES,
        "html_block": "<&{",
    }
)
BLOCK_PROCESSORS: Marks = MappingProxyType(
    {
        "admonition": ("!!!", _INDENTED),
        "markdown_block": "\x02",
        "details": ("???", _INDENTED),
        "tabbed": ("=", _INDENTED),
        "indent": (_INDENTED,),
        "defindent": (_INDENTED,),
        "code": (_INDENTED,),
        "arithmatex-block": "$\\",
        "table": "|",
        "hashheader": "#",
        "setextheader": "=-",
        "hr": "*-_",
        "olist": ".)",
        "ulist": "*+-",
        "deflist": ":",
        "quote": ">",
        "footnote": "[",
        "abbr": "[",
        "reference": "[",
    }
)
INLINE_PATTERNS: Marks = MappingProxyType(
    {
        "backtick": "`",
        "arithmatex-inline": "$\\",
        "keys-custom": "+",
        "escape": "\\",
        "progress-bar": "[",
        "footnote": "[",
        "reference": "[",
        "link": "[",
        "image_link": "!",
        "image_reference": "!",
        "short_reference": "[",
        "short_image_ref": "!",
        "bracket_span": "[",
        "autolink": "<",
        "automail": "<",
        "linebreak": "\n",
        "html": "<",
        "magic-link": ("//", "ww", "WW", "wW", "Ww"),
        "magic-mail": "@",
        "magic-repo-ext-mention": "@",
        "magic-repo-int-mention": "@",
        "magic-ext-mention": "@",
        "magic-int-mention": "@",
        "magic-ext-refs": "#!?@",
        "magic-int-refs": "#!?@",
        "entity": "&",
        "emoji": ":",
        "galley-icon": ":",
        "wikilink": "[",
        "keys": "+",
        "delimiter": "*_^=~",
        "em_strong": "*_",
        "nl": "\n",
        "smart-trademark": "(",
        "smart-copyright": "(",
        "smart-registered": "(",
        "smart-plus-minus": "+",
        "smart-arrows": "-",
        "smart-not-equal": "=",
        "smart-care-of": ("/", "//"),
        "smart-ordinal-numbers": _ORDINALS,
        "smart-fractions": ("/", "//"),
        "smarty-em-dashes": "-",
        "smarty-en-dashes": "-",
        "smarty-ellipses": ("...",),
        "smarty-left-angle-quotes": "<",
        "smarty-right-angle-quotes": ">",
        **{f"smarty-quotes-{index}": "'\"" for index in range(15)},
    }
)
TREE_PROCESSORS: Marks = MappingProxyType(
    {
        "alerts": ">",
        "task-list": "[",
        "legacyattrs": "{",
        "attr_list": "{",
        "smart-symbols": ("(", "+", "-", "=", "/", *_ORDINALS, *_TAKEN_OUT),
        "smarty": ("'", '"', "-", "...", "<", ">", *_TAKEN_OUT),
        "galley-tabs": "=/",
        "galley-formulas": "$\\",
        "unescape": "\\",
    }
)

Step = TypeVar("Step")


class Steps(Generic[Step]):
    """Steps of one kind, in the order in which they are to be taken."""

    def __init__(self, registry: Registry[Step], marks: Marks) -> None:
        self.all: Sequence[Step] = tuple(registry)
        self._needed: list[frozenset[str] | None] = [None] * len(self.all)
        for name in marks:
            if name in registry:
                self._needed[registry.get_index_for_name(name)] = frozenset(marks[name])
        every = {mark for needed in self._needed for mark in needed or ()}
        longest_first = sorted(every, key=len, reverse=True)
        self._found = re.compile("|".join(map(re.escape, longest_first)) or "(?!)").findall
        self._after = lru_cache(1024)(self._after_any)

    def after(self, text: str) -> Sequence[int]:
        """For each index, and the one beyond, that of the first step from there on to be taken."""
        return self._after(frozenset(self._found(text)))

    def of(self, text: str) -> Iterator[Step]:
        """The steps to be taken."""
        after = self.after(text)
        index = after[0]
        while index < len(self.all):
            yield self.all[index]
            index = after[index + 1]

    def _after_any(self, marks: frozenset[str]) -> Sequence[int]:
        following = [len(self.all)]
        for index, needed in reversed([*enumerate(self._needed)]):
            is_taken = needed is None or not needed.isdisjoint(marks)
            following.append(index if is_taken else following[-1])
        return following[::-1]

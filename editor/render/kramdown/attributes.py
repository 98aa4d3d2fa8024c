"""Attribute lists: ``{: .class #id key="value" reference}``, and the named ones they refer to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from editor.render.kramdown.patterns import ID_NAME

_CLASS = r"[^\s.#]+"
_ID = r"[A-Za-z][A-Za-z0-9_:-]*"
_ONE = re.compile(
    rf"(?:\A|(?<=[ \t\r\n\f\v]))(?:(?P<key>{ID_NAME})=(?P<quote>[\"'])"
    rf"(?P<value>(?:\\\}}|\\(?P=quote)|[^}}\x02])*?)(?P=quote)"
    rf"|(?P<reference>{ID_NAME})|(?P<names>(?:#{_ID}|\.{_CLASS})+))(?=[ \t\r\n\f\v]|\Z)"
)
_NAME = re.compile(rf"#(?P<id>{_ID})|\.(?P<class>{_CLASS})")


@dataclass(frozen=True, slots=True)
class Attributes:
    """What a list gives: attributes in order, and names of lists that are to be looked up."""

    pairs: dict[str, str] = field(default_factory=dict)
    references: list[str] = field(default_factory=list)

    def read(self, text: str) -> None:
        """Add what stands between ``{:`` and ``}``; what is no attribute is passed over."""
        for found in _ONE.finditer(text):
            if found["reference"] is not None:
                self.references.append(found["reference"])
            elif found["names"] is not None:
                for name in _NAME.finditer(found["names"]):
                    if name["class"]:
                        _add(self.pairs, "class", name["class"])
                    else:
                        self.pairs["id"] = name["id"]
            else:
                value = re.sub(r"\\([}" + found["quote"] + "])", r"\1", found["value"])
                self.pairs[found["key"]] = value

    def add(self, other: Attributes) -> None:
        """Add another list's."""
        self.references.extend(other.references)
        for key, value in other.pairs.items():
            _add(self.pairs, key, value)


Named = Mapping[str, Attributes]


def give(attributes: dict[str, str], given: Attributes, named: Named) -> None:
    """Add to an element's attributes what its list says and those it refers to."""
    _give(attributes, given, named, frozenset())


def _give(
    attributes: dict[str, str], given: Attributes, named: Named, within: frozenset[str]
) -> None:
    for name in given.references:
        if name in named and name not in within:
            _give(attributes, named[name], named, within | {name})
    for key, value in given.pairs.items():
        _add(attributes, key, value)


def _add(attributes: dict[str, str], key: str, value: str) -> None:
    """Set an attribute; classes add up."""
    if key == "class":
        value = f"{attributes.get(key, '')} {value}".lstrip()
    attributes[key] = value

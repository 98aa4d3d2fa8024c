"""Blocks that show nothing and define something: footnotes, link targets, abbreviations."""

from __future__ import annotations

import re
from dataclasses import dataclass

from editor.render.engine import Definition
from editor.render.kramdown import patterns as p
from editor.render.kramdown.attributes import Attributes
from editor.render.kramdown.frame import Frame
from editor.render.kramdown.leaves import INDENTED_CODE, INDENTS
from editor.render.kramdown.tree import Node

REFERENCE, NOTE_KIND, ABBREVIATION_KIND, NAMED, OPTION = (
    "reference",
    "note",
    "abbr",
    "attributes",
    "option",
)
"""The kinds of name."""

NOTE = re.compile(
    rf"{p.UP_TO_3}\[\^({p.ID_NAME})\]:{p.S}*?(.*?\n{INDENTED_CODE})",
)
LINK = re.compile(
    rf"{p.UP_TO_3}\[([^\n\]]+)\]:[ \t]*(?:<(.*?)>|([^\n]*?[^ \t\r\n\f\v][^\n]*?))"
    r"(?:(?:[ \t]*?\n|[ \t]+?)[ \t]*?([\"'])(.+?)\4)?[ \t]*?\n"
)
ABBREVIATION = re.compile(rf"{p.UP_TO_3}\*\[(.+?)\]:(.*)\n")
_QUOTED = re.compile(r"[ \t]+[\"']")
_SPACES = re.compile(rf"{p.S}+")


@dataclass(frozen=True, slots=True)
class Target:
    """Where a reference leads; ``given`` are attributes of all links that use it."""

    address: str
    title: str | None
    given: Attributes


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an abbreviation stands for."""

    text: str
    given: Attributes


def note(frame: Frame) -> bool:
    """A footnote: its first line and what is indented after it."""
    found = NOTE.match(frame.source.text, frame.source.at)
    if found is None:
        return False
    frame.source.at = found.end()
    body = Node("note")
    frame.reader.inside(body, INDENTS.sub("", found[2]))
    frame.reader.notes.pop(found[1], None)
    frame.reader.notes[found[1]] = body
    frame.add("end", "note")
    frame.define(NOTE_KIND, found[1], True)
    return True


def link(frame: Frame) -> bool:
    """The target of links that are made with its name."""
    found = LINK.match(frame.source.text, frame.source.at)
    if found is None or _QUOTED.search(found[3] or ""):
        return False
    frame.source.at = found.end()
    address = found[2] if found[2] is not None else found[3]
    end = frame.add("end", "link")
    frame.define(REFERENCE, link_name(found[1]), (end, address, found[5]))
    return True


def link_name(text: str) -> str:
    """The name by which a link target is looked up."""
    return _SPACES.sub(" ", text).lower()


def abbreviation(frame: Frame) -> bool:
    """What an abbreviation stands for."""
    found = ABBREVIATION.match(frame.source.text, frame.source.at)
    if found is None:
        return False
    frame.source.at = found.end()
    end = frame.add("end", "abbreviation")
    frame.define(ABBREVIATION_KIND, found[1], (end, found[2].strip(p.SPACES)))
    return True


def settled(definition: Definition) -> Definition:
    """With the attributes that were given after it was read."""
    match definition.name.kind, definition.value:
        case "reference", (Node() as end, str() as address, title):
            value: object = Target(address, title, end.given or Attributes())
        case "abbr", (Node() as end, str() as text):
            value = Meaning(text, end.given or Attributes())
        case _:
            return definition
    return Definition(definition.name, value)

"""A head that is not quite front matter: fences missing or doubled, keys in any form, labels.

Reads line by line; knows how such lines look, not what may stand in a body.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from editor.article.fields import read_value
from editor.article.value import Value
from editor.errors import FrontMatterError
from editor.exchange.dates import read_date
from editor.exchange.found import Role, Span
from editor.exchange.keys import role_of_key
from editor.exchange.labels import Labelled, label_of, labels_inside, pair_of, role_of, unwrapped
from editor.exchange.lines import Line, lines_of


@dataclass(frozen=True, slots=True)
class Item:
    """One field of a head. ``span`` is where its value stands, ``lines`` all that it takes."""

    key: str
    role: Role | None
    value: Value
    span: Span
    lines: Span
    reason: str


@dataclass(frozen=True)
class Head:
    """What stands before the body, which begins at ``end``."""

    start: int
    end: int
    items: tuple[Item, ...] = ()
    has_body_label: bool = False


_FENCE = re.compile(
    r"[ \t]*(?:-{2,}[ \t]*(?:forwarded message|original message|转发邮件|原始邮件)[ \t]*-{2,}"
    r"|[-—–－]{2,}|\+{3,}|;{3,}|\*{3,}|={3,}"
    r"|(?:`{3,}|~{3,})[ \t]*(?:yaml|yml|toml|json|markdown|md)?)[ \t]*",
    re.IGNORECASE,
)
_LIST_ITEM = re.compile(r"[ \t\u3000]*[-*•–][ \t\u3000]+(.*)")
_ROW = re.compile(
    r"\s*\|\s*(?:\*\*)?(?P<key>[^|*]+?)(?:\*\*)?\s*[:：]?\s*\|\s*(?P<value>[^|]*?)\s*\|\s*"
)
_HEAD_ROW = re.compile(
    r"\s*\|[\s:|-]+\|\s*|\s*\|\s*(?:field|key|name|项目|字段|)\s*\|\s*(?:value|content|内容|值|)\s*\|\s*",
    re.I,
)
_BLOCK_MARK = re.compile(r"[|>][-+]?")
_LONGEST = 200
"""Lines of a head that are looked at."""
_CURLY = str.maketrans("“”„‟‘’‚‛＂＇", '""""' + "''''" + "\"'")


@dataclass
class LooseHead:
    """Reads a head line by line. ``at`` is the line it has come to."""

    text: str
    start: int
    end: int
    lines: list[Line] = field(init=False)
    at: int = 0
    items: list[Item] = field(default_factory=list)
    opened: bool = False
    closing: int = -1
    body: int = -1

    def __post_init__(self) -> None:
        stop = self.start
        for _ in range(_LONGEST):
            stop = self.text.find("\n", stop, self.end) + 1 or self.end
        self.lines = [each._replace(code=False) for each in lines_of(self.text, self.start, stop)]

    def read(self) -> Head | None:
        """The head, if what was read deserves the name."""
        while self.at < len(self.lines) and self._take():
            pass
        if not self._deserves():
            return None
        return Head(self.start, self._end(), tuple(self.items), self.body >= 0)

    def _take(self) -> bool:
        """Take one line; whether there may be more."""
        line = self.lines[self.at]
        if line.is_blank:
            self.at += 1
            return True
        if _FENCE.fullmatch(line.text):
            return self._take_fence()
        row = _ROW.fullmatch(line.text)
        if (
            row
            and (_HEAD_ROW.fullmatch(line.text) or role_of(row["key"]))
            and not self._in_fences()
        ):
            return self._take_row(line, row)
        if not self.items and not self.opened:
            self.closing = self._closing_after(self.at)
            self.opened = self.closing > 0
        several = labels_inside(line.text)
        if len(several) > 1 and not self._in_fences():
            return self._take_several(line, several)
        labelled = label_of(line.text)
        if labelled and labelled.role is Role.BODY and not self._in_fences():
            return self._take_body(line, labelled.start, labelled.value)
        if labelled and labelled.role and not self._is_seen(labelled.role):
            return self._take_value(
                line, labelled.key, labelled.role, labelled.start, labelled.value
            )
        return self._take_other(line)

    def _take_row(self, line: Line, row: re.Match[str]) -> bool:
        """A row of a table with labels in its first column."""
        self.at += 1
        if _HEAD_ROW.fullmatch(line.text):
            return True
        span = Span(line.start + row.start("value"), line.start + row.end("value"))
        role = role_of(row["key"])
        value = unwrapped(row["value"])
        self.items.append(Item(row["key"], role, value, span, Span(line.start, line.end), "label"))
        return True

    def _take_other(self, line: Line) -> bool:
        if 0 <= self.at < self.closing and line.text.lstrip().startswith("#"):
            self.at += 1
            return True
        pair = pair_of(line.text)
        if pair is None or not (self._in_fences() or self._is_among_labels()):
            return False
        key, value, start = pair
        return self._take_value(line, key, role_of_key(key), start, value)

    def _take_fence(self) -> bool:
        self.at += 1
        if not self.items:
            self.opened = True
            if self.closing < 0:
                self.closing = self._closing_after(self.at)
            return True
        was_front, self.closing = self.opened, -1
        self.opened = False
        if was_front and self.at < len(self.lines) and _FENCE.fullmatch(self.lines[self.at].text):
            # A fence doubled by mistake, and one around all of it.
            self.at += 1
        following = next((each for each in self.lines[self.at :] if not each.is_blank), None)
        label = label_of(following.text) if following else None
        return bool(label and label.role and not self._is_seen(label.role) and not was_front)

    def _take_several(self, line: Line, several: Sequence[Labelled]) -> bool:
        before = line.text[: several[0].label_start]
        title = before.strip(" \t\u3000《》|｜#*-—")
        if len(title) > 1 and not self.items and not title.endswith(tuple("。.,，:：")):
            at = line.start + before.find(title)
            span = Span(at, at + len(title))
            self.items.append(Item("title", Role.TITLE, title, span, span, "label"))
        for each in several:
            span = Span(line.start + each.start, line.start + each.end)
            value = unwrapped(each.value)
            role = None if self._is_seen(each.role) else each.role
            lines = Span(line.start, line.end)
            self.items.append(Item(each.key, role, value, span, lines, "label"))
        self.at += 1
        return True

    def _take_body(self, line: Line, start: int, value: str) -> bool:
        self.at += 1
        self.body = line.start + start if value else min(line.end + 1, self.end)
        return False

    def _take_value(self, line: Line, key: str, role: Role | None, start: int, value: str) -> bool:
        self.at += 1
        first = self.at
        span = Span(line.start + start, line.start + start + len(value.rstrip()))
        following = self._continued(role, value)
        if following and (not value or _BLOCK_MARK.fullmatch(value)):
            span = Span(following[0].start, following[-1].end)
        taken = self.lines[self.at - 1] if self.at > first else line
        raw = [value, *(each.text for each in following)]
        whole = Span(line.start, taken.end)
        reason = "front-matter" if self._in_fences() else "label"
        self.items.append(Item(key, role, _value(role, raw, reason), span, whole, reason))
        return True

    def _continued(self, role: Role | None, value: str) -> list[Line]:
        """The lines after a label that still belong to it."""
        taken: list[Line] = []
        front = self._in_fences()
        at = self.at
        if not value and not front:
            while at < len(self.lines) and self.lines[at].is_blank:
                at += 1
        for line in self.lines[at:]:
            if line.is_blank or _FENCE.fullmatch(line.text) or label_of(line.text):
                break
            listed = _LIST_ITEM.fullmatch(line.text) is not None
            indented = line.text[0] in " \t"
            alone = not value and not taken and not front
            running = role is Role.SUMMARY and not front and bool(value or taken)
            in_list = listed and (front or role in (Role.TAGS, Role.CATEGORIES))
            if not (in_list or running or alone or (front and indented and not pair_of(line.text))):
                break
            taken.append(line)
        if taken:
            self.at = self.lines.index(taken[-1]) + 1
        return taken

    def _closing_after(self, at: int) -> int:
        """The line of the fence that ends front matter from line ``at`` on; -1 if there is none."""
        pairs = 0
        for number in range(at, len(self.lines)):
            line = self.lines[number]
            if _FENCE.fullmatch(line.text) and pairs:
                return number if self._has_known(at, number) else -1
            pair = pair_of(line.text)
            pairs += pair is not None
            fits = pair or line.is_blank or _LIST_ITEM.fullmatch(line.text)
            if not fits and not (pairs and line.text[0] in " \t") and line.text[:1] != "#":
                return -1
        return -1

    def _has_known(self, start: int, stop: int) -> bool:
        pairs = [pair for each in self.lines[start:stop] if (pair := pair_of(each.text))]
        keyed = any(role_of_key(pair[0]) in (Role.TITLE, Role.DATE, Role.TAGS) for pair in pairs)
        # Sentences with a colon are no keys.
        return keyed and all(" " not in pair[0].strip() or role_of_key(pair[0]) for pair in pairs)

    def _in_fences(self) -> bool:
        if not self.opened:
            return False
        if self.closing >= 0:
            return self.at <= self.closing
        return not any(each.is_blank for each in self.lines[: self.at] if self._after_first(each))

    def _after_first(self, line: Line) -> bool:
        return bool(self.items) and line.start > self.items[0].lines.start

    def _is_among_labels(self) -> bool:
        """Whether this line stands in a block of labels, so that it is one with another word."""
        block = list(itertools.takewhile(lambda each: not each.is_blank, self.lines[self.at :]))
        if not all(pair_of(each.text) or label_of(each.text) for each in block):
            return False
        if not self.items:
            # The first one: only if what follows are labels beyond doubt.
            return sum(label_of(each.text) is not None for each in block) > 1
        return self.at > 0 and not self.lines[self.at - 1].is_blank

    def _is_seen(self, role: Role | None) -> bool:
        return any(item.role is role for item in self.items)

    def _deserves(self) -> bool:
        roles = {item.role for item in self.items if item.role}
        if self.body >= 0 or Role.TITLE in roles or len(roles) > 1:
            return bool(roles) or self.body >= 0
        if roles == {Role.DATE}:
            return any(read_date(str(item.value)) for item in self.items)
        return roles == {Role.AUTHOR} and all(len(str(item.value)) <= 40 for item in self.items)

    def _end(self) -> int:
        if self.body >= 0:
            return self.body
        last = self.items[-1].lines.end
        fences = [each.end for each in self.lines[: self.at] if _FENCE.fullmatch(each.text)]
        stop = max([last, *fences])
        end = min(stop + 1, self.end)
        # One blank line only separates; of a fence it is already the body's.
        if stop == last and self.text[end : end + 1] == "\n":
            end += 1
        return end


def _value(role: Role | None, raw: list[str], reason: str) -> Value:
    """What the raw lines of a field mean; as they stand if that cannot be told."""
    listed = [match[1] for each in raw[1:] if (match := _LIST_ITEM.fullmatch(each))]
    if listed and not raw[0]:
        return [unwrapped(each.translate(_CURLY)) for each in listed]
    lines = [each.strip() for each in raw if each.strip() and not _BLOCK_MARK.fullmatch(each)]
    plain = " ".join(lines) if reason == "front-matter" else "\n".join(lines)
    if role in (Role.TITLE, Role.AUTHOR):
        plain = plain.removeprefix("# ").strip() if len(raw) > 1 else plain
    if reason == "front-matter":
        with suppress(FrontMatterError):
            if plain[:1] in "\"'[{":
                return read_value(plain)
            if role is None:
                return read_value(plain)
    return unwrapped(plain.lstrip("#").strip() if len(raw) > 1 and not raw[0] else plain)

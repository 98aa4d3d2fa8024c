"""Finding and replacing in a text. Knows nothing of Qt.

Expressions are those of the ``regex`` package: as Python's own, and a search can be told to give
up, for there are short patterns that would take years.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

import regex
from regex import Match, Pattern

from editor.article.edit import Edit
from editor.errors import GalleyError

PATIENCE = 0.5
"""Seconds after which a search while typing gives up."""
LONG_PATIENCE = 5.0
"""Likewise when everything is to be replaced, which is asked for once."""


class SearchError(GalleyError):
    """What was asked for is no regular expression, no replacement for one, or takes too long."""

    text = "{reason}"

    def __init__(self, reason: str) -> None:
        super().__init__(reason=reason)


class TooLong(SearchError):
    """A search was given up."""

    text = "This pattern takes too long."

    def __init__(self) -> None:
        super().__init__("")


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for, and how."""

    text: str
    match_case: bool = False
    whole_word: bool = False
    regex: bool = False

    def pattern(self) -> Pattern[str]:
        """The query as a pattern. Raises SearchError for a broken expression."""
        expression = self.text if self.regex else regex.escape(self.text)
        if self.whole_word:
            expression = rf"(?<!\w)(?:{expression})(?!\w)"
        flags = regex.MULTILINE | (0 if self.match_case else regex.IGNORECASE)
        try:
            return regex.compile(expression, flags)
        except RecursionError as error:
            raise SearchError("This pattern is nested too deep.") from error
        except (regex.error, OverflowError) as error:
            raise SearchError(_plain(str(error))) from error

    def matches(self, text: str, patience: float) -> Iterator[Match[str]]:
        """What matches and is not empty. Raises SearchError; TooLong after so many seconds."""
        # Text that is looked for as it is takes no longer than it is long.
        limit = patience if self.regex else None
        try:
            for match in self.pattern().finditer(text, timeout=limit):
                if match.end() > match.start():
                    yield match
        except TimeoutError as error:
            raise TooLong() from error

    def replacement(self, match: Match[str], text: str) -> str:
        r"""What to put for ``match``. Raises SearchError for a group that is not there.

        For a regular expression ``$1`` and ``\1`` are its groups, ``\n`` a line feed.
        """
        if not self.regex:
            return text
        try:
            return match.expand(regex.sub(r"\$(\d+)", r"\\g<\1>", text))
        except (regex.error, IndexError) as error:
            raise SearchError(_plain(str(error))) from error


@dataclass(frozen=True, slots=True)
class Matches:
    """Where a query was found: starts and ends, in order."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, number: int) -> tuple[int, int]:
        return self.starts[number], self.ends[number]

    def number_of(self, start: int, end: int) -> int | None:
        """Which match lies exactly there, from 0."""
        number = bisect_left(self.starts, start)
        there = number < len(self) and self[number] == (start, end)
        return number if there else None

    def following(self, at: int) -> int:
        """The first match that starts at or after ``at``, or the first of all."""
        return bisect_left(self.starts, at) % len(self)

    def preceding(self, at: int) -> int:
        """The last match that starts before ``at``, or the last of all."""
        return (bisect_left(self.starts, at) - 1) % len(self)

    def between(self, start: int, end: int) -> list[tuple[int, int]]:
        """The matches that begin from ``start`` up to ``end``."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return [self[number] for number in range(first, last)]


def find_all(query: Query, text: str) -> Matches:
    """All places that match and are not empty. Raises SearchError."""
    found = Matches()
    if query.text:
        for match in query.matches(text, PATIENCE):
            found.starts.append(match.start())
            found.ends.append(match.end())
    return found


def replace_one(query: Query, text: str, start: int, end: int, by: str) -> Edit | None:
    """Replace the match that lies exactly there; None if none does. Raises SearchError."""
    try:
        match = query.pattern().match(text, start, timeout=PATIENCE)
    except TimeoutError as error:
        raise TooLong() from error
    if match is None or match.end() != end or start == end:
        return None
    put = query.replacement(match, by)
    return Edit(start, end, put, start + len(put), start + len(put))


def replace_all(query: Query, text: str, by: str) -> tuple[Edit, int] | None:
    """Replace every match, as one edit from the first to the last, with how many there are.

    None if there is none. Raises SearchError.
    """
    pieces: list[str] = []
    first = at = -1
    for match in query.matches(text, LONG_PATIENCE):
        if first < 0:
            first = at = match.start()
        pieces += (text[at : match.start()], query.replacement(match, by))
        at = match.end()
    if first < 0:
        return None
    put = "".join(pieces)
    return Edit(first, at, put, first + len(put), first + len(put)), len(pieces) // 2


def _plain(reason: str) -> str:
    return reason[:1].upper() + reason[1:] + "."

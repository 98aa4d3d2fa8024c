"""Which closing quotes close one: in goldmark that hangs on all of the article before them."""

from __future__ import annotations

from collections.abc import Callable
from html import escape


def opened_quotes(quote: str, count: int) -> str:
    """The name of a hole where so many quotes are left open."""
    return f"{quote}{count}"


def closing_quote(quote: str, html: str) -> str:
    """The name of a hole to be filled with ``html`` if a quote is open, else with the quote."""
    return f"{quote}={html}"


def running_quotes() -> Callable[[str], str]:
    """See `Dialect.running`: counts the quotes that are open."""
    counts: dict[str, int] = {}

    def fill(name: str) -> str:
        quote, rest = name[0], name[1:]
        count = counts.get(quote, 0)
        if not rest.startswith("="):
            counts[quote] = count + int(rest)
            return ""
        counts[quote] = max(0, count - 1)
        return rest[1:] if count else escape(quote)

    return fill

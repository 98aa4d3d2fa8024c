"""Which of the words that the author has used fit what is being typed: by letters or by pinyin."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from editor.site.slugs import initials, spelled
from editor.site.terms import Category, Counted

BETWEEN = " › "
"""Stands between the names of nested categories."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A word that may be meant. ``keys`` are what it can be typed as, lower-case."""

    text: str
    count: int
    keys: tuple[str, ...]


@lru_cache(16)
def offers_of(terms: tuple[Counted, ...]) -> tuple[Offer, ...]:
    """The words as they can be typed, the most used first as they come.

    The first call with Chinese in it loads the table of pinyin (0.15 s).
    """
    return tuple(_offer(term.text, term.count) for term in terms)


@lru_cache(16)
def path_offers_of(categories: tuple[Category, ...], above: str = "") -> tuple[Offer, ...]:
    """All categories of a tree as paths ("Tech › Python"), each after the one it is in."""
    found: list[Offer] = []
    for each in categories:
        path = above + each.name
        found.append(_offer(path, each.count))
        found += path_offers_of(each.children, path + BETWEEN)
    return tuple(found)


def matching(
    typed: str, offers: Sequence[Offer], taken: Collection[str] = (), most: int = 8
) -> list[Offer]:
    """The offers that ``typed`` may mean, at most ``most`` and none that are ``taken``.

    Those that begin with it come first, then those with a later word that does, then those that
    have it anywhere; the more used first. Nothing typed: the most used.
    """
    wanted = typed.strip().casefold()
    ranked = (
        (rank, offer)
        for offer in offers
        if offer.text not in taken and (rank := _rank(wanted, offer)) is not None
    )
    return [offer for _, offer in sorted(ranked, key=lambda each: each[0])][:most]


def _rank(wanted: str, offer: Offer) -> int | None:
    if any(key.startswith(wanted) for key in offer.keys):
        return 0
    whole = offer.keys[0]
    if any(word.startswith(wanted) for word in whole.replace("-", " ").split()):
        return 1
    return 2 if wanted in whole else None


def _offer(text: str, count: int) -> Offer:
    # Of a path the last name is what is looked for.
    name = text.rsplit(BETWEEN, 1)[-1]
    keys = (text, name, spelled(text), spelled(name), initials(text), initials(name))
    return Offer(text, count, tuple(dict.fromkeys(key.casefold() for key in keys)))

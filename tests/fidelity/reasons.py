"""The cases that cannot agree, each with its reason: article, then flavour ("*" is all)."""

from __future__ import annotations

from collections.abc import Mapping

_LEFT_OPEN = (
    "HTML that is left open reaches over the rest of the page; Galley closes it with its block, "
    "so that what is typed later cannot change what stands before it on the page"
)

REASONS: Mapping[str, Mapping[str, str]] = {
    "shared/unclosed-html": {"*": _LEFT_OPEN},
}

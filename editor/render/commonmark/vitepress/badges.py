"""VitePress's ``<Badge>``: the one component of its theme that articles are full of."""

from __future__ import annotations

import re

_BADGE = re.compile(
    r"<Badge(?=[\s/>])((?:\"[^\"]*\"|'[^']*'|[^\"'>])*?)(?:/>|>(.*?)</Badge\s*>)", re.S
)
_GIVEN = re.compile(r"(?:^|\s)(text|type)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_KIND = "tip"


def with_badges(html: str) -> str:
    """``html`` with what the site shows in the place of each badge; it may be unsafe still."""
    return _BADGE.sub(_shown, html) if "<Badge" in html else html


def _shown(badge: re.Match[str]) -> str:
    given = {name: double or single for name, double, single in _GIVEN.findall(badge[1])}
    kind, text = given.get("type", _KIND), given.get("text", "").replace("<", "&lt;")
    kind = kind.replace('"', "&quot;")
    return f'<span class="VPBadge {kind}">{(badge[2] or "").strip() or text}</span>'

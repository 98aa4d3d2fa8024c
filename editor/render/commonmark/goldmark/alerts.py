"""Alerts (``> [!NOTE] title``) as most themes show them: Hugo leaves them to a theme's hook."""

from __future__ import annotations

import re

_ALERT = re.compile(r"<blockquote>\n<p>\[!([\w-]+)\][+-]?[ \t]*([^\n]*?)(</p>\n|\n)")


def alerts(html: str) -> str:
    """``html`` with each quote that begins as an alert as one."""
    return _ALERT.sub(_shown, html) if "<p>[!" in html else html


def _shown(found: re.Match[str]) -> str:
    kind, title, rest = found.groups()
    heading = title.strip() or kind.capitalize()
    return (
        f'<blockquote class="alert alert-{kind.lower()}">\n<p class="alert-heading">{heading}</p>\n'
        + ("" if rest.startswith("</p>") else "<p>")
    )

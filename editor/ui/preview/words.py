"""The preview's longer sentences: why an image is not shown, where a link leads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl

from editor.ui.preview.image_files import Tried, Why

MOST_PLACES = 6
"""Places that are named of those that were tried."""
_LONGEST = 240
"""Characters of an address that are shown."""
_LIKE_ADDRESS = re.compile(r"(?:https?://)?((?:[\w-]+\.)+[a-z]{2,})(?:[:/?#].*)?", re.I | re.S)
_BREAKS = re.compile(r"(?<=[/?&=#._-])(?=[^\s])")


def missing_words(tried: Sequence[Tried], root: Path | None) -> str:
    """Why there is no image, line by line."""
    if not tried:
        return _tr("This is no address of an image in the site.")
    lines = [_tr("No such image. Looked for:")]
    lines += ["–\u00a0" + _place(each.path, root) + _reason(each) for each in tried[:MOST_PLACES]]
    return "\n".join(lines)


def remote_words() -> dict[str, str]:
    """What is said of images that are not asked for; {0} is their host."""
    return {
        "host": _tr("Not loaded: images of other sites are switched off ({0})."),
        "plain": _tr("Not loaded: only images over https are ({0})."),
    }


def link_words(url: QUrl, text: str) -> tuple[str, str]:
    """Where a web link leads, and "warning" if its text says otherwise, else "info"."""
    host = url.host(QUrl.ComponentFormattingOption.FullyEncoded)
    shown = shown_address(url)
    named = _LIKE_ADDRESS.fullmatch(text.strip())
    if named and host and not _same_host(named[1], host):
        words = _tr("The text says {0}, but the link leads to {1}: {2}")
        return words.format(named[1], host, breakable(shown)), "warning"
    if not host:
        return _tr("The link leads to {0}").format(breakable(shown)), "info"
    return _tr("The link leads to {0}: {1}").format(host, breakable(shown)), "info"


def shown_address(url: QUrl) -> str:
    """An address to read: its host in plain letters, so that none can look like another."""
    formatting = QUrl.ComponentFormattingOption
    host, pretty = url.host(formatting.FullyEncoded), url.host(formatting.PrettyDecoded)
    text = url.toString(formatting.PrettyDecoded)
    if pretty and host != pretty:
        text = text.replace(pretty, host, 1)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def breakable(text: str) -> str:
    """``text`` with places (zero width spaces) where a line may end."""
    return _BREAKS.sub("\u200b", text)


def _same_host(one: str, other: str) -> bool:
    return one.lower().removeprefix("www.") == other.lower().removeprefix("www.")


def _place(path: Path, root: Path | None) -> str:
    try:
        return path.relative_to(root).as_posix() if root else str(path)
    except ValueError:
        return str(path)


def _reason(tried: Tried) -> str:
    if tried.why is Why.OTHER_CASE:
        words = _tr(" – there is {0}; web servers tell capitals apart")
        return words.format(tried.there)
    return {
        Why.ABSENT: "",
        Why.OUTSIDE: _tr(" – outside of the site’s folder, which is never read"),
        Why.NO_IMAGE: _tr(" – not an image that a page can show"),
        Why.TOO_LARGE: _tr(" – larger than 64 MB"),
    }[tried.why]


def _tr(text: str) -> str:
    return QCoreApplication.translate("preview", text)

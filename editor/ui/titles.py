"""What an open article is called in lists and titles."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from editor.article.fields import read_fields
from editor.errors import FrontMatterError
from editor.ui.desk import OpenArticle


def own_title(opened: OpenArticle) -> str:
    """The title in its front matter, on one line; "" if there is none to be read."""
    try:
        fields = read_fields(opened.document.article)
    except FrontMatterError:
        return ""
    title = next((each.value for each in fields if each.key.casefold() == "title"), None)
    return " ".join(title.split()) if isinstance(title, str) else ""


def title_of(opened: OpenArticle) -> str:
    """Its title; without one its file's name; without a file "Untitled"."""
    return own_title(opened) or file_name_of(opened)


def file_name_of(opened: OpenArticle) -> str:
    """Its file's name, or "Untitled" while it has none."""
    return opened.path.name if opened.path else QCoreApplication.translate("titles", "Untitled")

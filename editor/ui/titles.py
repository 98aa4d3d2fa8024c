"""What an open article is called in lists and titles."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from editor.article.fields import read_fields
from editor.errors import FrontMatterError
from editor.ui.desk import OpenArticle


def title_of(opened: OpenArticle) -> str:
    """Its title; without one its file's name; without a file "Untitled"."""
    try:
        fields = read_fields(opened.document.article)
    except FrontMatterError:
        fields = ()
    title = next((each.value for each in fields if each.key.casefold() == "title"), None)
    if isinstance(title, str) and title.strip():
        return " ".join(title.split())
    return file_name_of(opened)


def file_name_of(opened: OpenArticle) -> str:
    """Its file's name, or "Untitled" while it has none."""
    return opened.path.name if opened.path else QCoreApplication.translate("titles", "Untitled")

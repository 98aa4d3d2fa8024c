"""Form and text for the review of an import: the same panes as the window's own, one pair each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from editor.article.document import Document
from editor.site.profile import Profile
from editor.ui.form.form_pane import FormPane
from editor.ui.importing.review_dialog import Panes
from editor.ui.source.source_pane import SourcePane
from editor.ui.theme import Theme


def review_panes(
    document: Document, path: Path, profile: Profile, theme: Theme, tell: Callable[[str], None]
) -> Panes:
    """Panes that show ``document``, which is going to lie at ``path``; ``tell`` gets complaints."""
    form, source = FormPane(), SourcePane()
    for pane in (form, source):
        pane.set_theme(theme)
    form.show_document(document, path, profile)
    source.show_document(document)
    form.failed.connect(tell)
    words = QCoreApplication.translate(
        "ReviewPanes", "The site’s fields are set up once the article is open."
    )
    form.setup_asked.connect(lambda _key: tell(words))
    return Panes(form, source)

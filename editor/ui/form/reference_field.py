"""Another article of the site, by what it is called in its address."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from editor.site.completion import Offer
from editor.ui.form.completer import Completer
from editor.ui.form.line_field import LineField
from editor.ui.form.surroundings import Surroundings


class ReferenceField(LineField):
    """Edits a name, and offers those of the site's articles; the button shows them all."""

    def __init__(self) -> None:
        super().__init__("article", QCoreApplication.translate("form", "Choose an article (Down)"))
        self._around = Surroundings()
        self._completer = Completer(self.line)
        self._completer.offer(self._names, tuple)
        self._completer.chosen.connect(self.put)

    def press(self) -> None:
        """Show what there is."""
        self.line.setFocus()
        self._completer.show_all()

    def set_surroundings(self, around: Surroundings) -> None:
        """Take note of which articles there are."""
        self._around = around

    def doubt(self) -> str:
        """Whether there is such an article, where that can be told."""
        profile, text = self._around.profile, self.line.text().strip()
        name = text.strip("/").rpartition("/")[2].partition("#")[0]
        stem = name.rpartition(".")[0] or name
        if not text or profile is None or not profile.slugs or "://" in text:
            return ""
        if {name.casefold(), stem.casefold()} & profile.slugs.keys():
            return ""
        return QCoreApplication.translate("form", "No article of this site is called so.")

    def _names(self) -> tuple[Offer, ...]:
        names = self._around.profile.slugs if self._around.profile else {}
        return tuple(Offer(name, 0, (name,)) for name in names)

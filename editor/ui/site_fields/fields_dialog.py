"""“Fields of this site”: what the author decides about fields, as a form and as the file's text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from editor.errors import FieldError, GalleyError
from editor.site.overrides import OverridesError, check_overrides, entry_of, with_override
from editor.site.profile import Profile
from editor.site.spec import FieldSpec
from editor.ui.dialogs import error_text
from editor.ui.site_fields.fields_file import FieldsFile, write_fields_file
from editor.ui.site_fields.settings_form import SettingsForm


class FieldsDialog(QDialog):
    """Edits ``file``, in which ``profile`` is what the site has without and with it."""

    def __init__(self, parent: QWidget, file: FieldsFile, profile: Profile, key: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Fields of this site"))
        self._file = file
        self._specs = {spec.key: spec for spec in profile.fields}
        self.keys = QListWidget()
        self.keys.setAccessibleName(self.tr("Fields"))
        self.settings = SettingsForm()
        self.text = QPlainTextEdit(file.text)
        self.text.setAccessibleName(self.tr("The file’s text"))
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.problem = QLabel()
        self.problem.setProperty("error", True)
        self.problem.setWordWrap(True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self._lay_out()
        for each in self._specs:
            self._add(each)
        self.keys.currentItemChanged.connect(lambda _now, _before: self._show_entry())
        self.settings.changed.connect(self._on_settings)
        self.text.textChanged.connect(self._check)
        self.tabs.currentChanged.connect(lambda _tab: self._show_entry())
        self.go_to(key or next(iter(self._specs), ""))
        self._check()

    def go_to(self, key: str) -> None:
        """Show what is decided about this field."""
        found = self.keys.findItems(key, Qt.MatchFlag.MatchExactly)
        if found or key:
            self.keys.setCurrentItem(found[0] if found else self._add(key))

    def accept(self) -> None:
        """Write the file; stay open with the reason if that cannot be."""
        try:
            if self.text.toPlainText() != self._file.text:
                write_fields_file(self._file, self.text.toPlainText())
        except GalleyError as error:
            self._say(error_text(error))
            return
        super().accept()

    @property
    def _key(self) -> str:
        item = self.keys.currentItem()
        return item.text() if item is not None else ""

    def _add(self, key: str) -> QListWidgetItem:
        item = QListWidgetItem(key)
        spec = self._specs.get(key)
        item.setToolTip(spec.label if spec else "")
        self.keys.addItem(item)
        return item

    def _show_entry(self) -> None:
        entry = entry_of(self.text.toPlainText(), self._key)
        self.settings.show_entry(entry, self._specs.get(self._key, FieldSpec(self._key)))
        self.settings.setEnabled(bool(self._key))

    def _on_settings(self) -> None:
        """Put what is decided now into the text; what makes no sense only says why."""
        text = self.text.toPlainText()
        try:
            after = with_override(text, self._key, self.settings.entry())
        except OverridesError as error:
            self._say(error.reason)
        except FieldError as error:
            self._say(error.reason)
        else:
            self._say("")
            if after != text:
                self.text.setPlainText(after)

    def _check(self) -> None:
        try:
            check_overrides(self.text.toPlainText(), self._file.path)
        except OverridesError as error:
            words = self.tr("Line {line}: {reason}")
            self._say(words.format(line=error.line, reason=error.reason))
            self._save.setEnabled(False)
        else:
            self._say("")
            self._save.setEnabled(True)

    def _say(self, words: str) -> None:
        self.problem.setText(words)

    def _ask_key(self) -> None:
        words = self.tr("The field’s name, as it is in the article:")
        key, wanted = QInputDialog.getText(self, self.tr("New field"), words)
        if wanted and key.strip():
            self.go_to(key.strip())

    def _lay_out(self) -> None:
        new = QPushButton(self.tr("Ne&w field…"))
        new.clicked.connect(self._ask_key)
        left = QVBoxLayout()
        left.addWidget(self.keys, 1)
        left.addWidget(new)
        form = QWidget()
        row = QHBoxLayout(form)
        row.addLayout(left, 2)
        right = QVBoxLayout()
        right.addWidget(self.settings)
        right.addStretch(1)
        row.addLayout(right, 3)
        self.tabs = QTabWidget()
        self.tabs.addTab(form, self.tr("&Fields"))
        self.tabs.addTab(self.text, self.tr("&Text"))
        place = QLabel(str(self._file.path))
        place.setProperty("muted", True)
        place.setTextFormat(Qt.TextFormat.PlainText)
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        place.setWordWrap(True)
        buttons = QDialogButtonBox()
        self._save = buttons.addButton(QDialogButtonBox.StandardButton.Save)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(place)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.problem)
        column.addWidget(buttons)
        self.resize(620, 520)

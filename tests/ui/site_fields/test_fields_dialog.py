"""What the author decides about fields: by rows or as text, written to .galley.yaml."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from editor.library.profile import profile_for
from editor.ui.site_fields.fields_dialog import FieldsDialog
from editor.ui.site_fields.fields_file import read_fields_file

Open = Callable[..., FieldsDialog]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A Hexo site."""
    (tmp_path / "_config.yml").write_text("title: x\n", encoding="utf-8")
    (tmp_path / "source" / "_posts").mkdir(parents=True)
    return tmp_path


@pytest.fixture
def opens(qtbot: QtBot, site: Path) -> Open:
    """Opens the dialog on a field."""

    def open_it(key: str = "") -> FieldsDialog:
        posts = site / "source" / "_posts"
        dialog = FieldsDialog(None, read_fields_file(posts, site), profile_for(posts), key)  # type: ignore[arg-type]
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return open_it


def line(dialog: FieldsDialog, name: str) -> QLineEdit:
    (found,) = (
        each for each in dialog.settings.findChildren(QLineEdit) if each.accessibleName() == name
    )
    return found


def combo(dialog: FieldsDialog, name: str) -> QComboBox:
    (found,) = (
        each for each in dialog.settings.findChildren(QComboBox) if each.accessibleName() == name
    )
    return found


def choose(box: QComboBox, data: str) -> None:
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


def test_a_decision_is_written_and_holds(opens: Open, site: Path) -> None:
    dialog = opens("cover")
    choose(combo(dialog, "Needed"), "true")
    QTest.keyClicks(line(dialog, "Label"), "Cover picture")
    dialog.accept()
    text = (site / ".galley.yaml").read_text(encoding="utf-8")
    assert text == "fields:\n  cover:\n    label: Cover picture\n    required: true\n"
    spec = profile_for(site / "source" / "_posts").field("cover")
    assert spec is not None
    assert spec.required
    assert spec.label == "Cover picture"


def test_comments_and_other_decisions_stay(opens: Open, site: Path) -> None:
    before = "# ours\nfields:\n  title: {max: 30} # short\n"
    (site / ".galley.yaml").write_text(before, encoding="utf-8")
    dialog = opens("status")
    QTest.keyClicks(line(dialog, "Choices"), "draft, published")
    dialog.accept()
    text = (site / ".galley.yaml").read_text(encoding="utf-8")
    assert text.startswith("# ours\nfields:\n  title: {max: 30} # short\n")
    assert "draft" in text


def test_cancelling_writes_nothing(opens: Open, site: Path) -> None:
    dialog = opens("cover")
    QTest.keyClicks(line(dialog, "Label"), "x")
    dialog.reject()
    assert not (site / ".galley.yaml").exists()


def test_what_makes_no_sense_is_told_and_not_taken_over(opens: Open) -> None:
    dialog = opens("title")
    QTest.keyClicks(line(dialog, "At most"), "many")
    assert "must be a number" in dialog.problem.text()
    assert dialog.text.toPlainText() == ""


def test_a_mistake_in_the_text_names_its_line_and_cannot_be_saved(opens: Open) -> None:
    dialog = opens()
    dialog.text.setPlainText("fields:\n  title:\n    sort: text\n")
    assert dialog.problem.text().startswith("Line 3: “sort” is not known")
    assert not dialog._save.isEnabled()
    dialog.text.setPlainText("fields:\n  title:\n    kind: text\n")
    assert dialog.problem.text() == ""
    assert dialog._save.isEnabled()


def test_a_file_that_is_broken_already_can_be_mended(opens: Open, site: Path) -> None:
    (site / ".galley.yaml").write_text("fields: [", encoding="utf-8")
    dialog = opens()
    assert dialog.problem.text().startswith("Line ")
    dialog.text.setPlainText("fields: {}\n")
    dialog.accept()
    assert (site / ".galley.yaml").read_text(encoding="utf-8") == "fields: {}\n"


def test_a_file_changed_meanwhile_is_not_overwritten(opens: Open, site: Path) -> None:
    file = site / ".galley.yaml"
    file.write_text("fields: {}\n", encoding="utf-8")
    dialog = opens("title")
    QTest.keyClicks(line(dialog, "Label"), "x")
    file.write_text("fields: {a: {kind: text}}\n", encoding="utf-8")
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.problem.text()
    assert file.read_text(encoding="utf-8") == "fields: {a: {kind: text}}\n"


def test_all_is_done_with_the_keyboard(opens: Open) -> None:
    dialog = opens("title")
    for name in ("Kind", "Label", "Needed"):
        assert (line if name == "Label" else combo)(
            dialog, name
        ).focusPolicy() & Qt.FocusPolicy.TabFocus

"""Tags and categories that other articles have are offered, nested ones keep Hexo's shape."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget

from editor.site.profile import Profile, bare_profile
from editor.site.site import find_site
from editor.site.terms import Category, Counted
from editor.ui.form.chip import Chip
from tests.ui.form.conftest import Author

Open = Callable[[str], None]


@pytest.fixture
def opens(author: Author, tmp_path: Path) -> Open:
    """Opens an article of a Hexo site whose other articles have some tags and categories."""
    (tmp_path / "_config.yml").write_text("title: x\n", encoding="utf-8")
    (tmp_path / "source" / "_posts").mkdir(parents=True)
    tags = (Counted("前端", 9), Counted("Python", 7), Counted("Pytest", 2))
    tree = (Category("技术", 5, (Category("Python", 3),)), Category("生活", 2))
    known: Profile = replace(
        bare_profile(find_site(tmp_path)),
        values=MappingProxyType({"tags": tags}),
        categories=tree,
    )

    def open_it(text: str) -> None:
        document = author.opens(text)
        author.pane.show_document(document, tmp_path / "source" / "_posts" / "a.md", known)
        author.waits()

    return open_it


def offered(author: Author) -> list[str]:
    boxes = author.pane.findChildren(QListWidget, "completions")
    shown = [box for box in boxes if box.isVisible()]
    return [box.item(row).text() for box in shown for row in range(box.count())]


def test_a_tag_is_completed_by_its_beginning(author: Author, opens: Open) -> None:
    opens("---\ntags: [a]\n---\n")
    author.types("tags", "py")
    assert offered(author) == ["Python", "Pytest"]
    author.presses("tags", Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert author.text == "---\ntags: [a, Python]\n---\n"
    assert offered(author) == []


def test_a_chinese_tag_is_completed_by_its_initials(author: Author, opens: Open) -> None:
    opens("---\ntags: []\n---\n")
    author.types("tags", "qd")
    assert offered(author) == ["前端"]
    author.presses("tags", Qt.Key.Key_Down, Qt.Key.Key_Tab)
    assert author.reads("tags") == ["前端"]


def test_enter_takes_what_was_typed_unless_a_word_is_marked(author: Author, opens: Open) -> None:
    opens("---\ntags: []\n---\n")
    author.types("tags", "py")
    author.presses("tags", Qt.Key.Key_Return)
    assert author.reads("tags") == ["py"]


def test_escape_closes_the_list_and_keeps_what_was_typed(author: Author, opens: Open) -> None:
    opens("---\ntags: []\n---\n")
    author.types("tags", "py")
    author.presses("tags", Qt.Key.Key_Escape)
    assert offered(author) == []
    assert author.reads("tags") == ["py"]


def test_down_in_an_empty_place_offers_the_most_used(author: Author, opens: Open) -> None:
    opens("---\ntags: [Python]\n---\n")
    author.presses("tags", Qt.Key.Key_Down)
    assert offered(author) == ["前端", "Pytest"]


def test_leaving_the_field_closes_the_list(author: Author, opens: Open) -> None:
    opens("---\ntitle: x\ntags: []\n---\n")
    author.types("tags", "py")
    author.goes_to("title")
    assert offered(author) == []


def chips(author: Author, key: str) -> list[Chip]:
    found = [chip for chip in author.row(key).findChildren(Chip) if chip.isVisible()]
    return sorted(found, key=lambda chip: (chip.y(), chip.x()))


def test_nested_categories_are_paths(author: Author, opens: Open) -> None:
    text = "---\ncategories:\n- [技术, Python]\n- 生活\n---\n"
    opens(text)
    names = [chip.accessibleName() for chip in chips(author, "categories")]
    assert names == ["技术 › Python", "生活"]
    assert author.text == text


def test_a_second_category_beside_a_path_makes_lists_in_the_list(
    author: Author, opens: Open
) -> None:
    opens("---\ncategories: [技术, Python]\n---\n")
    author.types("categories", "sh")
    assert offered(author) == ["生活"]
    author.presses("categories", Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert author.reads("categories") == [["技术", "Python"], ["生活"]]
    author.document.undo()
    author.waits()
    assert "categories: [技术, Python]\n" in author.text


def test_a_path_is_typed_with_slashes(author: Author, opens: Open) -> None:
    opens("---\ntitle: x\ncategories:\n---\n")
    author.types("categories", "a/b")
    author.presses("categories", Qt.Key.Key_Return)
    assert author.reads("categories") == ["a", "b"]


def test_tags_are_put_in_order_by_dragging(author: Author, opens: Open) -> None:
    opens("---\ntags: [a, b, c]\n---\n")
    first, _, last = chips(author, "tags")
    start, end = QPoint(4, 8), first.mapFromGlobal(last.mapToGlobal(QPoint(4, 8)))
    QTest.mousePress(first, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(first, (start + end) / 2)
    QTest.mouseMove(first, end)
    QTest.mouseRelease(first, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)
    assert author.text == "---\ntags: [b, c, a]\n---\n"
    author.document.undo()
    assert author.text == "---\ntags: [a, b, c]\n---\n"

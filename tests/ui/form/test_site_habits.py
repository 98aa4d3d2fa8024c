"""The form writes as the site and its author do: slugs, empty fields, new dates, new fields."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from types import MappingProxyType

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListWidget

from editor.site.dates import DateStyle
from editor.site.names import NameStyle
from editor.site.profile import Profile, bare_profile
from editor.site.site import find_site
from editor.site.slugs import SlugStyle
from editor.site.spec import Empty, SiteProblem
from editor.ui.form.remark import Weight
from editor.ui.form.slug_field import SlugField
from tests.ui.form.conftest import Author

Open = Callable[..., None]


@pytest.fixture
def opens(author: Author, tmp_path: Path) -> Open:
    """Opens an article of a Hugo site; more of the profile may be given."""
    (tmp_path / "hugo.toml").write_text("title = 'x'\n", encoding="utf-8")

    def open_it(text: str, **known: object) -> None:
        profile: Profile = replace(bare_profile(find_site(tmp_path)), **known)  # type: ignore[arg-type]
        document = author.opens(text)
        author.pane.show_document(document, tmp_path / "content" / "posts" / "a.md", profile)
        author.waits()

    return open_it


def test_a_slug_is_spelled_as_the_sites_slugs_are(author: Author, opens: Open) -> None:
    opens("---\ntitle: 为什么 Hugo\nslug: old\n---\n", names=NameStyle(slugs=SlugStyle("pinyin")))
    widget = author.row("slug").widget
    assert isinstance(widget, SlugField)
    widget.button.click()
    assert "slug: wei-shen-me-Hugo\n" in author.text


def test_a_slug_shows_the_file_and_the_address(author: Author, opens: Open) -> None:
    opens("---\ntitle: A\nslug: my-post\n---\n")
    labels = [each.toolTip() for each in author.row("slug").findChildren(QLabel)]
    assert any("/posts/my-post/" in each for each in labels)
    author.types("slug", "2")
    author.waits(80)
    labels = [each.toolTip() for each in author.row("slug").findChildren(QLabel)]
    assert any("/posts/my-post2/" in each for each in labels)


def test_a_slug_that_another_article_has_is_told(
    author: Author, opens: Open, tmp_path: Path
) -> None:
    other = tmp_path / "content" / "posts" / "b.md"
    opens("---\ntitle: A\nslug: mine\n---\n", slugs=MappingProxyType({"mine": (other,)}))
    assert "b.md" in author.row("slug").said(Weight.DOUBTFUL)


def test_looking_at_a_slug_does_not_change_it(author: Author, opens: Open) -> None:
    text = "---\ntitle: A\nslug:\n---\n"
    opens(text)
    author.goes_to("slug")
    author.goes_to("title")
    assert author.text == text


@pytest.mark.parametrize(
    ("habit", "left"),
    [(Empty.KEY, "description:\n"), (Empty.TEXT, 'description: ""\n'), (Empty.REMOVED, "")],
)
def test_a_field_is_emptied_as_the_author_does(
    author: Author, opens: Open, tmp_path: Path, habit: Empty, left: str
) -> None:
    opens("")
    fields = bare_profile(find_site(tmp_path)).fields
    known = tuple(
        replace(each, empty=habit) if each.key == "description" else each for each in fields
    )
    opens("---\ntitle: A\ndescription: x\nend: 1\n---\n", fields=known)
    author.empties("description")
    assert author.text.replace("''", '""') == f"---\ntitle: A\n{left}end: 1\n---\n"


def test_a_new_date_is_written_as_the_site_has_its_dates(author: Author, opens: Open) -> None:
    opens("---\ntitle: A\ndate:\n---\n", dates=DateStyle("2024/07/31 10:00", "", False))
    focus = author.goes_to("date")
    QTest.keyClick(
        focus,
        Qt.Key.Key_Colon,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    today = date.today()
    assert f"date: {today.year}/{today.month:02}/{today.day:02} " in author.text


def test_a_date_in_the_future_is_told(author: Author, opens: Open) -> None:
    ahead = date.today() + timedelta(days=2)
    opens(f"---\ndate: {ahead}\nexpiryDate: {ahead}\n---\n")
    assert "future" in author.row("date").said(Weight.DOUBTFUL)
    assert not author.row("expiryDate").said(Weight.DOUBTFUL)


def test_a_field_that_the_site_knows_is_suggested_with_its_kind(
    author: Author, opens: Open
) -> None:
    opens("---\ntitle: A\n---\n")
    add = author.pane.form._add
    add.open()
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, "last")
    boxes = author.pane.findChildren(QListWidget, "completions")
    assert [box.item(0).text() for box in boxes if box.isVisible()] == ["lastmod"]
    QTest.keyClick(focus, Qt.Key.Key_Down)
    QTest.keyClick(focus, Qt.Key.Key_Return)
    QTest.keyClick(focus, Qt.Key.Key_Return)
    assert f"lastmod: {date.today().year}" in author.text


def test_what_cannot_be_read_of_the_site_is_told_with_its_line(
    author: Author, opens: Open, tmp_path: Path
) -> None:
    problem = SiteProblem(tmp_path / ".galley.yaml", 3, "“sort” is not known")
    opens("---\ntitle: A\n---\n", problems=(problem,))
    words = [each.text() for each in author.pane.findChildren(QLabel) if each.isVisible()]
    assert ".galley.yaml, line 3: “sort” is not known" in words


def test_a_field_is_set_up_for_the_site_from_its_menu(author: Author, opens: Open) -> None:
    opens("---\ntitle: A\n---\n")
    asked: list[str] = []
    author.pane.setup_asked.connect(asked.append)
    author.chooses("title", "Set up for the site…")
    assert asked == ["title"]

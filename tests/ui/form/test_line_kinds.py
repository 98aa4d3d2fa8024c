"""Addresses, colours, pictures, slugs and choices: a line of text, and what follows from it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel

from editor.article.fields import Value
from editor.site.profile import Profile, bare_profile
from editor.site.site import find_site
from editor.site.spec import FieldSpec
from editor.ui.form.choice_field import ChoiceField
from editor.ui.form.colour_field import colour_of, written_like
from editor.ui.form.image_field import ImageField
from editor.ui.form.kinds import KINDS, kind_for
from editor.ui.form.remark import Weight
from editor.ui.form.slug_field import SlugField
from editor.ui.form.surroundings import Surroundings
from editor.ui.form.url_field import UrlField, is_web_address
from tests.ui.form.conftest import Author


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("https://example.org/a?b#c", "url"),
        ("see https://example.org", "text"),
        ("#fff", "colour"),
        ("#1a2b3c80", "colour"),
        ("#tag", "text"),
        ("images/a b.PNG", "image"),
        ("a.png\n", "paragraph"),
        (["a.png"], "list"),
    ],
)
def test_a_value_tells_its_kind(value: Value, kind: str) -> None:
    assert kind_for(value, "", "").name == kind


@pytest.mark.parametrize("kind", ["url", "colour", "image", "slug", "choice", "date"])
def test_a_line_takes_only_what_it_can_give_back(author: Author, kind: str) -> None:
    for value in ("a\nb", "a\u2028b", "a\x00b", 3, ["x"], True):
        assert not KINDS[kind].accepts(value)
    widget = KINDS[kind].make()
    for text in ("", "a b", "日均：「香」", " x ", "\u00a0", "👍🏽"):
        widget.show_value(text, text)
        assert widget.value() == text


@pytest.mark.parametrize("key", ["url", "cover", "slug", "color"])
def test_typing_and_composing_change_the_line_alone(author: Author, key: str) -> None:
    text = f"---\n# c\n{key}: abc   # kept\nend: 1\n---\nBody\n"
    document = author.opens(text)
    author.types(key, "d")
    author.composes(author.goes_to(key), "ni", "ni h", commit="你")
    assert author.text == text.replace("abc", "abcd你")
    while document.can_undo:
        document.undo()
    assert author.text == text


def test_only_the_web_is_opened() -> None:
    assert is_web_address("https://例子.org/路")
    for text in ("", "file:///etc/passwd", "javascript:alert(1)", "https://", "http:// a", "a.b"):
        assert not is_web_address(text)


def test_an_address_with_blanks_is_doubtful(author: Author) -> None:
    author.opens("---\nurl: not an address\nlink: /posts/a\ncanonical: https://a.b\n---\n")
    assert author.row("url").said(Weight.DOUBTFUL)
    assert not author.row("link").said(Weight.DOUBTFUL)
    url = author.row("canonical").widget
    assert isinstance(url, UrlField)
    assert url.button.isEnabled()


@pytest.mark.parametrize(
    ("text", "name"),
    [("#abc", "#aabbcc"), ("#AABBCC80", "#aabbcc"), ("red", "#ff0000"), ("#ab", ""), ("1", "")],
)
def test_colours_as_web_pages_write_them(text: str, name: str) -> None:
    colour = colour_of(text)
    assert (colour.name() if colour else "") == name


def test_a_picked_colour_is_written_as_the_last_one_was() -> None:
    assert written_like(QColor("#aabbcc"), "#112233") == "#aabbcc"
    assert written_like(QColor("#aabbcc"), "#FFF") == "#AABBCC"
    assert written_like(QColor("#aabbcc"), "#11223380") == "#aabbcc80"


def test_a_slug_is_made_from_the_title_on_demand_only(author: Author) -> None:
    text = "---\ntitle: 为什么「改稿」 Matters\nslug:\n---\n"
    author.opens(text)
    author.goes_to("slug")
    author.goes_to("title")
    assert author.text == text
    slug = author.row("slug").widget
    assert isinstance(slug, SlugField)
    slug.button.click()
    assert "slug: 为什么" in author.text
    assert "matters\n" in author.text
    author.types("title", "!")
    assert author.text.count("!") == 1


def picture(folder: Path, name: str) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    assert image.save(str(file))
    return file


def hugo(root: Path) -> Profile:
    (root / "hugo.toml").write_text("title = 'x'\n", encoding="utf-8")
    return bare_profile(find_site(root))


def image_field(author: Author) -> ImageField:
    widget = author.row("cover").widget
    assert isinstance(widget, ImageField)
    return widget


def test_a_picture_is_shown_and_a_missing_one_told(author: Author, tmp_path: Path) -> None:
    picture(tmp_path, "content/posts/图 1.png")
    document = author.opens("---\ncover: 图 1.png\n---\n")
    author.pane.show_document(document, tmp_path / "content/posts/a.md", hugo(tmp_path))
    author.waits(250)
    (label,) = [each for each in image_field(author).findChildren(QLabel) if each.isVisible()]
    assert not label.pixmap().isNull()
    assert author.row("cover").said(Weight.DOUBTFUL) == ""
    author.types("cover", "x")
    author.waits(900)
    assert author.row("cover").said(Weight.DOUBTFUL)
    assert label.isHidden()


def test_a_dropped_picture_is_named_from_the_article(author: Author, tmp_path: Path) -> None:
    file = picture(tmp_path, "static/img/b.png")
    document = author.opens("---\ncover:\n---\n")
    author.pane.show_document(document, tmp_path / "content/posts/a.md", hugo(tmp_path))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    drop = QDropEvent(QPointF(5, 5), copy, data, left, Qt.KeyboardModifier.NoModifier)
    image_field(author).dropEvent(drop)
    assert author.text == "---\ncover: /img/b.png\n---\n"


def test_addresses_on_the_web_and_odd_names_are_no_files(tmp_path: Path) -> None:
    around = Surroundings(hugo(tmp_path), tmp_path / "a.md")
    for text in (
        "",
        "https://a.b/c.png",
        "//a.b/c.png",
        "data:image/png;base64,x",
        "\x00",
        "x" * 999,
    ):
        assert around.file_at(text) is None


def test_rolling_over_a_choice_does_not_change_it(author: Author) -> None:
    field = ChoiceField()
    field.set_choices(["draft", "published"])
    field.show_value("odd", "odd")
    field.show()
    box = field.focus
    assert isinstance(box, QComboBox)
    at, none = QPointF(5, 5), Qt.MouseButton.NoButton
    keys, phase = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    roll = QWheelEvent(at, at, QPoint(), QPoint(0, -120), none, keys, phase, False)
    QApplication.sendEvent(box, roll)
    assert field.value() == "odd"
    assert "draft, published" in field.doubt()
    QTest.keyClick(box, Qt.Key.Key_Up)
    assert field.value() == "published"
    assert field.doubt() == ""


def test_a_picture_from_elsewhere_is_copied_to_where_the_site_has_its_own(
    author: Author, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    file = picture(tmp_path / "elsewhere", "图 1.PNG")
    document = author.opens("---\ncover:\n---\n")
    author.pane.show_document(document, site / "content/posts/a.md", hugo(site))
    image_field(author).take(file)
    assert "cover: /images/图-1.png\n" in author.text
    assert (site / "static/images/图-1.png").read_bytes() == file.read_bytes()
    image_field(author).take(file)
    assert len(list((site / "static/images").iterdir())) == 1


def test_a_picture_that_cannot_be_copied_is_told(author: Author, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    known = hugo(site)
    (site / "static").write_text("a file where the folder should be", encoding="utf-8")
    document = author.opens("---\ncover: old.png\n---\n")
    author.pane.show_document(document, site / "content/posts/a.md", known)
    image_field(author).take(picture(tmp_path, "b.png"))
    author.waits(900)
    assert author.text == "---\ncover: old.png\n---\n"
    assert "static" in author.row("cover").said(Weight.DOUBTFUL)


def test_a_pasted_picture_is_kept_under_the_articles_name(author: Author, tmp_path: Path) -> None:
    document = author.opens("---\ncover:\n---\n")
    author.pane.show_document(document, tmp_path / "content/posts/my-post.md", hugo(tmp_path))
    image = QImage(20, 10, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    QApplication.clipboard().setImage(image)
    focus = author.goes_to("cover")
    QTest.keyClick(focus, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "cover: /images/my-post.png\n" in author.text
    assert QImage(str(tmp_path / "static/images/my-post.png")).size() == image.size()


def test_another_article_is_offered_and_a_missing_one_told(author: Author, tmp_path: Path) -> None:
    slugs = MappingProxyType({"first-steps": (tmp_path / "a.md",)})
    fields = (FieldSpec("next", "reference", "Next", shown=True),)
    known = replace(hugo(tmp_path), slugs=slugs, fields=fields)
    document = author.opens("---\nnext: gone\n---\n")
    author.pane.show_document(document, tmp_path / "content/posts/a.md", known)
    author.waits(80)
    assert author.row("next").said(Weight.DOUBTFUL)
    author.empties("next")
    author.types("next", "fir")
    author.presses("next", Qt.Key.Key_Down, Qt.Key.Key_Return)
    author.waits(900)
    assert author.text == "---\nnext: first-steps\n---\n"
    assert not author.row("next").said(Weight.DOUBTFUL)

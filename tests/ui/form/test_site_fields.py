"""A site says which fields there are; the form shows those, and all others below."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt

from editor.site.profile import Profile, bare_profile
from editor.site.site import find_site
from editor.site.spec import FieldSpec
from editor.ui.form.choice_field import ChoiceField
from editor.ui.form.layout import PLACES, places_of
from editor.ui.form.remark import Weight
from tests.ui.form.conftest import Author

FIELDS = (
    FieldSpec("title", "text", "Title", shown=True, required=True, maximum=10),
    FieldSpec("date", "datetime", "Date", shown=True),
    FieldSpec("layout", "choice", "Layout", shown=True, choices=("post", "page")),
    FieldSpec("cover", "image", "Cover & more"),
    FieldSpec("lang", "text", "Language", pattern="[a-z]{2}"),
)


def known(fields: tuple[FieldSpec, ...]) -> Profile:
    return replace(bare_profile(find_site(Path())), fields=fields)


def test_nothing_known_is_a_plain_folder() -> None:
    assert places_of(()) is PLACES


def test_the_form_shows_a_sites_fields_and_checks_them(author: Author) -> None:
    text = "---\ntitle: 六个汉字十二\nlayout: odd\nlang: english\nmine: 1\n---\n"
    document = author.opens(text)
    author.pane.show_document(document, profile=known(FIELDS))
    assert author.pane.form.row("tags") is None
    assert author.pane.form.row("cover") is None
    assert author.row("date").kind.name == "date"
    assert isinstance(author.row("layout").widget, ChoiceField)
    assert "post, page" in author.row("layout").said(Weight.DOUBTFUL)
    assert "12" in author.row("title").said(Weight.DOUBTFUL)
    assert author.row("lang").said(Weight.DOUBTFUL)
    assert author.row("mine").slot is not None
    author.empties("title")
    author.waits(900)
    assert author.row("title").said(Weight.DOUBTFUL) == "The site needs this."
    document.undo()
    assert author.text == text


def test_a_label_of_the_sites_own_is_shown_and_a_usual_one_has_its_key() -> None:
    fields = (FieldSpec("title", "text", "标题", shown=True), FieldSpec("date", "date", shown=True))
    assert [place.label for place in places_of(fields)] == ["标题", "&Date"]


def test_where_a_site_knows_one_category_a_new_one_takes_its_place(author: Author) -> None:
    document = author.opens("Title: x\nCategory: ink, paper\n\nBody\n")
    one = FieldSpec("category", "categories", "Category", single=True, also=("Category",))
    author.pane.show_document(document, profile=known((FIELDS[0], one)))
    author.types("Category", "墨, 纸")
    author.presses("Category", Qt.Key.Key_Return)
    assert author.text == "Title: x\nCategory: 墨, 纸\n\nBody\n"
    author.types("Category", "pens")
    assert "Category: pens\n" in author.text

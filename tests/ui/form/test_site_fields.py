"""A site says which fields there are; the form shows those, and all others below."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

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

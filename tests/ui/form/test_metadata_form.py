"""Lines of metadata in the form: what is typed is in the lines, and in no others."""

from __future__ import annotations

from editor.article.article import Format
from editor.ui.form.pane_header import PaneHeader
from tests.ui.form.conftest import Author

ARTICLE = """Title: Ink
Date: 2024-07-31 10:00
Tags:   ink, paper
Summary: one
    two

The body.
"""


def test_typing_goes_into_its_line_and_undo_takes_it_back(author: Author) -> None:
    document = author.opens(ARTICLE)
    author.types("Title", ": a history 墨")
    assert author.text == ARTICLE.replace("Ink\n", "Ink: a history 墨\n")
    author.types("Summary", "X")
    assert "    twoX\n\nThe body." in author.text
    while document.can_undo:
        document.undo()
    assert author.text == ARTICLE


def test_a_space_at_the_end_is_not_taken_from_under_the_cursor(author: Author) -> None:
    author.opens(ARTICLE)
    author.types("Title", " and ")
    assert author.reads("Title") == "Ink and "
    author.strikes(author.row("Title").widget.focus, "pen")
    assert author.text == ARTICLE.replace("Ink", "Ink and pen")


def test_a_date_is_a_date_and_a_new_line_waits_for_its_words(author: Author) -> None:
    author.opens(ARTICLE)
    assert author.row("Date").kind.name == "date"
    assert author.row("Summary").kind.name == "paragraph"
    author.types("Summary", "\nthree")
    assert "    two\n    three\n\n" in author.text


def test_the_header_says_metadata_and_offers_the_other_formats(author: Author) -> None:
    document = author.opens(ARTICLE)
    header = author.pane.findChild(PaneHeader)
    assert isinstance(header, PaneHeader)
    header.format_asked.emit(Format.YAML)
    assert author.text.startswith("---\nTitle: Ink\nDate: 2024-07-31 10:00\n")
    document.undo()
    assert author.text == ARTICLE

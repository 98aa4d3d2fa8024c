"""Changes by others reach the form without taking the keyboard, the cursor or the place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit

from editor.article.article import Part
from editor.article.change import Change
from editor.article.document import Document
from editor.article.split import split
from editor.ui.form.remark import Weight
from tests.ui.form.conftest import Author

TEXT = """---
title: A title
date: 2024-07-31 10:00:00 +0800
tags: [a, b]
cover: a.png
seo:
  # why
  noindex: true
  words: [x]
---
Body
"""


def someone_edits(document: Document, before: str, after: str) -> Change:
    """The raw text is edited elsewhere."""
    return document.edit_head(document.head.replace(before, after), "raw")


def test_a_change_elsewhere_is_shown_and_keeps_keyboard_and_cursor(author: Author) -> None:
    document = author.opens(TEXT)
    focus = author.goes_to("title")
    assert isinstance(focus, QTextEdit)
    QTest.keyClick(focus, Qt.Key.Key_Home)
    QTest.keyClick(focus, Qt.Key.Key_Right)
    someone_edits(document, "A title", "A longer title")
    someone_edits(document, "a.png", "b.png")
    assert author.reads("title") == "A longer title"
    assert author.reads("cover") == "b.png"
    assert focus.hasFocus()
    assert focus.textCursor().position() == 1


def test_a_refresh_writes_nothing(author: Author) -> None:
    document = author.opens(TEXT)
    someone_edits(document, "[a, b]", "\n- c\n- d")
    revision, text = document.revision, author.text
    author.waits()
    assert (document.revision, author.text) == (revision, text)


def test_fields_come_and_go(author: Author) -> None:
    document = author.opens(TEXT)
    cover = author.row("cover")
    someone_edits(document, "cover: a.png\n", "")
    assert author.pane.form.row("cover") is None
    someone_edits(document, "seo:", "image: b.png\nseo:")
    assert author.row("image") is cover, "a row that is left over is used again"
    assert author.reads("image") == "b.png"
    assert author.row("title").widget.focus.accessibleName() == "Title"


def test_a_field_that_changes_its_type_gets_another_widget(author: Author) -> None:
    document = author.opens(TEXT)
    someone_edits(document, "a.png", "true")
    assert author.row("cover").kind.name == "switch"
    someone_edits(document, "cover: true", "cover: {a: 1}")
    assert author.row("cover").kind.name == "mapping"
    someone_edits(document, "{a: 1}", "[[1], null]")
    assert author.row("cover").kind.name == "yaml"


def test_a_body_edit_does_not_touch_the_form(author: Author) -> None:
    document = author.opens(TEXT)
    reading = author.pane._reading
    document.apply(Change(Part.BODY, 0, "", "x", "source"))
    assert author.pane._reading is reading


def test_undo_goes_to_the_field_it_changed(author: Author) -> None:
    document = author.opens(TEXT)
    author.types("cover", "x")
    author.goes_to("title")
    change = document.undo()
    assert change is not None
    author.pane.reveal(change)
    assert author.row("cover").widget.focus.hasFocus()
    assert author.reads("cover") == "a.png"


def test_undo_with_the_text_shown_goes_to_the_place(author: Author) -> None:
    document = author.opens(TEXT)
    author.types("cover", "x")
    author.pane.show_raw(True)
    change = document.undo()
    assert change is not None
    author.pane.reveal(change)
    edit = author.pane.raw.edit
    assert edit.textCursor().block().text() == "cover: a.png"
    assert edit.hasFocus()


def test_another_article_leaves_nothing_of_the_first(author: Author) -> None:
    author.opens(TEXT)
    author.types("description", "x")
    author.row("cover").say(Weight.UNWRITTEN, "Something")
    author.opens("---\ntitle: B\ncover: c\n---\n")
    assert author.reads("title") == "B"
    assert author.reads("description") == ""
    assert author.row("cover").problem == ""
    assert author.pane.form.row("seo") is None


def test_each_article_keeps_its_place(author: Author) -> None:
    many = "---\n" + "".join(f"k{n}: {n}\n" for n in range(40)) + "---\n"
    first, second = Document(split(many)), Document(split(TEXT))
    author.pane.show_document(first)
    author.waits(60)
    author.pane.form.verticalScrollBar().setValue(500)
    author.pane.show_document(second)
    author.waits(60)
    author.pane.show_document(first)
    author.waits(60)
    assert author.pane.form.verticalScrollBar().value() == 500


def test_a_closed_article_is_forgotten(author: Author) -> None:
    document = author.opens(TEXT)
    author.pane.forget(document)
    someone_edits(document, "A title", "Another")
    assert not author.pane.form.isVisible()


def test_the_form_never_scrolls_sideways(author: Author) -> None:
    wide = "x" * 200
    author.opens(f"---\ntitle: {wide}\ntags: [{wide}]\n{wide}: 1\nm: {{{wide}: 1}}\n---\n")
    author.pane.resize(280, 600)
    author.waits(50)
    paper = author.pane.form.widget()
    assert paper is not None
    assert paper.width() <= author.pane.form.viewport().width()
    assert author.pane.form.horizontalScrollBar().maximum() == 0


def test_comments_inside_a_mapping_survive_an_edit_of_it(author: Author) -> None:
    author.opens(TEXT)
    author.chooses("seo", "Edit as YAML")
    focus = author.goes_to("seo")
    assert isinstance(focus, QTextEdit)
    assert focus.toPlainText() == "noindex: true\nwords: [x]"
    author.types("seo", "\nmore: 1")
    assert author.text == TEXT.replace("  words: [x]\n", "  words: [x]\n  more: 1\n")
    author.document.undo()


def test_a_comment_typed_at_the_very_end_is_written_once(author: Author) -> None:
    document = author.opens(TEXT)
    author.chooses("seo", "Edit as YAML")
    author.types("seo", "\n# last")
    after = TEXT.replace("  words: [x]\n", "  words: [x]\n  # last\n")
    assert author.text == after
    author.types("title", "!")
    author.types("seo", " words")
    assert author.text == after.replace("# last", "# last words").replace("A title", "A title!")
    author.pane.show_document(None)
    author.pane.show_document(document)
    author.types("seo", "!")
    assert "# last words!\n" in author.text
    assert author.text.count("# last") == 1
    author.document.undo()


def test_text_that_is_no_yaml_is_told_and_not_applied(author: Author) -> None:
    author.opens(TEXT)
    author.chooses("seo", "Edit as YAML")
    author.types("seo", "\nmore: [")
    assert author.row("seo").problem
    assert author.text != TEXT
    author.types("seo", "]")
    assert author.row("seo").problem == ""
    assert "  more: []\n" in author.text


def test_a_comment_edited_elsewhere_is_shown_in_the_mapping(author: Author) -> None:
    document = author.opens(TEXT.replace("  words", "  # because\n  words"))
    author.chooses("seo", "Edit as YAML")
    someone_edits(document, "# because", "# therefore")
    focus = author.row("seo").widget.focus
    assert isinstance(focus, QTextEdit)
    assert "# therefore" in focus.toPlainText()


def test_aliases_are_edited_under_their_own_names(author: Author) -> None:
    author.opens("---\nTitle: A\ntag: x\nauthors: [me]\nsummary: S\n---\n")
    author.types("Title", "!")
    author.types("tag", "z,")
    author.types("authors", "you,")
    changed = "---\nTitle: A!\ntag: [x, z]\nauthors: [me, you]\nsummary: S\n---\n"
    assert author.text == changed
    assert author.row("summary").kind.name == "paragraph"
    assert author.reads("description") == ""


def test_one_key_twice_shows_and_changes_the_one_that_counts(author: Author) -> None:
    author.opens("---\ntitle: A\ntitle: B\n---\n")
    assert author.reads("title") == "B"
    author.types("title", "!")
    assert author.text == "---\ntitle: A\ntitle: B!\n---\n"


def test_the_head_difference_is_the_smallest(author: Author) -> None:
    changes: list[Change] = []
    document = author.opens(TEXT)
    document.subscribe(changes.append)
    author.types("title", "s")
    at = TEXT.index("A title") + len("A title")
    assert changes == [Change(Part.HEAD, at, "", "s", "form")]

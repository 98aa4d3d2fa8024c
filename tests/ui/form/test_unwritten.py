"""What was typed and is no value yet waits for its author, whatever else is looked at."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QTextEdit

from editor.article.document import Document
from editor.article.split import split
from tests.ui.form.conftest import Author

TEXT = "---\ntitle: A\nweight: 1\nseo:\n  a: [1, [2]]\n---\n"
OTHER = "---\ntitle: B\nweight: 2\nseo: {b: [1, [2]]}\n---\n"


def line(author: Author, key: str) -> str:
    focus = author.row(key).widget.focus
    assert isinstance(focus, QLineEdit | QTextEdit)
    return focus.text() if isinstance(focus, QLineEdit) else focus.toPlainText()


def test_a_number_half_typed_survives_another_article(author: Author) -> None:
    document = author.opens(TEXT)
    author.types("weight", "e")
    assert author.row("weight").problem
    author.opens(OTHER)
    assert line(author, "weight") == "2"
    assert not author.row("weight").problem
    author.pane.show_document(document)
    assert line(author, "weight") == "1e"
    assert author.row("weight").problem
    author.document = document
    author.types("weight", "2")
    assert "weight: 100.0\n" in author.text
    assert not author.row("weight").problem


def test_a_mapping_half_typed_survives_another_article_and_none(author: Author) -> None:
    document = author.opens(TEXT)
    author.chooses("seo", "Edit as YAML")
    author.types("seo", "\nb: [")
    typed = line(author, "seo")
    author.opens(OTHER)
    author.pane.show_document(None)
    author.pane.show_document(document)
    assert line(author, "seo") == typed
    assert author.row("seo").problem


def test_what_was_half_typed_gives_way_to_a_change_of_the_text(author: Author) -> None:
    document = author.opens(TEXT)
    author.types("weight", "e")
    author.opens(OTHER)
    document.edit_head(document.head.replace("weight: 1", "weight: 7"), "file")
    author.pane.show_document(document)
    assert line(author, "weight") == "7"
    assert not author.row("weight").problem


def test_nothing_waits_for_an_article_that_was_closed(author: Author) -> None:
    document = author.opens(TEXT)
    author.types("weight", "e")
    author.opens(OTHER)
    author.pane.forget(document)
    author.pane.show_document(Document(split(TEXT)))
    assert line(author, "weight") == "1"
    assert not author.pane.form._rows._waiting


def test_it_comes_back_however_far_down_it_stands(author: Author) -> None:
    many = "".join(f"key{n}: {n}\n" for n in range(80))
    document = author.opens(f"---\n{many}---\n")
    author.waits(300)
    author.types("key70", "x")
    author.opens(OTHER)
    author.pane.show_document(document)
    assert line(author, "key70") == "70x"

"""Large front matter: opens at once, and the rest follows."""

from __future__ import annotations

import time

from editor.article.document import Document
from editor.article.split import split
from tests.ui.form.conftest import Author


def article(count: int) -> str:
    values = ("text", "3", "true", "2024-07-31", "[a, b]", "{a: 1}")
    fields = "".join(f"key{n}: {values[n % 6]}\n" for n in range(count))
    return f"---\ntitle: Many\n{fields}---\nBody\n"


def test_three_hundred_fields_are_there_soon_and_all_in_the_end(author: Author) -> None:
    text = article(300)
    document = Document(split(text))
    start = time.process_time()
    author.pane.show_document(document)
    opened = time.process_time() - start
    assert opened < 0.4, "100 ms, whatever else the machine does meanwhile"
    rows = author.pane.form._rows
    assert len(rows.rows) < 50
    deadline = time.monotonic() + 20
    while len(rows.rows) < 306 and time.monotonic() < deadline:
        author.waits(20)
    assert len(rows.rows) == 306
    assert document.article.text == text
    assert document.revision == 0


def test_a_field_not_built_yet_can_be_gone_to(author: Author) -> None:
    author.pane.show_document(Document(split(article(300))))
    author.pane.form.go_to("key250")
    author.waits()
    assert author.row("key250").widget.focus.hasFocus()


def test_an_edit_among_forty_fields_changes_its_line(author: Author) -> None:
    text = article(40)
    author.opens(text)
    author.waits(100)
    author.types("key36", "!")
    assert author.text == text.replace("key36: text\n", "key36: text!\n")

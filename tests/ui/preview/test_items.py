"""Long lists and tables: only what was typed in is touched, and the page is as if made anew."""

from __future__ import annotations

import pytest

from tests.ui.preview.conftest import Shown, document_of

ITEMS = "".join(f"<li>item {n} <b>words</b> 中文 and more of them</li>" for n in range(400))
ROWS = "".join(f"<tr><td>row {n}</td><td>a <i>b</i></td></tr>" for n in range(400))
BLOCKS = {
    "list": f"<ul class=x>{ITEMS}</ul>",
    "numbers": f"<ol start=3>{ITEMS}</ol>",
    "nested": f"<ul>{ITEMS.replace('words', 'w<ul><li>in</li><li>ner</li></ul>')}</ul>",
    "table": f"<table><thead><tr><th>h</th></tr></thead><tbody>{ROWS}</tbody></table>",
    "tables in items": f"<ul><li>item 1 <table><tbody>{ROWS}</tbody></table></li>{ITEMS}</ul>",
    "notes": f"<section><hr><ol>{ITEMS}</ol></section>",
    "tags in attributes": f'<p title="<li>">x</p><ul>{ITEMS}</ul><p title="</li>">y</p>',
}
WATCHED = """
globalThis.touched = 0;
new MutationObserver((records) => { touched += records.length; }).observe(
  document.getElementById("galley-article"),
  {childList: true, subtree: true, attributes: true, characterData: true});
"""
INNER = "document.querySelector('.galley-block').innerHTML"


@pytest.mark.parametrize("kind", BLOCKS)
def test_what_is_typed_in_one_item_touches_no_other(shown: Shown, kind: str) -> None:
    html = BLOCKS[kind]
    document = document_of(html)
    shown.show(document)
    shown.ask(WATCHED)
    for old, new in (("item 7 ", "item 7x "), ("row 8<", "row 8 <b>y</b><"), ("item 9 ", "")):
        if old not in document.body:
            continue
        at = document.body.index(old)
        shown.type_at(document, at, new, old)
        assert shown.ask("touched") <= 6 or "attributes" in kind
        expected = shown.ask(
            f"(() => {{ const t = document.createElement('template');"
            f"t.innerHTML = {document.body!r}; return t.innerHTML }})()"
        )
        assert shown.ask(INNER) == expected
        shown.ask("touched = 0")


def test_items_that_are_put_in_and_taken_out_are(shown: Shown) -> None:
    document = document_of(BLOCKS["list"])
    shown.show(document)
    at = document.body.index("<li>item 7 ")
    shown.type_at(document, at, "<li>new</li>")
    assert shown.ask("document.querySelectorAll('li')[7].textContent") == "new"
    assert shown.ask("document.querySelectorAll('li').length") == 401
    shown.type_at(document, at, "", "<li>new</li>")
    assert shown.ask("document.querySelectorAll('li').length") == 400

"""What an author's own HTML keeps."""

import pytest

from editor.render.sanitise import Sanitiser

clean = Sanitiser().clean


@pytest.mark.parametrize(
    "html",
    [
        "<pre>\n\nan empty line first</pre>",
        '<details name="faq">a</details>',
        '<picture><source width="2"><img></picture>',
    ],
)
def test_harmless_html_stays_as_it_is(html: str) -> None:
    assert clean(html) == html

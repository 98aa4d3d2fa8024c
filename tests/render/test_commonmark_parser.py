"""The family's parser gives what markdown-it-py gives, and only takes less time for it."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from editor.article.split import split
from editor.render.commonmark.parser import markdown
from tests.fidelity.compose import compose

ODD = (
    "",
    "a\r\n\r\nb\rc\0d\n",
    "\\*a\\* &amp; &copy; ![a\\*b &lt;](c)\n",
    "- a\n  > b\n- c\n\n-\n-   \n",
    "<b>\n\n---\n***\n- - -\n1) a\n#b\n# c #\n",
    "a  \nb\\\nc <https://example.org> `d` ~~e~~ **f _g_**\n",
    "| a | b |\n|:--|--:|\n| \\| |\n",
)


@pytest.mark.parametrize("preset", ["commonmark", "js-default", "gfm-like"])
def test_the_html_is_markdown_its_own(preset: str) -> None:
    ours, theirs = markdown(preset), MarkdownIt(preset)
    assert ours.get_active_rules() == theirs.get_active_rules()
    for text in (*ODD, *(split(compose(seed)).body for seed in range(60))):
        assert ours.render(text) == theirs.render(text)

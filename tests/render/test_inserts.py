"""Template code goes round Markdown and comes back where it stood."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.render.block import apply, joined
from editor.render.engine import Renderer
from editor.render.flavours.table import renderer
from editor.render.incremental import Incremental
from editor.render.inserts import Found, Insert, WithInserts, labelled
from editor.render.render import blocks
from tests.render.plain import in_one

PAIR = re.compile(r"\{%(.*?)%\}", re.DOTALL)


def find(text: str) -> Found:
    inserts = []
    end = 0
    for match in PAIR.finditer(text):
        end = match.end()
        word = match[1].strip()
        block, inline = labelled(word, match[0])
        if word.startswith("md "):
            block = lambda markdown, word=word: f"<div>{markdown(word[3:])}</div>"  # noqa: E731
        inserts.append(Insert(match.start(), end, block, inline, plain=word))
    unclosed = text.find("{%", end)
    return Found(inserts, () if unclosed < 0 else (unclosed,))


def engine(flavour: str = "gfm") -> Renderer:
    return WithInserts(renderer(flavour), find)


def html(text: str) -> str:
    return joined(blocks(engine(), text))


def test_code_that_stands_alone_is_a_labelled_block() -> None:
    shown = html("before\n\n{% video <x>\n\ny %}\n\nafter")
    code = "{% video &lt;x&gt;\n\ny %}"
    assert f'<div class="template-code"><span>video &lt;x&gt;\n\ny</span> <code>{code}' in shown
    assert shown.startswith("<p>before</p>")
    assert shown.endswith("<p>after</p>")


def test_code_in_a_line_stays_in_its_line() -> None:
    shown = html("see **{% x %}** here")
    assert re.fullmatch(r"<p>see <strong><span class=.*>x</span></strong> here</p>", shown)


def test_code_in_an_address_is_text_there() -> None:
    assert '<a href="/root&quot;/a"' in html('[x]({% /root"%}/a)').replace("%22", "&quot;")


def test_code_in_a_heading_is_in_its_id_nowhere() -> None:
    shown = html("# A {% x %} b\n\n# A {% x %} b")
    assert 'id="a-b"' in shown
    assert "hole" not in shown


def test_markdown_inside_of_code_is_rendered() -> None:
    assert "<div><p><em>x</em></p></div>" in html("{% md *x* %}").replace("\n", "")


def test_what_shows_code_is_sanitised() -> None:
    assert "<script" not in html("{% md <script>x</script> %}")


def test_a_stand_in_written_by_the_author_is_only_text() -> None:
    word = "hole0123456789abcdefn0y"
    assert word in html(f"{word} and {{% x %}}")


LINES = st.sampled_from(
    ["a", "", "{% x %}", "{%", "%}", "- {% y", "z %} b", "> q", "```", "# {% h %}", "[r]: {% u %}"]
)


EDITS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 8), LINES), max_size=4)


@pytest.mark.parametrize("flavour", ["gfm", "python-markdown"])
@settings(max_examples=60, deadline=None)
@given(before=st.lists(LINES, max_size=12), edits=EDITS)
def test_any_edits_end_in_the_full_render(
    flavour: str, before: list[str], edits: list[tuple[int, int, str]]
) -> None:
    text = "\n".join(before)
    made = engine(flavour)
    article, shown = Incremental(made, text), []
    apply(article.step(), shown)
    for start, removed, inserted in edits:
        start = min(start, len(text))
        removed = min(removed, len(text) - start)
        text = text[:start] + inserted + "\n" + text[start + removed :]
        article.change(start, removed, inserted + "\n")
        while not article.is_done:
            apply(article.step(0), shown)
    assert joined(shown) == joined(blocks(made, text))
    assert sum(block.lines for block in shown) == text.count("\n") + 1


@settings(max_examples=60, deadline=None)
@given(st.lists(LINES, max_size=12))
def test_segments_apart_are_the_article_as_one(lines: list[str]) -> None:
    text = "\n".join(lines)
    squeezed = [re.sub(r"\s+", "", each) for each in (html(text), in_one(engine(), text))]
    assert squeezed[0] == squeezed[1]

"""Nothing an article says can act: hostile snippets in every place, through every flavour."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from editor.render.block import joined
from editor.render.flavours.table import flavours, renderer
from editor.render.render import blocks, render

DATA = Path(__file__).parents[1] / "data" / "render" / "hostile.txt"
SNIPPETS = DATA.read_text(encoding="utf-8").replace("java\nscript", "java\0script").splitlines()

PLACES = [
    "{}",
    "text {} text",
    "- item\n- {}",
    "> {}",
    "# {}\n\n[TOC]",
    "```{}\ncode\n```",
    '```python hl_lines="{}"\n{}\n```',
    "    {}",
    "`{}`",
    "[x]({})",
    "![{}](x.png)",
    "[{}][r]\n\n[r]: {}",
    "${}$",
    "$$\n{}\n$$",
    "x[^1]\n\n[^1]: {}",
    "x[^{}]\n\n[^{}]: y",
    "| a |\n|---|\n| {} |",
    "Term\n:   {}",
    "*[HTML]: {}\n\nHTML",
    "<div markdown=1 {}>\n{}\n</div>",
    '<p title="{}">x</p>',
    "!!! note\n    {}",
    "x\n{{: {} }}",
]

DANGEROUS = set(
    "script style iframe object embed applet base meta link form button select textarea svg "
    "template frame frameset noscript title portal dialog keygen isindex marquee annotation-xml "
    "mglyph malignmark maction foreignobject animate use option html body head".split()
)
ADDRESSES = {"href", "src", "action", "poster", "cite", "data", "background", "xlink:href"}
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
FETCHED = ("http:", "https:")
FOLLOWED = (*FETCHED, "mailto:", "tel:", "ftp:", "magnet:", "geo:", "sms:")


class Judge(HTMLParser):
    """Collects what could act, as a browser reads it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in DANGEROUS:
            self.found.append(tag)
        for name, given in attrs:
            value = re.sub(r"[\x00-\x20]", "", given or "")
            scheme = SCHEME.match(value)
            allowed = FOLLOWED if name in ("href", "cite") else FETCHED
            if (
                name.startswith("on")
                or name in ("name", "srcdoc", "ping", "formaction", "background", "autoplay")
                or (name == "style" and re.search(r"url|position|expression|import", value))
                or (name in ("id", "class") and re.search(r"(^|\s)galley-", given or ""))
                or (name in ADDRESSES and scheme and not value.lower().startswith(allowed))
                or (name == "srcset" and "script:" in value)
                or (tag == "input" and name == "type" and value != "checkbox")
            ):
                self.found.append(f"{tag} {name}={given}")

    def handle_comment(self, data: str) -> None:
        self.found.append(f"comment {data}")


def dangers(html: str) -> list[str]:
    judge = Judge()
    judge.feed(html)
    judge.close()
    return judge.found


def test_the_judge_sees_what_is_dangerous() -> None:
    hostile = '<script>x</script><a href=" java\tscript:x" onclick=x style="position:fixed">'
    assert len(dangers(hostile)) == 4


@pytest.mark.parametrize("flavour", flavours())
def test_no_snippet_leaves_anything_that_acts(flavour: str) -> None:
    assert len(SNIPPETS) > 100
    engine = renderer(flavour)
    for snippet in SNIPPETS:
        for place in PLACES:
            article = place.replace("{}", snippet.replace("\0", "\n"))
            html = joined(blocks(engine, article))
            assert dangers(html) == [], (place, snippet, html)


@pytest.mark.parametrize("flavour", flavours())
def test_what_articles_need_is_kept(flavour: str) -> None:
    body = (
        "<details open><summary>s</summary>d</details>\n\n"
        "<ruby>字<rt>zì</rt></ruby> <kbd>k</kbd>\n\n"
        '<figure><img src="a.png" width="3" height="4"><figcaption>c</figcaption></figure>\n\n'
        '<p align="center" style="text-align: center; color: red" id="own" class="c">x</p>\n\n'
        '<video src="https://x.y/v.mp4" controls></video>\n\n'
        '<p><input type="checkbox" checked> done</p>\n\n'
        '<math display="block"><mi>x</mi></math>\n'
    )
    html = joined(render(body, flavour))
    for wanted in (
        "<details open",
        "<summary>",
        "<rt>",
        "<kbd>",
        "<figcaption>",
        'width="3"',
        'align="center"',
        "text-align:center",
        "color:red",
        'id="own"',
        'class="c"',
        '<video src="https://x.y/v.mp4"',
        'type="checkbox"',
        "checked",
        "disabled",
        "<mi>x</mi>",
    ):
        assert wanted in html, wanted

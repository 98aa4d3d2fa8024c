"""Nothing an article says can act: hostile snippets in every place, through every flavour."""

import base64
import re
from html.parser import HTMLParser

import pytest

from editor.render.block import joined
from editor.render.flavours.table import flavours, renderer
from editor.render.render import blocks, render
from tests.render.hostile import SNIPPETS, articles

PLACES_EACH = 4
"""Places in which each snippet is tried besides standing alone: a flavour takes 1 to 2 s."""

DANGEROUS = set(
    "script style iframe object embed applet base meta link form button select textarea svg "
    "template frame frameset noscript title portal dialog keygen isindex marquee annotation-xml "
    "mglyph malignmark maction foreignobject animate use option html body head".split()
)
ADDRESSES = {"href", "src", "action", "poster", "cite", "data", "background", "xlink:href"}
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
LOADED = re.compile(
    r"https?:|x-galley-|data:image/(png|jpe?g|gif|webp|avif|bmp)[;,]", re.IGNORECASE
)
HARMFUL = re.compile(
    r"(javascript|vbscript|livescript|mocha|data|file|filesystem|blob|about|view-source|jar|mhtml"
    r"|chrome|chrome-extension|moz-extension|resource|res|wyciwyg):",
    re.IGNORECASE,
)


LETS_HTML_THROUGH = {"hugo": {"markup": {"goldmark": {"renderer": {"unsafe": True}}}}}
"""Settings with which a site shows raw HTML, where without them it does not."""


# As a browser reads an address.
_BLANK = "".join(map(chr, range(0x21)))
_LEFT_OUT = re.compile(r"[\t\r\n]")


DRAWN = "data:image/svg+xml;base64,"
NOT_IN_DRAWINGS = set(
    "script foreignobject iframe image use animate set handler feimage embed object".split()
)
LOADS = re.compile(r"@import|url\(\s*[\"']?(?!#)|\\", re.IGNORECASE)


class Drawing(HTMLParser):
    """Collects what could act or load in a drawn diagram, which is shown as an image."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in NOT_IN_DRAWINGS:
            self.found.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name.endswith("href") or LOADS.search(value or ""):
                self.found.append(f"{tag} {name}={value}")

    def handle_data(self, data: str) -> None:
        if self.cdata_elem == "style" and LOADS.search(data):
            self.found.append(f"style {data}")


def dangers_drawn(address: str) -> list[str]:
    drawing = Drawing()
    drawing.feed(base64.b64decode(address.removeprefix(DRAWN)).decode("utf-8"))
    drawing.close()
    return drawing.found


class Judge(HTMLParser):
    """Collects what could act, as a browser reads it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in DANGEROUS:
            self.found.append(tag)
        for name, given in attrs:
            value = _LEFT_OUT.sub("", (given or "").strip(_BLANK))
            if (tag, name) == ("img", "src") and value.startswith(DRAWN):
                self.found += dangers_drawn(value)
                continue
            scheme = SCHEME.match(value)
            is_link = name in ("href", "cite")
            is_allowed = not HARMFUL.match(value) if is_link else LOADED.match(value) is not None
            if (
                name.startswith("on")
                or (name == "name" and tag != "a")
                or name in ("srcdoc", "ping", "formaction", "background", "autoplay")
                or (name == "style" and re.search(r"url|position|expression|import", value))
                or (name == "class" and re.search(r"(^|\s)galley-", given or ""))
                or (name in ("id", "name") and (given or "").strip(_BLANK).startswith("galley-"))
                or (name in ADDRESSES and scheme and not is_allowed)
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
    assert len(SNIPPETS) > 400
    engine = renderer(flavour, LETS_HTML_THROUGH.get(flavour, {}))
    for article in articles(PLACES_EACH):
        html = joined(blocks(engine, article))
        assert dangers(html) == [], (article, html)


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
    html = joined(render(body, flavour, LETS_HTML_THROUGH.get(flavour, {})))
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

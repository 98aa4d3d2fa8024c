"""What shows a Hugo shortcode: those that come with Hugo as far as can be, others by their name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from types import MappingProxyType

from editor.render.commonmark.goldmark.code import shown_code
from editor.render.inserts import Markdown, labelled

ALONE = frozenset(
    "figure youtube vimeo vimeo_simple x x_simple tweet instagram gist param ref relref".split()
)
"""Those of Hugo's own that never enclose anything."""

_OPTION = re.compile(r"(\w+)\s*=\s*\"?([^,\"]*)\"?")
_IMAGE = ("src", "alt", "width", "height", "loading")


@dataclass(frozen=True, slots=True)
class Shortcode:
    """A shortcode with what it is ``given``, by name or position; ``inner`` is what it encloses.

    ``code`` is its own text.
    """

    name: str
    given: Mapping[str, str]
    inner: str | None
    code: str


def block(shortcode: Shortcode, markdown: Markdown) -> str:
    """The HTML that shows it where it stands alone."""
    shown = _BLOCKS.get(shortcode.name)
    if shown is not None:
        return shown(shortcode, markdown)
    if shortcode.inner is None:
        return labelled(shortcode.name, shortcode.code)[0](markdown)
    label = f"<span>{escape(shortcode.name)}</span> <code>{escape(shortcode.code)}</code>"
    return f'<div class="template-code">{label}\n{markdown(shortcode.inner)}</div>'


def inline(shortcode: Shortcode) -> str:
    """The HTML that shows it within a line."""
    if shortcode.name == "figure":
        return _image(shortcode)
    if shortcode.name in _ADDRESSES:
        return escape(plain(shortcode))
    if shortcode.name == "highlight" and shortcode.inner is not None:
        return _inline_code(shortcode, shortcode.inner)
    return labelled(shortcode.name, shortcode.code + (shortcode.inner or ""))[1]


def plain(shortcode: Shortcode) -> str:
    """What it is in an address: the article that it refers to."""
    if shortcode.name in _ADDRESSES:
        return shortcode.given.get("path", shortcode.given.get("0", ""))
    return ""


def _figure(shortcode: Shortcode, markdown: Markdown) -> str:
    given = shortcode.given
    image = _image(shortcode)
    if "link" in given:
        named = ((name, given.get(name)) for name in ("target", "rel"))
        further = "".join(f' {name}="{escape(value)}"' for name, value in named if value)
        image = f'<a href="{escape(given["link"])}"{further}>{image}</a>'
    title = f"<h4>{escape(given['title'])}</h4>" if given.get("title") else ""
    text = _of_one_paragraph(markdown(given.get("caption", "")))
    if given.get("attr"):
        source = _of_one_paragraph(markdown(given["attr"]))
        link = given.get("attrlink")
        text += f' <a href="{escape(link)}">{source}</a>' if link else f" {source}"
    text = f"<p>{text.strip()}</p>" if text else ""
    caption = f"<figcaption>{title}{text}</figcaption>" if title or text else ""
    kind = f' class="{escape(given["class"])}"' if given.get("class") else ""
    return f"<figure{kind}>{image}{caption}</figure>"


def _of_one_paragraph(html: str) -> str:
    """The HTML of a line of Markdown without the paragraph it stands in."""
    return html.strip().removeprefix("<p>").removesuffix("</p>")


def _image(shortcode: Shortcode) -> str:
    given = dict(shortcode.given)
    given.setdefault("src", given.get("0", ""))
    given["alt"] = given.get("alt") or given.get("caption", "")
    attributes = "".join(f' {name}="{escape(given[name])}"' for name in _IMAGE if given.get(name))
    return f"<img{attributes}>"


def _highlight(shortcode: Shortcode, markdown: Markdown) -> str:
    given = shortcode.given
    pairs = _OPTION.findall(given.get("options", given.get("1", "")))
    listed = " ".join(f'{name.lower()}="{value.strip()}"' for name, value in pairs)
    language = given.get("lang", given.get("0", ""))
    return shown_code((shortcode.inner or "").strip("\n") + "\n", f"{language} {{{listed}}}")


def _inline_code(shortcode: Shortcode, inner: str) -> str:
    """Code in a line; without ``hl_inline`` it is a block all the same."""
    given = shortcode.given
    if "hl_inline=true" not in given.get("options", given.get("1", "")).replace(" ", ""):
        return _highlight(shortcode, str)
    language = escape(given.get("lang", given.get("0", "")))
    return f'<code class="code-inline language-{language}">{escape(inner.strip())}</code>'


def _details(shortcode: Shortcode, markdown: Markdown) -> str:
    given = shortcode.given
    is_open = " open" if given.get("open") == "true" else ""
    summary = escape(given.get("summary", "Details"))
    inner = markdown(shortcode.inner or "")
    return f"<details{is_open}><summary>{summary}</summary>\n{inner}\n</details>"


def _address(shortcode: Shortcode, markdown: Markdown) -> str:
    return f"<p>{escape(plain(shortcode))}</p>"


_ADDRESSES = ("ref", "relref")
_BLOCKS: Mapping[str, Callable[[Shortcode, Markdown], str]] = MappingProxyType(
    {
        "figure": _figure,
        "highlight": _highlight,
        "details": _details,
        "ref": _address,
        "relref": _address,
    }
)

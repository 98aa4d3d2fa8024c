"""What shows the tags that Hexo has by itself; others are labelled, as only the theme knows them.

Images of the post's own folder, links to other posts and included files are where only the site
can find them: images are shown by the name that the tag gives.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from textwrap import dedent, shorten

from editor.render.inserts import Markdown, labelled
from editor.render.marked import code, page_links
from editor.render.marked.addresses import NotAnAddress, encoded, rooted
from editor.render.marked.fences import fences
from editor.render.marked.options import Options

Shown = tuple[Callable[[Markdown], str], str, str]
"""``block``, ``inline`` and ``plain`` of an Insert."""

STANDING_ALONE = frozenset(
    "img image asset_img asset_image asset_path asset_link link a anchor post_link post_path "
    "url_for full_url_for include_code include-code iframe youtube vimeo gist jsfiddle".split()
)
"""Tags without an end."""

_ARGUMENT = re.compile(r"\"([^\"]*)\"|'([^']*)'|([^\s\"']+)")
_WORD = re.compile(r"(?:\"[^\"]*\"|'[^']*'|[^\s\"'])+")
_ADDRESS = re.compile(
    r"(([A-Za-z]{3,9}:(?://)?)(?:[-;:&=+$,\w]+@)?[A-Za-z0-9.-]+|(?:www.|[-;:&=+$,\w]+@)"
    r"[A-Za-z0-9.-]+)((?:/[+~%/.\w_-]*)?\??(?:[-+=&;%@.\w_]*)#?(?:[.!/\\w]*))?"
)
_TITLES = re.compile(r"\"([^\"]+)?\"?\s*\"?([^\"]+)?\"?|'?([^']+)?'?\s*'?([^']+)?'?")
_CITED = (
    re.compile(r"(\S.*)\s+(https?://\S+)\s+(.+)", re.IGNORECASE),
    re.compile(r"(\S.*)\s+(https?://\S+)", re.IGNORECASE),
)
_AUTHOR_AND_TITLE = re.compile(r"([^,]+),\s*([^,]+)")
_SHORT = re.compile(r"^https?://|/(?:index.html?)?$")
_TAB = re.compile(r"<!--\s*(?:end)?tab\b[ \t]*([^\n]*?)\s*-->")
_LONGEST = 60
"""Characters of a tag that are shown in a line of text."""
_STRING = re.compile(r"\s*(?:\"([^\"]*)\"|'([^']*)')\s*")
_CAPTION = re.compile(r"(\S[\S\s]*?)(?:\s+(https?://\S+)(?:\s+(.+))?)?", re.IGNORECASE)


@dataclass(frozen=True)
class Plugins:
    """Shows template code as a site with these options does."""

    options: Options

    def variable(self, content: str) -> Shown:
        """``{{ … }}``: a string is itself, anything else only the site knows."""
        string = _STRING.fullmatch(content)
        if string is not None:
            text = string[1] or string[2] or ""
            return lambda markdown: escape(text), escape(text), text
        block, inline = labelled(content.strip(), "{{" + content + "}}")
        return block, inline, ""

    def raw(self, content: str) -> Shown:
        """What stands in the page as it is, but for fenced code."""
        parts, done = list[str](), 0
        for each in fences(content).found if self.options.highlighter else ():
            shown = code.shown(code.block(each), self.options)
            parts += (content[done : each.start], each.before, shown)
            done = each.end
        html = "".join((*parts, content[done:]))
        return lambda markdown: html, html, html

    def tag(self, name: str, source: str, content: str | None) -> Shown:
        """A tag by its name, all that stands in it, and what stands up to its end."""
        if name == "raw" and content is not None:
            return self.raw(content)
        given = arguments(source)[1:]
        body = _trimmed(content or "")
        show = _INLINE.get(name)
        if show is not None and (html := page_links.marked(show(self, given), self.options)):
            return lambda markdown: html, html, _address(html)
        around = _BLOCKS.get(name)
        if around is None or content is None:
            return _labelled(name, source, content)

        def block(markdown: Markdown) -> str:
            return page_links.marked(around(self, given, body, markdown), self.options)

        return block, labelled(name, source)[1], ""

    def image(self, given: list[str]) -> str:
        """``{% img [class] address [width] [height] ["title" "alt"] %}``."""
        given = [*given]
        classes = list[str]()
        while given and not (given[0].startswith("/") or _ADDRESS.search(given[0])):
            classes.append(given.pop(0))
        source = rooted(given.pop(0), self.options.root) if given else None
        return _image(source, classes, given)

    def own_image(self, given: list[str]) -> str:
        """``{% asset_img [class] name … %}``: a file in the post's own folder."""
        at = next((at for at, each in enumerate(given) if re.search(r"\.\w+$", each)), -1)
        return _image(given[at], given[:at], given[at + 1 :]) if at >= 0 else ""

    def link(self, given: list[str]) -> str:
        """``{% link text address [external] [title] %}``."""
        at = next((at for at, each in enumerate(given) if _ADDRESS.search(each)), len(given))
        text, address, rest = " ".join(given[:at]), "".join(given[at : at + 1]), given[at + 1 :]
        target = ""
        if rest[:1] in (["true"], ["false"]):
            target = "_blank" if rest.pop(0) == "true" else ""
        return _element("a", {"href": address, "title": " ".join(rest), "target": target}, text)

    def link_within(self, given: list[str]) -> str:
        """``{% url_for text path %}``."""
        if len(given) < 2:
            return ""
        return _element("a", {"href": rooted(given[1], self.options.root)}, given[0])

    def own_link(self, given: list[str]) -> str:
        """``{% asset_link name [title] %}``."""
        if not given:
            return ""
        title = " ".join(each for each in given[1:] if each not in ("true", "false")) or given[0]
        return _element("a", {"href": given[0], "title": title}, title)

    def own_path(self, given: list[str]) -> str:
        """``{% asset_path name %}``."""
        return escape(given[0]) if given else ""

    def post_link(self, given: list[str]) -> str:
        """``{% post_link file [title] [escape] %}``, without a title by the name of the file."""
        if not given:
            return ""
        file, mark, heading = given[0].partition("#")
        title = " ".join(given[1:-1] if given[-1] in ("true", "false") else given[1:])
        address = f"{file.removesuffix('.md')}.md{mark}{heading}"
        return _element("a", {"href": address, "title": title}, title or file)

    def quote(self, given: list[str], body: str, markdown: Markdown) -> str:
        """``{% blockquote [author[, source]] [address] [title] %}``."""
        footer = _cited(" ".join(given))
        footer = f"<footer>{footer}</footer>" if footer else ""
        return f"<blockquote>{markdown(body)}{footer}</blockquote>"

    def pullquote(self, given: list[str], body: str, markdown: Markdown) -> str:
        """``{% pullquote [class] %}``."""
        classes = escape(" ".join(("pullquote", *given)))
        return f'<blockquote class="{classes}">{markdown(body)}</blockquote>'

    def code(self, given: list[str], body: str, markdown: Markdown) -> str:
        """``{% codeblock [title] [lang:…] [address] [link text] [mark:…] … %}``."""
        named = dict(each.split(":", 1) for each in given if re.match(r"[a-z_]+:(?!//)", each))
        rest = " ".join(each for each in given if each.split(":", 1)[0] not in named)
        if named.get("highlight", "true") != "true" or not self.options.highlighter:
            return f"<pre><code>{escape(body)}</code></pre>"
        match, caption = _CAPTION.fullmatch(rest), ""
        if match is not None:
            caption = f"<span>{escape(match[1])}</span>"
            if match[2]:
                caption += _element("a", {"href": match[2]}, match[3] or "link")
        block = code.Block(body, named.get("lang", ""), caption, *code.numbering(named))
        return code.shown(block, self.options)


def arguments(source: str) -> list[str]:
    """What stands in a tag, cut at blanks; quotes hold together and fall away."""
    return [
        "".join(part[0] or part[1] or part[2] for part in _ARGUMENT.findall(word))
        for word in _WORD.findall(source)
    ]


_INLINE: Mapping[str, Callable[[Plugins, list[str]], str]] = {
    "img": Plugins.image,
    "image": Plugins.image,
    "asset_img": Plugins.own_image,
    "asset_image": Plugins.own_image,
    "asset_link": Plugins.own_link,
    "asset_path": Plugins.own_path,
    "post_link": Plugins.post_link,
    "link": Plugins.link,
    "a": Plugins.link,
    "anchor": Plugins.link,
    "url_for": Plugins.link_within,
}
_BLOCKS: Mapping[str, Callable[[Plugins, list[str], str, Markdown], str]] = {
    "blockquote": Plugins.quote,
    "quote": Plugins.quote,
    "pullquote": Plugins.pullquote,
    "code": Plugins.code,
    "codeblock": Plugins.code,
}


def _labelled(name: str, source: str, content: str | None) -> Shown:
    """A tag of the theme or of a plugin: what is in it is shown below its name."""
    code = "{%" + source + "%}"
    block, _ = labelled(name, code)
    # What a button or a label says is in its arguments.
    inline = labelled(shorten(source, _LONGEST, placeholder="…"), code)[1]
    if content is None or not content.strip():
        return block, inline, ""
    titled = _TAB.sub(_titled, content)
    label = f"<span>{escape(source.strip())}</span>"
    return (
        lambda markdown: f'<div class="template-code">{label}{markdown(titled)}</div>',
        inline,
        "",
    )


def _titled(tab: re.Match[str]) -> str:
    """The title of one of several tabs (NexT and others: ``<!-- tab title@icon -->``)."""
    title = (tab[1] or "").partition("@")[0].strip()
    return f"\n\n<strong>{escape(title)}</strong>\n\n" if title else "\n\n"


def _image(source: str | None, classes: list[str], given: list[str]) -> str:
    rest, attributes = [*given], {"src": source, "class": " ".join(classes)}
    for side in ("width", "height"):
        if rest and rest[0].isdecimal():
            attributes[side] = rest.pop(0)
        else:
            break
    found = _TITLES.search(" ".join(rest)) if rest else None
    if found is not None:
        attributes["title"] = found[1] or found[3]
        attributes["alt"] = found[2] or found[4]
    return _element("img", attributes, None)


def _element(name: str, attributes: Mapping[str, str | None], text: str | None) -> str:
    written = "".join(
        f' {key}="{escape(_encoded(value) if key in ("href", "src") else value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>" + ("" if text is None else f"{escape(text)}</{name}>")


def _encoded(address: str) -> str:
    try:
        return encoded(address)
    except NotAnAddress:
        return address


def _cited(text: str) -> str:
    """Who is quoted, from where."""
    for pattern in _CITED:
        if match := pattern.search(text):
            author, source, *title = match.groups()
            name = title[0] if title else _SHORT.sub("", source)
            link = _element("a", {"href": source}, name)
            return f"<strong>{escape(author)}</strong><cite>{link}</cite>"
    if match := _AUTHOR_AND_TITLE.search(text):
        return f"<strong>{escape(match[1])}</strong><cite>{escape(match[2])}</cite>"
    return f"<strong>{escape(text)}</strong>" if text else ""


def _trimmed(content: str) -> str:
    return dedent(content).removeprefix("\n").removesuffix("\n")


def _address(html: str) -> str:
    """What an image or a path is within an address."""
    return html if not html.startswith("<") else ""

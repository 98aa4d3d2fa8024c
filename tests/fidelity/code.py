"""Blocks of code in HTML: text, language and marked lines, whatever the site wraps them in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

_WRAPPER = re.compile(
    r"^(?:highlight|highlighter-rouge|codehilite|astro-code|language-\S*|highlighttable|lntable)$"
)
_LANGUAGE = re.compile(r"^(?:language|lang|highlight-source|brush:)-?(\S*)$")
_NUMBERS = frozenset(
    "gutter linenos lineno linenodiv ln lnt line-number line-numbers line-numbers-wrapper".split()
)
# Hugo marks without classes.
_MARKED_STYLE = re.compile(r"display: *flex; *background-color:")
_MARKED = frozenset({"hl", "hll", "marked", "highlighted"})
_PLAIN = frozenset({"", "text", "plain", "plaintext", "txt", "none", "nohighlight", "highlighter"})


@dataclass(frozen=True)
class Code:
    """``marked`` are the numbers of lines that stand out, from 1; ``caption`` with its link."""

    text: str
    language: str
    marked: tuple[int, ...] = ()
    caption: str = ""


def code_of(node: LexborNode) -> Code | None:
    """The block of code that ``node`` is, its wrapping included; None if it is something else."""
    if node.tag == "pre":
        return _code(node, node) if _holds_only_code(node) else None
    if node.tag not in ("div", "figure", "table"):
        return None
    if not any(_WRAPPER.match(each) for each in _classes(node)):
        return None
    inner = [pre for pre in node.css("pre") if not _is_numbers(pre, node)]
    return _code(node, inner[0]) if len(inner) == 1 else None


def _holds_only_code(pre: LexborNode) -> bool:
    """Whether it is ``<pre><code>``, or one that a highlighter has made."""
    if any(_WRAPPER.match(each) for each in _classes(pre)):
        return True
    children = [each for each in pre.iter(include_text=True) if each.tag != "-text" or _ink(each)]
    elements = [each for each in children if each.tag != "span" or _ink(each)]
    return len(elements) == 1 and elements[0].tag == "code"


def _ink(node: LexborNode) -> str:
    return (node.text_content if node.tag == "-text" else node.text(deep=True) or "").strip()


def _code(outer: LexborNode, pre: LexborNode) -> Code:
    parts, marked = list[str](), set[int]()
    _gather(pre, parts, marked)
    text = "".join(parts).rstrip("\n")
    return Code(text, _language(outer, pre), tuple(sorted(marked)), _caption(outer))


def _gather(node: LexborNode, parts: list[str], marked: set[int]) -> None:
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            parts.append(child.text_content or "")
        elif child.tag == "br":
            parts.append("\n")
        elif not _NUMBERS & _classes(child) and child.tag != "button" and not _is_number(child):
            if _MARKED & _classes(child) or _MARKED_STYLE.match(
                child.attributes.get("style") or ""
            ):
                marked.add("".join(parts).count("\n") + 1)
            _gather(child, parts, marked)


def _is_numbers(pre: LexborNode, outer: LexborNode) -> bool:
    """Whether it is the column with the numbers of the lines."""
    node: LexborNode | None = pre
    while node is not None and node.mem_id != outer.mem_id:
        if _NUMBERS & _classes(node):
            return True
        node = node.parent
    columns = outer.css("td")
    numbers = columns[0].css_first("pre") if len(columns) > 1 else None
    return numbers is not None and numbers.mem_id == pre.mem_id and _ink(pre)[:1].isdigit()


def _is_number(node: LexborNode) -> bool:
    """Whether it is a line's number where the site has no classes."""
    style = (node.attributes.get("style") or "").replace(" ", "")
    return node.tag == "span" and "user-select:none" in style and _ink(node).isdigit()


def _language(outer: LexborNode, pre: LexborNode) -> str:
    for node in _chain(outer, pre):
        given = node.attributes
        named = given.get("data-lang") or given.get("data-language")
        named = named or (given.get("lang") if node.tag == "pre" else None)
        for each in (given.get("class") or "").split():
            if found := _LANGUAGE.match(each):
                named = named or found[1]
        if named:
            return "" if named.lower() in _PLAIN else named.lower()
    if outer.tag == "figure":
        classes = (outer.attributes.get("class") or "").split()
        named = next((each for each in classes if each != "highlight"), "")
        return "" if named.lower() in _PLAIN else named.lower()
    return ""


def _chain(outer: LexborNode, pre: LexborNode) -> Iterator[LexborNode]:
    yield from pre.css("code")[:1]
    node: LexborNode | None = pre
    while node is not None:
        yield node
        if node.mem_id == outer.mem_id:
            return
        node = node.parent


def _caption(outer: LexborNode) -> str:
    found = outer.css_first("figcaption, .filename")
    if found is None:
        return ""
    links = " ".join(link.attributes.get("href") or "" for link in found.css("a"))
    return " ".join(f"{found.text(deep=True)} {links}".split())


def _classes(node: LexborNode) -> set[str]:
    return set((node.attributes.get("class") or "").split()) if node.tag != "-text" else set()

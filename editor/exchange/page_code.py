"""Code blocks, formulas and footnotes of a page, which every site makes in its own way, made alike.

Changes a tree so that what follows has only ``pre`` with ``code``, ``samp`` with TeX, and
``[^1]`` to turn into Markdown.
"""

from __future__ import annotations

import re
from typing import Any

from lxml import etree, html

Element = Any

_LANGUAGE = re.compile(
    r"(?:^|\s)(?:language-|lang-|highlight-source-|brush:\s*|prism-)([\w+#.-]+)|(?:^|\s)(?:hljs|highlight|prettyprint|sourceCode)"
    r"\s+(?!hljs|copy|wrap|line|notranslate)([a-z][\w+#-]*)(?:\s|$)",
    re.IGNORECASE,
)
_NO_LANGUAGE = frozenset(
    "plaintext text plain none nohighlight plain-text txt hljs default has-numbering prettyprint"
    " chroma highlight language wp-block-code line-numbers copyable".split()
)
_GUTTER = (
    "self::td[contains(@class,'gutter') or contains(@class,'linenos')"
    " or contains(@class,'rouge-gutter')]"
    "|self::*[contains(@class,'line-number') or contains(@class,'code-snippet__line-index')"
    " or contains(@class,'lineno') or contains(@class,'pre-numbering')"
    " or contains(@class,'hljs-ln-numbers')"
    " or contains(@class,'hljs-button') or contains(@class,'copy-btn')"
    " or contains(@class,'btn-copy')"
    " or contains(@class,'copy-code') or contains(@class,'code-copy')"
    " or contains(@class,'toolbar')]"
    "|self::span[@class='ln' or @class='lnt' or @class='number-line']|self::button"
)
_NUMBERS = "//ul[contains(@class,'pre-numbering') or contains(@class,'code-snippet__line-index')]"
"""Numbers beside a block: a list cannot be in it, so the parser puts them outside."""
_BLOCKS = (
    "//figure[contains(concat(' ',@class,' '),' highlight ')]"
    "|//div[contains(concat(' ',@class,' '),' highlight ') or contains(@class,'highlighter-rouge')"
    " or contains(@class,'codehilite') or contains(@class,'code-snippet__fix')"
    " or contains(@class,'code-block')"
    " or contains(@class,'sourceCode')][.//pre]"
    "|//section[contains(@class,'code-snippet')][.//pre]"
)


def make_alike(tree: Element) -> None:
    """Code, formulas and footnotes as the converter knows them."""
    _formulas(tree)
    _code(tree)
    _footnotes(tree)


def _code(tree: Element) -> None:
    for numbers in tree.xpath(_NUMBERS):
        numbers.drop_tree()
    for block in tree.xpath(_BLOCKS):
        if (
            block.getparent() is not None
            and block.getroottree().getroot() is tree.getroottree().getroot()
        ):
            pres = [each for each in block.iter("pre") if not _in_gutter(each, block)]
            if pres and not any(_text(each).strip() for each in block.xpath(".//p|.//h2|.//h3")):
                _replace(block, pres, _language(block, *pres, *block.iter("code")))
    for pre in tree.xpath("//pre"):
        if pre.get("data-done") is None:
            _replace(pre, [pre], _language(pre, *pre.iter("code"), pre.getparent()))


def _replace(block: Element, pres: list[Element], language: str) -> None:
    lines = "\n".join(_code_text(each) for each in pres)
    code = html.fromstring("<pre data-done='1'><code></code></pre>")
    code[0].text = lines.strip("\n").replace("\u00a0", " ")
    if language:
        code[0].set("class", f"language-{language}")
    code.tail = block.tail
    parent = block.getparent()
    if parent is not None:
        parent.replace(block, code)


def _in_gutter(element: Element, block: Element) -> bool:
    while element is not None and element is not block.getparent():
        if element.xpath(_GUTTER):
            return True
        element = element.getparent()
    return False


def _code_text(pre: Element) -> str:
    """The text of a code block: line numbers and buttons out, each line on its own."""
    for gutter in pre.xpath(f".//*[{_GUTTER}]"):
        gutter.drop_tree()
    codes = [each for each in pre if each.tag == "code"]
    if len(codes) > 1:
        # WeChat: every line is a piece of code.
        return "\n".join(_with_breaks(each).strip("\n") for each in codes)
    text = _with_breaks(pre)
    if "\n" not in text.strip("\n"):
        lines = pre.xpath(".//span[contains(concat(' ',@class,' '),' line ')]|.//li|.//div")
        if len(lines) > 1:
            return "\n".join(_text(each).rstrip("\n") for each in lines)
    return text


def _with_breaks(element: Element) -> str:
    for br in element.iter("br"):
        br.tail = "\n" + (br.tail or "")
    return _text(element)


def _text(element: Element) -> str:
    return "".join(element.itertext())


def _language(*elements: Element | None) -> str:
    for element in elements:
        if element is None:
            continue
        for attribute in ("data-lang", "data-language", "lang", "class", "data-enlighter-language"):
            value = element.get(attribute) or ""
            match = (
                _LANGUAGE.search(value) if attribute == "class" else re.match(r"[\w+#-]+$", value)
            )
            found = (match[1] or match[2] if attribute == "class" else match[0]) if match else ""
            if found and found.lower() not in _NO_LANGUAGE:
                return found.lower().strip(".;")
    return ""


def _formulas(tree: Element) -> None:
    for element in tree.xpath(
        "//*[contains(concat(' ',@class,' '),' katex-display ')"
        " or contains(concat(' ',@class,' '),' katex ')"
        " or self::math or self::mjx-container]"
    ):
        tex = element.xpath(".//annotation[contains(@encoding,'tex')]")
        if tex and element.getparent() is not None:
            wide = "display" in (element.get("class") or "") or element.get("display") in (
                "block",
                "true",
            )
            _put(element, _text(tex[0]), wide=wide)
    for script in tree.xpath("//script[starts-with(@type,'math/tex')]"):
        _put(script, script.text or "", wide="display" in script.get("type", ""))
    for image in tree.xpath(
        "//img[@eeimg or contains(@class,'ztext-math') or contains(@class,'latex')]"
    ):
        _put(
            image,
            image.get("data-formula") or image.get("alt") or "",
            wide=image.get("eeimg") == "2",
        )
    for span in tree.xpath("//*[@data-tex or @data-formula][not(self::img)]"):
        _put(span, span.get("data-tex") or span.get("data-formula") or "", wide=False)


def _put(element: Element, tex: str, *, wide: bool) -> None:
    tex = tex.strip().rstrip("\\").strip()
    parent = element.getparent()
    if parent is None or not tex:
        return
    made = etree.SubElement(parent, "samp")
    made.text = f"\n\n$$\n{tex}\n$$\n\n" if wide else f"${tex}$"
    made.set("class", "tex")
    made.tail = element.tail
    parent.replace(element, made)


def _footnotes(tree: Element) -> None:
    """``<sup><a href="#fn1">`` and the list item ``fn1`` become ``[^1]`` and ``[^1]: …``."""
    notes: dict[str, Element] = {
        each.get("id", ""): each
        for each in tree.xpath(
            "//li[@id]|//p[@id]|//div[@id and contains(@class,'footnote')]|//dd[@id]|//aside[@id]"
        )
    }
    numbers: dict[str, int] = {}
    for link in tree.xpath("//a[starts-with(@href,'#')]"):
        target = link.get("href", "")[1:]
        if target not in notes or not _refers(link):
            continue
        numbers.setdefault(target, len(numbers) + 1)
        mark = (
            link.getparent()
            if link.getparent().tag == "sup"
            and not _text(link.getparent()).replace(_text(link), "").strip()
            else link
        )
        _become_text(mark, f"[^{numbers[target]}]")
    for target, number in numbers.items():
        _note(notes[target], number)


def _refers(link: Element) -> bool:
    """Whether a link within the text is a footnote's number, not the way back or a heading's."""
    label = _text(link).strip()
    classes = " ".join((link.get("class") or "", link.get("rel") or "", link.get("role") or ""))
    if re.search(r"back|revers", classes) or not re.fullmatch(
        r"[\[(（〔]?[\d*†‡a-z]{1,3}[\])）〕]?", label
    ):
        return False
    return (
        link.getparent().tag == "sup"
        or link.find("sup") is not None
        or "footnote" in classes
        or label[0] in "[〔"
    )


def _become_text(element: Element, text: str) -> None:
    for child in list(element):
        element.remove(child)
    element.text = text
    element.drop_tag()


def _note(item: Element, number: int) -> None:
    for back in item.xpath(".//a[starts-with(@href,'#')]"):
        if re.fullmatch(r"\W*(?:\d+|back|返回)?\W*", _text(back)):
            back.drop_tree()
    parent = item.getparent()
    if parent is not None and parent.tag in ("ol", "ul", "dl"):
        parent.tag = "div"
    first = next((each for each in item.iter("p")), item)
    item.tag = "div"
    first.text = f"[^{number}]: {(first.text or '').lstrip()}"

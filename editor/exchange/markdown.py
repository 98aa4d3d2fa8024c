"""HTML as Markdown that every generator reads the same.

Stands on markdownify; adds what it leaves undone: marks that would not be read as such beside
Chinese characters, only as many backslashes as are needed, code with its language.
"""

from __future__ import annotations

import re
from typing import Any

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString
from markdownify import ATX, MarkdownConverter

_NEEDS_ESCAPE = re.compile(
    r"\\(?=[!-/:-@\[-`{-~])"
    r"|`"
    r"|\*(?=\S)|(?<=\S)\*"
    r"|(?<![A-Za-z0-9])_(?=\S)|(?<=\S)_(?![A-Za-z0-9])"
    r"|~(?=~)|(?<=~)~"
    r"|<(?=[A-Za-z/!?])"
    r"|&(?=#?\w+;)"
    r"|\[(?!\^\d+\])(?=[^\[\]]*\][(\[:])"
)
_AT_START = re.compile(
    r"(?m)\A(\s*)(#{1,6}(?=\s)|>|[-+](?=\s)|(?:-{3,}|={3,})(?=\s*$)|(\d{1,9})([.)])(?=\s))"
)
_PUNCTUATION_END = re.compile(r"[。．，、；：！？,.;:!?]+$")
_WORD = re.compile(r"\w")
_BREAKS = re.compile(r"(?:[ \t\u00a0]*\n){2,}")
_FENCED = re.compile(r"(?m)(^ *`{3,}[^\n]*\n[\s\S]*?^ *`{3,}$)")


class _Converter(MarkdownConverter):
    """markdownify with Galley's own text, emphasis, code and image rules."""

    def process_text(self, el: NavigableString, parent_tags: set[str] | None = None) -> str:
        text: str = super().process_text(el, parent_tags=parent_tags)  # type: ignore[misc]
        if parent_tags and "_noformat" not in parent_tags and _begins_block(el):
            text = _AT_START.sub(_escaped_start, text)
        return text

    def escape(self, text: str, parent_tags: set[str]) -> str:
        text = _NEEDS_ESCAPE.sub(r"\\\g<0>", text)
        return text.replace("|", "\\|") if parent_tags & {"td", "th"} else text

    def convert_b(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return _marked("**", "strong", el, text, parent_tags)

    convert_strong = convert_b

    def convert_em(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return _marked("*", "em", el, text, parent_tags)

    convert_i = convert_em

    def convert_del(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return _marked("~~", "del", el, text, parent_tags)

    convert_s = convert_del

    def convert_samp(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        if "tex" in (el.get("class") or []):
            return text
        code: str = super().convert_code(el, text, parent_tags)  # type: ignore[misc]
        return code

    def convert_mark(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"<mark>{text}</mark>" if text.strip() else text

    def convert_sup(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"<sup>{text}</sup>" if text.strip() and "_noformat" not in parent_tags else text

    def convert_sub(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"<sub>{text}</sub>" if text.strip() and "_noformat" not in parent_tags else text

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        source = (
            str(el.get("src") or "")
            .strip()
            .replace(" ", "%20")
            .replace("(", "%28")
            .replace(")", "%29")
        )
        told = " ".join(str(el.get("alt") or "").split()).replace("[", "(").replace("]", ")")
        return f"![{told}]({source})" if source else ""

    def convert_figcaption(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        text = text.strip()
        return f"\n\n{text}\n\n" if text else ""

    def convert_pre(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        code = el.find("code")
        inner = code.get_text() if isinstance(code, Tag) else el.get_text()
        if not inner.strip():
            return ""
        classes: Any = (code.get("class") or []) if isinstance(code, Tag) else []
        language = next(
            (str(each)[9:] for each in classes if str(each).startswith("language-")), ""
        )
        longest = max((len(each) for each in re.findall("^`{3,}", inner, re.M)), default=0)
        fence = "`" * max(3, longest + 1)
        return f"\n\n{fence}{language}\n{inner}\n{fence}\n\n"


def _marked(mark: str, tag: str, el: Tag, text: str, parent_tags: set[str]) -> str:
    """``text`` in marks. Beside a letter, a mark next to punctuation would not count as one."""
    bare = text.strip()
    if "_noformat" in parent_tags or not bare or bare == "\\":
        return text
    if tag in parent_tags or (tag == "strong" and "b" in parent_tags - {el.name}):
        return text
    if (
        "\n\n" in bare
        or bare.startswith(("#", "![", "```", "- ", "|"))
        or (tag != "del" and el.find("img"))
    ):
        return text
    before, after = _beside(el, -1), _beside(el, 1)
    lead = text[: len(text) - len(text.lstrip())]
    trail = text[len(text.rstrip()) :]
    end = ""
    if not trail and after and _WORD.match(after):
        found = _PUNCTUATION_END.search(bare)
        if found and found.start():
            bare, end = bare[: found.start()], found[0]
    opens = lead or not before or not _WORD.match(before) or _WORD.match(bare[0])
    closes = trail or end or not after or not _WORD.match(after) or _WORD.match(bare[-1])
    if opens and closes:
        return f"{lead}{mark}{bare}{mark}{end}{trail}"
    return f"{lead}<{tag}>{bare}</{tag}>{end}{trail}"


def _beside(el: Tag, step: int) -> str:
    """The character that stands before (-1) or after (1) an element on its line."""
    node: Any = el
    for _ in range(6):
        beside = node.next_sibling if step > 0 else node.previous_sibling
        if beside is None:
            node = node.parent
            if node is None or node.name not in ("span", "a", "font", "b", "strong", "em", "i"):
                return ""
            continue
        text = beside.get_text() if isinstance(beside, Tag) else str(beside)
        if isinstance(beside, Tag) and beside.name == "br":
            return ""
        if text:
            return text[0] if step > 0 else text[-1]
        node = beside
    return ""


def _begins_block(el: NavigableString) -> bool:
    node: Any = el
    while node is not None:
        before = node.previous_sibling
        while before is not None and not isinstance(before, Tag) and not str(before).strip():
            before = before.previous_sibling
        if before is not None:
            return isinstance(before, Tag) and before.name in (
                "br",
                "p",
                "div",
                "ul",
                "ol",
                "pre",
                "table",
            )
        node = node.parent
        if node is None or node.name in (
            "p",
            "div",
            "section",
            "li",
            "td",
            "blockquote",
            "body",
            "[document]",
        ):
            return True
        if node.name[:1] == "h" and node.name[1:].isdigit():
            return False
    return True


def _escaped_start(match: re.Match[str]) -> str:
    if match[3]:
        return f"{match[1]}{match[3]}\\{match[4]}"
    return f"{match[1]}\\{match[2]}"


def markdown_of(html: str) -> str:
    """The Markdown of a piece of HTML; blocks are a blank line apart."""
    soup = BeautifulSoup(html, "lxml")
    converter = _Converter(
        heading_style=ATX,
        bullets="-",
        table_infer_header=True,
        escape_misc=False,
        escape_asterisks=False,
        escape_underscores=False,
        keep_inline_images_in=["td", "th", "a", "h1", "h2", "h3", "h4"],
    )
    text: str = converter.convert_soup(soup)
    # Two line breaks in a row are a paragraph's end, but not in code.
    pieces = _FENCED.split(text)
    pieces[::2] = [_BREAKS.sub("\n\n", each) for each in pieces[::2]]
    text = "".join(pieces)
    return text.strip("\n") + "\n" if text.strip() else ""

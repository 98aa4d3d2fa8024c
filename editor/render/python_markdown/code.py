"""Code, whichever extension has it: Galley's one shape of block, in Pygments' classes.

Numbers of lines are kept out of the text (``data-linenos``), and the ids that a site may give each
line are left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from html import escape, unescape
from types import MappingProxyType
from typing import Any

from markdown import Markdown
from markdown.extensions.codehilite import CodeHiliteExtension
from markdown.extensions.fenced_code import FencedBlockPreprocessor, FencedCodeExtension
from pygments.token import _TokenType
from pymdownx.highlight import (
    BlockHtmlFormatter,
    Highlight,
    HighlightExtension,
)

from editor.render.highlight import LONGEST, code_block, coloured, in_spans
from editor.render.lexing import lexer_named
from editor.render.python_markdown.run import Run

_NAMED = "name_language"
_INLINE = "pymdownx-inline"
# What a block may ask for besides its colours.
_ASKED = ("inline", "hl_lines", "id_value", "attrs", "title")
# Guessing a language asks hundreds of lexers, for colours that are as often wrong.
_OURS = MappingProxyType({"noclasses": False, "guess_lang": False})
_PLAIN = re.compile(
    r'<pre(?P<outer>[^>]*)><code(?: class="(?P<names>[^"]*)")?(?P<inner>[^>]*)>'
    r"(?P<code>.*)</code></pre>\s*",
    re.DOTALL,
)


class Colours(HighlightExtension):  # type: ignore[misc]
    """Pymdown's: code with Pygments' classes and its language in ``data-language``."""

    def __init__(self, run: Run, **config: Any) -> None:
        super().__init__()
        self.config[_NAMED] = [False, "Whether blocks tell their language although they do not"]
        ours = {**_OURS, "linenums_style": _INLINE}
        without = {"line_spans": "", "line_anchors": "", "anchor_linenums": False}
        self.setConfigs({**config, **ours, **without})

    def get_pymdownx_highlighter(self) -> Callable[..., Highlight]:
        """What superfences and indented code are coloured with."""
        return partial(NamedHighlight, self.getConfig(_NAMED))


class NamedHighlight(Highlight):  # type: ignore[misc]
    """Pygments' HTML with the language of the fence in an attribute.

    It is ``data-language`` where the site's own HTML names the language too.
    """

    def __init__(self, is_named: bool, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._is_named = is_named

    def _classes(self, language: str) -> str:
        """What the HTML begins with where the site has known the language and names it."""
        return f'<div class="{self.language_prefix}{escape(language)} '

    def highlight(self, src: str, language: str, *args: Any, **kwargs: Any) -> Any:
        """The code as HTML, without colours when it is very long."""
        shown = self._plain(src, language, *args, **kwargs)
        if shown is None:
            known = language if len(src) <= LONGEST or not self.use_pygments else ""
            shown = super().highlight(src, known, *args, **kwargs)
        if isinstance(shown, str) and not self.use_pygments:
            return _as_by_script(shown, self.language_prefix)
        if not language or not isinstance(shown, str) or not shown.startswith("<div"):
            return shown
        is_named = self._is_named or shown.startswith(self._classes(language))
        attribute = "data-language" if is_named else "data-code-language"
        return f'<div {attribute}="{escape(language)}"' + shown.removeprefix("<div")

    def _plain(self, src: str, language: str, css_class: str = "", **asked: Any) -> str | None:
        """The same, much faster, for what most code is: only to be coloured. Else None."""
        name = language or self.default_lang
        lexer = lexer_named(name) if len(src) <= LONGEST and self.use_pygments else None
        is_numbered = self.linenums or (asked.get("linestart") or 0) > 0
        is_other = self.auto_title or self.extend_pygments_lang or is_numbered
        if lexer is None or is_other or any(asked.get(each) for each in _ASKED):
            return None
        names = [*(asked.get("classes") or ()), css_class]
        if self.pygments_lang_class:
            names.insert(0, self.language_prefix + name)
        code = coloured(src.strip("\n") if self.stripnl else src, lexer)
        return f'<div class="{" ".join(names)}"><pre><span></span><code>{code}</code></pre></div>'


class Hilite(CodeHiliteExtension):
    """Python-Markdown's own colours."""

    def __init__(self, run: Run, **config: Any) -> None:
        super().__init__(**config)
        ours = {**_OURS, "pygments_formatter": _Formatter}
        self.setConfigs(ours)


class _Formatter(BlockHtmlFormatter):  # type: ignore[misc]
    def __init__(self, **options: Any) -> None:
        # Given anew below: as a table, numbers would be copied with the code.
        is_numbered = options.pop("linenos", None)
        super().__init__(**options, **({"linenos": _INLINE} if is_numbered else {}))

    def _create_stylesheet(self) -> None:
        """None: the preview has its own, and making it takes longer than most code does."""

    def _format_lines(self, tokensource: Iterable[tuple[_TokenType, str]]) -> Iterator[Any]:
        lines = in_spans(tokensource).split("\n")
        yield from ((1, line + "\n") for line in lines[:-1])
        if lines[-1]:
            yield 1, lines[-1]


class Fences(FencedCodeExtension):
    """Python-Markdown's own fences."""

    def __init__(self, run: Run, **config: Any) -> None:
        super().__init__(**config)

    def extendMarkdown(self, md: Markdown) -> None:
        super().extendMarkdown(md)
        processor = FencesProcessor(md, self.getConfigs())
        processor.lang_prefix = self.getConfig("lang_prefix")
        md.preprocessors.register(processor, "fenced_code_block", 25)


class FencesProcessor(FencedBlockPreprocessor):
    """Names the languages and colours what the site leaves to a script."""

    lang_prefix: str

    def run(self, lines: list[str]) -> list[str]:
        """The lines with stand-ins for the fences."""
        stash = self.md.htmlStash.rawHtmlBlocks
        first = len(stash)
        replaced = super().run(lines)
        for index in range(first, len(stash)):
            stash[index] = _as_by_script(str(stash[index]), self.lang_prefix)
        return replaced


def _as_by_script(html: str, prefix: str) -> str:
    """``html`` with colours if it is code that the site leaves to a script.

    ``prefix``: what the class begins with that names the language.
    """
    plain = _PLAIN.fullmatch(html)
    if plain is None:
        return html
    names = plain["names"] or ""
    language = unescape(next((name for name in names.split() if name.startswith(prefix)), ""))
    shown = code_block(unescape(plain["code"]), language.removeprefix(prefix))
    named = f' class="{names}"' if names else ""
    opening = f"<pre{plain['outer']}><code{named}{plain['inner']}>"
    shown = shown.replace("data-language=", "data-code-language=", 1)
    return shown.replace("<pre><code>", opening, 1)

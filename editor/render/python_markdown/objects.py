"""The Python objects that configurations name, by their names: none is ever imported by name.

A configuration file is read without running anything; what it names (``!!python/name:…``) comes as
``{"python": "module.name", "args": […], "kwds": {…}}``. What is not listed here is passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from markdown.extensions import toc
from pymdownx import slugs, superfences

from editor.render.formulas import formula
from editor.render.python_markdown import emoji

PYTHON = "python"


def _slugify(*args: Any, **kwds: Any) -> Callable[[str, str], str]:
    """Pymdown's own, whether it is named as a function (before version 8) or called for one."""
    if args:
        return slugs.slugify()  # type: ignore[no-any-return]
    known = {"case": str, "percent_encode": bool, "normalize": str}
    usable = {key: kwds[key] for key in known if isinstance(kwds.get(key), known[key])}
    return slugs.slugify(**usable)  # type: ignore[no-any-return]


def _formula_fence(source: str, *args: Any, **kwds: Any) -> str:
    return f'<div class="arithmatex">{formula(source, display=True)}</div>'


def _formula_inline(source: str, language: str, class_name: str, md: Any) -> str:
    return f'<span class="arithmatex">{formula(source, display=False)}</span>'


def _code_fence(source: str, language: str, class_name: str, *args: Any, **kwds: Any) -> str:
    return f'<pre class="{escape(class_name)}"><code>{escape(source, quote=False)}</code></pre>'


def _made(value: Any) -> Callable[..., Any]:
    return lambda *args, **kwds: value


_FUNCTIONS: Mapping[str, Any] = {
    "markdown.extensions.toc.slugify": toc.slugify,
    "markdown.extensions.toc.slugify_unicode": toc.slugify_unicode,
    "pymdownx.superfences.fence_code_format": superfences.fence_code_format,
    "pymdownx.superfences.fence_div_format": superfences.fence_div_format,
    "pymdownx.arithmatex.fence_mathjax_format": _formula_fence,
    "pymdownx.arithmatex.fence_generic_format": _formula_fence,
    "pymdownx.arithmatex.fence_mathjax_preview_format": _formula_fence,
    "pymdownx.arithmatex.inline_mathjax_format": _formula_inline,
    "pymdownx.arithmatex.inline_generic_format": _formula_inline,
    "pymdownx.arithmatex.inline_mathjax_preview_format": _formula_inline,
    "mermaid2.fence_mermaid": _code_fence,
    "mermaid2.fence_mermaid_custom": _code_fence,
    **{f"pymdownx.emoji.{name}": made for name, made in emoji.FUNCTIONS.items()},
    **{
        f"{module}.{name}": emoji.MATERIAL[name]
        for module in ("material.extensions.emoji", "materialx.emoji")
        for name in emoji.MATERIAL
    },
    # As they were called until version 7.
    "pymdownx.slugs.uslugify": slugs.slugify(case="lower"),
    "pymdownx.slugs.uslugify_encoded": slugs.slugify(case="lower", percent_encode=True),
    "pymdownx.slugs.uslugify_cased": slugs.slugify(),
    "pymdownx.slugs.uslugify_cased_encoded": slugs.slugify(percent_encode=True),
    "pymdownx.slugs.gfm": slugs.slugify(case="lower-ascii"),
    "pymdownx.slugs.gfm_encoded": slugs.slugify(case="lower-ascii", percent_encode=True),
}
_FACTORIES: Mapping[str, Callable[..., Any]] = {
    "pymdownx.slugs.slugify": _slugify,
    "pymdownx.arithmatex.arithmatex_fenced_format": _made(_formula_fence),
    "pymdownx.arithmatex.arithmatex_inline_format": _made(_formula_inline),
    "mermaid2.fence_mermaid_custom": _made(_code_fence),
}


def with_objects(options: Any) -> Any:
    """``options`` with the objects in the place of their names; unknown ones are left out."""
    if isinstance(options, dict):
        if isinstance(options.get(PYTHON), str):
            return _object(options)
        made = {str(key): with_objects(value) for key, value in options.items()}
        return {key: value for key, value in made.items() if value is not None}
    if isinstance(options, list):
        return [value for each in options if (value := with_objects(each)) is not None]
    return options


def _object(named: Mapping[str, Any]) -> Any:
    name = named[PYTHON]
    if "kwds" not in named and "args" not in named:
        return _FUNCTIONS.get(name)
    kwds = named.get("kwds")
    factory = _FACTORIES.get(name)
    return factory(**kwds) if factory and isinstance(kwds, dict) else factory and factory()

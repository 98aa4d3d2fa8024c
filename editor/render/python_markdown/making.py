"""Makes an extension out of its name and what a configuration says of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension

from editor.render.python_markdown.catalogue import Options, fitting, module_of
from editor.render.python_markdown.code import Colours, Fences, Hilite
from editor.render.python_markdown.emoji import Emoji
from editor.render.python_markdown.extensions import Abbreviations, Alerts, Contents
from editor.render.python_markdown.formulas import Formulas
from editor.render.python_markdown.notes import Notes
from editor.render.python_markdown.objects import with_objects
from editor.render.python_markdown.run import Run
from editor.render.python_markdown.snippets import Snippets
from editor.render.python_markdown.tabs import Tabs

# What has to work a segment at a time, or is shown otherwise, takes the place of the extension it
# derives from.
_OURS: Mapping[str, Callable[..., Extension]] = {
    "abbr": Abbreviations,
    "codehilite": Hilite,
    "fenced_code": Fences,
    "footnotes": Notes,
    "toc": Contents,
    "pymdownx.arithmatex": Formulas,
    "pymdownx.emoji": Emoji,
    "pymdownx.highlight": Colours,
    "pymdownx.snippets": Snippets,
    "pymdownx.tabbed": Tabs,
    "galley.alerts": Alerts,
}
_SAMPLE = "# a\n\n`b` [c](d) :smile:\n\n```e\nf\n```\n"


def extension(name: str, run: Run, options: Options) -> Extension:
    """The extension called ``name`` in a Selection; options it cannot take are passed over."""
    known = fitting(with_objects(dict(options)), _made(name, run, {}).getConfigs())
    return _made(name, run, known)


def sound(extensions: Mapping[str, Options]) -> Mapping[str, Options]:
    """The same with no options where theirs make an extension fail on the simplest article."""
    return {
        name: options if not options or _works(name, options) else {}
        for name, options in extensions.items()
    }


def _works(name: str, options: Options) -> bool:
    try:
        Markdown(extensions=[extension(name, Run(), options)]).convert(_SAMPLE)
    except Exception:  # noqa: BLE001 - an extension raises anything on options that make no sense
        return False
    return True


def _made(name: str, run: Run, options: Mapping[str, Any]) -> Extension:
    if name in _OURS:
        return _OURS[name](run, **options)
    made: Extension = import_module(module_of(name)).makeExtension(**options)
    return made

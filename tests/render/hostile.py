"""Hostile snippets and the places of an article where they are put.

In the files, ⏎ stands for a line break, ⇥ for a tab, ␀, ␁ and ␌ for the control characters.
``alert(1)`` is what must not run, ``evil.example`` what must not be asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

DATA = Path(__file__).parents[1] / "data" / "render"
_WRITTEN = str.maketrans({"⏎": "\n", "⇥": "\t", "␀": "\0", "␁": "\1", "␌": "\f"})

SNIPPETS = tuple(
    dict.fromkeys(
        line.translate(_WRITTEN)
        for path in sorted(DATA.glob("hostile*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
    )
)

PLACES = (
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
    "# x {{#{} .{}}}",
    "```mermaid\ngraph TD; A[{}]-->B\n```",
    '{{{{< figure src="{}" caption="{}" >}}}}',
    "{{% note {} %}}{}{{% endnote %}}",
    ":::note {}\n{}\n:::",
)


def articles(places: int) -> Iterator[str]:
    """Every snippet as it is and in ``places`` more places, each place in its turn."""
    others = PLACES[1:]
    for number, snippet in enumerate(SNIPPETS):
        yield snippet
        for each in range(places):
            place = others[(number * places + each) % len(others)]
            text = place.replace("{}", "\0\0").replace("{{", "{").replace("}}", "}")
            yield text.replace("\0\0", snippet)

"""How a YAML front matter is written: its quotes, lists and indentation, learned from the text.

Knows how to look, not how to write.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import yaml

from editor.article.value import Moment, Value
from editor.article.yaml_read import Reading
from editor.article.yaml_write import Style, is_plain

_SWITCHES = tuple(
    spelled
    for yes, no in (("true", "false"), ("yes", "no"), ("on", "off"))
    for spelled in ((yes, no), (yes.capitalize(), no.capitalize()), (yes.upper(), no.upper()))
)


def style_of(doc: Reading) -> Style:
    """What most of the file does; where it shows nothing, what most authors do."""
    if not isinstance(doc.root, yaml.MappingNode) or not doc.root.value:
        return Style()
    pairs = list(_block_pairs(doc, doc.root))
    texts = Counter(_quotes(doc, node) for _, node in pairs)
    lists = [node for _, node in pairs if isinstance(node, yaml.SequenceNode) and node.value]
    items = Counter(_quotes(doc, item) for node in lists for item in node.value)
    keys = Counter(_quotes(doc, key) for key, _ in pairs)
    nodes = [node for _, node in pairs] + [item for node in lists for item in node.value]
    marks = Counter(node.style for node in nodes if isinstance(node, yaml.ScalarNode))
    return Style(
        strings=_usual(texts),
        items=_usual(items),
        keys=_usual(keys),
        quote=_quote(marks),
        flow_lists=_flow_lists(lists),
        list_indent=_usual_inset(doc, pairs, yaml.SequenceNode),
        step=_usual_inset(doc, pairs, yaml.MappingNode) or 2,
    )


def _block_pairs(doc: Reading, node: yaml.MappingNode) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    """The pairs of the root and of the block mappings in it."""
    for key, value in node.value:
        yield key, value
        if isinstance(value, yaml.MappingNode) and not value.flow_style and not doc.is_alias(value):
            yield from _block_pairs(doc, value)


def _quotes(doc: Reading, node: yaml.Node) -> str | None:
    """A text's quotes ("" if it has none); None for what is not text on one line.

    Quotes that the text needs tell nothing of what the author likes.
    """
    if not isinstance(node, yaml.ScalarNode) or node.style in ("|", ">") or doc.is_alias(node):
        return None
    value = doc.value(node)
    if not isinstance(value, str) or isinstance(value, Moment) or not is_plain(value):
        return None
    return node.style or ""


def _usual(quotes: Counter[str | None]) -> str:
    """The quotes of more than half of the texts, if there are at least two such."""
    total = sum(count for quote, count in quotes.items() if quote is not None)
    for quote in ("'", '"'):
        if quotes[quote] > 1 and quotes[quote] * 2 > total:
            return quote
    return ""


def _quote(quotes: Counter[str | None]) -> str:
    single, double = quotes["'"], quotes['"']
    return "" if single == double == 0 else "'" if single >= double else '"'


def _flow_lists(lists: list[yaml.SequenceNode]) -> bool:
    in_flow = sum(bool(node.flow_style) for node in lists)
    return in_flow * 2 > len(lists)


def _usual_inset(
    doc: Reading, pairs: list[tuple[yaml.Node, yaml.Node]], kind: type[yaml.CollectionNode]
) -> int:
    insets = Counter(
        _column(doc, doc.start(node)) - _column(doc, doc.start(key))
        for key, node in pairs
        if isinstance(node, kind)
        and node.value
        and not node.flow_style
        and not doc.is_alias(node)
        and not doc.text.startswith(("&", "!"), doc.start(node))
    )
    return insets.most_common(1)[0][0] if insets else 2


def _column(doc: Reading, at: int) -> int:
    return at - doc.text.rfind("\n", 0, at) - 1


def spelling_like(raw: str, old: Value, new: Value) -> str | None:
    """A switch turned as the author spells it (``yes`` becomes ``no``); None for all else."""
    if not isinstance(old, bool) or not isinstance(new, bool):
        return None
    for pair in _SWITCHES:
        if raw in pair:
            return pair[0] if new else pair[1]
    return None

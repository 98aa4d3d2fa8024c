"""Galley's HTML against what the real generators gave when they were last run."""

import pytest

from tests.fidelity import generators, ours, stored
from tests.fidelity.corpus import articles
from tests.fidelity.dom import blocks
from tests.fidelity.goals import goal, reason

ANEW = "store it anew: python -m tests.fidelity --store"


@pytest.mark.parametrize("flavour", stored.names())
def test_articles_look_as_the_generator_made_them(flavour: str) -> None:
    kept = stored.load(flavour)
    texts = articles(flavour)
    changed = [name for name, text in kept.texts.items() if stored.digest(texts[name]) != text]
    assert changed == [], ANEW
    html = ours.build(
        flavour, {name: texts[name] for name in kept.blocks}, generators.settings(flavour)
    )
    without = generators.without(flavour)
    compared = {
        name: stored.compare_stored(blocks(html[name], without), theirs)
        for name, theirs in kept.blocks.items()
    }
    for name, each in compared.items():
        shown = "\n\n".join(found.shown() for found in each.differences)
        worse = each.all - each.alike - kept.differing.get(name, 0)
        assert worse <= 0, f"{name}: {worse} more blocks differ\n{shown}"
    blocks_alike = sum(each.alike for each in compared.values())
    blocks_of_all, of_all = goal(flavour)
    if flavour not in stored.BELOW:
        assert blocks_alike >= blocks_of_all * sum(each.all for each in compared.values())
        assert sum(each.is_alike for each in compared.values()) >= of_all * len(compared)


@pytest.mark.parametrize("flavour", stored.names())
def test_an_article_that_differs_has_its_reason(flavour: str) -> None:
    without = [name for name in stored.load(flavour).differing if not reason(flavour, name)]
    assert without == [] or flavour in stored.BELOW

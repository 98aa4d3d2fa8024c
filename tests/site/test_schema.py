"""Fields that a site's own settings define."""

from pathlib import Path

import pytest

from editor.site.place import place_of
from editor.site.schema import read_schema
from editor.site.site import find_site
from editor.site.zod import read_collections
from tests.site.starters import STARTERS, copied


def fields(code: str) -> dict[str, tuple[str, bool]]:
    (collection,) = read_collections(code)
    return {spec.key: (spec.kind, spec.required) for spec in collection.fields}


def test_astros_schema_tells_kinds_and_what_is_required() -> None:
    text = (STARTERS / "astro" / "src" / "content.config.ts").read_text(encoding="utf-8")
    blog, people = read_collections(text)
    assert (blog.name, blog.folder, people.name) == ("blog", "src/content/blog", "people")
    found = {spec.key: spec for spec in blog.fields}
    assert {key: spec.kind for key, spec in found.items()} == {
        "title": "text",
        "description": "text",
        "pubDate": "date",
        "updatedDate": "date",
        "heroImage": "image",
        "tags": "list",
        "level": "choice",
        "minutes": "number",
        "canonical": "url",
        "related": "list",
        "seo": "mapping",
        "links": "mappings",
        "draft": "switch",
    }
    assert [key for key, spec in found.items() if spec.required] == [
        "title",
        "description",
        "pubDate",
    ]
    assert (found["minutes"].minimum, found["minutes"].maximum) == (1, 120)
    assert found["level"].choices == ("easy", "medium", "hard, really")
    assert (found["level"].open_choices, found["level"].default) == (False, "easy")
    assert [each.key for each in found["links"].fields] == ["label", "href"]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (
            "const a = z.object({ t: z.string() });\nconst c = defineCollection({ schema: a });",
            {"t": ("text", True)},
        ),
        (
            """const schema = z.object({ 'a-b': z.string().nullish() })
            const c = defineCollection({ type: 'content', schema });""",
            {"a-b": ("text", False)},
        ),
        (
            """const c = defineCollection({ schema: z.object({ d: z.date().or(z.string()),
            e: z.union([z.literal('x'), z.literal('y')]) }) })""",
            {"d": ("date", True), "e": ("choice", True)},
        ),
        ("const c = defineCollection({ schema: z.object({ x: strange(), y: 5 }) })", None),
        ("const c = defineCollection({ loader: glob({ base: '.' }) })", {}),
        ("const c = defineCollection({ schema: z.object({ a: z.string(", None),
        ("const c = defineCollection(", {}),
    ],
)
def test_other_ways_to_write_a_schema_are_read_or_passed_over(
    code: str, expected: dict[str, tuple[str, bool]] | None
) -> None:
    found = fields(code)
    assert expected is None or found == expected


def test_an_astro_collection_is_that_of_the_articles_folder() -> None:
    site = find_site(STARTERS / "astro")
    here = read_schema(site, place_of(site.posts / "x.md", site), [])
    assert here.complete
    assert [spec.kind for spec in here.fields if spec.key == "tags"] == ["tags"]
    elsewhere = read_schema(site, place_of(site.content / "people" / "x.md", site), [])
    assert [spec.key for spec in elsewhere.fields] == ["name"]


def test_what_jekylls_defaults_give_no_new_article_has() -> None:
    site = find_site(STARTERS / "jekyll")
    posts = read_schema(site, place_of(site.posts / "x.md", site), [])
    assert {spec.key: (spec.default, spec.new) for spec in posts.fields} == {
        "layout": ("post", False),
        "comments": (True, False),
    }
    recipes = place_of(site.root / "_recipes" / "x.md", site)
    assert read_schema(site, recipes, []).fields == ()


@pytest.mark.parametrize("defaults", ["5", "[5]", "[{values: 3}]", "[{scope: x, values: {a: 1}}]"])
def test_strange_defaults_do_no_harm(tmp_path: Path, defaults: str) -> None:
    root = copied("jekyll", tmp_path)
    (root / "_config.yml").write_text(f"defaults: {defaults}\n", encoding="utf-8")
    site = find_site(root)
    assert read_schema(site, place_of(site.posts, site), []).complete is False

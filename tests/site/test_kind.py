"""Kinds of site are data: a new one is a new file."""

from pathlib import Path

import pytest

from editor.article.article import Format
from editor.site.kind import Kind, kinds, read_kinds
from editor.site.new import new_article
from editor.site.profile import bare_profile
from editor.site.schema import SCHEMAS
from editor.site.site import find_site
from editor.site.slugs import SCRIPTS
from editor.site.spec import FIELD_KINDS

ZOLA = """\
title: Zola
flavour: gfm
markers: [[{file: zola.toml, text: base_url}]]
settings: {files: [zola.toml], read: {content: [content_dir, folder]}}
content: content
posts: ["{content}/blog", "{content}"]
file_name: ":title.md"
slug: {script: ascii, lowercase: true}
address: "/:path/"
date_format: "%Y-%m-%d"
format: toml
fields:
  title: {kind: text, label: Title, new: "{title}"}
  date: {kind: date, label: Date, new: "{date}"}
  draft: {kind: switch, label: Draft, new: true}
"""


def test_a_new_kind_of_site_is_a_new_file(tmp_path: Path) -> None:
    described, root = tmp_path / "kinds", tmp_path / "site"
    described.mkdir()
    (described / "zola.yaml").write_text(ZOLA, encoding="utf-8")
    (root / "text" / "blog").mkdir(parents=True)
    (root / "zola.toml").write_text("base_url = 'x'\ncontent_dir = 'text'\n", encoding="utf-8")
    site = find_site(root / "text" / "blog" / "a.md", read_kinds(described))
    assert (site.name, site.title, site.posts) == ("zola", "Zola", root / "text" / "blog")
    article = new_article("Hi", bare_profile(site))
    assert article.format is Format.TOML
    assert article.front.startswith('title = "Hi"\ndate = 20')
    assert article.front.endswith("\ndraft = true\n")


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)
def test_every_file_names_only_what_there_is(kind: Kind) -> None:
    assert {spec.kind for spec in kind.fields} <= {*FIELD_KINDS}
    assert kind.schema in ("", *SCHEMAS)
    assert kind.slug["script"] in SCRIPTS
    names = [name for spec in kind.fields for name in (spec.key, *spec.also)]
    assert len(names) == len(set(names))
    assert all(spec.label or spec.key == "disableNunjucks" for spec in kind.fields)
    assert kind.fields[0].new

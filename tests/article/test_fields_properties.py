"""What must hold for any article and any text: nothing but the field's own lines changes."""

from __future__ import annotations

import frontmatter
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from editor.article.article import Article, Format
from editor.article.fields import read_fields, remove_field, set_field
from editor.article.split import reread_head, split
from editor.article.value import Value, same
from tests.article.samples import (
    HOSTILE,
    Sample,
    articles,
    json_articles,
    texts,
    toml_articles,
    values,
    values_without_none,
    words,
    yaml_articles,
)


def _values(article: Article) -> dict[str, Value]:
    return {field.key: field.value for field in read_fields(article)}


def _kept_its_lines(before: str, after: str, place: tuple[int, int]) -> bool:
    """Whether all lines above and below ``place`` are as they were."""
    old, new = before.split("\n"), after.split("\n")
    start, end = place
    below = old[end:]
    return new[:start] == old[:start] and new[len(new) - len(below) :] == below


@given(st.data(), articles, texts)
def test_any_text_in_any_field_reads_back_and_changes_no_other_line(
    data: st.DataObject, sample: Sample, text: str
) -> None:
    article = split(sample.text)
    before = _values(article)
    assert set(before) == set(sample.places)
    key = data.draw(st.sampled_from(sorted(before)))
    after = set_field(article, key, text)
    assert _values(after) == {**before, key: text}
    assert type(_values(after)[key]) is str
    if key not in ("table1", "table2"):  # a text cannot stand after another table: it moves
        assert _kept_its_lines(sample.text, after.text, sample.places[key])
    assert after.body == article.body
    assert split(after.text) == after


@given(st.data(), yaml_articles() | json_articles(), values)
def test_any_value_in_any_field_reads_back(
    data: st.DataObject, sample: Sample, value: Value
) -> None:
    article = split(sample.text)
    key = data.draw(st.sampled_from(sorted(sample.places)))
    after = set_field(article, key, value)
    assert same(_values(after)[key], value)
    assert _kept_its_lines(sample.text, after.text, sample.places[key])


@given(st.data(), toml_articles(), values_without_none)
def test_any_value_in_any_toml_field_reads_back(
    data: st.DataObject, sample: Sample, value: Value
) -> None:
    article = split(sample.text)
    key = data.draw(st.sampled_from(sorted(sample.places)))
    after = set_field(article, key, value)
    assert same(_values(after)[key], value)
    assert _values(after).keys() == sample.places.keys()


@given(articles, words, texts)
def test_a_new_field_is_added_and_all_lines_stay(sample: Sample, key: str, text: str) -> None:
    article = split(sample.text)
    assume(key not in sample.places)
    after = set_field(article, key, text)
    assert _values(after) == {**_values(article), key: text}
    old, new = article.head.split("\n"), after.head.split("\n")
    kept = iter(new)
    comma = "," if article.format is Format.JSON else ""  # which the last member gets
    assert all(any(other in (line, line + comma) for other in kept) for line in old)
    assert set_field(remove_field(after, key), key, text) == after


@given(st.data(), articles)
def test_a_removed_field_takes_its_lines_and_nothing_else(
    data: st.DataObject, sample: Sample
) -> None:
    article = split(sample.text)
    before = _values(article)
    key = data.draw(st.sampled_from(sorted(before)))
    after = remove_field(article, key)
    assert _values(after) == {name: value for name, value in before.items() if name != key}
    start, end = sample.places[key]
    lines = sample.text.split("\n")
    if article.format is not Format.JSON:
        assert after.text == "\n".join(lines[:start] + lines[end:])
    assert after.body == article.body


@given(st.data(), articles, values_without_none)
def test_setting_the_old_value_again_is_no_change(
    data: st.DataObject, sample: Sample, value: Value
) -> None:
    article = split(sample.text)
    for key, old in _values(article).items():
        assert set_field(article, key, old) is article
    key = data.draw(st.sampled_from(sorted(sample.places)))
    once = set_field(article, key, value)
    assert set_field(once, key, value) is once


@given(st.data(), yaml_articles() | json_articles())
def test_values_that_only_change_places_or_names_keep_their_wording(
    data: st.DataObject, sample: Sample
) -> None:
    article = split(sample.text)
    for key, old in _values(article).items():
        new: Value
        if isinstance(old, dict):
            new = dict(data.draw(st.permutations(list(old.items()))))
            if old and data.draw(st.booleans()):
                new = {f"{name}2" if name == next(iter(old)) else name: old[name] for name in old}
        elif isinstance(old, list):
            new = data.draw(st.permutations(old))
        else:
            continue
        after = set_field(article, key, new)
        assert same(_values(after)[key], new, ordered=True)
        assert _kept_its_lines(sample.text, after.text, sample.places[key])
        assert set_field(after, key, old).body == article.body


@given(st.data(), yaml_articles(plain=True), texts)
def test_python_frontmatter_as_it_comes_reads_the_same(
    data: st.DataObject, sample: Sample, text: str
) -> None:
    article = split(sample.text)
    key = data.draw(st.sampled_from(sorted(sample.places)))
    after = set_field(article, key, text)
    assert frontmatter.parse(after.head + "\n")[0][key] == text


@given(texts, texts, texts)
def test_a_first_field_makes_a_front_matter(body: str, key: str, text: str) -> None:
    article = split("x" + body)
    after = set_field(article, key, text)
    assert after.text == after.head + article.text
    assert _values(split(after.text)) == {key: text}
    assert remove_field(after, key).head == "---\n---\n"


@given(articles, texts)
def test_whatever_the_head_becomes_it_and_the_body_stay_what_they_are(
    sample: Sample, head: str
) -> None:
    article = split(sample.text)
    for other in (head, article.head + head, head + article.head, article.head[:-2]):
        changed = reread_head(article, other)
        assert (changed.head, changed.body) == (other, article.body)
    assert reread_head(article, article.head) == article


@given(articles)
def test_every_article_is_read_as_what_it_is(sample: Sample) -> None:
    article = split(sample.text)
    assert article.text == sample.text
    assert article.format is not Format.NONE
    assert {field.key: field.line - 1 for field in read_fields(article)} == {
        key: start for key, (start, _) in sample.places.items()
    }


@given(st.lists(texts | st.sampled_from(["---", "+++", ";;;", "\n", "a: b", '{"a": 1}', "{", "}"])))
@settings(max_examples=200)
def test_the_parts_of_any_text_join_to_it(pieces: list[str]) -> None:
    for text in ("".join(pieces), "\n".join(pieces), "---\n" + "\n".join(pieces) + "\n---\nx"):
        assert split(text).text == text


def test_pyyaml_reads_every_hostile_text_as_it_was_meant() -> None:
    for text in HOSTILE:
        after = set_field(Article(body="x"), "key", [text, {text: text}])
        if "\ufdd0" not in text:
            assert yaml.safe_load(after.front) == {"key": [text, {text: text}]}

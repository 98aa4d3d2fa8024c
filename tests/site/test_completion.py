"""What the author has used before is found by its letters, and Chinese by its pinyin."""

from editor.site.completion import matching, offers_of, path_offers_of
from editor.site.terms import Category, Counted

TAGS = offers_of(
    (
        Counted("前端", 9),
        Counted("Python", 7),
        Counted("web-design", 3),
        Counted("前缀树", 2),
        Counted("英语 pronunciation", 1),
    )
)


def found(typed: str, taken: tuple[str, ...] = ()) -> list[str]:
    return [offer.text for offer in matching(typed, TAGS, taken)]


def test_words_are_found_by_their_beginning() -> None:
    assert found("py") == ["Python"]
    assert found("前") == ["前端", "前缀树"]


def test_chinese_is_found_by_pinyin_and_its_initials() -> None:
    assert found("qianduan") == ["前端"]
    assert found("qd") == ["前端"]
    assert found("QZ") == ["前缀树"]


def test_later_words_come_after_first_ones() -> None:
    assert found("p") == ["Python", "英语 pronunciation"]
    assert found("design") == ["web-design"]
    assert found("thon") == ["Python"]


def test_what_is_there_already_is_not_offered() -> None:
    assert found("前", ("前端",)) == ["前缀树"]


def test_nothing_typed_offers_the_most_used() -> None:
    assert found("")[:2] == ["前端", "Python"]


def test_a_nested_category_is_found_by_its_own_name() -> None:
    tree = (Category("技术", 5, (Category("Python", 3), Category("数据库", 1))),)
    offers = path_offers_of(tree)
    assert [each.text for each in offers] == ["技术", "技术 › Python", "技术 › 数据库"]
    assert [each.text for each in matching("sjk", offers)] == ["技术 › 数据库"]

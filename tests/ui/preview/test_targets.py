"""What the links of an article lead to."""

import sys
from pathlib import Path

import pytest

from editor.article.article import Article
from editor.article.document import Document
from editor.article.split import split
from editor.ui.preview.home import Home, home_of
from editor.ui.preview.targets import Leads, target_of

FILES = (
    *("docs/guide/start.md", "docs/guide/deep/index.md", "docs/about.md", "docs/file.pdf"),
    *("docs/guide/中文.md", "docs/guide/a b.md", "docs/readme/README.md"),
)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    for file in FILES:
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text("x", encoding="utf-8")
    (tmp_path / "secret.md").write_text("x", encoding="utf-8")
    return home_of(tmp_path / "docs" / "guide", path=tmp_path / "docs" / "guide" / "start.md")


@pytest.mark.parametrize(
    ("reference", "file", "fragment"),
    [
        ("deep/index.md", "docs/guide/deep/index.md", ""),
        ("deep/", "docs/guide/deep/index.md", ""),
        ("../about.md#team", "docs/about.md", "team"),
        ("../about.html", "docs/about.md", ""),
        ("../about", "docs/about.md", ""),
        ("/about/", "docs/about.md", ""),
        ("%E4%B8%AD%E6%96%87.md#%E6%A0%87%E9%A2%98", "docs/guide/中文.md", "标题"),
        ("a%20b.md?x=1", "docs/guide/a b.md", ""),
        ("../readme/", "docs/readme/README.md", ""),
    ],
)
def test_a_link_leads_to_the_article_that_the_site_makes_that_page_of(
    home: Home, reference: str, file: str, fragment: str
) -> None:
    target = target_of(reference, home, Document(Article()))
    assert target.leads is Leads.ARTICLE
    assert target.path == home.root / file
    assert target.fragment == fragment


@pytest.mark.parametrize("reference", ["", "#here", "start.md#here", "./start.md", "?x#here"])
def test_a_link_to_the_article_itself_stays(home: Home, reference: str) -> None:
    target = target_of(reference, home, Document(Article()))
    assert target.leads is Leads.HERE
    assert target.fragment in ("", "here")


def test_another_file_is_told_from_an_article(home: Home) -> None:
    assert target_of("../file.pdf", home, None).leads is Leads.FILE


@pytest.mark.parametrize(
    "reference",
    [
        *("nothing.md", "/nothing/", "../../../../etc/passwd", "/etc/passwd", "file:///etc/passwd"),
        *("C:\\x.md", "\\\\server\\share\\x.md", "..\\about.md", "javascript:alert(1)", "x\0.md"),
    ],
)
def test_what_the_site_does_not_have_leads_nowhere(home: Home, reference: str) -> None:
    assert target_of(reference, home, None).leads is Leads.NOWHERE


@pytest.mark.skipif(sys.platform == "win32", reason="symbolic links need rights there")
def test_a_link_through_a_symbolic_link_out_of_the_site_leads_nowhere(
    home: Home, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "x.md").write_text("x", encoding="utf-8")
    (tmp_path / "docs" / "out").symlink_to(outside)
    assert target_of("../out/x.md", home, None).leads is Leads.NOWHERE


def test_an_address_of_the_site_leads_to_its_article(tmp_path: Path) -> None:
    posts = tmp_path / "source" / "_posts"
    posts.mkdir(parents=True)
    (tmp_path / "_config.yml").write_text("title: x\n", encoding="utf-8")
    for name, day in (("first", "2024-07-31"), ("second", "2024-08-01")):
        (posts / f"{name}.md").write_text(f"---\ndate: {day}\n---\nx", encoding="utf-8")
    home = home_of(posts, path=posts / "first.md")
    document = Document(split((posts / "first.md").read_text(encoding="utf-8")))
    for reference in ("/2024/08/01/second/", "../../../08/01/second/#part"):
        assert target_of(reference, home, document).path == posts / "second.md"


@pytest.mark.parametrize(
    ("reference", "file"),
    [
        *(
            ("other.md", "posts/other.md"),
            ("other", "posts/other.md"),
            ("posts/other", "posts/other.md"),
        ),
        *(
            ("deep", "posts/deep/index.md"),
            ("notes/deep/../x", None),
            ("twice", None),
            ("no", None),
        ),
    ],
)
def test_hugo_finds_an_article_by_its_name(
    tmp_path: Path, reference: str, file: str | None
) -> None:
    content = tmp_path / "content"
    names = (
        "posts/other.md",
        "posts/bundle/index.md",
        "posts/deep/index.md",
        "a/twice.md",
        "b/twice.md",
    )
    for name in names:
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_text("x", encoding="utf-8")
    (tmp_path / "hugo.toml").write_text("title = 'x'\n", encoding="utf-8")
    home = home_of(content / "posts" / "bundle", path=content / "posts" / "bundle" / "index.md")
    target = target_of(f"{reference}#part", home, None)
    found = target.path if target.leads is Leads.ARTICLE else None
    assert found == (content / file if file else None)


def test_a_plain_folder_belongs_to_the_folder_that_was_opened(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b.md").write_text("x", encoding="utf-8")
    assert target_of("../b.md", home_of(tmp_path / "a"), None).leads is Leads.NOWHERE
    inside = home_of(tmp_path / "a", tmp_path)
    assert target_of("../b.md", inside, None).path == tmp_path / "b.md"

"""Images brought along: each once, under safe names, nothing overwritten."""

from __future__ import annotations

from pathlib import Path

from editor.article.article import Article
from editor.exchange.pictures import gather, place
from editor.exchange.sources import ImportProblem, from_bytes
from editor.site.site import find_site
from tests.exchange.word import PICTURE, word_file

GIF = b"GIF89a" + b"\x00" * 20
BODY = """![a](https://a.io/x/my%20photo.png?w=1) and ![b](https://b.io/other.png "t")
<img src="https://a.io/z.gif" alt="z">  `![c](https://c.io/no.png)`
![d](https://d.io/page) ![e](local.png)
"""


def get(address: str) -> bytes:
    if "d.io" in address:
        return b"<html>not an image"
    return GIF if address.endswith(".gif") else PICTURE


def test_images_of_the_web_go_into_the_site_each_once(tmp_path: Path) -> None:
    (tmp_path / "hugo.toml").touch()
    site = find_site(tmp_path)
    gathered = gather(BODY, {}, get)
    assert [problem.source for problem in gathered.problems] == ["https://d.io/page"]
    path = site.posts / "new.md"
    article = place(Article(body=BODY), gathered.pictures, path, site)
    images = tmp_path / "static" / "images"
    assert sorted(each.suffix for each in images.iterdir()) == [".gif", ".png"]
    assert (images / "my-photo.png").is_file()
    assert '![a](/images/my-photo.png) and ![b](/images/my-photo.png "t")' in article.body
    assert "`![c](https://c.io/no.png)`" in article.body
    assert "![d](https://d.io/page) ![e](local.png)" in article.body


def test_an_image_never_overwrites_another(tmp_path: Path) -> None:
    site = find_site(tmp_path)
    (tmp_path / "photo.png").write_bytes(b"mine")
    gathered = gather("![a](https://a.io/photo.png)", {}, get)
    article = place(
        Article(body="![a](https://a.io/photo.png)"), gathered.pictures, tmp_path / "a.md", site
    )
    assert article.body == "![a](photo-2.png)"
    assert (tmp_path / "photo.png").read_bytes() == b"mine"


def test_without_being_asked_nothing_is_fetched() -> None:
    assert gather(BODY, {}).pictures == ()


def test_names_are_safe() -> None:
    for name in ("..%2f..%2fetc%2fpasswd.png", "CON.png", "a%00b.png", "%2e%2e.png", "x" * 400):
        (picture,) = gather(f"![a](https://a.io/{name})", {}, get).pictures
        assert "/" not in picture.name
        assert "\x00" not in picture.name
        assert not picture.name.startswith(".")
        assert len(picture.name) <= 130


def test_a_failing_address_is_told_and_its_link_stays(tmp_path: Path) -> None:
    def fails(address: str) -> bytes:
        raise ImportProblem(address, "the server answers 404")

    gathered = gather("![a](https://a.io/x.png)", {}, fails)
    assert gathered.pictures == ()
    assert "404" in str(gathered.problems[0])


def test_a_word_files_own_pictures_come_along(tmp_path: Path) -> None:
    material = from_bytes(word_file("! T\nText.\n@image told\n@image again"), "x.docx")
    gathered = gather(material.text, material.pictures)
    assert len(gathered.pictures) == 1
    article = place(
        Article(body=material.text), gathered.pictures, tmp_path / "a.md", find_site(tmp_path)
    )
    (file,) = tmp_path.glob("*.png")
    assert file.read_bytes() == PICTURE
    assert article.body.count(f"]({file.name})") == 2

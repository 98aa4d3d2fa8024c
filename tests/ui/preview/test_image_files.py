import sys
from pathlib import Path

import pytest

from editor.ui.preview import image_files
from editor.ui.preview.image_files import Why, file_at, file_inside, image_among


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with an image, beside a secret."""
    root = tmp_path / "site"
    (root / "posts" / "图片").mkdir(parents=True)
    (root / "posts" / "图片" / "a b.png").write_bytes(b"png")
    (root / "top.jpg").write_bytes(b"jpg")
    (root / "notes.txt").write_text("text", encoding="utf-8")
    (tmp_path / "secret.png").write_bytes(b"secret")
    return root


@pytest.mark.parametrize("address", ["/posts/图片/a b.png", "posts//图片/a b.png", "/top.jpg"])
def test_a_file_inside_is_found(site: Path, address: str) -> None:
    assert file_at(site, address).read_bytes() in (b"png", b"jpg")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "/",
        "/posts",
        "/nothing.png",
        "/../secret.png",
        "/posts/../../secret.png",
        "../secret.png",
        "/./top.jpg",
        "/..\\secret.png",
        "/posts\\..\\..\\secret.png",
        "/top.jpg\0.png",
        "/top.jpg\n",
        "/" + "a" * 5000,
        "/" + "a/" * 3000,
    ],
)
def test_what_is_not_plainly_inside_is_refused(site: Path, address: str) -> None:
    assert file_at(site, address) is None


@pytest.mark.parametrize(
    "part",
    ["C:top.jpg", "top.jpg:stream", "top.jpg.", "top.jpg ", "CON", "nul.png", "COM1", "Lpt9.jpg"],
)
def test_what_windows_reads_as_something_else_is_refused_there(site: Path, part: str) -> None:
    assert file_at(site, "/" + part, windows=True) is None


def test_an_absolute_path_is_one_inside_the_folder(site: Path, tmp_path: Path) -> None:
    assert file_at(site, str(tmp_path / "secret.png")) is None
    assert file_at(site, "//server/share/secret.png") is None


@pytest.mark.skipif(sys.platform == "win32", reason="symbolic links need rights there")
def test_a_symbolic_link_is_followed_only_inside(site: Path, tmp_path: Path) -> None:
    (site / "out.png").symlink_to(tmp_path / "secret.png")
    (site / "up").symlink_to(tmp_path)
    (site / "in.png").symlink_to(site / "top.jpg")
    (site / "round.png").symlink_to(site / "round.png")
    assert file_at(site, "/out.png") is None
    assert file_at(site, "/up/secret.png") is None
    assert file_at(site, "/round.png") is None
    assert file_at(site, "/in.png").read_bytes() == b"jpg"


@pytest.mark.skipif(sys.platform == "win32", reason="there a colon cannot be in a name")
def test_a_colon_in_a_name_is_fine_where_the_system_allows_it(site: Path) -> None:
    (site / "Screenshot 12:30.png").write_bytes(b"png")
    assert file_inside(site, site / "Screenshot 12:30.png") is not None


def test_the_first_place_with_an_image_is_taken(site: Path) -> None:
    found, tried = image_among(site, [site / "no.png", site / "top.jpg", site / "posts" / "x.png"])
    assert found == (site / "top.jpg").resolve()
    assert [(each.path.name, each.why) for each in tried] == [("no.png", Why.ABSENT)]


def test_every_place_that_gives_none_says_why(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(image_files, "LARGEST", 2)
    places = ["nothing.png", "Top.JPG", "notes.txt", "top.jpg", "../secret.png"]
    found, tried = image_among(site, [site / place for place in places])
    assert found is None
    assert [each.why for each in tried[:4]] == [
        *(Why.ABSENT, Why.OTHER_CASE, Why.NO_IMAGE, Why.TOO_LARGE),
    ]
    assert tried[1].there == "top.jpg"
    outside = image_among(site, [tmp_path / "secret.png"])[1]
    assert [each.why for each in outside] == [Why.OUTSIDE]


@pytest.mark.skipif(sys.platform == "win32", reason="symbolic links need rights there")
def test_what_a_symbolic_link_leads_out_to_is_told_as_outside(site: Path, tmp_path: Path) -> None:
    (site / "out.png").symlink_to(tmp_path / "secret.png")
    assert [each.why for each in image_among(site, [site / "out.png"])[1]] == [Why.OUTSIDE]


def test_capitals_matter_as_they_do_to_web_servers(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(image_files, "_WITHOUT_CASE", True)
    assert image_among(site, [site / "top.jpg"])[0] is not None
    # Where the system finds it all the same, this is what tells:
    assert image_files.alike(site / "TOP.jpg") == "top.jpg"
    assert image_files.alike(site / "top.jpg") == ""

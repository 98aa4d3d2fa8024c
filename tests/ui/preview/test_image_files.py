import sys
from pathlib import Path

import pytest

from editor.ui.preview import image_files
from editor.ui.preview.image_files import address_of, file_at, image_at


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
    assert image_at(site, "/Screenshot 12:30.png") is not None


def test_only_images_are_images(site: Path) -> None:
    assert image_at(site, "/top.jpg") is not None
    assert image_at(site, "/notes.txt") is None


def test_an_image_too_large_is_not_shown(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(image_files, "LARGEST", 2)
    assert image_at(site, "/top.jpg") is None


def test_the_address_of_a_folder_is_its_way_from_the_root(site: Path, tmp_path: Path) -> None:
    assert address_of(site, site) == "/"
    assert address_of(site, site / "posts" / "图片") == "/posts/图片/"
    assert address_of(site, tmp_path) == "/"

"""Reading articles, and what is refused in plain words."""

import os
from pathlib import Path

import pytest

from editor.article.article import Format
from editor.errors import FileProblem
from editor.files.read import LARGEST, read_article


def reason(path: Path) -> str:
    with pytest.raises(FileProblem) as caught:
        read_article(path)
    assert "Errno" not in str(caught.value)
    return caught.value.reason


def test_an_article_comes_with_its_facts(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"\xef\xbb\xbf---\r\ntitle: x\r\n---\r\nbody\r\n")
    article, facts = read_article(path)
    assert article.format is Format.YAML
    assert article.body == "body\n"
    assert (facts.path, facts.encoding, facts.bom) == (path, "utf-8", True)
    assert (facts.encoding_label, facts.endings.label) == ("utf-8-sig", "CRLF")
    assert facts.stamp is not None
    assert facts.stamp.size == path.stat().st_size


def test_a_missing_file_a_folder_and_a_picture_are_refused(tmp_path: Path) -> None:
    (tmp_path / "x.md").mkdir()
    (tmp_path / "p.md").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\x00")
    (tmp_path / "gone.md").symlink_to("nowhere")
    (tmp_path / "loop.md").symlink_to("loop.md")
    assert reason(tmp_path / "missing.md") == "there is no such file"
    assert reason(tmp_path / "x.md") == "this is a folder, not an article"
    assert reason(tmp_path / "p.md") == "this is not a text file"
    assert reason(tmp_path / "gone.md") == "there is no such file"
    assert reason(tmp_path / "loop.md") == "it is a link that leads back to itself"
    assert reason(tmp_path / "p.md" / "a.md") == "there is no such folder"
    assert reason(tmp_path / ("n" * 300 + ".md")) == "the name is too long"
    assert reason(Path("a\0b.md")) == "this is not a possible file name"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in the file system here")
def test_a_pipe_is_refused_instead_of_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    assert reason(tmp_path / "pipe.md") == "this is not an ordinary file"


def test_a_file_beyond_the_limit_is_refused_with_the_limit_named(tmp_path: Path) -> None:
    path = tmp_path / "large.md"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    assert "64 MB" in reason(path)

"""``galley import``, as a real process."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from editor.article.split import split
from tests.cli.process import ROOT, fails, galley
from tests.exchange.test_recognise import PRESS
from tests.exchange.word import word_file

PAGE = "<!doctype html><title>T</title><article><h1>A page</h1><p>{}</p></article>"


def press(folder: Path) -> Path:
    path = folder / "press.md"
    path.write_bytes(PRESS.encode())
    return path


def test_import_prints_the_article(tmp_path: Path) -> None:
    printed = galley("import", press(tmp_path)).stdout
    article = split(printed)
    assert "author: 港口实验室" in article.front
    assert "注意" not in article.body
    assert list(tmp_path.iterdir()) == [tmp_path / "press.md"]


def test_import_without_repairs_keeps_the_body_to_the_byte(tmp_path: Path) -> None:
    for text in (PRESS, PRESS.replace("\n", "\r\n"), PRESS.replace("\n", "\r\n", 9)):
        path = tmp_path / "press.md"
        path.write_bytes(text.encode())
        command = [sys.executable, "-m", "editor", "import", "--no-repair", str(path)]
        done = subprocess.run(command, check=True, capture_output=True, cwd=ROOT, timeout=30)

        kept = text[text.index("港口的旧灯") :]
        assert done.stdout.endswith(kept.encode())


def test_import_as_json_tells_parts_candidates_and_repairs(tmp_path: Path) -> None:
    shown = json.loads(galley("import", "--as", "json", press(tmp_path)).stdout)
    assert shown["title"] == "五个问题：为什么港口需要一盏新灯？"
    assert shown["date"] == "2024-07-31"
    assert shown["author"] == "港口实验室"
    assert shown["missing"] == []
    assert shown["candidates"]["title"][0]["why"] == "stands in the front matter"
    assert [each["kind"] for each in shown["repairs"] if each["done"]] == [
        *("edge-rule", "instruction", "edge-rule", "promotion"),
    ]
    assert {"role", "start", "end"} == set(shown["parts"][0])


def test_import_into_a_folder_writes_and_never_overwrites(tmp_path: Path) -> None:
    source = press(tmp_path)
    folder = tmp_path / "site"
    folder.mkdir()
    paths = [galley("import", source, "--folder", folder).stdout.strip() for _ in range(2)]
    assert len(set(paths)) == 2
    assert len(list(folder.iterdir())) == 2
    assert json.loads(galley("show", paths[0]).stdout)["fields"]["author"] == "港口实验室"


def done(*given: object) -> list[str]:
    shown = json.loads(galley("import", "--as", "json", *given).stdout)
    return [each["id"] for each in shown["repairs"] if each["done"]]


def test_single_repairs_are_left_off_and_done_by_their_names(tmp_path: Path) -> None:
    source = press(tmp_path)
    every = ["edge-rule-1", "instruction-1", "edge-rule-2", "promotion-1"]
    assert done(source) == every
    assert done(source, "--without", "edge-rule") == ["instruction-1", "promotion-1"]
    assert done(source, "--without=edge-rule-2", "--without=promotion") == every[:2]
    assert done("--without", "edge-rule", "--with", "edge-rule-2", source) == every[1:]
    assert "注意" in galley("import", source, "--without", "instruction").stdout
    assert "promotion-2" in galley("import", "--help").stdout
    for wrong in ("promotions", "promotion-", "-2", ""):
        fails(2, "import", source, f"--without={wrong}")
    fails(2, "import", source, "--no-repair", "--with", "promotion")


def test_several_sources_of_one_name_get_a_free_name_each(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    first, second = (tmp_path / name for name in ("a.md", "b.md"))
    for path in (first, second):
        path.write_text(f"标题：渡口\n\n正文 {path.stem} 在这里。\n", encoding="utf-8")
    (folder / "渡口.md").write_text("mine\n", encoding="utf-8")
    printed = galley("import", first, second, first, "--folder", folder).stdout.splitlines()
    assert len(set(printed)) == 3
    assert (folder / "渡口.md").read_text(encoding="utf-8") == "mine\n"
    texts = [Path(path).read_text(encoding="utf-8") for path in printed]
    assert ["正文 a" in text for text in texts] == [True, False, True]


def test_import_takes_several_sources_and_tells_of_each(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE.format("Text of it. " * 30), encoding="utf-8")
    (tmp_path / "b.docx").write_bytes(word_file("! From Word\nText.\n@image x"))
    sources = (press(tmp_path), tmp_path / "a.html", tmp_path / "b.docx", tmp_path / "missing.md")
    command = [sys.executable, "-m", "editor", "import", "--as", "json", *map(str, sources)]
    done = subprocess.run(command, check=False, capture_output=True, cwd=ROOT, timeout=30)
    shown = json.loads(done.stdout)
    assert done.returncode == 1
    assert [each.get("title") for each in shown] == [
        "五个问题：为什么港口需要一盏新灯？",
        "A page",
        "From Word",
        None,
    ]
    assert "no such file" in shown[3]["error"]


def test_import_brings_the_pictures_of_a_word_file(tmp_path: Path) -> None:
    (tmp_path / "b.docx").write_bytes(word_file("! From Word\nText.\n@image x"))
    (tmp_path / "site").mkdir()
    path = galley("import", tmp_path / "b.docx", "--folder", tmp_path / "site").stdout.strip()
    (picture,) = (tmp_path / "site").glob("*.png")
    assert f"]({picture.name})" in Path(path).read_text(encoding="utf-8")


def test_import_reads_the_input() -> None:
    command = [sys.executable, "-m", "editor", "import", "-"]
    text = "标题：雨\n作者：阮青\n\n正文。\n".encode()
    done = subprocess.run(
        command, check=True, capture_output=True, cwd=ROOT, timeout=30, input=text
    )
    assert "title: 雨" in done.stdout.decode()


def test_what_cannot_be_imported_is_one_plain_line(tmp_path: Path) -> None:
    (tmp_path / "x.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\x00" * 99)
    fails(1, "import", tmp_path / "x.png")
    fails(1, "import", tmp_path / "missing.md")
    fails(1, "import", "http://127.0.0.1:1/")
    fails(1, "import", "ftp://example.com/x")
    fails(1, "import", press(tmp_path), "--folder", tmp_path / "nowhere")
    fails(2, "import")
    fails(2, "import", "-", "-")


def test_other_commands_do_not_load_what_only_importing_needs(tmp_path: Path) -> None:
    code = (
        "import sys; from editor.cli.main import main; main(['show', sys.argv[1]]);"
        "assert not {'lxml', 'bs4', 'mammoth', 'trafilatura'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code, str(press(tmp_path))], check=True, cwd=ROOT)

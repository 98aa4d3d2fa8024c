"""Saving: the same bytes, all or nothing, and nobody else's text lost."""

import errno
import os
import stat
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from editor.article.article import Article
from editor.article.split import split
from editor.errors import AlreadyExists, CannotEncode, ChangedOutside, FileProblem
from editor.files.facts import new_facts, with_encoding
from editor.files.read import read_article
from editor.files.write import write_article

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions and links")
HEADS = [
    "", "---\ntitle: 标题 é\n---\n", "+++\ntitle = 'x'\n+++\n", '{"title": "x"}\n',
    ';;;\n"title": "x"\n;;;\n', "title: x\ndate: 2024-01-01\n---\n", "---\n: [broken\n---\n",
]  # fmt: skip
PIECES = [
    "a",
    "word ",
    "中文",
    "é",
    "---\n",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "\u00a0",
    "\u2028",
    "😀",
    "\0",
]
ENCODINGS = [
    "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "big5",
    "cp932", "cp949", "latin-1", "cp1252", "cp1251",
]  # fmt: skip


def edited(article: Article, old: str, new: str) -> Article:
    assert old in article.text
    return split(article.text.replace(old, new))


def only_files(folder: Path, *names: str) -> bool:
    return sorted(each.name for each in folder.iterdir()) == sorted(names)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(HEADS),
    st.lists(st.sampled_from(PIECES), max_size=12).map("".join),
    st.sampled_from(["\n", "\r\n", "\r", None]),
    st.sampled_from(ENCODINGS),
)
def test_reading_and_writing_gives_the_same_bytes(
    tmp_path: Path, head: str, body: str, newline: str | None, encoding: str
) -> None:
    text = head + body
    if newline:
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", newline)
    if not encoding.startswith("utf"):
        # Some NULs are fine anywhere; mostly NULs and a few odd bytes are no text.
        text = text[: len(head)] + text[len(head) :].replace("\0", "", text.count("\0") - 1)
    data = text.encode(encoding, "ignore")
    path = tmp_path / "a.md"
    path.write_bytes(data)
    article, facts = read_article(path)
    copy = tmp_path / "copy.md"
    again = write_article(article, facts, path=copy, overwrite=True)
    assert copy.read_bytes() == data
    assert (again.encoding, again.bom) == (facts.encoding, facts.bom)
    assert read_article(copy)[0] == article
    assert only_files(tmp_path, "a.md", "copy.md")


def test_an_edit_changes_only_its_line_in_the_files_own_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes("标题\r\n第一段，说了些什么\n第二段\r\n".encode("gb18030"))
    article, facts = read_article(path)
    facts = write_article(edited(article, "第二段", "改过的"), facts)
    assert path.read_bytes() == "标题\r\n第一段，说了些什么\n改过的\r\n".encode("gb18030")
    facts = write_article(edited(article, "第一段", "first"), facts)
    assert path.read_bytes() == "标题\r\nfirst，说了些什么\n第二段\r\n".encode("gb18030")


def test_what_cannot_be_encoded_leaves_the_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes("déjà vu\n".encode("latin-1"))
    article, facts = read_article(path)
    article = edited(article, "vu", "vu\n中文")
    with pytest.raises(CannotEncode, match=r"“中” \(line 2\)"):
        write_article(article, facts)
    assert path.read_bytes() == "déjà vu\n".encode("latin-1")
    write_article(article, with_encoding(facts, "utf-8"))
    assert path.read_text(encoding="utf-8") == "déjà vu\n中文\n"


def test_a_file_changed_outside_is_not_overwritten_unless_told_to(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("one\n", encoding="utf-8")
    article, facts = read_article(path)
    path.write_text("two\n", encoding="utf-8")
    os.utime(path, ns=(facts.stamp.mtime_ns, facts.stamp.mtime_ns) if facts.stamp else None)
    with pytest.raises(ChangedOutside):
        write_article(edited(article, "one", "mine"), facts)
    assert path.read_text(encoding="utf-8") == "two\n"
    write_article(edited(article, "one", "mine"), facts, overwrite=True)
    assert path.read_text(encoding="utf-8") == "mine\n"


def test_a_file_merely_touched_is_not_a_changed_one(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("one\n", encoding="utf-8")
    article, facts = read_article(path)
    os.utime(path, (1, 1))
    facts = write_article(edited(article, "one", "two"), facts)
    write_article(edited(article, "one", "three"), facts)
    assert path.read_text(encoding="utf-8") == "three\n"


def test_a_vanished_file_is_written_again(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("one\n", encoding="utf-8")
    article, facts = read_article(path)
    path.unlink()
    write_article(article, facts)
    assert path.read_text(encoding="utf-8") == "one\n"


def test_a_vanished_folder_is_told_and_not_made(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "a.md"
    with pytest.raises(FileProblem, match="its folder does not exist"):
        write_article(Article(body="x"), new_facts(path))
    assert only_files(tmp_path)


def test_a_new_article_never_overwrites(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("other\n", encoding="utf-8")
    with pytest.raises(AlreadyExists):
        write_article(Article(body="mine\n"), new_facts(path))
    article, facts = read_article(path)
    other = tmp_path / "b.md"
    other.write_text("b\n", encoding="utf-8")
    with pytest.raises(AlreadyExists):
        write_article(article, facts, path=other)
    assert other.read_text(encoding="utf-8") == "b\n"
    assert only_files(tmp_path, "a.md", "b.md")


def test_saving_under_another_name_of_the_same_file_is_saving_it(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("one\n", encoding="utf-8")
    (tmp_path / "link.md").symlink_to("a.md")
    article, facts = read_article(path)
    write_article(edited(article, "one", "two"), facts, path=tmp_path / "link.md")
    assert path.read_text(encoding="utf-8") == "two\n"


@POSIX
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_permissions_are_kept(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "a.md"
    path.write_text("one\n", encoding="utf-8")
    path.chmod(mode)
    article, facts = read_article(path)
    write_article(edited(article, "one", "two"), facts)
    assert stat.S_IMODE(path.stat().st_mode) == mode


@POSIX
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives away")
def test_the_owner_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("one\n", encoding="utf-8")
    os.chown(path, 1234, 1235)
    article, facts = read_article(path)
    write_article(edited(article, "one", "two"), facts)
    assert (path.stat().st_uid, path.stat().st_gid) == (1234, 1235)


@POSIX
def test_a_link_stays_a_link_and_its_target_is_written(tmp_path: Path) -> None:
    target = tmp_path / "real.md"
    target.write_text("one\n", encoding="utf-8")
    link = tmp_path / "link.md"
    link.symlink_to("real.md")
    article, facts = read_article(link)
    assert write_article(edited(article, "one", "two"), facts).path == link
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "two\n"


@POSIX
def test_a_link_to_nothing_yet_makes_its_target(tmp_path: Path) -> None:
    link = tmp_path / "link.md"
    link.symlink_to("real.md")
    write_article(Article(body="x\n"), new_facts(link))
    assert link.is_symlink()
    assert (tmp_path / "real.md").read_text(encoding="utf-8") == "x\n"


@POSIX
def test_a_file_with_two_names_keeps_both(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("one, which is longer\n", encoding="utf-8")
    (tmp_path / "b.md").hardlink_to(path)
    article, facts = read_article(path)
    facts = write_article(edited(article, "one, which is longer", "two"), facts)
    assert (tmp_path / "b.md").read_text(encoding="utf-8") == "two\n"
    write_article(article, facts)
    assert (tmp_path / "b.md").read_text(encoding="utf-8") == "one, which is longer\n"


@POSIX
@pytest.mark.parametrize("linked", [False, True])
def test_when_there_is_no_space_the_old_file_stays(
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    linked: bool,
) -> None:
    import resource

    path = tmp_path / "a.md"
    path.write_text("one\n", encoding="utf-8")
    if linked:
        (tmp_path / "b.md").hardlink_to(path)
    copies = tmp_path_factory.mktemp("copies")
    monkeypatch.setattr(tempfile, "tempdir", str(copies))
    names = [each.name for each in tmp_path.iterdir()]
    article, facts = read_article(path)
    large = edited(article, "one", "x" * 100_000)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    # No file may grow beyond 10 kB: the nearest to a full disk without a disk.
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, before[1]))
    try:
        with pytest.raises(FileProblem, match="larger than the system allows"):
            write_article(large, facts)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert path.read_text(encoding="utf-8") == "one\n"
    assert only_files(tmp_path, *names)
    assert only_files(copies)


@POSIX
def test_a_file_written_in_place_is_put_back_when_that_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.md"
    path.write_text("one\n", encoding="utf-8")
    (tmp_path / "b.md").hardlink_to(path)
    article, facts = read_article(path)
    sync, calls = os.fsync, []

    def fail_once(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 2:  # the first is for the copy, the second for the file itself
            raise OSError(errno.EIO, "Input/output error")
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", fail_once)
    with pytest.raises(FileProblem, match="the disk reports an error"):
        write_article(edited(article, "one", "two and more"), facts)
    assert path.read_text(encoding="utf-8") == "one\n"


@POSIX
def test_a_file_whose_folder_takes_no_new_files_is_written_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.md"
    path.write_text("one\n", encoding="utf-8")
    article, facts = read_article(path)
    as_for_root, access = os.open, os.access

    def refuse(name: str | Path, flags: int, *more: int, **others: int) -> int:
        if Path(name).parent == tmp_path and flags & os.O_CREAT:
            raise PermissionError(13, "Permission denied")
        return as_for_root(name, flags, *more, **others)

    # Root may write everywhere: for it, the refusal has to be played.
    monkeypatch.setattr(os, "open", refuse)
    monkeypatch.setattr(os, "access", lambda p, m: Path(p) != tmp_path and access(p, m))
    inode = path.stat().st_ino
    write_article(edited(article, "one", "two"), facts)
    assert path.read_text(encoding="utf-8") == "two\n"
    assert path.stat().st_ino == inode


def test_a_folder_or_a_device_in_its_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.md").mkdir()
    with pytest.raises(FileProblem, match="this is a folder"):
        write_article(Article(body="x"), new_facts(tmp_path / "x.md"), overwrite=True)
    if Path("/dev/full").exists():
        with pytest.raises(FileProblem, match="not an ordinary file"):
            write_article(Article(body="x"), new_facts(Path("/dev/full")), overwrite=True)


@pytest.mark.parametrize("name", ["n" * 300 + ".md", "a\0b.md"])
def test_an_impossible_name_is_told_in_plain_words(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileProblem) as caught:
        write_article(Article(body="x"), new_facts(tmp_path / name))
    assert "name" in caught.value.reason
    assert only_files(tmp_path)


def test_the_longest_name_can_be_saved(tmp_path: Path) -> None:
    path = tmp_path / ("字" * 80 + ".md")
    write_article(Article(body="x\n"), new_facts(path))
    assert path.read_text(encoding="utf-8") == "x\n"


def test_new_articles_have_the_usual_permissions(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.touch()
    write_article(Article(body="x\n"), new_facts(tmp_path / "a.md"))
    assert (tmp_path / "a.md").stat().st_mode == plain.stat().st_mode


def test_the_facts_after_saving_are_those_of_reading_it_again(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"a\r\nb\nc\r\n")
    article, facts = read_article(path)
    saved = write_article(edited(article, "b", "b\nnew"), facts)
    assert saved == read_article(path)[1]


def test_five_megabytes_are_read_and_saved(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(("一段不长不短的话，还有 English。\r\n" * 110_000).encode())
    article, facts = read_article(path)
    write_article(replace(article, body="new\n" + article.body), facts)
    assert path.read_bytes().startswith(b"new\r\n")

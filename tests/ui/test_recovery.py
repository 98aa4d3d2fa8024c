"""What a crash leaves is there again at the next start."""

from __future__ import annotations

from pathlib import Path

from editor.article.article import Article, Part
from editor.article.change import Change
from editor.exchange.pictures import Wanted
from editor.files.facts import new_facts
from editor.ui.desk import Desk, OpenArticle
from editor.ui.recovery import Recovery

TEXT = "---\ntitle: 一\n---\nbody\u00a0\u2028 \ud83d😀\n---\n"


def edited(desk: Desk, opened: OpenArticle, text: str) -> None:
    opened.document.apply(Change(Part.BODY, 0, "", text, "source"))


def crashed(recovery: Recovery) -> None:
    """The program is gone, its lock with it, its files stay."""
    recovery.keep_now()
    lock = recovery._lock
    assert lock is not None
    lock.unlock()


def test_an_edited_file_comes_back_with_its_unsaved_text(qapp: object, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("on disk\n", encoding="utf-8")
    desk = Desk()
    recovery = Recovery(desk, tmp_path / "kept")
    edited(desk, desk.open(path), "typed\u00a0😀 ")
    crashed(recovery)

    again = Desk()
    found = Recovery(again, tmp_path / "kept").bring_back()
    assert [each.path for each in found] == [path]
    assert again.current is not None
    assert again.current.document.body == "typed\u00a0😀 on disk\n"
    assert again.current.unsaved
    again.current.document.undo()
    assert again.current.document.body == "on disk\n"


def test_a_text_that_never_had_a_file_comes_back(qapp: object, tmp_path: Path) -> None:
    desk = Desk()
    recovery = Recovery(desk, tmp_path)
    opened = desk.add(OpenArticle(Article(), new_facts()))
    edited(desk, opened, "new text")
    crashed(recovery)
    again = Desk()
    (found,) = Recovery(again, tmp_path).bring_back()
    assert found.path is None
    assert found.document.article.text == "new text"
    assert found.unsaved


def test_an_imported_text_comes_back_with_its_name_and_the_images_it_wants(
    qapp: object, tmp_path: Path
) -> None:
    desk = Desk()
    recovery = Recovery(desk, tmp_path / "kept")
    article = Article(body="![](image-1.png)\n")
    opened = desk.add(OpenArticle(article, new_facts(), tmp_path, "ferry.md"))
    opened.images = Wanted({"image-1.png": b"one", "../2": b"two"}, from_web=True)
    opened.document.mark_saved(Article())
    crashed(recovery)
    again = Desk()
    second = Recovery(again, tmp_path / "kept")
    (found,) = second.bring_back()
    assert found.images == Wanted({"image-1.png": b"one", "../2": b"two"}, from_web=True)
    assert (found.folder, found.proposed_name) == (tmp_path, "ferry.md")
    again.close(found)
    second.end()
    assert not list((tmp_path / "kept").iterdir())


def test_a_file_that_vanished_comes_back_as_unsaved_text(qapp: object, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("x", encoding="utf-8")
    desk = Desk()
    recovery = Recovery(desk, tmp_path / "kept")
    edited(desk, desk.open(path), "typed ")
    crashed(recovery)
    path.unlink()
    (found,) = Recovery(Desk(), tmp_path / "kept").bring_back()
    assert found.document.article.text == "typed x"
    found.save()
    assert path.read_text(encoding="utf-8") == "typed x"


def test_what_another_running_program_keeps_is_left_to_it(qapp: object, tmp_path: Path) -> None:
    desk = Desk()
    recovery = Recovery(desk, tmp_path)
    edited(desk, desk.add(OpenArticle(Article(), new_facts())), "mine")
    recovery.keep_now()
    assert Recovery(Desk(), tmp_path).bring_back() == []
    assert len(list(tmp_path.glob("*/*.json"))) == 1


def test_a_full_disk_leaves_what_was_kept_where_it_is(qapp: object, tmp_path: Path) -> None:
    desk = Desk()
    recovery = Recovery(desk, tmp_path)
    edited(desk, desk.add(OpenArticle(Article(), new_facts())), "mine")
    crashed(recovery)
    (kept,) = tmp_path.glob("*/*.json")
    again = Recovery(Desk(), tmp_path)
    # A file stands where the new program would keep its texts.
    again._own.write_text("", encoding="utf-8")
    (found,) = again.bring_back()
    assert found.document.article.text == "mine"
    assert kept.is_file()


def test_what_cannot_be_read_is_left_where_it_is(qapp: object, tmp_path: Path) -> None:
    broken = tmp_path / "old" / "x.json"
    broken.parent.mkdir()
    broken.write_text("{", encoding="utf-8")
    assert Recovery(Desk(), tmp_path).bring_back() == []
    assert broken.is_file()


def test_two_crashed_programs_with_one_file_both_get_their_text_back(
    qapp: object, tmp_path: Path
) -> None:
    path = tmp_path / "a.md"
    path.write_text("x", encoding="utf-8")
    for text in ("first ", "second "):
        desk = Desk()
        recovery = Recovery(desk, tmp_path / "kept")
        edited(desk, desk.open(path), text)
        crashed(recovery)
    found = Recovery(Desk(), tmp_path / "kept").bring_back()
    assert sorted(each.document.article.text for each in found) == ["first x", "second x"]
    assert sorted(each.path is None for each in found) == [False, True]


def test_nothing_is_kept_of_what_was_saved_closed_or_undone(qapp: object, tmp_path: Path) -> None:
    desk = Desk()
    recovery = Recovery(desk, tmp_path / "kept")
    saved, closed, undone = (desk.add(OpenArticle(Article(), new_facts())) for _ in range(3))
    for opened in (saved, closed, undone):
        edited(desk, opened, "text")
    recovery.keep_now()
    assert len(list(tmp_path.glob("kept/*/*.json"))) == 3
    saved.save(tmp_path / "saved.md")
    desk.articles_changed.emit()
    desk.close(closed)
    undone.document.undo()
    recovery.keep_now()
    assert list(tmp_path.glob("kept/*/*.json")) == []
    recovery.end()
    assert list(tmp_path.glob("kept/*")) == []

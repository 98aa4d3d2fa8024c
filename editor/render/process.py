"""The render process: JSON lines in on stdin, JSON lines out on stdout (UTF-8, one object each).

In, offsets and lengths in characters::

    {"do": "open", "document": "7", "revision": 12, "flavour": "hexo",
     "settings": {"marked": {"breaks": false}}, "body": "…"}
    {"do": "change", "document": "7", "revision": 13, "start": 5, "removed": 2, "inserted": "…"}
    {"do": "close", "document": "7"}

Out::

    {"document": "7", "revision": 13, "blocks": 20,
     "splices": [{"at": 3, "remove": 1, "insert": [{"html": "<p>…", "lines": 2}]}]}
    {"document": "7", "revision": 13, "error": "Plain words."}

The splices are applied one after the other and lead from the blocks of the answer before to
those of ``revision``, of which there are ``blocks``. A block may be empty (it only defines
something), and a last one may span no lines (the list of footnotes). One that defines footnotes
has ``"notes": [[label, line in the block, lines]]``, their list ``[[label, place in it, 0]]``.
What waits on stdin is all applied before anything is rendered, then answered once, with the
newest revision.

``settings`` is what the site's own settings say of Markdown, and may be missing.

``open`` with ``"batches": true`` may be answered in parts, also after later changes: as long as
an answer has ``"more": true``, others with the same or a newer revision follow by themselves,
the beginning of the article first. Without it every answer is complete. Of such an article
``"goes_on": true`` gives but the beginning; the next change brings all the rest.

The process ends when stdin closes. It knows nothing of who talks to it, and no Qt.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Any, BinaryIO

from editor.errors import GalleyError
from editor.render.block import Block, Splice
from editor.render.engine import Renderer
from editor.render.flavours.table import renderer
from editor.render.incremental import Incremental

# Seconds of rendering after which a part is shown, when the client takes parts: the first, the
# one after it, and how much longer each next one, up to the last of these.
_FIRST, _LATER, _GROWTH, _LONGEST = 0.04, 0.12, 1.3, 0.3
# Rendering leaves next to no cycles: looking for them this rarely makes it an eighth faster.
_COLLECT_AFTER = 100_000
# Seconds the last answers may take once nobody can ask any more.
_GRACE = 2.0
# Bytes read at a time, as many as a pipe holds: after each, rendering has to let the reader in.
_READ = 65_536

Message = Mapping[str, Any]


@dataclass(slots=True)
class _Article:
    """An open article. ``shown``: how many blocks the client has of one it replaces.

    ``goes_on``: only its beginning is there yet.
    """

    blocks: Incremental
    revision: int
    in_batches: bool
    shown: int
    goes_on: bool
    seconds: float = _FIRST


class Desk:
    """Takes messages, gives answers: the process without its pipes."""

    def __init__(self) -> None:
        self._engines: dict[str, Renderer] = {}
        self._articles: dict[str, _Article] = {}
        self._waiting: dict[str, Message | None] = {}

    @property
    def is_idle(self) -> bool:
        """Whether everything is answered."""
        return not self._waiting

    def take(self, message: Message) -> None:
        """Apply a message; `answers` gives what follows from it."""
        document = str(message.get("document"))
        try:
            self._apply(document, message)
        except GalleyError as error:
            self._refuse(document, message, str(error))
        except (KeyError, TypeError) as error:
            self._refuse(document, message, f"The message cannot be read ({error!r}).")

    def answers(self) -> Iterator[Message]:
        """One answer, or part of one, for each document that waits for one."""
        for document, refusal in list(self._waiting.items()):
            answer = refusal or self._rendered(document)
            article = self._articles.get(document)
            if refusal or article is None or article.blocks.is_done:
                del self._waiting[document]
            yield answer

    def _apply(self, document: str, message: Message) -> None:
        match message["do"]:
            case "open":
                self._open(document, message)
            case "change":
                article = self._articles.get(document)
                if article is None:
                    self._refuse(document, message, "The article is not open.")
                    return
                article.blocks.change(message["start"], message["removed"], message["inserted"])
                article.revision, article.goes_on = message["revision"], False
            case _:
                self._articles.pop(document, None)
                self._waiting.pop(document, None)
                return
        self._waiting[document] = None

    def _open(self, document: str, message: Message) -> None:
        settings = message.get("settings", {})
        key = message["flavour"] + json.dumps(settings, sort_keys=True)
        if key not in self._engines:
            self._engines[key] = renderer(message["flavour"], settings)
        before = self._articles.get(document)
        shown = 0 if before is None else before.shown or before.blocks.count
        self._articles[document] = _Article(
            Incremental(self._engines[key], message["body"]),
            message["revision"],
            bool(message.get("batches")),
            shown,
            bool(message.get("goes_on")),
        )

    def _refuse(self, document: str, message: Message, reason: str) -> None:
        revision = message.get("revision")
        self._waiting[document] = {"document": document, "revision": revision, "error": reason}

    def _rendered(self, document: str) -> Message:
        article = self._articles[document]
        try:
            return self._answer(document, article)
        except Exception as error:  # noqa: BLE001 - the other articles are not to suffer
            del self._articles[document]
            reason = f"The article cannot be shown ({type(error).__name__})."
            return {"document": document, "revision": article.revision, "error": reason}

    def _answer(self, document: str, article: _Article) -> Message:
        seconds = article.seconds if article.in_batches else float("inf")
        splices = [_as_message(splice) for splice in article.blocks.step(seconds)]
        article.seconds = min(_LONGEST, max(_LATER, article.seconds * _GROWTH))
        if article.shown:
            splices.insert(0, {"at": 0, "remove": article.shown, "insert": []})
            article.shown = 0
        answer: dict[str, Any] = {
            "document": document,
            "revision": article.revision,
            "splices": splices,
            "blocks": article.blocks.count,
        }
        if article.goes_on or not article.blocks.is_done:
            answer["more"] = True
        return answer


def _as_message(splice: Splice) -> dict[str, Any]:
    insert = [_block_as_message(block) for block in splice.insert]
    return {"at": splice.at, "remove": splice.remove, "insert": insert}


def _block_as_message(block: Block) -> dict[str, Any]:
    message: dict[str, Any] = {"html": block.html, "lines": block.lines}
    if block.notes:
        message["notes"] = [[note.label, note.at, note.lines] for note in block.notes]
    return message


def main() -> int:
    """Answer until stdin closes; the exit code."""
    gc.freeze()
    gc.set_threshold(_COLLECT_AFTER)
    messages: SimpleQueue[bytes | None] = SimpleQueue()
    threading.Thread(target=_read, args=(messages,), daemon=True).start()
    desk = Desk()
    with suppress(BrokenPipeError), os.fdopen(1, "wb", closefd=False) as out:
        _serve(desk, messages, out)
    return 0


def _serve(desk: Desk, messages: SimpleQueue[bytes | None], out: BinaryIO) -> None:
    is_open = True
    while is_open or not desk.is_idle:
        try:
            line = messages.get(block=desk.is_idle)
        except Empty:
            for answer in desk.answers():
                out.write(json.dumps(answer, ensure_ascii=False).encode() + b"\n")
            out.flush()
            continue
        if line is None:
            is_open = False
        else:
            _take(desk, line)


def _take(desk: Desk, line: bytes) -> None:
    try:
        message = json.loads(line)
    except ValueError:
        message = {}
    desk.take(message if isinstance(message, dict) else {})


def _read(messages: SimpleQueue[bytes | None]) -> None:
    """Put every line of stdin into the queue, so that what waits can be taken at once."""
    with os.fdopen(0, "rb", _READ, closefd=False) as lines:
        for line in lines:
            messages.put(line)
    messages.put(None)
    # Nobody listens any more: a render that hangs must not keep the process alive.
    threading.Event().wait(_GRACE)
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main())

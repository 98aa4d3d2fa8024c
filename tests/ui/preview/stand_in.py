"""A render process for tests: each run of lines between blank lines is a block, taken as HTML.

Speaks the protocol of editor.render.process. Unlike that it lets every HTML through, and does
as the text says: HANG never answers, DIE ends the process, NONSENSE answers with nonsense,
FAIL answers with an error.
"""

from __future__ import annotations

import json
import os
import queue
import re
import sys
import threading
import time

BLOCK = re.compile(r"(?:[^\n]*\S[^\n]*(?:\n|$))+(?:[ \t]*\n)*|(?:[ \t]*\n)+")


def blocks_of(body: str) -> list[dict[str, object]]:
    return [
        {"html": html(match.group().strip()), "lines": max(1, match.group().count("\n"))}
        for match in BLOCK.finditer(body)
    ]


def html(text: str) -> str:
    return text if text.startswith("<") or not text else f"<p>{text}</p>"


def misbehave(body: str) -> None:
    if "HANG" in body:
        time.sleep(600)
    if "DIE" in body:
        print("out of luck", file=sys.stderr, flush=True)
        os._exit(3)
    if "NONSENSE" in body:
        print("this is not JSON", flush=True)


def splice(old: list[dict[str, object]], new: list[dict[str, object]]) -> dict[str, object]:
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return {"at": start, "remove": len(old) - start - end, "insert": new[start : len(new) - end]}


def answer(
    message: dict[str, object], body: str, old: list[dict[str, object]]
) -> dict[str, object]:
    said = {"document": message["document"], "revision": message["revision"]}
    misbehave(body)
    if "FAIL" in body:
        return {**said, "error": "this text is too much"}
    new = blocks_of(body)
    splices = [splice(old, new)]
    old[:] = new
    more = {"more": True} if message.get("goes_on") else {}
    return {**said, "splices": splices, "blocks": len(new), **more}


def apply(bodies: dict[str, str], message: dict[str, object]) -> None:
    name = message["document"]
    if message["do"] == "open":
        bodies[name] = message["body"]
    elif message["do"] == "change":
        text, start = bodies[name], message["start"]
        bodies[name] = text[:start] + message["inserted"] + text[start + message["removed"] :]


def main() -> None:
    waiting: queue.Queue[dict[str, object] | None] = queue.Queue()

    def read() -> None:
        for line in sys.stdin.buffer:
            waiting.put(json.loads(line))
        os._exit(0)

    threading.Thread(target=read, daemon=True).start()
    bodies: dict[str, str] = {}
    shown: dict[str, list[dict[str, object]]] = {}
    while True:
        messages = [waiting.get()]
        while not waiting.empty():
            messages.append(waiting.get())
        newest = {}
        for message in messages:
            apply(bodies, message)
            if message["do"] == "open":
                shown[message["document"]] = []
            newest[message["document"]] = message
        for name, message in newest.items():
            if message["do"] == "close":
                bodies.pop(name, None)
                shown.pop(name, None)
            else:
                said = answer(message, bodies[name], shown[name])
                print(json.dumps(said, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()

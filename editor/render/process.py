"""The render process: JSON lines in on stdin, JSON lines out on stdout (UTF-8).

First version: renders whole articles. See the contract of the messages in `main`.
"""

from __future__ import annotations

import json
import sys

from editor.errors import GalleyError
from editor.render.render import render


def main() -> int:
    """Answer until stdin closes."""
    bodies: dict[str, tuple[str, str, int]] = {}
    for raw in sys.stdin.buffer:
        message = json.loads(raw)
        document = message["document"]
        if message["do"] == "close":
            bodies.pop(document, None)
            continue
        if message["do"] == "open":
            count = bodies.get(document, ("", "", 0))[2]
            bodies[document] = (message["body"], message["flavour"], count)
        else:
            body, name, count = bodies[document]
            start = message["start"]
            end = start + message["removed"]
            bodies[document] = (body[:start] + message["inserted"] + body[end:], name, count)
        body, name, count = bodies[document]
        answer: dict[str, object] = {"document": document, "revision": message["revision"]}
        try:
            blocks = render(body, name)
            bodies[document] = (body, name, len(blocks))
            insert = [{"html": block.html, "lines": block.lines} for block in blocks]
            answer["splices"] = [{"at": 0, "remove": count, "insert": insert}]
            answer["blocks"] = len(blocks)
        except GalleyError as error:
            answer["error"] = str(error)
        sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode() + b"\n")
        sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())

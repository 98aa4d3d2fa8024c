"""What an article may try, put straight into the page as if there were no sanitiser."""

from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.preview.conftest import Shown, document_of

# {web}: a server that must not hear of it; {secret}: an image file outside the folder.
# What runs would say so in the title of the document, which no world of ours touches.
RUN = "document.title='ran'"
HOSTILE = [
    f"<script>{RUN}</script>",
    f"<script type=module>{RUN}</script>",
    f"<SCRIPT/x>{RUN}</SCRIPT>",
    "<script src='{web}/x.js'></script>",
    "<script src='data:text/javascript,document.title=1'></script>",
    f'<img src=x onerror="{RUN}">',
    f'<img src=a.png onload="{RUN}">',
    f'<svg onload="{RUN}"></svg>',
    f"<svg><script>{RUN}</script></svg>",
    f'<svg><animate onbegin="{RUN}" attributeName=x dur=1s></svg>',
    "<svg><use href='{web}/x.svg#a'></use></svg>",
    "<svg><image href='{web}/x.svg'></image></svg>",
    "<svg><image href='{secret}'></image></svg>",
    "<svg><foreignObject><iframe src='{web}/f'></iframe></foreignObject></svg>",
    f'<body onload="{RUN}">',
    f'<details open ontoggle="{RUN}"><summary>x</summary></details>',
    f'<input autofocus onfocus="{RUN}">',
    f'<video><source onerror="{RUN}" src=x></video>',
    "<video src='{web}/v.mp4' autoplay></video>",
    "<audio src='{web}/a.mp3' autoplay></audio>",
    "<video poster='{web}/p.png'></video>",
    f'<marquee onstart="{RUN}">x</marquee>',
    f'<div style="animation: x 1s" onanimationstart="{RUN}">x</div>',
    f'<a href="javascript:{RUN}" id=click>x</a>',
    f'<a href="java\nscript:{RUN}" id=click>x</a>',
    f'<a href=" &#x6A;avascript:{RUN}" id=click>x</a>',
    f'<a href="data:text/html,<script>{RUN}</script>" id=click>x</a>',
    f'<a href="javascript:{RUN}" target=_blank id=click>x</a>',
    "<a href='file:///etc/passwd' id=click>x</a>",
    "<a href='{web}/ping' ping='{web}/pinged' id=click>x</a>",
    f'<form action="javascript:{RUN}"><button id=click>x</button></form>',
    "<form action='{web}/form'><button id=click>x</button></form>",
    f'<button formaction="javascript:{RUN}" form=f id=click>x</button><form id=f></form>',
    f'<iframe src="javascript:parent.{RUN}"></iframe>',
    f'<iframe srcdoc="<script>parent.{RUN}</script>"></iframe>',
    "<iframe src='{web}/frame'></iframe>",
    "<iframe src='file:///etc/passwd'></iframe>",
    "<object data='{web}/o.swf'></object>",
    f'<object data="javascript:{RUN}"></object>',
    "<embed src='{web}/e.pdf'>",
    "<base href='{web}/'>",
    "<meta http-equiv=refresh content='0;url={web}/refresh'>",
    "<meta http-equiv=Content-Security-Policy content=\"img-src *\"><img src='{web}/csp.png'>",
    "<link rel=stylesheet href='{web}/s.css'>",
    "<link rel=preload as=image href='{web}/pre.png'>",
    "<link rel=dns-prefetch href='{web}'>",
    "<link rel=icon href='{web}/favicon.png'>",
    "<style>@import url({web}/i.css); body {{ background: url({web}/b.png) }}</style>",
    "<style>body {{ display: none }}</style>",
    '<div style="background: url({web}/bg.png)">x</div>',
    "<div style=\"background: url('{secret}')\">x</div>",
    "<div style='position: fixed; inset: 0; background: red; z-index: 9999'>over all</div>",
    "<img src='{web}/plain-http.png'>",
    "<img srcset='{web}/1.png 1x, {web}/2.png 2x'>",
    "<picture><source srcset='{web}/p.png'><img src=a.png></picture>",
    "<img src='{secret}'>",
    "<img src='../secret.png'>",
    "<img src='..%2fsecret.png'>",
    "<img src='%2e%2e/secret.png'>",
    "<img src='..\\secret.png'>",
    "<img src='a/..%5c..%5csecret.png'>",
    "<img src='galley-article://folder1/../secret.png'>",
    "<img src='galley-article:///../secret.png'>",
    "<img src='//server/share/secret.png'>",
    "<img src='\\\\server\\share\\secret.png'>",
    "<img src='link.png'>",
    f'<math><mtext><table><mglyph><style><img src=x onerror="{RUN}"></style></table></math>',
    f'<noscript><p title="</noscript><img src=x onerror={RUN}>"></noscript>',
    f"<template><script>{RUN}</script></template>",
    f'<math href="javascript:{RUN}" id=click>x</math>',
    "<p id=galley-article>posing</p><p id=galley-title>posing</p>",
    "<form id=f name=images><input name=children></form><img name=getElementById>",
    "</div></article></main><h1>outside</h1>",
]


class Server(http.server.ThreadingHTTPServer):
    """Remembers what was asked of it; nothing should be."""

    heard: list[str]


@pytest.fixture
def server() -> Iterator[Server]:
    class Answer(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.heard.append(self.path)
            self.send_response(404)
            self.end_headers()

        do_POST = do_GET

        def log_message(self, *_: object) -> None:
            pass

    found = Server(("127.0.0.1", 0), Answer)
    found.heard = []
    threading.Thread(target=found.serve_forever, daemon=True).start()
    yield found
    found.shutdown()
    found.server_close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    from tests.ui.preview.test_preview_pane import picture

    inside = tmp_path / "article"
    inside.mkdir()
    picture(inside / "a.png", "green")
    picture(tmp_path / "secret.png", "red")
    (inside / "link.png").symlink_to(tmp_path / "secret.png")
    return inside


# All in one page: a web view a case would take minutes. ~8 s.
def test_nothing_that_an_article_tries_has_an_effect(
    shown: Shown, server: Server, folder: Path, qtbot: QtBot
) -> None:
    document = document_of("start")
    shown.show(document, folder)
    followed: list[str] = []
    shown.pane.link_clicked.connect(followed.append)
    shown.ask("globalThis.mark = 'ours'; document.title = 'quiet'")
    web = f"http://127.0.0.1:{server.server_port}"
    secret = (folder.parent / "secret.png").as_uri()
    for number, snippet in enumerate(HOSTILE):
        html = snippet.replace("{web}", web).replace("{secret}", secret)
        block = {"html": html, "lines": 1}
        answer = {"splices": [{"at": 0, "remove": 1, "insert": [block]}], "blocks": 1}
        shown.ask(f"galley.patch({json.dumps(answer)})")
        shown.ask(
            "document.querySelector('#click')?.dispatchEvent(new MouseEvent('click', "
            "{bubbles: true, cancelable: true})); 0"
        )
        shown.rest(40)
        state = shown.ask(
            "JSON.stringify([document.title, globalThis.mark, location.protocol, frames.length, "
            "document.images.length && Math.max(...[...document.images].filter((each) => "
            "!each.src.endsWith('/a.png')).map((each) => each.naturalWidth), 0)])"
        )
        assert state == '["quiet","ours","galley-article:",0,0]' or (
            "iframe" in snippet and json.loads(state)[:3] == ["quiet", "ours", "galley-article:"]
        ), (number, snippet, state)
        assert shown.pane._view.page().url().scheme() == "galley-article", snippet
    shown.rest(300)
    assert server.heard == []
    assert all(each.startswith(web) for each in followed), followed


def test_what_covers_everything_stays_in_its_block(shown: Shown) -> None:
    document = document_of(
        "<div style='position: fixed; inset: 0; background: rgb(255, 0, 0)'></div>x\n\nother"
    )
    shown.show(document)
    assert shown.ask("document.elementFromPoint(300, 400).style.position") != "fixed"


def test_an_article_that_closes_our_elements_stays_in_its_block(shown: Shown) -> None:
    shown.show(document_of("</div></article></main><h1>out</h1>\n\nnext"))
    assert shown.ask(
        "document.querySelector('h1:not(#galley-title)').closest('.galley-block') !== null"
    )
    assert shown.ask("document.querySelectorAll('.galley-block').length") == 2


def test_scripts_of_the_world_of_the_page_are_off(shown: Shown) -> None:
    shown.show(document_of("x"))
    values: list[object] = []
    shown.pane._view.page().runJavaScript("1 + 1", 0, values.append)
    shown.rest(200)
    assert values in ([], [None], [""])

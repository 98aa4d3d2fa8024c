"""What a chat program says around the article that it was asked for, and the fence it puts it in.

Knows the sentences of such programs; nothing of the article itself.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from editor.exchange.found import Edit, Repair
from editor.exchange.labels import label_of
from editor.exchange.lines import Line, is_rule, lines_of

_ABOUT = (
    r"文章|内容|版本|格式|markdown|翻译|译文|整理|改写|润色|标题|稿|文本|如下|博客|博文|总结|摘要|结果|要求|优化|排版"
    r"|article|version|format|translat|post|draft|text|rewrit|rewritten|summary|content|document|blog"
    r"|piece|story|essay|result|polish|cleaned|edited|revised|restructur|request"
)
_OPENING = re.compile(
    r"\W{0,4}(?:好的|好嘞|好呀|好！|当然|没问题|可以[的，！]|以下(?:是|为)|下面(?:是|为)|这是|这里是|根据(?:您|你|要求)"
    r"|按照?(?:您|你|要求)|遵照|明白|收到|已(?:经)?(?:为|按|根|将)|我(?:已|将|来|会)|为您|"
    r"sure\b|certainly\b|of course\b|absolutely\b|great\b|here(?:['’]s| is| are)\b|below is\b|i['’]ve\b"
    r"|i have\b|okay\b|ok\b|got it\b|no problem\b|happy to\b|as requested\b|understood\b|alright\b)",
    re.IGNORECASE,
)
_YES = re.compile(
    r"\W*(?:好的?|好嘞|当然(?:可以)?|没问题|明白了?|收到|sure(?: thing)?|certainly|of course|absolutely|okay|ok"
    r"|got it|no problem|great)[\s!！。.,，~～]*",
    re.IGNORECASE,
)
_TALKS = re.compile(_ABOUT, re.IGNORECASE)
CLOSING = re.compile(
    r"\W{0,4}(?:(?:如果?|若|要是)(?:您|你)?[^。\n]{0,60}(?:告诉我|随时|联系我|说一声|跟我说|提出来|请告知|可以(?:再|继续|帮|为)"
    r"|我(?:可以|会|再|也可以|能))"
    r"|希望(?:这|以上|对[你您]|能|本|此)[^。\n]{0,50}(?:帮助|满意|要求|喜欢|需求|期望|有用)"
    r"|以上(?:就是|是|为|即为|便是|内容(?:已|是|为))[^。\n]{0,60}"
    r"(?:整理|改写|翻译|输出|markdown|格式|版本|文章|全部内容|译文|稿|结果|需求|要求)"
    r"|(?:是否|还)?需要我[^。\n]{0,60}[吗?？]|要不要我[^。\n]{0,60}|你?(?:还)?想让我[^。\n]{0,60}[吗?？]"
    r"|请(?:问)?(?:还)?(?:需要|有)(?:其他|什么)?[^。\n]{0,40}[吗?？]|有(?:任何|其他)(?:问题|需要|修改)[^。\n]{0,40}(?:告诉我|随时|联系)"
    r"|let me know (?:if|what|whether|how)\b|(?:i )?hope (?:this|that|it) (?:helps|works|meets|is)"
    r"|feel free to (?:ask|let|adjust|modify|edit|reach|tweak|change)|would you like me to\b"
    r"|do you want me to\b|want me to\b|if you(?:['’]d| would| want| need| have| like)[^.\n]{0,120}"
    r"(?:let me know|\bi can\b|just (?:ask|say|tell)|happy to|feel free|i['’]d be|i['’]ll)"
    r"|is there anything (?:else|you)|i can also\b|i['’]m happy to\b|happy to (?:help|adjust|revise)"
    r"|please let me know\b|shall i\b)",
    re.IGNORECASE,
)
"""How a chat program takes its leave."""
_WRAPPER = re.compile(
    r" {0,3}(`{3,}|~{3,})[ \t]*(markdown|md|mdx|text|txt|plaintext|yaml|)[ \t]*", re.I
)
_CLOSING_FENCE = re.compile(r" {0,3}(?:`{3,}|~{3,})[ \t]*")


class Wrapping(NamedTuple):
    """Where the article is in a text, and the repairs that leave only it."""

    start: int
    end: int
    repairs: tuple[Repair, ...] = ()


def unwrap(text: str) -> Wrapping:
    """Find what is around an article. Without such things it is all of ``text``."""
    lines = [line for line in lines_of(text) if not line.is_blank]
    spoken = _opening_lines(lines)
    repairs = []
    start = 0
    if spoken:
        start = min(lines[spoken - 1].end + 1, len(text))
        repairs.append(_gone("chat-opening", text, 0, start))
    rest = lines[spoken:]
    fenced = _fenced(text, rest, after_speech=bool(spoken))
    if fenced is None:
        return Wrapping(start, len(text), tuple(repairs))
    inner, stop = fenced
    after = min(text.find("\n", stop) + 1 or len(text), len(text)) if stop < len(text) else stop
    fence_edits = (Edit(start, inner), *((Edit(stop, after),) if stop < after else ()))
    repairs.append(Repair("code-fence", fence_edits, note=rest[0].text.strip()))
    if text[after:].strip():
        repairs.append(_gone("chat-closing", text, after, len(text)))
    return Wrapping(inner, stop, tuple(repairs))


def _opening_lines(lines: list[Line]) -> int:
    """How many of the first lines are a chat program's opening sentences."""
    if len(lines) < 2:
        return 0
    first, second = lines[0], lines[1]
    # "Sure!" alone, and the sentence after it.
    yes = 1 if _YES.fullmatch(first.text) else 0
    opening = lines[yes] if yes < len(lines) - 1 else second
    if len(opening.text) <= 240 and _OPENING.match(opening.text) and not label_of(opening.text):
        following = lines[yes + 1].text if yes + 1 < len(lines) else ""
        introduces = opening.text.rstrip("*_ ").endswith((":", "："))
        talks = _TALKS.search(opening.text) is not None
        if (talks or yes) and (introduces or _is_beginning(following)):
            return yes + 1
    return yes


def _is_beginning(line: str) -> bool:
    """Whether a line is what an article begins with: a fence, a rule, a heading, a label."""
    stripped = line.lstrip()
    return (
        is_rule(line)
        or stripped.startswith(("```", "~~~", "# ", "<h1", "+++"))
        or label_of(line) is not None
    )


def _fenced(text: str, lines: list[Line], *, after_speech: bool) -> tuple[int, int] | None:
    """Start and end of what is in a fence around all of the article."""
    opening = _WRAPPER.fullmatch(lines[0].text) if lines else None
    if not opening or len(lines) < 2 or opening[2].lower() == "yaml":
        return None
    inner = min(lines[0].end + 1, len(text))
    named = opening[2].lower() in ("markdown", "md", "mdx")
    if not (named or _is_beginning(lines[1].text)):
        return None
    # Programs put fences of the same length inside, so it is the last one that closes.
    for line in reversed(lines[1:]):
        if _CLOSING_FENCE.fullmatch(line.text):
            after = text[line.end :]
            spoken = all(
                CLOSING.match(each.text) or is_rule(each.text)
                for each in lines
                if each.start > line.end
            )
            short = len(after) < (line.start - inner) / 2
            inside = text[inner : line.start].count("\n" + opening[1])
            if spoken or (short and after_speech) or (short and named and inside == 0):
                return inner, line.start
            return None
    return (inner, len(text)) if named and after_speech else None


def _gone(kind: str, text: str, start: int, end: int) -> Repair:
    return Repair(kind, (Edit(start, end),), note=shortened(text[start:end]))


def shortened(text: str) -> str:
    """The beginning of ``text`` on one line, to tell what a repair is about."""
    words = " ".join(text.split())
    return words if len(words) <= 80 else words[:79] + "…"

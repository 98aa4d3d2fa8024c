"""Constructs that one flavour has, or that its authors write, for composed articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_FOOTNOTES = (
    "Text with a note[^1] and again[^1].\n\n[^1]: The note, with *em*.",
    "脚注[^甲]在这里，还有[^b]。\n\n[^甲]: 第一条\n[^b]: Second\n    more of it",
    "Missing[^none] note.",
)
_TASKS = ("- [ ] todo\n- [x] done\n- [X] 完成\n- [] not one",)
_TERMS = (
    "Term\n: Definition with *em*\n: Another",
    "苹果\n: 一种水果\n\n香蕉\n: 另一种\n\n    第二段",
    "Term 1\nTerm 2\n: both\n",
)
_ALERTS = tuple(
    f"> [!{kind}]\n> 内容 **加粗** `code`\n>\n> - a\n> - b"
    for kind in ("NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION")
)
_ADMONITIONS = (
    "!!! note\n    Text with **bold**.\n\n    - a\n    - b",
    '!!! warning "自定义标题"\n    内容',
    '??? tip "Fold"\n    inside',
)
_CONTAINERS = (
    "::: tip\n内容 **加粗**\n:::",
    "::: warning 自定义标题\nText\n\n- a\n- b\n:::",
    "::: details 点我\n```js\nlet a\n```\n:::",
    "::: info\nnested\n\n> quote\n:::",
    "::: danger STOP\nno\n:::",
)
_KRAMDOWN = (
    "{: .class #id}\nA paragraph",
    "A paragraph with a class.\n{: .lead}",
    '[link](https://example.com){: .button target="_blank"} 后文',
    "## Heading {#custom}",
    "* list\n* of\n{: .classed}",
    "The HTML spec.\n\n*[HTML]: Hyper Text",
    "$$\na_b + c_d\n$$",
    "inline $$x_1$$ math",
    "| a | b |\n|---|---|\n| 1 | 2 |\n|===|===|\n| f | g |",
    "1. a\n{:toc}",
    "> quote\n{: .prompt-info}",
)
_HUGO = (
    "## Heading {#custom}",
    "## 标题 {.class #id}",
    "Paragraph\n{.lead}",
)
_VITEPRESS = (
    "## Heading {#custom}",
    "```js{1,3}\na\nb\nc\n```",
    "```ts:line-numbers {1}\nlet a\nlet b\n```",
    "```js\na // [!code highlight]\nb // [!code ++]\n```",
    "[[toc]]",
    "::: code-group\n\n```js [a.js]\n1\n```\n\n```ts [b.ts]\n2\n```\n\n:::",
)
_HEXO = (
    "``` python title https://example.com link\nx\n```",
    "``` js app.js\nlet a\n```",
    "```js mark:1,3\na\nb\nc\n```",
)

OWN_WAYS: Mapping[str, Sequence[str]] = {
    "gfm": (*_FOOTNOTES, *_TASKS),
    "hexo": (*_HEXO, *_TASKS),
    "hugo": (*_HUGO, *_FOOTNOTES, *_TASKS, *_TERMS, *_ALERTS),
    "jekyll": (*_KRAMDOWN, *_FOOTNOTES, *_TASKS, *_TERMS),
    "astro": (*_FOOTNOTES, *_TASKS),
    "vitepress": (*_VITEPRESS, *_CONTAINERS, *_TASKS, *_ALERTS),
    "mkdocs": (*_ADMONITIONS, *_TERMS, *_FOOTNOTES),
    "pelican": (*_TERMS, *_FOOTNOTES),
    "python-markdown": (*_ADMONITIONS, *_TERMS, *_FOOTNOTES),
}

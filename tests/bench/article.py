"""An article of any length that is like what people write: Chinese and English, of every kind."""

from __future__ import annotations

SIZES = {"5 KB": 5_000, "50 KB": 50_000, "200 KB": 200_000, "1 MB": 1_000_000, "5 MB": 5_000_000}
"""Bytes in UTF-8, by the name in the table."""

HEAD = """\
---
title: "一篇很长的文章: how long is long?"
date: 2024-07-31 10:00:00
tags: [写作, Markdown]
draft: false
---

"""
SECTION = """\
## 第 {number} 节 On writing section {number}

清晨的阳光照在桌上，我打开了编辑器，开始写今天的文章。写作这件事，**重要的不是快**，而是每天都写一点。
It is said that a *first draft* is for the writer and the second for the reader; see
[the notes](https://example.org/notes/{number}) and `pages[{number}]` for what that means here.

- 第一点：先写下来，再改；
- second: cut every word that can be cut[^{number}];
- 第三点：读出声来。

> 好文章是改出来的。 Good articles are rewritten, not written.

```python
def words(text: str, limit: int = {number}) -> list[str]:
    return [word for word in text.split() if len(word) > limit]  # 注释
```

| 项目 | Count | 备注 |
|---|---:|---|
| 段落 | {number} | paragraphs |
| 句子 | {number}0 | sentences |

[^{number}]: 脚注 {number}: that is harder than it sounds.

"""


def article(size: int) -> str:
    """The text of an article of at least ``size`` bytes, and less than a section more."""
    parts = [HEAD]
    length = len(HEAD.encode())
    number = 0
    while length < size:
        number += 1
        section = SECTION.format(number=number)
        parts.append(section)
        length += len(section.encode())
    return "".join(parts)

"""An article to run commands on."""

from pathlib import Path

import pytest

ARTICLE = (
    "---\ntitle: '旧标题'\n\ndate: 2024-07-31\ntags: [a, b]  # kept\n---\n\n正文 text\n---\nend"
)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.md"
    path.write_bytes(ARTICLE.encode())
    return path

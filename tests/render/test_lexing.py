"""Lexers are faster on long code, and give the same tokens."""

import pytest
from pygments.lexers import get_lexer_by_name

from editor.render.lexing import lexer_named

CODE = {
    "python": "@a.b\nasync def f(x: int = 0x1F) -> str:\n    return f'{x!r:>{w}}' + r'\\d'  # 注\n",
    "javascript": "const f = async (x) => `a ${x + /[/]\\d/g} b`; // c\nclass A extends B {}\n",
    "bash": 'for f in *.md; do echo "${f%.md}" <<EOF\n$x `date` $((1 + 2))\nEOF\ndone # x\n',
    "rust": 'fn main<\'a>() { let s = r#"raw "# ; println!("{}", 1_000u64); } // c\n',
    "html": '<!-- c --><p class="a">x &amp; y</p><script>let a = 1;</script>\n',
    "css": "@media (max-width: 1em) { a:hover > b::after { color: #fff !important } }\n",
    "toml": "[a.b]\nc = 1979-05-27T07:32:00Z\nd = '''x'''\ne = { f = 1 } # g\n",
    "diff": "--- a\n+++ b\n@@ -1 +1 @@\n-x\n+y\n",
    "sql": "SELECT `a`, 'b''c' FROM t WHERE x >= 1.5 -- comment\n",
}


@pytest.mark.parametrize("language", CODE)
def test_the_tokens_are_those_of_pygments(language: str) -> None:
    """Enough of them that the rules of most states are joined on the way."""
    code = "".join(CODE[language] + f"{'(' * (n % 3)}{n}\0§ {n}\n\n" for n in range(400))
    quick = lexer_named(language)
    assert quick is not None
    assert list(quick.get_tokens(code)) == list(
        get_lexer_by_name(language, stripnl=False).get_tokens(code)
    )


def test_an_unknown_language_has_no_lexer() -> None:
    assert lexer_named("no such language") is None
    assert lexer_named("") is None

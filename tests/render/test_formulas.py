import pytest

from editor.render.formulas import formula
from editor.render.sanitise import Sanitiser

clean = Sanitiser().clean


@pytest.mark.parametrize(
    "tex",
    [
        r"x^2",
        r"\frac{a}{b}",
        r"\sum_{i=1}^n i",
        r"\begin{pmatrix}1&2\\3&4\end{pmatrix}",
        r"\begin{aligned}a&=b\\c&=d\end{aligned}",
        r"\begin{gather*}a\\b\end{gather*}",
        r"\begin{equation}\label{one}a=b\nonumber\end{equation}",
        r"\begin{cases}1&x>0\\0&x\le 0\end{cases}",
        r"\text{中文 a<b}",
        r"a < b",
        r"\{x\}",
        r"\mathbb{R}",
        r"\left(\frac12\right)",
        r"100\%",
        r"A \& B",
    ],
)
def test_a_formula_becomes_mathml_that_survives_the_sanitiser(tex: str) -> None:
    html = clean(formula(tex, display=True))
    assert html.startswith("<math")
    assert 'display="block"' in html
    assert "formula-error" not in html


def test_the_source_is_kept() -> None:
    assert 'data-tex="a &lt; b"' in formula(" a < b ", display=False)


def test_text_in_a_formula_stays_text() -> None:
    assert "&lt;b&gt;" in clean(formula(r"\text{<b>}", display=False))


@pytest.mark.parametrize(
    ("tex", "reason"),
    [
        (r"\frac{a", "a { is not closed"),
        (r"a}", "a } has no {"),
        (r"\unknown x", r"\unknown is unknown"),
        (r"x^", "nothing follows ^ or _"),
        (r"x^a^b", "two superscripts on one symbol"),
        (r"\left( x", r"\left without its \right"),
        (r"\begin{matrix}1", r"\begin without its \end"),
        ("", "the formula is empty"),
        ("x" * 30_000, "it is too long"),
    ],
)
def test_a_formula_with_an_error_shows_its_source_and_the_reason(tex: str, reason: str) -> None:
    html = formula(tex, display=False)
    assert '<span class="formula-error"' in html
    assert f"<code>{tex}</code> <small>{reason}</small>" in html


def test_columns_are_a_table() -> None:
    html = formula(r"\begin{aligned}a&=b\\c&=d\end{aligned}", display=True)
    assert html.count("<mtr>") == 2
    assert "&amp;</" not in html
    outside = formula("a & b", display=False)
    assert "an &amp; stands outside of columns" in outside


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<p>node <none> 12d</p>", "<p>node  12d</p>"),
        ("<p>in <ms> or <MI> a</p>", "<p>in  or  a</p>"),
        ("<math><mi>x</mi><none></none></math>", "<math><mi>x</mi><none></none></math>"),
    ],
)
def test_what_is_only_in_formulas_takes_nothing_away_elsewhere(html: str, shown: str) -> None:
    assert clean(html) == shown

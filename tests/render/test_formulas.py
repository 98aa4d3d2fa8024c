import threading

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
        r"\begin{eqnarray}a&=&b\\c&=&d\end{eqnarray}",
        r"\begin{alignat}{2}a&=b&c&=d\end{alignat}",
        r"\begin{aligned}[t]a\end{aligned}",
        r"\sum_{\substack{a\\b}} \mbox{if } \dotsc \mathop{\rm ess\,sup}_x",
        r"\text{速率 $v_0$ 为 100%}",
        r"\DeclareMathOperator{\sgn}{sgn} \sgn x",
        r"\color{#ff0000}{x} \boxed{y} \cancel{z}",
        r"\newcommand{\set}[1]{\{#1\}} \set{a}",
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
        (r"x^", "something is missing at the end"),
        (r"x^a^b", "two subscripts or superscripts on one symbol"),
        (r"\left( x", r"\left without its \right"),
        (r"\begin{matrix}1", r"\begin without its \end"),
        ("", "the formula is empty"),
        ("x" * 30_000, "it is too long"),
        ("{" * 101 + "}" * 101, "it is nested too deep"),
        (r"\sqrt" * 101 + " x", "it is nested too deep"),
        (r"\left(" * 101 + r"\right)" * 101, "it is nested too deep"),
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


def test_only_a_tag_numbers_an_equation() -> None:
    plain = formula(r"\begin{align}a&=b\\c&=d\end{align}", display=True)
    assert "(1)" not in plain
    assert "<mtext>(7)</mtext>" in formula(
        r"\begin{align}a&=b\tag{7}\\c&=d\end{align}", display=True
    )
    assert "<mtext>(7)</mtext>" in formula(r"a = b \tag{7}", display=True)
    assert "(式一)" in formula(r"a = b \tag{式一}", display=True)


def test_one_formula_does_not_change_the_next() -> None:
    formula(r"\newcommand{\mine}{x} \mine", display=False)
    assert "is unknown" in formula(r"\mine", display=False)


def test_columns_keep_their_sides() -> None:
    html = clean(formula(r"\begin{aligned}a&=b\end{aligned}", display=True))
    assert "text-align:right" in html
    assert "justify-items:end" in html
    assert "border-right:0.05em solid" in clean(
        formula(r"\begin{array}{c|c}a&b\end{array}", display=True)
    )


# A stack that overflows ends the process: the depths that are let through must be far from it.
def test_the_deepest_formulas_fit_into_a_small_stack() -> None:
    def read() -> None:
        for before, after in (("{", "}"), (r"\frac{", "}{1}"), ("x^{", "}"), (r"\sqrt{", "}")):
            found.append(formula(before * 98 + "x" + after * 98, display=True))
        found.append(formula(r"\def\x{{\x}}\x", display=True))

    found: list[str] = []
    size = threading.stack_size(512 * 1024)
    thread = threading.Thread(target=read)
    thread.start()
    thread.join()
    threading.stack_size(size)
    assert len(found) == 5

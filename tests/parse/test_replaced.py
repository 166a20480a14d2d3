"""Formulas and pictures that stand for text, and those that do not."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from parse_samples import BODY, document

import clean

MATH = "<mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup>"
TEX = "<annotation encoding='application/x-tex'>E=mc^2</annotation>"
KATEX = (
    "<span class='katex'><span class='katex-mathml'>"
    f"<math><semantics><mrow>{MATH}</mrow>{TEX}</semantics></math></span>"
    "<span class='katex-html' aria-hidden='true'><span>E</span><span>=</span><span>mc2</span></span></span>"
)
MATHJAX = (
    "<span class='MathJax_Preview'>E=mc2</span><span class='MathJax' id='m1'><nobr>E=mc2</nobr></span>"
    "<script type='math/tex'>E=mc^2</script>"
)


@pytest.mark.parametrize(
    ("inline", "text"),
    [
        (f"<math>{MATH}</math>", "E=mc2"),
        (f"<math><semantics><mrow>{MATH}</mrow>{TEX}</semantics></math>", "$E=mc^2$"),
        (f"<math display='block'><semantics><mrow>{MATH}</mrow>{TEX}</semantics></math>", "$$E=mc^2$$"),
        (KATEX, "$E=mc^2$"),
        (MATHJAX, "$E=mc^2$"),
        ("<script type='math/tex'>E=mc^2</script>", "$E=mc^2$"),
        ("<img class='mwe-math-fallback-image-inline' alt='{\\displaystyle E=mc^{2}}' src='x'>", "$E=mc^{2}$"),
        ("<img src='https://a.example/equation?tex=x' alt='x' eeimg='1'>", "$x$"),
        ("<img class='emoji' alt='😀' src='x.png'>", "😀"),
        ("<img alt='👨‍👩‍👧' src='x.png'>", "👨‍👩‍👧"),
        ("<img class='face' alt='[哈哈]' src='x.gif'>", "[哈哈]"),
        ("<img class='wp-smiley' alt=':-)' src='x.gif'>", ":-)"),
        # Other pictures' texts describe them.
        ("<img alt='河西街早市的清晨' src='x.jpg'>", ""),
        ("<img class='face' alt='老葛' src='avatar.jpg'>", ""),
        ("<img alt='[图]' src='x.jpg'>", ""),
        ("<img class='math' alt='数学老师在黑板前面讲课' src='x.jpg'>", ""),
        ("<img alt='' src='x.jpg'>", ""),
        ("<script type='text/javascript'>var tex = 'E=mc^2';</script>", ""),
    ],
)
def test_what_stands_for_text_is_text_where_it_stands(inline: str, text: str):
    page = document(f"<p>算下来是{inline}，谁都背过。</p>{BODY}")
    for source in (page, BeautifulSoup(page, "html.parser")):
        assert clean.clean(source).text.split("\n")[0] == f"算下来是{text}，谁都背过。"


def test_a_picture_behind_one_that_became_text_is_text_too():
    face = "<img class='face' alt='[{}]' src='x.gif'>"
    row = f"<p>{face.format('鼓掌')} {face.format('哈哈')}</p><p>{face.format('鼓掌')}{face.format('哈哈')}好！</p>"
    lines = clean.clean(document(f"{BODY}{row}{BODY}")).text.split("\n")
    assert "[鼓掌] [哈哈]" in lines
    assert "[哈哈]好！" in lines


def test_a_formula_of_its_own_stands_on_its_own_line():
    page = document(
        f"{BODY}<p>写成一行：</p><script type='math/tex; mode=display'>\\frac{{1}}{{2}}</script><p>就是一半。</p>"
    )
    assert clean.clean(page).text.split("\n")[-3:] == ["写成一行：", "$$\\frac{1}{2}$$", "就是一半。"]


def test_a_drawn_formula_without_its_source_stays():
    page = document(f"<p>算下来是<span class='MathJax'><nobr>E=mc2</nobr></span>，谁都背过。</p>{BODY}")
    assert clean.clean(page).text.split("\n")[0] == "算下来是E=mc2，谁都背过。"

"""How right an extracted text is, beside a gold text that a person made: the figures of `accuracy.py`.

The gold of a page is one block a line. `optional` is what may be in the output or not, without reward: captions,
by-lines, sources; the title is optional, too. Texts are compared in simplified characters, after NFKC and without white
space, so neither the script nor the spacing of an output counts.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import NamedTuple

# Characters in a row that are compared, within a line.
GRAM = 4
# Words in a row that ROUGE compares, as WebMainBench has it.
ROUGE_WORDS = 5
# A line of the gold shorter than this is not asked for by itself, an extra line shorter than that not counted.
LEAST_GOLD, LEAST_EXTRA = 8, 4
# A line is there when the other side has this share of it.
HALF = 0.5
PERFECT_F1, PERFECT_LINES = 0.99, 0.8

Grams = Counter[str]


class Gold(NamedTuple):
    """What a page's article is: its text, one block a line, and what may be there beside it."""

    text: str
    optional: Sequence[str] = ()


class Score(NamedTuple):
    """The figures of one page.

    f1, recall, precision: over multisets of character 4-grams within lines. lines: share of the gold's lines of 8 or
    more characters that are a line of the output. perfect: 1 if f1 is at least .99, lines .8, and nothing lost or
    extra. lost: such lines of the gold of which the output has less than half. extra: lines of the output of 4 or
    more characters of which gold and optional text have less than half. rouge: F1 over 5-grams of words.
    """

    f1: float
    recall: float
    precision: float
    lines: float
    perfect: float
    lost: int
    extra: int
    rouge: float


def score(output: str, gold: Gold) -> Score:
    """The figures of an output.

    >>> gold = Gold("第一段话写得很长，足够算作一行。\\n第二段话也写得很长，也算一行。", ["图：一座桥"])
    >>> round(score("第一段話寫得很長，足夠算作一行。\\n图：一座桥\\n猜你喜欢的文章", gold).recall, 2)
    0.52
    >>> score(gold.text, gold).perfect
    1.0
    """
    out_lines, gold_lines = normalised_lines(output), normalised_lines(gold.text)
    out, want = grams(out_lines), grams(gold_lines)
    optional = grams(line for text in gold.optional for line in normalised_lines(text))
    recall, precision = _recall_precision(out, want, optional)
    f1 = _harmonic(recall, precision)
    asked = [line for line in gold_lines if len(line) >= LEAST_GOLD]
    whole = set(out_lines)
    lines = sum(line in whole for line in asked) / len(asked) if asked else 1.0
    known = want | optional
    lost = sum(share(line, out) < HALF for line in asked)
    extra = sum(share(line, known) < HALF for line in out_lines if len(line) >= LEAST_EXTRA)
    perfect = f1 >= PERFECT_F1 and lines >= PERFECT_LINES and not lost and not extra
    return Score(f1, recall, precision, lines, float(perfect), lost, extra, rouge(output, gold.text))


def normalised_lines(text: str) -> list[str]:
    """The lines of a text as they are compared, without the empty ones.

    >>> normalised_lines("臺北 Ａ\\n\\n　　夜市")
    ['台北A', '夜市']
    """
    # OpenCC leaves 著 where simplified text has 着; which of them is right is not what is compared here.
    text = unicodedata.normalize("NFKC", _converter()(text)).replace("著", "着")
    return [line for line in ("".join(line.split()) for line in text.splitlines()) if line]


@cache
def _converter() -> Callable[[str], str]:
    from peers import to_simplified

    return to_simplified()


def grams(lines: Iterable[str]) -> Grams:
    """The 4-grams of normalised lines; a shorter line counts as one.

    >>> sorted(grams(["春眠不觉晓", "处处"]))
    ['处处', '春眠不觉', '眠不觉晓']
    """
    counts: Grams = Counter()
    for line in lines:
        counts.update([line] if len(line) < GRAM else (line[n : n + GRAM] for n in range(len(line) - GRAM + 1)))
    return counts


def share(line: str, text: Grams) -> float:
    """Share of a line's 4-grams that a text has."""
    own = grams([line])
    return (own & text).total() / own.total()


def _recall_precision(out: Grams, want: Grams, optional: Grams) -> tuple[float, float]:
    hit = (out & want).total()
    recall = hit / want.total() if want else 1.0
    counted = out.total() - ((out - want) & optional).total()
    precision = hit / counted if counted else float(not want)
    return recall, precision


def _harmonic(a: float, b: float) -> float:
    return 2 * a * b / (a + b) if a + b else 0.0


def rouge(output: str, gold: str) -> float:
    """ROUGE-5 F1 over jieba's words, punctuation and line ends among them, as WebMainBench counts it.

    Both sides are simplified and rid of empty lines before, so that neither the script nor the way a system sets its
    paragraphs apart decides. Optional text is no exception here: it counts as wrong, as it would there.

    >>> rouge("他推开门，看见院子里落满了雪。", "他推开门，看见院子里落满了雪。")
    1.0
    """
    if not output.strip() and not gold.strip():
        return 1.0
    out, want = _word_grams(output), _word_grams(gold)
    hit = (out & want).total()
    return _harmonic(hit / max(want.total(), 1), hit / max(out.total(), 1))


def _word_grams(text: str) -> Counter[tuple[str, ...]]:
    from clean.words import cut

    lines = (line.strip() for line in _converter()(text).splitlines())
    words = cut("\n".join(line for line in lines if line))
    return Counter(zip(*(words[n:] for n in range(ROUGE_WORDS)), strict=False))

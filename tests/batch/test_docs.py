"""docs/corpus.md and docs/cluster.md say what the code does."""

import re
from pathlib import Path

import pytest

from clean.batch.across import THRESHOLD
from clean.batch.quality import FIGURES, LOOKED_AT, NGRAM
from clean.batch.site import AMID, EDGE, FEWEST, LABEL, MOST, REASON, SAMPLE, SHARE

DOCS = Path(__file__).resolve().parents[2] / "docs"
CORPUS = (DOCS / "corpus.md").read_text("utf-8")


def told(text: str) -> bool:
    """Whether the docs say it, however its lines are broken."""
    return text in " ".join(CORPUS.split())


def test_every_figure_is_told_with_its_meaning():
    rows = dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", CORPUS, re.M))
    assert rows == FIGURES


@pytest.mark.parametrize(
    "text",
    [
        f"of {NGRAM} characters",
        f"Only the first {LOOKED_AT:,} characters",
        f"at least {SHARE:.0%}".replace("%", " %"),
        f"a sample of {SAMPLE} articles of each host",
        f"Lines below {EDGE} characters stay",
        f"those below {AMID}",
        f"at least {THRESHOLD} of all their shingles",
        f"the label `{LABEL}` and the reason `{REASON}`",
    ],
)
def test_every_limit_is_the_one_that_is_used(text):
    assert told(text)


def test_limits_that_are_told_in_words():
    assert (FEWEST, MOST) == (5, 0.5)
    assert told("in at least five of them")
    assert told("more than half of its characters")


def test_shingles_and_short_texts_are_those_of_the_docs():
    pytest.importorskip("rensa", reason="rensa is not installed")
    from clean.batch.clusters import SHORT
    from clean.batch.signature import NUMBERS, SHINGLE

    assert told(f"shingles of {SHINGLE} characters")
    assert told(f"MinHash with {NUMBERS} numbers")
    assert told(f"Texts below {SHORT} characters have exact duplicates only")


@pytest.mark.parametrize("name", ["corpus.md", "cluster.md"])
def test_links_lead_somewhere(name):
    text = (DOCS / name).read_text("utf-8")
    for target, anchor in re.findall(r"\]\((?!https?:)([^)#]*)#?([^)]*)\)", text):
        other = (DOCS / target).read_text("utf-8") if target else text
        heads = {
            re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in re.findall(r"^#+ (.*)$", other, re.M)
        }
        assert not anchor or anchor in heads, (target, anchor)

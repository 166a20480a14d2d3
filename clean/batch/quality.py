"""Figures of a record that corpus builders filter on.

All come from the record's text and from what was removed of its page, in one pass each, so a record can be
measured again after it was changed. Repetition is measured as Gopher's rules do (Rae et al. 2021, "Scaling
Language Models", table A1: fraction of characters in duplicate n-grams, a repeat and not its first occurrence
counting), over characters in the place of words, since Chinese writes no spaces between them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

from .record import Cleaned, Record

# Ten characters are about six words: idioms and names stay below, a sentence that comes again does not.
NGRAM = 10
# Repetition is looked for in so many characters from the start, which bounds memory (about 10 MB) on endless pages.
LOOKED_AT = 100_000

_ENDS = "。！？…；!?"
_CLOSING = "”’」』）)\"'"
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]+")


@dataclass(frozen=True, slots=True)
class Quality:
    """The figures of one record. Shares are 0 to 1, of characters, rounded to four places."""

    chars: int = field(metadata={"help": "characters of the text, line breaks not counted"})
    lines: int = field(metadata={"help": "lines of the text"})
    kept_share: float = field(metadata={"help": "share of the page's characters that is the text"})
    sentence_share: float = field(metadata={"help": "share of the text up to the last 。！？；… of its line"})
    repeated_share: float = field(metadata={"help": "share of the text in runs of 10 characters that stood before"})
    han_share: float = field(metadata={"help": "share of the text that is Chinese characters"})


FIGURES: Mapping[str, str] = {figure.name: figure.metadata["help"] for figure in fields(Quality)}


def quality(text: str, removed: Mapping[str, int]) -> Quality:
    """Return the figures of one cleaned page.

    text: of the article, one block a line.
    removed: characters that were taken from the page, by the key of their label.

    >>> quality("他来了。\\n全文完", {"navigation": 8})
    Quality(chars=7, lines=2, kept_share=0.4667, sentence_share=0.5714, repeated_share=0.0, \
han_share=0.8571)
    """
    lines = text.split("\n") if text else []
    chars = len(text) - max(0, len(lines) - 1)
    gone = sum(removed.values())
    return Quality(
        chars=chars,
        lines=len(lines),
        kept_share=_share(chars, chars + gone),
        sentence_share=_share(sum(map(_in_sentences, lines)), chars),
        repeated_share=repeated_share(text),
        han_share=_share(sum(len(found) for found in _HAN.findall(text)), chars),
    )


def add_quality(cleaned: Cleaned) -> Cleaned:
    """Return the same page with its figures under `quality`.

    >>> add_quality(Cleaned({"id": "a", "text": "他来了。"}, kept=4)).data["quality"]["chars"]
    4
    """
    figures = asdict(quality(cleaned.data["text"], cleaned.removed))
    return replace(cleaned, data={**cleaned.data, "quality": figures})


@dataclass(frozen=True, slots=True)
class QualityStep:
    """Adds the figures, as a step of a run."""

    def __call__(self, _record: Record, cleaned: Cleaned) -> Cleaned:
        return add_quality(cleaned)


def remeasured(figures: Mapping[str, Any], text: str) -> dict[str, Any]:
    """Return the figures of a record whose text has become shorter.

    >>> before = asdict(quality("他来了。\\n本站招聘", {"navigation": 8}))
    >>> after = remeasured(before, "他来了。")
    >>> before["kept_share"], after["kept_share"], after["sentence_share"]
    (0.5, 0.25, 1.0)
    """
    new = asdict(quality(text, {}))
    share = figures["kept_share"] * new["chars"] / figures["chars"] if figures["chars"] else 0.0
    return {**new, "kept_share": round(share, 4)}


def repeated_share(text: str, n: int = NGRAM) -> float:
    """Return the share of characters in n-grams that stood earlier in the text, each character counted once.

    >>> repeated_share("春眠不觉晓，处处闻啼鸟。" * 4)
    0.75
    """
    text = text[:LOOKED_AT].replace("\n", "")
    seen: set[str] = set()
    repeated = covered = 0
    for at in range(len(text) - n + 1):
        ngram = text[at : at + n]
        if ngram in seen:
            repeated += at + n - max(at, covered)
            covered = at + n
        else:
            seen.add(ngram)
    return _share(repeated, len(text))


def _in_sentences(line: str) -> int:
    """How many of a line's characters stand before its last end of a sentence, closing quotes included."""
    bare = line.rstrip(_CLOSING)
    if bare.endswith("."):
        return len(line)
    end = max(map(line.rfind, _ENDS)) + 1
    return len(line) if end == len(bare) else end


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0

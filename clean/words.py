"""Chinese words: segmentation, keywords, and how likely a row of words is. The only module that knows jieba.

jieba's dictionary takes it over a second to load, so nothing here is loaded before it is asked for, and what a
question does not need is not loaded for it: the likelihood of a phrase reads the dictionary file and keeps the
frequent words (a quarter of a second, no jieba at all); `cut` and `keywords` fill jieba with the whole dictionary.
jieba writes its parsed dictionary to the shared temporary folder and reports on stderr; we parse the file ourselves,
faster than that cache could be read, so there is no cache folder to keep safe, and nothing is printed.
"""

from __future__ import annotations

import math
import threading
import warnings
from collections.abc import Mapping
from copy import copy
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

# Words less frequent than this (of 60 million) do not take part in likelihoods: 105,000 of 349,000 stay. Rarer ones
# cost load time, and are mostly names that make wrong divisions look right.
FREQUENT = 10
# Longest word that a division may hold; longer ones in the dictionary are sayings and titles.
LONGEST = 7
# How often an unknown single character is taken to occur.
UNKNOWN = 2

# How much less likely, as a logarithm, the particle 着 is where no verb stands before it: 那|本名|着 must lose to
# 那|本|名著. Tuned with script/review.py: 0 leaves 8 sentences of 1,549 wrong, 4 and more leave 3.
_NO_VERB = 4.0
# And how much likelier it is after a verb: 等|着|名医 must win over 等|著名|医. 0 leaves 8 wrong, 3 to 5
# leave 3.
_AFTER_VERB = 3.0

_NO_WORDS: Mapping[str, int] = {}
_lock = threading.RLock()


def cut(text: str) -> list[str]:
    """Return the words of a text, in order; joined, they are the text.

    >>> cut("他来到了网易杭研大厦")
    ['他', '来到', '了', '网易', '杭研', '大厦']
    """
    words: list[str] = _tokenizer().lcut(text)
    return words


def keywords(text: str, n: int = 10) -> list[str]:
    """Return the n words that tell most about a text, by TF-IDF, best first.

    >>> keywords("台风登陆后，气象台发布台风黄色预警，台风将带来暴雨。", 1)
    ['台风']
    """
    words: list[str] = _tf_idf().extract_tags(text, topK=n) if n > 0 else []
    return words


def frequency(word: str) -> int:
    """Return how often a word occurs in the corpus of the dictionary, 0 if it is rarer than `FREQUENT`.

    >>> frequency("名单") > frequency("著名单")
    True
    """
    return _frequent().counts.get(word, 0)


def likelihood(text: str, extra: Mapping[str, int] = _NO_WORDS) -> float:
    """Return the log-probability of the best division of a text into words; see `best_path`.

    >>> likelihood("对于单一") > likelihood("对於单一")
    True
    """
    return best_path(text, extra)[0]


def best_path(text: str, extra: Mapping[str, int] = _NO_WORDS) -> tuple[float, list[str]]:
    """Return the best division of a text into frequent words, with its log-probability before it.

    Each word counts by itself, except that the particle 着 is unlikely where no verb stands before it.

    extra: words of the caller with their frequency, for those that the dictionary lacks.

    >>> best_path("公布着名单")[1]
    ['公布', '着', '名单']
    """
    scores, starts = _best(text, extra)
    path: list[str] = []
    end = len(text)
    while end:
        path.append(text[starts[end] : end])
        end = starts[end]
    return scores[-1], path[::-1]


def is_verb(word: str) -> bool:
    """Tell whether a frequent word is a verb, after which the particle 着 may stand.

    >>> is_verb("公布"), is_verb("本名")
    (True, False)
    """
    return word in _frequent().verbs


def frequent_words() -> Mapping[str, int]:
    """Return all words of at least `FREQUENT` occurrences, with their number."""
    return _frequent().counts


def _best(text: str, extra: Mapping[str, int]) -> tuple[list[float], list[int]]:
    """For each position the log-probability of the best division up to it, and where its last word starts."""
    counts, total = _frequent().counts, _log_total()
    scores, starts = [0.0], [0]
    for end in range(1, len(text) + 1):
        best, best_start = -math.inf, end - 1
        for start in range(max(0, end - LONGEST), end):
            word = text[start:end]
            count = counts.get(word) or extra.get(word) or (UNKNOWN if end - start == 1 else 0)
            if not count:
                continue
            score = scores[start] + math.log(count) - total
            if word == "着":
                score += _particle(text[starts[start] : start])
            if score > best:
                best, best_start = score, start
        scores.append(best)
        starts.append(best_start)
    return scores, starts


def _particle(before: str) -> float:
    """How much likelier 着 is after a word than anywhere."""
    return _AFTER_VERB if before in _frequent().verbs else -_NO_VERB


@cache
def _log_total() -> float:
    return math.log(sum(_frequent().counts.values()))


class _Words(NamedTuple):
    counts: dict[str, int]
    verbs: frozenset[str]


def _frequent() -> _Words:
    with _lock:
        return _load_frequent()


@cache
def _load_frequent() -> _Words:
    shortest = len(str(FREQUENT))
    chosen = [
        (word, int(count), tag)
        for word, count, tag in zip(*_dictionary(), strict=True)
        if len(count) >= shortest and int(count) >= FREQUENT and len(word) <= LONGEST
    ]
    counts = {word: count for word, count, _ in chosen}
    verbs = {word for word, _, tag in chosen if tag[0] == "v" and word[-1] != "着"}
    return _Words(counts, frozenset(verbs | {"等"}))


def _dictionary() -> tuple[list[str], list[str], list[str]]:
    """The words of jieba's dictionary, their frequencies as text, and their parts of speech."""
    spec = find_spec("jieba")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("clean needs jieba for words: pip install jieba", name="jieba")
    fields = Path(spec.origin).with_name("dict.txt").read_text("utf-8").split()
    return fields[0::3], fields[1::3], fields[2::3]


def _tokenizer() -> Any:
    with _lock:
        return _load_tokenizer()


@cache
def _load_tokenizer() -> Any:
    """A tokenizer of jieba filled by us: its own loading prints, and writes to a folder that all users share."""
    tokenizer = _jieba("jieba").Tokenizer()
    words, counts, _ = _dictionary()
    # jieba looks for longer words only from beginnings that it knows, with frequency 0 if they are no words.
    frequencies = dict.fromkeys((word[:end] for word in words for end in range(1, len(word))), 0)
    frequencies.update(zip(words, map(int, counts), strict=True))
    tokenizer.FREQ = frequencies
    tokenizer.total = sum(frequencies.values())
    tokenizer.initialized = True
    return tokenizer


def _tf_idf() -> Any:
    with _lock:
        return _load_tf_idf()


@cache
def _load_tf_idf() -> Any:
    extractor = copy(_jieba("jieba.analyse").default_tfidf)
    extractor.tokenizer = _tokenizer()
    return extractor


def _jieba(name: str) -> Any:
    """Import a module of jieba without the warnings of its old code (pkg_resources, invalid escapes)."""
    import importlib

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return importlib.import_module(name)

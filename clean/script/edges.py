"""Makes clean/data/script_edges.txt: where a word of the conversion table may stand across a boundary.

    python -m clean.script.edges

Run it after changing script_phrases.txt. For each word of the table whose characters have another reading, it looks
in jieba's dictionary for words that share its edge (作用 for 顯著, 設計 for 計畫) and keeps the neighbouring
characters with which that other division is likely enough to be worth comparing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from clean import words
from clean.script.table import DATA, characters, phrases

# Natural logarithm: how much less likely than the table's word the other division may be on its own. More where 着 is
# left over, since a verb before it can add that much (公布|着|名单).
_MARGIN: Final = 5.0
_MARGIN_OF_PARTICLE: Final = 8.0
_HEADER: Final = """\
# Edges: a word of the table, the simplified characters that may stand before it, and after it, such that its edge and
# that character belong to another word (計畫 after 設, 著名 before 单); - for none. There clean/script/review.py
# compares the two divisions. Made from script_phrases.txt and the dictionary of jieba (MIT licence) by
# `python -m clean.script.edges`; do not edit.
"""


def main() -> None:
    """Write the file."""
    path = DATA / "script_edges.txt"
    path.write_text(_HEADER + "".join(f"{line}\n" for line in lines(sorted(phrases()))), "utf-8")


def lines(chosen: Iterable[str]) -> Iterator[str]:
    """Yield the lines of the file for some words of the table."""
    table = characters()
    starting, ending = _by_edge()
    for word in chosen:
        kept = phrases()[word]
        plain = "".join(table.get(c, c) for c in word)
        # 么 is the same word before and after (幺|叔公), so that divisions say nothing about it.
        if plain == kept or len(word) > 4 or "么" in plain:
            continue
        left, right = set(_left(kept, plain, ending)), set(_right(kept, plain, starting))
        if word == "著書":
            left.update(_after_verbs(kept, plain))
        if left or right:
            yield f"{word}\t{''.join(sorted(left)) or '-'}\t{''.join(sorted(right)) or '-'}"


def _by_edge() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    starting, ending = defaultdict(list), defaultdict(list)
    for word in {*words.frequent_words(), *phrases().values()}:
        for length in range(1, min(4, len(word))):
            starting[word[:length]].append(word)
            ending[word[-length:]].append(word)
    return starting, ending


def _right(kept: str, plain: str, starting: dict[str, list[str]]) -> Iterator[str]:
    for cut in range(1, len(kept)):
        for edge in {kept[cut:], plain[cut:]}:
            if edge != plain[cut:]:
                continue
            for other in starting.get(edge, ()):
                rest = other[len(edge) :]
                if _plausible(plain[:cut], other, kept, rest, after=True):
                    yield rest[0]


def _left(kept: str, plain: str, ending: dict[str, list[str]]) -> Iterator[str]:
    for cut in range(1, len(kept)):
        for other in ending.get(plain[:cut], ()):
            rest = other[:-cut]
            if _plausible(plain[cut:], other, kept, rest, after=False):
                yield rest[-1]


def _after_verbs(kept: str, plain: str) -> Iterator[str]:
    """Verbs that take a book as their object: 抱|着|书 is likelier than 抱|著书. 著書 alone has such a rest."""
    for verb in words.frequent_words():
        if len(verb) == 1 and words.is_verb(verb):
            with_particle, with_word = words.likelihood(verb + plain), words.likelihood(verb + kept, {kept: 30})
            if with_particle > with_word:
                yield verb


def _plausible(remainder: str, other: str, kept: str, rest: str, *, after: bool) -> bool:
    """Whether remainder + other word is nearly as likely as the table's word + the rest of the other word."""
    whole = kept + rest if after else rest + kept
    margin = _MARGIN_OF_PARTICLE if remainder == "着" else _MARGIN
    return (
        words.likelihood(remainder) + words.likelihood(other, {other: 30})
        > words.likelihood(whole, {kept: 30}) - margin
    )


if __name__ == "__main__":
    main()

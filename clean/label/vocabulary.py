"""The words that spam uses, by what they are words of."""

from __future__ import annotations

from functools import cache

from ..word_lists import lines_by_section, words


@cache
def vocabulary() -> dict[str, tuple[str, str]]:
    """Word in lower case to (group, kind); the kind tells trades apart.

    The group is trade, offer, contact, doorway, business or mark.

    >>> vocabulary()["开发票"], vocabulary()["公众号"][0]
    (('trade', 'invoice'), 'contact')
    """
    found: dict[str, tuple[str, str]] = {}
    for kind in lines_by_section("contact_words"):
        for word in words("contact_words", kind):
            found[word.lower()] = (kind, kind)
    for word in words("offer_words"):
        found[word.lower()] = ("offer", "offer")
    for kind in lines_by_section("spam_words"):
        for word in words("spam_words", kind):
            found[word.lower()] = ("trade", kind)
    return found


@cache
def words_of_group(group: str) -> frozenset[str]:
    """The words of one group, in lower case.

    >>> "开发票" in words_of_group("trade"), "公众号" in words_of_group("trade")
    (True, False)
    """
    return frozenset(word for word, (of, _) in vocabulary().items() if of == group)

"""Sentences that turn to the reader, as advertisements do: what an article says of what is sold does not."""

from __future__ import annotations

from functools import cache
from typing import Final

from ..word_lists import finder_of, in_order
from .sought import Sought

# So many things that are offered do, too.
OFFERS: Final = 2
_WORDS: Final = "turning_to_reader"


def gift_for_word(text: str) -> int:
    """Where a text begins to offer what its writer put together to who sends a word to an account, or anything to who
    scans a code or joins a group; -1 if it does not.

    >>> gift_for_word("他走了。我把这些年的笔记整理好了，公众号后台发“渡口”免费领取。")
    12
    >>> gift_for_word("居民可在公众号后台回复“停水”查询本小区的停水时间。")
    -1
    """
    found = _gifts().search(text)
    return -1 if found is None else found.start()


@cache
def _gifts() -> Sought:
    return Sought("gifts", gifts())


def gifts() -> list[str]:
    """The expressions for how a text begins to offer something to who sends a word."""
    return in_order(_WORDS, "gift")


def is_gift(text: str) -> bool:
    """Whether a sentence offers a thing to who does something in a channel of its writer, and says how that is got, or
    speaks as who writes for readers.

    >>> is_gift("码字不易，船模图纸放群里了，关注公众号「河边」回复 66 无套路自取")
    True
    >>> is_gift("会议资料请关注微信公众号“江州水务”，回复“资料”后下载。")
    False
    """
    if not all(finder_of(_WORDS, section).search(text) for section in ("deed", "channel", "thing")):
        return False
    return any(finder_of(_WORDS, section).search(text) for section in ("getting", "voice"))


def turns_to_reader(text: str) -> bool:
    """Whether a sentence tells the reader to do something, or offers two things.

    >>> [turns_to_reader(text) for text in ("想给老人配拐杖的朋友，可以看看。", "朋友发来网址，说注册就送彩金。")]
    [True, False]
    """
    return (
        finder_of(_WORDS, "addressed").search(text) is not None
        or len(finder_of(_WORDS, "offered").findall(text)) >= OFFERS
    )


def offers(text: str) -> bool:
    """Whether a text offers something.

    >>> offers("前三十名送船模一只"), offers("渡口有三十只船")
    (True, False)
    """
    return finder_of(_WORDS, "offered").search(text) is not None


def offers_to_reader(text: str) -> bool:
    """Whether a sentence turns to the reader, and offers something.

    >>> [offers_to_reader(text) for text in ("想喝放心蜂蜜的朋友，两瓶包邮。", "有朋友说看不懂。")]
    [True, False]
    """
    return finder_of(_WORDS, "addressed").search(text) is not None and offers(text)

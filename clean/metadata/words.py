"""The word lists of this folder, and what can be told of a short piece of text from them alone."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from ..expressions import expression
from ..parse.compiled import IS_COMPILED
from ..word_lists import words

if TYPE_CHECKING:
    from mypy_extensions import i64  # an integer of the machine, where this is compiled

_HAN: Final = expression(r"[\u3400-\u9fff\U00020000-\U0003ffff]+")
_FOREIGN: Final = expression(r"[\u3400-\u9fff]{1,8}(?:[·‧•．][\u3400-\u9fff]{1,8}){1,3}")


def key(text: str) -> str:
    """The text as it is compared: NFKC, lower case, without white space.

    >>> key("Ａ股　三連漲 ")
    'a股三連漲'
    """
    if not text.isascii():
        text = composed(text) if IS_COMPILED else unicodedata.normalize("NFKC", text)
    return "".join(text.split()).lower()


def composed(text: str) -> str:
    """A text in NFKC, without a search for what composes if all of it is Han, common marks and full-width forms.

    >>> composed("Ａ股，三連漲…")
    'A股,三連漲...'
    """
    size: i64 = len(text)
    at: i64 = 0
    dots = False
    while at < size:
        code: i64 = ord(text[at])
        if 0xFF01 <= code <= 0xFF5E:
            text = text.replace(text[at], chr(code - 0xFEE0))
        elif code == 0x2026:
            dots = True
        elif not (
            code < 0x80
            or 0x4E00 <= code <= 0x9FFF
            or 0x3001 <= code <= 0x301F
            or (0x2012 <= code <= 0x201F and code != 0x2017)
            or code == 0xB7
        ):
            return unicodedata.normalize("NFKC", text)
        at += 1
    return text.replace("…", "...") if dots else text


def section(name: str) -> frozenset[str]:
    """The words of one section of metadata_words.txt."""
    return words("metadata_words", name)


def surnames() -> frozenset[str]:
    """Family names of one and two characters, both scripts."""
    return words("metadata_surnames")


def is_person(text: str) -> bool:
    """Whether the text has the shape of a Chinese person's name, or of a foreign name in Chinese.

    >>> [is_person(name) for name in ("丁卯", "歐陽修文", "何塞·路易斯", "新京報", "综合", "来源")]
    [True, True, True, False, False, False]
    """
    if _FOREIGN.fullmatch(text):
        return True
    if not 2 <= len(text) <= 4 or not _HAN.fullmatch(text) or text in section("no names"):
        return False
    if text[:2] in surnames() and len(text) > 2:
        return True
    if text[0] not in surnames():
        return False
    # Four characters: a married name (范姜, 陳林) or, far more often, a phrase that starts like a name.
    return (len(text) < 4 or text[1] in surnames()) and not is_organisation(text)


def is_organisation(text: str) -> bool:
    """Whether the text ends like the name of a paper, agency, channel or office.

    >>> is_organisation("河灣日報"), is_organisation("上海证券报网络版"), is_organisation("卫青禾")
    (True, True, False)
    """
    folded = text.lower()
    return any(folded[-size:] in section("organisation endings") for size in range(1, 5) if size < len(folded))


def is_control(text: str) -> bool:
    """Whether the text is a button, a menu entry, a section heading or a bare number.

    >>> is_control("分享到"), is_control("1280 | 36"), is_control("渡口停摆之前")
    (True, True, False)
    """
    bare = text.strip(" \t:：|｜>»·-_[]【】()（）#")
    if not bare or bare in section("controls") or not any(char.isalpha() for char in bare):
        return True
    return len(bare) <= 40 and " " in bare and all(word in section("controls") for word in bare.split())

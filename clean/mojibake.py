"""Text that was encoded twice: UTF-8 or GBK read in another character set and saved, entities escaped once too often.

What is lossless to undo is undone, a piece of the page at a time; text that only looks like it stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import Final

from .any_of import AnyOf
from .characters import HAN, LOST, count_han, mean_bits
from .expressions import expression
from .parse.compiled import IS_COMPILED, holds_any, table_of


def repair_mojibake(text: str) -> str:
    """Return the text with what was encoded twice set right; all else is left as it is.

    UTF-8 that was read as Latin-1 (ä¸­æ–‡) or as GBK (涓枃), and GBK that was read as Latin-1 (ÖÐÎÄ), then saved. A
    piece between two tags, two quotation marks or on one line is set right if all of it makes sense that way, so a
    title can be repaired over a sound article. An article that quotes mojibake keeps it.

    >>> repair_mojibake("<p>早市七点开门，中午收摊。</p>".encode().decode("latin-1"))
    '<p>早市七点开门，中午收摊。</p>'
    >>> repair_mojibake("乱码常常写作“锟斤拷”。")
    '乱码常常写作“锟斤拷”。'
    """
    for _ in range(3):  # some pages went through it twice
        if not may_be_double_encoded(text):
            return text
        repaired = _repair_once(text)
        if repaired == text:
            return text
        text = repaired
    return text


def may_be_double_encoded(text: str) -> bool:
    """The signs that mojibake leaves; single characters are looked for, which costs little."""
    if text.isascii() or (IS_COMPILED and not holds_any(text, _SIGNS)):
        return False
    return has_gbk_sign(text) or has_latin_sign(text)


def has_gbk_sign(text: str) -> bool:
    """Whether UTF-8 may have been read as GBK: what ，、。 and common first bytes become is rare in Chinese.

    A sign counts if its bytes and those behind it are a UTF-8 character and the beginning of another.
    """
    if IS_COMPILED and not holds_any(text, _GBK_SIGNS):
        return False
    if any(_is_gbk_sign(text, at) for at in _places(text, _SIGNS_OF_GBK)):
        return True
    head = text[:2048]
    at = _MORE_SIGNS_OF_GBK.place(head)
    while at >= 0 and not _is_gbk_sign(text, at):
        at = _MORE_SIGNS_OF_GBK.place(head, at + 1)
    return at >= 0


def has_latin_sign(text: str) -> bool:
    """Whether UTF-8 or GBK may have been read as Latin-1: accents in a row, or before control characters."""
    if IS_COMPILED and not holds_any(text, _LATIN_SIGNS):
        return False
    return any(_LATIN_SIGN.match(text, at) for at in _places(text, _SIGNS_OF_LATIN))


def _places(text: str, signs: str) -> Iterator[int]:
    """Where each of the characters stands, the first few times; searching for one takes microseconds."""
    for sign in signs:
        at = text.find(sign)
        for _ in range(MOST_SIGNS):
            if at < 0:
                break
            yield at
            at = text.find(sign, at + 1)


MOST_SIGNS: Final = 50
"""Places looked at for each sign; a page about rare characters has them without being damaged."""

_SIGNS_OF_GBK: Final = "锛銆涓鏄鍙鍚浜"
_SIGNS_OF_LATIN: Final = "åæçèéäãïÃÖÐÊÒµª"
_MORE_OF_GBK: Final = "鐨鏈浠鍏澶瀹鍒浣鍥杩鍦鏂鎴鍔缁骞鐢浼鏃闀娓"
_MORE_SIGNS_OF_GBK: Final = AnyOf(_MORE_OF_GBK)
"""More of them, for a title in the head of the page; the search takes longer."""

_GBK_SIGNS: Final = table_of(_SIGNS_OF_GBK + _MORE_OF_GBK)
_LATIN_SIGNS: Final = table_of(_SIGNS_OF_LATIN)
_SIGNS: Final = table_of(_SIGNS_OF_GBK + _MORE_OF_GBK + _SIGNS_OF_LATIN)


def _is_gbk_sign(text: str, at: int) -> bool:
    return bool(_TWO_CHARACTERS.match(text[at : at + 3].encode("gb18030", "replace")))


_TWO_CHARACTERS: Final = expression(
    rb"[\xe2-\xef][\x80-\xbf](?:[\x80-\xbf](?:[\xe2-\xef][\x80-\xbf]{2}|[\x00-\x7f])|\x841\xa47|\xa2\xe3)"
)

_LATIN_SIGN: Final = expression(
    "[ãäåæçèéï][\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{2}"
    r"|(?!(.)\1)[\xb0-\xf7][\xa1-\xfe][\xa1-\xf7][\xa1-\xfe]|Ã[\x80-\xbf]Â|ªº"
)

SURE: Final = 4
"""Characters that a piece must give to be repaired on a page that is otherwise sound."""

_ABOUT_MOJIBAKE: Final = [
    word.encode()
    for word in ("乱码", "亂碼", "编码", "編碼", "字符集", "字元集", "锟斤拷", "mojibake", "latin1", "latin-1")
]
_PIECE: Final = expression('[^\x00-\x7f][^<>\n"]*')
_FOREIGN_WORD: Final = expression("[^\x00-\x7f]{2,}")


def _repair_once(text: str) -> str:
    """Find the pieces that can be repaired; all are repaired if they are most of the page, else the long ones."""
    found = list(_repairable(text))
    total = sum(gained for _, _, _, gained in found)
    # Most of the page is damaged if no more Chinese characters than these are sound. Counting all takes longer.
    most = total + sum(count_han(text[start:end]) for start, end, _, _ in found)
    mostly = sum(1 for _ in islice(HAN.finditer(text), most + 1)) <= most
    if not mostly and _is_about_mojibake(text):
        return text
    parts: list[str] = []
    done = 0
    for start, end, repaired, gained in found:
        if gained >= SURE or (mostly and total >= SURE):
            parts += text[done:start], repaired
            done = end
    return "".join(parts) + text[done:]


def _is_about_mojibake(text: str) -> bool:
    """Each word is looked for by itself, and in bytes: one expression for all takes many times as long."""
    data = text.encode("utf-8", "replace").lower()
    return any(word in data for word in _ABOUT_MOJIBAKE)


def _repairable(text: str) -> Iterator[tuple[int, int, str, int]]:
    """Start, end, repaired text of each damaged piece, and how many Chinese characters the repair gives."""
    for piece in _PIECE.finditer(text):
        whole = _undo(piece[0])
        if whole:
            yield piece.start(), piece.end(), *whole
            continue
        for word in _FOREIGN_WORD.finditer(text, piece.start(), piece.end()):
            part = _undo(word[0])
            if part:
                yield word.start(), word.end(), *part


def _undo(piece: str) -> tuple[str, int] | None:
    """The piece as it was before the second encoding, with the number of its Chinese characters; None if sound."""
    data = _latin_bytes(piece)
    for undo in (_utf8_from_gbk,) if data is None else (_utf8_from_latin, _utf8_from_gbk, _gbk_from_latin):
        repaired = undo(piece)
        if repaired and (gained := count_han(repaired)) and 2 * gained >= len(_FOREIGN.findall(repaired)):
            return repaired, gained
    return None


_FOREIGN: Final = expression("[^\x00-\x7f]")


def _latin_bytes(piece: str) -> bytes | None:
    """The bytes that were read as Latin-1 or as Windows code page 1252, in any mixture of the two."""
    return None if _NOT_LATIN.search(piece) else piece.translate(_FROM_1252).encode("latin-1")


_FROM_1252: Final = {ord(c): byte for byte in range(0x80, 0xA0) if (c := bytes([byte]).decode("cp1252", "ignore"))}


_NOT_LATIN: Final = expression(f"[^\x00-\xff{''.join(map(chr, _FROM_1252))}]")


def _utf8_from_latin(piece: str) -> str | None:
    data = _latin_bytes(piece)
    if data is None:
        return None
    for candidate in (data, _SPACE_FOR_A0.sub(lambda m: m[0].replace(b" ", b"\xa0"), data)):
        try:
            text = candidate.decode()
        except UnicodeDecodeError:
            continue
        return text if HAN.search(text) or text.isascii() else _utf8_from_latin(text)  # it may have happened twice
    return None


_SPACE_FOR_A0: Final = expression(rb"[\xe3-\xe9](?: [\x80-\xbf]|[\x80-\xbf] )")


def _utf8_from_gbk(piece: str) -> str | None:
    """GBK has no character for byte 80, and none for a single byte at the end: they show as €, U+FFFD or ?.

    A decoder that gives characters for private use knows all pairs, so a U+FFFD it gave within a text is byte 80;
    any other lost byte costs its character.
    """
    if not _begins_as_utf8(piece):
        return None
    if LOST in piece and _PRIVATE.search(piece):
        piece = _LOST_WITHIN.sub("\x80", piece)
    for euro in ("€", "\x80"):
        try:
            data = b"".join(
                b"\x80" if part == "\x80" else part.replace(LOST, "\x7f").encode("gb18030")
                for part in re.split("(\x80)", piece.replace("€", euro))
            )
            text = _LOST_BYTE.sub(LOST.encode(), _LOST_STOP.sub("。".encode(), data)).decode()
        except UnicodeError:
            continue
        return text if 8 * text.count(LOST) <= len(text) + 16 and set(text) != {LOST} else None
    return None


def _begins_as_utf8(piece: str) -> bool:
    """A quick look at the first two characters spares the sound text of a page the long one."""
    return piece[0] in "€\ufffd" or _is_utf8_start(piece[:2])


@lru_cache(1 << 12)
def _is_utf8_start(characters: str) -> bool:
    return _UTF8_START.match(characters.encode("gb18030", "replace")) is not None


_UTF8_START: Final = expression(rb"[\xe2-\xef][\x80-\xbf](?:[\x80-\xbf]|[\x00-\x7f]|\Z)")


_PRIVATE: Final = expression("[\ue000-\uf8ff]")
_LOST_WITHIN: Final = expression("\ufffd(?=[^\x00-\x7f])")
_LOST_STOP: Final = expression(rb"\xe3[\x80\x7f][?\x7f](?=\s*\Z)")
_LOST_BYTE: Final = expression(rb"[\xe2-\xef](?:[?\x7f][\x80-\xbf\x7f]?|[\x80-\xbf][?\x7f])|\x7f[\x80-\xbf]{0,2}")


def _gbk_from_latin(piece: str) -> str | None:
    """Any bytes are valid GBK, or nearly: only a run of very common characters is believed."""
    data = _latin_bytes(piece)
    for codec in ("gb18030", "big5hkscs") if data else ():
        try:
            text = (data or b"").decode(codec)
        except UnicodeDecodeError:
            continue
        if count_han(text) >= 2 and mean_bits(text) < COMMON:
            return text
    return None


COMMON: Final = 10.0
"""Bits a character of a short text in common characters; a table of accented letters read as GBK has 10.5 and more."""


# ------------------------------------------------------------------------------------------ entities escaped twice


def has_twice_escaped(text: str) -> bool:
    """The signs of an escape too many. A page has it all over, so a large one is looked at in two places only."""
    if "&" not in text:
        return False
    middle = len(text) // 2
    return any(text.find(sign, start, start + 8192) >= 0 for start in (0, middle) for sign in ("&amp;#", "&amp;nbsp;"))


_NUMBERED: Final = "&amp;#(?:[0-9]{4,6}|x[0-9a-fA-F]{4,5});"
_TWICE_NUMBERED: Final = expression(f"{_NUMBERED}(?:{_NUMBERED})*")  # what it begins with is searched for quickly
_TWICE_NAMED: Final = expression("&amp;(?=(?:nbsp|ensp|emsp|ldquo|rdquo|lsquo|rsquo|mdash|ndash|hellip|middot);)")
_OF_CODE: Final = ("<code", "<pre", "&amp;lt;", "实体", "實體", "转义", "轉義")
_ESCAPED_TAG: Final = expression("&lt;[a-zA-Z/]")


def unescape_once(text: str) -> str:
    """Undo one escape too many (&amp;#20320; and &amp;nbsp;), but not on pages that show code.

    >>> unescape_once("<p>&amp;#26089;&amp;#24066;&amp;#24320;&amp;#38376;</p>")
    '<p>&#26089;&#24066;&#24320;&#38376;</p>'
    """
    if not has_twice_escaped(text) or _ESCAPED_TAG.search(text) or any(sign in text for sign in _OF_CODE):
        return text
    runs = _TWICE_NUMBERED.findall(text)
    if any(run.count(";") >= SURE for run in runs):
        text = _TWICE_NUMBERED.sub(lambda m: m[0].replace("&amp;", "&"), text)
    if len(_TWICE_NAMED.findall(text)) >= 2:
        text = _TWICE_NAMED.sub("&", text)
    return text

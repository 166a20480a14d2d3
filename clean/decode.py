"""The bytes of a page become text.

Order: byte order mark, strict UTF-8, what the HTTP header or the page declares, statistics. A declaration is believed
only when what it gives looks like text: many of those on the Chinese web were copied from a template. The statistics
weigh every reading of the longest runs of text (never the tags) by how common its characters are in Chinese; the unit
is the bit, as in a language model of single characters. A broken byte costs one character, not the rest of its
paragraph, and what was encoded twice is undone (`repair_mojibake`).
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import import_module
from sys import byteorder
from typing import Any, Final, NamedTuple

from .characters import LOST, bits_of, count_han, mean_bits, total_bits
from .expressions import expression
from .mojibake import (
    has_gbk_sign,
    has_latin_sign,
    has_twice_escaped,
    may_be_double_encoded,
    repair_mojibake,
    unescape_once,
)


class Decoded(NamedTuple):
    """A decoded page: its text, the character set it was in, and what was wrong with it.

    encoding: canonical lower-case name: utf-8, gb18030, big5-hkscs, cp950, utf-16-le, windows-1252 ...
    repaired: what was repaired, as a phrase, or None
    damaged: how many characters could not be read; each is one U+FFFD in the text
    """

    text: str
    encoding: str
    repaired: str | None
    damaged: int


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Return the text of the bytes of a page or of a plain text. Never raises: there is always some reading.

    declared: the character set of the HTTP header, if it named one.

    >>> decode('<meta charset="gb2312"><p>陈喆在桥头卖豆腐。</p>'.encode("gbk")).encoding
    'gb18030'
    >>> decode("早市七點開門。".encode("big5")).text
    '早市七點開門。'
    """
    text, encoding, notes = _repaired(data, declared)
    return Decoded(text, encoding, "; ".join(notes) or None, text.count(LOST))


def _repaired(data: bytes, declared: str | None) -> Reading:
    """The reading of a page, with what was encoded or escaped twice set right."""
    text, encoding, notes = _read(data, declared)
    if encoding != "windows-1252":  # chosen because nothing else made sense of the bytes
        repaired = repair_mojibake(text)
        if repaired != text:
            text = repaired
            notes.append("text that was encoded twice")
    unescaped = unescape_once(text)
    if unescaped != text:
        text = unescaped
        notes.append("doubly escaped entities")
    return text, encoding, notes


def to_utf8(data: bytes, declared: str | None = None) -> tuple[bytes, str]:
    """Return the page as UTF-8, for a parser that wants bytes, and the character set it was in.

    Sound UTF-8 comes back as the same object, at the cost of validating it.

    >>> page = "<p>早市七点开门。</p>".encode()
    >>> to_utf8(page)[0] is page
    True
    """
    return read_utf8(data, strict_utf8(data), declared)[:2]


def read_utf8(data: bytes, text: str | None, declared: str | None = None) -> tuple[bytes, str, str | None]:
    """The same, and the page as text, if it is sound UTF-8. text: what `strict_utf8` says of the bytes."""
    if text is not None and _is_sound(data, text, declared):
        return data, "utf-8", text
    text, encoding, _ = _repaired(data, declared)
    return text.encode("utf-8", "replace"), encoding, None


def strict_utf8(data: bytes) -> str | None:
    """Return the text of bytes that are UTF-8 throughout, with no mark before them and no NUL among them, else None.

    >>> strict_utf8("早市".encode()), strict_utf8("早市".encode("gbk"))
    ('早市', None)
    """
    if data.startswith(_MARKS) or b"\0" in data:
        return None
    text = None if DECODED_UTF8 is None else DECODED_UTF8(data)
    if text is not None:
        return text
    try:
        return data.decode()
    except UnicodeDecodeError:
        return None


def may_be_utf8(data: bytes, declared: str | None = None) -> bool:
    """Whether nothing says that a page is in anything but UTF-8. Its bytes are not looked at: see `is_read_right`.

    A small page may be valid by chance; it is validated at little cost (`to_utf8`).
    """
    if len(data) <= SMALL or data.startswith(_MARKS) or b"\0" in data or (declared and not _UTF8_NAME.match(declared)):
        return False
    claim = _claim(data, NEAR) if len(data) > NEAR else None
    if claim is None or claim.end() == NEAR:
        claim = _claim(data, MAX_HEAD)
    return claim is None or _UTF8_NAME.match(claim[1].decode("latin-1")) is not None


def _claim(data: bytes, size: int) -> re.Match[bytes] | None:
    """The first declaration of a character set in so many bytes of a page. What one opens with stands before a sign."""
    head = data[: max(0, data.rfind(b"=", 0, size))].lower()
    at = head.find(b"charset")
    other = head.find(b"encoding", 0, at if at >= 0 else len(head))
    at = other if other >= 0 else at
    return _CLAIM.search(data, at, size) if at >= 0 else None


def is_read_right(text: str) -> bool:
    """Whether the text of a page that was taken for UTF-8 shows no sign that it is not, or was damaged before.

    >>> is_read_right("早市七点开门。"), is_read_right("早市\ufffd\ufffd"), is_read_right("æ—©å¸‚")
    (True, False, False)
    """
    return not (LOST in text or ("&" in text and ("&#" in text or "&nbsp;" in text)) or may_be_double_encoded(text))


SMALL: Final = 4096
MAX_HEAD: Final = 4096
NEAR: Final = 1024
"""Most pages say in so many bytes what they are in; if these do not, more are looked at."""

_CLAIM: Final = expression(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_UTF8_NAME: Final = expression(r"\s*[\"']?utf-?8", re.I)


def _is_sound(data: bytes, text: str, declared: str | None) -> bool:
    """Whether valid UTF-8 needs no look at what may be wrong with it all the same. Only cheap signs are looked for."""
    return not (
        has_gbk_sign(text)
        or (b"\xc3" in data and has_latin_sign(text))
        or has_twice_escaped(text)
        or _is_utf8_by_chance(data, declared)
    )


def well_formed(text: str) -> str:
    """Return the text with halves of surrogate pairs joined, and each that is alone replaced by U+FFFD.

    >>> well_formed("早\\ud83d\\ude00市\\ud83d")
    '早😀市\ufffd'
    """
    if not _HALVES.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


_HALVES: Final = expression(r"[\ud800-\udfff]")


# ---------------------------------------------------------------------------------------------- which character set

_MARKS: Final = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b"\0\0\xfe\xff")

Reading = tuple[str, str, list[str]]
"""Text, name of its encoding, notes on repairs."""


def _read(data: bytes, declared: str | None) -> Reading:
    marked = _by_mark(data)
    if marked:
        return marked
    data = data.removeprefix(codecs.BOM_UTF8)
    if b"\0" in data and (wide := sixteen_bit_encoding(data)):
        return data.decode(wide, "replace"), wide, []
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        unusual = _joined_surrogates(data, error.start) or _sixteen_bit_without_ascii(data)
        if unusual:
            return unusual
    else:
        if not _is_utf8_by_chance(data, declared):
            return text, "utf-8", []
    claims = _claims(data, declared)
    damaged: set[str] = set()
    for name in claims:
        if name in _CHINESE and _is_plausible(data, name):
            reading = _strictly(data, name)
            if reading:
                return reading
            damaged.add(name)
    name = _most_likely(_sample(data), claims, data)
    if name in _CHINESE:
        return (None if name in damaged else _strictly(data, name)) or _mended(data, name)
    return _utf8(data, name) if name == "utf-8" else _single_byte(data, name)


def _by_mark(data: bytes) -> Reading | None:
    """The reading that a byte order mark asks for; a UTF-8 mark before something else is not believed."""
    for mark, name in _WIDE_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace"), name, []
    if data.startswith(codecs.BOM_UTF8):
        while data.startswith(codecs.BOM_UTF8):  # glued templates: one mark each
            data = data[3:]
        try:
            return data.decode(), "utf-8", []
        except UnicodeDecodeError:
            return None
    return None


_WIDE_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def _joined_surrogates(data: bytes, first: int) -> Reading | None:
    """UTF-8 in which old databases wrote an emoji as two surrogates of three bytes each.

    first: where the first byte stands that is no UTF-8; all else that is none must be such, too.
    """
    if not _SURROGATES.match(data, first):
        return None
    try:
        text = data.decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass").decode("utf-16")
    except UnicodeDecodeError:
        return None
    return text, "utf-8", ["characters written as two surrogates"]


_SURROGATES: Final = expression(rb"\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]")


def _sixteen_bit_without_ascii(data: bytes) -> Reading | None:
    """UTF-16 that has no NUL byte still has control bytes: those of 。 and ，."""
    head = data[:4096]
    wide = sixteen_bit_encoding(data) if len(head.translate(None, _CONTROLS)) < len(head) else None
    return (data.decode(wide, "replace"), wide, []) if wide else None


_CONTROLS: Final = bytes((*range(0x01, 0x09), 0x0B, 0x0C, *range(0x0E, 0x1B)))


def sixteen_bit_encoding(data: bytes) -> str | None:
    """Return utf-16-le or utf-16-be if the bytes read well as that, else None. For bytes without a mark.

    >>> sixteen_bit_encoding("早市七点开门，中午收摊。".encode("utf-16-be"))
    'utf-16-be'
    """
    head = data[: 4096 & ~1] if len(data) > 4096 else data[: len(data) & ~1]
    if len(head) < 4:
        return None
    readings = {name: head.decode(name, "replace") for name in ("utf-16-le", "utf-16-be")}
    costs = {name: sum(map(bits_of, text)) / len(text) for name, text in readings.items()}
    best = min(costs, key=lambda name: costs[name])
    controls = sum(c < "\x20" and c not in "\t\n\r\f" for c in readings[best])
    return best if costs[best] < PLAUSIBLE and 100 * controls <= len(head) else None


def _claims(data: bytes, declared: str | None) -> list[str]:
    """What header and page declare, the header first, in canonical names, without those nobody knows."""
    matches = list(_DECLARATION.finditer(data, 0, 4096)) or _DECLARATION.finditer(data, 0, 65536)
    found = [declared or "", *(m[1].decode("ascii") for m in matches)]
    return list(dict.fromkeys(name for name in map(_canonical, found) if name))


_DECLARATION: Final = expression(
    rb"""<(?:[mM][eE][tT][aA]\s[^>]{0,400}?[cC][hH][aA][rR][sS][eE][tT]
          |\?xml\s[^>]{0,200}?encoding)\s*=\s*["']?\s*([\w:.-]+)""",
    re.VERBOSE,
)


def _canonical(name: str) -> str | None:
    """The encoding that a label means on the web, or None.

    UTF-16 is no answer: had it been right, the declaration could not have been read; in a header it is tried anyway.
    """
    name = name.strip(" \t\"';").lower().replace("_", "-")
    if name in _LABELS:
        return _LABELS[name]
    return name if _OTHER_LABELS.fullmatch(name) else None


_SAME: Final = {
    "gb18030": "gb2312 gb-2312 gb-2312-80 gbk gb18030 x-gbk chinese csgb2312 euc-cn cp936 ms936 windows-936",
    "big5-hkscs": "big5 big-5 big5-hkscs big5hkscs x-x-big5 cn-big5 csbig5 cp950 ms950 big5-eten",
    "utf-8": "utf8 utf-8 unicode-1-1-utf-8",
    "windows-1252": "iso-8859-1 iso8859-1 latin1 latin-1 ascii us-ascii windows-1252 cp1252",
    "shift_jis": "shift-jis sjis x-sjis windows-31j",
    "euc-kr": "euc-kr ks-c-5601-1987 windows-949",
}
_LABELS: Final = {label: name for name, labels in _SAME.items() for label in labels.split()}
_OTHER_LABELS: Final = expression("euc-jp|iso-2022-jp|windows-125[0-8]|iso-8859-(?:[2-9]|1[013-6])|koi8-[ru]")
_CODECS: Final = {"big5-hkscs": "big5hkscs", "shift_jis": "cp932", "euc-kr": "cp949", "windows-1252": "cp1252"}
_CHINESE: Final = ("gb18030", "big5-hkscs")


def _is_utf8_by_chance(data: bytes, declared: str | None) -> bool:
    """Whether a short text declared as Chinese only happens to be valid UTF-8 (a few GBK pairs do)."""
    if len(data) > SMALL or data.isascii() or _THREE_BYTES.search(data):
        return False
    claims = [name for name in _claims(data, declared) if name in _CHINESE]
    return bool(claims) and _is_plausible(data, claims[0])


_THREE_BYTES: Final = expression(rb"[\xe0-\xef]")


# ---------------------------------------------------------------------------------------------------- statistics

SAMPLE: Final = 2048
"""Bytes of text that decide. 30 are enough to tell GBK from Big5 on 137 real pages; the rest is for mixed ones."""

WINDOW: Final = 16384
"""Bytes of a large page that are searched for text at its start, middle and end; if they hold little, all of it is."""

PLAUSIBLE: Final = 11.5
"""Bits a character. On 137 real pages the right reading of GBK and Big5 has 7.6 to 9.7, the other one 13.3 to 19.4."""


def _sample(data: bytes) -> bytes:
    """The longest runs of text, which begin with a byte that is not ASCII.

    They may hold one or two ASCII bytes at a time: second bytes of characters, spaces.
    """
    runs: list[bytes] = []
    if len(data) > 4 * WINDOW:
        for start in (0, len(data) // 2, len(data) - WINDOW):
            start = data.find(b"<", start) if start else 0  # not in the middle of a character
            runs += _all_runs(data[max(0, start) : start + WINDOW])
    if sum(map(len, runs)) < SAMPLE:
        runs = _all_runs(data)
    runs.sort(key=len, reverse=True)
    return b"\n".join(_first(runs, SAMPLE))


def _first(runs: Iterable[bytes], size: int) -> Iterator[bytes]:
    """The first runs, as many as make up a size."""
    for run in runs:
        yield run[:size]
        size -= len(run)
        if size <= 0:
            return


def _all_runs(data: bytes) -> list[bytes]:
    """The runs of text; with one byte for all that are not ASCII they are found in half the time."""
    return [data[run.start() : run.end()] for run in _RUN_OF_ONE.finditer(data.translate(_AS_ONE))]


# What begins with one set is searched for twice as quickly as what begins with a set repeated.
_RUN: Final = expression(rb"[\x80-\xff](?:[\x80-\xff]++|[^<>\n\x80-\xff]{1,2}+[\x80-\xff])*+[0-9@-~]?")
_RUN_OF_ONE: Final = expression(rb"\x80(?:\x80++|[^<>\n\x80]{1,2}+\x80)*+[0-9@-~]?")
_AS_ONE: Final = bytes(min(byte, 0x80) for byte in range(256))


def _most_likely(sample: bytes, claims: list[str], data: bytes) -> str:
    """The encoding whose reading of the sample costs the fewest bits."""
    costs = {name: _cost(sample, name) for name in dict.fromkeys(["utf-8", *_CHINESE, "windows-1252", *claims])}
    for name in claims:
        costs[name] -= CLAIM
    if _TAIWAN.search(data, 0, 4096):
        costs["big5-hkscs"] -= CLAIM / 2
    costs["big5-hkscs"] += 2  # of two characters that could be either, more are GBK
    return min(costs, key=lambda name: costs[name])


CLAIM: Final = 12.0
"""Bits that a declaration is worth: decides over a title of two characters, not over a sentence."""

_TAIWAN: Final = expression(rb"lang\s*=\s*[\"']?zh-(?:tw|hk|mo|hant)", re.IGNORECASE)


def _is_plausible(data: bytes, name: str) -> bool:
    """Whether the encoding gives Chinese text, judged by the first text there is."""
    sample = b"\n".join(_first(_runs(data), 512))
    return mean_bits(sample.decode(_CODECS.get(name, name), "replace")) < PLAUSIBLE


def _runs(data: bytes) -> Iterator[bytes]:
    """The runs of text, one after the other. What is ASCII is passed over in steps, at a tenth of a search's time."""
    at = 0
    while at < len(data):
        if data[at : at + STEP].isascii():
            at += STEP
        else:
            run = _RUN.search(data, at)
            assert run is not None
            yield run[0]
            at = run.end()


STEP: Final = 512


def _cost(sample: bytes, name: str) -> float:
    """Bits of the sample in this reading. ASCII is free: every reading has it, save those that swallow it."""
    if name == "windows-1252":
        return FOREIGN + _cost_of_latin(_HIGH.findall(sample))
    try:
        text = sample.decode(_CODECS.get(name, name), "replace")
    except (LookupError, ValueError):
        return float("inf")
    if name.startswith(("windows", "iso-8859", "koi8")):  # letters of another alphabet stand together in words
        return 9.0 * sum(c > "\x7f" for c in text) + 20.0 * text.count(LOST)
    return total_bits(text)


_HIGH: Final = expression(rb"[\x80-\xff][\x80-\xff]*+")


def _cost_of_latin(runs: list[bytes]) -> float:
    """A letter with an accent stands alone among ASCII letters; several in a row are another encoding."""
    high = b"".join(runs)
    alone = sum(1 for run in runs if len(run) == 1 and run >= b"\xc0")
    unassigned = len(high) - len(high.translate(None, b"\x81\x8d\x8f\x90\x9d"))
    return 6.0 * alone + 13.0 * (len(high) - alone) + 28.0 * unassigned


FOREIGN: Final = 8.0
"""Bits against a page in a western language."""


def fewest_bits(data: bytes) -> float:
    """Return the bits a character, ASCII apart, of the best reading of some text; 0 if it is all ASCII.

    Chinese has 7 to 10, rare characters and other languages up to 16.
    """
    sample = _sample(data)
    if not sample:
        return 0.0
    high = b"".join(_HIGH.findall(sample))
    if sum(0xC0 <= byte < 0xFF for byte in high) >= WESTERN * len(high):
        return 10.0
    names = ("utf-8", *_CHINESE, "shift_jis", "euc-jp", "euc-kr")
    return min(mean_bits(sample.decode(_CODECS.get(name, name), "replace")) for name in names)


WESTERN: Final = 0.8
"""Share of letters among the bytes that are not ASCII in a text in Latin or Cyrillic letters; among random ones 0.5."""


# ------------------------------------------------------------------------------- reading, with and without damage

BROKEN: Final = "a few characters in another character set"
CUT: Final = "the last character was cut off"


def _strictly(data: bytes, name: str) -> Reading | None:
    """The reading without any damage, or None."""
    for codec in ("big5hkscs", "cp950") if name == "big5-hkscs" else (name,):
        try:
            text = _decoded(data, codec)
        except UnicodeDecodeError:
            continue
        if codec == "gb18030" and has_gbk_sign(text):
            return None
        return _as_browsers(text, codec), "cp950" if codec == "cp950" else name, []
    return None


def _decoded(data: bytes, codec: str) -> str:
    """The text of bytes; what is nothing but ASCII and pairs of bytes, as nearly every page is, in less time.

    The table that this takes is made for the second page: for one it would take longer. What a codec cannot read is
    none of its pages.
    """
    if DECODED_PAIRS is not None and codec in _MET:
        text = DECODED_PAIRS(data, pairs_of(codec))
        if text is not None:
            return text
    text = data.decode(codec)
    _MET.add(codec)
    return text


_MET: Final[set[str]] = set()


def _in_c(name: str) -> Any:
    """What decodes in C, if it is there."""
    try:
        return getattr(import_module("clean.parse.native_decode"), name)
    except ImportError:
        return None


DECODED_PAIRS: Final[Callable[[bytes, bytes], str | None] | None] = _in_c("decoded_pairs")
DECODED_UTF8: Final[Callable[[bytes], str | None] | None] = _in_c("decoded_utf8")


@cache
def pairs_of(codec: str) -> bytes:
    """The character of each pair of bytes from 81 40 to FE FF, in 16 bits; 0 for those that are not one character."""
    seconds = bytes((*range(0x40, 0x7F), *range(0x80, 0xFF)))
    rows: list[str] = []
    lines = bytearray(b"\n" * (3 * len(seconds)))
    lines[1::3] = seconds
    for first in range(0x81, 0xFF):
        lines[::3] = bytes((first,)) * len(seconds)
        if codec == "gb18030":  # all pairs are characters
            row = lines.replace(b"\n", b"").decode(codec)
        else:
            pairs = lines.decode(codec, "replace").split("\n")[:-1]
            row = "".join([pair if len(pair) == 1 and pair < LOST else "\0" for pair in pairs])
        rows.append(f"{row[:63]}\0{row[63:]}\0")
    return "".join(rows).encode(f"utf-16-{byteorder[0]}e")


def _as_browsers(text: str, codec: str) -> str:
    """Python's Big5-HKSCS differs from browsers and cp950 in a few signs, one of them the dot in 約翰‧米勒."""
    for given, meant in _BIG5_SIGNS if codec == "big5hkscs" else ():
        if given in text:
            text = text.replace(given, meant)
    return text


_BIG5_SIGNS: Final = tuple(zip("•､‾∼¥¢£", "‧﹑¯～￥￠￡", strict=True))


def _utf8(data: bytes, name: str) -> Reading:
    """UTF-8 with damage: foreign runs are read as what they are, a character cut off at the end is dropped."""
    notes = []
    cut = _CUT_UTF8.search(data, max(0, len(data) - 3))
    if cut:
        data = data[: cut.start()]
        notes.append(CUT)
    foreign = 0

    def mend(run: bytes) -> str:
        nonlocal foreign
        for other in _CHINESE:
            try:
                text = run.decode(_CODECS.get(other, other))
            except UnicodeDecodeError:
                continue
            if count_han(text) >= 2 and mean_bits(text) < MEND:
                foreign += 1
                return text
        return _SEVERAL_LOST.sub(LOST, run.decode("utf-8", "replace"))

    text = _piecewise(data, ("utf-8",), mend)
    return text, name, notes + [BROKEN] * bool(foreign)


_SEVERAL_LOST: Final = expression("\ufffd{2,3}")  # the bytes that are left of one character
_CUT_UTF8: Final = expression(rb"(?:[\xc2-\xdf]|[\xe0-\xef][\x80-\xbf]?|[\xf0-\xf4][\x80-\xbf]{0,2})\Z")

MEND: Final = 11.0
"""Bits a character below which a run inside a page is read as another encoding than the page."""


def _mended(data: bytes, name: str) -> Reading:
    """GB18030 or Big5 with damage or with runs of UTF-8 in it (comments and templates of another origin)."""
    tried = ("big5hkscs", "cp950") if name == "big5-hkscs" else (name,)
    foreign = 0

    def from_utf8(match: re.Match[bytes]) -> bytes:
        nonlocal foreign
        try:
            text = match[0].decode()
        except UnicodeDecodeError:
            return match[0]
        if count_han(text) < 2 or mean_bits(text) >= MEND:
            return match[0]
        foreign += 1
        return text.encode(tried[0], "replace")

    data = _FOREIGN_RUN.sub(from_utf8, data)
    notes = [BROKEN] * bool(foreign)
    if data and data[-1] > 0x80 and _odd_tail(data):
        data = data[:-1]
        notes.append(CUT)
    text = _piecewise(data, tried, lambda run: _realign(run, tried))
    return _as_browsers(text, tried[0]), name, notes


_FOREIGN_RUN: Final = expression(rb"[\xe2-\xef][\x80-\xbf]{2}[^\x00-\x2f<>]*")


def _odd_tail(data: bytes) -> bool:
    """Whether the bytes after the last ASCII one are odd in number: the last pair was cut."""
    tail = _HIGH_TAIL.search(data, max(0, len(data) - 4096))
    return bool(tail) and len(tail[0]) % 2 == 1 if tail else False


_HIGH_TAIL: Final = expression(rb"[\x80-\xff]+\Z")

_SAFE: Final = expression(rb"[\x00-\x2f<>]")
"""Bytes that are never part of a longer character in UTF-8, GB18030 or Big5."""

MENDED: Final = 65536
"""Bytes that are mended in one page, a quarter of a second at worst; the rest loses a character for every bad byte."""


def _piecewise(data: bytes, tried: tuple[str, ...], mend: Callable[[bytes], str]) -> str:
    """Read strictly; where that fails, give the run around the failure to `mend`."""
    parts: list[str] = []
    start = 0
    allowance = MENDED
    while allowance > 0:
        rest = data[start:]
        try:
            parts.append(rest.decode(tried[0]))
            return "".join(parts)
        except UnicodeDecodeError as error:
            begin = _run_start(rest, error.start)
            after = _SAFE.search(rest, error.start + 1)
            end = after.start() if after else len(rest)
            if _SAFE.match(rest, error.start):  # never for these codecs, but an endless loop is worse than a check
                end = error.start + 1
            parts.append(rest[:begin].decode(tried[0], "replace"))
            parts.append(mend(rest[begin:end]))
            start += end
            allowance -= end - begin + len(data) // 1024
    parts.append(data[start:].decode(tried[0], "replace"))
    return "".join(parts)


def _run_start(data: bytes, position: int) -> int:
    """Where the run of text around a position begins."""
    begin = max(0, position - LONGEST_RUN)
    for match in _SAFE.finditer(data, begin, position):
        begin = match.end()
    return begin


LONGEST_RUN: Final = 4096
"""Bytes of one line that are mended together."""


def _realign(run: bytes, tried: tuple[str, ...]) -> str:
    """The cheapest reading of a run that lost or gained a byte, in which everything behind would be shifted.

    A shortest path over the bytes: each step reads a character or gives up a byte.
    """
    if len(run) > 2 * LONGEST_RUN:
        return run.decode(tried[0], "replace")
    length = len(run)
    costs = [0.0] + [float("inf")] * length
    steps: list[tuple[int, str]] = [(0, "")] * (length + 1)
    for at in range(length):
        for size, text, bits in _steps(run, at, tried):
            if costs[at] + bits < costs[at + size]:
                costs[at + size] = costs[at] + bits
                steps[at + size] = (at, text)
    parts: list[str] = []
    at = length
    while at:
        at, text = steps[at]
        parts.append(text)
    return "".join(reversed(parts))


def _steps(run: bytes, at: int, tried: tuple[str, ...]) -> Iterator[tuple[int, str, float]]:
    """Ways to read on at a place: how many bytes, which text, how many bits."""
    if run[at] < 0x80:
        yield 1, chr(run[at]), 5.0
        return
    if run[at] == 0x80 and tried[0] == "gb18030":
        yield 1, "€", 14.0  # Windows code page 936
    yield 1, LOST, 25.0
    for size in (2, 4) if tried[0] == "gb18030" else (2,):
        piece = run[at : at + size]
        for codec in tried if len(piece) == size else ():
            try:
                text = piece.decode(codec)
            except UnicodeDecodeError:
                continue
            if size == 2 or len(text) == 1:
                yield size, text, bits_of(text[0])
            break


def _single_byte(data: bytes, name: str) -> Reading:
    """Any other encoding, just as its codec reads it."""
    return data.decode(_CODECS.get(name, name), "replace"), name, []

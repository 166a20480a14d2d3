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
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import log2

LOST = "\ufffd"


@dataclass(frozen=True, slots=True)
class Decoded:
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
    text, encoding, notes = _read(data, declared)
    if encoding != "windows-1252":  # chosen because nothing else made sense of the bytes
        repaired = repair_mojibake(text)
        if repaired != text:
            text = repaired
            notes.append("text that was encoded twice")
    unescaped = _unescape_once(text)
    if unescaped != text:
        text = unescaped
        notes.append("doubly escaped entities")
    return Decoded(text, encoding, "; ".join(notes) or None, text.count(LOST))


def to_utf8(data: bytes, declared: str | None = None) -> tuple[bytes, str]:
    """Return the page as UTF-8, for a parser that wants bytes, and the character set it was in.

    Sound UTF-8 comes back as the same object, at the cost of validating it.

    >>> page = "<p>早市七点开门。</p>".encode()
    >>> to_utf8(page)[0] is page
    True
    """
    if data.startswith(_MARKS) or b"\0" in data:
        sound = False
    else:
        try:
            sound = _is_sound(data, data.decode(), declared)
        except UnicodeDecodeError:
            sound = False
    if sound:
        return data, "utf-8"
    page = decode(data, declared)
    return page.text.encode("utf-8", "replace"), page.encoding


def may_be_utf8(data: bytes, declared: str | None = None) -> bool:
    """Whether nothing says that a page is in anything but UTF-8. Its bytes are not looked at: see `is_read_right`.

    A small page may be valid by chance; it is validated at little cost (`to_utf8`).
    """
    if len(data) <= SMALL or data.startswith(_MARKS) or b"\0" in data or (declared and not _UTF8_NAME.match(declared)):
        return False
    claim = _CLAIM.search(data, 0, MAX_HEAD)
    return claim is None or _UTF8_NAME.match(claim[1].decode("latin-1")) is not None


def is_read_right(text: str) -> bool:
    """Whether the text of a page that was taken for UTF-8 shows no sign that it is not, or was damaged before.

    >>> is_read_right("早市七点开门。"), is_read_right("早市\ufffd\ufffd"), is_read_right("æ—©å¸‚")
    (True, False, False)
    """
    return not (
        LOST in text
        or "&#" in text
        or "&nbsp;" in text
        or (not text.isascii() and (_has_gbk_sign(text) or _has_latin_sign(text)))
    )


SMALL = 4096
MAX_HEAD = 4096
_CLAIM = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_UTF8_NAME = re.compile(r"\s*[\"']?utf-?8", re.I)


def _is_sound(data: bytes, text: str, declared: str | None) -> bool:
    """Whether valid UTF-8 needs no look at what may be wrong with it all the same. Only cheap signs are looked for."""
    return not (
        _has_gbk_sign(text)
        or (b"\xc3" in data and _has_latin_sign(text))
        or _has_twice_escaped(text)
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


_HALVES = re.compile("[\ud800-\udfff]")


# ---------------------------------------------------------------------------------------------- which character set

_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b"\0\0\xfe\xff")

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
    except UnicodeDecodeError:
        unusual = _joined_surrogates(data) or _sixteen_bit_without_ascii(data)
        if unusual:
            return unusual
    else:
        if not _is_utf8_by_chance(data, declared):
            return text, "utf-8", []
    claims = _claims(data, declared)
    for name in claims:
        reading = _strictly(data, name) if name in _CHINESE and _is_plausible(data, name) else None
        if reading:
            return reading
    name = _most_likely(_sample(data), claims, data)
    return _DECODERS.get(name, _single_byte)(data, name)


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


_WIDE_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def _joined_surrogates(data: bytes) -> Reading | None:
    """UTF-8 in which old databases wrote an emoji as two surrogates of three bytes each."""
    if not _SURROGATES.search(data):
        return None
    try:
        text = data.decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass").decode("utf-16")
    except UnicodeDecodeError:
        return None
    return text, "utf-8", ["characters written as two surrogates"]


_SURROGATES = re.compile(rb"\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]")


def _sixteen_bit_without_ascii(data: bytes) -> Reading | None:
    """UTF-16 that has no NUL byte still has control bytes: those of 。 and ，."""
    wide = sixteen_bit_encoding(data) if _CONTROLS.search(data, 0, 4096) else None
    return (data.decode(wide, "replace"), wide, []) if wide else None


_CONTROLS = re.compile(rb"[\x01-\x08\x0b\x0c\x0e-\x1a]")


def sixteen_bit_encoding(data: bytes) -> str | None:
    """Return utf-16-le or utf-16-be if the bytes read well as that, else None. For bytes without a mark.

    >>> sixteen_bit_encoding("早市七点开门，中午收摊。".encode("utf-16-be"))
    'utf-16-be'
    """
    head = data[: 4096 & ~1] if len(data) > 4096 else data[: len(data) & ~1]
    if len(head) < 4:
        return None
    readings = {name: head.decode(name, "replace") for name in ("utf-16-le", "utf-16-be")}
    costs = {name: sum(map(_bits_of, text)) / len(text) for name, text in readings.items()}
    best = min(costs, key=lambda name: costs[name])
    controls = sum(c < "\x20" and c not in "\t\n\r\f" for c in readings[best])
    return best if costs[best] < PLAUSIBLE and 100 * controls <= len(head) else None


def _claims(data: bytes, declared: str | None) -> list[str]:
    """What header and page declare, the header first, in canonical names, without those nobody knows."""
    matches = list(_DECLARATION.finditer(data, 0, 4096)) or _DECLARATION.finditer(data, 0, 65536)
    found = [declared or "", *(m[1].decode("ascii") for m in matches)]
    return list(dict.fromkeys(name for name in map(_canonical, found) if name))


_DECLARATION = re.compile(
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


_SAME = {
    "gb18030": "gb2312 gb-2312 gb-2312-80 gbk gb18030 x-gbk chinese csgb2312 euc-cn cp936 ms936 windows-936",
    "big5-hkscs": "big5 big-5 big5-hkscs big5hkscs x-x-big5 cn-big5 csbig5 cp950 ms950 big5-eten",
    "utf-8": "utf8 utf-8 unicode-1-1-utf-8",
    "windows-1252": "iso-8859-1 iso8859-1 latin1 latin-1 ascii us-ascii windows-1252 cp1252",
    "shift_jis": "shift-jis sjis x-sjis windows-31j",
    "euc-kr": "euc-kr ks-c-5601-1987 windows-949",
}
_LABELS = {label: name for name, labels in _SAME.items() for label in labels.split()}
_OTHER_LABELS = re.compile("euc-jp|iso-2022-jp|windows-125[0-8]|iso-8859-(?:[2-9]|1[013-6])|koi8-[ru]")
_CODECS = {"big5-hkscs": "big5hkscs", "shift_jis": "cp932", "euc-kr": "cp949", "windows-1252": "cp1252"}
_CHINESE = ("gb18030", "big5-hkscs")


def _is_utf8_by_chance(data: bytes, declared: str | None) -> bool:
    """Whether a short text declared as Chinese only happens to be valid UTF-8 (a few GBK pairs do)."""
    if len(data) > SMALL or data.isascii() or _THREE_BYTES.search(data):
        return False
    claims = [name for name in _claims(data, declared) if name in _CHINESE]
    return bool(claims) and _is_plausible(data, claims[0])


_THREE_BYTES = re.compile(rb"[\xe0-\xef]")


# ---------------------------------------------------------------------------------------------------- statistics

SAMPLE = 2048
"""Bytes of text that decide. 30 are enough to tell GBK from Big5 on 137 real pages; the rest is for mixed ones."""

WINDOW = 16384
"""Bytes of a large page that are searched for text at its start, middle and end; if they hold little, all of it is."""

PLAUSIBLE = 11.5
"""Bits a character. On 137 real pages the right reading of GBK and Big5 has 7.6 to 9.7, the other one 13.3 to 19.4."""


def _sample(data: bytes) -> bytes:
    """The longest runs of text, which begin with a byte that is not ASCII.

    They may hold one or two ASCII bytes at a time: second bytes of characters, spaces.
    """
    runs: list[bytes] = []
    if len(data) > 4 * WINDOW:
        for start in (0, len(data) // 2, len(data) - WINDOW):
            start = data.find(b"<", start) if start else 0  # not in the middle of a character
            runs += _RUN.findall(data, max(0, start), start + WINDOW)
    if sum(map(len, runs)) < SAMPLE:
        runs = _RUN.findall(data)
    runs.sort(key=len, reverse=True)
    return b"\n".join(_first(runs, SAMPLE))


def _first(runs: Iterable[bytes], size: int) -> Iterator[bytes]:
    """The first runs, as many as make up a size."""
    for run in runs:
        yield run[:size]
        size -= len(run)
        if size <= 0:
            return


_RUN = re.compile(rb"[\x80-\xff]+(?:[^<>\n\x80-\xff]{1,2}[\x80-\xff]+)*[0-9@-~]?")


def _most_likely(sample: bytes, claims: list[str], data: bytes) -> str:
    """The encoding whose reading of the sample costs the fewest bits."""
    costs = {name: _cost(sample, name) for name in dict.fromkeys(["utf-8", *_CHINESE, "windows-1252", *claims])}
    for name in claims:
        costs[name] -= CLAIM
    if _TAIWAN.search(data, 0, 4096):
        costs["big5-hkscs"] -= CLAIM / 2
    costs["big5-hkscs"] += 2  # of two characters that could be either, more are GBK
    return min(costs, key=lambda name: costs[name])


CLAIM = 12.0
"""Bits that a declaration is worth: decides over a title of two characters, not over a sentence."""

_TAIWAN = re.compile(rb"lang\s*=\s*[\"']?zh-(?:tw|hk|mo|hant)", re.IGNORECASE)


def _is_plausible(data: bytes, name: str) -> bool:
    """Whether the encoding gives Chinese text, judged by the first text there is."""
    sample = b"\n".join(_first((m[0] for m in _RUN.finditer(data)), 512))
    return _mean_bits(sample.decode(_CODECS.get(name, name), "replace")) < PLAUSIBLE


def _cost(sample: bytes, name: str) -> float:
    """Bits of the sample in this reading. ASCII is free: every reading has it, save those that swallow it."""
    if name == "windows-1252":
        return FOREIGN + sum(map(_cost_of_latin, _HIGH.findall(sample)))
    try:
        text = sample.decode(_CODECS.get(name, name), "replace")
    except (LookupError, ValueError):
        return float("inf")
    if name.startswith(("windows", "iso-8859", "koi8")):  # letters of another alphabet stand together in words
        return 9.0 * sum(c > "\x7f" for c in text) + 20.0 * text.count(LOST)
    table = _bits_table()
    return sum(table[c] * n for c, n in Counter(text).items())


_HIGH = re.compile(rb"[\x80-\xff]+")


def _cost_of_latin(run: bytes) -> float:
    """A letter with an accent stands alone among ASCII letters; several in a row are another encoding."""
    if len(run) == 1 and run[0] >= 0xC0:
        return 6.0
    return 13.0 * len(run) + 28.0 * sum(byte in b"\x81\x8d\x8f\x90\x9d" for byte in run)


FOREIGN = 8.0
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
    return min(_mean_bits(sample.decode(_CODECS.get(name, name), "replace")) for name in names)


WESTERN = 0.8
"""Share of letters among the bytes that are not ASCII in a text in Latin or Cyrillic letters; among random ones 0.5."""


def _bits_of(character: str) -> float:
    """What a character costs: from 6 bits for 的 to 30 for a lost one; ASCII nothing."""
    return _bits_table()[character]


class _Bits(dict[str, float]):
    """Bits by character; a character that is not in the lists costs what its block does."""

    def __missing__(self, character: str) -> float:
        bits = self[character] = next(bits for end, bits in _RANGES if ord(character) < end)
        return bits


_RANGES = (
    (0x09, 24.0), (0x0E, 0.0), (0x20, 24.0), (0x7F, 0.0), (0xA0, 26.0),  # controls, ASCII, C1
    (0x0250, 9.0), (0x02B0, 18.0), (0x0530, 13.0), (0x1100, 20.0), (0x2000, 18.0),  # Latin, IPA, Greek and Cyrillic
    (0x2E80, 12.0), (0x3000, 20.0), (0x3040, 10.0), (0x3100, 11.0), (0x3400, 14.0),  # symbols, radicals, kana, zhuyin
    (0x4E00, 19.0), (0xA000, 16.0), (0xAC00, 20.0), (0xD7A4, 11.0), (0xE000, 30.0),  # rare Han, Han, Yi, hangul
    (0xF900, 24.0), (0xFE30, 19.0), (0xFF00, 14.0), (0xFF5F, 11.0), (0xFFFD, 16.0),  # private use, full-width forms
    (0xFFFE, 30.0), (0x1F000, 22.0), (0x20000, 12.0), (0x110000, 20.0),  # lost, emoji, Han of the second plane
)  # fmt: skip


@lru_cache(maxsize=1)
def _bits_table() -> _Bits:
    """Bits of the common characters, from their places in the lists; punctuation is as common as 的."""
    source = files("clean").joinpath("data/decode_common.txt").read_text(encoding="utf-8")
    lists = re.sub("(?m)^#.*\n", "", source).replace("\n", "").split("[")[1:]
    table = _Bits(dict.fromkeys("，。、：；？！“”《》「」（）…—·\u3000", 6.5))
    for name, _, characters in (part.partition("]") for part in lists):
        for place, character in enumerate(characters):
            cost = 9.0 if name == "yue" else 6 + log2(1 + place / 50)
            if cost < table.get(character, 99.0):
                table[character] = cost
    return table


# ------------------------------------------------------------------------------- reading, with and without damage

Decoder = Callable[[bytes, str], Reading]

BROKEN = "a few characters in another character set"
CUT = "the last character was cut off"


def _strictly(data: bytes, name: str) -> Reading | None:
    """The reading without any damage, or None."""
    for codec in ("big5hkscs", "cp950") if name == "big5-hkscs" else (name,):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if codec == "gb18030" and _has_gbk_sign(text):
            return None
        return _as_browsers(text, codec), "cp950" if codec == "cp950" else name, []
    return None


def _as_browsers(text: str, codec: str) -> str:
    """Python's Big5-HKSCS differs from browsers and cp950 in a few signs, one of them the dot in 約翰‧米勒."""
    for given, meant in _BIG5_SIGNS if codec == "big5hkscs" else ():
        if given in text:
            text = text.replace(given, meant)
    return text


_BIG5_SIGNS = tuple(zip("•､‾∼¥¢£", "‧﹑¯～￥￠￡", strict=True))


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
            if _han(text) >= 2 and _mean_bits(text) < MEND:
                foreign += 1
                return text
        return _SEVERAL_LOST.sub(LOST, run.decode("utf-8", "replace"))

    text = _piecewise(data, ("utf-8",), mend)
    return text, name, notes + [BROKEN] * bool(foreign)


_SEVERAL_LOST = re.compile("\ufffd{2,3}")  # the bytes that are left of one character
_CUT_UTF8 = re.compile(rb"(?:[\xc2-\xdf]|[\xe0-\xef][\x80-\xbf]?|[\xf0-\xf4][\x80-\xbf]{0,2})\Z")

MEND = 11.0
"""Bits a character below which a run inside a page is read as another encoding than the page."""


def _double_byte(data: bytes, name: str) -> Reading:
    """GB18030 or Big5, with damage or with runs of UTF-8 in it (comments and templates of another origin)."""
    tried = ("big5hkscs", "cp950") if name == "big5-hkscs" else (name,)
    reading = _strictly(data, name)
    if reading:
        return reading
    foreign = 0

    def from_utf8(match: re.Match[bytes]) -> bytes:
        nonlocal foreign
        try:
            text = match[0].decode()
        except UnicodeDecodeError:
            return match[0]
        if _han(text) < 2 or _mean_bits(text) >= MEND:
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


_FOREIGN_RUN = re.compile(rb"[\xe2-\xef][\x80-\xbf]{2}[^\x00-\x2f<>]*")


def _odd_tail(data: bytes) -> bool:
    """Whether the bytes after the last ASCII one are odd in number: the last pair was cut."""
    tail = _HIGH_TAIL.search(data, max(0, len(data) - 4096))
    return bool(tail) and len(tail[0]) % 2 == 1 if tail else False


_HIGH_TAIL = re.compile(rb"[\x80-\xff]+\Z")

_SAFE = re.compile(rb"[\x00-\x2f<>]")
"""Bytes that are never part of a longer character in UTF-8, GB18030 or Big5."""

MENDED = 65536
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


LONGEST_RUN = 4096
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
                yield size, text, _bits_of(text[0])
            break


def _single_byte(data: bytes, name: str) -> Reading:
    """Any other encoding, just as its codec reads it."""
    return data.decode(_CODECS.get(name, name), "replace"), name, []


_DECODERS: dict[str, Decoder] = {"utf-8": _utf8, "gb18030": _double_byte, "big5-hkscs": _double_byte}


def _han(text: str) -> int:
    """How many characters are Chinese: Han, and the punctuation and full-width forms that come with them."""
    return len(_HAN.findall(text))


_HAN = re.compile("[\u3001-\u3011\u3400-\u9fff\uff01-\uff5e\U00020000-\U0003ffff]")


def _mean_bits(text: str) -> float:
    """Bits a character of what is not ASCII."""
    table = _bits_table()
    counts = {c: n for c, n in Counter(text).items() if c > "\x7f"}
    return sum(table[c] * n for c, n in counts.items()) / max(1, sum(counts.values()))


# ------------------------------------------------------------------------------------------- text encoded twice


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
        if not _may_be_double_encoded(text):
            return text
        repaired = _repair_once(text)
        if repaired == text:
            return text
        text = repaired
    return text


def _may_be_double_encoded(text: str) -> bool:
    """The signs that mojibake leaves; single characters are looked for, which costs microseconds."""
    return not text.isascii() and (_has_gbk_sign(text) or _has_latin_sign(text))


def _has_gbk_sign(text: str) -> bool:
    """Whether UTF-8 may have been read as GBK: what ，、。 and common first bytes become is rare in Chinese.

    A sign counts if its bytes and those behind it are a UTF-8 character and the beginning of another.
    """
    if any(_is_gbk_sign(text, at) for at in _places(text, "锛銆涓鏄鍙鍚浜")):
        return True
    return any(_is_gbk_sign(text, match.start()) for match in _GBK_SIGN.finditer(text, 0, 2048))


def _has_latin_sign(text: str) -> bool:
    """Whether UTF-8 or GBK may have been read as Latin-1: accents in a row, or before control characters."""
    return any(_LATIN_SIGN.match(text, at) for at in _places(text, "åæçèéäãïÃÖÐÊÒµª"))


def _places(text: str, signs: str) -> Iterator[int]:
    """Where each of the characters stands, the first few times; searching for one takes microseconds."""
    for sign in signs:
        at = text.find(sign)
        for _ in range(MOST_SIGNS):
            if at < 0:
                break
            yield at
            at = text.find(sign, at + 1)


MOST_SIGNS = 50
"""Places looked at for each sign; a page about rare characters has them without being damaged."""

_GBK_SIGN = re.compile("[鐨鏈浠鍏澶瀹鍒浣鍥杩鍦鏂鎴鍔缁骞鐢浼鏃闀娓]")
"""More of them, for a title in the head of the page; the search takes longer."""


def _is_gbk_sign(text: str, at: int) -> bool:
    return bool(_TWO_CHARACTERS.match(text[at : at + 3].encode("gb18030", "replace")))


_TWO_CHARACTERS = re.compile(
    rb"[\xe2-\xef][\x80-\xbf](?:[\x80-\xbf](?:[\xe2-\xef][\x80-\xbf]{2}|[\x00-\x7f])|\x841\xa47|\xa2\xe3)"
)

_LATIN_SIGN = re.compile(
    "[ãäåæçèéï][\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{2}"
    r"|(?!(.)\1)[\xb0-\xf7][\xa1-\xfe][\xa1-\xf7][\xa1-\xfe]|Ã[\x80-\xbf]Â|ªº"
)

SURE = 4
"""Characters that a piece must give to be repaired on a page that is otherwise sound."""

_ABOUT_MOJIBAKE = re.compile("乱码|亂碼|编码|編碼|字符集|字元集|mojibake|锟斤拷|latin-?1", re.IGNORECASE)
_PIECE = re.compile('[^\x00-\x7f][^<>\n"]*')
_FOREIGN_WORD = re.compile("[^\x00-\x7f]{2,}")


def _repair_once(text: str) -> str:
    """Find the pieces that can be repaired; all are repaired if they are most of the page, else the long ones."""
    found = list(_repairable(text))
    total = sum(gained for _, _, _, gained in found)
    sound = _han(text) - sum(_han(text[start:end]) for start, end, _, _ in found)
    mostly = total >= sound
    if not mostly and _ABOUT_MOJIBAKE.search(text):
        return text
    parts: list[str] = []
    done = 0
    for start, end, repaired, gained in found:
        if gained >= SURE or (mostly and total >= SURE):
            parts += text[done:start], repaired
            done = end
    return "".join(parts) + text[done:]


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
    for undo in (_utf8_from_latin, _utf8_from_gbk, _gbk_from_latin):
        repaired = undo(piece)
        if repaired and (gained := _han(repaired)) and 2 * gained >= len(_FOREIGN.findall(repaired)):
            return repaired, gained
    return None


_FOREIGN = re.compile("[^\x00-\x7f]")


def _latin_bytes(piece: str) -> bytes | None:
    """The bytes that were read as Latin-1 or as Windows code page 1252, in any mixture of the two."""
    return None if _NOT_LATIN.search(piece) else piece.translate(_FROM_1252).encode("latin-1")


_FROM_1252 = {ord(c): byte for byte in range(0x80, 0xA0) if (c := bytes([byte]).decode("cp1252", "ignore"))}


_NOT_LATIN = re.compile(f"[^\x00-\xff{''.join(map(chr, _FROM_1252))}]")


def _utf8_from_latin(piece: str) -> str | None:
    data = _latin_bytes(piece)
    if data is None:
        return None
    for candidate in (data, _SPACE_FOR_A0.sub(lambda m: m[0].replace(b" ", b"\xa0"), data)):
        try:
            text = candidate.decode()
        except UnicodeDecodeError:
            continue
        return text if _HAN.search(text) or text.isascii() else _utf8_from_latin(text)  # it may have happened twice
    return None


_SPACE_FOR_A0 = re.compile(rb"[\xe3-\xe9](?: [\x80-\xbf]|[\x80-\xbf] )")


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
    first = piece[:2].encode("gb18030", "replace")
    return piece[0] in "€\ufffd" or bool(_UTF8_START.match(first))


_UTF8_START = re.compile(rb"[\xe2-\xef][\x80-\xbf](?:[\x80-\xbf]|[\x00-\x7f]|\Z)")


_PRIVATE = re.compile("[\ue000-\uf8ff]")
_LOST_WITHIN = re.compile("\ufffd(?=[^\x00-\x7f])")
_LOST_STOP = re.compile(rb"\xe3[\x80\x7f][?\x7f](?=\s*\Z)")
_LOST_BYTE = re.compile(rb"[\xe2-\xef](?:[?\x7f][\x80-\xbf\x7f]?|[\x80-\xbf][?\x7f])|\x7f[\x80-\xbf]{0,2}")


def _gbk_from_latin(piece: str) -> str | None:
    """Any bytes are valid GBK, or nearly: only a run of very common characters is believed."""
    data = _latin_bytes(piece)
    for codec in ("gb18030", "big5hkscs") if data else ():
        try:
            text = (data or b"").decode(codec)
        except UnicodeDecodeError:
            continue
        if _han(text) >= 2 and _mean_bits(text) < COMMON:
            return text
    return None


COMMON = 10.0
"""Bits a character of a short text in common characters; a table of accented letters read as GBK has 10.5 and more."""


# ------------------------------------------------------------------------------------------ entities escaped twice


def _has_twice_escaped(text: str) -> bool:
    """The signs of an escape too many. A page has it all over, so a large one is looked at in two places only."""
    middle = len(text) // 2
    return any(text.find(sign, start, start + 8192) >= 0 for start in (0, middle) for sign in ("&amp;#", "&amp;nbsp;"))


_TWICE_NUMBERED = re.compile("(?:&amp;#(?:[0-9]{4,6}|x[0-9a-fA-F]{4,5});)+")
_TWICE_NAMED = re.compile("&amp;(?=(?:nbsp|ensp|emsp|ldquo|rdquo|lsquo|rsquo|mdash|ndash|hellip|middot);)")
_SHOWS_CODE = re.compile("<code|<pre|&amp;lt;|&lt;[a-zA-Z/]|实体|實體|转义|轉義")


def _unescape_once(text: str) -> str:
    """Undo one escape too many (&amp;#20320; and &amp;nbsp;), but not on pages that show code.

    >>> _unescape_once("<p>&amp;#26089;&amp;#24066;&amp;#24320;&amp;#38376;</p>")
    '<p>&#26089;&#24066;&#24320;&#38376;</p>'
    """
    if not _has_twice_escaped(text) or _SHOWS_CODE.search(text):
        return text
    runs = _TWICE_NUMBERED.findall(text)
    if any(run.count(";") >= SURE for run in runs):
        text = _TWICE_NUMBERED.sub(lambda m: m[0].replace("&amp;", "&"), text)
    if len(_TWICE_NAMED.findall(text)) >= 2:
        text = _TWICE_NAMED.sub("&", text)
    return text

"""Is a text in simplified or in traditional characters?

The evidence is what one side's national character set has and the other's has not: 这 is in GB 2312 and not in Big5,
這 the other way round. Characters that are right on both sides (乾, 著, 昇 …, `table.SHARED`; 着 and 脱, which Hong
Kong writes too) tell nothing. The codecs count faster than any loop, so a page that GB 2312 holds entirely is known
to be simplified before any character is looked at by itself.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from itertools import islice
from typing import Final, Literal

from clean.script.table import SHARED, pairs

from ..expressions import expression
from ..parse.compiled import (
    IS_COMPILED,
    between,
    count_in,
    holds_any,
    holds_only,
    kinds_by_code,
    numbers_beyond,
    numbers_holding,
    places_in,
    table_of,
    tally,
    tally_lines,
)

Script = Literal["hans", "hant", "mixed", "other"]

# One side prevails when it has more than this many times the other's evidence: a traditional page quotes simplified
# names and the other way round. On 138 pages of either script 2 to 6 make no mistake, 10 makes one.
PREVAILS: Final = 4
# Share of kana from which a text is Japanese, and its evidence says nothing about Chinese.
JAPANESE: Final = 0.25
# With no more kana, a text is not asked whether it is Japanese.
FEWEST_KANA: Final = 5
# If more than one character of so many is the other side's, or of neither, a text is looked through as it comes.
ONE_ODD: Final = 16
# In so long a stretch the characters are counted at once.
STRETCH: Final = 4096
# A text so short is looked through faster than the codecs are called.
SHORT: Final = 80

HAN: Final = expression("[\u3400-\u9fff\uf900-\ufaff\u2e80-\u2fdf\U00020000-\U0003ffff]")
_QUESTION_MARK: Final = expression(r"\?")
_KANA: Final = ((0x3041, 0x3096), (0x30A1, 0x30FA), (0xFF66, 0xFF9D))
KANA: Final = expression("[" + "".join(f"{chr(first)}-{chr(last)}" for first, last in _KANA) + "]")
_VARIANTS: Final = ((0x2E80, 0x2FDF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F))
_VARIANT: Final = expression("[" + "".join(f"{chr(first)}-{chr(last)}" for first, last in _VARIANTS) + "]")
# Simplified forms that Hong Kong's standard also has: no evidence.
_HONG_KONG: Final = frozenset("着户愠脱温腽氲蜕兑囱媪葱叁税卧悦")


def script_of(text: str, marked: str | None = None) -> Script:
    """Return the script of a text: "hans", "hant", "mixed", or "other" where nothing tells (Japanese, no Han, 你好).

    marked: those of its lines that hold traditional characters, where they are known.

    >>> script_of("这里没有一个繁体字"), script_of("這裡沒有簡體字"), script_of("いらっしゃいませ、営業中")
    ('hans', 'hant', 'other')
    """
    told = tally(text, _kinds()) if IS_COMPILED else None
    if told is not None:
        is_japanese = told[2] > FEWEST_KANA and _is_japanese(text, told[2])
        return "other" if is_japanese else prevailing(told[0], told[1])
    kana = len(KANA.findall(text))
    if kana > FEWEST_KANA and _is_japanese(text, kana):
        return "other"
    if not (has_hant(text) if marked is None else marked):
        return "hans" if has_hans(text) else "other"
    if not has_hans(text):
        return "hant"
    traditional = count_hant(text if marked is None else marked)
    simplified = at = 0
    while at < len(text) and simplified <= PREVAILS * traditional:  # more than decides need not be counted
        simplified += count_hans(text[at : at + STRETCH])
        at += STRETCH
    return prevailing(traditional, simplified)


def script_of_lines(lines: list[str], counted: list[bool], marked: Collection[int]) -> tuple[Script, set[int], bool]:
    """Return the script of some lines together, the numbers of all in which any character is only simplified, and
    whether Japanese may stand in those that are counted.

    counted: which of the lines those are; marked: those of all that hold traditional characters.

    >>> script_of_lines(["這裡", "这里", "雲の"], [True, False, True], {0, 2})
    ('hant', {1}, True)
    """
    told = tally_lines(lines, counted, _kinds_and_japanese()) if IS_COMPILED else None
    if told is not None and told[3] <= FEWEST_KANA:
        return prevailing(told[1], told[2]), set(told[0]), told[3] > 0
    text = "\n".join([line for line, counts in zip(lines, counted, strict=True) if counts])
    script = script_of(text, "\n".join([lines[number] for number in marked if counted[number]]))
    return script, lines_with_hans(lines, range(len(lines))), True


def _is_japanese(text: str, kana: int) -> bool:
    """Whether a text with so many kana has too few Han characters for Chinese."""
    most = int(kana / JAPANESE) - kana
    return sum(1 for _ in islice(HAN.finditer(text), most)) < most


@cache
def _kinds() -> bytes:
    """A table of what is only traditional, only simplified, and kana."""
    return _table_of_kinds("".join(between(chr(first), chr(last)) for first, last in _KANA))


@cache
def _kinds_and_japanese() -> bytes:
    """The same, with all that only Japanese has beside kana."""
    return _table_of_kinds("".join([*(between(chr(first), chr(last)) for first, last in _KANA), *japanese_only()]))


def _table_of_kinds(third: str) -> bytes:
    hant, hans = ([character for character in side if character <= "\uffff"] for side in evidence_sets())
    return kinds_by_code(((1, hant), (2, hans), (3, third)))


def has_hant(text: str) -> bool:
    """Tell whether any character of a text is only traditional.

    >>> has_hant("乾坤——云"), has_hant("雲")
    (False, True)
    """
    return holds_any(text, _tables()[0]) if IS_COMPILED else _stands_in(_patterns()[0], text, "gb2312")


def odd_lines(lines: Sequence[str]) -> list[int]:
    """Return the numbers of the lines that are not in the characters of simplified text throughout.

    >>> odd_lines(["云——", "雲", "⼀个部首"])
    [1, 2]
    """
    if IS_COMPILED:
        table = _gb2312_table()
        return numbers_beyond(lines, table)
    search = _patterns()[0].search
    found: list[int] = []
    is_odd = False
    for number, line in enumerate(lines):
        if not line.isascii():
            # Below such a line, another one mostly tells with its first words: sooner than the codec says no.
            is_odd = (is_odd and search(line, 0, SHORT) is not None) or not _gb2312_holds(line)
            if is_odd:
                found.append(number)
    return found


def lines_with_hant(lines: Sequence[str], odd: Sequence[int] | None = None) -> set[int]:
    """Return the numbers of the lines in which any character is only traditional; odd: see `odd_lines`.

    >>> sorted(lines_with_hant(["云", "雲", "云和雲"]))
    [1, 2]
    """
    numbers = odd_lines(lines) if odd is None else odd
    if IS_COMPILED:
        return set(numbers_holding(lines, numbers, _tables()[0]))
    search = _patterns()[0].search
    return {number for number in numbers if search(lines[number])}


def lines_with_hans(lines: Sequence[str], numbers: Iterable[int]) -> set[int]:
    """Return those of some numbers of lines in which any character is only simplified.

    >>> sorted(lines_with_hans(["这", "這", "这和這"], (1, 2)))
    [2]
    """
    if IS_COMPILED:
        return set(numbers_holding(lines, numbers, _tables()[1]))
    return {number for number in numbers if has_hans(lines[number])}


def is_plainly_simplified(text: str) -> bool:
    """Tell quickly whether a text is simplified and in ordinary characters throughout; False may mean not known.

    >>> is_plainly_simplified("这里很好"), is_plainly_simplified("这裡很好"), is_plainly_simplified("⼀个部首")
    (True, False, False)
    """
    return _gb2312_holds(text) and has_hans(text)


def has_hans(text: str) -> bool:
    """Tell whether any character of a text is only simplified.

    >>> has_hans("乾坤"), has_hans("这")
    (False, True)
    """
    return holds_any(text, _tables()[1]) if IS_COMPILED else _stands_in(_patterns()[1], text, "big5")


def has_variants(text: str) -> bool:
    """Tell whether any character of a text is a radical or a compatibility form, which stands for another one.

    >>> has_variants("⼀个部首"), has_variants("一个部首")
    (True, False)
    """
    return holds_any(text, _variants()) if IS_COMPILED else _VARIANT.search(text) is not None


@cache
def _variants() -> bytes:
    return table_of(chr(code) for first, last in _VARIANTS for code in range(first, last + 1))


def prevailing(hant: int, hans: int) -> Script:
    """Return the script that evidence of `hant` and `hans` characters amounts to.

    >>> prevailing(9, 1), prevailing(1, 1), prevailing(0, 0)
    ('hant', 'mixed', 'other')
    """
    if hant > PREVAILS * hans:
        return "hant"
    if hans > PREVAILS * hant:
        return "hans"
    return "mixed" if hant else "other"


def evidence(text: str) -> tuple[int, int]:
    """Return how many characters of a text are only traditional and how many only simplified.

    >>> evidence("龍貓和龙猫")
    (2, 2)
    """
    return count_hant(text), count_hans(text)


def places_of(text: str, traditional: bool) -> list[int]:
    """Return where the characters stand in a text that are only traditional, or those that are only simplified.

    >>> places_of("龍貓和龙猫", True), places_of("龍貓和龙猫", False)
    ([0, 1], [3, 4])
    """
    side = 0 if traditional else 1
    if IS_COMPILED:
        return places_in(text, _tables()[side])
    return [match.start() for match in _patterns()[side].finditer(text)]


def count_hant(text: str) -> int:
    """Return how many characters of a text are only traditional.

    >>> count_hant("龍貓和龙猫")
    2
    """
    return count_in(text, _tables()[0]) if IS_COMPILED else len(_patterns()[0].findall(text))


def count_hans(text: str) -> int:
    """Return how many characters of a text are only simplified.

    >>> count_hans("龍貓和龙猫")
    2
    """
    return count_in(text, _tables()[1]) if IS_COMPILED else len(_patterns()[1].findall(text))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    # A character class scans several times as fast as a loop that asks a set.
    hant, hans = (re.compile("[" + "".join(sorted(side)) + "]") for side in evidence_sets())
    return hant, hans


@cache
def _tables() -> tuple[bytes, bytes]:
    hant, hans = evidence_sets()
    return table_of(hant), table_of(hans)


@cache
def evidence_sets() -> tuple[frozenset[str], frozenset[str]]:
    """Return the characters that are only traditional, and those that are only simplified.

    >>> [side & set("这這乾") for side in evidence_sets()]
    [frozenset({'這'}), frozenset({'这'})]
    """
    table = pairs("opencc_characters")
    hant = held("".join(table), "big5hkscs") - held("".join(table), "gb2312") - SHARED
    simple = "".join(set(table.values()) - set(table))
    hans = held(simple, "gb2312") - held(simple, "big5") - _HONG_KONG
    return frozenset(hant), frozenset(hans)


def _gb2312_holds(text: str) -> bool:
    """Whether GB 2312 has all characters of a text, dashes and middle dots aside: simplified text is full of them."""
    if IS_COMPILED:
        return holds_only(text, _gb2312_table())
    try:
        text.encode("gb2312")
    except UnicodeEncodeError as error:
        rest = text[error.start :]
        return rest[0] in "—·" and _gb2312_holds(rest.replace("—", "-").replace("·", "-"))
    return True


@cache
def _gb2312_table() -> bytes:
    """The characters of GB 2312, and dashes and middle dots."""
    return table_of(characters_of("gb2312", range(0xA1, 0xF8)) + "—·" + between("\0", "\x7f"))


def characters_of(encoding: str, rows: range) -> str:
    """The characters of some rows of 94 of an encoding, and line ends.

    These stand between any two, so that none that is missing takes its neighbour with it.

    >>> "啊" in characters_of("gb2312", range(0xB0, 0xB1))
    True
    """
    cells = bytes(range(0xA1, 0xFF))
    row = bytearray(b"\n" * (3 * len(cells)))
    row[1::3] = cells
    codes = bytearray()
    for first in rows:
        row[::3] = bytes((first,)) * len(cells)
        codes += row
    return codes.decode(encoding, "ignore")


def _stands_in(one_sided: re.Pattern[str], text: str, other_side: str) -> bool:
    """Whether a character of one side stands in a text; other_side: the encoding that has none of them.

    Mostly the beginning tells; else the few characters that the encoding lacks are looked at.
    """
    if one_sided.search(text, 0, SHORT):
        return True
    if len(text) <= SHORT:
        return False
    held_ = _held(text, other_side)
    if held_ == text:
        return False
    if held_.count("?") * ONE_ODD > len(text):
        return one_sided.search(text, SHORT) is not None
    return any(one_sided.match(text, match.start()) for match in _QUESTION_MARK.finditer(held_))


def _held(text: str, encoding: str) -> str:
    """The text with a question mark for each character that an encoding lacks.

    The codec goes through a text ten times as fast as an expression with a class of thousands of characters.
    """
    return text.encode(encoding, "replace").decode(encoding)


@cache
def japanese_only() -> frozenset[str]:
    """Return the characters that Japan writes and neither side of Chinese does.

    >>> sorted(japanese_only() & set("関関关關駅"))
    ['関', '駅']
    """
    chinese = set(pairs("opencc_characters")) | set(pairs("opencc_characters").values()) | set(pairs("characters"))
    japanese = characters_of("euc_jp", range(0xB0, 0xF5))  # the Han characters of JIS X 0208
    return frozenset(set(japanese) - held(japanese, "gb2312") - held(japanese, "big5") - chinese)


def held(characters: str, encoding: str) -> set[str]:
    """Return those of some characters that an encoding has.

    >>> held("东東", "gb2312")
    {'东'}
    """
    return set(characters.encode(encoding, "ignore").decode(encoding))

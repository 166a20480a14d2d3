"""Noise in an article's own characters, undone: invisible characters, readings in brackets, anti-scraping strings.

Each kind is undone only where the page shows that it is noise: a reading in brackets is damage when
it recurs behind single characters all over the page, and content in a text about pronunciation.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice
from typing import TYPE_CHECKING, Final

from ..expressions import compiled, expression
from ..parse.compiled import IS_COMPILED
from ..script.detect import has_hant
from .jumbles import without_jumbles
from .scan import (
    ANY_NOISE,
    BLANK_IN_BRACKETS,
    BLANKS,
    BRACKET,
    JUMBLE,
    LONG_ROW,
    ODD_MARKS,
    UNSEEN_SIGN,
    noise_possible,
)

if TYPE_CHECKING:
    from mypy_extensions import i64  # an integer of the machine, where this is compiled

_EMOJI: Final = "\U0001f000-\U0001faff\u2600-\u27bf"
_UNSEEN: Final = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e0fff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"
)
# A joiner stays inside an emoji that it makes.
INVISIBLE: Final = expression(f"[{_UNSEEN}\u200d](?:(?<!\u200d)|(?![{_EMOJI}])|(?<![{_EMOJI}\ufe0f]\u200d))")
# Ends of lines as they may stand in code.
_LINE_ENDS: Final = expression("\r\n?|[\x85\u2028\u2029]")
_SELECTORS: Final = "\ufe00-\ufe0f"
_VARIATION: Final = f"(?<=[\u3400-\u9fff])[{_SELECTORS}]"
_SYLLABLE: Final = "[a-zāáǎàēéěèōóǒòīíǐìūúǔùǖǘǚǜüńňǹḿê]{1,6}"
_READING: Final = expression(rf"[(（]({_SYLLABLE})(\s?)[)）]", re.I)
# The same, each with one bracket before it: one character is found in a sixth of the time that either of two takes.
_READINGS: Final = tuple(expression(rf"{bracket}((?i:{_SYLLABLE}))(\s?)[)）]") for bracket in (r"\(", "（"))
_TONED: Final = expression("[āáǎàēéěèōóǒòīíǐìūúǔùǖǘǚǜńňǹḿ]")
_SPACED_READING: Final = expression(" [)）]")
_ABOUT_READINGS: Final = (
    "读音|拼音|声调|读作|读成|念作|念成|多音字|注音|[读念][第]?[一二三四轻]声|音节|声母|韵母"
    "|讀音|讀作|讀成|聲調|[讀念][第]?[一二三四輕]聲"
)
# What stands in no ordinary Chinese text. Most pages have few, among which what is noise is told at once.
_UNUSUAL: Final = expression("[^\t\n -~\u00b7\u2010-\u2027\u2e80-\u9fff\uff00-\uffef]")
MOST_UNUSUAL: Final = 1000
_UNSHOWN: Final = expression(f"[{_UNSEEN}\u200d\r\x85\u2028\u2029{_SELECTORS}]")
# So many readings in brackets behind single characters make a damaged page.
_READINGS_OF_DAMAGE: Final = 5
# Syllables that common words have without a tone; of a damaged page, behind a character that is only traditional.
_NEUTRAL: Final = frozenset(
    ("men", "ge", "me", "li", "zhe", "guo", "tou", "bian", "shi", "lai", "xi", "da", "fu", "ne", "ma", "le", "de", "zi")
)
# Behind characters that are only traditional, where Taiwan writes no pinyin, so many do.
_READINGS_OF_CONVERTED: Final = 2
# Marks of footnotes, as encyclopedias set them behind clauses.
_NOTE_NUMBER: Final = expression(r"\[\d{1,3}[\]\-–,，]")
_NOTE: Final = (
    r"[ \[](?<=[\u3400-\u9fff。，；、”」）》].)(?:(?<=\[)|(?<= )\[)\d{1,3}(?:[-–,，]\d{1,3})*\] ?"
    r"(?:\[\d{1,3}(?:[-–,，]\d{1,3})*\] ?)*"
)
_NOTES: Final = 2
# Discuz's jammer(): a character between ! and ;, a blank, a character between ? and ~, five times and more.
_JAMMER: Final = r"(?:[!-;] {1,2}[?-~] ?){4,}[!-~]?|(?:[?-~] [!-;] ?){4,}"
# Letters and figures at random, glued between two Chinese sentences; twice on a page they are no key or name.
_RANDOMS: Final = 2
# So many letters and figures in a row, as this table shows a text's bytes, with odd marks apart: most pages have none.
_ODD_MARKS: Final = frozenset("@^!&%$*~#|")
_LATIN: Final = bytes(
    ord("a") if bytes((byte,)).isalnum() else ord("m") if chr(byte) in _ODD_MARKS else ord(" ") for byte in range(256)
)
_LONG_RUN: Final = b"a" * 14
_END_OF_RUN: Final = re.compile(b"[^a]")
# Letters and odd marks stirred together: bm@^!&dyq_&v@jm %cc^t. Code has brackets and blanks around its marks, and a
# password's rule has marks alone; two odd marks in a row are the sign of one. They stand behind Chinese or nothing.
_STIRRED: Final = expression(
    r"[A-Za-z0-9@^!&_%$*~#|+=?\-](?<![\x00-\u3000].)(?:[A-Za-z0-9@^!&_%$*~#|+=?\-]| (?=[A-Za-z0-9@^!&_%$*~#|])){14,120}"
)
_STIRRED_SIGN: Final = b"mm"
STIRRED_MARKS: Final = 5
STIRRED_LETTERS: Final = 0.4
# The least of either, beginning with its blank, which makes the search a quick one.
_JAMMER_SIGN: Final = expression(
    " (?:(?<=[!-;] ) ?[?-~] ?(?:[!-;] {1,2}[?-~] ?){3}|(?<=[?-~] )[!-;] ?(?:[?-~] [!-;] ?){3})"
)
_BLANKS_OF_JAMMER: Final = 4
_INSIDE: Final = (
    r"(?<=[\u3400-\u9fff。！？；”」』）)]) ?(?:[ -;] {1,2}[?-~] ?){4,}[!-~]? ?(?=[\u3000\u3400-\u9fff“「『（［【])"
)
_EDGE: Final = r"^\s*(?:[ -;] {1,2}[?-~]){4,}(?:[!-;](?![.、．\d]))?\s?|(?<!\s)\s*(?:[ -;] {1,2}[?-~]){4,}\s*$"


def undo_noise(lines: list[str]) -> tuple[list[str], dict[int, list[str]]]:
    """The lines without noise, and what was taken out of which line. Returns the same list if there is none.

    >>> undo_noise(["河\u200b湾"])
    (['河湾'], {})
    """
    removed: dict[int, list[str]] = {}
    possible = noise_possible(lines) if IS_COMPILED else ANY_NOISE
    if not possible:
        return lines, removed
    joined = "\n".join(lines)
    unusual = _unusual(joined) if possible & UNSEEN_SIGN else ""
    if unusual and _UNSHOWN.search(unusual):
        lines = [_visible(line) if _UNSHOWN.search(line) else line for line in lines]
        joined, possible = "\n".join(lines), ANY_NOISE
    if (unusual and _TONED.search(unusual)) or (possible & BLANK_IN_BRACKETS and _SPACED_READING.search(joined)):
        lines = _without_readings(lines, joined)
        joined, possible = "\n".join(lines), ANY_NOISE
    if possible & (LONG_ROW | ODD_MARKS):
        lines = _without_strings(lines, joined, removed)
    if possible & BRACKET and "[" in joined and len(_NOTE_NUMBER.findall(joined)) >= _NOTES:
        lines = _without_notes(lines)
    if possible & BLANKS and (IS_COMPILED or _JAMMER_SIGN.search(joined)):
        lines = _without_jammers(lines, removed)
    if possible & JUMBLE:
        lines = without_jumbles(lines, removed)
    return lines, removed


def _without_jammers(lines: list[str], removed: dict[int, list[str]]) -> list[str]:
    """The lines without figures and letters with blanks between; the same list if there are none."""
    found = lines
    for number, line in enumerate(lines):
        if line.count(" ") < _BLANKS_OF_JAMMER:
            continue
        if (IS_COMPILED and not noise_possible((line,)) & BLANKS) or not _JAMMER_SIGN.search(line):
            continue
        shown, taken = without_jammer(line)
        if taken:
            found = list(lines) if found is lines else found
            found[number] = shown
            removed[number] = taken
    return found


def _without_strings(lines: list[str], joined: str, removed: dict[int, list[str]]) -> list[str]:
    """The lines without random letters and figures, and without letters and odd marks stirred together."""
    kinds = _in_kinds(joined)
    if _may_hold_random_strings(joined, kinds) and sum(len(_random_strings(line)) for line in lines) >= _RANDOMS:
        lines = list(lines)
        for number, line in enumerate(lines):
            for text in _random_strings(line):
                lines[number] = lines[number].replace(text, "", 1)
                removed.setdefault(number, []).append(text)
        kinds = _in_kinds("\n".join(lines))
    if _STIRRED_SIGN in kinds:
        lines = list(lines)
        for number in _numbers_of_stirred(lines, kinds):
            for text in _stirred_strings(lines[number]):
                lines[number] = lines[number].replace(text, "", 1).strip()
                removed.setdefault(number, []).append(text)
    return lines


def _numbers_of_stirred(lines: Sequence[str], kinds: bytes) -> list[int]:
    """The numbers of the lines that hold the sign of stirred strings; kinds: of all lines."""
    ends = list(accumulate([len(line) + 1 for line in lines]))
    found: list[int] = []
    at = kinds.find(_STIRRED_SIGN)
    while at >= 0:
        number = bisect_right(ends, at)
        found.append(number)
        at = kinds.find(_STIRRED_SIGN, ends[number])
    return found


def _unusual(text: str) -> str:
    """The unusual characters of a text; of one that is full of them, the text itself."""
    found = _unusual_in(text) if IS_COMPILED else [match[0] for match in islice(_UNUSUAL.finditer(text), MOST_UNUSUAL)]
    return "".join(found) if len(found) < MOST_UNUSUAL else text


def _unusual_in(text: str) -> list[str]:
    """What `_UNUSUAL` finds, up to so many."""
    found: list[str] = []
    size: i64 = len(text)
    at: i64 = 0
    while at < size:
        code: i64 = ord(text[at])
        if not (
            0x2E80 <= code <= 0x9FFF
            or 32 <= code <= 126
            or 0xFF00 <= code <= 0xFFEF
            or 0x2010 <= code <= 0x2027
            or code == 10
            or code == 9
            or code == 0xB7
        ):
            found.append(text[at])
            if len(found) == MOST_UNUSUAL:
                break
        at += 1
    return found


def _visible(line: str) -> str:
    shown = without_invisible(line)
    return shown if shown.strip() else ""


def without_invisible(line: str) -> str:
    """The line without invisible characters and control characters.

    >>> without_invisible("河\u200b湾\x1b[2J 👨\u200d👩")
    '河湾[2J 👨\u200d👩'
    """
    return compiled(_VARIATION).sub("", INVISIBLE.sub("", _LINE_ENDS.sub("\n", line))) if _unusual(line) else line


def _stirred_strings(line: str) -> list[str]:
    """The strings of letters and odd marks in a line that stand beside Chinese, or are all of it.

    >>> _stirred_strings("雨停了。bm@^!&dyq_&v@jm %cc^t他推开门。")
    ['bm@^!&dyq_&v@jm %cc^t']
    >>> _stirred_strings("口令要有特殊字符（!@#$%^&*），如Abc@2024。")
    []
    """
    counts = [line.count(mark) for mark in _ODD_MARKS]
    if sum(counts) < STIRRED_MARKS or len(counts) - counts.count(0) < STIRRED_MARKS - 1:
        return []
    found = []
    for match in _STIRRED.finditer(line):
        if match.end() < len(line) and line[match.end()] < "\u3001":
            continue
        text = match.group().strip()
        marks = [c for c in text if c in _ODD_MARKS]
        mixed = len(marks) >= STIRRED_MARKS and len(set(marks)) >= STIRRED_MARKS - 1
        if mixed and sum(map(str.isalpha, text)) >= STIRRED_LETTERS * len(text):
            found.append(text)
    return found


def _in_kinds(text: str) -> bytes:
    """The text with one byte a character, by its kind."""
    return text.encode("ascii", "replace").translate(_LATIN)


def _may_hold_random_strings(joined: str, kinds: bytes) -> bool:
    return sum(_is_random(joined, *run) for run in _long_runs(kinds)) >= _RANDOMS


def _random_strings(line: str) -> list[str]:
    """Runs of letters in both cases and figures that stand right between Chinese characters, or at the end."""
    return [
        line[start:end]
        for start, end in _long_runs(_in_kinds(line))
        if _is_random(line, start, end) and (end == len(line) or line[end] >= "\u3001")
    ]


def _is_random(text: str, start: int, end: int) -> bool:
    """Whether letters and figures are mixed that stand right behind a Chinese character."""
    run = text[start:end]
    mixed = not (run.islower() or run.isupper() or run.isalpha() or run.isdecimal())
    return mixed and len(run) <= 40 and start > 0 and text[start - 1] >= "\u3001"


def _long_runs(kinds: bytes) -> Iterator[tuple[int, int]]:
    """Where letters and figures stand in a long row of a text that is given in kinds."""
    start = kinds.find(_LONG_RUN)
    while start >= 0:
        end = _END_OF_RUN.search(kinds, start)
        found = end.start() if end else len(kinds)
        yield start, found
        start = kinds.find(_LONG_RUN, found)


def _without_notes(lines: list[str]) -> list[str]:
    """The lines without the marks of footnotes, if there are several."""
    noted = [number for number, line in enumerate(lines) if "[" in line and compiled(_NOTE).search(line)]
    if sum(len(compiled(_NOTE).findall(lines[number])) for number in noted) < _NOTES:
        return lines
    lines = list(lines)
    for number in noted:
        lines[number] = compiled(_NOTE).sub("", lines[number])
    return lines


def _without_readings(lines: list[str], joined: str) -> list[str]:
    """The lines without readings in brackets, if those are damage."""
    found = [
        match
        for reading in _READINGS
        for match in reading.finditer(joined)
        if _is_behind_han(match) and (_TONED.search(match.group(1)) or match.group(2))
    ]
    spaced = sum(bool(match.group(2)) for match in found)
    if len(found) < _READINGS_OF_DAMAGE and spaced < 2 and not _are_of_converted(found):
        return lines
    about = sum(1 for line in lines if compiled(_ABOUT_READINGS).search(line) and _READING.search(line))
    if about and spaced < 2 and len(found) < 40 * about:
        return lines
    characters = {joined[match.start() - 1] for match in found}
    damaged = len(found) >= _READINGS_OF_DAMAGE

    def undo(match: re.Match[str]) -> str:
        if not _is_behind_han(match):
            return match.group()
        toned = _TONED.search(match.group(1)) or match.group(2)
        behind = match.string[match.start() - 1]
        neutral = damaged and match.group(1) in _NEUTRAL and has_hant(behind)  # 們(men)
        return "" if toned or neutral or behind in characters else match.group()

    return [_READING.sub(undo, line) if "(" in line or "（" in line else line for line in lines]


def _are_of_converted(found: Sequence[re.Match[str]]) -> bool:
    """Whether the readings stand behind characters that a program made traditional: 會(huì)議 and 國(guó)家.

    One with a blank in its bracket, as nobody writes it, counts twice.
    """
    behind = {match.string[match.start() - 1] for match in found}
    return len(found) + sum(map(bool, (match[2] for match in found))) >= _READINGS_OF_CONVERTED and all(
        map(has_hant, behind)
    )


def _is_behind_han(match: re.Match[str]) -> bool:
    at = match.start()
    return at > 0 and "\u3400" <= match.string[at - 1] <= "\u9fff"


def without_jammer(line: str) -> tuple[str, list[str]]:
    """The line without anti-scraping strings at its start or end or between two of its sentences; and these strings.

    >>> without_jammer("( o' ^: s% m3 {& l平台上线了")
    ('平台上线了', ["( o' ^: s% m3 {& l"])
    >>> without_jammer("7 e; T1 _# z  o! Q8 n")
    ('', ['7 e; T1 _# z  o! Q8 n'])
    """
    taken: list[str] = []
    if not compiled(_JAMMER).search(line):
        return line, taken

    def take(match: re.Match[str]) -> str:
        taken.append(match.group().strip())
        return ""

    shown = compiled(_EDGE).sub(take, compiled(_EDGE).sub(take, compiled(_INSIDE).sub(take, line))).strip()
    return shown, [text for text in taken if text]

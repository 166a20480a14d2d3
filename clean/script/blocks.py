"""The blocks of a page in simplified characters, with one call of OpenCC.

The only module that knows OpenCC. What OpenCC is given is a configuration of ours (clean/data/script_config.json) over
text files in the same folder, so there is nothing to write at run time and nothing to be found in the working
directory. Which lines are converted is decided first:

- a line with only simplified evidence is left alone, also on a traditional page;
- a line of a traditional page without simplified evidence is converted as a whole;
- a line with both is decided clause by clause: a traditional clause is converted, in another one only the characters
  that are never right in simplified text are changed;
- Japanese, and characters in an address, are left alone everywhere.

A page that was made by a one-to-one table (the common hijacked copies of mainland pages: 后来, 什么 and 對于 among
traditional characters) is not traditional text: it is turned back by the reversed table.
"""

from __future__ import annotations

import threading
import unicodedata
from collections.abc import Callable, Collection, Sequence
from functools import cache
from typing import Final

from clean.script.detect import (
    HAN,
    PREVAILS,
    Script,
    count_hans,
    count_hant,
    evidence,
    has_hans,
    has_hant,
    has_variants,
    lines_with_hans,
    lines_with_hant,
    places_of,
    prevailing,
)
from clean.script.review import review
from clean.script.shelter import has_addresses, has_signs, segments, spans
from clean.script.table import DATA, SHARED, pairs

from ..any_of import AnyOf
from ..expressions import SPACES, beginning_with, expression
from ..parse.compiled import (
    IS_COMPILED,
    Replacements,
    between,
    holds_only,
    replaced,
    runs_without,
    table_of,
    table_of_replacements,
)

_MARKS: Final = ",，。！？!?；;：:「」『』《》“”"
_CLAUSE: Final = expression(rf"[^\s{_MARKS}]+")
_BETWEEN: Final = table_of(SPACES + _MARKS)
# A clause of a mixed line is traditional if it has at least this many times as much traditional evidence.
_CLAUSE_PREVAILS: Final = 2
_QUOTES: Final = str.maketrans("「」『』", "“”‘’")
# What a one-to-one table leaves as it is and no writer of traditional text would write; and what it never yields.
_MECHANICAL: Final = expression(
    beginning_with(
        "什怎這那多哪心手家屋院城之以然最隨背事前今后對關由至終位屬一兩幾三",
        "[什怎這那多]么|[這那哪心手家屋院城]里(?!長|程|民)|[之以然最隨背事前今]后(?!妃|宮)"
        "|(?<![太皇王天母影歌視后])后[\u6765\u4f86面續期者悔]|[對關由至終位屬]于(?!右|斌|謙|冠|正|美|是之)|[一兩幾三]只[小貓狗手眼]",
    )
)
_NATIVE: Final = "後裡裏麼於隻徵瞭夥"
# Each of what it leaves holds one of these, as its first or its second character.
_LEFT_AS_IT_IS: Final = AnyOf("么里后于只")
# Also right in simplified names (钱鍾书), but what such a table makes of 钟 and 厘.
_TABLE_ALONE: Final = (("鍾", "钟"), ("釐", "厘"))
_SHARED: Final = expression(f"[{''.join(sorted(SHARED))}]")
# 於 in a simplified clause of a mixed line is a leftover (本文原载於), unless it is one of the names that have it.
_YU: Final = expression("於(?<=[\u4e00-\u9fff]於)(?<![樊姓家]於)(?![梨崇潜潛菟陵])")

_lock = threading.Lock()


# What is done with a piece of a line.
LEAVE: Final = 0
LETTERS: Final = 1
CONVERT: Final = 2

# On pages in these scripts what is in no script of its own is converted, too.
_CONVERTED: Final = ("hant", "other")

Piece = tuple[int, str]
"""What is done with a part of a line, and the part."""


def convert_blocks(
    blocks: Sequence[str],
    *,
    code: Sequence[bool] | None = None,
    quotes: bool = False,
    mainland_words: bool = False,
    page_script: str | None = None,
    marked: Collection[int] | None = None,
    simplified: Collection[int] | None = None,
    japanese: bool = True,
) -> list[str]:
    """Return the blocks of a page in simplified characters, in the same order, each with the lines it had.

    code: for each block, whether it is program code and must stay as it is.
    quotes, mainland_words: see `convert.to_simplified`.
    page_script: what `script_of` said of the page; decides blocks that have no evidence of their own.
    marked: if all is in ordinary characters, the numbers of the blocks with traditional ones, where those are known.
    simplified: the numbers of the blocks with simplified ones, where those are known.
    japanese: whether Japanese may stand in a block; it is known that none does only if all is in ordinary characters.

    >>> convert_blocks(["臺灣", "echo 臺灣", "台湾"], code=[False, True, False])
    ['台湾', 'echo 臺灣', '台湾']
    """
    result = list(blocks)
    chosen = [i for i, is_code in enumerate(code) if not is_code] if code else list(range(len(result)))
    texts = [result[i] for i in chosen]
    page = "\n".join(texts)
    whole = None
    if marked is not None and page_script == "hans" and not quotes:  # no other block changes
        chosen = [i for i in chosen if i in marked]
        texts = [result[i] for i in chosen]
        page, whole = "\n".join(texts), page
    came = page.split("\n") if any("\n" in text for text in texts) else texts  # most blocks are lines
    hans: set[int] | None = None
    if marked is not None and simplified is not None and came is texts:
        hans = {at for at, number in enumerate(chosen) if number in simplified}
    lines: list[str] | None = None
    if marked is None and not is_settled(page):
        came = lines = list(map(_normal, came))
        page = "\n".join(lines)
    lines = _convert_page(page, came, page_script, mainland_words, whole, hans, japanese) or lines
    if quotes and ("「" in page or "『" in page):
        lines = list(map(_mainland_quotes, came if lines is None else lines))
    if lines is not None:
        _put_back(result, chosen, lines)
    return result


def is_settled(text: str) -> bool:
    """Whether a text that is all simplified comes out of `convert_blocks` as it went in.

    >>> is_settled("这里很好"), is_settled("⼀个部首")
    (True, False)
    """
    if IS_COMPILED and holds_only(text, _SETTLED):
        return True
    return not has_variants(text) and unicodedata.is_normalized("NFC", text)


# Characters that are of one form, whatever stands beside them.
_SETTLED: Final = table_of(
    between("\0", "\x7f")
    + between("\u2010", "\u2027")
    + between("\u3000", "\u3029")
    + between("\u4e00", "\u9fff")
    + between("\uff01", "\uff5e")
    + "·"
)


def _put_back(result: list[str], chosen: list[int], lines: list[str]) -> None:
    if len(lines) == len(chosen):
        for i, line in zip(chosen, lines, strict=True):
            result[i] = line
        return
    start = 0
    for i in chosen:
        end = start + result[i].count("\n") + 1
        result[i] = "\n".join(lines[start:end])
        start = end


def _convert_page(
    page: str,
    came: list[str],
    script: str | None,
    mainland_words: bool,
    whole: str | None,
    simplified: set[int] | None,
    japanese: bool,
) -> list[str] | None:
    """The lines of a page in simplified characters; None if they are as they were.

    came: the lines of `page`; whole: the text of which that is what may change; simplified: which of the lines hold
    simplified characters, if that is known; japanese: whether Japanese may stand in any.
    """
    hant, hans = has_hant(page), has_hans(page) if simplified is None else bool(simplified)
    if not hant and (hans or script == "hans"):
        return None
    script = script or _script(page, hant, hans)
    told = page if whole is None else whole
    at = _LEFT_AS_IT_IS.place(told)
    mechanical = at >= 0 and not any(map(told.__contains__, _NATIVE)) and _MECHANICAL.search(told, max(0, at - 1))
    convert = _from_one_to_one_table if mechanical else _from_traditional
    sheltered = has_signs(page) if japanese else has_addresses(page)
    if script == "hant" and not hans and not sheltered:
        return _finish(convert(page), mainland_words).split("\n")
    lines = _cut(came, script, sheltered, simplified)
    # Each with one call for all pieces of the page.
    chosen: list[str] = []
    mixed: list[str] = []
    for line, pieces in zip(came, lines, strict=True):
        if pieces is None:
            chosen.append(line)
            continue
        for way, text in pieces:
            if way == CONVERT:
                chosen.append(text)
            elif way == LETTERS:
                mixed.append(text)
    converted = _finish(convert("\n".join(chosen)), mainland_words).split("\n")
    lettered = _leftovers("\n".join(mixed)).split("\n")
    return _put_together(lines, converted, lettered)


def _put_together(lines: list[list[Piece] | None], converted: list[str], lettered: list[str]) -> list[str]:
    """The lines with what was made of their pieces."""
    found: list[str] = []
    first = second = 0
    for pieces in lines:
        if pieces is None:
            found.append(converted[first])
            first += 1
            continue
        parts: list[str] = []
        for way, text in pieces:
            if way == CONVERT:
                text = converted[first]
                first += 1
            elif way == LETTERS:
                text = lettered[second]
                second += 1
            parts.append(text)
        found.append(parts[0] if len(parts) == 1 else "".join(parts))
    return found


def _script(page: str, hant: bool, hans: bool) -> Script:
    if hant and hans:
        return prevailing(*evidence(page))
    return "hant" if hant else "other"


def _cut(lines: Sequence[str], script: str, sheltered: bool, hans: set[int] | None) -> list[list[Piece] | None]:
    """Cut each line into what is converted and what is not; on a simplified page only the lines that may have any.

    None stands for a line that is converted as a whole.

    sheltered: whether any of them may hold what must be sheltered; hans: which lines hold simplified
    characters, if that is known.
    """
    if script != "hans":
        if sheltered or script not in _CONVERTED:
            return [_pieces(line, script, sheltered) for line in lines]
        mixed = lines_with_hans(lines, range(len(lines))) if hans is None else hans
        return [_decided(line, script) if n in mixed else None for n, line in enumerate(lines)]
    marked = lines_with_hant(lines)
    return [_pieces(line, script, sheltered) if n in marked else [(LEAVE, line)] for n, line in enumerate(lines)]


def _pieces(line: str, script: str, sheltered: bool) -> list[Piece]:
    """Cut a line into what is converted and what is not."""
    if not sheltered or not has_signs(line):
        return _decided(line, script)
    pieces: list[Piece] = []
    for is_left, text in segments(line):
        pieces += [(LEAVE, text)] if is_left else _decided(text, script)
    return pieces


def _decided(text: str, script: str) -> list[Piece]:
    hans = count_hans(text)
    if not hans and script in _CONVERTED:
        return [(CONVERT, text)]
    hant = count_hant(text)
    if not hans:
        return [(CONVERT if hant else LEAVE, text)]
    if hant == 0:
        return [(LEAVE, text)]
    if hant >= PREVAILS * hans and script == "hant":
        return [(CONVERT, text)]
    return _clauses(text)


def _clauses(text: str) -> list[Piece]:
    """Cut a text of both scripts into its traditional clauses and what stands between them."""
    marked = places_of(text, traditional=True)
    spans = runs_without(text, _BETWEEN) if IS_COMPILED else [match.span() for match in _CLAUSE.finditer(text)]
    pieces: list[Piece] = []
    behind = at = 0
    for start, end in spans:
        first = at
        while at < len(marked) and marked[at] < end:
            at += 1
        if at > first and at - first >= _CLAUSE_PREVAILS * count_hans(text[start:end]):
            if start > behind:
                pieces.append((LETTERS, text[behind:start]))
            pieces.append((CONVERT, text[start:end]))
            behind = end
    if behind < len(text):
        pieces.append((LETTERS, text[behind:]))
    return pieces


def _leftovers(text: str) -> str:
    """The clauses of mixed lines that are not traditional, a line each, with what is never right there changed."""
    return _YU.sub("于", _letters(text)) if text else text


def _normal(line: str) -> str:
    """A Chinese line in NFC, with ordinary characters for the radicals that stand in their place."""
    if not HAN.search(line) or _is_japanese(line):
        return line
    return unicodedata.normalize("NFC", line).translate(_radicals())


def _is_japanese(line: str) -> bool:
    return has_signs(line) and spans(line) == [(0, len(line))]


def _mainland_quotes(line: str) -> str:
    return line if _is_japanese(line) else line.translate(_QUOTES)


@cache
def _radicals() -> dict[int, str]:
    return {ord(radical): character for radical, character in pairs("radicals").items()}


def _from_traditional(text: str) -> str:
    if not text:
        return text
    return review(text, _opencc("config")(text))


def _letters(text: str) -> str:
    """The text with what is never right in simplified text changed, character by character.

    >>> _letters("看著臺灣的昇騰")
    '看著台湾的昇腾'
    """
    if IS_COMPILED:
        found = replaced(text, _table_of_letters())
        if found is not None:
            return found
    result = _opencc("letters_config")(text)
    pieces: list[str] = []
    behind = 0
    for match in _SHARED.finditer(text):
        pieces += result[behind : match.start()], match[0]
        behind = match.end()
    return "".join([*pieces, result[behind:]]) if pieces else result


@cache
def _table_of_letters() -> Replacements:
    """What `script_letters_config.json` makes of each character, as one step."""
    radicals, letters = pairs("radicals"), pairs("opencc_characters")
    changed = {**letters, **{radical: letters.get(character, character) for radical, character in radicals.items()}}
    return table_of_replacements({character: other for character, other in changed.items() if character not in SHARED})


def _from_one_to_one_table(text: str) -> str:
    """The reverse of a table that gave each simplified character one traditional one.

    Whatever is also right in simplified text was in the original; only 著 may have been 着, which words must tell.
    """
    result = _letters(text)
    for made, given in _TABLE_ALONE:
        result = result.replace(made, given)
    if "著" not in text:
        return result
    spans = _sentences_with(text, "著")
    converted = _from_traditional("\n".join([text[start:end] for start, end in spans])).split("\n")
    pieces: list[str] = []
    behind = 0
    for (start, end), line in zip(spans, converted, strict=True):
        at = text.find("著", start, end)
        while at >= 0:
            pieces += result[behind:at], line[at - start]
            behind = at + 1
            at = text.find("著", behind, end)
    return "".join([*pieces, result[behind:]])


def _sentences_with(text: str, character: str) -> list[tuple[int, int]]:
    """Where the sentences of a text stand that hold a character, each with the full stop before it."""
    found: list[tuple[int, int]] = []
    end = 0  # of the last one
    at = text.find(character)
    while at >= 0:
        start = max(text.rfind("\n", end, at) + 1, text.rfind("。", end, at), end)
        line_end = text.find("\n", at)
        line_end = len(text) if line_end < 0 else line_end
        end = text.find("。", at, line_end) + 1 or line_end
        found.append((start, end))
        at = text.find(character, end)
    return found


def _finish(text: str, mainland_words: bool) -> str:
    return _opencc("words_config")(text) if mainland_words else text


def _opencc(config: str) -> Callable[[str], str]:
    """The conversion of `clean/data/script_<config>.json`, loaded once a process; threads may share it."""
    with _lock:
        return _load_opencc(config)


@cache
def _load_opencc(config: str) -> Callable[[str], str]:
    import opencc

    path = str(DATA / f"script_{config}.json")
    convert: Callable[[str], str] = opencc.OpenCC(path, include_tofu_risk_dictionaries=False).convert
    return convert

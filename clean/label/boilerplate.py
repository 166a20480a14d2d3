"""Lines of a page's own boilerplate, told by themselves.

Two signals, both on simplified text: a line in which hardly anything but the words of controls and
menus stands (`data/interface_words.txt`), and a line of a known shape, anchored at its ends
(`data/boilerplate_lines.txt`). Words inside an article's sentence match neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from ..expressions import expression
from ..labels import Label
from ..parse.compiled import IS_COMPILED
from ..word_lists import words
from .code_lines import reads_like_code
from .line_patterns import LONGEST_LINE, line_patterns, patterns_for, patterns_for_end
from .phrases import Hit
from .scan import Words, may_hold_sentences
from .signs import signs_of

# Share of a line's word characters that must be control words: one token, two, more.
COVERAGE: Final = {1: 1.0, 2: 0.75}
COVERAGE_OF_MANY: Final = 0.6
# A tail is looked for in so many characters at the end of a paragraph.
LONGEST_TAIL: Final = 240
# Behind a tail in brackets no more than so many characters stand.
LONGEST_AFTER: Final = 8
# No line that opens like boilerplate is longer (`max=` in the list).
LONGEST_START: Final = 400
# A menu may stand on one long line, with a date, the weather or the headline at its end.
MENU_TOKENS: Final = 8
LONGEST_MENU: Final = 400
COVERAGE_OF_MENU: Final = 0.4
# Sentence ends: a line with two of them inside is prose, not a control.
_SENTENCES: Final = expression(r"[。！？](?<=[\w”」』）].)(?=.)")
# One at a time: a search for runs takes half as long again.
_SEPARATOR: Final = expression(
    r"[\s|/>»›＞·・,，、•●:：;；\-–—_()（）\[\]【】〔〕「」{}<＜«‹~～+＋*＊#=.。…!！?？\"“”'↓↑→←▼▲►√©®︰｜│丨♡♥❤☆★✉♪]"
)
_COUNTED: Final = frozenset("一二三四五六七八九十")
_FIGURES: Final = expression(r"^[\d.,%¥￥$]+[万亿kKwW+]*|[\d.,%¥￥$]+[万亿kKwW+]*$")
_QUOTED: Final = expression("[“「『][^“”「」『』]*[”」』]")
_BRACKETED: Final = expression(r"[（(\[【][^（）()\[\]【】]*[）)\]】]")
_INTERFACE_SECTIONS: Final = ("navigation", "toolbar", "comment", "pager", "recommendation", "advertisement", "footer")

# Lines of names and dates: one that ends as a sentence does is a line of speech (记者：您怕吗？).
_NAMES_ONLY: Final = frozenset((Label.BYLINE, Label.EDITOR))
# Controls and headings: one so long that ends with a full stop is a sentence (下一章里，船要开了。).
_CONTROLS: Final = frozenset(
    (Label.TOOLBAR, Label.PAGER, Label.NAVIGATION, Label.COMMENT, Label.RECOMMENDATION, Label.ADVERTISEMENT)
)
SENTENCE: Final = 9
# A compound of what a control does, or how controls are named, has so many characters.
SHORTEST_COMPOUND: Final = 3
LONGEST_COMPOUND: Final = 5
# A line of more characters with a comma and no blank is not made of control words; nor is one that ends as a sentence.
LONGEST_WITH_COMMA: Final = 24

# Lines no longer than this stand on page after page of a site, as the words of its menus do; so many are kept.
LONGEST_REPEATED: Final = 12
MOST_REPEATED: Final = 1 << 12


@cache
def _interface_words() -> dict[str, Label]:
    found: dict[str, Label] = {}
    for section in _INTERFACE_SECTIONS:
        label = Label(section)
        for word in words("interface_words", section):
            found.setdefault(word, label)
    return found


LineLabel = tuple[Label, str]
"""Label and reason of a line."""


def line_label(line: str, signs: Sequence[Hit] | None = None) -> LineLabel | None:
    """Label and reason of a boilerplate line, None for anything else.

    signs: what `signs_of` finds in the line, if that is known already.

    >>> line_label("分享到： 微信 新浪微博 QQ空间")
    (<Label.TOOLBAR: 'toolbar'>, 'made of control words')
    >>> line_label("责任编辑：林某")
    (<Label.EDITOR: 'editor'>, 'shape of an editor line')
    >>> line_label("他把责任编辑叫到办公室，谈了一个钟头。")
    """
    label = _label_of_controls(line)
    if label is not None or len(line) > LONGEST_START:
        return label
    return _label_of_shape(line, _patterns_for(line, signs_of(line) if signs is None else signs))


def _label_of_controls(line: str) -> LineLabel | None:
    """Label and reason of a line that is made of control words."""
    if _may_be_controls(line, len(line)) and (not IS_COMPILED or _control_words().may_stand_in(line)):
        label = _made_of_controls(line)
        if label is not None:
            return label, "made of control words"
    return None


def _patterns_for(line: str, signs: Sequence[Hit]) -> list[int]:
    """The numbers of the expressions that are worth trying on a line."""
    return patterns_for(line, signs, whole=len(line) <= LONGEST_LINE)


def _label_of_shape(line: str, numbers: Sequence[int]) -> LineLabel | None:
    """Label and reason of a line that one of some expressions matches."""
    if not numbers or reads_like_code(line):
        return None
    length = len(line)
    whole = length <= LONGEST_LINE and not _holds_sentences(line)
    patterns = line_patterns()
    speech = False
    for number in numbers:
        pattern = patterns[number]
        label = pattern.label
        if pattern.where == "whole":
            if whole and not speech and pattern.compiled().fullmatch(line):
                if label in _NAMES_ONLY and line[-1] in "。？！?!，；":
                    speech = True
                    continue
                if label in _CONTROLS and line[-1] == "。" and length >= SENTENCE:
                    continue
                return label, _shape_of(label)
        elif pattern.where == "start" and length <= pattern.longest and pattern.compiled().match(line):
            if label is Label.FOOTER and line[-1] == "。":  # a sentence of a notice
                continue
            if label is Label.COPYRIGHT and not pattern.compiled().match(_QUOTED.sub("“”", line)):  # only mentioned
                continue
            return label, f"opens like a {label.value} line"
    return None


# What was told of short lines, by the lines.
_told: Final[dict[str, LineLabel | None]] = {}


def labels_of_lines(lines: list[str], signs: list[Sequence[Hit]]) -> list[LineLabel | None]:
    """The same of some lines of a page whose phrases are known; of a short one it is told once.

    Each step is done for all lines before the next, so that it stays in the processor's cache.
    """
    found: list[LineLabel | None] = []
    asked: list[int] = []
    for at, line in enumerate(lines):
        if len(line) > LONGEST_REPEATED or line not in _told:
            asked.append(at)
            found.append(_label_of_controls(line))
        else:
            found.append(_told[line])
    shaped = [at for at in asked if found[at] is None and len(lines[at]) <= LONGEST_START]
    numbers = [_patterns_for(lines[at], signs[at]) for at in shaped]
    for at, tried in zip(shaped, numbers, strict=True):
        if tried:
            found[at] = _label_of_shape(lines[at], tried)
    for at in asked:
        if len(lines[at]) <= LONGEST_REPEATED:
            if len(_told) >= MOST_REPEATED:
                _told.clear()
            _told[lines[at]] = found[at]
    return found


@cache
def _shape_of(label: Label) -> str:
    article = "an" if label.value[0] in "aeiou" else "a"
    return f"shape of {article} {label.value} line"


def _may_be_controls(line: str, length: int) -> bool:
    """Whether a line could be made of control words: it is no sentence, holds not several, and is not too long."""
    if length > LONGEST_LINE:
        divided = length <= LONGEST_MENU and (" " in line or "|" in line)  # as few paragraphs are
        return divided and line.count(" ") + line.count("|") >= MENU_TOKENS and not _holds_sentences(line)
    if length >= SENTENCE and line[-1] in "。；？！":
        return False
    if length > LONGEST_WITH_COMMA and "，" in line and " " not in line:
        return False
    return "。" not in line or not _holds_sentences(line)


def _holds_sentences(line: str) -> bool:
    """Whether a sentence ends inside a line."""
    return (not IS_COMPILED or may_hold_sentences(line)) and _SENTENCES.search(line) is not None


@cache
def _control_words() -> Words:
    return Words(_interface_words())


def _made_of_controls(line: str) -> Label | None:
    """The label of a line that is hardly anything but control words."""
    known = _interface_words()
    if line in known:
        return known[line]
    if (line[1:2] == "、" and line[0] in _COUNTED) or line[-1:] == "？":  # a heading of the article's
        return None
    pieces = _SEPARATOR.split(line)
    if known.keys().isdisjoint(pieces):  # most lines
        mixed = [piece for piece in pieces if piece and not piece.isalpha()]
        if not mixed or known.keys().isdisjoint([_FIGURES.sub("", piece) for piece in mixed if _has_figures(piece)]):
            return None
    counts: dict[Label, int] = {}
    matched = total = tokens = 0
    for token in filter(None, pieces):
        label = known.get(token)
        word = token
        if label is None and not token.isalpha() and _has_figures(token):
            word = _FIGURES.sub("", token)
            label = known.get(word)
        if label is None and SHORTEST_COMPOUND <= len(word) <= LONGEST_COMPOUND and _is_compound(word):
            label = Label.TOOLBAR
        if not word:
            continue
        tokens += 1
        total += len(word)
        if label is not None:
            matched += len(word)
            counts[label] = counts.get(label, 0) + len(word)
    needed = COVERAGE_OF_MENU if tokens >= MENU_TOKENS else COVERAGE.get(tokens, COVERAGE_OF_MANY)
    if not matched or matched < total * needed:
        return None
    return max(counts, key=lambda label: counts[label])


def _is_compound(word: str) -> bool:
    """Whether a word beside control words says what a control does (下载伴奏), or is named like one (日间模式)."""
    return word[:2] in words("interface_words", "does") or word[-2:] in words("interface_words", "named")


def _has_figures(piece: str) -> bool:
    """Whether `_FIGURES` may find something at the piece's ends: the search takes longer."""
    first, last = piece[0], piece[-1]
    return first.isdecimal() or last.isdecimal() or first in ".,%¥￥$" or last in ".,%¥￥$万亿kKwW+"


def boilerplate_tail(line: str, signs: Sequence[Hit] | None = None) -> tuple[int, Label, str] | None:
    """Where a boilerplate tail that was glued to a paragraph begins, with its label and reason.

    The part before it must end as a sentence does, or the tail must stand in brackets.
    signs: what `signs_of` finds in the line, if that is known already.

    >>> boilerplate_tail("他说完就走了。（责任编辑：林某）")
    (7, <Label.EDITOR: 'editor'>, 'glued to the end of the paragraph')
    >>> boilerplate_tail("他说，责任编辑是个苦差事。")
    """
    if signs is None:
        signs = signs_of(line)
    limit = max(0, len(line) - LONGEST_TAIL)
    numbers = patterns_for_end([hit for hit in signs if hit[0] >= limit] if limit else signs)
    if not numbers:
        return None
    patterns = line_patterns()
    found: tuple[int, Label, str] | None = None
    for number in numbers:
        match = patterns[number].compiled().search(line, limit)
        if match is None:
            continue
        at = match.start()
        before = line[:at].rstrip()
        bracketed = _BRACKETED.match(line, at)
        if bracketed and len(line) - bracketed.end() > LONGEST_AFTER:  # the paragraph goes on behind it
            continue
        if before and (before[-1] in "。！？”」…）)" or line[at] in "（([【") and (found is None or at < found[0]):
            found = (at, patterns[number].label, "glued to the end of the paragraph")
    if found is not None:
        end = len(line[: found[0]].rstrip())
        earlier = boilerplate_tail(line[:end], [hit for hit in signs if hit[1] <= end])
        if earlier is not None:
            return earlier
    return found

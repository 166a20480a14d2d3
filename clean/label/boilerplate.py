"""Lines of a page's own boilerplate, told by themselves.

Two signals, both on simplified text: a line in which hardly anything but the words of controls and
menus stands (`data/interface_words.txt`), and a line of a known shape, anchored at its ends
(`data/boilerplate_lines.txt`). Words inside an article's sentence match neither.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ..labels import Label
from ..word_lists import lines_by_section, words

# Lines longer than this are prose for the patterns of whole lines and for control words.
LONGEST_LINE = 110
# Share of a line's word characters that must be control words: one token, two, more.
COVERAGE = {1: 1.0, 2: 0.75}
COVERAGE_OF_MANY = 0.6
# A tail is looked for in so many characters at the end of a paragraph.
LONGEST_TAIL = 240
# A menu may stand on one long line, with a date, the weather or the headline at its end.
MENU_TOKENS, LONGEST_MENU, COVERAGE_OF_MENU = 8, 400, 0.4
# Sentence ends: a line with two of them inside is prose, not a control.
_SENTENCES = re.compile("[。！？](?=.)")
_SEPARATORS = re.compile(
    r"[\s|/>»›＞·・,，、•●:：;；\-–—_()（）\[\]【】〔〕「」{}<＜«‹~～+＋*＊#=.。…!！?？\"“”'↓↑→←▼▲►√©®︰｜│丨]+"
)
_FIGURES = re.compile(r"^[\d.,%¥￥$]+[万亿kKwW+]*|[\d.,%¥￥$]+[万亿kKwW+]*$")
_INTERFACE_SECTIONS = ("navigation", "toolbar", "comment", "pager", "recommendation", "advertisement", "footer")

# Lines of names and dates: one that ends as a sentence does is a line of speech (记者：您怕吗？).
_NAMES_ONLY = frozenset((Label.BYLINE, Label.EDITOR))


@cache
def _interface_words() -> dict[str, Label]:
    found: dict[str, Label] = {}
    for section in _INTERFACE_SECTIONS:
        for word in words("interface_words", section):
            found.setdefault(word, Label(section))
    return found


@cache
def _whole_line() -> re.Pattern[str]:
    groups: dict[str, list[str]] = {}
    for section, patterns in lines_by_section("boilerplate_lines").items():
        label, _, where = section.partition(" ")
        if where.startswith("whole"):
            groups.setdefault(label, []).extend(patterns)
    return re.compile("|".join(f"(?P<{label}>{'|'.join(patterns)})" for label, patterns in groups.items()))


@cache
def _line_starts() -> list[tuple[Label, int, re.Pattern[str]]]:
    found = []
    for section, patterns in lines_by_section("boilerplate_lines").items():
        label, _, where = section.partition(" ")
        if where.startswith("start"):
            longest = int(where.partition("max=")[2] or LONGEST_LINE)
            found.append((Label(label), longest, re.compile("|".join(patterns))))
    return found


@cache
def _line_ends() -> list[tuple[Label, re.Pattern[str]]]:
    found = []
    for section, patterns in lines_by_section("boilerplate_lines").items():
        label, _, where = section.partition(" ")
        if where.startswith("end"):
            found.append((Label(label), re.compile(rf"(?:{'|'.join(patterns)})[\s。！!.]*$")))
    return found


@lru_cache(1 << 14)
def line_label(line: str) -> tuple[Label, str] | None:
    """Label and reason of a boilerplate line, None for anything else.

    >>> line_label("分享到： 微信 新浪微博 QQ空间")
    (<Label.TOOLBAR: 'toolbar'>, 'made of control words')
    >>> line_label("责任编辑：林某")
    (<Label.EDITOR: 'editor'>, 'shape of an editor line')
    >>> line_label("他把责任编辑叫到办公室，谈了一个钟头。")
    """
    length = len(line)
    if (
        LONGEST_LINE < length <= LONGEST_MENU
        and line.count(" ") + line.count("|") >= MENU_TOKENS
        and not _SENTENCES.search(line)
    ):
        label = _made_of_controls(line)
        if label is not None:
            return label, "made of control words"
    if length <= LONGEST_LINE and not _SENTENCES.search(line):
        label = _made_of_controls(line)
        if label is not None:
            return label, "made of control words"
        match = _whole_line().fullmatch(line)
        if match is not None and match.lastgroup is not None:
            label = Label(match.lastgroup)
            if label in _NAMES_ONLY and line[-1] in "。？！?!，；":
                return None
            article = "an" if label.value[0] in "aeiou" else "a"
            return label, f"shape of {article} {label.value} line"
    for label, longest, pattern in _line_starts():
        if length <= longest and pattern.match(line):
            return label, f"opens like a {label.value} line"
    return None


def _made_of_controls(line: str) -> Label | None:
    """The label of a line that is hardly anything but control words."""
    known = _interface_words()
    if line in known:
        return known[line]
    counts: dict[Label, int] = {}
    matched = total = tokens = 0
    for token in _SEPARATORS.split(line):
        word = _FIGURES.sub("", token)
        if not word:
            continue
        tokens += 1
        total += len(word)
        label = known.get(word) or known.get(token)
        if label is not None:
            matched += len(word)
            counts[label] = counts.get(label, 0) + len(word)
    needed = COVERAGE_OF_MENU if tokens >= MENU_TOKENS else COVERAGE.get(tokens, COVERAGE_OF_MANY)
    if not matched or matched < total * needed:
        return None
    return max(counts, key=lambda label: counts[label])


def boilerplate_tail(line: str) -> tuple[int, Label, str] | None:
    """Where a boilerplate tail that was glued to a paragraph begins, with its label and reason.

    The part before it must end as a sentence does, or the tail must stand in brackets.

    >>> boilerplate_tail("他说完就走了。（责任编辑：林某）")
    (7, <Label.EDITOR: 'editor'>, 'glued to the end of the paragraph')
    >>> boilerplate_tail("他说，责任编辑是个苦差事。")
    """
    found: tuple[int, Label, str] | None = None
    for label, pattern in _line_ends():
        match = pattern.search(line, max(0, len(line) - LONGEST_TAIL))
        if match is None:
            continue
        at = match.start()
        before = line[:at].rstrip()
        if before and (before[-1] in "。！？”」…）)" or line[at] in "（([【") and (found is None or at < found[0]):
            found = (at, label, "glued to the end of the paragraph")
    if found is not None:
        earlier = boilerplate_tail(line[: found[0]].rstrip())
        if earlier is not None:
            return earlier
    return found

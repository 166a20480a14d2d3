"""What stands behind a sentence's end on a spammed page, is no sentence, and has nothing to do with the article.

Marks that mirrors put into paragraphs change their words and their brackets with every site. Where they stand does
not: behind a full stop, before the next sentence or the paragraph's end. Few of an article's own phrases stand there
(a date, a signature, a note on a picture); on a page that nobody spammed none of this is asked.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from ..expressions import expression
from .text_model import read

# A fragment has so many characters, and the paragraph before it so many at least.
SHORTEST: Final = 5
LONGEST: Final = 34
SHORTEST_BEFORE: Final = 12

_MARKED: Final = expression(
    r"(?P<mark>[—=_|★☆◆◇●■□▲※§^~～*＊#&]{1,2})[^\n]{4,30}?(?P=mark)"
    r"|[▌▐▍▎【〖〔\[［{（(<《][^▌▐▍▎【】〖〗〔〕\[\]［］{}（）()<>《》\n]{4,36}[▌▐▍▎】〗〕\]］}）)>》]"
    r"|[>＞]{2,4}[^<>＜＞\n]{4,40}[<＜]{2,4}"
)
# What sends a reader to a name in quotation marks, without a mark of its own: 看完整版请搜“红杉阁”
FEWEST_TO_A_NAME, MOST_TO_A_NAME = 4, 24
_TO_A_NAME: Final = expression(
    f"[^。！？“”\n]{{{FEWEST_TO_A_NAME},{MOST_TO_A_NAME}}}“[^“”\n]{{2,8}}”(?![，。！？、：；的])"
)
# A fragment that reads no more like an article's than this goes, whatever it has to do with that; so much text stands
# before it.
READS: Final = -0.7
SHORTEST_READ: Final = 6
_OPENS_MARKED: Final = frozenset("—=_|★☆◆◇●■□▲※§^~～*＊#&▌▐▍▎【〖〔[［{（(<《>＞")
_NO_FRAGMENT: Final = frozenset("。！？!?…；：:，,”」』")
# What an article has in such places: days, signatures, notes on pictures, readings, stage directions, numbers of notes.
_OWN: Final = expression(
    r"\d{1,2}月|\d{4}\s?年|年\d|[图圖摄攝绘編编記记译校]|[完笑哭]|掌声|鼓掌|注[：:\d]|[见參参]|[译原]文|^\W*\d+\W*$|^[^\u3400-\u9fff]*$"
)
# In round brackets people speak aside, too; a mark claims the text there, or leads elsewhere.
_CLAIM: Final = expression(
    "[载發发版权權网網站阅閱读讀请請搜微盗盜转轉授登录錄链鏈]|更多|[A-Za-z]{3}|首家|独家|獨家|章节|章節"
)


def find_strange_fragments(line: str, ends: list[int], is_strange: Callable[[str], bool]) -> list[tuple[int, int]]:
    """Where such fragments stand in a line.

    ends: where sentences end inside it; is_strange: whether a text has nothing to do with the article.

    >>> line = "他推开门，院子里落满了雪。▌红杉阁出品▐老人还坐在那里，没有抬头。——文章出自红杉阁"
    >>> [line[start:end] for start, end in find_strange_fragments(line, [13, 33], lambda text: True)]
    ['▌红杉阁出品▐', '——文章出自红杉阁']
    >>> line = "他推开门，院子里落满了雪。（停了一下）老人还坐在那里。（完）"
    >>> find_strange_fragments(line, [13, 27], lambda text: True)
    []
    """
    found: list[tuple[int, int]] = []
    tail = line[-1] not in _NO_FRAGMENT  # whether what stands behind the last end may be one without a mark
    for start in ends:
        if start < SHORTEST_READ:
            continue
        marked = _MARKED.match(line, start) if line[start] in _OPENS_MARKED else None
        quoted = marked is None and line.find("“", start + FEWEST_TO_A_NAME, start + MOST_TO_A_NAME + 1) > 0
        named = _TO_A_NAME.match(line, start) if quoted else None
        if named is not None and max(read(named[0])) > READS:
            found.append(named.span())
            continue
        if marked is None and not (tail and start == ends[-1]):
            continue
        end = len(line) if marked is None else marked.end()
        text = line[start:end].strip()
        if marked is not None and text[0] not in "《<" and max(read(text)) > READS:
            found.append((start, end))
            continue
        if start < SHORTEST_BEFORE:
            continue
        fits = SHORTEST <= len(text) <= LONGEST and (marked or text[-1] not in _NO_FRAGMENT)
        aside = marked is not None and text[0] in "（(" and not _CLAIM.search(text)
        opens_next = marked is not None and text[0] in "《<" and end < len(line)  # a title, and what is said of it
        if fits and not aside and not opens_next and not _OWN.search(text) and is_strange(text):
            found.append((start, end))
    return found

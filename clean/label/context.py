"""Labels in context: where the article begins and ends among the lines, and what stands between.

A line by itself tells little (an AUC of .87 for the best features together). Runs do: prose holds
together, boilerplate comes before and after it, feeds repeat a shape, and lines after the end marks
have little to do with what the article is about.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import islice, takewhile
from operator import add
from typing import Final

from ..any_of import AnyOf
from ..expressions import expression
from ..labels import SPAM_LABELS, Label, Role
from ..metadata.record import is_field, is_record
from ..parse.blocks import Page
from ..parse.compiled import IS_COMPILED
from .boilerplate import line_label
from .doubled_titles import holds_time, label_doubled_titles
from .draft import Draft
from .field_names import field_name, is_of_office
from .function_characters import has_function_character
from .scan import ENDED, FULL_STOP, ONE_MARK, STOP, TWO_MARKS, end_and_marks
from .text_model import read
from .thresholds import BALANCED, Thresholds
from .topic import count_shared, han_pairs

_END: Final = frozenset("。！？…；”」』）.!?;:：—】》")
_MARKS: Final = AnyOf("，。！？；：、…,!?;")
SIGNATURE: Final = expression(
    r"(?:局|委员会|办公室|政府|公司|学校|大学|学院|医院|法院|中心|部|厅|院|会|社|组|处|科|团|馆|所|站|队)$|(?:19|20)\d\d年\d{1,2}月\d{1,2}日$|[一二三四五六七八九〇○零]{4}年.{2,6}日$"
)
_ATTACHED: Final = expression(r"附件\d?\s?[:：]|.{2,60}\.(?:docx?|xlsx?|pptx?|pdf|zip|rar|wps|jpe?g)$")
DAY: Final = expression(r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日|[二〇○零一][一二三四五六七八九〇○零]{3}年.{2,6}日")
# The score of a set or a match; a single one may also be a time.
SCORE: Final = expression(r"\d{1,3} ?[:：-] ?\d{1,3}")
SHORTEST_SCORE: Final = 3
LONGEST_SCORE: Final = 9
_TOKENS: Final = expression(r"(?:^|(?<= ))[\u4e00-\u9fff]{2,8}(?: |$)")

# Values of lines for the search of the body's run, in one unit: a full paragraph is worth 5 to 10.
# Set by hand on the bench's pages and generated ones. Half or twice of one moves f1 of the pages by .001 at most.
NEUTRAL: Final = -0.35
LABELLED: Final = -1.2
SPAM_LINE: Final = -0.2
TAIL_MARK: Final = -4.0
STRONG_TAIL_MARK: Final = -9.0
AFTER_COMMENTS: Final = 0.12
# Something of a comment stands so many lines below the heading of comments.
NEAR_COMMENT: Final = 8
SHORT_SENTENCE: Final = 0.6
# So many unlabelled lines between the title and the first paragraph still belong to the article.
LINES_ABOVE: Final = 40
# So many rows of a record beside the run belong to it.
ROWS: Final = 3
LONGEST_TITLE_OF_A_FEED: Final = 16
# A part with more than so many times the text of the rest is no feed.
LARGEST_FEED: Final = 2
# The day that signs a notice stands so many lines below its last sentence, and who signs it has so many characters.
SIGNING: Final = 4
LONGEST_SIGNER: Final = 24
# So many controls and advertisements may stand between two lines of the article, and a sentence beyond them is its own
# if it reads no more like spam or a site's lines than this.
MOST_BETWEEN: Final = 3
OWN: Final = -3.0
# So many notes and controls in a row may stand between two lines of the article below its title.
MOST_NOTES: Final = 2
# Of a line so many characters tell what it is about.
LONGEST_TOPIC: Final = 2000
VERSE: Final = 0.45
# A line that ends as verses and sentences do counts so much more beside one that ends as titles do.
PUNCTUATED: Final = 3
_ENDS_OF_VERSE: Final = frozenset("。，；")
# So many lines below a note between verses are looked at, and so many of them at least are verses.
NOTES_BESIDE: Final = 9
VERSES_BESIDE: Final = 4
# So many lines on either side of a heading are looked at, and so many of them are sentences where it is none.
AMID: Final = 7
AMID_ABOVE: Final = 2
AMID_BELOW: Final = 3
# A run of a line or two that is worth no more than this is not preferred to so many verses above it.
ODD: Final = 6.0
# So many lines below the run may be a list that its last line announces, or notes and items.
MOST_OWN: Final = 12
_ANNOUNCES: Final = ("：", ":")
FEWEST_VERSES: Final = 8
# Verses have so many characters on average, or so many if many of them hold function characters.
LONG_VERSES: Final = 4.5
SHORT_VERSES: Final = 3.0
# Below a title with a by-line a run of so much is the article, if it begins so many lines below, though other runs are
# larger: a short piece of news stands above a feed of longer ones.
BELOW_TITLE: Final = 4
SIGNED_RUN: Final = 3.0
# A line of this value is prose, and a run of it stands out with a sum of so much.
PROSE: Final = 1.5
PROSE_RUN: Final = 8.0
# So many lines below a by-line make it the opening of an article.
VERSES_BELOW: Final = 3
# So many lines in a row below paragraphs of at least so many characters are a list of titles.
TITLES: Final = 4
LONG_PARAGRAPH: Final = 60
# Titles with a mark before each: so many at least, and so many of them share nothing with the article.
MARKED_TITLES: Final = 5
STRANGE_TITLES: Final = 0.7
TITLE_MARKS: Final = frozenset("●·•‧▪■◆▶►○◇□")
# A title with its rank, or with a day or a time behind it; no longer than this.
LONGEST_RANKED: Final = 48
RANK: Final = "0"
_RANKED: Final = expression(r"(\d{1,2})[ 　][^\d\s]\D{3,39}$")
_DAY_ENDS: Final = frozenset("0123456789日前天")
_BEHIND: Final = expression(
    r"[\u4e00-\u9fff？！”] {1,3}[(（\[]?(?:(?:(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]|\d{1,2}[-/月])\d{1,2}日?"
    r"(?: \d{1,2}:\d{2})?|\d{1,2}:\d{2}"
    r"|\d{1,2}(?:分钟|小时|天)前|昨天|今天|前天)[)）\]]?$"
)
_COUNTED: Final = expression(r"[\d一二三四五六七八九十]{1,3}[、.．)）]|[（(\[【]|附件|注[:：]|[•·▪●※*-]")

# What opens an item, a note or a field of the article's own.
OWN_LINE: Final = expression(
    r"[\d一二三四五六七八九十]{1,3}[、.．)）]|[（(]?[一二三四五六七八九十\d①-⑨]{1,2}[)）]|[①-⑳]|第.{1,3}[章节条部]"
    r"|附[件表录图：:\d]|注[\d：:释]|备注|参考|[※*] ?\S|[《“「『]|[—–-]{2}"
    r"|[^，。：:\s]{0,6}(?:电话|热线|地址|邮箱|信箱|传真|邮编|网址|联系人|时间|地点|日期|值班)[^，。：:\s]{0,4}\s?[：:]"
)

_BYLINE: Final = Label.BYLINE
_COMMENT: Final = Label.COMMENT
_CAPTION: Final = Label.CAPTION
_NAVIGATION: Final = Label.NAVIGATION
_NOISE: Final = Label.NOISE
_RECOMMENDATION: Final = Label.RECOMMENDATION
_TOOLBAR: Final = Label.TOOLBAR
_POST: Final = Role.POST
_SPAM_OR_NOISE: Final = SPAM_LABELS | {Label.NOISE}
_INSIDE_LABELS: Final = _SPAM_OR_NOISE | {Label.ADVERTISEMENT}
_TAIL_LABELS: Final = frozenset((Label.DISCLAIMER, Label.COPYRIGHT, Label.EDITOR, Label.FOOTER, Label.PAGER))
_STRONG_TAIL_LABELS: Final = frozenset((Label.RECOMMENDATION, Label.COMMENT))
# What may be put between two verses.
_PUT_BETWEEN: Final = _SPAM_OR_NOISE | {Label.DISCLAIMER, Label.COPYRIGHT, Label.ADVERTISEMENT}
_CONTROLS: Final = frozenset((Label.TOOLBAR, Label.RECOMMENDATION, Label.CAPTION))
# One line in ten of these may be a mistake; the others are no furniture of a page.
_WEAK_LABELS: Final = frozenset((Label.TOOLBAR, Label.PAGER))
_NO_FURNITURE: Final = frozenset((Label.TITLE, Label.NOISE, Label.MARKUP, Label.DUPLICATE, Label.CAPTION))
_BETWEEN: Final = _INSIDE_LABELS | {Label.TOOLBAR, Label.CAPTION}
_ABOVE_BODY: Final = _CONTROLS | _INSIDE_LABELS | {Label.DISCLAIMER}
_BETWEEN_VERSES: Final = _CONTROLS | {Label.ADVERTISEMENT}
_SENTENCE: Final = frozenset("。！？…”」")
_ABOVE_A_COMMENT: Final = frozenset((Label.COMMENT, Label.BYLINE))
_BELOW_A_COMMENT: Final = frozenset((Label.COMMENT, Label.TOOLBAR))
# A row of a timetable has two times.
_TWO_TIMES: Final = expression(r"\d:\d\d.*?\d:\d\d")
_DAY_IN_LINE: Final = expression(r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}")
_BELOW_HEADING: Final = frozenset((Label.BYLINE, Label.COMMENT))
_ABOVE_COMMENTS: Final = expression(
    r"(?:\d{1,6} ?[条则个]|网友|最新|全部|热门|精彩|读者)?(?:评论|留言|跟帖|回复)(?:列表|区)?"
    r"\s?[(（\[]?\s?\d{0,6}\s?[条则]?[)）\]]?[:：]?"
)
# The buttons of a comment with its day: so many of them make a list of comments, of so many lines each at most.
_DATED_BUTTONS: Final = expression(
    r".{0,12}(?:\d{1,2}[-月/.]\d{1,2}日?|\d{1,2}:\d{2}|[时天秒钟]前).{0,12}(?:回复|举报).{0,12}"
)
COMMENTS: Final = 2
LONGEST_COMMENT: Final = 3
# The buttons below a comment are no longer, and come back below so many.
LONGEST_BUTTONS: Final = 12
FEWEST_BUTTONS: Final = 3
# One of the lines so near below a heading of comments is the first of them.
NEAR: Final = 3
_COMMENTS_OR_CONTROLS: Final = frozenset((Label.COMMENT, Label.NAVIGATION, Label.TOOLBAR))
_OF_HEADINGS: Final = _COMMENTS_OR_CONTROLS | {Label.RECOMMENDATION}
# What opens a comment: its floor, the branch of an answer, who wrote it.
_FLOOR: Final = expression(r"(?:\d{1,4}|[一二三四五六七八九十百]{1,4}) ?(?:楼|#)|[└├╰↳]|[^，。！？：:；“”]{1,16}[：:].")
_COMMENT_HEADING: Final = expression("评论|留言|跟帖|跟贴|回复|点评|我来说两句|讨论区")


def line_value(text: str) -> float:
    """How much a line speaks for a body of prose: complete sentences do, short fragments do not.

    >>> line_value("他推开门，看见院子里落满了雪。") > 1 > 0 > line_value("相关新闻")
    True
    """
    length = len(text)
    if IS_COMPILED:
        return _value_of(length, end_and_marks(text))
    if length and text[-1] in _END:
        last = text[-1]
        if length >= 12 and (last in "。”；" or _has_two_marks(text)):
            return min(length, 150) / 15 + 0.5
        if length < 12 or last in "。；：:”」』…":
            return SHORT_SENTENCE
        return 0.2
    if length >= 28 and _has_two_marks(text):
        return min(length, 150) / 20 if length >= 40 else 0.4
    if length >= 16 and _MARKS.place(text) >= 0:
        return 0.0
    return NEUTRAL


def _value_of(length: int, told: int) -> float:
    """The same of a line of so many characters, of which this is told at a glance (`scan.end_and_marks`)."""
    if told & ENDED:
        if length >= 12 and told & (FULL_STOP | TWO_MARKS):
            return min(length, 150) / 15 + 0.5
        return SHORT_SENTENCE if length < 12 or told & STOP else 0.2
    if length >= 28 and told & TWO_MARKS:
        return min(length, 150) / 20 if length >= 40 else 0.4
    return 0.0 if length >= 16 and told & (ONE_MARK | TWO_MARKS) else NEUTRAL


def _has_two_marks(text: str) -> bool:
    first = _MARKS.place(text)
    return first >= 0 and _MARKS.place(text, first + 1) >= 0


def is_bare(draft: Draft, *, spammed: bool = False) -> bool:
    """Whether a text holds nothing of a page's furniture: it was cleaned before, or written as it stands.

    Then its first line is its title, and all of it is the article. spammed: whether spam was put into it, as into
    pages: then a line that could be furniture is.
    """
    lines = weak = 0
    for text, label in zip(draft.texts, draft.labels, strict=True):
        if text:
            lines += 1
            if label in _WEAK_LABELS:
                weak += 1
            elif label is not None and not label.is_spam and label not in _NO_FURNITURE:
                return False
    last = [label for text, label in zip(draft.texts, draft.labels, strict=True) if text][-3:]
    return not (weak and spammed) and weak * 10 <= lines and not any(label in _WEAK_LABELS for label in last)


def find_body(draft: Draft, title_at: int | None) -> tuple[int, int]:
    """The run of lines (first, end) that holds the article of a page without structure.

    Between the title and the first end mark everything is the article's until something speaks
    against it, also lines as short as verses.
    """
    values = _run_values(draft, title_at)
    first, end, best = _best_run(values)
    if title_at is not None and first > title_at + BELOW_TITLE and is_signed(draft, title_at):
        below = _best_run(values[title_at + 1 : _next_list(draft, title_at + 1)])
        if below[2] >= SIGNED_RUN:
            return title_at + 1 + below[0], title_at + 1 + below[1]
    if best < 2.0 or (best < ODD and _is_odd(draft, first, end)):
        verse = _verse_run(draft)
        if verse is not None and (best < 2.0 or (verse[1] <= first and verse[1] - verse[0] >= FEWEST_VERSES)):
            return verse
    return first, end


def _is_odd(draft: Draft, first: int, end: int) -> bool:
    """Whether a run is a line or two: below a poem that is what machines wrote, or a site says."""
    return sum(draft.labels[n] is None and bool(draft.texts[n]) for n in range(first, end)) <= 2


def first_prose(draft: Draft) -> int | None:
    """The first line of prose in the run of lines that holds most prose, whatever the title; None if that is little."""
    first, end, best = _best_run(_run_values(draft, None))
    if best < PROSE_RUN:
        return None
    lines = zip(range(first, end), draft.texts[first:end], draft.labels[first:end], strict=True)
    return next((n for n, text, label in lines if label is None and line_value(text) > PROSE), None)


def opening_byline(draft: Draft) -> int | None:
    """The first by-line with a day that unlabelled lines follow: where no title is known, the article is below it."""
    texts, labels = draft.texts, draft.labels
    for number, label in enumerate(labels):
        if label is _BYLINE and _DAY_IN_LINE.search(texts[number]):
            below = (labels[n] for n in range(number + 1, len(labels)) if texts[n] and labels[n] not in _ABOVE_BODY)
            return number if all(label is None for label in islice(below, VERSES_BELOW)) else None
    return None


def _run_values(draft: Draft, title_at: int | None) -> list[float]:
    values = []
    recommendation, comment = _RECOMMENDATION, _COMMENT
    factor = 1.0
    mass = 0.0
    ended = title_at is None or not _is_verse(draft, title_at)
    for number, (text, label) in enumerate(zip(draft.texts, draft.labels, strict=True)):
        if is_bare_number(text) or (
            label is None and SHORTEST_SCORE <= len(text) <= LONGEST_SCORE and SCORE.fullmatch(text)
        ):
            value = 0.0
        elif label is None:
            if number in draft.cuts:  # an advertisement glued to a verse makes it no prose
                text = draft.left_of(number)
            value = line_value(text) * factor if text else 0.0
            if not ended and title_at is not None and number > title_at and text:
                value = max(value, VERSE)
            if value > 0.0:
                mass += value
        elif label in _SPAM_OR_NOISE:
            value = SPAM_LINE
        elif (label is recommendation or label is comment) and heads_a_list(text):
            ended = ended or mass > 0.8
            value = STRONG_TAIL_MARK if mass > 4 else LABELLED
            if label is comment and mass > 4 and _COMMENT_HEADING.search(text) and _heads_comments(draft, number):
                factor = AFTER_COMMENTS
        elif label in _TAIL_LABELS and (ended or not _verses_below(draft, number)):
            ended = ended or mass > 0.8
            value = TAIL_MARK if mass > 4 else LABELLED
        elif label is _CAPTION:
            value = 0.0
        else:
            value = LABELLED
        values.append(value)
    return values


def _verses_below(draft: Draft, number: int) -> bool:
    """Whether lines stand below a note that end as verses do: it was put between two of them, maybe with others."""
    verses: list[str] = []
    below = slice(number + 1, number + 1 + NOTES_BESIDE)
    for text, label in zip(draft.texts[below], draft.labels[below], strict=True):
        if label is None and text:
            verses.append(text)
        elif label not in _PUT_BETWEEN:
            break
    ends = sum(text[-1] in _ENDS_OF_VERSE for text in verses)
    return len(verses) >= VERSES_BESIDE and 2 * ends >= len(verses)


def is_signed(draft: Draft, title_at: int) -> bool:
    """Whether a by-line with a day stands right below the title, or below one short line more."""
    below = [n for n in range(title_at + 1, min(title_at + 6, len(draft.texts))) if draft.texts[n]][:2]
    if below and draft.labels[below[0]] is None and line_value(draft.texts[below[0]]) > SHORT_SENTENCE:
        return False
    return any(draft.labels[n] is _BYLINE and _DAY_IN_LINE.search(draft.texts[n]) for n in below)


def _next_list(draft: Draft, start: int) -> int:
    """Where a list of other articles, or comments, are headed first, below some prose."""
    lines = zip(range(start, len(draft.texts)), draft.texts[start:], draft.labels[start:], strict=True)
    prose = False
    for number, text, label in lines:
        if prose and label in _STRONG_TAIL_LABELS and heads_a_list(text):
            return number
        prose = prose or (label is None and line_value(text) > PROSE)
    return len(draft.texts)


def _heads_comments(draft: Draft, number: int) -> bool:
    """Whether comments stand below a heading: a day, a by-line or a comment's buttons are near; a menu has none."""
    below = range(number + 1, min(number + 1 + NEAR_COMMENT, len(draft.texts)))
    return not below or any(
        draft.labels[n] in _BELOW_HEADING or line_value(draft.texts[n]) > SHORT_SENTENCE or holds_time(draft.texts[n])
        for n in below
    )


def _is_verse(draft: Draft, title_at: int) -> bool:
    """Whether what stands between the title and the first end mark is mostly short lines: a poem, a list, a table."""
    short = prose = 0
    for text, label in zip(draft.texts[title_at + 1 :], draft.labels[title_at + 1 :], strict=True):
        if label in _TAIL_LABELS or label in _STRONG_TAIL_LABELS:
            if short + prose >= 3:
                break
            short = prose = 0
        elif label is None and text:
            if line_value(text) > 1.0:
                prose += 1
            else:
                short += 1
    return short > 2 * prose and short >= 3


def _best_run(values: list[float]) -> tuple[int, int, float]:
    """The contiguous run with the largest sum (Kadane)."""
    best, best_first, best_end = 0.0, 0, 0
    total, first = 0.0, 0
    for number, value in enumerate(values):
        if total <= 0:
            total, first = 0.0, number
        total += value
        if total > best:
            best, best_first, best_end = total, first, number + 1
    return best_first, best_end, best


def _is_injected(label: Label | None) -> bool:
    """Whether a line was put between others that go on below it."""
    return label is not None and (label.is_spam or label is _NOISE)


def _verse_run(draft: Draft) -> tuple[int, int] | None:
    """The longest run of unlabelled lines of four or five characters at least: a poem, a list, a table.

    Those that end as verses do count more than those that end as titles do. Menus are runs too, of shorter lines that
    hold no function characters; feeds are longer ones. None if there is no run of three.
    """
    best: tuple[float, int, int] | None = None
    start = None
    texts, labels = draft.texts, draft.labels
    for number in range(len(texts) + 1):
        inside = number < len(texts) and labels[number] is None and len(texts[number]) >= 2
        if inside and start is None:
            start = number
        elif not inside and start is not None:
            if number < len(texts) and (_is_injected(labels[number]) or _is_control_between(draft, start, number)):
                continue
            run = [text for text, label in zip(texts[start:number], labels[start:number], strict=True) if label is None]
            average = sum(map(len, run)) / len(run)
            if len(run) >= 3 and (average >= LONG_VERSES or (average >= SHORT_VERSES and _binds_words(run))):
                score = sum(min(len(text), 40) * (PUNCTUATED if text[-1] in _ENDS_OF_VERSE else 1) for text in run)
                if best is None or score > best[0]:
                    best = (score, start, number)
            start = None
    return None if best is None else (best[1], best[2])


def _binds_words(run: Sequence[str]) -> bool:
    """Whether enough lines of a run hold what binds words, as verses do, and the items of menus do not."""
    return len(run) >= FEWEST_VERSES and 3 * sum(map(has_function_character, run)) >= len(run)


def _is_control_between(draft: Draft, start: int, number: int) -> bool:
    """Whether a line is a single control between lines of one kind: four of them above at least, and two below."""
    labels, texts = draft.labels, draft.texts
    if labels[number] not in _BETWEEN_VERSES or number - start < 4 or labels[number - 1] is not None:
        return False
    below = [n for n in (number + 1, number + 2) if n < len(labels) and labels[n] is None and len(texts[n]) >= 2]
    longest = max(len(texts[n]) for n in range(number - 4, number))
    return len(below) == 2 and all(len(texts[n]) <= longest + 4 for n in below)


def extend_body(
    draft: Draft, first: int, end: int, title_at: int | None, thresholds: Thresholds = BALANCED
) -> tuple[int, int]:
    """The run with the unlabelled lines that belong to it on either side.

    Upwards: what stands directly above, to the title or the next labelled line, if it is little (a
    lead question, a heading, the first verses). Downwards: the lines up to the next labelled one,
    unless they are a feed.
    """
    labels, texts = draft.labels, draft.texts
    floor = -1 if title_at is None or title_at >= first else title_at
    top = _top_of_run(draft, first, floor, below_title=title_at is not None)
    if top < first and (
        (title_at is not None and first - top <= LINES_ABOVE)
        or _reads_on([texts[n] for n in range(top, first) if labels[n] is None])
    ):
        first = top
    elif (
        top < first
        and first - 1 > floor
        and labels[first - 1] is None
        and 4 <= len(texts[first - 1]) <= 30
        and title_at is not None
    ):
        first -= 1
    first = _rows_above(draft, first, floor)
    bottom = end
    while bottom < len(texts) and _may_stand_inside(labels[bottom], texts[bottom]):
        bottom += 1
    while bottom > end and labels[bottom - 1] is not None:
        bottom -= 1
    if bottom > end and belongs_below(draft, first, end, bottom, thresholds):
        end = bottom
    first, end = _beyond_controls(draft, first, end, floor)
    end = _rows_below(draft, end)
    signed = next((n for n in range(end, min(end + SIGNING, len(texts))) if DAY.fullmatch(texts[n])), None)
    if signed is not None and all(labels[n] is None and len(texts[n]) <= LONGEST_SIGNER for n in range(end, signed)):
        draft.restore(signed)
        end = signed + 1
    return first, _with_day_inside(draft, first, end)


def _with_day_inside(draft: Draft, first: int, end: int) -> int:
    """Where the run ends whose last lines hold the day that signs a notice, which is kept: without files below it."""
    texts = draft.texts
    for n in range(max(first + 1, end - SIGNING - 1), end):
        if DAY.fullmatch(texts[n]) and draft.labels[n - 1] is None and SIGNATURE.search(texts[n - 1]):
            draft.restore(n)
            return n + 1 if all(map(_ATTACHED.match, filter(None, texts[n + 1 : end]))) else end
    return end


def _top_of_run(draft: Draft, first: int, floor: int, *, below_title: bool) -> int:
    """The uppermost unlabelled line above the run that only what may stand inside an article parts from it.

    Below the title a site's notes and controls may, too: two in a row at most.
    """
    labels, texts = draft.labels, draft.texts
    top = number = first
    between = 0
    while number - 1 > floor:
        number -= 1
        label = labels[number]
        if label is None:
            top, between = number, 0
        elif not _may_stand_inside(label, texts[number]):
            between += 1
            if not below_title or label not in _ABOVE_BODY or between > MOST_NOTES:
                break
    return top


def _beyond_controls(draft: Draft, first: int, end: int, floor: int) -> tuple[int, int]:
    """The run with the sentences beyond a few controls and advertisements on either side, if they read like its own."""
    short = all(line_value(draft.texts[n]) <= 1.0 for n in range(first, end) if draft.labels[n] is None)
    for beside, step in ((end - 1, 1), (first, -1)):
        number = beside
        while 0 <= number + step < len(draft.texts) and number + step > floor:
            number += step
            text, label = draft.texts[number], draft.labels[number]
            if label is None and text:
                if not (_is_own_sentence(text, short) or is_of_office(text)):
                    break
                beside = number
            elif abs(number - beside) > MOST_BETWEEN or not (label is None or label in _BETWEEN):
                break
        first, end = (first, beside + 1) if step == 1 else (beside, end)
    return first, end


def _is_own_sentence(text: str, short: bool) -> bool:
    """Whether a line is a sentence that reads like an article's; short: whether that has verses and short lines."""
    ends = text[-1] in _SENTENCE or (short and text[-1] in _ENDS_OF_VERSE)
    return ends and (short or line_value(text) > 1.0 or text[0] in "“「") and max(read(text)) < OWN


def _rows_above(draft: Draft, first: int, floor: int) -> int:
    """Where the run begins with the rows of a record above it, between which a site put lines of its own."""
    top = first
    while top - 1 > floor and _is_row_or_between(draft, top - 1):
        top -= 1
    return _if_rows(draft, range(top, first), top, first)


def _rows_below(draft: Draft, end: int) -> int:
    """Where the run ends with the rows of a record below it, between which a site put lines of its own."""
    bottom = end
    while bottom < len(draft.texts) and _is_row_or_between(draft, bottom):
        bottom += 1
    while bottom > end and draft.labels[bottom - 1] is not None:
        bottom -= 1
    return _if_rows(draft, range(end, bottom), bottom, end)


def _is_row_or_between(draft: Draft, n: int) -> bool:
    """Whether a line is unlabelled, may stand inside, or is one control between two lines that are unlabelled."""
    labels = draft.labels
    if _may_stand_inside(labels[n], draft.texts[n]):
        return True
    beside = labels[max(0, n - 1) : n] + labels[n + 1 : n + 2]
    return labels[n] in _BETWEEN_VERSES and len(beside) == 2 and all(label is None for label in beside)


def _if_rows(draft: Draft, lines: range, with_them: int, without: int) -> int:
    shown = [draft.texts[n] for n in lines if draft.labels[n] is None and draft.texts[n]]
    fields = sum(map(is_field, shown))
    return with_them if fields >= ROWS and 2 * fields >= len(shown) else without


def with_lines_above(draft: Draft, first: int, title_at: int | None) -> int:
    """Where the body of a page of HTML begins, with the sentences between its title and the run of lines.

    Menus, tables of contents and boxes stand between them on encyclopedias; they are labelled here.
    """
    if title_at is None or title_at >= first:
        return first
    texts, labels = draft.texts, draft.labels
    above = range(title_at + 1, first)
    sentences = [
        n for n in above if labels[n] is None and texts[n].endswith("。") and line_value(texts[n]) >= SHORT_SENTENCE
    ]
    if not sentences:
        return first
    heading = next((n for n in reversed(above) if labels[n] is None), None)
    for n in above:
        if n not in sentences and (n != heading or draft.roles[n] is not Role.HEADING) and texts[n]:
            draft.remove(n, Label.OUTSIDE, "between the title and the article's run of lines")
    return sentences[0]


def is_bare_number(text: str) -> bool:
    """Whether a line is nothing but a small number: a step, a section, or a counter."""
    return len(text) <= 2 and text.isdecimal()


def _may_stand_inside(label: Label | None, text: str) -> bool:
    """Whether lines of a label stand inside articles too, so that the article may go on beyond them."""
    return label is None or label in _INSIDE_LABELS or is_bare_number(text)


def _reads_on(lines: list[str]) -> bool:
    """Whether lines above the body are its beginning rather than menus."""
    if is_record(lines):
        return True
    return sum(map(len, lines)) / len(lines) >= 5 and len(lines) <= 8


def belongs_below(draft: Draft, first: int, end: int, bottom: int, thresholds: Thresholds = BALANCED) -> bool:
    """Whether the unlabelled lines right below the body are its last lines, not a feed, an account or a menu.

    What tells for them: they end as sentences do, sign a notice, go on with what the body is about, or
    the body itself was made of such lines. What tells against: repeats, times, numbers in a row.
    """
    tail = [draft.texts[n] for n in range(end, bottom) if draft.labels[n] is None and draft.texts[n]]
    if not tail:
        return False
    if all(draft.roles[number] in (Role.TABLE, Role.CODE) for number in range(end, bottom)):
        return True
    if any(count > 1 for count in Counter(t for t in tail if len(t) >= 8).values()):
        return False
    if sum(map(holds_time, tail)) >= 2:
        return False
    if len(_TOKENS.findall(tail[0])) >= 3 and _TOKENS.sub("", tail[0]).strip() == "":
        return False
    above = next(
        (draft.texts[n] for n in range(end - 1, first - 1, -1) if draft.labels[n] is None and draft.texts[n]), ""
    )
    if len(tail) <= MOST_OWN and (above[-1:] in _ANNOUNCES or all(map(OWN_LINE.match, tail))):
        return True
    if tail[0][-1] in "。；：:”」…" or (len(tail) <= 2 and SIGNATURE.search(tail[0])):
        return True
    body: set[str] = set()
    for text in draft.texts[first:end]:
        body.update(map(add, text, text[1:]))
    shares = [topic_share(text, body) for text in tail if len(text) >= 4]
    share = sum(shares) / len(shares) if shares else 0.0
    if share > thresholds.about_the_same and len(tail) <= 12:
        return True
    last = draft.texts[max(first, end - 4) : end]
    verse = sum(map(len, last)) / len(last) < 16 and all(line_value(text) < 1.0 for text in last)
    return verse and share >= 0.1


def without_titles(draft: Draft, first: int, end: int) -> int:
    """Where the run ends without a list of titles at its end, whatever they are about.

    Titles stand below long paragraphs. A line that ends with a colon announces a list of the article's own.
    """
    texts, labels = draft.texts, draft.labels
    end = _without_marked_titles(draft, first, end)
    last = end
    while last > first and (labels[last - 1] is not None or _may_be_title(texts[last - 1])):
        last -= 1
    titles = sum(labels[number] is None for number in range(last, end))
    above = [texts[number] for number in range(first, last) if labels[number] is None and texts[number]][-3:]
    if titles < TITLES or not above or above[-1][-1] in ":：" or min(map(len, above)) < LONG_PARAGRAPH:
        return end
    return last


def _without_marked_titles(draft: Draft, first: int, end: int) -> int:
    """Where the run ends without many titles at its end that share nothing with it, and that one mark stands before, or
    their ranks, or a day behind.
    """
    texts, labels = draft.texts, draft.labels
    last = end
    shape = next((shape_of_title(texts[n]) for n in range(end - 1, first, -1) if labels[n] is None and texts[n]), "")
    if not shape:
        return end
    rank = 0  # of the title above which the next one stands
    while last > first:
        text = texts[last - 1]
        if labels[last - 1] is None and text:
            if shape_of_title(text) != shape:
                break
            if shape == RANK:
                above = int(_RANKED.match(text)[1])  # type: ignore[index]
                if rank and above != rank - 1:
                    break
                rank = above
        last -= 1
    titles = [texts[n] for n in range(last, end) if labels[n] is None and texts[n]]
    if len(titles) < MARKED_TITLES:
        return end
    own = han_pairs(
        "\n".join(text for text, label in zip(texts[first:last], labels[first:last], strict=True) if not label)
    )
    strange = sum(count_shared(han_pairs(title), own, 2) <= 1 for title in titles)
    return last if strange >= STRANGE_TITLES * len(titles) else end


def shape_of_title(text: str) -> str:
    """How a line is built if it is an item of a list of titles: its mark, "0" for a rank, "t" for a day behind it.

    >>> shape_of_title("3 渡口停航第三天"), shape_of_title("● 渡口停航第三天"), shape_of_title("渡口停航第三天 04-02")
    ('0', '●', 't')
    >>> shape_of_title("渡口停航第三天"), shape_of_title("老渡口：首班 06:10，末班 19:40")
    ('', '')
    """
    if text[0] in TITLE_MARKS:
        return text[0]
    if _RANKED.match(text):
        return RANK
    if len(text) > LONGEST_RANKED or text[-1] not in _DAY_ENDS or not _BEHIND.search(text):
        return ""
    return "" if _TWO_TIMES.search(text) else "t"


def _may_be_title(line: str) -> bool:
    return 6 <= len(line) <= 40 and line[-1] not in "。；：:，,、" and _COUNTED.match(line) is None


def topic_share(text: str, body: set[str]) -> float:
    """Share of a text's pairs of characters that the body has; of a very long text, those of its beginning."""
    text = text[:LONGEST_TOPIC]
    pairs = list(map(add, text, text[1:]))
    return sum(pair in body for pair in pairs) / len(pairs) if pairs else 0.0


def label_feeds(draft: Draft, title_at: int | None) -> None:
    """Label the items under a recommendation heading, and titles that stand twice in a row."""
    texts, labels = draft.texts, draft.labels
    label_doubled_titles(draft, line_value)
    _label_comments(draft)
    _label_floors(draft)
    recommendation = _RECOMMENDATION
    if recommendation not in draft.given:
        return
    heads: set[int] = set()
    for n, label in enumerate(labels):
        if label is recommendation and heads_a_list(texts[n]):
            heads.add(n)
            if _is_amid_sentences(draft, n):
                draft.restore(n)
                draft.remove(n, Label.TOOLBAR, "between sentences of the article, and no heading of titles")
    under = False
    told = title_at is None  # anything of the article stands above
    for n, (text, label) in enumerate(zip(texts, labels, strict=True)):
        told = told or (label is None and text != "" and title_at is not None and n > title_at)
        if label is recommendation:
            under = told and n in heads
        elif label is None and under and text:
            if is_item(text) and not _is_asked(text, texts[n + 1 : n + 3]):
                draft.remove(n, Label.RECOMMENDATION, "item under a recommendation heading")
            else:
                under = False


def _is_amid_sentences(draft: Draft, number: int) -> bool:
    """Whether sentences stand above a line and below it: in a list of other articles stand titles."""
    texts, labels = draft.texts, draft.labels
    above = 0
    for n in range(max(0, number - AMID), number):
        if labels[n] is None and texts[n] and texts[n][-1] in _SENTENCE:
            above += 1
    if above < AMID_ABOVE:
        return False
    below, is_first = 0, True
    for n in range(number + 1, min(len(texts), number + 1 + AMID)):
        text = texts[n]
        if not text or labels[n] in _CONTROLS:
            continue
        if is_first and text[-1] not in _SENTENCE:
            return False
        is_first = False
        if text[-1] == "。":
            below += 1
    return below >= AMID_BELOW


def _is_dated_buttons(text: str) -> bool:
    """Whether a line is the day and the buttons below a comment."""
    return ("回复" in text or "举报" in text) and _DATED_BUTTONS.fullmatch(text) is not None


def _label_comments(draft: Draft) -> None:
    """Label what stands between the line of a reader and the buttons below a comment, and above dated buttons."""
    texts, labels = draft.texts, draft.labels
    dated = [n for n, label in enumerate(labels) if label is _COMMENT and _is_dated_buttons(texts[n])]
    if len(dated) >= COMMENTS and _POST not in draft.roles:
        for last, n in zip([dated[0] - 2, *dated], dated, strict=False):
            for between in range(max(last, n - LONGEST_COMMENT) + 1, n):
                draft.remove(between, Label.COMMENT, "above the day and the buttons of a comment")
    if _ABOVE_A_COMMENT.isdisjoint(draft.given):
        return
    _label_buttons_of_comments(draft)
    if _BELOW_A_COMMENT.isdisjoint(draft.given):
        return
    comment, byline = _COMMENT, _BYLINE
    if not any(
        label is None and below in _BELOW_A_COMMENT and above in _ABOVE_A_COMMENT
        for above, label, below in zip(labels, labels[1:], labels[2:], strict=False)
    ):
        return
    commented = False
    told = 0  # the lines before this one hold no prose
    for n in range(1, len(texts) - 1):
        if not commented and labels[n - 1] is not None and _ABOVE_COMMENTS.fullmatch(texts[n - 1]):
            above = range(told, n - 1)
            commented = any(labels[m] is None and line_value(texts[m]) > SHORT_SENTENCE for m in above)
            told = n - 1
        if (
            labels[n] is None
            and (labels[n - 1] is comment or (commented and labels[n - 1] is byline))
            and labels[n + 1] in _BELOW_A_COMMENT
            and holds_time(texts[n - 1])
        ):
            draft.remove(n, comment, "between a reader's name and the buttons")


def _label_buttons_of_comments(draft: Draft) -> None:
    """Label the short line that comes back below the comments, each of them below the line of a reader."""
    texts, labels = draft.texts, draft.labels
    if _COMMENT not in draft.given or labels.count(_COMMENT) < FEWEST_BUTTONS:
        return
    below = [
        n
        for n in range(2, len(texts))
        if labels[n] is None
        and labels[n - 1] is None
        and labels[n - 2] is _COMMENT
        and len(texts[n]) <= LONGEST_BUTTONS
    ]
    often = {text for text, count in Counter(texts[n] for n in below).items() if count >= FEWEST_BUTTONS}
    for n in below:
        if texts[n] in often:
            draft.remove(n, _TOOLBAR, "comes back below the comments")


def _label_floors(draft: Draft) -> None:
    """Label the comments right below a heading of comments, each with its floor or its reader, if prose stands above.

    One alone may be the article's.
    """
    texts, labels = draft.texts, draft.labels
    before: Label | None = None
    for number, label in enumerate(labels):
        is_first, before = label is None and before in _COMMENTS_OR_CONTROLS, label
        if is_first and _FLOOR.match(texts[number]) and _is_below_comments_heading(draft, number):
            below = range(number, len(texts))
            found = list(takewhile(lambda n: labels[n] is not None or not texts[n] or _FLOOR.match(texts[n]), below))
            comments = [n for n in found if labels[n] is None and texts[n]]
            for n in comments if len(comments) >= COMMENTS else ():
                draft.remove(n, _COMMENT, "a comment below their heading")


def _is_below_comments_heading(draft: Draft, number: int) -> bool:
    """Whether a heading of comments is one of the labelled lines right above a line, and prose stands above that."""
    texts, labels = draft.texts, draft.labels
    for heading in range(number - 1, max(number - 1 - NEAR, -1), -1):
        if labels[heading] not in _COMMENTS_OR_CONTROLS:
            return False
        if _ABOVE_COMMENTS.fullmatch(texts[heading]):
            return any(labels[n] is None and line_value(texts[n]) > SHORT_SENTENCE for n in range(heading))
    return False


def label_headed_parts(draft: Draft, page: Page) -> None:
    """Label all of a part that a heading of recommendations or comments opens, unless it is most of what is left."""
    if _OF_HEADINGS.isdisjoint(draft.given) or _POST in draft.roles:
        return
    labels, numbers = draft.labels, draft.numbers
    kept = -1  # how much text is left, told when first asked
    for n, label in enumerate(labels):
        if label in _OF_HEADINGS and (found := _opens_a_part(draft.texts[n], label)) is not None:
            number = numbers[n]
            part = page.owners[number]
            while page.parents[part] > 0 and page.firsts[page.parents[part]] == number:
                part = page.parents[part]
            inside = range(n + 1, bisect_left(numbers, page.ends[part]))
            feed = [entry for entry in inside if labels[entry] is None]
            if not feed:
                continue
            if kept < 0:
                kept = sum(len(draft.texts[entry]) for entry in draft.kept())
            size = sum(len(draft.texts[entry]) for entry in feed)
            if size <= LARGEST_FEED * (kept - size):
                kept -= size
                for entry in feed:
                    draft.remove(entry, found, f"in a part under a heading of {found.value}s")


def _opens_a_part(text: str, label: Label | None) -> Label | None:
    """What a line heads, recommendations or comments, also if it is a link; None if it is no such heading."""
    if label in _COMMENTS_OR_CONTROLS and len(text) <= LONGEST_TITLE_OF_A_FEED and _ABOVE_COMMENTS.fullmatch(text):
        return Label.COMMENT
    if label is _NAVIGATION and 4 <= len(text) <= LONGEST_TITLE_OF_A_FEED:
        verdict = line_label(text)
        label = verdict[0] if verdict else None
    return label if label is _RECOMMENDATION and heads_a_list(text) and "答" not in text else None


_BEFORE_ITEM: Final = AnyOf(":：｜|>》】")
LONGEST_HEADING: Final = 20
SHORTEST_ITEM: Final = 3


def heads_a_list(text: str) -> bool:
    """Whether a boilerplate line is the heading of what follows, not an item itself.

    >>> heads_a_list("相关新闻"), heads_a_list("延伸阅读：老城区三条路改单行")
    (True, False)
    """
    if not text or len(text) > LONGEST_HEADING:
        return False
    at = _BEFORE_ITEM.place(text)
    return at < 0 or len(text) - at - 1 < SHORTEST_ITEM


def restore_numbers(draft: Draft, first: int, end: int) -> None:
    """Keep the bare numbers inside the article that count its sections or steps: 1, 2, 3."""
    texts, labels = draft.texts, draft.labels
    if _TOOLBAR not in draft.given:
        return
    numbers = [n for n in range(first, end - 1) if labels[n] is _TOOLBAR and is_bare_number(texts[n])]
    counted = [int(texts[n]) for n in numbers]
    if len(counted) < 2 or counted[0] > 1 or counted != list(range(counted[0], counted[0] + len(counted))):
        return
    # Below the number of a section the section stands; below that of a list of other articles, what was removed.
    if all(any(labels[below] is None for below in (n + 1, n + 2) if below < end) for n in numbers):
        for n in numbers:
            draft.restore(n)


def _is_asked(text: str, below: Sequence[str]) -> bool:
    """Whether a line is a speaker's question, and the next one that is not short a speaker's, too."""
    return text[-1] in "？?" and field_name(text) != "" and any(map(field_name, below))


_OPENS_NUMBER: Final = frozenset("一二三四五六七八九十第（")
_NUMBERED: Final = expression(r"[一二三四五六七八九十]{1,3}[、.]|第.{1,3}[章节条]|（[一二三四五六七八九十]）")


def is_item(text: str) -> bool:
    """Whether a line could be an item of a list of other articles: a title, not a sentence or a heading number.

    >>> is_item("退休大爷花三年造出木头汽车，能跑还能倒车"), is_item("他说，这辆车花了三年才造成。")
    (True, False)
    """
    if len(text) > 50 or (text[-1] in "。；：:…" and not text.endswith("……")):
        return False
    return text[0] not in _OPENS_NUMBER or _NUMBERED.match(text) is None

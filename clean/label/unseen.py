"""Spam, and a site's own lines, in words that nobody has listed: they read like that, and not like the article.

The feeds and the lines with listed words are gone by then: what is left is the article, and what was put into it. On a
page with spam in it all of that is read, on any other only short lines that are no sentences, and those at the ends.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice
from typing import Final

from ..expressions import expression
from ..labels import SPAM_LABELS, Label, Role
from ..word_lists import finder_of
from .boilerplate import line_label
from .context import line_value
from .draft import AS_A_WHOLE, Draft, is_one_thing
from .evidence import LURES, OF_CONTACT, OF_OFFER, OF_SCRIPT, OF_SUBJECT
from .field_names import is_of_office
from .odd_short_lines import SHORT, find_odd_short_lines
from .offers import offers
from .soft import OPEN, find_gifts, find_soft
from .spam import SpamJudge
from .strangers import (
    CERTAIN,
    LEAST_BESIDE,
    SHORTEST,
    SUSPECT,
    Found,
    around_suspects,
    find_boilerplate,
    find_pushed,
    find_rows_in_spam,
    find_strangers,
    is_told_only,
    reads_like_article,
    reads_like_boilerplate,
    reads_like_spam,
    reason_of_boilerplate,
    verdict_of,
)
from .stuffing import NO_SENTENCE
from .table_rows import is_row
from .text_model import EVERY, may_be, read, shape, telling

# A site's own advertisement may be taken for spam; with so many lines of it a page is spammed for certain.
SPAMMED: Final = 3
# So many lines that are told only by how they read count as one.
TOLD_BY_READING: Final = 2
# With so many, all lines are asked for more, and not those alone that some evidence speaks against.
DOUBTED_FOR_GOOD: Final = 2
# For pages that are made to cost time: so many lines are read for what they read like, of so many characters at most,
# and so many of those that were taken for spam.
MOST_READ: Final = 400
LONGEST_READ: Final = 2_000
MOST_REMOVED: Final = 60
# From where on a line is a site's own: on a page with spam in it that may be chance, and on one with none; on one with
# lines that some evidence speaks against, and not enough. And at the ends of one that is spammed for certain.
DOUBTED: Final = 1.5
HALF_PLAIN: Final = 2.2
PLAIN: Final = 2.4
AT_THE_ENDS: Final = -1.0
# With more odd lines than so many, if they are half of it, an article is made of such.
MOST_ODD: Final = 12
MOST_ASKED: Final = 40
# So many lines are at either end of an article, and so long are the lines that a site puts there or inside.
AT_END: Final = 3
SHORTEST_SITE_LINE: Final = 4
LONGEST_SITE_LINE: Final = 80
# A slogan of so few characters is read whatever it holds, and must be plainer where it holds nothing that tells much.
LONGEST_SLOGAN: Final = 10
SLOGAN: Final = 2.5
# A line in which nothing is suspected must hold more that tells for spam to be read.
EVERY_UNSUSPECTED: Final = 14
# In a text that lost its HTML, all lines of which are asked, so much less.
LESS_IN_TEXT: Final = 10
# And a sentence with an open address or number, as offices give theirs, so much more.
OPEN_CONTACT: Final = 0.5
_HEADING: Final = expression("[\u4e00-\u9fff]{2,6}")
_STEP: Final = expression(
    r"第[一二三四五六七八九十\d]{1,3}[步章节条篇]|步骤|\d{1,2}[、.．)）]|[（(]?[一二三四五六七八九十]{1,3}[）)、.]"
)
_OPENS_STEP: Final = frozenset("第步0123456789０１２３４５６７８９（(一二三四五六七八九十")
_ANNOUNCING: Final = frozenset("：:，")
_SENTENCE_ENDS: Final = frozenset("。”」：:…；，")
_ASKING: Final = frozenset("。！？!?，")
# The list with what readers are told to do and to send; a line with nothing else is no longer than this.
_TO_SEND: Final = "turning_to_reader"
LONGEST_WORD: Final = 24
_SENT_TO: Final = ("私信", "评论区", "后台")
_PUT_THERE: Final = SPAM_LABELS | {Label.ADVERTISEMENT, Label.NOISE}
_ORNAMENTED: Final = expression(r"[^\w\s，。！？“”]{1,3}\s?[\u4e00-\u9fff·]{2,10}\s?[^\w\s，。！？“”]{1,3}")
_QUOTING: Final = frozenset("”’」』】")
_NAMING: Final = frozenset((Label.BYLINE, Label.EDITOR, Label.CAPTION))
_NO_PARAGRAPHS: Final = frozenset(Role) - {Role.PARAGRAPH}
_PROMOTION: Final = Label.SPAM_PROMOTION
_CONTACT: Final = Label.SPAM_CONTACT
_GLUED: Final = frozenset((Label.SPAM_PROMOTION, Label.SPAM_CONTACT))
# A sentence that reads like an article's is one, for all that this says of it.
_WEAK_REASONS: Final = frozenset((OF_CONTACT, OF_OFFER, LURES, OF_SCRIPT, OF_SUBJECT))


def drop_strangers(draft: Draft, judge: SpamJudge) -> None:
    """Cut and label what reads like spam or a site's own lines, and not like the article, on a page with spam in it."""
    evident = known = len(judge.spam or ())
    if not judge.spammed:
        told, soft = _drop_plain_spam(draft, judge), _drop_soft(draft, judge)
        known += (told + soft * draft.is_text) // TOLD_BY_READING
        judge.spammed = known >= SPAMMED
    known += _drop_odd_short_lines(draft, judge)
    judge.spammed = judge.spammed or known >= SPAMMED
    if judge.spam is None:
        return
    if judge.spammed:
        for number, gifts in find_gifts(draft).items():
            judge.add_parts(number, gifts)
        _drop_what_shares_nothing(draft, judge)
    _drop_what_reads_like_spam(draft, judge, evident, known)
    if judge.spammed:
        lines = _read_lines(draft, _NO_PARAGRAPHS, judge)
        for number, reason in find_boilerplate(lines, judge.pairs).items():
            draft.remove(number, Label.ADVERTISEMENT, reason)
        sentences = _read_lines(draft, AS_A_WHOLE, judge)
        for number, parts in find_pushed(sentences, judge.spam, judge.pairs).items():
            judge.add_parts(number, parts)
    _drop_words_to_send(draft)


def drop_strangers_again(draft: Draft, judge: SpamJudge) -> bool:
    """The same once more, if what was found later tells that a page that showed little spam is spammed for certain;
    return whether it does.
    """
    if judge.spammed:
        return False
    spam = [draft.texts[number] for number, label in enumerate(draft.labels) if label in _GLUED]
    if len(spam) < SPAMMED:
        return False
    judge.spam, judge.spammed = spam, True
    judge.expect_marks(spam, draft.kept())
    drop_strangers(draft, judge)
    return True


def _drop_odd_short_lines(draft: Draft, judge: SpamJudge) -> int:
    """Label the lines as short as verses that read far more like spam than the others do; return how many."""
    kept = draft.kept()
    if 2 * sum(len(draft.texts[number]) <= SHORT for number in kept) < len(kept):  # told without reading them
        return 0
    lines = _read_lines(draft, _NO_PARAGRAPHS)
    known = judge.spam is not None or draft.has_any(SPAM_LABELS)
    found = find_odd_short_lines(lines, certain=judge.spammed, known=known)
    if found and not known:  # what was no suspicion is one now
        found = find_odd_short_lines(lines, certain=False)
    for number in found:
        draft.remove(number, *verdict_of(draft.texts[number], "among short lines that do not"))
    if found:
        judge.spam = [*(judge.spam or ()), *(draft.texts[number] for number in found)]
    return len(found)


def _drop_plain_spam(draft: Draft, judge: SpamJudge) -> int:
    """Label, on a page that is not spammed for certain, the lines that plainly read like spam; return how many."""
    needed = PLAIN if judge.spam is None else DOUBTED if judge.spam else HALF_PLAIN
    texts, kept, short = draft.texts, draft.kept(), _short_lines(draft)
    likely = {*(n for n in (*kept[:AT_END], *kept[-AT_END:]) if draft.signs[n]), *judge.suspects}
    found = []
    beside: list[str] = []  # the lines that are left, listed when one is asked for those beside it
    for number in [n for n in short if draft.is_text or n in likely or _is_odd(texts[n])]:
        text = judge.left_of(number) if number in judge.suspects else texts[number]
        if len(text) < SHORTEST_SITE_LINE:
            continue
        every = (EVERY if number in judge.suspects else EVERY_UNSUSPECTED) + LESS_IN_TEXT * draft.is_text
        told = may_be("spam", text, every)
        least = needed if told else max(needed, SLOGAN)
        if not (told or len(text) <= LONGEST_SLOGAN) or not reads_like_spam(text, least) or is_told_only(text):
            continue
        if is_of_office(text) or (_gives_contact(text) and not reads_like_spam(text, least + OPEN_CONTACT)):
            continue
        beside = beside or [texts[n] for n in kept]
        if is_row(beside, bisect_left(kept, number)):
            continue
        draft.remove(number, *verdict_of(text))
        found.append(text)
        if len(found) == MOST_REMOVED:
            break
    if found and (judge.spam is not None or draft.is_text):
        judge.spam = [*(judge.spam or ()), *found]
        judge.expect_marks(judge.spam, draft.kept())
    return len(found)


def _gives_contact(text: str) -> bool:
    """Whether a sentence gives an open address or number."""
    return text[-1] in _SENTENCE_ENDS and not OPEN.isdisjoint(shape(text))


def _drop_soft(draft: Draft, judge: SpamJudge) -> int:
    """Cut and label advertisements in sentences, on a page that is not spammed for certain; return how many."""
    whole: list[str] = []
    for number, parts in find_soft(draft, judge).items():
        start, end, label, reason = parts[0]
        if end - start == len(draft.texts[number]):
            draft.remove(number, label, reason)
            whole.append(draft.texts[number])
        else:
            judge.add_parts(number, parts)
    if whole and (judge.spam is not None or draft.is_text):
        judge.spam = [*(judge.spam or ()), *whole]
    return len(whole)


def drop_site_lines(draft: Draft, judge: SpamJudge) -> None:
    """Label the lines inside the article and at its ends that read like a site's own.

    At the ends of a page that is spammed for certain it takes little, if a line shares nothing with the article, and
    that is prose. On any other page it must be plain, and what ends as a sentence does is asked for only at the ends;
    in an article of short lines, the first and the last are.
    """
    if judge.spammed:
        kept = draft.kept()
        ends = {*kept[:AT_END], *kept[-AT_END:]}
        prose = sum(line_value(draft.texts[number]) > 1.0 for number in kept)
        fits = 2 * prose > len(kept) and prose > AT_END
        texts = draft.texts
        asked = [n for n in _short_lines(draft) if fits and n in ends and texts[n][-1] not in _ANNOUNCING]
        needed = AT_THE_ENDS
    else:
        asked, needed = _odd_lines(draft), PLAIN if judge.spam is None else DOUBTED
    kept = list(draft.kept()) if asked else []
    beside = [draft.texts[number] for number in kept]
    for number in asked:
        text = draft.left_of(number)
        if may_be("boilerplate", text) and reads_like_boilerplate(text, needed):
            if judge.spammed and not judge.is_strange(draft.texts[number]):
                continue
            at = kept.index(number)
            if is_row(beside, at) or _heads_inside(beside, at):
                continue
            draft.remove(number, Label.ADVERTISEMENT, reason_of_boilerplate(text))


def _heads_inside(lines: Sequence[str], at: int) -> bool:
    """Whether a line stands inside the article as its headings do: a few Han characters, and a longer line below."""
    text = lines[at]
    if not AT_END <= at < len(lines) - AT_END or not _HEADING.fullmatch(text):
        return False
    return len(lines[at + 1]) > 2 * len(text)


def _short_lines(draft: Draft) -> list[int]:
    """The paragraphs that could be a site's own by their length."""
    texts, roles, paragraph = draft.texts, draft.roles, Role.PARAGRAPH
    return [
        number
        for number in draft.kept()
        if roles[number] is paragraph and SHORTEST_SITE_LINE <= len(texts[number]) <= LONGEST_SITE_LINE
    ]


def _is_odd(text: str) -> bool:
    """Whether a line ends as no sentence does, and begins as no step or item does."""
    return text[-1] not in _SENTENCE_ENDS and not (text[0] in _OPENS_STEP and _STEP.match(text))


def _odd_lines(draft: Draft) -> list[int]:
    """The lines that could be a site's own by their length, their ends and their place."""
    kept, short = draft.kept(), _short_lines(draft)
    odd = [number for number in short if _is_odd(draft.texts[number])]
    if len(odd) > (MOST_ODD if 2 * len(odd) > len(kept) else MOST_ASKED):
        return [number for number in short if number in (kept[0], kept[-1])]
    ends = {*kept[:AT_END], *kept[-AT_END:]}
    return sorted({*odd, *ends.intersection(short)})


def _drop_what_shares_nothing(draft: Draft, judge: SpamJudge) -> None:
    """Cut and label what has nothing to do with the article, on a page that is spammed for certain."""
    judge.cut_strangers([n for n in draft.kept() if not is_one_thing(draft.roles[n])])
    for number in judge.strange_lines(draft.kept()):
        if draft.roles[number] is Role.PARAGRAPH:
            draft.remove(number, Label.ADVERTISEMENT, "between two paragraphs, and nothing of the article")


def _drop_what_reads_like_spam(draft: Draft, judge: SpamJudge, evident: int, known: int) -> None:
    """Cut and label what reads like spam and not like the article, on a page with spam in it.

    evident: how many lines of it there are evidence for; known: how many count.
    """
    certain, spam = judge.spammed, judge.spam or ()
    promotion, contact = _PROMOTION, _CONTACT
    lines = _read_lines(draft, AS_A_WHOLE)
    weak = (
        number
        for number, label in enumerate(draft.labels)
        if (label is promotion or label is contact) and _WEAK_REASONS.issuperset(draft.reasons[number].split("; "))
    )
    for number in islice(weak, MOST_READ):
        if reads_like_article(draft.texts[number]):
            draft.restore(number)
    needed = CERTAIN if certain else SUSPECT[known]
    near = lines
    if not certain:
        slogans = islice((n for n in lines if len(lines[n]) <= LONGEST_SLOGAN and _is_odd(lines[n])), MOST_REMOVED)
        asked = lines if known >= DOUBTED_FOR_GOOD else {*slogans, *judge.suspects.intersection(lines)}
        near = around_suspects(lines, sorted(asked), needed, judge.cuts)
    beside = _beside_spam(draft)
    if not beside.issubset(near):
        near = {number: line for number, line in lines.items() if number in near or number in beside}
    found = find_strangers(near, spam, needed, judge.cuts, judge.parts, judge.pairs, beside)
    if not certain and evident + found.contacts >= SPAMMED:  # what was a suspicion is certain now
        found = find_strangers(lines, spam, CERTAIN, judge.cuts, judge.parts, judge.pairs, beside)
        judge.spammed = True
    _take(found, draft, judge)
    also = _beside_spam(draft) if found.whole else beside
    also = {number for number in also if draft.labels[number] is None and not _drop_offer_beside(draft, number)}
    also = {number for number in also - beside if read(draft.texts[number]).spam >= LEAST_BESIDE}
    if also:
        left = {number: line for number, line in lines.items() if draft.labels[number] is None}
        around = {number: line for number, line in left.items() if number in also or reads_like_article(line)}
        _take(find_strangers(around, spam, needed, judge.cuts, judge.parts, judge.pairs, also), draft, judge)
    taken = [number for number in lines if draft.labels[number] is not None]
    if not judge.spammed and len(taken) >= SPAMMED:  # and so is this
        judge.spammed = True
        judge.spam = spam = [*spam, *(lines[number] for number in taken)]
        left = {number: line for number, line in lines.items() if draft.labels[number] is None}
        beside = _beside_spam(draft)
        _take(find_strangers(left, spam, CERTAIN, judge.cuts, judge.parts, judge.pairs, beside), draft, judge)
    candidates = (
        number
        for number, label in enumerate(draft.labels)
        if (label is promotion or label is contact)
        and not is_one_thing(draft.roles[number])
        and NO_SENTENCE not in draft.reasons[number]
    )
    removed = {number: draft.texts[number] for number in islice(candidates, MOST_REMOVED)}
    if not removed:
        return
    left = {number: line for number, line in lines.items() if draft.labels[number] is None}
    for number, parts in find_rows_in_spam(removed, left, judge.cuts).items():
        if not judge.leaves_hidden(number, parts):
            draft.restore(number)
            judge.set_parts(number, parts)


def _drop_words_to_send(draft: Draft) -> None:
    """Label what is nothing but a word to send, beside a line that is none of the article's: 暗号：“…”"""
    texts, labels = draft.texts, draft.labels
    for number in draft.kept():
        text = texts[number]
        if len(text) > LONGEST_WORD or text[-1] not in _QUOTING:
            continue
        for place in _SENT_TO:
            text = text.removeprefix(place)
        if finder_of(_TO_SEND, "deed").fullmatch(text):
            beside = [n for n in range(max(0, number - 1), number + 2) if n != number and n < len(texts)]
            if any(labels[n] in _PUT_THERE for n in beside):
                draft.remove(number, _PROMOTION, "a word to send, and nothing else")


def _drop_offer_beside(draft: Draft, number: int) -> bool:
    """Label a line right beside an advertisement that is nothing but a word to send, or offers something for one, or is
    too short to be read, or names a shop between ornaments; return whether it is one.
    """
    text = draft.texts[number]
    word = finder_of(_TO_SEND, "deed")
    shop = finder_of(_TO_SEND, "shop")
    gives = (
        word.fullmatch(text)
        or (offers(text) and (len(text) < SHORTEST or word.search(text)))
        or (_ORNAMENTED.fullmatch(text) and shop.search(text))
    )
    if gives:
        draft.remove(number, _PROMOTION, "an offer right beside an advertisement")
    return bool(gives)


def _take(found: Found, draft: Draft, judge: SpamJudge) -> None:
    """Remove the lines, and keep the parts of lines to cut, that were found."""
    for number, (label, reason) in found.whole.items():
        if not _is_named(draft, number):
            draft.remove(number, label, reason)
    for number, parts in found.parts.items():
        if not _is_named(draft, number):
            judge.add_parts(number, parts)


def _beside_spam(draft: Draft) -> set[int]:
    """The lines that are no sentences, right above or below one that was removed as an advertisement."""
    texts, labels = draft.texts, draft.labels
    found: list[int] = []
    above, sold = -1, False
    for number, text in enumerate(texts):
        if text:
            label = labels[number]
            was_sold, sold = sold, label is _PROMOTION or label is _CONTACT
            if above >= 0:
                if sold and labels[above] is None:
                    found.append(above)
                elif was_sold and label is None:
                    found.append(number)
            above = number
    return {
        number
        for number in found
        if texts[number][-1] not in _ASKING and (_is_odd(texts[number]) or _ends_in_word_to_send(texts[number]))
    }


def _ends_in_word_to_send(text: str) -> bool:
    """Whether a line ends in what a reader is told to send: 拍下备注“…”"""
    if text[-1] not in _QUOTING:
        return False
    return any(match.end() == len(text) for match in finder_of(_TO_SEND, "deed").finditer(text))


def _is_named(draft: Draft, number: int) -> bool:
    """Whether a line names people, as a by-line, an editor's or a caption does, or gives an office's number."""
    if is_of_office(draft.texts[number]):
        return True
    verdict = line_label(draft.texts[number], draft.signs[number])
    return verdict is not None and verdict[0] in _NAMING and not telling(draft.texts[number])[1]


def _read_lines(draft: Draft, left_out: frozenset[Role], judge: SpamJudge | None = None) -> dict[int, str]:
    """The lines that are left and short enough to be read, without those of some roles; of very many, the outer.

    judge: whose lines with parts of spam are left out, too.
    """
    texts, roles = draft.texts, draft.roles
    kept = [n for n in draft.kept() if len(texts[n]) <= LONGEST_READ and roles[n] not in left_out]
    if len(kept) > MOST_READ:
        kept = [*kept[: MOST_READ // 2], *kept[-MOST_READ // 2 :]]
    return {number: texts[number] for number in kept if judge is None or not judge.parts(number)}

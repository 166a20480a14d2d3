"""All labels of one page, in order: spam, boilerplate, feeds, the body's run, parts of blocks, duplicates."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import combinations
from typing import Final

from ..expressions import expression
from ..labels import SPAM_LABELS, Label, Role
from ..parse.blocks import Page
from ..parse.thread import shape
from ..script.convert import to_simplified
from ..word_lists import lines_by_section
from .boilerplate import boilerplate_tail, labels_of_lines, line_label
from .context import (
    extend_body,
    find_body,
    is_signed,
    line_value,
    opening_byline,
    restore_numbers,
    with_lines_above,
    without_titles,
)
from .diversions import find_diversions, is_diverting_line
from .draft import Cut, Draft, is_one_thing
from .evidence import DISGUISED, LURES, OF_CONTACT, OF_TRADE
from .jumbles import is_jumble_in_pieces
from .other_script import foreign_parts
from .page_words import is_keyword_line
from .salad import is_salad, says_again
from .signs import DIVERTING_MORE, ENDING, signs_and_kinds_of_lines, signs_of_lines
from .sought import Sought
from .spam import SpamJudge
from .spam_kinds import is_in_doubt, kind_of
from .strangers import holds_spam, reads_like_no_article
from .stuffing import NO_SENTENCE, strung_together
from .suspects import is_separated
from .text_model import read
from .thresholds import BALANCED, Thresholds
from .topic import count_shared, han_pairs
from .unseen import LONGEST_READ, SPAMMED

_CODE: Final = Role.CODE
_HEADING: Final = Role.HEADING
_CAPTION: Final = Label.CAPTION
_NOISE: Final = Label.NOISE
_TITLE: Final = Label.TITLE
_DISCLAIMER: Final = Label.DISCLAIMER
_DISCLAIMERS: Final = frozenset((_DISCLAIMER,))
_SPAM_DOORWAY: Final = Label.SPAM_DOORWAY
# A page that only says that there is no article says so in fewer characters than this.
LONGEST_NOTICE: Final = 220
# A page with this much spam in sentences to what is left is a doorway.
DOORWAY_SHARE: Final = 0.9
# With more lines left than so many for each of spam there is an article, also if its lines are short.
LINES_LEFT: Final = 1
# A doorway has so many lines of spam; a line that reads like this is hardly an article's.
FEWEST_SPAM: Final = 3
BESIDE_MACHINE_MADE: Final = 2
FEWEST_UNFILLED: Final = 3
# So many lines of spam say what the title says, where nothing else on the page does.
FEWEST_SAYING: Final = 3
# So many characters of the first and the last line of a template show that nobody filled it.
LOOKED_AT: Final = 60
LIKE_NO_ARTICLE: Final = -1.4
# If the first two sentences together read like this, they open an article.
OPENS_ARTICLE: Final = -6.0
# A title that reads so much like spam sells.
SELLS: Final = 1.0
# Lines that repeat its words read like this on average, where no article does.
SAYS_AGAIN: Final = -3.0
# Of a doorway so many lines may be left that are not known for spam by themselves.
MOST_LEFT: Final = 12
# Of more lines it is not asked whether they read like no article's.
MOST_READ: Final = 40
# So many lines beside the article are looked at for keywords.
MOST_SEPARATED: Final = 60
# Spam shorter than this is a keyword, not a sentence; it counts so many lines around what would be left.
SPAM_SENTENCE: Final = 16
BESIDE: Final = 3
# So many lines at either end of a page are its edge, where hijackers put their keywords.
EDGE: Final = 3
# What cuts leave of a line stays from so many characters on; beside a scraper's mark a verse may be shorter.
SHORTEST_REST: Final = 8
SHORTEST_VERSE: Final = 3
# A line of fewer characters is cut nowhere; with so many it may end in boilerplate.
SHORTEST_CUT: Final = 10
SHORTEST_WITH_TAIL: Final = 16
# So much of a text tells whether it repeats a doorway's phrases.
LONGEST_REPEATING: Final = 600
# An item of a menu is no longer than this.
LONGEST_OF_MENU: Final = 8
# The title stands at most so many lines below where it stands first, if it is repeated above the article.
TITLE_LINES: Final = 4
# A tag that repeats the title's beginning, so many characters of it at least, is among so many lines at the end.
TAGS_BELOW: Final = 3
SHORTEST_TAG: Final = 4
_TAG_MARKS: Final = frozenset("#＃")
# The name of a source has so many Han characters; the number of a picture has none.
SHORTEST_SOURCE: Final = 3
ASCII: Final = 1 << 7


def judge_spam(draft: Draft, page_script: str) -> SpamJudge:
    """Label the spam lines; return the judge for the parts."""
    other = _in_other_script(draft, page_script)
    lines = [text if label is None else "" for text, label in zip(draft.texts, draft.labels, strict=True)]
    draft.signs, draft.kinds = signs_and_kinds_of_lines(lines)
    judge = SpamJudge(lines, other, (draft.signs, draft.kinds), _foreign_parts(draft, page_script))
    last = len(lines) - EDGE
    for number in sorted(judge.suspects):
        if draft.roles[number] is not _CODE:
            _remove_spam(draft, judge, number, judge.whole(number, number < EDGE or number >= last))
    return judge


def _remove_spam(draft: Draft, judge: SpamJudge, number: int, verdict: tuple[Label, str] | None) -> None:
    """Label a line as the kind of spam that it is, if it is any."""
    if verdict is not None:
        label, reason = verdict
        text = draft.texts[number]
        if is_in_doubt(text, label):
            label = kind_of(text, label, judge.weighed(number).reasons)
        draft.remove(number, label, reason)


def _hints(draft: Draft, judge: SpamJudge) -> list[str]:
    """The lines, on a page without a line of spam, that are in doubt and read like spam, or hold what does."""
    lines = {number: draft.texts[number] for number in sorted(judge.doubtful) if draft.labels[number] is None}
    return [
        line for number, line in lines.items() if len(line) <= LONGEST_READ and holds_spam(line, judge.cuts(number))
    ]


def judge_by_own_words(draft: Draft, judge: SpamJudge, page: Page) -> None:
    """Label the lines that sell what the page's lines of keywords say, wherever those stand.

    Only a page that is spammed for certain is searched: for lines of keywords in the draft, then beside it.
    """
    known = _telling(draft)
    evident = [number for number in sorted(known) if draft.labels[number] in _STUFFED]
    stuffed = [*(draft.texts[number] for number in evident), *judge.strange_keyword_lines(evident)]
    if page.is_html:
        title = _stuffed([page.head.title], judge)
        if stuffed or title or known:
            stuffed += [*_stuffed(_lines_beside(draft, page), judge), *title]
    learnt = judge.learn(stuffed, draft.kept()) if stuffed else []
    for number in learnt:
        if not is_one_thing(draft.roles[number]):
            _remove_spam(draft, judge, number, judge.whole(number))
    spam = _telling(draft) if learnt else known
    hidden = judge.hidden_contacts([n for n in draft.kept() if not is_one_thing(draft.roles[n])])
    hints = [] if stuffed or spam or hidden else _hints(draft, judge)
    if stuffed or hints or spam or hidden:
        judge.spam = [*stuffed, *(draft.texts[number] for number in sorted(spam)), *hidden]
        judge.spammed = (
            bool(stuffed or hidden) or len(spam) >= SPAMMED or any(_never_by_chance(draft, number) for number in spam)
        )
        judge.expect_marks(judge.spam, draft.kept())
        for number, reason in judge.strange_tail(draft.kept()):
            if line_label(draft.texts[number], draft.signs[number]) is None:
                draft.remove(number, Label.SPAM_DOORWAY, reason)
    if not draft.has_any(_SPAM_IN_SENTENCES):
        return
    for number in sorted(judge.suspects):
        plain = draft.labels[number] is None and not is_one_thing(draft.roles[number])
        verdict = judge.beside_spam(number) if plain and _is_beside_spam(draft, number) else None
        if verdict is not None:
            draft.remove(number, *verdict)


def _telling(draft: Draft) -> set[int]:
    """The lines of spam that tell that the page is spammed."""
    return {
        number
        for number, label in enumerate(draft.labels)
        if label is not None and label in SPAM_LABELS and _tells(draft, number)
    }


def _tells(draft: Draft, number: int) -> bool:
    """Whether a line of spam tells that the page is spammed: a word of a trade alone may be of a site's menu."""
    reason = draft.reasons[number]
    return len(draft.texts[number]) > LONGEST_OF_MENU or not reason.startswith(OF_TRADE) or ";" in reason


def _never_by_chance(draft: Draft, number: int) -> bool:
    """Whether a line of spam alone tells that the page is spammed: keywords strung together, what was hidden, or a
    contact that lures or hides what it is.
    """
    reasons = draft.reasons[number].split("; ")
    return draft.labels[number] in _NEVER_BY_CHANCE or (
        OF_CONTACT in reasons and (LURES in reasons or DISGUISED in reasons)
    )


def _is_beside_spam(draft: Draft, number: int) -> bool:
    """Whether the next line above or below was removed as an advertisement."""
    above = next((n for n in range(number - 1, -1, -1) if draft.texts[n]), number)
    below = next((n for n in range(number + 1, len(draft.texts)) if draft.texts[n]), number)
    return draft.labels[above] in _SPAM_IN_SENTENCES or draft.labels[below] in _SPAM_IN_SENTENCES


def _stuffed(lines: Sequence[str], judge: SpamJudge) -> list[str]:
    """Those of some lines, simplified, that are keywords strung together, by their words or by their build."""
    separated = [line for line in lines if is_separated(line)][:MOST_SEPARATED]
    if not separated:
        return []
    simplified = to_simplified("\n".join(separated)).split("\n")
    return [
        line
        for line, signs in zip(simplified, signs_of_lines(simplified), strict=True)
        if strung_together(line, False, True, signs) is not None or (is_keyword_line(line) and judge.is_strange(line))
    ]


def _lines_beside(draft: Draft, page: Page) -> list[str]:
    """The lines that stand outside the draft, or hidden."""
    inside = draft.covered
    return [
        *page.texts[: inside.start],
        *page.texts[inside.stop :],
        *(text for _, text in page.hidden_parts),
    ]


def _foreign_parts(draft: Draft, page_script: str) -> dict[int, list[tuple[int, int]]]:
    """What stands in the other script inside lines of both scripts."""
    if not draft.hant or page_script not in ("hans", "hant", "mixed"):
        return {}
    traditional = page_script == "hant" or (page_script == "mixed" and _mostly_hant(draft))
    came, texts, labels = draft.came, draft.texts, draft.labels
    asked = [n for n in draft.hant & draft.hans if labels[n] is None and len(came[n]) == len(texts[n])]
    found = {number: foreign_parts(came[number], traditional) for number in asked}
    return {number: parts for number, parts in found.items() if parts}


def _in_other_script(draft: Draft, page_script: str) -> list[bool]:
    """For each line whether it came in the script that the page's prose does not use."""
    hant, hans = draft.hant, draft.hans
    found = [False] * len(draft.came)
    if page_script not in ("hans", "hant", "mixed") or (page_script == "hans" and not hant):
        return found
    is_hans = page_script == "hans" or (page_script == "mixed" and not _mostly_hant(draft))
    for number in hant - hans if is_hans else hans - hant:
        found[number] = True
    return found


def _mostly_hant(draft: Draft) -> bool:
    """Whether more of the prose is in traditional characters."""
    lines, hant, hans = draft.came, draft.hant, draft.hans
    prose = [number for number, text in enumerate(lines) if line_value(text) > 2 and text[-1] in _PROSE_ENDS]
    traditional = sum(len(lines[number]) for number in prose if number in hant)
    simplified = sum(len(lines[number]) for number in prose if number in hans and number not in hant)
    return traditional >= simplified


_HEADS_DISCLAIMER: Final = expression(
    "[【\\[（(]?(?:风险|免责|投资|特别|重要|友情|温馨|版权|郑重)?(?:提示|提醒|声明|申明|说明)[】\\]）)]?[:：]?"
)


def judge_lines(draft: Draft) -> None:
    """Label the lines that are boilerplate by themselves."""
    texts, roles, signs, kinds = draft.texts, draft.roles, draft.signs, draft.kinds
    asked = [number for number in draft.kept() if not is_one_thing(roles[number])]
    verdicts = labels_of_lines([texts[number] for number in asked], [signs[number] for number in asked])
    for number, verdict in zip(asked, verdicts, strict=True):
        text = texts[number]
        if verdict is not None:
            label, reason = verdict
            if label is _CAPTION:
                roles[number] = Role.CAPTION
            else:
                draft.remove(number, label, reason)
        elif (
            kinds[number] & DIVERTING_MORE and roles[number] is not _HEADING and is_diverting_line(text, signs[number])
        ):
            draft.remove(number, Label.ADVERTISEMENT, "only sends the reader elsewhere")
        elif not text[0].isalnum() and not any(map(str.isalnum, text)):
            draft.remove(number, Label.NOISE, "nothing but marks")
        elif ord(text[0]) < ASCII and text.isascii() and is_jumble_in_pieces(text):
            draft.remove(number, Label.NOISE, "letters, figures and marks at random")
    if draft.has_any(_DISCLAIMERS):
        _label_headings_of_disclaimers(draft)


def _label_headings_of_disclaimers(draft: Draft) -> None:
    """Label what heads a disclaimer and stands in a line of its own: 风险提示："""
    texts, labels = draft.texts, draft.labels
    for number, label in enumerate(labels):
        if label is _DISCLAIMER:
            above = number - 1
            while above >= 0 and not texts[above]:
                above -= 1
            if above >= 0 and labels[above] is None and _HEADS_DISCLAIMER.fullmatch(texts[above]):
                draft.remove(above, _DISCLAIMER, "heads a disclaimer")


def drop_captions(draft: Draft) -> None:
    """Label the captions, for those who do not want them."""
    caption = Role.CAPTION
    for number in draft.kept():
        if draft.roles[number] is caption:
            draft.remove(number, Label.CAPTION, "a caption, left out by option")


def judge_run(draft: Draft, title_at: int | None, *, bare: bool = False, thresholds: Thresholds = BALANCED) -> None:
    """Label what stands before and after the article's run of lines. bare: see `context.is_bare`."""
    if bare:
        return
    above = opening_byline(draft) if title_at is None else title_at
    first, end = find_body(draft, above)
    if title_at is not None and first <= title_at < end and is_signed(draft, title_at):
        first = title_at + 1  # what stands above a title with a by-line is of the page
    if end > first:
        first, end = extend_body(draft, first, end, above, thresholds)
        end = without_titles(draft, first, end)
        restore_numbers(draft, first, end)
        if draft.is_weak:
            first = with_lines_above(draft, first, title_at)
    for number in range(len(draft.texts)):
        if draft.labels[number] is None and draft.texts[number] and not first <= number < end:
            where = "before" if number < first else "after"
            draft.remove(number, Label.OUTSIDE, f"{where} the article's run of lines")


def drop_signature_of_site(draft: Draft) -> None:
    """Label the names of sites that stand alone below the last line."""
    for number in reversed(draft.kept()):
        if not _SITE_NAME.fullmatch(draft.texts[number]):
            break
        draft.remove(number, Label.FOOTER, "a site's name below the article")


def cut_parts(draft: Draft, judge: SpamJudge) -> None:
    """Cut spam and boilerplate out of kept blocks."""
    texts, roles, signs, kinds = draft.texts, draft.roles, draft.signs, draft.kinds
    asked = [n for n in draft.kept() if len(texts[n]) >= SHORTEST_CUT and not is_one_thing(roles[n])]
    # Each is told of all lines before the next: what tells it stays in the processor's cache.
    known = [judge.parts(number) for number in asked]
    asked_for_more = [
        kinds[number] if parts or len(texts[number]) >= SHORTEST_WITH_TAIL else 0
        for number, parts in zip(asked, known, strict=True)
    ]
    diversions = [
        find_diversions(texts[number], signs[number]) if told & DIVERTING_MORE else ()
        for number, told in zip(asked, asked_for_more, strict=True)
    ]
    for number, parts, told, diverting in zip(asked, known, asked_for_more, diversions, strict=True):
        if not (parts or diverting or told & ENDING):
            continue
        text = texts[number]
        cuts = [Cut(*_balanced(text, *part[:2]), *part[2:]) for part in parts]
        for start, end in diverting:
            cuts = [cut for cut in cuts if not (start <= cut.start and cut.end <= end)]
            if all(end <= cut.start or cut.end <= start for cut in cuts):
                cuts.append(Cut(start, end, Label.NOISE, "a mark that sends the reader elsewhere"))
        cuts.sort(key=lambda cut: cut.start)
        tail = boilerplate_tail(text, signs[number]) if told & ENDING else None
        if tail is not None:
            cuts = [cut for cut in cuts if cut.end <= tail[0]]
            cuts.append(Cut(tail[0], len(text), tail[1], tail[2]))
        if cuts:
            rest = len(text) - sum(cut.end - cut.start for cut in cuts)
            before = text[cuts[0].start - 1]
            among_verses = judge.spammed and before not in "。！？" and judge.is_among_short_lines(number)
            verse = among_verses or all(cut.label is _NOISE for cut in cuts)
            if rest < (SHORTEST_VERSE if verse else SHORTEST_REST):
                draft.remove(number, cuts[0].label, cuts[0].reason)
            else:
                draft.cuts[number] = cuts
                left = line_label(draft.left_of(number))
                if left is not None and left[0] is not _CAPTION:  # keywords may be glued to a site's own line
                    draft.remove(number, *left)


def _balanced(text: str, start: int, end: int) -> tuple[int, int]:
    """A part of a text without the quotation mark at its edge that closes what the article says before it, and with the
    bracket behind it that closes one of its own.
    """
    closing = text[end : end + 1]
    if closing in _BRACKETS and _opened(text, _BRACKETS[closing], closing, start, end) > 0:
        return start, end + 1
    for closing, opening in _QUOTES.items():
        if _opened(text, opening, closing, start, end) < 0 < _opened(text, opening, closing, 0, start):
            if text[end - 1] == closing:
                return start, end - 1
            if text[start] == closing:
                return start + 1, end
    return start, end


def _opened(text: str, opening: str, closing: str, start: int, end: int) -> int:
    """How many more of a bracket's marks open than close in a part of a text."""
    return text.count(opening, start, end) - text.count(closing, start, end)


def drop_above_title(draft: Draft, title_at: int | None) -> None:
    """Label the short lines above the title: a kicker, a date, a section's name."""
    if title_at is None or draft.roles[title_at] is not _HEADING:
        return
    for number in draft.kept():
        if number >= title_at:
            break
        if line_value(draft.texts[number]) < 1.0:
            draft.remove(number, Label.OUTSIDE, "above the title")


def drop_no_article(draft: Draft, title: str | None) -> None:
    """Label what is left of a page that only says that there is no article: an error, a check, a login page."""
    kept = draft.kept()
    if not kept or _is_longer(draft, kept, LONGEST_NOTICE):
        return
    notice = _notices()
    said = sum(number not in draft.cuts and bool(notice.search(draft.texts[number])) for number in kept)
    if not said and len(kept) > 2:
        return
    titled = bool(title and notice.search(title)) or any(
        notice.search(text) for text, label in zip(draft.texts, draft.labels, strict=True) if label is _TITLE
    )
    if (said and (titled or said * 2 >= len(kept))) or (titled and len(kept) <= 2):
        for number in kept:
            draft.remove(number, Label.OUTSIDE, "a page that says there is no article")


def _is_longer(draft: Draft, kept: Sequence[int], most: int) -> bool:
    """Whether what is left has more characters than so many."""
    size = 0
    for number in kept:
        size += len(draft.texts[number])
        if size > most:
            return True
    return False


def is_spam_page(draft: Draft) -> bool:
    """Whether the page is a doorway: spam in sentences has at least as much room as what would be left.

    Keyword heads and link farms do not count, nor does what stands away from what would be left: those are
    injected into real pages, above and below the article.
    """
    kept = draft.kept()
    if not kept:
        return False
    if _is_unfilled(draft, kept):
        return True
    if not draft.has_any(_SPAM_IN_SENTENCES):
        return False
    left = [draft.texts[number] for number in kept]
    if _is_doorway(draft, kept) or _is_cut_up(draft, kept) or is_salad(left) or _is_of_stuffed_title(draft, left):
        return True
    if len(kept) <= MOST_LEFT and _is_salt(draft, list(map(draft.left_of, kept))):
        return True
    if len(kept) <= MOST_READ and reads_like_no_article(left):
        return True
    around = range(max(0, kept[0] - BESIDE), min(len(draft.labels), kept[-1] + BESIDE + 1))
    spam = [
        n
        for n in around
        if draft.labels[n] in _SPAM_IN_SENTENCES
        and len(draft.texts[n]) >= SPAM_SENTENCE
        and NO_SENTENCE not in draft.reasons[n]
    ]
    beside = 3 * len(spam) >= len(kept) and len(spam) >= BESIDE_MACHINE_MADE
    if beside and _is_machine_made(left):
        return True
    if len(kept) > LINES_LEFT * len(spam):
        return False
    size = sum(len(draft.texts[number]) for number in spam)
    return len(spam) >= FEWEST_SPAM and size >= DOORWAY_SHARE * sum(map(len, left))


def _is_unfilled(draft: Draft, kept: Sequence[int]) -> bool:
    """Whether half of what is left, or was taken for spam, holds slots of a template that nobody filled."""
    texts, labels = draft.texts, draft.labels
    opening = texts[kept[0]][:LOOKED_AT] + texts[kept[-1]][:LOOKED_AT]
    if "{" not in opening and "%" not in opening:
        return False
    shown = [text for text, label in zip(texts, labels, strict=True) if label is None or label.is_spam]
    unfilled = sum(_SLOT.search(text) is not None for text in shown)
    return unfilled >= FEWEST_UNFILLED and 2 * unfilled >= len(shown)


def _is_cut_up(draft: Draft, kept: Sequence[int]) -> bool:
    """Whether half of what is left beside spam was cut out of other pages: it begins or ends in the midst, with ….

    One line with both ends cut must be among them: an article may trail off over and over.
    """
    if len(kept) > MOST_LEFT:
        return False
    texts = [draft.texts[number] for number in kept]
    cut = [text for text in texts if text[0] == "…" or text[-1] == "…"]
    return len(cut) >= FEWEST_SPAM and 2 * len(cut) >= len(texts) and any(text[0] == "…" == text[-1] for text in cut)


def _is_machine_made(lines: Sequence[str]) -> bool:
    """Whether of a few lines most sentences read like no article's, or some do and none has to do with another."""
    sentences = [line for line in lines if len(line) >= SPAM_SENTENCE and line[-1] in "。！？"]
    if not FEWEST_SPAM <= len(lines) <= MOST_LEFT or len(sentences) < FEWEST_SPAM:
        return False
    readings = [read(line).spam for line in sentences]
    if readings[0] + readings[1] < OPENS_ARTICLE:
        return False
    strange = sum(reading > LIKE_NO_ARTICLE for reading in readings)
    if 4 * strange < len(sentences):
        return False
    if 2 * strange >= len(sentences):
        return True
    return _are_unrelated(lines)


def _are_unrelated(lines: Sequence[str]) -> bool:
    """Whether none of a few lines has to do with another."""
    return not any(count_shared(one, other, 2) > 1 for one, other in combinations(map(han_pairs, lines), 2))


def _shown_title(draft: Draft) -> str:
    """The first line that shows the title; "" if none does."""
    lines = zip(draft.texts, draft.labels, strict=True)
    return next((text for text, label in lines if label is _TITLE), "")


def _is_of_stuffed_title(draft: Draft, left: Sequence[str]) -> bool:
    """Whether half of the few lines that are left repeat words of a title that sells, and read like no article's."""
    title = _shown_title(draft)
    if not FEWEST_SPAM <= len(left) <= MOST_LEFT or not title or read(title).spam < SELLS:
        return False
    title = title[:LOOKED_AT]
    phrases, short = _phrases(title, 4), _phrases(title, 3)
    repeating = [
        line
        for line in left
        if any(phrase in line for phrase in phrases)
        or any(line.count(phrase) > 1 for phrase in short)
        or says_again(line)
    ]
    if len(repeating) < FEWEST_SPAM or 2 * len(repeating) < len(left):
        return False
    return sum(read(line).spam for line in repeating) > SAYS_AGAIN * len(repeating)


def _is_salt(draft: Draft, left: Sequence[str]) -> bool:
    """Whether the title is what the page's spam says over and over, and none of the few lines that are left has to do
    with it or with another.
    """
    phrases = _phrases(_shown_title(draft)[:LOOKED_AT], 4)
    spam = [text for text, label in zip(draft.texts, draft.labels, strict=True) if label in _SPAM_IN_SENTENCES]
    if sum(any(phrase in text for phrase in phrases) for text in spam) < FEWEST_SAYING:
        return False
    return not any(phrase in line for line in left for phrase in phrases) and _are_unrelated(left)


def _is_doorway(draft: Draft, kept: Sequence[int]) -> bool:
    """Whether what is left says over and over what the doorway's sentences around it say, salted with salad."""
    doorways = [text for text, label in zip(draft.texts, draft.labels, strict=True) if label is _SPAM_DOORWAY]
    if len(doorways) < 2 or len(kept) > MOST_LEFT:
        return False
    repeating = sum(_repeats_phrase_of(draft.texts[number], doorways) for number in kept)
    return repeating > 0 and 3 * repeating >= len(kept)


def _repeats_phrase_of(text: str, doorways: Sequence[str]) -> bool:
    """Whether a phrase of three characters stands in a text twice, and in two of the doorway's sentences."""
    text = text[:LONGEST_REPEATING]
    return any(
        text.count(phrase) > 1 and sum(phrase in doorway for doorway in doorways) > 1 for phrase in _phrases(text, 3)
    )


def _phrases(text: str, size: int) -> set[str]:
    """The runs of so many letters and figures in a text."""
    return {phrase for at in range(len(text) - size + 1) if (phrase := text[at : at + size]).isalnum()}


# A list of keywords is as long as several paragraphs, and ends as none does.
_PROSE_ENDS: Final = frozenset("。！？…”」』）)：:；;.!?")
_HAN: Final = expression("[\u3400-\u9fff]")
# What a template has for the words that were to be filled in: {城市}, {段落_3}, %公司简称%
_SLOT: Final = expression(r"\{[\u4e00-\u9fff]{2,8}[_\d]*\}|%[\u4e00-\u9fff]{2,8}%")
_BRACKETS: Final = {"）": "（", "】": "【", "］": "［", ")": "(", "]": "[", "〗": "〖"}
_QUOTES: Final = {"”": "“", "」": "「", "』": "『"}
_SITE_NAME: Final = expression("[\u4e00-\u9fff]{2,8}(?:网|论坛|在线|之家|资讯)")
_STUFFED: Final = frozenset((Label.SPAM_KEYWORDS, Label.SPAM_LINK_FARM))
_NEVER_BY_CHANCE: Final = frozenset((Label.SPAM_KEYWORDS, Label.SPAM_LINK_FARM, Label.SPAM_HIDDEN, Label.SPAM_DOORWAY))
_SPAM_IN_SENTENCES: Final = frozenset((Label.SPAM_PROMOTION, Label.SPAM_CONTACT, Label.SPAM_DOORWAY))


@cache
def _notices() -> Sought:
    return Sought("no_article", lines_by_section("no_article")[""])


def drop_duplicates(draft: Draft, page: Page, thresholds: Thresholds = BALANCED) -> None:
    """Label paragraphs that stand in the article already. Short lines may repeat: refrains do.

    So may what several sources say, each under its own name.
    """
    kept = draft.kept()
    texts, repeat = draft.texts, thresholds.repeat
    if len(kept) == len({texts[number] for number in kept}):
        return
    seen: dict[str, int] = {}
    for number in kept:
        text = texts[number]
        if len(text) >= repeat and draft.roles[number] is not _CODE:
            first = seen.setdefault(text, number)
            if first != number and not _of_another_source(draft, page, first, number):
                draft.remove(number, Label.DUPLICATE, "stands in the article already")


def _of_another_source(draft: Draft, page: Page, first: int, second: int) -> bool:
    """Whether two entries stand in two parts of one shape, side by side, the second below a line of its own."""
    one, other = (_path(page, page.owners[draft.numbers[entry]]) for entry in (first, second))
    level = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if level is None or shape(page, one[level]) != shape(page, other[level]):
        return False
    before, part = (page.texts[page.firsts[c] : page.ends[c]] for c in (one[level], other[level]))
    own = part[: draft.numbers[second] - page.firsts[other[level]]]
    return any(len(_HAN.findall(line)) >= SHORTEST_SOURCE and line not in before for line in own)


def _path(page: Page, container: int) -> list[int]:
    """The containers around a container, and itself, the outermost first."""
    path = []
    while container >= 0:
        path.append(container)
        container = page.parents[container]
    return path[::-1]


def drop_title(draft: Draft, title: str | None) -> None:
    """Label the lines above the article that only repeat the title, and tags below it that repeat how it begins.

    A poem may open with its title and come back to it: where the line stands again further down, only
    the first is the title.
    """
    bare = _bare(title or "")
    if len(bare) < 2 or title is None:
        return
    kept = draft.kept()
    texts, least, most, quoted = draft.texts, len(bare), len(title) + 6, title[0] in "“「"
    for n in kept[max(1, len(kept) - TAGS_BELOW) :]:
        if texts[n][0] in _TAG_MARKS and least > SHORTEST_TAG <= len(tag := _bare(texts[n])) and bare.startswith(tag):
            draft.remove(n, Label.NAVIGATION, "a tag that says what the title says")
    found = [
        n for n in kept if least <= len(texts[n]) <= most and bare[0] in texts[n] and _is_title(texts[n], bare, quoted)
    ]
    # With a colon, below another line, it announces what stands below it.
    found = [n for n in found if n == kept[0] or texts[n][-1] not in ":："]
    if not found:
        return
    top = [found[0]]
    refrain = any(n > found[0] + TITLE_LINES for n in found)
    for n in found[1:]:
        between = bisect_left(kept, n) - bisect_right(kept, top[-1])
        if not refrain and (between <= 2 or draft.texts[n].startswith("标题")):
            top.append(n)
    for n in top:
        draft.remove(n, Label.TITLE, "the title")


def _is_title(text: str, bare: str, quoted: bool) -> bool:
    """Whether a line says what the title says. quoted: whether that opens with a quotation mark: one said is none."""
    if text[0].isalnum() and text[0] != bare[0] and text[0] != "标":
        return False
    return _bare(text).removeprefix("标题") == bare and (quoted or text[0] not in "“「")


def _bare(text: str) -> str:
    """The text's letters and digits."""
    return "".join([character for character in text if character.isalnum()])

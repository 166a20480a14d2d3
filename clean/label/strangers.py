"""What on a spammed page reads like spam and has nothing to do with its article, in whatever words it says so.

Spam changes its words with every campaign; how it speaks to a reader changes less. On a page that nobody spammed none
of this is asked: a paragraph of a real article may read like an advertisement, too.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from math import inf
from typing import Final, NamedTuple

from ..expressions import expression
from ..labels import Label
from ..parse.compiled import IS_COMPILED
from .field_names import field_name, is_of_office, is_of_program
from .numbered_lines import numbered as numbered_among
from .numbered_lines import opens_with_number
from .offers import offers, turns_to_reader
from .page_words import clauses_of
from .part_headings import count_parts
from .piece_signs import blanks_in, spans_between
from .place_names import lists_places
from .spans import without
from .table_rows import is_row
from .text_model import (
    each_may_hold_strong,
    is_told,
    leads_nowhere,
    may_be,
    read,
    shape,
    strong_places_of_spam,
    telling,
)
from .topic import Held, Pairs, PairsOfText, add_all, count_han, count_shared, han_pairs, no_pairs
from .weigh import reporting

# A piece with fewer characters says too little.
SHORTEST: Final = 5
# What the other spam of the page and the article say of a piece, on the scale of its reading (`text_model.Reading`):
# its pairs of characters that the spam has, if that are so many; that no other line of the article has any of it; and
# the share of it that others have, beyond so much.
SHARED: Final = 7.0
MOST_SHARED: Final = 0.4
FEWEST_SHARED: Final = 3
# So much spam tells how the page's spam speaks; more would only take time.
MOST_SPAM: Final = 20_000
UNRELATED: Final = 0.4
RELATED: Final = -3.0
SLIGHTLY: Final = 0.1
# What adding up in another order may change.
ROUNDING: Final = 1e-6
# No more than this speaks for spam in all, beside the reading itself.
MOST_FOR_SPAM: Final = UNRELATED + SHARED * MOST_SHARED
# From where on a piece goes: on a page that is spammed for certain, and on one with no, one and two lines of spam.
CERTAIN: Final = 1.5
SUSPECT: Final = (3.0, 2.0, CERTAIN)
# On one with so little, a sentence that reads less like spam than this must turn to the reader.
DOUBTED, SURE = 1.7, 4.0
# So many lines around one that may be spam are looked at on a page that is not spammed for certain, and on one that
# shows no other spam.
AROUND, AROUND_NONE = 30, 8
# A line in doubt that reads so much like spam makes a page one with spam.
HINT: Final = 1.0
# What it takes more in a line among lines as short: rows and verses read like nothing in particular.
AMONG_SHORT: Final = 0.6
SHORT_LINE: Final = 24
# A slogan of so few characters with a pair that tells much takes so much less.
SHORTEST_SLOGAN: Final = 8
SLOGAN: Final = 1.2
BESIDE: Final = 2
# And what it takes less below the last line that is the article's, and beside spam in its own line; a sentence half so.
BELOW: Final = 0.6
# And right above or below a line that is one, if it is no sentence; and if it offers something, so much more.
BESIDE_LINE: Final = 1.2
OFFERED_BESIDE: Final = 1.8
BESIDE_SPAM: Final = 1.2
# No line right beside one is one that reads less like spam than this.
LEAST_BESIDE: Final = -2.0
# Lines that read so much like an article's tell what it is about, if they are so long.
OWN: Final = -1.5
SHORTEST_OWN: Final = 12
# Pieces of them read no more like spam than this.
OWN_PIECE: Final = -0.5
# In a record or a conversation each line begins with a label.
AMONG_LABELS: Final = 1.2
# What heads a table has no more characters.
LONGEST_HEADING: Final = 8
# A row of so many cells takes so much more.
CELLS: Final = 3
AMONG_CELLS: Final = 1.5
# And with one that so many lines begin with, so much more.
FEWEST_OF_LABEL: Final = 3
AMONG_SAME_LABELS: Final = 1.0
# And a line that goes on with the numbers of the lines above and below: 1. …, 2. …, 3. …
NUMBERED: Final = 1.5
# Or a sentence with what somebody says: 他来问我：“…？” 校长表示，….
SPEECH: Final = 1.0
# Or the line of an office with its number: 联系人：老孔，电话0536-….
OFFICE: Final = 1.5
# And a sentence of so few characters, if it leads nowhere: such a one reads like nothing in particular.
SHORT_SENTENCE: Final = 10
SAYS_LITTLE: Final = 1.0
# Lines of so many characters that have so large a share of their pairs in common, and so many, are of one template;
# so many lines are compared.
SHORTEST_ALIKE: Final = 20
ALIKE: Final = 0.4
FEWEST_ALIKE: Final = 10
MOST_ALIKE: Final = 60
REPEATED: Final = 1.5
# A sentence of so many characters that reads like this is an article's.
SHORTEST_ARTICLE: Final = 16
ARTICLE: Final = -1.9
# Sentences of no article read like this on average, if there are so many; if the first one or two read like that
# together, they are an article's.
NO_ARTICLE: Final = -0.75
FEWEST_READ: Final = 6
PLAINLY_ONE: Final = -5.0
# A piece that reads no more like spam than this is the article's, also beside an advertisement in its line.
PLAIN: Final = -0.8
# An advertisement glued to a row, a verse or a sentence is cut off where the two sides differ most, and by so much at
# least; no line longer than this is tried.
DIFFERENT: Final = 3.0
LONGEST_GLUED: Final = 120
# A clause that was pushed into a sentence is no longer than this, reads so much like spam by itself, and with what the
# page's spam and the article say of it.
LONGEST_PUSHED: Final = 30
PUSHED_BY_ITSELF: Final = -0.5
PUSHED: Final = 1.5
# And so much if nothing else tells.
PLAINLY_PUSHED: Final = 5.0
# What it takes more for a piece of a line of which all else is the article's (it reads like this), if it leads to no
# contact and shares no more pairs of characters with the page's spam; twice that between two sentences.
AMID_OWN: Final = 1.5
OWN_BESIDE: Final = -2.4
OF_SPAM: Final = 2
# A sentence quotes if it has so many characters beside what it quotes.
QUOTING: Final = 24
# With so many words of those who report, a line tells of what is sold (see `weigh.reporting`).
REPORTED: Final = 2
# Of lines that were taken for spam as a whole: a row or a verse reads like this at most, and has no more characters; a
# sentence reads like that.
ROW: Final = -1.0
LONGEST_ROW: Final = 40
SENTENCE_BESIDE: Final = -2.4
MORE: Final = 8
# A telephone or an address that stands by itself may be of whom the article tells.
OWN_FIELD: Final = 2.0
# What a site puts around articles, from where on: a line of its own, no longer than this.
BOILERPLATE: Final = 0.6
# A sentence so much more: it may be an article's last word.
AS_SENTENCE: Final = 0.7
# With so many lines of speakers, 【老乔】…, they are the article's.
SPOKEN: Final = 4
LONGEST_BOILERPLATE: Final = 160

# A row of figures has fewer words.
FEWEST_HAN: Final = 3

Part = tuple[int, int, Label, str]
_HAN_RUN: Final = expression("[\u4e00-\u9fff]{2,}")
# A blank that is not one between words of another language.
_BLANK: Final = expression("[ \u3000](?:(?<![0-9A-Za-z].)[ \u3000]*(?![0-9A-Za-z])|(?<=\u3000)\u3000*)")
_CONTACT: Final = expression(r"[A-Za-z0-9]{5}|[A-Za-z]\.[A-Za-z]")
_SPEAKER: Final = expression(r"[【［\[][^】］\]]{1,12}[】］\]]|[^，。！？：:\s]{1,8}[：:]")
_SPOKEN: Final = expression(r"[【［\[][^】］\]，。]{1,6}[】］\]].*[。！？…]$")
_QUOTED: Final = expression("“[^“”]*”")
# What is written on something: 包装上印着“…”
_SHOWN: Final = expression("[印写贴挂刻标喷][着有道了]“”")
_ATTRIBUTED: Final = expression(
    "(?!我)[\u4e00-\u9fff]{2,10}(?:表示|指出|认为|坦言|透露|强调|补充说|介绍说|称|说)[，：]"
)
_HEARSAY: Final = expression("(?:有人|有的人|网上|群里|店家|商家|卖家|老板|邻居|朋友|同事)[们都也总还]?(?:说|讲|称|传)")
_SPEECH_ENDS: Final = {"”": "“", "」": "「"}
SHORTEST_SPEECH: Final = 8
# What a register or a maker numbers: 召回编号：S2025…
_NUMBERED_BY_OFFICE: Final = expression(
    "[^，。！？：:\\s]{0,6}(?:编号|批号|货号|型号|文号|书号|证号|案号|单号|车牌号|序列号|ISBN)[：:]"
)
# What names a field that holds a number or an address: 官网：, 订单号：
_FIELD: Final = expression(
    r"[^，。！？：:\s]{0,4}(?:电话|热线|手机|传真|邮箱|邮件|地址|网址|官网|网站|主页|来源|参考|号|码|微信|QQ|ISBN)[：:]"
)
_MARK: Final = expression(r"[#★☆※◆■●▌▐▎【】\[\]]")
_MARKED: Final = expression(r"[（(\[【〖〔『「#★☆※◆■●▌▐▎—~～*].{2,40}[）)\]】〗〕』」#★☆※◆■●▌▐▎—~～*]")
# So many of these marks, and none of a sentence, make a list of keywords, or of links behind a heading.
_LISTING: Final = "|｜,_、"
FEWEST_LISTED: Final = 4
_CLAUSE_END: Final = expression("[，。！？]")
_ENDS: Final = frozenset("。！？!?…")
# The signs of what leads to somebody in what a text looks like: an address, an account.
_TO_FOLLOW: Final = frozenset("UI")
_CONTACTS: Final = frozenset("UIN")
_SEAMS: Final = _ENDS | frozenset("；;”」』")
_OPENING: Final = "（([［【〖〔『「《<#★▌▎"
_CLOSING: Final = frozenset("）)]］】〗〕』」》>#★▐▎")


class Found(NamedTuple):
    """whole: the lines that go, with label and reason; parts: what is cut out of others."""

    whole: dict[int, tuple[Label, str]]
    parts: dict[int, list[Part]]

    @property
    def contacts(self) -> int:
        """How many lines lead to a contact."""
        cut = [{label for _, _, label, _ in parts} for parts in self.parts.values()]
        return sum(Label.SPAM_CONTACT in labels for labels in [*cut, *({label} for label, _ in self.whole.values())])


class _Page:
    """What the pieces of a page are held against: the lines that are the article's for certain, and the page's spam."""

    def __init__(
        self,
        lines: dict[int, str],
        seams: Mapping[int, list[int]],
        most: Mapping[int, float],
        alike: set[int],
        pairs: Pairs,
        spam: PairsOfText,
    ) -> None:
        """seams: where the sentences of each line end; most: how much they read like spam (`_most_like_spam`); if
        that counts.
        """
        self._lines = lines
        # The pairs of the article's lines, and of the spam; those of characters that are not Han are among them.
        self.of_line = {
            number: pairs[line]
            for number, line in lines.items()
            if len(line) >= SHORTEST_OWN
            and number not in alike
            and most.get(number, -inf) < OWN_PIECE
            and _reads_like_own(line)
            and not _holds_short_spam(line, seams.get(number))
        }
        self.spam = spam
        self._held = Held(list(self.of_line.values()))

    def last(self) -> int:
        """The last line that another of the article has to do with; if there is none, its last; -1 without lines."""
        for number in reversed(self.of_line):
            if self._held.shares(han_pairs(self._lines[number])):
                return number
        return max(self.of_line, default=-1)

    def count_of_others(self, pairs: PairsOfText, number: int) -> int:
        """How many of some pairs of Han characters of a line others have."""
        return self._held.count_of_others(pairs, self.of_line.get(number))

    def others_have(self, pairs: PairsOfText, number: int, most: float) -> bool:
        """Whether others have more than so many of a line's pairs of Han characters."""
        return self._held.has_more(pairs, most, self.of_line.get(number))


def _reads_like_own(line: str) -> bool:
    """Whether a line reads so much like an article's that it tells what that is about."""
    reading = read(line)
    return reading.spam < OWN and reading.boilerplate < OWN


def _holds_short_spam(line: str, seams: list[int] | None) -> bool:
    """Whether one of the pieces of a line that are too short to be judged reads like spam; seams: where they end."""
    pieces = spans_between(0, seams, len(line)) if seams else []
    return len(pieces) > 1 and any(
        end - start < SHORTEST and read(line[start:end].strip()).spam >= OWN_PIECE for start, end in pieces
    )


def _most_like_spam(line: str, seams: list[int]) -> float:
    """How much that piece of a line reads like spam that does so most, of those that are long enough; seams: where they
    end.
    """
    most, start = -inf, 0
    for at in range(len(seams) + 1):
        end = seams[at] if at < len(seams) else len(line)
        if end - start >= SHORTEST:
            spam = read(line[start:end].strip()).spam
            if spam > most:
                most = spam
        if end > start:
            start = end
    return most


def find_strangers(
    lines: dict[int, str],
    spam: Iterable[str],
    needed: float,
    cuts_of: Callable[[int], list[int]],
    known: Callable[[int], list[Part]],
    pairs: Pairs,
    beside_spam: Collection[int] = (),
) -> Found:
    """The lines, and parts of lines, that read like spam and not like the article.

    lines: those that are left, simplified, by their numbers; spam: those that are known for spam; needed: how strange
    to the article a piece must be (`CERTAIN`, `SUSPECT`); cuts_of: where a line is cut into sentences, bracketed parts
    and so on; known: the parts that are cut out of it in any case; pairs: those of the page, as far as they are told;
    beside_spam: the lines that are no sentences, right above or below one that was removed as an advertisement.
    """
    # Each is told of all lines before the next: what tells it stays in the processor's cache.
    numbers, texts = list(lines), list(lines.values())
    cut = [known(number) for number in numbers]
    seams = [cuts_of(number) for number in numbers]
    for at, number in enumerate(numbers):
        whole = not cut[at] and number in beside_spam
        seams[at] = [] if whole else _seams(texts[at], seams[at], cut[at])
    most = [_most_like_spam(line, seams[at]) for at, line in enumerate(texts)]
    # What could be found, with all that may speak for it.
    least = needed - BELOW - REPEATED * (needed <= CERTAIN)
    if beside_spam:
        least = min(least, min(needed, SUSPECT[1]) - BESIDE_LINE - OFFERED_BESIDE)
    told = pairs["\n".join(spam)[:MOST_SPAM]]
    near = [at for at, line in enumerate(texts) if _is_near(line, most[at], least, told, pairs)]
    found = Found({}, {})
    if not near:
        return found
    alike = _alike([numbers[at] for at in near], lines, pairs)
    # What few lines are asked for is told when the first is.
    page: _Page | None = None
    last = -1
    named: Counter[str] | None = None
    numbered: set[int] | None = None
    for at in near:
        number, line = numbers[at], texts[at]
        beside = [*texts[max(0, at - BESIDE) : at], *texts[at + 1 : at + BESIDE + 1]]
        enough = needed
        if beside and sum(len(text) <= SHORT_LINE for text in beside) * 2 > len(beside):
            enough += AMONG_SHORT
        if len(line) <= SHORTEST_SLOGAN and needed <= CERTAIN and may_be("spam", line, SHORTEST_SLOGAN + 1):
            enough -= SLOGAN
        if number in alike and needed <= CERTAIN:  # on a page in doubt they may be rows of a list
            enough -= REPEATED
        if number in beside_spam:
            enough -= BESIDE_LINE + max(0.0, needed - SUSPECT[1]) + OFFERED_BESIDE * offers(line)
        # What else is asked of a line only makes it take more, but for these two.
        pieces = spans_between(0, seams[at], len(line))
        if not _may_hold_strange(line, pieces, enough - BELOW - BESIDE_SPAM * bool(cut[at]), told):
            continue
        if page is None:
            of_lines = dict(zip(numbers, seams, strict=True)), dict(zip(numbers, most, strict=True))
            page = _Page(lines, *of_lines, alike, pairs, told)
            last = page.last()
        below = number > last
        enough -= BELOW * below
        name = field_name(line)
        if name and named is None:
            named = Counter(filter(None, map(field_name, lines.values())))
        if name and named is not None and (named[name] > 1 or any(map(field_name, beside))):
            enough += AMONG_LABELS
            if named[name] >= FEWEST_OF_LABEL:
                if not telling(line)[1]:  # what a speaker says, who says more
                    continue
                enough += AMONG_SAME_LABELS
        if opens_with_number(line):
            if numbered is None:
                numbered = numbered_among(lines)
            if number in numbered:
                enough += NUMBERED
        if _says(line):
            enough += SPEECH
        elif ("|" in line or "｜" in line or "\t" in line) and leads_nowhere(line) and is_row(texts, at):
            enough += AMONG_LABELS + AMONG_CELLS * (max(line.count("|"), line.count("｜")) >= CELLS)
        if is_of_office(line) and ("@" in line or _TO_FOLLOW.isdisjoint(shape(line))):
            enough += OFFICE
        _judge(number, line, pieces, page, enough, cut[at], below, found)
    return found


def _says(line: str) -> bool:
    """Whether a line is a sentence with what somebody says: 他来问我：“…？” 校长表示，….

    >>> _says("他来问我：“船还开不开？明天来得及吗？”"), _says("关注公众号，回复“船”")
    (True, False)
    """
    last = line[-1:]
    if last == "。":
        return _ATTRIBUTED.match(line) is not None
    if last not in _SPEECH_ENDS or line[-2:-1] not in _ENDS:
        return False
    opening = line.rfind(_SPEECH_ENDS[last])
    return 0 < opening <= len(line) - SHORTEST_SPEECH and line[opening - 1] in "：:"


def around_suspects(
    lines: dict[int, str],
    asked: Iterable[int],
    needed: float,
    cuts_of: Callable[[int], list[int]],
) -> dict[int, str]:
    """Those of the lines near one that holds a piece that reads enough like spam by itself.

    asked: the lines that may be such a one. On a page with a line or two of spam no more is looked through: that could
    be all there is.
    """
    numbers = list(lines)
    places: set[int] = set()
    around = AROUND if needed < SUSPECT[0] else AROUND_NONE
    for number in asked:
        line = lines[number]
        spans = [(start, end) for start, end in _sentences(line, cuts_of(number)) if end - start >= SHORTEST]
        if needed >= SUSPECT[0]:  # what is glued to a line of the article stands at one of its ends
            spans = spans[:1] + spans[1:][-1:]
        pieces = (line[start:end].strip() for start, end in spans)
        if any(reading.spam >= max(needed - UNRELATED, reading.boilerplate) for reading in map(read, pieces)):
            at = bisect_left(numbers, number)
            places.update(range(max(0, at - around), min(len(numbers), at + around + 1)))
    return {numbers[at]: lines[numbers[at]] for at in sorted(places)}


def _is_near(line: str, most: float, needed: float, spam: PairsOfText, pairs_of: Pairs) -> bool:
    """Whether a piece of a line could be spam, with all that the page's spam and the article may say for it.

    most: how much its pieces read like it.
    """
    if most + MOST_FOR_SPAM < needed:
        return False
    return most + UNRELATED >= needed or count_shared(pairs_of[line], spam, FEWEST_SHARED) >= FEWEST_SHARED


def _alike(near: Iterable[int], lines: dict[int, str], pairs_of: Pairs) -> set[int]:
    """Those of some lines that say the same as another with other names, and those others."""
    numbers = [number for number, line in lines.items() if len(line) >= SHORTEST_ALIKE][-MOST_ALIKE:]
    found: set[int] = set()
    asked = {number: han_pairs(lines[number]) for number in sorted(set(numbers).intersection(near))}
    if not asked:
        return found
    once = no_pairs()  # the pairs of any of those lines, and those of two of them
    again = no_pairs()
    for pairs in asked.values():
        add_all(once, again, pairs)
    for other in numbers:
        known = again if other in asked else once
        own = pairs_of[lines[other]]
        if count_shared(own, known, FEWEST_ALIKE) < FEWEST_ALIKE:  # as in nearly every line
            continue
        both = own & known
        other_size = 0
        for number, pairs in asked.items():
            many = count_shared(both, pairs)
            if many < FEWEST_ALIKE or number == other:
                continue
            size = len(pairs)
            other_size = other_size or len(asked.get(other) or han_pairs(lines[other]))
            if ALIKE * min(size, other_size) <= many < size + other_size - many:
                found |= {number, other}
    return found


def _without_slogans(text: str) -> str:
    """A sentence without the slogans that it quotes, if it says more than they do: for that it is no advertisement."""
    if text[-1:] not in _ENDS or "“" not in text:
        return text
    rest = _QUOTED.sub("“”", text)
    if _SHOWN.search(rest):
        return rest
    return rest if text.count("“") > 1 or (len(rest) >= QUOTING and 2 * len(rest) > len(text)) else text


def _said_by_spam(pairs: PairsOfText, spam: PairsOfText) -> float:
    """What the page's spam says of a piece, given the pairs of both."""
    shared = count_shared(pairs, spam)
    return SHARED * min(shared / len(pairs), MOST_SHARED) if shared >= FEWEST_SHARED else 0.0


def _may_hold_strange(line: str, pieces: Sequence[tuple[int, int]], needed: float, spam: PairsOfText) -> bool:
    """Whether a piece of a line could be so strange to any article."""
    return any(
        end - start >= SHORTEST and _may_be_strange(line[start:end].strip(), needed, spam) for start, end in pieces
    )


def _may_be_strange(text: str, needed: float, spam: PairsOfText, number: int = -1, page: _Page | None = None) -> bool:
    """Whether a piece of a line could be so strange to the article, or to any: quicker told than how strange it is."""
    if read(text).spam + MOST_FOR_SPAM < needed:
        return False
    text = _without_slogans(text)
    pairs = han_pairs(text)
    weight = read(text).spam + _said_by_spam(pairs, spam)
    if weight + UNRELATED < needed:
        return False
    most = SLIGHTLY + (weight - needed + ROUNDING) / -RELATED
    return page is None or not page.others_have(pairs, number, max(most, SLIGHTLY) * len(pairs))


def _strangeness(text: str, number: int, page: _Page) -> float:
    """How much a piece of a line reads like spam, and like nothing of the article."""
    text = _without_slogans(text)
    pairs = han_pairs(text)
    return read(text).spam + _relation(pairs, number, page) + _said_by_spam(pairs, page.spam)


def _relation(pairs: PairsOfText, number: int, page: _Page) -> float:
    """What the other lines of the article say of a piece of one, given its pairs."""
    if not pairs:
        return 0.0
    own = page.count_of_others(pairs, number) / len(pairs)
    return RELATED * (own - SLIGHTLY) if own > SLIGHTLY else 0.0 if own else UNRELATED


def _sentences(line: str, cuts: list[int]) -> list[tuple[int, int]]:
    """What is between the seams of a line (`_seams`)."""
    return spans_between(0, _seams(line, cuts), len(line))


def _seams(line: str, cuts: list[int], known: list[Part] | None = None) -> list[int]:
    """Where a line is cut, but for the midst of a sentence, with the blanks and the edges of known parts; in order."""
    seams = [cut for cut in cuts if 0 < cut < len(line) and _is_seam(line, cut)] if cuts else cuts
    if " " in line or "\u3000" in line:
        blanks = blanks_in(line) if IS_COMPILED else [blank.span() for blank in _BLANK.finditer(line)]
        ends = [end for start, end in blanks if start > 0 and end < len(line)]
        if ends:
            seams = sorted([*seams, *ends])
    if known:
        seams = sorted([*seams, *(edge for part in known for edge in part[:2])])
    return seams


def _is_seam(line: str, at: int) -> bool:
    """Whether a sentence, a mark or a contact ends at a place, rather than a bracket in the midst of a sentence."""
    before = line[at - 1]
    if before == "。":  # as most
        return True
    if before.isspace():
        before = line[:at].rstrip()[-1:]
    if before in _CLOSING:
        opening = max(map(line[:at].rfind, _OPENING))
        return opening <= 0 or line[:opening].rstrip()[-1:] in _SEAMS
    if line[at] in _OPENING and before not in _SEAMS:
        return line[-1] in _CLOSING and max(map(line.rfind, _OPENING)) == at
    return before in _SEAMS or before.isalnum() or line[at - 1].isspace()


def _judge(
    number: int,
    line: str,
    pieces: Sequence[tuple[int, int]],
    page: _Page,
    needed: float,
    known: Sequence[Part],
    below: bool,
    found: Found,
) -> None:
    """Add a line, or parts of it, to what is found."""
    texts = [line[start:end].strip() if end - start >= SHORTEST else None for start, end in pieces]
    cut = [any(start < last and first < end for first, last, *_ in known) for start, end in pieces]
    # A scraper's mark is no advertisement: it says nothing of the sentences beside it.
    spam = [(first, last) for first, last, label, _ in known if label is not Label.NOISE]
    sold = [any(start < last and first < end for first, last in spam) for start, end in pieces]
    least = needed - BESIDE_SPAM if any(sold) else needed
    if not any(text is not None and _may_be_strange(text, least, page.spam, number, page) for text in texts):
        return
    weights = [None if text is None else _strangeness(text, number, page) for text in texts]
    doubted = needed >= DOUBTED
    strange = [
        not is_cut
        and text is not None
        and weight is not None
        and weight >= needed  # as few are: then what stands beside is asked for
        and weight >= needed + AMID_OWN * _amid_own(at, weights, line, text, page)
        and (weight >= needed + SAYS_LITTLE or not _says_little(text, page))
        and (not doubted or weight >= SURE or not is_told_only(text))
        and (weight >= needed + SPEECH or not _HEARSAY.match(text))
        and not _NUMBERED_BY_OFFICE.match(text)
        and is_told(line[start:end])
        for at, ((start, end), is_cut, weight, text) in enumerate(zip(pieces, cut, weights, texts, strict=True))
    ]
    for at, weight in enumerate(weights):  # what stands beside spam in a line takes less
        beside = any(strange[n] or sold[n] for n in (at - 1, at + 1) if 0 <= n < len(pieces))
        text = texts[at] or ""
        least = needed - (BESIDE_SPAM / 2 if text[-1:] in _ENDS and leads_nowhere(text) else BESIDE_SPAM)
        strange[at] = strange[at] or (beside and not cut[at] and weight is not None and weight >= least)
    if not any(strange):
        return
    spans = list(zip(pieces, weights, map(max, strange, cut), strict=True))
    left = [line[start:end] for (start, end), weight, gone in spans if not gone and _is_own(line[start:end], weight)]
    opening = next((gone for _, weight, gone in spans if gone or weight is not None), False)
    salad = (
        below
        and opening
        and all(piece[-1] in _ENDS for piece in left if len(piece) >= SHORTEST)
        and not _CONTACT.search(line)
    )
    if salad and len(left) > 1:
        salad = _relation(han_pairs("".join(left)), number, page) >= 0.0
    if not left or (salad and not page.of_line.get(number)):
        reading = read(line)
        clauses = [] if below or len(pieces) > 1 else _clauses_beside_own(line)
        if clauses:
            found.parts[number] = clauses
        elif reading.spam > reading.boilerplate:
            found.whole[number] = verdict_of(line)
        return
    parts: list[Part] = []
    for (start, end), is_strange, weight in zip(pieces, strange, weights, strict=True):
        scrap = weight is None and bool(parts) and parts[-1][1] == start and end < len(line)
        if is_strange or scrap:
            if parts and parts[-1][1] == start:
                parts[-1] = (parts[-1][0], end, *parts[-1][2:])
            else:
                parts.append((start, end, *verdict_of(line[start:end])))
    if parts:
        found.parts[number] = parts


def _clauses_beside_own(line: str) -> list[Part]:
    """The clauses of a sentence that read like spam, if what they leave reads like an article's for certain."""
    clauses = [(start, end) for start, end in clauses_of(line, 0, len(line)) if end - start <= LONGEST_PUSHED]
    pushed = [
        (s, e) for s, e in clauses if read(line[s:e].strip("，,")).spam >= PUSHED_BY_ITSELF and is_told(line[s:e])
    ]
    rest = without(line, pushed)
    own = pushed and rest[-1:] in _ENDS and len(rest) >= SHORTEST_ARTICLE and read(rest).spam < SENTENCE_BESIDE
    return [(start, end, *verdict_of(line[start:end])) for start, end in pushed] if own else []


def _amid_own(at: int, weights: Sequence[float | None], line: str, text: str, page: _Page) -> int:
    """1 if all else in a line is the article's, and a piece leads nowhere and says nothing of the page's spam; 2 if it
    stands between two sentences, too, or in what those say who report and rule; else 0.

    Who warns may name what is sold.
    """
    others = [weight for number, weight in enumerate(weights) if number != at and weight is not None]
    most = max(others, default=0.0)
    if most >= 0.0 or not _CONTACTS.isdisjoint(shape(text)):
        return 0
    reported = len(reporting().findall(line)) >= REPORTED
    if most >= OWN_BESIDE and not reported:
        return 0
    warns = reported and reporting().search(text) is not None
    if not warns and count_shared(han_pairs(text), page.spam, OF_SPAM) >= OF_SPAM:
        return 0
    return 2 if reported or 0 < at < len(weights) - 1 else 1


def _says_little(text: str, page: _Page) -> bool:
    """Whether a sentence is a short one that leads nowhere and says nothing of the page's spam."""
    return (
        len(text) < SHORT_SENTENCE
        and text[-1] in _ENDS
        and leads_nowhere(text)
        and count_shared(han_pairs(text), page.spam, OF_SPAM) < OF_SPAM
    )


def _is_own(text: str, weight: float | None) -> bool:
    """Whether a piece is the article's, with so much that speaks for spam; None: it is too short to tell."""
    if weight is None:
        return len(_HAN_RUN.findall(text)) > 0 and not _MARK.search(text)
    return weight < PLAIN


def find_pushed(lines: dict[int, str], spam: Iterable[str], pairs: Pairs) -> dict[int, list[Part]]:
    """The clauses and brackets in sentences of the article that read like spam and share nothing with it.

    lines: those that are left of a page that is spammed for certain, simplified, by their numbers; spam: its lines of
    spam; pairs: those of the page, as far as they are told.
    """
    found: dict[int, list[Part]] = {}
    page: _Page | None = None
    told = han_pairs("\n".join(spam)[:MOST_SPAM])
    # What holds for all of a line holds for its clauses. Most lines lead nowhere: then of those without what tells much
    # for spam none is asked.
    numbers = [number for number, line in lines.items() if len(line) >= SHORTEST_ARTICLE]
    texts = [lines[number] for number in numbers]
    saying_so = [count_shared(pairs[line], told, OF_SPAM) >= OF_SPAM for line in texts]
    leading_nowhere = [leads_nowhere(line) for line in texts]
    for number, line, told_of, nowhere in zip(numbers, texts, saying_so, leading_nowhere, strict=True):
        few = nowhere and not told_of
        of_spam = pairs[line] & told if told_of else None
        clauses = clauses_of(line, 0, len(line), strong_places_of_spam() if few else b"")
        strong = [] if few and IS_COMPILED else each_may_hold_strong(line, clauses)
        for at, (start, end) in enumerate(clauses):
            if not (SHORTEST < end - start <= LONGEST_PUSHED and end - start < len(line)):
                continue
            is_strong = not strong or strong[at]
            if not (told_of or is_strong) and (nowhere or leads_nowhere(line[start:end])):
                continue
            text = line[start:end].strip("，,（）()【】[]［］〖〗")
            if not text:
                continue
            of_page = of_spam is not None and count_shared(han_pairs(text), of_spam, OF_SPAM) >= OF_SPAM
            plainly = of_page or (is_strong and _is_plainly_pushed(text)) or (not nowhere and _leads_somewhere(text))
            if not plainly:
                continue
            if not _may_be_pushed(text, line):
                continue
            if page is None:
                page = _Page(lines, {}, {}, set(), pairs, told)
            if _is_pushed(text, number, page):
                found.setdefault(number, []).append((start, end, *verdict_of(text)))
    return found


def _is_plainly_pushed(text: str) -> bool:
    """Whether a clause reads like spam so plainly that nothing else need tell."""
    return may_be("spam", text, len(text)) and read(text).spam >= PLAINLY_PUSHED


def _leads_somewhere(text: str) -> bool:
    """Whether a clause leads to an account or an address."""
    return not leads_nowhere(text) and not _TO_FOLLOW.isdisjoint(shape(text))


def _may_be_pushed(text: str, line: str) -> bool:
    """Whether a clause or a bracket of a sentence reads like spam, whatever the article says of it.

    What is told the quickest is asked first.
    """
    if count_han(text) < FEWEST_HAN or field_name(text) or read(text).spam < PUSHED_BY_ITSELF:
        return False
    return len(reporting().findall(line)) < REPORTED


def _is_pushed(text: str, number: int, page: _Page) -> bool:
    """Whether a clause that reads like spam shares nothing with the article."""
    if page.others_have(han_pairs(text), number, 0):
        return False
    return _strangeness(text, number, page) >= PUSHED and is_told(text)


def find_rows_in_spam(
    removed: Mapping[int, str], lines: dict[int, str], cuts_of: Callable[[int], list[int]]
) -> dict[int, list[Part]]:
    """What to cut out of lines that were taken for spam as a whole, and are a row, a verse or a sentence of the article
    with an advertisement glued to it.

    removed: those lines; lines: those that are left; both simplified, by their numbers.
    """
    found: dict[int, list[Part]] = {}
    if not removed:
        return found
    numbers = sorted(lines)
    for number, line in removed.items():
        if not SHORTEST + MORE <= len(line) <= LONGEST_GLUED:
            continue
        at = bisect_left(numbers, number)
        beside = [lines[n] for n in numbers[max(0, at - BESIDE) : at + BESIDE]]
        if len(beside) < BESIDE or at >= len(numbers):
            continue
        short = sum(len(text) <= SHORT_LINE for text in beside) * 2 > len(beside)
        below = not any(reads_like_article(lines[n]) for n in numbers[at:])
        part = _glued(line, _sentences(line, cuts_of(number)), short, below)
        if part is not None:
            found[number] = [part]
    return found


def _glued(line: str, pieces: Sequence[tuple[int, int]], short: bool, below: bool) -> Part | None:
    """The advertisement at one end of a line, with a seam; short: whether the lines around are as short as verses;
    below: whether it stands below the article, where machine-made paragraphs end in sentences of other texts.
    """
    best: tuple[float, int, int] | None = None
    for cut in sorted({start for start, _ in pieces} - {0}):
        sides = line[:cut].strip(), line[cut:].strip()
        before, behind = (read(side).spam for side in sides)
        own = sides[before > behind]
        row = short and len(own) <= LONGEST_ROW and min(before, behind) < ROW
        sentence = (
            not below and own[-1:] in _ENDS and len(own) >= SHORTEST_ARTICLE and min(before, behind) < SENTENCE_BESIDE
        )
        difference = abs(before - behind)
        if (row or sentence) and len(own) >= SHORTEST - 1 and difference > (best[0] if best else DIFFERENT):
            best = (difference, cut, len(line)) if before < behind else (difference, 0, cut)
    return None if best is None else (*best[1:], *verdict_of(line[best[1] : best[2]]))


def find_boilerplate(lines: dict[int, str], pairs_of: Pairs) -> dict[int, str]:
    """The lines that read like what a site puts around articles, and like nothing of the article; with the reason.

    lines: those that are left, simplified, by their numbers; pairs_of: the page's, as far as they are told.
    """
    page: _Page | None = None
    numbered: set[int] | None = None
    found = {}
    texts = list(lines.values())
    for at, (number, line) in enumerate(lines.items()):
        if len(line) + 1 >= SHORTEST and len(line) <= LONGEST_BOILERPLATE:
            reading = read(line)
            if (reading.spam < BOILERPLATE and reading.boilerplate < BOILERPLATE) or count_parts(line) > 1:
                continue
            reading = read(_without_slogans(line))
            most = max(reading)
            if most < BOILERPLATE or is_of_program(line) or is_row(texts, at) or lists_places(line):
                continue
            if at + 1 < len(texts) and len(line) <= LONGEST_HEADING and is_row(texts, at + 1):  # what heads a table
                continue
            if at and texts[at - 1][-1] in "：:" and len(texts[at - 1]) > SHORTEST:  # the article announces it
                continue
            if page is None:
                page = _Page(lines, {}, {}, set(), pairs_of, no_pairs())
            strange = most + _relation(han_pairs(line), number, page) - AMONG_SHORT * _is_among_short(texts, at)
            if opens_with_number(line) and (strange < BOILERPLATE + NUMBERED or reading.boilerplate < BOILERPLATE):
                if numbered is None:
                    numbered = numbered_among(lines)
                if number in numbered:
                    continue
            sentence = line.rstrip("”」")[-1:] in _ENDS and len(line) >= SHORTEST_ARTICLE
            if strange < BOILERPLATE + AS_SENTENCE * sentence + SPEECH * _says(line):
                continue
            if strange < BOILERPLATE + AMONG_LABELS + AMONG_SAME_LABELS and _opens_like_others(line, lines):
                continue
            if _SPOKEN.match(line) and sum(map(bool, map(_SPOKEN.match, lines.values()))) >= SPOKEN:
                continue
            if is_told(line, "spam" if reading.spam > reading.boilerplate else "boilerplate"):
                found[number] = f"{reason_of_boilerplate(line)}, on a spammed page"
    return found


def _is_among_short(texts: Sequence[str], at: int) -> bool:
    """Whether a line stands among others as short as verses."""
    beside = [*texts[max(0, at - BESIDE) : at], *texts[at + 1 : at + BESIDE + 1]]
    return len(texts[at]) <= SHORT_LINE and sum(len(text) <= SHORT_LINE for text in beside) == 2 * BESIDE


def _opens_like_others(line: str, lines: dict[int, str]) -> bool:
    """Whether a line begins with the name of a speaker or a field that others of the page begin with."""
    name = field_name(line)
    return name != "" and sum(field_name(other) == name for other in lines.values()) >= FEWEST_OF_LABEL


def reads_like_spam(line: str, needed: float) -> bool:
    """Whether a line by itself reads so much like spam, and has words enough to tell beside the name of a field."""
    field = _FIELD.match(line) if "：" in line or ":" in line else None
    words = count_han(line[field.end() :] if field else line)
    if words < FEWEST_HAN and (not words or field or not telling(line)[1]):
        return False
    reading = read(line)
    if reading.spam < reading.boilerplate:  # as a site's own it is asked for by itself
        return False
    return reading.spam >= needed and is_told(line)


def is_told_only(text: str) -> bool:
    """Whether a sentence tells of something, and neither leads anywhere nor turns to the reader."""
    return text[-1] in _ENDS and _CONTACTS.isdisjoint(shape(text)) and not turns_to_reader(text)


def reads_like_boilerplate(line: str, needed: float) -> bool:
    """Whether a line by itself reads so much like what a site puts around articles; a field more."""
    more = OWN_FIELD if _FIELD.match(line) is not None and any(map(str.isdecimal, line)) else 0.0
    return read(line).boilerplate >= needed + more and is_told(line, "boilerplate") and not lists_places(line)


def reason_of_boilerplate(line: str) -> str:
    """Why a line is taken for a site's own."""
    return f"reads like what a site puts around articles ({'、'.join(telling(line, 'boilerplate')[0])})"


def verdict_of(text: str, where: str = "") -> tuple[Label, str]:
    """Label and reason of a text that reads like spam.

    where: what it reads unlike, if not the article of a spammed page.
    """
    said, contact = telling(text)
    words = "、".join(said)
    if _MARKED.fullmatch(text.strip()):
        return Label.NOISE, f"a mark that reads like an advertisement ({words}), {where or 'on a spammed page'}"
    label = Label.SPAM_CONTACT if contact else Label.SPAM_PROMOTION
    if not contact and sum(map(text.count, _LISTING)) >= FEWEST_LISTED and not _CLAUSE_END.search(text):
        label = Label.SPAM_LINK_FARM if ":" in text or "：" in text else Label.SPAM_KEYWORDS
    return label, f"reads like an advertisement ({words}), {where or 'not like the article, on a spammed page'}"


def reads_like_article(line: str) -> bool:
    """Whether a whole line reads like an article's for certain, so that contacts and offers alone make it no spam.

    >>> reads_like_article("报名方式：填写报名表，于本月二十日前交到博物馆二楼办公室，或者寄到人民路18号。")
    True
    """
    return line[-1:] in _ENDS and len(line) >= SHORTEST_ARTICLE and read(line).spam < ARTICLE


def reads_like_no_article(lines: Iterable[str]) -> bool:
    """Whether the sentences among some lines read, taken together, like those of no article."""
    total, count = 0.0, 0
    for line in lines:
        if len(line) >= SHORTEST_ARTICLE and line[-1] in _ENDS and not _SPEAKER.match(line):
            total += read(line).spam
            count += 1
            if count <= 2 and total < PLAINLY_ONE:
                return False
    return count >= FEWEST_READ and total > NO_ARTICLE * count


def holds_spam(line: str, cuts: list[int]) -> bool:
    """Whether a line reads like spam, or one of the pieces does that it is cut into."""
    parts = [line, *(line[start:end].strip() for start, end in _sentences(line, cuts) if end - start >= SHORTEST)]
    return any(reads_like_spam(part, HINT) for part in parts)

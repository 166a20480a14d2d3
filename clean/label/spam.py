"""Spam by evidence: structure, contact, offer, disguise, script, what the line is about; words last.

The judge of one page: which of its lines are spam as a whole, and which parts of the others. What is
weighed and how much, `weigh` and `stuffing` say. Everything is judged on simplified text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any, Final, TypeVar

from ..expressions import compiled, expression
from ..labels import Label
from ..parse.compiled import IS_COMPILED
from .address_marks import SHORTEST_NAME, find_address_marks, may_hold_address_marks
from .contacts import (
    CONTACTABLE,
    DISGUISED_NUMBER,
    PHONE_NUMBER,
    ends_of_accounts,
    ends_of_addresses,
    told_of,
)
from .context import line_value
from .evidence import DISGUISED, INVITATION_ALONE, OF_CONTACT, OF_OFFER, OF_TRADE, SPAM, Evidence
from .field_names import field_name, is_of_office
from .page_words import (
    SHORTEST,
    add_page_words,
    clauses_of,
    held_in,
    is_keyword_line,
    learn_words,
    repeated_keyword,
    words_in,
)
from .pairs import share_phrase
from .phrases import Hit
from .piece_signs import ANYTHING, BOUNDARY, CONTACT, NUMBER, RING, boundaries_in, signs_of_piece, spans_between
from .scan import shapes_possible_in
from .sentence_ends import ends_between
from .signs import INVITING, LISTED, MARK, TRADES, signs_and_kinds_of_lines
from .spans import without
from .spots import BARE_KEYWORD
from .strange_contacts import find_strange_contacts
from .strange_fragments import find_strange_fragments
from .stuffing import keyword_prefix, keyword_runs, strung_together
from .suspects import SHORTEST_SEPARATED, find_spots, hidden_in_lines, is_separated, shapes_in_lines
from .text_model import leads_nowhere, read
from .topic import Pairs, Topic
from .vocabulary import vocabulary
from .watermarks import find_watermarks
from .wedged_marks import find_wedged_marks
from .weigh import WEIGHED, is_machine_made, reporting, weigh

# Prose that tells what a page is about stands in lines of so many characters.
TOPIC_LINE: Final = 30
# A line with so much evidence may be spam, or hold some.
DOUBTFUL: Final = 0.8
MOST_DOUBTFUL: Final = 60
# A line of several sentences goes as a whole only if this share of it is spam.
MOST: Final = 0.65
# A line no longer than this is one thing or the other.
SHORTEST_MIXED: Final = 30
# The rest of a sentence that reads so much like spam is no article's.
RESTS: Final = -1.0
# A piece shorter than this is not weighed by itself.
SHORTEST_PIECE: Final = 6

_PROSE_END: Final = "。！？”」…"
_SENTENCE_END: Final = expression("[。！？!?；]")
_SHOWN: Final = expression(r"\S")
# A sentence is looked at no further than this.
LONGEST_SENTENCE: Final = 800
TRADE: Final = ("trade", "")
_ENDS: Final = frozenset("。！？!?；…")
# What is left of a sentence behind a contact: 领取。 With a colon it is a line of its own: 答：不合理。
LONGEST_SCRAP: Final = 8
_SCRAP: Final = expression(r"[^。！？!?；…：:\s　]{0,4}[。！？!?；…]")
# A sentence beside an advertisement is the article's if no more than this speaks against it.
MILD: Final = 0.5
# Lines no longer than this are verses or rows, if those around them are as short, too.
SHORT_LINE: Final = 40
BESIDE: Final = 3
FEWEST_LETTERS: Final = 2
# A paragraph that repeats a phrase and shares less than this with the article is a doorway's, in the last lines.
STRANGER: Final = 0.05
LOWEST: Final = 60
LONGEST_DOORWAY: Final = 200
# Keywords with a row or a verse beside them are no longer than this.
LONGEST_WITH_ROW: Final = 160
# Next to an advertisement a line no longer than this is one, too, with so much less evidence, if that is of so many
# kinds.
LONGEST_BESIDE: Final = 60
DOUBT: Final = 0.7
KINDS_BESIDE: Final = 3
# Bounds for pages that are made to cost time: of the words learnt in a line, of the lines whose words are not learnt,
# and of the text in which names are looked for.
MOST_WORDS_IN_LINE: Final = 200
MOST_OWN: Final = 2_000
MOST_SPAM_TEXT: Final = 20_000
MOST_KEPT_TEXT: Final = 60_000
# A text no longer than this is asked first whether it holds any phrase of the keywords: without, it holds no word.
MOST_SHARED_TEXT: Final = 20_000
# The evidence on so many lines is kept.
MOST_WEIGHED: Final = 100
# So many lines of keywords are looked at from either end of a page.
MOST_AT_EDGE: Final = 8
# A clause with a word of the page's keyword lists that was pushed into a sentence is no longer than this.
LONGEST_CLAUSE: Final = 28
_REMARK: Final = frozenset((OF_CONTACT, OF_OFFER, INVITATION_ALONE))
# A line with a contact that hides what it is goes as a whole if it is no longer than the second of these, and holds no
# sentence of the article, which has so many characters at least.
SHORTEST_OWN: Final = 10
LONGEST_HIDING: Final = 120
# What opens a numbered heading: 二、, （三）, 第四条
_NUMBERED: Final = expression(
    "[（(]?[一二三四五六七八九十]{1,3}[）)]?[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]{1,3}[条章节]"
    "|[\u4e00-\u9fff]{1,3}[一二三四五六七八九十]{1,2}[：:]"
)
STRANGE_CONTACT: Final = "a contact that has nothing to do with the article, on a spammed page"
# A line between two paragraphs that may be put there is no shorter and no longer.
SHORTEST_BETWEEN: Final = 5
LONGEST_BETWEEN: Final = 30
_SPELT_DOT: Final = expression("点(?<=[A-Za-z0-9]点)[A-Za-z]")
# With so many words of those who report beside it, a sentence that reads less like spam than this is told by
# them, if it does not turn to the reader.
REPORTED: Final = 2
TOLD: Final = 0.0
_SELLING: Final = expression("[你您！!~～]|欢迎|可领|加我|私信|扫码|点击|回复[“「]")
# What is left of a line without the marks of sites in it reads like this if it is the article's.
OWN_AROUND_MARKS: Final = -1.9
# One that reads like this is a heading of the article's.
OWN_HEADING: Final = -2.0
_OF_HAN: Final = expression("[\u4e00-\u9fff]+")
_NO_END_OF_MARK: Final = frozenset("。！？”」…；;：:，,")
STRANGE_FRAGMENT: Final = "behind a sentence, no sentence, and nothing of the article, on a spammed page"
PUSHED: Final = "a word of this page's keyword lists, pushed into a sentence"
# A piece that shares no more than this with the article is strange to it; `weigh` says so itself from a weight on.
FAR: Final = 0.1
FAR_BELOW: Final = 1.0
# So many seams of a piece are tried: the blanks in it, and where its contacts end.
MOST_SEAMS: Final = 12
# What is left of one before it: 急用钱？
_OPENING: Final = expression(r"(?<![^。！？!?；…”」）\s])[^。！？!?；…\s　]{1,7}[！？!?]$")
_HAN: Final = expression("[\u4e00-\u9fff]")
# Blanks end no piece, since they stand inside disguised contacts; what they divide from one is trimmed off.
# Begins with a class: a search for what may also begin with nothing is ten times slower.
_BOUNDARY: Final = expression(r"[。！？!?；…（(［【）)］】](?:(?<=[。！？!?；…])[”」』）)]?\s*)?")
_AFTER_REMARK: Final = ("", *"。，；、")
_OPENING_BRACKETS: Final = frozenset("（(［【")
_BLANK: Final = expression(r"[\s　]+")
# What may be a verse of the article's before or behind a contact.
_VERSE: Final = expression("[\u4e00-\u9fff]{4,}[，。！？；…、]")
# Where Chinese goes on behind a number, an account or an address, also a disguised one.
_AFTER_CONTACT: Final = expression(
    "(?<=[0-9A-Za-z０-９Ａ-Ｚａ-ｚ①-⑳⓪⓿❶-❿➀-➓㈠-㈩\u2070-\u2079\u2080-\u2089🄋🄌])(?=[\u4e00-\u9fff“「『《])"
)


# Lines with phrases of these kinds are asked for spots.
_EVIDENT: Final = LISTED | INVITING

_Span = TypeVar("_Span", bound=tuple[Any, ...])
Spans = Sequence[tuple[int, int]]
Part = tuple[int, int, Label, str]
"""A part of a line that is spam: start, end, label, reason."""


def _rest_sells(line: str, start: int, end: int, clause: tuple[int, int]) -> bool:
    """Whether a sentence reads like spam without one of its clauses, too: then that was not pushed into it."""
    return read(line[start : clause[0]] + line[clause[1] : end]).spam > RESTS


class SpamJudge:
    """Judges lines of one page. What the page is about comes from its prose."""

    def __init__(
        self,
        lines: list[str],
        other_script: list[bool],
        told: tuple[list[Sequence[Hit]], list[int]] | None = None,
        foreign: Mapping[int, Spans] | None = None,
    ) -> None:
        """lines: simplified; other_script: whether the line came in the script that the page's prose is not in;
        told: what `signs_and_kinds_of_lines` finds, if that is known already;
        foreign: which parts of lines of both scripts came in that script.
        """
        self._lines = lines
        self._other_script = other_script
        self._foreign = foreign or {}
        self._signs, self._kinds = signs_and_kinds_of_lines(lines) if told is None else told
        self._spots: dict[int, list[tuple[int, int]]] = {}
        self._parts: dict[int, list[Part]] = {}
        # Where the lines that were asked for it are cut (`cuts`).
        self._cuts: dict[int, list[int]] = {}
        # The lines of spam and the others, once they are asked for marks; see `expect_marks`.
        self._spam_text: str | None = None
        self._kept: Sequence[int] = ()
        self._kept_text: str | None = None  # told when it is first asked for
        # The page's own words of spam in its lines; see `learn`.
        self._learnt: dict[int, list[Hit]] = {}
        # The evidence on parts of lines, as they are weighed: some are asked for again when all spam is known.
        self._weighed: dict[int, dict[tuple[int, int], Evidence]] = {}
        self._shaped: set[int] = set()
        self._separated: set[int] = set()
        # The page's spam, if it has any, and whether it is spammed for certain, once that is known.
        self.spam: Sequence[str] | None = None
        self.spammed = False
        # The first lines with some evidence that were looked at as a whole.
        self.doubtful: set[int] = set()
        # What each line may hold, where that is told quickly, and the lines that hold enough that could be evidence.
        self._possible: list[int] = shapes_possible_in(lines) if IS_COMPILED else []
        # Where contacts stand that hide what they are.
        self._hidden = hidden_in_lines(lines, self._possible)
        self.suspects = self._find_suspects()
        # The pairs of characters of the lines, as far as they are told.
        self.pairs = Pairs()
        self._topic = Topic(_prose_of(lines, self._signs, self._kinds), self.pairs)

    def _find_suspects(self) -> set[int]:
        """The lines worth a look: with spots, built as keywords strung together are, or in the other script."""
        found = set()
        others, foreign = self._other_script, self._foreign
        shapes = shapes_in_lines(self._lines, self._hidden, self._counts_figures, self._possible)
        self._shaped = set(shapes)
        for number, (line, kinds, other) in enumerate(zip(self._lines, self._kinds, others, strict=True)):
            if kinds & _EVIDENT or ((not IS_COMPILED or self._possible[number]) and number in shapes):
                signs, shown = self._signs[number], shapes.get(number, ())
                spots = find_spots(signs, shown, len(line), other or number in foreign)
                if spots:
                    self._spots[number] = spots
                    found.add(number)
            if len(line) >= SHORTEST_SEPARATED and is_separated(line):
                self._separated.add(number)
                found.add(number)
            elif other and line:
                found.add(number)
        return found

    def _wedged_marks(self, number: int) -> list[tuple[int, int]]:
        """Where marks of sites stand in a line, if their addresses may."""
        line = self._lines[number]
        shaped = number in self._shaped or ("点" in line and _SPELT_DOT.search(line) is not None)
        return find_wedged_marks(line) if shaped else []

    def _counts_figures(self, number: int) -> bool:
        """Whether figures could be a spot: beside something else, or in a short line."""
        is_short = len(self._lines[number]) <= BARE_KEYWORD
        return bool(self._kinds[number] & _EVIDENT or is_short or self._other_script[number] or number in self._foreign)

    def cut_strangers(self, numbers: Sequence[int]) -> None:
        """On a page that is spammed: cut out of lines what has nothing to do with the article: contacts, and what
        stands behind a sentence and is none.
        """
        share, shares_nothing = self._topic.share, self._topic.shares_nothing
        lines = [self._lines[number] for number in numbers]
        possible = [self._possible[number] for number in numbers] if IS_COMPILED else None
        hidden = {at: self._hidden[number] for at, number in enumerate(numbers) if number in self._hidden}
        # The rest is found anew: to keep it of each page would take much memory.
        shapes = shapes_in_lines(lines, hidden, None, possible)
        for at, (number, line) in enumerate(zip(numbers, lines, strict=True)):
            contacts = find_strange_contacts(line, shapes[at], share) if at in shapes else []
            ends = ends_between(line, self.cuts(number)) if len(line) >= TOPIC_LINE else []
            fragments = find_strange_fragments(line, ends, shares_nothing) if ends else []
            if not contacts and not fragments:
                continue
            strangers = [(*span, Label.SPAM_CONTACT, STRANGE_CONTACT) for span in contacts]
            strangers += [(*span, Label.NOISE, STRANGE_FRAGMENT) for span in fragments]
            self.add_parts(number, strangers)

    def add_parts(self, number: int, found: Iterable[Part]) -> None:
        """Cut more out of a line: what meets no part that is known."""
        parts = self.parts(number)
        known = [(start, end) for start, end, *_ in parts]
        added: list[Part] = []
        for part in sorted(found):
            if not _meets(part[0], part[1], known) and not (added and part[0] < added[-1][1]):
                added.append(part)
        self._parts[number] = sorted([*parts, *added])
        self.suspects.add(number)

    def set_parts(self, number: int, parts: Iterable[Part]) -> None:
        """Cut nothing else out of a line than these parts."""
        self._parts[number] = sorted(parts)
        self.suspects.add(number)

    def left_of(self, number: int) -> str:
        """What a line's parts leave of it."""
        return without(self._lines[number], [part[:2] for part in self.parts(number)]).strip()

    def cuts(self, number: int) -> list[int]:
        """Where a line is cut into sentences, bracketed parts and contact-ended pieces, in order; not to be changed."""
        found = self._cuts.get(number)
        if found is None:
            line = self._lines[number]
            found = _cuts(line, 0, len(line))
            if not found or found[0] == len(line):  # as in most lines: a list of each would take memory
                found = _NO_CUTS
            self._cuts[number] = found
        return found

    def strange_lines(self, kept: Sequence[int]) -> list[int]:
        """On a page that is spammed: the short lines between two paragraphs that are no sentence, hold a listed phrase,
        and have nothing to do with the article.
        """
        lines = self._lines
        return [
            number
            for before, number, after in zip(kept, kept[1:], kept[2:], strict=False)
            if SHORTEST_BETWEEN <= len(lines[number]) <= LONGEST_BETWEEN
            and lines[number][-1] not in _NO_END_OF_MARK
            and self._signs[number]
            and line_value(lines[before]) > 1.0 < line_value(lines[after])
            and self._topic.shares_nothing(lines[number])
            and not is_of_office(lines[number])
            and not _is_heading(lines[number])
            and not _NUMBERED.match(lines[number])
        ]

    def strange_keyword_lines(self, known: Collection[int]) -> list[str]:
        """The lines, without those that are known, that are keywords by their build alone, and have nothing to do with
        the article.
        """
        if not self._separated:
            return []
        numbers = sorted(self._separated)
        asked = {*numbers[:MOST_AT_EDGE], *numbers[-MOST_AT_EDGE:]}.difference(known)
        lines = (self._lines[number] for number in asked)
        return [line for line in lines if is_keyword_line(line) and self.is_strange(line)]

    def is_strange(self, text: str) -> bool:
        """Whether a text has nothing to do with the article, as far as there is enough of that to tell."""
        return self._topic.shares_less(text, FAR)

    def expect_marks(self, spam: Sequence[str], kept: Sequence[int]) -> None:
        """Look for marks with addresses and names, on a page that is spammed for certain.

        spam: its lines of spam; kept: the others.
        """
        self._spam_text = "\n".join(spam)[:MOST_SPAM_TEXT]
        self._kept, self._kept_text = kept, None
        self._parts.clear()

    def _is_dropped_name(self, text: str) -> bool:
        """Whether a text begins with a name that the page's spam drops, and the article does not."""
        name = text[:SHORTEST_NAME]
        return (
            self._spam_text is not None
            and len(_HAN.findall(name)) == SHORTEST_NAME
            and name in self._spam_text
            and self._count_in_kept(name) == 1
        )

    def _count_in_kept(self, name: str) -> int:
        """How often a name stands in the lines that are no spam."""
        if self._kept_text is None:  # on most pages no name is asked for
            self._kept_text = "\n".join([self._lines[number] for number in self._kept])[:MOST_KEPT_TEXT]
        return self._kept_text.count(name)

    def strange_tail(self, kept: Sequence[int]) -> list[tuple[int, str]]:
        """The paragraphs below the article's last one that have nothing to do with it, with the reason.

        That alone is said of a few paragraphs of real articles too: it is asked of a spammed page.
        """
        found = []
        listed = vocabulary()
        for number in reversed(kept[-LOWEST:]):
            line = self._lines[number]
            if len(line) < TOPIC_LINE:
                continue
            share = self._topic.share(line)
            if share is None or share >= FAR:
                break
            phrase = repeated_keyword(line) if share < STRANGER and len(line) <= LONGEST_DOORWAY else ""
            urged = any(listed.get(sign, TRADE)[0] != "trade" for _, _, sign in self._signs[number])
            if phrase and urged and not self.parts(number):
                found.append((number, f"“{phrase}” over and over, and nothing of the article, below it"))
        return found

    def learn(self, stuffed: Sequence[str], kept: Sequence[int]) -> list[int]:
        """Learn the words that lines of keywords repeat; return the lines that hold any, of those that are kept."""
        lines = self._lines
        text = "\n".join([lines[number] for number in kept])
        if IS_COMPILED and len(text) <= MOST_SHARED_TEXT and not share_phrase(list(stuffed), text):
            return []
        listed = vocabulary()
        plain = [n for n in kept if all(listed.get(phrase, TRADE)[0] == "trade" for _, _, phrase in self._signs[n])]
        words = learn_words(stuffed, [lines[number] for number in plain[:MOST_OWN]])
        if not words:
            return []
        held = held_in(words, text)
        for number in kept if held else ():
            found = words_in(lines[number], held, MOST_WORDS_IN_LINE)
            if found:
                self._learnt[number] = found
                spots = sorted([*self._spots.get(number, ()), *((start, end) for start, end, _ in found)])
                self._spots[number] = _merged(spots)
                self._parts.pop(number, None)
                self.suspects.add(number)
        self._weighed.clear()
        if self._learnt:
            prose = (
                line
                for number, line in enumerate(lines)
                if number not in self._learnt and len(line) >= TOPIC_LINE and line[-1] in _PROSE_END
            )
            self._topic = Topic(prose, self.pairs)
        return sorted(self._learnt)

    # --- whole lines ----------------------------------------------------------------------

    def whole(self, number: int, at_edge: bool = False) -> tuple[Label, str] | None:
        """Label and reason if the whole line is spam."""
        line = self._lines[number]
        other = self._other_script[number]
        if number in self._separated or other:
            verdict = strung_together(line, other, at_edge, self._signs[number])
            if verdict is not None and not self._has_row_beside(number):
                return verdict
        if number not in self._spots or self._is_own_around_marks(number):
            return None
        if number in self._hidden and len(line) <= LONGEST_HIDING and not self._holds_own(number):
            return self.weighed(number).verdict()
        several = len(line) > SHORTEST_MIXED and _SENTENCE_END.search(line, 0, len(line) - 1) is not None
        if several and number not in self._learnt and not self._is_mostly_spam(number):
            if self._parts.get(number):
                self._doubt(number)
            return None
        evidence = self._evidence(number, 0, len(line))
        verdict = evidence.verdict()
        if evidence.weight >= DOUBTFUL:
            self._doubt(number)
        if verdict is not None and is_of_office(line) and not any(told in verdict[1] for told in (OF_TRADE, DISGUISED)):
            return None
        if verdict is None or len(line) <= SHORTEST_MIXED:
            return verdict
        if self._is_about_learnt(number):
            return Label.SPAM_DOORWAY, verdict[1]
        if several and not self._is_mostly_spam(number):
            return None
        parts = self.parts(number)
        return None if parts and self._holds_own_sentence(number, parts) else verdict

    def _is_own_around_marks(self, number: int) -> bool:
        """Whether a line is a sentence or a field of the article's, but for marks of sites that are put into it."""
        line = self._lines[number]
        marks = self._wedged_marks(number) if line[-1] in _PROSE_END else []
        if self._kinds[number] & MARK:
            marks += [span for span in find_watermarks(line, self._signs[number]) if not _meets(*span, marks)]
        if not marks:
            return False
        rest = without(line, sorted(marks)).strip()
        if not rest or (rest[-1] not in _PROSE_END and not field_name(rest)):
            return False
        return read(rest).spam < OWN_AROUND_MARKS

    def _holds_own(self, number: int) -> bool:
        """Whether a piece of a line with a contact that hides what it is is the article's own."""
        line, hidden = self._lines[number], self._hidden[number]
        bare = [piece for piece in _pieces(line, 0, len(line)) if not _meets(*piece, hidden)]
        if any(self._is_own(number, *piece) for piece in bare):
            return True
        parts = self.parts(number)
        sides = (line[: parts[0][0]], line[parts[-1][1] :]) if parts else ()
        verses = self.is_among_short_lines(number)
        return any(_ends_as_prose(side) or (verses and _VERSE.fullmatch(side)) for side in sides)

    def leaves_hidden(self, number: int, parts: Sequence[Part]) -> bool:
        """Whether a contact that hides what it is would be left of a line without some parts."""
        hidden = self._hidden.get(number, ())
        return not all(any(start <= s and e <= end for start, end, *_ in parts) for s, e in hidden)

    def _is_of_hidden(self, number: int, start: int, end: int, trimmed: tuple[int, int]) -> bool:
        """Whether what was trimmed off a piece with a contact that hides what it is is no sentence and no verse."""
        if not _meets(start, end, self._hidden.get(number, ())):
            return False
        first, last = trimmed
        sides = [(s, e) for s, e in ((start, first), (last, end)) if e > s]
        verses = self.is_among_short_lines(number)
        return not any(
            self._is_own(number, s, e)
            or _ends_as_prose(self._lines[number][s:e])
            or (verses and _VERSE.fullmatch(self._lines[number], s, e))
            for s, e in sides
        )

    def hidden_contacts(self, numbers: Sequence[int]) -> list[str]:
        """The contacts that hide what they are in some lines: one alone tells that the page is spammed."""
        if not self._hidden:
            return []
        hidden, lines = self._hidden, self._lines
        return [lines[number][start:end] for number in numbers if number in hidden for start, end in hidden[number]]

    def _is_mostly_spam(self, number: int) -> bool:
        """Whether the pieces of a line of several sentences are mostly spam: by those it is judged, and goes as a whole
        only then, and not if a sentence of the article's own is left.
        """
        return sum(end - start for start, end, *_ in self.parts(number)) >= MOST * len(self._lines[number])

    def _doubt(self, number: int) -> None:
        if len(self.doubtful) < MOST_DOUBTFUL:
            self.doubtful.add(number)

    def beside_spam(self, number: int) -> tuple[Label, str] | None:
        """Label and reason of a short line that next to other advertisements is one, too."""
        if number not in self._spots or len(self._lines[number]) > LONGEST_BESIDE:
            return None
        parts = self.parts(number)
        if (parts and self._holds_own_sentence(number, parts)) or self._is_own_around_marks(number):
            return None
        if is_of_office(self._lines[number]):
            return None
        evidence = self._evidence(number, 0, len(self._lines[number]))
        if evidence.weight < SPAM - DOUBT or len(evidence.reasons) < KINDS_BESIDE:
            return None
        return evidence.label, "; ".join([*evidence.reasons, "beside other advertisements"])

    def _holds_own_sentence(self, number: int, parts: Sequence[Part]) -> bool:
        """Whether a piece of a line that is not spam reads as prose, or as the short lines around it do."""
        line, spots = self._lines[number], self._spots[number]
        edges = [0, *(edge for start, end, *_ in parts for edge in (start, end)), len(line)]
        left = list(zip(edges[::2], edges[1::2], strict=True))
        if any(self._is_own(number, *piece) for first, last in left for piece in _pieces(line, first, last)):
            return True
        ends = [(first, last) for first, last in left if first == 0 or last == len(line)]
        return self.is_among_short_lines(number) and any(
            len(_HAN.findall(line, first, last)) >= FEWEST_LETTERS
            and last - first <= SHORT_LINE
            and not _meets(first, last, spots)
            and (line[last - 1] in "。！？…" if first == 0 and last < len(line) and line[last - 1] != " " else True)
            for first, last in ends
        )

    def _is_about_learnt(self, number: int) -> bool:
        """Whether most sentences of a line hold words of the page's keyword lists, and all of it is strange to the
        article.
        """
        learnt = self._learnt.get(number, ())
        if len(learnt) < 2:
            return False
        line = self._lines[number]
        pieces = [piece for piece in _pieces(line, 0, len(line)) if piece[1] - piece[0] >= SHORTEST_PIECE]
        bare = [
            (start, end)
            for start, end in pieces
            if not any(start <= s and e <= end for s, e, _ in _meeting(start, end, learnt))
        ]
        held = len(pieces) - len(bare)
        share = self._topic.share(line)
        strange = share is None or share < FAR
        return strange and held > max(1, len(bare)) and not any(self._is_own(number, *piece) for piece in bare)

    def _has_row_beside(self, number: int) -> bool:
        """Whether a row or a verse stands in a line of keywords, among lines as short."""
        line = self._lines[number]
        if number not in self._spots or not SHORTEST_MIXED < len(line) <= LONGEST_WITH_ROW:
            return False
        if not self.is_among_short_lines(number):
            return False
        if len(_pieces(line, 0, len(line))) == 1 and not _BLANK.search(line):
            return False
        parts = self.parts(number)
        return bool(parts) and self._holds_own_sentence(number, parts)

    def _is_own(self, number: int, start: int, end: int) -> bool:
        """Whether a piece reads as a sentence of the article, with next to nothing that speaks against it."""
        piece = self._lines[number][start:end].strip()
        if line_value(piece) <= 1.0:
            return False
        if not _meets(start, end, self._spots[number]):
            return True
        hook = start == 0 and piece[-1] in "？?"  # 为什么有人还能赚钱？
        return not hook and self._evidence(number, start, end).weight <= MILD

    def is_among_short_lines(self, number: int) -> bool:
        """Whether the lines above and below are as short as verses and rows are."""
        around = [*self._lines[max(0, number - BESIDE) : number], *self._lines[number + 1 : number + 1 + BESIDE]]
        shown = [len(line) for line in around if line]
        return 2 * sum(length <= SHORT_LINE for length in shown) > len(shown) >= BESIDE

    def _verdict(self, number: int, start: int, end: int) -> tuple[Label, str] | None:
        """Label and reason if a part of a line is spam."""
        return self._evidence(number, start, end).verdict()

    def weighed(self, number: int) -> Evidence:
        """The evidence on a whole line."""
        return self._evidence(number, 0, len(self._lines[number]))

    def _evidence(self, number: int, start: int, end: int) -> Evidence:
        """The evidence on a part of a line."""
        known = self._weighed.get(number)
        if known is None:
            if len(self._weighed) == MOST_WEIGHED:
                self._weighed.clear()
            known = self._weighed[number] = {}
        if (start, end) not in known:
            known[start, end] = self._weigh(number, start, end)
        return known[start, end]

    def _weigh(self, number: int, start: int, end: int) -> Evidence:
        signs = self._signs[number]
        if (start, end) != (0, len(self._lines[number])):
            first, last = (bisect_right(signs, at, key=_end_of) for at in (start, end))
            signs = [(s - start, e - start, phrase) for s, e, phrase in signs[first:last] if start <= s]
        other = self._other_script[number] or self._is_foreign(number, start, end)
        piece = self._lines[number][start:end]
        evidence = weigh(piece, signs, other, self._topic)
        if evidence.weight < SPAM and any(s >= start and e <= end for s, e in self._hidden.get(number, ())):
            return Evidence(SPAM, [OF_CONTACT, DISGUISED], Label.SPAM_CONTACT)
        learnt = _meeting(start, end, self._learnt.get(number, ()))
        if learnt:
            inside = [word for first, last, word in learnt if start <= first and last <= end]
            share = self._topic.share(piece) if inside else None
            far = share is not None and share < FAR and evidence.weight < FAR_BELOW
            listed = [(s, e) for s, e, phrase in signs if phrase in vocabulary()]
            spans = [(first - start, last - start) for first, last, _ in learnt]
            only = bool(listed) and all(any(s <= first and last <= e for s, e in spans) for first, last in listed)
            add_page_words(piece, inside, only, far, evidence)
        if evidence.weight >= SPAM and not learnt and self._is_told_of(number, start, end, evidence):
            evidence.weight = SPAM - DOUBT
        return evidence

    def _is_told_of(self, number: int, start: int, end: int, evidence: Evidence) -> bool:
        """Whether a sentence of a line tells of something, in what those say who report and rule, and names no number,
        account or address.
        """
        line = self._lines[number]
        if (start, end) == (0, len(line)) or line[end - 1] not in _ENDS or DISGUISED in evidence.reasons:
            return False
        piece = line[start:end]
        if not leads_nowhere(piece) or _SELLING.search(piece) or read(piece).spam >= TOLD:
            return False
        return len(reporting().findall(line)) - len(reporting().findall(piece)) >= REPORTED

    def _is_foreign(self, number: int, start: int, end: int) -> bool:
        """Whether most of a piece stands in the other script than the rest of its line."""
        parts = _meeting(start, end, self._foreign.get(number, ()))
        return any(2 * (min(end, close) - max(start, first)) > end - start for first, close in parts)

    # --- parts of lines -------------------------------------------------------------------

    def parts(self, number: int) -> list[Part]:
        """The spans of spam inside a real paragraph: (start, end, label, reason), in order; not to be changed."""
        parts = self._parts.get(number)
        if parts is None:
            if self._kinds[number] & (TRADES | MARK) or number in self._spots:
                parts = self._find_parts(number)
            elif self._spam_text is None:
                return []
            else:
                parts = self._find_parts(number) if may_hold_address_marks(self._lines[number]) else []
            parts = self._parts[number] = parts or _NO_PARTS  # as of most lines: a list of each would take memory
        return parts

    def _find_parts(self, number: int) -> list[Part]:
        line = self._lines[number]
        found: list[Part] = []
        signs, kinds = self._signs[number], self._kinds[number]
        prefix = keyword_prefix(line, signs) if kinds & TRADES else 0
        marks = self._wedged_marks(number)
        if kinds & MARK:
            marks += [span for span in find_watermarks(line, signs) if not _meets(*span, marks)]
        if self._spam_text is not None and may_hold_address_marks(line):
            addressed = find_address_marks(line, self._is_dropped_name, self._spam_text)
            marks += [span for span in addressed if not _meets(*span, marks)]
        marks.sort()
        spots = self._spots.get(number, [])
        if not (marks or spots or kinds & TRADES or number in self._learnt):
            return found
        found += [(start, end, Label.NOISE, "a scraper's mark") for start, end in marks]
        runs = keyword_runs(line, signs) if kinds & TRADES else []
        runs = [run for run in runs if run[0] >= prefix and not _meets(*run, marks)]
        found += [(start, end, Label.SPAM_KEYWORDS, "keywords glued to the paragraph") for start, end in runs]
        cut = sorted([*marks, *runs])
        clauses = [clause for clause in self._pushed_clauses(number) if not _meets(*clause, cut)]
        found += [(start, end, Label.SPAM_PROMOTION, PUSHED) for start, end in clauses]
        marks = sorted([*marks, *runs, *clauses])
        opened: int | None = None  # where the sentence begins of which a contact ended a piece
        edges = [edge for part in (*self._foreign.get(number, ()), *marks) for edge in part]
        for start, end in _pieces(line, 0, len(line), edges) if spots else ():
            begun, opened = opened, None
            if begun is not None and end - begun > WEIGHED:
                begun = None
            if _meets(start, end, marks) or not _meets(start, end, spots):
                continue
            verdict = self._verdict(number, start, end) if end - start >= SHORTEST_PIECE else None
            if verdict is not None and self._is_remark(number, start, end, verdict[1], found):
                verdict = None
            if verdict is None and begun is not None:
                if found and found[-1][1] == start:  # the contact ended an advertisement that is known already
                    if not self._goes_on(number, start, end):
                        verdict = found[-1][2:]
                else:
                    start = begun
                    verdict = self._verdict(number, start, end)
            elif verdict is not None:
                trimmed = self._trimmed(number, start, end)
                if trimmed != (start, end) and not self._is_of_hidden(number, start, end, trimmed):
                    start, end = trimmed
                    verdict = self._verdict(number, start, end)
            if verdict is not None:
                found.append((start, end, *verdict))
            if end < len(line) and line[end - 1].isalnum() and line[end].isalnum():
                opened = start
        if prefix:
            found = self._with_prefix(number, prefix, found)
        return _joined(line, sorted(found), spots or ())

    def _is_remark(self, number: int, start: int, end: int, reason: str, found: Sequence[Part]) -> bool:
        """Whether a piece is a bracket in the midst of a sentence that is none itself: 加工作人员微信（备注“讲解员”）。

        Then nothing but an invitation makes it no spam: it says how to do what the sentence says.
        """
        line = self._lines[number]
        if line[start] not in _OPENING_BRACKETS or start == 0 or line[start - 1] in _ENDS:
            return False
        if (found and found[-1][1] == start) or line[end : end + 1] not in _AFTER_REMARK:
            return False
        return _REMARK.issuperset(reason.split("; "))

    def _with_prefix(self, number: int, prefix: int, found: list[Part]) -> list[Part]:
        """The parts with the keywords before the paragraph, unless those are the beginning of a longer part."""
        longer = next((part for part in found if part[0] < prefix), None)
        if longer is not None and not self._goes_on(number, prefix, longer[1]):
            return found
        keywords = (0, prefix, Label.SPAM_KEYWORDS, "keywords glued to the paragraph")
        return [keywords, *(part for part in found if part is not longer)]

    def _pushed_clauses(self, number: int) -> list[tuple[int, int]]:
        """The clauses and brackets of a sentence that hold a word of the page's keyword lists and nothing else of its
        subject; a piece that is spam as a whole is left to be judged.
        """
        learnt = self._learnt.get(number)
        line = self._lines[number]
        if not learnt or len(line) < SHORTEST_MIXED:
            return []
        found = []
        for start, end in _pieces(line, 0, len(line)):
            inside = [hit for hit in _meeting(start, end, learnt) if start <= hit[0] and hit[1] <= end]
            if inside and self._evidence(number, start, end).verdict() is None:
                pushed = [clause for clause in clauses_of(line, start, end) if self._is_pushed(clause, inside, line)]
                found += [clause for clause in pushed if not _rest_sells(line, start, end, clause)]
        return found

    def _is_pushed(self, clause: tuple[int, int], learnt: Sequence[Hit], line: str) -> bool:
        start, end = clause
        if end - start > LONGEST_CLAUSE or not any(start <= s and e <= end and e - s > SHORTEST for s, e, _ in learnt):
            return False
        share = self._topic.share(line[start:end])
        return share is None or share < FAR

    def _goes_on(self, number: int, start: int, end: int) -> bool:
        """Whether the article goes on with a piece behind an advertisement, rather than that with its last words."""
        line = self._lines[number]
        if line[end - 1] not in _ENDS and line[end : end + 1] in ("（", "("):  # a bracket in the midst of a sentence
            closing = _SENTENCE_END.search(line, end, end + LONGEST_SENTENCE)
            end = closing.end() if closing else end
        if self._is_own(number, start, end):
            return True
        rest = self._lines[number][start:end].strip()
        followed = _SHOWN.search(line, end) is not None
        goes_with_address = start > 0 and line[start - 1].isascii() and line[start - 1].isalpha()  # m.x.com阅读更多。
        if not followed or goes_with_address or len(rest) < SHORTEST_PIECE or rest[-1] not in _ENDS:
            return False
        return not _meets(start, end, self._spots[number]) or self._evidence(number, start, end).weight <= MILD

    def _trimmed(self, number: int, start: int, end: int) -> tuple[int, int]:
        """A piece without what a seam divides from its ends: words without suspicion, a sentence that is no spam."""
        line, spots = self._lines[number], self._spots[number]
        blanks = [match.span() for match in _BLANK.finditer(line, start, end)]
        for _, close in blanks:
            if _meets(start, close, spots):
                break
            start = close
        for first, close in reversed(blanks):
            if first <= start:
                break
            own = line_value(line[close:end].strip()) > 1.0 and self._verdict(number, close, end) is None
            if _meets(first, end, spots) and not own:
                break
            end = first
        return self._without_sentence(number, start, end, blanks)

    def _without_sentence(self, number: int, start: int, end: int, blanks: Spans) -> tuple[int, int]:
        """A piece without the sentence of the article that goes on behind its contact, or before its first blank."""
        line = self._lines[number]
        seams = sorted({*blanks, *((m.start(), m.start()) for m in _AFTER_CONTACT.finditer(line, start + 1, end))})
        for first, close in seams[:MOST_SEAMS]:
            inside = start < first and close < end and self._goes_on(number, close, end)
            if (
                inside
                and not self._offers(number, close, end)
                and self._evidence(number, start, first).verdict() is not None
            ):
                return start, first
        return start, end

    def _offers(self, number: int, start: int, end: int) -> bool:
        """Whether a listed offer stands in a part of a line: then what goes on there is the advertisement."""
        listed = vocabulary()
        signs = [phrase for first, last, phrase in self._signs[number] if start <= first and last <= end]
        return any(listed.get(phrase, TRADE)[0] == "offer" for phrase in signs)


def _prose_of(lines: list[str], signs: list[Sequence[Hit]], kinds: list[int]) -> Iterator[str]:
    """The lines that may tell what a page is about. Looked for one by one: most pages are not asked that."""
    for number, line in enumerate(lines):
        is_prose = len(line) >= TOPIC_LINE and line[-1] in _PROSE_END
        if is_prose and not (kinds[number] & LISTED and is_machine_made(signs[number])):
            yield line


def _joined(line: str, parts: list[Part], spots: Spans) -> list[Part]:
    """The parts with the scraps around them, and parts that touch as one."""
    found: list[Part] = []
    for start, end, label, reason in parts:
        rest = _SCRAP.match(line, end)
        if label is not Label.NOISE and rest and line[end - 1] not in _ENDS and not line[end - 1].isspace():
            end = rest.end()
        opening = _OPENING.search(line, found[-1][1] if found else 0, start)
        if label is not Label.NOISE and opening and _meets(*opening.span(), spots):
            start = opening.start()
        if found and found[-1][1] >= start - LONGEST_SCRAP and not line[found[-1][1] : start].strip():
            found[-1] = (found[-1][0], max(end, found[-1][1]), *found[-1][2:])
        else:
            found.append((start, end, label, reason))
    return found


def _ends_as_prose(text: str) -> bool:
    """Whether a text beside a contact is long enough for a sentence, and ends as one does."""
    text = text.strip()
    return len(text) >= SHORTEST_OWN and text[-1] in _PROSE_END


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, those that meet as one."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _meets(start: int, end: int, spans: Spans) -> bool:
    """Whether any of the spans, which are in order and apart, has something of line[start:end]."""
    if not spans:
        return False
    at = bisect_right(spans, start, key=_end_of)
    return at < len(spans) and spans[at][0] < end


def _meeting(start: int, end: int, spans: Sequence[_Span]) -> Sequence[_Span]:
    """Those of the spans, which are in order and apart, that have something of line[start:end]."""
    if not spans:
        return ()
    return spans[bisect_right(spans, start, key=_end_of) : bisect_left(spans, end, key=itemgetter(0))]


_end_of = itemgetter(1)
_NO_CUTS: Final = list[int]()
_NO_PARTS: Final = list[Part]()


def _is_heading(line: str) -> bool:
    """Whether a line is of Han characters alone and reads like nothing but an article's."""
    return _OF_HAN.fullmatch(line) is not None and max(read(line)) < OWN_HEADING


def _pieces(line: str, first: int, last: int, edges: Sequence[int] = ()) -> list[tuple[int, int]]:
    """The sentences, bracketed parts and contact-ended pieces of line[first:last], as spans that cover it.

    edges: where else to cut.
    """
    return spans_between(first, _cuts(line, first, last, edges), last)


def _cuts(line: str, first: int, last: int, edges: Sequence[int] = ()) -> list[int]:
    """Where those pieces end, in order."""
    told = signs_of_piece(line, first, last) if IS_COMPILED else ANYTHING
    if IS_COMPILED:
        boundaries = boundaries_in(line, first, last) if told & BOUNDARY else []
        if not (told & (RING | CONTACT) or edges):  # most pieces
            return boundaries
    else:
        found = _BOUNDARY.finditer(line, first, last)
        boundaries = [match.start() if match[0] in _OPENING_BRACKETS else match.end() for match in found]
    patterns = [DISGUISED_NUMBER] if told & RING else []
    ends: list[int] = []
    if told & CONTACT if IS_COMPILED else CONTACTABLE.search(line, first, last):
        patterns += [PHONE_NUMBER] if told & NUMBER else []
        of_line = told if last - first == len(line) else told_of(line)
        ends += ends_of_accounts(line, of_line, first, last)
        ends += ends_of_addresses(line, of_line, first, last)
    ends += [match.end() for pattern in patterns for match in compiled(pattern).finditer(line, first, last)]
    cuts = [end for end in ends if end < last and "\u4e00" <= line[end] <= "\u9fff"]
    if not cuts and not edges:
        return boundaries
    cuts += boundaries
    cuts += edges
    cuts.sort()
    return cuts

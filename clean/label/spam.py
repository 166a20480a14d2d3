"""Spam by evidence: structure, contact, offer, disguise, script, what the line is about; words last.

Each piece of evidence adds to a line's weight, and evidence that a person reports or rules takes
from it. No word condemns a line: a police report and a price list hold the words of the trade, and
stay. Everything is judged on simplified text with disguises undone; the text itself is not touched.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from ..labels import Label
from ..word_lists import characters, lines_by_section, words
from .contacts import (
    ACCOUNT_NAME,
    CONTACT_LIKE,
    COULD_DISGUISE,
    DISGUISED,
    INVITING,
    LURING,
    PHONE_NUMBER,
    WEB_ADDRESS,
    undisguised,
)
from .evidence import SPAM, Evidence
from .stuffing import OTHER_SCRIPT, keyword_prefix, stuffing
from .suspects import find_spots, is_separated
from .vocabulary import is_han_pair, pair_numbers, vocabulary, words_in

WORD, WORDS_MOST = 1.0, 2.5
OFFER, OFFERS_MOST = 0.5, 1.5
ACCOUNT, ADDRESS, PHONE, INVITATION = 1.0, 1.0, 0.8, 0.7
DISGUISE = 1.0
DOORWAY, DOORWAYS_MOST = 0.8, 2.4
ON_TOPIC, OFF_TOPIC = -0.8, 0.4
REPORTING, REPORTING_MOST = -1.0, -3.0
# A contact in a line of its own that has nothing to do with the article.
SOLITARY = 0.6
# What a page is about can be told from so many different pairs of characters.
LEAST_TOPIC = 150
# A line so short may be nothing but an invitation.
SHORT_INVITATION = 24
# Of a line no more than this is weighed at once; longer ones are paragraphs, which are judged by their parts.
WEIGHED = 800
# A paragraph longer than this is prose until something else on the page is spam.
QUIET = 60
_PROSE_END = frozenset("。！？”」…")
# A line of several sentences goes as a whole only if this share of it is spam.
MOST = 0.65

_QUOTED = re.compile(r"[“「『《\"'‘][^“”「」『』《》\"'‘’]{1,24}[”」』》\"'’]")
_SENTENCE_END = re.compile("[。！？!?；]")


@cache
def _reporting() -> re.Pattern[str]:
    listed = sorted(words("reporting_words"), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, listed)))


@cache
def _watermarks() -> re.Pattern[str]:
    return re.compile("|".join(lines_by_section("watermarks")[""]))


class SpamJudge:
    """Judges lines of one page. What the page is about comes from its prose."""

    def __init__(self, lines: Sequence[str], other_script: Sequence[bool], topic: Iterable[str] = ()) -> None:
        """lines: simplified; other_script: whether the line came in the script that the page's prose is not in."""
        self._lines = lines
        self._other_script = other_script
        self._topic_texts = topic
        self._topic: Counter[int] | None = None
        self._spots: dict[int, list[tuple[int, int]]] = {}
        self._separated: set[int] = set()
        # The lines that hold enough that could be evidence.
        self.suspects: set[int] = set()

    def quiet_prose(self) -> set[int]:
        """The long paragraphs without anything like a contact: the last to look for spam in."""
        long = [n for n, line in enumerate(self._lines) if len(line) > QUIET and line[-1] in _PROSE_END]
        loud = CONTACT_LIKE.search("\n".join(self._lines[n] for n in long))
        if loud is None:
            return set(long)
        return {n for n in long if not CONTACT_LIKE.search(self._lines[n])}

    def look_at(self, all_but: set[int]) -> set[int]:
        """Find the suspects among the lines, but for those given; return them."""
        lines = [line if n not in all_but else "" for n, line in enumerate(self._lines)] if all_but else self._lines
        self._spots = find_spots(lines, self._other_script)
        self._separated = {number for number, line in enumerate(lines) if is_separated(line)}
        others = {number for number, other in enumerate(self._other_script) if other}
        self.suspects = {*self._spots, *self._separated, *others}
        return self.suspects

    # --- whole lines ----------------------------------------------------------------------

    def whole(self, number: int, at_edge: bool = False) -> tuple[Label, str] | None:
        """Label and reason if the whole line is spam."""
        line = self._lines[number]
        other = self._other_script[number]
        if number in self._separated or other:
            evidence = stuffing(line, other, at_edge)
            if evidence is not None and evidence.weight >= SPAM:
                return evidence.label, "; ".join(evidence.reasons)
        if number not in self._spots:
            return None
        evidence = self.weigh(line, number)
        if evidence.weight < SPAM:
            return None
        if _SENTENCE_END.search(line[:-1]) or keyword_prefix(line):
            # A line of sentences is judged by them: it goes as a whole only if most of it is spam.
            spam = sum(end - start for start, end, *_ in self.parts(number))
            if spam < MOST * len(line):
                return None
        return evidence.label, "; ".join(evidence.reasons)

    def weigh(self, line: str, number: int) -> Evidence:
        """All evidence on a line or a part of it; of a very long one, on its beginning."""
        line = line[:WEIGHED]
        evidence = Evidence()
        text = line
        if COULD_DISGUISE.search(line) and DISGUISED.search(line):
            text = undisguised(line)
            if text != unicodedata.normalize("NFKC", line):
                evidence.add(DISGUISE, "disguised characters")
        bare = _QUOTED.sub("", text) if len(text) > 24 else text
        trade: set[str] = set()
        kinds: set[str] = set()
        offers = contacts = doorways = 0
        seen: list[str] = []
        for word in words_in(bare):
            if any(word in longer for longer in seen):
                continue
            seen.append(word)
            group, kind = vocabulary()[word]
            if group == "trade":
                trade.add(word)
                kinds.add(kind)
            elif group == "offer":
                offers += 1
            elif group == "contact":
                contacts += 1
            else:
                doorways += 1
        contact = 0.0
        invited = bool(INVITING.search(bare))
        if ACCOUNT_NAME.search(text):
            contact += ACCOUNT
        elif PHONE_NUMBER.search(text):
            contact += PHONE
        if WEB_ADDRESS.search(text):
            contact += ADDRESS
        named = contact > 0
        if invited:
            contact += INVITATION
        if contact:
            evidence.add(contact, "a contact")
        if trade:
            weight = min(WORD * len(trade), WORDS_MOST)
            if kinds == {"trade"}:
                weight = min(weight * 0.6, 1.2)
            if _is_bare_keyword(line, trade):
                weight = max(weight, SPAM)
            evidence.add(weight, "words of a trade: " + "、".join(sorted(trade)[:3]))
        if offers:
            evidence.add(min(OFFER * offers, OFFERS_MOST), "an offer")
        lures = len(LURING.findall(text))
        if lures:
            evidence.add(min(OFFER * lures, OFFERS_MOST) if not offers else 0.3, "figures that lure")
        if doorways:
            repeated = _repeated_phrase(bare)
            if doorways >= 2 or repeated or trade:
                evidence.add(min(DOORWAY * doorways, DOORWAYS_MOST), "phrases of machine-made pages")
            if repeated and len(line) < 200:
                evidence.add(0.8, f"“{repeated}” over and over")
        if evidence.weight <= 0:
            return evidence
        if invited and len(line) <= SHORT_INVITATION:
            spans = sum(len(match.group()) for match in INVITING.finditer(bare))
            if spans * 2 > len(line):
                evidence.add(SPAM - INVITATION, "nothing but an invitation")
        if self._other_script[number]:
            evidence.add(OTHER_SCRIPT, "in the other script than the article")
        reported = len(_reporting().findall(text))
        if reported:
            evidence.add(max(REPORTING * reported, REPORTING_MOST) * (0.6 if named else 1.0), "")
        if contact and not trade and not offers and contacts and not evidence.weight >= SPAM:
            evidence.add(0.2, "")
        if evidence.weight >= SPAM - 1.0 and len(line) >= 12:
            share = self._on_topic(line)
            if share is not None:
                if share > 0.3:
                    evidence.add(ON_TOPIC, "")
                elif share < 0.1:
                    evidence.add(OFF_TOPIC, "not what the article is about")
                    if contact >= PHONE and len(line) <= 90 and not reported:
                        evidence.add(SOLITARY, "a contact in a line of its own")
        kinds_of_evidence = (
            bool(trade)
            + bool(offers or lures)
            + bool(contact)
            + bool(doorways >= 2)
            + (evidence.reasons[:1] == ["disguised characters"])
        )
        if trade and kinds_of_evidence + self._other_script[number] < 2 and not _is_bare_keyword(line, trade):
            evidence.weight = min(evidence.weight, SPAM - 0.1)
        if doorways >= 2 and not contact:
            evidence.label = Label.SPAM_DOORWAY
        elif contact and not trade:
            evidence.label = Label.SPAM_CONTACT
        return evidence

    def _on_topic(self, line: str) -> float | None:
        """Share of the line's pairs of characters that the rest of the page's prose has; None if that is too short."""
        if self._topic is None:
            self._topic = Counter()
            for text in self._topic_texts:
                self._topic.update(pair_numbers(text))
        if len(self._topic) < LEAST_TOPIC:
            return None
        pairs = [pair for pair in pair_numbers(line) if is_han_pair(pair)]
        if len(pairs) < 6:
            return None
        topic = self._topic
        return sum(topic[pair] > 1 for pair in pairs) / len(pairs)

    # --- parts of lines -------------------------------------------------------------------

    def parts(self, number: int) -> list[tuple[int, int, Label, str]]:
        """The spans of spam inside a real paragraph: (start, end, label, reason), in order."""
        line = self._lines[number]
        found: list[tuple[int, int, Label, str]] = []
        prefix = keyword_prefix(line)
        if prefix:
            found.append((0, prefix, Label.SPAM_KEYWORDS, "keywords glued to the paragraph"))
        spots = self._spots.get(number, [])
        marks = [match.span() for match in _watermarks().finditer(line)]
        found += [(start, end, Label.NOISE, "a scraper's mark") for start, end in marks]
        for start, end in _pieces(line) if spots else ():
            if start < prefix or any(start < mark_end and mark_start < end for mark_start, mark_end in marks):
                continue
            if not any(start < spot_end and spot_start < end for spot_start, spot_end in spots):
                continue
            piece = line[start:end]
            if len(piece.strip()) < 6:
                continue
            evidence = self.weigh(piece, number)
            if evidence.weight >= SPAM:
                if found and found[-1][1] == start:
                    found[-1] = (found[-1][0], end, *found[-1][2:])
                else:
                    found.append((start, end, evidence.label, "; ".join(evidence.reasons)))
        return sorted(found)


def _is_bare_keyword(line: str, trade: set[str]) -> bool:
    """Whether a short line is hardly anything but words of a trade."""
    return (
        len(line) <= 14
        and sum(map(len, trade)) * 2 >= len(line)
        and not any(c in characters("function_characters") for c in line)
    )


def _repeated_phrase(text: str) -> str:
    """A phrase of four or more characters that stands in a short text twice or more; "" if none."""
    if len(text) > 300:
        return ""
    for length in (8, 6, 4):
        seen: set[str] = set()
        last = -length
        for at in range(len(text) - length + 1):
            phrase = text[at : at + length]
            if phrase in seen and at >= last + length and not re.search(r"[，。、！？：；“”\s]", phrase):
                return phrase
            seen.add(phrase)
            last = at if phrase not in seen else last
    return ""


_BOUNDARY = re.compile(r"[。！？!?；…][”」』）)]?|[\s　]+|(?=[（(［【])|(?<=[）)］】])")


def _pieces(line: str) -> list[tuple[int, int]]:
    """The sentences, bracketed parts and contact-ended pieces of a line, as spans that cover it."""
    cuts = {0, len(line)}
    for match in _BOUNDARY.finditer(line):
        cuts.add(match.end())
    for pattern in (ACCOUNT_NAME, PHONE_NUMBER, WEB_ADDRESS):
        for match in pattern.finditer(line):
            end = match.end()
            if end < len(line) and "\u4e00" <= line[end] <= "\u9fff":
                cuts.add(end)
    ordered = sorted(cuts)
    return list(pairwise(ordered))

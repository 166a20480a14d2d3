"""What speaks for and against a piece of text being spam, added up: contact, offer, disguise, trade, subject.

No word condemns a piece: a police report and a price list hold the words of the trade. Evidence must be
of two kinds, and evidence that a person reports or rules takes from it. Disguises are undone for the
weighing; the text itself is not touched.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from functools import cache, lru_cache
from itertools import accumulate
from typing import Final

from ..expressions import compiled, expression
from ..labels import Label
from ..parse.compiled import IS_COMPILED
from ..word_lists import words
from ..words import best_path as words_of
from .contacts import (
    CITED_ADDRESS,
    LANDLINE,
    PHONE_NUMBER,
    WEB_ADDRESS,
    count_lures,
    has_account,
    has_address,
    invitations_in,
    inviting_words,
    is_contactable,
    is_disguised,
    may_lure,
    told_of,
    undisguised,
)
from .evidence import (
    DISGUISED,
    INVITATION_ALONE,
    LURES,
    OF_CONTACT,
    OF_OFFER,
    OF_SCRIPT,
    OF_SUBJECT,
    OF_TRADE,
    OTHER_SCRIPT,
    SOLITARY,
    SPAM,
    Evidence,
)
from .function_characters import count_function_characters, has_function_character
from .pair_sets import may_repeat
from .phrases import Hit
from .piece_signs import NUMBER, QUOTATION
from .signs import signs_of
from .spans import without
from .spots import BARE_KEYWORD, SEVERAL_INVITATIONS, SHORT_INVITATION
from .topic import Topic
from .vocabulary import vocabulary, words_of_group

WORD: Final = 1.0
WORDS_MOST: Final = 2.5
OFFER: Final = 0.5
OFFERS_MOST: Final = 1.5
ACCOUNT: Final = 1.0
ADDRESS: Final = 1.0
PHONE: Final = 0.8
INVITATION: Final = 0.7
OFFICE: Final = 0.5
CITED: Final = 0.3
DISGUISE: Final = 1.0
DOORWAY: Final = 0.8
DOORWAYS_MOST: Final = 2.4
BUSINESS: Final = 0.5
BUSINESS_MOST: Final = 1.5
REPEATED: Final = 0.8
LONGEST_REPETITIVE: Final = 200
# A phrase that is said over and over has so many characters, in a text of no more than so many.
SHORTEST_REPEATED: Final = 4
LONGEST_REPETITION: Final = 300
ON_TOPIC: Final = -0.8
OFF_TOPIC: Final = 0.4
# With an invitation and so many offers a piece may be about the same and still want something of the reader.
ON_TOPIC_URGED: Final = -0.2
URGED: Final = 3
# Of the paragraphs of articles that have so many characters one in thirty shares so little with the rest.
FAR_OFF_TOPIC: Final = 0.6
LONG: Final = 36
REPORTING: Final = -1.0
REPORTING_MOST: Final = -3.0
# A contact in a line of its own, no longer than this, that has nothing to do with the article.
SOLITARY_CONTACT: Final = 0.8
LONGEST_SOLITARY: Final = 90
# With a contact, a word that goes with contacts.
BESIDE_CONTACT: Final = 0.2
# What it weighs that a contact stands in a field of a notice, which names none of the trades.
FIELD: Final = -1.0
# What sums of weights may be off by.
ROUNDING: Final = 1e-9
# With so many longer words of a trade it does not matter which of the short ones are none.
ENOUGH_WITHOUT_SHORT: Final = 3
# So many characters around a word tell whether it is one; a word of the list is taken to occur so often (see words).
AROUND: Final = 6
OF_THE_LIST: Final = 30
# Short clauses and a contact at the end: so many of them, in so many characters, of which one in so many binds words.
SLOGANS: Final = 0.6
FEWEST_CLAUSES: Final = 3
LONGEST_SLOGANS: Final = 70
FUNCTION_IN_SLOGANS: Final = 14
# A sentence without any contact, lure or disguise is more likely the article's own.
SENTENCE: Final = -0.8
SHORTEST_SENTENCE: Final = 16
FUNCTION_EVERY: Final = 25
# Of a piece no more than this is weighed; longer ones are paragraphs, which are judged by their parts.
WEIGHED: Final = 800
# What stands in quotation marks is mentioned, not said, in anything longer than this.
QUOTING: Final = 20

_COUNTED: Final = frozenset("一二三四五六七八九")
_QUOTED: Final = expression(r"[“「『《\"'‘][^“”「」『』《》\"'‘’]{1,24}[”」』》\"'’]")
# A longer quotation is mentioned, too, in a sentence that has more to say.
_QUOTED_AT_LENGTH: Final = expression(r"[“「][^“”「」]{25,60}[”」](?=[\u4e00-\u9fff])")
_SPOKEN: Final = expression(r"[“「『\"][^“”「」『』\"]+[”」』\"]")
# The number of a notice's part, what the part is about, and how that is done.
NOTICE_NUMBER: Final = r"(?:[一二三四五六七八九十\d]{1,2}[、.．]|[（(][一二三四五六七八九十\d]{1,2}[)）])?"
NOTICE_SUBJECTS: Final = "报名|联系|咨询|投稿|应聘|投递|预约|申请|参与|参加|缴费|购票|举报|监督|征集|领取|办理|报送"
NOTICE_WAYS: Final = "方式|方法|办法|电话|热线|地址|地点|途径|渠道|须知|入口"
# A field of a notice, which gives contacts, too.
_CONTACT_FIELD: Final = expression(rf"{NOTICE_NUMBER}(?:{NOTICE_SUBJECTS}|服务)(?:{NOTICE_WAYS}|邮箱)\s?[:：]")
# No word of Han characters reaches over others.
_HAN_BEFORE: Final = expression("[\u4e00-\u9fff]+\\Z")
_HAN_BEHIND: Final = expression("[\u4e00-\u9fff]+")
_DIVIDING: Final = expression(r"[，。、！？：；“”\s]")


_CLAUSE: Final = expression("[，,！!？?　]+")
_CONTACT_AT_END: Final = expression(
    r"(?:\d[\d\- ]{6,}|[A-Za-z0-9_.:/\-]{5,}|点[a-z]{2,8})[\u4e00-\u9fff]{0,4}[。！!]?$"
)
# With these the fields of a notice begin.
_NOTICE_FIELD: Final = expression(
    "地址|邮编|联系|电话|传真|时间|地点|网址|邮箱|报名|咨询|监督|举报|投诉|受理|办公|热线|主办|承办|责任|来源"
)


@cache
def reporting() -> re.Pattern[str]:
    """An expression for the words of people who report, rule, warn or explain."""
    listed = sorted(words("reporting_words"), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, listed)))


class _Words:
    """The listed words of a piece: those of a trade, and how many of the other groups. A plain object, as each piece
    has one.
    """

    __slots__ = ("business", "contacts", "doorways", "invites", "kinds", "offers", "trade")

    def __init__(self) -> None:
        self.trade: set[str] = set()
        self.kinds: set[str] = set()
        self.offers = self.contacts = self.doorways = self.business = 0
        self.invites = False


def weigh(line: str, signs: Sequence[Hit], other_script: bool, topic: Topic) -> Evidence:
    """All evidence on a line or a part of it; of a very long one, on its beginning.

    signs: the listed phrases that stand in it; other_script: whether it came in the script that the
    page's prose is not in; topic: what the page is about.
    """
    line = text = line[:WEIGHED]
    evidence = Evidence()
    told = of_line = told_of(line)
    if is_disguised(line, told):
        text = undisguised(line)
        told = told_of(text)
        signs = signs_of(text)
        if text != unicodedata.normalize("NFKC", line):
            evidence.add(DISGUISE, DISGUISED)
    disguised = evidence.weight > 0
    quoted = _quotations(text) if told & QUOTATION and len(text) > QUOTING else []
    found = _words(signs, quoted, len(text))
    if not disguised and not other_script and not _could_reach(line, found, of_line):
        return evidence
    bare = without(text, quoted)
    spans = invitations_in(bare) if found.invites else []
    invitations = len(spans)
    invited = invitations > 0
    contact = _contact(text, told, min(invitations, 2 if len(line) <= SEVERAL_INVITATIONS else 1), evidence)
    _add_trade(line, found, evidence)
    if found.offers:
        evidence.add(min(OFFER * found.offers, OFFERS_MOST), OF_OFFER)
    lures = count_lures(text, told)
    if lures:
        evidence.add(min(OFFER * lures, OFFERS_MOST) if not found.offers else 0.3, LURES)
    if found.business >= 2:
        evidence.add(min(BUSINESS * found.business, BUSINESS_MOST), "phrases of a company about itself")
    # An address alone may be the place of what the sentence tells, if it names no trade but with words of any.
    address_alone = contact == ADDRESS and found.kinds <= {"trade"} and has_address(text, told)
    certain = (
        (contact > OFFICE and not address_alone)
        or lures
        or disguised
        or other_script
        or found.doorways >= 2
        or found.business >= 3
    )
    sentence = not certain and (_is_sentence(line) or (address_alone and line[-1] == "。" and len(line) >= LONG))
    # What the subject and a few words could add at most: what follows is dear, and mostly need not be asked.
    most = (
        FAR_OFF_TOPIC
        + BESIDE_CONTACT
        + (SOLITARY_CONTACT if contact >= PHONE else 0.0)
        + (SENTENCE if sentence else 0.0)
    )
    inviting = invited and len(line) <= SHORT_INVITATION
    ahead = (SPAM - INVITATION) * inviting + OTHER_SCRIPT * other_script
    if found.doorways:
        ahead += min(DOORWAY * found.doorways, DOORWAYS_MOST) + REPEATED
    if evidence.weight + ahead + most < SPAM - ROUNDING:
        return evidence
    if found.doorways:
        _add_doorway(line, bare, found, evidence)
    if evidence.weight <= 0:
        return evidence
    if inviting and sum(spans) * 2 > len(line):
        evidence.add(SPAM - INVITATION, INVITATION_ALONE)
    if other_script:
        evidence.add(OTHER_SCRIPT, OF_SCRIPT)
    if evidence.weight + most < SPAM - ROUNDING:
        return evidence
    kinds = (
        bool(found.trade)
        + bool(found.offers or lures)
        + bool(contact)
        + (found.doorways >= 2)
        + (found.business >= 2)
        + disguised
        + other_script
    )
    bare_keyword = bool(found.trade) and _is_bare_keyword(line, found.trade)
    of_more_trades = len(found.trade) >= 2 and not found.kinds <= {"trade"}
    one_kind = bool(found.trade) and kinds < 2 and not bare_keyword
    if one_kind and not (kinds == 1 and of_more_trades):
        evidence.weight = min(evidence.weight, SPAM - 0.1)
        return evidence
    reported = len(reporting().findall(text))
    if line[0] == "其" and line[1:2] in _COUNTED:  # who counts, explains
        reported += 1
    if len(quoted) > 1 and line[-1] == "。" and contact <= OFFICE and not disguised:
        reported += 1  # who quotes, tells
    if contact and not (found.trade or disguised or other_script) and _CONTACT_FIELD.match(line):
        evidence.add(FIELD, "")
    if reported:
        named = contact > (INVITATION if invited else 0.0)
        evidence.add(max(REPORTING * reported, REPORTING_MOST) * (0.6 if named else 1.0), "")
        if evidence.weight + most < SPAM - ROUNDING:
            return evidence
    if contact and not found.trade and not found.offers and found.contacts and not evidence.weight >= SPAM:
        evidence.add(BESIDE_CONTACT, "")
    urged = invited and found.offers >= URGED
    slogans = contact >= OFFICE and not reported and _is_slogans(text)
    if slogans:
        evidence.add(SLOGANS, "nothing but slogans before a contact")
    _add_subject(line, topic, (contact >= PHONE or slogans) and not reported, urged, evidence)
    if sentence:
        evidence.add(SENTENCE, "")
    if not certain and evidence.weight >= SPAM:
        evidence.add(-WORD * _across_words(text, found.trade), "")
    # A line that someone is quoted with, and that leads nowhere, is told of.
    quoted_alone = contact <= INVITATION * invitations and not other_script and bool(_SPOKEN.fullmatch(line))
    if quoted_alone or (one_kind and (reported or not _is_dense(text, found.trade))):
        evidence.weight = min(evidence.weight, SPAM - 0.1)
    if found.doorways + found.business >= 2 and not contact:
        evidence.label = Label.SPAM_DOORWAY
    elif contact and not found.trade:
        evidence.label = Label.SPAM_CONTACT
    return evidence


def _quotations(text: str) -> list[tuple[int, int]]:
    """Where what is mentioned stands in a text."""
    long = [match.span() for match in _QUOTED_AT_LENGTH.finditer(text)] if text[-1] in "。！？" else []
    if 2 * sum(end - start for start, end in long) > len(text):
        long = []
    short = (match.span() for match in _QUOTED.finditer(text))
    apart = (span for span in short if not any(start <= span[0] < end for start, end in long))
    return sorted([*long, *apart])


def _words(signs: Sequence[Hit], quoted: Sequence[tuple[int, int]], length: int) -> _Words:
    """The listed words outside quotations, each once, without those that are part of a longer one."""
    found = _Words()
    listed, inviting = vocabulary(), inviting_words()
    seen = ""  # those that count, apart
    known = [
        (start - end, start, end, phrase) for start, end, phrase in signs if phrase in listed or phrase in inviting
    ]
    for _, start, end, phrase in sorted(known):
        if end > length or (quoted and any(start < close and first < end for first, close in quoted)):
            continue
        if phrase in inviting:
            found.invites = True
        if phrase not in listed or phrase in seen:
            continue
        seen += "\n" + phrase
        group, kind = listed[phrase]
        if group == "trade":
            found.trade.add(phrase)
            found.kinds.add(kind)
        elif group == "offer":
            found.offers += 1
        elif group == "contact":
            found.contacts += 1
        elif group == "doorway":
            found.doorways += 1
        elif group == "business":
            found.business += 1
    return found


def _could_reach(line: str, found: _Words, told: int) -> bool:
    """Whether a piece could be spam, for all that its listed words tell: what else it may hold is dear to look for."""
    most = FAR_OFF_TOPIC + BESIDE_CONTACT + min(OFFER * found.offers, OFFERS_MOST)
    if found.trade:
        if len(line) <= BARE_KEYWORD:
            return True
        most += min(WORD * len(found.trade), WORDS_MOST)
    if found.doorways:
        most += min(DOORWAY * found.doorways, DOORWAYS_MOST) + REPEATED
    if found.business >= 2:
        most += BUSINESS_MOST
    if found.invites or is_contactable(line, told):
        return True
    if may_lure(line, told):
        return most + OFFERS_MOST >= SPAM
    if most >= SPAM and found.doorways < 2 and found.business < 3 and _is_sentence(line):
        most += SENTENCE
    return most >= SPAM - ROUNDING


def _contact(text: str, told: int, invitations: int, evidence: Evidence) -> float:
    """Add what contacts weigh; return it."""
    contact = 0.0
    if is_contactable(text, told):
        if "://" in text:
            text, cited = compiled(CITED_ADDRESS).subn(" ", text)
            told = told_of(text)
            contact += CITED if cited else 0.0
        if has_address(text, told):
            contact += ADDRESS
            text = compiled(WEB_ADDRESS).sub(" ", text)
            told = told_of(text)
        if has_account(text, told):
            contact += ACCOUNT
        elif told & NUMBER and compiled(PHONE_NUMBER).search(text):
            contact += PHONE
        elif told & NUMBER and compiled(LANDLINE).search(text):
            contact += OFFICE
    contact += INVITATION * invitations
    if contact:
        evidence.add(contact, OF_CONTACT)
    return contact


def _add_trade(line: str, found: _Words, evidence: Evidence) -> None:
    """Add what the words of a trade weigh."""
    if not found.trade:
        return
    weight = min(WORD * len(found.trade), WORDS_MOST)
    if found.kinds == {"trade"}:
        weight = min(weight * 0.6, 1.2)
    if _is_bare_keyword(line, found.trade):
        weight = max(weight, SPAM)
    evidence.add(weight, OF_TRADE + "、".join(sorted(found.trade)[:3]))


def _add_doorway(line: str, bare: str, found: _Words, evidence: Evidence) -> None:
    """Add what phrases of machine-made pages weigh: two of them, or one that is repeated or sells."""
    repeated = _repeated_phrase(bare)
    if found.doorways >= 2 or repeated or found.trade:
        evidence.add(min(DOORWAY * found.doorways, DOORWAYS_MOST), "phrases of machine-made pages")
    if repeated and len(line) < LONGEST_REPETITIVE:
        evidence.add(REPEATED, f"“{repeated}” over and over")


def _add_subject(line: str, topic: Topic, has_contact: bool, urged: bool, evidence: Evidence) -> None:
    """Add what it weighs that a piece has to do with the article or not, where that could decide."""
    if evidence.weight < SPAM - 1.0 or len(line) < 12:
        return
    share = topic.share(line)
    if share is None:
        return
    if share > 0.3:
        evidence.add(ON_TOPIC_URGED if urged else ON_TOPIC, "")
    elif share < 0.1:
        far = len(line) >= LONG and share < 0.05
        evidence.add(FAR_OFF_TOPIC if far else OFF_TOPIC, OF_SUBJECT)
        if has_contact and len(line) <= LONGEST_SOLITARY:
            evidence.add(SOLITARY_CONTACT, SOLITARY)


def is_machine_made(signs: Sequence[Hit]) -> bool:
    """Whether a line holds several of the phrases that machine-made pages are built from."""
    doorways = words_of_group("doorway")
    first = ""
    for _, _, phrase in signs:
        if phrase in doorways and phrase != first:
            if first:
                return True
            first = phrase
    return False


def _is_slogans(text: str) -> bool:
    """Whether a text is short clauses without a word that binds them, and a contact at its end: what no notice writes.

    >>> _is_slogans("北岭老窖原浆，买二赠一，送货到家，13900001111")
    True
    >>> _is_slogans("地址西湖路12号，邮编310000，电话0571-88880000")
    False
    """
    if len(text) > LONGEST_SLOGANS or not _CONTACT_AT_END.search(text) or "：" in text:
        return False
    clauses = _CLAUSE.split(text)
    if len(clauses) < FEWEST_CLAUSES or any(map(_NOTICE_FIELD.search, clauses)) or "://" in text:
        return False
    return count_function_characters(text) * FUNCTION_IN_SLOGANS <= len(text)


def _is_sentence(line: str) -> bool:
    """Whether a piece reads as a sentence does: it ends as one, and function words hold it together."""
    line = line.rstrip("”」』）) ")
    if len(line) < SHORTEST_SENTENCE or (line[-1] not in "。；！？…" and not (line[-1] == "：" and len(line) >= LONG)):
        return False
    return count_function_characters(line) * FUNCTION_EVERY >= len(line)


def _across_words(text: str, trade: Collection[str]) -> int:
    """How many of the short words found are none in the text: 情色 in 感情色彩."""
    short = [word for word in trade if len(word) == 2]
    if len(trade) - len(short) >= ENOUGH_WITHOUT_SHORT:
        return 0
    across = 0
    lowered = text.lower() if short else ""
    for word in short:
        start = lowered.find(word)
        first, last = max(0, start - AROUND), start + len(word) + AROUND
        before = _HAN_BEFORE.search(text, first, start) if start > 0 else None
        behind = _HAN_BEHIND.match(text, start + len(word), last)
        first, last = before.start() if before else start, behind.end() if behind else start + len(word)
        across += not _is_word(text[first:last], start - first, word)
    return across


@lru_cache(1 << 12)
def _is_word(text: str, start: int, word: str) -> bool:
    """Whether a word of the list that begins at a place of some Han characters is one there."""
    edges = {0, *accumulate(map(len, words_of(text, {word: OF_THE_LIST})[1]))}
    return start in edges and start + len(word) in edges


def _is_bare_keyword(line: str, trade: Iterable[str]) -> bool:
    """Whether a short line is hardly anything but words of a trade."""
    return len(line) <= BARE_KEYWORD and sum(map(len, trade)) * 2 >= len(line) and not has_function_character(line)


def _is_dense(text: str, trade: Iterable[str]) -> bool:
    """Whether words of a trade are half of a piece, and no function word holds the rest together."""
    rest = text.lower()
    for word in sorted(trade, key=lambda word: (-len(word), word)):
        rest = rest.replace(word, "\n")
    left = sum(map(str.isalnum, rest))
    return left * 2 <= sum(map(str.isalnum, text)) and not has_function_character(rest)


def _repeated_phrase(text: str) -> str:
    """A phrase of four or more characters that stands in a short text twice or more; "" if none."""
    if len(text) > LONGEST_REPETITION or not _repeats(text, SHORTEST_REPEATED):
        return ""
    for length in (8, 6, SHORTEST_REPEATED):
        seen: set[str] = set()
        known = length == SHORTEST_REPEATED  # asked above
        for at in range(len(text) - length + 1) if known or _repeats(text, length) else ():
            phrase = text[at : at + length]
            if phrase in seen and not _DIVIDING.search(phrase):
                return phrase
            seen.add(phrase)
    return ""


def _repeats(text: str, length: int) -> bool:
    """Whether any so many characters stand in a text twice; compiled, hardly ever by mistake."""
    if IS_COMPILED:
        return may_repeat(text, length)
    places = range(len(text) - length + 1)
    return len({text[at : at + length] for at in places}) < len(places)

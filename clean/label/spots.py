"""Where what could count as evidence stands close enough together in a line to be spam.

As in `scan`: a loop over numbers, which is quicker where it is compiled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..codes import byte_at

if TYPE_CHECKING:
    from mypy_extensions import i64  # an integer of the machine, where this is compiled

Counted = tuple[int, int, int]
"""Something that could count as evidence in a line: start, end, number of the group."""

# The groups; their numbers go with their names, as evidence at one place is put in order by them.
ACCOUNT: Final = 0
ADDRESS: Final = 1
BUSINESS: Final = 2
CONTACT: Final = 3
DISGUISE: Final = 4
DOORWAY: Final = 5
HIDDEN: Final = 6
MARK: Final = 7
OFFER: Final = 8
TRADE: Final = 9
# What one of each group weighs, and all of it at most, in tenths; see `spam`.
_EACH: Final = bytes((12, 20, 5, 7, 10, 8, 20, 5, 5, 10))
_MOST: Final = bytes((12, 20, 15, 7, 10, 24, 20, 5, 15, 25))
# A spot must be able to reach this; what is in the other script weighs so much already.
_ENOUGH: Final = 12
_OTHER_SCRIPT: Final = 10
# Evidence within so many characters counts together.
WINDOW: Final = 110
# More of them than this add nothing. So many are counted in so many bits.
MOST_EVENTS: Final = 30
_BITS: Final = 6
_ALL_BITS: Final = 63
# What one more weighs of each group, by how many there are: more than so many weigh no more.
_COUNTED: Final = 3
_MORE: Final = bytes(
    min(each * (known + 1), most) - min(each * known, most)
    for each, most in zip(_EACH, _MOST, strict=True)
    for known in range(_COUNTED)
)
# Where there are more than so many, so many are often enough: in rows of keywords, and where offers stand close.
_LATEST: Final = 4
# An address alone is a spot only in a line so short.
_ALONE: Final = 90
# A line so short may be nothing but an invitation.
SHORT_INVITATION: Final = 24
# In a line so short two invitations count as two: to scan a code, and to say what for. So many offers may be such.
SEVERAL_INVITATIONS: Final = 40
_SEVERAL_OFFERS: Final = 3
# So many offers in a stretch of that length are one, too, in a line of any length.
_MANY_OFFERS: Final = 4
# A line so short may be a bare keyword.
BARE_KEYWORD: Final = 14
# Two words of a trade with no more than so many characters between them could be one keyword.
_BETWEEN: Final = 2


def stretches_of(events: list[Counted], length: int, other_script: int) -> list[tuple[int, int]]:
    """The stretches of a line of a length where evidence of two kinds, or enough of one, stands close together.

    events: they are put in order; other_script: 1 if the line came in the other script than the page, or 0.

    >>> stretches_of([(0, 2, TRADE), (4, 6, OFFER), (300, 302, OFFER)], 400, 0)
    [(0, 6)]
    """
    each: bytes = _EACH
    spots: list[tuple[int, int]] = []
    count: i64 = len(events)
    size: i64 = length
    other: i64 = other_script
    last: i64 = 0
    if size > SEVERAL_INVITATIONS and not other:
        total: i64 = 0
        while last < count:
            group: i64 = events[last][2]
            total += byte_at(each, group)
            last += 1
        if total < _ENOUGH:
            return spots
    events.sort()
    first: i64 = 0
    enough_from: i64 = -1  # more evidence is enough where less was
    spot_start: i64 = 0  # the last stretch
    spot_end: i64 = -1
    last = 0
    while last < count:
        start: i64 = events[first][0]
        end: i64 = events[last][1]
        while first < last and (end - start > WINDOW or last - first >= MOST_EVENTS):
            first += 1
            start = events[first][0]
        if (
            first == enough_from
            or (last - first >= _LATEST and could_be_spam(events, last + 1 - _LATEST, last + 1, size, other))
            or could_be_spam(events, first, last + 1, size, other)
        ):
            enough_from = first
            if start > spot_end:
                if spot_end >= 0:
                    spots.append((spot_start, spot_end))
                spot_start = start
            spot_end = end
        last += 1
    if spot_end >= 0:
        spots.append((spot_start, spot_end))
    return spots


def could_be_spam(events: list[Counted], first: i64, stop: i64, length: i64, other_script: i64) -> bool:
    """Whether what stands close together, events[first:stop], could be spam.

    >>> could_be_spam([(0, 2, TRADE), (4, 6, OFFER)], 0, 2, 400, 0), could_be_spam([(0, 2, TRADE)], 0, 1, 400, 0)
    (True, False)
    """
    more: bytes = _MORE
    one: i64 = 1
    counts: i64 = 0  # of each group, side by side
    kinds: i64 = other_script
    weight: i64 = _OTHER_SCRIPT if other_script else 0
    covered: i64 = -1
    together: i64 = 0  # whether two words of a trade stand in what could be one keyword
    before: i64 = -1 - _BETWEEN  # where the last one of these ends
    at: i64 = first
    start: i64
    end: i64
    group: i64
    while at < stop:
        start, end, group = events[at]
        if group == TRADE:
            if 0 <= start - before <= _BETWEEN:
                together = 1
            before = end
        if end > covered:  # a word inside a longer one counts once
            place: i64 = _BITS * group
            known: i64 = (counts >> place) & _ALL_BITS
            if known == 0:
                kinds += 1
            elif group == DISGUISE:  # two are enough, whatever else there is
                return True
            counts += one << place
            if known < _COUNTED:
                weight += byte_at(more, _COUNTED * group + known)
            covered = end
        at += 1
    if length <= SHORT_INVITATION and (counts >> _BITS * CONTACT) & _ALL_BITS:
        return True
    offers: i64 = (counts >> _BITS * OFFER) & _ALL_BITS
    if offers >= _SEVERAL_OFFERS and length <= SEVERAL_INVITATIONS:
        return True
    if offers >= _MANY_OFFERS and events[stop - 1][1] - events[first][0] <= SEVERAL_INVITATIONS:
        return True
    trades: i64 = (counts >> _BITS * TRADE) & _ALL_BITS
    if weight < _ENOUGH and not (length <= BARE_KEYWORD and trades):
        return False
    if trades >= 2 and together:
        return True
    address: i64 = (counts >> _BITS * ADDRESS) & _ALL_BITS
    if address and length > _ALONE and kinds < 2:
        return False
    return (
        kinds >= 2
        or (counts >> _BITS * DOORWAY) & _ALL_BITS >= 2
        or (counts >> _BITS * BUSINESS) & _ALL_BITS >= 3
        or address > 0
        or (counts >> _BITS * HIDDEN) & _ALL_BITS > 0
        or length <= BARE_KEYWORD
    )

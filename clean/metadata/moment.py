"""A day as pages write it: in figures, in Chinese numerals, in Minguo years, in English, as a Unix time."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ..expressions import expression
from ..numerals import DIGITS, number_of
from .lines import fold

_ENGLISH: Final = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}
_EARLIEST: Final = 1946
CHINA: Final = datetime.timezone(datetime.timedelta(hours=8))
_TIME: Final = (
    r"(?:\s?[日号號]?\s?(?:[(（\[]?(?:星期|周|週)[一二三四五六日天][)）\]]?)?\s?[T,|]?\s?(?P<half>上午|下午|凌晨|"
    r"早上|中午|晚上|晚间|傍晚)?\s?"
    r"(?P<hour>[01]?\d|2[0-4])\s?[:时時點点]\s?(?P<minute>[0-5]\d)(?:\s?[:分]\s?(?P<second>[0-5]\d)(?!\d))?分?秒?"
    r"(?:\.\d+)?\s?(?P<ampm>[AaPp]\.?[Mm]\b)?"
    r"(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
)
_DAY: Final = r"(?P<day>3[01]|[12]\d|0[1-9]|[1-9](?!\d))(?=\D|$|[0-2]\d:[0-5]\d)"
_MONTH: Final = r"(?P<month>1[0-2]|0?[1-9])"
_WRITTEN: Final = r"[〇○零一二三四五六七八九OoΟ]"
_NAMED_MONTH: Final = r"(?P<name>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_HAN_NUMBER: Final = r"[一二三四五六七八九十廿卅]{1,3}"
_FORMS: Final = tuple(
    expression(form + _TIME, re.IGNORECASE)
    for form in (
        # 2024-03-05, 2024/3/5, 2024.03.05, 2024年3月5日, 2024 年 3 月 5 日, 2016年06月30日09时30分, 2005.08.2605:39
        rf"(?<![\d.])(?P<year>(?:19|20)\d\d)\s?(?P<sep>[-/.年·])\s?{_MONTH}\s?[-/.月·]\s?{_DAY}\s?[日号號]?",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)",
        # 二〇二四年三月五日
        rf"(?P<year>{_WRITTEN}{{4}})年\s?(?P<month>{_HAN_NUMBER})月\s?(?P<day>{_HAN_NUMBER})[日号號]",
        # 民國113年5月6日, 中華民國一一三年五月六日, 民國113/05/06
        rf"(?:中[華华])?民[國国]\s?(?P<minguo>\d{{2,3}}|{_WRITTEN}{{2,3}}|[一二三四五六七八九十百零〇]{{1,5}}|元)"
        rf"\s?[年/.-]\s?"
        rf"(?P<month>\d{{1,2}}|{_HAN_NUMBER})\s?[月/.-]\s?(?P<day>\d{{1,2}}|{_HAN_NUMBER})\s?日?",
        # Nov 2, 2020; December 19th, 2009; 2 May 2020; 26 三月 2020; 十一月 6th, 2009; 03月25日, 2020
        rf"(?<![A-Za-z]){_NAMED_MONTH}\s?(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\s?,?\s?(?P<year>(?:19|20)"
        rf"\d\d)(?!\d)",
        rf"(?<!\d)(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?[\s-]{_NAMED_MONTH},?[\s-](?P<year>(?:19|20)\d\d)(?!\d)",
        rf"(?<!\d)(?P<day>3[01]|[12]\d|0?[1-9])\s(?P<month>{_HAN_NUMBER})月,?\s(?P<year>(?:19|20)\d\d)(?!\d)",
        rf"(?P<month>{_HAN_NUMBER}|1[0-2]|0?[1-9])月\s?(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|日),?\s(?"
        rf"P<year>(?:19|20)\d\d)(?!\d)",
        # 3/26/2020
        rf"(?<![\d/]){_MONTH}/(?P<day>3[01]|[12]\d|0?[1-9])/(?P<year>(?:19|20)\d\d)(?!\d)",
    )
)
# Only after a label: 113-05-06 (Minguo), 18-03-08 23:16 (two digits of the year).
_LABELLED_FORMS: Final = (
    expression(rf"(?<!\d)(?P<minguo>1[0-4]\d|[89]\d)\s?[-/.年]\s?{_MONTH}\s?[-/.月]\s?{_DAY}\s?日?" + _TIME),
    expression(rf"(?<!\d)(?P<short>[0-3]\d)[-/.]{_MONTH}[-/.]{_DAY}" + _TIME),
)
# 5月20日, 05-20 08:00: the year must come from elsewhere.
YEARLESS: Final = expression(rf"(?<![\d年/.-]){_MONTH}(?:月|[-/](?=\d\d?\s?\d?\d:)){_DAY}[日号號]?" + _TIME)
_HINT: Final = expression(r"\d{2}|[年月]")
_UNIX: Final = expression(r"1\d{9}(?:\d{3})?")


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, or a day and a time of it, with the zone if the page's own value has one."""

    day: datetime.date
    time: datetime.time | None = None
    shift: datetime.timezone | None = None

    def iso(self) -> str:
        """ISO 8601, no more precise than the page."""
        if self.time is None:
            return self.day.isoformat()
        spec = "seconds" if self.time.second else "minutes"
        text = f"{self.day.isoformat()}T{self.time.isoformat(spec)}"
        return text + "+08:00" if self.shift is not None else text


@dataclass(frozen=True, slots=True)
class Mention:
    """A moment and where in the line it is written."""

    moment: Moment
    start: int
    end: int


def parse(text: str) -> Moment | None:
    """The first whole date in a short text, or None.

    >>> for text in ("2016年06月30日09时30分", "二〇二四年三月五日", "中華民國113年5月6日", "Nov 2, 2020"):
    ...     print(parse(text).iso())
    2016-06-30T09:30
    2024-03-05
    2024-05-06
    2020-11-02
    >>> parse("2024-03-05T16:30:00Z").iso()
    '2024-03-06T00:30+08:00'
    """
    folded = fold(text)
    if _UNIX.fullmatch(folded):
        stamp = datetime.datetime.fromtimestamp(int(folded[:10]), CHINA)
        return _plausible(Moment(stamp.date(), stamp.time(), CHINA))
    return next((mention.moment for mention in mentions(folded)), None)


def mentions(text: str, labelled: bool = False) -> Iterator[Mention]:
    """Return all dates of a folded line, in order."""
    found: list[Mention] = []
    if not _HINT.search(text):
        return
    for form in (*_FORMS, *(_LABELLED_FORMS if labelled else ())):
        for match in form.finditer(text):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            moment = make_moment(match.groupdict())
            if moment is not None:
                found.append(Mention(moment, match.start(), match.end()))
    yield from sorted(found, key=lambda mention: mention.start)


def make_moment(fields: Mapping[str, str | None]) -> Moment | None:
    """The moment of a match's named groups, or None for a day that does not exist or is to come."""
    year = fields.get("year")
    minguo = fields.get("minguo")
    short = fields.get("short")
    if minguo:
        number = 1911 + (1 if minguo == "元" else number_of(minguo))
    elif short:
        number = 2000 + int(short)
    elif year:
        number = int("".join(DIGITS.get(char, char) for char in year))
    else:
        return None
    name = fields.get("name")
    month = _ENGLISH[name.lower()] if name else number_of(fields.get("month") or "")
    try:
        day = datetime.date(number, month, number_of(fields.get("day") or ""))
    except ValueError:
        return None
    return _plausible(_timed(day, fields))


def _timed(day: datetime.date, fields: Mapping[str, str | None]) -> Moment:
    if not fields.get("hour"):
        return Moment(day)
    hour = int(fields["hour"] or 0)
    half = fields.get("half") or (fields.get("ampm") or "").replace(".", "").lower()
    if half in ("下午", "晚上", "晚间", "傍晚", "pm") and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    if hour > 23:
        return Moment(day)
    time = datetime.time(hour, int(fields["minute"] or 0), int(fields.get("second") or 0))
    zone = fields.get("zone")
    if not zone:
        return Moment(day, time)
    shift = datetime.timedelta()
    if zone.upper() != "Z":
        digits = zone[1:].replace(":", "")
        shift = datetime.timedelta(hours=int(digits[:2]), minutes=int(digits[2:])) * (-1 if zone[0] == "-" else 1)
    if abs(shift) > datetime.timedelta(hours=14):
        return Moment(day, time)
    try:
        there = datetime.datetime.combine(day, time, datetime.timezone(shift)).astimezone(CHINA)
    except OverflowError:
        return Moment(day, time)
    return Moment(there.date(), there.time(), CHINA)


def _plausible(moment: Moment) -> Moment | None:
    tomorrow = datetime.datetime.now(CHINA).date() + datetime.timedelta(days=1)
    return moment if moment.day.year >= _EARLIEST and moment.day <= tomorrow else None

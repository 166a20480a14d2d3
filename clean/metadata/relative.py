"""Days told from the day on which a page was fetched: 昨天, 2分钟前. Without that day they tell nothing."""

from __future__ import annotations

import datetime
import re
from typing import Final

from ..expressions import expression
from .moment import CHINA, Moment

_DAYS: Final = {"今天": 0, "今日": 0, "昨天": 1, "昨日": 1, "前天": 2, "前日": 2}
_UNITS: Final = {"秒": "seconds", "分": "minutes", "小": "hours", "天": "days", "日": "days"}
# More days than these are a round figure.
MOST: Final = {"seconds": 59, "minutes": 59, "hours": 47, "days": 30}
_EDGE: Final = r"(?:^|(?<=[\s|·•:：于於在,，/(（]))"
_END: Final = r"(?=$|[\s|·•,，/)）]|[发發更编編来來浏瀏阅閱])"
_BY_DAY: Final = expression(
    rf"{_EDGE}(?P<day>[今昨前][天日])(?:\s?(?P<half>凌晨|早上|上午|中午|下午|傍晚|晚上)?\s?(?P<hour>[01]?\d|2[0-3])"
    r"[:：](?P<minute>[0-5]\d)(?::[0-5]\d)?)?" + _END
)
_AGO: Final = expression(
    rf"{_EDGE}(?P<number>\d{{1,2}}|半|[一二两三四五六七八九十])\s?个?(?P<unit>秒|分|小|天|日)[钟鐘时時]{{0,2}}\s?以?前{_END}"
)
_JUST_NOW: Final = expression(rf"{_EDGE}(?:刚刚|剛剛)(?=$|[\s|·•,，/])")
_NUMBERS: Final = {han: number for number, han in enumerate("一二三四五六七八九十", start=1)} | {"两": 2}
_HINT: Final = expression("[天日前刚剛]")


def when_crawled(text: str | None) -> datetime.datetime | datetime.date | None:
    """When a page was fetched, in Chinese time; a day alone if the text has no time. None for anything else.

    >>> when_crawled("2024-03-05T20:30:00Z").isoformat(), when_crawled("2024-03-05").isoformat()
    ('2024-03-06T04:30:00+08:00', '2024-03-05')
    >>> when_crawled("yesterday")
    """
    text = (text or "").strip()
    try:
        if re.fullmatch(r"\d{4}-?\d\d-?\d\d", text):
            return datetime.date.fromisoformat(text)
        moment = datetime.datetime.fromisoformat(text)
        return moment.astimezone(CHINA) if moment.tzinfo else moment.replace(tzinfo=CHINA)
    except (ValueError, OverflowError):
        return None


def relative_moment(text: str, crawled: datetime.datetime | datetime.date) -> tuple[Moment, int, int] | None:
    """The moment that a short line tells from the day of fetching, no more precise than it says, and where it stands.

    >>> relative_moment("昨天 21:40", datetime.date(2024, 3, 1))[0].iso()
    '2024-02-29T21:40'
    >>> relative_moment("发布于 3小时前", when_crawled("2024-03-01T02:10:00+08:00"))[0].iso()
    '2024-02-29'
    """
    if _HINT.search(text) is None:
        return None
    today = crawled.date() if isinstance(crawled, datetime.datetime) else crawled
    match = _BY_DAY.search(text)
    if match:
        day = _before(today, _DAYS.get(match["day"]))
        return None if day is None else (Moment(day, _time(match)), match.start(), match.end())
    match = _AGO.search(text) or _JUST_NOW.search(text)
    if match is None:
        return None
    moment = _ago(match, today, crawled)
    return None if moment is None else (moment, match.start(), match.end())


def _before(today: datetime.date, days: int | None) -> datetime.date | None:
    try:
        return None if days is None else today - datetime.timedelta(days=days)
    except OverflowError:
        return None


def _time(match: re.Match[str]) -> datetime.time | None:
    if match["hour"] is None:
        return None
    hour = int(match["hour"])
    if match["half"] in ("下午", "傍晚", "晚上") and hour < 12:
        hour += 12
    return datetime.time(hour, int(match["minute"]))


def _ago(match: re.Match[str], today: datetime.date, crawled: datetime.datetime | datetime.date) -> Moment | None:
    groups = match.groupdict()
    unit = _UNITS[groups["unit"]] if groups else "seconds"
    written = groups.get("number") or "0"
    if written == "半":
        number, unit = (30, "minutes") if unit == "hours" else (-1, unit)
    else:
        number = int(written) if written.isdecimal() else _NUMBERS[written]
    if not 0 <= number <= MOST[unit]:
        return None
    if unit == "days":
        day = _before(today, number)
        return None if day is None else Moment(day)
    if not isinstance(crawled, datetime.datetime):
        return None
    try:
        moment = crawled - datetime.timedelta(**{unit: number})
    except OverflowError:
        return None
    return Moment(moment.date(), None if unit == "hours" else datetime.time(moment.hour, moment.minute))

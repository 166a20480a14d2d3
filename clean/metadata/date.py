"""The day of publication, from the by-line first, then from the head, the sign-off and the address.

A date is taken where pages put the article's own: in a short line near the title, after a label, in a machine-readable
field, at the end of a notice, in the path of the address. Dates in prose, in feeds, in comments and in copyright lines
are not looked at; a relative time ("2分钟前") has no day.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from .evidence import Evidence
from .facts import Facts
from .lines import fold
from .zone import OVER_TITLE, Zone

_ENGLISH = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}
_DIGITS = {
    char: str(value)
    for value, chars in enumerate(("〇○零Oo0Ο", "一", "二", "三", "四", "五", "六", "七", "八", "九"))
    for char in chars
}
_EARLIEST = 1946

_TIME = (
    (
        r"(?:\s?[日号號]?\s?(?:[(（\[]?(?:星期|周|週)[一二三四五六日天][)）\]]?)?\s?[T,|]?\s?(?P<half>上午|下午|凌晨|"
        r"早上|中午|晚上|晚间|傍晚)?\s?"
    )
    (
        r"(?P<hour>[01]?\d|2[0-4])\s?[:时時點点]\s?(?P<minute>[0-5]\d)(?:\s?[:分]\s?(?P<second>[0-5]\d)(?!\d))?分?秒?"
        r"(?:\.\d+)?\s?(?P<ampm>[AaPp]\.?[Mm]\b)?"
    )
    r"(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
)
_DAY = r"(?P<day>3[01]|[12]\d|0[1-9]|[1-9](?!\d))(?=\D|$|[0-2]\d:[0-5]\d)"
_MONTH = r"(?P<month>1[0-2]|0?[1-9])"
_WRITTEN = r"[〇○零一二三四五六七八九OoΟ]"
_NAMED_MONTH = r"(?P<name>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_HAN_NUMBER = r"[一二三四五六七八九十廿卅]{1,3}"

_FORMS = tuple(
    re.compile(form + _TIME, re.IGNORECASE)
    for form in (
        # 2024-03-05, 2024/3/5, 2024.03.05, 2024年3月5日, 2024 年 3 月 5 日, 2016年06月30日09时30分, 2005.08.2605:39
        rf"(?<![\d.])(?P<year>(?:19|20)\d\d)\s?(?P<sep>[-/.年·])\s?{_MONTH}\s?[-/.月·]\s?{_DAY}\s?[日号號]?",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)",
        # 二〇二四年三月五日
        rf"(?P<year>{_WRITTEN}{{4}})年\s?(?P<month>{_HAN_NUMBER})月\s?(?P<day>{_HAN_NUMBER})[日号號]",
        # 民國113年5月6日, 中華民國一一三年五月六日, 民國113/05/06
        (
            rf"(?:中[華华])?民[國国]\s?(?P<minguo>\d{{2,3}}|{_WRITTEN}{{2,3}}|[一二三四五六七八九十百零〇]{{1,5}}|元)"
            rf"\s?[年/.-]\s?"
        )
        rf"(?P<month>\d{{1,2}}|{_HAN_NUMBER})\s?[月/.-]\s?(?P<day>\d{{1,2}}|{_HAN_NUMBER})\s?日?",
        # Nov 2, 2020; December 19th, 2009; 2 May 2020; 26 三月 2020; 十一月 6th, 2009; 03月25日, 2020
        (
            rf"(?<![A-Za-z]){_NAMED_MONTH}\s?(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\s?,?\s?(?P<year>(?:19|20)"
            rf"\d\d)(?!\d)"
        ),
        rf"(?<!\d)(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?[\s-]{_NAMED_MONTH},?[\s-](?P<year>(?:19|20)\d\d)(?!\d)",
        rf"(?<!\d)(?P<day>3[01]|[12]\d|0?[1-9])\s(?P<month>{_HAN_NUMBER})月,?\s(?P<year>(?:19|20)\d\d)(?!\d)",
        (
            rf"(?P<month>{_HAN_NUMBER}|1[0-2]|0?[1-9])月\s?(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|日),?\s(?"
            rf"P<year>(?:19|20)\d\d)(?!\d)"
        ),
        # 3/26/2020
        rf"(?<![\d/]){_MONTH}/(?P<day>3[01]|[12]\d|0?[1-9])/(?P<year>(?:19|20)\d\d)(?!\d)",
    )
)
# Only after a label: 113-05-06 (Minguo), 18-03-08 23:16 (two digits of the year).
_LABELLED_FORMS = (
    re.compile(rf"(?<!\d)(?P<minguo>1[0-4]\d|[89]\d)\s?[-/.年]\s?{_MONTH}\s?[-/.月]\s?{_DAY}\s?日?" + _TIME),
    re.compile(rf"(?<!\d)(?P<short>[0-3]\d)[-/.]{_MONTH}[-/.]{_DAY}" + _TIME),
)
# 5月20日, 05-20 08:00: the year must come from elsewhere.
_YEARLESS = re.compile(rf"(?<![\d年/.-]){_MONTH}(?:月|[-/](?=\d\d?\s?\d?\d:)){_DAY}[日号號]?" + _TIME)
_HINT = re.compile(r"\d{2}|[年月]")
_UNIX = re.compile(r"1\d{9}(?:\d{3})?")

_PUBLISHED = re.compile(
    (
        r"(?:[发發][布佈表稿帖文](?:[时時][间間]|日期|[时時])?|刊[登发發]|成文日期|印[发發]日期|[发發]文日期|生成日期|"
        r"公[开開布]日期|日\s?期|[时時]\s?[间間]|[录錄]入|[创創建][建立][时時][间間]"
    )
    r"|首[发發]|posted(?: by .{2,30}?)?|published|date)\s?(?:于|於|on|at|by)?\s?[:：|]?\s?\S{0,2}$",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"[发發][布佈表稿帖文]|日\s?期|[时時]\s?[间間]")
_FIRST_FLOOR = re.compile(r"(?:(?<!\d)1|一)\s?[楼樓]\s?$|^楼主\s?$")
_LATEST = re.compile(
    r"(?:最[后後近新]|推[荐薦])(?:推[荐薦])?(?:文章|回[复復]|[评評][论論]|[访訪][问問])\s?[于於]?\s?:?\s?$"
)
_LUNAR = re.compile(r"^\s?[(（]?(?:农历|農曆|阴历|陰曆)")
_PUBLISHED_AFTER = re.compile(r"^\s?(?:[发發][布佈表]|首[发發])(?!人)")
_UPDATED = re.compile(
    (
        r"(?:更新|修[改订訂]|[编編][辑輯]|updated?|modified|最[后後近新](?:[发發][布佈])?)\s?(?:[时時][间間]|日期|于|"
        r"於|on)?\s?[:：]?\s?$"
    ),
    re.IGNORECASE,
)
_UPDATED_AFTER = re.compile(r"^\s?[)）]?\s?(?:更新|[编編][辑輯]|修改)")
_FOREIGN = re.compile(
    (
        r"(?:©|\(c\)|copyright|版[权權]|回[复復應]|[评評][论論]|[截]止|截至|有效|[开開]始|[结結]束|活[动動]|[报報]名|"
        r"[会會][议議]|生[于於]|出生|[实實]施|施行|引用|[拍]?[摄攝]於?|上映|首播|(?:下|上)一[篇页]|今天是|引自)"
        r"[^。]{0,12}$|(?:注[册冊]|加入|登[录錄])[于於日期时時间間:\s]{0,5}$"
    ),
    re.IGNORECASE,
)
_PAPER = re.compile(r"《[^》]{2,16}》\s?[(（]?|^[(（]?[\u3400-\u9fff]{2,10}[(（]?\s?(?=(?:19|20)\d\d[年-])")
_SHEET = re.compile(r"[第\d]\s?[0-9A-Z]{0,4}\s?版")
_RELATIVE = re.compile(r"(?:\d+|几|半)\s?(?:分钟|分鐘|小时|小時|天|个月|個月|月|年|秒)[钟鐘]?前|刚刚|剛剛|昨天|前天")

_META = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "publish_date",
    "publish-date",
    "weibo: article:create_at",
    "weibo:article:create_at",
    "og:release_date",
    "release_date",
    "og:time",
    "apub:time",
    "bytedance:published_time",
    "sailthru.date",
    "parsely-pub-date",
    "article:create_at",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "citation_date",
    "citation_publication_date",
    "publicationdate",
    "published_time",
    "publication_date",
    "article.published",
    "og:pubdate",
    "date",
    "createdate",
    "create_time",
    "creation_date",
)
_META_UPDATED = (
    "dateupdate",
    "datemodified",
    "article:modified_time",
    "og:updated_time",
    "last-modified",
    "weibo: article:update_at",
    "weibo:article:update_at",
    "updatedate",
)
_PATHS = (
    re.compile(r"/(?P<year>(?:19|20)\d\d)[-_/](?P<month>0?[1-9]|1[0-2])[-_/](?P<day>3[01]|[12]\d|0?[1-9])(?=[/_.-]|$)"),
    re.compile(r"/(?P<year>(?:19|20)\d\d)[-_/]?(?P<month>0[1-9]|1[0-2])[-_/]?(?P<day>0[1-9]|[12]\d|3[01])(?=[/_.-]|$)"),
    re.compile(r"[/_-]t?(?P<year>20\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])[_-]"),
    re.compile(r"/(?P<year>20\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])\d{4,}(?=\D|$)"),
)


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
class _Mention:
    moment: Moment
    start: int
    end: int


def find_date(evidence: Evidence, zone: Zone, facts: Facts) -> str | None:
    """Return when the article was published, in ISO 8601, or None.

    >>> from clean.metadata.evidence import Head
    >>> from clean.metadata.zone import read_zone
    >>> page = Evidence(Head(), None, "渡口停擺之前", ("渡口停擺之前", "民國一一三年五月六日 記者 蘇半夏 報導"), (), (), ())
    >>> find_date(page, read_zone(page), Facts())
    '2024-05-06'
    """
    told = _machine(evidence.head.meta, _META, facts.published)
    updated = _machine(evidence.head.meta, _META_UPDATED, facts.modified)
    path = _from_path(evidence.url)
    shown, shown_update = _shown(zone, [moment for moment in (told, path, updated) if moment])
    tags = [moment for tag in evidence.time_tags[:10] if (moment := parse(tag))]
    if shown is not None:
        return _more_precise(shown, [moment for moment in (told, *tags[:3]) if moment]).iso()
    if told is not None:
        return told.iso()
    signed = _signed(evidence, zone)
    for moment in (signed, tags[0] if tags else None, path, shown_update):
        if moment is not None:
            return moment.iso()
    return None


def parse(text: str) -> Moment | None:
    """The first whole date in a short text, or None.

    >>> for text in ("2016年06月30日09时30分", "二〇二四年三月五日", "中華民國113年5月6日", "Nov 2, 2020", "十一月 6th, 2009"):
    ...     print(parse(text).iso())
    2016-06-30T09:30
    2024-03-05
    2024-05-06
    2020-11-02
    2009-11-06
    >>> parse("2024-03-05T16:30:00Z").iso()
    '2024-03-06T00:30+08:00'
    """
    folded = fold(text)
    if _UNIX.fullmatch(folded):
        stamp = datetime.datetime.fromtimestamp(int(folded[:10]), _CHINA)
        return _plausible(Moment(stamp.date(), stamp.time(), _CHINA))
    return next((mention.moment for mention in _mentions(folded)), None)


_CHINA = datetime.timezone(datetime.timedelta(hours=8))


def _mentions(text: str, labelled: bool = False) -> Iterator[_Mention]:
    """All dates of a folded line, in order."""
    found: list[_Mention] = []
    if not _HINT.search(text):
        return
    for form in (*_FORMS, *(_LABELLED_FORMS if labelled else ())):
        for match in form.finditer(text):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            moment = _moment(match.groupdict())
            if moment is not None:
                found.append(_Mention(moment, match.start(), match.end()))
    yield from sorted(found, key=lambda mention: mention.start)


def _moment(fields: Mapping[str, str | None]) -> Moment | None:
    year = fields.get("year")
    minguo = fields.get("minguo")
    short = fields.get("short")
    if minguo:
        number = 1911 + (1 if minguo == "元" else _number(minguo))
    elif short:
        number = 2000 + int(short)
    elif year:
        number = int("".join(_DIGITS.get(char, char) for char in year))
    else:
        return None
    name = fields.get("name")
    month = _ENGLISH[name.lower()] if name else _number(fields.get("month") or "")
    try:
        day = datetime.date(number, month, _number(fields.get("day") or ""))
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
        there = datetime.datetime.combine(day, time, datetime.timezone(shift)).astimezone(_CHINA)
    except OverflowError:
        return Moment(day, time)
    return Moment(there.date(), there.time(), _CHINA)


def _plausible(moment: Moment) -> Moment | None:
    tomorrow = datetime.datetime.now(_CHINA).date() + datetime.timedelta(days=1)
    return moment if moment.day.year >= _EARLIEST and moment.day <= tomorrow else None


def _number(text: str) -> int:
    """A number of up to three digits in Arabic or Chinese figures, in either way of writing; 0 if it is none.

    >>> [_number(text) for text in ("05", "十一", "二十三", "一一三", "一百一十三", "廿六")]
    [5, 11, 23, 113, 113, 26]
    """
    if text.isdecimal():
        return int(text[:4])
    if not any(char in "十百廿卅" for char in text):
        digits = "".join(_DIGITS.get(char, "") for char in text)
        return int(digits) if digits else 0
    total = unit = 0
    for char in text:
        if char in "十百":
            total += max(unit, 1) * (10 if char == "十" else 100)
            unit = 0
        elif char in "廿卅":
            total += 20 if char == "廿" else 30
        else:
            unit = int(_DIGITS.get(char, "0"))
    return total + unit


def _machine(meta: Mapping[str, str], names: tuple[str, ...], fact: str | None) -> Moment | None:
    for name in names:
        value = meta.get(name)
        moment = parse(value) if value else None
        if moment is not None:
            return moment
    return parse(fact) if fact else None


def _from_path(url: str | None) -> Moment | None:
    if not url:
        return None
    path = unquote(url[:500]).split("?")[0].split("#")[0]
    for form in _PATHS:
        match = form.search(path)
        if match:
            return _moment(match.groupdict())
    return None


def _shown(zone: Zone, hints: list[Moment]) -> tuple[Moment | None, Moment | None]:
    """The date of the by-lines, and the date of a later update if only that is there."""
    best: tuple[int, Moment] | None = None
    update: Moment | None = None
    for rank, (text, distance) in enumerate(zone.bylines):
        labelled = bool(_LABELLED.search(text[:40])) or bool(rank and _PUBLISHED.search(zone.bylines[rank - 1][0]))
        for mention in _in_line(text, labelled, hints):
            before, after = text[: mention.start], text[mention.end :]
            if _FOREIGN.search(before) or _is_span(before, after) or _LUNAR.match(after):
                continue
            if _LATEST.search(before) and not _UPDATED.search(before):
                continue
            published = not _UPDATED.search(before) and bool(
                _PUBLISHED.search(before) or _PUBLISHED_AFTER.search(after) or _FIRST_FLOOR.search(before)
            )
            if not published and (_UPDATED.search(before) or _UPDATED_AFTER.search(after)):
                update = update or mention.moment
                continue
            if not published and not before and rank and _PUBLISHED.search(zone.bylines[rank - 1][0]):
                published = len(zone.bylines[rank - 1][0]) <= 8
            if not published and _rest(before, after) > (60 if distance else 100):
                continue
            score = (
                (30 if published else 0)
                - (distance - OVER_TITLE + 4 if distance > OVER_TITLE else distance)
                - min(_rest(before, after), 40) // 4
            )
            if best is None or score > best[0]:
                best = (score, mention.moment)
    return (best[1] if best else None), update


def _in_line(text: str, labelled: bool, hints: list[Moment]) -> list[_Mention]:
    mentions = list(_mentions(text, labelled))
    if mentions or not hints:
        return mentions
    match = _YEARLESS.search(text)
    if match is None:
        return []
    for hint in hints:
        moment = _moment({**match.groupdict(), "year": str(hint.day.year)})
        # The year is only borrowed from a date next to it.
        if moment is not None and abs((moment.day - hint.day).days) <= 31:
            return [_Mention(moment, match.start(), match.end())]
    return []


def _rest(before: str, after: str) -> int:
    return sum(char.isalnum() for char in before) + sum(char.isalnum() for char in after[:80])


def _is_span(before: str, after: str) -> bool:
    return bool(re.search(r"[-–—~至到]\s?$", before) or re.match(r"\s?(?:[-–—~]{1,2}|[至到])\s?(?:\d|[二一])", after))


def _signed(evidence: Evidence, zone: Zone) -> Moment | None:
    """The date under a notice, after the body of a report from a paper, or in a labelled line below."""
    for text in zone.tail[:4]:
        if len(text) <= 28:
            for mention in _mentions(text):
                if len((text[: mention.start] + text[mention.end :]).strip(" ()（）[]【】")) <= 2:
                    return mention.moment
    for text in (*zone.inside, *zone.tail, *zone.below):
        moment = _labelled(text)
        if moment is not None:
            return moment
    for text in zone.below:
        lone = next(_mentions(text), None) if len(text) <= 40 else None
        if lone and _rest(text[: lone.start], text[lone.end :]) <= 1 and not _FOREIGN.search(text[: lone.start]):
            return lone.moment
    return next((moment for text in zone.after_feed if _LABELLED.match(text) and (moment := _labelled(text))), None)


def _labelled(text: str) -> Moment | None:
    """The date of a short line that calls it the date of publication, of a post or of a paper's page."""
    if len(text) > 120:
        return None
    for mention in _mentions(text):
        before, after = text[: mention.start], text[mention.end :]
        if (
            _FOREIGN.search(before)
            or _UPDATED.search(before)
            or _UPDATED_AFTER.search(after)
            or _is_span(before, after)
        ):
            continue
        if _PUBLISHED.search(before) or _FIRST_FLOOR.search(before) or _PUBLISHED_AFTER.search(after):
            return mention.moment
        if _PAPER.search(before) and _SHEET.search(after):
            return mention.moment
    return None


def _more_precise(shown: Moment, others: list[Moment]) -> Moment:
    """The shown day, with the time of a machine-readable value of the same day if that says more."""
    for other in others:
        if other.day == shown.day and other.time is not None and (shown.time is None or _same_minute(shown, other)):
            return other
    return shown


def _same_minute(left: Moment, right: Moment) -> bool:
    if left.time is None or right.time is None:
        return False
    return left.time.replace(second=0) == right.time.replace(second=0) and right.shift is not None

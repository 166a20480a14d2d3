"""The day of publication, from the by-line first, then from the head, the sign-off and the address.

A date is taken where pages put the article's own: in a short line near the title, after a label, in a machine-readable
field, at the end of a notice, in the path of the address. Dates in prose, in feeds, in comments and in copyright lines
are not looked at; a relative time ("2分钟前") has a day only if it is known when the page was fetched.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import unquote

from ..expressions import expression
from .evidence import Evidence
from .facts import Facts
from .moment import YEARLESS, Mention, Moment, make_moment, mentions, parse
from .relative import relative_moment, when_crawled
from .zone import OVER_TITLE, Zone

_PUBLISHED: Final = expression(
    r"(?:[发發][布佈表稿帖文](?:[时時][间間]|日期|[时時])?|刊[登发發]|成文日期|印[发發]日期|[发發]文日期|生成日期|"
    r"公[开開布]日期|日\s?期|[时時]\s?[间間]|[录錄]入|[创創建][建立][时時][间間]"
    r"|首[发發]|posted(?: by .{2,30}?)?|published|date)\s?(?:于|於|on|at|by)?\s?[:：|]?\s?\S{0,2}$",
    re.IGNORECASE,
)
_LABELLED: Final = expression(r"[发發][布佈表稿帖文]|日\s?期|[时時]\s?[间間]")
_FIRST_FLOOR: Final = expression(r"(?:(?<!\d)1|一)\s?[楼樓]\s?$|^楼主\s?$")
_LATEST: Final = expression(
    r"(?:最[后後近新]|推[荐薦])(?:推[荐薦])?(?:文章|回[复復]|[评評][论論]|[访訪][问問])\s?[于於]?\s?:?\s?$"
)
_LUNAR: Final = expression(r"^\s?[(（]?(?:农历|農曆|阴历|陰曆)")
_PUBLISHED_AFTER: Final = expression(r"^\s?(?:[发發][布佈表]|首[发發])(?!人)")
_UPDATED: Final = expression(
    r"(?:更新|修[改订訂]|[编編][辑輯]|updated?|modified|最[后後近新](?:[发發][布佈])?)\s?(?:[时時][间間]|日期|于|"
    r"於|on)?\s?[:：]?\s?$",
    re.IGNORECASE,
)
_UPDATED_AFTER: Final = expression(r"^\s?[)）]?\s?(?:更新|[编編][辑輯]|修改)")
_FOREIGN: Final = expression(
    r"(?:©|\(c\)|copyright|版[权權]|回[复復應]|[评評][论論]|[截]止|截至|有效|[开開]始|[结結]束|活[动動]|[报報]名|"
    r"[会會][议議]|生[于於]|出生|[实實]施|施行|引用|[拍]?[摄攝]於?|上映|首播|(?:下|上)一[篇页]|今天是|引自)"
    r"[^。]{0,12}$|(?:注[册冊]|加入|登[录錄])[于於日期时時间間:\s]{0,5}$",
    re.IGNORECASE,
)
_PAPER: Final = expression(r"《[^》]{2,16}》\s?[(（]?|^[(（]?[\u3400-\u9fff]{2,10}[(（]?\s?(?=(?:19|20)\d\d[年-])")
_SHEET: Final = expression(r"[第\d]\s?[0-9A-Z]{0,4}\s?版")
# Letters and figures that a by-line may hold beside its date; in the title's own line also a menu.
_REST: Final = 60
_REST_OF_TITLE: Final = 100
_REST_OF_RELATIVE: Final = 30
_MOST_DAYS: Final = 3

_META: Final = (
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
_META_UPDATED: Final = (
    "dateupdate",
    "datemodified",
    "article:modified_time",
    "og:updated_time",
    "last-modified",
    "weibo: article:update_at",
    "weibo:article:update_at",
    "updatedate",
)
_PATHS: Final = (
    expression(r"/(?P<year>(?:19|20)\d\d)[-_/](?P<month>0?[1-9]|1[0-2])[-_/](?P<day>3[01]|[12]\d|0?[1-9])(?=[/_.-]|$)"),
    expression(r"/(?P<year>(?:19|20)\d\d)[-_/]?(?P<month>0[1-9]|1[0-2])[-_/]?(?P<day>0[1-9]|[12]\d|3[01])(?=[/_.-]|$)"),
    expression(r"[/_-]t?(?P<year>20\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])[_-]"),
    expression(r"/(?P<year>20\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])\d{4,}(?=\D|$)"),
)


def find_date(evidence: Evidence, zone: Zone, facts: Facts) -> str | None:
    """Return when the article was published, in ISO 8601, or None.

    >>> from clean.metadata.evidence import Head
    >>> from clean.metadata.zone import read_zone
    >>> page = Evidence(Head(), None, "渡口停擺", ("渡口停擺", "民國一一三年五月六日 記者 蘇半夏 報導"), (), (), ())
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
    relative = _relative(zone, evidence.crawled) if evidence.crawled else None
    return relative.iso() if relative else None


def _relative(zone: Zone, crawled: str) -> Moment | None:
    """The moment that a by-line tells from the time of fetching; the nearest to the title counts."""
    now = when_crawled(crawled)
    if now is None:
        return None
    today = now.date() if isinstance(now, datetime.datetime) else now
    for text, _ in zone.bylines:
        found = relative_moment(text, now)
        if found is None:
            mention = next(iter(_in_line(text, False, [Moment(today)])), None)
            if mention is None or mention.moment.day > today:
                continue
            found = (mention.moment, mention.start, mention.end)
        moment, start, end = found
        before, after = text[:start], text[end:]
        updated = _UPDATED.search(before) or _UPDATED_AFTER.search(after)
        if (
            not _is_other(before, after)
            and not _LATEST.search(before)
            and not updated
            and _rest(before, after) <= _REST_OF_RELATIVE
        ):
            return moment
    return None


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
            return make_moment(match.groupdict())
    return None


def _shown(zone: Zone, hints: list[Moment]) -> tuple[Moment | None, Moment | None]:
    """The date of the by-lines, and the date of a later update if only that is there."""
    found: list[tuple[int, Moment]] = []
    update: Moment | None = None
    unlabelled: set[datetime.date] = set()
    for rank, (text, distance) in enumerate(zone.bylines):
        label_above = zone.bylines[rank - 1][0] if rank else ""
        labelled = bool(_LABELLED.search(text[:40]) or _PUBLISHED.search(label_above))
        for mention in _in_line(text, labelled, hints):
            before, after = text[: mention.start], text[mention.end :]
            if _is_other(before, after) or (_LATEST.search(before) and not _UPDATED.search(before)):
                continue
            published = _is_published(before, after, label_above)
            if not published and (_UPDATED.search(before) or _UPDATED_AFTER.search(after)):
                update = update or mention.moment
                continue
            rest = _rest(before, after)
            if not published and rest > (_REST if distance else _REST_OF_TITLE):
                continue
            if not published:
                unlabelled.add(mention.moment.day)
            away = distance - OVER_TITLE + 4 if distance > OVER_TITLE else distance
            found.append(((30 if published else 0) - away - min(rest, 40) // 4, mention.moment))
    found.sort(key=lambda item: -item[0])
    # Many days without a label are a list of events or of posts.
    listed = len(unlabelled) > _MOST_DAYS and found[0][0] < 0
    return (found[0][1] if found and not listed else None), update


def _is_published(before: str, after: str, label_above: str) -> bool:
    """Whether the page calls the date that of publication: before it, after it, or in the cell above."""
    if _UPDATED.search(before):
        return False
    if _PUBLISHED.search(before) or _PUBLISHED_AFTER.search(after) or _FIRST_FLOOR.search(before):
        return True
    return not before and len(label_above) <= 8 and bool(_PUBLISHED.search(label_above))


def _is_other(before: str, after: str) -> bool:
    """Whether the words around a date tell that it is one of something else."""
    return bool(_FOREIGN.search(before)) or _is_span(before, after) or bool(_LUNAR.match(after))


def _in_line(text: str, labelled: bool, hints: list[Moment]) -> list[Mention]:
    found = list(mentions(text, labelled))
    if found or not hints:
        return found
    match = YEARLESS.search(text)
    if match is None:
        return []
    for hint in hints:
        moment = make_moment({**match.groupdict(), "year": str(hint.day.year)})
        # The year is only borrowed from a date next to it.
        if moment is not None and abs((moment.day - hint.day).days) <= 31:
            return [Mention(moment, match.start(), match.end())]
    return []


def _rest(before: str, after: str) -> int:
    return sum(char.isalnum() for char in before) + sum(char.isalnum() for char in after[:80])


def _is_span(before: str, after: str) -> bool:
    return bool(re.search(r"[-–—~至到]\s?$", before) or re.match(r"\s?(?:[-–—~]{1,2}|[至到])\s?(?:\d|[二一])", after))


def _signed(evidence: Evidence, zone: Zone) -> Moment | None:
    """The date under a notice, after the body of a report from a paper, or in a labelled line below."""
    for text in zone.tail[:4]:
        if len(text) <= 28:
            for mention in mentions(text):
                if len((text[: mention.start] + text[mention.end :]).strip(" ()（）[]【】")) <= 2:
                    return mention.moment
    for text in (*zone.inside, *zone.tail, *zone.below):
        moment = _labelled(text)
        if moment is not None:
            return moment
    for text in zone.below:
        lone = next(mentions(text), None) if len(text) <= 40 else None
        if lone and _rest(text[: lone.start], text[lone.end :]) <= 1 and not _FOREIGN.search(text[: lone.start]):
            return lone.moment
    return next((moment for text in zone.after_feed if _LABELLED.match(text) and (moment := _labelled(text))), None)


def _labelled(text: str) -> Moment | None:
    """The date of a short line that calls it the date of publication, of a post or of a paper's page."""
    if len(text) > 120:
        return None
    for mention in mentions(text):
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

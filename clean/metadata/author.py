"""Authors and editors: what stands after a label, in a reporter's brackets, or beside the date.

The ways of naming an author differ in how sure they are, and a page often has several: the site's account above the
text, the reporter in its first line, the editor below. They are read in this order: a labelled author, a reporter,
the author of JSON-LD, the name beside the date. An editor, or the paper that the article is from, is not the author.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from .evidence import Evidence
from .facts import Facts
from .lines import DATE_LIKE, LABEL, fold
from .words import is_control, is_organisation, is_person, key, section
from .zone import OVER_TITLE, Zone

_MARKS = ":|丨/︱┃╱"
_MARK = r"\s?[:|丨/︱┃╱]\s?"
_AUTHOR = re.compile(
    (
        r"(?<![\u3400-\u9fff])(?:[作著]\s?者|撰\s?[文稿写寫](?:人)?|执笔|[采採][写寫]|文字?(?:\s?/\s?[图圖攝摄](?:影|"
        r"片)?)?|[图圖]\s?/\s?文|[图圖]文|原[创創]作者|[编編][译譯]|口述|文章作者|稿件作者|投稿人?|[发發][帖布文]者|"
        r"[发發]帖人|楼主)"
    )
    r"(?:" + _MARK + r"|\s(?=[\u3400-\u9fff]{2,4}(?:\s|$)))"
)
_AUTHOR_GLUED = re.compile(r"(?:^|[\s|,、;]|\d)作者\s?(?=[\u3400-\u9fffA-Za-z])|(?<![原本该該的合])作者\s?:\s?")
_REPORTER_LABEL = re.compile(
    (
        r"(?:^|[\s(\[【〔・.．·。，]|[\u3400-\u9fff])(?:[记記]者|[评評][论論][员員]|特派[员員]|特[约約]撰稿人|"
        r"通[讯訊][员員])"
    )
    + r"\s?[:|丨/︱┃╱]\s?"
)
_BRACKETED = re.compile(r"[(\[【〔「〖]([^()\[\]【】〔〕「」〖〗]{2,60})[)\]】〕」〗]")
_ROLE = r"(?:[记記]者|通[讯訊][员員]|[评評][论論][员員]|特派[员員]|撰稿人?|研究[员員]|作者)"
_REPORTER = re.compile(
    (
        r"(?:^|[\s(\[【〔,，·.])(?:[\u3400-\u9fff·\w/]{0,14}?)(?:见习|見習|实习|實習|首席|特[约約]|全媒体|[职職]工)?"
        r"[记記]者\s?[:/]?\s?(?P<names>[\u3400-\u9fff·、,，/\s]{2,40}?)"
    )
    (
        r"(?=\s?[/╱]\s?[\u3400-\u9fff]{1,12}(?:[报報][导導道]|[电電])|[\u3400-\u9fff]{2,4}[报報][导導道]|\s?"
        r"[报報][导導道]|[)\]】〕]|\s?$|\s?(?:19|20)\d\d|\s[来來]源|\s?[摄攝]影|\s[编編][辑輯])"
    )
)
_PLACE_REPORT = re.compile(
    (
        r"^[(\[【〔]?(?:[\u3400-\u9fff]{2,8}[记記]者)?(?P<names>[\u3400-\u9fff]{2,4}(?:[、,，\s][\u3400-\u9fff]{2,4})"
        r"{0,5})\s?[/╱]\s?[\u3400-\u9fff、]{1,12}(?:[报報][导導道]|[电電]|[综綜]合)"
    )
)
_AGENCY = re.compile(r"^[\u3400-\u9fff·]{2,12}[\d月日\s\u3400-\u9fff]{2,14}[电電讯訊]\s?[(（]([^()]{2,50})[)）]")
_NAME_OUTLET = re.compile(
    r"^(?P<name>[\u3400-\u9fff]{2,4}(?:[、\s][\u3400-\u9fff]{2,4}){0,4})\s?/\s?(?P<outlet>[\u3400-\u9fffA-Za-z]{2,12})$"
)
# "由 X 发布于", "X 于 2024-… 发布", "X · 2016/01/20": whoever stands there posted it, an organisation's account too.
_POSTED = re.compile(
    (
        r"^(?:由\s?)?(?P<name>\S(?:.{0,28}?\S)?)\s?(?:的(?:个人)?博客\s?/|于\s(?=(?:19|20)\d\d)|[发發][布佈表]于\s?|"
        r"[·•]\s?(?=\d))"
    )
)
_DATED = re.compile(r"^(?P<name>\S(?:.{0,28}?\S)?)\s?\|?\s?(?=(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d)")
_POSTED_BY = re.compile(
    (
        r"(?:posted|written|published)?\s?\bby\s?:?\s(?P<name>[^|·•\d(]{2,40}?)(?=\s?(?:[|·•(]|\bat\b|\bon\b|$|"
        r"[A-Z][a-z]{2}\s\d|\d))"
    ),
    re.IGNORECASE,
)
_ACCOUNT = re.compile(r"^(?:原[创創]\s?[:：]?\s?)(?:(?:19|20)\d\d-\d\d-\d\d\s)?(?P<name>\S{2,16})\s\S")
_DATED_ACCOUNT = re.compile(
    r"^(?:19|20)\d\d-\d\d-\d\d\s\W{0,2}(?P<name>[^\s\d:]{2,16})\s(?P<account>\S{2,20})(?:\s(?P=account))$"
)
_DYNASTY = re.compile(
    (
        r"^[\[【〔(（](?:先秦|[战戰][国國]|[东東西]?[汉漢晋晉]|[三][国國]|魏晋|南北朝|隋|唐|五代|[北南]?宋|"
        r"[辽遼金元明清]|近[现現]代|[现現]代|[当當]代)(?:代|朝)?[\]】〕)）]\s?(?P<name>[\u3400-\u9fff]{2,6})$"
    )
)
_TAIL_NAMES = re.compile(r"[(（]([^()（）]{2,60})[)）]\s?。?\s?(?:《[^》]{1,10}》.{0,8})?$")

_EDITOR = re.compile(
    r"(?:[责責]任[编編][辑輯缉]|[责責][编編]|本[文期版][编編][辑輯]|[执執]行[编編][辑輯]|[编編]\s?[辑輯])(?:"
    + _MARK
    + r"|\s(?=[\u3400-\u9fff]{2,4}\s?[)\]】）]))"
)
# A reporter after the author belongs to the same list ("记者 秦望 通讯员 卫青禾").
_NOT_ROLE = r"(?![记記]者|通[讯訊][员員])"
_STOP = re.compile(
    _NOT_ROLE
    + LABEL.pattern
    + r"\s?[:|丨/︱┃╱]|\s"
    + _NOT_ROLE
    + LABEL.pattern
    + (
        r"\s|[|丨()\[\]【】〔〕<>《「。;；!！?？\"“”]|\s{2,}|[,，](?=系|[^,，、]{0,8}(?:教授|研究[员員]|院|学者|學者))"
        r"|\d{4}|(?:19|20)\d\d|[发發][表布佈]|[来來]源"
    )
)
_SPLIT = re.compile(r"[、,，/;；&]|\s?(?:和|及|與|与)(?=[\u3400-\u9fff]{2,4}(?:$|[、,，\s]))|\s+")
# A name with what separates it from the one before; blanks inside Latin names belong to them.
_TOKEN = re.compile(r"([、,，/;；&\s]*)((?:[A-Za-z.'-]+\s(?=[A-Za-z]))*[^、,，/;；&\s]+)")
_ROLE_PREFIX = re.compile(r"^(?:.{0,14}?" + _ROLE + r"\s?[:/]?|(?:文|[图圖文]/[文图圖])\s?[:/|丨])\s?")
_HANDLE = re.compile(r"^(?P<name>\S{2,20})\s@\S{2,20}$")
_CARD = re.compile(
    (
        r"^(?:[联聯][系絡络繫]作者\s?:\s?(?P<name>\S{2,20})|(?P<other>\S{2,20}?)的?(?:更多|其他|其它|所有|全部)(?"
        r":文章|作品|日志|日誌|帖子))"
    )
)
# Lines farther below the title than this are no longer the by-line of a post.
_FARTHEST = 10
_BADGE = re.compile(
    r"^(?:[+＋]?\s?(?:关注|關注|追蹤|订阅|訂閱)$|.{0,4}(?:会员|會員|粉丝|粉絲|版主|元老|新手上路)$|Lv\.?\s?\d)",
    re.IGNORECASE,
)
_PHOTO = re.compile(r"[摄攝翻][影制]?|供[图圖]|[图圖]|[编編][辑輯]|校[对對]|[审審]|[译譯]")


def find_authors(evidence: Evidence, zone: Zone, facts: Facts, editor: str | None, source: str | None) -> str | None:
    """Return the authors joined by 、, or None.

    >>> from clean.metadata.evidence import Head
    >>> from clean.metadata.zone import read_zone
    >>> page = Evidence(Head(), None, "谷雨前后", ("谷雨前后", "文/图 记者 秦望 通讯员 卫青禾 2023-04-19 08:12"), (), (), ())
    >>> find_authors(page, read_zone(page), Facts(), None, None)
    '秦望、卫青禾'
    """
    not_authors = {key(name) for name in (editor or "").split("、")} | {key(source or "")} - {""}
    labelled = _labelled(zone, not_authors)
    if labelled:
        return _joined(labelled)
    for names in (
        _reporters(zone),
        _from_facts(facts, evidence, zone, not_authors),
        _beside_date(zone, not_authors | {key(evidence.title or "")}),
    ):
        kept = _without(names, not_authors)
        if kept:
            return _joined(kept)
    return _joined(_from_meta(evidence, zone, not_authors))


def find_editors(zone: Zone) -> str | None:
    """Return the editors named by a label, joined by 、, or None.

    >>> from clean.metadata.evidence import Head
    >>> from clean.metadata.zone import read_zone
    >>> find_editors(read_zone(Evidence(Head(), None, None, (), (), (), ("（责编：王静、吕腾龙）",))))
    '王静、吕腾龙'
    """
    for text in (*(line for line, _ in zone.bylines), *zone.below, *zone.tail, *zone.inside, *zone.after_feed):
        for match in _EDITOR.finditer(text[:200]):
            names = [name for name in names_in(text[match.end() :]) if not name.isdecimal()]
            if names:
                return _joined(names)
    return None


def names_in(text: str) -> list[str]:
    """The names at the start of a text: what follows a label, up to the next field.

    >>> names_in("王静、吕腾龙) 分享到"), names_in("《中国企业家》记者 林涛"), names_in("饶戈平 来源：求是")
    (['王静', '吕腾龙'], ['林涛'], ['饶戈平'])
    >>> names_in("佚名"), names_in("本站编辑部"), names_in("")
    ([], [], [])
    """
    text = re.sub(r"^\s*《[^》]{1,20}》", "", text[:120]).strip()
    stop = _STOP.search(text)
    if stop:
        text = text[: stop.start()]
    date = DATE_LIKE.search(text)
    if date:
        text = text[: date.start()]
    return _names(text)


def _names(text: str) -> list[str]:
    names: list[str] = []
    for match in _TOKEN.finditer(text.strip()):
        if names and match[1].isspace() and not (is_person(match[2]) or _ROLE_PREFIX.match(match[2])):
            return names
        token = _ROLE_PREFIX.sub("", match[2]).strip(" .:：-—·@*　")
        if not token:
            continue
        for part in _and(token):
            if _is_name(part, first=not names):
                if part not in names:
                    names.append(part)
            elif names:
                return names[:12]
    return names[:12]


def _and(token: str) -> list[str]:
    """Two names joined by a word; a name that holds one of these characters is left whole."""
    for word in ("和", "及", "与", "與"):
        left, found, right = token.partition(word)
        if found and is_person(left) and is_person(right):
            return [left, right]
    return [token]


def _is_name(token: str, first: bool) -> bool:
    if (
        not token
        or len(token) > 24
        or token in section("no names")
        or token.isdecimal()
        or not any(c.isalpha() for c in token)
    ):
        return False
    if (
        token.endswith(("编辑部", "編輯部", "报道", "報導", "报导", "整理", "原创", "原創", "摄影", "攝影", "摄", "攝"))
        or "://" in token
    ):
        return False
    return first or is_person(token) or (len(token) <= 16 and not is_control(token) and not is_organisation(token))


def _labelled(zone: Zone, not_authors: set[str]) -> list[str]:
    """Names after a label that says author; the by-line first, then the end of the body and what is below it."""
    lines = [line for line, _ in zone.bylines]
    for i, text in enumerate(lines):
        names = _after_label(text)
        if (
            not names
            and i + 1 < len(lines)
            and zone.bylines[i + 1][1] == zone.bylines[i][1] + 1
            and text.strip(" :") in ("作者", "文字", "撰文", "文", "記者", "记者", "撰稿")
        ):
            following = names_in(lines[i + 1])
            names = following if following and (is_person(following[0]) or len(following[0]) <= 10) else []
        if _without(names, not_authors):
            return _without(names, not_authors)
    for text in (*zone.tail, *zone.below, *zone.inside[:4], *zone.start):
        bracket = [match[1] for match in _BRACKETED.finditer(text)]
        for part in (*bracket, *([text] if len(text) <= 60 else [])):
            if _AUTHOR.match(part.strip()) or re.match(r"\s?作者\s?[:：]", part):
                names = _without(_after_label(part), not_authors)
                if names:
                    return names
    for i, text in enumerate(zone.after_feed):
        if text in ("作者", "文字", "撰文") and i + 1 < len(zone.after_feed):
            return [name for name in names_in(zone.after_feed[i + 1]) if is_person(name)]
    return []


def _without(names: list[str], not_authors: set[str]) -> list[str]:
    return [name for name in names if key(name) not in not_authors]


def _after_label(text: str) -> list[str]:
    if len(text) > 220:
        return []
    for pattern in (_AUTHOR, _AUTHOR_GLUED):
        for match in pattern.finditer(text):
            names = names_in(text[match.end() :])
            # Without a mark between label and name only a person's name is sure ("作者身份成谜").
            if names and (match[0].rstrip()[-1] in _MARKS or is_person(names[0]) or match[0][-1] == " "):
                return _shorten(names)
    return []


def _shorten(names: list[str]) -> list[str]:
    """A name that runs on into a place of work ("方敏北京大学教授") cut to the name."""
    first = names[0]
    if (
        len(first) > 6
        and is_organisation(first) is False
        and re.search(r"(?:教授|研究[员員]|院长|院長|主任|博士|[记記]者|[学學]者)$", first)
    ):
        for size in (3, 2):
            rest = first[size:]
            if is_person(first[:size]) and re.search(r"[大学學院所中心会會部]", rest):
                return [first[: _name_length(first)]]
    return names


def _name_length(text: str) -> int:
    """Two or three characters: three if what follows does not read like the start of a place or an office."""
    starts = (
        "北京",
        "上海",
        "中国",
        "中國",
        "清华",
        "清華",
        "复旦",
        "南京",
        "武汉",
        "浙江",
        "国家",
        "國家",
        "中央",
        "广东",
        "四川",
        "中共",
        "系",
    )
    return 2 if text[2:4] in starts or text[2:3] == "系" else 3


def _reporters(zone: Zone) -> list[str]:
    """Names of reporters: a by-line of its own, the brackets that open a report or close it."""
    texts = [line for line, _ in zone.bylines if len(line) <= 80]
    for text in (*texts, *zone.start):
        names = _reporters_in(text, opening=True)
        if names:
            return names
    for text in (*zone.tail, *zone.below[:6], *zone.inside[:3]):
        names = _reporters_in(text[-80:], opening=False)
        if names:
            return names
    for text in zone.tail[:4]:
        match = _TAIL_NAMES.search(text)
        names = _persons(match[1]) if match and not _is_credit(match[1]) else []
        if names and all(len(name) <= 4 for name in names):
            return names
    return []


def _reporters_in(text: str, opening: bool) -> list[str]:
    """The reporters of one line.

    >>> _reporters_in("〔記者施曉光、吳亮儀/台北報導〕市面上出現", True), _reporters_in("新华社北京3月5日电(记者张三、李四)中国", True)
    (['施曉光', '吳亮儀'], ['张三', '李四'])
    >>> _reporters_in("记者从市交通局获悉,桥梁昨日通车。", True)
    []
    """
    opening_part = text[:90]
    parts = [match[1] for match in _BRACKETED.finditer(opening_part if opening else text)]
    if not parts and len(text) <= 80:
        parts.append(text)
    for part in parts:
        if _is_credit(part):
            continue
        place = _PLACE_REPORT.match(part)
        if place:
            names = _persons(place["names"])
            if names:
                return names
        role = re.search(r"(?:[记記]者|[评評][论論][员員]|通[讯訊][员員])\s?[:/]?\s?(?=[\u3400-\u9fff])", part)
        if role and role.start() <= 24:
            names = _persons(part[role.end() :])
            if names:
                return names
    agency = _AGENCY.match(opening_part) if opening else None
    return _persons(agency[1]) if agency else []


def _is_credit(part: str) -> bool:
    """Whether a bracket credits a picture ("记者 甲 摄") and not the text."""
    return bool(re.search(r"(?:[摄攝](?:影)?|翻[摄攝拍]|供[图圖]|提供|[图圖])\s?[)）]?$", part)) or bool(
        re.match(r"\s?(?:[图圖]|[资資]料|[来來]源)", part)
    )


def _persons(text: str) -> list[str]:
    """The persons' names at the start of a text; empty as soon as the first piece is none."""
    text = re.split(
        r"[/╱]\s?[\u3400-\u9fff、]{1,12}(?:[报報][导導道]|[电電综綜])|(?:19|20)\d\d|[来來]源|[)\]】〕]",
        text[:80],
        maxsplit=1,
    )[0]
    text = re.sub(r"\s?(?:[综綜]合)?[报報][导導道]\s?$", "", text)
    names: list[str] = []
    for token in _SPLIT.split(text.strip()):
        token = _ROLE_PREFIX.sub("", token).strip(" :·")
        if not token:
            continue
        if not is_person(token):
            token = _person_before_place(token)
        if not token:
            break
        if token not in names:
            names.append(token)
    return names[:12]


def _person_before_place(token: str) -> str:
    """The name in "溫書庭屏東即時報導" and "張三台北報導"; empty if the piece does not start with one."""
    match = re.fullmatch(
        (
            r"([\u3400-\u9fff]{3,4}|[\u3400-\u9fff]{2})[\u3400-\u9fff]{2,4}?(?:即[时時]|[综綜]合)?(?:\d{0,2}月?"
            r"\d{0,2}日)?(?:[专專特]?[电電]|[报報][导導道])"
        ),
        token,
    )
    return match[1] if match and is_person(match[1]) else ""


def _beside_date(zone: Zone, not_authors: set[str]) -> list[str]:
    """An account or a person that a by-line shows next to the date, as blogs and forums do."""
    lines = [line for line, _ in zone.bylines]
    card = _from_card(zone, lines)
    if card and key(card) not in not_authors:
        return [card]
    for i, (text, distance) in enumerate(zone.bylines[:24]):
        if len(text) > 80 or _FARTHEST < distance < OVER_TITLE:
            continue
        for pattern in (_DATED_ACCOUNT, _ACCOUNT, _DYNASTY, _POSTED_BY, _POSTED, _DATED):
            match = pattern.search(text)
            name = _clean_account(match["name"], organisations=pattern is _POSTED) if match else ""
            if name and key(name) not in not_authors:
                return [name]
        outlet = _NAME_OUTLET.match(text)
        if outlet and all(is_person(name) for name in re.split(r"[、\s]", outlet["name"])):
            return re.split(r"[、\s]", outlet["name"])
        if DATE_LIKE.search(text) or re.search(r"^[发發][布佈表帖]", text):
            name = _over_date(zone, i, not_authors)
            if name:
                return [name]
    name = _with_badge([line for line, distance in zone.bylines if distance < OVER_TITLE]) or next(
        (match["name"] for text in lines[:8] if (match := _HANDLE.match(text))), ""
    )
    if name and key(name) not in not_authors:
        return [name]
    for text in zone.below[:4]:
        match = _POSTED_BY.match(text)
        if match and (name := _clean_account(match["name"])):
            return [name]
    return []


def _from_card(zone: Zone, lines: list[str]) -> str:
    """The name on the author's card below the body ("X更多文章", "联系作者：X") that a line near the title shows too."""
    for text in (*zone.below, *zone.after_feed):
        match = _CARD.match(text)
        name = (match["name"] or match["other"] or "").strip() if match else ""
        if name and name in lines and not is_control(name):
            return name
    return ""


def _over_date(zone: Zone, at: int, not_authors: set[str]) -> str:
    """The line between title and date, or right over a date that stands over the title, if it is an account's name."""
    distance = zone.bylines[at][1]
    if 5 < distance <= OVER_TITLE:
        return ""
    over = distance + 1 if distance > OVER_TITLE else distance - 1
    for text, other in zone.bylines:
        name = text.split(" @")[0].strip()
        if other == over > 0 and 2 <= len(name) <= 20 and " " not in name and key(name) not in not_authors:
            if not DATE_LIKE.search(name) and _clean_account(name) == name:
                return name
    return ""


def _with_badge(lines: list[str]) -> str:
    """A line under which a follow button or a forum's rank stands; an organisation's account may be the author."""
    for name, below in zip(lines[:12], lines[1:13], strict=False):
        if _BADGE.match(below) and 2 <= len(name) <= 20 and not is_control(name) and not DATE_LIKE.search(name):
            if _clean_account(name) == name or (" " not in name and name.isalnum() and not LABEL.match(name)):
                return name
    return ""


def _clean_account(name: str, organisations: bool = False) -> str:
    name = name.strip(" ·•|-—:：/,，@").removeprefix("由").removesuffix("编译").strip()
    if not 2 <= len(name) <= 30 or is_control(name) or name in section("no names") or LABEL.match(name):
        return ""
    if (" " in name and not name.isascii() and len(name.split()[0]) > 6) or re.match(
        r"\d+\s|.{0,4}(?:最新|最[后後]|本帖|推[荐薦]|[标標][题題]|[来來]自)|.*\d[楼樓]$", name
    ):
        return ""
    if (
        (is_organisation(name) and not organisations)
        or any(char in name for char in "。；，：:?？!！>《【[]<()（）")
        or "//" in name
        or "www." in name.lower()
    ):
        return ""
    return name


def _from_facts(facts: Facts, evidence: Evidence, zone: Zone, not_authors: set[str]) -> list[str]:
    site = key(evidence.head.meta.get("og:site_name", ""))
    names: list[str] = []
    for raw in facts.authors:
        folded = fold(raw)
        if key(folded) in not_authors or (site and key(folded) == site and not _is_shown(folded, zone)):
            continue
        if is_organisation(folded) and (key(folded) == key(facts.publisher or "") or not _is_shown(folded, zone)):
            continue
        names += [folded] if " " in folded and folded.isascii() else names_in(folded) or []
    return names


def _from_meta(evidence: Evidence, zone: Zone, not_authors: set[str]) -> list[str]:
    """The author of the head, only where the page shows it too."""
    for name in (
        "author",
        "article:author",
        "og:article:author",
        "dc.creator",
        "byl",
        "parsely-author",
        "dable:author",
    ):
        value = fold(evidence.head.meta.get(name, ""))
        if not value or "//" in value or key(value) in not_authors or len(value) > 60:
            continue
        labelled = _after_label(value) or _reporters_in(value, opening=True)
        if labelled:
            return labelled
        names = [value] if value.isascii() else names_in(value)
        if (
            names
            and all(key(found) not in not_authors for found in names)
            and all(_is_shown(found, zone) for found in names)
        ):
            if not all(is_organisation(found) for found in names):
                return names
    return []


def _is_shown(name: str, zone: Zone) -> bool:
    """Whether a by-line, or a line of its own under the body, holds the name and does not call it the editor's."""
    for text in (*(line for line, _ in zone.bylines), *zone.below, *zone.after_feed[:6]):
        at = text.find(name)
        alone = len(text) <= len(name) + 8 or (len(text) <= 80 and DATE_LIKE.search(text))
        if at >= 0 and alone and not _PHOTO.search(text[max(0, at - 5) : at]):
            return True
    return False


def _joined(names: Iterable[str]) -> str | None:
    return "、".join(dict.fromkeys(names)) or None

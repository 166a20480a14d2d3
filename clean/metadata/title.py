"""The title: a block of the page that the head confirms, or what is left of the head without the site's name.

A headline stands twice in most pages: in <title> (with the site's and the channel's name) and as a block above
the body. What both have in common is the title, which settles where the suffix begins and which of several
headings it is. Only where one of the two is missing or spam are lines judged by what they look like.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from .evidence import Head, Heading
from .lines import is_byline, is_prose
from .words import is_control, key, section

# Blocks looked at, counted from the body upward; a page's menu may hold thousands.
_NEAR = 60
_LONGEST = 120
# A title of the head of at most so many characters that no block repeats gives way to a line of at least this
# score, which only a line with a by-line under it reaches: <title> then names the channel.
_SHORT = 12
_SIGNED = 14.0
_SEPARATOR = re.compile(r"\s*(?:[_|｜]+|--+|——?|(?<=\s)[-–»·‧•:：丨]+(?=\s)|(?<![A-Za-z0-9 ])[-–](?![0-9]))\s*")
_TRAILING_TIME = re.compile(
    r"\s*[(（\[]?(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s*\d{1,2}:\d\d(?::\d\d)?)?[)）\]]?\s*$"
)
_LABEL_STARTS = "标標题題文正主#＃"
_PREFIX = re.compile(
    r"^(?:[#＃*\s·>»]+|(?:【?(?:标题|標題|题目|題目|文章标题|文章標題|正在阅读|正在閱讀|主题|主題)】?\s*[:：]))\s*"
)
_SUFFIX = re.compile(
    r"\s*(?:[\[【(（](?:复制链接|複製連結|复制本帖链接|查看原文|打印本页|全文|转载|轉載)[\])】）]|复制链接|[#¶])\s*$"
)
_BRACKET_TAIL = re.compile(r"\s*[【\[]([^【】\[\]]{2,30})[】\]]$")
_BRAND = re.compile(
    (
        r"(?:app|官网|官網|官方|平台|下载|下載|体育|體育|娱乐|娛樂|棋牌|彩票|注册|註冊|登录|入口|网址|手机版|最新版)+"
        r"$|^www\.|\.com|\.cn"
    ),
    re.IGNORECASE,
)
_CRUMB = re.compile(r"\s*(?:>+|＞+|›|»|→|/(?=\s)|(?<=\s)/)\s*")
_HOME = re.compile(
    r"^(?:首页|首頁|主页|主頁|Home|(?:您?(?:现在|所在)?的?|当前|目前|現在|所在)位置)\s*(?:[-–>＞»:：/]|$)"
)
_NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,2}[)）]|\d{1,2}[、.．](?!\d))"
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
_CHAPTER = re.compile(r"^第[\d零〇一二三四五六七八九十百千两]{1,9}[章回节節集卷篇话話]")
_DOMAIN = re.compile(r"[a-z0-9-]+\.(?:com|cn|net|org|tw|hk|cc|edu|gov|info|me|io)\b", re.IGNORECASE)
_ELLIPSIS = re.compile(r"(?:\.{2,}|…+)$")


def find_title(
    head: Head, candidates: Sequence[Heading], is_spam: Callable[[str], bool]
) -> tuple[str | None, int | None]:
    """Return the title and the index of the block that shows it, None if only the head does.

    candidates: the blocks from the top of the page down to the first paragraphs of the body.
    is_spam: tells of a text whether it is injected keywords.

    >>> page = [Heading(0, "河灣日報", 0), Heading(4, "渡口停擺之前", 1), Heading(5, "2023-11-18", 0)]
    >>> find_title(Head("渡口停擺之前_社會_河灣日報"), page, lambda text: False)
    ('渡口停擺之前', 4)
    """
    named = _Named(head)
    near = candidates[-_NEAR:]
    best = _shown_in_head(named, candidates, near)
    if best is not None:
        text = _tidy(named.agreed(best.text), is_spam)
        if text and not is_spam(text):
            return text, best.index
        rest = _without_spam(best.text, is_spam)
        if rest:
            return rest, best.index
    told = _from_head(named, near, is_spam)
    heading = _nearest_heading(near, named, is_spam)
    if heading is not None and (told is None or heading.level == 1 or _related(heading.text, told)):
        return _tidy(heading.text, is_spam), heading.index
    if told is not None and len(told) > _SHORT:
        return told, None
    line = _title_line(near, is_spam)
    if told is not None and (line is None or line[2] < _SIGNED or told in line[0]):
        return told, None
    if line is None:
        return None, None
    return _tidy(line[0], is_spam) or None, line[1]


class _Named:
    """The head's titles with their keys, made once a page."""

    __slots__ = ("firsts", "keys", "raw", "short", "site", "title")

    def __init__(self, head: Head) -> None:
        meta = head.meta
        self.title = head.title.strip()[:300]
        graph = (meta.get("og:title") or meta.get("twitter:title") or "").strip()[:300]
        self.site = key(meta.get("og:site_name", "")[:60])
        self.raw = [" ".join(text.split()) for text in (graph, self.title) if text]
        self.keys = [key(text) for text in self.raw]
        self.firsts = [
            part if len(part := key(_SEPARATOR.split(text, maxsplit=1)[0])) >= 4 else "" for text in self.raw
        ]
        # A graph title that <title> extends is the headline without the site's name.
        self.short = graph if graph and self.title and key(graph) != key(self.title) else ""

    def agreed(self, text: str) -> str:
        """What a heading and the head agree on, where the heading holds a little more than the headline."""
        bare = key(text)
        if any(bare in whole for whole in self.keys):
            return text
        for raw in [self.short, *self.raw]:
            for part in (raw, _SEPARATOR.split(raw, maxsplit=1)[0]):
                size = len(key(part))
                if size and key(part) in bare and 10 * size >= 6 * len(bare):
                    return part
        return text


def _shown_in_head(named: _Named, candidates: Sequence[Heading], near: Sequence[Heading]) -> Heading | None:
    """The block that the head's titles confirm best."""
    if not named.raw:
        return None
    best: Heading | None = None
    best_score = 0.0
    far = len(candidates) - len(near)
    whole = " ".join(named.raw)
    for position, block in enumerate(candidates):
        text = block.text
        # Most blocks are menu entries; two characters of them tell that <title> does not hold them.
        if not block.level and (text[:2] not in whole and text[:1] not in _LABEL_STARTS):
            continue
        if position < far and text not in whole:
            continue
        score = _confirmation(block, named)
        if score and score >= best_score:
            best, best_score = block, score
    return best


def _confirmation(block: Heading, named: _Named) -> float:
    text = block.text
    if len(text) > _LONGEST or len(text) < 2:
        return 0.0
    bare = key(_ELLIPSIS.sub("", text) if text[-1] in ".…" else text)
    if not any(bare in whole for whole in named.keys):
        bare = key(_SUFFIX.sub("", _PREFIX.sub("", text)))
    if len(bare) < (2 if block.level else 4) or bare == named.site:
        return 0.0
    rank = (0, 30, 16, 12, 8, 8, 8)[min(block.level, 6)]
    score = 0.0
    for whole, first in zip(named.keys, named.firsts, strict=True):
        at = whole.find(bare)
        if at >= 0:
            if not block.level and ((at and len(bare) < 6) or not _stands_apart(text, named)):
                continue
            same = bare == whole
            if at and _is_site(text, named.site, set()):
                continue
            score = max(score, min(len(bare), 40) + 12 * (at == 0) + (25 if block.level else 4) * same + rank)
        elif block.level and len(whole) >= 2:
            part = whole if whole in bare else first
            # Under the headline, sections repeat its first words ("X 的做法").
            enough = len(part) >= 2 and (block.level == 1 or 2 * len(part) >= len(bare))
            if enough and part in bare and not _is_breadcrumb(text):
                score = max(score, 8 + 10 * len(part) / len(bare) + rank / 2)
    if not score or bare in section("site endings") or bare in section("controls"):
        return 0.0
    return score + 12 * bool(_CHAPTER.match(text))


def _stands_apart(text: str, named: _Named) -> bool:
    """Whether a line is a whole part of one of the head's titles, from edge or separator to edge or separator."""
    for raw in named.raw:
        at = raw.find(text)
        if at < 0:
            continue
        end = at + len(text)
        if (at == 0 or not raw[at - 1].isalnum()) and (end == len(raw) or not raw[end].isalnum()):
            return True
    return False


def _from_head(named: _Named, near: Sequence[Heading], is_spam: Callable[[str], bool]) -> str | None:
    """The headline that only the head gives, without the names of site and channel."""
    menu = {key(block.text) for block in near if len(block.text) <= 12}
    for raw in [named.short, *named.raw]:
        text = _without_site(raw, named.site, menu, is_spam)
        if text and len(key(text)) >= 2 and not is_spam(text):
            return _tidy(text, is_spam)
    return None


def _without_site(raw: str, site: str, menu: set[str], is_spam: Callable[[str], bool]) -> str:
    parts: list[tuple[int, int]] = []
    start = 0
    for match in _SEPARATOR.finditer(raw):
        parts.append((start, match.start()))
        start = match.end()
    parts.append((start, len(raw)))
    parts = [(a, b) for a, b in parts if raw[a:b].strip()]
    if not parts:
        return ""
    if len(parts) == 1:
        only = raw[parts[0][0] : parts[0][1]]
        return "" if _is_site(only, site, menu) else only

    def droppable(at: int) -> bool:
        a, b = parts[at]
        text = raw[a:b]
        underscored = a > 0 and any(char in "_|｜" for char in raw[parts[at - 1][1] : a]) if at else False
        return _is_site(text, site, menu) or is_spam(text) or (underscored and len(text) <= 8)

    last = len(parts) - 1
    while last > 0 and droppable(last):
        last -= 1
    first = 0
    while first < last and (
        _is_site(raw[parts[first][0] : parts[first][1]], site, menu) or is_spam(raw[slice(*parts[first])])
    ):
        first += 1
    kept = raw[parts[first][0] : parts[last][1]]
    return "" if first == last and _is_site(kept, site, menu) else kept


def _is_site(text: str, site: str, menu: set[str]) -> bool:
    bare = key(text)
    if not bare or bare in section("controls"):
        return True
    if site and (bare in site or site in bare) and len(bare) <= len(site) + 4:
        return True
    if len(bare) <= 12 and (bare in menu or _DOMAIN.search(bare)):
        return True
    limit = 14
    return len(bare) <= limit and any(bare[-size:] in section("site endings") for size in range(1, 6))


def _nearest_heading(near: Sequence[Heading], named: _Named, is_spam: Callable[[str], bool]) -> Heading | None:
    """The lowest heading of the highest rank above the first paragraph that may be a headline."""
    end = next((at for at, block in enumerate(near) if is_prose(block.text)), len(near))
    best: Heading | None = None
    best_signed = False
    for at, block in enumerate(near[:end]):
        text = block.text
        if not block.level or len(text) > _LONGEST or is_control(text) or key(text) == named.site:
            continue
        if is_byline(text) or _is_breadcrumb(text) or _NUMBERED.match(text) or _is_site(text, named.site, set()):
            continue
        if best is not None and (block.level > best.level or (block.level == best.level and best_signed)):
            continue
        if is_spam(text):
            text = _without_spam(text, is_spam)
            block = Heading(block.index, text, block.level)
        if text:
            best = block
            best_signed = any(is_byline(line.text) for line in near[at + 1 : at + 4])
    return best


def _related(left: str, right: str) -> bool:
    """Whether two titles share a third of the shorter one's character pairs and neither just goes on from the other."""
    a, b = key(left), key(right)
    if a.startswith(b) or b.startswith(a):
        return False
    pairs = {a[i : i + 2] for i in range(len(a) - 1)}
    other = {b[i : i + 2] for i in range(len(b) - 1)}
    return bool(pairs and other) and 3 * len(pairs & other) >= min(len(pairs), len(other))


def _title_line(near: Sequence[Heading], is_spam: Callable[[str], bool]) -> tuple[str, int, float] | None:
    """The line that reads most like a headline, for a page whose head is lost."""
    end = next((at for at, block in enumerate(near) if is_prose(block.text)), len(near))
    if end == 0:
        return None
    keys = [key(block.text) for block in near[:end]]
    best: tuple[float, str, int] | None = None
    for at in range(end):
        text = near[at].text
        found = _headline_in(text)
        if found is None:
            continue
        score = _headline_score(found, near[at].level)
        bare = key(found)
        below = [near[i].text for i in range(at + 1, min(at + 4, end))]
        score += next((12 - 3 * i for i, line in enumerate(below) if is_byline(line)), 0)
        score += 3 if below and not is_byline(below[0]) and is_control(below[0]) else 0
        score += 4 if at == 0 else 0
        score += 8 if sum(bare in other for other in keys) > 1 else 0
        score -= 6 if found != text.strip() else 0
        score -= 1.5 * min(sum(_headline_in(line.text) is not None for line in near[at + 1 : end]), 12)
        if (best is None or score >= best[0]) and score >= 0 and not is_spam(found):
            best = (score, found, near[at].index)
    return None if best is None else (best[1], best[2], best[0])


def _headline_in(text: str) -> str | None:
    """The headline in a line, if it can be one: the line, the tail of a breadcrumb or of a menu in one line."""
    text = text.strip()
    if not 2 <= len(text) <= 400 or is_control(text) or is_prose(text):
        return None
    if _is_breadcrumb(text):
        tail = _CRUMB.split(text)[-1].strip()
        return tail if len(tail) >= 6 and not is_control(tail) and " " not in tail[:6] else None
    words = text.split()
    if len(words) >= 6:
        tail = words[-1]
        shorts = sum(len(word) <= 5 for word in words[:-1])
        if 2 * shorts > len(words):
            return tail if len(tail) >= 8 and not is_byline(tail) else None
    if len(text) > 80 or is_byline(text) or text[-1] in "。；;，,、:：" or _is_menu(words) or _is_keywords(text):
        return None
    return text


def _headline_score(text: str, level: int) -> float:
    size = len(key(text))
    score = 8.0 if size >= 8 else 4.0 if size >= 5 else 1.0
    score += (0, 30, 20, 12, 8, 8, 8)[min(level, 6)]
    score += 3 if text[-1] in "？！?!" or any(char in text for char in "，：“”「」《》、") else 0
    score -= 8 if "，" in text and re.search("[。！？!?…](?=.*[。！？!?…])", text) else 0
    score -= 8 if _NUMBERED.match(text) else 0
    score -= 6 if _is_site(text, "", set()) else 0
    score -= 10 if size <= 12 and _BRAND.search(text) else 0
    return score


def _is_breadcrumb(text: str) -> bool:
    if _HOME.match(text):
        return True
    parts = _CRUMB.split(text)
    if len(parts) < 2:
        return False
    return len(parts) >= 3 or any(
        word in parts[0] for word in ("首页", "首頁", "主页", "位置", "Home", "号", "號", "网", "網")
    )


def _is_menu(words: list[str]) -> bool:
    return len(words) >= 3 and all(len(word) <= 4 for word in words)


def _is_keywords(text: str) -> bool:
    parts = re.split(r"[,，_|｜/]", text)
    return len(parts) >= 3 and all(len(part.strip()) <= 10 for part in parts)


def _without_spam(text: str, is_spam: Callable[[str], bool]) -> str:
    """The part of a keyword-stuffed heading that is none, the longest if several are."""
    parts = [part.strip() for part in re.split(r"[,，_|｜]|\s-\s|-(?=\S{8})", text[:_LONGEST])]
    kept = [part for part in parts if len(part) >= 5 and not is_spam(part)]
    return max(kept, key=len, default="") if len(parts) > 1 else ""


def _tidy(text: str, is_spam: Callable[[str], bool]) -> str:
    """The headline without marks, labels, buttons, times and brands around it."""
    text = _INVISIBLE.sub("", text)
    text = " ".join(text.replace("\u3000", "\u3000 ").split(" ")).replace("\u3000 ", "\u3000").strip()
    text = _SUFFIX.sub("", _PREFIX.sub("", text))
    timed = _TRAILING_TIME.sub("", text)
    text = timed if len(timed) >= 4 else text
    text = _once(text)
    tail = _BRACKET_TAIL.search(text)
    if tail and tail.start() >= 4 and (_BRAND.search(tail[1]) or is_spam(tail[1])):
        text = text[: tail.start()]
    head, dash, brand = text.rpartition("-")
    if dash and len(head) >= 6 and 2 <= len(brand.strip()) <= 16 and (_BRAND.search(brand.strip()) or is_spam(brand)):
        text = head
    return text.strip()


def _once(text: str) -> str:
    """A line that holds the headline twice, once."""
    half = len(text) // 2
    for cut in (half, half + 1):
        left, right = text[:cut].strip(), text[cut:].strip()
        if len(left) >= 6 and left == right:
            return left
    return text

"""What a headline looks like, and what stands around it: labels, buttons, brands, the site's name, breadcrumbs."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from ..any_of import AnyOf
from ..expressions import expression
from .words import key, section

LONGEST: Final = 120
_TRAILING_TIME: Final = expression(
    r"\s*[(（\[]?(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s*\d{1,2}:\d\d(?::\d\d)?)?[)）\]]?\s*$"
)
_PREFIX: Final = expression(
    r"^(?:[#＃*\s·>»]+|(?:【?(?:标题|標題|题目|題目|文章标题|文章標題|正在阅读|正在閱讀|主题|主題)】?\s*[:：]))\s*"
)
_PREFIX_BEGINS: Final = frozenset("#＃*·>»【标標题題文正主")
SUFFIX: Final = expression(
    r"\s*(?:[\[【(（](?:复制链接|複製連結|复制本帖链接|查看原文|打印本页|全文|转载|轉載)[\])】）]|复制链接|[#¶])\s*$"
)
_SUFFIX_ENDS: Final = ("]", "】", ")", "）", "接", "#", "¶")
_BRACKET_TAIL: Final = expression(r"\s*[【\[]([^【】\[\]]{2,30})[】\]]$")
BRAND: Final = expression(
    r"(?:app|官网|官網|官方|平台|下载|下載|体育|體育|娱乐|娛樂|棋牌|彩票|注册|註冊|登录|入口|网址|手机版|最新版)+"
    r"$|^www\.|\.com|\.cn",
    re.IGNORECASE,
)
CRUMB: Final = expression(r"\s*(?:>+|＞+|›|»|→|/(?=\s)|(?<=\s)/)\s*")
_OF_CRUMBS: Final = AnyOf(">＞›»→/")
_HOME: Final = expression(
    r"^(?:首页|首頁|主页|主頁|Home|(?:您?(?:现在|所在)?的?|当前|目前|現在|所在)位置)\s*(?:[-–>＞»:：/]|$)"
)
NUMBERED: Final = expression(
    r"^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,2}[)）]|\d{1,2}[、.．](?!\d))"
)
_INVISIBLE: Final = expression("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
_DOMAIN: Final = expression(r"[a-z0-9-]+\.(?:com|cn|net|org|tw|hk|cc|edu|gov|info|me|io)\b", re.IGNORECASE)


def tidy(text: str, is_spam: Callable[[str], bool]) -> str:
    """The headline without marks, labels, buttons, times and brands around it."""
    text = _INVISIBLE.sub("", text)
    text = " ".join(text.replace("\u3000", "\u3000 ").split(" ")).replace("\u3000 ", "\u3000").strip()
    text = bare_of_labels(text)
    timed = _TRAILING_TIME.sub("", text) if "19" in text or "20" in text else text
    text = timed if len(timed) >= 4 else text
    text = _once(text)
    tail = _BRACKET_TAIL.search(text) if text.endswith(("】", "]", "\n")) else None
    if tail and tail.start() >= 4 and (BRAND.search(tail[1]) or is_spam(tail[1])):
        text = text[: tail.start()]
    head, dash, brand = text.rpartition("-")
    if dash and len(head) >= 6 and 2 <= len(brand.strip()) <= 16 and (BRAND.search(brand.strip()) or is_spam(brand)):
        text = head
    return text.strip()


def bare_of_labels(text: str) -> str:
    """The text without the labels and buttons that stand before and after headlines."""
    if text[:1] in _PREFIX_BEGINS or text[:1].isspace():
        text = _PREFIX.sub("", text)
    return SUFFIX.sub("", text) if text.rstrip().endswith(_SUFFIX_ENDS) else text


def _once(text: str) -> str:
    """A line that holds the headline twice, once."""
    half = len(text) // 2
    for cut in (half, half + 1):
        left, right = text[:cut].strip(), text[cut:].strip()
        if len(left) >= 6 and left == right:
            return left
    return text


def without_spam(text: str, is_spam: Callable[[str], bool]) -> str:
    """The part of a keyword-stuffed heading that is none, the longest if several are."""
    parts = [part.strip() for part in re.split(r"[,，_|｜]|\s-\s|-(?=\S{8})", text[:LONGEST])]
    kept = [part for part in parts if len(part) >= 5 and not is_spam(part)]
    return max(kept, key=len, default="") if len(parts) > 1 else ""


def is_site(text: str, site: str, menu: set[str]) -> bool:
    bare = key(text)
    if not bare or bare in section("controls"):
        return True
    if site and (bare in site or site in bare) and len(bare) <= len(site) + 4:
        return True
    if len(bare) <= 12 and (bare in menu or _DOMAIN.search(bare)):
        return True
    limit = 14
    return len(bare) <= limit and any(bare[-size:] in section("site endings") for size in range(1, 6))


def is_breadcrumb(text: str) -> bool:
    if _HOME.match(text):
        return True
    if _OF_CRUMBS.place(text) < 0:
        return False
    parts = CRUMB.split(text)
    if len(parts) < 2:
        return False
    return len(parts) >= 3 or any(
        word in parts[0] for word in ("首页", "首頁", "主页", "位置", "Home", "号", "號", "网", "網")
    )

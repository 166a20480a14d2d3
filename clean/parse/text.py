"""A page that lost its HTML to flat blocks: one block a line.

Flatteners leave what they find: indents, blank lines, stray tags, remains of scripts, and at times
the whole page on one line. From here on such a page goes the same way as HTML.
"""

from __future__ import annotations

from typing import Final

from ..expressions import expression
from .blocks import Page
from .compiled import IS_COMPILED, IS_OF_CODE, OPENS_ENTITY, OPENS_TAG, shown_lines
from .split_lines import rejoined
from .stray_tags import without_tags

_TAG: Final = expression(r"<(?:/?[A-Za-z][A-Za-z0-9:-]*(?:\s[^<>]*)?/?|!DOCTYPE[^<>]*)>")
_ENTITY: Final = expression(r"&(?:nbsp|amp|lt|gt|quot|ldquo|rdquo|middot|hellip|mdash|#\d{1,7}|#x[0-9a-fA-F]{1,6});")
# A page of fewer lines than this, one of them longer than that, was flattened onto one line.
_FEW_LINES: Final = 4
_LONG_LINE: Final = 600
# Lines that scripts and styles of a page leave: trackers, share buttons, style rules. Code of an article
# looks otherwise.
_SCRIPT_REMAINS: Final = expression(
    r"document\.(?:write|createElement|getElementBy|cookie)|window\.[\w$]+\s*=[^=]|(?:_hmt|_czc|_gaq|gtag|dataLayer|googletag|adsbygoogle|bd_share|bdshare)\b"
    r"|^\s*(?:var|let|const)\s+_?\w+\s*=\s*(?:_?\w+\s*\|\||document|window|new Date)"
    r"|\(function\s*\(\w*\)\s*\{|^\s*<!\[CDATA\["
    r"|^[^{}\u4e00-\u9fff]{1,120}\{[^{}]*\b(?:width|height|margin|padding|color|display|font(?:-size)?|float|background|border|position)\s*:[^{}]*\}"
)
MANY_LINES: Final = 15_000
CHARACTERS_PER_LINE: Final = 20
"""A page may have so many lines, or one for so many characters, whichever is more; the rest is not looked at."""

MANY_TAGGED: Final = 2000
"""So many lines with markup are parsed; from the others tags are cut out."""

FEW: Final = 100
"""So many tags are counted; of a text with more each line is asked for some."""

_HAN: Final = expression("[\u4e00-\u9fff]")


def parse_text(text: str) -> Page:
    """The flat blocks of a page without HTML: its lines, stray markup told apart."""
    page = Page(is_html=False)
    if IS_COMPILED:
        lines, told = shown_lines(text)
    else:
        lines, told = [line for shown in text.splitlines() if (line := shown.strip())], _signs_in(text)
    if len(lines) < _FEW_LINES and any(len(line) > _LONG_LINE for line in lines):
        lines = [piece for line in lines for piece in _unjoin(line)]
    lines = rejoined(lines)
    most = max(MANY_LINES, len(text) // CHARACTERS_PER_LINE)
    if len(lines) > most:
        page.rest = "\n".join(lines[most:])
        del lines[most:]
    # No more of their signs are to come: on most pages with any, they stand close together.
    tags = _count_of_few(text, "<") if told & OPENS_TAG else 0
    entities = _count_of_few(text, "&") if told & OPENS_ENTITY else 0
    scripted = told & IS_OF_CODE or "document." in text
    found = 0
    for line in lines:
        tagged, escaped = tags > 0 and "<" in line, entities > 0 and "&" in line
        if tagged:
            tags -= line.count("<")
        if escaped:
            entities -= line.count("&")
        if (tagged or escaped) and _has_markup(line):
            found += 1
            shown = _without_markup(line, thorough=found <= MANY_TAGGED)
            if not shown:
                page.markup.append((len(page.texts), line))
                continue
            line = shown
        if scripted and _is_script(line):
            page.markup.append((len(page.texts), line))
            continue
        page.texts.append(line)
    page.links = [0] * len(page.texts)
    page.owners = [0] * len(page.texts)
    page.ends[0] = len(page.texts)
    return page


def _count_of_few(text: str, sign: str) -> int:
    """How often a sign stands in a text, or more, if that is more than a few times."""
    at = text.find(sign)
    for count in range(FEW):
        if at < 0:
            return count
        at = text.find(sign, at + 1)
    return len(text)


def _signs_in(text: str) -> int:
    """What stands in a text of tags, entities and code, as bits; see `compiled.shown_lines`."""
    code = "{" in text or "_" in text
    return OPENS_TAG * ("<" in text) + OPENS_ENTITY * ("&" in text) + IS_OF_CODE * code


def _has_markup(line: str) -> bool:
    """Whether a line with one of their signs holds a tag, a comment, a marked section or an entity."""
    return (
        _TAG.search(line) is not None
        or _ENTITY.search(line) is not None
        or 0 <= line.find("<!--") < line.rfind("-->")
        or 0 <= line.find("<![CDATA[") < line.rfind(">")
    )


def _without_markup(line: str, *, thorough: bool) -> str:
    """What a line with markup shows; see `soup.without_stray_markup`."""
    if not without_tags(line).strip():  # most such lines hold nothing else
        return ""
    from .soup import without_stray_markup

    return without_stray_markup(line, thorough=thorough)


def _is_script(line: str) -> bool:
    """Whether a line is what a page's own script or style left."""
    if "{" not in line and "document." not in line and "_" not in line:
        return False
    return bool(_SCRIPT_REMAINS.search(line[:400])) and len(_HAN.findall(line)) * 8 < len(line)


_BLANKS: Final = expression(r"[ \t]+")


def _unjoin(line: str) -> list[str]:
    """The lines of a page that a flattener joined with blanks.

    Chinese has no blanks between words, so a blank is a line's end, but for those beside Latin words
    and numbers, where pieces stay together as long as they make no sentence.

    >>> _unjoin("首页 新闻 他来了。 我们走吧，再见。")
    ['首页', '新闻', '他来了。', '我们走吧，再见。']
    """
    pieces: list[list[str]] = []
    for piece in _BLANKS.split(line):
        if pieces and piece and _continues(pieces[-1][-1], piece):
            pieces[-1].append(piece)
        elif piece:
            pieces.append([piece])
    return [" ".join(piece) for piece in pieces]


def _continues(before: str, piece: str) -> bool:
    last, first = before[-1], piece[0]
    if last in "。！？”」…" and first.isascii() is False:
        return False
    return (last.isascii() and last not in "|>)]") or (first.isascii() and first not in "|>([")

"""Hostile pages, made: shapes that cost a parser, an expression or a loop more than their size should.

A shape is a function of a number of bytes to a page of about that size, the same one every time. `hostile.py` measures
what each costs, `fuzz.py` mutates small ones, and the tests clean them all.
"""

from __future__ import annotations

import base64
import json
import random
from collections.abc import Callable
from itertools import count, islice

Shape = Callable[[int], bytes]

SENTENCE = "去年春天，河边的渔民修好了门前的石桥，大家都觉得这是一件好事。"
PARAGRAPH = f"<p>{SENTENCE}算下来花了不到三万元，账目就贴在祠堂的墙上。</p>"
_OPEN = "<!DOCTYPE html><html><head><meta charset=utf-8><title>石桥村修好了门前的路</title></head><body>"
_FORUM = "<meta name=generator content='Discuz! X3.4'>"
SHAPES: dict[str, Shape] = {}


def _shape(name: str) -> Callable[[Shape], Shape]:
    def add(make: Shape) -> Shape:
        SHAPES[name] = make
        return make

    return add


def _filled(unit: str, size: int, before: str = "", after: str = "") -> bytes:
    """A unit repeated to a size, between two ends."""
    room = size - len(before.encode()) - len(after.encode())
    return (before + unit * max(1, room // len(unit.encode())) + after).encode()


def _numbered(unit: str, size: int, before: str = "", after: str = "") -> bytes:
    """The same with a number in each repetition, so that none is like another: `unit` holds {n}."""
    parts: list[str] = []
    length = len(before.encode()) + len(after.encode())
    width = len(unit.replace("{n}", "").encode())
    for n in count():
        parts.append(unit.replace("{n}", str(n)))
        length += width + len(str(n))
        if length >= size:
            break
    return (before + "".join(parts) + after).encode()


# ------------------------------------------------------------------------- units over and over, in HTML and in text

# Name: (unit, before, after). A paragraph stands at both ends where an article could be lost.
_HTML_UNITS: dict[str, tuple[str, str, str]] = {
    "deep div": ("<div>", "", PARAGRAPH),
    "deep div with text": (f"<div><p>{SENTENCE}", "", ""),
    "deep span": ("<span>", "<p>", SENTENCE),
    "deep list": ("<ul><li>", "", PARAGRAPH),
    "deep definition list": ("<dl><dd>", "", PARAGRAPH),
    "deep table": ("<table><tr><td>", "", PARAGRAPH),
    "deep quote": ("<blockquote>", "", PARAGRAPH),
    "deep link": ("<a href=x><div>", "", PARAGRAPH),
    "deep formatting": ("<i><div>", "", PARAGRAPH),
    "deep unknown element": ("<x>", "", PARAGRAPH),
    "deep svg": ("<svg><g>", "", PARAGRAPH),
    "deep foreign object": ("<svg><foreignObject>", "", PARAGRAPH),
    "deep template": ("<template>", "", PARAGRAPH),
    "deep select": ("<select><optgroup>", "", PARAGRAPH),
    "deep ruby": ("<ruby><rt>", "", PARAGRAPH),
    "deep button": ("<button><p>", "", PARAGRAPH),
    "deep object": ("<object><div>", "", PARAGRAPH),
    "deep pre": ("<pre>x", "", PARAGRAPH),
    "deep hidden": ("<div style=display:none>", "", PARAGRAPH),
    "deep then closed": ("<div>", PARAGRAPH, ""),
    "closing tags": ("</div>", PARAGRAPH, PARAGRAPH),
    "closing tags nobody opened": ("</x></p></br>", PARAGRAPH, PARAGRAPH),
    "wide": (f"<div class=item><span>石桥</span><div class=text>{SENTENCE}</div></div>", "", ""),
    "empty elements": ("<div></div>", PARAGRAPH, PARAGRAPH),
    "paragraphs of a letter": ("<p>x", "", ""),
    "paragraphs of a character": ("<p>桥</p>", "", ""),
    "spans of a character": ("<span>桥</span>", "<p>", "</p>"),
    "line breaks": ("<br>", PARAGRAPH, PARAGRAPH),
    "line breaks and letters": ("x<br>", PARAGRAPH, PARAGRAPH),
    "rules": ("<hr>", PARAGRAPH, PARAGRAPH),
    "images": ("<img src=a.png>", PARAGRAPH, PARAGRAPH),
    "headings": ("<h2>石桥</h2>", "", ""),
    "formatting": ("<b><i><em>桥</em></i></b>", "<p>", ""),
    "formatting in every paragraph": ("<p><b><i><u>桥", "", ""),
    "every formatting element": (
        "<p>x",
        "<p>"
        + "".join(
            f"<{name}>" * 3
            for name in ["b", "big", "code", "em", "font", "i", "s", "small", "strike", "strong", "tt", "u"]
        )
        + "</p>",
        "",
    ),
    "misnested": ("<b><p>桥</b><i></p>", "", ""),
    "only links": ("<a href=/n>石桥村新闻</a>", "", ""),
    "links in lists": ("<li><a href=/n>石桥村修好了门前的路</a>", "<ul>", ""),
    "links not closed": ("<a href=/n>石桥", "", ""),
    "nobr": ("<nobr>桥", "", ""),
    "table of figures": ("<tr><td>1</td><td>2</td><td>3</td></tr>", "<table>", "</table>"),
    "table of a row": ("<td>桥</td>", "<table><tr>", "</table>"),
    "tables side by side": ("<table><tr><td>桥</td><td>路</td></tr></table>", "", ""),
    "nested tables with text": (f"<table><tr><td>{SENTENCE}<td>", "", ""),
    "text in a table": (SENTENCE + "<tr>", "<table>", ""),
    "table in a table": ("<table>x", "", ""),
    "forms": ("<form><input name=q value=x>", PARAGRAPH, PARAGRAPH),
    "options": ("<option>石桥", "<select>", "</select>"),
    "style blocks": ("<style>.a{color:red}</style>", PARAGRAPH, PARAGRAPH),
    "scripts": ('<script>var a="<p>x</p>";</script>', PARAGRAPH, PARAGRAPH),
    "scripts not closed": ("<script>x", PARAGRAPH, PARAGRAPH),
    "noscripts": (f"<noscript>{SENTENCE}", "", ""),
    "textareas": (f"<textarea>{SENTENCE}{SENTENCE}</textarea>", "", ""),
    "textareas not closed": (f"<textarea>{SENTENCE}", "", ""),
    "templates with text": (f"<template>{SENTENCE}{SENTENCE}</template>", "", ""),
    "titles": ("<title>x</title>", PARAGRAPH, PARAGRAPH),
    "bodies": ("<body class=a>", PARAGRAPH, PARAGRAPH),
    "framesets": ("<frameset><frame src=x>", "", ""),
    "comments": ("<!-- x -->", PARAGRAPH, PARAGRAPH),
    "comments not closed": ("<!-- x ", PARAGRAPH, PARAGRAPH),
    "comments closed early": ("<!-->x", PARAGRAPH, PARAGRAPH),
    "declarations": ("<!x>", PARAGRAPH, PARAGRAPH),
    "declarations not closed": ("<!x", PARAGRAPH, ""),
    "processing instructions": ("<?x", PARAGRAPH, ""),
    "CDATA": ("<![CDATA[x]]>", PARAGRAPH, PARAGRAPH),
    "CDATA not closed": ("<![CDATA[x", PARAGRAPH, PARAGRAPH),
    "only <": ("<", PARAGRAPH, PARAGRAPH),
    "only </": ("</", PARAGRAPH, PARAGRAPH),
    "only <a": ("<a", PARAGRAPH, PARAGRAPH),
    "only <a and blank": ("<a ", PARAGRAPH, PARAGRAPH),
    "only >": (">", PARAGRAPH, PARAGRAPH),
    "open quotation marks": ("<a href='", PARAGRAPH, PARAGRAPH),
    "open double quotation marks": ('<p title="', PARAGRAPH, PARAGRAPH),
    "entities": ("&amp;&#26725;&nbsp;", "<p>", "</p>"),
    "entities escaped twice": ("&amp;#26725;", "<p>", "</p>"),
    "entities without an end": ("&notit", "<p>", "</p>"),
    "ampersands": ("&", "<p>", "</p>"),
    "NUL characters": ("桥\x00", "<p>", "</p>"),
    "parts with names, between short lines": ("<div class=share>分享到：<a>微信</a></div><p>石桥修好了。</p>", "", ""),
    "posts of a forum": (
        f"<div class=post>江上清风 2012-4-5 10:02<div class=message>{SENTENCE}</div></div>",
        _FORUM,
        "",
    ),
    "posts of a forum, nested": (f"<div class=post>江上清风 2012-4-5 10:02<p>{SENTENCE}</p>", _FORUM, ""),
    "posts of a forum, in tables": ("<table class=post><td>江上清风<td>2012-4-5 10:02<tr><td>好</table>", _FORUM, ""),
    "posts of a forum without containers": (f"<p>江上清风<p>2012-4-5 10:02<p>{SENTENCE}", _FORUM, ""),
    "pagers": ("<a href='/a?page=2'>2</a><a href='/a?page=3'>下一页</a>", PARAGRAPH, PARAGRAPH),
    "formulas": ("<math><mi>x</mi><annotation encoding='application/x-tex'>x^2</annotation></math>", "<p>", ""),
    "numbered lines of code": ("<tr><td class=gutter>1<td><pre>x = 1\n</pre>", "<table>", "</table>"),
    "titles with a sentence each": (f"<h3><a href=/n>石桥村</a></h3><p>{SENTENCE}</p><time>2024-03-05</time>", "", ""),
    "hidden parts": ("桥<span style=display:none>彩票</span>", "<p>", "</p>"),
    "hidden spam": ("<span style='font-size:0'>彩票平台,棋牌游戏,真人娱乐,在线影院</span>", PARAGRAPH, PARAGRAPH),
    "hidden containers": (f"<div hidden><p>{SENTENCE}</div>", PARAGRAPH, PARAGRAPH),
    "footnotes": ("石桥很长。<sup>[1]</sup>", "<p>", "</p>"),
    "code": ("<pre>x = 1\n</pre>", PARAGRAPH, PARAGRAPH),
    "ruby": ("<ruby>桥<rt>qiáo</rt></ruby>", "<p>", "</p>"),
    "readings": ("石(shí)橋(qiáo)", "<p>", "</p>"),
    "captions": ("<figure><img><figcaption>图：石桥</figcaption></figure>", PARAGRAPH, PARAGRAPH),
    "named boilerplate": (f"<div class='related share footer'><p>{SENTENCE}</p></div>", PARAGRAPH, PARAGRAPH),
    "repeated paragraphs": (PARAGRAPH, "", ""),
    "articles": (f"<article><h1>石桥</h1>{PARAGRAPH}</article>", "", ""),
}
for _name, (_unit, _before, _after) in _HTML_UNITS.items():
    _closing = "</div>" if _name == "deep then closed" else ""
    SHAPES[_name] = lambda size, u=_unit, b=_before, a=_after: _filled(u, size, _OPEN + b, a)


for _name, _unit in {"comments": "<!--", "titles": "<title>", "declarations": "<?"}.items():

    @_shape(f"{_name} not closed behind too many elements")
    def _behind_elements(size: int, unit: str = _unit) -> bytes:
        return _filled("<p>桥</p>", size // 2, _OPEN) + _filled(unit, size // 2)


@_shape("deep then closed")
def _deep_then_closed(size: int) -> bytes:
    depth = size // 11
    return (_OPEN + "<div>" * depth + SENTENCE + "</div>" * depth + PARAGRAPH).encode()


_TEXT_UNITS: dict[str, str] = {
    "one long line": SENTENCE,
    "repeated lines": SENTENCE + "\n",
    "short lines": "石桥\n",
    "lines of a letter": "x\n",
    "empty lines": "\n \n\t\n",
    "Han without marks": "石桥村的人在河边修路",
    "one character": "的",
    "one letter": "a",
    "one digit": "1",
    "one blank": " ",
    "one wide blank": "　",
    "blanks between words": "石桥 ",
    "numbers": "13900001234 ",
    "brackets": "(",
    "brackets in pairs": "（）",
    "square brackets": "[",
    "quotation marks": "“",
    "separators": "|",
    "pause marks": "、",
    "commas": "，",
    "full stops": "。",
    "hyphens": "-",
    "underscores": "_",
    "dots": ".",
    "slashes": "/",
    "colons": "：",
    "equals signs": "=",
    "tildes": "～",
    "exclamation marks": "！",
    "addresses": "https://www.a.example/b?c=d&e=f ",
    "one address": "www.a",
    "hosts": "a.cn.",
    "numbers of accounts": "kk_cc8899 ",
    "zero-width characters": "桥\u200b",
    "only zero-width characters": "\u200b",
    "direction marks": "桥\u202e\u202c",
    "variation selectors": "桥\ufe0f",
    "soft hyphens": "a\u00ad",
    "combining marks": "a\u0301\u0302\u0303",
    "only combining marks": "\u0301",
    "emoji": "👨\u200d👩\u200d👧",
    "control characters": "桥\x01\x02",
    "surrogates in UTF-8": "桥\ud83d",
    "private characters": "\ue000桥",
    "rare characters": "𠀀𪚥",
    "radicals": "⼀⼄",
    "mixed scripts": "石橋村的桥abcмостさくら다리",
    "traditional and simplified": "石橋村的桥，他看著远方的霧氣。",
    "traditional": "石橋村的老人看著河邊的漁民，想起當年的著名學者。",
    "traditional with doubtful words": "公佈著名單，重新著手計畫面臨乾淨的著作。",
    "one doubtful character": "著",
    "mechanical traditional": "這么說后來什么都沒有，著名的后面。",
    "kana": "さくらの桜が咲く。",
    "quoted kana": "「さくらの桥」",
    "full-width letters": "ＡＢＣ１２３",
    "circled digits": "①②③",
    "numerals": "一二三四五六七八九",
    "letters of mathematics": "𝟏𝟐𝟑",
    "mojibake": "çŸ³æ¡¥",
    "mojibake of GBK": "鐭虫ˉ涓嶉",
    "replacement characters": "\ufffd",
    "line separators": "桥\u2028\x85",
    "carriage returns": "桥\r",
    "tabs": "桥\t",
    "open comments": "桥<!--",
    "tags on one line": "桥<b>路",
    "a tag without an end": "<a 桥 ",
    "declarations on one line": "<!桥",
    "tags opened on one line": "<a>桥",
    "stray tags": "桥<b>路</b>\n",
    "lines of stray tags": "<cite id=a1></cite><track id=a1></track>\n",
    "entities in text": "桥&nbsp;&amp;路\n",
    "remains of scripts": "var _hmt = _hmt || []; document.write('x'){}\n",
    "JSON": '{"a":[',
    "jammer": "! a # b % c 石桥\n",
    "notes": "石桥[1]，",
    "spaced characters": "加 微 信 ",
    "separated characters": "加-微-信-",
    "spam: keywords": "棋牌游戏,真人娱乐,彩票网站,在线影院\n",
    "spam: keywords on one line": "棋牌游戏,真人娱乐,彩票网站,在线影院,",
    "spam: link farm": "主站蜘蛛池模板: 短剧在线看| 清河县| 武乡县| 手机铃声下载| 棋牌游戏|\n",
    "spam: promotion": "诚信代开发票，正规贷款当天放款，仅限前100名，点击进入领取彩金88元。\n",
    "spam: promotion on one line": "诚信代开发票，正规贷款当天放款，仅限前100名，点击进入领取彩金88元。",
    "spam: contact": "加微信 kkcc8899 领取福利，扫码进群，回复“资料”领取。\n",
    "spam: contact on one line": "加微信 kkcc8899 领取福利，扫码进群，回复“资料”领取。",
    "spam: disguised": "加薇❤ ⑧⑧⑥⑥⑨ 百-家-乐，壹贰叁肆伍陆。\n",
    "spam: disguised on one line": "加薇❤ ⑧⑧⑥⑥⑨ 百-家-乐，壹贰叁肆伍陆。",
    "spam: doorway": "本文将为您介绍彩票平台下载的最新版本，欢迎大家收藏彩票平台下载。\n",
    "spam: watermark": "（更多精彩内容请登录www.a.example小说网）\n",
    "spam: watermark on one line": "（更多精彩内容请登录",
    "spam glued to prose": SENTENCE + "加微信 kkcc8899 领取彩票福利。\n",
    "boilerplate": "责任编辑：林某 来源：河湾日报 分享到：微信 微博\n",
    "boilerplate on one line": "责任编辑：林某 ",
    "disclaimers": "免责声明：本文内容仅代表作者看法，转载请注明出处。\n",
    "feed": "石桥村修好了门前的路\n石桥村修好了门前的路\n河湾日报\n2025-11-03 08:12\n",
    "recommendations": "相关推荐\n石桥村修好了门前的路\n",
    "dates": "2025-11-03 08:12:45\n",
    "bylines": "2025-11-03 08:12 来源：河湾日报 作者：林某\n",
    "menus": "首页 | 新闻 | 体育 | 财经 | 娱乐\n",
    "interface words": "首页 新闻 体育 ",
}
for _name, _unit in _TEXT_UNITS.items():
    SHAPES[f"text: {_name}"] = lambda size, u=_unit: (
        u * max(1, size // len(u.encode("utf-8", "surrogatepass")))
    ).encode("utf-8", "surrogatepass")
# The same units where HTML keeps them: a paragraph each line, or one paragraph.
for _name, _unit in _TEXT_UNITS.items():
    if _name.startswith(("spam", "boilerplate", "repeated", "traditional", "mixed", "one ", "feed", "bylines")):
        SHAPES[f"html: {_name}"] = lambda size, u=_unit: _filled(
            u.replace("\n", "</p><p>"), size, _OPEN + PARAGRAPH + "<p>"
        )


# ---------------------------------------------------------------------------------------------- shapes of their own


@_shape("attributes of one element")
def _attributes(size: int) -> bytes:
    return _numbered(" a{n}=1", size, _OPEN + "<p", ">" + PARAGRAPH)


@_shape("attributes of one element, in quotes with >")
def _quoted_attributes(size: int) -> bytes:
    return _numbered(' a{n}=">"', size, _OPEN + "<p", ">" + PARAGRAPH)


@_shape("attributes without values")
def _bare_attributes(size: int) -> bytes:
    return _numbered("/a{n}", size, _OPEN + "<p", ">" + PARAGRAPH)


@_shape("attributes of a tag that is not closed")
def _attributes_not_closed(size: int) -> bytes:
    return _numbered(" a{n}=1", size, _OPEN + PARAGRAPH + "<p")


@_shape("attributes, many of many elements")
def _many_attributes(size: int) -> bytes:
    element = "<p" + "".join(f" a{n}=1" for n in range(500)) + ">x</p>"
    return _filled(element, size, _OPEN, PARAGRAPH)


@_shape("attributes of the body, from many tags")
def _body_attributes(size: int) -> bytes:
    return _numbered("<body a{n}=1>", size, _OPEN, PARAGRAPH)


@_shape("attributes of the html element, from many tags")
def _html_attributes(size: int) -> bytes:
    return _numbered("<html a{n}=1>", size, _OPEN, PARAGRAPH)


@_shape("attributes of a closing tag")
def _closing_attributes(size: int) -> bytes:
    return _numbered(" a{n}=1", size, _OPEN + PARAGRAPH + "</p", ">" + PARAGRAPH)


@_shape("formatting that every paragraph opens anew")
def _reconstructed(size: int) -> bytes:
    opened = _numbered("<b a={n}>", size // 2, _OPEN + "<p>", "</p>")
    return opened + b"<p>x" * ((size - len(opened)) // 4)


@_shape("formatting with many attributes that every paragraph opens anew")
def _reconstructed_attributes(size: int) -> bytes:
    attributes = "".join(f" a{n}=1" for n in range(120))
    opened = _numbered(f"<FONT b={{n}}{attributes}>", size // 2, _OPEN + "<p>", "</p>")
    return opened + b"<p>x" * ((size - len(opened)) // 4)


@_shape("font in every paragraph, never closed")
def _fonts(size: int) -> bytes:
    return _numbered("<p><font color={n}>桥", size, _OPEN)


@_shape("formatting in cells")
def _formatting_in_cells(size: int) -> bytes:
    return _numbered("<tr><td><b a={n}>桥", size, _OPEN + "<table>")


@_shape("formatting in buttons")
def _formatting_in_buttons(size: int) -> bytes:
    return _numbered("<b a={n}><button></b></button>", size, _OPEN + "<p>", "<p>x" * (size // 8))


@_shape("classes, all different")
def _classes(size: int) -> bytes:
    return _numbered('<div class="item-{n} fooBar{n}" id=i{n} style="left:{n}px"><p>桥</div>', size, _OPEN)


@_shape("one long class")
def _long_class(size: int) -> bytes:
    return _numbered(" nav{n}", size, _OPEN + PARAGRAPH + '<div class="', f'">{PARAGRAPH}</div>')


@_shape("one long style")
def _long_style(size: int) -> bytes:
    return _filled("font-size:0 ", size, _OPEN + PARAGRAPH + '<div style="', f'">{PARAGRAPH}</div>')


@_shape("one long name of an element")
def _long_name(size: int) -> bytes:
    return _filled("x", size, _OPEN + PARAGRAPH + "<", f">{PARAGRAPH}")


@_shape("names of elements, all different")
def _names(size: int) -> bytes:
    return _numbered("<x{n}>桥</x{n}>", size, _OPEN)


@_shape("huge title")
def _title(size: int) -> bytes:
    return _filled(
        "石桥村修路_新闻-", size, "<html><head><meta charset=utf-8><title>", f"</title></head><body>{PARAGRAPH}"
    )


@_shape("huge meta")
def _meta(size: int) -> bytes:
    before = '<html><head><meta charset=utf-8><meta property="og:title" content="'
    return _filled("石桥村修路_新闻-", size, before, f'"></head><body>{PARAGRAPH}')


@_shape("many metas")
def _metas(size: int) -> bytes:
    return _numbered(
        '<meta name="author{n}" content="林某">', size, "<html><head><meta charset=utf-8>", f"</head>{PARAGRAPH}"
    )


@_shape("JSON-LD, nested")
def _json_ld(size: int) -> bytes:
    depth = size // 11
    return (
        "<html><head><meta charset=utf-8><script type='application/ld+json'>"
        + '{"author":' * depth
        + "1"
        + "}" * depth
        + f"</script></head><body>{PARAGRAPH}"
    ).encode()


@_shape("JSON-LD, small and many")
def _json_lds(size: int) -> bytes:
    one = '<script type=\'application/ld+json\'>{"@type":"NewsArticle","datePublished":"2024-03-05"}</script>'
    return _filled(one, size, "<html><head><meta charset=utf-8>", f"</head><body>{PARAGRAPH}")


@_shape("JSON-LD, deep and many")
def _json_lds_deep(size: int) -> bytes:
    one = "<script type='application/ld+json'>" + "[" * 900 + "]" * 900 + "</script>"
    return _filled(one, size, "<html><head><meta charset=utf-8>", f"</head><body>{PARAGRAPH}")


@_shape("JSON-LD with huge numbers")
def _json_ld_numbers(size: int) -> bytes:
    one = "<script type='application/ld+json'>[" + "1" * 4000 + "]</script>"
    return _filled(one, size, "<html><head><meta charset=utf-8>", f"</head><body>{PARAGRAPH}")


@_shape("article in a script")
def _embedded(size: int) -> bytes:
    texts = [{"content": f"<p>{SENTENCE}{SENTENCE}</p>", "id": n} for n in range(size // 340)]
    return (_OPEN + "<script>window.__STATE__=" + json.dumps(texts) + "</script>").encode()


@_shape("article in a script, one string")
def _embedded_string(size: int) -> bytes:
    text = json.dumps({"content": PARAGRAPH * (size // 320)})
    return (_OPEN + f"<script>window.__STATE__={text}</script>").encode()


@_shape("backslashes in a script")
def _backslashes(size: int) -> bytes:
    return _filled("\\", size, _OPEN + "<script>a='\\u6865';b=\"", "</script>桥")


@_shape("quotation marks in a script")
def _quotes_in_script(size: int) -> bytes:
    return _filled('"\\', size, _OPEN + "<script>a='\\u6865';", "</script>桥")


@_shape("base64 image")
def _base64(size: int) -> bytes:
    data = base64.b64encode(random.Random(1).randbytes(size * 3 // 4)).decode()
    return (_OPEN + PARAGRAPH + f'<img src="data:image/png;base64,{data}">' + PARAGRAPH).encode()


@_shape("base64 text")
def _base64_text(size: int) -> bytes:
    return base64.b64encode(random.Random(1).randbytes(size * 3 // 4))


@_shape("hexadecimal text")
def _hexadecimal(size: int) -> bytes:
    return random.Random(1).randbytes(size // 2).hex().encode()


@_shape("random Han")
def _random_han(size: int) -> bytes:
    choose = random.Random(1).choice
    return "".join(choose("石桥村修好了门前的路，大家都觉得这是一件。\n") for _ in range(size // 3)).encode()


@_shape("random rare Han")
def _random_rare(size: int) -> bytes:
    among = random.Random(1).randint
    return "".join(chr(among(0x4E00, 0x9FA5)) for _ in range(size // 3)).encode()


@_shape("random text of all planes")
def _random_text(size: int) -> bytes:
    among = random.Random(1).randint
    return "".join(chr(among(0x20, 0xD7FF)) for _ in range(size // 3)).encode()


@_shape("GBK")
def _gbk(size: int) -> bytes:
    return (PARAGRAPH * (size // 120)).encode("gb18030")


@_shape("GBK with a broken byte in each line")
def _gbk_broken(size: int) -> bytes:
    return (SENTENCE.encode("gb18030") + b"\xd7\n") * (size // 70)


@_shape("GBK with a broken byte, on one line")
def _gbk_one_line(size: int) -> bytes:
    return (SENTENCE.encode("gb18030") + b"\xff") * (size // 70)


@_shape("Big5 with broken bytes")
def _big5_broken(size: int) -> bytes:
    return ("石橋村的老人看著河邊的漁民。".encode("big5") + b"\xff\x80<") * (size // 32)


@_shape("UTF-8 with broken bytes")
def _utf8_broken(size: int) -> bytes:
    return (SENTENCE.encode() + b"\xe6\xa1\n") * (size // 97)


@_shape("UTF-8 and GBK in turn")
def _two_encodings(size: int) -> bytes:
    return (SENTENCE.encode() + b"\n" + SENTENCE.encode("gb18030") + b"\n") * (size // 160)


@_shape("UTF-16")
def _utf16(size: int) -> bytes:
    return (PARAGRAPH * (size // 120)).encode("utf-16")


@_shape("UTF-16 without a mark")
def _utf16_bare(size: int) -> bytes:
    return (PARAGRAPH * (size // 120)).encode("utf-16-le")


@_shape("Latin-1 bytes")
def _latin(size: int) -> bytes:
    return b"caf\xe9 na\xefve " * (size // 12)


@_shape("high bytes")
def _high_bytes(size: int) -> bytes:
    return b"<p>" + bytes(range(0x80, 0x100)) * (size // 128)


@_shape("double-encoded page")
def _double(size: int) -> bytes:
    return (PARAGRAPH * (size // 240)).encode().decode("latin-1").encode()


@_shape("declarations of the character set")
def _charsets(size: int) -> bytes:
    return _filled("<meta charset=gbk>", size, "", "") + SENTENCE.encode("gb18030")


@_shape("random bytes after a head")
def _random_bytes(size: int) -> bytes:
    return _OPEN.encode() + random.Random(1).randbytes(size)


@_shape("prose, as pages are")
def _prose(size: int) -> bytes:
    return _numbered(
        "<p>第{n}户人家去年春天修好了门前的石桥，大家都觉得这是一件好事，算下来花了{n}元。</p>\n", size, _OPEN
    )


@_shape("lines, as pages without HTML are")
def _lines(size: int) -> bytes:
    return _numbered("第{n}户人家去年春天修好了门前的石桥，大家都觉得这是一件好事，算下来花了{n}元。\n", size)


@_shape("keywords, all different")
def _keywords(size: int) -> bytes:
    return _numbered("棋牌游戏{n},真人娱乐{n},彩票网站{n},在线影院{n}\n", size)


@_shape("contacts, all different")
def _contacts(size: int) -> bytes:
    return _numbered("加微信 kkcc{n} 领取福利{n}，诚信代开发票{n}元。\n", size)


@_shape("keywords of the page in one paragraph")
def _own_keywords(size: int) -> bytes:
    keywords = "飞鱼体育直播,飞鱼体育下载,飞鱼体育官网,飞鱼体育平台,棋牌游戏大厅,真人娱乐官网\n"
    return _filled(
        f"{SENTENCE}飞鱼体育官网，飞鱼体育直播的比赛很好看。", size, f"{keywords}{SENTENCE}\n" * 2, f"\n{keywords}"
    )


@_shape("trees of random tags")
def _trees(size: int) -> bytes:
    source = random.Random(1)
    names = [
        "div",
        "p",
        "span",
        "a",
        "b",
        "i",
        "ul",
        "li",
        "table",
        "tr",
        "td",
        "h2",
        "blockquote",
        "pre",
        "form",
        "select",
        "svg",
        "math",
        "template",
        "ruby",
    ]
    pieces: list[str] = [_OPEN]
    length = 0
    for name in (source.choice(names) for _ in count()):
        piece = source.choice((f"<{name}>", f"<{name} class=c>", f"</{name}>", "石桥。", SENTENCE))
        pieces.append(piece)
        length += len(piece.encode())
        if length >= size:
            return "".join(pieces).encode()
    raise AssertionError


def first(count_of: int) -> list[str]:
    """The names of the first shapes."""
    return list(islice(SHAPES, count_of))

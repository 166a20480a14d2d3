"""Pages made up for benchmarks that need many: those of a few sites, each with its menus, feeds and scripts.

The same number always makes the same page. Pages are about as large as pages of portals without their pictures, 40 KB
on the average, and one in three is in traditional characters.
"""

from __future__ import annotations

import random

_SITES = ("溪口新聞網", "江岸日报", "北坡生活", "渡口論壇")
_PLACES = ("渡口", "東街", "北坡村", "老城圖書館", "河岸", "山腳小學", "合作社", "鎮中心", "水庫", "南市場")
_PEOPLE = ("船工", "老師", "攤販", "測量隊員", "圖書管理員", "果農", "護林員", "木匠", "郵差", "麵館老闆")
_DEEDS = (
    "說，今年的江水比往年來得早，船隻要到下午才能靠岸",
    "把曬好的筍乾裝進紙袋，寫上日期，再交給每週來一次的貨車",
    "沿著河岸走了三天，記下每一處需要加固的堤段",
    "在門口掛了一塊木板，寫明借書的規則和還書的日子",
    "回憶起二十年前的那場雪，山路整整封了兩個星期",
    "認為新修的步道方便了老人，也讓孩子們上學少繞一里路",
    "把收成的三成留給村裡的老人食堂，其餘的送到城裡去賣",
    "正在教年輕人怎樣辨認木紋，怎樣不用一顆釘子做好一張椅子",
)
_TAILS = ("。", "，大家都很贊成。", "，這件事後來傳遍了整個鎮子。", "，不過他並不著急。", "，記者在現場看到了這一幕。")
_MENU = ("首頁", "新聞", "財經", "體育", "娛樂", "汽車", "房產", "教育", "旅遊", "健康", "科技", "視頻", "圖片", "論壇")


def made_page(number: int) -> str:
    """The HTML of one page."""
    chance = random.Random(number)
    site = number % len(_SITES)
    title = f"{chance.choice(_PLACES)}的{chance.choice(_PEOPLE)}：第{number}次探訪"
    lines = "\n".join(f"<p>{_paragraph(chance)}</p>" for _ in range(chance.randint(6, 30)))
    html = f"""<!DOCTYPE html>
<html lang="zh"><head><meta charset="utf-8"><title>{title}_{_SITES[site]}</title>
<meta name="keywords" content="{",".join(chance.sample(_PLACES, 4))}">
<style>{_style(site)}</style><script>{_script(site)}</script></head>
<body><div class="top">{_links(site, 40, _MENU)}</div><div class="crumb"><a href="/">首頁</a> &gt; 正文</div>
<div class="main"><h1>{title}</h1>
<div class="info"><span>2025-0{1 + number % 9}-1{number % 10} 09:30</span> <span>來源：{_SITES[site]}</span></div>
<div class="article" id="content">{lines}</div>
<div class="share">分享到： <a href="#">微信</a> <a href="#">微博</a></div>
<div class="related"><h3>相關推薦</h3><ul>{_feed(chance, 24)}</ul></div></div>
<div class="side"><h3>熱門文章</h3><ul>{_feed(chance, 30)}</ul></div>
<div class="foot">{_links(site, 60, _PLACES)}<p>版權所有 {_SITES[site]} 未經許可不得轉載</p></div>
<script>{_script(site + 1)}</script></body></html>"""
    if number % 3:
        from clean import to_simplified

        return to_simplified(html)
    return html


def _paragraph(chance: random.Random) -> str:
    sentences = (
        f"{chance.choice(_PLACES)}的{chance.choice(_PEOPLE)}{chance.choice(_DEEDS)}{chance.choice(_TAILS)}"
        for _ in range(chance.randint(2, 6))
    )
    return "".join(sentences)


def _feed(chance: random.Random, count: int) -> str:
    return "".join(
        f'<li class="item"><a href="/a/{chance.randrange(10**8)}.html" target="_blank" title="">'
        f"{chance.choice(_PLACES)}{chance.choice(_PEOPLE)}的一天，{chance.choice(_PLACES)}又有新變化</a>"
        f"<span>0{chance.randint(1, 9)}-1{chance.randint(0, 9)}</span></li>"
        for _ in range(count)
    )


def _links(site: int, count: int, words: tuple[str, ...]) -> str:
    return " ".join(f'<a href="/s{site}/{n}/" class="m{n % 7}">{words[n % len(words)]}{n}</a>' for n in range(count))


def _style(site: int) -> str:
    return "".join(f".c{site}{n}{{margin:{n}px 0;padding:0 {n}px;color:#{n:03d}}}" for n in range(120))


def _script(site: int) -> str:
    return f"var site={site};" + "".join(f"window.q{n}=function(a){{return a+{n * site}}};" for n in range(160))

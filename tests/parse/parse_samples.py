"""Paragraphs for the tests of parsing, and a document around them."""

from __future__ import annotations

import clean

PROSE = (
    "早市设在河西街，天不亮就开张。卖豆腐的老葛推着车从桥上下来，车把上挂着一盏马灯，灯光一晃一晃。",
    "最先到的是买菜的老人，她们带着布袋，挑菜叶上还有露水的，价钱问三遍，最后总要再添一把葱。",
    "七点以后人多起来，自行车进不去，只好停在桥头。有人在桥头修锁，也有人在那里等熟人，一等就是半个钟头。",
    "到了九点，太阳照到河面，摊子就一个一个收了。地上剩下几片菜叶，扫街的人来得比谁都准时。",
)
BODY = "".join(f"<p>{line}</p>" for line in PROSE)


def document(inner: str, title: str = "河西街早市") -> str:
    """A document with a heading, and the inner HTML in its article."""
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{title}</title></head>"
        f"<body><article><h1>{title}</h1>{inner}</article></body></html>"
    )


def roles(article: clean.Article) -> list[tuple[str, str]]:
    """Role and text of each kept block."""
    return [(block.role.value, block.text) for block in article.blocks if block.kept]

"""The systems that `speed.py` times and `accuracy.py` scores: clean, the limit, and other extractors.

Each goes from a page's bytes to its text, is called the way its own documentation shows, with the settings that suit it
best, and decodes as it does by itself. A peer is imported when it is asked for; one that is missing says so.
"""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

Extract = Callable[[bytes], str]

# Lengths that were set for English, on Chinese: a word of five letters and a space is two characters.
CHINESE = 1 / 3
# Elements that begin a line of their own; cells do not, a row is one line.
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "html", "legend", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "tfoot", "thead",
    "tr", "ul",
))  # fmt: skip
_SPACE = re.compile(r"\s+")


class Peer(NamedTuple):
    """distribution: what pip installs. load: imports it and returns the function to time.

    converts: whether its text is simplified already, so that OpenCC does not come on top.
    """

    distribution: str
    load: Callable[[], Extract]
    converts: bool = False


def _clean() -> Extract:
    from clean import clean

    return lambda data: clean(data).text


def _resiliparse() -> Extract:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    def extract(data: bytes) -> str:
        # Decoding as if all were UTF-8 is the fastest way it can be used, so it has the benefit.
        tree = HTMLTree.parse(data.decode("utf-8", "replace"))
        return str(extract_plain_text(tree, main_content=True, alt_texts=False))

    return extract


def _turbohtml() -> Extract:
    import turbohtml

    return lambda data: turbohtml.parse(data).main_text() or ""


def _trafilatura() -> Extract:
    import trafilatura

    return lambda data: trafilatura.extract(data, include_comments=False) or ""


def _trafilatura_with_comments() -> Extract:
    """Slower than without, and nearer to the gold: the replies of a thread are comments to it."""
    import trafilatura

    return lambda data: trafilatura.extract(data) or ""


def _trafilatura_zh() -> Extract:
    """The same, with the one length that its settings offer scaled for Chinese."""
    import trafilatura
    from trafilatura.settings import use_config

    config = use_config()
    least = config.getint("DEFAULT", "MIN_EXTRACTED_SIZE")
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", str(round(least * CHINESE)))
    return lambda data: trafilatura.extract(data, config=config) or ""


def _readability() -> Extract:
    from readability import Document

    return lambda data: lines_of(Document(data).summary(html_partial=True))


def _gne() -> Extract:
    from gne import GeneralNewsExtractor

    return lambda data: str(GeneralNewsExtractor().extract(data.decode("utf-8", "replace"))["content"])


def _justext() -> Extract:
    """Without stop words, as its documentation has it for a language without a list, and lengths scaled for Chinese."""
    import justext
    from justext import core

    settings: dict[str, Any] = {
        "stoplist": frozenset(),
        "stopwords_low": 0,
        "stopwords_high": 0,
        "length_low": round(core.LENGTH_LOW_DEFAULT * CHINESE),
        "length_high": round(core.LENGTH_HIGH_DEFAULT * CHINESE),
        "max_heading_distance": round(core.MAX_HEADING_DISTANCE_DEFAULT * CHINESE),
    }

    def extract(data: bytes) -> str:
        paragraphs = justext.justext(data, **settings)
        return "\n".join(paragraph.text for paragraph in paragraphs if not paragraph.is_boilerplate)

    return extract


def _magic_html() -> Extract:
    """As a forum: it keeps replies, and loses less of articles too."""
    from magic_html import GeneralExtractor

    extractor = GeneralExtractor()
    return lambda data: lines_of(extractor.extract(data.decode("utf-8", "replace"), html_type="forum")["html"])


def _newspaper() -> Extract:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
        from newspaper import Article

    jieba.setLogLevel(logging.ERROR)

    def extract(data: bytes) -> str:
        article = Article("", language="zh", fetch_images=False)
        article.download(input_html=data)
        article.parse()
        return str(article.text)

    return extract


PEERS = {
    "clean": Peer("clean-zh", _clean, converts=True),
    "resiliparse": Peer("Resiliparse", _resiliparse),
    "turbohtml": Peer("turbohtml", _turbohtml),
    "trafilatura": Peer("trafilatura", _trafilatura),
    "readability": Peer("readability-lxml", _readability),
    "newspaper4k": Peer("newspaper4k", _newspaper),
}
# For accuracy there are more, and what is slower and better is preferred.
SCORED = {
    **PEERS,
    "trafilatura": Peer("trafilatura", _trafilatura_with_comments),
    "trafilatura-zh": Peer("trafilatura", _trafilatura_zh),
    "gne": Peer("gne", _gne),
    "justext": Peer("jusText", _justext),
    "magic-html": Peer("magic-html", _magic_html),
}


def load(name: str, peers: Mapping[str, Peer] = PEERS) -> Extract | str:
    """A peer's function, or why there is none."""
    peer = peers[name]
    # Peers warn of optional parts that they would like to have, and log what a page lacks.
    logging.getLogger(name).setLevel(logging.CRITICAL)
    logging.getLogger("newspaper" if name == "newspaper4k" else name).setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return peer.load()
    except ImportError as error:
        return f"{error}; pip install {peer.distribution}"


def lines_of(html: str) -> str:
    """The text of HTML that an extractor gives: one line a block, a row of a table one line."""
    from lxml import html as lxml_html

    if not html.strip():
        return ""
    pieces: list[str] = []

    def walk(node: Any) -> None:
        if not isinstance(node.tag, str) or node.tag in ("script", "style"):
            return
        edge = "\n" if node.tag in _BLOCKS else ""
        text = (node.text or "") if node.tag == "pre" else _SPACE.sub(" ", node.text or "")
        pieces.extend((" " if node.tag in ("td", "th") else edge, text))
        for child in node:
            walk(child)
            pieces.append((child.tail or "") if node.tag == "pre" else _SPACE.sub(" ", child.tail or ""))
        pieces.append(edge)

    walk(lxml_html.fromstring(html))
    lines = (line.strip() for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def limit(is_html: bool) -> Callable[[bytes], object]:
    """What no extractor in this language can go below: the parse alone, of UTF-8 bytes; of text, its lines."""
    if not is_html:
        return lambda data: data.decode("utf-8").splitlines()
    from selectolax.lexbor import LexborHTMLParser

    return LexborHTMLParser


def to_simplified() -> Callable[[str], str]:
    """OpenCC's own conversion, which peers get on their output."""
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert

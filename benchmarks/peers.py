"""The systems that `speed.py` times: clean, the limit, and other extractors, each from a page's bytes to its text.

Each is called the way its own documentation shows, with the settings that suit it best, and decodes as it does by
itself. A peer is imported when it is asked for; one that is missing says so.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable
from typing import NamedTuple

Extract = Callable[[bytes], str]


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


def _readability() -> Extract:
    from lxml.html import fromstring
    from readability import Document

    return lambda data: str(fromstring(Document(data).summary(html_partial=True)).text_content())


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


def load(name: str) -> Extract | str:
    """A peer's function, or why there is none."""
    peer = PEERS[name]
    # Peers warn of optional parts that they would like to have, and log what a page lacks.
    logging.getLogger(name).setLevel(logging.CRITICAL)
    logging.getLogger("newspaper" if name == "newspaper4k" else name).setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return peer.load()
    except ImportError as error:
        return f"{error}; pip install {peer.distribution}"


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

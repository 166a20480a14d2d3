"""The frame of a report: one HTML file that needs nothing but itself.

Style and script are package data, written into the file. A content security policy allows these two, by their
digests, and nothing else: should a page's text ever get through as markup, a browser would neither run nor load it.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from html import escape as _escape
from pathlib import Path

from ..labels import Label
from .text import printable

_DATA = Path(__file__).parent.parent / "data"
_FAMILIES = {
    "own": (Label.TITLE, Label.BYLINE, Label.EDITOR, Label.CAPTION),
    "chrome": (Label.NAVIGATION, Label.TOOLBAR, Label.PAGER, Label.FOOTER),
    "feed": (Label.RECOMMENDATION, Label.COMMENT, Label.ADVERTISEMENT),
    "legal": (Label.DISCLAIMER, Label.COPYRIGHT),
}
_FAMILY = {label: family for family, labels in _FAMILIES.items() for label in labels}


def document(title: str, body: str, *, script: bool = True) -> str:
    """A whole HTML document. The body is markup already; the title is text.

    script: whether it has lines to search and filter.
    """
    style, code = _asset("report.css"), _asset("report.js") if script else ""
    policy = f"default-src 'none'; img-src data:; style-src '{_digest(style)}'"
    if script:
        policy += f"; script-src '{_digest(code)}'"
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}; base-uri 'none'; form-action 'none'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<link rel="icon" href="data:,">\n'
        f"<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n{body}"
        f"{f'<script>{code}</script>' if script else ''}\n</body>\n</html>\n"
    )


def escape(text: str) -> str:
    """Text of a page as text of a report, in an element or in a quoted attribute.

    >>> escape('<b title="x">\\x00')
    '&lt;b title=&quot;x&quot;&gt;'
    """
    return _escape(printable(text))


def family(label: Label | None) -> str:
    """The class that colours a label: labels of one kind share a hue.

    >>> family(Label.SPAM_HIDDEN), family(Label.NAVIGATION), family(Label.NOISE)
    ('spam', 'chrome', 'damage')
    """
    if label is not None and label.is_spam:
        return "spam"
    return _FAMILY.get(label, "damage") if label else "damage"


def tag(label: Label | None, *, pick: bool = False) -> str:
    """A label with its Chinese name, in its colour; `pick` lets the script make it choose what is shown."""
    if label is None:
        return '<span class="tag damage">removed</span>'
    chosen = f' data-label="{label.value}"' if pick else ""
    return f'<span class="tag {family(label)}"{chosen}>{label.value} {label.chinese}</span>'


def amount(number: int, one: str, many: str) -> str:
    """A number with its noun.

    >>> amount(1, "line", "lines"), amount(5000, "line", "lines")
    ('1 line', '5,000 lines')
    """
    return f"{number:,} {one if number == 1 else many}"


@cache
def _asset(name: str) -> str:
    return (_DATA / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

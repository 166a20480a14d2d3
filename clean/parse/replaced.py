"""Elements that stand for text: formulas in MathML, MathJax and KaTeX, and pictures of characters.

A formula becomes its TeX between dollar signs, or its characters where the page keeps no TeX; what a script has
drawn beside it goes. A picture becomes its alternative text if that is a formula or an emoji: other pictures'
texts describe them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from ..expressions import expression

# What a script draws of a formula whose source stands beside it.
_DRAWN: Final = (
    ".MathJax_Preview, .MathJax, .MathJax_Display, .MathJax_SVG, .MathJax_SVG_Display, .MathJax_CHTML, .katex-html"
)
_TEX_PICTURE: Final = expression(r"latex|equation|formula|math(?:jax|ml)?(?![a-z])|mwe-math|[?&/]tex=", re.I)
# One of these stands wherever that finds something.
_TEX_SIGNS: Final = ("latex", "equation", "formula", "math", "tex=")
_EMOJI_PICTURE: Final = expression(r"emoji|emoticon|smil(?:ey|ies|e)|expression|face(?![a-z])", re.I)
_DISPLAY_STYLE: Final = expression(r"^\s*\{\\(?:display|text)style\s*(.*)\}\s*$", re.S)
_EMOJI: Final = expression(
    "[\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff](?:[\u200d\ufe0f\u20e3\U0001f3fb-\U0001f3ff]|"
    "[\u203c-\u3299\U0001f000-\U0001faff])*"
)
# A smiley in brackets ("[哈哈]") or of marks (":-)").
_SMILEY: Final = expression(r"\[[^\[\]<>]{1,8}\]|[:;=8xX][-^']?[()DPpOo|/]")
_TEX_MARK: Final = expression(r"[\\^_=+<>]")
LONGEST_TEX: Final = 2000
LONGEST_SMILEY: Final = 12


def replace_formulas(tree: Any, formulas: Iterable[Any]) -> bool:
    """Put text in the place of formulas (<math>, <script type=math/tex>); whether any was put there."""
    texts = [(node, formula_text(node)) for node in formulas]
    for drawn in tree.css(_DRAWN):
        if _has_source(drawn):
            drawn.decompose()
    for node, text in texts:
        if text:
            node.replace_with(text)
    return any(text for _, text in texts)


def formula_text(node: Any) -> str:
    """The TeX of a formula, between dollar signs, or its characters."""
    if node.tag == "script":
        source = node.text() or ""
        is_display = "display" in (node.attributes.get("type") or "")
    else:
        source = next((a.text() for a in node.css("annotation") if "tex" in (a.attributes.get("encoding") or "")), "")
        is_display = node.attributes.get("display") == "block"
    tex = _DISPLAY_STYLE.sub(r"\1", source).strip()[:LONGEST_TEX]
    if tex:
        return f"$${tex}$$" if is_display else f"${tex}$"
    for hidden in node.css("annotation, annotation-xml"):
        hidden.decompose()
    return "".join((node.text() or "").split())


def may_be_text(alt: str) -> bool:
    """Whether the alternative text of a picture may be a formula or an emoji: it is none in plain words."""
    alt = alt.strip()
    if not alt or (alt.isalnum() and not alt.isascii()):
        return False
    return len(alt) <= LONGEST_SMILEY or (len(alt) <= LONGEST_TEX and _TEX_MARK.search(alt) is not None)


def picture_text(alt: str, attributes: Mapping[str, str | None]) -> str:
    """The text of a picture of a formula or an emoji, by its alternative text, if that may be one; "" for any other."""
    alt = alt.strip()
    if _EMOJI.fullmatch(alt):
        return alt
    names = f"{attributes.get('class') or ''} {attributes.get('src') or ''} {'eeimg' if 'eeimg' in attributes else ''}"
    lower = names.lower()
    if (
        any(sign in lower for sign in _TEX_SIGNS)
        and _TEX_PICTURE.search(names)
        and not re.search("[\u3400-\u9fff]{5}", alt)
    ):
        tex = _DISPLAY_STYLE.sub(r"\1", alt).strip()
        return f"${tex}$"
    if len(alt) <= LONGEST_SMILEY and _SMILEY.fullmatch(alt) and _EMOJI_PICTURE.search(names):
        return alt
    return ""


def _has_source(drawn: Any) -> bool:
    """Whether the source of a drawn formula stands beside it."""
    if "katex" in (drawn.attributes.get("class") or ""):
        return True
    following = drawn.next
    for _ in range(3):
        if following is None:
            return False
        if following.tag == "script":
            return "math/" in (following.attributes.get("type") or "")
        following = following.next
    return False

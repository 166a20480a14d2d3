"""What comes out: an `Article` made of labelled `Block`s.

Nothing vanishes: every line of the page is a block that is kept or carries a label and a reason.
Metadata and other renderings are computed when asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, Protocol

from .labels import Label, Role

if TYPE_CHECKING:
    from .metadata import Metadata, Origin

Verdict = Literal["article", "no article", "spam"]
Script = Literal["hans", "hant", "mixed", "other"]


@dataclass(frozen=True, slots=True)
class Link:
    """A link inside a block: the part text[start:end] of the block's text leads to the address.

    url: absolute, http or https, of plain characters alone.
    """

    start: int
    end: int
    url: str


@dataclass(frozen=True, slots=True)
class Image:
    """A picture beside a block: its address, as that of a link; what it shows; and whether it stands above the block.

    alt: the page's text for those who do not see the picture; "" if it has none.
    """

    url: str
    alt: str = ""
    above: bool = False


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Emphasis inside a block: the part text[start:end] of the block's text is set in bold, or else in italics.

    What is set in both has one of each.
    """

    start: int
    end: int
    strong: bool


@dataclass(frozen=True, slots=True)
class Block:
    """One run of text of the page: a paragraph, a heading, a table row, a line.

    Equal blocks are equal values; a block of one page knows nothing of the others.

    text: of a kept block, the line of the article's text; of a removed one, the text as it stood.
    role: what it is within the page.
    kept: whether it is in the article's text.
    label, reason: why it is not, None and "" for a kept block.
    inside: True for a part that was cut out of the kept block before it.
    at: of such a part, the place in that block's text where it stood; None when that is not known.
    original: of a kept block whose text was changed (converted, cut), the text as it stood on the page.
    links, images: of a kept block, if `Options.links` and `Options.images` ask for them: those of its text in order,
        and those that stand right above or below it.
    emphasis: of a kept block, if `Options.emphasis` asks for it: what of its text is set in bold or italics, in order.

    >>> from clean import clean
    >>> first = clean("首页 > 书摊 > 正文\\n雨停以後，舊書攤又擺了出來，攤主把油布掀開一角。").blocks[0]
    >>> first.text, first.kept, first.label.value, first.reason
    ('首页 > 书摊 > 正文', False, 'navigation', 'made of control words')
    """

    text: str
    role: Role
    kept: bool
    label: Label | None = None
    reason: str = ""
    inside: bool = False
    at: int | None = None
    original: str | None = None
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    emphasis: tuple[Emphasis, ...] = ()


class LabelledPage(Protocol):
    """What an article's lazy parts are computed from."""

    def blocks(self) -> Sequence[Block]: ...

    def shown_title(self) -> str | None: ...

    def metadata(self) -> Metadata: ...

    def origins(self) -> Mapping[str, Origin]: ...


class Article:
    """The article of one page and all that was decided about the page: what `clean.clean` returns.

    text: the body, one block a line, simplified unless the options say otherwise.
    verdict: "article", "no article" (nothing on the page is one) or "spam" (nothing but spam).
    script: of the page as it came: "hans", "hant", "mixed" or "other".
    encoding: the character set that was used to read the page.
    url: the address that was given, or that the page names as its own.
    next_page: address of the following page of the same article, if the page says there is one.
    spam_share: share of the page's characters that is spam, 0 to 1.

    Metadata, blocks and other forms are made when they are first asked for. An article can be pickled.

    >>> from clean import clean
    >>> article = clean("渡口停擺之前\\n2023-11-18 來源：河灣日報\\n擺渡的老人把纜繩收進船艙，說今年的水比往年低。")
    >>> article.title, article.date, article.source, article.verdict, article.script
    ('渡口停摆之前', '2023-11-18', '河湾日报', 'article', 'hant')
    >>> article.text
    '摆渡的老人把缆绳收进船舱，说今年的水比往年低。'
    """

    def __init__(
        self,
        *,
        text: str,
        verdict: Verdict,
        script: Script,
        encoding: str,
        url: str | None,
        next_page: str | None,
        result: LabelledPage,
    ) -> None:
        self.text = text
        self.verdict = verdict
        self.script = script
        self.encoding = encoding
        self.url = url
        self.next_page = next_page
        self._result = result

    def __repr__(self) -> str:
        return f"<Article {self.title!r} {self.verdict} {len(self.text)} characters>"

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Every block of the page in page order, kept or removed."""
        return tuple(self._result.blocks())

    @property
    def removed(self) -> list[Block]:
        """The blocks, and parts of blocks, that are not in the text."""
        return [block for block in self.blocks if not block.kept]

    @cached_property
    def _metadata(self) -> Metadata:
        return self._result.metadata()

    @property
    def title(self) -> str | None:
        """The article's title as the page shows it, simplified."""
        return self._result.shown_title()

    @property
    def author(self) -> str | None:
        """The author, or several joined by 、; editors are not authors."""
        return self._metadata.author

    @property
    def editor(self) -> str | None:
        """The editor named for this article."""
        return self._metadata.editor

    @property
    def date(self) -> str | None:
        """Day, or day and time, of publication in ISO 8601; None when the page shows none for this article."""
        return self._metadata.date

    @property
    def source(self) -> str | None:
        """The paper, agency or account that the article is from."""
        return self._metadata.source

    @property
    def site(self) -> str | None:
        """The site's name."""
        return self._metadata.site

    @cached_property
    def origins(self) -> Mapping[str, Origin]:
        """Where each of title, author, date and so on stands on the page, by the name of the attribute.

        >>> from clean import clean
        >>> page = "渡口停摆之前\\n2023-11-18 来源：河湾日报\\n摆渡的老人把缆绳收进船舱，说今年的水比往年低。"
        >>> origin = clean(page).origins["source"]
        >>> origin.where, origin.text
        ('above', '2023-11-18 来源：河湾日报')
        """
        return self._result.origins()

    @cached_property
    def spam_share(self) -> float:
        """Share of the page's characters that is spam, 0 to 1."""
        total = sum(len(block.text) for block in self.blocks)
        spam = sum(len(block.text) for block in self.blocks if block.label and block.label.is_spam)
        return spam / total if total else 0.0

    def keywords(self, n: int = 10) -> list[str]:
        """The n words that tell best what the article is about, most telling first (jieba's TF-IDF)."""
        from .words import keywords

        return keywords(self.text, n)

    def to_markdown(self) -> str:
        """The article as Markdown: title, headings, lists, quotes, tables and code marked up.

        Links, pictures and emphasis are in it if `Options.links`, `Options.images` and `Options.emphasis` asked for
        them.
        """
        from .render.markdown import to_markdown

        return to_markdown(self)

    def to_html(self) -> str:
        """The article as sanitised HTML: no script, no attribute, no address that could act.

        Links, pictures and emphasis are in it if `Options.links`, `Options.images` and `Options.emphasis` asked for
        them: addresses of the web alone, <strong> and <em>.
        """
        from .render.html import to_html

        return to_html(self)

    def to_report(self, name: str = "") -> str:
        """A page to look at, as one HTML file that loads nothing: before and after, line by line, and why.

        name: what the page is called in it, such as its file or its address.
        """
        from .render.report import to_report

        return to_report(self, name)

    def to_dict(self) -> dict[str, Any]:
        """The article as plain data, ready for JSON."""
        from .render.json import to_dict

        return to_dict(self)

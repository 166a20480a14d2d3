"""The labels of removed text and the roles of blocks: small, stable sets, each with a Chinese name.

The keys are part of the output format; programs filter on them. A new kind of boilerplate gets a new
reason, not a new label.
"""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a block is within a page, whether it is kept or not."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    TABLE = "table"
    CODE = "code"
    QUOTE = "quote"
    CAPTION = "caption"
    POST = "post"


class Label(StrEnum):
    """Why a block, or a part of one, is not in the article's text.

    >>> Label.SPAM_KEYWORDS.value, Label.SPAM_KEYWORDS.chinese, Label.SPAM_KEYWORDS.is_spam
    ('spam.keywords', '关键词堆砌', True)
    """

    SPAM_KEYWORDS = "spam.keywords"
    SPAM_LINK_FARM = "spam.link_farm"
    SPAM_PROMOTION = "spam.promotion"
    SPAM_CONTACT = "spam.contact"
    SPAM_HIDDEN = "spam.hidden"
    SPAM_DOORWAY = "spam.doorway"
    TITLE = "title"
    BYLINE = "byline"
    NAVIGATION = "navigation"
    TOOLBAR = "toolbar"
    RECOMMENDATION = "recommendation"
    COMMENT = "comment"
    ADVERTISEMENT = "advertisement"
    DISCLAIMER = "disclaimer"
    COPYRIGHT = "copyright"
    EDITOR = "editor"
    PAGER = "pager"
    FOOTER = "footer"
    CAPTION = "caption"
    DUPLICATE = "duplicate"
    HIDDEN = "hidden"
    MARKUP = "markup"
    NOISE = "noise"
    OUTSIDE = "outside"

    @property
    def chinese(self) -> str:
        """The label's name in Chinese."""
        return _NAMES[self][0]

    @property
    def meaning(self) -> str:
        """One line in English on what the label is for."""
        return _NAMES[self][1]

    @property
    def is_spam(self) -> bool:
        """True for the labels of injected or commercial text that never belonged to the page."""
        return self.startswith("spam.")


SPAM_LABELS = frozenset(label for label in Label if label.is_spam)

_NAMES: dict[Label, tuple[str, str]] = {
    Label.SPAM_KEYWORDS: ("关键词堆砌", "keywords strung together, as in the first line of a hijacked page"),
    Label.SPAM_LINK_FARM: ("链接农场", "link lists for search engines: keywords with place names between them"),
    Label.SPAM_PROMOTION: ("垃圾推广", "offers: gambling, loans, invoices, remedies, certificates, ranking services"),
    Label.SPAM_CONTACT: ("引流", "lines that lead readers away to an account, a group, a telephone or a site"),
    Label.SPAM_HIDDEN: ("隐藏文字", "text that a browser does not show, put there for search engines"),
    Label.SPAM_DOORWAY: ("门页文案", "machine-made sentences around a keyword"),
    Label.TITLE: ("标题", "the article's title, given apart in `title`"),
    Label.BYLINE: ("署名行", "author, date and source of the article, given apart"),
    Label.NAVIGATION: ("导航", "menus, breadcrumbs, lists of sections"),
    Label.TOOLBAR: ("工具条", "share, print, font size, like, report, player and app buttons"),
    Label.RECOMMENDATION: ("推荐", "other articles: related, recommended, hot lists, columns"),
    Label.COMMENT: ("评论", "readers' comments and the forms for them"),
    Label.ADVERTISEMENT: ("广告", "the site's own advertisements and promotions"),
    Label.DISCLAIMER: ("声明", "disclaimers, platform statements, terms"),
    Label.COPYRIGHT: ("版权", "copyright lines and reprint notices"),
    Label.EDITOR: ("编辑", "editors, proof-readers and other staff lines"),
    Label.PAGER: ("翻页", "previous and next, page numbers, to be continued"),
    Label.FOOTER: ("页脚", "licences, addresses, contacts and link lists of the site"),
    Label.CAPTION: ("图注", "captions, when the options leave them out"),
    Label.DUPLICATE: ("重复", "text that stands in the page already"),
    Label.HIDDEN: ("不可见", "parts that a browser does not show and that are not article text"),
    Label.MARKUP: ("残留标记", "tags, scripts and styles left in text"),
    Label.NOISE: ("噪声", "anti-scraping characters, readings in brackets, watermarks, damaged text"),
    Label.OUTSIDE: ("正文之外", "text outside the main content with no sign of its own"),
}

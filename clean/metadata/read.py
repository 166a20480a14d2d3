"""All fields of one page, each from its own module."""

from __future__ import annotations

from .author import find_authors, find_editors
from .date import find_date
from .evidence import Evidence, Metadata
from .facts import read_facts
from .site import find_site
from .source import find_source
from .zone import read_zone


def read_metadata(evidence: Evidence) -> Metadata:
    """Return what the evidence says about the article.

    >>> from clean.metadata import Head
    >>> lines = ("渡口停擺之前", "2023-11-18 20:15 來源：河灣日報 作者：賀青")
    >>> read_metadata(Evidence(Head(), None, "渡口停擺之前", lines, (), (), ("（責任編輯：丁一）",)))
    Metadata(title='渡口停擺之前', author='賀青', editor='丁一', date='2023-11-18T20:15', source='河灣日報', site=None)
    """
    zone = read_zone(evidence)
    facts = read_facts(evidence.head.json_ld)
    editor = find_editors(zone)
    source = find_source(zone)
    return Metadata(
        title=evidence.title,
        author=find_authors(evidence, zone, facts, editor, source),
        editor=editor,
        date=find_date(evidence, zone, facts),
        source=source,
        site=find_site(evidence, facts),
    )

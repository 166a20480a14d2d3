"""Links in lines of their own: the article's lead to other sites from between its paragraphs, the page's do not."""

from __future__ import annotations

import pytest
from label_samples import PROSE, TITLE

import clean

URL = "https://notes.example.com/a/1.html"


def lines_of(*inner: str, url: str | None = URL) -> list[str]:
    """The lines of an article with markup between its second and third paragraph."""
    above, below = ("".join(f"<p>{line}</p>" for line in part) for part in (PROSE[:2], PROSE[2:]))
    page = (
        f"<html><head><title>{TITLE}</title></head><body><div class='note'>{above}{''.join(inner)}{below}</div></body>"
    )
    found = clean.clean(page, url=url).text.split("\n")
    return [line for line in found if line not in PROSE]


@pytest.mark.parametrize(
    "href",
    [
        "https://museum.example.org/boats",
        "http://zh.wikipedia.org/wiki/%E6%B8%A1%E8%88%B9",
        "https://link.example.com/?target=https%3A//museum.example.org/boats",
    ],
)
def test_a_source_on_another_site_between_two_paragraphs_stays(href: str):
    assert lines_of(f"<p><a href='{href}'>The Last Ferry - Museum of Boats</a></p>") == [
        "The Last Ferry - Museum of Boats"
    ]


def test_a_source_stays_beside_a_card_of_the_site():
    card = (
        "<div class='card'><div><a href='/book/7'>渡船与码头</a></div><div><a href='/book/7'>读过的人</a></div></div>"
    )
    assert "渡口小史" in lines_of("<p><a href='https://museum.example.org/'>渡口小史</a></p>", f"<div>{card}</div>")


@pytest.mark.parametrize(
    "link",
    ["/a/2.html", "https://notes.example.com/a/2.html", "https://www.example.com/", "javascript:void(0)", "#top"],
)
def test_a_link_to_the_same_site_between_two_paragraphs_goes(link: str):
    assert lines_of(f"<p><a href='{link}'>桥头修锁的人又回来了</a></p>") == []


def test_links_in_a_row_go():
    assert lines_of(*(f"<p><a href='https://s{n}.example.org/'>第{n}家的老照片</a></p>" for n in range(8))) == []


def test_controls_go_wherever_they_lead():
    assert lines_of("<p><a href='https://share.example.org/'>分享到微博</a></p>") == []


def test_links_that_lead_out_below_the_last_paragraph_go():
    last = "".join(f"<p>{line}</p>" for line in PROSE)
    page = f"<html><body><div>{last}<p><a href='https://museum.example.org/'>江边书屋</a></p></div></body>"
    assert clean.clean(page, url=URL).text.split("\n") == list(PROSE)


def test_without_an_address_nothing_is_known_of_other_sites():
    assert lines_of("<p><a href='https://museum.example.org/'>渡口小史</a></p>", url=None) == []


@pytest.mark.parametrize(
    "line", ["ENGLISH VERSION: The Last Ferry", "English version", "繁体版", "英文版：The Last Ferry"]
)
def test_a_switch_of_languages_goes(line: str):
    assert lines_of(f"<p><a href='https://en.example.org/1'>{line}</a></p>") == []
    assert lines_of(f"<p>{line}</p>") == []


def test_a_sentence_about_an_english_version_stays():
    line = "英文版：这本书的英文版去年在海外印了三千册。"
    assert lines_of(f"<p>{line}</p>") == [line]

"""What sites that copy novels say of themselves goes from a page with their marks, and the story stays."""

from __future__ import annotations

import pytest

import clean
from clean.label.site_talk import is_site_talk

STORY = [
    "船在雾里等了半个钟头，岸上的狗叫了三遍，谁也没有下来。",
    "天亮的时候，老乔把缆绳解开，桨声一下一下地远了，河面上只剩下一圈一圈的水纹。",
    "“还早，”她说，“才第七节。”",
    "她把书签夹进那本讲渡口的小说，灯灭了，窗外的雨声大了起来！",
]
TALK = [
    "老书友都从桐油读书进站，收藏一次，追书不迷路！",
    "桐·油·读·书，别家都是盗版，错字漏字不负责哦",
    "觉得《雾里的渡口》还不错的话，把桐油读书的网址转到QQ群里，满十人点开就解锁番外～",
]


@pytest.mark.parametrize("line", TALK)
def test_a_line_with_several_of_their_words_is_such_talk(line: str):
    assert is_site_talk(line)


@pytest.mark.parametrize("line", [*STORY, "盗版书摊前围着一圈书友，城管来了"])
def test_a_sentence_with_one_or_two_is_none(line: str):
    assert not is_site_talk(line)


def test_such_talk_goes_and_the_story_stays():
    marked = "老乔没有回头，（桐油书屋，追更不掉队）只把灯拧亮了一点。"
    lines = ["雾里的渡口", *STORY[:2], TALK[0], marked, TALK[1], *STORY[2:], TALK[2]]
    kept = clean.clean("\n".join(lines)).text.split("\n")
    assert kept == [*STORY[:2], "老乔没有回头，只把灯拧亮了一点。", *STORY[2:]]


def test_a_report_on_such_sites_stays():
    report = [
        "江州法院昨天宣判一起盗版小说案，被告经营的网站收藏了四千部小说，没有一部有授权。",
        "首页写着“收藏本站，追书不迷路”，书友说它的更新的确最快，错字也少。",
        "法院认定，网站靠广告获利三百一十万元，判处被告有期徒刑三年。",
    ]
    assert clean.clean("\n".join(["盗版小说网站案宣判", *report])).text.split("\n") == report

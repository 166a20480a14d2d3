"""Plain text and JSON: exactly what the article holds, in a fixed form."""

import json

from render_samples import article, cut, kept

from clean.labels import Label, Role
from clean.render.json import to_dict
from clean.render.text import to_text


def test_text_is_title_empty_line_body():
    assert to_text(article(kept("第一段。"), kept("第二段。"), title="标题")) == "标题\n\n第一段。\n第二段。\n"


def test_text_without_a_title_is_the_body():
    assert to_text(article(kept("第一段。"))) == "第一段。\n"


def test_text_of_nothing_is_nothing():
    assert to_text(article(cut("首页 新闻"), title="标题", verdict="no article")) == ""


def test_json_has_the_agreed_keys_in_order():
    record = to_dict(article(kept("段落。"), title="标题"))
    assert list(record) == [
        "title", "text", "author", "date", "source", "editor", "site", "url", "script", "encoding", "verdict",
        "next_page", "spam_share", "removed",
    ]  # fmt: skip


def test_json_gives_each_removed_line_with_label_and_reason():
    spam = cut("加微信领资料", Label.SPAM_CONTACT, "an account and an offer", inside=True)
    assert to_dict(article(kept("段落。"), spam))["removed"] == [
        {
            "text": "加微信领资料",
            "label": "spam.contact",
            "reason": "an account and an offer",
            "role": "paragraph",
            "inside": True,
        }
    ]


def test_json_gives_every_block_in_page_order_when_asked():
    record = to_dict(article(cut("首页"), kept("标题", Role.TITLE), kept("段落。"), title="标题"), blocks=True)
    assert [(block["text"], block["kept"]) for block in record["blocks"]] == [
        ("首页", False),
        ("标题", True),
        ("段落。", True),
    ]
    assert record["blocks"][2]["label"] is None


def test_json_holds_plain_values_only():
    record = to_dict(article(kept("段落。"), cut("首页")), blocks=True)
    assert json.loads(json.dumps(record)) == record
    assert type(record["removed"][0]["label"]) is str
    assert type(record["removed"][0]["role"]) is str

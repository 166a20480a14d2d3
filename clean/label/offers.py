"""Sentences that turn to the reader, as advertisements do: what an article says of what is sold does not."""

from __future__ import annotations

from typing import Final

from ..expressions import expression

# So many things that are offered do, too.
OFFERS: Final = 2

_ADDRESSED: Final = expression(
    "您|你|想.{1,16}的(?:朋友|读者|同学|家长|街坊|姐妹|老板|乡亲|[，,早])|的(?:朋友|读者|街坊|姐妹|老板|乡亲|老乡|农户)[，,可请]"
    "|有需[要求]|需要的|想要的|欢迎|不妨|推荐|认准|首选|可以(?:找|问|看看|试试|去.{1,8}看|来|加|联系|点|约|交给|带)|可[领咨询联问]"
    "|加(?:我|微|个?群|[vV])|微信|私[信聊我]|留言|咨询|下单|订购|点(?:击|我|头像)|头像|主页|橱窗|文末|备注|报名|找(?:学姐|老师|师傅)"
)
_OFFERED: Final = expression(
    r"免费|包邮|优惠|[一二三四五六七八九\d]折|半价|立减|再减|减[一二三四五六七八九十百\d]|包[退换赔教学会过]|不满意|试[用听睡]|上门"
    r"|当[天场日](?:放款|打款|付|给|结|出|取|拿)|名额|特价|低价|不限|质保|送货|放款|拿证|第[一二]年|利息|额度"
)

# What was put together is given to who sends a word: 打包好了，公众号后台发“…”免费拿走.
_GIFT: Final = expression(
    "(?:打包|整理|汇总|收集|攒|备好|准备)[^。！？]{0,60}?(?:公众?号|后台|私信|助理|助手|主页|评论区|微信|关注)[^。！？]{0,24}?"
    "(?:发送?|回复?|留言|留下?|口令|暗号|备注|扣|打)[：:]?(?:[“‘「【][^”’」】]{1,14}[”’」】]|[A-Za-z0-9]{1,8})[^。！？]{0,12}?"
    "(?:领|拿|取|白嫖|带走|送|给你|发你)"
)


def gift_for_word(text: str) -> int:
    """Where a text begins to offer what its writer put together to who sends a word to an account; -1 if it does not.

    >>> gift_for_word("他走了。我把这些年的笔记整理好了，公众号后台发“渡口”免费领取。")
    12
    >>> gift_for_word("居民可在公众号后台回复“停水”查询本小区的停水时间。")
    -1
    """
    found = _GIFT.search(text)
    return -1 if found is None else found.start()


def turns_to_reader(text: str) -> bool:
    """Whether a sentence tells the reader to do something, or offers two things.

    >>> [turns_to_reader(text) for text in ("想给老人配拐杖的朋友，可以看看。", "朋友发来网址，说注册就送彩金。")]
    [True, False]
    """
    return _ADDRESSED.search(text) is not None or len(_OFFERED.findall(text)) >= OFFERS


def offers_to_reader(text: str) -> bool:
    """Whether a sentence turns to the reader, and offers something.

    >>> [offers_to_reader(text) for text in ("想喝放心蜂蜜的朋友，两瓶包邮。", "有朋友说看不懂。")]
    [True, False]
    """
    return _ADDRESSED.search(text) is not None and _OFFERED.search(text) is not None

"""What a line is, as far as metadata cares: a by-line, a paragraph, a line of a feed."""

from __future__ import annotations

import unicodedata
from typing import Final

from ..expressions import compiled, expression

# Longest piece of a line that is read; a by-line is short, and no pattern runs over more than this.
LONGEST: Final = 200

# Every label that opens a field of a by-line; whatever stands before the next one belongs to this one.
LABEL: Final = (
    # The first characters of all labels: without this each place of a line tries every label.
    r"(?=[一三主二人作來供信值內关内出分列创初制副創印原发口图圖声复字审審导封導建录影总成所打执投排採摄撰攝收数整數文新日时時更最本来标栏校標欄浏消瀏点發监監稿签編终编美翻著製视訊記設評譯记设评译責資责资轉转通采錄閱關阅题點]"
    r")"
    r"(?:责任编[辑缉]|責任編輯|本[文期版]?(?:责编|編輯|编辑)|[责責][编編]|执行主编|值班主任|主[编編]|副主编|监制|監製|总监制|[编編]\s*[辑輯缉]|校[对對]|审[核校读签稿]|審[核校稿]|复审|终审|初审|一审|二审|三审|签发"
    r"|[作著]\s*者|撰\s*[文稿写寫](?:人)?|文字|采写|採寫|[采採][访訪](?:[报報][导導道])?|[记記]者|通[讯訊][员員]|供稿|投稿|执笔|整理|[编編][译譯]|翻[译譯]|[译譯]者|口述|原[创創]作者"
    r"|[稿文信][件章息]?[来來]源|(?:本文|[内內]容|资讯|新闻|消息|信息|訊息|資訊|新聞|[资資]料|图片|圖片|数据|數據|封面|题图|题图片|视频|影片)?[来來]源(?:[于於])?|稿源|[转轉][载載]?自|出[处處]"
    r"|[发發][布佈表稿][时時]间|[发發][布佈表][时時][间間]|[发發][布佈表]日期|[发發]稿[时時][间間]|[发發][布佈表]于|[发發][布佈表]於|[发發][布佈表]|日\s*期|[时時]\s*[间間]|成文日期|印发日期|更新[时時][间間]|更新日期|最[后後]更新|[录錄]入[时時][间間]|[建創创][立建][时時][间間]"
    r"|[浏瀏][览覽](?:次[数數]|量)?|[点點][击擊](?:次[数數]|量|率)?|[阅閱][读讀](?:次[数數]|量)?|人[气氣]|字[号號体體级級]|字[数數]|[评評][论論](?:[数數])?|[分栏欄][类類目]|所[属屬]分[类類]|[标標][签籤]|[关關][键鍵][字词詞]|分享到?|收藏|打印|列印"
    r"|[摄攝]影|[图圖](?:片)?|[设設][计計]|美[编編]|制图|製圖|排版|新媒体编辑|视频|[导導][语語]|声明)"
)
_MARK: Final = r"\s{0,3}[:：|｜丨/／︱┃╱]\s{0,3}"
LABELLED: Final = expression(LABEL + _MARK)

DATE_LIKE: Final = expression(
    r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}|(?<!\d)\d{1,2}[-/月]\d{1,2}日?\s?\d{1,2}[:：]\d\d"
    r"|[二一][〇○零九ＯO0oＯ]{1,2}[〇○零一二三四五六七八九ＯO0o]{1,2}年|[民][國国]"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s\d{1,2}|\d{1,2}\s(?:[一二三四五六七八九十]{1,2}月|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*)"
    r"|[一二三四五六七八九十]{1,2}月\s\d{1,2}|\d{1,2}月\d{1,2}日"
)
_RELATIVE: Final = (
    r"(?:\d+|几|半)\s?(?:分钟|分鐘|小时|小時|天|个?月|個月|年|秒)[钟鐘]?前"
    r"|(?:刚刚|剛剛|昨天|前天|今天)(?:\s?\d{1,2}:\d\d)?$"
)
# What each of these holds; how often a page was read is told by figures.
_RELATIVE_HINT: Final = expression("[前天刚剛]")
_REPORTER: Final = (
    r"^[【〔\[（(「]?(?:[\w·\u3400-\u9fff]{0,14}[记記]者[\s:：/／]{0,3}[\u3400-\u9fff]{2,4}"
    r"|[\u3400-\u9fff、]{2,16}\s?[／/╱]\s?[\u3400-\u9fff]{1,10}[报報][导導])"
)
_DATE_HINT: Final = expression(r"[\d年月國国]")
_FIELD_MARK: Final = expression(r"[:：|｜丨/／︱┃╱]")
_COUNTS: Final = (
    r"(?:[阅閱][读讀]|[浏瀏][览覽]|[点點][击擊赞讚]|[评評][论論]|收藏|播放|弹幕|人[气氣]|回[复復應]|字|次|分|赞|讚)\s?\d"
    r"|\d(?:\.\d)?万?\s?(?:次|人|分|字|[评評][论論]|[阅閱][读讀]|[浏瀏][览覽]|收藏|回[复復])"
)
_READING_TIME: Final = r"(?:全文|本文|文章)[共约約计計有]{0,4}\s?\d+\s?字|[阅閱][读讀].{0,8}\d+\s?(?:分[钟鐘]|秒)"
_FIELDS: Final = r"(?:[\u3400-\u9fff]{2,6}[:：]\s?\S{1,12}(?:\s+|$)){2,}"
_PROSE_END: Final = "。！？!?…”」』）)"


def fold(text: str) -> str:
    """The start of a line in NFKC with its blanks as single spaces; what all patterns of this folder read.

    >>> fold("　２０２４年３月５日　 來源：河灣日報")
    '2024年3月5日 來源:河灣日報'
    """
    text = text[:LONGEST].replace("\ufe30", "：")  # a colon of upright type, which NFKC makes two dots
    return " ".join(unicodedata.normalize("NFKC", text).split())


def is_byline(text: str) -> bool:
    """Whether a line tells who wrote the article, when, where it is from, or how often it was read.

    >>> [is_byline(line) for line in ("来源：河湾日报 作者：贺青", "2023-11-18 20:15", "记者 秦望 报道", "2分钟前")]
    [True, True, True, True]
    >>> is_byline("作者身份成谜，一本手稿的百年旅行"), is_byline("2024年3月5日起施行的新规，这些变化要知道")
    (False, False)
    """
    text = text[:LONGEST].strip()
    if not text or len(text) > 160:
        return False
    if LABELLED.match(text) or compiled(_REPORTER).match(text) or compiled(_FIELDS).fullmatch(text):
        return True
    if (
        len(text) <= 40
        and (text[0] in "全本文" or "读" in text or "讀" in text)
        and compiled(_READING_TIME).search(text)
    ):
        return True
    hint = _DATE_HINT.search(text)
    if (
        len(text) <= 30
        and not _sentence(text)
        and (
            (_RELATIVE_HINT.search(text) and compiled(_RELATIVE).search(text))
            or (hint and compiled(_COUNTS).search(text))
        )
    ):
        return True
    date = DATE_LIKE.search(text) if hint else None
    if date and not _sentence(text):
        rest = len("".join((text[: date.start()] + text[date.end() :]).split()))
        return rest <= 14 or (rest <= 90 and bool(LABELLED.search(text)))
    return _FIELD_MARK.search(text) is not None and len(LABELLED.findall(text)) >= 2


def is_prose(text: str) -> bool:
    """Whether a line is a paragraph: long enough, with the marks of sentences.

    >>> is_prose("国内芯片市场正在经历一场变革，自研成为热词。"), is_prose("国内芯片市场正在经历一场变革")
    (True, False)
    """
    text = text[:LONGEST].strip()
    if len(text) < 15:
        return False
    if text[-1] == "。" or (len(text) >= 40 and text[-1] in _PROSE_END and ("，" in text or "," in text)):
        return len(text) >= 15 and not is_byline(text)
    return len(text) >= 40 and text.count("。") >= 1 and ("，" in text or "," in text)


def _sentence(text: str) -> bool:
    return any(char in text for char in "，。；") or len(text) > 120

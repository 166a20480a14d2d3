"""Articles that are made up for the tests of duplicates and of sites: of any number, none like another."""

import random

_WHO = ["老船工", "修表匠", "女教师", "养蜂人", "邮递员", "守林人", "裁缝", "渔民", "木匠", "护士", "司机", "面点师"]
_WHEN = ["清晨五点", "入冬以后", "收工的时候", "前年夏天", "每逢集日", "雨停之后", "过年之前", "一到周末"]
_WHAT = [
    "检查了一遍缆绳", "把旧零件收进抽屉", "带着学生去看展览", "在院子里晾晒药材", "给邻居捎去一封信",
    "沿着山路走了很远", "缝好了最后一件衣裳", "在河边修补渔网", "刨平了新做的桌面", "记下当天的体温",
]  # fmt: skip


def sentences(seed: int, count: int) -> list[str]:
    """Sentences of a report; another seed gives others."""
    choose = random.Random(seed)
    characters = [chr(number) for number in range(0x4E00, 0x9000)]
    return [
        f"{choose.choice(_WHEN)}，{''.join(choose.sample(characters, 6))}的{choose.choice(_WHO)}"
        f"{choose.choice(_WHAT)}，{''.join(choose.sample(characters, 8))}。"
        for _ in range(count)
    ]


def article(seed: int, count: int = 20) -> str:
    return "\n".join(sentences(seed, count))


def changed(text: str, count: int, seed: int = 99) -> str:
    """The text with so many of its sentences replaced by others."""
    lines = text.split("\n")
    chosen = random.Random(seed).sample(range(len(lines)), count)
    for number, other in zip(chosen, sentences(10_000 + seed, count), strict=True):
        lines[number] = other
    return "\n".join(lines)

"""What texts have in common is told alike however it is asked: of few, of many, at once or one by one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from clean.label.other_script import foreign_parts
from clean.label.page_words import _repeated
from clean.label.topic import MANY, Held, Topic, han_pairs, pair_numbers, pairs_in

TEXTS = st.text("甲乙丙𠮷", max_size=7)
PROSE = [
    "河水涨到了桥面，他还站在那里，手里提着一盏灯，等着对岸的船夫把最后一船粮食运过来。",
    "船夫说河水还要再涨，桥面撑不过今晚，村里的人连夜把粮食搬上了山坡，灯一直亮到天明。",
    "天明时雨停了，桥面只剩下两根木头，船夫把船系在树上，跟着村里的人上山坡分粮食。",
    "老人们说这座桥修过三回，每一回都是河水退了以后全村出工，一根木头一根木头地架起来。",
    "今年不一样，县里拨了款，工程队开着车来测量河道，孩子们围着那架会飞的机器看了一整天。",
]


@given(st.lists(TEXTS, min_size=1, max_size=6), TEXTS, st.integers(0, 5))
def test_many_questions_are_answered_as_few_are(texts: list[str], text: str, which: int):
    sets, pairs = list(map(pairs_in, texts)), pairs_in(text)
    itself = sets[which % len(sets)]
    own = pairs & itself
    numbers, asked = list(map(pair_numbers, texts)), pair_numbers(text)
    in_two = {pair for pair in asked if sum(pair in known for known in numbers) > 1}
    others = [known for at, known in enumerate(numbers) if at != which % len(sets)]
    in_others = {pair for pair in asked & numbers[which % len(sets)] if any(pair in known for known in others)}
    assert Held(sets, own).count_of_others(own, itself) == len(in_others)
    held = Held(sets)
    for _ in range(MANY * len(sets) + 2):
        assert held.count_shared(pairs) == len(in_two)
        assert held.shares(pairs) == bool(in_two)
        assert held.count_of_others(own, itself) == len(in_others)
        assert held.has_more(own, 1, itself) == (len(in_others) > 1)


def test_a_text_shares_less_than_its_share_or_not():
    topic = Topic(PROSE)
    for text in (
        PROSE[0],
        PROSE[4],
        "船夫把粮食运上山坡，村里的人都来帮忙",
        "诚接各地工资表业务，点位全城最低，当天结清",
    ):
        share = topic.share(text)
        assert share is not None
        assert [topic.shares_less(text, least) for least in (0.05, 0.3, 1.0)] == [share < n for n in (0.05, 0.3, 1.0)]
    assert not topic.shares_less("三个字", 1.0)


@given(st.lists(st.text(alphabet="甲乙丙丁", min_size=3, max_size=16), max_size=8, unique=True))
def test_the_longest_phrases_that_segments_share(segments: list[str]):
    def holders(phrase: str) -> int:
        return sum(phrase in segment for segment in segments)

    phrases = {s[a:e] for s in segments for a in range(len(s)) for e in range(a + 3, min(len(s), a + 8) + 1)}
    shared = {phrase: holders(phrase) for phrase in phrases if holders(phrase) >= 2}
    inner = {part for phrase, n in shared.items() for part in (phrase[1:], phrase[:-1]) if shared.get(part) == n}
    assert _repeated(segments) == set(shared) - inner


def test_a_line_of_one_script_has_no_part_in_the_other():
    assert foreign_parts("這座橋修了三年，工人們都來自外縣。", True) == []
    assert foreign_parts("這座橋修了三年，门開着，车來了，们都來自外縣。", True) == []
    assert len(han_pairs("這座橋，修了")) == 3

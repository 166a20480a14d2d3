"""All labels of one page, in order: spam, boilerplate, feeds, the body's run, parts of blocks, duplicates."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..labels import Label, Role
from ..script.detect import has_hans, has_hant
from .boilerplate import boilerplate_tail, line_label
from .context import extend_body, find_body, label_feeds, line_value, restore_numbers
from .draft import Cut, Draft
from .spam import SpamJudge

# So many lines at either end of a page are its edge, where hijackers put their keywords.
EDGE = 3
_TOPIC_LINE = 30


def judge_spam(draft: Draft, page_script: str) -> SpamJudge:
    """Label the spam lines; return the judge for the parts."""
    other = _in_other_script(draft, page_script)
    topic = [text for text in draft.texts if len(text) >= _TOPIC_LINE and line_value(text) > 2]
    judge = SpamJudge(draft.texts, other, topic)
    last = len(draft.texts) - EDGE
    for number in sorted(judge.suspects):
        if draft.labels[number] is None and draft.roles[number] is not Role.CODE:
            verdict = judge.whole(number, number < EDGE or number >= last)
            if verdict is not None:
                draft.remove(number, *verdict)
    return judge


def _in_other_script(draft: Draft, page_script: str) -> list[bool]:
    """For each line whether it came in the script that the page's prose does not use."""
    if page_script == "hans":
        hant = [has_hant(text) and not has_hans(text) for text in draft.came] if has_hant("".join(draft.came)) else []
        return hant or [False] * len(draft.came)
    if page_script in ("hant", "mixed"):
        prose = [text for text in draft.came if line_value(text) > 2]
        if page_script == "mixed" and not _mostly_hant(prose):
            return [has_hant(text) and not has_hans(text) for text in draft.came]
        return [has_hans(text) and not has_hant(text) for text in draft.came]
    return [False] * len(draft.came)


def _mostly_hant(prose: Sequence[str]) -> bool:
    hant = sum(len(text) for text in prose if has_hant(text))
    hans = sum(len(text) for text in prose if has_hans(text) and not has_hant(text))
    return hant >= hans


def judge_lines(draft: Draft) -> None:
    """Label the lines that are boilerplate by themselves."""
    for number, text in enumerate(draft.texts):
        if draft.labels[number] is None and text and draft.roles[number] not in (Role.CODE, Role.TABLE):
            verdict = line_label(text)
            if verdict is not None:
                label, reason = verdict
                if label is Label.CAPTION:
                    draft.roles[number] = Role.CAPTION
                else:
                    draft.remove(number, label, reason)


def judge_run(draft: Draft, title_at: int | None) -> None:
    """Label what stands before and after the article's run of lines."""
    label_feeds(draft, title_at)
    first, end = find_body(draft, title_at)
    if end > first:
        first, end = extend_body(draft, first, end, title_at)
        restore_numbers(draft, first, end)
    for number in range(len(draft.texts)):
        if draft.labels[number] is None and draft.texts[number] and not first <= number < end:
            where = "before" if number < first else "after"
            draft.remove(number, Label.OUTSIDE, f"{where} the article's run of lines")


def cut_parts(draft: Draft, judge: SpamJudge) -> None:
    """Cut spam and boilerplate out of kept blocks."""
    for number in draft.kept():
        text = draft.texts[number]
        if draft.roles[number] in (Role.CODE, Role.TABLE) or len(text) < 16:
            continue
        cuts = []
        if number in judge.suspects:
            cuts = [Cut(*part) for part in judge.parts(number)]
        tail = boilerplate_tail(text) if _MAY_HAVE_TAIL.search(text, max(0, len(text) - 240)) else None
        if tail is not None:
            cuts = [cut for cut in cuts if cut.end <= tail[0]]
            cuts.append(Cut(tail[0], len(text), tail[1], tail[2]))
        if cuts:
            rest = len(text) - sum(cut.end - cut.start for cut in cuts)
            if rest < 8:
                draft.remove(number, cuts[0].label, cuts[0].reason)
            else:
                draft.cuts[number] = cuts


_MAY_HAVE_TAIL = re.compile("编辑|责编|声明|版权|转载|返回|点击|代表作者|来源|作者|校对|审核|（完|原创|未经|不构成|不代表|查看|扫描")


def drop_duplicates(draft: Draft, longest_repeat: int = 30) -> None:
    """Label paragraphs that stand in the article already. Short lines may repeat: refrains do."""
    seen: set[str] = set()
    for number in draft.kept():
        text = draft.texts[number]
        if len(text) >= longest_repeat and draft.roles[number] is not Role.CODE:
            if text in seen:
                draft.remove(number, Label.DUPLICATE, "stands in the article already")
            seen.add(text)


def drop_title(draft: Draft, title: str | None) -> None:
    """Label the lines that only repeat the title, above and inside the article."""
    if not title:
        return
    bare = _bare(title)
    if len(bare) < 4:
        return
    for number in draft.kept():
        text = draft.texts[number]
        if len(text) <= len(title) + 6 and draft.roles[number] is not Role.CODE and _bare(text).removeprefix("标题") == bare:
            draft.remove(number, Label.TITLE, "the title")


def _bare(text: str) -> str:
    """The text's letters and digits."""
    return "".join(filter(str.isalnum, text))

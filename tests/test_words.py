"""Words: divisions, likelihoods, keywords, and what is loaded for them."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from clean import words


@pytest.mark.parametrize(
    ("likelier", "other"),
    [
        ("公布着名单", "公布著名单"),
        ("重新着手", "重新著手"),
        ("著名画家", "着名画家"),
        ("设计画面", "设计划面"),
        ("本身分析", "本身份析"),
        ("对于单一", "对於单一"),
        ("那本名著", "那本名着"),
    ],
)
def test_the_right_reading_is_likelier(likelier: str, other: str) -> None:
    assert words.likelihood(likelier) > words.likelihood(other)


def test_the_best_path_adds_up_to_the_text() -> None:
    assert "".join(words.best_path("他们公布著名单，abc 𠮷野家")[1]) == "他们公布著名单，abc 𠮷野家"


def test_words_of_the_caller_take_part() -> None:
    assert words.best_path("大批覆盆子", {"覆盆子": 30})[1] == ["大批", "覆盆子"]


def test_an_empty_text_has_no_words() -> None:
    assert words.best_path("") == (0.0, [])
    assert words.cut("") == []
    assert words.keywords("", 5) == []


def test_keywords_are_the_words_that_tell_most() -> None:
    text = "高铁列车晚点。铁路部门说，高铁晚点是因为暴雨，列车将陆续恢复。"
    assert set(words.keywords(text, 3)) == {"高铁", "晚点", "列车"}
    assert words.keywords(text, 0) == []


def test_cut_divides_without_loss() -> None:
    assert words.cut("小明硕士毕业于中国科学院计算所") == ["小明", "硕士", "毕业", "于", "中国科学院", "计算所"]


def test_threads_load_the_words_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read, results = words._dictionary, []
    loads: list[None] = []
    monkeypatch.setattr(words, "_dictionary", lambda: loads.append(None) or read())
    words._load_frequent.cache_clear()
    threads = [threading.Thread(target=lambda: results.append(words.likelihood("公布着名单"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(results)) == 1
    assert len(loads) == 1


def test_a_fresh_process_prints_and_writes_nothing(tmp_path: Path) -> None:
    root = Path(__file__).resolve().parents[1]
    code = "from clean import words; words.keywords('台风登陆后台风减弱', 1); words.frequency('名单')"
    process = subprocess.run(
        [sys.executable, "-W", "always", "-c", code],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(root), "TMPDIR": str(tmp_path), "HOME": str(tmp_path)},
        check=False,
    )
    assert (process.stdout, process.stderr, process.returncode) == ("", "", 0)
    assert list(tmp_path.iterdir()) == []

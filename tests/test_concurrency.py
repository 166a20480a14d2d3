"""Many threads and many processes clean at once, from the first call on: the same articles, no warning, no output."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# Pages that need all that is loaded lazily: conversion with doubtful words, Japanese, spam, text in another character
# set, markup in text, metadata, an article in a script, a page that must be written anew.
PROGRAM = """
import hashlib, sys, threading
import clean

PROSE = "他推開門，看見院子裡落滿了雪，於是又把門關上。公佈著名單，重新著手計畫，面臨乾淨的著作。"
PAGES = [
    f"<html><head><title>院子_河灣日報</title></head><body><p>2024-03-05 來源：河灣日報</p><p>{PROSE}</p></body>",
    f"{PROSE}\\n《進撃の巨人》昨晚播出。\\n{PROSE}".encode("big5", "replace"),
    f"棋牌游戏,真人娱乐,彩票网站,在线影院\\n{PROSE}\\n加微信 kkcc8899 领取彩金88元，诚信代开发票。",
    f"<b>{PROSE}</b> &nbsp;\\n{PROSE}<i class=x>雪</i>",
    '<html><script>s={"content":"' + PROSE * 3 + '"}</script>',
    "<div>" * 10_100 + f"<p>{PROSE}</p>",
    PROSE.encode().decode("latin-1"),
    f"<p>{PROSE}</p>".encode("gb18030"),
]

def use(page):
    article = clean.clean(page)
    words = article.keywords(3) if WORDS else None
    return repr((article.text, article.blocks, article.to_dict(), article.to_markdown(), article.to_html(), words))

def run(results, number, barrier):
    barrier.wait()
    order = PAGES[number % len(PAGES):] + PAGES[:number % len(PAGES)]
    found = {repr(page): use(page) for page in order}
    results[number] = hashlib.sha256("".join(found[repr(page)] for page in PAGES).encode()).hexdigest()

THREADS, WORDS = int(sys.argv[1]), sys.argv[2] == "words"
sys.setswitchinterval(1e-5)
results, barrier = {}, threading.Barrier(THREADS)
threads = [threading.Thread(target=run, args=(results, number, barrier)) for number in range(THREADS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(*sorted(set(results.values())), len(results))
"""


def _start(threads: int, words: bool, cache: Path) -> subprocess.Popen[str]:
    """A process that finds no compiled module, but those that another has just written."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(cache)
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-c", PROGRAM, str(threads), "words" if words else "-"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT, env=environment,
    )  # fmt: skip


def _answers(started: list[subprocess.Popen[str]]) -> list[str]:
    found = []
    for process in started:
        out, error = process.communicate(timeout=300)
        assert (process.returncode, error) == (0, "")
        found.append(out)
    return found


@pytest.mark.slow
def test_32_threads_give_what_one_gives_on_a_cold_start(tmp_path: Path) -> None:
    alone, together = _answers([_start(threads, words=False, cache=tmp_path) for threads in (1, 32)])
    assert alone.split()[0] == together.split()[0]
    assert together.split()[1:] == ["32"]


@pytest.mark.slow
def test_8_processes_of_32_threads_give_what_one_thread_gives(tmp_path: Path) -> None:
    alone = _answers([_start(1, words=True, cache=tmp_path / "one")])[0]
    together = set(_answers([_start(32, words=True, cache=tmp_path / "all") for _ in range(8)]))
    assert together == {f"{alone.split()[0]} 32\n"}

"""Nothing of a page is active in what is given out: checked with a sanitiser's eyes and in a real browser."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import nh3
import pytest
from attacks import ATTACKS
from markdown_it import MarkdownIt

import clean

PROSE = (
    "早市设在河西街，天不亮就开张。卖豆腐的老葛推着车从桥上下来，车把上挂着一盏马灯，灯光一晃一晃。",
    "最先到的是买菜的老人，她们带着布袋，挑菜叶上还有露水的，价钱问三遍，最后总要再添一把葱。",
    "七点以后人多起来，自行车进不去，只好停在桥头。有人在桥头修锁，也有人在那里等熟人，一等就是半个钟头。",
)
BODY = "".join(f"<p>{line}</p>" for line in PROSE)
ELEMENTS = {"article", "h1", "h2", "p", "ul", "li", "table", "tr", "td", "pre", "code", "blockquote", "figure"}
ELEMENTS |= {"figcaption"}
OF_MARKDOWN = {"h1", "h2", "p", "ul", "ol", "li", "pre", "code", "blockquote", "em", "strong", "br", "hr"}


def pages(attack: str) -> list[str]:
    """Pages that hold an attack where it could reach the output: as markup, as text, in code, in the title."""
    text = html.escape(attack)
    return [
        f"<html><body><article><h1>早市</h1>{BODY}{attack}<p>{PROSE[0]}</p>{BODY}</article></body></html>",
        f"<html><body><h1>{attack}</h1>{BODY}<p>{PROSE[1]}{attack}{PROSE[2]}</p></body></html>",
        f"<html><head><title>{text}</title></head><body><h1>{text}</h1><p>{text}{PROSE[0]}</p>{BODY}"
        f"<pre>{text}</pre><ul><li>{PROSE[1]}{text}</ul><blockquote>{text}{PROSE[2]}</blockquote>"
        f"<table><tr><td>{text}<td>1<tr><td>{text}<td>2</table>{BODY}</body></html>",
        f"早市\n{PROSE[0]}\n{attack}\n{PROSE[1]}{attack}\n{PROSE[2]}",
        f'<html><head><meta property="og:title" content="{text}"><meta property="og:url" content="javascript:{text}">'
        f'<link rel=next href="javascript:{text}"></head><body><script>s={{"content":"<p>'
        f'{(PROSE[0] + text).replace(chr(34), "").replace(chr(92), "")}</p>"}}</script></body></html>',
    ]


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_of_an_attack_is_active_in_what_is_given_out(attack: str) -> None:
    for page in pages(attack):
        article = clean.clean(page)
        the_sanitiser_finds_nothing_in_html(article.to_html())
        the_sanitiser_finds_nothing_in_markdown(article.to_markdown())
        for address in (article.url, article.next_page):
            assert address is None or address.startswith(("http://", "https://", "/"))


def the_sanitiser_finds_nothing_in_html(given: str) -> None:
    kept = nh3.clean(given, tags=ELEMENTS, attributes={}, clean_content_tags=set(), strip_comments=False)
    # The sanitiser writes the same document, with the table's body that parsers add; quotation marks need no escape.
    written = given.replace("&quot;", '"').replace("&#x27;", "'").replace("\xa0", "&nbsp;")
    assert kept.replace("<tbody>", "").replace("</tbody>", "") == written


def the_sanitiser_finds_nothing_in_markdown(given: str) -> None:
    rendered = MarkdownIt("commonmark", {"html": True}).render(given)
    assert set(re.findall(r"<(\w+)", rendered)) <= OF_MARKDOWN
    assert not re.findall(r"<\w+ (?!/>)[^>]*>", rendered)


# ------------------------------------------------------------------------------------------------------------ browser

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@contextmanager
def _listening() -> Iterator[tuple[int, list[str]]]:
    """A server that every name leads to, with the requests that come to it."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(f"{self.headers.get('Host')} {self.path}")
            self.send_response(404)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_address[1], asked
    finally:
        server.shutdown()
        server.server_close()


def _opened(path: Path, profile: Path) -> tuple[str, list[str]]:
    """The document as a browser has it after a while, and the requests for hosts of ours."""
    with _listening() as (port, asked):
        command = [
            str(CHROMIUM), "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
            f"--user-data-dir={profile}", f"--host-resolver-rules=MAP * 127.0.0.1:{port}",
            "--autoplay-policy=no-user-gesture-required", "--virtual-time-budget=4000", "--timeout=20000", "--dump-dom",
            path.as_uri(),
        ]  # fmt: skip
        done = subprocess.run(command, capture_output=True, timeout=120, check=False)
        return done.stdout.decode("utf-8", "replace"), [request for request in asked if "hostile.test" in request]


@pytest.mark.slow
@pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium here: apt-get install chromium")
def test_a_browser_runs_nothing_and_requests_nothing(tmp_path: Path) -> None:
    hostile = [page for attack in ATTACKS for page in pages(attack)][:: len(ATTACKS) * 5 // 200]
    given = [clean.clean(page).to_html() for page in hostile]
    assert len(given) >= 100
    document = "<!DOCTYPE html><html><head><meta charset=utf-8><title>x</title></head><body>\n{}\n</body></html>"
    cleaned, raw = tmp_path / "cleaned.html", tmp_path / "raw.html"
    cleaned.write_text(document.format("\n".join(given)), "utf-8")
    reports = tmp_path / "reports.html"
    inner = [clean.clean(page).to_report() for page in hostile[::2]]
    assert len(inner) >= 100
    reports.write_text(
        document.format("\n".join(f'<iframe srcdoc="{html.escape(one)}"></iframe>' for one in inner)), "utf-8"
    )
    assert _opened(reports, tmp_path / "third")[1] == []
    frames = "\n".join(f'<iframe srcdoc="{html.escape(attack)}"></iframe>' for attack in ATTACKS)
    raw.write_text(document.format(frames), "utf-8")
    shown, asked = _opened(cleaned, tmp_path / "profile")
    assert shown.count("<article>") == len(given)
    assert asked == []
    assert set(re.findall(r"<(\w+)", shown)) <= ELEMENTS | {"html", "head", "body", "meta", "title", "tbody"}
    _, asked = _opened(raw, tmp_path / "other")  # the same attacks, not cleaned: what is looked for can be seen
    assert any("/ran" in request for request in asked)
    assert len(set(asked)) > 15

"""Pages that nobody wrote, cleaned until something breaks: mutated real pages, made shapes, random text and bytes.

    python benchmarks/fuzz.py --seconds 60
    python benchmarks/fuzz.py --inputs 200000 --seed 7
    python benchmarks/fuzz.py --replay 7:1234

Every input is made from the seed and its number alone. For each it is checked that nothing but a PageError is raised,
that all invariants of `invariants.py` hold, that the same page gives the same article again (for a quarter of them),
and that no page takes longer than a second and 4 s a MB. What breaks is printed with its number and, cut down to what
is needed, as bytes; put such a case into tests/test_invariants.py. Real pages are those of ../shared/bench, and
where those are not, those of the tests.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from invariants import Broken, check, each_line_is_a_block, every_kept_line_stands_in, same
from measure import BENCH, ROOT
from shapes import SHAPES

from clean import Options

LONGEST = 24_000
# One page of so many is cleaned again.
AGAIN = 4
PIECES = [
    *("他推开门，看见院子里落满了雪。", "他推開門，看見院子裡落滿了雪，於是又把門關上。", "首页", "广告", "？", "\n"),
    *(
        "分享到：微信 微博",
        "责任编辑：卢小满",
        "2024-03-18 09:12 来源：江州晚报",
        "相关阅读",
        "[1]",
        "設(shè)計",
        "著名",
    ),
    *("棋牌游戏,真人娱乐,彩票网站,在线影院", "加微信 kkcc8899 领取福利", "版权所有 © 江州网", "( o' ^: s% m3 {& l"),
    *(
        "图：清晨的渡口",
        "<br>",
        "<cite id='a'></cite>",
        "&nbsp;&amp;",
        "&#x1F600;",
        "&#0;",
        "&#xD800;",
        "\u200b",
        "\ufeff",
    ),
    *(
        "\u202e",
        "\u2028",
        "\x85",
        "\x00",
        "\x1b[2J",
        "\ud83d",
        "\ude00",
        "👨\u200d👩\u200d👧",
        "\U000e0041",
        "\ufffe",
        "é",
        "e\u0301",
    ),
    *(
        "<p>",
        "</p>",
        "<div hidden>",
        "</div>",
        "<script>",
        "</script>",
        "<style>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<?",
    ),
    *(
        "<table><tr><td>",
        "</table>",
        "<pre>",
        "</pre>",
        "<textarea>",
        "<title>",
        "<svg>",
        "<math>",
        "<template>",
        "<select>",
    ),
    *(
        "<a href='javascript:x'>",
        "<img src=x onerror=x>",
        "<meta charset=gbk>",
        "<meta property=og:title content='",
        "<base href=//[",
    ),
    *(
        "<link rel=next href='http://[",
        "<span style='font-size:0'>",
        "<h1>",
        "<li>",
        "<blockquote>",
        "<noscript>",
        "<frameset>",
    ),
    *(
        '<script type=\'application/ld+json\'>{"@type":"NewsArticle","author":[',
        '{"content":"',
        "\\u6865",
        "\\ud800",
        '"}',
    ),
    *(
        "https://www.a.example/b",
        "下一页",
        "１２３",
        "①②③",
        "壹贰叁肆伍",
        "の桜",
        "𠮷",
        "⼀",
        "ﬀ",
        "ß",
        "İ",
        "²",
        "९",
        "99999999999",
    ),
]
CODECS = ("utf-8", "gb18030", "big5", "utf-16", "utf-16-le", "latin-1", "shift_jis", "euc-kr")


@dataclass(frozen=True, slots=True)
class Input:
    """One input: what kind of it, the page, and the arguments it is cleaned with."""

    kind: str
    page: bytes | str
    arguments: dict[str, object]


def make(seed: int, number: int) -> Input:
    """The input of a number."""
    source = random.Random(f"{seed}:{number}")
    kinds = KINDS if _pages() else {name: maker for name, maker in KINDS.items() if name != "real page"}
    kind = source.choices(list(kinds), [WEIGHTS[name] for name in kinds])[0]
    page = kinds[kind](source)
    return Input(kind, page, _arguments(source))


def _arguments(source: random.Random) -> dict[str, object]:
    """Now and then an address, a content type, other options."""
    found: dict[str, object] = {}
    if source.random() < 0.1:
        found["url"] = source.choice(
            ["https://a.example/2024/03/05/1.html", "http://[", "file:///a", "\x00", "a" * 9999]
        )
    if source.random() < 0.1:
        found["content_type"] = source.choice(
            ["text/html", "text/plain; charset=gbk", "x", ";;charset=", "text/html;charset=utf-7"]
        )
    if source.random() < 0.1:
        found["options"] = (
            Options(script="keep", captions=False)
            if source.random() < 0.5
            else Options(mainland_quotes=True, mainland_words=True)
        )
    return found


def _real_page(source: random.Random) -> bytes:
    """A real page, or a piece of one, with some changes."""
    page = bytearray(source.choice(_pages()))
    if len(page) > LONGEST or source.random() < 0.5:
        size = source.randint(1, min(LONGEST, len(page)))
        start = source.randint(0, len(page) - size)
        page = page[start : start + size]
    for _ in range(source.choice((0, 1, 1, 2, 5, 20, 100))):
        _change(page, source)
    return bytes(page[: 2 * LONGEST])


def _change(page: bytearray, source: random.Random) -> None:
    at = source.randint(0, len(page))
    match source.randint(0, 6):
        case 0:
            page[at : at + 1] = bytes([source.randint(0, 255)])
        case 1:
            del page[at : at + source.choice((1, 1, 4, 50, 1000))]
        case 2:
            page[at:at] = _piece(source).encode("utf-8", "surrogatepass")
        case 3:
            start = source.randint(0, len(page))
            page[at:at] = page[start : start + source.choice((3, 30, 300, 3000))]
        case 4:
            page[at:at] = _piece(source).encode("utf-8", "surrogatepass") * source.choice((2, 10, 200))
        case 5:
            for mark in source.sample(b"<>\"'&/=;-", 1):
                page[at : at + 2000] = page[at : at + 2000].replace(bytes([mark]), bytes([source.randint(0, 127)]))
        case _:
            page[at:at] = source.randbytes(source.randint(1, 9))


def _piece(source: random.Random) -> str:
    return source.choice(PIECES)


def _shape(source: random.Random) -> bytes:
    """A small shape, changed a little."""
    page = bytearray(SHAPES[source.choice(list(SHAPES))](source.choice((200, 2000, 20_000))))
    for _ in range(source.randint(0, 6)):
        _change(page, source)
    return bytes(page[:LONGEST])


def _two_shapes(source: random.Random) -> bytes:
    return b"\n".join(SHAPES[source.choice(list(SHAPES))](source.choice((100, 1000, 5000))) for _ in range(2))


def _pieces(source: random.Random) -> str | bytes:
    """Pieces in a row, as text or in some encoding."""
    text = source.choice(("", "", "<html><body>", "<!DOCTYPE html><title>")) + source.choice(("", "\n", " ")).join(
        _piece(source) for _ in range(source.randint(0, 60))
    )
    if source.random() < 0.4:
        return text
    codec = source.choice(CODECS)
    return text.encode(codec, "surrogatepass" if codec.startswith("utf") else "replace")


def _text(source: random.Random) -> str:
    """Characters of all planes, more of those that matter."""
    ranges = (
        (0, 0x80),
        (0x80, 0x300),
        (0x2000, 0x2100),
        (0x3000, 0x3100),
        (0x4E00, 0x9FFF),
        (0xD800, 0xE000),
        (0xFE00, 0x10000),
        (0, 0x110000),
    )
    chosen = source.sample(ranges, source.randint(1, 3))
    return "".join(chr(source.randrange(*source.choice(chosen))) for _ in range(source.choice((1, 10, 200, 3000))))


def _bytes(source: random.Random) -> bytes:
    head = source.choice(
        (b"", b"", b"<html><body><p>", b"\xff\xfe", b"\xef\xbb\xbf", b"%PDF", b"\x1f\x8b\x08", b"PK\x03\x04")
    )
    return head + source.randbytes(source.choice((0, 1, 2, 3, 10, 300, 5000)))


def _lines(source: random.Random) -> str:
    """Lines of text without markup, for the invariants of lines."""
    choose = [piece for piece in PIECES if "<" not in piece and "&" not in piece and not _holds_half_a_pair(piece)]
    return "\n".join(
        "".join(source.choice(choose) for _ in range(source.choice((1, 1, 2, 3)))) for _ in range(source.randint(1, 30))
    )


def _holds_half_a_pair(text: str) -> bool:
    return any("\ud800" <= c <= "\udfff" for c in text)


KINDS: dict[str, Callable[[random.Random], bytes | str]] = {
    "real page": _real_page, "shape": _shape, "two shapes": _two_shapes, "pieces": _pieces, "text": _text,
    "bytes": _bytes, "lines": _lines,
}  # fmt: skip
WEIGHTS = {"real page": 3, "shape": 2, "two shapes": 1, "pieces": 8, "text": 3, "bytes": 3, "lines": 4}


@cache
def _pages() -> list[bytes]:
    folder = BENCH / "pages" if (BENCH / "pages").is_dir() else ROOT / "tests" / "accuracy_pages"
    return [path.read_bytes() for path in sorted(folder.glob("*.html"))] + [
        path.read_bytes() for path in sorted(folder.glob("*.txt"))
    ]


def run(one: Input) -> str:
    """Clean an input and check what must hold; what it came to. Raises whatever is wrong."""
    size = len(one.page) if isinstance(one.page, bytes) else len(one.page.encode("utf-8", "surrogatepass"))
    start = time.process_time()
    article = check(one.page, **one.arguments)
    seconds = time.process_time() - start
    if seconds > 1.0 + 4e-6 * size:
        raise Broken(f"time: {seconds:.2f} s for {size:,} bytes")
    if article is None:
        return "refused"
    if size % AGAIN == 0:
        again = check(one.page, **one.arguments)
        if again is None or not same(article, again):
            raise Broken("the same page gives another article")
    if one.kind == "lines" and isinstance(one.page, str) and "options" not in one.arguments:
        kept = check(one.page, options=Options(script="keep"))
        for holds in (each_line_is_a_block, every_kept_line_stands_in):
            wrong = holds(one.page, kept) if kept else None
            if wrong:
                raise Broken(f"{holds.__name__}: {wrong}")
    return article.verdict


def shrink(one: Input, tries: int = 400) -> Input:
    """A smaller input that breaks in the same way, by leaving out ever smaller parts."""
    kind = _fault(one)
    page, part, done = one.page, max(1, len(one.page) // 2), 0
    while part and done < tries:
        at = 0
        while at < len(page) and done < tries:
            done += 1
            smaller = Input(one.kind, page[:at] + page[at + part :], one.arguments)
            if _fault(smaller) == kind:
                page = smaller.page
            else:
                at += part
        part //= 2
    return Input(one.kind, page, one.arguments)


def _fault(one: Input) -> str | None:
    try:
        run(one)
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__}:{str(error)[:12]}:{where.name}"
    return None


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, help="stop after so many")
    parser.add_argument("--inputs", type=int, help="stop after so many (default 1000, if there is no --seconds)")
    parser.add_argument("--seed", type=int, default=1, help="default 1")
    parser.add_argument("--start", type=int, default=0, help="number of the first input (default 0)")
    parser.add_argument("--kind", choices=list(KINDS), help="only inputs of this kind; the others are passed over")
    parser.add_argument("--replay", metavar="SEED:NUMBER", help="one input, with its traceback")
    options = parser.parse_args(arguments)
    if options.replay:
        seed, number = map(int, options.replay.split(":"))
        one = make(seed, number)
        print(one.kind, one.arguments, repr(one.page)[:2000])
        print(run(one))
        return 0
    most = options.inputs or (None if options.seconds else 1000)
    end = time.monotonic() + options.seconds if options.seconds else float("inf")
    came: Counter[str] = Counter()
    faults = 0
    number = options.start
    while (most is None or number < options.start + most) and time.monotonic() < end:
        one = make(options.seed, number)
        number += 1
        if options.kind and one.kind != options.kind:
            continue
        try:
            came[f"{one.kind}, {run(one)}"] += 1
        except Exception as error:
            faults += 1
            came[f"{one.kind}, FAULT"] += 1
            print(
                f"--replay {options.seed}:{number - 1}  {one.kind} {one.arguments}: {type(error).__name__}: {error}"[
                    :600
                ]
            )
            if not isinstance(error, Broken) or not str(error).startswith("time"):
                print(f"    {repr(shrink(one).page)[:1500]}", flush=True)
    print(
        f"{sum(came.values()):,} inputs, {faults} faults; seed {options.seed}, numbers {options.start} to {number - 1}"
    )
    print("\n".join(f"{count:8,}  {kind}" for kind, count in sorted(came.items())))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

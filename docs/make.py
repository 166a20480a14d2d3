"""Writes the parts of the documentation that are made from the program: options, settings, labels.

    python docs/make.py               # write them anew
    python docs/make.py --check       # say whether they are current; tests/test_documentation.py does

They stand between two comments, `<!-- options: made by docs/make.py -->` and `<!-- end -->`. English comes from the
definitions of the options and labels, Chinese and the examples of labels from options.zh.toml and labels.toml here.
"""

from __future__ import annotations

import argparse
import re
import sys
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from clean.cli import FORMATS, SETTINGS, command
from clean.labels import Label

DOCS = Path(__file__).resolve().parent
PART = re.compile(r"(<!-- (\w+): made by docs/make\.py -->\n).*?(<!-- end -->)", re.S)
_RANGE = re.compile(r"  \[x[<>=]+\d+\]|; x[<>=]+\d+")
PLACES = {
    "above": ("above the title", "标题之上"),
    "under": ("under the title", "标题之下"),
    "inside": ("inside the article", "正文之中"),
    "below": ("below the article", "正文之后"),
}


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((DOCS / name).read_text(encoding="utf-8"))


def options(chinese: bool) -> str:
    """A table of all options: flags, and what they do."""
    told = read("options.zh.toml")
    context = click.Context(command, info_name="clean")
    rows = []
    for option in command.params:
        if isinstance(option, click.Option):
            flags, text = option.get_help_record(context) or ("", "")
            text = told[max(option.opts, key=len)] if chinese else _RANGE.sub("", text).replace("  [", " [")
            rows.append(f"| `{_cell(flags)}` | {_cell(text)} |")
    head = "| 选项 | 作用 |" if chinese else "| option | what it does |"
    return "\n".join((head, "|---|---|", *rows))


def settings(chinese: bool) -> str:
    """A table of what clean.toml may hold: key, kind of value, default."""
    by_name = {option.name: option for option in command.params}
    rows = []
    for name, key in SETTINGS.items():
        option = by_name[name]
        words = FORMATS if name == "form" else getattr(option.type, "choices", ())
        kinds = [f'`"{word}"`' for word in words]
        kind = ", ".join(kinds) or ("`true`, `false`" if option.type.name == "boolean" else "`1`, `2`, …")
        rows.append(f"| `{key.replace('_', '-')}` | {kind} | {_default(option.default, chinese)} |")
    head = "| 键 | 值 | 默认值 |" if chinese else "| key | values | default |"
    return "\n".join((head, "|---|---|---|", *rows))


def _default(value: Any, chinese: bool) -> str:
    if value is None or not isinstance(value, str | int):  # depends on the input, or on the machine
        return "视情况而定" if chinese else "it depends"
    text = str(value).lower() if isinstance(value, bool) else f'"{value}"' if isinstance(value, str) else str(value)
    return f"`{text}`"


def labels(chinese: bool) -> str:
    """Each label with its meaning, an example, and a look-alike that stays."""
    told = read("labels.toml")
    parts = []
    for label in Label:
        entry = told[label.value]
        place = PLACES[entry["at"]][chinese]
        meaning = entry["meaning_zh"] if chinese else f"{label.meaning[0].upper()}{label.meaning[1:]}."
        goes, stays = ("去掉", "留下") if chinese else ("removed", "kept")
        place += "".join(f", {key}={value}" for key, value in entry.get("options", {}).items())
        parts += [
            f"## {label.value} {label.chinese}",
            "",
            meaning,
            "",
            f"- {goes} ({place}): `{entry['example']}`",
            f"- {stays}: `{entry['stays']}`",
            "",
            entry["why_zh"] if chinese else entry["why"],
            "",
        ]
    return "\n".join(parts).rstrip()


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


PARTS: dict[str, Callable[[bool], str]] = {"options": options, "settings": settings, "labels": labels}


def made(path: Path) -> str:
    """A page with its made parts as they should be."""
    chinese = path.parent.name == "zh"

    def fill(match: re.Match[str]) -> str:
        return f"{match.group(1)}\n{PARTS[match.group(2)](chinese)}\n\n{match.group(3)}"

    return PART.sub(fill, path.read_text(encoding="utf-8"))


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing, name the pages that are not current")
    check = parser.parse_args(arguments).check
    stale = [path for path in sorted(DOCS.glob("**/*.md")) if made(path) != path.read_text(encoding="utf-8")]
    for path in stale:
        if not check:
            path.write_text(made(path), encoding="utf-8")
        print(f"{path.relative_to(DOCS.parent)}: {'not current' if check else 'written'}", file=sys.stderr)
    return 1 if check and stale else 0


if __name__ == "__main__":
    raise SystemExit(main())

"""How the command shows its options: one screen of what is used daily, and all of it for `--help all`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import click

ALL = "clean.help.all"


class Command(click.Command):
    """A command with a short help and a long one, and with options whose value may be left out.

    daily: names of the parameters that the short help explains; it only names the others.
    optional: by flag, the values that may follow it; without one of them it has the first.
    """

    def __init__(
        self, *args: Any, daily: Sequence[str], optional: Mapping[str, Sequence[str]], examples: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.daily = daily
        self.optional = optional
        self.examples = examples

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Give options without a value their first: `clean --explain page.html`."""
        end = args.index("--") if "--" in args else len(args)
        for number in range(end):
            values = self.optional.get(args[number], ())
            if values and (number + 1 == len(args) or args[number + 1] not in values):
                args[number] = f"{args[number]}{'=' if args[number].startswith('--') else ''}{values[0]}"
        return super().parse_args(ctx, args)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What the command does, with examples, whose lines stay as they are."""
        super().format_help_text(ctx, formatter)
        formatter.write_paragraph()
        for line in self.examples.strip().splitlines():
            formatter.write(f"  {line.strip()}\n")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options of every day; the others by name, or all explained too."""
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        daily = [param for param in options if param.name in self.daily]
        others = [param for param in options if param.name not in self.daily]
        with formatter.section("Options"):
            formatter.write_dl(_records(ctx, daily))
        if ctx.meta.get(ALL):
            with formatter.section("More options"):
                formatter.write_dl(_records(ctx, others))
        elif others:
            formatter.write_paragraph()
            for line in _filled("More in --help all:", [param.opts[-1] for param in others], formatter.width):
                formatter.write(f"{line}\n")


def _records(ctx: click.Context, options: Sequence[click.Option]) -> list[tuple[str, str]]:
    """Flags and help of each option."""
    return [record for option in options if (record := option.get_help_record(ctx)) is not None]


def _filled(head: str, flags: Sequence[str], width: int) -> list[str]:
    """The flags behind the head, in lines that break between flags only."""
    lines = [head]
    for flag in flags:
        if len(lines[-1]) + 1 + len(flag) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {flag}".strip()
    return lines

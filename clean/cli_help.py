"""How the command shows its options: one screen of what is used daily, and all of it for `--help all`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import click

from .batch.command import SECTION as MANY
from .batch.command import BatchOption

ALL = "clean.help.all"


class Command(click.Command):
    """A command with a short help and a long one, and with options whose value may be left out.

    daily: what the short help says, by the parameter's name; the long one has the options' own help.
    optional: by flag, the values that may follow it; without one of them it has the first.
    """

    def __init__(
        self, *args: Any, daily: Mapping[str, str], optional: Mapping[str, Sequence[str]], examples: str, **kwargs: Any
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
        """The options of every day in a line each, or all of them, those on many pages in a section of their own."""
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        if not ctx.meta.get(ALL):
            with formatter.section("Options"):
                formatter.write_dl(
                    [(_flags(ctx, one), self.daily[one.name]) for one in options if one.name in self.daily]
                )
            formatter.write_paragraph()
            formatter.write_text("clean --help all: characters, fields of dumps, limits, defaults, exit codes.")
            return
        for title, many in (("Options", False), (MANY, True)):
            records = [one.get_help_record(ctx) for one in options if isinstance(one, BatchOption) is many]
            with formatter.section(title):
                formatter.write_dl([record for record in records if record is not None])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Exit codes, in the long help."""
        if ctx.meta.get(ALL):
            super().format_epilog(ctx, formatter)


def _flags(ctx: click.Context, option: click.Option) -> str:
    record = option.get_help_record(ctx)
    return record[0] if record else ""

"""The command `clean`: a page in, the clean article out.

stdout carries data only, errors go to stderr and say what, where and what to do. The options that
concern cleaning are made from the fields of `Options`. Only click is imported to show help; the rest
loads when a page comes.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, get_args, get_origin, get_type_hints

import click
from click.core import ParameterSource

from .batch.command import MANY_FORMS, batch_options, is_batch, run_batch, take
from .cli_help import ALL, Command
from .options import Options

if TYPE_CHECKING:
    from .article import Article

DONE, FAILED, NO_ARTICLE, INTERRUPTED = 0, 1, 3, 130  # and 2, click's own, for wrong usage

EXPLAIN = ("all", "removed")
HELP = ("short", "all")
FORMATS = ("text", "markdown", "html", "json")
# The options that the short help explains, and those that a project may set in clean.toml.
DAILY = {
    "form": "text, markdown, html, json; of many jsonl, parquet",
    "output": "Write there; FOLDER/ for a file each",
    "explain": "Show each line, or the removed ones, and why",
    "report": "Also write an HTML page to look at: before, after, why",
    "jobs": "Processes for many pages; default: all cores",
    "errors": "Of many pages, write what failed there, as JSON lines",
    "resume": "Go on where the same command was stopped",
    "labels": "List the labels of removed text",
    "help": "Show this; all: every option",
}
SETTINGS = {
    "form": "format",
    "jobs": "jobs",
    **{option.name: option.name for option in fields(Options) if option.default is not None},
}
STDIN = "standard input"
STDOUT = "standard output"


def run() -> int:
    """The installed command: `main`, in a process that ends with it."""
    code = main()
    gc.freeze()  # the process frees all that is left: it need not be looked through for cycles before
    return code


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code.

    0 done, 1 the input failed, 2 wrong usage, 3 the page holds no article, 130 interrupted.
    """
    for stream, encoding in ((sys.stdout, "utf-8"), (sys.stderr, None)):
        if isinstance(stream, TextIOWrapper):  # help and errors must show under any locale
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
    try:
        code = command.main(arguments, prog_name="clean", standalone_mode=False)
    except click.UsageError as error:
        click.echo(f"clean: {error.format_message().removesuffix('.')} (see clean --help)", err=True)
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except (BrokenPipeError, SystemExit):  # click's answer to a closed pipe is to exit with 1
        _abandon_stdout()  # the reader has gone, as in `clean page | head`
        return DONE
    return int(code)


class InputFailed(click.ClickException):
    """The page could not be read or the result not be written: what, where, what to do."""

    exit_code = FAILED

    def __init__(self, name: str, message: str) -> None:
        super().__init__(f"{name}: {message}")

    def show(self, file: Any = None) -> None:
        click.echo(f"clean: {self.message}", err=True, file=file)


def _page_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add an option for each field of `Options`, as the field is defined there."""
    types = get_type_hints(Options)
    for option in reversed(fields(Options)):
        flag = "--" + option.name.replace("_", "-")
        kind: Any = next(iter(get_args(types[option.name])), None) if option.default is None else types[option.name]
        metavar = {int: "N", str: "TIME"}.get(kind)
        more: dict[str, Any] = {"type": kind, "show_default": True, "metavar": metavar}
        if kind is bool:
            flag = f"{flag}/--no-{flag[2:]}" if option.default else flag
            more = {"is_flag": True}
        elif get_origin(kind) is Literal:
            more["type"] = click.Choice(get_args(kind))
        function = click.option(flag, option.name, default=option.default, help=option.metadata["help"], **more)(
            function
        )
    return function


def _content_type(_ctx: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """The value of --content-type, as a server would send it."""
    kinds = ("text/html", "application/xhtml+xml", "text/plain")
    if value is not None and value.partition(";")[0].strip().lower() not in kinds:
        raise click.BadParameter(f"{value!r} is none of {', '.join(kinds)}.")
    return value


def _defaults(ctx: click.Context, _option: click.Parameter, path: str | None) -> None:
    """Take the project's defaults from the file that is named, or from the nearest clean.toml or pyproject.toml."""
    from pathlib import Path

    from .config import ConfigError, find_config, read_config

    types = get_type_hints(Options)
    keys = {key: get_args(types[name]) or types[name] for name, key in SETTINGS.items() if name in types}
    try:
        found = Path(path) if path else find_config(Path.cwd())
        values = read_config(found, {"format": FORMATS, "jobs": int, **keys}) if found else {}
    except (ConfigError, FileNotFoundError) as error:  # the working directory may have been removed
        raise click.UsageError(str(error)) from None
    ctx.default_map = {name: values[key] for name, key in SETTINGS.items() if key in values}


def _shows(*flags: str, make: Callable[[click.Context], str], help: str) -> Callable[[Any], Any]:
    """An option that prints what `make` returns and ends the run, whatever else is given."""

    def show(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
        if wanted:
            _write(make(ctx))
            ctx.exit()

    return click.option(*flags, is_flag=True, is_eager=True, expose_value=False, callback=show, help=help)


def _help(ctx: click.Context, _option: click.Parameter, wanted: str | None) -> None:
    """Show the options of every day, or all of them, and end the run."""
    if wanted:
        ctx.meta[ALL] = wanted == "all"
        _write(f"{ctx.get_help()}\n")
        ctx.exit()


def _version(_ctx: click.Context) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"clean {version('clean-zh')}\n"
    except PackageNotFoundError:
        return "clean, not installed: run from its source tree\n"


def _labels(_ctx: click.Context) -> str:
    """Key, Chinese name and meaning of every label; a Chinese character takes two columns."""
    from .labels import Label

    return "".join(
        f"{label.value:<16}{label.chinese}{'  ' * (6 - len(label.chinese))}{label.meaning}\n" for label in Label
    )


@click.command(
    cls=Command,
    add_help_option=False,
    context_settings={"max_content_width": 80},
    daily=DAILY,
    optional={"--explain": EXPLAIN, "--help": HELP, "-h": HELP},
    examples="""
    clean page.html                     title, empty line, body
    curl -s URL | clean -f markdown     the same from a pipe, as Markdown
    clean page.txt --explain            what was removed, and why
    clean crawl/ dump.jsonl.zst 'cc/*.warc.gz' -o articles.jsonl --resume
    """,
    epilog="Exit: 0 done, 1 an input failed, 2 usage, 3 a single page holds no article, 130 interrupted.",
)
@click.argument("files", nargs=-1, metavar="[INPUT]...", type=click.Path())
@click.option(
    "-f", "--format", "form", type=click.Choice([*FORMATS, *MANY_FORMS]), metavar="FORM",
    help="What to write: text (default), markdown, html, json; of many pages: jsonl (default), parquet.",
)  # fmt: skip
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(),
    help="Write there instead of standard output; FOLDER/ for many files.",
)
@click.option(
    "--explain", type=click.Choice(EXPLAIN), metavar="[removed]",
    help="Show each line of the page and why it went, or the removed lines alone; with JSON: adds all blocks.",
)  # fmt: skip
@click.option(
    "--report",
    metavar="FILE",
    type=click.Path(),
    help="Also write an HTML page: before and after, line by line, and why.",
)
@click.option("--url", metavar="URL", help="Address of the page; helps to find date and site.")
@click.option("--content-type", metavar="TYPE", callback=_content_type, help="text/html or text/plain, if you know.")
@_page_options
@click.option(
    "--config", metavar="FILE", type=click.Path(), is_eager=True, expose_value=False, callback=_defaults,
    help="Take defaults from this file, not from the nearest clean.toml or pyproject.toml.",
)  # fmt: skip
@batch_options
@_shows("--labels", make=_labels, help="List the labels of removed text.")
@_shows("--version", make=_version, help="Show the version.")
@click.option(
    "-h", "--help", type=click.Choice(HELP), metavar="[all]", is_eager=True, expose_value=False, callback=_help,
    help="Show this, or all options.",
)  # fmt: skip
@click.pass_context
def command(
    ctx: click.Context,
    /,
    files: tuple[str, ...],
    form: str | None,
    output: str | None,
    url: str | None,
    content_type: str | None,
    explain: str | None,
    report: str | None,
    **options: Any,
) -> int:
    """Take scraped Chinese pages, HTML or text, and give their articles: spam and boilerplate gone, in simplified
    characters. INPUT: pages, folders, dumps (.jsonl .parquet .warc .zip); without one, or "-": standard input.
    """
    batch = take(options)
    given = None if ctx.get_parameter_source("form") is ParameterSource.DEFAULT_MAP else form
    if is_batch(files, output, given, batch):
        if url or content_type:
            raise click.UsageError("--url and --content-type are of a single page.")
        return run_batch(files, output, given, explain, _chosen(options), batch, report)
    form = form or "text"
    if explain and form not in ("text", "json"):
        raise click.UsageError(f"--explain goes with -f text or -f json, not with {form}.")
    chosen = _chosen(options)
    path = files[0] if files else "-"
    name = STDIN if path == "-" else path
    output = None if output == "-" else output
    for target in filter(None, (output, report)):
        _refuse_same_file(path, target)
    if report and (report == "-" or report == output):
        raise click.UsageError("--report needs a file of its own: --report report.html.")
    page = _read(path, chosen.max_bytes)
    article = _clean(page, name, url, content_type, chosen)
    on_terminal = output is None and _on_terminal()
    if report:
        _save(article.to_report(name), report)
    result = _render(article, form, explain, on_terminal)
    if result:
        _save(result, output) if output else _write(result)
    if article.verdict == "article":
        return DONE
    found = "nothing but spam on this page" if article.verdict == "spam" else "no article on this page"
    advice = "" if explain or report else "; --explain shows each line and why it is not one"
    click.echo(f"clean: {name}: {found}{advice}", err=True)
    return NO_ARTICLE


def _chosen(options: dict[str, Any]) -> Options:
    try:
        return Options(**options)
    except ValueError as error:
        raise click.UsageError(f"{error}.") from None


def _clean(page: bytes, name: str, url: str | None, content_type: str | None, options: Options) -> Article:
    from .errors import PageError

    try:
        with _few_collections():
            from .page import clean

            return clean(page, url=url, content_type=content_type, options=options)
    except PageError as error:
        raise InputFailed(name, str(error)) from None


@contextmanager
def _few_collections() -> Iterator[None]:
    """Look for cycles more seldom: what is loaded for a page is many objects that stay, and little that is freed."""
    often, *older = gc.get_threshold()
    gc.set_threshold(100 * often, *older)
    try:
        yield
    finally:
        gc.set_threshold(often, *older)


def _render(article: Article, form: str, explain: str | None, on_terminal: bool) -> str:
    """What is printed; nothing for a page without an article, except the data of JSON and --explain."""
    if form == "json":
        import json

        from .render.json import to_dict

        return json.dumps(to_dict(article, blocks=explain == "all"), ensure_ascii=False, indent=2) + "\n"
    if explain:
        return _explanation(article, explain == "removed", on_terminal)
    if article.verdict != "article":
        return ""
    if form == "markdown":
        return article.to_markdown()
    if form == "html":
        return article.to_html()
    from .render.text import to_text, visible

    return visible(to_text(article)) if on_terminal else to_text(article)


def _explanation(article: Article, removed_only: bool, on_terminal: bool) -> str:
    """The page line by line: laid out for a terminal, else one line of output a line of the page."""
    if not on_terminal:
        from .render.explain import to_explanation

        return to_explanation(article, removed_only=removed_only)
    import shutil

    from .render.terminal import to_terminal

    colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return to_terminal(article, width=shutil.get_terminal_size().columns, colour=colour, removed_only=removed_only)


def _read(path: str, limit: int) -> bytes:
    """The page's bytes, of a file or of standard input."""
    if path == "-":
        if sys.stdin is None or sys.stdin.isatty():
            raise click.UsageError("no page: give a FILE, or pipe one in (clean < page.html).")
        return _read_stream(sys.stdin.buffer, STDIN, limit)
    try:
        with open(path, "rb") as stream:
            return _read_stream(_unpacked(stream, path), path, limit)
    except OSError as error:
        raise InputFailed(path, _trouble(error)) from None


def _unpacked(stream: BinaryIO, path: str) -> BinaryIO:
    """The page itself, if its name says that it is compressed."""
    from .batch.forms import split_compression

    compression = split_compression(path)[1]
    if not compression:
        return stream
    from .batch.streams import decompressed
    from .extras import MissingExtra

    try:
        return decompressed(stream, compression)
    except MissingExtra as error:
        raise InputFailed(path, str(error)) from None


def _read_stream(stream: BinaryIO, name: str, limit: int) -> bytes:
    """The whole stream, but never much more than the limit, however large the input."""
    try:
        page = stream.read(limit + 1)
    except OSError as error:
        raise InputFailed(name, _trouble(error)) from None
    except Exception as error:  # of the many ways that compressed data can be broken
        raise InputFailed(name, f"damaged ({error}); fetch it again") from None
    if len(page) > limit:
        raise InputFailed(name, f"larger than {limit:,} bytes; if it is one page all the same, raise --max-bytes")
    return page


def _trouble(error: OSError) -> str:
    """What kept an input from being read, and what to do about it."""
    if isinstance(error, FileNotFoundError):
        return "no such file; check the name, or pipe the page in (clean < page.html)"
    if isinstance(error, PermissionError):
        return "permission denied; this user may not read it"
    return f"{error.strerror or error}; it could not be read"


def _refuse_same_file(path: str, output: str) -> None:
    """Stop before the page that is read, also one that comes through `<`, is overwritten."""
    try:
        source = os.fstat(sys.stdin.fileno()) if path == "-" else os.stat(path)
        same = os.path.samestat(source, os.stat(output))
    except (OSError, ValueError, AttributeError):
        return
    if same and os.path.isfile(output):
        raise click.UsageError(f"{output} is the input; write the result to another file.")


def _save(result: str, output: str) -> None:
    """Write a file whole or not at all: under a temporary name beside it, then moved to its place."""
    try:
        if os.path.exists(output) and not os.path.isfile(output):  # a device, a named pipe; a folder fails to open
            with open(output, "wb") as stream:
                stream.write(_encoded(result))
            return
        _replace(os.path.realpath(output), _encoded(result))
    except BrokenPipeError:
        raise
    except OSError as error:
        raise InputFailed(output, f"{error.strerror or error}; the result was not written") from None


def _replace(path: str, data: bytes) -> None:
    temporary = f"{path}.{os.getpid()}.part"
    try:
        with open(temporary, "xb") as stream:
            stream.write(data)
        if os.path.exists(path):
            os.chmod(temporary, os.stat(path).st_mode & 0o7777)
        os.replace(temporary, path)
    except BaseException:
        if os.path.exists(temporary):
            os.unlink(temporary)
        raise


def _write(result: str) -> None:
    """Write to stdout as UTF-8, whatever the locale."""
    if sys.stdout is None:
        raise InputFailed(STDOUT, "it is closed; use -o to write to a file")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(_encoded(result))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        _abandon_stdout()
        raise InputFailed(STDOUT, f"{error.strerror or error}; the result was not written") from None


def _encoded(result: str) -> bytes:
    """UTF-8; half a surrogate pair, which a page's script may hold, is written as its escape."""
    return result.encode("utf-8", "backslashreplace")


def _on_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def _abandon_stdout() -> None:
    """Send what is still to be flushed nowhere, or it would fail once more at exit, and loudly."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)

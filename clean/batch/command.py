"""The part of the command line that is about many pages: its options, and the run that they ask for."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import click

if TYPE_CHECKING:
    from ..options import Options
    from .destination import Destination
    from .job import Job
    from .run import Summary
    from .watch import Watcher
    from .work import Step

DONE, FAILED, USAGE, INTERRUPTED, TERMINATED = 0, 1, 2, 130, 143
SECTION = "Many pages"
_INPUT_FORMATS = ("page", "jsonl", "parquet", "warc", "zip")
_LINES = ("jsonl", "jsonl.gz", "jsonl.zst")
MANY_FORMS = (*_LINES, "parquet")
_DUMPS = (".jsonl", ".ndjson", ".jsonlines", ".parquet")


# Seconds that a page has to give itself up, as it does between steps, before its process is ended.
GRACE = 2.0


class BatchOptions(NamedTuple):
    """The values of the options below; each field is an option's name."""

    jobs: int | None
    files_from: str | None
    input_format: str | None
    text_key: str | None
    url_key: str | None
    id_key: str | None
    keep: tuple[str, ...]
    unordered: bool
    errors: str | None
    resume: bool
    max_memory: int | None
    quality: bool
    where: str | None
    site_lines: bool
    dedup: str | None
    dedup_threshold: float | None
    engine: str
    quiet: bool

    @property
    def is_of_many(self) -> bool:
        """Whether something is asked for that only records have."""
        return bool(self.quality or self.where or self.site_lines or self.dedup or self.engine != "local")


class BatchOption(click.Option):
    """An option that is shown in the help's section on many pages."""


def _option(*flags: str, **more: Any) -> Callable[[Any], Any]:
    return click.option(*flags, cls=BatchOption, **more)


_OPTIONS = (
    _option("-j", "--jobs", type=click.IntRange(1), metavar="N", help="Processes; default: all cores."),
    _option("--files-from", metavar="FILE", help="Read names of inputs from FILE, one a line; - is standard input."),
    _option(
        "--input-format", type=click.Choice(_INPUT_FORMATS), help="What the inputs are, if their names do not tell."
    ),
    _option("--text-key", metavar="KEY", help="Field that holds the page; default: html, content, text or the like."),
    _option("--url-key", metavar="KEY", help="Field that holds the address; default: url or the like."),
    _option("--id-key", metavar="KEY", help="Field that holds the id; default: id or the like."),
    _option(
        "--keep",
        multiple=True,
        metavar="KEYS",
        help="Fields that ride along as metadata, by commas; all for every field.",
    ),
    _option("--unordered", is_flag=True, help="Write as pages are done, not in the order of the input."),
    _option("--errors", metavar="FILE", help="Write a record for each page that failed, as JSON lines."),
    _option("--resume", is_flag=True, help="Go on where the same command was stopped, however it was."),
    _option(
        "--max-memory",
        type=click.IntRange(64),
        metavar="MIB",
        help="For each process; default: an even share of what there is.",
    ),
    _option("--quality", is_flag=True, help="Add figures such as length and repetition."),
    _option(
        "--where",
        metavar="CONDITION",
        help='Write only records for which it holds, as "chars >= 200 and spam_share < 0.1".',
    ),
    _option("--site-lines", is_flag=True, help="Remove lines that a site repeats."),
    _option("--dedup", type=click.Choice(["mark", "drop"]), help="Find exact and near duplicates."),
    _option(
        "--dedup-threshold",
        type=click.FloatRange(0, 1, min_open=True),
        metavar="SHARE",
        help="What near ones have in common; default: 0.7.",
    ),
    _option(
        "--engine",
        type=click.Choice(["local", "ray"]),
        default="local",
        show_default=True,
        help="Where the processes run.",
    ),
    _option("-q", "--quiet", is_flag=True, help="No progress and no summary; errors are still told."),
)


def batch_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options on many pages to a command."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def take(options: dict[str, Any]) -> BatchOptions:
    """Take the options on many pages out of all options of the command."""
    return BatchOptions(**{name: options.pop(name) for name in BatchOptions._fields})


def is_batch(files: tuple[str, ...], output: str | None, form: str | None, batch: BatchOptions) -> bool:
    """Whether a command is about many pages: several inputs, a folder, a dump, or an output that holds many."""
    if len(files) > 1 or batch.files_from or batch.resume or batch.errors or batch.is_of_many or form in MANY_FORMS:
        return True
    if batch.input_format not in (None, "page"):
        return True
    from .forms import split_compression

    if output and (output.endswith(("/", os.sep)) or os.path.isdir(output)):
        return True
    if output and split_compression(output)[0].endswith(_DUMPS):
        return True
    return any(_holds_many(file) for file in files)


def _holds_many(file: str) -> bool:
    from .forms import form_of

    if file == "-":
        return False
    form = form_of(file)
    if form is not None and form.kind != "page":
        return True
    if os.path.lexists(file):
        return os.path.isdir(file)
    from glob import has_magic

    return has_magic(file)


def run_batch(
    files: tuple[str, ...],
    output: str | None,
    form: str | None,
    explain: str | None,
    options: Options,
    batch: BatchOptions,
    report: str | None = None,
) -> int:
    """Do what a command on many pages asks for; returns the exit code."""
    from ..extras import MissingExtra
    from .destination import destination
    from .emit import WritingFailed
    from .journal import CannotResume
    from .pool import RunFailed
    from .watch import say

    try:
        chosen = _looked_across(destination(output, form), batch)
        if report:
            from .report import check_report

            check_report(report, chosen)
            explain = explain or "all"
        job = _job(files, chosen, explain, options, batch)
        job.refuse_overwriting(report)
    except ValueError as error:
        raise click.UsageError(f"{error}.") from None
    except MissingExtra as error:
        say(str(error))
        return FAILED
    try:
        with _terminated_as_interrupted():
            summary = _watched(job, quiet=batch.quiet)
        if report:
            _report(report, chosen, files, summary, quiet=batch.quiet)
    except CannotResume as error:
        say(str(error))
        return USAGE
    except (WritingFailed, RunFailed) as error:
        say(str(error))
        return FAILED
    except KeyboardInterrupt as stop:
        if chosen.journal:
            say("stopped; the same command with --resume goes on from here")
        return TERMINATED if isinstance(stop, _Terminated) else INTERRUPTED
    if not summary.counts.pages and not summary.counts.skipped and not summary.counts.failed:
        say("nothing to clean: no input holds a page; with --input-format page, files of any name are read as pages")
        return FAILED
    return FAILED if summary.counts.failed else DONE


def _job(
    files: tuple[str, ...], chosen: Destination, explain: str | None, options: Options, batch: BatchOptions
) -> Job:  # fmt: skip
    """The job that a command asks for. Raises ValueError if its options do not go together."""
    from .fields import ALL, Fields
    from .job import Job
    from .limits import cores, memory_of_a_worker
    from .work import Work

    if batch.resume and chosen.journal is None:
        raise ValueError("--resume needs an output that stays: -o FILE or -o FOLDER/")
    if explain and chosen.form not in (*MANY_FORMS, "json"):
        raise ValueError(f"--explain goes with JSON or Parquet, not with {chosen.form}")
    if batch.quality and chosen.form not in (*MANY_FORMS, "json"):
        raise ValueError(f"--quality goes with JSON or Parquet, not with {chosen.form}")
    jobs = batch.jobs or (_ray_cores() if batch.engine == "ray" else cores())
    keep = tuple(key for keys in batch.keep for key in keys.split(",") if key)
    names = Fields(batch.text_key, batch.url_key, batch.id_key, (ALL,) if {"all", ALL} & {*keep} else keep)
    memory = batch.max_memory << 20 if batch.max_memory else memory_of_a_worker(min(jobs, cores()))
    inputs = files or (() if batch.files_from else ("-",))
    if "-" in inputs and batch.files_from == "-":
        raise ValueError("standard input cannot be both a page and the list of inputs")
    if "-" in inputs and sys.stdin.isatty():
        raise ValueError("no input: name files or folders, or pipe something in")
    if batch.files_from not in (None, "-"):
        _refuse_unreadable(str(batch.files_from))
    return Job(
        inputs=inputs,
        destination=chosen,
        work=Work(options, names, steps=_steps(batch), memory=memory),
        explain=explain,
        listed=batch.files_from,
        kind=cast(Any, batch.input_format),
        errors=batch.errors,
        engine=cast(Any, batch.engine),
        jobs=jobs,
        timeout=options.timeout + GRACE,
        ordered=not batch.unordered,
        resume=batch.resume,
    )


def _refuse_unreadable(path: str) -> None:
    from .streams import trouble

    try:
        with open(path, "rb"):
            pass
    except OSError as error:
        raise ValueError(f"--files-from {path}: {trouble(error)}") from None


def _report(report: str, chosen: Destination, files: tuple[str, ...], summary: Summary, *, quiet: bool) -> None:
    """Write the report of a finished run, and say so."""
    from .report import write_report
    from .watch import say

    name = ", ".join(files[:3]) + (" …" if len(files) > 3 else "")
    pages, own = write_report(report, chosen, name, summary.counts.failed)
    if not quiet:
        say(f"{report}: a report on {pages:,} pages, {own} of them with one of their own")


def _steps(batch: BatchOptions) -> tuple[Step, ...]:
    """What workers do with a record when it is cleaned."""
    from .quality import QualityStep
    from .where import Where, WhereStep

    where = Where(batch.where) if batch.where else None
    if batch.site_lines:  # the condition is asked when they are gone, on figures that are brought along
        return (QualityStep(),) if batch.quality or where else ()
    return (*((QualityStep(),) if batch.quality else ()), *((WhereStep(where),) if where else ()))


def _looked_across(chosen: Destination, batch: BatchOptions) -> Destination:
    """The destination with what is to be done when all records are there.

    Raises ValueError if that is not possible there, MissingExtra if a package is not installed.
    """
    if batch.dedup_threshold is not None and not batch.dedup:
        raise ValueError("--dedup-threshold goes with --dedup")
    if not batch.site_lines and not batch.dedup:
        return chosen
    from ..extras import need
    from .across import THRESHOLD, Across
    from .second_pass import with_second_pass
    from .watch import say
    from .where import Where

    for package in ("numpy", "rensa") if batch.dedup else ():
        need(package, extra="dedup", to="--dedup")
    across = Across(
        site=batch.site_lines,
        where=Where(batch.where) if batch.where and batch.site_lines else None,
        dedup=cast(Any, batch.dedup),
        threshold=batch.dedup_threshold or THRESHOLD,
        quality=batch.quality,
    )
    return with_second_pass(chosen, across, tell=(lambda _message: None) if batch.quiet else say)


def _ray_cores() -> int:
    from .ray import cores

    return cores()


def _watched(job: Job, *, quiet: bool) -> Summary:
    """Do a job and tell how it goes."""
    from .run import run
    from .watch import Errors, say, summary_lines

    errors = Errors()
    with _watcher(job, quiet=quiet) as watcher:

        def watch(chunk: Any, finished: Any) -> None:
            watcher(chunk, finished)
            if job.errors is None:
                errors.tell(finished.failed)

        summary = run(job, watch)
    if not quiet:
        for line in summary_lines(summary, job.errors):
            say(line)
    return summary


def _watcher(job: Job, *, quiet: bool) -> Watcher:
    """A progress bar on a terminal, lines elsewhere."""
    from .watch import Lines, Silence

    if quiet:
        return Silence()
    if sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
        try:
            from .progress import Bar
        except ImportError:
            return Lines()
        return Bar(job.size)
    return Lines()


class _Terminated(KeyboardInterrupt):
    """The system asked the run to end."""


@contextmanager
def _terminated_as_interrupted() -> Iterator[None]:
    """Stop in good order when the system asks for it, as when it is shut down."""
    import signal

    def stop(_number: int, _frame: object) -> None:
        raise _Terminated

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)

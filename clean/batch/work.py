"""What a worker is told once, at its start: how records are read, cleaned, and made into output."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from ..options import Options
from .fields import Fields
from .forms import Compression
from .record import Cleaned, Dropped, Record

# What is done with a cleaned record before it is written: figures are added, or it is dropped. Has to be picklable.
Step = Callable[[Record, Cleaned], Cleaned | Dropped]

SUFFIXES = {"text": ".txt", "markdown": ".md", "html": ".html", "json": ".json"}


@dataclass(frozen=True, slots=True)
class Shape:
    """What is made of a cleaned record.

    form: "jsonl" for one line of JSON, "object" for the outcome itself, or, for a file of its own, one of SUFFIXES.
    compression: of the lines. folder: where files of their own are written.
    explain: what of the removed text goes into JSON; "removed", "all", or None.
    """

    form: str = "jsonl"
    compression: Compression = ""
    folder: str | None = None
    explain: str | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """options: of cleaning. fields: of the dumps. steps: after cleaning, in order.

    clean: what is called with each record and this; None for the core.
    memory: what a worker may take, in bytes; None for no limit.
    """

    options: Options = field(default_factory=Options)
    fields: Fields = field(default_factory=Fields)
    shape: Shape = field(default_factory=Shape)
    steps: tuple[Step, ...] = ()
    clean: Callable[[Record, Work], Any] | None = None
    memory: int | None = None

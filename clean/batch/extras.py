"""What is needed only for some things: loaded when it is, and named with its extra when it is missing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


class MissingExtra(ImportError):
    """A package of an optional extra is not installed; the message says how to install it."""


@contextmanager
def needs(extra: str, purpose: str) -> Iterator[None]:
    """Name the extra to install when an import inside fails.

    Raises MissingExtra in the place of ModuleNotFoundError.

    >>> with needs("dedup", "finding near duplicates"):
    ...     import no_such_module
    Traceback (most recent call last):
    clean.batch.extras.MissingExtra: finding near duplicates needs no_such_module: pip install 'clean-zh[dedup]'
    """
    try:
        yield
    except ModuleNotFoundError as error:
        raise MissingExtra(f"{purpose} needs {error.name}: pip install 'clean-zh[{extra}]'") from None

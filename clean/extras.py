"""Packages that only some uses need: loaded when they are used, and named when they are missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any

DISTRIBUTION = "clean-zh"


class MissingExtra(ImportError):
    """A package of an optional extra is not installed; the message says how to install it."""


def need(module: str, *, extra: str, to: str) -> Any:
    """Import a module of an optional extra.

    extra: name of the extra in pyproject.toml that holds it.
    to: what it is needed for, as in "reading Parquet".

    Raises MissingExtra if it is not installed.

    >>> need("json", extra="none", to="nothing").__name__
    'json'
    >>> need("no_such_package.part", extra="warc", to="reading WARC")
    Traceback (most recent call last):
    clean.extras.MissingExtra: reading WARC needs no_such_package: pip install 'clean-zh[warc]'
    """
    try:
        return import_module(module)
    except ImportError as error:
        if error.name is not None and error.name.partition(".")[0] != module.partition(".")[0]:
            raise  # it is there, but something that it needs itself is not
        package = module if module.startswith("backports.") else module.partition(".")[0]
        raise MissingExtra(f"{to} needs {package}: pip install '{DISTRIBUTION}[{extra}]'") from None

"""What holds for all tests."""

from __future__ import annotations

import pytest
from hypothesis import settings

import clean.label.spam

# The first example of a test loads what the others find loaded: on a slow machine that takes longer than any deadline.
settings.register_profile("clean", deadline=None)
settings.load_profile("clean")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if not clean.label.spam.__file__.endswith(".py"):
        skipped = pytest.mark.skip(reason="the package is compiled: its functions cannot be looked into")
        for item in items:
            if item.get_closest_marker("interpreted"):
                item.add_marker(skipped)

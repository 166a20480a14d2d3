"""What holds for all tests."""

from __future__ import annotations

import pytest

import clean.label.spam


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if not clean.label.spam.__file__.endswith(".py"):
        skipped = pytest.mark.skip(reason="the package is compiled: its functions cannot be looked into")
        for item in items:
            if item.get_closest_marker("interpreted"):
                item.add_marker(skipped)

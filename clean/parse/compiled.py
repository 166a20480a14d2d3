"""Whether the package is compiled: then a loop over characters is quicker than most searches, else much slower."""

from __future__ import annotations

from types import FunctionType
from typing import Final


def is_compiled() -> bool:
    """Whether this very function is compiled, and with it the package."""
    return not isinstance(is_compiled, FunctionType)


IS_COMPILED: Final = is_compiled()

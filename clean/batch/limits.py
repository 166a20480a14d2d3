"""How many workers there may be, and how much memory each may take."""

from __future__ import annotations

import os
from contextlib import suppress

_SHARE = 0.8
_LEAST = 1 << 30
_CGROUP_LIMITS = ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes")


def cores() -> int:
    """The number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def memory_of_a_worker(jobs: int) -> int | None:
    """Bytes for each of the workers, so that together they leave some to the rest; None if the system does not tell."""
    sizes = []
    with suppress(ValueError, OSError, AttributeError):
        sizes.append(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"))
    for path in _CGROUP_LIMITS:
        with suppress(OSError, ValueError), open(path) as file:
            sizes.append(int(file.read()))
    return max(int(min(sizes) * _SHARE / jobs), _LEAST) if sizes else None

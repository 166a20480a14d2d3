"""A run in a process of its own, for tests that kill it: python driver.py '{"output": ..., "inputs": [...], ...}'."""

from __future__ import annotations

import json
import sys
from typing import Any

import hooks

from clean.batch.destination import destination
from clean.batch.emit import WritingFailed
from clean.batch.job import Job
from clean.batch.journal import CannotResume
from clean.batch.run import run
from clean.batch.work import Work


def main(told: dict[str, Any]) -> int:
    if told["room"]:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (told["room"], resource.RLIM_INFINITY))
    job = Job(
        tuple(told["inputs"]),
        destination(told["output"], told["form"]),
        work=Work(clean=hooks.slow),
        errors=told["errors"],
        jobs=2,
        ordered=told["ordered"],
        resume=told["resume"],
        checkpoint=told["checkpoint"],
        chunk_bytes=8000,
        shard_bytes=40_000,
    )
    try:
        run(job)
    except (WritingFailed, CannotResume) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(json.loads(sys.argv[1])))

"""What the tests have workers do with a record in the place of cleaning it. No input can ask for any of it."""

from __future__ import annotations

import ctypes
import os
import signal
import time
from dataclasses import replace
from functools import partial
from typing import Any

from clean.batch.record import Cleaned, Dropped, Record
from clean.batch.work import Work


def plain(record: Record, work: Work, pause: float = 0.0) -> Cleaned:
    """The page as it is, after a while."""
    if pause:
        time.sleep(pause)
    page = record.page if isinstance(record.page, str) else record.page.decode()
    data = {"id": record.id, "text": page, "verdict": "article", "position": record.position}
    return Cleaned(data, len(page), rendered=page)


def slow(record: Record, work: Work) -> Cleaned:
    return plain(record, work, 0.001)


def hostile(record: Record, work: Work) -> Any:
    """Some pages, told by their ids, do to the worker what hostile pages have done to other programs."""
    acts = {
        "for ever": lambda: any(n for n in iter(int, 1)),
        "stuck in native code": lambda: ctypes.CDLL(None).pause(),
        "memory": lambda: [bytearray(1 << 26) for _ in iter(int, 1)],
        "crash": lambda: ctypes.string_at(0),
        "exit": partial(os._exit, 3),
        "killed": lambda: os.kill(os.getpid(), signal.SIGKILL),
        "fault": lambda: [][0],
    }
    if record.id in acts:
        acts[record.id]()
    return plain(record, work)


class Once:
    """Kills the worker at the first page that it sees, and never again: the way of a system short of memory."""

    def __init__(self, mark: str) -> None:
        self.mark = mark

    def __call__(self, record: Record, work: Work) -> Cleaned:
        if record.position == 20:
            try:
                os.close(os.open(self.mark, os.O_CREAT | os.O_EXCL))
            except FileExistsError:
                pass
            else:
                os.kill(os.getpid(), signal.SIGKILL)
        return plain(record, work)


def odd_only(record: Record, cleaned: Cleaned) -> Cleaned | Dropped:
    return cleaned if record.position % 2 else Dropped(cleaned.data, "even line")


def marked(record: Record, cleaned: Cleaned) -> Cleaned:
    return replace(cleaned, data={**cleaned.data, "mark": "seen"})

"""Where the sentences of a line end, behind what closes what they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..codes import code_at
from ..expressions import expression
from ..parse.compiled import IS_COMPILED

if TYPE_CHECKING:
    from mypy_extensions import i64  # an integer of the machine, where this is compiled

_END: Final = expression(r"[。！？…][”」』）)]?(?![。！？…”」』）)])")


def sentence_ends(line: str, start: int, stop: int) -> list[int]:
    """Where sentences end in line[start:stop].

    >>> sentence_ends("“走吧！”他说。好……", 0, 11)
    [5, 8, 11]
    """
    return _ends_in(line, start, stop) if IS_COMPILED else [match.end() for match in _END.finditer(line, start, stop)]


def _ends_in(line: str, start: int, stop: int) -> list[int]:
    """As `_END` finds them."""
    found: list[int] = []
    at: i64 = start
    end: i64 = stop
    while at < end:
        code: i64 = code_at(line, at)
        at += 1
        if code >= 0x2026 and _ends(code):
            behind: i64 = code_at(line, at) if at < end else 0
            if _closes(behind):
                behind = code_at(line, at + 1) if at + 1 < end else 0
                if not _ends(behind) and not _closes(behind):
                    found.append(at + 1)
            elif not _ends(behind):
                found.append(at)
    return found


def _ends(code: i64) -> bool:
    return code == 0x3002 or code == 0xFF01 or code == 0xFF1F or code == 0x2026


def _closes(code: i64) -> bool:
    return code == 0x201D or code == 0x300D or code == 0x300F or code == 0xFF09 or code == 41

"""Lines of code, commands and logs in a text that lost its markup: their marks are those of menus and by-lines."""

from __future__ import annotations

from typing import Final

from ..expressions import expression

_CODE: Final = expression(
    r"[.~]{0,2}/[\w.\-]+(?:[/\s]|$)"  # /dev/sdb1 500G, ./configure, ~/notes
    r"|(?:>>>|\.\.\.) "  # Python's prompts
    r"|(?:[\w.\-]+@[\w.\-]+\S* ?)?[$#%] ?[a-z./]"  # root@web:~# df -h
    r"|/ # "  # the prompt of a container
    r"|.*\b(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL)\b"  # what loggers write
    r"|.*[;{}]$"
)


def reads_like_code(line: str) -> bool:
    """Whether a line is a command, a path, or what a program says, rather than a control of a page.

    >>> reads_like_code("/dev/sdb1  500G  241G  260G  49% /data"), reads_like_code("/ News / Local / Full story")
    (True, False)
    """
    return (line.isascii() and _CODE.match(line) is not None) or line.startswith("// ")

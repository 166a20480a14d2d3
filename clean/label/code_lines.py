"""Lines of code, commands and logs in a text that lost its markup: their marks are those of menus and by-lines."""

from __future__ import annotations

from typing import Final

from ..expressions import beginning_with, expression

_COMMAND: Final = expression(
    r"[.~]{0,2}/[\w.\-]+(?:[/\s]|$)"  # /dev/sdb1 500G, ./configure, ~/notes
    r"|(?:>>>|\.\.\.) "  # Python's prompts
    r"|(?:[\w.\-]+@[\w.\-]+\S* ?)?[$#%] ?[a-z./]"  # root@web:~# df -h
    r"|/ # "  # the prompt of a container
)
# What only a shell or a program writes within a line: pg_dump app > /backup/$(date +%F).sql
_SYNTAX: Final = expression(r"[$&|>2](?:(?<=\$)[({]|(?<=&)&|(?<=\|)\||(?<=2)>|(?<=[>|]) ?[./~]\w)")
# What loggers write: the time as ISO 8601 has it, and levels.
_LOGGED: Final = expression(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)? \S")
_LEVEL: Final = expression(
    beginning_with("TDINWEFC", r"\b(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL)\b")
)


def reads_like_code(line: str) -> bool:
    """Whether a line is a command, a path, or what a program says, rather than a control of a page.

    >>> reads_like_code("/dev/sdb1  500G  241G  260G  49% /data"), reads_like_code("/ News / Local / Full story")
    (True, False)
    >>> reads_like_code("tar c notes > /backup/$(date +%F).tar"), reads_like_code("Home > News > Full story")
    (True, False)
    """
    if not line.isascii() or not line:
        return line.startswith("// ")
    if _LOGGED.match(line) or line[-1] in ";{}" or ((line[0] in "./~>$#%" or "@" in line) and _COMMAND.match(line)):
        return True
    return _LEVEL.search(line) is not None or _SYNTAX.search(line) is not None or line.startswith("// ")

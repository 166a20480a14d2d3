"""The examples of the README and of the documentation: found in their pages, and run."""

from __future__ import annotations

import contextlib
import doctest
import io
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)
# A call of the command, perhaps with a pipe behind it, that needs no shell for itself.
_PLAIN = re.compile(r"clean (?!.*-j )([\w./ -]+?)(?: \| (.*))?")


def blocks(page: Path, language: str) -> list[str]:
    """The code blocks of one language, in order."""
    return [body for found, body in BLOCK.findall(page.read_text(encoding="utf-8")) if found == language]


def session(block: str) -> list[tuple[str, str]]:
    """The commands of a console block, each with the output that follows it."""
    parts = re.split(r"^\$ (.*)\n", block, flags=re.M)
    assert parts[0] == "", "a console block starts with a command"
    return list(zip(parts[1::2], parts[2::2], strict=True))


def sessions(pages: list[Path]) -> list[tuple[str, str]]:
    """Every command of the pages once, with what it is shown to print."""
    return sorted({step for page in pages for block in blocks(page, "console") for step in session(block)})


def output_of(command: str) -> str:
    """What a line of shell prints, errors and all; `clean` is this package's command."""
    plain = _PLAIN.fullmatch(command)
    if plain:
        printed = _printed(plain.group(1).split())
        return _shell(plain.group(2), printed) if plain.group(2) else printed.decode()
    return _shell(f'clean() {{ "{sys.executable}" -m clean "$@"; }}; {command}')


def _printed(arguments: list[str]) -> bytes:
    """What the command prints, run in this process: a fresh one each time would take most of the test's time."""
    from clean.cli import main

    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with contextlib.chdir(ROOT), contextlib.redirect_stdout(stream), contextlib.redirect_stderr(stream):
        main(arguments)
    return stream.buffer.getvalue()


def _shell(line: str, given: bytes = b"") -> str:
    result = subprocess.run(
        ["bash", "-c", line],
        cwd=ROOT,
        input=given,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(ROOT)},
        timeout=60,
        check=False,
    )
    return result.stdout.decode()


def complaints_of(page: Path) -> str:
    """What the Python examples of a page return that is not what they are shown to return."""
    examples = "\n".join(blocks(page, "python"))
    test = doctest.DocTestParser().get_doctest(examples, {}, page.name, str(page), 0)
    report: list[str] = []
    with contextlib.chdir(ROOT):
        flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
        doctest.DocTestRunner(optionflags=flags).run(test, out=report.append)
    return "".join(report)


def rewrite(pages: list[Path]) -> None:
    """Put the present output of every command into the pages; a command that breaks keeps what is shown."""
    for page in pages:
        text = page.read_text(encoding="utf-8")
        for block in blocks(page, "console"):
            new = ""
            for command, shown in session(block):
                output = output_of(command)
                if "Traceback" in output:
                    print(f"{page.name}: {command}\n{output}", file=sys.stderr)
                new += f"$ {command}\n{shown if 'Traceback' in output else output}"
            text = text.replace(f"```console\n{block}```", f"```console\n{new}```")
        page.write_text(text, encoding="utf-8")

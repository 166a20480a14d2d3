"""JSON lines: one record a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ..chunks import Block, Lines
from ..fields import Fields, record_of
from ..record import Failed, Record


def read_lines(chunk: Lines | Block, fields: Fields) -> Iterator[Record | Failed]:
    """The records of whole lines; empty lines are none."""
    if isinstance(chunk, Block):
        name, number, data = chunk.name, chunk.at, chunk.data
    else:
        name, number = chunk.path, chunk.line
        with open(chunk.path, "rb") as file:
            file.seek(chunk.start)
            data = file.read(chunk.end - chunk.start)
    lines = data.split(b"\n")
    for at, line in enumerate(lines, number):
        if not line or line.isspace():
            continue
        row = _parsed(line)
        if isinstance(row, str):
            is_cut = at == number + len(lines) - 1  # each whole line ends with \n, so this one lacks it
            message = "the file ends in the midst of this line: it was cut off; fetch it again" if is_cut else row
            yield Failed(name, "record", message, at)
        else:
            yield record_of(row, fields, name, at)


def _parsed(line: bytes) -> dict[str, Any] | str:
    """The object on a line, or what is wrong with it."""
    try:
        try:
            row = json.loads(line)
        except UnicodeDecodeError:  # written in GBK or Big5
            from ...decode import to_utf8

            row = json.loads(to_utf8(line, None)[0])
    except RecursionError:
        return "JSON nested too deeply to be read"
    except ValueError as error:
        return f"not JSON ({error}); every line has to be one JSON object"
    if isinstance(row, dict):
        return row
    return f"a JSON {type(row).__name__}, not an object with fields"

"""What a module imports from others that mypyc does not compile, bound to names of its own.

mypyc looks an imported name up in the module's dictionary each time; what the module itself says is final it keeps.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Collection
from pathlib import PurePosixPath

# Functions of the standard library that are called for single lines.
_STANDARD = frozenset(("bisect", "operator"))
# Where all is compiled, this is told when it is.
_TOLD = "IS_COMPILED"


def bound(source: str, file: str, compiled: Collection[str]) -> str:
    """The source of a module with such names bound.

    file: where the module is; compiled: the files that mypyc compiles.
    """
    lines = source.splitlines(keepends=True)
    for node in reversed(ast.parse(source).body):
        if isinstance(node, ast.ImportFrom) and _is_bound(node, file, compiled):
            names = [alias.name for alias in node.names if alias.asname is None and _is_value(alias.name)]
            lines[node.lineno - 1 : node.end_lineno] = [_import(node), *map(_binding, names)]
    return re.sub(rf"(?<![\w.]){_TOLD}\b", "True", "".join(lines))


def _is_bound(node: ast.ImportFrom, file: str, compiled: Collection[str]) -> bool:
    """Whether a module is of the package and not compiled by mypyc, or one of the standard library's."""
    if not node.level:
        return node.module in _STANDARD
    folder = PurePosixPath(file).parents[node.level - 1]
    return f"{folder.joinpath(*(node.module or '').split('.'))}.py" not in compiled


def _is_value(name: str) -> bool:
    """Whether a name is a function's or a constant's: one of a class may stand in an annotation."""
    return name.islower() or (name.isupper() and name != _TOLD)


def _import(node: ast.ImportFrom) -> str:
    names = [
        f"{alias.name} as _imported_{alias.name}" if alias.asname is None and _is_value(alias.name) else _named(alias)
        for alias in node.names
        if alias.name != _TOLD
    ]
    if not names:
        return ""
    imported = f"from {'.' * node.level}{node.module or ''} import {', '.join(names)}\n"
    return f"{imported}from typing import Final as _Final\n"


def _named(alias: ast.alias) -> str:
    return alias.name if alias.asname is None else f"{alias.name} as {alias.asname}"


def _binding(name: str) -> str:
    return f"{name}: _Final = _imported_{name}\n"

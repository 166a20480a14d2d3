"""What mypyc would look up each time, bound to names that it keeps: a module's own that are final.

Such is what a module imports from others that mypyc does not compile: it looks imported names up in the module's
dictionary; the members of an enumeration, which Python tells by a function of its own; and what a function found
before, for which it calls the cache as it would call anything.

And whether sequences that are looped over side by side are of one length is only asked where nothing is compiled:
without that, mypyc goes through them as through one.
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
_ENUMERATIONS = frozenset(("Label", "Role"))


def bound(source: str, file: str, compiled: Collection[str]) -> str:
    """The source of a module with such names bound.

    file: where the module is; compiled: the files that mypyc compiles.
    """
    source = _with_plain_zips(_with_bound_members(source))
    lines = source.splitlines(keepends=True)
    for node in reversed(ast.parse(source).body):
        if isinstance(node, ast.ImportFrom) and _is_bound(node, file, compiled):
            names = [alias.name for alias in node.names if alias.asname is None and _is_value(alias.name)]
            lines[node.lineno - 1 : node.end_lineno] = [_import(node), *map(_binding, names)]
        elif isinstance(node, ast.FunctionDef) and (kept := _kept(node)):
            body = lines[node.body[0].lineno - 1 : node.end_lineno]
            lines[node.decorator_list[0].lineno - 1 : node.end_lineno] = [kept, *body]
    return re.sub(rf"(?<![\w.]){_TOLD}\b", "True", "".join(lines))


def _with_bound_members(source: str) -> str:
    """The source with names of its own for the members of enumerations that it imports."""
    lines = source.encode().splitlines(keepends=True)
    tree = ast.parse(source)
    imports = {
        alias.name: node.end_lineno or node.lineno
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and node.level
        for alias in node.names
        if alias.name in _ENUMERATIONS and alias.asname is None
    }
    members = [
        (node.lineno, node.col_offset, node.value.id, node.attr)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id in imports
        and node.attr.isupper()
        and node.lineno == node.end_lineno
    ]
    for line, column, name, member in sorted(members, reverse=True):
        before, behind = lines[line - 1][:column], lines[line - 1][column:]
        lines[line - 1] = before + f"_{name}_{member}".encode() + behind[len(f"{name}.{member}") :]
    for name, line in imports.items():
        wanted = sorted({member for _, _, of, member in members if of == name})
        bindings = [f"_{name}_{member}: _Final = {name}.{member}\n" for member in wanted]
        if bindings:
            lines[line - 1] += "".join(["from typing import Final as _Final\n", *bindings]).encode()
    return b"".join(lines).decode()


def _with_plain_zips(source: str) -> str:
    """The source with calls of zip that do not say whether they are strict."""
    lines = source.encode().splitlines(keepends=True)
    said = [
        (node.keywords[0].lineno, node.keywords[0].col_offset, node.keywords[0].end_col_offset or 0)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "zip"
        and [keyword.arg for keyword in node.keywords] == ["strict"]
    ]
    for line, start, end in sorted(said, reverse=True):
        before, behind = lines[line - 1][:start], lines[line - 1][end:]
        lines[line - 1] = before.rstrip(b", ") + behind if before.strip() else behind.lstrip(b",")
    return b"".join(lines).decode()


def _kept(node: ast.FunctionDef) -> str:
    """A function that keeps what it found, down to where the body of what finds it begins; "" if it keeps nothing.

    Such is one with one argument or none, decorated with `cache`, or with `lru_cache`; None is nothing to find.
    """
    if len(node.decorator_list) != 1 or node.returns is None or "None" in ast.unparse(node.returns):
        return ""
    decorator, name, found = ast.unparse(node.decorator_list[0]), node.name, ast.unparse(node.returns)
    arguments = ast.unparse(node.args)
    if decorator == "cache" and not arguments:
        return f"""\
from typing import Final as _Final


class _Kept_{name}:
    found: {found} | None = None


_kept_{name}: _Final = _Kept_{name}()


def {name}() -> {found}:
    found = _kept_{name}.found
    if found is None:
        found = _kept_{name}.found = _find_{name}()
    return found


def _find_{name}() -> {found}:
"""
    most = re.fullmatch(r"lru_cache\((?:maxsize=)?(\d+ << \d+)\)", decorator)
    one = re.fullmatch(r"(\w+): (\w+)", arguments)
    if not one or not (most or decorator == "cache"):
        return ""
    if not most:
        return f"""\
from typing import Final as _Final

_kept_{name}: _Final[dict[{one[2]}, {found}]] = {{}}


def {name}({arguments}) -> {found}:
    found = _kept_{name}.get({one[1]})
    if found is None:
        found = _kept_{name}[{one[1]}] = _find_{name}({one[1]})
    return found


def _find_{name}({arguments}) -> {found}:
"""
    # When it is full it begins anew: what is asked again and again is soon there again.
    return f"""\
from typing import Final as _Final


class _Kept_{name}:
    def __init__(self) -> None:
        self.found: dict[{one[2]}, {found}] = {{}}

    def cache_parameters(self) -> dict[str, object]:
        return {{"maxsize": {most[1]}}}

    def cache_clear(self) -> None:
        self.found.clear()


_kept_{name}: _Final = _Kept_{name}()
# Where it can be found and emptied: what is final is in no module's dictionary.
_cache_of_{name} = _kept_{name}


def {name}({arguments}) -> {found}:
    kept = _kept_{name}.found
    found = kept.get({one[1]})
    if found is None:
        if len(kept) >= {most[1]}:
            kept.clear()
        found = kept[{one[1]}] = _find_{name}({one[1]})
    return found


def _find_{name}({arguments}) -> {found}:
"""


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

"""Filters of records, written as `--where "chars >= 200 and spam_share < 0.1"`.

The condition is parsed as a Python expression and only what is allowed below is turned into a function:
comparisons, `in`, `and`, `or`, `not`, numbers, strings, `None`, lists of those, and names that are known.
Nothing is evaluated by Python itself.
"""

from __future__ import annotations

import ast
import operator
import warnings
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from .quality import FIGURES, add_quality
from .record import Cleaned, Dropped, Record

MAX_LENGTH = 10_000
MAX_DEPTH = 50

# What a condition can ask of a page: what the core found, where the page is from, and its figures.
NAMES: tuple[str, ...] = (
    *("id", "title", "text", "author", "date", "source", "editor", "site", "url", "script", "encoding", "verdict"),
    *("next_page", "spam_share", "crawled", "input", "position"),
    *FIGURES,
)

_Getter = Callable[[Mapping[str, Any]], Any]

_ORDER: dict[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Lt: operator.lt, ast.LtE: operator.le, ast.Gt: operator.gt, ast.GtE: operator.ge,
}  # fmt: skip
_EQUALITY: dict[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Eq: operator.eq, ast.NotEq: operator.ne, ast.Is: operator.eq, ast.IsNot: operator.ne,
}  # fmt: skip
_MEMBERSHIP: dict[type[ast.cmpop], bool] = {ast.In: True, ast.NotIn: False}


class WhereError(ValueError):
    """A condition that cannot be read: what is wrong with it, and what is possible."""


class Where:
    """A condition on records, ready to be asked; it can be sent to another process.

    A value that a record lacks (None) is neither smaller nor larger than anything and contains nothing,
    so `date >= "2020"` is false for a record without a date. `== None` asks for it.

    >>> condition = Where("chars >= 200 and script in ('hans', 'hant')")
    >>> condition({"chars": 512, "script": "hant"}), condition({"chars": 512, "script": "other"})
    (True, False)
    """

    __slots__ = ("_test", "condition", "known", "names")

    def __init__(self, condition: str, known: Collection[str] = NAMES) -> None:
        """condition: the expression. known: the names that it may use.

        Raises WhereError when the condition is no such expression or has a name that is not known.
        """
        self.condition = condition
        self.known = tuple(known)
        tree = _parsed(condition)
        self.names = frozenset(node.id for node in ast.walk(tree) if isinstance(node, ast.Name))
        for name in sorted(self.names.difference(known)):
            raise WhereError(_unknown(name, known))
        self._test = _function(tree, condition)

    def __repr__(self) -> str:
        return f"Where({self.condition!r})"

    def __call__(self, record: Mapping[str, Any]) -> bool:
        """Whether the condition holds for a record; it never does where it compares what cannot be compared."""
        return bool(self._test(record))

    def __reduce__(self) -> tuple[type[Where], tuple[str, tuple[str, ...]]]:
        return Where, (self.condition, self.known)


@dataclass(frozen=True, slots=True)
class WhereStep:
    """Drops what fails the condition, as a step of a run."""

    where: Where

    def __call__(self, _record: Record, cleaned: Cleaned) -> Cleaned | Dropped:
        return select(cleaned, self.where)


def select(cleaned: Cleaned, where: Where) -> Cleaned | Dropped:
    """Return the page as it came when the condition holds for it, else what was dropped and why.

    >>> select(Cleaned({"text": "今日休市。"}, kept=5), Where("chars >= 200")).reason
    'not (chars >= 200)'
    """
    data = cleaned.data
    if not where.names.isdisjoint(FIGURES):
        figures = data.get("quality") or add_quality(cleaned).data["quality"]
        data = {**data, **figures}
    return cleaned if where(data) else Dropped(cleaned.data, f"not ({where.condition})")


def _parsed(condition: str) -> ast.expr:
    if len(condition) > MAX_LENGTH:
        raise WhereError(f"the condition has {len(condition):,} characters, more than {MAX_LENGTH:,}")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of odd escapes in strings
            tree = ast.parse(condition.strip(), mode="eval").body
    except SyntaxError as error:
        where = f" at character {error.offset}" if error.offset else ""
        hint = "; = does not compare, == does" if _assigns(condition) else ""
        raise WhereError(f"{condition!r} is no condition{where}: {error.msg}{hint}") from None
    except (ValueError, MemoryError, RecursionError) as error:
        raise WhereError(f"the condition cannot be read: {error or 'it is nested too deeply'}") from None
    if _is_deep(tree):
        raise WhereError(f"the condition is nested more than {MAX_DEPTH} deep")
    return tree


def _is_deep(tree: ast.AST) -> bool:
    """Whether asking the condition could exhaust the stack."""
    level: list[ast.AST] = [tree]
    for _ in range(MAX_DEPTH):
        level = [child for node in level for child in ast.iter_child_nodes(node)]
    return bool(level)


def _assigns(condition: str) -> bool:
    bare = condition
    for sign in ("==", "!=", ">=", "<="):
        bare = bare.replace(sign, "")
    return "=" in bare


def _unknown(name: str, known: Collection[str]) -> str:
    near = get_close_matches(name, known, 1)
    hint = f", did you mean {near[0]}?" if near else "."
    return f"{name!r} is not known{hint} Known: {', '.join(sorted(known))}"


def _function(node: ast.expr, condition: str) -> _Getter:
    """The function of a record that an allowed part of the expression stands for."""
    match node:
        case ast.BoolOp(op=ast.And(), values=values):
            parts = [_function(value, condition) for value in values]
            return lambda record: all(part(record) for part in parts)
        case ast.BoolOp(op=ast.Or(), values=values):
            parts = [_function(value, condition) for value in values]
            return lambda record: any(part(record) for part in parts)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            inner = _function(operand, condition)
            return lambda record: not inner(record)
        case ast.Compare(left=left, ops=ops, comparators=comparators):
            return _chain(left, ops, comparators, condition)
        case ast.Name(id=name):
            return lambda record: record.get(name)
    value = _constant(node, condition)
    return lambda _record: value


def _constant(node: ast.expr, condition: str) -> Any:
    match node:
        case ast.Constant(value=value) if value is None or isinstance(value, (bool, int, float, str)):
            return value
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=value)) if isinstance(value, (int, float)):
            return -value
        case ast.Tuple(elts=parts) | ast.List(elts=parts) | ast.Set(elts=parts):
            return tuple(_constant(part, condition) for part in parts)
    part = ast.get_source_segment(condition.strip(), node) or type(node).__name__
    raise WhereError(
        f"{part!r} is not possible in a condition: only names, numbers, strings, lists of them, "
        "< <= > >= == !=, in, not in, and, or, not"
    )


def _chain(left: ast.expr, ops: list[ast.cmpop], rights: list[ast.expr], condition: str) -> _Getter:
    """A comparison, or several in a chain as `200 <= chars < 5000`."""
    values = [_function(part, condition) for part in (left, *rights)]
    steps = list(zip(map(_comparison, ops), values, values[1:], strict=False))
    return lambda record: all(compare(one(record), other(record)) for compare, one, other in steps)


def _comparison(op: ast.cmpop) -> Callable[[Any, Any], bool]:
    kind = type(op)
    if kind in _EQUALITY:
        return _EQUALITY[kind]
    if kind in _MEMBERSHIP:
        wanted = _MEMBERSHIP[kind]
        return lambda part, whole: _holds(whole, part) is wanted
    compare = _ORDER[kind]

    def ordered(one: Any, other: Any) -> bool:
        try:
            return one is not None and other is not None and compare(one, other)
        except TypeError:
            return False

    return ordered


def _holds(whole: Any, part: Any) -> bool:
    """Whether a text holds a part, or a list a value; nothing holds None, and None holds nothing."""
    if isinstance(whole, str):
        return isinstance(part, str) and part in whole
    return isinstance(whole, (tuple, list, dict)) and part in whole

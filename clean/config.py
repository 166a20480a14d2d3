"""Defaults of a project for the command line: `clean.toml`, or `[tool.clean]` in `pyproject.toml`.

    format = "markdown"
    script = "keep"
    captions = false

The nearest folder that has either file counts, from the working directory upward; `clean.toml` goes before
`pyproject.toml` in one folder. Where there is none, that costs a few look-ups of names and nothing more.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

NAME, SHARED = "clean.toml", "pyproject.toml"
_LARGEST = 1 << 20


class ConfigError(ValueError):
    """A file of defaults that is not right: which file, what is wrong, what would be right."""


def find_config(folder: Path) -> Path | None:
    """The file with the defaults for a folder: in it, or in the nearest folder above.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as name:
    ...     _ = Path(name, "clean.toml").write_text('format = "json"')
    ...     found = find_config(Path(name))
    >>> found.name
    'clean.toml'
    """
    for place in (folder, *folder.parents):
        own, shared = place / NAME, place / SHARED
        if own.is_file():
            return own
        if shared.is_file() and b"tool.clean" in _read(shared):
            return shared
    return None


def read_config(path: Path, keys: Mapping[str, type | tuple[str, ...]]) -> dict[str, Any]:
    """The defaults in a file, by the names that `keys` has.

    keys: what may be set, each with its type, or with the words that it may be. In the file a name may be written
        with hyphens, as on the command line, or with underscores, as in Python.

    Raises ConfigError when the file cannot be read, is no TOML, or holds an unknown key or a value of another type.
    """
    import tomllib

    try:
        table = tomllib.loads(_read(path).decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from None
    where = str(path)
    if path.name == SHARED:
        where = f"{path}, [tool.clean]"
        table = _table(_table(table, "tool", where), "clean", where)
    return {_known(key, where, keys): _checked(key, value, where, keys) for key, value in table.items()}


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(_LARGEST)
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror or error}; check its name, and that you may read it") from None


def _table(table: dict[str, Any], key: str, where: str) -> dict[str, Any]:
    found = table.get(key, {})
    if not isinstance(found, dict):
        raise ConfigError(f"{where}: {key!r} is no table; write [tool.clean] over the defaults")
    return found


def _known(key: str, where: str, keys: Mapping[str, Any]) -> str:
    name = key.replace("-", "_")
    if name in keys:
        return name
    from difflib import get_close_matches

    near = get_close_matches(name, keys, n=1)
    advice = f"did you mean {near[0].replace('_', '-')}?" if near else "take it out, or use one of these:"
    known = ", ".join(sorted(name.replace("_", "-") for name in keys))
    raise ConfigError(f"{where}: unknown key {key!r}; {advice} (known: {known})")


def _checked(key: str, value: Any, where: str, keys: Mapping[str, type | tuple[str, ...]]) -> Any:
    wanted = keys[key.replace("-", "_")]
    if isinstance(wanted, tuple):
        if value not in wanted:
            raise ConfigError(f"{where}: {key} is {value!r}; write one of {', '.join(map(repr, wanted))}")
    elif type(value) is not wanted:
        kind = {bool: "true or false", int: "a whole number", str: "a string"}.get(wanted, wanted.__name__)
        raise ConfigError(f"{where}: {key} is {value!r}; write {kind}")
    return value

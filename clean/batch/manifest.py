"""The manifest of a folder of shards: written when all of them are there, so that whoever reads them can tell."""

from __future__ import annotations

import json
import os
from typing import Any

from .counts import Counts
from .output import replace_file

NAME = "manifest.json"


def shards_of(folder: str) -> list[str]:
    """The names of the complete shards in a folder."""
    if not os.path.isdir(folder):
        return []
    return sorted(name for name in os.listdir(folder) if name.startswith("part-") and not name.endswith(".part"))


def write_manifest(folder: str, about: dict[str, Any], counts: Counts) -> None:
    """Say that a run is complete: what it was, its shards with their sizes, what it counted. Raises OSError."""
    shards = [{"name": name, "bytes": os.path.getsize(os.path.join(folder, name))} for name in shards_of(folder)]
    manifest = {"run": about, "shards": shards, "counts": counts.to_dict()}
    data = json.dumps(manifest, ensure_ascii=False, indent=2).encode("utf-8", "backslashreplace") + b"\n"
    replace_file(os.path.join(folder, NAME), data)


def read_manifest(folder: str, about: dict[str, Any]) -> Counts | None:
    """What was counted, if the folder is the complete result of the same run; None if it is not."""
    try:
        with open(os.path.join(folder, NAME), "rb") as file:
            manifest = json.load(file)
        return Counts.from_dict(manifest["counts"]) if manifest["run"] == about else None
    except (OSError, ValueError, KeyError):
        return None

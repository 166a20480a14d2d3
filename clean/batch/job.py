"""What a run is told, before it begins."""

from __future__ import annotations

import glob
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from itertools import chain
from typing import Any, Literal

from .chunks import CHUNK_BYTES
from .destination import SHARD_BYTES, Destination
from .find import STDIN, Finder, Found, common_folder, read_list
from .forms import Kind, form_of
from .work import Work

CHECKPOINT_SECONDS = 5.0
TIMEOUT_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Job:
    """All that a run is told.

    inputs: files, folders, patterns, "-" for standard input. listed: a file with more of them, one a line.
    work: what workers do; its shape is made here, of the destination and of `explain` (see `Shape`).
    kind: what the files are, if their names do not tell. errors: file of the error records.
    engine: where the workers are, on this machine or on those of a Ray cluster.
    jobs: number of workers. timeout: seconds for one page. ordered: whether output keeps the order of the input.
    resume: go on with a run that was stopped. checkpoint: seconds between two checkpoints.
    """

    inputs: tuple[str, ...]
    destination: Destination
    work: Work = field(default_factory=Work)
    explain: str | None = None
    listed: str | None = None
    kind: Kind | None = None
    errors: str | None = None
    engine: Literal["local", "ray"] = "local"
    jobs: int = 1
    timeout: float = TIMEOUT_SECONDS
    ordered: bool = True
    resume: bool = False
    checkpoint: float = CHECKPOINT_SECONDS
    chunk_bytes: int = CHUNK_BYTES
    shard_bytes: int = SHARD_BYTES

    def __post_init__(self) -> None:
        object.__setattr__(self, "work", replace(self.work, shape=self.destination.shape(self.explain)))

    def names(self) -> Iterator[str]:
        """All inputs."""
        yield from self.inputs
        if self.listed is not None:
            yield from read_list(self.listed)

    def refuse_overwriting(self, report: str | None = None) -> None:
        """Raise ValueError if an output would take the place of an input, or of another output.

        report: where a report of the run is to be written.
        """
        own = [os.path.realpath(path) for path in self.own_files()]
        if len({*own}) < len(own):
            raise ValueError(f"{self.errors} cannot hold both the output and the errors")
        written = [*self.own_files(), report] if report else self.own_files()
        named = self._named_inputs({os.path.basename(os.path.realpath(path)) for path in written})
        for path in written:
            if os.path.realpath(path) in named:
                raise ValueError(f"{path} is an input; write to another file")
            if os.path.isfile(path) and not self.resume and self._would_be_found(path):
                raise ValueError(f"{path} is there already, among the inputs; write to another place, or delete it")
        if self.destination.place == "folder" and os.path.realpath(self.destination.path) == os.path.realpath(
            self.base or os.getcwd()
        ):
            raise ValueError(f"{self.destination.path} is where the inputs lie; write to another folder")

    def _named_inputs(self, bases: set[str]) -> set[str]:
        """The files that are inputs by name; of a list, which may be long, those that end in one of some names."""
        listed = () if self.listed is None or self.listed == STDIN else read_list(self.listed)
        names = chain(self.inputs, (name for name in listed if os.path.basename(name) in bases))
        return {os.path.realpath(name) for name in names if name != STDIN and not os.path.isdir(name)}

    def _would_be_found(self, path: str) -> bool:
        """Whether a file is one that a run over these inputs would find in a folder or by a pattern."""
        if self.kind is None and form_of(path) is None:
            return False
        path = os.path.realpath(path)
        folders = [os.path.join(os.path.realpath(name), "") for name in self.inputs if os.path.isdir(name)]
        patterns = [name for name in self.inputs if glob.has_magic(name) and not os.path.lexists(name)]
        matches = chain.from_iterable(glob.iglob(name, recursive=True) for name in patterns)
        return path.startswith(tuple(folders)) or any(os.path.realpath(match) == path for match in matches)

    @property
    def base(self) -> str | None:
        """The folder that an output folder mirrors; None for the current one."""
        return common_folder(self.inputs) if self.listed is None else None

    def size(self) -> int | None:
        """Bytes of all inputs; None if that cannot be known before they are read."""
        if self.listed == STDIN or STDIN in self.inputs:
            return None
        found = Finder(self.kind, self.own_files()).find(self.names())
        return sum(file.size for file in found if isinstance(file, Found))

    def about(self) -> dict[str, Any]:
        """What has to be the same for a run to go on with what another one began."""
        from importlib.metadata import PackageNotFoundError, version

        try:
            program = version("clean-zh")
        except PackageNotFoundError:
            program = "unknown"
        about = {
            "version of clean": program,
            "inputs": [*self.inputs, self.listed],
            "--input-format": self.kind,
            "--unordered": not self.ordered,
            "--errors": self.errors,
            "options": asdict(self.work.options),
            "fields": asdict(self.work.fields),
            "output": asdict(self.work.shape),
            "steps": [repr(step) for step in self.work.steps],
            "across": repr(self.destination.second and self.destination.second.across),
            "sizes": [self.chunk_bytes, self.shard_bytes],
        }
        plain: dict[str, Any] = json.loads(json.dumps(about, default=repr))
        return plain

    def own_files(self) -> list[str]:
        """What the run itself writes, and therefore must not read."""
        own = [self.errors] if self.errors else []
        if self.destination.place != "stream":
            own.append(self.destination.path)
        return own

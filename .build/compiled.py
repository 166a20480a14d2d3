"""Builds the wheel's compiled modules: the typed hot path, as it stands, through mypyc and Cython.

The Python files are the source and go into the wheel, too; where no C compiler is at hand they are what runs, with the
same results in more time. `CLEAN_PURE=1` leaves the compiling out, `CLEAN_COMPILED=1` makes a failure an error.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledModules(BuildHookInterface):
    """Adds the compiled modules to a wheel; an editable install runs the Python files."""

    folder: Path | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable" or os.environ.get("CLEAN_PURE"):
            return
        self.folder = Path(tempfile.mkdtemp(prefix="clean-build-"))
        shutil.copytree(Path(self.root, "clean"), self.folder / "clean")
        if self._run("compile.py", *self._modules()):  # what loops tell is of use only where all else is compiled
            self._run("loops.py", *self.config["loops"])
            self._run("native.py")
        suffix = sysconfig.get_config_var("EXT_SUFFIX")
        for library in self.folder.rglob(f"*{suffix}"):
            if "build" not in library.relative_to(self.folder).parts:
                build_data["force_include"][str(library)] = str(library.relative_to(self.folder))
                build_data["pure_python"] = False
                build_data["infer_tag"] = True

    def _run(self, script: str, *arguments: str) -> bool:
        """Run a script that compiles modules in the folder; what fails is left out, unless all is asked for.

        Returns whether it succeeded.
        """
        command = [sys.executable, str(Path(self.root, ".build", script)), *arguments]
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, errors="replace")
        if done.returncode:
            said = [*done.stdout.splitlines(), *done.stderr.splitlines()]
            told = "\n".join(line for line in said if "warning:" not in line)[-2000:]
            if os.environ.get("CLEAN_COMPILED"):
                raise RuntimeError(f"the modules could not be compiled:\n{told}")
            self.app.display_warning(f"clean is installed without compiled modules ({script}), and slower: {told}")
        return not done.returncode

    def _modules(self) -> list[str]:
        """The files that mypyc compiles; of a folder all, but for the package's own."""
        found: list[str] = []
        for name in self.config["modules"]:
            path = Path(self.root, name)
            files = [path] if path.is_file() else sorted(f for f in path.glob("*.py") if f.name != "__init__.py")
            found.extend(file.relative_to(self.root).as_posix() for file in files)
        left_out = {*self.config["interpreted"], *self.config["loops"]}
        return [name for name in found if name not in left_out]

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)

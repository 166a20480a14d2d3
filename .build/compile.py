"""Compiles modules of the package in place. Run in a folder that holds `clean/`; arguments: the files.

What mypyc reads binds imported names (`bindings.py`); when it is done, the files are what they were.
"""

from __future__ import annotations

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bindings import bound
from mypyc.build import mypycify
from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext

# More takes half as long again to compile and is no quicker to run.
OPTIMISATION = "1"
# What one library calls of its own is called straight, and what it calls of others with one jump instead of two.
STRAIGHT = ["-fvisibility=hidden", "-fno-plt"] if os.name == "posix" else []


class BuildInParallel(build_ext):
    """Compiles the many files of one library on all processors."""

    def build_extension(self, ext: Extension) -> None:
        def compiled(source: str) -> list[str]:
            found: list[str] = self.compiler.compile(
                [source],
                output_dir=self.build_temp,
                include_dirs=ext.include_dirs,
                extra_postargs=ext.extra_compile_args,
            )
            return found

        with ThreadPoolExecutor(os.cpu_count()) as pool:
            for objects in pool.map(compiled, ext.sources):
                ext.extra_objects.extend(objects)
        ext.sources = []
        super().build_extension(ext)


def main(files: list[str]) -> None:
    sources = {file: Path(file).read_text("utf-8") for file in files}
    try:
        for file, source in sources.items():
            Path(file).write_text(bound(source, file, sources), "utf-8")
        _compile(files)
    finally:
        for file, source in sources.items():
            Path(file).write_text(source, "utf-8")


def _compile(files: list[str]) -> None:
    libraries = mypycify(
        ["--ignore-missing-imports", "--config-file=", *files],
        opt_level=OPTIMISATION,
        debug_level="0",
        multi_file=True,
        target_dir="build/c",
        group_name="clean",
    )
    for library in libraries:
        library.extra_compile_args += STRAIGHT
    setup(
        name="clean",
        packages=[],
        ext_modules=libraries,
        cmdclass={"build_ext": BuildInParallel},
        script_args=["-q", "build_ext", "--inplace"],
    )


if __name__ == "__main__":
    main(sys.argv[1:])

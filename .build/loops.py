"""Compiles modules of loops over characters by Cython, so that each character is read where it lies.

Run in a folder that holds `clean/`; arguments: the files.

The files stay as they are; what they call of `clean/codes.py` is in C here, and their types stand in `.build/loops/`.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path

from Cython.Build import cythonize
from setuptools import Extension, setup

HERE = Path(__file__).resolve().parent / "loops"

# Floats are rounded at each step, as Python does it.
ARGUMENTS = ["-O3", "-g0", *(["-ffp-contract=off"] if os.name == "posix" else [])]

# What a module takes from others as C has it.
_IN_C = (
    (r"^if TYPE_CHECKING:\n    from mypy_extensions import i64\b.*\n", "from cython.cimports.clean.codes import i64\n"),
    (r"^from \.\.codes import ", "from cython.cimports.clean.codes import "),
)
_CONSTANT = re.compile(
    r"^(_?[A-Z][A-Z_]*): Final = (0x[\dA-F]+|\d+(?:\.\d+)?|(?:\(1 << \d+\)|1 << \d+)(?: - 1)?)(?= *$| *#)", re.M
)


def loops_in_c(source: str) -> str:
    """The source of a module as Cython compiles it, with numbers for its constants, of which C knows nothing."""
    for written, in_c in _IN_C:
        source = re.sub(written, in_c, source, flags=re.M)
    for name, number in _CONSTANT.findall(source):
        source = re.sub(rf"(?<!\w){name}\b(?!: Final)", f"({number})", source)
    return source


def main(files: list[str]) -> None:
    folder = Path("build", "loops")
    extensions = []
    for file in files:
        copy = folder / file
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(loops_in_c(Path(file).read_text("utf-8")), "utf-8")
        shutil.copy(HERE / f"{copy.stem}.pxd", copy.parent)
        name = ".".join(Path(file).with_suffix("").parts)
        extensions.append(Extension(name, [str(copy)], extra_compile_args=ARGUMENTS))
    shutil.copy(HERE / "codes.pxd", folder / "clean")
    for package in (folder / "clean", *(folder / "clean").glob("*/")):
        (package / "__init__.py").touch()
    directives = {"language_level": 3, "boundscheck": False, "wraparound": False, "embedsignature": False}
    modules = cythonize(
        extensions, include_path=[str(folder)], build_dir="build/cython", compiler_directives=directives, quiet=True
    )
    setup(name="clean", packages=[], ext_modules=modules, script_args=["-q", "build_ext", "--inplace"])


if __name__ == "__main__":
    main(sys.argv[1:])

"""Compiles a second copy of the walk over a tree, which reads the parser's own memory, and what is quicker in C.

Run where `clean/` is.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

from Cython.Build import cythonize
from setuptools import Extension, setup

HERE = Path(__file__).resolve().parent / "native"
SOURCES = {
    "native_decode": "native_decode.pyx",
    "native_lean": "native_lean.pyx",
    "native_nesting": "native_nesting.pyx",
    "native_nodes": "native_nodes.pyx",
    "native_risk": "native_risk.pyx",
    "native_walk": "native_walk.py",
}

# Where the walk asks a node of selectolax for what its memory does not hold as such, the copy calls a function of
# `native_nodes`; the names of attributes are its variables.
_NAMES = "CLASS, CONTENT, DATETIME, HREF, ITEMPROP, ITEMTYPE, NAME, PROPERTY, REL, STYLE, TITLE, TYPE, ALT"
_FUNCTIONS = "attributes_of, deep_text, is_blank, name_of, text_of, value_of"
_REPLACED: dict[str, str | Callable[[re.Match[str]], str]] = {
    r"from \.nodes import \(": f"from cython.cimports.clean.parse.native_nodes import ({_NAMES}, {_FUNCTIONS},",
    r"([\w.]+)\.text_content\b": r"text_of(\1)",
    r"([\w.]+)\.is_empty_text_node\b": r"is_blank(\1)",
    r"\b(\w+)\.text\(\)": r"deep_text(\1)",
    r"\bnode\.tag\b": "name_of(node)",
    r"(\battribute\([\w.]+, |\battributes\.get\()\"(\w+)\"\)": lambda match: f"{match[1]}{match[2].upper()})",
    r"\b(\w+)\.attributes\.get\(": r"value_of(attributes_of(\1), ",
    r"(?<!\.)\battributes\.get\(": "value_of(attributes, ",
    r"= (\w+)\.attributes$": r"= attributes_of(\1)",
}


def walk_in_c(source: str) -> str:
    """The walk's source, with what it asks of nodes as the copy asks it."""
    for asked, call in _REPLACED.items():
        source, count = re.subn(asked, call, source, flags=re.M)
        if not count:
            raise ValueError(f"nowhere in the walk: {asked}")
    return source


def main() -> None:
    if os.name != "posix":  # the check of the layout has the system read memory in the POSIX way
        return
    folder = Path("clean", "parse")
    for file in HERE.iterdir():
        shutil.copy(file, folder)
    (folder / "native_walk.py").write_text(walk_in_c((folder / "walk.py").read_text("utf-8")), "utf-8")
    extensions = [
        Extension(f"clean.parse.{name}", [str(folder / source)], extra_compile_args=["-O3", "-g0"])
        for name, source in SOURCES.items()
    ]
    directives = {"language_level": 3, "annotation_typing": False, "embedsignature": False}
    modules = cythonize(extensions, build_dir="build/cython", compiler_directives=directives, quiet=True)
    setup(name="clean", packages=[], ext_modules=modules, script_args=["-q", "build_ext", "--inplace"])


if __name__ == "__main__":
    main()

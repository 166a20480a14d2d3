"""The checks of .ci: known vulnerabilities of dependencies are failures, and the lowest versions are those allowed."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CHECKS = ROOT / ".ci"

pytestmark = pytest.mark.skipif(not CHECKS.is_dir(), reason="needs a checkout: the checks are no part of what is built")


def run(name: str, given: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(CHECKS / name)]
    return subprocess.run(command, input=given, capture_output=True, text=True, timeout=30, check=False)


SOUND = {"name": "selectolax", "version": "1.0", "vulns": []}
OWN = {"name": "clean-zh", "skip_reason": "not on the index"}
KNOWN = {"name": "click", "version": "8.1", "vulns": [{"id": "PYSEC-2026-1"}]}


@pytest.mark.parametrize(
    ("found", "code", "told"),
    [
        ([SOUND, OWN], 0, "1 of 2 distributions looked up, none with a known vulnerability"),
        ([SOUND, KNOWN], 1, "click 8.1: PYSEC-2026-1"),
        ([OWN], 0, "left out"),
    ],
)
def test_a_known_vulnerability_of_a_dependency_fails(found: list[object], code: int, told: str) -> None:
    done = run("known.py", json.dumps({"dependencies": found}))
    assert done.returncode == code
    assert told in done.stdout + done.stderr


@pytest.mark.parametrize("given", ["", "no route to host", "{}"])
def test_without_the_list_of_vulnerabilities_the_check_is_left_out_with_a_reason(given: str) -> None:
    done = run("known.py", given)
    assert (done.returncode, done.stderr) == (0, "")
    assert "left out: the list of them cannot be reached" in done.stdout


def test_every_dependency_has_a_lowest_version_that_is_tried() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = [re.match(r"[\w-]+", one)[0] for one in project["dependencies"]]
    lines = run("lowest.py").stdout.splitlines()
    assert [line.split("==")[0] for line in lines] == named
    assert all(re.fullmatch(r"[\w-]+==\d+(\.\d+)*", line) for line in lines)
    checks = (CHECKS / "run").read_text("utf-8")
    assert ".ci/lowest.py" in checks
    assert ".ci/known.py" in checks
    assert "tests/test_invariants.py" in checks.split("lowest versions")[-1]

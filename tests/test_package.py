"""The built package: what it holds, and that it installs and works in an environment that has nothing else."""

import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
COMPILED = sysconfig.get_config_var("EXT_SUFFIX")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
TRACKED = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.splitlines()


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> dict[str, Path]:
    """The source distribution and the wheel made from it."""
    pytest.importorskip("build", reason="needs the package 'build'")
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return {"wheel": next(folder.glob("*.whl")), "sdist": next(folder.glob("*.tar.gz"))}


def names_of(path: Path) -> set[str]:
    """The files in an archive, as they lie in the repository."""
    if path.suffix == ".whl":
        return set(zipfile.ZipFile(path).namelist())
    with tarfile.open(path) as archive:
        return {name.partition("/")[2] for name in archive.getnames()}


def test_the_wheel_holds_the_package_with_its_data_and_nothing_else(built):
    names = names_of(built["wheel"])
    package = {name for name in TRACKED if name.startswith("clean/")} or {"clean/py.typed"}
    assert package <= names
    compiled = {name for name in names if name.endswith(COMPILED)}
    others = {name.partition("/")[0] for name in names - compiled}
    assert others == {"clean", f"clean_zh-{PROJECT['version']}.dist-info"}


def test_each_compiled_module_has_its_python_file_in_the_wheel(built):
    names = names_of(built["wheel"])
    compiled = {name.removesuffix(COMPILED) for name in names if name.endswith(COMPILED) and name.startswith("clean/")}
    copies = {name for name in compiled if name.startswith("clean/parse/native_")}  # see .build/native.py
    assert {f"{name}.py" for name in compiled - copies} <= names
    if shutil.which("cc"):
        assert {"clean/label/spam", "clean/parse/html", "clean/script/detect"} <= compiled


@pytest.mark.parametrize(
    ("setting", "told"),
    [({"CLEAN_PURE": "1"}, ""), ({"CC": "false"}, "without compiled modules"), ({"CC": "no-such-compiler"}, "slower")],
)
def test_without_a_compiler_the_wheel_holds_the_python_files(tmp_path, setting, told):
    done = build_wheel(tmp_path, setting)
    assert done.returncode == 0, done.stdout + done.stderr
    assert told in done.stdout + done.stderr
    wheel = next(tmp_path.glob("*.whl"))
    assert wheel.name.endswith("-py3-none-any.whl")
    assert not any(name.endswith(COMPILED) for name in names_of(wheel))


def test_a_failure_to_compile_is_an_error_where_compiling_is_asked_for(tmp_path):
    done = build_wheel(tmp_path, {"CC": "false", "CLEAN_COMPILED": "1"})
    assert done.returncode
    assert "the modules could not be compiled" in done.stdout + done.stderr


def build_wheel(folder: Path, setting: dict[str, str]) -> subprocess.CompletedProcess[str]:
    pytest.importorskip("build", reason="needs the package 'build'")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CLEAN_")}
    command = [sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(ROOT)]
    return subprocess.run(command, env=kept | setting, capture_output=True, text=True, check=False)


def test_the_source_holds_what_tests_and_documentation_need(built):
    names = names_of(built["sdist"])
    kept = (".build/", "clean/", "tests/", "docs/", "benchmarks/", "README", "CHANGELOG", "LICENSE", "pyproject.toml")
    assert {name for name in TRACKED if name.startswith(kept)} <= names


@pytest.mark.parametrize("kind", ["wheel", "sdist"])
def test_it_installs_and_cleans_a_page_where_nothing_else_is(built, tmp_path, kind):
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "venv")], check=True)
    folder = tmp_path / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    install = [str(folder / "python"), "-m", "pip", "install", "-q", str(built[kind])]
    done = subprocess.run(install, capture_output=True, text=True, check=False)
    if done.returncode and "No matching distribution" in done.stderr:
        pytest.skip("the dependencies cannot be fetched here")
    assert done.returncode == 0, done.stderr

    def run(*command: str) -> str:
        done = subprocess.run([str(folder / command[0]), *command[1:]], cwd=tmp_path, capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (0, b"")
        return done.stdout.decode()

    page = str(ROOT / "tests" / "pages" / "hijacked.txt")
    assert run("clean", page).startswith("老城图书馆夜间开放百日,读者为何愿意留到十点\n\n晚上九点半")
    assert run("clean", "--version") == f"clean {PROJECT['version']}\n"
    assert "24" in run("python", "-c", "import clean; print(len(clean.Label), clean.__version__)")
    run("clean", page, "-o", "out.txt", "--report", "report.html")
    assert "閱覽室" in (tmp_path / "report.html").read_text(encoding="utf-8")

"""Ray, Spark, Daft and datatrove: each gives the records of a local run, and is named when it is missing.

The examples are those of docs/cluster.md, run as they stand there.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from across_samples import article

from clean.batch.fields import Fields
from clean.batch.find import Finder
from clean.batch.one import clean_record
from clean.batch.plan import Planner
from clean.batch.pool import Pool
from clean.batch.record import Cleaned, Record
from clean.batch.spread import spread
from clean.batch.work import Work
from clean.extras import MissingExtra

ROOT = Path(__file__).resolve().parents[2]
DOCS = (ROOT / "docs" / "cluster.md").read_text("utf-8")
EXAMPLES = dict(re.findall(r"```python\n# (\w+\.py)\n(.*?)```", DOCS, re.S))
LEAST = 100  # characters, as the examples ask for; datatrove's does not


def pages() -> list[dict]:
    """Articles, a short one, one without an article, one that is an image, one that is empty, one that is null."""
    made = [
        f"<html><head><title>渡口第{n}日</title></head><body><nav><a href='/'>首页</a></nav>"
        + f"<article><h1>渡口第{n}日</h1>"
        + "".join(f"<p>{line}</p>" for line in article(n, 6).split("\n"))
        + "</article></body></html>"
        for n in range(40)
    ]
    made.append("<article><p>渡口今天上午停航，下午恢复，请各位乘客留意通知。</p></article>")
    made.append("<nav><a href='/'>首页</a> <a href='/news'>新闻</a></nav>")
    given = [page.encode() for page in made] + [b"\x89PNG\r\n\x1a\n" + bytes(64), b"", None]
    return [{"url": f"http://ferry.example/{n}", "html": page} for n, page in enumerate(given)]


def local(least: int) -> set[tuple]:
    """What a local run gives: address, title and text of each article that is long enough."""
    found = set()
    for row in pages():
        outcome = clean_record(Record(row["html"] or b"", input="", position=1, id="", url=row["url"]))
        if isinstance(outcome, Cleaned) and outcome.data["verdict"] == "article" and outcome.kept >= least:
            found.add(tuple(outcome.data[key] for key in ("url", "title", "text")))
    return found


@pytest.fixture
def workplace(tmp_path):
    """A folder with `pages`, in two files of Parquet, and `pages.jsonl`."""
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    (tmp_path / "pages").mkdir()
    table = pa.Table.from_pylist(pages())
    parquet.write_table(table.slice(0, 22), tmp_path / "pages" / "1.parquet")
    parquet.write_table(table.slice(22), tmp_path / "pages" / "2.parquet")
    text = pages()[:42]
    lines = [json.dumps(row | {"html": row["html"].decode()}, ensure_ascii=False) for row in text]
    (tmp_path / "pages.jsonl").write_text("\n".join(lines), "utf-8")
    return tmp_path


def run(script: Path) -> None:
    done = subprocess.run(
        [sys.executable, script.name],
        cwd=script.parent,
        env={**os.environ, "RAY_DEDUP_LOGS": "0", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]


def articles(folder: Path) -> set[tuple]:
    from pyarrow import parquet

    found = set()
    for path in folder.glob("*.parquet"):
        for row in parquet.read_table(path).to_pylist():
            inner = row.get("metadata")
            row = {**inner, **row} if isinstance(inner, dict) else row
            found.add(tuple(row[key] for key in ("url", "title", "text")))
    return found


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "package", "least"),
    [
        ("ray_data.py", "ray", LEAST),
        ("spark.py", "pyspark", LEAST),
        ("daft_frame.py", "daft", LEAST),
        ("trove.py", "datatrove", 0),
    ],
)
def test_the_example_of_the_docs_gives_what_a_local_run_gives(name, package, least, workplace):
    pytest.importorskip(package, reason=f"{package} is not installed")
    if package == "pyspark" and shutil.which("java") is None:
        pytest.skip("Java is not installed")
    (workplace / name).write_text(EXAMPLES[name], "utf-8")
    run(workplace / name)
    assert articles(workplace / "articles") == local(least)


@pytest.mark.slow
def test_ray_data_over_jsonl_gives_what_a_local_run_gives(workplace):
    pytest.importorskip("ray", reason="ray is not installed")
    code = EXAMPLES["ray_data.py"].replace('read_parquet("pages")', 'read_json("pages.jsonl")')
    (workplace / "ray_lines.py").write_text(code, "utf-8")
    run(workplace / "ray_lines.py")
    assert articles(workplace / "articles") == local(LEAST)


@pytest.mark.slow
def test_workers_on_ray_give_what_local_workers_give(workplace):
    ray = pytest.importorskip("ray", reason="ray is not installed")
    from clean.batch.ray import RayPool, cores

    def outcome(kind) -> tuple:
        files = Finder().find([str(workplace / "pages.jsonl"), str(workplace / "pages")])
        chunks = enumerate(Planner(Fields(), 1 << 24, chunk_bytes=3000).plan(files))
        finished = []
        for _, _, one in spread(chunks, kind(Work(), 2, 60.0), 2):
            assert (sys.stdout is sys.stderr) is (kind is RayPool), "what Ray prints is no data"
            finished.append(one)
        payloads = b"".join(part for one in finished for part in one.payloads)
        return payloads, [fault for one in finished for fault in one.failed]

    try:
        assert cores() >= 1
        lines, failed = outcome(RayPool)
        assert (lines, failed) == outcome(Pool)
        assert len(lines.splitlines()) == 84
        assert len(failed) == 3
    finally:
        ray.shutdown()


def test_the_docs_have_an_example_of_each():
    assert set(EXAMPLES) == {"ray_data.py", "spark.py", "daft_frame.py", "trove.py"}


def test_a_ray_dataset_is_cleaned_in_batches_of_arrow():
    """Against a stand-in for the dataset; the real one takes seconds to start."""
    pytest.importorskip("ray", reason="ray is not installed")
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    from clean.batch.ray import clean_dataset

    def map_batches(function, **settings):
        return settings, function(pa.Table.from_pylist(pages()[:1]), **settings["fn_kwargs"])

    settings, table = clean_dataset(SimpleNamespace(map_batches=map_batches), quality=True, concurrency=8)
    assert (settings["batch_format"], settings["concurrency"]) == ("pyarrow", 8)
    assert table.to_pylist()[0]["quality"]["lines"] == 6


def test_a_step_of_datatrove_cleans_drops_and_counts():
    data = pytest.importorskip("datatrove.data", reason="datatrove is not installed")
    from clean.batch.datatrove import CleanPages

    given = [
        data.Document(
            (row["html"] or b"").decode("latin-1" if n == 42 else "utf-8"), str(n), metadata={"url": row["url"]}
        )
        for n, row in enumerate(pages())
    ]
    step = CleanPages(quality=True)
    out = list(step.run(iter(given)))
    assert {(one.metadata["url"], one.metadata["title"], one.text) for one in out} == local(0)
    assert out[0].metadata["quality"]["lines"] == 6
    counts = {label: int(stat.total) for label, stat in step.stats.stats.items()}
    assert (counts["total"], counts["forwarded"], counts["dropped"]) == (45, 41, 4)
    assert counts["dropped_no_article"] + counts["dropped_page"] == 4


def test_a_step_of_datatrove_can_let_pages_without_article_pass():
    data = pytest.importorskip("datatrove.data", reason="datatrove is not installed")
    from clean.batch.datatrove import CleanPages

    page = data.Document(pages()[41]["html"].decode(), "a")
    (out,) = CleanPages(keep=("article", "no article")).run(iter([page]))
    assert (out.text, out.metadata["verdict"]) == ("", "no article")


@pytest.mark.parametrize(
    ("package", "code", "message"),
    [
        (
            "ray",
            "from clean.batch.ray import clean_dataset; clean_dataset(None)",
            "cleaning a Ray dataset needs ray: pip install 'clean-zh[ray]'",
        ),
        (
            "ray",
            "from clean.batch.ray import cores; cores()",
            "--engine ray needs ray: pip install 'clean-zh[ray]'",
        ),
        (
            "pyarrow",
            "import clean.batch.arrow",
            "cleaning Arrow tables needs pyarrow: pip install 'clean-zh[parquet]'",
        ),
        (
            "datatrove",
            "from clean.batch.datatrove import CleanPages; CleanPages()",
            "a datatrove pipeline needs datatrove: pip install 'clean-zh[datatrove]'",
        ),
    ],
)
def test_a_package_that_is_missing_is_named_with_its_extra(package, code, message):
    script = f"import sys; sys.modules[{package!r}] = None; {code}"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert message in done.stderr
    assert MissingExtra.__name__ in done.stderr

"""The benchmarks' own arithmetic: floors, summaries, clocks, made-up pages. Nothing is measured here."""

from __future__ import annotations

import doctest
import json
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

BENCHMARKS = Path(__file__).resolve().parent.parent / "benchmarks"
NAMES = (
    "accuracy", "dedup", "flattened", "gate", "growth", "measure", "peers", "scoring", "site_lines", "speed", "start",
    "steps",
)  # fmt: skip


@pytest.fixture(scope="module")
def modules() -> Iterator[SimpleNamespace]:
    """The benchmarks as modules; they are programs that find each other in their own folder."""
    path, known = list(sys.path), set(sys.modules)
    sys.path.insert(0, str(BENCHMARKS))
    yield SimpleNamespace(**{name: import_module(name) for name in NAMES})
    sys.path[:] = path
    for name in set(NAMES) - known:
        sys.modules.pop(name, None)


@pytest.fixture(scope="module")
def gate(modules) -> ModuleType:
    return modules.gate


@pytest.fixture(scope="module")
def speed(modules) -> ModuleType:
    return modules.speed


@pytest.mark.parametrize("name", NAMES)
def test_examples_in_docstrings_hold(modules, name):
    assert doctest.testmod(getattr(modules, name)).failed == 0


# -------------------------------------------------------------------------------------------------------------- gate

FLOORS = {
    "pages": {"digest": "a", "floors": {"f1": 0.9, "errors": 0}},
    "spam": {"digest": "b", "floors": {"gen kept": 0.95, "gen spam": 0.1}},
}
REACHED = {"pages": {"f1": 0.93, "errors": 0}, "spam": {"gen kept": 0.95, "gen spam": 0.0412}}


def states(gate, figures, changed=()) -> dict[str, str]:
    return {f"{row.yardstick} {row.name}": row.state for row in gate.compare(FLOORS, figures, changed)}


def test_figures_at_or_beyond_their_floors_are_met(gate):
    assert set(states(gate, REACHED).values()) == {"met"}


@pytest.mark.parametrize(
    ("yardstick", "name", "value", "state"),
    [
        ("pages", "f1", 0.899, "missed"),
        ("pages", "errors", 1, "missed"),
        ("spam", "gen spam", 0.101, "missed"),
        ("spam", "gen spam", 0.1, "met"),
        ("spam", "gen kept", float("nan"), "missed"),
        ("pages", "title", 0.5, "new"),
    ],
)
def test_a_figure_is_judged_by_its_floor(gate, yardstick, name, value, state):
    figures = {**REACHED, yardstick: {**REACHED[yardstick], name: value}}
    assert states(gate, figures)[f"{yardstick} {name}"] == state


def test_a_floor_whose_figure_is_gone_is_missed(gate):
    assert states(gate, {"pages": {"errors": 0}})["pages f1"] == "missed"


def test_on_other_pages_only_errors_are_missed(gate):
    found = states(gate, {**REACHED, "pages": {"f1": 0.5, "errors": 2}}, changed=["pages"])
    assert (found["pages f1"], found["pages errors"]) == ("below", "missed")


def test_floors_are_raised_to_the_safe_side_and_never_lowered(gate):
    now = {"pages": {"f1": 0.85, "errors": 0}, "spam": {"gen kept": 0.9899, "gen spam": 0.0412}}
    floors = gate.raised(FLOORS, now, {"pages": "a", "spam": "b"})
    assert floors["pages"]["floors"] == {"f1": 0.9, "errors": 0}
    assert floors["spam"]["floors"] == {"gen kept": 0.985, "gen spam": 0.045}


def test_floors_of_other_pages_are_set_anew(gate):
    floors = gate.raised(FLOORS, {"pages": {"f1": 0.85, "errors": 0}}, {"pages": "changed"})
    assert floors["pages"] == {"digest": "changed", "floors": {"f1": 0.85, "errors": 0}}
    assert floors["spam"] == FLOORS["spam"]


def test_raised_floors_are_met_by_the_figures_they_came_from(gate):
    figures = {"pages": {"f1": 0.96749, "recall": 0.1 + 0.2, "errors": 0}, "spam": {"gen spam": 0.03311}}
    floors = gate.raised({}, figures, {"pages": "a", "spam": "b"})
    assert {row.state for row in gate.compare(floors, figures, ())} == {"met"}


GOLD = {
    "title": "标题",
    "author": "丁卯",
    "date": None,
    "blocks": [
        {"role": "paragraph", "text": "第一段。"},
        {"role": "caption", "text": "图:一座桥"},
        {"role": "heading", "text": "小标题"},
        {"role": "paragraph", "text": "第二段。"},
    ],
}


@pytest.mark.parametrize(
    ("lines", "exact", "extra"),
    [
        (["第一段。", "图:一座桥", "小标题", "第二段。"], 3, 0),
        (["第一段。", "小标题", "第二段。"], 3, 0),
        (["第一段。", "第二段。", "小标题"], 2, 1),
        (["第一段。", "广告", "小标题", "第二段。"], 3, 1),
        (["第一段。", "第一段。", "小标题"], 2, 1),
        ([""], 0, 0),
    ],
)
def test_the_seed_counts_lines_in_order_and_lines_on_top(gate, lines, exact, extra):
    output = {"text": "\n".join(lines), "title": "标题", "author": None, "date": "2026-01-01"}
    found = gate.seed_figures(output, GOLD)
    assert found == {"exact": exact, "extra": extra, "title": 1.0, "author": 0.0, "date shown": 1.0}


def test_metadata_of_cases_are_shares(gate):
    assert gate.of_cases({"passed": 87, "errors": 0, "metadata": {"date": "13/14"}})["date"] == 13 / 14


def test_a_digest_changes_with_content_and_names_and_not_with_order(gate, tmp_path):
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text("一")
    second.write_text("二")
    before = gate.digest_of([first, second], tmp_path)
    assert gate.digest_of([second, first], tmp_path) == before
    second.write_text("三")
    assert gate.digest_of([first, second], tmp_path) != before
    second.write_text("二")
    assert gate.digest_of([first, second.rename(tmp_path / "c.txt")], tmp_path) != before


def test_every_floor_is_of_a_known_yardstick(gate):
    floors = json.loads(gate.FLOORS.read_text("utf-8"))
    assert floors.keys() == gate.YARDSTICKS.keys()
    assert all(entry["digest"] and entry["floors"] for entry in floors.values())


def test_without_the_yardsticks_the_gate_says_so_and_passes(gate, monkeypatch, capsys):
    monkeypatch.setattr(gate, "BENCH", gate.ROOT.parent / "nowhere" / "bench")
    assert gate.main([]) == 0
    assert capsys.readouterr().out.startswith("left out: ")


@pytest.mark.parametrize(
    ("f1", "changed", "code"), [(0.95, False, 0), (0.85, False, 1), (0.85, True, 0), (0.95, True, 0)]
)
def test_the_exit_code_tells_of_misses_on_the_same_pages(gate, monkeypatch, capsys, tmp_path, f1, changed, code):
    (tmp_path / "page").write_text("页")
    yardstick = gate.Yardstick(tmp_path, ("score.py",), ("page",), lambda output: output)
    digest = "other" if changed else gate.digest_of(gate.found(yardstick), tmp_path)
    floors = tmp_path / "floors.json"
    floors.write_text(json.dumps({"pages": {"digest": digest, "floors": {"f1": 0.9}}}))
    monkeypatch.setattr(gate, "BENCH", gate.ROOT / "benchmarks")
    monkeypatch.setattr(gate, "FLOORS", floors)
    monkeypatch.setattr(gate, "YARDSTICKS", {"pages": yardstick})
    monkeypatch.setattr(gate, "run", lambda _: {"f1": f1})
    assert gate.main([]) == code
    printed = capsys.readouterr()
    assert ("changed" in printed.out) == changed
    assert ("below the floor: pages f1" in printed.err) == (code == 1)


# ------------------------------------------------------------------------------------------------------------- speed


def one_pass(speed, system: str, number: int, cpu: list[float], conversion: float = 0.0) -> Any:
    rest = [conversion] * len(cpu)
    return speed.Pass(system, number, cpu, rest, cpu, rest, 0)


def test_a_peer_is_summed_alone_and_with_conversion(speed):
    passes = [
        one_pass(speed, "clean", 1, [1.0, 3.0]),
        one_pass(speed, "clean", 2, [2.0, 2.0]),
        one_pass(speed, "resiliparse", 1, [3.0, 3.0], 1.0),
        one_pass(speed, "resiliparse", 2, [1.0, 1.0], 1.0),
        one_pass(speed, "limit", 1, [0.5, 0.5], 0.5),
        one_pass(speed, "limit", 2, [0.5, 0.5], 0.5),
    ]
    rows = {row["system"]: row for row in speed.summarise(passes)}
    assert list(rows) == ["limit", "clean", "resiliparse", "resiliparse + OpenCC"]
    clean = rows["clean"]
    assert (clean["cpu_median"], clean["cpu_best"], clean["cpu_floor"]) == (2.0, 2.0, 1.5)
    assert clean["to_base"] == pytest.approx((2 / 4 + 2 / 2) / 2)  # the median of the ratios of both rounds
    assert clean["to_limit"] == 2.0
    assert (rows["resiliparse"]["cpu_median"], rows["resiliparse + OpenCC"]["cpu_median"]) == (2.0, 3.0)


def test_a_ratio_without_a_common_round_is_unknown(speed):
    passes = [one_pass(speed, "clean", 1, [1.0]), one_pass(speed, "resiliparse", 2, [1.0], 1.0)]
    rows = {row["system"]: row for row in speed.summarise(passes)}
    assert rows["clean"]["to_base"] is None
    assert "-" in speed.show(list(rows.values()))


def test_a_page_that_a_system_fails_on_is_counted(speed):
    def fails(data: bytes) -> str:
        if data == b"bad":
            raise RuntimeError
        return "text"

    done = speed.one_pass("peer", 1, [b"good", b"bad"], fails, str.upper)
    assert (done.errors, len(done.cpu), len(done.wall_conversion)) == (1, 2, 2)


def test_a_missing_peer_says_what_to_install(modules, monkeypatch):
    def missing() -> Any:
        raise ImportError("No module named 'peer'")

    monkeypatch.setitem(modules.peers.PEERS, "peer", modules.peers.Peer("peer-zh", missing))
    assert modules.peers.load("peer") == "No module named 'peer'; pip install peer-zh"


def test_a_folder_without_pages_is_refused(speed, tmp_path, capsys):
    assert speed.main(["--pages", str(tmp_path)]) == 2
    assert "no .html or .htm files" in capsys.readouterr().err


def test_a_step_has_its_own_time_and_not_that_of_the_steps_inside(modules):
    ticks = iter(range(100))
    clock = modules.steps.Clock(lambda: float(next(ticks)))
    inner = clock.timed("inner", lambda: None)
    clock.timed("outer", lambda: (inner(), inner()))()
    clock.stop()
    assert clock.seconds == {"all else": 2.0, "outer": 3.0, "inner": 2.0}


@pytest.mark.parametrize("changed", [False, True])
def test_what_is_installed_is_measured_if_its_python_files_are_the_checkouts(modules, tmp_path, monkeypatch, changed):
    root, installed = tmp_path / "checkout", tmp_path / "installed"
    for folder in (root, installed):
        (folder / "clean").mkdir(parents=True)
        (folder / "clean" / "__init__.py").write_text("")
    (installed / "clean" / "page.so").write_text("compiled")
    if changed:
        (root / "clean" / "__init__.py").write_text("CHANGED = True")
    monkeypatch.setattr(modules.measure, "ROOT", root)
    monkeypatch.setattr(sys, "path", [str(tmp_path), str(installed), str(root)])
    assert modules.measure._package_folder() == (root if changed else installed)


@pytest.mark.interpreted
def test_the_package_is_given_back_after_a_profile(modules):
    import clean.page

    before = clean.page.judge_lines
    found, absent = modules.steps.profile(["<p>他推开门，看见院子里落满了雪。</p>".encode()], 1)
    assert clean.page.judge_lines is before
    assert absent == []
    assert {"decode", "walk", "labels", "spam"} <= found[0].keys()


def test_what_clean_remembers_of_pages_can_be_emptied(modules):
    from clean.label import text_model
    from clean.result import _sign_of_its_own
    from clean.word_lists import lines_by_section

    _sign_of_its_own("首页")
    read = text_model.read("首页")
    loaded = lines_by_section("boilerplate_lines")
    modules.measure.forget()
    assert _sign_of_its_own.cache_info().currsize == 0
    assert text_model.read("首页") == read
    assert text_model.read("首页") is not read
    assert lines_by_section("boilerplate_lines") is loaded


# --------------------------------------------------------------------------------------------------- start and growth


def test_a_start_is_held_against_bare_python(modules):
    start = modules.start
    rows = start.summarise({start.BARE: [(10.0, 11.0), (12.0, 13.0)], "clean": [(30.0, 33.0), (40.0, 43.0)]})
    assert (rows[1]["cpu_median"], rows[1]["cpu_over"], rows[1]["wall_over"]) == (35.0, 24.0, 26.0)


@pytest.mark.parametrize("size", [10_000, 100_000])
def test_pages_have_their_size_and_are_the_same_every_time(modules, size):
    growth = modules.growth
    for shape in growth.SHAPES:
        page = growth.page(shape, size)
        assert size <= len(page) < size + 1_000
        assert page == growth.page(shape, size)
        lines = page.decode().splitlines()[1:]
        assert len(set(lines)) == len(lines)


def test_growth_is_the_largest_page_over_that_of_100_kb(modules):
    growth = modules.growth.growth
    linear = {size: {"seconds": size / 1e6, "bytes": size} for size in (10**4, 10**5, 10**6)}
    assert growth(linear) == pytest.approx(1.0)
    assert growth({10**5: linear[10**5], 10**6: None}) == float("inf")
    assert growth({10**4: linear[10**4]}) is None


@pytest.mark.parametrize("text", ["", "K", "0", "-1", "1G", "ten"])
def test_a_size_that_is_none_is_refused(modules, text):
    with pytest.raises(SystemExit):
        modules.growth.size_of(text)


def test_a_run_is_kept_with_machine_and_date(modules, monkeypatch, tmp_path):
    monkeypatch.setattr(modules.measure, "RUNS", tmp_path / "runs")
    kept = json.loads(modules.measure.save("first", {"summary": [1]}).read_text("utf-8"))
    assert kept.keys() == {"date", "machine", "summary"}
    assert {"model", "cores", "python"} <= kept["machine"].keys()
    with pytest.raises(SystemExit):
        modules.measure.save("../first", {})


# ---------------------------------------------------------------------------------------------------- flattened pages


def test_a_page_is_flattened_by_blocks_and_by_texts(modules):
    source = (
        "<html><head><title>渡口</title></head><body><p>船停了，<b>河</b>还在走。</p><table><tr><td>一<td>二</table>"
    )
    page = modules.accuracy.MarkedPage("a", b"", source.encode(), None, modules.scoring.Gold(""))
    tree = modules.flattened.tree_of(page)
    assert modules.flattened.by_blocks(tree).split("\n") == ["船停了，河还在走。", "一 二"]
    assert modules.flattened.by_texts(tree).split("\n") == ["船停了，", "河", "还在走。", "一", "二"]


def test_flattened_pages_are_scored_in_both_ways(modules, capsys):
    assert modules.flattened.main(["--worst", "1"]) == 0
    out = capsys.readouterr().out
    assert "a line a block" in out
    assert "a line a text" in out


def test_a_folder_without_pages_is_named(modules, tmp_path, capsys):
    assert modules.flattened.main(["--pages", str(tmp_path)]) == 2
    assert str(tmp_path) in capsys.readouterr().err

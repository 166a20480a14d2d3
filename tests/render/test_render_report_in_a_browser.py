"""A report in a real browser: it shows what it should, filters, loads nothing, says nothing, hurts nobody."""

import time
from pathlib import Path

import pytest
from browser import chromium, complaints, open_page, requests, shown
from render_samples import NASTY, article, cut, kept

import clean
from clean.labels import Label
from clean.render.report import to_report

pytestmark = pytest.mark.slow

PAGES = Path(__file__).parent.parent / "pages"


@pytest.fixture(scope="module")
def browser():
    with chromium() as driver:
        yield driver


@pytest.fixture
def hijacked(tmp_path) -> Path:
    page = (PAGES / "hijacked.txt").read_bytes()
    return save(tmp_path, to_report(clean.clean(page), "hijacked.txt"))


def save(folder: Path, report: str) -> Path:
    path = folder / "report.html"
    path.write_text(report, encoding="utf-8")
    return path


def type_into(driver, text: str) -> None:
    field = driver.find_element("id", "search")
    field.clear()
    field.send_keys(text)


def choose(driver, value: str) -> None:
    driver.find_element("css selector", f'#label option[value="{value}"]').click()


def test_it_shows_both_sides_loads_nothing_and_the_console_is_quiet(browser, hijacked):
    open_page(browser, hijacked)
    assert shown(browser, "h1") == ["老城图书馆夜间开放百日,读者为何愿意留到十点"]
    assert any("樓的閱覽室" in text for text in shown(browser, ".before"))
    assert any("楼的阅览室" in text for text in shown(browser, ".after"))
    assert requests(browser) == [hijacked.as_uri()]
    assert complaints(browser) == []


def test_search_and_labels_choose_what_is_shown(browser, hijacked):
    open_page(browser, hijacked)
    everything = len(shown(browser, ".lines > li"))
    choose(browser, "kept")
    article = len(shown(browser, ".lines > li"))
    choose(browser, "removed")
    removed = len(shown(browser, ".lines > li"))
    assert article + removed == everything
    choose(browser, "spam")
    assert all("spam." in text for text in shown(browser, ".lines > li"))
    choose(browser, "all")
    type_into(browser, "志愿者")
    assert 0 < len(shown(browser, ".lines > li")) < everything
    assert all("志愿者" in text for text in shown(browser, ".lines > li"))
    assert shown(browser, "#count")[0].endswith(f"of {everything} lines")
    type_into(browser, "nothing is like this")
    assert shown(browser, "#none") == ["No line is like that."]


def test_a_label_in_the_table_chooses_its_lines(browser, hijacked):
    open_page(browser, hijacked)
    button = browser.find_element("xpath", "//button[starts-with(., 'disclaimer')]")
    button.send_keys("\n")
    assert len(shown(browser, ".lines > li")) == 3
    assert browser.switch_to.active_element.get_attribute("id") == "label"


def test_the_keyboard_reaches_everything_in_order(browser, hijacked):
    open_page(browser, hijacked)
    reached = []
    for _ in range(20):
        browser.switch_to.active_element.send_keys("\ue004")
        element = browser.switch_to.active_element
        reached.append(element.get_attribute("id") or element.get_attribute("class") or element.tag_name)
    assert reached[0] == "skip"
    assert [name for name in reached if name in ("search", "label")] == ["search", "label"]
    assert reached[-1] == "no"


def test_every_control_and_graphic_has_a_name(browser, hijacked):
    open_page(browser, hijacked)
    tree = browser.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    kinds = {"button", "searchbox", "combobox", "link", "image", "table", "search"}
    named = [
        (node["role"]["value"], node.get("name", {}).get("value", ""))
        for node in tree
        if not node.get("ignored") and node["role"]["value"] in kinds
    ]
    assert {role for role, _ in named} >= {"button", "searchbox", "combobox", "link", "image", "table"}
    assert all(name for role, name in named if role != "search")


@pytest.mark.parametrize("dark", [False, True])
def test_text_stands_out_from_its_ground(browser, hijacked, dark):
    """At least 4.5 to 1, as the accessibility guidelines (WCAG AA) ask for."""
    open_page(browser, hijacked, dark=dark)
    measured = browser.execute_script(CONTRAST)
    assert len(measured) > 50
    assert min(measured.values()) >= 4.5, {text: ratio for text, ratio in measured.items() if ratio < 4.5}


CONTRAST = """
const rgb = (colour) => colour.match(/[\\d.]+/g).map(Number);
const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
  .map((c) => c <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
  .reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
const ground = (element) => {
  for (let e = element; e; e = e.parentElement) {
    const colour = rgb(getComputedStyle(e).backgroundColor);
    if (colour.length < 4 || colour[3] > 0) return colour;
  }
};
const found = {};
const kinds = "h1, h2, p, dt, dd, td, th, .tag, .note, .why, .no, del, label, output, input";
for (const e of document.querySelectorAll(kinds)) {
  const [a, b] = [light(rgb(getComputedStyle(e).color)), light(ground(e))].sort((x, y) => y - x);
  found[e.tagName + "." + e.className + ": " + e.textContent.slice(0, 20)] = (a + .05) / (b + .05);
}
return found;
"""


@pytest.mark.parametrize("width", [320, 400, 768, 1280, 2000])
def test_no_width_makes_it_scroll_sideways(browser, hijacked, width):
    open_page(browser, hijacked, width=width)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width


def test_long_words_do_not_make_it_scroll_sideways(browser, tmp_path):
    long = "A" * 5000
    path = save(tmp_path, to_report(article(kept(long), cut(long, reason=long), title=long), long))
    open_page(browser, path, width=400)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= 400


def test_a_hostile_page_does_nothing(browser, tmp_path):
    attacks = [
        *NASTY,
        "<script>document.title='stolen'</script>",
        "<img src=http://127.0.0.1:9/x onerror=\"document.title='stolen'\">",
        "</script><script>document.title='stolen'</script>",
        "</style><link rel=stylesheet href=http://127.0.0.1:9/x.css>",
        "<meta http-equiv=refresh content='0;url=http://127.0.0.1:9/'>",
        '"><iframe src=http://127.0.0.1:9/></iframe>',
    ]
    blocks = [block for text in attacks for block in (kept(text), cut(text, reason=text, inside=True), cut(text))]
    path = save(tmp_path, to_report(article(*blocks, title=attacks[-4]), attacks[-1]))
    open_page(browser, path)
    time.sleep(0.3)
    assert "stolen" in browser.title  # as text of the title
    assert browser.title.startswith("<")
    assert browser.current_url == path.as_uri()
    assert requests(browser) == [path.as_uri()]
    assert complaints(browser) == []


def test_without_a_script_every_line_is_shown_and_no_control(hijacked):
    with chromium(script=False) as driver:
        open_page(driver, hijacked)
        texts = driver.find_elements("css selector", ".lines > li")
        assert len(texts) == 62
        assert all(row.is_displayed() for row in texts[:5])
        assert not driver.find_element("css selector", ".tools").is_displayed()


def test_five_thousand_lines_open_and_filter_at_once(browser, tmp_path):
    blocks = [
        cut(f"第{number}條推薦", Label.RECOMMENDATION, "title of a feed") if number % 3 else kept(f"第{number}行正文。")
        for number in range(5000)
    ]
    path = save(tmp_path, to_report(article(*blocks, title="长页"), "long.html"))
    start = time.monotonic()
    open_page(browser, path)
    assert len(browser.find_elements("css selector", ".lines > li")) == 5000
    assert time.monotonic() - start < 15
    milliseconds = browser.execute_script(
        "const start = performance.now(); const label = document.getElementById('label'); label.value = 'kept';"
        "label.dispatchEvent(new Event('change')); document.body.offsetHeight; return performance.now() - start"
    )
    assert milliseconds < 2000
    assert browser.find_element("id", "count").text == "1,667 of 5,000 lines"


def test_a_link_to_a_line_that_is_filtered_out_shows_it(browser, hijacked):
    open_page(browser, hijacked)
    choose(browser, "kept")
    browser.execute_script("location.hash = '#line-1'")
    time.sleep(0.2)
    assert browser.find_element("id", "line-1").is_displayed()


def test_paper_is_light_and_gets_every_line_and_no_controls(browser, hijacked):
    open_page(browser, hijacked)
    choose(browser, "kept")
    dark = {"name": "prefers-color-scheme", "value": "dark"}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print", "features": [dark]})
    assert min(browser.execute_script(CONTRAST).values()) >= 4.5
    assert len(shown(browser, ".lines > li")) == 62
    assert shown(browser, ".tools") == []
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})

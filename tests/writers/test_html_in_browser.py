"""How the page behaves in a browser: it asks for nothing, and everything in it can be reached."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from chatham.core.report import Report
from chatham.writers.html import page
from tests.writers import specimen

CHROMIUM = "/usr/bin/chromium"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A browser without a network worth speaking of."""
    playwright = pytest.importorskip("playwright.sync_api")
    if not Path(CHROMIUM).exists():
        pytest.skip("needs the Debian package chromium")
    with playwright.sync_playwright() as running:
        started = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


class Visit:
    """A page in the browser with everything it asked for and complained about."""

    def __init__(self, browser: Any, folder: Path, report: Report, **options: Any) -> None:
        path = folder / "story.checked.html"
        path.write_text(page(report, specimen.EXPLANATIONS, "0.1.0"), encoding="utf-8")
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.page = browser.new_context(**options).new_page()
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(path.as_uri())
        self.address = path.as_uri()

    def now(self) -> str | None:
        """The number of the chosen finding."""
        chosen = self.page.query_selector(".note.now .num")
        return str(chosen.inner_text()) if chosen else None

    def showing(self, query: str) -> int:
        """How many of the elements can be seen."""
        return sum(element.is_visible() for element in self.page.query_selector_all(query))


def test_asks_for_nothing_and_complains_of_nothing(browser: Any, tmp_path: Path) -> None:
    visit = Visit(browser, tmp_path, specimen.report())
    for key in "jjknp":
        visit.page.keyboard.press(key)
    assert visit.asked == [visit.address]
    assert visit.complaints == []


def test_keys_step_through_the_findings(browser: Any, tmp_path: Path) -> None:
    visit = Visit(browser, tmp_path, specimen.report())
    seen = []
    for key in "jjnkp":
        visit.page.keyboard.press(key)
        seen.append(visit.now())
    assert seen == ["1", "2", "3", "2", "1"]
    visit.page.keyboard.press("k")
    assert visit.now() == "10"
    assert visit.page.inner_text("#status") == "10 of 10"
    visit.page.keyboard.press("Escape")
    assert visit.now() is None


def test_words_and_cards_find_each_other(browser: Any, tmp_path: Path) -> None:
    visit = Visit(browser, tmp_path, specimen.report())
    visit.page.click("article a.m >> text=personally")
    assert visit.now() == "5"
    assert visit.page.inner_text("article a.now") == "personally"
    visit.page.click("#f7 .message")
    assert visit.now() == "7"
    assert "He tore up" in visit.page.inner_text("article a.now")
    visit.page.click("article a.m >> text=If they had asked us")
    assert visit.page.is_visible(".card.on figure")


def test_filters_hide_cards_and_colours(browser: Any, tmp_path: Path) -> None:
    visit = Visit(browser, tmp_path, specimen.report())
    errors = visit.showing(".note.error")
    visit.page.click("button[data-filter=error]")
    assert (errors, visit.showing(".note.error"), visit.showing(".note.warning")) == (5, 0, 3)
    assert visit.page.query_selector_all("article a[data-sev=error]") == []
    for _ in range(2):
        visit.page.keyboard.press("j")
    assert visit.now() == "5"
    visit.page.click("button[data-filter=error]")
    assert visit.showing(".note.error") == 5
    assert visit.showing(".card.quiet") == 0
    visit.page.click("#quiet")
    assert visit.showing(".card.quiet") == 5


def test_why_unfolds_the_manual_page(browser: Any, tmp_path: Path) -> None:
    visit = Visit(browser, tmp_path, specimen.report())
    visit.page.click("#f2 summary")
    visit.page.wait_for_selector("#f2 .why >> text=A quotation is a promise", timeout=10_000)  # the unfolding is told a moment later


def test_reads_without_script(browser: Any, tmp_path: Path) -> None:
    visit = Visit(browser, tmp_path, specimen.report(), java_script_enabled=False)
    assert visit.showing(".card") == 17
    assert visit.showing("button") == 0
    visit.page.click("article a.m >> text=always")
    assert visit.page.url.endswith("#c2")


def test_what_has_changed_since_the_last_check(browser: Any, tmp_path: Path) -> None:
    visit = Visit(browser, tmp_path, specimen.again())
    assert visit.page.inner_text(".since h2") == "Since the last check: 2 new, 2 settled, 3 lapsed"
    assert visit.showing(".note .fresh") == 2
    links = visit.page.query_selector_all(".since p a")
    for link in links:
        assert visit.page.is_visible(f"{link.get_attribute('href')} .fresh")
    assert visit.page.inner_text(".since del") == "the"
    visit.page.click(".since li >> text=In the draft")
    assert "We never expected" in visit.page.inner_text("article a:target")
    visit.page.click(".since summary >> text=Settled")
    assert visit.showing(".since li") == 5
    assert visit.page.inner_text(".since").count("The words stand off the record; they are not shown.") == 2
    assert visit.complaints == []


@pytest.mark.parametrize("width", [320, 360, 1400])
def test_the_last_check_never_scrolls_sideways(browser: Any, tmp_path: Path, width: int) -> None:
    visit = Visit(browser, tmp_path, specimen.again(), viewport={"width": width, "height": 700})
    visit.page.click(".since summary >> text=Settled")
    assert visit.page.locator("html").evaluate("e => e.scrollWidth") <= width


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("width", [360, 700, 1000, 1400])
def test_never_scrolls_sideways(browser: Any, tmp_path: Path, width: int, script: bool) -> None:
    size = {"width": width, "height": 700}
    visit = Visit(browser, tmp_path, specimen.report(), viewport=size, java_script_enabled=script)
    wide = visit.page.locator("html").evaluate("e => e.scrollWidth") if script else None
    assert wide is None or wide <= width
    boxes = [element.bounding_box() for element in visit.page.query_selector_all("p, figure, button, a, h1")]
    assert max(box["x"] + box["width"] for box in boxes if box) <= width

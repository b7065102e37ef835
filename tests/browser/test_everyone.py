"""Every view for everyone: each pair of place, theme and width, by keyboard, by finger, with less motion, at 200 %.

Each lesson is opened once in JupyterLab, where it is played by the keyboard alone, and once in the app view, where it
is played by a finger and with less motion. In both states of it, at first and later, it is looked at in two settings.

The keyboard's finer ways are shown where their views are: arrows, numbers and Home in the ordering (test_numbers.py),
the guess, the mark and the cut (test_worth.py), the memory test (test_missing.py), evidence by arrows (test_lens.py),
the rewriting desk (test_rewrite.py), all keys of the prompter (test_your_sixty_seconds.py). Dragging with a finger is
in test_numbers.py, time left aloud in test_missing.py and test_your_sixty_seconds.py.

The trees in trees/ are what a screen reader is told. `CARING_RENEW_TREES=1` writes them anew: then read the difference.
"""

from __future__ import annotations

import os
import re
import shutil
from difflib import unified_diff
from itertools import combinations, product
from pathlib import Path
from typing import TYPE_CHECKING

import hands
import learner
import pytest
import settings
from app_page import App
from lab import KIT, Lab
from settings import IN_APP, IN_LAB, PAIRWISE, Setting

import caring.views

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

HERE = Path(__file__).parent
MEASURES = (HERE / "measures.js").read_text(encoding="utf-8")
WRONG = (HERE / "wrong.html").read_text(encoding="utf-8")
TREES = HERE / "trees"
RENEW = bool(os.environ.get("CARING_RENEW_TREES"))
# pandas writes its tables itself, with an empty cell over the index.
NOT_OURS = "empty-table-header"
WATCHED = (HERE / "watched.js").read_text(encoding="utf-8")
SAID = {
    "01": ("3 of 5 judged", "Highest: Daily users"),
    "02": ("You don’t remember it yourself", "Still to say: how many you follow"),
    "03": ("1 to all of you", "What I hear in version 1"),
    "04": ("Chosen: 140 words a minute", "Taken out.", "Kept: your version 1"),
    "05": ("3 of 7 to go", "All seven are answered"),
    "06": ("Version 1 is kept, for good", "3 of 7 to go", "Version 2 is kept, for good"),
    "ex": ("Not yet.",),
}
# Nothing moves any more, and every chart has taken the width that it is given.
AT_REST = """() =>
    document.getAnimations().every((one) => !one.effect.target?.closest(".cw") || one.playState !== "running")
    && [...document.querySelectorAll(".js-plotly-plot")].every((plot) => {
        const [drawn, given] = [plot.querySelector(".main-svg"), plot].map((el) => el.getBoundingClientRect().width);
        return Math.abs(drawn - given) < 2;
    })"""
# Of the trees: what differs from day to day, and from machine to machine.
CHANGES = {
    r"\b\d\d:\d\d( [AP]M)?": "12:34",
    r"\b\d\d? [A-Z][a-z]+ 20\d\d\b": "1 May 2000",
    r"/[^\s\"]*/work\b": "/…/work",
    r"blob:\S+": "blob:…",
}


def test_each_pair_of_a_place_a_theme_and_a_width_is_in_a_setting():
    axes = (settings.PLACES, settings.SCHEMES, settings.WIDTHS)
    seen = {pair for one in PAIRWISE for pair in combinations((one.place, one.scheme, one.width), 2)}
    assert seen == {pair for one, other in combinations(axes, 2) for pair in product(one, other)}


def test_each_view_is_in_a_lesson_that_is_looked_at():
    paths = (KIT / (file if file == settings.EXERCISES else f"notebooks/{file}") for file in IN_LAB)
    sources = "".join(path.read_text(encoding="utf-8") for path in paths)
    assert [name for name in caring.views.__all__ if f"{name}(" not in sources] == []


def test_no_view_uses_a_stock_slider():
    sources = [path.read_text(encoding="utf-8") for path in (KIT / "caring").rglob("*.py")]
    notebooks = (*(KIT / "notebooks").glob("*.ipynb"), *(KIT / "solutions").glob("*.ipynb"))
    sources += [path.read_text(encoding="utf-8") for path in notebooks]
    stock = re.compile(
        r"\b(Int|Float|FloatLog|IntRange|FloatRange|Selection|SelectionRange)Slider\b|\binteract(ive)?\("
    )
    assert [found[0] for source in sources if (found := stock.search(source))] == []


def test_no_part_arrives_that_was_always_open():
    """`useArrival(true)` never moves the focus: what opens must be asked where both states are known."""
    sources = {path.name: path.read_text(encoding="utf-8") for path in (KIT / "caring" / "views").glob("*.js")}
    assert [name for name, source in sources.items() if "useArrival(true)" in source] == []


def test_what_is_wrong_is_found_and_nothing_else(page: Page):
    page.set_content(WRONG)
    found = " | ".join(measured(page))
    wanted = ("text 2.85 : 1 instead of 4.5", "“Faded words.”", "text 1.00 : 1", "edge 1.36 : 1", "focus ring 1.16 : 1")
    wanted += ("a place of its own in the Tab order", "target of 20 × 20 px", "“right” comes", "cut off by")
    wanted += ("runs over by 40 px",)
    assert [fault for fault in wanted if fault not in found] == []
    assert "Just dark enough" not in found


@pytest.mark.parametrize("lesson", IN_LAB)
def test_in_jupyterlab_by_keyboard(lab: Lab, page: Page, lesson: str):
    lab.open(lesson)
    lab.run_all()
    faults, trees = played(lab, lesson, "lab", hands.by_keyboard)
    lab.theme("JupyterLab Dark High Contrast")
    faults += [f"high contrast: {fault}" for fault in (*lab.axe(), *measured(page)) if not fault.startswith(NOT_OURS)]
    if lesson not in IN_APP:
        faults += compare(lesson, trees)
    assert faults == []


@pytest.fixture
def touched(browser: Browser, app: str, app_folder: Path) -> Iterator[App]:
    """Give a page of the app view under a finger, for somebody who wants less motion, and who has done nothing yet."""
    shutil.rmtree(app_folder / "work", ignore_errors=True)
    context = browser.new_context(has_touch=True, reduced_motion="reduce", viewport={"width": 360, "height": 800})
    opened = App(context.new_page(), app)
    yield opened
    context.close()
    shutil.rmtree(app_folder / "work", ignore_errors=True)
    assert opened.foreign == [], "a request left the machine"
    assert opened.console == [], "the page's console has errors"


@pytest.mark.parametrize("lesson", IN_APP)
def test_in_the_app_view_by_finger_and_with_less_motion(touched: App, lesson: str):
    page = touched.page
    touched.open(lesson)
    page.evaluate(WATCHED)
    faults, trees = played(touched, lesson, "app", hands.by_finger)
    faults += [f"moves: {what}" for what in page.evaluate("window.moved")]
    heard = " | ".join(page.evaluate("window.heard"))
    faults += [f"not said aloud: {words}; but: {heard}" for words in SAID[lesson[:2]] if words not in heard]
    zoom = page.context.new_cdp_session(page)
    zoomed = {"width": 700, "height": 450, "deviceScaleFactor": 2, "mobile": False}
    zoom.send("Emulation.setDeviceMetricsOverride", zoomed)
    faults += [f"at 200 %: {fault}" for fault in measured(page)]
    assert faults + compare(lesson, trees) == []


def played(
    opened: Lab | App, lesson: str, place: str, by_hand: Callable[[pytest.MonkeyPatch], None]
) -> tuple[list[str], dict[str, str]]:
    """Look at an open lesson, play it by hand, and look again; give what is wrong, and what a screen reader is told."""
    faults, trees = [], {}
    for state in ("at first", "later"):
        if state == "later":
            with pytest.MonkeyPatch.context() as patch:
                by_hand(patch)
                learner.play(opened, lesson)
        for setting in (one for one in PAIRWISE if one.place == place):
            faults += look(opened, setting, state)
        trees |= tree_of(opened.page, state)
        faults += walk(opened.page, state)
    return faults, trees


def look(opened: Lab | App, setting: Setting, state: str) -> list[str]:
    """Look at all views in a setting; give what is wrong."""
    opened.dress(setting.scheme, setting.width)
    faults = (*opened.axe(), *measured(opened.page))
    return [f"{setting}, {state}: {fault}" for fault in faults if not fault.startswith(NOT_OURS)]


def measured(page: Page) -> list[str]:
    """Measure contrast, targets, order and room, once all is at rest."""
    page.wait_for_function(AT_REST)
    page.evaluate(MEASURES)
    return page.evaluate("measures.faults()")


def walk(page: Page, state: str) -> list[str]:
    """Go by Tab through each view and out of it; give what is not reached, not seen, or doesn't let go."""
    faults = []
    for number, view in enumerate(page.locator(".cw").all()):
        expected = view.evaluate("view => measures.stops(view)") if view.is_visible() else 0
        if not expected:
            continue
        view.evaluate("view => measures.enter(view)")
        reached = []
        while (stop := page.evaluate("measures.stop()")) and stop["view"] == number and len(reached) < expected + 5:
            reached.append(stop)
            page.keyboard.press("Tab")
        faults += [f"{state}: no focus is seen on {stop['is']}" for stop in reached if not stop["shown"]]
        if len(reached) < expected or len(reached) == expected + 5:
            names = [stop["is"] for stop in reached]
            faults.append(f"{state}: Tab reaches {len(reached)} places instead of {expected}: {names}")
    return faults


def tree_of(page: Page, state: str) -> dict[str, str]:
    """Give what a screen reader is told of each view."""
    trees = {}
    for view in page.locator(".cw:has(.cw-title)").all():
        if view.is_visible():
            tree = view.aria_snapshot()
            for pattern, stead in CHANGES.items():
                tree = re.sub(pattern, stead, tree)
            trees[f"{view.locator('.cw-title').text_content()}, {state}"] = tree
    return trees


def compare(lesson: str, trees: dict[str, str]) -> list[str]:
    """Compare the trees with those that are kept, or keep them; give the lines that differ."""
    path = TREES / f"{lesson.removesuffix('.ipynb').replace('/', '_')}.yaml"
    text = "\n".join(f"# {name}\n{tree}\n" for name, tree in trees.items())
    if RENEW:
        TREES.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    kept = path.read_text(encoding="utf-8") if path.exists() else ""
    return [*unified_diff(kept.splitlines(), text.splitlines(), path.name, "as it is now", lineterm="")]

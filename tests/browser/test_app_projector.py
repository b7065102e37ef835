"""Projector mode of the app view: every lesson screen by screen at 1920 × 1080, measured from computed styles."""

from collections.abc import Iterator
from pathlib import Path

import learner
import pytest
from app_page import App, app_view
from playwright.sync_api import Browser, expect

from caring import Work
from caring.course import lessons
from caring.progress import FileStore

LEAST_TYPE, LEAST_MARK = 40, 6
TOO_SMALL = (Path(__file__).parent / "too_small.js").read_text(encoding="utf-8")
RUNS_ON = """() => {
    const bar = document.getElementById("app-screens").getBoundingClientRect().top;
    return [...document.querySelectorAll(".on-screen")].some((block) => block.getBoundingClientRect().bottom > bar);
}"""
SHOWN = """() => blocks().filter((block) => block.getBoundingClientRect().height && !block.matches("hr"))
    .map((block) => block.textContent.trim())"""


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory, everything_done) -> Iterator[str]:
    """Serve the app view to somebody who has done everything, so that all that opens is open."""
    folder = tmp_path_factory.mktemp("projector")
    everything_done(Work(FileStore(folder / "work")))
    with app_view(folder) as address:
        yield address


@pytest.fixture(scope="module")
def beam(browser: Browser, full: str) -> Iterator[App]:
    context = browser.new_context(viewport={"width": 1920, "height": 1080}, reduced_motion="reduce")
    yield App(context.new_page(), full)
    context.close()


def screens(beam: App) -> Iterator[str]:
    """Go from screen to screen by the arrow key, and give each one's name."""
    while True:
        yield beam.page.locator("#app-screen-at").text_content()
        following = beam.page.locator("#app-screen-next")
        if following.is_disabled() or "lesson" in following.text_content():
            return
        before = beam.page.locator("#app-screen-at").text_content()
        beam.page.keyboard.press("ArrowRight")
        expect(beam.page.locator("#app-screen-at")).not_to_have_text(before)


@pytest.mark.parametrize("lesson", lessons(), ids=lambda lesson: lesson.id)
def test_everything_of_a_lesson_is_shown_large_enough(beam: App, lesson):
    beam.open(lesson.file)
    if lesson.id == "debrief":
        learner.show_made_up(beam)
        expect(beam.page.locator(".cw-locked")).to_have_count(0, timeout=learner.SLOW)
    whole = beam.page.evaluate(SHOWN)
    beam.page.get_by_role("button", name="Projector", exact=True).click()
    shown, small, more = [], {}, beam.page.get_by_role("button", name="More below")
    for name in screens(beam):
        beam.page.wait_for_function("() => [...document.querySelectorAll('.cw-chart.on-screen .main-svg')]"
                                    ".every((chart) => chart.getBoundingClientRect().right <= innerWidth)")  # fmt: skip
        if found := beam.page.evaluate(TOO_SMALL, [LEAST_TYPE, LEAST_MARK]):
            small[name] = found
        expect(more).to_be_visible(visible=beam.page.evaluate(RUNS_ON))
        shown += beam.page.evaluate(SHOWN)
    assert small == {}
    assert set(whole) <= set(shown), "nothing is lost"
    assert beam.foreign == []


def test_keys_turn_screens_but_not_in_a_field_and_the_address_says_where_one_is(beam: App):
    page = beam.page
    beam.open(lessons()[3].file, "&projector")
    at = page.locator("#app-screen-at")
    expect(at).to_contain_text("1 of")
    assert page.url.endswith("?projector")
    page.keyboard.press("PageDown")
    expect(at).to_contain_text("2 of")
    page.keyboard.press("ArrowLeft")
    expect(at).to_contain_text("1 of")
    expect(page.get_by_role("button", name="← Back")).to_be_disabled()
    while not beam.view(learner.LENS).is_visible():
        page.get_by_role("button", name="Next →").click()
    field = beam.view(learner.LENS).get_by_role("textbox")
    field.fill("You came back.")
    before = at.text_content()
    field.press("ArrowLeft")
    field.press("PageDown")
    assert at.text_content() == before
    expect(beam.view(learner.LENS).locator(".cw-count")).to_contain_text("1")
    assert beam.axe() == []
    page.get_by_role("button", name="Leave").click()
    expect(page.get_by_role("button", name="Projector", exact=True)).to_be_focused()
    assert "projector" not in page.url
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_the_last_screen_leads_to_the_next_lesson_in_the_same_mode(beam: App):
    page = beam.page
    beam.open(lessons()[3].file, "&projector")
    for _ in screens(beam):
        pass
    page.get_by_role("button", name="Next lesson").click()
    beam.ready()
    expect(page.get_by_role("heading", level=1)).to_contain_text(lessons()[4].title)
    expect(page.locator("#app-screen-at")).to_contain_text("1 of")


def test_the_five_and_their_seal_fit_on_one_screen(browser: Browser, app: str):
    context = browser.new_context(viewport={"width": 1920, "height": 1080}, reduced_motion="reduce")
    fresh = App(context.new_page(), app)
    fresh.open(lessons()[1].file, "&projector")
    order = fresh.view(learner.ORDER)
    while not order.is_visible():
        fresh.page.get_by_role("button", name="Next →").click()
    assert not fresh.page.evaluate(RUNS_ON)
    expect(order.get_by_role("button", name="Seal my order")).to_be_in_viewport(ratio=1)
    context.close()


def test_a_sealed_order_fits_too_and_nobodys_reason_is_on_the_wall(beam: App):
    beam.open(lessons()[1].file, "&projector")
    order = beam.view(learner.ORDER)
    while not order.is_visible():
        beam.page.get_by_role("button", name="Next →").click()
    expect(order.get_by_text("Sealed", exact=True)).to_be_in_viewport(ratio=1)
    expect(order.get_by_role("textbox")).to_be_hidden()
    assert not beam.page.evaluate(RUNS_ON)


def test_a_screen_that_goes_on_below_says_so_and_leads_there(beam: App):
    beam.open(lessons()[4].file, "&projector")
    more = beam.page.get_by_role("button", name="More below")
    while not beam.view(learner.CUT).is_visible():
        beam.page.get_by_role("button", name="Next →").click()
    presses = 0
    while more.is_visible():
        more.press("Enter")
        presses += 1
    assert presses > 1
    expect(beam.page.get_by_role("button", name="Next →")).to_be_focused()
    assert not beam.page.evaluate(RUNS_ON)

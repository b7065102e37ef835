"""The app view: the lessons as pages without code, in the real browser."""

from collections.abc import Iterator
from pathlib import Path

import learner
import pytest
from app_page import App
from lab import KIT
from playwright.sync_api import Page, expect

LESSONS = sorted(path.name for path in (KIT / "notebooks").glob("0[0-6]*.ipynb"))


@pytest.fixture
def in_app(page: Page, app: str) -> Iterator[App]:
    opened = App(page, app)
    yield opened
    assert opened.foreign == [], "a request left the machine"
    assert opened.console == [], "the page's console has errors"


def test_a_learner_goes_from_the_front_page_to_the_first_lesson_orders_seals_and_finds_it_back(in_app: App, page: Page):
    in_app.open(LESSONS[0])
    expect(page.get_by_role("heading", level=1)).to_contain_text("Deep and meaningful connections in sixty seconds")
    page.get_by_role("navigation", name="Lessons").get_by_role("link").click()
    in_app.ready()
    expect(page.get_by_text("Lesson 1 of")).to_be_visible()
    assert page.locator("pre, .jp-InputArea-editor").count() == 0, "no code anywhere"
    order = in_app.view(learner.ORDER)
    before = learner.claims(order)
    order.get_by_role("button", name="Move down").first.focus()
    page.keyboard.press("Enter")
    expect(order.locator(".cw-claim").nth(1)).to_have_text(before[0])
    learner.seal(order)
    page.reload()
    in_app.ready()
    assert learner.claims(in_app.view(learner.ORDER))[:2] == [before[1], before[0]]
    page.get_by_role("link", name="Back").click()
    in_app.ready()
    expect(page).to_have_url(f"{in_app.address}/voila/render/{LESSONS[0]}")


def test_the_page_runs_by_itself_and_answers_nothing(in_app: App, app_folder: Path):
    before = sorted(path.name for path in app_folder.glob("work/answers/*"))
    for lesson in LESSONS:
        in_app.open(lesson)
    assert sorted(path.name for path in app_folder.glob("work/answers/*")) == before

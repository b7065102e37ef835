"""Lesson 02 in the real page, as a learner takes it."""

import learner
import pytest
from lab import Lab
from playwright.sync_api import Page, expect

from caring.library import guesses
from caring.missing import POSTS, TEST

LESSON = "02_followers_are_not_caring.ipynb"
HOSTILE = '<img src=x onerror="window.hacked=1">'


@pytest.fixture
def lesson(lab: Lab) -> Lab:
    lab.open(LESSON)
    lab.run_all()
    return lab


def test_running_everything_answers_nothing_and_shows_nothing_that_comes_later(lesson: Lab, page: Page, work):
    assert not work.exists(), "Run All wrote into the learner's work"
    text = page.locator(".jp-NotebookPanel").inner_text()
    assert [guess.id for guess in guesses() if guess.found in text] == []
    assert lesson.view(learner.POSTS).get_by_role("radio", checked=True).count() == 0
    assert lesson.view(learner.MEMORY).get_by_role("timer").count() == 0, "no clock runs by itself"


def test_the_clock_pauses_announces_few_moments_and_ends_by_itself(lesson: Lab, page: Page, answer):
    memory = lesson.view(learner.MEMORY)
    page.clock.install()
    page.evaluate(
        "document.addEventListener('click', () => { window.began = Date.now(); }, {capture: true, once: true})"
    )
    learner.name_them(memory, f"Theo\n{HOSTILE}")
    said = memory.get_by_role("status").first
    page.clock.pause_at(page.evaluate("window.began") / 1000 + 20.5)  # the page's clock goes on by itself, too
    expect(memory.get_by_role("timer")).to_have_text("0:40")
    expect(said).to_have_text("")
    memory.get_by_role("button", name="Pause").click()
    page.clock.run_for(300_000)
    expect(memory.get_by_role("timer")).to_have_text("0:40")
    memory.get_by_role("button", name="Go on").click()
    page.clock.run_for(10_000)
    expect(said).to_have_text("Thirty seconds left.")
    page.clock.run_for(20_000)
    expect(said).to_have_text("Ten seconds left.")
    page.clock.run_for(11_000)
    page.clock.resume()
    expect(memory.get_by_role("heading", name="You’d miss 2 people")).to_be_focused()
    expect(memory.get_by_text(HOSTILE, exact=True)).to_be_visible()
    assert page.evaluate("window.hacked") is None
    assert answer(TEST)["text"] == f"Theo\n{HOSTILE}"
    assert answer(TEST)["ended"]


def test_the_rate_by_keyboard_alone_and_found_again_after_a_restart(lesson: Lab, page: Page, answer):
    memory = lesson.view(learner.MEMORY)
    memory.get_by_role("button", name="Two minutes").focus()
    page.keyboard.press("Enter")
    expect(memory.get_by_role("button", name="Two minutes")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(memory.get_by_role("textbox")).to_be_focused()
    page.keyboard.type("Theo")
    page.keyboard.press("Enter")
    page.keyboard.type("Beryl d d")
    expect(memory.get_by_text("2 names")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(memory.get_by_role("heading", name="You’d miss 2 people")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    page.keyboard.type("80")
    show = memory.get_by_role("button", name="Show my caring rate")
    show.wait_for()
    page.keyboard.press("Tab")
    expect(show).to_be_focused()
    page.keyboard.press("Enter")
    expect(memory.get_by_role("button", name="Yes")).to_be_focused()
    page.keyboard.press("Enter")
    expect(memory.get_by_role("heading", name="Your caring rate")).to_be_focused()
    expect(memory.get_by_text("1 of 80, about 1 in 100")).to_be_visible()
    expect(memory.get_by_role("img", name="Of a hundred whom you follow, 1 whom you’d miss")).to_be_visible()
    kept = answer(TEST)
    assert (kept["text"], kept["clock"], kept["follows"]) == (
        "Theo\nBeryl d d",
        120,
        {"Theo": True, "Beryl d d": False},
    )

    lesson.restart()
    lesson.run_all()
    memory = lesson.view(learner.MEMORY)
    expect(memory.get_by_text("1 of 80, about 1 in 100")).to_be_visible()
    expect(memory.get_by_role("spinbutton")).to_be_disabled()


def test_a_list_in_one_line_is_shown_and_split_before_it_counts(lesson: Lab, page: Page, answer):
    memory = lesson.view(learner.MEMORY)
    learner.name_them(memory, "Theo, Anna and Beryl\nRhett and Link")
    memory.get_by_role("button", name="That’s all I remember").click()
    expect(memory.get_by_role("heading", name="You’d miss 2 people")).to_be_focused()
    memory.get_by_role("button", name="These are 3 people: Theo · Anna · Beryl").click()
    expect(memory.get_by_role("heading", name="You’d miss 4 people")).to_be_focused()
    expect(memory.get_by_role("group", name="Do you follow")).to_have_count(4)
    expect(memory.get_by_role("button", name="These are 2 people")).to_be_visible()
    assert answer(TEST)["text"] == "Theo\nAnna\nBeryl\nRhett and Link"
    assert lesson.axe() == []


def test_names_and_the_time_left_survive_a_restart_in_the_middle(lesson: Lab, page: Page):
    memory = lesson.view(learner.MEMORY)
    page.clock.install()
    learner.name_them(memory, "Theo")
    page.clock.run_for(25_000)
    memory.get_by_role("button", name="Pause").click()
    page.clock.resume()
    expect(memory.get_by_text("1 name", exact=True)).to_be_visible()
    left = int(memory.get_by_role("timer").inner_text().removeprefix("0:"))
    assert 10 < left <= 35
    lesson.restart()
    lesson.run_all()
    memory = lesson.view(learner.MEMORY)
    memory.get_by_role("button", name=f"Go on: {left} seconds left").click()
    expect(memory.get_by_role("textbox")).to_have_value("Theo")
    memory.get_by_role("button", name="Switch the clock off").click()
    expect(memory.get_by_role("timer")).to_have_count(0)
    expect(memory.get_by_role("textbox")).to_have_value("Theo")


def test_reduced_motion_has_the_number_and_no_moving_bar(lesson: Lab, page: Page):
    page.emulate_media(reduced_motion="reduce")
    memory = lesson.view(learner.MEMORY)
    learner.name_them(memory, "Theo")
    expect(memory.get_by_role("timer")).to_be_visible()
    expect(memory.locator(".cw-timebar")).to_have_count(0)


def test_nobody_in_mind_and_nobody_followed_is_an_answer_too(lesson: Lab, answer):
    memory = lesson.view(learner.MEMORY)
    learner.name_them(memory, "")
    memory.get_by_role("button", name="That’s all I remember").click()
    expect(memory.get_by_role("heading", name="No name came to mind")).to_be_visible()
    memory.get_by_role("spinbutton").fill("0")
    memory.get_by_role("button", name="Show my caring rate").click()
    memory.get_by_role("button", name="Yes").click()
    expect(memory.get_by_text("You follow nobody, so there is nothing to divide.")).to_be_visible()
    assert answer(TEST)["followed"] == 0


def test_ten_posts_show_a_sentence_and_are_found_again(lesson: Lab, page: Page, answer):
    ten = lesson.view(learner.POSTS)
    for post, level in enumerate([3, 5, 0, 5, 1, 4, 5, 2, 5, 0]):
        ten.get_by_role("radio").nth(post * 6 + level).check()
    expect(ten.get_by_text("You remember 6 of 10. After 2 of them")).to_be_visible()
    assert answer(POSTS)["posts"] == [3, "forgotten", 0, "forgotten", 1, 4, "forgotten", 2, "forgotten", 0]
    ten.get_by_role("group", name="The newest post").get_by_role("radio", checked=True).focus()
    page.keyboard.press("ArrowRight")
    expect(ten.get_by_role("radio").nth(4)).to_be_checked()
    lesson.restart()
    lesson.run_all()
    expect(lesson.view(learner.POSTS).get_by_role("radio").nth(4)).to_be_checked()
    expect(lesson.view(learner.POSTS).get_by_text("10 of 10 answered")).to_be_visible()

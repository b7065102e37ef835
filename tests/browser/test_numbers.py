"""Lesson 01 in the real page, as a learner takes it."""

import re

import learner
import pytest
from lab import Lab
from playwright.sync_api import Page, expect

from caring.library import argument, statistics

LESSON = "01_which_number_matters.ipynb"


@pytest.fixture
def lesson(lab: Lab) -> Lab:
    lab.open(LESSON)
    lab.run_all()
    return lab


def test_arrow_keys_move_a_card_keep_focus_and_are_announced(lesson: Lab, page: Page, answer):
    order = lesson.view(learner.ORDER)
    before = learner.claims(order)
    up = order.get_by_role("button", name=f"Move up: {before[2]}", exact=True)
    up.focus()
    page.keyboard.press("ArrowUp")
    expect(order.locator(".cw-claim").nth(1)).to_have_text(before[2])
    expect(up).to_be_focused()
    expect(order.get_by_role("status")).to_contain_text("is now number 2 of 5")
    page.keyboard.press("5")
    expect(order.locator(".cw-claim").nth(4)).to_have_text(before[2])
    expect(up).to_be_focused()
    ids = {statistic.claim: statistic.id for statistic in statistics()}
    assert answer("order.first")["order"] == [ids[claim] for claim in learner.claims(order)]


def test_order_can_be_arranged_and_sealed_from_the_keyboard_alone(lesson: Lab, page: Page, answer):
    order = lesson.view(learner.ORDER)
    first = learner.claims(order)[0]
    order.get_by_role("button", name=f"Move up: {first}", exact=True).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(order.locator(".cw-claim").nth(1)).to_have_text(first)
    for _ in range(12):
        if page.evaluate("document.activeElement.textContent") == "Seal my order":
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert answer("order.first")["sealed"] is None
    expect(order.get_by_role("button", name="Yes")).to_be_focused()
    page.keyboard.press("Enter")
    expect(order.get_by_text("Sealed", exact=True)).to_be_visible()
    assert answer("order.first")["sealed"]


def test_a_reason_for_the_sealed_order_is_kept_as_it_is_typed(lesson: Lab, page: Page, answer):
    order = lesson.view(learner.ORDER)
    assert order.get_by_role("textbox").count() == 0
    learner.seal(order)
    order.get_by_role("textbox", name="Because …").fill("it is about people")
    page.wait_for_timeout(1500)
    assert answer("order.because") == "it is about people"
    expect(order.get_by_role("textbox")).to_be_focused()
    again = lesson.view("And now?")
    again.get_by_role("button", name="Seal my order").click()
    again.get_by_role("button", name="Yes").click()
    expect(again.get_by_text("Your second order is kept as it is")).to_be_visible()
    assert again.get_by_role("textbox").count() == 0
    lesson.open(LESSON)
    lesson.run_all()
    expect(lesson.view(learner.ORDER).get_by_role("textbox")).to_have_value("it is about people")


def test_a_card_is_dragged_with_the_mouse(lesson: Lab, page: Page):
    order = lesson.view(learner.ORDER)
    before = learner.claims(order)
    start, end = (order.locator(".cw-claim").nth(n).bounding_box() for n in (0, 3))
    page.mouse.move(start["x"] + 20, start["y"] + 10)
    page.mouse.down()
    page.mouse.move(end["x"] + 20, end["y"] + end["height"], steps=12)
    page.mouse.up()
    expect(order.locator(".cw-claim").nth(3)).to_have_text(before[0])
    assert learner.claims(order) == [*before[1:4], before[0], before[4]]
    expect(order.get_by_role("status")).to_contain_text("is now number 4 of 5")


def test_a_card_is_dragged_with_a_finger_on_its_grip(lesson: Lab, page: Page):
    order = lesson.view(learner.ORDER)
    before = learner.claims(order)
    start, end = (order.locator(".cw-grip").nth(n).bounding_box() for n in (4, 1))
    x, y, target = start["x"] + 8, start["y"] + 8, end["y"]
    touch = page.context.new_cdp_session(page)

    def finger(kind: str, height: float | None = None) -> None:
        points = [] if height is None else [{"x": x, "y": height}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    finger("touchStart", y)
    for step in range(1, 11):
        finger("touchMove", y + (target - y) * step / 10)
    finger("touchEnd")
    expect(order.locator(".cw-claim").nth(1)).to_have_text(before[4])


def test_jupyterlabs_shortcuts_do_not_reach_the_notebook_from_a_view(lesson: Lab, page: Page):
    cells = "window.jupyterapp.shell.currentWidget.content.widgets.length"
    before = page.evaluate(cells)
    lesson.view(learner.ORDER).get_by_role("button", name="Seal my order").focus()
    for key in ("d", "d", "a", "x", "1"):
        page.keyboard.press(key)
    assert page.evaluate(cells) == before


def test_sealing_can_be_called_off(lesson: Lab, answer):
    order = lesson.view(learner.ORDER)
    order.get_by_role("button", name="Seal my order").click()
    order.get_by_role("button", name="Not yet").click()
    expect(order.get_by_role("button", name="Seal my order")).to_be_focused()
    assert answer("order.first") is None


def test_running_everything_seals_nothing_and_gives_nothing_away(lesson: Lab, page: Page, work):
    assert not work.exists(), "Run All wrote into the learner's work"
    text = page.locator(".jp-NotebookPanel").inner_text()
    assert argument()[0].quote not in text
    assert all(trace.published not in text for s in statistics() for trace in s.traces)
    for title in (learner.PURPOSE, learner.CARDS, learner.WEIGHTS, learner.REVEAL):
        expect(lesson.view(title)).to_contain_text(re.compile("eal your|Give all five"))
    expect(lesson.view(learner.ORDER).get_by_role("button", name="Seal my order")).to_be_visible()


def test_purpose_order_shows_moves_and_then_the_authors_reasons(lesson: Lab, answer):
    learner.seal(lesson.view(learner.ORDER))
    purpose = lesson.view(learner.PURPOSE)
    purpose.get_by_role("button", name="pick a sound").click()
    expect(purpose.locator(".cw-claim")).to_have_count(5)
    expect(purpose.locator("[inert]")).to_have_count(0)  # until all of it is there, no key moves a card
    last = learner.claims(purpose)[4]
    purpose.get_by_role("button", name=f"Move up: {last}", exact=True).press("1")
    expect(purpose.locator("li").first).to_contain_text("up 4")
    assert purpose.get_by_role("heading", name="How relevant the kit’s authors find them").count() == 0
    purpose.get_by_role("button", name="This is my order for it").click()
    expect(purpose.get_by_role("heading", name="How relevant the kit’s authors find them")).to_be_focused()
    expect(purpose.get_by_role("img", name="relevance 4 of 4")).to_be_visible()
    assert answer("order.pick_a_sound")["sealed"]


def test_what_the_authors_find_relevant_to_the_cards_own_question_waits_and_then_takes_no_focus(lesson: Lab):
    learner.seal(lesson.view(learner.ORDER))
    purpose = lesson.view(learner.PURPOSE)
    purpose.get_by_role("button", name="say to one person").click()
    purpose.get_by_role("button", name="This is my order for it").click()
    expect(purpose.get_by_text("The cards below ask the same.")).to_be_focused()
    assert purpose.get_by_role("img", name="of 4").count() == 0
    learner.judge_all(lesson)
    expect(purpose.get_by_role("img", name="relevance 4 of 4")).to_be_visible()
    expect(purpose.get_by_text("The cards below ask the same.")).to_have_count(0)
    expect(lesson.view(learner.CARDS).get_by_role("group", name="Trust").get_by_role("radio").nth(1)).to_be_focused()


def test_judge_weigh_and_reveal_then_find_everything_after_a_restart(lesson: Lab, page: Page, answer):
    learner.seal(lesson.view(learner.ORDER))
    mine = answer("order.first")["order"]
    learner.judge_all(lesson)
    chart = page.locator(".cw-chart").first
    expect(chart.get_by_text("Daily users", exact=True)).to_be_visible()

    weights = lesson.view(learner.WEIGHTS)
    expect(weights.get_by_text("Daily users: from 0% to 60% relevance.")).to_be_visible()
    weight = weights.get_by_role("slider")
    weight.focus()
    page.keyboard.press("End")
    expect(weights.locator(".cw-best")).to_contain_text("Connection to people")
    expect(weight).to_have_attribute("aria-valuetext", "relevance 100%, trust 0%")

    reveal = lesson.view(learner.REVEAL)
    reveal.get_by_role("button", name="Show me the article’s pick").click()
    place = mine.index("S5") + 1
    expect(reveal.get_by_text(f"You put it at number {place} of 5.")).to_be_visible()
    expect(reveal.get_by_text("Kendall’s tau.")).to_be_visible()
    expect(page.locator(".cw-chart").last.get_by_text("people ★")).to_be_visible()

    lesson.restart()
    lesson.run_all()
    order = lesson.view(learner.ORDER)
    expect(order.get_by_text("Sealed", exact=True)).to_be_visible()
    ids = {statistic.claim: statistic.id for statistic in statistics()}
    assert [ids[claim] for claim in learner.claims(order)] == mine
    assert lesson.view(learner.CARDS).get_by_role("button", name=", judged").count() == 5
    expect(lesson.view(learner.WEIGHTS).get_by_role("slider")).to_have_value("100")
    expect(lesson.view(learner.REVEAL).get_by_text(f"You put it at number {place} of 5.")).to_be_visible()


def test_a_reload_shows_the_order_as_it_was_left(lesson: Lab, page: Page):
    order = lesson.view(learner.ORDER)
    last = learner.claims(order)[4]
    order.get_by_role("button", name=f"Move up: {last}", exact=True).press("Home")
    expect(order.locator(".cw-claim").first).to_have_text(last)
    page.reload()
    lesson.ready()
    lesson.run_all()
    expect(lesson.view(learner.ORDER).locator(".cw-claim").first).to_have_text(last)

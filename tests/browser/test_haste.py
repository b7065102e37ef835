"""A learner who is quicker than the kernel: nothing is shown undone, and nothing lands on what was there before."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import learner
import pytest
from app_page import App, app_view
from lab import Lab
from playwright.sync_api import Locator, Page, expect

from caring import Work
from caring.parts import script
from caring.views.cut import CutToSixty

OPEN = """async ([source, first]) => {
    const sent = [];
    window.model = {
        get: () => model.state, state: first, acts: {}, on: (name, act) => { model.acts[name] = act; }, off: () => {},
        send: ({id}, told) => sent.push([id, told]),
        draw: state => { model.state = state; model.acts["change:state"](); },
        answer: (isHeard = true) => sent.splice(0).forEach(([heard, told]) => {
            if (isHeard) model.acts["msg:custom"]({heard});
            told.iopub.status({content: {execution_state: "idle"}});
        }),
    };
    const view = await import(URL.createObjectURL(new Blob([source], {type: "text/javascript"})));
    view.default.render({model, el: document.querySelector("main")});
}"""
TICK_BETWEEN = """async state => {
    const boxes = document.querySelectorAll("[type=checkbox]");
    model.draw(state);
    boxes[1].click();
    await null;  // the page draws the tick
    await null;
    model.draw(state);
    return [boxes[0].checked, boxes[1].checked];
}"""
WATCH = "list => { window.seen = []; window.watching = setInterval(() => window.seen.push(list.value), 20); }"
SEEN = "() => { clearInterval(window.watching); return [...new Set(window.seen)]; }"
FIELDS = [  # a page of the one place or the other, and where one writes in it
    ("app", "06_your_sixty_seconds.ipynb", [learner.PERSON, learner.DESK, learner.WALL, learner.PROMISE]),
    ("app", "05_score_the_scripts.ipynb", [learner.SCORER]),
    ("lab", "04_worth_their_minute.ipynb", [learner.CUT]),
    ("lab", "exercises/01_which_number_matters.ipynb", ["Your turn: One number for a friend"]),
    ("lab", "03_from_all_of_you_to_you.ipynb", [learner.WALL]),
]
ASK = """() => new Promise(done => {
    const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
    kernel.requestExecute({code: "import os; print(os.getpid(), flush=True)"}).onIOPub =
        message => message.header.msg_type === "stream" && done(Number(message.content.text));
})"""


@contextmanager
def kernel_standing(page: Page) -> Iterator[None]:
    """Let the kernel stand still, so that what the page asks for has to wait."""
    kernel = page.evaluate(ASK)
    os.kill(kernel, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(kernel, signal.SIGCONT)


def open_alone(page: Page) -> CutToSixty:
    """Open a view's page without a kernel, which the test stands in for."""
    view = CutToSixty(Work())
    page.set_content("<main></main>")
    page.evaluate(OPEN, [script("lines", "cut"), view.state])
    return view


def can_be_reached(control: Locator) -> bool:
    return control.evaluate("el => { el.focus(); return el === document.activeElement; }")


@pytest.fixture
def place(request: pytest.FixtureRequest, page: Page, tmp_path: Path) -> Iterator[Lab | App]:
    if request.param == "lab":
        yield request.getfixturevalue("lab")
        return
    with app_view(tmp_path) as address:
        yield App(page, address)


def field(place: Lab | App, title: str) -> Locator:
    """Find where one writes, once it is there."""
    view = place.view(title)
    if title == learner.CUT:
        view.get_by_role("button", name="Change the words").click()
    if title == learner.SCORER:
        learner.pick(view.get_by_role("group", name="wonder where"), 3)
    return view.get_by_role("textbox").first


@pytest.fixture
def lesson(lab: Lab, request: pytest.FixtureRequest) -> Lab:
    lab.open(request.param)
    lab.run_all()
    return lab


def test_a_second_tick_is_not_undone_by_the_answers_to_the_first(page: Page):
    """The kernel draws one act more than once, so that a tick may come between two answers to the one before."""
    view = open_alone(page)
    boxes = page.get_by_role("checkbox")
    boxes.nth(0).uncheck()
    view.toggle(0)
    assert page.evaluate(TICK_BETWEEN, view.state) == [False, False]
    view.toggle(1)
    page.evaluate("state => { model.draw(state); model.answer(); }", view.state)
    expect(boxes.nth(1)).not_to_be_checked()
    page.evaluate("state => model.draw(state)", CutToSixty(Work()).state)
    expect(boxes.nth(1)).to_be_checked()  # when all is answered, what the kernel says holds


def test_a_question_to_a_kernel_that_was_started_anew_is_told_as_lost(page: Page):
    view = open_alone(page)
    first = page.get_by_role("checkbox").first
    lost = page.get_by_role("alert").get_by_text("Python was stopped, so this was not kept.")
    first.uncheck()
    expect(page.get_by_text("One moment …")).to_be_visible()
    expect(lost).to_have_count(0)
    page.evaluate("() => model.answer(false)")
    expect(lost).to_be_visible()
    expect(page.get_by_text("One moment …")).to_have_count(0)
    expect(first).to_be_checked()
    first.uncheck()
    view.toggle(0)
    page.evaluate("state => { model.draw(state); model.answer(); }", view.state)
    expect(lost).to_have_count(0)
    expect(first).not_to_be_checked()


@pytest.mark.parametrize("lesson", ["05_score_the_scripts.ipynb"], indirect=True)
def test_after_a_restart_the_page_says_what_to_do_and_shows_nothing_as_kept(lesson: Lab, page: Page, work):
    wonder = lesson.view(learner.SCORER).get_by_role("group", name="wonder where").get_by_role("radio").nth(3)
    lesson.restart()
    wonder.click()
    expect(lesson.view(learner.SCORER).get_by_role("alert")).to_contain_text("Run, then Run All Cells")
    expect(wonder).not_to_be_checked()
    assert not work.exists()
    lesson.run_all()
    learner.pick(lesson.view(learner.SCORER).get_by_role("group", name="wonder where"), 3)
    expect(lesson.view(learner.SCORER).get_by_role("group", name="One person")).to_be_visible()
    expect(lesson.view(learner.SCORER).get_by_role("alert")).to_have_count(0)


@pytest.mark.parametrize("lesson", ["05_score_the_scripts.ipynb"], indirect=True)
def test_a_script_that_is_on_its_way_is_waited_for(lesson: Lab, page: Page, work):
    scorer = lesson.view(learner.SCORER)
    which = scorer.get_by_role("combobox")
    which.focus()
    page.keyboard.press("Home")
    with kernel_standing(page):
        for _ in range(3):
            page.keyboard.press("ArrowDown")
        chosen = which.input_value()
        which.evaluate(WATCH)
        wonder = scorer.get_by_role("group", name="wonder where").get_by_role("radio").first
        assert not can_be_reached(wonder), f"a rating of the script before would be kept for “{chosen}”"
    expect(scorer.locator(f"[name$='-{chosen}-wonder']").first).to_be_visible()
    assert page.evaluate(SEEN) == [chosen], "the list went back to what was chosen before"
    expect(page.locator("[data-waiting]")).to_have_count(0)
    assert can_be_reached(wonder)
    expect(scorer.get_by_role("alert")).to_have_count(0)
    assert list(work.glob("answers/rating.*")) == []


@pytest.mark.parametrize("lesson", ["01_which_number_matters.ipynb"], indirect=True)
def test_cards_follow_the_hand_and_the_page_says_that_it_waits(lesson: Lab, page: Page, answer):
    order = lesson.view(learner.ORDER)
    cards = order.get_by_role("listitem")
    first = cards.first.get_attribute("data-id")
    cards.first.get_by_role("button", name="Move down").focus()
    with kernel_standing(page):
        for _ in range(3):
            page.keyboard.press("ArrowDown")
        expect(cards.nth(3)).to_have_attribute("data-id", first)  # three keys, three places
        expect(order.get_by_text("One moment …")).to_be_visible()
    expect(order.get_by_text("is now number 4 of 5.")).to_be_visible()
    expect(order.get_by_text("One moment …")).to_have_count(0)
    assert answer("order.first")["order"].index(first) == 3
    expect(cards.nth(3)).to_have_attribute("data-id", first)
    expect(order.get_by_role("alert")).to_have_count(0)


@pytest.mark.parametrize("lesson", ["05_score_the_scripts.ipynb", "04_worth_their_minute.ipynb"], indirect=True)
def test_the_next_script_takes_the_focus_along(lesson: Lab, page: Page):
    marking = page.get_by_role("heading", name=learner.MARK).count()
    view = lesson.view(learner.MARK if marking else learner.SCORER)
    if marking:
        learner.mark(view, 3)
    else:
        learner.rate(view, 1, (0, 0, 0, 0, 0, 0))
        learner.finish(view)
    view.get_by_role("button", name="Next script").click()
    expect(view.get_by_role("button", name="Next script")).to_have_count(0)
    expect(view.get_by_role("combobox")).to_be_focused()


@pytest.mark.parametrize("lesson", ["03_from_all_of_you_to_you.ipynb"], indirect=True)
def test_words_typed_while_another_text_is_on_its_way_can_not_land_there(lesson: Lab, page: Page):
    rewrite = lesson.view(learner.REWRITE)
    paper = rewrite.get_by_role("textbox")
    paper.fill("I wash mine cold.")
    chips = rewrite.get_by_role("group", name="Broadcasts").get_by_role("button")
    with kernel_standing(page):
        chips.nth(1).click()
        assert not can_be_reached(paper)
    expect(chips.nth(1)).to_have_attribute("aria-pressed", "true")
    expect(paper).to_have_value("")


@pytest.mark.parametrize(("place", "file", "titles"), FIELDS, indirect=["place"])
def test_words_typed_just_before_the_page_goes_are_there_when_it_comes_back(place, page: Page, file, titles):
    place.open(file)
    place.run_all()
    lost = []
    for title in titles:
        field(place, title).press_sequentially("I saved you a seat.")
        page.reload()
        place.ready()
        place.run_all()
        if "I saved you a seat." not in field(place, title).input_value():
            lost.append(title)
    assert lost == []


def test_a_line_that_was_not_given_yet_is_kept_for_oneself(lab: Lab, answer):
    lab.open("03_from_all_of_you_to_you.ipynb")
    lab.run_all()
    line = lab.view(learner.WALL).get_by_label("Your line")
    line.fill("I saved you a seat.")
    line.blur()
    assert answer("draft.wall.rewrite")["text"] == "I saved you a seat."
    assert answer("line.rewrite") is None

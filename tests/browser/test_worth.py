"""Lesson 04 in the real page, as a learner takes it."""

import re

import learner
import pytest
from lab import Lab
from playwright.sync_api import Page, expect

from caring import cutting
from caring.library import guesses, valuable_from

LESSON = "04_worth_their_minute.ipynb"
HOSTILE = '<img src=x onerror="window.hacked=1"> You & me, tonight.'


@pytest.fixture
def lesson(lab: Lab) -> Lab:
    lab.open(LESSON)
    lab.run_all()
    return lab


def test_running_everything_answers_nothing_and_shows_nothing_that_comes_later(lesson: Lab, page: Page, work):
    assert not work.exists(), "Run All wrote into the learner's work"
    text = page.locator(".jp-NotebookPanel").inner_text()
    assert [guess.id for guess in guesses() if guess.found in text] == []
    assert [given.script for given in valuable_from() if given.reason in text] == []
    assert lesson.view(learner.GUESS).get_by_role("radio", checked=True).count() == 0
    assert lesson.view(learner.MARK).get_by_role("radio", checked=True).count() == 0
    expect(lesson.view("Check yourself").get_by_text("Seal your guess in this lesson first")).to_be_visible()


def test_a_guess_and_a_mark_with_the_keyboard_alone(lesson: Lab, page: Page, answer):
    guess = lesson.view(learner.GUESS)
    guess.get_by_role("radio").first.focus()
    page.keyboard.press("ArrowDown")
    expect(guess.get_by_role("radio").nth(1)).to_be_checked()
    guess.get_by_role("button", name="This is my guess").wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(guess.get_by_role("button", name="Yes")).to_be_focused()
    page.keyboard.press("Enter")
    expect(guess.get_by_role("heading", name="What was found")).to_be_focused()
    assert answer("guess.share")["choice"] == "When everyone who follows me will see it."

    marks = lesson.view(learner.MARK)
    marks.get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    expect(marks.get_by_text("Your viewer waits for nothing")).to_be_visible()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    expect(marks.get_by_role("radio").nth(3)).to_be_checked()
    expect(marks.get_by_text(re.compile("Your viewer waits 7 seconds for it at a calm pace"))).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(marks.get_by_role("button", name="Yes")).to_be_focused()
    page.keyboard.press("Enter")
    expect(marks.get_by_role("heading", name="The authors marked")).to_be_focused()
    expect(marks.get_by_text(valuable_from()[0].for_earlier)).to_be_visible()
    expect(marks.get_by_role("radio").nth(4)).to_be_disabled()


def test_what_speaks_for_another_mark_is_called_what_it_is(lesson: Lab):
    marks, [socks, goat] = lesson.view(learner.MARK), valuable_from()[:2]
    learner.mark(marks, 8)
    expect(marks.get_by_text(f"For an earlier place: {socks.for_earlier}")).to_be_visible()
    marks.get_by_role("button", name="Next script").click()
    learner.mark(marks, 7)
    expect(marks.get_by_text(f"For a place in it: {goat.for_earlier}")).to_be_visible()
    marks.get_by_role("button", name="Next script").click()
    learner.mark(marks, -1)
    expect(marks.locator(".cw-side")).to_have_count(1)
    expect(marks.locator(".cw-side")).to_contain_text("For theirs:")


def test_three_scripts_are_marked_and_found_again_after_a_restart(lesson: Lab):
    marks = lesson.view(learner.MARK)
    for sentence in (12, 23, 0):
        learner.mark(marks, sentence)
        marks.get_by_role("button", name="Next script").click()
        expect(marks.get_by_role("button", name="Next script")).to_have_count(0)
    expect(marks.get_by_text("3 marked. That is enough")).to_be_visible()
    lesson.restart()
    lesson.run_all()
    marks = lesson.view(learner.MARK)
    marks.get_by_role("combobox").select_option("goat")
    expect(marks.get_by_role("heading", name="The authors marked the same place")).to_be_visible()
    expect(marks.get_by_role("radio", name="Nowhere")).to_be_checked()


def test_the_clock_pauses_and_a_reading_too_fast_is_refused_kindly(lesson: Lab, page: Page, answer):
    pace = lesson.view(learner.PACE)
    page.clock.install()
    pace.get_by_role("button", name="Start").click()
    page.clock.run_for(20_000)
    timer = pace.get_by_role("timer")
    expect(timer).to_have_text("0:20")
    pace.get_by_role("button", name="Pause").click()
    page.clock.run_for(300_000)
    expect(timer).to_have_text("0:20")
    pace.get_by_role("button", name="Go on").click()
    page.clock.run_for(30_000)
    expect(timer).to_have_text("0:50")
    pace.get_by_role("button", name="Stop").click()
    page.clock.resume()
    expect(pace.get_by_text("Measured: 16")).to_be_visible()
    measured = answer("pace.own")["words_per_minute"]
    assert 160 <= measured <= 162, "135 words in 50 seconds"
    expect(pace.get_by_role("button", name="Read once more")).to_be_focused()

    pace.get_by_role("button", name="Read once more").click()
    pace.get_by_role("button", name="Stop").click()
    expect(pace.get_by_text("faster than anybody speaks, so I kept nothing")).to_be_visible()
    assert answer("pace.own")["words_per_minute"] == measured
    cut = lesson.view(learner.CUT)
    expect(cut.get_by_role("button", name="yours")).to_contain_text(str(measured))


def test_sentences_go_out_until_it_fits_and_the_cut_is_found_again(lesson: Lab, page: Page, answer):
    cut = lesson.view(learner.CUT)
    natural = cut.get_by_role("button", name="natural")
    expect(natural).to_contain_text("1:31")
    expect(natural).to_contain_text("past the minute")
    cut.get_by_role("checkbox").first.focus()
    page.keyboard.press("Space")
    expect(cut.get_by_role("status").filter(has_text="Taken out. 232 spoken words are left")).to_be_visible()
    expect(cut.get_by_role("checkbox").first).to_be_focused()
    for sentence in (1, 2, 3, 4, 6, 19, 20):
        cut.get_by_role("checkbox").nth(sentence).uncheck()
    expect(natural).to_contain_text("✓ in the minute")
    expect(cut.locator(".cw-sixty")).to_have_count(0)
    cut.get_by_role("button", name="calm").click()
    expect(cut.locator(".cw-sixty")).to_have_count(1)
    cut.get_by_role("button", name="Keep this cut").click()
    expect(cut.get_by_text("in them I find a step, a reason and a moment to use it.")).to_be_visible()
    kept = answer(f"draft.{cutting.NAME}")
    assert kept["versions"][0]["text"] == kept["text"]

    lesson.restart()
    lesson.run_all()
    cut = lesson.view(learner.CUT)
    expect(cut.get_by_role("checkbox").first).not_to_be_checked()
    expect(cut.get_by_role("checkbox").nth(5)).to_be_checked()
    expect(cut.get_by_text("One version is kept.")).to_be_visible()
    cut.get_by_role("button", name="Start again").click()
    cut.get_by_role("button", name="Yes").click()
    expect(cut.get_by_role("checkbox").first).to_be_checked()
    assert answer(f"draft.{cutting.NAME}")["text"] == cutting.original()


def test_words_can_be_changed_and_are_text_whatever_they_hold(lesson: Lab, page: Page, answer):
    cut = lesson.view(learner.CUT)
    cut.get_by_role("button", name="Change the words").click()
    box = cut.get_by_role("textbox", name="Your cut, in your words")
    box.fill(HOSTILE)
    box.press("End")
    box.press("Enter")
    box.type("d d")
    expect(cut.get_by_role("heading", name=re.compile(r"^\d+ spoken words"))).not_to_have_text("250 spoken words")
    cut.get_by_role("button", name="Keep this cut").click()
    expect(cut.get_by_text("a moment to use it")).to_be_visible()
    assert answer(f"draft.{cutting.NAME}")["text"] == f"{HOSTILE}\nd d"
    cut.get_by_role("button", name="Sentence by sentence").click()
    assert cut.get_by_role("checkbox", checked=True).count() == 0
    cut.get_by_role("button", name="Change the words").click()
    expect(cut.get_by_role("textbox")).to_have_value(f"{HOSTILE}\nd d")
    assert page.evaluate("window.hacked") is None

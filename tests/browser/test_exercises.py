"""Exercises in the real page: written, checked, helped and begun again without a line of code."""

import shutil
from pathlib import Path

import pytest
from lab import KIT, Lab
from playwright.sync_api import Page, expect

EXERCISES = "01_which_number_matters.ipynb"
TITLE, NAME = "Your turn: One number for a friend", "number_for_a_friend"
HOSTILE = '<img src=x onerror="window.hacked=1">'
GOOD = "You know what? 70% of them feel close there. I looked for the study, and nobody has found it, so ask me again."


@pytest.fixture
def page_of_exercises(lab: Lab, lessons_folder: Path) -> Lab:
    (lessons_folder / "exercises").mkdir(exist_ok=True)
    shutil.copy(KIT / "exercises" / EXERCISES, lessons_folder / "exercises")
    lab.open(f"exercises/{EXERCISES}")
    lab.run_all()
    return lab


def test_a_story_exercise_is_written_checked_and_done(page_of_exercises: Lab, page: Page, answer):
    view = page_of_exercises.view(TITLE)
    view.get_by_role("button", name="Check it").click()
    expect(view.get_by_role("status").first).to_contain_text("Not begun. There is no answer yet.")
    view.get_by_role("textbox", name="Your words").fill(f"Hey everyone! {HOSTILE} I kept 70% of it.")
    view.get_by_role("button", name="Check it").click()
    expect(view.get_by_role("status").first).to_contain_text("– Not yet.")
    assert page.evaluate("window.hacked") is None
    view.get_by_role("textbox", name="Your words").fill(GOOD)
    view.get_by_role("button", name="Check it").click()
    expect(view.get_by_role("status").first).to_contain_text("✓ Done.")
    assert answer(f"draft.practice.{NAME}")["text"] == GOOD
    assert answer(f"exercise.{NAME}")["done"]


def test_hints_come_one_by_one_the_solution_on_explicit_wish_and_all_begins_again(page_of_exercises: Lab, answer):
    view = page_of_exercises.view(TITLE)
    view.get_by_role("button", name="Give me a hint").click()
    expect(view.get_by_text("Hint 1.")).to_be_visible()
    view.get_by_role("button", name="One more hint").click()
    view.get_by_role("button", name="One more hint").click()
    expect(view.get_by_text("Hint 3.")).to_be_visible()
    expect(view.get_by_role("button", name="hint")).to_have_count(0)
    view.get_by_role("button", name="Show one solution").click()
    view.get_by_role("button", name="Yes").click()
    expect(view.get_by_text("One way of several")).to_be_visible()
    view.get_by_role("textbox", name="Your words").fill("A beginning.")
    view.get_by_role("button", name="Begin again").click()
    view.get_by_role("button", name="Yes").click()
    expect(view.get_by_role("textbox", name="Your words")).to_have_value("")
    expect(view.get_by_text("Hint 1.")).to_have_count(0)
    expect(view.get_by_text("One way of several")).to_have_count(0)
    expect(view.get_by_text("You begin again. What was here is in a backup")).to_be_visible()
    assert answer(f"draft.practice.{NAME}") is None


def test_what_was_written_is_there_after_a_restart(page_of_exercises: Lab, answer):
    view = page_of_exercises.view(TITLE)
    view.get_by_role("textbox", name="Your words").fill(GOOD)
    view.get_by_role("button", name="Check it").click()
    expect(view.get_by_role("status").first).to_contain_text("✓ Done.")
    page_of_exercises.restart()
    page_of_exercises.run_all()
    view = page_of_exercises.view(TITLE)
    expect(view.get_by_role("textbox", name="Your words")).to_have_value(GOOD)
    expect(view.get_by_text("You have done this one.")).to_be_visible()

"""Lesson 00 in the real page, as a learner takes it."""

import json

import pytest
from lab import Lab
from playwright.sync_api import Page, expect

from caring import Work, answers
from caring.course import lessons
from caring.library import questions
from caring.progress import FileStore
from caring.questions import choose

LESSON = "00_start_here.ipynb"
NOTE = {"format": "caring-work", "version": 1, "made": "2026-01-01T00:00:00+00:00"}
NOTE |= {"answers": [{"item": "note.today", "made": "2026-01-01T00:00:00+00:00", "value": {"x": 1}}]}


@pytest.fixture
def lesson(lab: Lab) -> Lab:
    lab.open(LESSON)
    lab.run_all()
    return lab


def test_the_button_is_answered(lesson: Lab):
    hello = lesson.view("Does it work here?")
    hello.get_by_role("button", name="Say hello").click()
    expect(hello.get_by_text("It works.")).to_be_visible()


def test_the_map_opens_a_lesson(lesson: Lab, page: Page):
    page.locator(".cw-map").get_by_role("link", name="Which number matters?").click()
    expect(page.get_by_role("heading", name="Before anything else")).to_be_visible()


def test_the_map_reads_without_running(lab: Lab, page: Page):
    lab.open(LESSON)
    links = page.locator(".cw-map").get_by_role("link")
    assert links.all_text_contents() == [lesson.title for lesson in lessons()]
    expect(page.locator(".cw-map .cw-badge")).to_have_count(0)


def test_the_map_shows_what_was_done_in_another_lesson(lesson: Lab, page: Page, work):
    way = lesson.view("Where you are")
    expect(way).to_contain_text("Nothing is done yet, and there is no hurry. Next: Start here.")
    page.locator(".cw-map").get_by_role("link", name="Which number matters?").click()
    expect(page.get_by_role("heading", name="Before anything else")).to_be_visible()
    elsewhere = Work(FileStore(work))  # as another lesson’s kernel
    for question in questions("start_here"):
        choose(elsewhere, question.id, next(choice.choice for choice in question.choices if choice.right))
    answers.move(elsewhere, "S3", 1)
    lesson.page.evaluate("() => window.jupyterapp.commands.execute('docmanager:open', {path: '00_start_here.ipynb'})")
    expect(lesson.view("Where you are")).to_contain_text("Next: Which number matters?, which you have begun.")
    expect(page.locator(".cw-map li").nth(0)).to_contain_text("✓ done")
    expect(page.locator(".cw-map li").nth(1)).to_contain_text("◐ begun")
    expect(page.locator(".cw-map li").nth(1)).to_contain_text("→ next")


def test_work_is_put_back_taken_out_and_started_over(lesson: Lab, page: Page, answer, work, tmp_path):
    place = lesson.view("Your work")
    expect(place.get_by_text("no answers yet")).to_be_visible()
    file = tmp_path / "caring-work.json"
    file.write_text(json.dumps(NOTE))
    place.locator("input[type=file]").set_input_files(file)
    expect(place.get_by_role("status")).to_have_text("1 answers are back.")
    assert answer("note.today") == {"x": 1}

    with page.expect_download() as download:
        place.get_by_role("button", name="Take it out as one file").click()
    taken = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert taken["answers"] == NOTE["answers"]

    place.get_by_role("button", name="Start over").click()
    place.get_by_role("button", name="Yes").click()
    expect(place.get_by_text("no answers yet")).to_be_visible()
    assert answer("note.today") is None
    backup = json.loads(next((work / "backups").glob("*.json")).read_text(encoding="utf-8"))
    assert backup["answers"] == NOTE["answers"]


def test_a_foreign_file_is_refused_with_a_sentence(lesson: Lab, work, tmp_path):
    file = tmp_path / "list.json"
    file.write_text("milk, eggs")
    place = lesson.view("Your work")
    place.locator("input[type=file]").set_input_files(file)
    expect(place.get_by_role("status")).to_contain_text("This is not a file that the workshop took out")
    assert not work.exists()

"""What the app view takes out of a lesson, what it puts around it, and what its front page shows."""

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from caring import Work, answers, checks, journey, questions
from caring.app.front import front
from caring.app.lesson import (
    BEHIND,
    NOTEBOOK_ONLY,
    YOUR_WORK,
    alone,
    around,
    for_the_app,
    practice_for_the_app,
    stories,
)
from caring.course import exercises, lessons
from caring.library import kit_folder
from caring.library import questions as all_questions

ALONE = alone()
TAUGHT = ALONE[1:]


def check_all(work, lesson):
    for question in all_questions(lesson):
        questions.choose(work, question.id, next(c.choice for c in question.choices if c.right))


@pytest.mark.parametrize("lesson", ALONE, ids=lambda lesson: lesson.id)
def test_a_lesson_loses_how_to_run_it_and_its_python_and_nothing_else(lesson):
    notebook = nbformat.read(kit_folder() / "notebooks" / lesson.file, 4)
    before = [cell.source for cell in notebook.cells]
    kept = [cell.source for cell in for_the_app(notebook).cells]
    text = "\n".join(kept)
    assert "Run All" not in text
    assert BEHIND not in text
    assert "mina" not in text
    assert "## Take this with you" in text or lesson == ALONE[0]
    whole = "\n\n".join(before).partition(BEHIND)[0]
    lost = [
        p for p in whole.split("\n\n") if p not in text and not p.startswith(("Wake the page up", "**Go on:**", "---"))
    ]
    assert not lost or lesson == ALONE[0]
    place = next(number for number, source in enumerate(before) if BEHIND in source)
    views = [source for source in before[:place] if source.rstrip().endswith(")")]
    assert set(views) - set(kept) <= {"Hello()", 'Check("start_here")', "CourseMap()"}


def test_a_cell_for_notebooks_only_is_left_out_and_paragraphs_stay_in_order():
    cells = [
        new_markdown_cell("# One\n\nWake the page up first: **Run**.\n\nTwo"),
        new_markdown_cell("Three", metadata={"tags": [NOTEBOOK_ONLY]}),
        new_code_cell("View()"),
        new_markdown_cell("Four\n\n**Go on:** [five](05.ipynb)\n\n---\n\n" + BEHIND),
        new_code_cell("mina"),
    ]
    kept = for_the_app(new_notebook(cells=cells)).cells
    assert [cell.source for cell in kept] == ["# One\n\nTwo", "View()", "Four"]


@pytest.mark.parametrize("lesson", lessons(), ids=lambda lesson: lesson.id)
def test_the_pages_own_links_lead_on_and_back_and_none_of_the_notebooks(lesson):
    kept = for_the_app(nbformat.read(kit_folder() / "notebooks" / lesson.file, 4)).cells
    assert not [cell.source for cell in kept if "**Go on:**" in cell.source or "**Back to:**" in cell.source]


@pytest.mark.parametrize("lesson", TAUGHT, ids=lambda lesson: lesson.id)
def test_a_page_of_exercises_keeps_the_stories_in_order_and_no_code(lesson):
    notebook = practice_for_the_app(nbformat.read(kit_folder() / "exercises" / lesson.file, 4), lesson)
    sources = [cell.source for cell in notebook.cells]
    assert sources[0].startswith(f"# Practise: {lesson.title}")
    asked = [source for source in sources if source.startswith("Practice(")]
    assert asked == [f'Practice("{exercise.id}")' for exercise in stories(lesson.id)]
    headings = [source.splitlines()[0] for source in sources if source.startswith("## ")]
    assert headings == [f"## {exercise.title}" for exercise in stories(lesson.id)]
    assert not any(word in source for source in sources for word in ("check(", "solution(", "Data ·"))


def test_each_lesson_knows_its_neighbours_and_the_first_one_is_about_your_work():
    first, last = around(TAUGHT[0].file), around(TAUGHT[-1].file)
    assert (first["back"], first["next"], first["number"]) == (None, TAUGHT[1], 1)
    assert (last["back"], last["next"], last["number"]) == (TAUGHT[-2], None, last["of"])
    work = around(ALONE[0].file)
    assert (work["title"], work["number"], work["back"], work["next"]) == (YOUR_WORK, None, None, None)


def test_a_page_that_is_no_lesson_has_no_neighbours():
    found = around("soup.ipynb")
    assert (found["id"], found["title"], found["number"], found["back"], found["next"]) == (
        "",
        "soup.ipynb",
        *[None] * 3,
    )


def test_at_first_the_front_page_leads_to_the_first_lesson():
    page = front(Work())
    assert (page["go"]["say"], page["go"]["title"], page["done"]) == ("Begin", TAUGHT[0].title, 0)
    assert [stop["state"] for stop in page["way"]] == ["next"] + ["new"] * (len(TAUGHT) - 1)
    assert page["way"][0]["outcome"].startswith("At the end, you have")
    assert (page["practised"], page["exercises"]) == (0, len(exercises()))


def test_it_goes_on_where_one_left_off_and_counts_steps_and_exercises():
    work = Work()
    answers.seal(work)
    exercise = stories(TAUGHT[0].id)[0].id
    work.keep(f"exercise.{exercise}", {"attempts": 1, "done": "2026-11-25T01:00:00+00:00"})
    page = front(work)
    assert (page["go"]["say"], page["go"]["state"], page["go"]["steps_done"]) == ("Go on", "begun", 1)
    assert [stop["share"] for stop in page["way"]] == [1 / 5] + [0] * (len(TAUGHT) - 1)
    assert page["practised"] == len(checks.done(work)) == 1
    assert page["way"][0]["practice"]["done"] == 1


def test_when_all_is_done_nothing_is_next(everything_done):
    work = everything_done(Work())
    for lesson in TAUGHT:
        check_all(work, lesson.id)
    page = front(work)
    assert page["go"] is None
    assert page["done"] == page["of"] == len(TAUGHT)
    assert [stop["share"] for stop in page["way"]] == [1] * len(TAUGHT)
    assert page["way"][0]["outcome"].startswith("You have")


def test_every_lesson_that_is_taught_has_steps_and_its_heart_is_among_them(everything_done):
    work = everything_done(Work())
    for lesson in TAUGHT:
        assert not any(step.done for step in journey.steps(Work(), lesson.id)), lesson.id
        assert any(step.done for step in journey.steps(work, lesson.id)), lesson.id
        check_all(work, lesson.id)
        assert journey.steps(work, lesson.id)[-1].done, lesson.id

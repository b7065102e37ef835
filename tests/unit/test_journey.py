"""The way through the course: what is begun, done and next, and a map that gives itself away to nobody."""

import pytest

from caring import CaringError, Work, answers, journey, mine, questions
from caring.course import Lesson, lessons
from caring.library import questions as all_questions
from caring.progress import MemoryStore
from caring.views import CourseMap


def states(work):
    return {stage.lesson.id: stage.state for stage in journey.stages(work)}


def check(work, lesson):
    for question in all_questions(lesson):
        questions.choose(work, question.id, next(c.choice for c in question.choices if c.right))


def test_at_first_everything_is_new_and_the_first_lesson_is_next():
    assert set(states(Work()).values()) == {"new"}
    assert journey.next_lesson(journey.stages(Work())).id == lessons()[0].id


def test_every_lesson_of_the_table_can_be_begun_and_its_signs_are_asked(everything_done):
    work = everything_done(Work())
    for lesson in journey.SIGNS:
        assert journey.SIGNS[lesson].done(work), lesson
        assert not journey.SIGNS[lesson].done(Work()), lesson


def test_a_lesson_without_a_heart_is_begun_with_a_wrong_answer_and_done_with_the_right_ones():
    work = Work()
    questions.choose(work, "kept", "a")
    assert states(work)["start_here"] == "begun"
    assert journey.describe(journey.stages(work)).endswith("Next: Start here, which you have begun.")
    check(work, "start_here")
    assert states(work)["start_here"] == "done"
    assert journey.next_lesson(journey.stages(work)).id != "start_here"


def test_the_order_is_begun_with_its_first_move_and_done_with_the_reveal_and_the_check(everything_done):
    work = Work()
    answers.move(work, "S1", 1)
    assert states(work)["which_number_matters"] == "begun"
    work = everything_done(Work())
    assert states(work)["which_number_matters"] == "begun"
    check(work, "which_number_matters")
    assert states(work)["which_number_matters"] == "done"


def test_other_lessons_answers_begin_no_lesson():
    work = Work()
    work.keep("note.today", "I think of the man who asked about his bike.")
    mine.describe(work, "who", "T.")
    assert states(work)["which_number_matters"] == "new"


def test_a_lesson_that_only_a_class_can_hold_is_never_next_and_never_counted(monkeypatch):
    alone = lessons()[0]
    debrief = Lesson("debrief", "07_debrief.ipynb", "Debrief", None, 15, "You have talked.", {})
    monkeypatch.setattr(journey, "lessons", lambda: (debrief, alone))
    work = Work()
    assert states(work)["debrief"] == "new"
    assert journey.next_lesson(journey.stages(work)) == alone
    check(work, alone.id)
    assert journey.describe(journey.stages(work)) == "All of it is done. What you made is yours to take home."


def test_the_map_follows_the_answers_and_what_is_stored_shows_none_of_them():
    work = Work()
    shown = CourseMap(work)
    stored = shown._repr_mimebundle_()
    check(work, "start_here")
    assert shown.state["states"]["start_here"] == "done"
    assert "✓ done" in shown.chart.outputs[0]["data"]["text/html"]
    assert shown.chart.outputs[0]["data"]["text/html"].count("→ next") == 1
    assert shown._repr_mimebundle_() == stored
    assert not any(mark in stored["text/html"] for mark in ("done</span>", "→ next", "◐"))
    assert all(lesson.promise in stored["text/plain"] for lesson in lessons())


def test_the_map_looks_again_when_it_comes_into_sight():
    store = MemoryStore()
    shown = CourseMap(Work(store))
    check(Work(store), "start_here")
    assert shown.state["done"] == 0
    shown.view._handle_custom_msg({"do": "look", "with": []}, [])
    assert shown.state["done"] == 1


def test_the_map_keeps_nothing():
    store = MemoryStore()
    CourseMap(Work(store)).look()
    assert (store.items(), store.backups) == ([], [])


def test_a_kit_that_needs_a_look_still_has_its_map(kit):
    kit.edit("references.csv", "level", lambda cell: "x" + cell)
    shown = CourseMap(Work())
    assert "references.csv" in shown.state["broken"]
    assert lessons()[0].title in shown.chart.outputs[0]["data"]["text/html"]
    with pytest.raises(CaringError):
        journey.stages(Work())

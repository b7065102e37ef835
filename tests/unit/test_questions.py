"""The check at a lesson's end."""

import pytest

from caring import CaringError, Work, answers
from caring.course import lessons
from caring.library import questions, statistics
from caring.questions import answered, choose, tried
from caring.views import Check

KEPT = next(question for question in questions() if question.id == "kept")


def test_each_question_belongs_to_a_lesson_has_one_answer_that_fits_and_says_something_else_of_each():
    known = {lesson.id for lesson in lessons()}
    for question in questions():
        assert question.lesson in known | {"from_all_of_you_to_you"}
        assert [choice.right for choice in question.choices].count(True) == 1
        assert len({choice.feedback for choice in question.choices}) == len(question.choices) >= 3


def test_each_lesson_asks_something_and_the_fitting_answer_stands_in_different_places():
    for lesson in lessons():
        assert questions(lesson.id), lesson.id
    places = [[choice.right for choice in question.choices].index(True) for question in questions()]
    assert max(places.count(place) for place in set(places)) <= len(places) / 2


def test_any_number_of_answers_may_be_tried_and_the_last_comes_last():
    mina = Work()
    for choice in ("a", "c", "a"):
        choose(mina, "kept", choice)
    assert [choice.choice for choice in tried(mina, KEPT)] == ["c", "a"]
    assert answered(mina, "start_here") == 0
    choose(mina, "kept", "b")
    choose(mina, "kept", "a")
    assert answered(mina, "start_here") == 1, "found is found, whatever is tried afterwards"


@pytest.mark.parametrize(("question", "choice", "said"), [("soup", "a", "There are kept"), ("kept", "z", "a, b, c")])
def test_what_is_not_there_is_refused_and_what_there_is_named(question, choice, said):
    with pytest.raises(CaringError, match=said):
        choose(Work(), question, choice)


@pytest.mark.parametrize("damaged", [3, {"tried": "a"}, {"tried": [1]}, {}])
def test_a_damaged_answer_is_set_aside(damaged):
    mina = Work()
    mina.keep("question.kept", damaged)
    assert tried(mina, KEPT) == ()
    assert "set it aside" in mina.notice


def test_a_choice_that_the_kit_no_longer_has_is_let_be():
    mina = Work()
    mina.keep("question.kept", {"tried": ["old", "b"]})
    assert [choice.choice for choice in tried(mina, KEPT)] == ["b"]


def test_the_view_shows_the_feedback_of_what_was_chosen_last_and_no_other():
    check = Check("start_here", Work())
    assert check.state["questions"][0]["feedback"] == ""
    check.answer("kept", "a")
    state = check.state["questions"][0]
    assert (state["verdict"], state["feedback"]) == ("Look again", KEPT.choices[0].feedback)
    assert not any(choice["right"] for choice in state["choices"]), "what fits is not given away"
    check.answer("kept", "b")
    assert check.state["questions"][0]["verdict"] == "That fits"
    assert check.state["count"] == "1 of 2 found."


def test_the_questions_about_the_cards_wait_for_the_cards():
    mina = Work()
    check = Check("which_number_matters", mina)
    assert "questions" not in check.state
    answers.seal(mina)
    for statistic in statistics():
        answers.judge(mina, statistic.id, "relevance", 2)
        answers.judge(mina, statistic.id, "trust", 2)
    assert len(check.state["questions"]) == len(questions("which_number_matters"))


def test_a_lesson_without_questions_is_refused():
    with pytest.raises(CaringError, match="start_here"):
        Check("soup", Work())

"""A guess before the teaching."""

import json

import pytest

from caring import CaringError, Work
from caring.course import lessons
from caring.guessing import Guessed, asked, before_found, guess, guessed, seal
from caring.library import guesses
from caring.views import Check, GuessFirst

CHOICE = "It makes no difference."
each = pytest.mark.parametrize("question", [g.id for g in guesses()])


def test_each_question_belongs_to_a_lesson_and_names_its_study():
    known = {lesson.id for lesson in lessons()}
    for question in guesses():
        assert question.lesson in known
        assert len(question.choices) == len(set(question.choices)) >= 3
        assert question.source[:6] in question.found


@each
def test_what_was_found_opens_with_the_seal_and_not_before(question):
    view = GuessFirst(question, Work())
    found = asked(question).found
    assert found not in json.dumps(view.state, ensure_ascii=False)
    view.guess(asked(question).choices[1])
    assert found not in json.dumps(view.state, ensure_ascii=False)
    view.seal()
    assert view.state["found"] == found
    assert view.state["chosen"] == asked(question).choices[1]


def test_a_guess_can_change_until_it_is_sealed():
    mina = Work()
    guess(mina, "share", asked("share").choices[0])
    guess(mina, "share", CHOICE)
    assert guessed(mina, "share") == Guessed(CHOICE, None)
    seal(mina, "share")
    for again in (lambda: guess(mina, "share", CHOICE), lambda: seal(mina, "share")):
        with pytest.raises(CaringError, match="sealed: it stays"):
            again()


def test_nothing_is_sealed_that_was_not_chosen():
    with pytest.raises(CaringError, match="any guess will do"):
        seal(Work(), "share")


def test_what_is_not_there_is_refused_and_what_there_is_named():
    with pytest.raises(CaringError, match="There are lasting, share"):
        GuessFirst("soup", Work())
    with pytest.raises(CaringError, match="It makes no difference"):
        guess(Work(), "share", "soup")


@pytest.mark.parametrize("damaged", [3, {}, {"choice": 1, "sealed": None}, {"choice": CHOICE, "sealed": 1}])
def test_a_damaged_guess_is_set_aside(damaged):
    mina = Work()
    mina.keep("guess.share", damaged)
    assert guessed(mina, "share") == Guessed("", None)
    assert "set it aside" in mina.notice


def test_a_guess_that_the_kit_no_longer_offers_stays_the_learners():
    mina = Work()
    mina.keep("guess.share", {"choice": "An older answer.", "sealed": "2026-11-24T10:00:00+00:00"})
    assert GuessFirst("share", mina).state["chosen"] == "An older answer."


@each
def test_the_check_that_speaks_of_it_waits_for_the_guess(question):
    mina = Work()
    check = Check(asked(question).lesson, mina)
    assert check.state["locked"] == before_found(mina, question)
    guess(mina, question, asked(question).choices[0])
    seal(mina, question)
    assert "locked" not in check.state

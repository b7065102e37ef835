"""The proof of the course: each part is a test, so that a broken one is named."""

import pytest

from caring import course, proving
from caring.trying import exercise_problems


@pytest.mark.parametrize("exercise", course.exercises(), ids=lambda each: each.id)
def test_an_exercise_is_proven(exercise):
    assert exercise_problems(exercise) == []


@pytest.mark.parametrize(
    "part", [proving.file_problems, proving.link_problems, proving.word_problems, proving.minute_problems]
)
def test_the_course_has_no_problem(part):
    assert part() == []

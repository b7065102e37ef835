"""The check at a lesson's end: what the learner chose for each question, and the sentence written for that choice."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from caring import answers, guessing
from caring.errors import CaringError
from caring.library import questions

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from caring.library import Choice, Question
    from caring.progress import Work

# A check whose answers stand on cards that have to be turned first, or that would spoil a guess.
_WAITS: Mapping[str, Callable[[Work], str]] = {
    "which_number_matters": answers.before_reveal,
    "followers_are_not_caring": partial(guessing.before_found, question="lasting"),
    "worth_their_minute": partial(guessing.before_found, question="share"),
}


def before_check(work: Work, lesson: str) -> str:
    """Say what is still to do before a lesson's check can open; empty when nothing is.

    >>> from caring import Work
    >>> before_check(Work(), "start_here")
    ''
    """
    waits = _WAITS.get(lesson)
    return waits(work) if waits else ""


def choose(work: Work, question: str, choice: str) -> Choice:
    """Choose an answer to a question; any number may be tried, and each one is kept in the order of trying.

    Args:
        work: the learner's work.
        question: the question's id.
        choice: the choice's id.

    Returns:
        The choice: whether it fits, and its feedback.

    Raises:
        CaringError: for an unknown question or choice; it names those that there are.

    >>> from caring import Work
    >>> choose(Work(), "kept", "b").right
    True
    """
    asked = next((each for each in questions() if each.id == question), None)
    if asked is None:
        raise CaringError(f"There is no question “{question}”. There are {', '.join(q.id for q in questions())}.")
    found = next((each for each in asked.choices if each.choice == choice), None)
    if found is None:
        raise CaringError(
            f"“{question}” has no choice “{choice}”; it has {', '.join(c.choice for c in asked.choices)}."
        )
    before = [each.choice for each in tried(work, asked) if each != found]
    work.keep(f"question.{question}", {"tried": [*before, choice]})
    return found


def tried(work: Work, question: Question) -> tuple[Choice, ...]:
    """Give the choices that the learner has tried, the last one last."""
    kept = work.get(f"question.{question.id}", _is_tried)
    known = {each.choice: each for each in question.choices}
    return tuple(known[choice] for choice in kept["tried"] if choice in known) if kept else ()


def answered(work: Work, lesson: str) -> int:
    """Count the questions of a lesson for which the learner has found what fits.

    >>> from caring import Work
    >>> answered(Work(), "start_here")
    0
    """
    return sum(any(choice.right for choice in tried(work, question)) for question in questions(lesson))


def _is_tried(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and isinstance(value.get("tried"), list)
        and all(isinstance(choice, str) for choice in value["tried"])
    )

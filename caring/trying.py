"""Tries an exercise out: its untouched starter, its solution, the wrong answers that it lists, and its hints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from caring import checks, course, library, solved
from caring.errors import CaringError
from caring.plain import same, short
from caring.rules import RULES, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from caring.course import Exercise

LEAST_WRONG = 3
GIVEN_AWAY = 30  # characters of a solution in a hint: fewer are there by chance


def exercise_problems(exercise: Exercise) -> list[str]:
    """Prove one exercise: its starter, its solution, the wrong answers that it lists, and its hints.

    Returns:
        Each problem as a sentence with file, place, what is wrong and what to do; empty when all is well.

    >>> exercise_problems(course.exercises()[0])
    []
    """
    try:
        found = _described(exercise)
        if found:
            return found
        where = f"solutions/{solved.solution_of(exercise.lesson).name}, {exercise.id}"
        return [f"{where}: {problem}" for part in (_answers, _wrong_ones, _others) for problem in part(exercise)]
    except CaringError as error:
        return [str(error)]


def _described(exercise: Exercise) -> list[str]:
    """Look at the exercise's rows in data/: hints and demands."""
    hints, asked = library.hints(exercise.id), library.demands(exercise.id)
    here, there = f"data/hints.csv, {exercise.id}", f"data/demands.csv, {exercise.id}"
    found = [
        f"{there}, {demand.id}: there is no rule “{demand.rule}”; write one of {', '.join(RULES)}."
        for demand in asked
        if demand.rule not in RULES
    ]
    if not asked or asked[0].rule != "is_kind":
        found.append(f"{there}: the first demand has to be is_kind, so that the others meet what they can read.")
    if len(hints) != checks.HINTS:
        found.append(f"{here}: {len(hints)} hints; write steps 1 to {checks.HINTS}.")
    answer = solved.solved(exercise).answer
    told = [] if answer is None else [str(answer), solved.shown(exercise)]
    found += [
        f"{here}: “{short(hint)}” is the solution; leave the last step to the learner."
        for hint in hints
        if any(_tells(hint, text) for text in told)
    ]
    return found


def _answers(exercise: Exercise) -> Iterator[str]:
    """Check the untouched starter and the solution."""
    begun = checks.judge(exercise, solved.begun(exercise) or checks.starter(exercise.id))
    if begun.status != checks.NOT_ATTEMPTED:
        yield f"the untouched starter is “{begun.status}”; let it be “not attempted”."
    answer = solved.solved(exercise).answer
    if answer is None:
        yield "the solution answers nothing; let its marked lines answer before the check."
        return
    verdict = checks.judge(exercise, answer)
    if verdict.status != checks.DONE:
        yield f"the solution is refused by “{verdict.demand}”: {verdict.saw} Mend it, or that row of data/demands.csv."


def _wrong_ones(exercise: Exercise) -> Iterator[str]:
    """Check the listed wrong answers: enough, of each kind, and each refused by the demand written for it."""
    listed = solved.solved(exercise).refused
    for demand, answer in listed:
        problem = checks.not_refused(exercise, demand, answer)
        if problem:
            yield f"{problem} Mend the answer in the cell with refused(…), or the demand."
    if len(listed) < LEAST_WRONG:
        yield f"{len(listed)} wrong answers are listed; let refused(…) list {LEAST_WRONG} or more."
    for what, is_there in _KINDS.items():
        if not any(is_there(exercise, demand, answer) for demand, answer in listed):
            yield f"among the wrong answers is no {what}; add one to the cell with refused(…)."


def _others(exercise: Exercise) -> Iterator[str]:
    """Check that no other exercise's solution is accepted."""
    for other, answer in _solutions(exercise):
        if checks.judge(exercise, answer).status == checks.DONE:
            yield f"the solution of “{other.id}” is accepted, too; add a demand that tells them apart."


def _solutions(but: Exercise) -> list[tuple[Exercise, Any]]:
    return [(each, solved.solved(each).answer) for each in course.exercises() if each != but]


def _untouched(_: Exercise, demand: str, __: Any) -> bool:
    return demand in {checks.UNTOUCHED, "changed"}


def _stuffed(exercise: Exercise, demand: str, answer: Any) -> bool:
    rules = {each.id: each.rule for each in library.demands(exercise.id)}
    return isinstance(answer, str) and rules.get(demand) in {"own_words", "is_kind"}


def _anothers(exercise: Exercise, _: str, answer: Any) -> bool:
    return any(same(answer, solution) for _, solution in _solutions(exercise))


_KINDS: dict[str, Callable[[Exercise, str, Any], bool]] = {
    "untouched original": _untouched,
    "stuffed text": _stuffed,
    "solution of another exercise": _anothers,
}


def _tells(hint: str, text: str) -> bool:
    said, wanted = " ".join(words(hint)), " ".join(words(text))
    return bool(wanted) and (wanted == said or (len(wanted) > GIVEN_AWAY and wanted in said))

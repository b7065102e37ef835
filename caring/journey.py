"""How far the learner has come: which lessons are begun, which are done, and which is next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from caring import answers, drafts, guessing, marking, mine, missing, pace, questions
from caring.course import lessons
from caring.cutting import NAME as CUT
from caring.library import guesses, purposes
from caring.library import questions as all_questions
from caring.rewriting import rewritten
from caring.scoring import ENOUGH

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from caring.course import Lesson
    from caring.progress import Work


@dataclass(frozen=True)
class Signs:
    """What shows a lesson's state: answers whose names begin with ``begun``, and what says that its heart is done.

    ``steps`` names what is done on the way, beside the guess at its beginning and the questions at its end.
    """

    begun: tuple[str, ...]
    done: Callable[[Work], bool]
    steps: Mapping[str, Callable[[Work], bool]]


def _marked(work: Work) -> bool:
    return len(marking.sealed(work)) >= marking.ENOUGH


def _cut(work: Work) -> bool:
    return bool(drafts.draft(work, CUT).versions)


def _scored(number: int) -> Callable[[Work], bool]:
    return lambda work: len(answers.finished(work)) >= number


# By lesson id. A lesson that isn't here is begun with its check's first answer, and done with its last.
SIGNS: Mapping[str, Signs] = {
    "which_number_matters": Signs(
        ("order.", "judgement.", "weight.", "reveal."),
        answers.revealed,
        {
            "your order": lambda work: bool(answers.order(work).sealed),
            "an order for a purpose": lambda work: any(answers.order(work, p.id).sealed for p in purposes()),
            "the five cards": answers.judged,
            "the article’s pick": answers.revealed,
        },
    ),
    "followers_are_not_caring": Signs(
        ("missing.",),
        lambda work: bool(missing.memory_test(work).sealed),
        {
            "the memory test": lambda work: bool(missing.memory_test(work).sealed),
            "your last posts": lambda work: any(post is not None for post in missing.posts(work)),
        },
    ),
    "from_all_of_you_to_you": Signs(
        ("draft.rewrite.",),
        lambda work: bool(rewritten(work)),
        {"a rewrite for one person": lambda work: bool(rewritten(work))},
    ),
    "worth_their_minute": Signs(
        ("valuable.", "pace.", f"draft.{CUT}"),
        lambda work: _marked(work) and _cut(work),
        {
            "your marks": _marked,
            "your pace": lambda work: pace.own_pace(work) is not None,
            "the cut": _cut,
        },
    ),
    "score_the_scripts": Signs(
        ("rating.",),
        lambda work: answers.scripts_to_go(work) == 0,
        {f"script {number} scored": _scored(number) for number in range(1, ENOUGH + 1)},
    ),
    "your_sixty_seconds": Signs(
        ("mine.", f"draft.{mine.SCRIPT}"),
        lambda work: bool(mine.promise(work).strip()),
        {
            "your one person": lambda work: any(said.strip() for said in mine.person(work).values()),
            "a first version": lambda work: bool(mine.versions(work)),
            "a score of your own": lambda work: bool(mine.scored(work)),
            "a second version": lambda work: len(mine.versions(work)) > 1,
            "your promise": lambda work: bool(mine.promise(work).strip()),
        },
    ),
}


@dataclass(frozen=True)
class Stage:
    """A lesson and how far the learner is with it: ``new``, ``begun`` or ``done``."""

    lesson: Lesson
    state: str


def stages(work: Work) -> tuple[Stage, ...]:
    """Give every lesson in order with its state: done when its heart is done and all questions of its check are found.

    >>> from caring import Work
    >>> {stage.state for stage in stages(Work())}
    {'new'}
    """
    items = work.items()
    return tuple(Stage(lesson, _state(work, lesson.id, items)) for lesson in lessons())


@dataclass(frozen=True)
class Step:
    """One thing to do in a lesson, and whether it is done."""

    name: str
    done: bool


def steps(work: Work, lesson: str) -> tuple[Step, ...]:
    """Give what a lesson asks one to do, in order: its guess, its own steps, its questions.

    Args:
        work: the learner's work.
        lesson: the lesson's id.

    >>> from caring import Work
    >>> [step.name for step in steps(Work(), "from_all_of_you_to_you")]
    ['a rewrite for one person', 'the questions at the end']
    """
    found = [Step("your guess", bool(guessing.guessed(work, g.id).sealed)) for g in guesses() if g.lesson == lesson]
    signs = SIGNS.get(lesson)
    found += [Step(name, done(work)) for name, done in signs.steps.items()] if signs else []
    asked = all_questions(lesson)
    if asked:
        found.append(Step("the questions at the end", questions.answered(work, lesson) == len(asked)))
    return tuple(found)


def next_lesson(found: tuple[Stage, ...]) -> Lesson | None:
    """Give the first lesson that isn't done and can be taken alone; None when all are done.

    >>> from caring import Work
    >>> next_lesson(stages(Work())).id
    'start_here'
    """
    return next((s.lesson for s in found if s.state != "done" and s.lesson.minutes_alone is not None), None)


def counted(found: tuple[Stage, ...]) -> tuple[int, int]:
    """Count the lessons that are done, of those that one can take alone.

    >>> from caring import Work
    >>> counted(stages(Work()))[0]
    0
    """
    states = [stage.state for stage in found if stage.lesson.minutes_alone is not None]
    return states.count("done"), len(states)


def describe(found: tuple[Stage, ...]) -> str:
    """Say in a sentence or two how far that is, and what is next.

    >>> from caring import Work
    >>> describe(stages(Work()))
    'Nothing is done yet, and there is no hurry. Next: Start here.'
    """
    done, of = counted(found)
    lesson = next_lesson(found)
    if lesson is None:
        return "All of it is done. What you made is yours to take home."
    far = f"{done} of {of} done." if done else "Nothing is done yet, and there is no hurry."
    begun = next(stage.state for stage in found if stage.lesson == lesson) == "begun"
    return f"{far} Next: {lesson.title}{', which you have begun' if begun else ''}."


def _state(work: Work, lesson: str, items: Sequence[str]) -> str:
    asked = all_questions(lesson)
    signs = SIGNS.get(lesson)
    if signs is None and not asked:
        return "new"
    if (signs is None or signs.done(work)) and questions.answered(work, lesson) == len(asked):
        return "done"
    own = tuple(f"question.{question.id}" for question in asked) + (signs.begun if signs else ())
    own += tuple(f"guess.{guess.id}" for guess in guesses() if guess.lesson == lesson)
    return "begun" if any(item.startswith(own) for item in items) else "new"

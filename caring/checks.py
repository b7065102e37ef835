"""An exercise's verdict, its hints and its solution: what a learner calls as ``check``, ``hint`` and ``solution``.

A verdict says what was seen, why it matters and what to try. It speaks about an answer, never about a person, and an
answer that was not begun is “not attempted”, never wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from caring import course, library, solved
from caring.drafts import draft
from caring.errors import CaringError
from caring.plain import plain, short
from caring.progress import my_work, now
from caring.rules import RULES, Look, original

if TYPE_CHECKING:
    from caring.course import Exercise
    from caring.progress import Work

NOT_ATTEMPTED, NOT_YET, DONE = STATUSES = ("not attempted", "not yet", "done")
UNTOUCHED = "untouched"  # the demand of every exercise that something was answered at all
HINTS = 3


@dataclass(frozen=True)
class Verdict:
    """What a check found: the status, what was seen, why it matters, what to try, and which demand was not met.

    Raises:
        ValueError: when the status is none of the three, a sentence is empty, or the demand and the status disagree.
    """

    exercise: str
    status: str
    saw: str
    why: str
    advice: str
    demand: str = ""

    def __post_init__(self) -> None:
        if self.status not in STATUSES:
            raise ValueError(f"“{self.status}” is none of {', '.join(STATUSES)}.")
        if not all(part.strip() for part in (self.exercise, self.saw, self.why, self.advice)):
            raise ValueError("A verdict says what was seen, why it matters and what to try.")
        if bool(self.demand) == (self.status == DONE):
            raise ValueError("A verdict names the demand that was not met, and none when all were.")

    def __repr__(self) -> str:
        """Say it in three lines."""
        return f"{self.status.capitalize()}. {self.saw}\nWhy it matters: {self.why}\nTry: {self.advice}"

    def _repr_html_(self) -> str:
        return _card(self.status.capitalize(), self.saw, f"Why it matters: {self.why}", f"Try: {self.advice}")


@dataclass(frozen=True)
class Note:
    """A hint or a solution: what it is, and its text."""

    exercise: str
    heading: str
    text: str

    def __repr__(self) -> str:
        """Say it in plain text."""
        return f"{self.heading}\n{self.text}"

    def _repr_html_(self) -> str:
        return _card(self.heading, self.text)


@dataclass(frozen=True)
class Refusals:
    """The verdicts on an exercise's listed wrong answers."""

    verdicts: tuple[tuple[str, Verdict], ...]

    def __repr__(self) -> str:
        """Say each in a line or two."""
        return "\n\n".join(f"{answer}\n{verdict!r}" for answer, verdict in self.verdicts)

    def _repr_html_(self) -> str:
        return "".join(f"<p><code>{escape(answer)}</code></p>{v._repr_html_()}" for answer, v in self.verdicts)


def check(name: str, answer: Any = None, *, work: Work | None = None) -> Verdict | None:
    """Check an answer to an exercise.

    Args:
        name: the exercise's id.
        answer: the answer; for a story exercise what you wrote and kept, if none is given.
        work: whose work it is; your own, if none is given.

    Returns:
        The verdict. What was attempted, and what is done, is kept with the work.

    Raises:
        CaringError: when there is no such exercise, or the kit's description of it is damaged.

    >>> from caring import Work
    >>> check("share_of_reach", work=Work()).status
    'not attempted'
    """
    exercise = course.exercise(name)
    if solved.record(name, plain(answer)):
        return None
    mine = work or my_work()
    given = plain(answer)
    if given is None and exercise.track == "story":
        given = draft(mine, f"practice.{name}").text
    verdict = judge(exercise, given)
    if verdict.status != NOT_ATTEMPTED:
        before = _kept(mine, name)
        finished = before["done"] or (now() if verdict.status == DONE else None)
        mine.keep(f"exercise.{name}", {"attempts": before["attempts"] + 1, "done": finished})
    return verdict


def judge(exercise: Exercise, answer: Any) -> Verdict:
    """Give the verdict on a plain answer, and keep nothing.

    Raises:
        CaringError: when a demand names an unknown rule.
    """
    if answer is None or (isinstance(answer, str) and not answer.strip()):
        return Verdict(
            exercise.id,
            NOT_ATTEMPTED,
            "There is no answer yet.",
            f"“{exercise.title}” takes about {exercise.minutes} minutes, and any beginning will do.",
            f'Answer in a first version, then check again; hint("{exercise.id}") gives a nudge.',
            UNTOUCHED,
        )
    asked = library.demands(exercise.id)
    for demand in asked:
        saw = _look(exercise, demand, answer)
        if saw:
            status = NOT_ATTEMPTED if demand.rule == "changed" else NOT_YET
            return Verdict(exercise.id, status, saw, demand.why, demand.advice, demand.id)
    found = [demand.looks_for for demand in asked if demand.looks_for]
    return Verdict(
        exercise.id,
        DONE,
        f"I looked for {_listed(found)}, and found it." if found else "It is what I looked for.",
        "Words are all that I can see; what they are worth to somebody, that person knows."
        if exercise.track == "story"
        else "It follows from the kit’s own tables, so anybody can go the same way and arrive here.",
        f'Compare with solution("{exercise.id}"): it is one way of several.',
    )


def hint(name: str, *, work: Work | None = None) -> Note:
    """Give one hint more, from a nudge to nearly there; the last one again when there is no other.

    Raises:
        CaringError: when there is no such exercise.

    >>> from caring import Work
    >>> hint("share_of_reach", work=Work()).heading
    'Hint 1 of 3'
    """
    course.exercise(name)
    mine, known = work or my_work(), library.hints(name)
    shown = min(len(hints_shown(mine, name)) + 1, len(known))
    mine.keep(f"hint.{name}", {"shown": shown})
    return Note(name, f"Hint {shown} of {len(known)}", known[shown - 1])


def hints_shown(work: Work, name: str) -> tuple[str, ...]:
    """Give the hints that the learner has asked for so far."""
    kept = work.get(f"hint.{name}", lambda v: isinstance(v, dict) and type(v.get("shown")) is int)
    return library.hints(name)[: max(0, kept["shown"])] if kept else ()


def solution(name: str, *, anyway: bool = False, work: Work | None = None) -> Note:
    """Show an exercise's solution, after an attempt or on explicit wish.

    Args:
        name: the exercise's id.
        anyway: True to see it without having tried.
        work: whose work it is; your own, if none is given.

    Raises:
        CaringError: when there is no such exercise.

    >>> from caring import Work
    >>> solution("share_of_reach", work=Work()).heading
    'Try it once first'
    """
    exercise = course.exercise(name)
    if not anyway and not attempted(work or my_work(), name):
        return Note(
            name,
            "Try it once first",
            f'It opens after your first check. If you want it now, ask for solution("{name}", anyway=True).',
        )
    text = solved.shown(exercise) if exercise.track == "data" else str(solved.solved(exercise).answer)
    return Note(name, "One way to solve it", text)


def refused(name: str, *answers: tuple[str, Any]) -> Refusals | None:
    """Show how the listed wrong answers of an exercise are refused; for solution notebooks.

    Args:
        name: the exercise's id.
        answers: pairs of the demand that refuses an answer, and the answer.

    Raises:
        CaringError: when one is not refused by its demand.
    """
    exercise = course.exercise(name)
    listed = [(demand, plain(answer)) for demand, answer in answers]
    if solved.record(name, refused=listed):
        return None
    problems = [problem for demand, answer in listed if (problem := not_refused(exercise, demand, answer))]
    if problems:
        raise CaringError(f"{name}: {problems[0]}")
    return Refusals(tuple((short(answer), judge(exercise, answer)) for _, answer in listed))


def not_refused(exercise: Exercise, demand: str, answer: Any) -> str:
    """Say how a listed wrong answer gets another verdict than the one written for it; empty when it gets that one."""
    verdict = judge(exercise, answer)
    if verdict.demand == demand:
        return ""
    found = f"is refused by “{verdict.demand}”" if verdict.demand else "is accepted"
    return f"the wrong answer “{short(answer)}” {found}, and should be refused by “{demand}”."


def attempted(work: Work, name: str) -> bool:
    """Say whether the learner has checked an answer of their own."""
    return bool(_kept(work, name)["attempts"])


def done(work: Work) -> tuple[str, ...]:
    """Give the ids of the exercises that are done, in the manifest's order.

    >>> from caring import Work
    >>> done(Work())
    ()
    """
    return tuple(each.id for each in course.exercises() if _kept(work, each.id)["done"])


def reset(name: str, *, work: Work | None = None) -> str:
    """Begin one exercise again: its answer, its verdicts and the revealed hints go, after a backup of the whole work.

    Returns:
        Where the backup is.

    Raises:
        CaringError: when there is no such exercise, or no backup can be made; nothing is changed then.

    >>> from caring import Work
    >>> reset("share_of_reach", work=Work())
    'memory'
    """
    course.exercise(name)
    return (work or my_work()).forget([f"exercise.{name}", f"hint.{name}", f"draft.practice.{name}"])


def starter(name: str) -> str:
    """Give the text that a story exercise starts from; empty where one starts from nothing."""
    return next((original(each.value) for each in library.demands(name) if each.rule == "changed"), "")


def _look(exercise: Exercise, demand: library.Demand, answer: Any) -> str:
    if demand.rule not in RULES:
        raise CaringError(f"There is no rule “{demand.rule}” ({exercise.id}); there are {', '.join(RULES)}.")
    try:
        return RULES[demand.rule](Look(answer, demand.id, demand.value, lambda: solved.solved(exercise)))
    except CaringError:
        raise
    except (TypeError, ValueError, LookupError, AttributeError):
        return f"I can’t read this answer: {short(answer)}."


def _kept(work: Work, name: str) -> dict[str, Any]:
    kept = work.get(f"exercise.{name}", _is_kept)
    return dict(kept) if kept else {"attempts": 0, "done": None}


def _is_kept(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and type(value.get("attempts")) is int
        and (value.get("done") is None or isinstance(value["done"], str))
    )


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]


def _card(heading: str, *paragraphs: str) -> str:
    style = "border-left: .25rem solid currentColor; padding: .2rem 1rem; margin: .5rem 0; max-width: 44rem"
    line = "margin: .4rem 0; white-space: pre-line"
    shown = "".join(f'<p style="{line}">{escape(each)}</p>' for each in paragraphs)
    return f'<div style="{style}"><p style="{line}"><b>{escape(heading)}</b></p>{shown}</div>'

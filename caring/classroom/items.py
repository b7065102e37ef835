"""What a class may answer together, the form of each answer, and what of a learner's own work travels to the room."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from caring import answers, scoring, wall
from caring.errors import CaringError
from caring.library import purposes, scripts, statistics
from caring.progress import Answer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from caring.progress import Work

ORDER = "order.first"
AGAIN = f"order.{answers.AGAIN}"  # a learner's name for the first order's second round
RATING = "rating."
NOTHING_YET = "Nothing is sealed, finished or given to the wall yet, so the file would be empty."
# A lesson's items, in the order in which a class comes to them.
LESSONS: Mapping[str, tuple[str, ...]] = {
    "which_number_matters": (ORDER,),
    "from_all_of_you_to_you": ("line.rewrite",),
    "your_sixty_seconds": ("line.minute",),
}


@dataclass(frozen=True)
class Outgoing:
    """One answer on its way: the room's item, the round it belongs to, when it was made, and its value."""

    item: str
    round: int
    made: str
    value: Any


@lru_cache
def names() -> Mapping[str, str]:
    """Give every item that a room knows, by id, with its name on screen.

    >>> names()["order.first"]
    'Which number matters most?'
    """
    orders = {ORDER: "Which number matters most?", **{f"order.{p.id}": p.question for p in purposes()}}
    return {**orders, **{f"{RATING}{s.id}": s.title for s in scripts()}, **wall.NAMES}


def of_lesson(lesson: str) -> tuple[str, ...]:
    """Give the items that belong to a lesson.

    >>> of_lesson("which_number_matters")
    ('order.first',)
    """
    if lesson == "score_the_scripts":
        return tuple(f"{RATING}{script.id}" for script in scripts())
    return LESSONS.get(lesson, ())


def checked(item: str, value: Any) -> Any:
    """Give an answer's value in the one form that the room keeps.

    Args:
        item: what it answers.
        value: plain JSON, as it came.

    Raises:
        CaringError: for an unknown item, or a value of another form; it says which is wanted.

    >>> checked("line.rewrite", {"text": "I saved you a seat.", "name": "Mina"})
    Traceback (most recent call last):
    caring.errors.CaringError: An answer to “line.rewrite” has the fields text, and no others.
    """
    if item not in names():
        raise CaringError("This room has no such item.")
    kind = item.partition(".")[0]
    check, fields = CHECKS[kind]
    if not isinstance(value, dict) or set(value) != set(fields):
        raise CaringError(f"An answer to “{item}” has the fields {', '.join(fields)}, and no others.")
    return check(**value)


def outgoing(work: Work) -> tuple[Outgoing, ...]:
    """Give what of a learner's work a room may have: sealed orders, finished ratings and lines given to the wall.

    Returns:
        The oldest first.
    """
    return tuple(sorted(_out(work).values(), key=lambda each: (each.made, each.item, each.round)))


def as_file(work: Work) -> str:
    """Give the same as the text of a file, for a facilitator whose room can't be reached.

    Lesson 07 reads the first order and the ratings from it.

    Raises:
        CaringError: when there is nothing yet that a room might have.
    """
    found = _out(work)
    if not found:
        raise CaringError(NOTHING_YET)
    return work.take_out(found)


def homecoming(given: Outgoing) -> Answer:
    """Give the answer of a learner's work that an outgoing one came from.

    >>> homecoming(Outgoing("order.first", 2, "2026-01-01T10:00:00+00:00", {"order": ["S5"]})).item
    'order.again'
    """
    item, made = given.item, given.made
    if item.startswith("order."):
        name = AGAIN if given.round > 1 else item
        return Answer(name, made, {**given.value, "sealed": made, "seed": 0})
    return Answer(item, made, {**given.value, "finished" if item.startswith(RATING) else "made": made})


def _out(work: Work) -> dict[str, Outgoing]:
    """Give what may travel by the item that a learner's work keeps it under."""
    known = {AGAIN, *names()}
    found = {item: OUT[item.partition(".")[0]](work, item) for item in work.items() if item in known}
    return {item: each for item, each in found.items() if each}


def _order(work: Work, item: str) -> Outgoing | None:
    order = answers.order(work, item.removeprefix("order."))
    into, round_ = (ORDER, 2) if item == AGAIN else (item, 1)
    return Outgoing(into, round_, order.sealed, {"order": list(order.ids)}) if order.sealed else None


def _rating(work: Work, item: str) -> Outgoing | None:
    rating = answers.read_rating(work, item)
    value = {"wonder": rating.wonder, "levels": dict(rating.levels), "note": rating.note}
    return Outgoing(item, 1, rating.finished, value) if rating.finished else None


def _line(work: Work, item: str) -> Outgoing | None:
    given = wall.line(work, item)
    return Outgoing(item, 1, given.made, {"text": given.text}) if given else None


def _check_order(order: Any) -> dict[str, Any]:
    ids = _ids()
    if not isinstance(order, list) or not all(isinstance(one, str) for one in order) or sorted(order) != ids:
        raise CaringError(f"An order holds each of {', '.join(ids)} once.")
    return {"order": order}


@lru_cache
def _ids() -> list[str]:
    return sorted(statistic.id for statistic in statistics())


def _check_rating(wonder: Any, levels: Any, note: Any) -> dict[str, Any]:
    if not scoring.is_level(wonder) or not isinstance(levels, dict) or set(levels) != set(scoring.CRITERIA):
        raise CaringError(f"A rating holds wonder and the six criteria {', '.join(scoring.CRITERIA)}, 0 to 4 each.")
    scoring.check_ratings(levels)
    if not isinstance(note, str) or len(note) > answers.LONGEST_NOTE:
        raise CaringError(f"A note holds at most {answers.LONGEST_NOTE} characters.")
    return {"wonder": wonder, "levels": {c: levels[c] for c in scoring.CRITERIA}, "note": note.strip()}


def _check_line(text: Any) -> dict[str, Any]:
    return {"text": wall.checked(text)}


CHECKS: Mapping[str, tuple[Callable[..., Any], tuple[str, ...]]] = {
    "order": (_check_order, ("order",)),
    "rating": (_check_rating, ("wonder", "levels", "note")),
    "line": (_check_line, ("text",)),
}
OUT: Mapping[str, Callable[[Work, str], Outgoing | None]] = {"order": _order, "rating": _rating, "line": _line}

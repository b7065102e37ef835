"""A line that a learner gives to the class's wall: one of their own, given on purpose, shown only if it is picked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from caring.errors import CaringError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from caring.progress import Work

LONGEST = 200  # characters, which a projector can show large
NAMES: Mapping[str, str] = {
    "line.rewrite": "A line from your rewrite",
    "line.minute": "A line from your sixty seconds",
}


@dataclass(frozen=True)
class Line:
    """A line and when it was given."""

    text: str
    made: str


def checked(text: Any) -> str:
    r"""Give a line as it is kept: one line of at most 200 characters.

    Raises:
        CaringError: for something else, or nothing.

    >>> checked("I  saved you\na seat. ")
    'I saved you a seat.'
    """
    found = " ".join(text.split()) if isinstance(text, str) else ""
    if not found or len(found) > LONGEST:
        raise CaringError(f"A line for the wall has 1 to {LONGEST} characters.")
    return found


def line(work: Work, item: str) -> Line | None:
    """Give the line that the learner gave; None if they gave none."""
    given = work.get(item, _is_line)
    return Line(given["text"], given["made"]) if given else None


def give(work: Work, item: str, text: str, made: str) -> None:
    """Give a line to the wall, in place of the earlier one.

    Raises:
        CaringError: for an unknown wall, or a text that is no line.

    >>> from caring.progress import Work
    >>> mina = Work()
    >>> give(mina, "line.rewrite", "I saved you a seat.", "2026-01-01T10:00:00+00:00")
    >>> line(mina, "line.rewrite").text
    'I saved you a seat.'
    """
    if item not in NAMES:
        raise CaringError(f"There is no wall “{item}”. There are {', '.join(NAMES)}.")
    work.keep(item, {"text": checked(text), "made": made})


def _is_line(value: Any) -> bool:
    try:
        return isinstance(value["made"], str) and checked(value["text"]) == value["text"]
    except (CaringError, TypeError, KeyError):
        return False

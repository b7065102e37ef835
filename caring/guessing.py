"""A guess before the teaching: chosen, sealed by a deliberate act, and only then set beside what was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from caring import library
from caring.errors import CaringError
from caring.progress import now

if TYPE_CHECKING:
    from caring.progress import Work


@dataclass(frozen=True)
class Guessed:
    """What the learner guesses, and when it was sealed (None while it can change)."""

    choice: str
    sealed: str | None


def asked(question: str) -> library.Guess:
    """Give a question that is asked before the teaching.

    Raises:
        CaringError: when there is no such question; it names those that there are.

    >>> asked("share").lesson
    'worth_their_minute'
    """
    known = {guess.id: guess for guess in library.guesses()}
    if question not in known:
        raise CaringError(f"There is no question “{question}”. There are {', '.join(known)}.")
    return known[question]


def guessed(work: Work, question: str) -> Guessed:
    """Give the learner's guess; an empty choice where there is none yet."""
    kept = work.get(f"guess.{question}", _is_guess)
    return Guessed(kept["choice"], kept["sealed"]) if kept else Guessed("", None)


def guess(work: Work, question: str, choice: str) -> None:
    """Guess one of a question's choices; it can change until it is sealed.

    Raises:
        CaringError: for an unknown question or choice, or when the guess is sealed.

    >>> from caring import Work
    >>> mina = Work()
    >>> guess(mina, "share", "It makes no difference.")
    >>> guessed(mina, "share").choice
    'It makes no difference.'
    """
    if choice not in asked(question).choices:
        raise CaringError(f"“{choice}” is not among the answers: {' '.join(asked(question).choices)}")
    if guessed(work, question).sealed:
        raise CaringError("This guess is sealed: it stays as it is.")
    work.keep(f"guess.{question}", {"choice": choice, "sealed": None})


def seal(work: Work, question: str) -> None:
    """Seal a guess: what was found opens.

    Raises:
        CaringError: when nothing is guessed yet, or the guess is sealed already.
    """
    current = guessed(work, question)
    if not current.choice:
        raise CaringError("Choose one of the answers first; any guess will do.")
    if current.sealed:
        raise CaringError("This guess is sealed: it stays as it is.")
    work.keep(f"guess.{question}", {"choice": current.choice, "sealed": now()})


def before_found(work: Work, question: str) -> str:
    """Say what is still to do before what was found may be spoken of; empty when nothing is.

    >>> from caring import Work
    >>> before_found(Work(), "share")
    'Seal your guess in this lesson first, then this opens.'
    """
    return "" if guessed(work, question).sealed else "Seal your guess in this lesson first, then this opens."


def _is_guess(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and value.keys() == {"choice", "sealed"}
        and isinstance(value["choice"], str)
        and (value["sealed"] is None or isinstance(value["sealed"], str))
    )

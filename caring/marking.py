"""From which sentence is a script valuable? The learner's mark first, then the authors', with reasons for either."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from caring import library
from caring.errors import CaringError
from caring.progress import now
from caring.reading import read_script

if TYPE_CHECKING:
    from collections.abc import Mapping

    from caring.library import Script, ValuableFrom
    from caring.progress import Work
    from caring.reading import Sentence

NOWHERE = -1
ENOUGH = 3


@dataclass(frozen=True)
class Mark:
    """A place in a script: the number of its sentence (0 the first, -1 nowhere, None not yet), and when sealed."""

    sentence: int | None
    sealed: str | None


def marked_scripts() -> tuple[Script, ...]:
    """Give the scripts for which the authors have a mark, in their order.

    >>> len(marked_scripts()) >= ENOUGH
    True
    """
    scripts = {script.id: script for script in library.scripts()}
    return tuple(scripts[given.script] for given in library.valuable_from())


def sentences(script: str) -> tuple[Sentence, ...]:
    """Give the sentences of a script that can be marked.

    Raises:
        CaringError: when it is none of those that have the authors' mark.
    """
    known = {each.id: each for each in marked_scripts()}
    if script not in known:
        raise CaringError(f"There is no mark for “{script}”. There are some for {', '.join(known)}.")
    return read_script(known[script].text).sentences


def mark_of(work: Work, script: str) -> Mark:
    """Give the learner's mark in a script, as far as it goes."""
    kept = work.get(f"valuable.{script}", _is_mark)
    if kept is None:
        return Mark(None, None)
    if kept["nowhere"]:
        return Mark(NOWHERE, kept["sealed"])
    before = [n for n, sentence in enumerate(sentences(script)) if sentence.start <= kept["start"]]
    return Mark(before[-1] if before else 0, kept["sealed"])


def mark(work: Work, script: str, sentence: int) -> None:
    """Say from which sentence a script is valuable.

    Args:
        work: the learner's work.
        script: the script's id.
        sentence: the sentence's number, 0 the first; ``NOWHERE`` if it is valuable nowhere.

    Raises:
        CaringError: for an unknown script or sentence, or when the mark is sealed.

    >>> from caring import Work
    >>> mina = Work()
    >>> mark(mina, "socks", 3)
    >>> mark_of(mina, "socks")
    Mark(sentence=3, sealed=None)
    """
    found = sentences(script)
    if mark_of(work, script).sealed:
        raise CaringError("This mark is sealed: it stays as it is.")
    if type(sentence) is not int or not NOWHERE <= sentence < len(found):
        raise CaringError(f"Sentences go from 0 to {len(found) - 1}, and {NOWHERE} is nowhere; not {sentence!r}.")
    _keep(work, script, sentence, None)


def seconds_to(script: str, sentence: int, paces: Mapping[str, int]) -> dict[str, int]:
    """Say how many seconds a viewer waits for a sentence, at each pace.

    >>> seconds_to("socks", 12, {"calm": 140})
    {'calm': 48}
    """
    read = read_script(next(each.text for each in marked_scripts() if each.id == script))
    start = read.sentences[sentence].start
    return {name: round(read.seconds_to(start, pace)) for name, pace in paces.items()}


def seal(work: Work, script: str) -> None:
    """Seal a mark: the authors' opens.

    Raises:
        CaringError: when nothing is marked yet, or the mark is sealed already.
    """
    current = mark_of(work, script)
    if current.sentence is None:
        raise CaringError("Choose a sentence first, or say that there is none.")
    if current.sealed:
        raise CaringError("This mark is sealed: it stays as it is.")
    _keep(work, script, current.sentence, now())


def sealed(work: Work) -> tuple[str, ...]:
    """Give the ids of the scripts whose mark is sealed."""
    return tuple(script.id for script in marked_scripts() if mark_of(work, script.id).sealed)


def theirs(work: Work, script: str) -> ValuableFrom | None:
    """Give the authors' mark, once the learner's is sealed; None before."""
    given = {each.script: each for each in library.valuable_from()}
    return given.get(script) if mark_of(work, script).sealed else None


def their_sentence(given: ValuableFrom) -> int:
    """Give the number of the authors' sentence; ``NOWHERE`` if they have none.

    >>> their_sentence(library.valuable_from()[1]) == NOWHERE
    True
    """
    if not given.quote:
        return NOWHERE
    text = {script.id: script.text for script in marked_scripts()}[given.script]
    return [n for n, each in enumerate(sentences(given.script)) if each.start <= text.index(given.quote)][-1]


def for_yours(given: ValuableFrom, yours: int) -> tuple[str, str] | None:
    """Give what speaks for a place on the learner's side of the authors', and which side it is.

    Returns:
        ``earlier``, ``later``, or ``somewhere`` (where the authors have no place), and the words; None where the
        learner's mark is the authors', or nowhere.

    >>> for_yours(library.valuable_from()[0], 2)[0]
    'earlier'
    """
    ours = their_sentence(given)
    if yours in (ours, NOWHERE):
        return None
    if ours == NOWHERE:
        return "somewhere", given.for_earlier
    return ("earlier", given.for_earlier) if yours < ours else ("later", given.for_later)


def _keep(work: Work, script: str, sentence: int, when: str | None) -> None:
    start = None if sentence == NOWHERE else sentences(script)[sentence].start
    work.keep(f"valuable.{script}", {"start": start, "nowhere": sentence == NOWHERE, "sealed": when})


def _is_mark(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and value.keys() == {"start", "nowhere", "sealed"}
        and (value["start"] is None if value["nowhere"] is True else type(value["start"]) is int)
        and type(value["nowhere"]) is bool
        and (value["sealed"] is None or isinstance(value["sealed"], str))
    )

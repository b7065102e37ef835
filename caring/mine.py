"""The learner's own sixty seconds: for whom, which versions, how they rate each one, and what they promise.

Everything that lesson 06 keeps is read here. The script itself is a draft, so a version once kept stays for good; a
version's rating belongs to just that version.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from caring import answers, drafts, scoring
from caring.errors import CaringError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from caring.progress import Work

SCRIPT = "mine.script"
PERSON: Mapping[str, str] = {
    "who": "Who is it? Initials or a nickname will do.",
    "where": "Where are they when they watch, and when?",
    "carries": "What do they carry today?",
    "afterwards": "What would you want them to have afterwards?",
}
PROMISE = "Next time I speak, I …"
LONGEST = 1000


@dataclass(frozen=True)
class Version:
    """A kept version of the learner's script: its number from 1, its text, when it was kept, and its own rating."""

    number: int
    text: str
    made: str
    rating: answers.Rating

    @property
    def score(self) -> scoring.Score | None:
        """Connection and value by the learner's own rating; None until that is finished."""
        return scoring.score(self.rating.levels) if self.rating.finished else None


def person(work: Work) -> dict[str, str]:
    """Give what the learner wrote about their one person, by the names in ``PERSON``; empty where nothing was written.

    >>> from caring import Work
    >>> mina = Work()
    >>> describe(mina, "who", "T., my sister")
    >>> person(mina)["who"], person(mina)["carries"]
    ('T., my sister', '')
    """
    return {part: work.get(f"mine.{part}", _is_text) or "" for part in PERSON}


def describe(work: Work, part: str, text: str) -> None:
    """Keep one answer about the one person.

    Args:
        work: the learner's work.
        part: one of ``PERSON``.
        text: the answer, at most 1,000 characters.

    Raises:
        CaringError: for an unknown part, or a text too long.
    """
    if part not in PERSON:
        raise CaringError(f"There is no question “{part}” about your person. There are {', '.join(PERSON)}.")
    _keep(work, part, text)


def promise(work: Work) -> str:
    """Give the sentence that the learner promised, as they wrote it; empty when there is none.

    >>> from caring import Work
    >>> promise(Work())
    ''
    """
    return work.get("mine.promise", _is_text) or ""


def make_promise(work: Work, text: str) -> None:
    """Keep the learner's promise.

    Raises:
        CaringError: for a text longer than 1,000 characters.
    """
    _keep(work, "promise", text)


def versions(work: Work) -> tuple[Version, ...]:
    """Give the kept versions of the learner's script with their own ratings, oldest first.

    >>> from caring import Work
    >>> mina = Work()
    >>> drafts.write(mina, SCRIPT, "I kept your seat.")
    >>> _ = drafts.keep_version(mina, SCRIPT)
    >>> [(version.number, version.text, version.score) for version in versions(mina)]
    [(1, 'I kept your seat.', None)]
    """
    return tuple(
        Version(number, kept.text, kept.made, answers.read_rating(work, _item(kept)))
        for number, kept in enumerate(drafts.draft(work, SCRIPT).versions, start=1)
    )


def scored(work: Work) -> tuple[Version, ...]:
    """Give the versions whose own rating is finished, oldest first: the way from the first to the last."""
    return tuple(version for version in versions(work) if version.rating.finished)


def version(work: Work, number: int) -> Version:
    """Give one kept version by its number, counted from 1.

    Raises:
        CaringError: when there is no such version; it says which there are.
    """
    kept = versions(work)
    if type(number) is not int or not 1 <= number <= len(kept):
        there = f"They go from 1 to {len(kept)}" if kept else "None is kept yet: write, then keep a version"
        raise CaringError(f"There is no version {number!r} of your script. {there}.")
    return kept[number - 1]


def rate(work: Work, number: int, criterion: str, level: int) -> None:
    """Rate a version on one criterion, 0–4, or its ``wonder``, which comes first.

    Raises:
        CaringError: for an unknown version, criterion or level, before wonder, or when the rating is finished.
    """
    rated = version(work, number)
    answers.keep_rating(work, _item(rated), rated.rating.rated(criterion, level))


def note(work: Work, number: int, text: str) -> None:
    """Keep the learner's words about a version, at most 2,000 characters.

    Raises:
        CaringError: for an unknown version, a text too long, or when the rating is finished.
    """
    rated = version(work, number)
    answers.keep_rating(work, _item(rated), rated.rating.noted(text))


def finish(work: Work, number: int) -> None:
    """Call a version's rating done: it stays as it is, and what the words alone show opens beside it.

    Raises:
        CaringError: for an unknown version, or while something is still to rate; it names it.
    """
    rated = version(work, number)
    answers.keep_rating(work, _item(rated), rated.rating.done())


def _item(kept: Version | drafts.Version) -> str:
    """Name a version's rating by its time and its words, so that it can never pass to another version."""
    return f"mine.rating.{sha256(f'{kept.made} {kept.text}'.encode()).hexdigest()[:16]}"


def _keep(work: Work, part: str, text: str) -> None:
    if not isinstance(text, str) or len(text) > LONGEST:
        raise CaringError(f"This answer holds at most {LONGEST:,} characters; what was kept before is still there.")
    work.keep(f"mine.{part}", text)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)

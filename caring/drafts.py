"""What a learner writes: a text as it is now, and every version that they chose to keep.

A draft has a name, such as ``rewrite.the_potato`` or ``mine.script``; its text is kept as it is typed.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from caring.errors import CaringError
from caring.progress import now

if TYPE_CHECKING:
    from caring.progress import Work

LONGEST = 20_000


@dataclass(frozen=True)
class Version:
    """A text as it was when the learner kept it, and when that was (ISO 8601, UTC)."""

    text: str
    made: str


@dataclass(frozen=True)
class Draft:
    """A text as it is now, and its kept versions, oldest first."""

    text: str = ""
    versions: tuple[Version, ...] = ()


def draft(work: Work, name: str) -> Draft:
    """Give a draft as it is; an empty one where nothing was written yet.

    Args:
        work: the learner's work.
        name: the draft's name, two words with a full stop between them.

    >>> from caring import Work
    >>> draft(Work(), "mine.script")
    Draft(text='', versions=())
    """
    kept = work.get(f"draft.{name}", _is_draft)
    return Draft(kept["text"], tuple(Version(**version) for version in kept["versions"])) if kept else Draft()


def written(work: Work) -> dict[str, str]:
    """Give the text of every draft that has one, by name.

    >>> from caring import Work
    >>> mina = Work()
    >>> write(mina, "mine.script", "I kept your seat.")
    >>> written(mina)
    {'mine.script': 'I kept your seat.'}
    """
    names = [item.removeprefix("draft.") for item in work.items() if item.startswith("draft.")]
    return {name: text for name in names if (text := draft(work, name).text).strip()}


def write(work: Work, name: str, text: str) -> None:
    """Keep a draft's text as it is now.

    Raises:
        CaringError: when it is no text, or longer than 20,000 characters.

    >>> from caring import Work
    >>> mina = Work()
    >>> write(mina, "mine.script", "I kept your seat.")
    >>> draft(mina, "mine.script").text
    'I kept your seat.'
    """
    if not isinstance(text, str) or len(text) > LONGEST:
        raise CaringError(
            f"A draft holds at most {LONGEST:,} characters. Shorten it; what was kept before is still there."
        )
    _keep(work, name, Draft(text, draft(work, name).versions))


def keep_version(work: Work, name: str) -> Draft:
    """Keep the text as it is now among the versions, for good; the same text is not kept twice in a row.

    Returns:
        The draft with its versions.

    Raises:
        CaringError: when nothing is written yet.

    >>> from caring import Work
    >>> mina = Work()
    >>> write(mina, "mine.script", "Hey everyone.")
    >>> [version.text for version in keep_version(mina, "mine.script").versions]
    ['Hey everyone.']
    """
    current = draft(work, name)
    if not current.text.strip():
        raise CaringError("There is nothing to keep yet: write a sentence first.")
    if not current.versions or current.versions[-1].text != current.text:
        current = Draft(current.text, (*current.versions, Version(current.text, now())))
        _keep(work, name, current)
    return current


def _keep(work: Work, name: str, given: Draft) -> None:
    work.keep(f"draft.{name}", {"text": given.text, "versions": [asdict(version) for version in given.versions]})


def _is_draft(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and isinstance(value.get("text"), str)
        and isinstance(value.get("versions"), list)
        and all(
            isinstance(version, dict)
            and version.keys() == {"text", "made"}
            and all(isinstance(part, str) for part in version.values())
            for version in value["versions"]
        )
    )

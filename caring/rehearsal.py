"""What a prompter needs: a text in beats, the learner's settings, and how often they have rehearsed."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from caring.errors import CaringError
from caring.pace import FASTEST, SLOWEST, own_pace
from caring.reading import PACES
from caring.spoken import spoken_words

if TYPE_CHECKING:
    from caring.progress import Work
    from caring.reading import Reading

MINUTE = 60
SMALLEST, LARGEST = 1, 6
SETTINGS, TIMES = "mine.prompter", "mine.rehearsals"


@dataclass(frozen=True)
class Beat:
    """A spoken word with all that follows up to the next one, where it begins, and how many words come before it."""

    text: str
    start: int
    said: int


@dataclass(frozen=True)
class Settings:
    """How a learner likes the prompter: words a minute (60–300), letters' size (1–6), and whether it is mirrored."""

    pace: int = PACES["natural"]
    size: int = 3
    mirrored: bool = False


def beats(text: str) -> tuple[Beat, ...]:
    """Part a text into beats; together they are the text, and what nobody speaks takes no time.

    >>> [(beat.text, beat.said) for beat in beats("[waves] Pay $25, please.")]
    [('[waves] Pay ', 0), ('$25, ', 1), ('please.', 4)]
    """
    spoken = spoken_words(text)
    starts = [start for start, _, _ in spoken]
    before = accumulate((words for _, _, words in spoken), initial=0)
    edges = zip([0, *starts[1:]], [*starts[1:], len(text)], starts, before, strict=False)
    return tuple(Beat(text[a:b], start, said) for a, b, start, said in edges)


def minute(read: Reading, pace: float) -> int | None:
    """Find the beat that is being spoken when sixty seconds are over; None when the script has ended by then.

    Args:
        read: the script as the reader has it.
        pace: spoken words a minute.

    >>> from caring import read_script
    >>> minute(read_script("I kept your seat."), 165), minute(read_script("I kept your seat."), 2)
    (None, 2)
    """
    offset = read.offset_at(MINUTE, pace)
    return next((n for n, beat in enumerate(beats(read.text)) if beat.start == offset), None)


def settings(work: Work) -> Settings:
    """Give how the learner likes the prompter; until they have said so, at their own pace, or else a natural one.

    >>> from caring import Work
    >>> mina = Work()
    >>> settle(mina, pace=150)
    >>> settings(mina)
    Settings(pace=150, size=3, mirrored=False)
    """
    kept = work.get(SETTINGS, _are_settings)
    return Settings(**kept) if kept else Settings(own_pace(work) or PACES["natural"])


def settle(work: Work, pace: int | None = None, size: int | None = None, mirrored: bool | None = None) -> None:
    """Keep how the learner likes the prompter; what is not named stays.

    Raises:
        CaringError: for a pace or a size out of range.
    """
    given = {"pace": pace, "size": size, "mirrored": mirrored}
    changed = {**asdict(settings(work)), **{name: value for name, value in given.items() if value is not None}}
    if not _are_settings(changed):
        raise CaringError(
            f"The prompter runs at {SLOWEST} to {FASTEST} words a minute, in sizes {SMALLEST} to {LARGEST}."
        )
    work.keep(SETTINGS, changed)


def rehearsals(work: Work) -> int:
    """Say how often the learner has gone through their script to its end.

    >>> from caring import Work
    >>> rehearsals(Work())
    0
    """
    return work.get(TIMES, _is_count) or 0


def rehearse(work: Work) -> None:
    """Count one more time through the script."""
    work.keep(TIMES, rehearsals(work) + 1)


def _are_settings(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and value.keys() == asdict(Settings()).keys()
        and type(value["pace"]) is int
        and SLOWEST <= value["pace"] <= FASTEST
        and type(value["size"]) is int
        and SMALLEST <= value["size"] <= LARGEST
        and isinstance(value["mirrored"], bool)
    )


def _is_count(value: Any) -> bool:
    return type(value) is int and value >= 0

"""How fast the learner speaks: measured by reading a text aloud against the clock, or chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from caring.errors import CaringError
from caring.reading import PACES

if TYPE_CHECKING:
    from caring.progress import Work

ITEM = "pace.own"
SLOWEST, FASTEST = 60, 300  # what a person may well speak; measured medians lie between 143 and 207


def words_per_minute(words: int, seconds: float) -> int:
    """Say how fast somebody spoke, as a whole number of words a minute.

    Args:
        words: how many words were spoken.
        seconds: how long it took.

    Raises:
        CaringError: when nobody speaks as fast or as slowly; it says what may have happened.

    >>> words_per_minute(135, 50)
    162
    """
    pace = round(words * 60 / seconds) if seconds > 0 else FASTEST + 1
    if pace > FASTEST:
        raise CaringError(
            f"{words} words in {seconds:.0f} seconds is faster than anybody speaks, so I kept nothing. "
            "Perhaps Stop came early: read the whole piece aloud, and try once more."
        )
    if pace < SLOWEST:
        raise CaringError(
            f"{words} words in {seconds:.0f} seconds is slower than a dictation, so I kept nothing. "
            "Perhaps the clock ran on by itself: try once more, and pause it when you stop."
        )
    return pace


def measure(work: Work, words: int, seconds: float) -> int:
    """Keep the pace at which the learner read a text aloud; give it in words a minute.

    Raises:
        CaringError: when it can't have been read in that time; the pace kept before stays.

    >>> from caring import Work
    >>> measure(Work(), 135, 45)
    180
    """
    pace = words_per_minute(words, seconds)
    work.keep(ITEM, {"words_per_minute": pace, "how": "read"})
    return pace


def choose(work: Work, name: str) -> int:
    """Keep one of the three paces as the learner's own, without reading aloud; give it in words a minute.

    Raises:
        CaringError: for another name.

    >>> from caring import Work
    >>> choose(Work(), "calm")
    140
    """
    if name not in PACES:
        raise CaringError(f"There is no pace “{name}”. There are {', '.join(PACES)}.")
    work.keep(ITEM, {"words_per_minute": PACES[name], "how": name})
    return PACES[name]


def own_pace(work: Work) -> int | None:
    """Give the learner's own pace in words a minute; None while they have not measured or chosen one.

    >>> from caring import Work
    >>> own_pace(Work()) is None
    True
    """
    kept = work.get(ITEM, _is_pace)
    return int(kept["words_per_minute"]) if kept else None


def paces(work: Work) -> dict[str, int]:
    """Give the three paces and, once there is one, the learner's own as ``yours``, in words a minute.

    >>> from caring import Work
    >>> paces(Work())
    {'calm': 140, 'natural': 165, 'brisk': 200}
    """
    own = own_pace(work)
    return PACES if own is None else {**PACES, "yours": own}


def _is_pace(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and type(value.get("words_per_minute")) is int
        and SLOWEST <= value["words_per_minute"] <= FASTEST
        and isinstance(value.get("how"), str)
    )

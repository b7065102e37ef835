"""What a page needs to rate a script: wonder first, then the six, and the sums as they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from caring import scoring
from caring.library import rubric

if TYPE_CHECKING:
    from collections.abc import Mapping

    from caring.answers import Rating


def to_rate(given: Rating, wonder: Mapping[str, Any]) -> dict[str, Any]:
    """Give the questions with what was answered so far; the sums only after wonder."""
    return {
        "wonder": {**wonder, "value": given.wonder},
        "criteria": [
            {
                "id": c.id,
                "half": c.half,
                "name": c.name,
                "question": c.question,
                "levels": [level.behaviour for level in c.levels],
                "value": given.levels.get(c.id),
            }
            for c in rubric()
        ],
        "note": given.note,
        "sums": sums(given.levels) if given.wonder is not None else None,
        "missing": len(given.missing),
        "finished": bool(given.finished),
    }


def sums(levels: Mapping[str, int]) -> dict[str, str | None]:
    """Give connection, value and caring as they stand; None until their ratings are in."""
    halves = {half: scoring.half_score(levels, half) for half in scoring.HALVES}
    whole = None if None in halves.values() else scoring.score(levels).caring
    return {name: None if x is None else scoring.exactly(x) for name, x in {**halves, "caring": whole}.items()}

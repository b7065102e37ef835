"""Measures two things in turns, so that whatever else the machine does meets both."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

FEWEST_PAIRS = 7
T = TypeVar("T")


def alternated(pairs: int, ours: Callable[[], T], theirs: Callable[[], T]) -> list[tuple[T, T]]:
    """Measure both in turns, each first in every second pair, after one round that is not counted."""
    measured = []
    ours(), theirs()
    for number in range(pairs):
        if number % 2:
            second = theirs()
            measured.append((ours(), second))
        else:
            measured.append((ours(), theirs()))
        print(".", end="", flush=True)
    return measured


def ratios_of(ours: Sequence[float], theirs: Sequence[float]) -> str:
    """Say the median of the pairs' ratios, with the least and the most."""
    ratios = sorted(a / b for a, b in zip(ours, theirs, strict=True))
    return f"{statistics.median(ratios):.2f} ({ratios[0]:.2f} – {ratios[-1]:.2f})"

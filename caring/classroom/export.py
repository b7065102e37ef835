"""A room's answers as two tables: answers without texts, and texts without anything else; shuffled, nobody's."""

from __future__ import annotations

import csv
import io
import secrets
from typing import TYPE_CHECKING, Any

from caring import scoring
from caring.classroom import items
from caring.debrief import FEWEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from caring.classroom.rooms import Room

HEAD = ("item", "round", "order", "wonder", *scoring.CRITERIA)
TEXT_HEAD = ("item", "text")
FORMULA = tuple(
    "=+-@\t\r\uff1d\uff0b\uff0d\uff20"
)  # wide ones too: what a spreadsheet may take for the beginning of a formula


def answers_csv(room: Room) -> str:
    """Give the answers that count, of items that five people or more answered; rows are shuffled, and nobody's.

    The rows of one item have an order of their own, so that nothing ties one person's answers together.
    """
    rows = []
    for item, round_ in sorted(room.kept):
        counted = room.counted(item, round_)
        if len(counted) >= FEWEST and not item.startswith("line."):
            secrets.SystemRandom().shuffle(counted)
            rows += [_row(item, round_, levels) for levels in counted]
    return _csv(HEAD, rows)


def texts_csv(texts: Iterable[tuple[str, str]]) -> str:
    """Give texts, each with its item; they come shuffled already."""
    return _csv(TEXT_HEAD, texts)


def safe(cell: str) -> str:
    """Give a cell that no spreadsheet takes for a formula.

    >>> safe("=1+1"), safe("I saved you a seat.")
    ("'=1+1", 'I saved you a seat.')
    """
    return f"'{cell}" if cell.startswith(FORMULA) or cell.lstrip().startswith(FORMULA) else cell


def _row(item: str, round_: int, levels: tuple[Any, ...]) -> Sequence[Any]:
    empty = ("",) * (1 + len(scoring.CRITERIA))
    return (item, round_, "", *levels) if item.startswith(items.RATING) else (item, round_, " ".join(levels), *empty)


def _csv(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([safe(str(cell)) for cell in row] for row in rows)
    return text.getvalue()

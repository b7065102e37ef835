"""What lasts of a room: its file, on which one program works at a time, for as many days as its facilitator chose.

Needs nothing but Python, so that every start of the kit can see to it.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from caring.errors import CaringError

if TYPE_CHECKING:
    from pathlib import Path

WHERE = ("room", "room.sqlite")  # in the folder of works
BELONGING = ("answers", "picks", "states", "people")  # the tables whose rows are a session's
LOCK_SECONDS = 1  # a room that is just being closed is gone by then


def over(made: str, days: int) -> datetime:
    """Say when a room that was opened then is erased."""
    return datetime.fromisoformat(made) + timedelta(days=days)


def is_over(made: str, days: int) -> bool:
    """Say whether a room's days are over."""
    return over(made, days) < datetime.now(UTC)


def held(file: Path) -> sqlite3.Connection:
    """Take a room's file for this program alone, until the connection is closed: two would each know half of it.

    What locks is SQLite, by a file beside it: on every system, and no longer than the program lives.

    Raises:
        CaringError: when another program has it.
    """
    lock = file.with_name(f"{file.name}-lock")
    os.close(os.open(lock, os.O_CREAT | os.O_RDWR, 0o600))
    connection = sqlite3.connect(lock, timeout=LOCK_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError:
        connection.close()
        raise CaringError(
            f"A room is open on {file} already. Go on in the window where it was started; "
            "or close it there by Ctrl-C, then start once more."
        ) from None
    return connection


def erase_old(file: Path) -> int:
    """Erase the rooms of a file whose days are over, unless it is open: who has it open sees to that.

    Returns:
        How many were erased.
    """
    erased = 0
    with suppress(CaringError, sqlite3.Error), closing(held(file)), closing(sqlite3.connect(file)) as tables:
        tables.execute("PRAGMA secure_delete = ON")
        found = tables.execute("SELECT id, made, days FROM sessions").fetchall()
        if old := [(number,) for number, made, days in found if is_over(made, days)]:
            for name in BELONGING:
                tables.executemany(f"DELETE FROM {name} WHERE session = ?", old)  # noqa: S608 - a name from above
            tables.executemany("DELETE FROM sessions WHERE id = ?", old)
            tables.commit()
            tables.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            erased = len(old)
    return erased

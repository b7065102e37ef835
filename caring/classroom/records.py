"""What a room keeps: its tables, and the one thread that works on them and commits together what arrives together."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sqlite3
import time
from dataclasses import dataclass
from importlib import import_module
from itertools import groupby
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from caring.classroom.lasting import held
from caring.errors import CaringError
from caring.files import free_name, write_safely

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

VERSION = "1"
MOST_TOGETHER = 500  # answers in one commit
BUSY_SECONDS = 30
QUIET_SECONDS = 1.0  # after which the file alone holds everything, so that a copy of it is a backup
LOCK = 60  # the number of PostgreSQL's lock that the one service holds
LOCK_SECONDS = 10.0

meta = sa.MetaData()
about = sa.Table("about", meta, sa.Column("name", sa.String(20), primary_key=True), sa.Column("value", sa.String(20)))
sessions = sa.Table(
    "sessions",
    meta,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("code", sa.String(12), unique=True, nullable=False),
    sa.Column("made", sa.String(25), nullable=False),
    sa.Column("days", sa.Integer, nullable=False),  # after which everything of it is erased
    sa.Column("ended", sa.String(25)),
    sa.Column("desk", sa.Text, nullable=False),  # where the facilitator is, as JSON
)
# A key stands for a person: a token's SHA-256 in a room, a keyed hash of the user's name on a hub.
people = sa.Table(
    "people",
    meta,
    sa.Column("key", sa.String(64), primary_key=True),
    sa.Column("session", sa.Integer, nullable=False, index=True),
    sa.Column("teaches", sa.Boolean, nullable=False),
)
answers = sa.Table(
    "answers",
    meta,
    sa.Column("session", sa.Integer, primary_key=True),
    sa.Column("item", sa.String(104), primary_key=True),
    sa.Column("round", sa.Integer, primary_key=True),
    sa.Column("who", sa.String(64), primary_key=True),
    sa.Column("made", sa.String(25), nullable=False),
    sa.Column("late", sa.Boolean, nullable=False),
    sa.Column("value", sa.Text, nullable=False),
)
states = sa.Table(
    "states",
    meta,
    sa.Column("session", sa.Integer, primary_key=True),
    sa.Column("item", sa.String(104), primary_key=True),
    sa.Column("round", sa.Integer, primary_key=True),
    sa.Column("state", sa.String(8), nullable=False),
    sa.Column("closed", sa.String(25)),
    sa.Column("late", sa.Boolean, nullable=False),  # do late answers count?
)
picks = sa.Table(
    "picks",
    meta,
    sa.Column("session", sa.Integer, primary_key=True),
    sa.Column("item", sa.String(104), primary_key=True),
    sa.Column("digest", sa.String(16), primary_key=True),
    sa.Column("text", sa.Text, nullable=False),
)


@dataclass(frozen=True)
class _Job:
    """Something to do: a row to keep, or an act; and who waits for it."""

    row: Mapping[str, Any] | None
    act: Callable[[sa.Connection], Any] | None
    waiting: asyncio.Future[Any]


class Records:
    """The tables at a database URL. One thread works on them, in the order in which it was asked.

    An answer is acknowledged after its commit, and never before. Answers that wait while a commit is being written go
    together into the next one, so that a rush is as quick as the disk allows.

    Args:
        url: SQLAlchemy's; a file of SQLite for a room, PostgreSQL for a hub.

    Raises:
        CaringError: when the tables there are another version's; everything in them is written to a file first.
    """

    def __init__(self, url: str) -> None:
        self.engine = _engine(url)
        if self.engine.dialect.name not in DIALECTS:
            raise CaringError("A room is kept in SQLite or PostgreSQL; see CARING_DATABASE_URL.")
        try:
            self._check_version()
        except BaseException:
            self.engine.dispose()
            raise
        self.upsert = upsert(self.engine)
        self.scrub = False  # set by what erases, so that nothing of it stays in the write-ahead log
        self._queue: SimpleQueue[_Job | None] = SimpleQueue()
        self._thread = Thread(target=self._work, name="records", daemon=True)
        self._thread.start()

    def keep(self, row: Mapping[str, Any]) -> asyncio.Future[Any]:
        """Keep an answer, in place of an older one of the same person; done when it is on the disk."""
        return self._ask(row, None)

    def do(self, act: Callable[[sa.Connection], Any]) -> asyncio.Future[Any]:
        """Do anything else with a connection, in one commit, and give what it gives."""
        return self._ask(None, act)

    def close(self) -> None:
        """Finish what was asked, then close."""
        self._queue.put(None)
        self._thread.join()
        self.engine.dispose()

    def _ask(self, row: Mapping[str, Any] | None, act: Callable[[sa.Connection], Any] | None) -> asyncio.Future[Any]:
        waiting = asyncio.get_running_loop().create_future()
        self._queue.put(_Job(row, act, waiting))
        return waiting

    def _work(self) -> None:
        job = self._next()
        while job:
            jobs: list[_Job | None] = [job]
            with contextlib.suppress(Empty):
                while jobs[-1] and len(jobs) < MOST_TOGETHER:
                    jobs.append(self._queue.get_nowait())
            self._commit([each for each in jobs if each])
            if self.scrub:
                self._checkpoint()
            job = self._next() if jobs[-1] else None

    def _next(self) -> _Job | None:
        """Wait for what is asked next; meanwhile, after a quiet second, let the file alone hold everything."""
        while True:
            with contextlib.suppress(Empty):
                return self._queue.get(timeout=QUIET_SECONDS)
            self._checkpoint()
            if not self.scrub:
                return self._queue.get()

    def _checkpoint(self) -> None:
        """Take what is in SQLite’s write-ahead log into the file; where something was erased, empty the log, too.

        It waits for nobody: while somebody reads, a copy say, the log is emptied later.
        """
        if self.engine.dialect.name != "sqlite":
            self.scrub = False
            return
        with contextlib.suppress(sqlite3.Error):  # a full disk, say: the log keeps it until the next time
            connection = self.engine.raw_connection()
            ask = connection.cursor().execute
            ask("PRAGMA busy_timeout = 0")
            try:
                busy = ask(f"PRAGMA wal_checkpoint({'TRUNCATE' if self.scrub else 'PASSIVE'})").fetchone()[0]
                self.scrub = self.scrub and bool(busy)
            finally:
                ask(f"PRAGMA busy_timeout = {1000 * BUSY_SECONDS}")
                connection.close()

    def _commit(self, jobs: Sequence[_Job]) -> None:
        try:
            found = self._done(jobs)
        except Exception as error:  # noqa: BLE001 - whatever it was, whoever waits has to know
            if len(jobs) > 1:  # one that can't be done spoils no other
                for job in jobs:
                    self._commit([job])
                return
            _tell([(jobs[0], None, error)])
            return
        _tell([(job, result, None) for job, result in zip(jobs, found, strict=True)])

    def _done(self, jobs: Sequence[_Job]) -> list[Any]:
        found: list[Any] = []
        with self.engine.begin() as connection:
            for are_rows, group in groupby(jobs, key=lambda job: job.row is not None):
                some = list(group)
                if are_rows:
                    connection.execute(self.upsert, [job.row for job in some if job.row])
                    found += [None] * len(some)
                else:
                    found += [job.act(connection) for job in some if job.act]
        return found

    def _check_version(self) -> None:
        with self.engine.begin() as connection:
            there = sa.inspect(connection).get_table_names()
            if there and "about" not in there:
                raise CaringError("Something else is kept in this database. Give the room one of its own.")
            if not there:
                meta.create_all(connection)
                connection.execute(about.insert().values(name="version", value=VERSION))
            version = connection.execute(sa.select(about.c.value).where(about.c.name == "version")).scalar()
            if version != VERSION:
                where = _written_out(connection, self.engine.url)
                raise CaringError(
                    f"This room was kept by another version of the kit ({version or 'none named'}; this one reads "
                    f"{VERSION}). I changed nothing, and wrote all of it to {where}. Name another file to start anew."
                )


def _tell(outcomes: Sequence[tuple[_Job, Any, Exception | None]]) -> None:
    """Give everybody who waits what came of it, in one go."""

    def tell() -> None:
        for job, result, error in outcomes:
            if job.waiting.done():  # its asker went away
                continue
            if error:
                job.waiting.set_exception(error)
            else:
                job.waiting.set_result(result)

    with contextlib.suppress(RuntimeError):  # the loop is closed: nobody waits any more
        outcomes[0][0].waiting.get_loop().call_soon_threadsafe(tell)


DIALECTS = ("sqlite", "postgresql")


def insert(engine: sa.Engine, table: sa.Table) -> Any:
    """Give the database's own insertion, which knows what to do when a row is there already."""
    return import_module(f"sqlalchemy.dialects.{engine.dialect.name}").insert(table)


def upsert(engine: sa.Engine) -> Any:
    """Give the statement that keeps an answer: an older one never replaces a newer, nor a late one one in time."""
    statement = insert(engine, answers)
    new = statement.excluded
    return statement.on_conflict_do_update(
        index_elements=[column.name for column in answers.primary_key],
        set_={name: new[name] for name in ("made", "late", "value")},
        where=sa.and_(new.made >= answers.c.made, sa.or_(sa.not_(new.late), answers.c.late)),
    )


def _engine(url: str) -> sa.Engine:
    try:
        made = sa.make_url(url)
        if made.get_backend_name() != "sqlite":
            return _alone(sa.create_engine(made, pool_pre_ping=True, pool_size=1, max_overflow=0))
    except (sa.exc.ArgumentError, ImportError) as error:
        raise CaringError(f"I can't use the database’s address ({type(error).__name__}).") from None
    path = Path(made.database) if made.database and made.database != ":memory:" else None
    if path:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))  # for nobody else's eyes
    engine = sa.create_engine(
        made, connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False}, poolclass=sa.pool.StaticPool
    )
    if path:
        lock = held(path)
        sa.event.listen(engine, "engine_disposed", lambda _: lock.close())

    @sa.event.listens_for(engine, "connect")
    def _durable(connection: Any, _: Any) -> None:
        connection.isolation_level = None  # SQLAlchemy begins, not the driver
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON"):
            connection.execute(f"PRAGMA {pragma}")

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _alone(engine: sa.Engine) -> sa.Engine:
    """See that no other service works on the same tables: each would know only half of what goes on."""

    @sa.event.listens_for(engine, "connect")
    def _lock(connection: Any, _: Any) -> None:
        end = time.monotonic() + LOCK_SECONDS  # the server notices only a moment later that one before has gone
        while not connection.execute("SELECT pg_try_advisory_lock(%s)", [LOCK]).fetchone()[0]:
            if time.monotonic() > end:
                connection.close()
                raise CaringError("Another service works on this database. One room service takes one database.")
            time.sleep(0.05)
        connection.commit()

    return engine


def _written_out(connection: sa.Connection, url: sa.URL) -> Path:
    """Write every table there is to a readable file."""
    found = sa.MetaData()
    found.reflect(connection)
    rows = {
        name: [dict(row) for row in connection.execute(table.select()).mappings()]
        for name, table in found.tables.items()
    }
    near = Path(url.database or "room") if url.get_backend_name() == "sqlite" else Path("room")
    path = free_name(near.with_name(f"{near.stem}-written-out.json"))
    write_safely(path, json.dumps(rows, ensure_ascii=False, indent=1, default=str) + "\n")
    return path

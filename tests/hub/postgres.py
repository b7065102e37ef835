"""A PostgreSQL server of the tests' own: on loopback, in a temporary folder, never as root."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa
from lab import free_port
from needs import postgresql

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass
class Postgres:
    """A server that is up."""

    bin: Path
    folder: Path
    port: int
    process: subprocess.Popen[bytes] | None = None

    def __post_init__(self) -> None:
        self._numbers = count(1)
        self._as = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
        if self._as:
            shutil.chown(self.folder, "postgres", "postgres")
        self.run("initdb", "-D", self.data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N")

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def run(self, program: str, *words: object) -> str:
        done = subprocess.run(
            [self.bin / program, *map(str, words)],
            capture_output=True,
            text=True,
            check=False,
            cwd=self.folder,
            **self._as,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def start(self) -> None:
        command = [self.bin / "postgres", "-D", self.data, "-p", str(self.port), "-h", "127.0.0.1", "-k", self.folder]
        command += ["-c", "fsync=off"]  # nobody pulls the plug of the tests
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, cwd=self.folder, **self._as)
        for _ in range(600):
            try:
                return self.do("select 1")
            except sa.exc.OperationalError:
                assert self.process.poll() is None, (self.folder / "log").read_text()
                time.sleep(0.05)
        raise AssertionError("PostgreSQL doesn't answer.")

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        if self.process:
            self.process.send_signal(how)
            self.process.wait(30)

    def do(self, statement: str) -> None:
        engine = sa.create_engine(self.url(), isolation_level="AUTOCOMMIT", poolclass=sa.pool.NullPool)
        with engine.connect() as connection:
            connection.exec_driver_sql(statement)

    def url(self, schema: str = "public", database: str = "postgres") -> str:
        return f"postgresql+psycopg://postgres@127.0.0.1:{self.port}/{database}?options=-csearch_path%3D{schema}"

    def fresh(self) -> str:
        """Give the address of tables that nobody has used yet."""
        schema = f"room{next(self._numbers)}"
        self.do(f"create schema {schema}")
        return self.url(schema)


@contextmanager
def postgres() -> Iterator[Postgres]:
    folder = Path(tempfile.mkdtemp(prefix="caring-postgres-"))
    server = Postgres(postgresql(), folder, free_port())
    try:
        server.start()
        yield server
    finally:
        server.stop(signal.SIGQUIT)  # at once: its folder goes, too
        shutil.rmtree(folder)

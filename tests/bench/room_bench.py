"""A room under load, its client on the same cores: `python3 start.py bench room [--pairs N] [--kills N]`.

- a rush of 5,000 answers beside a bare loop of durable SQLite commits of the same rows on the same disk, in turns;
- the same rush by 5,000 people beside 50, in turns: time an answer;
- 500 people who vote within 30 seconds; the projector's refresh at two frequencies; memory after all of it;
- `kill -9` at random moments, a hundred times: what was acknowledged is there.

The room is `caring class` as anybody starts it. A ratio compares what ran next to each other; milliseconds and rates
are this machine's.
"""

from __future__ import annotations

import argparse
import json
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TESTS / "classroom"))

from pairs import FEWEST_PAIRS, alternated, ratios_of  # noqa: E402
from running import MADE, ORDER, RoomThere  # noqa: E402
from rushing import joining, looking, request, rush  # noqa: E402
from test_keeping import ITEMS, survive  # noqa: E402

from caring.library import purposes  # noqa: E402

PEOPLE, FEW, VOTERS, SECONDS = 5000, 50, 500, 30
ORDERS = ["order.first", *(f"order.{purpose.id}" for purpose in purposes())]
RATING = {"wonder": 3, "levels": dict.fromkeys("one_person i_you human enjoyable consumable valuable".split(), 2)}
RATING["note"] = "It knows my street."


def main() -> None:
    parser = argparse.ArgumentParser("room_bench.py", description=__doc__)
    parser.add_argument("--pairs", type=int, default=FEWEST_PAIRS, help="how many pairs; fewer than 7 are only a look")
    parser.add_argument("--kills", type=int, default=100, help="how often the room is killed")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="caring-bench-") as scratch:
        room = RoomThere(Path(scratch) / "room")
        tokens = joined(room)
        against_bare_commits(room, tokens, Path(scratch), options.pairs)
        many_against_few(room, tokens, options.pairs)
        voting(room, tokens)
        projecting(room)
        print(f"memory: {memory(room.process.pid):.0f} MiB at most")
        room.stop()
        survive(Path(scratch) / "killed", options.kills, random.Random())
        print(f"killed {options.kills} times: every acknowledged answer is there, once")


def joined(room: RoomThere) -> list[str]:
    bodies: list[bytes] = []
    assert rush(room.port, [joining(room.code)] * PEOPLE, bodies=bodies) == {200: PEOPLE}
    return [json.loads(body)["token"] for body in bodies]


def rushed(room: RoomThere, tokens: list[str], items: list[str]) -> float:
    """Give how many answers a second the room took, of 5,000 at once."""
    requests = [request(token, item, RATING) for item in items for token in tokens]
    requests = (requests * (PEOPLE // len(requests) + 1))[:PEOPLE]
    began = time.perf_counter()
    assert rush(room.port, requests) == {200: PEOPLE}
    return PEOPLE / (time.perf_counter() - began)


def committed(folder: Path) -> float:
    """Give how many durable commits a second a bare loop makes, of one row each."""
    path = folder / "bare.sqlite"
    tables = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode = WAL", "synchronous = FULL"):
        tables.execute(f"PRAGMA {pragma}")
    tables.execute("create table answers (item, who, made, value, primary key (item, who))")
    value = json.dumps(RATING)
    began = time.perf_counter()
    for number in range(PEOPLE):
        tables.execute("begin immediate")
        tables.execute("insert into answers values (?, ?, ?, ?)", (ITEMS[0], str(number), MADE, value))
        tables.execute("commit")
    rate = PEOPLE / (time.perf_counter() - began)
    tables.close()
    path.unlink()
    return rate


def against_bare_commits(room: RoomThere, tokens: list[str], folder: Path, pairs: int) -> None:
    items = iter(ITEMS)
    found = alternated(pairs, lambda: rushed(room, tokens, [next(items)]), lambda: committed(folder))
    ours, bare = zip(*found, strict=True)
    print(f"\na rush of {PEOPLE}: {statistics.median(ours):.0f} answers a second, all kept")
    print(f"a bare loop: {statistics.median(bare):.0f} commits a second; ratio {ratios_of(ours, bare)}")


def many_against_few(room: RoomThere, tokens: list[str], pairs: int) -> None:
    items = iter(ITEMS[pairs + 1 :])
    found = alternated(
        pairs,
        lambda: 1 / rushed(room, tokens, [next(items)]),
        lambda: 1 / rushed(room, tokens[:FEW], ITEMS),
    )
    many, few = zip(*found, strict=True)
    print(f"\ntime an answer: {1000 * statistics.median(many):.2f} ms with {PEOPLE} people", end=", ")
    print(f"{1000 * statistics.median(few):.2f} ms with {FEW}; ratio {ratios_of(many, few)}")


def voting(room: RoomThere, tokens: list[str]) -> None:
    times: list[float] = []
    requests = [request(token, "order.first", ORDER) for token in tokens[:VOTERS]]
    assert rush(room.port, requests, spread=SECONDS, times=times) == {200: VOTERS}
    print(f"{VOTERS} people vote within {SECONDS} s: {described(times)}")


def projecting(room: RoomThere) -> None:
    """Look at the projector, of five thousand answers to a script, while nothing and while something changes."""
    teacher = room.teacher
    teacher.set(ITEMS[0], state="revealed")
    teacher.ask("PUT", "/api/board", {"screen": ITEMS[0]})
    look = looking("/api/screen", teacher.token)
    for often, seconds in ((1, 10), (20, 5)):
        times: list[float] = []
        rush(room.port, [look] * (often * seconds), connections=2, spread=seconds, times=times)
        print(f"the projector refreshes {often} times a second: {described(times)}")


def described(times: list[float]) -> str:
    cuts = statistics.quantiles([1000 * seconds for seconds in times], n=20)
    return f"median {cuts[9]:.1f} ms, p95 {cuts[18]:.1f} ms"


def memory(pid: int) -> float:
    """Give the most that a process ever had in memory, in MiB."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


if __name__ == "__main__":
    main()

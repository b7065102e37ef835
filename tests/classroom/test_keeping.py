"""What was acknowledged is there, exactly once: in a rush, after ``kill -9``, after the log was cut."""

import asyncio
import random
import shutil
import sqlite3
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException

from running import MADE, Asking, RoomThere, rating, wait_for
from rushing import request, rush

from caring.classroom.records import BUSY_SECONDS, QUIET_SECONDS, Records
from caring.library import scripts

ITEMS = [f"rating.{script.id}" for script in scripts()]
KILLS = 20
SEED = 7


def kept(file):
    """Give every answer on the disk, and how often it is there."""
    with sqlite3.connect(file) as tables:
        return {
            tuple(key): n
            for *key, n in tables.execute("select item, round, who, count(*) from answers group by 1, 2, 3")
        }


def test_a_rush_of_five_thousand_loses_none(room, tmp_path):
    people = [room.join() for _ in range(420)]
    requests = [request(person.token, item, rating()) for item in ITEMS for person in people][:5000]
    assert rush(room.port, requests) == {200: 5000}
    found = kept(tmp_path / "room.sqlite")
    assert len(found) == 5000
    assert set(found.values()) == {1}
    assert sum(sum(room.room.counts(item, 1)) for item in ITEMS) == 5000


def test_what_was_acknowledged_is_there_after_each_of_twenty_kills(tmp_path):
    survive(tmp_path, KILLS, random.Random(SEED))


def survive(work, kills, chance):
    """Kill a room at random moments under load; after each, every answer that it acknowledged must be there, once."""
    room, acknowledged = RoomThere(work), {}
    tokens = [room.join().token for _ in range(4)]
    for kill in range(kills):
        with ThreadPoolExecutor(len(tokens)) as pool:
            heard = []
            done = [pool.submit(_answer_on, room.port, token, kill, heard) for token in tokens]
            enough = chance.randint(1, 60)
            wait_for(lambda heard=heard, enough=enough: len(heard) >= enough, pause=0.001)
            room.kill()
            for each in done:
                each.result()
            acknowledged |= dict(heard)
        room = RoomThere(work, room.port)
        for token in tokens:
            mine = Asking(room.port, token).ask("GET", "/api/answers")[1]["answers"]
            there = {(token, answer["item"]): int(answer["value"]["note"]) for answer in mine}
            assert len(there) == len(mine)
            promised = {key: number for key, number in acknowledged.items() if key[0] == token}
            # What was on its way when the room was killed may be there too, and is newer.
            assert not {key: number for key, number in promised.items() if there.get(key, -1) < number}
    room.stop()
    assert set(kept(work / "room" / "room.sqlite").values()) == {1}
    assert len(acknowledged) > kills


def _answer_on(port, token, kill, heard):
    """Answer without end, each time with a higher number, until the room is gone; hear what it acknowledges."""
    asking, number = Asking(port, token), 1_000_000 * kill
    try:
        while True:
            number += 1
            item = ITEMS[number % len(ITEMS)]
            status, said = asking.answer(item, rating(note=str(number)))
            assert (status, said["late"]) == (200, False)
            heard.append(((token, item), number))
    except (OSError, HTTPException):
        return


def test_a_copy_of_the_one_file_is_a_backup_after_a_quiet_second_while_the_room_runs(tmp_path):
    room = RoomThere(tmp_path)
    people = [room.join() for _ in range(5)]
    file, copy = tmp_path / "room" / "room.sqlite", tmp_path / "backup" / "room" / "room.sqlite"
    copy.parent.mkdir(parents=True)
    for number, items in enumerate((ITEMS[:4], ITEMS[4:9]), start=1):  # once more after a quiet time, too
        for person in people:
            for item in items:
                assert person.answer(item, rating(note=f"Copy {number}."))[0] == 200
        time.sleep(QUIET_SECONDS + 1)
        shutil.copy(file, copy)
    whole = kept(copy)
    assert len(whole) == 5 * 9
    again = RoomThere(tmp_path / "backup")
    assert again.code == room.code
    assert again.teacher.ask("GET", "/api/export.csv") == room.teacher.ask("GET", "/api/export.csv")
    assert people[0].answer(ITEMS[10], rating())[0] == 200
    again.stop()
    room.stop()
    assert len(kept(file)) == 5 * 9 + 1


def test_after_an_erasure_nobody_waits_for_a_long_reader_and_the_log_is_emptied_when_it_has_gone(tmp_path):
    file, log = tmp_path / "room.sqlite", tmp_path / "room.sqlite-wal"
    row = {"session": 1, "item": "order.first", "round": 1, "made": MADE, "late": False, "value": "{}"}

    async def work():
        await records.keep({**row, "who": "before"})
        reader = sqlite3.connect(file)
        reader.execute("begin")
        assert reader.execute("select count(*) from answers").fetchone() == (1,)
        records.scrub = True
        began = time.monotonic()
        for number in range(3):
            await records.keep({**row, "who": str(number)})
        took = time.monotonic() - began
        assert log.stat().st_size > 0
        reader.close()
        return took

    records = Records(f"sqlite:///{file}")
    with ThreadPoolExecutor(1) as thread:  # this one may have a loop already
        assert thread.submit(asyncio.run, work()).result() < BUSY_SECONDS / 3
    wait_for(lambda: not records.scrub)
    assert log.stat().st_size == 0
    records.close()
    assert len(kept(file)) == 4


def test_a_log_that_was_cut_loses_nothing_before_the_cut_and_shows_nothing_half(tmp_path):
    file, log = tmp_path / "room.sqlite", tmp_path / "room.sqlite-wal"
    ends = _commit(file, log, 40)
    chance, whole = random.Random(SEED), log.read_bytes()
    base = file.read_bytes()
    for _ in range(60):
        cut = chance.randint(ends[0], ends[-1])
        after = tmp_path / "after"
        after.mkdir()
        (after / file.name).write_bytes(base)
        (after / log.name).write_bytes(whole[:cut])
        promised = sum(end <= cut for end in ends)
        found = kept(after / file.name)
        assert set(found.values()) <= {1}
        assert {who for _, _, who in found} == {f"{n}" for n in range(3 * promised)}
        shutil.rmtree(after)


def _commit(file, log, commits):
    """Commit three answers at a time, as a group; give the log's length at each acknowledgement."""

    async def write():
        records, ends = Records(f"sqlite:///{file}"), []
        for commit in range(commits):
            row = {"session": 1, "item": "order.first", "round": 1, "made": MADE, "late": False, "value": "{}"}
            await asyncio.gather(*(records.keep({**row, "who": str(3 * commit + n)}) for n in range(3)))
            ends.append(log.stat().st_size)
        shutil.copy(file, file.with_suffix(".copy"))
        shutil.copy(log, file.with_suffix(".log"))
        records.close()
        return ends

    found = []
    thread = threading.Thread(target=lambda: found.extend(asyncio.run(write())))
    thread.start()
    thread.join()
    shutil.move(file.with_suffix(".copy"), file)
    shutil.move(file.with_suffix(".log"), log)
    return found

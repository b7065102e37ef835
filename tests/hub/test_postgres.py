"""The room over PostgreSQL: the very tests that it passes over SQLite, and what a server adds."""

import importlib.util
import inspect
import json
import threading

import pytest
import sqlalchemy as sa
from lab import KIT
from running import MADE, RoomHere, rating, wait_for

from caring.classroom import records
from caring.classroom.records import Records
from caring.errors import CaringError

SPEC = importlib.util.spec_from_file_location("told_again", KIT / "tests" / "classroom" / "test_room.py")
TOLD = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(TOLD)


def about_the_room(test):
    asked = inspect.signature(test).parameters
    return "room" in asked and not {"tmp_path", "monkeypatch"} & set(asked)  # a file is SQLite's


SAME = {name: test for name, test in vars(TOLD).items() if name.startswith("test_") and about_the_room(test)}
globals().update(SAME)


@pytest.fixture
def room(url):
    here = RoomHere(url)
    yield here
    here.close()


def rows(url, statement):
    with sa.create_engine(url, poolclass=sa.pool.NullPool).connect() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(statement)]


def change(url, statement):
    with sa.create_engine(url, poolclass=sa.pool.NullPool).begin() as connection:
        connection.exec_driver_sql(statement)


def test_most_of_the_rooms_own_tests_are_told_here_too():
    assert len(SAME) >= 15


def test_a_room_goes_on_with_everything_after_the_service_was_started_anew(url):
    room = RoomHere(url)
    mina, code = room.join(), room.room.code
    mina.answer("line.rewrite", {"text": "I saved you a seat."})
    teacher = room.teacher
    teacher.set("line.rewrite", state="revealed")
    text = teacher.ask("GET", "/api/line.rewrite/texts")[1]["texts"][0]
    teacher.ask("PUT", "/api/line.rewrite/texts", {"picked": [text["id"]]})
    before = {**teacher.ask("GET", "/api/board")[1], "now": ""}
    room.close()
    room = RoomHere(url)
    assert room.room.code == code
    assert {**room.teacher.ask("GET", "/api/board")[1], "now": ""} == before
    assert room.stranger(mina.token).ask("GET", "/api/line.rewrite/results")[1]["picks"] == ["I saved you a seat."]
    room.close()


def test_a_rush_loses_nothing_and_is_there_exactly_once(room, url):
    people = [room.join() for _ in range(20)]

    def rush(person):
        for number in range(25):
            made = f"2026-01-01T10:00:{number:02}+00:00"
            assert person.answer("line.rewrite", {"text": f"Line {number}."}, made)[0] == 200
            assert person.answer("order.first", made=made)[0] == 200

    threads = [threading.Thread(target=rush, args=(person,)) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert rows(url, "select item, count(*) from answers group by item order by item") == [
        ("line.rewrite", 20),
        ("order.first", 20),
    ]
    kept = rows(url, "select value from answers where item = 'line.rewrite'")
    assert {json.loads(value)["text"] for (value,) in kept} == {"Line 24."}


def test_whoever_leaves_leaves_no_row_and_an_erased_room_none_at_all(room, url):
    mina, noor = room.join(), room.join()
    for person in (mina, noor):
        person.answer("line.rewrite", {"text": f"Only {person.nickname} knows this."})
    assert mina.ask("DELETE", "/api/me")[0] == 200
    assert len(rows(url, "select * from answers")) == 1
    assert room.teacher.ask("DELETE", "/api/session")[0] == 200
    for table in (records.answers, records.people, records.states, records.picks, records.sessions):
        assert rows(url, str(table.select())) == []


def test_a_text_with_a_character_that_postgresql_has_not_can_be_picked(room):
    mina, teacher = room.join(), room.teacher
    assert mina.answer("rating.goat", rating(note="One\0two."))[0] == 200
    text = teacher.ask("GET", "/api/rating.goat/texts")[1]["texts"][0]
    assert teacher.ask("PUT", "/api/rating.goat/texts", {"picked": [text["id"]]})[0] == 200
    assert list(room.room.picks["rating.goat"].values()) == ["Onetwo."]


def test_while_the_database_is_away_nothing_is_acknowledged_and_afterwards_it_goes_on(room, url, postgres):
    mina = room.join()
    assert mina.answer()[0] == 200
    postgres.stop()
    status, said = mina.answer("line.rewrite", {"text": "Still here?"})
    assert (status, said["later"]) == (503, True)
    postgres.start()
    wait_for(lambda: mina.answer("line.rewrite", {"text": "Still here?"})[0] == 200)
    assert rows(url, "select item, made from answers order by item") == [("line.rewrite", MADE), ("order.first", MADE)]


def test_tables_of_another_version_are_written_out_and_refused(url, tmp_path, monkeypatch):
    room = RoomHere(url)
    room.join().answer("line.rewrite", {"text": "I saved you a seat."})
    room.close()
    change(url, "update about set value = '0'")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CaringError, match=r"another version.* \(0; this one reads 1\).*room-written-out\.json"):
        Records(url)
    assert "I saved you a seat." in (tmp_path / "room-written-out.json").read_text()
    assert len(rows(url, "select * from answers")) == 1


def test_a_database_that_holds_something_else_is_refused_and_not_read(url, tmp_path, monkeypatch):
    change(url, "create table users (name text)")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CaringError, match="Something else is kept in this database"):
        Records(url)
    assert rows(url, "select table_name from information_schema.tables where table_schema = current_schema()") == [
        ("users",)
    ]
    assert list(tmp_path.iterdir()) == []


def test_two_services_never_work_on_one_database(room, url, monkeypatch):
    monkeypatch.setattr(records, "LOCK_SECONDS", 0.2)
    with pytest.raises(CaringError, match="Another service works on this database"):
        Records(url)
    assert room.join().answer()[0] == 200


def test_pg_dump_brings_everything_to_another_server(room, url, postgres, tmp_path):
    mina = room.join()
    mina.answer("line.rewrite", {"text": "I saved you a seat."})
    schema = url.rpartition("%3D")[2]
    dump = postgres.folder / "room.dump"
    postgres.run("pg_dump", "-h", "127.0.0.1", "-p", postgres.port, "-U", "postgres", "-n", schema, "-Fc", "-f", dump)
    postgres.do("create database elsewhere")
    postgres.run("pg_restore", "-h", "127.0.0.1", "-p", postgres.port, "-U", "postgres", "-d", "elsewhere", dump)
    again = RoomHere(postgres.url(schema, "elsewhere"))
    try:
        answers = again.stranger(mina.token).ask("GET", "/api/answers")[1]["answers"]
        assert [answer["value"]["text"] for answer in answers] == ["I saved you a seat."]
    finally:
        again.close()

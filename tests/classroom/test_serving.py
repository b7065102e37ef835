"""How a room is started: who can reach it, what it says about that, and what else it serves."""

import os
import re
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.request import urlopen

import pytest
from running import Asking, RoomThere

import start
from caring import cli
from caring.classroom import serving
from caring.classroom.lasting import WHERE
from caring.errors import CaringError

LOOPBACK = re.compile(r"\('(127\.\d+\.\d+\.\d+|::1)', ")  # by which a loop wakes itself up where there are no pairs


def started(folder, *words):
    """Start a room, ask it for its front page by the address that it prints, and stop it; give all that it did."""
    room = RoomThere(folder / "work", 0, *words, watch=folder / "sockets")
    try:
        with urlopen(room.address, timeout=10) as answer:
            page = answer.read().decode()
    finally:
        room.stop()
    assert room.errors == ""
    return room, page, (folder / "sockets").read_text().splitlines()


def test_only_this_machine_reaches_a_room_unless_lan_is_said(tmp_path):
    room, _, sockets = started(tmp_path)
    assert "socket.bind SOCK_STREAM ('127.0.0.1', 0)" in sockets
    assert [each for each in sockets if not LOOPBACK.search(each)] == []
    assert room.address == f"http://127.0.0.1:{room.port}/"
    assert serving.ALONE in room.said
    assert "plain HTTP" not in room.said


def test_with_lan_the_whole_network_reaches_it_which_it_says_and_nobody_is_contacted(tmp_path):
    room, _, sockets = started(tmp_path, "--lan")
    assert "open to everybody on this network, over plain HTTP" in room.said
    assert "who can listen to the network can read what is\nsent" in room.said
    assert serving.ALONE not in room.said
    bound, *others = [each for each in sockets if not LOOPBACK.search(each)]
    assert bound == "socket.bind SOCK_STREAM ('', 0)"
    # A datagram's socket that is only told where it would send to: the system says which address it would send from.
    assert others == ["socket.connect SOCK_DGRAM ('192.0.2.1', 9)"]
    assert re.fullmatch(rf"http://(\d+\.){{3}}\d+:{room.port}/", room.address)


def test_the_facilitators_own_page_stays_on_their_machine(tmp_path):
    room, _, _ = started(tmp_path, "--lan")
    assert room.teach.startswith(f"http://127.0.0.1:{room.port}/teach?key=")


def test_a_room_offers_the_web_edition_where_it_is_told_to(tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("The workshop in this browser.")
    room, page, _ = started(tmp_path, "--web", str(tmp_path / "site"))
    assert serving.WEB_ALONE in room.said
    assert serving.WEB not in room.said
    assert 'href="web/"' in page
    room, _, _ = started(tmp_path, "--lan", "--web", str(tmp_path / "site"))
    assert serving.WEB in room.said
    assert serving.WEB_ALONE not in room.said
    room, page, _ = started(tmp_path)
    assert "workshop" not in room.said
    assert 'href="web/"' not in page


def test_without_a_name_it_is_the_site_that_the_kit_builds(monkeypatch):
    wanted = []
    monkeypatch.setattr(serving, "serve", lambda given: wanted.append(given) or 0)
    for words in ([], ["--web"], ["--web", "elsewhere"]):
        assert cli.main(["class", *words]) == 0
    assert [each.web for each in wanted] == [None, Path("site"), Path("elsewhere")]


def test_a_web_edition_that_is_not_there_is_a_sentence_that_says_how_to_build_it(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert cli.main(["class", "--web"]) == 1
    assert capsys.readouterr().out == "There is no web edition in site yet. Build it: python3 start.py web site\n"
    with pytest.raises(CaringError, match="no web edition in elsewhere yet"):
        serving.serve(serving.Wanted(web=Path("elsewhere")))
    assert list(tmp_path.iterdir()) == []


def refused(folder, *words):
    """Start a room that can't be; give what it says."""
    command = [sys.executable, "-m", "caring.cli", "class", "--no-browser", *words]
    surroundings = {**os.environ, "CARING_WORK": str(folder)}
    answer = subprocess.run(command, env=surroundings, capture_output=True, text=True, timeout=60, check=False)
    assert (answer.returncode, answer.stderr) == (1, "")
    return answer.stdout


@pytest.mark.parametrize("port", ["-5", "65536", "99999"])
def test_a_port_that_can_not_be_is_a_sentence(tmp_path, port):
    said = f"A port is a number up to 65535, and {port} is none. The usual one is 8900.\n"
    assert refused(tmp_path, f"--port={port}") == said
    assert list(tmp_path.iterdir()) == []


def test_a_port_that_is_taken_is_a_sentence_that_names_another(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = refused(tmp_path, "--port", str(port))
    assert said.startswith(f"Port {port} can't be had (")
    assert said.endswith("Choose another: --port 8900\n")


def test_a_room_is_open_in_one_program_at_a_time_whatever_the_port(tmp_path):
    room = RoomThere(tmp_path)
    for port in ("0", str(room.port)):
        assert "room.sqlite already. Go on in the window where it was started" in refused(tmp_path, "--port", port)
    assert room.join().answer()[0] == 200
    room.kill()
    again = RoomThere(tmp_path)
    assert again.code == room.code
    again.stop()


def test_an_ended_room_goes_on_so_that_what_was_answered_can_still_be_taken_out(tmp_path):
    room = RoomThere(tmp_path)
    for _ in range(5):
        assert room.join().answer()[0] == 200
    table = room.teacher.ask("GET", "/api/export.csv")
    assert room.teacher.ask("PUT", "/api/session", {"ended": True})[0] == 200
    room.stop()
    again = RoomThere(tmp_path)
    assert again.said.startswith(serving.ENDED)
    assert "\u2588" not in again.said  # no picture of a way in
    assert (again.code, again.teacher.ask("GET", "/api/export.csv")) == (room.code, table)
    again.stop()
    assert table[1].count("order.first") == 5


def test_a_new_room_ends_the_one_before_which_nobody_leads_any_more(tmp_path):
    first = RoomThere(tmp_path)
    mina = first.join()
    mina.close()
    first.stop()
    second = RoomThere(tmp_path, first.port, "--new")
    assert second.code != first.code
    assert Asking(second.port).ask("POST", "/api/join", {"code": first.code})[0] == 410
    assert mina.answer()[0] == 410
    second.stop()
    third = RoomThere(tmp_path)
    assert (third.code, third.said.startswith(serving.GOES_ON)) == (second.code, True)
    third.stop()


def made(folder, days_ago):
    """Give the room's file, and let its rooms be so many days old."""
    file = folder.joinpath(*WHERE)
    with closing(sqlite3.connect(file)) as tables:
        then = datetime.now(UTC) - timedelta(days=days_ago)
        tables.execute("UPDATE sessions SET made = ?", [then.isoformat(timespec="seconds")])
        tables.commit()
    return file


def test_the_days_that_are_named_count_for_the_room_that_goes_on_too(tmp_path):
    room = RoomThere(tmp_path)
    assert "Everything is erased after 30 days (" in room.said
    room.stop()
    made(tmp_path, 5.5)
    for days, says in (("0", "1 to 366"), ("400", "1 to 366"), ("5", "is older than that")):
        assert says in refused(tmp_path, "--port", "0", "--days", days)
    assert "1 to 366" in refused(tmp_path, "--port", "0", "--new", "--days", "0")
    for words, wanted in ((["--days", "90"], 90), ([], 90), (["--days", "6"], 6)):
        again = RoomThere(tmp_path, 0, *words)
        day = datetime.now(UTC) + timedelta(days=wanted - 5.5)
        date = f"{day.day} {day:%B %Y}"
        wanted_said = f"Everything is erased after {wanted} days (by the first start of the kit from {date} on)"
        assert (again.code, wanted_said in again.said) == (room.code, True), again.said
        assert again.teacher.ask("GET", "/api/board")[1]["days"] == wanted
        again.stop()


def test_whatever_is_started_erases_what_is_older_than_its_days_and_nothing_else(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(start, "KIT", tmp_path)
    monkeypatch.setattr(start, "hand_over", lambda *_, **__: 0)
    monkeypatch.setattr(start.Environment, "provide", lambda *_: None)
    work = tmp_path / "my_work"
    room = RoomThere(work, 0, "--days", "7")
    assert room.join().answer("line.rewrite", {"text": "Only Mina knows this."})[0] == 200
    file = made(work, 8)
    assert start.main(["check"]) == 0  # it is open: it sees to that itself
    room.kill()
    made(work, 6)
    assert start.main(["check"]) == 0
    assert capsys.readouterr().out == ""
    assert b"Only Mina" in file.read_bytes()
    made(work, 8)
    assert start.main(["check"]) == 0
    assert "Everything in it is erased now." in capsys.readouterr().out
    assert b"Only Mina" not in b"".join(path.read_bytes() for path in file.parent.iterdir())
    assert RoomThere(work).stop() is None
    assert start.main(["check"]) == 0
    assert capsys.readouterr().out == ""
    file.write_bytes(b"no tables at all")
    assert start.main(["check"]) == 0

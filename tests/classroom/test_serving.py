"""How a room is started: who can reach it, what it says about that, and what else it serves."""

import re
from pathlib import Path
from urllib.request import urlopen

import pytest
from running import RoomThere

from caring import cli
from caring.classroom import serving
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

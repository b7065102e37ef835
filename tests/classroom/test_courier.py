"""A learner's answers travel to the room: at once, or when it can be reached again; and never without having joined."""

import asyncio
import json
import random
import socket
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from types import SimpleNamespace

import pytest
from running import ORDER, Asking, RoomThere, room_here, wait_for

from caring import answers
from caring.classroom import courier as couriers
from caring.classroom.courier import AWAY, LONGEST_PAUSE, Courier, OutOfReachError, over_http, read_address
from caring.classroom.door import digest
from caring.errors import CaringError
from caring.gathered import gather
from caring.library import scripts
from caring.progress import FileStore, Work
from caring.scoring import CRITERIA
from caring.views import JoinRoom, OrderAgain, WallLine
from caring.views.room import ARRIVED, HERE
from caring.wall import give
from caring.web import browser


class Line:
    """The way to a room, which can be cut; it remembers what went over it."""

    def __init__(self):
        self.is_cut, self.went = False, []

    def __call__(self, method, url, token, body):
        if self.is_cut:
            return AWAY, None
        status, said = over_http(method, url, token, body)
        self.went.append((method, url.rpartition("/api/")[2], status))
        return status, said


@pytest.fixture
def line():
    return Line()


@pytest.fixture
def mina(tmp_path, room, line, monkeypatch):
    """A learner who joined, and whose courier moves only when told."""
    monkeypatch.setattr(Courier, "_go", lambda _: None)
    courier = Courier(Work(FileStore(tmp_path / "work")), line, random.Random(7))
    courier.join(f"127.0.0.1:{room.port}", room.room.code)
    line.went.clear()
    return courier


def finish(work, script, note=""):
    answers.rate(work, script, "wonder", 3)
    for criterion in CRITERIA:
        answers.rate(work, script, criterion, 2)
    answers.note(work, script, note)
    answers.finish(work, script)


def test_what_is_sealed_finished_or_given_is_sent_and_nothing_else(mina, room, line):
    work = mina.work
    answers.move(work, "S5", 1)
    answers.rate(work, "goat", "wonder", 3)
    work.keep("draft.script", {"text": "Private.", "versions": []})
    assert (mina.waiting, mina.step()) == (0, None)
    answers.seal(work)
    finish(work, "goat", "It knows my street.")
    give(work, "line.rewrite", "I saved you a seat.", "2026-01-01T10:00:00+00:00")
    assert mina.waiting == 3
    assert [mina.step(), mina.step(), mina.step(), mina.step()] == [0.0, 0.0, None, None]
    assert [went for _, went, _ in line.went] == ["line.rewrite/answer", "order.first/answer", "rating.goat/answer"]
    assert room.room.counted("order.first", 1) == [answers.order(work).ids]


def test_a_second_order_goes_into_the_second_round_when_the_class_is_so_far(mina, room):
    answers.seal(mina.work)
    answers.seal(mina.work, answers.AGAIN)
    mina.step()
    assert mina.step() == couriers.ASK_AGAIN
    assert mina.waiting == 1
    room.teacher.set("order.first", state="open")
    room.teacher.set("order.first", round=2, state="open")
    assert mina.step() is None
    assert len(room.room.counted("order.first", 2)) == 1
    assert mina.place.notes == {}


def test_a_room_that_is_away_is_tried_again_with_growing_pauses_and_gets_all_in_order(mina, line):
    line.is_cut = True
    for script in scripts()[:3]:
        finish(mina.work, script.id)
    pauses = [mina.step() for _ in range(8)]
    assert mina.away
    longest = [min(2.0**n, LONGEST_PAUSE) for n in range(1, 9)]
    assert all(most / 2 <= pause <= most for pause, most in zip(pauses, longest, strict=True))
    line.is_cut = False
    assert [mina.step() for _ in range(4)] == [0.0, 0.0, None, None]
    assert not mina.away
    assert len(line.went) == 3


def test_a_new_kernel_sends_what_the_old_one_could_not_and_nothing_twice(mina, line):
    finish(mina.work, "goat")
    mina.step()
    answers.seal(mina.work)
    anew = Courier(Work(FileStore(mina.work.store.folder)), line)
    anew.changed()
    assert anew.place.nickname == mina.place.nickname
    assert anew.waiting == 1
    anew.step()
    assert mina.waiting == 0
    assert len(line.went) == 2


DAMAGED = ["{", "[]", "7", "{}", '{"address": 7, "token": "", "nickname": "", "code": ""}']
DAMAGED += ['{"address": "http://here/", "token": "", "nickname": "", "code": "", "sent": [7], "notes": []}']
DAMAGED += ['{"address": "file:///etc/", "token": "", "nickname": "", "code": ""}']


@pytest.mark.parametrize("text", DAMAGED)
def test_the_note_of_a_room_is_for_its_owners_eyes_and_a_damaged_one_stops_nothing(mina, line, text):
    file = mina.work.store.folder / "room.json"
    assert oct(file.stat().st_mode & 0o777) == "0o600"
    file.write_text(text)
    anew = Courier(Work(FileStore(mina.work.store.folder)), line)
    answers.seal(anew.work)
    assert (anew.place, anew.waiting, anew.step()) == (None, 0, None)


def test_what_was_closed_before_is_said_and_not_sent_again(mina, room):
    room.teacher.set("order.first", state="open")
    room.teacher.set("order.first", state="closed")
    for key, state in room.room.states.items():
        room.room.states[key] = replace(state, closed="2020-01-01T10:00:00+00:00")
    answers.seal(mina.work)
    assert mina.step() is None
    assert (mina.waiting, next(iter(mina.place.notes.values()))[:30]) == (0, "This was closed before you ans")


def test_an_ended_room_is_said_and_nothing_more_is_sent(mina, room, line):
    room.run(room.rooms.end(room.room))
    answers.seal(mina.work)
    assert mina.step() is None
    assert mina.place.over == "This room has ended. Your answer stays with you."
    finish(mina.work, "goat")
    assert mina.step() is None
    assert len(line.went) == 1


def test_whoever_leaves_can_have_all_erased(mina, room):
    answers.seal(mina.work)
    mina.step()
    mina.leave(erase=True)
    assert room.room.counted("order.first", 1) == []
    assert mina.place is None
    assert answers.order(mina.work).sealed
    assert not (mina.work.store.folder / "room.json").exists()


def test_joining_again_brings_back_what_this_computer_has_lost(mina, room):
    answers.arrange(mina.work, ORDER["order"])
    answers.seal(mina.work)
    finish(mina.work, "goat", "It knows my street.")
    mina.step(), mina.step()
    mina.work.forget(["order.first", "rating.goat"])
    mina.join(f"127.0.0.1:{room.port}", room.room.code)
    assert answers.order(mina.work).ids == tuple(ORDER["order"])
    assert answers.order(mina.work).sealed
    assert answers.rating(mina.work, "goat").note == "It knows my street."
    assert mina.waiting == 0


def test_two_hundred_people_offline_for_a_minute_arrive_in_order_without_a_stampede(tmp_path, monkeypatch):
    monkeypatch.setattr(Courier, "_go", lambda _: None)
    with room_here(tmp_path) as room:
        chance, line, people = random.Random(7), Line(), []
        for _ in range(200):
            courier = Courier(Work(), line, chance)
            courier.join(f"127.0.0.1:{room.port}", room.room.code)
            people.append(courier)
        line.is_cut, line.went, moved = True, [], []
        for courier in people:
            for item in ("line.rewrite", "line.minute"):
                give(courier.work, item, "I saved you a seat.", f"2026-01-01T10:0{len(item) % 2}:00+00:00")
        due = [(chance.uniform(0, 5), number) for number in range(len(people))]
        while due:  # time is made to pass: the line is cut for a minute
            due.sort()
            moment, number = due.pop(0)
            line.is_cut = moment < 60
            before, pause = people[number].waiting, people[number].step()
            if people[number].waiting < before:
                moved.append((moment, number, people[number].waiting))
            if pause is not None:
                due.append((moment + max(pause, 0.01), number))
        assert len(moved) == 400
        assert room.room.counts("line.rewrite", 1) == room.room.counts("line.minute", 1) == (200, 0)
        for number in range(200):
            assert [left for _, who, left in moved if who == number] == [1, 0]
        seconds = [int(moment) for moment, _, _ in moved]
        assert max(map(seconds.count, set(seconds))) <= 40  # of 400
        assert max(seconds) < 60 + LONGEST_PAUSE + 1


def test_a_thread_carries_it_and_no_cell_waits(tmp_path):
    room = RoomThere(tmp_path / "room")
    work = Work(FileStore(tmp_path / "work"))
    courier = Courier(work)
    courier.join(room.address, room.code)
    room.kill()
    answers.seal(work)
    wait_for(lambda: courier.away)
    again = RoomThere(tmp_path / "room", room.port)
    wait_for(lambda: courier.waiting == 0, 40)
    assert again.teacher.ask("GET", "/api/board")[1]["items"]["order.first"]["answered"] == 1
    again.stop()


def test_who_is_in_no_room_has_no_thread_and_no_file(tmp_path, line):
    courier = Courier(Work(FileStore(tmp_path)), line)
    answers.seal(courier.work)
    courier.look()
    assert (courier.step(), courier.waiting, courier._thread, line.went) == (None, 0, None, [])
    assert not (tmp_path / "room.json").exists()


@pytest.mark.parametrize(
    ("address", "code", "says"),
    [
        ("", "ABC234", "Type the room’s address"),
        ("ftp://here/", "ABC234", "Type the room’s address"),
        ("http://here:port/", "ABC234", "Type the room’s address"),
        ("hello there", "ABC234", "Type the room’s address"),
        ("http://here/a room/", "ABC234", "Type the room’s address"),
        ("http://here\x7f/", "ABC234", "Type the room’s address"),
        ("http://[::1/", "ABC234", "Type the room’s address"),
        ("http://here/", "ABC", "code has 6 letters"),
        ("http://127.0.0.1:9/", "ABC234", "can’t reach a room"),
    ],
)
def test_what_can_be_no_room_is_said_in_a_sentence(address, code, says):
    view = JoinRoom(Work())
    with pytest.raises(CaringError, match=says):
        view.join(address, code)
    assert not view.state["joined"]


def test_an_address_may_be_typed_in_many_ways():
    for address in ("10.0.0.5:8900", "http://10.0.0.5:8900/#ABC234", "10.0.0.5:8900/teach"):
        assert read_address(address, "abc 234") == ("http://10.0.0.5:8900/", "ABC234")
    assert read_address("https://hub.example/services/caring/", "ABC234")[0] == "https://hub.example/services/caring/"


def test_a_page_that_is_no_room_is_not_joined(room):
    courier = Courier(Work(), lambda *_: (200, ["hello"]))
    with pytest.raises(CaringError, match="is no room"):
        courier.join("127.0.0.1:9", "ABC234")
    assert courier.place is None


def test_the_view_shows_who_one_is_what_waits_and_what_is_open(room):
    view = JoinRoom(Work())
    view.join(f"127.0.0.1:{room.port}", room.room.code)
    assert view.state["joined"]
    assert len(view.state["nickname"].split()) == 2
    WallLine("rewrite", view.work).give("I saved you a seat.")
    room.teacher.set("line.rewrite", state="open")
    view.look()
    wait_for(lambda: view.courier.now and not view.courier.waiting)
    view.look()
    assert view.state["now"] == [{"name": "A line from your rewrite", "says": "is open: now is the time"}]
    assert view.state["waiting"] == "Everything that you sealed, finished or gave has arrived."
    view.leave()
    assert not view.state["joined"]


def test_the_view_says_that_the_room_has_ended_and_shows_the_way_into_the_next(room):
    view = JoinRoom(Work())
    view.join(f"127.0.0.1:{room.port}", room.room.code)
    WallLine("rewrite", view.work).give("I saved you a seat.")
    room.teacher.set("line.rewrite", state="open")
    wait_for(lambda: not view.courier.waiting)
    room.teacher.ask("PUT", "/api/session", {"ended": True})
    view.look()
    wait_for(lambda: view.courier.now)
    view.see()
    assert view.state["over"] == f"This room has ended. {ARRIVED}"
    assert (view.state["now"], view.state["address"]) == ([], f"http://127.0.0.1:{room.port}/")
    room.teacher.ask("DELETE", "/api/session")
    view.look()
    wait_for(lambda: view.courier.place.over)
    view.see()
    assert view.state["over"] == "This room doesn’t know you any more. Join once more."
    view.join(view.state["address"], room.run(room.rooms.open(digest("another token"))).code)
    assert view.state["over"] == ""


def test_what_did_not_reach_an_ended_room_is_said_to_stay(room):
    view = JoinRoom(Work())
    view.join(f"127.0.0.1:{room.port}", room.room.code)
    view.courier.now, view.courier._send = {"ended": True, "items": {}}, lambda *_: (AWAY, None)
    WallLine("rewrite", view.work).give("I saved you a seat.")
    view.see()
    assert view.state["over"] == "This room has ended. What it hasn’t got stays with you."


def test_one_sees_which_vote_is_open_and_what_has_been_shown(mina):
    view = JoinRoom(mina.work)
    view.courier, mina.now = (
        mina,
        {
            "items": {
                "order.first": {"state": "open", "round": 2},
                "rating.goat": {"state": "closed", "round": 1},
                "line.rewrite": {"state": "revealed", "round": 1},
                "line.minute": {"state": "revealed", "round": 2},
            }
        },
    )
    view.see()
    assert [each["says"] for each in view.state["now"]] == [
        "is open once more: now is the time",
        "is closed",
        "has been shown",
        "has been shown",
    ]


def test_the_second_order_opens_with_the_first_and_starts_from_it():
    mina = OrderAgain(Work())
    assert "locked" in mina.state
    answers.arrange(mina.work, ORDER["order"])
    answers.seal(mina.work)
    assert [card["id"] for card in mina.state["cards"]] == ORDER["order"]
    mina.move("S5", 1)
    mina.seal()
    assert mina.state["sealed"].startswith("Your second order")
    assert answers.order(mina.work).ids == tuple(ORDER["order"])


def test_a_line_given_alone_is_kept_and_given_in_a_room_until_its_end(room):
    view = JoinRoom(Work())
    wall = WallLine("rewrite", view.work)
    wall.give("I saved you a seat.")
    assert wall.state["said"] == "Kept here. If you join a class’s room, it is sent there."
    view.join(f"127.0.0.1:{room.port}", room.room.code)
    wall.give("I saved you two.")
    assert wall.state["said"] == "Given. You can give another in its place."
    view.leave()
    wall.give("I saved you three.")
    assert wall.state["said"].startswith("Kept here.")


def test_a_damaged_line_is_set_aside():
    work = Work()
    work.keep("line.rewrite", {"text": "x" * 500, "made": 7})
    assert WallLine("rewrite", work).state["given"] == ""
    assert json.loads(work.store.backups[0])["item"] == "line.rewrite"


def test_looking_at_a_room_that_is_away_is_tried_again_and_then_all_goes_on(mina, room, line):
    line.is_cut = True
    mina.look()
    assert mina.step() > 0
    assert mina.away
    assert mina.step() > 0  # it still wants to know
    line.is_cut = False
    assert mina.step() is None
    assert not mina.away
    assert mina.now["nickname"] == mina.place.nickname


def test_another_room_with_no_token_of_its_own_gets_everything_anew(tmp_path, monkeypatch):
    monkeypatch.setattr(Courier, "_go", lambda _: None)
    said = {"token": "", "nickname": "Calm Otter", "answers": [], "kept": True, "late": False}
    courier = Courier(Work(FileStore(tmp_path)), lambda *_: (200, said))
    answers.seal(courier.work)
    for code in ("ABC234", "DEF567"):  # a hub knows people without a token, and may have many rooms
        courier.join("https://hub.example/services/caring/", code)
        assert courier.waiting == 1
        assert courier.step() is None
        assert courier.waiting == 0


@pytest.fixture
def page(monkeypatch):
    """Pretend that this is a browser's Python, in a page of the web edition at an address."""

    def at(site):
        here = SimpleNamespace(href=f"{site}extensions/@jupyterlite/pyodide-kernel-extension/static/worker.js")
        monkeypatch.setitem(sys.modules, "js", SimpleNamespace(location=here))
        monkeypatch.setattr(couriers, "sys", SimpleNamespace(platform="emscripten"))

    return at


def test_in_a_browser_without_threads_it_goes_on_between_cells(room, line, page, monkeypatch):
    def ask(method, url, token, body):
        status, said = (
            (AWAY, "") if line.is_cut else Asking(room.port, token).ask(method, f"/{url.split('/', 3)[3]}", raw=body)
        )
        return status, json.dumps(said)

    async def ask_meanwhile(*given):
        return await asyncio.to_thread(ask, *given)

    async def cell():
        view = JoinRoom(Work())
        view.join(view.state["address"], room.room.code)
        line.is_cut = True
        answers.seal(view.work)
        assert view.courier.waiting == 1  # nothing waited for it
        await asyncio.sleep(0.1)
        assert view.courier.away
        line.is_cut = False
        for _ in range(100):
            await asyncio.sleep(0.1)
            if not view.courier.waiting:
                return view.courier._thread
        raise AssertionError("It never arrived.")

    page(f"http://127.0.0.1:{room.port}/web/")
    monkeypatch.setattr(browser, "ask_room", ask)
    monkeypatch.setattr(browser, "ask_room_meanwhile", ask_meanwhile)
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(asyncio.run, cell()).result() is None
    assert len(room.room.counted("order.first", 1)) == 1


@pytest.mark.parametrize(
    ("site", "why"),
    [
        ("https://tove.github.io/workshop/", "This page came over https"),
        ("http://127.0.0.1:8800/", "can call only the room that its page came from"),
        ("http://10.0.0.5:8900/", "can call only the room that its page came from"),
    ],
)
def test_a_page_that_can_not_call_the_room_says_why_and_hands_over_what_the_room_would_get(page, site, why):
    work = Work()
    answers.seal(work)
    finish(work, "goat", "It knows my street.")
    answers.rate(work, "ferry", "wonder", 1)
    work.keep("draft.script", {"text": "Private.", "versions": []})
    page(site)
    view = JoinRoom(work)
    assert view.state["address"] == HERE
    give(work, "line.minute", "I saved you a seat.", "2026-01-01T10:00:00+00:00")
    with pytest.raises(OutOfReachError, match=why) as refused:
        view.join("127.0.0.1:8900", "ABC234")
    assert "open it there: http://127.0.0.1:8900/ " in str(refused.value)
    view._hear(view, {"do": "join", "with": ["127.0.0.1:8900", "ABC234"], "id": 1}, [])
    assert (view.state["said"], view.state["apart"]) == (str(refused.value), True)
    view.take_out()
    assert [each["item"] for each in json.loads(view.state["file"]["text"])["answers"]] == [
        "line.minute",
        "order.first",
        "rating.goat",
    ]
    assert "a line for the wall is best read out" in view.state["said"]
    (person,) = gather([("mina.json", view.state["file"]["text"])]).people
    assert person.order == answers.order(work).ids
    assert list(person.ratings) == ["goat"]


def test_a_file_with_nothing_in_it_is_not_handed_over():
    view = JoinRoom(Work())
    answers.move(view.work, "S5", 1)
    answers.rate(view.work, "goat", "wonder", 3)
    with pytest.raises(CaringError, match="the file would be empty"):
        view.take_out()
    assert view.state["file"] is None


@pytest.mark.parametrize(
    ("site", "room"),
    [
        ("http://10.0.0.5:8900/web/", "http://10.0.0.5:8900/"),
        ("https://hub.example/services/caring/web/", "https://hub.example/services/caring/"),
    ],
)
def test_a_page_that_a_room_serves_knows_its_address_and_may_call_it(page, site, room):
    page(site)
    assert JoinRoom(Work()).state["address"] == room
    with pytest.raises(CaringError, match="I can’t reach a room") as refused:
        Courier(Work(), lambda *_: (AWAY, None)).join(room, "ABC234")
    assert not isinstance(refused.value, OutOfReachError)


PORTAL = [(200, None), (200, {"login": "Room 212"}), (302, None), (401, None), (410, {"page": 1}), (511, "<html>")]
PORTAL += [(403, "<html>"), (404, {"error": {"code": 404}}), (200, {"items": [], "kept": "yes", "erased": 1})]
PORTAL += [(200, {"items": {"order.first": shape}}) for shape in (7, {"state": "open"}, {"state": 1, "round": 1})]


@pytest.mark.parametrize("portal", PORTAL)
def test_what_a_page_before_every_other_one_answers_is_no_receipt_and_ends_nothing(mina, room, portal):
    send, mina._send = mina._send, lambda *_: portal
    answers.seal(mina.work)
    mina.look()
    assert mina.step() > 0
    mina._looks = False
    assert mina.step() > 0
    assert (mina.waiting, mina.away, mina.place.over, mina.place.notes) == (1, True, "", {})
    with pytest.raises(CaringError, match="nothing was erased"):
        mina.leave(erase=True)
    mina._send = send
    assert mina.step() is None
    assert (mina.waiting, len(room.room.counted("order.first", 1))) == (0, 1)


@pytest.mark.parametrize("refusal", [(403, "<html>"), (413, None)])
def test_an_answer_that_something_before_the_room_stops_lets_those_behind_it_pass(mina, room, line, refusal):
    stopped = ["order.first"]
    mina._send = lambda *asked: refusal if any(item in asked[1] for item in stopped) else line(*asked)
    answers.seal(mina.work)
    finish(mina.work, "goat")
    finish(mina.work, "ferry")
    assert mina.step() > 0
    assert [mina.step(), mina.step()] == [0.0, 0.0]
    assert mina.step() > 0
    assert (mina.waiting, len(line.went), mina.place.notes) == (1, 2, {})
    stopped.clear()
    assert mina.step() is None
    assert mina.waiting == 0


def test_whom_the_hub_does_not_know_is_told_what_to_do_and_loses_nothing(mina, room, line):
    unknown = "The hub doesn’t know you. Open the workshop once more from the room’s own page: https://hub.example/"
    mina._send = lambda *_: (403, {"error": unknown, "later": True})
    answers.seal(mina.work)
    view = JoinRoom(mina.work)
    view.courier = mina
    for asks in (False, True):
        mina._looks = asks
        assert mina.step() > 0
        view.see()
        assert (view.state["waiting"], view.state["notes"]) == (f"One answer waits. {unknown}", [])
    line.is_cut, mina._send = True, line
    assert mina.step() > 0
    view.see()
    assert "can’t be reached just now" in view.state["waiting"]
    line.is_cut = False
    assert [mina.step(), mina.step()] == [0.0, None]
    view.see()
    assert view.state["waiting"] == "Everything that you sealed, finished or gave has arrived."


def test_who_is_sent_elsewhere_does_not_take_the_token_there(room):
    class Portal(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(302)
            self.send_header("Location", f"http://127.0.0.1:{room.port}/api/now")
            self.end_headers()

        def log_message(self, *_):
            pass

    with HTTPServer(("127.0.0.1", 0), Portal) as portal:
        threading.Thread(target=portal.handle_request, daemon=True).start()
        status, said = over_http("GET", f"http://127.0.0.1:{portal.server_port}/api/now", room.join().token, None)
    assert (status, said) == (302, None)


HEAD = "HTTP/1.1 {} \r\nContent-Length: 40\r\n\r\n"
BROKEN = [HEAD.format(200) + '{"kept": true', HEAD.format(503) + "{", "SSH-2.0-OpenSSH_9.6\r\n\r\n", "", "\r\n"]
BROKEN += ["HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "HTTP/1.1 200 \r\nx: " + "y" * 99_999]


@pytest.mark.parametrize("reply", BROKEN, ids=range(len(BROKEN)))
def test_a_reply_that_breaks_off_or_is_none_stops_no_courier(tmp_path, reply):
    def serve():
        with suppress(OSError):  # the door is closed
            while True:
                line, _ = door.accept()
                with line:
                    line.recv(65536)
                    line.sendall(reply.encode())

    with socket.create_server(("127.0.0.1", 0)) as door, room_here(tmp_path) as room:
        threading.Thread(target=serve, daemon=True).start()
        port, courier = door.getsockname()[1], Courier(Work())
        with pytest.raises(CaringError, match="can’t reach a room"):
            courier.join(f"127.0.0.1:{port}", "ABC234")
        courier.join(f"127.0.0.1:{room.port}", room.room.code)
        place = courier.place
        place.address = f"http://127.0.0.1:{port}/"
        answers.seal(courier.work)
        wait_for(lambda: courier.away)
        place.address = f"http://127.0.0.1:{room.port}/"
        wait_for(lambda: courier.waiting == 0)
        assert len(room.room.counted("order.first", 1)) == 1

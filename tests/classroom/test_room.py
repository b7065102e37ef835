"""Who may do what, what becomes of an answer, and what comes back of it."""

import csv
import io
import json
import logging
import sqlite3
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from running import MADE, ORDER, RoomThere, rating, room_here, wait_for

from caring.classroom import pages, results
from caring.classroom.door import Door, digest
from caring.classroom.records import Records, picks
from caring.classroom.rooms import CODE_LENGTH, LETTERS, MOST_WRONG, SLOW_SECONDS
from caring.errors import CaringError
from caring.progress import now


def orders(*firsts):
    return [{"order": [first, *(s for s in ORDER["order"] if s != first)]} for first in firsts]


def revealed(room, item, values):
    for value in values:
        assert room.join().answer(item, value)[0] == 200
    room.teacher.set(item, state="revealed")


def test_a_newcomer_gets_a_nickname_and_a_token_of_which_only_the_hash_is_kept(room, tmp_path):
    mina = room.join()
    assert len(mina.nickname.split()) == 2
    assert len(room.room.code) == CODE_LENGTH
    assert set(room.room.code) <= set(LETTERS)
    room.run(room.rooms.erase_old())
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert mina.token.encode() not in kept
    assert mina.nickname.encode() not in kept


def test_a_code_may_be_typed_small_and_with_spaces(room):
    code = room.room.code.lower()
    assert room.join(f" {code[:3]} {code[3:]} ")


def test_an_answer_comes_back_to_its_owner_and_to_nobody_else(room):
    mina, noor = room.join(), room.join()
    assert mina.answer() == (200, {"kept": True, "late": False})
    assert mina.ask("GET", "/api/order.first/answer")[1]["answers"][0]["value"] == ORDER
    assert noor.ask("GET", "/api/order.first/answer") == (200, {"answers": []})
    assert noor.ask("GET", "/api/answers") == (200, {"answers": []})


def test_an_answer_again_takes_the_earlier_ones_place_and_an_older_one_does_not(room):
    mina = room.join()
    mina.answer("line.rewrite", {"text": "First."}, MADE)
    mina.answer("line.rewrite", {"text": "Second."}, "2026-01-01T10:05:00+00:00")
    assert mina.answer("line.rewrite", {"text": "First."}, MADE)[0] == 200
    assert [a["value"]["text"] for a in mina.ask("GET", "/api/answers")[1]["answers"]] == ["Second."]


MATRIX = {
    ("PUT", "/api/order.first/state", '{"state": "open"}'): (401, 403, 200),
    ("GET", "/api/order.first/state", None): (401, 200, 200),
    ("GET", "/api/order.first/results", None): (401, 403, 200),
    ("GET", "/api/widest/results", None): (401, 403, 200),
    ("GET", "/api/order.first/answer", None): (401, 200, 200),
    ("GET", "/api/answers", None): (401, 200, 200),
    ("GET", "/api/now", None): (401, 200, 200),
    ("GET", "/api/qr.svg", None): (401, 403, 200),
    ("GET", "/api/board", None): (401, 403, 200),
    ("PUT", "/api/board", '{"step": 1}'): (401, 403, 200),
    ("GET", "/api/screen", None): (401, 403, 200),
    ("GET", "/api/line.rewrite/texts", None): (401, 403, 200),
    ("PUT", "/api/line.rewrite/texts", '{"picked": []}'): (401, 403, 200),
    ("GET", "/api/export.csv", None): (401, 403, 200),
    ("GET", "/api/texts.csv", None): (401, 403, 200),
    ("GET", "/teach", None): (401, 403, 200),
    ("GET", "/projector", None): (401, 403, 200),
    ("GET", "/", None): (200, 200, 200),
    ("POST", "/api/session", '{"days": 7}'): (403, 403, 403),
    ("DELETE", "/api/me", None): (401, 200, 409),
    ("PUT", "/api/session", '{"ended": true}'): (401, 403, 200),
    ("DELETE", "/api/session", None): (401, 403, 200),
}


def test_everybody_may_do_what_they_may_and_nothing_else(room):
    for (method, path, body), wanted in MATRIX.items():
        for asking, status in zip((room.stranger("made up"), room.join(), room.teacher), wanted, strict=True):
            if path == "/api/session" and asking is room.teacher:
                continue
            found, said = asking.ask(method, path, raw=body)
            assert found == status, (method, path, asking.token, said)
            if (method, path) == ("PUT", "/api/session") and found == 200:
                room.run(_reopen(room))


async def _reopen(room):
    room.room.ended = None


def test_the_facilitators_cookie_opens_their_pages_but_not_for_another_sites_page(room):
    someone = room.stranger()
    status, _ = someone.ask("GET", "/teach?key=the-facilitators-token")
    cookie = someone.heads["Set-Cookie"]
    assert status == 302
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    given = {"Cookie": cookie.partition(";")[0]}
    assert someone.ask("GET", "/projector", **given)[0] == 200
    assert someone.ask("GET", "/api/board", **given)[0] == 200
    assert someone.ask("DELETE", "/api/session", **given, Origin="http://elsewhere.example")[0] == 401


def test_a_participant_can_not_become_the_facilitator(room):
    mina = room.join()
    for body in ({"code": room.room.code, "teaches": True}, {"code": room.room.code, "nickname": "<script>"}):
        assert mina.ask("POST", "/api/join", body)[0] == 400
    assert mina.ask("GET", f"/teach?key={mina.token}")[0] == 302  # it is only put into a cookie …
    assert mina.ask("GET", "/teach", Cookie=f"caring_teach={mina.token}")[0] == 403
    assert mina.ask("GET", "/api/board")[0] == 403


def test_a_facilitator_who_joins_another_room_goes_on_leading_their_own(room):
    other = room.run(room.rooms.open(digest("somebody else's token")))
    room.teacher.ask("POST", "/api/join", {"code": other.code})
    assert room.teacher.ask("GET", "/api/board")[1]["code"] == room.room.code


def test_results_are_for_everybody_from_the_reveal_on(room):
    mina = room.join()
    revealed(room, "order.first", orders("S1", "S1", "S5", "S5", "S5"))
    status, said = mina.ask("GET", "/api/order.first/results")
    assert status == 200
    assert [each["count"] for each in said["first"]] == [3, 2, 0, 0, 0]
    assert [each["name"] for each in said["first"]][:2] == ["Connection to people", "App downloads"]
    room.teacher.set("order.first", state="closed")
    assert mina.ask("GET", "/api/order.first/results")[0] == 403


def test_a_class_that_agrees_on_the_first_is_shown_too(room):
    revealed(room, "order.first", orders("S2", "S2", "S2", "S2", "S2"))
    status, said = room.teacher.ask("GET", "/api/order.first/results")
    assert (status, said.get("error")) == (200, None)
    assert [(each["count"], each["width"]) for each in said["first"]] == [(5, 100.0), *[(0, 0.0)] * 4]


def test_no_split_is_shown_or_exported_of_four_people(room):
    revealed(room, "order.first", orders("S1", "S1", "S5", "S5"))
    said = room.teacher.ask("GET", "/api/order.first/results")[1]
    assert said["people"] == 4
    assert "first" not in said
    assert "Fewer than 5" in said["locked"]
    assert room.teacher.ask("GET", "/api/export.csv")[1].strip("\ufeff\r\n").count("\n") == 0


def test_what_comes_after_the_close_is_refused_unless_it_was_made_before(room):
    mina, noor, before = room.join(), room.join(), now()
    room.teacher.set("order.first", state="open")
    room.teacher.set("order.first", state="closed")
    assert mina.answer(made="2999-01-01T10:00:00+00:00")[0] == 409
    assert mina.ask("GET", "/api/answers")[1]["answers"] == []
    assert noor.answer(made=before) == (200, {"kept": True, "late": True})
    board = room.teacher.ask("GET", "/api/board")[1]["items"]["order.first"]
    assert (board["answered"], board["late"], board["counts_late"]) == (0, 1, False)
    assert room.room.counted("order.first", 1) == []
    room.teacher.set("order.first", late=True)
    assert len(room.room.counted("order.first", 1)) == 1


def test_who_was_late_for_the_first_vote_can_be_counted_while_the_second_is_open(room):
    mina, noor, before, teacher = room.join(), room.join(), now(), room.teacher
    teacher.set("order.first", state="open")
    teacher.set("order.first", state="closed")
    assert noor.answer(made=before) == (200, {"kept": True, "late": True})
    teacher.set("order.first", late=True)
    teacher.set("order.first", round=2, state="open")
    assert len(room.room.counted("order.first", 1)) == 1  # what was said of the first vote still stands
    assert mina.answer(made=before) == (200, {"kept": True, "late": True})
    earlier = {"round": 1, "late": 2, "counts_late": True}
    for count in (True, False, True):
        closed = room.room.state("order.first", 1).closed
        assert teacher.set("order.first", round=1, late=count) == {"state": "closed", "closed": closed, "late": count}
        board = teacher.ask("GET", "/api/board")[1]["items"]["order.first"]
        assert (board["round"], board["state"], board["late"]) == (2, "open", 0)
        assert board["earlier"] == [{**earlier, "counts_late": count}]
        assert len(room.room.counted("order.first", 1)) == 2 * count
    for state in ("open", "revealed", "waiting"):
        assert teacher.ask("PUT", "/api/order.first/state", {"round": 1, "state": state})[0] == 409


def test_a_receipt_that_was_lost_makes_nobody_late(room):
    mina, made = room.join(), now()
    assert mina.answer(made=made)[1]["late"] is False
    room.teacher.set("order.first", state="closed")
    assert mina.answer(made=made) == (200, {"kept": True, "late": False})
    assert room.room.counts("order.first", 1) == (1, 0)


def test_a_class_votes_talks_votes_again_and_sees_the_shift(room):
    people = [room.join() for _ in range(6)]
    for person, order in zip(people, orders("S1", "S1", "S1", "S2", "S2", "S5"), strict=True):
        person.answer("order.first", order)
    status, said = people[0].answer("order.first", round_=2)
    assert (status, said["later"]) == (409, True)
    room.teacher.set("order.first", state="open")
    room.teacher.set("order.first", round=2, state="open")
    for person, order in zip(people, orders("S5", "S5", "S5", "S5", "S5", "S1"), strict=True):
        assert person.answer("order.first", order, now(), 2)[0] == 200
    room.teacher.set("order.first", state="revealed")
    said = people[0].ask("GET", "/api/order.first/results")[1]
    found = sorted((each["count"], each["again"]) for each in said["first"])
    assert found == [(0, 0), (0, 0), (1, 5), (2, 0), (3, 1)]
    assert said["alike"].startswith("You agree")


def test_a_round_can_not_be_skipped(room):
    assert room.teacher.ask("PUT", "/api/order.first/state", {"round": 2, "state": "open"})[0] == 409
    room.teacher.set("order.first", state="open")
    assert room.teacher.ask("PUT", "/api/order.first/state", {"round": 3, "state": "open"})[0] == 409


def test_a_script_shows_everybodys_points_the_reference_and_the_widest_disagreement(room):
    revealed(room, "rating.goat", [rating(1), rating(1), rating(3), rating(3, valuable=0), rating(3, valuable=4)])
    said = room.teacher.ask("GET", "/api/rating.goat/results")[1]
    assert {"x": 25.0, "y": 25.0, "n": 2, "size": 0.85} in said["points"]
    assert set(said["reference"]) == {"x", "y"}
    assert "The authors gave connection 12½ and value 29⅙: the diamond." in said["sentence"]
    widest = room.teacher.ask("GET", "/api/widest/results")[1]
    assert (widest["people"], widest["half"]) == (5, "value")
    assert [level["count"] for level in widest["levels"]] == [1, 2, 0, 1, 1]
    assert widest["sentence"] == "Two of you, picked at random, are 2.0 levels apart on average."


def test_texts_are_seen_by_nobody_until_picked_then_without_a_sign_of_whose(room):
    mina, noor = room.join(), room.join()
    mina.answer("line.rewrite", {"text": "I saved you a seat."})
    noor.answer("line.rewrite", {"text": "I left the light on."})
    teacher = room.teacher
    teacher.set("line.rewrite", state="revealed")
    teacher.ask("PUT", "/api/board", {"screen": "line.rewrite"})
    assert teacher.ask("GET", "/api/screen")[1]["shown"]["picks"] == []
    texts = teacher.ask("GET", "/api/line.rewrite/texts")[1]["texts"]
    assert all(set(text) == {"id", "text"} for text in texts)
    chosen = next(text["id"] for text in texts if text["text"] == "I saved you a seat.")
    assert teacher.ask("PUT", "/api/line.rewrite/texts", {"picked": [chosen]})[0] == 200
    assert mina.ask("GET", "/api/line.rewrite/results")[1]["picks"] == ["I saved you a seat."]
    assert teacher.ask("PUT", "/api/line.rewrite/texts", {"picked": ["made up"]})[0] == 400
    assert mina.ask("DELETE", "/api/me")[0] == 200
    assert teacher.ask("GET", "/api/screen")[1]["shown"]["picks"] == []


def test_a_picked_text_that_its_author_changes_or_takes_back_is_shown_no_longer_and_stops_no_pick(room):
    mina, noor, teacher = room.join(), room.join(), room.teacher
    mina.answer("line.rewrite", {"text": "I saved you a seat."}, MADE)
    noor.answer("line.rewrite", {"text": "I left the light on."}, MADE)
    teacher.set("line.rewrite", state="revealed")
    ids = {each["text"]: each["id"] for each in teacher.ask("GET", "/api/line.rewrite/texts")[1]["texts"]}
    chosen = list(ids.values())
    assert teacher.ask("PUT", "/api/line.rewrite/texts", {"picked": chosen}) == (200, {"picked": chosen})
    room.teacher.ask("PUT", "/api/board", {"screen": "line.rewrite"})
    room.room.states["line.rewrite", 1] = replace(room.room.state("line.rewrite"), state="open")
    early, later = "2025-12-31T10:00:00+00:00", "2026-01-01T10:05:00+00:00"
    assert mina.answer("line.rewrite", {"text": "Older."}, early)[0] == 200  # it changes nothing
    assert len(results.results(room.room, "line.rewrite")["picks"]) == 2
    assert mina.answer("line.rewrite", {"text": "I changed my mind."}, later)[0] == 200
    teacher.set("line.rewrite", state="revealed")
    assert teacher.ask("GET", "/api/screen")[1]["shown"]["picks"] == ["I left the light on."]
    assert teacher.ask("GET", "/api/line.rewrite/texts")[1]["picked"] == [ids["I left the light on."]]
    status, said = teacher.ask("PUT", "/api/line.rewrite/texts", {"picked": chosen})
    assert (status, "changed it or taken it back" in said["error"]) == (400, True)
    assert noor.ask("DELETE", "/api/me")[0] == 200
    assert teacher.ask("GET", "/api/screen")[1]["shown"]["picks"] == []
    assert room.run(_picks(room)) == 0


async def _picks(room):
    return await room.rooms.records.do(lambda c: len(c.execute(picks.select()).all()))


def test_texts_come_in_another_order_each_time(room):
    mina = room.join()
    scripts = [item for item in room.teacher.ask("GET", "/api/board")[1]["items"] if item.startswith("rating.")]
    people = [room.join() for _ in range(12)]
    for number, person in enumerate(people):
        person.answer(scripts[0], rating(note=f"Note {number}."))
    asked = {
        tuple(t["text"] for t in room.teacher.ask("GET", f"/api/{scripts[0]}/texts")[1]["texts"]) for _ in range(4)
    }
    assert len(asked) > 1
    assert mina.ask("GET", f"/api/{scripts[0]}/texts")[0] == 403


def test_the_projector_is_silent_until_the_reveal(room):
    for order in orders("S1", "S1", "S5", "S5", "S5"):
        room.join().answer("order.first", order)
    teacher = room.teacher
    teacher.set("order.first", state="open")
    teacher.ask("PUT", "/api/board", {"screen": "order.first"})
    said = teacher.ask("GET", "/api/screen")[1]
    assert "shown" not in said
    assert said["asked"]["answered"] == 5
    teacher.set("order.first", state="revealed")
    assert teacher.ask("GET", "/api/screen")[1]["shown"]["people"] == 5


def test_an_export_has_no_person_no_time_and_no_formula(room):
    hostile = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\uff1d1", " =1", '"; DROP TABLE answers; --']
    for number, text in enumerate(hostile):
        person = room.join()
        person.answer("rating.goat", rating(number % 5, note=text))
        person.answer("order.first")
        person.answer("line.minute", {"text": text})
    teacher = room.teacher
    rows = list(csv.DictReader(io.StringIO(teacher.ask("GET", "/api/export.csv")[1].strip("\ufeff"))))
    assert list(rows[0]) == [
        "item",
        "round",
        "order",
        "wonder",
        "one_person",
        "i_you",
        "human",
        "enjoyable",
        "consumable",
        "valuable",
    ]
    assert len(rows) == 2 * len(hostile)
    assert rows[0] == {**dict.fromkeys(rows[0], ""), "item": "order.first", "round": "1", "order": "S1 S2 S3 S4 S5"}
    texts = list(csv.reader(io.StringIO(teacher.ask("GET", "/api/texts.csv")[1].strip("\ufeff"))))
    assert texts[0] == ["item", "text"]
    assert len(texts) == 1 + 2 * len({text.strip() for text in hostile})
    assert not [
        cell for row in texts + [list(r.values()) for r in rows] for cell in row if cell[:1] in tuple("=+-@\t\r\uff1d")
    ]


BAD = {
    "no JSON": "[", "no object": "[1]", "a number that is none": '{"round": NaN, "made": "", "value": {}}',
    "half a letter": json.dumps({"round": 1, "made": MADE, "value": {"order": ["\ud800"]}}),
    "deep": '{"round": 1, "made": "", "value": ' + "[" * 9000 + "]" * 9000 + "}",
    "a field too many": json.dumps({"round": 1, "made": MADE, "value": ORDER, "who": "noor"}),
    "a field too few": json.dumps({"round": 1, "value": ORDER}),
    "no time": json.dumps({"round": 1, "made": "soon", "value": ORDER}),
    "no time zone": json.dumps({"round": 1, "made": "2026-01-01T10:00:00", "value": ORDER}),
    "a time before time": json.dumps({"round": 1, "made": "0001-01-01T00:00:00+10:00", "value": ORDER}),
    "a round that is none": json.dumps({"round": True, "made": MADE, "value": ORDER}),
    "a round of nought": json.dumps({"round": 0, "made": MADE, "value": ORDER}),
    "an order with a name": json.dumps({"round": 1, "made": MADE, "value": {**ORDER, "name": "Mina"}}),
    "an order of four": json.dumps({"round": 1, "made": MADE, "value": {"order": ["S1", "S2", "S3", "S4"]}}),
    "an order with one twice": json.dumps({"round": 1, "made": MADE, "value": {"order": "S1 S1 S3 S4 S5".split()}}),
    "an order of lists": json.dumps({"round": 1, "made": MADE, "value": {"order": [["S1"]] * 5}}),
    "not UTF-8": b"\xff\xfe",
    "nothing": "",
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_answer_changes_nothing(name, whole_module_room):
    _room, mina = whole_module_room
    status, said = mina.ask("PUT", "/api/order.first/answer", raw=BAD[name])
    assert status == 400
    assert said["error"].endswith(".")
    assert mina.ask("GET", "/api/answers")[1]["answers"] == []


@pytest.mark.parametrize(
    ("item", "value"),
    [
        ("rating.goat", rating(5)),
        ("rating.goat", rating(True)),
        ("rating.goat", rating(wonder=None)),
        ("rating.goat", {**rating(), "levels": {"human": 3}}),
        ("rating.goat", {**rating(), "levels": [3]}),
        ("rating.goat", rating(note="x" * 2001)),
        ("rating.goat", rating(note=None)),
        ("line.rewrite", {"text": " \n "}),
        ("line.rewrite", {"text": "x" * 201}),
        ("line.rewrite", {"text": 7}),
    ],
)
def test_a_value_of_another_form_is_refused_with_a_sentence(item, value, whole_module_room):
    _, mina = whole_module_room
    status, said = mina.answer(item, value)
    assert status == 400
    assert said["error"].endswith(".")


def test_what_is_too_large_or_not_there_is_refused(whole_module_room):
    _, mina = whole_module_room
    assert mina.ask("PUT", "/api/order.first/answer", raw="x" * (64 * 1024 + 1))[0] == 413
    assert mina.answer("rating.nothing")[0] == 404
    assert mina.answer("order.again")[0] == 404
    assert mina.ask("GET", "/api/order.first/nothing")[0] == 404
    assert mina.ask("GET", "/parts/../app.py")[0] == 404
    assert mina.ask("POST", "/api/now", {})[0] == 405
    assert mina.ask("GET", "/api/now")[0] == 200


@pytest.fixture(scope="module")
def whole_module_room(tmp_path_factory):
    with room_here(tmp_path_factory.mktemp("room")) as here:
        yield here, here.join()


def test_wrong_codes_are_slow_and_only_so_many_wait_while_the_right_one_is_quick(room, monkeypatch):
    monkeypatch.setattr("caring.classroom.rooms.MOST_WRONG", 2)
    monkeypatch.setattr("caring.classroom.rooms.SLOW_SECONDS", 1.5)
    mina = room.join()
    codes = ["AAAAAA", "AAAAAA", "AAAAAA", "BBBBBB", "CCCCCC", "DDDDDD"]
    with ThreadPoolExecutor(len(codes)) as pool:
        found = list(pool.map(lambda code: room.stranger().ask("POST", "/api/join", {"code": code}), codes))
        assert sorted(status for status, _ in found).count(429) == 2
        assert {status for (status, _), code in zip(found, codes, strict=True) if code == "AAAAAA"} in ({403}, {429})
        trying = [pool.submit(room.stranger().ask, "POST", "/api/join", {"code": code}) for code in codes[:4]]
        # Who is known is counted alone.
        assert room.stranger(mina.token).ask("POST", "/api/join", {"code": "EEEEEE"})[0] == 403
        assert {each.result()[0] for each in trying} == {403}
        trying = [pool.submit(room.stranger().ask, "POST", "/api/join", {"code": code}) for code in codes[:3]]
        assert room.join().token  # nobody who knows the code has to wait, although all come from one address
        assert {each.result()[0] for each in trying} == {403}
    assert SLOW_SECONDS >= 2


def try_codes(room, codes, seconds):
    """Try wrong codes at once, and after so many seconds the right one; give what came of it, and of the others."""
    with ThreadPoolExecutor(len(codes)) as pool:
        trying = [pool.submit(room.stranger().ask, "POST", "/api/join", {"code": code}) for code in codes]
        time.sleep(seconds)
        right = room.stranger().ask("POST", "/api/join", {"code": room.room.code})
        return right, Counter(each.result()[0] for each in trying)


def test_the_right_code_lets_in_at_once_though_as_many_wrong_ones_wait_as_may(room):
    began = time.monotonic()
    codes = [f"{n:06}" for n in range(MOST_WRONG + 20)]
    (status, said), wrong = try_codes(room, codes, SLOW_SECONDS / 2)
    assert (status, said.get("error")) == (200, None)
    assert wrong == {403: MOST_WRONG, 429: 20}
    assert time.monotonic() - began >= SLOW_SECONDS
    assert room.room.joined == 1


def test_while_somebody_guesses_faster_than_a_class_mistypes_no_code_is_looked_at(room, monkeypatch):
    monkeypatch.setattr("caring.classroom.rooms.MOST_SPARED", 20)
    (status, said), wrong = try_codes(room, [f"{n:06}" for n in range(MOST_WRONG + 20)], SLOW_SECONDS / 2)
    assert (status, said["later"]) == (429, True)
    assert wrong == {403: MOST_WRONG, 429: 20}
    assert room.join().token  # when the guessing is over


def test_an_ended_room_lets_nobody_in_and_takes_nothing_more_but_can_be_exported(room):
    mina = room.join()
    assert room.teacher.ask("PUT", "/api/session", {"ended": True})[0] == 200
    assert mina.answer()[0] == 410
    assert room.stranger().ask("POST", "/api/join", {"code": room.room.code})[0] == 410
    assert room.teacher.ask("GET", "/api/export.csv")[0] == 200


def test_the_front_page_says_whether_there_is_a_room_to_join(room):
    assert "<h1>The room is open</h1>" in room.stranger().ask("GET", "/")[1]
    for method, body in (("PUT", {"ended": True}), ("DELETE", None)):
        assert room.teacher.ask(method, "/api/session", body)[0] == 200
        page = room.stranger().ask("GET", "/")[1]
        assert "<h1>The room has ended</h1>" in page
        assert "You join" not in page


def test_whoever_leaves_leaves_nothing_behind_and_an_erased_room_is_gone_from_the_disk(room, tmp_path):
    mina, noor = room.join(), room.join()
    mina.answer("line.rewrite", {"text": "Only Mina knows this."})
    noor.answer("line.rewrite", {"text": "Only Noor knows this."})
    assert mina.ask("DELETE", "/api/me") == (200, {"erased": True})
    assert mina.answer()[0] == 401
    room.run(room.rooms.erase_old())
    assert b"Only Mina" not in _disk(tmp_path)
    assert b"Only Noor" in _disk(tmp_path)
    assert room.teacher.ask("DELETE", "/api/session") == (200, {"erased": True})
    assert noor.ask("GET", "/api/now")[0] == 401
    room.run(room.rooms.erase_old())
    assert b"Only Noor" not in _disk(tmp_path)


def hurry(room, people, given):
    """Let everybody give lines without a pause, to a slow disk, until the room knows them no more; note each status."""
    records, done = room.rooms.records, room.rooms.records._done
    records._done = lambda jobs: time.sleep(0.02) or done(jobs)

    def go_on(person):
        for number in range(10_000):
            status, _ = person.answer("line.rewrite", {"text": f"Secret {number}."}, now())
            given.append(status)
            if status != 200:
                return

    pool = ThreadPoolExecutor(len(people))
    for person in people:
        pool.submit(go_on, person)
    return pool


def test_whoever_is_erased_while_their_answers_arrive_leaves_nothing(room):
    mina, given = room.join(), []
    with hurry(room, [room.stranger(mina.token) for _ in range(6)], given):
        wait_for(lambda: len(given) > 60)
        assert mina.ask("DELETE", "/api/me") == (200, {"erased": True})
    assert set(given) == {200, 401}
    assert room.teacher.ask("GET", "/api/line.rewrite/texts")[1]["texts"] == []
    board = room.teacher.ask("GET", "/api/board")[1]
    assert (board["joined"], board["items"]["line.rewrite"]["answered"]) == (0, 0)


def test_a_room_that_is_erased_while_answers_arrive_leaves_nothing_and_the_next_one_starts(tmp_path):
    with room_here(tmp_path) as room:
        code, given = room.room.code, []
        with hurry(room, [room.join() for _ in range(12)], given):
            wait_for(lambda: len(given) > 120)
            assert room.teacher.ask("DELETE", "/api/session") == (200, {"erased": True})
        assert set(given) == {200, 401}
        assert room.stranger().ask("POST", "/api/join", {"code": code})[0] == 403
    with sqlite3.connect(tmp_path / "room.sqlite") as tables:
        asked = (f"select count(*) from {name}" for name in TABLES)  # noqa: S608 - names of the test's own
        assert {tables.execute(words).fetchone() for words in asked} == {(0,)}
    assert b"Secret" not in _disk(tmp_path)
    with room_here(tmp_path) as room:
        assert room.room.code != code


TABLES = ("sessions", "people", "answers", "states", "picks")


def test_what_an_earlier_kit_left_of_an_erased_room_is_erased_when_the_next_one_starts(tmp_path):
    with room_here(tmp_path) as room:
        code, mina = room.room.code, room.join()
    with sqlite3.connect(tmp_path / "room.sqlite") as tables:
        tables.execute(
            "insert into answers values (7, 'line.rewrite', 1, 'x', ?, 0, '{\"text\": \"Secret.\"}')", [MADE]
        )
        tables.execute("insert into people values ('x', 7, 0)")
        tables.execute("insert into states values (7, 'line.rewrite', 1, 'open', null, 0)")
        tables.execute("insert into picks values (7, 'line.rewrite', 'x', 'Secret.')")
    with room_here(tmp_path) as room:
        assert room.room.code == code
        assert room.stranger(mina.token).ask("GET", "/api/now")[0] == 200
    assert b"Secret" not in _disk(tmp_path)


def test_what_can_not_be_erased_just_now_is_still_there_and_can_be_erased_later(room):
    mina, records = room.join(), room.rooms.records
    assert mina.answer()[0] == 200
    records._done, done = lambda _: (_ for _ in ()).throw(OSError("full")), records._done
    for asking, path in ((mina, "/api/me"), (room.teacher, "/api/session")):
        assert asking.ask("DELETE", path)[0] == 503
    records._done = done
    assert len(mina.ask("GET", "/api/answers")[1]["answers"]) == 1
    assert room.teacher.ask("GET", "/api/board")[1]["joined"] == 1
    assert room.join().token
    for asking, path in ((mina, "/api/me"), (room.teacher, "/api/session")):
        assert asking.ask("DELETE", path) == (200, {"erased": True})


def _disk(folder):
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()))


def test_a_room_is_erased_when_its_days_are_over(room, tmp_path):
    room.join().answer()
    with sqlite3.connect(tmp_path / "room.sqlite") as tables:
        tables.execute("update sessions set made = '2020-01-01T10:00:00+00:00'")
    room.run(room.rooms.erase_old())
    assert room.rooms.all() == ()
    with sqlite3.connect(tmp_path / "room.sqlite") as tables:
        assert tables.execute("select count(*) from answers").fetchone() == (0,)


def test_a_room_goes_on_with_everything(tmp_path):
    with room_here(tmp_path) as room:
        mina, code = room.join(), room.room.code
        mina.answer("line.rewrite", {"text": "I saved you a seat."})
        teacher = room.teacher
        teacher.set("line.rewrite", state="revealed")
        text = teacher.ask("GET", "/api/line.rewrite/texts")[1]["texts"][0]
        teacher.ask("PUT", "/api/line.rewrite/texts", {"picked": [text["id"]]})
        teacher.ask("PUT", "/api/board", {"minutes": 90, "began": True, "screen": "line.rewrite"})
        teacher.ask("PUT", "/api/board", {"step": 2})
        before = {**teacher.ask("GET", "/api/board")[1], "now": ""}
    with room_here(tmp_path) as room:
        assert room.room.code == code
        assert {**room.teacher.ask("GET", "/api/board")[1], "now": ""} == before
        mina.port = room.port
        mina.close()
        assert mina.ask("GET", "/api/line.rewrite/results")[1]["picks"] == ["I saved you a seat."]
        mina.close()


def test_tables_of_another_version_are_written_out_and_refused(tmp_path):
    with room_here(tmp_path) as room:
        room.join().answer("line.rewrite", {"text": "I saved you a seat."})
    with sqlite3.connect(tmp_path / "room.sqlite") as tables:
        tables.execute("update about set value = '0'")
    with pytest.raises(CaringError, match=r"another version.* \(0; this one reads 1\).*room-written-out\.json"):
        Records(f"sqlite:///{tmp_path / 'room.sqlite'}")
    assert "I saved you a seat." in (tmp_path / "room-written-out.json").read_text()


def test_an_address_that_is_none_is_refused_with_a_sentence():
    with pytest.raises(CaringError, match="database’s address"):
        Records("nothing at all")


def test_only_the_owner_can_read_the_file(room, tmp_path):
    assert {oct(path.stat().st_mode & 0o777) for path in tmp_path.iterdir()} == {"0o600"}


def test_a_failing_disk_is_said_and_nothing_is_acknowledged(room, monkeypatch, caplog):
    mina = room.join()
    room.rooms.records._done, done = lambda _: (_ for _ in ()).throw(OSError("full")), room.rooms.records._done
    with caplog.at_level(logging.ERROR):
        status, said = mina.answer("line.rewrite", {"text": "Only Mina knows this."})
    assert (status, said["later"]) == (503, True)
    assert "Only Mina" not in caplog.text
    assert mina.token not in caplog.text
    room.rooms.records._done = done
    assert mina.ask("GET", "/api/answers")[1]["answers"] == []
    assert mina.answer("line.rewrite", {"text": "Only Mina knows this."})[0] == 200


def test_the_web_edition_is_served_from_the_same_process(tmp_path):
    (tmp_path / "web").mkdir()
    (tmp_path / "web" / "index.html").write_text("The workshop in this browser.")
    with room_here(tmp_path, web=tmp_path / "web") as here:
        assert here.stranger().ask("GET", "/web/") == (200, "The workshop in this browser.")
        assert here.stranger().ask("GET", "/web/../room.sqlite")[0] in (403, 404)
        front = here.stranger().ask("GET", "/")[1]
        assert 'href="web/"' in front
        assert "Look on with" not in front


def test_a_phone_is_led_only_to_where_it_can_join(tmp_path):
    for web in (None, tmp_path):
        with room_here(tmp_path, web=web) as here:
            led = [here.teacher.ask("GET", "/api/screen", Host=host)[1]["phones"] for host in HOSTS]
            assert led == [False, False, False, bool(web)]
            if not web:
                assert "Look on with somebody who has one" in here.stranger().ask("GET", "/")[1]


HOSTS = ("127.0.0.1:8900", "localhost:8900", "[::1]:8900", "192.168.1.20:8900")


class NameDoor(Door):
    """A door as a hub's is: it knows people by name, and who may teach."""

    opens_rooms = True

    def key(self, handler):
        name = handler.request.headers.get("X-Name")
        return name and digest(name)

    def may_teach(self, handler):
        return handler.request.headers.get("X-Name") == "Tove"

    def admit(self, handler):
        return self.key(handler), ""


def test_another_door_opens_rooms_for_whoever_may_teach(tmp_path):
    with room_here(tmp_path, door=NameDoor) as here:
        mina, tove = here.stranger(), here.stranger()
        assert mina.ask("POST", "/api/session", {"days": 7}, **{"X-Name": "Mina"})[0] == 403
        status, opened = tove.ask("POST", "/api/session", {"days": 7}, **{"X-Name": "Tove"})
        assert status == 200
        status, said = mina.ask("POST", "/api/join", {"code": opened["code"]}, **{"X-Name": "Mina"})
        assert (status, said["token"]) == (200, "")
        assert mina.ask("PUT", "/api/order.first/state", {"state": "open"}, **{"X-Name": "Mina"})[0] == 403
        assert tove.ask("PUT", "/api/order.first/state", {"state": "open"}, **{"X-Name": "Tove"})[0] == 200
        assert b"Mina" not in _disk(tmp_path)


def test_an_erased_rooms_results_are_never_the_next_ones(tmp_path):
    with room_here(tmp_path, door=NameDoor) as here:
        someone, tove = here.stranger(), {"X-Name": "Tove"}

        def firsts(*wanted):
            code = someone.ask("POST", "/api/session", {"days": 7}, **tove)[1]["code"]
            for number, order in enumerate(orders(*wanted)):
                name, body = {"X-Name": f"Person {number}"}, {"round": 1, "made": MADE, "value": order}
                assert someone.ask("POST", "/api/join", {"code": code}, **name)[0] == 200
                assert someone.ask("PUT", "/api/order.first/answer", body, **name)[0] == 200
            assert someone.ask("PUT", "/api/order.first/state", {"state": "revealed"}, **tove)[0] == 200
            shown = someone.ask("GET", "/api/order.first/results", **tove)[1]["first"]
            assert someone.ask("DELETE", "/api/session", **tove)[0] == 200
            return sorted(each["count"] for each in shown)

        assert firsts("S1", "S1", "S1", "S1", "S1") == [0, 0, 0, 0, 5]
        assert firsts("S1", "S2", "S3", "S4", "S5") == [1, 1, 1, 1, 1]


def test_what_is_shown_is_computed_once_a_change_and_not_once_a_look(room, monkeypatch):
    computed, compute = [], results.results
    monkeypatch.setattr(results, "results", lambda *given: computed.append(given[1]) or compute(*given))
    revealed(room, "order.first", orders("S1", "S1", "S5", "S5", "S5"))
    teacher, mina = room.teacher, room.join()
    teacher.ask("PUT", "/api/board", {"screen": "order.first"})
    for _ in range(5):
        assert teacher.ask("GET", "/api/screen")[1]["shown"]["people"] == 5
    mina.answer("line.rewrite", {"text": "Something else changes."})
    teacher.ask("GET", "/api/screen")
    assert computed == ["order.first"]
    teacher.set("order.first", late=True)
    teacher.ask("GET", "/api/screen")
    assert computed == ["order.first"] * 2


def test_a_page_runs_no_script_but_its_own_and_no_other_page_may_frame_it(room):
    teacher = room.teacher
    teacher.ask("GET", "/teach")
    policy = teacher.heads["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "Server" not in teacher.heads


def test_nothing_is_logged_of_what_was_asked_or_answered(tmp_path):
    there = RoomThere(tmp_path)
    mina = there.join()
    mina.answer("line.rewrite", {"text": "Only Mina knows this."})
    mina.answer("line.rewrite", {"text": 7})
    mina.ask("PUT", "/api/line.rewrite/answer", raw="Only Mina knows this.")
    there.stop()
    said = there.said + there.errors
    assert "Only Mina" not in said
    assert mina.token not in said
    assert "/api/" not in said


def test_only_a_room_of_its_own_says_that_it_is_open():
    assert "<h1>The room is open</h1>" in pages.page("front")
    assert "<h1>The room</h1>" in pages.page("front", hub=True)

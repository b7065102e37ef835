"""The room on a real hub: its proxy, several people's servers and kernels, and who may do what."""

import json
import stat
from concurrent.futures import ThreadPoolExecutor

import hubbing
import pytest
from hubbing import OTHER_TEACHER, TEACHER, THIRD_TEACHER, Visitor
from lab import AXE
from running import MADE, ORDER, wait_for

from caring.progress import Answer, as_text


class Bearer(Visitor):
    """Somebody who shows a token as the web edition does."""

    def ask(self, method, path, body=None, **heads):
        shown, self.token = self.token, ""
        try:
            return super().ask(method, path, body, Authorization=f"Bearer {shown}", Sec_Fetch_Mode="cors", **heads)
        finally:
            self.token = shown


SEATS = ("noor", "theo", "somebody-of-longname")


@pytest.fixture(scope="module")
def hub(postgres, site):
    with hubbing.hub(postgres.fresh(), site) as here:
        for name in SEATS:
            here.seat(name)
        yield here


@pytest.fixture(scope="module")
def tove(hub):
    """The facilitator's browser, in which a room was opened."""
    browser = hub.browser(TEACHER)
    assert "parts/opening.js" in browser.open("teach")[1]
    assert browser.script("POST", "api/session", {"days": 7})[0] == 200
    assert "parts/teach.js" in browser.open("teach")[1]
    return browser


@pytest.fixture(scope="module")
def code(tove):
    return tove.script("GET", "api/board")[1]["code"]


@pytest.fixture(scope="module")
def mina(hub, code):
    """Somebody in the room, by a token."""
    person = hub.user("mina")
    assert person.room("POST", "api/join", {"code": code})[0] == 200
    return person


@pytest.fixture(scope="module")
def outsider(hub):
    """Somebody of the hub who didn't join."""
    return hub.user("olaf")


# Who asks: nobody, one of the hub who is in no room, a participant's kernel.
MATRIX = {
    ("PUT", "api/order.first/state", '{"state": "revealed"}'): (403, 401, 403),
    ("GET", "api/order.first/state", None): (403, 401, 200),
    ("GET", "api/order.first/results", None): (403, 401, 403),
    ("GET", "api/widest/results", None): (403, 401, 403),
    ("GET", "api/order.first/answer", None): (403, 401, 200),
    ("GET", "api/answers", None): (403, 401, 200),
    ("GET", "api/now", None): (403, 401, 200),
    ("GET", "api/board", None): (403, 401, 403),
    ("PUT", "api/board", '{"step": 1}'): (403, 401, 403),
    ("GET", "api/screen", None): (403, 401, 403),
    ("GET", "api/qr.svg", None): (403, 401, 403),
    ("GET", "api/line.rewrite/texts", None): (403, 401, 403),
    ("PUT", "api/line.rewrite/texts", '{"picked": []}'): (403, 401, 403),
    ("GET", "api/export.csv", None): (403, 401, 403),
    ("GET", "api/texts.csv", None): (403, 401, 403),
    ("POST", "api/session", '{"days": 7}'): (403, 403, 403),
    ("PUT", "api/session", '{"ended": true}'): (403, 401, 403),
    ("DELETE", "api/session", None): (403, 401, 403),
    ("GET", "teach", None): (302, 403, 403),
    ("GET", "projector", None): (302, 403, 403),
    ("GET", "opening", None): (302, 403, 403),
    ("GET", "", None): (200, 200, 200),
    ("GET", "api/nothing", None): (404, 404, 404),
}


def test_everybody_may_do_what_they_may_and_nothing_else(hub, outsider, mina):
    for (method, path, body), wanted in MATRIX.items():
        for asking, status in zip((Visitor(hub.address), outsider, mina), wanted, strict=True):
            found, said = asking.room(method, path, body and body.encode())
            assert found == status, (method, path, said)


def test_nobody_unknown_is_sent_elsewhere_from_the_api_but_from_a_page_they_are(hub):
    nobody = Visitor(hub.address, "made-up")
    status, said = nobody.room("GET", "api/board")
    assert (status, "Location" in nobody.heads) == (403, False)
    assert said["error"].startswith("The hub doesn’t know you.")
    assert nobody.room("GET", "projector")[0] == 302
    assert nobody.heads["Location"].startswith("/hub/api/oauth2/authorize?client_id=service-caring")


def test_an_answer_is_its_owners_alone(hub, mina, code):
    assert mina.answer() == (200, {"kept": True, "late": False})
    theirs = hub.user("another")
    assert theirs.room("POST", "api/join", {"code": code})[0] == 200
    assert theirs.room("GET", "api/answers") == (200, {"answers": []})
    assert theirs.room("GET", "api/order.first/answer") == (200, {"answers": []})
    forged = {"round": 1, "made": MADE, "value": ORDER, "who": "mina"}
    assert theirs.room("PUT", "api/order.first/answer", forged)[0] == 400
    assert [each["value"] for each in mina.room("GET", "api/answers")[1]["answers"]] == [ORDER]
    assert theirs.room("DELETE", "api/me")[0] == 200
    assert len(mina.room("GET", "api/answers")[1]["answers"]) == 1


def test_a_participants_browser_leads_nothing_either(hub, code):
    mina = hub.browser("mina")
    for page in ("teach", "projector", "opening"):
        status, text = mina.open(page)
        assert status == 403
        assert "The page is" in text or "facilitator’s" in text
    mina.open("")
    assert mina.script("GET", "api/board")[0] == 403
    assert mina.script("POST", "api/session", {"days": 7})[0] == 403


def test_a_participant_can_not_mint_the_facilitators_scope(hub):
    participant = hub.user("mina", "tokens!user=mina", "read:users!user=mina")
    wanted = {"scopes": ["custom:caring:teach"]}
    for name in ("mina", TEACHER):
        assert participant.ask("POST", f"/hub/api/users/{name}/tokens", wanted)[0] in (400, 403, 404)
    assert participant.room("POST", "api/session", {"days": 7})[0] == 403
    assert hub.admin.ask("POST", "/hub/api/users/mina/tokens", wanted)[0] in (400, 403)


def test_a_cookie_alone_does_nothing_without_the_pages_own_token(tove):
    for method, path, body in (
        ("PUT", "api/order.first/state", {"state": "open"}),
        ("PUT", "api/session", {"ended": True}),
        ("DELETE", "api/session", None),
        ("POST", "api/session", {"days": 7}),
    ):
        for heads in ({}, {"X_XSRFToken": "made-up"}, {"Origin": "http://elsewhere.example", "Sec_Fetch_Mode": "cors"}):
            status, said = tove.room(method, path, body, **heads)
            assert status == 403, said
    assert tove.room("GET", "api/board", Sec_Fetch_Mode="cors")[0] == 403
    assert tove.script("GET", "api/board")[1]["items"]["order.first"]["state"] == "waiting"


def test_the_facilitator_leads_one_room_and_answers_in_none(hub, tove, code):
    assert tove.script("POST", "api/session", {"days": 7})[0] == 409
    assert tove.script("POST", "api/join", {"code": code})[0] == 409
    assert tove.script("PUT", "api/order.first/answer", {"round": 1, "made": MADE, "value": ORDER})[0] == 403
    assert "parts/projector.js" in tove.open("projector")[1]
    kernel = hub.user(TEACHER)  # their kernels' tokens lead nothing
    assert kernel.room("PUT", "api/order.first/state", {"state": "revealed"})[0] == 403


JOIN = """
from caring.views import JoinRoom, OrderTheFive
room, order = JoinRoom(), OrderTheFive()
room.join(room.address, CODE)
order.seal()
print(room.state["joined"], room.state["nickname"])
"""
KNOWN = """
import json, os
from caring.progress import work_folder
kept = "".join(path.read_text() for path in work_folder().rglob("*.json"))
print(os.environ["JUPYTERHUB_API_TOKEN"] in kept, room.courier.waiting)
"""


def test_several_peoples_kernels_answer_by_the_code_alone(hub, tove, code):
    with ThreadPoolExecutor() as pool:
        kernels = list(pool.map(hub.seated, SEATS))
        said = list(pool.map(lambda kernel: kernel.run(JOIN.replace("CODE", repr(code))), kernels))
    assert [words.split()[0] for words in said] == ["True"] * len(SEATS)
    assert len({words.partition(" ")[2] for words in said}) == len(SEATS)
    wait_for(lambda: tove.script("GET", "api/board")[1]["items"]["order.first"]["answered"] >= len(SEATS))
    assert kernels[0].run(KNOWN) == "False 0"  # the hub's token is in no file of the learner's
    for kernel in kernels:
        kernel.close()
    assert tove.script("GET", "api/order.first/results")[0] == 200


def test_in_a_browser_the_facilitator_signs_in_opens_a_room_and_leads_it(hub, page):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{hub.address}services/caring/teach")
    page.get_by_label("Username").fill(OTHER_TEACHER)
    page.get_by_label("Password").fill("open")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="Open the room").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.evaluate(AXE)
    assert page.evaluate("axe.run().then(found => found.violations.map(v => v.id))") == []
    page.get_by_label("Erase everything after").fill("7")
    page.get_by_role("button", name="Open the room").click()
    page.get_by_role("heading", name="Your room").wait_for()
    code = page.locator(".room-code").inner_text()
    noor = hub.user("noor-by-phone")
    assert noor.room("POST", "api/join", {"code": code})[0] == 200
    page.get_by_label("Something to answer in this part").select_option("order.first")
    page.get_by_role("button", name="Open it").click()
    assert noor.answer()[0] == 200
    page.get_by_text("1 of 1 has answered.").wait_for()
    page.get_by_text("erased after 7 days").wait_for()
    projector = page.context.new_page()
    projector.goto(f"{hub.address}services/caring/projector")
    projector.get_by_role("heading", name="Which number matters most?").wait_for()


def test_a_pass_answers_in_the_room_and_does_nothing_else(hub, tove, code):
    nobody, mina = Visitor(hub.address), hub.browser("mina-by-phone")
    assert nobody.room("POST", "api/pass")[0] == 403
    assert nobody.room("GET", "enter")[0] == 302
    assert mina.room("POST", "api/pass")[0] == 403  # by the cookie alone, without the page's own token
    mina.open("enter")
    given = mina.script("POST", "api/pass")[1]["pass"]
    phone = Bearer(hub.address, given)
    assert phone.room("POST", "api/join", {"code": code})[0] == 200
    assert phone.answer() == (200, {"kept": True, "late": False})
    assert mina.script("GET", "api/answers")[1]["answers"][0]["value"] == ORDER  # it is the same person
    assert phone.room("POST", "api/pass")[0] == 404  # no pass gives another
    key, until, sign = given.split(".")
    for forged in (
        f"{key}.{int(until) + 1}.{sign}",
        f"{'0' * 64}.{until}.{sign}",
        f"{key}.1.{sign}",
        f"{key}..",
        "a.b.c",
    ):
        assert Bearer(hub.address, forged).room("GET", "api/answers")[0] == 403
    own_page = f"{hub.address}services/caring/"
    anew = f"The hub doesn’t know you. Open the workshop once more from the room’s own page: {own_page}"
    for without in (Bearer(hub.address, f"{key}.1.{sign}"), Visitor(hub.address)):
        assert without.room("POST", "api/join", {"code": code}) == (403, {"error": anew, "later": True})
    program = Bearer(hub.address, "made-up").room("POST", "api/join", {"code": code})
    assert program[1]["error"] == "The hub doesn’t know you. A program shows its token."
    tove.open("teach")
    teacher = Bearer(hub.address, tove.script("POST", "api/pass")[1]["pass"])
    for method, path, body in (
        ("PUT", "api/order.first/state", {"state": "revealed"}),
        ("GET", "api/board", None),
        ("POST", "api/session", {"days": 7}),
    ):
        assert teacher.room(method, path, body)[0] == 403


def test_somebody_who_signs_in_on_a_phone_joins_from_the_web_edition_that_the_hub_serves(hub, tove, code, page):
    before, sealed = tove.script("GET", "api/board")[1], {**ORDER, "sealed": MADE, "seed": 1}
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{hub.address}services/caring/")
    page.get_by_role("link", name="Open the workshop in this browser").click()
    page.get_by_label("Username").fill("pia-with-a-phone")
    page.get_by_label("Password").fill("open")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name="Start here", exact=True).wait_for()
    page.wait_for_function("globalThis.caringStore")  # the link is there before the page's own program
    page.evaluate(
        "async (text) => (await caringStore.open(location.href)).change('answers', 'order.first', text)",
        as_text(Answer("order.first", MADE, sealed)),
    )
    page.get_by_role("link", name="Start here", exact=True).click()
    page.wait_for_selector("body[data-lesson=ready]", state="attached", timeout=180_000)
    for _ in range(2):
        view = page.locator(".cw").filter(has=page.get_by_role("heading", name="Join your class", exact=True))
        view.get_by_label("Code").fill(code)
        view.get_by_role("button", name="Join").click()
        view.get_by_text("You are").wait_for()
        page.reload()
        page.wait_for_selector("body[data-lesson=ready]", state="attached", timeout=180_000)
        view.get_by_text("You are").wait_for()
        view.get_by_text("Everything that you sealed, finished or gave has arrived.").wait_for()
        view.get_by_role("button", name="Leave the room").click()
        view.get_by_role("button", name="Yes").click()
        view.get_by_label("Code").wait_for()  # a page that is gone before this has not left the room
    page.goto(f"{hub.address}services/caring/web/")  # not by the room's page, and with no pass any more
    page.evaluate("async () => (await caringStore.open(location.href)).change('answers', 'pass', null)")
    page.get_by_role("link", name="Start here", exact=True).click()
    page.wait_for_selector("body[data-lesson=ready]", state="attached", timeout=180_000)
    view.get_by_label("Code").fill(code)
    view.get_by_role("button", name="Join").click()
    view.get_by_text(f"once more from the room’s own page: {hub.address}services/caring/").wait_for()
    after = tove.script("GET", "api/board")[1]
    assert after["joined"] == before["joined"] + 1
    assert after["items"]["order.first"]["answered"] == before["items"]["order.first"]["answered"] + 1


def test_no_name_of_the_hub_is_in_the_tables(hub, postgres, mina):
    assert mina.answer()[0] == 200
    schema = hub.env["CARING_DATABASE_URL"].rpartition("%3D")[2]
    dump = postgres.run("pg_dump", "-h", "127.0.0.1", "-p", postgres.port, "-U", "postgres", "-n", schema)
    assert "order.first" in dump
    for name in (*SEATS, "mina", TEACHER):
        assert name not in dump
    secret = hub.folder / "service" / "room" / "secret"
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    assert secret.read_text().strip() not in dump


def test_after_the_service_was_killed_everybody_is_who_they_were(hub, tove, mina):
    assert mina.answer()[0] == 200
    before = mina.room("GET", "api/now")[1]["nickname"]
    hub.kill_the_room()
    wait_for(lambda: mina.room("GET", "api/now")[0] == 200, 60)
    assert mina.room("GET", "api/now")[1]["nickname"] == before
    assert [each["value"] for each in mina.room("GET", "api/answers")[1]["answers"]] == [ORDER]
    assert tove.script("GET", "api/board")[0] == 200  # the cookie still counts


def test_an_ended_room_lets_nobody_in_and_another_can_be_opened(hub, outsider):
    ruth, person = hub.browser(THIRD_TEACHER), hub.user("somebody-else")
    ruth.open("opening")
    code = ruth.script("POST", "api/session", {"days": 7})[1]["code"]
    assert person.room("POST", "api/join", {"code": code})[0] == 200
    assert person.answer()[0] == 200
    assert ruth.script("PUT", "api/session", {"ended": True})[0] == 200
    assert outsider.room("POST", "api/join", {"code": code})[0] == 410
    assert person.answer()[0] == 410
    assert ruth.room("GET", "api/export.csv")[0] == 200
    status, said = ruth.script("POST", "api/session", {"days": 7})
    assert status == 200
    assert person.room("POST", "api/join", {"code": said["code"]})[0] == 200
    assert person.room("GET", "api/answers")[1]["answers"] == []
    board = ruth.script("GET", "api/board")[1]
    assert (board["code"], board["joined"]) == (said["code"], 1)
    assert "somebody-else" not in json.dumps(board)

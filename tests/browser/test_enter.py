"""From a hub’s room into the web edition: a browser holds the pass of whoever signed in last, and nobody else’s."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from running import room_here

import caring.web
from caring.classroom.door import Door

STORE = Path(caring.web.__file__).parent / "pages" / "store.js"
KEPT = "async () => JSON.parse(await (await caringStore.open(location.href)).all('answers'))"
KEEP = "async ([name, text]) => (await caringStore.open(location.href)).change('answers', name, text)"


class HubsDoor(Door):
    """A door that knows by itself who has signed in, and gives a new pass each time."""

    opens_rooms = True

    def __init__(self):
        self.who, self.passes = "mina", 0

    def key(self, _):
        return self.who

    def may_teach(self, _):
        return True

    def admit(self, _):
        raise NotImplementedError

    def give_pass(self, _):
        self.passes += 1
        return f"{self.who}.{self.passes}.sign"


@pytest.fixture
def door():
    return HubsDoor()


@pytest.fixture
def room(tmp_path, door):
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text('<script src="store.js"></script><h1>The workshop</h1>')
    (site / "store.js").write_text(STORE.read_text())
    with room_here(tmp_path, web=site, door=lambda: door) as here:
        yield here


def enter(page: Page, room):
    page.goto(f"http://127.0.0.1:{room.port}/enter")
    page.get_by_role("heading", name="The workshop", exact=True).wait_for()
    return page.evaluate(KEPT)


def test_who_signs_in_again_keeps_their_place_and_another_does_not_get_it(page: Page, room, door):
    assert enter(page, room) == {"pass": "mina.1.sign"}
    note = json.dumps({"nickname": "Calm Otter"})
    page.evaluate(KEEP, ["room", note])
    page.evaluate(KEEP, ["line.rewrite", "{}"])
    assert enter(page, room) == {"pass": "mina.2.sign", "room": note, "line.rewrite": "{}"}
    door.who = "noor"
    assert enter(page, room) == {"pass": "noor.3.sign", "line.rewrite": "{}"}


def test_a_room_out_of_reach_and_a_browser_that_keeps_nothing_are_sentences(page: Page, room):
    page.route("**/api/pass", lambda route: route.abort())
    page.goto(f"http://127.0.0.1:{room.port}/enter")
    expect(page.get_by_role("status")).to_have_text("The room can’t be reached just now. Try once more.")
    page.unroute("**/api/pass")
    page.add_init_script("IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };")
    page.reload()
    expect(page.get_by_role("status")).to_contain_text("This browser keeps nothing for this page")

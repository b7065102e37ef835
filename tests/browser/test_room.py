"""A class in its room: a facilitator and three participants through 45 minutes, with a reload and a crash."""

import re

import pytest
from lab import Lab, dressed
from playwright.sync_api import Browser, Page, expect
from running import TEACH, RoomThere, rating, room_here
from test_take_home import axe

from caring import answers, wall
from caring.classroom.courier import Courier
from caring.library import rubric, scripts
from caring.progress import FileStore, Work, now
from caring.run_sheets import run_sheets
from caring.wall import give

HOSTILE = "<img src=x onerror=document.title='caught'> I saved you a seat."
GOES_ON = re.compile(r"(1[6-9]|2\d):\d\d of 45:00")  # the sixteen minutes that passed, and what this took
TEXTS = """() => [...document.querySelectorAll('main *')].filter(e => e.offsetParent
    && [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())
    && parseFloat(getComputedStyle(e).fontSize) < 40).map(e => e.outerHTML)"""
MARKS = """() => [...document.querySelectorAll('.room-bar i, .room-line i, .room-point, .room-reference')].filter(e => {
    const { width, height } = e.getBoundingClientRect();
    return Math.min(width, height) < 6 && e.style.width !== '0%'; }).map(e => e.outerHTML)"""
SCREENS = ((1920, 1080), (1280, 720), (1024, 768))
SMALL = """() => [...document.querySelectorAll('button, a, select, input')]
    .filter(e => e.getBoundingClientRect().height < 24).length"""


class Class:
    """Everybody in the room but the one in front of a real page, and the clock on the wall."""

    def __init__(self, folder):
        self.folder, self.clock = folder, folder / "minutes ahead"
        self.pass_minutes(0)
        self.room = RoomThere(folder / "room", later=self.clock)
        self.couriers = [Courier(Work(FileStore(folder / name))) for name in ("mina", "noor")]
        for courier in self.couriers:
            courier.join(self.room.address, self.room.code)

    def pass_minutes(self, minutes):
        before = float(self.clock.read_text()) if self.clock.exists() else 0.0
        self.clock.write_text(str(before + minutes))

    def crash(self):
        self.room.kill()

    def start_again(self):
        self.room = RoomThere(self.folder / "room", self.room.port, later=self.clock)


@pytest.fixture
def group(tmp_path):
    group = Class(tmp_path)
    yield group
    group.room.stop()


@pytest.fixture
def teach(browser: Browser, group: Class):
    """The facilitator's page, in a browser of their own."""
    context = browser.new_context(viewport={"width": 1400, "height": 1100}, reduced_motion="reduce")
    page, errors = context.new_page(), []
    context.on("weberror", lambda error: errors.append(str(error.error)))
    page.goto(group.room.teach)
    yield page
    context.close()
    assert errors == []


def open_projector(teach: Page) -> Page:
    with teach.context.expect_page() as opened:
        teach.get_by_role("link", name="Open the projector").click()
    projector = opened.value
    projector.set_viewport_size({"width": 1920, "height": 1080})
    return projector


def look_well(page: Page, *, projector=False):
    for scheme in ("light", "dark"):
        dressed(page, scheme)
        assert axe(page) == [], scheme
    if projector:
        assert page.evaluate(TEXTS) == []
        assert page.evaluate(MARKS) == []
        assert page.title() != "caught"


def go_on(teach: Page, group: Class, minutes: int):
    group.pass_minutes(minutes)
    over = teach.get_by_text("This part’s minutes are over.")
    expect(over).to_be_visible()
    teach.get_by_role("button", name="Next part").click()
    expect(over).to_have_count(0)


def test_a_class_goes_through_its_forty_five_minutes(lab: Lab, page: Page, teach: Page, group: Class):
    sheet, projector = run_sheets()[0], open_projector(teach)
    expect(projector.get_by_text(group.room.code)).to_be_visible()
    expect(projector.get_by_role("img")).to_have_count(0)  # a phone finds nothing here that it can open
    look_well(projector, projector=True)
    view = join_on_the_page(lab, group)
    expect(teach.get_by_text("3 people joined.")).to_be_visible()

    teach.get_by_role("button", name="Start the clock").click()
    look_well(teach)
    for item in sheet.items[:3]:
        go_on(teach, group, item.minutes)
    expect(teach.locator("[aria-current=step]")).to_contain_text("From all of you to you")

    teach.reload()
    expect(teach.get_by_role("timer")).to_contain_text(GOES_ON)
    expect(teach.locator("[aria-current=step]")).to_contain_text("From all of you to you")

    teach.get_by_role("button", name="Open it").click()
    expect(projector.get_by_text("It is open now.")).to_be_visible()
    expect(view).to_contain_text("A line from your rewrite is open", timeout=20_000)
    give(group.couriers[0].work, "line.rewrite", HOSTILE, now())
    expect(teach.get_by_text("1 of 3 has answered.")).to_be_visible()

    group.crash()
    give(group.couriers[1].work, "line.rewrite", "I left the light on.", now())
    expect(teach.get_by_role("alert")).to_contain_text("The room can’t be reached.")
    write_on_the_page(lab, page, "You asked about the bike.")
    group.start_again()
    expect(teach.get_by_text("3 of 3 have answered.")).to_be_visible(timeout=40_000)
    expect(teach.get_by_role("alert")).to_have_count(0)
    expect(teach.get_by_role("timer")).to_contain_text(GOES_ON)

    teach.get_by_role("button", name="Close it").click()
    teach.get_by_role("button", name="Look through the texts").click()
    for text in ("I saved you a seat.", "You asked about the bike."):
        teach.get_by_role("checkbox", name=text).check()
    expect(projector.get_by_text("It is closed.")).to_be_visible()
    assert "seat" not in projector.content()
    assert "pairs" not in projector.content()
    look_well(teach)
    teach.get_by_role("button", name="Reveal").click()
    expect(projector.get_by_text(HOSTILE)).to_be_visible()
    expect(projector.get_by_text("You asked about the bike.")).to_be_visible()
    assert "light on" not in projector.content()
    look_well(projector, projector=True)

    for item in sheet.items[3:5]:
        go_on(teach, group, item.minutes)
    vote_talk_vote_again(teach, projector, group)

    end_and_erase(teach)
    assert b"bike" not in b"".join(path.read_bytes() for path in (group.folder / "room" / "room").iterdir())


def join_on_the_page(lab: Lab, group: Class):
    """Join in lesson 00, as somebody in front of it does; give the view."""
    lab.open("00_start_here.ipynb")
    lab.run_all()
    view = lab.view("Join your class")
    view.get_by_label("Address").fill(group.room.address)
    view.get_by_label("Code").fill(group.room.code.lower())
    view.get_by_role("button", name="Join").click()
    expect(view.get_by_text("You are")).to_be_visible()
    assert lab.axe() == []
    return view


def end_and_erase(teach: Page):
    teach.get_by_role("button", name="End the room").click()
    teach.get_by_role("button", name="Yes").click()
    expect(teach.get_by_text("The room has ended.")).to_be_visible()
    teach.get_by_role("button", name="Erase everything").focus()
    teach.keyboard.press("Enter")  # the whole page works without a mouse
    expect(teach.get_by_role("button", name="Yes")).to_be_focused()
    teach.keyboard.press("Enter")
    expect(teach.get_by_role("heading", name="Everything is erased")).to_be_visible()


def write_on_the_page(lab: Lab, page: Page, line: str):
    """Give a line to the wall in lesson 03, as somebody in front of it does, while the room is away."""
    lab.open("03_from_all_of_you_to_you.ipynb")
    lab.run_all()
    wall = lab.view("A line for the wall")
    wall.get_by_label("Your line").fill(line)
    wall.get_by_role("button", name="Give it to the wall").click()
    expect(wall.get_by_text("Given.")).to_be_visible()
    assert lab.axe() == []


def vote_talk_vote_again(teach: Page, projector: Page, group: Class):
    """Two participants with their kits, and four more who came late: five are the fewest of whom a split is shown."""
    more = [group.room.join() for _ in range(4)]
    teach.get_by_role("button", name="Open it").click()
    for courier in group.couriers:
        answers.arrange(courier.work, ["S2", "S1", "S3", "S4", "S5"])
        answers.seal(courier.work)
    for person in more:
        person.answer("order.first", {"order": ["S2", "S5", "S3", "S4", "S1"]}, now())
    expect(teach.get_by_text("6 of 7 have answered.")).to_be_visible()
    teach.get_by_role("button", name="Close it: talk in pairs").click()
    expect(projector.get_by_text("Talk in pairs")).to_be_visible()
    teach.get_by_role("button", name="Vote again").click()
    expect(teach.get_by_text("0 of 7 have answered.")).to_be_visible()
    for courier in group.couriers:
        answers.move(courier.work, "S5", 1, answers.AGAIN)
        answers.seal(courier.work, answers.AGAIN)
    for person in more:
        person.answer("order.first", {"order": ["S5", "S2", "S3", "S4", "S1"]}, now(), 2)
    expect(teach.get_by_text("6 of 7 have answered.")).to_be_visible()
    teach.get_by_role("button", name="Close it").click()
    expect(teach.get_by_role("button", name="Reveal")).to_be_visible()
    expect(projector.get_by_text("It is closed.")).to_be_visible()
    assert "pairs" not in projector.content()
    assert "→" not in projector.content()
    teach.get_by_role("button", name="Reveal").click()
    expect(projector.get_by_text("6 → 0")).to_be_visible()
    expect(projector.get_by_text("0 → 6")).to_be_visible()
    look_well(projector, projector=True)


def test_the_projector_draws_scripts_and_the_widest_disagreement_large(teach: Page, group: Class):
    projector, teacher = open_projector(teach), group.room.teacher
    for number in range(6):
        person = group.room.join()
        levels = dict.fromkeys(("one_person", "i_you", "human", "enjoyable", "consumable"), 2)
        value = {"wonder": 2, "levels": {**levels, "valuable": 4 * (number % 2)}, "note": f"Reason {number}."}
        assert person.answer("rating.goat", value, now())[0] == 200
    teacher.set("rating.goat", state="revealed")
    texts = teacher.ask("GET", "/api/rating.goat/texts")[1]["texts"]
    teacher.ask("PUT", "/api/rating.goat/texts", {"picked": [text["id"] for text in texts[:3]]})
    for screen, words in (("rating.goat", "The middle half of you"), ("widest", "levels apart")):
        teacher.ask("PUT", "/api/board", {"screen": screen})
        expect(projector.get_by_text(words)).to_be_visible()
        expect(projector.get_by_text("Reason")).to_have_count(3)
        look_well(projector, projector=True)
        assert projector.evaluate("document.documentElement.scrollHeight") <= 1080
        assert projector.evaluate("document.documentElement.scrollWidth") <= 1920


def test_a_text_that_is_changed_while_the_facilitator_picks_stops_no_other_pick(teach: Page, group: Class):
    people = [group.room.join() for _ in range(3)]
    for number, person in enumerate(people):
        assert person.answer("line.rewrite", {"text": f"Line {number}."}, now())[0] == 200
    teach.get_by_role("button", name="From all of you to you").click()
    teach.get_by_role("button", name="Look through the texts").click()
    teach.get_by_role("checkbox", name="Line 0.").check()
    later = "2999-01-01T10:00:00+00:00"
    assert people[0].answer("line.rewrite", {"text": "I changed my mind."}, later)[0] == 200
    teach.get_by_role("checkbox", name="Line 1.").check()
    expect(teach.get_by_role("checkbox", name="Line 0.")).to_have_count(0)
    expect(teach.get_by_role("alert")).to_have_count(0)
    assert people[2].ask("DELETE", "/api/me")[0] == 200
    teach.get_by_role("checkbox", name="Line 2.").click()
    expect(teach.get_by_role("alert")).to_contain_text("whoever wrote it has changed it or taken it back")
    expect(teach.get_by_role("checkbox")).to_have_count(1)
    expect(teach.get_by_role("checkbox", name="Line 1.")).to_be_checked()


def test_who_was_late_for_the_first_vote_is_shown_and_can_be_counted_in_the_second(teach: Page, group: Class):
    person, before, teacher = group.room.join(), now(), group.room.teacher
    teacher.set("order.first", state="open")
    teacher.set("order.first", round=2, state="open")
    assert person.answer("order.first", made=before) == (200, {"kept": True, "late": True})
    teach.get_by_role("button", name="Which number").click()
    expect(teach.get_by_text("0 of 3 have answered. 1 came late for vote 1.")).to_be_visible()
    count = teach.get_by_role("button", name="Count those late for vote 1")
    expect(count).to_have_attribute("aria-pressed", "false")
    count.click()
    expect(count).to_have_attribute("aria-pressed", "true")
    assert teacher.ask("GET", "/api/board")[1]["items"]["order.first"]["earlier"][0]["counts_late"] is True


def fits(projector: Page):
    """Say whether nothing runs over the screen."""
    return projector.evaluate("""() => { const { scrollWidth, scrollHeight } = document.documentElement;
        return scrollWidth <= innerWidth && scrollHeight <= innerHeight; }""")


def show_picked(group: Class, item: str, values: list):
    """Let people answer, pick three of their texts, and show them."""
    teacher = group.room.teacher
    for value in values:
        assert group.room.join().answer(item, value, now())[0] == 200
    teacher.set(item, state="revealed")
    texts = teacher.ask("GET", f"/api/{item}/texts")[1]["texts"]
    assert teacher.ask("PUT", f"/api/{item}/texts", {"picked": [text["id"] for text in texts[:3]]})[0] == 200
    teacher.ask("PUT", "/api/board", {"screen": item})


def test_the_longest_lines_are_whole_on_the_projector_and_short_ones_larger(teach: Page, group: Class):
    projector, long = open_projector(teach), "You asked how I keep the bread warm on the bus. " * 9
    show_picked(group, "line.rewrite", [])
    expect(projector.get_by_text("No line is picked to be shown yet.")).to_be_visible()
    group.room.teacher.set("line.rewrite", state="open")
    show_picked(group, "line.rewrite", [{"text": f"{n} {long}"[: wall.LONGEST].strip()} for n in range(3)])
    lines = projector.locator("blockquote p")
    expect(lines).to_have_count(3)
    for width, height in SCREENS:
        projector.set_viewport_size({"width": width, "height": height})
        projector.wait_for_timeout(2000)  # until it has looked once more
        assert fits(projector)
        assert lines.evaluate_all("all => all.every(e => e.scrollHeight <= e.clientHeight)")
    projector.set_viewport_size({"width": 1920, "height": 1080})
    projector.wait_for_timeout(2000)
    look_well(projector, projector=True)
    show_picked(group, "line.minute", [{"text": f"I saved you seat {n}."} for n in range(3)])
    expect(lines.first).to_contain_text("I saved you seat")
    assert float(lines.first.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")) > 56
    assert fits(projector)


def test_the_longest_notes_are_cut_on_the_projector_so_that_nothing_runs_over(teach: Page, group: Class):
    projector, long = open_projector(teach), "I laughed at the goat, and then I thought of my uncle. " * 40
    hard = max(rubric(), key=lambda c: len(c.question) + sum(len(level.behaviour) for level in c.levels))
    script = max(scripts(), key=lambda script: len(script.title))
    ratings = [rating(note=f"{n} {long}"[: answers.LONGEST_NOTE], **{hard.id: 4 * (n % 2)}) for n in range(6)]
    ratings[0]["note"] = "W" * answers.LONGEST_NOTE
    ratings[1]["note"] = "Line.\n" * 300
    show_picked(group, f"rating.{script.id}", ratings)
    notes = projector.locator("blockquote p")
    for screen, words in ((f"rating.{script.id}", "The middle half of you"), ("widest", "levels apart")):
        group.room.teacher.ask("PUT", "/api/board", {"screen": screen})
        expect(projector.get_by_text(words)).to_be_visible()
        expect(notes).to_have_count(3)
        for width, height in SCREENS:
            projector.set_viewport_size({"width": width, "height": height})
            projector.wait_for_timeout(2000)
            assert fits(projector), (screen, width)
            assert notes.evaluate_all("all => all.every(e => e.clientHeight > 20)")
        projector.set_viewport_size({"width": 1920, "height": 1080})
        projector.wait_for_timeout(2000)
        look_well(projector, projector=True)


def test_a_phone_is_shown_the_way_where_it_finds_the_workshop(browser: Browser, tmp_path):
    (tmp_path / "index.html").write_text("The workshop in this browser.")
    with room_here(tmp_path, web=tmp_path) as room:
        projector = browser.new_page(viewport={"width": 1920, "height": 1080})
        for host, pictures in (("workshop.test", 1), ("127.0.0.1", 0)):
            projector.goto(f"http://{host}:{room.port}/projector?key={TEACH}")
            expect(projector.get_by_text(room.room.code)).to_be_visible()
            expect(projector.get_by_role("img", name="QR code")).to_have_count(pictures)
            expect(projector.get_by_text("On a phone, open this address first")).to_have_count(pictures)
            assert fits(projector)
        projector.close()


def test_after_the_end_both_pages_say_so_and_nothing_stays_on_screen_that_was_erased(teach: Page, group: Class):
    projector, teacher = open_projector(teach), group.room.teacher
    show_picked(group, "line.minute", [{"text": "I saved you a seat."}])
    expect(projector.get_by_text("I saved you a seat.")).to_be_visible()
    teacher.set("line.rewrite", state="open")
    teacher.ask("PUT", "/api/board", {"screen": "line.rewrite", "step": 3, "began": True})
    expect(projector.get_by_text("It is open now.")).to_be_visible()
    expect(teach.get_by_role("button", name="Close it")).to_be_visible()
    expect(teach.get_by_role("timer")).to_be_visible()
    teacher.ask("PUT", "/api/session", {"ended": True})
    expect(projector.get_by_role("heading", name="This room has ended. Thank you.")).to_be_visible()
    assert "open" not in projector.locator("main").inner_text()
    look_well(projector, projector=True)
    expect(teach.get_by_text("The room has ended.")).to_be_visible()
    for name in ("Open it", "Close it", "Start the clock", "Set the clock back", "Next part"):
        expect(teach.get_by_role("button", name=name)).to_have_count(0)
    expect(teach.get_by_role("timer")).to_have_count(0)
    look_well(teach)

    teacher.ask("PUT", "/api/board", {"screen": "line.minute"})
    expect(projector.get_by_text("I saved you a seat.")).to_be_visible()
    assert teacher.ask("DELETE", "/api/session")[0] == 200
    for page in (projector, teach):
        expect(page.get_by_text("This page shows no room any more.")).to_be_visible()
        expect(page.get_by_text("seat")).to_have_count(0)
        assert "code" not in page.locator("main").inner_text()


def test_who_is_in_a_room_that_ended_is_told_so_and_shown_the_way_into_the_next(lab: Lab, group: Class):
    view = join_on_the_page(lab, group)
    group.room.teacher.set("line.minute", state="open")
    expect(view).to_contain_text("now is the time", timeout=20_000)
    expect(view.get_by_label("Code")).to_have_count(0)
    group.room.teacher.ask("PUT", "/api/session", {"ended": True})
    expect(view).to_contain_text("This room has ended.", timeout=20_000)
    expect(view.get_by_text("now is the time")).to_have_count(0)
    assert lab.axe() == []
    group.room.teacher.ask("DELETE", "/api/session")
    expect(view).to_contain_text("Join once more.", timeout=20_000)
    expect(view.get_by_label("Address")).to_have_value(group.room.address)
    view.get_by_label("Code").fill("WRONG2")
    view.get_by_role("button", name="Join").click()
    expect(view).to_contain_text("No room has this code.")


def test_a_stranger_is_told_whose_page_it_is_and_it_fits_a_phone(browser: Browser, teach: Page, group: Class):
    stranger = browser.new_page(viewport={"width": 360, "height": 740})
    stranger.goto(f"{group.room.address}projector")
    expect(stranger.get_by_role("heading", name="This page is the facilitator’s")).to_be_visible()
    look_well(stranger)
    stranger.goto(group.room.address)
    expect(stranger.get_by_role("heading", name="The room is open")).to_be_visible()
    stranger.close()
    teach.set_viewport_size({"width": 360, "height": 740})
    assert teach.evaluate("document.documentElement.scrollWidth") == 360
    assert teach.evaluate(SMALL) == 0


def test_erasing_while_the_room_is_away_says_so_in_a_sentence(teach: Page):
    teach.route("**/api/session", lambda route: route.abort())
    teach.get_by_role("button", name="Erase everything").click()
    teach.get_by_role("button", name="Yes").click()
    expect(teach.get_by_role("alert")).to_have_text("The room can’t be reached just now. Try once more.")

"""Lesson 06 in the real page, as a learner takes it: a person, a script, the prompter, a score, a second version."""

import learner
import pytest
from lab import Lab
from playwright.sync_api import Locator, Page, expect

LESSON = "06_your_sixty_seconds.ipynb"
CROWD = "Hey everyone, welcome back. We saved a seat for all of you."
YOU = "Hey you. I kept your seat by the window, because you told me that your knee hurts on the stairs."
LONG = "Sit down with me and tell me how it was. " * 20  # 200 spoken words
HOSTILE = "<img src=x onerror='window.hacked=1'></textarea><script>window.hacked=1</script> You & me, and I."
NOTE = "What made you decide? A note for yourself, if you like."
MARKS = "Evidence, not a verdict"


@pytest.fixture
def lesson(lab: Lab) -> Lab:
    lab.open(LESSON)
    lab.run_all()
    return lab


def on_the_prompter(lab: Lab, text: str) -> Locator:
    lab.view(learner.DESK).get_by_role("textbox").fill(text)
    prompter = lab.view(learner.PROMPTER)
    expect(stage(prompter)).to_contain_text(text[-30:].strip())
    stage(prompter).focus()
    return prompter


def stage(prompter: Locator) -> Locator:
    return prompter.get_by_role("group", name="Your words")


def mode(prompter: Locator, wanted: str) -> None:
    expect(prompter.get_by_role("group", name="Prompter")).to_have_attribute("data-mode", wanted)


def seconds_spent(prompter: Locator) -> int:
    minutes, seconds = prompter.locator(".cw-spent span").inner_text().split(":")
    return int(minutes) * 60 + int(seconds)


def begin(lab: Lab, page: Page, text: str = LONG) -> Locator:
    """Start the prompter by keyboard, with a page whose time the test makes pass."""
    prompter = on_the_prompter(lab, text)
    page.clock.install()
    page.keyboard.press("Space")
    mode(prompter, "counting")
    expect(prompter.locator(".cw-count-in")).to_have_text("3")
    page.clock.run_for(3100)
    mode(prompter, "running")
    return prompter


def test_running_everything_writes_nothing_and_waits_for_a_version(lesson: Lab, work):
    assert not work.exists(), "Run All wrote into the learner's work"
    for view in (learner.PROMPTER, learner.YOURSELF, learner.WAY):
        expect(lesson.view(view).get_by_text("Write it for one person")).to_be_visible()


def test_the_person_is_kept_and_stands_over_the_paper(lesson: Lab, answer):
    person = lesson.view(learner.PERSON)
    person.get_by_label("Who is it?").fill("T., my sister")
    person.get_by_label("What do they carry today?").fill("a rota\nand a bag")
    person.get_by_label("Where are they").focus()
    expect(person.get_by_text("✓ kept")).to_have_count(2)
    assert (answer("mine.who"), answer("mine.carries")) == ("T., my sister", "a rota\nand a bag")
    expect(lesson.view(learner.DESK).get_by_role("textbox", name="For T., my sister")).to_be_visible()


def test_what_is_typed_is_kept_without_a_button_and_a_version_for_good(lesson: Lab, page: Page, answer):
    desk = lesson.view(learner.DESK)
    desk.get_by_role("textbox").fill(CROWD)
    expect(desk.locator(".cw-count")).to_contain_text("2 sentences to all of you.")
    page.wait_for_timeout(1500)
    assert answer("draft.mine.script")["text"] == CROWD
    learner.keep_version(lesson, CROWD, 1)
    learner.keep_version(lesson, YOU, 2)
    assert [version["text"] for version in answer("draft.mine.script")["versions"]] == [CROWD, YOU]
    expect(desk.get_by_role("button", name="Keep this version")).to_be_disabled()
    desk.get_by_text("Version 1:").click()
    desk.get_by_role("button", name="Go on from version 1").click()
    expect(desk.get_by_role("textbox")).to_have_value(CROWD)


def test_the_prompter_runs_and_pauses_by_keyboard(lesson: Lab, page: Page):
    prompter = begin(lesson, page)
    page.clock.run_for(20_000)
    assert 18 <= seconds_spent(prompter) <= 26
    assert prompter.locator(".cw-past").count() > 40
    page.keyboard.press("Space")
    mode(prompter, "still")
    held = seconds_spent(prompter)
    page.clock.run_for(5000)
    assert seconds_spent(prompter) == held
    page.keyboard.press("Space")
    mode(prompter, "running")
    page.clock.run_for(5000)
    assert held + 3 <= seconds_spent(prompter) <= held + 9
    page.keyboard.press("Home")
    mode(prompter, "still")
    assert seconds_spent(prompter) == 0
    assert prompter.locator(".cw-past").count() == 0


def test_the_word_being_spoken_stays_at_the_reading_line(lesson: Lab, page: Page):
    prompter = begin(lesson, page)
    page.clock.run_for(25_000)
    page.keyboard.press("Space")
    page.clock.run_for(3000)
    line = prompter.locator(".cw-eye").bounding_box()
    word = prompter.locator("[data-said]:not(.cw-past)").first.bounding_box()
    assert abs((word["y"] + word["height"] / 2) - (line["y"] + line["height"] / 2)) < word["height"]


def test_it_announces_thirty_ten_and_no_seconds_left(lesson: Lab, page: Page):
    prompter = begin(lesson, page, LONG[: len(LONG) // 2])
    said, left = prompter.get_by_role("status"), prompter.locator(".cw-left b")
    for near, words in ((33, "30 seconds left."), (14, "10 seconds left."), (4, "0 seconds left.")):
        while int(left.inner_text().removeprefix("0:")) > near:
            page.keyboard.press("ArrowRight")
        page.clock.run_for(5000)
        expect(said.filter(has_text=words)).to_have_count(1)
    mode(prompter, "ended")
    expect(prompter.locator(".cw-left")).to_have_text("0:00 left")


def test_once_through_is_counted_and_the_next_time_begins_at_the_top(lesson: Lab, page: Page, answer):
    prompter = begin(lesson, page, YOU)
    page.clock.run_for(8500)
    mode(prompter, "ended")
    expect(prompter.get_by_text("Once through.")).to_be_visible()
    assert answer("mine.rehearsals") == 1
    page.keyboard.press("Space")
    mode(prompter, "counting")
    assert seconds_spent(prompter) == 0


def test_whoever_skips_to_the_end_has_not_rehearsed(lesson: Lab, page: Page, answer):
    prompter = begin(lesson, page, YOU)
    for _ in range(9):
        page.keyboard.press("ArrowRight")
    page.clock.run_for(9000)
    mode(prompter, "ended")
    assert answer("mine.rehearsals") is None


def test_the_minute_stands_in_the_text_and_moves_with_the_pace(lesson: Lab, page: Page, answer):
    prompter = on_the_prompter(lesson, LONG)
    before = """mark => [...mark.parentNode.querySelectorAll('[data-said]')]
        .filter(word => mark.compareDocumentPosition(word) & Node.DOCUMENT_POSITION_PRECEDING).length"""
    assert prompter.locator(".cw-sixty").evaluate(before) == 165
    expect(prompter.get_by_text("past the minute")).to_be_visible()
    for _ in range(5):
        page.keyboard.press("ArrowDown")
    expect(prompter.locator(".cw-pace")).to_have_text("140 words a minute")
    expect(prompter.get_by_role("button", name="calm 140")).to_have_attribute("aria-pressed", "true")
    page.wait_for_timeout(1000)
    assert prompter.locator(".cw-sixty").evaluate(before) == 140
    prompter.get_by_role("button", name="brisk 200").click()
    expect(prompter.locator(".cw-sixty")).to_have_count(0)
    assert answer("mine.prompter")["pace"] == 200


def test_mirror_letters_and_the_keys_are_not_jupyterlabs(lesson: Lab, page: Page, answer):
    cells = "() => [...window.jupyterapp.shell.currentWidget.content.widgets].map(cell => cell.model.type).join()"
    before = page.evaluate(cells)
    prompter = on_the_prompter(lesson, YOU)
    stage(prompter).click()
    mode(prompter, "counting")
    page.keyboard.press("Escape")
    mode(prompter, "still")
    size = "el => parseFloat(getComputedStyle(el).fontSize)"
    small = prompter.locator(".cw-roll").evaluate(size)
    for key in "m+dd":
        page.keyboard.press(key)
    expect(prompter.get_by_role("button", name="Mirror")).to_have_attribute("aria-pressed", "true")
    assert prompter.locator(".cw-mirrored").evaluate("el => getComputedStyle(el).transform").startswith("matrix(-1,")
    assert prompter.locator(".cw-roll").evaluate(size) > small
    assert page.evaluate(cells) == before
    assert page.locator(".jp-DocumentSearch-overlay").count() == 0
    page.wait_for_timeout(1000)
    assert answer("mine.prompter") == {"pace": 165, "size": 4, "mirrored": True}


@pytest.mark.parametrize("can", [True, False], ids=["with the browser's full screen", "without it"])
def test_full_screen_by_key_and_back_by_escape(lesson: Lab, page: Page, can):
    prompter = on_the_prompter(lesson, YOU)
    box = prompter.get_by_role("group", name="Prompter")
    if not can:
        page.evaluate("Element.prototype.requestFullscreen = undefined")
    page.keyboard.press("f")
    expect(box.get_by_role("button", name="Full screen")).to_have_attribute("aria-pressed", "true")
    assert page.evaluate("Boolean(document.fullscreenElement)") is can
    page.wait_for_timeout(500)
    size = page.viewport_size
    place = box.bounding_box()
    assert (place["x"], place["y"], place["width"], place["height"]) == (0, 0, size["width"], size["height"])
    page.keyboard.press("Escape")
    expect(box.get_by_role("button", name="Full screen")).to_have_attribute("aria-pressed", "false")
    assert stage(prompter).evaluate("el => el === document.activeElement")
    assert box.bounding_box()["width"] < size["width"]


def test_with_less_motion_the_text_goes_line_by_line(lesson: Lab, page: Page):
    page.emulate_media(reduced_motion="reduce")
    prompter = begin(lesson, page)
    places = set()
    for _ in range(40):
        page.clock.run_for(250)
        places.add(prompter.locator(".cw-roll").evaluate("el => el.style.transform"))
    words = prompter.locator(".cw-past").count()
    assert words > 20
    assert 2 <= len(places) <= 6, "ten seconds are two to five lines, and between them it stands still"


def test_one_scores_oneself_before_the_signals_show(lesson: Lab, page: Page, answer):
    learner.keep_version(lesson, CROWD, 1)
    view = lesson.view(learner.YOURSELF)
    assert view.get_by_role("group", name="Human").count() == 0
    assert view.locator(".cw-proof").count() == 0
    learner.rate(view, 1, (0, 0, 1, 2, 3, 1))
    expect(view.get_by_role("textbox")).to_have_accessible_name(NOTE)  # no room ever gets it
    assert view.get_by_text("in the words").count() == 0
    assert MARKS not in page.locator(".jp-NotebookPanel").inner_text()
    learner.score_version(lesson, 1, (0, 0, 1, 2, 3, 1))
    expect(view.get_by_text("in the words")).to_have_count(2)
    expect(view.get_by_text(MARKS)).to_be_visible()
    expect(view.get_by_text("4⅙ of 50")).to_be_visible()
    assert view.get_by_role("heading", name="Your rating").evaluate("el => el === document.activeElement")
    assert view.locator(".cw-proof").count() > 1
    learner.keep_version(lesson, YOU, 2)
    expect(view.get_by_role("group", name="Script: Version 2")).to_be_visible()
    assert view.locator(".cw-proof").count() == 0


def test_any_two_versions_are_compared_and_the_way_is_drawn(lesson: Lab, page: Page):
    for number, text in enumerate((CROWD, YOU, f"{YOU} Sit."), start=1):
        learner.keep_version(lesson, text, number)
        learner.score_version(lesson, number, (number,) * 6)
    way = lesson.view(learner.WAY)
    expect(way.locator(".cw-two ins").last).to_contain_text("Sit.")
    way.get_by_label("Before").select_option("2")
    expect(way.locator(".cw-two del")).to_have_count(0)
    expect(way.locator(".cw-two ins")).to_have_text(["Sit."])
    expect(way.get_by_text("0 words went, 1 word came.")).to_be_visible()
    expect(way.get_by_role("row", name="Spoken words")).to_contain_text("20")
    expect(way.get_by_text("connection from 12½ to 37½")).to_be_visible()
    way.get_by_text("The numbers as a table").click()
    expect(way.get_by_role("row", name="Version 3 37½")).to_contain_text("75")
    chart = page.locator(".cw-chart").last
    chart.scroll_into_view_if_needed()
    expect(chart.locator(".textpoint text")).to_have_text(["1", "2", "3"])


def test_a_restart_and_a_reload_find_everything(lesson: Lab, page: Page):
    lesson.view(learner.PERSON).get_by_label("Who is it?").fill("T.")
    learner.keep_version(lesson, CROWD, 1)
    learner.score_version(lesson, 2, (1, 1, 1, 1, 1, 1))
    lesson.view(learner.DESK).get_by_role("textbox").fill(YOU)
    lesson.view(learner.PROMISE).get_by_label("Next time I speak").fill("say “I” first")
    lesson.view(learner.PROMISE).get_by_label("Next time I speak").blur()
    expect(lesson.view(learner.PROMISE).get_by_text("✓ kept")).to_be_visible()
    lesson.view(learner.PROMPTER).get_by_role("button", name="calm 140").click()
    page.wait_for_timeout(1000)
    lesson.restart()
    lesson.open(LESSON)
    lesson.run_all()
    expect(lesson.view(learner.PERSON).get_by_label("Who is it?")).to_have_value("T.")
    expect(lesson.view(learner.DESK).get_by_role("textbox", name="For T.")).to_have_value(YOU)
    expect(lesson.view(learner.DESK).get_by_text("Version 1:")).to_be_visible()
    expect(lesson.view(learner.PROMPTER).locator(".cw-pace")).to_have_text("140 words a minute")
    expect(lesson.view(learner.YOURSELF).get_by_text("in the words")).to_have_count(2)
    expect(lesson.view(learner.PROMISE).get_by_label("Next time I speak")).to_have_value("say “I” first")


def test_a_text_that_holds_html_is_shown_as_text_everywhere(lesson: Lab, page: Page):
    lesson.view(learner.PERSON).get_by_label("Who is it?").fill(HOSTILE)
    learner.keep_version(lesson, HOSTILE, 1)
    learner.keep_version(lesson, f"{HOSTILE} Sit.", 2)
    lesson.view(learner.DESK).get_by_text("Version 1:").click()
    expect(stage(lesson.view(learner.PROMPTER))).to_contain_text(HOSTILE)
    expect(lesson.view(learner.WAY).locator(".cw-two")).to_contain_text("onerror")
    assert page.evaluate("window.hacked") is None
    assert page.locator(".cw img").count() == 0

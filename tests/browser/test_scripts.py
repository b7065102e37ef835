"""Lesson 05 in the real page, as a learner takes it."""

import re
import shutil

import learner
import pytest
from lab import KIT, Lab, jupyter_lab
from playwright.sync_api import Page, expect

from caring.library import scripts

LESSON = "05_score_the_scripts.ipynb"
HOSTILE = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script> You & me.'


@pytest.fixture
def lesson(lab: Lab) -> Lab:
    lab.open(LESSON)
    lab.run_all()
    return lab


def test_running_everything_rates_nothing_and_shows_no_reference(lesson: Lab, page: Page, work):
    assert not work.exists(), "Run All wrote into the learner's work"
    text = page.locator(".jp-NotebookPanel").inner_text()
    for script in scripts():
        for given in (*script.reference.values(), *script.second.values()):
            assert given.reason not in text
    scorer = lesson.view(learner.SCORER)
    assert scorer.get_by_role("radio", checked=True).count() == 0
    assert scorer.get_by_role("group", name="Your score").count() == 0


def test_wonder_comes_first_then_ratings_then_the_reference(lesson: Lab, page: Page, answer):
    scorer = lesson.view(learner.SCORER)
    first = scripts()[0]
    assert scorer.get_by_role("group", name="Human").count() == 0
    learner.rate(scorer, 3, (0, 2, 4, 1, 3, 0))
    score = scorer.get_by_role("group", name="Your score so far")
    expect(score).to_contain_text("25")
    expect(score).to_contain_text("16⅔")
    expect(score).to_contain_text("41⅔")
    lines = page.locator(".cw-chart .textpoint tspan")  # a long title takes two lines
    lines.first.wait_for()
    assert " ".join(map(str.strip, lines.all_text_contents())) == first.title
    assert first.reference["human"].reason not in page.locator(".jp-NotebookPanel").inner_text()

    note = scorer.get_by_role("textbox")
    expect(note).to_have_accessible_name(
        re.compile("A note for yourself.*In a class’s room, your facilitator can read it")
    )
    note.fill("The potato walks free.")
    learner.finish(scorer)
    expect(scorer.get_by_text(first.reference["human"].reason)).to_be_visible()
    expect(scorer.get_by_role("img", name=f"You 4, the authors {first.reference['human'].level}, of 4")).to_be_visible()
    kept = answer(f"rating.{first.id}")
    assert (kept["wonder"], kept["levels"]["human"], kept["note"]) == (3, 4, "The potato walks free.")
    assert kept["finished"]


def test_a_note_is_kept_as_it_is_typed(lesson: Lab, page: Page, answer):
    scorer = lesson.view(learner.SCORER)
    learner.pick(scorer.get_by_role("group", name="wonder where"), 3)
    scorer.get_by_role("textbox").fill("She says “I”.")
    page.wait_for_timeout(1500)
    assert answer(f"rating.{scripts()[0].id}")["note"] == "She says “I”."
    expect(scorer.get_by_role("textbox")).to_be_focused()
    lesson.open(LESSON)
    lesson.run_all()
    expect(lesson.view(learner.SCORER).get_by_role("textbox")).to_have_value("She says “I”.")


def test_a_quotation_is_marked_in_the_script(lesson: Lab):
    scorer = lesson.view(learner.SCORER)
    learner.rate(scorer, 1, (0, 0, 0, 0, 0, 0))
    learner.finish(scorer)
    scorer.get_by_role("button", name="Mark it in the script").last.click()
    quoted = scorer.locator("mark").all_text_contents()
    assert quoted
    assert all(words in scripts()[0].text for words in quoted)
    expect(scorer.locator("mark").first).to_be_in_viewport()


def test_the_list_groups_every_script_under_its_niche(lesson: Lab):
    listed = (
        lesson.view(learner.SCORER)
        .locator("optgroup")
        .evaluate_all("groups => groups.map(g => [g.label, [...g.children].map(option => option.value)])")
    )
    niches = sorted({script.niche for script in scripts()})
    assert listed == [[niche, [s.id for s in scripts() if s.niche == niche]] for niche in niches]


def test_a_second_opinion_and_the_other_half_wait_for_ones_own_ratings(lesson: Lab, page: Page):
    scorer = lesson.view(learner.SCORER)
    script = next(s for s in scripts() if s.pair and s.second)
    other = next(s for s in scripts() if s.pair == script.pair and s.id != script.id)
    [second] = script.second.values()
    scorer.get_by_role("combobox").select_option(script.id)
    learner.rate(scorer, 2, (1, 1, 1, 1, 1, 1))
    expect(scorer.get_by_text(second.reason)).to_have_count(0)
    expect(scorer.get_by_role("heading", name="Its other half")).to_have_count(0)
    learner.finish(scorer)
    expect(scorer.get_by_text(f"A second opinion gives {second.level}:")).to_be_visible()
    expect(scorer.get_by_text(second.reason)).to_be_visible()

    scorer.get_by_role("button", name=f"Show “{other.title}”").click()
    expect(scorer.get_by_role("group", name=f"Script: {other.title}")).to_be_visible()
    learner.rate(scorer, 2, (4, 4, 4, 4, 4, 4))
    learner.finish(scorer)
    expect(scorer.get_by_text("connection from 12½ to 50 and value from 12½ to 50")).to_be_visible()


def test_pace_moves_the_sixty_seconds_along_the_edge(lesson: Lab):
    scorer = lesson.view(learner.SCORER)
    assert scorer.locator(".cw-minute").count() == 0, "at a natural pace the first script stays under the minute"
    scorer.get_by_role("button", name="calm").click()
    minute = scorer.locator(".cw-minute").bounding_box()
    half = scorer.locator(".cw-tick-mark").nth(2).bounding_box()
    end = scorer.locator(".cw-words p").last.bounding_box()
    assert half["y"] < minute["y"] < end["y"] + end["height"]
    scorer.get_by_role("button", name="brisk").click()
    expect(scorer.locator(".cw-tick-mark")).to_have_text(["0:00", "0:15", "0:30", "0:45"])


def test_a_rating_is_found_after_a_restart_and_the_next_script_follows(lesson: Lab):
    scorer = lesson.view(learner.SCORER)
    learner.rate(scorer, 2, (1, 2, 3, 4, 3, 2))
    learner.finish(scorer)
    second = scripts()[1]
    scorer.get_by_role("button", name=f"Next script: {second.title}").click()
    learner.pick(scorer.get_by_role("group", name="Would you wonder"), 4)
    lesson.restart()
    lesson.run_all()
    scorer = lesson.view(learner.SCORER)
    expect(scorer.get_by_text(f"1 of {len(scripts())} scored")).to_be_visible()
    expect(scorer.get_by_role("group", name=f"Script: {second.title}")).to_be_visible()
    expect(scorer.get_by_role("group", name="Would you wonder").get_by_role("radio").nth(4)).to_be_checked()


def test_six_scripts_open_the_leanings_and_fill_the_sums(lesson: Lab):
    scorer = lesson.view(learner.SCORER)
    for number in range(6):
        learner.rate(scorer, number % 5, tuple((number + n) % 5 for n in range(6)))
        learner.finish(scorer)
        if number < 5:
            scorer.get_by_role("button", name="Next script").click()
    leanings = lesson.view(learner.LEANINGS)
    expect(leanings.get_by_text("You and the authors agree most on")).to_be_visible()
    leanings.get_by_text("The numbers as a table").click()
    expect(leanings.get_by_role("row")).to_have_count(7)
    sums = lesson.view(learner.SUMS)
    expect(sums.get_by_role("table").get_by_role("row")).to_have_count(7)
    sums.get_by_role("button", name="Enjoyable and consumable, not valuable").click()
    expect(sums.locator(".cw-bars b")).to_have_text(["83.3", "66.7", "66.7"])


def test_a_script_that_holds_html_is_shown_as_text(page: Page, tmp_path):
    kit = tmp_path / "kit"
    shutil.copytree(KIT / "data", kit / "data")
    shutil.copytree(KIT / "notebooks", kit / "notebooks")
    shutil.copy(KIT / "course.toml", kit)
    table = kit / "data" / "scripts.csv"
    first = scripts()[0]
    table.write_text(
        table.read_text(encoding="utf-8").replace(
            first.text.split("\n")[0], first.text.split("\n")[0] + HOSTILE.replace('"', '""')
        ),
        encoding="utf-8",
    )
    with jupyter_lab(kit / "notebooks", tmp_path / "work", kit=kit) as address:
        lab = Lab(page, address)
        lab.open(LESSON)
        lab.run_all()
        expect(lab.view(learner.SCORER).get_by_role("group", name="Script:")).to_contain_text(HOSTILE)
        assert page.evaluate("window.hacked") is None

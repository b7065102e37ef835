"""Lesson 07 in the real page, as a facilitator takes it."""

import learner
import pytest
from lab import Lab
from playwright.sync_api import Page, expect

from caring import Work, answers
from caring.library import scripts, statistics
from caring.scoring import CRITERIA

LESSON = "07_debrief.ipynb"
HOSTILE = '<img src=x onerror="window.hacked=1"> I laughed & that was it.'
DROP = """([area, files]) => { const data = new DataTransfer();
    for (const [name, text] of files) data.items.add(new File([text], name, {type: 'application/json'}));
    for (const kind of ['dragover', 'drop'])
        area.dispatchEvent(new DragEvent(kind, {dataTransfer: data, bubbles: true, cancelable: true})); }"""


@pytest.fixture
def lesson(lab: Lab) -> Lab:
    lab.open(LESSON)
    lab.run_all()
    return lab


def person(number: int, level: int) -> tuple[str, str]:
    """Give somebody's file: its name, and its text as they would take it out."""
    work = Work()
    work.seed = number
    answers.arrange(work, [statistic.id for statistic in statistics()])
    answers.seal(work)
    script = scripts()[0].id
    for item in ("wonder", *CRITERIA):
        answers.rate(work, script, item, level)
    answers.note(work, script, HOSTILE)
    answers.finish(work, script)
    return (f"work-{number}.json", work.take_out())


def test_running_everything_shows_no_class_and_nothing_of_the_authors(lesson: Lab, page: Page, work):
    assert not work.exists(), "Run All wrote into the learner's work"
    for title in (learner.FIRST, learner.STANDING, learner.APART, learner.WIDEST):
        expect(lesson.view(title).get_by_text("This opens with five people’s answers.")).to_be_visible()
    text = page.locator(".jp-NotebookPanel").inner_text()
    assert not any(
        r.reason in text or (r.for_more and r.for_more in text) for s in scripts() for r in s.reference.values()
    )


def test_files_are_chosen_and_dropped_and_a_damaged_one_is_named(lesson: Lab, page: Page, work, tmp_path):
    gather = lesson.view(learner.GATHER)
    paths = []
    for name, text in [person(1, 0), person(2, 1), ("shopping.json", "milk, eggs")]:
        paths.append(tmp_path / name)
        paths[-1].write_text(text, encoding="utf-8")
    gather.locator("input[type=file]").set_input_files(paths)
    expect(gather.get_by_text("2 people: 2 sealed orders, 2 finished ratings.").first).to_be_visible()
    expect(gather.get_by_role("list", name="Files that need a look")).to_contain_text("“shopping.json” is left out")

    area = gather.locator(".cw-drop").element_handle()
    page.evaluate(DROP, [area, [person(3, 2), person(4, 3), person(5, 4)]])
    expect(gather.get_by_text("5 people: 5 sealed orders, 5 finished ratings.").first).to_be_visible(
        timeout=learner.SLOW
    )
    page.evaluate(DROP, [area, [["work-1.json", paths[0].read_text(encoding="utf-8")]]])
    expect(gather.get_by_text("1 file came from somebody who was in already")).to_be_visible()

    expect(lesson.view(learner.STANDING)).to_contain_text(f"5 of you rated “{scripts()[0].title}”")
    assert page.locator(".cw-made-up").count() == 0
    assert not work.exists(), "the class's answers were written to the disk"


def test_a_folder_is_read(lesson: Lab, tmp_path):
    for name, text in (person(number, number % 5) for number in range(6)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    gather = lesson.view(learner.GATHER)
    gather.get_by_role("textbox", name="Folder").fill(str(tmp_path))
    gather.get_by_role("button", name="Read the folder").click()
    expect(gather.get_by_text("6 people: 6 sealed orders, 6 finished ratings.").first).to_be_visible(
        timeout=learner.SLOW
    )


def test_a_note_is_text_and_is_shown_only_when_it_is_ticked(lesson: Lab, page: Page):
    area = lesson.view(learner.GATHER).locator(".cw-drop").element_handle()
    page.evaluate(DROP, [area, [person(number, level) for number, level in enumerate((0, 0, 4, 4, 4))]])
    widest = lesson.view(learner.WIDEST)
    expect(widest.get_by_text("2 below the mean")).to_be_visible(timeout=learner.SLOW)
    expect(widest.get_by_text(HOSTILE)).to_have_count(0)
    widest.get_by_role("button", name="Look through their notes").click()
    widest.get_by_role("button", name="Yes").click()
    expect(widest.get_by_role("heading", name="The notes, for your eyes")).to_be_focused()
    widest.get_by_role("checkbox", name=HOSTILE).first.check()
    widest.get_by_role("button", name="Close the notes").click()
    expect(widest.locator("blockquote").first).to_have_text(HOSTILE)
    assert page.evaluate("window.hacked") is None


def test_the_made_up_class_is_talked_about_from_the_guess_to_the_authors(lesson: Lab, page: Page):
    learner.show_made_up(lesson)
    first = lesson.view(learner.FIRST)
    expect(first.get_by_text("A made-up class.")).to_be_visible()
    first.get_by_text("The numbers as a table").click()
    expect(first.get_by_role("row")).to_have_count(6)

    standing, apart = lesson.view(learner.STANDING), lesson.view(learner.APART)
    standing.get_by_role("combobox").select_option("lemon")
    expect(apart.get_by_text("Of “About your lemon tree”")).to_be_visible()
    expect(page.locator(".cw-chart").nth(2).get_by_text("Consumable")).to_be_visible()

    widest = lesson.view(learner.WIDEST)
    expect(widest.get_by_text("10 below the mean")).to_be_visible()
    expect(widest.get_by_text("the authors", exact=True)).to_have_count(0)
    widest.get_by_role("button", name="Show the authors’ side, too").click()
    expect(widest.get_by_text("the authors", exact=True)).to_be_visible()
    expect(standing).to_contain_text("The authors gave connection")


def test_large_is_readable_from_the_back_and_charts_keep_their_height_in_another_theme(lesson: Lab, page: Page):
    page.set_viewport_size({"width": 1920, "height": 1080})
    learner.show_made_up(lesson)
    lesson.view(learner.GATHER).get_by_role("button", name="Large, for the projector").click()
    sentence = lesson.view(learner.STANDING).get_by_text("24 of you rated")
    expect(sentence).to_have_css("font-size", "24px")
    chart = page.locator(".cw-chart").nth(1)
    for theme in ("JupyterLab Dark", "JupyterLab Light"):
        chart.scroll_into_view_if_needed()
        expect(chart.locator(".ytick text").first).to_have_css("font-size", "22px")
        assert chart.bounding_box()["height"] >= 560
        lesson.theme(theme)
    assert chart.bounding_box()["height"] >= 560

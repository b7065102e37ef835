"""What holds for every view: axe finds nothing, nothing runs over at phone width, in both themes."""

import learner
import pytest
from lab import Lab
from playwright.sync_api import Page

from caring.course import lessons

LESSONS = [lesson.file for lesson in lessons()]
WIDE = """() => [...document.querySelectorAll('.jp-NotebookPanel:not(.lm-mod-hidden) .cw, .cw-chart')]
    .filter(el => el.scrollWidth > el.clientWidth + 1).map(el => el.textContent.slice(0, 60))"""


def play(lab: Lab, lesson: str) -> None:
    """Open what a learner opens in time, so that the later states are looked at, too."""
    if lesson.startswith("01"):
        learner.seal(lab.view(learner.ORDER))
        lab.view(learner.PURPOSE).get_by_role("button", name="sell ads").click()
        lab.view(learner.PURPOSE).get_by_role("button", name="This is my order for it").click()
        learner.judge_all(lab)
        lab.view(learner.REVEAL).get_by_role("button", name="Show me the article’s pick").click()
    if lesson.startswith("02"):
        learner.follow_and_miss(lab)
    if lesson.startswith("03"):
        learner.write(lab.view(learner.LENS), "Hey everyone. I kept your seat.", "1 to all of you")
        learner.write(lab.view(learner.ARTICLE), "We speak to all of you.", "1 sentence to all of you")
        rewrite = lab.view(learner.REWRITE)
        rewrite.get_by_role("button", name="Show to whom each sentence speaks").click()
        learner.write(rewrite, "I wash mine cold, and I hang them in the shade. Would you?", "1 sentence to you")
        rewrite.get_by_role("button", name="Keep this version").click()
        rewrite.get_by_text("Version 1,").click()
        lab.view("Check yourself").get_by_role("button", name="Only with strangers").click()
    if lesson.startswith("04"):
        learner.mark_and_cut(lab)
    if lesson.startswith("05"):
        scorer = lab.view(learner.SCORER)
        scorer.get_by_role("combobox").select_option("page")  # it has a second opinion and another half
        learner.rate(scorer, 2, (0, 1, 2, 3, 4, 0))
        learner.finish(scorer)
        scorer.get_by_role("button", name="Show to whom each sentence speaks").click()
    if lesson.startswith("07"):
        learner.show_made_up(lab)
        lab.view(learner.STANDING).get_by_role("button", name="Show the authors’ side, too").click()
        learner.look_through_notes(lab)
    if lesson.startswith("06"):
        learner.keep_version(lab, "Hey everyone, welcome back. We saved a seat for all of you.", 1)
        learner.score_version(lab, 1, (0, 1, 2, 3, 4, 0))
        learner.keep_version(lab, "Hey you. I kept your seat by the window. " * 20, 2)
        learner.score_version(lab, 3, (4, 3, 2, 3, 1, 2))
        lab.view(learner.WAY).get_by_text("The numbers as a table").click()
        lab.view(learner.DESK).get_by_text("Version 1:").click()


def show_all(page: Page) -> None:
    """Let every cell be drawn: JupyterLab leaves out what is far from sight."""
    page.set_viewport_size({"width": page.viewport_size["width"], "height": 12_000})
    page.wait_for_timeout(500)


@pytest.mark.parametrize("lesson", LESSONS)
def test_axe_finds_nothing_in_our_output_areas(lab: Lab, page: Page, lesson: str):
    lab.open(lesson)
    lab.run_all()
    show_all(page)
    assert lab.axe() == []
    play(lab, lesson)
    show_all(page)
    for theme in ("JupyterLab Dark", "JupyterLab Light", "JupyterLab Dark High Contrast"):
        lab.theme(theme)
        assert lab.axe() == [], theme


@pytest.mark.parametrize("lesson", LESSONS)
def test_nothing_runs_over_at_phone_width(lab: Lab, page: Page, lesson: str):
    lab.open(lesson)
    lab.run_all()
    play(lab, lesson)
    lab.command("application:toggle-left-area")
    page.set_viewport_size({"width": 360, "height": 800})
    show_all(page)
    assert page.evaluate(WIDE) == []

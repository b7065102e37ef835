"""The whole course in the real page, as a learner takes it: from 00 to the page to take home, with a kernel restart."""

import learner
from lab import Lab
from playwright.sync_api import Page, expect

from caring.course import lessons
from caring.library import scripts

FILES = {lesson.id: lesson.file for lesson in lessons()}
ENOUGH = 6
FIRST = "Hey everyone, welcome back. We saved a seat for all of you."
LAST = "Hey you. I kept your seat by the window, because you told me about the draught by the door. " * 8


def take(lab: Lab, lesson: str) -> None:
    lab.open(FILES[lesson])
    lab.run_all()


def score_six(lab: Lab) -> None:
    scorer = lab.view(learner.SCORER)
    for number, script in enumerate(scripts()[:ENOUGH]):
        scorer.get_by_role("combobox").select_option(script.id)
        learner.rate(scorer, number % 5, (0, 1, 2, 3, 4, number % 5))
        learner.finish(scorer)


def test_from_the_first_page_to_the_page_one_takes_home(lab: Lab, page: Page, work, answer):
    take(lab, "start_here")
    lab.view("Does it work here?").get_by_role("button").click()
    expect(lab.view("Does it work here?").get_by_text("It works.")).to_be_visible()

    take(lab, "which_number_matters")
    order = lab.view(learner.ORDER)
    learner.seal(order)
    sealed = learner.claims(order)
    learner.judge_all(lab)
    lab.view(learner.REVEAL).get_by_role("button", name="Show me the article’s pick").click()

    take(lab, "followers_are_not_caring")
    learner.follow_and_miss(lab)

    take(lab, "from_all_of_you_to_you")
    rewrite = lab.view(learner.REWRITE)
    rewrite.get_by_role("textbox").fill(
        "You told me about the tram. I drove it for thirty years. Shall I draw you the stops?"
    )
    rewrite.get_by_role("button", name="Keep this version").click()
    expect(rewrite.get_by_text("1 of 5 rewritten")).to_be_visible()

    take(lab, "worth_their_minute")
    learner.mark_and_cut(lab)

    take(lab, "score_the_scripts")
    score_six(lab)
    lab.restart()
    lab.run_all()
    expect(lab.view(learner.SCORER).get_by_text(f"{ENOUGH} of {len(scripts())} scored")).to_be_visible()

    take(lab, "your_sixty_seconds")
    learner.keep_version(lab, FIRST, 1)
    learner.score_version(lab, 1, (0, 1, 1, 2, 2, 0))
    learner.keep_version(lab, LAST, 2)
    learner.score_version(lab, 3, (4, 4, 2, 2, 3, 1))
    promise = lab.view(learner.PROMISE)
    promise.get_by_label("Next time I speak").fill("look at the lens as if she sat behind it")
    promise.get_by_label("Next time I speak").blur()
    expect(promise.get_by_text("✓ kept")).to_be_visible()
    home = lab.view("Take it home")
    home.get_by_role("button", name="Make my page").click()
    expect(home.get_by_role("link", name="Open it in a new tab")).to_be_visible(timeout=learner.SLOW)

    made = (work / "my_sixty_seconds.html").read_text(encoding="utf-8")
    assert "look at the lens as if she sat behind it" in made
    assert FIRST in made
    assert all(claim in made for claim in sealed)
    assert "<svg" in made, "the way from first to last is drawn"

    take(lab, "start_here")
    lab.view("Where you are").scroll_into_view_if_needed()
    untouched = page.locator(".cw-map .cw-lesson-new").get_by_role("link")
    expect(untouched).to_have_text(["Start here", "Debrief"])  # these two go by their questions

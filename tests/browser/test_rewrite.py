"""Lesson 03 in the real page, as a learner takes it."""

import learner
import pytest
from lab import Lab
from playwright.sync_api import Locator, Page, expect

from caring.library import broadcasts

LESSON = "03_from_all_of_you_to_you.ipynb"
FIRST = "I wash mine cold and I hang them in the shade. So can all of you."
NEXT = "I wash mine cold and I hang them in the shade, because two pairs went pale on me. Would yours like that, too?"


@pytest.fixture
def lesson(lab: Lab) -> Lab:
    lab.open(LESSON)
    lab.run_all()
    return lab


def keep(view: Locator, number: int) -> None:
    view.get_by_role("button", name="Keep this version").click()
    expect(view.get_by_role("heading", name=f"What I hear in version {number}")).to_be_visible()


def test_running_everything_writes_nothing_and_marks_no_broadcast(lesson: Lab, work):
    assert not work.exists(), "Run All wrote into the learner's work"
    view = lesson.view(learner.REWRITE)
    expect(view.get_by_text(broadcasts()[0].text)).to_be_visible()
    assert view.locator(".cw-proof, .cw-tag").count() == 0
    for title in (learner.LENS, learner.ARTICLE, learner.REWRITE):
        expect(lesson.view(title).get_by_role("textbox")).to_have_value("")


def test_a_broadcast_is_heard_by_ear_first_and_marked_when_asked(lesson: Lab):
    view = lesson.view(learner.REWRITE)
    view.get_by_role("button", name="Knees on the stairs").click()
    view.get_by_role("button", name="Show to whom each sentence speaks").click()
    expect(view.get_by_text("4 sentences to all of you")).to_be_visible()
    expect(view.locator(".cw-tag-all")).to_have_count(4)
    view.get_by_role("button", name="Wash day").click()
    expect(view.locator(".cw-tag")).to_have_count(0)


def test_a_version_gets_three_sentences_and_the_next_one_others(lesson: Lab, answer):
    view = lesson.view(learner.REWRITE)
    learner.write(view, FIRST, "1 sentence to all of you")
    keep(view, 1)
    expect(view.locator(".cw-three p")).to_have_count(3)
    expect(view.locator(".cw-three")).to_contain_text("I hear a crowd in “all of you”.")
    expect(view.get_by_text("1 of 5 rewritten")).to_be_visible()
    learner.write(view, NEXT, "No crowd word found.")
    keep(view, 2)
    expect(view.locator(".cw-three")).to_contain_text("No crowd word found. One sentence to “you”")
    assert [version["text"] for version in answer("draft.rewrite.jeans")["versions"]] == [FIRST, NEXT]


def test_an_earlier_version_is_taken_up_and_nothing_is_lost(lesson: Lab, answer):
    view = lesson.view(learner.REWRITE)
    learner.write(view, FIRST, "1 sentence to all of you")
    keep(view, 1)
    learner.write(view, NEXT, "No crowd word found.")
    view.get_by_text("Version 1,").click()
    view.get_by_role("button", name="Go on from version 1").click()
    expect(view.get_by_role("textbox")).to_have_value(FIRST)
    assert [version["text"] for version in answer("draft.rewrite.jeans")["versions"]] == [FIRST, NEXT]


def test_each_broadcast_has_a_paper_of_its_own_and_can_be_begun_with_its_own_words(lesson: Lab):
    view = lesson.view(learner.REWRITE)
    view.get_by_role("textbox").press_sequentially("Mine for Wash day")
    view.get_by_role("button", name="The night before").click()
    expect(view.get_by_role("textbox")).to_have_value("")
    view.get_by_role("button", name="Begin with the broadcast’s words").click()
    expect(view.get_by_role("textbox")).to_have_value(next(b.text for b in broadcasts() if b.id == "pencils"))
    keep(view, 1)
    expect(view.locator(".cw-three")).to_contain_text("the broadcast’s own words")
    view.get_by_role("button", name="Wash day").click()
    expect(view.get_by_role("textbox")).to_have_value("Mine for Wash day")


def test_everything_is_done_by_keyboard(lesson: Lab, page: Page):
    view = lesson.view(learner.REWRITE)
    view.get_by_role("button", name="Wash day").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(view.get_by_role("group", name="Script: The end of line seven")).to_be_visible()
    view.get_by_role("textbox").focus()
    page.keyboard.type("Would you like the map? I drew it for you.")
    expect(view.locator(".cw-count")).to_contain_text("2 sentences to you")
    for _ in range(6):  # three paces, the marks as one stop, then the button
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Keep this version":
            break
    page.keyboard.press("Enter")
    expect(view.get_by_role("heading", name="What I hear in version 1")).to_be_visible()


def test_what_was_rewritten_is_found_after_a_reload_and_under_the_lens(lesson: Lab):
    view = lesson.view(learner.REWRITE)
    learner.write(view, NEXT, "No crowd word found.")
    keep(view, 1)
    lesson.restart()
    lesson.open(LESSON)
    lesson.run_all()
    view = lesson.view(learner.REWRITE)
    expect(view.get_by_role("textbox")).to_have_value(NEXT)
    expect(view.get_by_role("heading", name="What I hear in version 1")).to_be_visible()
    expect(view.get_by_role("button", name="Wash day rewritten")).to_be_visible()
    lens = lesson.view(learner.LENS)
    lens.get_by_role("combobox").select_option("rewrite.jeans")
    expect(lens.get_by_role("textbox")).to_have_value(NEXT)


def test_the_article_is_pasted_by_the_learner_and_counted(lesson: Lab, answer):
    article = lesson.view(learner.ARTICLE)
    expect(article.locator(".cw-count")).to_have_count(0)
    learner.write(article, "We speak to all of you.\n\nWe made a list.", "1 sentence to all of you, 1 to nobody")
    expect(article.locator(".cw-hidden[role=status]")).to_contain_text("1 sentence to all of you")
    assert answer("draft.lens.article")["text"].startswith("We speak")


def test_a_version_that_holds_html_is_shown_as_text(lesson: Lab, page: Page):
    hostile = "Would you? I did. <img src=x onerror='window.hacked=1'><script>window.hacked=1</script>"
    view = lesson.view(learner.REWRITE)
    learner.write(view, hostile, "1 sentence to you")
    keep(view, 1)
    view.get_by_text("Version 1,").click()
    expect(view.locator(".cw-said-words")).to_have_text(hostile)
    assert page.evaluate("window.hacked") is None
    assert page.locator(".cw").locator("img, script").count() == 0

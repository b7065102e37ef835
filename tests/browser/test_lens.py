"""The lens in the real page: by mouse, finger and keyboard, kept, and deaf to what a text would have it run."""

import learner
import nbformat
import pytest
from lab import Lab
from learner import ARTICLE, LENS
from playwright.sync_api import Browser, Locator, Page, expect
from test_everyone import measured

CELL = "from caring.views import ArticleLens, Lens, ScoreScripts\n"
TEXT = "Hey everyone, welcome back.\n\nI kept your seat by the window. Bread needs time."
COUNT = "1 sentence to you, 1 to all of you, 1 to nobody in particular."
GREETING = "The greeting is to a crowd."
HOSTILE = [
    "<script>window.hacked = 1</script>",
    "<img src=x onerror='window.hacked = 1'>",
    '"><svg onload=window.hacked=1>',
    "</textarea><script>window.hacked = 1</script>",
    "</style><img src=x onerror=window.hacked=1>",
    "<a href='javascript:window.hacked=1' id=go>you</a>",
    "<iframe srcdoc='<script>parent.hacked=1</script>'></iframe>",
    "${window.hacked = 1} {{window.hacked = 1}} `${window.hacked = 1}`",
    "<!--<img src=x onerror=window.hacked=1>--> <![CDATA[<img src=x onerror=window.hacked=1>]]>",
    "&lt;img src=x onerror=window.hacked=1&gt; &#60;script&#62;",
    "<math><mtext></math><img src=x onerror=window.hacked=1>",
    "[you](javascript:window.hacked=1) $\\href{javascript:window.hacked=1}{you}$",
]


@pytest.fixture
def notebook(lessons_folder):
    """Lay a notebook with the lens, the article's lens and the scorer; take it away again."""
    path = lessons_folder / "lens.ipynb"
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    cells = [nbformat.v4.new_code_cell(f"{CELL}{view}()") for view in ("Lens", "ArticleLens", "ScoreScripts")]
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), path)
    yield path.name
    path.unlink()


@pytest.fixture
def lens(lab: Lab, notebook: str) -> Locator:
    lab.open(notebook)
    lab.run_all()
    return lab.view(LENS)


def marks(view: Locator) -> Locator:
    return view.locator(".cw-marked .cw-proof")


def told(view: Locator) -> Locator:
    return view.locator(".cw-told")


def written(view: Locator, text: str = TEXT, count: str = COUNT) -> Locator:
    learner.write(view, text, count)
    return view


def test_what_is_typed_key_by_key_is_marked_and_counted_and_stays_as_typed(lens: Locator, answer):
    paper = lens.get_by_role("textbox")
    paper.press_sequentially("Hey everyone.", delay=15)
    paper.press("Enter")
    paper.press_sequentially("I kept your seat.", delay=15)
    expect(lens.locator(".cw-count")).to_have_text("1 sentence to you, 1 to all of you. ")
    expect(lens.locator(".cw-tag")).to_have_text(["→ all of you", "I → you"])
    expect(lens.locator(".cw-words")).to_contain_text("Hey everyone.")
    expect(paper).to_have_value("Hey everyone.\nI kept your seat.")
    paper.press("Home")
    paper.press_sequentially("So ", delay=15)
    expect(paper).to_have_value("Hey everyone.\nSo I kept your seat.")
    expect(lens.locator(".cw-hidden[role=status]")).to_contain_text("1 sentence to you, 1 to all of you.")
    assert answer("draft.lens.text")["text"] == "Hey everyone.\nSo I kept your seat."


def test_the_two_marks_differ_by_more_than_colour(lens: Locator):
    written(lens)
    style = "el => getComputedStyle(el).borderBottomStyle"
    you, crowd = (lens.locator(f".cw-words .cw-to-{whom}").first.evaluate(style) for whom in ("you", "all"))
    assert (you, crowd) == ("solid", "dashed")
    legend = [lens.locator(f".cw-legend .cw-to-{whom}") for whom in ("you", "all")]
    assert [each.evaluate(style) for each in legend] == [you, crowd]
    expect(legend[0]).to_have_text("to you")
    expect(legend[1]).to_have_text("to all of you")


def test_no_crowd_word_is_said_where_none_is(lens: Locator):
    written(lens, "I kept your seat by the window, so you can see the sea.", "No crowd word found.")
    assert lens.locator(".cw-words .cw-to-all").count() == 0
    assert "singular" not in lens.inner_text()


def test_a_suggestion_stands_right_after_its_sentence(lens: Locator):
    written(lens, "Hey everyone, welcome back. I kept your seat.", "1 sentence to you, 1 to all of you.")
    order = lens.locator(".cw-words > :not(.cw-who)").evaluate_all(
        "all => all.map(el => el.getAttribute('role') ?? el.textContent)"
    )
    assert order == ["Hey everyone, welcome back.→ all of you", "note", " I kept your seat.I → you"]


def test_evidence_is_told_by_mouse(lens: Locator):
    written(lens)
    expect(told(lens)).to_contain_text("Point at a marked word")
    marks(lens).filter(has_text="Hey everyone").hover()
    expect(told(lens)).to_contain_text(GREETING)
    marks(lens).filter(has_text="your").click()
    expect(told(lens)).to_contain_text("the person who watches can feel meant")


def test_evidence_is_told_by_finger(browser: Browser, server: str, work, notebook: str):
    context = browser.new_context(has_touch=True, viewport={"width": 1000, "height": 1700})
    lab = Lab(context.new_page(), server)
    lab.open(notebook)
    lab.run_all()
    lens = written(lab.view(LENS))
    marks(lens).filter(has_text="Hey everyone").tap()
    expect(told(lens)).to_contain_text(GREETING)
    expect(told(lens)).to_be_in_viewport()
    context.close()


def test_evidence_is_one_stop_of_the_tab_key_and_the_arrows_go_through_it(lens: Locator, page: Page):
    written(lens)
    count = marks(lens).count()
    assert count > 3
    assert lens.locator(".cw-marked [tabindex='0']").count() == 1
    lens.get_by_role("button", name="brisk").focus()
    page.keyboard.press("Tab")
    expect(marks(lens).first).to_be_focused()
    expect(told(lens)).to_contain_text(GREETING)
    seen = [told(lens).inner_text()]
    for _ in range(count - 1):
        page.keyboard.press("ArrowRight")
        seen.append(told(lens).inner_text())
    assert len({text.split("”")[0] for text in seen}) == count
    page.keyboard.press("ArrowRight")
    expect(marks(lens).last).to_be_focused()
    page.keyboard.press("Home")
    expect(marks(lens).first).to_be_focused()
    page.keyboard.press("Escape")
    expect(told(lens)).to_contain_text("Point at a marked word")
    page.keyboard.press("Enter")
    expect(told(lens)).to_contain_text(GREETING)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.cw-marked')") is None, "Tab leaves the marks at once"


def test_sixty_seconds_are_marked_along_the_edge(lens: Locator):
    written(lens, "I kept your seat. " * 45, "45 sentences to you. No crowd word found.")
    expect(lens.locator(".cw-minute")).to_have_text("1:00")
    expect(lens.get_by_text("past the minute")).to_be_visible()
    lens.get_by_role("button", name="brisk").click()
    assert lens.locator(".cw-minute").count() == 0


def test_what_was_written_is_there_after_a_reload_and_a_restart(lab: Lab, lens: Locator, notebook: str):
    written(lens)
    expect(lens.locator(".cw-hidden[role=status]")).to_contain_text(COUNT)
    lab.restart()
    lab.open(notebook)
    lab.run_all()
    lens = lab.view(LENS)
    expect(lens.get_by_role("textbox")).to_have_value(TEXT)
    expect(lens.locator(".cw-count")).to_contain_text(COUNT)


def test_another_text_is_chosen_at_once_after_typing_and_nothing_is_lost(lab: Lab, lens: Locator, answer):
    paper, choice = lens.get_by_role("textbox"), lens.get_by_role("combobox")
    paper.press_sequentially("Mine, and yours.")
    choice.select_option("lens.article")
    expect(paper).to_have_value("")
    paper.fill("We speak to all of you.")
    choice.select_option("quote.step_5")
    expect(paper).to_have_value("I forge a connection with you")
    assert not paper.is_editable()
    choice.select_option("lens.text")
    expect(paper).to_have_value("Mine, and yours.")
    expect(lab.view(ARTICLE).get_by_role("textbox")).to_have_value("We speak to all of you.")
    assert answer("draft.lens.text")["text"] == "Mine, and yours."


def test_nothing_that_a_text_holds_is_run(lab: Lab, lens: Locator, page: Page):
    texts = (lens, lab.view(ARTICLE))
    for view in texts:
        for hostile in HOSTILE:
            text = f"Hey everyone. I kept {hostile} your seat."
            view.get_by_role("textbox").fill(text)
            expect(view.locator(".cw-words")).to_contain_text(hostile[:12])
            for mark in marks(view).all()[:4]:
                mark.hover()
    scorer = lab.view("Score the scripts")
    scorer.get_by_role("group", name="Would you wonder").get_by_role("radio").nth(2).check()
    note = scorer.get_by_role("textbox")
    note.fill("\n".join(HOSTILE))
    note.blur()
    for script, name in (("socks", "A second pair of socks"), ("potato", "The potato on trial")):
        scorer.get_by_role("combobox").select_option(script)  # the note is drawn anew from what the kernel kept
        expect(scorer.get_by_role("group", name=f"Script: {name}")).to_be_visible()
    expect(scorer.get_by_role("textbox")).to_have_value("\n".join(HOSTILE))
    whole = "\n".join(HOSTILE)
    lens.get_by_role("textbox").fill(whole)
    expect(lens.locator(".cw-hidden[role=status]")).not_to_be_empty()
    lens.get_by_role("combobox").focus()  # its list names the drafts by their first words
    page.wait_for_timeout(300)
    assert page.evaluate("window.hacked") is None
    drawn = page.locator(".cw").locator("script, img, iframe, math, a, style, svg")
    assert drawn.count() == 0, "what was typed became elements"


def test_a_long_word_runs_over_nowhere_at_phone_width(lab: Lab, lens: Locator, page: Page):
    written(lens)
    written(lab.view(ARTICLE), "W" * 200 + " for you. We speak to all of you.", "to all of you")
    lens.get_by_text("What this can and can’t know").click()
    marks(lens).first.hover()
    lab.dress("dark", 360)
    assert measured(page) == []

"""Lessons read like a well-set page: a short measure, and drawings that can be read, also on a phone."""

from lab import Lab
from playwright.sync_api import Page, expect

LESSON = "04_worth_their_minute.ipynb"
PROSE = ".jp-NotebookPanel:not(.lm-mod-hidden) .jp-MarkdownOutput > "
LETTERS_A_LINE = """prose => prose.map(p => {
    const range = document.createRange(), lines = new Map();
    range.selectNodeContents(p);
    for (const box of range.getClientRects()) lines.set(Math.round(box.top / 8), 1);
    return p.textContent.length / lines.size; })"""
SIDEWAYS = """() => {
    const page = document.querySelector('.jp-NotebookPanel:not(.lm-mod-hidden) .jp-WindowedPanel-outer');
    return page.scrollWidth - page.clientWidth; }"""
OVER = (
    "parts => parts.filter(p => p.scrollWidth > p.parentElement.clientWidth + 1).map(p => p.textContent.slice(0, 40))"
)


def test_prose_has_a_short_measure_and_a_drawing_can_be_read_on_a_phone(lab: Lab, page: Page):
    page.set_viewport_size({"width": 900, "height": 900})
    lab.open(LESSON)
    assert page.evaluate(SIDEWAYS) == 0, "a folded cell's first line makes the page wide before anything runs"
    lab.run_all()
    page.set_viewport_size({"width": 1600, "height": 9000})
    assert max(page.locator(f"{PROSE}p").evaluate_all(LETTERS_A_LINE)) <= 90
    figure = page.get_by_role("figure", name="A script on a phone with its sixty seconds along the left edge")
    words, drawn = figure.locator("figcaption"), figure.locator("svg")
    assert (words.bounding_box()["width"], drawn.bounding_box()["width"]) == (1, 440)
    lab.command("application:toggle-left-area")
    page.set_viewport_size({"width": 360, "height": 9000})
    expect(words).to_have_css("position", "static")  # no room for the drawing's own
    assert words.bounding_box()["height"] > 100
    assert page.locator(f"{PROSE}:is(p, ul, table)").evaluate_all(OVER) == []
    assert page.evaluate(SIDEWAYS) == 0

"""Slides in a real browser, from files: nothing is fetched, nothing runs over, and the keys work."""

import pytest
from lab import dressed
from playwright.sync_api import Page, expect
from test_take_home import axe

from caring import slides
from caring.course import lessons

OVER = """() => Reveal.getSlides().map((slide, at) => { Reveal.slide(at); return slide; })
    .filter(slide => { Reveal.slide(Reveal.getSlides().indexOf(slide));
        return slide.scrollHeight > 720 || slide.scrollWidth > 1280; })
    .map(slide => slide.textContent.trim().slice(0, 60))"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("slides – ç")
    list(slides.write_slides(folder))
    return folder


@pytest.mark.parametrize("lesson", lessons(), ids=lambda lesson: lesson.id)
def test_a_lessons_slides_run_from_a_file_and_everything_has_room(page: Page, folder, lesson):
    asked, errors = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    address = (folder / lesson.file.replace(".ipynb", ".html")).as_uri()
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(address)
    expect(page.get_by_role("heading", name=lesson.title, level=1)).to_be_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.present')).fontSize") == "40px"
    assert page.evaluate(OVER) == []
    assert asked == [address]
    assert errors == []


def test_the_keys_go_through_them_and_axe_finds_nothing(page: Page, folder):
    page.emulate_media(reduced_motion="reduce")
    page.goto((folder / lessons()[0].file.replace(".ipynb", ".html")).as_uri())
    for scheme in ("light", "dark"):
        dressed(page, scheme)
        assert axe(page) == [], scheme
        page.keyboard.press("ArrowRight")
    assert page.evaluate("Reveal.getIndices().h") == 2
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("Reveal.getIndices().h") == 1

"""“My sixty seconds” in a real browser: as a page of its own, on paper, and from the lesson that makes it."""

import pytest
from lab import AXE, Lab
from playwright.sync_api import Page, expect

from caring import Work, document
from caring.progress import FileStore

OVER = """() => [document.documentElement, ...document.querySelectorAll('main, section, .card, .pair > *')]
    .filter(el => el.scrollWidth > el.clientWidth + 1).map(el => el.textContent.slice(0, 60))"""


@pytest.fixture(params=["full", "empty"])
def saved(request, tmp_path, everything_done):
    work = everything_done(Work()) if request.param == "full" else Work()
    return document.save(work, tmp_path)[0]


def axe(page: Page) -> list[str]:
    page.evaluate(AXE)
    found = page.evaluate("() => axe.run()")
    return [f"{v['id']}: {n['target']} {n['failureSummary']}" for v in found["violations"] for n in v["nodes"]]


def test_the_page_stands_alone_and_axe_finds_nothing_on_it(page: Page, saved):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.goto(saved.as_uri())
        assert axe(page) == [], scheme
    assert asked == [saved.as_uri()] * 2


@pytest.mark.parametrize("width", [320, 360, 768])
def test_nothing_runs_over(page: Page, saved, width: int):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(saved.as_uri())
    assert page.evaluate(OVER) == []


@pytest.mark.parametrize("paper", [{"format": "A4"}, {"format": "Letter"}])
def test_it_prints_dark_on_white_and_nothing_is_cut_off(page: Page, saved, paper: dict):
    page.emulate_media(media="print", color_scheme="dark")
    page.set_viewport_size({"width": 680, "height": 900})
    page.goto(saved.as_uri())
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(29, 27, 34)"
    assert page.evaluate(OVER) == []
    assert (
        page.evaluate("""() => [...document.querySelectorAll('.scroll')]
        .filter(el => el.scrollWidth > el.clientWidth + 1).map(el => el.textContent.slice(0, 60))""")
        == []
    )
    assert page.pdf(**paper).startswith(b"%PDF")


def test_a_learner_makes_it_sees_it_and_takes_it(lab: Lab, page: Page, work, everything_done):
    everything_done(Work(FileStore(work)))
    lab.open("00_start_here.ipynb")
    lab.run_all()
    view = lab.view("Take it home")
    expect(view.get_by_role("link")).to_have_count(0)
    view.get_by_role("button", name="Make my page").click()
    expect(view.get_by_role("status")).to_contain_text("It is made, and saved as")
    saved = (work / "my_sixty_seconds.html").read_text(encoding="utf-8")
    shown = view.frame_locator("iframe")
    expect(shown.get_by_role("heading", name="My promise")).to_be_visible()
    with page.expect_download() as download:
        view.get_by_role("link", name="Download the page").click()
    assert download.value.suggested_filename == "my_sixty_seconds.html"
    assert download.value.path().read_text(encoding="utf-8") == saved
    with page.expect_popup() as opened:
        view.get_by_role("link", name="Open it in a new tab").click()
    expect(opened.value.get_by_role("heading", name="My sixty seconds")).to_be_visible()
    assert lab.axe() == []

"""The app view: its front page, and the lessons and stories as pages without code, in the real browser."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import learner
import nbformat
import pytest
from app_page import App, app_view
from lab import KIT, TOKEN
from playwright.sync_api import Browser, Page, expect

from caring import Work, document, library, questions
from caring.course import lessons
from caring.progress import FileStore

FILES = sorted(path.name for path in (KIT / "notebooks").glob("*.ipynb"))
LESSONS = [file for file in FILES if file[:2] in {"01", "02", "03", "04", "05", "06"}]

# How much of the minute is filled, by what is drawn.
FILLED = """() => [...document.querySelectorAll(".front-arc.is-done")]
    .reduce((sum, arc) => sum + Number.parseFloat(getComputedStyle(arc).strokeDasharray), 0)"""
ROOM = """() => [...document.querySelectorAll(".front-arc:not(.is-done)")]
    .reduce((sum, arc) => sum + Number.parseFloat(getComputedStyle(arc).strokeDasharray), 0)"""
END_KERNEL = """() => fetch("/api/kernels/" + JSON.parse(document.getElementById("jupyter-config-data").text).kernelId,
    {method: "DELETE", headers: {"X-XSRFToken": document.cookie.match(/_xsrf=([^;]*)/)[1]}})"""


def a_kit_with_a_cell_that_fails(folder: Path, lesson: str) -> Path:
    for part in ("notebooks", "data", "exercises"):
        shutil.copytree(KIT / part, folder / part)
    shutil.copy(KIT / "course.toml", folder)
    notebook = nbformat.read(folder / "notebooks" / lesson, 4)
    notebook.cells.insert(4, nbformat.v4.new_code_cell("1 / 0"))
    nbformat.write(notebook, folder / "notebooks" / lesson)
    return folder


def taught(number: int) -> str:
    return next(lesson.title for lesson in lessons() if lesson.file == LESSONS[number - 1])


def check_all(work: Work) -> None:
    for question in library.questions():
        questions.choose(work, question.id, next(c.choice for c in question.choices if c.right))


@pytest.fixture
def in_app(page: Page, app: str) -> Iterator[App]:
    opened = App(page, app)
    yield opened
    assert opened.foreign == [], "a request left the machine"
    assert opened.console == [], "the page's console has errors"


def test_from_the_front_page_through_a_lesson_to_practice_and_back(in_app: App, page: Page):
    in_app.open("")
    expect(page.get_by_role("heading", level=1)).to_have_text("Deep and meaningful connections in sixty seconds")
    assert page.evaluate(FILLED) == 0
    page.get_by_role("link", name="Begin").click()
    expect(page.get_by_role("status").filter(has_text="waking")).to_contain_text("usually takes five to ten seconds")
    in_app.ready()
    expect(page.get_by_role("status").filter(has_text="is ready.")).to_be_attached()
    expect(page.get_by_text("Lesson 1 of 6")).to_be_visible()
    expect(page.get_by_text("0 of 5 steps done")).to_be_visible()
    assert page.locator("pre, .jp-InputArea-editor").count() == 0, "no code anywhere"
    order = in_app.view(learner.ORDER)
    before = learner.claims(order)
    order.get_by_role("button", name="Move down").first.focus()
    page.keyboard.press("Enter")
    expect(order.locator(".cw-claim").nth(1)).to_have_text(before[0])
    learner.seal(order)
    expect(page.get_by_text("1 of 5 steps done")).to_be_visible()
    page.reload()
    in_app.ready()
    assert learner.claims(in_app.view(learner.ORDER))[:2] == [before[1], before[0]]
    page.get_by_role("navigation", name="Lessons").get_by_role("link", name="practise").click()
    in_app.ready()
    practice = in_app.view("Your turn: One number for a friend")
    practice.get_by_role("textbox").fill("I kept the seat by the window for you.")
    practice.get_by_role("button", name="Check").click()
    expect(practice.get_by_text("I found no word that I look for")).to_be_visible()
    page.get_by_role("link", name="The Caring Workshop").click()
    expect(page.get_by_role("link", name="Go on")).to_have_attribute("href", f"notebooks/{LESSONS[0]}")
    expect(page.locator(".front-way > li").first).to_contain_text("1 of 5 steps")
    assert page.evaluate(FILLED) == pytest.approx(page.evaluate(ROOM) / 6 / 5)
    assert page.get_by_role("link", name="See my page").get_attribute("href") == "my-page"
    page.get_by_role("link", name="My page", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("My sixty seconds")
    page.get_by_role("link", name=taught(3)).first.click()
    in_app.ready()
    page.go_back()
    page.get_by_role("link", name="The Caring Workshop").click()
    page.get_by_role("link", name="Join your class").click()
    in_app.ready()
    expect(in_app.view("Join your class").get_by_label("Code")).to_be_visible()


def test_finished_stopped_asleep_and_away_are_said_with_a_way_out(page: Page, tmp_path: Path, everything_done):
    kit = a_kit_with_a_cell_that_fails(tmp_path / "kit", LESSONS[2])
    everything_done(Work(FileStore(tmp_path / "work")))
    check_all(Work(FileStore(tmp_path / "work")))
    with app_view(tmp_path, CARING_KIT=str(kit)) as address:
        in_app = App(page, address)
        in_app.open("")
        expect(page.get_by_role("link", name="All of it is done")).to_have_attribute("href", "my-page")
        expect(page.get_by_role("img", name="6 of 6 lessons done")).to_be_visible()
        in_app.open(LESSONS[2])
        stopped = page.get_by_role("alert").filter(has_text="This part of the page stopped.")
        expect(stopped.get_by_role("button", name="Load the page again")).to_be_visible()
        assert page.get_by_text("Traceback").or_(page.get_by_text("show_tracebacks")).count() == 0
        in_app.open(LESSONS[3])
        page.evaluate(END_KERNEL)
        page.get_by_role("heading", level=1).click()
        expect(page.get_by_role("alert")).to_contain_text("fallen asleep. What you did is kept.")
        page.get_by_role("alert").get_by_role("button", name="Wake it up").click()
        in_app.ready()
        expect(page.locator("#app-gone")).to_be_hidden()
    page.get_by_role("heading", level=1).click()
    expect(page.get_by_role("alert")).to_contain_text("I can’t reach the workshop")
    expect(page.get_by_role("alert").get_by_role("button", name="Look again")).to_be_visible()


@pytest.mark.parametrize(
    "path",
    ["solutions/01_which_number_matters.ipynb", "voila/tree", "voila/files/course.toml", "start.py", "soup",
     "notebooks/soup.ipynb", "voila/render/solutions/01_which_number_matters.ipynb", "voila/api/contents"],
)  # fmt: skip
def test_nothing_else_is_served(app: str, path: str):
    with pytest.raises(HTTPError) as refused:
        urlopen(Request(f"{app}/{path}", headers={"Authorization": f"token {TOKEN}"}), timeout=30)
    said = refused.value.read().decode()
    assert refused.value.code == 404
    assert "There is no such page." in said
    assert 'href="/"' in said


@pytest.mark.parametrize("path", ["", f"notebooks/{LESSONS[0]}", "my-page", "progress/start_here"])
def test_without_its_whole_address_a_page_says_where_to_find_it(app: str, path: str):
    with pytest.raises(HTTPError) as refused:
        urlopen(f"{app}/{path}", timeout=30)
    assert refused.value.code == 403
    assert "the address that the terminal shows" in refused.value.read().decode()


@pytest.mark.parametrize(("width", "scheme"), [(1400, "dark"), (360, "light")])
def test_the_pages_around_the_lessons_have_no_fault(browser: Browser, app: str, width: int, scheme: str):
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    try:
        in_app = App(context.new_page(), app)
        for place in ("", "soup", f"exercises/{LESSONS[3]}"):
            in_app.open(place)
            assert in_app.axe() == [], place
            assert in_app.page.evaluate("document.documentElement.scrollWidth") <= width, place
        in_app.page.set_content(document.as_html(Work(), home="/"))  # “My page”, which runs nothing where it is served
        assert in_app.axe() == []
        assert in_app.page.evaluate("document.documentElement.scrollWidth") <= width
    finally:
        context.close()
    assert in_app.foreign == []


def test_the_page_runs_by_itself_and_answers_nothing(in_app: App, app_folder: Path):
    before = sorted(path.name for path in app_folder.glob("work/answers/*"))
    for file in FILES:
        in_app.open(file)
    assert sorted(path.name for path in app_folder.glob("work/answers/*")) == before

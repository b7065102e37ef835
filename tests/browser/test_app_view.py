"""The app view: the lessons as pages without code, in the real browser."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import learner
import pytest
from lab import AXE, KIT, TOKEN, free_port, wait_for
from playwright.sync_api import Browser, Page, expect

LESSONS = sorted(path.name for path in (KIT / "notebooks").glob("0[0-6]*.ipynb"))
PAGE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="session")
def app_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("app")


@pytest.fixture(scope="session")
def app(app_folder: Path) -> Iterator[str]:
    port = free_port()
    names = {"CONFIG_DIR": "config", "DATA_DIR": "data", "RUNTIME_DIR": "runtime"}
    env = os.environ | {f"JUPYTER_{name}": str(app_folder / place) for name, place in names.items()}
    env |= {
        "CARING_KIT": str(KIT),
        "CARING_WORK": str(app_folder / "work"),
        "CARING_SEED": "60",
        "JUPYTER_TOKEN": TOKEN,
    }
    command = [sys.executable, "-m", "caring.app", "--no-browser", f"--port={port}", "--Voila.ip=127.0.0.1"]
    with (app_folder / "app.log").open("w") as log:
        server = subprocess.Popen(command, env=env, stdout=log, stderr=subprocess.STDOUT)
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(address, server)
        yield address
    finally:
        server.terminate()
        server.wait(30)


class App:
    """One page of the app view, and what went wrong in it."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.foreign: list[str] = []
        self.console: list[str] = []
        ours = (address, address.replace("http", "ws"), "data:", "blob:")
        page.on("request", lambda r: self.foreign.append(r.url) if not r.url.startswith(ours) else None)
        page.on("console", lambda m: self.console.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: self.console.append(str(error)))

    def open(self, lesson: str) -> None:
        self.page.goto(f"{self.address}/voila/render/{lesson}?token={TOKEN}")
        self.ready()

    def ready(self) -> None:
        expect(self.page.locator("#loading")).to_have_count(0, timeout=90_000)
        expect(self.page.locator(".cw").last).to_be_visible(timeout=90_000)

    def view(self, title: str):
        return self.page.locator(".cw").filter(has=self.page.get_by_role("heading", name=title, exact=True))

    def axe(self) -> list[str]:
        self.page.evaluate(AXE)
        found = self.page.evaluate("rules => axe.run(document, {runOnly: rules})", PAGE_RULES)
        return [f"{v['id']}: {n['target']} {n['failureSummary']}" for v in found["violations"] for n in v["nodes"]]


@pytest.fixture
def in_app(page: Page, app: str) -> Iterator[App]:
    opened = App(page, app)
    yield opened
    assert opened.foreign == [], "a request left the machine"
    assert opened.console == [], "the page's console has errors"


def test_a_learner_goes_from_the_front_page_to_the_first_lesson_orders_seals_and_finds_it_back(in_app: App, page: Page):
    in_app.open(LESSONS[0])
    expect(page.get_by_role("heading", level=1)).to_contain_text("Deep and meaningful connections in sixty seconds")
    page.get_by_role("navigation", name="Lessons").get_by_role("link").click()
    in_app.ready()
    expect(page.get_by_text("Lesson 1 of")).to_be_visible()
    assert page.locator("pre, .jp-InputArea-editor").count() == 0, "no code anywhere"
    order = in_app.view(learner.ORDER)
    before = learner.claims(order)
    order.get_by_role("button", name="Move down").first.focus()
    page.keyboard.press("Enter")
    expect(order.locator(".cw-claim").nth(1)).to_have_text(before[0])
    learner.seal(order)
    page.reload()
    in_app.ready()
    assert learner.claims(in_app.view(learner.ORDER))[:2] == [before[1], before[0]]
    page.get_by_role("link", name="Back").click()
    in_app.ready()
    expect(page).to_have_url(f"{in_app.address}/voila/render/{LESSONS[0]}")


def test_the_page_runs_by_itself_and_answers_nothing(in_app: App, app_folder: Path):
    before = sorted(path.name for path in app_folder.glob("work/answers/*"))
    for lesson in LESSONS:
        in_app.open(lesson)
    assert sorted(path.name for path in app_folder.glob("work/answers/*")) == before


@pytest.mark.parametrize(("width", "scheme"), [(1400, "dark"), (360, "light")])
def test_axe_finds_nothing_on_a_whole_page_and_nothing_runs_over(browser: Browser, app: str, width: int, scheme: str):
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    try:
        in_app = App(context.new_page(), app)
        for lesson in LESSONS:
            in_app.open(lesson)
            assert in_app.axe() == [], lesson
            assert in_app.page.evaluate("document.documentElement.scrollWidth") <= width, lesson
    finally:
        context.close()

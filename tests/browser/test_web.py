"""The web edition, as it was built, in the real browser: served by `python -m http.server`, under a sub-path."""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import learner
import pytest
from firefox import find_firefox, firefox
from lab import AXE, KIT, free_port, wait_for
from playwright.sync_api import Browser, BrowserContext, Page, expect
from running import RoomThere
from running import wait_for as wait_until

from caring import Work, scripts
from caring.progress import Answer, as_text, now
from caring.web import building

LESSONS = sorted(path.name for path in (KIT / "notebooks").glob("*.ipynb"))
PAGE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PATIENT = 180_000  # a first kernel takes 20 s alone on two cores, and much longer beside other work
ARROW_DOWN = "\ue015"
CLAIMS = "() => [...document.querySelectorAll('.cw-claim')].map(claim => claim.textContent)"
NOT_RUN = """() => [...window.jupyterapp.shell.currentWidget.content.widgets].map(cell => cell.model)
    .filter(model => model.type === 'code' && model.sharedModel.source.trim())
    .filter(model => model.executionCount === null
        || [...Array(model.outputs.length).keys()].map(n => model.outputs.get(n).toJSON())
            .some(given => given.output_type === 'error' || given.name === 'stderr'))
    .map(model => model.sharedModel.source)"""
NOWHERE = ("application:open-lab", "application:open-tree", "notebook:open-tree-tab", "fileeditor:create-new")
SOURCES = """() => [...window.jupyterapp.shell.currentWidget.content.widgets]
    .map(cell => cell.model.sharedModel.source).join("\\n")"""
PROSE = """() => ["h1", "h2", "p"].map(name => {
    const { fontSize, fontWeight, lineHeight, maxWidth } = getComputedStyle(
        document.querySelector(`.jp-MarkdownOutput > ${name}`));
    return [name, fontSize, fontWeight, lineHeight, maxWidth]; })"""
CHECK = """
const { loadPyodide } = await import(process.argv[1]);
const python = await loadPyodide({ packages: ["caring"], stdout: () => {}, stderr: () => {} });
console.log(await python.runPythonAsync(`
import json, sys
from caring import my_work, read_script, references, score, scripts
script = scripts()[0]
reading = read_script(script.text)
levels = {each.criterion: each.level for each in references() if each.script == script.id}
work = my_work()
await work.store.ready()
work.keep("order.first", ["S5"])
try:
    import pandas
except ImportError as error:
    refused = str(error)
json.dumps([len(reading.sentences), score(levels).caring, work.notice, work.get("order.first"), refused, sorted(
    {"pandas", "numpy", "plotly", "ipywidgets"} & sys.modules.keys())])
`));
"""
# A lesson's Python: is what it imports compiled, and does it complete what a learner types?
KERNEL = """
const { loadPyodide } = await import(process.argv[1]);
const python = await loadPyodide({ packages: ["piplite", "micropip", "pyodide-kernel", "ipywidgets", "caring"] });
console.log(python.runPython(`
import json
import piplite.piplite
from pyodide_kernel import ipython_shell, kernel_instance
ipython_shell.run_cell("import json, IPython, ipywidgets")
modules = [ipython_shell.user_ns[name] for name in ("json", "IPython", "ipywidgets")]
typed = [kernel_instance.complete(text, None)["matches"] for text in ("json.dum", "'you'.upp")]
json.dumps([[module.__spec__.origin.rpartition(".")[2] for module in modules], typed])
`));
"""


class Served:
    """A plain web server of Python's own, which can go away and come back at the same address."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self.start()

    def start(self) -> None:
        words = [sys.executable, "-m", "http.server", str(self.port), "--bind=127.0.0.1", f"--directory={self.folder}"]
        self.process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_for(f"http://127.0.0.1:{self.port}", self.process)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(10)

    def address(self, path: str = "", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}/caring/{path}"


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[Served]:
    server = Served(site.parent)
    yield server
    server.stop()


class Web:
    """A browser with the web edition in it, and what went wrong there."""

    def __init__(self, context: BrowserContext, served: Served) -> None:
        self.context, self.served = context, served
        self.foreign: list[str] = []
        self.console: list[str] = []
        context.on("request", self._note)
        context.on("console", lambda m: self.console.append(f"{m.text} {m.location}") if m.type == "error" else None)
        context.on("weberror", lambda error: self.console.append(str(error.error)))
        self.page = context.new_page()

    def _note(self, request) -> None:
        if not request.url.startswith(
            ("data:", "blob:", *(self.served.address(host=h) for h in ("127.0.0.1", "workshop.test")))
        ):
            self.foreign.append(request.url)

    def front(self, host: str = "127.0.0.1") -> Page:
        self.page.goto(self.served.address(host=host))
        expect(self.page.locator("#five .cw-order")).to_be_visible()
        return self.page

    def at_the_desk(self) -> Page:
        """The front page, with its Python awake."""
        page = self.front()
        expect(page.locator("#begin-says")).to_be_visible()
        expect(page.get_by_role("button", name="Put such a file back")).to_be_enabled(timeout=PATIENT)
        return page

    def lesson(self, path: str, host: str = "127.0.0.1") -> None:
        self.page.goto(self.served.address(f"notebooks/index.html?path={path}", host))
        self.ran()

    def ran(self) -> None:
        self.page.wait_for_selector("body[data-lesson=ready]", state="attached", timeout=PATIENT)

    def not_run(self) -> list[str]:
        """Give each code cell that has not run to its end without an error."""
        return self.page.evaluate(NOT_RUN)

    def view(self, title: str):
        found = self.page.locator(".cw").filter(has=self.page.get_by_role("heading", name=title, exact=True))
        found.scroll_into_view_if_needed()
        return found

    def axe(self, where: str) -> list[str]:
        self.page.evaluate(AXE)
        found = self.page.evaluate("([where, rules]) => axe.run(where, {runOnly: rules})", [where, PAGE_RULES])
        return [f"{v['id']}: {n['target']} {n['failureSummary']}" for v in found["violations"] for n in v["nodes"]]


@pytest.fixture
def web(browser: Browser, served: Served) -> Iterator[Web]:
    context = browser.new_context(viewport={"width": 1200, "height": 1500})
    opened = Web(context, served)
    yield opened
    context.close()
    assert opened.foreign == [], "a request left the machine"
    assert opened.console == [], "the page's console has errors"


def keep_a_copy(page: Page, lesson: str, text: str = "") -> None:
    """Save a lesson, as JupyterLite does by itself after a while; write something there before, if a text is given."""
    page.goto(lesson)
    page.wait_for_function("window.jupyterapp?.shell?.currentWidget?.context?.isReady", timeout=PATIENT)
    if text:
        type_into_the_last_cell(page, text)
    page.evaluate("window.jupyterapp.commands.execute('docmanager:save')")


def type_into_the_last_cell(page: Page, text: str) -> None:
    """Write something of one's own on a lesson's or an exercise's page."""
    last = "[...window.jupyterapp.shell.currentWidget.content.widgets].at(-1)"
    page.evaluate(f"text => {last}.model.sharedModel.setSource(text)", text)


def copies(page: Page) -> list[str]:
    return page.evaluate(
        """() => new Promise((done) => { indexedDB.open('JupyterLite Storage - /caring/').onsuccess = (opened) => {
            const files = opened.target.result.transaction('files').objectStore('files');
            files.getAllKeys().onsuccess = (asked) => {
                done(asked.target.result); opened.target.result.close(); }; }; })"""
    )


def publish_anew(site: Path) -> None:
    """Put another version where the site is: another front page, other first two lessons."""
    anew = site.with_name("anew")  # whole before it is there: a browser may look for a new worker at any moment
    shutil.copytree(site, anew, copy_function=os.link)
    index, worker = anew / "index.html", anew / "service-worker.js"
    text = index.read_text(encoding="utf-8").replace("The way through", "A newer way through")
    for lesson in LESSONS[:2]:
        text = re.sub(rf'("{lesson}": )"\w+"', r'\1"newer"', text)
    for path in (index, worker):
        path.unlink()  # it is the same file as the site's own
    index.write_text(text, encoding="utf-8")
    shutil.copyfile(building.HERE / worker.name, worker)
    building._write_worker(anew)
    site.rename(site.with_name("old"))
    anew.rename(site)


def under_node(site: Path, script: str) -> list:
    folder = KIT / ".venv_web"
    words = "from caring.web import fetching; print(fetching.node())"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    node = subprocess.check_output([python, "-c", words], text=True, cwd=KIT).strip()
    core = (site / "static" / "pyodide" / "pyodide.mjs").as_uri()
    done = subprocess.run(
        [node, "--input-type=module", "-e", script, core], capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout.splitlines()[-1])


def test_under_node_python_starts_reads_a_script_scores_it_and_needs_no_pandas(site: Path):
    sentences, caring, notice, kept, refused, loaded = under_node(site, CHECK)
    assert sentences > 3
    assert 0 <= caring <= 100
    assert notice.startswith("This browser keeps nothing")
    assert kept == ["S5"]
    assert "The lessons and the story exercises need no network" in refused
    assert loaded == []


def test_under_node_a_lessons_python_comes_compiled_and_completes_what_is_typed(site: Path):
    kinds, (functions, methods) = under_node(site, KERNEL)
    assert kinds == ["pyc", "pyc", "pyc"]
    assert {"dump", "dumps"} <= {name.removeprefix("json.") for name in functions}
    assert "upper" in {name.rpartition(".")[2] for name in methods}


def test_the_five_are_ordered_while_python_loads_carried_into_lesson_1_taken_out_erased_and_put_back(web: Web):
    page = web.front()
    before = page.locator(".cw-claim").all_text_contents()
    page.get_by_role("button", name="Move down").first.focus()
    for key in ("Enter", "ArrowDown", "ArrowUp"):  # the card keeps the focus as it moves
        page.keyboard.press(key)
    mine = [before[1], before[0], *before[2:]]
    expect(page.locator(".cw-claim")).to_have_text(mine)
    expect(page.locator("#five").get_by_role("status")).to_have_text(f"“{before[0]}” is now number 2 of 5.")
    page.get_by_role("link", name="Which number matters?", exact=True).click()
    web.ran()
    assert web.not_run() == []
    order = web.view(learner.ORDER)
    assert learner.claims(order) == mine
    order.get_by_role("button", name="Move down").first.focus()
    page.keyboard.press("ArrowDown")
    expect(order.locator(".cw-claim").first).to_have_text(before[0])
    learner.seal(order)
    page.locator(".lesson-bar").get_by_role("link").click()
    expect(page.get_by_text("Your first order is sealed")).to_be_visible()
    assert page.locator("#five .cw-claim").all_text_contents() == before
    expect(page.locator("li", has_text="Which number matters?").get_by_text("◐ begun")).to_be_visible(timeout=PATIENT)
    with page.expect_download() as given:
        page.get_by_role("button", name="Take my work out as one file").click()
    file = json.loads(Path(given.value.path()).read_text(encoding="utf-8"))
    assert [answer["item"] for answer in file["answers"]] == ["order.first"]
    page.get_by_role("button", name="Erase everything").click()
    page.get_by_role("button", name="Yes").click()
    expect(page.get_by_text("no answers yet")).to_be_visible()
    expect(page.get_by_text("Your first order is sealed")).not_to_be_visible()
    assert page.evaluate("async () => (await caringStore.open(location.href)).all('answers')") == "{}"
    page.locator("input[type=file]").set_input_files(given.value.path())
    expect(page.get_by_text("One answer is back.")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Your first order is sealed")).to_be_visible()


def test_links_inside_a_lesson_lead_on_in_this_tab_keep_what_was_typed_and_no_menu_leads_astray(web: Web):
    page, asked = web.page, []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    web.lesson(LESSONS[0])
    known = "name => window.jupyterapp.commands.hasCommand(name)"
    assert [page.evaluate(known, name) for name in ("docmanager:save", *NOWHERE)] == [True] + [False] * len(NOWHERE)
    for where, link, path in (
        (".cw-map", "Which number matters?", LESSONS[1]),
        (".jp-RenderedMarkdown", "practise", f"exercises/{LESSONS[1]}"),
        (".lesson-bar", "The Caring Workshop", ""),
    ):
        type_into_the_last_cell(page, f"# I was on the way to {link}")
        page.locator(where).get_by_role("link", name=link, exact=True).first.click()
        page.wait_for_url(web.served.address(f"notebooks/index.html?path={path}" if path else "index.html"))
        if path:
            web.ran()
    web.lesson(f"exercises/{LESSONS[1]}")
    assert "# I was on the way to The Caring Workshop" in page.evaluate(SOURCES)
    assert asked == [], "the browser asked whether to leave"
    assert len(web.context.pages) == 1


def test_the_prose_is_set_before_python_is_here_and_stays_as_it_is(web: Web):
    page = web.page
    for path in (LESSONS[0], f"exercises/{LESSONS[3]}"):
        page.goto(web.served.address(f"notebooks/index.html?path={path}"))
        page.wait_for_selector(".jp-MarkdownOutput h1")
        before, ready = page.evaluate(PROSE), page.evaluate("document.body.dataset.lesson")
        assert ready is None
        web.ran()
        assert page.evaluate(PROSE) == before, path


def test_code_that_one_wrote_is_taken_out_with_the_answers_erased_and_put_back_never_over_a_page(web: Web):
    page, exercises = web.page, f"exercises/{LESSONS[3]}"
    keep_a_copy(page, web.served.address(f"notebooks/index.html?path={LESSONS[1]}"))
    keep_a_copy(page, web.served.address(f"notebooks/index.html?path={exercises}"), "share = 0.6  # my own code")
    web.at_the_desk()
    links = page.locator("#yours").get_by_role("link")
    expect(links).to_have_text(["Exercises for “From all of you to you”"])
    with page.expect_download() as given:
        page.get_by_role("button", name="Take my work out as one file").click()
    text = Path(given.value.path()).read_text(encoding="utf-8")
    assert list(json.loads(text)["pages"]) == [exercises]
    assert Work().put_back(text) == 0, "the edition for laptops takes the answers in it, here none"
    page.get_by_role("button", name="Erase everything").click()
    page.get_by_role("button", name="Yes").click()
    expect(page.get_by_text("It is gone")).to_be_visible()
    expect(links).to_have_count(0)
    assert copies(page) == []
    for said in ("One page is back.", "Its pages are here already."):
        page.locator("input[type=file]").set_input_files(given.value.path())
        expect(page.get_by_text(said)).to_be_visible()
        assert copies(page) == [exercises]
    page.reload()
    links.click()
    page.locator(".lesson-bar").get_by_role("button", name="Run it").click(timeout=PATIENT)
    web.ran()
    assert "share = 0.6  # my own code" in page.evaluate(SOURCES)
    type_into_the_last_cell(page, "share = 0.9  # better")
    page.locator(".lesson-bar").get_by_role("link").click()
    expect(page.get_by_role("button", name="Put such a file back")).to_be_enabled(timeout=PATIENT)
    page.locator("input[type=file]").set_input_files(given.value.path())
    expect(links).to_have_count(2)
    links.filter(has_not_text="yours of").click()
    web.ran()
    assert "share = 0.9  # better" in page.evaluate(SOURCES)


def test_a_page_comes_back_into_a_browser_that_has_never_opened_a_lesson(web: Web, tmp_path: Path):
    given = tmp_path / "caring-work.json"
    laid = web.served.folder / "caring" / "files" / "exercises" / LESSONS[3]
    notebook = json.loads(laid.read_text(encoding="utf-8"))
    notebook["cells"][-1]["source"] = ["share = 0.6  # my own code"]
    pages = {f"exercises/{LESSONS[3]}": notebook, "../out.ipynb": notebook, "holiday.ipynb": {"cells": "the sea"}}
    given.write_text(json.dumps(json.loads(Work().take_out()) | {"pages": pages}), encoding="utf-8")
    page = web.at_the_desk()
    page.locator("input[type=file]").set_input_files(given)
    expect(page.get_by_text("One page is back.")).to_be_visible()
    page.locator("#yours").get_by_role("link").click()
    run = page.locator(".lesson-bar").get_by_role("button", name="Run it")
    expect(run).to_be_visible(timeout=PATIENT)  # Python is here; somebody else's code doesn't run by itself
    assert len(web.not_run()) == page.locator(".jp-CodeCell").count() > 0
    assert web.axe(".lesson-bar") == []
    run.press("Enter")
    web.ran()
    assert "share = 0.6  # my own code" in page.evaluate(SOURCES)
    page.reload()
    web.ran()
    expect(run).to_have_count(0)


def test_where_the_browser_keeps_nothing_the_front_page_promises_no_lesson_that_starts_with_the_order(
    browser: Browser, served: Served
):
    context = browser.new_context()
    try:
        context.add_init_script("indexedDB.open = () => { throw new DOMException('no', 'SecurityError'); }")
        page = Web(context, served).front()
        expect(page.get_by_text("This browser keeps nothing for this page")).to_be_visible()
        expect(page.locator("#five")).not_to_contain_text("Lesson 1 starts with the order")
    finally:
        context.close()


def test_every_lesson_runs_to_its_end_and_a_rated_script_is_found_after_a_reload(web: Web):
    for lesson in LESSONS:
        web.lesson(lesson)
        assert web.not_run() == [], lesson
        assert web.page.evaluate("document.querySelector('.jp-WindowedPanel-outer')?.scrollTop ?? 0") < 100, lesson
        if lesson.startswith("05"):
            scorer = web.view(learner.SCORER)
            learner.rate(scorer, 3, (4, 3, 2, 1, 3, 2))
            learner.finish(scorer)
    web.lesson(next(lesson for lesson in LESSONS if lesson.startswith("05")))
    expect(web.view(learner.SCORER).get_by_text(f"1 of {len(scripts())} scored")).to_be_visible()
    web.page.set_viewport_size({"width": 360, "height": 800})
    assert web.page.evaluate("document.documentElement.scrollWidth") <= 360
    assert web.axe(".lesson-bar") == []


def test_after_a_first_lesson_it_opens_without_a_network_and_pandas_is_missed_in_one_sentence(web: Web):
    web.front().wait_for_function("navigator.serviceWorker.controller")
    web.lesson(LESSONS[0])
    web.front()
    expect(web.page.get_by_text("✓ held")).to_be_visible(timeout=PATIENT)
    stops = web.context.new_cdp_session(web.page).send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert [each["errorId"] for each in stops] == ["in-incognito"], "more than its private window stops it"
    web.served.stop()
    try:
        web.front()
        expect(web.page.get_by_text("✓ held")).to_be_visible()
        web.lesson("exercises/03_from_all_of_you_to_you.ipynb")
        expect(web.page.locator(".cw-view").first).to_be_visible()
        web.page.evaluate(
            """() => { const { content } = window.jupyterapp.shell.currentWidget;
                content.activeCellIndex = [...content.widgets].findIndex(cell => cell.model.id === 'pandas');
                window.jupyterapp.commands.execute('notebook:run-cell'); }"""
        )
        missed = web.page.get_by_text("The data exercises work with pandas")
        expect(missed).to_be_visible(timeout=PATIENT)
        expect(web.page.get_by_text("Traceback")).to_have_count(0)
    finally:
        web.served.start()
    assert {url.split("/")[2] for url in web.foreign} == {"cdn.jsdelivr.net"}
    web.foreign.clear()
    web.console.clear()  # the browser itself reports what it could not fetch


def test_plain_http_with_a_host_name_works_and_says_that_it_holds_nothing(web: Web):
    page = web.front("workshop.test")
    expect(page.get_by_text("This address can’t hold the workshop")).to_be_visible()
    web.lesson(LESSONS[2], "workshop.test")
    assert web.not_run() == []


def test_a_new_version_is_offered_and_the_learners_page_stays(browser: Browser, site: Path, tmp_path: Path):
    shutil.copytree(site, tmp_path / "caring", copy_function=os.link)
    served = Served(tmp_path)
    context = browser.new_context()
    try:
        web = Web(context, served)
        page = web.front()
        page.wait_for_function("navigator.serviceWorker.controller")
        for lesson, text in zip(LESSONS[:2], ("# I wrote this", ""), strict=True):
            keep_a_copy(page, served.address(f"notebooks/index.html?path={lesson}"), text)
        web.front()
        expect(page.get_by_text("✓ held")).to_be_visible(timeout=PATIENT)
        publish_anew(tmp_path / "caring")
        page.reload()
        page.get_by_role("button", name="Take the new version").click()
        expect(page.get_by_role("heading", name="A newer way through")).to_be_visible()
        expect(page.get_by_text("The workshop has a newer page: Start here.")).to_be_visible()
        page.get_by_role("button", name="Lay the new one beside mine").click()
        expect(page.get_by_text("The new page is there, and yours is beside it.")).to_be_visible()
        page.reload()
        mine = page.get_by_role("link", name="Start here, yours of ")
        expect(mine).to_be_visible()
        assert [name.startswith("00_start_here_yours_") for name in copies(page)] == [True], "untouched pages are new"
        mine.click()
        web.ran()
        assert "# I wrote this" in page.evaluate(SOURCES)
    finally:
        context.close()
        served.stop()


@pytest.mark.parametrize(("width", "scheme"), [(1400, "dark"), (360, "light")])
def test_axe_finds_nothing_on_the_front_page_and_nothing_runs_over(browser: Browser, served, width: int, scheme: str):
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    try:
        web = Web(context, served)
        web.at_the_desk()
        assert web.axe("body") == []
        assert web.page.evaluate("document.documentElement.scrollWidth") <= width
    finally:
        context.close()


class ServedByRoom:
    """The web edition where a room serves it, to a phone: plain http with a host name, where browsers allow less."""

    def __init__(self, folder: Path, site: Path) -> None:
        self.folder, self.site = folder, site
        self.room = RoomThere(folder, 0, "--web", str(site))

    def address(self, path: str = "", host: str = "workshop.test") -> str:
        return f"http://{host}:{self.room.port}/{path and f'web/{path}'}"

    def start_again(self) -> None:
        self.room = RoomThere(self.folder, self.room.port, "--web", str(self.site))

    def answered(self) -> list[tuple[str, str]]:
        with sqlite3.connect(self.folder / "room" / "room.sqlite") as tables:
            return tables.execute("select item, value from answers").fetchall()


@pytest.fixture
def class_room(site: Path, tmp_path: Path) -> Iterator[ServedByRoom]:
    there = ServedByRoom(tmp_path, site)
    yield there
    there.room.stop()


@pytest.fixture
def phone(browser: Browser, class_room: ServedByRoom) -> Iterator[Web]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)
    opened = Web(context, class_room)
    yield opened
    context.close()
    assert opened.foreign == [], "a request left the machine"


def test_a_phone_joins_the_room_that_serves_it_and_its_answer_arrives_once_though_the_room_and_the_page_were_gone(
    phone: Web, class_room: ServedByRoom
):
    page, room = phone.page, class_room.room
    page.goto(class_room.address())
    page.get_by_role("link", name="Open the workshop in this browser").tap()
    page.get_by_role("link", name="Start here", exact=True).tap()
    phone.ran()
    view = phone.view("Join your class")
    expect(view.get_by_label("Address")).to_have_value(class_room.address())
    view.get_by_label("Code").fill(room.code.lower())
    view.get_by_role("button", name="Join").tap()
    expect(view.get_by_text("You are")).to_be_visible()
    who = view.get_by_text("You are").text_content()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert phone.axe(".cw") == []

    phone.lesson(LESSONS[3], "workshop.test")
    assert phone.console == []
    room.kill()
    wall = phone.view("A line for the wall")
    wall.get_by_label("Your line").fill("I saved you a seat.")
    wall.get_by_role("button", name="Give it to the wall").tap()
    expect(wall.get_by_text("Given.")).to_be_visible()
    page.close()
    class_room.start_again()
    assert class_room.answered() == []

    phone.page = phone.context.new_page()
    phone.lesson(LESSONS[0], "workshop.test")
    view = phone.view("Join your class")
    expect(view.get_by_text("You are")).to_have_text(who)
    expect(view).to_contain_text("Everything that you sealed, finished or gave has arrived.")
    wait_until(class_room.answered)
    phone.page.reload()
    phone.ran()
    expect(phone.view("Join your class").get_by_text("You are")).to_have_text(who)
    assert class_room.answered() == [("line.rewrite", '{"text": "I saved you a seat."}')]
    assert class_room.room.teacher.ask("GET", "/api/board")[1]["joined"] == 1


def test_a_page_from_elsewhere_says_that_it_can_not_call_a_room_and_hands_the_answers_over_as_a_file(web: Web):
    page = web.front()
    sealed = as_text(
        Answer("order.first", now(), {"order": ["S5", "S1", "S2", "S3", "S4"], "sealed": now(), "seed": 1})
    )
    keep = "async (text) => (await caringStore.open(location.href)).change('answers', 'order.first', text)"
    page.evaluate(keep, sealed)
    web.lesson(LESSONS[0])
    view = web.view("Join your class")
    view.get_by_label("Address").fill("http://127.0.0.1:8900/#ABC234")
    view.get_by_role("button", name="Join").click()
    expect(view.get_by_role("status")).to_contain_text("can call only the room that its page came from")
    with page.expect_download() as given:
        view.get_by_role("button", name="Take my answers out as a file").click()
    file = json.loads(Path(given.value.path()).read_text(encoding="utf-8"))
    assert [answer["item"] for answer in file["answers"]] == ["order.first"]
    assert web.axe(".cw") == []


@pytest.mark.skipif(not find_firefox(), reason="no Firefox is here; `start.py test` installs it on Debian as root")
def test_in_firefox_the_order_is_carried_and_lesson_1_runs_to_its_end(served: Served, tmp_path: Path):
    with firefox(find_firefox(), tmp_path / "profile", PATIENT / 1000) as page:
        page.open(served.address())
        before = page.until(f"(({CLAIMS})().length || null) && ({CLAIMS})()")
        page.value("document.querySelector('.cw-moves button:not([aria-disabled=true])').focus()")
        page.press(ARROW_DOWN)
        page.until("document.body.textContent.includes('is now number 2 of 5')")
        page.until("document.body.textContent.includes('one answer')")
        assert page.value(f"({CLAIMS})()") == [before[1], before[0], *before[2:]]
        page.open(served.address(f"notebooks/index.html?path={LESSONS[1]}"))
        page.until("document.body?.dataset.lesson === 'ready'")
        assert page.value(f"({CLAIMS})().slice(0, 5)") == [before[1], before[0], *before[2:]]
        assert page.value(f"({NOT_RUN})()") == []

"""The web edition's own parts: fetching, the distribution, the lessons as they are laid, the work in a browser."""

import asyncio
import hashlib
import json
import sys
import threading
import urllib.request
import zipfile
from pathlib import Path

import pytest

from caring import CaringError, Work, cli, course
from caring.library import kit_folder
from caring.progress import Answer, as_text, now
from caring.web import browser, building, compiling, distribution, fetching, laying, serving
from caring.web.browser import BrowserStore, FromAfar
from caring.web.desk import Desk


def wheel(folder, name, files):
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}-1.0-cp314-cp314-manylinux2014_x86_64.whl"
    with zipfile.ZipFile(path, "w") as made:
        for file, text in files.items():
            made.writestr(file, text)
    return path


METADATA = (
    "Metadata-Version: 2.1\nName: Two_Words\nVersion: 1.0\nRequires-Dist: jinja2>=3\nRequires-Dist: pywin32; "
    'sys_platform == "win32"\nRequires-Dist: six; extra == "old"\nRequires-Dist: elsewhere\n'
)
FILES = {
    "two_words/__init__.py": "x = 60",
    "two_words/_fast.so": "machine code",
    "two_words-1.0.data/data/share/big.js": "console.log(60)",
    "two_words-1.0.dist-info/METADATA": METADATA,
    "two_words-1.0.dist-info/RECORD": "two_words/__init__.py,sha256=a,6\ntwo_words/_fast.so,sha256=b,12\n",
}


# ---- what comes from the registries


def test_what_is_in_the_cache_is_not_fetched_again(tmp_path, monkeypatch):
    kept = wheel(tmp_path / "cache", "two_words", FILES)
    listed = tmp_path / "list.txt"
    listed.write_text(f"# ours\ntwo-words==1.0 --hash=sha256:{fetching.hash_of(kept)}\n")
    monkeypatch.setattr(fetching, "run", lambda *_: pytest.fail("nothing was to be fetched"))
    assert fetching.wheels(tmp_path / "cache", listed) == [kept]


def test_a_file_with_another_hash_is_refused_with_a_sentence(tmp_path, monkeypatch):
    wheel(tmp_path / "cache", "two_words", FILES)
    listed = tmp_path / "list.txt"
    listed.write_text(f"two-words==1.0 --hash=sha256:{'0' * 64}\n")
    monkeypatch.setattr(fetching, "run", lambda *_: None)
    with pytest.raises(CaringError, match=r"The wheel of two-words that came is not the one .* its hash differs"):
        fetching.wheels(tmp_path / "cache", listed)


def test_a_line_without_a_hash_is_refused(tmp_path):
    listed = tmp_path / "list.txt"
    listed.write_text("\ntwo-words==1.0\n")
    with pytest.raises(CaringError, match=r"list\.txt, line 2: write name==version --hash"):
        fetching.hashes(listed)


def test_pyodide_is_taken_from_the_cache_or_fetched_and_always_compared(tmp_path, monkeypatch):
    packed, ran = tmp_path / fetching.PYODIDE, []
    packed.write_bytes(b"the core")
    monkeypatch.setattr(fetching, "npm", lambda: ["npm"])
    monkeypatch.setattr(fetching, "run", lambda words, _: ran.append(words))
    assert fetching.pyodide(tmp_path, hashlib.sha256(b"the core").hexdigest()) == packed
    assert ran == []
    with pytest.raises(CaringError, match=r"its hash differs\. Nothing was built"):
        fetching.pyodide(tmp_path)
    assert ran == [["npm", "pack", "--silent", "pyodide@314.0.6", f"--pack-destination={tmp_path}"]]


def test_a_registry_out_of_reach_is_said_with_the_last_words(tmp_path):
    words = [sys.executable, "-c", "print('no route to host'); raise SystemExit(3)"]
    with pytest.raises(CaringError, match=r"(?s)Without a network, build once where there is one.*no route to host"):
        fetching.run(words, "pip")


def test_every_wheel_that_travels_fits_what_the_laptop_has():
    wanted = dict(
        line.split("==") for line in (kit_folder() / "requirements.txt").read_text().splitlines() if "==" in line
    )
    lines = [line.split(" ")[0] for line in fetching.LIST.read_text().splitlines() if "==" in line]
    travels = dict(line.split("==") for line in lines)
    shared = wanted.keys() & travels.keys()
    assert {"anywidget", "ipywidgets", "plotly"} <= shared
    assert {name: wanted[name] for name in shared} == {name: travels[name] for name in shared}


# ---- the distribution


def test_a_wheel_loses_what_a_browser_has_no_use_for(tmp_path):
    made = distribution.shrunk(wheel(tmp_path, "two_words", FILES), tmp_path)
    assert made.name == "two_words-1.0-py3-none-any.whl"
    with zipfile.ZipFile(made) as opened:
        assert sorted(opened.namelist()) == sorted(name for name in FILES if not name.endswith((".so", ".js")))
        assert opened.read("two_words-1.0.dist-info/RECORD") == b"two_words/__init__.py,sha256=a,6\n"


def test_a_wheel_shrinks_to_the_same_bytes_every_time(tmp_path):
    given = wheel(tmp_path, "two_words", FILES)
    first = distribution.shrunk(given, tmp_path).read_bytes()
    assert distribution.shrunk(given, tmp_path).read_bytes() == first


def test_the_lock_names_what_a_wheel_offers_and_needs_in_a_browser(tmp_path):
    made = distribution.shrunk(wheel(tmp_path, "two_words", FILES), tmp_path)
    name, entry = distribution.described(made, {"jinja2", "six", "two-words", "pywin32"})
    assert name == "two-words"
    assert (entry["imports"], entry["depends"]) == (["two_words"], ["jinja2"])
    assert entry["sha256"] == fetching.hash_of(made)


def test_what_is_compiled_takes_its_sources_place_and_the_rest_stays(tmp_path):
    given = wheel(tmp_path, "two_words", FILES)
    found = dict(compiling.exchanged(given, {"two_words/__init__.pyc": b"compiled", "elsewhere.pyc": b""}))
    with zipfile.ZipFile(given) as opened:
        as_it_was = {name: opened.read(name) for name in FILES}
    del as_it_was["two_words/__init__.py"]
    assert found == as_it_was | {"two_words/__init__.pyc": b"compiled"}


def test_a_distribution_is_compiled_by_its_own_python_and_hashed_anew(tmp_path, monkeypatch):
    made = distribution.shrunk(wheel(tmp_path, "two_words", FILES), tmp_path)
    distribution.pack(tmp_path / distribution.LIBRARY, [("rare.py", b"rare"), ("json/__init__.py", b"often")])
    far = distribution.distant({"file_name": "pandas-3.whl", "sha256": "60"})
    lock = tmp_path / distribution.LOCK
    lock.write_text(json.dumps({"packages": {"pandas": far, "two-words": {"file_name": made.name, "sha256": ""}}}))
    monkeypatch.setattr(fetching, "node", lambda: "node")

    def run(words: list[str], _: str) -> None:
        assert words[:4] == ["node", str(compiling.SCRIPT), (tmp_path / "pyodide.mjs").as_uri(), '["two-words"]']
        module = Path(words[4]) / "json" / "__init__.pyc"
        module.parent.mkdir()
        module.write_bytes(b"compiled")

    monkeypatch.setattr(fetching, "run", run)
    compiling.compile_modules(tmp_path, ["two-words"])
    with zipfile.ZipFile(tmp_path / distribution.LIBRARY) as opened:
        found = {name: opened.read(name) for name in opened.namelist()}
    assert found == {"rare.py": b"rare", "json/__init__.pyc": b"compiled"}
    assert {name: entry["sha256"] for name, entry in json.loads(lock.read_text())["packages"].items()} == {
        "pandas": "60",
        "two-words": fetching.hash_of(made),
    }


def test_pandas_is_named_where_pyodide_has_it_with_its_hash():
    entry = distribution.distant({"file_name": "pandas-3.whl", "sha256": "60"})
    assert entry == {"file_name": f"{distribution.OFFICIAL}pandas-3.whl", "sha256": "60"}


# ---- the lessons as they are laid


@pytest.fixture(scope="module")
def laid(tmp_path_factory):
    folder = tmp_path_factory.mktemp("laid") / "contents"
    versions = laying.lay_contents(kit_folder(), folder)
    return folder, versions


def sources(path):
    return ["".join(cell["source"]) for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]]


def outputs(path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [output for cell in cells for output in cell.get("outputs", ())]


def test_every_lesson_and_exercise_is_laid_and_knows_its_version(laid):
    folder, versions = laid
    assert set(versions) == {path.relative_to(folder).as_posix() for path in folder.rglob("*.ipynb")}
    assert {lesson.file for lesson in course.lessons()} <= set(versions)
    for path, version in versions.items():
        assert json.loads((folder / path).read_text(encoding="utf-8"))["metadata"]["caring"]["version"] == version


def test_nothing_of_a_lesson_is_lost_but_what_helps_only_on_a_laptop(laid):
    folder, _ = laid
    lost = []
    for lesson in course.lessons():
        cells = json.loads((kit_folder() / "notebooks" / lesson.file).read_text(encoding="utf-8"))["cells"]
        kept = [cell["id"] for cell in json.loads((folder / lesson.file).read_text(encoding="utf-8"))["cells"]]
        lost += [cell["source"][0] for cell in cells if cell["id"] not in kept]
    assert [text.split(":")[0] for text in lost] == ["Wake this page up first", "## If no button shows\n"]


def test_no_page_says_how_to_run_it_for_it_runs_by_itself(laid):
    folder, _ = laid
    for path in folder.rglob("*.ipynb"):
        assert not [text for text in sources(path) if "Wake the page up" in text or "Run All Cells" in text]
        assert "python3 start.py`" not in " ".join(sources(path)), path.name
        assert "Run All Cells" not in json.dumps(outputs(path)), path.name


def test_until_python_is_here_each_view_says_by_its_title_that_it_opens_then(laid):
    folder, _ = laid
    first = outputs(folder / course.lessons()[0].file)
    says = ["".join(output["data"]["text/html"]) for output in first if "text/html" in output.get("data", {})]
    waiting = [text for text in says if laying.OPENS in text]
    assert len(waiting) == 5
    assert '<h3 class="cw-title">Does it work here?</h3>' in waiting[0]


def test_no_lesson_asks_for_pandas_and_no_exercise_does_before_it_says_that_it_needs_a_network(laid):
    folder, _ = laid
    for path in folder.glob("*.ipynb"):
        assert not [text for text in sources(path) if "pandas" in text and "import" in text], path.name
    for path in folder.glob("exercises/*.ipynb"):
        texts = sources(path)
        at = [number for number, text in enumerate(texts) if text == laying.NETWORK]
        assert len(at) == 1, path.name
        assert texts[at[0] + 1] == "import pandas as pd"
        assert not [text for text in texts[: at[0]] if "import pandas" in text or "pd." in text or "table(" in text], (
            path.name
        )


# ---- the site


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path):
    (tmp_path / "holiday.txt").write_text("the sea")
    with pytest.raises(CaringError, match="holds something that is no site of mine"):
        building.build(tmp_path, tmp_path / "cache")
    assert (tmp_path / "holiday.txt").read_text() == "the sea"


def test_without_its_tools_the_command_says_how_they_come(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(building, "find_spec", lambda _: None)
    assert cli.main(["web", str(tmp_path / "site")]) == 1
    assert "`python3 start.py web` installs them into .venv_web" in capsys.readouterr().out


def test_a_site_that_is_there_is_shown_without_building(tmp_path, monkeypatch):
    (tmp_path / building.MARK).touch()
    shown = []
    monkeypatch.setattr(serving, "serve", shown.append)
    monkeypatch.setattr(building, "build", lambda *_: pytest.fail("it was there"))
    assert cli.main(["web", str(tmp_path), "--serve"]) == 0
    assert shown == [tmp_path]


def test_the_front_page_and_its_worker_know_the_whole_site(tmp_path):
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "notebooks" / "index.html").write_text("<html><head></head><body></body></html>")
    (tmp_path / "static" / "pyodide").mkdir(parents=True)
    (tmp_path / "static" / "pyodide" / "python_stdlib.zip").write_bytes(b"60")
    building.dress(tmp_path, {"00_start_here.ipynb": "abc"})
    front = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert '["static/pyodide/python_stdlib.zip", 2]' in front
    assert front.count("data-lesson=") == len(course.lessons())
    assert '<script type="module" src="../lesson.js"></script>' in (tmp_path / "notebooks" / "index.html").read_text()
    worker = (tmp_path / "service-worker.js").read_text(encoding="utf-8")
    held = json.loads(worker.partition("const FILES = ")[2].partition(";")[0])
    files = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert set(held) == files - {"service-worker.js"}


def test_the_site_is_served_on_this_computer_as_any_server_would(tmp_path):
    (tmp_path / "index.html").write_text("I think of you.")
    (tmp_path / "pyodide.mjs").write_text("export {};")
    with serving.server(tmp_path, 0) as served:
        threading.Thread(target=served.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{served.server_address[1]}"
        with urllib.request.urlopen(f"{address}/", timeout=10) as answer:
            assert answer.read() == b"I think of you."
        with urllib.request.urlopen(f"{address}/pyodide.mjs", timeout=10) as answer:
            assert answer.headers["Content-Type"] == "text/javascript"
        served.shutdown()


# ---- the work in a browser


class Keeper:
    """A browser's storage, as store.js offers it; it may be full."""

    def __init__(self, **answers):
        self.places = {"answers": dict(answers), "set_aside": {}, "backups": {}}
        self.full = False
        self.told = None
        self._waiting, self._flush = [], None

    async def all(self, place):
        return json.dumps(self.places[place])

    def change(self, place, key, text):
        self._waiting.append((place, key, text))
        self._flush = self._flush or asyncio.ensure_future(self._do())
        return self._flush

    def hear(self, told):
        self.told = told

    async def _do(self):
        changes, self._waiting, self._flush = self._waiting, [], None
        if self.full:
            raise RuntimeError("QuotaExceededError: no room")
        for place, key, text in changes:
            if text is None:
                self.places[place].pop(key, None)
            else:
                self.places[place][key] = text


async def opening(keeper):
    if keeper is None:
        raise RuntimeError("InvalidStateError")
    return keeper


def in_a_browser(play):
    """Run a coroutine in a loop of its own, as a kernel has one, whatever runs in this thread."""
    found = []
    thread = threading.Thread(target=lambda: found.append(asyncio.run(play())))
    thread.start()
    thread.join(30)
    assert found, "the play ended in an error"
    return found[0]


def kept(item, value):
    return as_text(Answer(item, now(), value))


async def started(keeper):
    store = BrowserStore(opening(keeper))
    work = Work(store)
    store.tell = work.tell
    await store.ready()
    return work


async def settled():
    for _ in range(10):
        await asyncio.sleep(0)


def test_what_was_kept_before_is_there_and_what_is_new_is_kept():
    keeper = Keeper(**{"order.first": kept("order.first", ["S5"])})

    async def play():
        work = await started(keeper)
        work.keep("mine.promise", "look at the lens")
        await settled()
        return work.get("order.first"), work.items(), work.notice

    assert in_a_browser(play) == (["S5"], ["mine.promise", "order.first"], "")
    assert json.loads(keeper.places["answers"]["mine.promise"])["value"] == "look at the lens"


def test_an_answer_given_while_the_store_opens_wins_and_is_kept():
    keeper = Keeper(**{"order.first": kept("order.first", ["S5"])})

    async def play():
        store = BrowserStore(opening(keeper))
        work = Work(store)
        work.keep("order.first", ["S1"])
        await store.ready()
        await settled()
        return work.get("order.first")

    assert in_a_browser(play) == ["S1"]
    assert json.loads(keeper.places["answers"]["order.first"])["value"] == ["S1"]


def test_full_storage_is_told_and_the_answer_held_until_there_is_room():
    keeper = Keeper()

    async def play():
        work = await started(keeper)
        keeper.full = True
        work.keep("order.first", ["S5"])
        await settled()
        told, there = work.notice, work.get("order.first")
        keeper.full = False
        work.keep("order.pick_a_sound", ["S3"])
        await settled()
        return told, there, work.notice

    told, there, later = in_a_browser(play)
    assert "could not be saved (the browser’s storage is full)" in told
    assert (there, later) == (["S5"], "")
    assert set(keeper.places["answers"]) == {"order.first", "order.pick_a_sound"}


def test_a_browser_that_keeps_nothing_is_told_and_the_page_still_works():
    async def play():
        work = await started(None)
        work.keep("order.first", ["S5"])
        await settled()
        return work.notice, work.get("order.first"), "S5" in work.take_out()

    told, there, out = in_a_browser(play)
    assert told.startswith("This browser keeps nothing for this page")
    assert (there, out) == (["S5"], True)


def test_starting_over_keeps_a_copy_and_without_room_for_one_nothing_changes():
    keeper = Keeper(**{"order.first": kept("order.first", ["S5"])})

    async def play():
        work = await started(keeper)
        keeper.full = True
        work.start_over()
        await settled()
        refused = work.notice, work.items(), dict(keeper.places["answers"])
        keeper.full = False
        work.start_over()
        await settled()
        return refused, work.items()

    (told, items, stored), left = in_a_browser(play)
    assert (
        told == "No backup could be made (the browser’s storage is full), so I changed nothing. Take your work out now."
    )
    assert (items, list(stored), left) == (["order.first"], ["order.first"], [])
    assert keeper.places["answers"] == {}
    assert ["S5" in text for text in keeper.places["backups"].values()] == [True]


def test_another_page_of_the_site_is_heard():
    keeper, seen = Keeper(**{"order.first": kept("order.first", ["S5"])}), []

    class View:
        def refresh(self):
            seen.append(1)

    async def play():
        work = await started(keeper)
        view = View()
        work.watch(view.refresh)
        keeper.told(json.dumps([["order.first", None], ["mine.promise", kept("mine.promise", "call her")]]))
        return work.items(), work.get("mine.promise")

    assert in_a_browser(play) == (["mine.promise"], "call her")
    assert seen == [1]


def test_a_note_is_kept_and_told_like_an_answer_but_is_none_and_never_taken_out():
    keeper = Keeper(**{"order.first": kept("order.first", ["S5"]), "room": "the token"})

    async def play():
        work = await started(keeper)
        found = work.store.note("room"), work.items(), "token" in work.take_out(), work.notice
        work.store.keep_note("room", "another token")
        await settled()
        held = keeper.places["answers"]["room"]
        keeper.told(json.dumps([["room", None]]))
        left = work.store.note("room")
        work.store.keep_note("room", None)
        await settled()
        return found, held, left

    assert in_a_browser(play) == (("the token", ["order.first"], False, ""), "another token", None)
    assert list(keeper.places["answers"]) == ["order.first"]


def test_a_damaged_answer_is_set_aside_and_said():
    keeper = Keeper(**{"order.first": "{half"})

    async def play():
        work = await started(keeper)
        found = work.get("order.first")
        await settled()
        return found, work.notice

    found, told = in_a_browser(play)
    assert found is None
    assert "in this browser can't be read" in told
    assert "I set it aside as a note in this browser" in told
    assert (list(keeper.places["set_aside"].values()), keeper.places["answers"]) == (["{half"], {})


def test_without_a_network_pandas_is_refused_in_one_sentence_and_nothing_else_is():
    with pytest.raises(ModuleNotFoundError) as refused:
        FromAfar.find_spec("pandas")
    assert refused.value._render_traceback_() == [browser.NO_PANDAS]
    assert isinstance(refused.value, CaringError)
    assert FromAfar.find_spec("statistics") is None


# ---- the front page's desk


def test_the_desk_tells_of_every_change_and_hands_the_work_out_and_in():
    told, work = [], Work()
    desk = Desk(work, lambda text: told.append(json.loads(text)))
    work.keep("order.first", {"order": ["S5", "S1", "S2", "S3", "S4"], "sealed": None, "seed": 60})
    assert [each["answers"] for each in told] == [0, 1]
    assert told[-1]["states"]["01_which_number_matters.ipynb"] == "begun"
    out = json.loads(desk.take_out())
    assert out["name"].startswith("caring-work-")
    second = Desk(Work(), told.append)
    assert json.loads(second.put_back(out["text"]))["said"] == "One answer is back."
    assert json.loads(second.put_back("{}"))["said"].startswith("This is not a file that the workshop took out")


def test_the_desk_makes_the_page_to_take_home(everything_done):
    page = json.loads(Desk(everything_done(Work()), lambda _: None).my_page())
    assert page["name"] == "my_sixty_seconds.html"
    assert "look at the lens as if they sat behind it" in page["text"]

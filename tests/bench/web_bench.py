"""The web edition's sizes and times beside a bare JupyterLite site with one stock widget.

    python3 start.py bench web [--pairs N]

Each pair opens both, in turns first and second, in a browser that has nothing of either: the page, the kernel, a
button, its answer. Then the browser is closed and opened once more, for a second visit. Bytes are counted where they
are sent.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import nbformat
from pairs import FEWEST_PAIRS, alternated, ratios_of
from playwright.sync_api import sync_playwright

from caring.views.start import HELLO
from caring.web import building, serving

sys.path.insert(0, str(Path(__file__).parents[1] / "browser"))
from lab import launch_options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserType, Page

KIT = Path(__file__).resolve().parents[2]
TOOLS = KIT / ".venv_web"
LARGEST, MOST_AT_FIRST, SLOWEST = 55, 40, 1.4
PATIENT = 120_000
TALL = {"width": 1200, "height": 1800}  # JupyterLab draws only what is in sight
ANSWER = re.compile(f"^(✓ ready )?{re.escape(HELLO)}$")  # not the text where it stands in code or between quotes
CELL = f"""import ipywidgets as widgets
said = widgets.Label()
button = widgets.Button(description="Say hello")
button.on_click(lambda _: setattr(said, "value", "{HELLO}"))
widgets.VBox([button, said])"""
# As JupyterLite saves it: a notebook without a kernel's name is asked about by a dialog, and starts none.
SAVED = {"kernelspec": {"name": "python", "display_name": "Python (Pyodide)", "language": "python"}}
# Python and its packages as they come from the registries, which is how a JupyterLite site has them.
LAY = """import sys; from pathlib import Path; from caring.web import building
building.lay_python(Path(sys.argv[1]), building.cache_folder(), Path(sys.argv[2]))"""
# Not async: Playwright would take the promise, which is truthy, for the answer.
RUN = """() => { const app = window.jupyterapp, panel = app?.shell?.currentWidget;
    if (panel?.sessionContext?.session?.kernel?.status !== 'idle') return false;
    app.commands.execute('notebook:run-all-cells'); return true; }"""


def main() -> None:
    parser = argparse.ArgumentParser("web_bench.py", description=__doc__)
    parser.add_argument("--pairs", type=int, default=FEWEST_PAIRS, help="how many pairs; fewer than 7 are only a look")
    pairs = parser.parse_args().pairs
    with tempfile.TemporaryDirectory(prefix="caring-bench-") as folder:
        ours, bare = Path(folder) / "ours", Path(folder) / "bare"
        subprocess.run([sys.executable, "start.py", "web", str(ours)], cwd=KIT, check=True, stdout=subprocess.DEVNULL)
        build_bare(bare)
        with sync_playwright() as playwright:
            browser = playwright.chromium
            sizes(browser, ours, bare)
            times(browser, ours, bare, pairs)


def sizes(browser: BrowserType, ours: Path, bare: Path) -> None:
    whole = {name: sum(f.stat().st_size for f in folder.rglob("*") if f.is_file()) for name, folder in
             (("ours", ours), ("bare", bare))}  # fmt: skip
    with served(ours) as (address, sent):
        opened = browser.launch(**launch_options())
        page = opened.new_page(viewport=TALL)
        page.goto(address)
        page.get_by_text("✓ ready").wait_for(timeout=PATIENT)
        front = sent[0]
        page.get_by_role("link", name="Begin").click()
        answered(page)
        first = sent[0]
        opened.close()
    print(f"the site{whole['ours'] / 1e6:28.1f} MB (at most {LARGEST}); bare {whole['bare'] / 1e6:.1f} MB", flush=True)
    print(f"sent until the front page is ready{front / 1e6:10.1f} MB")
    print(f"… until the first lesson works{first / 1e6:14.1f} MB (at most {MOST_AT_FIRST})", flush=True)


def times(browser: BrowserType, ours: Path, bare: Path, pairs: int) -> None:
    with served(ours) as (our_address, _), served(bare) as (bare_address, __):
        measured = alternated(
            pairs,
            lambda: visits(browser, f"{our_address}notebooks/index.html?path=00_start_here.ipynb"),
            lambda: visits(browser, f"{bare_address}notebooks/index.html?path=one_widget.ipynb", run=True),
        )
    print(f"\nMedians of {pairs} alternated pairs, seconds from the page to the widget's answer")
    for number, name in enumerate(("first visit", "second visit")):
        mine, theirs = [a[number] for a, _ in measured], [b[number] for _, b in measured]
        print(
            f"{name:16}{statistics.median(mine):8.1f} s, bare {statistics.median(theirs):6.1f} s, "
            f"ratio {ratios_of(mine, theirs)}"
        )
    print(f"The first visit's ratio is to be at most {SLOWEST}.")


def visits(browser: BrowserType, address: str, *, run: bool = False) -> tuple[float, float]:
    """Open a page twice in a browser that has nothing of it yet; give both times until its widget has answered.

    It keeps its files on the disk, and is closed in between, as a person's is: a private window compiles anew.
    """
    found = []
    with tempfile.TemporaryDirectory(prefix="caring-bench-", ignore_cleanup_errors=True) as profile:
        for _ in range(2):
            context = browser.launch_persistent_context(profile, viewport=TALL, **launch_options())
            page = context.new_page()
            began = time.monotonic()
            page.goto(address)
            if run:
                page.wait_for_function(RUN, timeout=PATIENT)
            answered(page)
            found.append(time.monotonic() - began)
            context.close()
    return found[0], found[1]


def answered(page: Page) -> None:
    page.get_by_role("button", name="Say hello").click(timeout=PATIENT)
    page.get_by_text(ANSWER).wait_for(timeout=PATIENT)


def build_bare(target: Path) -> None:
    """Build JupyterLite with the same tools and the same Python, one notebook, and nothing else."""
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        lite, contents, extensions = Path(folder) / "lite", Path(folder) / "contents", Path(folder) / "extensions"
        python = TOOLS / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
        subprocess.run([str(python), "-c", LAY, str(KIT), str(lite / "static" / "pyodide")], cwd=KIT, check=True)
        settings = {"jupyter-lite-schema-version": 0, "jupyter-config-data": {"exposeAppInBrowser": True}}
        (lite / "jupyter-lite.json").write_text(json.dumps(settings))
        contents.mkdir()
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CELL)], metadata=SAVED)
        nbformat.write(notebook, contents / "one_widget.ipynb")
        for name in building.EXTENSIONS[:2]:
            shutil.copytree(TOOLS / "share" / "jupyter" / "labextensions" / name, extensions / name)
        words = [str(python), "-m", "jupyterlite_core", "build", f"--lite-dir={lite}", f"--output-dir={target}"]
        words += [f"--contents={contents}", "--apps=notebooks", "--no-sourcemaps", "--no-unused-shared-packages"]
        words += ["--ignore-sys-prefix", f"--FederatedExtensionAddon.extra_labextensions_path={extensions}"]
        subprocess.run(words, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, list[int]]]:
    """Serve a folder; give its address, and how many bytes were sent so far."""
    sent = [0]

    class Counting(serving.Quiet):
        def copyfile(self, source: Any, outputfile: Any) -> None:
            data = source.read()
            sent[0] += len(data)
            outputfile.write(data)

    with serving.server(folder, 0, Counting) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/", sent
        server.shutdown()


if __name__ == "__main__":
    main()

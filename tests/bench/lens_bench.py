"""From a key press to the marks in the lens, beside a bare `Textarea` that an `HTML` widget echoes.

    python3 start.py bench lens [--pairs N] [--keys N]

Both stand in one notebook in one real browser, with one kernel. A pair types the same letters into both, in turns first
and second, into a script of 150 words. The clock runs in the page: from the key's event until what was typed so far is
drawn, in the lens with the marks of its sentence.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import nbformat
from driving import browser_page
from lab import Lab, jupyter_lab  # driving knows the way to the browser tests
from pairs import FEWEST_PAIRS, alternated, ratios_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

PAUSE = 120  # milliseconds between two keys: some 100 words a minute
BARE = """from html import escape
from ipywidgets import HTML, Textarea, VBox
paper, echo = Textarea(), HTML()
def show(change):
    echo.value = f'<p class="echo">{escape(change.new)}</p>'
paper.observe(show, "value")
VBox([paper, echo])"""
LENS = "from caring.views import Lens\nLens()"
SCRIPT = "Hey guys, welcome back. I kept your seat by the window, and my sister asked if you would come. " * 8 + "Then "
TYPED = "everyone left but I sat down to wait for you at noon"
WATCH = """([area, drawn]) => {
    const field = document.querySelector(area), waits = [];
    window.times = [];
    const look = () => {
        const shown = document.querySelector(drawn)?.textContent ?? "";
        while (waits.length && shown.includes(waits[0].text)) window.times.push(performance.now() - waits.shift().at);
    };
    new MutationObserver(look).observe(field.closest(".jp-OutputArea-output"), {subtree: true, childList: true, characterData: true});
    field.addEventListener("keydown", (event) => waits.push({at: performance.now(), text: field.value.slice(-5) + event.key}), true);
}"""  # noqa: E501


def main() -> None:
    parser = argparse.ArgumentParser("lens_bench.py", description=__doc__)
    parser.add_argument("--pairs", type=int, default=FEWEST_PAIRS, help="how many pairs; fewer than 7 are only a look")
    parser.add_argument("--keys", type=int, default=40, help="how many keys each side of a pair gets, up to 52")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="caring-bench-") as scratch, browser_page() as page:
        folder = Path(scratch) / "kit"
        folder.mkdir()
        lay(folder / "lens.ipynb")
        with jupyter_lab(folder, Path(scratch) / "work") as address:
            lab = Lab(page, address)
            lab.open("lens.ipynb")
            lab.run_all()
            report(measured(page, options.pairs, options.keys))


def lay(path: Path) -> None:
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    cells = [nbformat.v4.new_code_cell(source) for source in (BARE, LENS)]
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), path)


def measured(page: Page, pairs: int, keys: int) -> list[tuple[float, float]]:
    """Give each pair's two medians in milliseconds, the lens first."""
    sides = [(".cw-paper", ".cw-words"), (".widget-textarea textarea", ".echo")]
    ours, bare = ((lambda side=side: typed(page, side, keys)) for side in sides)
    return alternated(pairs, ours, bare)


def typed(page: Page, side: tuple[str, str], keys: int) -> float:
    """Type letters at a writer's pace; give the median time until one is drawn."""
    paper = page.locator(side[0])
    paper.fill(SCRIPT)
    page.wait_for_timeout(1500)
    page.evaluate(WATCH, list(side))
    for letter in TYPED[:keys]:
        paper.press(letter if letter != " " else "Space")
        page.wait_for_timeout(PAUSE)
    page.wait_for_timeout(1000)  # the hand rests: the lens keeps what was typed
    times = page.evaluate("window.times")
    if len(times) < len(TYPED[:keys]):
        sys.exit(f"Only {len(times)} of {keys} keys were drawn.")
    return statistics.median(times)


def report(pairs: list[tuple[float, float]]) -> None:
    lens, bare = zip(*pairs, strict=True)
    print(f"\nFrom key to mark, medians of {len(pairs)} alternated pairs, {len(SCRIPT.split())} words and growing")
    print(f"lens {statistics.median(lens):.0f} ms, bare echo {statistics.median(bare):.0f} ms")
    print(f"ratio {ratios_of(lens, bare)}")


if __name__ == "__main__":
    main()

"""From a link to a lesson that can be used: the app view beside bare Voilà with one stock widget.

    python3 start.py bench app [--pairs N]

Both servers run already. Each pair opens, in turns first and second and in the same browser, the next lesson of the app
view and a page of Voilà with a single stock button, and waits until something can be pressed. Before each page there is
a rest, as there is while somebody reads: the app view gets its next kernel ready meanwhile.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

import nbformat
from driving import browser_page
from pairs import FEWEST_PAIRS, alternated, ratios_of

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "browser"))
from app_page import app_view
from lab import TOKEN, serving

from caring.course import lessons

if TYPE_CHECKING:
    from playwright.sync_api import Page

REST = 10  # seconds
USABLE = ".jp-OutputArea-output :is(button, input, select, textarea):visible"
ALONE = [lesson for lesson in lessons() if lesson.minutes_alone is not None][1:]


def main() -> None:
    parser = argparse.ArgumentParser("app_bench.py", description=__doc__)
    parser.add_argument(
        "--pairs", type=int, default=len(ALONE) * 2, help="how many pairs; fewer than 7 are only a look"
    )
    pairs = parser.parse_args().pairs
    print(f"{pairs} pairs, a lesson each, about {pairs * 0.7:.0f} minutes.", flush=True)
    turn = cycle(ALONE)
    with tempfile.TemporaryDirectory(prefix="caring-bench-") as place, browser_page() as page:
        folder = Path(place)
        plain = bare_page(folder / "plain")
        words = ("--Voila.ip=127.0.0.1", f"--Voila.token={TOKEN}", str(plain.parent))
        private = folder / "jupyter"
        with app_view(folder) as ours, serving("voila", *words, private=private) as theirs:
            measured = alternated(
                pairs,
                lambda: (lesson := next(turn).title, opened(page, ours, f"notebooks/{FILES[lesson]}")),
                lambda: ("", opened(page, theirs, f"voila/render/{plain.name}")),
            )
    by_lesson = defaultdict(list)
    for (lesson, seconds), (_, bare) in measured:
        by_lesson[lesson].append((seconds, bare))
    print(f"\nMedians of {pairs} alternated pairs   app view   bare Voilà   ratio (least – most)")
    for lesson, found in by_lesson.items():
        report(lesson, found)
    report("every lesson", [pair for found in by_lesson.values() for pair in found])
    if pairs < FEWEST_PAIRS:
        print("That was only a look.")


FILES = {lesson.title: lesson.file for lesson in ALONE}


def report(name: str, found: list[tuple[float, float]]) -> None:
    ours, bare = zip(*found, strict=True)
    print(f"{name:30}{statistics.median(ours):9.1f} s{statistics.median(bare):11.1f} s{ratios_of(ours, bare):>23}")


def opened(page: Page, address: str, path: str) -> float:
    """Give the seconds until a page can be used."""
    page.goto("about:blank")
    time.sleep(REST)
    began = time.monotonic()
    page.goto(f"{address}/{path}?token={TOKEN}", wait_until="commit")
    page.locator(USABLE).first.wait_for(state="visible")
    return time.monotonic() - began


def bare_page(folder: Path) -> Path:
    folder.mkdir()
    cell = nbformat.v4.new_code_cell("import ipywidgets\n\nipywidgets.Button(description='Press')")
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    path = folder / "plain.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[cell], metadata={"kernelspec": kernel}), path)
    return path


if __name__ == "__main__":
    main()

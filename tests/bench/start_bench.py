"""From the command to the first widget that can be used: `start.py` beside `jupyter lab` with one stock widget.

    python3 start.py bench start [--pairs N]

Each pair runs both, in turns first and second, with the same driving in the same real browser: open the notebook, run
all, wait for something to press. Once with environments that are there, once from nothing: plain Jupyter is then
installed as start.py installs, with uv where that is to be had, and the same pins.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import nbformat
from driving import browser_page, own_jupyter_folders, run_all, started, wait_for_first_widget, wait_for_server
from lab import free_port  # driving knows the way to the browser tests
from pairs import FEWEST_PAIRS, alternated, ratios_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

KIT = Path(__file__).resolve().parents[2]
LEFT_OUT = shutil.ignore_patterns(".git", ".venv*", "my_work", "__pycache__", ".*_cache", ".hypothesis", "*.egg-info")
PYTHON = getattr(sys, "_base_executable", None) or sys.executable
TOKEN = "bare"
BARE_PINS = ("jupyterlab", "ipywidgets", "ipykernel")
MINUTES_A_PAIR = 1.5


def main() -> None:
    parser = argparse.ArgumentParser("start_bench.py", description=__doc__)
    parser.add_argument("--pairs", type=int, default=FEWEST_PAIRS, help="how many pairs; fewer than 7 are only a look")
    pairs = parser.parse_args().pairs
    minutes = (pairs + 1) * MINUTES_A_PAIR
    print(f"{pairs} pairs with an environment and {pairs} without: about {minutes:.0f} minutes.", flush=True)
    with tempfile.TemporaryDirectory(prefix="caring-bench-") as folder, browser_page() as page:
        rows = [*with_environment(Path(folder), page, pairs), *without_environment(Path(folder), page, pairs)]
    print(f"\nMedians of {pairs} alternated pairs   start.py   jupyter lab   start.py more by   ratio (least – most)")
    for name, ours, bare in rows:
        more = statistics.median(a - b for a, b in zip(ours, bare, strict=True))
        print(
            f"{name:32}{statistics.median(ours):8.1f} s{statistics.median(bare):12.1f} s{more:17.1f} s"
            f"{ratios_of(ours, bare):>25}"
        )


Row = tuple[str, list[float], list[float]]


def with_environment(folder: Path, page: Page, pairs: int) -> list[Row]:
    kit, bare = copied_kit(folder / "ours"), bare_folder(folder / "bare")
    subprocess.run([PYTHON, kit / "start.py", "check"], env=plain_environment(), check=False, capture_output=True)
    make_bare_environment(bare)
    measured = alternated(pairs, lambda: open_kit(kit, page), lambda: open_bare(bare, page))
    return rows("with an environment", measured)


def without_environment(folder: Path, page: Page, pairs: int) -> list[Row]:
    def ours() -> tuple[float, float]:
        kit = copied_kit(folder / "fresh")
        try:
            return open_kit(kit, page)
        finally:
            shutil.rmtree(kit)

    def bare() -> tuple[float, float]:
        plain = bare_folder(folder / "plain")
        try:
            began = time.monotonic()
            make_bare_environment(plain)
            made = time.monotonic() - began
            return tuple(made + seconds for seconds in open_bare(plain, page))
        finally:
            shutil.rmtree(plain)

    return rows("without one", alternated(pairs, ours, bare))


def rows(name: str, measured: list[tuple[tuple, tuple]]) -> list[Row]:
    return [
        (f"{name}: {what}", [ours[part] for ours, _ in measured], [bare[part] for _, bare in measured])
        for part, what in enumerate(("server", "widget"))
    ]


def open_kit(kit: Path, page: Page) -> tuple[float, float]:
    port = free_port()
    command = [PYTHON, str(kit / "start.py"), "--no-browser", "--port", str(port)]
    return measure(command, port, page, lambda said: re.search(r"http://127\.0\.0\.1:\S+", said)[0])


def open_bare(bare: Path, page: Page) -> tuple[float, float]:
    port = free_port()
    command = [str(python_in(bare)), "-m", "jupyterlab", "--no-browser", "--ip=127.0.0.1", f"--port={port}"]
    command += [f"--IdentityProvider.token={TOKEN}", f"--ServerApp.root_dir={bare}"]
    if os.name != "nt" and os.geteuid() == 0:
        command.append("--allow-root")
    address = f"http://127.0.0.1:{port}/lab/tree/plain.ipynb?token={TOKEN}"
    return measure(command, port, page, lambda _: address)


def measure(command: list[str], port: int, page: Page, address: Callable[[str], str]) -> tuple[float, float]:
    """Give the seconds from the command until the server answers, and until the first widget can be used."""
    with tempfile.TemporaryDirectory() as scratch:
        variables = {**plain_environment(), **own_jupyter_folders(Path(scratch))}
        began = time.monotonic()
        with started(command, variables, Path(scratch)) as child:
            wait_for_server(port, child)
            server = time.monotonic() - began
            run_all(page, address((Path(scratch) / "said.txt").read_text(encoding="utf-8")))
            wait_for_first_widget(page)
            widget = time.monotonic() - began
            page.goto("about:blank")
    return server, widget


def copied_kit(folder: Path) -> Path:
    shutil.copytree(KIT, folder, ignore=LEFT_OUT)
    return folder


def bare_folder(folder: Path) -> Path:
    folder.mkdir()
    cell = nbformat.v4.new_code_cell("import ipywidgets\n\nipywidgets.Button(description='Press')")
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}  # else JupyterLab asks
    book = nbformat.v4.new_notebook(cells=[cell], metadata={"kernelspec": kernel})
    nbformat.write(book, folder / "plain.ipynb")
    return folder


def make_bare_environment(folder: Path) -> None:
    requirements = (KIT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in requirements if line.startswith(BARE_PINS)]
    uv = shutil.which("uv")
    python = python_in(folder)
    commands = [[PYTHON, "-m", "venv", *(["--without-pip"] if uv else []), folder / ".venv"]]
    if not uv:
        commands.append([python, "-m", "pip", "install", "uv"])
    commands.append([*([uv] if uv else [python, "-m", "uv"]), "pip", "install", "--python", python, *pins])
    for command in commands:
        subprocess.run(command, env=plain_environment(), check=True, capture_output=True)


def python_in(folder: Path) -> Path:
    return folder / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def plain_environment() -> dict[str, str]:
    """Give this machine's environment variables without those that start.py sets."""
    ours = ("CARING_KIT", "CARING_WORK", "PYTHONPATH", "PYTHONUTF8", "PLOTLY_RENDERER", "VIRTUAL_ENV")
    return {name: value for name, value in os.environ.items() if name not in ours}


if __name__ == "__main__":
    main()

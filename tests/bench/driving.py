"""Drives a real JupyterLab in a real browser, in the same way whoever started it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "browser"))
from lab import launch_options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

PANEL = ".jp-NotebookPanel:not(.lm-mod-hidden)"
USABLE = f"{PANEL} .jp-OutputArea-output :is(button, input, select):visible"
SOON = 90_000  # milliseconds


@contextmanager
def browser_page() -> Iterator[Page]:
    """Open one page in the browser that CARING_BROWSER names, with a tall window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        page = browser.new_page(viewport={"width": 1200, "height": 2000})
        page.set_default_timeout(SOON)
        yield page
        browser.close()


def own_jupyter_folders(folder: Path) -> dict[str, str]:
    """Give environment variables that keep this machine's Jupyter settings out, and let a script call commands."""
    places = ("CONFIG_DIR", "DATA_DIR", "RUNTIME_DIR")
    lab = ("SETTINGS_DIR", "WORKSPACES_DIR")
    variables = {f"JUPYTER_{name}": str(folder / name.lower()) for name in places}
    variables |= {f"JUPYTERLAB_{name}": str(folder / name.lower()) for name in lab}
    config = folder / "config_dir" / "jupyter_lab_config.json"
    config.parent.mkdir(parents=True)
    config.write_text(json.dumps({"LabApp": {"expose_app_in_browser": True}}), encoding="utf-8")
    return variables


@contextmanager
def started(command: list[str], environment: dict[str, str], folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program that goes on until it is told to stop; whatever it said is in `said.txt`."""
    with (folder / "said.txt").open("wb") as said:
        child = subprocess.Popen(command, env=environment, stdout=said, stderr=said, cwd=folder)
        try:
            yield child
        finally:
            child.send_signal(signal.SIGTERM if os.name == "nt" else signal.SIGINT)
            try:
                child.wait(15)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()


def wait_for_server(port: int, child: subprocess.Popen[bytes], seconds: float = 600) -> None:
    """Wait until something answers at a port."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if child.poll() is not None:
            raise RuntimeError(f"The program ended with status {child.returncode} before it answered.")
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/api", timeout=5).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
        else:
            return
    raise TimeoutError(f"Nothing answered at port {port} within {seconds} seconds.")


def run_all(page: Page, address: str) -> None:
    """Open a notebook's address, wait for its kernel and run all its cells."""
    page.goto(address)
    page.locator("#jp-main-statusbar").get_by_text("| Idle").wait_for()
    page.evaluate("() => { jupyterapp.commands.execute('notebook:run-all-cells'); }")  # it is not awaited


def wait_for_first_widget(page: Page) -> None:
    """Wait until something that a person can use stands in an output."""
    page.locator(USABLE).first.wait_for(state="visible")

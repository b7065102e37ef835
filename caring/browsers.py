"""Finds a browser of Chromium's family on this machine, and lets it print a page."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

TEN_MINUTES = 600
ON_PATH = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
    "microsoft-edge",
)
ON_A_MAC = ("Google Chrome", "Chromium", "Microsoft Edge")
ON_WINDOWS = (r"Google\Chrome\Application\chrome.exe", r"Microsoft\Edge\Application\msedge.exe")


def find_browser(*more: str) -> str:
    """Find a browser that answers: the one that CARING_BROWSER names, else one of the usual places.

    Args:
        more: further places to look at, after the usual ones.

    Returns:
        Its path; nothing where there is none.
    """
    named = os.environ.get("CARING_BROWSER")
    if named:
        return named if answers(named) else ""
    places = [shutil.which(name) or "" for name in ON_PATH]
    if sys.platform == "darwin":
        places += [f"/Applications/{name}.app/Contents/MacOS/{name}" for name in ON_A_MAC]
    if os.name == "nt":
        roots = [os.environ.get(name, "") for name in ("ProgramFiles", "ProgramFiles(x86)", "LocalAppData")]
        places += [str(Path(root) / name) for name in ON_WINDOWS for root in roots if root]
    return next((place for place in (*places, *more) if place and answers(place)), "")


def answers(browser: str) -> bool:
    """Say whether this is a browser that runs: a package that only points to another has a file, too."""
    if os.name == "nt" or not Path(browser).is_file():  # on Windows `--version` would open a window
        return Path(browser).is_file()
    return run_limited([browser, "--version"], 60, quiet=True)


def print_page(browser: str, page: Path, pdf: Path) -> bool:
    """Print a page of this machine into a PDF file; say whether it is there.

    Args:
        browser: the browser's path.
        page: the HTML file.
        pdf: where the PDF shall be.
    """
    with tempfile.TemporaryDirectory(prefix="caring-", ignore_cleanup_errors=True) as profile:
        command = [browser, "--headless", "--disable-gpu", "--no-first-run", f"--user-data-dir={profile}"]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            command.append("--no-sandbox")
        command += ["--no-pdf-header-footer", f"--print-to-pdf={pdf.resolve()}", page.resolve().as_uri()]
        return run_limited(command, 120, quiet=True) and pdf.is_file()


def run_limited(command: list[str], seconds: int = TEN_MINUTES, *, quiet: bool = False) -> bool:
    """Run a program for so many seconds at most, and end what it started, too; say whether it succeeded."""
    output = subprocess.DEVNULL if quiet else None
    try:
        child = subprocess.Popen(command, stdout=output, stderr=output, start_new_session=True)
    except OSError:
        return False
    try:
        return child.wait(seconds) == 0
    except BaseException as error:
        if os.name == "nt":
            child.kill()
        else:
            os.killpg(child.pid, signal.SIGKILL)
        if isinstance(error, subprocess.TimeoutExpired):
            print(f"{command[0]} did not end within {seconds} seconds; I stopped it.", flush=True)
            return False
        raise

"""Drives the real page: a JupyterLab of our own, a browser that is on the machine, and what a learner does there."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Locator, Page

KIT = Path(__file__).resolve().parents[2]
TOKEN = "test"
AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
NO_NEWS = "share/jupyter/lab/settings/overrides.json"
TALL = 16_000  # JupyterLab leaves out what is far from sight
ALL_DRAWN = """() => { const { content } = window.jupyterapp.shell.currentWidget;
    return content.widgets.every(cell => cell.isAttached && cell.node.isConnected); }"""

# The pages follow the machine's theme by an event, which comes a moment after the style sheets have followed.
FOLLOWED = """light => [document.documentElement, document.body]
    .every((el) => (el.dataset.jpThemeLight ?? light) === light)"""


def launch_options() -> dict[str, object]:
    """Say how to start the browser that `start.py test` found."""
    names = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
    path = os.environ.get("CARING_BROWSER") or next(filter(None, map(shutil.which, names)), None)
    flags = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
    flags += ["--disable-component-update", "--disable-sync"]
    flags += ["--host-resolver-rules=MAP workshop.test 127.0.0.1"]  # plain http with a host name, for the web edition
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        flags.append("--no-sandbox")
    return {"args": flags} | ({"executable_path": path} if path else {})


def dressed(page: Page, scheme: str) -> None:
    """Show a page of ours in the machine's light or dark theme."""
    page.emulate_media(color_scheme=scheme)
    page.wait_for_function(FOLLOWED, arg=str(scheme == "light").lower())


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def serving(module: str, *words: str, private: Path, **more: str) -> Iterator[str]:
    """Serve by a module of Jupyter’s family, apart from the machine’s own Jupyter settings."""
    port, log_file = free_port(), private.parent / f"{module}.log"
    private.mkdir(parents=True, exist_ok=True)
    names = {"CONFIG_DIR": "config", "DATA_DIR": "data", "RUNTIME_DIR": "runtime"}
    env = os.environ | {f"JUPYTER_{name}": str(private / place) for name, place in names.items()}
    env |= {"IPYTHONDIR": str(private / "ipython"), "CARING_SEED": "60", **more}
    with log_file.open("w") as log:
        command = [sys.executable, "-m", module, "--no-browser", f"--port={port}", *words]
        server = subprocess.Popen(command, env=env, stdout=log, stderr=subprocess.STDOUT)
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(address, server)
        yield address
    finally:
        server.terminate()
        server.wait(30)


@contextmanager
def jupyter_lab(folder: Path, work: Path, *, kit: Path = KIT) -> Iterator[str]:
    """Serve a folder by JupyterLab."""
    private = folder.parent / "jupyter"
    settings = private / "settings" / "@jupyterlab" / "apputils-extension"
    settings.mkdir(parents=True, exist_ok=True)
    news = {"fetchNews": "false", "checkForUpdates": False}
    (settings / "notification.jupyterlab-settings").write_text(json.dumps(news))
    places = {"JUPYTERLAB_SETTINGS_DIR": private / "settings", "JUPYTERLAB_WORKSPACES_DIR": private / "ws"}
    words = ["--ip=127.0.0.1", "--allow-root", "--ServerApp.port_retries=0", f"--IdentityProvider.token={TOKEN}"]
    words += [f"--ServerApp.root_dir={folder}", "--LabApp.expose_app_in_browser=True"]
    more = {name: str(place) for name, place in places.items()} | {"CARING_KIT": str(kit), "CARING_WORK": str(work)}
    with serving("jupyterlab", *words, private=private, **more) as address:
        yield address


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        if server.poll() is not None:
            raise RuntimeError("the server stopped before it answered")
        try:
            with urlopen(f"{address}/api?token={TOKEN}", timeout=5):
                return
        except HTTPError:
            return  # Voilà has no /api, and says so
        except (URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError("the server didn't answer within a minute")


class Lab:
    """One page with a notebook in it."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.console: list[str] = []
        self.foreign: list[str] = []
        page.on("console", lambda m: self.console.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: self.console.append(f"{error} {error.stack}"))
        page.on("request", lambda r: self.foreign.append(r.url) if not self._ours(r.url) else None)

    def _ours(self, url: str) -> bool:
        return url.startswith((self.address, self.address.replace("http", "ws"), "data:", "blob:"))

    def open(self, notebook: str) -> None:
        self.page.goto(f"{self.address}/lab/tree/{notebook}?token={TOKEN}&reset")
        self.ready()

    def ready(self) -> None:
        """Wait for a kernel: a Run All sent earlier is lost."""
        self.page.wait_for_function(
            "document.querySelector('#jp-main-statusbar')?.textContent.includes('| Idle')", timeout=90_000
        )

    def command(self, name: str) -> None:
        self.page.evaluate("name => window.jupyterapp.commands.execute(name)", name)

    def run_all(self) -> None:
        self.command("notebook:run-all-cells")
        self.page.wait_for_function(
            """() => { const app = window.jupyterapp, panel = app.shell.currentWidget;
                const code = [...panel.content.widgets].map(cell => cell.model)
                    .filter(m => m.type === 'code' && m.sharedModel.source.trim());
                return code.length
                    && code.every(m => m.executionCount !== null && m.executionState !== 'running'); }""",
            timeout=90_000,
        )
        self.ready()

    def restart(self) -> None:
        """Restart the kernel, as the Kernel menu does, without its question."""
        self.page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
        self.ready()

    def view(self, title: str) -> Locator:
        """Find a view by its title, scrolled into sight."""
        found = self.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .cw").filter(
            has=self.page.get_by_role("heading", name=title, exact=True)
        )
        found.scroll_into_view_if_needed()
        return found

    def theme(self, name: str) -> None:
        self.page.evaluate("name => window.jupyterapp.commands.execute('apputils:change-theme', {theme: name})", name)
        self.page.wait_for_selector(f"body[data-jp-theme-name='{name}']", state="attached")
        # JupyterLab fails to take its curtain away when a second theme is asked for behind it.
        self.page.wait_for_selector("#jupyterlab-splash", state="detached")

    def dress(self, scheme: str, width: int) -> None:
        """Show the notebook alone in a theme, so wide and so high that JupyterLab draws every cell of it."""
        self.page.evaluate("() => window.jupyterapp.shell.collapseLeft()")
        self.page.set_viewport_size({"width": width, "height": TALL})
        self.theme(f"JupyterLab {scheme.title()}")
        self.page.wait_for_function(ALL_DRAWN)

    def axe(self) -> list[str]:
        """Ask axe about our output areas, by its WCAG and best-practice rules; each fault as a line."""
        self.page.evaluate(AXE)
        found = self.page.evaluate(
            """() => axe.run({include: [['.jp-NotebookPanel:not(.lm-mod-hidden) .jp-OutputArea-output']]},
                {runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']})"""
        )
        return [f"{v['id']}: {n['target']} {n['failureSummary']}" for v in found["violations"] for n in v["nodes"]]


def end_sessions(address: str) -> None:
    """Stop every kernel of the server, so that the next test starts one of its own."""

    def ask(path: str, method: str = "GET") -> bytes:
        request = Request(f"{address}/api/{path}", method=method, headers={"Authorization": f"token {TOKEN}"})
        with urlopen(request, timeout=30) as answer:
            return answer.read()

    for session in json.loads(ask("sessions")):
        ask(f"sessions/{session['id']}", "DELETE")

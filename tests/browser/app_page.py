"""Drives the app view: its server, and one page of it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from lab import AXE, KIT, TOKEN, dressed, serving
from playwright.sync_api import Locator, Page, expect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@contextmanager
def app_view(folder: Path, **others: str) -> Iterator[str]:
    """Serve the app view, with the learner's work in `folder`/work."""
    more = {"CARING_KIT": str(KIT), "CARING_WORK": str(folder / "work"), "JUPYTER_TOKEN": TOKEN, **others}
    with serving("caring.app", "--Voila.ip=127.0.0.1", private=folder / "jupyter", **more) as address:
        yield address


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

    def open(self, place: str, words: str = "") -> None:
        """Open a page: a lesson by its file's name, or any other by its path; wait until it has run."""
        folder = "notebooks/" if place.endswith(".ipynb") and "/" not in place else ""
        self.page.goto(f"{self.address}/{folder}{place}?token={TOKEN}{words}", timeout=90_000)
        if place.endswith(".ipynb"):
            self.ready()

    def run_all(self) -> None:
        """Do nothing: the app view runs by itself."""

    def ready(self) -> None:
        """Wait until the page has run to its end."""
        expect(self.page.locator("#loading")).to_have_count(0, timeout=90_000)
        expect(self.page.locator(".cw-view, .app-stopped").last).to_be_attached(timeout=90_000)

    def view(self, title: str) -> Locator:
        """Find a view by its title."""
        return self.page.locator(".cw").filter(has=self.page.get_by_role("heading", name=title, exact=True))

    def dress(self, scheme: str, width: int) -> None:
        """Show the page in a colour scheme, so wide."""
        dressed(self.page, scheme)
        self.page.set_viewport_size({"width": width, "height": 900})

    def axe(self) -> list[str]:
        """Ask axe about the whole page; each fault as a line."""
        self.page.evaluate(AXE)
        found = self.page.evaluate("rules => axe.run(document, {runOnly: rules})", PAGE_RULES)
        return [f"{v['id']}: {n['target']} {n['failureSummary']}" for v in found["violations"] for n in v["nodes"]]

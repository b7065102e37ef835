"""Makes pictures from the real page: `pictures.py` those of README, `pictures.py DIR` every view in every setting."""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from html import escape
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import learner
import settings
from app_page import App, app_view
from lab import KIT, TALL, Lab, jupyter_lab, launch_options
from playwright.sync_api import Browser, Locator, Page, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

PICTURES = KIT / "pictures"
SHEET = (Path(__file__).parent / "gallery.css").read_text(encoding="utf-8")
STATES = ("at first", "later")
SHORT = 40
NO_HINT = {"S1": (1, 2), "S2": (2, 4), "S3": (2, 1), "S4": (4, 1), "S5": (2, 2)}


def for_readme() -> None:
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        folder = Path(scratch) / "kit"
        shutil.copytree(KIT / "notebooks", folder)
        with jupyter_lab(folder, Path(scratch) / "work") as address:
            browser = playwright.chromium.launch(**launch_options())
            page = browser.new_page(viewport={"width": 1280, "height": 2000})
            lab = Lab(page, address)
            order(lab, page)
            weights(lab, page)
            scorer(lab, page)
            browser.close()


def order(lab: Lab, page: Page) -> None:
    lab.open("01_which_number_matters.ipynb")
    lab.run_all()
    view = lab.view(learner.ORDER)
    box = view.locator(".cw-claim").nth(1).bounding_box()
    page.mouse.move(box["x"] + 300, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + 310, box["y"] + 70, steps=8)
    page.wait_for_timeout(300)
    save(view, "order")
    page.mouse.up()


def weights(lab: Lab, page: Page) -> None:
    learner.seal(lab.view(learner.ORDER))
    learner.judge_all(lab, NO_HINT)
    view = lab.view(learner.WEIGHTS)
    view.get_by_role("slider").fill("72")
    page.wait_for_timeout(500)
    save(view, "weights")


def scorer(lab: Lab, page: Page) -> None:
    lab.open("05_score_the_scripts.ipynb")
    lab.run_all()
    view = lab.view(learner.SCORER)
    view.get_by_role("combobox").select_option("socks")
    learner.rate(view, 4, (4, 3, 4, 3, 4, 3))
    page.mouse.move(0, 0)
    page.wait_for_timeout(500)
    save(view, "scorer")


def save(view: Locator, name: str, folder: Path = PICTURES) -> None:
    view.screenshot(path=folder / f"{name}.png", animations="disabled")


def gallery(folder: Path) -> None:
    """Make pictures of every view, in every place, theme and width, at first and later, and a page to look at them."""
    folder.mkdir(parents=True, exist_ok=True)
    taken: list[tuple[str, settings.Setting, str, str]] = []
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        settings.copy_notebooks(Path(scratch) / "kit")
        with jupyter_lab(Path(scratch) / "kit", Path(scratch) / "work") as address:
            for lesson in settings.IN_LAB:
                taken += take(browser, address, "lab", lesson, folder)
        with app_view(Path(scratch) / "app") as address:
            taken += whole(browser, address, STATES[0], folder)
            for lesson in settings.IN_APP:
                taken += take(browser, address, "app", lesson, folder)
            taken += whole(browser, address, STATES[1], folder)
        browser.close()
    (folder / "index.html").write_text(index(taken), encoding="utf-8")
    print(f"{len(taken)} pictures. Look through them: {folder / 'index.html'}")


def take(
    browser: Browser, address: str, place: str, lesson: str, folder: Path
) -> Iterator[tuple[str, settings.Setting, str, str]]:
    """Take the pictures of one lesson in one place; give each view's title, setting, state and file."""
    page = browser.new_page(viewport={"width": 1400, "height": 1700}, reduced_motion="reduce")
    opened = Lab(page, address) if place == "lab" else App(page, address)
    opened.open(lesson)
    opened.run_all()
    for state in STATES:
        if state == "later":
            opened.dress("light", 1400)
            learner.play(opened, lesson)
            page.mouse.move(0, 0)
        for setting in (one for one in settings.ALL if one.place == place):
            opened.dress(setting.scheme, setting.width)
            page.set_viewport_size({"width": setting.width, "height": TALL})  # so nothing sticks over it
            page.wait_for_timeout(400)  # charts take the new width
            views = [view for view in page.locator(settings.VIEWS).all() if view.is_visible()]
            for number, view in enumerate(views, 1):
                title = view.locator(":is(.cw-title, .cw-map a, figcaption)").first.text_content()
                words = f"{lesson[:-6]} {number} {title[:SHORT]} {setting} {state}"  # a drawing's title is a paragraph
                name = re.sub(r"[^a-z0-9]+", "-", words.lower()) + ".png"
                save(view, name.removesuffix(".png"), folder)
                yield title, setting, state, name
    print(f"{lesson}, {place}", flush=True)
    page.close()


def whole(browser: Browser, address: str, state: str, folder: Path) -> Iterator[tuple[str, settings.Setting, str, str]]:
    """Take the app view's own pages, and a lesson's, from top to bottom; give the same as `take`."""
    page = browser.new_page(reduced_motion="reduce")
    app = App(page, address)
    for place, title in settings.PAGES.items():
        app.open(place)
        for setting in (one for one in settings.ALL if one.place == "app"):
            app.dress(setting.scheme, setting.width)
            page.wait_for_timeout(400)
            name = re.sub(r"[^a-z0-9]+", "-", f"page {title} {setting} {state}".lower()) + ".png"
            page.screenshot(path=folder / name, full_page=True, animations="disabled")
            yield title, setting, state, name
    page.close()


def index(taken: list[tuple[str, settings.Setting, str, str]]) -> str:
    """Give a page with the pictures, a row for each view in a state, narrow ones beside wide ones."""
    rows = []
    for (title, state), pictures in groupby(
        sorted(taken, key=lambda one: (one[0], one[2])), lambda one: (one[0], one[2])
    ):
        figures = "".join(
            f'<figure class="at-{setting.width}"><a href="{name}"><img loading="lazy" src="{name}" alt=""></a>'
            f"<figcaption>{setting}</figcaption></figure>"
            for _, setting, _, name in pictures
        )
        rows.append(f"<h2>{escape(title)} <small>{state}</small></h2><div>{figures}</div>")
    head = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Gallery</title><style>{SHEET}</style>'
    return head + "".join(rows)


if __name__ == "__main__":
    gallery(Path(sys.argv[1])) if sys.argv[1:] else for_readme()

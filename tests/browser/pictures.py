"""Makes README's pictures from the real page: `python tests/browser/pictures.py`."""

import shutil
import tempfile
from pathlib import Path

import learner
from lab import KIT, Lab, jupyter_lab, launch_options
from playwright.sync_api import Locator, Page, sync_playwright

PICTURES = KIT / "pictures"
NO_HINT = {"S1": (1, 2), "S2": (2, 4), "S3": (2, 1), "S4": (4, 1), "S5": (2, 2)}


def main() -> None:
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


def save(view: Locator, name: str) -> None:
    view.screenshot(path=PICTURES / f"{name}.png", animations="disabled")


if __name__ == "__main__":
    main()

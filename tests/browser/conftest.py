"""One JupyterLab for all browser tests; each test has a page, kernels and an empty work folder of its own."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from app_page import app_view
from hands import ANSWERED
from lab import Lab, end_sessions, jupyter_lab, launch_options
from playwright.sync_api import Page, expect
from settings import copy_notebooks

expect.set_options(timeout=30_000)  # two files run side by side, and a kernel may be busy


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict:
    return launch_options()


@pytest.fixture
def browser_context_args(browser_context_args: dict) -> dict:
    return {**browser_context_args, "viewport": {"width": 1400, "height": 1700}}


@pytest.fixture(scope="session")
def lessons_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lab") / "kit"
    copy_notebooks(folder)
    return folder


@pytest.fixture(scope="session")
def server(lessons_folder: Path) -> Iterator[str]:
    with jupyter_lab(lessons_folder, lessons_folder.parent / "work") as address:
        yield address


@pytest.fixture
def work(lessons_folder: Path) -> Path:
    folder = lessons_folder.parent / "work"
    shutil.rmtree(folder, ignore_errors=True)
    return folder


@pytest.fixture
def answer(work: Path, page: Page):
    """Read what is kept of an item, as it stands in its file once the kernel has answered everything."""

    def read(item: str):
        page.wait_for_function(ANSWERED)  # a page shows at once what is chosen
        path = work / "answers" / f"{item}.json"
        return json.loads(path.read_text(encoding="utf-8"))["value"] if path.exists() else None

    return read


@pytest.fixture
def lab(page: Page, server: str, work: Path) -> Iterator[Lab]:
    lab = Lab(page, server)
    yield lab
    end_sessions(server)
    assert lab.foreign == [], "a request left the machine"
    assert lab.console == [], "the page's console has errors"


@pytest.fixture(scope="session")
def app_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("app")


@pytest.fixture(scope="session")
def app(app_folder: Path) -> Iterator[str]:
    with app_view(app_folder) as address:
        yield address

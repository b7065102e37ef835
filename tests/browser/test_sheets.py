"""The sheets in a real browser: axe, no request, and PDF files as the command makes them."""

import re
from pathlib import Path

import pytest
from lab import launch_options
from playwright.sync_api import Page
from test_take_home import OVER, axe

from caring import printing, scripts


@pytest.fixture(params=printing.SHEETS)
def sheet(request, tmp_path):
    path = tmp_path / f"{request.param}.html"
    path.write_text(printing.sheet(request.param), encoding="utf-8")
    return path


def test_a_sheet_stands_alone_and_axe_finds_nothing_on_it(page: Page, sheet):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.goto(sheet.as_uri())
        assert axe(page) == [], scheme
    assert asked == [sheet.as_uri()] * 2


def test_a_sheet_fits_the_narrower_paper_and_is_dark_on_white(page: Page, sheet):
    page.emulate_media(media="print", color_scheme="dark")
    page.set_viewport_size({"width": 680, "height": 900})
    page.goto(sheet.as_uri())
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate(OVER) == []


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_each_script_has_one_page_and_the_order_sheet_is_one(page: Page, tmp_path, paper):
    for name, pages in (("order_sheet", 1), ("script_sheets", len(scripts()) + 1), ("two_questions", 1)):
        path = tmp_path / f"{name}.html"
        path.write_text(printing.sheet(name), encoding="utf-8")
        page.goto(path.as_uri())
        assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper))) == pages, name


def test_the_command_makes_pdf_files(tmp_path, monkeypatch):
    monkeypatch.setenv("CARING_BROWSER", str(launch_options().get("executable_path", "")))
    made = list(printing.print_sheets(tmp_path))
    assert [Path(path).name for path in made if path.endswith(".pdf")] == [f"{n}.pdf" for n in printing.SHEETS]
    assert all((tmp_path / f"{name}.pdf").read_bytes().startswith(b"%PDF") for name in printing.SHEETS)

"""Sheets for a room without laptops: the five cards, their backs, the scripts to rate, and the two questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from caring import pages, ranking
from caring.browsers import find_browser, print_page
from caring.files import write_safely
from caring.library import rubric, scripts, statistics
from caring.spoken import count_spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

SHUFFLE = 60  # so that every sheet of every print has the same order, which is not the article's
# What of a card's back has room on paper, by the names that people read.
FACTS = {
    "counted": "What was counted",
    "publisher": "Publisher",
    "year": "Year",
    "asked": "Who was asked",
    "cannot_show": "What it can’t show",
    "status": "Status",
}


def _cards() -> dict[str, Any]:
    known = {statistic.id: statistic for statistic in statistics()}
    return {"cards": [known[i] for i in ranking.shuffled(list(known), SHUFFLE)], "facts": FACTS}


def _scripts() -> dict[str, Any]:
    minutes = [{"script": script, "words": count_spoken(script.text)} for script in scripts()]
    return {"scripts": minutes, "criteria": rubric(), "levels": range(5)}


SHEETS: Mapping[str, Callable[[], dict[str, Any]]] = {
    "order_sheet": _cards,
    "fact_sheet": _cards,
    "script_sheets": _scripts,
    "two_questions": dict,
}


def sheet(name: str) -> str:
    """Give one sheet as an HTML page that prints well on A4 and on letter paper, and needs nothing beside itself.

    Args:
        name: one of ``SHEETS``.

    >>> "Daily" in sheet("order_sheet") or "TikTok" in sheet("order_sheet")
    True
    """
    return pages.html(f"{name}.html", **SHEETS[name]())


def print_sheets(folder: Path) -> Iterator[str]:
    """Write every sheet into a folder as a page, and as a PDF where a browser is found.

    Args:
        folder: where; it is made where there is none.

    Yields:
        A sentence for each file, and one where no PDF can be made.

    Raises:
        OSError: when the folder can't be written to.
    """
    browser = find_browser()
    if not browser:
        yield (
            "I found no browser to make PDF files with. Open the pages in any browser and print them from there, "
            "or name one by the environment variable CARING_BROWSER."
        )
    for name in SHEETS:
        page, pdf = folder / f"{name}.html", folder / f"{name}.pdf"
        write_safely(page, sheet(name))
        yield str(page)
        if browser and print_page(browser, page, pdf):
            yield str(pdf)
        elif browser:
            yield f"{browser} made no {pdf.name}. Open {page.name} in a browser and print it from there."

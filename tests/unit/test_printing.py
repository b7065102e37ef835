"""Sheets of paper: from the data, alone in the world, and with nothing on them that must come later."""

import html
import os
import re
import sys
from pathlib import Path

import pytest

from caring import browsers, printing, rubric, scripts, statistics
from caring.cli import main

POSIX_ONLY = pytest.mark.skipif(os.name == "nt", reason="shell scripts stand for browsers here")


def said(name):
    return html.unescape(re.sub(r"<style>.*?</style>|<[^>]+>", "", printing.sheet(name), flags=re.DOTALL))


def test_the_order_sheet_has_the_five_claims_in_another_order_than_the_articles():
    text = said("order_sheet")
    places = [text.index(statistic.claim) for statistic in statistics()]
    assert places != sorted(places)
    assert text.index("Number the boxes") < min(places)


def test_there_is_a_sheet_for_every_script_with_wonder_first_and_the_six_criteria():
    page = printing.sheet("script_sheets")
    text = said("script_sheets")
    assert all(script.text in text for script in scripts())
    assert all(level.behaviour in text for criterion in rubric() for level in criterion.levels)
    sheets = page.split('<section class="sheet"')[1:]
    assert len(sheets) == len(scripts())
    for sheet in sheets:
        places = [
            sheet.index(f"<b>{name}</b>") for name in ("Would you wonder where this person is, if they stopped?",)
        ]
        places += [sheet.index(f"<b>{criterion.name}</b>") for criterion in rubric()]
        assert places == sorted(places)


def test_the_backs_of_the_cards_are_on_a_sheet_of_their_own():
    for statistic in statistics():
        for trace in statistic.traces:
            assert trace.cannot_show in said("fact_sheet")
            assert trace.cannot_show not in said("order_sheet")


def test_no_sheet_gives_away_the_pick_or_the_authors_ratings(kit):
    before = [printing.sheet(name) for name in printing.SHEETS]
    kit.edit("argument.csv", "statistic", lambda cell: cell and "S2")
    for table in ("references.csv", "second_opinions.csv"):
        kit.edit(table, "level", lambda cell: str(4 - int(cell)))
    kit.edit("references.csv", "reason", lambda cell: f"Oh! {cell}")
    kit.edit("relevance.csv", "relevance", lambda cell: str((int(cell) + 1) % 5))
    assert [printing.sheet(name) for name in printing.SHEETS] == before


def test_a_teachers_own_words_can_do_nothing(kit):
    kit.edit("statistics.csv", "claim", lambda cell: f"<script>alert(60)</script>{cell}")
    assert "<script>" not in printing.sheet("order_sheet")
    assert "&lt;script&gt;" in printing.sheet("order_sheet")


def test_without_a_browser_the_pages_are_there_and_a_sentence_says_what_to_do(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("CARING_BROWSER", "/nowhere/a/browser")
    assert main(["print", str(tmp_path / "sheets – ç")]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("I found no browser to make PDF files with. Open the pages in any browser")
    assert [Path(line).name for line in lines[1:]] == [f"{name}.html" for name in printing.SHEETS]
    assert {path.suffix for path in (tmp_path / "sheets – ç").iterdir()} == {".html"}


@POSIX_ONLY
def test_a_browser_that_prints_nothing_is_said_for_each_sheet(tmp_path, monkeypatch):
    lame = tmp_path / "lame"
    lame.write_text("#!/bin/sh\nexit 0\n")
    lame.chmod(0o755)
    monkeypatch.setenv("CARING_BROWSER", str(lame))
    sentences = list(printing.print_sheets(tmp_path))
    assert f"{lame} made no order_sheet.pdf. Open order_sheet.html in a browser and print it from there." in sentences


def test_a_program_that_is_no_browser_prints_nothing(tmp_path):
    assert browsers.print_page(sys.executable, tmp_path / "page.html", tmp_path / "page.pdf") is False


def test_the_folder_can_be_left_out(tmp_path, monkeypatch):
    monkeypatch.setenv("CARING_BROWSER", "/nowhere/a/browser")
    monkeypatch.chdir(tmp_path)
    assert main(["print"]) == 0
    assert (tmp_path / "printed" / "order_sheet.html").exists()

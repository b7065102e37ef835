import csv
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import frictionless
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caring import library
from caring.errors import CaringError
from caring.library import (
    argument,
    broadcasts,
    check_all,
    cues,
    demands,
    guesses,
    hints,
    kit_folder,
    passage,
    purposes,
    questions,
    references,
    rubric,
    sample_class,
    scripts,
    statistics,
    table,
    valuable_from,
)
from caring.reading import read_script
from caring.scoring import score

HERE = Path(__file__).resolve().parents[2]
LEVEL = "a whole number from 0 to 4"
READERS = (
    statistics, purposes, rubric, scripts, broadcasts, argument, cues, questions, guesses, valuable_from,
    partial(passage, "cut"), sample_class, partial(demands, "first_line"), partial(hints, "first_line"),
)  # fmt: skip
QUOTES = "a sentence that quotes its script word by word"
LOWER_HALF = (
    "answers", "course", "cutting", "debrief", "drafts", "gathered", "guessing", "library", "marking", "missing",
    "pace", "progress", "questions", "ranking", "reading", "scoring", "tables", "checks", "marked", "plain",
    "proving", "rules", "solved", "trying",
)  # fmt: skip


@pytest.fixture
def kit(tmp_path, monkeypatch):
    """A copy of the kit's data, to spoil."""
    folder = tmp_path / "Käthe’s kit 60"
    shutil.copytree(HERE / "data", folder / "data")
    monkeypatch.setenv("CARING_KIT", str(folder))
    return folder


def rows_of(kit, file):
    with (kit / "data" / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))


def write(kit, file, rows, **dialect):
    with (kit / "data" / file).open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines, **dialect).writerows(rows)


def set_cell(kit, file, row, column, value):
    """Type into a cell as in a spreadsheet, whose first row is 1."""
    rows = rows_of(kit, file)
    rows[row - 1][rows[0].index(column)] = value
    write(kit, file, rows)


def spoil(kit, file, change):
    """Change a file's bytes."""
    path = kit / "data" / file
    path.write_bytes(change(path.read_bytes()))


def refusal(reader):
    """Give the sentence with which a function refuses, or nothing."""
    try:
        reader()
    except CaringError as error:
        return str(error)
    return ""


def sentence(file, row, column, found, allowed):
    return f"data/{file}, row {row}, column “{column}”: found “{found}”; allowed is {allowed}."


def is_valid_for_frictionless(kit, file):
    package = frictionless.Package(str(kit / "data" / "datapackage.json"))
    return package.get_resource(file.removesuffix(".csv")).validate().valid


# A wrong cell


class Cell(NamedTuple):
    """A wrong cell, what would be allowed in it, and the function that can't do without it."""

    file: str
    row: int
    column: str
    value: str
    allowed: str
    reader: Callable[[], Any]


WRONG_CELLS = [
    Cell("levels.csv", 7, "level", "5", LEVEL, rubric),
    Cell("levels.csv", 7, "level", "-1", LEVEL, rubric),
    Cell("references.csv", 40, "level", "2.5", LEVEL, scripts),
    Cell("relevance.csv", 2, "relevance", "four", LEVEL, purposes),
    Cell("argument.csv", 3, "step", "10", "a whole number from 1 to 9", argument),
    Cell("statistics.csv", 3, "claim", "", "the claim as the article prints it (this cell can't be empty)", statistics),
    Cell("references.csv", 2, "level", "", "0 (not at all) to 4 (fully) (this cell can't be empty)", scripts),
    Cell("scripts.csv", 5, "pace", "fast", "one of natural, brisk", scripts),
    Cell("criteria.csv", 4, "half", "Connection", "one of connection, value", rubric),
    Cell("statistics.csv", 4, "id", "3", "S and the article's number, in the form S[1-9][0-9]?", statistics),
    Cell("purposes.csv", 2, "id", "Sell ads", "the purpose's id, in the form [a-z][a-z_]*", purposes),
    Cell("statistics.csv", 4, "name", "n" * 29, "at most 28 characters", statistics),
    Cell("statistics.csv", 4, "id", "S1", "a value that row 2 doesn't have already", statistics),
    Cell("traces.csv", 7, "statistic", "S9", "one of S1, S2, S3, S4, S5", statistics),
    Cell("argument.csv", 3, "statistic", "S9", "one of S1, S2, S3, S4, S5", argument),
    Cell(
        "relevance.csv", 2, "purpose", "sell", "one of sell_ads, choose_a_platform, pick_a_sound, one_person", purposes
    ),
    Cell("cues.csv", 3, "half", "both", "one of connection, value, address", cues),
]
wrong_cells = pytest.mark.parametrize(
    "wrong", WRONG_CELLS, ids=[f"{wrong.column} {wrong.value[:9]} in {wrong.file}" for wrong in WRONG_CELLS]
)


@wrong_cells
def test_a_wrong_cell_is_the_only_problem_reported(kit, wrong):
    set_cell(kit, *wrong[:4])
    assert check_all() == [sentence(*wrong[:5])]
    assert refusal(wrong.reader) == f"The kit's data needs a look:\n{sentence(*wrong[:5])}"


@wrong_cells
def test_frictionless_finds_the_same_cell_wrong(kit, wrong):
    set_cell(kit, *wrong[:4])
    assert not is_valid_for_frictionless(kit, wrong.file)


def test_a_repeated_combination_is_named_with_both_its_rows(kit):
    set_cell(kit, "relevance.csv", 4, "statistic", "S1")
    wanted = "a value that row 2 doesn't have already"
    assert check_all() == [sentence("relevance.csv", 4, "statistic", "sell_ads and S1", wanted)]
    assert not is_valid_for_frictionless(kit, "relevance.csv")


def test_the_shipped_tables_are_valid_for_both():
    assert check_all() == []
    assert frictionless.Package(str(HERE / "data" / "datapackage.json")).validate().valid


def test_the_row_is_the_spreadsheets_below_texts_of_many_lines(kit):
    rows = rows_of(kit, "scripts.csv")
    assert all("\n\n" in cells[-1] for cells in rows[1:12])
    set_cell(kit, "scripts.csv", 13, "pace", "fast")
    assert [problem.split(":")[0] for problem in check_all()] == ["data/scripts.csv, row 13, column “pace”"]


def test_the_row_is_the_spreadsheets_below_blank_rows(kit):
    rows = rows_of(kit, "scripts.csv")
    write(kit, "scripts.csv", [*rows[:3], [], [""] * 6, *rows[3:], []])
    assert check_all() == []
    set_cell(kit, "scripts.csv", 15, "pace", "fast")
    assert [problem.split(":")[0] for problem in check_all()] == ["data/scripts.csv, row 15, column “pace”"]


def test_a_wrong_cell_stops_only_what_needs_its_table(kit):
    set_cell(kit, "scripts.csv", 5, "pace", "fast")
    assert len(statistics()) == 5
    assert purposes()
    assert rubric()
    with pytest.raises(CaringError, match=r"scripts\.csv, row 5"):
        scripts()


def test_of_many_wrong_cells_five_are_shown_and_the_rest_counted(kit):
    rows = rows_of(kit, "levels.csv")
    write(kit, "levels.csv", [[cell if cell != "4" else "high" for cell in cells] for cells in rows])
    with pytest.raises(CaringError) as caught:
        rubric()
    lines = str(caught.value).splitlines()
    assert len(lines) == 1 + 5 + 1
    assert lines[-1] == "… and 1 more."
    assert len(check_all()) == 6


# A wrong table


class Spoilt(NamedTuple):
    """A change of a file's bytes, what is said of it, and who says it: frictionless too where a schema can."""

    file: str
    change: Callable[[bytes], bytes]
    said: str
    reader: Callable[[], Any]
    frictionless_too: bool


WRONG_TABLES = {
    "a column missing": Spoilt(
        "statistics.csv", lambda old: old.replace(b",claim", b"", 1).replace(b",TikTok is one", b"TikTok is one"),
        ", row 1: found “no column “claim””; allowed is the columns id, name, claim.", statistics, True,
    ),
    "a column too many": Spoilt(
        "argument.csv", lambda old: old.replace(b",meaning", b",meaning,colour", 1),
        ", row 1: found “a column “colour” too many”; allowed is the columns step, ", argument, True,
    ),
    "a cell too many": Spoilt(
        "levels.csv", lambda old: old.replace(b"\none_person,1,", b"\none_person,1,1,", 1),
        ", row 3: found “5 cells”; allowed is 4 cells; look for a quotation mark or a , too many", rubric, True,
    ),
    "a cell too few": Spoilt(
        "relevance.csv", lambda old: old.replace(b"\nsell_ads,S2,", b"\nsell_ads,", 1),
        ", row 3: found “3 cells”; allowed is 4 cells; look for ", purposes, True,
    ),
    "a quotation mark left open in the last row": Spoilt(
        "argument.csv", lambda old: old.replace(b"\n7,,", b'\n7,,"', 1),
        ", row 8: found “a quotation mark out of place”; allowed is one pair", argument, False,
    ),
    "a quotation mark left open above others": Spoilt(
        "scripts.csv", lambda old: old.replace(b"\nstairs,", b'\nstairs,"', 1),
        ", row 3: found “a quotation mark out of place”; allowed is one pair", scripts, False,
    ),
    "another encoding": Spoilt(
        "purposes.csv", lambda old: old.decode().replace("sell ads to", "sell ads – to").encode("cp1252"),
        ": found “byte ", purposes, False,
    ),
    "an empty file": Spoilt(
        "criteria.csv", lambda _: b"",
        ", row 1: found “no column “id” and no column “half” ", rubric, True,
    ),
    "a header alone": Spoilt(
        "criteria.csv", lambda old: old.splitlines()[0],
        ": found “no rows”; allowed is at least one row below the header.", rubric, False,
    ),
}  # fmt: skip


@pytest.mark.parametrize("spoilt", WRONG_TABLES.values(), ids=WRONG_TABLES)
def test_a_wrong_table_is_reported(kit, spoilt):
    spoil(kit, spoilt.file, spoilt.change)
    (problem,) = check_all()
    assert problem.startswith(f"data/{spoilt.file}{spoilt.said}")
    assert problem in refusal(spoilt.reader)
    assert not (spoilt.frictionless_too and is_valid_for_frictionless(kit, spoilt.file))


@pytest.mark.parametrize("file", sorted(path.name for path in (HERE / "data").glob("*.csv")))
def test_a_missing_file_is_reported(kit, file):
    (kit / "data" / file).unlink()
    (problem,) = check_all()
    assert problem == f"data/{file}: found “no file”; allowed is a file of this name in data/."
    assert sum(problem in refusal(reader) for reader in READERS) == 1
    assert not is_valid_for_frictionless(kit, file)


@pytest.mark.parametrize(
    ("file", "row", "column", "missing"),
    [
        ("traces.csv", 2, "statistic", "S1"),
        ("relevance.csv", 3, "statistic", "sell_ads and S2"),
        ("levels.csv", 31, "level", "valuable and 4"),
        ("references.csv", 2, "criterion", "potato and one_person"),
    ],
)
def test_a_missing_row_is_reported_with_what_it_should_be_for(kit, file, row, column, missing):
    rows = rows_of(kit, file)
    write(kit, file, [cells for number, cells in enumerate(rows, start=1) if number != row])
    (problem,) = check_all()
    assert problem == f"data/{file}, column “{column}”: found “no row for {missing}”; allowed is one row for each."
    assert sum(problem in refusal(reader) for reader in READERS) == 1


@pytest.mark.parametrize("wrong", ["no", "yes"])
def test_a_question_has_exactly_one_answer_that_fits(kit, wrong):
    header, *rows = rows_of(kit, "choices.csv")
    for cells in rows:
        cells[3] = wrong if cells[0] == "kept" else cells[3]
    write(kit, "choices.csv", [header, *rows])
    (problem,) = check_all()
    assert "choices that fit kept”; allowed is one that fits, of at least 3" in problem
    assert problem in refusal(questions)


@pytest.mark.parametrize("value", [0, 4])
def test_a_new_statistic_wants_its_trace_and_its_relevance_for_each_purpose(kit, value):
    write(kit, "statistics.csv", [*rows_of(kit, "statistics.csv"), ["S6", "Waiting", "Two of three wait."]])
    assert len(check_all()) == 1 + len(rows_of(kit, "purposes.csv")) - 1
    trace = rows_of(kit, "traces.csv")[-1]
    write(kit, "traces.csv", [*rows_of(kit, "traces.csv"), ["S6", "S6", *trace[2:]]])
    new = [[cells[0], "S6", value, "We think so."] for cells in rows_of(kit, "purposes.csv")[1:]]
    write(kit, "relevance.csv", [*rows_of(kit, "relevance.csv"), *new])
    assert check_all() == []
    assert [statistic.id for statistic in statistics()] == ["S1", "S2", "S3", "S4", "S5", "S6"]
    assert {purpose.relevance["S6"].relevance for purpose in purposes()} == {value}


# A reason quotes its script


@pytest.mark.parametrize("column", ["reason", "for_more", "for_less"])
@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("“a potato is fussy” says it all.", "a potato is fussy"),
        ("“All rise” and “We fried it” both count.", "We fried it"),
        ("“all rise” starts small.", "all rise"),
        ("It says so without a quotation.", "It says so without a quotation."),
        ('"All rise" in straight marks.', '"All rise" in straight marks.'),
    ],
)
def test_a_reason_that_misquotes_its_script_is_reported(kit, column, value, found):
    assert scripts()[0].text.startswith("All rise")
    set_cell(kit, "references.csv", 4, column, value)
    assert check_all() == [sentence("references.csv", 4, column, found, QUOTES)]
    assert check_all()[0] in refusal(scripts)


def test_a_script_that_changes_shows_which_reasons_quote_what_is_gone(kit):
    script = scripts()[0]
    quote = re.findall("“([^”]+)”", script.reference["human"].reason)[0]
    set_cell(kit, "scripts.csv", 2, "text", script.text.replace(quote, "and so on"))
    assert sentence("references.csv", 4, "reason", quote, QUOTES) in check_all()


# Second opinions and pairs


def test_a_second_opinion_that_misquotes_its_script_is_reported(kit):
    set_cell(kit, "second_opinions.csv", 2, "reason", "“I sold my shoes” moved me.")
    assert check_all() == [sentence("second_opinions.csv", 2, "reason", "I sold my shoes", QUOTES)]
    assert check_all()[0] in refusal(scripts)


def test_a_second_opinion_too_near_the_authors_is_reported(kit):
    script, criterion = rows_of(kit, "second_opinions.csv")[1][:2]
    ours = next(s for s in scripts() if s.id == script).reference[criterion].level
    near = ours + 1 if ours < 4 else ours - 1
    set_cell(kit, "second_opinions.csv", 2, "level", near)
    wanted = f"a level at least 2 from the authors’ {ours}"
    assert check_all() == [sentence("second_opinions.csv", 2, "level", near, wanted)]
    assert check_all()[0] in refusal(scripts)


def test_a_second_opinion_on_a_script_that_is_not_there_is_reported(kit):
    set_cell(kit, "second_opinions.csv", 2, "script", "sheep")
    (problem,) = check_all()
    assert problem.startswith(
        "data/second_opinions.csv, row 2, column “script”: found “sheep”; allowed is one of potato,"
    )


def test_a_kit_need_have_no_second_opinion(kit):
    write(kit, "second_opinions.csv", rows_of(kit, "second_opinions.csv")[:1])
    assert check_all() == []
    assert not any(script.second for script in scripts())


@pytest.mark.parametrize("others", [0, 2])
def test_a_pair_that_has_not_two_halves_is_reported(kit, others):
    rows = [number for number, cells in enumerate(rows_of(kit, "scripts.csv"), start=1) if not cells[5]]
    wrong = rows[: others + 1]
    for row in wrong:
        set_cell(kit, "scripts.csv", row, "pair", "twins")
    wanted = "a pair’s id that exactly two scripts have"
    assert check_all() == [sentence("scripts.csv", row, "pair", "twins", wanted) for row in wrong]
    assert check_all()[0] in refusal(scripts)


# What spreadsheets do on their own, on the kit's own tables


@pytest.mark.parametrize(
    "dialect",
    [
        {"quoting": csv.QUOTE_ALL, "lineterminator": "\n"},
        {"delimiter": ";", "lineterminator": "\r\n"},
        {"delimiter": ";", "quoting": csv.QUOTE_ALL, "lineterminator": "\r\n"},
    ],
    ids=["LibreOffice, all quoted", "Excel in Europe", "all quoted with semicolons"],
)
def test_a_spreadsheets_save_changes_no_record(kit, dialect):
    before = [reader() for reader in READERS]
    for path in (kit / "data").glob("*.csv"):
        rows = rows_of(kit, path.name)
        width = len(rows[0])
        write(kit, path.name, [[*cells, "", ""] for cells in rows] + [[""] * width] * 3, **dialect)
        spoil(kit, path.name, lambda old: b"\xef\xbb\xbf" + old)
    assert check_all() == []
    assert [reader() for reader in READERS] == before


def test_line_ends_that_git_turns_round_on_windows_change_no_record(kit):
    before = [reader() for reader in READERS]
    for path in (kit / "data").iterdir():
        spoil(kit, path.name, lambda old: old.replace(b"\n", b"\r\n"))
    assert [reader() for reader in READERS] == before


# An edit counts at once


def test_an_edit_counts_at_once(kit):
    assert statistics()[0].name == "App downloads"
    set_cell(kit, "statistics.csv", 2, "name", "Downloads")
    assert statistics()[0].name == "Downloads"
    set_cell(kit, "statistics.csv", 2, "name", "")
    assert len(check_all()) == 1
    set_cell(kit, "statistics.csv", 2, "name", "Installs")
    assert statistics()[0].name == "Installs"
    assert check_all() == []


def test_what_is_unchanged_is_read_once(kit, monkeypatch):
    statistics()
    monkeypatch.setattr(library, "read_package", None)
    assert len(scripts()) == len(rows_of(kit, "scripts.csv")) - 1


def test_what_other_programs_lay_beside_the_tables_is_no_matter(kit):
    (kit / "data" / ".#levels.csv").symlink_to("nobody@nowhere.1234")
    (kit / "data" / ".~lock.levels.csv#").touch()
    (kit / "data" / "notes").mkdir()
    assert check_all() == []


# The descriptor


@pytest.mark.parametrize(
    "content",
    [b"", b"no JSON", b"{", b"[]", b"{}", b'"text"', b"\xff", b"null", b'{"resources": []}', b'{"resources": [{}]}'],
)
def test_a_broken_descriptor_is_a_sentence(kit, content):
    (kit / "data" / "datapackage.json").write_bytes(content)
    for reader in (*READERS, check_all):
        with pytest.raises(CaringError, match=r"data/datapackage\.json .*Put the kit's own copy back"):
            reader()


@pytest.mark.parametrize("name", [path.stem for path in (HERE / "data").glob("*.csv")])
def test_a_descriptor_that_forgets_a_table_is_a_sentence(kit, name):
    path = kit / "data" / "datapackage.json"
    described = json.loads(path.read_text(encoding="utf-8"))
    described["resources"] = [each for each in described["resources"] if each["name"] != name]
    path.write_text(json.dumps(described), encoding="utf-8")
    with pytest.raises(CaringError, match=f"{name}.*Put the kit's own copy back"):
        check_all()


def test_a_descriptor_saved_with_a_byte_order_mark_is_read(kit):
    spoil(kit, "datapackage.json", lambda old: b"\xef\xbb\xbf" + old)
    assert check_all() == []


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(file=st.sampled_from(["statistics.csv", "levels.csv", "scripts.csv", "references.csv"]), text=st.text())
def test_any_text_in_a_file_is_reported_and_spoils_no_other_table(kit, file, text):
    path = kit / "data" / file
    before = path.read_bytes()
    try:
        path.write_text(text, encoding="utf-8")
        assert any(problem.startswith(f"data/{file}") for problem in check_all())
        assert argument()
    finally:
        path.write_bytes(before)


# Where the kit is


def make_kit(folder):
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "datapackage.json").touch()
    return folder


def test_the_named_kit_wins_then_the_one_around_the_current_folder_then_the_packages(tmp_path, monkeypatch):
    named, around = make_kit(tmp_path / "named"), make_kit(tmp_path / "around")
    lessons = around / "my_work" / "notebooks"
    lessons.mkdir(parents=True)
    monkeypatch.chdir(lessons)
    monkeypatch.setenv("CARING_KIT", str(named))
    assert kit_folder() == named
    monkeypatch.delenv("CARING_KIT")
    assert kit_folder() == around
    monkeypatch.chdir(tmp_path)
    assert kit_folder() == HERE


def test_the_nearest_kit_around_the_current_folder_wins(tmp_path, monkeypatch):
    outer = make_kit(tmp_path / "outer")
    monkeypatch.delenv("CARING_KIT", raising=False)
    monkeypatch.chdir(make_kit(outer / "inner"))
    assert kit_folder() == outer / "inner"


def test_without_any_kit_the_wheels_copy_is_meant(tmp_path, monkeypatch):
    monkeypatch.delenv("CARING_KIT", raising=False)
    monkeypatch.setattr(library, "__file__", str(tmp_path / "site-packages" / "caring" / "library.py"))
    monkeypatch.chdir(tmp_path)
    assert kit_folder() == tmp_path / "site-packages" / "caring" / "kit"
    assert "No data was found" in refusal(check_all)
    assert "set CARING_KIT" in refusal(check_all)


# As pandas tables

LEVELS = {"one_person": 3, "i_you": 3, "human": 3, "enjoyable": 4, "consumable": 2, "valuable": 0}


@pytest.mark.parametrize(
    ("records", "columns"),
    [
        (statistics, ["id", "name", "claim"]),
        (lambda: statistics()[2].traces, rows_of(HERE, "traces.csv")[0]),
        (purposes, ["id", "name", "question"]),
        (lambda: list(purposes()[0].relevance.values()), ["statistic", "relevance", "reason"]),
        (rubric, ["id", "half", "name", "question"]),
        (lambda: rubric()[0].levels, ["level", "behaviour", "example"]),
        (scripts, ["id", "title", "niche", "creator", "pace", "pair", "text"]),
        (lambda: list(scripts()[0].reference.values()), ["level", "reason", "for_more", "for_less"]),
        (lambda: [other for s in scripts() for other in s.second.values()], ["level", "reason"]),
        (argument, ["step", "statistic", "quote", "meaning"]),
        (cues, ["id", "half", "sign", "pattern", "reason", "source"]),
        (lambda: [score(LEVELS)], ["connection", "value"]),
    ],
)
def test_records_become_a_pandas_table_one_row_each(records, columns):
    frame = table(records())
    assert isinstance(frame, pd.DataFrame)
    assert list(frame.columns) == columns
    assert len(frame) == len(records())
    assert [tuple(row) for row in frame.itertuples(index=False)] == [
        tuple(getattr(record, column) for column in columns) for record in records()
    ]


def test_a_readings_sentences_become_a_table_too():
    sentences = table(read_script("Hey everyone! I kept your seat.").sentences)
    assert list(zip(sentences.audience, sentences.speaker, strict=True)) == [("all", "none"), ("you", "I")]


def test_levels_are_numbers_in_a_pandas_table():
    assert table(rubric()[0].levels)["level"].tolist() == [0, 1, 2, 3, 4]
    assert table(rubric()[0].levels)["level"].dtype == "int64"


def test_the_lower_half_is_imported_without_pandas_numpy_or_widgets():
    modules = ", ".join(["caring", *(f"caring.{name}" for name in LOWER_HALF)])
    program = f"import sys, {modules}; print({{'pandas', 'numpy', 'ipywidgets', 'plotly'}} & set(sys.modules))"
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert answer.stdout == "set()\n"


def test_every_rating_of_the_authors_is_a_row_for_tables():
    ratings = table(references())
    assert list(ratings.columns) == ["script", "criterion", "half", "level"]
    assert len(ratings) == len(scripts()) * len(rubric())
    assert ratings.level.between(0, 4).all()


@pytest.mark.parametrize(
    ("slip", "sentence"),
    [
        (lambda: library.table(library.statistics()[0]), "Give several records"),
        (lambda: library.table(library.scripts()[0]), "Give several records"),
        (lambda: library.table(3), "Give several records"),
        (lambda: score(3), "Give the ratings by name"),
        (lambda: read_script(library.scripts()[0]), "of a script, its .text"),
        (lambda: read_script(None), "Give the words as a text"),
    ],
)
def test_an_easy_slip_is_answered_in_a_sentence(slip, sentence):
    with pytest.raises(CaringError, match=sentence):
        slip()

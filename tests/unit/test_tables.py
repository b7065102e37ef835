import csv
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caring.tables import Problem, read_package, read_table

GARDENS = {
    "name": "gardens",
    "path": "gardens.csv",
    "schema": {
        "primaryKey": "id",
        "fields": [
            {"name": "id", "type": "string", "description": "a short name", "constraints": {"required": True}},
            {"name": "beds", "type": "integer", "description": "beds", "constraints": {"minimum": 0, "maximum": 4}},
            {"name": "note", "type": "string", "description": "anything", "constraints": {"maxLength": 30}},
        ],
    },
}
PLANTS = {
    "name": "plants",
    "path": "plants.csv",
    "schema": {
        "primaryKey": ["garden", "plant"],
        "foreignKeys": [{"fields": "garden", "reference": {"resource": "gardens", "fields": "id"}}],
        "fields": [
            {"name": "garden", "type": "string", "description": "a garden"},
            {"name": "plant", "type": "string", "description": "a plant", "constraints": {"enum": ["leek", "rose"]}},
        ],
    },
}
NOTES = "id,beds,note\nyard,3,two cats\nroof,,\n"
ROWS = [{"id": "yard", "beds": 3, "note": "two cats"}, {"id": "roof", "beds": "", "note": ""}]
PIECES = ("id,beds,note", "yard", "4", "5", '"', ",", ";", "\n", "\r", " ", "\0")
anything = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(PIECES)).map("".join),
    st.text(max_size=60).map("id,beds,note\n{}".format),
)


@pytest.fixture
def folder(tmp_path):
    """A data package of two small tables."""
    (tmp_path / "datapackage.json").write_text(json.dumps({"resources": [PLANTS, GARDENS]}))
    (tmp_path / "gardens.csv").write_text(NOTES)
    (tmp_path / "plants.csv").write_text("garden,plant\nyard,leek\nroof,rose\n")
    return tmp_path


def read(folder, content):
    """Read the gardens as a spreadsheet might have left them."""
    (folder / "gardens.csv").write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_table(folder, GARDENS)


def places(table):
    return [(problem.row, problem.column) for problem in table.problems]


# What a spreadsheet does on its own


@pytest.mark.parametrize(
    "content",
    [
        NOTES,
        "\ufeff" + NOTES,
        NOTES.replace("\n", "\r\n"),
        NOTES.replace("\n", "\r"),
        NOTES.rstrip("\n"),
        NOTES.replace(",", ";"),
        '\ufeff"id";"beds";"note"\r\n"yard";"3";"two cats"\r\n"roof";"";""\r\n',
        '"id","beds","note"\n"yard","3","two cats"\n"roof","",""\n',
        " id ,beds , note\n yard, 3 ,two cats \nroof, ,\t\n",
        NOTES + ",,\n\n  \n , ,\n",
        "id,beds,note,,\nyard,3,two cats,,\nroof,,,,\n",
        "id,beds,note\nyard,3,two cats,\nroof,,,,\n",
        "note,id,beds\ntwo cats,yard,3\n,roof,\n",
    ],
    ids=[
        "as it was", "a byte-order mark", "Windows line ends", "old Mac line ends", "no line end at the end",
        "semicolons", "Excel with all of these", "every cell quoted", "spaces round cells", "blank rows at the end",
        "empty columns at the end", "empty cells at the end", "columns in another order",
    ],
)  # fmt: skip
def test_a_spreadsheets_own_habits_change_nothing(folder, content):
    table = read(folder, content)
    assert table.problems == ()
    assert list(table) == ROWS


def test_a_comma_in_a_cell_survives_both_separators(folder):
    for content in ('id,beds,note\nyard,1,"a, b; c"\n', 'id;beds;note\nyard;1;"a, b; c"\n'):
        assert [row["note"] for row in read(folder, content)] == ["a, b; c"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_cells_own_line_ends_are_the_same_on_every_system(folder, end):
    table = read(folder, 'id,beds,note\nyard,1,"One.\n\nTwo."\n'.replace("\n", end))
    assert [row["note"] for row in table] == ["One.\n\nTwo."]


# Rows are numbered as the spreadsheet numbers them


def test_the_header_is_row_1_and_a_cell_of_many_lines_is_in_one_row(folder):
    table = read(folder, 'id,beds,note\nyard,1,"One.\n\nTwo.\nThree."\nroof,2,\n')
    assert [number for number, _ in table.rows] == [2, 3]


def test_blank_rows_count(folder):
    table = read(folder, "id,beds,note\n\nyard,1,\n,,\n  \nroof,9,\n")
    assert [number for number, _ in table.rows] == [3, 6]
    assert places(table) == [(6, "beds")]


# What is wrong, and where


@pytest.mark.parametrize("beds", ["5", "-1", "2.5", "1e0", "three", "٣", "²", "1 000", "0x1", "9" * 5000])
def test_what_is_no_whole_number_from_0_to_4_is_wrong(folder, beds):
    table = read(folder, f"id,beds,note\nyard,{beds},\n")
    assert table.problems == (Problem("gardens.csv", 2, "beds", beds, "a whole number from 0 to 4"),)


@pytest.mark.parametrize("beds", range(5))
def test_every_level_from_0_to_4_is_an_integer(folder, beds):
    table = read(folder, f"id,beds,note\nyard,{beds},\n")
    assert [row["beds"] for row in table] == [beds]
    assert table.problems == ()


def test_several_wrong_cells_are_all_reported(folder):
    table = read(folder, f"id,beds,note\nyard,7,{'n' * 31}\n,2,\nyard,1,\n")
    assert places(table) == [(2, "beds"), (2, "note"), (3, "id"), (4, "id")]
    assert table.problems[-1].allowed == "a value that row 2 doesn't have already"


def test_a_key_of_two_columns_repeats_only_when_both_do(folder):
    path = folder / "plants.csv"
    path.write_text("garden,plant\nyard,leek\nyard,rose\nroof,rose\n")
    assert read_table(folder, PLANTS).problems == ()
    path.write_text("garden,plant\nyard,leek\nroof,rose\nyard,leek\nyard,leek\n")
    wanted = "a value that row 2 doesn't have already"
    problems = tuple(Problem("plants.csv", row, "plant", "yard and leek", wanted) for row in (4, 5))
    assert read_table(folder, PLANTS).problems == problems


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("id,beds", "no column “note”"),
        ("id,beds,note,colour", "a column “colour” too many"),
        ("id,beds,note,note", "a column “note” too many"),
        ("id,,beds,note", "a column “” too many"),
        ("id,bed,note", "no column “beds” and a column “bed” too many"),
        ("", "no column “id” and no column “beds” and no column “note”"),
    ],
)
def test_columns_are_those_of_the_description(folder, header, found):
    table = read(folder, f"{header}\nyard,1,a\n")
    assert table.problems == (Problem("gardens.csv", 1, None, found, "the columns id, beds, note"),)


@pytest.mark.parametrize(("row", "cells"), [("yard,1", 2), ("yard,1,a,b", 4), ("yard,1,,,a", 5)])
def test_a_row_has_as_many_cells_as_the_header(folder, row, cells):
    table = read(folder, f"id,beds,note\nroof,1,a\n{row}\n")
    assert [(p.row, p.column, p.found) for p in table.problems] == [(3, None, f"{cells} cells")]
    assert table.problems[0].allowed.startswith("3 cells; ")


@pytest.mark.parametrize(
    "content",
    [
        'id,beds,note\nroof,1,"a"\nyard,1,"a\nwall,2,b\n',
        'id,beds,note\nroof,1,"a"\n"yard,1,a\nwall,2,b\n',
        'id,beds,note\nroof,1,"a"\nyard,1,"a\nwall,2,"b, c"\n',
        'id,beds,note\nroof,1,"a"\nyard,1,"a" b\nwall,2,b\n',
    ],
    ids=["in the last column", "in the first column", "with more of them below", "in the middle of a cell"],
)
def test_a_quotation_mark_out_of_place_is_reported_where_it_stands(folder, content):
    table = read(folder, content)
    assert places(table) == [(3, None)]
    assert "quotation mark" in table.problems[0].found
    assert [row["id"] for row in table] == ["roof"]


def test_a_quotation_mark_that_the_header_leaves_open_is_in_row_1(folder):
    assert places(read(folder, '"id,beds,note\nyard,1,a\n')) == [(1, None)]


def test_a_cell_without_end_is_no_crash(folder):
    limit = csv.field_size_limit(1000)  # other libraries raise it to gigabytes
    try:
        assert places(read(folder, "id,beds,note\nroof,1,\nyard,1," + "n" * 1001)) == [(3, None)]
    finally:
        csv.field_size_limit(limit)


def test_a_table_without_rows_is_reported(folder):
    problem = Problem("gardens.csv", None, None, "no rows", "at least one row below the header")
    assert read(folder, "id,beds,note\n,,\n").problems == (problem,)


@pytest.mark.parametrize(("content", "byte"), [(b"id,beds,note\nyard,1,caf\xe9\n", 23), (b"\xff\xfei\0", 0)])
def test_another_encoding_is_reported_with_the_byte_and_the_remedy(folder, content, byte):
    problem = read(folder, content).problems[0]
    assert (problem.row, problem.found) == (None, f"byte {byte} that is not UTF-8")
    assert "CSV UTF-8" in problem.allowed


def test_a_file_that_is_not_there_is_reported(folder):
    (folder / "gardens.csv").unlink()
    assert read_table(folder, GARDENS).problems[0].found == "no file"


def test_a_file_that_cant_be_read_is_reported(folder):
    (folder / "gardens.csv").unlink()
    (folder / "gardens.csv").mkdir()
    assert "can't be read" in read_table(folder, GARDENS).problems[0].found


# What one table says of another


def test_a_cell_that_names_nothing_in_the_other_table_is_wrong(folder):
    (folder / "plants.csv").write_text("garden,plant\nyard,leek\nrooof,rose\n")
    plants = read_package(folder / "datapackage.json")["plants"]
    assert plants.problems == (Problem("plants.csv", 3, "garden", "rooof", "one of yard, roof"),)


def test_an_empty_cell_need_not_name_anything(folder):
    (folder / "plants.csv").write_text("garden,plant\nyard,leek\n,rose\n")
    assert read_package(folder / "datapackage.json")["plants"].problems == ()


def test_a_wrong_table_isnt_held_against_those_that_speak_of_it(folder):
    read(folder, "id,beds,note\nyard,1,\nroof,9,\n")
    tables = read_package(folder / "datapackage.json")
    assert tables["gardens"].problems
    assert tables["plants"].problems == ()


# Sentences


@pytest.mark.parametrize(
    ("problem", "sentence"),
    [
        (Problem("a.csv", None, None, "no file", "b"), "data/a.csv: found “no file”; allowed is b."),
        (Problem("a.csv", 1, None, "c", "b"), "data/a.csv, row 1: found “c”; allowed is b."),
        (Problem("a.csv", None, "d", "c", "b"), "data/a.csv, column “d”: found “c”; allowed is b."),
        (Problem("a.csv", 2, "d", "c" * 60, "b"), f"data/a.csv, row 2, column “d”: found “{'c' * 60}”; allowed is b."),
        (Problem("a.csv", 2, "d", "c" * 61, "b"), f"data/a.csv, row 2, column “d”: found “{'c' * 59}…”; allowed is b."),
    ],
)
def test_a_problem_is_one_sentence(problem, sentence):
    assert str(problem) == sentence


@settings(deadline=None)
@given(content=anything)
def test_any_text_gives_rows_or_problems(tmp_path_factory, content):
    table = read(tmp_path_factory.getbasetemp(), content)
    assert table.rows or table.problems
    assert all(str(problem).startswith("data/gardens.csv") for problem in table.problems)
    assert table.problems or all(row["beds"] in {"", 0, 1, 2, 3, 4} for row in table)


@settings(deadline=None)
@given(content=st.binary(max_size=80))
def test_any_bytes_give_rows_or_problems(tmp_path_factory, content):
    table = read(tmp_path_factory.getbasetemp(), content)
    assert table.rows or table.problems


cells = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=30).map(str.strip)


@settings(deadline=None)
@given(st.lists(st.tuples(cells.filter(bool), st.integers(0, 4), cells), min_size=1, unique_by=lambda row: row[0]))
def test_whatever_a_spreadsheet_writes_is_read_back(tmp_path_factory, rows):
    folder = tmp_path_factory.getbasetemp()
    for dialect in ({}, {"delimiter": ";"}, {"quoting": csv.QUOTE_ALL, "lineterminator": "\n"}):
        with (folder / "gardens.csv").open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file, **dialect).writerows([("id", "beds", "note"), *rows])
        table = read_table(folder, GARDENS)
        assert table.problems == ()
        assert [tuple(row.values()) for row in table] == rows

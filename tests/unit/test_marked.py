import json

import pytest

from caring import marked
from caring.errors import CaringError

CODE = """share = None  # percent
if True:
    ### BEGIN SOLUTION
    share = 3.4
    ### END SOLUTION
    check(share)"""
PROSE = "Ask.\n<!-- BEGIN SOLUTION -->\nAnswer.\n<!-- END SOLUTION -->\nGo on."


def notebook(*cells):
    return {"cells": list(cells), "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


def code(source):
    outputs = [{"output_type": "stream", "name": "stdout", "text": ["3.4"]}]
    return {"cell_type": "code", "id": "a", "metadata": {}, "source": source, "outputs": outputs, "execution_count": 7}


def prose(source):
    return {"cell_type": "markdown", "id": "b", "metadata": {}, "source": source.splitlines(keepends=True)}


def test_marked_lines_go_and_what_is_around_them_keeps_its_indentation():
    assert marked.split(CODE) == ("share = None  # percent\nif True:\n    check(share)", "    share = 3.4")


def test_prose_has_marks_of_its_own():
    assert marked.split(PROSE) == ("Ask.\nGo on.", "Answer.")


def test_several_regions_in_one_cell_all_go():
    text = "### BEGIN SOLUTION\na = 1\n### END SOLUTION\nb = 2\n### BEGIN SOLUTION\nc = 3\n### END SOLUTION"
    assert marked.split(text) == ("b = 2", "a = 1\nc = 3")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("### BEGIN SOLUTION\n### BEGIN SOLUTION\n### END SOLUTION", "line 2: a region begins inside that of line 1"),
        ("a\n### BEGIN SOLUTION\nb", "line 2: a region begins and never ends"),
        ("a\n### END SOLUTION", "line 2: a region ends that never began"),
        ("## BEGIN SOLUTION\nb", "line 1: “## BEGIN SOLUTION” is no mark"),
        ("### begin solution\nb\n### end solution", "line 1: “### begin solution” is no mark"),
        ("x = 1  ### BEGIN SOLUTION\n### END SOLUTION", "is no mark"),
    ],
)
def test_a_wrong_mark_is_told_with_its_line_and_never_gives_an_answer_away(text, sentence):
    with pytest.raises(CaringError, match=sentence.replace("(", r"\(")):
        marked.split(text)


def test_an_exercise_has_no_outputs_no_answers_and_no_empty_cells():
    given = notebook(prose(PROSE), code(CODE), code("### BEGIN SOLUTION\nrefused()\n### END SOLUTION"))
    before = json.dumps(given)
    made = marked.derive(given)
    assert [marked.text_of(cell) for cell in made["cells"]] == ["Ask.\nGo on.", marked.split(CODE)[0]]
    assert made["cells"][1]["outputs"] == []
    assert made["cells"][1]["execution_count"] is None
    assert json.dumps(given) == before


def test_an_empty_cell_without_a_region_stays():
    assert len(marked.derive(notebook(code("")))["cells"]) == 1


def test_a_problem_names_the_file_and_the_cell(tmp_path):
    path = tmp_path / "01_order.ipynb"
    path.write_text(json.dumps(notebook(prose("a"), code("### END SOLUTION"))))
    with pytest.raises(CaringError, match=r"solutions/01_order.ipynb, cell 2, line 1: a region ends"):
        marked.derived(path)


@pytest.mark.parametrize(
    "text", ["no JSON", "[]", '{"cells": [{}]}', '{"cells": [{"cell_type": "code", "source": 5}]}']
)
def test_what_is_no_notebook_is_a_sentence(tmp_path, text):
    path = tmp_path / "01_order.ipynb"
    path.write_text(text)
    with pytest.raises(CaringError, match="can't be read as a notebook"):
        marked.derived(path)

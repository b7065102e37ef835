"""What the app view takes out of a lesson, and what it puts around it."""

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from caring.app import BEHIND, FRONT, NOTEBOOK_ONLY, around, for_the_app
from caring.course import lessons
from caring.library import kit_folder

ALONE = [lesson for lesson in lessons() if lesson.minutes_alone is not None]


@pytest.mark.parametrize("lesson", ALONE, ids=lambda lesson: lesson.id)
def test_a_lesson_loses_how_to_run_it_and_its_python_and_nothing_else(lesson):
    notebook = nbformat.read(kit_folder() / "notebooks" / lesson.file, 4)
    before = [cell.source for cell in notebook.cells]
    kept = [cell.source for cell in for_the_app(notebook).cells]
    text = "\n".join(kept)
    assert "Run All" not in text
    assert BEHIND not in text
    assert "mina" not in text
    place = next(number for number, source in enumerate(before) if BEHIND in source)
    views = [source for source in before[:place] if source.rstrip().endswith(")")]
    assert set(views) - set(kept) <= {"Hello()", 'Check("start_here")'}


def test_a_cell_for_notebooks_only_is_left_out_and_paragraphs_stay_in_order():
    cells = [
        new_markdown_cell("# One\n\nWake the page up first: **Run**.\n\nTwo"),
        new_markdown_cell("Three", metadata={"tags": [NOTEBOOK_ONLY]}),
        new_code_cell("View()"),
        new_markdown_cell("Four\n\n**Go on:** [five](05.ipynb)"),
        new_markdown_cell("---\n\n" + BEHIND),
        new_code_cell("mina"),
    ]
    kept = for_the_app(new_notebook(cells=cells)).cells
    assert [cell.source for cell in kept] == ["# One\n\nTwo", "View()", "Four"]


def test_each_lesson_knows_its_neighbours():
    first, last = around(ALONE[0].file), around(ALONE[-1].file)
    assert (first["back"], first["next"], first["number"]) == (None, ALONE[1], 0)
    assert (last["back"], last["next"], last["number"]) == (ALONE[-2], None, last["of"])
    assert ALONE[0].file == FRONT


def test_a_page_that_is_no_lesson_has_no_neighbours():
    assert around("soup.ipynb") == {
        "title": "soup.ipynb",
        "number": None,
        "of": len(ALONE) - 1,
        "back": None,
        "next": None,
    }

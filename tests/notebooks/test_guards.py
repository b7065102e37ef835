"""Guards against empty checks: nbval passes notebooks that compare nothing, so each lesson shows that it compares."""

import json
import os
import re
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from caring import Work, broadcasts, read_script
from caring.course import lessons
from caring.library import argument, guesses, purposes, scripts, statistics, valuable_from
from caring.views.base import View
from caring.views.phone import heard

KIT = Path(__file__).resolve().parents[2]
LESSONS = [KIT / "notebooks" / lesson.file for lesson in lessons()]
WIDGET = "application/vnd.jupyter.widget-view+json"
SOLUTIONS = sorted((KIT / "solutions").glob("*.ipynb"))
by_solution = pytest.mark.parametrize("path", SOLUTIONS, ids=lambda path: path.stem)
by_lesson = pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)


def code_cells(path: Path) -> list:
    return [cell for cell in nbformat.read(path, 4).cells if cell.cell_type == "code"]


def is_compared(cell) -> bool:
    """Say whether strict nbval compares something of this cell that can change: a widget's stand-in can't."""
    return any(
        output.output_type == "stream" or WIDGET not in output.get("data", {WIDGET: 1}) for output in cell.outputs
    )


def outputs(notebook) -> str:
    return json.dumps([cell.get("outputs", []) for cell in notebook.cells], ensure_ascii=False)


def given_away(text: str) -> list[str]:
    """Find what must come later: the pick, the cards' backs, relevance, ratings, marks, and what one is to count."""
    later = [words for step in argument() if step.statistic for words in (step.quote, step.meaning)]
    later += [t.cannot_show for s in statistics() for t in s.traces]
    later += [given.reason for purpose in purposes() for given in purpose.relevance.values()]
    later += [guess.found for guess in guesses()]
    later += [said for v in valuable_from() for said in (v.reason, v.for_earlier, v.for_later) if said]
    later += [heard(read_script(broadcast.text))["count"] for broadcast in broadcasts()]
    later += [r.reason for script in scripts() for r in (*script.reference.values(), *script.second.values())]
    return [sentence for sentence in later if sentence in text]


@by_lesson
def test_every_code_cell_is_executed_in_order_from_a_fresh_kernel(path: Path):
    counts = [cell.execution_count for cell in code_cells(path)]
    assert counts == list(range(1, len(counts) + 1))


@by_lesson
def test_at_least_five_cells_are_compared(path: Path):
    assert sum(is_compared(cell) for cell in code_cells(path)) >= 5


@by_lesson
def test_no_widget_state_no_error_and_a_small_file(path: Path):
    notebook = nbformat.read(path, 4)
    assert "widgets" not in notebook.metadata
    assert all(output.output_type != "error" for cell in code_cells(path) for output in cell.outputs)
    assert path.stat().st_size < 200_000


@by_lesson
def test_no_cell_is_longer_than_a_dozen_lines(path: Path):
    assert all(len(cell.source.splitlines()) <= 12 for cell in code_cells(path))


@pytest.mark.parametrize("folder", ["notebooks", "solutions", "exercises"])
def test_a_folded_cells_first_line_fits_a_narrow_window(folder):
    folded = [
        cell.source.partition("\n")[0]
        for path in sorted((KIT / folder).glob("*.ipynb"))
        for cell in code_cells(path)
        if cell.metadata.get("jupyter", {}).get("source_hidden")
    ]
    assert folded
    assert [line for line in folded if len(line) > 50] == []


@by_solution
def test_solutions_are_executed_in_order_and_show_every_check_and_every_refusal(path: Path):
    cells = code_cells(path)
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    answering = [cell for cell in cells if re.search(r"\b(?:check|refused)\(\s*\"", cell.source)]
    assert len(answering) >= 2 * 3
    assert all(is_compared(cell) for cell in answering)
    for cell in answering:
        shown = "".join(output["data"]["text/plain"] for output in cell.outputs)
        assert shown.startswith("Done.") is ("refused(" not in cell.source)
    assert "widgets" not in nbformat.read(path, 4).metadata
    assert path.stat().st_size < 200_000


@by_solution
def test_running_solutions_and_exercises_leaves_the_learners_work_untouched(path: Path, monkeypatch, tmp_path):
    for folder in ("solutions", "exercises"):
        monkeypatch.setenv("CARING_WORK", str(tmp_path / "work"))
        notebook = nbformat.read(KIT / folder / path.name, 4)
        client = NotebookClient(notebook, timeout=60, kernel_name="python3", store_widget_state=False)
        client.execute(cwd=str(KIT / folder))
        assert not (tmp_path / "work").exists()
        if folder == "exercises":
            code = [cell for cell in notebook.cells if cell.cell_type == "code"]
            checked = [cell for cell in code if re.search(r"\bcheck\(\s*\"", cell.source)]
            assert all(c.outputs[0]["data"]["text/plain"].startswith("Not attempted.") for c in checked)


def of_a_lesson(view: View) -> dict:
    return {name: getattr(view, name) for name in ("lesson", "question") if hasattr(view, name)}


@by_lesson
def test_every_widget_of_the_lesson_is_compared_in_a_state_that_is_not_its_default(path: Path, monkeypatch, tmp_path):
    monkeypatch.setenv("CARING_WORK", str(tmp_path))
    made: list[View] = []
    start = View.__init__

    def remember(view: View, *arguments, **named) -> None:
        start(view, *arguments, **named)
        made.append(view)

    monkeypatch.setattr(View, "__init__", remember)
    names: dict = {}
    compared: set[str] = set()  # by name: each instance has a class of its own, for anywidget adds traits to it
    for cell in code_cells(path):
        before = {id(view): view.state for view in made}
        if "%pip" not in cell.source:
            exec(compile(cell.source, path.name, "exec"), names)  # noqa: S102 - the lesson's own cell
        moved = [view for view in made if view.state != before.get(id(view))] if is_compared(cell) else []
        fresh = [type(view)(**of_a_lesson(view), work=Work()).state for view in moved]
        compared |= {type(view).__name__ for view, default in zip(moved, fresh, strict=True) if view.state != default}
    assert {type(view).__name__ for view in made} == compared


@by_lesson
def test_stored_outputs_and_prose_give_nothing_away(path: Path):
    assert given_away(path.read_text(encoding="utf-8").replace("\\u2019", "’")) == []


@by_lesson
def test_running_everything_leaves_the_learners_work_untouched(path: Path, monkeypatch, tmp_path):
    monkeypatch.setenv("CARING_WORK", str(tmp_path / "work"))
    notebook = nbformat.read(path, 4)
    NotebookClient(notebook, timeout=60, kernel_name="python3", store_widget_state=False).execute(cwd=str(path.parent))
    assert not (tmp_path / "work").exists()
    assert given_away(outputs(notebook)) == []


def nbval(kit: Path) -> subprocess.CompletedProcess:
    command = [sys.executable, "-m", "pytest", "--nbval", "--nbval-current-env", "--nbval-cell-timeout=60", "-q"]
    command += ["-p", "no:cacheprovider", str(kit / "notebooks" / "01_which_number_matters.ipynb")]
    env = os.environ | {"CARING_KIT": str(kit), "CARING_WORK": str(kit / "work")}
    return subprocess.run(command, cwd=kit, env=env, capture_output=True, text=True, timeout=300, check=False)


def test_one_number_changed_in_the_data_is_seen_by_nbval(tmp_path):
    for folder in ("data", "notebooks"):
        shutil.copytree(KIT / folder, tmp_path / folder)
    shutil.copy(KIT / "course.toml", tmp_path)
    assert nbval(tmp_path).returncode == 0
    table = tmp_path / "data" / "statistics.csv"
    text = table.read_text(encoding="utf-8")
    assert "29.7 million" in text
    table.write_text(text.replace("29.7 million", "29.8 million"), encoding="utf-8")
    broken = nbval(tmp_path)
    assert broken.returncode == 1
    assert "29.8 million" in broken.stdout


@by_lesson
def test_no_heading_is_said_twice_by_the_page_and_by_the_view_below_it(path):
    said = {}
    for above, below in pairwise(nbformat.read(path, 4).cells):
        for heading in re.findall(r"^##+ (.*)$", above.source, re.MULTILINE)[-1:]:
            said[heading] = json.dumps(below.get("outputs", []), ensure_ascii=False)
    assert len(said) > 2
    assert [heading for heading, shown in said.items() if f'"{heading} · ' in shown] == []

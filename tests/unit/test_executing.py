import os
from unittest import mock

import nbformat
import pytest
from nbclient.exceptions import CellTimeoutError

from caring import executing
from caring.errors import CaringError


def notebook(path, *cells):
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    nbformat.write(book, path)
    return path


def test_a_notebook_is_run_with_an_empty_work_folder_and_saved_without_noise(tmp_path):
    path = notebook(
        tmp_path / "01_a.ipynb",
        "import os\nos.listdir(os.environ['CARING_WORK']), os.environ['CARING_SEED']",
        "import ipywidgets\nipywidgets.Button(description='Go')",
    )
    assert executing.execute(path) == "new outputs in cell 1, 2"
    saved = nbformat.read(path, as_version=4)
    assert saved.cells[0].outputs[0].data["text/plain"] == "([], '60')"
    assert [cell.execution_count for cell in saved.cells] == [1, 2]
    assert "widgets" not in saved.metadata
    assert saved.metadata.language_info == {"name": "python"}
    assert executing.execute(path) == "as before"  # a widget has no name that differs from run to run


def test_a_failing_cell_is_named_and_the_file_stays(tmp_path):
    path = notebook(tmp_path / "01_a.ipynb", "1", "1 / 0", "2")
    before = path.read_bytes()
    with pytest.raises(CaringError, match=r"^01_a\.ipynb, cell 2: ZeroDivisionError: division by zero\. Mend it"):
        executing.execute(path)
    assert path.read_bytes() == before


def test_a_kernel_that_hangs_gets_one_more_try(tmp_path):
    path = notebook(tmp_path / "01_a.ipynb", "1")
    hang = CellTimeoutError("a cell took too long")
    with mock.patch.object(executing, "_run", side_effect=[hang, None]) as run:
        executing.execute(path)
    assert run.call_count == 2
    before = path.read_bytes()
    with mock.patch.object(executing, "_run", side_effect=[hang, hang]), pytest.raises(CaringError, match="hangs"):
        executing.execute(path)
    assert path.read_bytes() == before


def test_the_persons_own_work_is_not_seen(tmp_path, monkeypatch):
    monkeypatch.setenv("CARING_WORK", os.fspath(tmp_path))
    path = notebook(tmp_path / "01_a.ipynb", "import os\nlen(os.listdir(os.environ['CARING_WORK']))")
    executing.execute(path)
    assert nbformat.read(path, as_version=4).cells[0].outputs[0].data["text/plain"] == "0"


def test_what_is_printed_in_pieces_is_saved_as_one(tmp_path):
    path = notebook(
        tmp_path / "01_a.ipynb",
        "import sys\nprint('one')\nsys.stdout.flush()\nprint('two')\nprint('3', file=sys.stderr)",
    )
    executing.execute(path)
    printed = {output.name: output.text for output in nbformat.read(path, as_version=4).cells[0].outputs}
    assert printed == {"stdout": "one\ntwo\n", "stderr": "3\n"}

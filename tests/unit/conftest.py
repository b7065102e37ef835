import csv
import shutil
from pathlib import Path

import pytest

from caring import Work
from caring.progress import FileStore

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "my work – ç"


@pytest.fixture
def work(folder):
    return Work(FileStore(folder))


class Kit:
    """A copy of the kit's data in which cells can be changed."""

    def __init__(self, folder):
        self.data = folder / "data"
        shutil.copytree(ROOT / "data", self.data)
        shutil.copy(ROOT / "course.toml", folder)

    def edit(self, file, column, change, where=lambda _: True):
        """Change a column's cells in the rows for which ``where`` is true."""
        path = self.data / file
        with path.open(encoding="utf-8", newline="") as opened:
            rows = list(csv.DictReader(opened))
        for row in filter(where, rows):
            row[column] = change(row[column])
        with path.open("w", encoding="utf-8", newline="") as opened:
            table = csv.DictWriter(opened, rows[0])
            table.writeheader()
            table.writerows(rows)


@pytest.fixture
def kit(tmp_path, monkeypatch):
    folder = tmp_path / "kit"
    folder.mkdir()
    monkeypatch.setenv("CARING_KIT", str(folder))
    return Kit(folder)

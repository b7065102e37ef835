"""Where and how a view is looked at: its place, its theme and its width; and what there is to look at."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from lab import KIT

from caring.course import lessons

if TYPE_CHECKING:
    from pathlib import Path

PLACES, SCHEMES, WIDTHS = ("lab", "app"), ("light", "dark"), (1400, 360)
# Story exercises are a view, too, and stand in the notebooks beside the lessons.
EXERCISES = "exercises/01_which_number_matters.ipynb"
IN_LAB = (*(lesson.file for lesson in lessons()), EXERCISES)
# The app view has a front page of its own instead of the first lesson; the last one is for whoever leads a class.
IN_APP = (*(lesson.file for lesson in lessons()[1:-1]), EXERCISES)
PAGES = {"": "Front page", "my-page": "My page", "02_followers_are_not_caring.ipynb": "A whole lesson"}
# A view, with the chart under it where it has one.
VIEWS = ".widget-vbox:has(> .cw), .cw:not(.widget-vbox *)"


@dataclass(frozen=True)
class Setting:
    place: str
    scheme: str
    width: int

    def __str__(self) -> str:
        return f"{self.place} {self.scheme} {self.width}"


ALL = tuple(Setting(*choice) for choice in product(PLACES, SCHEMES, WIDTHS))
# Each pair of a place, a theme and a width is in one of these; the last of a place is where lessons are played.
PAIRWISE = (
    Setting("lab", "light", 1400),
    Setting("lab", "dark", 360),
    Setting("app", "dark", 1400),
    Setting("app", "light", 360),
)


def copy_notebooks(folder: Path) -> None:
    """Put the lessons, and the exercises that are looked at, where a JupyterLab of our own serves them."""
    shutil.copytree(KIT / "notebooks", folder)
    (folder / "exercises").mkdir()
    shutil.copy(KIT / EXERCISES, folder / "exercises")

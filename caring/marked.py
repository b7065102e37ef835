"""Makes an exercise of a solution notebook: marked regions, in code and in prose, go; what stands around them stays.

A region is what stands between two lines of their own, ``### BEGIN SOLUTION`` and ``### END SOLUTION`` in a code cell,
``<!-- BEGIN SOLUTION -->`` and ``<!-- END SOLUTION -->`` in prose.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from caring.errors import CaringError
from caring.files import write_safely
from caring.library import kit_folder

if TYPE_CHECKING:
    from pathlib import Path

_MARK = re.compile(r"\s*(?:### (?:(BEGIN)|END) SOLUTION|<!-- (?:(BEGIN)|END) SOLUTION -->)\s*")
_NEARLY = re.compile(r"(?:begin|end)[\s_-]*solution", re.IGNORECASE)


def split(source: str) -> tuple[str, str]:
    r"""Part a cell's text into what stands outside its marked regions and what stands inside them.

    Raises:
        CaringError: when a region is nested, never closed or never opened, or a mark is misspelt; it names the line.

    >>> split("if x:\n    ### BEGIN SOLUTION\n    y = 1\n    ### END SOLUTION\n    check(y)")
    ('if x:\n    check(y)', '    y = 1')
    """
    outside: list[str] = []
    inside: list[str] = []
    opened = 0
    for number, line in enumerate(source.split("\n"), start=1):
        mark = _MARK.fullmatch(line)
        if mark:
            begins = any(mark.groups())
            if begins and opened:
                raise CaringError(f"line {number}: a region begins inside that of line {opened}; end that first.")
            if not begins and not opened:
                raise CaringError(f"line {number}: a region ends that never began; take the line out.")
            opened = number if begins else 0
        elif _NEARLY.search(line):
            raise CaringError(f"line {number}: “{line.strip()}” is no mark; write “### BEGIN SOLUTION” by itself.")
        else:
            (inside if opened else outside).append(line)
    if opened:
        raise CaringError(f"line {opened}: a region begins and never ends; write the line that ends it.")
    return "\n".join(outside), "\n".join(inside)


def derive(notebook: dict[str, Any]) -> dict[str, Any]:
    """Make the exercise: regions out, outputs cleared, and no cell of which nothing is left.

    Args:
        notebook: a solution notebook as JSON; it stays as it is.

    Raises:
        CaringError: as ``split``; it names the cell.

    >>> cell = {"cell_type": "code", "source": ["x = None"], "outputs": [{}], "execution_count": 3, "metadata": {}}
    >>> derive({"cells": [cell], "metadata": {}})["cells"][0]["outputs"]
    []
    """
    cells = []
    for number, cell in enumerate(notebook["cells"], start=1):
        source = text_of(cell)
        try:
            left, taken = split(source)
        except CaringError as error:
            raise CaringError(f"cell {number}, {error}") from None
        if taken and not left.strip():
            continue
        cleared: dict[str, Any] = {"outputs": [], "execution_count": None} if cell["cell_type"] == "code" else {}
        cells.append({**cell, **cleared, "source": left.strip("\n").splitlines(keepends=True)})
    return {**notebook, "cells": cells}


def derived(path: Path) -> str:
    """Give the text of the exercise notebook that a solution notebook makes.

    Raises:
        CaringError: when it can't be read or its regions are wrong; it names file, cell and line.
    """
    try:
        made = derive(read(path))
    except CaringError as error:
        raise CaringError(f"solutions/{path.name}, {error}") from None
    return json.dumps(made, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def make_exercises() -> list[str]:
    """Make every exercise notebook anew from its solution.

    Returns:
        What was made, a sentence each.

    Raises:
        CaringError: as ``derived``; exercises before that one are made.
    """
    said = []
    for path in solution_notebooks():
        target, text = kit_folder() / "exercises" / path.name, derived(path)
        same = target.is_file() and target.read_text(encoding="utf-8") == text
        if not same:
            write_safely(target, text)
        said.append(f"exercises/{path.name}: {'as before' if same else 'made anew'}")
    return said


def solution_notebooks() -> list[Path]:
    """Give the solution notebooks, in order."""
    return sorted((kit_folder() / "solutions").glob("*.ipynb"))


def read(path: Path) -> dict[str, Any]:
    """Read a notebook as JSON.

    Raises:
        CaringError: when it can't be read or is no notebook.
    """
    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
        if not all(cell["cell_type"] and isinstance(text_of(cell), str) for cell in notebook["cells"]):
            raise ValueError  # noqa: TRY301 - no notebook, like the rest
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise CaringError(f"it can't be read as a notebook ({type(error).__name__}); take a fresh copy.") from None
    return dict(notebook)


def text_of(cell: dict[str, Any]) -> str:
    """Give a cell's text; notebooks keep it as lines or as one."""
    return "".join(cell["source"])

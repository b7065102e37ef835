"""What the solution notebooks answer: they are run, and every ``check`` and ``refused`` in them is written down.

So what a right answer is, and which mistakes are known, stands in one place, and follows the data when that is edited.
"""

from __future__ import annotations

import contextlib
import io
import re
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from textwrap import dedent
from typing import TYPE_CHECKING, Any

from caring import marked
from caring.errors import CaringError
from caring.library import DESCRIPTOR, kit_folder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from caring.course import Exercise

# Cells that show a widget or install the package answer nothing.
_SHOWS = re.compile(r"\bPractice\(|%pip")


@dataclass(frozen=True)
class Solved:
    """An exercise's answer as its solution gives it, and the listed wrong ones with the demand that refuses each."""

    answer: Any = None
    refused: tuple[tuple[str, Any], ...] = ()


_recording: ContextVar[dict[str, Solved] | None] = ContextVar("recording", default=None)


def record(exercise: str, answer: Any = None, refused: Sequence[tuple[str, Any]] = ()) -> bool:
    """Write down what a solution notebook answers, while one is being run for that; say whether it is.

    >>> record("share_of_reach", 3.4)
    False
    """
    found = _recording.get()
    if found is None:
        return False
    before = found.get(exercise, Solved())
    found[exercise] = Solved(before.answer if answer is None else answer, (*before.refused, *refused))
    return True


def solution_of(lesson: str) -> Path:
    """Find a lesson's solution notebook.

    Raises:
        CaringError: when there is none.
    """
    found = [path for path in marked.solution_notebooks() if path.stem[3:] == lesson]
    if not found:
        raise CaringError(f"solutions/ has no notebook for “{lesson}”; take a fresh copy of the kit.")
    return found[0]


def solved(exercise: Exercise) -> Solved:
    """Give what an exercise's solution answers, and the wrong answers that it lists.

    Raises:
        CaringError: when the solution notebook can't be read or run; it names file and cell.
    """
    return _run(solution_of(exercise.lesson), _stamp(exercise.lesson), begun=False).get(exercise.id, Solved())


def begun(exercise: Exercise) -> Any:
    """Give what an exercise's notebook answers before anybody wrote in it: nothing, if all is well.

    Raises:
        CaringError: when the notebook can't be read or run; it names file and cell.
    """
    return _run(solution_of(exercise.lesson), _stamp(exercise.lesson), begun=True).get(exercise.id, Solved()).answer


def _stamp(lesson: str) -> int:
    data = [file for file in (kit_folder() / DESCRIPTOR).parent.iterdir() if file.is_file()]
    return max(file.stat().st_mtime_ns for file in (solution_of(lesson), *data))


@lru_cache(maxsize=32)
def _run(path: Path, _stamp: int, *, begun: bool) -> dict[str, Solved]:
    """Run a solution notebook, or the exercise that it makes: once for as long as neither it nor the data changes."""
    found: dict[str, Solved] = {}
    token = _recording.set(found)
    names: dict[str, Any] = {"__name__": path.stem}
    try:
        notebook = marked.read(path)
        for number, cell in enumerate((marked.derive(notebook) if begun else notebook)["cells"], start=1):
            source = marked.text_of(cell)
            if cell["cell_type"] != "code" or _SHOWS.search(source):
                continue
            try:
                with contextlib.redirect_stdout(io.StringIO()):
                    exec(compile(source, f"{path.name}, cell {number}", "exec"), names)  # noqa: S102 - the kit's own
            except Exception as error:
                where = f"{'exercises' if begun else 'solutions'}/{path.name}, cell {number}"
                raise CaringError(
                    f"{where}: {type(error).__name__}: {error}. Mend that cell, or take its exercise out."
                ) from error
    finally:
        _recording.reset(token)
    return found


def shown(exercise: Exercise) -> str:
    """Give the marked lines of an exercise's solution as they stand in its notebook, and the prose below them.

    Raises:
        CaringError: when the notebook has no such solution.
    """
    cells = marked.read(solution_of(exercise.lesson))["cells"]
    for number, cell in enumerate(cells):
        source = marked.text_of(cell)
        taken = marked.split(source)[1]
        if cell["cell_type"] == "code" and asks(source, exercise.id) and taken:
            following = [marked.text_of(each) for each in cells[number + 1 : number + 2] if _is_prose(each)]
            prose = "".join(marked.split(text)[1] for text in following)
            return "\n\n".join(part for part in (dedent(taken).strip(), prose.strip()) if part)
    raise CaringError(f"“{exercise.id}” has no solution in its notebook; take a fresh copy of the kit.")


def asks(source: str, exercise: str) -> bool:
    """Say whether a cell checks an exercise.

    >>> asks('check("share_of_reach", share)', "share_of_reach")
    True
    """
    return bool(re.search(rf"\bcheck\(\s*\"{re.escape(exercise)}\"", source))


def _is_prose(cell: dict[str, Any]) -> bool:
    return bool(cell["cell_type"] == "markdown")

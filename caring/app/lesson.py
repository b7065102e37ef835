"""What a page of the app view holds: a lesson without what only a notebook needs, or a lesson's story exercises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nbformat.v4 import new_markdown_cell

from caring.course import WAKING, exercises, lessons, without

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caring.course import Exercise, Lesson

# The page runs by itself, and nobody needs Python here.
GO_ON, BACK_TO = "**Go on:**", "**Back to:**"  # the page has links of its own
BEHIND = "## The same without a mouse"
NOTEBOOK_ONLY = "notebook-only"
LESSONS, PRACTICE = "notebooks", "exercises"
YOUR_WORK = "My work"  # what the first lesson is in the app view, where the front page welcomes and shows the way
PRACTISE = (
    "# Practise: {title}\n\n*About {minutes} minutes for all; do those that you like.* "
    "You write, and press a button; what you write is kept as you go."
)
STORY = 'Practice("{id}")'  # the cell where one writes


def alone() -> tuple[Lesson, ...]:
    """Give the lessons that one can take alone; in the app view, the first one is only about the learner's work.

    >>> alone()[0].id
    'start_here'
    """
    return tuple(lesson for lesson in lessons() if lesson.minutes_alone is not None)


def stories(lesson: str) -> tuple[Exercise, ...]:
    """Give a lesson's exercises that need no code.

    >>> {exercise.track for exercise in stories("from_all_of_you_to_you")}
    {'story'}
    """
    return tuple(exercise for exercise in exercises(lesson) if exercise.track == "story")


def for_the_app(notebook: Any) -> Any:
    r"""Take out of a lesson what only a notebook needs: how to run it, and everything that is the same in Python.

    Args:
        notebook: a lesson as nbformat reads it; it is changed.

    Returns:
        The same notebook.

    >>> from nbformat.v4 import new_notebook
    >>> texts = ("# One\n\nWake the page up first: Run.", "Two\n\n---\n\n" + BEHIND, "Three")
    >>> lesson = new_notebook(cells=[new_markdown_cell(text) for text in texts])
    >>> [cell.source for cell in for_the_app(lesson).cells]
    ['# One', 'Two']
    """
    kept = []
    for cell in notebook.cells:
        if NOTEBOOK_ONLY in cell.metadata.get("tags", ()):
            continue
        before, behind, _ = cell.source.partition(BEHIND)
        if cell.cell_type == "markdown":
            cell.source = without(before.removesuffix("---\n\n").strip(), WAKING, GO_ON, BACK_TO)
        kept.append(cell)
        if behind:
            break
    notebook.cells = kept
    return notebook


def practice_for_the_app(notebook: Any, lesson: Lesson) -> Any:
    """Keep of a notebook of exercises what needs no code: the stories, each with its place to write.

    Args:
        notebook: the lesson's exercises as nbformat reads them; it is changed.
        lesson: whose exercises they are.

    Returns:
        The same notebook.
    """
    asked = stories(lesson.id)
    minutes = sum(exercise.minutes for exercise in asked)
    title = new_markdown_cell(PRACTISE.format(title=lesson.title, minutes=minutes))  # type: ignore[no-untyped-call]  # nbformat has no types
    calls = {STORY.format(id=exercise.id) for exercise in asked}
    first, *sections = _by_heading(notebook.cells)
    written = [section for section in sections if any(cell.source in calls for cell in section)]
    loading = [cell for cell in first if cell.cell_type == "code"]
    notebook.cells = [title, *loading, *(cell for section in written for cell in section)]
    return notebook


def _by_heading(cells: Sequence[Any]) -> list[list[Any]]:
    sections: list[list[Any]] = [[]]
    for cell in cells:
        if cell.cell_type == "markdown" and cell.source.startswith("## "):
            sections.append([])
        sections[-1].append(cell)
    return sections


def around(file: str) -> dict[str, Any]:
    """Say what stands around a lesson: its title, its number of how many, and the lessons before and after it.

    Args:
        file: the lesson's file name.

    Returns:
        ``id``, ``title``, ``number`` (None where it is none of those that are taught), ``of``, and ``back`` and
        ``next``: each a lesson, or None at an end.
    """
    taught = alone()[1:]
    lesson = next((lesson for lesson in lessons() if lesson.file == file), None)
    here = taught.index(lesson) if lesson in taught else None
    return {
        "id": lesson.id if lesson else "",
        "title": YOUR_WORK if lesson == alone()[0] else lesson.title if lesson else file,
        "number": None if here is None else here + 1,
        "of": len(taught),
        "back": taught[here - 1] if here else None,
        "next": taught[here + 1] if here is not None and here + 1 < len(taught) else None,
    }

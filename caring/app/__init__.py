"""The app view: the lessons as pages without code, for people who never want to see any (Voilà)."""

from __future__ import annotations

import os
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nbformat.v4 import new_markdown_cell

from caring.course import lessons
from caring.library import kit_folder

if TYPE_CHECKING:
    from collections.abc import Sequence

HERE = Path(__file__).parent
FRONT = "00_start_here.ipynb"
# The page runs by itself, and nobody needs Python here.
WAKING = "Wake the page up first"
BEHIND = "## The same without a mouse"
NOTEBOOK_ONLY = "notebook-only"
WELCOME = """# Deep and meaningful connections in sixty seconds

You speak to a camera. On the other side is one person. Here you learn to reach that one, and to leave them with
something of value: from “we – all of you” to “I – you”.

*Connection + value = caring.*"""


def for_the_app(notebook: Any) -> Any:
    r"""Take out of a lesson what only a notebook needs: how to run it, and everything that is the same in Python.

    Args:
        notebook: a lesson as nbformat reads it; it is changed.

    Returns:
        The same notebook.

    >>> from nbformat.v4 import new_notebook
    >>> texts = ("# One\n\nWake the page up first: Run.", "Two", BEHIND, "Three")
    >>> lesson = new_notebook(cells=[new_markdown_cell(text) for text in texts])
    >>> [cell.source for cell in for_the_app(lesson).cells]
    ['# One', 'Two']
    """
    kept = []
    for cell in notebook.cells:
        if BEHIND in cell.source:
            break
        if NOTEBOOK_ONLY in cell.metadata.get("tags", ()):
            continue
        if cell.cell_type == "markdown":
            paragraphs = cell.source.split("\n\n")
            cell.source = "\n\n".join(p for p in paragraphs if not p.startswith((WAKING, "**Go on:**")))
        kept.append(cell)
    notebook.cells = kept
    return notebook


def around(file: str) -> dict[str, Any]:
    """Say what stands around a lesson: its title, its number of how many, and the lessons before and after it.

    Args:
        file: the lesson's file name.

    Returns:
        ``title``, ``number``, ``of``, and ``back`` and ``next``: each a lesson, or None at an end.
    """
    alone = [lesson for lesson in lessons() if lesson.minutes_alone is not None]
    here = next((place for place, lesson in enumerate(alone) if lesson.file == file), None)
    last = len(alone) - 1
    return {
        "title": file if here is None else alone[here].title,
        "number": here,
        "of": last,
        "back": alone[here - 1] if here else None,
        "next": alone[here + 1] if here is not None and here < last else None,
    }


def serve(words: Sequence[str]) -> None:
    """Serve the lessons until it is told to stop.

    The environment variable JUPYTER_TOKEN holds the token without which it answers nobody.

    Args:
        words: further words for Voilà, such as ``--port=8890``.
    """
    os.environ["JUPYTER_PATH"] = os.pathsep.join(filter(None, [str(HERE), os.environ.get("JUPYTER_PATH", "")]))
    from traitlets.config import Config  # noqa: PLC0415 - nothing else needs Voilà and what it brings
    from voila.app import Voila  # noqa: PLC0415

    class App(Voila):  # type: ignore[misc]
        def launch_browser(self) -> None:
            webbrowser.open(f"{self.connection_url}voila/render/{FRONT}?token={self.token}")

    config = Config()
    config.VoilaConfiguration.prelaunch_hook = _prepare
    config.VoilaConfiguration.template = "caring"
    config.VoilaConfiguration.allow_template_override = "NO"
    config.Voila.log_level = "ERROR"
    config.Voila.token = os.environ["JUPYTER_TOKEN"]  # not on the command line, where others could read it
    App.launch_instance(argv=[str(kit_folder() / "notebooks"), *words], config=config)


def _prepare(handler: Any, notebook: Any, cwd: str) -> Any:  # noqa: ARG001 - Voilà names them so
    _ = handler.xsrf_token  # reading it sets the cookie without which a page may not end its kernel when it is left
    place = around(Path(handler.request.path).name)
    notebook.metadata["caring"] = {
        **place,
        **{side: place[side] and {"file": place[side].file, "title": place[side].title} for side in ("back", "next")},
        "front": FRONT,
    }
    for_the_app(notebook)
    if place["number"] == 0:
        notebook.cells.insert(0, new_markdown_cell(WELCOME))  # type: ignore[no-untyped-call]
    return notebook

"""Lays the lessons and the exercises for the web edition: pages that run by themselves, and know their version."""

from __future__ import annotations

import hashlib
import json
import zlib
from html import escape
from typing import TYPE_CHECKING, Any

from caring import course
from caring.views.base import RUN_HINT

if TYPE_CHECKING:
    from pathlib import Path

LAPTOP_ONLY = "laptop-only"  # the tag of a cell that helps only where Python was installed
PANDAS = "import pandas as pd\n"
NETWORK = (
    "## The data exercises\n\nFrom here on they work with pandas, which comes from Pyodide’s own server when you run "
    "the next cell: so they need a network, as nothing else here does. Click into that cell; then **Run**, **Run "
    "Selected Cell and All Below**."
)

WAITING = '<div class="cw"><h3 class="cw-title">{title}</h3><p class="cw-lead">{opens}</p></div>'
OPENS = "This opens when Python is here."


def lay_contents(kit: Path, folder: Path) -> dict[str, str]:
    """Lay lessons and exercises as the laptop edition does, and make them the web edition's.

    Args:
        kit: the kit's folder.
        folder: where they shall be.

    Returns:
        Each notebook's version by its path; it also stands in the notebook's metadata, with what sums up its words.
    """
    course.lay_lessons(kit, folder)
    (folder / course.RECORD).unlink()
    data = {exercise.id for exercise in course.exercises() if exercise.track == "data"}
    versions = {}
    for path in sorted(folder.rglob("*.ipynb")):
        notebook = for_the_web(json.loads(path.read_text(encoding="utf-8")), data)
        text = json.dumps(notebook, ensure_ascii=False, separators=(",", ":"))
        version = versions[path.relative_to(folder).as_posix()] = hashlib.sha256(text.encode()).hexdigest()[:12]
        notebook["metadata"]["caring"] = {"version": version, "written": written(notebook)}
        path.write_text(json.dumps(notebook, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    return versions


def for_the_web(notebook: dict[str, Any], data: set[str]) -> dict[str, Any]:
    r"""Take out how to run it, since it runs by itself, and let pandas come only where it is needed.

    Until it has run, each view says that it opens when Python is here.

    Args:
        notebook: a notebook as JSON; it stays as it is.
        data: the ids of the data exercises.

    >>> cells = [{"cell_type": "code", "id": "tools", "source": ["import pandas as pd\n", "import caring"]}]
    >>> cells.append({"cell_type": "markdown", "id": "crowd_share", "source": ["## Who?"]})
    >>> [cell["id"] for cell in for_the_web({"cells": cells}, {"crowd_share"})["cells"]]
    ['tools', 'network', 'pandas', 'crowd_share']
    """
    cells: list[dict[str, Any]] = []
    for cell in notebook["cells"]:
        if LAPTOP_ONLY in cell.get("metadata", {}).get("tags", ()):
            continue
        if cell.get("id") in data and not any(each["id"] == "pandas" for each in cells):
            cells += [_cell("markdown", "network", NETWORK), _cell("code", "pandas", PANDAS.strip())]
        text, made = "".join(cell["source"]), {}
        if cell["cell_type"] == "markdown":
            text = course.without(text, course.WAKING)
        else:
            made = {"outputs": [_waiting(output) for output in cell.get("outputs", ())]}
            text = text.replace(PANDAS, "", 1) if data else text
        cells.append({**cell, **made, "source": text.splitlines(keepends=True)})
    return {**notebook, "cells": cells}


def written(notebook: dict[str, Any]) -> int:
    """Sum up what is written on a page, so that the front page (pages/front.js) knows one that a learner wrote on.

    >>> written({"cells": [{"source": ["I – ", "you"]}]}) == written({"cells": [{"source": "I – you"}]})
    True
    """
    return zlib.adler32("\f".join("".join(cell["source"]) for cell in notebook["cells"]).encode())


def _waiting(output: dict[str, Any]) -> dict[str, Any]:
    title, hint, _ = "".join(output.get("data", {}).get("text/plain", "")).partition(f" · {RUN_HINT}")
    return {**output, "data": {"text/html": WAITING.format(title=escape(title), opens=OPENS)}} if hint else output


def _cell(kind: str, name: str, text: str) -> dict[str, Any]:
    code: dict[str, Any] = {"outputs": [], "execution_count": None} if kind == "code" else {}
    return {"cell_type": kind, "id": name, "metadata": {}, "source": text.splitlines(keepends=True), **code}

"""Deep and meaningful connections in sixty seconds: the workshop's package.

What a lesson calls stands here by name and is loaded when it is first used, so that importing the package costs next to
nothing: ``from caring import statistics, scripts, rubric, table, score, read_script``.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from caring.checks import check, hint, solution
    from caring.errors import CaringError
    from caring.library import broadcasts, purposes, references, rubric, scripts, statistics, table
    from caring.progress import Work, my_work
    from caring.reading import read_script
    from caring.scoring import score

__version__ = "0.1.0"

_HOMES = {
    "CaringError": "errors",
    "Work": "progress",
    "broadcasts": "library",
    "check": "checks",
    "hint": "checks",
    "my_work": "progress",
    "purposes": "library",
    "read_script": "reading",
    "references": "library",
    "rubric": "library",
    "score": "scoring",
    "scripts": "library",
    "solution": "checks",
    "statistics": "library",
    "table": "library",
}
__all__ = [
    "CaringError",
    "Work",
    "broadcasts",
    "check",
    "hint",
    "my_work",
    "purposes",
    "read_script",
    "references",
    "rubric",
    "score",
    "scripts",
    "solution",
    "statistics",
    "table",
]


if sys.platform == "emscripten":  # the web edition
    from caring.web.browser import settle

    settle()


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"caring has no “{name}”; it has {', '.join(__all__)}")
    return getattr(import_module(f"caring.{_HOMES[name]}"), name)

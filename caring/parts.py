"""The parts that pages are made of: the library that draws, what all views share, each view's own file, one stylesheet.

They stand in ``views/`` with the workshop's mark; they are read here because pages without widgets, the room's, use
them too.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from caring import drawings

HERE = Path(__file__).parent / "views"


@lru_cache
def script(*names: str) -> str:
    """Put a page's JavaScript together: the library it draws with, what all views share, and its own files.

    Args:
        names: the files' names in ``views/``, or paths from there, without their ending.
    """
    vendor = (HERE / "vendor" / "htm-preact.js").read_text(encoding="utf-8")
    # The library looks for `define` and `module` of the page that it is in; here it finds only ours.
    library = f"const ui = (() => {{ const exports = {{}}, module = {{ exports }};\n{vendor}\nreturn exports; }})();\n"
    return library + "".join((HERE / f"{part}.js").read_text(encoding="utf-8") for part in ("kit", *names))


@lru_cache
def style() -> str:
    """Give the one stylesheet, the drawings' part of it behind the rest."""
    return (HERE / "theme.css").read_text(encoding="utf-8") + drawings.style()

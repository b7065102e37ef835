"""Compiles, when the site is built, what every lesson imports: most of a start was Python compiling it anew."""

from __future__ import annotations

import json
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from caring.web import distribution, fetching

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SCRIPT = Path(__file__).with_suffix(".mjs")
RUNNER = "Pyodide"


def compile_modules(folder: Path, packages: list[str]) -> None:
    """Exchange, in a distribution's archives, the sources of what every lesson imports for their compiled form.

    Compiled, a module is nearly twice as large: what is imported seldom stays as it is.

    Args:
        folder: the distribution.
        packages: the packages that are loaded with Python.

    Raises:
        CaringError: when that Python doesn't run.
    """
    core = (folder / "pyodide.mjs").as_uri()
    with tempfile.TemporaryDirectory() as place:
        fetching.run([str(fetching.node()), str(SCRIPT), core, json.dumps(packages), place], RUNNER)
        found = Path(place).rglob("*.pyc")
        modules = {path.relative_to(place).as_posix(): path.read_bytes() for path in found}
    for archive in (*folder.glob("*.whl"), folder / distribution.LIBRARY):
        distribution.pack(archive, list(exchanged(archive, modules)))
    lock = json.loads((folder / distribution.LOCK).read_text(encoding="utf-8"))
    for entry in lock["packages"].values():
        entry["sha256"] = fetching.hash_of(folder / entry["file_name"]) or entry["sha256"]  # pandas is elsewhere
    (folder / distribution.LOCK).write_text(json.dumps(lock, indent=1), encoding="utf-8")


def exchanged(archive: Path, modules: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Give an archive's files, by their names, with compiled modules in place of their sources.

    Args:
        archive: a wheel, or Python's own library.
        modules: compiled modules by their path.
    """
    with zipfile.ZipFile(archive) as opened:
        for item in opened.infolist():
            name = f"{item.filename}c"
            if name in modules:
                yield name, modules[name]
            elif not item.is_dir():
                yield item.filename, opened.read(item)

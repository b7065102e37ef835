"""Makes the folder that Python is loaded from in the browser: Pyodide's core, the wheels, and their lock file."""

from __future__ import annotations

import hashlib
import json
import re
import tarfile
import zipfile
from email import message_from_string
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

LIBRARY = "python_stdlib.zip"
CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", LIBRARY)
LOCK = "pyodide-lock.json"
NAME, VERSION, NEEDS = "Name", "Version", "Requires-Dist"  # as a wheel's METADATA calls them
# Where Pyodide's own distribution is: only pandas comes from there, and only when a learner imports it.
OFFICIAL = "https://cdn.jsdelivr.net/pyodide/v314.0.6/full/"
FROM_THERE = ("numpy", "pandas", "python-dateutil", "pytz")
# In a wheel, what a browser has no use for: compiled parts, copies of JavaScript that the site has already, tests,
# and examples' data.
USELESS = re.compile(
    r"\.so$|\.c$|\.data/|/labextension/|/package_data/(plotly\.min\.js|widgetbundle\.js|datasets/)|/tests?/"
    r"|/third_party/django-stubs/|/typeshed/(third_party/2|stdlib/2/)"
)
PLACE = {"python_version": "3.14", "python_full_version": "3.14.2", "sys_platform": "emscripten", "extra": ""}
PLACE |= {"platform_system": "Emscripten", "os_name": "posix", "implementation_name": "cpython"}
PLACE |= {"platform_machine": "wasm32", "platform_python_implementation": "CPython"}
STAMP = (2026, 1, 1, 0, 0, 0)


def make(core: Path, wheels: Iterable[Path], folder: Path) -> list[str]:
    """Make the distribution.

    Args:
        core: Pyodide as npm packs it.
        wheels: the wheels that travel, as the registry has them.
        folder: where it shall be; it is made.

    Returns:
        The names of the packages that every notebook needs, to be loaded with Python.
    """
    folder.mkdir(parents=True)
    with tarfile.open(core) as packed:
        for name in (*CORE, LOCK):
            member = packed.extractfile(f"package/{name}")
            (folder / name).write_bytes(member.read() if member else b"")
    official = json.loads((folder / LOCK).read_text(encoding="utf-8"))
    ours = [shrunk(wheel, folder) for wheel in wheels]
    names: set[str] = {canonicalize_name(wheel.name.split("-")[0]) for wheel in ours}
    packages = {name: entry for wheel in ours for name, entry in [described(wheel, names)]}
    # Notebooks name all that they load; the front page loads only this, and its half of the package needs no more.
    packages["caring"]["depends"] = ["jinja2"]
    far = {name: distant(official["packages"][name]) for name in FROM_THERE}
    lock = {"info": official["info"], "packages": dict(sorted((packages | far).items()))}
    (folder / LOCK).write_text(json.dumps(lock, indent=1), encoding="utf-8")
    return sorted(packages)


def shrunk(wheel: Path, folder: Path) -> Path:
    """Copy a wheel without what a browser has no use for; the copy is pure Python and named so.

    Args:
        wheel: the wheel.
        folder: where the copy shall be.
    """
    name, version = wheel.name.split("-")[:2]
    target = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(wheel) as given:
        useful = {name: given.read(name) for name in given.namelist() if name[-1] != "/" and not USELESS.search(name)}
    record = next(name for name in useful if name.endswith(".dist-info/RECORD"))
    lines = useful[record].splitlines(keepends=True)
    useful[record] = b"".join(line for line in lines if not USELESS.search(_path(line)))
    pack(target, useful.items())
    return target


def pack(archive: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write an archive: the same files give the same bytes on every day.

    Args:
        archive: where it shall be.
        files: what goes into it, by its name.
    """
    with zipfile.ZipFile(archive, "w") as made:
        for name, content in files:
            entry = zipfile.ZipInfo(name, STAMP)
            entry.external_attr = 0o644 << 16
            made.writestr(entry, content, zipfile.ZIP_DEFLATED, compresslevel=9)


def described(wheel: Path, known: set[str]) -> tuple[str, dict[str, Any]]:
    """Describe a wheel as Pyodide's lock file does: name, hash, what it offers for import, and what it needs.

    Args:
        wheel: the wheel.
        known: the packages that are in the distribution; needs outside it are left out.
    """
    with zipfile.ZipFile(wheel) as opened:
        paths = [PurePosixPath(path) for path in opened.namelist()]
        text = next(opened.read(str(path)).decode() for path in paths if path.match("*.dist-info/METADATA"))
    metadata = message_from_string(text)
    needs = [Requirement(line) for line in metadata.get_all(NEEDS, [])]
    depends = {canonicalize_name(need.name) for need in needs if not need.marker or need.marker.evaluate(PLACE)}
    tops = {path.parts[0].removesuffix(".py") for path in paths if ".dist-info" not in path.parts[0]}
    name = canonicalize_name(metadata[NAME])
    return name, {
        "name": metadata[NAME],
        "version": metadata[VERSION],
        "file_name": wheel.name,
        "install_dir": "site",
        "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
        "package_type": "package",
        "imports": sorted(tops),
        "depends": sorted(depends & known),
        "unvendored_tests": False,
    }


def distant(entry: dict[str, Any]) -> dict[str, Any]:
    """Give an entry of Pyodide's own lock whose file is at its own address; the hash stays."""
    return {**entry, "file_name": OFFICIAL + entry["file_name"]}


def _path(line: bytes) -> str:
    return line.decode().split(",")[0]

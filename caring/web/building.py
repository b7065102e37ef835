"""Builds the site: the lessons in JupyterLite, the distribution that their Python comes from, and the front page."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import shutil
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from caring import course, library, pages, parts
from caring.errors import CaringError
from caring.views.base import script, style
from caring.web import compiling, distribution, fetching
from caring.web.laying import lay_contents

HERE = Path(__file__).parent / "pages"
LOGO = parts.HERE / "mark.svg"
MARK = ".caring-web"  # only a folder with this file in it is ever replaced
EXTENSIONS = (
    "@jupyter-widgets/jupyterlab-manager",
    "@jupyterlite/pyodide-kernel-extension",
    "anywidget",
    "jupyterlab-plotly",
)
KERNEL = "@jupyterlite/pyodide-kernel-extension:kernel"
DISABLED = (
    # JupyterLite's own service worker takes every other one of the host away; ours holds the site (service-worker.js).
    "@jupyterlite/application-extension:service-worker-manager",
    # They lead to JupyterLab, to a file browser and to a text editor, and the site has only notebooks.
    "@jupyter-notebook/application-extension:pages",
    "@jupyter-notebook/notebook-extension:open-tree-tab",
    "@jupyterlab/fileeditor-extension",
    "@jupyterlab/tooltip-extension:files",
)
SETTINGS: dict[str, dict[str, Any]] = {
    "@jupyterlab/apputils-extension:themes": {"adaptive-theme": True},
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
}
NAME = "Deep and meaningful connections in sixty seconds"
NO_SITE = "{folder} holds something that is no site of mine; name another folder."
NO_KIT = "Here is only the package, no kit to build from; download the kit and run this in its folder."
BUILT = "The site is in {folder}: {files} files, {size:.1f} MB. Any web server can show it."


def build(target: Path, cache: Path) -> str:
    """Build the site.

    Args:
        target: the site's folder; one that was built before is replaced, another is left alone.
        cache: where what comes from the registries is kept.

    Returns:
        What was built, in a sentence.

    Raises:
        CaringError: when the folder holds something else, a tool is missing, or something can't be fetched.
    """
    if target.exists() and not is_site(target) and any(target.iterdir()):
        raise CaringError(NO_SITE.format(folder=target))
    kit = library.kit_folder()
    if not (kit / "notebooks").is_dir():
        raise CaringError(NO_KIT)
    if not find_spec("jupyterlite_core"):
        raise fetching.missing_tools()
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".building-") as folder:
        site = _site(Path(folder), kit, cache)
        if target.exists():
            shutil.rmtree(target)
        os.replace(site, target)  # noqa: PTH105 - replace works on every system
    files = _files(target)
    size = sum(path.stat().st_size for path in files) / 1_000_000
    return BUILT.format(folder=target, files=len(files), size=size)


def is_site(folder: Path) -> bool:
    """Say whether a folder holds a site that was built here."""
    return (folder / MARK).is_file()


def cache_folder() -> Path:
    """Say where what comes from the registries is kept: CARING_CACHE, else the person's own cache folder."""
    named = os.environ.get("CARING_CACHE")
    usual = os.environ.get("LOCALAPPDATA") or os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(named) if named else Path(usual) / "caring_web"


def _site(folder: Path, kit: Path, cache: Path) -> Path:
    lite, site = folder / "lite", folder / "site"
    packages = lay_python(kit, cache, lite / "static" / "pyodide")
    compiling.compile_modules(lite / "static" / "pyodide", packages)
    versions = lay_contents(kit, folder / "contents")
    _write(
        lite / "jupyter-lite.json", {"jupyter-lite-schema-version": 0, "jupyter-config-data": configuration(packages)}
    )
    _write(lite / "overrides.json", SETTINGS)
    extensions = folder / "extensions"
    for name in EXTENSIONS:
        shutil.copytree(_labextensions() / name, extensions / name)
    words = [sys.executable, "-m", "jupyterlite_core", "build", f"--lite-dir={lite}", f"--output-dir={site}"]
    words += [f"--contents={folder / 'contents'}", "--apps=notebooks", "--no-sourcemaps", "--no-unused-shared-packages"]
    words += ["--ignore-sys-prefix", f"--FederatedExtensionAddon.extra_labextensions_path={extensions}"]
    fetching.run(words, "JupyterLite", cwd=folder)
    shutil.rmtree(site / "doc", ignore_errors=True)
    (site / MARK).touch()
    dress(site, versions)
    return site


def lay_python(kit: Path, cache: Path, folder: Path) -> list[str]:
    """Lay what Python is loaded from, as it comes from the registries.

    Args:
        kit: the kit's folder.
        cache: where what comes from the registries is kept.
        folder: where it shall be; it is made.

    Returns:
        The names of the packages that every notebook needs, to be loaded with Python.
    """
    with tempfile.TemporaryDirectory() as place:
        wheels = [*_kernels_wheels(), *fetching.wheels(cache), own_wheel(kit, Path(place))]
        return distribution.make(fetching.pyodide(cache), wheels, folder)


def own_wheel(kit: Path, folder: Path) -> Path:
    """Build the package's own wheel from the kit, data and solutions in it.

    Raises:
        CaringError: when it can't be built.
    """
    fetching.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], "hatchling", cwd=kit)
    return next(folder.glob("caring-*.whl"))


def dress(site: Path, versions: dict[str, str]) -> None:
    """Give the site its own front page, what stands around a lesson, and the worker that holds all of it.

    Args:
        site: the site as JupyterLite built it.
        versions: each notebook's version by its path.
    """
    for source in HERE.iterdir():
        if source.suffix != ".html":
            shutil.copyfile(source, site / source.name)
    shutil.copyfile(LOGO, site / LOGO.name)
    # Each notebook here is the workshop's own, so that its prose needs no view to be known by.
    (site / "theme.css").write_text(style().replace(":has(.cw)", ""), encoding="utf-8")
    front = script("order") + (HERE / "front.js").read_text(encoding="utf-8")
    (site / "front.js").write_text(front, encoding="utf-8")
    for name in ("favicon-notebook", "favicon-busy-1"):
        icon = site / "static" / "favicons" / f"{name}.ico"
        icon.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(HERE / "icon-192.png", icon)
    page = site / "notebooks" / "index.html"
    around = (HERE / "around.html").read_text(encoding="utf-8")
    page.write_text(page.read_text(encoding="utf-8").replace("</head>", f"{around}</head>", 1), encoding="utf-8")
    _write_front(site, versions)
    _write_worker(site)


def _write_front(site: Path, versions: dict[str, str]) -> None:
    alone = [lesson for lesson in course.lessons() if lesson.minutes_alone is not None]
    python = [path for path in (site / "static" / "pyodide").iterdir() if path.name != distribution.LOCK]
    known = {
        "lessons": [{"file": each.file, "title": each.title, "minutes_alone": each.minutes_alone} for each in alone],
        "statistics": [{"id": each.id, "claim": each.claim} for each in library.statistics()],
        "versions": versions,
        "python": [[path.relative_to(site).as_posix(), path.stat().st_size] for path in sorted(python)],
        "bytes": sum(path.stat().st_size for path in _files(site)),
    }
    text = pages.html(
        "front.html",
        lessons=alone,
        all_lessons=course.lessons(),
        minutes=sum(lesson.minutes_alone or 0 for lesson in alone),
        practised={exercise.lesson for exercise in course.exercises()},
        site=known,
    )
    (site / "index.html").write_text(text, encoding="utf-8")


def _write_worker(site: Path) -> None:
    """Tell the service worker each file's hash; a new version of the site is then another worker, and is noticed."""
    worker = site / "service-worker.js"
    hashes = {
        path.relative_to(site).as_posix(): base64.b64encode(hashlib.sha256(path.read_bytes()).digest()).decode()
        for path in sorted(_files(site))
        if path not in {worker, site / MARK}
    }
    text = worker.read_text(encoding="utf-8").replace('"FILES"', json.dumps(hashes, separators=(",", ":")), 1)
    worker.write_text(text, encoding="utf-8")


def _files(site: Path) -> list[Path]:
    return [path for path in site.rglob("*") if path.is_file()]


def configuration(packages: list[str]) -> dict[str, Any]:
    """Give JupyterLite's settings.

    Args:
        packages: the packages that are loaded with Python.
    """
    options = {"packages": packages, "env": {"PLOTLY_RENDERER": "plotly_mimetype", "HOME": "/home/pyodide"}}
    return {
        "appName": NAME,
        "exposeAppInBrowser": True,
        "disabledExtensions": list(DISABLED),
        "litePluginSettings": {KERNEL: {"disablePyPIFallback": True, "loadPyodideOptions": options}},
    }


def _labextensions() -> Path:
    return Path(sys.prefix) / "share" / "jupyter" / "labextensions"


def _kernels_wheels() -> list[Path]:
    folder = _labextensions() / "@jupyterlite/pyodide-kernel-extension/static/pypi"
    return [path for path in sorted(folder.glob("*.whl")) if not path.name.startswith("widgetsnbextension")]


def _write(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, indent=1), encoding="utf-8")

"""Copies the kit for a teacher who makes it theirs; what somebody learned with it stays where it is."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from caring.errors import CaringError
from caring.library import kit_folder

if TYPE_CHECKING:
    from pathlib import Path

LEFT_OUT = (
    "my_work", ".venv*", ".git", "__pycache__", ".ipynb_checkpoints", ".*_cache", ".hypothesis", "*.egg-info",
    "build", "dist", "printed", "slides", "site",
)  # fmt: skip


def copy_kit(target: Path) -> str:
    """Copy the kit into a new folder, without anybody's work, environment or history.

    Args:
        target: the new folder.

    Returns:
        What to do there, in a few lines.

    Raises:
        CaringError: when something is there already, the place is inside the kit, or it can't be written to.
    """
    kit = kit_folder().resolve()
    if target.exists():
        raise CaringError(f"Something is at {target} already; name a folder that isn't there yet.")
    if not (kit / "notebooks").is_dir():
        raise CaringError("Here is only the package, no kit to copy; download the kit and run this in its folder.")
    if kit in target.resolve().parents:
        raise CaringError(f"{target} is inside the kit; name a folder beside it, such as ../our_workshop.")
    try:
        shutil.copytree(kit, target, ignore=shutil.ignore_patterns(*LEFT_OUT))
    except OSError as error:  # shutil's own errors are among them
        raise CaringError(f"I can't copy the kit to {target} ({error}).") from None
    return (
        f"A kit of your own is in {target}. There:\n"
        "- Change or add rows in data/: statistics, scripts, cues, the demands and hints of exercises.\n"
        "- Change or add cells in notebooks/ and solutions/; course.toml lists lessons and exercises.\n"
        "- python3 start.py exercises makes the exercises; python3 start.py notebooks runs everything once.\n"
        "- python3 start.py check says what doesn't fit together yet, and where."
    )

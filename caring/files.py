"""Files that are written whole or not at all, and names that no file has yet."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def write_safely(path: Path, text: str) -> None:
    """Write a text file so that at every moment the old or the new text is there, whole.

    Args:
        path: the file; its folder is made where there is none.
        text: what it shall hold, as UTF-8.

    Raises:
        OSError: when it can't be written; the old file is untouched then.

    >>> import tempfile; from pathlib import Path
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     note = Path(folder) / "a" / "note.txt"
    ...     write_safely(note, "I think of you.")
    ...     note.read_text(encoding="utf-8"), [file.name for file in note.parent.iterdir()]
    ('I think of you.', ['note.txt'])
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with draft.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, path)  # noqa: PTH105 - replace is atomic on every system
    finally:
        draft.unlink(missing_ok=True)


def free_name(path: Path) -> Path:
    """Give the path if no file is there, else the first of ``name-2``, ``name-3``, … that is free.

    >>> from pathlib import Path
    >>> free_name(Path("nowhere") / "order.json").name
    'order.json'
    """
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_stem(f"{path.stem}-{number}")
    return free

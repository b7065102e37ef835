"""Runs a notebook from a fresh kernel and keeps its outputs, free of what differs from machine to machine."""

from __future__ import annotations

import os
import tempfile
from typing import TYPE_CHECKING, Any

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError

from caring.errors import CaringError
from caring.files import write_safely

if TYPE_CHECKING:
    from pathlib import Path

SEED = "60"
SECONDS_A_CELL = 60
HANGS = (CellTimeoutError, RuntimeError)  # RuntimeError: a kernel that died, or never answered
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}


def execute(path: Path) -> str:
    """Run every cell in order, with an empty work folder and a fixed seed, and keep the outputs in the file.

    Args:
        path: the notebook.

    Returns:
        What changed: “as before”, or which cells' outputs are new.

    Raises:
        CaringError: when a cell fails or hangs; it names the cell, and the file stays as it was.
    """
    text = path.read_text(encoding="utf-8")
    before, after = _read(text), _read(text)
    try:
        _run(after, path)
    except HANGS:  # a kernel hangs at its start now and then, for no known reason: one more try
        after = _read(text)
        try:
            _run(after, path)
        except HANGS as error:
            raise CaringError(f"{path.name}: the kernel hangs ({error}). The file stays as it was.") from None
    _strip(after)
    written = nbformat.writes(after) + "\n"  # type: ignore[no-untyped-call]
    if written == text:
        return "as before"
    write_safely(path, written)
    pairs = zip(before.cells, after.cells, strict=True)
    changed = [str(number) for number, (a, b) in enumerate(pairs, start=1) if a.get("outputs") != b.get("outputs")]
    return f"new outputs in cell {', '.join(changed)}" if changed else "tidied"


def _read(text: str) -> Any:
    return nbformat.reads(text, as_version=4)  # type: ignore[no-untyped-call]


def _run(notebook: Any, path: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="caring-") as work:
        client = NotebookClient(
            notebook,
            timeout=SECONDS_A_CELL,
            kernel_name=KERNEL["name"],
            store_widget_state=False,
            record_timing=False,
            resources={"metadata": {"path": str(path.parent)}},
        )
        try:
            client.execute(env={**os.environ, "CARING_WORK": work, "CARING_SEED": SEED}, transport_encryption="auto")
        except CellExecutionError as error:
            failed = (n for n, cell in enumerate(notebook.cells, start=1) if _has_failed(cell))
            what = f"{path.name}, cell {next(failed, '?')}: {error.ename}: {error.evalue}"
            raise CaringError(f"{what}. Mend it; the file stays as it was.") from None


def _has_failed(cell: Any) -> bool:
    return any(output.output_type == "error" for output in cell.get("outputs", ()))


def _strip(notebook: Any) -> None:
    """Take out what differs from machine to machine and from run to run."""
    notebook.metadata.pop("widgets", None)
    notebook.metadata["kernelspec"] = KERNEL
    notebook.metadata["language_info"] = {"name": "python"}
    views = 0
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        if "outputs" in cell:
            cell.outputs = _joined(cell.outputs)
        for output in cell.get("outputs", ()):
            view = output.get("data", {}).get("application/vnd.jupyter.widget-view+json")
            if view:
                views += 1
                view["model_id"] = f"{views:032x}"  # no widget is stored, so that this names nothing


def _joined(outputs: Any) -> list[Any]:
    """Join what was printed in pieces: how a kernel cuts it differs from run to run."""
    joined: list[Any] = []
    for output in outputs:
        last = joined[-1] if joined else None
        if last and output.output_type == last.output_type == "stream" and output.name == last.name:
            last.text += output.text
        else:
            joined.append(output)
    return joined

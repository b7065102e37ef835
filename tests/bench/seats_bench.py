"""What a seat on a hub takes: memory by PSS (shared pages are counted once in all), and the seconds until it answers.

A real hub starts some servers; in each, a kernel runs the lesson with the most widgets, as Run All does. Linux only.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from pathlib import Path

import psutil

KIT = Path(__file__).resolve().parents[2]
sys.path += [str(KIT / "tests" / place) for place in ("browser", "classroom", "hub")]
LESSON = KIT / "notebooks" / "05_score_the_scripts.ipynb"
MIB = 1 << 20


def main() -> None:
    import hubbing  # noqa: PLC0415 - there is no hub but on Linux
    import needs  # noqa: PLC0415

    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--seats", type=int, default=6)
    count = ask.parse_args().seats
    needs.install_proxy()
    with hubbing.hub() as hub:
        print(f"The hub, its proxy and the room: {pss(hub.process.pid):.0f} MiB")
        seconds, first = [], 0.0
        for number in range(count):
            began = time.monotonic()
            name = f"seat{number}"
            hub.seat(name)
            kernel = hub.seated(name)
            kernel.run("1")
            ready = time.monotonic() - began
            opened = open_lesson(kernel)
            seconds.append((ready, opened))
            first = first or seats(hub)
        worked = sum(sum(p.cpu_times()[:2]) for server in servers(hub) for p in tree(server.pid))
        print(f"The first seat: {first:.0f} MiB; each of {count}: {seats(hub) / count:.0f} MiB")
        print(f"What a core works for a seat until its lesson is open: {worked / count:.1f} s")
        print(f"Until a kernel answers: {statistics.median(s for s, _ in seconds):.1f} s (median of {count}, singly)")
        print(f"Until the lesson is open: {statistics.median(s for _, s in seconds):.1f} s more")


def open_lesson(kernel: object) -> float:
    """Run the lesson's cells; give the seconds that took."""
    began = time.monotonic()
    for cell in json.loads(LESSON.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            kernel.run("".join(cell["source"]))
    return time.monotonic() - began


def servers(hub: object) -> list[psutil.Process]:
    """Give the single-user servers."""
    return [p for p in psutil.Process(hub.process.pid).children() if "jupyterhub-singleuser" in " ".join(p.cmdline())]


def seats(hub: object) -> float:
    """Give the memory of all single-user servers with their kernels, in MiB."""
    return sum(pss(server.pid) for server in servers(hub))


def tree(number: int) -> list[psutil.Process]:
    """Give a process and all that it started."""
    root = psutil.Process(number)
    return [root, *root.children(recursive=True)]


def pss(number: int) -> float:
    """Give the memory of a process and all that it started, in MiB."""
    return sum(_pss(process.pid) for process in tree(number)) / MIB


def _pss(number: int) -> int:
    lines = Path(f"/proc/{number}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


if __name__ == "__main__":
    main()

"""How long nbval takes over the whole course, beside its floor: as many kernels started, each with the imports.

python3 start.py bench nbval [--pairs N]
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

from jupyter_client.manager import start_new_kernel
from pairs import FEWEST_PAIRS, alternated, ratios_of

KIT = Path(__file__).resolve().parents[2]
FOLDERS = ("notebooks", "solutions")
NBVAL = ("-m", "pytest", "--nbval", "--nbval-current-env", "--nbval-cell-timeout=60", "-q", *FOLDERS)
IMPORTS = "import caring.views"


def main() -> None:
    parser = argparse.ArgumentParser("nbval_bench.py", description=__doc__)
    parser.add_argument("--pairs", type=int, default=FEWEST_PAIRS, help="how many pairs; fewer than 7 are only a look")
    pairs = parser.parse_args().pairs
    notebooks = [path for folder in FOLDERS for path in sorted((KIT / folder).glob("*.ipynb"))]
    measured = alternated(pairs, validate, lambda: start_kernels(len(notebooks)))
    whole, floor = zip(*measured, strict=True)
    print(f"\nMedians of {pairs} alternated pairs over {len(notebooks)} notebooks")
    print(f"nbval over the course   {statistics.median(whole):8.1f} s")
    print(f"kernels and imports     {statistics.median(floor):8.1f} s")
    print(f"ratio (least – most)        {ratios_of(whole, floor)}")


def validate() -> float:
    began = time.monotonic()
    subprocess.run([sys.executable, *NBVAL], cwd=KIT, check=True, capture_output=True)
    return time.monotonic() - began


def start_kernels(count: int) -> float:
    """Start so many kernels, one after another as nbval does, and import in each what a lesson imports."""
    began = time.monotonic()
    for _ in range(count):
        manager, client = start_new_kernel(startup_timeout=60, cwd=str(KIT / "notebooks"), transport_encryption="auto")
        try:
            answer = client.execute_interactive(IMPORTS, timeout=60)
            if answer["content"]["status"] != "ok":
                raise RuntimeError(f"The kernel can't import: {answer['content']}")
        finally:
            client.stop_channels()
            manager.shutdown_kernel(now=True)
    return time.monotonic() - began


if __name__ == "__main__":
    main()

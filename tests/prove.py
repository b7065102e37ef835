"""What `python3 start.py test` and `python3 start.py bench` run, inside the kit's own environment.

`test` alone is the whole proof. With words, only pytest runs, on those words: a path (`test tests/unit`), options
(`test -k order`), or both. `bench` runs every tests/bench/*_bench.py; words choose some by name and go on to them.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from caring import browsers
from caring.browsers import run_limited

KIT = Path(__file__).resolve().parent.parent
SEED = "60"
ELSEWHERE = () if sys.platform == "linux" else ("--ignore=caring/classroom/hub.py",)  # as tests/hub/conftest.py does
PYTEST = ("pytest", "--nbval", "--nbval-current-env", "--nbval-cell-timeout=60", *ELSEWHERE)
# Two at a time, each with servers, a browser and a work folder of its own; a file's tests stay together.
SIDE_BY_SIDE = ("--numprocesses=2", "--dist=loadfile", "--no-loadscope-reorder")
EVERYTHING = ("notebooks", "solutions", "tests", "caring")
CHECKS = {"lint": ("ruff", "check"), "format": ("ruff", "format", "--check"), "types": ("mypy",)}


def main(words: list[str]) -> int:
    os.chdir(KIT)
    what, *more = words
    browser = find_browser() or install_browser()
    if browser:
        os.environ["CARING_BROWSER"] = browser
        print(f"The browser is {browser}.", flush=True)
    else:
        print("There is no browser, and none could be installed. Install Chromium, Chrome or Edge and run this again,")
        print("or name one by the environment variable CARING_BROWSER.", flush=True)
    if what == "test":
        second_engine()
    with tempfile.TemporaryDirectory(prefix="caring-") as work:
        os.environ.update(CARING_WORK=work, CARING_SEED=SEED)
        verdicts = {"browser": (bool(browser), 0.0)}
        if what == "test":
            verdicts["what a hub needs"] = (provide_hub(), 0.0)
        verdicts |= bench(more) if what == "bench" else test(more)
    print()
    for name, (passed, seconds) in verdicts.items():
        print(f"{name:24}{'passed' if passed else 'FAILED'}{seconds:8.0f} s")
    failed = [name for name, (passed, _) in verdicts.items() if not passed]
    print(f"Not proven: {', '.join(failed)}." if failed else "Everything passed.")
    if more and what == "test":
        print("This was a part only; `start.py test` without further words is the whole proof.")
    return int(bool(failed))


def test(words: list[str]) -> dict[str, tuple[bool, float]]:
    if not words:
        verdicts = {name: run(*command) for name, command in CHECKS.items()}
        return verdicts | {"tests": everything()}
    paths = () if any(Path(word.partition("::")[0]).exists() for word in words) else EVERYTHING
    return {"tests": run(*PYTEST, *words, *paths)}


def everything() -> tuple[bool, float]:
    """Run all tests side by side, then once more, alone, those that failed.

    A test of a real page or a real server can fail on a machine with both cores busy. What fails twice has failed; what
    fails once is named, for it has a fault, too: the test, or the page that was late.
    """
    with tempfile.TemporaryDirectory(prefix="caring-failed-") as noted:
        remember = ("-p", "cacheprovider", "-o", f"cache_dir={noted}")
        status, seconds = call("-m", *PYTEST, *remember, *SIDE_BY_SIDE, *EVERYTHING)
        if status != pytest.ExitCode.TESTS_FAILED:  # whatever else goes wrong, not every test has run
            return status == 0, seconds
        print("\nWhat failed is run once more, alone. What passes now is named: it has a fault that shows at times.")
        alone = ("--last-failed", "--last-failed-no-failures=none", "-rpf")
        passed, more = run(*PYTEST, *remember, *alone, *EVERYTHING)
    return passed, seconds + more


def bench(words: list[str]) -> dict[str, tuple[bool, float]]:
    scripts = {path.stem.removesuffix("_bench"): path for path in sorted(Path("tests/bench").glob("*_bench.py"))}
    chosen = [name for name in scripts if name in words] or list(scripts)
    rest = [word for word in words if word not in scripts]
    return {f"bench {name}": run_script(str(scripts[name]), *rest) for name in chosen}


def run(module: str, *words: str) -> tuple[bool, float]:
    return run_script("-m", module, *words)


def run_script(*words: str) -> tuple[bool, float]:
    """Run a Python program of the environment; say whether it succeeded and how many seconds it took."""
    status, seconds = call(*words)
    return status == 0, seconds


def call(*words: str) -> tuple[int, float]:
    """Run a Python program of the environment; give its exit status and how many seconds it took."""
    print(f"\n$ {' '.join(words)}", flush=True)
    began = time.monotonic()
    return subprocess.call([sys.executable, *words]), time.monotonic() - began


def find_browser() -> str:
    """Find a browser of Chromium's family that answers, the machine's own before Playwright's."""
    return browsers.find_browser(playwrights_own())


def playwrights_own() -> str:
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def install_browser() -> str:
    """Install a browser: as root on Debian its own package, elsewhere Playwright's; nothing if that fails."""
    if os.environ.get("CARING_BROWSER"):  # a person's own choice is not replaced
        return ""
    print("No browser was found. I am installing one: that usually takes one to five minutes.", flush=True)
    as_root = sys.platform == "linux" and os.geteuid() == 0
    if as_root and is_debian():
        install_debians("chromium")
    else:
        libraries = ["--with-deps"] if as_root else []
        run_limited([sys.executable, "-m", "playwright", "install", *libraries, "chromium"])
    return find_browser()


def provide_hub() -> bool:
    """Provide what the tests of the hub need, where a hub can be: a PostgreSQL server and the hub's proxy."""
    if sys.platform != "linux":
        print("Not selected: tests/hub. A hub runs on Linux, so these tests do.", flush=True)
        return True
    needs = [sys.executable, "tests/hub/needs.py"]
    if os.geteuid() == 0 and is_debian() and subprocess.call([*needs, "postgresql"]):
        print("I am installing Debian’s. That usually takes a minute.", flush=True)
        install_debians("postgresql")
    return subprocess.call(needs) == 0


def install_debians(package: str) -> None:
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    run_limited(["apt-get", "update", "--quiet"])
    run_limited(["apt-get", "install", "--quiet", "--yes", package])


def second_engine() -> None:
    """See that there is a Firefox for the web edition's tests; install it where that is simple, as root on Debian."""
    there = shutil.which("firefox") or shutil.which("firefox-esr")
    if not there and sys.platform == "linux" and os.geteuid() == 0 and is_debian():
        print("I am installing Firefox, a second engine for the web edition: that usually takes a minute.", flush=True)
        install_debians("firefox-esr")


def is_debian() -> bool:
    try:
        return platform.freedesktop_os_release()["ID"] == "debian"
    except (OSError, KeyError):
        return False


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit("\nStopped.")

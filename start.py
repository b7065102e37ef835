"""Open the workshop, or prove it, with one command (on Windows: `py start.py …`).

    python3 start.py                  open the workshop in your browser
    python3 start.py --app            open it as pages without code
    python3 start.py --no-browser     only print its address
    python3 start.py --port 8900      at a port of your choice
    python3 start.py test [words]     prove it: lint, types, tests, notebooks, a real browser;
                                      with words for pytest (a path, -k order), only those tests
    python3 start.py bench [name]     compare its speed with plain Jupyter's
    python3 start.py class            open a room in which a class answers together (--help says more)
    python3 start.py check            prove the course: data, manifest, exercises, links, minutes and words
    python3 start.py exercises        make the exercises anew from their solutions
    python3 start.py new folder       copy the kit, to make it yours
    python3 start.py document         make “My sixty seconds”, your page to take home
    python3 start.py notebooks        run lessons and solutions anew and keep their outputs
    python3 start.py print [folder]   make sheets of paper for a room: order, facts, scripts, two questions
    python3 start.py slides [folder]  make slides of the lessons that run without a network
    python3 start.py gallery [folder] make pictures of every view in every setting, to look through
    python3 start.py web [folder]     build the web edition: the workshop as a site; with --serve, show it
    python3 start.py facilitator      bring FACILITATOR.md's tables in step with the manifest

The first start makes the environment .venv beside this file and installs requirements.txt there; later starts
install nothing. Your own copies of the lessons are in my_work/. All it needs is Python 3.11 or newer.
"""
# No syntax newer than Python 3.6 here, so that an older Python can read this file and say what is missing.

import argparse
import errno
import hashlib
import io
import json
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

OLDEST = (3, 11)
NEWEST_TRIED = (3, 13)


def too_old() -> str:
    """Say what to do about an old Python; name a good one if this machine has it."""
    way_out = "Get a newer one from https://www.python.org/downloads/ and start again with that."
    for minor in range(NEWEST_TRIED[1], OLDEST[1] - 1, -1):
        name = shutil.which(f"python3.{minor}")
        if name and subprocess.call([name, "-c", ""], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0:
            way_out = f"This machine has a newer one, so start with:\n    python3.{minor} start.py"
            break
    major, minor = sys.version_info[:2]
    return f"The workshop needs Python 3.11 or newer, and this is Python {major}.{minor}. {way_out}"


if sys.version_info < OLDEST:
    sys.exit(too_old())

import tomllib  # noqa: E402 - older Pythons have none
from typing import TYPE_CHECKING, Any  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

KIT = Path(__file__).resolve().parent
FIRST_LESSON = "my_work/00_start_here.ipynb"
FIRST_PORT, LAST_PORT = 8888, 8987
UV = "uv==0.13.9"
NEEDED = ("ipykernel", "ipywidgets", "jupyterlab")
CALM = {"@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False}}
OTHERS_SETTINGS = ("PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV", "__PYVENV_LAUNCHER__")
DISK_FULL = re.compile(
    r"no space left|quota exceeded|not enough space on the disk|os error (28|112)\b|errno 28\b", re.IGNORECASE
)
NO_NETWORK = re.compile(
    r"name resolution|name or service not known|getaddrinfo|nodename nor servname|dns error|error sending request"
    r"|failed to establish a new connection|connection (refused|reset|aborted)|connect ?timeout|network is unreachable"
    r"|(read|request|operation|connection) timed out|certificate.verify.failed|cannot connect to proxy|tunnel error",
    re.IGNORECASE,
)
NO_VENV = re.compile(r"ensurepip is not|no module named '?(venv|ensurepip)", re.IGNORECASE)
LEAST_ROOM = 30_000_000
# `python -m jupyterlab`, but calm when Ctrl-C comes while it is loading, where an exception might be swallowed, and
# sure to hear it afterwards: the loop's own handler wakes a loop that was about to sleep.
JUPYTERLAB = """
import os, signal, sys
try:
    calm = hasattr(signal, "pthread_sigmask")
    if calm:  # held back until somebody answers it
        signal.signal(signal.SIGINT, lambda *_: os._exit(130))
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])
    from jupyterlab.labapp import LabApp
    server = LabApp.initialize_server(sys.argv[1:])
    if calm:
        server.io_loop.asyncio_loop.add_signal_handler(signal.SIGINT, server.stop)
    server.start()
except KeyboardInterrupt:
    raise SystemExit(130)
"""


class Trouble(Exception):  # noqa: N818 - it is said to a person, not to a programmer
    """Bad luck: its text says what is wrong, and the way out."""


class NoNetwork(Trouble):
    """Nothing could be fetched, and so nothing was changed."""


class Environment:
    """The kit's own Python environment in `.venv`, with a note of what was installed there.

    Args:
        kit: the kit's folder.
        name: another folder's name, for an environment of other tools.
    """

    def __init__(self, kit: Path, name: str = ".venv") -> None:
        self.kit = kit
        self.folder = kit / name
        self.python = self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        self.note = self.folder / "caring.json"

    def provide(self, extra: str = "") -> None:
        """Make, repair or complete the environment; do nothing where nothing is to do.

        Args:
            extra: the extra of pyproject.toml that is needed beside requirements.txt, if any.

        Raises:
            Trouble: when it can't be done.
        """
        reason = self._why_anew()
        if reason:
            say(reason)
            self._make()
        wanted, installed = self._recipe(extra), self._read_note().get("installed", {})
        if wanted.items() <= installed.items():
            return
        self._write_note({})  # if I am interrupted from here on, the next start finds it half-made
        try:
            self._install(extra)
        except NoNetwork:
            self._write_note(installed)
            raise
        self._write_note({**installed, **wanted})

    def _why_anew(self) -> str:
        """Say why an environment has to be made; nothing where the one that is there is good."""
        note, here = self._read_note(), self.folder.name
        if not self.folder.exists():
            return f"I am making the workshop's own environment in {here}. That takes some seconds, and only once."
        if note and not note["installed"]:
            return f"The environment in {here} was left half-made. I am making it anew."
        if note and note["kit"] != str(self.kit):
            return "The kit was moved since its environment was made. I am making it anew."
        version = self._version(NEEDED if note else ())
        if not version or version != note.get("python", version):
            return f"The environment in {here} doesn't work any more. I am making it anew."
        return ""

    def _version(self, needed: tuple[str, ...] = ()) -> str:
        """Give the environment's Python version; nothing if it doesn't run, is too old or lacks a needed package."""
        code = (
            "import sys; from importlib.util import find_spec; "
            f"good = sys.version_info >= {OLDEST} and all(map(find_spec, {needed!r})); "
            "good and print(*sys.version_info[:2], sep='.')"
        )
        command = [str(self.python), "-I", "-X", "utf8", "-c", code]
        try:
            return str(subprocess.run(command, capture_output=True, text=True, timeout=60, check=False).stdout).strip()
        except (OSError, subprocess.TimeoutExpired):
            return ""

    def _make(self) -> None:
        self._remove()
        self.folder.mkdir()
        self._write_note({})
        base = getattr(sys, "_base_executable", None) or sys.executable  # never the Python that was just removed
        options = ["--without-pip"] if shutil.which("uv") else []
        status, said = patiently([base, "-m", "venv", *options, self.folder], self.kit)
        if status:
            self._remove()
            if NO_VENV.search(said):
                raise Trouble(
                    "This Python can't make environments: on Debian and Ubuntu that part is a package of its own. Run\n"
                    f"    sudo apt install python3.{sys.version_info[1]}-venv\n"
                    "and start again. A Python from https://www.python.org/downloads/ has that part."
                )
            raise explained("Making the environment", said, self.kit)

    def _remove(self) -> None:
        try:
            if self.folder.exists():
                shutil.rmtree(self.folder)
        except OSError as error:
            raise Trouble(
                f"I can't remove {self.folder} ({error.strerror}). Close whatever uses it, perhaps a workshop that is "
                "still open, or delete that folder yourself. Then start again."
            ) from None

    def _install(self, extra: str) -> None:
        names = {
            "room": "what a room needs, a few MB",
            "test": "the tools for testing",
            "bench": "what the speeds are measured beside, about 200 MB",
            "web": "what builds the web edition, about 700 MB",
        }
        what = names[extra] if extra else "JupyterLab and what the lessons need, about 500 MB"
        say(f"I am installing {what}. That usually takes half a minute to five minutes, and only once.")
        packages = self._pyproject()["project"]["optional-dependencies"][extra] if extra else []
        said = ""
        for installer in self._installers():
            status, said = patiently([*installer, "-r", "requirements.txt", *packages], self.kit)
            if status == 0:
                return
            if DISK_FULL.search(said):
                break
        raise explained("Installing", said, self.kit)

    def _installers(self) -> "Iterator[list[str | Path]]":
        """Give the ways to install: uv, which is fast, then pip, which knows the machine's own settings."""
        pip: list[str | Path] = [self.python, "-m", "pip", "install", "--retries=1"]
        uv = shutil.which("uv")
        if uv:
            yield [uv, "pip", "install", "--python", self.python]
            patiently([self.python, "-m", "ensurepip"], self.kit)
        elif patiently([*pip, "--only-binary=:all:", UV], self.kit)[0] == 0:
            yield [self.python, "-m", "uv", "pip", "install", "--python", self.python]
        yield pip

    def _recipe(self, extra: str) -> dict[str, str]:
        """Give what has to be installed, each part as a hash: while these stay, so does the environment."""
        described = self._pyproject()
        extras = described["project"].pop("optional-dependencies", {})
        package = [described[part] for part in ("build-system", "project")] + [described["tool"]["hatch"]]
        recipe = {"requirements": digest((self.kit / "requirements.txt").read_text(encoding="utf-8"), package)}
        return {**recipe, extra: digest(recipe["requirements"], extras[extra])} if extra else recipe

    def _pyproject(self) -> dict[str, Any]:
        return tomllib.loads((self.kit / "pyproject.toml").read_text(encoding="utf-8"))

    def _read_note(self) -> dict[str, Any]:
        """Give the note; an empty one if somebody else made the environment, or none is there."""
        try:
            note = json.loads(self.note.read_text(encoding="utf-8"))
            return {"kit": note["kit"], "python": note["python"], "installed": dict(note["installed"])}
        except FileNotFoundError:
            return {}
        except (ValueError, KeyError, TypeError):
            return {"kit": "", "python": "", "installed": {}}

    def _write_note(self, installed: "Mapping[str, str]") -> None:
        note = {"kit": str(self.kit), "python": self._version(), "installed": {**installed}}
        self.note.write_text(json.dumps(note, indent=1), encoding="utf-8")


def say(text: str) -> None:
    """Tell the person at the terminal, at once."""
    print(text, flush=True)


def digest(*parts: Any) -> str:
    """Give a hash of anything that JSON can hold."""
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def surroundings(kit: Path) -> dict[str, str]:
    """Give the environment variables under which everything of the kit runs."""
    work = kit / "my_work"
    return {
        **{name: value for name, value in os.environ.items() if name not in OTHERS_SETTINGS},
        "CARING_KIT": str(kit),
        "CARING_WORK": str(work),
        "PLOTLY_RENDERER": "plotly_mimetype",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_NO_INPUT": "1",
        "PIP_USER": "0",
        # Python finds an editable package by a .pth file, which Windows' Pythons up to 3.12 don't read as UTF-8: they
        # lose a kit in a folder named “Käthe”, or don't start at all. So the kit is named here too, and UTF-8 is on.
        "PYTHONPATH": str(kit),
        "PYTHONUTF8": "1",
    }


def patiently(command: "Sequence[str | Path]", kit: Path, beat: float = 20) -> tuple[int, str]:
    """Run a command that may take long, with a sign of life now and then; give its status and what it said.

    Args:
        command: the program and its words.
        kit: the kit's folder, in which it runs.
        beat: seconds between two signs of life.
    """
    child = subprocess.Popen(
        [str(word) for word in command],
        cwd=kit,
        env=surroundings(kit),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    waited = 0.0
    while True:
        try:
            said, _ = child.communicate(timeout=beat)
        except subprocess.TimeoutExpired:
            waited += beat
            say(f"    … {waited:.0f} seconds")
        except BaseException:
            child.kill()
            raise
        else:
            return child.returncode, said


def explained(doing: str, said: str, kit: Path) -> Trouble:
    """Turn an installer's last words into a sentence with a way out."""
    if DISK_FULL.search(said) or shutil.disk_usage(kit).free < LEAST_ROOM:  # venv keeps the reason to itself
        return disk_full(kit)
    if NO_NETWORK.search(said):
        return NoNetwork(
            f"{doing} needs the internet, and I can't reach it. Look at your connection and start again: I go on with "
            "what is already fetched. Behind a proxy, set HTTPS_PROXY first."
        )
    newer = ""
    if sys.version_info[:2] > NEWEST_TRIED:
        newer = f"Python 3.{sys.version_info[1]} is newer than I was tried with; Python 3.{NEWEST_TRIED[1]} works. "
    tail = "\n".join(f"    {line[:200]}" for line in said.strip().splitlines()[-8:])
    return Trouble(
        f"{doing} did not work. {newer}Start once more; if it fails again, delete the folder .venv and start anew. "
        f"The installer's last words, for someone who can help:\n{tail}"
    )


def disk_full(kit: Path) -> Trouble:
    """Say how much room there is, and how much is needed."""
    free = shutil.disk_usage(kit).free // 1_000_000
    return Trouble(
        f"The disk is full: {free} MB are free where the kit is, and the workshop needs about 600 MB. Make room, or "
        "move the kit to another disk; then start again."
    )


def is_free(port: int) -> bool:
    """Say whether nothing listens at a port of this machine."""
    with socket.socket() as probe:
        if os.name != "nt" and probe.connect_ex(("127.0.0.1", port)) == 0:  # macOS lets two programs bind it
            return False
    with socket.socket() as probe:
        if os.name != "nt":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # a port that was just given back is free
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def choose_port(wanted: int | None) -> int:
    """Give the wanted port, or else the first that is free; say so when it is not the usual one.

    Raises:
        Trouble: when the wanted port can't be had, or none is free.
    """
    if wanted is not None and not 1024 <= wanted <= 65535:  # noqa: PLR2004 - the ports that anyone may use
        raise Trouble(f"Port {wanted} can't be used: choose one from 1024 to 65535.")
    port = next((port for port in range(FIRST_PORT, LAST_PORT + 1) if port != wanted and is_free(port)), None)
    if wanted is not None and is_free(wanted):
        return wanted
    if wanted is not None:
        raise Trouble(
            f"Port {wanted} is taken, perhaps by a workshop that is still open. Choose another, for example\n"
            f"    {Path(sys.executable).name} start.py --port {port}\n"
            "or leave --port out, and I find one."
        )
    if port is None:
        raise Trouble(f"No port from {FIRST_PORT} to {LAST_PORT} is free. Name one: start.py --port 9500")
    if port != FIRST_PORT:
        say(f"Port {FIRST_PORT} is taken, perhaps by another JupyterLab; I take {port}.")
    return port


def calm(environment: Path) -> None:
    """Keep JupyterLab's news pop-up away, in this environment only: a person's own settings are left alone."""
    defaults = environment / "share" / "jupyter" / "lab" / "settings" / "overrides.json"
    wanted = json.dumps(CALM, indent=1)
    if not defaults.exists() or defaults.read_text(encoding="utf-8") != wanted:
        defaults.parent.mkdir(parents=True, exist_ok=True)
        defaults.write_text(wanted, encoding="utf-8")


def hand_over(kit: Path, command: "Sequence[str | Path]", **more: str) -> int:
    """Let a command take this program's place, so that signals reach it; give its status where that can't be done."""
    words = [str(word) for word in command]
    os.chdir(kit)
    sys.stdout.flush()
    if os.name != "nt":
        os.execve(words[0], words, {**surroundings(kit), **more})  # noqa: S606 - no shell is wanted
    child = subprocess.Popen(words, env={**surroundings(kit), **more})
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:  # the child was told too, and ends in its own time
            continue


def open_workshop(kit: Path, browser: bool, wanted_port: int | None, app: bool = False) -> int:
    """Lay the lessons and open JupyterLab on the first, or the app view on its front page; it runs until Ctrl-C."""
    from caring.course import lay_lessons  # noqa: PLC0415 - here, so that Ctrl-C is calm from the first moment on

    environment = Environment(kit)
    environment.provide()
    calm(environment.folder)
    for sentence in lay_lessons(kit, kit / "my_work"):
        say(sentence)
    port, token = choose_port(wanted_port), secrets.token_urlsafe(24)
    page = "" if app else f"lab/tree/{FIRST_LESSON}"
    say(f"The workshop opens in a moment at\n    http://127.0.0.1:{port}/{page}?token={token}")
    say("To close it, press Ctrl-C here. Your work is kept in my_work/.")
    words = app_view(port) if app else jupyter_lab(kit, environment, port)
    quiet = [] if browser else ["--no-browser"]
    if os.name != "nt":  # a Ctrl-C waits until Python has begun anew, and answers it
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    return hand_over(kit, [environment.python, *words, *quiet], JUPYTER_TOKEN=token)


def app_view(port: int) -> "list[str | Path]":
    """Give Python's words for the app view."""
    return ["-m", "caring.app", f"--port={port}", "--Voila.ip=127.0.0.1", "--Voila.port_retries=0"]


def jupyter_lab(kit: Path, environment: Environment, port: int) -> "list[str | Path]":
    """Give Python's words for JupyterLab on the first lesson."""
    words: list[str | Path] = [
        *("-c", JUPYTERLAB),
        *("--ServerApp.log_level=ERROR", "--LabApp.log_level=ERROR"),
        *("--ServerApp.ip=127.0.0.1", f"--ServerApp.port={port}", "--ServerApp.port_retries=0"),
        *(f"--ServerApp.root_dir={kit}", f"--LabApp.default_url=/lab/tree/{FIRST_LESSON}"),
        f"--LabApp.workspaces_dir={environment.folder / 'share' / 'jupyter' / 'lab' / 'workspaces'}",
        "--ServerApp.jpserver_extensions=notebook_shim=False",  # for older notebooks; it only warns here
        "--ServerApp.answer_yes=True",  # one Ctrl-C closes it
        "--KernelManager.transport_encryption=auto",  # on a shared machine, nobody else can listen in
    ]
    if os.name != "nt" and os.geteuid() == 0:
        words.append("--allow-root")
    return words


def forget_old_rooms(kit: Path) -> None:
    """Erase what a class answered longer ago than its facilitator chose, whatever is started."""
    file = kit / "my_work" / "room" / "room.sqlite"
    if file.exists():
        from caring.classroom.lasting import erase_old  # noqa: PLC0415 - only this needs it

        if erase_old(file):
            say("A class's room was kept for as many days as you chose. Everything in it is erased now.")


def run(words: "Sequence[str]") -> int:
    """Do what the words say."""
    forget_old_rooms(KIT)
    environment = Environment(KIT)
    if words and words[0] in ("test", "bench"):
        environment.provide("test")
        if words[0] == "bench":
            environment.provide("bench")
        return hand_over(KIT, [environment.python, "tests/prove.py", *words])
    if words and words[0] == "web":  # apart: JupyterLab stumbles over the tools that build this edition
        environment = Environment(KIT, ".venv_web")
        environment.provide("web")
    if words and not words[0].startswith("-"):
        environment.provide("room" if words[0] == "class" else "")
        return hand_over(KIT, [environment.python, "-m", "caring.cli", *words])
    parser = argparse.ArgumentParser(
        "start.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--app", action="store_true", help="open it as pages without code")
    parser.add_argument("--no-browser", action="store_true", help="only print the address")
    parser.add_argument(
        "--port", type=int, metavar="N", help=f"the port; otherwise the first free one from {FIRST_PORT}"
    )
    chosen = parser.parse_args(words)
    return open_workshop(KIT, not chosen.no_browser, chosen.port, chosen.app)


def main(words: "Sequence[str]") -> int:
    """Do what the words say; bad luck ends in a sentence. Give the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # old consoles lack some letters
    try:
        return run(words)
    except Trouble as trouble:
        say(str(trouble))
    except KeyboardInterrupt:
        say("\nStopped. Start again whenever you like: I go on from here.")
        return 130
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            say(str(disk_full(KIT)))
        else:
            where = f" ({error.filename})" if error.filename else ""
            say(f"The system said “{error.strerror or error}”{where}.")
            say(f"See that you may write to {KIT}, then start again.")
    except Exception as error:  # noqa: BLE001 - nobody who learns should meet a traceback
        details = Path(tempfile.gettempdir()) / "caring_trouble.txt"
        details.write_text(traceback.format_exc(), encoding="utf-8")
        say(f"Something went wrong that I can't explain: {error}. What a helper needs to know is in {details}.")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

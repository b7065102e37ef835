"""start.py under good and bad luck, with small real processes and a simulated installer."""

import ast
import errno
import json
import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import start

SWALLOWS = """
import os, signal, time
try:
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(5)
except BaseException:
    pass
raise SystemExit(7)
"""

PYPROJECT = """
[build-system]
requires = []
[project]
name = "tiny"
[project.optional-dependencies]
test = ["a-test-tool==1"]
bench = ["a-bench-tool==1"]
[tool.hatch]
"""
OFFLINE = (
    "WARNING: Retrying … Temporary failure in name resolution\nERROR: No matching distribution found for jupyterlab"
)
FULL = "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device"
DEBIAN = "The virtual environment was not created successfully because ensurepip is not\navailable.  On Debian/Ubuntu …"
SECRETIVE = (
    "Error: Command '['/kit/.venv/bin/python', '-m', 'ensurepip', '--upgrade']' returned non-zero exit status 1."
)


@pytest.fixture
def kit(tmp_path, monkeypatch):
    folder = tmp_path / "Käthe’s kit 60"
    folder.mkdir()
    (folder / "requirements.txt").write_text("jupyterlab==1\n")
    (folder / "pyproject.toml").write_text(PYPROJECT)
    monkeypatch.setattr(start, "NEEDED", ())
    monkeypatch.setattr(start.shutil, "which", lambda name: f"/bin/{name}" if name == "uv" else None)
    return folder


class Installer:
    """Makes real, empty environments, and answers as uv and pip do; keeps the words that it was called with."""

    def __init__(self, monkeypatch):
        self.answers = {}
        self.calls = []
        self._really = start.patiently
        monkeypatch.setattr(start, "patiently", self)

    def __call__(self, command, kit, beat=20):
        words = [str(word) for word in command]
        self.calls.append(words)
        for word, answer in self.answers.items():
            if word in words:
                if isinstance(answer, BaseException):
                    raise answer
                return answer
        return self._really(words, kit, beat) if "venv" in words else (0, "")

    @property
    def made(self):
        return sum("venv" in call for call in self.calls)

    @property
    def installed(self):
        return [call for call in self.calls if "requirements.txt" in call]


@pytest.fixture
def installer(monkeypatch):
    return Installer(monkeypatch)


@pytest.fixture
def ready(kit, installer):
    environment = start.Environment(kit)
    environment.provide()
    installer.calls.clear()
    return environment


# What a learner has


def test_every_python_from_3_6_can_read_it():
    ast.parse((start.KIT / "start.py").read_text(encoding="utf-8"), feature_version=(3, 6))


def old_python():
    pythons = Path.home().glob(".pyenv/versions/3.[6789].*/bin/python")
    return next((str(path) for path in sorted(pythons)), "")


@pytest.mark.skipif(not old_python(), reason="this machine has no old Python; the next test simulates one")
def test_a_real_old_python_gets_a_sentence():
    answer = subprocess.run([old_python(), str(start.KIT / "start.py")], capture_output=True, text=True, check=False)
    assert answer.returncode == 1
    assert re.fullmatch(
        r"The workshop needs Python 3\.11 or newer, and this is Python 3\.\d\..*", answer.stderr, re.DOTALL
    )
    assert "Traceback" not in answer.stderr


def test_an_old_python_gets_a_sentence_and_an_address(monkeypatch):
    monkeypatch.setattr(start.sys, "version_info", (3, 8, 1))
    monkeypatch.setattr(start.shutil, "which", lambda _: None)
    assert start.too_old() == (
        "The workshop needs Python 3.11 or newer, and this is Python 3.8. "
        "Get a newer one from https://www.python.org/downloads/ and start again with that."
    )


def test_an_old_python_names_a_newer_one_of_this_machine_if_that_works(monkeypatch):
    monkeypatch.setattr(start.sys, "version_info", (3, 8, 1))
    monkeypatch.setattr(start.shutil, "which", lambda name: name if name in {"python3.13", "python3.12"} else None)
    monkeypatch.setattr(start.subprocess, "call", lambda command, **_: int(command[0] == "python3.13"))
    assert start.too_old().endswith("start with:\n    python3.12 start.py")


# The environment


def test_the_first_start_makes_and_installs_and_the_second_does_nothing(kit, installer):
    start.Environment(kit).provide()
    assert (installer.made, len(installer.installed)) == (1, 1)
    installer.calls.clear()
    start.Environment(kit).provide()
    assert installer.calls == []


def test_new_requirements_are_installed_into_the_environment_that_is_there(ready, installer, kit):
    (kit / "requirements.txt").write_text("jupyterlab==2\n")
    ready.provide()
    assert (installer.made, len(installer.installed)) == (0, 1)


def test_new_dependencies_of_the_package_are_installed(ready, installer, kit):
    (kit / "pyproject.toml").write_text(PYPROJECT.replace('name = "tiny"', 'name = "tiny"\ndependencies = ["new"]'))
    ready.provide()
    assert len(installer.installed) == 1


def test_tool_settings_install_nothing(ready, installer, kit):
    (kit / "pyproject.toml").write_text(PYPROJECT + "\n[tool.ruff]\nline-length = 100\n")
    ready.provide()
    assert installer.calls == []


def test_the_bench_tools_leave_the_test_tools_where_they_are(ready, installer):
    ready.provide("test")
    ready.provide("bench")
    assert installer.installed[-1][-1] == "a-bench-tool==1"
    installer.calls.clear()
    ready.provide("test")
    ready.provide("bench")
    assert installer.calls == []


def test_the_test_tools_are_installed_once_and_stay(ready, installer):
    ready.provide("test")
    assert installer.installed[0][-1] == "a-test-tool==1"
    installer.calls.clear()
    ready.provide("test")
    ready.provide()
    assert installer.calls == []


@pytest.mark.parametrize("moment", ["venv", "requirements.txt"])
def test_an_interrupted_start_is_made_anew(kit, installer, capsys, moment):
    installer.answers = {moment: KeyboardInterrupt()}
    with pytest.raises(KeyboardInterrupt):
        start.Environment(kit).provide()
    installer.answers = {}
    start.Environment(kit).provide()
    assert installer.made == 2
    assert "half-made" in capsys.readouterr().out


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"kit": 1}', '{"kit": "", "python": "", "installed": 5}'])
def test_a_damaged_note_is_no_crash(ready, installer, damage):
    ready.note.write_text(damage)
    ready.provide()
    assert installer.made == 1


def test_an_environment_whose_python_is_gone_is_made_anew(ready, installer, capsys):
    ready.python.unlink()
    ready.provide()
    assert installer.made == 1
    assert "doesn't work any more" in capsys.readouterr().out


def test_an_environment_that_lost_jupyterlab_is_made_anew(ready, installer, monkeypatch):
    monkeypatch.setattr(start, "NEEDED", ("json", "no_such_package"))
    ready.provide()
    assert installer.made == 1


def test_an_environment_of_another_python_is_made_anew(ready, installer):
    note = json.loads(ready.note.read_text())
    ready.note.write_text(json.dumps({**note, "python": "3.10"}))
    ready.provide()
    assert installer.made == 1


@pytest.mark.usefixtures("ready")
def test_a_kit_that_was_moved_gets_a_new_environment(installer, kit, capsys):
    moved = kit.rename(kit.with_name("elsewhere"))
    start.Environment(moved).provide()
    assert installer.made == 1
    assert "moved" in capsys.readouterr().out


def test_an_environment_that_somebody_else_made_is_kept(ready, installer):
    ready.note.unlink()
    mark = ready.folder / "mine.txt"
    mark.touch()
    ready.provide()
    assert (installer.made, len(installer.installed), mark.exists()) == (0, 1, True)


def test_an_environment_that_cannot_be_removed_is_named(ready, monkeypatch):
    def refuse(_):
        raise PermissionError(errno.EACCES, "Permission denied")

    ready.note.write_text("{")
    monkeypatch.setattr(start.shutil, "rmtree", refuse)
    with pytest.raises(start.Trouble, match=r"can't remove .*\.venv \(Permission denied\)\. Close whatever uses it"):
        ready.provide()


def test_a_python_without_venv_names_the_package_of_the_system(kit, installer):
    installer.answers = {"venv": (1, DEBIAN)}
    with pytest.raises(start.Trouble, match=rf"sudo apt install python3\.{sys.version_info[1]}-venv"):
        start.Environment(kit).provide()
    assert not (kit / ".venv").exists()


def test_a_disk_that_is_full_before_pip_is_there_is_said(kit, installer, monkeypatch):
    installer.answers = {"venv": (1, SECRETIVE)}
    with pytest.raises(start.Trouble, match="Making the environment did not work"):
        start.Environment(kit).provide()
    monkeypatch.setattr(start.shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(60_000_000, 60_000_000, 0))
    with pytest.raises(start.Trouble, match="The disk is full: 0 MB are free"):
        start.Environment(kit).provide()


def test_pip_tries_what_uv_cannot(kit, installer):
    installer.answers = {"/bin/uv": (2, "error: no such index")}
    start.Environment(kit).provide()
    assert [call[1:4] for call in installer.installed] == [["pip", "install", "--python"], ["-m", "pip", "install"]]


def test_without_uv_it_is_fetched_into_the_environment(kit, installer, monkeypatch):
    monkeypatch.setattr(start.shutil, "which", lambda _: None)
    monkeypatch.setattr(start.Environment, "_version", lambda *_: "3.11")
    installer.answers = {"venv": (0, "")}  # with pip in it, it would take two seconds
    start.Environment(kit).provide()
    assert installer.calls[0][-1].endswith(".venv")
    assert "--without-pip" not in installer.calls[0]
    assert installer.calls[1][-1] == start.UV
    assert installer.calls[2][1:4] == ["-m", "uv", "pip"]


def test_no_network_is_a_sentence_and_the_next_start_goes_on(kit, installer):
    installer.answers = {"requirements.txt": (1, OFFLINE)}
    with pytest.raises(start.NoNetwork, match=r"needs the internet, and I can't reach it\..*start again"):
        start.Environment(kit).provide()
    installer.answers = {}
    start.Environment(kit).provide()
    assert start.Environment(kit).note.exists()


def test_no_network_leaves_a_working_environment_as_it_was(ready, installer, kit):
    old = (kit / "requirements.txt").read_text()
    (kit / "requirements.txt").write_text("jupyterlab==2\n")
    installer.answers = {"requirements.txt": (1, OFFLINE)}
    with pytest.raises(start.NoNetwork):
        ready.provide()
    installer.calls.clear()
    (kit / "requirements.txt").write_text(old)
    ready.provide()
    assert installer.calls == []


def test_a_full_disk_is_a_sentence_and_no_other_installer_is_tried(kit, installer):
    installer.answers = {"requirements.txt": (1, FULL)}
    with pytest.raises(start.Trouble, match=r"The disk is full: \d+ MB are free"):
        start.Environment(kit).provide()
    assert len(installer.installed) == 1


def test_any_other_failure_shows_only_the_last_words(kit, installer):
    installer.answers = {"requirements.txt": (1, "\n".join(f"line {number}" for number in range(100)))}
    with pytest.raises(start.Trouble) as caught:
        start.Environment(kit).provide()
    shown = str(caught.value)
    assert shown.startswith("Installing did not work. Start once more")
    assert "line 99" in shown
    assert "line 91" not in shown


def test_a_python_newer_than_tried_is_said_where_installing_fails(monkeypatch, kit):
    monkeypatch.setattr(start.sys, "version_info", (3, 19, 0))
    assert "Python 3.19 is newer than I was tried with" in str(start.explained("Installing", "no wheel", kit))


@pytest.mark.parametrize(
    "said",
    [
        "error: Failed to fetch …\n  Caused by: dns error: failed to lookup address information",
        "[Errno 11001] getaddrinfo failed",
        "Could not connect: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed",
        "urllib3.exceptions.ReadTimeoutError: Read timed out.",
    ],
)
def test_uvs_and_pips_words_for_no_network_are_known(said, kit):
    assert isinstance(start.explained("Installing", said, kit), start.NoNetwork)


@pytest.mark.parametrize(
    "said", [FULL, "error: failed to write (os error 28)", "There is not enough space on the disk."]
)
def test_uvs_and_pips_words_for_a_full_disk_are_known(said, kit):
    assert "The disk is full" in str(start.explained("Installing", said, kit))


# Running things


def test_a_long_command_gives_signs_of_life_and_its_last_words(tmp_path, capsys):
    command = [sys.executable, "-c", "import time; time.sleep(0.5); print('Käthe'); exit(3)"]
    assert start.patiently(command, tmp_path, beat=0.2) == (3, "Käthe\n")
    assert "seconds" in capsys.readouterr().out


def test_what_it_runs_gets_the_kit_and_none_of_the_persons_python_settings(monkeypatch, tmp_path):
    monkeypatch.setenv("PYTHONPATH", "/somewhere/else")
    monkeypatch.setenv("PYTHONHOME", "/somewhere/else")
    variables = start.surroundings(tmp_path)
    assert variables["PYTHONPATH"] == variables["CARING_KIT"] == str(tmp_path)
    assert variables["CARING_WORK"] == str(tmp_path / "my_work")
    assert "PYTHONHOME" not in variables


def test_a_command_takes_the_place_of_start_and_its_status_counts(tmp_path):
    code = "import os, start, sys, pathlib; start.hand_over(pathlib.Path(sys.argv[1]), sys.argv[2:], MORE='60')"
    inner = [sys.executable, "-c", "import os; print(os.getcwd(), os.environ['MORE']); raise SystemExit(7)"]
    answer = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path), *inner],
        env={**os.environ, "PYTHONPATH": str(start.KIT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (answer.returncode, answer.stdout.split()) == (7, [os.path.realpath(tmp_path), "60"])


@pytest.fixture
def handed(monkeypatch):
    """What would have been run, and what was asked of the environment."""
    seen = []
    monkeypatch.setattr(
        start, "hand_over", lambda _, command, **more: seen.append((list(map(str, command)), more)) or 0
    )
    monkeypatch.setattr(start.Environment, "provide", lambda _, extra="": seen.append(extra))
    return seen


def test_test_provides_the_test_tools(handed):
    assert start.main(["test", "tests/unit"]) == 0
    assert handed[0] == "test"
    assert handed[1][0][1:] == ["tests/prove.py", "test", "tests/unit"]


def test_bench_provides_what_it_measures_beside_too(handed):
    assert start.main(["bench", "speed"]) == 0
    assert handed[:2] == ["test", "bench"]
    assert handed[2][0][1:] == ["tests/prove.py", "bench", "speed"]


def test_other_words_are_the_packages_commands(handed):
    assert start.main(["check"]) == 0
    assert handed[0] == ""
    assert handed[1][0][1:] == ["-m", "caring.cli", "check"]


def test_it_lays_the_lessons_and_opens_the_first(kit, handed, capsys):
    (kit / "notebooks").mkdir()
    (kit / "notebooks" / "00_start_here.ipynb").write_text("{}")
    port = free_port()
    assert start.open_workshop(kit, browser=False, wanted_port=port) == 0
    command, more = handed[-1]
    assert (kit / "my_work" / "00_start_here.ipynb").exists()
    assert "--no-browser" in command
    assert f"--ServerApp.root_dir={kit}" in command
    token = more["JUPYTER_TOKEN"]
    assert (
        f"    http://127.0.0.1:{port}/lab/tree/my_work/00_start_here.ipynb?token={token}\n" in capsys.readouterr().out
    )
    assert not any(token in word for word in command)  # other people of this machine could read it there


@pytest.mark.skipif(os.name == "nt", reason="there, a signal can't be sent to one program")
@pytest.mark.parametrize(
    ("words", "module"), [(["-c", start.JUPYTERLAB], "jupyterlab/labapp.py"), (["-m", "caring.app"], "voila/app.py")]
)
def test_a_ctrl_c_that_an_import_swallows_still_ends_it(tmp_path, words, module):
    swallowing = tmp_path / module
    swallowing.parent.mkdir()
    swallowing.with_name("__init__.py").touch()
    swallowing.write_text(SWALLOWS)
    places = os.pathsep.join([str(tmp_path), str(start.KIT)])
    ended = subprocess.run([sys.executable, *words], env={**os.environ, "PYTHONPATH": places}, check=False)
    assert ended.returncode == 130


def test_the_app_view_opens_on_its_front_page(kit, handed, capsys):
    (kit / "notebooks").mkdir()
    port = free_port()
    assert start.open_workshop(kit, browser=False, wanted_port=port, app=True) == 0
    command, more = handed[-1]
    assert command[1:3] == ["-m", "caring.app"]
    assert {"--no-browser", f"--port={port}", "--Voila.ip=127.0.0.1"} <= set(command)
    token = more["JUPYTER_TOKEN"]
    assert f"http://127.0.0.1:{port}/?token={token}\n" in capsys.readouterr().out
    assert not any(token in word for word in command)


def test_the_news_are_calmed_in_this_environment_only(tmp_path):
    start.calm(tmp_path)
    defaults = tmp_path / "share/jupyter/lab/settings/overrides.json"
    assert json.loads(defaults.read_text())["@jupyterlab/apputils-extension:notification"]["fetchNews"] == "false"
    before = defaults.stat().st_mtime_ns
    start.calm(tmp_path)
    assert defaults.stat().st_mtime_ns == before


# Ports


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def taken():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_a_taken_port_is_said_and_the_next_free_one_is_used(taken, monkeypatch, capsys):
    monkeypatch.setattr(start, "FIRST_PORT", taken)
    monkeypatch.setattr(start, "LAST_PORT", taken + 50)
    chosen = start.choose_port(None)
    assert taken < chosen <= taken + 50
    assert f"Port {taken} is taken" in capsys.readouterr().out


def test_a_wanted_port_that_is_taken_is_a_sentence_with_a_free_one(taken):
    with pytest.raises(start.Trouble, match=rf"Port {taken} is taken(.|\n)*or leave --port out") as caught:
        start.choose_port(taken)
    assert start.is_free(int(re.search(r"--port (\d+)", str(caught.value))[1]))


def test_a_wanted_port_that_is_free_is_used():
    port = free_port()
    assert start.choose_port(port) == port


@pytest.mark.parametrize("port", [0, -1, 80, 65536])
def test_a_port_that_nobody_may_use_is_a_sentence(port):
    with pytest.raises(start.Trouble, match="choose one from 1024 to 65535"):
        start.choose_port(port)


# Bad luck of any kind


@pytest.mark.parametrize(
    ("luck", "status", "sentence"),
    [
        (KeyboardInterrupt(), 130, "Stopped. Start again"),
        (OSError(errno.ENOSPC, "No space left on device"), 1, "The disk is full"),
        (PermissionError(errno.EACCES, "Permission denied", "/kit/my_work"), 1, "“Permission denied” (/kit/my_work)"),
        (start.Trouble("A sentence."), 1, "A sentence."),
        (ZeroDivisionError("division by zero"), 1, "Something went wrong that I can't explain: division by zero."),
    ],
)
def test_bad_luck_is_a_sentence_and_never_a_traceback(monkeypatch, capsys, luck, status, sentence):
    def unlucky(_):
        raise luck

    monkeypatch.setattr(start, "run", unlucky)
    assert start.main([]) == status
    said = capsys.readouterr()
    assert sentence in said.out
    assert "Traceback" not in said.out + said.err


def test_help_names_every_word(capsys):
    with pytest.raises(SystemExit):
        start.main(["--help"])
    said = capsys.readouterr().out
    assert all(word in said for word in ("--no-browser", "--port", "test", "bench", "check", "notebooks"))

"""`python3 start.py` for real, in a copy of the kit whose folder has spaces and letters beyond ASCII.

The tests stand in a learner's order: the first start, the second, a damaged environment, the end.
"""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest

KIT = Path(__file__).resolve().parents[2]
LEFT_OUT = shutil.ignore_patterns(".git", ".venv*", "my_work", "__pycache__", ".*_cache", ".hypothesis", "*.egg-info")
NOWHERE = "http://127.0.0.1:9"
OFFLINE = {"UV_OFFLINE": "1", "PIP_NO_INDEX": "1", "HTTPS_PROXY": NOWHERE, "HTTP_PROXY": NOWHERE}
SECONDS = 300


@pytest.fixture(scope="module")
def kit(tmp_path_factory):
    folder = tmp_path_factory.mktemp("start") / "Käthe’s kit 60"
    shutil.copytree(KIT, folder, ignore=LEFT_OUT)
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(
        folder, "-c", "user.name=Mina", "-c", "user.email=mina@example.org", "commit", "--quiet", "--message", "The kit"
    )
    return folder


def git(folder, *words):
    return subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, text=True).stdout


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Workshop:
    """A running start.py: what it has said, and its address."""

    def __init__(self, kit, tmp_path, *words, **variables):
        self.port = free_port()
        self._said = tmp_path / "said.txt"
        with self._said.open("wb") as said:
            self.process = subprocess.Popen(
                [sys.executable, str(kit / "start.py"), *words, "--no-browser", "--port", str(self.port)],
                env={**os.environ, "JUPYTER_CONFIG_DIR": str(tmp_path / "config"), **variables},
                stdout=said,
                stderr=said,
                cwd=tmp_path,
            )

    @property
    def said(self):
        return self._said.read_text(encoding="utf-8", errors="replace")

    @property
    def address(self):
        return re.search(r"http://127\.0\.0\.1:\S+", self.said)[0]

    def wait(self):
        end = time.monotonic() + SECONDS
        while time.monotonic() < end and self.process.poll() is None:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/api", timeout=5).close()
            except urllib.error.HTTPError:  # the app view answers, and has nothing there
                return
            except OSError:
                time.sleep(0.1)
            else:
                return
        pytest.fail(f"The workshop did not open. It said:\n{self.said}")

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM if os.name == "nt" else signal.SIGINT)
        try:
            return self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise


@contextmanager
def workshop(kit, tmp_path, *words, **variables):
    running = Workshop(kit, tmp_path, *words, **variables)
    try:
        running.wait()
        yield running
    finally:
        running.stop()


def test_the_first_start_opens_jupyterlab_on_the_learners_copy(kit, tmp_path):
    with workshop(kit, tmp_path) as first:
        assert "I am making the workshop's own environment" in first.said
        assert "I am installing JupyterLab" in first.said
        assert f":{first.port}/lab/tree/my_work/00_start_here.ipynb?token=" in first.address
        with urllib.request.urlopen(first.address, timeout=30) as page:
            assert "<title>JupyterLab</title>" in page.read().decode()
        token = first.address.partition("token=")[2]
        lesson = first.address.replace("/lab/tree/", "/api/contents/")
        with urllib.request.urlopen(lesson, timeout=30) as answer:
            assert json.load(answer)["type"] == "notebook"
        with pytest.raises(urllib.error.HTTPError, match="403"):
            urllib.request.urlopen(lesson.replace(token, "guess"), timeout=30)
    laid = {path.name for path in (kit / "my_work").glob("*.ipynb")}
    assert laid == {path.name for path in (kit / "notebooks").glob("*.ipynb")}


def test_the_second_start_fetches_nothing_and_keeps_the_learners_words(kit, tmp_path):
    lesson = kit / "my_work" / "00_start_here.ipynb"
    lesson.write_text(lesson.read_text(encoding="utf-8").replace('"cells"', '"cells" ', 1), encoding="utf-8")
    words, note = lesson.read_bytes(), (kit / ".venv" / "caring.json").stat().st_mtime_ns
    with workshop(kit, tmp_path, **OFFLINE) as second:
        assert "install" not in second.said
    assert second.said.endswith("Your work is kept in my_work/.\n")
    assert lesson.read_bytes() == words
    assert (kit / ".venv" / "caring.json").stat().st_mtime_ns == note


@pytest.mark.skipif(os.name == "nt", reason="Windows sends Ctrl-C to a whole console, this test's too")
@pytest.mark.parametrize("words", [[], ["--app"]])
def test_one_ctrl_c_closes_it_calmly(kit, tmp_path, words):
    with workshop(kit, tmp_path, *words) as running:
        assert running.stop() == 0, running.said
        assert "Traceback" not in running.said


@pytest.mark.skipif(os.name == "nt", reason="Windows sends Ctrl-C to a whole console, this test's too")
@pytest.mark.parametrize("words", [[], ["--app"]])
def test_ctrl_c_is_calm_while_it_loads(kit, tmp_path, words):
    loading = Workshop(kit, tmp_path, *words)
    while "Ctrl-C" not in loading.said and loading.process.poll() is None:
        time.sleep(0.05)
    assert loading.stop() in {0, 130}
    assert "Traceback" not in loading.said


def test_a_further_word_runs_the_packages_command(kit):
    answer = subprocess.run(
        [sys.executable, str(kit / "start.py"), "check"], capture_output=True, text=True, check=False, encoding="utf-8"
    )
    assert (answer.returncode, answer.stderr) == (0, "")
    assert "in good order" in answer.stdout


def test_a_half_made_environment_is_made_anew_and_works(kit, tmp_path):
    note = kit / ".venv" / "caring.json"
    note.write_text(json.dumps({**json.loads(note.read_text()), "installed": {}}))
    shutil.rmtree(next((kit / ".venv").rglob("site-packages/jupyterlab")))
    with workshop(kit, tmp_path) as repaired:
        assert "left half-made. I am making it anew" in repaired.said
    assert json.loads(note.read_text())["installed"]


def test_no_committed_file_has_changed(kit):
    assert git(kit, "status", "--porcelain") == ""

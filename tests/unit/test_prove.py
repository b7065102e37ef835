"""tests/prove.py, which runs everything: its verdict can be trusted only if it can be bad."""

import importlib.util
import os
import re
import sys
import time
from pathlib import Path

import pytest

POSIX_ONLY = pytest.mark.skipif(os.name == "nt", reason="shell scripts stand for browsers here")


@pytest.fixture
def prove(monkeypatch):
    spec = importlib.util.spec_from_file_location("prove", Path(__file__).parents[1] / "prove.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name in ("CARING_BROWSER", "CARING_WORK", "CARING_SEED"):  # what main sets is taken back after the test
        monkeypatch.setenv(name, "")
    # After the browser tests, Playwright can't be asked a second time in one process.
    monkeypatch.setattr(module, "playwrights_own", lambda: "/nowhere")
    monkeypatch.chdir(module.KIT)
    return module


def program(path, text):
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return str(path)


@pytest.fixture
def ran(prove, monkeypatch):
    """The parts that were run; those named in `failing` fail."""
    seen, failing = [], set()

    def call(*words):
        seen.append((words, os.environ["CARING_WORK"], os.environ["CARING_SEED"], os.environ.get("CARING_BROWSER")))
        return int(words[1] in failing), 1.0

    monkeypatch.setattr(prove, "call", call)
    monkeypatch.setattr(prove, "find_browser", lambda: "/a/browser")
    monkeypatch.setattr(prove, "provide_hub", lambda: "hub" not in failing)
    monkeypatch.setattr(prove, "second_engine", lambda: None)
    return seen, failing


def test_the_whole_proof_is_lint_format_types_and_one_run_of_pytest(prove, ran, capsys):
    assert prove.main(["test"]) == 0
    assert [words[1] for words, *_ in ran[0]] == ["ruff", "ruff", "mypy", "pytest"]
    assert ran[0][-1][0][-4:] == ("notebooks", "solutions", "tests", "caring")
    assert "Everything passed." in capsys.readouterr().out


def test_where_a_hub_can_not_be_tested_the_proof_is_not_whole(prove, ran, capsys):
    ran[1].add("hub")
    assert prove.main(["test"]) == 1
    assert "Not proven: what a hub needs." in capsys.readouterr().out


@POSIX_ONLY
@pytest.mark.parametrize(("as_root", "installed"), [(True, ["postgresql"]), (False, [])])
def test_on_debian_root_gets_the_database_server_that_is_missing(prove, monkeypatch, as_root, installed):
    asked, got = [], []
    monkeypatch.setattr(prove.sys, "platform", "linux")
    monkeypatch.setattr(prove.os, "geteuid", lambda: 0 if as_root else 1000)
    monkeypatch.setattr(prove, "is_debian", lambda: True)
    monkeypatch.setattr(prove, "install_debians", got.append)
    monkeypatch.setattr(prove.subprocess, "call", lambda words: asked.append(words[1:]) or not got)
    assert prove.provide_hub() == as_root
    assert got == installed
    assert asked[-1] == ["tests/hub/needs.py"]


def test_elsewhere_than_on_linux_it_is_said_what_is_not_selected(prove, monkeypatch, capsys):
    monkeypatch.setattr(prove.sys, "platform", "darwin")
    assert prove.provide_hub()
    assert "Not selected: tests/hub." in capsys.readouterr().out


@pytest.mark.parametrize("part", ["ruff", "mypy", "pytest"])
def test_every_part_runs_though_one_fails_and_the_verdict_is_bad(prove, ran, capsys, part):
    ran[1].add(part)
    assert prove.main(["test"]) == 1
    assert {words[1] for words, *_ in ran[0]} == {"ruff", "mypy", "pytest"}
    assert "FAILED" in capsys.readouterr().out


ONCE = """
from pathlib import Path

def test_fails_once(): # it leaves a mark the first time
    mark = Path(__file__).with_name("mark")
    there = mark.exists()
    mark.touch()
    assert there

def test_passes():
    pass
"""

STOPS = """

def test_stops_all_once():
    import pytest
    if not Path(__file__).with_name("stopped").exists():
        Path(__file__).with_name("stopped").touch()
        pytest.exit("as when a machine runs out of memory", returncode=3)

def test_fails():
    assert False
"""


def proof_of(prove, monkeypatch, tmp_path, tests):
    (tmp_path / "test_some.py").write_text(tests)
    monkeypatch.setattr(prove, "EVERYTHING", (str(tmp_path),))
    # Workers of its own would be workers of a worker; and `loadfile` says nothing about two tests.
    monkeypatch.setattr(prove, "SIDE_BY_SIDE", ())
    monkeypatch.setattr(prove, "PYTEST", (*prove.PYTEST, "-c", str(prove.KIT / "pyproject.toml")))
    monkeypatch.delenv("PYTEST_XDIST_WORKER", raising=False)
    return prove.everything()[0]


def test_what_fails_only_beside_others_passes_and_is_named(prove, monkeypatch, tmp_path, capfd):
    assert proof_of(prove, monkeypatch, tmp_path, ONCE)
    said = capfd.readouterr().out
    first, second = said.split("What failed is run once more")
    assert "1 failed, 1 passed" in first
    assert re.search(r"PASSED .*test_some.py::test_fails_once\n=+ 1 passed(, 1 deselected)? in", second)


@pytest.mark.parametrize(
    "tests",
    [ONCE + "\n\ndef test_fails():\n    assert False\n", "import nothing_of_the_kind\n", "", ONCE + STOPS],
    ids=["fails twice", "can't be read", "no test", "stops before its end"],
)
def test_nothing_else_passes_at_the_second_try(prove, monkeypatch, tmp_path, tests):
    assert not proof_of(prove, monkeypatch, tmp_path, tests)


def test_a_missing_browser_is_a_failure_with_a_sentence_and_all_else_runs(prove, ran, monkeypatch, capsys):
    monkeypatch.setattr(prove, "find_browser", str)
    monkeypatch.setattr(prove, "install_browser", str)
    assert prove.main(["test"]) == 1
    assert len(ran[0]) == 4
    said = capsys.readouterr().out
    assert "There is no browser, and none could be installed." in said
    assert "Not proven: browser." in said


def test_the_tests_get_an_empty_work_folder_a_seed_and_the_browser(prove, ran, monkeypatch):
    monkeypatch.setattr(prove, "find_browser", lambda: "/a/browser")
    prove.main(["test"])
    for _, work, seed, browser in ran[0]:
        assert "caring-" in work
        assert not Path(work).exists()  # it is gone when all is done
        assert (seed, browser) == ("60", "/a/browser")


def test_words_run_only_those_tests_and_say_so(prove, ran, capsys):
    assert prove.main(["test", "tests/unit/test_prove.py::test_x", "-x"]) == 0
    ((words, *_),) = ran[0]
    assert words[1] == "pytest"
    assert words[-2:] == ("tests/unit/test_prove.py::test_x", "-x")
    assert "a part only" in capsys.readouterr().out


def test_options_alone_choose_among_all_tests(prove, ran):
    prove.main(["test", "-k", "order"])
    ((words, *_),) = ran[0]
    assert words[-6:] == ("-k", "order", "notebooks", "solutions", "tests", "caring")


def test_bench_runs_every_benchmark_or_the_named_one(prove, ran):
    assert prove.main(["bench", "start", "--pairs", "1"]) == 0
    ((words, *_),) = ran[0]
    assert [Path(words[0]).name, *words[1:]] == ["start_bench.py", "--pairs", "1"]


@POSIX_ONLY
def test_a_browser_that_only_points_to_another_package_is_none(prove, tmp_path, monkeypatch):
    program(tmp_path / "chromium", "echo please install the snap >&2; exit 1")
    good = program(tmp_path / "google-chrome", "echo Chrome 156")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert prove.find_browser() == good


@POSIX_ONLY
def test_a_browser_that_is_named_is_taken_and_never_replaced(prove, tmp_path, monkeypatch):
    monkeypatch.setenv("CARING_BROWSER", program(tmp_path / "mine", "true"))
    assert prove.find_browser() == str(tmp_path / "mine")
    monkeypatch.setenv("CARING_BROWSER", "/nowhere/mine")
    monkeypatch.setattr(prove, "run_limited", lambda *_, **__: pytest.fail("nothing may be installed"))
    assert prove.find_browser() == ""
    assert prove.install_browser() == ""


@POSIX_ONLY
def test_what_takes_too_long_is_ended_with_all_that_it_started(prove, tmp_path, capsys):
    slow = program(tmp_path / "slow", f"(sleep 3; touch {tmp_path}/late) & wait")
    began = time.monotonic()
    assert prove.run_limited([slow], 1) is False
    assert time.monotonic() - began < 2.5
    assert "did not end within 1 seconds; I stopped it" in capsys.readouterr().out
    time.sleep(2.5)
    assert not (tmp_path / "late").exists()


def test_a_program_that_is_not_there_has_not_succeeded(prove):
    assert prove.run_limited(["/nowhere/at/all"]) is False
    assert prove.run_limited([sys.executable, "-c", ""], quiet=True) is True


@pytest.mark.parametrize(("there", "root", "installed"), [("firefox", 0, 0), (None, 0, 1), (None, 1, 0)])
def test_a_firefox_is_installed_only_where_there_is_none_and_it_is_simple(prove, monkeypatch, there, root, installed):
    asked = []
    monkeypatch.setattr(prove.shutil, "which", lambda name: there if name == "firefox" else None)
    monkeypatch.setattr(prove.sys, "platform", "linux")
    monkeypatch.setattr(prove.os, "geteuid", lambda: root, raising=False)
    monkeypatch.setattr(prove, "is_debian", lambda: True)
    monkeypatch.setattr(prove, "install_debians", asked.append)
    prove.second_engine()
    assert asked == ["firefox-esr"] * installed

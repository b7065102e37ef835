import os
import re
import subprocess
import sys
from inspect import signature

import pytest

from caring import cli, proving
from caring.errors import CaringError


def test_check_says_that_all_is_well(monkeypatch, capsys):
    monkeypatch.setattr(proving, "problems", list)
    assert cli.main(["check"]) == 0
    assert "in good order" in capsys.readouterr().out


def test_check_prints_each_problem_and_fails(monkeypatch, capsys):
    found = ["statistics.csv, row 3: a wrong cell.", "course.toml lists a.ipynb twice."]
    monkeypatch.setattr(proving, "problems", lambda: found)
    assert cli.main(["check"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "statistics.csv, row 3: a wrong cell.",
        "course.toml lists a.ipynb twice.",
        "2 to mend.",
    ]


@pytest.mark.parametrize(
    ("typed", "meant"), [("tset", " Did you mean “test”?"), ("documents", " Did you mean “document”?"), ("help", "")]
)
def test_an_unknown_word_is_answered_in_a_sentence_with_what_there_is(capsys, typed, meant):
    assert cli.main([typed]) == 2
    said = capsys.readouterr().out
    assert said.startswith(f"I don’t know “{typed}”.{meant} I know: bench, check, class, ")
    assert "test, web." in said


def test_a_kit_without_data_is_a_sentence(monkeypatch, capsys):
    def nothing():
        raise CaringError("No data was found.")

    monkeypatch.setattr(proving, "problems", nothing)
    assert cli.main(["check"]) == 1
    assert capsys.readouterr().out == "No data was found.\n"


def test_it_runs_as_a_module_and_its_status_counts(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "datapackage.json").write_text("no JSON")
    answer = subprocess.run(
        [sys.executable, "-m", "caring.cli", "check"],
        env={**os.environ, "CARING_KIT": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 1
    assert "datapackage.json" in answer.stdout
    assert answer.stderr == ""


def test_a_full_disk_is_a_sentence(tmp_path, monkeypatch, capsys):
    def full(*_):
        raise OSError(28, "No space left on device", str(tmp_path / "order_sheet.html"))

    monkeypatch.setattr("caring.printing.write_safely", full)
    assert cli.main(["print", str(tmp_path)]) == 1
    said = capsys.readouterr().out
    assert f"The system said “No space left on device” ({tmp_path / 'order_sheet.html'})." in said
    assert "Then try once more." in said


def test_pictures_without_playwright_are_a_sentence_that_helps(monkeypatch, capsys):
    monkeypatch.setattr(cli, "find_spec", lambda _: None)
    assert cli.main(["gallery"]) == 1
    assert "Playwright, and it isn’t installed" in capsys.readouterr().out


def test_pictures_without_a_browser_are_a_sentence(monkeypatch, capsys):
    monkeypatch.setattr(cli, "find_spec", lambda _: "here")
    monkeypatch.setattr(cli, "find_browser", lambda: "")
    assert cli.main(["gallery"]) == 1
    assert "no browser to make the pictures with" in capsys.readouterr().out


def test_pictures_need_the_kits_own_tests(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(cli, "kit_folder", lambda: tmp_path)
    assert cli.main(["gallery"]) == 1
    assert f"{tmp_path} has none of them" in capsys.readouterr().out


def test_pictures_go_into_the_folder_that_is_named(monkeypatch, tmp_path):
    asked = []
    monkeypatch.setattr(cli, "find_spec", lambda _: "here")
    monkeypatch.setattr(cli, "find_browser", lambda: "a browser")
    monkeypatch.setattr(cli.subprocess, "call", lambda words, env: asked.append((words[-1], env["CARING_BROWSER"])))
    cli.main(["gallery", str(tmp_path / "here")])
    assert asked == [(str(tmp_path / "here"), "a browser")]


@pytest.mark.parametrize("command", cli.COMMANDS)
def test_its_help_explains_each_word(command, capsys):
    with pytest.raises(SystemExit):
        cli.main([command, "--help"])
    _, *words = re.split(r"\n  (?=\S)", capsys.readouterr().out.partition("show this help message and exit")[2])
    asked = signature(cli.COMMANDS[command]).parameters.values()
    assert len(words) == sum(each.kind is each.KEYWORD_ONLY for each in asked)
    assert [word for word in words if not re.search(r"\s[a-z].*\.\s*$", word)] == []

"""The wheel, built for real: it carries its own copy of the tables, and a kit's own tables win over it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

HERE = Path(__file__).resolve().parents[2]
USE = """
from caring import library, statistics, scripts, rubric, score, read_script
first = scripts()[0]
print(library.__file__)
print(library.kit_folder())
print(len(statistics()), len(rubric()), len(scripts()) >= 12)
print(score({key: given.level for key, given in first.reference.items()}).caring > 0)
print(read_script(first.text).words > 100)
"""
CHECK = "from caring.library import check_all; print(*check_all(), sep='\\n')"
CLAIM = "from caring import statistics; print(statistics()[0].claim)"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The wheel's files, unpacked."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(HERE)]
    subprocess.run(build, check=True, capture_output=True, timeout=300)
    (wheel,) = folder.glob("caring-*.whl")
    with ZipFile(wheel) as files:
        files.extractall(folder / "unpacked")
    return folder / "unpacked"


@pytest.fixture
def wheel(built, tmp_path):
    """A copy of them, to spoil."""
    return shutil.copytree(built, tmp_path / "site")


@pytest.fixture
def empty(tmp_path):
    """A current folder with nothing in it or around it."""
    (tmp_path / "empty").mkdir()
    return tmp_path / "empty"


@pytest.fixture
def kit(tmp_path):
    """A kit beside the wheel, one cell of which was edited."""
    folder = tmp_path / "kit"
    shutil.copytree(HERE / "data", folder / "data")
    (folder / "notebooks").mkdir()
    edit(folder / "data" / "statistics.csv", "one of the most downloaded apps", "an app")
    return folder


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def run(program, wheel, folder):
    """Run a program in a fresh interpreter that finds the wheel's package first."""
    env = {name: value for name, value in os.environ.items() if name != "CARING_KIT"}
    env |= {"PYTHONPATH": str(wheel), "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", program]
    answer = subprocess.run(command, cwd=folder, env=env, capture_output=True, encoding="utf-8", check=False)
    assert answer.stderr == ""
    return answer.stdout.splitlines()


def test_the_wheel_carries_every_table_and_every_file_of_the_package(built):
    for folder, copy in ((HERE / "data", "caring/kit/data"), (HERE / "caring", "caring")):
        files = {path.relative_to(folder) for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"}
        assert files <= {path.relative_to(built / copy) for path in (built / copy).rglob("*")}
    assert (built / "caring" / "kit" / "course.toml").read_bytes() == (HERE / "course.toml").read_bytes()


def test_without_a_kit_the_wheels_copy_is_used(wheel, empty):
    package = wheel / "caring"
    assert run(USE, wheel, empty) == [str(package / "library.py"), str(package / "kit"), "5 6 True", "True", "True"]


def test_the_wheels_copy_checks_exercises_by_its_own_solutions(wheel, empty):
    program = "from caring import check, Work; print(check('let_another_win', 79, work=Work()).status)"
    assert run(program, wheel, empty) == ["done"]


def test_in_a_kit_its_own_cells_win(wheel, empty, kit):
    assert run(CLAIM, wheel, empty) == ["TikTok is one of the most downloaded apps in the Google Play store."]
    assert run(CLAIM, wheel, kit / "notebooks") == ["TikTok is an app in the Google Play store."]


def test_a_wrong_cell_is_reported_in_the_kit_and_in_the_wheels_copy(wheel, empty, kit):
    edit(kit / "data" / "levels.csv", "\none_person,1,", "\none_person,5,")
    assert run(CHECK, wheel, empty) == [""]
    assert [line.split(";")[0] for line in run(CHECK, wheel, kit)] == [
        "data/levels.csv, row 3, column “level”: found “5”",
    ]
    edit(wheel / "caring" / "kit" / "data" / "levels.csv", "\nhuman,0,", "\nhuman,-1,")
    assert [line.split(";")[0] for line in run(CHECK, wheel, empty)] == [
        "data/levels.csv, row 12, column “level”: found “-1”",
    ]


def test_a_wheel_without_its_copy_says_what_to_do(wheel, empty):
    shutil.rmtree(wheel / "caring" / "kit")
    program = CHECK.replace("; print(", "\ntry: print(") + "\nexcept ValueError as error: print(error)"
    (line,) = run(program, wheel, empty)
    assert line.startswith("No data was found in ")
    assert line.endswith("Take a fresh copy of the kit, or set CARING_KIT to the folder that holds data/.")

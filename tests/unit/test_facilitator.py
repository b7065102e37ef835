"""The facilitator's guide: its tables come from the manifest, and it promises nothing that is not there."""

import re
from pathlib import Path

import pytest

from caring import CaringError, facilitator
from caring.cli import COMMANDS, main
from caring.course import lessons
from caring.run_sheets import run_sheets

GUIDE = Path(__file__).resolve().parents[2] / "FACILITATOR.md"


def test_the_guide_is_in_step_with_the_manifest():
    text = GUIDE.read_text(encoding="utf-8")
    assert facilitator.in_step(text) == text


def test_the_tables_name_every_lesson_and_every_run_sheet():
    assert all(f"| {lesson.title} | {lesson.minutes_in_class} min |" in facilitator.outcomes() for lesson in lessons())
    assert re.findall(r"### (\d+) minutes", facilitator.sheets()) == [str(sheet.minutes) for sheet in run_sheets()]


@pytest.mark.parametrize("sheet", run_sheets(), ids=lambda sheet: str(sheet.minutes))
def test_a_table_s_clock_ends_with_its_minutes(sheet):
    table = facilitator._sheet(sheet)
    *_, (hours, minutes, takes) = re.findall(r"^\| (\d+):(\d\d) \| (\d+) min", table, re.MULTILINE)
    assert int(hours) * 60 + int(minutes) + int(takes) == sheet.minutes


def test_every_lesson_of_a_run_sheet_has_its_talk_track():
    told = re.findall(r"^### (.+)$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)
    titles = {lesson.id: lesson.title for lesson in lessons()}
    used = {item.what for sheet in run_sheets() for item in sheet.items if item.kind == "lesson"} - {"start_here"}
    assert {titles[lesson] for lesson in used} <= set(told)


def test_every_command_that_it_names_is_there():
    named = set(re.findall(r"start\.py ([a-z]+)", GUIDE.read_text(encoding="utf-8")))
    assert named <= set(COMMANDS)


def test_the_command_writes_what_is_out_of_step_and_leaves_the_rest(kit, capsys):
    guide = kit.data.parent / "FACILITATOR.md"
    text = GUIDE.read_text(encoding="utf-8")
    guide.write_text(
        text.replace("| from | for | what |", "| when | for | what |") + "My own last words.\n", encoding="utf-8"
    )
    assert main(["facilitator"]) == 0
    assert guide.read_text(encoding="utf-8") == text + "My own last words.\n"
    assert main(["facilitator"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "FACILITATOR.md: its tables are in step with the manifest again",
        "FACILITATOR.md: as before",
    ]


def test_a_guide_without_its_marks_is_told_which_and_left_alone(kit, capsys):
    guide = kit.data.parent / "FACILITATOR.md"
    guide.write_text("My own guide.", encoding="utf-8")
    with pytest.raises(CaringError, match="has the part “outcomes” 0 times; it needs these two lines once"):
        facilitator.write_guide()
    assert main(["facilitator"]) == 1
    assert guide.read_text(encoding="utf-8") == "My own guide."


def test_a_kit_without_a_guide_is_a_sentence(kit):
    with pytest.raises(CaringError, match=r"I can't read .*FACILITATOR\.md"):
        facilitator.write_guide()

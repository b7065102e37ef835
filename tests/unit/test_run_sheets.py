"""Run sheets: the kit's own add up and breathe, and every way to break one is told in a sentence."""

import pytest

from caring import CaringError
from caring.cli import main
from caring.run_sheets import run_sheet_problems, run_sheets

GOOD = """
[[run_sheets]]
minutes = 60
title = "An hour"
slack = 12
items = [
    {{ talk = "Welcome", minutes = 3 }},
    {{ lesson = "which_number_matters", minutes = {lesson} }},
    {{ break = "Tea", minutes = 5 }},
    {{ talk = "Goodbye", minutes = {talk} }},
    {{ {extra} }},
]
"""
OPTIONAL = 'talk = "More", minutes = 12, optional = true'


def sheet(lesson=20, talk=20, extra=OPTIONAL):
    return GOOD.format(lesson=lesson, talk=talk, extra=extra)


@pytest.fixture
def written(kit):
    """Write run sheets into a kit's manifest in place of its own."""

    def write(text):
        path = kit.data.parent / "course.toml"
        lessons = path.read_text(encoding="utf-8").partition("\n[[run_sheets]]")[0]
        path.write_text(lessons + text, encoding="utf-8")

    return write


def test_the_kits_own_are_for_45_90_and_180_minutes_and_in_order():
    assert [each.minutes for each in run_sheets()] == [45, 90, 180]
    assert run_sheet_problems() == []


@pytest.mark.parametrize("each", run_sheets(), ids=lambda each: str(each.minutes))
def test_each_is_core_and_slack_with_something_optional(each):
    assert sum(item.minutes for item in each.core) + each.slack == each.minutes
    assert each.slack >= each.minutes / 5
    assert each.optional
    assert (each.minutes < 60) or any(item.kind == "break" for item in each.core)


def test_a_good_one_is_read(written):
    written(sheet())
    (read,) = run_sheets()
    assert [item.kind for item in read.items] == ["talk", "lesson", "break", "talk", "talk"]
    assert [item.optional for item in read.items] == [False] * 4 + [True]
    assert run_sheet_problems() == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (sheet(talk=21), "core items take 49 and slack is 12, which makes 61; change one"),
        (sheet(talk=24).replace("slack = 12", "slack = 8"), "slack is 8; leave at least a fifth free, 12 minutes"),
        (sheet(extra=OPTIONAL.replace("12", "13")), "optional items take 13, and slack has only 12"),
        (sheet(lesson=10, talk=30), "gives “which_number_matters” 10 minutes, and it takes 20 in class"),
        (sheet().replace("which_number", "which_letter"), "the lesson “which_letter_matters”, which there is not"),
        (
            sheet(talk=101).replace("minutes = 60", "minutes = 161").replace("slack = 12", "slack = 32"),
            "101 minutes pass without a break; put one in after 60",
        ),
    ],
)
def test_what_is_wrong_with_one_is_a_sentence(written, text, said, capsys):
    written(text)
    assert any(said in problem for problem in run_sheet_problems())
    assert main(["check"]) == 1
    assert said in capsys.readouterr().out


def test_a_lesson_may_be_done_in_part_when_the_part_is_named(written):
    written(sheet(lesson=10, talk=30).replace("minutes = 10 }", 'minutes = 10, part = "Only the order" }'))
    assert run_sheet_problems() == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (sheet().replace("slack = 12", ""), "run sheet 1 has no “slack”; write one"),
        (sheet().replace("slack = 12", 'slack = "much"'), "slack: found 'much'; write a whole number of minutes"),
        (sheet().replace('title = "An hour"', "title = 60"), "title: found 60; write a text in quotation marks"),
        (sheet().replace("[[run_sheets]]", "[run_sheets]"), "run_sheets: found {"),
        (sheet(extra="minutes = 3"), r"item 5 has none of them; write one of lesson, talk, break"),
        (sheet(extra='talk = "x", lesson = "start_here", minutes = 3'), "item 5 has lesson and talk; write one of"),
        (sheet(extra='talk = "x", minutes = 0'), "item 5, minutes: found 0"),
        (sheet(extra='talk = "x", minutes = 3, optional = "yes"'), "item 5, optional: found 'yes'; write true"),
        (sheet(extra='talk = "x", minutes = 3, colour = "red"'), "item 5 has “colour”; allowed are break, lesson"),
        ("\n[[run_sheets]]\nminutes = 60\ntitle = 'x'\nslack = 12\nitems = []\n", "items: found"),
    ],
)
def test_a_damaged_one_is_a_sentence_with_its_place(written, text, said):
    written(text)
    with pytest.raises(CaringError) as caught:
        run_sheets()
    assert said.replace("\\", "") in str(caught.value)
    assert run_sheet_problems() == [str(caught.value)]


def test_a_kit_without_run_sheets_is_well(written):
    written("")
    assert run_sheets() == ()
    assert run_sheet_problems() == []

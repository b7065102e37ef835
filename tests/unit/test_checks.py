import dataclasses

import pandas as pd
import plotly.graph_objects as go
import pytest

import caring
from caring import Work, checks, course, drafts, library, solved
from caring.errors import CaringError
from caring.plain import plain, same, short
from caring.views import Practice

STORY, DATA = "number_for_a_friend", "share_of_reach"
GOOD = "You know what? 70% of them feel close there. I looked for the study, and nobody has found it, so ask me again."


def test_the_package_offers_check_hint_and_solution():
    assert (caring.check, caring.hint, caring.solution) == (checks.check, checks.hint, checks.solution)


# A verdict


@pytest.mark.parametrize("nothing", [None, "", "  \n", ..., float("nan")])
def test_nothing_is_not_attempted_and_never_wrong(nothing):
    mina = Work()
    verdict = checks.check(DATA, nothing, work=mina)
    assert (verdict.status, verdict.demand) == ("not attempted", "untouched")
    assert not checks.attempted(mina, DATA)


def test_a_wrong_answer_is_not_yet_with_what_was_seen_why_and_what_to_try():
    mina = Work()
    verdict = checks.check(DATA, 3.4, work=mina)
    assert (verdict.status, verdict.demand) == ("not yet", "one_device")
    assert verdict.saw == "You have 3.4."
    assert "Add the Android number" in verdict.advice
    assert checks.attempted(mina, DATA)
    assert checks.done(mina) == ()


def test_a_right_answer_is_done_and_stays_done():
    mina = Work()
    assert checks.check(DATA, 5.1, work=mina).status == "done"
    assert checks.check(DATA, 50, work=mina).status == "not yet"
    assert checks.done(mina) == (DATA,)


def test_a_story_answer_comes_from_the_saved_work():
    mina = Work()
    assert checks.check(STORY, work=mina).status == "not attempted"
    drafts.write(mina, f"practice.{STORY}", GOOD)
    assert checks.check(STORY, work=mina).status == "done"


def test_a_given_answer_wins_over_the_saved_one_and_leaves_it():
    mina = Work()
    drafts.write(mina, f"practice.{STORY}", GOOD)
    assert checks.check(STORY, "Hey everyone!", work=mina).status == "not yet"
    assert drafts.draft(mina, f"practice.{STORY}").text == GOOD


@pytest.mark.parametrize(
    "wrong",
    [object(), b"bytes", [[1], {"a": object()}], {"chart": 5}, "<script>alert(1)</script>", -1e308, True, "5.1", [5.1]],
)
@pytest.mark.parametrize("name", [each.id for each in course.exercises()])
def test_no_answer_makes_a_check_fail_and_none_of_these_is_done(name, wrong):
    assert checks.check(name, wrong, work=Work()).status == "not yet"


def test_an_unknown_name_is_told_those_that_look_alike():
    for call in (checks.check, checks.hint, checks.solution, checks.reset):
        with pytest.raises(CaringError, match="Did you mean share_of_reach"):
            call("share_of_the_reach", work=Work())


def test_a_verdict_is_validated_and_frozen():
    good = checks.Verdict("a", "not yet", "It has 3 words.", "Because.", "Write.", "length")
    with pytest.raises(dataclasses.FrozenInstanceError):
        good.status = "done"
    for change in ({"status": "wrong"}, {"saw": " "}, {"demand": ""}, {"status": "done"}):
        with pytest.raises(ValueError, match=r"\w"):
            dataclasses.replace(good, **change)


def test_a_verdict_shows_calmly_and_escaped():
    verdict = checks.check(DATA, "<b>5</b>", work=Work())
    assert "<b>5</b>" not in verdict._repr_html_()
    assert "&lt;b&gt;5" in verdict._repr_html_()
    assert repr(verdict).startswith("Not yet. I expected a number, and found a text: <b>5</b>.\nWhy it matters: ")


def test_running_a_check_without_an_answer_keeps_nothing():
    mina = Work()
    for each in course.exercises():
        checks.check(each.id, work=mina)
    assert mina.answers() == []


# Hints and solutions


def test_hints_come_one_by_one_and_are_remembered():
    mina = Work()
    first, second, third, again = (checks.hint(DATA, work=mina) for _ in range(4))
    assert [note.heading for note in (first, second, third)] == ["Hint 1 of 3", "Hint 2 of 3", "Hint 3 of 3"]
    assert again == third
    assert checks.hints_shown(mina, DATA) == library.hints(DATA)
    assert checks.hints_shown(mina, STORY) == ()


def test_a_damaged_count_of_hints_begins_anew():
    mina = Work()
    mina.keep(f"hint.{DATA}", {"shown": "many"})
    assert checks.hint(DATA, work=mina).heading == "Hint 1 of 3"


def test_the_solution_opens_after_an_attempt_or_on_explicit_wish():
    mina = Work()
    assert checks.solution(DATA, work=mina).heading == "Try it once first"
    assert "15.54" in checks.solution(DATA, anyway=True, work=mina).text
    checks.check(DATA, 12, work=mina)
    opened = checks.solution(DATA, work=mina)
    assert opened.heading == "One way to solve it"
    assert "SOLUTION" not in opened.text


def test_a_storys_solution_is_the_text_itself():
    text = checks.solution(STORY, anyway=True, work=Work()).text
    assert checks.check(STORY, text, work=Work()).status == "done"


# Begin again


def test_reset_takes_answer_verdicts_and_hints_of_one_exercise_and_keeps_a_backup():
    mina = Work()
    drafts.write(mina, f"practice.{STORY}", GOOD)
    checks.check(STORY, work=mina)
    checks.hint(STORY, work=mina)
    checks.check(DATA, 5.1, work=mina)
    checks.reset(STORY, work=mina)
    assert checks.done(mina) == (DATA,)
    assert checks.hints_shown(mina, STORY) == ()
    assert drafts.draft(mina, f"practice.{STORY}").text == ""
    restored = Work()
    restored.put_back(mina.store.backups[-1])
    assert drafts.draft(restored, f"practice.{STORY}").text == GOOD
    assert STORY in checks.done(restored)


def test_no_backup_no_reset(work, monkeypatch):
    checks.check(DATA, 5.1, work=work)

    def full(_text):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(work.store, "back_up", full)
    with pytest.raises(CaringError, match="so I changed nothing"):
        checks.reset(DATA, work=work)
    assert checks.done(work) == (DATA,)


# Wrong answers that a solution lists


def test_a_listed_wrong_answer_that_is_not_refused_as_written_stops_the_notebook():
    with pytest.raises(CaringError, match="is accepted, and should be refused by “fraction”"):
        checks.refused(DATA, ("fraction", 5.1))
    with pytest.raises(CaringError, match="is refused by “share”, and should be refused by “fraction”"):
        checks.refused(DATA, ("fraction", 77))


def test_refused_answers_show_their_verdicts_escaped():
    shown = checks.refused(DATA, ("kind", "<i>x</i>"))
    assert "<i>" not in shown._repr_html_()
    assert "Not yet" in repr(shown)


def test_a_solution_notebook_that_fails_names_its_cell(kit, monkeypatch):
    solutions = kit.data.parent / "solutions"
    solutions.mkdir()
    cell = '{"cell_type": "code", "id": "a", "metadata": {}, "outputs": [], "source": "1 / 0"}'
    (solutions / "01_which_number_matters.ipynb").write_text('{"cells": [' + cell + "]}")
    with pytest.raises(CaringError, match=r"01_which_number_matters.ipynb, cell 1: ZeroDivisionError"):
        solved.solved(course.exercise(DATA))


# Plain values


@pytest.mark.parametrize(
    ("answer", "value"),
    [
        (pd.Series({"a": 1.5}), {"a": 1.5}),
        (pd.Series([1, 2]), [1, 2]),
        (pd.Series([1, 2]).mean(), 1.5),
        (pd.Index(["a", "b"]), ["a", "b"]),
        (pd.DataFrame({"x": [1, None]}), [{"x": 1.0}, {"x": None}]),
        (pd.DataFrame({"x": [1]}, index=["a"]), {"a": {"x": 1}}),
        (pd.NA, None),
        ({1: (2, 3)}, {"1": [2, 3]}),
        (
            go.Figure(go.Bar(x=["b", "a"], y=[1, 2])),
            {"chart": [["bar", "a", 2], ["bar", "b", 1]], "title": None, "x": None, "y": None},
        ),
        (go.Figure(), {"chart": [], "title": None, "x": None, "y": None}),
    ],
)
def test_what_a_notebook_makes_becomes_plain(answer, value):
    assert plain(answer) == value


def test_alike_means_within_a_tolerance_and_yes_is_no_number():
    assert same([1, {"a": 2.04}], [1, {"a": 2}], 0.05)
    assert not same(1, True)
    assert not same({"a": 1}, {"b": 1})
    assert len(short("word " * 100)) <= 60


# The view


def test_the_view_does_the_same_by_plain_methods():
    practice = Practice(STORY, Work())
    practice.check()
    assert practice.state["verdict"]["status"] == "not attempted"
    practice.write("Hey everyone! 70% of them, and nobody has found the source, as far as I could see, I tell you.")
    practice.check()
    assert practice.state["verdict"]["status"] == "not yet"
    assert practice.state["tried"]
    practice.hint()
    assert practice.state["hints"] == [library.hints(STORY)[0]]
    practice.show_solution()
    assert practice.state["solution"] == solved.solved(course.exercise(STORY)).answer
    practice.write(GOOD)
    practice.check()
    assert practice.state["done"]


@pytest.mark.parametrize("exercise", [e for e in course.exercises() if e.track == "story"], ids=lambda e: e.id)
def test_a_page_where_nothing_was_tried_says_what_it_looks_for_and_not_which_letters_are_right(exercise):
    said = Practice(exercise.id, Work()).state["looks_for"]
    asked = library.demands(exercise.id)
    assert said
    assert not {demand.looks_for for demand in asked if demand.rule in ("includes", "excludes")} & {*said}


def test_the_view_begins_again_with_a_backup():
    practice = Practice(STORY, Work())
    practice.write(GOOD)
    practice.check()
    practice.hint()
    practice.begin_again()
    state = practice.state
    assert (state["text"], state["verdict"], state["hints"], state["solution"], state["done"]) == (
        "",
        None,
        [],
        "",
        False,
    )
    assert "backup" in state["said"]


def test_a_rewriting_starts_from_its_original_and_that_is_not_attempted():
    name = "one_coat_button"
    practice = Practice(name, Work())
    assert practice.state["text"].startswith("Hello everyone, and a very warm welcome")
    practice.check()
    assert practice.state["verdict"]["status"] == "not attempted"
    assert practice.work.answers() == []


def test_the_views_page_may_only_ask_for_what_a_learner_does():
    practice = Practice(STORY, Work())
    practice._hear(practice, {"do": "write", "with": ["half \ud83d letter"]}, None)
    assert "half ?" in practice.state["text"]
    practice._hear(practice, {"do": "refresh", "with": []}, None)
    practice._hear(practice, {"do": "write", "with": [5, 6]}, None)
    practice._hear(practice, {"do": "write", "with": ["x" * 20_001]}, None)
    assert "at most 20,000 characters" in practice.state["said"]

"""Lesson 07's views: nothing of fewer than five people, only notes that were picked, made-up people said to be so."""

import gc
import json

import pytest

from caring import CaringError, Work, answers
from caring.library import scripts, statistics
from caring.scoring import CRITERIA
from caring.views import ClassLevels, ClassOrders, ClassStandings, Debrief, GatherAnswers, Widest
from caring.views.debrief import FOR_LESS, reasons
from caring.views.gather import this_debrief

IDS = [statistic.id for statistic in statistics()]
GOAT = next(script for script in scripts() if script.id == "goat")
NOTE = "I was having a rotten day, and now I’m not."


@pytest.fixture
def debrief():
    return Debrief()


@pytest.fixture
def made_up(debrief):
    debrief.take_in_made_up()
    return debrief


def views(debrief):
    return [ClassOrders(debrief), ClassStandings(debrief), ClassLevels(debrief), Widest(debrief)]


def person(number, *, level=2, note=""):
    """Make a whole file of somebody's, as they would take it out."""
    work = Work()
    work.seed = number
    answers.arrange(work, IDS)
    answers.seal(work)
    for item in ("wonder", *CRITERIA):
        answers.rate(work, "goat", item, level)
    answers.note(work, "goat", note)
    answers.finish(work, "goat")
    return (f"{number}.json", work.take_out())


def a_class(*levels, note=""):
    return [person(number, level=level, note=note) for number, level in enumerate(levels)]


def hear(view, name, *given):
    view._handle_custom_msg({"do": name, "with": list(given)}, [])


# Opening with five


@pytest.mark.parametrize("people", [0, 1, 4])
def test_all_is_locked_and_no_chart_is_drawn_before_five(debrief, people):
    debrief.take_in(a_class(*range(people)))
    for view in views(debrief):
        assert "Of fewer I show no split" in view.state["locked"]
        assert view.state.keys() <= {"lead", "locked", "title", "notice", "said", "made_up", "large", "authors"}
        assert getattr(view, "chart", None) is None or view.chart.outputs == ()


def test_all_opens_with_the_fifth_and_every_view_follows(debrief):
    shown = views(debrief)
    gather = GatherAnswers(debrief)
    gather.take_in(a_class(0, 1, 2, 3))
    gather.take_in([person(9, level=4)])
    assert gather.state["count"] == "5 people: 5 sealed orders, 5 finished ratings."
    assert not any("locked" in view.state for view in shown)
    assert all(len(view.chart.outputs) == 1 for view in shown[:3])


def test_it_closes_again_when_all_is_forgotten(made_up):
    shown = views(made_up)
    GatherAnswers(made_up).start_over()
    assert all("locked" in view.state for view in shown)
    assert all(view.chart.outputs == () for view in shown[:3])


# Gathering


def test_files_come_from_the_page_as_json_and_a_damaged_one_is_named(debrief):
    gather = GatherAnswers(debrief)
    hear(gather, "take_in", json.dumps([*a_class(0, 1), ["shopping.json", "milk, eggs"], ["film.json", None]]))
    assert gather.state["count"] == "2 people: 2 sealed orders, 2 finished ratings."
    assert [line.split("”")[0] for line in gather.state["left_out"]] == ["“shopping.json", "“film.json"]
    assert gather.state["said"] == "Taken in. 2 people: 2 sealed orders, 2 finished ratings."


@pytest.mark.parametrize("message", ["", "milk", "{}x", "[1]", '[["a"]]', '[[1, "x"]]', "[" * 3000, "null", '["ab"]'])
def test_whatever_else_the_page_sends_is_a_sentence_and_changes_nothing(debrief, message):
    gather = GatherAnswers(debrief)
    hear(gather, "take_in", message)
    assert debrief.people == ()
    assert gather.state["said"]


def test_a_name_with_half_a_letter_can_be_shown(debrief):
    gather = GatherAnswers(debrief)
    hear(gather, "take_in", json.dumps([["\ud800.json", "x"]]))
    assert gather.state["left_out"][0].startswith("“?.json” is left out")
    json.dumps(gather.state).encode("utf-8")


def test_a_folder_is_read(debrief, tmp_path):
    for name, text in a_class(0, 4):
        (tmp_path / name).write_text(text, encoding="utf-8")
    gather = GatherAnswers(debrief)
    hear(gather, "take_in_folder", str(tmp_path))
    assert len(debrief.people) == 2
    hear(gather, "take_in_folder", str(tmp_path))
    assert gather.state["repeats"] == (
        "2 files came from somebody who was in already: each person’s newest counts, once."
    )
    hear(gather, "take_in_folder", str(tmp_path / "gone"))
    assert "I can’t open the folder" in gather.state["said"]
    assert len(debrief.people) == 2


def test_nothing_of_a_class_is_written_to_the_learners_work(monkeypatch, tmp_path):
    monkeypatch.setenv("CARING_WORK", str(tmp_path / "work"))
    debrief = Debrief()
    views(debrief)
    GatherAnswers(debrief).take_in(a_class(0, 1, 2, 3, 4))
    assert not (tmp_path / "work").exists()


def test_the_lessons_views_share_one_debrief():
    assert ClassOrders().debrief is Widest().debrief is this_debrief()


# Made up


def test_a_made_up_class_says_so_in_every_view_and_on_every_chart(made_up):
    for view in [GatherAnswers(made_up), *views(made_up)]:
        assert view.state["made_up"] == "made-up class"
    for view in views(made_up)[:3]:
        drawn = view.chart.outputs[0]["data"]["application/vnd.plotly.v1+json"]
        assert [each["text"] for each in drawn["layout"]["annotations"]] == ["made-up class"]


def test_real_answers_take_the_made_up_ones_place_and_are_never_mixed_with_them(made_up):
    made_up.switch("authors")
    made_up.pick(NOTE)
    made_up.take_in(a_class(0, 1, 2, 3, 4))
    assert len(made_up.people) == 5
    assert (made_up.note, made_up.authors, made_up.picked) == ("", False, frozenset())
    drawn = ClassLevels(made_up).chart.outputs[0]["data"]["application/vnd.plotly.v1+json"]
    assert "annotations" not in drawn["layout"]


# One script


def test_one_choice_of_a_script_moves_both_views_of_it(made_up):
    standings, levels = ClassStandings(made_up), ClassLevels(made_up)
    assert standings.state["script"] == levels.state["script"] == "goat"
    hear(standings.view, "show", "lemon")
    assert levels.state["script"] == "lemon"
    assert "About your lemon tree" in levels.state["sentence"]


@pytest.mark.parametrize("script", ["potato", "gone", ""])
def test_a_script_that_few_have_rated_is_refused(made_up, script):
    with pytest.raises(CaringError, match="Fewer than 5 people have rated"):
        ClassStandings(made_up).show(script)
    with pytest.raises(CaringError, match="Fewer than 5 people have rated"):
        Widest(made_up).discuss(script, "human")


def test_the_authors_side_is_nowhere_until_it_is_asked_for(made_up):
    shown = views(made_up)
    hidden = json.dumps([view.state for view in shown])
    assert "diamond is" in hidden, "the diamond of the mean place"
    assert "The authors gave" not in hidden
    assert not any(level["theirs"] for level in shown[3].state["levels"])
    hear(shown[3], "switch", "authors")
    assert "The authors gave connection 12½, value 29⅙" in shown[1].state["sentence"]
    assert [level["theirs"] for level in shown[3].state["levels"]] == [True, False, False, False, False]
    for view in shown[1:3]:
        assert view.chart.outputs[0]["data"]["application/vnd.plotly.v1+json"]["data"][-1]["name"] == "the authors’"
    assert GOAT.reference["valuable"].level == 0


def test_a_table_holds_what_the_chart_shows(made_up):
    rows = ClassStandings(made_up).state["rows"]
    assert sum(int(people) for *_, people in rows) == 24
    levels = ClassLevels(made_up).state
    assert len(levels["head"]) == len(levels["rows"][0])
    assert all(sum(map(int, row[1:6])) == 24 for row in levels["rows"])
    orders = ClassOrders(made_up).state
    assert sum(int(row[1]) for row in orders["rows"]) == orders["people"] == 24


def test_large_is_large_everywhere(made_up):
    shown = views(made_up)
    hear(GatherAnswers(made_up), "switch", "large")
    assert all(view.state["large"] for view in shown)
    for view in shown[:3]:
        assert view.chart.outputs[0]["data"]["application/vnd.plotly.v1+json"]["layout"]["height"] == 560


def test_an_unknown_switch_is_a_sentence(made_up):
    with pytest.raises(CaringError, match="no switch “people”"):
        made_up.switch("people")


# The widest disagreement and its notes


def test_both_sides_have_what_speaks_for_them(made_up):
    lower, higher = Widest(made_up).state["sides"]
    assert (lower["head"], lower["speaks"]) == ("10 below the mean", FOR_LESS)
    assert lower["words"] == [GOAT.reference["valuable"].reason], "at level 0 the reason is what speaks for less"
    assert higher["words"] == [GOAT.reference["valuable"].for_more, GOAT.second["valuable"].reason]


def test_each_script_and_criterion_has_words_for_either_side_and_a_second_opinion_stands_on_its_own():
    for script in scripts():
        for criterion, ours in script.reference.items():
            more, less = (reasons(script, criterion, more=more) for more in (True, False))
            assert all(more + less)
            second = script.second.get(criterion)
            assert (len(more), len(less)) == ((1, 1) if not second else (2, 1) if second.level > ours.level else (1, 2))


def test_no_note_leaves_the_kernel_before_the_facilitator_looks_and_only_picked_ones_stay(made_up):
    widest = Widest(made_up)
    notes = {rating.note for each in made_up.people for rating in each.ratings.values()} - {""}
    assert not any(note in json.dumps(widest.state, ensure_ascii=False) for note in notes)
    hear(widest, "switch", "looking")
    offered = [note["text"] for side in widest.state["sides"] for note in side["notes"]]
    assert len(offered) == 8
    assert NOTE in offered
    hear(widest, "pick", NOTE)
    hear(widest, "switch", "looking")
    state = json.dumps(widest.state, ensure_ascii=False)
    assert [note for note in notes if note in state] == [NOTE]
    assert widest.state["sides"][1]["quotes"] == [NOTE]
    hear(widest, "pick", NOTE)
    assert widest.state["sides"][1]["quotes"] == []


def test_going_on_to_another_disagreement_closes_the_notes_and_leaves_the_picked_behind(made_up):
    widest = Widest(made_up)
    widest.switch("looking")
    widest.pick(NOTE)
    hear(widest, "discuss", "stairs", "valuable")
    assert widest.state["looking"] is False
    assert all(side["quotes"] == side["notes"] == [] for side in widest.state["sides"])
    assert [each["name"] for each in widest.state["disputes"] if each["on"]] == ["The left side of the road: Valuable"]


def test_a_text_that_nobody_wrote_cannot_be_put_on_the_screen(made_up):
    widest = Widest(made_up)
    hear(widest, "pick", "<script>alert(1)</script>")
    assert all(side["quotes"] == [] for side in widest.state["sides"])


def test_a_class_of_one_mind_has_two_empty_sides(debrief):
    debrief.take_in(a_class(2, 2, 2, 2, 2))
    assert [side["head"] for side in Widest(debrief).state["sides"]] == ["0 below the mean", "0 above the mean"]


def test_notes_before_anything_is_gathered_are_a_sentence(debrief):
    widest = Widest(debrief)
    hear(widest, "pick", NOTE)
    assert widest.state["said"] == "No script was rated by 5 people yet."


def test_a_debrief_holds_no_view_alive(debrief):
    ClassOrders(debrief)
    view = Widest(debrief)
    view.close()
    del view
    gc.collect()
    debrief.tell()

"""Where a script becomes valuable: one's own mark first."""

import json
from itertools import pairwise

import pytest

from caring import CaringError, Work
from caring.library import check_all, valuable_from
from caring.marking import (
    ENOUGH,
    NOWHERE,
    Mark,
    for_yours,
    mark,
    mark_of,
    marked_scripts,
    seal,
    sealed,
    seconds_to,
    sentences,
    their_sentence,
    theirs,
)
from caring.views import MarkValue

each = pytest.mark.parametrize("given", valuable_from(), ids=lambda given: given.script)


def of(script):
    return next(given for given in valuable_from() if given.script == script)


# The authors' marks


def test_there_are_enough_scripts_and_one_of_them_is_valuable_nowhere():
    assert len(marked_scripts()) >= ENOUGH
    assert sum(not given.quote for given in valuable_from()) == 1


@each
def test_the_authors_mark_is_a_sentence_of_its_script_word_by_word(given):
    if given.quote:
        assert sentences(given.script)[their_sentence(given)].text == given.quote
    else:
        assert their_sentence(given) == NOWHERE


@each
def test_something_speaks_for_an_earlier_place_and_for_a_later_one(given):
    assert given.for_earlier
    assert bool(given.for_later) == bool(given.quote)


# The learner's


def test_a_mark_can_change_until_it_is_sealed():
    mina = Work()
    assert mark_of(mina, "socks") == Mark(None, None)
    for sentence in (3, NOWHERE, 0):
        mark(mina, "socks", sentence)
        assert mark_of(mina, "socks") == Mark(sentence, None)
    seal(mina, "socks")
    assert mark_of(mina, "socks").sentence == 0
    assert sealed(mina) == ("socks",)
    for again in (lambda: mark(mina, "socks", 4), lambda: seal(mina, "socks")):
        with pytest.raises(CaringError, match="sealed: it stays"):
            again()


@pytest.mark.parametrize("sentence", [-2, 100, "3", None, 2.0, True])
def test_what_is_no_sentence_of_the_script_is_refused(sentence):
    mina = Work()
    with pytest.raises(CaringError, match="Sentences go from 0 to 17"):
        mark(mina, "socks", sentence)
    assert mina.answers() == []


def test_nothing_is_sealed_that_was_not_marked_and_other_scripts_are_named():
    with pytest.raises(CaringError, match="Choose a sentence first"):
        seal(Work(), "socks")
    with pytest.raises(CaringError, match="There are some for socks"):
        mark(Work(), "choir", 1)
    with pytest.raises(CaringError, match="There are some for socks"):
        MarkValue(Work()).choose("choir")


@pytest.mark.parametrize(
    "damaged",
    [1, {}, {"start": 0, "nowhere": True, "sealed": None}, {"start": None, "nowhere": False, "sealed": None},
     {"start": 0, "nowhere": False, "sealed": 3}, {"start": True, "nowhere": False, "sealed": None}],
)  # fmt: skip
def test_a_damaged_mark_is_set_aside(damaged):
    mina = Work()
    mina.keep("valuable.socks", damaged)
    assert mark_of(mina, "socks") == Mark(None, None)
    assert "set it aside" in mina.notice


@pytest.mark.parametrize(("start", "sentence"), [(184, 4), (190, 4), (0, 0), (-7, 0), (10**9, 22)])
def test_a_mark_is_found_again_where_a_teacher_has_changed_the_script(start, sentence):
    mina = Work()
    mina.keep("valuable.goat", {"start": start, "nowhere": False, "sealed": None})
    assert mark_of(mina, "goat").sentence == sentence


@pytest.mark.parametrize("column", ["quote", "reason", "for_earlier"])
def test_a_misquoted_script_is_reported_with_its_row(kit, column):
    kit.edit("valuable_from.csv", column, lambda _: "“She sang.”" if column != "quote" else "She sang.")
    assert f"data/valuable_from.csv, row 2, column “{column}”: found “She sang." in check_all()[0]


# Side by side


@each
def test_the_authors_mark_waits_for_the_seal(given):
    mina = Work()
    mark(mina, given.script, 2)
    assert theirs(mina, given.script) is None
    seal(mina, given.script)
    assert theirs(mina, given.script) == given


@each
def test_what_speaks_for_the_learners_mark_is_given_on_its_own_side(given):
    ours = their_sentence(given)
    assert for_yours(given, ours) is for_yours(given, NOWHERE) is None
    if given.quote:
        assert for_yours(given, ours - 1) == for_yours(given, 0) == ("earlier", given.for_earlier)
        assert for_yours(given, ours + 1) == ("later", given.for_later)
    else:
        assert for_yours(given, 0) == for_yours(given, 5) == ("somewhere", given.for_earlier)


def test_the_seconds_to_a_sentence_grow_with_its_place_and_with_a_slower_pace():
    paces = {"calm": 140, "natural": 165, "brisk": 200}
    waits = [seconds_to("ducks", number, paces) for number in range(len(sentences("ducks")))]
    assert waits[0] == dict.fromkeys(paces, 0)
    assert all(a["natural"] < b["natural"] for a, b in pairwise(waits))
    assert waits[-1]["calm"] > waits[-1]["natural"] > waits[-1]["brisk"]


# The view


def test_the_view_shows_the_wait_and_opens_the_authors_mark_with_the_seal():
    view = MarkValue(Work())
    assert (view.state["marked"], view.state["says"], view.state["count"]) == (None, "", "0 marked, 3 to go.")
    view.mark(12)
    assert view.state["says"].startswith("Your viewer waits 48 seconds for it at a calm pace, 41 at")
    for given in valuable_from():
        assert given.reason not in json.dumps(view.state, ensure_ascii=False)
    view.seal()
    assert view.state["theirs"]["same"]
    assert view.state["chosen"] == "socks", "it stays with the script until the learner goes on"
    view.choose("goat")
    view.mark(NOWHERE)
    assert "take nothing along" in view.state["says"]
    view.choose("click")
    view.mark(0)
    assert view.state["says"].startswith("Your viewer waits for nothing")


def test_another_mark_than_the_authors_is_never_called_wrong():
    view = MarkValue(Work())
    view.mark(2)
    view.seal()
    shown = view.state["theirs"]
    assert (shown["same"], shown["for_yours"]) == (False, ("earlier", of("socks").for_earlier))
    assert "wrong" not in json.dumps(view.state)


def test_the_times_along_the_script_follow_the_pace_and_ones_own_is_among_them():
    mina = Work()
    mina.keep("pace.own", {"words_per_minute": 100, "how": "read"})
    paces = {pace["name"]: pace for pace in MarkValue(mina).state["paces"]}
    assert list(paces) == ["calm", "natural", "brisk", "yours"]
    assert (paces["brisk"]["times"][12], paces["yours"]["times"][12]) == ("0:34", "1:07")
    assert paces["brisk"]["minute"] is None
    assert paces["yours"]["minute"] == 10, "the sentence that is being spoken at 60 seconds"

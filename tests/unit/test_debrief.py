"""What a class's answers show together, by known answers; nothing of fewer than five people."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caring import debrief, ranking
from caring.answers import Rating
from caring.debrief import ALL, Orders, describe_alike, describe_chance, describe_orders
from caring.gathered import Person, made_up_class
from caring.library import scripts
from caring.scoring import CRITERIA, Reliability

IDS = ("S1", "S2", "S3", "S4", "S5")
ONE, TWO = (script.id for script in scripts()[:2])


def person(order=None, note="", **levels):
    """Somebody with an order, and one level for all six criteria of each script named."""
    ratings = {script: Rating(2, dict.fromkeys(CRITERIA, level), note, "then") for script, level in levels.items()}
    return Person(order, ratings, frozenset(), "")


def ordered(*orders):
    return tuple(person(tuple(order)) for order in orders)


def rated(*levels, script=ONE):
    return tuple(person(**{script: level}) for level in levels)


# Orders


def test_orders_by_hand():
    first, second = IDS, ("S2", "S1", "S3", "S4", "S5")
    found = debrief.orders(ordered(first, first, first, second, second))
    assert found.people == 5
    assert dict(found.first) == {"S1": 3, "S2": 2, "S3": 0, "S4": 0, "S5": 0}
    assert list(found.places) == list(IDS)
    assert [place.mean for place in found.places.values()] == [1.4, 1.6, 3, 4, 5]
    assert (found.places["S1"].lowest, found.places["S1"].highest) == (1, 2)
    assert found.points["S1"] == pytest.approx(3.6)
    assert found.least_distance == (IDS,)
    assert found.w == pytest.approx(ranking.kendalls_w([first] * 3 + [second] * 2))
    assert found.p <= 0.01


def test_all_orders_that_are_equally_near_are_given():
    turned = ("S2", "S1", "S3", "S4", "S5")
    found = debrief.orders(ordered(*[IDS] * 3, *[turned] * 3))
    assert found.least_distance == (IDS, turned)


def test_the_most_often_first_stands_first_whatever_its_mean_place():
    loved = ("S5", "S1", "S2", "S3", "S4")
    others = [("S1", "S2", "S3", "S4", "S5"), ("S2", "S1", "S3", "S4", "S5"), ("S3", "S1", "S2", "S4", "S5")]
    found = debrief.orders(ordered(loved, loved, *others))
    assert next(iter(found.first)) == "S5"
    assert next(iter(found.places)) == "S1"


@pytest.mark.parametrize("people", range(5))
def test_no_orders_of_fewer_than_five_are_shown(people):
    assert debrief.orders((*ordered(*[IDS] * people), *rated(1, 2, 3))) is None


def test_more_statistics_than_can_be_tried_have_no_nearest_order_and_all_else():
    nine = tuple(f"S{n}" for n in range(9))
    found = debrief.orders(ordered(*[nine] * 5))
    assert found.least_distance == ()
    assert found.w == pytest.approx(1)


@settings(deadline=None, max_examples=30)
@given(st.lists(st.permutations(IDS), min_size=5, max_size=9))
def test_first_places_add_up_and_mean_places_follow_bordas_points(orders):
    found = debrief.orders(ordered(*orders))
    assert sum(found.first.values()) == len(orders)
    for statistic, place in found.places.items():
        assert place.mean == pytest.approx(len(IDS) - found.points[statistic])
    means = [place.mean for place in found.places.values()]
    assert all(one <= other + 1e-9 for one, other in pairwise(means))


# Ratings


def test_what_a_class_gave_by_hand():
    found = debrief.judged(rated(0, 1, 1, 4, 4))
    assert [(each.script, each.criterion) for each in found] == [(ONE, criterion) for criterion in CRITERIA]
    assert found[0].counts == (1, 2, 0, 0, 2)
    assert (found[0].spread.median, found[0].spread.mean, found[0].spread.apart) == (1, 2, pytest.approx(2.2))


@pytest.mark.parametrize("people", range(5))
def test_nothing_of_a_script_that_fewer_than_five_have_rated_is_shown(people):
    four = rated(*[2] * people)
    assert debrief.judged(four) == debrief.widest(four) == debrief.rated_scripts(four) == ()
    assert debrief.standings(four, ONE) == debrief.middles(four, ONE) == {}
    assert debrief.sides(four, ONE, "human") == debrief.Sides((), ())
    assert all(found.alpha is None for found in debrief.alike(four).values())


def test_a_script_that_few_have_rated_is_hidden_beside_one_that_many_have():
    people = (*rated(0, 1, 2, 3, 4), *rated(0, 4, 0, 4, script=TWO))
    assert debrief.rated_scripts(people) == (ONE,)


def test_the_widest_disagreement_comes_first():
    people = tuple(person(**{ONE: one, TWO: two}) for one, two in zip((1, 2, 2, 2, 3), (0, 0, 2, 4, 4), strict=True))
    found = debrief.widest(people)
    assert [each.script for each in found] == [TWO] * 6 + [ONE] * 6
    assert [each.spread.apart for each in found] == sorted((each.spread.apart for each in found), reverse=True)


def test_a_class_parts_at_its_mean_and_who_gave_exactly_the_mean_is_on_neither_side():
    found = debrief.sides(rated(0, 1, 2, 3, 4), ONE, "human")
    assert [rating.levels["human"] for rating in found.lower] == [0, 1]
    assert [rating.levels["human"] for rating in found.higher] == [3, 4]


def test_a_class_of_one_mind_has_no_sides():
    assert debrief.sides(rated(2, 2, 2, 2, 2), ONE, "human") == debrief.Sides((), ())


def test_people_stand_at_their_connection_and_value():
    assert debrief.standings(rated(4, 4, 2, 0, 0), ONE) == {(0, 0): 2, (25, 25): 1, (50, 50): 2}
    assert debrief.middles(rated(4, 4, 2, 0, 0), ONE)["connection"].median == 25


def test_alike_by_hand():
    alike = tuple(person(**{ONE: 0, TWO: 4}) for _ in range(5))
    found = debrief.alike(alike)
    assert list(found) == [ALL, *CRITERIA]
    assert all(each.alpha == 1 for each in found.values())
    assert found["human"].low is None, "two scripts are too few for an interval"
    assert (found[ALL].low, found[ALL].high) == (1, 1)


def test_the_made_up_class_is_worth_a_talk():
    people = made_up_class().people
    widest = debrief.widest(people)[0]
    assert widest.spread.apart > 1.5
    both = debrief.sides(people, widest.script, widest.criterion)
    assert min(len(both.lower), len(both.higher)) >= 8
    for side in (both.lower, both.higher):
        assert sum(bool(rating.note) for rating in side) >= 3
    assert 0.2 < debrief.alike(people)[ALL].alpha < 0.8
    assert len(debrief.orders(people).least_distance) > 1


# Words


def class_with(w, p=0.001):
    return Orders(20, {}, {}, {}, (), w, p)


@pytest.mark.parametrize(
    ("w", "said"),
    [
        (0, "You agree on little."),
        (0.29, "You agree on little."),
        (0.3, "You agree on some of it."),
        (0.5, "You agree on a good deal."),
        (0.7, "You agree on most."),
        (1, "You agree on most."),
    ],
)
def test_agreement_is_said_in_steps(w, said):
    assert describe_orders(w) == said


@pytest.mark.parametrize(
    ("p", "said"),
    [
        (0.001, "in none of 999 cases."),
        (0.002, "in about 2 of 1,000 cases."),
        (0.05, "in about 50 of 1,000 cases."),
        (0.051, "in about 51 of 1,000 cases. So it may be chance."),
    ],
)
def test_chance_is_said_as_so_many_of_a_thousand(p, said):
    assert describe_chance(class_with(0.2, p)).endswith(said)


@pytest.mark.parametrize(
    ("alpha", "said"),
    [
        (None, "There is nothing to compare: everything was given one level."),
        (-0.4, "You rate hardly more alike than by chance."),
        (0.2, "You rate a little alike."),
        (0.5, "You rate more alike than not."),
        (0.8, "You rate almost alike."),
    ],
)
def test_alikeness_is_said_in_steps(alpha, said):
    assert describe_alike(Reliability(alpha, None, None)) == said

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caring import CaringError, rubric, score
from caring.scoring import (
    CRITERIA,
    HALVES,
    Comparison,
    Leaning,
    Score,
    check_ratings,
    compare,
    describe_leaning,
    describe_leanings,
    exactly,
    half_score,
    is_level,
    leanings,
)

levels = st.integers(0, 4)
ratings = st.fixed_dictionaries(dict.fromkeys(CRITERIA, levels))
halves = st.tuples(levels, levels, levels).map(lambda three: 50 * sum(three) / 12)
scores = st.builds(Score, halves, halves)


def rated(*six):
    return dict(zip(CRITERIA, six, strict=True))


# Known values, by hand


@pytest.mark.parametrize(
    ("six", "connection", "value"),
    [
        ((0, 0, 0, 0, 0, 0), 0, 0),
        ((4, 4, 4, 4, 4, 4), 50, 50),
        ((2, 2, 2, 2, 2, 2), 25, 25),
        ((3, 3, 3, 4, 2, 0), 37.5, 25),
        ((4, 2, 3, 0, 0, 0), 37.5, 0),
        ((0, 0, 0, 1, 1, 0), 0, 50 / 6),
        ((3, 3, 2, 4, 4, 0), 100 / 3, 100 / 3),
    ],
)
def test_each_half_is_fifty_times_the_mean_of_its_three_over_four(six, connection, value):
    found = score(rated(*six))
    assert (found.connection, found.value) == pytest.approx((connection, value))
    assert found.caring == pytest.approx(connection + value)


def test_without_connection_the_sum_gives_fifty_and_the_other_two_give_nothing():
    found = score(rated(0, 0, 0, 4, 4, 4))
    assert (found.caring, found.twice_the_smaller, found.product) == (50, 0, 0)


def test_enjoyable_and_consumable_but_not_valuable_in_three_ways():
    found = score(rated(4, 4, 4, 4, 4, 0))
    assert (found.caring, found.twice_the_smaller, found.product) == pytest.approx((250 / 3, 200 / 3, 200 / 3))


def test_the_three_ways_stand_side_by_side_under_their_names():
    assert dict(Score(40, 20).ways) == {
        "connection + value": 60,
        "2 × the smaller half": 40,
        "connection × value ÷ 25": 32,
    }


def test_a_score_shows_itself_in_one_decimal():
    assert repr(score(rated(3, 3, 2, 4, 4, 0))) == "Score(connection=33.3, value=33.3, caring=66.7)"


def test_the_criteria_and_their_halves_are_the_rubrics():
    assert [(c.id, c.half) for c in rubric()] == [(c, half) for half, three in HALVES.items() for c in three]


@pytest.mark.parametrize("half", HALVES)
def test_a_half_waits_for_its_three(half):
    own = dict.fromkeys(HALVES[half], 2)
    others = {criterion: 4 for criterion in CRITERIA if criterion not in own}
    assert half_score({**own, **others}, half) == half_score(own, half) == 25
    for criterion in own:
        assert half_score({**others, **{c: 2 for c in own if c != criterion}}, half) is None


# What is wrong is named


@pytest.mark.parametrize("missing", [("human",), ("one_person", "valuable"), CRITERIA])
def test_missing_ratings_are_named(missing):
    with pytest.raises(CaringError, match="Still to rate") as wrong:
        score({criterion: 2 for criterion in CRITERIA if criterion not in missing})
    named = str(wrong.value).split(".")[0]
    assert {c for c in CRITERIA if c in named} == set(missing)


def test_unknown_criteria_are_named_beside_those_that_there_are():
    with pytest.raises(
        CaringError, match=r"no criterion called charm and 7\. The six are one_person, .* and valuable\."
    ):
        score({**rated(2, 2, 2, 2, 2, 2), "charm": 3, 7: 3})


@pytest.mark.parametrize("level", [-1, 5, 10**30, 2.0, 2.5, float("nan"), "3", None, True, [2], {}])
def test_ratings_that_are_no_whole_number_from_0_to_4_are_named(level):
    with pytest.raises(CaringError, match="whole numbers from 0 to 4, not human = ") as wrong:
        score({**rated(2, 2, 2, 2, 2, 2), "human": level})
    assert repr(level) in str(wrong.value)
    assert not is_level(level)


def test_all_wrong_ratings_are_named_at_once():
    with pytest.raises(CaringError, match="not one_person = 9, human = 'x' and valuable = -1"):
        score(rated(9, 0, "x", 4, 1, -1))


def test_unfinished_ratings_can_be_checked():
    check_ratings({})
    check_ratings({"human": 4})
    with pytest.raises(CaringError, match="charm"):
        check_ratings({"charm": 4})


# Whatever the ratings


@given(ratings)
def test_halves_are_0_to_50_and_each_way_is_0_to_100(given_ratings):
    found = score(given_ratings)
    assert 0 <= found.connection <= 50
    assert 0 <= found.value <= 50
    assert all(0 <= whole <= 100 for whole in found.ways.values())


@given(ratings, st.sampled_from(CRITERIA))
def test_a_higher_rating_raises_its_own_half_and_lowers_nothing(given_ratings, criterion):
    lower, higher = (score({**given_ratings, criterion: level}) for level in (1, 3))
    mine, other = ("connection", "value") if criterion in HALVES["connection"] else ("value", "connection")
    assert getattr(higher, mine) > getattr(lower, mine)
    assert getattr(higher, other) == getattr(lower, other)
    assert higher.caring > lower.caring
    assert higher.twice_the_smaller >= lower.twice_the_smaller
    assert higher.product >= lower.product


@given(ratings, st.permutations(HALVES["connection"]))
def test_which_of_a_halfs_ratings_is_which_does_not_matter_to_the_score(given_ratings, turned):
    shuffled = given_ratings | {new: given_ratings[old] for new, old in zip(turned, HALVES["connection"], strict=True)}
    assert score(shuffled) == score(given_ratings)


@given(scores)
def test_the_product_never_exceeds_twice_the_smaller_which_never_exceeds_the_sum(found):
    assert found.product <= found.twice_the_smaller + 1e-9
    assert found.twice_the_smaller <= found.caring + 1e-9


@given(scores)
def test_the_three_ways_agree_on_twins_and_on_the_whole(found):
    twin = Score(found.connection, found.connection)
    assert twin.caring == pytest.approx(twin.twice_the_smaller)
    assert Score(found.connection, 50).product == pytest.approx(Score(found.connection, 50).twice_the_smaller)


@given(scores)
def test_connection_and_value_weigh_the_same(found):
    turned = Score(found.value, found.connection)
    assert turned.ways == found.ways


# Points as they are


def test_points_are_shown_in_sixths():
    shown = [exactly(50 * twelfths / 12) for twelfths in range(13)]
    assert shown == ["0", "4⅙", "8⅓", "12½", "16⅔", "20⅚", "25", "29⅙", "33⅓", "37½", "41⅔", "45⅚", "50"]
    assert (exactly(1 / 6), exactly(100)) == ("⅙", "100")


def test_a_sum_on_screen_adds_up():
    sixths = {"⅙": Fraction(1, 6), "⅓": Fraction(1, 3), "½": Fraction(1, 2), "⅔": Fraction(2, 3), "⅚": Fraction(5, 6)}

    def read(shown):
        return int(shown.rstrip("".join(sixths)) or 0) + sixths.get(shown[-1], 0)

    for a, b in product(range(13), repeat=2):
        found = Score(50 * a / 12, 50 * b / 12)
        assert read(exactly(found.connection)) + read(exactly(found.value)) == read(exactly(found.caring))


# Beside the authors'


def test_each_criterion_is_compared_in_the_rubrics_order():
    found = compare(rated(3, 0, 2, 4, 1, 0), rated(1, 4, 2, 3, 1, 0))
    assert [(c.criterion, c.apart) for c in found] == list(zip(CRITERIA, (2, -4, 0, 1, 0, 0), strict=True))
    assert found[0] == Comparison("one_person", yours=3, ours=1)


def test_nothing_is_compared_before_both_sides_are_whole():
    whole = rated(2, 2, 2, 2, 2, 2)
    for yours, ours in (({"human": 2}, whole), (whole, {"human": 2}), (whole, {**whole, "human": 5})):
        with pytest.raises(CaringError):
            compare(yours, ours)


def test_leanings_by_hand():
    ours = rated(2, 2, 2, 2, 2, 2)
    yours = [rated(4, 1, 2, 3, 2, 0), rated(3, 1, 2, 2, 3, 0), rated(3, 2, 2, 2, 1, 0), rated(2, 2, 2, 2, 2, 3)]
    found = leanings([compare(mine, ours) for mine in yours])
    assert found == (
        Leaning("one_person", scripts=4, same=1, within_one=3, apart=1.0),
        Leaning("i_you", scripts=4, same=2, within_one=4, apart=-0.5),
        Leaning("human", scripts=4, same=4, within_one=4, apart=0.0),
        Leaning("enjoyable", scripts=4, same=3, within_one=4, apart=0.25),
        Leaning("consumable", scripts=4, same=2, within_one=4, apart=0.0),
        Leaning("valuable", scripts=4, same=0, within_one=1, apart=-1.25),
    )
    assert [x.direction for x in found] == ["higher", "lower", "level", "level", "level", "lower"]


NAMES = {criterion: criterion.title().replace("_", " ") for criterion in CRITERIA}


def leaning(criterion, apart, same=0):
    return Leaning(criterion, scripts=6, same=same, within_one=6, apart=apart)


def test_leanings_are_said_by_name_and_the_closest_goes_by_distance():
    apart, same = (-1.25, -0.5, -0.75, 0.5, -0.25, 0.125), (0, 0, 0, 0, 5, 1)
    found = [leaning(*each) for each in zip(CRITERIA, apart, same, strict=True)]
    assert describe_leanings(found, NAMES) == (
        "You give more for “Enjoyable”. You ask more of “One Person”, “I You” and “Human”. "
        "You and the authors agree most on “Valuable”."
    )


def test_no_criterion_with_a_leaning_is_called_the_one_of_most_agreement():
    found = [leaning("human", -0.75, same=1), leaning("valuable", -0.5, same=5)]
    assert describe_leanings(found, NAMES) == "You ask more of “Human” and “Valuable”."


def test_a_leaning_is_said_in_levels():
    assert describe_leaning(leaning("human", -2.5)) == "On average 2.5 levels lower."
    assert describe_leaning(leaning("human", 0.25)) == "About as the authors do."


def test_half_a_level_is_the_least_that_is_called_a_leaning():
    directions = {apart: Leaning("human", 6, 0, 0, apart).direction for apart in (-0.5, -0.49, 0.0, 0.49, 0.5)}
    assert list(directions.values()) == ["lower", "level", "level", "level", "higher"]


def test_no_scripts_make_no_leaning():
    assert leanings([]) == ()


@given(st.lists(st.tuples(ratings, ratings), min_size=1, max_size=5))
def test_leaning_the_other_way_round_turns_the_sign_alone(pairs):
    mine, theirs = ([compare(*pair) for pair in turned] for turned in (pairs, [(b, a) for a, b in pairs]))
    for one, other in zip(leanings(mine), leanings(theirs), strict=True):
        assert (one.same, one.within_one, one.apart) == (other.same, other.within_one, -other.apart)
        assert one.same <= one.within_one <= one.scripts == len(pairs)
        assert -4 <= one.apart <= 4

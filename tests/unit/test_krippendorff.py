"""How alike many people rate: Krippendorff's alpha and its interval, and where numbers lie."""

from collections import Counter
from itertools import combinations
from statistics import fmean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caring import CaringError
from caring.scoring import Reliability, krippendorff_alpha, reliability, spread

levels = st.integers(0, 4)
units = st.lists(st.lists(levels, max_size=6), max_size=8)


def columns(*coders):
    """Turn coders' rows, with a dot for what is missing, into what each thing was given."""
    return [[ord(value) for value in column if value != "."] for column in zip(*coders, strict=True)]


# K. Krippendorff, "Computing Krippendorff's alpha-reliability" (2011): its examples A to D
BINARY = columns("0100000010", "1110010000")
NAMED = columns("aabbdcccedda", "babbbccceddd")
FOUR = columns("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
# the three coders of Wikipedia's example
THREE = columns(".....34121133.3", "1.213343.......", "..21344.21133.4")


@pytest.mark.parametrize(
    ("given_units", "distance", "published"),
    [
        (BINARY, "nominal", 0.095),
        (NAMED, "nominal", 0.692),
        (FOUR, "nominal", 0.743),
        (FOUR, "ordinal", 0.815),
        (FOUR, "interval", 0.849),
        (THREE, "nominal", 0.691),
        (THREE, "interval", 0.811),
    ],
)
def test_alpha_is_the_published_one(given_units, distance, published):
    assert round(krippendorff_alpha(given_units, distance), 3) == published


def by_definition(given_units):
    """Compute ordinal alpha pair by pair, as the paper defines it."""
    rated = [unit for unit in given_units if len(unit) > 1]
    values = [value for unit in rated for value in unit]
    counts = Counter(values)

    def apart(one, other):
        low, high = min(one, other), max(one, other)
        return (sum(n for v, n in counts.items() if low <= v <= high) - (counts[low] + counts[high]) / 2) ** 2

    within = sum(sum(apart(*pair) for pair in combinations(unit, 2)) * 2 / (len(unit) - 1) for unit in rated)
    between = sum(apart(*pair) for pair in combinations(values, 2)) * 2
    return 1 - (len(values) - 1) * within / between if between else None


@given(units)
def test_alpha_is_the_definitions(given_units):
    found, defined = krippendorff_alpha(given_units), by_definition(given_units)
    assert found == (None if defined is None else pytest.approx(defined, abs=1e-9))
    assert found is None or found <= 1


@given(units, st.randoms(use_true_random=False))
def test_neither_the_order_of_people_nor_of_scripts_matters_nor_who_rated_alone(given_units, random):
    mixed = [random.sample(unit, len(unit)) for unit in given_units] + [[3]]
    random.shuffle(mixed)
    found = krippendorff_alpha(given_units)
    assert krippendorff_alpha(mixed) == (None if found is None else pytest.approx(found))


@given(units)
def test_ordinal_alpha_knows_only_the_order_of_levels(given_units):
    found = krippendorff_alpha(given_units)
    for change in (lambda level: 4 - level, lambda level: level**3):
        assert krippendorff_alpha([[change(level) for level in unit] for unit in given_units]) == (
            None if found is None else pytest.approx(found)
        )


def test_all_alike_is_one_and_none_alike_is_below_zero():
    assert krippendorff_alpha([[0, 0, 0], [4, 4], [2, 2]]) == 1
    assert krippendorff_alpha([[0, 4], [0, 4], [0, 4]]) < 0


@pytest.mark.parametrize("nothing", [[], [[]], [[1], [2]], [[3, 3], [3, 3]]])
def test_where_there_is_nothing_to_tell_there_is_no_alpha(nothing):
    assert krippendorff_alpha(nothing) is None
    assert reliability(nothing) == Reliability(None, None, None)


def test_an_unknown_distance_is_named():
    with pytest.raises(CaringError, match=r"no distance “ratio”\. There are nominal, ordinal and interval"):
        krippendorff_alpha(FOUR, "ratio")


# The interval


def test_the_interval_holds_alpha_and_is_narrower_for_more_of_the_same():
    few = reliability(FOUR)
    many = reliability(FOUR * 6)
    assert few.low < few.alpha == pytest.approx(0.815, abs=0.001)
    assert many.low < many.alpha < many.high
    assert many.high - many.low < few.high - few.low


def test_the_same_seed_gives_the_same_interval_and_another_another():
    assert reliability(FOUR, seed=1) == reliability(FOUR, seed=1) != reliability(FOUR, seed=2)


def test_five_things_rated_have_an_alpha_and_no_interval():
    five = [[0, 1], [4, 4], [2, 1], [3, 3], [0, 0]]
    assert reliability(five).low is reliability(five).high is None
    assert reliability(five).alpha == krippendorff_alpha(five)
    assert reliability([*five, [1, 1]]).low is not None


@settings(max_examples=25)
@given(st.lists(st.lists(levels, min_size=2, max_size=5), min_size=6, max_size=8))
def test_the_interval_is_in_order_and_at_most_one(given_units):
    found = reliability(given_units, resamples=50)
    if found.alpha is not None:
        assert found.low <= found.high <= 1


# Where numbers lie


def test_a_spread_by_hand():
    found = spread([4, 0, 1, 3, 2])
    assert (found.count, found.mean, found.lowest, found.highest) == (5, 2, 0, 4)
    assert (found.lower_quartile, found.median, found.upper_quartile) == (1, 2, 3)
    assert found.apart == 2  # (4×1 + 3×2 + 2×3 + 1×4) / 10 pairs


def test_a_single_number_has_no_spread():
    found = spread([3])
    assert (found.lowest, found.lower_quartile, found.median, found.upper_quartile, found.highest) == (3, 3, 3, 3, 3)
    assert found.apart == 0


def test_no_number_is_a_sentence():
    with pytest.raises(CaringError, match="at least one"):
        spread([])


@given(st.lists(levels, min_size=2, max_size=30))
def test_apart_is_the_mean_distance_of_all_pairs(numbers):
    found = spread(numbers)
    assert found.apart == pytest.approx(fmean(abs(a - b) for a, b in combinations(numbers, 2)))
    five = (found.lowest, found.lower_quartile, found.median, found.upper_quartile, found.highest)
    assert list(five) == sorted(five)
    assert spread(numbers[::-1]) == found

from fractions import Fraction
from functools import partial
from itertools import islice, pairwise, permutations, product
from math import inf, nan, sqrt

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from scipy.stats import friedmanchisquare, kendalltau, rankdata

from caring.errors import CaringError
from caring.ranking import (
    Agreement,
    Change,
    Judgement,
    Touch,
    Win,
    agreement,
    borda,
    describe_tau,
    kemeny,
    kemeny_distance,
    kendall_tau,
    kendalls_w,
    kendalls_w_p_value,
    moved,
    never_wins,
    ranks,
    shuffled,
    touches,
    weighted,
    wins,
)

FIVE = ("S1", "S2", "S3", "S4", "S5")
TENNESSEE = (
    [("Memphis", "Nashville", "Chattanooga", "Knoxville")] * 42
    + [("Nashville", "Chattanooga", "Knoxville", "Memphis")] * 26
    + [("Chattanooga", "Knoxville", "Nashville", "Memphis")] * 15
    + [("Knoxville", "Chattanooga", "Nashville", "Memphis")] * 17
)

orders = st.permutations(FIVE).map(tuple)
level_or_not = st.fixed_dictionaries(dict.fromkeys(FIVE, st.integers(0, 4)))
apart = level_or_not.filter(lambda scores: len(set(scores.values())) > 1)
rankings = st.one_of(orders, apart)
classes = st.lists(rankings, min_size=2, max_size=6)
ratings = st.tuples(st.integers(0, 4), st.integers(0, 4))
judgements = st.dictionaries(st.sampled_from(FIVE), ratings, min_size=1)
weights = st.fractions(0, 1, max_denominator=60)


def numbered(*values):
    return {f"item {number}": value for number, value in enumerate(values)}


def as_scores(ranking):
    return ranking if isinstance(ranking, dict) else {item: -place for place, item in enumerate(ranking)}


def as_values(ranking):
    return [as_scores(ranking)[item] for item in FIVE]


def winners(judged):
    return {item for win in wins(judged) for item in win.ids}


def raised(judged, item, by):
    relevance, trust = judged[item]
    return {**judged, item: (relevance + by[0], trust + by[1])}


# Shuffling


def test_a_shuffle_is_the_same_for_a_seed_on_every_python():
    # Made on CPython 3.11; Random.random() is promised never to change for a seed.
    assert shuffled(FIVE, seed=2) == ("S3", "S4", "S5", "S2", "S1")
    assert shuffled(FIVE, seed=3) == ("S1", "S3", "S2", "S4", "S5")


@given(orders, st.integers())
def test_a_shuffle_keeps_the_ids_forgets_how_they_came_and_is_never_sorted(ids, seed):
    order = shuffled(ids, seed)
    assert sorted(order) == list(FIVE)
    assert order == shuffled(FIVE, seed) != FIVE


def test_shuffles_of_many_seeds_reach_every_order_but_the_sorted_one():
    reached = {shuffled("abc", seed) for seed in range(200)}
    assert reached == set(permutations("abc")) - {tuple("abc")}


def test_two_ids_always_change_places():
    assert {shuffled(("S1", "S2"), seed) for seed in range(20)} == {("S2", "S1")}


@pytest.mark.parametrize("ids", [(), ("S1",)])
def test_nothing_to_shuffle_comes_back_as_it_is(ids):
    assert shuffled(ids, seed=1) == ids


def test_a_shuffle_refuses_an_id_that_comes_twice():
    with pytest.raises(CaringError, match="repeats S1"):
        shuffled(["S1", "S2", "S1"], seed=1)


# Ranks and moves


@given(level_or_not)
def test_ranks_are_those_of_scipy(scores):
    expected = rankdata([-score for score in scores.values()])
    assert list(ranks(scores).values()) == list(expected)


def test_ranks_of_an_order_are_its_places():
    assert ranks(("S5", "S1")) == {"S5": 1, "S1": 2}


def test_moves_count_places_up_and_down():
    assert moved(FIVE, ("S5", "S1", "S2", "S3", "S4")) == {"S1": -1, "S2": -1, "S3": -1, "S4": -1, "S5": 4}


@given(orders, orders)
def test_moves_cancel_out_and_turn_round(before, after):
    assert sum(moved(before, after).values()) == 0
    assert moved(after, before) == {item: -places for item, places in moved(before, after).items()}


# Kendall's tau


def test_tau_of_hollander_and_wolfes_tuna():
    # M. Hollander and D. A. Wolfe, Nonparametric Statistical Methods (1973), p. 187f., and R's help page of cor.test:
    # lightness and quality of nine lots of tuna, 26 pairs alike and 10 opposite, tau = 0.4444444.
    lightness = numbered(44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1)
    quality = numbered(2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8)
    assert agreement(lightness, quality) == Agreement(16 / 36, 26, 10, 0, 36)


def test_tau_b_of_kendalls_tied_ranks():
    # M. G. Kendall, Rank Correlation Methods, chapter 3: S = 33, with 4 and 9 tied pairs of 45, tau-b = 0.859.
    first = numbered(1, 2.5, 2.5, 4.5, 4.5, 6.5, 6.5, 8, 9.5, 9.5)
    second = numbered(1, 2, 4.5, 4.5, 4.5, 4.5, 8, 8, 8, 10)
    assert kendall_tau(first, second) == pytest.approx(33 / sqrt(41 * 36))
    assert kendall_tau(first, second) == pytest.approx(0.859, abs=0.0005)


def test_tau_of_siegels_twelve_students():
    # S. Siegel, Nonparametric Statistics (1956), chapter 9: authoritarianism and status strivings, S = 44, tau = .67.
    authoritarianism = numbered(3, 4, 2, 1, 8, 11, 10, 6, 7, 12, 5, 9)
    strivings = numbered(2, 6, 5, 1, 10, 9, 8, 3, 4, 12, 7, 11)
    assert kendall_tau(authoritarianism, strivings) == pytest.approx(44 / 66)


@given(rankings, rankings)
def test_tau_is_that_of_scipy(first, second):
    assert kendall_tau(first, second) == pytest.approx(kendalltau(as_values(first), as_values(second)).statistic)


@given(rankings, rankings)
def test_tau_is_symmetric_and_reversal_negates_it(first, second):
    tau = kendall_tau(first, second)
    turned = {item: -score for item, score in as_scores(second).items()}
    assert kendall_tau(second, first) == tau
    assert kendall_tau(first, turned) == -tau
    assert -1 <= tau <= 1


@given(rankings)
def test_tau_of_a_ranking_with_itself_is_exactly_one(ranking):
    assert kendall_tau(ranking, ranking) == 1


@given(level_or_not, level_or_not)
def test_agreement_counts_every_pair_once(first, second):
    found = agreement(first, second)
    assert found.pairs_alike + found.pairs_opposite + found.pairs_tied == found.pairs == 10
    assert (found.tau is None) == (len(set(first.values())) == 1 or len(set(second.values())) == 1)


def test_agreement_of_five_can_be_said_in_a_sentence():
    found = agreement(FIVE, {"S1": 4, "S2": 4, "S3": 1, "S4": 2, "S5": 1.5})
    assert (found.pairs_alike, found.pairs_opposite, found.pairs_tied, found.pairs) == (7, 2, 1, 10)


def test_fractions_that_are_level_are_tied_where_floats_would_not_be():
    third = Fraction(1, 3)
    assert agreement(("S1", "S2"), {"S1": third + third, "S2": 2 * third}).pairs_tied == 1


def test_tau_is_undefined_when_all_is_level():
    assert agreement(FIVE, dict.fromkeys(FIVE, 3)).tau is None
    with pytest.raises(CaringError, match="all level"):
        kendall_tau(FIVE, dict.fromkeys(FIVE, 3))
    with pytest.raises(CaringError, match="all level"):
        kendall_tau(["S1"], ["S1"])


@pytest.mark.parametrize("compare", [kendall_tau, agreement, moved, lambda *both: kendalls_w(both)])
def test_different_ids_are_named(compare):
    with pytest.raises(CaringError, match="number 2 lacks S1, S4 and adds S6,"):
        compare(["S1", "S2", "S4"], ["S2", "S6"])


@pytest.mark.parametrize("score", [None, nan, inf, "3"])
def test_a_score_that_is_no_number_is_named(score):
    with pytest.raises(CaringError, match="S2's score is"):
        kendall_tau(["S1", "S2"], {"S1": 1, "S2": score})


def test_an_order_that_repeats_an_id_or_is_one_text_is_refused():
    with pytest.raises(CaringError, match="repeats S1, S2"):
        moved(["S1", "S2", "S2", "S1"], FIVE)
    with pytest.raises(CaringError, match="'S1' is one text"):
        borda(["S1", "S2"])


@given(st.floats(-1, 1))
def test_a_sentence_for_tau_mirrors_and_is_one_sentence(tau):
    sentence = describe_tau(tau)
    assert sentence.count(".") == 1
    assert sentence.endswith(".")
    assert (sentence == describe_tau(-tau)) == ("chance" in sentence) == (abs(tau) < 0.3)


@pytest.mark.parametrize(
    ("tau", "words"),
    [
        (1, "exactly as you did"),
        (0.95, "almost as you did"),
        (0.6, "almost as you did"),
        (0.4, "keep more pairs"),
        (0.2, "chance"),
        (0, "chance"),
        (-0.2, "chance"),
        (-0.4, "turn more pairs round"),
        (-0.6, "almost the other way round"),
        (-0.95, "almost the other way round"),
        (-1, "exactly the other way round"),
        (None, "all level"),
    ],
)
def test_each_agreement_has_its_sentence(tau, words):
    assert words in describe_tau(tau)


@pytest.mark.parametrize("tau", [1.01, -2, nan])
def test_a_tau_that_cannot_be_is_refused(tau):
    with pytest.raises(CaringError, match="from -1 to 1"):
        describe_tau(tau)


# Borda and Kemeny


def test_borda_points_of_the_tennessee_capital():
    # Electowiki and Wikipedia, "Borda count": 194, 173, 126 and 107 points from 100 voters.
    points = {"Nashville": 1.94, "Chattanooga": 1.73, "Memphis": 1.26, "Knoxville": 1.07}
    assert borda(TENNESSEE) == points
    assert list(borda(TENNESSEE)) == list(points)


@given(classes)
def test_borda_points_are_all_given_out_highest_first(many):
    points = borda(many)
    assert sum(points.values()) == pytest.approx(10)
    assert all(high >= low for high, low in pairwise(points.values()))


@given(orders, st.integers(1, 5))
def test_borda_and_kemeny_of_one_mind_are_that_mind(order, times):
    assert list(borda([order] * times).items()) == list(zip(order, (4, 3, 2, 1, 0), strict=True))
    assert kemeny([order] * times) == (order,)


def test_kemenys_order_of_the_tennessee_capital():
    # Electowiki, "Kemeny-Young method": the least distance score is 32 + 32 + 42 + 17 + 42 + 42 = 207.
    best = ("Nashville", "Chattanooga", "Knoxville", "Memphis")
    assert kemeny(TENNESSEE) == (best,)
    assert kemeny_distance(best, TENNESSEE) == 207


def test_ties_count_nothing_in_kemenys_distance():
    assert kemeny_distance(FIVE, [{"S1": 3, "S2": 3, "S3": 1, "S4": 1, "S5": 1}, dict.fromkeys(FIVE, 0)]) == 0


def test_a_circle_has_three_kemeny_orders():
    # Condorcet's paradox: each of the three voters' orders is as good as the others'.
    circle = ["abc", "bca", "cab"]
    assert kemeny([tuple(order) for order in circle]) == tuple(tuple(order) for order in circle)


@given(classes)
def test_kemenys_orders_are_all_those_of_least_distance_and_no_other(many):
    distances = {order: kemeny_distance(order, many) for order in permutations(FIVE)}
    assert set(kemeny(many)) == {order for order in distances if distances[order] == min(distances.values())}


@given(orders, orders)
def test_kemenys_distance_of_two_orders_counts_the_pairs_that_tau_calls_opposite(first, second):
    assert kemeny_distance(first, [second]) == kemeny_distance(second, [first])
    assert kemeny_distance(first, [second]) == agreement(first, second).pairs_opposite


def test_kemeny_takes_eight_ids_and_refuses_nine():
    assert kemeny([tuple("hgfedcba")]) == (tuple("hgfedcba"),)
    with pytest.raises(CaringError, match="at most 8 ids, and here are 9"):
        kemeny([tuple("abcdefghi")])


@pytest.mark.parametrize("consensus", [borda, kemeny, kendalls_w, kendalls_w_p_value])
def test_no_order_at_all_is_refused(consensus):
    with pytest.raises(CaringError, match="no order yet"):
        consensus([])


# Kendall's W


def test_w_of_siegels_three_executives():
    # S. Siegel, Nonparametric Statistics (1956), chapter 9: six applicants ranked by three executives, W = .16.
    executives = [(1, 6, 3, 2, 5, 4), (1, 5, 6, 4, 2, 3), (6, 3, 2, 5, 4, 1)]
    assert kendalls_w(numbered(*row) for row in executives) == pytest.approx(12 * 25.5 / (9 * 210))


def test_w_of_three_competitors():
    # proofwiki.org, "Kendall's Coefficient of Concordance/Examples/Arbitrary Example 1": W = 1/16.
    assert kendalls_w(numbered(*row) for row in [(1, 3, 2), (1, 2, 3), (2, 3, 1), (3, 1, 2)]) == 1 / 16


def test_w_with_ties_of_kendalls_three_rankings():
    # M. G. Kendall, Rank Correlation Methods, chapter 6 (also Siegel 1956, chapter 9): 591 / 714 = .828.
    tied = [
        (1, 4.5, 2, 4.5, 3, 7.5, 6, 9, 7.5, 10),
        (2.5, 1, 2.5, 4.5, 4.5, 8, 9, 6.5, 10, 6.5),
        (2, 1, 4.5, 4.5, 4.5, 4.5, 8, 8, 8, 10),
    ]
    assert kendalls_w(numbered(*row) for row in tied) == pytest.approx(591 / 714)


@given(st.lists(st.one_of(orders, level_or_not), min_size=3, max_size=6))
@example([FIVE, FIVE, dict.fromkeys(FIVE, 2)])
def test_w_is_scipys_friedman_statistic_on_a_scale_of_one(many):
    assume(any(len(set(as_values(one))) > 1 for one in many))
    statistic = friedmanchisquare(*zip(*map(as_values, many), strict=True)).statistic
    assert kendalls_w(many) == pytest.approx(statistic / (len(many) * 4))


@given(rankings, st.integers(2, 6))
def test_w_of_one_mind_is_exactly_one(ranking, times):
    assert kendalls_w([ranking] * times) == 1


@given(orders)
def test_w_of_an_order_and_its_reverse_is_nought(order):
    assert kendalls_w([order, order[::-1]]) == 0
    assert kendalls_w_p_value([order, order[::-1]], permutations=9) == 1


@pytest.mark.parametrize("measure", [kendalls_w, kendalls_w_p_value])
def test_w_refuses_a_single_order_and_rankings_all_level(measure):
    with pytest.raises(CaringError, match="at least two rankings"):
        measure([FIVE])
    with pytest.raises(CaringError, match="all are level"):
        measure([dict.fromkeys(FIVE, 1)] * 2)


@pytest.mark.parametrize(
    ("judges", "published"),
    [
        # M. Friedman, J. American Statistical Association 32 (1937), exact table for three ids and four rankings
        # (also Siegel 1956, table N): chi-squared 0.5, 3.5, 6, 6.5 and 8, which is eight times W.
        (["abc", "acb", "bca", "cab"], 0.931),
        (["abc", "abc", "abc", "cab"], 0.273),
        (["abc", "abc", "bac", "bac"], 0.069),
        (["abc", "abc", "abc", "bac"], 0.042),
        (["abc", "abc", "abc", "abc"], 0.0046),
    ],
)
def test_the_p_value_of_w_is_near_the_published_exact_one(judges, published):
    found = kendalls_w_p_value([tuple(order) for order in judges], permutations=4000, seed=1)
    assert found == pytest.approx(published, abs=4 * sqrt(published * (1 - published) / 4000))


def test_the_p_value_of_w_is_the_same_for_a_seed_and_never_nought():
    many = [FIVE] * 6
    assert kendalls_w_p_value(many, permutations=99, seed=5) == 1 / 100
    mixed = [FIVE, FIVE, FIVE[::-1]]
    assert kendalls_w_p_value(mixed, 99, seed=5) == kendalls_w_p_value(mixed, 99, seed=5)


def test_a_permutation_test_needs_a_permutation():
    with pytest.raises(CaringError, match="at least one shuffle"):
        kendalls_w_p_value([FIVE, FIVE], permutations=0)


# Weights

HALVES = {"S1": (0, 3), "S2": (1, 4), "S3": (3, 3), "S4": (4, 1), "S5": (4, 0)}


def test_totals_are_exact_and_a_float_is_the_decimal_it_is_written_as():
    assert weighted({"S1": (1, 4), "S2": (4, 2)}, 0.4) == {"S1": Fraction(14, 5), "S2": Fraction(14, 5)}
    assert weighted({"S1": Judgement(relevance=1, trust=4)}, Fraction(1, 3)) == {"S1": 3}
    assert weighted(HALVES, 0)["S2"] == 4
    assert weighted(HALVES, 1)["S2"] == 1


def test_wins_change_hands_where_lines_cross():
    # 4 - 3w = 3 at w = 1/3; 3 = 1 + 3w at w = 2/3.
    third, two_thirds = Fraction(1, 3), Fraction(2, 3)
    assert wins(HALVES) == (
        Win("S2", Fraction(0), third),
        Win("S3", third, two_thirds),
        Win("S4", two_thirds, Fraction(1)),
    )
    assert touches(HALVES) == (Touch("S5", Fraction(1), ("S4",)),)


def test_a_line_through_the_crossing_of_two_winners_only_touches():
    judged = {"S1": (0, 4), "S2": (4, 0), "S3": (2, 2)}
    half = Fraction(1, 2)
    assert [win.id for win in wins(judged)] == ["S1", "S2"]
    assert touches(judged) == (Touch("S3", half, ("S1", "S2")),)
    assert never_wins(judged) == (Change("S3", relevance=1, trust=1, both=None),)


def test_ids_with_the_same_ratings_share_their_interval():
    judged = {"S1": (2, 3), "S2": (1, 1), "S3": (2, 3)}
    assert wins(judged) == (Win("S1", Fraction(0), Fraction(1), ("S3",)),)
    assert [change.id for change in never_wins(judged)] == ["S2"]


def test_what_never_wins_is_told_what_would_have_to_change():
    assert never_wins(HALVES) == (
        Change("S1", relevance=3, trust=None, both=None),
        Change("S5", relevance=None, trust=1, both=None),
    )


@pytest.mark.parametrize(
    ("judged", "both"),
    [
        ({"S1": (4, 4), "S2": (2, 1)}, (2, 3)),  # only (4, 4) is enough
        ({"S1": (3, 4), "S2": (2, 0), "S3": (4, 3)}, (2, 3)),  # rather than (1, 4): more even
        ({"S1": (2, 4), "S2": (1, 1), "S3": (4, 2)}, (3, 1)),  # rather than (1, 3): more relevance
    ],
)
def test_where_neither_rating_alone_is_enough_both_must_rise(judged, both):
    assert never_wins(judged) == (Change("S2", None, None, both),)


@given(judgements)
def test_wins_cover_nought_to_one_exactly_once(judged):
    found = wins(judged)
    assert (found[0].start, found[-1].end) == (0, 1)
    assert all(win.start < win.end for win in found)
    assert all(before.end == after.start for before, after in pairwise(found))
    assert all(set(before.ids).isdisjoint(after.ids) for before, after in pairwise(found))


@given(judgements, weights)
def test_who_wins_or_touches_at_a_weight_is_who_has_the_highest_total_there(judged, weight):
    totals = weighted(judged, weight)
    highest = {item for item, total in totals.items() if total == max(totals.values())}
    winning = {item for win in wins(judged) if win.start <= weight <= win.end for item in win.ids}
    touching = {touch.id for touch in touches(judged) if touch.weight == weight}
    assert winning | touching == highest
    assert winning.isdisjoint(touching)


@given(judgements)
def test_a_touch_is_a_tie_with_a_winner_by_an_id_that_never_wins(judged):
    losers = {change.id for change in never_wins(judged)}
    for touch in touches(judged):
        totals = weighted(judged, touch.weight)
        assert touch.id in losers
        assert {item for item in totals if totals[item] == max(totals.values())} == {touch.id, *touch.shared_with}
        assert winners(judged) & set(touch.shared_with)


@given(judgements)
def test_an_id_either_wins_or_is_told_a_change_that_is_enough_and_one_less_is_not(judged):
    changes = never_wins(judged)
    assert {change.id for change in changes} == judged.keys() - winners(judged)
    for change in changes:
        relevance, trust = judged[change.id]
        wins_by = partial(lambda item, by: item in winners(raised(judged, item, by)), change.id)
        for alone, room, by in [
            (change.relevance, 4 - relevance, lambda more: (more, 0)),
            (change.trust, 4 - trust, lambda more: (0, more)),
        ]:
            if alone is None:
                assert not wins_by(by(room))
            else:
                assert wins_by(by(alone))
                assert not wins_by(by(alone - 1))
        assert (change.both is None) == (change.relevance is not None or change.trust is not None)
        if change.both:
            assert wins_by(change.both)
            fewer = (by for by in product(range(5 - relevance), range(5 - trust)) if sum(by) < sum(change.both))
            assert not any(map(wins_by, fewer))


@given(judgements)
def test_top_ratings_always_win(judged):
    assume(len(judged) > 1)
    item = min(judged)
    assert item in winners({**judged, item: (4, 4)})


@pytest.mark.parametrize("rating", [-1, 5, 2.5, None, "3", nan])
@pytest.mark.parametrize("use", [wins, touches, never_wins, lambda judged: weighted(judged, 0.5)])
def test_a_rating_out_of_range_is_named(use, rating):
    with pytest.raises(CaringError, match=r"S2's trust is .* whole number from 0 to 4"):
        use({"S1": (1, 1), "S2": (0, rating)})


def test_no_ratings_are_refused():
    with pytest.raises(CaringError, match="no ratings yet"):
        wins({})


@pytest.mark.parametrize("weight", [-0.1, 1.5, Fraction(4, 3), nan, inf])
def test_a_weight_outside_nought_to_one_is_refused(weight):
    with pytest.raises(CaringError, match="The weight is"):
        weighted(HALVES, weight)


def test_the_p_value_is_the_same_in_whatever_order_the_rankings_come():
    orders = [list(order) for order in islice(permutations("abcd"), 9)]
    values = {kendalls_w_p_value(turned, 99) for turned in (orders, orders[::-1], orders[4:] + orders[:4])}
    assert len(values) == 1
    assert 0 < values.pop() < 1

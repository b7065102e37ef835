"""Orders and weights: how alike two orders are, what a class agrees on, and which weights let which item win.

An *order* is a sequence of ids, most important first, without ties. *Scores* are a mapping from id to a number, higher
meaning more important, where ties are possible. A *ranking* is either.
"""

from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, groupby, pairwise, permutations, product
from math import isfinite, sqrt
from numbers import Real
from operator import mul
from random import Random
from typing import NamedTuple, TypeAlias

from caring.errors import CaringError

Number: TypeAlias = float | Fraction
Scores: TypeAlias = Mapping[str, Number]
Order: TypeAlias = Sequence[str]
Ranking: TypeAlias = Order | Scores

HIGHEST_RATING = 4
MOST_IDS_FOR_KEMENY = 8


# Two rankings side by side


def shuffled(ids: Iterable[str], seed: int) -> tuple[str, ...]:
    """Shuffle ids so that the first order a learner sees gives nothing away.

    The same ids and seed give the same order on every Python and platform, whatever order the ids come in. Two ids or
    more never come out sorted.

    Args:
        ids: the ids, each once.
        seed: any whole number; keep it to show the same order again.

    Raises:
        CaringError: an id comes twice.

    >>> shuffled(["S1", "S2", "S3", "S4", "S5"], seed=7)
    ('S4', 'S2', 'S1', 'S5', 'S3')
    """
    natural = sorted(_scores(tuple(ids)))
    # Random.random() is the one method whose numbers Python promises never to change.
    random = Random(seed).random  # noqa: S311
    order = natural
    while order == natural and len(natural) > 1:
        key = {item: random() for item in natural}
        order = sorted(natural, key=key.__getitem__)
    return tuple(order)


def ranks(scores: Ranking) -> dict[str, float]:
    """Rank the ids, 1 for the highest score; ids with the same score share the average of their places.

    >>> ranks({"S1": 2, "S2": 4, "S3": 2})
    {'S1': 2.5, 'S2': 1.0, 'S3': 2.5}
    """
    scored = _scores(scores)
    values = list(scored.values())
    return {
        item: sum(other > score for other in values) + (values.count(score) + 1) / 2 for item, score in scored.items()
    }


def moved(before: Order, after: Order) -> dict[str, int]:
    """Count how many places each id moved up (+) or down (-) from one order to another, in the order of ``before``.

    Raises:
        CaringError: the ids differ, or one comes twice.

    >>> moved(["S1", "S2", "S3"], ["S3", "S1", "S2"])
    {'S1': -1, 'S2': -1, 'S3': 2}
    """
    _aligned([before, after])
    places = {item: place for place, item in enumerate(after)}
    return {item: place - places[item] for place, item in enumerate(before)}


@dataclass(frozen=True)
class Agreement:
    """How alike two rankings of the same ids are, pair by pair.

    Attributes:
        tau: Kendall's tau-b, -1 to 1; None where a ranking has no two ids apart, so that there is nothing to compare.
        pairs_alike: pairs of ids that both rankings put the same way round.
        pairs_opposite: pairs that they put opposite ways round.
        pairs_tied: pairs that are level in at least one of them.
        pairs: all pairs, the sum of these three.
    """

    tau: float | None
    pairs_alike: int
    pairs_opposite: int
    pairs_tied: int
    pairs: int


def agreement(order: Ranking, scores: Ranking) -> Agreement:
    """Compare two rankings of the same ids, pair by pair; ties count for neither side.

    tau-b is (alike - opposite) / sqrt(pairs apart in one x pairs apart in the other): M. G. Kendall, "The treatment of
    ties in ranking problems", Biometrika 33 (1945).

    Raises:
        CaringError: the ids differ (the message names them), one comes twice, or a score is no finite number.

    >>> agreement(["S5", "S1", "S2"], {"S1": 3, "S2": 3, "S5": 4})
    Agreement(tau=0.8164965809277261, pairs_alike=2, pairs_opposite=0, pairs_tied=1, pairs=3)
    """
    first, second = (_signs(scored) for scored in _aligned([order, scores]))
    tally = Counter(map(mul, first, second))
    apart = sum(map(abs, first)) * sum(map(abs, second))
    tau = (tally[1] - tally[-1]) / sqrt(apart) if apart else None
    return Agreement(tau, tally[1], tally[-1], tally[0], len(first))


def kendall_tau(first: Ranking, second: Ranking) -> float:
    """Return Kendall's tau-b of two rankings: 1 when they are the same, -1 when one is the other reversed.

    Raises:
        CaringError: as ``agreement``, and where tau is undefined because a ranking has no two ids apart.

    >>> kendall_tau(["S1", "S2", "S3"], ["S2", "S1", "S3"])
    0.3333333333333333
    """
    tau = agreement(first, second).tau
    if tau is None:
        raise CaringError("Kendall's tau needs rankings that each put at least two ids apart: here one is all level.")
    return tau


_TAU_STEPS = (0.3, 0.5, 1)  # our own steps; of five ids without ties, ±0.2 is the last inside the first
_TAU_SENTENCES = {
    3: "Your ratings put them exactly as you did.",
    2: "Your ratings put them almost as you did.",
    1: "Your ratings keep more pairs the way you had them than they turn round.",
    0: "Your ratings and your order are no more alike than chance would make them.",
    -1: "Your ratings turn more pairs round than they keep the way you had them.",
    -2: "Your ratings put them almost the other way round.",
    -3: "Your ratings put them exactly the other way round.",
}


def describe_tau(tau: float | None) -> str:
    """Say in one sentence what an agreement means between a learner's order and the order their own ratings imply.

    Args:
        tau: Kendall's tau, -1 to 1; None (undefined) has a sentence too. The steps, at 0.3, 0.5 and 1 on either side,
            are the kit's own choice, not a convention.

    Raises:
        CaringError: tau is outside -1 to 1.

    >>> describe_tau(0.8)
    'Your ratings put them almost as you did.'
    """
    if tau is None:
        return "Your ratings put them all level, so there is no order in them to compare with yours."
    if not -1 <= tau <= 1:
        raise CaringError(f"Kendall's tau is {tau}, and can only be from -1 to 1.")
    step = bisect(_TAU_STEPS, abs(tau))
    return _TAU_SENTENCES[step if tau > 0 else -step]


# Many rankings together


def borda(orders: Iterable[Ranking]) -> dict[str, float]:
    """Return each id's average Borda points, highest first: n - 1 for a first place of n, 0 for a last one.

    The average, not the sum, so that classes of different sizes can be compared; level ids share the average of their
    points. J.-C. de Borda, "Mémoire sur les élections au scrutin" (1781).

    Raises:
        CaringError: there is no order, or as ``agreement``.

    >>> borda([["S5", "S1", "S2"], ["S5", "S2", "S1"], ["S1", "S5", "S2"]])
    {'S5': 1.6666666666666667, 'S1': 1.0, 'S2': 0.3333333333333333}
    """
    ranked = [ranks(scored) for scored in _aligned(orders)]
    points = {item: sum(len(one) - one[item] for one in ranked) / len(ranked) for item in ranked[0]}
    return dict(sorted(points.items(), key=lambda pair: (-pair[1], pair[0])))


def kemeny_distance(order: Order, orders: Iterable[Ranking]) -> int:
    """Count the pairs on which ``order`` differs from each of ``orders``, summed over them; ties count nothing.

    Raises:
        CaringError: as ``agreement``.

    >>> kemeny_distance(["S1", "S2", "S3"], [["S1", "S3", "S2"], ["S3", "S2", "S1"]])
    4
    """
    _, *others = _aligned([order, *orders])
    return sum(other[low] > other[high] for other in others for high, low in combinations(order, 2))


def kemeny(orders: Iterable[Ranking]) -> tuple[tuple[str, ...], ...]:
    """Find every order with the least ``kemeny_distance`` to the given ones, sorted by id.

    It tries them all, so it is exact. J. G. Kemeny, "Mathematics without numbers", Daedalus 88 (1959).

    Raises:
        CaringError: there is no order, there are more than eight ids, or as ``agreement``.

    >>> kemeny([["S5", "S1", "S2"], ["S5", "S2", "S1"], ["S1", "S5", "S2"]])
    (('S5', 'S1', 'S2'),)
    >>> kemeny([["S1", "S2"], ["S2", "S1"]])
    (('S1', 'S2'), ('S2', 'S1'))
    """
    rankings = _aligned(orders)
    ids = sorted(rankings[0])
    if len(ids) > MOST_IDS_FOR_KEMENY:
        raise CaringError(f"Kemeny's orders are found for at most {MOST_IDS_FOR_KEMENY} ids, and here are {len(ids)}.")
    against = {(high, low): sum(one[low] > one[high] for one in rankings) for high, low in permutations(ids, 2)}
    distances = {order: sum(against[pair] for pair in combinations(order, 2)) for order in permutations(ids)}
    least = min(distances.values())
    return tuple(order for order, distance in distances.items() if distance == least)


def kendalls_w(orders: Iterable[Ranking]) -> float:
    """Return Kendall's coefficient of concordance W: 0 where rankings cancel out, 1 where all are the same.

    Corrected for ties: W = 12 S / (m²(n³ - n) - m Σ(t³ - t)), with m rankings of n ids, S the squared distances of the
    ids' rank sums from their mean, t the size of each group of level ids. M. G. Kendall and B. Babington Smith, "The
    problem of m rankings", Annals of Mathematical Statistics 10 (1939); ties: Kendall, Rank Correlation Methods (1948).

    Raises:
        CaringError: there are fewer than two rankings, every ranking is all level, or as ``agreement``.

    >>> kendalls_w([["S1", "S2", "S3"], ["S1", "S2", "S3"], ["S1", "S3", "S2"]])
    0.7777777777777778
    """
    rows = _rank_rows(orders)
    m, n = len(rows), len(rows[0])
    ties = sum(size**3 - size for row in rows for size in Counter(row).values())
    return 12 * _spread(rows) / (m**2 * (n**3 - n) - m * ties)


def kendalls_w_p_value(orders: Iterable[Ranking], permutations: int = 9999, seed: int = 0) -> float:
    """Return how often chance alone would give a Kendall's W at least this high: a permutation test.

    Each ranking is shuffled by itself, again and again. The p-value is (1 + times at least as high) / (1 + all times),
    so never 0: B. Phipson and G. K. Smyth, Statistical Applications in Genetics and Molecular Biology 9 (2010).

    Args:
        orders: two or more rankings of the same ids.
        permutations: how many shuffles; 9,999 of thirty orders of five take about half a second.
        seed: the same seed gives the same answer.

    Raises:
        CaringError: as ``kendalls_w``, or ``permutations`` is below 1.

    >>> kendalls_w_p_value([["S1", "S2", "S3", "S4", "S5"]] * 3)
    0.0002
    """
    if permutations < 1:
        raise CaringError(f"A permutation test needs at least one shuffle, and was asked for {permutations}.")
    rows = _rank_rows(orders)
    observed = _spread(rows)
    # Chance knows no first ranking: the same answer in whatever order they come.
    rows = sorted(sorted(row) for row in rows)
    shuffle = Random(seed).shuffle  # noqa: S311
    as_high = 0
    for _ in range(permutations):
        for row in rows:
            shuffle(row)
        as_high += _spread(rows) >= observed
    return (1 + as_high) / (1 + permutations)


# Weights between relevance and trust


class Judgement(NamedTuple):
    """A person's two ratings of one item, each 0-4. A plain ``(relevance, trust)`` does as well."""

    relevance: int
    trust: int


Judgements: TypeAlias = Mapping[str, tuple[int, int]]


def weighted(judgements: Judgements, weight: Number) -> dict[str, Fraction]:
    """Return each id's exact total, ``weight`` x relevance + (1 - ``weight``) x trust, on the ratings' own 0-4.

    Args:
        judgements: (relevance, trust) by id.
        weight: relevance's share, 0 to 1. A float is taken as it is written: 0.3 is three tenths, so ties stay ties.

    Raises:
        CaringError: there are no ratings, one is no whole number from 0 to 4, or the weight is outside 0 to 1.

    >>> weighted({"S2": (1, 4), "S5": (4, 2)}, 0.4)
    {'S2': Fraction(14, 5), 'S5': Fraction(14, 5)}
    """
    if not 0 <= weight <= 1:
        raise CaringError(f"The weight is {weight}: give relevance's share, 0 (only trust) to 1 (only relevance).")
    exact = Fraction(str(weight))
    return {item: exact * relevance + (1 - exact) * trust for item, (relevance, trust) in _judged(judgements).items()}


@dataclass(frozen=True)
class Win:
    """A closed interval of weights, ``start`` < ``end``, on which ``id`` has the highest total.

    Attributes:
        id: the winner.
        start: the interval's first weight.
        end: its last. Where another interval follows, it starts here, and the winners of both are level.
        shared_with: ids with the same two ratings, which win on the same interval.
    """

    id: str
    start: Fraction
    end: Fraction
    shared_with: tuple[str, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """All who win here."""
        return (self.id, *self.shared_with)


def wins(judgements: Judgements) -> tuple[Win, ...]:
    """Find who has the highest total at which weights: intervals that cover 0 to 1 once, in order, exactly.

    Totals are straight lines over the weight, so the highest is their upper envelope: it changes hands only where two
    lines cross, and between two neighbouring crossings one weight speaks for all. Ids with the same ratings share an
    interval. Who is level with the winner at one weight only is no winner here: see ``touches``.

    Raises:
        CaringError: there are no ratings, or one is no whole number from 0 to 4.

    >>> for win in wins({"S1": (0, 3), "S2": (1, 4), "S5": (4, 2)}):
    ...     print(win.id, "from", win.start, "to", win.end)
    S2 from 0 to 2/5
    S5 from 2/5 to 1
    """
    judged = _judged(judgements)
    lines = {(trust, relevance - trust) for relevance, trust in judged.values()}
    crossings = (Fraction(a - b, n - m) for (a, m), (b, n) in combinations(lines, 2) if m != n)
    bounds = sorted({Fraction(0), Fraction(1), *(weight for weight in crossings if 0 < weight < 1)})
    found = []
    for leaders, group in groupby(pairwise(bounds), key=lambda span: _leaders(judged, (span[0] + span[1]) / 2)):
        spans = list(group)
        found.append(Win(leaders[0], spans[0][0], spans[-1][1], leaders[1:]))
    return tuple(found)


@dataclass(frozen=True)
class Touch:
    """A single weight at which ``id``, which wins on no interval, is level with those that have the highest total."""

    id: str
    weight: Fraction
    shared_with: tuple[str, ...]


def touches(judgements: Judgements) -> tuple[Touch, ...]:
    """Find the ids that have the highest total at one single weight, level with others, and win on no interval.

    No id can touch twice: level at two weights, it would be level, and so win, everywhere between them.

    Raises:
        CaringError: as ``wins``.

    >>> touches({"S4": (4, 1), "S5": (4, 3)})
    (Touch(id='S4', weight=Fraction(1, 1), shared_with=('S5',)),)
    """
    judged = _judged(judgements)
    winners = _winners(judged)
    return tuple(
        Touch(item, weight, tuple(other for other in leaders if other != item))
        for weight in sorted({bound for win in wins(judged) for bound in (win.start, win.end)})
        for leaders in [_leaders(judged, weight)]
        for item in leaders
        if item not in winners
    )


@dataclass(frozen=True)
class Change:
    """The least that would have to change in an id's own ratings for it to win somewhere; the others' stay.

    Attributes:
        id: the id, which wins on no interval now.
        relevance: the smallest raise of its relevance alone that is enough; None if even 4 is not.
        trust: the same of its trust alone.
        both: where neither alone is enough, the smallest raises of (relevance, trust) together: the fewest points in
            all; of those the most even; of those the one with more relevance. Otherwise None.
    """

    id: str
    relevance: int | None
    trust: int | None
    both: tuple[int, int] | None


def never_wins(judgements: Judgements) -> tuple[Change, ...]:
    """Find the ids that win at no weight, and which of their ratings would have to rise, by how much.

    To win is to have the highest total, alone or shared with ids of the same ratings, over an interval of weights of
    positive length. Being level at one single weight (``touches``) is not enough, before a raise or after it. A rating
    rises by whole steps, to 4 at most; at (4, 4) every id wins, so there is always a change that is enough.

    Raises:
        CaringError: as ``wins``.

    >>> never_wins({"S1": (0, 3), "S2": (1, 4), "S5": (4, 2)})
    (Change(id='S1', relevance=3, trust=None, both=None),)
    """
    judged = _judged(judgements)
    winners = _winners(judged)
    return tuple(_change(judged, item) for item in judged if item not in winners)


def _change(judged: dict[str, Judgement], item: str) -> Change:
    relevance, trust = judged[item]

    def enough(more_relevance: int, more_trust: int) -> bool:
        raised = Judgement(relevance + more_relevance, trust + more_trust)
        return item in _winners({**judged, item: raised})

    to_relevance, to_trust = range(HIGHEST_RATING - relevance + 1), range(HIGHEST_RATING - trust + 1)
    by_relevance = next((more for more in to_relevance if enough(more, 0)), None)
    by_trust = next((more for more in to_trust if enough(0, more)), None)
    if by_relevance or by_trust:
        return Change(item, by_relevance, by_trust, both=None)
    raises = sorted(product(to_relevance, to_trust), key=lambda by: (sum(by), abs(by[0] - by[1]), by[1]))
    return Change(item, None, None, next(by for by in raises if enough(*by)))


def _winners(judged: dict[str, Judgement]) -> set[str]:
    return {item for win in wins(judged) for item in win.ids}


def _leaders(judged: dict[str, Judgement], weight: Fraction) -> tuple[str, ...]:
    totals = weighted(judged, weight)
    highest = max(totals.values())
    return tuple(item for item, total in totals.items() if total == highest)


def _judged(judgements: Judgements) -> dict[str, Judgement]:
    if not judgements:
        raise CaringError("There are no ratings yet: give each id its relevance and trust.")
    for item, pair in judgements.items():
        for name, rating in zip(Judgement._fields, pair, strict=True):
            if rating not in range(HIGHEST_RATING + 1):
                raise CaringError(f"{item}'s {name} is {rating!r}: give a whole number from 0 to {HIGHEST_RATING}.")
    return {item: Judgement(*map(int, pair)) for item, pair in judgements.items()}


def _scores(ranking: Ranking) -> dict[str, Number]:
    if isinstance(ranking, str):
        raise CaringError(f"An order is a list of ids, and {ranking!r} is one text: put it in brackets.")
    if isinstance(ranking, Mapping):
        for item, score in ranking.items():
            if not (isinstance(score, Real) and isfinite(score)):
                raise CaringError(f"{item}'s score is {score!r}: give each id a finite number.")
        return dict(ranking)
    twice = sorted(item for item, times in Counter(ranking).items() if times > 1)
    if twice:
        raise CaringError(f"An order names each id once, and this one repeats {', '.join(twice)}.")
    return {item: -place for place, item in enumerate(ranking)}


def _aligned(rankings: Iterable[Ranking]) -> list[dict[str, Number]]:
    scored = [_scores(ranking) for ranking in rankings]
    if not scored:
        raise CaringError("There is no order yet: give at least one.")
    first = scored[0]
    for number, other in enumerate(scored[1:], start=2):
        if first.keys() != other.keys():
            lacks = ", ".join(sorted(first.keys() - other.keys())) or "nothing"
            adds = ", ".join(sorted(other.keys() - first.keys())) or "nothing"
            raise CaringError(
                f"Rankings can be compared when they hold the same ids: number {number} lacks {lacks} "
                f"and adds {adds}, compared with the first."
            )
    return [{item: other[item] for item in first} for other in scored]


def _signs(scored: dict[str, Number]) -> list[int]:
    return [(one > other) - (one < other) for one, other in combinations(scored.values(), 2)]


def _rank_rows(orders: Iterable[Ranking]) -> list[list[float]]:
    rows = [list(ranks(scored).values()) for scored in _aligned(orders)]
    if len(rows) == 1:
        raise CaringError("Kendall's W compares at least two rankings, and here is one.")
    if all(len(set(row)) <= 1 for row in rows):
        raise CaringError("Kendall's W needs a ranking that puts at least two ids apart: here all are level.")
    return rows


def _spread(rows: list[list[float]]) -> float:
    # Ranks are whole or half numbers, so the sums are exact in floats and equal spreads compare as equal.
    sums = [sum(column) for column in zip(*rows, strict=True)]
    mean = len(rows) * (len(sums) + 1) / 2
    return float(sum((one - mean) ** 2 for one in sums))

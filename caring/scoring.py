"""From six ratings to connection + value = caring, and how one person's ratings, or many people's, compare."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from math import ceil
from random import Random
from statistics import fmean, median, quantiles
from typing import TYPE_CHECKING

from caring.errors import CaringError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    Distance = Callable[[Sequence[int], Sequence[float], int, int], float]

HALVES: Mapping[str, tuple[str, ...]] = {
    "connection": ("one_person", "i_you", "human"),
    "value": ("enjoyable", "consumable", "valuable"),
}
CRITERIA = HALVES["connection"] + HALVES["value"]
TOP_LEVEL = 4
HALF = 50
SIXTHS = ("", "⅙", "⅓", "½", "⅔", "⅚")
ENOUGH = 6  # scripts before a leaning is more than chance, or things rated before an interval says anything
LEANING = 0.5  # levels apart on average, below which nothing is said
MIDDLE = 0.95  # of what the resampling gives: the interval

Ratings = "Mapping[str, int]"


@dataclass(frozen=True)
class Score:
    """A script's score: connection and value, 0–50 each, and three ways to put them together, 0–100 each.

    ``caring`` is the article's sum; the other two ask what would follow from another model.
    """

    connection: float
    value: float

    @property
    def caring(self) -> float:
        """Connection + value: one half can stand in for the other."""
        return self.connection + self.value

    @property
    def twice_the_smaller(self) -> float:
        """2 × the smaller half: the weaker half decides alone."""
        return 2 * min(self.connection, self.value)

    @property
    def product(self) -> float:
        """Connection × value ÷ 25: nothing comes of a half that is zero."""
        return self.connection * self.value / 25

    @property
    def ways(self) -> Mapping[str, float]:
        """The three ways side by side, 0–100 each, by the names that they have on screen."""
        return {
            "connection + value": self.caring,
            "2 × the smaller half": self.twice_the_smaller,
            "connection × value ÷ 25": self.product,
        }

    def __repr__(self) -> str:
        """Show the halves and their sum, rounded to one decimal."""
        return f"Score(connection={self.connection:.1f}, value={self.value:.1f}, caring={self.caring:.1f})"


@dataclass(frozen=True)
class Comparison:
    """One criterion's two ratings (0–4) of a script; ``apart`` is yours minus ours."""

    criterion: str
    yours: int
    ours: int

    @property
    def apart(self) -> int:
        """Levels between the two, positive where yours is higher."""
        return self.yours - self.ours


@dataclass(frozen=True)
class Leaning:
    """How a person's ratings of several scripts on one criterion compare with the authors'.

    ``same`` and ``within_one`` are numbers of scripts out of ``scripts``; ``apart`` is the mean of yours minus ours, in
    levels (−4 to 4).
    """

    criterion: str
    scripts: int
    same: int
    within_one: int
    apart: float

    @property
    def direction(self) -> str:
        """``higher``, ``lower`` or ``level``: half a level on average is the least that is called a leaning."""
        if abs(self.apart) < LEANING:
            return "level"
        return "higher" if self.apart > 0 else "lower"


def half_score(ratings: Mapping[str, int], half: str) -> float | None:
    """Give one half of caring, 0–50: 50 × the mean of its three ratings ÷ 4; None until all three are there.

    >>> half_score({"one_person": 4, "i_you": 2, "human": 3}, "connection")
    37.5
    """
    criteria = HALVES[half]
    if any(criterion not in ratings for criterion in criteria):
        return None
    return HALF * fmean(ratings[criterion] for criterion in criteria) / TOP_LEVEL


def score(ratings: Mapping[str, int]) -> Score:
    """Score a script from its six ratings.

    Args:
        ratings: a whole number from 0 to 4 for each of one_person, i_you, human, enjoyable, consumable, valuable.

    Returns:
        Connection and value, 0–50 each; ``.caring`` is their sum, 0–100, as the article has it.

    Raises:
        CaringError: when a rating is missing, unknown or out of range; it names them.

    >>> score({"one_person": 3, "i_you": 3, "human": 3, "enjoyable": 4, "consumable": 2, "valuable": 0})
    Score(connection=37.5, value=25.0, caring=62.5)
    """
    check_ratings(ratings)
    missing = [criterion for criterion in CRITERIA if criterion not in ratings]
    if missing:
        raise CaringError(f"Still to rate: {_listed(missing)}. Give each a whole number from 0 to {TOP_LEVEL}.")
    connection, value = (half_score(ratings, half) for half in HALVES)
    assert connection is not None  # noqa: S101 - said to the type checker; nothing is missing here
    assert value is not None  # noqa: S101
    return Score(connection, value)


def exactly(points: float) -> str:
    """Show points as they are, in sixths, so that a sum on screen adds up: ratings give multiples of 50 ÷ 12 points.

    >>> exactly(33.333333), exactly(50), exactly(4.1666667)
    ('33⅓', '50', '4⅙')
    """
    whole, sixths = divmod(round(points * 6), 6)
    return f"{whole}{SIXTHS[sixths]}" if whole or not sixths else SIXTHS[sixths]


def check_ratings(ratings: Mapping[str, int]) -> None:
    """Check ratings that may still be incomplete.

    Raises:
        CaringError: when a criterion is unknown or a rating is no whole number from 0 to 4; it names them.
    """
    if not isinstance(ratings, Mapping):
        raise CaringError(f'Give the ratings by name, as {{"human": 3, …}}, not {ratings!r}.')
    unknown = [str(criterion) for criterion in ratings if criterion not in CRITERIA]
    if unknown:
        raise CaringError(f"There is no criterion called {_listed(unknown)}. The six are {_listed(CRITERIA)}.")
    wrong = [f"{criterion} = {level!r}" for criterion, level in ratings.items() if not is_level(level)]
    if wrong:
        raise CaringError(f"Ratings are whole numbers from 0 to {TOP_LEVEL}, not {_listed(wrong)}.")


def is_level(level: object) -> bool:
    """Say whether something is a rating: a whole number from 0 to 4.

    >>> is_level(4), is_level(4.0), is_level(True), is_level(5)
    (True, False, False, False)
    """
    return type(level) is int and 0 <= level <= TOP_LEVEL


def compare(yours: Mapping[str, int], ours: Mapping[str, int]) -> tuple[Comparison, ...]:
    """Set a person's ratings of one script beside the authors', criterion by criterion.

    Raises:
        CaringError: when either lacks a rating or holds a wrong one; it names them.

    >>> ours = {"one_person": 1, "i_you": 3, "human": 2, "enjoyable": 3, "consumable": 4, "valuable": 2}
    >>> compare({**ours, "one_person": 3}, ours)[0]
    Comparison(criterion='one_person', yours=3, ours=1)
    """
    score(yours)
    score(ours)
    return tuple(Comparison(criterion, yours[criterion], ours[criterion]) for criterion in CRITERIA)


def leanings(comparisons: Sequence[Sequence[Comparison]]) -> tuple[Leaning, ...]:
    """Say where a person judges differently over several scripts.

    Args:
        comparisons: one sequence from ``compare`` for each script.

    Returns:
        One leaning a criterion, in the rubric's order; none for no scripts.

    >>> level = {criterion: 2 for criterion in CRITERIA}
    >>> leanings([compare({**level, "human": 4}, level)])[2]
    Leaning(criterion='human', scripts=1, same=0, within_one=0, apart=2.0)
    """
    columns = zip(*comparisons, strict=True)
    return tuple(
        Leaning(
            criterion=column[0].criterion,
            scripts=len(column),
            same=sum(c.apart == 0 for c in column),
            within_one=sum(abs(c.apart) <= 1 for c in column),
            apart=fmean(c.apart for c in column),
        )
        for column in columns
    )


def describe_leaning(found: Leaning) -> str:
    """Say one leaning in words.

    >>> describe_leaning(Leaning("human", 6, 1, 5, -0.75))
    'On average 0.8 levels lower.'
    """
    if found.direction == "level":
        return "About as the authors do."
    return f"On average {abs(found.apart):.1f} levels {found.direction}."


def describe_leanings(found: Sequence[Leaning], names: Mapping[str, str]) -> str:
    """Say several leanings in one or two sentences.

    Args:
        found: what ``leanings`` found, at least one.
        names: the criteria's names by id.

    >>> describe_leanings([Leaning("human", 6, 1, 5, 0.8), Leaning("valuable", 6, 6, 6, 0.0)], {
    ...     "human": "Human", "valuable": "Valuable"})
    'You give more for “Human”. You and the authors agree most on “Valuable”.'
    """
    by_distance = sorted(found, key=lambda x: abs(x.apart))
    sides = {
        "You give more for": [x for x in found if x.direction == "higher"],
        "You ask more of": [x for x in found if x.direction == "lower"],
        "You and the authors agree most on": [x for x in by_distance if x.direction == "level"][:1],
    }
    return " ".join(
        f"{says} {_listed([f'“{names[x.criterion]}”' for x in side])}." for says, side in sides.items() if side
    )


@dataclass(frozen=True)
class Spread:
    """Where many people's numbers lie, and how far apart.

    Attributes:
        count: how many numbers there are.
        mean: their mean.
        lowest, lower_quartile, median, upper_quartile, highest: a quarter of them lies between each two neighbours.
        apart: how far two of them, picked at random, lie apart on average; 0 for a single one.
    """

    count: int
    mean: float
    lowest: float
    lower_quartile: float
    median: float
    upper_quartile: float
    highest: float
    apart: float


def spread(numbers: Sequence[float]) -> Spread:
    """Say where numbers lie and how far apart.

    Args:
        numbers: levels, places or points, in any order.

    Raises:
        CaringError: when there are none.

    >>> spread([0, 0, 4, 4]).median, round(spread([0, 0, 4, 4]).apart, 2)
    (2.0, 2.67)
    """
    if not numbers:
        raise CaringError("Numbers have a spread where there is at least one, and here is none.")
    ordered, count = sorted(numbers), len(numbers)
    quarter, _, three = quantiles(ordered, n=4, method="inclusive") if count > 1 else ordered * 3
    # In order, the number at place i is the larger of i pairs and the smaller of count - 1 - i.
    distances = sum(number * (2 * i - count + 1) for i, number in enumerate(ordered))
    apart = distances / (count * (count - 1) / 2) if count > 1 else 0.0
    return Spread(count, fmean(ordered), ordered[0], quarter, float(median(ordered)), three, ordered[-1], apart)


@dataclass(frozen=True)
class Reliability:
    """How alike many people rate: Krippendorff's alpha, and between what it would be likely to lie.

    ``alpha`` is 1 where all rate alike and 0 where they rate as if by chance; it can be negative. None where there is
    nothing to tell: nobody rated the same thing, or all ratings are one level. ``low`` and ``high`` are None for fewer
    than six things rated.
    """

    alpha: float | None
    low: float | None
    high: float | None


def krippendorff_alpha(units: Iterable[Sequence[int]], distance: str = "ordinal") -> float | None:
    """Return Krippendorff's alpha: 1 where all rate alike, 0 where they rate as if by chance.

    K. Krippendorff, "Computing Krippendorff's alpha-reliability" (University of Pennsylvania, 2011).

    Args:
        units: for each thing that was rated, the levels that it was given; who did not rate it is left out.
        distance: how far two levels are apart: ``nominal`` (the same or not), ``ordinal`` (how many ratings lie
            between) or ``interval`` (their difference).

    Returns:
        Alpha; None where nobody rated the same thing, or all ratings are one level.

    Raises:
        CaringError: for an unknown distance.

    >>> krippendorff_alpha([[0, 0, 0], [4, 4], [2, 2]])
    1.0
    >>> krippendorff_alpha([[0, 4], [4, 0]])
    -0.5
    """
    levels, tallies = _tallies(units)
    return _alpha(levels, tallies, _distance(distance)) if tallies else None


def reliability(units: Iterable[Sequence[int]], resamples: int = 1000, seed: int = 0) -> Reliability:
    """Return Krippendorff's ordinal alpha with an interval: would other things like these have given the same?

    What was rated is drawn anew, with repeats, again and again (a bootstrap over units), and the interval holds the
    middle 95 % of the alphas. It says nothing of other people.

    Args:
        units: as ``krippendorff_alpha``.
        resamples: how often to draw; 1,000 of 72 things take about a tenth of a second, however many people rated.
        seed: the same seed gives the same answer.

    >>> reliability([[0, 0], [4, 4], [2, 2], [1, 1], [3, 3], [0, 0]])
    Reliability(alpha=1.0, low=1.0, high=1.0)
    """
    levels, tallies = _tallies(units)
    alpha = _alpha(levels, tallies, _ordinal) if tallies else None
    if alpha is None or len(tallies) < ENOUGH:
        return Reliability(alpha, None, None)
    # Random.random() is the one method whose numbers Python promises never to change.
    random, count = Random(seed).random, len(tallies)  # noqa: S311
    drawn = ([tallies[int(random() * count)] for _ in tallies] for _ in range(resamples))
    found = sorted(each for each in (_alpha(levels, draw, _ordinal) for draw in drawn) if each is not None)
    if not found:
        return Reliability(alpha, None, None)
    tail = int(len(found) * (1 - MIDDLE) / 2)
    return Reliability(alpha, found[tail], found[ceil(len(found) * (1 + MIDDLE) / 2) - 1])


def _tallies(units: Iterable[Sequence[int]]) -> tuple[list[int], list[list[float]]]:
    """Give the levels in use, and for each unit how often each is in it, then how often each two are paired in it."""
    counted = [Counter(unit) for unit in units if len(unit) > 1]
    levels = sorted({level for unit in counted for level in unit})
    pairs = list(combinations(levels, 2))
    return levels, [
        [*(unit[a] for a in levels), *(unit[a] * unit[b] / (unit.total() - 1) for a, b in pairs)] for unit in counted
    ]


def _alpha(levels: Sequence[int], tallies: Sequence[Sequence[float]], distance: Distance) -> float | None:
    """Compare the distances within units with those between any two ratings."""
    sums = [sum(column) for column in zip(*tallies, strict=True)]
    counts, paired = sums[: len(levels)], sums[len(levels) :]
    within = between = 0.0
    for (a, b), times in zip(combinations(range(len(levels)), 2), paired, strict=True):
        apart = distance(levels, counts, a, b)
        within += times * apart
        between += counts[a] * counts[b] * apart
    return 1 - (sum(counts) - 1) * within / between if between else None


def _distance(name: str) -> Distance:
    known: Mapping[str, Distance] = {
        "nominal": lambda _levels, _counts, _a, _b: 1.0,
        "ordinal": _ordinal,
        "interval": lambda levels, _counts, a, b: float(levels[a] - levels[b]) ** 2,
    }
    if name not in known:
        raise CaringError(f"There is no distance “{name}”. There are {_listed(list(known))}.")
    return known[name]


def _ordinal(_levels: Sequence[int], counts: Sequence[float], a: int, b: int) -> float:
    return float(sum(counts[a : b + 1]) - (counts[a] + counts[b]) / 2) ** 2


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]

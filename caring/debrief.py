"""What a class's answers show: its orders, its ratings with their spread, and where it disagrees most.

No split is shown for fewer than five people, so that nobody can be told apart.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from caring import ranking, scoring
from caring.library import scripts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from caring.answers import Rating
    from caring.gathered import Person
    from caring.library import Script

    People = tuple[Person, ...]

FEWEST = 5  # people, below which no split is shown
SHUFFLES = 999  # half a second for 480 orders
DOUBTFUL = 0.05  # the customary one in twenty
ALL = "all"


@dataclass(frozen=True)
class Orders:
    """A class's sealed orders together.

    Attributes:
        people: how many have sealed an order.
        first: how many put each statistic first, the most often first.
        places: where each statistic stands in the orders, 1 (most important) and up, with its spread; the highest on
            average first.
        points: Borda's points.
        least_distance: every order with the least distance to all of them (Kemeny's); none for more than eight ids.
        w: Kendall's W, 0 (the orders cancel out) to 1 (all the same).
        p: how often chance alone would give at least this W.
    """

    people: int
    first: Mapping[str, int]
    places: Mapping[str, scoring.Spread]
    points: Mapping[str, float]
    least_distance: tuple[tuple[str, ...], ...]
    w: float
    p: float


@dataclass(frozen=True)
class Judged:
    """What a class gave one script on one criterion: how many gave each level, 0–4, and the spread."""

    script: str
    criterion: str
    counts: tuple[int, ...]
    spread: scoring.Spread


@dataclass(frozen=True)
class Sides:
    """Who rated a script below the class's mean on a criterion, and who above it."""

    lower: tuple[Rating, ...]
    higher: tuple[Rating, ...]


@lru_cache(maxsize=1)
def orders(people: People) -> Orders | None:
    """Put a class's sealed orders together; None while fewer than five have sealed one.

    >>> from caring.gathered import made_up_class
    >>> orders(made_up_class().people).people
    24
    """
    sealed = [person.order for person in people if person.order]
    if len(sealed) < FEWEST:
        return None
    points = ranking.borda(sealed)
    first = Counter(order[0] for order in sealed)
    return Orders(
        people=len(sealed),
        first={i: first[i] for i in sorted(points, key=lambda i: -first[i])},
        places={i: scoring.spread([order.index(i) + 1 for order in sealed]) for i in points},
        points=points,
        least_distance=ranking.kemeny(sealed) if len(points) <= ranking.MOST_IDS_FOR_KEMENY else (),
        w=ranking.kendalls_w(sealed),
        p=ranking.kendalls_w_p_value(sealed, SHUFFLES),
    )


@lru_cache(maxsize=1)
def judged(people: People) -> tuple[Judged, ...]:
    """Give each script's and criterion's levels and spread, for scripts that five people or more have rated.

    >>> from caring.gathered import made_up_class
    >>> len(judged(made_up_class().people))
    36
    """
    found = []
    for script, given in _by_script(people).items():
        for criterion in scoring.CRITERIA:
            levels = [rating.levels[criterion] for rating in given]
            counts = tuple(levels.count(level) for level in range(scoring.TOP_LEVEL + 1))
            found.append(Judged(script, criterion, counts, scoring.spread(levels)))
    return tuple(found)


def rated_scripts(people: People) -> tuple[str, ...]:
    """Give the ids of the scripts that five people or more have rated, in the kit's order."""
    return tuple(_by_script(people))


def widest(people: People) -> tuple[Judged, ...]:
    """Give all that the class judged, widest disagreement first: by how far two people, picked at random, are apart.

    >>> from caring.gathered import made_up_class
    >>> first = widest(made_up_class().people)[0]
    >>> first.script, first.criterion
    ('goat', 'valuable')
    """
    return tuple(sorted(judged(people), key=lambda each: -each.spread.apart))


def sides(people: People, script: str, criterion: str) -> Sides:
    """Part the class at its mean; who gave exactly the mean is on neither side. Both are empty for fewer than five."""
    given = _by_script(people).get(script, ())
    if not given:
        return Sides((), ())
    mean = scoring.spread([rating.levels[criterion] for rating in given]).mean
    return Sides(
        tuple(rating for rating in given if rating.levels[criterion] < mean),
        tuple(rating for rating in given if rating.levels[criterion] > mean),
    )


def standings(people: People, script: str) -> dict[tuple[float, float], int]:
    """Give where people put a script, (connection, value), 0–50 each, and how many put it there."""
    given = _by_script(people).get(script, ())
    alike = Counter(tuple(rating.levels[criterion] for criterion in scoring.CRITERIA) for rating in given)
    found: Counter[tuple[float, float]] = Counter()
    for levels, number in alike.items():  # in a large class, many rate the same
        score = scoring.score(dict(zip(scoring.CRITERIA, levels, strict=True)))
        found[score.connection, score.value] += number
    return dict(sorted(found.items()))


def middles(people: People, script: str) -> dict[str, scoring.Spread]:
    """Give the spread of a script's connection and of its value, 0–50 each; empty for fewer than five people."""
    points = [point for point, times in standings(people, script).items() for _ in range(times)]
    return {half: scoring.spread(given) for half, given in zip(scoring.HALVES, zip(*points, strict=True), strict=False)}


@lru_cache(maxsize=1)
def alike(people: People) -> Mapping[str, scoring.Reliability]:
    """Say how alike the class rates: by criterion, its scripts compared; under ``all``, everything together."""
    units: dict[str, list[list[int]]] = {criterion: [] for criterion in scoring.CRITERIA}
    for each in judged(people):
        units[each.criterion].append([level for level, times in enumerate(each.counts) for _ in range(times)])
    units = {ALL: [unit for given in units.values() for unit in given], **units}
    return {name: scoring.reliability(given) for name, given in units.items()}


def reference_score(script: Script) -> scoring.Score:
    """Score a script by the authors' ratings."""
    return scoring.score({criterion: reference.level for criterion, reference in script.reference.items()})


def describe_orders(w: float) -> str:
    """Say in words how alike orders are, by Kendall's W. The steps, at 0.3, 0.5 and 0.7, are the kit's own choice.

    >>> describe_orders(0.21)
    'You agree on little.'
    """
    steps = ((0.7, "You agree on most."), (0.5, "You agree on a good deal."), (0.3, "You agree on some of it."))
    return next((words for step, words in steps if w >= step), "You agree on little.")


def describe_chance(found: Orders) -> str:
    """Say how often chance alone would give as much agreement.

    >>> describe_chance(Orders(24, {}, {}, {}, (), w=0.21, p=0.004))
    'Orders shuffled by chance agree as much in about 4 of 1,000 cases.'
    """
    often = f"about {round(1000 * found.p)} of 1,000" if found.p > 1 / SHUFFLES else f"none of {SHUFFLES}"
    doubt = " So it may be chance." if found.p > DOUBTFUL else ""
    return f"Orders shuffled by chance agree as much in {often} cases.{doubt}"


def describe_alike(found: scoring.Reliability) -> str:
    """Say in words how alike ratings are. The steps, at 0.2, 0.5 and 0.8, are the kit's own choice.

    >>> describe_alike(scoring.Reliability(0.61, 0.5, 0.7))
    'You rate more alike than not.'
    """
    if found.alpha is None:
        return "There is nothing to compare: everything was given one level."
    steps = ((0.8, "You rate almost alike."), (0.5, "You rate more alike than not."), (0.2, "You rate a little alike."))
    return next((words for step, words in steps if found.alpha >= step), "You rate hardly more alike than by chance.")


@lru_cache(maxsize=1)
def _by_script(people: People) -> dict[str, tuple[Rating, ...]]:
    given = {s.id: tuple(p.ratings[s.id] for p in people if s.id in p.ratings) for s in scripts()}
    return {script: ratings for script, ratings in given.items() if len(ratings) >= FEWEST}

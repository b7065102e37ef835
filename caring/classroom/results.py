"""What the projector shows of a class: counted, averaged and put in words here, so that a page has only to draw it.

Places on a drawing are percent of its width or height. No split is given for fewer than five people.
"""

from __future__ import annotations

from collections import Counter
from math import sqrt
from typing import TYPE_CHECKING, Any

from caring import debrief, ranking, scoring
from caring.answers import Rating
from caring.classroom import items
from caring.gathered import Person
from caring.library import rubric, scripts, statistics

if TYPE_CHECKING:
    from caring.classroom.rooms import Room
    from caring.library import Script

    Counted = list[tuple[Any, ...]]

WIDEST = "widest"
TOO_FEW = (
    f"Fewer than {debrief.FEWEST} people have answered. Of so few I show no split, so that nobody can be told apart."
)
AGAIN = 2  # the round in which a class answers once more, after a talk


def results(room: Room, item: str) -> dict[str, Any]:
    """Give what a class answered to an item, ready to be drawn.

    Args:
        room: whose answers.
        item: the item; or ``widest``, which is where ratings that are revealed lie furthest apart.

    Returns:
        ``kind``, ``title``, ``people`` and ``picks``; and ``locked``, a sentence, where there are fewer than five.
    """
    if item == WIDEST:
        return _widest(room)
    kind = item.partition(".")[0]
    shared: dict[str, Any] = {
        "kind": kind,
        "title": items.names()[item],
        "picks": list(room.picks.get(item, {}).values()),
    }
    counted = room.counted(item, 1)
    shared["people"] = len(counted)
    if kind == "line":
        return shared
    if len(counted) < debrief.FEWEST:
        return {**shared, "locked": TOO_FEW}
    return shared | (_orders(room, item, counted) if kind == "order" else _standings(item, counted))


def revealed(room: Room) -> list[str]:
    """Give what the projector may show: the items that are revealed, and ``widest`` if a script is among them."""
    found = [item for item in items.names() if room.state(item).state == "revealed"]
    return found + [WIDEST] * any(item.startswith(items.RATING) for item in found)


def _orders(room: Room, item: str, first: Counted) -> dict[str, Any]:
    again = room.counted(item, AGAIN)
    if len(again) < debrief.FEWEST or room.state(item, AGAIN).state != "revealed":
        again = []
    latest = again or first
    names = {s.id: s.name for s in statistics()}
    before, after = Counter(order[0] for order in first), Counter(order[0] for order in again)
    most = max([*before.values(), *after.values()])
    places = {i: scoring.spread([order.index(i) + 1 for order in latest]) for i in names}
    w = ranking.kendalls_w(latest)
    return {
        "again": len(again),
        "first": [
            {
                "name": names[i],
                "count": before[i],
                "width": _percent(before[i], most),
                **({"again": after[i], "again_width": _percent(after[i], most)} if again else {}),
            }
            for i in sorted(names, key=lambda i: (-before[i], i))
        ],
        "places": [
            {
                "name": names[i],
                "mean": f"{place.mean:.1f}",
                "at": _place(place.mean),
                "middle": [_place(place.lower_quartile), _place(place.upper_quartile)],
                "all": [_place(place.lowest), _place(place.highest)],
            }
            for i, place in sorted(places.items(), key=lambda each: each[1].mean)
        ],
        "alike": debrief.describe_orders(w),
    }


def _standings(item: str, counted: Counted) -> dict[str, Any]:
    current = _script(item)
    people = _people({current.id: counted})
    ours = debrief.reference_score(current)
    middles = debrief.middles(people, current.id)
    halves = [
        f"{half} {scoring.exactly(spread.lower_quartile)} to {scoring.exactly(spread.upper_quartile)}"
        for half, spread in middles.items()
    ]
    theirs = [f"{half} {scoring.exactly(getattr(ours, half))}" for half in scoring.HALVES]
    return {
        "points": [
            {"x": _percent(connection, 50), "y": _percent(value, 50), "n": n, "size": _size(n)}
            for (connection, value), n in debrief.standings(people, current.id).items()
        ],
        "reference": {"x": _percent(ours.connection, 50), "y": _percent(ours.value, 50)},
        "sentence": f"The middle half of you gives {' and '.join(halves)}, of 50 each. "
        f"The authors gave {' and '.join(theirs)}: the diamond.",
    }


def _widest(room: Room) -> dict[str, Any]:
    shown = [item for item in items.names() if item.startswith(items.RATING) and room.state(item).state == "revealed"]
    people = _people({item.removeprefix(items.RATING): room.counted(item, 1) for item in shown})
    found = debrief.widest(people)
    shared: dict[str, Any] = {"kind": WIDEST, "title": "Where you disagree most", "picks": []}
    if not found:
        return {**shared, "people": 0, "locked": TOO_FEW}
    widest = found[0]
    item = f"{items.RATING}{widest.script}"
    criterion = next(each for each in rubric() if each.id == widest.criterion)
    most = max(widest.counts)
    return {
        **shared,
        "people": widest.spread.count,
        "script": items.names()[item],
        "half": criterion.half,
        "question": criterion.question,
        "levels": [
            {"level": level.level, "says": level.behaviour, "count": n, "width": _percent(n, most)}
            for level, n in zip(criterion.levels, widest.counts, strict=True)
        ],
        "sentence": f"Two of you, picked at random, are {widest.spread.apart:.1f} levels apart on average.",
        "picks": list(room.picks.get(item, {}).values()),
    }


def _people(given: dict[str, Counted]) -> tuple[Person, ...]:
    """Give a person for each rating: nothing here says which are one person's."""
    return tuple(
        Person(None, {script: Rating(wonder, dict(zip(scoring.CRITERIA, levels, strict=True)))}, frozenset(), "")
        for script, counted in given.items()
        for wonder, *levels in counted
    )


def _script(item: str) -> Script:
    return next(script for script in scripts() if item == f"{items.RATING}{script.id}")


def _percent(part: float, of: float) -> float:
    return round(100 * part / of, 1)


def _size(people: int) -> float:
    """Give a circle's width, so that its area grows with the people; in letters' heights."""
    return round(0.6 * sqrt(people), 2)


def _place(place: float) -> float:
    """Give where a place, 1 to 5, lies on a line."""
    return _percent(place - 1, len(statistics()) - 1)

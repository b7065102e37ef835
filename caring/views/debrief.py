"""Lesson 07 for the projector: the class's orders, where it puts a script, its spread, its widest disagreement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from caring import debrief, figures, scoring
from caring.library import rubric, scripts, statistics
from caring.views.base import Charted, script
from caring.views.gather import Debrief, DebriefView

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from caring.answers import Rating
    from caring.library import Criterion, Script

LOCKED = "This opens with five people’s answers. Of fewer I show no split, so that nobody can be told apart."
DISPUTES = 6  # to choose from
ORDERS_LEAD = "Each order was sealed by gut, before any card was turned."
ORDERS = (
    "On average, “{name}” stands highest. The diamond is the mean place, the bar the middle half of you, the line "
    "everybody."
)
STANDINGS_LEAD = "Connection goes across, value upwards. A circle is one of you; a number in it says how many."
STANDINGS = (
    "{count} of you rated “{title}”. The middle half of you gives connection from {connection} and value from {value}, "
    "of 50 each."
)
THEIR_STANDING = " The authors gave connection {connection}, value {value}: the diamond."
LEVELS_LEAD = "The same script, criterion by criterion: how many of you gave which level."
LEVELS = (
    "Of “{title}”, you are furthest apart on {wide} ({wide_by}), and nearest on {near} ({near_by}). The grey bar holds "
    "the middle half of you."
)
THEIR_LEVELS = " The diamonds are the authors’."
LEVELS_HEAD = ("Criterion", "median", "middle half", "two of you apart")
WIDEST_LEAD = "Thoughtful people part here. What does each side hear that the other doesn’t?"
WIDEST = "Two of you, picked at random, are {apart} on average. The mean is {mean:.1f}."
BELOW, ABOVE = "{count} below the mean", "{count} above the mean"
FOR_LESS, FOR_MORE = "In the script, this speaks for less:", "In the script, this speaks for more:"
APART = "{levels:.1f} levels apart"
FROM_TO = "{low} to {high}"
TOO_FEW_SCRIPTS = "too few scripts to say"


class FirstPlaces(DebriefView):
    """Who was put first, the mean order with its spread, and how alike the orders are."""

    _esm = script("class_parts", "class_orders")
    title: ClassVar = "What you put first"

    def picture(self) -> dict[str, Any]:
        """Show the orders once five are sealed."""
        orders = debrief.orders(self.debrief.people)
        picture = {**self.shared(), "lead": ORDERS_LEAD}
        if not orders:
            return {**picture, "locked": LOCKED}
        names = {s.id: s.name for s in statistics()}
        return {
            **picture,
            "people": orders.people,
            "first": [{"name": names[i], "count": n} for i, n in orders.first.items()],
            "w": shown(orders.w),
            "alike": debrief.describe_orders(orders.w),
            "chance": debrief.describe_chance(orders),
            "nearest": [" · ".join(names[i] for i in order) for order in orders.least_distance],
            "sentence": ORDERS.format(name=names[next(iter(orders.places))]),
            "rows": [
                [
                    names[i],
                    str(orders.first[i]),
                    f"{place.mean:.1f}",
                    span(place),
                    FROM_TO.format(low=place.lowest, high=place.highest),
                    f"{orders.points[i]:.1f}",
                ]
                for i, place in orders.places.items()
            ],
        }

    def figure(self) -> go.Figure | None:
        """Draw the mean places with their spread."""
        orders = debrief.orders(self.debrief.people)
        if not orders:
            return None
        names = {s.id: s.name for s in statistics()}
        return figures.places(orders.places, names, large=self.debrief.large, note=self.debrief.note)


class OneScript(DebriefView):
    """What the two views of one script share: which it is, and whether the authors' side is shown."""

    actions: ClassVar = frozenset({"show", "switch"})

    def show(self, script_id: str) -> None:
        """See ``Debrief.show``."""
        self.debrief.show(script_id)

    @property
    def current(self) -> Script | None:
        """The script that the class looks at; None while none was rated by five people."""
        return next((s for s in scripts() if s.id == self.debrief.script), None)

    def one(self, current: Script) -> dict[str, Any]:
        """Give the script and those that there are to choose from."""
        known = debrief.rated_scripts(self.debrief.people)
        chosen = [{"id": s.id, "title": s.title} for s in scripts() if s.id in known]
        return {"script": current.id, "scripts": chosen}


class Standings(OneScript):
    """Where everybody puts a script by connection and value, and the authors beside them."""

    _esm = script("class_parts", "class_standings")
    title: ClassVar = "Where you put a script"

    def picture(self) -> dict[str, Any]:
        """Show everybody's points once five people have rated a script."""
        picture = {
            **self.shared(),
            "lead": STANDINGS_LEAD,
        }
        if not (current := self.current):
            return {**picture, "locked": LOCKED}
        middles = debrief.middles(self.debrief.people, current.id)
        ours = debrief.reference_score(current)
        ranges = {
            half: FROM_TO.format(low=scoring.exactly(s.lower_quartile), high=scoring.exactly(s.upper_quartile))
            for half, s in middles.items()
        }
        points = {half: scoring.exactly(getattr(ours, half)) for half in scoring.HALVES}
        theirs = THEIR_STANDING.format(**points) if self.debrief.authors else ""
        return {
            **picture,
            **self.one(current),
            "sentence": STANDINGS.format(count=middles["connection"].count, title=current.title, **ranges) + theirs,
            "rows": [
                [scoring.exactly(connection), scoring.exactly(value), str(people)]
                for (connection, value), people in debrief.standings(self.debrief.people, current.id).items()
            ],
        }

    def figure(self) -> go.Figure | None:
        """Draw everybody's points."""
        if not (current := self.current):
            return None
        ours = debrief.reference_score(current)
        return figures.class_standings(
            debrief.standings(self.debrief.people, current.id),
            (ours.connection, ours.value) if self.debrief.authors else None,
            large=self.debrief.large,
            note=self.debrief.note,
        )


class Levels(OneScript):
    """What everybody gave a script on each criterion, with the spread, and how alike the class rates."""

    _esm = script("class_parts", "class_levels")
    title: ClassVar = "How far apart you are"

    def picture(self) -> dict[str, Any]:
        """Show the spread once five people have rated a script."""
        picture = {
            **self.shared(),
            "lead": LEVELS_LEAD,
        }
        if not (current := self.current):
            return {**picture, "locked": LOCKED}
        judged, names = self._judged(current), criteria()
        wide, near = max(judged, key=lambda e: e.spread.apart), min(judged, key=lambda e: e.spread.apart)
        alike = debrief.alike(self.debrief.people)
        return {
            **picture,
            **self.one(current),
            "sentence": LEVELS.format(
                title=current.title,
                wide=names[wide.criterion].name,
                wide_by=_apart(wide),
                near=names[near.criterion].name,
                near_by=_apart(near),
            )
            + (THEIR_LEVELS if self.debrief.authors else ""),
            "head": [LEVELS_HEAD[0], *map(str, range(scoring.TOP_LEVEL + 1)), *LEVELS_HEAD[1:]],
            "rows": [
                [
                    names[each.criterion].name,
                    *map(str, each.counts),
                    f"{each.spread.median:g}",
                    span(each.spread),
                    f"{each.spread.apart:.1f}",
                ]
                for each in judged
            ],
            "alpha": shown(alike[debrief.ALL].alpha),
            "between": between(alike[debrief.ALL]),
            "alike": debrief.describe_alike(alike[debrief.ALL]),
            "alphas": [
                [criterion.name, shown(alike[i].alpha), between(alike[i]), debrief.describe_alike(alike[i])]
                for i, criterion in names.items()
            ],
        }

    def figure(self) -> go.Figure | None:
        """Draw how many gave which level."""
        if not (current := self.current):
            return None
        names = criteria()
        rows = [(names[e.criterion].name, names[e.criterion].half, e.counts, e.spread) for e in self._judged(current)]
        ours = {names[c].name: reference.level for c, reference in current.reference.items()}
        return figures.class_levels(
            rows, ours if self.debrief.authors else None, large=self.debrief.large, note=self.debrief.note
        )

    def _judged(self, current: Script) -> list[debrief.Judged]:
        return [each for each in debrief.judged(self.debrief.people) if each.script == current.id]


class Widest(DebriefView):
    """Where the class disagrees most: both sides, what in the script speaks for each, and notes that were picked."""

    _esm = script("class_parts", "class_widest")
    title: ClassVar = "Where you disagree most"
    actions: ClassVar = frozenset({"discuss", "switch", "pick"})

    def discuss(self, script_id: str, criterion: str) -> None:
        """See ``Debrief.discuss``."""
        self.debrief.discuss(script_id, criterion)

    def pick(self, text: str) -> None:
        """See ``Debrief.pick``."""
        self.debrief.pick(text)

    def picture(self) -> dict[str, Any]:
        """Show the widest disagreements, and both sides of the one that the class talks about."""
        picture = {
            **self.shared(),
            "lead": WIDEST_LEAD,
        }
        disputes = debrief.widest(self.debrief.people)
        if not disputes:
            return {**picture, "locked": LOCKED}
        script_id, criterion = self.debrief.dispute
        current = next(s for s in scripts() if s.id == script_id)
        chosen = next(e for e in disputes if (e.script, e.criterion) == self.debrief.dispute)
        titles, names = {s.id: s.title for s in scripts()}, criteria()
        reference = current.reference[criterion]
        sides = debrief.sides(self.debrief.people, script_id, criterion)
        return {
            **picture,
            "disputes": [
                {
                    "script": each.script,
                    "criterion": each.criterion,
                    "name": f"{titles[each.script]}: {names[each.criterion].name}",
                    "apart": f"{each.spread.apart:.1f}",
                    "on": each == chosen,
                }
                for each in dict.fromkeys((*disputes[:DISPUTES], chosen))
            ],
            "half": names[criterion].half,
            "question": names[criterion].question,
            "levels": [
                {"says": level.behaviour, "count": n, "theirs": self.debrief.authors and reference.level == level.level}
                for level, n in zip(names[criterion].levels, chosen.counts, strict=True)
            ],
            "people": chosen.spread.count,
            "sentence": WIDEST.format(apart=_apart(chosen), mean=chosen.spread.mean),
            "sides": [
                self._side(BELOW, FOR_LESS, reasons(current, criterion, more=False), sides.lower),
                self._side(ABOVE, FOR_MORE, reasons(current, criterion, more=True), sides.higher),
            ],
            "looking": self.debrief.looking,
        }

    def _side(self, head: str, speaks: str, words: list[str], ratings: tuple[Rating, ...]) -> dict[str, Any]:
        """Give one side; of its notes those that were picked, and all only while the facilitator looks through them."""
        picked = {text for script_id, text in self.debrief.picked if script_id == self.debrief.dispute[0]}
        notes = sorted({rating.note.strip() for rating in ratings} - {""})
        return {
            "head": head.format(count=len(ratings)),
            "speaks": speaks,
            "words": words,
            "quotes": [note for note in notes if note in picked],
            "notes": [{"text": note, "on": note in picked} for note in notes] if self.debrief.looking else [],
        }


class ClassOrders(Charted):
    """What the class put first, with the chart of its mean order.

    Args:
        shared: the debrief that it shows; the lesson's own, if not given.
    """

    def __init__(self, shared: Debrief | None = None) -> None:
        super().__init__(FirstPlaces(shared))


class ClassStandings(Charted):
    """Where the class puts a script, with the chart of connection and value.

    Args:
        shared: the debrief that it shows; the lesson's own, if not given.
    """

    def __init__(self, shared: Debrief | None = None) -> None:
        super().__init__(Standings(shared))


class ClassLevels(Charted):
    """How far apart the class is on a script, with the chart of its levels.

    Args:
        shared: the debrief that it shows; the lesson's own, if not given.
    """

    def __init__(self, shared: Debrief | None = None) -> None:
        super().__init__(Levels(shared))


def criteria() -> dict[str, Criterion]:
    """Give the rubric's criteria by id."""
    return {criterion.id: criterion for criterion in rubric()}


def reasons(script: Script, criterion: str, *, more: bool) -> list[str]:
    """Give what in a script speaks for a higher level, or for a lower one: the authors' words, and a second opinion's.

    At the highest level the authors' reason is what speaks for more, and at the lowest for less.
    """
    ours, second = script.reference[criterion], script.second.get(criterion)
    found = [(ours.for_more if more else ours.for_less) or ours.reason]
    return [*found, second.reason] if second and (second.level > ours.level) is more else found


def shown(number: float | None) -> str:
    """Show a number that lies between −1 and 1.

    >>> shown(0.641), shown(-0.1), shown(None)
    ('0.64', '−0.10', '–')
    """
    return "–" if number is None else f"{number:.2f}".replace("-", "−")


def between(found: scoring.Reliability) -> str:
    """Show the interval of an alpha.

    >>> between(scoring.Reliability(0.64, -0.02, 0.72)), between(scoring.Reliability(0.64, None, None))
    ('−0.02 to 0.72', 'too few scripts to say')
    """
    return TOO_FEW_SCRIPTS if found.low is None else FROM_TO.format(low=shown(found.low), high=shown(found.high))


def span(spread: scoring.Spread) -> str:
    """Show the middle half of a spread."""
    return FROM_TO.format(low=f"{spread.lower_quartile:g}", high=f"{spread.upper_quartile:g}")


def _apart(judged: debrief.Judged) -> str:
    return APART.format(levels=judged.spread.apart)

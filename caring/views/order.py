"""Lesson 01's orders: the first one, and the one for a purpose."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from caring import answers
from caring.errors import CaringError
from caring.library import purposes, statistics
from caring.ranking import moved
from caring.views.base import View, script

FIRST_LEAD = "Put the five in your order, most important first. There is no trick."
SEALED = "Your first order is kept as it is, since {day}. Go on below."
LEAD = "An order answers a question. Choose one, and move what changes its place."
SEAL_FIRST = "Seal your first order, then this opens."
WAITS = "The cards below ask the same. Once you have given all five your relevance there, the authors’ stands here."
UP, DOWN = "up {places}", "down {places}"
UNKNOWN = "There is no purpose “{purpose}”. There are {known}."


class Orders(View):
    """What both orders share: cards that move."""

    actions: ClassVar = frozenset({"move", "seal"})
    name = answers.FIRST

    @property
    def order(self) -> tuple[str, ...]:
        """The statistics' ids, most important first."""
        return answers.order(self.work, self.name).ids

    def move(self, statistic: str, place: int | str) -> None:
        """Move a statistic to a place, 1 to 5, or one place ``"up"`` or ``"down"``.

        Raises:
            CaringError: when the order is sealed, or there is no such statistic or place.
        """
        if place in ("up", "down") and statistic in self.order:
            here = self.order.index(statistic) + 1
            place = min(max(here + (1 if place == "down" else -1), 1), len(self.order))
        self.say(answers.move(self.work, statistic, place, self.name))  # type: ignore[arg-type]

    def seal(self) -> None:
        """Seal the order: it can't change afterwards."""
        answers.seal(self.work, self.name)

    def since(self, says: str) -> str:
        """Say since when the order is sealed; nothing while it can change."""
        sealed = answers.order(self.work, self.name).sealed
        return says.format(day=f"{int(sealed[8:10])} {datetime.fromisoformat(sealed):%B %Y}") if sealed else ""

    def cards(self) -> list[dict[str, Any]]:
        """Give the claims in the order as it is."""
        claims = {statistic.id: statistic.claim for statistic in statistics()}
        return [{"id": statistic, "claim": claims[statistic]} for statistic in self.order]


class OrderTheFive(Orders):
    """The five statistics to put in order; sealed by one deliberate act before anything is taught.

    >>> from caring import Work
    >>> mina = OrderTheFive(Work())
    >>> mina.move("S1", 1)
    >>> mina.order[0]
    'S1'
    """

    _esm = script("order", "resting", "first_order")
    title: ClassVar = "Which number matters most?"
    actions: ClassVar = Orders.actions | {"explain"}

    def explain(self, text: str) -> None:
        """Keep why the order is as it is; see ``answers.explain``."""
        answers.explain(self.work, text)

    def picture(self) -> dict[str, Any]:
        """Show the cards as they lie; once they are sealed, room for a reason."""
        sealed = self.since(SEALED)
        reason = {"because": answers.because(self.work), "longest": answers.LONGEST_REASON}
        return {"lead": FIRST_LEAD, "cards": self.cards(), "sealed": sealed, **(reason if sealed else {})}


class ForWhat(Orders):
    """The same five for a purpose, then the authors' relevance of each for it, with reasons."""

    _esm = script("order", "for_what")
    title: ClassVar = "Important for what?"
    actions: ClassVar = frozenset({"move", "seal", "choose"})

    def __init__(self, work: Any = None) -> None:
        self.name = ""
        super().__init__(work)

    def choose(self, purpose: str) -> None:
        """Choose what the order is for.

        Raises:
            CaringError: for an unknown purpose.
        """
        known = [p.id for p in purposes()]
        if purpose not in known:
            raise CaringError(UNKNOWN.format(purpose=purpose, known=", ".join(known)))
        self.name = purpose
        self.refresh()

    def picture(self) -> dict[str, Any]:
        """Show the purposes; with one chosen, the cards; with those sealed, the authors' view in its time."""
        if not answers.order(self.work).sealed:
            return {"lead": LEAD, "locked": SEAL_FIRST}
        chosen = next((p for p in purposes() if p.id == self.name), None)
        picture: dict[str, Any] = {
            "lead": LEAD,
            "purposes": [
                {"id": p.id, "name": p.name, "done": bool(answers.order(self.work, p.id).sealed)} for p in purposes()
            ],
            "chosen": self.name,
        }
        if chosen is None:
            return picture
        first, mine = answers.order(self.work), answers.order(self.work, self.name)
        waits = answers.before_authors(self.work, self.name)
        shifts = moved(first.ids, mine.ids)
        names = {statistic.id: statistic.name for statistic in statistics()}
        picture |= {
            "question": chosen.question,
            "cards": [{**card, "shift": _shift(shifts[card["id"]])} for card in self.cards()],
            "sealed": bool(mine.sealed),
            "waits": WAITS if waits else "",
        }
        if mine.sealed and not waits:
            given = sorted(chosen.relevance.values(), key=lambda r: (-r.relevance, r.statistic))
            picture["authors"] = [
                {
                    "name": names[r.statistic],
                    "relevance": r.relevance,
                    "reason": r.reason,
                    "place": mine.ids.index(r.statistic) + 1,
                }
                for r in given
            ]
        return picture


def _shift(places: int) -> str:
    if not places:
        return ""
    return (UP if places > 0 else DOWN).format(places=abs(places))

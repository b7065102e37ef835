"""Lesson 01's reveal: the learner's fifth beside the article's pick, and their order beside their own ratings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from caring import answers, ranking
from caring.library import argument, pick, statistics
from caring.views.base import Charted, View, script
from caring.views.cards import judgement_figure, rows, sentence

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from caring.library import Statistic
    from caring.progress import Work

UNTRACED = "not traced"
SOURCE = "“Deep and meaningful connections in 60 seconds”, brendanjkane.com"
READY = "Your order is sealed and your ratings are in. Ready?"
PLACE = "You put it at number {place} of {of}."
ONLY = "The article ranks only this one. It gives no order of the other four, so none is shown here."
NO_TAU = "undefined"
TRACED = "Relevance and trust are two different things."
NOT_TRACED = f"The number that the article finds most relevant is one that could not be traced. {TRACED}"
PAIRS = (
    "These make {pairs} pairs. With relevance at {percent}%, your ratings put {alike} of them the way your sealed "
    "order does, {opposite} the other way round, and {tied} level. Tau is 1 when all pairs agree and −1 when all are "
    "turned round."
)


class Pick(View):
    """The article's pick and its argument, opened by the learner's own act once their order and ratings are in."""

    _esm = script("reveal")
    title: ClassVar = "What the article picks"
    actions: ClassVar = frozenset({"reveal"})

    def reveal(self) -> None:
        """Open the article's pick; see ``answers.reveal``."""
        answers.reveal(self.work)

    def picture(self) -> dict[str, Any]:
        """Show what is missing, or the button, or the pick: never more than the learner has opened."""
        missing = answers.before_reveal(self.work)
        if missing:
            return {"locked": missing}
        if not answers.revealed(self.work):
            return {"lead": READY, "ready": True}
        chosen = next(s for s in statistics() if s.id == pick())
        mine = answers.order(self.work).ids
        alike = ranking.agreement(mine, answers.totals(self.work))
        return {
            "claim": chosen.claim,
            "source": SOURCE,
            "place": PLACE.format(place=mine.index(chosen.id) + 1, of=len(mine)),
            "only": ONLY,
            "status": ", ".join(trace.status for trace in chosen.traces),
            "trace": trace(chosen),
            "steps": [{"quote": step.quote, "meaning": step.meaning} for step in argument()],
            "tau": NO_TAU if alike.tau is None else f"{alike.tau:.2f}".replace("-", "−"),
            "alike": ranking.describe_tau(alike.tau),
            "pairs": pairs(alike, answers.weight(self.work)),
            "sentence": sentence(self.work),
            "rows": rows(self.work),
        }

    def figure(self) -> go.Figure | None:
        """Draw relevance × trust with the pick marked."""
        return judgement_figure(self.work) if answers.revealed(self.work) else None


class Reveal(Charted):
    """The reveal with its chart.

    Args:
        work: whose answers it shows and keeps; the learner's own if none is given.
    """

    def __init__(self, work: Work | None = None) -> None:
        super().__init__(Pick(work))


def trace(chosen: Statistic) -> str:
    """Say what the pick's own sources mean for relevance and trust."""
    untraced = all(trace.status == UNTRACED for trace in chosen.traces)
    return NOT_TRACED if untraced else TRACED


def pairs(alike: ranking.Agreement, percent: int) -> str:
    """Explain tau by its pairs, in a sentence."""
    return PAIRS.format(
        pairs=alike.pairs,
        percent=percent,
        alike=alike.pairs_alike,
        opposite=alike.pairs_opposite,
        tied=alike.pairs_tied,
    )

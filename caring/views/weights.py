"""Lesson 01's weights: what would you have to believe for another statistic to win?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from caring import answers, ranking
from caring.library import statistics
from caring.views.base import View, script

if TYPE_CHECKING:
    from fractions import Fraction


class Weights(View):
    """One weight between relevance and trust: who wins where, and what would have to change for the others."""

    _esm = script("weights")
    title: ClassVar = "What would you have to believe?"
    actions: ClassVar = frozenset({"weigh"})

    def weigh(self, percent: int) -> None:
        """Let relevance count so many percent and trust the rest; see ``answers.weigh``."""
        answers.weigh(self.work, percent)

    def picture(self) -> dict[str, Any]:
        """Show totals, winners and changes, all from the learner's own ratings."""
        lead = "Move the weight. Each total, and who wins where, is computed from the ratings you gave."
        if not answers.judged(self.work):
            return {"lead": lead, "locked": "Give all five cards their relevance and trust, then this opens."}
        names = {s.id: s.name for s in statistics()}
        judged = answers.judgement_pairs(self.work)
        percent = answers.weight(self.work)
        totals = answers.totals(self.work)
        best = max(totals.values())
        return {
            "lead": lead,
            "percent": percent,
            "bars": [
                {
                    "name": names[i],
                    "total": f"{float(total):.2f}",
                    "best": total == best,
                }
                for i, total in sorted(totals.items(), key=lambda pair: (-pair[1], pair[0]))
            ],
            "wins": [
                {
                    "names": " and ".join(names[i] for i in win.ids),
                    "from": float(win.start),
                    "to": float(win.end),
                    "says": f"from {exact(win.start)} to {exact(win.end)}",
                    "here": totals[win.id] == best,
                }
                for win in ranking.wins(judged)
            ],
            "touches": [
                f"{names[t.id]} is level with the winner at exactly {exact(t.weight)}, and wins nowhere."
                for t in ranking.touches(judged)
            ],
            "changes": [f"{names[c.id]} {needed(c)}" for c in ranking.never_wins(judged)],
        }


def exact(weight: Fraction) -> str:
    """Say a weight in percent, with its exact fraction where percent would round it.

    >>> from fractions import Fraction
    >>> exact(Fraction(2, 5)), exact(Fraction(1, 3))
    ('40%', '33% (exactly 1/3)')
    """
    percent = f"{float(weight):.0%}"
    return percent if (weight * 100).denominator == 1 else f"{percent} (exactly {weight})"


def needed(change: ranking.Change) -> str:
    """Say what would have to rise for a statistic to win somewhere."""
    if change.both:
        relevance, trust = change.both
        return f"would need {relevance} more relevance and {trust} more trust; neither alone is enough."
    ways = [(change.relevance, "relevance"), (change.trust, "trust")]
    return "would need " + ", or ".join(f"{more} more {axis}" for more, axis in ways if more) + "."

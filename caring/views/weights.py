"""Lesson 01's weights: what would you have to believe for another statistic to win?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from caring import answers, ranking
from caring.library import statistics
from caring.views.base import View, script

if TYPE_CHECKING:
    from fractions import Fraction

LEAD = "Move the weight. Each total, and who wins where, is computed from the ratings you gave."
JUDGE_FIRST = "Give all five cards their relevance and trust, then this opens."
AND = " and "
FROM_TO = "from {start} to {end}"
TOUCHES = "{name} is level with the winner at exactly {weight}, and wins nowhere."
EXACTLY = "{percent} (exactly {weight})"
NEEDS_BOTH = "{name} would need {relevance} more relevance and {trust} more trust; neither alone is enough."
NEEDS_EITHER = "{name} would need {relevance} more relevance, or {trust} more trust."
NEEDS_RELEVANCE = "{name} would need {relevance} more relevance."
NEEDS_TRUST = "{name} would need {trust} more trust."


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
        if not answers.judged(self.work):
            return {"lead": LEAD, "locked": JUDGE_FIRST}
        names = {s.id: s.name for s in statistics()}
        judged = answers.judgement_pairs(self.work)
        percent = answers.weight(self.work)
        totals = answers.totals(self.work)
        best = max(totals.values())
        return {
            "lead": LEAD,
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
                    "names": AND.join(names[i] for i in win.ids),
                    "from": float(win.start),
                    "to": float(win.end),
                    "says": FROM_TO.format(start=exact(win.start), end=exact(win.end)),
                    "here": totals[win.id] == best,
                }
                for win in ranking.wins(judged)
            ],
            "touches": [TOUCHES.format(name=names[t.id], weight=exact(t.weight)) for t in ranking.touches(judged)],
            "changes": [needed(names[c.id], c) for c in ranking.never_wins(judged)],
        }


def exact(weight: Fraction) -> str:
    """Say a weight in percent, with its exact fraction where percent would round it.

    >>> from fractions import Fraction
    >>> exact(Fraction(2, 5)), exact(Fraction(1, 3))
    ('40%', '33% (exactly 1/3)')
    """
    percent = f"{float(weight):.0%}"
    return percent if (weight * 100).denominator == 1 else EXACTLY.format(percent=percent, weight=weight)


def needed(name: str, change: ranking.Change) -> str:
    """Say what would have to rise for a statistic to win somewhere."""
    if change.both:
        relevance, trust = change.both
        return NEEDS_BOTH.format(name=name, relevance=relevance, trust=trust)
    says = NEEDS_TRUST if not change.relevance else NEEDS_EITHER if change.trust else NEEDS_RELEVANCE
    return says.format(name=name, relevance=change.relevance, trust=change.trust)

"""Lesson 01's fact cards: relevance and trust apart, and the chart of both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from caring import answers, figures
from caring.library import pick, statistics
from caring.views.base import Charted, View, script

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from caring.progress import Work

LEVELS = {
    "relevance": [
        "It doesn’t help me to decide what to say.",
        "It helps a little, indirectly.",
        "It helps with a part of it.",
        "It helps me a good deal.",
        "It tells me what to do when I speak to one person.",
    ],
    "trust": [
        "I can’t tell where it comes from.",
        "There is a trace, but not to this number.",
        "There is a source, with large gaps.",
        "There is a source, with small gaps.",
        "I can look up who counted what, and it is what is printed.",
    ],
}
FACTS = {
    "printed": "As the article prints it",
    "published": "As published",
    "counted": "What was counted",
    "publisher": "Publisher",
    "sponsor": "Paid for by",
    "year": "Year",
    "asked": "Who was asked",
    "cannot_show": "What it can’t show",
    "status": "Status",
    "address": "Where to look",
}
LEAD = (
    "Two questions for each, and they are not the same. Relevance: if it were true, how much would it help you "
    "to decide what to say to one person? Trust: how well is it sourced? Turn the card before you answer that."
)
SEAL_FIRST = "Seal your first order, then this opens."
NONE_YET = "Your judgement appears as a chart, card by card."
AND = " and "
ONE_TRUST = "{name} (trust {trust})"
JUDGED = "{count} of {of} judged. Most relevant in your eyes: {trusts}, with relevance {most} of 4."
STAR = " The star marks the article’s pick."


class Cards(View):
    """The five fact cards to turn over, each with its relevance and its trust to give."""

    _esm = script("cards")
    title: ClassVar = "Turn the cards"
    actions: ClassVar = frozenset({"judge"})

    def judge(self, statistic: str, axis: str, level: int) -> None:
        """Give a statistic's relevance or trust, 0–4; see ``answers.judge``."""
        answers.judge(self.work, statistic, axis, level)

    def picture(self) -> dict[str, Any]:
        """Show the cards once the first order is sealed."""
        if not answers.order(self.work).sealed:
            return {"lead": LEAD, "locked": SEAL_FIRST}
        given = answers.judgements(self.work)
        return {
            "lead": LEAD,
            "levels": LEVELS,
            "facts": FACTS,
            "cards": [
                {
                    "id": s.id,
                    "name": s.name,
                    "claim": s.claim,
                    "given": given[s.id],
                    "traces": [{fact: getattr(trace, fact) for fact in FACTS} for trace in s.traces],
                }
                for s in statistics()
            ],
            "sentence": sentence(self.work) + STAR * answers.revealed(self.work),
            "rows": rows(self.work),
        }

    def figure(self) -> go.Figure | None:
        """Draw what has been judged so far."""
        return judgement_figure(self.work)


class FactCards(Charted):
    """The fact cards with the chart of relevance × trust under them.

    Args:
        work: whose answers it shows and keeps; the learner's own if none is given.
    """

    def __init__(self, work: Work | None = None) -> None:
        super().__init__(Cards(work))


def judgement_figure(work: Work) -> go.Figure | None:
    """Draw relevance × trust of what is judged; with the article's pick marked once it is revealed."""
    judged = answers.judgement_pairs(work)
    if not judged or not answers.order(work).sealed:
        return None
    chosen = pick() if answers.revealed(work) else None
    return figures.relevance_and_trust(judged, {s.id: s.name for s in statistics()}, chosen)


def sentence(work: Work) -> str:
    """Say in a sentence what the chart shows."""
    names = {s.id: s.name for s in statistics()}
    judged = answers.judgement_pairs(work)
    if not judged:
        return NONE_YET
    most = max(relevance for relevance, _ in judged.values())
    best = [i for i, (relevance, _) in judged.items() if relevance == most]
    trusts = AND.join(ONE_TRUST.format(name=names[i], trust=judged[i][1]) for i in best)
    return JUDGED.format(count=len(judged), of=len(names), trusts=trusts, most=most)


def rows(work: Work) -> list[list[str]]:
    """Give the chart's numbers as rows: name, relevance, trust."""
    judged = answers.judgement_pairs(work)
    return [[s.name, *(str(level) for level in judged[s.id])] for s in statistics() if s.id in judged]

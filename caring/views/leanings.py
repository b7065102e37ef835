"""Lesson 05's looking back: where the learner judges differently, and what each way to add up says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from caring import answers, ranking, scoring
from caring.errors import CaringError
from caring.library import rubric, scripts
from caring.views.base import View, script

if TYPE_CHECKING:
    from caring.progress import Work

LEAD = "Not right or wrong: where your eye is kinder or stricter than the authors’, over all you scored."
ONE_TO_GO = "Score one more script, then this opens: fewer would be chance."
TO_GO = "Score {left} more scripts, then this opens: fewer would be chance."
OF = "{n} of {of}"
SUMS_LEAD = "The article adds. Two other ways to put the halves together, on the same 0 to 100."
FIRST_PRESET = "Connection 0"
PRESETS = {
    FIRST_PRESET: dict.fromkeys(scoring.HALVES["connection"], 0) | dict.fromkeys(scoring.HALVES["value"], 4),
    "Enjoyable and consumable, not valuable": dict.fromkeys(scoring.CRITERIA, 4) | {"valuable": 0},
    "Everything in the middle": dict.fromkeys(scoring.CRITERIA, 2),
}
NO_PRESET = "There is no case “{name}”. There are {known}."
AS_FELT = "{way}: {alike} pairs the same way round as your wonder, {opposite} the other way, {tied} level."


class Leanings(View):
    """Agreement with the authors per criterion, and the learner's leanings in words, after six scripts."""

    _esm = script("leanings")
    title: ClassVar = "How you judge"

    def picture(self) -> dict[str, Any]:
        """Show agreement and leanings once six scripts are scored."""
        pairs = answers.comparisons(self.work)
        left = answers.scripts_to_go(self.work)
        if left:
            return {"lead": LEAD, "locked": (ONE_TO_GO if left == 1 else TO_GO).format(left=left)}
        names = {c.id: c for c in rubric()}
        found = scoring.leanings(list(pairs.values()))
        return {
            "lead": LEAD,
            "summary": scoring.describe_leanings(found, {c.id: c.name for c in rubric()}),
            "rows": [
                {
                    "name": names[x.criterion].name,
                    "half": names[x.criterion].half,
                    "same": OF.format(n=x.same, of=x.scripts),
                    "within": OF.format(n=x.within_one, of=x.scripts),
                    "apart": f"{x.apart:+.1f}".replace("-", "−"),
                    "mean": x.apart,
                    "says": scoring.describe_leaning(x),
                }
                for x in found
            ],
        }


class ThreeSums(View):
    """Sum, 2 × the smaller half and product ÷ 25 side by side: on the learner's ratings, and on any they try."""

    _esm = script("sums")
    title: ClassVar = "Is it really a sum?"
    actions: ClassVar = frozenset({"try_preset", "try_level"})

    def __init__(self, work: Work | None = None) -> None:
        self.tried = PRESETS[FIRST_PRESET]
        super().__init__(work)

    def try_preset(self, name: str) -> None:
        """Try one of the named cases.

        Raises:
            CaringError: for an unknown case.
        """
        if name not in PRESETS:
            raise CaringError(NO_PRESET.format(name=name, known=", ".join(PRESETS)))
        self.tried = PRESETS[name]
        self.refresh()

    def try_level(self, criterion: str, level: int) -> None:
        """Try another level, 0–4, of one criterion.

        Raises:
            CaringError: for an unknown criterion or level.
        """
        scoring.check_ratings({criterion: level})
        self.tried = {**self.tried, criterion: level}
        self.refresh()

    def picture(self) -> dict[str, Any]:
        """Show the three models on the tried levels and on the learner's finished scripts."""
        titles = {s.id: s.title for s in scripts()}
        mine = {i: answers.rating(self.work, i) for i in answers.finished(self.work)}
        scores = {i: scoring.score(given.levels) for i, given in mine.items()}
        wonder = {i: given.wonder for i, given in mine.items() if given.wonder is not None}
        return {
            "lead": SUMS_LEAD,
            "presets": [{"name": name, "on": levels == self.tried} for name, levels in PRESETS.items()],
            "criteria": [
                {
                    "id": c.id,
                    "name": c.name,
                    "half": c.half,
                    "value": self.tried[c.id],
                    "levels": [level.behaviour for level in c.levels],
                }
                for c in rubric()
            ],
            "tried": models(scoring.score(self.tried)),
            "rows": [[titles[i], *(m["says"] for m in models(s)), str(wonder[i])] for i, s in scores.items()],
            "closest": closest(scores, wonder),
        }


def models(score: scoring.Score) -> list[dict[str, Any]]:
    """Give the three ways' results, 0–100 each."""
    return [{"name": name, "says": f"{value:.1f}", "value": value} for name, value in score.ways.items()]


def closest(scores: dict[str, scoring.Score], wonder: dict[str, int]) -> list[str]:
    """Say how far each way agrees with what the learner felt first, once three scripts are scored."""
    if len(scores) < 3 or len(set(wonder.values())) == 1:  # noqa: PLR2004 - fewer make no order
        return []
    said = []
    for name in next(iter(scores.values())).ways:
        # The same sum of other parts can differ in its last bit.
        alike = ranking.agreement(wonder, {script: round(score.ways[name], 9) for script, score in scores.items()})
        counts = {"alike": alike.pairs_alike, "opposite": alike.pairs_opposite, "tied": alike.pairs_tied}
        said.append(AS_FELT.format(way=name, **counts))
    return said

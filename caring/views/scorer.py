"""Lesson 05's heart: a script on its phone, wonder first, six ratings, then the authors' beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar

from caring import answers, figures, reading, scoring
from caring.debrief import reference_score
from caring.errors import CaringError
from caring.library import rubric, scripts
from caring.views.base import Charted, View, script
from caring.views.phone import heard, phone
from caring.views.rate import sums, to_rate

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from caring.library import Script
    from caring.progress import Work

WONDER = {
    "name": "Would you wonder where this person is, if they stopped?",
    "levels": [
        "I’d have forgotten them by the next one.",
        "I might notice, some day.",
        "I’d notice that they’re gone.",
        "I’d wonder where they are.",
        "I’d go and look for them.",
    ],
}
LEAD = "Choose any; six are enough. Read it as if it came up on your phone. First say what you feel, then what you see."
COUNT = "{done} of {of} scored"
UNKNOWN = "There is no script “{script}”. There are {known}."
OTHER_HALF = "“{title}” says the same things in another way. Score it as well, and see what that changes for you."
BOTH_HALVES = (
    "“{title}” says the same things in another way. By your ratings, from “{first}” to “{second}”: "
    "connection from {connection} and value from {value}."
)
FROM_TO = "{before} to {after}"
NONE_YET = "Each script takes its place in the chart when its six ratings are in."
ONE_RATED = "One script has a place in the chart. Highest so far by your ratings: “{title}”, {caring} of 100."
RATED = "{count} scripts have a place in the chart. Highest so far by your ratings: “{title}”, {caring} of 100."
SAME, HIGHER, LOWER = "the same", "you are {levels} higher", "you are {levels} lower"


class Scorer(View):
    """A script to read and rate; its reference opens when the learner's own rating is finished."""

    _esm = script("phone", "resting", "rate", "scorer")
    title: ClassVar = "Score the scripts"
    actions: ClassVar = frozenset({"choose", "rate", "note", "finish"})

    def __init__(self, work: Work | None = None) -> None:
        self.chosen = ""
        super().__init__(work)

    def choose(self, script_id: str) -> None:
        """Put a script on the phone.

        Raises:
            CaringError: for an unknown script.
        """
        known = [s.id for s in scripts()]
        if script_id not in known:
            raise CaringError(UNKNOWN.format(script=script_id, known=", ".join(known)))
        self.chosen = script_id
        self.refresh()

    def rate(self, criterion: str, level: int) -> None:
        """Rate the script on the phone, 0–4: ``wonder`` first, then the six; see ``answers.rate``."""
        answers.rate(self.work, self.current.id, criterion, level)

    def note(self, text: str) -> None:
        """Keep the learner's own words about the script; see ``answers.note``."""
        answers.note(self.work, self.current.id, text)

    def finish(self) -> None:
        """Call the rating done; see ``answers.finish``."""
        self.chosen = self.current.id  # stay with it: its reference opens now
        answers.finish(self.work, self.chosen)

    @property
    def current(self) -> Script:
        """The script on the phone: the chosen one, else the first that isn't finished."""
        done = answers.finished(self.work)
        waiting = [s for s in scripts() if s.id not in done] or scripts()
        return next((s for s in scripts() if s.id == self.chosen), waiting[0])

    def picture(self) -> dict[str, Any]:
        """Show the script and the rating; the authors' side and the reader's marks once it is finished."""
        current, done = self.current, answers.finished(self.work)
        mine = answers.rating(self.work, current.id)
        read = reading.read_script(current.text)
        picture: dict[str, Any] = {
            "lead": LEAD,
            "niches": sorted({s.niche for s in scripts()}),
            "scripts": [
                {"id": s.id, "title": s.title, "niche": s.niche, "state": self._state(s.id, done)} for s in scripts()
            ],
            "done": COUNT.format(done=len(done), of=len(scripts())),
            "phone": phone(read, current.id, current.title, current.creator),
            **to_rate(mine, WONDER),
            "sentence": self._sentence(),
            "rows": self._rows(),
        }
        if mine.finished:
            picture["compared"] = compared(current, mine)
            picture["theirs"] = sums({c: r.level for c, r in current.reference.items()})
            picture["half"] = self._other_half(current, done)
            picture["heard"] = heard(read)
        return picture

    def figure(self) -> go.Figure | None:
        """Draw the scripts that have all six ratings, with the authors' where the rating is finished."""
        rated = self._rated()
        if not rated:
            return None
        done = answers.finished(self.work)
        ours = {s.title: reference_score(s) for s in scripts() if s.id in done}
        points = [(title, score.connection, score.value) for title, score in rated.items()]
        references = {title: (score.connection, score.value) for title, score in ours.items()}
        return figures.connection_and_value(points, references, self.current.title)

    def _other_half(self, current: Script, done: tuple[str, ...]) -> dict[str, str] | None:
        """Name the script that has the same content; once both are rated, say what the learner's ratings made of it."""
        pair = [s for s in scripts() if current.pair and s.pair == current.pair]
        other = next((s for s in pair if s.id != current.id), None)
        if other is None:
            return None
        says = OTHER_HALF.format(title=other.title)
        if other.id in done:
            before, after = (sums(answers.rating(self.work, s.id).levels) for s in pair)
            moved = {half: FROM_TO.format(before=before[half], after=after[half]) for half in scoring.HALVES}
            says = BOTH_HALVES.format(title=other.title, first=pair[0].title, second=pair[1].title, **moved)
        return {"id": other.id, "title": other.title, "says": says}

    def _state(self, script_id: str, done: tuple[str, ...]) -> str:
        if script_id in done:
            return "scored"
        return "new" if answers.rating(self.work, script_id).wonder is None else "started"

    def _rated(self) -> dict[str, scoring.Score]:
        given = {s.title: answers.rating(self.work, s.id).levels for s in scripts()}
        return {title: scoring.score(levels) for title, levels in given.items() if len(levels) == len(scoring.CRITERIA)}

    def _sentence(self) -> str:
        rated = self._rated()
        if not rated:
            return NONE_YET
        title, best = max(rated.items(), key=lambda pair: pair[1].caring)
        says = ONE_RATED if len(rated) == 1 else RATED
        return says.format(count=len(rated), title=title, caring=scoring.exactly(best.caring))

    def _rows(self) -> list[list[str]]:
        return [
            [title, *(scoring.exactly(x) for x in (score.connection, score.value, score.caring))]
            for title, score in self._rated().items()
        ]


class ScoreScripts(Charted):
    """The scripts to score, with the connection × value chart under them.

    Args:
        work: whose answers it shows and keeps; the learner's own if none is given.
    """

    def __init__(self, work: Work | None = None) -> None:
        super().__init__(Scorer(work))


def compared(current: Script, mine: answers.Rating) -> list[dict[str, Any]]:
    """Set both ratings side by side, with what in the script speaks for either."""
    ours = {criterion: reference.level for criterion, reference in current.reference.items()}
    criteria = {c.id: c for c in rubric()}
    rows = []
    for pair in scoring.compare(mine.levels, ours):
        reference, criterion = current.reference[pair.criterion], criteria[pair.criterion]
        other = reference.for_more if pair.apart > 0 else reference.for_less if pair.apart < 0 else ""
        sides = {"for_yours": other, "for_ours": reference.reason}
        rows.append(
            {
                "name": criterion.name,
                "half": criterion.half,
                "yours": pair.yours,
                "ours": pair.ours,
                "apart": distance(pair.apart),
                "behaviour": criterion.levels[pair.yours].behaviour,
                **{side: told(text, current) for side, text in sides.items() if text},
            }
        )
        if pair.criterion in current.second:
            second = current.second[pair.criterion]
            rows[-1]["second"] = {"level": second.level, **told(second.reason, current)}
    return rows


def told(sentence: str, current: Script) -> dict[str, Any]:
    """Give a sentence about a script, with where in the script its quotations stand."""
    return {"says": sentence, "spans": quoted(sentence, current.text)}


def distance(apart: int) -> str:
    """Say how far apart two ratings are.

    >>> distance(2), distance(-1), distance(0)
    ('you are 2 higher', 'you are 1 lower', 'the same')
    """
    return (HIGHER if apart > 0 else LOWER if apart else SAME).format(levels=abs(apart))


def quoted(sentence: str, text: str) -> list[list[int]]:
    """Find where the phrases that a sentence quotes stand in the script: [start, end] each."""
    starts = [(text.find(quote), len(quote)) for quote in re.findall(r"“([^”]+)”", sentence)]
    return [[start, start + length] for start, length in starts if start >= 0]

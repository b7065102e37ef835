"""Lesson 06: one's own version scored, wonder first; what its words show opens beside it afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from caring import mine, scoring
from caring.reading import UNHEARD
from caring.views.base import View, script
from caring.views.draft import described
from caring.views.phone import cached_reading, heard, phone
from caring.views.rate import to_rate

if TYPE_CHECKING:
    from caring.progress import Work
    from caring.reading import Reading

WONDER = {
    "name": "Would they wonder where you are, if you stopped?",
    "levels": [
        "They’d have forgotten me by the next one.",
        "They might notice, some day.",
        "They’d notice that I’m gone.",
        "They’d wonder where I am.",
        "They’d go and look for me.",
    ],
}
NOTHING_YET = "Keep a version under “Write it for one person” first. Then score it here."
EVIDENCE = (
    "Evidence, not a verdict. I count words: an “I” and a “you”, a thing that happened, a step to take. I hear no "
    "voice and know nobody you know, so I can be wrong. Where we differ, look at the marks, and judge for yourself."
)
LEAD = "Read it as the one who watches. First say what you feel, then what you see."
VERSION, YOU = "Version {number}", "You"
OF_HALF, OF_ONE, NOTHING = "{points} of {half}", "{signal:.2f} of 1", "nothing"


class ScoreYourself(View):
    """A version of one's own to rate; the reader's signals open when the rating is finished.

    >>> from caring import Work, drafts
    >>> mina = Work()
    >>> drafts.write(mina, mine.SCRIPT, "I kept your seat.")
    >>> _ = drafts.keep_version(mina, mine.SCRIPT)
    >>> view = ScoreYourself(mina)
    >>> view.rate("wonder", 3)
    >>> view.state["missing"], "evidence" in view.state
    (6, False)
    """

    _esm = script("phone", "resting", "rate", "yourself")
    title: ClassVar = "Score yourself"
    actions: ClassVar = frozenset({"choose", "rate", "note", "finish"})

    def __init__(self, work: Work | None = None) -> None:
        self.chosen: int | None = None
        super().__init__(work)

    @property
    def number(self) -> int:
        """The version on the phone: the chosen one, else the last."""
        return self.chosen or len(mine.versions(self.work))

    def choose(self, number: int) -> None:
        """Put a version on the phone.

        Raises:
            CaringError: when there is no such version.
        """
        chosen = mine.version(self.work, number).number
        self.chosen = None if chosen == len(mine.versions(self.work)) else chosen
        self.refresh()

    def rate(self, criterion: str, level: int) -> None:
        """Rate the version on the phone, 0–4: ``wonder`` first, then the six; see ``mine.rate``."""
        mine.rate(self.work, self.number, criterion, level)

    def note(self, text: str) -> None:
        """Keep the learner's own words about the version; see ``mine.note``."""
        mine.note(self.work, self.number, text)

    def finish(self) -> None:
        """Call the rating done; see ``mine.finish``."""
        mine.finish(self.work, self.number)

    def picture(self) -> dict[str, Any]:
        """Show the version and its rating; what the words show only once that is finished."""
        versions = mine.versions(self.work)
        if not versions:
            return {"lead": LEAD, "locked": NOTHING_YET}
        if not 1 <= self.number <= len(versions):
            self.chosen = None  # the work was started over, and there are fewer now
        current = versions[self.number - 1]
        read = cached_reading(current.text)
        picture = {
            "lead": LEAD,
            "versions": [{"number": v.number, "says": described(v), "scored": bool(v.score)} for v in versions],
            "number": current.number,
            "phone": phone(read, f"version-{current.number}", VERSION.format(number=current.number), YOU),
            **to_rate(current.rating, WONDER),
        }
        if current.score:
            picture["evidence"] = evidence(read, current.score)
        return picture


def evidence(read: Reading, score: scoring.Score) -> dict[str, Any]:
    """Give what the words alone show, beside the learner's own halves."""
    silent = read.status in UNHEARD
    halves = {half: (getattr(score, half), getattr(read.signals, half)) for half in scoring.HALVES}
    return {
        "heard": heard(read),
        "suggestions": [each._asdict() for each in read.suggestions],
        "says": read.status_sentence if silent else EVIDENCE,
        "status": read.status_sentence if read.status == "repeating" else "",
        "halves": [
            {
                "name": half,
                "yours": own,
                "of": scoring.HALF,
                "says": OF_HALF.format(points=scoring.exactly(own), half=scoring.HALF),
                "words": signal,
                "words_say": NOTHING if silent else OF_ONE.format(signal=signal),
            }
            for half, (own, signal) in halves.items()
        ],
    }

"""Lesson 06: two versions side by side, and the way from the first to the last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from caring import figures, mine, scoring
from caring.changes import changes
from caring.reading import PACES, UNHEARD
from caring.views.base import Charted, View, script
from caring.views.phone import AUDIENCES, cached_reading, clock

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from caring.progress import Work

NOTHING_YET = "Keep a version under “Write it for one person” first. With the second one, you can compare."
UNKNOWN = "–"
LEAD = "What changed, in words, in seconds, and by your own ratings?"
VERSION = "Version {number}"
CHANGED = "{went} went, {came} came."
ONE_WORD, WORDS = "1 word", "{n} words"
SPOKEN, AT_PACE, SPEAKS = "Spoken words", "At a {name} pace, {pace} words a minute", "Sentences {to}"
WONDER, CARING = "Would they wonder? 0–4", "Caring, 0–100"
HALVES = {"connection": "Connection, 0–50", "value": "Value, 0–50"}
NONE_SCORED = "A version takes its place in the chart when you have scored it."
ONE_SCORED = "Version {first} has its place in the chart. Score another one, and the way between them appears."
SCORED = (
    "From version {first} to version {last}, by your own ratings: connection from {connection} and value from {value}, "
    "of 50 each."
)
FROM_TO = "{before} to {after}"


class Way(View):
    """Any two kept versions beside each other, with the words that went and came."""

    _esm = script("way")
    title: ClassVar = "From first to last"
    actions: ClassVar = frozenset({"compare"})

    def __init__(self, work: Work | None = None) -> None:
        self.pair: tuple[int, int] | None = None
        super().__init__(work)

    def compare(self, before: int, after: int) -> None:
        """Put two versions side by side, by their numbers.

        Raises:
            CaringError: when there is no such version.
        """
        self.pair = mine.version(self.work, before).number, mine.version(self.work, after).number
        self.refresh()

    def picture(self) -> dict[str, Any]:
        """Show the two versions, what is known of each, and the way by the learner's own ratings."""
        versions = mine.versions(self.work)
        if not versions:
            return {"lead": LEAD, "locked": NOTHING_YET}
        if not self.pair or max(self.pair) > len(versions):
            self.pair = None
        before, after = (versions[number - 1] for number in self.pair or (1, len(versions)))
        found = changes(before.text, after.text)
        facts = zip(described(before).items(), described(after).values(), strict=True)
        return {
            "lead": LEAD,
            "numbers": [version.number for version in versions],
            "before": {"number": before.number, "pieces": found.before},
            "after": {"number": after.number, "pieces": found.after},
            "changed": CHANGED.format(went=words(found.went), came=words(found.came)),
            "facts": [[name, first, second] for (name, first), second in facts],
            "sentence": sentence(mine.scored(self.work)),
            "rows": [
                [
                    VERSION.format(number=v.number),
                    *map(scoring.exactly, (v.score.connection, v.score.value, v.score.caring)),
                ]
                for v in versions
                if v.score
            ],
        }

    def figure(self) -> go.Figure | None:
        """Draw the way of the versions that have a rating of their own."""
        points = [(str(v.number), v.score.connection, v.score.value) for v in mine.scored(self.work) if v.score]
        return figures.way(points) if points else None


class YourWay(Charted):
    """Two versions side by side, with the chart of the way from the first to the last under them.

    Args:
        work: whose answers it shows; the learner's own if none is given.

    >>> from caring import Work, drafts
    >>> mina = Work()
    >>> for text in ("Hey everyone.", "I kept your seat."):
    ...     drafts.write(mina, mine.SCRIPT, text)
    ...     _ = drafts.keep_version(mina, mine.SCRIPT)
    >>> YourWay(mina).state["changed"]
    '2 words went, 4 words came.'
    """

    def __init__(self, work: Work | None = None) -> None:
        super().__init__(Way(work))


def described(version: mine.Version) -> dict[str, str]:
    """Give what is known of a version: its length, its times, whom it speaks to, and the learner's own rating."""
    read = cached_reading(version.text)
    spoken_to = [sentence.audience for sentence in read.sentences]
    heard = read.status not in UNHEARD
    score = version.score
    return {
        SPOKEN: str(read.words),
        **{AT_PACE.format(name=name, pace=pace): clock(read.seconds(pace)) for name, pace in PACES.items()},
        **{SPEAKS.format(to=to): str(spoken_to.count(whom)) if heard else UNKNOWN for whom, to in AUDIENCES.items()},
        WONDER: str(version.rating.wonder) if score else UNKNOWN,
        **{says: scoring.exactly(getattr(score, half)) if score else UNKNOWN for half, says in HALVES.items()},
        CARING: scoring.exactly(score.caring) if score else UNKNOWN,
    }  # fmt: skip


def words(count: int) -> str:
    """Say how many words.

    >>> words(1), words(0)
    ('1 word', '0 words')
    """
    return (ONE_WORD if count == 1 else WORDS).format(n=count)


def sentence(scored: tuple[mine.Version, ...]) -> str:
    """Say where the way began and where it is now, by the learner's own ratings."""
    steps = [(version.number, version.score) for version in scored if version.score]
    if not steps:
        return NONE_SCORED
    (first, began), (last, ended) = steps[0], steps[-1]
    if first == last:
        return ONE_SCORED.format(first=first)
    moved = {
        half: FROM_TO.format(before=scoring.exactly(getattr(began, half)), after=scoring.exactly(getattr(ended, half)))
        for half in scoring.HALVES
    }
    return SCORED.format(first=first, last=last, **moved)

"""Lesson 06's prompter: the script in large letters, passing at a speaking pace. Its clock runs in the page."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, ClassVar

from caring import drafts, mine, rehearsal
from caring.errors import CaringError
from caring.pace import FASTEST, SLOWEST, paces
from caring.views.base import View, script
from caring.views.phone import cached_reading, clock

if TYPE_CHECKING:
    from caring.progress import Work

DRAFT = "draft"
NOTHING_YET = "Write a few sentences under “Write it for one person” first. Then rehearse them here."
LEAD = "Read it aloud, to your one person. The text passes at the pace of a voice; slow it down until it fits you."
ON_THE_PAPER, VERSION = "What is on the paper", "Version {number}"
ONCE, TIMES = "Once through.", "{times} times through."
UNKNOWN = "There is no “{name}” to rehearse. There are {known}."


class Prompter(View):
    """The learner's script on a prompter: what is on the paper, or a version that they kept.

    >>> from caring import Work
    >>> mina = Work()
    >>> drafts.write(mina, mine.SCRIPT, "I kept your seat.")
    >>> prompter = Prompter(mina)
    >>> prompter.settle(140, 4, 0)
    >>> prompter.state["length"], prompter.state["beats"][2]
    ('0:02', ['your ', 2])
    """

    _esm = script("prompter")
    title: ClassVar = "The prompter"
    actions: ClassVar = frozenset({"choose", "settle", "rehearsed"})

    def __init__(self, work: Work | None = None) -> None:
        self.chosen = DRAFT
        super().__init__(work)

    def choose(self, name: str) -> None:
        """Put a text on the prompter: ``draft``, or a version's number as a word.

        Raises:
            CaringError: when there is no such text.
        """
        if name not in self._texts():
            raise CaringError(UNKNOWN.format(name=name[:40], known=", ".join(self._texts())))
        self.chosen = name
        self.refresh()

    def settle(self, pace: int, size: int, mirrored: int) -> None:
        """Keep the pace (spoken words a minute), the letters' size (1–6) and the mirror (0 or 1)."""
        rehearsal.settle(self.work, pace=pace, size=size, mirrored=bool(mirrored))

    def rehearsed(self) -> None:
        """Count one time through the script."""
        rehearsal.rehearse(self.work)

    def _texts(self) -> dict[str, str]:
        """Give every text in which something is spoken, by name."""
        kept = {str(version.number): version.text for version in mine.versions(self.work)}
        every = {DRAFT: drafts.draft(self.work, mine.SCRIPT).text, **kept}
        return {name: text for name, text in every.items() if cached_reading(text).words}

    def picture(self) -> dict[str, Any]:
        """Show the text in beats with its minute, at the pace that the learner likes."""
        texts, likes, times = self._texts(), rehearsal.settings(self.work), rehearsal.rehearsals(self.work)
        if not texts:
            return {"lead": LEAD, "locked": NOTHING_YET}
        chosen = self.chosen if self.chosen in texts else next(iter(texts))
        read = cached_reading(texts[chosen])
        seconds = read.seconds(likes.pace)
        return {
            "lead": LEAD,
            "texts": [{"name": name, "says": named(name)} for name in texts],
            "chosen": chosen,
            "beats": [[beat.text, beat.said] for beat in rehearsal.beats(read.text)],
            "words": read.words,
            "minute": rehearsal.minute(read, likes.pace),
            "length": clock(seconds),
            "over": seconds > rehearsal.MINUTE,
            "paces": [{"name": name, "pace": pace} for name, pace in paces(self.work).items()],
            "likes": asdict(likes),
            "limits": {"pace": [SLOWEST, FASTEST], "size": [rehearsal.SMALLEST, rehearsal.LARGEST]},
            "times": "" if not times else ONCE if times == 1 else TIMES.format(times=times),
        }


def named(name: str) -> str:
    """Name a text of the prompter.

    >>> named("draft"), named("2")
    ('What is on the paper', 'Version 2')
    """
    return ON_THE_PAPER if name == DRAFT else VERSION.format(number=name)

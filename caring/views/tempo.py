"""Lesson 04: one's own pace, measured by reading aloud against a clock."""

from __future__ import annotations

from typing import Any, ClassVar

from caring import library, pace
from caring.errors import CaringError
from caring.reading import PACES, read_script
from caring.views.base import View, script

LEAD = "Press Start, read the piece aloud as you would to a friend, and press Stop after the last word."
MEASURED = "Measured: {pace} words a minute."
CHOSEN = "Chosen: {pace} words a minute."
SAYS = "In sixty seconds you say about {pace} words."
NO_TIME = "A time is a whole number of milliseconds, not {given!r}."


class MyPace(View):
    """A piece to read aloud, a clock, and what one's own pace is beside the three.

    >>> from caring import Work
    >>> mina = MyPace(Work())
    >>> mina.timed(50_000)
    >>> mina.state["own"]
    162
    """

    _esm = script("clock", "tempo")
    title: ClassVar = "How fast do you speak?"
    actions: ClassVar = frozenset({"timed", "choose"})

    def timed(self, milliseconds: int) -> None:
        """Keep the pace of somebody who read the piece aloud in that time; see ``pace.measure``.

        Raises:
            CaringError: when it is no time, or can’t be true; the pace kept before stays.
        """
        if type(milliseconds) is not int:
            raise CaringError(NO_TIME.format(given=milliseconds))
        own = pace.measure(self.work, self._words, milliseconds / 1000)
        self.say(MEASURED.format(pace=own))

    def choose(self, name: str) -> None:
        """Take one of the three paces as one's own, without reading aloud; see ``pace.choose``."""
        self.say(CHOSEN.format(pace=pace.choose(self.work, name)))

    @property
    def _words(self) -> int:
        return read_script(library.passage("aloud").text).words

    def picture(self) -> dict[str, Any]:
        """Show the piece and, once it is there, one's own pace beside the three."""
        piece, own = library.passage("aloud"), pace.own_pace(self.work)
        known = pace.paces(self.work)
        return {
            "lead": LEAD,
            "piece": {"title": piece.title, "paragraphs": piece.text.split("\n\n"), "words": self._words},
            "choices": [{"name": name, "pace": words} for name, words in PACES.items()],
            "own": own,
            "says": "" if own is None else SAYS.format(pace=own),
            "bars": [{"name": name, "pace": words} for name, words in sorted(known.items(), key=lambda pair: pair[1])],
            "most": max(known.values()),
        }

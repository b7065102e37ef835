"""Lesson 03's heart: a broadcast as it goes out now, and the learner's version for one person under the lens."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, ClassVar

from caring import drafts, rewriting
from caring.errors import CaringError
from caring.library import broadcasts
from caring.views.base import script
from caring.views.lens import Writer
from caring.views.phone import cached_reading, heard, phone

if TYPE_CHECKING:
    from caring.library import Broadcast
    from caring.progress import Work

LEAD = "Choose somebody real who would need this today. Say it to them, in your own words."
TITLE = "For one person"
COUNT = "{done} of {of} rewritten"
NO_BROADCAST = "There is no broadcast “{name}”. There are {known}."
NO_VERSION = "There is no version {number}; there are {count}."


class Rewrite(Writer):
    """The broadcasts to rewrite for one person; each version that is kept gets three sentences.

    >>> from caring import Work
    >>> mina = Rewrite(Work())
    >>> mina.keep("I hang my jeans in the shade, inside out. Would you try it with yours, and tell me how they look?")
    >>> mina.keep_version()
    >>> mina.state["versions"][0]["count"]
    '1 sentence to you, 1 to nobody in particular.'
    """

    _esm = script("phone", "paper", "rewrite")
    title: ClassVar = TITLE
    actions: ClassVar = Writer.actions | {"choose", "keep_version", "take_up"}

    def __init__(self, work: Work | None = None) -> None:
        self.broadcast = ""
        super().__init__(work)

    @property
    def current(self) -> Broadcast:
        """The broadcast on the phone: the chosen one, else the first."""
        return next((each for each in broadcasts() if each.id == self.broadcast), broadcasts()[0])

    @property
    def chosen(self) -> str:
        """The draft under the lens."""
        return rewriting.draft_of(self.current.id)

    def choose(self, broadcast: str) -> None:
        """Put another broadcast on the phone, and its rewriting under the lens.

        Raises:
            CaringError: for an unknown broadcast.
        """
        known = [each.id for each in broadcasts()]
        if broadcast not in known:
            raise CaringError(NO_BROADCAST.format(name=broadcast[:60], known=", ".join(known)))
        self.broadcast, self._typed = broadcast, None
        self.refresh()

    def keep_version(self) -> None:
        """Keep the text as it is now among the versions; see ``drafts.keep_version``."""
        if self._typed is not None:
            self.keep(self._typed)
        drafts.keep_version(self.work, self.chosen)

    def take_up(self, number: int) -> None:
        """Go on from an earlier version, counted from 1; what is written now is kept as a version first.

        Raises:
            CaringError: when there is no such version.
        """
        versions = drafts.draft(self.work, self.chosen).versions
        if not (isinstance(number, int) and 1 <= number <= len(versions)):
            raise CaringError(NO_VERSION.format(number=number, count=len(versions)))
        if self.text.strip():
            self.keep_version()
        self.keep(versions[number - 1].text)

    def picture(self) -> dict[str, Any]:
        """Show the broadcast, the learner's text under the lens, and the versions with their feedback."""
        if self._typed is None:  # all but the text stays while one types
            self._around = self._look_around()
        return {**self._around, **self.under(TITLE)}

    def _look_around(self) -> dict[str, Any]:
        current, done = self.current, rewriting.rewritten(self.work)
        original = cached_reading(current.text)
        versions = drafts.draft(self.work, self.chosen).versions
        return {
            "lead": LEAD,
            "broadcasts": [{"id": b.id, "title": b.title, "done": b.id in done} for b in broadcasts()],
            "count": COUNT.format(done=len(done), of=len(broadcasts())),
            "original": {
                "phone": phone(original, current.id, current.title, current.creator),
                "heard": heard(original),
            },
            "versions": [
                {"text": version.text, "made": version.made, "count": heard(cached_reading(version.text))["count"]}
                for version in versions
            ],
            "feedback": asdict(rewriting.feedback(current.text, versions[-1].text)) if versions else None,
        }

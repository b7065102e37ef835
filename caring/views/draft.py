"""Lesson 06's desk: the learner's script under the lens, with every version that they keep."""

from __future__ import annotations

from typing import Any, ClassVar

from caring import drafts, mine
from caring.reading import PACES
from caring.views.base import script
from caring.views.lens import Writer
from caring.views.phone import cached_reading, clock

LEAD = (
    "Write as you would say it. The marks show who speaks, and to whom; the edge of the phone shows where your minute "
    "goes."
)
PERSON, SOMEBODY = "For {who}", "For your one person"
TITLE = "Your sixty seconds"
ONE_WORD, WORDS = "Version {number}: 1 spoken word, {length}", "Version {number}: {words} spoken words, {length}"
KEPT = "Version {number} is kept, for good."
ON_THE_PAPER = "Version {number} is on the paper. What stood there is kept."


class YourScript(Writer):
    """The learner's script, read as it is typed; versions stay for good.

    >>> from caring import Work
    >>> desk = YourScript(Work())
    >>> desk.keep("Hey everyone. I kept your seat.")
    >>> desk.keep_version()
    >>> [version["says"] for version in desk.state["versions"]]
    ['Version 1: 6 spoken words, 0:02']
    """

    _esm = script("phone", "paper", "draft")
    title: ClassVar = "Write it for one person"
    actions: ClassVar = Writer.actions | {"keep_version", "go_on_from"}
    chosen = mine.SCRIPT

    def keep_version(self) -> None:
        """Keep the text as it is now among the versions; see ``drafts.keep_version``."""
        self.keep(self.text)
        kept = drafts.keep_version(self.work, self.chosen)
        self.say(KEPT.format(number=len(kept.versions)))

    def go_on_from(self, number: int) -> None:
        """Put a kept version on the paper; what stands there now is kept as a version first."""
        wanted = mine.version(self.work, number)
        if self.text.strip():
            self.keep_version()
        self.keep(wanted.text)
        self.say(ON_THE_PAPER.format(number=number))

    def picture(self) -> dict[str, Any]:
        """Show the paper with its marks, the person it is for, and the versions."""
        versions, who = mine.versions(self.work), mine.person(self.work)["who"].strip()
        return {
            "lead": LEAD,
            "person": PERSON.format(who=who) if who else SOMEBODY,
            "new": bool(self.text.strip()) and (not versions or versions[-1].text != self.text),
            "versions": [{"number": v.number, "text": v.text, "says": described(v)} for v in versions],
            **self.under(TITLE),
        }


def described(version: mine.Version) -> str:
    """Say a version's number, length and time at a natural pace."""
    read = cached_reading(version.text)
    says = ONE_WORD if read.words == 1 else WORDS
    return says.format(number=version.number, words=read.words, length=clock(read.seconds(PACES["natural"])))

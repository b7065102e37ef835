"""Lesson 02: one's own last ten posts. Would anybody wonder where you are?"""

from __future__ import annotations

from typing import Any, ClassVar

from caring import missing
from caring.views.base import View, script

LEVELS = [
    "They’d have forgotten me by the next one.",
    "They might notice, some day.",
    "They’d notice that I’m gone.",
    "They’d wonder where I am.",
    "They’d come and look for me.",
]
LEAD = "Your last ten posts, from memory, newest first. Had this been your last one, who would wonder?"
COUNT = "{given} of {of}"


class LastTen(View):
    """Ten posts of one's own: for each a quick wonder, 0–4, or that one can't remember it.

    >>> from caring import Work
    >>> mina = LastTen(Work())
    >>> mina.wonder(1, 3)
    >>> mina.wonder(2, "forgotten")
    >>> mina.state["sentence"][:21]
    'You remember 1 of 2. '
    """

    _esm = script("posts")
    title: ClassVar = "Would they wonder where you are?"
    actions: ClassVar = frozenset({"wonder"})

    def wonder(self, post: int, level: int | str) -> None:
        """Give a post, 1 the newest, its wonder, 0–4 or ``"forgotten"``; see ``missing.wonder``."""
        missing.wonder(self.work, post, level)

    def picture(self) -> dict[str, Any]:
        """Show the ten, and what they show."""
        given = missing.posts(self.work)
        return {
            "lead": LEAD,
            "levels": LEVELS,
            "forgotten": missing.FORGOTTEN,
            "posts": list(given),
            "count": COUNT.format(given=sum(post is not None for post in given), of=missing.LAST),
            "sentence": missing.posts_say(given),
        }

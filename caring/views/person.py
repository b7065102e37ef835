"""Lesson 06's first and last word: the one person, and the promise."""

from __future__ import annotations

from typing import Any, ClassVar

from caring import mine
from caring.views.base import View, script

HINTS = {
    "who": "T., my sister",
    "where": "On the bus home, a quarter past six",
    "carries": "A rota that she has to explain to the others tomorrow",
    "afterwards": "The feeling that it’s all right to say no once",
}
LEAD = (
    "Think of someone you know, who might watch. Initials or a nickname will do: it stays on this computer. "
    "Answer what you like."
)
SUCH_AS = "Such as: {hint}"
PROMISE_LEAD = "One sentence, small enough to keep. Nobody checks; it goes into what you take home."
PROMISE_HINT = "picture T. on the bus before I press record"


class OnePerson(View):
    """Four gentle questions about one real person.

    >>> from caring import Work
    >>> view = OnePerson(Work())
    >>> view.answer("who", "T., my sister")
    >>> view.state["questions"][0]["text"]
    'T., my sister'
    """

    _esm = script("resting", "prompts")
    title: ClassVar = "One person"
    actions: ClassVar = frozenset({"answer"})

    def answer(self, part: str, text: str) -> None:
        """Keep an answer about the person; see ``mine.describe``."""
        mine.describe(self.work, part, text)

    def picture(self) -> dict[str, Any]:
        """Show the questions with what was written."""
        return {
            "lead": LEAD,
            "longest": mine.LONGEST,
            "questions": [
                {"part": part, "question": mine.PERSON[part], "hint": SUCH_AS.format(hint=HINTS[part]), "text": text}
                for part, text in mine.person(self.work).items()
            ],
        }


class Promise(View):
    """One sentence to take along.

    >>> from caring import Work
    >>> view = Promise(Work())
    >>> view.answer("promise", "say “I” before I say “we”.")
    >>> view.state["questions"][0]["text"]
    'say “I” before I say “we”.'
    """

    _esm = script("resting", "prompts")
    title: ClassVar = "Your promise"
    actions: ClassVar = frozenset({"answer"})

    def answer(self, part: str, text: str) -> None:
        """Keep the promise; see ``mine.make_promise``."""
        if part == "promise":
            mine.make_promise(self.work, text)

    def picture(self) -> dict[str, Any]:
        """Show the promise as far as it is written."""
        hint = SUCH_AS.format(hint=PROMISE_HINT)
        return {
            "lead": PROMISE_LEAD,
            "longest": mine.LONGEST,
            "questions": [{"part": "promise", "question": mine.PROMISE, "hint": hint, "text": mine.promise(self.work)}],
        }

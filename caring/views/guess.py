"""A question before the teaching: a guess, sealed, and then what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from caring import guessing
from caring.views.base import View, script

if TYPE_CHECKING:
    from caring.progress import Work

LEAD = "A guess is never wrong here. It only helps you to notice what you read next."


class GuessFirst(View):
    """A guess that is never wrong; what was found opens when it is sealed.

    Args:
        question: the question's id.
        work: whose answers it shows and keeps; the learner's own if none is given.

    >>> from caring import Work
    >>> mina = GuessFirst("share", Work())
    >>> mina.guess("It makes no difference.")
    >>> mina.seal()
    >>> mina.state["source"]
    'Barasch & Berger 2014'
    """

    _esm = script("guess")
    title: ClassVar = "Guess first"
    actions: ClassVar = frozenset({"guess", "seal"})

    def __init__(self, question: str = "share", work: Work | None = None) -> None:
        self.question = guessing.asked(question).id
        super().__init__(work)

    def guess(self, choice: str) -> None:
        """Guess one of the choices; see ``guessing.guess``."""
        guessing.guess(self.work, self.question, choice)

    def seal(self) -> None:
        """Seal the guess; see ``guessing.seal``."""
        guessing.seal(self.work, self.question)

    def picture(self) -> dict[str, Any]:
        """Show the question; with the guess sealed, what was found."""
        asked, mine = guessing.asked(self.question), guessing.guessed(self.work, self.question)
        found = {"found": asked.found, "source": asked.source} if mine.sealed else {}
        return {
            "lead": LEAD,
            "question": asked.question,
            "choices": asked.choices,
            "chosen": mine.choice,
            "sealed": bool(mine.sealed),
            **found,
        }

"""The check at a lesson's end: a few questions, with a sentence for each answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from caring import library, questions
from caring.errors import CaringError
from caring.views.base import View, script

if TYPE_CHECKING:
    from caring.progress import Work

LEAD = "Nobody counts. Each answer tells you something; try the others as well, if you like."
FITS, AGAIN = "That fits", "Look again"
FOUND = "{found} of {of} found."
UNKNOWN = "There are no questions for “{lesson}”. There are some for {known}."


class Check(View):
    """The questions of one lesson's check.

    Args:
        lesson: the lesson's id, its file's name without the number.
        work: whose answers it shows and keeps; the learner's own if none is given.

    >>> from caring import Work
    >>> check = Check("start_here", Work())
    >>> check.answer("kept", "b")
    >>> check.state["questions"][0]["verdict"]
    'That fits'
    """

    _esm = script("check")
    title: ClassVar = "Check yourself"
    actions: ClassVar = frozenset({"answer"})

    def __init__(self, lesson: str = "start_here", work: Work | None = None) -> None:
        if not library.questions(lesson):
            known = dict.fromkeys(question.lesson for question in library.questions())
            raise CaringError(UNKNOWN.format(lesson=lesson, known=", ".join(known)))
        self.lesson = lesson
        super().__init__(work)

    def answer(self, question: str, choice: str) -> None:
        """Choose an answer; see ``questions.choose``."""
        questions.choose(self.work, question, choice)

    def picture(self) -> dict[str, Any]:
        """Show the questions, and the feedback of what was chosen last."""
        waits = questions.before_check(self.work, self.lesson)
        if waits:
            return {"lead": LEAD, "locked": waits}
        asked = library.questions(self.lesson)
        found = questions.answered(self.work, self.lesson)
        return {
            "lead": LEAD,
            "questions": [_question(question, questions.tried(self.work, question)) for question in asked],
            "count": FOUND.format(found=found, of=len(asked)) if found else "",
        }


def _question(question: library.Question, tried: tuple[library.Choice, ...]) -> dict[str, Any]:
    last = tried[-1] if tried else None
    return {
        "id": question.id,
        "question": question.question,
        "choices": [
            {"id": c.choice, "text": c.text, "chosen": c == last, "tried": c in tried, "right": c.right and c in tried}
            for c in question.choices
        ],
        "verdict": "" if last is None else FITS if last.right else AGAIN,
        "feedback": last.feedback if last else "",
    }

"""Where a story exercise is written: what it looks for, the text, its verdict, hints and solution, in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from caring import checks, drafts, library
from caring.course import exercise
from caring.views.base import View, script

if TYPE_CHECKING:
    from caring.progress import Work

TITLE = "Your turn: {exercise}"
LEAD = "About {minutes} minutes. Your words are kept as you write."
TELLS = {"includes", "excludes"}  # what such a demand looks for says which letters are right
BEGUN_AGAIN = "You begin again. What was here is in a backup: {place}."


class Practice(View):
    """One story exercise: write, check, take a hint; what is written is kept when the hand rests.

    Args:
        name: the exercise's id.
        work: whose answers it shows and keeps; the learner's own if none is given.

    >>> from caring import Work
    >>> practice = Practice("number_for_a_friend", Work())
    >>> practice.check()
    >>> practice.state["verdict"]["status"]
    'not attempted'
    """

    _esm = script("practice")
    actions: ClassVar = frozenset({"write", "check", "hint", "show_solution", "begin_again"})

    def __init__(self, name: str, work: Work | None = None) -> None:
        self.exercise = exercise(name)
        self.title = TITLE.format(exercise=self.exercise.title)  # type: ignore[misc]  # each exercise has its own
        self.verdict: checks.Verdict | None = None
        self.solution = ""
        self.begun = 0
        super().__init__(work)

    def write(self, text: str) -> None:
        """Keep the text as it is now."""
        drafts.write(self.work, self._draft, text)

    def check(self) -> None:
        """Check what is written."""
        text = drafts.draft(self.work, self._draft).text or checks.starter(self.exercise.id)
        self.verdict = checks.check(self.exercise.id, text, work=self.work)
        self.refresh()

    def hint(self) -> None:
        """Show one hint more."""
        checks.hint(self.exercise.id, work=self.work)

    def show_solution(self) -> None:
        """Show one way to solve it; the page asks once more where nothing was tried yet."""
        self.solution = checks.solution(self.exercise.id, anyway=True, work=self.work).text
        self.refresh()

    def begin_again(self) -> None:
        """Take text, verdict and hints away, after a backup."""
        self.verdict, self.solution = None, ""
        self.begun += 1
        place = checks.reset(self.exercise.id, work=self.work)
        self.say(BEGUN_AGAIN.format(place=place))

    @property
    def _draft(self) -> str:
        return f"practice.{self.exercise.id}"

    def picture(self) -> dict[str, Any]:
        """Show what is asked, what is written, and what was found."""
        name = self.exercise.id
        return {
            "lead": LEAD.format(minutes=self.exercise.minutes),
            "looks_for": [d.looks_for for d in library.demands(name) if d.looks_for and d.rule not in TELLS],
            "text": drafts.draft(self.work, self._draft).text or checks.starter(name),
            "begun": self.begun,
            "verdict": _shown(self.verdict),
            "hints": list(checks.hints_shown(self.work, name)),
            "more_hints": len(checks.hints_shown(self.work, name)) < len(library.hints(name)),
            "tried": checks.attempted(self.work, name),
            "done": name in checks.done(self.work),
            "solution": self.solution,
        }


def _shown(verdict: checks.Verdict | None) -> dict[str, str] | None:
    if verdict is None:
        return None
    return {"status": verdict.status, "saw": verdict.saw, "why": verdict.why, "advice": verdict.advice}

"""The lens: type or paste, and see who speaks and to whom, as you type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from caring.errors import CaringError
from caring.reading import read_script
from caring.views.base import View, script
from caring.views.phone import heard, phone

if TYPE_CHECKING:
    from caring.progress import Work

LONGEST = 20_000
ITEM = "lens.text"


class Lens(View):
    """A text under the lens; what was typed is kept when the hand rests.

    >>> from caring import Work
    >>> lens = Lens(Work())
    >>> lens.read("Hey guys, welcome back. I kept your seat.")
    >>> lens.state["heard"]["count"]
    'Sentences: 1 to you, 1 to all of you.'
    """

    _esm = script("phone", "lens")
    title: ClassVar = "Who are you talking to?"
    actions: ClassVar = frozenset({"read", "keep"})

    def __init__(self, work: Work | None = None) -> None:
        self.text: str | None = None
        super().__init__(work)

    def read(self, text: str) -> None:
        """Put a text under the lens, at most 20,000 characters.

        Raises:
            CaringError: when it is longer.
        """
        if len(text) > LONGEST:
            raise CaringError(f"The lens reads at most {LONGEST} characters at a time; this text has {len(text)}.")
        self.text = text
        self.refresh()

    def keep(self, text: str) -> None:
        """Put a text under the lens and keep it with the learner's work."""
        self.read(text)
        self.work.keep(ITEM, text)

    def picture(self) -> dict[str, Any]:
        """Show the text, what is heard in it, and at most three suggestions."""
        kept = self.work.get(ITEM, lambda value: isinstance(value, str)) or ""
        read = read_script(kept if self.text is None else self.text)
        return {
            "lead": "Type or paste what you would say. The words show who speaks, and to whom.",
            "phone": phone(read, "lens", "Your words", "You"),
            "heard": heard(read),
            "status": "" if read.status == "ok" else read.status_sentence,
            "suggestions": [
                {"start": s.start, "end": s.end, "heard": s.heard, "why": s.why, "instead": s.instead}
                for s in read.suggestions
            ],
        }

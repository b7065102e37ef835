"""Lesson 04: from which sentence is a script valuable? One's own mark, then the authors'."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from caring import marking
from caring.errors import CaringError
from caring.pace import paces
from caring.reading import read_script
from caring.views.base import View, script
from caring.views.lines import lines, paced

if TYPE_CHECKING:
    from caring.library import Script
    from caring.progress import Work

LEAD = "Choose the sentence from which you could do, know or feel something that lasts. Three scripts are enough."
MARKED = "{done} marked, {left} to go."
ENOUGH_MARKED = "{done} marked. That is enough; go on if you like."
NOTHING_TO_TAKE = "You would take nothing along from this one. That can be a good minute, too."
AT_ONCE = "Your viewer waits for nothing: it is valuable from its first sentence."
WAITS = "Your viewer waits {listed}."
FIRST_WAIT, NEXT_WAIT = "{seconds} seconds for it at {pace}", "{seconds} at {pace}"
OWN_PACE, A_PACE = "your own", "a {name} pace"
UNKNOWN = "There is no mark for “{script}”. There are some for {known}."


class MarkValue(View):
    """Scripts to mark, sentence by sentence; the authors' mark opens when the learner's own is sealed.

    >>> from caring import Work
    >>> mina = MarkValue(Work())
    >>> mina.mark(12)
    >>> mina.state["says"]
    'Your viewer waits 48 seconds for it at a calm pace, 41 at a natural pace, 34 at a brisk pace.'
    """

    _esm = script("lines", "mark")
    title: ClassVar = "Where does it become valuable?"
    actions: ClassVar = frozenset({"choose", "mark", "seal"})

    def __init__(self, work: Work | None = None) -> None:
        self.chosen = ""
        super().__init__(work)

    def choose(self, script_id: str) -> None:
        """Put a script on the phone.

        Raises:
            CaringError: for a script that has no mark of the authors.
        """
        known = [each.id for each in marking.marked_scripts()]
        if script_id not in known:
            raise CaringError(UNKNOWN.format(script=script_id, known=", ".join(known)))
        self.chosen = script_id
        self.refresh()

    def mark(self, sentence: int) -> None:
        """Say from which sentence the script is valuable, 0 the first, -1 nowhere; see ``marking.mark``."""
        marking.mark(self.work, self.current.id, sentence)

    def seal(self) -> None:
        """Seal the mark; see ``marking.seal``."""
        self.chosen = self.current.id  # stay with it: the authors' mark opens now
        marking.seal(self.work, self.chosen)

    @property
    def current(self) -> Script:
        """The script on the phone: the chosen one, else the first whose mark is open."""
        known, done = marking.marked_scripts(), marking.sealed(self.work)
        waiting = [each for each in known if each.id not in done] or known
        return next((each for each in known if each.id == self.chosen), waiting[0])

    def picture(self) -> dict[str, Any]:
        """Show a script and the mark; the authors' once it is sealed."""
        current, done = self.current, marking.sealed(self.work)
        mine, read = marking.mark_of(self.work, current.id), read_script(current.text)
        left = max(0, marking.ENOUGH - len(done))
        return {
            "lead": LEAD,
            "scripts": [
                {"id": each.id, "title": each.title, "done": each.id in done} for each in marking.marked_scripts()
            ],
            "chosen": current.id,
            "count": (MARKED if left else ENOUGH_MARKED).format(done=len(done), left=left),
            "phone": lines(read, current.title, current.creator),
            "paces": paced(read, [sentence.start for sentence in read.sentences], paces(self.work)),
            "marked": mine.sentence,
            "says": self._says(mine.sentence),
            "sealed": bool(mine.sealed),
            "theirs": self._theirs(),
        }

    def _says(self, sentence: int | None) -> str:
        if sentence is None:
            return ""
        if sentence == marking.NOWHERE:
            return NOTHING_TO_TAKE
        if sentence == 0:
            return AT_ONCE
        waits = marking.seconds_to(self.current.id, sentence, paces(self.work))
        says = (FIRST_WAIT, *(NEXT_WAIT for _ in range(1, len(waits))))
        listed = [
            say.format(seconds=seconds, pace=OWN_PACE if name == "yours" else A_PACE.format(name=name))
            for say, (name, seconds) in zip(says, waits.items(), strict=True)
        ]
        return WAITS.format(listed=", ".join(listed))

    def _theirs(self) -> dict[str, Any] | None:
        given = marking.theirs(self.work, self.current.id)
        if given is None:
            return None
        yours, ours = marking.mark_of(self.work, self.current.id).sentence, marking.their_sentence(given)
        return {
            "sentence": ours,
            "quote": given.quote,
            "same": yours == ours,
            "reason": given.reason,
            "for_yours": marking.for_yours(given, marking.NOWHERE if yours is None else yours),
        }

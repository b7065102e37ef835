"""Lesson 07's beginning: the class's answers, gathered from files, from a folder, or made up."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any, ClassVar
from weakref import WeakSet

from caring import gathered
from caring.debrief import FEWEST, rated_scripts, widest
from caring.errors import CaringError
from caring.progress import Work, work_folder
from caring.views.base import View, script

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

MADE_UP = "made-up class"
LEAD = (
    "Each person takes out their work as one file, on the page “Start here” (in the app: “My work”). "
    "Choose those files, or name their folder. Had you a room, choose its table of answers. I keep no names, and write "
    "nothing."
)
TAKEN_IN = "Taken in. {count}"
HERE_IS_MADE_UP = "Here is a class that doesn’t exist. {count}"
FORGOTTEN = "Forgotten here. The files are where they were."
COUNTED = "{people}: {orders}, {ratings}."
PEOPLE = ("{n} people", "One person", "{n} people")
ORDERS = ("no sealed orders", "1 sealed order", "{n} sealed orders")
RATINGS = ("no finished ratings", "1 finished rating", "{n} finished ratings")
REPEATS = (
    "",
    "1 file came from somebody who was in already: each person’s newest counts, once.",
    "{n} files came from somebody who was in already: each person’s newest counts, once.",
)
NONE_RATED = "No script was rated by {fewest} people yet."
TOO_FEW = "Fewer than {fewest} people have rated “{script}”, so I show nothing of it."
TOO_FEW_ON_IT = "Fewer than {fewest} people have rated “{script}” on “{criterion}”."
NO_SWITCH = "There is no switch “{name}”. There are large, authors and looking."
NO_FILES = "I take files in as pairs of a name and a text."


class Debrief:
    """What the facilitator has gathered, and what the class sees of it; every view of the debrief follows.

    Nothing of it is kept: when the kernel stops, the class's answers are gone from here.
    """

    def __init__(self) -> None:
        self.gathered = gathered.Gathered()
        self.made_up = False
        self.large = False
        self.authors = False
        self.looking = False
        self.picked: frozenset[tuple[str, str]] = frozenset()
        self._script = ""
        self._dispute: tuple[str, str] | None = None
        self._views: WeakSet[View] = WeakSet()

    @property
    def people(self) -> tuple[gathered.Person, ...]:
        """Everybody who was gathered."""
        return self.gathered.people

    @property
    def note(self) -> str:
        """What has to be said on every chart of people who don't exist."""
        return MADE_UP if self.made_up else ""

    def take_in(self, files: Iterable[tuple[str, str | None]]) -> None:
        """Add files that people took out: name and text of each; see ``gathered.gather``."""
        self._now(gathered.gather(files, self._real()))

    def take_in_folder(self, folder: str | Path) -> None:
        """Add every such file of a folder; see ``gathered.gather_folder``."""
        self._now(gathered.gather_folder(folder, self._real()))

    def take_in_made_up(self) -> None:
        """Show the made-up class, in place of all that was gathered."""
        self._now(gathered.made_up_class(), made_up=True)

    def start_over(self) -> None:
        """Forget all that was gathered."""
        self._now(gathered.Gathered())

    @property
    def script(self) -> str:
        """The script that the class looks at: the chosen one, else the one that it disagrees on most."""
        known = rated_scripts(self.people)
        return self._script if self._script in known else self.dispute[0] if known else ""

    @property
    def dispute(self) -> tuple[str, str]:
        """The script and the criterion that the class talks about: the chosen ones, else the widest disagreement.

        Raises:
            CaringError: while no script was rated by five people.
        """
        found = [(each.script, each.criterion) for each in widest(self.people)]
        if not found:
            raise CaringError(NONE_RATED.format(fewest=FEWEST))
        return self._dispute if self._dispute in found else found[0]

    def show(self, script_id: str) -> None:
        """Let the class look at a script.

        Raises:
            CaringError: when fewer than five people have rated it.
        """
        if script_id not in rated_scripts(self.people):
            raise CaringError(TOO_FEW.format(fewest=FEWEST, script=script_id))
        self._script = script_id
        self.tell()

    def discuss(self, script_id: str, criterion: str) -> None:
        """Let the class talk about a script on one criterion.

        Raises:
            CaringError: when fewer than five people have rated it.
        """
        if (script_id, criterion) not in [(each.script, each.criterion) for each in widest(self.people)]:
            raise CaringError(TOO_FEW_ON_IT.format(fewest=FEWEST, script=script_id, criterion=criterion))
        self._dispute, self.looking = (script_id, criterion), False
        self.tell()

    def pick(self, text: str) -> None:
        """Show the class a note on the script that it talks about, or take it away again."""
        self.picked ^= {(self.dispute[0], text)}
        self.tell()

    def switch(self, name: str) -> None:
        """Turn ``large``, ``authors`` (are they shown?) or ``looking`` (through the notes?) on or off.

        Raises:
            CaringError: for another name.
        """
        if name not in {"large", "authors", "looking"}:
            raise CaringError(NO_SWITCH.format(name=name))
        setattr(self, name, not getattr(self, name))
        self.tell()

    def follow(self, view: View) -> None:
        """Let a view follow, for as long as it lives."""
        self._views.add(view)

    def tell(self) -> None:
        """Let every view draw anew."""
        for view in tuple(self._views):
            view.refresh()

    def _real(self) -> gathered.Gathered:
        return gathered.Gathered() if self.made_up else self.gathered

    def _now(self, found: gathered.Gathered, *, made_up: bool = False) -> None:
        if made_up or self.made_up or not found.people:
            self.authors, self.looking, self.picked = False, False, frozenset()
            self._script, self._dispute = "", None
        self.gathered, self.made_up = found, made_up
        self.tell()


@lru_cache
def this_debrief() -> Debrief:
    """Give the one debrief that the lesson's views share."""
    return Debrief()


class DebriefView(View):
    """A view of the class's answers.

    Args:
        debrief: whose answers it shows; the lesson's own, if not given.
        work: not used; nothing of the class is kept.
    """

    def __init__(self, debrief: Debrief | None = None, work: Work | None = None) -> None:
        self.debrief = debrief or this_debrief()
        super().__init__(work or Work())
        self.debrief.follow(self)

    def switch(self, name: str) -> None:
        """See ``Debrief.switch``."""
        self.debrief.switch(name)

    def shared(self) -> dict[str, Any]:
        """Give what every view of the debrief shows."""
        return {"made_up": self.debrief.note, "large": self.debrief.large, "authors": self.debrief.authors}


class GatherAnswers(DebriefView):
    """Files chosen or dropped, a folder, or the made-up class; how many people that makes, and what was left out."""

    _esm = script("class_parts", "gather")
    title: ClassVar = "Gather the class’s answers"
    actions: ClassVar = frozenset({"take_in", "take_in_folder", "take_in_made_up", "start_over", "switch"})

    def take_in(self, files: str | Sequence[tuple[str, str | None]]) -> None:
        """Add files: a list of (name, text), or the same as JSON, as the page sends it.

        Raises:
            CaringError: when it is neither.
        """
        try:
            given = json.loads(files) if isinstance(files, str) else files
            pairs = [(name.encode("utf-8", "replace").decode(), text) for name, text in given]
        except (ValueError, TypeError, AttributeError, RecursionError):
            raise CaringError(NO_FILES) from None
        self.debrief.take_in(pairs)
        self.say(TAKEN_IN.format(count=counted(self.debrief)))

    def take_in_folder(self, folder: str) -> None:
        """Add every file of a folder that a person took out."""
        self.debrief.take_in_folder(folder)
        self.say(TAKEN_IN.format(count=counted(self.debrief)))

    def take_in_made_up(self) -> None:
        """Show the made-up class."""
        self.debrief.take_in_made_up()
        self.say(HERE_IS_MADE_UP.format(count=counted(self.debrief)))

    def start_over(self) -> None:
        """Forget all that was gathered here; the files stay where they are."""
        self.debrief.start_over()
        self.say(FORGOTTEN)

    def picture(self) -> dict[str, Any]:
        """Show how many people there are, and what was left out."""
        found = self.debrief.gathered
        return {
            **self.shared(),
            "lead": LEAD,
            "folder": str(work_folder() / "class"),
            "count": counted(self.debrief) if found.people else "",
            "left_out": list(found.left_out),
            "repeats": repeats(found.repeats),
        }


def counted(debrief: Debrief) -> str:
    """Say how many people and answers there are."""
    people = debrief.people
    orders = sum(person.order is not None for person in people)
    ratings = sum(len(person.ratings) for person in people)
    return COUNTED.format(
        people=_some(len(people), PEOPLE), orders=_some(orders, ORDERS), ratings=_some(ratings, RATINGS)
    )


def repeats(number: int) -> str:
    """Say how many files were of people who were in already."""
    return _some(number, REPEATS)


def _some(number: int, says: tuple[str, str, str]) -> str:
    """Choose the words for none, one or several."""
    return says[min(number, 2)].format(n=number)

"""A class's room: join it in lesson 00, give a line to its wall in lessons 03 and 06, order once more in lesson 01."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from caring import answers, drafts, progress, wall
from caring.classroom import items
from caring.classroom.courier import CODE_LENGTH, OutOfReachError, courier_of, usual_address
from caring.views.base import View, script
from caring.views.handing import handed
from caring.views.order import SEAL_FIRST, Orders

if TYPE_CHECKING:
    from caring.progress import Work

HERE = "http://127.0.0.1:8900/"
SAID = {
    "open": "is open: now is the time",
    "closed": "is closed",
    "revealed": "has been shown",
}
SAID_AGAIN = {**SAID, "open": "is open once more: now is the time", "closed": "is closed once more"}
JOIN_LEAD = "Does your facilitator show a code? Type it here. No name is asked: you get a nickname."
IN = "You’re in."
FILE = (
    "What you sealed, finished and gave is in the file {name}, and nothing else. The debrief reads your first order "
    "and your ratings from it; a line for the wall is best read out."
)
LEFT = "You left the room. What was sent is still there."
ERASED = "You left the room, and it has erased all that was yours."
ROOM_LEAD = (
    "What you seal, finish or give to the wall is sent to the room, and nothing else. Its facilitator sees counts, and "
    "notes and lines without names."
)
ONE_WAITS, WAIT = "One answer waits.", "{waiting} answers wait."
ARRIVED = "Everything that you sealed, finished or gave has arrived."
NOTHING_SENT = "Nothing is sent yet."
ENDED, STAYS = "This room has ended.", "What it hasn’t got stays with you."
AWAY = "The room can’t be reached just now. Go on working: I send it when it can."
LINE_LEAD = (
    "In a class, one line of yours can stand on the wall, without your name, if the facilitator picks it. Alone, keep "
    "it for yourself."
)
GIVEN = "Given. You can give another in its place."
KEPT = "Kept here. If you join a class’s room, it is sent there."
AGAIN_LEAD = "Put the five in order once more: in a class after you have talked in pairs, alone after the cards."
AGAIN_SEALED = "Your second order is kept as it is, since {day}. Go on below."


class JoinRoom(View):
    """A code, and you’re in; what was sent, what waits, and the way out again.

    >>> from caring import Work
    >>> mina = JoinRoom(Work())
    >>> mina.state["joined"]
    False
    """

    _esm = script("handing", "join_room")
    title: ClassVar = "Join your class"
    actions: ClassVar = frozenset({"join", "take_out", "leave", "erase", "look", "see"})

    def __init__(self, work: Work | None = None) -> None:
        self.address = usual_address() or HERE
        self.apart = False  # whether the room was one that this page can't call
        self.file: dict[str, Any] | None = None
        self.courier = courier_of(work or progress.my_work())
        super().__init__(work)

    def join(self, address: str, code: str) -> None:
        """Join a room; see ``Courier.join``. A mistyped code doesn't cost the address."""
        self.address, self.apart = address, False
        self.refresh()
        try:
            self.courier.join(address, code)
        except OutOfReachError:
            self.apart = True
            raise
        self.say(IN)

    def take_out(self) -> None:
        """Hand the page what a room would get, as a file to give to the facilitator."""
        self.file = handed(items.as_file(self.work), self.file)
        self.say(FILE.format(name=self.file["name"]))

    def leave(self) -> None:
        """Leave the room; what was sent stays there."""
        self.courier.leave(erase=False)
        self.say(LEFT)

    def erase(self) -> None:
        """Leave the room, and have everything erased there."""
        self.courier.leave(erase=True)
        self.say(ERASED)

    def look(self) -> None:
        """Ask the room what is open; the page does so every few seconds, and sees the answer a little later."""
        self.courier.look()
        self.refresh()

    def see(self) -> None:
        """Show what is known by now."""
        self.refresh()

    def picture(self) -> dict[str, Any]:
        """Show the way in; or who you are there, what waits, and what the class is doing; after the end, both."""
        courier, place = self.courier, self.courier.place
        way = {"apart": self.apart, "file": self.file, "longest": CODE_LENGTH}
        if not place:
            return {"lead": JOIN_LEAD, "joined": False, "address": self.address, **way}
        waiting = courier.waiting
        some = (ONE_WAITS if waiting == 1 else WAIT).format(waiting=waiting)
        sent = ARRIVED if place.sent else NOTHING_SENT
        after = STAYS if waiting else ARRIVED * bool(place.sent)
        over = place.over or (f"{ENDED} {after}".strip() if courier.now.get("ended") else "")
        names = items.names()
        return {
            **way,
            "lead": JOIN_LEAD if over else ROOM_LEAD,
            "joined": True,
            "nickname": place.nickname,
            "address": place.address,
            "over": over,
            "waiting": (some if waiting else sent) + (f" {courier.refusal or AWAY}" if courier.away else ""),
            "notes": list(dict.fromkeys(place.notes.values())),
            "now": [
                {"name": names[item], "says": _said(found)}
                for item, found in courier.now.get("items", {}).items()
                if item in names and not over
            ],
        }


class WallLine(View):
    """One line of your own for the class's wall; it is shown only if the facilitator picks it, and without a name.

    Args:
        question: which wall, ``rewrite`` or ``minute``.
        work: whose answers it shows and keeps; the learner's own if none is given.

    >>> from caring import Work
    >>> mina = WallLine("rewrite", Work())
    >>> mina.give("I saved you a seat.")
    >>> mina.state["given"]
    'I saved you a seat.'
    """

    _esm = script("wall_line")
    title: ClassVar = "A line for the wall"
    actions: ClassVar = frozenset({"keep", "give"})

    def __init__(self, question: str, work: Work | None = None) -> None:
        self.question = question
        self.item, self.draft = f"line.{question}", f"wall.{question}"
        super().__init__(work)

    def keep(self, text: str) -> None:
        """Keep a line for oneself until it is given."""
        drafts.write(self.work, self.draft, text)

    def give(self, text: str) -> None:
        """Give a line; see ``wall.give``."""
        wall.give(self.work, self.item, text, progress.now())
        place = courier_of(self.work).place
        self.say(GIVEN if place and not place.over else KEPT)

    def picture(self) -> dict[str, Any]:
        """Show the line that was given."""
        given = wall.line(self.work, self.item)
        return {
            "lead": LINE_LEAD,
            "given": given.text if given else "",
            "text": drafts.draft(self.work, self.draft).text or (given.text if given else ""),
            "longest": wall.LONGEST,
        }


class OrderAgain(Orders):
    """The same five once more, after a talk or after the cards.

    >>> from caring import Work
    >>> OrderAgain(Work()).state["locked"]
    'Seal your first order, then this opens.'
    """

    _esm = script("order", "resting", "first_order")
    title: ClassVar = "And now?"
    name = answers.AGAIN

    def picture(self) -> dict[str, Any]:
        """Show the cards as they lay, to be moved and sealed once more."""
        if not answers.order(self.work).sealed:
            return {"lead": AGAIN_LEAD, "locked": SEAL_FIRST}
        return {"lead": AGAIN_LEAD, "cards": self.cards(), "sealed": self.since(AGAIN_SEALED)}


def _said(found: dict[str, Any]) -> str:
    says = SAID_AGAIN if found.get("round", 1) > 1 else SAID
    return says.get(str(found.get("state")), "")

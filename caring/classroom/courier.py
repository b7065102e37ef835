"""Carries a learner's sealed orders, finished ratings and given lines to the room that they joined.

The answers themselves are the outbox: they are on the disk before anything is sent, and what the room has acknowledged
is noted beside them. So nothing waits anywhere else, nothing is lost, and sending twice does no harm. Where nobody
joined a room, nothing is ever sent. Needs nothing but Python.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import threading
from collections import Counter
from dataclasses import asdict, dataclass, field
from http.client import HTTPException
from random import SystemRandom
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from urllib.request import HTTPErrorProcessor, ProxyHandler, Request, build_opener

from caring.classroom import items
from caring.errors import CaringError
from caring.progress import my_work
from caring.web import browser

if TYPE_CHECKING:
    from collections.abc import Callable
    from http.client import HTTPResponse
    from random import Random

    from caring.progress import Work

    Send = Callable[[str, str, str, Any], tuple[int, Any]]

NOTE = "room"  # the name under which the learner's store keeps which room was joined
AWAY = 0  # the “status” of a room that can't be reached
LONGEST_PAUSE = 30.0  # seconds between two attempts
ASK_AGAIN = 15.0  # seconds until an answer is sent again for which the class wasn't ready
TIMEOUT = 10
CODE_LENGTH = 6
OK, BAD, UNKNOWN, FORBIDDEN, ABSENT, GONE, TOO_MANY, BROKEN = 200, 400, 401, 403, 404, 410, 429, 500


@dataclass
class Place:
    """A room that was joined, and what it has acknowledged: by item and round, when the answer was made."""

    address: str
    token: str
    nickname: str
    code: str
    sent: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    over: str = ""  # why nothing more is sent, if so


class OutOfReachError(CaringError):
    """A room that this page can't call, wherever it is typed; answers can travel there as a file."""


class Courier:
    """Sends what waits, the oldest first; tries again, with pauses that grow and differ, while the room is away.

    Args:
        work: whose answers it carries.
        send: asks the room; gives a status (0 for a room that is away) and what it said.
        chance: makes the pauses differ, so that a whole class doesn't come back in one moment.
    """

    def __init__(self, work: Work, send: Send | None = None, chance: Random | None = None) -> None:
        self.work = work
        self._send = send or over_http
        self._chance = chance or SystemRandom()
        self._place: Place | None = None
        self._note: str | None = None  # the text that the place was read from
        self._waiting: tuple[items.Outgoing, ...] = ()
        self._failures = 0
        self._stopped: Counter[str] = Counter()  # how often something before the room stopped an answer
        self.refusal = ""  # what the room said when it wouldn't be asked, at the last attempt
        self._looks = self._moves = False
        self.now: dict[str, Any] = {}
        self._lock = threading.RLock()
        self._wake = threading.Event()
        self._thread: threading.Thread | None = None
        self._task: asyncio.Task[None] | None = None
        work.watch(self.changed)

    @property
    def place(self) -> Place | None:
        """The room that was joined, here or on another of the learner's pages; None if none was."""
        text = self.work.store.note(NOTE)
        with self._lock:
            if text != self._note:
                self._place, self._note = _noted(text), text
            return self._place

    @property
    def waiting(self) -> int:
        """How many answers the room has not acknowledged yet."""
        return len(self._pending())

    @property
    def away(self) -> bool:
        """Whether the room could not be reached at the last attempt."""
        return self._failures > 0

    def join(self, address: str, code: str) -> None:
        """Join a room.

        Args:
            address: as its facilitator shows it; the QR code's link holds the code, too.
            code: the six letters.

        Raises:
            OutOfReachError: when a browser's page can't call it at all.
            CaringError: when the room can't be reached, or doesn't let this code in; it says why.
        """
        base, code = read_address(address, code)
        if why := _out_of_reach(base):
            raise OutOfReachError(why)
        before = self.place
        known = before.token if before and before.address == base else ""
        status, said = self._send("POST", f"{base}api/join", known, {"code": code})
        if status == AWAY:
            raise CaringError(f"I can’t reach a room at {base} Look at the address, and that you are in its network.")
        if status != OK or not isinstance(said, dict) or not isinstance(said.get("nickname"), str):
            raise CaringError(_sentence(said) or f"What answers at {base} is no room.")
        self._failures, self.now = 0, {}
        self._keep(Place(base, said.get("token") or known, said["nickname"], code))
        self._restore()
        self.changed()

    def leave(self, *, erase: bool) -> None:
        """Leave the room; what was sent stays there unless it shall be erased.

        Raises:
            CaringError: when it shall be erased and the room can't be reached; nothing is changed then.
        """
        place = self.place
        if place and erase:
            status, said = self._send("DELETE", f"{place.address}api/me", place.token, None)
            if not _is_word(status, said, "erased") or status not in (OK, UNKNOWN):
                raise CaringError(_sentence(said) or "The room can’t be reached, so nothing was erased. Try once more.")
        with self._lock:
            self._waiting, self._failures, self.now = (), 0, {}
            self.work.store.keep_note(NOTE, None)

    def changed(self) -> None:
        """See what there is to send, and have it sent; nothing waits for that."""
        place = self.place
        if not place or place.over:
            return
        found = items.outgoing(self.work)
        with self._lock:
            self._waiting = found
        if self._pending():
            self._go()

    def look(self) -> None:
        """Ask what is open in the room; the answer is in ``now``, in its own time."""
        place = self.place
        if place and not place.over:
            self._looks = True
            self._go()

    def step(self) -> float | None:
        """Ask the room one thing: what is open if somebody wants to know, else to keep the oldest answer that waits.

        Returns:
            The seconds until the next attempt; None while there is nothing to ask.
        """
        question = self._question()
        return self._heard(question, *self._send(*question.asked)) if question else None

    def _question(self) -> _Question | None:
        place = self.place
        if not place or place.over:
            return None
        if self._looks:
            return _Question(place)
        pending = self._pending()
        if not pending:
            return None
        return _Question(place, min(pending, key=lambda one: (_key(one) in place.notes, self._stopped[_key(one)])))

    def _heard(self, question: _Question, status: int, said: Any) -> float | None:
        place, each = question.place, question.each
        if self.place is not place:
            return 0.0
        if not _is_word(status, said, "kept" if each else "items"):
            if each and BAD <= status < BROKEN and status not in (UNKNOWN, ABSENT, GONE, TOO_MANY):
                self._stopped[_key(each)] += 1  # perhaps this answer alone: the others are tried before it
            status, said = AWAY, None  # a hotel's or a train's page, say, that stands before every other one
        if each:
            return self._sent(place, each, status, said)
        if status != OK:
            return self._not_sent(place, status, said)
        self._looks, self._failures, self.now = False, 0, said
        return 0.0 if self._pending() else None

    def _sent(self, place: Place, each: items.Outgoing, status: int, said: Any) -> float | None:
        later = said is not None and said.get("later") is True
        if status in (AWAY, UNKNOWN, GONE, TOO_MANY) or status >= BROKEN or (status == FORBIDDEN and later):
            return self._not_sent(place, status, said)
        self._failures = 0
        with self._lock:
            if status == OK and not said.get("late"):
                place.notes.pop(_key(each), None)
            elif status == OK:
                place.notes[_key(each)] = "One answer came after the close: the facilitator decides whether it counts."
            else:
                place.notes[_key(each)] = _sentence(said) or "One answer could not be sent."
            if not later:
                place.sent[_key(each)] = each.made
            self._keep(place)
        pending = self._pending()
        if later and all(_key(one) in place.notes for one in pending):
            return ASK_AGAIN
        return 0.0 if pending else None

    def _not_sent(self, place: Place, status: int, said: Any) -> float | None:
        if status in (UNKNOWN, GONE):
            place.over = _sentence(said) if status == GONE else "This room doesn’t know you any more. Join once more."
            self._keep(place)
            return None
        self.refusal = _sentence(said) if status == FORBIDDEN else ""
        self._failures += 1
        return self._chance.uniform(0.5, 1) * min(LONGEST_PAUSE, 2.0**self._failures)

    def _pending(self) -> list[items.Outgoing]:
        place = self.place
        with self._lock:
            return [each for each in self._waiting if place and place.sent.get(_key(each)) != each.made]

    def _restore(self) -> None:
        """Bring back one's own answers that the room has and this computer hasn't."""
        place = self.place
        if not place:
            return
        status, said = self._send("GET", f"{place.address}api/answers", place.token, None)
        given = said.get("answers", []) if status == OK and isinstance(said, dict) else []
        for each in given:
            answer = items.homecoming(items.Outgoing(each["item"], each["round"], each["made"], each["value"]))
            if self.work.get(answer.item) is None:
                self.work.keep(answer.item, answer.value)

    def _keep(self, place: Place) -> None:
        with self._lock:
            before = self.place
            if before and (before.code, before.token) == (place.code, place.token):  # another page may have sent some
                place.sent = {**before.sent, **place.sent}
            text = json.dumps(asdict(place), ensure_ascii=False, indent=1) + "\n"
            self._place = place
            self.work.store.keep_note(NOTE, text)
            self._note = text

    def _go(self) -> None:
        if self._failures and self._moves:
            return  # it tries again by itself
        if sys.platform == "emscripten":  # a browser's Python has no threads, but a loop that goes on between cells
            if not self._moves:
                self._moves = True
                self._task = asyncio.ensure_future(self._run_meanwhile())
            return
        self._moves = True
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="courier", daemon=True)
            self._thread.start()
        self._wake.set()

    def _run(self) -> None:
        while True:
            self._wake.wait(self._try())
            self._wake.clear()

    async def _run_meanwhile(self) -> None:
        while question := self._question():
            pause = self._heard(question, *await _meanwhile(*question.asked))
            if pause is None:
                break
            await asyncio.sleep(pause)
        self._moves = False

    def _try(self) -> float | None:
        try:
            return self.step()
        except OSError:  # the disk has no room to note what was acknowledged: it is sent once more, which is no harm
            return LONGEST_PAUSE


def courier_of(work: Work) -> Courier:
    """Give the courier of the learner's own work, always the same one; another for another work."""
    if work is not my_work():
        return Courier(work)
    if id(work) not in _OURS:
        _OURS[id(work)] = Courier(work)
        _OURS[id(work)].changed()
    return _OURS[id(work)]


_OURS: dict[int, Courier] = {}  # my_work() lives as long as the program


def read_address(address: str, code: str) -> tuple[str, str]:
    """Give a room's address, ending with a stroke, and the code in its own letters.

    Raises:
        CaringError: when one of them can't be right; it says what is missing.

    >>> read_address("192.168.1.20:8900/#abc234", "")
    ('http://192.168.1.20:8900/', 'ABC234')
    """
    address = address.strip()
    try:
        parts = urlsplit(address if "://" in address else f"http://{address}")
        plain = address.isprintable() and " " not in address
        right = plain and parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        right = False
    if not right:
        raise CaringError("Type the room’s address as it is shown, for example http://192.168.1.20:8900/")
    wanted = "".join(letter for letter in (code.strip() or parts.fragment).upper() if letter.isalnum())
    if len(wanted) != CODE_LENGTH:
        raise CaringError(
            f"A room’s code has {CODE_LENGTH} letters and digits. Look at the screen, and type it once more."
        )
    path = parts.path if parts.path.endswith("/") else f"{parts.path.rpartition('/')[0]}/"
    if urlsplit(hubs_room()).path == path:  # what a browser calls the hub's room, a kernel reaches by another way
        return hubs_room(), wanted
    return f"{parts.scheme}://{parts.netloc}{path}", wanted


def hubs_room() -> str:
    """Give the address of the room on this learner's hub, as the hub names it; empty where there is none.

    It is believed only where it ends with a stroke: then nothing else begins with it.
    """
    named = os.environ.get("CARING_ROOM", "")
    return named if named.endswith("/") else ""


def _hubs_token(url: str) -> str:
    """Give the token that a hub gave this kernel, for the hub's own room and for nothing else; it is never kept."""
    room = hubs_room()
    return os.environ.get("JUPYTERHUB_API_TOKEN", "") if room and url.startswith(room) else ""


def usual_address() -> str:
    """Give the address where the learner's room most likely is: their hub's, or the one that their page came from."""
    return hubs_room() or (browser.room_here() if sys.platform == "emscripten" else "")


def over_http(method: str, url: str, token: str, body: Any) -> tuple[int, Any]:
    """Ask a room; give its status, 0 when it can't be reached, and what it said."""
    data = None if body is None else json.dumps(body)
    if sys.platform == "emscripten":
        status, text = browser.ask_room(method, url, token, data)
        return status, _json(text)
    token = token or _hubs_token(url)
    heads = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
    try:
        sent = None if data is None else data.encode()
        request = Request(url, sent, heads, method=method)  # noqa: S310 - read_address lets only http and https pass
        with build_opener(ProxyHandler({}), _AsItIs).open(request, timeout=TIMEOUT) as answer:
            return answer.status, _json(answer.read())
    except (HTTPException, OSError, ValueError):  # an answer that breaks off in the middle, too
        return AWAY, None


class _AsItIs(HTTPErrorProcessor):
    """Takes every answer, and goes nowhere else: who sends a caller away is no room, and shall not see the token."""

    def http_response(self, request: Request, response: HTTPResponse) -> HTTPResponse:  # noqa: ARG002 - it is its name
        """Give the answer, whatever its status."""
        return response

    https_response = http_response


async def _meanwhile(method: str, url: str, token: str, body: Any) -> tuple[int, Any]:
    """Do what ``over_http`` does, in a browser, while cells run and the page goes on."""
    status, text = await browser.ask_room_meanwhile(method, url, token, None if body is None else json.dumps(body))
    return status, _json(text)


def _out_of_reach(room: str) -> str:
    return browser.out_of_reach(room) if sys.platform == "emscripten" else ""


@dataclass(frozen=True)
class _Question:
    """What a room is asked: to keep an answer; or, without one, what is open."""

    place: Place
    each: items.Outgoing | None = None

    @property
    def asked(self) -> tuple[str, str, str, Any]:
        api, each = f"{self.place.address}api/", self.each
        if not each:
            return "GET", f"{api}now", self.place.token, None
        body = {"round": each.round, "made": each.made, "value": each.value}
        return "PUT", f"{api}{each.item}/answer", self.place.token, body


def _is_word(status: int, said: Any, done: str) -> bool:
    """Say whether an answer is a room's: it names what was done, or what is wrong."""
    if not isinstance(said, dict):
        return False
    if status != OK:
        return isinstance(said.get("error"), str)
    return _are_items(said.get(done)) if done == "items" else said.get(done) is True


def _are_items(found: Any) -> bool:
    return isinstance(found, dict) and all(
        isinstance(each, dict) and isinstance(each.get("state"), str) and type(each.get("round")) is int
        for each in found.values()
    )


def _noted(text: str | None) -> Place | None:
    """Read the note of a room; a damaged one is no reason to stop working."""
    try:
        place = Place(**json.loads(text or ""))
        words = (place.address, place.token, place.nickname, place.code, place.over, *place.sent, *place.notes.values())
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None
    good = all(isinstance(word, str) for word in words) and place.address.startswith(("http://", "https://"))
    return place if good else None


def _key(each: items.Outgoing) -> str:
    return f"{each.item} {each.round}"


def _json(text: str | bytes) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _sentence(said: Any) -> str:
    return str(said["error"])[:300] if isinstance(said, dict) and isinstance(said.get("error"), str) else ""

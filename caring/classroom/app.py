"""The room over HTTP: one small tornado application, the same behind a room's door and a hub's.

A body never says who is asking; the door does. Errors are JSON with one sentence, ``{"error": "…"}``. Nothing is logged
of what was asked or answered.
"""

from __future__ import annotations

import asyncio
import io
import json
import logging
import re
from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import segno
from sqlalchemy.exc import SQLAlchemyError
from tornado.web import Application, HTTPError, RequestHandler, StaticFileHandler

from caring.classroom import export, items, pages, results
from caring.classroom.door import COOKIE, bearer
from caring.classroom.rooms import MOST_ROUNDS, STATES, TEXTS, Desk, Refused, nickname
from caring.course import lessons
from caring.errors import CaringError
from caring.progress import DEEPEST, is_plain, now
from caring.run_sheets import run_sheets

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from caring.classroom.door import Door
    from caring.classroom.rooms import Member, Room, Rooms

LOG = logging.getLogger("caring.room")
LARGEST = 64 * 1024  # bytes of a body
READ_AT_MOST = 256 * 1024  # of a larger one, to say so in a sentence
LONGEST_WORD = 40  # letters of a code or a time; real ones are shorter
TOKEN = re.compile("[A-Za-z0-9_-]{1,64}")
HERE = ("127.0.0.1", "localhost", "::1")  # which is another machine to whoever reads it there
ITEM = r"([a-z0-9_]{1,40}(?:\.[a-z0-9_]{1,60}){1,2})"
HEADS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
}


class Handler(RequestHandler):
    """What all handlers share: who is asking, JSON in and out, and sentences for everything that goes wrong."""

    def initialize(self, rooms: Rooms, door: Door) -> None:
        """Take the rooms and the door."""
        self.rooms = rooms
        self.door = door

    def set_default_headers(self) -> None:
        """Say how the page may be used."""
        for name, value in HEADS.items():
            self.set_header(name, value)
        self.clear_header("Server")

    def compute_etag(self) -> None:
        """Give none: nothing here is kept by a browser."""

    async def prepare(self) -> None:
        """Refuse a large body before looking at it, and find out who is asking."""
        if len(self.request.body or b"") > LARGEST:
            raise Refused(413, "That is more than I take: 64 kB at most.")
        await self.door.meet(self)

    def member(self) -> Member:
        """Give whoever is asking.

        Raises:
            Refused: when they are in no room.
        """
        key = self.door.key(self)
        member = self.rooms.of(key) if key else None
        if not member:
            raise Refused(401, "Join the room first, with its code.")
        return member

    def teacher(self) -> Member:
        """Give the facilitator who is asking.

        Raises:
            Refused: when somebody else is.
        """
        member = self.member()
        if not (member.teaches and self.door.may_teach(self)):
            raise Refused(403, "Only the facilitator can do that.")
        return member

    def body(self, fields: dict[str, Callable[[Any], bool]], *, some: bool = False) -> dict[str, Any]:
        """Give the body's fields; all of them, or ``some``.

        Raises:
            Refused: when it is no such JSON.
        """
        try:
            given = json.loads(self.request.body, parse_constant=_no_number)
        except (ValueError, RecursionError):
            raise Refused(400, "I take JSON, and this is none.") from None
        if not isinstance(given, dict) or not is_plain(given, DEEPEST):
            raise Refused(400, "I take one plain JSON object.")
        if set(given) - set(fields) or (not some and set(given) != set(fields)):
            raise Refused(400, f"The fields are {', '.join(fields)}, and no others.")
        for name, value in given.items():
            if not fields[name](value):
                raise Refused(400, f"I can’t use what “{name}” holds.")
        return given

    def address(self) -> str:
        """Give the address by which a class reaches the room."""
        return str(
            self.settings["address"] or f"{self.request.protocol}://{self.request.host}{self.settings['prefix']}"
        )

    def item(self, name: str) -> str:
        """Give the item if there is such a one."""
        if name not in items.names():
            raise Refused(404, "This room has no such item.")
        return name

    def write_error(self, status_code: int, **given: Any) -> None:
        """Say what went wrong, in a sentence."""
        error = (given.get("exc_info") or (None, None))[1]
        sentence, later = "Something went wrong here. Nothing was changed.", True
        if isinstance(error, Refused):
            status_code, sentence, later = error.status, str(error), error.later
        elif isinstance(error, CaringError):
            status_code, sentence, later = 400, str(error), False
        elif isinstance(error, SQLAlchemyError | OSError):
            status_code, sentence = 503, "I can’t write this down just now. Try again in a moment."
        elif isinstance(error, HTTPError):
            sentence, later = SENTENCES.get(status_code, f"This can’t be done ({status_code})."), False
        self.set_status(status_code)
        if status_code == 429:  # noqa: PLR2004 - HTTP's “too many”
            self.set_header("Retry-After", "3")
        self.finish({"error": sentence, "later": later})

    def log_exception(self, typ: Any, value: Any, _: Any) -> None:
        """Log a failure of our own, without what was asked; a refusal is none."""
        if not isinstance(value, Refused | CaringError | HTTPError):
            LOG.error("A request failed: %s.", typ.__name__)


class Join(Handler):
    """A code for a place in the room."""

    async def post(self) -> None:
        """Let somebody in."""
        code = self.body({"code": lambda code: isinstance(code, str) and len(code) <= LONGEST_WORD})["code"]
        asker = self.door.key(self) or ""
        token = ""

        def admit() -> str:
            nonlocal token
            member = self.rooms.of(asker)
            if member and bearer(self) and not member.teaches:
                return asker  # they are known here, and go on as who they are
            key, token = self.door.admit(self)
            return key

        member = await self.rooms.join(code, asker, admit)
        if member.teaches:
            raise Refused(409, "You lead this room, so you can’t answer in it. Join from another browser.")
        self.write({"token": token, "nickname": nickname(member.key)})


class Pass(Handler):
    """A token for the web edition, whose Python can't show a hub that it is our page."""

    def post(self) -> None:
        """Give it."""
        given = self.door.give_pass(self)
        if not given:
            raise HTTPError(404)
        self.write({"pass": given})


class Now(Handler):
    """What a participant may know of the room: what is open, and in which round."""

    def get(self) -> None:
        """Give the items that are under way; everybody may ask often, for it is small."""
        member = self.member()
        room = member.room
        under_way = [item for item in items.names() if room.state(item).state != "waiting"]
        found = {item: {"state": room.state(item).state, "round": room.round(item)} for item in under_way}
        self.write({"nickname": nickname(member.key), "ended": bool(room.ended), "items": found})


class Own(Handler):
    """Somebody's own answers."""

    async def get(self) -> None:
        """Give them."""
        self.write({"answers": await self.rooms.own(self.member())})


class Answer(Handler):
    """One's own answer to one item."""

    async def get(self, name: str) -> None:
        """Give it, with its rounds."""
        item = self.item(name)
        self.write({"answers": [each for each in await self.rooms.own(self.member()) if each["item"] == item]})

    async def put(self, name: str) -> None:
        """Keep it; acknowledged when it is on the disk."""
        member, item = self.member(), self.item(name)
        if member.teaches:
            raise Refused(403, "You lead this room, so you can’t answer in it.")
        given = self.body({"round": _is_round, "made": _is_time, "value": lambda value: isinstance(value, dict)})
        value = items.checked(item, given["value"])
        in_time = await self.rooms.answer(member, item, given["round"], _utc(given["made"]), value)
        self.write({"kept": True, "late": not in_time})


class ItemState(Handler):
    """Whether an item is open, and in which round."""

    def get(self, name: str) -> None:
        """Give it."""
        item, room = self.item(name), self.member().room
        self.write({"state": room.state(item).state, "round": room.round(item)})

    async def put(self, name: str) -> None:
        """Open, close or reveal it, or begin the next round."""
        room, item = self.teacher().room, self.item(name)
        given = self.body({"state": STATES.__contains__, "round": _is_round, "late": _is_flag}, some=True)
        round_ = given.get("round", room.round(item))
        before = room.state(item, round_)
        wanted = replace(before, **{name: given[name] for name in ("state", "late") if name in given})
        await self.rooms.set_state(room, item, round_, wanted)
        if wanted.state == "revealed":  # so that the projector needn't wait for it
            self.settings["board"].begin(room, item)
        self.write(asdict(room.state(item, round_)))


class Results(Handler):
    """What the class answered."""

    async def get(self, name: str) -> None:
        """Give it to the facilitator, and to others once it is revealed."""
        member = self.member()
        room, item = member.room, name if name == results.WIDEST else self.item(name)
        if item not in results.revealed(room):
            self.teacher()
        self.write(await self.settings["board"].results(room, item))


class Screen(Handler):
    """What the projector shows; silent until something is revealed."""

    async def get(self) -> None:
        """Give it."""
        room = self.teacher().room
        item = room.desk.screen
        address = self.address()
        phones = bool(self.settings["web"]) and urlsplit(address).hostname not in HERE
        shown = {"code": room.code, "joined": room.joined, "ended": bool(room.ended), "address": address}
        shown["phones"] = phones  # can one that comes there open the workshop?
        if item in results.revealed(room):
            shown["shown"] = await self.settings["board"].results(room, item)
        elif item in items.names():
            round_ = room.round(item)
            asked = {"item": item, "title": items.names()[item], "state": room.state(item).state, "round": round_}
            shown["asked"] = {**asked, "answered": sum(room.counts(item, round_))}
        self.write(shown)


class Code(Handler):
    """The way in as a picture for a phone."""

    def get(self) -> None:
        """Give the QR code."""
        room = self.teacher().room
        picture = io.BytesIO()
        segno.make(f"{self.address()}#{room.code}", micro=False).save(picture, kind="svg", border=2, omitsize=True)
        self.set_header("Content-Type", "image/svg+xml")
        self.write(picture.getvalue())


class Board(Handler):
    """Everything that the facilitator's page shows."""

    def get(self) -> None:
        """Give it."""
        room = self.teacher().room
        self.write(
            {
                "code": room.code,
                "joined": room.joined,
                "ended": room.ended,
                "opens": self.door.opens_rooms,
                "days": room.days,
                "now": now(),
                "desk": asdict(room.desk),
                "sheets": _sheets(),
                "items": {item: _item_state(room, item) for item in items.names()},
                "showable": results.revealed(room),
            }
        )

    async def put(self) -> None:
        """Keep where the facilitator is: the run sheet, its step, the clock, the projector."""
        room = self.teacher().room
        sheets = {sheet.minutes: sheet for sheet in run_sheets()}
        known = {"", results.WIDEST, *items.names()}
        given = self.body(
            {
                "minutes": lambda minutes: type(minutes) is int and minutes in sheets,
                "step": lambda step: type(step) is int and step >= 0,
                "began": _is_flag,
                "screen": lambda screen: isinstance(screen, str) and screen in known,
            },
            some=True,
        )
        await self.rooms.sit(room, _seated(room.desk, given))
        self.get()


class Texts(Handler):
    """What people wrote, for the facilitator's eyes; what is picked of it, for everybody's."""

    async def get(self, name: str) -> None:
        """Give the texts, shuffled, and which are picked."""
        room, item = self.teacher().room, self.item(name)
        self.write({"texts": await self.rooms.texts(room, item), "picked": list(room.picks.get(item, {}))})

    async def put(self, name: str) -> None:
        """Pick at most three."""
        room, item = self.teacher().room, self.item(name)
        given = self.body({"picked": lambda ids: isinstance(ids, list) and all(isinstance(i, str) for i in ids)})
        await self.rooms.pick(room, item, given["picked"])
        self.write({"picked": list(room.picks.get(item, {}))})


class Export(Handler):
    """The room's answers as a table, and the texts as another."""

    async def get(self, what: str) -> None:
        """Give one of them."""
        room = self.teacher().room
        if what == "export":
            text = export.answers_csv(room)
        else:
            written = [item for item in items.names() if item.partition(".")[0] in TEXTS]
            found = [(item, each["text"]) for item in written for each in await self.rooms.texts(room, item)]
            text = export.texts_csv(found)
        self.set_header("Content-Type", "text/csv; charset=utf-8")
        self.set_header("Content-Disposition", f'attachment; filename="caring-room-{what}.csv"')
        self.write("\ufeff" + text)  # so that spreadsheets read it as UTF-8


class Me(Handler):
    """Oneself."""

    async def delete(self) -> None:
        """Erase oneself and all that one answered."""
        await self.rooms.leave(self.member())
        self.write({"erased": True})


class Session(Handler):
    """The whole room."""

    async def post(self) -> None:
        """Open one, where the door lets facilitators do that."""
        key = self.door.key(self)
        if not (key and self.door.opens_rooms and self.door.may_teach(self)):
            raise Refused(403, "Only a facilitator can open a room.")
        if (member := self.rooms.of(key)) and member.teaches and not member.room.ended:
            raise Refused(409, "You lead a room already. End it first.")
        days = self.body({"days": lambda days: type(days) is int})["days"]
        self.write({"code": (await self.rooms.open(key, days)).code})

    async def put(self) -> None:
        """End it."""
        room = self.teacher().room
        self.body({"ended": lambda ended: ended is True})
        await self.rooms.end(room)
        self.write({"ended": room.ended})

    async def delete(self) -> None:
        """Erase it, with everything that anybody answered."""
        await self.rooms.erase(self.teacher().room)
        self.write({"erased": True})


class Page(Handler):
    """A page; the facilitator's and the projector are nobody else's."""

    def get(self, name: str = "") -> None:
        """Give it."""
        key = self.get_query_argument("key", "")
        if name and TOKEN.fullmatch(key):
            self.set_cookie(COOKIE, key, httponly=True, samesite="Strict", path="/")
            self.redirect(name)
            return
        try:
            if name and not (name == "enter" and self.door.key(self)):
                self.teacher()
        except Refused:
            self.turn_away()
            return
        self.write_page(name or "front")

    def turn_away(self) -> None:
        """Show who leads no room the way to one, if there is a way."""
        if self.door.may_teach(self):
            self.write_page("opening")
        elif not self.door.key(self) and (address := self.door.sign_in(self)):
            self.redirect(address)
        else:
            self.set_status(403 if self.door.key(self) else 401)
            self.write_page("stranger")

    def write_page(self, name: str) -> None:
        """Write a page."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        hub = self.door.opens_rooms
        token = self.xsrf_token.decode() if hub else ""
        over = not hub and all(room.ended for room in self.rooms.all())
        self.write(pages.page(name, web=bool(self.settings["web"]), hub=hub, over=over, token=token))


class Part(Handler):
    """A script or style of the pages; they hold nothing of anybody."""

    def get(self, name: str) -> None:
        """Give it."""
        kind, text = pages.part(name)
        self.set_header("Content-Type", f"{kind}; charset=utf-8")
        self.write(text)


class Nothing(Handler):
    """Whatever isn't there."""

    async def prepare(self) -> None:
        """Say so."""
        raise HTTPError(404)


class Shelf:
    """Keeps what was computed for as long as it is true; nobody computes the same thing twice at once.

    A room is known by its code: the number of an erased one is given again.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], tuple[int, asyncio.Task[dict[str, Any]]]] = {}

    async def results(self, room: Room, item: str) -> dict[str, Any]:
        """Give an item's results."""
        return await asyncio.shield(self.begin(room, item))

    def begin(self, room: Room, item: str) -> asyncio.Task[dict[str, Any]]:
        """Begin to compute an item's results, unless they are there or on their way."""
        now_there = room.changes[item] if item != results.WIDEST else room.changes.total()
        version, task = self._kept.get((room.code, item), (-1, None))
        if task is None or (version != now_there and task.done()) or (task.done() and task.exception()):
            task = asyncio.create_task(asyncio.to_thread(results.results, room, item))
            self._kept[room.code, item] = (now_there, task)
        return task


def application(
    rooms: Rooms, door: Door, *, prefix: str = "/", address: str = "", web: Path | None = None
) -> Application:
    """Give the application.

    Args:
        rooms: what it answers for.
        door: says who is asking.
        prefix: where it lives, beginning and ending with a stroke; a hub gives its services one.
        address: by which a class reaches it, if that is another than the one it is asked by.
        web: a folder with the web edition, served under ``web/``, if there is one.
    """
    given = {"rooms": rooms, "door": door}
    routes: list[tuple[str, type[Handler]]] = [
        (f"(teach|projector|opening{'|enter' * bool(web)})?", Page),
        ("parts/([a-z]+[.](?:js|css))", Part),
        ("api/join", Join),
        ("api/pass", Pass),
        ("api/now", Now),
        ("api/me", Me),
        ("api/answers", Own),
        ("api/screen", Screen),
        ("api/qr[.]svg", Code),
        ("api/board", Board),
        ("api/session", Session),
        ("api/(export|texts)[.]csv", Export),
        (f"api/{ITEM}/answer", Answer),
        (f"api/{ITEM}/state", ItemState),
        (f"api/{ITEM}/texts", Texts),
        (f"api/({ITEM[1:-1]}|{results.WIDEST})/results", Results),
    ]
    served: list[Any] = [
        (re.escape(prefix) + path, type(handler.__name__, (*door.mixins, handler), {}), given)
        for path, handler in routes
    ]
    if web:
        served += [(re.escape(prefix) + "web/(.*)", StaticFileHandler, {"path": web, "default_filename": "index.html"})]
    return Application(
        served,
        default_handler_class=Nothing,
        default_handler_args=given,
        log_function=lambda _: None,
        address=address,
        prefix=prefix,
        board=Shelf(),
        web=web,
    )


SENTENCES = {404: "There is nothing at this address.", 405: "This can’t be done here."}


def _seated(desk: Desk, given: dict[str, Any]) -> Desk:
    """Give the desk after a change; another sheet begins anew, and a step has its own clock."""
    if given.get("minutes", desk.minutes) != desk.minutes:
        desk = Desk(given["minutes"], screen=desk.screen)
    sheet = next(sheet for sheet in run_sheets() if sheet.minutes == desk.minutes)
    if "began" in given:
        desk = replace(desk, began=now() if given["began"] else None, stepped=now() if given["began"] else None)
    if "step" in given and given["step"] < len(sheet.items):
        desk = replace(desk, step=given["step"], stepped=now() if desk.began else None)
    return replace(desk, screen=given.get("screen", desk.screen))


def _sheets() -> list[dict[str, Any]]:
    titles = {lesson.id: lesson.title for lesson in lessons()}
    return [
        {
            "minutes": sheet.minutes,
            "title": sheet.title,
            "items": [
                {
                    "name": titles.get(item.what, item.what),
                    "minutes": item.minutes,
                    "optional": item.optional,
                    "part": item.part,
                    "items": list(items.of_lesson(item.what)),
                }
                for item in sheet.items
            ],
        }
        for sheet in run_sheets()
    ]


def _item_state(room: Room, item: str) -> dict[str, Any]:
    round_ = room.round(item)
    state = room.state(item)
    answered, late = room.counts(item, round_)
    earlier = [
        {"round": number, "late": came, "counts_late": room.state(item, number).late}
        for number in range(1, round_)
        if (came := room.counts(item, number)[1])
    ]
    shown = {"round": round_, "state": state.state, "counts_late": state.late, "earlier": earlier}
    return {"name": items.names()[item], **shown, "answered": answered, "late": late}


def _no_number(name: str) -> Any:
    raise ValueError(name)


def _is_flag(value: Any) -> bool:
    return type(value) is bool


def _is_round(value: Any) -> bool:
    return type(value) is int and 1 <= value <= MOST_ROUNDS


def _is_time(value: Any) -> bool:
    try:
        short = isinstance(value, str) and len(value) <= LONGEST_WORD
        return short and datetime.fromisoformat(value).tzinfo is not None and bool(_utc(value))
    except (ValueError, OverflowError):  # a time that has no counterpart in UTC
        return False


def _utc(time: str) -> str:
    return datetime.fromisoformat(time).astimezone(UTC).isoformat(timespec="seconds")

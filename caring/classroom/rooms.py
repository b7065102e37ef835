"""The rooms: who is in which, what is open, and what becomes of an answer. The tables keep it; this decides.

A room holds in memory what its results need (orders and levels, never a text), so that no row is read twice.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import secrets
import time
from collections import Counter
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from caring.classroom import records
from caring.classroom.lasting import BELONGING, is_over
from caring.errors import CaringError
from caring.progress import now
from caring.run_sheets import run_sheets

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from caring.classroom.records import Records

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # none that is easily taken for another
CODE_LENGTH = 6
DAYS = 30
LONGEST_DAYS = 366
MOST_PICKS = 3
MOST_ROUNDS = 9
STATES = ("waiting", "open", "closed", "revealed")
SLOW_SECONDS = 2.0
MOST_WRONG = 40  # different wrong codes at once from all who are new
MOST_WRONG_OF_ONE = 3
MOST_SPARED = 200  # codes looked at meanwhile, in which the right one passes; at that pace, all codes take three months
TEXTS = {"rating": "note", "line": "text"}


class Refused(Exception):  # noqa: N818 - it is an answer, not an accident
    """No, with an HTTP status and a sentence; ``later`` says whether asking again later makes sense."""

    def __init__(self, status: int, sentence: str, *, later: bool = False) -> None:
        super().__init__(sentence)
        self.status = status
        self.later = later


@dataclass(frozen=True)
class State:
    """An item's state in one round; ``closed`` is when it closed, ``late`` whether answers that came late count."""

    state: str = "waiting"
    closed: str | None = None
    late: bool = False


@dataclass(frozen=True)
class Kept:
    """What memory holds of an answer; by its mark, the same text is known again."""

    made: str
    late: bool
    levels: tuple[Any, ...]
    mark: int


@dataclass(frozen=True)
class Desk:
    """Where the facilitator is: the run sheet, its current step, since when, and what the projector shows."""

    minutes: int
    step: int = 0
    began: str | None = None
    stepped: str | None = None
    screen: str = ""


@dataclass
class Room:
    """One class's session."""

    id: int
    code: str
    days: int
    made: str
    ended: str | None
    desk: Desk
    states: dict[tuple[str, int], State] = field(default_factory=dict)
    kept: dict[tuple[str, int], dict[str, Kept]] = field(default_factory=dict)
    picks: dict[str, dict[str, str]] = field(default_factory=dict)
    joined: int = 0
    changes: Counter[str] = field(default_factory=Counter)  # by item, so that what was computed of it can be kept

    def state(self, item: str, round_: int | None = None) -> State:
        """Give an item's state in a round, the current one if none is named."""
        return self.states.get((item, round_ or self.round(item)), State())

    def round(self, item: str) -> int:
        """Give the round that an item is in."""
        return max((number for name, number in list(self.states) if name == item), default=1)

    def counted(self, item: str, round_: int) -> list[tuple[Any, ...]]:
        """Give the answers that count, without anybody's name."""
        late = self.state(item, round_).late
        return [kept.levels for kept in list(self.kept.get((item, round_), {}).values()) if late or not kept.late]

    def counts(self, item: str, round_: int) -> tuple[int, int]:
        """Say how many answered in time, and how many late."""
        found = Counter(kept.late for kept in self.kept.get((item, round_), {}).values())
        return found[False], found[True]


@dataclass(frozen=True)
class Member:
    """Somebody in a room."""

    key: str
    room: Room
    teaches: bool


class Rooms:
    """All rooms of one database.

    Args:
        kept: the tables.
    """

    def __init__(self, kept: Records) -> None:
        self.records = kept
        self._rooms: dict[int, Room] = {}
        self._codes: dict[str, Room] = {}
        self._members: dict[str, tuple[int, bool]] = {}
        self._same: dict[tuple[Any, ...], tuple[Any, ...]] = {}
        self._slow = Slow()

    async def load(self) -> None:
        """Take up everything that is in the tables: after a crash, a room goes on as if nothing had been."""
        await self.erase_old()
        await self.records.do(self._read)

    def all(self) -> tuple[Room, ...]:
        """Give the rooms, the newest first."""
        return tuple(sorted(self._rooms.values(), key=lambda room: -room.id))

    def of(self, key: str) -> Member | None:
        """Say in which room somebody is."""
        number, teaches = self._members.get(key, (0, False))
        room = self._rooms.get(number)
        return Member(key, room, teaches) if room else None

    async def open(self, key: str, days: int = DAYS) -> Room:
        """Open a room for its facilitator.

        Raises:
            CaringError: when the days are not from 1 to 366.
        """
        _check_days(days)
        desk = Desk(run_sheets()[0].minutes)
        code = "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))
        made = now()
        row = {"code": code, "made": made, "days": days, "ended": None, "desk": json.dumps(asdict(desk))}
        number = await self.records.do(
            lambda c: int(c.execute(records.sessions.insert().values(row)).inserted_primary_key[0])  # type: ignore[index]
        )
        room = Room(number, code, days, made, None, desk)
        self._rooms[number] = self._codes[code] = room
        await self.let_teach(key, room)
        return room

    async def keep_for(self, room: Room, days: int) -> None:
        """Keep a room for another number of days, from when it was opened.

        Raises:
            CaringError: when the days are not from 1 to 366, or over already.
        """
        _check_days(days)
        if is_over(room.made, days):
            raise CaringError("The room that is here is older than that. Name more days, or erase it on your own page.")
        await self.records.do(lambda c: _change(c, room.id, days=days))
        room.days = days

    async def let_teach(self, key: str, room: Room) -> None:
        """Let somebody lead a room."""
        await self._enter(key, room, teaches=True)

    async def join(self, code: str, asker: str, admit: Any) -> Member:
        """Let somebody in who knows the code; a wrong code is answered slowly, whoever asks.

        Args:
            code: what they typed.
            asker: their key if they have one, else empty.
            admit: gives the key of whom to let in.

        Raises:
            Refused: for a wrong code, an ended room, or when too many wrong codes are being tried.
        """
        code = "".join(letter for letter in code.upper() if letter.isalnum())
        room = self._codes.get(code)
        self._slow.check(asker, code, right=bool(room))
        if not room:
            await self._slow.wait(asker, code)
            raise Refused(403, "No room has this code. Look at the screen, and type it once more.")
        if room.ended:
            raise Refused(410, "This room has ended.")
        key = admit()
        member = self.of(key)
        if member and member.room is room:
            return member
        await self._enter(key, room, teaches=False)
        return Member(key, room, teaches=False)

    async def answer(self, member: Member, item: str, round_: int, made: str, value: Any) -> bool:
        """Keep an answer; say whether it came in time.

        Raises:
            Refused: when the room has ended, or the item closed before the answer was made, or isn't so far yet.
        """
        room = member.room
        if room.ended:
            raise Refused(410, "This room has ended. Your answer stays with you.")
        if round_ > room.round(item):
            raise Refused(409, "The class isn’t so far yet. I’ll send this when it is.", later=True)
        state = room.state(item, round_)
        late = round_ < room.round(item) or state.state in ("closed", "revealed")
        before = room.kept.get((item, round_), {}).get(member.key)
        text = json.dumps(value, ensure_ascii=False)
        new = Kept(made, late, self._levels(item, value), hash(text))
        if before and late and (before.made, before.mark) == (made, new.mark):
            return not before.late  # it came before; only its receipt was lost
        if late and (not state.closed or made > state.closed):
            raise Refused(409, "This was closed before you answered. Your answer stays with you.")
        key = {"session": room.id, "item": item, "round": round_, "who": member.key}
        row = {**key, "made": made, "late": late, "value": text}
        if item in room.picks:  # what it replaces may be among them
            await self._rewrite(room, key, lambda c: c.execute(self.records.upsert, row))
        else:
            await self.records.keep(row)
        self._hold(room, item, round_, member.key, new)
        return not late

    async def own(self, member: Member) -> list[dict[str, Any]]:
        """Give somebody's own answers."""
        a = records.answers
        mine = sa.and_(a.c.session == member.room.id, a.c.who == member.key)
        asked = sa.select(a.c.item, a.c.round, a.c.made, a.c.late, a.c.value).where(mine).order_by(a.c.made)
        rows = await self.records.do(lambda c: c.execute(asked).mappings().all())
        return [{**row, "value": json.loads(row["value"])} for row in rows]

    async def set_state(self, room: Room, item: str, round_: int, wanted: State) -> None:
        """Open, close or reveal an item, begin its next round, or let late answers count.

        Raises:
            Refused: for a round that is neither the current one nor the next; of an earlier one, only whether late
                answers count can change.
        """
        current, before = room.round(item), room.state(item, round_)
        known = round_ < current and wanted.state == before.state
        next_ = round_ == current + 1 <= MOST_ROUNDS and room.state(item).state != "waiting"
        if not (known or round_ == current or next_):
            raise Refused(409, f"This is in round {current}.")
        changed = {(item, round_): _closed(before, wanted)}
        if next_:
            changed[item, current] = _closed(room.state(item), replace(room.state(item), state="closed"))
        await self.records.do(lambda c: _replace_states(c, room.id, changed))
        room.states |= changed
        room.changes[item] += 1

    async def sit(self, room: Room, desk: Desk) -> None:
        """Keep where the facilitator is."""
        await self.records.do(lambda c: _change(c, room.id, desk=json.dumps(asdict(desk))))
        room.desk = desk

    async def end(self, room: Room) -> None:
        """Take no further answers, and let nobody in."""
        ended = room.ended or now()
        await self.records.do(lambda c: _change(c, room.id, ended=ended))
        room.ended = ended

    async def texts(self, room: Room, item: str) -> list[dict[str, str]]:
        """Give what people wrote about an item, shuffled, without a sign of who or when: id and text."""
        found = await self.records.do(lambda c: _texts(c, session=room.id, item=item))
        shuffled = [{"id": digest, "text": text} for (_, digest), text in found.items()]
        secrets.SystemRandom().shuffle(shuffled)
        return shuffled

    async def pick(self, room: Room, item: str, ids: Sequence[str]) -> None:
        """Choose the texts that the class sees of an item, at most three.

        Raises:
            Refused: for more than three, or a text that there isn't.
        """
        if len(ids) > MOST_PICKS or len(set(ids)) != len(ids):
            raise Refused(400, f"Pick at most {MOST_PICKS} texts.")
        room.picks.setdefault(item, {})  # from now on, whoever replaces a text takes its pick away
        room.picks[item] = await self.records.do(lambda c: _pick(c, room.id, item, ids))
        room.changes[item] += 1

    async def leave(self, member: Member) -> None:
        """Erase a person: their answers, the picked texts among them, and their key.

        Raises:
            Refused: for the facilitator, who can erase the room.
        """
        room = member.room
        if member.teaches:
            raise Refused(409, "You lead this room. You can end it, and erase it.")
        del self._members[member.key]  # at once: what arrives from now on comes after the erasing
        key = {"session": room.id, "who": member.key}
        try:
            await self._rewrite(room, key, lambda c: self._forget(c, member))
        except BaseException:
            self._members.setdefault(member.key, (room.id, False))
            raise
        room.joined -= 1
        for (item, _), kept in room.kept.items():
            if kept.pop(member.key, None):
                room.changes[item] += 1

    async def erase(self, room: Room) -> None:
        """Erase a room and everything in it."""
        known = self._rooms.pop(room.id, None)  # at once: what arrives from now on comes after the erasing
        self._codes.pop(room.code, None)
        try:
            await self.records.do(lambda c: self._erase(c, room.id))
        except BaseException:
            if known:
                self._rooms[room.id] = self._codes[room.code] = known
            raise
        self._members = {key: place for key, place in self._members.items() if place[0] != room.id}

    async def erase_old(self) -> None:
        """Erase every room whose days are over."""
        rows = await self.records.do(
            lambda c: c.execute(
                sa.select(records.sessions.c.id, records.sessions.c.made, records.sessions.c.days)
            ).all()
        )
        for number, made, days in rows:
            if is_over(made, days):
                await self.erase(self._rooms.get(number) or Room(number, "", days, made, None, Desk(0)))

    async def _enter(self, key: str, room: Room, *, teaches: bool) -> None:
        row = {"key": key, "session": room.id, "teaches": teaches}
        insert = records.insert(self.records.engine, records.people).values(row)
        await self.records.do(lambda c: c.execute(insert.on_conflict_do_update(index_elements=["key"], set_=row)))
        if before := self.of(key):  # on a hub, who goes to another room leaves one
            before.room.joined -= not before.teaches
        self._members[key] = (room.id, teaches)
        room.joined += not teaches

    async def _rewrite(self, room: Room, key: dict[str, Any], change: Callable[[sa.Connection], Any]) -> None:
        """Change the answers that a key names; what is no longer written in them is picked no longer."""
        for item, digest in await self.records.do(lambda c: _rewrite(c, key, change)):
            if room.picks.get(item, {}).pop(digest, None):
                room.changes[item] += 1

    def _read(self, connection: sa.Connection) -> None:
        self._sweep(connection)  # what an earlier version left of a room that it erased
        for row in connection.execute(records.sessions.select()).mappings():
            room = Room(row["id"], row["code"], row["days"], row["made"], row["ended"], Desk(**json.loads(row["desk"])))
            self._rooms[room.id] = self._codes[room.code] = room
        for row in connection.execute(records.people.select()).mappings():
            self._members[row["key"]] = (row["session"], row["teaches"])
            self._rooms[row["session"]].joined += not row["teaches"]
        for row in connection.execute(records.states.select()).mappings():
            state = State(row["state"], row["closed"], row["late"])
            self._rooms[row["session"]].states[row["item"], row["round"]] = state
        for row in connection.execute(records.picks.select()).mappings():
            self._rooms[row["session"]].picks.setdefault(row["item"], {})[row["digest"]] = row["text"]
        for row in connection.execution_options(yield_per=1000).execute(records.answers.select()).mappings():
            levels = self._levels(row["item"], json.loads(row["value"]))
            kept = Kept(row["made"], row["late"], levels, hash(row["value"]))
            self._hold(self._rooms[row["session"]], row["item"], row["round"], row["who"], kept)

    def _hold(self, room: Room, item: str, round_: int, who: str, kept: Kept) -> None:
        held = room.kept.setdefault((item, round_), {})
        before = held.get(who)
        if not before or (kept.made >= before.made and (not kept.late or before.late)):
            held[who] = kept
            room.changes[item] += 1

    def _levels(self, item: str, value: Any) -> tuple[Any, ...]:
        """Give what results need of a value; equal ones are one object, for there are few different ones."""
        kind = item.partition(".")[0]
        found: tuple[Any, ...] = ()
        if kind == "order":
            found = tuple(value["order"])
        elif kind == "rating":
            found = (value["wonder"], *value["levels"].values())
        return self._same.setdefault(found, found)

    def _erase(self, connection: sa.Connection, number: int) -> None:
        connection.execute(records.sessions.delete().where(records.sessions.c.id == number))
        self._sweep(connection)

    def _sweep(self, connection: sa.Connection) -> None:
        """Erase what belongs to no room."""
        rooms = sa.select(records.sessions.c.id)
        for table in (records.meta.tables[name] for name in BELONGING):
            gone = connection.execute(table.delete().where(table.c.session.not_in(rooms))).rowcount
            self.records.scrub |= gone > 0

    def _forget(self, connection: sa.Connection, member: Member) -> None:
        for table, who in ((records.answers, records.answers.c.who), (records.people, records.people.c.key)):
            connection.execute(table.delete().where(table.c.session == member.room.id, who == member.key))
        self.records.scrub = True


class Slow:
    """Makes guessing codes slow: an answer to a wrong one waits, and only so many may wait at once.

    The right code passes meanwhile, so that whoever tries wrong ones keeps nobody out; but not at any pace, or who
    guesses would see at once which one passed. Who holds a token is counted by it; all who are new are counted
    together, by the different codes that they try, for a class that types last week's code is no attack, and may share
    one address.
    """

    def __init__(self) -> None:
        self._waiting: dict[str, Counter[str]] = {}
        self._spared: list[float] = []  # when codes were looked at although too many wrong ones waited

    def check(self, asker: str, code: str, *, right: bool) -> None:
        """Refuse a wrong code while too many wrong ones wait, and any code while too many are tried even so.

        Raises:
            Refused: then.
        """
        waiting = self._waiting.get(asker, Counter())
        if code in waiting or len(waiting) < (MOST_WRONG_OF_ONE if asker else MOST_WRONG):
            return
        moment = time.monotonic()
        self._spared = [each for each in self._spared if each > moment - SLOW_SECONDS]
        spare = len(self._spared) < MOST_SPARED
        self._spared += [moment] * spare
        if not (right and spare):
            raise Refused(429, "Too many wrong codes at once. Wait a moment, then try once more.", later=True)

    async def wait(self, asker: str, code: str) -> None:
        """Let the answer to a wrong code wait."""
        waiting = self._waiting.setdefault(asker, Counter())
        waiting[code] += 1
        try:
            await asyncio.sleep(SLOW_SECONDS)
        finally:
            waiting[code] -= 1
            if not waiting[code]:
                del waiting[code]
            if not waiting:
                self._waiting.pop(asker, None)


def text_of(item: str, value: Any) -> str:
    """Give what somebody wrote, if anything; without NUL, which PostgreSQL keeps in no text."""
    return str(value.get(TEXTS.get(item.partition(".")[0], ""), "")).replace("\0", "")


def pick_id(item: str, text: str) -> str:
    """Give a text's id, which says nothing of who wrote it or when."""
    return hashlib.sha256(f"{item}\n{text}".encode()).hexdigest()[:16]


def nickname(key: str) -> str:
    """Give a person a name that is nobody's, the same each time.

    >>> nickname("0" * 64)
    'Amber Alder'
    """
    number = int(hashlib.sha256(key.encode()).hexdigest(), 16) if key.strip("0") else 0
    return f"{FIRST[number % len(FIRST)]} {SECOND[number // len(FIRST) % len(SECOND)]}"


FIRST = (
    "Amber Brave Bright Brisk Calm Candid Clear Cosy Early Easy Fair Fond Gentle Golden Happy Hazel Honest Keen Kind "
    "Light Lively Mellow Merry Mild Open Patient Quiet Ready Rosy Silver Steady Still Sunny Swift Warm Wise"
).split()
SECOND = (
    "Alder Badger Beech Birch Bramble Brook Cedar Clover Cricket Dove Elm Fern Finch Fox Harbour Hare Hazel Heron Ivy "
    "Juniper Lake Lark Linden "
    "Maple Meadow Moss Oak Otter Owl Pebble Pine River Robin Rowan Sparrow Swan Thistle Willow Wren"
).split()


def _check_days(days: int) -> None:
    if type(days) is not int or not 1 <= days <= LONGEST_DAYS:
        raise CaringError(f"A room is erased after 1 to {LONGEST_DAYS} days, not after {days!r}.")


def _closed(before: State, wanted: State) -> State:
    """Give the state with its time of closing: it stays while the item stays closed."""
    is_shut = wanted.state in ("closed", "revealed")
    return replace(wanted, closed=(before.closed or now()) if is_shut else None)


def _replace_states(connection: sa.Connection, room: int, changed: dict[tuple[str, int], State]) -> None:
    s = records.states
    for (item, round_), state in changed.items():
        connection.execute(s.delete().where(s.c.session == room, s.c.item == item, s.c.round == round_))
        connection.execute(s.insert().values(session=room, item=item, round=round_, **asdict(state)))


def _pick(connection: sa.Connection, room: int, item: str, ids: Sequence[str]) -> dict[str, str]:
    p, written = records.picks, _texts(connection, session=room, item=item)
    known = {digest: text for (_, digest), text in written.items()}
    if any(digest not in known for digest in ids):
        raise Refused(400, "That text isn’t there any more: whoever wrote it has changed it or taken it back.")
    connection.execute(p.delete().where(p.c.session == room, p.c.item == item))
    for digest in ids:
        connection.execute(p.insert().values(session=room, item=item, digest=digest, text=known[digest]))
    return {digest: known[digest] for digest in ids}


def _rewrite(
    connection: sa.Connection, key: dict[str, Any], change: Callable[[sa.Connection], Any]
) -> set[tuple[str, str]]:
    before = _texts(connection, **key)
    change(connection)
    gone = before.keys() - _texts(connection, **key).keys()
    p = records.picks
    for item, digest in gone:
        this = sa.and_(p.c.session == key["session"], p.c.item == item, p.c.digest == digest)
        connection.execute(p.delete().where(this))
    return gone


def _texts(connection: sa.Connection, **key: Any) -> dict[tuple[str, str], str]:
    """Give what is written in the answers that a key names, by item and digest."""
    a = records.answers
    found = connection.execute(sa.select(a.c.item, a.c.value).filter_by(**key)).all()
    written = [(item, text) for item, value in found if (text := text_of(item, json.loads(value)))]
    return {(item, pick_id(item, text)): text for item, text in written}


def _change(connection: sa.Connection, room: int, **values: Any) -> None:
    connection.execute(records.sessions.update().where(records.sessions.c.id == room).values(values))

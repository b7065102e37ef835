"""``caring class``: a room on the facilitator's own machine, in one process, with nothing to set up."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import secrets
import signal
import socket
import sys
import webbrowser
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import segno
from tornado.httpserver import HTTPServer
from tornado.ioloop import PeriodicCallback

from caring.classroom.app import READ_AT_MOST, application
from caring.classroom.door import TokenDoor, digest
from caring.classroom.lasting import WHERE, over
from caring.classroom.records import Records
from caring.classroom.rooms import DAYS, Rooms
from caring.errors import CaringError
from caring.progress import work_folder
from caring.web.serving import know_kinds

if TYPE_CHECKING:
    from caring.classroom.rooms import Room

PORT, LAST_PORT = 8900, 65535
HOUR = 3_600_000  # milliseconds
PLAIN = (
    "The room is open to everybody on this network, over plain HTTP: who can listen to the network can read what is\n"
    "sent. Use it in a network that you trust, and ask for nothing that must stay private."
)
ALONE = "Only this machine can reach the room. For a class on the same network, start it with --lan."
GOES_ON = "The room goes on where it was."
ENDED = (
    "This room has ended: nobody can join it or answer in it. What was answered is still here, on your own page.\n"
    "For another class, start with --new."
)
WEB = "Whoever has nothing but a browser, on a phone, say, opens the same address: it offers the workshop, too."
WEB_ALONE = "This address offers the workshop in a browser, too; with --lan, phones can open it."


@dataclass(frozen=True)
class Wanted:
    """How a room is to be served."""

    lan: bool = False
    days: int | None = None  # as many as a room has, or the usual ones
    port: int = PORT
    file: Path | None = None
    web: Path | None = None
    new: bool = False
    browser: bool = True


def serve(wanted: Wanted) -> int:
    """Serve a room until it is told to stop; go on with the newest, ended or not, if there is one.

    Raises:
        CaringError: when the port or the days can't be, the room is open already, the file is another version's, or the
            web edition isn't there.
    """
    site_in(wanted.web)
    if not 0 <= wanted.port <= LAST_PORT:
        raise CaringError(f"A port is a number up to {LAST_PORT}, and {wanted.port} is none. The usual one is {PORT}.")
    logging.basicConfig(format="%(message)s", level=logging.ERROR)
    file = wanted.file or work_folder().joinpath(*WHERE)
    asyncio.run(_serve(wanted, file.resolve()))
    return 0


async def _serve(wanted: Wanted, file: Path) -> None:
    records = Records(f"sqlite:///{file}")
    try:
        await _lead(wanted, Rooms(records))
    finally:
        await asyncio.to_thread(records.close)


async def _lead(wanted: Wanted, rooms: Rooms) -> None:
    await rooms.load()
    listening = _listen(wanted)
    token, earlier = secrets.token_urlsafe(24), rooms.all()
    again = bool(earlier) and not wanted.new
    if again:
        room = earlier[0]
        if wanted.days is not None:
            await rooms.keep_for(room, wanted.days)
        await rooms.let_teach(digest(token), room)
    else:
        room = await rooms.open(digest(token), DAYS if wanted.days is None else wanted.days)
        for each in earlier:  # which nobody leads any more
            await rooms.end(each)
    port = listening[0].getsockname()[1]
    address = f"http://{_own_address() if wanted.lan else '127.0.0.1'}:{port}/"
    app = application(rooms, TokenDoor(rooms), address=address, web=wanted.web)
    server = HTTPServer(app, max_body_size=READ_AT_MOST, idle_connection_timeout=300)
    server.add_sockets(listening)
    PeriodicCallback(rooms.erase_old, HOUR).start()
    _welcome(wanted, room, address, f"http://127.0.0.1:{port}/teach?key={token}", again=again)
    await told_to_stop()
    server.stop()
    await server.close_all_connections()


def site_in(folder: Path | str | None) -> Path | None:
    """Give the folder of the web edition that shall be served, if any.

    Raises:
        CaringError: when there is none in it; it says how to build one.
    """
    if not folder:
        return None
    if not (Path(folder) / "index.html").is_file():
        raise CaringError(f"There is no web edition in {folder} yet. Build it: python3 start.py web {folder}")
    know_kinds()
    return Path(folder)


def _listen(wanted: Wanted) -> list[socket.socket]:
    listening = socket.socket()
    if os.name != "nt":
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(("" if wanted.lan else "127.0.0.1", wanted.port))
    except OSError as error:
        listening.close()
        raise CaringError(
            f"Port {wanted.port} can't be had ({error.strerror}). Choose another: --port {PORT + (wanted.port == PORT)}"
        ) from None
    listening.listen(1024)
    listening.setblocking(False)
    return [listening]


def _welcome(wanted: Wanted, room: Room, address: str, teach: str, *, again: bool) -> None:
    print(ENDED if room.ended else GOES_ON if again else "The room is open.")
    print(f"\n    Address  {address}\n    Code     {room.code}\n")
    if not room.ended:
        segno.make(f"{address}#{room.code}", micro=False).terminal(compact=True, border=2)
    reach, offer = (PLAIN, WEB) if wanted.lan else (ALONE, WEB_ALONE)
    print(f"\n{reach}" + f"\n{offer}" * bool(wanted.web))
    print(f"\nYour own page, for nobody else:\n    {teach}")
    day = over(room.made, room.days)
    print(
        f"Everything is erased after {room.days} day{'s' * (room.days > 1)} (by the first start of the kit from "
        f"{day.day} {day:%B %Y} on), or when you say so.\nTo close the room, press Ctrl-C here."
    )
    sys.stdout.flush()
    if wanted.browser:
        with contextlib.suppress(webbrowser.Error):
            if not room.ended:
                webbrowser.open(teach.replace("/teach?", "/projector?"))
            webbrowser.open(teach)


def _own_address() -> str:
    """Give this machine's address on its network; nothing is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address for documentation, which is nobody's
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"


async def told_to_stop() -> None:
    """Wait until somebody presses Ctrl-C, or the machine says that it is time."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(name, stop.set)
        except NotImplementedError:  # Windows
            signal.signal(name, lambda *_: loop.call_soon_threadsafe(stop.set))
    await stop.wait()

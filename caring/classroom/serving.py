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
from caring.classroom.records import Records
from caring.classroom.rooms import DAYS, Rooms
from caring.errors import CaringError
from caring.progress import work_folder
from caring.web.serving import know_kinds

if TYPE_CHECKING:
    from caring.classroom.rooms import Room

PORT = 8900
HOUR = 3_600_000  # milliseconds
PLAIN = (
    "The room is open to everybody on this network, over plain HTTP: who can listen to the network can read what is\n"
    "sent. Use it in a network that you trust, and ask for nothing that must stay private."
)
ALONE = "Only this machine can reach the room. For a class on the same network, start it with --lan."
WEB = "Whoever has nothing but a browser, on a phone, say, opens the same address: it offers the workshop, too."
WEB_ALONE = "This address offers the workshop in a browser, too; with --lan, phones can open it."


@dataclass(frozen=True)
class Wanted:
    """How a room is to be served."""

    lan: bool = False
    days: int = DAYS
    port: int = PORT
    file: Path | None = None
    web: Path | None = None
    new: bool = False
    browser: bool = True


def serve(wanted: Wanted) -> int:
    """Serve a room until it is told to stop; go on with the one that was open, if there is one.

    Raises:
        CaringError: when the port is taken, the file is another version's, or the web edition isn't there.
    """
    site_in(wanted.web)
    logging.basicConfig(format="%(message)s", level=logging.ERROR)
    file = wanted.file or work_folder() / "room" / "room.sqlite"
    asyncio.run(_serve(wanted, file.resolve()))
    return 0


async def _serve(wanted: Wanted, file: Path) -> None:
    listening = _listen(wanted)
    records = Records(f"sqlite:///{file}")
    rooms = Rooms(records)
    await rooms.load()
    token = secrets.token_urlsafe(24)
    open_rooms = [] if wanted.new else [room for room in rooms.all() if not room.ended]
    if open_rooms:
        room = open_rooms[0]
        await rooms.let_teach(digest(token), room)
    else:
        room = await rooms.open(digest(token), wanted.days)
    port = listening[0].getsockname()[1]
    address = f"http://{_own_address() if wanted.lan else '127.0.0.1'}:{port}/"
    app = application(rooms, TokenDoor(rooms), address=address, web=wanted.web)
    server = HTTPServer(app, max_body_size=READ_AT_MOST, idle_connection_timeout=300)
    server.add_sockets(listening)
    PeriodicCallback(rooms.erase_old, HOUR).start()
    _welcome(wanted, room, address, f"http://127.0.0.1:{port}/teach?key={token}", again=bool(open_rooms))
    await told_to_stop()
    server.stop()
    await server.close_all_connections()
    await asyncio.to_thread(records.close)


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
            f"Port {wanted.port} can't be had ({error.strerror}); perhaps a room is still open. "
            f"Choose another: --port {wanted.port + 1}"
        ) from None
    listening.listen(1024)
    listening.setblocking(False)
    return [listening]


def _welcome(wanted: Wanted, room: Room, address: str, teach: str, *, again: bool) -> None:
    print("The room goes on where it was." if again else "The room is open.")
    print(f"\n    Address  {address}\n    Code     {room.code}\n")
    segno.make(f"{address}#{room.code}", micro=False).terminal(compact=True, border=2)
    reach, offer = (PLAIN, WEB) if wanted.lan else (ALONE, WEB_ALONE)
    print(f"\n{reach}" + f"\n{offer}" * bool(wanted.web))
    print(f"\nYour own page, for nobody else:\n    {teach}")
    print(f"Everything is erased after {room.days} days, or when you say so. To close the room, press Ctrl-C here.")
    sys.stdout.flush()
    if wanted.browser:
        with contextlib.suppress(webbrowser.Error):
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

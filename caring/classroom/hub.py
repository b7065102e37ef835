"""The room as a service of a JupyterHub: ``python -m caring.classroom.hub``, which the hub starts or a container runs.

It reads what every service of a hub finds in its surroundings (``JUPYTERHUB_…``), and four of its own:

- ``CARING_DATABASE_URL``: SQLAlchemy's, best PostgreSQL's (``postgresql+psycopg://…``); without it a file in the folder
  of works. The database is the room's alone, and one service works on it.
- ``CARING_WEB``: a folder with the web edition, if it shall be served here, too.
- ``CARING_SECRET``: at least 32 letters that nobody can guess; without it, a file beside the rooms holds some. From it
  comes what stands for people in the tables: with another one, nobody is known any more.
- ``CARING_PASSES``: any word; another one withdraws every pass that was given before.
"""

from __future__ import annotations

import asyncio
import hmac
import logging
import os
import secrets
import sys
import time
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import urlsplit

from jupyterhub.services.auth import HubOAuth, HubOAuthCallbackHandler, HubOAuthenticated
from tornado.httpserver import HTTPServer
from tornado.ioloop import PeriodicCallback
from tornado.web import HTTPError

from caring.classroom.app import READ_AT_MOST, application
from caring.classroom.door import Door, bearer
from caring.classroom.records import Records
from caring.classroom.rooms import Refused, Rooms
from caring.classroom.serving import HOUR, site_in, told_to_stop
from caring.errors import CaringError
from caring.files import write_safely
from caring.progress import work_folder

if TYPE_CHECKING:
    from pathlib import Path

    from tornado.web import Application, RequestHandler

TEACH = "custom:caring:teach"
SHORTEST = 32  # letters of a secret
ANEW = "The hub doesn’t know you. Open the workshop once more from the room’s own page: {room}"
SHOW_IT = "The hub doesn’t know you. A program shows its token."
PASS_DAYS = 7  # for so long somebody is known in a browser without being asked for by the hub


class HubDoor(Door):
    """A hub's door: it knows people by the hub's word, and keeps of their names a keyed hash.

    Kernels show the token that their hub gave them; browsers are sent to sign in, and then show a cookie and, with
    whatever a page's script asks, that the page is ours.

    Args:
        rooms: where people are.
        auth: asks the hub who somebody is; it remembers the answer for some minutes.
        secret: the hash's key.
    """

    opens_rooms = True
    mixins: ClassVar = (HubOAuthenticated,)

    def __init__(self, rooms: Rooms, auth: HubOAuth, secret: str) -> None:
        self._rooms = rooms
        self._auth = auth
        self._secret = secret
        self._passes = _hash(secret, f"passes {os.environ.get('CARING_PASSES', '')}")

    async def meet(self, handler: RequestHandler) -> None:
        """Ask the hub who it is.

        Raises:
            Refused: when the hub can't be asked, or doesn't know them or let them in; a page sends them to sign in.
        """
        if self._passed(handler):
            handler.current_user = None  # a pass answers, and leads nothing
            return
        try:
            user = await self._auth.get_user(handler, sync=False)
        except HTTPError:
            raise Refused(503, "The hub can’t be asked just now. Try again in a moment.", later=True) from None
        if user and not self._auth.check_scopes(self._auth.access_scopes, user):
            raise Refused(403, "Your account on this hub may not use the room.", later=True)
        if not user and handler.request.path.startswith(f"{self._auth.base_url}api/"):
            program = bearer(handler) and "." not in bearer(handler)  # a pass has two
            room = f"{handler.request.protocol}://{handler.request.host}{self._auth.base_url}"
            raise Refused(403, SHOW_IT if program else ANEW.format(room=room), later=True)
        handler.current_user = user

    def key(self, handler: RequestHandler) -> str | None:
        """Give the keyed hash of the user's name."""
        user = handler.current_user
        return _hash(self._secret, f"{user['kind']} {user['name']}") if user else self._passed(handler)

    def may_teach(self, handler: RequestHandler) -> bool:
        """Say whether the hub gave them the scope for it."""
        return bool(handler.current_user and self._auth.check_scopes({TEACH}, handler.current_user))

    def admit(self, handler: RequestHandler) -> tuple[str, str]:
        """Give their own key, and no token: they have one.

        Raises:
            Refused: while they lead another room.
        """
        key = self.key(handler) or ""
        member = self._rooms.of(key)
        if member and member.teaches and not member.room.ended:
            raise Refused(409, "You lead a room, so you can’t join one. End yours first.")
        return key, ""

    def give_pass(self, handler: RequestHandler) -> str:
        """Give one to whom the hub knows: their key, until when it is good, and that it is ours."""
        key, until = self.key(handler), int(time.time()) + PASS_DAYS * 86_400
        return f"{key}.{until}.{self._sign(key, until)}" if key and handler.current_user else ""

    def _passed(self, handler: RequestHandler) -> str | None:
        """Give the key of whoever shows a good pass."""
        try:
            key, until, sign = bearer(handler).split(".")
            good = hmac.compare_digest(sign.encode(), self._sign(key, int(until)).encode())
            return key if good and int(until) > time.time() else None
        except ValueError:
            return None

    def _sign(self, key: str, until: int) -> str:
        return _hash(self._passes, f"{key} {until}")

    def sign_in(self, handler: RequestHandler) -> str:
        """Give the hub's own page for that."""
        return str(handler.get_login_url())


def service(rooms: Rooms, secret: str, web: Path | None = None) -> Application:
    """Give the service's application, as its surroundings describe it."""
    auth = HubOAuth.instance()
    app = application(rooms, HubDoor(rooms, auth, secret), prefix=auth.base_url, web=web)
    app.settings["cookie_secret"] = _hash(secret, "cookies")
    app.add_handlers(".*$", [(f"{auth.base_url}oauth_callback", HubOAuthCallbackHandler)])
    return app


def secret_in(folder: Path) -> str:
    """Give the secret of the surroundings, or that of a folder, which gets one if it has none.

    Raises:
        CaringError: when it is so short that it could be guessed.
    """
    file = folder / "secret"
    secret = os.environ.get("CARING_SECRET") or (file.read_text("utf-8").strip() if file.exists() else "")
    if not secret:
        secret = secrets.token_urlsafe(SHORTEST)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_safely(file, f"{secret}\n")
        file.chmod(0o600)
    if len(secret) < SHORTEST:
        raise CaringError(f"The secret needs at least {SHORTEST} letters: CARING_SECRET, or else {file}.")
    return secret


async def serve() -> None:
    """Serve the rooms until told to stop.

    Raises:
        CaringError: when the surroundings are no hub's, or the database can't be used.
    """
    here = urlsplit(os.environ.get("JUPYTERHUB_SERVICE_URL", ""))
    if not (here.hostname and here.port):
        raise CaringError("A hub starts this, and says where it shall listen. See hub/README.md.")
    folder = work_folder() / "room"
    secret = secret_in(folder)
    web = site_in(os.environ.get("CARING_WEB", ""))
    records = Records(os.environ.get("CARING_DATABASE_URL") or f"sqlite:///{folder / 'hub.sqlite'}")
    rooms = Rooms(records)
    await rooms.load()
    app = service(rooms, secret, web)
    server = HTTPServer(app, max_body_size=READ_AT_MOST, idle_connection_timeout=300, xheaders=True)
    server.listen(here.port, here.hostname)
    PeriodicCallback(rooms.erase_old, HOUR).start()
    await told_to_stop()
    server.stop()
    await server.close_all_connections()
    await asyncio.to_thread(records.close)


def _hash(secret: str, what: str) -> str:
    return hmac.new(secret.encode(), what.encode(), "sha256").hexdigest()


def main() -> Any:
    """Serve; say in a sentence what is wrong, if something is."""
    logging.basicConfig(format="%(message)s", level=logging.ERROR)
    try:
        asyncio.run(serve())
    except CaringError as error:
        return str(error)
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Who is asking, and may they teach? The one seam between a room on a laptop and a service of a hub.

All else asks a ``Door``. To build another front door (a hub's), write three methods:

- ``key(handler)``: a string of at most 64 letters that stands for whoever is asking, the same each time, from which
  nobody can tell who it is; None for nobody. A hub's: a keyed hash of the user's name, as HubOAuth knows it.
- ``may_teach(handler)``: may whoever is asking open and lead a room? A hub's: do they hold ``custom:caring:teach``?
- ``admit(handler)``: a key for somebody who joins, and what they need to prove it later: on a hub, their own key and
  nothing; here, a new token.

``opens_rooms`` says whether a facilitator may open a room over HTTP; a laptop's is opened by its terminal.
Then ``app.application(Rooms(Records(url)), YourDoor(), prefix="/services/caring/")`` is the whole service, once
``await rooms.load()`` is done. Requests are answered 401 or 403, and never sent elsewhere.
"""

from __future__ import annotations

import hashlib
import secrets
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from tornado.web import RequestHandler

    from caring.classroom.rooms import Rooms

COOKIE = "caring_teach"


class Door(Protocol):
    """Says who is asking."""

    opens_rooms: bool  # may a room be opened over HTTP?

    def key(self, handler: RequestHandler) -> str | None:
        """Give whoever is asking a name that is no name."""

    def may_teach(self, handler: RequestHandler) -> bool:
        """Say whether they may lead a room that they opened."""

    def admit(self, handler: RequestHandler) -> tuple[str, str]:
        """Give somebody who joins their key, and the token that they shall keep (empty where they need none)."""


class TokenDoor:
    """A room's door: a random token a person, of which only the SHA-256 is kept.

    The facilitator's browser holds theirs in a cookie, which no script can read and no other site can use.
    """

    opens_rooms = False

    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms

    def key(self, handler: RequestHandler) -> str | None:
        """Give the token's hash; None where there is no token that this room gave."""
        token = bearer(handler) or _cookie(handler)
        key = digest(token) if token else None
        return key if key and self._rooms.of(key) else None

    def may_teach(self, handler: RequestHandler) -> bool:
        """Say whether the token is the facilitator's."""
        member = self._rooms.of(self.key(handler) or "")
        return bool(member and member.teaches)

    def admit(self, handler: RequestHandler) -> tuple[str, str]:  # noqa: ARG002 - a hub's looks at it
        """Give a new token and its key."""
        token = secrets.token_urlsafe(24)
        return digest(token), token


def digest(token: str) -> str:
    """Give a token's SHA-256, as 64 letters.

    >>> len(digest("anything"))
    64
    """
    return hashlib.sha256(token.encode()).hexdigest()


def bearer(handler: RequestHandler) -> str:
    """Give the token in the request's head; empty where there is none."""
    kind, _, token = handler.request.headers.get("Authorization", "").partition(" ")
    return token.strip() if kind.lower() == "bearer" else ""


def _cookie(handler: RequestHandler) -> str:
    """Give the cookie's token, unless another site's page sent the request."""
    request = handler.request
    origin = request.headers.get("Origin")
    if origin and origin.partition("://")[2] != request.host:
        return ""
    try:
        found = SimpleCookie(request.headers.get("Cookie", "")).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""

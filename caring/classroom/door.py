"""Who is asking, and may they teach? The one seam between a room on a laptop and a service of a hub.

All else asks a ``Door``; ``hub`` has the other one. What is asked by a program is answered 401 or 403, and never sent
elsewhere.
"""

from __future__ import annotations

import hashlib
import secrets
from abc import ABC, abstractmethod
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from tornado.web import RequestHandler

    from caring.classroom.rooms import Rooms

COOKIE = "caring_teach"


class Door(ABC):
    """Says who is asking."""

    opens_rooms = False  # may a room be opened over HTTP?
    mixins: ClassVar[tuple[type, ...]] = ()  # what every handler also is

    async def meet(self, handler: RequestHandler) -> None:  # noqa: B027 - only some have to
        """Find out who is asking, where that takes asking somebody else; done before anything else."""

    @abstractmethod
    def key(self, handler: RequestHandler) -> str | None:
        """Give a string of at most 64 letters that stands for whoever is asking, the same each time; None for nobody.

        Nobody can tell from it who they are.
        """

    @abstractmethod
    def may_teach(self, handler: RequestHandler) -> bool:
        """Say whether they may lead a room that they opened."""

    @abstractmethod
    def admit(self, handler: RequestHandler) -> tuple[str, str]:
        """Give somebody who joins their key, and the token that they shall keep (empty where they need none)."""

    def give_pass(self, handler: RequestHandler) -> str:  # noqa: ARG002 - a hub's looks at it
        """Give a token for where a page can’t say who they are; empty for nobody, and where none is needed."""
        return ""

    def sign_in(self, handler: RequestHandler) -> str:  # noqa: ARG002 - a hub's looks at it
        """Give the address where somebody unknown can say who they are; empty where there is none."""
        return ""


class TokenDoor(Door):
    """A room's door: a random token a person, of which only the SHA-256 is kept.

    The facilitator's browser holds theirs in a cookie, which no script can read and no other site can use.
    """

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

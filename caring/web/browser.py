"""What is different in a browser: where the work is kept, where pandas comes from, and how a room is asked.

Python runs in a worker there. It can't wait for the browser's storage, so it holds all answers in memory, lets the
storage follow, and says what could not be kept. Other pages of the same site tell what they changed.
"""

from __future__ import annotations

import asyncio
import json
import sys
from contextlib import suppress
from functools import lru_cache
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

from caring.errors import CaringError
from caring.progress import ITEM, Answer, Work, as_answer, as_text, stamp

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

Change = tuple[str, str, str | None]  # a place, a key, and a text or None
Held = tuple[dict[str, str], dict[str, str | None]]
FROM_AFAR = ("pandas", "numpy")
NO_PANDAS = (
    "The data exercises work with pandas, which comes over the network from Pyodide’s own server, and it can’t be "
    "reached now: connect and restart this page. The lessons and the story exercises need no network."
)
HUBS_NOTE = "pass"  # a token by which a hub knows this browser, which the room's own page puts there
SERVED_UNDER = "web/"  # where a room serves the web edition
OVER_HTTPS = "This page came over https, and a browser lets it call no room over plain http."
FROM_ELSEWHERE = "In a browser, the workshop can call only the room that its page came from."
OTHER_WAYS = (
    " If the room’s own page offers the workshop, open it there: {room} Otherwise go on here, and give your "
    "facilitator your answers as a file."
)
PATIENCE = 10_000  # milliseconds until a room counts as away
HEADS = {"Content-Type": "application/json"}
KNOWN_BY = {"Authorization": "Bearer {token}"}
AN_ANSWER = "The answer “{item}” in this browser"
SET_ASIDE = "a note in this browser"
BACKED_UP = "this browser; the front page hands it to you"
FULL, REFUSED = "the browser’s storage is full", "the browser refused"
FULL_SIGN = "Quota"  # what stands in a browser's error when there is no room
NO_BACKUP = "No backup could be made ({why}), so I changed nothing. Take your work out now."
NOT_SAVED = (
    "Your last answer could not be saved ({why}). I hold it while this page is open: make room and answer once more, "
    "or take your work out now."
)
KEEPS_NOTHING = (
    "This browser keeps nothing for this page (a private window may do that). Your answers are here while the page is "
    "open: take your work out before you close it."
)


class Keeper(Protocol):
    """The browser's side, in pages/store.js."""

    def all(self, place: str) -> Awaitable[str]:
        """Give everything that is kept in a place."""

    def change(self, place: str, key: str, text: str | None) -> Awaitable[None]:
        """Put a text at a key, or take it away."""

    def hear(self, told: Callable[[str], None]) -> None:
        """Call with what other pages change."""


class BrowserStore:
    """Keeps answers in this browser.

    Args:
        opening: gives the browser's side; it raises where the browser keeps nothing.
    """

    how = "in this browser, on this computer"
    folder = None

    def __init__(self, opening: Awaitable[Keeper]) -> None:
        self.trouble = ""
        self.tell: Callable[[], None] = lambda: None
        self._texts: dict[str, str] = {}
        self._unkept: dict[str, str | None] = {}
        self._keeper: Keeper | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._opening = self._soon(self._open(opening))

    async def ready(self) -> None:
        """Wait until what was kept is here."""
        await self._opening

    def read(self, item: str) -> Answer | None:
        """Give the answer, or None; raises CaringError when it is damaged."""
        text = self._texts.get(item)
        return None if text is None else as_answer(text, item, AN_ANSWER.format(item=item))

    def write(self, answer: Answer) -> None:
        """Hold the answer, and let the browser keep it."""
        self._set(answer.item, as_text(answer))

    def erase(self, item: str) -> None:
        """Forget the item's answer."""
        self._set(item, None)

    def items(self) -> list[str]:
        """Give the items that have an answer."""
        return sorted(filter(ITEM.fullmatch, self._texts))

    def note(self, name: str) -> str | None:
        """Give a note; it is kept among the answers, and no item has such a name."""
        return self._texts.get(name)

    def keep_note(self, name: str, text: str | None) -> None:
        """Hold a note, and let the browser keep it."""
        self._set(name, text)

    def set_aside(self, item: str) -> str:
        """Move the answer out of the way."""
        self._ask(("set_aside", f"{item}-{stamp()}", self._texts.pop(item)), ("answers", item, None))
        return SET_ASIDE

    def back_up(self, text: str) -> str:
        """Keep a copy of the whole work in the browser; what is changed in the same go waits for it."""
        self._ask(("backups", f"work-{stamp()}", text), before=(self._texts.copy(), self._unkept.copy()))
        return BACKED_UP

    def _set(self, item: str, text: str | None) -> None:
        if text is None:
            self._texts.pop(item, None)
        else:
            self._texts[item] = text
        self._unkept[item] = text
        self._ask(*(("answers", each, kept) for each, kept in self._unkept.items()))

    def _ask(self, *changes: Change, before: Held | None = None) -> None:
        if self._keeper:
            done = [self._keeper.change(*change) for change in changes]
            self._soon(self._follow(done[-1], changes, before))

    async def _follow(self, done: Awaitable[None], changes: tuple[Change, ...], before: Held | None) -> None:
        """Wait until the browser has kept some changes; say so if it has not, and lose nothing."""
        try:
            await done
        except Exception as error:  # noqa: BLE001 - whatever a browser throws
            why = FULL if FULL_SIGN in str(error) else REFUSED
            if before:  # what was changed in the same go was not kept either, and is taken back
                self._texts, self._unkept = before
                self._say(NO_BACKUP.format(why=why), anew=True)
            elif any(item in self._unkept for _, item, _ in changes):
                self._say(NOT_SAVED.format(why=why))
            return
        for place, item, text in changes:
            if place == "answers" and item in self._unkept and self._unkept[item] == text:
                del self._unkept[item]
        if not self._unkept:
            self._say("")

    async def _open(self, opening: Awaitable[Keeper]) -> None:
        try:
            self._keeper = await opening
            kept = json.loads(await self._keeper.all("answers"))
        except Exception:  # noqa: BLE001 - whatever a browser throws
            self._keeper = None
            self._say(KEEPS_NOTHING)
            return
        self._keeper.hear(_lasting(self._hear))
        self._texts = {item: text for item, text in kept.items() if item not in self._unkept} | self._texts
        for item, text in self._unkept.copy().items():
            self._ask(("answers", item, text))
        self.tell()

    def _hear(self, message: str) -> None:
        """Take over what another page of the site has changed."""
        for item, text in json.loads(message):
            if text is None:
                self._texts.pop(item, None)
            else:
                self._texts[item] = text
        self.tell()

    def _say(self, trouble: str, *, anew: bool = False) -> None:
        if anew or trouble != self.trouble:
            self.trouble = trouble
            self.tell()

    def _soon(self, work: Any) -> asyncio.Task[None]:
        task: asyncio.Task[None] = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task


class NotHereError(CaringError, ModuleNotFoundError):
    """A module that can't be fetched now."""


class FromAfar:
    """Says in one sentence why pandas is not there; Python asks it when no folder has the module."""

    @staticmethod
    def find_spec(name: str, *_: Any) -> ModuleSpec | None:
        """Refuse what comes over the network, let everything else be."""
        if name in FROM_AFAR:
            raise NotHereError(NO_PANDAS)
        return None


@lru_cache
def work_here() -> Work:
    """Give the learner's own work in this browser; begin to read it."""
    store = BrowserStore(_open_here())
    work = Work(store)
    store.tell = work.tell
    return work


def settle() -> None:
    """Get ready when the package is imported in a browser: read the work, and know what to say without pandas."""
    places = [number for number, finder in enumerate(sys.meta_path, start=1) if finder is PathFinder]
    sys.meta_path.insert(places[-1], FromAfar())  # before Pyodide’s own finder, which would say it to programmers
    work_here()


async def _open_here() -> Keeper:
    import js  # noqa: PLC0415 - a browser's Python has them
    from pyodide.code import run_js  # type: ignore[import-not-found]  # noqa: PLC0415

    run_js((Path(__file__).parent / "pages" / "store.js").read_text(encoding="utf-8"))
    keeper: Keeper = await js.caringStore.open(_site())
    return keeper


def _site() -> str:
    """Give the address of the site that this page belongs to."""
    import js  # noqa: PLC0415 - a browser's Python has it

    return str(js.location.href).split("extensions/", maxsplit=1)[0].rsplit("/", 1)[0] + "/"


def room_here() -> str:
    """Give the address of the room that serves this site; empty where none does."""
    site = _site()
    return site.removesuffix(SERVED_UNDER) if site.endswith(f"/{SERVED_UNDER}") else ""


def out_of_reach(room: str) -> str:
    """Say why this page can't call a room, and what to do instead; empty where it can."""
    site, wanted = urlsplit(_site()), urlsplit(room)
    if (site.scheme, site.netloc) == (wanted.scheme, wanted.netloc):
        return ""
    why = OVER_HTTPS if (site.scheme, wanted.scheme) == ("https", "http") else FROM_ELSEWHERE
    return why + OTHER_WAYS.format(room=room)


def ask_room(method: str, url: str, token: str, body: str | None) -> tuple[int, str]:
    """Ask a room, and wait: only for what a person waits for, too. Give its status, 0 when it is away, and its text."""
    import js  # noqa: PLC0415 - a browser's Python has it

    try:
        request = js.XMLHttpRequest.new()
        request.open(method, url, False)
        request.timeout = PATIENCE
        for name, value in _heads(url, token).items():
            request.setRequestHeader(name, value)
        request.send(body)
        return int(request.status), str(request.responseText)
    except Exception:  # noqa: BLE001 - whatever a browser throws means that the room can't be reached
        return 0, ""


async def ask_room_meanwhile(method: str, url: str, token: str, body: str | None) -> tuple[int, str]:
    """Ask a room while the page goes on."""
    import js  # noqa: PLC0415 - a browser's Python has them
    from pyodide.http import pyfetch  # type: ignore[import-not-found]  # noqa: PLC0415

    given = {"body": body} if body is not None else {}
    with suppress(Exception):  # whatever a browser throws means that the room can't be reached
        signal = js.AbortSignal.timeout(PATIENCE)
        answer = await pyfetch(url, method=method, headers=_heads(url, token), cache="no-store", signal=signal, **given)
        return int(answer.status), str(await answer.string())
    return 0, ""


def _heads(url: str, token: str) -> dict[str, str]:
    """Say who asks: by the room's token, or in a hub's own room by the hub's pass."""
    here = room_here()
    token = token or (here and url.startswith(here) and work_here().store.note(HUBS_NOTE)) or ""
    return HEADS | {name: value.format(token=token) for name, value in KNOWN_BY.items() if token}


def _lasting(told: Callable[[str], None]) -> Any:
    try:
        from pyodide.ffi import create_proxy  # type: ignore[import-not-found]  # noqa: PLC0415
    except ImportError:  # a test's keeper takes the function as it is
        return told
    return create_proxy(told)

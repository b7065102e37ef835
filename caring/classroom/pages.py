"""The room's own pages: a frame, a script, the style; all that shows is drawn by the script, which escapes it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from tornado.web import HTTPError

from caring import parts

HERE = Path(__file__).parent / "page"
TITLES = {
    "front": "The room",
    "stranger": "Not for everybody",
    "teach": "The facilitator’s page",
    "projector": "What the class says",
    "opening": "Open a room",
    "enter": "The workshop in this browser",
}
DRAWN = ("teach", "projector", "opening", "enter")  # by a script of their name
FRAME = """<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="parts/theme.css">
<link rel="stylesheet" href="parts/room.css">
<script type="module" src="parts/{script}.js"></script>
</head>
<body class="room-{name}">
<main class="cw" id="page" data-token="{token}">{words}</main>
</body>
</html>
"""
FRONT = """<h1>{title}</h1>
<p>You join by the code that your facilitator shows. You get a nickname, and that is all that anybody in the room knows
of you.</p>
{web}<section class="cw-card cw-pad cw-stack"><h2>In your notebook</h2>
<p>Open the page “Start here” (in the app: “My work”) and go to “Join your class”. {address}</p></section>
{phone}"""
OVER = """<h1>The room has ended</h1>
<p>Nobody can join it any more. What you made is where you made it.</p>
{web}"""
OPEN = "The room is open"  # which a hub's perhaps is not
TYPE_BOTH = "Type this page’s address and the code."
TYPE_THE_CODE = "The address stands there already: type the code."
WEB = """<section class="cw-card cw-pad cw-stack"><h2>On a phone, or with nothing installed</h2>
<p>The workshop opens in this browser and knows the address.</p>
<p><a class="cw-button room-link" href="{web}">Open the workshop in this browser</a></p></section>
"""
NO_WEB = """<section class="cw-card cw-pad cw-stack"><h2>On a phone</h2>
<p>One joins this room from a notebook, and a phone has none. Look on with somebody who has one, or ask your
facilitator whether the room can offer the workshop to phones, too.</p></section>
"""
LEAD = """
<p><a class="cw-button cw-quiet room-link" href="teach">I lead this class</a></p>"""
STRANGER = """<h1>This page is the facilitator’s</h1>
<p>It opens by the link that <code>caring class</code> prints, in the browser in which that link was opened.</p>"""
HUB_STRANGER = """<h1>This page is the facilitator’s</h1>
<p>It opens for everybody who may lead a room on this hub. Whoever runs the hub can let you.</p>"""


def page(name: str, *, web: bool = False, hub: bool = False, over: bool = False, token: str = "") -> str:
    """Give a page.

    Args:
        name: front, stranger, opening, enter, teach or projector.
        web: is the web edition served here too?
        hub: is it a hub's page?
        over: has the room ended, or is there none?
        token: what the page's script has to show with whatever it asks, where cookies alone don't do.
    """
    offer = WEB.format(web="enter" if hub else "web/") if web else ""
    title, address = (TITLES["front"], TYPE_THE_CODE) if hub else (OPEN, TYPE_BOTH)
    phone = "" if web or hub else NO_WEB
    front = OVER if over else FRONT + LEAD * hub
    front = front.format(title=title, web=offer, address=address, phone=phone)
    words = {"front": front, "stranger": HUB_STRANGER if hub else STRANGER}.get(name, "")
    return FRAME.format(
        title=TITLES[name],
        name=name,
        script=name if name in DRAWN else "plain",
        token=token,
        words=words,
    )


@lru_cache
def part(name: str) -> tuple[str, str]:
    """Give a script or a style with its kind.

    Raises:
        HTTPError: 404 when there is none of this name.
    """
    stem, _, ending = name.partition(".")
    if name == "theme.css":
        return "text/css", parts.style()
    if name == "room.css":
        return "text/css", _read(name)
    if ending == "js" and stem in DRAWN:
        return "text/javascript", parts.script() + "".join(_read(f"{each}.js") for each in ("plain", "room", stem))
    if name == "plain.js":
        return "text/javascript", _read("plain.js")
    raise HTTPError(404)


def _read(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")

"""Shows the built site on this computer, as any web server would."""

from __future__ import annotations

import mimetypes
import webbrowser
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FIRST_PORT, LAST_PORT = 8800, 8899
TYPES = {".mjs": "text/javascript", ".js": "text/javascript", ".wasm": "application/wasm"}
HERE_IT_IS = "The web edition is at {address}\nTo close it, press Ctrl-C here."


class Quiet(SimpleHTTPRequestHandler):
    """Serves files, and says nothing of each."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def server(folder: Path, port: int, handler: type[Quiet] = Quiet) -> ThreadingHTTPServer:
    """Make a server of a folder on this computer only.

    Args:
        folder: what it serves.
        port: its port; 0 for any.
        handler: what answers.

    Raises:
        OSError: when the port is taken.
    """
    for ending, kind in TYPES.items():  # Windows' registry may say something else
        mimetypes.add_type(kind, ending)
    return ThreadingHTTPServer(("127.0.0.1", port), partial(handler, directory=str(folder)))


def serve(folder: Path) -> None:
    """Serve the site until Ctrl-C, and open it in the browser."""
    for port in range(FIRST_PORT, LAST_PORT + 1):
        try:
            served = server(folder, port)
        except OSError:
            continue
        break
    address = f"http://127.0.0.1:{served.server_address[1]}/"
    print(HERE_IT_IS.format(address=address), flush=True)
    webbrowser.open(address)
    with served:
        served.serve_forever()

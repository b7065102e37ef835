"""A second browser engine: a Firefox of the machine's own, driven by WebDriver BiDi, which it speaks by itself."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from websocket import create_connection

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PLACES = (
    "firefox", "firefox-esr", "/Applications/Firefox.app/Contents/MacOS/firefox",
    r"C:\Program Files\Mozilla Firefox\firefox.exe",
)  # fmt: skip


def find_firefox() -> str | None:
    return os.environ.get("CARING_FIREFOX") or next(filter(None, map(shutil.which, PLACES)), None)


class Firefox:
    """One page; what it is asked waits for the answer."""

    def __init__(self, address: str, patience: float) -> None:
        self._socket = create_connection(f"{address}/session", timeout=patience, suppress_origin=True)
        self._number, self.patience = 0, patience
        self.ask("session.new", capabilities={})
        tree = self.ask("browsingContext.getTree")
        self._page = tree["contexts"][0]["context"]
        self.ask("browsingContext.activate", context=self._page)

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        self._number += 1
        self._socket.send(json.dumps({"id": self._number, "method": method, "params": params}))
        while True:
            answer = json.loads(self._socket.recv())
            if answer.get("id") == self._number:
                assert answer["type"] == "success", answer
                return answer["result"]

    def open(self, address: str) -> None:
        self.ask("browsingContext.navigate", context=self._page, url=address, wait="complete")

    def value(self, expression: str) -> Any:
        """Give what JavaScript finds, by way of JSON."""
        told = f"(async () => JSON.stringify((await ({expression})) ?? null))()"
        asked = self.ask("script.evaluate", expression=told, target={"context": self._page}, awaitPromise=True)
        assert asked["type"] == "success", asked
        return json.loads(asked["result"]["value"])

    def until(self, expression: str) -> Any:
        end = time.monotonic() + self.patience
        while not (found := self.value(expression)):
            assert time.monotonic() < end, f"never came: {expression}"
            time.sleep(0.2)
        return found

    def press(self, key: str) -> None:
        keys = [{"type": kind, "value": key} for kind in ("keyDown", "keyUp")]
        self.ask(
            "input.performActions", context=self._page, actions=[{"type": "key", "id": "keyboard", "actions": keys}]
        )


@contextmanager
def firefox(program: str, folder: Path, patience: float) -> Iterator[Firefox]:
    words = [program, "--headless", "--no-remote", "--profile", str(folder), "--remote-debugging-port=0"]
    said = folder.parent / "firefox.txt"
    folder.mkdir()
    with said.open("w") as log:
        process = subprocess.Popen(words, stdout=log, stderr=log, env={**os.environ, "HOME": str(folder.parent)})
    try:
        for _ in range(600):
            address = re.search(r"WebDriver BiDi listening on (ws://\S+)", said.read_text(errors="replace"))
            if address or process.poll() is not None:
                break
            time.sleep(0.2)
        assert address, said.read_text(errors="replace")[-2000:]
        yield Firefox(address[1], patience)
    finally:
        process.terminate()
        process.wait(30)

"""Rooms for tests: one in this process with tables of its own, or a whole ``caring class`` that can be killed."""

from __future__ import annotations

import asyncio
import http.client
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from pathlib import Path

from tornado.httpserver import HTTPServer
from tornado.testing import bind_unused_port

from caring.classroom.app import READ_AT_MOST, application
from caring.classroom.door import TokenDoor, digest
from caring.classroom.records import Records
from caring.classroom.rooms import Rooms
from caring.scoring import CRITERIA

MADE = "2026-01-01T10:00:00+00:00"
ORDER = {"order": ["S1", "S2", "S3", "S4", "S5"]}
TEACH = "the-facilitators-token"


def rating(level=2, wonder=3, note="", **levels):
    return {"wonder": wonder, "levels": dict.fromkeys(CRITERIA, level) | levels, "note": note}


WATCHED = """
import sys
from caring import cli
file = open(sys.argv.pop(1), "a", buffering=1)
def watch(event, given):
    if event.startswith("socket.") and event != "socket.__new__":
        print(event, given[0].type.name if hasattr(given[0], "type") else "", *given[1:], file=file)
sys.addaudithook(watch)
sys.exit(cli.main(sys.argv[1:]))
"""
AHEAD = """
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from caring import cli
from caring.classroom import app, rooms
later = Path(sys.argv.pop(1))
def now():
    return (datetime.now(UTC) + timedelta(minutes=float(later.read_text()))).isoformat(timespec="seconds")
app.now = rooms.now = now
sys.exit(cli.main(sys.argv[1:]))
"""


class Asking:
    """Whoever talks to a room, one request after another over one connection."""

    def __init__(self, port, token=""):
        self.port, self.token = port, token
        self._line = None

    def ask(self, method, path, body=None, *, raw=None, **heads):
        """Give the status and the JSON (or the text) that came back."""
        if self._line is None:
            self._line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        if self.token:
            heads["Authorization"] = f"Bearer {self.token}"
        try:
            self._line.request(method, path, raw if raw is not None else body and json.dumps(body), heads)
            answer = self._line.getresponse()
            text = answer.read().decode()
        except BaseException:
            self.close()
            raise
        self.heads = answer.headers
        if answer.headers.get("Content-Type", "").startswith("application/json"):
            return answer.status, json.loads(text)
        return answer.status, text

    def answer(self, item="order.first", value=None, made=MADE, round_=1):
        body = {"round": round_, "made": made, "value": ORDER if value is None else value}
        return self.ask("PUT", f"/api/{item}/answer", body)

    def set(self, item, **state):
        status, said = self.ask("PUT", f"/api/{item}/state", state)
        assert status == 200, said
        return said

    def close(self):
        if self._line:
            self._line.close()
        self._line = None


class RoomHere:
    """A room in a thread of this process, with a loop of its own."""

    def __init__(self, url, web=None, door=None):
        self.url, self.web, self.door = url, web, door
        self.loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._ready, self._stop, self._asking = threading.Event(), asyncio.Event(), []
        self._thread.start()
        assert self._ready.wait(30)

    def _run(self):
        asyncio.set_event_loop(self.loop)
        self.loop.run_until_complete(self._serve())

    async def _serve(self):
        records = Records(self.url)
        self.rooms = Rooms(records)
        await self.rooms.load()
        self.room = self.rooms.all()[0] if self.rooms.all() else await self.rooms.open(digest(TEACH))
        listening, self.port = bind_unused_port()
        door = self.door() if self.door else TokenDoor(self.rooms)
        app = application(self.rooms, door, web=self.web)
        server = HTTPServer(app, max_body_size=READ_AT_MOST)
        server.add_socket(listening)
        self._ready.set()
        await self._stop.wait()
        server.stop()
        await server.close_all_connections()
        await asyncio.to_thread(records.close)

    def run(self, coroutine):
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop).result(30)

    def stranger(self, token=""):
        self._asking.append(Asking(self.port, token))
        return self._asking[-1]

    @property
    def teacher(self):
        return self.stranger(TEACH)

    def join(self, code=""):
        someone = self.stranger()
        status, said = someone.ask("POST", "/api/join", {"code": code or self.room.code})
        assert status == 200, said
        someone.token, someone.nickname = said["token"], said["nickname"]
        return someone

    def close(self):
        for asking in self._asking:
            asking.close()
        self.loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(30)
        self.loop.close()


class RoomThere:
    """``caring class`` as a process of its own, as a facilitator starts it."""

    def __init__(self, work, port=0, *words, later=None, watch=None):
        """Start it, with further words.

        ``later`` is a file that says by how many minutes its clock is ahead; into ``watch`` goes whatever it does with
        sockets.
        """
        self.work, self.said = Path(work), ""
        program = ["-c", AHEAD, str(later)] if later else ["-c", WATCHED, str(watch)] if watch else ["-m", "caring.cli"]
        command = [sys.executable, *program, "class", "--no-browser", "--port", str(port), *words]
        self.log = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 - closed when the process is gone
        surroundings = {**os.environ, "CARING_WORK": str(work), "PYTHONIOENCODING": "utf-8"}
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=self.log, text=True, env=surroundings, encoding="utf-8"
        )
        for line in self.process.stdout:
            self.said += line
            if "press Ctrl-C" in line:
                break
        else:
            raise AssertionError(self.said)
        self.address = re.search(r"Address\s+(\S+)", self.said)[1]
        self.port = int(re.search(r":(\d+)/", self.address)[1])
        self.code = re.search(r"Code\s+(\S+)", self.said)[1]
        self.teach = re.search(r"http\S+/teach\?key=\S+", self.said)[0]
        self.teacher = Asking(self.port, self.teach.partition("key=")[2])

    def join(self):
        someone = Asking(self.port)
        status, said = someone.ask("POST", "/api/join", {"code": self.code})
        assert status == 200, said
        someone.token = said["token"]
        return someone

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self._gone()

    def stop(self):
        self.process.terminate()
        self._gone()

    def _gone(self):
        self.teacher.close()
        self.process.wait(30)
        self.process.stdout.close()
        self.log.seek(0)
        self.errors = self.log.read()
        self.log.close()


@contextmanager
def room_here(folder, **more):
    room = RoomHere(f"sqlite:///{Path(folder) / 'room.sqlite'}", **more)
    try:
        yield room
    finally:
        room.close()


def wait_for(said, seconds=20.0, pause=0.02):
    """Wait until something is true; give it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := said():
            return found
        time.sleep(pause)
    raise AssertionError("It never came true.")

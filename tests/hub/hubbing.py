"""A real hub with its proxy and the room as its service; who signs in there, by browser or from a kernel."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import uuid
from contextlib import contextmanager, suppress
from http.cookiejar import CookieJar
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urljoin
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, ProxyHandler, Request, build_opener

import needs
import psutil
from lab import KIT, free_port
from running import MADE, ORDER, wait_for
from websocket import create_connection

if TYPE_CHECKING:
    from collections.abc import Iterator

TEACHER, OTHER_TEACHER, THIRD_TEACHER = TEACHERS = ("tove-the-teacher", "ines-the-teacher", "ruth-the-teacher")
CONFIG = Path(__file__).parent / "jupyterhub_config.py"
ROOM = "/services/caring/"


class NoRedirects(HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


class Visitor:
    """Somebody who asks the hub: with a token as programs do, or with cookies as a browser does."""

    def __init__(self, address: str, token: str = "") -> None:
        self.address, self.token, self.cookies = address, token, CookieJar()
        keeping = HTTPCookieProcessor(self.cookies)
        self._following = build_opener(ProxyHandler({}), keeping)
        self._staying = build_opener(ProxyHandler({}), keeping, NoRedirects())

    def ask(self, method: str, path: str, body: Any = None, *, follow: bool = False, **heads: str) -> tuple[int, Any]:
        """Give the status and the JSON (or the text) that came back."""
        if self.token:
            heads["Authorization"] = f"token {self.token}"
        heads = {name.replace("_", "-"): value for name, value in heads.items()}
        data = body if isinstance(body, bytes | None) else json.dumps(body).encode()
        request = Request(urljoin(self.address, path), data, heads, method=method)
        try:
            answer = (self._following if follow else self._staying).open(request, timeout=60)
        except HTTPError as error:
            answer = error
        text = answer.read().decode()
        self.at, self.heads = answer.url, answer.headers
        is_json = answer.headers.get("Content-Type", "").startswith("application/json")
        return answer.status, json.loads(text) if is_json and text else text

    def room(self, method: str, path: str, body: Any = None, **heads: str) -> tuple[int, Any]:
        return self.ask(method, ROOM + path, body, **heads)

    def answer(self, item: str = "order.first", value: Any = ORDER) -> tuple[int, Any]:
        return self.room("PUT", f"api/{item}/answer", {"round": 1, "made": MADE, "value": value})


class Browser(Visitor):
    """A browser in which somebody signs in, and then looks at a page of the room's."""

    def sign_in(self, name: str) -> None:
        self.ask("GET", "/hub/login", follow=True)
        form = {"username": name, "password": "open", "_xsrf": self.cookie("_xsrf", "/hub/")}
        status, said = self.ask("POST", "/hub/login?next=%2Fhub%2Fhome", urlencode(form).encode(), follow=True)
        assert status == 200, said

    def cookie(self, name: str, path: str) -> str:
        return next(each.value for each in self.cookies if (each.name, each.path) == (name, path))

    def open(self, page: str) -> tuple[int, str]:
        """Go to a page of the room's, by way of whatever the hub asks for; keep what its script has to show."""
        status, text = self.ask("GET", ROOM + page, follow=True, Sec_Fetch_Mode="navigate")
        self.shown = text.partition('data-token="')[2].partition('"')[0]
        return status, text

    def script(self, method: str, path: str, body: Any = None) -> tuple[int, Any]:
        """Ask as the page's own script does."""
        return self.room(method, path, body, X_XSRFToken=self.shown, Sec_Fetch_Mode="cors")


class Kernel:
    """A kernel of somebody's own server, which runs what it is told."""

    def __init__(self, visitor: Visitor, name: str) -> None:
        base = f"/user/{name}/api/kernels"
        status, kernel = visitor.ask("POST", base, {"name": "python3"})
        assert status == 201, kernel
        address = f"{visitor.address}{base}/{kernel['id']}/channels".replace("http:", "ws:").replace("//user", "/user")
        self._line = create_connection(address, header=[f"Authorization: token {visitor.token}"], timeout=90)

    def run(self, code: str) -> str:
        """Run code; give what it printed."""
        number = uuid.uuid4().hex
        head = {"msg_id": number, "msg_type": "execute_request", "username": "", "session": number, "version": "5.3"}
        content = {"code": code, "silent": False, "store_history": False, "allow_stdin": False}
        more = {"parent_header": {}, "metadata": {}, "channel": "shell", "buffers": []}
        self._line.send(json.dumps({"header": head, "content": content, **more}))
        said = ""
        while True:
            told = json.loads(self._line.recv())
            if told["parent_header"].get("msg_id") != number:
                continue
            kind, content = told["msg_type"], told["content"]
            said += content.get("text", "") if kind == "stream" else ""
            said += "\n".join(content["traceback"]) if kind == "error" else ""
            if kind == "status" and content["execution_state"] == "idle":
                return said.strip()

    def close(self) -> None:
        self._line.close()


class Hub:
    """The hub, which is up."""

    def __init__(self, folder: Path, database: str = "", web: Path | None = None) -> None:
        self.folder, self.token = folder, secrets.token_hex(16)
        ports = [free_port() for _ in range(4)]
        self.address = f"http://127.0.0.1:{ports[0]}/"
        self.env = os.environ | {
            "CARING_KIT": str(KIT),
            "CARING_WORK": str(folder / "service"),
            "CARING_DATABASE_URL": database,
            "CARING_FACILITATORS": " ".join(TEACHERS),
            "CARING_ROOM_LISTENS": f"http://127.0.0.1:{ports[3]}",
            "CARING_SERVICE_USER": "",
            "CARING_WEB": str(web or ""),
            "CARING_TEST_FOLDER": str(folder),
            "CARING_TEST_PORTS": " ".join(map(str, ports[:3])),
            "CARING_TEST_PROXY": "\n".join(needs.proxy()),
            "CARING_TEST_TOKEN": self.token,
            "CONFIGPROXY_AUTH_TOKEN": secrets.token_hex(16),
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(KIT),
        }
        for name in ("CONFIG_DIR", "DATA_DIR", "RUNTIME_DIR"):
            self.env[f"JUPYTER_{name}"] = str(folder / "jupyter" / name.lower())
        self.admin = Visitor(self.address, self.token)

    def start(self) -> None:
        """Start it; once more if it gave up, as it does where its proxy takes ten seconds on a busy machine."""
        try:
            self._start()
        except AssertionError:
            self.stop()
            self._start()

    def _start(self) -> None:
        with (self.folder / "hub.log").open("a") as log:
            command = [sys.executable, "-m", "jupyterhub", "-f", str(CONFIG)]
            self.process = subprocess.Popen(command, env=self.env, cwd=self.folder, stdout=log, stderr=log)
        wait_for(self._is_up, 90)

    def _is_up(self) -> bool:
        assert self.process.poll() is None, self.log()
        try:
            return Visitor(self.address).room("GET", "")[0] == 200
        except (URLError, OSError):
            return False

    def stop(self) -> None:
        """End it with everything that it started, at once: its folder goes, too. A hub that gave up leaves some."""
        started = [process for process in psutil.process_iter() if self._is_in_its_folder(process)]
        for each in started:
            with suppress(psutil.Error):
                each.kill()
        psutil.wait_procs(started, 30)
        self.process.wait(30)

    def _is_in_its_folder(self, process: psutil.Process) -> bool:
        try:
            return Path(process.cwd()).is_relative_to(self.folder)
        except (psutil.Error, OSError):
            return False

    def kill_the_room(self) -> None:
        """End the service as a crash does; the hub starts it again by itself."""
        for child in psutil.Process(self.process.pid).children(recursive=True):
            if "caring.classroom.hub" in child.cmdline():
                child.kill()

    def log(self) -> str:
        return (self.folder / "hub.log").read_text()

    def browser(self, name: str) -> Browser:
        browser = Browser(self.address)
        browser.sign_in(name)
        return browser

    def user(self, name: str, *scopes: str) -> Visitor:
        """Give somebody with a token for the room, as their kernels hold one."""
        self.admin.ask("POST", f"/hub/api/users/{name}")
        wanted = {"scopes": ["access:services!service=caring", *scopes]}
        status, said = self.admin.ask("POST", f"/hub/api/users/{name}/tokens", wanted)
        assert status == 201, said
        return Visitor(self.address, said["token"])

    def seat(self, name: str) -> None:
        """Start somebody's server."""
        self.admin.ask("POST", f"/hub/api/users/{name}")
        status, said = self.admin.ask("POST", f"/hub/api/users/{name}/server")
        assert status in (201, 202), said

    def seated(self, name: str) -> Kernel:
        """Give a kernel on somebody's server, once that is up."""
        wait_for(lambda: self.admin.ask("GET", f"/hub/api/users/{name}")[1].get("server"), 120)
        return Kernel(self.user(name, f"access:servers!user={name}"), name)


@contextmanager
def hub(database: str = "", web: Path | None = None) -> Iterator[Hub]:
    folder = Path(tempfile.mkdtemp(prefix="caring-hub-"))
    here = Hub(folder, database, web)
    try:
        here.start()
        yield here
    finally:
        here.stop()
        shutil.rmtree(folder)

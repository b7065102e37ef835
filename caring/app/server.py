"""Serves the app view: a front page that needs no kernel, the lessons, the story exercises, and nothing else."""

from __future__ import annotations

import asyncio
import os
import signal
import webbrowser
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tornado.web
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from jupyter_server.utils import ApiPath
from nbformat.v4 import new_markdown_cell
from traitlets.config import Config
from voila.app import Voila
from voila.handler import BaseVoilaHandler
from voila.tornado.handler import TornadoVoilaHandler

from caring import document, journey, parts
from caring.app.front import front
from caring.app.lesson import LESSONS, PRACTICE, YOUR_WORK, around, for_the_app, practice_for_the_app, stories
from caring.course import lessons
from caring.library import kit_folder
from caring.progress import my_work

if TYPE_CHECKING:
    from collections.abc import Sequence

HERE = Path(__file__).parent
# What a lesson needs before its first line; a kernel that waits has it already.
WARMING = "import caring.figures, caring.views"
LONGEST_WARMING = 60  # seconds
CALM = 10  # seconds
BREATH = 5  # seconds that a page has to itself before the next kernel warms up
FAREWELL = 1  # second for what a page sent as it went: it mostly arrives beside the wish to end its kernel
VOILAS_OWN = ("/voila/tree", "/voila/render", "/voila/api/contents", "/voila/files")
WRONG = {
    403: "This page wants its whole address.",
    404: "There is no such page.",
    500: "Something went wrong here, and it was not you.",
}
WAY_OUT = {
    403: "Open the workshop by the address that the terminal shows: it ends with a long word that only you know. Was "
    "the workshop started anew? Then that word is new, too.",
    404: "Perhaps its address has changed, or a letter is missing.",
    500: "Load the page again. If that doesn’t help, stop the workshop with Ctrl-C where you started it, and start it "
    "once more.",
}
# Headers: each page is made anew, and the document may run nothing.
FRESH = ("Cache-Control", "no-store")
DOCUMENT_ALONE = (
    "Content-Security-Policy",
    "sandbox allow-modals; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:",
)
AS_A_FILE = ("Content-Disposition", f'attachment; filename="{document.NAME}.html"')


class Page(BaseVoilaHandler):  # type: ignore[misc]  # Voilà has no types
    """A page of ours: made from a template, with no kernel."""

    def show(self, template: str, **given: Any) -> None:
        """Fill a template in."""
        self.set_header(*FRESH)
        self.finish(self.get_template(template).render(base_url=self.base_url, **given))

    def write_error(self, status: int, **_: Any) -> None:
        """Say what is wrong in a sentence, and a way out."""
        known = status if status in WRONG else 500
        self.show("wrong.html", heading=WRONG[known], advice=WAY_OUT[known], signed_in=status != HTTPStatus.FORBIDDEN)

    def get_login_url(self) -> str:
        """Ask nobody for a password: say which address to open."""
        raise tornado.web.HTTPError(403)


class Front(Page):
    """The front page."""

    @tornado.web.authenticated
    def get(self) -> None:
        """Show where one is, and what is next."""
        self.show("front.html", **front(my_work()))


class Document(Page):
    """What one takes home, as it is now."""

    @tornado.web.authenticated
    def get(self) -> None:
        """Show the document by itself, or hand it over as a file."""
        self.set_header(*FRESH)
        self.set_header(*DOCUMENT_ALONE)
        home = self.base_url
        if self.get_argument("save", ""):
            self.set_header(*AS_A_FILE)
            home = ""
        self.finish(document.as_html(my_work(), home=home))


class Progress(Page):
    """What a lesson's page asks while it is open: what is done, and whether its kernel lives."""

    @tornado.web.authenticated
    async def get(self, lesson: str) -> None:
        """Answer as JSON."""
        steps = journey.steps(my_work(), lesson)
        alive = await self.kernel_manager.lives(self.get_argument("kernel", ""))
        self.finish({"steps": [[step.name, step.done] for step in steps], "alive": alive})


class LessonPage(Page, TornadoVoilaHandler):  # type: ignore[misc]  # Voilà has no types
    """A lesson, or a lesson's story exercises."""

    async def get(self, folder: str, file: str) -> None:
        """Serve a page that the manifest knows, and no other file."""
        known = {lesson.file for lesson in lessons() if folder == LESSONS or stories(lesson.id)}
        if file not in known:
            raise tornado.web.HTTPError(404)
        await super().get(f"{folder}/{file}")


class Nowhere(Page):
    """Every other address."""

    async def prepare(self) -> None:
        """Say that there is nothing."""
        raise tornado.web.HTTPError(404)


class WarmKernels(AsyncMappingKernelManager):
    """Keeps one kernel ready that has loaded what every lesson needs, so that a page wakes up sooner."""

    waiting: asyncio.Task[str] | None = None

    async def start_kernel(self, **given: Any) -> str:  # type: ignore[override]  # the two that it stands over differ
        """Give the kernel that waits, and let another one get ready."""
        ready, self.waiting = self.waiting, None
        kernel = ""
        if ready:
            with suppress(Exception):  # whatever kept it from getting ready, a fresh one may do
                kernel = await ready
        if not await self.lives(kernel):
            kernel = await super().start_kernel(**given)
        asyncio.get_running_loop().call_later(BREATH, self.get_ready)
        return kernel

    async def shutdown_kernel(self, kernel_id: str, **given: Any) -> None:  # type: ignore[override]  # the two differ
        """End a page's kernel, once it has kept what the page sent last."""
        await asyncio.sleep(FAREWELL)
        if kernel_id in self:
            await super().shutdown_kernel(kernel_id, **given)  # type: ignore[no-untyped-call]  # jupyter_server's has no types

    async def lives(self, kernel: str) -> bool:
        """Say whether a kernel is there and can be asked."""
        if kernel not in self:
            return False
        manager: Any = self.get_kernel(kernel)
        return bool(await manager.is_alive())

    async def settle(self) -> None:
        """Wait a little for the kernel that is getting ready: before it is, it can't be ended calmly."""
        if self.waiting:
            await asyncio.wait([self.waiting], timeout=CALM)

    def get_ready(self) -> None:
        """Begin to warm a kernel up, if none is at it."""
        self.waiting = self.waiting or asyncio.ensure_future(self._warm())

    async def _warm(self) -> str:
        kernel = await super().start_kernel(kernel_name="python3", path=ApiPath(LESSONS))
        client: Any = self.get_kernel(kernel).client()
        client.start_channels()
        try:
            await client.wait_for_ready(timeout=LONGEST_WARMING)
            await client.execute_interactive(WARMING, store_history=False, timeout=LONGEST_WARMING)
        finally:
            client.stop_channels()
        return kernel


class App(Voila):  # type: ignore[misc]  # Voilà has no types
    """Voilà with our pages instead of its own."""

    def setup_template_dirs(self) -> None:
        """Find templates beside the views, too: the mark stands there."""
        super().setup_template_dirs()
        self.template_paths.append(str(parts.HERE))

    def init_handlers(self) -> list[Any]:
        """Put our pages where Voilà would show its file tree, its files and any notebook."""
        given = {"voila_configuration": self.voila_configuration}
        lessons = {**given, "template_paths": self.template_paths, "config": self.config}
        base = self.server_url
        needed = [one for one in super().init_handlers() if one[0] != base and not one[0].startswith(VOILAS_OWN)]
        return [
            (base, Front, given),
            (f"{base}my-page", Document, given),
            (f"{base}progress/([a-z0-9_]+)", Progress, given),
            (f"{base}({LESSONS}|{PRACTICE})/([a-z0-9_]+\\.ipynb)", LessonPage, lessons),
            (f"{base}login", Nowhere, given),
            *needed,
            (".*", Nowhere, given),
        ]

    def listen(self) -> None:
        """Get a kernel ready as soon as the loop turns, and hear Ctrl-C whatever the loop is doing then."""
        loop = asyncio.get_event_loop()
        loop.call_soon(self.kernel_manager.get_ready)
        if os.name != "nt":  # there, a loop can't be told of signals
            loop.add_signal_handler(signal.SIGINT, lambda: loop.create_task(self.close()))
        super().listen()

    async def close(self) -> None:
        """End what is served here, and with it this program."""
        await self.kernel_manager.settle()
        asyncio.get_running_loop().stop()

    def launch_browser(self) -> None:
        """Open the front page."""
        webbrowser.open(f"{self.connection_url}?token={self.token}")


def serve(words: Sequence[str]) -> None:
    """Serve the app view until it is told to stop.

    The environment variable JUPYTER_TOKEN holds the token without which it answers nobody.

    Args:
        words: further words for Voilà, such as ``--port=8890``.
    """
    os.environ["JUPYTER_PATH"] = os.pathsep.join(filter(None, [str(HERE), os.environ.get("JUPYTER_PATH", "")]))
    config = Config()
    config.VoilaConfiguration.prelaunch_hook = _prepare
    config.VoilaConfiguration.template = "caring"
    config.VoilaConfiguration.allow_template_override = "NO"
    config.VoilaConfiguration.multi_kernel_manager_class = WarmKernels
    config.KernelManager.autorestart = False  # a page whose kernel begins anew would look alive, and do nothing
    config.KernelManager.transport_encryption = "auto"  # on a shared machine, nobody else can listen in
    config.Voila.log_level = "ERROR"
    config.Voila.token = os.environ["JUPYTER_TOKEN"]  # not on the command line, where others could read it
    App.launch_instance(argv=[str(kit_folder()), *words], config=config)


def _prepare(handler: Any, notebook: Any, cwd: str) -> Any:
    _ = handler.xsrf_token  # reading it sets the cookie without which a page may not end its kernel when it is left
    file = Path(handler.request.path).name
    place = around(file)
    notebook.metadata["caring"] = {
        **place,
        **{side: place[side] and {"file": place[side].file, "title": place[side].title} for side in ("back", "next")},
        "practice": cwd == PRACTICE,
        "steps": [[step.name, step.done] for step in journey.steps(my_work(), place["id"])],
        "stories": len(stories(place["id"])),
        "file": file,
    }
    if cwd == PRACTICE:
        lesson = next(lesson for lesson in lessons() if lesson.file == file)
        return practice_for_the_app(notebook, lesson)
    for_the_app(notebook)
    if place["title"] == YOUR_WORK:
        notebook.cells.insert(0, new_markdown_cell(f"# {YOUR_WORK}"))  # type: ignore[no-untyped-call]  # nbformat has no types
    return notebook

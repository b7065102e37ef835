"""What one takes home: “My sixty seconds” as a page to keep, to print and to show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from caring import document
from caring.views.base import View, script

if TYPE_CHECKING:
    from caring.progress import Work


class TakeHome(View):
    """A button that makes the document; then it can be seen here, opened by itself, and downloaded.

    >>> from caring import Work
    >>> home = TakeHome(Work())
    >>> home.make()
    >>> home.state["made"]["page"]["name"]
    'my_sixty_seconds.html'
    """

    _esm = script("take_home")
    title: ClassVar = "Take it home"
    actions: ClassVar = frozenset({"make"})

    def __init__(self, work: Work | None = None) -> None:
        self.made: dict[str, Any] | None = None
        super().__init__(work)

    def make(self) -> None:
        """Make the document from the answers as they are now, and save it beside them."""
        self.made = {
            "number": self.made["number"] + 1 if self.made else 1,
            "page": {"name": f"{document.NAME}.html", "text": document.as_html(self.work)},
            "twin": {"name": f"{document.NAME}.md", "text": document.as_markdown(self.work)},
        }
        folder = getattr(self.work.store, "folder", None)
        if folder is None:
            self.say("It is made. Download it to keep it.")
            return
        try:
            page, _ = document.save(self.work, folder)
        except OSError as error:
            self.say(f"It is made, but it could not be saved ({error.strerror}). Download it here to keep it.")
        else:
            self.say(f"It is made, and saved as {page}")

    def picture(self) -> dict[str, Any]:
        """Show the button, and the document once it is made."""
        lead = (
            "Your order, your scripts before and after, your ratings and your promise, on one page that needs no "
            "network and prints well. Parts you haven’t come to yet say so."
        )
        return {"lead": lead, "made": self.made}

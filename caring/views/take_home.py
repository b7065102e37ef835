"""What one takes home: “My sixty seconds” as a page to keep, to print and to show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from caring import document
from caring.views.base import View, script

if TYPE_CHECKING:
    from caring.progress import Work

LEAD = (
    "Your order, your scripts before and after, your ratings and your promise, on one page that needs no network and "
    "prints well. Parts you haven’t come to yet say so."
)
MADE = "It is made. Download it to keep it."
NOT_SAVED = "It is made, but it could not be saved ({why}). Download it here to keep it."
SAVED = "It is made, and saved as {place}"


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
            self.say(MADE)
            return
        try:
            page, _ = document.save(self.work, folder)
        except OSError as error:
            self.say(NOT_SAVED.format(why=error.strerror))
        else:
            self.say(SAVED.format(place=page))

    def picture(self) -> dict[str, Any]:
        """Show the button, and the document once it is made."""
        return {"lead": LEAD, "made": self.made}

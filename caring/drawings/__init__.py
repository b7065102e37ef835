"""Pictures that explain an idea of the course, drawn by hand as SVG; the views' stylesheet gives them their colours."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path

from caring.errors import CaringError

HERE = Path(__file__).parent
SAYS = {
    "framework": "The map: connection (one person, I – you, something human) and value (enjoyable, consumable, "
    "valuable) are added, and make caring: they wonder where you are.",
    "one_person": "Above, “we” speak to “all of you”: many lines, from several to a crowd. Below, “I” speak to “you”: "
    "one line, from one to one, on the other side of a screen.",
    "sixty_seconds": "A script on a phone with its sixty seconds along the left edge, from 0:00 to 1:00. At 0:30 a "
    "sentence is marked: here it becomes valuable, so its viewer waits thirty seconds. What stands below 1:00 is past "
    "the minute.",
}
UNKNOWN = "There is no drawing “{name}”. There are {known}."


@dataclass(frozen=True, repr=False)
class Drawing:
    """A picture that explains, as a notebook shows it.

    Attributes:
        says: the same in words: for those who don’t see it, and where there is no room for it.
        svg: the drawing.
    """

    says: str
    svg: str

    def _repr_html_(self) -> str:
        """Draw it."""
        caption = f"<figcaption>{escape(self.says)}</figcaption>"
        return f'<div class="cw"><figure class="cw-drawing">{caption}{self.svg}</figure></div>'

    def __repr__(self) -> str:
        """Say what it shows."""
        return self.says


def style() -> str:
    """Give the drawings' stylesheet; its colours are the page's."""
    return (HERE / "drawings.css").read_text(encoding="utf-8")


def drawing(name: str) -> Drawing:
    """Give a drawing.

    Args:
        name: its name, one of ``SAYS``.

    Raises:
        CaringError: when there is no such drawing.

    >>> print(str(drawing("one_person")).partition(":")[0])
    Above, “we” speak to “all of you”
    """
    if name not in SAYS:
        raise CaringError(UNKNOWN.format(name=name, known=", ".join(SAYS)))
    return Drawing(SAYS[name], (HERE / f"{name}.svg").read_text(encoding="utf-8").strip())

"""Pictures that explain an idea of the course, drawn by hand as SVG; the views' stylesheet gives them their colours."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from caring.errors import CaringError

HERE = Path(__file__).parent
UNKNOWN = "There is no drawing “{name}”. There are {known}."


@dataclass(frozen=True, repr=False)
class Drawing:
    """A picture that explains, as a notebook shows it.

    Attributes:
        svg: the drawing, with a title that says the same in words.
    """

    svg: str

    def _repr_html_(self) -> str:
        """Draw it."""
        return f'<div class="cw"><figure class="cw-drawing">{self.svg}</figure></div>'

    def __repr__(self) -> str:
        """Say what it shows."""
        return self.svg.partition("</title>")[0].rpartition(">")[2]


def drawing(name: str) -> Drawing:
    """Give a drawing.

    Args:
        name: its name.

    Raises:
        CaringError: when there is no such drawing.

    >>> drawing("one_person")
    Above, “we” speak to “all of you”: many lines, from several to a crowd. Below, “I” speak to “you”: one line, \
from one to one, on the other side of a screen.
    """
    if name not in names():
        raise CaringError(UNKNOWN.format(name=name, known=", ".join(names())))
    return Drawing((HERE / f"{name}.svg").read_text(encoding="utf-8").strip())


def names() -> tuple[str, ...]:
    """Give the names of all drawings.

    >>> names()
    ('framework', 'one_person', 'sixty_seconds')
    """
    return tuple(sorted(path.stem for path in HERE.glob("*.svg")))

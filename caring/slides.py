"""Slides made from the lessons: each heading a slide, code hidden, reveal.js inside, so that no network is needed."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING, Any

from caring import drawings, pages
from caring.course import WAKING, lessons, without
from caring.errors import CaringError
from caring.files import write_safely
from caring.library import kit_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from caring.course import Lesson

ACROSS, LINES = 54, 8.5  # characters in a line, and lines on a slide, at 40 px on 1280 × 720
GAP = 0.7  # of a line, after each paragraph
WIDGET = "application/vnd.jupyter.widget-view+json"
UNTIL = "---"  # what stands below a lesson's rule is for those who read code
ITEM = re.compile(r"(?:[-*]|\d+\.) ")
HIDDEN = ("skip", "notes")
DRAWN = re.compile(r'^drawing\("(\w+)"\)$', re.MULTILINE)


@dataclass(frozen=True)
class Slide:
    """One slide: its heading, its HTML, and the title of what to do in the notebook now, if anything."""

    heading: str
    html: str = ""
    activity: str = ""


def deck(path: Path) -> tuple[Slide, ...]:
    """Make the slides of one lesson; the first one is its title.

    Args:
        path: the lesson's notebook, with stored outputs.

    Raises:
        CaringError: when it can't be read.
    """
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        return tuple(_slides(cells))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CaringError(f"I can't read {path} ({error}). Put the kit's own copy back.") from None


def as_html(lesson: Lesson, slides: Sequence[Slide], following: Lesson | None = None) -> str:
    """Give a lesson's slides as one page that needs nothing beside itself.

    Args:
        lesson: the lesson.
        slides: what ``deck`` made of it.
        following: the lesson whose slides come next, if there is one.
    """
    following_file = following and _file(following)
    return pages.html("slides.html", lesson=lesson, slides=slides, following=following_file, drawn=drawings.style())


def write_slides(folder: Path) -> Iterator[Path]:
    """Write the slides of every lesson into a folder, a page each.

    Args:
        folder: where; it is made where there is none.

    Yields:
        Each page's path.

    Raises:
        CaringError: when a lesson can't be read.
        OSError: when the folder can't be written to.
    """
    course = lessons()
    for number, lesson in enumerate(course, start=1):
        page = folder / _file(lesson)
        slides = deck(kit_folder() / "notebooks" / lesson.file)
        write_safely(page, as_html(lesson, slides, course[number] if number < len(course) else None))
        yield page


def _file(lesson: Lesson) -> str:
    return lesson.file.replace(".ipynb", ".html")


def _slides(cells: Iterable[dict[str, Any]]) -> Iterator[Slide]:
    heading = ""
    for cell in cells:
        if cell["metadata"].get("slideshow", {}).get("slide_type") in HIDDEN:
            continue
        if cell["cell_type"] == "code":
            for name in DRAWN.findall("".join(cell["source"])):
                yield Slide(heading, drawings.drawing(name)._repr_html_())
            for title in _activities(cell):
                yield Slide(title, activity=title)
        else:
            text, rule, _ = ("\n" + "".join(cell["source"])).partition(f"\n{UNTIL}\n")
            text = without(text, WAKING)
            for heading, body in _sections(text, heading):  # noqa: B020 - a section goes on under the last heading
                yield from (Slide(heading, _html(part)) for part in packed(body))
            if rule:
                return


def _activities(cell: dict[str, Any]) -> Iterator[str]:
    """Give the titles of the views that a cell shows: their stand-ins begin with them."""
    for output in cell["outputs"]:
        data = output.get("data", {})
        if WIDGET in data:
            title, mark, _ = "".join(data.get("text/plain", "")).partition(" · ")
            yield from [title] * bool(mark)


def _sections(text: str, heading: str) -> Iterator[tuple[str, str]]:
    """Part a cell's text where its headings stand."""
    for part in re.split(r"^(?=#{1,3} )", text, flags=re.MULTILINE):
        found = re.match(r"#{1,3} (.*)\n?", part)
        heading, body = (found[1], part[found.end() :]) if found else (heading, part)
        if found or body.strip():
            yield heading, body.strip()


def packed(text: str) -> list[str]:
    r"""Part a text so that each part has room on a slide; paragraphs and the items of a list stay whole.

    >>> packed("One.\n\nTwo.")
    ['One.\n\nTwo.']
    >>> [part.count("60") for part in packed("\n\n".join(["60 words. " * 15] * 4))]
    [30, 30]
    """
    parts, room = [""], LINES
    for block in _blocks(text):
        needed = sum(ceil(len(line) / ACROSS) for line in block.splitlines()) + GAP
        if needed > room and parts[-1]:
            parts.append("")
            room = LINES
        tight = ITEM.match(block) and ITEM.match(parts[-1].rpartition("\n")[2])
        parts[-1] += ("\n" if tight else "\n\n") * bool(parts[-1]) + block
        room -= needed
    return parts


def _blocks(text: str) -> Iterator[str]:
    for block in re.split(r"\n{2,}", text):
        if ITEM.match(block):
            yield from re.split(r"\n(?=(?:[-*]|\d+\.) )", block)
        elif block.strip():
            yield block


def _html(text: str) -> str:
    linked = re.sub(r"\((\d\d_[a-z0-9_]+)\.ipynb\)", r"(\1.html)", text)
    return str(_reader()(linked))


@lru_cache
def _reader() -> Any:
    import mistune  # noqa: PLC0415 - only slides need it

    return mistune.create_markdown(escape=True, plugins=["table", "strikethrough"])

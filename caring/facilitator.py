"""The parts of ``FACILITATOR.md`` that are made from the manifest: what people leave with, and the run sheets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from caring.course import lessons
from caring.errors import CaringError
from caring.files import write_safely
from caring.library import kit_folder
from caring.run_sheets import run_sheets

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from caring.run_sheets import Item, RunSheet

GUIDE = "FACILITATOR.md"
PART = "<!-- made from course.toml by `caring facilitator`: {name} -->\n{text}<!-- end of {name} -->"


def outcomes() -> str:
    """Give a table of the lessons: minutes in class, and what a person leaves each one having.

    >>> outcomes().splitlines()[0]
    '| lesson | in class | what they leave having |'
    """
    rows = [f"| {lesson.title} | {lesson.minutes_in_class} min | {lesson.outcome} |" for lesson in lessons()]
    return "\n".join(["| lesson | in class | what they leave having |", "|---|---|---|", *rows]) + "\n"


def sheets() -> str:
    """Give every run sheet as a table with its clock.

    >>> sheets().splitlines()[0].startswith("### 45 minutes")
    True
    """
    return "\n".join(_sheet(sheet) for sheet in run_sheets())


PARTS: Mapping[str, Callable[[], str]] = {"outcomes": outcomes, "run sheets": sheets}


def in_step(text: str) -> str:
    """Give the guide's text with its made parts as the manifest has them now.

    Args:
        text: the guide as it is.

    Raises:
        CaringError: when a part's marks are missing; it says which.
    """
    for name, make in PARTS.items():
        begin, end = (re.escape(mark) for mark in PART.format(name=name, text="\n").split("\n\n"))
        made = PART.format(name=name, text=make()).replace("\\", r"\\")
        text, found = re.subn(f"{begin}.*?{end}", made, text, flags=re.DOTALL)
        if found != 1:
            marks = PART.format(name=name, text="")
            raise CaringError(f"{GUIDE} has the part “{name}” {found} times; it needs these two lines once:\n{marks}")
    return text


def write_guide() -> str:
    """Bring the made parts of the kit's guide in step; say what changed.

    Raises:
        CaringError: when the guide is missing, or a part's marks are.
    """
    path = kit_folder() / GUIDE
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise CaringError(f"I can't read {path} ({error.strerror}). Put the kit's own copy back.") from None
    made = in_step(text)
    if made == text:
        return f"{GUIDE}: as before"
    write_safely(path, made)
    return f"{GUIDE}: its tables are in step with the manifest again"


def _sheet(sheet: RunSheet) -> str:
    lines = [f"### {sheet.minutes} minutes: {sheet.title}", "", "| from | for | what |", "|---|---|---|"]
    clock = 0
    for item in sheet.core:
        lines.append(f"| {clock // 60}:{clock % 60:02} | {item.minutes} min | {_said(item)} |")
        clock += item.minutes
    lines.append(
        f"| {clock // 60}:{clock % 60:02} | {sheet.slack} min | *Nothing is planned. Something always comes.* |"
    )
    lines += [""] + [f"- If there is time ({item.minutes} min): {_said(item)}" for item in sheet.optional]
    return "\n".join(lines).rstrip() + "\n"


def _said(item: Item) -> str:
    if item.kind == "break":
        return f"*{item.what}*"
    if item.kind == "talk":
        return item.what
    title = next((lesson.title for lesson in lessons() if lesson.id == item.what), item.what)
    return f"**{title}**{f': {item.part}' if item.part else ''}"

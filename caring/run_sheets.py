"""The run sheets of ``course.toml``: how so many minutes with a class are spent, with breaks and room to breathe."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from caring.course import MANIFEST, lessons, read_manifest
from caring.errors import CaringError

KINDS = ("lesson", "talk", "break")
LEAST_SLACK = 5  # one minute in so many is free
LONGEST_STRETCH = 60  # minutes without a break


@dataclass(frozen=True)
class Item:
    """A part of a run sheet: a lesson (``what`` is its id), a talk or a break; optional ones are taken from the slack.

    ``part`` says what is done of a lesson that gets less than its minutes in class.
    """

    kind: str
    what: str
    minutes: int
    optional: bool
    part: str


@dataclass(frozen=True)
class RunSheet:
    """How a class's minutes are spent; ``slack`` minutes are planned for nothing, because something always comes."""

    minutes: int
    title: str
    slack: int
    items: tuple[Item, ...]

    @property
    def core(self) -> tuple[Item, ...]:
        """The items that every class does."""
        return tuple(item for item in self.items if not item.optional)

    @property
    def optional(self) -> tuple[Item, ...]:
        """The items for which a quick class has time."""
        return tuple(item for item in self.items if item.optional)


def run_sheets() -> tuple[RunSheet, ...]:
    """Give the run sheets, in the manifest's order.

    Raises:
        CaringError: when the manifest can't be read; it says which entry, what was found and what is allowed.

    >>> [sheet.minutes for sheet in run_sheets()]
    [45, 90, 180]
    """
    entries = read_manifest().get("run_sheets", [])
    if not isinstance(entries, list):
        raise CaringError(f"{MANIFEST}, run_sheets: found {entries!r}; write [[run_sheets]] tables.")
    return tuple(_sheet(entry, f"{MANIFEST}, run sheet {number}") for number, entry in enumerate(entries, start=1))


def run_sheet_problems() -> list[str]:
    """Check that each run sheet adds up, has room to breathe and breaks, and names lessons that there are.

    Returns:
        Each problem as a sentence; empty when all is well.

    >>> run_sheet_problems()
    []
    """
    try:
        return [problem for sheet in run_sheets() for problem in _problems(sheet)]
    except CaringError as error:
        return [str(error)]


def _problems(sheet: RunSheet) -> list[str]:
    where = f"{MANIFEST}, the run sheet of {sheet.minutes} minutes"
    core, optional = (sum(item.minutes for item in items) for items in (sheet.core, sheet.optional))
    problems = []
    if core + sheet.slack != sheet.minutes:
        problems.append(
            f"{where}: core items take {core} and slack is {sheet.slack}, which makes {core + sheet.slack}; "
            "change one of them until they add up."
        )
    if sheet.slack * LEAST_SLACK < sheet.minutes:
        least = -(-sheet.minutes // LEAST_SLACK)
        problems.append(f"{where}: slack is {sheet.slack}; leave at least a fifth free, {least} minutes.")
    if optional > sheet.slack:
        problems.append(
            f"{where}: optional items take {optional}, and slack has only {sheet.slack}; take some out or shorten them."
        )
    if (stretch := _longest_stretch(sheet)) > LONGEST_STRETCH:
        problems.append(f"{where}: {stretch} minutes pass without a break; put one in after {LONGEST_STRETCH} at most.")
    return problems + [problem for item in sheet.items for problem in _lesson_problems(item, where)]


def _lesson_problems(item: Item, where: str) -> list[str]:
    if item.kind != "lesson":
        return []
    known = {lesson.id: lesson for lesson in lessons()}
    if item.what not in known:
        return [f"{where} has the lesson “{item.what}”, which there is not. There are {', '.join(known)}."]
    whole = known[item.what].minutes_in_class
    if item.minutes < whole and not item.part:
        given = f"{where} gives “{item.what}” {item.minutes} minutes, and it takes {whole} in class"
        return [f"{given}; give it those, or say which part is done: part = “…”."]
    return []


def _longest_stretch(sheet: RunSheet) -> int:
    longest = stretch = 0
    for item in sheet.core:
        stretch = 0 if item.kind == "break" else stretch + item.minutes
        longest = max(longest, stretch)
    return longest


def _sheet(entry: Any, where: str) -> RunSheet:
    _check_names(entry, where, {"minutes", "title", "slack", "items"}, set())
    for name in ("minutes", "slack"):
        _check_minutes(entry[name], f"{where}, {name}")
    _check_text(entry["title"], f"{where}, title")
    if not isinstance(entry["items"], list) or not entry["items"]:
        raise CaringError(f"{where}, items: found {entry['items']!r}; write a list of items in square brackets.")
    items = tuple(_item(item, f"{where}, item {number}") for number, item in enumerate(entry["items"], start=1))
    return RunSheet(entry["minutes"], entry["title"], entry["slack"], items)


def _item(entry: Any, where: str) -> Item:
    _check_names(entry, where, {"minutes"}, {*KINDS, "optional", "part"})
    kinds = [kind for kind in KINDS if kind in entry]
    if len(kinds) != 1:
        raise CaringError(f"{where} has {' and '.join(kinds) or 'none of them'}; write one of {', '.join(KINDS)}.")
    _check_text(entry[kinds[0]], f"{where}, {kinds[0]}")
    _check_minutes(entry["minutes"], f"{where}, minutes")
    _check_text(entry.get("part", "whole"), f"{where}, part")
    if type(entry.get("optional", False)) is not bool:
        raise CaringError(f"{where}, optional: found {entry['optional']!r}; write true or leave it out.")
    return Item(kinds[0], entry[kinds[0]], entry["minutes"], entry.get("optional", False), entry.get("part", ""))


def _check_names(entry: Any, where: str, wanted: set[str], optional: set[str]) -> None:
    if not isinstance(entry, dict):
        raise CaringError(f"{where} is {entry!r}; write a table with {', '.join(sorted(wanted))}.")
    if unknown := sorted(set(entry) - wanted - optional):
        raise CaringError(f"{where} has “{unknown[0]}”; allowed are {', '.join(sorted(wanted | optional))}.")
    if missing := sorted(wanted - set(entry)):
        raise CaringError(f"{where} has no “{missing[0]}”; write one.")


def _check_minutes(found: Any, where: str) -> None:
    if type(found) is not int or found < 1:
        raise CaringError(f"{where}: found {found!r}; write a whole number of minutes from 1.")


def _check_text(found: Any, where: str) -> None:
    if not isinstance(found, str) or not found.strip():
        raise CaringError(f"{where}: found {found!r}; write a text in quotation marks.")

"""The manifest ``course.toml``: which lessons and exercises there are, and laying the learner's own copies of them."""

from __future__ import annotations

import hashlib
import json
import os
import re
import tomllib
from dataclasses import dataclass, fields
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from caring.errors import CaringError
from caring.files import free_name, write_safely
from caring.library import kit_folder

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

MANIFEST = "course.toml"
RECORD = ".laid.json"
TRACKS = ("story", "data")
NAME = re.compile(r"[a-z][a-z0-9_]{2,39}")
WAKING = "Wake the page up first"  # how the paragraph begins that only a notebook needs
HAVE, WILL_HAVE = "You have", "At the end, you have"  # how an outcome begins, and before it is reached
NUMBERED = re.compile(r"\d\d_(?P<id>[a-z0-9_]+)\.ipynb")


@dataclass(frozen=True)
class Lesson:
    """One lesson: its notebook, what it takes (minutes, alone and in a class) and what the learner leaves having.

    ``id`` is the file's name without its number, so that it stays when the order changes; ``minutes_alone`` is None for
    a lesson that only a class can hold. ``interactions`` says how many minutes each widget of the lesson takes.
    """

    id: str
    file: str
    title: str
    minutes_alone: int | None
    minutes_in_class: int
    outcome: str
    interactions: Mapping[str, int]

    @property
    def minutes_interacting(self) -> int:
        """The stated minutes of all its interactions together."""
        return sum(self.interactions.values())

    @property
    def promise(self) -> str:
        """The outcome, said to whoever has not reached it yet.

        >>> lessons()[0].promise
        'At the end, you have seen that the widgets work, and you know where your work is kept.'
        """
        return self.outcome.replace(HAVE, WILL_HAVE, 1)


@dataclass(frozen=True)
class Exercise:
    """One exercise: the lesson that it belongs to, its track (story or data), and the minutes that it takes alone.

    ``id`` is a name, so that it stays when the order changes.
    """

    id: str
    lesson: str
    track: str
    title: str
    minutes: int


def without(text: str, *beginnings: str) -> str:
    r"""Leave out of a lesson's text the paragraphs that begin so.

    >>> without("# One\n\nWake the page up first: Run.\n\nTwo", WAKING)
    '# One\n\nTwo'
    """
    return "\n\n".join(part for part in text.split("\n\n") if not part.startswith(beginnings))


def lessons() -> tuple[Lesson, ...]:
    """Give the lessons in the manifest's order.

    Raises:
        CaringError: when the manifest can't be read; it says which entry, what was found and what is allowed.

    >>> lessons()[0].id
    'start_here'
    """
    entries = read_manifest().get("lessons")
    if not isinstance(entries, list) or not entries:
        raise CaringError(f"{MANIFEST} lists no lesson. Put the kit's own copy back.")
    return tuple(_lesson(entry, f"{MANIFEST}, lesson {number}") for number, entry in enumerate(entries, start=1))


def read_manifest() -> dict[str, Any]:
    """Give the manifest as it is written.

    Raises:
        CaringError: when it can't be read; it says where and what to do.

    >>> "lessons" in read_manifest()
    True
    """
    path = kit_folder() / MANIFEST
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CaringError(f"I can't read {path} ({error.strerror}). Put the kit's own copy back.") from None
    except ValueError as error:  # no TOML, or no UTF-8
        raise CaringError(
            f"{MANIFEST} can't be read: {error}. Mend that place, or put the kit's own copy back."
        ) from None


def exercises(lesson: str = "") -> tuple[Exercise, ...]:
    """Give the exercises in the manifest's order.

    Args:
        lesson: the lesson's id; all lessons, if not given.

    Raises:
        CaringError: when the manifest can't be read; it says which entry, what was found and what is allowed.

    >>> {exercise.track for exercise in exercises()} <= set(TRACKS)
    True
    """
    entries = read_manifest().get("exercises", [])
    if not isinstance(entries, list):
        raise CaringError(f"{MANIFEST}, exercises: found {entries!r}; write [[exercises]] tables.")
    found = [_exercise(entry, f"{MANIFEST}, exercise {number}") for number, entry in enumerate(entries, start=1)]
    return tuple(exercise for exercise in found if lesson in {"", exercise.lesson})


def exercise(name: str) -> Exercise:
    """Give one exercise by its id.

    Raises:
        CaringError: when there is none of this name; it names those that look alike.

    >>> exercise(exercises()[0].id) == exercises()[0]
    True
    """
    known = {each.id: each for each in exercises()}
    if name not in known:
        near = get_close_matches(str(name), known, n=3, cutoff=0.3) or list(known)
        raise CaringError(f"There is no exercise “{name}”. Did you mean {' or '.join(near)}?")
    return known[name]


def course_problems() -> list[str]:
    """Compare the manifest with the notebooks that are there.

    Returns:
        Each disagreement as a sentence; empty when all is well, or when there are no notebooks to compare with (the
        package alone carries none).

    >>> isinstance(course_problems(), list)
    True
    """
    try:
        exercises()
        files = [lesson.file for lesson in lessons()]
    except CaringError as error:
        return [str(error)]
    problems = [
        f"{MANIFEST} lists {file} twice; take one out." for file in sorted({f for f in files if files.count(f) > 1})
    ]
    if files != sorted(files):
        problems.append(f"{MANIFEST} lists the lessons in another order than their numbers; put them in order.")
    folder = kit_folder() / "notebooks"
    if not folder.is_dir():
        return problems
    present = {path.name for path in folder.glob("*.ipynb")}
    problems += [
        f"{MANIFEST} lists {file}, but notebooks/ has no such file; add the notebook or take the entry out."
        for file in sorted(set(files) - present)
    ]
    problems += [
        f"notebooks/{file} is not in {MANIFEST}; give it an entry or take the file out."
        for file in sorted(present - set(files))
    ]
    return problems


def lay_lessons(kit: Path, work: Path, today: date | None = None) -> list[str]:
    """Lay the learner's own copies of the lessons and the exercises, and never write over one.

    A notebook is laid where there is no copy. When the kit brings a newer one, it is laid once beside the learner’s,
    with the day in its name.

    Args:
        kit: the kit's folder; ``notebooks/*.ipynb`` are the lessons, ``exercises/*.ipynb`` go into a folder so called.
        work: the learner's folder; it is made where there is none.
        today: the day for a newer lesson's name; today, if not given.

    Returns:
        What the learner should know, a sentence each; often nothing.

    Raises:
        OSError: when the folder can't be written to.
    """
    work.mkdir(parents=True, exist_ok=True)
    laid, sentences = _read_record(work / RECORD)
    before = dict(laid)
    for source in (*sorted((kit / "notebooks").glob("*.ipynb")), *sorted((kit / "exercises").glob("*.ipynb"))):
        name = source.name if source.parent.name == "notebooks" else f"exercises/{source.name}"
        copy, now = work / name, hashlib.sha256(source.read_bytes()).hexdigest()
        if not copy.exists():
            _lay(source, copy)
        elif laid.get(name, now) != now:
            beside = free_name(copy.with_stem(f"{copy.stem}_new_{(today or date.today()).isoformat()}"))  # noqa: DTZ011 - the learner's own day
            _lay(source, beside)
            sentences.append(
                f"The kit has a newer {name}: I laid it beside yours as {beside.name}; yours stays as it is."
            )
        laid[name] = now
    if laid != before:
        write_safely(work / RECORD, json.dumps({"version": 1, "laid": laid}, indent=1) + "\n")
    return sentences


def _lesson(entry: Any, where: str) -> Lesson:
    wanted = [field.name for field in fields(Lesson) if field.name != "id"]
    optional: dict[str, Any] = {"minutes_alone": None, "interactions": {}}
    _check(entry, where, "lessons", wanted, optional)
    minutes = entry.get("interactions", {})
    if not isinstance(minutes, dict) or not all(_is_minutes(each) for each in minutes.values()):
        raise CaringError(f"{where}, interactions: found {minutes!r}; write whole minutes from 1, as {{ Check = 2 }}.")
    numbered = NUMBERED.fullmatch(entry["file"])
    if not numbered:
        raise CaringError(
            f"{where}, file: found {entry['file']!r}; a lesson is named like 01_which_number_matters.ipynb."
        )
    return Lesson(**{**optional, **entry, "id": numbered["id"]})


def _exercise(entry: Any, where: str) -> Exercise:
    _check(entry, where, "exercises", [field.name for field in fields(Exercise)], {})
    if not NAME.fullmatch(entry["id"]):
        raise CaringError(f"{where}, id: found {entry['id']!r}; an id is a name in small letters, like one_person.")
    if entry["track"] not in TRACKS:
        raise CaringError(f"{where}, track: found {entry['track']!r}; write {' or '.join(TRACKS)}.")
    return Exercise(**entry)


def _check(entry: Any, where: str, table: str, wanted: Sequence[str], optional: Mapping[str, Any]) -> None:
    """Check what all entries share: which names there are, texts that say something, whole minutes."""
    if not isinstance(entry, dict):
        raise CaringError(f"{where} is {entry!r}; write a [[{table}]] table.")
    if unknown := sorted(set(entry) - set(wanted)):
        raise CaringError(f"{where} has “{unknown[0]}”; allowed are {', '.join(sorted(wanted))}.")
    if missing := sorted(set(wanted) - set(optional) - set(entry)):
        raise CaringError(f"{where} has no “{missing[0]}”; write one.")
    for name, value in entry.items():
        if name.startswith("minutes"):
            if not _is_minutes(value):
                raise CaringError(f"{where}, {name}: found {value!r}; write a whole number of minutes from 1.")
        elif name != "interactions" and (not isinstance(value, str) or not value.strip()):
            raise CaringError(f"{where}, {name}: found {value!r}; write a text in quotation marks.")


def _is_minutes(value: object) -> bool:
    return type(value) is int and value >= 1


def _read_record(path: Path) -> tuple[dict[str, str], list[str]]:
    """Give what was laid (file name -> SHA-256 of the kit's lesson then), and a sentence if the record is damaged."""
    try:
        laid = json.loads(path.read_text(encoding="utf-8"))["laid"]
        if not all(isinstance(text, str) for pair in laid.items() for text in pair):
            raise TypeError  # noqa: TRY301 - damaged like the rest
    except FileNotFoundError:
        return {}, []
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        aside = free_name(path.with_name("laid_damaged.json"))
        os.replace(path, aside)  # noqa: PTH105 - replace works on every system
        return {}, [
            f"The note of which lessons I laid was damaged; I set it aside as {aside.name}. Your copies are untouched."
        ]
    return laid, []


def _lay(source: Path, target: Path) -> None:
    """Copy whole or not at all; a link to an exercise leads to the learner's own copy."""
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.tmp")
    try:
        draft.write_bytes(source.read_bytes().replace(b"](../exercises/", b"](exercises/"))
        os.replace(draft, target)  # noqa: PTH105 - replace is atomic on every system
    finally:
        draft.unlink(missing_ok=True)

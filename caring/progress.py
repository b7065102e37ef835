"""The learner's work: kept as it is made, restored, reset, taken out as one file and put back.

Every answer has an *item* (``order.first``, ``rating.the_second_cup``), a time and a value of plain JSON. A store keeps
answers; files are one store, memory another; a browser and a room can be further ones. The file that takes work out:

    {"format": "caring-work", "version": 1, "made": "2026-11-22T11:02:00+00:00",
     "answers": [{"item": "order.first", "made": "…", "value": {…}}, …]}
"""

from __future__ import annotations

import json
import os
import re
import secrets
import sys
import weakref
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import lru_cache
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from caring.errors import CaringError
from caring.files import free_name, write_safely
from caring.library import kit_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

VERSION = 1
ITEM = re.compile(r"[a-z0-9_]{1,40}(\.[a-z0-9_]{1,60}){1,2}")
LARGEST_FILE = 20_000_000
DEEPEST = 40  # lists in lists; far below what JSON readers, this one's and a browser's, can follow
HALF_LETTER = re.compile("[\ud800-\udfff]")  # no file can hold one


@dataclass(frozen=True)
class Answer:
    """One answer: what it answers, when it was made (ISO 8601, UTC) and its value (plain JSON).

    Raises:
        CaringError: when the item is no name, or when a file could not give the rest back the same.
    """

    item: str
    made: str
    value: Any

    def __post_init__(self) -> None:
        _check_item(self.item)
        if not isinstance(self.made, str) or not is_plain([self.made, self.value]):
            raise CaringError(f"The answer “{self.item}” is no plain JSON, so it can't be kept.")


class Store(Protocol):
    """Where answers are kept; the whole interface that a browser, a room or a folder has to offer.

    ``how`` says in some words how it keeps them; ``trouble`` in a sentence what it could not do, empty if all is well.
    """

    how: str
    trouble: str

    def read(self, item: str) -> Answer | None:
        """Give the answer; None where there is none. Raises CaringError when it can't be read."""

    def write(self, answer: Answer) -> None:
        """Keep the answer in place of the item's earlier one. Raises OSError when it can't."""

    def erase(self, item: str) -> None:
        """Forget the item's answer."""

    def items(self) -> list[str]:
        """Give the items that have an answer, in the alphabet's order."""

    def set_aside(self, item: str) -> str:
        """Move an answer that can't be used out of the way, losing nothing; say where it is now."""

    def back_up(self, text: str) -> str:
        """Keep a copy of the whole work; say where it is."""

    def note(self, name: str) -> str | None:
        """Give a note that stands beside the answers, for nobody else's eyes; it is no answer, and never taken out."""

    def keep_note(self, name: str, text: str | None) -> None:
        """Keep a note in place of the earlier one; None takes it away. Raises OSError when it can't."""


class MemoryStore:
    """Keeps answers for as long as the program runs: for examples and tests.

    >>> store = MemoryStore()
    >>> store.write(Answer("order.first", now(), ["S5"]))
    >>> store.items()
    ['order.first']
    """

    how = "only while this page is open"
    trouble = ""

    def __init__(self) -> None:
        self._answers: dict[str, Answer] = {}
        self._notes: dict[str, str | None] = {}
        self.backups: list[str] = []

    def read(self, item: str) -> Answer | None:
        """Give the answer, or None."""
        return self._answers.get(item)

    def write(self, answer: Answer) -> None:
        """Keep the answer."""
        self._answers[answer.item] = answer

    def erase(self, item: str) -> None:
        """Forget the item's answer."""
        self._answers.pop(item, None)

    def items(self) -> list[str]:
        """Give the items that have an answer."""
        return sorted(self._answers)

    def set_aside(self, item: str) -> str:
        """Keep the answer as a backup and forget it."""
        self.backups.append(json.dumps(asdict(self._answers.pop(item))))
        return "memory"

    def back_up(self, text: str) -> str:
        """Keep a copy of the whole work."""
        self.backups.append(text)
        return "memory"

    def note(self, name: str) -> str | None:
        """Give a note, or None."""
        return self._notes.get(name)

    def keep_note(self, name: str, text: str | None) -> None:
        """Keep a note."""
        self._notes[name] = text


class FileStore:
    """Keeps one readable JSON file an answer in ``folder/answers``; damaged ones go to ``folder/set_aside``."""

    how = "in plain files on this computer"
    trouble = ""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._answers = folder / "answers"

    def read(self, item: str) -> Answer | None:
        """Give the answer, or None; raises CaringError when the file is damaged."""
        path = self._path(item)
        try:
            return as_answer(path.read_bytes().decode("utf-8"), item, str(path))
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise CaringError(f"{path} can't be read ({type(error).__name__}).") from None

    def write(self, answer: Answer) -> None:
        """Write the answer safely: a crash leaves the earlier file or the new one, whole."""
        write_safely(self._path(answer.item), as_text(answer))

    def erase(self, item: str) -> None:
        """Delete the item's file."""
        self._path(item).unlink(missing_ok=True)

    def items(self) -> list[str]:
        """Give the items that have a file."""
        return sorted(path.stem for path in self._answers.glob("*.json") if ITEM.fullmatch(path.stem))

    def set_aside(self, item: str) -> str:
        """Move the file to ``set_aside``."""
        target = free_name(self.folder / "set_aside" / f"{item}-{stamp()}.json")
        target.parent.mkdir(parents=True, exist_ok=True)
        os.replace(self._path(item), target)  # noqa: PTH105 - replace is atomic on every system
        return str(target)

    def back_up(self, text: str) -> str:
        """Write a copy of the whole work to ``backups``."""
        path = free_name(self.folder / "backups" / f"work-{stamp()}.json")
        write_safely(path, text)
        return str(path)

    def note(self, name: str) -> str | None:
        """Give the text of the note's file; None where there is none that can be read."""
        try:
            return (self.folder / f"{name}.json").read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return None

    def keep_note(self, name: str, text: str | None) -> None:
        """Write the note's file, which only its owner can read, or delete it."""
        path = self.folder / f"{name}.json"
        if text is None:
            path.unlink(missing_ok=True)
            return
        write_safely(path, text)
        path.chmod(0o600)

    def _path(self, item: str) -> Path:
        _check_item(item)
        return self._answers / f"{item}.json"


class Work:
    """One person's answers: get and keep them, watch them, take them out, put them back, start over.

    Args:
        store: where answers are kept; memory, if none is given, and then nothing is saved.

    >>> work = Work()
    >>> work.keep("order.first", ["S5", "S1"])
    >>> work.get("order.first")
    ['S5', 'S1']
    """

    def __init__(self, store: Store | None = None) -> None:
        self.store: Store = store or MemoryStore()
        # Kept with the first move of an order; a test or a class may fix it.
        self.seed = _seed()
        self._unsaved: dict[str, Answer] = {}
        self._unsaved_why = ""
        self._set_asides: list[str] = []
        self._watchers: list[weakref.WeakMethod[Callable[[], None]]] = []

    @property
    def notice(self) -> str:
        """What the learner has to know: what was set aside, and whether the last answer could be saved."""
        troubles = [self._unsaved_why] * bool(self._unsaved) + [self.store.trouble] * bool(self.store.trouble)
        return " ".join(self._set_asides + troubles)

    def get(self, item: str, valid: Callable[[Any], bool] = lambda _: True) -> Any:
        """Give an item's value, or None.

        A value that is damaged or not valid is set aside, never deleted, and ``notice`` says so in a sentence.

        Args:
            item: the answer's name.
            valid: says whether a value has the form that the caller can use.
        """
        answer = self._unsaved.get(item) or self._read(item)
        if answer is None:
            return None
        if not valid(answer.value):
            self._set_aside(item, f"The answer “{item}” has an unexpected form.")
            return None
        return answer.value

    def keep(self, item: str, value: Any) -> None:
        """Keep a value at once; if it can't be written, hold it while this page is open, and say so.

        Raises:
            CaringError: when the item is no name, or the value no plain JSON.
        """
        self._write([Answer(item, now(), value)])

    def items(self) -> list[str]:
        """Give the items that have an answer, in the alphabet's order."""
        return sorted({*self.store.items(), *self._unsaved})

    def answers(self) -> list[Answer]:
        """Give every answer, by item; one that is damaged is set aside."""
        found = [self._unsaved.get(item) or self._read(item) for item in self.items()]
        return [answer for answer in found if answer]

    def take_out(self, items: Collection[str] | None = None) -> str:
        """Give the work as the text of one file, to be put back anywhere: all of it, or some items' answers."""
        answers = [asdict(answer) for answer in self.answers() if items is None or answer.item in items]
        record = {"format": "caring-work", "version": VERSION, "made": now(), "answers": answers}
        return json.dumps(record, ensure_ascii=False, indent=1) + "\n"

    def put_back(self, text: str) -> int:
        """Take over the answers of a file that ``take_out`` made; a backup of what was here is made first.

        Args:
            text: the file's text.

        Returns:
            How many answers came back.

        Raises:
            CaringError: when the text is no such file, or no backup can be made; nothing is changed then.
        """
        answers = _read_work(text)
        if self.answers():
            self._back_up()
        self._write(answers)
        return len(answers)

    def start_over(self) -> str:
        """Forget every answer after a backup; say where the backup is.

        Raises:
            CaringError: when no backup can be made; nothing is changed then.
        """
        return self.forget([*self.store.items(), *self._unsaved])

    def forget(self, items: Sequence[str]) -> str:
        """Forget some answers after a backup of the whole work; say where the backup is.

        Raises:
            CaringError: when no backup can be made; nothing is changed then.
        """
        place = self._back_up()
        for item in items:
            self._unsaved.pop(item, None)
            self.store.erase(item)
        self.tell()
        return place

    def watch(self, callback: Callable[[], None]) -> None:
        """Call a method whenever an answer changes, for as long as its owner lives."""
        self._watchers.append(weakref.WeakMethod(callback))

    def _read(self, item: str) -> Answer | None:
        try:
            return self.store.read(item)
        except CaringError as error:
            self._set_aside(item, str(error))
            return None

    def _write(self, answers: Sequence[Answer]) -> None:
        """Write what is held and what is new; hold what can't be written."""
        for answer in (*self._unsaved.values(), *answers):
            try:
                self.store.write(answer)
                self._unsaved.pop(answer.item, None)
            except OSError as error:
                self._unsaved[answer.item] = answer
                self._unsaved_why = (
                    f"Your last answer could not be saved ({error.strerror}). I hold it while this page is open: "
                    "make room on the disk and answer once more, or take your work out now."
                )
        self.tell()

    def _back_up(self) -> str:
        text = self.take_out()
        try:
            return self.store.back_up(text)
        except OSError as error:
            wanted = "Make room on the disk, then try once more."
            raise CaringError(f"No backup could be made ({error.strerror}), so I changed nothing. {wanted}") from None

    def _set_aside(self, item: str, what: str) -> None:
        try:
            where = f"I set it aside as {self.store.set_aside(item)} and go on without it; nothing was deleted."
        except OSError as error:
            where = f"I go on without it; it could not be set aside ({error.strerror})."
        self._set_asides.append(f"{what} {where}")

    def tell(self) -> None:
        """Tell everything that watches to look again."""
        self._watchers = [watcher for watcher in self._watchers if watcher() is not None]
        for watcher in self._watchers:
            callback = watcher()
            if callback:
                callback()


def my_work() -> Work:
    """Give the learner's own work: the same object for the same folder, so that all views see one another's answers.

    The folder is the one that the environment variable CARING_WORK names, else ``my_work`` in the kit. In the web
    edition it is the browser that keeps it.
    """
    if sys.platform == "emscripten":
        from caring.web.browser import work_here  # noqa: PLC0415 - only there

        return work_here()
    return _work_in(work_folder())


def work_folder() -> Path:
    """Say where the learner's work is kept."""
    named = os.environ.get("CARING_WORK")
    if named:
        return Path(named).resolve()
    kit = kit_folder()
    return (Path.cwd() if kit.parent == Path(__file__).parent else kit) / "my_work"


def now() -> str:
    """Give the time, ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def file_name() -> str:
    """Give today's name of the one file that work is taken out as."""
    return f"caring-work-{now()[:10]}.json"


@lru_cache
def _work_in(folder: Path) -> Work:
    return Work(FileStore(folder))


def as_text(answer: Answer) -> str:
    """Give an answer as the text of its file."""
    record = {"format": "caring-answer", "version": VERSION, **asdict(answer)}
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def as_answer(text: str, item: str, where: str) -> Answer:
    """Read an answer from the text of its file.

    Args:
        text: what ``as_text`` gave.
        item: whose answer it should be.
        where: the place that an error names.

    Raises:
        CaringError: when it is damaged, or another item's.

    >>> as_answer(as_text(Answer("order.first", now(), ["S5"])), "order.first", "here").value
    ['S5']
    """
    try:
        record = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise CaringError(f"{where} can't be read ({type(error).__name__}).") from None
    if not isinstance(record, dict) or record.get("version") != VERSION or record.get("item") != item:
        raise CaringError(f"{where} is not an answer that this kit can read.")
    return _answer(record, where)


def _check_item(item: object) -> None:
    if not isinstance(item, str) or not ITEM.fullmatch(item):
        raise CaringError(f"“{str(item)[:80]}” can't be the name of an answer.")


def is_plain(value: Any, depth: int = DEEPEST) -> bool:
    """Say whether every reader of JSON could give a value back the same."""
    if isinstance(value, dict):
        return all(isinstance(key, str) for key in value) and is_plain([*value, *value.values()], depth)
    if isinstance(value, list):
        return depth > 0 and all(is_plain(part, depth - 1) for part in value)
    if isinstance(value, str):
        return not HALF_LETTER.search(value)
    return value is None or isinstance(value, int) or (isinstance(value, float) and isfinite(value))


def _answer(record: dict[str, Any], where: str) -> Answer:
    try:
        return Answer(record["item"], record["made"], record["value"])
    except (KeyError, CaringError):
        raise CaringError(f"{where} holds something that is not an answer of this workshop.") from None


def _read_work(text: str) -> list[Answer]:
    what = "This is not a file that the workshop took out"
    if isinstance(text, str) and len(text) > LARGEST_FILE:
        raise CaringError(f"{what}: it is too large.")
    try:
        record = json.loads(text)
    except (TypeError, ValueError, RecursionError):
        raise CaringError(f"{what}: it can't be read as JSON. Choose a file named like caring-work-….json.") from None
    if (
        not isinstance(record, dict)
        or record.get("format") != "caring-work"
        or not isinstance(record.get("answers"), list)
    ):
        raise CaringError(f"{what}. Choose a file named like caring-work-….json.")
    if record.get("version") != VERSION:
        raise CaringError(f"This file has version {record.get('version')!r}, and this kit reads version {VERSION}.")
    entries = record["answers"]
    if not all(isinstance(entry, dict) for entry in entries):
        raise CaringError(f"{what}: one of its answers has no item.")
    return [_answer(entry, f"Answer {number}") for number, entry in enumerate(entries, start=1)]


def _seed() -> int:
    fixed = os.environ.get("CARING_SEED", "")
    return int(fixed) if re.fullmatch(r"[0-9]{1,9}", fixed) else secrets.randbelow(1_000_000)


def stamp() -> str:
    """Give the time for a file's name, in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y%m%d-%H%M%S")

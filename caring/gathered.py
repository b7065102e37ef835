"""A class's answers, gathered from the files that its people took out, or from a room's table; no name is kept.

Only what a person has sealed or finished counts. Two files of one person are known by it: a sealed order and a finished
rating carry the second in which they were made, and never change. Two such answers alike are one person's.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from caring import answers, scoring
from caring.errors import CaringError
from caring.library import sample_class, scripts, statistics
from caring.progress import LARGEST_FILE, MemoryStore, Work

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from caring.library import SamplePerson

LONGEST_NAME = 60  # of a file, in a sentence
EXPORT = "item,round,order,"  # how a room's table begins
EXPORTED = "2026-01-01T00:00:00+00:00"  # a room's export holds no times


@dataclass(frozen=True, eq=False)
class Person:
    """One person's sealed order (None if there is none) and finished ratings, by script; ``latest`` is their last act.

    ``marks`` are the sealed answers themselves, by which a second file of the same person is known.
    """

    order: tuple[str, ...] | None
    ratings: Mapping[str, answers.Rating]
    marks: frozenset[str]
    latest: str


@dataclass(frozen=True)
class Gathered:
    """The people of a class, a sentence for each file that was left out, and how many were repeats of a person."""

    people: tuple[Person, ...] = ()
    left_out: tuple[str, ...] = ()
    repeats: int = 0


def gather(files: Iterable[tuple[str, str | None]], before: Gathered | None = None) -> Gathered:
    """Read files that people took out, or a room exported; whatever is wrong with one, the others count.

    Args:
        files: name and text of each; None for a text that could not be read.
        before: what was gathered already, to go on from.

    Returns:
        Everybody once, with their newest answers; and what was left out, a sentence each.

    >>> gathered = gather([("list.json", "milk, eggs")])
    >>> len(gathered.people), gathered.left_out[0][:40]
    (0, '“list.json” is left out: This is not a f')
    """
    before = before or Gathered()
    people, sentences = list(before.people), list(before.left_out)
    for name, text in files:
        try:
            if text and text.lstrip("\ufeff").startswith(EXPORT):
                people += _exported(text)
                continue
            person, damaged = _person(text)
        except CaringError as error:
            sentences.append(f"“{_shown(name)}” is left out: {error}")
            continue
        people.append(person)
        if damaged:
            which = "one answer" if damaged == 1 else f"{damaged} answers"
            sentences.append(f"“{_shown(name)}” counts, without {which} that I can’t use.")
    once = _once(people)
    return Gathered(tuple(once), tuple(dict.fromkeys(sentences)), before.repeats + len(people) - len(once))


def gather_folder(folder: str | Path, before: Gathered | None = None) -> Gathered:
    """Read every file of a folder whose name ends in ``.json`` or ``.csv``; see ``gather``.

    Raises:
        CaringError: when there is no such folder, or no such file in it.
    """
    place = Path(folder).expanduser()
    try:
        kinds = (".json", ".csv")  # what a person took out, and what a room exported
        paths = sorted(path for path in place.iterdir() if path.suffix.lower() in kinds and path.name[0] != ".")
    except (OSError, ValueError):  # ValueError: a name that no system has
        raise CaringError(
            f"I can’t open the folder {str(folder)[:200]}. Look at its name, or choose the files."
        ) from None
    if not paths:
        missing = f"There is no file in {place} whose name ends in .json or .csv."
        raise CaringError(f"{missing} Put the class’s files there first.")
    return gather(((path.name, _read(path)) for path in paths), before)


def _exported(text: str) -> list[Person]:
    """Give the people of a room's export: as many as answered anything, each with one of the answers to each item.

    The export ties no two answers together, so these people are nobody; what is shown of each item is the class's.
    """
    people: list[Person] = []
    places: Counter[str] = Counter()
    mark = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()  # the same table counts once
    for row in csv.DictReader(io.StringIO(text.lstrip("\ufeff"))):
        order, ratings = _answered(row)
        if not order and not ratings:
            continue
        number = places[row["item"]]
        places[row["item"]] += 1
        if number == len(people):
            people.append(Person(None, {}, frozenset({f"{mark} {number}"}), EXPORTED))
        before = people[number]
        people[number] = replace(before, order=order or before.order, ratings={**before.ratings, **ratings})
    return people


def _answered(row: Mapping[str, str]) -> tuple[tuple[str, ...] | None, dict[str, answers.Rating]]:
    """Give a row's order or rating; neither for what the debrief doesn't show."""
    known = {f"rating.{script.id}": script.id for script in scripts()}
    try:
        if row["item"] in known:
            levels = {criterion: int(row[criterion]) for criterion in scoring.CRITERIA}
            scoring.check_ratings(levels)
            return None, {known[row["item"]]: answers.Rating(int(row["wonder"]), levels, "", EXPORTED)}
        order = tuple(row["order"].split()) if (row["item"], row["round"]) == ("order.first", "1") else None
    except (AttributeError, KeyError, TypeError, ValueError):
        raise CaringError("One of its rows is none that a room writes.") from None
    if order and sorted(order) != sorted(statistic.id for statistic in statistics()):
        raise CaringError("One of its orders doesn’t hold the five, each once.")
    return order, {}


def made_up_class() -> Gathered:
    """Give the kit's made-up class, by the road that real files take; nobody in it exists.

    >>> len(made_up_class().people)
    24
    """
    return gather((person.id, _file(person, minute)) for minute, person in enumerate(sample_class()))


def _person(text: str | None) -> tuple[Person, int]:
    """Give what a file holds, and how many of its answers have a form that can't be used."""
    if text is None:
        raise CaringError("It can’t be read as text, or it is too large.")
    store = MemoryStore()
    work = Work(store)
    work.put_back(text)
    order = answers.order(work)
    named = {f"rating.{script.id}": script.id for script in scripts()}
    given = {named[item]: answers.rating(work, named[item]) for item in store.items() if item in named}
    ratings = {script: rating for script, rating in given.items() if rating.finished}
    sealed = [f"rating.{script}" for script in ratings] + ["order.first"] * bool(order.sealed)
    if not sealed:
        raise CaringError("It holds no sealed order and no finished rating.")
    kept = [answer for answer in work.answers() if answer.item in sealed]
    marks = frozenset(json.dumps([answer.item, answer.value], sort_keys=True) for answer in kept)
    latest = max(answer.made for answer in work.answers())
    return Person(order.ids if order.sealed else None, ratings, marks, latest), len(store.backups)


def _once(people: Iterable[Person]) -> list[Person]:
    """Keep each person's newest file."""
    kept: dict[int, Person] = {}
    holders: defaultdict[str, set[int]] = defaultdict(
        set
    )  # so that a hub's class takes no longer a person than a room's
    for number, person in enumerate(sorted(people, key=lambda each: (each.latest, len(each.marks)))):
        near = sorted({other for mark in person.marks for other in holders[mark]})
        same = [kept.pop(other) for other in near if _is_same(kept[other], person)]
        kept[number] = replace(person, marks=person.marks.union(*(each.marks for each in same)))
        for mark in kept[number].marks:
            holders[mark] = {other for other in holders[mark] if other in kept} | {number}
    return list(kept.values())


def _is_same(one: Person, other: Person) -> bool:
    """Say whether two files are one person's: in a large class, two people may rate a script alike in one second."""
    return len(one.marks & other.marks) >= min(2, len(one.marks), len(other.marks))


def _read(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8-sig") if path.stat().st_size <= LARGEST_FILE else None
    except (OSError, UnicodeDecodeError):
        return None


def _shown(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"


def _file(person: SamplePerson, minute: int) -> str:
    work = Work()
    made = f"2026-01-01T10:{minute:02}:00+00:00"  # a minute for each, so that no two are taken for one
    work.keep("order.first", {"order": list(person.order), "sealed": made, "seed": minute})
    for rating in person.ratings:
        value = {"wonder": rating.wonder, "levels": dict(rating.levels), "note": rating.note, "finished": made}
        work.keep(f"rating.{rating.script}", value)
    return work.take_out()

"""Reads and checks the kit's data: statistics, purposes, rubric and scripts.

It knows every file's name, and nobody else does. The kit's own ``data/`` wins where there is one, so that an edit
counts at once; else the copy that travels in the wheel is read.
"""

from __future__ import annotations

import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass, is_dataclass
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

from caring.errors import CaringError
from caring.tables import Problem, Row, Table, read_package

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

DESCRIPTOR = Path("data") / "datapackage.json"
TABLES = (
    "statistics", "traces", "argument", "purposes", "relevance", "criteria", "levels", "scripts", "references",
    "second_opinions", "cues", "broadcasts", "questions", "choices",
    "guesses", "valuable_from", "passages", "keeps", "sample_people", "sample_ratings", "demands", "hints",
)  # fmt: skip
LEVELS = range(5)
SHOWN_AT_ONCE = 5
HALVES_OF_A_PAIR = 2
APART = 2  # levels: fewer is no disagreement worth a second opinion
FEWEST_CHOICES = 3
# Each of these tables has a row for every combination of what its columns name (None: the levels themselves).
COMPLETE: Mapping[str, Mapping[str, str | None]] = {
    "traces": {"statistic": "statistics"},
    "relevance": {"purpose": "purposes", "statistic": "statistics"},
    "levels": {"criterion": "criteria", "level": None},
    "references": {"script": "scripts", "criterion": "criteria"},
}
REASONS = ("reason", "for_more", "for_less", "for_earlier", "for_later")
# Each of these tables quotes a text: which of its columns names the text, and in which table the text stands.
QUOTING: Mapping[str, tuple[str, str]] = {
    "references": ("script", "scripts"),
    "second_opinions": ("script", "scripts"),
    "valuable_from": ("script", "scripts"),
    "keeps": ("passage", "passages"),
}


@dataclass(frozen=True)
class Trace:
    """The back of a fact card: what could be traced of a claim, or of one half of it."""

    id: str
    statistic: str
    printed: str
    published: str
    counted: str
    publisher: str
    sponsor: str
    year: str
    asked: str
    cannot_show: str
    status: str
    address: str


@dataclass(frozen=True)
class Statistic:
    """One of the five claims, in the article's words, with what could be traced of it (S3 has two halves)."""

    id: str
    name: str
    claim: str
    traces: tuple[Trace, ...]


@dataclass(frozen=True)
class Relevance:
    """The authors' relevance (0–4) of a statistic for a purpose, and their reason."""

    statistic: str
    relevance: int
    reason: str


@dataclass(frozen=True)
class Purpose:
    """What an order is for, with the authors' relevance of each statistic for it."""

    id: str
    name: str
    question: str
    relevance: Mapping[str, Relevance]


@dataclass(frozen=True)
class Level:
    """One level of a criterion: 0–4, what is heard at it, and a sentence as an example."""

    level: int
    behaviour: str
    example: str


@dataclass(frozen=True)
class Criterion:
    """One of the rubric's six, with its five levels in order; ``half`` is connection or value."""

    id: str
    half: str
    name: str
    question: str
    levels: tuple[Level, ...]


@dataclass(frozen=True)
class Reference:
    """The authors' rating (0–4) of a script on a criterion, with what speaks for it, for more and for less."""

    level: int
    reason: str
    for_more: str
    for_less: str


@dataclass(frozen=True)
class SecondOpinion:
    """What another thoughtful reader gave (0–4), at least two levels from the authors, and why."""

    level: int
    reason: str


@dataclass(frozen=True)
class Script:
    """A sample script; its words are ``.text``, the authors' ratings ``.reference`` by criterion id.

    ``second`` holds second opinions by criterion id, where there are any. Two scripts of the same ``pair`` have the
    same content: the later one changes the address or the value.
    """

    id: str
    title: str
    niche: str
    creator: str
    pace: str
    pair: str
    text: str
    reference: Mapping[str, Reference]
    second: Mapping[str, SecondOpinion]


@dataclass(frozen=True)
class Broadcast:
    """A short script that speaks to a crowd, to be rewritten for one person."""

    id: str
    title: str
    niche: str
    creator: str
    text: str


@dataclass(frozen=True)
class Step:
    """A step of the article's argument: a short quotation, what it says, and the statistic it picks, if any."""

    step: int
    statistic: str
    quote: str
    meaning: str


@dataclass(frozen=True)
class Cue:
    """A rule about words: what it is a sign of, its pattern, its reason and source, and sentences that prove it."""

    id: str
    half: str
    sign: str
    pattern: str
    reason: str
    source: str
    matches: tuple[str, ...]
    misses: tuple[str, ...]


@dataclass(frozen=True)
class Choice:
    """One answer to a question: whether it is the one that fits, and what the learner reads after choosing it."""

    choice: str
    text: str
    right: bool
    feedback: str


@dataclass(frozen=True)
class Question:
    """A question of the check at a lesson's end; one of its choices fits."""

    id: str
    lesson: str
    question: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class SampleRating:
    """A made-up person's rating of a script: wonder and the six levels (0–4 each), and a note, often empty."""

    script: str
    wonder: int
    levels: Mapping[str, int]
    note: str


@dataclass(frozen=True)
class SamplePerson:
    """Somebody made up: their order of the statistics, most important first, and their ratings."""

    id: str
    order: tuple[str, ...]
    ratings: tuple[SampleRating, ...]


@dataclass(frozen=True)
class Demand:
    """One thing that an exercise asks of an answer: the rule that looks for it, and the feedback when it isn't there.

    ``looks_for`` finishes the sentence “I look for …”; it is empty for a known mistake, which is only named when made.
    """

    exercise: str
    id: str
    rule: str
    value: str
    looks_for: str
    why: str
    advice: str


@dataclass(frozen=True)
class Given:
    """The authors' rating (0–4) of one script on one criterion, as a flat row for tables."""

    script: str
    criterion: str
    half: str
    level: int


@dataclass(frozen=True)
class Guess:
    """A question that a lesson asks before it teaches: what can be guessed, and what was found."""

    id: str
    lesson: str
    question: str
    choices: tuple[str, ...]
    found: str
    source: str


@dataclass(frozen=True)
class ValuableFrom:
    """From which sentence a script is valuable in the authors' eyes (none: nowhere), and what speaks for others."""

    script: str
    quote: str
    reason: str
    for_earlier: str
    for_later: str


@dataclass(frozen=True)
class Keep:
    """What makes a text valuable: its kind (step, reason, moment), where it is said, and by which words it is known."""

    kind: str
    quote: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Passage:
    """A text to work on, such as the one to cut; ``keeps`` say what makes it valuable."""

    id: str
    title: str
    creator: str
    text: str
    keeps: tuple[Keep, ...]


def kit_folder() -> Path:
    """Find the folder that holds ``data/`` and ``course.toml``.

    Returns:
        The folder that the environment variable CARING_KIT names; else the kit around the current folder; else the kit
        around this package; else the copy inside the wheel.

    >>> (kit_folder() / "course.toml").is_file()
    True
    """
    named = os.environ.get("CARING_KIT")
    here = Path.cwd()
    package = Path(__file__).resolve().parent
    places = [Path(named)] if named else []
    places += [here, *here.parents, package.parent]
    return next((place for place in places if (place / DESCRIPTOR).is_file()), package / "kit")


def statistics() -> tuple[Statistic, ...]:
    """Give the five statistics in the article's numbering.

    Raises:
        CaringError: when a table can't be read; it names file, row and column.

    >>> [statistic.id for statistic in statistics()]
    ['S1', 'S2', 'S3', 'S4', 'S5']
    """
    rows, traces = _load("statistics"), _load("traces")
    found = [Trace(**trace) for trace in traces]
    return tuple(Statistic(**row, traces=tuple(t for t in found if t.statistic == row["id"])) for row in rows)


def purposes() -> tuple[Purpose, ...]:
    """Give what an order can be for, each with the authors' relevance (0–4) of every statistic.

    Raises:
        CaringError: when a table can't be read; it names file, row and column.

    >>> purposes()[0].relevance["S1"].relevance in range(5)
    True
    """
    given = list(_load("relevance"))
    return tuple(
        Purpose(**row, relevance={g["statistic"]: _relevance(g) for g in given if g["purpose"] == row["id"]})
        for row in _load("purposes")
    )


def rubric() -> tuple[Criterion, ...]:
    """Give the six criteria: three of connection, then three of value, each with its five levels.

    Raises:
        CaringError: when a table can't be read; it names file, row and column.

    >>> [criterion.half for criterion in rubric()].count("value")
    3
    """
    levels = sorted(_load("levels"), key=lambda row: row["level"])
    return tuple(
        Criterion(
            **row,
            levels=tuple(
                Level(lv["level"], lv["behaviour"], lv["example"]) for lv in levels if lv["criterion"] == row["id"]
            ),
        )
        for row in _load("criteria")
    )


def scripts() -> tuple[Script, ...]:
    """Give the sample scripts in the file's order, with the authors' ratings and reasons, and second opinions.

    Raises:
        CaringError: when a table can't be read; it names file, row and column.

    >>> all(script.text for script in scripts())
    True
    """
    given, others = _by_script("references"), _by_script("second_opinions")
    return tuple(
        Script(
            **row,
            reference={g["criterion"]: _reference(g) for g in given[row["id"]]},
            second={o["criterion"]: SecondOpinion(o["level"], o["reason"]) for o in others[row["id"]]},
        )
        for row in _load("scripts")
    )


def broadcasts() -> tuple[Broadcast, ...]:
    """Give the scripts to rewrite for one person, in the file's order.

    Raises:
        CaringError: when the table can't be read; it names file, row and column.

    >>> len(broadcasts()) >= 5
    True
    """
    return tuple(Broadcast(**row) for row in _load("broadcasts"))


def argument() -> tuple[Step, ...]:
    """Give the article's argument in short quotations, step by step.

    Raises:
        CaringError: when the table can't be read; it names file, row and column.

    >>> sum(bool(step.statistic) for step in argument())
    1
    """
    return tuple(Step(**row) for row in _load("argument"))


def pick() -> str:
    """Give the id of the one statistic that the article picks.

    Raises:
        CaringError: when the table picks none or several.

    >>> pick() in {statistic.id for statistic in statistics()}
    True
    """
    picked = [step.statistic for step in argument() if step.statistic]
    if len(picked) != 1:
        raise CaringError(f"data/argument.csv picks {len(picked)} statistics; let one step name one, the others none.")
    return picked[0]


def cues() -> tuple[Cue, ...]:
    """Give the reader's cues, each with sentences that it must and must not match.

    Raises:
        CaringError: when the table can't be read; it names file, row and column.
    """
    return tuple(
        Cue(**{**row, "matches": _parts(row["matches"]), "misses": _parts(row["misses"])}) for row in _load("cues")
    )


def questions(lesson: str = "") -> tuple[Question, ...]:
    """Give the questions of one lesson's check, or of all.

    Args:
        lesson: the lesson's id; all lessons, if not given.

    Raises:
        CaringError: when a table can't be read; it names file, row and column.

    >>> {question.lesson for question in questions("start_here")}
    {'start_here'}
    """
    choices = list(_load("choices"))
    return tuple(
        Question(**row, choices=tuple(_choice(c) for c in choices if c["question"] == row["id"]))
        for row in _load("questions")
        if lesson in {"", row["lesson"]}
    )


def sample_class() -> tuple[SamplePerson, ...]:
    """Give the made-up class: nobody in it exists, and no opinion in it was asked of anybody.

    Raises:
        CaringError: when a table can't be read; it names file, row and column.

    >>> all(person.id.startswith("made_up_") for person in sample_class())
    True
    """
    given = list(_load("sample_ratings"))
    return tuple(
        SamplePerson(
            row["id"], tuple(row["order"].split()), tuple(_sample(g) for g in given if g["person"] == row["id"])
        )
        for row in _load("sample_people")
    )


def demands(exercise: str) -> tuple[Demand, ...]:
    """Give what an exercise asks of an answer, in the order in which it is looked for.

    Raises:
        CaringError: when the table can't be read; it names file, row and column.

    >>> demands("no_such_exercise")
    ()
    """
    return tuple(
        Demand(exercise, row["demand"], row["rule"], row["value"], row["looks_for"], row["why"], row["try"])
        for row in _load("demands")
        if row["exercise"] == exercise
    )


def hints(exercise: str) -> tuple[str, ...]:
    """Give an exercise's hints, from a nudge to nearly there.

    Raises:
        CaringError: when the table can't be read; it names file, row and column.

    >>> hints("no_such_exercise")
    ()
    """
    rows = sorted((row for row in _load("hints") if row["exercise"] == exercise), key=lambda row: row["step"])
    return tuple(row["hint"] for row in rows)


def exercises_described() -> frozenset[str]:
    """Give the ids of all exercises that have a demand or a hint."""
    return frozenset(row["exercise"] for name in ("demands", "hints") for row in _load(name))


def references() -> tuple[Given, ...]:
    """Give every rating of the authors as a row of its own, for ``table(references())``.

    Raises:
        CaringError: when a table can't be read; it names file, row and column.

    >>> len(references()) == len(scripts()) * len(rubric())
    True
    """
    halves = {criterion.id: criterion.half for criterion in rubric()}
    return tuple(Given(s.id, c, half, s.reference[c].level) for s in scripts() for c, half in halves.items())


def guesses() -> tuple[Guess, ...]:
    """Give the questions that lessons ask before they teach.

    Raises:
        CaringError: when the table can't be read; it names file, row and column.

    >>> len(guesses()[0].choices)
    3
    """
    return tuple(Guess(**{**row, "choices": _parts(row["choices"])}) for row in _load("guesses"))


def valuable_from() -> tuple[ValuableFrom, ...]:
    """Give from which sentence some scripts are valuable in the authors' eyes, in the file's order.

    Raises:
        CaringError: when the table can't be read; it names file, row and column.

    >>> valuable_from()[0].quote
    'Take a second pair.'
    """
    return tuple(ValuableFrom(**row) for row in _load("valuable_from"))


def passage(name: str) -> Passage:
    """Give a text to work on.

    Args:
        name: what it is for: ``aloud`` or ``cut``.

    Raises:
        CaringError: when there is no such text, or a table can't be read; it names file, row and column.

    >>> passage("cut").title
    'A slip of paper'
    """
    kept = [row for row in _load("keeps") if row["passage"] == name]
    keeps = tuple(Keep(row["kind"], row["quote"], _parts(row["words"])) for row in kept)
    found = next((row for row in _load("passages") if row["id"] == name), None)
    if found is None:
        raise CaringError(f"data/passages.csv has no text “{name}”. Put the kit’s own copy back.")
    return Passage(**found, keeps=keeps)


def table(records: Iterable[Any]) -> pd.DataFrame:
    """Give any of the kit's records as a pandas table, one row a record.

    Args:
        records: what ``statistics()``, ``purposes()``, ``rubric()`` or ``scripts()`` returned; a reading's sentences.

    Returns:
        A table whose columns are the records' fields; fields that hold further records stay in their own functions.

    Raises:
        CaringError: when it is given one record, or something else.

    >>> list(table(statistics()).columns)
    ['id', 'name', 'claim']
    """
    import pandas as pd  # noqa: PLC0415 - the lower half is imported without pandas

    if hasattr(records, "_asdict") or is_dataclass(records) or not isinstance(records, Iterable):
        raise CaringError(f"Give several records, as statistics() gives them, not one {type(records).__name__}.")
    rows = (record._asdict() if hasattr(record, "_asdict") else asdict(record) for record in records)
    return pd.DataFrame([{name: value for name, value in row.items() if _is_plain(value)} for row in rows])


def check_all() -> list[str]:
    """Check every table and what one says of another.

    Returns:
        Each problem as a sentence with file, row and column; empty when all is well.

    >>> check_all()
    []
    """
    return [str(problem) for problem in _tables(kit_folder())[1]]


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def _is_plain(value: object) -> bool:
    return isinstance(value, (str, int, float))


def _relevance(row: Mapping[str, Any]) -> Relevance:
    return Relevance(row["statistic"], row["relevance"], row["reason"])


def _by_script(name: str) -> Mapping[str, list[Row]]:
    """Gather a table's rows by the script that they are about."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in _load(name):
        found[row["script"]].append(row)
    return found


def _reference(row: Mapping[str, Any]) -> Reference:
    return Reference(row["level"], row["reason"], row["for_more"], row["for_less"])


def _choice(row: Mapping[str, Any]) -> Choice:
    return Choice(row["choice"], row["text"], row["right"] == "yes", row["feedback"])


def _sample(row: Mapping[str, Any]) -> SampleRating:
    other = ("person", "script", "wonder", "note")
    levels = {column: cell for column, cell in row.items() if column not in other}
    return SampleRating(row["script"], row["wonder"], levels, row["note"])


def _load(name: str) -> Table:
    tables, found = _tables(kit_folder())
    problems = [problem for problem in found if problem.file == tables[name].file]
    if problems:
        more = len(problems) - SHOWN_AT_ONCE
        lines = [str(problem) for problem in problems[:SHOWN_AT_ONCE]] + ([f"… and {more} more."] if more > 0 else [])
        raise CaringError("The kit's data needs a look:\n" + "\n".join(lines))
    return tables[name]


def _tables(kit: Path) -> tuple[dict[str, Table], list[Problem]]:
    folder = (kit / DESCRIPTOR).parent
    try:
        # Editors lay hidden lock files beside what they edit; some of them are links that lead nowhere.
        files = sorted(file for file in folder.iterdir() if not file.name.startswith("."))
        stamps = tuple((file.name, file.stat().st_mtime_ns, file.stat().st_size) for file in files)
    except OSError as error:
        wanted = "Take a fresh copy of the kit, or set CARING_KIT to the folder that holds data/."
        raise CaringError(f"No data was found in {folder} ({error.strerror}). {wanted}") from None
    return _read(folder, stamps)


@lru_cache(maxsize=4)
def _read(folder: Path, _stamps: tuple[tuple[str, int, int], ...]) -> tuple[dict[str, Table], list[Problem]]:
    """Read and check every table once for as long as no file in the folder changes."""
    wanted = "Put the kit's own copy back."
    try:
        tables = read_package(folder / DESCRIPTOR.name)
    except (ValueError, LookupError, TypeError, re.error) as error:
        raise CaringError(f"data/{DESCRIPTOR.name} can't be read ({error!r}). {wanted}") from None
    missing = [name for name in TABLES if name not in tables]
    if missing:
        raise CaringError(f"data/{DESCRIPTOR.name} describes no table {', '.join(missing)}. {wanted}")
    return tables, _problems(tables)


def _problems(tables: Mapping[str, Table]) -> list[Problem]:
    """Collect each table's problems, then gaps and misquotations in those that can be read."""
    problems = [problem for table in tables.values() for problem in table.problems]
    for name, columns in COMPLETE.items():
        targets = [target for target in columns.values() if target]
        if not any(tables[each].problems for each in (name, *targets)):
            wanted = product(*([row["id"] for row in tables[t]] if t else LEVELS for t in columns.values()))
            problems += _gaps(tables[name], tuple(columns), wanted)
    if not tables["questions"].problems and not tables["choices"].problems:
        problems += _undecided(tables)
    for name, (source, target) in QUOTING.items():
        if not any(tables[each].problems for each in (name, target)):
            problems += _misquotations(tables[name], {row["id"]: row["text"] for row in tables[target]}, source)
    references, seconds = tables["references"], tables["second_opinions"]
    if not references.problems and not seconds.problems:
        problems += _agreements(references, seconds)
    return problems + _unpaired(tables["scripts"])


def _gaps(table: Table, columns: tuple[str, ...], wanted: Iterable[tuple[Any, ...]]) -> list[Problem]:
    """Find the combinations that have no row."""
    present = {tuple(row[column] for column in columns) for row in table}
    return [
        Problem(table.file, None, columns[-1], "no row for " + " and ".join(map(str, w)), "one row for each")
        for w in wanted
        if w not in present
    ]


def _undecided(tables: Mapping[str, Table]) -> list[Problem]:
    """Find questions of which not exactly one choice fits, or that have too few."""
    problems = []
    for row in tables["questions"]:
        right = [choice["right"] for choice in tables["choices"] if choice["question"] == row["id"]]
        if right.count("yes") != 1 or len(right) < FEWEST_CHOICES:
            found = f"{right.count('yes')} of {len(right)} choices that fit {row['id']}"
            wanted = f"one that fits, of at least {FEWEST_CHOICES}"
            problems.append(Problem("choices.csv", None, "right", found, wanted))
    return problems


def _misquotations(table: Table, texts: Mapping[str, str], source: str) -> list[Problem]:
    """Find reasons that quote words which their script doesn't hold, or that quote nothing."""
    problems = []
    for number, row in table.rows:
        for column in filter(row.__contains__, REASONS):
            quotes = re.findall(r"“([^”]+)”", row[column])
            wrong = [quote for quote in quotes if quote not in texts[row[source]]]
            if wrong or (row[column] and not quotes):
                found = wrong[0] if wrong else row[column]
                problems.append(
                    Problem(table.file, number, column, found, "a sentence that quotes its script word by word"),
                )
        if row.get("quote") and row["quote"] not in texts[row[source]]:
            problems.append(Problem(table.file, number, "quote", row["quote"], "words that stand in the text"))
    return problems


def _agreements(references: Table, seconds: Table) -> list[Problem]:
    """Find second opinions that are too near the authors' rating to be one."""
    ours = {(row["script"], row["criterion"]): row["level"] for row in references}
    return [
        Problem(seconds.file, number, "level", str(row["level"]), f"a level at least {APART} from the authors’ {level}")
        for number, row in seconds.rows
        if (level := ours.get((row["script"], row["criterion"]))) is not None and abs(row["level"] - level) < APART
    ]


def _unpaired(scripts: Table) -> list[Problem]:
    """Find scripts whose pair hasn't exactly two halves."""
    halves = Counter(row["pair"] for row in scripts)
    return [
        Problem(scripts.file, number, "pair", row["pair"], "a pair’s id that exactly two scripts have")
        for number, row in scripts.rows
        if row["pair"] and halves[row["pair"]] != HALVES_OF_A_PAIR
    ]

"""Proves the course: ``caring check`` prints what this finds. Each problem says where, what is wrong and what to do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from caring import course, library, marked
from caring.course import MANIFEST
from caring.errors import CaringError
from caring.library import kit_folder
from caring.rules import words
from caring.run_sheets import run_sheet_problems
from caring.trying import exercise_problems

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORDS_A_MINUTE = 200
MINUTES_OFF = 3  # a lesson's stated minutes may differ by so many from the computed ones
WITHOUT_MOUSE = "## The same without a mouse"
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)|<img[^>]+src=\"([^\"]+)\"")
QUOTATION = re.compile(r"```.*?```|`[^`]*`|“[^”]*”|\"[^\"]*\"|\*\*[^*]+\*\*|^>.*?$", re.DOTALL | re.MULTILINE)
# Words that the design does not use, and what it says instead.
UNWANTED = {
    r"users?": "“person”, “viewer”, “learner” or “you”",
    r"all of you": "“you”",
    r"click(?:s|ed)? (?:on|here)": "“press” or “choose”",
    r"simply|just follow": "no word at all",
}


def problems() -> list[str]:
    """Look through the whole course: data, manifest, files, exercises, links, minutes and words.

    Returns:
        Each problem as a sentence with file, place, what is wrong and what to do; empty when all is well.
    """
    found = library.check_all()
    if found:
        return found
    found = course.course_problems()
    try:
        known = course.exercises()
    except CaringError:
        return found  # the manifest's own problem is among them
    for part in (run_sheet_problems, file_problems, link_problems, word_problems, minute_problems):
        found += part()
    for exercise in known:
        found += exercise_problems(exercise)
    return list(dict.fromkeys(found))  # a notebook that doesn't run is one problem, not one for each of its exercises


def file_problems() -> list[str]:
    """Compare manifest, solutions, exercises and tables: each knows the same exercises, and nothing else is there."""
    if not marked.solution_notebooks():
        return []  # the package alone carries no exercises folder
    kit = kit_folder()
    found = [f"{MANIFEST} lists the exercise {name} twice; give one another id." for name in _twice()]
    known = {each.id: each for each in course.exercises()}
    solutions = {path.name: path for path in marked.solution_notebooks()}
    found += [
        f"{folder}/{path.name} belongs to no exercise; take it out, or name it as its lesson."
        for folder in ("solutions", "exercises")
        for path in sorted((kit / folder).iterdir())
        if path.name not in {*solutions, "README.md", ".ipynb_checkpoints"}
    ]
    for path in solutions.values():
        found += _derived_problems(path)
        found += [
            f"solutions/{path.name} checks “{name}”, which {MANIFEST} doesn’t list for this lesson; "
            "add an entry or take the cell out."
            for name in _checked(path)
            if name not in known or known[name].lesson != path.stem[3:]
        ]
    lessons = [lesson.id for lesson in course.lessons()]
    found += [
        f"{MANIFEST}, exercise {each.id}: no lesson is called “{each.lesson}”; write one of {', '.join(lessons)}."
        for each in known.values()
        if each.lesson not in lessons
    ]
    found += [
        f"data/ has demands or hints for “{name}”, which {MANIFEST} doesn’t list; add an entry or take the rows out."
        for name in sorted(library.exercises_described() - set(known))
    ]
    return found


def link_problems() -> list[str]:
    """Find links and pictures in notebooks and papers that lead to no file."""
    found = []
    for path, place, text in _prose():
        for link in LINK.finditer(re.sub(r"```.*?```|`[^`]*`", "", text, flags=re.DOTALL)):
            target = (link[1] or link[2]).partition("#")[0]
            if target and not re.match(r"[a-z]+:", target) and not (path.parent / unquote(target)).exists():
                found.append(f"{_name(path)}{place}: the link to “{target}” leads nowhere; mend it or take it out.")
    return found


def word_problems() -> list[str]:
    """Find words in prose, outside quotation, that the design does not use."""
    texts = [(f"{_name(path)}{place}", text) for path, place, text in _prose() if path.suffix == ".ipynb"]
    texts += [
        (f"data/{table}, {exercise.id}", text)
        for exercise in course.exercises()
        for table, parts in (
            ("hints.csv", library.hints(exercise.id)),
            ("demands.csv", [t for d in library.demands(exercise.id) for t in (d.looks_for, d.why, d.advice)]),
        )
        for text in parts
    ]
    titles = "|".join(re.escape(lesson.title) for lesson in course.lessons())
    found = []
    for where, text in texts:
        spoken = re.sub(titles, " ", QUOTATION.sub(" ", text))
        for pattern, instead in UNWANTED.items():
            match = re.search(rf"\b(?:{pattern})\b", spoken, re.IGNORECASE)
            if match:
                found.append(f"{where}: it says “{match[0]}”; write {instead}, or put a quotation in quotation marks.")
    return found


def minute_problems() -> list[str]:
    """Compare each lesson's minutes with its words ÷ 200 and the stated minutes of its interactions."""
    found = []
    for lesson in course.lessons():
        path = kit_folder() / "notebooks" / lesson.file
        if lesson.minutes_alone is None or not path.is_file():
            continue
        shown = set(_shown(path))
        stated = set(lesson.interactions)
        where = f"{MANIFEST}, {lesson.id}, interactions"
        found += [f"{where}: {name} has no minutes; say how many it takes alone." for name in sorted(shown - stated)]
        found += [f"{where}: the lesson shows no {name}; take it out." for name in sorted(stated - shown)]
        minutes = computed_minutes(lesson)
        if abs(minutes - lesson.minutes_alone) > MINUTES_OFF:
            found.append(
                f"{MANIFEST}, {lesson.id}: minutes_alone says {lesson.minutes_alone}, and reading (words ÷ "
                f"{WORDS_A_MINUTE}) with its interactions takes {minutes:.0f}; change one of them."
            )
    return found


def computed_minutes(lesson: course.Lesson) -> float:
    """Give a lesson's minutes for one person: its words ÷ 200, and what its interactions take."""
    path = kit_folder() / "notebooks" / lesson.file
    count = sum(len(words(text)) for text in _before_the_appendix(path))
    return count / WORDS_A_MINUTE + lesson.minutes_interacting


def _derived_problems(path: Path) -> list[str]:
    try:
        wanted = marked.derived(path)
    except CaringError as error:
        return [str(error)]
    target = kit_folder() / "exercises" / path.name
    if target.is_file() and target.read_text(encoding="utf-8") == wanted:
        return []
    what = f"exercises/{path.name} is not what solutions/{path.name} makes"
    return [f"{what}; run “python3 start.py exercises”, and edit only solutions/."]


def _checked(path: Path) -> list[str]:
    source = "\n".join(marked.text_of(cell) for cell in marked.read(path)["cells"] if cell["cell_type"] == "code")
    return list(dict.fromkeys(re.findall(r"\bcheck\(\s*\"([^\"]*)\"", source)))


def _twice() -> list[str]:
    ids = [each.id for each in course.exercises()]
    return sorted({name for name in ids if ids.count(name) > 1})


def _shown(path: Path) -> list[str]:
    """Give the names of the views that a lesson shows: cells that end in one, without anybody else's work."""
    sources = [marked.text_of(c).strip() for c in marked.read(path)["cells"] if c["cell_type"] == "code"]
    return [match[1] for s in sources if (match := re.fullmatch(r"([A-Z]\w+)\((?:\"\w+\")?\)", s.split("\n")[-1]))]


def _before_the_appendix(path: Path) -> Iterator[str]:
    for cell in marked.read(path)["cells"]:
        if cell["cell_type"] == "markdown":
            before, _, after = marked.text_of(cell).partition(WITHOUT_MOUSE)
            yield before
            if after:
                return


def _prose() -> Iterator[tuple[Path, str, str]]:
    """Give every piece of prose with its file and place."""
    kit = kit_folder()
    for path in (*sorted(kit.glob("*.md")), *sorted(kit.glob("*/README.md"))):
        yield path, "", path.read_text(encoding="utf-8")
    for folder in ("notebooks", "solutions"):
        for path in sorted((kit / folder).glob("*.ipynb")):
            for number, cell in enumerate(marked.read(path)["cells"], start=1):
                if cell["cell_type"] == "markdown":
                    yield path, f", cell {number}", marked.text_of(cell)


def _name(path: Path) -> str:
    return path.relative_to(kit_folder()).as_posix()

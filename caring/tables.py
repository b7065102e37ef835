"""Reads a table by its description (Frictionless Table Schema) and says which cell is wrong, and how.

The descriptor ``datapackage.json`` is the only place that says what a cell may hold; spreadsheets change files in ways
of their own (a byte-order mark, semicolons, empty rows at the end), and those are read as well.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

Row = dict[str, Any]


@dataclass(frozen=True)
class Problem:
    """One thing in a data file that needs a person: where it is, what was found, what is allowed.

    >>> print(Problem("levels.csv", 7, "level", "5", "a whole number from 0 to 4"))
    data/levels.csv, row 7, column “level”: found “5”; allowed is a whole number from 0 to 4.
    """

    file: str
    row: int | None
    column: str | None
    found: str
    allowed: str

    def __str__(self) -> str:
        """Say it in a sentence."""
        row = f", row {self.row}" if self.row else ""
        column = f", column “{self.column}”" if self.column else ""
        found = self.found if len(self.found) <= 60 else self.found[:59] + "…"  # noqa: PLR2004
        return f"data/{self.file}{row}{column}: found “{found}”; allowed is {self.allowed}."


@dataclass(frozen=True)
class Table:
    """A data file's rows as the spreadsheet numbers them (the header is row 1), and its problems."""

    file: str
    rows: tuple[tuple[int, Row], ...]
    problems: tuple[Problem, ...]

    def __iter__(self) -> Iterator[Row]:
        """Go through the rows without their numbers."""
        return (row for _, row in self.rows)


def read_table(folder: Path, resource: Mapping[str, Any]) -> Table:
    """Read one resource of a data package and check every cell.

    Args:
        folder: where the descriptor and the files are.
        resource: the descriptor's entry, with ``path`` and ``schema``; ``optional`` where no rows are all right.

    Returns:
        The rows (texts stripped, integers as int) that have the right columns, and every problem found.
    """
    file, fields = resource["path"], resource["schema"]["fields"]
    try:
        # Read as text, a line's end is the same in every cell, however the system wrote it.
        text = (folder / file).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Table(file, (), (Problem(file, None, None, "no file", "a file of this name in data/"),))
    except OSError as error:
        found = f"a file that can't be read ({error.strerror})"
        return Table(file, (), (Problem(file, None, None, found, "a file that no other program keeps to itself"),))
    except UnicodeDecodeError as error:
        wanted = "text saved as “CSV UTF-8”: save it again in that form"
        return Table(file, (), (Problem(file, None, None, f"byte {error.start} that is not UTF-8", wanted),))
    rows, problems = _records(file, text, [field["name"] for field in fields])
    if not rows and not problems and not resource.get("optional"):
        problems.append(Problem(file, None, None, "no rows", "at least one row below the header"))
    for number, row in rows:
        for field in fields:
            problem = _convert(row, field)
            if problem:
                problems.append(Problem(file, number, field["name"], str(row[field["name"]]), problem))
    problems += _repeated(file, rows, resource["schema"])
    return Table(file, tuple(rows), tuple(problems))


def read_package(descriptor: Path) -> dict[str, Table]:
    """Read every table of a data package, and check what one says of another.

    Args:
        descriptor: the package's ``datapackage.json``.

    Raises:
        ValueError: when the descriptor is no JSON.
        LookupError, TypeError: when it is JSON and describes no tables.
    """
    resources = json.loads(descriptor.read_text(encoding="utf-8-sig"))["resources"]
    tables = {resource["name"]: read_table(descriptor.parent, resource) for resource in resources}
    for resource in resources:
        for key in resource["schema"].get("foreignKeys", ()):
            table, target = tables[resource["name"]], tables[key["reference"]["resource"]]
            if not target.problems:
                known = [row[key["reference"]["fields"]] for row in target]
                strangers = tuple(_strangers(table, key["fields"], known))
                tables[resource["name"]] = replace(table, problems=table.problems + strangers)
    return tables


def _strangers(table: Table, column: str, known: Sequence[str]) -> Iterator[Problem]:
    """Find the cells of a column that name nothing in the table that they speak of."""
    for number, row in table.rows:
        if row[column] and row[column] not in known:
            yield Problem(table.file, number, column, row[column], "one of " + ", ".join(known))


def _records(file: str, text: str, names: Sequence[str]) -> tuple[list[tuple[int, Row]], list[Problem]]:
    header = text.split("\n", 1)[0]
    # Spreadsheets of many European locales write semicolons and call it CSV.
    separator = ";" if header.count(";") > header.count(",") else ","
    lines: list[list[str]] = []
    problems = []
    try:
        lines.extend(csv.reader(io.StringIO(text), delimiter=separator, strict=True))
    except csv.Error:
        # The reader stops here, so what was read up to here is what the list holds.
        wanted = "one pair of them round a cell, and two in a row for each one inside it"
        problems.append(Problem(file, len(lines) + 1, None, "a quotation mark out of place", wanted))
        if not lines:
            return [], problems
    found = _trimmed(lines[0]) if lines else []
    missing, extra = Counter(names) - Counter(found), Counter(found) - Counter(names)
    if missing or extra:
        what = " and ".join(
            [f"no column “{name}”" for name in missing] + [f"a column “{name}” too many" for name in extra],
        )
        return [], [Problem(file, 1, None, what, "the columns " + ", ".join(names))]
    rows = []
    for number, line in enumerate(lines[1:], start=2):
        cells = _trimmed(line, len(found))
        if not any(cells):
            continue
        if len(cells) != len(found):
            wanted = f"{len(found)} cells; look for a quotation mark or a {separator} too many or too few"
            problems.append(Problem(file, number, None, f"{len(cells)} cells", wanted))
            continue
        rows.append((number, dict(zip(found, cells, strict=True))))
    return rows, problems


def _trimmed(cells: Sequence[str], width: int = 0) -> list[str]:
    """Strip the cells, and drop empty ones at the end beyond a width: spreadsheets add them."""
    stripped = [cell.strip() for cell in cells]
    while len(stripped) > width and not stripped[-1]:
        stripped.pop()
    return stripped


def _convert(row: Row, field: Mapping[str, Any]) -> str | None:
    """Turn the cell into its type in place; return what would be allowed where it is not."""
    value, limits = row[field["name"]], field.get("constraints", {})
    if value == "":
        return f"{field['description']} (this cell can't be empty)" if limits.get("required") else None
    if field["type"] == "integer":
        low, high = limits["minimum"], limits["maximum"]
        if not re.fullmatch(r"[0-9]{1,9}", value) or not low <= int(value) <= high:
            return f"a whole number from {low} to {high}"
        row[field["name"]] = int(value)
    elif "enum" in limits and value not in limits["enum"]:
        return "one of " + ", ".join(limits["enum"])
    elif not re.fullmatch(limits.get("pattern", "(?s).*"), value):
        return f"{field['description']}, in the form {limits['pattern']}"
    elif len(value) > limits.get("maxLength", len(value)):
        return f"at most {limits['maxLength']} characters"
    return None


def _repeated(file: str, rows: Sequence[tuple[int, Row]], schema: Mapping[str, Any]) -> list[Problem]:
    """Find rows whose primary key or unique cell stands in an earlier row already."""
    key = schema.get("primaryKey", [])
    unique = [[key] if isinstance(key, str) else key]
    unique += [[field["name"]] for field in schema["fields"] if field.get("constraints", {}).get("unique")]
    problems = {}
    for columns in unique:
        first: dict[tuple[Any, ...], int] = {}
        for number, row in rows:
            value = tuple(row[column] for column in columns)
            if value in first:
                found = " and ".join(str(part) for part in value)
                wanted = f"a value that row {first[value]} doesn't have already"
                problems[number, columns[-1]] = Problem(file, number, columns[-1], found, wanted)
            first.setdefault(value, number)
    return list(problems.values())

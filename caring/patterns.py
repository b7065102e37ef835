"""The language in which cues are written: patterns over words and classes of words.

======================= =====================================================================
``guys``   this word, in small letters, with straight apostrophes
``<folk>`` any word of this class (``caring.words``)
``<command:stay|know>`` one of these words, where it is of this class
``_``      any word
``(a|b c)`` one of these
``x?``     perhaps; ``x{0,3}`` up to three times; nothing is unbounded
``^x``     x at the start of a clause
``[x y]``  what is shown as evidence; around it stands what must be heard too
``,``      a comma, colon, dash or bracket; ``.`` the end of a sentence
======================= =====================================================================

A pattern becomes a regular expression over tagged text, where each word is written "letters:word ". Each part of it
ends at a space and every repetition is bounded, so no text can make a pattern slow.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from caring.words import LETTERS

_PART = re.compile(r"\s*(<\w+(?::[\w'|-]+)?>|\{\d,\d{1,2}\}|[\w'’#&-]+|[_^()|?\[\],.])")
_REPEATED = re.compile(r"\{[01],(?:[1-9]|1[0-2])\}")
_LITERAL = re.compile(r"\[\^ :\]\*:([^ ]+) ")
_ONE_WORD = re.compile(
    r"\[\^ :\]\*:(?P<word>[^ ()?{}\[]+) |(?:\[\^ :\]\*)?(?P<letter>\\[.^]|[^\[ \\])(?:\[\^ :\]\*)?\[\^ \]\* "
)
_MARKS = {",": r",[^ ]* ", ".": r"\.[^ ]* "}
_PLACES = {"^": r"(?=[^ :]*\^)"}


class Pattern(NamedTuple):
    """A compiled pattern and what a match can begin with: words, or letters of classes.

    ``needs`` are words of which a match holds at least one, and ``then`` is what its second word is, one of some words
    or of some classes, so that most patterns needn't be tried; empty and None if unknown.
    """

    expression: re.Pattern[str]
    words: frozenset[str]
    letters: frozenset[str]
    needs: frozenset[str]
    then: tuple[frozenset[str], frozenset[str]] | None


def compile_pattern(pattern: str) -> Pattern:
    """Compile a cue's pattern.

    Args:
        pattern: in the language above.

    Returns:
        An expression for ``match`` at the start of a word in tagged text, with a group ``span``; and its beginnings.

    Raises:
        ValueError: when the pattern can't be read; it says what was found and where.

    >>> compiled = compile_pattern("thanks? <crowd>?")
    Traceback (most recent call last):
    ValueError: “thanks? <crowd>?” may match nothing at all: let one part of it be what must be heard.
    >>> compile_pattern("(thanks|thank you) [folks]").expression.match("H:thanks S:folks ").group("span")
    'S:folks '
    """
    return _Compiler(pattern).compile()


def _needed(item: str) -> frozenset[str]:
    """Give words of which each match of an item holds one: of each option its longest, where none is nested."""
    options = item.removeprefix("(?:").removesuffix(")").split("|") if item.count("(") == 1 else []
    words = [max(_LITERAL.findall(option), key=len) for option in options] or _LITERAL.findall(item)
    return frozenset(word.replace("\\", "") for word in words)


def _one_word(item: str) -> tuple[frozenset[str], frozenset[str]] | None:
    """Give the words and the classes' letters that an item of exactly one word can be; None for any other item."""
    plain = item.removeprefix(_PLACES["^"])
    options = [plain]
    if plain.startswith("(?:") and plain.endswith(")"):
        options = plain[3:-1].split("|")
    found = [_ONE_WORD.fullmatch(option) for option in options]
    if not all(found):
        return None
    words = frozenset(each["word"].replace("\\", "") for each in found if each and each["word"])
    return words, frozenset(each["letter"].removeprefix("\\") for each in found if each and each["letter"])


def _commonness(words: frozenset[str]) -> float:
    """Guess how often one of some words is said: long ones seldom."""
    return sum(0.5 ** len(word) for word in words)


class _Compiler:
    """Reads a pattern once from left to right."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.parts = self._split(pattern)
        self.at = 0
        self.words: set[str] = set()
        self.letters: set[str] = set()
        self.needs: list[frozenset[str]] = []
        self.items: list[str] = []

    def compile(self) -> Pattern:
        body, optional = self._sequence(top=True)
        if self.at < len(self.parts):
            raise ValueError(f"“{self.pattern}” has “{self.parts[self.at]}” where nothing opened it.")
        if optional or not self.words | self.letters:
            raise ValueError(f"“{self.pattern}” may match nothing at all: let one part of it be what must be heard.")
        if "(?P<span>" not in body:
            body = f"(?P<span>{body})"
        needs = min(self.needs, key=_commonness, default=frozenset())
        first, then = [*self.items, "", ""][:2]
        second = _one_word(then) if _one_word(first) else None
        return Pattern(re.compile(body), frozenset(self.words), frozenset(self.letters), needs, second)

    def _split(self, pattern: str) -> list[str]:
        parts, at = [], 0
        while at < len(pattern.rstrip()):
            found = _PART.match(pattern, at)
            if not found:
                raise ValueError(f"“{pattern}” has “{pattern[at:].strip()[0]}”, which no pattern holds.")
            parts.append(found.group(1))
            at = found.end()
        return parts

    def _peek(self) -> str:
        return self.parts[self.at] if self.at < len(self.parts) else ""

    def _take(self) -> str:
        part = self._peek()
        self.at += 1
        return part

    def _sequence(self, *, top: bool = False, first: bool = True) -> tuple[str, bool]:
        """Read items up to a closing mark; say whether all of them may be missing."""
        out, still_first = [], first
        while self._peek() and self._peek() not in {"|", ")"}:
            part = self._peek()
            if part in {"[", "]"} and top:
                out.append("(?P<span>" if self._take() == "[" else ")")
                continue
            item, optional = self._item(first=still_first)
            out.append(item)
            if top:
                self.items.append(item)
            if top and not optional and "|)" not in item and "[^" not in _LITERAL.sub("", item):
                self.needs.append(_needed(item))
            still_first = still_first and optional
        return "".join(out), still_first if first else False

    def _item(self, *, first: bool) -> tuple[str, bool]:
        place = ""
        while self._peek() in _PLACES:
            place += _PLACES[self._take()]
        unit, optional = self._unit(first=first)
        after = self._peek()
        if after == "?":
            self.at += 1
            return f"{place}(?:{unit})?", True
        if _REPEATED.fullmatch(after):
            self.at += 1
            return f"{place}(?:{unit}){after}", optional or after.startswith("{0")
        return place + unit, optional

    def _options(self, *, first: bool) -> tuple[str, bool]:
        """Read "a|b c)", behind its opening bracket."""
        options, optional = [], False
        while True:
            option, may_miss = self._sequence(first=first)
            options.append(option)
            optional = optional or may_miss
            if self._take() != "|":
                break
        if self.parts[self.at - 1 : self.at] != [")"]:
            raise ValueError(f"“{self.pattern}” opens a bracket that is never closed.")
        return f"(?:{'|'.join(options)})", optional and first

    def _unit(self, *, first: bool) -> tuple[str, bool]:
        part = self._take()
        if part == "(":
            return self._options(first=first)
        if part in _MARKS:
            if first:
                self.letters.add(LETTERS["pause" if part == "," else "end"])
            return _MARKS[part], False
        if part == "_":
            return r"[^ :.,]*:[^ ]* ", False
        if part.startswith("<"):
            return self._word_of_class(part, first=first), False
        if re.fullmatch(r"[\w'’#&-]+", part):
            if first:
                self.words.add(part)
            return rf"[^ :]*:{re.escape(part)} ", False
        raise ValueError(f"“{self.pattern}” has “{part}” where a word should be.")

    def _word_of_class(self, part: str, *, first: bool) -> str:
        name, _, listed = part[1:-1].partition(":")
        if name not in LETTERS:
            raise ValueError(f"“{self.pattern}” names {part}, which is no class of words.")
        letter = re.escape(LETTERS[name])
        words = listed.split("|") if listed else []
        if first and words:
            self.words.update(words)
        elif first:
            self.letters.add(LETTERS[name])
        return rf"[^ :]*{letter}[^ :]*:(?:{'|'.join(map(re.escape, words))}) " if words else rf"[^ :]*{letter}[^ ]* "

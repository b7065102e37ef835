"""The language in which cues are written: patterns over words and classes of words.

======================= =====================================================================
``guys``   this word, in small letters, with straight apostrophes
``<folk>`` any word of this class (``caring.hearing.words``)
``<command:stay|know>`` one of these words, where it is of this class
``_``      any word
``(a|b c)`` one of these
``x?``     perhaps; ``x{0,3}`` up to three times; nothing is unbounded
``^x``     x at the start of a clause
``[x y]``  what is shown as evidence; around it stands what must be heard too
``,``      a comma, colon, dash or bracket; ``.`` the end of a sentence
======================= =====================================================================

A pattern becomes a regular expression over tagged text, where each word is written "letters:word ". Each part of it
ends at a space and every repetition is bounded, so no text can make a pattern slow. Beside it stands with which words a
match can begin and what can come second, so that most patterns needn't be tried at most words.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from caring.hearing.words import LETTERS, kinds

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_PART = re.compile(r"\s*(<\w+(?::[\w'|-]+)?>|\{\d,\d{1,2}\}|[\w'’#&-]+|[_^()|?\[\],.])")
_REPEATED = re.compile(r"\{[01],(?:[1-9]|1[0-2])\}")
_WORD = re.compile(r"[\w'’#&-]+")
_START = r"(?=[^ :^]*+\^)"
_ANY = r"[^ :.,]*+:[^ ]*+ "
_USUAL = 0.25
_WRITTEN = r"[^ :]*+:"
_OF_CLASS = re.compile(r"\[\^ :(\\?.)\]\*\+\1\[\^ \]\*\+ ")


class Slot(NamedTuple):
    """What a pattern asks of one word: to be one of some words, if any are given, and to have all of some classes."""

    words: frozenset[str]
    kinds: int

    def takes(self, text: str, kinds: int) -> bool:
        """Say whether a word may stand here."""
        return (not self.words or text in self.words) and not self.kinds & ~kinds


class Pattern(NamedTuple):
    """A compiled pattern: an expression, and what is known of each match.

    ``beginnings`` are the slots of a match's first word, each with those of its second; None if there may be none.
    Behind its first word a match fills one of the slots that it ``needs``, if any. ``single`` if one slot is all of it.
    """

    expression: re.Pattern[str]
    beginnings: tuple[tuple[Slot, frozenset[Slot] | None], ...]
    needs: frozenset[Slot]
    single: bool


class _Piece(NamedTuple):
    """A part of a pattern: its expression, whether it may be missing, its first and last slots.

    Of the slots that it ``needs`` a match fills one; of those that it needs ``later``, one behind its first word.
    """

    expression: str
    optional: bool = True
    first: frozenset[int] = frozenset()
    last: frozenset[int] = frozenset()
    needs: frozenset[int] = frozenset()
    later: frozenset[int] = frozenset()


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


class _Compiler:
    """Reads a pattern once from left to right, and notes which of its slots can follow which."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.parts = self._split(pattern)
        self.at = 0
        self.slots: list[Slot] = []
        self.after: list[set[int]] = []

    def compile(self) -> Pattern:
        whole = self._sequence(top=True)
        if self.at < len(self.parts):
            raise ValueError(f"“{self.pattern}” has “{self.parts[self.at]}” where nothing opened it.")
        if whole.optional:
            raise ValueError(f"“{self.pattern}” may match nothing at all: let one part of it be what must be heard.")
        body = whole.expression if "(?P<span>" in whole.expression else f"(?P<span>{whole.expression})"
        beginnings = tuple(
            (self.slots[slot], None if slot in whole.last else frozenset(self.slots[then] for then in self.after[slot]))
            for slot in sorted(whole.first)
        )
        single = len(self.slots) == 1 and not self.after[0]
        needs = frozenset(self.slots[slot] for slot in whole.later)
        return Pattern(re.compile(body), beginnings, needs, single)

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

    def _sequence(self, *, top: bool = False) -> _Piece:
        """Read items up to a closing mark."""
        whole = _Piece("")
        needs, later = [], []
        while self._peek() and self._peek() not in {"|", ")"}:
            if top and self._peek() in {"[", "]"}:
                whole = whole._replace(expression=whole.expression + ("(?P<span>" if self._take() == "[" else ")"))
                continue
            item = self._item()
            self._join(whole.last, item.first)
            needs.append(item.needs)
            later.append(item.later if whole.optional else item.needs)
            whole = _Piece(
                whole.expression + item.expression,
                whole.optional and item.optional,
                whole.first | item.first if whole.optional else whole.first,
                whole.last | item.last if item.optional else item.last,
            )
        return whole._replace(needs=self._rarest(needs), later=self._rarest(later))

    def _rarest(self, needs: Iterable[frozenset[int]]) -> frozenset[int]:
        """Choose the slots that are likely to be filled least often: long words are seldom said."""
        return min(filter(None, needs), key=lambda slots: sum(map(self._commonness, slots)), default=frozenset())

    def _commonness(self, slot: int) -> float:
        words, bits = self.slots[slot]
        if not words:
            return _USUAL if bits & ~kinds("end", "start") else 1.0
        return sum(0.5 ** len(word) for word in words)

    def _join(self, last: Iterable[int], first: Iterable[int]) -> None:
        for slot in last:
            self.after[slot].update(first)

    def _item(self) -> _Piece:
        starts = self._peek() == "^" and bool(self._take())
        unit = self._unit()
        if starts:
            for slot in unit.first:
                self.slots[slot] = self.slots[slot]._replace(kinds=self.slots[slot].kinds | kinds("start"))
        place, after = _START * starts, self._peek()
        if after != "?" and not _REPEATED.fullmatch(after):
            return unit._replace(expression=place + unit.expression)
        self._take()
        if after != "?":
            self._join(unit.last, unit.first)
        expression = f"{place}(?:{unit.expression}){after}"
        if unit.optional or not after.startswith("{1"):
            return _Piece(expression, True, unit.first, unit.last)
        return unit._replace(expression=expression)

    def _options(self) -> _Piece:
        """Read "a|b c)", behind its opening bracket."""
        options = [self._sequence()]
        while self._peek() == "|":
            self._take()
            options.append(self._sequence())
        if self._take() != ")":
            raise ValueError(f"“{self.pattern}” opens a bracket that is never closed.")
        return _Piece(
            _either([option.expression for option in options]),
            any(option.optional for option in options),
            _union(option.first for option in options),
            _union(option.last for option in options),
            _union(option.needs for option in options) if all(option.needs for option in options) else frozenset(),
            _union(option.later for option in options) if all(option.later for option in options) else frozenset(),
        )

    def _unit(self) -> _Piece:
        part = self._take()
        if part == "(":
            return self._options()
        if part in {",", "."}:
            letter = re.escape(part)
            return self._slot(rf"{letter}[^ ]*+ ", kinds("pause" if part == "," else "end"))
        if part == "_":
            return self._slot(_ANY)
        if part.startswith("<"):
            return self._word_of_class(part)
        if _WORD.fullmatch(part):
            return self._slot(rf"[^ :]*+:{re.escape(part)} ", words=[part])
        raise ValueError(f"“{self.pattern}” has “{part}” where a word should be.")

    def _word_of_class(self, part: str) -> _Piece:
        name, _, listed = part[1:-1].partition(":")
        if name not in LETTERS:
            raise ValueError(f"“{self.pattern}” names {part}, which is no class of words.")
        letter = re.escape(LETTERS[name])
        words = listed.split("|") if listed else []
        text = f"[^ :]*+:(?:{'|'.join(map(re.escape, words))}) " if words else "[^ ]*+ "
        return self._slot(rf"[^ :{letter}]*+{letter}{text}", kinds(name), words)

    def _slot(self, expression: str, bits: int = 0, words: Sequence[str] = ()) -> _Piece:
        """Add a slot for one word."""
        number = len(self.slots)
        self.slots.append(Slot(frozenset(words), bits))
        self.after.append(set())
        alone = frozenset({number})
        return _Piece(expression, False, alone, alone, alone)


def _either(options: Sequence[str]) -> str:
    """Join options; neighbours that begin with a word's spelling, or only ask for its class, are tried together."""
    joined = []
    for shape, some in groupby(options, key=_shape):
        group = list(some)
        if shape == "written" and len(group) > 1:
            joined.append(f"{_WRITTEN}(?:{'|'.join(option.removeprefix(_WRITTEN) for option in group)})")
        elif shape == "class" and len(group) > 1:
            letters = "".join(_OF_CLASS.sub(r"\1", option) for option in group)
            joined.append(f"[^ :{letters}]*+[{letters}][^ ]*+ ")
        else:
            joined += group
    return f"(?:{'|'.join(joined)})"


def _shape(option: str) -> str:
    if option.startswith(_WRITTEN):
        return "written"
    return "class" if _OF_CLASS.fullmatch(option) else ""


def _union(slots: Iterable[frozenset[int]]) -> frozenset[int]:
    return frozenset().union(*slots)

"""Listens for the cues of ``data/cues.csv`` in a tagged text and settles which of them were right."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache, reduce
from itertools import accumulate
from operator import attrgetter, or_
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from caring import library
from caring.patterns import Pattern, compile_pattern
from caring.words import kinds, letters

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator, Sequence

    from caring.grammar import Word
    from caring.library import Cue

_MatchAt: TypeAlias = "Callable[[str, int], re.Match[str] | None]"
SPEAKERS = ("I", "we", "no speaker")
_AGAINST = "not "
_END = kinds("end")
# Patterns of one class alone, which match wherever they may begin.
_SINGLE = frozenset({"<you>", "<I>", "<we>", "<command>", "<named>"})
# The bit of the rules that need no certain word; every other rule has a bit of its own.
_ALWAYS = 1
_LENGTH = attrgetter("length")
_PLACE = attrgetter("first", "end")


class Evidence(NamedTuple):
    """A span of the text that a cue matched: the cue's id, what it is a sign of, and why, in one sentence."""

    start: int
    end: int
    cue: str
    sign: str
    why: str


class _Rule(NamedTuple):
    """A cue, its compiled pattern, and the question that it answers: to whom, who, or whether its sign is there."""

    cue: Cue
    pattern: Pattern
    question: str
    told: tuple[str, str, str] | tuple[()]


_Begins: TypeAlias = "tuple[tuple[_MatchAt | None, _Rule, int, tuple[frozenset[str], int] | None], ...]"


class _Entry(NamedTuple):
    """A word as it is written in the tagged text; the rules that can begin with it, and those of them always ready.

    ``sleepers`` are the bits of the others, ``wakes`` the bits of the rules that need this word.
    """

    tagged: str
    rules: _Begins
    ready: _Begins
    sleepers: int
    wakes: int


class _Match(NamedTuple):
    """Where a rule matched: the words to show, and how many words it took to be sure."""

    rule: _Rule
    first: int
    end: int
    length: int


def listen(words: Sequence[Word]) -> list[Evidence]:
    """Match every cue at every word; where two answer the same question, the one that heard more words is right.

    Args:
        words: a tagged text, such as ``grammar.parse(…).words``.

    Returns:
        The evidence, in the text's order; a cue that only speaks against a sign is none.

    >>> from caring.grammar import parse
    >>> from caring.spoken import tokenise
    >>> text = "You know, all of you can come."
    >>> found = listen(parse(text, tokenise(text)).words)
    >>> [(text[e.start:e.end], e.sign) for e in found if e.sign in {"nobody", "all"}]
    [('You know', 'nobody'), ('all of you', 'all')]
    """
    return [
        Evidence(words[first].start, words[end - 1].end, *rule.told)
        for rule, first, end, _ in _settled(words)
        if rule.told
    ]


def _settled(words: Sequence[Word]) -> list[_Match]:
    """Give every match that is right, in the text's order."""
    entries = [_look_up(word.text, word.kinds) for word in words]
    pieces = [entry[0] for entry in entries]
    places = list(accumulate(map(len, pieces), initial=0))
    tagged = "".join(pieces)
    found: list[_Match] = []
    for index, rules, awake in _awake(words, entries):
        after = words[index + 1] if index + 1 < len(words) else words[index]
        for match_at, rule, bit, then in rules:
            if not bit & awake or (then and not after.kinds & then[1] and after.text not in then[0]):
                continue
            if match_at is None:
                found.append(_Match(rule, index, index + 1, 1))
                continue
            match = match_at(tagged, places[index])
            if match:
                start, end = match.span("span")
                first = bisect_left(places, start, index)
                length = bisect_left(places, match.end(), index) - index
                found.append(_Match(rule, first, bisect_left(places, end, first), length))
    return _settle(found)


def _awake(words: Sequence[Word], entries: Sequence[_Entry]) -> Iterator[tuple[int, _Begins, int]]:
    """Give the places where rules may begin, those rules, and the bits of all whose needed words their sentence holds."""
    begin = awake = 0
    for index, word in enumerate(words):
        awake |= entries[index].wakes
        if word.kinds & _END or index + 1 == len(words):
            awake |= _ALWAYS
            for place in range(begin, index + 1):
                _, rules, ready, sleepers, _ = entries[place]
                if sleepers & awake:
                    yield place, rules, awake
                elif ready:
                    yield place, ready, awake
            begin, awake = index + 1, 0


def _settle(found: list[_Match]) -> list[_Match]:
    """Keep, of overlapping answers to one question, what took the most words to be sure."""
    kept = []
    taken: dict[str, set[int]] = {}
    for each in sorted(found, key=_LENGTH, reverse=True):
        places = taken.setdefault(each.rule.question, set())
        span = range(each.first, each.end)
        if places.isdisjoint(span):
            places.update(span)
            kept.append(each)
    return sorted(kept, key=_PLACE)


@lru_cache(maxsize=1)
def _rules() -> tuple[_Rule, ...]:
    return tuple(_Rule(cue, compile_pattern(cue.pattern), _question(cue), _told(cue)) for cue in library.cues())


def _told(cue: Cue) -> tuple[str, str, str] | tuple[()]:
    """Give what its evidence tells; nothing for a cue that only speaks against a sign."""
    return () if cue.sign.startswith(_AGAINST) else (cue.id, cue.sign, cue.reason)


@lru_cache(maxsize=1)
def _wakes() -> dict[str, int]:
    """Give for each word the bits of the rules that need it, or another in its stead."""
    found: dict[str, int] = {}
    for number, rule in enumerate(_rules()):
        for word in rule.pattern.needs:
            found[word] = found.get(word, 0) | _ALWAYS << number + 1
    return found


def _question(cue: Cue) -> str:
    if cue.half != "address":
        return cue.sign.removeprefix(_AGAINST)
    return "who" if cue.sign in SPEAKERS else "to whom"


@lru_cache(maxsize=8192)
def _look_up(text: str, kinds: int) -> _Entry:
    """Write a word for the tagged text; find the rules that can begin with it, and those that need it."""
    written = letters(kinds)
    rules = tuple(
        (
            None if rule.cue.pattern in _SINGLE else rule.pattern.expression.match,
            rule,
            _ALWAYS << number + 1 if rule.pattern.needs else _ALWAYS,
            rule.pattern.then,
        )
        for number, rule in enumerate(_rules())
        if text in rule.pattern.words or not rule.pattern.letters.isdisjoint(written)
    )
    ready = tuple(each for each in rules if each[2] == _ALWAYS)
    sleepers = reduce(or_, (bit for _, _, bit, _ in rules if bit != _ALWAYS), 0)
    return _Entry(f"{written}:{text} ", rules, ready, sleepers, _wakes().get(text, 0))

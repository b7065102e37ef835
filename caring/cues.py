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


class _Trial(NamedTuple):
    """How a rule is tried: its bit, how it matches (None: it always does), and what its second word is, if known."""

    rule: _Rule
    bit: int
    match_at: _MatchAt | None
    then: tuple[frozenset[str], frozenset[str]] | None


class _Entry(NamedTuple):
    """A word of a tagged sentence, its width there, the rules that can begin with it, and those of them always ready.

    ``sleepers`` are the bits of the others, ``wakes`` the bits of the rules that need this word.
    """

    text: str
    letters: frozenset[str]
    width: int
    rules: tuple[_Trial, ...]
    ready: tuple[_Trial, ...]
    sleepers: int
    wakes: int


_NOTHING = _Entry("", frozenset(), 0, (), (), 0, 0)


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
        for rule, first, end in _settled(words)
        if rule.told
    ]


def _settled(words: Sequence[Word]) -> Iterator[tuple[_Rule, int, int]]:
    """Give each rule that is right, in the text's order, with the places where its words begin and end."""
    tagged = [_tag(word.text, word.kinds) for word in words]
    first = 0
    for end, word in enumerate(words, 1):
        if word.kinds & _END or end == len(words):
            for rule, begins, ends in _hear("".join(tagged[first:end])):
                yield rule, first + begins, first + ends
            first = end


@lru_cache(maxsize=2048)
def _hear(tagged: str) -> tuple[tuple[_Rule, int, int], ...]:
    """Hear a tagged sentence: which rules are right, from which of its words to which.

    Sentences are remembered, so that while somebody types only the one that changes is heard anew.
    """
    return tuple((rule, first, end) for rule, first, end, _ in _settle(_match(tagged)))


def _match(tagged: str) -> list[_Match]:
    """Try each rule where it may begin; some need a word that the sentence must hold, or a certain one next."""
    entries = [_look_up(piece) for piece in tagged.split(" ")[:-1]]
    places = list(accumulate([entry.width for entry in entries], initial=0))
    awake = reduce(or_, [entry.wakes for entry in entries], _ALWAYS)
    found: list[_Match] = []
    for index, (entry, after) in enumerate(zip(entries, [*entries[1:], _NOTHING], strict=True)):
        for rule, bit, match_at, then in entry.rules if entry.sleepers & awake else entry.ready:
            if not bit & awake or (then and after.text not in then[0] and after.letters.isdisjoint(then[1])):
                continue
            if not match_at:
                found.append(_Match(rule, index, index + 1, 1))
            elif match := match_at(tagged, places[index]):
                start, end = match.span("span")
                first = bisect_left(places, start, index)
                length = bisect_left(places, match.end(), index) - index
                found.append(_Match(rule, first, bisect_left(places, end, first), length))
    return found


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
def _tag(text: str, kinds: int) -> str:
    """Write a word for the tagged text, where spaces part words and none holds one."""
    return f"{letters(kinds)}:{text.replace(' ', '')} "


@lru_cache(maxsize=8192)
def _look_up(piece: str) -> _Entry:
    """Find the rules that can begin with a word of a tagged text, and those that need it."""
    written, _, text = piece.partition(":")
    rules = tuple(
        trial
        for rule, trial in zip(_rules(), _trials(), strict=True)
        if text in rule.pattern.words or not rule.pattern.letters.isdisjoint(written)
    )
    ready = tuple(trial for trial in rules if trial.bit == _ALWAYS)
    sleepers = reduce(or_, (trial.bit for trial in rules if trial.bit != _ALWAYS), 0)
    return _Entry(text, frozenset(written), len(piece) + 1, rules, ready, sleepers, _wakes().get(text, 0))


@lru_cache(maxsize=1)
def _trials() -> tuple[_Trial, ...]:
    return tuple(
        _Trial(
            rule,
            _ALWAYS << number + 1 if rule.pattern.needs else _ALWAYS,
            None if rule.cue.pattern in _SINGLE else rule.pattern.expression.match,
            rule.pattern.then,
        )
        for number, rule in enumerate(_rules())
    )

"""Listens for the cues of ``data/cues.csv`` in a tagged sentence and settles which of them were right."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache, reduce
from itertools import accumulate
from operator import itemgetter, or_
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from caring import library
from caring.hearing.patterns import Pattern, Slot, compile_pattern
from caring.hearing.words import kinds, letters

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Sequence

    from caring.hearing.grammar import Word
    from caring.library import Cue

_MatchAt: TypeAlias = "Callable[[str, int], re.Match[str] | None]"
# How many words a match took, where the words to show begin and end, and the rule. A plain tuple, for there are many.
_Heard: TypeAlias = "tuple[int, int, int, Rule]"
SPEAKERS = ("I", "we", "no speaker")
_AGAINST = "not "
_START = kinds("start")
# The bit of the rules that need no certain word behind their first; every other rule has a bit of its own.
_ALWAYS = 1
_ANY = Slot(frozenset(), 0)
_LENGTH = itemgetter(0)
_PLACE = itemgetter(0, 1)
_NUMBER = itemgetter(0)
_WAKES = itemgetter(4)  # an entry's bits
_MOST_ENTRIES = 8192


class Rule(NamedTuple):
    """A cue, its compiled pattern, and the question that it answers: to whom, who, or whether its sign is there.

    ``told`` is what its evidence tells: the cue's id, its sign, and why; empty for one that only speaks against a sign.
    """

    cue: Cue
    pattern: Pattern
    question: str
    told: tuple[str, str, str] | tuple[()]


class _Trial(NamedTuple):
    """How a rule is tried at a word: its bit, how it matches (None: it does), and what may come next (None: all)."""

    rule: Rule
    bit: int
    match_at: _MatchAt | None
    then: tuple[frozenset[str], int] | None


class _Entry(NamedTuple):
    """A word as patterns read it, the rules that can begin with it, those of them always ready, and their bits.

    ``sleepers`` are the bits of the others, ``wakes`` the bits of the rules that need this word, ``known`` are the
    rules that were ready when some of the sleepers were awake.
    """

    written: str
    trials: tuple[_Trial, ...]
    ready: tuple[_Trial, ...]
    sleepers: int
    wakes: int
    known: dict[int, tuple[_Trial, ...]]


class _Chance(NamedTuple):
    """What a word may do if it has some classes: begin a rule, of which something comes then, or wake it."""

    number: int
    kinds: int
    begins: bool
    then: frozenset[Slot] | None


class _Index(NamedTuple):
    """What certain words may do, and what any word of some classes may."""

    by_word: dict[str, list[_Chance]]
    by_classes: list[_Chance]


_entries: dict[tuple[str, int], _Entry] = {}  # asked for every word: a plain dictionary answers soonest


def listen(words: Sequence[Word]) -> list[tuple[int, int, Rule]]:
    """Match every cue at every word; where two answer the same question, the one that heard more words is right.

    Args:
        words: a tagged sentence with its end mark, such as ``grammar.tag`` gives.

    Returns:
        The rules that are right, each with the places of the first word to show and behind the last, in order.

    >>> from caring.hearing.grammar import cut, tag
    >>> from caring.spoken import tokenise
    >>> text = "You know, all of you sing."
    >>> [sentence] = cut(text, tokenise(text))
    >>> words = tag(sentence)
    >>> [(" ".join(word.text for word in words[first:end]), rule.cue.sign) for first, end, rule in listen(words)]
    [('you know', 'nobody'), ('all of you', 'all')]
    """
    entries = [_entries.get((word.text, word.kinds)) or _look_up(word.text, word.kinds) for word in words]
    awake = reduce(or_, map(_WAKES, entries))
    tagged, places, last = "", [0], len(words) - 1
    found: list[_Heard] = []
    for index, (_, trials, ready, sleepers, _, known) in enumerate(entries):
        woken = sleepers & awake
        if woken:
            trying = known.get(woken) or known.setdefault(woken, _ready(trials, woken))
        elif ready:
            trying = ready
        else:
            continue  # as by far the most
        after = words[index + 1 if index < last else last]
        text, bits = after.text, after.kinds
        for rule, _, match_at, then in trying:
            if not match_at:
                found.append((1, index, index + 1, rule))
                continue
            if then and not (text in then[0] or bits & then[1]):
                continue
            if not tagged:  # Many a sentence needs no pattern.
                written = [entry.written for entry in entries]
                tagged, places = "".join(written), list(accumulate(map(len, written), initial=0))
            if match := match_at(tagged, places[index]):
                start, end = match.span("span")
                first = bisect_left(places, start, index)
                length = bisect_left(places, match.end(), index) - index
                found.append((length, first, bisect_left(places, end, first), rule))
    return _settle(found) if len(found) > 1 else [each[1:] for each in found]


def _ready(trials: Iterable[_Trial], woken: int) -> tuple[_Trial, ...]:
    """Choose the rules that are ready when some of the sleepers are awake."""
    return tuple([trial for trial in trials if trial.bit & (woken | _ALWAYS)])


def _settle(found: list[_Heard]) -> list[tuple[int, int, Rule]]:
    """Keep, of overlapping answers to one question, what took the most words to be sure."""
    kept = []
    taken: dict[str, int] = {}
    for _, first, end, rule in sorted(found, key=_LENGTH, reverse=True):
        places, span = taken.get(rule.question, 0), (1 << end) - (1 << first)
        if not places & span:
            taken[rule.question] = places | span
            kept.append((first, end, rule))
    return sorted(kept, key=_PLACE)


@lru_cache(maxsize=1)
def _rules() -> tuple[Rule, ...]:
    return tuple(Rule(cue, compile_pattern(cue.pattern), _question(cue), _told(cue)) for cue in library.cues())


def _question(cue: Cue) -> str:
    if cue.half != "address":
        return cue.sign.removeprefix(_AGAINST)
    return "who" if cue.sign in SPEAKERS else "to whom"


def _told(cue: Cue) -> tuple[str, str, str] | tuple[()]:
    return () if cue.sign.startswith(_AGAINST) else (cue.id, cue.sign, cue.reason)


def _look_up(text: str, kinds: int) -> _Entry:
    """Find the rules that can begin with a word, and those that need it, and remember them."""
    if len(_entries) >= _MOST_ENTRIES:
        _entries.clear()
    return _entries.setdefault((text, kinds), _entry(text, kinds))


def _entry(text: str, kinds: int) -> _Entry:
    text = text.replace(" ", "")  # in the tagged text spaces part words
    of_classes, by_word = _by_classes(kinds), _index().by_word.get(text, ())
    chances = sorted([*of_classes, *(chance for chance in by_word if not chance.kinds & ~kinds)], key=_NUMBER)
    wakes = _ALWAYS
    begun: dict[int, set[frozenset[Slot] | None]] = {}
    for number, _, begins, then in chances:
        if begins:
            begun.setdefault(number, set()).add(then)
        else:
            wakes |= _ALWAYS << number + 1
    trials = tuple([_trial(number, frozenset(thens)) for number, thens in begun.items()])
    ready = tuple([trial for trial in trials if trial.bit == _ALWAYS])
    sleepers = sum({trial.bit for trial in trials} - {_ALWAYS})
    return _Entry(f"{letters(kinds)}:{text} ", trials, ready, sleepers, wakes, {})


@lru_cache(maxsize=4096)
def _trial(number: int, thens: frozenset[frozenset[Slot] | None]) -> _Trial:
    """Give a rule as it is tried at a word that may begin it, by what may come second."""
    rule = _rules()[number]
    bit = _ALWAYS << number + 1 if rule.pattern.needs else _ALWAYS
    return _Trial(rule, bit, None if rule.pattern.single else rule.pattern.expression.match, _next_words(thens))


@lru_cache(maxsize=8192)
def _by_classes(kinds: int) -> list[_Chance]:
    """Give what a word of some classes may do, whatever word it is."""
    return [chance for chance in _index().by_classes if not chance.kinds & ~kinds]


@lru_cache(maxsize=1)
def _index() -> _Index:
    by_word: dict[str, list[_Chance]] = {}
    by_classes: list[_Chance] = []
    for number, rule in enumerate(_rules()):
        slots = [(slot, True, then) for slot, then in rule.pattern.beginnings]
        slots += [(slot, False, None) for slot in rule.pattern.needs]
        for slot, begins, then in slots:
            chance = _Chance(number, slot.kinds, begins, then)
            for chances in [by_word.setdefault(word, []) for word in slot.words] or [by_classes]:
                chances.append(chance)
    return _Index(by_word, by_classes)


def _next_words(begun: Iterable[frozenset[Slot] | None]) -> tuple[frozenset[str], int] | None:
    """Gather what may come second: the words, and the classes of slots without words; None if any word may, or none."""
    words: set[str] = set()
    bits = 0
    for slots in begun:
        for slot in slots or [_ANY]:
            if slot == _ANY:
                return None
            words |= slot.words
            if not slot.words:
                bits |= slot.kinds & ~_START or slot.kinds
    return frozenset(words), bits

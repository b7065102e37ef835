"""Reads a script: who speaks, to whom, in how many seconds, and by which words one hears it.

The reader claims no more than it saw: "no crowd word found", never "this is one person". What it looks for stands in
``data/cues.csv``; a cue is a pattern with a reason, a source, and sentences that it must and must not match.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, groupby
from typing import TYPE_CHECKING, NamedTuple

from caring import library
from caring.grammar import parse
from caring.languages import guess_language
from caring.patterns import Pattern, compile_pattern
from caring.spoken import spoken_words, tokenise

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from caring.grammar import Stream
    from caring.library import Cue

PACES = {"calm": 140, "natural": 165, "brisk": 200}
TOO_SHORT = 12
AT_MOST = 3
AUDIENCES = ("all", "you", "nobody")
SPEAKERS = ("I", "we", "no speaker")

# What each sign adds to its half at most; each half's sum is 1. The second sight of a sign adds half of what the first
# did, the third a quarter, and so on.
WEIGHTS = {
    "connection": {"you": 0.3, "I": 0.25, "something personal": 0.2, "a shared moment": 0.1, "an invitation": 0.15},
    "value": {
        "a step": 0.3, "a reason": 0.2, "something to check": 0.2, "a moment to use it": 0.15, "an outcome": 0.15,
    },
}  # fmt: skip
_RIVALS = {"you": "all", "I": "we"}


@dataclass(frozen=True)
class Evidence:
    """A span of the text that a cue matched: the cue's id, what it is a sign of, and why, in one sentence."""

    start: int
    end: int
    cue: str
    sign: str
    why: str


@dataclass(frozen=True)
class Sentence:
    """A sentence: its words and place, whom it speaks to (you, all, none), who speaks (I, we, none), and why."""

    text: str
    start: int
    end: int
    audience: str
    speaker: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Signals:
    """What the words alone show of each half, 0–1. No verdict on worth: a person's own rating is."""

    connection: float
    value: float


@dataclass(frozen=True)
class Suggestion:
    """Something to try at a place: what was heard, why it matters, and a way to say it to one person."""

    start: int
    end: int
    heard: str
    why: str
    instead: str


@dataclass(frozen=True)
class Reading:
    """What the reader found in a text; offsets count characters of the text as it was given."""

    text: str
    sentences: tuple[Sentence, ...]
    words: int
    status: str
    status_sentence: str
    signals: Signals
    suggestions: tuple[Suggestion, ...]

    def seconds(self, words_per_minute: float = PACES["natural"]) -> float:
        """Say how long the script takes.

        Args:
            words_per_minute: a pace, such as one of ``PACES``.

        Returns:
            Seconds.

        Raises:
            ValueError: when the pace is not above 0.

        >>> read_script("Breathe in. Breathe out.").seconds(140)
        1.7142857142857142
        """
        if not words_per_minute > 0:
            raise ValueError(f"A pace is a number of words a minute above 0, not {words_per_minute}.")
        return self.words * 60 / words_per_minute

    def offset_at(self, seconds: float, words_per_minute: float = PACES["natural"]) -> int | None:
        """Find the word that is being spoken at a second.

        Args:
            seconds: counted from the script's beginning.
            words_per_minute: a pace, such as one of ``PACES``.

        Returns:
            The offset in ``text`` at which the word begins; None when the script has ended.

        >>> reading = read_script("Breathe in. Breathe out.")
        >>> reading.offset_at(0), reading.offset_at(1, 120), reading.offset_at(9)
        (0, 12, None)
        """
        starts, totals = self._clock
        at = bisect_right(totals, max(0.0, seconds) * words_per_minute / 60)
        return starts[at] if at < len(starts) else None

    @cached_property
    def _clock(self) -> tuple[list[int], list[int]]:
        """Where each spoken word begins, and how many words have been spoken when it ends."""
        spoken = spoken_words(self.text)
        return [start for start, _, _ in spoken], list(accumulate(count for _, _, count in spoken))


class _Rule(NamedTuple):
    """A cue with its compiled pattern."""

    cue: Cue
    pattern: Pattern


class _Found(NamedTuple):
    """A match: its evidence, the words it spans, and how many words it took to be sure."""

    evidence: Evidence
    half: str
    first: int
    last: int
    length: int


def read_script(text: str) -> Reading:
    """Read a script.

    Args:
        text: any text; nothing in it can make the reader fail.

    Returns:
        Its sentences with audience, speaker and evidence, its spoken words, a status, signals and suggestions.

    >>> [(s.audience, s.speaker) for s in read_script("Hi everyone! I saved the last slice for you.").sentences]
    [('all', 'none'), ('you', 'I')]
    """
    tokens = tokenise(text)
    words = sum(token.spoken for token in tokens)
    stream = parse(text, tokens)
    sentences = tuple(_sentences(text, stream, _search(stream)))
    status, status_sentence = _status(words, [token.text for token in tokens if token.spoken])
    heard = status in {"ok", "too short"}
    signals = Signals(_signal("connection", sentences), _signal("value", sentences)) if heard else Signals(0.0, 0.0)
    return Reading(
        text, sentences, words, status, status_sentence, signals, _suggestions(text, sentences) if heard else ()
    )


@lru_cache(maxsize=1)
def _rules() -> tuple[_Rule, ...]:
    return tuple(_Rule(cue, compile_pattern(cue.pattern)) for cue in library.cues())


@lru_cache(maxsize=8192)
def _rules_for(text: str, letters: str) -> tuple[_Rule, ...]:
    """Find the rules that can begin with a word."""
    return tuple(
        rule for rule in _rules() if text in rule.pattern.words or not rule.pattern.letters.isdisjoint(letters)
    )


def _search(stream: Stream) -> list[_Found]:
    """Match every cue at every word; where address cues overlap, the one that heard more words is right."""
    words = stream.words
    pieces = [f"{word.letters}:{word.text} " for word in words]
    places = list(accumulate(map(len, pieces), initial=0))
    tagged = "".join(pieces)
    found = []
    for index, word in enumerate(words):
        for rule in _rules_for(word.text, word.letters):
            match = rule.pattern.expression.match(tagged, places[index])
            if match:
                start, end = match.span("span")
                first = bisect_left(places, start)
                last = bisect_left(places, end) - 1
                cue = rule.cue
                evidence = Evidence(words[first].start, words[last].end, cue.id, cue.sign, cue.reason)
                found.append(_Found(evidence, cue.half, first, last, bisect_left(places, match.end()) - index))
    return _settle(found)


def _settle(found: list[_Found]) -> list[_Found]:
    """Keep, of overlapping evidence for the same question, what took the most words to be sure."""
    kept = []
    taken: dict[tuple[str, int], bool] = {}
    for each in sorted(found, key=lambda each: (-each.length, each.first)):
        places = [(_question(each), place) for place in range(each.first, each.last + 1)]
        if not any(place in taken for place in places):
            taken.update(dict.fromkeys(places, True))
            kept.append(each)
    return sorted(kept, key=lambda each: (each.first, each.last))


def _question(found: _Found) -> str:
    """Name the question that evidence answers: to whom, who, or whether its sign is there."""
    sign = found.evidence.sign
    if found.half != "address":
        return sign
    return "speaker" if sign in SPEAKERS else "audience"


def _sentences(text: str, stream: Stream, found: list[_Found]) -> Iterable[Sentence]:
    """Cut the text where its sentences end, so that each character that isn't blank is in one of them."""
    ends = stream.ends or [len(text)]
    start, at = 0, 0
    for number, stop in enumerate(ends):
        end = len(text) if number == len(ends) - 1 else stop
        piece = text[start:end]
        left = start + len(piece) - len(piece.lstrip())
        right = end - len(piece) + len(piece.rstrip())
        evidence = []
        while at < len(found) and found[at].evidence.start < end:
            evidence.append(found[at].evidence)
            at += 1
        if left < right:
            signs = {each.sign for each in evidence}
            audience = next((sign for sign in ("all", "you") if sign in signs), "none")
            speaker = next((sign for sign in ("I", "we") if sign in signs), "none")
            yield Sentence(text[left:right], left, right, audience, speaker, tuple(evidence))
        start = end


def _status(words: int, spoken: Sequence[str]) -> tuple[str, str]:
    if not words:
        return "nothing spoken", "There is nothing to hear yet: write or paste what you would say."
    language = guess_language(spoken)
    if language:
        return "not English", f"This may be {language}. The reader knows English only, so it says nothing about it."
    if words < TOO_SHORT:
        counted = "1 word is" if words == 1 else f"{words} words are"
        return "too short", f"{counted} too short to say much: the marks are here, the rest can wait for more."
    return "ok", f"{words} words, read for who speaks and to whom."


def _signal(half: str, sentences: Sequence[Sentence]) -> float:
    """Add up what the signs of one half show, each less the more often it was seen."""
    seen: dict[str, set[str]] = {}
    for sentence in sentences:
        for sign, group in groupby(sorted(sentence.evidence, key=lambda each: each.sign), key=lambda each: each.sign):
            seen.setdefault(sign, set()).add(sentence.text.casefold() if next(group) else "")
    total = 0.0
    for sign, weight in WEIGHTS[half].items():
        count = len(seen.get(sign, ()))
        rivals = len(seen.get(_RIVALS.get(sign, ""), ()))
        if count:
            total += weight * (1 - 0.5**count) * count / (count + rivals)
    return round(total * _variety(sentences), 4)


def _variety(sentences: Sequence[Sentence]) -> float:
    """Say how far the words are a text and no pile of cues: 1 for any text that people speak."""
    words = [word for sentence in sentences for word in sentence.text.casefold().split()]
    if not words:
        return 0.0
    common = Counter(words).most_common(1)[0][1]
    return min(1.0, 2.5 * len(set(words[:60])) / min(60, len(words)), 2 - 4 * common / len(words) if len(words) > TOO_SHORT else 1.0)


_INSTEAD = {
    "greeting": "Greet one person: “Hi. It's good that you're here.”",
    "part_of_you": "Try “you” or “if you …”: whoever it fits will feel meant.",
    "plural_you": "Try “you” alone.",
    "yourselves": "Try “yourself”.",
}


def _suggestions(text: str, sentences: Sequence[Sentence]) -> tuple[Suggestion, ...]:
    """Choose up to three places to try something at: crowd words first, then a "we" where nobody says "I"."""
    crowd = [each for sentence in sentences for each in sentence.evidence if each.sign == "all"]
    found = [
        Suggestion(
            each.start, each.end, f"“{text[each.start : each.end]}”: {each.why}",
            "One person is watching, and a crowd word tells them that it isn't them you mean.",
            _INSTEAD.get(each.cue, "Picture one viewer and say it to them: “you”."),
        )
        for each in crowd
    ]  # fmt: skip
    if not any(sentence.speaker == "I" for sentence in sentences):
        we = [each for sentence in sentences for each in sentence.evidence if each.sign == "we"]
        found += [
            Suggestion(
                each.start, each.end, f"“{text[each.start : each.end]}”, and nobody who says “I”.",
                "People felt more cared for when a helper said “I” than “we”; that was in customer service.",
                "If it happened to you, say “I”.",
            )
            for each in we[:1]
        ]  # fmt: skip
    return tuple(found[:AT_MOST])

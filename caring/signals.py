"""Sums up what the words alone show of connection and value, and what one might try instead.

A signal is no verdict on worth: that is a person's own rating. Each sign of a half adds at most its weight, and less
each time it is heard again: n sentences that show it fully give 1 - ½ⁿ of the weight. So that words piled up count for
no more than they say, a sentence lends a sign only as much weight as it has words of its own beside the cues, the same
words count once, and a text whose words keep coming back is worth less as a whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from caring.reading import Evidence, Sentence

# What each sign adds to its half at most; each half's sum is 1.
WEIGHTS = {
    "connection": {
        "you": 0.3, "I": 0.2, "something personal": 0.2, "a shared moment": 0.15, "an invitation": 0.15,
    },
    "value": {
        "a step": 0.25, "a reason": 0.2, "something to check": 0.2, "a moment to use it": 0.2, "an outcome": 0.15,
    },
}  # fmt: skip
# A sign is worth less where its rival is heard: "you" beside a crowd word, "I" beside "we".
_RIVALS = {"you": "all", "I": "we"}
_HALF_OF = {sign: half for half, weights in WEIGHTS.items() for sign in weights} | dict.fromkeys(
    _RIVALS.values(), "connection"
)
_STRETCH = 25
_SHORT = 3
_AT_MOST = 3
_LONELY = "One person is watching. A crowd word tells them that somebody else is meant as well."
_INSTEAD = {
    "greeting": "Greet one person, as you would at the door: “Hi. I'm glad you came.”",
    "part_of_you": "Say it to the one it fits: “you”, or “if you …”.",
    "yourselves": "Try “yourself”.",
    "called": "Leave the name for the crowd out, or say “you”.",
}
_TRY_YOU = "Picture one viewer, and say it to them with “you” alone."


class Signals(NamedTuple):
    """What the words alone show of each half, 0–1."""

    connection: float
    value: float


class Suggestion(NamedTuple):
    """Something to try at a place: what was heard, why it matters, and a way to say it to one person."""

    start: int
    end: int
    heard: str
    why: str
    instead: str


def sum_up(sentences: Sequence[Sentence], contents: Sequence[int], varied: float) -> Signals:
    """Sum up both halves.

    Args:
        sentences: with their evidence.
        contents: how many different words of its own each sentence has.
        varied: how far its words are a text and no pile, 0–1; see ``variety``.

    Returns:
        The two signals, each 0–1.
    """
    strength: dict[str, float] = {}
    seen: set[tuple[str, str]] = set()
    for (text, start, _, _, _, evidence), content in zip(sentences, contents, strict=True):
        heard = [
            (sign, text[first - start : end - start].casefold())
            for first, end, _, sign, _ in evidence
            if sign in _HALF_OF
        ]
        if not heard:
            continue
        if len(heard) == 1:
            if heard[0] not in seen:
                sign = heard[0][0]
                strength[sign] = strength.get(sign, 0.0) + min(1.0, content)
                seen.add(heard[0])
            continue
        counts = dict.fromkeys(WEIGHTS, 0)
        for sign, _ in heard:
            counts[_HALF_OF[sign]] += 1
        for sign in {sign for sign, said in heard if (sign, said) not in seen}:
            strength[sign] = strength.get(sign, 0.0) + min(1.0, content / counts[_HALF_OF[sign]])
        seen.update(heard)
    return Signals(*(_half(weights, strength) * varied for weights in WEIGHTS.values()))


def _half(weights: Mapping[str, float], strength: Mapping[str, float]) -> float:
    total = 0.0
    for sign, weight in weights.items():
        shown, rival = strength.get(sign, 0.0), strength.get(_RIVALS.get(sign, ""), 0.0)
        if shown:
            total += weight * (1 - 0.5**shown) * shown / (shown + rival)
    return total


def variety(words: Sequence[str]) -> float:
    """Say how far words are a text and no pile.

    Args:
        words: a text's words in order, in small letters.

    Returns:
        1 where few words come back, and of the longer ones hardly any; 0 where most of them do.

    >>> variety("salt the water first".split()), variety("salt the water first".split() * 4)
    (1.0, 0.0)
    """
    long = [word for word in words if len(word) > _SHORT]
    return min(1.0, max(0.0, (_different(words) - 0.6) / 0.2), max(0.0, (_different(long) - 0.6) / 0.25))


def _different(words: Sequence[str]) -> float:
    """Give the share of different words, as the mean of the text's stretches; 1 where there are no words."""
    stretches = [words[at : at + _STRETCH] for at in range(0, len(words), _STRETCH)]
    if len(stretches) > 1:
        stretches[-1] = words[-_STRETCH:]
    return sum([len(set(stretch)) / len(stretch) for stretch in stretches]) / len(stretches) if stretches else 1.0


def suggest(sentences: Sequence[Sentence]) -> tuple[Suggestion, ...]:
    """Choose up to three places to try something at: crowd words, then "we" where nobody says "I".

    Args:
        sentences: with their evidence.

    Returns:
        Suggestions in the text's order; one for each way of saying it, so that no two say the same.
    """
    found = list(_crowds(sentences))
    if not any(sentence.speaker == "I" for sentence in sentences):
        found += list(_groups(sentences))
    return tuple(sorted(found[:_AT_MOST], key=lambda each: each.start))


def _crowds(sentences: Sequence[Sentence]) -> Iterator[Suggestion]:
    tried = set()
    for sentence, each in _heard(sentences, "all"):
        instead = _INSTEAD.get(each.cue, _TRY_YOU)
        if instead not in tried:
            tried.add(instead)
            yield Suggestion(each.start, each.end, f"“{_words(sentence, each)}”: {each.why}", _LONELY, instead)


def _groups(sentences: Sequence[Sentence]) -> Iterator[Suggestion]:
    for sentence, each in list(_heard(sentences, "we"))[:1]:
        yield Suggestion(
            each.start,
            each.end,
            f"“{_words(sentence, each)}”, and nobody who says “I”.",
            "Customers who heard “I” from a helper, not “we”, felt that someone acted for them "
            "(Packard and others, 2018).",
            "If it happened to you, say “I”.",
        )


def _heard(sentences: Sequence[Sentence], sign: str) -> Iterator[tuple[Sentence, Evidence]]:
    return ((sentence, each) for sentence in sentences for each in sentence.evidence if each.sign == sign)


def _words(sentence: Sentence, evidence: Evidence) -> str:
    return sentence.text[evidence.start - sentence.start : evidence.end - sentence.start]

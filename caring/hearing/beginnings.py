"""Tells where a sentence may begin and end in a transcript, by what its words can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caring.hearing.clauses import (
    ADVERB,
    CONJUNCTION,
    DETERMINER,
    FINITE,
    FIRST,
    NOUN,
    NUMBER,
    OPEN,
    OPENER,
    PARTICLE,
    PAST,
    PREPOSITION,
    RELATIVE,
    SUBJECT,
    SUBORDINATOR,
    THIRD,
    VERB,
    YOU,
)
from caring.hearing.words import kinds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caring.hearing.grammar import Word

OBJECT = kinds("object")
TIME = kinds("time")
ING = kinds("ing")
TAKEN = kinds("article", "definite", "object", "particle")
GOING_ON = CONJUNCTION | SUBORDINATOR | RELATIVE | kinds("infinitive", "modal")
NO_ORDER = kinds("finite", "same_past", "auxiliary", "stative", "past", "object", "determiner", "you")
NOMINATIVE = frozenset(
    """i we you u he she they i'm im i've ive i'd i'll we're we've weve we'll we'd you're youre you've youve you'll it's
    that's thats he's she's they're theyre there's theres here's heres what's whats""".split()
)
SUBJECTS = NOMINATIVE | {"it", "this", "that"}
ASKING = frozenset("what what's whats how how's where where's why when who who's which".split())
ATTENTION = kinds("attention")
_GREETING = kinds("hail")
_HALF_GREETING = kinds("half_greeting")
_HELPING = kinds("be", "modal", "auxiliary")
_LATE = ADVERB | PARTICLE | TIME
_ENDS = OPEN | ADVERB | PARTICLE | OBJECT | NUMBER | TIME | ING
_TOLD = kinds("usually", "same_past")
_QUANTITY = kinds("quantity")
_DAYS = frozenset("today tomorrow tonight yesterday".split())
_HAS = frozenset("has hasn't hasnt had hadn't have haven't".split())
_NEAR = 4


def begins_sentence(words: Sequence[Word], place: int, stop: int) -> bool:
    """Say whether a word begins a sentence of its own: a subject, a thing, a question, an order, a greeting."""
    word, then = words[place], words[place + 1]
    if word.text in NOMINATIVE or (word.kinds & DETERMINER and not word.kinds & (RELATIVE | OPENER)):
        return True
    if word.text in ASKING:
        return bool(then.kinds & FINITE or "'s" in word.text)
    if word.text in _DAYS and then.kinds & FINITE:
        return True  # "tomorrow is a long one"
    if word.text == "no" and then.kinds & ING:
        return True  # "no running"
    if word.kinds & FINITE:
        asks = word.kinds & _HELPING or word.text in _HAS
        return bool(asks and then.text in SUBJECTS) or word.text in {"don't", "dont"}
    if word.kinds & (VERB | FIRST) and place + 1 < stop:
        is_late = word.kinds & VERB and not word.kinds & NO_ORDER and words[place - 1].kinds & _LATE
        is_attention = word.kinds & ATTENTION and then.text in {"at", "for", "to", "out", "up"}
        goes_on = word.kinds & VERB and then.text == "and" and words[place + 2].kinds & (VERB | FIRST)
        return bool(
            is_attention or goes_on or then.kinds & (TAKEN | YOU | DETERMINER) or (is_late and then.kinds & OPEN)
        )
    if word.kinds & NOUN and then.kinds & OBJECT & ~DETERMINER:
        return not then.kinds & DETERMINER
    if (then.text == "of" and word.kinds & _QUANTITY) or (word.text == "one" and then.kinds & THIRD):
        return True
    if word.text in {"here", "there"} and (then.kinds & (FINITE | THIRD) or then.text in SUBJECTS):
        return True
    is_greeting = word.kinds & _GREETING and not word.kinds & _HALF_GREETING
    return bool(
        is_greeting or (word.kinds & SUBJECT and (then.kinds & (FINITE | PAST | THIRD | _TOLD) or then.text == "just"))
    )


def begins_clause(words: Sequence[Word], place: int, stop: int) -> bool:
    """Say whether a whole clause begins here, not only a thing: "and the power goes", not "and the cook"."""
    word = words[place]
    if word.kinds & DETERMINER and word.text not in NOMINATIVE:
        is_verb = words[place + 1].kinds & FINITE  # "this is", not "the bins"
        far = min(place + 1 + _NEAR, stop)
        end = next(
            (at for at in range(place + 2, far) if words[at].kinds & (RELATIVE | DETERMINER | SUBORDINATOR)), far
        )
        return bool(is_verb) or has_verb(words, place + 2, end)
    return begins_sentence(words, place, stop)


def has_verb(words: Sequence[Word], place: int, stop: int) -> bool:
    """Say whether some words hold a verb that has its subject."""
    return any(
        (each.kinds & (FINITE | THIRD) and not each.kinds & RELATIVE) or each.text.endswith("'s")
        for each in words[place:stop]
    )


def may_end(last: Word) -> bool:
    """Say whether a clause may end with a word: not with "the", "of" or "and"."""
    bits = last.kinds
    if bits & (GOING_ON | DETERMINER | FINITE) or (bits & PREPOSITION and not bits & (PARTICLE | ADVERB)):
        return bool(bits & OBJECT) or last.text in {"this", "that"}
    return bool(bits & _ENDS)

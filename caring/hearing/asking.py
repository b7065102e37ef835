"""Hears questions: those that leave "you" out ("Hungry yet?", "Found the key?"), and a transcript's, without a mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caring.hearing.clauses import (
    ADVERB,
    AUXILIARY,
    DETERMINER,
    FINITE,
    FIRST,
    OPEN,
    PARTICLE,
    PAST,
    PAUSE,
    PLURAL,
    PREPOSITION,
    RELATIVE,
    SUBJECT,
    SUBORDINATOR,
    VERB,
    WANTING,
    is_adjective,
    phrase,
)
from caring.hearing.words import kinds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caring.hearing.clauses import Part
    from caring.hearing.grammar import Word

_PAST = PAST | kinds("participle")
_STATE = kinds("state")
_ING = kinds("ing")
_OBJECT = kinds("object")
_MODAL = kinds("modal")
_CLAUSE = SUBJECT | SUBORDINATOR | RELATIVE
_BEHIND_STATE = PAUSE | SUBJECT | PREPOSITION | ADVERB | SUBORDINATOR | kinds("infinitive", "opener", "conjunction")
_BEHIND_PAST = PAUSE | DETERMINER | PREPOSITION | _OBJECT | ADVERB | RELATIVE | PLURAL
_BEHIND_NOUN = DETERMINER | _OBJECT | ADVERB | _ING | _CLAUSE
_WEATHER = frozenset("raining snowing hailing pouring drizzling freezing".split())
_DEGREES = frozenset("not never ever still all too so already just really quite".split())
_MORE = frozenset({"another", "more", "anything else", "something else"})
_WHERE_ONE_IS = frozenset("hurry rush bed home work school trouble pain luck mood middle call hold time way".split())
_BEFORE_QUESTION = kinds("opener", "hail", "conjunction")
_DESCRIBING = kinds("describing", "ing")
_QUESTIONS = frozenset("what where how why when who which".split())
_SUBJECTS = frozenset("i we you u he she they it this that".split())
_SHORT = 5
_CALLED = 5
# What somebody who is asked hears with no question mark: hardly anybody says of themselves "ready for the ugly part".
_SUBJECTLESS = frozenset("need want still ready seen heard ever fancy hungry missing tired feeling".split())
_NAME = 3


def sounds_asked(words: Sequence[Word]) -> bool:
    """Say whether a sentence without a mark asks: "where are we going", "am I late", "anyone else tired"."""
    place = next((at + 1 for at, word in enumerate(words[:_CALLED]) if word.text == ","), 0)  # "aunties, is it hot"
    while words[place].kinds & _BEFORE_QUESTION and words[place].text not in _SUBJECTLESS:
        place += 1
    word, after = words[place], words[place + 1]
    if word.text in {"anyone", "anybody"} and (after.kinds & _DESCRIBING or after.text == "else's"):
        return not any(each.kinds & FINITE and not each.kinds & PAST for each in words)
    if word.text == "mind" and after.text == "if":
        return True
    if word.text == "still" and after.kinds & (_PAST | _ING):
        return True  # "still got her recipe"
    if word.text == "been" and words[-4].text == "yet":
        return True
    if word.text in _SUBJECTLESS or (word.text == "got" and after.text in {"a", "an"}):
        return not any(each.kinds & (FINITE & ~PAST) for each in words[place + 1 : place + _CALLED])
    if word.text in _QUESTIONS:
        word, after = after, words[place + 2]
    return bool(word.kinds & FINITE and not word.kinds & PAST and after.text in _SUBJECTS)


def find_subjectless(words: Sequence[Word], parts: Sequence[Part]) -> int:
    """Find where a question without its subject begins.

    Args:
        words: the words of a question, two more after its end mark.
        parts: what ``commands.mark_commands`` made of it.

    Returns:
        The place of its first word; -1 if its subject is there.
    """
    for part in parts:
        if part.head >= part.end:
            continue
        place = part.head
        while place + 1 < part.end and words[place].text in _DEGREES:
            place += 1
        if place < part.end and _lacks_subject(words, place, part.end, bent=place > part.head):
            return place
        if part.end - part.head > _NAME or not (part.bare or part.hailed):
            break
    return -1


def _lacks_subject(words: Sequence[Word], place: int, end: int, *, bent: bool) -> bool:
    word, after = words[place], words[place + 1]
    bits = word.kinds
    if bits & SUBJECT or _tells(words, place + 1, end):
        return False
    if bits & _ING or word.text == "going":
        return word.text not in _WEATHER
    if bits & _STATE and not after.kinds & _OBJECT:
        return bool(after.kinds & _BEHIND_STATE)
    if bits & _PAST:
        is_told = after.kinds & _OBJECT or not is_adjective(words, place)
        return bool((bent or after.kinds & _BEHIND_PAST) and is_told)
    if word.text.endswith(("n't", "dont", "cant")):
        return bool(bits & _MODAL and after.kinds & (VERB | FIRST | WANTING) and not after.kinds & PLURAL)
    if bits & AUXILIARY:
        return word.text == "have" and after.text in {"a", "an", "any"}
    if bits & VERB or word.text == "been":
        return word.text != "let"
    if bits & WANTING and after.text == "to":
        return True
    if bits & (FIRST | WANTING):
        return bool(after.kinds & (_BEHIND_NOUN | (PREPOSITION if bits & FIRST else 0))) and after.text != "of"
    if (word.text == "any" and after.kinds & OPEN) or (
        words[place - 1].text == "too" and after.kinds & (PAUSE | PREPOSITION)
    ):
        return True
    is_short = end - place < _SHORT
    is_place = bits & PREPOSITION and (bits & PARTICLE or words[end - 1].text in _WHERE_ONE_IS)
    return is_short and (bool(is_place) or phrase(words, place, min(end, place + 2)) in _MORE or word.text in _MORE)


def _tells(words: Sequence[Word], start: int, end: int) -> bool:
    """Say whether a verb comes before another clause begins, so that what stands before it may be its subject."""
    for place in range(start, end):
        if words[place].kinds & _CLAUSE:
            return False
        if words[place].kinds & FINITE and not words[place].kinds & PAST:
            return True
    return False

"""Finds what is quoted in a transcript, where no mark shows it: what a sign says, what a song is called, who said it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caring.clauses import (
    ADVERB,
    CONJUNCTION,
    DETERMINER,
    FINITE,
    FIRST,
    HAIL,
    NUMBER,
    OPEN,
    PREPOSITION,
    RELATIVE,
    SPEAKING,
    SUBORDINATOR,
    VERB,
    YOU,
    phrase,
)
from caring.words import kinds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from caring.grammar import Word

_BE = kinds("be")
_CROWD = kinds("crowd")
_REPORTING = kinds("reporting")
_SAYABLE = kinds("sayable")
_WRITING = frozenset("painted stitched embroidered carved scrawled sprayed engraved tattooed".split())
_SAYS = frozenset("says said reads read".split())
_NAMING = frozenset("called named titled labeled labelled captioned nicknamed dubbed".split())
_SAYING = frozenset(
    "says said say saying read reads spells begins began starts started ends ended goes went was is wrote writes".split()
)
_NO_TELLERS = frozenset("like goes went say said-to told tells asked asks texts texted".split())
_ARTICLES = frozenset("a an the no".split())
_PLURAL_YOU = frozenset("y'all yall you-all yous youse yourselves everyone everybody".split())
_TELLING = SPEAKING | YOU | DETERMINER
_NO_TELLER_AFTER = SUBORDINATOR | RELATIVE | CONJUNCTION | PREPOSITION | DETERMINER | VERB
_AFTER_TELLER = NUMBER | CONJUNCTION | PREPOSITION | ADVERB | _CROWD | SUBORDINATOR


def find_quotes(words: Sequence[Word]) -> Iterator[range]:
    """Find the places of what is quoted.

    Args:
        words: a sentence's words, two more after its end mark.

    Yields:
        The places of each quotation's words.
    """
    stop = len(words) - 3
    told = _before_teller(words, stop)
    yield range(told)
    place = told
    while place < stop:
        word = words[place]
        if word.kinds & YOU and place and _is_mentioned(words, place):
            yield range(place - 1 if words[place - 1].text not in _ARTICLES else place, place + 1)
        if word.text in {"we", "i"} and words[place - 1].kinds & PREPOSITION and words[place + 2].kinds & YOU:
            yield range(place, place + 3)  # "a balloon with we miss you on it"
        if _announces(words, place) and _is_speech(
            words, place + 1, stop, freely=not (word.kinds & _BE or word.text in _WRITING)
        ):
            end = _end(words, place + 1, stop)
            yield range(place + 1, end)
            place = end
        place += 1


def _end(words: Sequence[Word], place: int, stop: int) -> int:
    """Find where the one who tells speaks on: "and I", "but we", "so the"."""
    for at in range(place + 1, stop):
        if words[at].text in {"and", "so", "but"} and words[at + 1].kinds & (_TELLING | FINITE):
            return at
    return stop


def _announces(words: Sequence[Word], place: int) -> bool:
    """Say whether a word leads to a name or to what is written: "is called", "the sign says", "her advice was"."""
    word, before = words[place], words[max(0, place - 4) : place]
    if word.text in {"asked", "asks"} and words[place + 1].kinds & FINITE:
        return True
    if word.text in _NAMING:
        return bool(before and (before[-1].kinds & (_BE | OPEN) or before[-1].text.endswith("'s")))
    if word.text in _WRITING or (word.kinds & _REPORTING and phrase(words, place - 2, place) == "used to"):
        return place > 1
    if word.text in _SAYS and before and before[-1].text in {"that", "which"}:
        return True
    is_put = word.text in _SAYING or word.text.endswith("'s")
    return (is_put and any(each.kinds & _SAYABLE for each in before)) or bool(
        word.text.endswith("'s") and word.kinds & _SAYABLE
    )


def _is_speech(words: Sequence[Word], place: int, stop: int, *, freely: bool) -> bool:
    """Say whether words are spoken to somebody: "you had one job", "kiss you later", "are you sitting"."""
    while place < stop and words[place].kinds & ADVERB:
        place += 1
    said = words[place - 1].text in _NAMING or words[place - 2].text in {"that", "which"}
    if said and words[place].text in {"i", "we", "my", "our"}:
        return True
    near = words[place : min(place + (5 if freely else 2), stop)]
    return any(each.kinds & YOU or each.text in _PLURAL_YOU for each in near) or bool(
        near and near[0].kinds & (VERB | HAIL) and not near[0].kinds & (FINITE | DETERMINER)
    )


def _is_mentioned(words: Sequence[Word], place: int) -> bool:
    """Say whether a "you" is a name of something: "a thank you cake", "the you of this song"."""
    last, before = words[place - 1], words[place - 2]
    if last.text in _ARTICLES or (
        words[place].text == "u" and words[place + 1].text in {"turn", "turns", "bend", "bends"}
    ):
        return True
    told = last.kinds & (VERB | HAIL) or last.text == "all"
    near = before.text in _ARTICLES or (
        before.kinds & OPEN and words[place - 3].text in _ARTICLES and last.kinds & HAIL
    )
    return place > 1 and bool(told and (near or before.text == "with"))


def _before_teller(words: Sequence[Word], stop: int) -> int:
    """Find where "said the guide" or "she said" tells whose words stood before; 0 where nothing does."""
    first = words[0]
    spoken = first.kinds & (YOU | HAIL | _CROWD) or (first.kinds & (VERB | FIRST) and not first.kinds & FINITE)
    spoken = spoken or first.text in {"don't", "dont", "never", "please", "you're", "youre"}
    spoken = spoken or (first.kinds & FINITE and words[1].kinds & YOU)
    for place in range(2, stop):
        word, last, after = words[place], words[place - 1], words[place + 1]
        if not word.kinds & _REPORTING or not word.kinds & FINITE or word.text in _NO_TELLERS:
            continue
        written = any(each.kinds & _SAYABLE for each in words[place + 2 : min(place + 5, stop)])
        if (
            (spoken or written)
            and after.kinds & DETERMINER
            and (
                (
                    not last.kinds & (SPEAKING | RELATIVE | YOU)
                    and (last.kinds & ADVERB or not last.kinds & SUBORDINATOR)
                )
                or (last.text in {"that", "it"} and words[place - 2].kinds & (VERB | FIRST))
            )
        ):
            return place
        start = place - 1 if last.text in {"he", "she", "they"} else place - 2
        if last.kinds & OPEN and words[start].kinds & DETERMINER and start > 1:
            pass
        elif last.text not in {"he", "she", "they"}:
            continue
        closed = place + 1 == stop or (after.kinds & _AFTER_TELLER and not after.kinds & DETERMINER)
        said = any(each.kinds & YOU or each.text in _PLURAL_YOU for each in words[:start])
        if closed and start > 1 and (spoken or said):
            if not words[start - 1].kinds & _NO_TELLER_AFTER:
                return start
    return 0

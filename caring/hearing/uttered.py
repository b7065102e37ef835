"""Finds somebody's very words in a transcript by who utters, names or sings them: "kept muttering you will learn"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caring.hearing.beginnings import ASKING, OBJECT
from caring.hearing.clauses import (
    ADVERB,
    CONJUNCTION,
    DETERMINER,
    FINITE,
    FIRST,
    HAIL,
    OPEN,
    OPENER,
    PARTICLE,
    PAST,
    PEOPLE,
    PLURAL,
    PREPOSITION,
    RELATIVE,
    SUBJECT,
    SUBORDINATOR,
    VERB,
    YOU,
    phrase,
)
from caring.hearing.closing import JOINTS
from caring.hearing.ordering import is_order
from caring.hearing.reported import is_wish
from caring.hearing.words import LISTS, kinds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caring.hearing.grammar import Word


def _forms(stems: str, endings: str = "- s ed ing") -> frozenset[str]:
    return frozenset(stem + ending.strip("-") for stem in stems.split() for ending in endings.split())


MANNER = _forms(
    """mutter bellow holler grunt growl whisper murmur mumble shriek bark roar croak yell shout scream squawk boom howl
    wail moan groan gasp thunder snarl chirp drawl beep bleat"""
) | _forms("his", "s sed ses sing")
_TITLING = _forms("call sign label nickname", "- s ed ing") | _forms("nam titl caption rename", "e es ed ing")
_MAKING = frozenset(
    """sings sang sung singing plays played playing hums hummed performs performed writes wrote written carved scratched
    painted stencilled stenciled chalked sprayed typed printed stitched iced scrawled texted spelled spelt""".split()
)
_CLOSING = _forms("open start end clos finish begin", "- s ed ing e es") | frozenset("began begins closing".split())
_LABELS = frozenset({"text on screen", "on screen text", "voice over"})
_LABEL = frozenset("caption voiceover subtitle".split())
_WISHING = frozenset("love miss wish hope see thank bless forgive excuse".split())
_BIDDING = frozenset("don't dont please".split())
_YOU_ALL = frozenset("y'all yall yous youse".split())
_TOWARDS = frozenset("at to up down across over from through into".split())
_CROWD = kinds("crowd")
TO_WRITE = frozenset(
    "write type shout yell whisper scream paint chalk print scrawl embroider say sing reply answer spell".split()
)
_EVERYONE = frozenset("everyone everybody y'all yall guys".split())
_WHERE = frozenset("on in into across over at inside under above by".split())
_SAID = frozenset("i i'm im we we're that's thats it's its sorry hello hi".split())
LEADS = MANNER | _TITLING | _MAKING | _LABEL | frozenset("with word words phrase text on voice".split())
_FIRST_PERSON = frozenset("we i we'll i'll we're i'm we've i've im ive".split())
_NO_UTTERANCE = PREPOSITION | CONJUNCTION | SUBORDINATOR | RELATIVE | OBJECT
_BE = kinds("be")
_WHEN = kinds("leading")
_HELPING = kinds("infinitive", "modal")
_KEEPING = frozenset("keep keeps kept started starts began stopped stop stops heard".split())
_SUBJECTS = frozenset("they we i you everyone who".split())
_BETWEEN = SUBORDINATOR | RELATIVE | kinds("reporting")
_THINGS = OPEN | ADVERB
_WORKS = LISTS["sayable"] | frozenset(
    """name film movie play book novel album band hit tune hymn anthem dance show game episode chapter poem favourite
    favorite single track number story musical opera question line motto opener""".split()
)
_TIME = kinds("time")
ARTICLE = kinds("article") | DETERMINER
_HELPED = kinds("be", "modal")
_TOLD = frozenset("your me us it".split())
_BEARING = LISTS["sayable"] | frozenset(
    """hat cap map bag card cake mug jar box apron jumper hoodie scarf balloon ribbon bin doormat mat cushion pillow
    postcard bracelet ring keyring calendar book page""".split()
)
_PARTING = DETERMINER | PREPOSITION | PAST
_FREE = ADVERB | PARTICLE | OBJECT | kinds("ing")
_IS = frozenset("is was isn't wasn't isnt wasnt".split())
_LONGEST = 9
_NEAR = 4


def begins_behind(words: Sequence[Word], place: int, stop: int) -> int:
    """Find where what somebody utters begins behind a word: "hissed sit down", "named the boat thank you doris".

    Args:
        words: a sentence's words, two more after its end mark.
        place: the place of a word.
        stop: the place of the sentence's end mark.

    Returns:
        The place of the first word uttered; 0 if the word leads to none.
    """
    word, last = words[place], words[place - 1]
    if word.text in _LABEL or phrase(words, place, place + 3) in _LABELS:
        begins = place + (1 if word.text in _LABEL else 3)
        return begins if any(each.kinds & YOU for each in words[begins:stop]) else 0
    is_thing = last.kinds & DETERMINER and word.text not in {"word", "words", "phrase"}
    if not place or is_thing or words[0].text == "to" or any(each.kinds & _WHEN for each in words[:2]):
        return 0
    if word.text in MANNER and _tells(word, last):
        at = _behind_hearer(words, place + 1)
        return at if at < stop and (_is_uttered(words, at) or words[at].kinds & _CROWD) else 0
    if word.text in _TITLING:
        at = _behind_thing(words, place + 1)
        return at if at and _is_line(words, at, stop, fresh=False) else 0
    if word.text in _MAKING:
        at = place + 1 + (words[place + 1].text in {"only", "just"})
        return at if _is_line(words, at, stop, fresh=True) else 0
    if word.text in {"word", "words", "phrase"} and words[place + 1 : place + 3]:
        is_line = _is_line(words, place + 1, stop, fresh=False) or phrase(words, place + 1, place + 3) == "well done"
        return place + 1 if is_line else 0
    if word.text == "with" and any(each.text in _CLOSING for each in words[max(0, place - _NEAR) : place]):
        at = place + 1 + 2 * (phrase(words, place + 1, place + 3) == "and then")
        return at if _is_line(words, at, stop, fresh=True) else 0
    return 0


def ordered_line(words: Sequence[Word], place: int, stop: int) -> range:
    """Find what somebody is told to write or shout: "write everyone welcome on the board", "shout that's mine"."""
    after, then = words[place + 1], words[place + 2]
    if place and words[place - 1].text not in JOINTS:
        return range(0)
    asks = after.text in ASKING and then.kinds & FINITE
    is_line = (
        asks
        or (after.text in _SAID and not then.kinds & _CROWD)
        or (after.text in _EVERYONE and not then.kinds & DETERMINER)
    )
    if not is_line:
        return range(0)
    ends = (
        at
        for at in range(place + 2, stop)
        if words[at].text in JOINTS or (words[at].text in _WHERE and words[at + 1].kinds & DETERMINER)
    )
    return range(place + 1, next(ends, stop))


def named_thing(words: Sequence[Word], place: int, stop: int) -> range:
    """Find the name of a thing behind an article: "a faded kiss me quick hat", "the you are here map"."""
    for at in range(place + 1, min(place + _NEAR, stop)):
        word, after = words[at], words[at + 1]
        is_said = word.kinds & YOU and after.kinds & _HELPED
        is_told = word.kinds & (VERB | FIRST) and (after.text in _TOLD or (word.text in _WISHING and after.kinds & YOU))
        if is_said or is_told:
            far = min(stop, at + 2 + _NEAR)
            end = next((end for end in range(at + 2, far) if words[end].text in _BEARING), 0)
            between = words[at + 2 : end]
            return range(at, end) if end and not any(each.kinds & _PARTING for each in between) else range(0)
        if not word.kinds & (OPEN | ADVERB):
            break
    return range(0)


def _tells(word: Word, last: Word) -> bool:
    """Say whether a verb tells of somebody: "they kept yelling", "used to bark", not "please shout"."""
    if word.text.endswith("ing"):
        return bool(last.kinds & _BE or last.text in _KEEPING)
    return bool(word.kinds & FINITE or last.kinds & (OPEN | _HELPING) or last.text in _SUBJECTS)


def _behind_hearer(words: Sequence[Word], place: int) -> int:
    """Go past "at the apprentices", "to him" or "up the stairs"."""
    if words[place].text not in _TOWARDS:
        return place
    if words[place + 1].kinds & OBJECT & ~DETERMINER:
        return place + 2
    return _behind_thing(words, place + 1) or place


def _behind_thing(words: Sequence[Word], place: int) -> int:
    """Go past "it" or "the old boat"; 0 if nothing of the kind stands here."""
    if words[place].text in {"it", "him", "her", "them"} and not words[place + 1].kinds & OPEN:
        return place + 1
    if not words[place].kinds & DETERMINER or words[place].kinds & YOU:
        return 0
    end = place + 1
    while end < place + _NEAR and words[end].kinds & _THINGS and not words[end].kinds & (HAIL | VERB | YOU):
        end += 1
    return end if end > place + 1 else 0


def _is_uttered(words: Sequence[Word], place: int) -> bool:
    """Say whether words behind "muttered" are what was said, not whom it was said to or how."""
    word, after = words[place], words[place + 1]
    if word.kinds & _NO_UTTERANCE and not (word.kinds & HAIL or word.text in {"everyone", "everybody"}):
        return bool(after.text in {"here", "there"} or after.kinds & (PEOPLE | (FINITE if word.kinds & SUBJECT else 0)))
    if word.kinds & DETERMINER and not word.kinds & YOU:
        return phrase(words, place + 1, place + 3) == "of you"
    return not (word.kinds & ADVERB and not word.kinds & (OPENER | VERB))


def _is_line(words: Sequence[Word], place: int, stop: int, *, fresh: bool) -> bool:
    """Say whether a line that is sung or written begins here; unless ``fresh`` it may tell of what is before it."""
    word, after = words[place], words[place + 1]
    if (word.text in _YOU_ALL and fresh) or word.text in _BIDDING or is_wish(words, place):
        return True
    if phrase(words, place + 1, place + 3) == "of you" or (word.kinds & FINITE and after.kinds & YOU):
        return True
    if word.kinds & YOU:
        if word.text in {"your", "ur"}:
            return False
        is_told = after.kinds & (kinds("be", "modal") | (FINITE | VERB | PAST | FIRST if fresh else 0))
        is_first = after.text == "first"
        return ("'" in word.text or is_first or bool(is_told)) and not after.kinds & DETERMINER
    if word.text in _FIRST_PERSON and (fresh or "'" in word.text or after.kinds & _HELPED):
        return any(each.kinds & YOU for each in words[place + 1 : place + _NEAR + 1])
    if word.text in _WISHING and after.kinds & YOU:
        return True
    if word.text == "have" and after.text == "a":
        return True
    if word.kinds & HAIL or phrase(words, place, place + 2) in {"dear friends", "thank you"}:
        return bool(after.kinds & (PEOPLE | YOU | PLURAL))
    if word.kinds & FIRST and (after.text in _TOLD or (not fresh and after.kinds & DETERMINER)):
        return True
    takes = after.kinds & (OBJECT | PARTICLE | DETERMINER | YOU)
    return bool(word.kinds & VERB and not word.kinds & (FINITE | PAST) and takes and is_order(words, place, stop))


def title_before(words: Sequence[Word], stop: int) -> int:
    """Find the verb that tells of a title which begins a sentence: "call me by your name was sold out".

    Args:
        words: a sentence's words, two more after its end mark.
        stop: the place of the sentence's end mark.

    Returns:
        The place of the verb, before which the title stands; 0 if there is none.
    """
    first, second = words[0], words[1]
    asks = (first.kinds & FINITE and second.kinds & YOU) or (second.kinds & FINITE and words[2].kinds & YOU)
    is_order_first = is_order(words, 0, stop) or phrase(words, 0, 2) == "thank you"
    is_of = phrase(words, 1, 3) == "of you"
    if not (asks or is_of or is_order_first or first.kinds & (YOU | HAIL) or first.text in _FIRST_PERSON):
        return 0
    for place in range(2, min(stop, _LONGEST)):
        word, last, after = words[place], words[place - 1], words[place + 1]
        if word.kinds & _BETWEEN:
            return 0
        if word.text not in _IS or (after.kinds & (SUBJECT | YOU) and not after.kinds & DETERMINER):
            continue
        works = any(each.text in _WORKS for each in words[place + 2 : place + _NEAR + 1]) and after.kinds & DETERMINER
        is_led = words[place - 2 - bool(words[place - 2].kinds & DETERMINER)].kinds & PREPOSITION  # "by your name was"
        is_free = is_led or last.kinds & (_FREE | PAST)
        is_free = is_free and not last.kinds & (SUBJECT | DETERMINER | _TIME)
        return place if works or (is_free and (asks or is_order_first)) else 0
    return 0

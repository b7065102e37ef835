"""Finds where the pauses were of a transcript that has none, so that it is read as it was heard.

A pause stands around whom one calls, around "you know" where it asks nobody, and where a new sentence can't but begin.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from caring.beginnings import (
    ASKING,
    ING,
    NO_ORDER,
    NOMINATIVE,
    OBJECT,
    SUBJECTS,
    TIME,
    begins_clause,
    has_verb,
    may_end,
)
from caring.clauses import (
    ADVERB,
    DETERMINER,
    FINITE,
    FIRST,
    HAIL,
    NOUN,
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
    THIRD,
    VERB,
    YOU,
)
from caring.closing import JOINTS
from caring.interrupting import pauses_around
from caring.words import kinds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from caring.grammar import Word

_BE = kinds("be")
_ARTICLE = kinds("article", "definite")
_TELLING = FINITE | VERB | FIRST | PAST | THIRD
_ANYONE = frozenset("whoever whoever's whoevers anyone anybody everyone everybody".split())
_DESCRIBED = RELATIVE | PREPOSITION | ING
_OPENING = frozenset({"i mean", "mind you"})
_WISHES = frozenset(("good luck", "good night", "good morning", "good evening", "well done", "thank you"))
_THANKING = frozenset("thank love miss bless".split())
_KNOWING = frozenset("know see".split())
_OBJECTS = frozenset("it him her them me us of that".split())
_IS = frozenset("not its thats hes shes theyre im like um uh".split())
_GOES_ON = frozenset("so not but and being".split())
_UNSURE = frozenset(
    """if as when that what who where how which do did does don't didn't can can't could will would should might may
    before because until till once so wherever whatever than like the a to all everything anything everyone people
    someone somebody and but or unless while since after how's now""".split()
)
_FOLLOWING = OBJECT | PREPOSITION | kinds("relative", "infinitive")
_LEADING = SUBORDINATOR | PREPOSITION | kinds("quantity", "time")
_SIGNAL = _ARTICLE | OBJECT | PARTICLE | kinds("manner")
_NO_MANNER = frozenset("early only daily weekly".split())
_TIMING = frozenset("after before until till since".split())
_URGING = frozenset("please just always never".split())
_NO_PLAIN_ORDER = kinds("finite", "same_past", "auxiliary", "past", "object", "determiner", "you")
_NEVER_ORDER = kinds("auxiliary", "past", "object", "determiner", "you")
_BEFORE_ORDER = SUBJECT | DETERMINER | kinds(
    "modal", "infinitive", "conjunction", "relative", "preposition", "subordinator", "plural", "be", "verb"
)  # fmt: skip


def find_pauses(words: Sequence[Word]) -> list[int]:
    """Find the pauses that a transcript leaves out.

    Args:
        words: a sentence's words, two more after its end mark.

    Returns:
        The places of the words before which a pause was, in order.
    """
    stop = len(words) - 3
    found = {_behind_anyone(words, stop), _before_order(words, stop)}
    told = stop
    for place in range(stop):
        found.update(pauses_around(words, place, stop))
        found.update(_pauses_at(words, place, stop, told=told < place))
        if words[place].kinds & _TELLING:
            told = min(told, place)
    return sorted(found - {0, stop})


def _pauses_at(words: Sequence[Word], place: int, stop: int, *, told: bool) -> Iterator[int]:
    """Find the pauses that a word brings: a greeting, a filler, "so" and "but" before a clause."""
    word, then = words[place], words[place + 1]
    is_greeting = word.kinds & HAIL or f"{word.text} {then.text}" in _WISHES
    if is_greeting and place and (word.text != "thanks" or told):
        greeted = words[place + 1 if word.kinds & HAIL else place + 2]
        if greeted.kinds & PEOPLE:
            yield place
    is_thanked = word.text in {"all", "both"} and words[place - 1].kinds & YOU and words[place - 2].text in _THANKING
    if is_thanked and place > 1 and begins_clause(words, place + 1, stop):
        yield place + 1
    if f"{word.text} {then.text}" in _OPENING and begins_clause(words, place + 2, stop):
        yield place + 2
    if word.kinds & YOU and then.text in _KNOWING and _is_filler(words, place, stop):
        yield from (place, place + 2)
    is_order = then.kinds & VERB and not then.kinds & _NO_PLAIN_ORDER
    takes = then.kinds & FIRST and (
        words[place + 2].kinds & (_SIGNAL | PREPOSITION) or words[place + 2].text.endswith("ly")
    )
    goes_on = f"{word.text} {then.text}" == "so much" or (word.text == "and" and then.kinds & (VERB | FIRST))
    if word.text in {"so", "but", "then"} and (is_order or takes) and not then.kinds & FINITE:
        yield place
    elif word.text in JOINTS and not goes_on and begins_clause(words, place + 1, stop):
        joins = told if word.text == "and" else word.text in {"so", "but"} or may_end(words[place - 1])
        if joins:
            yield place


def _is_linked(word: Word) -> bool:
    return bool(word.kinds & _BE or word.text.endswith("'s") or word.text in _IS)


def _is_filler(words: Sequence[Word], place: int, stop: int) -> bool:
    """Tell "a custard, you know, takes time" and "you see, it rained" from "as you know" and "you know the drawer"."""
    then, is_within = words[place + 2], place > 0 and _is_linked(words[place - 1])
    if is_within and then.text not in _OBJECTS:
        return True
    if place + 2 >= stop or then.text in ASKING:
        return False
    if then.kinds & _FOLLOWING and not (then.text in SUBJECTS and words[place + 3].kinds & (FINITE | PAST | VERB)):
        return False
    if all(word.kinds & OPENER for word in words[:place]):
        return then.text in SUBJECTS or has_verb(words, place + 3, min(stop, place + 6))
    last = words[place - 1]
    if last.text in _UNSURE:
        return False
    if last.kinds & PLURAL and then.kinds & (VERB | FIRST | NOUN):
        return True
    return bool(then.kinds & (FINITE | ING | ADVERB) or then.text in _GOES_ON or then.text in NOMINATIVE)


def _behind_anyone(words: Sequence[Word], stop: int) -> int:
    """Find where something is said to "whoever is watching this", "anyone at the back", "everyone who asked"."""
    start = next((at for at in range(stop) if words[at].text in _ANYONE), stop)
    if start == stop or not (start == 0 or words[start - 1].kinds & OPENER or words[start - 1].text in {"to", "so"}):
        return 0
    if words[start].text[:3] == "eve" and not words[start + 1].kinds & _DESCRIBED:
        return 0
    told = words[start].text not in {"whoever"} and not words[start + 1].kinds & RELATIVE
    for place in range(start + 1, stop):
        last = words[place - 1]
        is_order = words[place].kinds & VERB and not words[place].kinds & NO_ORDER and place > start + 3
        if told and place > start + 2 and (is_order or begins_clause(words, place, stop)) and may_end(last):
            return place
        told = told or bool(last.kinds & (FINITE | PAST | THIRD) or last.text.endswith("'s"))
    return 0


def _before_order(words: Sequence[Word], stop: int) -> int:
    """Find an order behind what only leads to it: "with the lid off, simmer it", "if the light's out, open a window"."""
    how = next((at for at in (0, 1) if words[at].text.endswith("ly") and words[at].kinds & (ADVERB | OPENER)), -1)
    if words[0].text in ASKING and words[0].text != "when":
        return 0
    is_thing = words[0].kinds & (TIME | PEOPLE) and words[1].kinds & OPEN and not words[0].kinds & SUBORDINATOR
    if words[0].text in _NO_MANNER or words[0].kinds & PEOPLE or is_thing:
        return 0
    if how < 0 and (words[1].text == "of" or not words[0].kinds & _LEADING or words[0].kinds & SUBJECT):
        return 0
    needs = bool(words[0].kinds & SUBORDINATOR) and not (
        words[0].kinds & PREPOSITION
        or words[1].kinds & ING
        or (words[0].text in _TIMING and words[1].kinds & DETERMINER)
    )
    for place in range(1, stop):
        word, last, after = words[place], words[place - 1], words[place + 1]
        if place > 1 and not needs and word.kinds & (VERB | FIRST | NOUN) and not word.kinds & _NEVER_ORDER:
            signalled = (
                after.kinds & (_SIGNAL if words[0].kinds & PREPOSITION else _SIGNAL | ADVERB)
                or last.kinds & after.kinds & ADVERB
                or after.text.endswith("ly")
                or (place + 1 == stop and word.kinds & VERB)
            )
            signalled = (
                signalled
                if word.kinds & (VERB | FIRST)
                else after.kinds & _ARTICLE and last.kinds & (PARTICLE | ADVERB)
            )
            is_subject = 0 if last.kinds & (PARTICLE | ADVERB) else last.kinds & _BEFORE_ORDER & ~OBJECT
            if is_subject == PLURAL and any(each.kinds & PREPOSITION for each in words[max(0, place - 4) : place - 1]):
                is_subject = 0
            if signalled and not is_subject:
                return place - (last.text in _URGING)
        if not words[0].kinds & SUBORDINATOR and (word.text in NOMINATIVE or word.kinds & FINITE):
            return 0
        needs = needs and not ((word.kinds & (FINITE | THIRD) and place > 1) or word.text.endswith("'s"))
    return 0

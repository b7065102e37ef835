"""Finds where the pauses were of a transcript that has none, so that it is read as it was heard.

A pause stands around whom one calls, around "you know" where it asks nobody, and where a new sentence can't but begin.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from caring.clauses import (
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
    PLURAL,
    PREPOSITION,
    RELATIVE,
    SUBJECT,
    SUBORDINATOR,
    VERB,
    YOU,
)
from caring.words import kinds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caring.grammar import Word

_CALLED_ANYWHERE = kinds("callable", "crowd")
_PEOPLE = kinds("folk", "agent", "crowd")
_ONE = kinds("name", "endearment", "person")
_DEAR = kinds("name", "endearment", "person", "folk", "agent", "plural", "kin")
_NO_DEAR = frozenset(
    "a an the my your his her our their was is were are so too very how to of for hello hi hey and".split()
)
_RELATED = kinds("kin", "title", "person")
_BE = kinds("be")
_TIME = kinds("time")
_ING = kinds("ing")
_MODAL = kinds("modal")
_OBJECT = kinds("object")
_ARTICLE = kinds("article", "definite")
_ATTENTION = kinds("attention")
_HAIL = kinds("hail")
_GREETING = kinds("hail")
_QUOTED = kinds("quoted")
_THIRD = kinds("singular_verb")
_GOING_ON = CONJUNCTION | SUBORDINATOR | RELATIVE | kinds("infinitive", "modal")
_NOMINATIVE = frozenset(
    """i we you u he she they i'm im i've ive i'd i'll we're we've weve we'll we'd you're youre you've youve you'll it's
    that's thats he's she's they're theyre there's theres here's heres what's whats""".split()
)
_ASKING = frozenset("what what's whats how how's where where's why when who who's which".split())
_IS = frozenset("not its thats hes shes theyre im like um uh".split())
_JOINTS = frozenset("but and so now then because though".split())
_DESCRIBING = frozenset(
    """old young new good nice big little tall other same first last next few local right wrong poor rich brave best
    worst great lovely real own only main fine early late clever wild hungry happy angry tiny pretty funny lucky crazy
    busy noisy dirty messy friendly lonely silly ugly holy biggest smallest oldest youngest latest fastest""".split()
)
_ADJECTIVAL = ("ful", "ous", "ive", "less", "ish")
_AFTER_BE = _BE | kinds("adverb")
_SINGULAR_GROUP = kinds("group")
_ANYONE = frozenset("whoever whoever's whoevers anyone anybody everyone everybody".split())
_OF_ONE = frozenset("is was does has isn't wasn't doesn't hasn't".split())
_LEADS = frozenset("if when before after while until unless once".split())
_PETTING = frozenset("my dear fellow all our you".split())
_NAMING = frozenset("word words name phrase term pronoun".split())
_FILLING = frozenset({"i mean", "mind you", "you know", "you see"})
_FILLING_FIRST = frozenset({"i mean", "mind you"})
_KNOWING = frozenset("know see".split())
_UNSURE = frozenset(
    """if as when that what who where how which do did does don't didn't can can't could will would should might may
    before because until till once so wherever whatever than like the a to all everything anything everyone people
    someone somebody and but or unless while since after how's now""".split()
)
_FOLLOWING = kinds("relative", "infinitive", "object") | PREPOSITION
_DESCRIBED = RELATIVE | PREPOSITION | kinds("ing")
_SIGNAL = kinds("article", "definite", "object", "particle", "manner")
_LEADING = SUBORDINATOR | PREPOSITION | kinds("quantity", "time")
_NO_ORDER = kinds("finite", "same_past", "auxiliary", "stative", "past", "object", "determiner", "you")
_URGING = frozenset("please just always never".split())
_NEVER_ORDER = kinds("auxiliary", "past", "object", "determiner", "you")
_BEFORE_ORDER = SUBJECT | DETERMINER | _MODAL | kinds(
    "infinitive", "conjunction", "relative", "preposition", "subordinator", "plural", "be", "verb"
)  # fmt: skip


def find_pauses(words: Sequence[Word]) -> list[int]:
    """Find the pauses that a transcript leaves out.

    Args:
        words: a sentence's words, two more after its end mark.

    Returns:
        The places of the words before which a pause was, in order.
    """
    stop = len(words) - 3
    found: set[int] = {_behind_anyone(words, stop), _before_order(words, stop)}
    for place in range(stop):
        word = words[place]
        if word.kinds & (_CALLED_ANYWHERE | _PEOPLE | _ONE) and not word.kinds & PREPOSITION:
            found.update(_around_call(words, place, stop))
        if word.kinds & _GREETING and place and words[place + 1].kinds & (_CALLED_ANYWHERE | _PEOPLE):
            found.add(place)
        if word.text + " " + words[place + 1].text in _FILLING_FIRST and _begins_clause(words, place + 2, stop):
            found.add(place + 2)
        if word.kinds & YOU and words[place + 1].text in _KNOWING and _is_filler(words, place, stop):
            found.update((place, place + 2))
        if word.text == "then" and words[place + 1].kinds & VERB and not words[place + 1].kinds & FINITE:
            found.add(place)
        if word.text in _JOINTS and (
            (_tells_before(words, place) and _begins_clause(words, place + 1, stop))
            or (word.text in {"so", "but"} and words[place + 1].kinds & VERB and not words[place + 1].kinds & _NO_ORDER)
        ):
            found.add(place)
    return sorted(found - {0, stop})


def _tells_before(words: Sequence[Word], place: int) -> bool:
    """Say whether "and" joins two clauses, for which there must have been one before it."""
    return words[place].text != "and" or any(
        each.kinds & (FINITE | VERB | FIRST | PAST | _THIRD) for each in words[:place]
    )


def _is_filler(words: Sequence[Word], place: int, stop: int) -> bool:
    """Tell "a custard, you know, takes time" and "you see, it rained" from "as you know" and "you know the drawer"."""
    then = words[place + 2]
    if place + 2 >= stop or then.text in _ASKING:
        return False
    if then.kinds & _FOLLOWING and not (then.text in _NOMINATIVE and words[place + 3].kinds & (FINITE | PAST | VERB)):
        return False
    if all(word.kinds & OPENER for word in words[:place]):
        return then.text in _NOMINATIVE or _has_verb(words, place + 3, min(stop, place + 6))
    last = words[place - 1]
    if last.text in _UNSURE:
        return False
    if last.kinds & _BE or last.text.endswith("'s") or last.text in _IS:
        return True
    if last.kinds & PLURAL and then.kinds & VERB:
        return True
    return bool(
        then.kinds & (FINITE | _ING | ADVERB) or then.text in {"so", "not", "but", "and"} or then.text in _NOMINATIVE
    )


def _behind_anyone(words: Sequence[Word], stop: int) -> int:
    """Find where something is said to "whoever is watching this", "anyone at the back", "everyone who asked"."""
    start = 0
    while start < stop and (words[start].kinds & OPENER or words[start].text == "to"):
        start += 1
    if start >= stop or words[start].text not in _ANYONE:
        return 0
    if words[start].text[:3] == "eve" and not words[start + 1].kinds & _DESCRIBED:
        return 0
    told = words[start].text not in {"whoever"} and not words[start + 1].kinds & RELATIVE
    for place in range(start + 1, stop):
        last = words[place - 1]
        if told and place > start + 2 and _begins_clause(words, place, stop) and _may_end(last):
            return place
        told = told or bool(last.kinds & (FINITE | PAST | _THIRD) or last.text.endswith("'s"))
    return 0


def _may_end(last: Word) -> bool:
    bits = last.kinds
    if bits & (_GOING_ON | DETERMINER | FINITE) or (bits & PREPOSITION and not bits & (PARTICLE | ADVERB)):
        return bool(bits & _OBJECT) or last.text in {"this", "that", "us", "it"}
    return bool(bits & (OPEN | ADVERB | PARTICLE | _OBJECT | NUMBER | _TIME | _ING))


def _before_order(words: Sequence[Word], stop: int) -> int:
    """Find an order behind what only leads to it: "with the lid off, simmer it", "if the light's out, open a window"."""
    how = next((at for at in (0, 1) if words[at].text.endswith("ly") and words[at].kinds & ADVERB), -1)
    if words[0].text in _ASKING and words[0].text != "when":
        return 0
    if how < 0 and (not words[0].kinds & _LEADING or words[0].kinds & SUBJECT):
        return 0
    needs = bool(words[0].kinds & SUBORDINATOR) and not (words[0].kinds & PREPOSITION or words[1].kinds & _ING)
    for place in range(1, stop):
        word, last, after = words[place], words[place - 1], words[place + 1]
        if place > 1 and not needs and word.kinds & (VERB | FIRST | NOUN) and not word.kinds & _NEVER_ORDER:
            signalled = (
                after.kinds & _SIGNAL
                or last.kinds & after.kinds & ADVERB
                or after.text.endswith("ly")
                or (place + 1 == stop and word.kinds & VERB)
            )
            signalled = (
                signalled
                if word.kinds & (VERB | FIRST)
                else after.kinds & _ARTICLE and last.kinds & (PARTICLE | ADVERB)
            )
            is_subject = 0 if last.kinds & (PARTICLE | ADVERB) else last.kinds & _BEFORE_ORDER & ~_OBJECT
            if is_subject == PLURAL and any(each.kinds & PREPOSITION for each in words[max(0, place - 4) : place - 1]):
                is_subject = 0
            if signalled and not is_subject:
                return place - (last.text in _URGING)
        if not words[0].kinds & SUBORDINATOR and (word.text in _NOMINATIVE or word.kinds & FINITE):
            return 0
        needs = needs and not ((word.kinds & (FINITE | _THIRD) and place > 1) or word.text.endswith("'s"))
    return 0


def _around_call(words: Sequence[Word], head: int, stop: int) -> tuple[int, ...]:
    """Give the pauses before and behind people who are called in the middle or at the end of a sentence."""
    one = words[head].kinds & _ONE and not words[head].kinds & _PEOPLE
    freely = bool(words[head].kinds & _CALLED_ANYWHERE) or bool(
        one
        and not (words[head - 1].kinds | words[head].kinds) & _RELATED
        and not (words[head].kinds & NOUN and head + 1 == stop)
    )
    end = head + 1
    if freely and head and end < stop and words[head - 1].text in _JOINTS:
        return (head - 1, head, end) if _begins_sentence(words, end, stop) else ()
    heads = all(word.kinds & OPENER or _modifies(word) or word.text in _PETTING for word in words[:head])
    if heads and end < stop and (not head or _leaves_alone(words, head, stop)):
        return (head if one else 0, end) if _leaves_alone(words, head, stop) else ()
    if words[head - 1].text in _NAMING or (words[head].kinds & _SINGULAR_GROUP and words[head - 1].text == "whole"):
        return ()
    dear = next((at for at in (head - 1, head - 2) if at > 0 and words[at].text == "dear"), 0)
    if dear and words[head].kinds & _DEAR and words[dear - 1].text not in _NO_DEAR:
        return dear, end
    if end < stop and not _goes_on_anew(words, end, stop, freely=freely):
        return ()
    for start in range(head, max(head - 3, 0), -1):
        if start < head and not _modifies(words[start]):
            break
        if _closes(words, start, freely=freely and start == head):
            return start, end
    return ()


def _leaves_alone(words: Sequence[Word], head: int, stop: int) -> bool:
    """Say whether people who begin a sentence can't be told of by what follows: "kids, the bus is here"."""
    end = head + 1
    word, then = words[end], words[end + 1]
    if word.kinds & DETERMINER and not word.kinds & (RELATIVE | OPENER):
        return _has_verb(words, end + 1, stop)
    if word.text in _LEADS:
        return any(_begins_clause(words, place, stop) and _may_end(words[place - 1]) for place in range(end + 3, stop))
    if words[head].kinds & PLURAL and word.text in _OF_ONE and then.kinds & (DETERMINER | SUBJECT):
        return True  # "aunties is this enough"
    if not words[head].kinds & _ONE:
        return False
    if word.kinds & FINITE:
        return then.text in _NOMINATIVE
    return bool(word.kinds & VERB and not word.kinds & _NO_ORDER and then.kinds & (_ARTICLE | _OBJECT))


def _modifies(word: Word) -> bool:
    return bool(word.kinds & (OPEN | NOUN | _TIME)) and not word.kinds & (_OBJECT | SUBJECT | FINITE)


def _closes(words: Sequence[Word], place: int, *, freely: bool) -> bool:
    """Say whether what is said may end before a place, so that people behind it are no part of it."""
    last, before = words[place - 1], words[place - 2]
    bits = last.kinds
    if last.text == "what" and before.text == "know" and place > 2:  # noqa: PLR2004 - "you know what guys"
        return bool(words[place - 3].kinds & YOU)
    if before.text + " " + last.text in _FILLING or (last.text in {"once", "yet", "never"} and not before.kinds & _BE):
        return True
    if last.text in {"this", "that", "one", "either", "mine", "yours", "ours", "too", "all"} and place > 1:
        return last.text not in {"this", "that", "all"} or bool(
            words[place].kinds & PLURAL and before.kinds & (VERB | FIRST | PREPOSITION | FINITE)
        )
    if last.text in _DESCRIBING and not (freely and place == len(words) - 4):
        return False
    if last.text in {"like", "dear"} or bits & NUMBER:
        return False
    if bits & _OBJECT and not bits & DETERMINER:
        return place > 1
    if bits & _HAIL or (bits & OPENER and not bits & (_GOING_ON | DETERMINER)):
        return True
    if bits & PREPOSITION and before.kinds & _BE:
        return True  # "The break is over, boys."
    if bits & (_GOING_ON | DETERMINER) or (bits & PREPOSITION and not bits & (PARTICLE | ADVERB)):
        return False
    if before.text in {"let's", "lets"} and bits & (VERB | FIRST):
        return True
    if bits & (ADVERB | PARTICLE) or (bits & _TIME and last.text.endswith("day") and last.text != "day"):
        return place > 1
    if bits & _ING and before.kinds & PREPOSITION:
        return True
    if bits & PAST or bits & _ING:
        return freely and any(each.kinds & (_BE | FINITE) for each in words[: place - 1])
    if bits & _TIME or (
        words[place].kinds & _SINGULAR_GROUP
        and before.kinds & DETERMINER
        and not bits & PLURAL
        and words[place].text != "fam"
    ):
        return False
    if bits & (FINITE | VERB | YOU):
        return False
    if not bits & OPEN:
        return False
    if _is_adjectival(last):
        return bool(before.kinds & _AFTER_BE) and place > 1
    if bits & PLURAL and not bits & _THIRD:
        return place > 1
    has_article = any(each.kinds & (DETERMINER | NUMBER | PREPOSITION) for each in words[max(0, place - 4) : place - 1])
    is_told = words[0].kinds & (VERB | _HAIL | YOU) or words[0].text in {"have", "happy", "nice", "ready", "safe"}
    is_told = is_told or (words[0].kinds & PREPOSITION and words[place + 1].kinds & YOU)
    is_told = is_told or (words[0].kinds & FINITE and words[1].text in _NOMINATIVE)
    return (freely and has_article) or bool(is_told and place > 1)


def _is_adjectival(word: Word) -> bool:
    return word.text in _DESCRIBING or word.text.endswith(_ADJECTIVAL)


def _goes_on_anew(words: Sequence[Word], place: int, stop: int, *, freely: bool) -> bool:
    """Say whether what stands behind people can't tell of them."""
    word = words[place]
    if _begins_sentence(words, place, stop) or word.text in _JOINTS:
        return True
    if word.kinds & FINITE:
        return False
    if word.kinds & SUBORDINATOR or word.text in {"even", "not", "just", "next"}:
        return True
    return bool(freely and word.kinds & PREPOSITION) or bool(
        word.kinds & PLURAL and (freely or _has_verb(words, place, stop))
    )


def _has_verb(words: Sequence[Word], place: int, stop: int) -> bool:
    """Say whether what begins at a place has a verb of its own: "the moon is up"."""
    return any(
        (each.kinds & (FINITE | _THIRD) and not each.kinds & RELATIVE) or each.text.endswith("'s")
        for each in words[place:stop]
    )


def _begins_clause(words: Sequence[Word], place: int, stop: int) -> bool:
    """Say whether a clause of its own begins here, not only a thing: "and the power goes", not "and the cook"."""
    word = words[place]
    if word.kinds & DETERMINER and word.text not in _NOMINATIVE:
        return _has_verb(words, place + 1, min(place + 5, stop))
    return _begins_sentence(words, place, stop)


def _begins_sentence(words: Sequence[Word], place: int, stop: int) -> bool:
    """Say whether a word begins a sentence of its own: a subject, a question, an order."""
    word, then = words[place], words[place + 1]
    if word.text in _NOMINATIVE:
        return True
    if word.text in _ASKING:
        return bool(then.kinds & FINITE or "'s" in word.text)
    if word.kinds & DETERMINER and not word.kinds & (RELATIVE | OPENER):
        return True
    if word.kinds & FINITE:
        return then.text in _NOMINATIVE or word.text in {"don't", "dont"}
    if word.kinds & _ATTENTION and then.kinds & PREPOSITION:
        return True
    if word.kinds & SUBJECT and then.kinds & (FINITE | PAST | _THIRD):
        return True
    if word.kinds & (VERB | FIRST) and place + 1 < stop:
        is_late = (
            word.kinds & VERB and not word.kinds & _NO_ORDER and words[place - 1].kinds & (ADVERB | PARTICLE | _TIME)
        )
        return bool(then.kinds & (_ARTICLE | _OBJECT | PARTICLE | YOU) or (is_late and then.kinds & OPEN))
    return bool(word.kinds & _HAIL)

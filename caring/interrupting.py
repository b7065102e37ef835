"""Finds who is called within a transcript, where no pause parts them from what is said: "it's late folks so sleep"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caring.beginnings import (
    GOING_ON,
    ING,
    NO_ORDER,
    NOMINATIVE,
    OBJECT,
    SUBJECTS,
    TAKEN,
    TIME,
    begins_clause,
    begins_sentence,
    has_verb,
    may_end,
)
from caring.clauses import (
    ADVERB,
    DETERMINER,
    FINITE,
    FIRST,
    HAIL,
    NAME,
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
    THIRD,
    VERB,
    YOU,
    phrase,
)
from caring.words import kinds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caring.grammar import Word

_FREE = kinds("callable", "crowd")
_SEVERAL = kinds("folk", "agent", "crowd")
_ONE = kinds("name", "endearment", "person")
_RELATED = kinds("kin", "title", "person")
_TITLED = kinds("kin", "title")
_INFINITIVE = kinds("infinitive", "modal")
_DEAR = PLURAL | kinds("name", "endearment", "person", "folk", "agent", "kin")
_GROUP = kinds("group")
_BE = kinds("be")
_MANNER = kinds("manner")
_NO_ONE = FINITE | VERB | PAST
FILLING = frozenset({"i mean", "mind you", "you know", "you see"})
JOINTS = frozenset("but and so now then because though".split())
_LEADS = frozenset("if when before after while until unless once".split())
_PETTING = frozenset("my dear fellow all our".split())
_NO_DEAR = frozenset(
    "a an the my your his her our their was is were are so too very how to of for hello hi hey and".split()
)
_MENTIONED = frozenset("word words name phrase term pronoun".split())
_OF_ONE = frozenset("is was does has isn't wasn't doesn't hasn't".split())
_WHOSE = frozenset("one either mine yours ours too once yet never ago enough".split())
_AWAY = frozenset("over in on through around".split())
_POINTING = frozenset("this that all".split())
_JUST = frozenset("even not just next right only never".split())
_WISHING = frozenset("have happy nice ready safe eid merry".split())
_DESCRIBING = frozenset(
    """old young new good nice big little tall other same first last next few local right wrong poor rich brave best
    worst great lovely real own only main fine early late clever wild hungry happy angry tiny pretty funny lucky crazy
    busy noisy dirty messy friendly lonely silly ugly holy biggest smallest oldest youngest latest fastest
    elder eldest""".split()
)
_MODIFYING_TIMES = frozenset(
    """night day morning evening afternoon week weekend year month summer winter spring autumn fall time christmas
    easter""".split()
)
_ADJECTIVAL = ("ful", "ous", "ive", "less", "ish")
_FAR = 12


def pauses_around(words: Sequence[Word], head: int, stop: int) -> tuple[int, ...]:
    """Find the pauses before and behind people who are called.

    Args:
        words: a sentence's words, two more after its end mark.
        head: the place of the word that names the people, or the person.
        stop: the place of the sentence's end mark.

    Returns:
        The places of the words before which a pause was; none if nobody is called.
    """
    word, last = words[head], words[head - 1]
    if not word.kinds & (_FREE | _SEVERAL | _ONE) or word.kinds & PREPOSITION or word.text == "fellow":
        return ()
    end = head + 1 + (words[head + 1].text == "else")
    is_name = word.kinds & _ONE and not word.kinds & _SEVERAL
    if is_name and word.kinds & _NO_ONE and head:
        return ()
    if all(each.kinds & OPENER or _modifies(each) or each.text in _PETTING for each in words[max(0, head - 4) : head]):
        before = 0 if head < 5 and end < stop and _is_left_alone(words, head, end, stop) else -1
        if before == 0:
            return (head if is_name else 0, end)
    if head == 0:
        return ()
    related = last.kinds & _RELATED or word.kinds & (_TITLED if word.kinds & NAME else _RELATED)
    is_own = not related and not (word.kinds & NOUN and end == stop)
    freely = bool(word.kinds & _FREE or (is_name and is_own))
    if freely and end < stop and last.text in JOINTS:
        is_new = begins_sentence(words, end, stop) and words[end].text != "who"
        return (head - 1, head, end) if is_new else ()
    if words[end].text == "and" and words[end + 1].kinds & _SEVERAL and end + 2 == stop:
        end = stop  # "mums and dads"
    return _settle(words, head, end, stop, freely=freely)


def _settle(words: Sequence[Word], head: int, end: int, stop: int, *, freely: bool) -> tuple[int, ...]:
    word, last = words[head], words[head - 1]
    if last.text in _MENTIONED or (word.kinds & _GROUP and last.text == "whole"):
        return ()
    if last.text in {"this", "that"} and word.kinds & PLURAL and words[end].text in _OF_ONE:
        return head, end  # "that friends is soup"
    dear = next((at for at in range(head - 1, max(head - 4, 0), -1) if words[at].text in {"dear", "fellow"}), 0)
    if dear and word.kinds & _DEAR and words[dear - 1].text not in _NO_DEAR:
        return dear, end
    if end < stop and not _can_go_on(words, head, end, stop, freely=freely):
        return ()
    for start in range(head, max(head - 3, 0), -1):
        if start < head and not _modifies(words[start]):
            is_mine = words[start].text == "my" and word.kinds & PLURAL and start > 0
            return (start, end) if is_mine and _closes(words, start, freely=True) else ()
        if _closes(words, start, freely=freely and start == head):
            return start, end
    return ()


def _is_left_alone(words: Sequence[Word], head: int, end: int, stop: int) -> bool:
    """Say whether people who begin a sentence can't be told of by what follows: "kids, the bus is here"."""
    word, then, is_one = words[end], words[end + 1], words[head].kinds & _ONE
    far = min(stop, end + _FAR)
    if word.kinds & DETERMINER and not word.kinds & (RELATIVE | OPENER):
        return begins_clause(words, end, stop) if is_one else has_verb(words, end + 1, far)
    if word.text in _LEADS:
        return any(begins_clause(words, place, stop) and may_end(words[place - 1]) for place in range(end + 3, far))
    if words[head].kinds & PLURAL and word.text in _OF_ONE and then.kinds & (DETERMINER | SUBJECT):
        return True  # "aunties is this enough"
    if words[head].kinds & PLURAL and word.kinds & PREPOSITION:
        return any(_states(words, place) and may_end(words[place - 1]) for place in range(end + 2, far))
    is_order = word.kinds & VERB and not word.kinds & NO_ORDER and then.kinds & (TAKEN & ~PARTICLE)
    return bool(is_one and (then.text in SUBJECTS if word.kinds & FINITE else is_order))


def _states(words: Sequence[Word], place: int) -> bool:
    """Say whether a statement of its own begins: "it is", "that's", "we are"."""
    word, then = words[place], words[place + 1]
    return word.text in NOMINATIVE and ("'" in word.text or bool(then.kinds & _BE))


def _modifies(word: Word) -> bool:
    return bool(word.kinds & (OPEN | NOUN | TIME)) and not word.kinds & (OBJECT | SUBJECT | FINITE)


def _can_go_on(words: Sequence[Word], head: int, place: int, stop: int, *, freely: bool) -> bool:
    """Say whether what stands behind people can't tell of them."""
    word, last = words[place], words[head - 1]
    if word.text == "who":
        return False
    if begins_sentence(words, place, stop) or word.text in JOINTS or word.text == "or":
        return True
    if word.kinds & FINITE:
        return False
    is_order = words[0].kinds & (VERB | FIRST) or words[1].kinds & OBJECT & ~DETERMINER
    is_told = is_order and (last.kinds & OBJECT or word.kinds & PREPOSITION)
    if word.kinds & SUBORDINATOR or (word.text in _JUST and not words[place + 1].kinds & FINITE) or is_told:
        return True
    is_new = word.kinds & PLURAL and (freely or has_verb(words, place, min(stop, place + _FAR)))
    return bool((freely and word.kinds & PREPOSITION) or is_new)


def _closes(words: Sequence[Word], place: int, *, freely: bool) -> bool:
    """Say whether what is said may end before a place, so that people behind it are no part of it."""
    last, before = words[place - 1], words[place - 2]
    known = _closes_by_word(words, place)
    if known is None:
        known = _closes_by_kind(last, before)
    if known is not None:
        return known and place > 0
    bits = last.kinds
    if bits & (PAST | ING):
        return freely and any(each.kinds & (_BE | FINITE) for each in words[max(0, place - _FAR) : place - 1])
    is_compound = words[place].kinds & _GROUP and before.kinds & DETERMINER and not bits & PLURAL
    if bits & TIME:
        return freely or last.text not in _MODIFYING_TIMES
    if bits & (FINITE | VERB | YOU) or not bits & OPEN or (is_compound and words[place].text != "fam"):
        return False
    if _is_adjectival(last):
        return _links(before) and place > 1
    if bits & PLURAL and not bits & THIRD:
        return place > 1
    if before.kinds & _INFINITIVE or before.text in NOMINATIVE:
        return False
    stop = len(words) - 3
    is_named = words[place].kinds & NAME and place + 1 == stop
    is_parted = freely and ((_is_thing(words, place) and not is_named) or begins_sentence(words, place + 1, stop))
    return place > 1 and (_is_addressed(words, place) or is_parted)


def _closes_by_word(words: Sequence[Word], place: int) -> bool | None:
    """Decide on the words that have a way of their own; None for all others."""
    last, before = words[place - 1], words[place - 2]
    if place > 2 and phrase(words, place - 2, place) == "know what" and words[place - 3].kinds & YOU:  # noqa: PLR2004
        return True  # "you know what guys"
    if place > 1 and phrase(words, place - 2, place) in FILLING:
        return True
    if last.text in _POINTING:
        return bool(words[place].kinds & PLURAL and before.kinds & (VERB | FIRST | PREPOSITION | FINITE))
    if last.text in _WHOSE:
        return not before.kinds & _BE or last.text not in {"once", "yet", "never"}
    if last.text in {"like", "dear", "please"} or last.kinds & NUMBER:
        return before.text == "at"
    if place == 2 and last.kinds & PREPOSITION and before.kinds & (VERB | FIRST):  # noqa: PLR2004 - "come in everyone"
        return bool(words[place].kinds & _FREE)
    if last.text in _DESCRIBING and not _links(before):
        return place == len(words) - 4 and last.text in {"next", "right", "first", "early", "late"}
    return None


def _closes_by_kind(last: Word, before: Word) -> bool | None:
    """Decide by what a word is: behind "me", "now" or "down" one may stop, behind "the" or "of" not."""
    bits = last.kinds
    if bits & OBJECT and not bits & DETERMINER:
        return True
    if bits & HAIL or (bits & OPENER and not bits & (GOING_ON | DETERMINER)):
        return True
    if last.text in _AWAY and before.kinds & _BE:
        return True  # "The break is over, boys."
    if bits & (GOING_ON | DETERMINER) or (bits & PREPOSITION and not bits & (PARTICLE | ADVERB)):
        return False
    is_urged = before.text in {"let's", "lets", "lemme"} and bits & (VERB | FIRST)
    is_day = bits & TIME and last.text.endswith("day") and last.text != "day"
    if is_urged or is_day or bits & (ADVERB | PARTICLE | _MANNER) or (bits & ING and before.kinds & PREPOSITION):
        return True
    return None


def _links(word: Word) -> bool:
    """Say whether a word joins what follows to a subject: "is", "who's", "very"."""
    return bool(word.kinds & (_BE | ADVERB) or word.text in NOMINATIVE or "'s" in word.text)


def _is_adjectival(word: Word) -> bool:
    return word.text in _DESCRIBING or word.text.endswith(_ADJECTIVAL)


def _is_thing(words: Sequence[Word], place: int) -> bool:
    """Say whether a word ends the name of a thing: "the gravy", "by dawn"."""
    return any(each.kinds & (DETERMINER | NUMBER | PREPOSITION) for each in words[max(0, place - 4) : place - 1])


def _is_addressed(words: Sequence[Word], place: int) -> bool:
    """Say whether a sentence is likely to be said to somebody: an order, a wish, a question."""
    first, second = words[0], words[1]
    asks = first.kinds & FINITE and second.text in NOMINATIVE
    to_you = first.kinds & PREPOSITION and words[place + 1].kinds & YOU
    orders = first.kinds & (VERB | FIRST | HAIL | YOU) and not first.kinds & (FINITE | PLURAL)
    return bool(orders or first.text in _WISHING or asks or to_you)

"""Finds orders in a transcript behind what only leads to them: "if it's hot open a window", "with the lid off stir"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caring.hearing.beginnings import ASKING, ING, NOMINATIVE, OBJECT, SUBJECTS, TIME, begins_clause
from caring.hearing.clauses import (
    ADVERB,
    CONJUNCTION,
    DETERMINER,
    FINITE,
    FIRST,
    NOUN,
    OPEN,
    OPENER,
    PARTICLE,
    PAST,
    PAUSE,
    PEOPLE,
    PLURAL,
    POSSESSIVE,
    PREPOSITION,
    SUBJECT,
    SUBORDINATOR,
    THIRD,
    VERB,
    phrase,
)
from caring.hearing.words import LISTS, kinds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caring.hearing.grammar import Word

_BE = kinds("be")
_ARTICLE = kinds("article", "definite")
_TAKEN = _ARTICLE | OBJECT | PARTICLE | kinds("manner")
_QUANTITY = kinds("quantity")
_LEADING = SUBORDINATOR | PREPOSITION | kinds("quantity", "time")
_NEVER = kinds("auxiliary", "past", "object", "determiner", "you")
_BEFORE = SUBJECT | DETERMINER | kinds(
    "modal", "infinitive", "conjunction", "relative", "preposition", "subordinator", "plural", "be", "verb"
)  # fmt: skip
_NO_MANNER = frozenset("early only daily weekly".split())
_TIMING = frozenset("after before until till since".split())
_TOLD_OF = kinds("folk", "agent")
_DATING = frozenset("this that next either".split())
_TIME_OR_WAY = TIME | kinds("unit")
_URGING = frozenset("please just always never".split())
_ROUND = frozenset("on in over off out up down".split())
_SEVERAL = frozenset("i we they".split())
_COLOURS = LISTS["colour"]
_FINDING = frozenset("check see ask find guess watch note show look read say tell decide choose mark".split())
_CLAUSE = SUBJECT | DETERMINER | FINITE | PAST
_AIMING = frozenset("for at after to with on".split())
_HEARERS = frozenset({"me", "us", "him", "them"})
_HOWEVER = frozenset("however whatever wherever whoever how".split())
_PLACED = frozenset({"there", "here", "still"})
_SEEMING = frozenset("act look get stay keep sit stand sound play feel be".split())
_DONE = kinds("past", "participle")
_STATE = kinds("state", "adjective")
_INSTANTS = frozenset("minute moment second instant day night morning next last first".split())
_HOW_LONG = frozenset("till until twice once".split())
_KEEPING = frozenset("keep stop start try avoid".split())


def is_order(words: Sequence[Word], place: int, stop: int) -> bool:
    """Say whether a word is told to somebody, by what stands behind it: "stir it", "go slowly", "open a window".

    Args:
        words: a sentence's words, two more after its end mark.
        place: the place of a word that no subject stands before.
        stop: the place of the sentence's end mark.
    """
    word, after, then = words[place], words[place + 1], words[place + 2]
    if word.text == "do" and after.text == "not":
        return bool(then.kinds & (VERB | FIRST | NOUN))
    if word.kinds & _NEVER or (after.kinds & DETERMINER and _tells_behind(words, place, stop)):
        return False
    is_how = after.kinds & _TAKEN or after.text.endswith("ly")
    if word.text in _FINDING and (after.text in ASKING or after.text in {"if", "whether"}) and then.kinds & _CLAUSE:
        return True  # "check who was paid"
    if word.kinds & (VERB | FIRST) and after.text in _PLACED and not then.kinds & (FINITE | THIRD):
        return True  # "stand there and wait"
    if word.text in _SEEMING and after.kinds & _DONE and (place + 2 == stop or then.kinds & CONJUNCTION):
        return True  # "act surprised"
    if word.text in _KEEPING and after.kinds & ING:
        return True
    if word.text == "let" and after.kinds & (DETERMINER | OBJECT):
        return True
    if word.text == "hand" and after.kinds & OBJECT and then.kinds & DETERMINER:
        return True  # "hand everyone a towel"
    if word.text == "back" and after.text in {"off", "away", "up"}:
        return True
    if word.kinds & VERB:
        return bool(
            is_how
            or after.kinds & (ADVERB | PREPOSITION | OPEN)
            or place + 1 == stop
            or after.text in _HOW_LONG
            or (after.text == "and" and then.kinds & (VERB | FIRST))
        )
    if word.kinds & FIRST and after.text in _AIMING and then.text in _HEARERS:
        return True  # "look for me"
    is_last = after.kinds & ADVERB and then.kinds & (PAUSE | CONJUNCTION | SUBORDINATOR)
    return bool(is_how or is_last) if word.kinds & FIRST else bool(word.kinds & NOUN and after.kinds & _ARTICLE)


def _tells_behind(words: Sequence[Word], place: int, stop: int) -> bool:
    """Say whether the thing behind a word has a verb of its own: "time the bell goes", not "wear the good socks"."""
    if not begins_clause(words, place + 1, stop):
        return False
    last = words[stop - 1]
    is_plain = words[place].kinds & VERB and last.kinds & THIRD and last.kinds & PLURAL
    return not is_plain or any(each.kinds & FINITE and not each.kinds & PLURAL for each in words[place + 1 : stop])


def pause_before_order(words: Sequence[Word], stop: int) -> int:
    """Find the place of the first order that a phrase or a clause leads to; 0 if there is none."""
    if phrase(words, 0, 2) == "no matter":
        if words[2].text in ASKING and is_order(words, 3, stop):
            return 3
        place = _find_order(words[2:], stop - 2)
        return place and place + 2
    if words[0].text == "the" and words[1].text in _INSTANTS and words[2].kinds & SUBJECT:
        place = _find_order(words[1:], stop - 1, in_clause=True)
        return place and place + 1
    start = next((at for at in range(stop) if not words[at].kinds & OPENER or words[at].kinds & _LEADING), 0)
    start = start if words[start].kinds & (PREPOSITION | SUBORDINATOR) else 0
    led = words[start:]
    place = _find_order(led, stop - start) if _leads(led) else 0
    return place and place + start


def _find_order(words: Sequence[Word], stop: int, *, in_clause: bool = False) -> int:
    first, second = words[0], words[1]
    in_clause = in_clause or bool(first.kinds & SUBORDINATOR)
    is_timed = first.text in _TIMING and (
        second.kinds & DETERMINER or (second.kinds & OPEN and not second.kinds & PLURAL)
    )
    is_short = second.kinds & (ING | PREPOSITION | _DONE | _STATE) or second.text in {"not", "so"}  # "if in doubt"
    waits = in_clause and not (first.kinds & PREPOSITION or is_short or is_timed)
    is_led = (first.text in {"any", "no"} and second.kinds & PLURAL) or (
        first.text == "to" and second.kinds & (VERB | FIRST)
    )
    if is_led and is_order(words, 2, stop):
        return 2  # "any lumps press them out", "to finish add the stock"
    for place in range(1, stop):
        word = words[place]
        is_told = is_order(words, place, stop) or _acts(words, place, stop)
        if words[place - 1].text == "say":
            continue
        says = words[place - 2].text == "say"  # "when i say go press hold"
        is_told = is_told or (says and bool(word.kinds & (VERB | FIRST)))
        if place > 1 and (says or not waits) and is_told and (says or _stands_alone(words, place)):
            return place - (words[place - 1].text in _URGING)
        if not in_clause and (word.text in NOMINATIVE or word.kinds & FINITE):
            return 0
        is_verb = word.kinds & (FINITE | THIRD) and (place > 1 or first.text == "whatever" or "'" in word.text)
        is_plain = word.kinds & (VERB | FIRST) and words[place - 1].text in _SEVERAL  # "the moment they leave"
        waits = waits and not (is_verb or is_plain or word.text.endswith("'s"))
    return 0


def _acts(words: Sequence[Word], place: int, stop: int) -> bool:
    """Say whether what could be a thing is an order behind what leads to it: "when the bark loosens peel up"."""
    word, last, after = words[place], words[place - 1], words[place + 1]
    if word.text == "feel":
        return bool(after.kinds & (PREPOSITION | DETERMINER))
    if not word.kinds & FIRST:
        return False
    is_state = last.kinds & _STATE and words[place - 2].kinds & FINITE
    is_told = last.kinds & THIRD and (not last.kinds & PLURAL or words[place - 2].text in SUBJECTS)
    if place + 1 == stop and (is_state or is_told):
        return True  # "if it hurts stop"
    if last.kinds & THIRD or is_state:
        return bool(after.kinds & (PREPOSITION | ADVERB))
    is_how = last.kinds & (PARTICLE | ADVERB) or last.text in _COLOURS
    return bool(after.kinds & POSSESSIVE or (place + 1 == stop and is_how))


def _leads(words: Sequence[Word]) -> bool:
    """Say whether a sentence begins with what may lead to an order: "if", "with", "slowly", "next time"."""
    first, second = words[0], words[1]
    if (
        first.text in _NO_MANNER
        or (second.text in {"of", "the", "my", "our"} and first.kinds & _QUANTITY)
        or first.kinds & (PEOPLE | SUBJECT)
    ):
        return False
    is_where = first.text == "where" and second.kinds & DETERMINER
    if first.text in ASKING and first.text != "when" and not is_where:
        return False
    if first.text in _DATING and second.kinds & _TIME_OR_WAY:
        return True
    if first.kinds & TIME and second.kinds & OPEN and not first.kinds & SUBORDINATOR:
        return False
    how = any(each.text.endswith("ly") and each.kinds & (ADVERB | OPENER) for each in (first, second))
    return bool(how or first.text == "next" or first.kinds & _LEADING)


def _is_held(words: Sequence[Word], place: int) -> bool:
    """Tell "with both hands hold it" from "with wet hands dogs bark" and "after lunch ducks swim"."""
    for at in range(place - 1, max(-1, place - 4), -1):
        if words[at].kinds & PREPOSITION:
            mere = words[at].text in _TIMING and words[at + 1].kinds & OPEN
            return place - at == 1 or not (mere or words[place].kinds & PEOPLE)
        if words[at].kinds & PLURAL:
            return False
    return False


def _stands_alone(words: Sequence[Word], place: int) -> bool:
    """Say whether the word before a verb is no subject of it: "it rains", "both hands", "the radio on"."""
    if words[place - 1].text in _URGING and place > 1:
        return _stands_alone(words, place - 1)  # not "in our street doctors never knock"
    last, before = words[place - 1], words[place - 2]
    is_done = place > 2 and words[place - 3].kinds & DETERMINER and not before.kinds & PLURAL  # noqa: PLR2004 - "the float dips"
    is_subject = before.kinds & _TOLD_OF and place > 2 and words[place - 3].kinds & OPEN  # noqa: PLR2004 - "in the quarry geologists still dig"
    if last.kinds & ADVERB and is_subject:
        return False
    if last.kinds & (PARTICLE | ADVERB) or (last.kinds & THIRD and (before.text in SUBJECTS or is_done)):
        return True
    is_round = last.text in _ROUND and (before.kinds & (OPEN | _BE | THIRD) or "'s" in before.text)
    is_held = last.kinds & PLURAL and _is_held(words, place - 1)
    if last.kinds & (VERB | FIRST) and before.text in _SEVERAL:
        return True
    if last.kinds & _BE and before.text == "it" and words[0].text in _HOWEVER:
        return True  # "however late it is"
    is_time = last.text in _DATING and place == 2  # noqa: PLR2004 - "after that leave it"
    return bool(is_round or is_held or is_time or not last.kinds & _BEFORE & ~OBJECT)

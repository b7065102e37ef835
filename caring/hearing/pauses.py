"""Finds where the pauses were of a transcript that has none, so that it is read as it was heard.

A pause stands around whom one calls, around "you know" where it asks nobody, and where a new sentence can't but begin.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from caring.hearing.beginnings import (
    ASKING,
    ING,
    NO_ORDER,
    NOMINATIVE,
    OBJECT,
    TIME,
    begins_clause,
    begins_sentence,
    has_verb,
    may_end,
)
from caring.hearing.clauses import (
    ADVERB,
    DETERMINER,
    FINITE,
    FIRST,
    HAIL,
    NOUN,
    NUMBER,
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
    phrase,
)
from caring.hearing.closing import JOINTS, is_adjectival
from caring.hearing.interrupting import CALLABLE, pauses_around
from caring.hearing.ordering import is_order, pause_before_order
from caring.hearing.words import kinds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from caring.hearing.grammar import Word

_BE = kinds("be")
_ARTICLE = kinds("article", "definite")
_TELLING = FINITE | VERB | FIRST | PAST | THIRD
_ANYONE = frozenset("whoever whoever's whoevers anyone anybody everyone everybody".split())
_DESCRIBED = RELATIVE | PREPOSITION | ING
_OPENING = frozenset({"i mean", "mind you"})
_WISHES = frozenset(("good luck", "good night", "good morning", "good evening", "well done", "thank you"))
_THANKING = frozenset("thank love miss bless".split())
_FAR = 16
_KNOWING = frozenset("know see".split())
_OBJECTS = frozenset("it him her them me us of that".split())
_ALONE = frozenset("listening waiting sleeping working".split())
_CALMING = frozenset("careful easy steady quick quiet hush".split())
_NEAR = 5
_NO_ORDER = kinds("finite", "auxiliary", "past", "object", "determiner")
_ALRIGHT = frozenset("okay ok alright".split())
_ROWS = frozenset("front back top bottom middle upper lower left right".split())
_GROUP = kinds("group")
_OBJECT = OBJECT | DETERMINER
_PRAISES = frozenset(
    ("good girl", "good boy", "nice try", "nice one", "easy now", "easy there", "well done", "good work")
)
_PETTING = frozenset("old little wee big brave dear".split())
_ANEW = frozenset("that one no now but so and not down up".split())
_TITLES = frozenset("mr mrs ms mister dr".split())
_NO_TITLE = VERB | FIRST | PAST | kinds("person", "kin", "agent", "title", "name")
_OF_ONE = frozenset("is was has isn't wasn't hasn't will won't".split())
_BEFORE_ORDER = DETERMINER | SUBJECT | PEOPLE | SUBORDINATOR | kinds("modal", "infinitive", "relative", "preposition")
_LEADING_ON = SUBORDINATOR | RELATIVE | kinds("modal", "infinitive", "conjunction")
_REPORTING = kinds("reporting")
_MODAL = kinds("modal")
_STATE = kinds("state")
_OWN_DONT = PEOPLE | NUMBER | PLURAL | VERB | FIRST
_NUMBERED = kinds("numbered")
_OBJECTS_ALONE = frozenset("it him them me us her".split())
_STAYING = frozenset("keep get stop start try".split())
_ORDERING = VERB | FIRST | NOUN | kinds("auxiliary", "modal")
_NO_REST = kinds("usually")
_ONE_OF = frozenset("he she it nobody everybody everyone somebody".split())
_MAY_CLOSE = OPEN | ADVERB | PARTICLE | OBJECT | TIME
_CAUSING = frozenset(
    """let make help have see watch hear feel makes made helps helped saw seen watched heard felt do does did mouthed
    moaned sighed groaned mouths motto rule advice suggest suggests suggested""".split()
)
_IS = frozenset("not its thats hes shes theyre im like um uh".split())
_URGING = frozenset("just please always never".split())
_GOES_ON = frozenset("so not but and being".split())
_UNSURE = frozenset(
    """if as when that what who where how which do did does don't didn't can can't could will would should might may
    before because until till once so wherever whatever than like the a to all everything anything everyone people
    someone somebody and but or unless while since after how's now""".split()
)
_POINTS = frozenset("thing point trick problem trouble truth fact rule".split())
_THOUGHT = frozenset("thought knew said hoped guessed bet felt figured heard told assumed supposed reckoned".split())
_FOLLOWING = OBJECT | PREPOSITION | kinds("relative", "infinitive")


def find_pauses(words: Sequence[Word]) -> dict[int, str]:
    """Find the pauses that a transcript leaves out.

    Args:
        words: a sentence's words, two more after its end mark.

    Returns:
        The places of the words before which a pause was, each with its mark: a semicolon where a sentence ends.
    """
    stop = len(words) - 3
    ends: set[int] = set()
    found = {*_around_anyone(words, stop), pause_before_order(words, stop), _before_anyone(words, stop)}
    told = stop
    for place in range(stop):
        if words[place].kinds & CALLABLE:
            found.update(pauses_around(words, place, stop))
        found.update(_pauses_at(words, place, stop, told=told < place))
        if words[place].kinds & _ORDERING:
            ends.update(_ends_at(words, place, stop, told=told < place))
        if words[place].kinds & _TELLING:
            told = min(told, place)
    return {place: "," if place in found else ";" for place in (found | ends) - {0, stop}}


def _ends_at(words: Sequence[Word], place: int, stop: int, *, told: bool) -> Iterator[int]:
    """Find where a sentence ends because an order begins: "the floor is wet" before "don't run"."""
    word, last, then = words[place], words[place - 1], words[place + 1]
    forbids = word.text in {"don't", "dont"} or (word.text == "do" and then.text == "not")
    if forbids and (_forbids(words, place) if told else place == 1 and last.kinds & VERB):
        yield place  # "snip don't rip"
    if told and _must_order(words, place, stop):
        yield place - (last.text in _URGING and place > 2)  # noqa: PLR2004 - "it's late just go"


def _pauses_at(words: Sequence[Word], place: int, stop: int, *, told: bool) -> Iterator[int]:
    """Find the pauses that a word brings: a greeting, a filler, praise."""
    word, then = words[place], words[place + 1]
    both = f"{word.text} {then.text}"
    is_greeting = word.kinds & HAIL or both in _WISHES
    if is_greeting and place and (word.text != "thanks" or told):
        greeted = words[place + 1 if word.kinds & HAIL else place + 2]
        if greeted.kinds & PEOPLE:
            yield place
    last, before = words[place - 1], words[place - 2]
    is_thanked = last.kinds & HAIL or (place > 1 and last.kinds & YOU and before.text in _THANKING)
    if word.text in {"all", "both"} and is_thanked and place and begins_clause(words, place + 1, stop):
        yield place + 1
    if both in _OPENING and begins_clause(words, place + 2, stop):
        yield place + 2
    if word.text in {"no", "yes"} and not place and then.kinds & VERB and words[place + 2].kinds & OBJECT:
        yield 1  # "no leave it"
    if word.kinds & YOU and then.text in _KNOWING and _is_filler(words, place, stop):
        yield from (place, place + 2)
    if not place:
        yield from _behind_praise(words, stop)
    if word.text in _TITLES and place > 1 and place + 2 == stop and may_end(last) and not last.kinds & _NO_TITLE:
        yield place  # "happy retirement mrs oddy"
    if word.kinds & _NUMBERED and then.kinds & NUMBER and place > 1 and place + 2 == stop and may_end(last):
        yield place  # "that's the bell year nine"
    if word.text in {"mister", "sir"} and place > 1 and place + 1 == stop and may_end(last):
        yield place
    if told and _orders_anew(words, place, stop):
        yield place
    if not place and word.text in _ROWS and then.kinds & _GROUP and is_order(words, 2, stop):
        yield 2
    acts = then.kinds & FIRST and words[place + 2].kinds & PREPOSITION
    if word.text in _ALRIGHT and place and (acts or is_order(words, place + 1, stop)):
        yield from (place, place + 1)  # "and okay zoom in"
    if word.kinds & HAIL and not place and words[2].kinds & _GROUP and begins_clause(words, 3, stop):
        yield 3  # "sorry front row that was mine"
    if word.text in JOINTS:
        yield from _pauses_at_joint(words, place, stop, told=told)


def _pauses_at_joint(words: Sequence[Word], place: int, stop: int, *, told: bool) -> Iterator[int]:
    """Find the pauses that "so", "and" or "but" brings before an order or a clause."""
    word, then = words[place], words[place + 1]
    if word.text in {"so", "but", "and"} and place and then.text not in JOINTS:
        near = words[place + 1 : place + _FAR]
        order = pause_before_order(near, len(near) - 3)
        yield from (place, place + 1 + order) if order else ()
    is_plain = then.kinds & VERB and not then.kinds & NO_ORDER
    is_led = then.kinds & FIRST and words[place + 2].kinds & PREPOSITION
    is_urged = then.text in _URGING and is_order(words, place + 2, stop)  # "so always wedge the door"
    is_told = is_urged or then.text == "be" or is_plain or is_led or is_order(words, place + 1, stop)
    goes_on = f"{word.text} {then.text}" in {"so much", "so that"} or (
        word.text == "and" and then.kinds & (VERB | FIRST)
    )
    is_joined = word.text == "then" and words[place - 1].text in {"and", "but", "so"}
    if word.text in {"so", "but", "then"} and is_told and not then.kinds & FINITE and not is_joined:
        yield place
    elif not goes_on and begins_clause(words, place + 1, stop):
        joins = told if word.text == "and" else word.text in {"so", "but"} or may_end(words[place - 1])
        if joins:
            yield place


def _orders_anew(words: Sequence[Word], place: int, stop: int) -> bool:
    """Say whether an order begins behind a whole statement: "the chests are heavy borrow a cousin"."""
    word, last, then = words[place], words[place - 1], words[place + 1]
    if not word.kinds & VERB or word.kinds & (NO_ORDER | FIRST) or not then.kinds & (DETERMINER | OBJECT):
        return False
    is_so = last.kinds & PAST and words[place - 2].kinds & _BE  # "the shelves are crooked fetch a level"
    is_closed = (is_so or last.kinds & (OPEN | ADVERB)) and not last.kinds & (PLURAL | _BEFORE_ORDER)
    is_led = any(each.kinds & _LEADING_ON for each in words[max(0, place - _NEAR) : place])
    verb = next(at for at in range(place - 1, -1, -1) if words[at].kinds & _TELLING)
    is_led = is_led or any(each.kinds & PLURAL or each.text in _ANYONE for each in words[verb + 1 : place])
    return bool(is_closed and not is_led and is_order(words, place, stop))


def _forbids(words: Sequence[Word], place: int) -> bool:
    """Tell "the floor is wet don't run" and "he gets the dates don't laugh" from "the birds on the wall don't sing"."""
    last, before, first = words[place - 1], words[place - 2], words[max(0, place - 3)]
    is_object = last.kinds & PLURAL and before.kinds & DETERMINER and first.kinds & _TELLING
    if is_object or is_adjectival(last):
        return True
    return _may_close(last) and not last.kinds & _OWN_DONT


def _must_order(words: Sequence[Word], place: int, stop: int) -> bool:
    """Say whether a plain verb can only be an order: what stands before it has its own verb, and asks for no other."""
    word, urged = words[place], words[place - 1].text in _URGING
    last, before = words[place - 1 - urged], words[place - 2 - urged]
    is_away = last.kinds & PREPOSITION and (before.kinds & _BE or "'s" in before.text)  # "the kettle is on"
    is_done = last.kinds & PAST and before.kinds & OPEN  # "my phone died"
    is_done = is_done and (word.kinds & VERB or words[place - 3 - urged].kinds & DETERMINER)
    stays = word.text in _STAYING and (words[place + 1].kinds & (PARTICLE | PAST) or is_adjectival(words[place + 1]))
    if (word.kinds & NO_ORDER and not stays) or not (is_away or is_done or _may_close(last)):
        return False
    is_how = (is_adjectival(last) and not before.kinds & DETERMINER) or last.kinds & (_STATE | OBJECT & ~DETERMINER)
    surely = urged or is_how or is_away or _is_surely_verb(words, place, stop)
    if not surely or not is_order(words, place, stop):
        return False
    for at in range(place - 1 - urged, -1, -1):
        each, subject = words[at], words[max(0, at - 1)]
        if at and each.kinds & (VERB | FIRST) and subject.kinds & _MODAL and not subject.text.startswith("do"):
            return not any(word.kinds & _REPORTING for word in words[:at])
        if each.kinds & (_LEADING_ON | _REPORTING) or each.text in _CAUSING or each.text in _ANYONE:
            return False
        if at == 1 and each.kinds & PLURAL and subject.kinds & VERB and words[place + 1].kinds & _ARTICLE:
            return True  # "wear gloves open a window"
        if each.kinds & PLURAL and not (each.kinds & THIRD and subject.text in _ONE_OF):
            return False
        if each.kinds & (FINITE | THIRD):
            if at and each.kinds & THIRD and subject.kinds & VERB:
                return False  # "boil washes wreck wool"
            said = [word for word in words[at + 1 : place] if not word.kinds & _NO_REST]
            whole = said or each.kinds & (THIRD | PAST)
            return bool(whole) and not any(word.kinds & _REPORTING for word in words[:at])
    return False


def _may_close(last: Word) -> bool:
    return last.text in _OBJECTS_ALONE or bool(last.kinds & _MAY_CLOSE and not last.kinds & _BEFORE_ORDER)


def _is_surely_verb(words: Sequence[Word], place: int, stop: int) -> bool:
    """Say whether a word has behind it what only a verb has: "take the stairs", "ring my sister", "fold it"."""
    word, then, third = words[place : place + 3]
    if word.kinds & VERB or (word.text in _STAYING and then.kinds & ING):
        return True
    is_object = then.kinds & OBJECT and not then.kinds & DETERMINER and not third.kinds & FINITE
    takes = is_object or then.kinds & _ARTICLE or (then.kinds & DETERMINER and not has_verb(words, place + 2, stop))
    return bool(word.kinds & FIRST and takes)


def _behind_praise(words: Sequence[Word], stop: int) -> tuple[int, ...]:
    """Find the pauses around somebody whom no list holds: "well done pickle", "easy now old girl"."""
    is_praise = phrase(words, 0, 2) in _PRAISES or (words[0].text == "well" and words[1].kinds & PAST)
    end = 3 + (words[2].text in _PETTING)
    name = words[end - 1]
    if not is_praise or end > stop or not name.kinds & OPEN or name.kinds & (PLURAL | TIME | _OBJECT):
        return ()
    then = words[end]
    is_new = begins_sentence(words, end, stop) or is_order(words, end, stop) or then.text in _ANEW
    return (2, end) if end == stop or is_new else ()


def _is_linked(word: Word) -> bool:
    return bool(word.kinds & _BE or word.text.endswith("'s") or word.text in _IS)


def _is_filler(words: Sequence[Word], place: int, stop: int) -> bool:
    """Tell "a custard, you know, takes time" and "you see, it rained" from "as you know" and "you know the drawer"."""
    then, is_within = words[place + 2], place > 0 and _is_linked(words[place - 1])
    if is_within and then.text not in _OBJECTS:
        return True
    if place + 2 >= stop:
        is_told = has_verb(words, 0, place) and words[place - 1].kinds & (OPEN | ADVERB)
        return bool(is_told) and words[place - 1].text not in _UNSURE
    if then.text in ASKING:
        return False
    if (
        then.kinds & _FOLLOWING
        and then.text != "like"
        and not (then.kinds & SUBJECT and words[place + 3].kinds & (FINITE | PAST | VERB))
    ):
        return False
    if all(word.kinds & OPENER for word in words[:place]) or phrase(words, place - 2, place) in _OPENING:
        return bool(
            then.kinds & SUBJECT
            or begins_clause(words, place + 2, stop)
            or has_verb(words, place + 3 + bool(then.kinds & DETERMINER), min(stop, place + 6))
        )
    last = words[place - 1]
    if last.text == "because" and then.kinds & DETERMINER and begins_clause(words, place + 2, stop):
        return True
    if last.text == "is" and words[place - 2].text in _POINTS and begins_clause(words, place + 2, stop):
        return True  # "the thing is you see it leaks"
    if last.text in _UNSURE or (last.kinds & PREPOSITION and not last.kinds & PARTICLE):
        return False
    earlier = {each.text for each in words[:place] if each.kinds & OPEN}
    repeats = any(each.text in earlier for each in words[place + 2 : place + 4])
    if then.text == "like" or repeats or (last.kinds & PAST and last.text not in _THOUGHT and then.kinds & DETERMINER):
        return True  # "rain you know proper rain", "we bought you know the cheap one"
    if last.kinds & PLURAL and then.kinds & (VERB | FIRST | NOUN):
        return True
    return bool(then.kinds & (FINITE | THIRD | ING | ADVERB) or then.text in _GOES_ON or then.text in NOMINATIVE)


def _before_anyone(words: Sequence[Word], stop: int) -> int:
    """Find where "anybody who has ever cried" is told what stands before: "raise a hand"; 0 if nowhere."""
    for place in range(2, stop):
        is_thing = words[place - 1].kinds & OPEN and words[place - 2].kinds & DETERMINER
        if words[place].text in _ANYONE and words[place + 1].kinds & RELATIVE and is_thing:
            return place if is_order(words, 0, stop) else 0
    return 0


def _around_anyone(words: Sequence[Word], stop: int) -> tuple[int, ...]:
    """Find where something is said to "whoever is watching this", "anyone at the back", "everyone who asked"."""
    start = next((at for at in range(stop) if words[at].text in _ANYONE), stop)
    is_one = words[2].text == "one" and words[3].kinds & RELATIVE
    if words[0].text == "to" and (is_one or any(word.kinds & PEOPLE for word in words[1:_NEAR])):
        start = 1
    elif words[0].text in _CALMING and words[1].text in NOMINATIVE:
        return (1,)
    is_first = start == 0 or words[0].text == "to"
    if start == stop or not (is_first or words[start - 1].kinds & OPENER or words[start - 1].text in {"to", "so"}):
        return ()
    if words[start].text[:3] == "eve" and not words[start + 1].kinds & _DESCRIBED:
        return ()
    is_told_of = words[start].text[:7] == "whoever" or bool(words[start + 1].kinds & RELATIVE)
    told = not is_told_of or (words[start].text != "whoever" and not words[start + 1].kinds & RELATIVE)
    for place in range(start + 2, stop):
        word, last = words[place], words[place - 1]
        told = told or bool(last.kinds & (FINITE | PAST | THIRD) or last.text.endswith("'s"))
        is_object = word.kinds & DETERMINER and last.kinds & (VERB | FIRST | PAST | ING)  # "roll their tongue"
        is_object = is_object and last.text not in _ALONE
        if told and is_told_of and word.text in _OF_ONE and may_end(last):
            return ()  # "whoever lives upstairs has bought a horse"
        if told and not is_told_of and word.kinds & FINITE and last.kinds & OPEN and word.text not in NOMINATIVE:
            return ()  # "everyone in our street owns one"
        begins = (word.kinds & VERB and not word.kinds & _NO_ORDER) or begins_clause(words, place, stop)
        begins = begins and word.text != "who"
        is_meal = is_told_of and word.text == "have" and words[place + 1].kinds & _ARTICLE
        begins = bool(is_meal or begins)
        if told and begins and place > start + 2 and not is_object and may_end(last):
            return (start - 1, place) if words[start - 1].text in JOINTS else (place,)
    return (stop - 1,) if words[0].text == "to" and words[start + 1].kinds & RELATIVE else ()

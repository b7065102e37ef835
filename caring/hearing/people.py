"""Finds the people whom a part of a sentence begins with, who may be called: "my dear Watson", "anyone still up"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from caring.hearing.clauses import (
    ADVERB,
    CONJUNCTION,
    DETERMINER,
    FINITE,
    NAME,
    NOUN,
    NUMBER,
    OPEN,
    OPENER,
    ORDINALS,
    PARTICLE,
    PAST,
    PAUSE,
    PEOPLE,
    PLURAL,
    PREPOSITION,
    RELATIVE,
    SUBJECT,
    SUBORDINATOR,
    THIRD,
    VERB,
    describes,
    has_second_verb,
    phrase,
)
from caring.hearing.words import LISTS, kinds, kinds_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caring.hearing.clauses import Part
    from caring.hearing.grammar import Word

CROWD = kinds("crowd")
GROUP = kinds("group")
FOLK = kinds("folk")
AGENT = kinds("agent")
PLACE = kinds("place")
PERSON = kinds("person")
_HEADS = (CROWD, GROUP, FOLK, AGENT, PLACE, PLURAL, NAME, PERSON)
_ANY_HEAD = sum(_HEADS)
_NAMING = OPEN | PEOPLE | NAME | NOUN | PERSON
PEOPLE_OR_NAMES = kinds("crowd", "group", "folk", "agent", "place", "plural", "name", "person", "numbered", "proper")
CALLABLE = PEOPLE_OR_NAMES | kinds("third_person")
_ENDEARMENT = kinds("endearment")
BEFORE = kinds("before_people")
_MODAL = kinds("modal")
TIME = kinds("time")
UNPAUSED = kinds("callable")
VERBS = kinds("verb", "verb_first")
OBJECTS = kinds("determiner", "object", "particle")
URGING = kinds("preposition", "particle", "adverb")
STATIVE = kinds("stative")
SAYING = kinds("we", "I")
NOMINATIVE = frozenset("i we you i'm im i've ive i'll i'd we're we've weve we'll we'd you're youre you've".split())
_TITLE = kinds("title")
_TITLED = kinds("kin", "title")
CAPITAL = kinds("capital")
_UNIMPORTANT = kinds("start", "capital")
_PROPER = kinds("proper")
_THING = kinds("open", "thing")
_KNOWN = kinds("name", "person", "kin", "proper", "place", "capital")
_PETTING = frozenset(
    "little sweet dear lovely brave darling gorgeous beautiful precious clever fine loyal old wee young big".split()
)
_DEAR = frozenset("darling dear dearest beloved sweetest".split())
_NO_KIND = frozenset(
    "fed met led saw heard taught told sent held kept caught drove rode ran won bought sold made".split()
)
_NEVER_ALONE = frozenset({"man", "boy"})
ONE = frozenset({NAME, PERSON})
ANYONE = frozenset("anyone anybody any1 everyone everybody every1 whoever whoever's those".split())
WHOEVER = frozenset({"whoever", "whoever's"})
_TO_ANYONE = ANYONE | {"to"}
_ONE_OF = kinds("person", "kin", "name")
SEVERAL = frozenset({CROWD, FOLK, AGENT})
_NUMBERED_GROUP = kinds("numbered")
_COLOURS = LISTS["colour"]
_ALSO = kinds("folk", "agent", "crowd")
_NO_LONE_NAME = (
    PEOPLE_OR_NAMES & ~kinds("proper") | SUBJECT | DETERMINER | ADVERB | CONJUNCTION | OPENER | SUBORDINATOR
) | kinds("time", "number", "quantity", "quoted", "possessive", "preposition")
REACH = 5


class People(NamedTuple):
    """People whom a part begins with: their places, and the strongest class that their last word is in."""

    start: int
    end: int
    kind: int


def find_people(words: Sequence[Word], part: Part) -> People | None:
    """Find the people whom a part begins with."""
    lone = words[part.head]
    if part.head and part.head + 1 == part.end and lone.kinds & CAPITAL and _may_name(lone):
        return None if words[part.first].text == "then" else People(part.head, part.end, PERSON)  # "Okay, Bhai, …"
    for word in words[part.first : min(part.head + REACH, part.end)]:
        if word.kinds & PEOPLE_OR_NAMES:
            break
    else:
        return None
    start = part.head
    place = _skip_before(words, start, part.end)
    if place > start and words[place - 1].text == "to":
        return None
    if words[start].text == "you" and words[place].kinds & VERBS and place > start:
        return None  # "You chat to the dog more than to me."
    if words[place].text in ORDINALS and words[place + 1].text == "years":
        return People(start, place + 2, FOLK)
    number = place + 1 + (words[place + 1].text == "of")
    if (
        number < part.end
        and words[place].kinds & _NUMBERED_GROUP
        and (words[number].kinds & NUMBER or words[number].text in _COLOURS)
    ):
        return People(start, number + 1, GROUP)  # "Year nine", "table of four", "team blue"
    is_all = part.first and words[start].text == "all" and place == start + 1  # "…, all dentists."
    if words[place].kinds & NUMBER or is_all:
        return None
    petted = words[place - (place > start)].text in _PETTING
    lone = words[part.end - 1]
    if petted and place + (place == start) + 1 == part.end and lone.kinds & CAPITAL and is_unlisted(lone):
        return People(start, part.end, PERSON)  # "My dear Watson, …"
    if part.end - start in {2, 3} and lone.kinds & CAPITAL and _is_dear(words, start, part.end):
        return People(start, part.end, PERSON)  # "My darling Walter, …"
    end, kind = _find_head(words, place, part.end)
    if kind == PERSON and phrase(words, end, part.end) in {"of mine", "of ours"}:
        return People(start, part.end, kind)
    if not kind or (kind == PERSON and (end < part.end or (end == start + 1 and words[start].text in _NEVER_ALONE))):
        return None
    of_one = words[end - 2].kinds & _ONE_OF and not words[end - 2].kinds & BEFORE
    if kind == GROUP and words[start - 1].text == "welcome" and "to" in {words[start].text, words[start + 1].text}:
        return None  # "Welcome to my kitchen."
    if kind in SEVERAL and end - start > 1 and of_one and words[end - 1].kinds & THIRD:
        return None  # "My sister nurses."
    if kind == CROWD and end - start > 1 and not words[start].kinds & BEFORE:
        kind = FOLK  # "new people"
    people = People(start, _take_others(words, end, part.end), kind)
    if kind == PLURAL:
        return _settle_plural(words, part, people)
    return _settle_one(words, part, people) if kind in ONE else people


def _is_dear(words: Sequence[Word], start: int, end: int) -> bool:
    """Say whether somebody's name has "dear", "darling" or "sweet" before it: "My own Thomas", "Darling Bea"."""
    first, dear = words[start].text, words[end - 2].text
    return first in {"my", dear} and (dear in _DEAR or (first == "my" and dear in {"own", "sweet"}))


def _skip_before(words: Sequence[Word], start: int, end: int) -> int:
    """Go past what stands before people who are called: "my", "all the", "dear", "back"."""
    place = start
    while place < end and (
        (words[place].kinds & BEFORE and not words[place + 1].kinds & PAUSE)
        or (start and words[place].text in {"back", "again"})
        or words[place].kinds & ~_UNIMPORTANT == ADVERB
        or (place > start and phrase(words, place - 1, place + 1) == "all the")
    ):
        place += 1
    return place


def _find_head(words: Sequence[Word], place: int, end: int) -> tuple[int, int]:
    """Find the last word of people, at most the third, and the strongest kind that it can be; 0 for none."""
    stop, kind = place, 0
    for at in range(place, min(place + 3, end)):
        told = words[at].text not in _NO_KIND and words[at].kinds & PAST  # "left handers", but "fed hens"
        tells = told and words[at + 1].kinds & (AGENT | FOLK)  # "retired folks"
        if not (tells or words[at].kinds & _NAMING) or words[at].kinds & _MODAL:
            break
        found = words[at].kinds & _ANY_HEAD and next(kind for kind in _HEADS if words[at].kinds & kind)
        joined = (kind, found) == (PERSON, NAME) or (
            kind == GROUP and at + 1 == end
        )  # "Carpenter uncle", "Class hamsters"
        is_later = found in {PLURAL, NAME} and not joined
        if found and not (kind and is_later):
            stop, kind = at + 1, found
    return stop, kind


def _take_others(words: Sequence[Word], end: int, stop: int) -> int:
    """Take in who else is called: "everybody else", "knitters and all crocheters"."""
    if words[end].text == "else" and end < stop:
        end += 1
    if words[end].text == "and":
        for at in range(end + 1, min(end + 4, stop)):
            if words[at].kinds & _ALSO or (at + 1 == stop and words[at].kinds & PLURAL):
                return at + 1
            if words[at].kinds & (DETERMINER | FINITE):
                break
    return end


def _settle_plural(words: Sequence[Word], part: Part, people: People) -> People | None:
    """Decide on a plural that names no people by itself: a name, a time ("Mornings"), or "my little cabbages"."""
    start, end, _ = people
    last = words[end - 1]
    is_name = end > 1 and last.written[:1].isupper() and not last.written.isupper()
    is_verb = last.kinds & THIRD and end > start + 1  # "Our street floods, so …"
    if is_name or is_verb or words[start].text == "our" or kinds_of(last.text[:-1]) & TIME:
        return None
    is_petted = end == part.end and words[start].text == "my" and words[start + 1].text in _PETTING
    return people._replace(kind=FOLK) if is_petted else people


def _settle_one(words: Sequence[Word], part: Part, people: People) -> People | None:
    """Decide on one person by what stands around the name: "Mum and Dad", "little sister", "Auntie Rose"."""
    start, end, kind = people
    is_mine, is_short = words[end - 1].kinds & _ENDEARMENT, end - start <= 2  # noqa: PLR2004 - "my darling"
    if kind == NAME and end + 2 == part.end and words[end].text == "and" and words[end + 1].kinds & NAME:
        last = words[part.first - 2].kinds
        is_listed = part.first > 1 and last & _KNOWN and not last & TIME  # "Ada, Sam and Tom"
        return None if is_listed else People(start, part.end, FOLK)
    is_close = words[start].text == "our" and is_short  # "Our Kev, …"
    is_ours = kind == NAME and end == part.end and (is_close or words[end - 2].text == "dear")  # "My dear Watson, …"
    if words[part.first].text in ({"then", "and", "or"} if part.first else {"then", "or"}) or (
        words[start].text in {"my", "our"} and not (is_mine or is_ours)
    ):
        return None
    is_person = words[end - 1].kinds & PERSON and end == part.end
    is_nick = end == part.end and is_short and (words[start].kinds & CAPITAL or words[start].text in _PETTING)
    is_titled = words[start].kinds & _TITLE and words[start].written.islower() and end == part.end  # "uncle joe, …"
    if (
        kind == NAME
        and end - start > 1
        and not is_titled
        and not (is_person or is_ours or is_nick or (is_mine and is_short))
    ):
        return None
    has_name = kind == NAME and words[start].kinds & _TITLED and words[end].kinds & CAPITAL and end + 1 == part.end
    return People(start, end + bool(has_name), kind)


def _may_name(word: Word) -> bool:
    """Say whether a word in capitals that stands alone within a sentence may be a name: "Xanthe", "Hope", "Will"."""
    return len(word.text) > 1 and bool(word.kinds & _MODAL or not word.kinds & _NO_LONE_NAME)


def may_be_named(word: Word) -> bool:
    """Say whether a word may be of a name for things or people: "left-handed", "early", "potters"."""
    return bool(word.kinds & (OPEN | ADVERB | PAST)) and not word.kinds & (SUBJECT | VERB)


def is_unlisted(word: Word) -> bool:
    """Say whether a word stands in no list, as most names of persons: "Xanthe"."""
    return word.kinds & ~(_UNIMPORTANT | _PROPER) == _THING and "'" not in word.text


def find_lone(words: Sequence[Word], part: Part) -> People | None:
    """Find "anyone" or "whoever" at the head of a part: they are called only where a pause need not tell."""
    head = part.head
    is_anyone = head + 1 < part.end and words[head].text in {"anyone", "anybody", "whoever"}
    is_anyone = is_anyone and not words[head + 1].kinds & SUBJECT  # "Whoever you are"
    return People(head, head + 1, CROWD) if is_anyone else None


def find_anyone(words: Sequence[Word], part: Part) -> People | None:
    """Find "anyone" and "whoever" with what tells of them: "Anyone still up, …", "Whoever ate it, …"."""
    start = part.head
    if words[start].text not in _TO_ANYONE:
        return None
    place = start + (words[start].text == "to")
    word, after = words[place], words[place + 1]
    if place + 1 >= part.end or word.text not in ANYONE or (word.text in WHOEVER and after.kinds & SUBJECT):
        return None
    if phrase(words, place + 1, place + 3) in {"of us", "of you"}:
        place += 2
        after = words[place + 1]
    if place > start and after.kinds & RELATIVE:
        tells = True  # "To everyone who came, and stayed, …"
    elif word.text in WHOEVER:
        tells = not has_second_verb(words, place + 1, part.end)
    else:
        tells = _tells_of(words, place + 1, part.end, apart=word.text not in {"everyone", "everybody"})
    return People(start, part.end, FOLK) if tells else None


def _tells_of(words: Sequence[Word], place: int, end: int, *, apart: bool) -> bool:
    """Say whether words tell of people and hold no verb of theirs: "awake with a newborn", "stuck", "who stayed"."""
    while place < end and words[place].kinds & ADVERB and not words[place].kinds & FINITE:
        place += 1
    first = words[place].kinds
    if place == end or describes(words, place, end):
        acts = any(
            words[at].kinds & THIRD and words[at - 1].kinds & OPEN and words[at + 1].kinds & (OBJECTS | PREPOSITION)
            for at in range(place + 2, end - 1)
        )
        return bool(first & RELATIVE) or not acts  # "Everyone in my street swears by that plumber, but …"
    if not apart and first & NOUN and words[place + 1].kinds & PARTICLE:
        return False  # "Everyone line up by the bins."
    opens = first & OPEN and not first & (PLURAL | FINITE | VERB | _MODAL | (0 if apart else VERBS))
    told = apart and first & PAST and not words[place + 1].kinds & (DETERMINER | OBJECTS & ~URGING)
    return bool(opens or told) and not any(words[at].kinds & (FINITE | VERB) for at in range(place + 1, end))

"""Finds who is called within a transcript, where no pause parts them from what is said: "we won folks so sleep"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caring.hearing.beginnings import (
    ASKING,
    ATTENTION,
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
from caring.hearing.clauses import (
    ADVERB,
    CONJUNCTION,
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
from caring.hearing.closing import ALONE, FREE, GIVING, GROUP, JOINTS, Gap, is_adjectival, takes_people
from caring.hearing.ordering import is_order, pause_before_order
from caring.hearing.unmarked import readies, weigh_order
from caring.hearing.words import kinds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caring.hearing.grammar import Word

_SEVERAL = kinds("folk", "agent", "crowd")
_ONE = kinds("name", "endearment", "person")
_CALLABLE = FREE | _SEVERAL | _ONE
_RELATED = kinds("kin", "title", "person")
_TITLED = kinds("kin", "title")
CALLABLE = _CALLABLE | _RELATED | PLURAL
_DEAR = PLURAL | kinds("name", "endearment", "person", "folk", "agent", "kin")
_BE = kinds("be")
_PAUSE = kinds("pause")
_SOMEBODY = kinds("subject")
_CONTRACTED = frozenset("im ive weve youre youve theyre thats theres heres".split())
_WHEN = TIME | kinds("unit")
_ENDEARMENT = kinds("endearment")
_HALF_GREETING = kinds("half_greeting")
_FIRST_PERSON = NOMINATIVE - {"he", "she", "they", "you", "u"}
_WHENS = frozenset(
    f"{which} {day}"
    for which in ("this", "next", "last")
    for day in "monday tuesday wednesday thursday friday saturday sunday time thing week".split()
)
_EARTH = frozenset("world internet earth universe".split())
_EVERYBODY = frozenset({"everyone", "everybody"})
_HELPING = kinds("modal", "be", "auxiliary")
_STATIVE = kinds("stative")
_NAMING = frozenset("called calls call named names".split())
_MINE = frozenset("my our his her their your".split())
_NO_ONE = FINITE | VERB | PAST
_LEADS = frozenset("if when before after while until unless once".split())
_PETTED = frozenset("my dear old big little young wee sweet brave good".split())
_PETTING = frozenset("my dear fellow all our".split())
_NO_DEAR = frozenset(
    "a an the my your his her our their was is were are so too very how to of for hello hi hey and".split()
)
_MENTIONED = frozenset("word words name phrase term pronoun".split())
_OF_ONE = frozenset("is was does has isn't wasn't doesn't hasn't".split())
_OF_SEVERAL = frozenset("are were do don't have aren't weren't dont".split())
_JUST = frozenset("even not just next right only never".split())
_SOMEBODYS = frozenset("mine yours hers ours theirs".split())
_STATE = kinds("state")
_LOUDNESS = {"right": 1.0, "okay": 1.0, "ok": 1.0, "alright": 1.0, "please": 1.0, "now": 0.5, "so": 0.5, "then": 0.5}
_THEIRS = frozenset({"their", "themselves"})
_JOINING = CONJUNCTION | SUBORDINATOR | RELATIVE | SUBJECT | kinds("infinitive")
_BEGINNING = frozenset("stop keep start begin hate love like quit finish".split())
_MERE = frozenset("small quick long short final free loud slow double half extra".split())
_OPENING = frozenset("so now then but because though".split())
_WISHING = frozenset("happy merry attention".split())
_NEVER_TOLD = frozenset("no any anything something let's lets another nearly almost".split())
_BEGINNINGS = frozenset(("let me", "let us", "what a", "how about", "why not", "how was", "how is", "how are"))
_NEAR, _FAR = 4, 12


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
    if not head and word.kinds & _RELATED and (order := _order_behind_place(words, 1, stop, is_one=True)):
        return 1, order
    if head == 1 and last.text == "please" and word.kinds & PLURAL and is_order(words, 2, stop):
        return (2,)
    if not word.kinds & _CALLABLE or word.kinds & PREPOSITION or word.text == "fellow":
        return ()
    end = head + 1 + (words[head + 1].text == "else")
    pleads = words[end].text == "please" and words[end + 1].kinds & (VERB | FIRST)
    if head and pleads and not word.kinds & _ONE and word.text not in ALONE:
        return head, end  # "we start at nine nurses please bring a chair"
    if last.text == "either" and words[end].text == "or":
        return ()
    is_name = word.kinds & _ONE and not word.kinds & _SEVERAL
    is_named = any(each.text in _NAMING for each in words[max(0, head - (_FAR if is_name else _NEAR)) : head])
    if is_named or (head and _is_verb(words, head, end)):
        return ()
    is_first = (
        head <= _NEAR
        and not (words[0].text == "no" and head > 1)
        and all(each.kinds & OPENER or _modifies(each) or each.text in _PETTING for each in words[:head])
    )
    found = _around_first(words, head, end, stop) if is_first else ()
    if found or head == 0:
        return found
    related = last.kinds & _RELATED or word.kinds & (_TITLED if word.kinds & NAME else _RELATED)
    is_own = not related and not (word.kinds & NOUN and last.kinds & OPEN and end == stop)
    freely = bool(word.kinds & FREE or (is_name and is_own))
    is_several = word.kinds & (FREE | _SEVERAL) and not word.kinds & _ONE
    start = head - (last.text == "my") if is_several else _start(words, head)
    last = words[start - 1]
    is_opener = start > 1 and last.text in {"right", "okay", "ok", "alright"} and words[start - 2].text != "all"
    if (last.text in JOINTS or is_opener) and (freely or is_several or is_name or _states(words, end)) and end < stop:
        is_new = bool(freely or _states(words, end)) and begins_sentence(words, end, stop) and words[end].text != "who"
        is_new = is_new or bool((is_several or is_name) and _is_left_alone(words, head, end, stop))
        is_cut = words[end].kinds & FIRST and end + 1 == stop  # "and everybody else hush"
        is_new = is_new or (word.text in _EVERYBODY and (is_cut or _are_told(words, head, end, stop)))
        return (start - 1, start, end) if is_new else ()
    if words[end].text == "and" and words[end + 1].kinds & _SEVERAL and end + 2 == stop:
        end = stop  # "mums and dads"
    return _settle(words, head, end, stop, freely=freely)


def _around_first(words: Sequence[Word], head: int, end: int, stop: int) -> tuple[int, ...]:
    """Find the pauses around people who begin a sentence, if they are called by what stands behind them."""
    word = words[head]
    is_one = bool(word.kinds & _ONE and not word.kinds & _SEVERAL)
    behind = _behind_kin(words, end, stop) if words[end].text == "of" and word.kinds & PLURAL else ()
    if behind:
        return behind
    order = _order_behind_place(words, end, stop, is_one=is_one)
    if order:
        return end, order
    is_joined = words[head - 1].text in JOINTS and not all(each.kinds & OPENER for each in words[: max(0, head - 1)])
    if is_joined or end >= stop or not _is_left_alone(words, head, end, stop):
        return ()
    is_evening = words[0].kinds & _HALF_GREETING and not words[1].kinds & PEOPLE
    return _start(words, head) if is_one else int(bool(is_evening)), end


def _start(words: Sequence[Word], head: int) -> int:
    """Find where one person begins: "big man", "my old friend"."""
    while head and words[head - 1].text in _PETTED:
        head -= 1
    return head


def _behind_kin(words: Sequence[Word], place: int, stop: int) -> tuple[int, ...]:
    """Find the pause behind "mums of toddlers" or "welders of the night shift", if they are called."""
    start = place + 1 + bool(words[place + 1].kinds & DETERMINER)
    for at in range(start + 1, min(stop, start + _NEAR)):
        if not words[at - 1].kinds & (OPEN | TIME | ADVERB):
            break
        is_all = words[at - 1].text in _EARTH and words[at].kinds & (VERB | FIRST) and not words[at].kinds & NO_ORDER
        waits = any(each.text in _OF_SEVERAL for each in words[at + 2 : stop])
        if is_all or (words[at].text in _FIRST_PERSON and not waits):
            return (at,)
    return ()


def _order_behind_place(words: Sequence[Word], end: int, stop: int, *, is_one: bool) -> int:
    """Find the order in "nephew this saturday before lunch help me"; 0 if nobody is surely told."""
    if not (
        words[end].kinds & (PREPOSITION | TIME)
        or words[end].text in {"after", "before", "last"}
        or phrase(words, end, end + 2) in _WHENS
    ):
        return 0
    for at in range(end + 2, stop):
        word, last = words[at], words[at - 1]
        if word.kinds & (FINITE | THIRD) & ~PLURAL and not word.kinds & (OPEN | OPENER):
            return 0
        pleads = word.text == "please" or phrase(words, at, at + 2) in {"help me", "meet me"}
        if pleads or (is_one and may_end(last) and not word.kinds & NO_ORDER and is_order(words, at, stop)):
            return at
    return 0


def _are_told(words: Sequence[Word], head: int, end: int, stop: int) -> bool:
    """Say whether a plain verb behind "everyone", of whom one says "grabs", can only be an order."""
    verb, last = words[end].kinds, words[head - 1]
    caused = (
        takes_people(last.text)
        or last.kinds & (_HELPING | VERB)
        or last.text in {"that", "to", "of", "for", "let", "at", "with", "from"}
    )
    is_plain = verb & VERB or (verb & FIRST and (words[end + 1].text == "well" or words[end + 1].kinds & ING))
    return bool(is_plain and not verb & NO_ORDER and not caused and is_order(words, end, stop))


def _is_verb(words: Sequence[Word], head: int, end: int) -> bool:
    """Say whether what could be people is a verb here: "nobody minds", "love you", "bread rose"."""
    word, last, after = words[head], words[head - 1], words[end]
    if word.kinds & _SEVERAL:
        is_somebody = (last.kinds & _SOMEBODY and last.text != "it") or last.text in _SOMEBODYS
        return bool(word.kinds & THIRD and is_somebody)  # "yours loves you"
    return bool(
        word.kinds & _NO_ONE or (word.kinds & _STATIVE and after.kinds & YOU and not words[end + 1].kinds & FINITE)
    )


def _settle(words: Sequence[Word], head: int, end: int, stop: int, *, freely: bool) -> tuple[int, ...]:
    """Decide on people who don't begin a sentence."""
    word, last = words[head], words[head - 1]
    given = words[end].kinds & DETERMINER or head == 1
    if given and word.text in _EVERYBODY and last.text in GIVING | {"let", "keep"}:
        return ()  # "leave everyone a slice"
    if (
        last.text in {"why", "because", "though"}
        and words[end].text in _FIRST_PERSON
        and _says_all(words, end + 1, stop)
    ):
        return head, end  # "that is why folks i was early"
    if last.text == "this" and words[head - 2].kinds & PREPOSITION:
        return ()  # "over this lot"
    if last.text in _MENTIONED or (word.kinds & GROUP and last.text == "whole"):
        return ()
    if last.text in {"this", "that"} and word.kinds & PLURAL and words[end].text in _OF_ONE:
        return head, end  # "that friends is soup"
    if (
        last.text.endswith("s")
        and last.kinds & PLURAL
        and words[end].text in _OF_SEVERAL
        and all(each.kinds & (OPEN | DETERMINER | VERB) for each in words[:head])
    ):
        return head, end  # "press studs ladies are no ornament"
    if last.text == "my" and head > 1 and _agrees(words, head - 1, end):
        return head - 1, end  # "the trick my loves is salt"
    is_subject = words[end].text in _OF_ONE and words[head].kinds & PLURAL and not word.kinds & GROUP
    if is_subject and last.kinds & OPEN and not last.kinds & PLURAL and not is_adjectival(last):
        return head, end  # "the trick folks is to wait"
    dear = next((at for at in range(head - 1, max(head - 4, 0), -1) if words[at].text in {"dear", "fellow"}), 0)
    if dear and word.kinds & _DEAR and not (words[dear - 1].text in _NO_DEAR or words[dear - 1].kinds & PREPOSITION):
        return dear, end
    if word.text in _EVERYBODY and end < stop and _are_told(words, head, end, stop):
        return head, end
    if end < stop and not _can_go_on(words, head, end, stop, freely=freely):
        return ()
    for start in range(head, max(head - 3, 0), -1):
        is_going = start and words[start].kinds & ING and words[start - 1].text in _BEGINNING  # "stop worrying"
        if start < head and (is_going or not _modifies(words[start])):
            is_mine = words[start].text == "my" and word.kinds & (PLURAL | _ENDEARMENT)
            return (start, end) if is_mine and Gap(words, start, end, freely=True).closes() else ()
        if Gap(words, start, end, freely and start == head).closes():
            return start, end
    return ()


def _agrees(words: Sequence[Word], start: int, end: int) -> bool:
    """Say whether "is" or "are" behind people belongs to the one thing, or the several, that stand before them."""
    last, then = words[start - 1], words[end + 1]
    is_thing = all(each.kinds & (OPEN | DETERMINER | VERB) for each in words[:start]) and last.kinds & OPEN
    agreeing = _OF_SEVERAL if last.kinds & PLURAL else _OF_ONE
    return bool(is_thing) and words[end].text in agreeing and not then.kinds & ING


def _is_left_alone(words: Sequence[Word], head: int, end: int, stop: int) -> bool:
    """Say whether people who begin a sentence can't be told of by what follows: "kids, the bus is here"."""
    word, then, is_one = words[end], words[end + 1], words[head].kinds & _ONE
    far = min(stop, end + _FAR)
    is_mine = words[head - 1].text == "my" and bool(words[head].kinds & (PLURAL | _ENDEARMENT)) if head else False
    if is_mine or not any(each.text in _MINE for each in words[:head]):
        first = words[head - 1 - is_mine] if head > is_mine else words[0]
        opens = words[0].kinds & (OPENER | HAIL) or words[0].text in _WISHING
        opened = head > 0 and (first.text in _OPENING or bool(head <= _NEAR and opens))
        is_named = words[head].kinds & (_TITLED & ~kinds("kin") | NAME) if is_one else words[head].kinds & GROUP
        freely = words[head].text in ALONE or ((opened or bool(is_one)) and not is_named)
        loud = _LOUDNESS.get(first.text, 0.0) if head else 0.0
        if not is_one and loud and word.kinds & (VERB | FIRST) and weigh_order(words, end, stop) + loud >= 1:
            return True
        rest = words[end:stop]
        if not is_one and rest[-1].text == "please" and not any(each.kinds & (FINITE | SUBJECT) for each in rest):
            return True  # "altos softer on the second page please"
        if loud >= 1 and not is_one and _is_no_verb(words, end, stop):
            return True
        is_told = (is_one or words[head].text in _EVERYBODY) and word.kinds & THIRD  # "everyone laughs"
        is_told = is_told or (
            is_one
            and word.kinds & OPEN
            and not (is_adjectival(word) or word.kinds & NUMBER)
            and not then.kinds & FINITE
        )  # "queen ragna i"
        titled = is_one and words[head].kinds & _TITLED & ~kinds("kin") and word.kinds & OPEN
        if titled and words[end + 1].kinds & (DETERMINER | SUBJECT) and begins_clause(words, end + 1, stop):
            return True  # "sorry professor lindqvist the laptop caught fire"
        if not is_told and is_no_subject_of(words, end, stop, freely=freely):
            return True
    if is_one and any(each.text in _MINE for each in words[:head]):
        return False
    if word.kinds & DETERMINER and not word.kinds & (RELATIVE | OPENER):
        if then.kinds & _WHEN or word.text in {"all", "both", "each"}:
            return False  # "kids these days can park a drone"
        return begins_clause(words, end, stop) if is_one else has_verb(words, end + 1, far)
    if word.text in _LEADS:
        begins = any(_begins_behind(words, place, stop) for place in range(end + 3, far))
        return begins or (then.text != "they" and bool(pause_before_order(words[end:], stop - end)))
    if word.text in {"nobody", "somebody", "everything"} and has_verb(words, end + 1, far):
        return True
    if word.text == "it" and then.kinds & THIRD and not has_verb(words, end + 2, far):
        return True
    if is_one and word.text == "that" and then.kinds & _BE:
        return True  # "sunshine that is not a banana"
    if _states(words, end) or (is_one and word.text in NOMINATIVE):
        return True
    asks = word.text in _OF_ONE and then.kinds & (DETERMINER | SUBJECT) and then.text not in {"a", "an"}
    if words[head].kinds & PLURAL and (asks or (word.text in {"this", "that"} and then.text in _OF_ONE)):
        return True  # "aunties is this enough", "altos that was lovely"
    if words[head].kinds & PLURAL and word.kinds & PREPOSITION:
        return any(_states(words, place) and may_end(words[place - 1]) for place in range(end + 2, far))
    is_order = word.kinds & VERB and not word.kinds & NO_ORDER and then.kinds & (TAKEN & ~PARTICLE)
    is_order = is_order or (word.kinds & ATTENTION and (then.kinds & PREPOSITION or then.text in NOMINATIVE))
    return bool(is_one and (begins_sentence(words, end, stop) if word.kinds & FINITE else is_order))


def _is_no_verb(words: Sequence[Word], place: int, stop: int) -> bool:
    """Say whether what stands behind "right bakers" is an order, or else can't be what they do or which they are."""
    word, then = words[place], words[place + 1]
    if word.kinds & (VERB | FIRST):
        return is_order(words, place, stop)
    told = word.kinds & ADVERB and then.kinds & (FINITE | VERB | FIRST | PAST)
    return not told and not word.kinds & (FINITE | PAST | THIRD | RELATIVE | CONJUNCTION | PREPOSITION)


def _says_all(words: Sequence[Word], place: int, stop: int) -> bool:
    """Tell "bakers, she said yes" from "people she met said yes", where another verb waits for the people."""
    for at in range(place + 1, stop):
        word, last = words[at], words[at - 1]
        if word.kinds & _JOINING and word.text != "it":
            return True
        helped = last.kinds & (_HELPING | ADVERB) or last.text.endswith(("'m", "'re", "'ve", "'ll", "'d", "n't"))
        if word.kinds & (FINITE | THIRD | VERB) and not helped and not (word.kinds & PLURAL and not word.kinds & VERB):
            return False
    return True


def is_no_subject_of(words: Sequence[Word], place: int, stop: int, *, freely: bool) -> bool:
    """Say whether people can't be told of by what stands behind them: "one more lap", "thanks for coming", "she said".

    Args:
        words: a sentence's words, two more after its end mark.
        place: the place behind the people.
        stop: the place of the sentence's end mark.
        freely: whether the people are such, or stand so, that they are hardly part of a name.
    """
    word, then = words[place], words[place + 1]
    if word.text in _NEVER_TOLD or (freely and word.kinds & HAIL and not word.kinds & VERB):
        return True
    refuses = word.text == "not" and then.kinds & (DETERMINER | ADVERB | TIME | OPENER)
    if refuses or phrase(words, place, place + 2) in _BEGINNINGS:
        return True
    if word.text == "who" and (then.text in _OF_ONE or (then.kinds & THIRD and not then.kinds & PLURAL)):
        last = words[place - 1]
        return bool(last.kinds & PLURAL and last.text not in _EVERYBODY)  # "bakers who wants tea"
    if word.kinds & HAIL and (then.text in NOMINATIVE or then.text in {"again", "for"}):
        return True
    is_named = (
        (is_adjectival(word) or word.text in _MERE) and then.kinds & OPEN and not (word.kinds | then.kinds) & VERB
    )
    if is_named and word.text != "next":
        return True  # "bakers last chance"
    if word.text in {"off", "down", "away"} and (then.kinds & DETERMINER or then.text in {"from", "off"}):
        return True  # "bella off the sofa"
    if word.text in {"off", "here", "there"} and (then.kinds & THIRD or then.text in _FIRST_PERSON):
        return True
    if word.text in SUBJECTS and then.kinds & (FINITE | THIRD | PAST | VERB | FIRST):
        return _says_all(words, place + 1, stop)
    if word.text in ASKING - {"who", "when"} or word.text in {"don't", "dont"}:
        return bool(then.kinds & (FINITE | VERB | FIRST))
    if word.kinds & FINITE and not word.kinds & PAST and then.text in SUBJECTS:
        return True  # "are we ready"
    rest = words[place + 1 : stop]
    tells = any(each.kinds & (FINITE | THIRD) & ~PLURAL for each in rest)
    if word.kinds & NUMBER and (then.text == "more" or then.kinds & OPEN):
        return not tells or freely
    if not freely or word.text in {"used", "round"}:
        return False
    if word.kinds & PREPOSITION:
        return place > 1 and not tells and not any(each.kinds & (VERB | FIRST) for each in rest)
    is_how = is_adjectival(word) or word.kinds & _STATE
    if is_how and (tells or place == 1):
        return False  # "everyone ready in ten minutes gets a bun"
    is_thing = word.kinds & OPEN or is_how
    is_thing = is_thing and (not word.kinds & NOUN or then.kinds & (FINITE | THIRD))
    return bool(
        is_thing
        and not word.kinds & (PEOPLE | VERB | FIRST | FINITE | PAST | ING | SUBJECT | PREPOSITION | CONJUNCTION)
    )


def _begins_behind(words: Sequence[Word], place: int, stop: int) -> bool:
    """Say whether a sentence of its own begins behind "if it rains" or "when the time comes"."""
    last = words[place - 1]
    if last.kinds & _PAUSE:
        return is_order(words, place, stop)
    return (may_end(last) or bool(last.kinds & THIRD)) and begins_clause(words, place, stop)


def _is_whole(words: Sequence[Word], head: int, stop: int) -> bool:
    """Say whether what stands before people is a sentence: an order, or a verb that doesn't wait for them."""
    return is_order(words, 0, stop) or any(each.kinds & (FINITE | THIRD) for each in words[1 : head - 1])


def _states(words: Sequence[Word], place: int) -> bool:
    """Say whether a statement of its own begins: "it is", "that's", "we are"."""
    word, then = words[place], words[place + 1]
    is_subject = word.text in NOMINATIVE or word.text in {"there", "it"}
    return is_subject and ("'" in word.text or word.text in _CONTRACTED or bool(then.kinds & _BE))


def _modifies(word: Word) -> bool:
    return bool(word.kinds & (OPEN | NOUN | TIME | ING) or is_adjectival(word)) and not word.kinds & (
        OBJECT | SUBJECT | FINITE
    )


def _can_go_on(words: Sequence[Word], head: int, place: int, stop: int, *, freely: bool) -> bool:
    """Say whether what stands behind people can't tell of them."""
    word, last = words[place], words[head - 1]
    if word.text == "who":
        return False
    if last.text == "please" and word.kinds & (VERB | FIRST):
        return True
    if word.kinds & (VERB | FIRST) and any(each.text in _THEIRS for each in words[place + 1 : stop]):
        return False  # "people leave their keys"
    if word.text == words[0].text and word.kinds & (VERB | FIRST):
        return True  # "lean left rowers lean left"
    if begins_sentence(words, place, stop) or readies(words, place, stop) or word.text in JOINTS or word.text == "or":
        return True
    if words[head].kinds & FREE and _is_whole(words, head, stop) and is_order(words, place, stop):
        return True  # "the papers are on the table guys take one"
    if word.kinds & FINITE:
        return False
    opens = words[0].kinds & (VERB | FIRST) or words[1].kinds & OBJECT & ~DETERMINER
    is_told = opens and words[head].kinds & (FREE | _SEVERAL) and (last.kinds & OBJECT or word.kinds & PREPOSITION)
    if (
        word.kinds & SUBORDINATOR
        or (word.text in _JUST and not words[place + 1].kinds & (FINITE | (VERB if word.text == "just" else 0)))
        or is_told
    ):
        return True
    is_new = word.kinds & PLURAL and (
        (freely and not word.kinds & THIRD) or has_verb(words, place + 1, min(stop, place + _FAR))
    )
    return bool((words[head].kinds & FREE and word.kinds & PREPOSITION) or is_new)

"""Hears who is called: a crowd ("Team, …", "…, night owls.") or one person ("Sam, …").

A name for people is a call if it stands alone between pauses and is no item of a list, no subject and no apposition;
or if what comes right behind it can only begin a sentence of its own ("guys the crab is back").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from caring.hearing.beginnings import begins_clause
from caring.hearing.between import Call
from caring.hearing.clauses import (
    ADVERB,
    COMMAND,
    CONJUNCTION,
    DETERMINER,
    FINITE,
    NAME,
    NOUN,
    OPEN,
    OPENER,
    PARTICLE,
    PAST,
    PLURAL,
    PREPOSITION,
    SUBJECT,
    VERB,
    YOU,
    describes,
    phrase,
    verb_follows,
)
from caring.hearing.people import (
    BEFORE,
    FOLK,
    NOMINATIVE,
    OBJECTS,
    ONE,
    PEOPLE_OR_NAMES,
    PLACE,
    SAYING,
    STATIVE,
    TIME,
    UNPAUSED,
    VERBS,
    People,
    find_anyone,
    find_lone,
    find_people,
)
from caring.hearing.unmarked import is_called_unmarked
from caring.hearing.words import kinds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caring.hearing.clauses import Part
    from caring.hearing.grammar import Word

_NOT_BRACKETED = ONE | {PLURAL}
_CALLED = kinds("called")
_CALLED_LAST = kinds("crowd", "folk", "object")
_KIN = kinds("kin")
_NAMED = kinds("named")
_UNCALLED = PEOPLE_OR_NAMES | COMMAND | kinds("third_person", "open", "thing")
_THIRD_PERSON = kinds("third_person")
_STARTER = kinds("starter")
_SAME_PAST = kinds("same_past")
_BEHIND_VERB = kinds("pause", "end", "adverb", "preposition", "subordinator")
_LEADS_ON = (
    SUBJECT | YOU | ADVERB | CONJUNCTION | DETERMINER | kinds("we", "I", "be", "modal", "auxiliary", "infinitive")
)
_ING = kinds("ing")
_BE = kinds("be")
_HELPING = kinds("modal", "infinitive")
_LATE = frozenset("later soon again now tonight tomorrow today here there already then too yet ok okay please".split())
_JOINING = frozenset("and but so because while".split())
_BREATHS = frozenset("anyway anyhow honestly seriously actually basically alright well oh hey yeah yes".split())


def mark_calls(words: Sequence[Word], parts: Sequence[Part], *, asked: bool, loose: bool) -> None:
    """Give "called" to the words of a crowd that is called, "named" to one person who is.

    Args:
        words: a sentence's words, two more after its end mark.
        parts: what ``commands.mark_commands`` made of it.
        asked: whether it ends with a question mark.
        loose: whether it is written without capitals, as transcripts are, so that pauses were guessed.
    """
    for number, part in enumerate(parts):
        guessed = loose and all(each.head >= each.end for each in parts[:number])
        found = find_people(words, part)
        people = found or find_lone(words, part) if guessed and len(parts) == 1 else find_anyone(words, part) or found
        if not people or (part.mark in {"(", "["} and (people.end < part.end or people.kind in _NOT_BRACKETED)):
            continue  # "(ladies laughing)"
        if part.mark == ")" and number and not part.hailed and words[parts[number - 1].first].text in {"or", "and"}:
            continue  # "a sure (or trusted) friend"
        start, end, kind = people
        if (
            part is parts[-1]
            and number
            and parts[number - 1].fronted
            and words[start].kinds & COMMAND
            and end > start + 1
        ):
            continue  # "In June, plant beans."
        if guessed and end < part.end and is_called_unmarked(words, start, end, part.end):
            called = True
        elif end < part.end and (kind == NAME or not describes(words, end, part.end)):
            called = _is_called_in_passing(words, part, people, asked=asked, loose=loose)
        else:
            first, stop = _clause_of(words, parts, number)
            ends = stop == len(parts)
            called = Call(words, parts[first:stop], number - first, people, asked=asked, ends=ends).is_made()
        for word in words[start:end] if called else ():
            word.kinds = word.kinds & ~_UNCALLED | (_NAMED if kind in ONE else _CALLED)
    for part in parts:
        word = words[part.end - 1]
        if word.kinds & _CALLED_LAST and _is_called_last(words, part, part.end - 1, is_end=part is parts[-1]):
            word.kinds = word.kinds & ~_UNCALLED | _CALLED


def _clause_of(words: Sequence[Word], parts: Sequence[Part], number: int) -> tuple[int, int]:
    """Find the parts of the clause that a part stands in: "It's late, and, runners, wrap up", "…, but I left"."""
    first, told = 0, False
    for at, part in enumerate(parts):
        is_clause = part.finite or part.shares or part.commands or part.says or part.hailed
        joins = told and words[part.first].text in _JOINING
        if joins and (is_clause or (part.bare and part is not parts[-1])):
            if at > number:
                return first, at
            first, told = at, False
        told = told or is_clause
    return first, len(parts)


def _is_called_last(words: Sequence[Word], part: Part, place: int, *, is_end: bool) -> bool:
    """Decide on a crowd that ends a part and is not its object: "Careful on the steps everyone", "well folks, …"."""
    word, last = words[place], words[place - 1]
    if part.first == place:
        return False
    if last.text in _BREATHS:
        return True
    if word.text not in {"everyone", "everybody", "guys", "folks"}:
        return False
    if last.text == "please" and any(each.kinds & _HELPING for each in words[part.first : place]):
        return False  # "You can't please everyone."
    if last.text in _LATE:
        return True
    if part.commands and (last.kinds & PLURAL or last.text in {"it", "them", "me", "down", "up"}):
        return True
    is_thing = last.kinds & OPEN and words[place - 2].kinds & DETERMINER
    return is_end and bool(is_thing) and word.text != "guys" and not part.finite


def _is_called_in_passing(words: Sequence[Word], part: Part, people: People, *, asked: bool, loose: bool) -> bool:
    """Decide on people right before other words, from what those can be."""
    start, end, kind = people
    head = words[start if words[end - 1].text == "else" else end - 1].kinds
    bits, then = words[end].kinds, words[end + 1].kinds
    greeted = part.hailed and start > part.first
    if kind in ONE and words[start].kinds & _KIN and words[end].text == "the" and begins_clause(words, end, part.end):
        return True  # "Okay so Grandad the remote is the long one"
    if kind in {PLURAL, NAME, PLACE}:
        return bool(kind == PLACE and greeted and bits & SAYING)
    if greeted and (not bits & FINITE or bits & (SUBJECT | SAYING) or (loose and words[end].text == "were")):
        return True
    if greeted and (words[end].text in {"don't", "dont"} or phrase(words, end, end + 2) == "do not"):
        return True
    if words[start].kinds & BEFORE:
        return words[start].text == "my" and bool(head & FOLK) and bool(bits & FINITE and bits & (SUBJECT | SAYING))
    is_starter = bits & _STARTER and not (words[end].text == "stop" and then & _ING)  # "Boys stop growing at twenty."
    if (is_starter and not (words[end].text == "this" and then & TIME and not words[end + 2].kinds & SUBJECT)) or (
        loose and start <= part.first + 1 and _breaks_off(words, part, end)
    ):
        return True
    if head & UNPAUSED and _starts_anew(bits, then, opened=loose and start > part.first):
        return asked or loose or bool(not bits & _BE or bits & SUBJECT)  # "Class is a state of mind."
    if bits & YOU and loose:
        return bool((bits | then) & FINITE)
    is_urged = bits & NOUN and then & PARTICLE  # "Everyone calm down."
    if not (bits & VERBS or is_urged) or bits & FINITE:
        return False
    if head & _THIRD_PERSON:
        return _acts(words, end)
    return not bits & STATIVE and any(word.kinds & YOU for word in words[end : part.end])


def _breaks_off(words: Sequence[Word], part: Part, place: int) -> bool:
    """Tell "runners we meet at seven" from "people we meet at seven are sleepy", where a verb still waits for them."""
    word = words[place]
    if word.text in {"the", "my", "your"}:
        return True
    if not word.kinds & (SAYING | YOU) or word.text not in NOMINATIVE:
        return False
    for at in range(place + 2, part.end):
        bits, last = words[at].kinds, words[at - 1].kinds
        is_main = bits & (FINITE | _SAME_PAST) and not bits & (SUBJECT | SAYING | YOU | ADVERB)
        if is_main and not last & _LEADS_ON:
            return False
    return place + 2 < part.end


def _starts_anew(bits: int, then: int, *, opened: bool) -> bool:
    """Say whether a word begins a sentence of its own: a subject, a question, an opener."""
    if bits & FINITE:
        return bool(bits & SUBJECT or (then & (SUBJECT | DETERMINER) and not bits & PAST))
    if bits & OPENER and not bits & (CONJUNCTION | PREPOSITION):
        return bool(then & (SUBJECT | DETERMINER | VERBS | OPENER))
    return bool(bits & (SUBJECT | DETERMINER)) or (opened and not bits & STATIVE)


def _acts(words: Sequence[Word], place: int) -> bool:
    """Tell "Everybody grab a pan" from "everybody put their phones in a basket" and "team work matters"."""
    word, after = words[place], words[place + 1]
    if word.kinds & _SAME_PAST:
        told = after.text in {"their", "his", "her"} or any(each.kinds & PAST for each in words[place + 1 :])
        if told:
            return False
    if word.kinds & VERB:
        return True
    if after.kinds & OBJECTS:
        return bool(word.kinds & VERBS) or not verb_follows(words, place + 1)
    return bool(after.kinds & _BEHIND_VERB) and not verb_follows(words, place + 1)

"""Hears who is called: a crowd ("Team, …", "…, night owls.") or one person ("Sam, …").

A name for people is a call if it stands alone between pauses and is no item of a list, no subject and no apposition;
or if what comes right behind it can only begin a sentence of its own ("guys the crab is back").
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from caring.clauses import (
    ADVERB,
    ASIDES,
    COMMAND,
    CONJUNCTION,
    DETERMINER,
    FINITE,
    HAIL,
    NAME,
    NOUN,
    NUMBER,
    OPEN,
    OPENER,
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
    YOU,
    describes,
    has_second_verb,
    phrase,
    verb_follows,
)
from caring.unmarked import is_called_unmarked
from caring.words import kinds, kinds_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caring.clauses import Part
    from caring.grammar import Word

_CROWD = kinds("crowd")
_GROUP = kinds("group")
_FOLK = kinds("folk")
_AGENT = kinds("agent")
_PLACE = kinds("place")
_PERSON = kinds("person")
_HEADS = (_CROWD, _GROUP, _FOLK, _AGENT, _PLACE, PLURAL, NAME, _PERSON)
PEOPLE_OR_NAMES = kinds("crowd", "group", "folk", "agent", "place", "plural", "name", "person", "numbered", "proper")
CALLABLE = PEOPLE_OR_NAMES | kinds("third_person")
_CALLED = kinds("called")
_CALLED_LAST = kinds("crowd", "folk", "object")
_NAMED = kinds("named")
_UNCALLED = PEOPLE_OR_NAMES | COMMAND | kinds("third_person", "open", "thing")
_ENDEARMENT = kinds("endearment")
_BEFORE = kinds("before_people")
_THIRD_PERSON = kinds("third_person")
_BE = kinds("be")
_MODAL = kinds("modal")
_TIME = kinds("time")
_EXCLAIMED = kinds("exclaimed")
_NO_REMARK = kinds("determiner", "ing", "name", "group")
_ADDING = kinds("adding")
_OTHERS = kinds("subject")
_STARTER = kinds("starter")
_CALLABLE = kinds("callable")
_VERBS = kinds("verb", "verb_first")
_SAID_OF = kinds("verb", "verb_first", "quoted")
_SAME_PAST = kinds("same_past")
_OBJECTS = kinds("determiner", "object", "particle")
_BEHIND_VERB = kinds("pause", "end", "adverb", "preposition", "subordinator")
_URGING = kinds("preposition", "particle", "adverb")
_STATIVE = kinds("stative")
_SAYING = kinds("we", "I")
_DEICTIC = kinds("definite")
_NOMINATIVE = frozenset("i we you i'm im i've ive i'll i'd we're we've weve we'll we'd you're youre you've".split())
_LEADS_ON = (
    SUBJECT | YOU | ADVERB | CONJUNCTION | DETERMINER | kinds("we", "I", "be", "modal", "auxiliary", "infinitive")
)
_TITLED = kinds("kin", "title")
_CAPITAL = kinds("capital")
_UNIMPORTANT = kinds("start", "capital")
_PROPER = kinds("proper")
_THING = kinds("open", "thing")
_KNOWN = kinds("name", "person", "kin", "proper", "place", "capital")
_PETTING = frozenset(
    "little sweet dear lovely brave darling gorgeous beautiful precious clever fine loyal old wee young big".split()
)
_NEVER_ALONE = frozenset({"man", "boy"})
_THIRD = frozenset("he she they his her their he's she's they're hers theirs".split())
_LATE = frozenset("later soon again now tonight tomorrow today here there already then too yet ok okay please".split())
_ONE = frozenset({NAME, _PERSON})
_ANYONE = frozenset("anyone anybody any1 everyone everybody every1 whoever whoever's those".split())
_WHOEVER = frozenset({"whoever", "whoever's"})
_MORE = frozenset("and or but then not also nor plus".split())
_NAMEABLE = frozenset(
    "town city village street river island ship boat band song book film show pub country word name thing".split()
)
_BACK = frozenset("they them they're theyre their theirs those these one ones none 'em".split())
_FILLERS = frozenset({"like", "you know", "you see", "i mean", "and you know", "but you know"})
_SPOKEN = frozenset("this it's that's there's here's they're these".split())
_OTHER = frozenset("ones others rest both all some few pair lot".split())
_BREATHS = frozenset("anyway anyhow honestly seriously actually basically alright well oh hey yeah yes".split())
_ONE_OF = kinds("person", "kin", "name")
_OWNED = frozenset("my our his her their its".split())
_CLOSED_BY = FINITE | PAST | VERB | ADVERB | kinds("object", "particle", "same_past")
_GROUPED = kinds("crowd", "group", "folk", "agent")
_NAMED_BEFORE = kinds("name", "person", "kin", "proper", "place", "group", "folk", "agent")
_SEVERAL = frozenset({_CROWD, _FOLK, _AGENT})
_NUMBERED_GROUP = kinds("numbered")
_LETTER = kinds("colour")
_ALSO = kinds("folk", "agent", "crowd")
_NO_LONE_NAME = (
    PEOPLE_OR_NAMES & ~kinds("proper") | SUBJECT | DETERMINER | ADVERB | CONJUNCTION | OPENER | SUBORDINATOR
) | kinds("time", "number", "quoted", "possessive", "preposition")
_REACH = 5
_PAIR = 2


class _People(NamedTuple):
    """People whom a part begins with: their places, and the strongest class that their last word is in."""

    start: int
    end: int
    kind: int


def mark_calls(words: Sequence[Word], parts: Sequence[Part], *, asked: bool, loose: bool, unmarked: bool) -> None:
    """Give "called" to the words of a crowd that is called, "named" to one person who is.

    Args:
        words: a sentence's words, two more after its end mark.
        parts: what ``commands.mark_commands`` made of it.
        asked: whether it ends with a question mark.
        loose: whether it is written without capitals, as transcripts are.
        unmarked: whether it was also written without pauses, so that those there are were guessed.
    """
    for number, part in enumerate(parts):
        guessed = unmarked and all(each.head >= each.end for each in parts[:number])
        found = _find(words, part)
        people = found or _find_lone(words, part) if guessed and len(parts) == 1 else _find_anyone(words, part) or found
        if not people or (part.mark in {"(", "["} and (people.end < part.end or people.kind == PLURAL)):
            continue  # "(ladies laughing)"
        if part.mark == ")" and number and not part.hailed and words[parts[number - 1].first].text in {"or", "and"}:
            continue  # "a sure (or trusted) friend"
        start, end, kind = people
        if guessed and end < part.end and is_called_unmarked(words, start, end, part.end):
            called = True
        elif end < part.end and (kind == NAME or not describes(words, end, part.end)):
            called = _is_called_in_passing(words, part, people, loose=loose)
        else:
            called = _Call(words, parts, number, people, asked=asked).is_made()
        for word in words[start:end] if called else ():
            word.kinds = word.kinds & ~_UNCALLED | (_NAMED if kind in _ONE else _CALLED)
    for part in parts:
        word = words[part.end - 1]
        if word.kinds & _CALLED_LAST and _is_called_last(words, part, part.end - 1, is_end=part is parts[-1]):
            word.kinds = word.kinds & ~_UNCALLED | _CALLED


def _find(words: Sequence[Word], part: Part) -> _People | None:
    """Find the people whom a part begins with."""
    lone = words[part.head]
    if part.head and part.head + 1 == part.end and lone.kinds & _CAPITAL and _may_name(lone):
        return None if words[part.first].text == "then" else _People(part.head, part.end, _PERSON)  # "Okay, Bhai, …"
    for word in words[part.first : min(part.head + _REACH, part.end)]:
        if word.kinds & PEOPLE_OR_NAMES:
            break
    else:
        return None
    start = part.head
    place = _skip_before(words, start, part.end)
    if place > start and words[place - 1].text == "to":
        return None
    number = place + 1 + (words[place + 1].text == "of")
    if number < part.end and words[place].kinds & _NUMBERED_GROUP and words[number].kinds & (NUMBER | _LETTER):
        return _People(start, number + 1, _GROUP)  # "Year nine", "table of four", "team blue"
    if words[place].kinds & NUMBER:
        return None
    petted = words[place - (place > start)].text in _PETTING
    lone = words[part.end - 1]
    if petted and place + (place == start) + 1 == part.end and lone.kinds & _CAPITAL and _is_unlisted(lone):
        return _People(start, part.end, _PERSON)  # "My dear Watson, …"
    end, kind = _find_head(words, place, part.end)
    if kind == _PERSON and phrase(words, end, part.end) in {"of mine", "of ours"}:
        return _People(start, part.end, kind)
    if not kind or (kind == _PERSON and (end < part.end or (end == start + 1 and words[start].text in _NEVER_ALONE))):
        return None
    of_one = words[end - 2].kinds & _ONE_OF and not words[end - 2].kinds & _BEFORE
    if kind in _SEVERAL and end - start > 1 and of_one and words[end - 1].kinds & THIRD:
        return None  # "My sister nurses."
    if kind == _CROWD and end - start > 1 and not words[start].kinds & _BEFORE:
        kind = _FOLK  # "new people"
    people = _People(start, _take_others(words, end, part.end), kind)
    if kind == PLURAL:
        return _settle_plural(words, part, people)
    return _settle_one(words, part, people) if kind in _ONE else people


def _skip_before(words: Sequence[Word], start: int, end: int) -> int:
    """Go past what stands before people who are called: "my", "all the", "dear", "back"."""
    place = start
    while place < end and (
        (words[place].kinds & _BEFORE and not words[place + 1].kinds & PAUSE)
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
        tells = words[at].kinds & PAST and words[at + 1].kinds & (_AGENT | _FOLK)  # "left handers", "retired folks"
        if not (tells or words[at].kinds & (OPEN | PEOPLE | NAME | NOUN | _PERSON)) or words[at].kinds & _MODAL:
            break
        found = next((kind for kind in _HEADS if words[at].kinds & kind), 0)
        is_later = found in {PLURAL, NAME} and (kind, found) != (_PERSON, NAME)  # "Carpenter uncle, …"
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


def _settle_plural(words: Sequence[Word], part: Part, people: _People) -> _People | None:
    """Decide on a plural that names no people by itself: a name, a time ("Mornings"), or "my little cabbages"."""
    start, end, _ = people
    last = words[end - 1]
    is_name = end > 1 and last.written[:1].isupper() and not last.written.isupper()
    is_verb = last.kinds & THIRD and end > start + 1  # "Our street floods, so …"
    if is_name or is_verb or words[start].text == "our" or kinds_of(last.text[:-1]) & _TIME:
        return None
    is_petted = end == part.end and words[start].text == "my" and words[start + 1].text in _PETTING
    return people._replace(kind=_FOLK) if is_petted else people


def _settle_one(words: Sequence[Word], part: Part, people: _People) -> _People | None:
    """Decide on one person by what stands around the name: "Mum and Dad", "little sister", "Auntie Rose"."""
    start, end, kind = people
    is_mine, is_short = words[end - 1].kinds & _ENDEARMENT, end - start <= 2  # noqa: PLR2004 - "my darling"
    if kind == NAME and end + 2 == part.end and words[end].text == "and" and words[end + 1].kinds & NAME:
        last = words[part.first - 2].kinds
        is_listed = part.first > 1 and last & _KNOWN and not last & _TIME  # "Ada, Sam and Tom"
        return None if is_listed else _People(start, part.end, _FOLK)
    is_close = words[start].text == "our" and is_short  # "Our Kev, …"
    is_ours = kind == NAME and end == part.end and (is_close or words[end - 2].text == "dear")  # "My dear Watson, …"
    if words[part.first].text in {"then", "and", "or"} or (
        words[start].text in {"my", "our"} and not (is_mine or is_ours)
    ):
        return None
    is_person = words[end - 1].kinds & _PERSON and end == part.end
    is_nick = end == part.end and is_short and (words[start].kinds & _CAPITAL or words[start].text in _PETTING)
    if kind == NAME and end - start > 1 and not (is_person or is_ours or is_nick or (is_mine and is_short)):
        return None
    has_name = kind == NAME and words[start].kinds & _TITLED and words[end].kinds & _CAPITAL and end + 1 == part.end
    return _People(start, end + bool(has_name), kind)


def _may_name(word: Word) -> bool:
    """Say whether a word in capitals that stands alone within a sentence may be a name: "Xanthe", "Hope", "Will"."""
    return bool(word.kinds & _MODAL or not word.kinds & _NO_LONE_NAME)


def _may_be_named(word: Word) -> bool:
    """Say whether a word may be of a name for things or people: "left-handed", "early", "potters"."""
    return bool(word.kinds & (OPEN | ADVERB | PAST)) and not word.kinds & (SUBJECT | VERB)


def _is_unlisted(word: Word) -> bool:
    """Say whether a word stands in no list, as most names of persons: "Xanthe"."""
    return word.kinds & ~(_UNIMPORTANT | _PROPER) == _THING and "'" not in word.text


def _find_lone(words: Sequence[Word], part: Part) -> _People | None:
    """Find "anyone" or "whoever" at the head of a part: they are called only where a pause need not tell."""
    head = part.head
    is_anyone = head + 1 < part.end and words[head].text in {"anyone", "anybody", "whoever"}
    is_anyone = is_anyone and not words[head + 1].kinds & SUBJECT  # "Whoever you are"
    return _People(head, head + 1, _CROWD) if is_anyone else None


def _find_anyone(words: Sequence[Word], part: Part) -> _People | None:
    """Find "anyone" and "whoever" with what tells of them: "Anyone still up, …", "Whoever ate it, …"."""
    start = part.head
    place = start + (words[start].text == "to")
    word, after = words[place], words[place + 1]
    if place + 1 >= part.end or word.text not in _ANYONE or (word.text in _WHOEVER and after.kinds & SUBJECT):
        return None
    if phrase(words, place + 1, place + 3) in {"of us", "of you"}:
        place += 2
        after = words[place + 1]
    if place > start and after.kinds & RELATIVE:
        tells = True  # "To everyone who came, and stayed, …"
    elif word.text in _WHOEVER:
        tells = not has_second_verb(words, place + 1, part.end)
    else:
        tells = _tells_of(words, place + 1, part.end, apart=word.text not in {"everyone", "everybody"})
    return _People(start, part.end, _FOLK) if tells else None


def _tells_of(words: Sequence[Word], place: int, end: int, *, apart: bool) -> bool:
    """Say whether words tell of people and hold no verb of theirs: "awake with a newborn", "stuck", "who stayed"."""
    while place < end and words[place].kinds & ADVERB and not words[place].kinds & FINITE:
        place += 1
    first = words[place].kinds
    if place == end or describes(words, place, end):
        return True
    opens = first & OPEN and not first & (PLURAL | FINITE | VERB | _MODAL | (0 if apart else _VERBS))
    told = apart and first & PAST and not words[place + 1].kinds & (DETERMINER | _OBJECTS & ~_URGING)
    return bool(opens or told) and not any(words[at].kinds & (FINITE | VERB) for at in range(place + 1, end))


def _is_called_last(words: Sequence[Word], part: Part, place: int, *, is_end: bool) -> bool:
    """Decide on a crowd that ends a part and is not its object: "Careful on the steps everyone", "well folks, …"."""
    word, last = words[place], words[place - 1]
    if part.first == place:
        return False
    if last.text in _BREATHS:
        return True
    if word.text not in {"everyone", "everybody", "guys", "folks"}:
        return False
    if last.text in _LATE:
        return True
    if part.commands and (last.kinds & PLURAL or last.text in {"it", "them", "me", "down", "up"}):
        return True
    is_thing = last.kinds & OPEN and words[place - 2].kinds & DETERMINER
    return is_end and bool(is_thing) and word.text != "guys" and not part.finite


class _Call:
    """Decides on people between pauses."""

    def __init__(
        self, words: Sequence[Word], parts: Sequence[Part], number: int, people: _People, *, asked: bool
    ) -> None:
        self.words, self.parts, self.asked = words, parts, asked
        self.part, self.before, self.after = parts[number], parts[:number], parts[number + 1 :]
        self.start, self.end, self.kind = people

    def is_made(self) -> bool:
        after, first = self.after, self.words[self.start]
        if first.text in _WHOEVER or (first.text == "to" and self.words[self.start + 1].text in _ANYONE):
            return self._is_whoever_listens()
        if self._can_only_be_called():
            return True
        if self.end < self.part.end and not after and not self.greeted:
            said = bool(self.before) and (self.addressed or self.cried) and self.kind in _SEVERAL
            return said or self._is_told_before()
        if self._is_told_of():
            return False
        if self.kind == _PLACE:
            return self._is_stage_call()
        if self.kind == PLURAL:
            return self._is_called_by_place()
        if not after:
            return self._closes()
        if self.kind in _ONE:
            return self._names()
        return after[0].mark != ":" or self._is_told_behind_colon()

    def _is_whoever_listens(self) -> bool:
        """Tell "Whoever left it, the rain is in" and "To everyone who asked, thank you" from tales of them."""
        if self.words[self.start].text in _WHOEVER:
            return bool(self.after) and self._is_own(self.after[-1]) and not any(map(self._goes_on, self.after))
        if any(word.kinds & YOU for word in self.words[self.start : self.end]):
            return False  # "To whoever taught you that, I take my hat off."
        said = any(word.kinds & YOU for word in self.words[self.end :])
        return said or any(
            part.commands
            or part.hailed
            or self.words[part.first].kinds & _SAYING
            or self.words[part.first].text in _SPOKEN
            for part in self.after
        )

    def _can_only_be_called(self) -> bool:
        """Say whether they are marked as called: "That, my friends, is soup", "Fellow cooks, …"."""
        last, after = self.words[self.end - 1], self.after
        if self.start and self._points():
            return True
        if not after:  # "See you tomorrow, same time, gang."
            return self.addressed and bool(last.kinds & _CALLABLE) and self.end - self.start == 1
        if self.alone:
            return self.words[self.start].text == "fellow" or self._is_first_of_several()
        if self._is_echoed():
            return True
        return self.words[self.part.first].text == "dear"  # "The trick, dear lifters, is to breathe."

    def _is_told_of(self) -> bool:
        """Say whether they belong to what stands around them: a list, an apposition, a verb that tells of them."""
        if not self.alone and self._is_put_in():
            return False
        if self.after and (self._belongs_to_more() or self._comes_back()):
            return True
        is_list = len(self.parts) > _PAIR and all(part.bare and not self._tells(part) for part in self.parts)
        if is_list and not (self.addressed or self.cried or any(part.mark in {":", ";"} for part in self.after)):
            return True  # "Old friends, new shoes, rain."
        return not self.alone and (self._is_item() or self._is_waited_for())

    def _is_stage_call(self) -> bool:
        """Decide on a town: "Hello Leeds!", "Thank you, Leeds.", "Leeds, you were loud."."""
        if not self.after and self.before and self.addressed and not self.words[self.start - 2].kinds & _CAPITAL:
            return True
        return self.greeted or (self.alone and bool(self.after and self.words[self.after[0].first].kinds & YOU))

    def _is_told_behind_colon(self) -> bool:
        """Tell "Swimmers: goggles on" from "Swimmers: two lanes, one rope"."""
        is_told = any(self._tells(part) or part.commands for part in self.after)
        is_urged = self.words[self.after[-1].end - 1].kinds & _URGING
        is_said = is_told or bool(is_urged) or self._speaks(self.after[0])
        return self.kind == _CROWD or self.greeted or not self.alone or is_said

    @property
    def cried(self) -> bool:
        """Whether the sentence ends with an exclamation mark."""
        return bool(self.words[-1].kinds & _EXCLAIMED)

    @property
    def greeted(self) -> bool:
        """Whether a greeting stands right before them."""
        last = self.before[-1] if self.before else self.part
        return self.part.hailed or (last.hailed and last.head >= last.end)

    @property
    def addressed(self) -> bool:
        """Whether anything else in the sentence is said to someone."""
        return (
            self.asked
            or any(part.commands or part.hailed for part in self.parts)
            or any(word.kinds & YOU or word.text in {"let's", "lets", "please"} for word in self.words)
        )

    @property
    def alone(self) -> bool:
        """Whether nothing but openers and greetings stands before them."""
        return all(part.head >= part.end or (part.hailed and not part.finite) for part in self.before)

    def _tells(self, part: Part) -> bool:
        """Say whether a part is a clause of its own: "they lied", "the pool opens at six"."""
        begins = self.words[part.head].kinds & (DETERMINER | OPEN | PAST)
        return part.finite or part.shares or bool(begins and verb_follows(self.words, part.head + 1))

    def _text(self, part: Part) -> str:
        return phrase(self.words, part.first, part.end)

    def _is_waited_for(self) -> bool:
        """Say whether what stands before still waits for what it tells: "they are, …", not "there it is, …"."""
        told = [part for part in self.before if part.head < part.end and self._text(part) not in _FILLERS | ASIDES]
        last = told[-1] if told else self.part
        waits = self.words[last.end - 1].kinds & _BE and not self.asked  # "How hard can it be, friends?"
        return bool(waits) and self.words[last.first].text not in {"there", "here", "that", "so"}

    def _is_called_by_place(self) -> bool:
        """Decide on a plural that may be things: people are told or told something, things only stand in a list."""
        if self.greeted:
            return True
        if self.alone:
            first = self.after[0] if self.after else None
            if first is None or first.mark == ":":
                return False
            back = any(word.text in _BACK for word in self.words[self.end :]) or self.words[-4].kinds & VERB
            says = self.words[first.first].kinds & (_SAYING | _DEICTIC) and self._is_own(first) and not back
            return bool(self.asked or self._speaks(first) or says)
        last, after = self.before[-1], self.after[0] if self.after else None
        final = self.words[last.end - 1].kinds
        if self.end - self.start > 1 or not (after is None or after.commands or self._is_own(after)):
            return False
        if last.fronted and not self.words[self.end - 1].kinds & THIRD:
            return after is not None and after.commands  # "Between takes, extras, stay warm."
        ends = final & (_CLOSED_BY | _TIME) and (last.finite or last.shares)  # "We start at dawn, sparrows."
        return bool(ends) or (last.commands and not final & PLURAL)

    def _is_own(self, part: Part) -> bool:
        """Say whether a part is a sentence of its own, which doesn't go on with the people before it."""
        tells = part.commands or part.hailed or self._tells(part)
        return bool(tells) and self.words[part.first].text not in _THIRD and not self._goes_on(part)

    def _comes_back(self) -> bool:
        """Say whether what follows speaks of them: "Bakers, they never sleep"."""
        first = self.rest[0].first if self.rest else self.end
        first += bool(self.words[first].kinds & FINITE)  # "Bakers, do they sleep?"
        return self.alone and self.kind not in {_CROWD, *_ONE} and self.words[first].text in _THIRD

    def _is_first_of_several(self) -> bool:
        """Say whether others are called with them: "Aunties, uncles, the kettle is on"."""
        return 0 < len(self.rest) < len(self.after) and self._is_own(self.rest[0])

    @property
    def rest(self) -> Sequence[Part]:
        """What stands behind them and behind others who are called with them."""
        others = takewhile(
            lambda part: part.head >= part.end or (part.bare and self.words[part.end - 1].kinds & _GROUPED), self.after
        )
        return self.after[len(list(others)) :]

    def _is_put_in(self) -> bool:
        """Say whether nothing before them can have them for a second thing or a second name: "It held, lads, and"."""
        last, after = self.before[-1], self.after[0] if self.after else None
        final = self.words[last.end - 1]
        others = _NAMED_BEFORE if self.kind in _ONE else _GROUPED
        surely = self.kind == _CROWD or self.words[self.start].text == "fellow"
        is_other = final.text == "them" or (final.kinds & others and not (surely and last.end - last.head > _PAIR))
        if after is None or self.kind == PLURAL or is_other:
            return False
        clause = last.finite or last.shares or last.commands or last.says
        told = surely or clause
        if self.words[after.first].kinds & _ADDING:
            joins = self.words[after.first].kinds & CONJUNCTION
            acting = VERB | ADVERB | _STATIVE | (_VERBS if last.commands else 0)
            acts = self.words[after.head].kinds & acting and told and after.head < after.end
            return bool(acts) or self._tells(after) or after.commands or after.says if joins else told
        if clause and not last.fronted and final.kinds & _CLOSED_BY:
            return not self._goes_on(after)
        is_what = self.words[last.head].kinds & SUBORDINATOR and len(self.before) == 1
        if clause and (last.commands or is_what or self.kind not in _ONE):
            return self._goes_on(after)  # "What I learned, folks, is patience.", "Press studs, folks, are not."
        is_named = final.kinds & _CAPITAL and last.end > 1
        is_thing = surely or not (is_named or final.kinds & NUMBER or final.text in _OTHER)
        is_whose = self.words[last.head].text in _OWNED or _is_unlisted(self.words[self.start])
        is_name = last.bare or not (clause or self.words[last.head].kinds & (PREPOSITION | SUBORDINATOR))
        if not (is_name and is_thing) or (self.kind in _ONE and is_whose):
            return False
        begins = self.words[after.first].kinds
        return self._goes_on(after) or bool(surely and begins & (_VERBS | NOUN | FINITE) and not begins & SUBJECT)

    def _is_told_before(self) -> bool:
        """Say whether a command without a thing stands before them: "Sing up, lads from the bar"."""
        last = self.before[-1] if self.before else self.part
        closed = not self.words[last.end - 1].kinds & (PLURAL | OPEN | DETERMINER)
        return last.commands and closed and self.kind in {_CROWD, _FOLK, _GROUP, _AGENT}

    def _points(self) -> bool:
        """Say whether they stand behind a lone word for a thing, as no apposition can: "That, my friends, is soup"."""
        last = self.before[-1] if self.before else self.part
        pointed = phrase(self.words, last.head, last.end)
        return bool(self.before) and pointed in {"that", "this", "that one", "this one"}

    def _speaks(self, part: Part) -> bool:
        """Say whether a part begins with a command or with "you"."""
        head, after = self.words[part.head].kinds, self.words[part.head + 1].kinds
        return bool(head & YOU or (part.commands and (head & VERB or after & DETERMINER)))

    def _closes(self) -> bool:
        """Decide on people at the end of a sentence."""
        if self.kind in _ONE:
            return self._closes_with_one()
        if len(self.parts) == 1:
            is_cry = self.cried or self.words[self.start].text == "guys"
            return self.greeted or bool(self.kind in _SEVERAL and is_cry)
        said = {self._text(part) for part in self.before if part.head < part.end}
        if self.kind != _CROWD and said and said <= _FILLERS:
            return self.cried  # "Well, you know, goats."
        is_added = self.words[self.part.first].text in _MORE
        is_more = is_added or self.words[self.before[-1].end - 1].kinds & _GROUPED
        return (self.kind == _CROWD and not is_added) or self.addressed or not is_more

    def _closes_with_one(self) -> bool:
        """Decide on one person at the end: "The roof leaks, little sister", not "I saw the vet, my cousin"."""
        if len(self.parts) == 1:
            return self.cried and not _is_unlisted(self.words[self.start])
        last = self.before[-1]
        final = self.words[last.end - 1]
        is_apposed = not last.hailed and (final.kinds & _NAMED_BEFORE or final.text in _NAMEABLE)
        told = last.finite or last.shares or last.says
        is_name = self.kind == NAME and not (is_apposed and self.after)  # "We met Tom, Ada, the vet."
        return is_name or self.addressed or self.greeted or bool(told and not is_apposed)

    def _names(self) -> bool:
        """Decide on one person who is named before the sentence proper."""
        first = self.words[self.after[0].first]
        is_other = self.after[0].bare and first.text != self.words[self.start].text
        is_told = first.text in _THIRD or (self.kind == _PERSON and self.alone and is_other)
        if is_told and (self.kind == _PERSON or self.end - self.start > 1):
            return False  # "Former nurse, she knew."
        if _is_unlisted(self.words[self.start]) and not (self.addressed or self._tells(self.after[0])):
            return False  # "So, Italian, burro."
        if (self.asked or self.cried) and self.alone:
            return True
        if not self.alone:
            return self.addressed or self.after[0].finite or self._closes_with_one()
        if self.kind == NAME and self.start and self.words[0].text not in _MORE | {"so", "for", "with", "to"}:
            return True  # "Oh Tom, the boat."
        is_where = first.kinds & PREPOSITION and not first.kinds & PARTICLE  # "Tom, in a hat."
        is_word = first.text in {"no", "not"} or not (is_where or first.kinds & _NO_REMARK)
        is_word = is_word and len(self.after) == 1
        return is_word or any(self._tells(part) or part.commands for part in self.after)

    def _is_echoed(self) -> bool:
        """Say whether what stands before them is said again behind them: "Steady, crew, steady"."""
        return bool(self.after) and f"{self._text(self.after[0])} ".startswith(f"{self._text(self.before[-1])} ")

    def _is_item(self) -> bool:
        """Say whether they are the next item of a list: "aunts, uncles, everybody"; "great games, great people"."""
        last = self.before[-1]
        if self.words[last.head].kinds & kinds("ing"):
            return False  # "Speaking of goats, friends, mine escaped."
        if self.kind == _CROWD and self.words[self.part.first].text in _MORE and any(map(self._is_own, self.after[:1])):
            return False  # "…, and folks, look at that."
        goes_on = self.end - self.start > 1 and self.words[last.end - 1].kinds & PLURAL
        final = self.words[last.end - 1].kinds
        if not last.bare or self._tells(last) or final & (ADVERB | RELATIVE | _TIME):
            return False
        is_short = self.kind != _CROWD and last.end - last.head < _REACH
        is_thing = final & (_NAMED_BEFORE | _GROUPED | PLURAL) or is_short
        is_list = last.mark or goes_on or (final & _GROUPED and self.kind != _CROWD)
        return bool(is_thing and is_list)

    def _belongs_to_more(self) -> bool:
        """Say whether what follows tells more of them: a list, an apposition, the verb whose subject they are."""
        first = self.after[0]
        head = self.words[first.first]
        is_aside = first.mark not in {"", ","}  # "Bakers – and I say this with love – weigh it."
        is_asked = self.asked and head.text == "who" and len(self.after) == 1  # "Lads, who left the gate open?"
        goes_on = head.kinds & _ADDING and not (is_aside or is_asked) and not first.commands
        then = self.words[self.after[1].first].kinds if len(self.after) > 1 else SUBJECT * (not self.alone)
        is_told = not then & (SUBJECT | DETERMINER)
        if (self._text(first) in ASIDES and is_told) or goes_on or self._begins_list():
            return True
        if first.commands:
            return False
        if len(self.after) == 1:
            return self._goes_on(first)
        tells = self.words[self.after[1].first].kinds & _SAID_OF and self._is_aside(first)
        return self._goes_on(first) or bool(tells) or self._goes_on(self.after[1])

    def _is_aside(self, part: Part) -> bool:
        """Say whether a part only puts in who says so: "he thought", "we learned", "it is said"."""
        head, verb, length = self.words[part.first].kinds, self.words[part.first + 1].kinds, part.end - part.first
        is_short = length == 2 or (self.words[part.first].text in {"it", "it's"} and length < _REACH)  # noqa: PLR2004 - two words
        if self.words[part.first].text == "it's":
            return is_short
        return is_short and not head & FINITE and bool(head & _OTHERS or (head & _SAYING and verb & PAST))

    def _begins_list(self) -> bool:
        first = self.after[0]
        begins, second = self.words[first.first], self.words[first.first + 1]
        says = first.shares or (begins.kinds & (_SAYING | _OTHERS) and begins.text in _NOMINATIVE)
        if first.bare and not says and len(self.after) > 1 and self.words[self.after[1].first].text in {"and", "or"}:
            return True
        if begins.text == self.words[self.end - 1].text:
            return self.kind not in _ONE  # "Doctor, doctor, it hurts."
        things = [
            part
            for part in self.after
            if part.bare and self.words[part.first].kinds & (OPEN if part.end == part.first + 1 else PLURAL)
        ]
        if len(things) > 1 and not self.cried and things == self.after[: len(things)]:
            return True  # "People, places, names, all gone."
        named = first.first + (begins.text == self.words[self.start].text)  # "My aunts, my mother and a goat"
        name = list(takewhile(_may_be_named, self.words[named : first.end]))
        if not self.alone and not first.finite:
            name = name[:1]
        if name and name[-1].kinds & OPEN and self.words[named + len(name)].text in {"and", "or"}:
            return True  # "Honey, lemon and a long nap did it."
        if not begins.kinds & PEOPLE_OR_NAMES or begins.kinds & (OPENER | HAIL):
            return False
        return second.text in {"and", "or"} or (first.bare and bool(begins.kinds & PEOPLE or self.kind == NAME))

    def _goes_on(self, part: Part) -> bool:
        """Say whether a part begins with a verb whose subject came before: "People, it turns out, will queue"."""
        words, place = self.words, part.first
        while place < part.end and words[place].kinds & ADVERB and not words[place].kinds & FINITE:
            place += 1
        bits, after = words[place].kinds, words[place + 1].kinds
        if (
            place >= part.end
            or bits & SUBJECT
            or part.commands
            or part.hailed
            or words[part.first].text in {"here", "there"}
        ):
            return False
        if not bits & FINITE:
            return bool(bits & _STATIVE) and not after & PAUSE
        return not (after & SUBJECT or (self.asked and after & DETERMINER and not bits & PAST))


def _is_called_in_passing(words: Sequence[Word], part: Part, people: _People, *, loose: bool) -> bool:
    """Decide on people right before other words, from what those can be."""
    start, end, kind = people
    head = words[start if words[end - 1].text == "else" else end - 1].kinds
    bits, then = words[end].kinds, words[end + 1].kinds
    greeted = part.hailed and start > part.first
    if kind in {PLURAL, NAME, _PLACE}:
        return bool(kind == _PLACE and greeted and bits & _SAYING)
    if greeted and (not bits & FINITE or bits & (SUBJECT | _SAYING) or (loose and words[end].text == "were")):
        return True
    if greeted and (words[end].text in {"don't", "dont"} or phrase(words, end, end + 2) == "do not"):
        return True
    if words[start].kinds & _BEFORE:
        return words[start].text == "my" and bool(head & _FOLK) and bool(bits & FINITE and bits & (SUBJECT | _SAYING))
    if bits & _STARTER or (loose and start <= part.first + 1 and _breaks_off(words, part, end)):
        return True
    if head & _CALLABLE and _starts_anew(bits, then, opened=loose and start > part.first):
        return True
    if bits & YOU and loose:
        return bool((bits | then) & FINITE)
    is_urged = bits & NOUN and then & PARTICLE  # "Everyone calm down."
    if not (bits & _VERBS or is_urged) or bits & FINITE:
        return False
    if head & _THIRD_PERSON:
        return _acts(words, end)
    return not bits & _STATIVE and any(word.kinds & YOU for word in words[end : part.end])


def _breaks_off(words: Sequence[Word], part: Part, place: int) -> bool:
    """Tell "runners we meet at seven" from "people we meet at seven are sleepy", where a verb still waits for them."""
    word = words[place]
    if word.text in {"the", "my", "your"}:
        return True
    if not word.kinds & (_SAYING | YOU) or word.text not in _NOMINATIVE:
        return False
    for at in range(place + 2, part.end):
        bits, last = words[at].kinds, words[at - 1].kinds
        is_main = bits & (FINITE | _SAME_PAST) and not bits & (SUBJECT | _SAYING | YOU | ADVERB)
        if is_main and not last & _LEADS_ON:
            return False
    return place + 2 < part.end


def _starts_anew(bits: int, then: int, *, opened: bool) -> bool:
    """Say whether a word begins a sentence of its own: a subject, a question, an opener."""
    if bits & FINITE:
        return bool(bits & SUBJECT or (then & (SUBJECT | DETERMINER) and not bits & PAST))
    if bits & OPENER and not bits & (CONJUNCTION | PREPOSITION):
        return bool(then & (SUBJECT | DETERMINER | _VERBS | OPENER))
    return bool(bits & (SUBJECT | DETERMINER)) or (opened and not bits & _STATIVE)


def _acts(words: Sequence[Word], place: int) -> bool:
    """Tell "Everybody grab a pan" from "everybody put their phones in a basket" and "team work matters"."""
    word, after = words[place], words[place + 1]
    if word.kinds & _SAME_PAST:
        told = after.text in {"their", "his", "her"} or any(each.kinds & PAST for each in words[place + 1 :])
        if told:
            return False
    if word.kinds & VERB:
        return True
    if after.kinds & _OBJECTS:
        return bool(word.kinds & _VERBS) or not verb_follows(words, place + 1)
    return bool(after.kinds & _BEHIND_VERB) and not verb_follows(words, place + 1)

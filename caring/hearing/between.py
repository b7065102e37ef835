"""Decides whether people who stand between pauses are called, or belong to what stands around them."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from caring.hearing.clauses import (
    ADVERB,
    ASIDES,
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
    phrase,
    verb_follows,
)
from caring.hearing.people import (
    AGENT,
    ANYONE,
    CAPITAL,
    CROWD,
    FOLK,
    GROUP,
    NOMINATIVE,
    ONE,
    PEOPLE_OR_NAMES,
    PERSON,
    PLACE,
    REACH,
    SAYING,
    SEVERAL,
    STATIVE,
    TIME,
    UNPAUSED,
    URGING,
    VERBS,
    WHOEVER,
    People,
    is_unlisted,
    may_be_named,
)
from caring.hearing.words import kinds, kinds_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caring.hearing.clauses import Part
    from caring.hearing.grammar import Word

_BE = kinds("be")
_ING = kinds("ing", "modal")
_REPORTING = kinds("reporting")
_OBJECT = kinds("object")
_EXCLAIMED = kinds("exclaimed")
_NO_REMARK = kinds("determiner", "ing", "name", "group")
_ADDING = kinds("adding")
_OTHERS = kinds("subject")
_SAID_OF = kinds("verb", "verb_first", "quoted")
_DEICTIC = kinds("definite")
_THIRD = frozenset("he she they his her their he's she's they're hers theirs".split())
_ONE_OTHER = frozenset("he she his her he's she's hers".split())
_MORE = frozenset("and or but then not also nor plus".split())
_NAMEABLE = frozenset(
    "town city village street river island ship boat band song book film show pub country word name thing".split()
)
_BACK = frozenset("they them they're theyre their theirs those these one ones none 'em".split())
_FILLERS = frozenset({"like", "you know", "you see", "i mean", "and you know", "but you know"})
_SPOKEN = frozenset("this it's that's there's here's they're these".split())
_OTHER = frozenset("ones others rest both all some few pair lot".split())
_OF_THEM = frozenset("mine even most some many once being having unlike".split())
_ASKING = frozenset("what who how why where when which".split())
_OWNED = frozenset("my our his her their its".split())
_CLOSED_BY = FINITE | PAST | VERB | ADVERB | kinds("object", "particle", "same_past")
_GROUPED = kinds("crowd", "group", "folk", "agent")
_NAMED_BEFORE = kinds("name", "person", "kin", "proper", "place", "group", "folk", "agent")
_APPOSED = frozenset("we they us them these those".split())
_RESUMING = frozenset("was were are have had".split())
_PERSONAL = kinds("name", "kin")
_ACTING = kinds("verb", "verb_first", "wanting")
_ENDEARMENT = kinds("endearment")
_PAIR = 2


class Call:
    """Decides on people between pauses."""

    def __init__(
        self, words: Sequence[Word], parts: Sequence[Part], number: int, people: People, *, asked: bool, ends: bool
    ) -> None:
        self.words, self.parts, self.asked, self.ends = words, parts, asked, ends
        self.part, self.before, self.after = parts[number], parts[:number], parts[number + 1 :]
        self.start, self.end, self.kind = people

    def is_made(self) -> bool:
        """Say whether they are called."""
        after, first = self.after, self.words[self.start]
        if first.text in WHOEVER or (first.text == "to" and self.words[self.start + 1].text in ANYONE):
            return self._is_whoever_listens()
        if self._can_only_be_called() or self._is_greeted_by_name():
            return True
        if after and after[0].mark == ";" and self.end - self.start > _PAIR:
            return False  # "Everyone in the choir sings flat; don't tell them."
        if self.end < self.part.end and self.ends and not after and not self.greeted:
            said = bool(self.before) and (self.addressed or self.cried) and self.kind in SEVERAL
            return said or self._is_told_before()
        if self._is_told_of():
            return False
        if self.kind == PLACE:
            return self._is_stage_call()
        if self.kind == PLURAL:
            return self._is_called_by_place()
        if not after:
            return self._closes()
        if self.kind in ONE:
            is_label = after[0].mark == ":" and self.alone and not self.greeted  # "Human: I give it a two."
            return not is_label and self._names()
        return after[0].mark != ":" or self._is_told_behind_colon()

    def _is_whoever_listens(self) -> bool:
        """Tell "Whoever left it, the rain is in" and "To everyone who asked, thank you" from tales of them."""
        if self.words[self.start].text in WHOEVER:
            last = self.after[-1] if self.after else self.part
            is_word = last.head >= last.end  # "Whoever is on the kazoo, no."
            return bool(self.after) and (is_word or self._is_own(last)) and not any(map(self._goes_on, self.after))
        if any(word.kinds & YOU for word in self.words[self.start : self.end]):
            return False  # "To whoever taught you that, I take my hat off."
        said = any(word.kinds & YOU for word in self.words[self.end :])
        return said or any(
            part.commands
            or part.hailed
            or self.words[part.first].kinds & SAYING
            or self.words[part.first].text in _SPOKEN
            for part in self.after
        )

    def _can_only_be_called(self) -> bool:
        """Say whether they are marked as called: "That, my friends, is soup", "Fellow cooks, …"."""
        last, after = self.words[self.end - 1], self.after
        if self.start and self._points():
            return True
        if self.asked and self.before and self._text(self.before[-1]) in _ASKING:
            return True  # "What, gardeners, is moss for?"
        if not after:  # "See you tomorrow, same time, gang."
            return self.addressed and bool(last.kinds & UNPAUSED) and self.end - self.start == 1
        if self.alone:
            return self.words[self.start].text == "fellow" or self._is_first_of_several()
        if self._is_echoed():
            return True
        return self.words[self.part.first].text == "dear"  # "The trick, dear lifters, is to breathe."

    def _is_greeted_by_name(self) -> bool:
        """Say whether a greeting stands before people, and is none of their names: "morning people"."""
        return self.greeted and self.kind not in {PLURAL, PLACE} and not self.words[self.start - 1].kinds & TIME

    def _is_told_of(self) -> bool:
        """Say whether they belong to what stands around them: a list, an apposition, a verb that tells of them."""
        is_own = self.after and self.words[self.after[0].first].text == "and"
        if (is_own and self.greeted) or (not self.alone and self._is_put_in()):
            return False  # "Happy harvest, farmers, and may the hail miss us."
        if self.after and (self._belongs_to_more() or self._comes_back() or self._is_resumed()):
            return True
        if (
            self.before
            and self._text(self.before[-1]) in _APPOSED
            and self.words[self.start].text != "my"
            and not self.surely
        ):
            return True  # "We, farmers and millers, rise early."
        final = self.words[self.before[-1].end - 1].text if self.before else ""
        if self.kind in {FOLK, AGENT} and not (self.addressed or self.cried):
            is_us = final in {"us", "them"}  # "That left us, beginners, in charge."
            lists = self.after and kinds_of(final) & _GROUPED and all(map(self._is_thing, self.after))
            if is_us or lists:
                return True  # "I've worked with actors, jugglers, people."
        is_list = len(self.parts) > _PAIR and all(map(self._is_thing, self.parts))
        if is_list and not (self.addressed or self.cried or any(part.mark in {":", ";"} for part in self.after)):
            return True  # "Old friends, new shoes, rain."
        return not self.alone and (self._is_item() or self._is_waited_for())

    def _is_resumed(self) -> bool:
        """Say whether their verb comes behind an aside: "Teachers in my corridor, between bells, were eating"."""
        if not self.alone or self.greeted or self.asked or self.kind == CROWD:
            return False
        for part in self.after:
            word, then = self.words[part.first], self.words[part.first + 1]
            if word.text in _RESUMING and not then.kinds & (SUBJECT | DETERMINER):
                return True
            if (self._tells(part) or part.commands) and self._text(part) not in _FILLERS:
                return False
        return False

    def _is_stage_call(self) -> bool:
        """Decide on a town: "Hello Leeds!", "Thank you, Leeds.", "Leeds, you were loud."."""
        if not self.after and self.before and self.addressed and not self.words[self.start - 2].kinds & CAPITAL:
            return True
        return self.greeted or (self.alone and bool(self.after and self.words[self.after[0].first].kinds & YOU))

    def _is_told_behind_colon(self) -> bool:
        """Tell "Swimmers: goggles on" from "Swimmers: two lanes, one rope"."""
        is_told = any(self._tells(part) or part.commands for part in self.after)
        is_urged = self.words[self.after[-1].end - 1].kinds & URGING
        is_said = is_told or bool(is_urged) or self._speaks(self.after[0])
        return self.kind == CROWD or self.greeted or not self.alone or is_said

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
        first, second = self.words[part.head].kinds, self.words[part.head + 1].kinds
        told = (first & _PERSONAL and second & THIRD) or (first & PLURAL and second & _ACTING)  # "Grandad cheats."
        begins = first & (DETERMINER | OPEN | PAST)
        return part.finite or part.shares or bool(told or (begins and verb_follows(self.words, part.head + 1)))

    def _is_thing(self, part: Part) -> bool:
        """Say whether a part is a name of something: "new shoes", not "back to it"."""
        return part.bare and not self._tells(part) and not self.words[part.end - 1].kinds & (ADVERB | _OBJECT)

    def _text(self, part: Part) -> str:
        return phrase(self.words, part.first, part.end)

    def _words_of(self, part: Part, first: int, end: int) -> str:
        return phrase(self.words, part.first + first, part.first + end)

    def _is_waited_for(self) -> bool:
        """Say whether what stands before still waits for what it tells: "they are, …", not "there it is, …"."""
        told = [part for part in self.before if part.head < part.end and self._text(part) not in _FILLERS | ASIDES]
        last = told[-1] if told else self.part
        waits = self.words[last.end - 1].kinds & _BE and not self.words[last.end - 2].kinds & YOU
        return bool(waits) and not self.asked and self.words[last.first].text not in {"there", "here", "that", "so"}

    def _is_called_by_place(self) -> bool:
        """Decide on a plural that may be things: people are told or told something, things only stand in a list."""
        if self.greeted:
            return True
        if self.alone:
            first = self.after[0] if self.after else None
            if first is None:
                return any(part.hailed for part in self.before)  # "Welcome back, sparrows."
            if first.mark not in {",", ";"}:
                return False
            back = any(word.text in _BACK for word in self.words[self.end :]) or self.words[-4].kinds & VERB
            says = self.words[first.first].kinds & (SAYING | _DEICTIC) and self._is_own(first) and not back
            return bool(self.asked or self._speaks(first) or says)
        last, after = self.before[-1], self.after[0] if self.after else None
        if self._text(last) in _FILLERS:
            return False  # "The kids wanted, you know, chips."
        is_more = after is not None and after.bare and not self._is_own(after)
        if after is not None and is_more and not self.words[after.end - 1].kinds & ADVERB:
            return last.commands and last.end == last.head + 1  # "Look, sparrows, a heron."
        said = any(word.kinds & YOU for word in self.words[last.first : last.end])
        if last.fronted and not said and not self.words[self.end - 1].kinds & THIRD:
            return after is not None and after.commands  # "Between takes, extras, stay warm."
        return self._is_behind_what_is_told(last, said=said)

    def _is_behind_what_is_told(self, last: Part, *, said: bool) -> bool:
        """Say whether a part is told to somebody and closed, so that no second thing may come: "Mind your heads, …"."""
        before, final = self.words[last.end - 2].kinds, self.words[last.end - 1].kinds
        closed = final & (_CLOSED_BY | TIME | YOU | _ING) or (before & YOU and final & (VERBS | OPEN))
        if closed and (last.finite or last.shares or last.commands or said):
            return True  # "We start at dawn, sparrows.", "Off you go, sparrows."
        if self.end - self.start > 1 or not (last.commands or (self.asked and said)):
            return False
        return not final & PLURAL or bool(before & DETERMINER and last.commands)

    def _is_own(self, part: Part) -> bool:
        """Say whether a part is a sentence of its own, which doesn't go on with the people before it."""
        tells = part.commands or part.hailed or self._tells(part)
        return bool(tells) and self.words[part.first].text not in _THIRD and not self._goes_on(part)

    def _comes_back(self) -> bool:
        """Say whether what follows speaks of them: "Bakers, they never sleep"."""
        first = self.rest[0].first if self.rest else self.end
        first += bool(self.words[first].kinds & FINITE)  # "Bakers, do they sleep?"
        is_one = self.words[first].text in _ONE_OTHER and self.words[self.end - 1].kinds & PLURAL
        if is_one and not self._is_aside(self.rest[0]):
            return False  # "Bakers, he isn't coming."
        return self.alone and not self.greeted and self.kind not in {CROWD, *ONE} and self.words[first].text in _THIRD

    def _is_first_of_several(self) -> bool:
        """Say whether others are called with them: "Aunties, uncles, the kettle is on"."""
        others = self.after[: len(self.after) - len(self.rest)]
        called = any(part.head < part.end for part in others)
        return called and bool(self.rest) and self.rest[0].mark != ":" and self._is_own(self.rest[0])

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
        others = _NAMED_BEFORE if self.kind in ONE else _GROUPED
        is_other = final.text == "them" or (final.kinds & others and not (self.surely and last.end - last.head > _PAIR))
        if after is None or self.kind == PLURAL or is_other:
            return False
        is_what = self.words[last.head].kinds & SUBORDINATOR and len(self.before) == 1
        clause = last.finite or last.shares or last.commands or last.says or bool(is_what and final.kinds & THIRD)
        if self.words[after.first].kinds & _ADDING:
            return self._is_gone_on_from(last, after, told=self.surely or clause)
        if clause and not (last.fronted or is_what) and final.kinds & _CLOSED_BY:
            return not self._goes_on(after)
        if clause and (last.commands or is_what or self.kind not in ONE):
            return self._goes_on(after)  # "What I learned, folks, is patience.", "Press studs, folks, are not."
        is_name = last.bare or not (clause or self.words[last.head].kinds & (PREPOSITION | SUBORDINATOR))
        return is_name and self._parts_from_verb(last, after)

    def _is_gone_on_from(self, last: Part, after: Part, *, told: bool) -> bool:
        """Say whether "and", "or", "unlike" goes on with what is told before them, not with their own names."""
        if not self.words[after.first].kinds & CONJUNCTION:
            return told
        closed = last.end - last.head > 1 and self.words[last.end - 1].kinds & _CLOSED_BY
        follows = self.words[after.first + 1]
        if told and closed and follows.kinds & DETERMINER:
            return True  # "The bus is late, guys, and the roof leaks."
        if self.kind not in ONE and self.words[last.head].text in {"let's", "lets"}:
            return True
        final, before = self.words[after.end - 1].kinds, self.words[after.end - 2].kinds
        if told and follows.kinds & DETERMINER and final & THIRD and before & OPEN:
            return True  # "We are late, bakers, and the roof leaks."
        if (told or last.commands or last.fronted) and follows.text in {"no", "without"}:
            return True  # "Pencils down, everybody, and no whispering."
        acting = VERB | ADVERB | STATIVE | (VERBS if last.commands or (closed and self.kind not in ONE) else 0)
        acts = after.head < after.end and self.words[after.head].kinds & acting
        return bool(told and acts) or self.asked or self._tells(after) or after.commands or after.says

    def _parts_from_verb(self, last: Part, after: Part) -> bool:
        """Say whether they part a thing from its verb, and are no second name of it: "The queue, folks, was long"."""
        final, begins = self.words[last.end - 1], self.words[after.first].kinds
        is_named = final.kinds & CAPITAL and last.end > 1
        is_group = any(word.kinds & _GROUPED for word in self.words[last.head : last.end])
        is_thing = self.surely or not (is_named or is_group or final.kinds & NUMBER or final.text in _OTHER)
        is_whose = self.words[last.head].text in _OWNED or is_unlisted(self.words[self.start])
        if not is_thing or (self.kind in ONE and is_whose):
            return False
        acts = self.surely and begins & (VERBS | NOUN | FINITE) and not begins & SUBJECT
        return bool(acts) or self._goes_on(after)

    @property
    def surely(self) -> bool:
        """Whether they can hardly be anybody but those who listen."""
        return self.kind == CROWD or self.words[self.start].text == "fellow"

    def _is_told_before(self) -> bool:
        """Say whether a command without a thing stands before them: "Sing up, lads from the bar"."""
        last = self.before[-1] if self.before else self.part
        closed = not self.words[last.end - 1].kinds & (PLURAL | OPEN | DETERMINER)
        return last.commands and closed and self.kind in {CROWD, FOLK, GROUP, AGENT}

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
        if self.kind in ONE:
            return self._closes_with_one()
        if len(self.parts) == 1:
            is_cry = self.cried or (self.kind == CROWD and self.words[self.start].kinds & UNPAUSED)  # "Ladies. Please."
            return self.greeted or bool((self.kind in SEVERAL or (self.cried and self.kind == GROUP)) and is_cry)
        said = {self._text(part) for part in self.before if part.head < part.end}
        if self.kind != CROWD and said and said <= _FILLERS:
            return self.cried  # "Well, you know, goats."
        is_added = self.words[self.part.first].text in _MORE
        is_more = is_added or self.words[self.before[-1].end - 1].kinds & _GROUPED
        return (self.kind == CROWD and not is_added) or self.addressed or not is_more

    def _closes_with_one(self) -> bool:
        """Decide on one person at the end: "The roof leaks, little sister", not "I saw the vet, my cousin"."""
        if len(self.parts) == 1:
            return self.cried and not is_unlisted(self.words[self.start])
        last = self.before[-1]
        final = self.words[last.end - 1]
        is_apposed = (
            not last.hailed
            and not self.words[self.end - 1].kinds & _ENDEARMENT
            and (final.kinds & _NAMED_BEFORE or final.text in _NAMEABLE)
        )
        told = last.finite or last.shares or last.says
        is_name = self.kind == NAME and not (is_apposed and self.after)  # "We met Tom, Ada, the vet."
        return is_name or self.addressed or self.greeted or bool(told and not is_apposed)

    def _names(self) -> bool:
        """Decide on one person who is named before the sentence proper."""
        first = self.words[self.after[0].first]
        is_other = self.after[0].bare and first.text != self.words[self.start].text
        is_told = first.text in _ONE_OTHER or (self.kind == PERSON and self.alone and is_other)
        if is_told and (self.kind == PERSON or self.end - self.start > 1):
            return False  # "Former nurse, she knew."
        if is_unlisted(self.words[self.start]) and not (self.addressed or any(map(self._tells, self.after))):
            return False  # "So, Italian, burro."
        if (self.asked or self.cried) and self.alone:
            return True
        if not self.alone:
            return self.addressed or self.after[0].finite or self._closes_with_one()
        if self.kind == NAME and self.start and self.words[0].text not in _MORE | {"so", "for", "with", "to"}:
            return True  # "Oh Tom, the boat."
        last = self.words[self.after[0].end - 1].kinds
        if (
            len(self.after) == 1
            and self.after[0].bare
            and first.text == "the"
            and last & PLURAL
            and not last & _GROUPED
        ):
            return True  # "Derek, the bins."
        is_where = first.kinds & PREPOSITION and not first.kinds & PARTICLE  # "Tom, in a hat."
        is_word = first.text in {"no", "not"} or not (is_where or first.kinds & _NO_REMARK)
        is_word = is_word and len(self.after) == 1
        return is_word or any(self._tells(part) or part.commands or part.says for part in self.after)

    def _is_echoed(self) -> bool:
        """Say whether what stands before them is said again behind them: "Steady, crew, steady"."""
        return bool(self.after) and f"{self._text(self.after[0])} ".startswith(f"{self._text(self.before[-1])} ")

    def _is_item(self) -> bool:
        """Say whether they are the next item of a list: "aunts, uncles, everybody"; "great games, great people"."""
        last = self.before[-1]
        if self.words[last.head].kinds & kinds("ing"):
            return False  # "Speaking of goats, friends, mine escaped."
        if self.kind == CROWD and self.words[self.part.first].text in _MORE and any(map(self._is_own, self.after[:1])):
            return False  # "…, and folks, look at that."
        goes_on = self.end - self.start > 1 and self.words[last.end - 1].kinds & PLURAL
        final = self.words[last.end - 1].kinds
        if not self._is_thing(last) or final & (RELATIVE | TIME):
            return False
        is_short = self.kind != CROWD and last.end - last.head < REACH
        is_thing = final & (_NAMED_BEFORE | _GROUPED | PLURAL) or is_short
        is_list = last.mark or goes_on or (final & _GROUPED and self.kind != CROWD)
        return bool(is_thing and is_list)

    def _belongs_to_more(self) -> bool:
        """Say whether what follows tells more of them: a list, an apposition, the verb whose subject they are."""
        first = self.after[0]
        head = self.words[first.first]
        is_inserted = first.mark not in {"", ","}  # "Bakers – and I say this with love – weigh it."
        is_asked = self.asked and head.text == "who" and len(self.after) == 1  # "Lads, who left the gate open?"
        told = self._tells(first) and self._words_of(first, 1, 3) != "of them"
        of_them = (
            self.alone and head.text in _OF_THEM and not (told or self.greeted)
        )  # "Parents, mine at least, drink it."
        adds = (head.kinds & _ADDING or of_them) and not (is_inserted or is_asked or first.commands)
        then = self.words[self.after[1].first].kinds if len(self.after) > 1 else SUBJECT * (not self.alone)
        is_told = not then & (SUBJECT | DETERMINER)
        if (self._text(first) in ASIDES and is_told) or adds or self._begins_list():
            return True
        if first.commands:
            return False
        if len(self.after) == 1:
            return self._goes_on(first)
        is_aside = self._is_aside(first)
        tells = self.words[self.after[1].first].kinds & _SAID_OF and is_aside
        is_own = self._is_own(first) and head.kinds & (SUBJECT | DETERMINER)
        is_like = self.words[self.after[1].first].text == "like"  # "Violas, a touch softer, like rain."
        waits = self._goes_on(self.after[1]) and (is_aside or not (is_own or is_like))
        return self._goes_on(first) or bool(tells) or waits

    def _is_aside(self, part: Part) -> bool:
        """Say whether a part only puts in who says so: "he thought", "we learned", "it is said"."""
        head, verb, length = self.words[part.first].kinds, self.words[part.first + 1].kinds, part.end - part.first
        is_short = length == 2 or (self.words[part.first].text in {"it", "it's"} and length < REACH)  # noqa: PLR2004 - two words
        if self.words[part.first].text == "it's":
            return is_short
        if length < REACH and self.words[part.end - 1].kinds & _REPORTING:
            return True  # "my nan said"
        return is_short and not head & FINITE and bool(head & _OTHERS or (head & SAYING and verb & PAST))

    def _begins_list(self) -> bool:
        first = self.after[0]
        begins, second = self.words[first.first], self.words[first.first + 1]
        says = first.shares or (begins.kinds & (SAYING | _OTHERS) and begins.text in NOMINATIVE)
        if first.bare and not says and len(self.after) > 1 and self.words[self.after[1].first].text in {"and", "or"}:
            return True
        if begins.kinds & _GROUPED and len(self.after) == 1 and not (self.addressed or says):
            joint = next(
                (at for at in range(first.first, first.end) if self.words[at].text in {"and", "or"}), first.end
            )
            return (
                joint + 1 < first.end and not self.words[joint + 1].kinds & SUBJECT
            )  # "Risers, lovers of fog and owners of dogs met."
        is_listed = len(self.after) > 1 and not (self.surely or self.addressed) and all(map(self._is_thing, self.after))
        if is_listed and not self.alone:
            return True  # "There we were, parents, kids, a goat."
        if begins.text == self.words[self.end - 1].text:
            return self.kind not in ONE  # "Doctor, doctor, it hurts."
        things = [
            part
            for part in self.after
            if part.bare and self.words[part.first].kinds & (OPEN if part.end == part.first + 1 else PLURAL)
        ]
        if len(things) > 1 and not self.cried and things == self.after[: len(things)]:
            return True  # "People, places, names, all gone."
        named = first.first + (begins.text == self.words[self.start].text)  # "My aunts, my mother and a goat"
        name = list(takewhile(may_be_named, self.words[named : first.end]))
        if not self.alone and not first.finite:
            name = name[:1]
        joint = named + len(name)
        joins = self.words[joint].text in {"and", "or"} and not self.words[joint + 1].kinds & SUBJECT
        if name and name[-1].kinds & OPEN and joins:
            return True  # "Honey, lemon and a long nap did it."
        if not begins.kinds & PEOPLE_OR_NAMES or begins.kinds & (OPENER | HAIL):
            return False
        is_name = first.bare and not self._tells(first)  # but "So, choir, gardeners swear by ash."
        return second.text in {"and", "or"} or (is_name and bool(begins.kinds & PEOPLE or self.kind == NAME))

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
            return bool(bits & STATIVE) and not after & PAUSE
        return not (after & SUBJECT or (self.asked and after & DETERMINER and not bits & PAST))

"""Says where what is said may end in a transcript, so that people who stand behind it are no part of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from caring.hearing.beginnings import ASKING, GOING_ON, ING, NOMINATIVE, OBJECT, TIME, begins_clause, begins_sentence
from caring.hearing.clauses import (
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
    SUBJECT,
    THIRD,
    VERB,
    YOU,
    phrase,
)
from caring.hearing.ordering import is_order
from caring.hearing.unmarked import readies
from caring.hearing.words import LISTS, kinds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caring.hearing.grammar import Word

FREE = kinds("callable", "crowd")
GROUP = kinds("group")
ALONE = frozenset("everyone everybody guys folks lads peeps guyz".split())
_BE = kinds("be")
_HAVE = frozenset("has have had hasn't haven't hadn't i've we've they've you've".split())
_MANNER = kinds("manner")
_ADJECTIVE = kinds("adjective")
_STATE = kinds("state")
_STATIVE = kinds("stative")
_ONE = NAME | kinds("kin")
_HELPED = kinds("infinitive", "modal")
JOINTS = frozenset("but and so now then because though".split())
FILLING = frozenset({"i mean", "mind you", "you know", "you see"})
_CLOSED = FILLING | {
    "so much",
    "very much",
    "a lot",
    "well done",
    "but no",
    "oh no",
    "a million",
    "take five",
    "i swear",
    "i promise",
    "guess what",
    "will do",
    "game over",
    "well played",
    "just a thought",
    "so close",
    "nice try",
}
_CLOSING = frozenset("one either mine yours ours too ago enough".split())
_LATE = frozenset("once yet never".split())
_POINTING = frozenset("this that all".split())
_AIMED = frozenset("look looked looks shout shouted wave waved smile smiled laugh laughed stare stared point".split())
_WAITING = frozenset("like dear please".split())
_DEGREES = frozenset("very so too quite really rather more most such".split())
_AWAY = frozenset("over in on through around up out off down near away back".split())
_ROUND = frozenset("along on in off over out round around through by up down".split())
_PLACES = frozenset(
    """on in at from under behind near over off after before into onto inside outside down up around until during
    through above below without beside past across along""".split()
)
_WISHING = frozenset("have happy nice ready safe eid merry".split())
_DESCRIBING = frozenset(
    """old young new good nice big little tall other same first last next few local right wrong poor rich brave best
    worst great lovely real own only main fine early late clever wild hungry happy angry tiny pretty funny lucky crazy
    busy noisy dirty messy friendly lonely silly ugly holy biggest smallest oldest youngest latest fastest
    elder eldest""".split()
)
_FEELING = frozenset("stay keep be look feeling feel feels felt getting get got looking".split())
_URGED = frozenset("come hang go hold move".split())
_MEALS = frozenset("breakfast lunch dinner tea supper work school church bed peace".split())
_IS_ONE = frozenset("is was isn't wasn't isnt wasnt".split())
_INTRANSITIVE = frozenset(
    """di die arriv arrive fall fell sleep slept happen vanish explod explode collaps appear disappear work exist sneez
    cough sneeze hurt ach ache matter snor snore shiver begin began""".split()
)
_SEEMS = _IS_ONE | frozenset("gets feels looks smells tastes sounds seems".split())
_SOMEBODY = kinds("person", "kin", "title", "name", "folk", "group")
_ENDEARMENT = kinds("endearment")
_RELATED = kinds("kin", "title")
_NAMED = frozenset("boat ship song book film show pub street river town village cat dog horse name word called".split())
_WHERE = frozenset("where when how why".split())
_LEADS = frozenset("if when before after while until unless once as".split())
_COME_IN = frozenset({"here", "there"})
_COMING = frozenset("came comes went goes".split())
_DATING = frozenset("this last next every that all".split())
_ENDING = frozenset("next right first early late".split())
_MODIFYING_TIMES = frozenset(
    """night day morning evening afternoon week weekend year month summer winter spring autumn fall time christmas
    easter""".split()
)
_ADJECTIVAL = ("ful", "ous", "ive", "less", "ish")
_MOVING = frozenset("get go come eat sleep start begin stop leave rest move dance sing wake".split())
_POINTED = ("it", "that", "this", "there", "here", "what", "where", "how", "who")
_MY = frozenset("my our his her their your".split())
GIVING = frozenset("leave hand pass offer tell give show get buy bring make cook teach sell send lend".split())
_HEARERS = frozenset("me him her us them you".split())
_COUNTED = PLURAL | NUMBER
_OF_ONE = frozenset("a an another every each this one".split())
_SIDES = frozenset("top bottom left right front back start beginning end middle side double".split())
_MANY = frozenset("few hundred dozen couple bunch lot thousand million pair group crowd".split())
_SHORT, _FAR = 3, 12


def takes_people(verb: str) -> bool:
    """Say whether the object of a verb is often people: "meet", "hired"; so "hired bakers" are hardly called.

    >>> [takes_people(verb) for verb in ("hires", "hugging", "boils")]
    [True, True, False]
    """
    stems = {verb} | {verb.removesuffix(ending) for ending in ("s", "d", "ed", "es", "ing")}
    return bool((stems | {f"{stem}e" for stem in stems} | {stem[:-1] for stem in stems}) & LISTS["meeting"])


def _stem(verb: str) -> str:
    return next((verb.removesuffix(ending) for ending in ("ed", "d", "es", "s") if verb.endswith(ending)), verb)


def is_adjectival(word: Word) -> bool:
    """Say whether a word most likely describes what comes next: "young", "careful"."""
    return bool(word.kinds & _ADJECTIVE) or word.text in _DESCRIBING or word.text.endswith(_ADJECTIVAL)


@dataclass(frozen=True, slots=True)
class Gap:
    """The place before people, with the place behind them; ``freely`` if the people are those who are mostly called."""

    words: Sequence[Word]
    place: int
    end: int
    freely: bool

    def closes(self) -> bool:
        """Say whether what is said may end here."""
        if self.place < 1:
            return False
        if self.place > 1 and self.last.text == self.before.text and self.last.kinds & (VERB | FIRST):
            return True  # "settle settle class"
        verdicts = (judge() for judge in (self._by_word, self._by_kind, self._by_verb))
        known = next((verdict for verdict in verdicts if verdict is not None), None)
        return self._by_thing() if known is None else known

    @property
    def last(self) -> Word:
        """The word before the people."""
        return self.words[self.place - 1]

    @property
    def before(self) -> Word:
        """The word before that."""
        return self.words[self.place - 2]

    @property
    def stop(self) -> int:
        """The place of the sentence's end mark."""
        return len(self.words) - 3

    @property
    def anew(self) -> bool:
        """Whether a new sentence begins behind the people."""
        joint = self.words[self.end].text in JOINTS
        begins = begins_clause if joint else begins_sentence
        begins_here = begins(self.words, self.end + joint, self.stop) or readies(self.words, self.end, self.stop)
        return self.end < self.stop and begins_here

    def _by_word(self) -> bool | None:
        """Decide on the words that have a way of their own; None for all others."""
        words, place, text, before = self.words, self.place, self.last.text, self.before
        if place > 1 and phrase(words, place - 2, place) in _CLOSED:
            return not words[self.end].kinds & PREPOSITION or text not in {"know", "see"}
        if place == 3 and words[0].text in {"here", "there"} and before.text in NOMINATIVE:  # noqa: PLR2004 - "here we are"
            return True
        if text == "think" and before.kinds & YOU and words[place - 3].text in {"do", "did"}:
            return True
        if place > 2 and phrase(words, place - 2, place) == "know what":  # noqa: PLR2004 - "you know what guys"
            return bool(words[place - 3].kinds & YOU)
        if text in _ENDING and words[place].text == "class":
            return False  # "post it first class"
        if text in _HEARERS and before.text in GIVING and self.end == self.stop and not self.freely:
            return False  # "don't tell me bees"
        if text in _POINTING:
            return bool(words[place].kinds & PLURAL and before.kinds & (VERB | FIRST | PREPOSITION | FINITE))
        if text in _CLOSING or (text in _LATE and not before.kinds & _BE):
            return True
        if text in _DEGREES and is_adjectival(words[place]):
            return False  # "very old friends"
        if text == "please" and place > 1 and not before.kinds & (SUBJECT | _HELPED | FINITE):
            return self.end == self.stop or self.anew or bool(words[self.end].kinds & (VERB | FIRST))
        if text == "please" and not before.kinds & (SUBJECT | _HELPED) and self.freely:
            return place == 1 or bool(words[self.end].kinds & (VERB | FIRST))
        if text in _WAITING or self.last.kinds & NUMBER:
            if words[place].text in {"everyone", "everybody"} and self.end == self.stop:
                return before.text in {"at", "on"}  # "let's lift on three everyone"
            is_time = self.anew or self.freely or not words[place].kinds & PLURAL
            is_time = is_time or words[place - 3].text not in _AIMED
            is_late = before.text == "in" and words[place - 3].kinds & (THIRD | FINITE | VERB)  # "starts in ten"
            return (before.text == "at" or bool(is_late)) and is_time  # "opens at six mums", not "look at six mums"
        if self.last.kinds & TIME and before.text in _DATING:
            return True  # "this month", "last night"
        if text in _ENDING and before.kinds & (OPEN | VERB) and words[place - 3].kinds & (DETERMINER | PLURAL):
            return True  # "rinse the rice first", "thanks come first"
        if text in {"left", "right"} and before.kinds & (VERB | FIRST) and place == 2:  # noqa: PLR2004 - it begins so
            return True  # "lean left rowers"
        if text in _DESCRIBING and not self._links():
            is_late = self.freely and not words[place].kinds & GROUP
            return is_late and self.end == self.stop and text in _ENDING
        if place == 1 and self.last.kinds & _STATE and not self.last.kinds & (OPENER | HAIL):
            after = words[self.end].text
            there = words[self.end].kinds & PREPOSITION and words[place].text in {"everyone", "everybody"}
            return (
                bool(there)
                or self.end == self.stop
                or after in NOMINATIVE
                or after == "or"
                or (self.freely and self.anew)
            )
        return None

    def _by_kind(self) -> bool | None:
        """Decide by what the last word is: behind "me", "now" or "down" one may stop, behind "the" or "of" not."""
        words, bits, before = self.words, self.last.kinds, self.before
        stands = (
            (bits & OBJECT and not bits & DETERMINER)
            or bits & HAIL
            or (bits & OPENER and not bits & (GOING_ON | DETERMINER))
            or (self.last.text in _AWAY and (before.kinds & _BE or "'s" in before.text))  # "The break is over, boys."
            or self._is_round()
        )
        if stands or (phrase(words, self.place - 2, self.place) == "it is" and (self.end == self.stop or self.anew)):
            return True  # "so black tea it is builders"
        if bits & _BE or (self.last.text == "us" and before.text == "of"):
            return False
        waits = bits & (GOING_ON | DETERMINER) or (bits & PREPOSITION and not bits & (PARTICLE | ADVERB))
        if waits and self.last.text != "going":
            return False
        is_day = bits & TIME and self.last.text.endswith("day") and self.last.text != "day"
        closes = (
            is_day
            or bits & (ADVERB | PARTICLE | _MANNER)
            or (bits & ING and before.kinds & PREPOSITION and (self.anew or not takes_people(self.last.text)))
        )
        return True if closes else None

    def _is_round(self) -> bool:
        """Say whether the last word goes with its verb: "come on", "hats on", "let me through"."""
        if not self.last.kinds & PREPOSITION or self.last.text not in _ROUND:
            return False
        first, is_second = self.words[0], self.place == 2  # noqa: PLR2004 - "come on"
        is_pose = self.before.kinds & PLURAL and self.place <= _SHORT  # "hats on gentlemen"
        is_urged = self.before.text in _URGED and not self.last.kinds & OBJECT  # "i mean come on ladies"
        is_done = self.before.kinds & THIRD and self.anew  # "before the glaze goes on class our pots"
        is_asked = first.text in ASKING and self.words[self.place - 3].kinds & DETERMINER  # "who left the tap on"
        if not (first.kinds & (VERB | FIRST) or first.text == "got" or is_pose or is_urged or is_done or is_asked):
            return False
        goes = self.before.kinds & (OPEN | OBJECT | THIRD) or is_urged or is_second
        ends = self.end == self.stop and first.kinds & VERB and not takes_people(first.text)  # "breathe in"
        return bool(goes and (self.freely or self.anew or ends or not is_second))

    def _by_verb(self) -> bool | None:
        """Decide on a verb: behind "is leaking" or "it boils" one may stop, behind "we hired" not."""
        words, bits, before = self.words, self.last.kinds, self.before
        is_barred = before.text == "no" and bits & ING and self.place == 2  # noqa: PLR2004 - "no running"
        if before.kinds & DETERMINER and not before.kinds & (SUBJECT | _HELPED) and not is_barred:
            return False if bits & (PAST | ING) else None  # "a pressed violet", "at the wake ladies"
        if bits & PAST and is_adjectival(before):
            return None  # "the tricky bit"
        apart = not takes_people(self.last.text)
        is_how = before.kinds & _BE and bits & (VERB | FIRST) and not bits & PAST  # "that was close"
        is_inverted = before.text in NOMINATIVE and words[max(0, self.place - 3)].kinds & (_HELPED | PARTICLE)
        if is_how or is_barred or (is_inverted and self.last.text in _MOVING):
            return self.end == self.stop or self.anew
        told = is_order(words, 0, self.stop) or any(
            each.kinds & (_BE | FINITE) for each in words[max(0, self.place - _FAR) : self.place - 1]
        )
        if bits & ING or self.last.text == "going":
            return (self.freely and told) or (apart and self._links())
        is_passive = before.text in _IS_ONE and bits & PAST and words[self.place - 3].kinds & OPEN
        is_alone = _stem(self.last.text) in _INTRANSITIVE and not before.kinds & (PREPOSITION | DETERMINER)
        if (is_passive or is_alone) and (self.end == self.stop or self.anew):
            return True  # "the show is cancelled", "my phone died"
        if bits & PAST:
            helped = before.text in _HAVE or before.kinds & _BE or before.text.endswith("'s")
            is_one = words[self.place].kinds & _ONE
            helped = apart and helped and (self.anew or (is_one and self.end == self.stop))
            apart = apart and self.anew and (self.freely or words[self.end].text in NOMINATIVE)
            return (self.freely and told and not takes_people(self.last.text)) or bool(apart or helped)
        is_let = before.text == "me" and self.place > 2 and words[self.place - 3].text == "let"  # noqa: PLR2004
        is_let = is_let or before.text in {"let's", "lets", "lemme", "don't", "dont"}
        if is_let and bits & (VERB | FIRST | NOUN):
            return apart and (self.freely or self.anew or before.text != "don't")
        if before.kinds & _HELPED and bits & (VERB | FIRST):
            return apart and (self.freely or self.anew or self.last.text in _MOVING)
        if before.text == "and" and bits & (VERB | FIRST) and not bits & FINITE:
            return apart and self.freely
        if self.place == 1 and bits & FIRST and words[self.place].text in ALONE:
            return True  # "smile everyone"
        if self.place == 1 and bits & VERB and not bits & FINITE:
            return apart and (self.freely or self.anew)
        is_where = any(word.text in _WHERE for word in words[: self.place - 1])
        if bits & (VERB | FIRST) and before.kinds & PLURAL and is_where and not bits & FINITE:
            return apart and (self.end == self.stop or self.anew)  # "where the mushrooms grow"
        if bits & (VERB | _STATIVE) and self.anew and words[self.end].text == "and":
            return apart and bool(before.kinds & PLURAL)  # "stop signs exist cyclists and i"
        is_told = before.kinds & OPEN and words[self.place - 3].kinds & DETERMINER and bits & THIRD
        is_told = is_told or (before.text in NOMINATIVE and bits & (VERB | FIRST))
        if words[0].text in _LEADS and is_told:
            return apart and self.anew  # "when the bell goes", "before we start"
        if bits & THIRD and (before.text in NOMINATIVE or before.text == "it" or not bits & PLURAL):
            return apart and (self.freely or self.anew)
        if bits & (FINITE | VERB | YOU) or not bits & (OPEN | TIME):
            return False
        return None

    def _by_thing(self) -> bool:
        """Decide on a thing: behind "the gravy" one may stop, unless it may belong to the people: "the shop bakers"."""
        words, place, bits, before = self.words, self.place, self.last.kinds, self.before
        if self._names_anew():
            return True
        is_alone = words[place].text in ALONE and bits & OPEN and not is_adjectival(self.last) and place > 1
        if (is_alone or self._disagrees()) and (self.end == self.stop or self.anew):
            return True
        if bits & TIME:
            is_today = words[0].text in {"it's", "its", "that's"}  # "it's bin day"
            return self.freely or is_today or self.last.text not in _MODIFYING_TIMES or self._is_addressed()
        if (
            self.last.text in _MEALS
            and (before.kinds & PREPOSITION or before.text in {"before", "after"})
            and (self.anew or (self.end == self.stop and before.text in {"to", "for", "in", "before", "after"}))
        ):
            return True  # "in peace pigeons but that's my sandwich"
        is_compound = words[self.end - 1].kinds & GROUP and words[place].text != "fam"
        if is_compound and before.kinds & (DETERMINER | PREPOSITION) and not bits & PLURAL:
            return False
        if before.text in _SEEMS and bits & OPEN and not bits & PLURAL:
            return self.end == self.stop or self.anew or words[self.end].kinds & ADVERB != 0  # "it gets easier"
        if is_adjectival(self.last) or (bits & _STATE and self._links()):
            is_asked = self._asks() and before.kinds & OPEN  # "why is the shed blue neighbours"
            return place > 1 and (self._links() or bool(is_asked))
        is_all = self.end == self.stop and self.freely
        if before.text in {"that's", "thats"} and is_all:
            return True  # "that's lunch people"
        if place == 1 and is_all and words[place].text in {"everyone", "everybody"}:
            return bool(bits & PLURAL)  # "places everyone"
        if place == 1 or (before.text in NOMINATIVE and bits & (FIRST | NOUN)):
            return False
        if bits & PLURAL and (not bits & THIRD or before.kinds & (DETERMINER | NUMBER)):
            return True
        return self._is_addressed() or self._is_object() or (self.freely and self._is_freely_parted())

    def _names_anew(self) -> bool:
        """Say whether a name stands behind a thing that has none: "a whole night kev", not "my brother kev"."""
        words, last = self.words, self.last
        is_thing = last.kinds & OPEN and not last.kinds & (_SOMEBODY | FINITE) and not is_adjectival(last)
        name = words[self.place].kinds
        is_name = name & _ENDEARMENT or (name & NAME and not name & _RELATED)
        if not is_thing or not is_name or last.text in _NAMED:
            return False
        near = words[max(0, self.place - 4) : self.place - 1]
        is_whole = any(word.kinds & DETERMINER and not word.kinds & PREPOSITION for word in near)
        return is_whole and (self.end == self.stop or self.anew)

    def _disagrees(self) -> bool:
        """Say whether an article before the last word is none of several people: "a whole night bakers"."""
        words, at = self.words, self.place - 1
        if not words[self.end - 1].kinds & PLURAL or words[self.end - 1].kinds & GROUP:
            return False
        while at > max(0, self.place - 4) and words[at].kinds & (OPEN | NOUN) and not words[at].kinds & _COUNTED:
            at -= 1
        at -= words[at].text == "half"
        if words[at].text == "more" and words[at - 1].text == "one":
            return at < self.place - 1
        return at < self.place - 1 and words[at].text in _OF_ONE and self.last.text not in _MANY

    def _asks(self) -> bool:
        first, second = self.words[0], self.words[1]
        return bool(first.kinds & FINITE or (first.text in ASKING and second.kinds & FINITE))

    def _links(self) -> bool:
        """Say whether the last word only completes a subject: "is ready", "who's hungry", "is very late"."""
        is_much = self.before.kinds & ADVERB or self.before.text in _DEGREES
        word = self.words[self.place - 3] if is_much else self.before
        return bool(word.kinds & _BE or word.text in NOMINATIVE or word.text in _FEELING or "'s" in word.text)

    def _is_freely_parted(self) -> bool:
        words, place = self.words, self.place
        is_thing = any(
            each.kinds & (DETERMINER | NUMBER | PREPOSITION) for each in words[max(0, place - 4) : place - 1]
        )
        is_told = words[place].kinds & FREE and any(each.kinds & FINITE for each in words[max(0, place - _FAR) : place])
        is_named = words[place].kinds & NAME and self.end == self.stop
        return self.anew or bool((is_thing or (is_told and self.end == self.stop)) and not is_named)

    def _is_object(self) -> bool:
        """Say whether a thing belongs to the verb or the place before it: "fixed the boiler", "on the stove"."""
        words, at = self.words, self.place - 1
        verb = words[at - 1] if at else words[0]
        does = verb.kinds & (VERB | FIRST | PAST) and not verb.kinds & (_BE | PLURAL) and verb.text not in _HAVE
        makes = verb.kinds & ING or (does and words[at - 2].kinds & SUBJECT)  # "quit frying fish"
        if at > 1 and makes and not takes_people(verb.text):
            return self.end == self.stop or self.anew  # "i made soup"
        while at > max(0, self.place - 4) and not words[at].kinds & (DETERMINER | NUMBER):
            at -= 1
        if at < 1 or not words[at].kinds & (DETERMINER | NUMBER) or not (self.end == self.stop or self.anew):
            return False
        if words[at].text in _MY and words[self.place].kinds & NAME and self.last.kinds & _SOMEBODY:
            return False  # "my dog rex"
        governor, subject = words[at - 1], words[at - 2].text if at > 1 else ""
        if governor.kinds & PREPOSITION or governor.text in _PLACES:
            return governor.text in _PLACES and (at > 1 or self.last.text in _SIDES)
        if governor.kinds & _BE or "'s" in governor.text:
            return subject in _POINTED or governor.text.startswith(_POINTED)
        return (
            bool(governor.kinds & (VERB | FIRST | PAST | FINITE | THIRD))
            and not takes_people(governor.text)
            and (
                governor.text not in _COMING or subject in _COME_IN or (self.anew and subject in _POINTED)
            )  # "there goes the bell"
        )

    def _is_addressed(self) -> bool:
        """Say whether the sentence is likely to be said to somebody: an order, a wish, a question."""
        first, second = self.words[0], self.words[1]
        asks = first.kinds & FINITE and second.text in NOMINATIVE
        to_you = first.kinds & PREPOSITION and self.words[self.place + 1].kinds & YOU
        if first.text in {"don't", "dont", "never"}:
            return True
        if phrase(self.words, 0, 2) in {"good luck", "well done", "nice work", "good work"}:
            return True
        orders = first.kinds & (VERB | FIRST | HAIL | YOU) and not first.kinds & (FINITE | PLURAL | DETERMINER)
        return bool(orders or first.text in _WISHING or asks or to_you)

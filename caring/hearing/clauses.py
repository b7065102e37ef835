"""Parts a sentence at its pauses and says what stands in each part: a greeting, a subject and its verb, a thing."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from caring.hearing.words import LISTS, kinds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caring.hearing.grammar import Word

PAUSE = kinds("pause", "end")
COMMAND = kinds("command")
YOU = kinds("you")
SPEAKING = kinds("I", "we", "subject")
SUBJECT = SPEAKING | YOU
OPEN = kinds("open")
PLURAL = kinds("plural")
VERB = kinds("verb")
FINITE = kinds("finite")
PAST = kinds("past")
ADVERB = kinds("adverb")
OPENER = kinds("opener")
CONJUNCTION = kinds("conjunction")
DETERMINER = kinds("determiner")
RELATIVE = kinds("relative")
NAME = kinds("name")
PEOPLE = kinds("crowd", "group", "folk")
FIRST = kinds("verb_first")
NOUN = kinds("noun_first")
PARTICLE = kinds("particle")
PREPOSITION = kinds("preposition")
HAIL = kinds("hail")
THIRD = kinds("singular_verb")
POSSESSIVE = kinds("possessive")
AUXILIARY = kinds("auxiliary")
WANTING = kinds("wanting")
SUBORDINATOR = kinds("subordinator")
PERCEIVED = kinds("perceived")
NUMBER = kinds("number")
COUNTING = NUMBER | DETERMINER
OPENING = OPENER | HAIL | CONJUNCTION
_CLAUSE_ENDS = kinds("pause", "end", "subordinator", "relative", "conjunction") | SUBJECT
_HALF_GREETING = kinds("half_greeting")
_DESCRIBERS = kinds("relative", "preposition", "ing", "describing")
_AGENT = kinds("agent")
_FINITES = kinds("finite", "possessive")
_SHARING = kinds("modal", "several")
_INFINITIVE = kinds("infinitive")
_TELLING = THIRD | _FINITES | _SHARING | _INFINITIVE | VERB | FIRST
_TELLING_OR_PAUSE = _TELLING | PAUSE
_FRONTING = kinds("preposition", "subordinator", "time")
_FRONTS = LISTS["fronting"] | {"not", "should"}
_TIME = kinds("time")
_BE = kinds("be")
_ADJECTIVE = kinds("adjective", "state")
_SINGULAR = kinds("third_person")
ASIDES = frozenset(
    ("on average", "as a rule", "in general", "on the whole", "for example", "as usual", "of course", "by and large",
     "for instance", "meanwhile", "however", "though", "in particular", "particularly", "mostly",
     "me included", "myself included", "us included", "as ever", "as always", "i think", "i suppose", "it seems",
     "it turns out", "apparently", "sadly", "luckily",
     "poor things", "poor souls", "poor thing", "poor soul", "bless them", "bless her", "bless him", "god rest her",
     "god rest him", "when asked", "if asked",
     "by nature", "by law", "by definition", "by all accounts", "by rights", "by contrast", "in short", "in fact",
     "in truth", "in theory", "in practice", "at heart", "no doubt", "they say", "so they say", "i hear", "i'm told",
     "we're told", "rumour has it", "in turn", "if anything", "more or less", "as it happens", "to be fair", "to a man",
     "to their credit", "wisely", "oddly", "famously", "to this day")
)  # fmt: skip
_POSED = frozenset("closed open shut wide down up off out in together apart crossed front".split())
_ONLY_PAST = kinds("only_past")
_TIMES = frozenset("if when after before while until till though as because".split())
_ASKING = frozenset("what who why how where".split())
_ARTICLES = frozenset("a an the this my your his her their our no every".split())
_NAMED = frozenset("called named titled known labelled labeled marked dubbed nicknamed".split())
_FAR = 9
_PHRASES = {
    "good": frozenset("morning evening afternoon night day luck job work".split()), "what's": frozenset({"up"}),
    "whats": frozenset({"up"}), "thank": frozenset({"you", "u", "ya"}),
    "safe": frozenset({"travels", "journey", "trip"}),
    "sweet": frozenset({"dreams"}), "nice": frozenset({"work", "job"}), "great": frozenset({"work", "job"}),
    "bon": frozenset({"voyage", "appetit"}), "well": frozenset({"done"}),
    "merry": frozenset({"christmas"}), "much": frozenset({"love"}),
    "all": frozenset({"right"}), "what": frozenset(), "happy": frozenset(),
    "next": frozenset({"thing", "up"}), "first": frozenset({"thing", "things", "up", "off"}),
    "last": frozenset({"thing"}), "either": frozenset(),
}  # fmt: skip
ORDINALS = frozenset("first second third fourth fifth".split())
_ORDINAL = frozenset("all next first last".split())  # what is no greeting among them


@dataclass(slots=True)
class Part:
    """A stretch of a sentence between pauses: the places of its words, and what was heard in it.

    ``head`` is the first word that is no opener, ``mark`` the pause before the part, ``verbs`` are the places of what
    may be verbs. It is ``finite`` if it holds a verb that has its subject; it ``shares`` that subject if a plain verb
    may go on with it after a pause; it ``says`` something if its subject is "I" or "we"; ``fronted`` if it only leads
    to the sentence proper; ``hailed`` if it holds a greeting.
    """

    first: int
    end: int
    head: int
    mark: str
    hailed: bool
    verbs: Sequence[int]
    finite: bool = False
    shares: bool = False
    says: bool = False
    fronted: bool = False
    commands: bool = False

    @property
    def bare(self) -> bool:
        """Whether it is a name of something and nothing else."""
        tells = self.finite or self.commands or self.says
        return not (tells or self.hailed or self.fronted or self.head >= self.end)


def phrase(words: Sequence[Word], first: int, end: int) -> str:
    """Give some words as one text."""
    return " ".join([word.text for word in words[first:end]])


def skip_openers(words: Sequence[Word], place: int, end: int) -> tuple[int, bool]:
    """Find the first word from a place on that is no opener; say whether a greeting was among them."""
    hailed = False
    while place < end:
        word, after = words[place], words[place + 1]
        if not word.kinds & OPENING and word.text not in _PHRASES:
            break
        if after.text in _PHRASES.get(word.text, ()) or (word.text == "happy" and after.kinds & OPEN):
            place, hailed = place + 2 + (words[place + 2].text in {"year", "day"}), hailed or word.text not in _ORDINAL
        elif word.text == "what" and phrase(words, place + 1, place + 3) == "is up":
            place, hailed = place + 3, True
        elif not _opens(word, after) and not (word.text == "either" and after.kinds & (VERB | FIRST)):
            break
        else:
            place += 1
            hailed = hailed or bool(word.kinds & HAIL)
    return min(place, end), hailed


def _opens(word: Word, after: Word) -> bool:
    if not word.kinds & OPENING:
        return False
    if word.text in ORDINALS and after.text == "years":
        return False  # "First years, sit."
    if word.kinds & _HALF_GREETING:
        return bool(after.kinds & (PAUSE | PEOPLE)) or after.text == "all"
    return not word.kinds & (DETERMINER | PREPOSITION) or bool(after.kinds & (PAUSE | OPENER))


def describes(words: Sequence[Word], place: int, end: int) -> bool:
    """Say whether the rest of a part only says which people: "at the back", "who stayed", "watching from work"."""
    first = words[place].kinds
    if end - place > _FAR + 1 or not first & _DESCRIBERS:
        return False
    if words[place].text == "still" and words[place + 1].kinds & FIRST and words[place + 2].kinds & DETERMINER:
        return False  # "Geologists still lick the rocks."
    if first & RELATIVE:
        return not has_second_verb(words, place, end)
    return not any(words[at].kinds & (FINITE | VERB) and not _is_thing(words, at) for at in range(place, end))


def has_second_verb(words: Sequence[Word], place: int, end: int) -> bool:
    """Say whether a verb comes after that of a relative clause: "who overslept" only describes, "invented" tells."""
    finite = [
        at
        for at in range(place, end)
        if words[at].kinds & FINITE
        and (not is_adjective(words, at) or words[at - 1].kinds & PAST)
        and not (words[at].kinds & PAST and any(word.text == "with" for word in words[max(place, at - 3) : at]))
    ]
    return any(
        not any(words[each].kinds & (CONJUNCTION | SUBJECT | SUBORDINATOR) for each in range(last, at))
        and (words[at - 1].kinds & PAST or not words[at - 1].kinds & (AUXILIARY | FINITE | ADVERB))
        for last, at in pairwise(finite)
    )


def _is_thing(words: Sequence[Word], place: int) -> bool:
    """Say whether a word that looks like a verb is a thing or tells of one: "the show", "dried figs"."""
    return is_adjective(words, place) or (place > 0 and bool(words[place - 1].kinds & DETERMINER))


def is_adjective(words: Sequence[Word], place: int) -> bool:
    """Say whether a word that looks like a past stands before the thing that it describes: "dried figs"."""
    word, after = words[place], words[place + 1].kinds
    if place and words[place - 1].kinds & SPEAKING:
        return False  # "She taught nurses."
    return bool(word.kinds & PAST and after & OPEN and not after & NUMBER and not word.kinds & _ONLY_PAST)


def _only_describes(words: Sequence[Word], start: int, place: int) -> bool:
    """Tell "with the wheels turned out" and "dried figs" from "sand along the shore turned pink"."""
    word, last, after = words[place], words[place - 1], words[place + 1]
    if word.text in _NAMED or (word.kinds & PAST and last.text in _ARTICLES):
        return True  # "a shop called Lads", "the left one", "this bit"
    if word.kinds & PAST and after.text in {"of", "by"} and not word.kinds & _ONLY_PAST:
        return True  # "a lighthouse made of tins"
    near = words[max(start, place - 3) : place]
    if words[place].kinds & PAST and any(word.text == "with" for word in near):
        return True
    is_told = near[-1:] and near[-1].kinds & OPEN and len(near) > 1 and near[-2].kinds & DETERMINER
    return is_adjective(words, place) and not is_told


def find_parts(words: Sequence[Word]) -> list[Part]:
    """Part a sentence at its pauses."""
    parts: list[Part] = []
    first, mark = 0, ""
    verbs: list[int] = []
    for place in [place for place, word in enumerate(words) if word.kinds & _TELLING_OR_PAUSE]:
        if words[place].kinds & _TELLING:
            verbs.append(place)
            continue
        if place > first:
            part = _part(words, first, place, mark, verbs)
            part.fronted |= words[first].text == "and" and bool(parts) and parts[-1].fronted
            parts.append(part)
        first, mark, verbs = place + 1, words[place].text, []
    return parts


def _part(words: Sequence[Word], first: int, end: int, mark: str, verbs: Sequence[int]) -> Part:
    head, hailed = first, False
    if words[first].kinds & OPENING or words[first].text in _PHRASES:
        head, hailed = skip_openers(words, first, end)
    part = Part(first, end, head, mark, hailed, verbs)
    for place in verbs:
        bits = words[place].kinds
        if not part.finite and (bits & _FINITES or (bits & THIRD and _is_told(words, first, place))):
            part.finite = not (bits & PAST and is_adjective(words, place))
        if not part.shares and (
            (bits & _SHARING and not _is_alone(words, first, place))
            or (bits & _INFINITIVE and words[place + 1].kinds & (VERB | OPEN) and not words[place + 1].kinds & PLURAL)
            or (place > head and (bits & VERB or (bits & FIRST and _has_subject(words, head, place))))
        ):
            part.shares = True
    if head < end:
        bits, text, after = words[head].kinds, words[head].text, words[head + 1]
        part.says = text in {"i", "we"}
        asks = text in _ASKING and after.kinds & FINITE  # "What is that smell?"
        part.fronted = bool(
            ((bits & _FRONTING or text in _FRONTS) and not asks)
            or (text == "no" and after.text == "matter")
            or (text == "come" and is_come(words, head))
            or (bits & ADVERB and after.text in _TIMES)  # "even if it rains", "right after lunch"
            or (bits & PLURAL and end - head == 2 and after.text in _POSED)  # noqa: PLR2004 - "eyes closed, …"
            or (bits & _SINGULAR and head + 1 < end and (after.text == "who" or describes(words, head + 1, end)))
        )
    return part


def is_come(words: Sequence[Word], place: int) -> bool:
    """Say whether it is told when: "Come June, the lake is warm", not "Come tomorrow, bring a cake"."""
    if words[place].text != "come" or words[place + 2].text != ",":
        return False
    when = words[place + 1]
    return bool(when.kinds & _TIME) and when.text not in {"today", "tonight", "tomorrow", "back", "later", "soon"}


def _is_told(words: Sequence[Word], first: int, place: int) -> bool:
    """Say whether a verb in -s has its subject right before it: "nobody reads", "nobody else reads"."""
    subject = place - 1 - (words[place - 1].text == "else")
    return subject >= first and bool(words[subject].kinds & SPEAKING)


def _is_alone(words: Sequence[Word], first: int, place: int) -> bool:
    """Say whether "not" belongs to a subject that no plain verb goes on with: "it's not broken, …"."""
    if words[place].text != "not" or place == first:
        return False
    last = words[place - 1]
    return bool(last.kinds & _BE) or last.text.endswith("'s")


def _has_subject(words: Sequence[Word], head: int, place: int) -> bool:
    """Say whether what stands before a word may be its subject: "cats often sleep", not "low heat"."""
    bits = words[place - 1].kinds
    return bool(bits & (SUBJECT | PLURAL)) or (bool(bits & ADVERB) and place - 1 > head)


def verb_follows(words: Sequence[Word], start: int, *, strict: bool = False) -> bool:
    """Look for another verb before the clause ends, which makes what stands before it a noun."""
    for place in range(start, min(start + _FAR, len(words) - 1)):
        bits, last, after = words[place].kinds, words[place - 1], words[place + 1]
        if bits & _CLAUSE_ENDS:
            return False
        if bits & FINITE and not bits & ADVERB and not _only_describes(words, start, place):
            return True
        if place == start and bits & THIRD and after.text in {"him", "me", "us", "them"}:
            return True
        if (place == start and not strict) or last.text == "than":
            continue
        is_thing = (bits & PLURAL and after.kinds & PAUSE and words[place - 2].kinds & DETERMINER) or last.kinds & (
            COUNTING | POSSESSIVE | ((PREPOSITION & ~PARTICLE) | _ADJECTIVE if bits & PLURAL else 0)
        )
        if bits & THIRD and not (strict and after.kinds & PAUSE) and not is_thing:
            return True
        watched = words[start - 1].kinds & PERCEIVED and last.kinds & (PEOPLE | _AGENT)
        if strict or watched or not last.kinds & PLURAL:
            continue
        opens_at = (
            bits & NOUN and after.kinds & PREPOSITION and not after.kinds & PARTICLE
        )  # "Market stalls open at six."
        if bits & (VERB | FIRST | WANTING) or opens_at:
            return True
    return False

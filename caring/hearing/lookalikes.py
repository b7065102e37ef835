"""Tells orders from what only looks like them: "Reset both buttons" from "Reset buttons hide behind a flap"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caring.hearing.clauses import (
    ADVERB,
    COUNTING,
    DETERMINER,
    FINITE,
    FIRST,
    NAME,
    NOUN,
    NUMBER,
    OPEN,
    OPENER,
    PARTICLE,
    PAST,
    PAUSE,
    PEOPLE,
    PERCEIVED,
    PLURAL,
    POSSESSIVE,
    PREPOSITION,
    RELATIVE,
    SUBJECT,
    SUBORDINATOR,
    THIRD,
    VERB,
    WANTING,
)
from caring.hearing.words import kinds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caring.hearing.clauses import Part
    from caring.hearing.grammar import Word

_VERBS = VERB | FIRST | NOUN
_OBJECT = kinds("object")
_ARTICLE = kinds("article")
_BEHIND_VERB = _ARTICLE | PARTICLE | kinds("preposition", "object")
_SAME_PAST = kinds("same_past")
_COMPLEMENTED = kinds("complemented")
_MANNER = kinds("manner")
_REPORTING = kinds("reporting")
_ING = kinds("ing")
_NO_NAME = DETERMINER | SUBJECT | ADVERB | kinds("number", "object", "preposition", "particle")
_HELPING = kinds("modal", "be")
_ONLY_PAST = kinds("only_past")
_ACTING = kinds("finite", "verb", "verb_first") & ~SUBJECT
_ROUND = frozenset("over round around across through along past up down off into onto towards toward".split())
_USUALLY = kinds("usually")
_PHRASE_ENDS = SUBJECT | kinds("pause", "end", "subordinator", "relative", "conjunction")
_FAR = 12
_PLAIN = VERB | FIRST | NOUN
_PARTICIPLE = kinds("past", "participle")
_TIME = kinds("time")
_DESCRIBED = kinds("adjective", "state")
_BEHIND_LONE_VERB = _BEHIND_VERB | ADVERB | SUBORDINATOR
_WITH_OF = frozenset("think dream dispose beware speak hear learn partake tire be get talk rid complain sing".split())
_MORE_OF = frozenset("the all some most half mostly once never open even each every both few many".split())
_TELLING = frozenset(
    "tell show teach remind ensure confirm prove decide explain check note notice promise guess bet wish pray "
    "find learn forget ask mind warn figure doubt fear double-check text email report make hope mention admit "
    "realise realize accept keep consider expect prefer call".split()
)


def only_looks_so(words: Sequence[Word], parts: Sequence[Part], number: int, *, asked: bool) -> bool:
    """Say whether a part that begins like an order names a thing.

    Args:
        words: a sentence's words, two more after its end mark.
        parts: its parts.
        number: which of them.
        asked: whether the sentence ends with a question mark.
    """
    place = parts[number].head
    word, after = words[place], words[place + 1]
    if word.kinds & _VERBS and not asked and (_is_compound(words, place) or _heads_subject(words, place)):
        return True
    if after.kinds & PAUSE and len(parts) > number + 2 and words[parts[number + 2].first].kinds & FINITE & ~SUBJECT:
        return True  # "Focus, according to her, was a gift."
    if after.kinds & OPEN and words[place + 2].kinds & PAUSE and waits_for_verb(words, parts[number + 1 :]):
        return True
    if after.kinds & RELATIVE and words[place + 2].kinds & FINITE and not (word.kinds & VERB or _takes_clause(word)):
        return True  # "Rock that is cold."
    if after.kinds & PAUSE and _lists(words, parts, number):
        return True
    if after.kinds & DETERMINER and _names_game(words, place):
        return True
    if after.kinds & _PARTICIPLE & ~PAST and words[place + 2].kinds & PAUSE and not word.kinds & VERB:
        return True  # "Point taken."
    if after.text == "of" and word.text not in _WITH_OF:
        return True  # "Pick of the week: a fungus."
    if after.kinds & OPEN and words[place + 2].text == "everywhere" and words[place + 3].kinds & PAUSE:
        return True  # "Pickle juice everywhere."
    return _stands_beside(words, parts, number)


def waits_for_verb(words: Sequence[Word], after: Sequence[Part]) -> bool:
    """Say whether an aside comes, and then a verb: "Rest days, the ones with a book, are when our legs catch up"."""
    if len(after) < 2:  # noqa: PLR2004 - the aside and the verb
        return False
    first, verb, then = words[after[0].first], words[after[1].first], words[after[1].first + 1]
    if verb.kinds & SUBJECT or verb.text in {"then", "and"}:
        return False
    if verb.kinds & (FINITE | THIRD) and not then.kinds & SUBJECT:
        return True
    tells = first.kinds & (_PARTICIPLE | PAST | NUMBER) or first.text in _MORE_OF
    return bool(tells and verb.kinds & _PLAIN and then.text not in {"it", "them"})


def _lists(words: Sequence[Word], parts: Sequence[Part], number: int) -> bool:
    """Say whether a word begins a list of things: "Lead, tin, copper and zinc are metals"."""
    if len(parts) < number + 3 or not words[parts[number].head + 1].kinds & PAUSE:
        return False
    second, third = parts[number + 1 : number + 3]
    is_thing = words[second.first].kinds & OPEN and not words[second.first].kinds & VERB
    return bool(is_thing and second.end - second.first == 1) and bool(
        third.end - third.first == 1
        or words[third.first + 1].kinds & FINITE & ~SUBJECT
        or {word.text for word in words[third.first : third.first + 2]} & {"and", "or"}
    )


def _names_game(words: Sequence[Word], place: int) -> bool:
    """Say whether an order is the name of something: "Pass the parcel was a bloodbath", not "Check the lid is on"."""
    word, after = words[place], words[place + 1]
    if not after.kinds & DETERMINER or after.kinds & (RELATIVE | SUBORDINATOR) or _takes_clause(word):
        return False
    for at in range(place + 2, min(place + _FAR, len(words) - 1)):
        bits, last = words[at].kinds, words[at - 1]
        if words[at].text in {"was", "were", "is"}:
            return bool(last.kinds & OPEN)
        if bits & (_PHRASE_ENDS | FINITE | NAME) or (bits & DETERMINER and not last.kinds & PREPOSITION):
            return False
    return False


def _stands_beside(words: Sequence[Word], parts: Sequence[Part], number: int) -> bool:
    """Tell "Cross words at noon, roses at six" and "Wind or sun, it's open" from orders: things stand beside things."""
    word, after, then, verb = words[parts[number].head : parts[number].head + 4]
    if after.text == "and" and then.kinds & (NAME if word.kinds & NAME else OPEN) and verb.kinds & _ACTING:
        return True  # "Mash and gravy covered the plate."
    if after.text == "and" and then.kinds & (VERB | FIRST | WANTING) and verb.kinds & FINITE & ~SUBJECT:
        return not verb.kinds & _SAME_PAST  # "Stand and deliver was his line."
    if word.kinds & VERB:
        return False
    if after.text == "or" and number + 1 < len(parts):
        return parts[number].head + 3 == parts[number].end and not then.kinds & (VERB | FIRST)
    if not (after.kinds & PREPOSITION or (after.kinds & PLURAL and then.kinds & PREPOSITION)):
        return False
    for part in (*parts[number + 1 : number + 2], *parts[max(0, number - 1) : number]):
        first, joint = words[part.first : part.first + 2]
        if first.kinds & OPEN and not first.kinds & VERB and joint.kinds & PREPOSITION:
            return True
    return False


def _is_compound(words: Sequence[Word], place: int) -> bool:
    """Tell "Cut flowers last longer" from "Cut flowers early": whether the name behind a word has its own verb."""
    word, name, verb, after = words[place], words[place + 1], words[place + 2], words[min(place + 3, len(words) - 1)]
    if name.text == "whoever" or verb.kinds & PAUSE:
        return False
    if name.kinds & OPEN and verb.kinds & PLURAL and after.kinds & FINITE & ~PAST and not _takes_clause(word):
        return True  # "Tuck shop prices have doubled."
    told = words[min(place + 4, len(words) - 1)] if after.kinds & ADVERB else after
    if name.kinds & PLURAL and verb.kinds & _USUALLY and told.kinds & (_VERBS | WANTING):
        return True  # "Fold marks never quite leave a map."
    if word.kinds & (PERCEIVED | _COMPLEMENTED) or not name.kinds & (OPEN | _ING) or name.kinds & _NO_NAME:
        return False
    if name.kinds & POSSESSIVE and (verb.kinds & NUMBER or not verb.kinds & OPEN):
        return True  # "Cure time's six weeks."
    if verb.kinds & _ONLY_PAST or verb.text == "meant":
        return True  # "Fold lines ran through his face."
    if (
        verb.kinds & FINITE
        and verb.kinds & PAST
        and (after.kinds & (DETERMINER | _OBJECT) or after.text == "for" or after.text in _ROUND)
    ):
        return True  # "Bake sales paid for the roof." "Talk radio kept him company."
    if not name.kinds & PLURAL:
        if verb.kinds & FINITE and verb.kinds & THIRD and not verb.kinds & SUBJECT:
            return True  # "Turn radius matters in a van."
        is_short_for = verb.kinds & POSSESSIVE and not after.kinds & OPEN  # "Check engine light's on."
        return bool(is_short_for or (verb.kinds & _HELPING and not verb.kinds & SUBJECT))
    if after.kinds & PAUSE:
        is_told = verb.kinds & FINITE and verb.kinds & PAST
        return bool(
            is_told
            or (
                verb.kinds & (VERB | FIRST if word.kinds & VERB else _VERBS | WANTING)
                and not verb.kinds & (ADVERB | _MANNER | OPENER)
            )
        )
    if after.kinds & _OBJECT:
        return after.text in {"nobody", "everybody", "everyone", "nothing"}
    if verb.kinds & (VERB | FIRST | WANTING) and not verb.kinds & ADVERB:
        return True
    acts = (
        verb.text in {"open", "last"}
        or after.kinds & (PARTICLE | _ARTICLE | _MANNER)
        or after.text.endswith(("ly", "er"))
    )
    return bool((verb.kinds & NOUN and acts) or verb.kinds & _HELPING)


def _heads_subject(words: Sequence[Word], place: int) -> bool:
    """Tell "Reset buttons on old towers hide behind a flap" from "Put both lids on the pots": what the plural does."""
    made = words[place + 2].kinds & _PARTICIPLE and words[place + 3].kinds & (PREPOSITION | ADVERB)
    if not words[place + 1].kinds & PLURAL or not (made or words[place + 2].kinds & (PREPOSITION | RELATIVE)):
        return False
    for at in range(place + 4, min(place + _FAR, len(words) - 1)):
        word, last, after = words[at], words[at - 1], words[at + 1]
        if word.kinds & _PHRASE_ENDS:
            return False
        if words[place + 2].kinds & RELATIVE:  # "Guard dogs that bark at leaves are no use."
            if word.kinds & FINITE and not word.kinds & PAST and not last.kinds & (FINITE | ADVERB):
                return True
            continue
        if made and last.kinds & OPEN and word.kinds & _PLAIN and after.kinds & (PREPOSITION | ADVERB | COUNTING):
            return True  # "Watch straps made of canvas hold on to sweat."
        if word.kinds & DETERMINER and not last.kinds & (PREPOSITION | DETERMINER) and not after.kinds & FINITE:
            return False  # but "Hit songs from that year all had the same drum."
        if word.kinds & FINITE and not word.kinds & (PAST | THIRD):
            return True
        if (word.kinds & _ONLY_PAST or word.text == "meant") and last.kinds & OPEN and not after.kinds & PREPOSITION:
            return True  # "Visit days at that school meant clean collars."
        if word.kinds & PAST and after.kinds & (COUNTING | _OBJECT) and last.kinds & OPEN:
            return True  # "Press cloths from that mill lasted forty autumns."
        if last.kinds & (PLURAL | OPEN) and word.kinds & WANTING and not after.kinds & PAUSE and word.text != "like":
            return True  # "Whisk marks in the bowl mean the cream is ready."
        if last.kinds & (PLURAL | OPEN) and word.kinds & _USUALLY and after.kinds & (_VERBS | WANTING):
            return True  # "Push mowers from the nineties never die."
        if last.kinds & PLURAL and word.kinds & _PLAIN and not word.kinds & (THIRD | _NO_NAME):
            return True
        is_far = not words[at - 2].kinds & PREPOSITION
        determined = (words[at - 2].kinds | (is_far and words[at - 3].kinds)) & DETERMINER
        watched = words[place].kinds & PERCEIVED and words[place + 1].kinds & PEOPLE
        acts = after.kinds & _BEHIND_LONE_VERB
        is_thing = last.kinds & OPEN and not last.kinds & _DESCRIBED
        is_one = determined and is_thing and not watched and (acts or not words[place].kinds & VERB)
        is_verb = word.kinds & VERB or (word.kinds & FIRST and acts)
        takes = word.kinds & NOUN and after.kinds & _ARTICLE and not words[at + 2].kinds & _TIME
        if is_one and (is_verb or (takes and not words[place].kinds & VERB)):
            return True  # "Burn marks on our table date every birthday."
    return False


def _takes_clause(word: Word) -> bool:
    """Say whether a sentence may be what a verb is about: "ensure shop prices are fair"."""
    return bool(word.kinds & (PERCEIVED | _COMPLEMENTED | _REPORTING)) or word.text in _TELLING

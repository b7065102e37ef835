"""Finds what is quoted in a transcript, where no mark shows it: what a sign says, what a song is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caring.hearing.clauses import (
    ADVERB,
    CONJUNCTION,
    DETERMINER,
    FINITE,
    FIRST,
    HAIL,
    NUMBER,
    OPEN,
    OPENER,
    PARTICLE,
    PAST,
    PLURAL,
    PREPOSITION,
    RELATIVE,
    SPEAKING,
    SUBORDINATOR,
    THIRD,
    VERB,
    YOU,
    phrase,
)
from caring.hearing.ordering import is_order
from caring.hearing.reported import closing_order, is_wish, tells_on
from caring.hearing.uttered import (
    ARTICLE,
    LEADS,
    MANNER,
    TO_WRITE,
    begins_behind,
    named_thing,
    ordered_line,
    title_before,
)
from caring.hearing.words import LISTS, kinds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from caring.hearing.grammar import Word

_BE = kinds("be")
_ING = kinds("ing")
_CROWD = kinds("crowd")
_REPORTING = kinds("reporting")
_SAYABLE = LISTS["sayable"]
_WRITING = frozenset("scratched chalked painted stitched embroidered carved scrawled sprayed engraved tattooed".split())
_OPENING = frozenset("began begins starts started ends ended".split())
_SAYS = frozenset("says said reads read".split())
_NAMING = frozenset("headed entitled called marked named titled labeled labelled captioned nicknamed dubbed".split())
_SAYING = frozenset(
    """says said say saying reading read reads spells begins began starts started ends ended promises promised goes went
    was is wrote writes were repeats lists prints""".split()
)
_AGAIN = frozenset("kept keeps would to".split())
_NO_TELLERS = frozenset("like goes went asks texts texted".split())
_NEAR, _FAR = 2, 5
_END = kinds("end")
_OBJECT = kinds("object")
_QUOTED = kinds("quoted")
_LEADING = kinds("leading")
_BEFORE_NAMES = frozenset({"with", "of"})
_FIRST_PERSON = frozenset("i we i'm we're i've we've i'll we'll im ive".split())
_CAN = frozenset("can can't cant could".split())
_SPEAKER = frozenset("i me we us".split())
_SPOKEN = frozenset("don't dont never please you're youre".split())
_PRONOUNS = frozenset({"he", "she", "they"})
_THANKING = frozenset("say says said saying".split())
# What may show something to be quoted, besides "with" before a word.
_MAY_SHOW = YOU | ARTICLE | HAIL
_SHOWING = _THANKING | _SPEAKER | TO_WRITE | LEADS
_ARTICLES = frozenset("a an the no every".split())
_LANGUAGES = frozenset(
    """french german english latin spanish italian turkish hindi welsh irish dutch polish russian portuguese greek
    danish swedish arabic hebrew japanese korean mandarin urdu punjabi bengali yoruba swahili gaelic""".split()
)
_GRAMMAR = frozenset("word words plural singular pronoun pronouns kinds form forms letter letters".split())
_OF_WORDS = frozenset(
    "rhyme rhymes rhymed rhyming spell spells spelled spelt misspelled pronounce pronounced underlined".split()
)
_MENTIONED = frozenset("word name pronoun password".split())
_OTHER_YOU = frozenset("you you're thou thee ye y'all yous youse yours".split())
_SURFACED = frozenset("into onto across above".split())
_WIDE = 8
_PAUSE = kinds("pause")
# "Feed the soil and it feeds you back" is one quotation.
_THEN = frozenset("it it'll they'll".split())
_PLURAL_YOU = frozenset("y'all yall you-all yous youse yourselves everyone everybody".split())
_TELLING = SPEAKING | YOU | DETERMINER
_NO_TELLER_AFTER = SUBORDINATOR | RELATIVE | CONJUNCTION | PREPOSITION | DETERMINER | VERB
_AFTER_TELLER = NUMBER | CONJUNCTION | PREPOSITION | ADVERB | _CROWD | SUBORDINATOR


def find_quotes(words: Sequence[Word]) -> Iterator[range]:
    """Find the places of what is quoted.

    Args:
        words: a sentence's words, two more after its end mark.

    Yields:
        The places of each quotation's words.
    """
    stop = len(words) - 3
    if _is_of_language(words):
        yield from (range(place, place + 1) for place in range(stop) if words[place].kinds & YOU)
    told = _before_teller(words, stop) or title_before(words, stop)
    yield range(told)
    place = told
    while place < stop:
        word = words[place]
        if word.kinds & _MAY_SHOW or word.text in _SHOWING or words[place - 1].text == "with":
            yield from _quotes_at(words, place, stop)
        near = _NEAR if word.kinds & _BE else _FAR
        if _announces(words, place) and _is_speech(words, place + 1, min(stop, place + 1 + near)):
            end = _end(words, place + 1, closing_order(words, place + 1, stop) if words[0].kinds & _LEADING else stop)
            yield range(place + 1, end)
            place = end
        place += 1


def _quotes_at(words: Sequence[Word], place: int, stop: int) -> Iterator[range]:
    """Find what a word shows to be quoted: a "you" that is mentioned, what is uttered, named or written."""
    word = words[place]
    if word.kinds & YOU and place and _is_mentioned(words, place):
        yield range(place - 1 if words[place - 1].text not in _ARTICLES else place, place + 1)
    if word.text in _THANKING and phrase(words, place + 1, place + 3) == "thank you":
        yield range(place + 1, place + 3)
    if word.text in _SPEAKER and words[place - 1].text == "every":
        yield range(place, place + 1)  # "change every we to she"
    if word.text in {"we", "i"} and words[place - 1].kinds & PREPOSITION and words[place + 2].kinds & YOU:
        yield range(place, place + 3)  # "a balloon with we miss you on it"
    is_told = word.kinds & VERB and not word.kinds & FINITE and words[place - 1].text == "with"
    if is_told or (word.kinds & YOU and "'" in word.text and words[place - 1].text in _BEFORE_NAMES):
        yield range(place, _end(words, place, stop))  # "the show closes with you'll be fine"
    if word.kinds & ARTICLE and not word.kinds & YOU:
        yield named_thing(words, place, stop)
    if word.text in TO_WRITE:
        yield ordered_line(words, place, stop)
    if word.kinds & HAIL:
        yield _greeting_mentioned(words, place)
    uttered = begins_behind(words, place, stop) if word.text in LEADS else 0
    if uttered:
        yield range(uttered, _end(words, uttered, stop))


def _greeting_mentioned(words: Sequence[Word], place: int) -> range:
    """Find a greeting that something is done with: "paint hello everyone on a hive", "put a howdy y'all sticker"."""
    last = words[place - 1]
    takes = last.kinds & (VERB | FIRST | DETERMINER) and last.text not in _THANKING and place
    if not takes:
        return range(0)
    end = place + 1 + (words[place + 1].text == "back")
    is_crowd = words[end].kinds & (_CROWD | THIRD) or words[end].text in _PLURAL_YOU
    goes_on = words[end + 1].kinds & (PREPOSITION | CONJUNCTION | OPEN)
    return range(place, end + 1) if is_crowd and goes_on else range(0)


def _is_of_language(words: Sequence[Word]) -> bool:
    """Say whether the words of a language are talked about: "in french there are two words for you"."""
    said = {word.text for word in words}
    return bool(
        said & _LANGUAGES
        and (
            said & _GRAMMAR
            or any(words[at].kinds & YOU and words[at + 1].text == "was" for at in range(len(words) - 3))
        )
    )


def behind_quotation(words: Sequence[Word]) -> int:
    """Find the order that 'if they ask "are you two together"' leads to; 0 if there is none."""
    if not words[0].kinds & _LEADING:
        return 0
    stop = len(words) - 3
    ends = (at for at in range(2, stop) if words[at - 1].kinds & _QUOTED and not words[at].kinds & _QUOTED)
    return next((at for at in ends if words[at].kinds & (VERB | FIRST) and not words[at].kinds & FINITE), 0)


def _end(words: Sequence[Word], place: int, stop: int) -> int:
    """Find where the one who tells speaks on: "and I", "but we", "so the"."""
    for at in range(place + 1, stop):
        after = words[at + 1]
        joint = words[at].text
        if joint not in {"and", "so", "but"} or after.text == "me":  # "you and me"
            continue
        if after.kinds & YOU and words[place].kinds & YOU and joint == "but" and words[at + 2].text in _CAN:
            continue  # "you can't divide by zero but you can try"
        goes_on = after.text in _THEN and any(each.kinds & YOU for each in words[at + 2 : at + 5])
        is_order_next = joint in {"but", "so"} and (after.text == "please" or is_order(words, at + 1, stop))
        calls = after.kinds & _CROWD and (tells_on(words[at + 2]) or (joint == "so" and words[at + 2].kinds & VERB))
        if is_order_next or calls or (not goes_on and (tells_on(after) or after.kinds & FINITE)):
            return at
    return stop


def _announces(words: Sequence[Word], place: int) -> bool:
    """Say whether a word leads to a name or to what is written: "is called", "the sign says", "her advice was"."""
    word, before = words[place], words[max(0, place - 4) : place]
    if word.text in {"ask", "asked", "asks"} and place and words[place + 1].kinds & FINITE:
        return True
    if word.text in _NAMING:
        return bool(before and (before[-1].kinds & (_BE | OPEN | ADVERB) or before[-1].text.endswith("'s")))
    if word.kinds & _REPORTING and place > 1 and phrase(words, place - 2, place) == "used to":
        return True
    if word.text in _OPENING and words[place + 1].kinds & YOU:
        return True
    if before and before[-1].text in {"that", "which"}:
        sings = word.text == "goes" and words[place + 1].kinds & (OPENER | HAIL)
        if sings or word.text in _SAYS:
            return True
    is_short = word.text.endswith("'s")
    if not (is_short or word.text in _SAYING) or (word.kinds & _BE and _is_own(words, place + 1)):
        return False
    return (is_short and word.text[:-2] in _SAYABLE) or any(each.text in _SAYABLE for each in before)


def _is_own(words: Sequence[Word], place: int) -> bool:
    """Say whether a thing is only for you, about you, or yours: "this song is for you", "the poster is your idea"."""
    word = words[place]
    is_yours = word.text in {"yours", "your"} and not words[place + 1].kinds & FINITE
    return bool(is_yours or (word.kinds & PREPOSITION and words[place + 1].kinds & YOU))


def _is_speech(words: Sequence[Word], place: int, stop: int) -> bool:
    """Say whether words are spoken to somebody: "you had one job", "kiss you later", "are you sitting"."""
    while place < stop and words[place].kinds & ADVERB:
        place += 1
    said = words[place - 1].text in _NAMING or words[place - 2].text in {"that", "which"}
    if words[place].text in (_FIRST_PERSON | {"my", "our"} if said else _FIRST_PERSON):
        return True
    if words[place].text == "no" and words[place + 1].kinds & _ING:
        return True  # "no fishing we are watching"
    first = words[place].kinds
    orders = place < stop and first & (VERB | HAIL) and not first & (FINITE | DETERMINER)
    orders = orders or (place < stop and is_order(words, place, len(words) - 3))
    is_how = phrase(words, place, place + 2) == "how to"
    return bool(orders or is_how) or any(
        _names_you(each) or (each.kinds & _CROWD and not said) for each in words[place:stop]
    )


def _is_mentioned(words: Sequence[Word], place: int) -> bool:
    """Say whether a "you" is a name of something: "a thank you cake", "the you of this song"."""
    last, before = words[place - 1], words[place - 2]
    if last.text in _ARTICLES or (
        words[place].text == "u" and words[place + 1].text in {"turn", "turns", "bend", "bends"}
    ):
        return True
    if last.kinds & _BE and before.text in _MENTIONED:
        return True
    then, other = words[place + 1], words[place + 2]
    if words[place].text in {last.text, then.text} and not {then.text, other.text} & {"know", "see"}:
        return True  # "nothing but you you you"
    if then.text in {"and", "or"} and other.text in _OTHER_YOU and other.text != words[place].text:
        return True  # "between your and you're"
    is_last = then.kinds & (_END | _PAUSE) or then.text in {"followed", "closely"}
    if last.kinds & _BE and is_last and any(each.text in _MENTIONED for each in words[max(0, place - _WIDE) : place]):
        return True  # "the last word of the anthem is you"
    if last.text in _WRITING and then.text in _SURFACED:
        return True  # "scratched you into the bus window"
    if last.text in _OF_WORDS and words[place].text != "your":
        return True  # "she rhymed you with shampoo"
    if words[place].text == "your" and last.kinds & PAST and words[place + 1].kinds & PREPOSITION:
        return True  # "he underlined your in red"
    if last.text in _MENTIONED and before.text in {"the", "this"}:
        return bool(
            words[place + 1].kinds & (_END | THIRD | _BE | PREPOSITION | CONJUNCTION)
        )  # "the word you takes up half the banner"
    told = last.kinds & (VERB | HAIL) or last.text == "all"
    near = before.text in _ARTICLES or (
        before.kinds & OPEN and words[place - 3].text in _ARTICLES and last.kinds & HAIL
    )
    return place > 1 and bool(told and (near or before.text == "with"))


def _before_teller(words: Sequence[Word], stop: int) -> int:
    """Find where "said the guide" or "she said" tells whose words stood before; 0 where nothing does."""
    first, second = words[0], words[1]
    orders = first.kinds & (VERB | FIRST) and not first.kinds & FINITE
    asks = (first.kinds & FINITE and second.kinds & YOU) or (second.kinds & FINITE and words[2].kinds & YOU)
    own = first.text.split("'")[0] in {"i", "we", "im", "ive"}
    own_or_wish = own or is_wish(words, 0)
    spoken = bool(own_or_wish or first.kinds & (YOU | HAIL | _CROWD) or first.text in _SPOKEN or orders or asks)
    for place in range(2, stop):
        word = words[place]
        reads = word.text == "read" and not (words[place - 1].kinds & PLURAL or _names_you(words[place - 1]))
        tells = word.kinds & (FINITE | THIRD | PAST) or reads or words[place - 1].text in _AGAIN
        if not (tells and (word.kinds & _REPORTING or word.text in MANNER)) or word.text in _NO_TELLERS:
            continue
        if own and (place > _NEAR or words[place - 1].kinds & ADVERB):  # "I never said the word."
            spoken = own = False
        is_last = all(each.kinds & (DETERMINER | OPEN) for each in words[place + 1 : stop])
        names_you = is_last and any(map(_names_you, words[:place]))
        if _is_told_by(words, place, spoken=spoken or names_you):
            return stop if is_last else place  # "said the bus driver"
        start = _teller_before(words, place)
        mutters = word.text in MANNER and word.kinds & (FINITE | PAST)
        if start > 1 and (spoken or mutters or any(_names_you(each) for each in words[:start])):
            return start
    return 0


def _is_told_by(words: Sequence[Word], place: int, *, spoken: bool) -> bool:
    """Say whether the teller stands behind the verb: "said the guide", "reads the sign"."""
    last = words[place - 1]
    is_written = any(each.text in _SAYABLE for each in words[place + 2 : place + 5])
    is_told = words[place].text in {"told", "tells"} or (words[place].text == "read" and not is_written)
    teller = words[place + 1].kinds
    is_thing = teller & DETERMINER and not teller & YOU and not words[place + 2].kinds & (FINITE & ~PAST)
    if is_told or not (spoken or is_written) or not is_thing:
        return False
    if last.text in {"that", "it"}:
        return bool(words[place - 2].kinds & (VERB | FIRST))
    if last.kinds & YOU and words[place - 2].text == "of":
        return True  # "run all of you screamed the magician"
    if last.text in {"me", "us"}:
        return True
    is_subject = last.kinds & (SPEAKING | RELATIVE | YOU) or (last.kinds & SUBORDINATOR and not last.kinds & ADVERB)
    return not is_subject


def _teller_before(words: Sequence[Word], place: int) -> int:
    """Find where "she" or "the referee" stands right before the verb, whose words end there; 0 where nobody does."""
    after = words[place + 1]
    if phrase(words, place - 2, place) == "used to":
        place -= 2
    elif words[place - 1].text in _AGAIN:
        place -= 1  # "he kept saying"
    last = words[place - 1]
    start = place - 1 if last.text in _PRONOUNS else place - 2
    if words[start].kinds & OPEN and words[start - 1].kinds & DETERMINER:
        start -= 1  # "the soup woman"
    is_teller = last.text in _PRONOUNS or (last.kinds & OPEN and words[start].kinds & DETERMINER)
    if words[place].text in {"told", "tells"}:
        after = words[_behind_hearer(words, place + 1)]
    closed = (after.kinds & (_END | _AFTER_TELLER) and not after.kinds & DETERMINER) or words[place + 3].text == "later"
    is_teller = is_teller and words[start].text != "whose"
    waits = words[start - 1].kinds & _NO_TELLER_AFTER and not words[start - 1].kinds & PARTICLE
    if start < 1 or not is_teller or not closed or waits:
        return 0
    return start


def _behind_hearer(words: Sequence[Word], place: int) -> int:
    """Go past whom somebody told something: "him", "the pigeons", "the whole square"."""
    while words[place].kinds & (DETERMINER | OPEN | _OBJECT) and not words[place + 1].kinds & FINITE:
        place += 1
    return place


def _names_you(word: Word) -> bool:
    return bool(word.kinds & YOU or word.text in _PLURAL_YOU)

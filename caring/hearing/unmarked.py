"""Hears a crowd that is called in a transcript, where no pause parts the call from what is said.

What comes behind the people decides: what can't go on with them ("left handers this pair is yours") calls them; a verb
that they might be telling of ("parents learn this one today") does if enough signs say that they are told to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from caring.hearing.clauses import DETERMINER, FINITE, OPEN, PAUSE, PEOPLE, PLURAL, SUBJECT, SUBORDINATOR, THIRD, VERB
from caring.hearing.words import kinds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caring.hearing.grammar import Word

_PEOPLE = PEOPLE | kinds("agent")
_ONE_BY_ONE = kinds("third_person")
_VERBS = kinds("verb", "verb_first")
_SAME_PAST = kinds("same_past")
_PAST = kinds("past")
_NO_ORDER = kinds("finite", "stative", "wanting", "plural", "auxiliary")
_DESCRIBING = kinds("preposition", "relative", "ing", "describing")
_ASKING = frozenset("what what's whats how how's where where's why when who's".split())
_NEW = frozenset("the a an my our your this these there's theres here's heres it's i'm".split())
_TURNING = frozenset("you're youre you've i'm im it's thank this that's what's don't".split())
_ARTICLES = frozenset("the a an my our your this".split())
_SAYING = frozenset("i i've i'm i'll i'd im ive it it's we we're that's".split())
_MODAL = kinds("modal")
_HELPING = kinds("modal", "be")
_TIME = kinds("time")
_WHEN = kinds("time", "unit")
_THERE = frozenset({"there", "here"})
_NOUN = kinds("noun_first")
_ATTENTION = kinds("attention")
_CALLABLE = kinds("callable")
_OBJECT = kinds("object", "particle")
_LOUD = frozenset("please alright ok okay right hey listen come".split())
_ONE_PERSON = kinds("name")
_NOMINATIVE = frozenset("you u i we they he she".split())
_ASKED = _NOMINATIVE | {"someone", "somebody", "anyone", "anybody"}
_OF_ONE = frozenset("is was has isn't wasn't hasn't".split())
_ADVERB = kinds("adverb")
_PLACED = frozenset("down up off out on in ready away together open closed".split())
_BEHIND_ORDER = DETERMINER | PAUSE | kinds("object", "preposition", "particle", "adverb")
_NO_END = SUBJECT | DETERMINER | VERB | kinds(
    "modal", "infinitive", "preposition", "conjunction", "subordinator", "relative", "finite", "plural"
)  # fmt: skip
_FAR = 12
# How far a word behind "nurses eat …" speaks for an order; general statements have little use for it.
_SIGNS = {
    "me": 1.0, "today": 1.0, "tonight": 1.0, "now": 1.0, "please": 1.0, "this": 1.0, "your": 1.0, "yourself": 1.0,
    "yourselves": 1.0, "don't": 1.0, "dont": 1.0, "tomorrow": 0.5, "it": 0.5, "that": 0.5, "first": 0.5, "then": 0.5,
    "away": 0.5, "before": 0.5, "the": 0.5, "something": 0.5, "these": 0.5, "down": 0.5, "back": 0.5,
    "us": 0.5, "every": -0.5, "as": -1.0, "whenever": -0.5, "at": -0.5, "here": -0.5, "than": -1.0,
    "their": -1.0, "they": -1.0,
}  # fmt: skip
_ANYONE = frozenset("whoever whoever's whoevers anyone anybody everyone everybody".split())
_HEARING = frozenset("up awake watching listening reading hearing scrolling".split())
_WHITHER = frozenset("away off out up down in on back over into your ready still clear".split())
_JOINTS = frozenset("so but because though".split())
_ENOUGH = 1.0
_KNOWN = 0.5
_DEFINITE = frozenset("the my this these".split())
_PEOPLE_AT_LARGE = frozenset("people folks here".split())
_FORBIDDING = frozenset({"don't", "dont"})


def is_called_unmarked(words: Sequence[Word], start: int, end: int, stop: int) -> bool:
    """Decide on people who begin an utterance without any pause.

    Args:
        words: a sentence's words, two more after its end mark.
        start: the place of the people's first word.
        end: the place behind their last word.
        stop: the place of the sentence's end mark.

    Returns:
        Whether what is said behind them can only, or most likely, be said to them.
    """
    head = words[end - 1].kinds | words[start].kinds
    if head & _ONE_PERSON:
        return _names(words, end, stop)
    if words[start].text in _ANYONE and _listens(words, start, end):
        return True
    if words[end].text in {"our", "your"} and not head & _PEOPLE:
        return False  # "signs your cat is happy"
    is_we_are = words[end].text == "were" and head & _ONE_BY_ONE  # "team were two nurses down"
    if is_we_are or (words[start].text in {"fellow", "dear"} and end - start > 1):
        return True
    if (
        _breaks(words, end, stop)
        or readies(words, end, stop)
        or _turns(words, end, stop, one_by_one=head & _ONE_BY_ONE)
    ):
        return True
    loudly = start > 0 and words[start - 1].text in _LOUD
    if loudly and words[end].text in {"today", "tonight", "this", "now"}:
        return True
    is_told = not head & _ONE_BY_ONE and head & _PEOPLE and words[start].text != "our"
    return bool(is_told) and weigh_order(words, end, stop) + loudly >= _ENOUGH


def _listens(words: Sequence[Word], start: int, end: int) -> bool:
    """Say whether they are those who hear this: "whoever is watching this", "anyone listening at work"."""
    if words[start].text == "whoever" and words[end].text == "needs":
        return words[end + 1].text in {"this", "it"} or words[end + 2].text == "hear"
    at = end + (words[end].text in {"is", "still", "out"}) + (words[end + 1].text in {"still", "there"})
    word, then = words[at], words[at + 1]
    listens = word.text in _HEARING and (then.text == "this" or not then.kinds & DETERMINER)
    return listens and not _tells_of_them(words, at + 1)


def _tells_of_them(words: Sequence[Word], place: int) -> bool:
    """Say whether a verb has them for its subject: "everyone still awake is a saint"."""
    word = words[place + bool(words[place].kinds & _ADVERB)]
    return bool(word.kinds & THIRD and not word.kinds & PLURAL) or word.text in _OF_ONE


def _turns(words: Sequence[Word], end: int, stop: int, *, one_by_one: int) -> bool:
    """Say whether what is said to them begins behind words that only describe them: "anyone at the back speak up"."""
    if not words[end].kinds & _DESCRIBING:
        return False
    for place in range(end + 2, min(stop, end + _FAR)):
        last, text = words[place - 1].kinds, words[place].text
        if one_by_one and words[place].kinds & FINITE and last & OPEN and text not in _TURNING:
            return False  # "everyone in our building hears the pipes"
        if words[place - 2].kinds & DETERMINER:
            last = OPEN  # "everybody on the left clap"
        if words[place - 1].text not in _THERE and (last & _NO_END & ~PLURAL or not last & (OPEN | _DESCRIBING)):
            continue
        is_new = (
            text in _TURNING
            or (text in _ASKING and words[place + 1].kinds & FINITE)
            or (text in {"i", "we"} and (words[place - 1].text in _THERE or words[place + 1].kinds & _HELPING))
            or (words[place].kinds & _ATTENTION and words[place + 1].kinds & _OBJECT)
            or (text in _ARTICLES and _breaks(words, place, stop))
        )
        if is_new or readies(words, place, stop) or (one_by_one and _orders(words, place)):
            return True
    return False


def _names(words: Sequence[Word], place: int, stop: int) -> bool:
    """Decide on one person: "auntie i mended it", and "honey turn it off", for of her one says "turns"."""
    word, after = words[place], words[place + 1]
    if word.text in _ASKING:
        return bool(after.kinds & FINITE)
    if word.text in _SAYING:
        return any(words[at].kinds & FINITE for at in range(place, stop))
    if word.kinds & _NO_ORDER or not word.kinds & _VERBS:
        return False
    return bool(word.kinds & VERB or after.kinds & (DETERMINER | _OBJECT))


def _breaks(words: Sequence[Word], place: int, stop: int) -> bool:
    """Say whether a word begins a sentence of its own: "gardeners the tulips are up", "crocheters do you count"."""
    word, then = words[place], words[place + 1]
    if word.text in _NEW and not then.kinds & _WHEN:
        return any(words[at].kinds & FINITE for at in range(place, stop))
    if word.text in _ASKING:
        return bool(then.kinds & FINITE or "'s" in word.text)
    if word.text == "who":
        tells = any(each.kinds & FINITE for each in words[place + 2 : stop])
        return then.text == "else" or bool(then.kinds & _MODAL and not tells)
    if word.text == "guess":
        return then.text in _ASKING or then.text == "who"
    if word.kinds & _TIME and then.text in _NOMINATIVE:
        return any(each.kinds & FINITE or each.kinds & _VERBS for each in words[place + 2 : stop])
    return bool(word.kinds & FINITE and then.text in _ASKED) or word.text in {"don't", "dont"}


def readies(words: Sequence[Word], place: int, stop: int) -> bool:
    """Hear an order without a verb: "class pencils down", "boys boots off before the stairs"."""
    thing, where, then = words[place], words[place + 1], words[place + 2]
    return bool(thing.kinds & PLURAL and where.text in _PLACED and place + 1 < stop and then.text not in {"to", "the"})


def _orders(words: Sequence[Word], place: int) -> bool:
    """Say whether a verb can't have "everyone" for its subject, as "tries" could: "everybody at the back try it"."""
    word, after = words[place], words[place + 1]
    if words[place - 1].kinds & _NO_END & ~PLURAL or not word.kinds & _VERBS or word.kinds & _NO_ORDER:
        return False
    return bool(after.kinds & _BEHIND_ORDER)


def weigh_order(words: Sequence[Word], place: int, stop: int) -> float:
    """Weigh the signs that a plain verb behind several people is an order to them."""
    verb, after = words[place].kinds, words[place + 1].kinds
    is_past = verb & _SAME_PAST and any(
        each.kinds & _PAST or each.text in {"their", "his", "her"} for each in words[place + 1 : stop]
    )
    is_verb = verb & _VERBS or (verb & _NOUN and after & (_OBJECT | _DESCRIBING | DETERMINER))
    moves = words[place].text in {"get", "keep"} and words[place + 1].text in _WHITHER
    if (verb & _NO_ORDER and not moves) or is_past or not is_verb:
        return -1.0
    if verb & _ATTENTION and (place + 1 == stop or words[place - 1].kinds & _CALLABLE):
        return 1.0
    ends = (at for at in range(place + 2, stop) if words[at].text in _JOINTS)
    said = {word.text for word in words[place + 1 : next(ends, stop)]}
    inner = next((at for at in range(place + 1, stop) if words[at].kinds & SUBORDINATOR), stop)
    tells = any(words[at].kinds & FINITE and words[at].text not in _FORBIDDING for at in range(place + 1, inner))
    known = _KNOWN * (words[place + 1].text in _DEFINITE)
    return (
        sum(_SIGNS.get(text, 0.0) for text in said)
        + known
        - tells
        - _KNOWN * (words[place - 1].text in _PEOPLE_AT_LARGE)
    )

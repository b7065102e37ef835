"""Hears other people's words that stand without quotation marks: "my boss goes you can't wear that"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caring.hearing.beginnings import ATTENTION, may_end
from caring.hearing.clauses import DETERMINER, FINITE, PAST, PLURAL, VERB, YOU, phrase
from caring.hearing.ordering import is_order
from caring.hearing.words import kinds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caring.hearing.grammar import Word

REPORTING = kinds("reporting")
_PAUSE = kinds("pause")
_END = kinds("end")
_PREPOSITION = kinds("preposition")
_BE = kinds("be")
_CROWD = kinds("crowd")
_YOU_OR_I = kinds("you", "I")
_CALLING = kinds("hail", "crowd")
_QUOTED_WORD = kinds("quoted")
_FIRST_PERSON = kinds("you", "we", "I")
_SHORT = range(2, 5)
_BETWEEN = frozenset("not never always just keep only kept still".split())
_TELLING = kinds("I", "we", "you", "subject", "determiner")
_BEFORE_SPEECH = kinds("opener", "name", "person")
_INVERTED = frozenset("is are was were do does did can could will would have has".split())
_IS_LIKE = frozenset("all just hes shes theyre im".split())
_THINGS = frozenset("it its that thats this there here what whats".split())
_GOES = frozenset({"goes", "went", "like"})
_SAID = _GOES | {"said", "says", "say"}
# Behind these stand the very words, never what they come to.
_DIRECT = _GOES | frozenset(
    "barked barks bellowed bellows chanted chants hissed hisses hollered hollers muttered mutters screamed screaming "
    "screams shouted shouting shouts shrieked shrieks snapped snaps squawked squawks whispered whispers yelled yelling "
    "muttering yells growled growls".split()
)
_REPEATED = frozenset("asking answering muttering yelling shouting screaming repeating".split())
_KEPT = frozenset("kept keeps keep started starts was were is are stood stands sat on".split())
_HEARER = kinds("open", "ing")
_YOU_ALL = frozenset("y'all yall yous youse".split())
_ALL = frozenset("all lot two guys people folks both lads girls boys ladies three".split())
_VERBISH = kinds("verb", "verb_first", "noun_first")
_LEADING = kinds("leading", "subordinator")
_GOING_ON = frozenset("now then here there honestly still".split())
_WHEN = kinds("leading")
_POINTING = frozenset({"that's", "thats"})
_CRYING = frozenset("yell shout scream".split())
_ARTICLE = kinds("article")
_GIVEN = frozenset("wrote writes sang sings sing read reads texted texts asked asks".split())
_JOINTS = frozenset({"and", "so", "but"})
_INDIRECT = frozenset("would could should might had were".split())
_STATIVE = kinds("stative")
_ASKED_OF = frozenset("this that these those it he she they i we there".split())
_WISHES = frozenset(
    f"{first} {second}"
    for first, seconds in {
        "good": "morning night luck evening afternoon job girl boy", "well": "done played", "happy": "birthday",
        "hands": "up off", "have": "a", "come": "on", "thank": "you", "nice": "one try", "hurry": "up", "heads": "up",
    }.items()
    for second in seconds.split()
)  # fmt: skip
_CAN = frozenset("can can't cant could".split())
_BID = frozenset("please be don't dont let's".split())
_OURS = frozenset({"me", "us"})
_HEARERS = frozenset("me us him her them".split())


def set_reports_aside(words: list[Word], *, loose: bool) -> None:
    """Take what is reported without quotation marks ("my boss goes you can't wear that") for the quotation that it is.

    It ends where the one who tells speaks on: "and I", "so we", "and then".
    """
    place, end = _after_reporter(words), len(words) - 3
    for word in words[:place]:
        word.kinds, word.text = _QUOTED_WORD, '"'
    for at in [at for at, word in enumerate(words[: end - 1]) if word.kinds & REPORTING and at >= place]:
        if at < place or not (words[at].kinds & REPORTING and _reports(words, at)):
            continue
        place = at + 1
        reporter = words[place - 1].text
        colon = next((at for at in range(place, min(place + 4, end)) if words[at].text == ":"), 0)
        place = colon or place  # "Every guide says the same: bring a coat."
        place = _skip_hearer(words, place, end)
        if words[place].kinds & _PAUSE:
            place += not _leads(words, place)
        opened = (loose or reporter in _GOES) and words[place].kinds & _BEFORE_SPEECH
        if opened and not words[place].kinds & _TELLING and (words[place].text not in _JOINTS or reporter in _GOES):
            place += _begins_speech(words, place + 1, reporter, loose=loose)
        if not _begins_speech(words, place, reporter, loose=loose):
            continue
        close = closing_order(words, place, end) if loose and any(word.kinds & _WHEN for word in words[:2]) else end
        is_yours = bool(words[place].kinds & YOU)
        while place < close and not _goes_on(words, place, end if loose else 0, begun_with_you=is_yours):
            words[place].kinds, words[place].text = _QUOTED_WORD, '"'
            place += 1
        if place == close < end and words[place - 1].kinds & _QUOTED_WORD:
            words[place - 1].kinds, words[place - 1].text = _PAUSE, ","


def _leads(words: list[Word], place: int) -> bool:
    """Say whether what is reported only leads on: "Whatever the score says, hug first", "Like Nan says, add salt"."""
    start = next((at for at in range(place - 1, 0, -1) if words[at - 1].kinds & _PAUSE), 0)
    first = next((word for word in words[start:place] if word.text not in {"and", "but", "well"}), words[start])
    return first.text != "so" and (bool(first.kinds & _LEADING) or first.text in {"like", "no"})


def tells_on(word: Word) -> bool:
    """Say whether the one who tells speaks on: "and I", "so the", "and now"."""
    return bool(word.kinds & _TELLING) or word.text in _GOING_ON


def closing_order(words: Sequence[Word], place: int, end: int) -> int:
    """Find what a transcript's "when the sign says …" leads to, an order mostly: what is said ends before it."""
    closing = (
        at
        for at in range(end - 1, place - 1, -1)
        if words[at].text in _POINTING or phrase(words, at, at + 2) == "do not" or is_order(words, at, end)
    )
    return next((at for at in closing if at == place or may_end(words[at - 1])), end)


def _goes_on(words: list[Word], place: int, stop: int, *, begun_with_you: bool) -> bool:
    """Say whether the one who tells speaks on from here: "and I", "but the", ", so rest"; in a transcript "so rest"."""
    word, after, then = words[place : place + 3]
    if stop and begun_with_you and after.kinds & YOU and word.text == "but" and then.text in _CAN:
        return False
    if stop and word.text in {"so", "and"} and after.kinds & _CROWD and (then.kinds & VERB or then.text in _BID):
        return True
    if stop and word.text in {"but", "so"} and (after.text == "please" or is_order(words, place + 1, stop)):
        return True
    if stop and word.text in {"and", "then"} and after.kinds & PAST and after.kinds & FINITE:
        return True  # "she said you all look tired then looked at me"
    if word.text in _JOINTS and (
        tells_on(after) or phrase(words, place, place + 2) == "and so" or (after.kinds & _CROWD and tells_on(then))
    ):
        return True
    return bool(word.kinds & _PAUSE and after.text in {"so", "but"} and then.kinds & _VERBISH)


def _skip_hearer(words: list[Word], place: int, end: int) -> int:
    """Go past whom somebody told: "told him", "asked the whole room"."""
    told = words[place - 1].text
    place += words[place].text == "to"
    if words[place].text in _HEARERS:
        return place + 1
    if told in _SAID | _DIRECT | {"read", "reads"} or not words[place].kinds & DETERMINER or words[place].kinds & YOU:
        return place
    heard = place + 1
    while heard < min(place + 4, end) and words[heard].kinds & _HEARER and not words[heard + 1].kinds & _ARTICLE:
        heard += 1
    return heard


def _after_reporter(words: list[Word]) -> int:
    """Find where "she said" or "says the song" closes somebody else's words; 0 where nothing does."""
    end = len(words) - 3
    start = next((place + 1 for place in range(end - 1, 0, -1) if words[place].kinds & _PAUSE), 0)
    part = words[start:end]
    told_first = (
        part and part[0].kinds & REPORTING and part[0].kinds & FINITE and part[1:2] and part[1].kinds & DETERMINER
    )
    if (len(part) not in _SHORT and not told_first) or any(each.kinds & _FIRST_PERSON for each in part):
        return 0
    if part and part[-1].text == "say" and part[0].kinds & PLURAL and start:
        return start  # "Bring a towel, swimmers say."
    told = any(
        each.kinds & REPORTING
        and each.kinds & FINITE
        and (place in {0, len(part) - 1} or (place == len(part) - 2 and part[-1].text in _HEARERS))
        for place, each in enumerate(part)
    )
    return start if told and any(each.kinds & _TELLING for each in part) else 0


def _reports(words: list[Word], place: int) -> bool:
    """Say whether the words that follow may be somebody's: "she says", "he goes", "they were like"."""
    if not place:
        return False
    before = words[place - 1]
    if any(word.kinds & _QUOTED_WORD for word in words[max(0, place - 3) : place]) or words[place + 1].text == ";":
        return False
    if words[place].text in {"goes", "went"} and words[0].kinds & _WHEN:
        return False  # "when the bell goes take the tray out"
    if before.text in {"dog", "dogs"} and words[place].text in {"barks", "barked"}:
        return False
    if words[place].text == "read":
        return words[place + 1].text == ":" and not before.kinds & _FIRST_PERSON
    if words[place].text == "like":
        if before.text in {"always", "just", "all"} and place > 1:
            place, before = place - 1, words[place - 2]
        if before.text in {"is", "was"} and words[place + 1].text == "your":
            return False  # "A good reel is like your best friend."
        teller = words[place - 2].text if before.kinds & _BE and place > 1 else before.text.removesuffix("'s")
        tells = before.kinds & _BE or before.text in _IS_LIKE or before.text.endswith(("'m", "'s", "'re"))
        return bool(tells) and teller not in _THINGS
    if words[place].text in _CRYING and before.text == "i" and words[0].kinds & _WHEN:
        return True  # "when i yell it's time, that's when you pull the curtain"
    if words[place].text in _REPEATED and before.text not in _KEPT:
        return False
    if words[place].text == "told" and words[place + 1].text not in _OURS and not words[place + 1].kinds & YOU:
        return before.text != "to"  # "I told the altos you are flat."
    own = before.kinds | (words[place - 2].kinds if before.text in _BETWEEN else 0)
    return not own & _FIRST_PERSON and before.text != "to"  # "I'm not saying your knots are bad."


def is_wish(words: Sequence[Word], place: int) -> bool:
    """Say whether a fixed wish or call begins here: "good luck", "well done", "hands up"."""
    return phrase(words, place, place + 2) in _WISHES


def _is_said_outright(words: list[Word], place: int) -> bool:
    """Say whether nobody says so of others: "well done girls", "i love you", "is this yours", "tickets please"."""
    word, after, then = words[place : place + 3]
    if is_wish(words, place) or phrase(words, place + 1, place + 3) == "of you":
        return True
    if word.text in {"i", "we"}:
        return bool(after.kinds & (_STATIVE | VERB) and then.kinds & YOU)
    asks = word.text in _INVERTED and after.text in _ASKED_OF
    return bool(asks or after.text == "please" or (word.kinds & ATTENTION and after.kinds & _PREPOSITION))


def _tells_you(words: list[Word], place: int, reporter: str, *, loose: bool) -> bool:
    """Say whether a "you" behind one who tells is somebody else's: "she goes you are late"."""
    after, last = words[place + 1], words[place - 1]
    if loose and reporter in _GIVEN and after.kinds & DETERMINER:
        return False  # "he wrote you a letter"
    teller = words[place - 2] if last.text in _OURS else last
    # "She told me you can sing", "nobody tells you that"
    told = teller.text in {"told", "tells"} or (reporter == "told" and after.text in _INDIRECT)
    is_direct = reporter in _GOES or (reporter in _DIRECT and words[place].text != "your")
    return (loose and not told) or is_direct or bool(last.kinds & _PAUSE)


def _begins_speech(words: list[Word], place: int, reporter: str, *, loose: bool) -> bool:
    """Say whether words can only be spoken to somebody: a question, a greeting, a command, in a transcript "you"."""
    word, after, paused = words[place], words[place + 1], words[place - 1].kinds & _PAUSE
    if words[place - 1].text == ":":
        return True  # "The sign says: keep left."
    is_theirs = loose and reporter in {"told", "tells"} and words[place - 1].text not in _OURS
    if (reporter in _SAID | _DIRECT or is_theirs) and (
        word.text in _YOU_ALL or (word.text == "you" and after.text in _ALL)
    ):
        return True  # "My mother said you lot had better eat."
    if word.kinds & YOU:
        return _tells_you(words, place, reporter, loose=loose)
    if word.text == "whoever" and after.kinds & YOU and reporter in _GOES:
        return True  # "A voice went whoever you are go away."
    if word.text in {"what", "why", "where", "how", "when", "who"}:
        word, after = after, words[place + 2]
    if word.kinds & FINITE and (after.kinds & _YOU_OR_I or phrase(words, place + 2, place + 4) == "of you"):
        return True
    if reporter in _DIRECT and word.text in _INVERTED and not after.kinds & _PREPOSITION:
        return True  # "My nan goes is this yours."
    if loose and _is_said_outright(words, place):
        return True
    if word.kinds & _CALLING and after.text == "to":
        return False  # "they say hi to you all"
    if loose and word.kinds & _CALLING and after.kinds & _END:
        return False  # "nobody told me guys"
    calls = word.kinds & _CALLING or (word.text == "not" and after.kinds & YOU)
    if calls and (loose or (paused and reporter in _GOES)):
        return True
    if (word.text == "please" and after.kinds & _VERBISH) or (after.text == "please" and reporter in _GOES):
        return True  # "The conductor goes tickets please."
    if reporter in _GOES and word.kinds & _CROWD and after.kinds & _VERBISH and not after.kinds & FINITE:
        return True  # "The teacher was like everyone get out your rulers."
    if word.text in {"don't", "dont", "never", "always"}:
        warns = word.text in {"don't", "dont"} and after.kinds & _VERBISH
        if warns:
            return True
        word = after
    is_yours = after.text == "your" or (after.kinds & _PREPOSITION and words[place + 2].text == "your")
    if word.kinds & _VERBISH and (is_yours or (paused and after.kinds & _ARTICLE)):
        return True
    if word.text == "keep" and after.text.endswith("ing"):
        return True
    return bool(word.kinds & VERB) and not word.kinds & FINITE

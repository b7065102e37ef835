"""Finds stage directions in a transcript, which has no brackets: "waves at you the crumble is ready"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caring.hearing.beginnings import OBJECT, begins_sentence
from caring.hearing.clauses import DETERMINER, FINITE, HAIL, OPEN, OPENER, PEOPLE, PREPOSITION, THIRD, YOU, phrase
from caring.hearing.ordering import is_order
from caring.hearing.words import kinds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caring.hearing.grammar import Word

_CROWD = kinds("crowd")
_NAMED = OBJECT | YOU | _CROWD
# Hardly anybody begins a sentence with these of somebody else and leaves out who it was.
_GESTURES = frozenset(
    """waves points nods coughs laughs sighs smiles winks shrugs claps bows grins gasps yawns sneezes sniffs sobs
    giggles gestures whispers mumbles hums whistles blows turns looks glances stares leans kneels pauses groans
    chuckles clears""".split()
)
_NOISES = frozenset(
    """humming laughing cheering clapping shouting giggling applauding chanting singing screaming yelling groaning
    booing barking ringing playing crying whispering sighing coughing yawning sneezing snoring""".split()
)
_NOISY = frozenset("music phone doorbell dog baby bell applause laughter".split())
_SOUNDING = frozenset("plays stops starts fades rings barks".split())
_SOUNDS = (
    _NOISES
    | _SOUNDING
    | frozenset(
        """noise noises swells slams beeps buzzes creaks opens closes closing opening slamming beeping buzzing whirs
    whirring crashes crashing bangs rumbles rumbling""".split()
    )
)
_ING = kinds("ing")
_LABELS = {"caption": 1, "voiceover": 1, "subtitle": 1, "text on screen": 3, "on screen text": 3}
_IN_SIGHT = frozenset(("on screen", "on-screen text", "in shot", "into shot", "in frame", "into frame", "to camera"))
_LEADS_TO_SIGHT = frozenset(phrase.split()[0] for phrase in _IN_SIGHT)
_FILMING = frozenset("zoom cut pan fade tilt".split())
_FAR = 7
_NEAR = 4
_MOST = 2
_OF = 2


def end_of_direction(words: Sequence[Word], stop: int) -> int:
    """Find where the stage direction ends that a transcript begins with.

    Args:
        words: a sentence's words, two more after its end mark.
        stop: the place of the sentence's end mark.

    Returns:
        The place behind its last word; 0 if there is none.
    """
    first, second = words[0], words[1]
    label = _LABELS.get(first.text) or _LABELS.get(phrase(words, 0, 3), 0)
    if label and any(each.kinds & YOU for each in words[label:stop]):
        return next((at for at in range(label + _OF, stop) if words[at].text in {"i", "we"}), stop)
    near = [at for at in range(1, min(_FAR, stop)) if words[at].text in _LEADS_TO_SIGHT]
    shown = next((at + 2 for at in near if phrase(words, at, at + 2) in _IN_SIGHT), 0)
    if shown or (first.text == "we" and second.text in _FILMING):
        return shown or (3 if words[2].kinds & PREPOSITION else 2)
    sounding = next((at for at in range(1, min(_NEAR, stop)) if words[at].text in _SOUNDS), 0)
    if phrase(words, 0, 2) in {"sound of", "sounds of"}:
        end = 3
    elif sounding and all(each.kinds & (OPEN | DETERMINER | _ING) for each in words[:sounding]):
        end = _behind_things(words, sounding + 1) if words[sounding + 1].kinds & PREPOSITION else sounding + 1
    elif first.text in _GESTURES:
        end = _behind_things(words, 1)
    elif (first.kinds & PEOPLE or first.text in _NOISY) and (second.text in _NOISES or second.text in _SOUNDING):
        end = _behind_things(words, 2) if words[2].kinds & PREPOSITION else 2
    elif first.text in _NOISES:
        end = 1
    else:
        return 0
    return end if _begins(words, end, stop) else 0


def _begins(words: Sequence[Word], place: int, stop: int) -> bool:
    """Say whether what is spoken can begin here."""
    word, then = words[place], words[place + 1]
    if place >= stop or (word.kinds & FINITE and not begins_sentence(words, place, stop)):
        return False
    is_that = (word.text == "that" or (place > _OF and word.kinds & OPEN)) and then.kinds & (FINITE | THIRD)
    return bool(
        is_that
        or word.kinds & (HAIL | OPENER | _CROWD)
        or begins_sentence(words, place, stop)
        or is_order(words, place, stop)
    )


def _behind_things(words: Sequence[Word], place: int) -> int:
    """Go past what one waves at: "at you all", "to the puppy", "the camera on you"."""
    for turn in range(_MOST):
        is_led = words[place].kinds & PREPOSITION or words[place].text == "only"
        at = place + bool(is_led) + _OF * (phrase(words, place + 1, place + 3) in {"all of", "some of"})
        word, after = words[at], words[at + 1]
        if turn and not is_led:
            break
        if word.kinds & DETERMINER and after.kinds & OPEN:
            place = at + 2
        elif is_led and word.kinds & _NAMED:
            place = at + 1 + (after.text in {"all", "both", "lot", "two"})
        else:
            break
    return place

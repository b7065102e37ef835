"""Feedback on a broadcast that a learner rewrote for one person: what was seen, why it matters, what to try.

It says what the words show, and never what they are worth.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from caring import drafts
from caring.library import broadcasts
from caring.reading import UNHEARD, read_script

if TYPE_CHECKING:
    from collections.abc import Callable

    from caring.progress import Work
    from caring.reading import Evidence, Reading

MANY_ORDERS = 3


@dataclass(frozen=True)
class Feedback:
    """Three sentences: what was seen, why it matters, and what to try."""

    seen: str
    why: str
    to_try: str


def draft_of(broadcast: str) -> str:
    """Name the draft in which a broadcast is rewritten.

    >>> draft_of("tram")
    'rewrite.tram'
    """
    return f"rewrite.{broadcast}"


def rewritten(work: Work) -> tuple[str, ...]:
    """Give the ids of the broadcasts of which the learner has kept a version.

    >>> from caring import Work
    >>> rewritten(Work())
    ()
    """
    return tuple(each.id for each in broadcasts() if drafts.draft(work, draft_of(each.id)).versions)


def feedback(broadcast: str, version: str) -> Feedback:
    """Say the first thing that is worth looking at in a version, beside the broadcast that it began as.

    Args:
        broadcast: the broadcast's text.
        version: the learner's text.

    >>> feedback("Hey everyone. We salt it late.", "I salt it late. My gran never measured, and told you all.").seen
    'I hear a crowd in “you all”.'
    """
    before, after = read_script(broadcast), read_script(version)
    return next(said for rule in RULES if (said := rule(before, after)))


def _not_heard(_: Reading, after: Reading) -> Feedback | None:
    if after.status not in UNHEARD:
        return None
    return Feedback(
        after.status_sentence,
        "What I can’t hear, I can’t say anything about; it may be just right.",
        "Read it aloud to somebody who can.",
    )


def _unchanged(before: Reading, after: Reading) -> Feedback | None:
    if before.text.split() != after.text.split():
        return None
    return Feedback(
        "These are the broadcast’s own words.",
        "It is easier to hear a crowd in somebody else’s words than in one’s own.",
        "Think of one person who needs this today, and change the first line for them.",
    )


def _crowd(_: Reading, after: Reading) -> Feedback | None:
    found = _heard(after, "all")
    if not found:
        return None
    words = _listed([after.text[each.start : each.end] for each in found])
    instead = next((s.instead for s in after.suggestions if s.start == found[0].start), "")
    return Feedback(
        f"I hear a crowd in {words}.",
        "One person is watching, and a crowd word tells them that somebody else is meant as well.",
        instead or "Say it to one viewer, with “you” alone.",
    )


def _shorter(before: Reading, after: Reading) -> Feedback | None:
    if after.words * 3 >= before.words:
        return None
    return Feedback(
        f"No crowd word found. Your version has {after.words} spoken words, the broadcast {before.words}.",
        "Connection is one half; the other is what the person can do, know or feel afterwards.",
        "Look whether the useful part is still there, and put it back in your own words if it isn’t.",
    )


def _nobody(_: Reading, after: Reading) -> Feedback | None:
    if any(sentence.audience == "you" for sentence in after.sentences):
        return None
    return Feedback(
        "No crowd word found, and I hear nobody who is spoken to.",
        "Being addressed, in body and in words, raised the feeling of meeting someone (Hartmann and Goldhoorn, 2011).",
        "Say one sentence to your person: perhaps a question that only they could answer.",
    )


def _only_we(_: Reading, after: Reading) -> Feedback | None:
    speakers = [sentence.speaker for sentence in after.sentences]
    if "I" in speakers or "we" not in speakers:
        return None
    return Feedback(
        f"No crowd word found. {_times(speakers.count('we'), 'sentence')} with “we”, and none with “I”.",
        "Customers who heard “I” from a helper, not “we”, felt that someone acted for them (Packard and others, 2018).",
        "Where it was you who did it, say “I”.",
    )


def _orders(_: Reading, after: Reading) -> Feedback | None:
    ordered = [s for s in after.sentences if any(e.cue == "command" for e in s.evidence)]
    if len(ordered) < MANY_ORDERS or len(ordered) * 2 <= len(after.sentences) or _heard(after, "an invitation"):
        return None
    return Feedback(
        f"No crowd word found. {len(ordered)} of {len(after.sentences)} sentences say what to do.",
        "Direct address can feel like pressure (Möri and others, 2021).",
        "Make one of them an invitation, or tell what you do yourself.",
    )


def _no_i(_: Reading, after: Reading) -> Feedback | None:
    if any(sentence.speaker == "I" for sentence in after.sentences):
        return None
    return Feedback(
        "No crowd word found, and I hear no “I”.",
        "People who tell something of themselves are liked more (Collins and Miller, 1994).",
        "Give your person one true thing of yours, however small.",
    )


def _one_to_one(_: Reading, after: Reading) -> Feedback:
    spoken = sum(sentence.audience == "you" for sentence in after.sentences)
    return Feedback(
        f"No crowd word found. {_times(spoken, 'sentence')} to “you”, and someone says “I”.",
        "One person can feel meant by that; whether they do, words alone can’t tell.",
        "Read it aloud as if to one face, and change what you wouldn’t say at their kitchen table.",
    )


RULES: tuple[Callable[[Reading, Reading], Feedback | None], ...] = (
    _not_heard, _unchanged, _crowd, _shorter, _nobody, _only_we, _orders, _no_i, _one_to_one,
)  # fmt: skip


def _heard(reading: Reading, sign: str) -> list[Evidence]:
    return [each for sentence in reading.sentences for each in sentence.evidence if each.sign == sign]


def _listed(words: list[str]) -> str:
    quoted = [f"“{each}”" for each in dict.fromkeys(words)]
    return " and ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)


def _times(count: int, noun: str) -> str:
    return f"One {noun}" if count == 1 else f"{count} {noun}s"

"""What a phone screen shows of a script: its words, its sixty seconds at three paces, and to whom it speaks."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from caring.reading import PACES, UNHEARD, read_script

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from caring.reading import Evidence, Reading

TICKS = (0, 15, 30, 45, 60)
AUDIENCES = {"you": "to you", "all": "to all of you", "none": "to nobody in particular"}
ADDRESS = {"all": "all", "you": "you", "we": "speaker", "I": "speaker"}

# A view is drawn anew more often than its text changes.
cached_reading = lru_cache(maxsize=64)(read_script)

ARROWS = {"you": "→ you", "all": "→ all of you"}
NO_CROWD = "No crowd word found."
COUNT, COUNTS, MORE = "{n} sentence {whom}", "{n} sentences {whom}", "{n} {whom}"


def phone(read: Reading, key: str, title: str, creator: str) -> dict[str, Any]:
    """Give a script's words and times for the phone; offsets count characters, as Python does."""
    return {
        "key": key,
        "title": title,
        "creator": creator,
        "text": read.text,
        "words": read.words,
        "paragraphs": [match.span() for match in re.finditer(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*", read.text)],
        "paces": [pace_marks(read, name, pace) for name, pace in PACES.items()],
    }


def pace_marks(read: Reading, name: str, pace: int) -> dict[str, Any]:
    """Give where in the text a voice at a pace is after 0, 15, 30, 45 and 60 seconds, and when it ends."""
    seconds = read.seconds(pace)
    offsets = {tick: read.offset_at(tick, pace) for tick in TICKS}
    return {
        "name": name,
        "pace": pace,
        "length": clock(seconds),
        "over": seconds > TICKS[-1],
        "marks": [{"says": clock(tick), "offset": at} for tick, at in offsets.items() if at is not None],
    }


def clock(seconds: float) -> str:
    """Say seconds as minutes and seconds.

    >>> clock(61.6)
    '1:02'
    """
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"


def heard(read: Reading) -> dict[str, Any]:
    """Give what the words show: who speaks to whom in each sentence, with the evidence, and the count in words."""
    if read.status in UNHEARD:
        return {"count": "", "crowd": "", "sentences": [], "evidence": []}
    spoken = [sentence.audience for sentence in read.sentences]
    return {
        "count": count(spoken),
        "crowd": "" if "all" in spoken else NO_CROWD,
        "sentences": [
            {"start": s.start, "end": s.end, "audience": s.audience, "tag": tag(s.speaker, s.audience)}
            for s in read.sentences
        ],
        "evidence": [shown(group) for s in read.sentences for group in together(s.evidence)],
    }


def count(audiences: list[str]) -> str:
    """Say how many sentences speak to whom.

    >>> count(["you", "you", "none", "all", "you"]), count(["none"]), count([])
    ('3 sentences to you, 1 to all of you, 1 to nobody in particular.', '1 sentence to nobody in particular.', '')
    """
    numbers = {whom: audiences.count(whom) for whom in AUDIENCES if whom in audiences}
    says = (COUNT if next(iter(numbers.values()), 0) == 1 else COUNTS, *[MORE] * len(AUDIENCES))
    parts = [say.format(n=n, whom=AUDIENCES[whom]) for say, (whom, n) in zip(says, numbers.items(), strict=False)]
    return f"{', '.join(parts)}." if parts else ""


def together(evidence: Iterable[Evidence]) -> Iterator[list[Evidence]]:
    """Group pieces of evidence that share words, so that each place in the text is one thing to point at."""
    group: list[Evidence] = []
    for each in sorted(evidence, key=lambda each: each.start):
        if group and each.start >= max(other.end for other in group):
            yield group
            group = []
        group.append(each)
    if group:
        yield group


def shown(group: list[Evidence]) -> dict[str, Any]:
    """Give a group's place, its kind (all, you, speaker, more) and each thing that is heard in it, once."""
    signs = {each.sign for each in group}
    return {
        "start": min(each.start for each in group),
        "end": max(each.end for each in group),
        "kind": next((kind for sign, kind in ADDRESS.items() if sign in signs), "more"),
        "why": list(dict.fromkeys(each.why for each in group)),
    }


def tag(speaker: str, audience: str) -> str:
    """Say who speaks to whom, in a few letters.

    >>> tag("I", "you"), tag("none", "all"), tag("we", "none"), tag("none", "none")
    ('I → you', '→ all of you', 'we', '')
    """
    whom = ARROWS.get(audience, "")
    return f"{'' if speaker == 'none' else speaker} {whom}".strip()

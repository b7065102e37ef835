"""What a phone screen shows of a script: its words, its sixty seconds at three paces, and to whom it speaks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from caring.reading import PACES

if TYPE_CHECKING:
    from caring.reading import Reading

TICKS = (0, 15, 30, 45, 60)
AUDIENCES = {"you": "to you", "all": "to all of you", "none": "to nobody in particular"}


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
    spoken = [sentence.audience for sentence in read.sentences]
    counts = [f"{spoken.count(audience)} {says}" for audience, says in AUDIENCES.items() if audience in spoken]
    return {
        "count": f"Sentences: {', '.join(counts)}." if counts else "",
        "sentences": [
            {"start": s.start, "end": s.end, "audience": s.audience, "tag": tag(s.speaker, s.audience)}
            for s in read.sentences
        ],
        "evidence": [
            {"start": e.start, "end": e.end, "sign": e.sign, "why": e.why} for s in read.sentences for e in s.evidence
        ],
    }


def tag(speaker: str, audience: str) -> str:
    """Say who speaks to whom, in a few letters.

    >>> tag("I", "you"), tag("none", "all"), tag("we", "none"), tag("none", "none")
    ('I → you', '→ all of you', 'we', '')
    """
    whom = {"you": "→ you", "all": "→ all of you"}.get(audience, "")
    return f"{'' if speaker == 'none' else speaker} {whom}".strip()

"""Reads a script: who speaks, to whom, in how many seconds, and by which words one hears it.

The reader claims no more than it saw: "no crowd word found", never "this is one person". What it looks for stands in
``data/cues.csv``; a cue is a pattern with a reason, a source, and sentences that it must and must not match.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from caring.errors import CaringError
from caring.hearing.cues import listen
from caring.hearing.grammar import cut, tag
from caring.hearing.languages import guess_language
from caring.hearing.words import kinds
from caring.signals import Signals, Suggestion, suggest, sum_up, variety
from caring.spoken import spoken_words, tokenise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from caring.hearing.grammar import Piece, Word

__all__ = ["PACES", "UNHEARD", "Evidence", "Reading", "Sentence", "Signals", "Suggestion", "read_script"]

PACES = {"calm": 140, "natural": 165, "brisk": 200}
TOO_SHORT = 12
UNHEARD = ("nothing spoken", "not English")
REPEATING = 0.5  # of the variety that a text has
_CONTENT = kinds("open", "verb", "past", "ing")
_NO_CONTENT = kinds("modal", "be")


_MEMORY = 2048


class Evidence(NamedTuple):
    """A span of the text that a cue matched: the cue's id, what it is a sign of, and why, in one sentence."""

    start: int
    end: int
    cue: str
    sign: str
    why: str


class Sentence(NamedTuple):
    """A sentence: its words and place, whom it speaks to (you, all, none), who speaks (I, we, none), and why."""

    text: str
    start: int
    end: int
    audience: str
    speaker: str
    evidence: tuple[Evidence, ...]


class _Sense(NamedTuple):
    """What was heard in a sentence, wherever it stands: whom it speaks to, who speaks, its own words, the evidence.

    Of the evidence the places of its first word and behind its last, and the cue's id, its sign, and why.
    """

    audience: str
    speaker: str
    content: int
    told: tuple[tuple[int, int, tuple[str, str, str]], ...]


_NOTHING = _Sense("none", "none", 0, ())
_remembered: dict[tuple[str, ...], _Sense] = {}


@dataclass(frozen=True)
class Reading:
    """What the reader found in a text; offsets count characters of the text as it was given."""

    text: str
    sentences: tuple[Sentence, ...]
    words: int
    status: str
    status_sentence: str
    signals: Signals
    suggestions: tuple[Suggestion, ...]

    def seconds(self, words_per_minute: float = PACES["natural"]) -> float:
        """Say how long the script takes.

        Args:
            words_per_minute: a pace, such as one of ``PACES``.

        Returns:
            Seconds.

        Raises:
            ValueError: when the pace is not above 0.

        >>> read_script("Breathe in. Breathe out.").seconds(140)
        1.7142857142857142
        """
        if not words_per_minute > 0:
            raise ValueError(f"A pace is a number of words a minute above 0, not {words_per_minute}.")
        return self.words * 60 / words_per_minute

    def offset_at(self, seconds: float, words_per_minute: float = PACES["natural"]) -> int | None:
        """Find the word that is being spoken at a second.

        Args:
            seconds: counted from the script's beginning.
            words_per_minute: a pace, such as one of ``PACES``.

        Returns:
            The offset in ``text`` at which the word begins; None when the script has ended.

        >>> reading = read_script("Breathe in. Breathe out.")
        >>> reading.offset_at(0), reading.offset_at(1, 120), reading.offset_at(9)
        (0, 12, None)
        """
        starts, totals = self._clock
        at = bisect_right(totals, max(0.0, seconds) * words_per_minute / 60)
        return starts[at] if at < len(starts) else None

    def seconds_to(self, offset: int, words_per_minute: float = PACES["natural"]) -> float:
        """Say how long it takes to get to a place.

        Args:
            offset: a place in ``text``, counted in characters.
            words_per_minute: a pace, such as one of ``PACES``.

        Returns:
            Seconds from the beginning until the first word at or after that place is spoken.

        Raises:
            ValueError: when the pace is not above 0.

        >>> read_script("Breathe in. Breathe out.").seconds_to(12, 120)
        1.0
        """
        if not words_per_minute > 0:
            raise ValueError(f"A pace is a number of words a minute above 0, not {words_per_minute}.")
        starts, totals = self._clock
        before = bisect_left(starts, offset)
        return totals[before - 1] * 60 / words_per_minute if before else 0.0

    @cached_property
    def _clock(self) -> tuple[list[int], list[int]]:
        """Where each spoken word begins, and how many words have been spoken when it ends."""
        spoken = spoken_words(self.text)
        return [start for start, _, _ in spoken], list(accumulate(count for _, _, count in spoken))


def read_script(text: str) -> Reading:
    """Read a script.

    Args:
        text: any text; nothing in it can make the reader fail.

    Returns:
        Its sentences with audience, speaker and evidence, its spoken words, a status, signals and suggestions.

    Raises:
        CaringError: when it is no text.

    >>> [(s.audience, s.speaker) for s in read_script("Hi everyone! I saved the last slice for you.").sentences]
    [('all', 'none'), ('you', 'I')]
    """
    if not isinstance(text, str):
        raise CaringError(f"Give the words as a text, not a {type(text).__name__}; of a script, its .text.")
    tokens = tokenise(text)
    spoken = [piece.casefold() for _, piece, _, _, words in tokens if words]
    count = sum([words for _, _, _, _, words in tokens])
    sentences, contents = [], []
    for sentence, content in _sentences(text, cut(text, tokens)):
        sentences.append(sentence)
        contents.append(content)
    varied = variety(spoken)
    status, status_sentence = _status(count, spoken, varied)
    heard = status not in UNHEARD
    return Reading(
        text,
        tuple(sentences),
        count,
        status,
        status_sentence,
        sum_up(sentences, contents, varied) if heard else Signals(0.0, 0.0),
        suggest(sentences) if heard else (),
    )


def _sentences(text: str, pieces: list[Piece]) -> Iterator[tuple[Sentence, int]]:
    """Give each sentence with the number of its own words, so that each character that isn't blank is in one."""
    start = 0
    for number, piece in enumerate(pieces, 1):
        stop = len(text) if number == len(pieces) else piece.end
        written = text[start:stop]
        said = written.strip()
        if said:
            left = start + written.index(said[0])
            right = left + len(said)
            audience, speaker, content, told = _hear(piece)
            at = piece.tokens
            # The last token may be the break of a line, which is no part of the sentence.
            evidence = tuple([Evidence(at[first][2], min(at[end - 1][3], right), *tells) for first, end, tells in told])
            yield Sentence(said, left, right, audience, speaker, evidence), content
        start = stop


def _hear(piece: Piece) -> _Sense:
    """Hear a sentence; it is remembered, so that while somebody types only the one that changes is heard anew."""
    key = tuple([token[1] for token in piece.tokens])
    sense = _remembered.get(key)
    if sense is None:
        if len(_remembered) >= _MEMORY:
            _remembered.clear()
        sense = _remembered[key] = _sense(piece)
    return sense


def _sense(piece: Piece) -> _Sense:
    words = tag(piece)
    told = [(first, end, rule.told) for first, end, rule in listen(words) if rule.told]
    if not told:
        return _NOTHING
    if len(words) > len(piece.tokens):  # Pauses that were guessed have no token.
        at = list(accumulate([bool(word.written) for word in words], initial=0))
        told = [(at[first], at[end], tells) for first, end, tells in told]
    signs = {sign for _, _, (_, sign, _) in told}
    audience = "all" if "all" in signs else "you" if "you" in signs else "none"
    speaker = "I" if "I" in signs else "we" if "we" in signs else "none"
    return _Sense(audience, speaker, _count_content(words), tuple(told))


def _count_content(words: Sequence[Word]) -> int:
    """Count the different words that say something by themselves."""
    return len({word.text for word in words if word.kinds & _CONTENT and not word.kinds & _NO_CONTENT})


def _status(words: int, spoken: Sequence[str], varied: float) -> tuple[str, str]:
    if not words:
        return "nothing spoken", "There is nothing to hear yet: write or paste what you would say."
    language = guess_language(spoken)
    if language:
        return "not English", f"This may be {language}. The reader knows English only, so it says nothing about it."
    if words < TOO_SHORT:
        counted = "1 word is" if words == 1 else f"{words} words are"
        return "too short", f"{counted} too little to say much. What I hear is marked; for more, write on."
    if varied < REPEATING:
        return "repeating", "The same words come back again and again, and the reader counts little that comes back."
    return "ok", f"{words} words, read for who speaks and to whom."

"""Parts a text into sentences and tags each word with the letters of its classes and of its place.

What is quoted or is a title is set aside first; what a word does in its clause is decided in ``caring.clauses``.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from caring.calls import CALLABLE, mark_calls
from caring.clauses import mark_commands
from caring.words import kinds, kinds_of

if TYPE_CHECKING:
    from caring.spoken import Token

_QUOTED = re.compile(
    r"""(?=["'“„«‘])(?:(?<![\w"])"(?=[^\s"])(?:[^"\n]|\n(?!\n)){1,600}"(?!\w)
    |“(?:[^”“\n]|\n(?!\n)){1,600}”
    |„(?:[^“”\n]|\n(?!\n)){1,600}[“”]
    |«(?:[^»\n]|\n(?!\n)){1,600}»
    |(?<![\w'’])['‘](?=\w)(?!(?:cause|cos|cuz|em|til|tis|twas|bout|round|n|\d+s)\b)
        (?:[^'’\n]|(?<=\w)['’](?=\w)){1,300}['’](?!\w))""",
    re.VERBOSE | re.IGNORECASE,
)
_ABBREVIATED = {"mr", "mrs", "ms", "dr", "st", "vs", "eg", "ie", "etc", "approx", "prof", "jr", "sr"}
_ACRONYMS = {"US", "U", "IT", "ME", "UR", "OUR"}
_BE = kinds("be")
_YOU_OR_I = kinds("you", "I")
_CALLING = kinds("hail", "crowd")
_VERB = kinds("verb")
_OPEN = kinds("open")
_PAUSE = kinds("pause")
_YOU = kinds("you")
_FINITE = kinds("finite")
_QUOTED_WORD = kinds("quoted")
_MARKS = {"pause": _PAUSE, "sign": kinds("conjunction"), "unspoken": kinds("opener")}
_STOPS = frozenset({"end", "line"})
_NO_QUOTE = (sys.maxsize, sys.maxsize)
_HEADLINE = 0.5
_LONG_LINE = 60
_LONG_SENTENCE = 24
_LONGEST_SENTENCE = 200
_LONGEST_WORD = 40
_SAYS_I = re.compile(r"I\b")
_MEMORY = 2048
_remembered: dict[tuple[object, ...], list[tuple[str, int]]] = {}
_APOSTROPHES = str.maketrans("’‘ʼ‐‑", "'''--")


@dataclass(slots=True)
class Word:
    """A word of the tagged text: in small letters, with the bits of its classes, its offsets, and as it was written."""

    text: str
    kinds: int
    start: int
    end: int
    written: str = ""


@dataclass(slots=True)
class Stream:
    """A text as words, each sentence closed by its end mark; and where the sentences end, in the text and in words."""

    words: list[Word] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)


def quotations(text: str) -> list[tuple[int, int]]:
    """Find what stands in quotation marks.

    Args:
        text: any text.

    Returns:
        (start, end) of each, marks included.

    >>> quotations('He told her "you did this" and left.')
    [(12, 26)]
    """
    if not any(mark in text for mark in "\"'“„«‘"):
        return []
    return [found.span() for found in _QUOTED.finditer(text)]


def parse(text: str, tokens: list[Token]) -> Stream:
    """Tag a text.

    Args:
        text: any text.
        tokens: what ``spoken.tokenise`` made of it.

    Returns:
        The words and the sentences' ends.

    >>> from caring.spoken import tokenise
    >>> stream = parse("Sit. Stay!", tokenise("Sit. Stay!"))
    >>> [word.text for word in stream.words], stream.ends
    (['sit', '.', 'stay', '!'], [4, 10])
    """
    stream = Stream()
    sentence: list[Word] = []
    quotes = iter(quotations(text))
    opened, closed = next(quotes, _NO_QUOTE)
    shouted = _is_shouted(text)
    for index, (kind, piece, start, end, _) in enumerate(tokens):
        quoted = start >= opened
        if kind == "word" and not quoted and len(sentence) < _LONG_SENTENCE:  # by far the most
            small, bits = _look_up(kind, piece, shouted)
            sentence.append(Word(small, bits, start, end, piece))
            continue
        while start >= closed:
            opened, closed = next(quotes, _NO_QUOTE)
        quoted = start >= opened
        if kind in _STOPS:
            if _ends(text, tokens, index, sentence, quoted=quoted):
                _close(stream, sentence, piece, closed if quoted else end, shouted=shouted)
                sentence = []
        elif quoted:
            _add_quotation(sentence, opened, closed)
        elif kind != "other":
            if len(sentence) >= _LONG_SENTENCE and _opens_anew(sentence, piece):
                _close(stream, sentence, "", sentence[-1].end, shouted=shouted)
                sentence = []
            small, bits = _look_up(kind, piece, shouted)
            sentence.append(Word(small, bits, start, end, piece))
    if sentence:
        _close(stream, sentence, "", sentence[-1].end, shouted=shouted)
    return stream


def _add_quotation(sentence: list[Word], opened: int, closed: int) -> None:
    """Let one word stand for all that is quoted."""
    if not sentence or sentence[-1].start != opened:
        sentence.append(Word('"', _QUOTED_WORD, opened, closed))


@lru_cache(maxsize=8192)
def _look_up(kind: str, text: str, shouted: bool) -> tuple[str, int]:
    """Give a token's word in small letters and its classes; "…" for what is a name and nothing else."""
    if kind in _MARKS:
        return text, _MARKS[kind]
    if kind == "link" or len(text) > _LONGEST_WORD or (text in _ACRONYMS and not shouted):
        return "…", _OPEN
    small = text.casefold().translate(_APOSTROPHES).rstrip("'")
    return small, kinds_of(small) | (_CAPITAL if text[0].isupper() and not _SAYS_I.match(text) else 0)


def _is_shouted(text: str) -> bool:
    """Say whether a text is mostly in capitals, so that capitals tell nothing."""
    head = text[:500]
    return sum(map(str.isupper, head)) > len(head) / 2


def _ends(text: str, tokens: list[Token], index: int, sentence: list[Word], *, quoted: bool) -> bool:
    """Say whether a sentence ends with this full stop or line."""
    kind, mark, _, end, _ = tokens[index]
    if all(word.kinds & _PAUSE for word in sentence):
        return False
    if kind == "line":
        return not _is_wrapped(text, tokens, index)
    after = text[end : end + 1]
    if quoted or (after.isascii() and after.strip(" \t\r\n\"')]*_")):
        return False
    last = sentence[-1]
    if mark == ".":
        is_initial = len(last.text) == 1 and last.text.isalpha() and last.text not in "iu"
        is_item = last.written.isdigit() and len(sentence) == 1
        return not (is_initial or is_item or last.text in _ABBREVIATED)
    return not (mark in {"…", "...", ".."} and text[end : end + 3].strip()[:1].islower())


def _is_wrapped(text: str, tokens: list[Token], index: int) -> bool:
    """Say whether a line ends only because an editor wrapped it: it is long, and the next goes on in small letters."""
    if index + 1 >= len(tokens) or tokens[index + 1][0] == "line":
        return False
    end = tokens[index][2]
    start = text.rfind("\n", max(0, end - _LONG_LINE), end)
    return start < 0 <= end - _LONG_LINE and tokens[index + 1][1][:1].islower()


def _opens_anew(sentence: list[Word], piece: str) -> bool:
    """Part a long run without full stops, as transcripts have it, where speakers take a new breath."""
    return piece.casefold() in {"so", "okay", "ok", "alright", "anyway"} or len(sentence) > _LONGEST_SENTENCE


def _close(stream: Stream, sentence: list[Word], mark: str, end: int, *, shouted: bool) -> None:
    """Tag a sentence and add it to the stream, closed by its end mark.

    Sentences are remembered, so that while somebody types only the one that changes is tagged anew.
    """
    key = (mark, shouted, *[(word.written, word.text, word.kinds) for word in sentence])
    marked = _remembered.get(key)
    asked = "?" in mark
    closing = Word(mark.strip() or ".", _END | asked * _ASKED | ("!" in mark) * _EXCLAIMED, end, end)
    if marked is None:
        _mark([*sentence, closing, closing, closing], asked=asked, shouted=shouted)
        if len(_remembered) >= _MEMORY:
            _remembered.clear()
        _remembered[key] = [(word.text, word.kinds) for word in (*sentence, closing)]
    else:
        for word, (text, bits) in zip((*sentence, closing), marked, strict=True):
            word.text, word.kinds = text, bits
    stream.words += sentence
    stream.words.append(closing)
    stream.ends.append(end)
    stream.counts.append(len(stream.words))


def _mark(ahead: list[Word], *, asked: bool, shouted: bool) -> None:
    """Give the words of a sentence, behind which its end mark stands three times, the classes of their places."""
    sentence = ahead[:-3]
    found = 0
    for word in sentence:
        found |= word.kinds
    loose = shouted or not found & _CAPITAL
    if not loose:
        _set_titles_aside(ahead)
    if found & _REPORTING:
        _set_reports_aside(ahead, loose=loose)
    first_you = next((word for word in sentence if word.kinds & _YOU), None)
    if asked and first_you:
        first_you.kinds |= _ASKED_YOU
    parts = mark_commands(ahead, asked=asked)
    if found & CALLABLE:
        mark_calls(ahead, parts, asked=asked, loose=loose)
    _mark_whole(sentence, told=any(part.commands for part in parts), said=bool(found & _YOU))


def _mark_whole(sentence: list[Word], *, told: bool, said: bool) -> None:
    """Give "addressed" to all words of a sentence that says "you" or tells to do something, "told" if it does that."""
    if told or (said and any(word.kinds & _YOU for word in sentence)):
        marks = _ADDRESSED | _TOLD if told else _ADDRESSED
        for word in sentence:
            word.kinds |= marks


_END = kinds("end")
_ASKED = kinds("asked")
_EXCLAIMED = kinds("exclaimed")
_ADDRESSED = kinds("addressed")
_TOLD = kinds("told")
_CAPITAL = kinds("capital")
_ASKED_YOU = kinds("asked_you")
_PROPER = kinds("proper")
_COMMON = kinds("time", "name", "kin", "possessive", "crowd", "folk")
_SHORT = range(2, 5)
_TITLE = 2
_FIRST_PERSON = kinds("you", "we", "I")
_IN_TITLES = kinds("verb", "verb_first", "noun_first", "finite", "preposition", "determiner", "past", "adverb")
_PLURAL = kinds("plural")


def _set_titles_aside(words: list[Word]) -> None:
    """Mark names, and take a title in capitals ("We watched You've Got Mail") for the name that it is."""
    capital = [place for place, word in enumerate(words) if word.kinds & _CAPITAL]
    if capital == [0]:
        return
    if len(capital) > _TITLE and capital[1] == 1 and words[1].kinds & _FIRST_PERSON and "I" not in words[1].written:
        for word in words[:2]:  # "Call Me by Your Name"
            word.kinds, word.text = _OPEN, "…"
    headline = len(capital) > _HEADLINE * len(words)
    for place in capital:
        word, after = words[place], words[place + 1]
        if place and word.kinds & _OPEN and not word.kinds & _COMMON:
            word.kinds |= _PROPER
        if headline or not word.kinds & _FIRST_PERSON:
            continue
        last = words[place - 1]
        starts = place == 0 or bool(last.kinds & (_PAUSE | _QUOTED_WORD))
        joins_next = after.kinds & _CAPITAL and not after.kinds & _PLURAL
        joins_last = place > 1 and last.kinds & _CAPITAL and not words[place - 2].kinds & _PAUSE
        if (joins_next and after.kinds & _IN_TITLES) if starts else (joins_last or joins_next):
            word.kinds, word.text = _OPEN, "…"


def _set_reports_aside(words: list[Word], *, loose: bool) -> None:
    """Take what is reported without quotation marks ("my boss goes you can't wear that") for the quotation that it is.

    It ends where the one who tells speaks on: "and I", "so we", "and then".
    """
    place, end = _after_reporter(words), len(words) - 3
    for word in words[:place]:
        word.kinds, word.text = _QUOTED_WORD, '"'
    while place < end - 1:
        place += 1
        if not _reports(words, place - 1):
            continue
        if words[place].kinds & _PAUSE and not words[0].kinds & _LEADING:
            place += 1
        heard = place + (words[place].text == "to")
        if words[heard].text in _HEARERS:
            place = heard + 1
        if not _begins_speech(words, place, loose=loose):
            continue
        while place < end and not (words[place].text in {"and", "so", "but"} and words[place + 1].kinds & _TELLING):
            words[place].kinds, words[place].text = _QUOTED_WORD, '"'
            place += 1


_TELLING = kinds("I", "we", "you", "subject", "determiner")
_REPORTING = kinds("reporting")
_GOES = frozenset({"goes", "went", "like"})
_VERBISH = kinds("verb", "verb_first", "noun_first")
_LEADING = kinds("leading", "subordinator")
_ARTICLE = kinds("article")
_HEARERS = frozenset("me us him her them".split())


def _after_reporter(words: list[Word]) -> int:
    """Find where "she said" or "says the song" closes somebody else's words; 0 where nothing does."""
    end = len(words) - 3
    start = next((place + 1 for place in range(end - 1, 0, -1) if words[place].kinds & _PAUSE), 0)
    part = words[start:end]
    if len(part) not in _SHORT or any(each.kinds & _FIRST_PERSON for each in part):
        return 0
    told = any(
        each.kinds & _REPORTING and each.kinds & _FINITE and place in {0, len(part) - 1}
        for place, each in enumerate(part)
    )
    return start if told and any(each.kinds & _TELLING for each in part) else 0


def _reports(words: list[Word], place: int) -> bool:
    """Say whether the words that follow may be somebody's: "she says", "he goes", "they were like"."""
    if not place or not words[place].kinds & _REPORTING:
        return False
    before = words[place - 1]
    if words[place].text == "like":
        return bool(before.kinds & _BE) or before.text.endswith(("'m", "'s", "'re", "all", "just"))
    return before.text not in {"i", "you", "to", "we"}


def _begins_speech(words: list[Word], place: int, *, loose: bool) -> bool:
    """Say whether words can only be spoken to somebody: a question, a greeting, a command, in a transcript "you"."""
    word, after = words[place], words[place + 1]
    if word.kinds & _YOU:
        return loose or words[place - 1].text in _GOES or bool(words[place - 1].kinds & _PAUSE)
    if word.text in {"what", "why", "where", "how", "when", "who"}:
        word, after = after, words[place + 2]
    if word.kinds & _FINITE and after.kinds & _YOU_OR_I:
        return True
    if loose and word.kinds & _CALLING:
        return True
    if word.text == "please" and after.kinds & _VERBISH:
        return True
    if word.text in {"don't", "dont", "never", "always"}:
        word = after
    if words[place - 1].kinds & _PAUSE and word.kinds & _VERBISH and after.kinds & _ARTICLE:
        return True
    return bool(word.kinds & _VERB) and not word.kinds & _FINITE

"""Parts a text into sentences and tags each word with the letters of its classes and of its place.

What is quoted or is a title is set aside first; what a word does in its clause is decided in ``caring.clauses``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from caring.clauses import mark_clauses
from caring.words import letters_of

if TYPE_CHECKING:
    from caring.spoken import Token

_QUOTED = re.compile(
    r"""(?<![\w"])"(?=[^\s"])(?:[^"\n]|\n(?!\n)){1,600}"(?!\w)
    |“(?:[^”“\n]|\n(?!\n)){1,600}”
    |„(?:[^“”\n]|\n(?!\n)){1,600}[“”]
    |«(?:[^»\n]|\n(?!\n)){1,600}»
    |(?<![\w'’])['‘](?=\w)(?!(?:cause|cos|cuz|em|til|tis|twas|bout|round|n|\d+s)\b)
        (?:[^'’\n]|(?<=\w)['’](?=\w)){1,300}['’](?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)
_ABBREVIATED = {"mr", "mrs", "ms", "dr", "st", "vs", "eg", "ie", "etc", "approx", "prof", "jr", "sr"}
_ACRONYMS = {"US", "U", "IT", "ME", "UR", "OUR"}
_LONG_LINE = 60
_LONG_SENTENCE = 24
_LONGEST_SENTENCE = 200
_LONGEST_WORD = 40
_APOSTROPHES = str.maketrans("’‘ʼ‐‑", "'''--")


@dataclass(slots=True)
class Word:
    """A word of the tagged text: in small letters, with its letters, its place, and as it was written."""

    text: str
    letters: str
    start: int
    end: int
    written: str = ""

    def __contains__(self, letter: str) -> bool:
        """Say whether the word has this letter."""
        return letter in self.letters


@dataclass(slots=True)
class Stream:
    """A text as words, each sentence closed by its end mark, and the offsets at which the sentences end."""

    words: list[Word] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)


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
    quote = next(quotes, (len(text), len(text)))
    shouted = _is_shouted(text)
    for index, token in enumerate(tokens):
        while token.start >= quote[1] < len(text):
            quote = next(quotes, (len(text), len(text)))
        quoted = token.start >= quote[0]
        if token.kind in {"end", "line"}:
            if _ends(text, tokens, index, sentence, quoted=quoted):
                _close(stream, sentence, token.text, quote[1] if quoted else token.end, shouted=shouted)
                sentence = []
        elif quoted:
            if not (sentence and sentence[-1].start == quote[0]):
                sentence.append(Word('"', '"', *quote))
        elif token.kind != "other":
            if _opens_anew(sentence, token):
                _close(stream, sentence, "", sentence[-1].end, shouted=shouted)
                sentence = []
            sentence.append(_word(token, shouted=shouted))
    if sentence:
        _close(stream, sentence, "", sentence[-1].end, shouted=shouted)
    return stream


def _word(token: Token, *, shouted: bool) -> Word:
    text = token.text
    if token.kind in {"pause", "sign"}:
        return Word(text, "," if token.kind == "pause" else "c", token.start, token.end)
    if token.kind == "unspoken":
        return Word("…", "O", token.start, token.end)
    is_name = token.kind == "link" or len(text) > _LONGEST_WORD or (text in _ACRONYMS and not shouted)
    small = "…" if is_name else text.casefold().translate(_APOSTROPHES).rstrip("'")
    return Word(small, letters_of(small), token.start, token.end, text)


def _is_shouted(text: str) -> bool:
    """Say whether a text is mostly in capitals, so that capitals tell nothing."""
    head = text[:2000]
    return sum(map(str.isupper, head)) > sum(map(str.islower, head))


def _ends(text: str, tokens: list[Token], index: int, sentence: list[Word], *, quoted: bool) -> bool:
    """Say whether a sentence ends with this full stop or line."""
    token = tokens[index]
    if not any("," not in word for word in sentence):
        return False
    if token.kind == "line":
        return not _is_wrapped(text, tokens, index)
    after = text[token.end : token.end + 1]
    if quoted or (after.isascii() and after.strip(" \t\r\n\"')]*_")):
        return False
    last = sentence[-1]
    if token.text == ".":
        is_initial = len(last.text) == 1 and last.text.isalpha() and last.text not in "iu"
        is_item = last.written.isdigit() and len(sentence) == 1
        return not (is_initial or is_item or last.text in _ABBREVIATED)
    return not (token.text in {"…", "...", ".."} and text[token.end : token.end + 3].strip()[:1].islower())


def _is_wrapped(text: str, tokens: list[Token], index: int) -> bool:
    """Say whether a line ends only because an editor wrapped it: it is long, and the next goes on in small letters."""
    if index + 1 >= len(tokens) or tokens[index + 1].kind == "line":
        return False
    end = tokens[index].start
    start = text.rfind("\n", max(0, end - _LONG_LINE), end)
    return start < 0 <= end - _LONG_LINE and tokens[index + 1].text[:1].islower()


def _opens_anew(sentence: list[Word], token: Token) -> bool:
    """Part a long run without full stops, as transcripts have it, where speakers take a new breath."""
    if len(sentence) < _LONG_SENTENCE:
        return False
    return token.text.casefold() in {"so", "okay", "ok", "alright", "anyway"} or len(sentence) > _LONGEST_SENTENCE


def _close(stream: Stream, sentence: list[Word], mark: str, end: int, *, shouted: bool) -> None:
    """Tag a sentence and add it to the stream, closed by its end mark."""
    letters = "." + "?" * ("?" in mark) + "!" * ("!" in mark)
    sentence.append(Word(mark.strip() or ".", letters, end, end))
    _set_titles_aside(sentence)
    loose = shouted or not any(word.written[:1].isupper() and word.text != "i" for word in sentence)
    mark_clauses(sentence, asked="?" in mark, loose=loose)
    stream.words += sentence
    stream.ends.append(end)


def _set_titles_aside(sentence: list[Word]) -> None:
    """Take a title in capitals ("We watched You've Got Mail") for the name that it is."""
    capital = [word.written[:1].isupper() and word.written != "I" for word in sentence]
    if sum(capital) > 0.6 * sum(bool(word.written) for word in sentence):
        return
    for i, word in enumerate(sentence):
        if not capital[i] or not any(kind in word for kind in "YWI"):
            continue
        starts = i == 0 or not sentence[i - 1].written
        joins_next = capital[i + 1] and "p" not in sentence[i + 1] and any(kind in sentence[i + 1] for kind in "VBNfrdDA")
        joins_last = i > 1 and capital[i - 1] and bool(sentence[i - 2].written)
        if joins_next if starts else joins_last or (capital[i + 1] and "p" not in sentence[i + 1]):
            word.letters, word.text = "x", "…"

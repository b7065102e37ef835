"""Parts a text into sentences, and tags each word with its classes and its place in the clause.

What a list of words can't tell is decided here, in four steps: what is quoted or named is set aside; sentences end;
a clause begins after a pause unless a sentence is only being continued; and a word at the start of a clause is a
command if it can only be a verb, or if the clause has no other verb. The cues' patterns do the rest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from caring.words import letters_of

if TYPE_CHECKING:
    from collections.abc import Iterator

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
_ABBREVIATED = {"mr", "mrs", "ms", "dr", "st", "vs", "eg", "ie", "etc", "approx", "prof", "no", "jr", "sr", "inc"}
_LONG_LINE = 60
_LONG_SENTENCE = 24
_FAR = 9
_APOSTROPHES = str.maketrans("’‘ʼ‐‑", "'''--")


@dataclass(slots=True)
class Word:
    """A token of the tagged text: small letters, letters of classes and place, offsets in the text."""

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
    """A text as words, with the offsets at which its sentences end."""

    words: list[Word] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)


def quotations(text: str) -> list[tuple[int, int]]:
    """Find what stands in quotation marks.

    Args:
        text: any text.

    Returns:
        (start, end) of each, marks included; none when all of a longer text is one quotation.

    >>> quotations('He told her "you did this" and left.')
    [(12, 26)]
    """
    if '"' not in text and "'" not in text and not any(mark in text for mark in "“„«‘"):
        return []
    return [found.span() for found in _QUOTED.finditer(text)]


def parse(text: str, tokens: list[Token]) -> Stream:
    """Tag a text.

    Args:
        text: any text.
        tokens: what ``spoken.tokenise`` made of it.

    Returns:
        The words, each sentence closed by a word with the letter ".", and the sentences' ends in order.

    >>> stream = parse("Sit. Stay!", tokenise("Sit. Stay!"))
    >>> [word.text for word in stream.words], stream.ends
    (['sit', '.', 'stay', '!'], [4, 10])
    """
    stream = Stream()
    sentence: list[Word] = []
    quotes = iter(quotations(text))
    quote = next(quotes, None)
    shouted = _is_shouted(text)
    for index, token in enumerate(tokens):
        while quote and token.start >= quote[1]:
            quote = next(quotes, None)
        quoted = quote is not None and token.start >= quote[0]
        if token.kind == "end" or token.kind == "line":
            if _ends(text, tokens, index, quoted=quoted, sentence=sentence):
                end = quote[1] if quoted and quote else token.end
                _close(stream, sentence, token, end)
                sentence = []
            continue
        if quoted:
            if not (sentence and sentence[-1].text == '"' and quote and sentence[-1].start == quote[0]) and quote:
                sentence.append(Word('"', '"', quote[0], quote[1]))
            continue
        if token.kind == "other":
            continue
        word = _word(token, shouted=shouted)
        if _opens_anew(sentence, word):
            _close(stream, sentence, None, sentence[-1].end)
            sentence = []
        sentence.append(word)
    if sentence:
        _close(stream, sentence, None, sentence[-1].end)
    return stream


def _word(token: Token, *, shouted: bool) -> Word:
    if token.kind == "pause":
        return Word(token.text, ",", token.start, token.end)
    text = token.text.casefold().translate(_APOSTROPHES).rstrip("'")
    if len(text) > 40:  # noqa: PLR2004 - no word; patterns need not walk along it
        text = "…"
    if not shouted and token.text in {"US", "U", "IT", "ME", "UR"}:
        return Word("…", "x", token.start, token.end, token.text)
    if token.kind in {"link", "unspoken"}:
        return Word("…", "x", token.start, token.end, token.text)
    return Word(text, letters_of(text), token.start, token.end, token.text)


def _is_shouted(text: str) -> bool:
    """Say whether a text is mostly in capitals, so that capitals tell nothing."""
    head = text[:2000]
    return sum(map(str.isupper, head)) > sum(map(str.islower, head))


def _ends(text: str, tokens: list[Token], index: int, *, quoted: bool, sentence: list[Word]) -> bool:
    """Say whether a sentence ends with this full stop or line."""
    token = tokens[index]
    after = text[token.end : token.end + 1]
    if not any("," not in word for word in sentence):
        return False
    if token.kind == "line":
        return not _is_wrapped(text, tokens, index)
    if quoted:
        return False
    if after and not after.isspace() and after not in "\"'”’)]»*_" and after.isascii():
        return False
    if token.text == ".":
        last = sentence[-1]
        if last.text.replace(".", "") in _ABBREVIATED or (len(last.text) == 1 and last.text.isalpha() and last.text not in "iu"):
            return False
        if last.written.isdigit() and len(sentence) == 1:
            return False
    if token.text in {"…", "...", ".."}:
        following = text[token.end : token.end + 3].strip()[:1]
        return not following.islower()
    return True


def _is_wrapped(text: str, tokens: list[Token], index: int) -> bool:
    """Say whether a line end is only where an editor wrapped a long line."""
    if index + 1 >= len(tokens) or tokens[index + 1].kind == "line":
        return False
    start = text.rfind("\n", max(0, tokens[index].start - 200), tokens[index].start) + 1
    return tokens[index].start - start >= _LONG_LINE and tokens[index + 1].text[:1].islower()


def _opens_anew(sentence: list[Word], word: Word) -> bool:
    """Part a long run without full stops, as transcripts have it, where a spoken sentence begins."""
    if len(sentence) < _LONG_SENTENCE:
        return False
    return word.text in {"so", "okay", "ok", "alright", "anyway"} or (len(sentence) > 10 * _LONG_SENTENCE)


def _close(stream: Stream, sentence: list[Word], token: Token | None, end: int) -> None:
    """Tag a sentence's places and add it to the stream, closed by its end mark."""
    asked = "?" if token and "?" in token.text else ""
    exclaimed = "!" if token and "!" in token.text else ""
    mark = Word((token.text if token and token.kind == "end" else "."), "." + asked + exclaimed, end, end)
    sentence.append(mark)
    _set_names_aside(sentence)
    _mark_places(sentence)
    _mark_commands(sentence, asked=bool(asked))
    stream.words += sentence
    stream.ends.append(end)


def _set_names_aside(sentence: list[Word]) -> None:
    """Take a title written in capitals ("We watched You've Got Mail") for the name that it is."""
    capital = [word.written[:1].isupper() and word.text != "i" for word in sentence]
    if sum(capital) > 0.6 * sum(bool(word.written) for word in sentence):
        return
    for i, word in enumerate(sentence):
        if not capital[i] or not ("Y" in word or "W" in word or ("I" in word and word.text in {"me", "my"})):
            continue
        before = i > 1 and capital[i - 1] and bool(sentence[i - 1].written)
        after = i + 1 < len(sentence) and capital[i + 1] and "F" not in sentence[i + 1]
        starts = i == 0 or "," in sentence[i - 1] or not sentence[i - 1].written
        if (after and (not starts or _CLOSED_CLASS & set(sentence[i + 1].letters))) or (before and not starts):
            word.letters = "x"
            word.text = "…"


_CLOSED_CLASS = frozenset("VBfrdD")


def _mark_places(sentence: list[Word]) -> None:
    """Add "^" to words at which a clause begins, "~" to those after a comma and "but", "so" or "and"."""
    start, weak, fronted, verb, commanded, first = True, False, False, False, False, True
    previous = ""
    for word in sentence:
        letters = word.letters
        if letters[0] == ",":
            if word.text == "," :
                start = fronted or not verb or commanded
                weak = not start
            else:
                start = True
            fronted, verb, first = False, False, True
            previous = ","
            continue
        if start:
            word.letters += "^"
            if "O" in letters or "H" in letters or (letters == "A") or word.text in {"good", "step"} or "c" in letters:
                previous = word.text
                continue
            start = False
            if first:
                fronted = any(letter in letters for letter in "ruT") or word.text in {"to", "next", "last", "every", "in"}
                commanded = "V" in letters
                first = False
        elif weak:
            word.letters += "~"
            weak = word.text in {"but", "so", "and", "then", "just", "please"}
        if "f" in letters and "D" not in letters or "f" in letters:
            verb = True
        if letters[0] != "." and previous == "," and word.text in {"but", "so", "and", "then"}:
            weak = True
        previous = word.text


def _mark_commands(sentence: list[Word], *, asked: bool) -> None:
    """Add "X" to each word that tells someone to do something."""
    for i, word in enumerate(sentence):
        if "^" in word and any(kind in word for kind in "VBN") and _is_command(sentence, i, asked=asked):
            word.letters += "X"


def _is_command(sentence: list[Word], i: int, *, asked: bool) -> bool:
    word, after = sentence[i], sentence[i + 1]
    if "P" in word and any("D" in other and "P" not in other and sentence[j - 1].text == "and"
                           for j, other in enumerate(sentence[i + 1:], i + 1)):
        return False
    if word.text in {"do", "have", "be"} and asked:
        return False
    if "V" in word:
        return "f" not in after or bool(set("VBN") & set(after.letters)) or after.text in {"did"}
    if any(kind in after for kind in "do") and "f" not in after:
        return True
    if "N" in word and not any(kind in after for kind in "doranA.,c"):
        return False
    if "N" in word and after.letters[0] in ".,":
        return False
    if after.letters[0] in ".," or "c" in after:
        return i == 0 or "," not in sentence[i - 1]
    return not _verb_follows(sentence, i + 1)


def _verb_follows(sentence: list[Word], i: int) -> bool:
    """Look for another verb before the clause ends, which makes the word before it a noun."""
    for j in range(i, min(i + _FAR, len(sentence))):
        word = sentence[j]
        if word.letters[0] in ".," or any(kind in word for kind in "uRYIWs"):
            return False
        if "f" in word and not ("D" in word and j + 1 < len(sentence) and "x" in sentence[j + 1]):
            return True
        if "3" in word and j > i:
            return True
        if j > i and "p" in sentence[j - 1] and ("V" in word or ("B" in word and "x" not in word)):
            return True
    return False

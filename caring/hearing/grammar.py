"""Parts a text into sentences and tags each word with the letters of its classes and of its place.

What is quoted or is a title is set aside first; what a word does in its clause is decided in ``commands``.
"""

from __future__ import annotations

import re
import string
import sys
from dataclasses import dataclass
from functools import lru_cache, reduce
from itertools import starmap
from operator import itemgetter, or_
from typing import TYPE_CHECKING, NamedTuple

from caring.hearing.asking import find_subjectless, sounds_asked
from caring.hearing.calls import mark_calls
from caring.hearing.commands import mark_commands
from caring.hearing.pauses import find_pauses
from caring.hearing.people import CALLABLE, WHOEVER
from caring.hearing.quotes import behind_quotation, find_quotes
from caring.hearing.reported import REPORTING, set_reports_aside
from caring.hearing.staging import end_of_direction
from caring.hearing.words import LEXICON, kinds, kinds_of
from caring.spoken import TOKEN

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
_OPEN = kinds("open")
_PAUSE = kinds("pause")
_YOU = kinds("you")
_FINITE = kinds("finite")
_QUOTED_WORD = kinds("quoted")
# The classes of what is no word; the only other sign in a sentence is the quotation mark that stands for a quotation.
_MARKS = {
    "pause": _PAUSE, "sign": kinds("conjunction"), "unspoken": kinds("opener"), "end": 0, "other": _QUOTED_WORD,
}  # fmt: skip
_STOPS = frozenset({"end", "line"})
_NO_WORDS = _STOPS | {"other"}
_NO_QUOTE = (sys.maxsize, sys.maxsize)
_HEADLINE = 0.5
_LONG_LINE = 60
_LONG_SENTENCE = 24
_LONGEST_SENTENCE = 200
_LONGEST_WORD = 40
_DASHES = frozenset({"–", "—", "-", "--"})
_CLAUSE_MARKS = _DASHES | {";", ":"}
_TELLING = kinds("finite", "verb")
_NO_CLAUSE = kinds("relative", "reporting")
_BITS = itemgetter(1)  # of what a token's word is made of
_SAYS_I = re.compile(r"I\b")
_MOST_LOOKED_UP = 8192
_looked_up: dict[str, tuple[str, int, str]] = {}
_SMALL_LETTERS = string.ascii_lowercase.encode()
_APOSTROPHES = str.maketrans("’‘ʼ‐‑", "'''--")


@dataclass(slots=True)
class Word:
    """A word of a tagged sentence: in small letters, with the bits of its classes, and as it was written."""

    text: str
    kinds: int
    written: str = ""


class Piece(NamedTuple):
    """A sentence before it is tagged: its tokens, the mark that ends it last, and where it ends in the text."""

    tokens: list[Token]
    end: int


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


def cut(text: str, tokens: list[Token]) -> list[Piece]:
    """Part a text into sentences.

    Args:
        text: any text.
        tokens: what ``spoken.tokenise`` made of it.

    Returns:
        The sentences in order, each closed by its end mark; a text without words is one.

    >>> from caring.spoken import tokenise
    >>> [[token[1] for token in piece.tokens] for piece in cut("Sit. Stay!", tokenise("Sit. Stay!"))]
    [['Sit', '.'], ['Stay', '!']]
    """
    if _is_shouted(text):
        tokens = _in_small_letters(tokens)
    return _Cutter(text, tokens).cut()


class _Cutter:
    """Goes through a text once; keeps the sentence that it is in, and the quotation that comes or is open."""

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self.text, self.tokens = text, tokens
        self.pieces: list[Piece] = []
        self.sentence: list[Token] = []
        self.quotes = iter(quotations(text))
        self.opened, self.closed = next(self.quotes, _NO_QUOTE)
        self.misheard = False

    def cut(self) -> list[Piece]:
        tokens, first = self.tokens, 0
        for stop in [*[index for index, token in enumerate(tokens) if token[0] in _NO_WORDS], len(tokens)]:
            if (
                stop > first
                and tokens[stop - 1][2] < self.opened
                and len(self.sentence) + stop - first < _LONG_SENTENCE
            ):
                self.sentence += tokens[first:stop]  # as by far the most
            else:
                for index in range(first, stop):
                    self._take(index)
            if stop < len(tokens):
                self._take(stop)
            first = stop + 1
        if self.sentence or not self.pieces:
            self._close("", self.sentence[-1][3] if self.sentence else len(self.text))
        return self.pieces

    def _take(self, index: int) -> None:
        kind, written, start, end, _ = token = self.tokens[index]
        while start >= self.closed:
            self.opened, self.closed = next(self.quotes, _NO_QUOTE)
        quoted = start >= self.opened
        if kind in _STOPS:
            self.misheard = self.misheard or (written == "." and self.text[end + 1 : end + 2].islower())
            if _ends(self.text, self.tokens, index, self.sentence, quoted=quoted):
                self._close(written.strip(), self.closed if quoted else end)
                return
            if written == "." and _is_fragment(self.sentence):
                self.sentence.append(("pause", ",", start, end, 0))  # "Children. i am on a call"
        elif quoted:
            if not self.sentence or self.sentence[-1][2] < self.opened:  # one word stands for all that is quoted
                self.sentence.append(("quoted", '"', self.opened, self.closed, 0))
                if self.text[self.closed - 2] == ",":
                    self.sentence.append(("pause", ",", self.closed - 1, self.closed, 0))
        elif kind != "other":
            if len(self.sentence) >= _LONG_SENTENCE and _opens_anew(self.sentence, written):
                self._close("", self.sentence[-1][3])
            self.sentence.append(token)

    def _close(self, mark: str, end: int) -> None:
        if self.misheard:
            self.sentence = _without_false_pauses(self.sentence)
        self.pieces.append(Piece([*self.sentence, ("end", mark, end, end, 0)], end))
        self.sentence = []


def _in_small_letters(tokens: list[Token]) -> list[Token]:
    return [(kind, piece.casefold(), start, end, words) for kind, piece, start, end, words in tokens]


def _without_false_pauses(sentence: list[Token]) -> list[Token]:
    """Leave out the commas of a caption with false stops that part "the, plumber" and "the cake, is"."""
    places = range(1, len(sentence) - 1)
    false = {at for at in places if sentence[at][0] == "pause" and _is_false(sentence[at - 1][1], sentence[at + 1][1])}
    return _in_small_letters([token for at, token in enumerate(sentence) if at not in false])


def _is_false(last: str, after: str) -> bool:
    return last.casefold() in _NEVER_LAST or bool(kinds_of(after) & _BE_OR_MODAL)


def tag(piece: Piece) -> list[Word]:
    """Tag a sentence.

    Args:
        piece: one of those that ``cut`` gives.

    Returns:
        Its words, the last of them its end mark.

    >>> from caring.spoken import tokenise
    >>> [sentence] = cut("Sit with me!", tokenise("Sit with me!"))
    >>> words = tag(sentence)
    >>> [word.text for word in words], bool(words[0].kinds & kinds("command"))
    (['sit', 'with', 'me', '!'], True)
    """
    get = _looked_up.get
    known = [get(token[1]) or _look_up(token[1]) for token in piece.tokens]
    found = reduce(or_, map(_BITS, known))
    capital = [place for place, (_, bits, _) in enumerate(known) if bits & _CAPITAL] if found & _CAPITAL else []
    mark = known.pop()[0]
    closing = Word(mark, _closes(mark), mark)
    words = [*starmap(Word, known), closing, closing, closing]
    _mark(words, found, capital, asked="?" in mark)
    return words[:-2]


@lru_cache(maxsize=64)
def _closes(mark: str) -> int:
    """Give the classes of an end mark."""
    return _END | ("?" in mark) * _ASKED | ("!" in mark) * _EXCLAIMED


def _look_up(written: str) -> tuple[str, int, str]:
    """Give what a token's ``Word`` is made of, and remember it: a plain dictionary is asked soonest."""
    if len(_looked_up) >= _MOST_LOOKED_UP:
        _looked_up.clear()
    return _looked_up.setdefault(written, (*_read(written), written))


def _read(written: str) -> tuple[str, int]:
    """Give a token's word in small letters and its classes; "…" for what is a name and nothing else."""
    found = TOKEN.match(written)
    kind = found.lastgroup if found else ""
    if not written or kind in _MARKS:
        return written, _MARKS[kind or "end"]
    if kind == "link" or len(written) > _LONGEST_WORD or written in _ACRONYMS:
        return "…", _OPEN
    small = _spelled(written.casefold().translate(_APOSTROPHES).rstrip("'"))
    return small, kinds_of(small) | (_CAPITAL if written[0].isupper() and not _SAYS_I.match(written) else 0)


def _spelled(word: str) -> str:
    """Give a word as it is listed that was typed in a hurry or drawn out: "plz", "evry1", "guysss"."""
    if word in _HURRIED:
        return _HURRIED[word]
    if word in LEXICON or not (drawn := _DRAWN_OUT.search(word)):
        return word
    letter = drawn[1]
    once = (_DRAWN_OUT.sub(letter * count, word) for count in (1, 2))
    return next((short for short in once if short in LEXICON), word)


def _is_shouted(text: str) -> bool:
    """Say whether a text is mostly in capitals, so that capitals tell nothing."""
    head = text[:500]
    half = len(head) / 2
    others = head.encode("ascii", "replace").translate(None, _SMALL_LETTERS)
    return len(others) > half and sum(map(str.isupper, head)) > half


def _ends(text: str, tokens: list[Token], index: int, sentence: list[Token], *, quoted: bool) -> bool:
    """Say whether a sentence ends with this full stop or line."""
    kind, mark, _, end, _ = tokens[index]
    if not sentence or (sentence[0][0] == "pause" and all(token[0] == "pause" for token in sentence)):
        return False
    if kind == "line":
        return not _is_wrapped(text, tokens, index)
    after = text[end : end + 1]
    if quoted or (after.isascii() and after.strip(" \t\r\n\"')]*_")):
        return False
    last = sentence[-1][1]
    if mark == ".":
        is_initial = len(last) == 1 and last.isalpha() and last not in "iuIU"
        is_item = last.isdigit() and len(sentence) == 1
        goes_on = text[end + 1 : end + 2].islower() and _goes_on_small(text, sentence, tokens[index + 1][1])
        return not (is_initial or is_item or goes_on or last.casefold() in _ABBREVIATED)
    return not (mark in {"…", "...", ".."} and text[end : end + 3].strip()[:1].islower())


def _goes_on_small(text: str, sentence: list[Token], after: str) -> bool:
    """Say whether a caption's stop stands within a sentence: it knows capitals, and no new one begins behind it."""
    if sentence[-1][1].casefold() in _NEVER_LAST:
        return True
    is_fragment = _is_fragment(sentence)
    if is_fragment and len(sentence) > _FRAGMENT:
        return True
    begins = kinds_of(after.translate(_APOSTROPHES)) & _BEGINNING and not is_fragment
    knows_capitals = sentence[0][1][0].isupper() or next(filter(str.isalpha, text)).isupper()
    return knows_capitals and not begins


def _is_fragment(sentence: list[Token]) -> bool:
    """Say whether words are no sentence, but whom one calls: "First years", "To everyone in the rain"."""
    if not sentence or (len(sentence) > _FRAGMENT and sentence[0][1].casefold() not in _CALLING):
        return False
    return not any(kinds_of(token[1].casefold()) & _ACTING for token in sentence)


def _is_wrapped(text: str, tokens: list[Token], index: int) -> bool:
    """Say whether a line ends only because an editor wrapped it: it is long, and the next goes on in small letters."""
    if index + 1 >= len(tokens) or tokens[index + 1][0] == "line":
        return False
    end = tokens[index][2]
    start = text.rfind("\n", max(0, end - _LONG_LINE), end)
    return start < 0 <= end - _LONG_LINE and text[tokens[index + 1][2]].islower()


def _opens_anew(sentence: list[Token], piece: str) -> bool:
    """Part a long run without full stops, as transcripts have it, where speakers take a new breath."""
    return piece.casefold() in {"so", "okay", "ok", "alright", "anyway"} or len(sentence) > _LONGEST_SENTENCE


def _mark(ahead: list[Word], found: int, capital: list[int], *, asked: bool) -> None:
    """Give the words of a sentence, behind which its end mark stands three times, the classes of their places."""
    loose = not _is_written(ahead, found) if not capital else _is_shouting(ahead, capital)
    if loose:
        _write_out(ahead)
    elif found & _PAUSE and (ends := _clause_ends(ahead)):
        _mark_apart(ahead, ends, asked=asked)
        return
    _mark_clause(ahead, found, capital, asked=asked, loose=loose)


def _clause_ends(words: list[Word]) -> list[int]:
    """Find semicolons, a dash that stands alone, and a colon behind a clause: not "Swimmers: …", "The sign says: …"."""
    if _CLAUSE_MARKS.isdisjoint([word.text for word in words]):
        return []
    ends, dashes, found = [], [], 0
    for place, word in enumerate(words):
        found |= word.kinds
        if word.text == ";" or (word.text == ":" and found & _TELLING and not found & _NO_CLAUSE):
            ends.append(place)
        elif word.text in _DASHES:
            dashes.append(place)
    if words[0].text in WHOEVER:
        ends = [place for place in ends if words[place].text == ";"]
    return sorted([*ends, *dashes]) if len(dashes) == 1 else ends


def _mark_apart(ahead: list[Word], ends: list[int], *, asked: bool) -> None:
    """Mark what stands between semicolons as if each were a sentence: "The bus is late; runners, wrap up."."""
    closing, first, whole = ahead[-1], 0, ahead[:-3]
    for end in [*ends, len(whole)]:
        is_last = end == len(whole)
        clause, stop = whole[first:end], closing if is_last else Word(".", _END, ".")
        if clause:
            found = reduce(or_, [word.kinds for word in clause])
            capital = [place for place, word in enumerate(clause) if word.kinds & _CAPITAL]
            _mark_clause([*clause, stop, stop, stop], found, capital, asked=asked and is_last, loose=False)
        first = end + 1


def _mark_clause(ahead: list[Word], found: int, capital: list[int], *, asked: bool, loose: bool) -> None:
    """Give the words of a sentence, or of one with a semicolon behind it, the classes of their places."""
    has_names = not loose and _set_titles_aside(ahead, capital)
    if found & REPORTING:
        set_reports_aside(ahead, loose=loose and not found & _PAUSE)
    if loose:
        _fill_in(ahead)
    if loose and not found & _PAUSE and sounds_asked(ahead):
        asked, ahead[-1].kinds = True, ahead[-1].kinds | _ASKED
    sentence = ahead[:-3]
    if asked and found & _YOU:
        for word in sentence:
            if word.kinds & _YOU:
                word.kinds |= _ASKED_YOU
                break
    parts = mark_commands(ahead, asked=asked)
    if asked and (place := find_subjectless(ahead, parts)) >= 0:
        ahead[place].kinds |= _SUBJECTLESS
    if found & CALLABLE or (has_names and found & _PAUSE):
        mark_calls(ahead, parts, asked=asked, loose=loose)
    _mark_whole(sentence, told=True in [part.commands for part in parts], said=bool(found & _YOU))


def _is_written(words: list[Word], found: int) -> bool:
    """Tell what begins with "I" or a quotation, and has its end mark, from a transcript without capitals."""
    return bool(words[-1].text and (found & _QUOTED_WORD or _SAYS_I.match(words[0].written)))


def _is_shouting(words: list[Word], capital: list[int]) -> bool:
    """Tell a caption that shouts some words ("that is MY pen") from what has names and a beginning in capitals."""
    if (words[-1].text and capital[0] == 0) or not all(
        len(words[at].text) > 1 and words[at].written.isupper() for at in capital
    ):
        return False
    for at in capital:
        words[at].kinds &= ~_CAPITAL
        for word in (words[at - 1], words[at + 1]):
            if word.text == "…" and word.written in _ACRONYMS:  # "NONE OF US"
                word.text = word.written.casefold()
                word.kinds = kinds_of(word.text)
    return True


def _fill_in(words: list[Word]) -> None:
    """Give a transcript the quotations and pauses that it leaves out."""
    staged = end_of_direction(words, len(words) - 3)
    for place in (place for quote in (range(staged), *find_quotes(words)) for place in quote):
        words[place].kinds, words[place].text = _QUOTED_WORD, '"'
    marks = find_pauses(words)
    for place in sorted({*marks, staged, behind_quotation(words)} - {0}, reverse=True):
        words.insert(place, Word(marks.get(place, ","), _PAUSE))


def _write_out(words: list[Word]) -> None:
    """Take "ill sand it" and "2 the girl" for the "I'll sand it" and "to the girl" that they are in a transcript."""
    for place, word in enumerate(words[:-3]):
        whole = _TYPED.get(word.text)
        if whole and words[place + 1].kinds & _TYPED_BEFORE[whole]:
            word.text, word.kinds = whole, kinds_of(whole)
        whole = _SHORTENED.get(word.text)
        last = words[place - 1].kinds if place else 0
        if not whole or (last & _BEFORE_THING and not last & _THINKING):
            continue
        after, then = words[place + 1 : place + 3]
        acts = after.kinds & (_PLAIN if whole == "i'll" else _PLAIN | _DONE)
        if acts or after.text in _LIKELY or (then.kinds & _OBJECT and after.kinds & _NOUN):
            word.text, word.kinds = whole, kinds_of(whole)


def _mark_whole(sentence: list[Word], *, told: bool, said: bool) -> None:
    """Give "addressed" to all words of a sentence that says "you" or tells to do something, "told" if it does that."""
    if told or (said and any(word.kinds & _YOU for word in sentence)):
        marks = _ADDRESSED | _TOLD if told else _ADDRESSED
        for word in sentence:
            word.kinds |= marks


_SHORTENED = {"ill": "i'll", "id": "i'd", "wed": "we'd", "shed": "she'd", "hed": "he'd"}
_DRAWN_OUT = re.compile(r"([a-z])\1{2,}")
_HURRIED = {
    "plz": "please", "pls": "please", "every1": "everyone", "evry1": "everyone", "evryone": "everyone",
    "any1": "anyone", "some1": "someone", "evrybody": "everybody", "guyz": "guys", "ppl": "people", "b4": "before",
    "bc": "because", "2nite": "tonight", "tonite": "tonight", "2day": "today", "tmrw": "tomorrow", "2moro": "tomorrow",
    "dis": "this", "dat": "that", "tha": "the", "luv": "love", "yr": "your", "gud": "good", "wen": "when",
}  # fmt: skip
_TYPED = {"2": "to", "4": "for", "ur": "you're"}
_TYPED_BEFORE = {"to": kinds("article"), "for": kinds("article"), "you're": kinds("ing", "article", "modal", "state")}
_BEFORE_THING = kinds("determiner", "be", "possessive", "preposition", "open", "infinitive", "past", "ing")
_PLAIN = kinds("verb", "verb_first", "be", "auxiliary", "usually", "stative")
_THINKING = kinds("stative")
_LIKELY = frozenset("rather better been just gladly".split())
_OBJECT = kinds("object", "article")
_NOUN = kinds("noun_first")
_DONE = kinds("past", "participle")
_NEVER_LAST = frozenset("the a an my his their our and or of by with at goes said says is was are were".split())
_BE_OR_MODAL = kinds("be", "modal", "ing")
_FRAGMENT = 2
_CALLING = frozenset("to for whoever anyone anybody everyone".split())
_ACTING = kinds("finite", "verb", "pause")
_BEGINNING = kinds("you", "I", "we", "subject", "determiner", "opener", "hail", "verb", "verb_first")
_END = kinds("end")
_ASKED = kinds("asked")
_EXCLAIMED = kinds("exclaimed")
_ADDRESSED = kinds("addressed")
_TOLD = kinds("told")
_CAPITAL = kinds("capital")
_ASKED_YOU = kinds("asked_you")
_SUBJECTLESS = kinds("subjectless")
_PROPER = kinds("proper")
_COMMON = kinds("time", "name", "kin", "possessive", "crowd", "folk")
_TITLE = 2
_FIRST_PERSON = kinds("you", "we", "I")
_SMALL = kinds("preposition", "determiner", "conjunction", "adverb")
_IN_TITLES = kinds("verb", "verb_first", "noun_first", "finite", "preposition", "determiner", "past", "adverb")
_CROWD = kinds("crowd")
_TITLE_VERB = kinds("verb", "verb_first")
_PEOPLE = kinds("name", "kin", "crowd", "folk", "group", "person", "numbered", "title")
_PLURAL = kinds("plural")
_NAME = kinds("name")


def _set_titles_aside(words: list[Word], capital: list[int]) -> bool:
    """Mark names, and take a title in capitals ("We watched You've Got Mail") for the name that it is.

    Returns:
        Whether there may be names.
    """
    if capital == [0]:
        return False
    if len(capital) > _TITLE and capital[1] == 1 and words[1].kinds & _FIRST_PERSON and "I" not in words[1].written:
        for word in words[:2]:  # "Call Me by Your Name"
            word.kinds, word.text = _OPEN, "…"
    headline = len(capital) > _HEADLINE * len(words) and not any(
        word.kinds & _IN_TITLES and not word.kinds & (_CAPITAL | _SMALL) for word in words
    )
    for place in capital:
        word, after = words[place], words[place + 1]
        if place and word.kinds & _OPEN and not word.kinds & _COMMON:
            word.kinds |= _PROPER
        last = words[place - 1]
        beside = (after.kinds | (place > 1 and last.kinds)) & _CAPITAL
        if place and beside and not headline and word.kinds & _TITLE_VERB and not word.kinds & _PEOPLE:
            word.kinds = _OPEN | _CAPITAL  # "a film called Don't Look Now"
        if place > 1 and last.kinds & _CAPITAL and not headline and word.kinds & _CROWD:
            word.kinds, word.text = _OPEN, "…"  # "They named the boat Hey Everybody."
        if headline or not word.kinds & _FIRST_PERSON:
            continue
        starts = place == 0 or bool(last.kinds & (_PAUSE | _QUOTED_WORD))
        joins_next = after.kinds & _CAPITAL and not after.kinds & _PLURAL
        joins_next = joins_next and not (word.text == "our" and after.kinds & _NAME)  # "Our Rose"
        joins_last = place > 1 and last.kinds & _CAPITAL and not words[place - 2].kinds & _PAUSE
        is_of = place > _TITLE and last.text == "of" and words[place - 2].kinds & _CAPITAL  # "I read All of You."
        if (joins_next and after.kinds & _IN_TITLES) if starts else (joins_last or joins_next or is_of):
            word.kinds, word.text = _OPEN, "…"
    return True

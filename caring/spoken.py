"""Counts words as they are spoken: "$25" is three words, a hashtag none.

What is counted, and how:

- A word is one; its hyphens part it ("do-it-yourself" is three, "e-mail" one: single letters don't count).
- Numerals are counted as English reads them aloud, every part a word: 25 is "twenty five", 105 "one hundred and five",
  3.5 "three point five", 1999 "nineteen ninety nine", 7:30 "seven thirty", 10–15 "ten to fifteen", 1/2 "one half".
- Signs beside numerals are words: "$25" is "twenty five dollars", "$1.50" "one dollar fifty", "50%" "fifty percent",
  "5kg" "five kilos", "#1" "number one".
- A link is spoken as its site's name: https://example.com/soup is "example dot com".
- Not spoken: hashtags, emoji, speaker labels ("ANNA:"), time codes at the start of a line, HTML tags, and stage
  directions: all that stands in square brackets, and in round ones or asterisks what tells how to act ("(laughs)").
"""

from __future__ import annotations

import re
from functools import lru_cache

TOKEN = re.compile(
    r"""[ ]{0,2}+(?:
    (?P<word>[a-zA-Z]++(?=[ ,])  # by far the most
        |(?>[^\W\d_]\w*(?:['’‘ʼ\-‐‑]\w+)*)(?![.@]\w|:/))
    |(?P<pause>[,;:()—–]|--+|(?<!\w)-|-(?!\w))
    |(?P<end>[.!?…]+)
    |(?P<line>\n)
    |(?P<number>(?>[$£€¥#]?\d+(?:[.,:/–-]\d+)*)(?:\ ?[%°$£€]|(?>[^\W\d_]{1,4})\b)?)
    |(?P<link>https?://\S+|www\.\S+|(?:[\w.+-]{1,64}@)?[\w-]{1,63}(?:\.[\w-]{1,63}){0,3}
        \.(?i:com|org|net|edu|gov|co|io|uk|de|fr|eu|tv|me|app|dev|blog|shop)\b(?:/\S*)?)
    |(?P<unspoken>[#@]\w+)
    |(?P<joined>(?>[^\W\d_]\w*(?:['’‘ʼ\-‐‑]\w+)*))
    |(?P<sign>[&+=×])
    |(?P<other>\S))""",
    re.VERBOSE,
)
_ACTED = (
    r"laugh|smil|sigh|paus|beat\b|music|cut\b|cuts\b|point|hold|show|look|whisper|nod|shrug|wink|wav|lift|pick|pour|"
    r"tap|turn|walk|sit|stand|lean|zoom|close.?up|b.?roll|voice|v\.?o\b|o\.?s\b|sfx|fx\b|sound|applause|silence|on "
    r"screen|on-screen|text\b|caption|title|to camera|to the camera|off camera|fade|montage|transition|gasp|cough|"
    r"clap|cheer|sing|hum|breath|inhal|exhal|inaudible|crosstalk|chuckl|giggl|grin|cry|sniff|long pause|short pause"
)
_ROLES = "host|narrator|presenter|speaker|interviewer|guest|voiceover|vo|hook|intro|outro|cta|scene|caption|me|title"
_UNSPOKEN = re.compile(
    rf"""(?=[\[(<*])(?:
    \[[^\[\]\n]{{0,300}}\]
    |</?[a-z][^<>\n]{{0,300}}>
    |(?:(?<![^\n])|(?<=[.!?…]\ ))  # between sentences: what is done, unless it is a sentence itself
        \((?!(?!(?-i:[a-z]+(?:s|ing))\b)[^()\n]{{0,80}}\byou|[^()\n]{{0,80}}(?:\b(?:i|we)\b|[.!?]))[^()\n]{{1,80}}\)(?=\s|$)
    |(?:(?<![^\n])|(?<=[.!?…]\ ))  # "(we zoom in) See the crack?"
        \((?!(?:not|no|and|but|or|if|unless|except|even)\b)(?-i:[a-z])[^()\n.!?]{{1,80}}\)(?=\ (?-i:[A-Z]))
    |\((?:{_ACTED})(?![^()\n]{{0,200}}\b(?:i|you|your|we)\b)[^()\n]{{0,200}}\)
    |\*(?:{_ACTED})[^*\n]{{0,60}}\*)""",
    re.VERBOSE | re.IGNORECASE,
)
_LABEL = re.compile(
    rf"""^[ \t]{{0,20}}(?:
    \d{{1,2}}:\d\d(?::\d\d)?(?=[ \t]+[-–—\w])(?!\s{{0,3}}(?:am|pm|in|on|is|was|and|at|sharp|o'clock)\b)
    |(?i:{_ROLES})(?:\ \d{{1,2}})?(?:\ \([^()\n]{{0,20}}\))?:(?=\s)
    |[A-Z][A-Z.'’-]{{1,15}}(?:\ [A-Z][A-Z.]{{0,15}})?(?:\ \d{{1,2}})?(?:\ \([^()\n]{{0,20}}\))?:(?=\s))""",
    re.VERBOSE | re.MULTILINE,
)
_SAID_LABELS = {"step", "tip", "note", "warning", "rule", "day", "fact", "lesson", "part", "number", "ps", "remember",
                "listen", "look", "and", "so", "you", "everyone", "everybody", "guys", "friends", "team", "all", "one",
                "two", "three", "first", "second", "third", "last", "now", "question", "advice"}  # fmt: skip
_UNITS_SPOKEN = {"%": 1, "°": 1, "$": 1, "£": 1, "€": 1, "k": 1, "m": 1, "bn": 1, "x": 1, "s": 0, "st": 0, "nd": 0,
                 "rd": 0, "th": 0}  # fmt: skip


_HYPHENS = re.compile(r"[-‐‑]")
_MARKS = frozenset({"pause", "end", "line"})
# A piece of a text: its kind (a group's name in TOKEN), as it is written, its start and end, and how many words it is
# when spoken. A plain tuple, because there is one for every word of a text.
Token = tuple[str, str, int, int, int]


def tokenise(text: str) -> list[Token]:
    """Part a text into words, numbers, marks and line ends, in order, without what nobody speaks.

    Args:
        text: any text.

    Returns:
        The tokens: (kind, text, start, end, words when spoken).

    >>> [(text, words) for _, text, _, _, words in tokenise("[waves] $25, please!")]
    [('$25', 3), (',', 0), ('please', 1), ('!', 0)]
    """
    tokens: list[Token] = []
    for found in TOKEN.finditer(_silence(text)):
        kind, piece, end = found.lastgroup or "", found[found.lastindex or 0], found.end()
        start = end - len(piece)
        if kind == "word" and piece.isalpha():
            tokens.append((kind, piece, start, end, 1))
        else:
            tokens.append((kind, piece, start, end, 0 if kind in _MARKS else _spoken(kind, piece)))
    return tokens


def spoken_words(text: str) -> list[tuple[int, int, int]]:
    """List what is spoken as (start, end, words), in order.

    Args:
        text: any text.

    Returns:
        One triple for each written word or number that is spoken, with its offsets in ``text``.

    >>> spoken_words("Add 2.5 cups.")
    [(0, 3, 1), (4, 7, 3), (8, 12, 1)]
    """
    return [(start, end, words) for _, _, start, end, words in tokenise(text) if words]


def count_spoken(text: str) -> int:
    """Count the words of a text as they are spoken.

    Args:
        text: any text.

    Returns:
        The number of words, 0 for a text in which nothing is spoken.

    >>> count_spoken("ANNA: I paid $25 for it. [laughs] 🎉 #bargain")
    7
    """
    return sum(words for _, _, words in spoken_words(text))


def _silence(text: str) -> str:
    """Write spaces over what nobody speaks, so that every offset stays."""
    if any(mark in text for mark in "[(<*"):
        text = _UNSPOKEN.sub(_blank, text)
    return _LABEL.sub(_blank, text) if ":" in text else text


def _blank(found: re.Match[str]) -> str:
    silent = found.group()
    label = silent.strip()
    if label.endswith(":") and label.rstrip(":").split()[0].casefold() in _SAID_LABELS:
        return silent
    return " " * len(silent)


def _spoken(kind: str, piece: str) -> int:
    if kind in {"word", "joined"}:
        return max(1, sum([len(part) > 1 for part in _HYPHENS.split(piece)]))
    if kind == "number":
        return count_number(piece)
    if kind == "link":
        site = re.sub(r"^(?:https?://)?(?:www\.)?", "", piece.casefold()).split("/")[0]
        return 2 * site.count(".") + 1 + 2 * site.count("@")
    return int(kind == "sign")


@lru_cache(maxsize=1024)
def count_number(numeral: str) -> int:
    """Count the words of a numeral, with the sign or unit that is written to it.

    Args:
        numeral: such as ``$1.50``, ``1999``, ``10–15`` or ``7:30``.

    Returns:
        The number of words, at least 1.

    >>> [count_number(numeral) for numeral in ("25", "105", "3.5", "1999", "2,000", "$1.50", "50%", "7:30", "10–15")]
    [2, 4, 3, 3, 2, 3, 2, 2, 3]
    """
    found = re.match(r"([^\d]?)(\d+(?:[.,:/–-]\d+)*)(?:\s*)(.*)", numeral)
    if not found:
        return 1
    sign, digits, unit = found.groups()
    extra = _UNITS_SPOKEN.get(unit.casefold(), 1) if unit else 0
    extra += bool(sign)
    if sign and re.fullmatch(r"[\d,]*\.\d+", digits):  # money, and no time or score
        whole, _, part = digits.partition(".")
        return _cardinal(whole) + 1 + _cardinal(part[:2])
    pieces = [piece for piece in re.split(r"([:/–-])", digits) if piece]
    between = sum(mark in "–-" for mark in pieces)
    return max(1, extra + between + sum(_plain(piece) for piece in pieces if piece[0].isdigit()) - pieces.count("00"))


def _plain(digits: str) -> int:
    """Count a numeral without signs: a cardinal, a year, a decimal."""
    whole, point, part = digits.partition(".")
    if point:
        return _cardinal(whole) + 1 + len(part.replace(".", ""))
    is_year = len(digits) == 4 and digits[0] in "12" and "," not in digits and digits[1:3] != "00"  # noqa: PLR2004
    if is_year and digits[2:] == "00":
        return _cardinal(digits[:2]) + 1
    if is_year:
        return _cardinal(digits[:2]) + max(_cardinal(digits[2:]), 1 + (digits[2] == "0"))
    return _cardinal(digits)


def _cardinal(digits: str) -> int:
    """Count the words of a whole number; a long row of digits is read digit by digit."""
    digits = digits.replace(",", "")
    if len(digits) > 12:  # noqa: PLR2004 - nobody says "a quadrillion"
        return len(digits)
    number = int(digits)
    if number < 100:  # noqa: PLR2004
        return 1 if number <= 20 or number % 10 == 0 else 2  # noqa: PLR2004
    count = 0
    for scale in (10**9, 10**6, 10**3):
        if number >= scale:
            count += _cardinal(str(number // scale)) + 1
            number %= scale
    if number >= 100:  # noqa: PLR2004
        count += 2
        number, rest = number % 100, count
        return rest + (1 + _cardinal(str(number)) if number else 0)
    return count + (1 + _cardinal(str(number)) if number else 0)

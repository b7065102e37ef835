"""English words by what they can do in a sentence: the vocabulary of the grammar and of the cues' patterns.

The lists stand in ``words.txt``. A word's classes are kept as the bits of one number; in the tagged text that patterns
read, each is one letter. Words in no list are guessed from their endings: most are ``open``, the names of things. Which
of its uses a word has in its place, the grammar decides. Some of the first names come from Faker (MIT licence).
"""

from __future__ import annotations

import string
from functools import cache, lru_cache
from pathlib import Path

# Classes that no list can hold: these the grammar gives, from a word's place, and those an ending tells.
_PLACED = {"pause": ",", "end": ".", "start": "^", "asked": "?", "exclaimed": "!"}
_GIVEN = ("command", "told", "addressed", "called", "named", "asked_you", "subjectless", "capital", "proper",
          "quoted")  # fmt: skip
_TOLD = ("open", "thing", "plural", "agent", "ing", "singular_verb", "possessive")
_ALPHABET = string.ascii_letters + string.digits + "".join(map(chr, range(0xC0, 0x100)))

_ENDINGS = {"'re": ("finite",), "'ve": ("finite",), "'m": ("finite",), "'ll": ("finite", "modal"),
            "'d": ("finite", "modal")}  # fmt: skip
_PEOPLE = (
    "ists",
    "ians",
    "eers",
    "mates",
    "lovers",
    "folks",
    "makers",
    "heads",
    "fans",
    "kids",
    "parents",
    "men",
    "women",
    "people",
)
_ONE_OF_THEM = ("ies", "ists", "eers", "mates")
_NOT_PAST = frozenset(
    """need shed exceed proceed succeed indeed hundred sacred naked
    embed freed greed tired scared supposed interested married hotbed flatbed riverbed bobsled moped
    watershed bloodshed woodshed toolshed biped shred""".split()
)
_NOT_ING = frozenset(
    """thing things something nothing everything anything morning evening ceiling string spring during
    wedding pudding building painting""".split()
)
_NOT_ADVERB = frozenset(
    """lovely lonely friendly silly ugly jolly holy curly elderly family italy jelly belly bully
    lively likely costly deadly smelly cuddly wobbly bubbly chilly woolly july assembly supply reply""".split()
)
_BEFORE_VERB = ("re", "un")
_PLURAL_IN_US = ("menus", "gurus", "emus", "tutus", "haikus", "plateaus", "bureaus", "skis", "taxis", "bikinis")
_NOT_PLURAL = frozenset(
    """always perhaps thanks news besides sometimes afterwards towards series christmas james chris
    thomas lucas charles miss mrs canvas congrats whereas atlas nowadays overseas upstairs downstairs outdoors indoors
    sideways lengthways crossways edgeways backwards forwards upwards downwards
    yes gas lens""".split()
)


def _read(text: str) -> dict[str, frozenset[str]]:
    """Read the lists: blocks parted by empty lines, "class: what it is" above its words."""
    blocks = (block.split("\n", 1) for block in text.strip().split("\n\n"))
    return {head.split(":")[0]: frozenset(words.split()) for head, words in blocks}


LISTS = _read((Path(__file__).parent / "words.txt").read_text(encoding="utf-8"))
# Lists that are looked up by the word alone: they are no classes. (Up to 90 classes, bits are quick to compare.)
_HINTS = ("thing_in_ers", "plain_verb", "meeting", "sayable", "unsaid", "unsure", "fronting", "colour")
_OTHERS = (name for name in (*_GIVEN, *_TOLD, *LISTS) if name not in (*_PLACED, *_HINTS))
LETTERS = _PLACED | dict(zip(_OTHERS, _ALPHABET, strict=False))
_BITS = {name: 1 << place for place, name in enumerate(LETTERS)}


@cache
def kinds(*names: str) -> int:
    """Give the bits of some classes, to be compared with a word's by ``&``.

    Raises:
        KeyError: when there is no class of that name.

    >>> bool(kinds_of("teapots") & kinds("plural")), bool(kinds_of("teapots") & kinds("verb", "pause"))
    (True, False)
    """
    return sum({_BITS[name] for name in names})


@lru_cache(maxsize=8192)
def letters(bits: int) -> str:
    """Write the bits of a word as letters, in the order of ``LETTERS``.

    >>> letters(kinds("end", "asked"))
    '.?'
    """
    return "".join(LETTERS[name] for name, bit in _BITS.items() if bits & bit)


_CLOSED = kinds(
    "you", "I", "we", "subject", "determiner", "preposition", "subordinator", "relative", "conjunction", "be", "modal",
    "finite", "adverb", "past", "opener", "infinitive",
)  # fmt: skip
_VERBS = kinds("verb", "verb_first", "noun_first")
_MAYBE_NOUN = kinds("verb_first", "noun_first")


@lru_cache(maxsize=8192)
def kinds_of(word: str) -> int:
    """Give the bits of a word's classes.

    Args:
        word: in small letters, with straight apostrophes.

    Returns:
        The classes of the lists that hold it; for other words what the ending tells.
    """
    return LEXICON.get(word) or _guess(word)


def _guess(word: str) -> int:
    """Tell a word's classes from its ending."""
    stem, mark, ending = word.rpartition("'")
    if mark and mark + ending in _ENDINGS:
        return (kinds_of(stem) if "'" in stem else LEXICON.get(stem, 0)) | kinds(*_ENDINGS[mark + ending])
    if word.endswith("n't"):
        return kinds("finite", "modal")
    if word[:1].isdigit():
        return kinds("number", "quantity")
    if "-" not in word:
        is_weed = word.endswith(("seed", "weed", "feed", "bleed", "breed", "speed"))
        if word.endswith("ed") and len(word) > 4 and word not in _NOT_PAST and not is_weed:  # noqa: PLR2004 - "red", "fled"
            return kinds("finite", "past")
        if word.endswith("ing") and len(word) > 4 and word not in _NOT_ING:  # noqa: PLR2004 - "king"
            return kinds("ing")
        if word.endswith("ly") and len(word) > 4 and word not in _NOT_ADVERB:  # noqa: PLR2004 - "fly"
            return kinds("adverb", "opener")
    if _is_made_verb(word):
        return kinds("open", "verb_first")
    return kinds("open", "thing") | (kinds("possessive") if ending == "s" and mark else _plural(word))


def _is_made_verb(word: str) -> bool:
    """Say whether a word is a listed verb with something before it: "stir-fry", "rehang", "unclip"."""
    first, mark, last = word.rpartition("-")
    if not mark:
        last = next((word.removeprefix(each) for each in _BEFORE_VERB if word.startswith(each)), "")
    return bool((first or len(last) > 3) and LEXICON.get(last, 0) & kinds("verb", "verb_first"))  # noqa: PLR2004 - "resin"


def _plural(word: str) -> int:
    """Say whether a noun is a plural, and whether its ending is one that people's names have: bakers, pianists."""
    ends_so = word.endswith("s") and not word.endswith(("ss", "us", "is")) and word not in _NOT_PLURAL
    ends_so = ends_so or word.endswith(_PLURAL_IN_US)
    if not ends_so and not word.endswith(("men", "people")):
        return 0
    if word.endswith(_PEOPLE) and len(word) > 4:  # noqa: PLR2004 - "omen"
        return kinds("plural", "folk")
    is_agent = word.endswith(("ers", "ors")) and word not in LISTS["thing_in_ers"]
    return kinds("plural", "agent") if is_agent else kinds("plural") if ends_so else 0


def _third_person(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return verb + "es"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + "s"


def _lexicon() -> dict[str, int]:
    """Collect the classes of every listed word, and of verbs in the third person."""
    found: dict[str, int] = {}
    for name, words in LISTS.items():
        for word in words if name in LETTERS else ():
            found[word] = found.get(word, 0) | kinds(name)
    for word in LISTS["past"]:
        found[word] |= kinds("finite")
    for word in LISTS["same_past"]:
        found[word] = found[word] & ~kinds("noun_first") | (0 if found[word] & kinds("verb") else kinds("verb_first"))
    for word in LISTS["folk"]:
        found[word] |= kinds("plural")
        if word.endswith(_ONE_OF_THEM):
            found.setdefault(word[:-1], kinds("person"))
    for word in LISTS["verb"] | LISTS["plain_verb"]:
        found[_third_person(word)] = found.get(_third_person(word), 0) | kinds("finite", "singular_verb")
    for word in LISTS["verb_first"] | LISTS["noun_first"]:
        seen = found.get(_third_person(word), 0)
        if not seen & kinds("finite"):
            found[_third_person(word)] = seen | kinds("plural", "open", "singular_verb")
    grammatical = _CLOSED | _VERBS | kinds("wanting", "singular_verb")
    for word, bits in found.items():
        if not bits & grammatical:
            found[word] = bits | _guess(word)
        elif bits & _MAYBE_NOUN and not bits & _CLOSED:
            found[word] = bits | kinds("open")
    return found


LEXICON: dict[str, int] = {}
LEXICON.update(_lexicon())

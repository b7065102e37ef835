"""English words by what they can do in a sentence: the vocabulary of the cues' patterns.

The lists stand in ``words.txt``. A class stands in a pattern as ``<verb>`` and in the reader's tagged text as one
letter. Words in no class are ``<open>``: names of things, for the most part. Which of its uses a word has in its place,
the grammar decides.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

# The letters in small print are given by the grammar, from a word's place: see there.
LETTERS = {
    "adverb": "A", "agent": "E", "asked": "?", "be": "b", "called": "K", "command": "X", "conjunction": "c",
    "crowd": "S", "determiner": "d", "end": ".", "exclaimed": "!", "exclaimer": "e", "finite": "f", "folk": "F",
    "giving": "G", "group": "C", "hail": "H", "I": "I", "ing": "g", "kin": "k", "loner": "l", "modal": "m",
    "name": "t", "named": "j", "noun_first": "N", "number": "n", "object": "o", "open": "x", "opener": "O",
    "particle": "a", "past": "D", "pause": ",", "place": "L", "plural": "p", "preposition": "r", "quantity": "q", "relative": "R",
    "same_past": "P", "saying": "y", "singular_verb": "3", "stative": "h", "subject": "s", "subordinator": "u", "thing": "i",
    "third_person": "1", "time": "T", "unit": "U", "verb": "V", "verb_first": "B", "wanting": "w", "we": "W",
    "you": "Y",
}  # fmt: skip

_CLOSED = frozenset("YIWsdrauRcbmfAnDO")
_GRAMMATICAL = _CLOSED | frozenset("VBNw3")
_ENDINGS = {"'re": "f", "'ve": "f", "'ll": "fm", "'d": "fm", "'m": "f"}
_PEOPLE = ("ists", "ians", "eers", "mates", "lovers", "folks", "makers", "heads", "fans", "men", "women", "people")
_NOT_PAST = frozenset("""need feed seed speed weed bleed breed shed exceed proceed succeed indeed hundred sacred naked
    embed freed greed tired scared supposed interested married red wed""".split())
_NOT_ING = frozenset("""thing things something nothing everything anything morning evening ceiling string spring king
    ring wing during wedding pudding building painting""".split())
_NOT_ADVERB = frozenset("""lovely lonely friendly silly ugly jolly holy curly elderly family italy jelly belly bully
    lively likely costly deadly smelly cuddly wobbly bubbly chilly woolly belly july assembly supply reply""".split())
_NOT_PLURAL = frozenset("""always perhaps thanks news besides sometimes afterwards towards series christmas james chris
    thomas lucas charles miss mrs across canvas congrats whereas atlas nowadays overseas upstairs downstairs outdoors
    indoors yes bus gas lens plus its has was does this his us is as""".split())


def _read(text: str) -> dict[str, frozenset[str]]:
    """Read the lists: blocks parted by empty lines, "class: what it is" above its words."""
    blocks = (block.split("\n", 1) for block in text.strip().split("\n\n"))
    return {head.split(":")[0]: frozenset(words.split()) for head, words in blocks}


LISTS = _read((Path(__file__).parent / "words.txt").read_text(encoding="utf-8"))


def _third_person(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return verb + "es"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + "s"


def _lexicon() -> dict[str, str]:
    """Give each listed word the letters of its classes, and each verb its endings."""
    letters: dict[str, set[str]] = {}
    for name, words in LISTS.items():
        for word in words if name in LETTERS else ():
            letters.setdefault(word, set()).add(LETTERS[name])
    for word in LISTS["past"]:
        letters[word] |= {"f"}
    for word in LISTS["same_past"]:
        letters[word] = letters[word] - {"N"} | ({"B"} if "V" not in letters[word] else set())
    for word in LISTS["verb"] | {"help", "start", "work", "look", "taste", "want", "need", "love", "run", "live", "last"}:
        letters.setdefault(_third_person(word), set()).update("f3")
    for word in (LISTS["verb_first"] | LISTS["noun_first"]):
        plural = letters.setdefault(_third_person(word), set())
        plural |= set("px3") if "f" not in plural else set()
    for word in LISTS["folk"]:
        letters[word] |= {"p"}
    return {
        word: "".join(sorted(found if found & _GRAMMATICAL else found | set(_guess(word)))) + _noun(found)
        for word, found in letters.items()
    }


def _noun(letters: set[str]) -> str:
    """Give verbs that may be nouns the letter of open words."""
    return "x" if letters & set("BN") and not letters & _CLOSED and "x" not in letters else ""


@lru_cache(maxsize=8192)
def letters_of(word: str) -> str:
    """Give the letters of a word's classes.

    Args:
        word: in small letters, with straight apostrophes.

    Returns:
        Letters of ``LETTERS``, each once; for a word that is in no list, what its ending tells.

    >>> LETTERS["open"] in letters_of("teapot"), LETTERS["plural"] in letters_of("teapots")
    (True, True)
    """
    return LEXICON.get(word) or _guess(word)


def _guess(word: str) -> str:
    """Tell a word's letters from its ending."""
    stem, mark, ending = word.rpartition("'")
    if mark and "'" + ending in _ENDINGS:
        return LEXICON.get(stem, "") + _ENDINGS["'" + ending]
    if word.endswith("n't"):
        return "fm"
    if word[:1].isdigit():
        return "nq"
    if "-" in word:
        return "xip" + _people(word) if word.endswith("s") and not word.endswith("ss") else "xi"
    if word.endswith("ed") and len(word) > 4 and word not in _NOT_PAST:  # noqa: PLR2004 - "red", "fled"
        return "fD"
    if word.endswith("ing") and len(word) > 4 and word not in _NOT_ING:  # noqa: PLR2004 - "king"
        return "g"
    if word.endswith("ly") and len(word) > 4 and word not in _NOT_ADVERB:  # noqa: PLR2004 - "fly"
        return "AO"
    if word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")) and word not in _NOT_PLURAL:
        return "xpi" + _people(word)
    return "xpi" + _people(word) if word.endswith(("men", "people")) and len(word) > 4 else "xi"  # noqa: PLR2004


def _people(plural: str) -> str:
    """Say whether a plural's ending is one that people's names have: bakers, pianists, housemates."""
    if plural.endswith(_PEOPLE):
        return "F"
    return "E" if plural.endswith(("ers", "ors")) and plural not in LISTS["thing_in_ers"] else ""


LEXICON: dict[str, str] = {}
LEXICON.update(_lexicon())

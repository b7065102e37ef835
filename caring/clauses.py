"""Decides what a word does in its clause: whether it tells someone to do something, and whether it calls someone.

A sentence is parted at its pauses. At a part's beginning, a word is a command if it can only be a verb, or if the part
has no other verb; and a name for people is a call if it stands alone between pauses and is no item of a list, no
subject and no apposition, or if what comes right behind it can only begin a clause of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caring.grammar import Word

_FAR = 9
_REST = 10
_COMPLEMENTED = frozenset("remember imagine pretend suppose picture say trust assume believe see know".split())
_PERCEIVED = frozenset("watch see hear feel let make help get have".split())
_ARTICLES = frozenset("a an the my your his her our their its it them these those some him me us".split())
_DEFINITE = frozenset("the it them your my his her our their these those".split())
_MANNERS = frozenset("wide well tight hard fast straight".split())
_PARTICLES = frozenset("up out off down away back".split())
_ADDING = frozenset("and or nor who which including especially such unlike except though too however".split())
_BEFORE_PEOPLE = frozenset("my dear all fellow good our you to".split())
_CALLABLE = frozenset("guys folks lads ladies gentlemen team class chat gang squad crew fam y'all yall guyz".split())
_STARTERS = frozenset("please this it's that's there's let's lets what how why where stop its thats what's".split())
_ATTENTION = frozenset("look listen wait watch trust remember imagine".split())
_PHRASES = {
    "good": frozenset("morning evening afternoon night day luck job work".split()), "what's": frozenset({"up"}),
    "whats": frozenset({"up"}), "all": frozenset({"right"}), "thank": frozenset({"you", "u", "ya"}),
    "well": frozenset({"done"}), "merry": frozenset({"christmas"}), "happy": frozenset(), "much": frozenset({"love"}),
}  # fmt: skip
_WITHOUT_PEOPLE = str.maketrans("", "", "XSCFELpt1")
_HALF_GREETINGS = frozenset("morning evening afternoon attention calling".split())
_ON_THE_WHOLE = frozenset(
    ("on average", "as a rule", "in general", "on the whole", "for example", "as usual", "of course", "by and large",
     "for instance", "meanwhile", "however", "though", "in particular", "particularly", "mostly")
)  # fmt: skip
_FRONTING = frozenset("to next every whoever".split())
_UNSURE = frozenset("think believe remember mind".split())
_UNSAID = frozenset("know want need care like love understand have own recall plan".split())


@dataclass(slots=True)
class Part:
    """A stretch of a sentence between pauses.

    ``first`` and ``end`` are the places of its words; ``head`` is the first that is no opener; ``mark`` is the pause
    before it.
    """

    first: int
    end: int
    head: int
    mark: str
    finite: bool
    shares: bool
    fronted: bool
    hailed: bool
    commands: bool = False


def mark_clauses(words: Sequence[Word], *, asked: bool, loose: bool) -> None:
    """Give the words of one sentence the letters of what they do.

    Args:
        words: a sentence's words, its end mark last.
        asked: whether it ends with a question mark.
        loose: whether it is written without capitals or pauses, as transcripts are.

    "^" is given at the head of a part, "X" (command) to what tells to do, "K" (called) to a crowd that is called and
    "j" (named) to one person who is.
    """
    words = [*words, words[-1], words[-1]]  # so that one may look two words ahead anywhere
    parts = _parts(words)
    for number, part in enumerate(parts):
        for place in range(part.first, min(part.head + 1, part.end)):
            words[place].letters += "^"
        if part.head < part.end and _may_command(words, parts, number):
            part.commands = _is_command(words, part, asked=asked, alone=_may_be_short(words, parts, number))
            if part.commands:
                words[part.head].letters += "X"
    for number, part in enumerate(parts):
        _mark_call(words, parts, number, asked=asked, loose=loose)


def _parts(words: Sequence[Word]) -> list[Part]:
    parts: list[Part] = []
    first, mark = 0, ""
    for place, word in enumerate(words):
        if word.letters[0] in ",.":
            if place > first:
                part = _part(words, first, place, mark)
                part.fronted |= words[first].text == "and" and bool(parts) and parts[-1].fronted
                parts.append(part)
            first, mark = place + 1, word.text
    return parts


def _part(words: Sequence[Word], first: int, end: int, mark: str) -> Part:
    head, hailed = _skip_openers(words, first, end)
    finite = shares = False
    for place in range(first, end):
        word = words[place]
        finite = finite or ("f" in word and not _is_adjective(words, place)) or word.text.endswith("'s")
        shares = shares or ("m" in word and (word.text != "to" or "V" in words[place + 1])) or word.text in {"we", "they", "we're", "they're"} or (place > head and "V" in word)
        shares = shares or ("B" in word and place > head and any(kind in words[place - 1] for kind in "sIWYpA"))
    fronted = head < end and (any(kind in words[head] for kind in "ruT") or words[head].text in _FRONTING)
    fronted = fronted or (head + 1 < end and "1" in words[head] and _describes(words, head + 1, end))
    return Part(first, end, head, mark, finite, shares, fronted, hailed)


def _skip_openers(words: Sequence[Word], place: int, end: int) -> tuple[int, bool]:
    """Find the first word that is no opener; say whether a greeting was among them."""
    hailed = False
    while place < end:
        word, after = words[place], words[place + 1]
        seconds = _PHRASES.get(word.text)
        if (word.text, after.text, words[place + 2].text) == ("what", "is", "up"):
            place, hailed = place + 3, True
        elif seconds is not None and (after.text in seconds or (not seconds and "x" in after)):
            place += 2
            hailed = hailed or word.text != "all"
        elif word.text in _HALF_GREETINGS and not (after.letters[0] in ",." or _is_head(after) in tuple("SCF")):
            break
        elif any(kind in word for kind in "OHc") and not (("d" in word or "r" in word) and after.letters[0] not in ",.O"):
            place += 1
            hailed = hailed or "H" in word
        else:
            break
    return min(place, end), hailed


def _is_adverb(word: Word) -> bool:
    return word.letters.rstrip("^") == "A"


def _is_adjective(words: Sequence[Word], place: int) -> bool:
    """Say whether a word that looks like a past stands before the thing that it describes: "dried figs"."""
    return "D" in words[place] and "x" in words[place + 1]


# ---- commands


def _may_command(words: Sequence[Word], parts: Sequence[Part], number: int) -> bool:
    """Say whether a new sentence could begin with this part, or whether it only goes on with the last."""
    part = parts[number]
    if part.mark not in {"", ",", ")"}:
        return True
    if number and _is_subject(words, parts[:number]):
        return False
    main = [each for each in parts[:number] if (each.finite or each.shares) and not each.fronted and not each.commands]
    if not main:
        return True
    if words[part.first].text == "so" or words[part.head].text in _ATTENTION:
        return True
    word, after = words[part.head], words[part.head + 1]
    goes_on = main[-1].shares or "P" in word
    if words[part.first].text in {"and", "or"}:
        goes_on = goes_on or any(
            "I" in each or each.text in {"are", "were", "have"} for each in words[main[-1].first : main[-1].end]
        )
    return not goes_on and ("V" in word or after.text in _ARTICLES or "A" in after or after.text in _PARTICLES)


def _is_subject(words: Sequence[Word], before: Sequence[Part]) -> bool:
    """Say whether a verb still belongs to what stands before the pauses: "My brothers, who bake, wake at three"."""
    if "R" in words[before[-1].head]:
        return True
    is_named = "d" in words[before[0].head] and not before[0].finite
    if len(before) == 1:
        return is_named and "V" not in words[before[0].end + 1]
    aside = " ".join(word.text for word in words[before[1].first : before[1].end])
    if not before[0].finite and aside in _ON_THE_WHOLE:
        return True
    return is_named and all(_is_bare(part) or part.fronted for part in before)


def _may_be_short(words: Sequence[Word], parts: Sequence[Part], number: int) -> bool:
    """Say whether a verb may stand here all alone: "Stop.", "Sam, stop.", "With the blade away, slice."."""
    last = parts[number - 1]
    return number == 0 or last.commands or last.fronted or (number == 1 and _is_bare(last) and "d" not in words[last.head])


def _is_command(words: Sequence[Word], part: Part, *, asked: bool, alone: bool) -> bool:
    place = part.head
    word, after = words[place], words[place + 1]
    if "'s" in word.text or (word.text == "think" and any(kind in after for kind in "odsIW")):
        return False
    if word.text in {"don't", "dont"} or (word.text == "do" and after.text == "not"):
        return not asked and _is_warning(words, place + 1 + (after.text == "not"))
    if word.text == "mind" and after.text in _ARTICLES:
        return True
    if word.text == "feel" and (after.text in _ARTICLES or after.text == "free"):
        return True
    if word.text == "guess" and after.text in {"what", "where", "who", "how", "which"}:
        return True
    if "w" in word or (asked and word.text in {"do", "have", "be"}):
        return False
    if any(kind in after for kind in "IsW") and after.text not in _ARTICLES and "o" not in after:
        return word.text in _COMPLEMENTED
    if word.text in {"let", "lemme"} and after.text in {"me", "us"}:
        return words[place + 2].text in {"know", "have", "in", "out", "go", "down"}
    if "P" in word and (_tells_past(words, part) or "D" in words[part.end + 1]):
        return False
    if word.text in {"do", "have"} and after.text in {"to", "so"} or (word.text in {"do", "have"}) and not any(kind in after for kind in "doxnVBN"):
        return False
    if "V" in word:
        return "f" not in after or any(kind in after for kind in "VBo")
    if "f" in word:
        return False
    if after.text in (_ARTICLES if "x" not in word or "B" in word or "N" in word else _DEFINITE):
        return _takes_object(words, place)
    if "B" in word:
        return _is_only_verb(words, part, alone=alone)
    if "N" in word:
        is_manner = after.text in _MANNERS or ("A" in after and "O" in after and after.text.endswith("ly"))
        return (is_manner or after.text in _PARTICLES) and not _verb_follows(words, place + 1)
    return "x" in word and "x" in after and words[place + 2].text in {"it", "them"} and "p" not in after


def _is_warning(words: Sequence[Word], place: int) -> bool:
    """Tell "Don't rinse it" from "Don't think it'll rain", where an "I" is left out."""
    word, after = words[place], words[place + 1]
    if word.text in _UNSAID:
        return False
    if word.text in _UNSURE:
        return not any(kind in after for kind in "IsWu")
    return any(kind in word for kind in "VBNx")


def _tells_past(words: Sequence[Word], part: Part) -> bool:
    """Say whether "put", "cut" or "read" goes on with a past: "Put the kettle on and cried"."""
    return any(
        words[place - 1].text == "and"
        and (("D" in word and "P" not in word) or words[place + 1].text in {"was", "were", "had"})
        for place, word in enumerate(words[part.head + 1 : part.end], part.head + 1)
    )


def _takes_object(words: Sequence[Word], place: int) -> bool:
    """Tell "Pat the chicken dry" from "Pat the butcher waves": a name with a verb further on."""
    word = words[place]
    if any(kind in word for kind in "pgTDdY") or not any(kind in word for kind in "BNx"):
        return False
    if any(kind in word for kind in "tjk") or "B" not in word:
        return not _verb_follows(words, place + 2, strict=True)
    return True


def _is_only_verb(words: Sequence[Word], part: Part, *, alone: bool) -> bool:
    word, after = words[part.head], words[part.head + 1]
    if after.letters[0] in ",." or "c" in after:
        return alone and after.text != ":"
    if after.text == "of" and word.text not in {"think", "dream"}:
        return False
    return not _verb_follows(words, part.head + 1, strict="t" in word and "3" in after)


def _verb_follows(words: Sequence[Word], start: int, *, strict: bool = False) -> bool:
    """Look for another verb before the clause ends, which makes what stands before it a noun."""
    for place in range(start, min(start + _FAR, len(words))):
        word = words[place]
        if word.letters[0] in ",." or any(kind in word for kind in "uRYIWsc"):
            return False
        if "f" in word and "A" not in word and not _is_adjective(words, place):
            return True
        if place == start and not strict:
            continue
        if "3" in word and (not strict or words[place + 1].letters[0] not in ",."):
            return True
        last = words[place - 1]
        watched = words[start - 1].text in _PERCEIVED and any(kind in last for kind in "SFE")
        if "p" in last and not watched and not strict:
            after = words[place + 1]
            if "V" in word or "B" in word or ("N" in word and "r" in after and after.text not in _PARTICLES):
                return True
    return False


# ---- calls


def _mark_call(words: Sequence[Word], parts: Sequence[Part], number: int, *, asked: bool, loose: bool) -> None:
    part = parts[number]
    found = _people(words, part)
    if not found:
        return
    start, end, kind = found
    if end < part.end and (kind == "t" or not _describes(words, end, part.end)):
        called = _is_called_without_pause(words, part, start, end, kind, loose=loose)
    else:
        called = _is_called(words, parts, number, (start, end, kind), asked=asked)
    for word in words[start:end] if called else ():
        word.letters = word.letters.translate(_WITHOUT_PEOPLE) + ("j" if kind == "t" else "K")


def _people(words: Sequence[Word], part: Part) -> tuple[int, int, str] | None:
    """Find the people whom a part begins with: (start, end, kind), kind S, C, F, E or p for a crowd, t for one."""
    start, _ = _skip_openers(words, part.first, part.end)
    place = start
    while place < part.end and (words[place].text in _BEFORE_PEOPLE or _is_adverb(words[place])):
        place += 1
    if place > start and words[place - 1].text == "to":
        return None
    best = None
    for at in range(place, min(place + 3, part.end)):
        word = words[at]
        if not any(each in word for each in "xSFt"):
            break
        kind = _is_head(word)
        if kind and not (best and kind in "pt"):
            best = (start, at + 1, kind)
    if best and best[1] + 1 < part.end and words[best[1]].text == "and" and "F" in words[best[1] + 1]:
        best = (start, best[1] + 2, best[2])
    if best and best[2] == "p" and best[1] > 1 and _is_proper(words[best[1] - 1]):
        return None
    if best and best[2] == "t" and (best[1] - start > 1 or words[start].text == "my"):
        return None
    return best


def _is_head(word: Word) -> str:
    """Name the strongest kind of people that a word can be; "" for none."""
    return next((kind for kind in "SCFELpt" if kind in word), "")


def _is_proper(word: Word) -> bool:
    """Say whether a word in the middle of a sentence has a capital, as names have: "Hi Tomas"."""
    return word.written[:1].isupper() and not word.written.isupper()


def _describes(words: Sequence[Word], place: int, end: int) -> bool:
    """Say whether the rest of a part only says which people: "at the back", "who stayed", "watching from work"."""
    if end - place > _REST:
        return False
    first = words[place]
    if "R" in first:
        return True
    if not (any(kind in first for kind in "rg") or first.text in {"still", "up", "out", "new", "here", "else", "there"}):
        return False
    return not any(any(kind in words[at] for kind in "fV") and not _is_adjective(words, at) for at in range(place, end))


def _is_called(
    words: Sequence[Word], parts: Sequence[Part], number: int, found: tuple[int, int, str], *, asked: bool
) -> bool:
    """Decide on people between pauses."""
    start, end, kind = found
    part, before, after = parts[number], parts[:number], parts[number + 1 :]
    greeted = part.hailed or (bool(before) and before[-1].hailed and before[-1].head >= before[-1].end)
    addressed = asked or any(each.commands or each.hailed for each in parts) or any(
        "Y" in word or word.text in {"let's", "lets"} for word in words
    )
    if (end < part.end and not after and not greeted) or (after and _belongs(words, part, after, kind)):
        return False
    if len(parts) > 2 and all(_is_bare(each) for each in parts):  # noqa: PLR2004 - "Old friends, new shoes, same rain."
        return False
    lone = all(each.head >= each.end or (each.hailed and not each.finite) for each in before)
    if not lone and (_is_item(words, before, end - start) or any("b" in words[each.end - 1] for each in before)):
        return False
    if kind == "C" and end - start > 1 + (words[start].text in _BEFORE_PEOPLE) and not (greeted or (lone and addressed)):
        return False
    if kind == "L":
        return greeted
    if kind == "p":
        return greeted or (lone and bool(after) and after[0].mark != ":" and _speaks(words, after[0]))
    if not after:
        return _closes(words, parts, found, greeted=greeted, addressed=addressed)
    if kind == "t":
        if not lone:
            return addressed or after[0].finite
        is_word = len(after) == 1 and not any(each in words[after[0].first] for each in "dgtC")
        return is_word or any(each.finite or each.commands for each in after)
    if after[0].mark == ":":
        return kind == "S" or _speaks(words, after[0])
    if lone:
        return kind == "S" or addressed or greeted or any(each.finite for each in after)
    return (kind == "S" and not _is_bare(after[0])) or addressed or after[0].finite


def _speaks(words: Sequence[Word], part: Part) -> bool:
    """Say whether a part begins with a command or with "you"."""
    head = words[part.head]
    return "Y" in head or (part.commands and "V" in head)


def _closes(
    words: Sequence[Word], parts: Sequence[Part], found: tuple[int, int, str], *, greeted: bool, addressed: bool
) -> bool:
    """Decide on people at the end of a sentence."""
    start, end, kind = found
    if kind == "t":
        return len(parts) > 1
    if len(parts) == 1:
        is_cry = "!" in words[-1] or words[start].text in {"guys", "y'all"}
        return greeted or (kind == "S" and end - start == 1 and is_cry)
    return kind in "SFE" or addressed or not any(each.finite for each in parts[:-1])


def _is_item(words: Sequence[Word], before: Sequence[Part], length: int) -> bool:
    """Say whether people are the next item of a list: "aunts, uncles, everybody"; "great games, great people"."""
    last = before[-1]
    return _is_bare(last) and (bool(last.mark) or (length > 1 and "p" in words[last.end - 1]))


def _belongs(words: Sequence[Word], part: Part, after: Sequence[Part], kind: str) -> bool:
    """Say whether what follows tells more of the people: a list, an apposition, the verb whose subject they are."""
    first = after[0]
    head = words[first.first]
    if " ".join(word.text for word in words[first.first : first.end]) in _ON_THE_WHOLE:
        return True
    if head.text in _ADDING or _is_list(words, after, kind):
        return True
    if not first.commands and _goes_on(words, first):
        return True
    is_aside = "s" in head and first.end - first.first == 2  # noqa: PLR2004 - "he thought"
    return len(after) > 1 and not first.commands and (is_aside or _goes_on(words, after[1]))


def _is_list(words: Sequence[Word], after: Sequence[Part], kind: str) -> bool:
    first = after[0]
    begins = words[first.first]
    if _is_bare(first) and len(after) > 1 and words[after[1].first].text in {"and", "or"}:
        return True
    if not _is_head(begins) or "O" in begins or "H" in begins:
        return False
    second = words[first.first + 1]
    return second.text in {"and", "or"} or (_is_bare(first) and (_is_head(begins) in "SCF" or kind == "t"))


def _goes_on(words: Sequence[Word], part: Part) -> bool:
    """Say whether a part begins with a verb whose subject came before: "People, it turns out, will queue"."""
    place = part.first
    while place < part.end and ("A" in words[place] and "f" not in words[place]):
        place += 1
    if place >= part.end or any(kind in words[place] for kind in "sIWY"):
        return False
    if "f" not in words[place]:
        return "h" in words[place] and words[place + 1].letters[0] not in ",."
    after = words[place + 1]
    return not (any(kind in after for kind in "sIWY") or ("d" in after and "D" not in words[place]))


def _is_bare(part: Part) -> bool:
    return not (part.finite or part.commands or part.hailed or part.fronted or part.head >= part.end)


def _is_called_without_pause(
    words: Sequence[Word], part: Part, start: int, end: int, kind: str, *, loose: bool
) -> bool:
    """Decide on people right before other words, from what those can be."""
    word, after = words[end - 1], words[end]
    if kind in "ptL":
        return False
    if part.hailed and start > part.first and ("f" not in after or any(each in after for each in "sIWY")):
        return True
    if words[start].text in _BEFORE_PEOPLE:
        return False
    if after.text in _STARTERS and kind in "SCFE":
        return True
    if word.text in _CALLABLE:
        if any(each in after for each in "IWYs") or ("d" in after and "f" not in after):
            return True
        if "f" in after and any(each in words[end + 1] for each in "IWYsd") and "D" not in after:
            return True
        if ("O" in after and "c" not in after) or (loose and start > part.first and "f" not in after and "h" not in after):
            return True
    if "Y" in after and loose:
        return "f" in after or "f" in words[end + 1]
    if not any(each in after for each in "VB") or "f" in after:
        return False
    if "1" in word:
        return _acts(words, end)
    return "h" not in after and any("Y" in words[place] for place in range(end, part.end))


def _acts(words: Sequence[Word], place: int) -> bool:
    """Tell "Everybody grab a pan" from "everybody put their phones in a basket" and "team work matters"."""
    word, after = words[place], words[place + 1]
    if "P" in word and (after.text in {"their", "his", "her"} or any("D" in each for each in words[place + 1:])):
        return False
    if "V" in word:
        return True
    closes = after.letters[0] in ",." or any(kind in after for kind in "doaAr")
    return closes and not _verb_follows(words, place + 1)

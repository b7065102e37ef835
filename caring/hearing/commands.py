"""Hears which parts of a sentence tell someone to do something.

A word at the head of a part is a command if it can only be a verb, or if its part has no other verb; unless the part
only goes on with a sentence whose subject stands before the pause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from caring.hearing.clauses import (
    ADVERB,
    ASIDES,
    AUXILIARY,
    COMMAND,
    CONJUNCTION,
    COUNTING,
    DETERMINER,
    FINITE,
    FIRST,
    NAME,
    NOUN,
    NUMBER,
    OPEN,
    OPENER,
    OPENING,
    PARTICLE,
    PAST,
    PAUSE,
    PEOPLE,
    PLURAL,
    POSSESSIVE,
    PREPOSITION,
    RELATIVE,
    SPEAKING,
    SUBJECT,
    SUBORDINATOR,
    THIRD,
    VERB,
    WANTING,
    Part,
    find_parts,
    is_come,
    phrase,
    verb_follows,
)
from caring.hearing.lookalikes import only_looks_so, waits_for_verb
from caring.hearing.words import LISTS, kinds, kinds_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caring.hearing.grammar import Word

START = kinds("start")
_VERBS = VERB | FIRST | NOUN
_LISTED = _VERBS | FINITE | kinds("wanting")
_DEFINITE = kinds("definite")
_OBJECT = kinds("object")
_ARTICLE = kinds("article")
_BEHIND_VERB = _ARTICLE | PARTICLE | kinds("preposition", "object")
_SAME_PAST = kinds("same_past")
_PLAIN = VERB | FIRST
_TOLD = FINITE | _SAME_PAST
_BEHIND_ORDER = _DEFINITE | _ARTICLE | PAUSE | PARTICLE | kinds("manner")
_ATTENTION = kinds("attention")
_I = kinds("I")
_COMPLEMENTED = kinds("complemented")
_MANNER = kinds("manner")
_UNSAID = LISTS["unsaid"]
_UNSURE = LISTS["unsure"]
_NO_VERB = kinds("plural", "ing", "time", "past", "determiner", "you")
_KIN = kinds("kin")
_LEADING = kinds("leading")
_NO_LAST = SUBJECT | kinds(
    "plural", "modal", "infinitive", "determiner", "preposition", "conjunction", "subordinator", "adverb", "object",
    "verb", "relative", "number",
)  # fmt: skip
_QUANTITY = kinds("quantity")
_MAY_LEAD = _LEADING | _QUANTITY
_OWN_DONT = SUBJECT | kinds(
    "plural", "relative", "conjunction", "several", "crowd", "folk", "determiner", "adverb", "quantity"
)
_TIME = kinds("time")
_MEASURED = _TIME | kinds("unit")
_PAIRED = kinds("conjunction", "finite")
_MODAL = kinds("modal")
_REPORTING = kinds("reporting")
_HOLDING = LISTS["stative"] - {"keep", "get", "remember"}
_FELT = frozenset("free for behind under along around inside beneath between down".split())
_COUNTED = frozenset({"no", "more", "less"})
_QUOTED = kinds("quoted")
_ADJECTIVE = kinds("adjective")
_PARTICIPLE = kinds("past", "participle")
_AFTER_CLAUSE = frozenset({"so", "just", "now"})
_WEAK = frozenset({"", ",", ")"})
_CLAUSE = 3
_PAIR = 2
_WHOLLY = frozenset("all everyone everybody everything every no nobody nothing none not".split())
_UNTIL = frozenset("until till before while as whenever when like".split())
_BEFORE_LATE = frozenset("so just please always never".split())
_SIDES = frozenset({"left", "right"})
_WHERE = frozenset("at before after into for".split())
_AMONG = frozenset("in on between under by with from".split())
_CHAPTER = kinds("chapter")
_NUMBERED = kinds("numbered")
_COUNTABLE = _CHAPTER | _NUMBERED
_TELLS = THIRD | FINITE
_HOW = frozenset("early often twice slowly gently carefully quietly daily".split())
_WHITHER = frozenset("with into until till through against without under towards toward along onto between".split())
_PRONOUNS = frozenset("me us him them".split())
_ASKED = frozenset("where how what which".split())
_WEATHER = kinds("weather")
_SCENE = kinds("scene")
_BEHIND_THERE = PAUSE | PREPOSITION | ADVERB | CONJUNCTION | _TIME
_OWN = frozenset("mine ours yours hers theirs".split())
_SEEMING = frozenset("act look rest get stay keep remain sit stand sound play".split())
_MASS = kinds("mass")
_ORDERING = VERB | FIRST | kinds("modal")


def mark_commands(words: Sequence[Word], *, asked: bool) -> list[Part]:
    """Part a sentence, and give "start" to each part's first words and "command" to what tells to do something.

    Args:
        words: a sentence's words; after its end mark two more, so that one may look ahead anywhere.
        asked: whether it ends with a question mark.

    Returns:
        The parts in order.
    """
    parts = find_parts(words)
    for number, part in enumerate(parts):
        head, end = part.head, part.end
        for word in words[part.first : min(head + 1, end)]:
            word.kinds |= START
        if head == end:
            continue
        place = end
        if words[head].kinds & _LISTED or _looks_like_verb(words, head):
            start = _clause_start(words, parts, number) if number else 0
            clause, at = parts[start:] if start else parts, number - start
            if _may_command(words, clause, at) and _is_command(words, clause, at, asked=asked):
                place = head
        if place == end and (part.finite or part.shares or part.fronted or words[head].kinds & _MAY_LEAD):
            place = late_command(words, part)
        if place < end:
            part.commands = True
            words[place].kinds |= COMMAND
    return parts


def _clause_start(words: Sequence[Word], parts: Sequence[Part], number: int) -> int:
    """Find the part with which a clause of its own begins: behind a semicolon, a colon or a dash, or with "so"."""
    for at in range(number, 0, -1):
        mark = parts[at].mark
        if (mark not in _WEAK and mark != "(") or (at < number and words[parts[at].first].text in {"so", "but"}):
            return at
    return 0


def late_command(words: Sequence[Word], part: Part) -> int:
    """Find a command that no pause announces: "if it sticks scrape it", "roads are icy so go slow".

    Only after "if" or "when", or after "so"; and only behind a word that can't be its subject.
    """
    leads = words[part.head].kinds & _LEADING
    in_time = words[part.head].kinds & _QUANTITY and words[part.head + 2].text == "later"
    if (part.fronted or in_time) and not part.finite and not leads:
        return _command_behind_phrase(words, part)
    if not (leads or part.finite or part.shares):
        return part.end
    for place in part.verbs:
        word = words[place]
        if not word.kinds & _ORDERING or place < part.head + 2 or (leads and place + 1 == part.end):
            continue
        last, after = words[place - 1], words[place + 1]
        if not (leads or last.text in _BEFORE_LATE or word.text in {"don't", "dont"}):
            continue
        if last.text == "so" and word.text == "do" and after.text == "not":
            return place
        if word.text in {"don't", "dont"} and not last.kinds & _OWN_DONT and after.kinds & (VERB | FIRST):
            return place
        if last.text == "so" and word.kinds & _SAME_PAST and after.kinds & _ARTICLE:
            return place  # "it's cold so put a jumper on"
        if not word.kinds & _PLAIN or word.kinds & _TOLD:
            continue
        if after.text == "it" and words[place + 2].kinds & FINITE:
            continue  # "if there's no gain it is a waste"
        urged = last.text in {"just", "please", "always", "never"} and words[place - 2].text == "so"
        acts = after.kinds & _BEHIND_ORDER or after.text in _PRONOUNS
        if (last.text == "so" and word.kinds & FIRST and acts) or urged:
            return place  # "the step is icy so just wave"
        is_object = after.text == "it" or not after.kinds & SPEAKING
        if last.text == "so" and word.kinds & VERB and not word.kinds & AUXILIARY and is_object:
            return place
        if last.text == "just" and after.kinds & (_DEFINITE | _OBJECT) and _is_closed(words, place - 1):
            return place
        takes = after.kinds & (_BEHIND_VERB if word.kinds & VERB else _DEFINITE | PARTICLE) or after.text in _PRONOUNS
        if leads and takes and _is_closed(words, place):
            return place
    return part.end


def _is_closed(words: Sequence[Word], place: int) -> bool:
    """Say whether a clause may end before a place: "if it sticks", "when the kettle clicks"."""
    last, before = words[place - 1], words[place - 2]
    if last.kinds & THIRD:
        return bool(before.kinds & (SPEAKING | OPEN) and not before.kinds & PLURAL) or before.text == "whatever"
    return not last.kinds & _NO_LAST


def _command_behind_phrase(words: Sequence[Word], part: Part) -> int:
    """Find a command right behind a phrase: "in a big pan melt some butter"; one thing alone never goes with it."""
    for place in range(part.head + 2, part.end - 1):
        word, last, after = words[place], words[place - 1], words[place + 1]
        if word.kinds & SUBJECT or word.kinds & (FINITE | AUXILIARY):
            break
        if last.text in {"never", "always", "please"} and word.kinds & (VERB | FIRST) and words[place - 2].kinds & OPEN:
            return place  # "for the last day of term never buy a mug"
        is_how = after.kinds & (PARTICLE | _MANNER) or after.text.endswith(("er", "ly"))
        takes = after.kinds & (_ARTICLE | _DEFINITE) or (word.kinds & VERB and is_how) or after.text in _SIDES
        is_thing = last.text == "later" or (last.kinds & OPEN and not last.kinds & (_NO_LAST | PEOPLE))
        if takes and is_thing and word.kinds & (VERB | FIRST) and not word.kinds & _SAME_PAST:
            return part.end if word.kinds & FIRST and verb_follows(words, place + 2, strict=True) else place
    return part.end


def _looks_like_verb(words: Sequence[Word], place: int) -> bool:
    """Say whether a word has behind it what only a verb has: "Grind it", "Patch test it"."""
    bits = words[place].kinds
    if not bits & OPEN:
        return False
    after, then = words[place + 1], words[place + 2]
    is_made = after.text == "up" and then.text == "and" and not bits & PLURAL  # "Glove up and hold this."
    takes = after.kinds & _DEFINITE or then.text in {"it", "them"} or after.text in _HOW
    return bool(takes or is_made)


def _may_command(words: Sequence[Word], parts: Sequence[Part], number: int) -> bool:
    """Say whether a new sentence could begin with this part, or whether it only goes on with the last."""
    part = parts[number]
    if not number:
        return True
    word, after, joint = words[part.head], words[part.head + 1], words[part.first].text
    if part.mark == "(" and joint in {"or", "and"}:
        return False  # "Tea (or drink) calmed him."
    if part.mark not in _WEAK or word.text in {"don't", "dont"}:
        return True
    main = [
        each
        for each, last in zip(parts[:number], [None, *parts], strict=False)
        if (each.finite or (each.shares and words[each.head].text not in _COUNTED))
        and not (each.fronted or each.commands or _is_aside(words, each, last))
    ]
    if joint == "then" and not (main and main[-1].shares):
        return True
    before = [each for each in parts[:number] if each.head < each.end]
    if before and joint not in _AFTER_CLAUSE and joint != "but" and _is_subject(words, before, part):
        return False
    if not main or joint == "so" or word.kinds & _ATTENTION:
        return True
    told = words[main[-1].first : main[-1].end] if word.kinds & _SAME_PAST else ()
    is_past = any(each.kinds & PAST or each.text in {"was", "were", "had"} for each in told)
    takes = word.kinds & (VERB | FIRST) or (word.kinds & NOUN and after.kinds & _ARTICLE)
    if joint == "but" and takes and not (is_past or word.kinds & FINITE or word.text in _HOLDING):
        return True  # "We close at six, but try the side door."
    if words[part.head - 1].text == "now" and word.kinds & (VERB | FIRST) and after.kinds & _DEFINITE:
        return True  # "We fixed the roof, now fix the door."
    if _stands_alone(words, parts, number) and takes and not (is_past or word.text in _HOLDING):
        aimed = after.kinds & PREPOSITION and words[part.head + 2].text in _PRONOUNS
        return bool(aimed or word.kinds & VERB or after.kinds & (_ARTICLE | ADVERB | PARTICLE | _OBJECT | _MANNER))
    if main[-1].shares or word.kinds & _SAME_PAST:
        return False
    if joint in {"and", "or"} and any(
        each.kinds & _I or each.text in {"are", "were", "have"} for each in words[main[-1].first : main[-1].end]
    ):
        return False
    urged = words[part.head - 1].text in {"never", "always"}
    return bool(urged or word.kinds & VERB or after.kinds & (_ARTICLE | ADVERB | PARTICLE))


def _stands_alone(words: Sequence[Word], parts: Sequence[Part], number: int) -> bool:
    """Tell "We close at six, get the door" from "They sit, stare and drink": two parts, joined by nothing."""
    part, last = parts[number], parts[number - 1]
    told = last.finite or last.shares
    if number + 1 < len(parts) or not told or last.commands or last.fronted or last.end - last.head < _CLAUSE:
        return False
    return not any(words[at].text in {"and", "or", "but", "then"} for at in range(part.first, part.end))


def _is_aside(words: Sequence[Word], part: Part, last: Part | None) -> bool:
    """Say whether a part only breaks in: "Then, and I can't say it often enough, label the jar"."""
    return last is not None and last.head >= last.end and words[part.first].text in {"and", "as", "if", "or"}


def _is_subject(words: Sequence[Word], before: Sequence[Part], part: Part) -> bool:
    """Say whether a verb still belongs to what stands before the pauses: "My brothers, who bake, wake at three"."""
    first, last = before[0], before[-1]
    if len(before) > 1 and last.head == last.first < last.end and words[last.head].kinds & RELATIVE:
        return not before[-2].fronted  # "Unless the ferry is late, which it always is, meet us there."
    if len(before) == 2 and first.bare and words[first.head].kinds & _VERBS and words[first.end - 1].kinds & PLURAL:  # noqa: PLR2004 - "Fall leaves, raked into piles, draw every dog in town."
        return waits_for_verb(words, (last, part))
    if len(before) > 1 and last.head == last.first and words[last.head].kinds & _PARTICIPLE and before[-2].bare:
        thing, after = words[before[-2].end - 1], words[last.end + 2]
        return bool(thing.kinds & PLURAL and not after.kinds & (DETERMINER | _OBJECT))  # "Chestnuts, burnt, smell good"
    when = words[first.end - 1]  # "Either way, …", "That done, …", "This time, …"
    is_when = (
        when.kinds & _MEASURED
        or when.text in {"way", "done", "said", "case", "rate", "advice", "tip", "suggestion"}
        or words[first.head].text == "every"
    )
    named = bool(words[first.head].kinds & DETERMINER) and words[first.head].text not in _COUNTED
    named = named and not (words[first.head].text == "any" and first.end - first.head == _PAIR)  # "Any lumps, …"
    named = named and not (first.finite or first.shares or first.fronted or is_when)
    if len(before) == 1 and words[first.end + 2].text in {"it", "them"}:
        return False  # "Any lumps, press them through a sieve."
    if len(before) == 1:
        return named and not words[first.end + 1].kinds & (VERB | _ATTENTION)
    aside = (
        words[before[1].first].text in {"according", "unlike", "like"}
        or phrase(words, before[1].first, before[1].end) in ASIDES
    )
    if not first.finite and aside:
        return True
    return named and all(part.bare or part.fronted for part in before)


def _is_command(words: Sequence[Word], parts: Sequence[Part], number: int, *, asked: bool) -> bool:
    part = parts[number]
    place = part.head
    word, after = words[place], words[place + 1]
    verdict = _by_word(words, place, asked=asked, led=bool(number) and parts[number - 1].fronted)
    if verdict is not None:
        return verdict
    if (
        after.kinds & SPEAKING
        and not (after.kinds & (_ARTICLE | _OBJECT) or (after.text in _OWN and not words[place + 2].kinds & FINITE))
        and not (after.text == "there" and words[place + 2].kinds & _BEHIND_THERE)
        and phrase(words, place, place + 2) != "be there"
    ):
        return bool(word.kinds & _COMPLEMENTED)
    if word.kinds & _SAME_PAST and _tells_past(words, part):
        return False
    if only_looks_so(words, parts, number, asked=asked):
        return False
    if word.kinds & VERB:
        return not after.kinds & FINITE or after.text == "left" or bool(after.kinds & (VERB | FIRST | _OBJECT))
    if word.kinds & FINITE:
        return False
    if word.kinds & _VERBS and after.kinds & _ADJECTIVE and words[place + 2].kinds & OPEN:
        return not verb_follows(words, place + 2, strict=True)  # "Press little holes into the clay."
    if after.kinds & (_ARTICLE if word.kinds & _VERBS else _DEFINITE):
        return _takes_object(words, place)
    if word.kinds & _VERBS and after.text in _ASKED and words[place + 2].kinds & (DETERMINER | SUBJECT):
        return True  # "Mark where the seam ends."
    if word.kinds & FIRST:
        return _is_only_verb(words, parts, number)
    if word.kinds & NOUN:
        if after.kinds & PAUSE:
            last = parts[number - 1]
            return bool(number and last.fronted and last.finite and words[last.head].kinds & SUBORDINATOR)
        urged = place and words[place - 1].text in {"never", "always"} and not word.kinds & _SCENE
        led_by_so = place and words[place - 1].text == "so" and not word.kinds & _SCENE
        acts = led_by_so and after.kinds & PREPOSITION and words[place + 2].kinds & DETERMINER
        goes_on = urged or acts or _is_how(after) or _acts_on(words, place) or _goes_on_commanding(words, part)
        return bool(goes_on) and not verb_follows(words, place + 1)
    if after.text in {*_HOW, "up"} and words[place + 2].kinds & (PAUSE | CONJUNCTION) and not word.kinds & _NO_VERB:
        return True  # "Castle early."
    is_compound = (
        after.kinds & OPEN and not (word.kinds | after.kinds) & PLURAL and words[place + 2].text in {"it", "them"}
    )
    return bool(is_compound)  # "Patch test it"


def _is_how(word: Word) -> bool:
    """Say whether a word tells how something is done: "tight", "up", "twice", "quickly"."""
    is_adverb = word.kinds & (ADVERB | OPENER) and word.text.endswith("ly")
    return bool(is_adverb or word.kinds & (_MANNER | PARTICLE)) or word.text in _HOW


def _acts_on(words: Sequence[Word], place: int) -> bool:
    """Tell "Park under the tree" and "Water both pots" from "Rain on the roof": what only a verb has behind it."""
    word, after, then = words[place : place + 3]
    last = words[min(place + 3, len(words) - 1)]
    if after.kinds & _OBJECT and not after.kinds & DETERMINER:
        return True
    if after.text in {"somewhere", "anywhere", "elsewhere"}:
        return True
    if after.kinds & (COUNTING | _QUANTITY):
        return not then.kinds & (_MEASURED | PAUSE | PREPOSITION | _PAIRED)
    if after.text == "from":
        return any(each.text in {"down", "up", "out", "in"} for each in words[place + 3 : place + 6])
    if word.kinds & _SCENE:
        return False
    if after.text in _WHITHER:
        return bool(then.kinds & (DETERMINER | _OBJECT) or after.text == "without")
    if after.text in {"over", "around", "across"}:
        return bool(then.kinds & _OBJECT)
    if after.text == "for":
        return bool(then.kinds & (NUMBER | DETERMINER) and last.kinds & _MEASURED)
    if after.text in _UNTIL and then.text != "that":
        return bool(then.kinds & (SUBJECT | DETERMINER | PLURAL | PAST) or last.text == after.text)
    if after.text in {"more", "less"}:
        return bool(then.kinds & (PAUSE | CONJUNCTION))
    if not after.kinds & PLURAL or (after.kinds & THIRD and not kinds_of(after.text[:-1]) & NOUN):
        return False
    where = _AMONG if after.kinds & THIRD else _AMONG | _WHERE
    return then.text in where and bool(last.kinds & (DETERMINER | OPEN))


def _goes_on_commanding(words: Sequence[Word], part: Part) -> bool:
    """Say whether "and" is followed by what only a command is: "measure twice and still expect", "and never on it"."""
    for joint in range(part.head + 1, part.end):
        place = joint + 1
        while words[place].kinds & ADVERB and words[place].text != "never" and place < part.end:
            place += 1
        word = words[place]
        if words[joint].text == "and" and (word.text == "never" or (word.kinds & VERB and not word.kinds & FINITE)):
            return True
    return False


def _by_word(words: Sequence[Word], place: int, *, asked: bool, led: bool) -> bool | None:
    """Decide on the words that have a way of their own; None for all others."""
    word, after, then = words[place], words[place + 1], words[place + 2]
    if _is_no_order(words, place, led=led):
        return False
    if word.kinds & AUXILIARY or word.text in {"don't", "dont"}:
        return _by_auxiliary(words, place, asked=asked)
    if word.text in {"feel", "mind"}:
        return bool(after.kinds & _ARTICLE) or after.text in _FELT
    begins = led or not place or words[place - 1].text == ";"
    if begins and word.text in _SEEMING and after.kinds & PAST and then.kinds & PAUSE:
        return True  # "Act surprised."
    if word.kinds & _COMPLEMENTED and after.text == "this" and then.kinds & PAUSE:
        return True
    if word.text == "wonder":
        return not after.kinds & SUBORDINATOR
    if word.text == "wish":
        return after.text in _PRONOUNS
    if word.text == "guess":
        return after.text.split("'")[0] in {"what", "where", "who", "how", "which", "whats", "whos"}
    if word.text == "think":
        return not after.kinds & (_OBJECT | DETERMINER | SPEAKING)
    if word.text in {"let", "lemme"} and after.text in {"me", "us"}:
        return then.text in {"know", "have", "in", "out", "go", "down"}
    if word.text == "let" and after.text == "alone":
        return False
    return False if word.kinds & WANTING else None


def _is_no_order(words: Sequence[Word], place: int, *, led: bool) -> bool:
    """Say whether a word only seems to tell to do something, as "save" in "All were lost, save the cook"."""
    word, after, then = words[place], words[place + 1], words[place + 2]
    if (word.text == "long" and after.text in {"before", "after"}) or (word.text == "come" and is_come(words, place)):
        return True
    if after.kinds & THIRD and after.text == word.text + "s":
        return True  # "Peg pegs out the sheets."
    if word.kinds & NAME and (after.kinds & _SAME_PAST or after.text == "let") and then.kinds & _DEFINITE:
        return True  # "Pat cut the ribbon."
    if after.text == "once" and then.kinds & PAST:
        return True  # "Cook once lived on the second floor."
    if word.kinds & _COUNTABLE and then.kinds & _TELLS:
        is_number = after.kinds & NUMBER or (len(after.text) == 1 and after.kinds & OPEN)
        if is_number:
            return True  # "Season two opens in May."
    if word.kinds & POSSESSIVE or (after.kinds & (PREPOSITION | SUBORDINATOR) and then.text == word.text):
        return True  # "Slice after slice went into the pot."
    if place and words[place - 1].text == "so" and word.kinds & NOUN and after.text == "that":
        return True  # "So dirty that it smells."
    is_teller = word.kinds & _REPORTING and after.kinds & DETERMINER
    if is_teller and any(each.kinds & _QUOTED for each in words[max(0, place - 2) : place]):
        return True  # "“Keep left,” read the sign."
    if word.text == "save" and place and any(each.text in _WHOLLY for each in words[:3]):
        return True
    if after.text == "as" and words[min(place + 3, len(words) - 1)].kinds & _MODAL:
        return True  # "Try as I might, it stayed shut."
    # "Souls get tired too, say the old songs."
    return bool(
        word.text == "say"
        and after.kinds & DETERMINER
        and after.text != "no"
        and place
        and words[place - 1].kinds & PAUSE
        and not led
    )


def _by_auxiliary(words: Sequence[Word], place: int, *, asked: bool) -> bool | None:
    """Decide on "do", "don't", "be" and "have"; None if what follows decides."""
    word, last, after, then = words[place], words[place - 1], words[place + 1], words[place + 2]
    third = words[min(place + 3, len(words) - 1)]
    if word.text in {"don't", "dont"}:
        if after.text in {"ever", "just", "even", "always"}:
            after, then = then, third
        is_all = after.kinds & PAUSE and (not place or last.kinds & (OPENING | PAUSE))
        return not asked and (bool(is_all) or _is_warning(after, then))
    if word.text == "do" and after.text == "not":
        return not asked and (bool(then.kinds & PAUSE) or _is_warning(then, third))
    if word.text == "do" and (last.text == "so" or _asks(words, place + 1)):
        return False
    if word.text == "be" and last.text == "well":
        return after.text not in {"home", "back", "there", "in", "at", "out", "late", "live", "on", "right", "here"}
    if word.text == "have" and last.text == "never":
        return False  # "Never have the gulls been so loud."
    if word.text == "be" and after.kinds & (OPEN | _PARTICIPLE) and not asked and not last.kinds & OPEN:
        return True
    if word.text == "do" and after.text == "as":
        return True
    if asked and (word.text != "be" or after.kinds & SUBJECT):
        return False
    helps = after.text in {"to", "so"} or not after.kinds & (_OBJECT | DETERMINER | OPEN | _VERBS)
    return False if word.text != "be" and helps else None


def _asks(words: Sequence[Word], place: int) -> bool:
    """Tell "do snails even sleep" from "do the dishes": whether a verb has a plural before it."""
    for at in range(place, place + 4):
        word = words[min(at, len(words) - 1)]
        if word.kinds & (VERB | FIRST):
            return at > place and bool((words[at - 1].kinds | words[at - 2].kinds) & PLURAL)
        if word.kinds & (PAUSE | PREPOSITION):
            break
    return False


def _is_warning(word: Word, after: Word) -> bool:
    """Tell "Don't rinse it" from "Don't think it'll rain", where an "I" is left out."""
    if word.text in _UNSAID:
        return False
    if word.text in _UNSURE:
        return not after.kinds & (SPEAKING | SUBORDINATOR)
    return bool(word.kinds & (_VERBS | OPEN))


def _tells_past(words: Sequence[Word], part: Part) -> bool:
    """Say whether "put" or "read" goes on with a past: "Put the kettle on and cried", "Read it twice, cried"."""
    if words[part.end + 1].kinds & PAST:
        return True
    return any(
        (words[place - 1].text == "and" or (words[place - 2].text == "and" and words[place - 1].kinds & ADVERB))
        and (
            (words[place].kinds & PAST and not words[place].kinds & _SAME_PAST)
            or words[place + 1].text in {"was", "were", "had"}
        )
        for place in range(part.head + 2, part.end)
    )


def _takes_object(words: Sequence[Word], place: int) -> bool:
    """Tell "Pat the chicken dry" from "Mark the butcher waves": a name with a verb further on."""
    bits = words[place].kinds
    if (bits & _NO_VERB and words[place].text != "time") or not bits & (_VERBS | OPEN):
        return False
    if words[place + 1].text in {"every", "each"} and words[place + 2].kinds & _TIME:
        return False  # "Snow every winter."
    if place and words[place - 1].text in {"never", "always"}:
        return True
    if bits & (NAME | _KIN) or not bits & FIRST:
        return not verb_follows(words, place + 2, strict=True)
    return True


def _is_only_verb(words: Sequence[Word], parts: Sequence[Part], number: int) -> bool:
    part = parts[number]
    word, after = words[part.head], words[part.head + 1]
    if after.kinds & (PAUSE | CONJUNCTION):
        return after.text != ":" and _may_be_short(words, parts, number)
    if word.kinds & _MASS and after.kinds & THIRD:
        return False
    if after.text == "like" and words[part.head + 2].kinds & _ARTICLE:
        return True  # "Dance like the bills aren't due."
    if after.kinds & PARTICLE and not words[part.end - 2].kinds & PLURAL:
        return not verb_follows(words, part.head + 1, strict=True)  # "Break up kidney stones."
    if word.kinds & _WEATHER and after.kinds & PREPOSITION and not after.kinds & PARTICLE:
        return False  # "Wind from the east."
    is_thing = kinds_of(after.text[:-1]) & NOUN and words[part.head + 2].kinds & PREPOSITION  # "Mark pages with a pin."
    is_name = word.kinds & NAME and after.kinds & THIRD and not is_thing
    return not verb_follows(words, part.head + 1, strict=bool(is_name))


def _may_be_short(words: Sequence[Word], parts: Sequence[Part], number: int) -> bool:
    """Say whether a verb may stand here all alone: "Stop.", "Sam, stop.", "With the blade away, slice."."""
    last = parts[number - 1]
    if (
        all(part.head >= part.end for part in parts[:number])
        or words[parts[number].first].text in {"then", "so"}
        or last.commands
        or last.fronted
        or words[last.end - 1].kinds & _QUANTITY
    ):
        return True
    return number == 1 and last.bare and not words[last.head].kinds & DETERMINER

"""What an exercise can ask of an answer: rules, each of which says in a sentence what it saw, or nothing if it fits.

A row of ``data/demands.csv`` names a rule and gives it a value. The rules about a text look at words only: at what is
said to whom, never at whether it is good.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from caring.library import rubric, scripts, statistics
from caring.plain import EXACT, kind, same, short
from caring.reading import read_script

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from caring.reading import Reading, Sentence
    from caring.solved import Solved

STUFFED = 0.6  # of the words being pronouns and crowd words
VARIED = 0.65  # of the words in a stretch being different
STRETCH = 25
QUOTED = re.compile(r"[“\"]([^”\"]+)[”\"]")
SHORTEST_QUOTE = 3
SHOWN = 3


@dataclass(frozen=True)
class Look:
    """An answer under one demand: the answer (plain), the demand's id and value, and how to ask for the solution."""

    answer: Any
    demand: str
    value: str
    solve: Callable[[], Solved]

    @property
    def text(self) -> str:
        """The answer as a text; a list's parts, one a line."""
        parts = self.answer if isinstance(self.answer, list) else [self.answer]
        return "\n".join(map(str, parts))

    @cached_property
    def reading(self) -> Reading:
        """What the reader finds in it."""
        return read_script(self.text)

    @property
    def number(self) -> float:
        """The demand's value as a number."""
        return float(self.value or 1)


# Of what kind


def is_kind(look: Look) -> str:
    """Ask for a number, a text, a list, a mapping or a chart."""
    found = kind(look.answer)
    return "" if found == look.value else f"I expected {look.value}, and found {found}: {short(look.answer)}."


def changed(look: Look) -> str:
    """Ask that something was done to the original: a script's id, or the text itself."""
    return "This is the original, word for word." if words(look.text) == words(original(look.value)) else ""


# What is said, and to whom


def length(look: Look) -> str:
    """Ask for so many spoken words (``20-60``)."""
    least, most = map(int, look.value.split("-"))
    count = look.reading.words
    if least <= count <= most:
        return ""
    return f"It has {count} spoken word{'s' * (count != 1)}; I look for {least} to {most}."


def no_crowd(look: Look) -> str:
    """Ask that no crowd word is heard."""
    return _first_heard(look.reading, "all", "“{}” speaks to a crowd.")


def no_we(look: Look) -> str:
    """Ask that nobody speaks as “we”."""
    return _first_heard(look.reading, "we", "“{}” speaks for a group.")


def says_you(look: Look) -> str:
    """Ask for so many sentences that are said to “you”."""
    return _enough((s for s in look.reading.sentences if s.audience == "you"), look.number, "said to “you”")


def says_i(look: Look) -> str:
    """Ask for so many sentences in which somebody says “I”."""
    return _enough((s for s in look.reading.sentences if s.speaker == "I"), look.number, "in which you say “I”")


def sign(look: Look) -> str:
    """Ask for one of the reader's signs (``a step | a reason``)."""
    wanted = [each.strip() for each in look.value.split("|")]
    heard = {each.sign for sentence in look.reading.sentences for each in sentence.evidence}
    return "" if heard & set(wanted) else f"I heard no words for {' or '.join(wanted)} in it."


def own_words(look: Look) -> str:
    """Ask for sentences, not for a pile of the words that are looked for."""
    said = words(look.text)
    if not said:
        return "There are no words in it."
    heard = [each for s in look.reading.sentences for each in s.evidence if each.sign in {"you", "all", "I", "we"}]
    cues = sum(len(words(look.text[each.start : each.end])) for each in heard)
    different = sum(len(set(said[at : at + STRETCH])) for at in range(0, len(said), STRETCH))
    if different < VARIED * len(said):
        return f"Its words keep coming back: of {len(said)} only {len(set(said))} are different."
    if cues > STUFFED * len(said) and len(said) > SHORTEST_QUOTE * 3:
        return f"Of its {len(said)} words {min(cues, len(said))} only say who speaks to whom."
    return ""


def mentions(look: Look) -> str:
    """Ask for some of the beginnings of words (``2 of salt | dumpling | potato``; without a number, one)."""
    wanted, parts = _choice(look.value)
    found = [part for part in parts if _begins(part, look.text)]
    if len(found) >= wanted:
        return ""
    some = " or ".join([f"“{part}”" for part in parts if part not in found][:SHOWN])
    what = f"I found {len(found)} of the {wanted} things" if found else "I found no word"
    return f"{what} that I look for, such as {some}."


def avoids(look: Look) -> str:
    """Ask that none of the beginnings of words is there."""
    found = [part for part in _choice(look.value)[1] if _begins(part, look.text)]
    return f"It says “{found[0]}”." if found else ""


def seconds(look: Look) -> str:
    """Ask that it fits into so many seconds at so many words a minute (``60 at 165``)."""
    most, pace = map(float, look.value.split(" at "))
    takes = look.reading.seconds(pace)
    if takes <= most:
        return ""
    return f"It takes {takes:.0f} seconds at {pace:.0f} words a minute, and {most:.0f} are there."


def quotes(look: Look) -> str:
    """Ask for so many quotations of at least three words, in quotation marks, from one script (its id) or any."""
    wanted, (source,) = _choice(look.value)
    texts = [_spaced(s.text) for s in scripts() if source in {"any", s.id}]
    quoted = [" ".join(words(each)) for each in QUOTED.findall(look.text.replace("‘", "“"))]
    found = {each for each in quoted if each.count(" ") >= SHORTEST_QUOTE - 1 and any(f" {each} " in t for t in texts)}
    if len(found) >= wanted:
        return ""
    which = "any script" if source == "any" else f"“{next((s.title for s in scripts() if s.id == source), source)}”"
    count = f"{len(found)} of {wanted} quotations" if wanted > 1 else "no quotation"
    return f"I found {count} of three words or more from {which}."


# What is chosen


def each_once(look: Look) -> str:
    """Ask for each id of a list once in the first line (``statistics``, or the ids themselves)."""
    ids = [s.id for s in statistics()] if look.value == "statistics" else look.value.split()
    first = look.text.strip().partition("\n")[0] if isinstance(look.answer, str) else look.text
    found = re.findall(r"\w+", first.casefold())
    counts = {each: found.count(each.casefold()) for each in ids}
    wrong = [f"{each} {count} times" if count else f"no {each}" for each, count in counts.items() if count != 1]
    return f"There is {' and '.join(wrong)} in the first line; I look for each once." if wrong else ""


def includes(look: Look) -> str:
    """Ask that a letter (or an id) is among the chosen ones."""
    return "" if look.value in _picked(look.answer) else f"“{look.value}” is not among those that you chose."


def excludes(look: Look) -> str:
    """Ask that a letter (or an id) is not among the chosen ones."""
    return f"“{look.value}” is among those that you chose." if look.value in _picked(look.answer) else ""


def known(look: Look) -> str:
    """Ask that every part is an id of the kit's ``scripts``, ``criteria`` or ``statistics``."""
    ids = {
        "scripts": [script.id for script in scripts()],
        "criteria": [criterion.id for criterion in rubric()],
        "statistics": [statistic.id for statistic in statistics()],
    }[look.value]
    answer = look.answer
    parts = answer if isinstance(answer, list) else list(answer) if isinstance(answer, dict) else [answer]
    wrong = [part for part in parts if part not in ids]
    return f"“{short(wrong[0])}” is none of the kit’s {look.value}, such as {short(ids[:3])}." if wrong else ""


# What is computed


def between(look: Look) -> str:
    """Ask for a number in a range (``0-100``)."""
    least, most = map(float, look.value.split("-"))
    return "" if least <= look.answer <= most else f"{short(look.answer)} is not between {least:g} and {most:g}."


def titled(look: Look) -> str:
    """Ask for a chart's title and the names of both axes."""
    names = {"title": "title", "x": "name across", "y": "name upwards"}
    missing = [name for key, name in names.items() if not look.answer[key]]
    return f"The chart has no {' and no '.join(missing)}." if missing else ""


def mistake(look: Look) -> str:
    """Recognise a known mistake: a wrong answer that the solution notebook lists under this demand's id."""
    found = look.solve()
    listed = [answer for demand, answer in found.refused if demand == look.demand]
    tolerance = look.number if look.value else EXACT
    yours = _points(look.answer)
    made = any(same(yours, _points(each), tolerance) for each in listed)
    if not made or same(yours, _points(found.answer), tolerance):
        return ""
    return "Your chart is one that I know." if kind(look.answer) == "a chart" else f"You have {short(look.answer)}."


def as_solved(look: Look) -> str:
    """Ask for what the solution gives, numbers within a tolerance."""
    wanted, tolerance = look.solve().answer, look.number if look.value else EXACT
    return "" if same(_points(look.answer), _points(wanted), tolerance) else _difference(look.answer, wanted, tolerance)


RULES: Mapping[str, Callable[[Look], str]] = {
    rule.__name__: rule
    for rule in (
        is_kind, changed, length, no_crowd, no_we, says_you, says_i, sign, own_words, mentions, avoids, seconds, quotes,
        each_once, includes, excludes, known, between, titled, mistake, as_solved,
    )
}  # fmt: skip


def original(value: str) -> str:
    """Give the text that an exercise starts from: a script's, if the value is its id, else the value itself.

    >>> original("Hey everyone!")
    'Hey everyone!'
    """
    return next((script.text for script in scripts() if script.id == value), value)


def words(text: str) -> list[str]:
    """Give a text's words in small letters, apostrophes made alike.

    >>> words("It’s the SOUP, isn't it?")
    ["it's", 'the', 'soup', "isn't", 'it']
    """
    return re.findall(r"[^\W_]+(?:'[^\W_]+)*", text.replace("’", "'").casefold())


def _spaced(text: str) -> str:
    return f" {' '.join(words(text))} "


def _first_heard(reading: Reading, heard: str, sentence: str) -> str:
    found = [each for s in reading.sentences for each in s.evidence if each.sign == heard]
    return sentence.format(reading.text[found[0].start : found[0].end]) if found else ""


def _enough(found: Iterable[Sentence], wanted: float, what: str) -> str:
    count = len(list(found))
    return "" if count >= wanted else f"I heard {count} of {wanted:g} sentences {what}."


def _choice(value: str) -> tuple[int, list[str]]:
    number, of, rest = value.partition(" of ")
    wanted, parts = (int(number), rest) if of and number.isdigit() else (1, value)
    return wanted, [part.strip() for part in parts.split("|")]


def _begins(part: str, text: str) -> bool:
    return f" {' '.join(words(part))}" in _spaced(text)


def _picked(answer: Any) -> set[str]:
    if isinstance(answer, list):
        return set(map(str, answer))
    return set(re.findall(r"\b[a-z]\b", str(answer).casefold()))


def _points(value: Any) -> Any:
    return value["chart"] if kind(value) == "a chart" else value


def _difference(yours: Any, wanted: Any, tolerance: float) -> str:
    """Say where two values differ, and not what would be right."""
    if kind(wanted) == "a chart":
        here = sum(any(same(p, q, tolerance) for q in wanted["chart"]) for p in yours["chart"])
        return f"Your chart has {len(yours['chart'])} points; {here} of them lie where I expect {len(wanted['chart'])}."
    if isinstance(yours, dict) and isinstance(wanted, dict):
        if yours.keys() != wanted.keys():
            return f"Your entries are {short(list(yours))}; I expect {len(wanted)} of them, by other names or numbers."
        wrong = next(key for key in wanted if not same(yours[key], wanted[key], tolerance))
        return f"For “{wrong}” you have {short(yours[wrong])}."
    if isinstance(yours, list) and isinstance(wanted, list):
        extra = [each for each in yours if not any(same(each, one, tolerance) for one in wanted)]
        if extra:
            return f"You have {short(yours)}; I don’t expect {short(extra[0])}."
        what = "the order is another" if len(yours) == len(wanted) else f"I expect {len(wanted)} entries"
        return f"You have {short(yours)}: each of them belongs there, but {what}."
    return f"You have {short(yours)}."

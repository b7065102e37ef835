"""Lesson 04: ninety seconds to cut to sixty."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, ClassVar

from caring import cutting, drafts, library
from caring.pace import paces
from caring.views.base import View, script
from caring.views.lines import lines, paced
from caring.views.phone import clock

LEAD = "Take out what nobody would miss, until it fits the minute, and keep what your viewer can use."
PUT_BACK = "Put back. {words} spoken words are left: {length} at a natural pace."
TAKEN_OUT = "Taken out. {words} spoken words are left: {length} at a natural pace."
KEPT = "Kept: your version {number}."
WHOLE_AGAIN = "The whole script is back. Your cut is kept as a version."


class CutToSixty(View):
    """A script of ninety seconds: sentences go out and come back, or words change, and the clock follows.

    >>> from caring import Work
    >>> mina = CutToSixty(Work())
    >>> mina.toggle(0)
    >>> mina.state["said"]
    'Taken out. 232 spoken words are left: 1:24 at a natural pace.'
    """

    _esm = script("lines", "cut")
    title: ClassVar = "From ninety seconds to sixty"
    actions: ClassVar = frozenset({"toggle", "rewrite", "keep", "start_again"})

    def toggle(self, sentence: int) -> None:
        """Take a sentence out, or put it back, 0 the first; see ``cutting.toggle``."""
        there = cutting.toggle(self.work, sentence)
        read = cutting.read(cutting.current(self.work))
        self.say((PUT_BACK if there else TAKEN_OUT).format(words=read.words, length=clock(read.seconds())))

    def rewrite(self, text: str) -> None:
        """Keep the text as it is written; see ``cutting.rewrite``."""
        cutting.rewrite(self.work, text)

    def keep(self) -> None:
        """Keep this cut as a version, and open what I hear in it; see ``cutting.keep``."""
        self.say(KEPT.format(number=cutting.keep(self.work)))

    def start_again(self) -> None:
        """Go back to the whole script; the cut stays among the versions; see ``cutting.start_again``."""
        cutting.start_again(self.work)
        self.say(WHOLE_AGAIN)

    def picture(self) -> dict[str, Any]:
        """Show the script with what is out, the clock, and what stayed in a cut that is kept."""
        piece, text = library.passage("cut"), cutting.current(self.work)
        starts = [text.find(sentence) if sentence in text else None for sentence in cutting.sentences()]
        known, read = paces(self.work), cutting.read(text)
        versions = drafts.draft(self.work, cutting.NAME).versions
        kept = asdict(cutting.feedback(text, known)) if cutting.is_kept(self.work) else None
        return {
            "lead": LEAD,
            "phone": lines(cutting.read(piece.text), piece.title, piece.creator),
            "paces": paced(read, starts, known),
            "kept": "".join("0" if start is None else "1" for start in starts),
            "text": text,
            "words": read.words,
            "touched": text != piece.text,
            "feedback": kept,
            "versions": len(versions),
        }

"""Cutting a script to sixty seconds: sentences go out and come back, and what is left says what it still gives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from caring import drafts, library
from caring.errors import CaringError
from caring.reading import read_script

if TYPE_CHECKING:
    from collections.abc import Mapping

    from caring.progress import Work
    from caring.reading import Reading

NAME = "cut.a_slip_of_paper"
MINUTE = 60
ROOM = 10  # seconds of the minute that may well stay empty
KINDS: Mapping[str, str] = {"step": "a step", "reason": "a reason", "moment": "a moment to use it"}
WHY: Mapping[str, str] = {
    "step": "Without a step, your viewer knows that something could be done, and not what.",
    "reason": "Without a reason, a step is only a command; a reason leaves the choice to your viewer.",
    "moment": "Without a moment, it stays a good idea for some other day.",
    "": "With all three, your viewer knows what to do, and why, and when.",
}


@dataclass(frozen=True)
class Feedback:
    """A sentence for each: what was seen, why it matters, what to try."""

    seen: str
    why: str
    try_next: str


def original() -> str:
    """Give the script to cut, whole."""
    return library.passage("cut").text


def current(work: Work) -> str:
    """Give the learner's cut as it is now: the whole script, before they begin."""
    text = drafts.draft(work, NAME).text
    return text if text.strip() else original()


@lru_cache(maxsize=16)
def read(text: str) -> Reading:
    """Read a text, and the same text only once: each press of a key asks for it several times."""
    return read_script(text)


def sentences() -> tuple[str, ...]:
    """Give the whole script's sentences.

    >>> sentences()[-1][:12]
    'That’s about'
    """
    return tuple(sentence.text for sentence in read(original()).sentences)


def toggle(work: Work, number: int) -> bool:
    """Take a sentence of the whole script out, or put it back; whatever else was changed stays.

    Args:
        work: the learner's work.
        number: the sentence's number in the whole script, 0 the first.

    Returns:
        Whether it is in the cut now.

    Raises:
        CaringError: when there is no such sentence, or it is the last one left.
    """
    if type(number) is not int or not 0 <= number < len(sentences()):
        raise CaringError(f"Sentences go from 0 to {len(sentences()) - 1}, not {number!r}.")
    text, sentence = current(work), sentences()[number]
    there = sentence in text
    rewrite(work, without(text, sentence) if there else put_back(text, number))
    return not there


def rewrite(work: Work, text: str) -> None:
    """Keep the learner's cut as they have written it.

    Raises:
        CaringError: when nothing would be left, or too much is written; the cut stays as it was.
    """
    if not text.strip():
        raise CaringError("One sentence has to stay: an empty minute says nothing. Your cut is as it was.")
    drafts.write(work, NAME, text)


def keep(work: Work) -> int:
    """Keep the cut as it is now among the versions, and open what I hear in it; give how many versions there are."""
    drafts.write(work, NAME, current(work))
    return len(drafts.keep_version(work, NAME).versions)


def is_kept(work: Work) -> bool:
    """Say whether the cut as it is now is the version kept last."""
    versions = drafts.draft(work, NAME).versions
    return bool(versions) and versions[-1].text == current(work)


def without(text: str, sentence: str) -> str:
    """Take a sentence out of a text, and the gap with it.

    >>> without("One. Two. Three.", "Two.")
    'One. Three.'
    """
    return _tidy(text.replace(sentence, "", 1))


def put_back(text: str, number: int) -> str:
    """Put a sentence of the whole script back: beside one of its own paragraph, else where its paragraph was.

    >>> put_back("So I unzip the bag and look inside.", 0).splitlines()[-1]
    'So I unzip the bag and look inside.'
    """
    found, paragraph = sentences(), _paragraphs()
    there = [n for n, sentence in enumerate(found) if sentence in text]
    earlier, later = [n for n in there if n < number], [n for n in there if n > number]
    if earlier:
        end = text.index(found[earlier[-1]]) + len(found[earlier[-1]])
        if paragraph[earlier[-1]] == paragraph[number]:
            return _tidy(f"{text[:end]} {found[number]} {text[end:]}")
    if later and paragraph[later[0]] == paragraph[number]:
        start = text.index(found[later[0]])
        return _tidy(f"{text[:start]} {found[number]} {text[start:]}")
    gap = text.find("\n\n", end) if earlier else 0
    at = len(text) if gap < 0 else gap
    return _tidy(f"{text[:at]}\n\n{found[number]}\n\n{text[at:]}")


def start_again(work: Work) -> None:
    """Go back to the whole script; the cut as it was stays among the versions."""
    keep(work)
    drafts.write(work, NAME, original())


def stayed(text: str) -> dict[str, str]:
    """Say which of a step, a reason and a moment a text still has, and by which words I know.

    Returns:
        The words, by kind; a kind that is not there by any words that I know is left out.

    >>> stayed("Put your first name in, tonight.")
    {'step': 'your first name', 'moment': 'tonight'}
    """
    heard = text.casefold().replace("'", "’")
    found: dict[str, str] = {}
    for keep in library.passage("cut").keeps:
        for words in keep.words:
            if keep.kind not in found and re.search(rf"\b{re.escape(words.casefold())}\b", heard):
                found[keep.kind] = words
    return found


def feedback(text: str, paces: Mapping[str, int]) -> Feedback:
    """Say what was seen in a cut, why it matters and what to try.

    Args:
        text: the cut.
        paces: the paces to show; ``yours`` counts if it is there, else ``natural``.
    """
    name = "yours" if "yours" in paces else "natural"
    heard_in = read(text)
    seconds = round(heard_in.seconds(paces[name]))
    there = stayed(text)
    gone = [kind for kind in KINDS if kind not in there]
    at = "at your own pace" if name == "yours" else "at a natural pace"
    heard = _listed([KINDS[kind] for kind in KINDS if kind in there]) or "neither a step, nor a reason, nor a moment"
    took = "1 second" if seconds == 1 else f"{seconds} seconds"
    return Feedback(
        f"{heard_in.words} spoken words take {took} {at}; in them I find {heard}.",
        WHY[gone[0] if gone else ""],
        _try_next(seconds, gone),
    )


def _paragraphs() -> list[int]:
    """Say in which paragraph of the whole script each sentence stands."""
    whole = original()
    return [whole[: sentence.start].count("\n\n") for sentence in read(whole).sentences]


def _tidy(text: str) -> str:
    """Close the gaps that moved sentences leave."""
    return re.sub(r"\n{3,}", "\n\n", re.sub(r" *\n *", "\n", re.sub(r" {2,}", " ", text))).strip()


def _try_next(seconds: int, gone: list[str]) -> str:
    if gone:
        quote = next(keep.quote for keep in library.passage("cut").keeps if keep.kind == gone[0])
        return f"Put “{quote}” back, or say it in your own words; I know only some of them."
    if seconds > MINUTE:
        return (
            f"{seconds - MINUTE} more seconds have to go: listen for a greeting, a second example or a promise for "
            "some other day that nobody would miss."
        )
    if seconds < MINUTE - ROOM:
        return f"You have {MINUTE - seconds} seconds left: which sentence would you like to hear again?"
    return "Read it aloud once: does it still sound like Anneke?"


def _listed(things: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(things[:-1]), *things[-1:]]))

"""A script sentence by sentence, with the second at which each is spoken, at three paces and one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from caring.views.phone import TICKS, clock

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from caring.reading import Reading


def lines(read: Reading, title: str, creator: str) -> dict[str, Any]:
    """Give a script's sentences, paragraph by paragraph, with each sentence's number."""
    paragraphs: list[list[dict[str, Any]]] = [[]]
    end = 0
    for number, sentence in enumerate(read.sentences):
        if "\n\n" in read.text[end : sentence.start]:
            paragraphs.append([])
        paragraphs[-1].append({"n": number, "text": sentence.text})
        end = sentence.end
    return {"title": title, "creator": creator, "paragraphs": paragraphs}


def paced(read: Reading, starts: Sequence[int | None], paces: Mapping[str, int]) -> list[dict[str, Any]]:
    """Give for each pace how long a text takes, and when and beside which sentence its minute ends.

    Args:
        read: the text.
        starts: where in it each sentence begins; None for one that is not in it.
        paces: words a minute, by name.
    """
    return [
        {
            "name": name,
            "pace": pace,
            "length": clock(read.seconds(pace)),
            "over": read.seconds(pace) > TICKS[-1],
            "times": ["" if start is None else clock(read.seconds_to(start, pace)) for start in starts],
            "minute": _spoken_at(read.offset_at(TICKS[-1], pace), starts),
        }
        for name, pace in paces.items()
    ]


def _spoken_at(offset: int | None, starts: Sequence[int | None]) -> int | None:
    """Find the sentence that is being spoken at a place; None where the text has ended."""
    if offset is None:
        return None
    begun = [(start, n) for n, start in enumerate(starts) if start is not None and start <= offset]
    return max(begun)[1] if begun else None

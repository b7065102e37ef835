"""Which words went and which came between two versions of a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

_TOKEN = re.compile(r"(?:[\w’'-]+|[^\w\s])\s*")
_LONG = 1000  # words, from which on the comparison may take short cuts


@dataclass(frozen=True)
class Changes:
    """Two texts in pieces, (text, changed) each, and how many words went from the first and came to the second."""

    before: tuple[tuple[str, bool], ...]
    after: tuple[tuple[str, bool], ...]
    went: int
    came: int


@lru_cache(maxsize=64)
def changes(before: str, after: str) -> Changes:
    """Compare two versions of a text word by word; spaces and line ends don't count.

    Args:
        before: the earlier text.
        after: the later text.

    Returns:
        Both texts in pieces; those that the other text doesn't have are marked.

    >>> found = changes("I kept a seat.", "I kept your seat.")
    >>> found.before, found.after[1]
    ((('I kept ', False), ('a ', True), ('seat.', False)), ('your ', True))
    """
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    long = max(len(old), len(new)) > _LONG
    matcher = SequenceMatcher(None, [token.strip() for token in old], [token.strip() for token in new], autojunk=long)
    steps = [(kind != "equal", old[a:b], new[c:d]) for kind, a, b, c, d in matcher.get_opcodes()]
    went = [token for changed, gone, _ in steps if changed for token in gone]
    came = [token for changed, _, fresh in steps if changed for token in fresh]
    return Changes(
        tuple(("".join(gone), changed) for changed, gone, _ in steps if gone),
        tuple(("".join(fresh), changed) for changed, _, fresh in steps if fresh),
        _count(went),
        _count(came),
    )


def _count(tokens: list[str]) -> int:
    return sum(token[0].isalnum() for token in tokens)

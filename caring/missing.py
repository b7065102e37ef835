"""Whom would you miss, and who would miss you? The memory test with its caring rate, and one's own last ten posts."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from caring.errors import CaringError
from caring.progress import now
from caring.scoring import is_level

if TYPE_CHECKING:
    from caring.progress import Work

TEST, POSTS = "missing.test", "missing.posts"
CLOCKS = (60, 120, 0)  # seconds; 0 is no clock
LONGEST_TEXT, LONGEST_NAME, MOST_NAMES, MOST_FOLLOWED = 5_000, 80, 100, 100_000
LAST = 10
FORGOTTEN = "forgotten"
WONDERING = 3
BETWEEN = re.compile(r"\s*[,;]\s*(?:and\s+|&\s*)?|\s+(?:and|&)\s+", re.IGNORECASE)
SEALED = "This test is sealed: it stays as it is."


@dataclass(frozen=True)
class Rate:
    """How many creators one follows and would miss, of how many one follows; ``others`` one would miss only."""

    missed: int
    followed: int
    others: int

    @property
    def exact(self) -> Fraction | None:
        """The caring rate, 0 to 1, exactly; None where nobody is followed.

        >>> Rate(4, 210, 0).exact
        Fraction(2, 105)
        """
        return Fraction(self.missed, self.followed) if self.followed else None

    @property
    def in_hundred(self) -> str:
        """The rate in words.

        >>> Rate(4, 210, 0).in_hundred, Rate(1, 900, 0).in_hundred, Rate(3, 12, 1).in_hundred
        ('about 2 in 100', 'fewer than 1 in 100', '25 in 100')
        """
        if self.exact is None:
            return "no rate"
        percent = self.exact * 100
        if percent and not round(percent):
            return "fewer than 1 in 100"
        return f"{'' if percent.denominator == 1 else 'about '}{round(percent)} in 100"

    @property
    def says(self) -> str:
        """What the rate says, in a sentence or two, for every way in which it can come out.

        >>> Rate(0, 210, 0).says
        'None of the 210 came to your mind. Following costs a tap; it need not be more than that.'
        """
        more = _others(self.others)
        if not self.followed:
            quiet = more or "Nobody came to your mind either: a quiet page is a fine place."
            return f"You follow nobody, so there is nothing to divide. {quiet}"
        if not self.missed:
            tap = more or "Following costs a tap; it need not be more than that."
            return f"None of the {self.followed} came to your mind. {tap}"
        if self.missed == self.followed:
            return f"You would miss everybody whom you follow. That is rare, and a list well kept. {more}".strip()
        left = self.followed - self.missed
        rest = "The other one" if left == 1 else f"The other {left}"
        return f"{rest} you follow, and did not name. {more}".strip()


@dataclass(frozen=True)
class MemoryTest:
    """The memory test as far as it goes.

    ``text`` is what was typed, a name a line; ``clock`` and ``left`` are seconds (clock 0: without one); ``follows``
    says by name whether the learner follows them; ``followed`` is how many they follow in all.
    """

    text: str = ""
    clock: int = CLOCKS[0]
    left: int = CLOCKS[0]
    ended: str | None = None
    follows: tuple[tuple[str, bool], ...] = ()
    followed: int | None = None
    sealed: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The names that were typed, each once."""
        return names_in(self.text)

    def people_in(self, name: str) -> tuple[str, ...]:
        """Give the people whom a line of its own would name, should the name be a list; none if it is not.

        >>> MemoryTest("Theo, Anna and Beryl").people_in("Theo, Anna and Beryl")
        ('Theo', 'Anna', 'Beryl')
        """
        lines = (line for line in self.text.splitlines() if names_in(line) == (name,))
        people = tuple(filter(None, BETWEEN.split(next(lines, "").strip())))
        return people if len(people) > 1 else ()

    @property
    def missing(self) -> str:
        """What is still to say before the test can be sealed; empty when nothing is."""
        open_ = [name for name in self.names if name not in dict(self.follows)]
        if open_:
            return f"Still to say: whether you follow {' and '.join(open_[:2])}{' and others' if open_[2:] else ''}."
        if self.followed is None:
            return "Still to say: how many you follow."
        both = self.rate.missed
        if both > self.followed:
            return f"You follow {both} of those you named, and {self.followed} in all: have another look at the number."
        return ""

    @property
    def rate(self) -> Rate:
        """The rate as the answers give it."""
        said = dict(self.follows)
        missed = sum(said.get(name, False) for name in self.names)
        return Rate(missed, self.followed or 0, len(self.names) - missed)


def names_in(text: str) -> tuple[str, ...]:
    r"""Give the names in a text, a name a line: none empty, none twice (however it is spelt), none over 80 letters.

    >>> names_in(" Mina\n\nTheo  B\nMINA")
    ('Mina', 'Theo B')
    """
    lines = (" ".join(line.split())[:LONGEST_NAME] for line in text.splitlines())
    first: dict[str, str] = {}
    for name in filter(None, lines):
        first.setdefault(name.casefold(), name)
    return tuple(first.values())[:MOST_NAMES]


def memory_test(work: Work) -> MemoryTest:
    """Give the learner's memory test as far as it goes.

    >>> from caring import Work
    >>> memory_test(Work()).left
    60
    """
    kept = work.get(TEST, _is_test)
    return MemoryTest(**{**kept, "follows": tuple(kept["follows"].items())}) if kept else MemoryTest()


def set_clock(work: Work, seconds: int) -> None:
    """Choose the clock: 60 or 120 seconds, or 0 for none; what was typed stays.

    Raises:
        CaringError: for another time, or when the names are in.
    """
    current = _open(work, ended=False)
    if type(seconds) is not int or seconds not in CLOCKS:
        raise CaringError(f"The clock has 60 or 120 seconds, or 0 for none; not {seconds!r}.")
    _keep(work, replace(current, clock=seconds, left=seconds))


def write(work: Work, text: str, left: int) -> None:
    """Keep the names as they are typed, and how many seconds are left.

    Raises:
        CaringError: for a text over 5,000 letters or a time that the clock hasn't, or when the names are in.
    """
    current = _open(work, ended=False)
    if not isinstance(text, str) or len(text) > LONGEST_TEXT:
        raise CaringError(f"The names have room for {LONGEST_TEXT:,} letters. What was typed before is kept.")
    if type(left) is not int or not 0 <= left <= current.clock:
        raise CaringError(f"The clock shows 0 to {current.clock} seconds, not {left!r}.")
    _keep(work, replace(current, text=text, left=left))


def end(work: Work) -> None:
    """Put the pen down: the names stay as they are.

    Raises:
        CaringError: when they are in already.
    """
    _keep(work, replace(_open(work, ended=False), ended=now(), left=0))


def follow(work: Work, name: str, *, yes: bool) -> None:
    """Say whether the learner follows somebody whom they named.

    Raises:
        CaringError: for a name that was not given, before the names are in, or when the test is sealed.
    """
    current = _open(work, ended=True)
    if name not in current.names:
        raise CaringError(f"“{name}” is not among the names.")
    _keep(work, replace(current, follows=tuple({**dict(current.follows), name: yes}.items())))


def split(work: Work, name: str) -> None:
    """Count a name that is a list of people one by one.

    Raises:
        CaringError: for a name that is no list or was not given, before the names are in, or when the test is sealed.
    """
    current = _open(work, ended=True)
    people = current.people_in(name)
    if not people:
        raise CaringError(f"“{name}” is no list of people.")
    lines = ("\n".join(people) if names_in(line) == (name,) else line for line in current.text.splitlines())
    _keep(work, replace(current, text="\n".join(lines)))


def count(work: Work, followed: int) -> None:
    """Say how many creators the learner follows, a whole number.

    Raises:
        CaringError: for anything else, before the names are in, or when the test is sealed.
    """
    current = _open(work, ended=True)
    if type(followed) is not int or not 0 <= followed <= MOST_FOLLOWED:
        raise CaringError(f"Give a whole number from 0 to {MOST_FOLLOWED:,}. A good guess will do.")
    _keep(work, replace(current, followed=followed))


def seal(work: Work) -> None:
    """Seal the test: the caring rate opens.

    Raises:
        CaringError: while something is still to say; it says what.
    """
    current = _open(work, ended=True)
    if current.missing:
        raise CaringError(current.missing)
    _keep(work, replace(current, sealed=now()))


def posts(work: Work) -> tuple[int | str | None, ...]:
    """Give the learner's wonder (0–4) about their last ten posts, newest first; ``FORGOTTEN``, or None while unsaid.

    >>> from caring import Work
    >>> posts(Work())[:2]
    (None, None)
    """
    kept = work.get(POSTS, _are_posts)
    return tuple(kept["posts"]) if kept else (None,) * LAST


def wonder(work: Work, post: int, level: int | str) -> None:
    """Say of a post whether anybody would wonder where the learner is, 0–4, or that it is ``FORGOTTEN``.

    Args:
        work: the learner's work.
        post: 1 is the newest, 10 the oldest.
        level: 0 to 4, or ``FORGOTTEN``.

    Raises:
        CaringError: for another post or level.
    """
    if type(post) is not int or not 1 <= post <= LAST:
        raise CaringError(f"Posts go from 1, the newest, to {LAST}, not {post!r}.")
    if not is_level(level) and level != FORGOTTEN:
        raise CaringError(f"Give a whole number from 0 to 4, or say “{FORGOTTEN}”, not {level!r}.")
    given = list(posts(work))
    given[post - 1] = level
    work.keep(POSTS, {"posts": given})


def posts_say(given: tuple[int | str | None, ...]) -> str:
    """Say what the answers about one's own posts show; empty while nothing is said.

    >>> posts_say((3, 1, FORGOTTEN, None))
    'You remember 2 of 3. After one of them you’d expect somebody to wonder where you are: what was it about that one?'
    """
    said = [level for level in given if level is not None]
    remembered = [level for level in said if level != FORGOTTEN]
    wondered = sum(isinstance(level, int) and level >= WONDERING for level in remembered)
    if not said:
        return ""
    if not remembered:
        if len(said) == 1:
            return "You don’t remember it yourself. Would a viewer have missed it?"
        return f"You remember none of {len(said)} yourself. Would a viewer have missed them?"
    first = f"You remember {len(remembered)} of {len(said)}."
    if not wondered:
        return f"{first} After none of them you’d expect somebody to wonder where you are. Which one came nearest?"
    if wondered == 1:
        return f"{first} After one of them you’d expect somebody to wonder where you are: what was it about that one?"
    return f"{first} After {wondered} of them you’d expect somebody to wonder where you are: what do these share?"


def _others(others: int) -> str:
    if not others:
        return ""
    who = "one person" if others == 1 else f"{others} people"
    return f"And you would miss {who} whom you don’t follow: caring needs no button."


def _open(work: Work, *, ended: bool) -> MemoryTest:
    current = memory_test(work)
    if current.sealed:
        raise CaringError(SEALED)
    if bool(current.ended) != ended:
        raise CaringError("The names are in: they stay as they are." if current.ended else "First put the names in.")
    return current


def _keep(work: Work, test: MemoryTest) -> None:
    work.keep(TEST, {**test.__dict__, "follows": dict(test.follows)})


def _is_test(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and value.keys() == MemoryTest().__dict__.keys()
        and isinstance(value["text"], str)
        and value["clock"] in CLOCKS
        and type(value["left"]) is int
        and isinstance(value["follows"], dict)
        and all(type(yes) is bool for yes in value["follows"].values())
        and (value["followed"] is None or type(value["followed"]) is int)
        and all(value[when] is None or isinstance(value[when], str) for when in ("ended", "sealed"))
        and not (value["sealed"] and MemoryTest(**{**value, "follows": tuple(value["follows"].items())}).missing)
    )


def _are_posts(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and isinstance(value.get("posts"), list)
        and len(value["posts"]) == LAST
        and all(post is None or post == FORGOTTEN or is_level(post) for post in value["posts"])
    )

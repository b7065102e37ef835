"""Lesson 02: whom would you miss? A minute to name them, then the caring rate."""

from __future__ import annotations

from typing import Any, ClassVar

from caring import missing
from caring.errors import CaringError
from caring.views.base import View, script

LEAD = "Think of the creators you follow, anywhere. If one of them stopped today, whom would you miss?"
ONE_NAME, NAMES = "1 name", "{n} names"
RATE, RATE_IN_HUNDRED = "{missed} of {followed}", "{missed} of {followed}, {in_hundred}"
YES_OR_NO = "Answer yes or no, not {answer!r}."


class MemoryTest(View):
    r"""Names against a clock that can be paused, slowed and switched off; the caring rate opens with the seal.

    >>> from caring import Work
    >>> mina = MemoryTest(Work())
    >>> mina.write("Theo\nBeryl", 12)
    >>> mina.end()
    >>> mina.follow("Theo", "yes")
    >>> mina.follow("Beryl", "no")
    >>> mina.count(80)
    >>> mina.seal()
    >>> mina.state["result"]["rate"]
    '1 of 80, about 1 in 100'
    """

    _esm = script("clock", "memory")
    title: ClassVar = "Whom would you miss?"
    actions: ClassVar = frozenset({"set_clock", "write", "end", "follow", "split", "count", "seal"})

    def set_clock(self, seconds: int) -> None:
        """Choose 60 or 120 seconds, or 0 for no clock; see ``missing.set_clock``."""
        missing.set_clock(self.work, seconds)

    def write(self, text: str, left: int) -> None:
        """Keep the names, one a line, and the seconds left; see ``missing.write``."""
        missing.write(self.work, text, left)

    def end(self) -> None:
        """Put the pen down; see ``missing.end``."""
        missing.end(self.work)

    def follow(self, name: str, answer: str) -> None:
        """Say ``"yes"`` or ``"no"``: do you follow them? See ``missing.follow``.

        Raises:
            CaringError: for another answer or name, or when it is too early or too late for it.
        """
        if answer not in ("yes", "no"):
            raise CaringError(YES_OR_NO.format(answer=answer))
        missing.follow(self.work, name, yes=answer == "yes")

    def split(self, name: str) -> None:
        """Count a line that lists people one by one; see ``missing.split``."""
        missing.split(self.work, name)

    def count(self, followed: int) -> None:
        """Say how many you follow; see ``missing.count``."""
        missing.count(self.work, followed)

    def seal(self) -> None:
        """Seal the test; see ``missing.seal``."""
        missing.seal(self.work)

    def picture(self) -> dict[str, Any]:
        """Show where the learner is: naming, saying whom they follow, or looking at the rate."""
        test = missing.memory_test(self.work)
        follows = dict(test.follows)
        return {
            "lead": LEAD,
            "stage": "sealed" if test.sealed else "follow" if test.ended else "write",
            "clock": test.clock,
            "left": test.left,
            "text": test.text,
            "names": [
                {"name": name, "follows": follows.get(name), "people": list(test.people_in(name))}
                for name in test.names
            ],
            "counted": (ONE_NAME if len(test.names) == 1 else NAMES).format(n=len(test.names)),
            "followed": test.followed,
            "missing": test.missing,
            "result": _result(test.rate) if test.sealed else None,
        }


def _result(rate: missing.Rate) -> dict[str, Any]:
    exact, says = rate.exact, RATE if rate.exact is None else RATE_IN_HUNDRED
    return {
        "rate": says.format(missed=rate.missed, followed=rate.followed, in_hundred=rate.in_hundred),
        "says": rate.says,
        "dots": None if exact is None else round(exact * 100),
    }

"""What the learner has answered, in the forms that lessons use, and what each answer opens.

The gates are here, not in the order of cells: an order is sealed once, the cards open after the seal, the article's
pick after the cards, a script's reference after its own rating. Nothing here is ever done by showing something.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from caring import ranking, scoring
from caring.errors import CaringError
from caring.library import purposes, scripts, statistics
from caring.progress import now

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from caring.progress import Work

FIRST = "first"
AGAIN = "again"  # the first order, made once more after a talk
AXES = ("relevance", "trust")
ASKED = "one_person"  # the purpose for which the cards ask relevance
LONGEST_NOTE = 2000
LONGEST_REASON = 200
BECAUSE = "order.because"


@dataclass(frozen=True)
class Order:
    """An order of the statistics, most important first, and when it was sealed (None while it can change)."""

    ids: tuple[str, ...]
    sealed: str | None


@dataclass(frozen=True)
class Rating:
    """A learner's rating of one script: wonder (0–4) first, six levels (0–4), a note, and when it was finished.

    >>> Rating().rated("wonder", 3).rated("human", 4).missing
    ('one_person', 'i_you', 'enjoyable', 'consumable', 'valuable')
    """

    wonder: int | None = None
    levels: Mapping[str, int] = field(default_factory=dict)
    note: str = ""
    finished: str | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        """Give what is still to rate, ``wonder`` among it."""
        first = () if self.wonder is not None else ("wonder",)
        return first + tuple(criterion for criterion in scoring.CRITERIA if criterion not in self.levels)

    def rated(self, criterion: str, level: int) -> Rating:
        """Give the rating with one criterion's level, or its ``wonder``; wonder comes first.

        Raises:
            CaringError: for an unknown criterion or level, before wonder, or when the rating is finished.
        """
        self._check_open()
        if criterion == "wonder":
            if not scoring.is_level(level):
                raise CaringError(f"Give wonder a whole number from 0 to 4, not {level!r}.")
            return replace(self, wonder=level)
        if self.wonder is None:
            raise CaringError("Wonder comes first: give it a whole number from 0 to 4, then rate the six.")
        scoring.check_ratings({criterion: level})
        return replace(self, levels={**self.levels, criterion: level})

    def noted(self, text: str) -> Rating:
        """Give the rating with a note, at most 2,000 characters.

        Raises:
            CaringError: for a text too long, or when the rating is finished.
        """
        self._check_open()
        if not isinstance(text, str) or len(text) > LONGEST_NOTE:
            raise CaringError(f"A note holds at most {LONGEST_NOTE} characters.")
        return replace(self, note=text)

    def done(self) -> Rating:
        """Give the rating as a finished one.

        Raises:
            CaringError: while something is still to rate; it names it.
        """
        self._check_open()
        if self.missing:
            raise CaringError(f"Still to rate: {', '.join(self.missing)}.")
        return replace(self, finished=now())

    def _check_open(self) -> None:
        if self.finished:
            raise CaringError("This rating is finished: it stays as it is.")


def order(work: Work, name: str = FIRST) -> Order:
    """Give the learner's order: the first one, or the one for a purpose.

    Args:
        work: the learner's work.
        name: ``first``, ``again`` or a purpose's id. What isn't the first order starts as the sealed first one.

    Returns:
        The order as it is now; before the first move, the shuffled five.

    Raises:
        CaringError: for an unknown purpose.
    """
    if name != FIRST:
        _known_purpose(name)
    ids = [statistic.id for statistic in statistics()]
    kept = work.get(f"order.{name}", lambda value: _is_order(value, ids))
    if kept:
        return Order(tuple(kept["order"]), kept.get("sealed"))
    return Order(ranking.shuffled(ids, work.seed) if name == FIRST else order(work).ids, None)


def move(work: Work, statistic: str, place: int, name: str = FIRST) -> str:
    """Move a statistic to a place, 1 (most important) to 5; say what happened.

    Raises:
        CaringError: when the order is sealed, or there is no such statistic or place.
    """
    ids = list(order(work, name).ids)
    if statistic not in ids:
        raise CaringError(f"There is no statistic “{statistic}”. There are {', '.join(sorted(ids))}.")
    if type(place) is not int or not 1 <= place <= len(ids):
        raise CaringError(f"Places go from 1 to {len(ids)}, not {place!r}.")
    ids.remove(statistic)
    ids.insert(place - 1, statistic)
    arrange(work, ids, name)
    claim = next(s.claim for s in statistics() if s.id == statistic)
    return f"“{claim}” is now number {place} of {len(ids)}."


def arrange(work: Work, ids: Sequence[str], name: str = FIRST) -> None:
    """Put the statistics in an order at once.

    Raises:
        CaringError: when the order is sealed or the ids are not the five.
    """
    current = order(work, name)
    if current.sealed:
        raise CaringError("This order is sealed: it stays as it is.")
    if name != FIRST and not order(work).sealed:
        raise CaringError("Seal your first order, then come back to this question.")
    if len(ids) != len(current.ids) or any(known not in ids for known in current.ids):
        raise CaringError(f"An order holds each of {', '.join(sorted(current.ids))} once.")
    _keep_order(work, ids, None, name)


def seal(work: Work, name: str = FIRST) -> None:
    """Seal an order: one deliberate act, once.

    Raises:
        CaringError: when it is sealed already.
    """
    current = order(work, name)
    arrange(work, current.ids, name)
    _keep_order(work, current.ids, now(), name)


def because(work: Work) -> str:
    """Give why the first order is as it is, in the learner's own words; empty where they gave no reason."""
    return work.get(BECAUSE, _is_reason) or ""


def explain(work: Work, text: str) -> None:
    """Keep why the sealed first order is as it is. It stays the learner's own: no room gets it.

    Raises:
        CaringError: before the order is sealed, or for a text over 200 characters.

    >>> from caring import Work
    >>> mina = Work()
    >>> seal(mina)
    >>> explain(mina, "it is about people")
    >>> because(mina)
    'it is about people'
    """
    if not order(work).sealed:
        raise CaringError("Seal your first order, then say why.")
    if not _is_reason(text):
        raise CaringError(f"A reason has at most {LONGEST_REASON} characters.")
    work.keep(BECAUSE, text)


def judgements(work: Work) -> dict[str, dict[str, int]]:
    """Give the learner's relevance and trust (0–4) of each statistic, as far as they have given them."""
    return {s.id: work.get(f"judgement.{s.id.lower()}", _is_judgement) or {} for s in statistics()}


def judgement_pairs(work: Work) -> dict[str, tuple[int, int]]:
    """Give (relevance, trust) of the statistics that have both, 0–4 each."""
    return {
        statistic: (given["relevance"], given["trust"])
        for statistic, given in judgements(work).items()
        if len(given) == len(AXES)
    }


def judge(work: Work, statistic: str, axis: str, level: int) -> None:
    """Give a statistic's relevance or trust, 0–4.

    Raises:
        CaringError: before the first order is sealed, or for an unknown statistic, axis or level.
    """
    given = judgements(work)
    if not order(work).sealed:
        raise CaringError("Seal your first order, then turn the cards.")
    if statistic not in given or axis not in AXES or not scoring.is_level(level):
        raise CaringError(f"Give {' or '.join(AXES)} of one of {', '.join(given)} as a whole number from 0 to 4.")
    work.keep(f"judgement.{statistic.lower()}", {**given[statistic], axis: level})


def before_authors(work: Work, purpose: str) -> bool:
    """Say whether the authors' relevance for a purpose waits: the cards ask the learner's own for the same one."""
    return purpose == ASKED and not all("relevance" in given for given in judgements(work).values())


def judged(work: Work) -> bool:
    """Say whether all five have their relevance and their trust."""
    return len(judgement_pairs(work)) == len(statistics())


def weight(work: Work) -> int:
    """Give how much relevance counts beside trust, in percent; 50 until the learner moves it."""
    kept = work.get("weight.relevance", _is_percent)
    return 50 if kept is None else int(kept)


def totals(work: Work) -> dict[str, Fraction]:
    """Give each judged statistic's total, 0–4, at the learner's weight, exactly."""
    return ranking.weighted(judgement_pairs(work), Fraction(weight(work), 100))


def weigh(work: Work, percent: int) -> None:
    """Let relevance count so many percent, and trust the rest.

    Raises:
        CaringError: when it is no whole number from 0 to 100.
    """
    if not _is_percent(percent):
        raise CaringError(f"The weight of relevance is a whole number from 0 to 100, not {percent!r}.")
    work.keep("weight.relevance", percent)


def revealed(work: Work) -> bool:
    """Say whether the learner has opened the article's pick; true only where what comes before is there too."""
    return bool(order(work).sealed and judged(work) and work.get("reveal.pick"))


def reveal(work: Work) -> None:
    """Open the article's pick.

    Raises:
        CaringError: while the first order is not sealed or a card is not judged; it says what is missing.
    """
    missing = before_reveal(work)
    if missing:
        raise CaringError(missing)
    work.keep("reveal.pick", {"opened": now()})


def before_reveal(work: Work) -> str:
    """Say what is still to do before the article's pick can open; empty when nothing is."""
    if not order(work).sealed:
        return "Seal your order of the five first. The article’s pick waits until then."
    left = sum(len(given) < len(AXES) for given in judgements(work).values())
    cards = "one card" if left == 1 else f"{left} cards"
    return f"Give relevance and trust first: {cards} to go. The article’s pick waits until then." if left else ""


def rating(work: Work, script: str) -> Rating:
    """Give the learner's rating of a script, as far as it goes."""
    return read_rating(work, f"rating.{script}")


def rate(work: Work, script: str, criterion: str, level: int) -> None:
    """Rate a script on one criterion, or its ``wonder``, 0–4; wonder comes first.

    Raises:
        CaringError: for an unknown script, criterion or level, before wonder, or when the rating is finished.
    """
    keep_rating(work, f"rating.{script}", _known_rating(work, script).rated(criterion, level))


def note(work: Work, script: str, text: str) -> None:
    """Keep the learner's own words about a script, at most 2,000 characters.

    Raises:
        CaringError: for an unknown script, a text too long, or when the rating is finished.
    """
    keep_rating(work, f"rating.{script}", _known_rating(work, script).noted(text))


def finish(work: Work, script: str) -> None:
    """Call a script's rating done: it stays as it is, and the authors' opens.

    Raises:
        CaringError: while something is still to rate; it names it.
    """
    keep_rating(work, f"rating.{script}", _known_rating(work, script).done())


def read_rating(work: Work, item: str) -> Rating:
    """Give the rating that is kept as an item; an empty one where there is none."""
    kept = work.get(item, _is_rating)
    return Rating(kept.get("wonder"), kept["levels"], kept["note"], kept.get("finished")) if kept else Rating()


def keep_rating(work: Work, item: str, given: Rating) -> None:
    """Keep a rating as an item."""
    work.keep(item, asdict(given))


def finished(work: Work) -> tuple[str, ...]:
    """Give the ids of the scripts whose rating is done, in the kit's order."""
    return tuple(script.id for script in scripts() if rating(work, script.id).finished)


def scripts_to_go(work: Work) -> int:
    """Say how many more scripts have to be scored before a leaning is more than chance."""
    return max(0, scoring.ENOUGH - len(finished(work)))


def comparisons(work: Work) -> dict[str, tuple[scoring.Comparison, ...]]:
    """Set the learner's finished ratings beside the authors', by script id."""
    ours = {s.id: {c: reference.level for c, reference in s.reference.items()} for s in scripts()}
    return {script: scoring.compare(rating(work, script).levels, ours[script]) for script in finished(work)}


def _keep_order(work: Work, ids: Sequence[str], sealed: str | None, name: str) -> None:
    seed = (work.get(f"order.{name}") or {}).get("seed", work.seed)
    work.keep(f"order.{name}", {"order": list(ids), "sealed": sealed, "seed": seed})


def _known_rating(work: Work, script: str) -> Rating:
    if script not in {s.id for s in scripts()}:
        raise CaringError(f"There is no script “{script}”.")
    return rating(work, script)


def _known_purpose(name: str) -> None:
    known = [purpose.id for purpose in purposes()]
    if name not in (AGAIN, *known):
        raise CaringError(f"There is no purpose “{name}”. There are {', '.join(known)}.")


def _is_time(value: Any) -> bool:
    return value is None or isinstance(value, str)


def _is_order(value: Any, ids: Sequence[str]) -> bool:
    return (
        isinstance(value, dict)
        and isinstance(value.get("order"), list)
        and all(isinstance(i, str) for i in value["order"])
        and sorted(value["order"]) == sorted(ids)
        and _is_time(value.get("sealed"))
    )


def _is_reason(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_REASON


def _is_judgement(value: Any) -> bool:
    return isinstance(value, dict) and all(axis in AXES and scoring.is_level(level) for axis, level in value.items())


def _is_percent(value: Any) -> bool:
    return type(value) is int and 0 <= value <= 100  # noqa: PLR2004 - percent


def _is_rating(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and (value.get("wonder") is None or scoring.is_level(value["wonder"]))
        and isinstance(value.get("levels"), dict)
        and all(c in scoring.CRITERIA and scoring.is_level(level) for c, level in value["levels"].items())
        and isinstance(value.get("note"), str)
        and _is_time(value.get("finished"))
        and (
            not value.get("finished")
            or (value.get("wonder") is not None and len(value["levels"]) == len(scoring.CRITERIA))
        )
    )

"""“My sixty seconds”: what a learner takes home, as one page that stands alone and as its Markdown twin.

Both are made on this computer from the learner's answers, ask nothing of any network, and show no more than the
learner has opened. A part that is still empty says so kindly, and where it waits.
"""

from __future__ import annotations

import os
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from caring import answers, cutting, mine, missing, pages, scoring
from caring.course import lessons
from caring.drafts import draft
from caring.files import free_name, write_safely
from caring.library import broadcasts, pick, purposes, rubric, scripts, statistics
from caring.pace import own_pace
from caring.reading import PACES, read_script
from caring.rewriting import draft_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from caring.drafts import Draft
    from caring.progress import Work

NAME = "my_sixty_seconds"
# Which lesson fills which part, by its id.
WAITS: Mapping[str, str] = {
    "script": "your_sixty_seconds",
    "missed": "followers_are_not_caring",
    "rewrites": "from_all_of_you_to_you",
    "cut": "worth_their_minute",
    "order": "which_number_matters",
    "ratings": "score_the_scripts",
}
NOT_TESTED, BEGUN = "I haven’t taken the memory test yet.", "I’ve begun the memory test, with {names} so far."
# The chart: where bars begin and stand, how high 100 is, how far apart bars are, and how wide.
LEFT, FLOOR, HEIGHT, STEP, WIDTH = 56, 190, 150, 100, 64


def gather(work: Work, today: date | None = None) -> dict[str, Any]:
    """Collect what the document shows, and nothing that the learner has not opened yet.

    Args:
        work: the learner's work.
        today: the day that stands on it; today, if not given.

    Returns:
        Plain values by the names that the templates in ``caring/pages`` use.

    >>> from caring import Work
    >>> gather(Work())["promise"]
    ''
    """
    known = {lesson.id: lesson for lesson in lessons()}
    return {
        "made": _day(today or date.today()),  # noqa: DTZ011 - the learner's own day
        "waits": {part: known.get(lesson) for part, lesson in WAITS.items()},
        "promise": mine.promise(work).strip(),
        "promise_begins": mine.PROMISE.removesuffix("…").strip(),
        "person": [(mine.PERSON[part], said.strip()) for part, said in mine.person(work).items() if said.strip()],
        "script": _script(work),
        "missed": _missed(work),
        "rewrites": _rewrites(work),
        "cut": _cut(work),
        "order": _order(work),
        "ratings": _ratings(work),
    }


def as_html(work: Work, today: date | None = None, home: str = "") -> str:
    """Give the document as one HTML page that needs nothing beside itself.

    Args:
        work: the learner's work.
        today: the day that stands on it; today, if not given.
        home: the app view's address, if the page is shown there and leads back; a page to keep leads nowhere.

    >>> from caring import Work
    >>> "http:" in as_html(Work()) or "https:" in as_html(Work())
    False
    """
    return pages.html("document.html", home=home, **gather(work, today))


def as_markdown(work: Work, today: date | None = None) -> str:
    """Give the document as Markdown; what the learner wrote is quoted, and its signs stay signs.

    >>> from caring import Work
    >>> as_markdown(Work()).splitlines()[0]
    '# My sixty seconds'
    """
    return pages.markdown("document.md", **gather(work, today))


def save(work: Work, folder: Path) -> tuple[Path, Path]:
    """Write both forms into a folder; an earlier one that differs moves to ``backups``, for it may have been edited.

    Args:
        work: the learner's work.
        folder: where to write.

    Returns:
        The HTML page's path and the Markdown file's.

    Raises:
        OSError: when it can't be written; what was there is still there then.

    >>> import tempfile; from pathlib import Path; from caring import Work
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     [path.name for path in save(Work(), Path(folder))]
    ['my_sixty_seconds.html', 'my_sixty_seconds.md']
    """
    page, twin = folder / f"{NAME}.html", folder / f"{NAME}.md"
    for path, text in ((page, as_html(work)), (twin, as_markdown(work))):
        _set_aside(path, text)
        write_safely(path, text)
    return page, twin


def _set_aside(path: Path, text: str) -> None:
    if path.exists() and path.read_bytes() != text.encode():
        older = free_name(path.parent / "backups" / path.name)
        older.parent.mkdir(parents=True, exist_ok=True)
        os.replace(path, older)  # noqa: PTH105 - replace is atomic on every system


def _script(work: Work) -> dict[str, Any]:
    """The learner's script as it is now, its kept drafts, and the way from the first to the last."""
    kept = mine.versions(work)
    now = _last(draft(work, mine.SCRIPT))
    drafts = [_version(version) for version in kept]
    return {
        "text": now,
        "lasts": lasts(now, own_pace(work)),
        "first": drafts[0] if len(drafts) > 1 and drafts[0]["text"] != now else None,
        "between": [each for each in drafts[1:] if each["text"] != now],
        "drafts": drafts,
        "chart": chart([version.score for version in kept]) if mine.scored(work) else None,
    }


def _version(version: mine.Version) -> dict[str, Any]:
    read, score = read_script(version.text), version.score
    return {
        "number": version.number,
        "text": version.text.strip(),
        "kept": _day_of(version.made),
        "words": read.words,
        "seconds": round(read.seconds()),
        "wonder": "" if score is None else version.rating.wonder,
        "note": version.rating.note.strip(),
        **_points(score),
    }


def _points(score: scoring.Score | None) -> dict[str, str]:
    halves = ("connection", "value", "caring")
    return {half: "" if score is None else scoring.exactly(getattr(score, half)) for half in halves}


def chart(scores: Sequence[scoring.Score | None]) -> dict[str, Any]:
    """Lay out the chart of the way from draft to draft: a bar each, connection below, value above.

    Args:
        scores: each kept draft's score by the learner's own rating; None where there is none.

    Returns:
        Widths, heights and places in the drawing's own units, and a sentence that says what it shows.

    >>> chart([scoring.Score(25, 50), None])["says"]
    'One of 2 drafts is rated: draft 1, with 75 of 100.'
    """
    bars = []
    for number, score in enumerate(scores, start=1):
        bar: dict[str, Any] = {"number": number, "x": LEFT + (number - 1) * STEP, "rated": score is not None}
        if score is not None:
            lower, upper = (half / 100 * HEIGHT for half in (score.connection, score.value))
            top = FLOOR - lower - upper
            bar |= {"connection": lower, "value": upper, "middle": FLOOR - lower, "top": top} | {
                "says": _points(score)["caring"]
            }
        bars.append(bar)
    lines = [{"at": FLOOR - part / 100 * HEIGHT, "says": part} for part in (0, 50, 100)]
    width = LEFT + len(bars) * STEP
    return {"bars": bars, "lines": lines, "width": width, "bar": WIDTH, "floor": FLOOR, "says": _way(scores)}


def _way(scores: Sequence[scoring.Score | None]) -> str:
    """Say in a sentence what the chart shows."""
    rated = [(number, score) for number, score in enumerate(scores, start=1) if score is not None]
    (first, began), (last, ended) = rated[0], rated[-1]
    caring = [scoring.exactly(score.caring) for score in (began, ended)]
    if len(rated) == 1:
        return f"One of {len(scores)} drafts is rated: draft {first}, with {caring[0]} of 100."
    moved = [
        f"{half} from {scoring.exactly(getattr(began, half))} to {scoring.exactly(getattr(ended, half))}"
        for half in scoring.HALVES
    ]
    halves, whole = " and ".join(moved), " to ".join(caring)
    return f"From draft {first} to draft {last}, by my own ratings: {halves}; caring from {whole} of 100."


def lasts(text: str, own: int | None = None) -> str:
    """Say how many words a script has, and how many seconds it takes at three paces, and at one's own.

    Args:
        text: the script.
        own: the learner's own pace in words a minute, once they have one.

    >>> lasts("I kept your seat, and the window is open.")
    '9 words: 4 seconds at a calm pace, 3 at a natural one, 3 at a brisk one.'
    """
    read = read_script(text)
    calm, natural, brisk = (round(read.seconds(pace)) for pace in PACES.values())
    words = "1 word" if read.words == 1 else f"{read.words} words"
    said = f"{words}: {calm} seconds at a calm pace, {natural} at a natural one, {brisk} at a brisk one"
    return f"{said}, {round(read.seconds(own))} at my own." if own else f"{said}."


def _rewrites(work: Work) -> list[dict[str, str]]:
    """Each broadcast that the learner wrote anew, before and after: as it is now, or else as it was kept last."""
    written = [(broadcast, _last(draft(work, draft_of(broadcast.id)))) for broadcast in broadcasts()]
    return [
        {
            "title": broadcast.title,
            "creator": broadcast.creator,
            "before": broadcast.text,
            "after": after,
            "heard_before": heard(broadcast.text),
            "heard_after": heard(after),
        }
        for broadcast, after in written
        if after.split() not in ([], broadcast.text.split())
    ]


def _cut(work: Work) -> dict[str, str] | None:
    """The ninety seconds that the learner cut to sixty, whole and cut; None while nothing is cut."""
    whole, own = cutting.original(), own_pace(work)
    after = _last(draft(work, cutting.NAME))
    if after.split() in ([], whole.split()):
        return None
    return {"before": whole, "after": after, "lasts_before": lasts(whole, own), "lasts_after": lasts(after, own)}


def _missed(work: Work) -> dict[str, str]:
    """The caring rate of the memory test, without a name in it; before the seal, how far it is."""
    test = missing.memory_test(work)
    if test.sealed:
        return {"rate": test.rate.in_hundred, "says": test.rate.says, "waits": ""}
    if not test.names and not test.ended:
        return {"waits": NOT_TESTED}
    count = len(test.names)
    return {"waits": BEGUN.format(names={0: "no name", 1: "one name"}.get(count, f"{count} names"))}


def _last(given: Draft) -> str:
    """Give a draft's text as it is now; where that is empty, the last one that was kept."""
    return given.text.strip() or (given.versions[-1].text.strip() if given.versions else "")


def heard(text: str) -> str:
    """Count to whom the sentences of a text speak.

    >>> heard("Hi everyone! I kept the last slice for you. It’s still warm.")
    'Sentences: 1 to all of you, 1 to you, 1 without either.'
    """
    audiences = [sentence.audience for sentence in read_script(text).sentences]
    to_all, to_you, to_none = (audiences.count(audience) for audience in ("all", "you", "none"))
    return f"Sentences: {to_all} to all of you, {to_you} to you, {to_none} without either."


def _order(work: Work) -> dict[str, Any] | None:
    """The sealed order with both judgements, and the orders for purposes; None before the seal."""
    sealed = answers.order(work)
    if not sealed.sealed:
        return None
    known, given = {s.id: s for s in statistics()}, answers.judgements(work)
    chosen = pick() if answers.revealed(work) else None
    again = answers.order(work, answers.AGAIN)
    others = [(purpose.name, answers.order(work, purpose.id)) for purpose in purposes()]
    return {
        "places": [{"claim": known[i].claim, "picked": i == chosen, **_judgement(given[i])} for i in sealed.ids],
        "judged": any(given.values()),
        "because": answers.because(work).strip(),
        "again": [known[i].name for i in again.ids] if again.sealed else [],
        "purposes": [(name, [known[i].name for i in order.ids]) for name, order in others if order.sealed],
        "weight": answers.weight(work) if work.get("weight.relevance") is not None else None,
    }


def _judgement(given: Mapping[str, int]) -> dict[str, str]:
    return {axis: f"{given[axis]} of {scoring.TOP_LEVEL}" if axis in given else "not given" for axis in answers.AXES}


def _ratings(work: Work) -> dict[str, Any]:
    """The scripts that the learner rated to the end, and how they judge once there are enough."""
    titles = {script.id: script.title for script in scripts()}
    rated = [(titles[i], answers.rating(work, i)) for i in answers.finished(work)]
    found = scoring.leanings(list(answers.comparisons(work).values())) if not answers.scripts_to_go(work) else ()
    return {
        "rows": [
            {"title": title, "wonder": given.wonder, "note": given.note.strip(), **_points(scoring.score(given.levels))}
            for title, given in rated
        ],
        "to_go": answers.scripts_to_go(work),
        "summary": scoring.describe_leanings(found, {c.id: c.name for c in rubric()}) if found else "",
    }


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def _day_of(made: str) -> str:
    try:
        return _day(datetime.fromisoformat(made).astimezone())
    except ValueError:  # a file that somebody edited
        return "an unknown day"

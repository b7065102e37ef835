"""What the front page shows: where one is, what is next, the way with its real progress, and what one has made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from caring import checks, journey
from caring.app.lesson import LESSONS, PRACTICE, alone, stories
from caring.course import exercises

if TYPE_CHECKING:
    from caring.progress import Work

STATES = {"done": "Done", "begun": "Begun", "next": "Next", "new": "Not begun yet"}
BEGIN, GO_ON = "Begin", "Go on"


def front(work: Work) -> dict[str, Any]:
    """Collect what the front page shows.

    Args:
        work: the learner's work.

    Returns:
        Plain values by the names that the template uses.

    >>> from caring import Work
    >>> page = front(Work())
    >>> page["done"], page["go"]["say"], page["go"]["title"]
    (0, 'Begin', 'Which number matters?')
    """
    taught = alone()[1:]
    stages = {stage.lesson.id: stage.state for stage in journey.stages(work)}
    solved = set(checks.done(work))
    way = [_stop(work, lesson, number, stages[lesson.id], solved) for number, lesson in enumerate(taught, start=1)]
    following = next((stop for stop in way if stop["state"] != "done"), None)
    if following and following["state"] == "new":
        following["state"] = "next"
    for stop in way:
        stop["says"] = STATES[stop["state"]]
    begun = any(stop["state"] in {"begun", "done"} for stop in way)
    known = {exercise.id for exercise in exercises()}
    return {
        "way": way,
        "done": sum(stop["state"] == "done" for stop in way),
        "of": len(way),
        "go": following and {**following, "say": GO_ON if begun else BEGIN},
        "begun": begun,
        "minutes": sum(stop["minutes"] for stop in way),
        "practised": len(solved & known),
        "exercises": len(known),
        "answers": len(work.items()),
        "place": str(getattr(work.store, "folder", "")),
        "notice": work.notice,
    }


def _stop(work: Work, lesson: Any, number: int, state: str, solved: set[str]) -> dict[str, Any]:
    steps = journey.steps(work, lesson.id)
    written = stories(lesson.id)
    return {
        "number": number,
        "title": lesson.title,
        "minutes": lesson.minutes_alone,
        "outcome": lesson.outcome if state == "done" else lesson.promise,
        "state": state,
        "steps": [step.done for step in steps],
        "steps_done": sum(step.done for step in steps),
        "share": 1 if state == "done" else sum(step.done for step in steps) / len(steps),
        "href": f"{LESSONS}/{lesson.file}",
        "practice": written and {
            "href": f"{PRACTICE}/{lesson.file}",
            "done": sum(exercise.id in solved for exercise in written),
            "of": len(written),
        },
    }  # fmt: skip

"""Lesson 00's views: a widget to try, the map of the lessons, and where the work is kept."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, ClassVar

from caring import course, journey, progress
from caring.views.base import Charted, View, script

if TYPE_CHECKING:
    from collections.abc import Mapping

    from caring.progress import Work

HELLO_LEAD = "Press the button. If an answer appears under it, you’re ready."
HELLO = "It works. Python answered you, and so will every other part."
MARKS = {"done": "✓ done", "begun": "◐ begun", "next": "→ next", "new": ""}
IN_CLASS = "{in_class} minutes, in class"
ALONE = "{alone} minutes alone, {in_class} in class"
TAKEN_OUT = "Your work is in the file {name}."
PUT_BACK = "{count} answers are back."
STARTED_OVER = "Everything is new. A backup of your answers is here: {place}"
THIS_PAGE = "this page only"
ANSWERS = ("no answers yet", "one answer", "{n} answers")


class Hello(View):
    """A button to press: if it answers, every widget of the workshop will."""

    _esm = script("hello")
    title: ClassVar = "Does it work here?"
    actions: ClassVar = frozenset({"press"})

    def __init__(self, work: Work | None = None) -> None:
        self.presses = 0
        super().__init__(work)

    def press(self) -> None:
        """Answer the button."""
        self.presses += 1
        self.refresh()

    def picture(self) -> dict[str, Any]:
        """Show the button, and the answer once it was pressed."""
        answer = HELLO if self.presses else ""
        return {"lead": HELLO_LEAD, "answer": answer}


class Journey(View):
    """How far the learner is, in a sentence and a bar; it looks again whenever it comes into sight."""

    _esm = script("journey")
    title: ClassVar = "Where you are"
    actions: ClassVar = frozenset({"look"})

    def look(self) -> None:
        """Look at the answers again: other lessons, with kernels of their own, may have written some."""
        self.refresh()

    def picture(self) -> dict[str, Any]:
        """Show what is done, and each lesson's state."""
        found = journey.stages(self.work)
        following = journey.next_lesson(found)
        done, of = journey.counted(found)
        return {
            "lead": journey.describe(found),
            "done": done,
            "of": of,
            "states": {stage.lesson.id: stage.state for stage in found},
            "next": following.id if following else "",
        }


class CourseMap(Charted):
    """The lessons in order, each a link that opens it, with what is done, begun and next.

    Where it isn't running, the same list shows without progress: it is kept with the notebook as plain HTML.

    Args:
        work: whose progress it shows; the learner's own if none is given.
    """

    def __init__(self, work: Work | None = None) -> None:
        super().__init__(Journey(work))
        self.chart.remove_class("cw-chart")

    def _draw(self, _: object = None) -> None:
        state = self.view.state
        html = lesson_list(state.get("states", {}), state.get("next", ""))
        # In an output, JupyterLab opens a link to a notebook beside this one.
        self.chart.outputs = ({"output_type": "display_data", "data": {"text/html": html}, "metadata": {}},)

    def _repr_mimebundle_(self, **given: Any) -> dict[str, Any] | None:
        shown: dict[str, Any] | None = super()._repr_mimebundle_(**given)
        return shown and {**shown, "text/plain": repr(self), "text/html": lesson_list()}

    def __repr__(self) -> str:
        """Say it in plain text."""
        return "\n".join(f"{lesson.title}: {minutes(lesson)}. {lesson.promise}" for lesson in course.lessons())


def lesson_list(states: Mapping[str, str] | None = None, following: str = "") -> str:
    """Give the lessons as HTML.

    Args:
        states: each lesson's state by its id; without them, no progress shows.
        following: the id of the lesson that is next.
    """
    items = []
    for lesson in course.lessons():
        state = (states or {}).get(lesson.id, "new")
        outcome = lesson.outcome if state == "done" else lesson.promise
        words = [MARKS[state]] * (state != "new") + [MARKS["next"]] * (lesson.id == following)
        badges = "".join(f'<span class="cw-badge cw-k">{word}</span> ' for word in words)
        items.append(
            f'<li class="cw-card cw-lesson-{state}"><a href="{escape(lesson.file)}">{escape(lesson.title)}</a> '
            f'<span class="cw-soft cw-small">{minutes(lesson)}</span>{badges and f"<span>{badges}</span>"}'
            f'<p class="cw-soft">{escape(outcome)}</p></li>'
        )
    return f'<div class="cw"><ol class="cw-map">{"".join(items)}</ol></div>'


def minutes(lesson: course.Lesson) -> str:
    """Say how long a lesson takes."""
    if lesson.minutes_alone is None:
        return IN_CLASS.format(in_class=lesson.minutes_in_class)
    return ALONE.format(alone=lesson.minutes_alone, in_class=lesson.minutes_in_class)


class YourWork(View):
    """Where the work is kept; taken out as one file, put back, and started over after a backup."""

    _esm = script("work")
    title: ClassVar = "Your work"
    actions: ClassVar = frozenset({"take_out", "put_back", "start_over"})

    def __init__(self, work: Work | None = None) -> None:
        self.file: dict[str, Any] | None = None
        super().__init__(work)

    def take_out(self) -> None:
        """Hand the whole work to the page as one file to save."""
        number = self.file["number"] + 1 if self.file else 1
        name = f"caring-work-{progress.now()[:10]}.json"
        self.file = {"name": name, "text": self.work.take_out(), "number": number}
        self.say(TAKEN_OUT.format(name=name))

    def put_back(self, text: str) -> None:
        """Take over the answers of such a file; see ``Work.put_back``."""
        self.say(PUT_BACK.format(count=self.work.put_back(text)))

    def start_over(self) -> None:
        """Forget every answer, after a backup."""
        place = self.work.start_over()
        self.say(STARTED_OVER.format(place=place))

    def picture(self) -> dict[str, Any]:
        """Show how and where it is kept, and how many answers there are."""
        count = len(self.work.answers())
        return {
            "how": self.work.store.how,
            "place": str(getattr(self.work.store, "folder", THIS_PAGE) or ""),
            "count": ANSWERS[min(count, 2)].format(n=count),
            "empty": not count,
            "file": self.file,
        }

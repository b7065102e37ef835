"""Lesson 00's views: a widget to try, the map of the lessons, and where the work is kept."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, ClassVar

from caring import course, progress
from caring.views.base import View, script

if TYPE_CHECKING:
    from caring.progress import Work


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
        answer = "It works. Python answered you, and so will every other part." if self.presses else ""
        return {"lead": "Press the button. If an answer appears under it, you’re ready.", "answer": answer}


class CourseMap:
    """The lessons in order, with minutes, each a link that opens it: plain HTML, so that it reads without running."""

    def _repr_html_(self) -> str:
        items = "".join(
            f'<li class="cw-card"><a href="{escape(lesson.file)}">{escape(lesson.title)}</a> '
            f'<span class="cw-soft cw-small">{minutes(lesson)}</span>'
            f'<p class="cw-soft">{escape(lesson.outcome)}</p></li>'
            for lesson in course.lessons()
        )
        return f'<div class="cw"><ol class="cw-map">{items}</ol></div>'

    def __repr__(self) -> str:
        """Say it in plain text."""
        return "\n".join(f"{lesson.title}: {minutes(lesson)}. {lesson.outcome}" for lesson in course.lessons())


def minutes(lesson: course.Lesson) -> str:
    """Say how long a lesson takes."""
    if lesson.minutes_alone is None:
        return f"{lesson.minutes_in_class} minutes, in class"
    return f"{lesson.minutes_alone} minutes alone, {lesson.minutes_in_class} in class"


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
        self.say(f"Your work is in the file {name}.")

    def put_back(self, text: str) -> None:
        """Take over the answers of such a file; see ``Work.put_back``."""
        self.say(f"{self.work.put_back(text)} answers are back.")

    def start_over(self) -> None:
        """Forget every answer, after a backup."""
        place = self.work.start_over()
        self.say(f"Everything is new. A backup of your answers is here: {place}")

    def picture(self) -> dict[str, Any]:
        """Show the place and how many answers are in it."""
        count = len(self.work.answers())
        place = str(getattr(self.work.store, "folder", "this page only"))
        return {
            "place": place,
            "count": "no answers yet" if not count else "one answer" if count == 1 else f"{count} answers",
            "empty": not count,
            "file": self.file,
        }

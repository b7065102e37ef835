"""What the front page asks of Python while no lesson is open: how far one is, the document, the work as one file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from caring import document, journey
from caring.errors import CaringError
from caring.progress import file_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from caring.progress import Work
BACK = ("No answer was in the file.", "One answer is back.", "{count} answers are back.")


class Desk:
    """Answers the front page in JSON, and tells it whenever an answer changes.

    Args:
        work: the learner's work.
        tell: is called with an overview now and after each change.

    >>> from caring import Work
    >>> Desk(Work(), lambda text: print(json.loads(text)["lead"])).put_back("a holiday picture")[:47]
    Nothing is done yet, and there is no hurry. Next: Start here.
    '{"said": "This is not a file that the workshop '
    """

    def __init__(self, work: Work, tell: Callable[[str], None]) -> None:
        self.work = work
        self._tell = tell
        work.watch(self.look)
        self.look()

    def look(self) -> None:
        """Tell how far the learner is: a sentence, each lesson's state, how many answers, and what to know."""
        found = journey.stages(self.work)
        done, of = journey.counted(found)
        following = journey.next_lesson(found)
        overview = {
            "lead": journey.describe(found),
            "done": done,
            "of": of,
            "states": {stage.lesson.file: stage.state for stage in found},
            "next": following.file if following else "",
            "answers": len(self.work.answers()),
            "notice": self.work.notice,
        }
        self._tell(_json(overview))

    def take_out(self) -> str:
        """Give the whole work as one file: its name and its text."""
        return _json({"name": file_name(), "text": self.work.take_out()})

    def put_back(self, text: str) -> str:
        """Take over the answers of such a file; say what happened, and whether it was one."""
        try:
            count = self.work.put_back(text)
        except CaringError as error:
            return _json({"said": str(error)})
        return _json({"said": BACK[min(count, 2)].format(count=count), "taken": True})

    def my_page(self) -> str:
        """Make “My sixty seconds”: its name, and its text as a page."""
        return _json({"name": f"{document.NAME}.html", "text": document.as_html(self.work)})


def _json(values: dict[str, object]) -> str:
    return json.dumps(values, ensure_ascii=False)

"""What all views share: one state that the page draws, and one list of things that the page may ask for."""

from __future__ import annotations

from inspect import signature
from typing import TYPE_CHECKING, Any, ClassVar

import anywidget
import traitlets
from ipywidgets import Output, VBox

from caring.classroom.courier import courier_of
from caring.errors import CaringError
from caring.parts import script, style
from caring.progress import Work, my_work

if TYPE_CHECKING:
    from collections.abc import Callable

    import plotly.graph_objects as go

__all__ = ["Charted", "View", "mime", "script", "style"]
RUN_HINT = "Run this notebook to use it: Run, then Run All Cells."


class View(anywidget.AnyWidget):
    """A widget that shows ``picture()`` and does what the page asks for, if it is one of ``actions``.

    Args:
        work: whose answers it shows and keeps; the learner's own if none is given.
    """

    _css = style()
    title: ClassVar[str] = ""
    actions: ClassVar[frozenset[str]] = frozenset()
    state = traitlets.Dict().tag(sync=True)

    def __init__(self, work: Work | None = None) -> None:
        super().__init__()
        self.work = work or my_work()
        if work is None:
            courier_of(self.work)  # which does nothing where no room was joined
        self.said = ""
        self.work.watch(self.refresh)
        self.on_msg(self._hear)
        self.refresh()

    def picture(self) -> dict[str, Any]:
        """Give everything that the page shows, and nothing that must come later."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Draw anew from the answers."""
        try:
            picture = self.picture()
        except CaringError as error:
            self.state = {"broken": str(error)}
            return
        self.state = {**picture, "title": self.title, "notice": self.work.notice, "said": self.said}

    def say(self, sentence: str) -> None:
        """Say what happened."""
        self.said = sentence
        self.refresh()

    def _hear(self, _: View, message: Any, __: Any) -> None:
        """Do what the page asks for; whatever else arrives is let be."""
        try:
            self._act(message)
        finally:
            match message:
                case {"id": int(number)}:
                    self.send({"heard": number})  # a kernel that was started anew can't say so

    def _act(self, message: Any) -> None:
        match message:
            case {"do": str(name), "with": list(given)} if name in self.actions and _fit(getattr(self, name), given):
                self.said = ""
                try:
                    getattr(self, name)(*map(_whole, given))
                except CaringError as error:
                    self.said = str(error)
                self.refresh()

    def __repr__(self) -> str:
        """Stand in for the view where it isn't running: a sentence without an address, the same each time."""
        return f"{self.title} · {RUN_HINT}"


def _fit(action: Callable[..., None], given: list[Any]) -> bool:
    """Say whether an action takes so many words and numbers."""
    return len(given) == len(signature(action).parameters) and all(type(one) in (str, int) for one in given)


def _whole(one: str | int) -> str | int:
    """Take half letters out of a word: a page may send one, but it can't be sent back or saved."""
    return one.encode("utf-8", "replace").decode() if isinstance(one, str) else one


class Charted(VBox):
    """A view with a chart under it, which follows the view; the chart's sentence and table stand in the view.

    Args:
        view: the view; its ``figure()`` gives the chart, or None while there is nothing to show.
    """

    def __init__(self, view: View) -> None:
        self.view = view
        self.chart = Output()
        self.chart.add_class("cw-chart")
        super().__init__([view, self.chart])
        view.observe(self._draw, "state")
        self._draw()

    def _draw(self, _: object = None) -> None:
        try:
            figure: go.Figure | None = self.view.figure()
        except CaringError:  # the view says it
            figure = None
        # Assigned, not captured: a cell can compare it, and nbval's strict run passes.
        self.chart.outputs = () if figure is None else (mime(figure, self.view.title),)

    def __getattr__(self, name: str) -> Any:
        """Answer for the view, so that a cell can write ``view.rate(…)`` on either."""
        if name.startswith("_") or name in {"view", "chart"}:
            raise AttributeError(name)
        return getattr(self.view, name)

    def __repr__(self) -> str:
        """Stand in for the view where it isn't running."""
        return repr(self.view)


def mime(figure: go.Figure, title: str) -> dict[str, Any]:
    """Give a figure as the output that JupyterLab and Voilà draw."""
    config = {"responsive": True, "displayModeBar": False}
    data = {"application/vnd.plotly.v1+json": {**figure.to_plotly_json(), "config": config}, "text/plain": title}
    return {"output_type": "display_data", "data": data, "metadata": {}}

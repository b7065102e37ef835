"""The workshop's charts: Plotly figures on one small template, in the stylesheet's colours.

A chart never stands alone: the view that shows it says in a sentence what it shows and offers its numbers as a table.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go
import plotly.io

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# The default follows environment variables, and one of them would send 5 MB of JavaScript with each figure.
plotly.io.renderers.default = "plotly_mimetype"

GRID = "rgba(128, 124, 140, .28)"
INK = "#77737f"  # readable on both themes where no stylesheet reaches the chart
TOP_LEVEL = 4
HALF = 50
FEW = 8  # the names of more scripts than that would lie over each other


@lru_cache
def colour(name: str) -> str:
    """Give one of the stylesheet's colours for marks: connection, value or caring.

    >>> colour("caring").startswith("#")
    True
    """
    sheet = files("caring").joinpath("views/theme.css").read_text(encoding="utf-8")
    found = re.search(rf"--{name}-mark: *(#[0-9a-f]{{6}})", sheet)
    if not found:
        raise ValueError(f"theme.css has no colour --{name}-mark")
    return found[1]


def relevance_and_trust(
    judgements: Mapping[str, tuple[int, int]], names: Mapping[str, str], pick: str | None = None
) -> go.Figure:
    """Draw a person's judgement of the statistics: relevance across, trust upwards, 0–4 each.

    Args:
        judgements: (relevance, trust) by statistic id.
        names: the statistics' short names by id.
        pick: the statistic that the article picks, once it may be shown.

    >>> figure = relevance_and_trust({"S1": (2, 3)}, {"S1": "App downloads"})
    >>> figure.data[0].text
    ('App downloads',)
    """
    together: dict[tuple[int, int], list[str]] = defaultdict(list)
    for statistic, point in judgements.items():
        together[point].append(statistic)
    traces = []
    for is_pick in (False, True):
        points = {at: ids for at, ids in together.items() if (pick in ids) is is_pick}
        if points:
            traces.append(
                go.Scatter(
                    x=[relevance for relevance, _ in points],
                    y=[trust for _, trust in points],
                    text=["<br>".join(names[i] + (" ★" if i == pick else "") for i in ids) for ids in points.values()],
                    mode="markers+text",
                    name="with the article’s pick ★" if is_pick else "your judgement",
                    textposition=[
                        "middle left" if relevance > TOP_LEVEL / 2 else "middle right" for relevance, _ in points
                    ],
                    marker={
                        "size": 20 if is_pick else 15,
                        "symbol": "star" if is_pick else "circle",
                        "color": colour("caring" if is_pick else "value"),
                    },
                    hovertemplate="%{text}<br>relevance %{x}, trust %{y}<extra></extra>",
                )
            )
    figure = go.Figure(traces, _layout("relevance", "trust", TOP_LEVEL, dtick=1))
    return figure.update_layout(showlegend=pick is not None)


def connection_and_value(
    points: Sequence[tuple[str, float, float]],
    references: Mapping[str, tuple[float, float]],
    current: str | None = None,
) -> go.Figure:
    """Draw scripts by their connection (across) and value (upwards), 0–50 each.

    Args:
        points: (title, connection, value) of each script that the learner has scored.
        references: the authors' (connection, value) by title, of scripts where it may be shown.
        current: the title of the script that the learner is at; of many scripts, only this one's name is written.

    >>> connection_and_value([("The second cup", 40.0, 35.0)], {}).data[0].x
    (40.0,)
    """
    lines: dict[str, Any] = {"x": [], "y": []}
    for title, connection, value in points:
        if title in references:
            lines["x"] += [connection, references[title][0], None]
            lines["y"] += [value, references[title][1], None]
    yours = go.Scatter(
        x=[connection for _, connection, _ in points],
        y=[value for _, _, value in points],
        text=[title for title, _, _ in points],
        mode="markers+text",
        name="yours",
        texttemplate=["%{text}" if title == current or len(points) <= FEW else " " for title, _, _ in points],
        textposition=["top left" if connection > HALF / 2 else "top right" for _, connection, _ in points],
        marker={
            "size": [20 if title == current else 14 for title, _, _ in points],
            "color": colour("caring"),
        },
        hovertemplate="%{text}<br>connection %{x:.0f}, value %{y:.0f}<extra>yours</extra>",
    )
    ours = go.Scatter(
        x=[connection for connection, _ in references.values()],
        y=[value for _, value in references.values()],
        text=list(references),
        mode="markers",
        name="the authors’",
        marker={"size": 13, "symbol": "diamond-open", "color": colour("connection"), "line": {"width": 2}},
        hovertemplate="%{text}<br>connection %{x:.0f}, value %{y:.0f}<extra>the authors’</extra>",
    )
    between = go.Scatter(
        **lines, mode="lines", line={"dash": "dot", "color": INK}, hoverinfo="skip", showlegend=False, name="between"
    )
    traces = [yours, between, ours] if references else [yours]
    return go.Figure(traces, _layout("connection", "value", HALF, dtick=10)).update_layout(showlegend=bool(references))


def _layout(across: str, upwards: str, top: int, dtick: int) -> go.Layout:
    room = top * 0.07
    axis = {"range": [-room, top + room], "dtick": dtick, "tick0": 0}
    return go.Layout(
        template=_template(),
        xaxis={"title": {"text": f"{across} →"}, **axis},
        yaxis={"title": {"text": f"{upwards} →"}, **axis},
    )


@lru_cache
def _template() -> go.layout.Template:
    axis = {"gridcolor": GRID, "zeroline": False, "linecolor": GRID, "fixedrange": True, "automargin": True}
    return go.layout.Template(
        layout={
            "font": {"color": INK, "size": 14},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "colorway": [colour("caring"), colour("connection"), colour("value")],
            "xaxis": axis,
            "yaxis": axis,
            "height": 420,
            "margin": {"l": 56, "r": 24, "t": 24, "b": 56},
            "legend": {"orientation": "h", "y": 1.1, "x": 0},
            "dragmode": False,
            "hoverlabel": {"font": {"size": 14}},
        }
    )

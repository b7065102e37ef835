"""The workshop's charts: Plotly figures on one small template, in the stylesheet's colours.

A chart never stands alone: the view that shows it says in a sentence what it shows and offers its numbers as a table.
"""

from __future__ import annotations

import re
import textwrap
from collections import defaultdict
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from caring import light

light.load()
import plotly.graph_objects as go  # noqa: E402 - not before
import plotly.io  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from caring.scoring import Spread

# The default follows environment variables, and one of them would send 5 MB of JavaScript with each figure.
plotly.io.renderers.default = "plotly_mimetype"

GRID = "rgba(128, 124, 140, .28)"
INK = "#77737f"  # readable on both themes where no stylesheet reaches the chart
TOP_LEVEL = 4
HALF = 50
LONGEST_LINE = 13  # letters of a name in a chart: longer lines would be cut off on a phone
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
                    text=["<br>".join(_named(names[i], i == pick) for i in ids) for ids in points.values()],
                    texttemplate=[
                        ",<br>".join(_in_lines(_named(names[i], i == pick)) for i in ids) for ids in points.values()
                    ],
                    mode="markers+text",
                    cliponaxis=False,
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
        cliponaxis=False,
        name="yours",
        texttemplate=[_in_lines(title) if title == current or len(points) <= FEW else " " for title, _, _ in points],
        textposition=["top left" if connection > HALF / 2 else "top right" for _, connection, _ in points],
        marker={
            "size": [20 if title == current else 14 for title, _, _ in points],
            "color": colour("caring"),
            "opacity": 1,  # where sizes differ, Plotly would draw it pale
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


def places(
    spreads: Mapping[str, Spread], names: Mapping[str, str], *, large: bool = False, note: str = ""
) -> go.Figure:
    """Draw where a class's orders put the statistics: the mean place, the middle half, and the whole range.

    Args:
        spreads: each statistic's places by id, in the order of the rows, the topmost first.
        names: the statistics' short names by id.
        large: readable from the back of a room.
        note: words in the corner.

    >>> from caring.scoring import spread
    >>> places({"S1": spread([1, 2, 2, 3, 5])}, {"S1": "App downloads"}).data[2].x
    (2.6,)
    """
    rows = [_in_lines(names[statistic]) for statistic in spreads]
    whole = _spans(rows, [(s.lowest, s.highest) for s in spreads.values()])
    half = _spans(rows, [(s.lower_quartile, s.upper_quartile) for s in spreads.values()])
    mean = go.Scatter(
        x=[s.mean for s in spreads.values()],
        y=rows,
        mode="markers",
        name="mean place",
        marker={"size": 22 if large else 15, "color": colour("caring"), "symbol": "diamond"},
        hovertemplate="%{y}<br>mean place %{x:.1f}<extra></extra>",
    )
    traces = [
        go.Scatter(**whole, mode="lines", name="all", line={"color": INK, "width": 2}, hoverinfo="skip"),
        go.Scatter(
            **half,
            mode="lines",
            name="the middle half",
            line={"color": _tint("caring"), "width": 28 if large else 18},
            hoverinfo="skip",
        ),
        mean,
    ]
    last = len(spreads)
    layout = go.Layout(
        template=_template(large=large),
        xaxis={
            "title": {"text": "place →<br>(1 is the top)"},
            "range": [0.6, last + 0.4],
            "dtick": 1,
            "tick0": 1,
        },
        yaxis={"categoryorder": "array", "categoryarray": rows[::-1]},
    )
    return _explained(go.Figure(traces, layout), note, large=large)


def class_standings(
    standings: Mapping[tuple[float, float], int],
    reference: tuple[float, float] | None = None,
    *,
    large: bool = False,
    note: str = "",
) -> go.Figure:
    """Draw where a class put one script: connection across, value upwards, 0–50 each; a larger circle is more people.

    Args:
        standings: how many people put it at each (connection, value).
        reference: the authors' (connection, value), once it may be shown.
        large: readable from the back of a room.
        note: words in the corner.

    >>> class_standings({(25.0, 50.0): 3}).data[0].text
    ('3',)
    """
    traces = [
        _circles(
            [connection for connection, _ in standings],
            [value for _, value in standings],
            list(standings.values()),
            "caring",
            "the class",
            large=large,
        )
    ]
    if reference:
        traces.append(_authors([reference[0]], [reference[1]], large=large))
    layout = _layout("connection", "value", HALF, dtick=10).update(template=_template(large=large))
    return _explained(go.Figure(traces, layout), note, large=large)


def class_levels(
    rows: Sequence[tuple[str, str, Sequence[int], Spread]],
    reference: Mapping[str, int] | None = None,
    *,
    large: bool = False,
    note: str = "",
) -> go.Figure:
    """Draw what a class gave one script, a row for each criterion: how many gave each level, and the middle half.

    Args:
        rows: (criterion's name, its half, how many gave each level 0–4, the spread), the topmost first.
        reference: the authors' level by the criterion's name, once it may be shown.
        large: readable from the back of a room.
        note: words in the corner.

    >>> from caring.scoring import spread
    >>> class_levels([("Human", "connection", [0, 0, 1, 2, 0], spread([2, 3, 3]))]).data[1].x
    (2, 3)
    """
    names = [name for name, *_ in rows]
    middle = _spans(names, [(spread.lower_quartile, spread.upper_quartile) for *_, spread in rows])
    line = {"color": GRID, "width": 44 if large else 30}
    traces = [go.Scatter(**middle, mode="lines", name="the middle half", line=line, hoverinfo="skip")]
    for half in dict.fromkeys(half for _, half, *_ in rows):
        given = [(level, row[0], n) for row in rows if row[1] == half for level, n in enumerate(row[2]) if n]
        levels, on, counts = zip(*given, strict=True)
        traces.append(_circles(levels, on, counts, half, half, large=large))
    if reference:
        traces.append(_authors(list(reference.values()), list(reference), large=large))
    layout = go.Layout(
        template=_template(large=large),
        xaxis={"title": {"text": "level →"}, "range": [-0.6, TOP_LEVEL + 0.6], "dtick": 1, "tick0": 0},
        yaxis={"categoryorder": "array", "categoryarray": names[::-1]},
    )
    return _explained(go.Figure(traces, layout), note, large=large)


def _named(name: str, is_pick: bool) -> str:
    return f"{name} ★" if is_pick else name


def _in_lines(name: str) -> str:
    """Break a name into lines that fit beside a chart on a phone."""
    return "<br>".join(textwrap.wrap(name, LONGEST_LINE, break_long_words=False))


def _spans(rows: Sequence[str], ends: Sequence[tuple[float, float]]) -> dict[str, Any]:
    """Give a line for each row, from one end to the other."""
    return {"x": [x for pair in ends for x in (*pair, None)], "y": [y for row in rows for y in (row, row, None)]}


def _circles(
    across: Sequence[float], upwards: Sequence[Any], counts: Sequence[int], hue: str, name: str, *, large: bool
) -> go.Scatter:
    """Draw a circle for each count, the larger the more, with the number in it where it is more than one."""
    least, most = (16, 46) if large else (12, 32)
    return go.Scatter(
        x=across,
        y=upwards,
        text=[str(n) if n > 1 else "" for n in counts],
        customdata=counts,
        mode="markers+text",
        name=name,
        marker={
            "size": [least + (most - least) * ((n - 1) / max(counts)) ** 0.5 for n in counts],
            "color": _tint(hue),
            "line": {"color": colour(hue), "width": 2},
            "opacity": 1,
        },
        hovertemplate="%{customdata} of the class<extra></extra>",
    )


def _authors(across: Sequence[float], upwards: Sequence[Any], *, large: bool) -> go.Scatter:
    return go.Scatter(
        x=across,
        y=upwards,
        mode="markers",
        name="the authors’",
        marker={"size": 34 if large else 24, "symbol": "diamond-open", "color": INK, "line": {"width": 3}},
        hovertemplate="the authors’<extra></extra>",
    )


def _tint(name: str) -> str:
    """Give one of the stylesheet's colours so pale that ink is readable on it, in both themes."""
    red, green, blue = (int(colour(name)[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red}, {green}, {blue}, .3)"


def _explained(figure: go.Figure, note: str, *, large: bool) -> go.Figure:
    """Leave the legend to the sentence beside the chart; write a note into its corner, so that a picture carries it."""
    if note:
        figure.add_annotation(text=note, x=1, y=1, xref="paper", yref="paper", xanchor="right", yanchor="bottom")
        figure.update_annotations(showarrow=False)
    # Said by the figure itself, for a responsive chart passes the template's height by.
    return figure.update_layout(showlegend=False, height=560 if large else 440)


def way(points: Sequence[tuple[str, float, float]]) -> go.Figure:
    """Draw the way of a script through its versions: connection across, value upwards, 0–50 each.

    Args:
        points: (name, connection, value) of each version, oldest first.

    >>> way([("1", 20.0, 30.0), ("2", 40.0, 30.0)]).data[0].text
    ('1', '2')
    """
    together: dict[tuple[float, float], list[str]] = defaultdict(list)
    for name, connection, value in points:
        together[connection, value].append(name)
    # Versions at the same place share one label, which stands at the first of them.
    labels = [", ".join(together.pop((connection, value), ())) for _, connection, value in points]
    steps = go.Scatter(
        x=[connection for _, connection, _ in points],
        y=[value for _, _, value in points],
        text=labels,
        customdata=[name for name, _, _ in points],
        mode="lines+markers+text",
        cliponaxis=False,
        textposition="top center",
        line={"color": INK, "width": 2, "dash": "dot"},
        marker={"size": [14] * (len(points) - 1) + [20], "color": colour("caring"), "opacity": 1},
        hovertemplate="version %{customdata}<br>connection %{x:.0f}, value %{y:.0f}<extra></extra>",
    )
    return go.Figure(steps, _layout("connection", "value", HALF, dtick=10))


def _layout(across: str, upwards: str, top: int, dtick: int) -> go.Layout:
    room = top * 0.07
    axis = {"range": [-room, top + room], "dtick": dtick, "tick0": 0}
    return go.Layout(
        template=_template(),
        xaxis={"title": {"text": f"{across} →"}, **axis},
        yaxis={"title": {"text": f"{upwards} →"}, **axis},
    )


@lru_cache
def _template(*, large: bool = False) -> go.layout.Template:
    axis = {"gridcolor": GRID, "zeroline": False, "linecolor": GRID, "fixedrange": True, "automargin": True}
    return go.layout.Template(
        layout={
            "font": {"family": "system-ui, sans-serif", "color": INK, "size": 22 if large else 14},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "colorway": [colour("caring"), colour("connection"), colour("value")],
            "xaxis": axis,
            "yaxis": axis,
            "height": 420,
            "margin": {"l": 56, "r": 24, "t": 24, "b": 56},
            "legend": {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
            "dragmode": False,
            "hoverlabel": {"font": {"size": 22 if large else 14}},
        }
    )

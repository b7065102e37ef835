"""Answers as plain values: what a notebook makes (a pandas table, a figure, a number of NumPy's) in Python's own."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from fractions import Fraction
from math import isclose, isnan
from typing import Any

EXACT = 1e-6
LONGEST = 60


def plain(answer: Any) -> Any:  # noqa: PLR0911 - one answer for each kind
    """Turn an answer into numbers, texts, lists and mappings; what is neither stays as it is.

    Args:
        answer: any value. A Series becomes a mapping, a DataFrame a list of rows, a figure its points and titles.

    >>> plain((1, {"b", "a"}))
    [1, ['a', 'b']]
    """
    home = type(answer).__module__.partition(".")[0]
    if home in {"pandas", "numpy"}:
        return _of_a_table(answer)
    if home == "plotly":
        return _of_a_figure(answer)
    if answer is None or answer is Ellipsis or (isinstance(answer, float) and isnan(answer)):
        return None
    if isinstance(answer, Fraction):
        return float(answer)
    if isinstance(answer, Mapping):
        return {key if isinstance(key, str) else str(plain(key)): plain(value) for key, value in answer.items()}
    if isinstance(answer, AbstractSet):
        return sorted(map(plain, answer), key=str)
    if isinstance(answer, (list, tuple, range)):
        return [plain(each) for each in answer]
    return answer


def same(one: Any, other: Any, tolerance: float = EXACT) -> bool:
    """Say whether two plain values are alike: numbers within a tolerance, whole numbers and others in their parts.

    >>> same({"a": [1, 2.0000001]}, {"a": [1.0, 2]}), same([1, 2], [2, 1]), same(3.4, "3.4")
    (True, False, False)
    """
    if _is_number(one) and _is_number(other):
        return isclose(one, other, rel_tol=0, abs_tol=tolerance)
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key], tolerance) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(same(a, b, tolerance) for a, b in zip(one, other, strict=True))
    return type(one) is type(other) and bool(one == other)


def kind(value: Any) -> str:
    """Name what a plain value is: a number, a text, a list, a mapping or a chart.

    >>> kind(3.4), kind(["S1"]), kind({"chart": []})
    ('a number', 'a list', 'a chart')
    """
    if _is_number(value):
        return "a number"
    if isinstance(value, dict):
        return "a chart" if "chart" in value else "a mapping"
    names = {str: "a text", list: "a list", bool: "yes or no", type(None): "nothing"}
    return names.get(type(value), f"something else ({type(value).__name__})")


def short(value: Any) -> str:
    """Show a plain value in a few words.

    >>> short(29.797979), short(["S1", "S2"]), short("")
    ('29.8', 'S1, S2', '(nothing)')
    """
    if value is None or value in ("", [], {}):
        return "(nothing)"
    if _is_number(value):
        return f"{value:.4g}" if isinstance(value, float) else str(value)
    if isinstance(value, list) and not any(isinstance(each, (list, dict)) for each in value):
        text = ", ".join(map(short, value))
    else:
        text = " ".join(str(value).split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _of_a_table(answer: Any) -> Any:
    """Read pandas and NumPy without importing them: who has no pandas can have no such answer."""
    counted = type(getattr(answer, "index", None)).__name__ == "RangeIndex"
    if hasattr(answer, "columns"):
        return plain(answer.to_dict("records" if counted else "index"))
    if hasattr(answer, "to_dict") and not counted:
        return plain(answer.to_dict())
    return plain(answer.tolist()) if hasattr(answer, "tolist") else None  # what has no list is “not available”


def _of_a_figure(figure: Any) -> Any:
    layout = figure.layout
    points = [
        [trace.type, plain(across), plain(up)]
        for trace in figure.data
        if trace.x is not None and trace.y is not None
        for across, up in zip(trace.x, trace.y, strict=False)
    ]
    titles = {"title": layout.title.text, "x": layout.xaxis.title.text, "y": layout.yaxis.title.text}
    return {"chart": sorted(points, key=str), **titles}


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)

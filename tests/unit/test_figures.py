import json
import subprocess
import sys

import pytest

from caring.figures import (
    class_levels,
    class_standings,
    colour,
    connection_and_value,
    places,
    relevance_and_trust,
)
from caring.scoring import spread

NAMES = {"S1": "App downloads", "S2": "Daily users", "S5": "Connection to people"}
JUDGED = {"S1": (1, 2), "S2": (4, 3), "S5": (1, 2)}
POINTS = [("One", 40.0, 35.0), ("Two", 10.0, 50.0)]


def points(trace):
    return list(zip(trace.text, trace.x, trace.y, strict=True))


@pytest.fixture(params=["judged", "revealed", "scored", "compared"])
def figure(request):
    return {
        "judged": lambda: relevance_and_trust(JUDGED, NAMES),
        "revealed": lambda: relevance_and_trust(JUDGED, NAMES, "S5"),
        "scored": lambda: connection_and_value(POINTS, {}),
        "compared": lambda: connection_and_value(POINTS, {"Two": (30.0, 20.0)}, "One"),
    }[request.param]()


# Relevance and trust


def test_a_judgement_stands_at_its_relevance_and_trust():
    [trace] = relevance_and_trust({"S1": (1, 2), "S2": (4, 0)}, NAMES).data
    assert points(trace) == [("App downloads", 1, 2), ("Daily users", 4, 0)]


def test_statistics_judged_alike_share_a_point_and_all_are_named():
    [trace] = relevance_and_trust(JUDGED, NAMES).data
    assert points(trace) == [("App downloads<br>Connection to people", 1, 2), ("Daily users", 4, 3)]


def test_relevance_goes_across_and_trust_upwards_both_from_0_to_4():
    layout = relevance_and_trust(JUDGED, NAMES).layout
    assert ("relevance" in layout.xaxis.title.text, "trust" in layout.yaxis.title.text) == (True, True)
    for axis in (layout.xaxis, layout.yaxis):
        low, high = axis.range
        assert (-1 < low < 0, 4 < high < 5, axis.dtick) == (True, True, 1)


@pytest.mark.parametrize("pick", NAMES)
def test_the_pick_alone_is_marked(pick):
    figure = relevance_and_trust({"S1": (1, 2), "S2": (4, 3), "S5": (0, 0)}, NAMES, pick)
    yours, theirs = figure.data
    assert list(theirs.text) == [f"{NAMES[pick]} ★"]
    assert (theirs.marker.symbol, yours.marker.symbol) == ("star", "circle")
    assert "★" not in "".join(yours.text)
    assert figure.layout.showlegend


def test_a_pick_that_shares_its_point_is_told_from_its_neighbour():
    _, theirs = relevance_and_trust(JUDGED, NAMES, "S5").data
    assert list(theirs.text) == ["App downloads<br>Connection to people ★"]


def test_on_the_chart_a_long_name_stands_in_lines_that_fit_on_a_phone():
    _, theirs = relevance_and_trust(JUDGED, NAMES, "S5").data
    assert list(theirs.texttemplate) == ["App downloads,<br>Connection to<br>people ★"]
    assert connection_and_value([("The second cup", 1.0, 2.0)], {}).data[0].texttemplate == ("The second<br>cup",)


def test_no_pick_is_marked_where_none_is_given():
    drawn = relevance_and_trust(JUDGED, NAMES).to_json()
    assert not any(sign in drawn.lower() for sign in ("★", "\\u2605", '"star"', "pick"))


# Connection and value


def test_scripts_stand_at_their_connection_and_value():
    [yours] = connection_and_value(POINTS, {}).data
    assert points(yours) == [("One", 40.0, 35.0), ("Two", 10.0, 50.0)]


def test_connection_goes_across_and_value_upwards_both_from_0_to_50():
    layout = connection_and_value(POINTS, {}).layout
    assert ("connection" in layout.xaxis.title.text, "value" in layout.yaxis.title.text) == (True, True)
    for axis in (layout.xaxis, layout.yaxis):
        low, high = axis.range
        assert (-5 < low < 0, 50 < high < 55) == (True, True)


def test_the_authors_stand_beside_yours_with_a_line_between_only_where_they_are_given():
    yours, between, ours = connection_and_value(POINTS, {"Two": (30.0, 20.0)}).data
    assert points(ours) == [("Two", 30.0, 20.0)]
    assert (between.x, between.y) == ((10.0, 30.0, None), (50.0, 20.0, None))
    assert len(yours.x) == 2


def test_the_current_script_is_the_largest():
    [yours] = connection_and_value(POINTS, {}, "Two").data
    assert yours.marker.size[1] > yours.marker.size[0]


def written(figure):
    yours = figure.data[0]
    return [name for name, shown in zip(yours.text, yours.texttemplate, strict=True) if shown.strip()]


def test_a_few_scripts_are_all_named_and_of_many_only_the_current_one():
    many = [(f"Script {n}", float(n), 20.0) for n in range(9)]
    assert written(connection_and_value(many[:8], {}, "Script 3")) == [title for title, _, _ in many[:8]]
    assert written(connection_and_value(many, {}, "Script 3")) == ["Script 3"]
    assert len(connection_and_value(many, {}).data[0].text) == 9


def test_a_name_is_written_towards_the_middle_so_that_no_edge_cuts_it_off():
    [yours] = connection_and_value(POINTS, {}).data
    assert list(yours.textposition) == ["top left", "top right"]


# A class

ROWS = [
    ("Human", "connection", (0, 0, 1, 3, 1), spread([2, 3, 3, 3, 4])),
    ("Valuable", "value", (2, 0, 0, 0, 3), spread([0, 0, 4, 4, 4])),
]
STANDINGS = {(25.0, 50.0): 4, (12.5, 37.5): 1}
PLACES = {"S5": spread([1, 1, 2, 2, 4]), "S1": spread([3, 3, 3, 3, 3])}


def test_places_show_the_mean_the_middle_half_and_the_whole_range_first_row_on_top():
    whole, half, mean = places(PLACES, NAMES).data
    assert (whole.x, half.x) == ((1, 4, None, 3, 3, None), (1, 2, None, 3, 3, None))
    assert list(zip(mean.y, mean.x, strict=True)) == [("Connection to<br>people", 2.0), ("App downloads", 3.0)]
    assert places(PLACES, NAMES).layout.yaxis.categoryarray == ("App downloads", "Connection to<br>people")


def test_a_class_stands_in_circles_that_hold_how_many_and_a_lone_one_holds_no_number():
    [circles] = class_standings(STANDINGS).data
    assert points(circles) == [("4", 25.0, 50.0), ("", 12.5, 37.5)]
    assert circles.customdata == (4, 1)
    assert circles.marker.size[0] > circles.marker.size[1]


def test_levels_show_a_circle_for_each_level_given_in_the_hue_of_its_half():
    middle, connection, value = class_levels(ROWS).data
    assert middle.x == (3, 3, None, 0, 4, None)
    assert list(zip(connection.x, connection.y, connection.customdata, strict=True)) == [
        (2, "Human", 1),
        (3, "Human", 3),
        (4, "Human", 1),
    ]
    assert (value.x, value.text) == ((0, 4), ("2", "3"))
    assert (connection.marker.line.color, value.marker.line.color) == (colour("connection"), colour("value"))


def test_the_authors_stand_in_a_class_only_where_they_are_given():
    for draw, given in ((class_standings, STANDINGS), (class_levels, ROWS)):
        assert "the authors’" not in {trace.name for trace in draw(given).data}
    assert class_standings(STANDINGS, (30.0, 20.0)).data[-1].x == (30.0,)
    authors = class_levels(ROWS, {"Human": 2, "Valuable": 0}).data[-1]
    assert (authors.x, authors.y, authors.marker.symbol) == ((2, 0), ("Human", "Valuable"), "diamond-open")


@pytest.mark.parametrize(
    "draw",
    [
        lambda **how: places(PLACES, NAMES, **how),
        lambda **how: class_standings(STANDINGS, (1.0, 1.0), **how),
        lambda **how: class_levels(ROWS, {"Human": 1}, **how),
    ],
)
def test_a_classs_charts_can_be_large_and_say_that_it_is_made_up(draw):
    usual, large = draw(), draw(large=True, note="made-up class")
    assert large.layout.template.layout.font.size > 1.5 * usual.layout.template.layout.font.size
    assert large.layout.height > usual.layout.height
    assert [note.text for note in large.layout.annotations] == ["made-up class"]
    assert usual.layout.annotations == ()
    assert len(large.to_json()) < 10_000


# All of them


def test_all_text_has_a_colour_of_its_own_on_no_ground_of_its_own(figure):
    layout = figure.layout.template.layout
    assert layout.font.color.startswith("#")
    assert layout.paper_bgcolor == layout.plot_bgcolor == "rgba(0,0,0,0)"
    drawn = figure.to_plotly_json()
    assert "font" not in json.dumps([drawn["data"], {**drawn["layout"], "template": None}], default=str)


def test_marks_have_the_stylesheets_colours(figure):
    marks = {trace.marker.color for trace in figure.data if trace.mode != "lines"}
    assert marks <= {colour("connection"), colour("value"), colour("caring")}


def test_no_mark_differs_from_another_by_its_colour_alone(figure):
    shapes = [trace.marker.symbol for trace in figure.data if trace.mode != "lines"]
    assert len(set(shapes)) == len(shapes)


def test_each_chart_has_its_own_axes():
    relevance_and_trust(JUDGED, NAMES).update_layout(template_layout_font_color="red")
    assert relevance_and_trust(JUDGED, NAMES).layout.template.layout.font.color != "red"


def test_a_colour_that_the_stylesheet_lacks_is_an_error():
    with pytest.raises(ValueError, match="no colour --mauve-mark"):
        colour("mauve")


def test_charts_stay_small(figure):
    assert len(figure.to_json()) < 10_000


def test_charts_need_neither_plotly_express_nor_pandas():
    code = "import sys, caring.figures; print(*(m for m in ('plotly.express', 'pandas', 'numpy') if m in sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert loaded.strip() == ""


def test_a_chart_carries_no_library_with_it():
    code = "import caring.figures, plotly.io; print(plotly.io.renderers.default)"
    env = {"PLOTLY_RENDERER": "notebook", "PATH": ""}
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=env).stdout
    assert shown.strip() == "plotly_mimetype"

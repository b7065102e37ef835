"""Drawings say the same in words, and can be seen in both themes."""

import re
import xml.etree.ElementTree as ET

import pytest

from caring.drawings import HERE, SAYS, drawing
from caring.errors import CaringError
from caring.views.base import style

SVG = "{http://www.w3.org/2000/svg}"
GROUNDS = {"light": "#ffffff", "dark": "#111111"}  # JupyterLab's
by_name = pytest.mark.parametrize("name", SAYS)


def drawn(name: str) -> ET.Element:
    return ET.fromstring(drawing(name).svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))  # noqa: S314 - the kit's own


def colours(theme: str) -> dict[str, str]:
    """Give the stylesheet's colours; what a theme doesn't set, it has from the light one."""
    blocks = [dict(re.findall(r"--([\w-]+): (#\w+)", block)) for block in re.findall(r"\{([^}]*)\}", style())[:2]]
    return blocks[0] | (blocks[1] if theme == "dark" else {}) | {"ground": GROUNDS[theme]}


def contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    dark, bright = sorted(map(light, (one, other)))
    return (bright + 0.05) / (dark + 0.05)


@by_name
def test_a_drawing_says_in_words_what_each_of_its_labels_says(name: str):
    said = repr(drawing(name))
    assert said.endswith(".")
    assert [text.text for text in drawn(name).iter(f"{SVG}text") if text.text.isalpha() and text.text not in said] == []


@by_name
def test_a_drawing_stays_within_its_frame_and_has_no_colours_of_its_own(name: str):
    svg = drawn(name)
    _, _, wide, high = map(float, svg.get("viewBox").split())
    for part in svg.iter(f"{SVG}text"):
        assert 0 < float(part.get("x")) < wide
        assert 0 < float(part.get("y")) < high
    assert not re.search(r"style=|fill=|stroke=|#[0-9a-f]{3}", drawing(name).svg)


@by_name
def test_every_class_of_a_drawing_is_in_the_stylesheet(name: str):
    classes = {each for part in drawn(name).iter() for each in part.get("class", "").split()}
    assert [each for each in classes if not re.search(rf"\.cw-drawing [^{{]*\.{each}\b", style())] == []


@pytest.mark.parametrize("theme", GROUNDS)
def test_words_and_marks_of_drawings_stand_out_in_both_themes(theme: str):
    c = colours(theme)
    for half in ("connection", "value", "caring"):
        assert contrast(c["ink"], c[f"{half}-tint"]) >= 4.5
        assert contrast(c[half], c[f"{half}-tint"]) >= 4.5
        assert contrast(c[half], c["ground"]) >= 4.5
    assert contrast(c["ink"], c["ground"]) >= 4.5
    assert contrast(c["edge"], c["ground"]) >= 3


def test_a_drawing_shows_itself_in_a_notebook_with_its_words():
    shown = drawing("framework")._repr_html_()
    assert shown.startswith('<div class="cw"><figure class="cw-drawing"><figcaption>The map: ')
    assert shown.count("<svg ") == shown.count('aria-hidden="true"') == 1


def test_each_drawing_has_words_and_all_words_have_their_drawing():
    assert {path.stem for path in HERE.glob("*.svg")} == set(SAYS)


@pytest.mark.parametrize("name", ["", "Framework", "../drawings/framework", "map"])
def test_an_unknown_drawing_is_a_sentence(name: str):
    with pytest.raises(CaringError, match=r"There is no drawing .* There are framework"):
        drawing(name)

"""The palette stands in four sheets, for pages with nothing in common: a name has one value in all of them."""

import re
from pathlib import Path

import pytest

KIT = Path(__file__).parents[2]
SHEETS = ("views/theme.css", "app/voila/templates/caring/app.css", "pages/paper.css", "web/pages/front.css")
# What one sheet calls the ground of a page, another calls the page.
SAME = {"page-ink": "ink", "page-line": "line", "page": "ground"}


def palettes(sheet: str) -> tuple[dict[str, str], dict[str, str]]:
    """Give the colours of a sheet by name: in the light, and in the dark."""
    light, dark = {}, {}
    for media, selector, block in re.findall(r"(@media[^{}]*\{)?([^{}]*)\{([^{}]*)\}", sheet):
        named = {SAME.get(name, name): value for name, value in re.findall(r"--([\w-]+):\s*(#[0-9a-f]+)", block)}
        # What a part of a page has for itself, as the prompter's dark stage, is not the palette.
        if "print" not in media and re.search(r"(:root|\.cw-chart\)?)\s*$", selector):
            (dark if "dark" in media or 'light="false"' in selector else light).update(named)
    return light, dark


@pytest.mark.parametrize("night", [False, True], ids=["light", "dark"])
def test_a_colour_has_one_value_in_every_sheet(night):
    values: dict[str, set[str]] = {}
    for name in SHEETS:
        for colour, value in palettes((KIT / "caring" / name).read_text(encoding="utf-8"))[night].items():
            values.setdefault(colour, set()).add(value)
    assert {colour: found for colour, found in values.items() if len(found) > 1} == {}
    assert {"ink", "soft", "line", "edge", "ground", "connection", "value", "caring", "focus"} <= values.keys()


def test_the_values_of_light_and_dark_are_told_apart():
    by_the_machine = ":root { --ink: #111; } @media (prefers-color-scheme: dark) { :root { --ink: #eee; } }"
    by_the_theme = '.cw, .cw-chart { --ink: #111; } [data-jp-theme-light="false"] .cw-chart { --ink: #eee; }'
    by_the_theme += " @media print { :root { --ink: #000; } } .cw .cw-prompter { --ink: #ddd; }"
    assert palettes(by_the_machine) == palettes(by_the_theme) == ({"ink": "#111"}, {"ink": "#eee"})

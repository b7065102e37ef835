"""Slides from the lessons: headings become slides, code stays away, and everything has room."""

import json
import re

import pytest

from caring import CaringError, slides
from caring.cli import main
from caring.course import lessons
from caring.library import kit_folder

VIEW = {"data": {slides.WIDGET: {}, "text/plain": ["Turn the cards · Run this notebook to use it"]}}


def markdown(text, **metadata):
    return {"cell_type": "markdown", "source": [text], "metadata": metadata}


def code(text="", *outputs):
    return {"cell_type": "code", "source": [text], "metadata": {}, "outputs": list(outputs)}


@pytest.fixture
def made(tmp_path):
    def make(*cells):
        path = tmp_path / "01_cards.ipynb"
        path.write_text(json.dumps({"cells": cells}), encoding="utf-8")
        return slides.deck(path)

    return make


def test_each_heading_is_a_slide_and_code_is_none(made):
    deck = made(markdown("# Cards\n\nHello."), code("secret = 60"), markdown("## One\n\nText.\n\n## Two\n\nMore."))
    assert [(slide.heading, slide.html) for slide in deck] == [
        ("Cards", "<p>Hello.</p>\n"),
        ("One", "<p>Text.</p>\n"),
        ("Two", "<p>More.</p>\n"),
    ]


def test_a_view_is_something_to_do_in_the_notebook(made):
    assert [slide.activity for slide in made(markdown("# Cards"), code("FactCards()", VIEW))] == ["", "Turn the cards"]


def test_a_drawing_has_a_slide_of_its_own_under_the_heading_that_speaks_of_it(made):
    deck = made(markdown("# Cards"), markdown("## And so\n\nAs a map:"), code('drawing("framework")'))
    assert [slide.heading for slide in deck] == ["Cards", "And so", "And so"]
    assert "<svg" in deck[-1].html


@pytest.mark.parametrize("lesson", lessons(), ids=lambda lesson: lesson.id)
def test_a_lessons_slides_hold_its_drawings_and_not_how_to_run_a_page(lesson):
    path = kit_folder() / "notebooks" / lesson.file
    page = slides.as_html(lesson, slides.deck(path))
    assert page.count("<svg") == path.read_text(encoding="utf-8").count("<svg")
    assert "Wake the page up" not in page


def test_the_course_map_and_other_outputs_are_none(made):
    plain = {"data": {slides.WIDGET: {}, "text/plain": ["Start here: 5 minutes alone"]}}
    assert len(made(markdown("# Cards"), code("x", plain, {"output_type": "stream", "text": "60"}))) == 1


def test_what_stands_below_the_rule_is_for_those_who_read_code(made):
    deck = made(markdown("# Cards"), markdown("Go on.\n\n---\n\n## The same without a mouse"), markdown("## Never"))
    assert [slide.heading for slide in deck] == ["Cards", "Cards"]
    assert "mouse" not in deck[-1].html


def test_a_cell_can_be_left_out_as_everywhere_in_jupyter(made):
    assert [s.heading for s in made(markdown("# Cards"), markdown("## No", slideshow={"slide_type": "skip"}))] == [
        "Cards"
    ]


def test_long_text_goes_on_on_the_next_slide_under_the_same_heading(made):
    deck = made(markdown("## Long\n\n" + "\n\n".join(["A sentence of some words, again. " * 5] * 5)))
    assert len(deck) > 1
    assert {slide.heading for slide in deck} == {"Long"}
    assert sum(slide.html.count("<p>") for slide in deck) == 5


def test_a_list_is_parted_between_its_items_and_goes_on_counting(made):
    deck = made(markdown("## List\n\n" + "\n".join(f"{n}. {'A long item of a list. ' * 5}" for n in range(1, 7))))
    assert [slide.html.count("<li>") for slide in deck] == [2, 2, 2]
    assert '<ol start="3">' in deck[1].html


def test_html_in_a_lesson_is_text_on_a_slide(made):
    assert "&lt;b&gt;" in made(markdown("# Cards\n\n<b>60</b>"))[0].html


def test_links_between_lessons_lead_from_slides_to_slides(made):
    assert (
        'href="05_score_the_scripts.html"' in made(markdown("**Go on:** [Score](05_score_the_scripts.ipynb)"))[0].html
    )


def test_a_damaged_lesson_is_a_sentence(tmp_path):
    path = tmp_path / "01_cards.ipynb"
    for text in ("{", "[]", '{"cells": [60]}'):
        path.write_text(text)
        with pytest.raises(CaringError, match=r"I can't read .*01_cards\.ipynb"):
            slides.deck(path)


def test_the_command_makes_a_page_for_each_lesson_that_asks_for_nothing(tmp_path, capsys):
    assert main(["slides", str(tmp_path)]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(lessons())
    for lesson in lessons():
        page = (tmp_path / lesson.file.replace(".ipynb", ".html")).read_text(encoding="utf-8")
        assert not re.search(r"<(script|img|iframe)[^>]* src=|<link|@import", page)
        assert len(page.encode()) < 400_000


@pytest.mark.parametrize("lesson", lessons(), ids=lambda lesson: lesson.id)
def test_no_code_of_a_lesson_is_on_its_slides(lesson):
    deck = slides.deck(kit_folder() / "notebooks" / lesson.file)
    assert deck[0].heading == lesson.title
    assert not any("import caring" in slide.html or "Mina" in slide.html for slide in deck)

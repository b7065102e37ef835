"""Words that went and came between two versions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caring.changes import changes


def joined(pieces):
    return "".join(text for text, _ in pieces)


def changed(pieces):
    return [text for text, is_changed in pieces if is_changed]


def test_the_same_text_has_no_changes():
    found = changes("Hey you.\n\nI kept your seat.", "Hey you.\n\nI kept your seat.")
    assert (changed(found.before), changed(found.after), found.went, found.came) == ([], [], 0, 0)


def test_words_that_went_and_came_are_marked_where_they_stand():
    found = changes("Hey everyone, we kept a seat.", "Hey you, I kept your seat, Tom.")
    assert changed(found.before) == ["everyone", "we ", "a "]
    assert changed(found.after) == ["you", "I ", "your ", ", Tom"]
    assert (found.went, found.came) == (3, 4)


@pytest.mark.parametrize(("before", "after"), [("One two", "One\n\ntwo"), ("One  two", " One two ")])
def test_only_spaces_differ_and_no_word_is_marked(before, after):
    found = changes(before, after)
    assert (changed(found.before), changed(found.after)) == ([], [])


def test_a_full_stop_is_marked_and_not_counted_as_a_word():
    found = changes("Sit down", "Sit down.")
    assert (changed(found.after), found.came) == (["."], 0)


def test_from_nothing_everything_came():
    assert changes("", "Sit down.").before == ()
    assert changes("", "Sit down.").after == (("Sit down.", True),)
    assert changes("Sit down.", "").went == 2


def test_a_very_long_text_is_compared_too():
    long = " ".join(f"word{n}" for n in range(3000))
    assert changed(changes(long, f"{long} end").after) == ["end"]
    assert joined(changes("a " * 9000, "a " * 9000).after) == "a " * 9000


@given(st.text(), st.text())
def test_no_letter_is_lost_of_either_text(before, after):
    found = changes(before, after)
    for text, pieces in ((before, found.before), (after, found.after)):
        assert joined(pieces).split() == text.split()

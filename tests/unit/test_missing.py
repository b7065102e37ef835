"""The memory test, the caring rate, and one's own last ten posts."""

import json
from fractions import Fraction

import pytest

from caring import CaringError, Work
from caring.missing import (
    FORGOTTEN,
    LONGEST_TEXT,
    POSTS,
    TEST,
    Rate,
    count,
    end,
    follow,
    memory_test,
    names_in,
    posts,
    posts_say,
    seal,
    set_clock,
    split,
    wonder,
    write,
)
from caring.views import LastTen, MemoryTest


def named(*names):
    mina = Work()
    write(mina, "\n".join(names), 20)
    end(mina)
    return mina


# Names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", ()),
        ("\n \t\n", ()),
        ("Theo\nBeryl", ("Theo", "Beryl")),
        ("  Theo   B \r\nTHEO b", ("Theo B",)),
        ("<b>Theo</b>", ("<b>Theo</b>",)),
        ("Žofie\nžofie\nZofie", ("Žofie", "Zofie")),
    ],
)
def test_a_name_is_a_line_and_counts_once(text, names):
    assert names_in(text) == names


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("Theo, Anna and Beryl", ("Theo", "Anna", "Beryl")),
        ("Theo; Anna, and Beryl", ("Theo", "Anna", "Beryl")),
        ("Rhett and Link", ("Rhett", "Link")),
        ("Theo & Anna", ("Theo", "Anna")),
        ("Theo,", ("Theo",)),
        ("Sandy from the band", ("Sandy from the band",)),
    ],
)
def test_a_line_that_lists_people_becomes_them_only_when_the_learner_says_so(line, people):
    view = MemoryTest(named(f"Mina\n{line}\nZoe"))
    assert [one["name"] for one in view.state["names"]] == ["Mina", line, "Zoe"]
    assert view.state["names"][1]["people"] == (list(people) if len(people) > 1 else [])
    if len(people) > 1:
        view.split(line)
        assert [one["name"] for one in view.state["names"]] == ["Mina", *people, "Zoe"]
        assert all(one["people"] == [] for one in view.state["names"])


def test_a_long_list_in_one_line_loses_nobody():
    people = [f"Person {number}" for number in range(30)]
    view = MemoryTest(named(", ".join(people)))
    view.split(view.state["names"][0]["name"])
    assert [one["name"] for one in view.state["names"]] == people


def test_only_a_list_is_split_and_only_between_the_names_and_the_seal():
    mina = Work()
    write(mina, "Theo, Anna", 10)
    with pytest.raises(CaringError, match="First put the names in"):
        split(mina, "Theo, Anna")
    end(mina)
    for name in ("Beryl", "Theo"):
        with pytest.raises(CaringError, match="is no list of people"):
            split(mina, name)
    follow(mina, "Theo, Anna", yes=True)
    count(mina, 5)
    seal(mina)
    with pytest.raises(CaringError, match="sealed"):
        split(mina, "Theo, Anna")


def test_names_have_an_end():
    assert names_in("x" * 500) == ("x" * 80,)
    assert len(names_in("\n".join(map(str, range(300))))) == 100


# The rate


@pytest.mark.parametrize(
    ("missed", "followed", "exact", "says"),
    [
        (4, 210, Fraction(4, 210), "about 2 in 100"),
        (2, 210, Fraction(2, 210), "about 1 in 100"),
        (1, 210, Fraction(1, 210), "fewer than 1 in 100"),
        (1, 200, Fraction(1, 200), "fewer than 1 in 100"),
        (0, 210, Fraction(0), "0 in 100"),
        (1, 4, Fraction(1, 4), "25 in 100"),
        (7, 7, Fraction(1), "100 in 100"),
        (0, 0, None, "no rate"),
    ],
)
def test_the_rate_is_exact_and_said_in_a_hundred(missed, followed, exact, says):
    assert Rate(missed, followed, 0).exact == exact
    assert Rate(missed, followed, 0).in_hundred == says


@pytest.mark.parametrize(
    ("rate", "said"),
    [
        (Rate(0, 0, 0), "nothing to divide. Nobody came"),
        (Rate(0, 0, 2), "nothing to divide. And you would miss 2 people whom you don’t follow"),
        (Rate(0, 210, 0), "None of the 210 came to your mind. Following costs a tap"),
        (Rate(0, 210, 1), "None of the 210 came to your mind. And you would miss one person"),
        (Rate(3, 3, 0), "everybody whom you follow"),
        (Rate(3, 4, 0), "The other one you follow"),
        (Rate(4, 210, 5), "The other 206 you follow, and did not name. And you would miss 5 people"),
    ],
)
def test_there_is_something_to_say_for_every_way_it_comes_out(rate, said):
    assert said in rate.says


# The test


def test_the_names_stay_once_the_pen_is_down_and_the_rate_opens_with_the_seal():
    mina = named("Theo", "Beryl")
    for late in (lambda: write(mina, "Another", 0), lambda: end(mina), lambda: set_clock(mina, 120)):
        with pytest.raises(CaringError, match="The names are in"):
            late()
    follow(mina, "Theo", yes=True)
    follow(mina, "Beryl", yes=False)
    count(mina, 80)
    seal(mina)
    assert memory_test(mina).rate == Rate(1, 80, 1)
    for late in (
        lambda: seal(mina),
        lambda: count(mina, 8),
        lambda: follow(mina, "Theo", yes=False),
        lambda: end(mina),
    ):
        with pytest.raises(CaringError, match="sealed: it stays"):
            late()


def test_nothing_about_following_is_asked_before_the_names_are_in():
    mina = Work()
    for early in (lambda: follow(mina, "Theo", yes=True), lambda: count(mina, 3), lambda: seal(mina)):
        with pytest.raises(CaringError, match="First put the names in"):
            early()
    assert mina.answers() == []


def test_what_is_missing_is_named_one_thing_at_a_time():
    mina = named("A", "B", "C")
    assert memory_test(mina).missing == "Still to say: whether you follow A and B and others."
    for name in "ABC":
        follow(mina, name, yes=True)
    with pytest.raises(CaringError, match="how many you follow"):
        seal(mina)
    count(mina, 2)
    with pytest.raises(CaringError, match="You follow 3 of those you named, and 2 in all"):
        seal(mina)
    count(mina, 3)
    seal(mina)


def test_more_named_than_followed_is_fine_where_they_are_not_followed():
    mina = named("A", "B", "C")
    for name in "ABC":
        follow(mina, name, yes=False)
    count(mina, 0)
    seal(mina)
    assert memory_test(mina).rate == Rate(0, 0, 3)


def test_nobody_named_needs_only_the_number():
    mina = named()
    count(mina, 12)
    seal(mina)
    assert memory_test(mina).rate == Rate(0, 12, 0)


@pytest.mark.parametrize("number", [-1, 100_001, 2.5, "12", None, True])
def test_what_is_no_number_of_creators_is_refused(number):
    with pytest.raises(CaringError, match="A good guess will do"):
        count(named(), number)


@pytest.mark.parametrize(("text", "left"), [("x" * (LONGEST_TEXT + 1), 3), (7, 3), ("A", 61), ("A", -1), ("A", 2.5)])
def test_what_the_clock_or_the_paper_has_no_room_for_is_refused(text, left):
    mina = Work()
    write(mina, "A", 30)
    with pytest.raises(CaringError):
        write(mina, text, left)
    assert (memory_test(mina).text, memory_test(mina).left) == ("A", 30)


def test_the_clock_can_be_slowed_and_switched_off_and_the_names_stay():
    mina = Work()
    write(mina, "A", 30)
    for seconds in (120, 0, 60):
        set_clock(mina, seconds)
        assert memory_test(mina).left == memory_test(mina).clock == seconds
    assert memory_test(mina).names == ("A",)
    for odd in (30, "60", None, True):
        with pytest.raises(CaringError, match="60 or 120 seconds"):
            set_clock(mina, odd)


def test_a_name_that_was_not_given_is_refused():
    with pytest.raises(CaringError, match="“Zoe” is not among the names"):
        follow(named("Theo"), "Zoe", yes=True)


FRESH = {"text": "A", "clock": 60, "left": 0, "ended": None, "follows": {}, "followed": None, "sealed": None}


@pytest.mark.parametrize(
    "wrong",
    [{"text": 1}, {"clock": 7}, {"clock": []}, {"left": "1"}, {"ended": 1}, {"follows": {"A": 1}}, {"follows": []},
     {"followed": "2"}, {"sealed": 3}, {"sealed": "now"}, {"extra": 1}],
)  # fmt: skip
def test_a_damaged_test_is_set_aside(wrong):
    mina = Work()
    mina.keep(TEST, FRESH)
    assert memory_test(mina).text == "A"
    mina.keep(TEST, {**FRESH, **wrong})
    assert memory_test(mina).text == ""
    assert "set it aside" in mina.notice


# One's own posts


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ((None,) * 10, ""),
        ((FORGOTTEN,) * 10, "You remember none of 10 yourself. Would a viewer have missed them?"),
        ((FORGOTTEN,), "You don’t remember it yourself. Would a viewer have missed it?"),
        ((0, 1, 2), "You remember 3 of 3. After none of them"),
        ((3, FORGOTTEN, None), "You remember 1 of 2. After one of them"),
        ((3, 4, 0, FORGOTTEN), "You remember 3 of 4. After 2 of them"),
    ],
)
def test_what_the_posts_show_is_said_in_a_sentence(given, said):
    assert posts_say(given).startswith(said)


def test_each_post_has_its_own_answer_and_the_last_one_counts():
    mina = Work()
    wonder(mina, 1, 4)
    wonder(mina, 10, FORGOTTEN)
    wonder(mina, 1, 2)
    assert posts(mina) == (2, *[None] * 8, FORGOTTEN)


@pytest.mark.parametrize(("post", "level"), [(0, 1), (11, 1), ("1", 1), (1, 5), (1, -1), (1, "4"), (1, True)])
def test_what_is_no_post_or_level_is_refused(post, level):
    mina = Work()
    with pytest.raises(CaringError):
        wonder(mina, post, level)
    assert mina.answers() == []


@pytest.mark.parametrize("damaged", [[], {"posts": [1]}, {"posts": [5] * 10}, {"posts": ["no"] * 10}])
def test_damaged_posts_are_set_aside(damaged):
    mina = Work()
    mina.keep(POSTS, damaged)
    assert posts(mina) == (None,) * 10
    assert "set it aside" in mina.notice


# The views


def test_the_view_goes_from_naming_to_following_to_the_rate():
    view = MemoryTest(Work())
    assert (view.state["stage"], view.state["counted"]) == ("write", "0 names")
    view.write("Theo", 12)
    view.end()
    assert (view.state["stage"], view.state["missing"]) == ("follow", "Still to say: whether you follow Theo.")
    view.follow("Theo", "yes")
    view.count(40)
    assert view.state["result"] is None, "the rate waits for the seal"
    view.seal()
    assert view.state["result"]["rate"] == "1 of 40, about 2 in 100"
    assert view.state["result"]["dots"] == 2
    assert "wrong" not in json.dumps(view.state)


def test_nobody_followed_has_no_dots_to_show():
    view = MemoryTest(Work())
    view.end()
    view.count(0)
    view.seal()
    assert (view.state["result"]["rate"], view.state["result"]["dots"]) == ("0 of 0", None)


def test_an_answer_that_is_neither_yes_nor_no_is_refused():
    with pytest.raises(CaringError, match="yes or no"):
        MemoryTest(named("Theo")).follow("Theo", "perhaps")


def test_the_ten_show_what_was_said():
    view = LastTen(Work())
    assert (view.state["count"], view.state["sentence"]) == ("0 of 10", "")
    view.wonder(3, FORGOTTEN)
    assert view.state["posts"][2] == FORGOTTEN
    assert view.state["count"] == "1 of 10"

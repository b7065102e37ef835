"""One's own pace: measured by reading aloud, or chosen."""

import pytest

from caring import CaringError, Work, read_script
from caring.library import passage
from caring.pace import FASTEST, ITEM, SLOWEST, choose, measure, own_pace, paces, words_per_minute
from caring.views import MyPace


@pytest.mark.parametrize(
    ("words", "seconds", "pace"), [(165, 60, 165), (135, 50, 162), (135, 49.09, 165), (150, 30, 300)]
)
def test_a_pace_is_spoken_words_through_minutes(words, seconds, pace):
    assert words_per_minute(words, seconds) == pace


@pytest.mark.parametrize("seconds", [5, 0, -3, 0.001, 26])
def test_faster_than_anybody_speaks_is_refused_kindly_and_the_pace_before_stays(seconds):
    mina = Work()
    measure(mina, 135, 50)
    with pytest.raises(CaringError, match="faster than anybody speaks, so I kept nothing"):
        measure(mina, 135, seconds)
    assert own_pace(mina) == 162


@pytest.mark.parametrize("seconds", [140, 3600, 10**30])
def test_a_clock_that_ran_on_by_itself_is_refused_kindly(seconds):
    mina = Work()
    with pytest.raises(CaringError, match="the clock ran on by itself"):
        measure(mina, 135, seconds)
    assert own_pace(mina) is None


def test_measured_medians_are_well_inside_what_is_believed():
    assert SLOWEST < 143
    assert FASTEST > 223


def test_one_of_the_three_can_be_chosen_without_reading_aloud():
    mina = Work()
    assert choose(mina, "brisk") == own_pace(mina) == 200
    assert paces(mina) == {"calm": 140, "natural": 165, "brisk": 200, "yours": 200}
    with pytest.raises(CaringError, match="calm, natural, brisk"):
        choose(mina, "yours")


@pytest.mark.parametrize(
    "damaged",
    [162, {}, {"words_per_minute": 162}, {"words_per_minute": 5, "how": "read"},
     {"words_per_minute": 162.5, "how": "read"},
     {"words_per_minute": True, "how": "read"}, {"words_per_minute": 162, "how": 1}],
)  # fmt: skip
def test_a_damaged_pace_is_set_aside(damaged):
    mina = Work()
    mina.keep(ITEM, damaged)
    assert own_pace(mina) is None
    assert "set it aside" in mina.notice


def test_the_time_of_a_place_is_the_words_before_it():
    read = read_script("One two three. Four five. Six.")
    assert [read.seconds_to(sentence.start, 60) for sentence in read.sentences] == [0, 3, 5]
    assert read.seconds_to(len(read.text), 60) == read.seconds(60) == 6
    assert read.seconds_to(-5, 60) == 0
    with pytest.raises(ValueError, match="above 0"):
        read.seconds_to(3, 0)


def test_the_place_at_a_second_and_the_second_of_a_place_agree():
    read = read_script(passage("cut").text)
    for sentence in read.sentences:
        assert read.offset_at(read.seconds_to(sentence.start, 165) + 0.001, 165) == sentence.start


def test_the_piece_to_read_aloud_takes_well_under_a_minute_and_is_plain():
    read = read_script(passage("aloud").text)
    assert 120 <= read.words <= 150
    assert not any(character.isdigit() for character in read.text)


def test_the_view_computes_the_pace_from_the_pages_milliseconds():
    view = MyPace(Work())
    assert (view.state["own"], view.state["says"]) == (None, "")
    view.timed(50_000)
    assert view.state["own"] == 162
    assert view.state["said"] == "Measured: 162 words a minute."
    assert [bar["name"] for bar in view.state["bars"]] == ["calm", "yours", "natural", "brisk"]
    view.choose("calm")
    assert view.state["own"] == 140


@pytest.mark.parametrize("time", ["50", "50_000", 50.5, None])
def test_what_is_no_time_is_refused(time):
    with pytest.raises(CaringError, match="whole number of milliseconds"):
        MyPace(Work()).timed(time)

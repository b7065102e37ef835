"""The prompter's clock, its settings and the rehearsals."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caring import CaringError, Work, read_script, scripts
from caring.pace import measure
from caring.reading import PACES
from caring.rehearsal import Settings, beats, minute, rehearsals, rehearse, settings, settle


@given(st.text())
def test_the_beats_are_the_text(text):
    parted = beats(text)
    assert "".join(beat.text for beat in parted) == (text if parted else "")
    assert all(first.said < second.said and first.start < second.start for first, second in pairwise(parted))


def test_what_nobody_speaks_takes_no_time():
    assert [(beat.text, beat.said) for beat in beats("ANNA: Hi. [waves] It was $1.50!")] == [
        ("ANNA: Hi. [waves] ", 0), ("It ", 1), ("was ", 2), ("$1.50!", 3),
    ]  # fmt: skip


@pytest.mark.parametrize("pace", PACES.values())
def test_each_beat_begins_when_the_reader_says_so(pace):
    for script in scripts():
        read = read_script(script.text)
        for beat in beats(script.text):
            assert read.offset_at((beat.said + 0.01) * 60 / pace, pace) == beat.start


def test_the_minute_stands_where_the_readers_clock_has_it():
    read = read_script("word " * 170)
    assert minute(read, 140) == 140
    assert minute(read, 165) == 165
    assert minute(read, 200) is None
    assert minute(read_script(""), 165) is None


def test_the_learners_own_pace_is_where_it_starts_and_their_choice_stays():
    mina = Work()
    measure(mina, 135, 45)
    assert settings(mina).pace == 180
    settle(mina, pace=150)
    measure(mina, 135, 50)
    assert settings(mina).pace == 150


def test_settings_are_kept_one_by_one():
    mina = Work()
    assert settings(mina) == Settings(165, 3, mirrored=False)
    settle(mina, pace=140)
    settle(mina, mirrored=True)
    settle(mina, size=6)
    assert settings(mina) == Settings(140, 6, mirrored=True)


@pytest.mark.parametrize(
    "wrong", [{"pace": 59}, {"pace": 301}, {"pace": 140.5}, {"size": 0}, {"size": 7}, {"size": "3"}]
)
def test_settings_out_of_range_are_refused_and_those_before_stay(wrong):
    mina = Work()
    settle(mina, pace=140)
    with pytest.raises(CaringError, match="60 to 300"):
        settle(mina, **wrong)
    assert settings(mina).pace == 140


def test_rehearsals_are_counted():
    mina = Work()
    rehearse(mina)
    rehearse(mina)
    assert rehearsals(mina) == 2


def test_damaged_settings_are_set_aside_and_said():
    mina = Work()
    mina.keep("mine.prompter", {"pace": 1})
    mina.keep("mine.rehearsals", -1)
    assert (settings(mina), rehearsals(mina)) == (Settings(), 0)
    assert "set it aside" in mina.notice

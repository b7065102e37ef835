import pytest
from judging import pairs

from caring import read_script
from caring.signals import WEIGHTS

HONEST = (
    "I kept that letter from my nan for eight years. Sit with me if you're up late, and tell me who you would ring."
)


def test_each_half_is_a_share_of_one():
    for weights in WEIGHTS.values():
        assert sum(weights.values()) == pytest.approx(1)


@pytest.mark.parametrize(
    "cue", ["you", "I", "I you", "tell me", "for you", "because", "so that it", "three cups", "you can", "tonight"]
)
@pytest.mark.parametrize("half", ["connection", "value"])
def test_repeating_a_cue_does_not_beat_an_honest_sentence(cue, half):
    stuffed = read_script(f"{cue}, " * 12 + f"and {cue}. " + f"{cue.capitalize()}! " * 12)
    honest = read_script(
        HONEST if half == "connection" else "Soak the rice for an hour, because it cooks evenly. You'll see it tonight."
    )
    assert getattr(stuffed.signals, half) < getattr(honest.signals, half)


def test_the_same_again_adds_less_and_less():
    values = [
        read_script(" ".join(sentences)).signals.connection
        for sentences in (SENTENCES[:1], SENTENCES[:2], SENTENCES[:3])
    ]
    assert values[0] < values[1] < values[2]
    assert values[2] - values[1] < values[1] - values[0]


SENTENCES = [
    "You whistle like a tired kettle somewhere.",
    "Maybe your garden wants another bucket before winter.",
    "Certainly yours deserves fresh grease underneath.",
]


def test_a_crowd_word_takes_from_you_and_a_we_from_i():
    alone = read_script("I baked bread this week and I thought of your oven.").signals.connection
    beside = read_script(
        "I baked bread this week and I thought of your oven. We bake for all of you guys."
    ).signals.connection
    assert beside < alone


def test_nothing_shows_nothing():
    assert tuple(read_script("Bread needs time and water and a warm place near the stove.").signals) == (0, 0)


def test_at_most_three_suggestions_each_with_its_place_and_three_sentences():
    text = (
        "Hi everyone! We love all of you. You guys are great. Give yourselves a hand. Friends, we made soup. "
        "Team, stir it. Anyone still up, come in."
    )
    reading = read_script(text)
    assert len(reading.suggestions) == 3
    starts = [each.start for each in reading.suggestions]
    assert starts == sorted(starts)
    assert len({each.instead for each in reading.suggestions}) == 3
    for each in reading.suggestions:
        assert text[each.start : each.end] in each.heard
        assert each.why.endswith((".", ")."))
        assert each.instead


def test_a_we_is_suggested_about_only_where_nobody_says_i():
    assert [text.heard for text in read_script("We closed early on Monday, and our soup was gone.").suggestions]
    assert read_script("I closed early, and we were sorry that the soup was gone.").suggestions == ()
    assert read_script("I saved the last slice for you.").suggestions == ()


def test_stuffed_texts_of_the_cases_never_win():
    stuffed = [pair for pair in pairs("pairs_dev") if pair.kind == "stuffed"]
    assert stuffed
    for pair in stuffed:
        better, worse = (getattr(read_script(text).signals, pair.half) for text in (pair.better, pair.worse))
        assert better > worse, pair.worse

"""Ninety seconds to cut to sixty."""

import random

import pytest

from caring import CaringError, Work, read_script
from caring.cutting import (
    KINDS,
    NAME,
    WHY,
    current,
    feedback,
    is_kept,
    keep,
    original,
    put_back,
    rewrite,
    sentences,
    start_again,
    stayed,
    toggle,
)
from caring.drafts import draft
from caring.library import passage
from caring.views import CutToSixty

NATURAL = {"natural": 165}
LAST = len(sentences()) - 1


# The script


def test_the_script_takes_ninety_seconds_at_a_natural_pace():
    assert 240 <= read_script(original()).words <= 250
    assert read_script(original()).status == "ok"


def test_no_sentence_stands_in_the_script_twice_or_inside_another():
    assert all(original().count(sentence) == 1 for sentence in sentences())


def test_what_makes_it_valuable_fits_the_minute_with_room_for_more():
    needed = [s for s in sentences() if any(kept.quote in s for kept in passage("cut").keeps)]
    assert {kept.kind for kept in passage("cut").keeps} == set(KINDS)
    assert read_script(" ".join(needed)).seconds(140) < 45


def test_each_thing_to_keep_is_known_by_its_own_words():
    for kept in passage("cut").keeps:
        assert kept.kind in stayed(kept.quote)


# Sentences go out and come back


def test_a_sentence_goes_out_and_comes_back_to_its_place():
    mina = Work()
    for number in range(len(sentences())):
        assert toggle(mina, number) is False
        assert sentences()[number] not in current(mina)
        assert toggle(mina, number) is True
        assert current(mina) == original()


@pytest.mark.parametrize("seed", range(5))
def test_whatever_goes_out_and_in_whichever_order_all_back_is_the_whole_script(seed):
    mina, chance = Work(), random.Random(seed)
    for _ in range(40):
        toggle(mina, chance.randrange(len(sentences())))
    for number in chance.sample(range(len(sentences())), len(sentences())):
        if sentences()[number] not in current(mina):
            toggle(mina, number)
    assert current(mina) == original()


def test_words_of_ones_own_stay_when_sentences_go_out_and_come_back():
    mina = Work()
    mine = "Wait, one thing."
    rewrite(mina, original().replace(sentences()[5], mine))
    toggle(mina, 0)
    toggle(mina, 6)
    assert mine in current(mina)
    toggle(mina, 5)
    assert mine in current(mina)
    assert sentences()[5] in current(mina)


def test_with_nothing_left_of_the_script_a_sentence_comes_back_at_the_beginning():
    assert put_back("All mine.", 4) == f"{sentences()[4]}\n\nAll mine."


def test_the_last_sentence_stays():
    mina = Work()
    for number in range(LAST):
        toggle(mina, number)
    with pytest.raises(CaringError, match="One sentence has to stay"):
        toggle(mina, LAST)
    assert current(mina) == sentences()[LAST]


@pytest.mark.parametrize("text", ["", "  \n"])
def test_an_empty_cut_is_refused_and_the_one_before_stays(text):
    mina = Work()
    rewrite(mina, "Mine.")
    with pytest.raises(CaringError, match="Your cut is as it was"):
        rewrite(mina, text)
    assert current(mina) == "Mine."


@pytest.mark.parametrize("number", [-1, LAST + 1, "0", None, True, 1.0])
def test_what_is_no_sentence_is_refused(number):
    mina = Work()
    with pytest.raises(CaringError, match=f"from 0 to {LAST}"):
        toggle(mina, number)
    assert mina.answers() == []


def test_starting_again_keeps_the_cut_as_a_version():
    mina = Work()
    toggle(mina, 0)
    cut = current(mina)
    start_again(mina)
    assert current(mina) == original()
    assert [version.text for version in draft(mina, NAME).versions] == [cut]


# What is left in it


def test_a_step_a_reason_and_a_moment_are_found_in_the_whole_script():
    assert set(stayed(original())) == {"step", "reason", "moment"}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Hello again everyone.", set()),
        ("Put a SLIP OF PAPER in.", {"step"}),
        ("The label falls off.", {"reason"}),
        ("Labelled bags, a tonightly thing.", set()),
        ("Do it tonight: it's locked.", {"moment", "reason"}),
    ],
)
def test_what_stayed_is_known_by_whole_words_however_they_are_written(text, kinds):
    assert set(stayed(text)) == kinds


def test_what_is_missing_is_said_with_why_it_matters_and_what_to_put_back():
    said = feedback("Put it inside.", NATURAL)
    assert said.seen == "3 spoken words take 1 second at a natural pace; in them I find a step."
    assert said.why == WHY["reason"]
    assert said.try_next.startswith("Put “The label on the handle is the first thing to come off” back")
    assert feedback("Hello.", NATURAL).seen.endswith("in them I find neither a step, nor a reason, nor a moment.")


def test_with_all_three_the_clock_decides_what_to_try():
    whole = feedback(original(), NATURAL)
    assert "31 more seconds have to go" in whole.try_next
    assert whole.why == WHY[""]
    short = "Put it inside tonight: the label comes off."
    assert "57 seconds left" in feedback(short, NATURAL).try_next
    assert "Read it aloud" in feedback(" ".join([short] * 19), NATURAL).try_next


def test_ones_own_pace_counts_where_there_is_one():
    said = feedback(original(), {**NATURAL, "yours": 250})
    assert said.seen.startswith("250 spoken words take 60 seconds at your own pace")
    assert "Read it aloud" in said.try_next


def test_a_text_that_is_no_script_is_taken_as_it_comes():
    assert "0 spoken words" in feedback("<script>!!</script>", NATURAL).seen


# The view


def test_the_view_follows_each_cut_and_says_what_it_kept_only_when_asked():
    view = CutToSixty(Work())
    assert (view.state["words"], view.state["touched"], view.state["feedback"]) == (250, False, None)
    view.toggle(0)
    assert view.state["kept"] == "0" + "1" * LAST
    assert view.state["said"] == "Taken out. 232 spoken words are left: 1:24 at a natural pace."
    assert view.state["paces"][1]["times"][:2] == ["", "0:00"]
    assert view.state["feedback"] is None
    view.keep()
    assert view.state["feedback"]["seen"].startswith("232 spoken words")
    assert view.state["said"] == "Kept: your version 1."
    view.toggle(1)
    assert view.state["feedback"] is None, "it belongs to the version that was kept"


def test_the_untouched_script_can_be_kept_too_and_is_the_whole():
    mina = Work()
    assert not is_kept(mina)
    assert keep(mina) == keep(mina) == 1
    assert draft(mina, NAME).versions[0].text == original()


def test_the_minute_ends_beside_the_sentence_that_is_being_spoken():
    view = CutToSixty(Work())
    at = view.state["paces"][1]["minute"]
    read = read_script(original())
    start = read.sentences[at].start
    assert read.seconds_to(start, 165) <= 60 < read.seconds_to(read.sentences[at + 1].start, 165)
    for number in (0, 1, 2, 3, 4, 5, 6, LAST):
        view.toggle(number)
    assert view.state["paces"][1]["minute"] is None


def test_hostile_words_are_kept_as_they_are_and_taken_for_nothing_else():
    view = CutToSixty(Work())
    view.rewrite("<img src=x onerror=alert(1)> {0} tonight")
    assert view.state["text"] == "<img src=x onerror=alert(1)> {0} tonight"
    assert set(view.state["kept"]) == {"0"}

"""The learner's own script: its person, its versions with their own ratings, and the promise."""

import pytest

from caring import CaringError, Work, drafts, mine
from caring.scoring import CRITERIA


@pytest.fixture
def mina():
    return Work()


def kept(work, *texts):
    for text in texts:
        drafts.write(work, mine.SCRIPT, text)
        drafts.keep_version(work, mine.SCRIPT)


def rated(work, number, level, wonder=2):
    mine.rate(work, number, "wonder", wonder)
    for criterion in CRITERIA:
        mine.rate(work, number, criterion, level)


def test_a_person_is_four_answers_and_each_may_stay_empty(mina):
    assert set(mine.person(mina).values()) == {""}
    for number, part in enumerate(mine.PERSON):
        mine.describe(mina, part, f"answer {number}\n")
    assert mine.person(mina) == {part: f"answer {number}\n" for number, part in enumerate(mine.PERSON)}


@pytest.mark.parametrize(
    ("part", "text", "said"), [("shoes", "red", "who, where"), ("who", "x" * 1001, "1,000"), ("who", 5, "1,000")]
)
def test_a_wrong_part_or_a_text_too_long_is_refused_and_what_was_kept_stays(mina, part, text, said):
    mine.describe(mina, "who", "T.")
    with pytest.raises(CaringError, match=said):
        mine.describe(mina, part, text)
    assert mine.person(mina)["who"] == "T."


def test_a_promise_is_kept_as_it_is_written(mina):
    mine.make_promise(mina, "say “I” first.")
    assert mine.promise(mina) == "say “I” first."
    with pytest.raises(CaringError, match="1,000"):
        mine.make_promise(mina, "x" * 1001)
    assert mine.promise(mina) == "say “I” first."


def test_a_rating_belongs_to_its_version(mina):
    kept(mina, "Hey everyone.", "I kept your seat.", "Hey everyone.")
    rated(mina, 2, 3)
    assert [len(version.rating.levels) for version in mine.versions(mina)] == [0, 6, 0]
    assert mine.version(mina, 2).score is None, "a score is one's own only when it is finished"
    mine.finish(mina, 2)
    assert mine.version(mina, 2).score.caring == 75
    assert [version.number for version in mine.scored(mina)] == [2]


def test_a_rating_never_passes_to_another_text_with_the_same_number(mina):
    kept(mina, "Hey everyone.")
    rated(mina, 1, 4)
    mine.finish(mina, 1)
    mina.keep(f"draft.{mine.SCRIPT}", "damaged")
    kept(mina, "I kept your seat.")
    assert mine.version(mina, 1).rating.missing[0] == "wonder"


def test_wonder_comes_first_and_finished_stays(mina):
    kept(mina, "I kept your seat.")
    with pytest.raises(CaringError, match="Wonder comes first"):
        mine.rate(mina, 1, "human", 3)
    mine.rate(mina, 1, "wonder", 3)
    mine.rate(mina, 1, "human", 3)
    with pytest.raises(CaringError, match="Still to rate: one_person, i_you, enjoyable"):
        mine.finish(mina, 1)
    mine.note(mina, 1, "The seat is real.")
    rated(mina, 1, 3)
    mine.finish(mina, 1)
    for change in (
        lambda: mine.rate(mina, 1, "human", 0),
        lambda: mine.note(mina, 1, ""),
        lambda: mine.finish(mina, 1),
    ):
        with pytest.raises(CaringError, match="finished"):
            change()
    assert mine.version(mina, 1).rating.note == "The seat is real."


@pytest.mark.parametrize(
    ("criterion", "level", "said"),
    [
        ("charm", 2, "charm"),
        ("human", 5, "human = 5"),
        ("wonder", 2.0, "whole number"),
        ("human", True, "True"),
    ],
)
def test_a_wrong_rating_is_refused(mina, criterion, level, said):
    kept(mina, "I kept your seat.")
    mine.rate(mina, 1, "wonder", 1)
    with pytest.raises(CaringError, match=said):
        mine.rate(mina, 1, criterion, level)
    assert (mine.version(mina, 1).rating.wonder, dict(mine.version(mina, 1).rating.levels)) == (1, {})


@pytest.mark.parametrize("number", [0, 2, -1, True, "1", 1.0])
def test_an_unknown_version_is_named(mina, number):
    with pytest.raises(CaringError, match="None is kept yet"):
        mine.version(mina, number)
    kept(mina, "I kept your seat.")
    with pytest.raises(CaringError, match="from 1 to 1"):
        mine.version(mina, number)


def test_a_damaged_answer_is_set_aside_and_said(mina):
    mina.keep("mine.who", ["T."])
    mina.keep("mine.promise", 7)
    assert (mine.person(mina)["who"], mine.promise(mina)) == ("", "")
    assert "mine.who" in mina.notice
    assert "mine.promise" in mina.notice

"""What a learner writes is kept as it is typed, and its versions for good."""

import pytest

from caring import CaringError, Work
from caring.drafts import LONGEST, Version, draft, keep_version, write

NAME = "mine.script"


def test_a_text_is_kept_as_it_is_typed_and_replaces_the_one_before():
    mina = Work()
    write(mina, NAME, "Hey")
    write(mina, NAME, "Hey you \N{SMILING FACE WITH OPEN MOUTH}\n")
    assert draft(mina, NAME).text == "Hey you \N{SMILING FACE WITH OPEN MOUTH}\n"
    assert draft(mina, "another.script").text == ""


def test_versions_stay_when_the_text_changes():
    mina = Work()
    write(mina, NAME, "Hey everyone.")
    keep_version(mina, NAME)
    write(mina, NAME, "I kept your seat.")
    assert [v.text for v in draft(mina, NAME).versions] == ["Hey everyone."]
    assert [v.text for v in keep_version(mina, NAME).versions] == ["Hey everyone.", "I kept your seat."]


def test_the_same_text_is_not_kept_twice_in_a_row():
    mina = Work()
    write(mina, NAME, "Once.")
    assert len(keep_version(mina, NAME).versions) == len(keep_version(mina, NAME).versions) == 1


@pytest.mark.parametrize("text", ["", " \n\t"])
def test_nothing_is_no_version(text):
    mina = Work()
    write(mina, NAME, text)
    with pytest.raises(CaringError, match="nothing to keep"):
        keep_version(mina, NAME)


def test_a_text_too_long_is_refused_and_the_one_before_stays():
    mina = Work()
    write(mina, NAME, "short")
    with pytest.raises(CaringError, match="20,000"):
        write(mina, NAME, "x" * (LONGEST + 1))
    with pytest.raises(CaringError, match="20,000"):
        write(mina, NAME, 7)
    assert draft(mina, NAME).text == "short"


@pytest.mark.parametrize(
    "damaged",
    ["text", {"text": 1, "versions": []}, {"text": "a"}, {"text": "a", "versions": [{"text": "b"}]},
     {"text": "a", "versions": [{"text": "b", "made": 3}]}, {"text": "a", "versions": "b"}],
)  # fmt: skip
def test_a_damaged_draft_is_set_aside_and_said(damaged):
    mina = Work()
    mina.keep(f"draft.{NAME}", damaged)
    assert draft(mina, NAME).versions == ()
    assert "set it aside" in mina.notice


def test_a_version_says_when_it_was_made():
    mina = Work()
    write(mina, NAME, "Once.")
    (version,) = keep_version(mina, NAME).versions
    assert version == Version("Once.", version.made)
    assert version.made.endswith("+00:00")

import re

import pytest

from caring import CaringError, Work, broadcasts, drafts, read_script, scripts
from caring.rewriting import feedback, rewritten
from caring.views import Rewrite

BROADCAST = broadcasts()[0].text
ONE = "I wash mine cold and hang them in the shade, because two pairs went pale on me. Would yours like that too?"


@pytest.fixture
def mina():
    return Work()


@pytest.fixture
def view(mina):
    return Rewrite(mina)


def tell(view, do, *given):
    view._handle_custom_msg({"do": do, "with": list(given)}, [])


def runs(text, length=7):
    words = re.findall(r"[\w’]+", text.casefold())
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


# The broadcasts


@pytest.mark.parametrize("broadcast", broadcasts(), ids=lambda each: each.id)
def test_a_broadcast_speaks_to_a_crowd_as_a_we_in_40_to_70_words(broadcast):
    read = read_script(broadcast.text)
    spoken = [sentence.audience for sentence in read.sentences]
    speakers = [sentence.speaker for sentence in read.sentences]
    assert 40 <= read.words <= 70
    assert spoken.count("all") > spoken.count("you")
    assert "we" in speakers
    assert "I" not in speakers


def test_the_broadcasts_differ_in_niche_and_voice_and_share_no_run_of_words():
    texts = [each.text for each in (*broadcasts(), *scripts())]
    assert len({each.niche for each in broadcasts()}) == len({each.creator for each in broadcasts()}) == 5
    for number, text in enumerate(texts[:5]):
        for other in texts[number + 1 :]:
            assert not runs(text) & runs(other)


# Feedback: the first thing that is worth looking at

CASES = {
    "nothing": ("", "There is nothing to hear yet"),
    "another language": (
        "Ich wasche meine Hose immer kalt, und dann hänge ich sie mit dem Hemd in den Schatten.",
        "This may be German",
    ),
    "unchanged": (BROADCAST, "These are the broadcast’s own words."),
    "unchanged but for its lines": (BROADCAST.replace(". ", ".\n"), "These are the broadcast’s own words."),
    "a crowd word": (f"Hey everyone. {ONE}", "I hear a crowd in “Hey everyone”."),
    "several": (f"Hi guys. {ONE} Some of you can.", "I hear a crowd in “Hi guys” and “Some of you”."),
    "hardly anything left": ("I wash mine cold. Would you?", "Your version has 6 spoken words, the broadcast 58."),
    "nobody": ("I washed mine cold. " * 6, "I hear nobody who is spoken to."),
    "we": ("We wash ours cold, and we hang them in the shade. " * 3 + "Would you?", "3 sentences with “we”"),
    "orders": (
        "Turn your jeans inside out. Wash them cold. Hang them in the shade. Take two spoons of powder. I do.",
        "4 of 5 sentences say what to do.",
    ),
    "no I": (
        "Your jeans went pale, and you hung them in the sun. Would you try the shade, where it is cool?",
        "no “I”",
    ),
    "one person": (ONE, "One sentence to “you”, and someone says “I”."),
}


@pytest.mark.parametrize("case", CASES)
def test_feedback_names_what_it_saw(case):
    version, seen = CASES[case]
    assert seen in feedback(BROADCAST, version).seen


def test_each_feedback_is_three_sentences_and_no_verdict():
    told = [feedback(BROADCAST, version) for version, _ in CASES.values()]
    for each in told:
        assert all(part and part[-1] in ".?!”" for part in (each.seen, each.why, each.to_try))
        assert not re.search(
            r"\b(good|great|bad|wrong|right!|perfect|well done|better|fail)\b", f"{each.seen} {each.to_try}"
        )
    assert len({each.why for each in told}) >= 9


def test_no_feedback_claims_that_one_person_is_meant():
    said = feedback(BROADCAST, ONE)
    assert said.seen.startswith("No crowd word found.")
    assert "words alone can’t tell" in said.why


# The view


def test_nothing_of_a_broadcast_is_kept_before_a_person_writes(mina, view):
    for each in broadcasts():
        tell(view, "choose", each.id)
    assert mina.answers() == []
    assert rewritten(mina) == ()


def test_a_kept_version_brings_feedback_and_counts_the_broadcast(mina, view):
    tell(view, "choose", "tram")
    tell(view, "read", ONE)
    assert view.state["feedback"] is None
    tell(view, "keep_version")
    assert view.state["feedback"]["seen"].startswith("No crowd word found.")
    assert view.state["count"] == "1 of 5 rewritten"
    assert rewritten(mina) == ("tram",)
    assert [each["done"] for each in view.state["broadcasts"]] == [each.id == "tram" for each in broadcasts()]


def test_an_empty_version_is_refused_in_a_sentence(mina, view):
    tell(view, "keep", "  ")
    tell(view, "keep_version")
    assert view.state["said"] == "There is nothing to keep yet: write a sentence first."
    assert view.state["versions"] == []


def test_taking_up_an_earlier_version_keeps_what_is_written_now(mina, view):
    view.keep("I hang mine in the shade.")
    view.keep_version()
    view.read(ONE)
    view.take_up(1)
    assert view.text == "I hang mine in the shade."
    assert [version["text"] for version in view.state["versions"]] == ["I hang mine in the shade.", ONE]


@pytest.mark.parametrize("number", [0, 3, -1, 10**30, "1"])
def test_a_version_that_is_not_there_is_refused(view, number):
    view.keep(ONE)
    view.keep_version()
    with pytest.raises(CaringError, match="There is no version"):
        view.take_up(number)


def test_an_unknown_broadcast_is_refused_in_a_sentence(view):
    with pytest.raises(CaringError, match="There are jeans, tram, pencils, knees, puncture"):
        view.choose("bread")


def test_each_broadcast_has_a_draft_of_its_own(mina, view):
    view.keep("For the jeans.")
    view.choose("tram")
    assert view.text == ""
    view.keep("For the tram.")
    assert drafts.written(mina) == {"rewrite.jeans": "For the jeans.", "rewrite.tram": "For the tram."}


def test_a_chosen_broadcast_that_is_taken_out_of_the_kit_makes_room_for_another(kit, view):
    view.choose("tram")
    kit.edit("broadcasts.csv", "id", lambda _: "train", lambda row: row["id"] == "tram")
    view.refresh()
    assert view.state["original"]["phone"]["key"] == "jeans"


def test_a_wrong_cell_is_said_in_place_of_the_view(kit, mina):
    kit.edit("broadcasts.csv", "id", lambda cell: f"!{cell}")
    assert "data/broadcasts.csv, row 2, column “id”" in Rewrite(mina).state["broken"]


def test_tomorrow_the_versions_are_there_again(work, folder):
    view = Rewrite(work)
    view.keep(ONE)
    view.keep_version()
    again = type(work)(type(work.store)(folder))
    assert Rewrite(again).state == view.state

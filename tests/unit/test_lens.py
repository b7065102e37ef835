import json
from itertools import pairwise

import pytest

from caring import CaringError, Work, drafts
from caring.library import argument
from caring.reading import Evidence, read_script
from caring.views import ArticleLens, Lens
from caring.views.phone import count, heard, together

CROWD = "Hey everyone, welcome back. I kept your seat. Bread needs time."


@pytest.fixture
def mina():
    return Work()


@pytest.fixture
def lens(mina):
    return Lens(mina)


def tell(view, do, *given):
    view._handle_custom_msg({"do": do, "with": list(given)}, [])


# What the words show


def test_the_count_is_said_in_words(lens):
    lens.read(CROWD)
    assert lens.state["heard"]["count"] == "1 sentence to you, 1 to all of you, 1 to nobody in particular."


@pytest.mark.parametrize(
    ("audiences", "said"),
    [
        (["you"] * 7 + ["all"] * 2 + ["none"] * 3, "7 sentences to you, 2 to all of you, 3 to nobody in particular."),
        (["all"], "1 sentence to all of you."),
        (["none", "none"], "2 sentences to nobody in particular."),
        ([], ""),
    ],
)
def test_any_count_is_a_sentence(audiences, said):
    assert count(audiences) == said


def test_no_crowd_word_is_said_and_never_that_one_person_is_meant(lens):
    lens.read("I kept your seat. You can sit by the window, and we can talk.")
    assert lens.state["heard"]["crowd"] == "No crowd word found."
    assert "singular" not in json.dumps(lens.state).casefold()
    lens.read(CROWD)
    assert lens.state["heard"]["crowd"] == ""


def test_each_sentence_has_its_place_and_its_tag(lens):
    lens.read(CROWD)
    found = [(CROWD[s["start"] : s["end"]], s["audience"], s["tag"]) for s in lens.state["heard"]["sentences"]]
    assert found == [
        ("Hey everyone, welcome back.", "all", "→ all of you"),
        ("I kept your seat.", "you", "I → you"),
        ("Bread needs time.", "none", ""),
    ]


def test_evidence_that_shares_words_is_one_thing_to_point_at_and_says_each_reason_once():
    text = "You asked me, and all of you can come. Fill the pan and wait."
    read = read_script(text)
    marks = heard(read)["evidence"]
    assert all(a["end"] <= b["start"] for a, b in pairwise(marks))
    reasons = {why for mark in marks for why in mark["why"]}
    assert reasons == {e.why for s in read.sentences for e in s.evidence}
    assert all(len(mark["why"]) == len(set(mark["why"])) for mark in marks)
    assert {mark["kind"] for mark in marks} <= {"all", "you", "speaker", "more"}


def test_evidence_is_grouped_however_it_overlaps():
    def at(start, end):
        return Evidence(start, end, "cue", "you", "why")

    groups = [
        [(e.start, e.end) for e in group] for group in together([at(8, 9), at(0, 6), at(1, 2), at(3, 7), at(7, 8)])
    ]
    assert groups == [[(0, 6), (1, 2), (3, 7)], [(7, 8)], [(8, 9)]]


def test_a_suggestion_stands_at_the_sentence_that_it_belongs_to(lens):
    lens.read(CROWD + " We love the sea. We love the wind, and we love all of you.")
    sentences = lens.state["heard"]["sentences"]
    assert 1 <= len(lens.state["suggestions"]) <= 3
    for each in lens.state["suggestions"]:
        assert any(s["start"] <= each["start"] < s["end"] for s in sentences)
        assert each["heard"]
        assert each["why"]
        assert each["instead"]


@pytest.mark.parametrize(
    "text", ["", " \n ", "Liebe alle, ich habe heute das Brot gebacken und es war nicht gut, aber ihr"]
)
def test_of_what_it_cant_hear_it_says_nothing_but_why(lens, text):
    lens.read(text)
    assert lens.state["heard"] == {"count": "", "crowd": "", "sentences": [], "evidence": []}
    assert lens.state["status"]
    assert lens.state["suggestions"] == []


def test_what_research_supports_and_what_nobody_tested_is_said_once(lens):
    limits = " ".join(lens.state["limits"])
    assert "no experiment that compared “you” with “all of you”" in limits
    assert "“you” did little" in limits
    assert json.dumps(lens.state, ensure_ascii=False).count("plausible and untested") == 1


def test_a_long_script_passes_the_minute_at_the_paces_that_are_too_slow_for_it(lens):
    lens.read("I kept your seat. " * 45)
    paces = lens.state["phone"]["paces"]
    assert [pace["name"] for pace in paces if pace["over"]] == ["calm", "natural"]
    assert [pace["name"] for pace in paces if "1:00" in {mark["says"] for mark in pace["marks"]}] == ["calm", "natural"]


# Kept, and never lost


def test_reading_keeps_nothing_and_keeping_keeps(mina, lens):
    tell(lens, "read", "I kept")
    assert (mina.answers(), lens.state["kept"]) == ([], False)
    tell(lens, "keep", "I kept your seat.")
    assert lens.state["kept"]
    assert drafts.draft(mina, "lens.text").text == "I kept your seat."
    assert Lens(mina).state["phone"]["text"] == "I kept your seat."


def test_starting_over_empties_the_lens(mina, lens):
    lens.keep("I kept your seat.")
    mina.start_over()
    assert lens.state["phone"]["text"] == ""


def test_two_lenses_of_one_work_show_the_same(mina, lens):
    other = Lens(mina)
    other.keep("Hey everyone.")
    assert lens.state == other.state


@pytest.mark.parametrize("do", ["read", "keep"])
def test_a_text_that_is_too_long_is_refused_and_the_earlier_one_stays(mina, lens, do):
    lens.keep("I kept your seat.")
    tell(lens, do, "a" * 20_001)
    assert "20,000 characters" in lens.state["said"]
    assert lens.state["phone"]["text"] == drafts.draft(mina, "lens.text").text == "I kept your seat."


def test_the_list_has_ones_own_drafts_the_article_and_short_quotations(mina, lens):
    drafts.write(mina, "rewrite.soup", "Salt it at the end, and think of my gran. She never measured.")
    lens.keep("Hey everyone.")
    texts = {text["name"]: text["says"] for text in lens.state["texts"]}
    assert list(texts)[:3] == ["lens.text", "lens.article", "rewrite.soup"]
    assert texts["rewrite.soup"] == "“Salt it at the end, and think of my …”"
    assert texts["lens.text"] == "Your words"
    quoted = [name for name in texts if name.startswith("quote.")]
    assert len(quoted) == len([step for step in argument() if not step.statistic])
    assert not any(step.quote in " ".join(texts.values()) for step in argument() if step.statistic)


def test_a_draft_is_edited_in_its_own_place(mina, lens):
    drafts.write(mina, "rewrite.soup", "Salt it at the end.")
    lens.keep("mine")
    tell(lens, "choose", "rewrite.soup")
    assert lens.state["phone"]["text"] == "Salt it at the end."
    lens.keep("Salt it when you like.")
    assert drafts.draft(mina, "rewrite.soup").text == "Salt it when you like."
    tell(lens, "choose", "lens.text")
    assert lens.state["phone"]["text"] == "mine"


def test_a_quotation_is_read_and_never_written_over(mina, lens):
    name = next(text["name"] for text in lens.state["texts"] if text["name"].startswith("quote."))
    lens.choose(name)
    assert lens.state["quoted"]
    assert lens.state["phone"]["text"] in {step.quote for step in argument()}
    with pytest.raises(CaringError, match="A quotation stays as it is"):
        lens.keep("mine")
    assert mina.answers() == []


def test_an_unknown_text_is_refused_in_a_sentence(lens):
    before = lens.state["phone"]
    for odd in ("", "lens.none", "../../etc/passwd", "<b>", "rewrite.soup"):
        tell(lens, "choose", odd)
        assert lens.state["said"].startswith("There is no text “")
        assert lens.state["phone"] == before


def test_the_article_has_a_place_of_its_own_and_does_not_ship(mina):
    article = ArticleLens(mina)
    assert article.state["phone"]["text"] == ""
    article.keep("We speak to all of you.")
    assert Lens(mina).state["phone"]["text"] == ""
    assert ArticleLens(mina).state["phone"]["text"] == "We speak to all of you."


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script> you", "a\0b", "\ud83d", "🍞 for you. 🍞🍞", "\u202eright to left", "\r\n you \r"],
)
def test_any_text_is_read_and_kept_as_far_as_it_is_text(mina, lens, text):
    tell(lens, "keep", text)
    whole = text.replace("\ud83d", "?")
    assert lens.state["phone"]["text"] == drafts.draft(mina, "lens.text").text == whole
    for mark in lens.state["heard"]["evidence"]:
        assert 0 <= mark["start"] < mark["end"] <= len(whole)

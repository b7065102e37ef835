"""Lesson 06's views: the person, the desk, the prompter, one's own score, the way and the promise."""

import json

import pytest

from caring import CaringError, Work, drafts, figures, mine, read_script, rehearsal, scoring
from caring.pace import measure
from caring.scoring import CRITERIA
from caring.views import OnePerson, Promise, Prompter, ScoreYourself, YourScript, YourWay
from caring.views.way import sentence

CROWD = "Hey everyone, welcome back. We saved a seat for all of you."
YOU = "Hey you. I kept your seat by the window, because you told me that your knee hurts on the stairs."
VIEWS = (OnePerson, YourScript, Prompter, ScoreYourself, YourWay, Promise)


@pytest.fixture(autouse=True)
def _folder(monkeypatch, folder):
    monkeypatch.setenv("CARING_WORK", str(folder))


@pytest.fixture
def mina():
    return Work()


def tell(view, do, *given):
    getattr(view, "view", view)._handle_custom_msg({"do": do, "with": list(given)}, [])


def kept(work, *texts):
    desk = YourScript(work)
    for text in texts:
        desk.keep(text)
        desk.keep_version()
    return desk


def rated(work, number, level, finish=True):
    for criterion in ("wonder", *CRITERIA):
        mine.rate(work, number, criterion, level)
    if finish:
        mine.finish(work, number)


# All of them


def test_showing_every_view_writes_nothing(folder):
    for view in VIEWS:
        view()
    assert not folder.exists()


@pytest.mark.parametrize("view", VIEWS)
def test_showing_a_view_with_work_in_it_changes_nothing(view, mina):
    kept(mina, CROWD, YOU)
    rated(mina, 1, 2)
    before = mina.answers()
    view(mina)
    assert mina.answers() == before


@pytest.mark.parametrize("view", VIEWS)
def test_everything_is_found_again_by_a_new_view_on_the_same_work(view, work, folder):
    kept(work, CROWD, YOU)
    rated(work, 2, 3)
    mine.describe(work, "who", "T.")
    mine.make_promise(work, "say “I” first")
    again = view(Work(work.store))
    assert again.state["said"] == ""
    assert {**view(work).state} == {**again.state}


@pytest.mark.parametrize("view", VIEWS)
def test_a_page_that_asks_for_nonsense_changes_nothing(view, mina):
    kept(mina, YOU)
    shown = view(mina)
    before = mina.answers()
    nonsense = {"picture": [], "choose": ["nobody"], "compare": [0, 9], "rate": ["charm", 9], "settle": [1, 1, 1]}
    for do, given in {**nonsense, "answer": ["shoes", "red"], "go_on_from": [7], "finish": [1]}.items():
        tell(shown, do, *given)
    assert mina.answers() == before
    assert "broken" not in shown.state


# The person and the promise


def test_a_person_is_asked_for_in_four_questions_with_an_example_each(mina):
    questions = OnePerson(mina).state["questions"]
    assert [question["question"] for question in questions] == list(mine.PERSON.values())
    assert all(question["hint"].startswith("Such as") and not question["text"] for question in questions)


def test_an_answer_is_shown_and_stands_over_the_paper(mina):
    view = OnePerson(mina)
    tell(view, "answer", "who", "T., my <b>sister</b>")
    assert view.state["questions"][0]["text"] == "T., my <b>sister</b>"
    assert YourScript(mina).state["person"] == "For T., my <b>sister</b>"


def test_a_promise_is_one_sentence_and_nothing_else_is_kept(mina):
    view = Promise(mina)
    tell(view, "answer", "promise", "say “I”")
    tell(view, "answer", "who", "nobody")
    assert [question["text"] for question in view.state["questions"]] == ["say “I”"]
    assert mine.person(mina)["who"] == ""


# The desk


def test_a_version_is_kept_for_good_and_said(mina):
    desk = YourScript(mina)
    desk.read(CROWD)
    assert desk.state["new"]
    desk.keep_version()
    assert desk.state["said"] == "Version 1 is kept, for good."
    assert not desk.state["new"]
    desk.keep(YOU)
    assert desk.state["new"]
    assert [version["text"] for version in desk.state["versions"]] == [CROWD]


def test_there_is_nothing_to_keep_yet(mina):
    desk = YourScript(mina)
    assert not desk.state["new"]
    tell(desk, "keep_version")
    assert "nothing to keep yet" in desk.state["said"]


def test_going_on_from_an_earlier_version_loses_nothing(mina):
    desk = kept(mina, CROWD)
    desk.read(YOU)
    desk.go_on_from(1)
    assert desk.text == CROWD
    assert [version.text for version in mine.versions(mina)] == [CROWD, YOU]
    with pytest.raises(CaringError, match="no version 5"):
        desk.go_on_from(5)


def test_the_marks_and_the_three_times_stand_beside_the_text(mina):
    desk = YourScript(mina)
    desk.keep(CROWD)
    assert desk.state["heard"]["count"] == "2 sentences to all of you."
    assert [pace["name"] for pace in desk.state["phone"]["paces"]] == ["calm", "natural", "brisk"]
    assert desk.state["suggestions"]


# The prompter


def test_the_prompter_waits_for_words(mina):
    assert "Write a few sentences" in Prompter(mina).state["locked"]
    drafts.write(mina, mine.SCRIPT, "[waves] 🎉")
    assert "Write a few sentences" in Prompter(mina).state["locked"]


def test_the_prompter_follows_the_paper_and_can_take_a_version(mina):
    desk = kept(mina, CROWD)
    desk.keep(YOU)
    prompter = Prompter(mina)
    words = lambda: "".join(text for text, _ in prompter.state["beats"])  # noqa: E731 - read anew each time
    assert words() == YOU
    prompter.choose("1")
    assert words() == CROWD
    with pytest.raises(CaringError, match="There are draft, 1"):
        prompter.choose("2")
    desk.keep("")
    prompter.choose("1")
    assert [text["says"] for text in prompter.state["texts"]] == ["Version 1"]


def test_the_prompters_clock_is_the_readers(mina):
    text = "Sit down with me. " * 42
    drafts.write(mina, mine.SCRIPT, text)
    prompter = Prompter(mina)
    prompter.settle(140, 3, 0)
    assert prompter.state["minute"] == 140
    assert (prompter.state["length"], prompter.state["over"]) == ("1:12", True)
    prompter.settle(200, 3, 0)
    assert prompter.state["minute"] is None
    assert (prompter.state["length"], prompter.state["over"]) == ("0:50", False)
    assert prompter.state["words"] == read_script(text).words


def test_settings_are_kept_and_wrong_ones_are_said(mina):
    drafts.write(mina, mine.SCRIPT, YOU)
    prompter = Prompter(mina)
    tell(prompter, "settle", 150, 5, 1)
    assert prompter.state["likes"] == {"pace": 150, "size": 5, "mirrored": True}
    tell(prompter, "settle", 20, 5, 1)
    assert "words a minute" in prompter.state["said"]
    assert rehearsal.settings(mina).pace == 150


def test_the_pace_measured_in_lesson_04_is_one_of_the_paces(mina):
    drafts.write(mina, mine.SCRIPT, YOU)
    measure(mina, 135, 45)
    prompter = Prompter(mina)
    assert prompter.state["paces"][-1] == {"name": "yours", "pace": 180}
    assert prompter.state["likes"]["pace"] == 180


def test_rehearsals_are_counted_in_words(mina):
    drafts.write(mina, mine.SCRIPT, YOU)
    prompter = Prompter(mina)
    seen = [prompter.state["times"]]
    for _ in range(2):
        tell(prompter, "rehearsed")
        seen.append(prompter.state["times"])
    assert seen == ["", "Once through.", "2 times through."]


# One's own score, before the signals


def test_scoring_waits_for_a_version(mina):
    view = ScoreYourself(mina)
    assert "Keep a version" in view.state["locked"]
    tell(view, "rate", "wonder", 3)
    assert "None is kept yet" in view.state["said"]


def test_nothing_that_the_reader_finds_shows_before_ones_own_rating_is_finished(mina, monkeypatch):
    kept(mina, CROWD)
    rated(mina, 1, 2, finish=False)

    def page():
        return json.dumps(ScoreYourself(mina).state, ensure_ascii=False)

    before = page()
    read = read_script(CROWD)
    louder = {**read.__dict__, "signals": read.signals.__class__(0.91, 0.92), "suggestions": (), "sentences": ()}
    monkeypatch.setattr("caring.views.yourself.cached_reading", lambda _: read.__class__(**louder))
    assert page() == before
    mine.finish(mina, 1)
    assert "0.91 of 1" in page()
    assert "0.92 of 1" in page()


def test_wonder_comes_first_and_a_finished_rating_stays(mina):
    kept(mina, YOU)
    view = ScoreYourself(mina)
    tell(view, "rate", "human", 3)
    assert "Wonder comes first" in view.state["said"]
    assert view.state["sums"] is None
    rated(mina, 1, 3, finish=False)
    view.note("The knee is hers.")
    tell(view, "finish")
    tell(view, "rate", "human", 0)
    assert "stays as it is" in view.state["said"]
    assert (view.state["sums"]["caring"], view.state["note"]) == ("75", "The knee is hers.")


def test_what_the_words_show_stands_beside_the_own_rating_as_evidence(mina):
    kept(mina, YOU)
    rated(mina, 1, 3)
    shown = ScoreYourself(mina).state["evidence"]
    signals = read_script(YOU).signals
    assert [half["says"] for half in shown["halves"]] == ["37½ of 50"] * 2
    assert [half["words_say"] for half in shown["halves"]] == [
        f"{signals.connection:.2f} of 1", f"{signals.value:.2f} of 1",
    ]  # fmt: skip
    assert shown["says"].startswith("Evidence, not a verdict")


def test_the_reader_says_so_where_it_can_say_nothing(mina):
    kept(
        mina,
        "Das ist nicht schwer, und es ist gut für die Hände. Ich zeige dir, wie du ein Glas mit einem Löffel öffnest.",
    )
    rated(mina, 1, 3)
    shown = ScoreYourself(mina).state["evidence"]
    assert "German" in shown["says"]
    assert [half["words_say"] for half in shown["halves"]] == ["nothing", "nothing"]


def test_the_reader_says_why_words_that_come_back_count_for_little(mina):
    kept(mina, "Hey you. I kept your seat by the window. " * 15)
    rated(mina, 1, 3)
    shown = ScoreYourself(mina).state["evidence"]
    assert "come back again and again" in shown["status"]
    assert shown["says"].startswith("Evidence, not a verdict")
    assert [half["words_say"] for half in shown["halves"]] == ["0.00 of 1", "0.00 of 1"]


def test_the_newest_version_comes_up_and_an_earlier_one_can_be_chosen(mina):
    desk = kept(mina, CROWD)
    view = ScoreYourself(mina)
    desk.keep(YOU)
    desk.keep_version()
    assert view.state["number"] == 2
    view.choose(1)
    assert view.state["phone"]["text"] == CROWD
    with pytest.raises(CaringError, match="no version 3"):
        view.choose(3)


def test_after_starting_over_the_views_wait_again(mina):
    kept(mina, CROWD, YOU)
    views = ScoreYourself(mina), YourWay(mina)
    views[0].choose(1)
    views[1].compare(2, 1)
    mina.start_over()
    assert all("Keep a version" in view.state["locked"] for view in views)
    kept(mina, YOU)
    assert views[0].state["phone"]["text"] == YOU
    assert views[1].state["numbers"] == [1]


# The way


def test_two_versions_stand_side_by_side(mina):
    kept(mina, CROWD, YOU, CROWD)
    view = YourWay(mina)
    assert (view.state["before"]["number"], view.state["after"]["number"]) == (1, 3)
    assert view.state["changed"] == "0 words went, 0 words came."
    view.compare(2, 1)
    assert "".join(text for text, _ in view.state["before"]["pieces"]) == YOU
    tell(view, "compare", 2, 4)
    assert "no version 4" in view.state["said"]
    assert view.state["after"]["number"] == 1


def test_times_audiences_and_own_scores_stand_in_a_table(mina):
    kept(mina, CROWD, YOU)
    rated(mina, 2, 3)
    facts = {name: (before, after) for name, before, after in YourWay(mina).state["facts"]}
    assert facts["Spoken words"] == ("12", "20")
    assert facts["At a natural pace, 165 words a minute"] == ("0:04", "0:07")
    assert facts["Sentences to all of you"] == ("2", "0")
    assert facts["Sentences to you"] == ("0", "2")
    assert (facts["Would they wonder? 0–4"], facts["Caring, 0–100"]) == (("–", "3"), ("–", "75"))


def test_the_chart_its_sentence_and_its_table_say_the_same(mina):
    kept(mina, CROWD, YOU, f"{YOU} Sit.")
    view = YourWay(mina)
    assert (view.chart.outputs, view.state["rows"]) == ((), [])
    rated(mina, 1, 1)
    assert "Score another one" in view.state["sentence"]
    rated(mina, 3, 4)
    [drawn] = view.chart.outputs[0]["data"]["application/vnd.plotly.v1+json"]["data"]
    assert list(zip(drawn["text"], drawn["x"], drawn["y"], strict=True)) == [("1", 12.5, 12.5), ("3", 50, 50)]
    assert view.state["rows"] == [["Version 1", "12½", "12½", "25"], ["Version 3", "50", "50", "100"]]
    moved = "connection from 12½ to 50 and value from 12½ to 50, of 50 each."
    assert view.state["sentence"] == f"From version 1 to version 3, by your own ratings: {moved}"
    assert sentence(()) == "A version takes its place in the chart when you have scored it."


def test_versions_at_the_same_place_share_a_label():
    drawn = figures.way([("1", 20.0, 20.0), ("2", 30.0, 20.0), ("3", 20.0, 20.0)]).data[0]
    assert drawn.text == ("1, 3", "2", "")


def test_a_version_has_the_score_of_its_own_rating(mina):
    kept(mina, YOU)
    rated(mina, 1, 2)
    assert mine.version(mina, 1).score == scoring.score(dict.fromkeys(CRITERIA, 2))

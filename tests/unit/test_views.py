import gc
import json
import re
import weakref
from inspect import signature

import pytest

from caring import CaringError, Work, answers, purposes, rubric, scoring, scripts, statistics
from caring.classroom import items
from caring.course import lessons
from caring.library import argument
from caring.progress import MemoryStore
from caring.scoring import CRITERIA
from caring.views import (
    CourseMap,
    CutToSixty,
    FactCards,
    ForWhat,
    Hello,
    LastTen,
    Leanings,
    MarkValue,
    MemoryTest,
    MyPace,
    OrderAgain,
    OrderTheFive,
    Reveal,
    ScoreScripts,
    TakeHome,
    ThreeSums,
    Weights,
    YourWork,
)

VIEWS = (
    Hello,
    YourWork,
    TakeHome,
    OrderTheFive,
    ForWhat,
    FactCards,
    Weights,
    Reveal,
    ScoreScripts,
    Leanings,
    ThreeSums,
    MarkValue,
    MyPace,
    CutToSixty,
    MemoryTest,
    LastTen,
)
FREE_TEXT = {"note", "rewrite", "explain"}  # whatever is written there is kept
OWN_TESTS = {"mark", "write"}  # -1 is a mark, too; names are free text beside a number
FIVE = tuple(s.id for s in statistics())
MINE = ("S2", "S4", "S1", "S5", "S3")


@pytest.fixture(autouse=True)
def _same_shuffle(monkeypatch, folder):
    monkeypatch.setenv("CARING_SEED", "60")
    monkeypatch.setenv("CARING_WORK", str(folder))


@pytest.fixture
def mina():
    return Work()


def widget(view):
    """Give the widget that hears the page: a charted view has its own inside."""
    return getattr(view, "view", view)


def shown(*views):
    """Give everything that the page gets of some views, as one text."""
    outputs = [view.chart.outputs for view in views if hasattr(view, "chart")]
    return json.dumps([[view.state for view in views], outputs], ensure_ascii=False)


def all_of(work):
    return [view(work) for view in VIEWS]


def tell(view, do, *given):
    widget(view)._handle_custom_msg({"do": do, "with": list(given)}, [])


def sealed(work):
    answers.arrange(work, MINE)
    answers.seal(work)


def judged(work):
    for number, statistic in enumerate(FIVE):
        answers.judge(work, statistic, "relevance", number)
        answers.judge(work, statistic, "trust", 4 - number)


def rated(work, script, level=2):
    for criterion in ("wonder", *CRITERIA):
        answers.rate(work, script, criterion, level)


def finished(work, count, level=2):
    for script in scripts()[:count]:
        rated(work, script.id, level)
        answers.finish(work, script.id)


def everything(work):
    sealed(work)
    judged(work)
    answers.reveal(work)
    finished(work, 6)


# Running all cells does nothing


def test_showing_every_view_writes_nothing(folder):
    views = [view() for view in VIEWS]
    assert views[0].work is views[-1].work
    assert views[0].work.store.folder == folder.resolve()
    assert not folder.exists()


def test_showing_every_view_keeps_nothing_in_memory_either():
    store = MemoryStore()
    all_of(Work(store))
    assert (store.items(), store.backups) == ([], [])


def test_showing_every_view_again_with_work_in_it_changes_nothing(mina):
    everything(mina)
    before = mina.answers()
    all_of(mina)
    assert mina.answers() == before


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_stands_for_itself_in_a_sentence_without_an_address(view, mina):
    said = repr(view(mina))
    assert said == repr(view(mina))
    assert said.startswith(view(mina).state["title"])
    assert said.endswith("Run All Cells.")
    assert len(said) <= 110
    assert "0x" not in said


# Nothing shows before its time: what must come later could be otherwise, and nobody could tell


@pytest.fixture
def another(kit):
    """Give what all views show, twice: with the kit's data, and with some cells of it otherwise."""

    def show(prepare):
        work = Work()
        prepare(work)
        views = all_of(work)
        seen = []
        scorer = views[VIEWS.index(ScoreScripts)]
        for script in scripts():
            scorer.choose(script.id)
            seen.append(shown(scorer))
        return [shown(*views), *seen]

    def compare(prepare, *edits):
        before = show(prepare)
        for cells in edits:
            kit.edit(*cells)
        return before, show(prepare)

    return compare


def turned(level):
    return str((int(level) + 1) % 5)


def louder(cell):
    return cell and "Oh! " + cell


def unopened(work):
    sealed(work)
    judged(work)
    for script in scripts():
        rated(work, script.id)


PICK = [
    ("argument.csv", "statistic", lambda cell: cell and "S2"),
    ("argument.csv", "quote", louder),
    ("argument.csv", "meaning", louder),
]
SECONDED = {(script.id, criterion) for script in scripts() for criterion in script.second}
REFERENCES = [
    ("references.csv", "level", turned, lambda row: (row["script"], row["criterion"]) not in SECONDED),
    *(("references.csv", c, louder, lambda _: True) for c in ("reason", "for_more", "for_less")),
    ("second_opinions.csv", "level", lambda level: {"3": "4"}.get(level, level), lambda _: True),
    ("second_opinions.csv", "reason", louder, lambda _: True),
]
BACKS = ("published", "counted", "publisher", "sponsor", "year", "asked", "cannot_show", "address")


def test_at_first_nothing_shows_that_must_come_later(another):
    authors = [("relevance.csv", "relevance", turned), ("relevance.csv", "reason", louder)]
    before, after = another(
        lambda _: None, *PICK, *REFERENCES, *authors, *(("traces.csv", back, louder) for back in BACKS)
    )
    assert before == after


def test_neither_the_pick_nor_a_reference_shows_before_it_is_opened(another):
    before, after = another(unopened, *PICK, *REFERENCES)
    assert before == after


def of_goat(file, column, change, where):
    return file, column, change, lambda row: row["script"] == "goat" and where(row)


@pytest.mark.parametrize("cells", REFERENCES, ids=lambda cells: f"{cells[0]} {cells[1]}")
def test_a_finished_script_opens_its_own_reference(another, cells):
    def one_finished(work):
        rated(work, "goat", 0 if cells[1] == "for_less" else 4)
        answers.finish(work, "goat")

    before, after = another(one_finished, of_goat(*cells))
    assert before != after


def test_a_finished_script_opens_no_other_reference(another):
    def all_but_one_finished(work):
        unopened(work)
        for script in scripts():
            if script.id != "goat":
                answers.finish(work, script.id)

    before, after = another(all_but_one_finished, *(of_goat(*cells) for cells in REFERENCES))
    assert before == after


@pytest.mark.parametrize(
    ("purpose", "relevances", "shows"),
    [("sell_ads", 0, True), ("pick_a_sound", 5, False), ("one_person", 4, False), ("one_person", 5, True)],
)
def test_the_authors_relevance_waits_for_the_sealed_order_and_where_the_cards_ask_the_same_for_the_learners_own(
    kit, mina, purpose, relevances, shows
):
    sealed(mina)
    answers.move(mina, "S3", 1, "pick_a_sound")
    answers.seal(mina, "sell_ads")
    answers.seal(mina, "one_person")
    for statistic in FIVE[:relevances]:
        answers.judge(mina, statistic, "relevance", 2)
    view = ForWhat(mina)
    view.choose(purpose)
    seen = [shown(view, *all_of(mina))]
    for cells in (("relevance", turned), ("reason", louder)):
        kit.edit("relevance.csv", *cells)
        view.refresh()
        seen.append(shown(view, *all_of(mina)))
    assert len(set(seen)) == (3 if shows else 1)
    assert ("authors" in view.state) is shows


def test_before_the_seal_no_card_is_there_to_turn(mina):
    assert FactCards(mina).state.keys() == {"title", "lead", "locked", "notice", "said"}
    assert "Seal your first order" in FactCards(mina).state["locked"]
    assert ForWhat(mina).state.keys() == {"title", "lead", "locked", "notice", "said"}


def test_words_of_the_pick_stand_nowhere_before_it_is_opened_and_in_the_reveal_after(mina):
    told = [words for step in argument() for words in (step.quote, step.meaning)]
    told += ["The article ranks only this one", "★", "You put it at number"]
    unopened(mina)
    views = all_of(mina)
    assert [words for words in told if words in shown(*views)] == []
    tell(views[VIEWS.index(Reveal)], "reveal")
    assert [words for words in told if words not in shown(*views)] == []


# The first order


def test_the_five_come_shuffled_and_their_claims_alone(mina):
    cards = OrderTheFive(mina).state["cards"]
    assert [card["id"] for card in cards] != list(FIVE)
    assert {card["id"]: card["claim"] for card in cards} == {s.id: s.claim for s in statistics()}
    assert all(card.keys() == {"id", "claim"} for card in cards)


def test_a_move_is_shown_and_said(mina):
    view = OrderTheFive(mina)
    view.move("S4", 2)
    assert view.state["cards"][1]["id"] == view.order[1] == "S4"
    assert view.state["said"].endswith("is now number 2 of 5.")


def test_a_card_moves_up_and_down_and_not_beyond_the_ends(mina):
    view = OrderTheFive(mina)
    answers.arrange(mina, FIVE)
    seen = []
    for way in ("down", "up", "up"):
        view.move("S1", way)
        seen.append(view.order.index("S1"))
    view.move("S5", "down")
    assert (seen, view.order) == ([1, 0, 0], FIVE)


def test_a_seal_is_shown_and_stays(mina):
    view = OrderTheFive(mina)
    assert not view.state["sealed"]
    view.seal()
    assert re.search(r"kept as it is, since \d\d? [A-Z][a-z]+ 20\d\d\.", view.state["sealed"])
    with pytest.raises(CaringError, match="sealed"):
        view.move("S1", "up")
    tell(view, "seal")
    assert view.state["said"] == "This order is sealed: it stays as it is."


def test_a_reason_for_the_sealed_order_is_kept_as_it_is_typed_and_no_room_gets_it(mina):
    view = OrderTheFive(mina)
    tell(view, "explain", "people matter")
    assert "because" not in view.state
    assert view.state["said"] == "Seal your first order, then say why."
    sealed(mina)
    assert view.state["because"] == ""
    tell(view, "explain", "people matter ")
    assert OrderTheFive(mina).state["because"] == "people matter "
    tell(view, "explain", "x" * 201)
    assert view.state["said"] == "A reason has at most 200 characters."
    assert view.state["because"] == "people matter "
    assert "matter" not in items.as_file(mina)
    assert "because" not in OrderAgain(mina).state


def test_a_damaged_reason_is_set_aside(mina):
    sealed(mina)
    mina.keep("order.because", 7)
    assert OrderTheFive(mina).state["because"] == ""
    assert mina.store.backups


def test_the_day_of_a_seal_is_said_the_same_for_both_orders(mina):
    sealed(mina)
    answers.seal(mina, answers.AGAIN)
    for view in (OrderTheFive(mina), OrderAgain(mina)):
        assert re.search(r"order is kept as it is, since \d\d? [A-Z][a-z]+ 20\d\d\.", view.state["sealed"])


# What for


def test_a_purpose_shows_how_far_each_card_went_from_the_sealed_order(mina):
    sealed(mina)
    view = ForWhat(mina)
    assert "cards" not in view.state
    view.choose("pick_a_sound")
    view.move("S3", 1)
    assert {card["id"]: card["shift"] for card in view.state["cards"]} == dict.fromkeys(MINE, "down 1") | {"S3": "up 4"}
    assert view.state["question"] == next(p.question for p in purposes() if p.id == "pick_a_sound")
    view.seal()
    assert [p["id"] for p in view.state["purposes"] if p["done"]] == ["pick_a_sound"]
    view.choose("sell_ads")
    assert [card["shift"] for card in view.state["cards"]] == [""] * 5
    assert not view.state["sealed"]


def test_who_waits_for_the_authors_relevance_is_told_what_for(mina):
    sealed(mina)
    view = ForWhat(mina)
    view.choose("sell_ads")
    assert not view.state["waits"]
    view.choose("one_person")
    assert "The cards below ask the same." in view.state["waits"]
    view.seal()
    assert "The cards below ask the same." in view.state["waits"]
    judged(mina)
    assert not view.state["waits"]


def test_the_authors_relevance_stands_beside_ones_own_places(mina):
    sealed(mina)
    judged(mina)
    view = ForWhat(mina)
    view.choose("one_person")
    view.move("S5", 1)
    view.seal()
    given = next(p.relevance for p in purposes() if p.id == "one_person")
    assert [a["relevance"] for a in view.state["authors"]] == sorted(
        (r.relevance for r in given.values()), reverse=True
    )
    places = {s.name: answers.order(mina, "one_person").ids.index(s.id) + 1 for s in statistics()}
    assert {a["name"]: a["place"] for a in view.state["authors"]} == places
    assert {a["reason"] for a in view.state["authors"]} == {r.reason for r in given.values()}


@pytest.mark.parametrize("act", ["move", "seal"])
def test_without_a_purpose_there_is_nothing_to_move_or_seal(work, act):
    sealed(work)
    view = ForWhat(work)
    tell(view, act, *(["S1", 1] if act == "move" else []))
    assert "There are sell_ads" in view.state["said"]
    assert answers.order(work).ids == MINE


# The cards and their chart


def test_a_card_shows_all_that_could_be_traced_and_both_halves_of_the_third(mina):
    sealed(mina)
    view = FactCards(mina)
    assert [len(card["traces"]) for card in view.state["cards"]] == [1, 1, 2, 1, 1]
    for card, statistic in zip(view.state["cards"], statistics(), strict=True):
        for back, trace in zip(card["traces"], statistic.traces, strict=True):
            assert back.keys() == view.state["facts"].keys()
            assert all(getattr(trace, fact) == text for fact, text in back.items())


def test_each_judgement_is_shown_on_its_own_card_in_the_table_and_in_the_chart(mina):
    sealed(mina)
    view = FactCards(mina)
    assert view.chart.outputs == ()
    for number, statistic in enumerate(FIVE):
        view.judge(statistic, "relevance", number)
        view.judge(statistic, "trust", 4 - number)
    assert [card["given"] for card in view.state["cards"]] == [{"relevance": n, "trust": 4 - n} for n in range(5)]
    assert view.state["rows"] == [[s.name, str(n), str(4 - n)] for n, s in enumerate(statistics())]
    [output] = view.chart.outputs
    [trace] = output["data"]["application/vnd.plotly.v1+json"]["data"]
    assert list(zip(trace["text"], trace["x"], trace["y"], strict=True)) == [
        (s.name, n, 4 - n) for n, s in enumerate(statistics())
    ]
    assert "5 of 5 judged" in view.state["sentence"]
    assert "Connection to people (trust 0), with relevance 4" in view.state["sentence"]


def test_a_card_with_half_a_judgement_waits_outside_the_chart(mina):
    sealed(mina)
    view = FactCards(mina)
    view.judge("S1", "relevance", 3)
    assert (view.chart.outputs, view.state["rows"]) == ((), [])
    assert view.state["cards"][0]["given"] == {"relevance": 3}


# The weights


def test_the_weights_follow_the_learners_own_ratings(mina):
    sealed(mina)
    view = Weights(mina)
    assert "all five cards" in view.state["locked"]
    for statistic, (relevance, trust) in {"S1": (1, 2), "S2": (2, 3), "S3": (2, 1), "S4": (3, 0), "S5": (2, 2)}.items():
        answers.judge(mina, statistic, "relevance", relevance)
        answers.judge(mina, statistic, "trust", trust)
    view.weigh(80)
    assert view.state["percent"] == 80
    assert [(bar["name"], bar["total"]) for bar in view.state["bars"]] == [
        ("Discovering new things", "2.40"),
        ("Daily users", "2.20"),
        ("Connection to people", "2.00"),
        ("Sound and brand memory", "1.80"),
        ("App downloads", "1.20"),
    ]
    assert [(win["names"], win["says"], win["here"]) for win in view.state["wins"]] == [
        ("Daily users", "from 0% to 75%", False),
        ("Discovering new things", "from 75% to 100%", True),
    ]
    assert view.state["changes"] == [
        "App downloads would need 2 more relevance, or 2 more trust.",
        "Sound and brand memory would need 1 more relevance, or 2 more trust.",
        "Connection to people would need 1 more relevance, or 1 more trust.",
    ]


@pytest.mark.parametrize(
    ("percent", "two"), [(20, ((4, 0), (0, 1))), (40, ((3, 0), (0, 2))), (60, ((2, 0), (0, 3))), (80, ((1, 0), (0, 4)))]
)
def test_at_the_very_weight_where_two_are_level_both_win(mina, percent, two):
    sealed(mina)
    for statistic, pair in zip(FIVE, (*two, (0, 0), (0, 0), (0, 0)), strict=True):
        answers.judge(mina, statistic, "relevance", pair[0])
        answers.judge(mina, statistic, "trust", pair[1])
    view = Weights(mina)
    view.weigh(percent)
    assert [win["here"] for win in view.state["wins"]] == [True, True]
    assert [bar["best"] for bar in view.state["bars"]] == [True, True, False, False, False]


# The reveal


def test_the_reveal_waits_says_what_for_and_opens_by_a_deliberate_act(mina):
    view = Reveal(mina)
    assert "Seal your order" in view.state["locked"]
    sealed(mina)
    assert "5 cards to go" in view.state["locked"]
    tell(view, "reveal")
    assert "5 cards to go" in view.state["said"]
    judged(mina)
    assert view.state["ready"]
    assert view.chart.outputs == ()
    view.reveal()
    assert view.state["place"] == "You put it at number 4 of 5."
    assert view.state["status"] == "not traced"
    assert "could not be traced" in view.state["trace"]
    assert [step["quote"] for step in view.state["steps"]] == [step.quote for step in argument()]
    assert "no order of the other four" in view.state["only"]


def test_the_reveal_compares_the_sealed_order_with_ones_own_ratings(mina):
    answers.arrange(mina, FIVE)
    answers.seal(mina)
    judged(mina)
    view = Reveal(mina)
    view.reveal()
    found = {}
    for percent in (0, 100, 50):
        answers.weigh(mina, percent)
        found[percent] = view.state["tau"]
    assert found == {0: "1.00", 100: "−1.00", 50: "undefined"}
    assert "10 level" in view.state["pairs"]


def test_the_pick_is_marked_in_both_charts_once_it_is_open(mina):
    sealed(mina)
    judged(mina)
    cards, reveal = FactCards(mina), Reveal(mina)
    assert "★" not in shown(cards, reveal)
    reveal.reveal()
    for view in (cards, reveal):
        [output] = view.chart.outputs
        marked = output["data"]["application/vnd.plotly.v1+json"]["data"][-1]["text"]
        assert marked == ["Connection to people ★"]


# The scripts


def test_the_words_of_a_script_are_passed_as_they_are(kit, mina):
    words = '\n\n<script>alert("you & I")</script> <b onclick=x>${1}</b> &amp; \\n “’'
    kit.edit("scripts.csv", "text", lambda cell: cell + words, lambda row: row["id"] == "goat")
    view = ScoreScripts(mina)
    view.choose("goat")
    text = view.state["phone"]["text"]
    assert text == next(s.text for s in scripts() if s.id == "goat")
    assert text.endswith(words)


@pytest.mark.parametrize("criterion", CRITERIA)
def test_a_rating_goes_to_its_own_criterion_and_to_no_other(mina, criterion):
    view = ScoreScripts(mina)
    view.rate("wonder", 1)
    view.rate(criterion, 3)
    assert view.state["wonder"]["value"] == 1
    assert {c["id"]: c["value"] for c in view.state["criteria"]} == dict.fromkeys(CRITERIA) | {criterion: 3}
    name = next(c.name for c in rubric() if c.id == criterion)
    assert [c["name"] for c in view.state["criteria"] if c["value"] == 3] == [name]


def test_each_level_on_screen_is_the_rubrics(mina):
    found = {c["id"]: c["levels"] for c in ScoreScripts(mina).state["criteria"]}
    assert found == {c.id: [level.behaviour for level in c.levels] for c in rubric()}


def test_the_sums_open_with_wonder_and_follow_the_ratings(mina):
    view = ScoreScripts(mina)
    assert view.state["sums"] is None
    seen = []
    for number, criterion in enumerate(("wonder", *CRITERIA)):
        view.rate(criterion, min(number, 4))
        seen.append((*view.state["sums"].values(), view.state["missing"]))
    assert seen[0] == (None, None, None, 6)
    assert seen[3] == ("25", None, None, 3)
    assert seen[6] == ("25", "50", "75", 0)


def test_a_script_takes_its_place_in_the_chart_with_its_sixth_rating(mina):
    view = ScoreScripts(mina)
    view.choose("goat")
    for criterion in ("wonder", *CRITERIA):
        assert view.chart.outputs == ()
        view.rate(criterion, 3)
    [output] = view.chart.outputs
    [trace] = output["data"]["application/vnd.plotly.v1+json"]["data"]
    assert (trace["text"], trace["x"], trace["y"]) == (["The goat called Minister"], [37.5], [37.5])
    assert view.state["rows"] == [["The goat called Minister", "37½", "37½", "75"]]
    view.rate("human", 0)
    [output] = view.chart.outputs
    assert output["data"]["application/vnd.plotly.v1+json"]["data"][0]["x"] == [25.0]


def test_a_finished_script_stays_on_the_phone_with_the_authors_beside_it(mina):
    view = ScoreScripts(mina)
    first = view.state["phone"]["key"]
    rated(mina, first)
    assert not {"compared", "theirs", "heard"} & view.state.keys()
    view.finish()
    reference = next(s.reference for s in scripts() if s.id == first)
    assert view.state["phone"]["key"] == first
    assert [(row["yours"], row["ours"]) for row in view.state["compared"]] == [
        (2, reference[c].level) for c in CRITERIA
    ]
    assert [row["for_ours"]["says"] for row in view.state["compared"]] == [reference[c].reason for c in CRITERIA]
    theirs = scoring.score({c: r.level for c, r in reference.items()})
    assert view.state["theirs"] == {
        "connection": scoring.exactly(theirs.connection),
        "value": scoring.exactly(theirs.value),
        "caring": scoring.exactly(theirs.caring),
    }
    [output] = view.chart.outputs
    assert output["data"]["application/vnd.plotly.v1+json"]["data"][-1]["x"] == [theirs.connection]


@pytest.mark.parametrize("script", scripts(), ids=lambda script: script.id)
def test_what_speaks_for_either_side_is_marked_where_it_stands(mina, script):
    rated(mina, script.id, 2)
    view = ScoreScripts(mina)
    view.choose(script.id)
    view.finish()
    parts = ("for_yours", "for_ours", "second")
    sides = [row[side] for row in view.state["compared"] for side in parts if side in row]
    assert sum("second" in row for row in view.state["compared"]) == len(script.second)
    for side in sides:
        marked = [script.text[start:end] for start, end in side["spans"]]
        assert marked
        assert all(f"“{words}”" in side["says"] for words in marked)


def test_a_choice_a_note_and_the_list_of_scripts_are_shown(mina):
    view = ScoreScripts(mina)
    view.choose("goat")
    view.note("her lips")
    view.rate("wonder", 4)
    assert (view.state["phone"]["key"], view.state["note"]) == ("goat", "her lips")
    states = {s["id"]: s["state"] for s in view.state["scripts"]}
    assert states == dict.fromkeys((s.id for s in scripts()), "new") | {"goat": "started"}
    rated(mina, "goat")
    view.finish()
    assert next(s["state"] for s in view.state["scripts"] if s["id"] == "goat") == "scored"
    assert view.state["done"] == f"1 of {len(scripts())} scored"


@pytest.mark.parametrize("script", [s for s in scripts() if s.pair], ids=lambda script: script.id)
def test_a_finished_half_of_a_pair_names_the_other_and_then_compares_by_the_learners_ratings(mina, script):
    before, after = (s for s in scripts() if s.pair == script.pair)
    other = after if script == before else before
    view = ScoreScripts(mina)
    rated(mina, script.id, 1 if script == before else 4)
    view.choose(script.id)
    assert "half" not in view.state
    view.finish()
    assert view.state["half"]["id"] == other.id
    assert view.state["half"]["says"].startswith(f"“{other.title}” says the same things in another way.")
    rated(mina, other.id, 1 if other == before else 4)
    answers.finish(mina, other.id)
    said = "connection from 12½ to 50 and value from 12½ to 50."
    assert view.state["half"]["says"].endswith(f"By your ratings, from “{before.title}” to “{after.title}”: {said}")


def test_a_script_without_a_pair_has_no_other_half(mina):
    view = ScoreScripts(mina)
    view.choose("goat")
    rated(mina, "goat")
    view.finish()
    assert view.state["half"] is None


def test_every_script_stands_under_its_niche(mina):
    state = ScoreScripts(mina).state
    assert state["niches"] == sorted({script.niche for script in scripts()})
    assert {s["niche"] for s in state["scripts"]} == set(state["niches"])


def test_a_chosen_script_that_is_taken_out_of_the_kit_makes_room_for_another(kit, mina):
    view = ScoreScripts(mina)
    view.choose("goat")
    for file, column in (("references.csv", "script"), ("second_opinions.csv", "script"), ("scripts.csv", "id")):
        kit.edit(file, column, lambda _: "sheep", lambda row, column=column: row[column] == "goat")
    view.refresh()
    assert view.state["phone"]["key"] == scripts()[0].id


# Looking back


def test_leanings_open_at_six(mina):
    view = Leanings(mina)
    waits = []
    for script in scripts()[:6]:
        waits.append(view.state["locked"].split(",")[0])
        rated(mina, script.id)
        answers.finish(mina, script.id)
    assert waits == [*(f"Score {n} more scripts" for n in (6, 5, 4, 3, 2)), "Score one more script"]
    found = scoring.leanings(list(answers.comparisons(mina).values()))
    assert "locked" not in view.state
    assert [row["same"] for row in view.state["rows"]] == [f"{x.same} of 6" for x in found]
    assert [row["within"] for row in view.state["rows"]] == [f"{x.within_one} of 6" for x in found]
    assert [float(row["apart"].replace("−", "-")) for row in view.state["rows"]] == [round(x.apart, 1) for x in found]
    assert [row["name"] for row in view.state["rows"]] == [c.name for c in rubric()]


def test_leanings_are_said_in_words(mina):
    finished(mina, 6, level=4)
    state = Leanings(mina).state
    assert state["summary"].startswith("You give more for ")
    assert all(row["says"].endswith("higher.") for row in state["rows"] if row["apart"] > "+0.5")


@pytest.mark.parametrize("level", range(5))
def test_the_three_sums_are_scorings(mina, level):
    view = ThreeSums(mina)
    for number, criterion in enumerate(CRITERIA):
        view.try_level(criterion, (level + number) % 5)
        tried = {c["id"]: c["value"] for c in view.state["criteria"]}
        assert tried[criterion] == (level + number) % 5
        found = scoring.score(tried)
        assert {m["name"]: m["value"] for m in view.state["tried"]} == dict(found.ways)


def test_the_named_cases_can_be_tried(mina):
    view = ThreeSums(mina)
    said = {}
    for preset in [p["name"] for p in view.state["presets"]]:
        view.try_preset(preset)
        assert [p["name"] for p in view.state["presets"] if p["on"]] == [preset]
        said[preset] = [round(m["value"], 1) for m in view.state["tried"]]
    assert said["Connection 0"] == [50, 0, 0]
    assert said["Enjoyable and consumable, not valuable"] == [83.3, 66.7, 66.7]
    assert mina.answers() == []


def test_ones_own_scripts_stand_in_all_three_ways_beside_what_one_felt(mina):
    view = ThreeSums(mina)
    assert view.state["rows"] == []
    finished(mina, 1, level=3)
    assert view.state["rows"] == [[scripts()[0].title, "75.0", "75.0", "56.2", "3"]]


def test_scripts_with_the_same_sum_are_level_however_it_came_about(mina):
    twelve_and_a_half = ((2, 1, 0, 0, 0, 0), (1, 1, 0, 1, 0, 0), (0, 0, 0, 1, 1, 1), (1, 0, 0, 1, 1, 0))
    for script, six, wonder in zip(scripts(), twelve_and_a_half, range(4), strict=False):
        for criterion, level in {"wonder": wonder, **dict(zip(CRITERIA, six, strict=True))}.items():
            answers.rate(mina, script.id, criterion, level)
        answers.finish(mina, script.id)
    assert "0 pairs the same way round as your wonder, 0 the other way, 6 level" in ThreeSums(mina).state["closest"][0]


# Start here


def test_hello_answers(mina):
    view = Hello(mina)
    assert view.state["answer"] == ""
    tell(view, "press")
    assert view.state["answer"].startswith("It works.")


def test_work_is_taken_out_and_put_back_through_the_page(mina):
    everything(mina)
    here, there = YourWork(mina), YourWork(Work())
    tell(here, "take_out")
    file = here.state["file"]
    assert file["name"] in here.state["said"]
    tell(there, "put_back", file["text"])
    assert there.work.answers() == mina.answers()
    assert there.state["said"] == f"{len(mina.answers())} answers are back."
    tell(here, "take_out")
    assert here.state["file"]["number"] == file["number"] + 1


@pytest.mark.parametrize("through", ["page", "cell"])
def test_what_was_put_back_and_started_over_is_said(work, through):
    view, text = YourWork(work), '{"format": "caring-work", "version": 1, "answers": []}'
    for do, given, says in (
        ("put_back", [text], "answers are back"),
        ("start_over", [], "A backup of your answers is here"),
    ):
        _ = tell(view, do, *given) if through == "page" else getattr(view, do)(*given)
        assert says in view.state["said"]


def test_the_place_and_the_number_of_answers_are_shown(work, folder):
    view = YourWork(work)
    seen = [view.state["count"]]
    for item in ("note.a", "note.b"):
        work.keep(item, 1)
        seen.append(view.state["count"])
    assert seen == ["no answers yet", "one answer", "2 answers"]
    assert (view.state["place"], view.state["empty"]) == (str(folder), False)
    view.start_over()
    assert view.state["empty"]


@pytest.mark.parametrize("text", ["", "a shopping list", "{}", "[" * 5000])
def test_another_file_is_refused_in_a_sentence(work, text):
    work.keep("note.today", 1)
    view = YourWork(work)
    tell(view, "put_back", text)
    assert view.state["said"].startswith("This is not a file that the workshop took out")
    assert work.get("note.today") == 1


def test_a_full_disk_is_said_in_every_view_and_by_starting_over(work, monkeypatch):
    def full(_):
        raise OSError(28, "No space left on device")

    order, place = OrderTheFive(work), YourWork(work)
    monkeypatch.setattr("caring.files.os.fsync", full)
    tell(order, "move", "S1", 1)
    assert order.order[0] == "S1"
    for view in (order, place):
        assert "could not be saved (No space left on device)" in view.state["notice"]
    tell(place, "start_over")
    assert "No backup could be made" in place.state["said"]
    assert order.order[0] == "S1"


def test_the_map_has_every_lesson_as_a_link_with_its_minutes():
    shown_map = CourseMap()._repr_mimebundle_()["text/html"]
    for lesson in lessons():
        assert f'<a href="{lesson.file}">{lesson.title}</a>' in shown_map
        alone = lesson.minutes_alone and f"{lesson.minutes_alone} minutes alone"
        assert f"{lesson.title}: {alone or f'{lesson.minutes_in_class} minutes, in class'}" in repr(CourseMap())


# One work, many views


def test_views_of_one_work_see_one_anothers_answers(mina):
    order, cards, reveal, sums = OrderTheFive(mina), FactCards(mina), Reveal(mina), ThreeSums(mina)
    other = OrderTheFive(mina)
    order.move("S1", 1)
    assert other.state["cards"] == order.state["cards"]
    other.seal()
    assert "cards" in cards.state
    judged(mina)
    assert reveal.state["ready"]
    ScoreScripts(mina).rate("wonder", 1)
    finished(mina, 1)
    assert len(sums.state["rows"]) == 1


def test_views_of_two_works_see_nothing_of_each_other(mina):
    mine, theirs = OrderTheFive(mina), OrderTheFive(Work())
    before = theirs.state
    mine.seal()
    assert theirs.state == before


def test_starting_over_closes_everything_again(mina):
    everything(mina)
    views = all_of(mina)
    YourWork(mina).start_over()
    fresh = all_of(Work())
    for view, new in zip(views, fresh, strict=True):
        if not isinstance(view, YourWork):
            assert shown(view) == shown(new)


def test_tomorrow_everything_is_there_again(work, folder):
    everything(work)
    today = shown(OrderTheFive(work), FactCards(work), Weights(work), Reveal(work), ScoreScripts(work), ThreeSums(work))
    again = type(work)(type(work.store)(folder))
    tomorrow = shown(
        OrderTheFive(again), FactCards(again), Weights(again), Reveal(again), ScoreScripts(again), ThreeSums(again)
    )
    assert tomorrow == today


def test_work_keeps_no_closed_view_alive(mina):
    view = OrderTheFive(mina)
    gone = weakref.ref(view)
    view.close()
    del view
    gc.collect()
    assert gone() is None
    answers.seal(mina)


# What the page may say

ODD_MESSAGES = [
    None,
    5,
    "seal",
    [],
    {},
    {"do": None},
    {"do": ["seal"]},
    {"do": {"seal": 1}},
    {"with": []},
    {"do": "seal"},
]
HOSTILE = [
    "<img src=x onerror=alert(1)>", "../../etc/passwd", "__class__", "{0.__class__}", "S1\0", "", "\ud800", "ﷺ" * 5000,
    -1, 101, 10**30, 2.5, float("nan"), True, None, [], ["S1"], {}, {"S1": 1}, [[[[]]]],
]  # fmt: skip
INNER = [
    "refresh",
    "picture",
    "close",
    "_hear",
    "__init__",
    "figure",
    "order",
    "work",
    "said",
    "state",
    "open",
    "send",
    "",
]


@pytest.fixture
def unharmed(mina, caplog):
    """Give a check that nothing changed, nothing failed, and what was said can be sent."""
    sealed(mina)
    answers.rate(mina, scripts()[0].id, "wonder", 2)
    before = mina.answers()

    def check(view):
        assert mina.answers() == before
        assert caplog.records == []
        assert isinstance(view.state["said"], str)
        assert "\n" not in view.state["said"]
        shown(view).encode("utf-8")

    return check


@pytest.mark.parametrize("view", VIEWS)
def test_a_message_that_makes_no_sense_changes_nothing(view, mina, unharmed):
    found = view(mina)
    before = shown(found)
    for message in [*ODD_MESSAGES, *({"do": name, "with": []} for name in INNER)]:
        widget(found)._handle_custom_msg(message, [])
        unharmed(found)
        assert shown(found) == before


@pytest.mark.parametrize("view", VIEWS)
def test_hostile_words_change_nothing_and_give_at_most_a_sentence(view, mina, unharmed):
    found = view(mina)
    for action in widget(found).actions - FREE_TEXT - OWN_TESTS:
        wanted = len(signature(getattr(found, action)).parameters)
        for odd in HOSTILE:
            for count in {1, wanted, wanted + 1} - {0}:
                tell(found, action, *[odd] * count)
                unharmed(found)
        for odd in ("S1", 5, None, {"0": "S1"}):
            widget(found)._handle_custom_msg({"do": action, "with": odd}, [])
            unharmed(found)


def test_a_good_word_beside_a_hostile_one_changes_nothing(mina, unharmed):
    order, cards, scorer, sums = OrderTheFive(mina), FactCards(mina), ScoreScripts(mina), ThreeSums(mina)
    tried = sums.state["tried"]
    for odd in HOSTILE:
        tell(order, "move", "S1", odd)
        tell(cards, "judge", "S1", "trust", odd) if odd is not True else None
        tell(cards, "judge", "S1", odd, 1)
        tell(cards, "judge", odd, "trust", 1)
        tell(scorer, "rate", "human", odd)
        tell(scorer, "rate", odd, 1)
        tell(sums, "try_level", odd, 4)
        for view in (order, cards, scorer, sums):
            unharmed(view)
    assert sums.state["tried"] == tried


@pytest.mark.parametrize(
    "text", ["<b>you</b> & I", "{0}", "half of one: \ud83d", "one, whole: \U0001f600", "a\0b", "’“”"]
)
def test_a_note_is_kept_as_it_was_written_as_far_as_it_is_text(work, text):
    view = ScoreScripts(work)
    tell(view, "note", text)
    assert view.state["note"] == text.replace("\ud83d", "?")
    assert ScoreScripts(work).state["note"] == view.state["note"]
    assert work.notice == ""


# A wrong cell


@pytest.mark.parametrize(
    ("file", "column", "broken"),
    [
        ("statistics.csv", "id", {OrderTheFive, ForWhat, FactCards, Weights, Reveal}),
        ("traces.csv", "status", {OrderTheFive, ForWhat, FactCards, Weights, Reveal}),
        ("relevance.csv", "relevance", {ForWhat}),
        ("argument.csv", "step", {Reveal}),
        ("levels.csv", "level", {ScoreScripts, Leanings, ThreeSums}),
        ("references.csv", "level", {ScoreScripts, Leanings, ThreeSums, MarkValue}),
        ("valuable_from.csv", "script", {MarkValue}),
        ("passages.csv", "id", {MyPace, CutToSixty}),
        ("keeps.csv", "kind", {MyPace, CutToSixty}),
    ],
)
def test_a_wrong_cell_is_said_in_place_of_the_views_that_need_it_until_it_is_mended(kit, mina, file, column, broken):
    everything(mina)
    whole = [view.state for view in all_of(mina)]
    kit.edit(file, column, lambda cell: "x" + cell)
    views = all_of(mina)
    assert {view for view, found in zip(VIEWS, views, strict=True) if "broken" in found.state} == broken
    for sentence in [view.state["broken"] for view in views if "broken" in view.state]:
        assert f"data/{file}, row 2, column “{column}”: found “x" in sentence
    kit.edit(file, column, lambda cell: cell[1:])
    for view in views:
        widget(view).refresh()
    assert [view.state for view in views] == whole


def test_a_cell_that_breaks_while_the_view_is_open_is_said_too(kit, mina):
    everything(mina)
    cards, reveal = FactCards(mina), Reveal(mina)
    kit.edit("argument.csv", "step", lambda cell: "x" + cell)
    cards.judge("S1", "trust", 0)
    assert "data/argument.csv, row 2" in reveal.state["broken"]
    assert reveal.chart.outputs == ()
    assert cards.state["cards"][0]["given"]["trust"] == 0


# What one takes home


def test_the_page_to_take_home_is_made_only_on_a_press_and_saved_beside_the_work(work, folder):
    view = TakeHome(work)
    assert view.state["made"] is None
    assert not folder.exists()
    tell(view, "make")
    assert view.state["said"] == f"It is made, and saved as {folder / 'my_sixty_seconds.html'}"
    assert (folder / "my_sixty_seconds.html").read_text(encoding="utf-8") == view.state["made"]["page"]["text"]
    assert (folder / "my_sixty_seconds.md").read_text(encoding="utf-8") == view.state["made"]["twin"]["text"]


def test_the_page_to_take_home_is_made_anew_from_the_answers_as_they_are_then(mina):
    view = TakeHome(mina)
    tell(view, "make")
    before = view.state["made"]
    sealed(mina)
    assert view.state["made"] == before
    tell(view, "make")
    assert view.state["made"]["number"] == 2
    assert "Sealed before I turned the cards" in view.state["made"]["page"]["text"]


def test_a_page_that_cannot_be_saved_can_still_be_downloaded(work, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("caring.document.write_safely", full)
    view = TakeHome(work)
    tell(view, "make")
    assert "could not be saved (No space left on device). Download it here" in view.state["said"]
    assert "My sixty seconds" in view.state["made"]["page"]["text"]

from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caring import CaringError, Work, answers, purposes, scripts, statistics
from caring.progress import FileStore
from caring.ranking import shuffled
from caring.scoring import CRITERIA

FIVE = tuple(s.id for s in statistics())
MINE = ("S2", "S4", "S1", "S5", "S3")
WRONG_LEVELS = (-1, 5, 2.0, "3", None, True)


def act(name, *given):
    return pytest.param(partial(getattr(answers, name)), given, id=f"{name}{given}")


def sealed(work):
    answers.arrange(work, MINE)
    answers.seal(work)
    return work


def judged(work, but=()):
    for number, statistic in enumerate(s for s in FIVE if s not in but):
        answers.judge(work, statistic, "relevance", number)
        answers.judge(work, statistic, "trust", 4 - number)
    return work


def rated(work, script="goat", level=2, but=()):
    for criterion in ("wonder", *CRITERIA):
        if criterion not in but:
            answers.rate(work, script, criterion, level)
    return work


def refuses(work, do, given, sentence):
    before = work.answers()
    with pytest.raises(CaringError, match=sentence):
        do(work, *given)
    assert work.answers() == before


# The first order


def test_the_five_start_shuffled_by_the_seed_and_nothing_is_kept(work):
    assert answers.order(work) == answers.Order(shuffled(FIVE, work.seed), None)
    assert work.answers() == []


def test_the_seed_is_kept_with_the_first_move(work, folder):
    work.seed = 60
    answers.move(work, "S1", 5)
    tomorrow = Work(FileStore(folder))
    tomorrow.seed = 61
    answers.move(tomorrow, "S1", 1)
    assert tomorrow.get("order.first")["seed"] == 60


@given(st.permutations(FIVE), st.sampled_from(FIVE), st.integers(1, 5))
@settings(max_examples=50)
def test_a_move_puts_one_card_in_its_place_and_leaves_the_others_in_their_order(start, card, place):
    work = Work()
    answers.arrange(work, start)
    answers.move(work, card, place)
    found = list(answers.order(work).ids)
    assert found.index(card) == place - 1
    assert [i for i in found if i != card] == [i for i in start if i != card]


def test_a_move_is_said_with_the_claim_and_the_place(work):
    claim = next(s.claim for s in statistics() if s.id == "S4")
    assert answers.move(work, "S4", 2) == f"“{claim}” is now number 2 of 5."


def test_an_order_is_sealed_as_it_lies_even_if_nothing_was_moved(work):
    start = answers.order(work).ids
    answers.seal(work)
    found = answers.order(work)
    assert (found.ids, bool(found.sealed)) == (start, True)


@pytest.mark.parametrize(
    ("do", "given"), [act("move", "S1", 1), act("arrange", FIVE), act("seal"), act("move", MINE[0], 1)]
)
def test_a_sealed_order_stays_as_it_is(work, do, given):
    refuses(sealed(work), do, given, "This order is sealed")
    assert answers.order(work).ids == MINE


@pytest.mark.parametrize("statistic", ["S6", "", "s1", None, 1, ["S1"]])
def test_there_is_no_move_of_an_unknown_statistic(work, statistic):
    refuses(work, answers.move, (statistic, 1), "There are S1, S2, S3, S4, S5")


@pytest.mark.parametrize("place", [0, 6, -1, 1.0, "1", True, None, [1]])
def test_there_is_no_move_to_a_place_that_is_none(work, place):
    refuses(work, answers.move, ("S1", place), "Places go from 1 to 5")


@pytest.mark.parametrize(
    "ids",
    [(), FIVE[:4], (*FIVE, "S1"), ("S1",) * 5, ("S1", "S2", "S3", "S4", "S6"), "S1S2S3S4S5", (1, None, *FIVE[2:])],
)
def test_an_order_holds_each_of_the_five_once(work, ids):
    refuses(work, answers.arrange, (ids,), "An order holds each of S1, S2, S3, S4, S5 once")


# What for


@pytest.mark.parametrize("purpose", [p.id for p in purposes()])
@pytest.mark.parametrize(("do", "given"), [act("move", "S1", 1), act("arrange", FIVE), act("seal")])
def test_an_order_for_a_purpose_waits_for_the_first(work, do, given, purpose):
    refuses(work, do, (*given, purpose), "Seal your first order")


def test_an_order_for_a_purpose_starts_from_the_sealed_one_and_leaves_it_alone(work):
    sealed(work)
    assert answers.order(work, "pick_a_sound") == answers.Order(MINE, None)
    answers.move(work, "S3", 1, "pick_a_sound")
    answers.seal(work, "pick_a_sound")
    assert answers.order(work, "pick_a_sound").ids == ("S3", "S2", "S4", "S1", "S5")
    assert answers.order(work).ids == answers.order(work, "sell_ads").ids == MINE
    assert answers.order(work, "sell_ads").sealed is None


def test_an_order_for_a_purpose_is_sealed_for_good_too(work):
    answers.seal(sealed(work), "sell_ads")
    refuses(work, answers.move, ("S1", 1, "sell_ads"), "This order is sealed")


@pytest.mark.parametrize("purpose", ["", "fame", "First", "../first"])
@pytest.mark.parametrize(("do", "given"), [act("order"), act("move", "S1", 1), act("arrange", FIVE), act("seal")])
def test_an_unknown_purpose_is_named_beside_those_that_there_are(work, do, given, purpose):
    refuses(sealed(work), do, (*given, purpose), f"no purpose “{purpose}”. There are sell_ads, ")


# Relevance and trust


def test_cards_are_judged_after_the_seal_only(work):
    refuses(work, answers.judge, ("S1", "trust", 1), "Seal your first order")


@pytest.mark.parametrize(
    "given",
    [("S9", "trust", 1), ("S1", "beauty", 1), ("S1", "", 1), *(("S1", "trust", level) for level in WRONG_LEVELS)],
)
def test_a_judgement_is_a_level_on_an_axis_of_a_statistic(work, given):
    refuses(sealed(work), answers.judge, given, "whole number from 0 to 4")


def test_relevance_and_trust_of_each_are_kept_apart(work):
    judged(sealed(work), but=("S2",))
    answers.judge(work, "S2", "trust", 0)
    assert answers.judgements(work)["S2"] == {"trust": 0}
    assert answers.judgement_pairs(work) == {"S1": (0, 4), "S3": (1, 3), "S4": (2, 2), "S5": (3, 1)}
    assert not answers.judged(work)
    answers.judge(work, "S2", "relevance", 4)
    assert answers.judgement_pairs(work)["S2"] == (4, 0)
    assert answers.judged(work)


# The weight


def test_relevance_counts_half_until_the_weight_is_moved(work):
    assert answers.weight(work) == 50
    for percent in (0, 100, 33):
        answers.weigh(work, percent)
        assert answers.weight(work) == percent


@pytest.mark.parametrize("percent", [-1, 101, 50.0, "50", True, None])
def test_a_weight_is_a_whole_number_of_percent(work, percent):
    refuses(work, answers.weigh, (percent,), "whole number from 0 to 100")


# The article's pick


def test_the_pick_waits_for_the_seal_and_for_all_five_cards(work):
    refuses(work, answers.reveal, (), "Seal your order")
    refuses(sealed(work), answers.reveal, (), "5 cards to go")
    refuses(judged(work, but=("S3",)), answers.reveal, (), "one card to go")
    answers.judge(work, "S3", "trust", 1)
    refuses(work, answers.reveal, (), "one card to go")
    answers.judge(work, "S3", "relevance", 1)
    assert answers.before_reveal(work) == ""
    assert not answers.revealed(work)
    answers.reveal(work)
    assert answers.revealed(work)


def test_an_opened_pick_without_what_comes_before_it_is_not_open(work):
    work.keep("reveal.pick", {"opened": "now"})
    assert not answers.revealed(work)
    assert not answers.revealed(sealed(work))
    assert answers.revealed(judged(work))


# Rating scripts


def test_nothing_is_rated_at_first(work):
    assert answers.rating(work, "goat") == answers.Rating(None, {}, "", None)
    assert answers.rating(work, "goat").missing == ("wonder", *CRITERIA)


@pytest.mark.parametrize("criterion", CRITERIA)
def test_wonder_comes_first(work, criterion):
    refuses(work, answers.rate, ("goat", criterion, 2), "Wonder comes first")


@pytest.mark.parametrize("level", WRONG_LEVELS)
@pytest.mark.parametrize("criterion", ["wonder", "human"])
def test_a_rating_is_a_level(work, criterion, level):
    answers.rate(work, "goat", "wonder", 2)
    refuses(work, answers.rate, ("goat", criterion, level), "whole number")


@pytest.mark.parametrize(
    ("do", "given"), [act("rate", "no_goat", "wonder", 1), act("note", "no_goat", "x"), act("finish", "no_goat")]
)
def test_there_is_no_rating_of_an_unknown_script(work, do, given):
    refuses(work, do, given, "There is no script “no_goat”")


def test_there_is_no_rating_on_an_unknown_criterion(work):
    answers.rate(work, "goat", "wonder", 2)
    refuses(work, answers.rate, ("goat", "charm", 2), "no criterion called charm")


def test_a_rating_can_change_and_keeps_the_rest(work):
    rated(work)
    answers.note(work, "goat", "her lips")
    answers.rate(work, "goat", "human", 4)
    answers.rate(work, "goat", "wonder", 0)
    found = answers.rating(work, "goat")
    assert (found.wonder, found.levels["human"], found.levels["valuable"], found.note) == (0, 4, 2, "her lips")
    assert answers.rating(work, "socks").missing == ("wonder", *CRITERIA)


@pytest.mark.parametrize("missing", [*CRITERIA[:2], CRITERIA[-1]])
def test_a_rating_is_not_done_while_something_is_missing_and_it_is_named(work, missing):
    refuses(rated(work, but=(missing,)), answers.finish, ("goat",), f"Still to rate: {missing}")
    assert answers.finished(work) == ()


@pytest.mark.parametrize(
    ("do", "given"),
    [
        act("rate", "goat", "wonder", 0),
        act("rate", "goat", "human", 0),
        act("note", "goat", "x"),
        act("finish", "goat"),
    ],
)
def test_a_finished_rating_stays(work, do, given):
    answers.finish(rated(work), "goat")
    refuses(work, do, given, "This rating is finished")


def test_a_note_holds_two_thousand_characters(work):
    answers.note(work, "goat", "ä" * 2000)
    refuses(work, answers.note, ("goat", "ä" * 2001), "at most 2000")
    refuses(work, answers.note, ("goat", 5), "at most 2000")
    assert answers.rating(work, "goat").note == "ä" * 2000


def test_finished_scripts_come_in_the_kits_order(work):
    last, first = scripts()[3].id, scripts()[1].id
    for script in (last, first):
        answers.finish(rated(work, script), script)
    assert answers.finished(work) == (first, last)


def test_finished_ratings_are_set_beside_the_authors(work):
    answers.finish(rated(work), "goat")
    rated(work, "socks")
    theirs = next(s for s in scripts() if s.id == "goat").reference
    found = answers.comparisons(work)
    assert list(found) == ["goat"]
    assert [(c.criterion, c.yours, c.ours) for c in found["goat"]] == [(c, 2, theirs[c].level) for c in CRITERIA]


def test_six_scripts_make_a_leaning(work):
    to_go = []
    for script in scripts()[:7]:
        to_go.append(answers.scripts_to_go(work))
        answers.finish(rated(work, script.id), script.id)
    assert to_go == [6, 5, 4, 3, 2, 1, 0]


# Whatever stands in the store

SIX = dict.fromkeys(CRITERIA, 2)
ODD = {
    "order.first": [[], "S1", {}, {"order": FIVE[:4]}, {"order": list("abcde")}, {"order": [1, 2, 3, 4, 5]},
                    {"order": "S1S2"}, {"order": list(FIVE), "sealed": 5}, {"order": [["S1"], *FIVE[1:]]}],
    "judgement.s1": [5, [], {"relevance": 5}, {"relevance": "4"}, {"beauty": 1}, {"trust": None}],
    "weight.relevance": [101, -1, 50.5, "50", True, [50]],
    "rating.goat": [[], {"levels": []}, {"wonder": 5, "levels": {}, "note": ""},
                    {"wonder": 1, "levels": {"human": 5}, "note": ""},
                    {"wonder": 1, "levels": {"charm": 1}, "note": ""}, {"wonder": 1, "levels": {}, "note": 5},
                    {"wonder": 1, "levels": {}, "note": "", "finished": "now"},
                    {"wonder": None, "levels": SIX, "note": "", "finished": "now"},
                    {"wonder": 1, "levels": SIX, "note": "", "finished": 5}],
}  # fmt: skip
LOOKS = (answers.order, answers.judgements, answers.weight, answers.finished, answers.revealed, answers.comparisons)


@pytest.mark.parametrize(("item", "value"), [(item, value) for item, odd in ODD.items() for value in odd])
def test_an_answer_of_an_odd_form_is_set_aside_and_counts_as_none(work, folder, item, value):
    value = {**value, "order": list(value["order"])} if isinstance(value, dict) and "order" in value else value
    work.keep(item, value)
    found = [look(work) for look in LOOKS]
    nothing = Work()
    nothing.seed = work.seed
    assert found == [look(nothing) for look in LOOKS]
    assert f"“{item}” has an unexpected form" in work.notice
    assert len(list((folder / "set_aside").iterdir())) == 1


def test_an_answer_of_which_a_part_is_left_out_counts_as_not_given(work):
    work.keep("order.first", {"order": list(MINE)})
    work.keep("rating.goat", {"levels": {}, "note": "hm"})
    assert answers.order(work) == answers.Order(MINE, None)
    assert answers.rating(work, "goat") == answers.Rating(None, {}, "hm", None)

"""Facts about the tables that ship with the kit, read by the kit's own functions."""

import csv
import re
from collections import Counter
from itertools import chain

import pytest

from caring import purposes, read_script, rubric, score, scripts, statistics
from caring.library import argument, kit_folder
from caring.scoring import CRITERIA, HALF, HALVES

PROSE = (
    "argument", "choices", "criteria", "guesses", "keeps", "levels", "passages", "purposes", "questions", "references",
    "relevance", "scripts", "second_opinions", "statistics", "traces", "valuable_from",
)  # fmt: skip
FEW = 6
CLEARLY = HALF / 12  # points from the middle: one rating higher or lower by a level

PAIRS = {s.pair: tuple(half for half in scripts() if half.pair == s.pair) for s in scripts() if s.pair}

each_script = pytest.mark.parametrize("script", scripts(), ids=lambda script: script.id)


def words(text):
    return re.findall(r"[\w’]+", text.casefold())


def runs(text, length=7):
    said = words(text)
    return {tuple(said[at : at + length]) for at in range(len(said) - length + 1)}


def shared(parts_of):
    """Find what more than one script has; a pair counts as one."""
    texts = [[script] for script in scripts() if not script.pair] + list(PAIRS.values())
    counted = Counter(chain.from_iterable(set().union(*(parts_of(s.text) for s in text)) for text in texts))
    return [part for part, count in counted.items() if count > 1]


def sentences(text):
    return {" ".join(words(sentence.text)) for sentence in read_script(text).sentences}


def side(half):
    """Say on which side of the middle half a score clearly is."""
    away = round(half - HALF / 2, 6)
    return "between" if abs(away) < round(CLEARLY, 6) else "high" if away > 0 else "low"


def scored(script):
    return score({criterion: given.level for criterion, given in script.reference.items()})


def reasons():
    """Give every reason and every word for more or for less, of the authors and of second readers."""
    for script in scripts():
        for given in script.reference.values():
            yield from filter(None, (given.reason, given.for_more, given.for_less))
        yield from (other.reason for other in script.second.values())


# The five statistics


def test_there_are_five_statistics_in_the_articles_numbering():
    assert [statistic.id for statistic in statistics()] == ["S1", "S2", "S3", "S4", "S5"]


def test_the_third_has_two_halves_on_one_card_and_each_other_one_trace():
    traced = {statistic.id: [trace.id for trace in statistic.traces] for statistic in statistics()}
    assert traced == {"S1": ["S1"], "S2": ["S2"], "S3": ["S3a", "S3b"], "S4": ["S4"], "S5": ["S5"]}


def test_what_a_trace_gives_as_printed_stands_in_its_claim():
    for statistic in statistics():
        for trace in statistic.traces:
            assert trace.printed in statistic.claim


def test_each_trace_has_the_status_that_could_be_established():
    assert {trace.id: trace.status for statistic in statistics() for trace in statistic.traces} == {
        "S1": "traced, no number",
        "S2": "traced, misquoted",
        "S3a": "partly traced",
        "S3b": "traced, paraphrased",
        "S4": "not traced",
        "S5": "not traced",
    }


def test_the_argument_picks_the_fifth_and_ranks_no_other():
    assert [step.statistic for step in argument() if step.statistic] == ["S5"]
    assert [step.step for step in argument()] == list(range(1, len(argument()) + 1))


def test_each_of_four_purposes_has_a_relevance_and_a_reason_for_each_statistic():
    assert len(purposes()) == 4
    for purpose in purposes():
        assert list(purpose.relevance) == ["S1", "S2", "S3", "S4", "S5"]
        assert all(given.reason.endswith(".") for given in purpose.relevance.values())


def test_the_purposes_do_not_agree_on_a_winner():
    def winners(purpose):
        best = max(given.relevance for given in purpose.relevance.values())
        return frozenset(id_ for id_, given in purpose.relevance.items() if given.relevance == best)

    assert len({winners(purpose) for purpose in purposes()}) > 1


# The rubric


def test_the_rubric_has_the_six_criteria_that_scoring_knows_in_its_order():
    assert tuple(criterion.id for criterion in rubric()) == CRITERIA
    for half, criteria in HALVES.items():
        assert tuple(criterion.id for criterion in rubric() if criterion.half == half) == criteria


def test_each_criterion_has_levels_0_to_4_with_a_behaviour_and_an_example_of_their_own():
    levels = [level for criterion in rubric() for level in criterion.levels]
    assert [level.level for level in levels] == [0, 1, 2, 3, 4] * 6
    assert len({level.behaviour for level in levels}) == len({level.example for level in levels}) == 30


# The scripts


def test_there_are_forty_eight_scripts_in_at_least_twelve_niches():
    assert len(scripts()) >= 48
    niches = Counter(script.niche for script in scripts())
    assert len(niches) >= 12
    assert max(niches.values()) <= len(scripts()) / 8


def test_each_title_and_each_text_is_its_own():
    assert len({script.title for script in scripts()}) == len({script.text for script in scripts()}) == len(scripts())


def test_only_the_two_halves_of_a_pair_have_one_speaker():
    speakers = Counter(script.creator for script in scripts())
    assert {creator for creator, count in speakers.items() if count > 1} == {
        before.creator for before, after in PAIRS.values() if before.creator == after.creator
    }


@each_script
def test_a_script_fits_sixty_seconds_at_its_pace(script):
    reading = read_script(script.text)
    shortest, longest = {"natural": (120, 165), "brisk": (166, 200)}[script.pace]
    assert reading.status == "ok"
    assert shortest <= reading.words <= longest


def test_at_most_a_few_are_brisk():
    assert 1 <= sum(script.pace == "brisk" for script in scripts()) <= FEW


def test_scripts_lie_in_all_four_corners_of_connection_and_value():
    corners = Counter((side(scored(script).connection), side(scored(script).value)) for script in scripts())
    assert min(corners[corner] for corner in [("low", "low"), ("low", "high"), ("high", "low"), ("high", "high")]) >= 8


@pytest.mark.parametrize("criterion", CRITERIA)
def test_each_level_of_each_criterion_is_given_to_some_script(criterion):
    assert {script.reference[criterion].level for script in scripts()} == {0, 1, 2, 3, 4}


# Pairs


def test_there_are_at_least_six_pairs_each_of_one_niche():
    assert len(PAIRS) >= 6
    for before, after in PAIRS.values():
        assert before.niche == after.niche


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)
def test_the_later_of_a_pair_keeps_words_of_the_content_and_changes_connection_or_value(pair):
    before, after = pair
    kept = {word for word in words(before.text) if len(word) > 4} & set(words(after.text))
    assert len(kept) >= 8
    gained = scored(after).connection - scored(before).connection, scored(after).value - scored(before).value
    assert max(gained) >= 2 * CLEARLY


def test_some_pairs_change_the_address_and_some_the_value():
    ways = {
        half
        for before, after in PAIRS.values()
        for half in HALVES
        if getattr(scored(after), half) - getattr(scored(before), half) >= 2 * CLEARLY
    }
    assert ways == set(HALVES)


# Second opinions


def test_at_least_eight_scripts_have_a_second_opinion_two_levels_apart_higher_and_lower():
    apart = [
        [other.level - script.reference[criterion].level for criterion, other in script.second.items()]
        for script in scripts()
        if script.second
    ]
    assert len(apart) >= 8
    assert all(abs(levels) >= 2 for each in apart for levels in each)
    assert {levels > 0 for each in apart for levels in each} == {True, False}


def test_there_is_a_second_opinion_on_each_criterion():
    assert {criterion for script in scripts() for criterion in script.second} == set(CRITERIA)


# What reasons say


def test_no_reason_is_copied_from_another_row():
    assert [said for said, count in Counter(reasons()).items() if count > 1] == []


def test_no_run_of_seven_words_of_a_reasons_own_is_in_another():
    own = Counter(chain.from_iterable(runs(re.sub("“[^”]+”", " ", said)) for said in reasons()))
    assert [run for run, count in own.items() if count > 1] == []


@each_script
def test_each_reference_has_what_speaks_for_more_and_for_less_where_there_is_room(script):
    for given in script.reference.values():
        assert (given.for_more == "") == (given.level == 4)
        assert (given.for_less == "") == (given.level == 0)


@each_script
def test_each_reference_quotes_its_script(script):
    said = [given.reason for given in (*script.reference.values(), *script.second.values())]
    said += [side for given in script.reference.values() for side in (given.for_more, given.for_less) if side]
    for sentence in said:
        quotes = re.findall("“([^”]+)”", sentence)
        assert quotes
        assert all(quote in script.text for quote in quotes)


# Nothing is said twice


def test_no_sentence_is_in_two_scripts():
    assert shared(sentences) == []


def test_no_run_of_seven_words_is_in_two_scripts():
    assert shared(runs) == []


def test_a_shared_run_would_be_found():
    assert shared(lambda text: {text[:0]}) == [""]
    assert len(runs("one two three four five six seven, eight") & runs("One two three four five six seven")) == 1


# Typography


@pytest.mark.parametrize("name", PROSE)
def test_apostrophes_and_quotation_marks_are_typographic(name):
    path = kit_folder() / "data" / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        cells = chain.from_iterable(csv.reader(lines))
        assert [cell for cell in cells if re.search("['\"]", cell)] == []

import pytest

from caring import library, read_script
from caring.hearing.cues import listen
from caring.hearing.grammar import cut, tag
from caring.hearing.patterns import compile_pattern
from caring.signals import WEIGHTS
from caring.spoken import tokenise

CUES = library.cues()


def heard(text):
    """Name the cues that are right in a text, vetoes among them."""
    return {rule.cue.id for piece in cut(text, tokenise(text)) for _, _, rule in listen(tag(piece))}


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue.id)
def test_every_cue_has_sentences_of_both_kinds_and_is_right_in_each(cue):
    assert cue.matches
    assert cue.misses
    assert [text for text in cue.matches if cue.id not in heard(text)] == []
    assert [text for text in cue.misses if cue.id in heard(text)] == []


@pytest.mark.parametrize("column", ["matches", "misses"])
def test_a_cue_without_sentences_of_one_kind_is_a_problem_of_the_table(kit, column):
    kit.edit("cues.csv", column, lambda _: "", where=lambda row: row["id"] == "called")
    assert any(column in problem and "cues.csv" in problem for problem in library.check_all())


@pytest.mark.parametrize("pattern", ["(guys", "guys)", "<gyus>", "guys{0,99}", "guys{0,1}", "guys; folks", "(|)"])
def test_a_pattern_that_cannot_be_read_is_a_sentence(pattern):
    with pytest.raises(ValueError, match="“"):
        compile_pattern(pattern)


def test_no_reason_claims_anything_of_the_rest_of_its_sentence():
    """Beside “hey guys”, “welcome” is no proof that there is no crowd word."""
    assert [cue.id for cue in CUES if "no crowd" in cue.reason] == []


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue.id)
def test_a_reason_is_one_sentence_for_a_learner(cue):
    assert cue.reason[0].isupper() or cue.reason[0] == "“"
    assert cue.reason.endswith(".")
    assert cue.reason.count(". ") == 0


def test_a_veto_is_no_evidence_for_a_half():
    vetoes = {cue.id for cue in CUES if cue.sign.startswith("not ")}
    assert vetoes
    for cue in CUES:
        for text in (*cue.matches, *cue.misses):
            sentences = read_script(text).sentences
            assert vetoes.isdisjoint(each.cue for sentence in sentences for each in sentence.evidence)


def test_every_sign_of_a_half_counts_towards_it():
    for cue in CUES:
        if cue.half != "address":
            assert cue.sign.removeprefix("not ") in WEIGHTS[cue.half], cue.id


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("You know, rain is underrated.", "step"),
        ("I know the drawer.", "step"),
        ("It was so hot.", "so_it"),
        ("She keeps the lamp.", "makes_it"),
        ("So on Friday we drove to town.", "next_time"),
        ("I sat there till it got dark.", "when_you"),
        ("Take a second pair.", "measure"),
        ("He rang at two in the morning.", "percentage"),
        ("It's Davie moving.", "you_will"),
        ("There's less of it.", "costs_nothing"),
        ("I've got my good gloves on.", "i_have_been"),
        ("Next week, all of you, bring us your bay leaf.", "for_you"),
        ("Today we put the potato on trial.", "this_hour"),
        ("She told me to tell me apart from my twin.", "tell_me"),
        ("The cause is unknown.", "because"),
    ],
)
def test_a_cue_keeps_silent_where_its_reason_would_be_false(text, cue):
    assert cue not in {each.cue for sentence in read_script(text).sentences for each in sentence.evidence}
